//! A table in a given width: columns share the room, cells wrap; where even that is too narrow, a record a row. The cells are
//! wrapped before `comfy-table` draws them, since it would break numbers.

use std::cell::OnceCell;

use comfy_table::presets::{ASCII_FULL_CONDENSED, UTF8_FULL_CONDENSED};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width};

use super::super::escape::visible;
use super::super::page::{Align, Cell, Column, Run, Shown, Table, Tone};
use super::{Look, paragraph, tones, wrap};

/// Columns of words are never drawn narrower than this; below it the table becomes records.
const NARROWEST: usize = 8;

/// The blanks at both sides of a cell.
const PADDING: usize = 2;

/// Draws a table, and says below it which columns it left out for want of room, and how many rows.
pub fn draw(out: &mut String, table: &Table, look: &Look) {
    if table.rows.is_empty() {
        return;
    }
    let cells = Cells::of(table);
    let all: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown != Shown::Files).collect();
    let mut columns: Vec<usize> = all.iter().copied().filter(|&c| cells.natural(c) > 0).collect();
    let mut hidden: Vec<&str> = Vec::new();
    // Wide columns give way, the last first, until what is left has a bearable width.
    while !comfortable(&cells, &columns, look.width) {
        let Some(at) = columns.iter().rposition(|&c| table.columns[c].shown == Shown::Wide) else { break };
        hidden.insert(0, &table.columns[columns.remove(at)].title);
    }
    let parts = parts(table, &cells, &columns, look.width);
    let mut left_out = false;
    for part in &parts {
        let rows = match parts.len() {
            1 => cells.all(),
            _ => cells.said(table, part),
        };
        left_out |= rows.len() < table.rows.len();
        match widths(&cells, part, look.width) {
            Some(widths) => grid(out, table, &cells, &rows, part, &widths, look),
            None => records(out, table, &rows, part, look),
        }
    }
    if left_out {
        let words = look
            .lang
            .pick("各段只列在这些年份里有内容的行", "each block has the rows that have something in its years");
        paragraph(out, &[Run::new(words, Tone::Dim)], look, "");
    }
    if !hidden.is_empty() {
        let names = visible(&look.lang.list(&hidden)).into_owned();
        let words = look.lang.pick(
            format!("宽度不够，未显示的列：{names}；可用 --width 加宽，或用 -o 输出到文件查看"),
            format!("left out for want of width: {names}; give more with --width, or write a file with -o"),
        );
        paragraph(out, &[Run::new(words, Tone::Dim)], look, "");
    }
    let rest = table.more;
    if rest > 0 {
        let words = look.lang.pick(
            format!("还有{rest}行；加 --all 或 --only 看全部"),
            format!("{rest} more rows; see them with --all or --only"),
        );
        paragraph(out, &[Run::new(words, Tone::Dim)], look, "");
    }
}

/// The columns that are drawn side by side. Series columns that don't all fit go on below, after the same first columns.
fn parts(table: &Table, cells: &Cells, columns: &[usize], width: usize) -> Vec<Vec<usize>> {
    let series = |c: &usize| table.columns[*c].shown == Shown::Series;
    let (many, first): (Vec<usize>, Vec<usize>) = columns.iter().partition(|c| series(c));
    let with = |columns: &[usize]| -> Vec<usize> { first.iter().chain(columns).copied().collect() };
    let mut parts = vec![first.clone()];
    for &column in &many {
        let Some(part) = parts.last_mut() else { break };
        part.push(column);
        // Each part shows one of them at least, however narrow the screen.
        if part.len() > first.len() + 1 && !comfortable(cells, part, width) {
            part.pop();
            parts.push(with(&[column]));
        }
    }
    // As many in each, so that the last does not hold a single year.
    let even: Vec<Vec<usize>> = many.chunks(many.len().div_ceil(parts.len()).max(1)).map(with).collect();
    let fits = |part: &Vec<usize>| comfortable(cells, part, width);
    if parts.len() > 1 && even.iter().all(fits) { even } else { parts }
}

/// The lines of a cell before they are wrapped.
type Lines<'a> = wrap::Few<wrap::Text<'a>>;

/// What people read in each cell, headings included: row 0 is the head.
struct Cells<'a> {
    rows: Vec<Vec<Lines<'a>>>,
    natural: Vec<usize>,
    /// Found where columns have to give way.
    least: Vec<OnceCell<usize>>,
}

impl<'a> Cells<'a> {
    fn of(table: &'a Table) -> Self {
        let title = |c: &'a Column| wrap::Text::new((visible(&c.title), Tone::Strong)).into();
        // What only files show is not looked at.
        let cell = |(cell, column): (&'a Cell, &Column)| match column.shown {
            Shown::Files => Vec::new().into(),
            _ => lines(cell),
        };
        let mut rows: Vec<Vec<Lines>> = vec![table.columns.iter().map(title).collect()];
        rows.extend(table.rows.iter().map(|r| r.cells.iter().zip(&table.columns).map(cell).collect()));
        let count = table.columns.len();
        let width = |lines: &Lines| lines.iter().map(wrap::Text::width).max();
        let mut natural: Vec<usize> =
            (0..count).map(|c| rows.iter().filter_map(|row| width(row.get(c)?)).max().unwrap_or(0)).collect();
        // A column without any content is not drawn, except a year that nothing is known of.
        for c in (0..count).filter(|&c| table.columns[c].shown != Shown::Series) {
            if rows[1..].iter().all(|row| row.get(c).is_none_or(is_blank)) {
                natural[c] = 0;
            }
        }
        Self { rows, natural, least: vec![OnceCell::new(); count] }
    }
    /// The rows below the head.
    fn all(&self) -> Vec<&[Lines<'a>]> {
        self.rows.iter().skip(1).map(Vec::as_slice).collect()
    }
    /// Those that have something in the series columns of a part.
    fn said(&self, table: &Table, part: &[usize]) -> Vec<&[Lines<'a>]> {
        let years: Vec<usize> = part.iter().copied().filter(|&c| table.columns[c].shown == Shown::Series).collect();
        let says = |row: &&[Lines]| years.iter().any(|&c| row.get(c).is_some_and(|lines| !is_nothing(lines)));
        self.all().into_iter().filter(says).collect()
    }
    fn natural(&self, column: usize) -> usize {
        self.natural[column]
    }
    fn least(&self, column: usize) -> usize {
        let least = *self.least[column].get_or_init(|| self.longest_piece(column));
        least.max(NARROWEST.min(self.natural[column]))
    }
    /// The columns of the longest piece that stays whole in a column: numbers set its least width. A very long word does not, it
    /// breaks.
    fn longest_piece(&self, column: usize) -> usize {
        let lines = self.rows.iter().enumerate().filter_map(|(n, row)| Some((n, row.get(column)?)));
        let lines = lines.flat_map(|(n, lines)| lines.iter().map(move |l| (l, if n == 0 { NARROWEST } else { 24 })));
        let needed = |(line, most): (&wrap::Text, usize)| line.width().min(most);
        // The widest one first: of most others it is then known that they need no more.
        let widest = lines.clone().max_by_key(|&line| needed(line));
        widest.into_iter().chain(lines).fold(0, |least, (line, most)| {
            let may_need_more = least < needed((line, most)) && least < line.longest_at_most().min(most);
            if may_need_more { least.max(line.longest_piece().min(most)) } else { least }
        })
    }
}

/// The lines of a cell, made harmless.
fn lines(cell: &Cell) -> Lines<'_> {
    let only = match cell {
        Cell::Text(runs) if runs.len() == 1 => Some((runs[0].text.as_str(), runs[0].tone)),
        Cell::Number { shown, tone, .. } => Some((shown.as_str(), *tone)),
        Cell::Empty | Cell::Text(_) => None,
    };
    let harmless = |(text, tone)| (visible(text), tone);
    // Nearly all cells are of one line of one tone.
    match only.filter(|(text, _)| !text.is_empty() && !text.contains('\n')) {
        Some(run) => wrap::Text::new(harmless(run)).into(),
        None => {
            let line = |runs: Vec<_>| wrap::Text::new(runs.into_iter().map(harmless).collect::<Vec<_>>());
            cell.lines().into_iter().map(line).collect::<Vec<_>>().into()
        }
    }
}

fn is_blank(lines: &Lines) -> bool {
    lines.iter().flat_map(wrap::Text::runs).all(|(text, _)| text.trim().is_empty())
}

/// Whether a cell of a series says that there is nothing: it is blank, or a dot or a dash stands in it.
fn is_nothing(lines: &Lines) -> bool {
    lines.iter().flat_map(wrap::Text::runs).all(|(text, _)| matches!(text.trim(), "" | "·" | "—"))
}

/// The room that cells have beside borders and blanks.
fn room(columns: usize, width: usize) -> Option<usize> {
    width.checked_sub((PADDING + 1) * columns + 1)
}

/// Whether the columns fit without squeezing words into slivers.
fn comfortable(cells: &Cells, columns: &[usize], width: usize) -> bool {
    const BEARABLE: usize = 20;
    let Some(room) = room(columns.len(), width) else { return false };
    let at_least: usize = columns.iter().map(|&c| cells.natural(c).min(BEARABLE)).sum();
    // A column that is narrower than that needs no more than it has.
    let wish = |&c: &usize| match cells.natural(c) {
        narrow @ ..=BEARABLE => narrow,
        _ => BEARABLE.max(cells.least(c)),
    };
    at_least <= room && columns.iter().map(wish).sum::<usize>() <= room
}

/// The width of each column, or `None` where they can't all have their least.
fn widths(cells: &Cells, columns: &[usize], width: usize) -> Option<Vec<usize>> {
    let room = room(columns.len(), width)?;
    let natural: Vec<usize> = columns.iter().map(|&c| cells.natural(c)).collect();
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    let least: usize = columns.iter().map(|&c| cells.least(c)).sum();
    if least > room {
        return None;
    }
    // The widest columns give way to a common ceiling, found by bisection; what is left over goes to the first that want it.
    let at = |ceiling: usize| -> Vec<usize> {
        columns.iter().map(|&c| cells.natural(c).min(ceiling).max(cells.least(c))).collect()
    };
    let (mut low, mut high) = (0, columns.iter().map(|&c| cells.natural(c)).max().unwrap_or(0));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if at(middle).iter().sum::<usize>() <= room { low = middle } else { high = middle - 1 }
    }
    let mut widths = at(low);
    let mut spare = room.saturating_sub(widths.iter().sum());
    for (w, &c) in widths.iter_mut().zip(columns) {
        if spare > 0 && *w < cells.natural(c) {
            *w += 1;
            spare -= 1;
        }
    }
    Some(widths)
}

/// How many rows are drawn at once: what `comfy-table` makes of each line on the way takes memory.
const TOGETHER: usize = 24;

fn grid(
    out: &mut String,
    table: &Table,
    cells: &Cells,
    rows: &[&[Lines]],
    columns: &[usize],
    widths: &[usize],
    look: &Look,
) {
    let Some(head) = cells.rows.first() else { return };
    let fixed = |w: &usize| ColumnConstraint::Absolute(Width::Fixed(u16::try_from(w + PADDING).unwrap_or(u16::MAX)));
    // No rule parts the rows, so that those drawn together are one row of `comfy-table`, each column's lines one cell of it.
    let drawn = |rows: &[&[Lines]]| -> Vec<comfy_table::Cell> {
        let mut together: Vec<(String, usize)> = vec![Default::default(); columns.len()];
        for row in rows {
            let next = together.iter().map(|(_, lines)| *lines).max().unwrap_or(0);
            for (((words, lines), &c), &width) in together.iter_mut().zip(columns).zip(widths) {
                words.extend(std::iter::repeat_n('\n', next - *lines + usize::from(next > 0)));
                *lines = next + put(words, &row[c], width, look);
            }
        }
        let aligned = |((words, _), &c): ((String, usize), &usize)| {
            comfy_table::Cell::new_owned(words).set_alignment(match table.columns[c].align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
                Align::Center => CellAlignment::Center,
            })
        };
        together.into_iter().zip(columns).map(aligned).collect()
    };
    let parts = rows.len().div_ceil(TOGETHER).max(1);
    for part in 0..parts {
        let mut grid = comfy_table::Table::new();
        grid.load_style(if look.ascii { ASCII_FULL_CONDENSED } else { UTF8_FULL_CONDENSED });
        grid.set_content_arrangement(ContentArrangement::Disabled);
        if part == 0 {
            grid.set_header(drawn(&[head]));
        }
        let rows = &rows[part * TOGETHER..rows.len().min((part + 1) * TOGETHER)];
        if !rows.is_empty() {
            grid.add_row(drawn(rows));
        }
        grid.set_constraints(widths.iter().map(fixed));
        // The border above is the first part's, the one below the last part's.
        let lines: Vec<String> = grid.lines().collect();
        let from = usize::from(part > 0);
        let to = lines.len() - usize::from(part + 1 < parts);
        for line in &lines[from..to] {
            tones::styled(out, line, look);
            out.push('\n');
        }
    }
}

/// Adds the lines of a cell, wrapped; gives back how many they are.
fn put(out: &mut String, lines: &[wrap::Text], width: usize, look: &Look) -> usize {
    let mut count = 0;
    let mut put = |runs: &[wrap::Words]| {
        out.push_str(if count > 0 { "\n" } else { "" });
        tones::put(out, runs, look);
        count += 1;
    };
    for text in lines {
        match text.whole(width) {
            Some(runs) => put(runs),
            None => text.wrap(width).iter().for_each(|line| put(&line.runs)),
        }
    }
    count
}

/// A row as a list of its cells, each under its column's title.
fn records(out: &mut String, table: &Table, rows: &[&[Lines]], columns: &[usize], look: &Look) {
    for (n, row) in rows.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        for &c in columns {
            if is_blank(&row[c]) {
                continue;
            }
            let mut runs =
                vec![Run::new(format!("{}{}", table.columns[c].title, look.lang.pick("：", ": ")), Tone::Dim)];
            for (n, line) in row[c].iter().enumerate() {
                runs.extend((n > 0).then(|| Run::plain(look.lang.pick("；", "; "))));
                runs.extend(line.runs().iter().map(|(text, tone)| Run::new(text.trim_start(), *tone)));
            }
            paragraph(out, &runs, look, "  ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::page::Row;
    use crate::view::words::Lang;

    fn drawn(width: usize) -> String {
        let words = "新增规模以上工业企业18家";
        let columns =
            vec![Column::new("a", "指标"), Column::new("b", "目标").right(), Column::new("c", "下年目标").wide()];
        let cells = vec![Cell::text(words), Cell::text("甲\n乙"), Cell::text(words)];
        let table = Table::new("t", "", columns).with_rows(vec![Row { cells, ..Row::default() }]);
        let mut out = String::new();
        draw(&mut out, &table, &Look { width, color: true, ascii: false, lang: Lang::Zh });
        out
    }

    #[test]
    fn rows_that_are_drawn_one_after_the_other_are_one_table() {
        let row = |n: usize| Row { cells: vec![Cell::count(n)], ..Row::default() };
        let table = Table::new("t", "", vec![Column::new("n", "序号").right()])
            .with_rows((0..2 * TOGETHER + 1).map(row).collect());
        let mut out = String::new();
        draw(&mut out, &table, &Look { width: 80, color: false, ascii: false, lang: Lang::Zh });
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines[..4], ["┌──────┐", "│ 序号 │", "╞══════╡", "│    0 │"]);
        assert_eq!(lines.last(), Some(&"└──────┘"));
        assert!(lines[3..lines.len() - 1].iter().enumerate().all(|(n, l)| *l == format!("│ {n:>4} │")), "{out}");
    }

    #[test]
    fn years_that_go_on_below_are_shared_out_evenly() {
        let mut columns = vec![Column::new("a", "指标")];
        columns.extend((2031..2036).map(|y| Column::new("y", y.to_string()).series()));
        let row = Row { cells: vec![Cell::text("甲"); 6], ..Row::default() };
        let table = Table::new("t", "", columns).with_rows(vec![row]);
        let mut out = String::new();
        // Room for the name and four years.
        draw(&mut out, &table, &Look { width: 36, color: false, ascii: false, lang: Lang::Zh });
        let heads = out.lines().filter(|l| l.contains("指标")).map(|l| l.matches("203").count());
        assert_eq!(heads.collect::<Vec<_>>(), [3, 2], "{out}");
    }

    #[test]
    fn a_block_of_years_has_the_rows_that_say_something_in_it() {
        let mut columns = vec![Column::new("a", "指标")];
        columns.extend((2031..2037).map(|y| Column::new("y", y.to_string()).series()));
        let row = |name: &str, cells: [&str; 6]| Row {
            cells: [name].into_iter().chain(cells).map(Cell::text).collect(),
            ..Row::default()
        };
        let rows = vec![
            row("早", ["5", "", "", "", "", ""]),
            row("晚", ["·", "·", "·", "—", "", "7"]),
            row("都", ["1", "2", "3", "4", "5", "6"]),
        ];
        let table = |columns: &[Column]| Table::new("t", "", columns.to_vec()).with_rows(rows.clone());
        let mut out = String::new();
        draw(&mut out, &table(&columns), &Look { width: 36, color: false, ascii: false, lang: Lang::Zh });
        assert_eq!(["早", "晚", "都"].map(|name| out.matches(name).count()), [1, 1, 2], "{out}");
        assert!(out.contains("各段只列"), "{out}");
        // In one block every row stands.
        let mut out = String::new();
        draw(&mut out, &table(&columns), &Look { width: 120, color: false, ascii: false, lang: Lang::Zh });
        assert_eq!(["早", "晚", "都"].map(|name| out.matches(name).count()), [1, 1, 1], "{out}");
        assert!(!out.contains("各段只列"), "{out}");
    }

    #[test]
    fn a_column_that_finds_no_room_is_named_below() {
        assert!(!drawn(80).contains("未显示的列"));
        let narrow = drawn(36);
        assert!(narrow.contains("未显示的列：下年目标"), "{narrow}");
    }

    #[test]
    fn borders_stand_in_one_column_and_nothing_is_wider_than_the_screen() {
        for width in [12, 36, 80] {
            let plain = anstream::adapter::strip_str(&drawn(width)).to_string();
            let widths: Vec<usize> = plain.lines().map(wrap::width).collect();
            assert!(widths.iter().all(|w| *w <= width), "{plain}");
            let rows = plain.lines().filter(|l| l.starts_with('│')).map(wrap::width);
            assert!(rows.clone().max() == rows.clone().min(), "{plain}");
        }
    }
}
