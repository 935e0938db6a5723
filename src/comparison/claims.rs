//! The later report's claims of success, against the computed verdicts.

use crate::analysis::Study;
use crate::text::Pair;

use super::TargetRow;

/// One claim, weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// The claim, as an index into the later study's claims.
    pub claim: usize,
    /// Numbered targets met, near and missed.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Whether the verdicts bear it out; `None` where there are too few.
    pub borne_out: Option<bool>,
}

/// Weighs the later report's claims.
pub fn weigh(_two: Pair<&Study>, _targets: &[TargetRow]) -> Vec<ClaimRow> {
    Vec::new()
}
