//! Picks what is shown, and in which order: an analysis or a comparison becomes a [`Page`]. One file a part.
//!
//! A part's file has a function that makes its blocks from a [`PairView`]: both studies, the pair's rows and the reader's
//! language. Columns that a screen has no room for are marked so (see [`super::page::Shown`]), never left out here.

pub mod batch;
mod beside;
pub mod book;
pub mod changes;
pub mod checks;
pub mod metrics;
pub mod outline;
pub mod priorities;
pub mod problems;
mod quotes;
mod records;
pub mod sections;
pub mod summary;
pub mod targets;
pub mod tasks;
pub mod text;
pub mod themes;
pub mod trend;
pub mod wording;
mod years;

use std::collections::BTreeSet;

use crate::analysis::Study;
use crate::comparison::{Apart, Comparison, PairComparison, Part, apart};
use crate::document::{Report, SectionId};
use crate::lexicon::divisions::place_of;
use crate::text::{Pair, Span, marks};

use super::page::{Block, Cell, Column, Evidence, Page, Row, Source, Table};
use super::words::{Lang, Vocab, terms};

/// What the reader wants to see.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// In which language.
    pub lang: Lang,
    /// Which parts.
    pub parts: BTreeSet<Part>,
    /// In whose words verdicts are given.
    pub vocab: Vocab,
    /// Whether the nearest sentence is shown where none answers an undertaking.
    pub nearest: bool,
    /// No quote is shown beside a term's counts, so that none need be looked for.
    pub bare: bool,
    /// The page is for files that are calculated with: a row for each figure, words without marks.
    pub records: bool,
    /// All is wanted: terms beyond the first, sections that were written anew word against word.
    pub whole: bool,
    /// The page is for print: what nothing came of stands in a list below its table, a line together.
    pub brief: bool,
    /// Beside a trend's records its tables with a column for each year, as people read them.
    pub wide: bool,
    /// Of long tables only as much is laid out as a screen shows at first.
    pub folded: bool,
}

/// One pair of consecutive reports, and how to speak of it.
#[derive(Debug, Clone, Copy)]
pub struct PairView<'a> {
    /// Both studies.
    pub two: Pair<&'a Study>,
    /// The rows.
    pub pair: &'a PairComparison,
    /// The reader's language.
    pub lang: Lang,
    /// Whether the page holds this pair alone, so that columns may name its years.
    pub alone: bool,
    /// What the reader wants to see.
    pub settings: &'a Settings,
}

impl<'a> PairView<'a> {
    /// The `pair` of a comparison, as `settings` want it shown.
    pub fn new(comparison: &'a Comparison, pair: &'a PairComparison, settings: &'a Settings) -> Self {
        let alone = comparison.pairs.len() == 1;
        Self { two: comparison.two(pair), pair, lang: settings.lang, alone, settings }
    }
    /// Whether all is wanted: files that are calculated with leave out nothing.
    pub fn is_whole(&self) -> bool {
        self.settings.whole || self.settings.records
    }
    /// How the two reports are named: by year, or by file; two governments by their places.
    pub fn labels(&self) -> Pair<String> {
        self.places().unwrap_or_else(|| self.two.map(|s| label(&s.report)))
    }
    /// The title of a table: its part, with the years where the page has several pairs.
    pub fn title(&self, name: &str) -> String {
        let labels = self.labels();
        if self.alone { name.to_owned() } else { format!("{name} {} → {}", labels.from, labels.to) }
    }
    /// How a column names the earlier or the later year: by number where the page has one pair, else 上年 and 本年; two
    /// governments by their places.
    pub fn years(&self) -> Pair<String> {
        if let Some(places) = self.places() {
            return places;
        }
        let word = |study: &Study, zh: &str, en: &str| match study.report.identity.year {
            Some(year) if self.alone => self.lang.pick(format!("{year}年"), year.to_string()),
            _ => self.lang.pick(zh, en).to_owned(),
        };
        Pair::new(word(self.two.from, "上年", "earlier year"), word(self.two.to, "本年", "later year"))
    }
    /// The places of two governments that stand side by side, where the page has no other pair: neither report is the earlier one.
    pub fn places(&self) -> Option<Pair<String>> {
        places(self.two).filter(|_| self.alone)
    }
    /// The first columns of every table, for files: which two years a row speaks of.
    pub fn year_columns(&self) -> Vec<Column> {
        let lang = self.lang;
        vec![
            Column::new("from", lang.pick("上年", "from"))
                .files()
                .explain(lang.pick("较早一份报告的年份", "the year of the earlier report")),
            Column::new("to", lang.pick("本年", "to"))
                .files()
                .explain(lang.pick("较晚一份报告的年份", "the year of the later report")),
        ]
    }
    /// The cells of [`PairView::year_columns`].
    pub fn year_cells(&self) -> Vec<Cell> {
        let labels = self.labels();
        vec![Cell::text(labels.from), Cell::text(labels.to)]
    }
    /// Evidence from the earlier report.
    pub fn from_quote(&self, column: &'static str, span: Span) -> Evidence {
        evidence(column, self.pair.studies.from, &self.two.from.report, span)
    }
    /// Evidence from the later report.
    pub fn to_quote(&self, column: &'static str, span: Span) -> Evidence {
        evidence(column, self.pair.studies.to, &self.two.to.report, span)
    }
    /// An empty table of a part, with the columns of the years before its own.
    pub fn table(&self, id: &'static str, name: &str, columns: Vec<Column>) -> Table {
        let mut all = self.year_columns();
        all.extend(columns);
        Table { sheet: name.to_owned(), ..Table::new(id, self.title(name), all) }
    }
    /// Gives a table its rows, of which a screen shows `fold` at first: where no more is wanted, the others are only counted.
    pub fn fill(&self, table: &mut Table, fold: usize, rows: impl ExactSizeIterator<Item = Row>) {
        let wanted = if self.settings.folded { fold } else { usize::MAX };
        table.fold = Some(fold);
        table.more = rows.len().saturating_sub(wanted);
        table.rows = rows.take(wanted).collect();
    }
}

fn evidence(column: &'static str, source: usize, report: &Report, span: Span) -> Evidence {
    Evidence { column, source, span, text: report.quote(span).to_owned() }
}

/// The first place where a report says some words, as evidence.
fn mention(column: &'static str, source: usize, study: &Study, words: &str) -> Option<Evidence> {
    let start = study.report.text().find(words)?;
    Some(evidence(column, source, &study.report, Span::new(start, start + words.len())))
}

/// The heading of the task that gave a domain its rank in a report's plan, else of the one that holds most of its text.
fn domain_heading(
    column: &'static str,
    comparison: &Comparison,
    source: usize,
    domain: crate::analysis::Domain,
) -> Option<Evidence> {
    let side = |pair: &PairComparison| -> Option<SectionId> {
        let row = pair.priorities.iter().find(|r| r.domain == domain)?;
        let (tasks, within) = match pair.studies.from == source {
            true => (&row.tasks.from, row.within.from),
            false => (&row.tasks.to, row.within.to),
        };
        tasks.first().copied().or(within)
    };
    let pair = comparison.pairs.iter().find(|p| p.studies.from == source || p.studies.to == source)?;
    let report = &comparison.studies.get(source)?.report;
    Some(evidence(column, source, report, report.sections.get(side(pair)?)?.heading))
}

/// The tag that filters find a row of a section by: what the section is mainly about.
pub fn domain_tag(study: &Study, section: SectionId) -> Option<(&'static str, String)> {
    let domain = study.domains.get(section)?.main?;
    Some(("domain", domain.key().to_owned()))
}

/// How a report is named among others: its year, or its file where it has none.
pub fn label(report: &Report) -> String {
    match report.identity.year {
        Some(year) => year.to_string(),
        None => file_name(&report.manuscript.origin.file).to_owned(),
    }
}

/// The title of a page about one report: the report's own, with the year where it does not say it, or its file's name.
fn title_of(report: &Report) -> String {
    let identity = &report.identity;
    let title = identity.title.as_deref().unwrap_or_else(|| file_name(&report.manuscript.origin.file));
    match identity.year {
        Some(year) if !title.contains(&year.to_string()) => format!("{title} {year}"),
        _ => title.to_owned(),
    }
}

/// The title and number of a section as a reader knows it: （一）title.
pub fn section_title(study: &Study, id: SectionId) -> String {
    study.report.sections.get(id).map_or_else(String::new, |s| study.report.quote(s.title).to_owned())
}

/// Where something stands, for a reader: the path and title of its section.
pub fn section_place(study: &Study, id: SectionId, lang: Lang) -> String {
    match study.report.sections.get(id) {
        Some(s) if id > 0 => format!("{} {}", s.path, study.report.quote(s.title)),
        _ => lang.pick("（开头）", "(opening)").to_owned(),
    }
}

/// A file without the folders that it lies in, which are nobody's business where the page is handed round.
fn file_name(path: &str) -> &str {
    with_folders(path, 0)
}

/// A file with the last `folders` of those that it lies in.
fn with_folders(path: &str, folders: usize) -> &str {
    let cuts = path.char_indices().rev().filter(|(_, c)| matches!(c, '/' | '\\'));
    cuts.map(|(at, _)| at + 1).nth(folders).and_then(|at| path.get(at..)).filter(|f| !f.is_empty()).unwrap_or(path)
}

/// The source lines of several reports; files of one name are told apart by the folders that they lie in.
pub fn sources(studies: &[Study], lang: Lang) -> Vec<Source> {
    // A tree deeper than this is told apart by nothing that a reader looks at.
    const DEEPEST: usize = 8;
    let all: Vec<&str> = studies.iter().map(|s| s.report.manuscript.origin.file.as_str()).collect();
    let folders = |path: &str| {
        let alike = |depth: &usize| {
            let own = with_folders(path, *depth);
            all.iter().any(|other| *other != path && with_folders(other, *depth) == own)
        };
        (0..DEEPEST).find(|depth| !alike(depth)).unwrap_or(DEEPEST)
    };
    let shown = all.iter().map(|path| with_folders(path, folders(path)));
    studies.iter().zip(shown).map(|(s, file)| source_of(&s.report, file, lang)).collect()
}

/// The places of two reports, where they are of different governments.
fn places(two: Pair<&Study>) -> Option<Pair<String>> {
    let named = |study: &Study| study.report.identity.issuer.as_deref().map(|name| place_of(name).to_owned());
    (apart(two) == Some(Apart::Governments)).then_some(())?;
    Some(Pair::new(named(two.from)?, named(two.to)?))
}

/// The source line of one report: title, issuer, length, file.
pub fn source(report: &Report, lang: Lang) -> Source {
    source_of(report, file_name(&report.manuscript.origin.file), lang)
}

fn source_of(report: &Report, file: &str, lang: Lang) -> Source {
    let identity = &report.identity;
    let text = report.text();
    let chars = text.chars().count() - marks(text).filter(|(_, c)| c.is_whitespace()).count();
    let mut words = vec![identity.title.clone().unwrap_or_else(|| lang.pick("（无标题）", "(no title)").to_owned())];
    words.extend(identity.issuer.clone());
    words.push(lang.pick(format!("{chars}字"), format!("{chars} characters")));
    if !report.complete {
        words.push(lang.pick("文字不完整", "breaks off").to_owned());
    }
    words.push(file.to_owned());
    Source { label: label(report), line: words.join(" · ") }
}

/// The page of a comparison: the reports, then for each pair the wanted parts, the summary at the head.
pub fn comparison(comparison: &Comparison, settings: &Settings) -> Page {
    let lang = settings.lang;
    let sources = sources(&comparison.studies, lang);
    let mut page = Page { title: title(comparison, lang), sources, blocks: Vec::new() };
    let alone = comparison.pairs.len() == 1;
    if !alone && settings.parts.contains(&Part::Priorities) {
        page.blocks.extend(priorities::over_years(comparison, lang).map(Block::Table));
    }
    if !alone && settings.parts.contains(&Part::Themes) {
        page.blocks.extend(themes::followed(comparison, lang).map(Block::Table));
    }
    for pair in &comparison.pairs {
        let view = PairView::new(comparison, pair, settings);
        if !alone {
            let labels = view.labels();
            page.blocks.push(Block::Heading(1, format!("{} → {}", labels.from, labels.to)));
        }
        for &part in &settings.parts {
            page.blocks.extend(blocks(&view, part));
        }
    }
    if settings.records {
        records::finish(&mut page);
    }
    page
}

fn blocks(view: &PairView, part: Part) -> Vec<Block> {
    match part {
        Part::Summary if view.settings.records => vec![Block::Table(records::summary(view))],
        Part::Targets if view.settings.records => records::targets::blocks(view),
        Part::Metrics if view.settings.records => records::changes::blocks(view),
        Part::Summary => summary::blocks(view),
        Part::Targets => targets::blocks(view),
        Part::Metrics => changes::blocks(view),
        Part::Priorities => priorities::blocks(view),
        Part::Themes => themes::blocks(view),
        Part::Sections => sections::blocks(view),
        Part::Wording => wording::blocks(view),
        Part::Tasks => tasks::blocks(view),
        Part::Problems => problems::blocks(view),
        Part::Checks => checks::blocks(view),
    }
}

/// The title of a comparison: who, and which years.
fn title(comparison: &Comparison, lang: Lang) -> String {
    let mut issuers: Vec<&str> =
        comparison.studies.iter().filter_map(|s| s.report.identity.issuer.as_deref()).collect();
    issuers.dedup();
    let who = match issuers.as_slice() {
        [] => String::new(),
        [one] => format!("{one} "),
        several => format!("{} ", several.join(lang.pick("／", " / "))),
    };
    let mut labels: Vec<String> = comparison.studies.iter().map(|s| label(&s.report)).collect();
    // Two governments in one year.
    labels.dedup();
    let years = labels.join(" → ");
    lang.pick(format!("{who}政府工作报告对比 {years}"), format!("{who}government work reports compared, {years}"))
}

/// The name of a part, for headings.
fn part_name(part: Part, lang: Lang) -> &'static str {
    terms::part(part, lang)
}
