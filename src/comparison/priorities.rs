//! The order and weight of the policy domains in the plan.

use crate::analysis::{Domain, Study};
use crate::document::SectionId;
use crate::text::Pair;

/// One domain in both plans.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityRow {
    /// The domain.
    pub domain: Domain,
    /// Rank of the first task whose main domain it is.
    pub rank: Pair<Option<usize>>,
    /// How many tasks each plan has.
    pub of: Pair<usize>,
    /// Share of the plan's text, 0 to 1.
    pub share: Pair<f64>,
    /// What became of it.
    pub change: PriorityChange,
    /// The tasks of this domain.
    pub tasks: Pair<Vec<SectionId>>,
    /// Numbered targets in them.
    pub measures: Pair<usize>,
}

/// What became of a domain's rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PriorityChange {
    /// Nearer the front.
    Up,
    /// Further back.
    Down,
    /// The same rank, or none in both.
    Same,
    /// A task now, none before.
    New,
    /// A task before, none now.
    Dropped,
}

/// Ranks the domains of both plans, in the later plan's order.
pub fn rank(_two: Pair<&Study>) -> Vec<PriorityRow> {
    Vec::new()
}
