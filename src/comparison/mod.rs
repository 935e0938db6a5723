//! Two or more studies become a [`Comparison`]: each consecutive pair set side by side.
//!
//! In: studies in order of year. Out: rows that point into the studies by section id, metric index and span. No row holds
//! words that a reader sees; the view puts them, in the reader's language.

pub mod alignment;
mod amounts;
mod bigrams;
pub mod checks;
mod claims;
mod figures;
mod filter;
mod grams;
mod likeness;
mod names;
pub mod priorities;
pub mod problems;
pub mod series;
mod strength;
mod succession;
pub mod summary;
mod tally;
pub mod targets;
pub mod tasks;
pub mod themes;
mod threads;
pub mod trend;
pub mod wording;
#[cfg(test)]
mod work;

use std::collections::BTreeSet;

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::Pair;

pub use alignment::{Alignment, Link, Passages, Tie};
pub use checks::Check;
pub use claims::ClaimRow;
pub use figures::Figures;
pub use filter::Filter;
pub use priorities::{PlanOrder, PriorityChange, PriorityRow};
pub use problems::ProblemRow;
pub use series::MetricChange;
pub use succession::{Apart, apart, is_complete, of_different_governments};
pub use summary::Finding;
pub use targets::{TargetRow, Verdict};
pub use tasks::TaskRow;
pub use themes::{Term, TermKind, Themes};
pub use threads::Thread;
pub use trend::Trend;
pub use wording::{Edit, Redline};

/// The parts of a comparison, as `--only` names them, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The head: what changed most.
    Summary,
    /// Last year's targets against this year's actuals.
    Targets,
    /// How the actuals and the targets changed.
    Metrics,
    /// Ranks and shares of the policy domains.
    Priorities,
    /// Terms new, dropped, risen, fallen.
    Themes,
    /// Which section answers which.
    Sections,
    /// The wording that changed within aligned sections.
    Wording,
    /// Undertakings followed to the next report.
    Tasks,
    /// Admitted problems.
    Problems,
    /// Figures that don't agree.
    Checks,
}

/// What to compare, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The parts wanted; what nobody asked for is not computed.
    pub parts: BTreeSet<Part>,
    /// How far an 左右 target may be missed and still be near, as a share of the target.
    pub tolerance: f64,
    /// How many terms of each list are kept.
    pub top: usize,
    /// How many of them are shown where people read.
    pub shown: usize,
    /// Where the pairs are only there to draw lines through many years: how many terms of each kind the lines follow. Then no
    /// more than these are looked for, and nothing is told of them, nor how alike and how strongly put the sections are, nor of
    /// targets more than what came of them.
    pub lines: Option<usize>,
    /// Terms that the user follows, whatever their score.
    pub terms: Vec<String>,
    /// Terms that the user does not want to see.
    pub stop: Vec<String>,
    /// The rows wanted, where not all are.
    pub filter: Option<Filter>,
}

impl Default for Options {
    fn default() -> Self {
        use Part::*;
        Self {
            parts: [Summary, Targets, Metrics, Priorities, Themes, Sections, Tasks, Problems, Checks].into(),
            tolerance: 0.05,
            top: 200,
            shown: 40,
            lines: None,
            terms: Vec::new(),
            stop: Vec::new(),
            filter: None,
        }
    }
}

/// Two or more reports, compared year with year.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The studies, in order of year.
    pub studies: Vec<Study>,
    /// One for each consecutive pair.
    pub pairs: Vec<PairComparison>,
    /// The sections followed through all years.
    pub threads: Vec<Thread>,
}

impl Comparison {
    /// The two studies of a pair.
    pub fn two(&self, pair: &PairComparison) -> Pair<&Study> {
        pair.studies.map(|at| &self.studies[at])
    }
    /// The target that this actual was judged by, and the study that set it.
    pub fn judged_by(&self, study: usize, actual: usize) -> Option<(usize, &TargetRow)> {
        let pair = self.pairs.iter().find(|p| p.studies.to == study)?;
        let row = pair.targets.iter().find(|t| t.actual == Some(actual) && t.verdict.is_judged())?;
        Some((pair.studies.from, row))
    }
}

/// One pair of consecutive reports. Indices of sections and metrics are into the studies of their side.
#[derive(Debug, Clone, Default)]
pub struct PairComparison {
    /// The two studies, as indices into [`Comparison::studies`].
    pub studies: Pair<usize>,
    /// What changed most, the most telling first.
    pub summary: Vec<Finding>,
    /// Which section answers which.
    pub alignment: Alignment,
    /// The changed wording of the aligned sections (empty where not wanted).
    pub wording: Vec<Redline>,
    /// The policy domains by rank and share.
    pub priorities: Vec<PriorityRow>,
    /// Terms that came, went, rose and fell.
    pub themes: Themes,
    /// How the actuals changed.
    pub metrics: Vec<MetricChange>,
    /// How the targets changed.
    pub target_changes: Vec<MetricChange>,
    /// Last year's targets against this year's actuals.
    pub targets: Vec<TargetRow>,
    /// The later report's claims against the computed verdicts.
    pub claims: Vec<ClaimRow>,
    /// Last year's undertakings, and what came of them.
    pub tasks: Vec<TaskRow>,
    /// How many more of them can't be followed, since the later report breaks off.
    pub tasks_cut_off: usize,
    /// The admitted problems of both years.
    pub problems: Vec<ProblemRow>,
    /// Figures that don't agree.
    pub checks: Vec<Check>,
}

impl PairComparison {
    /// Whether the two reports differ in anything that was compared.
    pub fn differs(&self) -> bool {
        self.alignment.links.iter().any(|l| l.tie != Tie::Kept)
            || self.priorities.iter().any(|p| p.change != PriorityChange::Same)
            || [&self.themes.new, &self.themes.dropped, &self.themes.risen, &self.themes.fallen]
                .iter()
                .any(|t| !t.is_empty())
            || self.metrics.iter().chain(&self.target_changes).any(|m| m.change != series::Change::Same)
            || self.problems.iter().any(|p| p.change != problems::ProblemChange::Recurring)
            || self.wording.iter().any(|r| r.edits.iter().any(|e| !matches!(e, Edit::Kept(_) | Edit::Break)))
    }
}

/// Compares studies that stand in order of year. Fewer than two give no pairs.
pub fn compare(studies: Vec<Study>, lexicon: &Lexicon, options: &Options) -> Comparison {
    let mut pairs = compare_pairs(&studies, lexicon, options);
    tasks::carry_over(&studies, &mut pairs);
    let threads = threads::follow(&studies, &pairs);
    let mut comparison = Comparison { studies, pairs, threads };
    if let Some(filter) = &options.filter {
        filter.apply(&mut comparison);
    }
    // The summary comes last: it speaks of the rows as they are shown.
    if options.parts.contains(&Part::Summary) {
        let Comparison { studies, pairs, .. } = &mut comparison;
        for pair in pairs {
            pair.summary = summary::find(pair.studies.map(|at| &studies[at]), pair);
        }
    }
    comparison
}

/// Each study compared with the one before it.
fn compare_pairs(studies: &[Study], lexicon: &Lexicon, options: &Options) -> Vec<PairComparison> {
    let mut pairs = Vec::with_capacity(studies.len().saturating_sub(1));
    let wants = |parts: &[Part]| parts.iter().any(|p| options.parts.contains(p));
    // The terms come first: the words of all take most room, which is free again for what all else takes.
    let terms = wants(&[Part::Themes, Part::Summary]).then(|| themes::compare(studies, lexicon, options));
    let mut terms = terms.into_iter().flatten();
    let mut before: Option<Once> = None;
    for (i, study) in studies.iter().enumerate() {
        let once = Once {
            figures: Figures::new(study, lexicon),
            passages: wants(&ALIGNED).then(|| Passages::of(&study.report)),
            plan: wants(&[Part::Priorities, Part::Summary])
                .then(|| PlanOrder::of(study, lexicon, options.lines.is_none())),
        };
        if let Some(last) = before.take() {
            let two = Pair::new(&studies[i - 1], study);
            let pair = compare_pair(two, Pair::new(i - 1, i), Pair::new(&last, &once), lexicon, options);
            pairs.push(PairComparison { themes: terms.next().unwrap_or_default(), ..pair });
        }
        before = Some(once);
    }
    pairs
}

/// The parts that need to know which section answers which.
const ALIGNED: [Part; 5] = [Part::Sections, Part::Wording, Part::Summary, Part::Priorities, Part::Tasks];

/// What a comparison asks of one report whatever it is compared with: read once for the two pairs that it stands in, and kept
/// no longer. Each is absent where no part wanted asks for it.
struct Once<'s> {
    figures: Figures<'s>,
    passages: Option<Passages>,
    plan: Option<PlanOrder>,
}

fn compare_pair(
    two: Pair<&Study>,
    studies: Pair<usize>,
    once: Pair<&Once<'_>>,
    lexicon: &Lexicon,
    options: &Options,
) -> PairComparison {
    let wants = |parts: &[Part]| parts.iter().any(|p| options.parts.contains(p));
    let figures = once.map(|once| &once.figures);
    use Part::*;
    let mut pair = PairComparison { studies, ..Default::default() };
    if let (Some(from), Some(to)) = (&once.from.passages, &once.to.passages) {
        pair.alignment = alignment::align(two, Pair::new(from, to), options.lines.is_none());
        if options.lines.is_none() {
            strength::weigh(two, &mut pair.alignment.links, lexicon);
        }
    }
    if wants(&[Wording]) {
        pair.wording = wording::redlines(two, &pair.alignment, lexicon);
    }
    if let (Some(from), Some(to)) = (&once.from.plan, &once.to.plan) {
        pair.priorities = priorities::rank(Pair::new(from, to));
        // What is not in a report that breaks off may be in its missing part.
        let missing = [(two.to, PriorityChange::Dropped), (two.from, PriorityChange::New)];
        for (_, change) in missing.into_iter().filter(|(study, _)| !is_complete(study)) {
            pair.priorities.retain(|row| row.change != change);
        }
    }
    if wants(&[Metrics, Summary, Checks]) {
        pair.metrics = series::actuals(figures, lexicon);
        pair.target_changes = series::targets(figures, lexicon);
    }
    if wants(&[Targets, Summary]) {
        pair.targets = targets::judge(figures, lexicon, options.tolerance, options.lines.is_none());
        pair.claims = claims::weigh(two, &pair.targets, lexicon);
    }
    if wants(&[Tasks, Summary]) {
        pair.tasks = tasks::follow(two, lexicon);
        if !is_complete(two.to) && apart(two).is_none() {
            pair.tasks_cut_off = tasks::undertaken(two.from).saturating_sub(pair.tasks.len());
        }
        // What a figure answers as a target it answers as a task too.
        let judged;
        let rows = match pair.targets.is_empty() {
            true => {
                judged = targets::judge(figures, lexicon, options.tolerance, false);
                &judged
            }
            false => &pair.targets,
        };
        tasks::told_by_figures(two, rows, &mut pair.tasks, lexicon);
    }
    if wants(&[Problems, Summary]) {
        pair.problems = problems::compare(two, lexicon);
    }
    if wants(&[Checks, Summary]) {
        pair.checks = checks::check(two, &pair.metrics, lexicon);
    }
    pair
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    /// A report of the year: some of it as every year, some new.
    fn report(year: i32) -> String {
        let things = ["茶园", "书房", "水厂", "学校", "绿道", "粮库", "码头"];
        let thing = |n: i32| things[(year + n).rem_euclid(7) as usize];
        let section = |n: i32| {
            let (a, b) = (thing(n), thing(n + 2));
            format!(
                "（{}）抓好{a}建设\n推进{a}改造，新建{b}{}个，带动{a}与{b}融合发展。办好人民满意的{a}，{a}产值增长{}%。\n",
                ["一", "二", "三", "四"][n as usize],
                year % 9 + 2,
                n + 3,
            )
        };
        let sections = |range: std::ops::Range<i32>| range.map(section).collect::<String>();
        format!(
            "澜溪区{year}年政府工作报告\n一、{}年工作回顾\n{}二、{year}年工作安排\n{}",
            year - 1,
            sections(0..3),
            sections(1..4)
        )
    }

    #[test]
    fn a_missing_part_drops_no_domain_and_leaves_its_tasks_open() {
        let lexicon = Lexicon::builtin();
        let study = |text: &str, year| {
            let read = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            let report = document::parse(read, &Given { year: Some(year), ..Given::default() });
            analysis::study(report, &lexicon, Wanted::ALL)
        };
        let text = |year: i32, cut: bool| {
            let rest = "（二）加强生态建设\n建设城东污水处理厂，新建绿道5公里。改善空气质量。\n";
            format!(
                "澜溪区{year}年政府工作报告\n一、{}年工作回顾\n工业产值增长5%。\n二、{year}年工作安排\n（一）发展现代农业\n新建高标准农田2万亩。\n{}",
                year - 1,
                if cut { "（二）加强生" } else { rest },
            )
        };
        let pair = |cut| {
            let mut later = study(&text(2025, cut), 2025);
            later.report.complete = !cut;
            compare(vec![study(&text(2024, false), 2024), later], &lexicon, &Options::default()).pairs.remove(0)
        };
        let (whole, torn) = (pair(false), pair(true));
        assert!(whole.priorities.iter().any(|p| p.domain == crate::analysis::Domain::Ecology));
        assert!(torn.priorities.iter().all(|p| p.change != PriorityChange::Dropped), "{:?}", torn.priorities);
        assert_eq!(whole.tasks_cut_off, 0);
        assert_eq!(torn.tasks_cut_off + torn.tasks.len(), whole.tasks.len());
        assert!(torn.tasks_cut_off > 0);
    }

    /// The steps that it takes to draw the lines of so many reports.
    fn steps(reports: i32) -> work::Steps {
        let lexicon = Lexicon::builtin();
        let study = |year| {
            let read =
                ingest::from_bytes("澜溪.txt", report(year).as_bytes(), &ReadOptions::default()).expect("a text");
            let report = document::parse(read, &Given { year: Some(year), ..Given::default() });
            analysis::study(report, &lexicon, Wanted { metrics: true, domains: true, ..Wanted::NONE })
        };
        let studies: Vec<Study> = (0..reports).map(|n| study(2000 + n)).collect();
        let options = Options { lines: Some(8), ..Options::default() };
        let (comparison, steps) = work::counted(|| compare(studies, &lexicon, &options));
        assert_eq!(comparison.pairs.len() as i32, reports - 1);
        assert!(comparison.pairs.iter().all(|p| !p.themes.new.is_empty() && !p.alignment.links.is_empty()));
        steps
    }

    #[test]
    fn twice_the_reports_take_twice_the_work() {
        let [few, many] = [7, 14].map(steps);
        assert_eq!(few.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
        for (step, &times) in &few {
            let twice = many[step];
            match *step {
                // What is asked of one report is asked once, though it stands in two pairs.
                "words read" | "passages read" => assert_eq!((times, twice), (7, 14), "{step}"),
                // Thirteen pairs for six.
                _ => assert!(times > 100 && twice * 6 <= times * 14, "{step}: {times}, then {twice}"),
            }
        }
        assert_eq!(few.len(), 4, "{few:?}");
    }
}
