//! Many years of one place: one line an indicator, a policy domain, a term, a year's targets.
//!
//! In: a [`Comparison`] of the place's reports. Out: lines of points that point into its studies. A year that no report
//! speaks of has no point; an average of several years never stands in a year's cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Domain, Facet, Metric, Period, Role};
use crate::lexicon::Lexicon;
use crate::text::finder::Finder;
use crate::text::han_count;

use super::targets::Verdict;
use super::{Comparison, Term, TermKind};

/// The lines of many years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Indicators, the headline ones first, then by how many years have them.
    pub indicators: Vec<IndicatorLine>,
    /// Policy domains, in the order of [`Domain`].
    pub domains: Vec<DomainLine>,
    /// Terms that came, went, rose, fell or returned, by the report that first says them.
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

/// Draws the lines through all years of a comparison; of each pair's terms the `top` strongest of a kind are followed.
pub fn draw(comparison: &Comparison, lexicon: &Lexicon, top: usize) -> Trend {
    Trend {
        indicators: indicators(comparison, lexicon),
        domains: domains(comparison),
        terms: terms(comparison, top),
        targets: targets(comparison),
    }
}

/// What makes two figures points of one line.
type LineKey = (String, Facet, Role);

fn indicators(comparison: &Comparison, lexicon: &Lexicon) -> Vec<IndicatorLine> {
    let mut lines: BTreeMap<LineKey, BTreeMap<i32, (Standing, IndicatorPoint)>> = BTreeMap::new();
    for (study, s) in comparison.studies.iter().enumerate() {
        for (metric, m) in s.metrics.iter().enumerate() {
            let (Some(Period::Year(year)), Some(_)) = (m.key.period, m.value) else { continue };
            let Some(role) = line_role(m) else { continue };
            let key = (m.key.canonical.clone().unwrap_or_else(|| m.key.indicator.clone()), m.key.facet, role);
            let point = IndicatorPoint { year, study, metric };
            let standing = Standing::of(m, s.report.identity.year, metric);
            let places = lines.entry(key).or_default();
            match places.get(&year) {
                Some((there, _)) if *there <= standing => {}
                _ => {
                    places.insert(year, (standing, point));
                }
            }
        }
    }
    let mut out: Vec<(u32, IndicatorLine)> = lines
        .into_iter()
        .filter(|(_, points)| points.len() >= 2)
        .filter_map(|((_, facet, role), points)| {
            let points: Vec<IndicatorPoint> = points.into_values().map(|(_, p)| p).collect();
            let last = points.last()?;
            let key = &comparison.studies[last.study].metrics[last.metric].key;
            let (indicator, canonical) = (key.indicator.clone(), key.canonical.clone());
            let order = lexicon.indicators().order(canonical.as_deref()).unwrap_or(u32::MAX);
            Some((order, IndicatorLine { indicator, canonical, facet, role, points }))
        })
        .collect();
    // Headline indicators first; what the lexicon does not know by how many years have it; then by name.
    out.sort_by(|(a, x), (b, y)| {
        let unknown = |l: &IndicatorLine| std::cmp::Reverse(l.points.len());
        a.cmp(b)
            .then_with(|| if *a == u32::MAX { unknown(x).cmp(&unknown(y)) } else { std::cmp::Ordering::Equal })
            .then_with(|| {
                (&x.canonical, &x.indicator, x.facet, x.role).cmp(&(&y.canonical, &y.indicator, y.facet, y.role))
            })
    });
    out.into_iter().map(|(_, line)| line).collect()
}

/// A year's value is the one reported for it; an earlier value given for comparison fills a year that no report of its
/// own speaks of.
fn line_role(m: &Metric) -> Option<Role> {
    match m.key.role {
        Role::Actual | Role::Baseline => Some(Role::Actual),
        Role::Target => Some(Role::Target),
        Role::Context => None,
    }
}

/// Which of several figures for one year is taken: the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    /// Given for comparison, not as the year's own.
    baseline: bool,
    /// How many years the report lies from the one that is due to give it.
    away: u32,
    /// An estimate.
    estimate: bool,
    /// Where it stands: the head of a report before its sections.
    place: usize,
}

impl Standing {
    fn of(m: &Metric, plan_year: Option<i32>, place: usize) -> Self {
        let year = match m.key.period {
            Some(Period::Year(y)) => y,
            _ => 0,
        };
        let due = if m.key.role == Role::Target { year } else { year.saturating_add(1) };
        Self {
            baseline: m.key.role == Role::Baseline,
            away: plan_year.map_or(u32::MAX, |p| p.abs_diff(due)),
            estimate: m.estimate,
            place,
        }
    }
}

/// The domains over all reports of a comparison whose priorities were compared.
pub fn domains(comparison: &Comparison) -> Vec<DomainLine> {
    let mut lines: BTreeMap<Domain, BTreeMap<usize, DomainPoint>> = BTreeMap::new();
    for pair in &comparison.pairs {
        for row in &pair.priorities {
            let line = lines.entry(row.domain).or_default();
            let (from, to) = (pair.studies.from, pair.studies.to);
            line.insert(from, DomainPoint { study: from, rank: row.rank.from, share: row.share.from });
            line.insert(to, DomainPoint { study: to, rank: row.rank.to, share: row.share.to });
        }
    }
    lines.into_iter().map(|(domain, points)| DomainLine { domain, points: points.into_values().collect() }).collect()
}

/// The terms that made a difference in some pair, counted in all reports at once.
fn terms(comparison: &Comparison, top: usize) -> Vec<TermLine> {
    let strongest = |list: &[Term]| -> Vec<String> {
        list.iter().filter(|t| t.kind == TermKind::Policy).take(top).map(|t| t.term.clone()).collect()
    };
    let followed: BTreeSet<String> = comparison
        .pairs
        .iter()
        .flat_map(|p| [&p.themes.new, &p.themes.dropped, &p.themes.risen, &p.themes.fallen, &p.themes.returned])
        .flat_map(|list| strongest(list))
        .collect();
    let finder = Finder::new(followed.into_iter().collect());
    let mut lines: Vec<TermLine> = finder
        .words()
        .iter()
        .map(|term| TermLine {
            term: term.clone(),
            points: Vec::with_capacity(comparison.studies.len()),
            state: TermState::Said,
        })
        .collect();
    for (study, s) in comparison.studies.iter().enumerate() {
        let text = s.report.text();
        let han = han_count(text).max(1) as f64;
        let mut counts = vec![0; lines.len()];
        for hit in finder.find_all(text) {
            counts[hit.word] += 1;
        }
        for (line, count) in lines.iter_mut().zip(counts) {
            line.points.push(TermPoint { study, count, per_10k: count as f64 * 1e4 / han });
        }
    }
    for line in &mut lines {
        line.state = state(&line.points);
    }
    // In the order in which they enter, the most said first.
    let entry = |l: &TermLine| l.points.iter().position(|p| p.count > 0);
    let total = |l: &TermLine| l.points.iter().map(|p| p.count).sum::<usize>();
    lines.sort_by(|a, b| entry(a).cmp(&entry(b)).then(total(b).cmp(&total(a))).then_with(|| a.term.cmp(&b.term)));
    lines
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
