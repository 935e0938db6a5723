//! One sheet: a table's head and rows, how wide and high they are made, and what of them is printed.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::view::page::{Align, Cell, Column, Evidence, Run, Shown, Source, Table, Tone};
use crate::view::words::Lang;

use super::styles::Styles;
use super::{CELL, cut, plain_lines};

/// Rows that a sheet holds, less its head and a last row that says that there are more.
const ROWS: usize = 1_048_576 - 2;

/// The widest that a column of words is made, in digits.
const WIDEST: usize = 44;
/// The widest that one of long words is made, and from how many digits on they are long.
const WIDEST_LONG: usize = 76;
const LONG: usize = 150;
/// What a column is wider than its widest words, in digits: a line is broken where a sign of full width would not fit any more.
const SPARE: usize = 3;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The most lines that a row can be high.
const TALLEST: usize = 27;
/// As wide as a printed page is before its words are too small to be read, in digits.
const PRINTED: usize = 190;

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
pub(super) struct Sheet<'a> {
    pub(super) styles: &'a Styles,
    pub(super) sources: &'a [Source],
    pub(super) lang: Lang,
}

impl Sheet<'_> {
    pub(super) fn fill(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
        let units: Vec<Units> = (0..table.columns.len()).map(|c| units(table, c)).collect();
        let quotes = table.rows.iter().any(|r| !r.evidence.is_empty())
            && !table.columns.iter().any(|c| c.key.ends_with("quote"));
        let mut heads: Vec<(String, Align)> = Vec::new();
        for (column, unit) in table.columns.iter().zip(&units) {
            match unit {
                Units::None => heads.push((column.title.clone(), column.align)),
                Units::Head(unit) => heads.push((format!("{}（{unit}）", column.title), column.align)),
                Units::Beside => {
                    heads.push((column.title.clone(), column.align));
                    let unit = self.lang.pick(format!("{}单位", column.title), format!("{}, unit", column.title));
                    heads.push((unit, Align::Left));
                }
            }
        }
        if quotes {
            heads.push((self.lang.pick("原文", "quotes").into(), Align::Left));
        }
        let mut widths: Vec<usize> =
            heads.iter().map(|(h, _)| UnicodeWidthStr::width_cjk(h.as_str()) + SPARE).collect();
        for (c, (head, align)) in (0u16..).zip(&heads) {
            let look = self.styles.head.clone().set_align(across(*align));
            sheet.write_string_with_format(0, c, cut(head, CELL), &look)?;
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
        let printed = printed(table, &widths);
        self.room(sheet, table, &units, quotes, &widths[..printed])?;
        for (c, width) in (0u16..).zip(&widths) {
            sheet.set_column_width(c, *width as f64)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        if let (Some(last), true) = (heads.len().checked_sub(1), !table.rows.is_empty()) {
            sheet.autofilter(0, 0, table.rows.len().min(ROWS) as u32, u16::try_from(last).unwrap_or(u16::MAX))?;
        }
        print(sheet, table, printed)
    }

    /// Makes each row as high as its words need in the printed columns, which are the first and have these widths: not every
    /// office program does so by itself, and a long quote beside them would tear the printed rows apart.
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
            sheet.set_row_height(r, tall.min(TALLEST) as f64 * LINE)?;
        }
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
        let align = across(column.align);
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
            runs.iter().filter(|r| !r.text.is_empty()).map(|r| (r.tone, plain_lines(&r.text))).collect();
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
            let quote = e.cited(label, self.lang);
            if !out.contains(&quote) {
                out.push(quote);
            }
        }
        out.join(self.lang.pick("；", "; "))
    }
}

/// How many columns are printed: the first ones, as many as are still read on one page; of a table with a column for each year
/// all but the quotes, page beside page.
fn printed(table: &Table, widths: &[usize]) -> usize {
    if table.columns.iter().skip(1).any(|c| c.shown == Shown::Series) {
        let quotes = usize::from(table.rows.iter().any(|r| !r.evidence.is_empty()));
        return widths.len().saturating_sub(quotes);
    }
    let mut total = 0;
    let fitting = widths.iter().take_while(|&&w| {
        total += w;
        total <= PRINTED
    });
    fitting.count().max(1).min(widths.len())
}

/// Says what is printed, and how: on one page's width, or what is one column a year page beside page with its names repeated.
fn print(sheet: &mut Worksheet, table: &Table, printed: usize) -> Result<(), XlsxError> {
    let last = u16::try_from(printed.max(1) - 1).unwrap_or(u16::MAX);
    sheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, table.rows.len().min(ROWS) as u32, last)?;
    let series = table.columns.iter().position(|c| c.shown == Shown::Series);
    match series.and_then(|n| u16::try_from(n.checked_sub(1)?).ok()) {
        Some(names) => sheet.set_print_scale(70).set_repeat_columns(0, names)?,
        None => sheet.set_print_fit_to_pages(1, 0),
    };
    Ok(())
}

/// How words stand in a column.
fn across(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Right => FormatAlign::Right,
        Align::Center => FormatAlign::Center,
    }
}

/// How many lines some words take in a column of a width.
fn lines(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(SPARE).max(1);
    text.split('\n').map(|line| UnicodeWidthStr::width_cjk(line).div_ceil(room).max(1)).sum()
}

fn widen(widths: &mut [usize], at: u16, text: &str) {
    if let Some(width) = widths.get_mut(usize::from(at)) {
        let widest = text.split('\n').map(UnicodeWidthStr::width_cjk).max().unwrap_or(0);
        *width = (*width).max(widest.saturating_add(SPARE)).min(LONG);
    }
}
