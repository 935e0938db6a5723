//! What the earlier report promised for its year, against what the later one reports of it.
//!
//! [`judge`] goes through the earlier report's targets for its own year. For each it looks for the later report's figure of
//! the same thing ([`outcome`]), and tests the one against the other ([`verdict`]). A verdict is given only where facet, unit,
//! scope and year agree; where they don't, the row says which of them differs, and where nothing is reported it says so.

mod around;
mod fits;
mod otherwise;
mod outcome;
mod past;
mod pledge;
mod relations;
mod said;
mod together;
mod verdict;

use rust_decimal::Decimal;

use crate::analysis::metric::POINTS;
use crate::analysis::{Bound, Facet, Metric, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::Figures;
use super::amounts::{in_unit_of, slipped, unit_of_difference};
use super::names::{Catalogue, Name};
use super::series::{self, MetricChange, Why};
use outcome::{Answer, Outcomes};
pub use pledge::{is_headline, is_piece, is_pledge};
pub use together::{Base, Disagree, Together, together};
pub use verdict::Test;

/// One target and what came of it. Metrics are indices into the earlier (`target`) and later (all others) study.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// The indicator, as the target names it.
    pub indicator: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// Among the headline targets.
    pub headline: bool,
    /// The target.
    pub target: usize,
    /// The actual; for an incomparable one the figure that was refused.
    pub actual: Option<usize>,
    /// A joint target reported in parts: all of them.
    pub parts: Vec<usize>,
    /// Actual minus target, in `gap_unit`; of a range, from the end that was not reached or the nearer one.
    pub gap: Option<Decimal>,
    /// The unit of `gap`.
    pub gap_unit: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// The rule that gave it.
    pub rule: Rule,
    /// Where the later report itself says met or missed.
    pub said: Option<Span>,
    /// Where the later report speaks of it without a figure.
    pub mention: Option<Span>,
    /// The later report's own target for it.
    pub next: Option<usize>,
    /// How that one differs from this target.
    pub reset: Option<MetricChange>,
}

/// What came of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// 完成
    Met,
    /// 接近: an 左右 target missed by no more than the tolerance.
    Near,
    /// 未完成
    Missed,
    /// 未报结果: the later report gives no figure, and speaks of it in words (未报数字) or not at all (未再提及).
    Unreported,
    /// 无法比较
    Incomparable,
}

impl Verdict {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Met, Self::Near, Self::Missed, Self::Unreported, Self::Incomparable];

    /// Whether the target was held against a figure.
    pub fn is_judged(self) -> bool {
        matches!(self, Self::Met | Self::Near | Self::Missed)
    }
}

/// The rule that gave a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The figure that is reported, by this test.
    Reported(Test),
    /// The figure stands only as the base of the next rise (由310元提高到370元), by this test.
    NextBase(Test),
    /// How much the thing rose from the base that stands beside it (由118元提高到128元), by this test.
    Rise(Test),
    /// All parts of a joint target, each by this test, agree.
    Parts(Test),
    /// The parts of a joint target don't agree; those that met it.
    PartsDiffer(Vec<usize>),
    /// The target names no stage of the work, and its stages don't agree (开工1.2万套、竣工7300套); those that met it.
    StagesDiffer(Vec<usize>),
    /// A target without a number of its own: its growth against that of what it follows, a metric of the later study.
    Relative(usize),
    /// The same, with all parts agreeing.
    RelativeParts(usize),
    /// The same, with parts that don't agree; those that met it.
    RelativePartsDiffer(usize, Vec<usize>),
    /// A direction wanted in words (继续减少), and all that is reported goes that way, or not.
    Direction,
    /// The later report says in words whether it was met.
    Said,
    /// The later report speaks of it without a figure.
    InWords,
    /// The later report does not speak of it.
    Silent,
    /// The later report breaks off before it could speak of it.
    CutOff,
    /// There is a figure, but this differs.
    Refused(Why),
    /// There is a figure, 10⁴ or 10⁸ times too large or too small: its unit is suspected to be a slip.
    Suspect,
}

/// Judges the earlier report's targets for its year: headline targets first, in the order of analysts, then by place. Reports
/// that are not a year apart are not judged. What the later report wants of the same things in its turn is looked for where it is
/// `told`.
pub fn judge(figures: Pair<&Figures>, lexicon: &Lexicon, tolerance: f64, told: bool) -> Vec<TargetRow> {
    let two = figures.map(|m| m.study);
    if super::apart(two).is_some() {
        return Vec::new();
    }
    let tolerance = Decimal::from_f64_retain(tolerance).unwrap_or_default();
    let set = pledge::of(figures.from);
    let outcomes = Outcomes::new(figures, &set, lexicon);
    let next = told.then(|| Catalogue::new(figures.to, |m| pledge::is_target(m, two.to)));
    let mut rows: Vec<TargetRow> = set
        .iter()
        .enumerate()
        .map(|(n, &target)| {
            let metric = &two.from.metrics[target];
            let name = figures.from.name(target);
            let next = next.as_ref().and_then(|next| next_target(next, name, metric, two, lexicon));
            let mut row = TargetRow {
                indicator: name.full.clone(),
                canonical: metric.key.canonical.clone(),
                headline: is_headline(metric, two.from),
                target,
                actual: None,
                parts: Vec::new(),
                gap: None,
                gap_unit: None,
                verdict: Verdict::Unreported,
                rule: Rule::Silent,
                said: outcomes.said(n).map(|(span, _)| span),
                mention: None,
                next,
                reset: next.map(|next| series::reset(two, target, next, lexicon)),
            };
            settle(&mut row, two, outcomes.answer(n, lexicon), &outcomes, n, lexicon, tolerance);
            row
        })
        .collect();
    rows.sort_by_key(|row| {
        let order = lexicon.indicators().order(row.canonical.as_deref()).filter(|_| row.headline);
        (!row.headline, order.unwrap_or(u32::MAX), two.from.metrics[row.target].figure.start)
    });
    rows
}

/// Puts the verdict into a row.
fn settle(
    row: &mut TargetRow,
    two: Pair<&Study>,
    answer: Answer,
    outcomes: &Outcomes,
    n: usize,
    lexicon: &Lexicon,
    tolerance: Decimal,
) {
    let target = &two.from.metrics[row.target];
    let later = |i: usize| &two.to.metrics[i];
    let clause = two.from.report.words(target.quote);
    let test = |i: usize| verdict::test(target, clause, later(i), lexicon, tolerance);
    match answer {
        Answer::Figure(actual) => {
            row.actual = Some(actual);
            let Some(found) = test(actual) else {
                (row.verdict, row.rule) = (Verdict::Incomparable, Rule::Refused(Why::Unit));
                return;
            };
            if suspect(target, later(actual), lexicon) {
                (row.verdict, row.rule) = (Verdict::Incomparable, Rule::Suspect);
                return;
            }
            // 开工1.2万套、竣工7300套 of 建设8000套: which of them was meant is not said.
            if let Some(stages) = outcomes.stages_of(n, actual, lexicon) {
                let met = |i: &usize| test(*i).is_some_and(|found| found.verdict == Verdict::Met);
                let (reached, missed): (Vec<usize>, Vec<usize>) = stages.iter().copied().partition(met);
                if !reached.is_empty() && !missed.is_empty() {
                    row.parts = stages;
                    (row.verdict, row.rule) = (Verdict::Incomparable, Rule::StagesDiffer(reached));
                    return;
                }
            }
            (row.verdict, row.gap) = (found.verdict, found.gap);
            row.gap_unit = found.gap.and(unit_of_difference(target));
            let base = later(actual).key.role == Role::Baseline;
            row.rule = if base { Rule::NextBase(found.test) } else { Rule::Reported(found.test) };
        }
        Answer::Rise { base, actual } => {
            row.actual = Some(actual);
            let rise = fits::rise(later(base), later(actual), lexicon);
            if let Some(found) = rise.and_then(|rise| verdict::test(target, clause, &rise, lexicon, tolerance)) {
                (row.verdict, row.gap) = (found.verdict, found.gap);
                row.gap_unit = found.gap.and(unit_of_difference(target));
                row.rule = Rule::Rise(found.test);
            } else {
                (row.verdict, row.rule) = (Verdict::Incomparable, Rule::Refused(Why::Facet));
            }
        }
        Answer::Parts(parts) => {
            let found: Vec<_> = parts.iter().filter_map(|&i| Some((i, test(i)?))).collect();
            row.actual = parts.first().copied();
            row.parts = parts;
            (row.verdict, row.rule) = match agreed(found.iter().map(|(i, f)| (*i, f.verdict))) {
                Ok(verdict) => (verdict, Rule::Parts(found.first().map_or(Test::Floor, |(_, f)| f.test))),
                Err(met) => (Verdict::Incomparable, Rule::PartsDiffer(met)),
            };
            if let (Rule::Parts(_), Some((_, first))) = (&row.rule, found.first()) {
                row.gap = first.gap;
                row.gap_unit = first.gap.and(unit_of_difference(target));
            }
        }
        Answer::Relative { own, other } => {
            row.actual = own.first().copied();
            let found: Vec<_> = own
                .iter()
                .filter_map(|&i| Some((i, verdict::relative(target, later(i), later(other), lexicon, tolerance)?)))
                .collect();
            if own.len() > 1 {
                row.parts = own;
            }
            (row.verdict, row.rule) = match agreed(found.iter().map(|(i, f)| (*i, f.verdict))) {
                Ok(verdict) if found.len() > 1 => (verdict, Rule::RelativeParts(other)),
                Ok(verdict) => (verdict, Rule::Relative(other)),
                Err(met) => (Verdict::Incomparable, Rule::RelativePartsDiffer(other, met)),
            };
            if row.verdict != Verdict::Incomparable {
                row.gap = found.first().and_then(|(_, f)| f.gap);
                row.gap_unit = row.gap.and(Some(POINTS.to_string()));
            }
        }
        Answer::Directions(parts, verdict) => {
            row.actual = parts.first().copied();
            row.parts = if parts.len() > 1 { parts } else { Vec::new() };
            (row.verdict, row.rule) = (verdict, Rule::Direction);
        }
        Answer::Refused(actual, why) => {
            row.actual = Some(actual);
            (row.verdict, row.rule) = (Verdict::Incomparable, Rule::Refused(why));
        }
        Answer::None => {}
    }
    // What the report itself says decides where no figure does.
    if matches!(row.verdict, Verdict::Unreported | Verdict::Incomparable) && row.parts.is_empty() {
        if let Some((span, met)) = outcomes.said(n) {
            row.verdict = if met { Verdict::Met } else { Verdict::Missed };
            row.rule = Rule::Said;
            row.said = Some(span);
            row.actual = None;
        } else if row.actual.is_none() {
            let mention = outcomes.mention(n, lexicon);
            row.mention = mention.map(|(clause, _)| clause);
            row.rule = if row.mention.is_some() { Rule::InWords } else { Rule::Silent };
            if let Some((figure, why)) = mention.and_then(|(_, figure)| figure) {
                (row.actual, row.mention) = (Some(figure), None);
                (row.verdict, row.rule) = (Verdict::Incomparable, Rule::Refused(why));
                return;
            }
            if !crate::comparison::is_complete(two.to) && row.mention.is_none() {
                (row.verdict, row.rule) = (Verdict::Incomparable, Rule::CutOff);
            }
        }
    }
}

/// Whether an outcome is so far from its target that a slip of the unit is likelier than a miss (58.9万元 of 60亿元).
fn suspect(target: &Metric, actual: &Metric, lexicon: &Lexicon) -> bool {
    let value = actual.value.and_then(|v| in_unit_of(v, actual, target, lexicon));
    target.key.facet == Facet::Level && target.value.zip(value).is_some_and(|(a, b)| slipped(a, b))
}

/// The verdict that all parts agree on, or else those that met it.
fn agreed(parts: impl Iterator<Item = (usize, Verdict)>) -> Result<Verdict, Vec<usize>> {
    let parts: Vec<_> = parts.collect();
    match parts.split_first() {
        Some((first, rest)) if rest.iter().all(|p| p.1 == first.1) => Ok(first.1),
        // 接近 and 完成 are of one side: what was nearly reached by a part was nearly reached by all.
        Some(_) if parts.iter().all(|p| matches!(p.1, Verdict::Met | Verdict::Near)) => Ok(Verdict::Near),
        _ => Err(parts.iter().filter(|p| matches!(p.1, Verdict::Met | Verdict::Near)).map(|p| p.0).collect()),
    }
}

/// The later report's own target for the same thing: of the same facet where there is one.
fn next_target(next: &Catalogue, name: &Name, target: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> Option<usize> {
    // 项目到位资金80亿元 and 项目28个: money answers no count.
    let counts = |m: &Metric| m.key.facet == Facet::Level && m.value.is_some();
    let fits = |i: usize| {
        let m = &two.to.metrics[i];
        // 46个项目 and 126个重点项目 are counts of other things.
        let bare = name.is_generic(lexicon) && fits::counts(target) && fits::counts(m);
        (!(counts(m) && counts(target)) || m.is_money() == target.is_money())
            && (!bare || fits::same_count(target, m, lexicon))
    };
    let found = next.alike(name, lexicon);
    let found = found.into_iter().filter(|&(i, ref fit)| fit.scope && fit.score >= 0.75 && fits(i));
    let best = found.max_by(|a, b| {
        let rank = |(i, fit): &(usize, super::names::Fit)| {
            let m = &two.to.metrics[*i];
            let unit =
                m.key.facet == Facet::Relation || m.value.is_some_and(|v| in_unit_of(v, m, target, lexicon).is_some());
            (m.key.facet == target.key.facet && unit, fit.score)
        };
        let (a, b, first) = (rank(a), rank(b), b.0.cmp(&a.0));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(first)
    })?;
    Some(best.0)
}

/// Whether the words before and after a number leave a margin (左右, 约).
fn is_about(metric: &Metric) -> bool {
    metric.bound == Bound::About
}
