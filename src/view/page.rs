//! A finished page: what every renderer takes. It holds words and numbers in reading order, no studies.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::text::Span;

use super::words::Lang;

/// A whole answer, ready to be rendered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The title of the document.
    pub title: String,
    /// The reports that it speaks of, in order of year.
    pub sources: Vec<Source>,
    /// What it holds, in reading order.
    pub blocks: Vec<Block>,
}

/// A report that a page speaks of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// How tables name it: its year, or its file where it has none.
    pub label: String,
    /// Its title, issuer, length and file, as one line.
    pub line: String,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading: level 1 over several tables (a pair of years), level 2 as a table's title is set.
    Heading(u8, String),
    /// Running text.
    Text(Vec<Run>),
    /// The summary's sentences, numbered.
    List(List),
    /// A table.
    Table(Table),
    /// Changed wording, paragraph by paragraph, under a heading of its own.
    Redline {
        /// What it belongs to: both titles.
        title: String,
        /// The paragraphs.
        paragraphs: Vec<Vec<Run>>,
    },
}

/// Sentences with what they rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// A stable English name (`summary`).
    pub id: &'static str,
    /// Its title, in the reader's language.
    pub title: String,
    /// The sentences.
    pub items: Vec<Item>,
}

/// A sentence and what it rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The sentence.
    pub runs: Vec<Run>,
    /// The words of the reports that it rests on.
    pub evidence: Vec<Evidence>,
    /// What to know of the evidence: how much of it is shown.
    pub note: Option<String>,
}

/// A table: the unit of CSV files and of workbook sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A stable English name, for file and sheet names (`targets`). Tables of one id have the same columns, so that files
    /// can set them one below the other.
    pub id: &'static str,
    /// The title of all tables of this id together, in the reader's language.
    pub sheet: String,
    /// Its own title, in the reader's language.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// A sentence below it, or in its place where it has no rows.
    pub note: Option<String>,
    /// How many of its rows a screen shows at first; files show all.
    pub fold: Option<usize>,
    /// How many rows more there are that were not laid out, since this page's reader sees as many as a screen shows at first.
    pub more: usize,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// A stable English name.
    pub key: &'static str,
    /// Its title, with the unit where all its numbers share one.
    pub title: String,
    /// How its cells are set.
    pub align: Align,
    /// What it means, in a sentence, for the workbook's sheet of explanations and for tooltips.
    pub explain: String,
    /// Where it is shown.
    pub shown: Shown,
    /// Its cells tell several things in one (1/8 → 2/9), which files that are calculated with have in columns of their own.
    pub is_composite: bool,
}

/// Where a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everywhere.
    #[default]
    Always,
    /// Where there is room for it; files have room.
    Wide,
    /// One of many of a kind (a year each): where they don't all fit, the table goes on below with the next of them.
    Series,
    /// In files alone: what a reader of the screen sees elsewhere, or a quote.
    Files,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Marks.
    Center,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What it is, as a whole.
    pub tone: Tone,
    /// Stable values that filters work on (`domain`, `change`), by column key.
    pub tags: Vec<(&'static str, String)>,
    /// The words of the reports that it was read from.
    pub evidence: Vec<Evidence>,
}

/// Words of a report that something was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The column whose cell they bear out; empty for the row as a whole.
    pub column: &'static str,
    /// The report, as an index into [`Page::sources`].
    pub source: usize,
    /// Where they stand in its text.
    pub span: Span,
    /// The words, letter for letter.
    pub text: String,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing there.
    #[default]
    Empty,
    /// Words.
    Text(Vec<Run>),
    /// A number that a workbook can calculate with.
    Number {
        /// The number.
        value: Decimal,
        /// How people read it, unit and sign included.
        shown: String,
        /// Its unit.
        unit: Option<String>,
        /// What it means.
        tone: Tone,
    },
}

/// A stretch of text of one tone. A line end in it separates the lines of a cell (several headings in one); words of a
/// report hold none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// What they are.
    pub tone: Tone,
}

/// What a stretch of text is; each renderer has its own way to show it, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Stressed.
    Strong,
    /// Less important.
    Dim,
    /// Only in the later report.
    Added,
    /// Only in the earlier report.
    Removed,
    /// Stands elsewhere.
    Moved,
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// To be looked at.
    Warn,
    /// What was searched for.
    Hit,
}

impl Run {
    /// A run of `tone`.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
    /// A plain run.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Plain)
    }
}

impl Evidence {
    /// The words behind the report that they are of: 2024：“…”.
    pub fn cited(&self, label: &str, lang: Lang) -> String {
        lang.pick(format!("{label}：“{}”", self.text), format!("{label}: “{}”", self.text))
    }
}

impl Cell {
    /// A cell of plain words; [`Cell::Empty`] for none.
    pub fn text(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Plain)
    }
    /// A cell of words of one tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(vec![Run { text, tone }]) }
    }
    /// A number without a unit, shown as it is.
    pub fn count(n: usize) -> Self {
        Self::number(Decimal::from(n as u64), n.to_string(), None)
    }
    /// A number, how it is shown, and its unit.
    pub fn number(value: Decimal, shown: impl Into<String>, unit: Option<String>) -> Self {
        Self::Number { value, shown: shown.into(), unit, tone: Tone::Plain }
    }
    /// The same number in another tone.
    pub fn with_tone(self, new: Tone) -> Self {
        match self {
            Self::Empty => Self::Empty,
            Self::Text(runs) => Self::Text(runs.into_iter().map(|r| Run { tone: new, ..r }).collect()),
            Self::Number { value, shown, unit, .. } => Self::Number { value, shown, unit, tone: new },
        }
    }
    /// Its runs, as people read them.
    pub fn runs(&self) -> Vec<Run> {
        match self {
            Self::Empty => Vec::new(),
            Self::Text(runs) => runs.clone(),
            Self::Number { shown, tone, .. } => vec![Run::new(shown.clone(), *tone)],
        }
    }
    /// Its lines, each with the tones of its words.
    pub fn lines(&self) -> Vec<Vec<(&str, Tone)>> {
        let number = match self {
            Self::Number { shown, tone, .. } => Some((shown.as_str(), *tone)),
            Self::Empty | Self::Text(_) => None,
        };
        let runs = if let Self::Text(runs) = self { &runs[..] } else { &[] };
        let mut lines = vec![Vec::new()];
        for (text, tone) in runs.iter().map(|r| (r.text.as_str(), r.tone)).chain(number) {
            for (n, part) in text.split('\n').enumerate() {
                if n > 0 {
                    lines.push(Vec::new());
                }
                if let (Some(line), false) = (lines.last_mut(), part.is_empty()) {
                    line.push((part, tone));
                }
            }
        }
        lines
    }
    /// Its words, as people read them.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(runs) => runs.iter().map(|r| r.text.as_str()).collect(),
            Self::Number { shown, .. } => shown.clone(),
        }
    }
}

impl Column {
    /// A column of words, shown everywhere.
    pub fn new(key: &'static str, title: impl Into<String>) -> Self {
        Self {
            key,
            title: title.into(),
            align: Align::Left,
            explain: String::new(),
            shown: Shown::Always,
            is_composite: false,
        }
    }
    /// A column of numbers.
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
    /// Shown only where there is room.
    pub fn wide(mut self) -> Self {
        self.shown = Shown::Wide;
        self
    }
    /// One of many of a kind.
    pub fn series(mut self) -> Self {
        self.shown = Shown::Series;
        self
    }
    /// Several things in one, which files that are calculated with have in columns of their own.
    pub fn composite(mut self) -> Self {
        self.is_composite = true;
        self
    }
    /// Shown in files alone.
    pub fn files(mut self) -> Self {
        self.shown = Shown::Files;
        self
    }
    /// What it means.
    pub fn explain(mut self, explain: impl Into<String>) -> Self {
        self.explain = explain.into();
        self
    }
}

impl Page {
    /// The tables as files hold them: those of one id set one below the other, lists as tables of sentences, in the order of
    /// their first appearance. Tables without a row are left out, unless all are.
    pub fn sheets(&self) -> Vec<Cow<'_, Table>> {
        let mut sheets: Vec<Cow<Table>> = Vec::new();
        for block in &self.blocks {
            let table = match block {
                Block::Table(t) => Cow::Borrowed(t),
                Block::List(list) => Cow::Owned(list.as_table()),
                Block::Heading(..) | Block::Text(_) | Block::Redline { .. } => continue,
            };
            match sheets.iter_mut().find(|s| s.id == table.id && s.columns.len() == table.columns.len()) {
                Some(sheet) => sheet.to_mut().rows.extend(table.into_owned().rows),
                None => sheets.push(table),
            }
        }
        if sheets.iter().any(|s| !s.rows.is_empty()) {
            sheets.retain(|s| !s.rows.is_empty());
        }
        sheets
    }
}

impl Table {
    /// A table without rows, alone of its id.
    pub fn new(id: &'static str, title: impl Into<String>, columns: Vec<Column>) -> Self {
        let title = title.into();
        Self { id, sheet: title.clone(), title, columns, rows: Vec::new(), note: None, fold: None, more: 0 }
    }
    /// The same with these rows.
    pub fn with_rows(self, rows: Vec<Row>) -> Self {
        Self { rows, ..self }
    }
}

impl List {
    fn as_table(&self) -> Table {
        let rows = self.items.iter().map(|item| Row {
            cells: vec![Cell::Text(item.runs.clone())],
            evidence: item.evidence.clone(),
            ..Default::default()
        });
        Table::new(self.id, &*self.title, vec![Column::new("text", self.title.clone())]).with_rows(rows.collect())
    }
}
