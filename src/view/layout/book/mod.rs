//! The book of a comparison: its page, with charts and linked sections in their places and the full texts at the back.

mod charts;
mod sections;

use std::collections::BTreeMap;

use crate::analysis::{Domain, Study};
use crate::comparison::problems::ProblemChange;
use crate::comparison::tasks::TaskStatus;
use crate::comparison::trend::Trend;
use crate::comparison::{Comparison, Part};
use crate::document::Report;
use crate::text::Span;
use crate::text::sentences::sentences;
use crate::view::book::{Book, FullText, Paragraph, Piece};
use crate::view::names;
use crate::view::page::{Block, Page, Shown, Table};
use crate::view::words::{Lang, terms};

use super::{PairView, Settings, blocks, label, priorities, sources, themes, title};

/// With more reports than this a book would be too thick to carry the texts.
const TEXTS: usize = 6;

/// The book of a comparison.
pub fn comparison(comparison: &Comparison, settings: &Settings) -> Book {
    let lang = settings.lang;
    let alone = comparison.pairs.len() == 1;
    let mut pieces = Vec::new();
    if !alone && settings.parts.contains(&Part::Metrics) {
        pieces.extend(charts::over_years(comparison, lang));
    }
    if !alone && settings.parts.contains(&Part::Priorities) {
        pieces.extend(priorities::over_years(comparison, lang).map(|table| Piece::Block(Block::Table(table))));
    }
    if !alone && settings.parts.contains(&Part::Themes) {
        pieces.extend(themes::followed(comparison, lang).map(|table| Piece::Block(Block::Table(table))));
    }
    for pair in &comparison.pairs {
        let view = PairView::new(comparison, pair, settings);
        if !alone {
            let labels = view.labels();
            pieces.push(Piece::Block(Block::Heading(1, format!("{} → {}", labels.from, labels.to))));
        }
        for &part in &settings.parts {
            let page = blocks(&view, part).into_iter().map(Piece::Block);
            match part {
                Part::Sections => pieces.push(sections::piece(&view)),
                Part::Targets => {
                    pieces.extend(page);
                    pieces.extend(charts::headline(&view));
                }
                Part::Priorities => {
                    pieces.extend(charts::ranks(&view));
                    pieces.extend(page);
                }
                Part::Themes => {
                    pieces.extend(charts::terms_said(&view));
                    pieces.extend(page);
                }
                _ => pieces.extend(page),
            }
        }
    }
    Book {
        title: title(comparison, lang),
        sources: sources(&comparison.studies, lang),
        pieces,
        texts: texts(&comparison.studies),
        names: names(lang),
    }
}

/// The book of many years: the page, with the indicators, domains and terms drawn before their tables.
pub fn trend(page: Page, comparison: &Comparison, trend: &Trend, lang: Lang) -> Book {
    let mut page = page;
    for block in &mut page.blocks {
        if let Block::Table(table) = block {
            newest_first(table);
        }
    }
    let mut book = Book { texts: texts(&comparison.studies), names: names(lang), ..Book::from(page) };
    if let Some(chart) = charts::indicators_over_years(comparison, trend, lang) {
        let at = book.pieces.iter().position(|p| matches!(p, Piece::Block(Block::Table(_)))).unwrap_or(0);
        book.pieces.insert(at, chart);
    }
    for (id, map) in charts::heat(comparison, trend, lang) {
        let table = |p: &Piece| matches!(p, Piece::Block(Block::Table(table)) if table.id == id);
        if let Some(at) = book.pieces.iter().position(table) {
            book.pieces.insert(at, map);
        }
    }
    book
}

/// Turns the columns of years round where there are more than a screen shows: what is asked for first is how it stands now.
fn newest_first(table: &mut Table) {
    const SHOWN: usize = 12;
    let Some(first) = table.columns.iter().position(|c| c.shown == Shown::Series) else { return };
    let years = table.columns[first..].iter().take_while(|c| c.shown == Shown::Series).count();
    if years > SHOWN {
        table.columns[first..first + years].reverse();
        for row in &mut table.rows {
            if let Some(cells) = row.cells.get_mut(first..first + years) {
                cells.reverse();
            }
        }
    }
}

/// The book of one report's page.
pub fn single(page: Page, study: &Study, lang: Lang) -> Book {
    Book { texts: texts(std::slice::from_ref(study)), names: names(lang), ..Book::from(page) }
}

/// What the reader calls the stable values that rows are tagged with and can be filtered by. Where one value stands in several
/// tables (new, dropped), its name fits all of them; where two are told in the same words, each says of what it is.
fn names(lang: Lang) -> BTreeMap<(&'static str, String), String> {
    let domains = Domain::ALL.into_iter().map(|d| (("domain", d.key().to_owned()), terms::domain(d, lang).to_owned()));
    let changes = [
        ("up", lang.pick("上升、前移", "up")),
        ("down", lang.pick("下降、后移", "down")),
        ("same", lang.pick("不变", "same")),
        ("new", lang.pick("新增", "new")),
        ("dropped", lang.pick("不再提", "dropped")),
        ("incomparable", lang.pick("无法比较", "not comparable")),
        ("unreported", lang.pick("目标未报结果", "targets not reported")),
        (names::task_status(TaskStatus::Reported), lang.pick("任务已报告", "tasks reported")),
        (names::task_status(TaskStatus::Continued), lang.pick("任务仍列入计划", "tasks continued")),
        (names::task_status(TaskStatus::NotMentioned), lang.pick("任务未再提及", "tasks not mentioned")),
        (names::problem_change(ProblemChange::Recurring), lang.pick("问题再次提出", "recurring problems")),
        (names::problem_change(ProblemChange::Gone), lang.pick("问题不再提", "problems gone")),
    ];
    let changes = changes.map(|(value, name)| (("change", value.to_owned()), name.to_owned()));
    domains.chain(changes).collect()
}

fn texts(studies: &[Study]) -> Vec<FullText> {
    if studies.len() > TEXTS {
        return Vec::new();
    }
    studies.iter().enumerate().map(|(source, study)| full_text(source, &study.report)).collect()
}

/// A report by its lines; a line that is a heading and nothing else is set as one.
fn full_text(source: usize, report: &Report) -> FullText {
    let text = report.text();
    let headings: BTreeMap<usize, (Span, usize)> = report
        .sections
        .iter()
        .filter(|s| s.body && s.level > 0)
        .map(|s| (s.heading.trim(text).start, (s.heading.trim(text), s.level)))
        .collect();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        let trimmed = span.trim(text);
        if trimmed.is_empty() {
            continue;
        }
        let heading = headings.get(&trimmed.start).filter(|(heading, _)| *heading == trimmed).map(|(_, level)| *level);
        let cut = if heading.is_some() { vec![trimmed] } else { sentences(text, span) };
        let sentences = cut.into_iter().map(|s| (s, report.quote(s).to_owned())).collect();
        paragraphs.push(Paragraph { heading, sentences });
    }
    FullText { source, paragraphs }
}

/// How a chart names a year's figure.
fn named(study: &Study, what: &str, lang: Lang) -> String {
    lang.pick(format!("{}年{what}", label(&study.report)), format!("{} {what}", label(&study.report)))
}
