//! A page with what only a medium that one can click in can show: charts, the sections of two reports side by side, and the
//! full texts at the back. The words of any row are found in them.

use std::collections::BTreeMap;

use crate::text::{Pair, Span};

use super::page::{Block, Evidence, Page, Run, Source, Tone};

/// A page, its charts and outlines in their places, and the texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// The title of the document.
    pub title: String,
    /// The reports that it speaks of, in order of year.
    pub sources: Vec<Source>,
    /// What it holds, in reading order.
    pub pieces: Vec<Piece>,
    /// The reports in full; none for a page that does without them.
    pub texts: Vec<FullText>,
    /// How the reader names the stable values that rows are tagged with, by column key and value.
    pub names: BTreeMap<(&'static str, String), String>,
}

/// A piece of a book.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A piece that every medium shows.
    Block(Block),
    /// A chart.
    Chart(Chart),
    /// The sections of two reports.
    Sections(Sections),
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// A small chart for each indicator.
    Multiples {
        /// The title of all.
        title: String,
        /// How to read them.
        note: String,
        /// One for each indicator.
        charts: Vec<Multiple>,
    },
    /// Ranks then and now, joined by lines.
    Slope {
        /// The title.
        title: String,
        /// How to read it.
        note: String,
        /// The names of the two sides.
        labels: Pair<String>,
        /// A line for each domain.
        lines: Vec<SlopeLine>,
    },
    /// Bars to both sides.
    Sides {
        /// The title.
        title: String,
        /// How to read it.
        note: String,
        /// The names of the two sides.
        labels: Pair<String>,
        /// A bar for each term, grouped.
        groups: Vec<(String, Vec<SideBar>)>,
    },
    /// Values over years.
    Lines {
        /// The title of all.
        title: String,
        /// How to read them.
        note: String,
        /// One for each indicator.
        lines: Vec<YearLine>,
    },
    /// A field for each row and year, the darker the more.
    Heat {
        /// The title.
        title: String,
        /// How to read it.
        note: String,
        /// The years in order, those without a report among them.
        columns: Vec<HeatColumn>,
        /// The rows.
        rows: Vec<HeatRow>,
    },
}

/// A year of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatColumn {
    /// The year.
    pub label: String,
    /// Why it stands apart: there is no report of it, or one of another sort.
    pub apart: Option<String>,
    /// There is no report of it.
    pub is_missing: bool,
}

/// A field of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatField {
    /// How dark it is, 0 to 1.
    pub share: f64,
    /// What it says.
    pub says: String,
    /// Where that was read.
    pub evidence: Option<Evidence>,
}

/// A row of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// What it is of.
    pub name: String,
    /// A field for each year; `None` where there is nothing.
    pub fields: Vec<Option<HeatField>>,
}

/// The figures of one indicator, all in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiple {
    /// The indicator.
    pub name: String,
    /// The verdict, with its mark.
    pub verdict: String,
    /// What the verdict means.
    pub tone: Tone,
    /// The figures.
    pub bars: Vec<Bar>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Which one it is.
    pub label: String,
    /// Its value.
    pub value: f64,
    /// How people read it.
    pub shown: String,
    /// A target is drawn otherwise than an outcome.
    pub is_target: bool,
    /// Where it was read.
    pub evidence: Evidence,
}

/// One domain's rank in two plans.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeLine {
    /// The domain.
    pub name: String,
    /// The ranks.
    pub rank: Pair<Option<usize>>,
    /// The shares of the text, as people read them.
    pub share: Pair<String>,
    /// What became of it, with its mark.
    pub change: String,
    /// What that means.
    pub tone: Tone,
    /// The headings that gave it its ranks.
    pub evidence: Pair<Option<Evidence>>,
}

/// How often one term is said in two reports.
#[derive(Debug, Clone, PartialEq)]
pub struct SideBar {
    /// The term.
    pub term: String,
    /// For 10,000 characters.
    pub per_10k: Pair<f64>,
    /// How people read the counts.
    pub shown: Pair<String>,
    /// A sentence with it, the term marked.
    pub quote: Vec<Run>,
    /// Where that stands.
    pub evidence: Evidence,
    /// Where either report says it.
    pub said: Pair<Option<Evidence>>,
}

/// One indicator over years.
#[derive(Debug, Clone, PartialEq)]
pub struct YearLine {
    /// The indicator.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The years in order.
    pub points: Vec<YearPoint>,
}

/// One year's value.
#[derive(Debug, Clone, PartialEq)]
pub struct YearPoint {
    /// The year as people read it.
    pub label: String,
    /// The year, where it is known: lines are not drawn over years without a value.
    pub year: Option<i32>,
    /// The report that tells of it is of another sort.
    pub is_apart: bool,
    /// The value.
    pub value: f64,
    /// How people read it.
    pub shown: String,
    /// The words that it was read from.
    pub evidence: Evidence,
}

/// The sections of two reports, each row one section against those that answer it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sections {
    /// The title.
    pub title: String,
    /// The names of the two sides.
    pub labels: Pair<String>,
    /// The rows, in the later report's order.
    pub rows: Vec<SectionRow>,
    /// A sentence in their place where there are none.
    pub note: Option<String>,
}

/// One section against those that answer it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRow {
    /// How deep it stands.
    pub level: usize,
    /// The headings.
    pub headings: Pair<Vec<Evidence>>,
    /// What became of it.
    pub change: String,
    /// What that means.
    pub tone: Tone,
    /// Place, share and likeness, in words.
    pub facts: Vec<String>,
    /// Both texts, the changed wording marked.
    pub texts: Pair<Vec<Vec<Stretch>>>,
    /// Something to know of the texts.
    pub note: Option<String>,
    /// Stable values that filters work on, by key.
    pub tags: Vec<(&'static str, String)>,
}

/// A stretch of one side's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The words.
    pub run: Run,
    /// For words that stand elsewhere on the other side: the number that ties the two.
    pub twin: Option<usize>,
}

/// A report in full.
#[derive(Debug, Clone, PartialEq)]
pub struct FullText {
    /// The report, as an index into [`Book::sources`].
    pub source: usize,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of a full text.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// The level of the heading that it is.
    pub heading: Option<usize>,
    /// Its sentences, each with its place in the text.
    pub sentences: Vec<(Span, String)>,
}

impl From<Page> for Book {
    fn from(page: Page) -> Self {
        let pieces = page.blocks.into_iter().map(Piece::Block).collect();
        Self { title: page.title, sources: page.sources, pieces, ..Self::default() }
    }
}
