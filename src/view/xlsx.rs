//! A page as an Excel workbook: a sheet a table, numbers as numbers with their unit in the head or in a column beside them,
//! words that are never formulas, and a last sheet that says what each column means.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::escape::{office_lines, visible};
use super::page::{Align, Block, Cell, Column, Evidence, Page, Row, Run, Shown, Source, Table, Tone};
use super::words::Lang;

/// Signs that a cell holds, in UTF-16 units; Excel repairs a file with more.
const CELL: usize = 32_767;

/// Rows that a sheet holds, less its head and a last row that says that there are more.
const ROWS: usize = 1_048_576 - 2;

/// The widest that a column of words is made, in digits.
const WIDEST: usize = 44;
/// The widest that one of long words is made, and from how many digits on they are long.
const WIDEST_LONG: usize = 76;
const LONG: usize = 150;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The most lines that a row can be high.
const TALLEST: usize = 27;
/// As wide as a printed page is before its words are too small to be read, in digits.
const PRINTED: usize = 190;

/// The page as the bytes of a workbook.
///
/// # Errors
/// What the writer of workbooks refuses.
pub fn render(page: &Page, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same page gives the same bytes on any day.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(cut(&page.title, 255)).set_creation_datetime(&day));
    let styles = Styles::new();
    let mut names = Names::default();
    let redlines = redlines(page, lang).map(Cow::Owned);
    let tables: Vec<Cow<Table>> = page.sheets().into_iter().chain(redlines).collect();
    for table in &tables {
        let sheet = book.add_worksheet();
        sheet.set_name(names.pick(&table.sheet))?;
        Sheet { styles: &styles, sources: &page.sources, lang }.fill(sheet, table)?;
    }
    let about = about(page, &tables, lang);
    let sheet = book.add_worksheet();
    sheet.set_name(names.pick(&about.sheet))?;
    Sheet { styles: &styles, sources: &page.sources, lang }.fill(sheet, &about)?;
    book.save_to_buffer()
}

/// The redlines as a table: the section, and each of its paragraphs with what was added and removed.
fn redlines(page: &Page, lang: Lang) -> Option<Table> {
    let rows: Vec<Row> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Redline { title, paragraphs } => Some((title, paragraphs)),
            _ => None,
        })
        .flat_map(|(title, paragraphs)| {
            paragraphs.iter().map(move |runs| vec![Cell::text(title), Cell::Text(runs.clone())])
        })
        .map(|cells| Row { cells, ..Row::default() })
        .collect();
    let title = lang.pick("文字改动", "Wording");
    let columns = vec![
        Column::new("section", lang.pick("章节", "section")),
        Column::new("wording", lang.pick("文字", "wording"))
            .explain(lang.pick("下划线为新增，删除线为删去", "underlined: added; struck out: removed")),
    ];
    let table = Table {
        id: "wording",
        sheet: title.into(),
        title: title.into(),
        columns,
        rows,
        note: None,
        fold: None,
        more: 0,
    };
    (!table.rows.is_empty()).then_some(table)
}

/// The sheet that explains the others.
fn about(page: &Page, tables: &[Cow<Table>], lang: Lang) -> Table {
    let title = lang.pick("说明", "About");
    let columns = vec![
        Column::new("sheet", lang.pick("工作表", "sheet")),
        Column::new("column", lang.pick("列", "column")),
        Column::new("meaning", lang.pick("含义", "what it means")),
    ];
    let line = |sheet: &str, column: &str, meaning: &str| Row {
        cells: vec![Cell::text(sheet), Cell::text(column), Cell::text(meaning)],
        ..Row::default()
    };
    let mut rows = vec![line(lang.pick("（全部）", "(all)"), "", &page.title)];
    rows.extend(page.sources.iter().map(|s| line(lang.pick("（报告）", "(report)"), &s.label, &s.line)));
    for table in tables {
        for column in &table.columns {
            rows.push(line(&table.sheet, &column.title, &column.explain));
        }
        rows.extend(table.note.iter().map(|note| line(&table.sheet, lang.pick("（附注）", "(note)"), note)));
    }
    Table { id: "about", sheet: title.into(), title: title.into(), columns, rows, note: None, fold: None, more: 0 }
}

/// Names of sheets: short, without the signs that Excel forbids, each once.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn pick(&mut self, wanted: &str) -> String {
        let plain: String = visible(wanted).chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(24).collect();
        let plain = if plain.trim().is_empty() { "Sheet".to_owned() } else { plain };
        let numbered = (2..).map(|n| format!("{plain} {n}"));
        let free = std::iter::once(plain.clone()).chain(numbered).find(|n| !self.0.contains(&n.to_lowercase()));
        let name = free.unwrap_or(plain);
        self.0.insert(name.to_lowercase());
        name
    }
}

/// The looks of cells.
struct Styles {
    head: Format,
    plain: Format,
}

impl Styles {
    fn new() -> Self {
        let plain = Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::Top).set_text_wrap();
        let head = plain
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xE7_EC_F3))
            .set_border_bottom(FormatBorder::Thin);
        Self { head, plain }
    }

    /// A whole cell of one tone; fills as well as colours, and the mark stands in the words.
    fn cell(&self, tone: Tone) -> Format {
        let plain = self.plain.clone();
        let filled = |ink, fill| plain.clone().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(fill));
        match tone {
            Tone::Plain => plain,
            Tone::Good => filled(0x0B_4F_8A, 0xDC_EB_F9),
            Tone::Bad => filled(0x8A_2B_0B, 0xFB_E3_D6),
            Tone::Warn => filled(0x6B_53_00, 0xFF_F3_C9),
            Tone::Added => filled(0x0B_4F_8A, 0xEA_F3_FB),
            Tone::Removed => filled(0x8A_2B_0B, 0xFD_F0_E9),
            Tone::Moved | Tone::Hit | Tone::Strong | Tone::Dim => self.run(tone),
        }
    }

    /// A stretch of one tone within a cell.
    fn run(&self, tone: Tone) -> Format {
        let plain = self.plain.clone();
        match tone {
            Tone::Plain => plain,
            Tone::Strong | Tone::Hit => plain.set_bold(),
            Tone::Dim => plain.set_font_color(Color::RGB(0x66_6E_78)),
            Tone::Added => {
                plain.set_font_color(Color::RGB(0x0B_4F_8A)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
            }
            Tone::Removed => plain.set_font_color(Color::RGB(0x8A_2B_0B)).set_font_strikethrough(),
            Tone::Moved => plain.set_font_color(Color::RGB(0x5B_3A_8C)).set_italic(),
            Tone::Good => plain.set_font_color(Color::RGB(0x0B_4F_8A)),
            Tone::Bad => plain.set_font_color(Color::RGB(0x8A_2B_0B)),
            Tone::Warn => plain.set_font_color(Color::RGB(0x6B_53_00)),
        }
    }
}

/// How the unit of a column's numbers is told.
enum Units {
    /// There is none, or the head has it already.
    None,
    /// All share this one: the head says so.
    Head(String),
    /// Each has its own: in a column beside.
    Beside,
}

fn units(table: &Table, column: usize) -> Units {
    let mut units: BTreeSet<&str> = BTreeSet::new();
    for row in &table.rows {
        if let Some(Cell::Number { unit, .. }) = row.cells.get(column) {
            units.insert(unit.as_deref().unwrap_or(""));
        }
    }
    let mut all = units.iter();
    match (all.next(), all.next()) {
        (None | Some(&""), None) => Units::None,
        (Some(one), None) if table.columns[column].title.contains(one) => Units::None,
        (Some(one), None) => Units::Head((*one).to_owned()),
        _ => Units::Beside,
    }
}

/// Fills one sheet.
struct Sheet<'a> {
    styles: &'a Styles,
    sources: &'a [Source],
    lang: Lang,
}

impl Sheet<'_> {
    fn fill(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
        let units: Vec<Units> = (0..table.columns.len()).map(|c| units(table, c)).collect();
        let quotes = table.rows.iter().any(|r| !r.evidence.is_empty())
            && !table.columns.iter().any(|c| c.key.ends_with("quote"));
        let mut heads: Vec<String> = Vec::new();
        for (column, unit) in table.columns.iter().zip(&units) {
            match unit {
                Units::None => heads.push(column.title.clone()),
                Units::Head(unit) => heads.push(format!("{}（{unit}）", column.title)),
                Units::Beside => {
                    heads.push(column.title.clone());
                    heads.push(self.lang.pick(format!("{}单位", column.title), format!("{}, unit", column.title)));
                }
            }
        }
        if quotes {
            heads.push(self.lang.pick("原文", "quotes").into());
        }
        let mut widths: Vec<usize> = heads.iter().map(|h| UnicodeWidthStr::width(h.as_str()) + 3).collect();
        for (c, head) in (0u16..).zip(&heads) {
            sheet.write_string_with_format(0, c, cut(head, CELL), &self.styles.head)?;
        }
        for (r, row) in (1u32..).zip(table.rows.iter().take(ROWS)) {
            let mut at = 0u16;
            for ((cell, column), unit) in row.cells.iter().zip(&table.columns).zip(&units) {
                self.cell(sheet, r, at, cell, column, row.tone)?;
                widen(&mut widths, at, &cell.shown());
                at += 1;
                if let Units::Beside = unit {
                    if let Cell::Number { unit: Some(unit), .. } = cell {
                        sheet.write_string_with_format(r, at, cut(unit, CELL), &self.styles.plain)?;
                    }
                    at += 1;
                }
            }
            if quotes {
                let quotes = self.quotes(&row.evidence);
                widen(&mut widths, at, &quotes);
                sheet.write_string_with_format(r, at, cut(&quotes, CELL), &self.styles.plain)?;
            }
        }
        if table.rows.len() > ROWS {
            let more = self.lang.pick("（其余各行见 CSV 或 JSON）", "(for the other rows see CSV or JSON)");
            sheet.write_string_with_format(ROWS as u32 + 1, 0, more, &self.styles.plain)?;
        }
        for width in &mut widths {
            *width = (*width).clamp(6, if *width >= LONG { WIDEST_LONG } else { WIDEST });
        }
        self.room(sheet, table, &units, quotes, &widths)?;
        for (c, width) in (0u16..).zip(&widths) {
            sheet.set_column_width(c, *width as f64)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        if let (Some(last), true) = (heads.len().checked_sub(1), !table.rows.is_empty()) {
            sheet.autofilter(0, 0, table.rows.len().min(ROWS) as u32, u16::try_from(last).unwrap_or(u16::MAX))?;
        }
        self.print(sheet, table, &widths)
    }

    /// Makes each row as high as its words need in columns of these widths: not every office program does so by itself.
    fn room(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        units: &[Units],
        quotes: bool,
        widths: &[usize],
    ) -> Result<(), XlsxError> {
        for (r, row) in (1u32..).zip(table.rows.iter().take(ROWS)) {
            let (mut at, mut tall) = (0, 1);
            for (cell, unit) in row.cells.iter().zip(units) {
                if let (Cell::Text(_), Some(width)) = (cell, widths.get(at)) {
                    tall = tall.max(lines(&cell.shown(), *width));
                }
                at += if matches!(unit, Units::Beside) { 2 } else { 1 };
            }
            if let (true, Some(width)) = (quotes, widths.get(at)) {
                tall = tall.max(lines(&self.quotes(&row.evidence), *width));
            }
            if tall > 1 {
                sheet.set_row_height(r, tall.min(TALLEST) as f64 * LINE)?;
            }
        }
        Ok(())
    }

    /// What is printed, and how: the first columns, as many as are still read on one page; of a table with a column for each
    /// year all, page beside page.
    fn print(&self, sheet: &mut Worksheet, table: &Table, widths: &[usize]) -> Result<(), XlsxError> {
        sheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
        let first = table.columns.iter().position(|c| c.shown == Shown::Series);
        if let Some(last) = first.and_then(|n| u16::try_from(n.checked_sub(1)?).ok()) {
            let printed = widths.len().saturating_sub(usize::from(table.rows.iter().any(|r| !r.evidence.is_empty())));
            let end = u16::try_from(printed.max(1) - 1).unwrap_or(u16::MAX);
            sheet.set_print_area(0, 0, table.rows.len().min(ROWS) as u32, end)?;
            sheet.set_print_scale(70).set_repeat_columns(0, last)?;
            return Ok(());
        }
        let mut total = 0;
        let fitting = widths.iter().take_while(|&&w| {
            total += w;
            total <= PRINTED
        });
        let last = u16::try_from(fitting.count().max(1) - 1).unwrap_or(u16::MAX);
        sheet.set_print_area(0, 0, table.rows.len().min(ROWS) as u32, last)?;
        sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        at: u16,
        cell: &Cell,
        column: &Column,
        of_row: Tone,
    ) -> Result<(), XlsxError> {
        let align = match column.align {
            Align::Left => FormatAlign::Left,
            Align::Right => FormatAlign::Right,
            Align::Center => FormatAlign::Center,
        };
        match cell {
            Cell::Empty => {}
            Cell::Number { value, shown, tone, .. } => match value.to_f64() {
                Some(number) => {
                    let places = value.normalize().scale().min(6) as usize;
                    let format = format!("#,##0{}{}", if places > 0 { "." } else { "" }, "0".repeat(places));
                    let look = self.styles.cell(*tone).set_num_format(format).set_align(FormatAlign::Right);
                    sheet.write_number_with_format(row, at, number, &look)?;
                }
                None => {
                    sheet.write_string_with_format(row, at, cut(shown, CELL), &self.styles.cell(*tone))?;
                }
            },
            Cell::Text(runs) => self.runs(sheet, row, at, runs, align, of_row)?,
        }
        Ok(())
    }

    fn runs(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        at: u16,
        runs: &[Run],
        align: FormatAlign,
        of_row: Tone,
    ) -> Result<(), XlsxError> {
        let parts: Vec<(Tone, String)> =
            runs.iter().filter(|r| !r.text.is_empty()).map(|r| (r.tone, harmless(&r.text))).collect();
        let length: usize = parts.iter().map(|(_, t)| t.encode_utf16().count()).sum();
        let one = parts.iter().all(|(tone, _)| Some(*tone) == parts.first().map(|p| p.0));
        if one || length > CELL {
            let text: String = parts.iter().map(|(_, t)| t.as_str()).collect();
            let tone = match parts.first() {
                Some((Tone::Plain, _)) | None => of_row,
                Some((tone, _)) => *tone,
            };
            let indent = text.chars().take_while(|c| *c == ' ').count() / 2;
            let look = self.styles.cell(if one { tone } else { of_row }).set_align(align);
            let look = if indent > 0 { look.set_indent(indent.min(8) as u8) } else { look };
            sheet.write_string_with_format(row, at, cut(text.trim_start_matches(' '), CELL), &look)?;
            return Ok(());
        }
        let formats: Vec<Format> = parts.iter().map(|(tone, _)| self.styles.run(*tone)).collect();
        let rich: Vec<(&Format, &str)> = formats.iter().zip(&parts).map(|(f, (_, t))| (f, t.as_str())).collect();
        sheet.write_rich_string_with_format(row, at, &rich, &self.styles.cell(of_row).set_align(align))?;
        Ok(())
    }

    /// The words that a row was read from, each with its report.
    fn quotes(&self, evidence: &[Evidence]) -> String {
        let mut out: Vec<String> = Vec::new();
        for e in evidence {
            let label = self.sources.get(e.source).map_or("", |s| s.label.as_str());
            let quote = self.lang.pick(format!("{label}：“{}”", e.text), format!("{label}: “{}”", e.text));
            if !out.contains(&quote) {
                out.push(quote);
            }
        }
        out.join(self.lang.pick("；", "; "))
    }
}

/// How many lines some words take in a column of a width: a line is broken where a sign of full width would not fit any more.
fn lines(text: &str, width: usize) -> usize {
    const SPARE: usize = 3;
    let room = width.saturating_sub(SPARE).max(1);
    text.split('\n').map(|line| UnicodeWidthStr::width(line).div_ceil(room).max(1)).sum()
}

fn widen(widths: &mut [usize], at: u16, text: &str) {
    if let Some(width) = widths.get_mut(usize::from(at)) {
        let widest = text.split('\n').map(UnicodeWidthStr::width).max().unwrap_or(0);
        *width = (*width).max(widest.saturating_add(2)).min(LONG);
    }
}

/// Words with nothing in them but words and the page's own line ends.
fn harmless(text: &str) -> String {
    office_lines(text).collect::<Vec<_>>().join("\n")
}

/// Words as a cell holds them: harmless, and cut with a mark where they are too long.
fn cut(text: &str, most: usize) -> String {
    let text = harmless(text);
    if text.encode_utf16().count() <= most {
        return text;
    }
    let mut left = most.saturating_sub(1);
    let kept = text.chars().take_while(|c| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(std::iter::once('…')).collect()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use rust_decimal::Decimal;

    fn page(cells: Vec<Cell>) -> Page {
        let columns = cells.iter().map(|_| Column::new("c", "题")).collect();
        let table = Table {
            id: "t",
            sheet: "表/一".into(),
            title: "表".into(),
            columns,
            rows: vec![Row { cells, ..Row::default() }],
            note: None,
            fold: None,
            more: 0,
        };
        Page { title: "题".into(), sources: Vec::new(), blocks: vec![Block::Table(table)] }
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut text = String::new();
        zip.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn numbers_are_numbers_and_words_never_formulas() {
        let cells = vec![
            Cell::number(Decimal::new(-19, 1), "−1.9个百分点", Some("个百分点".into())),
            Cell::text("=HYPERLINK(\"x\")\u{1b}\u{ffff}"),
        ];
        let bytes = render(&page(cells), Lang::Zh).expect("a workbook");
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>-1.9</v>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        let strings = part(&bytes, "xl/sharedStrings.xml");
        assert!(strings.contains("题（个百分点）") && strings.contains("⟨U+001B⟩"), "{strings}");
        assert!(part(&bytes, "xl/workbook.xml").contains("表一"));
    }

    #[test]
    fn the_same_page_gives_the_same_bytes() {
        let one = || render(&page(vec![Cell::text("甲")]), Lang::En).expect("a workbook");
        assert_eq!(one(), one());
    }

    #[test]
    fn long_cells_are_cut_and_names_are_single() {
        assert_eq!(cut(&"𠮷".repeat(40_000), CELL).encode_utf16().count(), CELL);
        let mut names = Names::default();
        assert_eq!([names.pick("甲"), names.pick("甲"), names.pick("[]")], ["甲", "甲 2", "Sheet"]);
    }
}
