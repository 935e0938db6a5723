//! What was promised, what came of it, and what the later report claims.

use serde::Serialize;

use crate::analysis::Study;
use crate::comparison::targets::{TargetRow, together};
use crate::comparison::{ClaimRow, PairComparison};
use crate::text::Pair;
use crate::view::layout;
use crate::view::names;
use crate::view::words::{Lang, rules};

use super::Number;
use super::figures::MetricOut;

/// One target and what came of it.
#[derive(Debug, Serialize)]
pub struct TargetOut<'a> {
    indicator: &'a str,
    canonical: Option<&'a str>,
    target: Option<MetricOut<'a>>,
    actual: Option<MetricOut<'a>>,
    parts: Vec<MetricOut<'a>>,
    gap: Option<Number>,
    gap_unit: Option<&'a str>,
    verdict: &'static str,
    rule: String,
    said: Option<&'a str>,
    next: Option<MetricOut<'a>>,
}

/// The targets of a pair.
pub fn rows<'a>(two: Pair<&'a Study>, pair: &'a PairComparison, lang: Lang) -> Vec<TargetOut<'a>> {
    let mut disagree = vec![None; pair.targets.len()];
    for group in together(two, &pair.targets) {
        for &i in &group.rows {
            disagree[i] = group.disagree.as_ref().map(|d| rules::disagree(d, lang));
        }
    }
    let row = |(i, row): (usize, &'a TargetRow)| TargetOut {
        indicator: &row.indicator,
        canonical: row.canonical.as_deref(),
        target: MetricOut::at(two.from, Some(row.target)),
        actual: MetricOut::at(two.to, row.actual),
        parts: row.parts.iter().filter_map(|&i| MetricOut::at(two.to, Some(i))).collect(),
        gap: row.gap.map(Number::of),
        gap_unit: row.gap_unit.as_deref(),
        verdict: names::verdict(row.verdict),
        rule: match disagree.get(i).and_then(Option::as_deref) {
            Some(why) => format!("{}{}{why}", rules::rule(two, row, lang), lang.pick("；", "; ")),
            None => rules::rule(two, row, lang),
        },
        said: row.said.map(|span| two.to.report.quote(span)),
        next: MetricOut::at(two.to, row.next),
    };
    pair.targets.iter().enumerate().map(row).collect()
}

/// A claim of the later report.
#[derive(Debug, Serialize)]
pub struct ClaimOut<'a> {
    text: String,
    quote: &'a str,
    borne_out: Option<bool>,
}

/// The claims of a pair.
pub fn claims<'a>(two: Pair<&'a Study>, pair: &'a PairComparison, lang: Lang) -> Vec<ClaimOut<'a>> {
    let claim = |row: &'a ClaimRow| {
        let claim = two.to.claims.get(row.claim)?;
        Some(ClaimOut {
            text: layout::targets::claim_sentence(row, two, lang),
            quote: two.to.report.quote(claim.quote),
            borne_out: row.borne_out,
        })
    };
    pair.claims.iter().filter_map(claim).collect()
}
