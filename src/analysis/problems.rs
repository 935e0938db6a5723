//! The shortcomings that a report admits (存在的问题, 困难和挑战), one by one.

use crate::document::Report;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// One admitted problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The words of it.
    pub span: Span,
}

/// Reads the admitted problems.
pub fn read(_report: &Report, _lexicon: &Lexicon) -> Vec<Problem> {
    Vec::new()
}
