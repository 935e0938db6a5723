//! What the earlier report promised for its year, against what the later one reports of it.

use rust_decimal::Decimal;

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

/// One target and what came of it. Metrics are indices into the earlier (`target`) and later (all others) study.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// The indicator, as the target names it.
    pub indicator: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// Among the headline targets.
    pub headline: bool,
    /// The target.
    pub target: usize,
    /// The actual; for an incomparable one the figure that was refused.
    pub actual: Option<usize>,
    /// A joint target reported in parts: all of them.
    pub parts: Vec<usize>,
    /// Actual minus target, in `gap_unit`.
    pub gap: Option<Decimal>,
    /// The unit of `gap`.
    pub gap_unit: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that gave it.
    pub rule: Rule,
    /// Where the later report itself says met or missed.
    pub said: Option<Span>,
    /// The later report's own target for it.
    pub next: Option<usize>,
}

/// What came of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// 完成
    Met,
    /// 接近: an 左右 target missed by no more than the tolerance.
    Near,
    /// 未完成
    Missed,
    /// 未再提及: the later report gives no figure.
    Unreported,
    /// 无法比较
    Incomparable,
}

/// The rule that gave a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The actual must not be below the target.
    Floor,
    /// The actual must not be above the target.
    Ceiling,
    /// The later report gives no figure.
    Silent,
}

/// Judges the earlier report's targets: headline targets first, then by section.
pub fn judge(_two: Pair<&Study>, _lexicon: &Lexicon, _tolerance: f64) -> Vec<TargetRow> {
    Vec::new()
}
