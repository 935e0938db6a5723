//! What changed most: findings made from the rows by rules, the most telling first. The view puts them into sentences.

use crate::analysis::Study;
use crate::text::Pair;

use super::{PairComparison, Part};

/// One finding. The view says it in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// The rows it rests on: the part, and the index in its list.
    pub rows: Vec<RowRef>,
}

/// A row of a pair's comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowRef {
    /// The list it stands in.
    pub part: Part,
    /// Which list of the part, where it has several (`new` of themes); 0 otherwise.
    pub list: usize,
    /// Its index there.
    pub index: usize,
}

/// The kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// How many sections were kept, reworded, new, dropped.
    SectionsChanged,
}

/// Finds what changed most in a pair.
pub fn find(_two: Pair<&Study>, _pair: &PairComparison) -> Vec<Finding> {
    Vec::new()
}
