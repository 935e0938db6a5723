//! How figures changed from one report to the next: the actuals, and the targets.

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Study};
use crate::lexicon::Lexicon;
use crate::text::Pair;

/// One indicator and facet in both reports.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricChange {
    /// The indicator, as the later report names it where it does.
    pub indicator: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// The facet.
    pub facet: Facet,
    /// The figures, as indices into each study's metrics.
    pub metrics: Pair<Option<usize>>,
    /// Later minus earlier, in `delta_unit`.
    pub delta: Option<Decimal>,
    /// The unit of `delta`; 个百分点 between percentages.
    pub delta_unit: Option<String>,
    /// `delta` in percent of the earlier value, for levels.
    pub percent: Option<Decimal>,
    /// What became of it.
    pub change: Change,
    /// Why it can't be compared.
    pub why: Option<Why>,
    /// For targets: how the modifier drifted.
    pub bound_change: Option<Pair<Bound>>,
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Larger.
    Up,
    /// Smaller.
    Down,
    /// Equal.
    Same,
    /// Only in the later report.
    New,
    /// Only in the earlier report.
    Dropped,
    /// In both, and not comparable.
    Incomparable,
}

/// Why two figures can't be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// 亩 and 栋.
    Unit,
    /// 地方 and total, 规上 and all.
    Scope,
    /// A level and a growth.
    Facet,
    /// Not a year apart.
    Period,
}

/// How the actuals changed: headline indicators first, then by section.
pub fn actuals(_two: Pair<&Study>, _lexicon: &Lexicon) -> Vec<MetricChange> {
    Vec::new()
}

/// How the targets changed: headline indicators first, then by section.
pub fn targets(_two: Pair<&Study>, _lexicon: &Lexicon) -> Vec<MetricChange> {
    Vec::new()
}
