//! A page as an Excel workbook: a sheet a table, numbers as numbers with their unit in the head or in a column beside them,
//! words that are never formulas, and a last sheet that says what each column means.

mod sheet;
mod styles;

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::escape::{office_lines, visible};
use super::page::{Block, Cell, Column, Page, Row, Table};
use super::words::Lang;

use sheet::Sheet;
use styles::Styles;

/// Signs that a cell holds, in UTF-16 units; Excel repairs a file with more.
const CELL: usize = 32_767;

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
    (!rows.is_empty()).then(|| Table::new("wording", title, columns).with_rows(rows))
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
    Table::new("about", title, columns).with_rows(rows)
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

/// Words with nothing in them but words and the page's own line ends.
fn plain_lines(text: &str) -> String {
    office_lines(text).collect::<Vec<_>>().join("\n")
}

/// Words as a cell holds them: plain_lines, and cut with a mark where they are too long.
fn cut(text: &str, most: usize) -> String {
    let text = plain_lines(text);
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
        let rows = vec![Row { cells, ..Row::default() }];
        let table = Table { sheet: "表/一".into(), ..Table::new("t", "表", columns).with_rows(rows) };
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
