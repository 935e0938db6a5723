//! The later report's claims of success, against the computed verdicts.

use crate::analysis::Study;
use crate::text::Pair;
use crate::text::fold::fold;

use super::{TargetRow, Verdict};

/// One claim, weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// The claim, as an index into the later study's claims.
    pub claim: usize,
    /// It names the targets it speaks of; else it speaks of all.
    pub named: bool,
    /// Numbered targets that were met.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Whether the verdicts bear it out; `None` where there are too few, or they are divided.
    pub borne_out: Option<bool>,
}

/// Weighs the later report's claims: one that names indicators (地区生产总值等指标没有完成) against their targets, any other
/// against the headline targets with a verdict, or against all where no headline target has one.
pub fn weigh(two: Pair<&Study>, targets: &[TargetRow]) -> Vec<ClaimRow> {
    let judged = |r: &&TargetRow| matches!(r.verdict, Verdict::Met | Verdict::Near | Verdict::Missed);
    let numbered: Vec<&TargetRow> =
        targets.iter().filter(judged).filter(|r| two.from.metrics[r.target].value.is_some()).collect();
    let headline: Vec<&TargetRow> = numbered.iter().copied().filter(|r| r.headline).collect();
    let all = if headline.is_empty() { numbered.clone() } else { headline };
    let weigh = |(i, claim): (usize, &crate::analysis::Claim)| {
        let words = fold(two.to.report.words(claim.quote));
        let named: Vec<&TargetRow> = numbered.iter().copied().filter(|r| words.contains(&fold(&r.indicator))).collect();
        let names = !named.is_empty();
        let rows = if names { named } else { all.clone() };
        let count = |v: Verdict| rows.iter().filter(|r| r.verdict == v).count();
        let (met, near, missed) = (count(Verdict::Met), count(Verdict::Near), count(Verdict::Missed));
        let total = met + near + missed;
        let borne_out = if claim.of_years || total == 0 {
            None
        } else if !claim.success {
            (missed > 0).then_some(true).or((names || near == 0).then_some(false))
        } else if missed == 0 || missed * 5 <= total && !names {
            Some(true)
        } else if missed * 2 > total || names {
            Some(false)
        } else {
            None
        };
        ClaimRow { claim: i, named: names, met, near, missed, borne_out }
    };
    two.to.claims.iter().enumerate().map(weigh).collect()
}
