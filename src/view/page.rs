//! A finished page: what every renderer takes. It holds words and numbers in reading order, no spans, no studies.

use rust_decimal::Decimal;

/// A whole answer, ready to be rendered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The title of the document.
    pub title: String,
    /// What it holds, in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the page's own.
    Heading(u8, String),
    /// Running text.
    Text(Vec<Run>),
    /// The summary's sentences.
    List(Vec<Vec<Run>>),
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

/// A table: the unit of CSV files and of workbook sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A stable English name, for file and sheet names (`targets`).
    pub id: &'static str,
    /// Its title, in the reader's language.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
    /// A sentence below it, or in its place where it has no rows.
    pub note: Option<String>,
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
    /// False for columns that a terminal leaves out and files keep (quotes, section paths).
    pub narrow: bool,
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

/// A stretch of text of one tone.
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
}
