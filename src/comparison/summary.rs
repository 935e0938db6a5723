//! What changed most: findings made from the rows by rules, the most telling first. The view puts them into sentences.
//!
//! A finding says nothing that its rows don't hold: it names them, and the view speaks of those rows alone.

use std::cmp::Reverse;

use crate::analysis::{Facet, Study};
use crate::document::PartRole;
use crate::text::Pair;

use super::alignment::Tie;
use super::checks::CheckKind;
use super::priorities::PriorityChange;
use super::problems::ProblemChange;
use super::series::Change;
use super::targets::Verdict;
use super::themes::{Term, TermKind};
use super::{Apart, ClaimRow, MetricChange, PairComparison, PriorityRow, apart, is_complete};

/// One finding. The view says it in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// The rows it rests on, the most telling first: the part, and the index in its list.
    pub rows: Vec<RowRef>,
}

/// A row of a pair's comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowRef {
    /// The list it stands in.
    pub list: RowList,
    /// Its index there.
    pub index: usize,
}

/// The lists of a pair's comparison that findings rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowList {
    /// Last year's targets with their outcomes.
    Targets,
    /// The claims of success that are weighed against them.
    Claims,
    /// How the actuals changed.
    Actuals,
    /// How the targets changed.
    TargetChanges,
    /// The domains of the plan.
    Priorities,
    /// Terms newly said.
    TermsNew,
    /// Terms said no more.
    TermsDropped,
    /// Terms said more often.
    TermsRisen,
    /// Terms said less often.
    TermsFallen,
    /// Which section answers which.
    Sections,
    /// The earlier plan's tasks.
    Tasks,
    /// The problems admitted.
    Problems,
    /// Doubts about the figures.
    Checks,
}

/// The kinds of finding, in the order that they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FindingKind {
    /// The reports are of different governments, so that neither answers the other; no rows.
    OtherGovernment,
    /// The later report looks back on several years, so that it may tell little of the last one; no rows.
    YearsReviewed,
    /// A report breaks off, so that nothing is said of its missing part; no rows.
    BrokenOff,
    /// How last year's targets came out; all targets.
    TargetsTally,
    /// Headline targets that were met.
    TargetsMet,
    /// Targets that were missed, or nearly met.
    TargetsMissed,
    /// Headline targets of which the later report gives no figure.
    TargetsSilent,
    /// A claim of success that the verdicts don't bear out, or the reverse.
    ClaimNotBorneOut,
    /// Headline targets set anew: higher, lower, or in other words.
    TargetsReset,
    /// The domain that moved to first place.
    FirstPlace,
    /// Domains newly in the list of tasks, and those that left it.
    PrioritiesListed,
    /// The domains whose share of the plan grew and shrank most; told only where there is little else.
    SharesMoved,
    /// Terms newly said.
    TermsNew,
    /// Terms said no more.
    TermsDropped,
    /// Terms said much more often.
    TermsRisen,
    /// Terms said much less often; told only where there is little else.
    TermsFallen,
    /// Headline figures whose growth turned most.
    FiguresTurned,
    /// Headline amounts that fell by a tenth or more, and of which no growth is told.
    FiguresFell,
    /// Headline figures that the later report gives no more.
    FiguresGone,
    /// Headings of the plan that are new.
    SectionsNew,
    /// Headings of the plan that are gone.
    SectionsDropped,
    /// What became of the sections; all of them. Told only where there is little else.
    SectionsTally,
    /// How last year's undertakings came out; all of them.
    TasksTally,
    /// Undertakings carried over for years.
    TasksCarried,
    /// Problems admitted again, newly, and no more; all of them.
    ProblemsTally,
    /// Figures that don't agree.
    ChecksFailed,
    /// Targets and figures that can't be compared.
    NotComparable,
}

/// No summary is longer than this.
const MOST: usize = 12;

/// None is shorter, as long as there are rows to speak of.
const LEAST: usize = 5;

/// What gives way, in this order, where more was found. Figures that disagree and what could not be compared never do.
const GIVE_WAY: [FindingKind; 12] = [
    FindingKind::SectionsDropped,
    FindingKind::SectionsNew,
    FindingKind::TermsRisen,
    FindingKind::TasksCarried,
    FindingKind::ProblemsTally,
    FindingKind::FiguresGone,
    FindingKind::TasksTally,
    FindingKind::TargetsSilent,
    FindingKind::TargetsMet,
    FindingKind::FiguresTurned,
    FindingKind::TermsDropped,
    FindingKind::FiguresFell,
];

/// The least change of a domain's share of the plan, of 1, that is worth a sentence.
const SHARE: f64 = 0.01;

/// How many terms a finding rests on at most.
const TERMS: usize = 6;

/// So many of the first are looked at for the one said most, which is told besides.
const AMONG: usize = 40;

/// So many points of `termhood.toml` it must have: three in four such are terms.
const SURE: f64 = 1.0;

/// A term with fewer points than this is more often no term than one: no sentence is better than one of such.
const LIKELY: f64 = -0.2;

/// How many growth rates, headline indicators first, are looked at for turns.
const HEADLINES: usize = 12;

/// Finds what changed most in a pair.
pub fn find(two: Pair<&Study>, pair: &PairComparison) -> Vec<Finding> {
    let mut found = Vec::new();
    targets(pair, &mut found);
    claims(pair, &mut found);
    figures(two, pair, &mut found);
    // What another government plans first, or admits, is no change.
    if apart(two) != Some(Apart::Governments) {
        priorities(pair, &mut found);
        sections(two, pair, &mut found);
        problems(pair, &mut found);
    }
    terms(two, pair, &mut found);
    tasks(pair, &mut found);
    doubts(two, pair, &mut found);
    shorten(&mut found);
    if found.len() < LEAST {
        let wanting = LEAST - found.len();
        found.extend(fillers(pair).into_iter().take(wanting));
    }
    found.sort_by_key(|f| place(f, pair));
    found
}

/// Where a finding is told. Targets of which the later report says nothing at all are not what is most telling.
fn place(finding: &Finding, pair: &PairComparison) -> FindingKind {
    match finding.kind {
        FindingKind::TargetsTally | FindingKind::TargetsSilent
            if !pair.targets.iter().any(|r| r.verdict.is_judged()) =>
        {
            FindingKind::TermsFallen
        }
        kind => kind,
    }
}

/// What is told where there is little else to tell.
fn fillers(pair: &PairComparison) -> Vec<Finding> {
    let mut found = Vec::new();
    let moved = |row: &PriorityRow| row.share.to - row.share.from;
    let mut shares = which(&pair.priorities, |r| moved(r).abs() >= SHARE);
    shares.sort_by(|&a, &b| moved(&pair.priorities[b]).total_cmp(&moved(&pair.priorities[a])).then(a.cmp(&b)));
    // The one that grew most and the one that shrank most.
    if shares.len() > 2 {
        shares.drain(1..shares.len() - 1);
    }
    push(&mut found, FindingKind::SharesMoved, RowList::Priorities, shares);
    let telling = |t: &Term| t.kind == TermKind::Policy;
    let fallen = which(&pair.themes.fallen, telling).into_iter().take(TERMS);
    push(&mut found, FindingKind::TermsFallen, RowList::TermsFallen, fallen);
    push(&mut found, FindingKind::SectionsTally, RowList::Sections, 0..pair.alignment.links.len());
    found
}

/// Leaves out what gives way until the rest is short enough.
fn shorten(found: &mut Vec<Finding>) {
    for kind in GIVE_WAY {
        if found.len() <= MOST {
            return;
        }
        found.retain(|f| f.kind != kind);
    }
}

/// A finding that rests on some rows of one list; none where there are no rows.
fn push(found: &mut Vec<Finding>, kind: FindingKind, list: RowList, rows: impl IntoIterator<Item = usize>) {
    let rows: Vec<RowRef> = rows.into_iter().map(|index| RowRef { list, index }).collect();
    if !rows.is_empty() {
        found.push(Finding { kind, rows });
    }
}

/// The indices of the rows that are so.
fn which<T>(rows: &[T], so: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..rows.len()).filter(|&i| so(&rows[i])).collect()
}

fn targets(pair: &PairComparison, found: &mut Vec<Finding>) {
    let rows = &pair.targets;
    push(found, FindingKind::TargetsTally, RowList::Targets, 0..rows.len());
    push(found, FindingKind::TargetsMet, RowList::Targets, which(rows, |r| r.headline && r.verdict == Verdict::Met));
    let mut missed = which(rows, |r| matches!(r.verdict, Verdict::Missed | Verdict::Near));
    missed.sort_by_key(|&i| (!rows[i].headline, rows[i].verdict == Verdict::Near, i));
    push(found, FindingKind::TargetsMissed, RowList::Targets, missed);
    let silent = which(rows, |r| r.headline && r.verdict == Verdict::Unreported);
    push(found, FindingKind::TargetsSilent, RowList::Targets, silent);
}

fn claims(pair: &PairComparison, found: &mut Vec<Finding>) {
    // Claims stand with the targets; their rows are those that were weighed against them.
    if let Some(claim) = pair.claims.iter().position(disputed) {
        let row = |list: RowList, index: usize| RowRef { list, index };
        let weighed = which(&pair.targets, |r| r.verdict.is_judged());
        let rows = std::iter::once(row(RowList::Claims, claim));
        let rows = rows.chain(weighed.into_iter().map(|i| row(RowList::Targets, i))).collect();
        found.push(Finding { kind: FindingKind::ClaimNotBorneOut, rows });
    }
}

/// Whether a claim is disputed by so many verdicts that it is worth a sentence.
pub fn disputed(claim: &ClaimRow) -> bool {
    const FEWEST: usize = 3;
    claim.borne_out == Some(false) && claim.met + claim.near + claim.missed >= FEWEST
}

fn figures(two: Pair<&Study>, pair: &PairComparison, found: &mut Vec<Finding>) {
    if apart(two) == Some(Apart::Governments) {
        return;
    }
    let known = |m: &MetricChange| m.canonical.is_some() && m.metrics.from.is_some() && m.metrics.to.is_some();
    let headline: Vec<&str> =
        pair.targets.iter().filter(|t| t.headline).filter_map(|t| t.canonical.as_deref()).collect();
    let reset = which(&pair.target_changes, |m| {
        known(m)
            && m.canonical.as_deref().is_some_and(|c| headline.contains(&c))
            && (matches!(m.change, Change::Up | Change::Down) || m.bound_change.is_some())
    });
    let reset = told_once(&pair.target_changes, reset);
    push(found, FindingKind::TargetsReset, RowList::TargetChanges, reset);
    let rates =
        |m: &MetricChange| known(m) && m.facet == Facet::Growth && matches!(m.change, Change::Up | Change::Down);
    let mut turned: Vec<usize> = which(&pair.metrics, rates).into_iter().take(HEADLINES).collect();
    // A turn of less than two points is no turn; a change of sign always is.
    let size = |i: usize| pair.metrics[i].delta.unwrap_or_default().abs();
    turned.retain(|&i| size(i) >= rust_decimal::Decimal::TWO);
    turned.sort_by_key(|&i| (Reverse(size(i)), i));
    turned.truncate(3);
    let known_year = two.from.report.identity.year.is_some() && two.to.report.identity.year.is_some();
    if known_year && apart(two).is_none() {
        push(found, FindingKind::FiguresTurned, RowList::Actuals, turned);
        let fell = fell(pair).into_iter().take(3);
        push(found, FindingKind::FiguresFell, RowList::Actuals, fell);
        // A report of several years tells other figures, one that breaks off may tell them in its missing part.
        let of_years = |study: &Study| study.report.years_reviewed().is_some();
        if is_complete(two.to) && !of_years(two.to) && !of_years(two.from) {
            push(found, FindingKind::FiguresGone, RowList::Actuals, gone(two.from, &pair.metrics));
        }
    }
}

/// Headline amounts that fell by a tenth or more, the steepest first. Where a growth is told of it too, the reports measure it in
/// another way than by their difference; where a wrong unit is suspected, nothing fell.
fn fell(pair: &PairComparison) -> Vec<usize> {
    const STEEP: i64 = -10;
    let metrics = &pair.metrics;
    let slipped =
        |m: &MetricChange| pair.checks.iter().any(|c| c.kind == CheckKind::UnitSlip && c.metric == m.metrics.to);
    let grows = |m: &MetricChange| {
        metrics.iter().any(|g| g.canonical == m.canonical && g.facet == Facet::Growth && g.metrics.to.is_some())
    };
    let share = |m: &MetricChange| m.percent.unwrap_or_default();
    let mut rows = which(metrics, |m| {
        m.headline && m.canonical.is_some() && m.why.is_none() && share(m) <= STEEP.into() && !grows(m) && !slipped(m)
    });
    rows.sort_by(|&a, &b| share(&metrics[a]).cmp(&share(&metrics[b])).then(a.cmp(&b)));
    rows
}

/// Headline indicators of which the later report has no figure at all. How many hotels or firms there are is none.
fn gone(earlier: &Study, metrics: &[MetricChange]) -> Vec<usize> {
    let counts = |m: &MetricChange| {
        let unit = m.metrics.from.and_then(|i| earlier.metrics.get(i)?.unit.as_deref()).unwrap_or("");
        unit.ends_with(['家', '个', '户', '座', '所', '件', '处'])
    };
    let told = |m: &MetricChange| metrics.iter().any(|o| o.canonical == m.canonical && o.metrics.to.is_some());
    let mut seen: Vec<&Option<String>> = Vec::new();
    let mut rows = which(metrics, |m| {
        m.headline && m.canonical.is_some() && m.change == Change::Dropped && !told(m) && !counts(m)
    });
    rows.retain(|&i| {
        let new = !seen.contains(&&metrics[i].canonical);
        seen.push(&metrics[i].canonical);
        new
    });
    rows
}

/// Targets set anew, each told once. A level that rises with the years says nothing beside the growth that was set for it, and
/// one aim under two names is one aim. A new number says more than a new modifier; both stay in the order of the rows.
fn told_once(changes: &[MetricChange], rows: Vec<usize>) -> Vec<usize> {
    let grows = |i: usize| {
        let growth = |&j: &usize| changes[j].facet == Facet::Growth && changes[j].canonical == changes[i].canonical;
        changes[i].facet == Facet::Level && changes[i].change == Change::Up && rows.iter().any(growth)
    };
    let twin = |i: usize, j: usize| {
        let (a, b) = (&changes[i], &changes[j]);
        a.canonical == b.canonical && a.facet == b.facet && a.delta == b.delta && a.indicator != b.indicator
    };
    let mut told: Vec<usize> = Vec::new();
    for i in rows.iter().copied().filter(|&i| !grows(i)) {
        if !told.iter().any(|&j| twin(i, j)) {
            told.push(i);
        }
    }
    told.sort_by_key(|&i| (changes[i].change == Change::Same, i));
    told
}

fn priorities(pair: &PairComparison, found: &mut Vec<Finding>) {
    let rows = &pair.priorities;
    // What a list of four leaves out of one of ten is in its four; its first holds what two or three held.
    if !rows.first().is_some_and(PriorityRow::lists_compare) {
        return;
    }
    let first = which(rows, |r| r.rank.to == Some(1) && r.rank.from != Some(1));
    push(found, FindingKind::FirstPlace, RowList::Priorities, first);
    // What is first is told already.
    let mut listed = which(rows, |r| r.change == PriorityChange::New && r.rank.to != Some(1));
    listed.extend(which(rows, |r| r.change == PriorityChange::Dropped));
    push(found, FindingKind::PrioritiesListed, RowList::Priorities, listed);
}

fn terms(two: Pair<&Study>, pair: &PairComparison, found: &mut Vec<Finding>) {
    let themes = &pair.themes;
    let lists = [
        (FindingKind::TermsNew, RowList::TermsNew, &themes.new),
        (FindingKind::TermsDropped, RowList::TermsDropped, &themes.dropped),
        (FindingKind::TermsRisen, RowList::TermsRisen, &themes.risen),
    ];
    for (kind, list, terms) in lists {
        // What turned is told with the new.
        let unnamed = |t: &Term| t.renamed.is_none() || t.turned && kind == FindingKind::TermsNew;
        let telling = |t: &Term| t.kind == TermKind::Policy && t.score >= LIKELY && unnamed(t);
        let telling = which(terms, telling);
        let mut told = first_of(terms, &telling);
        // Of what is said no more the most said is often what every report says somehow, and another place's is its own name.
        if kind == FindingKind::TermsNew && apart(two) != Some(Apart::Governments) {
            told.extend(said_most(terms, &telling, &told));
        }
        push(found, kind, list, told);
    }
}

/// The first of the terms, none of which holds another.
fn first_of(terms: &[Term], telling: &[usize]) -> Vec<usize> {
    let mut told: Vec<usize> = Vec::new();
    for &i in telling {
        if told.len() < TERMS && !is_nested(&terms[i], told.iter().map(|&t| &terms[t])) {
            told.push(i);
        }
    }
    told
}

/// The term said most among the first, where the counts tell something, if it stands after those that are told.
fn said_most(terms: &[Term], telling: &[usize], told: &[usize]) -> Option<usize> {
    let sure = telling.iter().copied().take(AMONG).filter(|&i| !terms[i].thin && terms[i].score >= SURE);
    let most = sure.max_by(|&a, &b| terms[a].g2.total_cmp(&terms[b].g2).then(b.cmp(&a)))?;
    (!told.contains(&most) && !is_nested(&terms[most], told.iter().map(|&t| &terms[t]))).then_some(most)
}

/// Whether a term holds one of the others, or one of them holds it.
fn is_nested<'t>(term: &Term, mut others: impl Iterator<Item = &'t Term>) -> bool {
    others.any(|other| other.term.contains(&term.term) || term.term.contains(&other.term))
}

fn sections(two: Pair<&Study>, pair: &PairComparison, found: &mut Vec<Finding>) {
    let links = &pair.alignment.links;
    let planned = |study: &Study, ids: &[usize]| {
        ids.iter().filter_map(|&id| study.report.sections.get(id)).any(|s| s.role == PartRole::Plan && s.level == 2)
    };
    let new = which(links, |l| l.tie == Tie::New && planned(two.to, &l.sections.to));
    push(found, FindingKind::SectionsNew, RowList::Sections, new);
    let dropped = which(links, |l| l.tie == Tie::Dropped && planned(two.from, &l.sections.from));
    push(found, FindingKind::SectionsDropped, RowList::Sections, dropped);
}

fn tasks(pair: &PairComparison, found: &mut Vec<Finding>) {
    push(found, FindingKind::TasksTally, RowList::Tasks, 0..pair.tasks.len());
    let mut carried = which(&pair.tasks, |t| t.carried > 1);
    carried.sort_by_key(|&i| (Reverse(pair.tasks[i].carried), i));
    push(found, FindingKind::TasksCarried, RowList::Tasks, carried);
}

fn problems(pair: &PairComparison, found: &mut Vec<Finding>) {
    // What is new is told with an example.
    let order = [ProblemChange::New, ProblemChange::Recurring, ProblemChange::Gone];
    let rows = order.into_iter().flat_map(|change| which(&pair.problems, |p| p.change == change));
    push(found, FindingKind::ProblemsTally, RowList::Problems, rows.collect::<Vec<_>>());
}

fn doubts(two: Pair<&Study>, pair: &PairComparison, found: &mut Vec<Finding>) {
    // A wrong unit is surely a mistake, a base that moved may be none.
    let mut failed: Vec<usize> = (0..pair.checks.len()).collect();
    failed.sort_by_key(|&i| (pair.checks[i].kind != CheckKind::UnitSlip, i));
    push(found, FindingKind::ChecksFailed, RowList::Checks, failed);
    let mut rows: Vec<RowRef> = which(&pair.targets, |r| r.verdict == Verdict::Incomparable)
        .into_iter()
        .map(|index| RowRef { list: RowList::Targets, index })
        .collect();
    let refused = which(&pair.metrics, |m| m.change == Change::Incomparable && m.canonical.is_some());
    rows.extend(refused.into_iter().map(|index| RowRef { list: RowList::Actuals, index }));
    if !rows.is_empty() {
        found.push(Finding { kind: FindingKind::NotComparable, rows });
    }
    if apart(two) == Some(Apart::Governments) {
        found.push(Finding { kind: FindingKind::OtherGovernment, rows: Vec::new() });
    }
    if two.to.report.years_reviewed().is_some() && two.from.report.years_reviewed().is_none() {
        found.push(Finding { kind: FindingKind::YearsReviewed, rows: Vec::new() });
    }
    if !two.from.report.complete || !two.to.report.complete {
        found.push(Finding { kind: FindingKind::BrokenOff, rows: Vec::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Domain;
    use crate::comparison::priorities::{PlanOrder, Weight, rank};
    use crate::text::Span;

    #[test]
    fn much_is_told_in_twelve_and_what_disagrees_is_among_it() {
        let kinds = [
            FindingKind::TargetsTally,
            FindingKind::TargetsMet,
            FindingKind::TargetsMissed,
            FindingKind::TargetsSilent,
            FindingKind::ClaimNotBorneOut,
            FindingKind::TargetsReset,
            FindingKind::FirstPlace,
            FindingKind::PrioritiesListed,
            FindingKind::TermsNew,
            FindingKind::TermsDropped,
            FindingKind::TermsRisen,
            FindingKind::FiguresTurned,
            FindingKind::SectionsNew,
            FindingKind::SectionsDropped,
            FindingKind::TasksTally,
            FindingKind::TasksCarried,
            FindingKind::ProblemsTally,
            FindingKind::ChecksFailed,
            FindingKind::NotComparable,
            FindingKind::OtherGovernment,
            FindingKind::YearsReviewed,
            FindingKind::BrokenOff,
        ];
        let mut found: Vec<Finding> = kinds.into_iter().map(|kind| Finding { kind, rows: Vec::new() }).collect();
        shorten(&mut found);
        assert!(found.len() <= MOST);
        for kept in [FindingKind::ChecksFailed, FindingKind::NotComparable, FindingKind::BrokenOff] {
            assert!(found.iter().any(|f| f.kind == kept));
        }
    }

    #[test]
    fn of_the_terms_the_first_are_told_and_the_one_said_most() {
        let term = |(i, count): (usize, usize)| Term {
            term: i.to_string(),
            count: Pair::new(0, count),
            per_10k: Pair::default(),
            score: 9.0 - i as f64,
            g2: count as f64,
            kind: TermKind::Policy,
            renamed: None,
            turned: false,
            thin: count < 5,
            hit: Span::default(),
            last_said: None,
        };
        let terms: Vec<Term> = [1, 2, 2, 1, 1, 1, 2, 4, 6, 5, 7].into_iter().enumerate().map(term).collect();
        let all: Vec<usize> = (0..terms.len()).collect();
        let told = first_of(&terms, &all);
        assert_eq!(told, [0, 1, 2, 3, 4, 5]);
        assert_eq!(said_most(&terms, &all, &told), Some(8), "10 is hardly a term, and holds 1");
        assert_eq!(said_most(&terms, &all[..8], &told), None, "what is said little is not said most");
        assert_eq!(said_most(&terms, &all, &[8]), None, "it is told already");
        assert_eq!(first_of(&terms, &[1, 10, 3]), [1, 3], "10 holds 1");
    }

    #[test]
    fn nothing_came_first_in_a_list_that_is_cut_otherwise() {
        let plan = |tasks: usize, place| {
            let weight = Weight { rank: Some(place), ..Default::default() };
            PlanOrder { tasks: vec![0; tasks], domains: [(Domain::Rural, weight)].into() }
        };
        let told = |from, to| {
            let priorities = rank(Pair::new(&plan(from, 3), &plan(to, 1)));
            let mut found = Vec::new();
            super::priorities(&PairComparison { priorities, ..Default::default() }, &mut found);
            found.iter().any(|f| f.kind == FindingKind::FirstPlace)
        };
        assert!(told(8, 9));
        assert!(!told(10, 5));
    }

    #[test]
    fn a_finding_without_rows_is_none() {
        let mut found: Vec<Finding> = Vec::new();
        push(&mut found, FindingKind::TermsNew, RowList::TermsNew, [0, 1]);
        push(&mut found, FindingKind::TermsDropped, RowList::TermsDropped, []);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rows[1], RowRef { list: RowList::TermsNew, index: 1 });
    }
}
