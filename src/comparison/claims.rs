//! The later report's claims of success and failure, against the computed verdicts.
//!
//! A claim is weighed against the targets that it speaks of: those it names; else, of a failure that does not speak of the
//! whole programme (年初预期的增长目标未能实现), those whose outcome its sentence has just given; else the headline targets.

use crate::analysis::{Claim, Facet, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, sentences};

use super::pairing::names_thing;
use super::{TargetRow, Verdict};

/// One claim, weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// The claim, as an index into the later study's claims.
    pub claim: usize,
    /// It speaks of these alone; else of the whole programme.
    pub named: bool,
    /// Numbered targets that were met.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Whether the verdicts bear it out; `None` where there are none, or they are divided.
    pub borne_out: Option<bool>,
}

/// Weighs the later report's claims. Reports that are not a year apart are not judged.
pub fn weigh(two: Pair<&Study>, targets: &[TargetRow], lexicon: &Lexicon) -> Vec<ClaimRow> {
    if !super::consecutive(two) {
        return Vec::new();
    }
    let judged = |r: &TargetRow| {
        matches!(r.verdict, Verdict::Met | Verdict::Near | Verdict::Missed)
            && two.from.metrics[r.target].value.is_some()
    };
    let numbered: Vec<usize> = (0..targets.len()).filter(|&i| judged(&targets[i])).collect();
    let headline: Vec<usize> = numbered.iter().copied().filter(|&i| targets[i].headline).collect();
    let all = if headline.is_empty() { &numbered } else { &headline };
    let weigh = |(i, claim): (usize, &Claim)| {
        let named = spoken_of(two, claim, &numbered, targets, lexicon);
        let is_named = !named.is_empty();
        let rows = if is_named { named } else { all.clone() };
        let count = |v: Verdict| rows.iter().filter(|&&r| targets[r].verdict == v).count();
        let (met, near, missed) = (count(Verdict::Met), count(Verdict::Near), count(Verdict::Missed));
        let borne_out =
            if claim.of_years { None } else { borne_out(claim.success, is_named, Counts { met, near, missed }) };
        ClaimRow { claim: i, named: is_named, met, near, missed, borne_out }
    };
    two.to.claims.iter().enumerate().map(weigh).collect()
}

#[derive(Debug, Clone, Copy)]
struct Counts {
    met: usize,
    near: usize,
    missed: usize,
}

/// Fewer verdicts than these tell nothing of a whole programme.
const FEW: usize = 3;

/// Whether verdicts bear a claim out. A success of the whole programme is borne out with a miss in five, and contradicted
/// where more than a third was missed; one of named targets with any miss. A failure needs a miss.
fn borne_out(success: bool, named: bool, Counts { met, near, missed }: Counts) -> Option<bool> {
    let total = met + near + missed;
    match (total, success) {
        (0, _) => None,
        _ if !named && total < FEW => None,
        (_, false) if missed > 0 => Some(true),
        (_, false) => (near == 0).then_some(false),
        _ if missed == 0 => Some(true),
        _ if named => Some(false),
        _ if missed * 5 <= total => Some(true),
        _ => (missed * 3 > total).then_some(false),
    }
}

/// Those of the judged targets that a claim speaks of; none where it speaks of the programme.
fn spoken_of(
    two: Pair<&Study>,
    claim: &Claim,
    judged: &[usize],
    targets: &[TargetRow],
    lexicon: &Lexicon,
) -> Vec<usize> {
    let report = &two.to.report;
    let written = report.words(claim.quote);
    let words = fold(written);
    let rows = |wanted: &dyn Fn(&TargetRow) -> bool| -> Vec<usize> {
        judged.iter().copied().filter(|&i| wanted(&targets[i])).collect()
    };
    let named = rows(&|r| names_thing(&words, &fold(&r.indicator), lexicon));
    if !named.is_empty() || lexicon.pledges().claims.programme.in_text(written) {
        return named;
    }
    let paragraphs = &report.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end <= claim.quote.start);
    let Some(paragraph) = paragraphs.get(at) else { return Vec::new() };
    let sentence = sentences::around(report.text(), paragraph.span, claim.quote);
    let Some(sentence) = sentence else { return Vec::new() };
    let before = Span::new(sentence.start, claim.quote.start);
    let place = |r: &TargetRow| {
        let quote = two.to.metrics.get(r.actual?)?.quote;
        before.contains(quote).then_some(quote.start)
    };
    // Of several outcomes in the sentence the claim stands behind the one that it speaks of.
    let Some(last) = judged.iter().filter_map(|&i| Some((place(&targets[i])?, i))).max() else { return Vec::new() };
    let growth = written.contains("增长目标") || written.contains("增速");
    let same = |r: &TargetRow| r.indicator == targets[last.1].indicator && place(r).is_some();
    let fits = |r: &TargetRow| same(r) && (!growth || two.from.metrics[r.target].key.facet == Facet::Growth);
    let exact = rows(&fits);
    if exact.is_empty() { rows(&same) } else { exact }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(success: bool, named: bool, met: usize, near: usize, missed: usize) -> Option<bool> {
        borne_out(success, named, Counts { met, near, missed })
    }

    #[test]
    fn a_success_stands_with_few_misses_and_falls_with_many() {
        assert_eq!(weighed(true, false, 9, 0, 1), Some(true));
        assert_eq!(weighed(true, false, 7, 0, 3), None);
        assert_eq!(weighed(true, false, 6, 0, 5), Some(false));
        assert_eq!(weighed(true, false, 0, 4, 0), Some(true));
        assert_eq!(weighed(true, true, 9, 0, 1), Some(false));
        assert_eq!(weighed(true, false, 0, 0, 1), None);
    }

    #[test]
    fn a_failure_needs_a_miss() {
        assert_eq!(weighed(false, true, 0, 0, 1), Some(true));
        assert_eq!(weighed(false, true, 1, 0, 0), Some(false));
        assert_eq!(weighed(false, false, 1, 1, 0), None);
        assert_eq!(weighed(false, false, 0, 0, 0), None);
    }
}
