//! What is odd about an input and did not stop the reading: kept with its place, printed as a warning.

use crate::text::Span;

/// How much a remark matters to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing, changes nothing; shown only with `--verbose`.
    Note,
    /// The result may be wrong or incomplete because of it.
    Warning,
}

/// One odd thing, and where it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// What it is, in Chinese, without the file's name, on one line.
    pub text: String,
    /// Where in the report's text, if it has a place.
    pub span: Option<Span>,
}

impl Remark {
    /// A warning.
    pub fn warning(text: impl Into<String>, span: Option<Span>) -> Self {
        Self { severity: Severity::Warning, text: text.into(), span }
    }
    /// A note.
    pub fn note(text: impl Into<String>, span: Option<Span>) -> Self {
        Self { severity: Severity::Note, text: text.into(), span }
    }
}
