//! The later report's claims of success and failure, against the computed verdicts.
//!
//! A claim is weighed against the targets that it speaks of: those it names; else, of a claim that does not speak of the
//! whole programme (年初预期的增长目标未能实现), those whose outcome its sentence has just given; else the headline targets. One that
//! is about a thing of its own (就业超过预期目标) is never weighed against the whole programme.

use crate::analysis::{Claim, Facet, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, is_han};

use super::names::names_thing;
use super::targets::Rule;
use super::{TargetRow, Verdict};

/// One claim, weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// The claim, as an index into the later study's claims.
    pub claim: usize,
    /// It speaks of these alone; else of the whole programme.
    pub named: bool,
    /// Of the whole programme the headline targets were counted; where none of those was judged, all that were.
    pub headline: bool,
    /// Numbered targets that were met.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Targets that it names and whose outcome is told by words alone.
    pub worded: usize,
    /// Whether the verdicts bear it out; `None` where there are none, or they are divided.
    pub borne_out: Option<bool>,
}

/// Weighs the later report's claims. Reports that are not a year apart are not judged.
pub fn weigh(two: Pair<&Study>, targets: &[TargetRow], lexicon: &Lexicon) -> Vec<ClaimRow> {
    if super::apart(two).is_some() {
        return Vec::new();
    }
    // Targets without a number of their own count where figures judged them (与经济增长同步). The report's own word that a target
    // was met bears nothing out; its word that one was missed does.
    let by_figures = |r: &TargetRow| {
        two.from.metrics[r.target].value.is_some() && !told_met(r)
            || matches!(r.rule, Rule::Relative(_) | Rule::RelativeParts(_) | Rule::Direction)
    };
    let judged = |r: &TargetRow| r.verdict.is_judged() && by_figures(r);
    let numbered: Vec<usize> = (0..targets.len()).filter(|&i| judged(&targets[i])).collect();
    let headline: Vec<usize> = numbered.iter().copied().filter(|&i| targets[i].headline).collect();
    let all = if headline.is_empty() { &numbered } else { &headline };
    let weigh = |(i, claim): (usize, &Claim)| {
        let named = spoken_of(two, claim, &numbered, targets, lexicon);
        let is_named = named.is_some();
        let rows = named.unwrap_or_else(|| all.clone());
        let count = |v: Verdict| rows.iter().filter(|&&r| targets[r].verdict == v).count();
        let (met, near, missed) = (count(Verdict::Met), count(Verdict::Near), count(Verdict::Missed));
        let borne_out =
            if claim.of_years { None } else { borne_out(claim.success, is_named, Counts { met, near, missed }) };
        let worded = targets.iter().filter(|r| told_met(r) && says(claim, r)).count();
        ClaimRow {
            claim: i,
            named: is_named,
            headline: !is_named && !headline.is_empty(),
            met,
            near,
            missed,
            worded,
            borne_out,
        }
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

/// Whether a target was met by the report's word alone.
fn told_met(row: &TargetRow) -> bool {
    row.rule == Rule::Said && row.verdict == Verdict::Met
}

/// Whether a claim is what the report says of a target.
fn says(claim: &Claim, row: &TargetRow) -> bool {
    row.said.is_some_and(|said| claim.quote.contains(said))
}

/// Those of the judged targets that a claim speaks of; `None` where it speaks of the programme.
fn spoken_of(
    two: Pair<&Study>,
    claim: &Claim,
    judged: &[usize],
    targets: &[TargetRow],
    lexicon: &Lexicon,
) -> Option<Vec<usize>> {
    let report = &two.to.report;
    let written = report.words(claim.quote);
    let words = fold(written);
    let rows = |wanted: &dyn Fn(&TargetRow) -> bool| -> Vec<usize> {
        judged.iter().copied().filter(|&i| wanted(&targets[i])).collect()
    };
    let told = rows(&|r| says(claim, r));
    let named = if told.is_empty() { rows(&|r| names_target(&words, r, lexicon)) } else { told };
    if !named.is_empty() {
        return Some(named);
    }
    if targets.iter().any(|r| told_met(r) && says(claim, r)) {
        return Some(Vec::new());
    }
    if let Some(thing) = thing_of(two, claim, lexicon) {
        return Some(rows(&|r| r.indicator.contains(&thing)));
    }
    let sentence = report.sentence_around(claim.quote)?;
    let before = Span::new(sentence.start, claim.quote.start);
    let claims = &lexicon.pledges().claims;
    // 退出煤炭产能8万吨，提前完成年度目标任务: without a subject of its own it speaks of what was just counted.
    let counted = || two.to.metrics_in(before).any(|m| m.key.role == Role::Actual);
    let goes_on = claim.words.start == claim.quote.start && !claims.all.in_text(written) && counted();
    if goes_on {
        let told = |r: &TargetRow| r.actual.is_some_and(|a| before.contains(two.to.metrics[a].quote));
        return Some(rows(&told));
    }
    if claims.programme.in_text(written) {
        return None;
    }
    let place = |r: &TargetRow| {
        let quote = two.to.metrics.get(r.actual?)?.quote;
        before.contains(quote).then_some(quote.start)
    };
    // Of several outcomes in the sentence the claim stands behind the one that it speaks of.
    let last = judged.iter().filter_map(|&i| Some((place(&targets[i])?, i))).max()?;
    let growth = written.contains("增长目标") || written.contains("增速");
    let same = |r: &TargetRow| r.indicator == targets[last.1].indicator && place(r).is_some();
    let fits = |r: &TargetRow| same(r) && (!growth || two.from.metrics[r.target].key.facet == Facet::Growth);
    let exact = rows(&fits);
    Some(if exact.is_empty() { rows(&same) } else { exact })
}

/// Whether folded words name the thing of a target, by its own name or another of its indicator.
pub(super) fn names_target(words: &str, row: &TargetRow, lexicon: &Lexicon) -> bool {
    const SHORTEST: usize = 3;
    let names = || row.canonical.as_deref().into_iter().flat_map(|key| lexicon.indicators().names_of(key));
    names_thing(words, &fold(&row.indicator), lexicon)
        || names().any(|n| n.chars().count() >= SHORTEST && names_thing(words, n, lexicon))
}

/// What a claim is about, if that is a thing and not the programme: 就业 of 就业超过预期目标.
fn thing_of(two: Pair<&Study>, claim: &Claim, lexicon: &Lexicon) -> Option<String> {
    let claims = &lexicon.pledges().claims;
    let before = Span::new(claim.quote.start, claim.words.start);
    let words = two.to.report.words(before);
    let rest: String = claims.programme_words.residue(words).into_iter().filter_map(|r| words.get(r)).collect();
    let han: String = rest.chars().filter(|c| is_han(*c)).collect();
    (han.chars().count() >= 2).then_some(han)
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
