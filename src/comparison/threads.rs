//! Sections followed through all years: each thread is one section's line of descent.

use crate::analysis::Study;
use crate::document::SectionId;

use super::PairComparison;

/// One thread: a section in each study that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// By index into [`super::Comparison::studies`]: its section there, or `None`.
    pub sections: Vec<Option<SectionId>>,
}

/// Follows the sections through all pairs.
pub fn follow(_studies: &[Study], _pairs: &[PairComparison]) -> Vec<Thread> {
    Vec::new()
}
