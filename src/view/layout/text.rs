//! The text as read, a paragraph a line.

use crate::document::Report;
use crate::view::page::{Block, Cell, Column, Page, Row, Run, Table};

use super::{Settings, source, title_of};

/// The page of `text`, for the formats that are no plain text: a table of paragraphs for files, running text elsewhere.
pub fn page(report: &Report, paragraphs: &[&str], settings: &Settings, as_table: bool) -> Page {
    let lang = settings.lang;
    let blocks = if as_table {
        let row =
            |(n, p): (usize, &&str)| Row { cells: vec![Cell::count(n + 1), Cell::text(*p)], ..Default::default() };
        let columns = vec![
            Column::new("paragraph", lang.pick("段", "paragraph")).right(),
            Column::new("text", lang.pick("文字", "text")),
        ];
        let rows = paragraphs.iter().enumerate().map(row).collect();
        vec![Block::Table(Table::new("text", lang.pick("正文", "Text"), columns).with_rows(rows))]
    } else {
        paragraphs.iter().map(|p| Block::Text(vec![Run::plain(*p)])).collect()
    };
    Page { title: title_of(report), sources: vec![source(report, lang)], blocks }
}
