//! Tables for files that are calculated with, CSV and workbooks: a row for each figure, its size, its bound and its unit in
//! columns of their own, words without the marks that a screen sets before them.

pub mod changes;
pub mod targets;
pub mod trend;

use crate::analysis::{Metric, Study};
use crate::view::page::{Cell, Column, Evidence, Page, Row, Table, Tone};
use crate::view::words::{Lang, figure, terms};

use super::quotes::with_subject;
use super::{PairView, part_name, summary};
use crate::comparison::Part;

/// Columns whose words a screen sets a mark before.
const MARKED: [&str; 6] = ["change", "verdict", "status", "reset", "finding", "state"];

/// The page as files hold it: what people read alone is left out, and marks are.
pub fn finish(page: &mut Page) {
    for block in &mut page.blocks {
        let super::Block::Table(table) = block else { continue };
        let kept: Vec<bool> = table.columns.iter().map(|c| !c.is_composite).collect();
        let marked: Vec<bool> = table.columns.iter().map(|c| MARKED.contains(&c.key)).collect();
        for row in &mut table.rows {
            for (cell, _) in row.cells.iter_mut().zip(&marked).filter(|(_, marked)| **marked) {
                unmark(cell);
            }
            let mut kept = kept.iter();
            row.cells.retain(|_| kept.next().is_none_or(|k| *k));
        }
        table.columns.retain(|c| !c.is_composite);
    }
}

/// Takes the marks off the lines of a cell: ✓ 完成 is 完成.
fn unmark(cell: &mut Cell) {
    let Cell::Text(runs) = cell else { return };
    for run in runs {
        run.text = run.text.split('\n').map(terms::unmarked).collect::<Vec<_>>().join("\n");
    }
}

/// The summary's sentences, a row each, with the words that they rest on.
pub fn summary(view: &PairView) -> Table {
    let lang = view.lang;
    let title = part_name(Part::Summary, lang);
    let columns = vec![
        Column::new("number", lang.pick("序号", "no.")).right(),
        Column::new("text", title),
        Column::new("quotes", lang.pick("依据的原文", "what it rests on")).files(),
    ];
    let labels = view.labels();
    let quote = |e: &Evidence| {
        let label = if e.source == view.pair.studies.from { &labels.from } else { &labels.to };
        e.cited(label, lang)
    };
    let mut table = view.table("summary", title, columns);
    for (n, item) in summary::items(view).into_iter().enumerate() {
        let mut quotes: Vec<String> = item.evidence.iter().map(quote).collect();
        quotes.extend(item.note);
        let mut cells = view.year_cells();
        cells.extend([Cell::count(n + 1), Cell::Text(item.runs), Cell::text(quotes.join(lang.pick("；", "; ")))]);
        table.rows.push(Row { cells, ..Row::default() });
    }
    table
}

/// The names of the columns that hold one figure: its size, its upper end, its bound, and whether it is an estimate.
pub(super) struct FigureKeys {
    pub value: &'static str,
    pub high: &'static str,
    pub bound: &'static str,
    pub estimate: &'static str,
}

/// The columns of a figure, titled by whose it is.
pub(super) fn figure_columns(keys: &FigureKeys, of: &str, lang: Lang) -> [Column; 4] {
    // Of the only figure of a row nothing is said but what it is.
    let title =
        |zh: &str, en: &str| lang.pick(format!("{of}{zh}"), format!("{of}{en}").trim_start_matches(", ").to_owned());
    [
        Column::new(keys.value, title("数值", ", figure")).right().files(),
        Column::new(keys.high, title("上限", ", upper end"))
            .right()
            .files()
            .explain(lang.pick("区间的上限", "the upper end of a range")),
        Column::new(keys.bound, title("限定", ", bound"))
            .files()
            .explain(lang.pick("数字前后的限定语：左右、以上、以内、区间", "about, at least, at most, a range")),
        Column::new(keys.estimate, title("预计", ", estimate"))
            .files()
            .explain(lang.pick("报告说是预计数的，为“是”", "whether the report calls it an estimate")),
    ]
}

/// The cells of [`figure_columns`].
pub(super) fn figure_cells(metric: Option<&Metric>, lang: Lang) -> [Cell; 4] {
    let Some(metric) = metric else { return Default::default() };
    let number = |v: Option<_>| v.map_or(Cell::Empty, |v| Cell::number(v, figure::plain(v), metric.unit.clone()));
    [
        number(metric.value),
        metric.value_high.map_or(Cell::Empty, |v| Cell::number(v, figure::plain(v), None)),
        Cell::text(terms::bound(metric.bound, lang)),
        yes(metric.estimate, lang),
    ]
}

/// 是, or nothing.
pub(super) fn yes(is: bool, lang: Lang) -> Cell {
    if is { Cell::toned(lang.pick("是", "yes"), Tone::Plain) } else { Cell::Empty }
}

/// The words that a figure was read from, with those that name the thing, as a cell.
fn quoted(study: &Study, metric: Option<&Metric>) -> Cell {
    metric.map_or(Cell::Empty, |m| Cell::text(study.report.quote(with_subject(&study.report, m))))
}
