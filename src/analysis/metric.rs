//! Measured facts: which indicator, how much, of what kind, in which role, of which year.
//!
//! In: a report and the lexicon. Out: [`Metric`]s in order of place, each with the clause it was read from.

use rust_decimal::Decimal;

use crate::document::{Report, SectionId};
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::text::scale::is_money;

/// The unit in which two percentages differ.
pub const POINTS: &str = "个百分点";

/// One measured fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// What makes two figures comparable.
    pub key: MetricKey,
    /// The number in its written unit (16.4 of 16.4亿元), signed for growth and delta; `None` for a relation.
    pub value: Option<Decimal>,
    /// The upper end of a range.
    pub value_high: Option<Decimal>,
    /// The unit as written, with the 万 or 亿 in it; `None` for a bare fraction, a rank, a relation.
    pub unit: Option<String>,
    /// What the words around the number say of it.
    pub bound: Bound,
    /// Given as an estimate (预计) in a review.
    pub estimate: bool,
    /// The innermost section it stands in.
    pub section: SectionId,
    /// The clause it was read from, letter for letter.
    pub quote: Span,
    /// The number with its modifiers and unit.
    pub figure: Span,
    /// For a relation: the words of it (与…同步).
    pub relation: Option<String>,
    /// For a relation: the indicator that it follows.
    pub other: Option<String>,
}

impl Metric {
    /// Whether it is measured, or follows what is measured: a target in words that follows nothing (国际收支基本平衡) is not.
    pub fn is_measured(&self) -> bool {
        self.value.is_some() || self.other.is_some()
    }
    /// Whether it is an amount of money, in whatever currency and scale.
    pub fn is_money(&self) -> bool {
        self.unit.as_deref().is_some_and(is_money)
    }
    /// Whether it is given in percent; percentage points are another unit.
    pub fn is_percent(&self) -> bool {
        self.unit.as_deref() == Some("%")
    }
    /// Whether it is given in percent or in percentage points.
    pub fn is_rate(&self) -> bool {
        self.is_percent() || self.unit.as_deref() == Some(POINTS)
    }
}

/// What makes two figures comparable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MetricKey {
    /// The thing measured, as a statistician would name it, words that change its scope kept.
    pub indicator: String,
    /// The lexicon's key of it (`gdp`), if it knows it.
    pub canonical: Option<String>,
    /// The kind of number.
    pub facet: Facet,
    /// What it is given as.
    pub role: Role,
    /// The year or years that it speaks of.
    pub period: Option<Period>,
    /// What makes it comparable only with its like, in the report's words: a part of the year (上半年), or a way of
    /// reckoning (同口径, 两年平均, 名义).
    pub scope: Option<String>,
}

/// The kind of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// An amount, count, rate or share as it stands.
    Level,
    /// A relative change over the earlier period, signed.
    Growth,
    /// An absolute change, signed.
    Delta,
    /// A place in an order.
    Rank,
    /// A target with no number of its own (与经济增长同步).
    Relation,
}

/// What the words around a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// No modifier.
    Exact,
    /// 左右, 约, 近 …
    About,
    /// 以上, 超, 不低于 …: speaks of the size as written, sign aside.
    AtLeast,
    /// 以内, 不超过 …
    AtMost,
    /// 6.5%-7%.
    Range,
}

/// What a figure is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Reported as done.
    Actual,
    /// Wanted for the coming period.
    Target,
    /// An earlier value, given for comparison.
    Baseline,
    /// Anything else that is measured.
    Context,
}

/// The time that a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// One year.
    Year(i32),
    /// A span of years, both ends in it.
    Span(i32, i32),
}

impl std::fmt::Display for Period {
    /// `2013` or `2011-2015`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Period::Year(y) => write!(f, "{y}"),
            Period::Span(a, b) => write!(f, "{a}-{b}"),
        }
    }
}

/// Reads every measured fact of a report, in order of place.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Metric> {
    super::extract::read(report, lexicon)
}
