//! `trend`: many years of one place.

use serde::Serialize;

use crate::comparison::trend::{DomainLine, DomainPoint, IndicatorPoint, Trend};
use crate::comparison::{Comparison, trend};
use crate::view::names;

use super::{Number, ReportOut, figures, sections, write};

#[derive(Debug, Serialize)]
struct Out<'a> {
    reports: Vec<ReportOut<'a>>,
    indicators: Vec<IndicatorOut<'a>>,
    domains: Vec<DomainOut>,
    terms: Vec<TermOut<'a>>,
    targets: Vec<TargetYearOut>,
    threads: Vec<sections::ThreadOut<'a>>,
}

#[derive(Debug, Serialize)]
struct IndicatorOut<'a> {
    indicator: &'a str,
    canonical: Option<&'a str>,
    facet: &'static str,
    role: &'static str,
    points: Vec<IndicatorPointOut<'a>>,
}

#[derive(Debug, Serialize)]
struct IndicatorPointOut<'a> {
    period: String,
    report: Option<i32>,
    metric: Option<figures::MetricOut<'a>>,
}

/// One policy domain over the reports.
#[derive(Debug, Serialize)]
pub struct DomainOut {
    domain: &'static str,
    points: Vec<DomainPointOut>,
}

#[derive(Debug, Serialize)]
struct DomainPointOut {
    report: Option<i32>,
    rank: Option<usize>,
    share: Number,
}

#[derive(Debug, Serialize)]
struct TermOut<'a> {
    term: &'a str,
    points: Vec<TermPointOut>,
}

#[derive(Debug, Serialize)]
struct TermPointOut {
    report: Option<i32>,
    count: usize,
    per_10k: Number,
}

#[derive(Debug, Serialize)]
struct TargetYearOut {
    year: i32,
    set: usize,
    met: usize,
    near: usize,
    missed: usize,
    unreported: usize,
    incomparable: usize,
}

/// The bytes of the answer.
pub fn trend(comparison: &Comparison, trend: &Trend) -> Vec<u8> {
    let year = |study: usize| comparison.studies.get(study).and_then(|s| s.report.identity.year);
    let point = |p: &IndicatorPoint| {
        let metric = comparison.studies.get(p.study).and_then(|s| figures::MetricOut::at(s, Some(p.metric)));
        IndicatorPointOut { period: p.year.to_string(), report: year(p.study), metric }
    };
    let indicator = |l: &trend::IndicatorLine| -> Vec<IndicatorPointOut> { l.points.iter().map(point).collect() };
    write(&Out {
        reports: comparison.studies.iter().map(|s| ReportOut::of(&s.report)).collect(),
        indicators: trend
            .indicators
            .iter()
            .map(|l| IndicatorOut {
                indicator: &l.indicator,
                canonical: l.canonical.as_deref(),
                facet: names::facet(l.facet),
                role: names::figure_role(l.role),
                points: indicator(l),
            })
            .collect(),
        domains: domains(comparison, &trend.domains),
        terms: trend
            .terms
            .iter()
            .map(|l| TermOut {
                term: &l.term,
                points: l
                    .points
                    .iter()
                    .map(|p| TermPointOut {
                        report: year(p.study),
                        count: p.count,
                        per_10k: Number::rounded(p.per_10k),
                    })
                    .collect(),
            })
            .collect(),
        targets: trend
            .targets
            .iter()
            .map(|t| TargetYearOut {
                year: t.year,
                set: t.set,
                met: t.met,
                near: t.near,
                missed: t.missed,
                unreported: t.unreported,
                incomparable: t.incomparable,
            })
            .collect(),
        threads: sections::threads(comparison),
    })
}

/// The policy domains over the reports.
pub fn domains(comparison: &Comparison, lines: &[DomainLine]) -> Vec<DomainOut> {
    let point = |p: &DomainPoint| DomainPointOut {
        report: comparison.studies[p.study].report.identity.year,
        rank: p.rank,
        share: Number::rounded(p.share),
    };
    lines.iter().map(|l| DomainOut { domain: l.domain.key(), points: l.points.iter().map(point).collect() }).collect()
}
