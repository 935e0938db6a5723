//! Many years of one place: one line an indicator, a policy domain, a term, a year's targets.
//!
//! In: a [`Comparison`] of the place's reports. Out: lines of points that point into its studies. A year that no report
//! speaks of has no point; [`indicators`] draws the lines of figures, and what may stand in a year's cell [`cells`] says.

mod cells;
mod indicators;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::analysis::{Domain, Facet, Role};
use crate::lexicon::Lexicon;
use crate::text::finder::Finder;
use crate::text::fold::fold;
use crate::text::han_count;

use super::targets::Verdict;
use super::{Comparison, Filter, TermKind};

/// The lines of many years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Indicators, the headline ones first, then by how many years have them.
    pub indicators: Vec<IndicatorLine>,
    /// Policy domains, in the order of [`Domain`].
    pub domains: Vec<DomainLine>,
    /// Terms that came, returned or went: those new in the last report first, then the returned, the gone, those still said; of
    /// each the most telling first, of the gone those first that went last.
    pub terms: Vec<TermLine>,
    /// The targets of each year that the next year's report was there to judge.
    pub targets: Vec<TargetYear>,
}

/// One indicator, one facet, one role, over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorLine {
    /// The indicator, as the latest report names it.
    pub indicator: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// The facet.
    pub facet: Facet,
    /// Actual or target.
    pub role: Role,
    /// By year, the earliest first; at most one a year.
    pub points: Vec<IndicatorPoint>,
    /// The unit that most of its amounts are told in, of several the latest; others that convert are set in it too.
    pub unit: Option<String>,
}

/// One year of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorPoint {
    /// The year that the value speaks of.
    pub year: i32,
    /// The study it stands in, as an index into [`Comparison::studies`].
    pub study: usize,
    /// The figure, as an index into that study's metrics.
    pub metric: usize,
    /// Its value in the unit of the line, where it is told in another.
    pub value: Option<Decimal>,
}

/// One policy domain over the reports.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainLine {
    /// The domain.
    pub domain: Domain,
    /// By report, in the order of the studies.
    pub points: Vec<DomainPoint>,
}

/// A policy domain in one report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DomainPoint {
    /// The study, as an index into [`Comparison::studies`].
    pub study: usize,
    /// Its rank in the plan; `None` where no task has it.
    pub rank: Option<usize>,
    /// How many tasks the plan has.
    pub of: usize,
    /// Its share of the plan's text, 0 to 1.
    pub share: f64,
}

/// One term over the reports.
#[derive(Debug, Clone, PartialEq)]
pub struct TermLine {
    /// The term.
    pub term: String,
    /// By report, in the order of the studies.
    pub points: Vec<TermPoint>,
    /// How it stands in the last report.
    pub state: TermState,
}

impl TermLine {
    /// The last study that says it.
    pub fn last_said(&self) -> Option<usize> {
        self.points.iter().rev().find(|p| p.count > 0).map(|p| p.study)
    }

    /// The last study before the latest that says it.
    pub fn said_before(&self) -> Option<usize> {
        let (_, before) = self.points.split_last()?;
        before.iter().rev().find(|p| p.count > 0).map(|p| p.study)
    }
}

/// A term in one report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermPoint {
    /// The study, as an index into [`Comparison::studies`].
    pub study: usize,
    /// How often it is said.
    pub count: usize,
    /// The same for 10,000 Han characters.
    pub per_10k: f64,
}

/// How a term stands in the last report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermState {
    /// Said for the first time.
    New,
    /// Said again after it was not.
    Returned,
    /// Said as in the reports before.
    Said,
    /// Said no more.
    Gone,
}

/// What came of one year's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetYear {
    /// The year they were set for.
    pub year: i32,
    /// How many were set.
    pub set: usize,
    /// Met.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Not reported.
    pub unreported: usize,
    /// Not comparable.
    pub incomparable: usize,
}

/// Draws the lines through all years of a comparison; of each pair's terms the `top` strongest of a kind are followed. The
/// comparison holds only the rows that `filter` keeps already; of the figures it keeps those of the wanted sections.
pub fn draw(comparison: &Comparison, lexicon: &Lexicon, top: usize, filter: Option<&Filter>) -> Trend {
    Trend {
        indicators: indicators::lines(comparison, lexicon, filter),
        domains: domains(comparison),
        terms: terms(comparison, top),
        targets: targets(comparison),
    }
}

/// The domains over all reports of a comparison whose priorities were compared.
pub fn domains(comparison: &Comparison) -> Vec<DomainLine> {
    let mut lines: BTreeMap<Domain, BTreeMap<usize, DomainPoint>> = BTreeMap::new();
    for pair in &comparison.pairs {
        for row in &pair.priorities {
            let line = lines.entry(row.domain).or_default();
            let (from, to) = (pair.studies.from, pair.studies.to);
            line.insert(from, DomainPoint { study: from, rank: row.rank.from, of: row.of.from, share: row.share.from });
            line.insert(to, DomainPoint { study: to, rank: row.rank.to, of: row.of.to, share: row.share.to });
        }
    }
    lines.into_iter().map(|(domain, points)| DomainLine { domain, points: points.into_values().collect() }).collect()
}

/// The terms that made a difference in some pair, counted in all reports at once.
fn terms(comparison: &Comparison, top: usize) -> Vec<TermLine> {
    // What rose or fell is said in every year, and is mostly a word of the register.
    let lists = comparison.pairs.iter().flat_map(|p| [&p.themes.new, &p.themes.dropped, &p.themes.returned]);
    let strongest = lists.flat_map(|list| list.iter().filter(|t| t.kind == TermKind::Policy).take(top));
    let mut scores: BTreeMap<&str, f64> = BTreeMap::new();
    for term in strongest {
        let best = scores.entry(&term.term).or_insert(f64::NEG_INFINITY);
        *best = best.max(term.score);
    }
    let finder = Finder::new(scores.keys().map(|term| fold(term)));
    let mut lines: Vec<(f64, TermLine)> = scores
        .into_iter()
        .map(|(term, score)| {
            let points = Vec::with_capacity(comparison.studies.len());
            (score, TermLine { term: term.to_owned(), points, state: TermState::Said })
        })
        .collect();
    for (study, s) in comparison.studies.iter().enumerate() {
        let text = s.report.text();
        let han = han_count(text).max(1) as f64;
        let mut counts = vec![0; lines.len()];
        for line in text.lines() {
            for hit in finder.find_all(&fold(line)) {
                counts[hit.word] += 1;
            }
        }
        for ((_, line), count) in lines.iter_mut().zip(counts) {
            line.points.push(TermPoint { study, count, per_10k: count as f64 * 1e4 / han });
        }
    }
    for (_, line) in &mut lines {
        line.state = state(&line.points);
    }
    let order = |state| match state {
        TermState::New => 0,
        TermState::Returned => 1,
        TermState::Gone => 2,
        TermState::Said => 3,
    };
    let gone_since = |line: &TermLine| (line.state == TermState::Gone).then(|| Reverse(line.last_said()));
    lines.sort_by(|(a, x), (b, y)| {
        let place = |line: &TermLine| (order(line.state), gone_since(line));
        place(x).cmp(&place(y)).then(b.total_cmp(a)).then_with(|| x.term.cmp(&y.term))
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

fn state(points: &[TermPoint]) -> TermState {
    let Some((last, before)) = points.split_last() else { return TermState::Gone };
    let said_before = before.iter().any(|p| p.count > 0);
    match (last.count > 0, before.last().is_some_and(|p| p.count > 0), said_before) {
        (false, ..) => TermState::Gone,
        (true, true, _) => TermState::Said,
        (true, false, true) => TermState::Returned,
        (true, false, false) => TermState::New,
    }
}

fn targets(comparison: &Comparison) -> Vec<TargetYear> {
    let mut out = Vec::new();
    for pair in &comparison.pairs {
        let Some(year) = comparison.studies[pair.studies.from].report.identity.year else { continue };
        if pair.targets.is_empty() {
            continue;
        }
        let count = |v: Verdict| pair.targets.iter().filter(|t| t.verdict == v).count();
        out.push(TargetYear {
            year,
            set: pair.targets.len(),
            met: count(Verdict::Met),
            near: count(Verdict::Near),
            missed: count(Verdict::Missed),
            unreported: count(Verdict::Unreported),
            incomparable: count(Verdict::Incomparable),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_new_returned_said_or_gone_by_its_last_years() {
        let of = |counts: &[usize]| {
            let points: Vec<TermPoint> = counts
                .iter()
                .enumerate()
                .map(|(study, &count)| TermPoint { study, count, per_10k: count as f64 })
                .collect();
            state(&points)
        };
        assert_eq!(of(&[0, 0, 2]), TermState::New);
        assert_eq!(of(&[1, 0, 2]), TermState::Returned);
        assert_eq!(of(&[0, 1, 2]), TermState::Said);
        assert_eq!(of(&[3, 1, 0]), TermState::Gone);
    }
}
