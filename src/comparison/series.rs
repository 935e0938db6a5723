//! How figures changed from one report to the next: the actuals, and the targets.
//!
//! A figure of one report is set beside that figure of the other which measures the same thing in the same facet and a unit
//! that converts; each is used once. Where only facet or unit stand in the way the row says so and computes nothing.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Metric, Period, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::amounts::{in_points, in_unit_of, unit_of_difference};
use super::names::names_payer_alone;
use super::names::{Catalogue, unified};
use super::targets::is_headline;
use super::{Apart, Figures};

/// One indicator and facet in both reports.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricChange {
    /// The indicator, as the later report names it where it does.
    pub indicator: String,
    /// What the earlier report calls it, where that is another name.
    pub earlier: Option<String>,
    /// Whether that is a new name of a headline indicator, and not the same words differently put.
    pub renamed: bool,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// The facet.
    pub facet: Facet,
    /// Among the headline indicators.
    pub headline: bool,
    /// The figures, as indices into each study's metrics.
    pub metrics: Pair<Option<usize>>,
    /// Later minus earlier, in `delta_unit`.
    pub delta: Option<Decimal>,
    /// The unit of `delta`; 个百分点 between percentages.
    pub delta_unit: Option<String>,
    /// `delta` in percent of the earlier value, for levels.
    pub percent: Option<Decimal>,
    /// What became of it.
    pub change: Change,
    /// Why it can't be compared.
    pub why: Option<Why>,
    /// For targets: how the modifier drifted (左右→以上).
    pub bound_change: Option<Pair<Bound>>,
    /// For targets: how the word of will before the figure drifted (力争→确保); none where it is plainly said.
    pub stance_change: Option<Pair<Option<String>>>,
}

impl MetricChange {
    /// Whether a rise became a fall, or a fall a rise.
    pub fn turns(&self, two: Pair<&Study>) -> bool {
        let value = |study: &Study, i: Option<usize>| study.metrics.get(i?)?.value.filter(|v| !v.is_zero());
        let (from, to) = (value(two.from, self.metrics.from), value(two.to, self.metrics.to));
        matches!(self.facet, Facet::Growth | Facet::Delta)
            && matches!(self.change, Change::Up | Change::Down)
            && from.zip(to).is_some_and(|(a, b)| a.is_sign_negative() != b.is_sign_negative())
    }
}

/// What became of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// Larger.
    Up,
    /// Smaller.
    Down,
    /// Equal.
    Same,
    /// Only in the later report.
    New,
    /// Only in the earlier report.
    Dropped,
    /// In both, and not comparable.
    Incomparable,
}

/// Why two figures can't be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// 亩 and 栋.
    Unit,
    /// 地方 and total, 规上 and all.
    Scope,
    /// A level and a growth.
    Facet,
    /// Not a year apart.
    Period,
}

/// How the actuals changed: headline indicators first, then by section.
pub fn actuals(figures: Pair<&Figures>, lexicon: &Lexicon) -> Vec<MetricChange> {
    changes(figures, lexicon, |i, Figures { study, .. }| {
        let metric = &study.metrics[i];
        let reviewed = study.report.identity.year.and_then(|y| y.checked_sub(1));
        let of_year = match (metric.key.period, reviewed) {
            (Some(Period::Year(y)), Some(year)) => y == year,
            (Some(Period::Span(..)), _) => false,
            (Some(Period::Year(_)), None) | (None, _) => true,
        };
        metric.key.role == Role::Actual && metric.value.is_some() && of_year
    })
}

/// How the targets changed: headline indicators first, then by section.
pub fn targets(figures: Pair<&Figures>, lexicon: &Lexicon) -> Vec<MetricChange> {
    let two = figures.map(|m| m.study);
    let mut rows = changes(figures, lexicon, |i, m| m.is_pledge(i));
    for row in &mut rows {
        let (Some(from), Some(to)) = (row.metrics.from, row.metrics.to) else { continue };
        drift(two, row, (from, to), lexicon);
    }
    rows
}

/// Whether two figures are reckoned in different ways; one that does not say for how much or how long it is (每月) may be of
/// either.
fn scopes_differ(a: &Metric, b: &Metric) -> bool {
    let told = |m: &Metric, other: &Metric| {
        let per = m.key.scope.as_deref().is_some_and(|s| s.starts_with('每'));
        !(per && other.key.scope.is_none())
    };
    a.key.scope != b.key.scope && told(a, b) && told(b, a)
}

/// How a target of the earlier report became one of the later report, both measuring the same thing.
pub fn reset(two: Pair<&Study>, from: usize, to: usize, lexicon: &Lexicon) -> MetricChange {
    let (a, b) = (&two.from.metrics[from], &two.to.metrics[to]);
    let why = match () {
        () if a.key.facet != b.key.facet => Some(Why::Facet),
        // Where only one has a scope, it may be the date of what the sentence tells before.
        () if a.key.scope.is_some() && b.key.scope.is_some() && a.key.scope != b.key.scope => Some(Why::Scope),
        () => (!comparable(a, b, lexicon)).then_some(Why::Unit),
    };
    let mut row = both(two, from, to, why, lexicon);
    drift(two, &mut row, (from, to), lexicon);
    row
}

/// Notes how the words around a target drifted: its modifier (左右 to 以上), and the word of will before it (力争).
fn drift(two: Pair<&Study>, row: &mut MetricChange, (from, to): (usize, usize), lexicon: &Lexicon) {
    let bounds = Pair::new(two.from.metrics[from].bound, two.to.metrics[to].bound);
    row.bound_change = (bounds.from != bounds.to).then_some(bounds);
    let stances = Pair::new(stance(two.from, from, lexicon), stance(two.to, to, lexicon));
    row.stance_change = (stances.from != stances.to).then_some(stances);
}

/// The word of will that a target is told with: 力争. It stands before its figure, in the same clause.
fn stance(study: &Study, metric: usize, lexicon: &Lexicon) -> Option<String> {
    let metric = &study.metrics[metric];
    let before = Span::new(metric.quote.start, metric.figure.start.max(metric.quote.start));
    let words = study.report.words(before);
    lexicon.pledges().stances.places(words).last().and_then(|at| words.get(at)).map(str::to_owned)
}

/// Whether a figure's name only says what is measured (覆盖面, 总量), or who pays (中央财政), and nothing around it says of what.
fn says_no_thing(figures: &Figures, metric: usize, lexicon: &Lexicon) -> bool {
    let key = &figures.study.metrics[metric].key;
    if key.canonical.is_none() && names_payer_alone(&figures.name(metric).full, lexicon) {
        return true;
    }
    let name: Vec<char> = key.indicator.trim_start_matches("全年").chars().collect();
    let generic = &lexicon.pledges().names.generic_keys;
    key.canonical.as_deref().is_none_or(|key| generic.has(key))
        && [&lexicon.figures().attributes, &lexicon.figures().unfollowed].iter().any(|words| words.contains(&name))
        && figures.name(metric).full == key.indicator
}

/// 重机二期、竹纤维等项目: works of which each year has its own.
fn lists_works(name: &str, lexicon: &Lexicon) -> bool {
    let works = |(list, noun): (&str, &str)| {
        list.contains('、') && lexicon.figures().general.contains(&noun.chars().collect::<Vec<_>>())
    };
    name.rsplit_once('等').is_some_and(works)
}

/// The least likeness of two figures of one thing.
const ALIKE: f64 = 0.75;

/// Sets those figures beside each other that `wanted` takes.
fn changes(figures: Pair<&Figures>, lexicon: &Lexicon, wanted: impl Fn(usize, &Figures) -> bool) -> Vec<MetricChange> {
    let two = figures.map(|m| m.study);
    let sides = figures.map(|m| first_mentions(m.study, |i| wanted(i, m)));
    let places: BTreeSet<usize> = sides.to.iter().map(|&i| two.to.metrics[i].figure.start).collect();
    let later = Catalogue::new(figures.to, |m| places.contains(&m.figure.start));
    let ambiguous = Pair::new(ambiguous(two.from, &sides.from), ambiguous(two.to, &sides.to));
    let mut ties: Vec<(u32, usize, usize, Option<Why>)> = Vec::new();
    for &from in &sides.from {
        let metric = &two.from.metrics[from];
        for (to, fit) in later.alike(figures.from.name(from), lexicon) {
            let other = &two.to.metrics[to];
            if !fit.scope || fit.score < ALIKE || !sides.to.contains(&to) {
                continue;
            }
            let unclear = |m: &Metric, names: &BTreeSet<&str>| names.contains(m.key.indicator.as_str());
            if unclear(metric, &ambiguous.from) || unclear(other, &ambiguous.to) {
                continue;
            }
            let listed = |m: &Metric| lists_works(&m.key.indicator, lexicon);
            if metric.key.indicator != other.key.indicator && (listed(metric) || listed(other)) {
                continue;
            }
            if says_no_thing(figures.from, from, lexicon) && says_no_thing(figures.to, to, lexicon) {
                continue;
            }
            let facets = (metric.key.facet, other.key.facet);
            let why = if facets.0 != facets.1 {
                // A place in an order answers neither an amount nor its growth.
                if !matches!(facets, (Facet::Level, Facet::Growth) | (Facet::Growth, Facet::Level)) {
                    continue;
                }
                Some(Why::Facet)
            } else if scopes_differ(metric, other) {
                Some(Why::Scope)
            } else if comparable(metric, other, lexicon) {
                None
            } else {
                Some(Why::Unit)
            };
            let same = u32::from(metric.unit == other.unit);
            let score = (fit.score * 1000.0) as u32 * 2 + same + if why.is_none() { 10_000 } else { 0 };
            ties.push((score, from, to, why));
        }
    }
    ties.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut partner: Pair<BTreeMap<usize, usize>> = Pair::default();
    let mut rows = Vec::new();
    for (_, from, to, why) in ties {
        if !partner.from.contains_key(&from) && !partner.to.contains_key(&to) {
            partner.from.insert(from, to);
            partner.to.insert(to, from);
            rows.push(both(two, from, to, why, lexicon));
        }
    }
    for (from, to) in of_another_scope(figures, &sides, &partner, lexicon) {
        partner.from.insert(from, to);
        partner.to.insert(to, from);
        rows.push(both(two, from, to, Some(Why::Scope), lexicon));
    }
    for (from, to, why) in renamed(two, &sides, &partner, lexicon) {
        partner.from.insert(from, to);
        partner.to.insert(to, from);
        rows.push(both(two, from, to, why, lexicon));
    }
    // 经济增长6.5%, said after 国内生产总值增长6.5%: one thing under two names, which a row has already.
    let again = |study: &Study, i: usize, told: &BTreeMap<usize, usize>| {
        let m = &study.metrics[i];
        let same = |k: &usize| {
            let other = &study.metrics[*k];
            m.key.canonical.is_some()
                && other.key.canonical == m.key.canonical
                && other.key.facet == m.key.facet
                && other.key.scope == m.key.scope
                && (other.value, other.value_high, &other.unit) == (m.value, m.value_high, &m.unit)
        };
        told.keys().any(same)
    };
    let twice = Pair::new(
        sides.from.iter().copied().filter(|&i| again(two.from, i, &partner.from)).collect::<BTreeSet<_>>(),
        sides.to.iter().copied().filter(|&i| again(two.to, i, &partner.to)).collect::<BTreeSet<_>>(),
    );
    for &to in sides.to.iter().filter(|i| !partner.to.contains_key(i) && !twice.to.contains(i)) {
        rows.push(one(two.to, Pair::new(None, Some(to)), Change::New, to, lexicon));
    }
    // Nothing is said of what a report that breaks off does not come to.
    if two.to.report.complete {
        for &from in sides.from.iter().filter(|i| !partner.from.contains_key(i) && !twice.from.contains(i)) {
            rows.push(one(two.from, Pair::new(Some(from), None), Change::Dropped, from, lexicon));
        }
    }
    let order = |row: &MetricChange| {
        let headline = row.headline.then(|| lexicon.indicators().order(row.canonical.as_deref())).flatten();
        let place = match row.metrics.to {
            Some(to) => (0, two.to.metrics[to].figure.start),
            None => (1, row.metrics.from.map_or(0, |from| two.from.metrics[from].figure.start)),
        };
        // By section, what both reports have before what stands in one alone.
        let alone = !row.headline && matches!(row.change, Change::New | Change::Dropped);
        (!row.headline, headline.unwrap_or(u32::MAX), alone, place, row.facet)
    };
    rows.sort_by_key(order);
    rows
}

/// Of the figures without a partner those that bear one name but for a word of scope: 财政总收入 and 地方财政总收入.
fn of_another_scope(
    figures: Pair<&Figures>,
    sides: &Pair<BTreeSet<usize>>,
    partner: &Pair<BTreeMap<usize, usize>>,
    lexicon: &Lexicon,
) -> Vec<(usize, usize)> {
    let mut earlier: BTreeMap<(&str, Facet), usize> = BTreeMap::new();
    for &i in sides.from.iter().filter(|i| !partner.from.contains_key(i)) {
        if let Some(core) = telling_core(figures.from, i, lexicon) {
            earlier.entry(core).or_insert(i);
        }
    }
    let later = sides.to.iter().filter(|i| !partner.to.contains_key(i));
    later.filter_map(|&to| Some((earlier.remove(&telling_core(figures.to, to, lexicon)?)?, to))).collect()
}

/// Of the figures without a partner those of one thing that has another name now: 财政收入 and 一般公共预算收入.
fn renamed(
    two: Pair<&Study>,
    sides: &Pair<BTreeSet<usize>>,
    partner: &Pair<BTreeMap<usize, usize>>,
    lexicon: &Lexicon,
) -> Vec<(usize, usize, Option<Why>)> {
    let key = |study: &Study, i: usize| study.metrics[i].key.canonical.clone();
    let has = |study: &Study, side: &BTreeSet<usize>, wanted: &str| {
        side.iter().any(|&i| key(study, i).as_deref() == Some(wanted))
    };
    let mut found: Vec<(usize, usize, Option<Why>)> = Vec::new();
    for &from in sides.from.iter().filter(|i| !partner.from.contains_key(i)) {
        let metric = &two.from.metrics[from];
        let Some(old) = metric.key.canonical.as_deref() else { continue };
        let all = &lexicon.pledges().names.renamed;
        let Some(names) = all.iter().find(|names| names.keys.has(old)) else { continue };
        // What still has its old name beside the new one was not renamed.
        let fits = |to: &&usize| {
            let other = &two.to.metrics[**to];
            let new = other.key.canonical.as_deref().unwrap_or("");
            new != old
                && names.keys.has(new)
                && other.key.facet == metric.key.facet
                && !partner.to.contains_key(to)
                && found.iter().all(|(_, taken, _)| taken != *to)
                && !has(two.to, &sides.to, old)
                && !has(two.from, &sides.from, new)
        };
        let Some(&to) = sides.to.iter().find(fits) else { continue };
        let why = match () {
            () if names.reckoned_anew => Some(Why::Scope),
            () => (!comparable(metric, &two.to.metrics[to], lexicon)).then_some(Why::Unit),
        };
        found.push((from, to, why));
    }
    found
}

/// What is left of a figure's name without words of scope, where that is enough to know it by; and its facet.
fn telling_core<'m>(figures: &'m Figures, i: usize, lexicon: &Lexicon) -> Option<(&'m str, Facet)> {
    let core = figures.name(i).core();
    (core.chars().count() >= 4 && !says_no_thing(figures, i, lexicon))
        .then(|| (core, figures.study.metrics[i].key.facet))
}

/// The figures that `wanted` takes, each said thing once: the first mention stands for the later ones of the same value.
fn first_mentions(study: &Study, wanted: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut all: Vec<(usize, &Metric)> = study.metrics.iter().enumerate().filter(|(i, _)| wanted(*i)).collect();
    // What is said of the whole year stands for what is said of a part of it, a value for the mark that it has passed:
    // 突破2000亿元，达到2022.9亿元.
    let level = |m: &Metric| m.key.role == Role::Actual && m.key.facet == Facet::Level;
    let plain = |m: &Metric| m.unit.as_deref().map(|u| u.trim_start_matches(['百', '千', '万', '亿']).to_owned());
    let told: BTreeSet<_> = all
        .iter()
        .filter(|(_, m)| level(m) && m.bound == Bound::Exact)
        .map(|(_, m)| (m.key.indicator.as_str(), plain(m)))
        .collect();
    let passed =
        |m: &Metric| level(m) && m.bound == Bound::AtLeast && told.contains(&(m.key.indicator.as_str(), plain(m)));
    all.sort_by_key(|(i, m)| (m.key.scope.is_some(), passed(m), *i));
    let all = all.into_iter();
    all.filter(|(_, m)| {
        let name = m.key.canonical.as_deref().unwrap_or(&m.key.indicator);
        let value = if m.key.canonical.is_some() { None } else { m.value };
        seen.insert((name, &m.key.indicator, m.key.facet, value, &m.relation))
    })
    .map(|(i, _)| i)
    .collect()
}

/// Names that several figures of one facet bear with different values (完成投资): nothing can be told by such a name.
fn ambiguous<'s>(study: &'s Study, side: &BTreeSet<usize>) -> BTreeSet<&'s str> {
    let mut seen: BTreeMap<(&str, Facet, &Option<String>), usize> = BTreeMap::new();
    for &i in side {
        let m = &study.metrics[i];
        if m.key.canonical.is_none() {
            *seen.entry((&m.key.indicator, m.key.facet, &m.unit)).or_default() += 1;
        }
    }
    seen.into_iter().filter(|(_, n)| *n > 1).map(|((name, ..), _)| name).collect()
}

fn comparable(from: &Metric, to: &Metric, lexicon: &Lexicon) -> bool {
    match (from.value, to.value) {
        (Some(value), Some(_)) => in_unit_of(value, from, to, lexicon).is_some(),
        (None, None) => true,
        _ => false,
    }
}

fn both(two: Pair<&Study>, from: usize, to: usize, why: Option<Why>, lexicon: &Lexicon) -> MetricChange {
    let (a, b) = (&two.from.metrics[from], &two.to.metrics[to]);
    let mut row = one(two.to, Pair::new(Some(from), Some(to)), Change::Incomparable, to, lexicon);
    row.headline |= is_head(a, two.from, lexicon);
    row.renamed = row.headline && a.key.canonical.is_some() && is_renamed(a, b, lexicon);
    row.earlier = (a.key.indicator != b.key.indicator).then(|| a.key.indicator.clone());
    row.canonical = row.canonical.or_else(|| a.key.canonical.clone());
    row.why = why;
    if why.is_some() {
        return row;
    }
    row.why = (super::apart(two) == Some(Apart::Years)).then_some(Why::Period);
    row.change = Change::Same;
    let (Some(before), Some(now)) = (a.value, b.value) else { return row };
    let Some(before) = in_unit_of(before, a, b, lexicon) else { return row };
    let percent = b.is_percent();
    let Some(difference) = now.checked_sub(before) else { return row };
    let (delta, unit) = match b.key.facet {
        Facet::Growth => in_points(difference, b),
        _ => (Some(difference), unit_of_difference(b)),
    };
    (row.delta, row.delta_unit) = (delta.map(|d| d.normalize()), unit);
    if b.key.facet == Facet::Level && !percent && !before.is_zero() {
        let share = row.delta.and_then(|d| d.checked_div(before)).and_then(|d| d.checked_mul(Decimal::ONE_HUNDRED));
        row.percent = share.map(|p| p.round_dp(1).normalize());
    }
    let before_high = a.value_high.and_then(|high| in_unit_of(high, a, b, lexicon)).unwrap_or(before);
    row.change = moved(Pair::new((before, before_high), (now, b.value_high.unwrap_or(now))));
    // 6.5%~7% to 6.5%左右 is less, by no amount that could be told.
    row.delta = row.delta.filter(|delta| !delta.is_zero() || row.change == Change::Same);
    row
}

/// Which way a value or a range moved, by both its ends; one that only became narrower or wider is where it was.
fn moved(ends: Pair<(Decimal, Decimal)>) -> Change {
    let sorted = |(a, b): (Decimal, Decimal)| (a.min(b), a.max(b));
    let (from, to) = (sorted(ends.from), sorted(ends.to));
    match (to.0.cmp(&from.0), to.1.cmp(&from.1)) {
        (Ordering::Equal, Ordering::Equal)
        | (Ordering::Less, Ordering::Greater)
        | (Ordering::Greater, Ordering::Less) => Change::Same,
        (Ordering::Greater, _) | (_, Ordering::Greater) => Change::Up,
        _ => Change::Down,
    }
}

/// Whether two reports name one indicator differently: 固定资产投资 for 全社会固定资产投资, not 的 or 全区 more or less.
fn is_renamed(from: &Metric, to: &Metric, lexicon: &Lexicon) -> bool {
    let vague = lexicon.pledges().names.generic_keys.has(to.key.canonical.as_deref().unwrap_or(""));
    let plain = |m: &Metric| {
        let name = unified(&m.key.indicator, lexicon).replace('的', "");
        lexicon.indicators().without_head(&name).map(str::to_owned).unwrap_or(name)
    };
    !vague && plain(from) != plain(to)
}

fn one(study: &Study, metrics: Pair<Option<usize>>, change: Change, at: usize, lexicon: &Lexicon) -> MetricChange {
    let metric = &study.metrics[at];
    MetricChange {
        indicator: metric.key.indicator.clone(),
        earlier: None,
        renamed: false,
        canonical: metric.key.canonical.clone(),
        facet: metric.key.facet,
        headline: is_head(metric, study, lexicon),
        metrics,
        delta: None,
        delta_unit: None,
        percent: None,
        change,
        why: None,
        bound_change: None,
        stance_change: None,
    }
}

/// Whether a figure is of a headline indicator: a target that is called so, or an actual of one that comes first in the table.
fn is_head(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    if metric.key.role == Role::Target {
        return is_headline(metric, study);
    }
    // 完成投资 is of any work.
    let key = metric.key.canonical.as_deref().filter(|key| !lexicon.pledges().names.generic_keys.has(key));
    key.and_then(|key| lexicon.indicators().get(key)).is_some_and(|i| i.headline)
}
