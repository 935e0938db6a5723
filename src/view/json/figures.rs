//! Measured facts, how they changed, and where they disagree.

use serde::Serialize;

use crate::analysis::{Metric, Study};
use crate::comparison::PairComparison;
use crate::comparison::checks::Place;
use crate::comparison::series::MetricChange;
use crate::text::Pair;
use crate::view::layout::checks;
use crate::view::names;
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
            facet: names::facet(m.key.facet),
            value: m.value.map(Number::of),
            value_high: m.value_high.map(Number::of),
            unit: m.unit.as_deref(),
            bound: names::bound(m.bound),
            role: names::figure_role(m.key.role),
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
        facet: names::facet(row.facet),
        from: MetricOut::at(two.from, row.metrics.from),
        to: MetricOut::at(two.to, row.metrics.to),
        delta: row.delta.map(Number::of),
        delta_unit: row.delta_unit.as_deref(),
        percent: row.percent.map(|p| Number::of(p.round_dp(4))),
        change: names::change(row.change),
        why: row.why.map(names::why),
        bound_change: row.bound_change.map(|b| [names::bound(b.from), names::bound(b.to)]),
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
        kind: names::check(check.kind),
        indicator: &check.indicator,
        text: checks::sentence(check, lang),
        quotes: check.quotes.iter().map(quote).collect(),
    };
    pair.checks.iter().map(out).collect()
}
