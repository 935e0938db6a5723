//! A page as CSV (RFC 4180): numbers as numbers with their unit in a column of their own, no cell that a spreadsheet would
//! take for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use super::escape::visible;
use super::page::{Cell, Page, Table, Tone};
use super::words::Lang;

/// How to write.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// With a byte order mark, so that Excel takes it for UTF-8.
    pub bom: bool,
    /// The reader's language.
    pub lang: Lang,
}

/// All tables one after another, each under its title; a single one without a title.
pub fn render(page: &Page, dialect: &Dialect) -> Vec<u8> {
    let sheets = page.sheets();
    let mut writer = Writer::new(dialect);
    let single = sheets.len() == 1;
    for (n, sheet) in sheets.iter().enumerate() {
        if n > 0 {
            writer.row([""]);
        }
        if !single {
            writer.row([sheet.sheet.as_str()]);
        }
        writer.table(sheet);
    }
    writer.bytes
}

/// Each table as a file: its stable name and its bytes.
pub fn files(page: &Page, dialect: &Dialect) -> Vec<(String, Vec<u8>)> {
    let file = |sheet: &Cow<Table>| {
        let mut writer = Writer::new(dialect);
        writer.table(sheet);
        (format!("{}.csv", sheet.id), writer.bytes)
    };
    page.sheets().iter().map(file).collect()
}

struct Writer {
    bytes: Vec<u8>,
    lang: Lang,
}

impl Writer {
    fn new(dialect: &Dialect) -> Self {
        Self { bytes: if dialect.bom { "\u{FEFF}".into() } else { Vec::new() }, lang: dialect.lang }
    }

    /// A row of cells; the first byte of each is no_formula by now.
    fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        // Memory takes everything.
        let _ = record(cells, &mut self.bytes);
    }

    fn table(&mut self, table: &Table) {
        // A unit that all numbers of a column share stands in its head by the layout; else each number has its own beside it.
        let has_units: Vec<bool> = (0..table.columns.len())
            .map(|c| table.rows.iter().any(|r| matches!(r.cells.get(c), Some(Cell::Number { unit: Some(u), .. }) if u != "%" || !table.columns[c].title.contains('%'))))
            .collect();
        let mut head: Vec<String> = Vec::new();
        for (column, units) in table.columns.iter().zip(&has_units) {
            head.push(no_formula(&column.title));
            if *units {
                head.push(no_formula(
                    &self.lang.pick(format!("{}单位", column.title), format!("{}, unit", column.title)),
                ));
            }
        }
        self.row(&head);
        for row in &table.rows {
            let mut cells: Vec<String> = Vec::with_capacity(head.len());
            for (cell, units) in row.cells.iter().zip(&has_units) {
                let (value, unit) = match cell {
                    Cell::Number { value, unit, .. } => {
                        (value.normalize().to_string(), unit.clone().unwrap_or_default())
                    }
                    other => (no_formula(&joined(other)), String::new()),
                };
                cells.push(value);
                if *units {
                    cells.push(no_formula(&unit));
                }
            }
            self.row(&cells);
        }
    }
}

/// One record; the first character of each cell is no_formula by now.
pub fn record<S: AsRef<str>>(cells: impl IntoIterator<Item = S>, to: &mut impl Write) -> io::Result<()> {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            to.write_all(b",")?;
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            write!(to, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            to.write_all(cell.as_bytes())?;
        }
    }
    to.write_all(b"\r\n")
}

/// The lines of a cell, on one.
fn joined(cell: &Cell) -> String {
    // What steers is made visible first: some of it would pass for blanks.
    let line = |l: &Vec<(&str, Tone)>| visible(&l.iter().map(|r| r.0).collect::<String>()).trim().to_owned();
    cell.lines().iter().map(line).collect::<Vec<_>>().join(" / ")
}

/// Words as a cell: on one line, no character that steers, and an apostrophe before what a spreadsheet would calculate.
pub fn no_formula(text: &str) -> String {
    let text = visible(text);
    match text.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::page::{Column, Row};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn of(cells: Vec<Cell>) -> Page {
        let columns = cells.iter().map(|_| Column::new("c", "题")).collect();
        let rows = vec![Row { cells, ..Default::default() }];
        let table = Table::new("t", "表", columns).with_rows(rows);
        Page { title: String::new(), sources: Vec::new(), blocks: vec![crate::view::Block::Table(table)] }
    }
    fn read(page: &Page) -> Vec<Vec<String>> {
        let bytes = render(page, &Dialect { bom: false, lang: Lang::Zh });
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
        reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn numbers_are_numbers_with_their_unit_beside() {
        let number = Cell::number(Decimal::new(-19, 1), "−1.9个百分点", Some("个百分点".into()));
        assert_eq!(read(&of(vec![number])), [["题", "题单位"], ["-1.9", "个百分点"]]);
    }

    proptest! {
        #[test]
        fn another_parser_reads_the_same_words(text in any::<String>()) {
            let rows = read(&of(vec![Cell::text(text.clone()), Cell::text("完")]));
            let cell = rows[1][0].clone();
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            let shown = visible(&text.replace('\n', " / ")).trim().to_owned();
            prop_assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), shown.strip_prefix('\'').unwrap_or(&shown));
        }
    }
}
