//! Measured facts, how they changed, and where they disagree.

use serde::Serialize;

use crate::analysis::{Bound, Facet, Metric, Study, metric};
use crate::comparison::PairComparison;
use crate::comparison::checks::{CheckKind, Place};
use crate::comparison::series::{Change, MetricChange, Why};
use crate::text::Pair;
use crate::view::layout::checks;
use crate::view::words::Lang;

use super::{Number, path};

/// A measured fact.
#[derive(Debug, Serialize)]
pub struct MetricOut<'a> {
    indicator: &'a str,
    canonical: Option<&'a str>,
    facet: &'static str,
    value: Option<Number>,
    value_high: Option<Number>,
    unit: Option<&'a str>,
    bound: &'static str,
    role: &'static str,
    period: Option<String>,
    estimate: bool,
    scope: Option<&'a str>,
    section: &'a str,
    quote: &'a str,
    relation: Option<&'a str>,
    other: Option<&'a str>,
}

impl<'a> MetricOut<'a> {
    /// A fact of `study`.
    pub fn of(study: &'a Study, m: &'a Metric) -> Self {
        Self {
            indicator: &m.key.indicator,
            canonical: m.key.canonical.as_deref(),
            facet: facet(m.key.facet),
            value: m.value.map(Number::of),
            value_high: m.value_high.map(Number::of),
            unit: m.unit.as_deref(),
            bound: bound(m.bound),
            role: role(m.key.role),
            period: m.key.period.map(|p| p.to_string()),
            estimate: m.estimate,
            scope: m.key.scope.as_deref(),
            section: path(study, m.section),
            quote: study.report.quote(m.quote),
            relation: m.relation.as_deref(),
            other: m.other.as_deref(),
        }
    }
    /// The fact at `index` of `study`.
    pub fn at(study: &'a Study, index: Option<usize>) -> Option<Self> {
        index.and_then(|i| study.metrics.get(i)).map(|m| Self::of(study, m))
    }
}

/// One indicator in both reports.
#[derive(Debug, Serialize)]
pub struct ChangeOut<'a> {
    indicator: &'a str,
    canonical: Option<&'a str>,
    facet: &'static str,
    from: Option<MetricOut<'a>>,
    to: Option<MetricOut<'a>>,
    delta: Option<Number>,
    delta_unit: Option<&'a str>,
    percent: Option<Number>,
    change: &'static str,
    why: Option<&'static str>,
    bound_change: Option<[&'static str; 2]>,
    stance_change: Option<[Option<&'a str>; 2]>,
}

/// Rows of metric changes.
pub fn changes<'a>(two: Pair<&'a Study>, rows: &'a [MetricChange]) -> Vec<ChangeOut<'a>> {
    let out = |row: &'a MetricChange| ChangeOut {
        indicator: &row.indicator,
        canonical: row.canonical.as_deref(),
        facet: facet(row.facet),
        from: MetricOut::at(two.from, row.metrics.from),
        to: MetricOut::at(two.to, row.metrics.to),
        delta: row.delta.map(Number::of),
        delta_unit: row.delta_unit.as_deref(),
        percent: row.percent.map(|p| Number::of(p.round_dp(4))),
        change: change(row.change),
        why: row.why.map(why),
        bound_change: row.bound_change.map(|b| [bound(b.from), bound(b.to)]),
        stance_change: row.stance_change.as_ref().map(|s| [s.from.as_deref(), s.to.as_deref()]),
    };
    rows.iter().map(out).collect()
}

/// A disagreement.
#[derive(Debug, Serialize)]
pub struct CheckOut<'a> {
    kind: &'static str,
    indicator: &'a str,
    text: String,
    quotes: Vec<&'a str>,
}

/// Rows of checks.
pub fn checks<'a>(two: Pair<&'a Study>, pair: &'a PairComparison, lang: Lang) -> Vec<CheckOut<'a>> {
    let quote = |place: &Place| match place {
        Place::From(span) => two.from.report.quote(*span),
        Place::To(span) => two.to.report.quote(*span),
    };
    let out = |check: &'a crate::comparison::Check| CheckOut {
        kind: kind(check.kind),
        indicator: &check.indicator,
        text: checks::sentence(check, lang),
        quotes: check.quotes.iter().map(quote).collect(),
    };
    pair.checks.iter().map(out).collect()
}

/// The stable name of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Level => "level",
        Facet::Growth => "growth",
        Facet::Delta => "delta",
        Facet::Rank => "rank",
        Facet::Relation => "relation",
    }
}

/// The stable name of a bound.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Range => "range",
    }
}

/// The stable name of a figure's role.
pub fn role(role: metric::Role) -> &'static str {
    match role {
        metric::Role::Actual => "actual",
        metric::Role::Target => "target",
        metric::Role::Baseline => "baseline",
        metric::Role::Context => "context",
    }
}

/// The stable name of a change.
pub fn change(change: Change) -> &'static str {
    match change {
        Change::Up => "up",
        Change::Down => "down",
        Change::Same => "same",
        Change::New => "new",
        Change::Dropped => "dropped",
        Change::Incomparable => "incomparable",
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Unit => "unit",
        Why::Scope => "scope",
        Why::Facet => "facet",
        Why::Period => "period",
    }
}

/// The stable name of a kind of disagreement.
pub fn kind(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::ImpliedBase => "implied_base",
        CheckKind::LevelVsGrowth => "level_vs_growth",
        CheckKind::StatedTwice => "stated_twice",
        CheckKind::UnitSlip => "unit_slip",
        CheckKind::PartsExceedWhole => "parts_exceed_whole",
    }
}
