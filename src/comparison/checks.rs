//! Figures that don't agree: with each other, or with what last year's report published.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Metric, Role, Study};
use crate::lexicon::{CheckWords, Lexicon};
use crate::text::{Pair, Span, sentences};

use super::MetricChange;
use super::amounts::{in_unit_of, slipped};

/// One disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What kind it is.
    pub kind: CheckKind,
    /// The indicator it is about.
    pub indicator: String,
    /// What was published or stated first, and what was computed or stated against it, in `unit`.
    pub values: Pair<Option<Decimal>>,
    /// The unit of `values`.
    pub unit: Option<String>,
    /// The later report's figure that it is about, as an index into its metrics.
    pub metric: Option<usize>,
    /// The quotes it rests on.
    pub quotes: Vec<Place>,
}

/// A place in one of the two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the earlier report.
    From(Span),
    /// In the later report.
    To(Span),
}

/// The kinds of disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckKind {
    /// level ÷ (1 + growth) is not what last year's report published.
    ImpliedBase,
    /// A level and a growth that contradict each other's sign.
    LevelVsGrowth,
    /// One figure stated twice with two values.
    StatedTwice,
    /// Off by 10⁴ or 10⁸ between the years.
    UnitSlip,
    /// Parts that exceed their whole.
    PartsExceedWhole,
}

/// Checks the figures of both reports.
pub fn check(two: Pair<&Study>, metrics: &[MetricChange], lexicon: &Lexicon) -> Vec<Check> {
    let mut checks = Vec::new();
    for change in metrics {
        if let (Some(from), Some(to), Facet::Level, None) =
            (change.metrics.from, change.metrics.to, change.facet, change.why)
        {
            let slip = unit_slip(two, from, to, lexicon);
            if slip.is_none() && super::apart(two).is_none() {
                checks.extend(implied_base(two, from, to, lexicon));
            }
            checks.extend(slip);
        }
    }
    // What is odd within the earlier report was odd in the pair before this one: only the first pair would show it twice.
    checks.extend(stated_twice(two.to, lexicon, Place::To));
    checks.extend(parts_exceed_whole(two.to, lexicon));
    checks
}

/// How far the implied base may be off: 1%, and 10% where growth is counted in constant prices and amounts in those of their
/// year: prices may have risen so much in between.
fn allowance(metric: &Metric, words: &CheckWords) -> Decimal {
    let constant = words.constant_prices.in_text(&metric.key.indicator);
    Decimal::new(if constant { 10 } else { 1 }, 2)
}

/// The growth that a report gives with a level: of the same indicator and year, the nearest in the same sentence.
/// Growth in real terms (实际增长) says nothing of the amount paid last year: the price index is not in the report.
fn growth_beside<'s>(study: &'s Study, level: usize, words: &CheckWords) -> Option<&'s Metric> {
    let metric = &study.metrics[level];
    let like_for_like = |scope: &str| words.like_for_like.has(scope);
    let same = |m: &&Metric| {
        m.key.facet == Facet::Growth
            && m.key.indicator == metric.key.indicator
            && m.key.period == metric.key.period
            && m.key.role == metric.key.role
            && m.bound == Bound::Exact
            && over_one_year(study, m, words)
            && (m.key.scope == metric.key.scope || m.key.scope.as_deref().is_some_and(like_for_like))
            && m.is_percent()
    };
    // 由2046万吨增加到3178万吨, 增长55.3%: over the value that stands there.
    let risen = level.checked_sub(1).and_then(|i| study.metrics.get(i));
    if risen.is_some_and(|m| m.key.role == Role::Baseline && m.key.indicator == metric.key.indicator) {
        return None;
    }
    let after = study.metrics.iter().skip(level + 1).take(6).find(same)?;
    let between = Span::new(metric.figure.end.min(after.figure.start), after.figure.start);
    let between = study.report.words(between);
    (!words.real.in_text(between) && !between.contains(['。', '；', ';', '\n'])).then_some(after)
}

/// What a growth is told with, up to its figure.
fn lead<'s>(study: &'s Study, growth: &Metric) -> &'s str {
    study.report.words(Span::new(growth.quote.start, growth.figure.start.max(growth.quote.start)))
}

/// Whether a growth is that of one year over the year before, as far as its words say: not 年均, not 比2002年.
fn over_one_year(study: &Study, growth: &Metric, words: &CheckWords) -> bool {
    let lead = lead(study, growth);
    let since = lead.rfind('比').or(lead.rfind('较')).and_then(|at| lead.get(at..));
    !words.of_years.in_text(lead)
        && !since.is_some_and(|than| than.contains('年') && than.contains(|c: char| c.is_numeric()))
}

/// level ÷ (1 + growth) against the level that last year's report published.
fn implied_base(two: Pair<&Study>, from: usize, to: usize, lexicon: &Lexicon) -> Option<Check> {
    let (published, level) = (&two.from.metrics[from], &two.to.metrics[to]);
    let precise = |m: &Metric| m.bound == Bound::Exact && !m.is_percent();
    if !precise(published) || !precise(level) || published.key.scope != level.key.scope {
        return None;
    }
    let words = &lexicon.pledges().checks;
    let growth = growth_beside(two.to, to, words)?;
    let rate = Decimal::ONE.checked_add(growth.value?.checked_div(Decimal::ONE_HUNDRED)?)?;
    let value = level.value?;
    let implied = value.checked_div(rate).filter(|_| rate > Decimal::new(1, 1))?;
    let base = in_unit_of(published.value?, published, level, lexicon).filter(|b| !b.is_zero())?;
    let off = implied.checked_sub(base)?.checked_div(base)?.abs();
    // A figure of few digits is only as good as its last one.
    let grain = grain(value).checked_add(grain(base))?.checked_div(base.abs())?;
    if off <= allowance(level, words).checked_add(grain)? || off > Decimal::TEN {
        return None;
    }
    let change = value.checked_sub(base)?.checked_div(base)?;
    let margin = Decimal::new(5, 3);
    let rises = growth.value?.is_sign_positive() && !growth.value?.is_zero();
    let falls = growth.value?.is_sign_negative() && !growth.value?.is_zero();
    // A growth that says that it is 同口径 is over another base than the published one, not against the level.
    let contradicts = growth.key.scope.is_none() && (rises && change < -margin || falls && change > margin);
    let (kind, against) = match contradicts {
        true => (CheckKind::LevelVsGrowth, value),
        false => (CheckKind::ImpliedBase, implied.round_dp(value.scale().max(1))),
    };
    Some(Check {
        kind,
        indicator: level.key.indicator.clone(),
        values: Pair::new(Some(base.normalize()), Some(against.normalize())),
        unit: level.unit.clone(),
        metric: Some(to),
        quotes: vec![Place::From(published.quote), Place::To(level.quote.cover(growth.quote))],
    })
}

/// Half a unit of the last digit.
fn grain(value: Decimal) -> Decimal {
    Decimal::new(5, value.scale().min(27) + 1)
}

/// A level that is 10⁴ or 10⁸ times last year's, or that part of it.
fn unit_slip(two: Pair<&Study>, from: usize, to: usize, lexicon: &Lexicon) -> Option<Check> {
    let (before, now) = (&two.from.metrics[from], &two.to.metrics[to]);
    let base = in_unit_of(before.value?, before, now, lexicon).filter(|b| !b.is_zero())?;
    let value = now.value.filter(|v| !v.is_zero())?;
    if !slipped(value, base) {
        return None;
    }
    // In the unit of the smaller, which the other would round to nothing.
    let (values, unit) = match base.abs() < value.abs() {
        true => (Pair::new(before.value?, in_unit_of(value, now, before, lexicon)?), &before.unit),
        false => (Pair::new(base, value), &now.unit),
    };
    Some(Check {
        kind: CheckKind::UnitSlip,
        indicator: now.key.indicator.clone(),
        values: values.map(|v| Some(v.normalize())),
        unit: unit.clone(),
        metric: Some(to),
        quotes: vec![Place::From(before.quote), Place::To(now.quote)],
    })
}

/// Whether a growth says that it is over the year before.
fn over_last_year(study: &Study, growth: &Metric, lexicon: &Lexicon) -> bool {
    let (lead, words) = (lead(study, growth), &lexicon.pledges().checks);
    lexicon.figures().time.over_last.in_text(lead)
        && !words.not_last_year.in_text(lead)
        && over_one_year(study, growth, words)
}

/// One figure stated twice with two values, rounding aside.
fn stated_twice(study: &Study, lexicon: &Lexicon, place: impl Fn(Span) -> Place) -> Vec<Check> {
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    let mut checks = Vec::new();
    for (i, metric) in study.metrics.iter().enumerate() {
        let plain = metric.key.role == Role::Actual && metric.bound == Bound::Exact && !metric.estimate;
        let (Some(key), Some(value), true) = (&metric.key.canonical, metric.value, plain) else { continue };
        let told = match metric.key.facet {
            Facet::Level => !lead(study, metric).contains("计划"),
            // Of growths only those that both say what they are over.
            Facet::Growth => over_last_year(study, metric, lexicon),
            Facet::Delta | Facet::Rank | Facet::Relation => false,
        };
        if !told || metric.key.period.is_none() || lexicon.pledges().names.generic_keys.has(key) {
            continue;
        }
        let of = (metric.key.facet, metric.key.period, metric.unit.clone(), metric.key.scope.clone());
        let id = (key.clone(), metric.key.indicator.clone(), of);
        let Some(&before) = first.get(&id) else {
            first.insert(id, i);
            continue;
        };
        let other = &study.metrics[before];
        // Several values of one sentence are not one value stated twice: 10件实事中，9件完成; 净增7家，新增9家.
        let sentence = study.report.sentence_around(other.figure).unwrap_or(other.quote);
        let Some(earlier) = other.value.filter(|_| !sentence.contains(metric.figure)) else { continue };
        let scale = value.scale().min(earlier.scale());
        if value.round_dp(scale) != earlier.round_dp(scale) {
            checks.push(Check {
                kind: CheckKind::StatedTwice,
                indicator: metric.key.indicator.clone(),
                values: Pair::new(Some(earlier), Some(value)),
                unit: metric.unit.clone(),
                metric: Some(i),
                quotes: vec![place(other.quote), place(metric.quote)],
            });
        }
    }
    checks
}

/// Parts after 其中 that sum to more than their whole.
fn parts_exceed_whole(study: &Study, lexicon: &Lexicon) -> Vec<Check> {
    let text = study.report.text();
    let mut checks = Vec::new();
    for paragraph in &study.report.paragraphs {
        if !study.report.words(paragraph.span).contains("其中") {
            continue;
        }
        for sentence in sentences::sentences(text, paragraph.span) {
            let Some(at) = sentence.of(text).find("其中") else { continue };
            let cut = sentence.start + at;
            let first = study.metrics.partition_point(|m| m.figure.start < sentence.start);
            let level = |m: &&Metric| m.key.facet == Facet::Level && m.value.is_some() && m.bound == Bound::Exact;
            let within = study.metrics[first..].iter().take_while(|m| m.figure.start < sentence.end).filter(level);
            let (before, after): (Vec<&Metric>, Vec<&Metric>) = within.partition(|m| m.figure.start < cut);
            let Some(whole) = before.last() else { continue };
            checks.extend(exceeds(study, whole, &after, lexicon));
        }
    }
    checks
}

fn exceeds(study: &Study, whole: &Metric, parts: &[&Metric], lexicon: &Lexicon) -> Option<Check> {
    let total = whole.value?;
    let mut sum = Decimal::ZERO;
    let mut counted: Vec<&Metric> = Vec::new();
    for part in parts {
        // The list of parts ends where another unit or a new clause with a verb of its own begins.
        let gap = counted.last().map_or(Span::new(part.figure.start, part.figure.start), |last: &&Metric| {
            Span::new(last.figure.end.min(part.figure.start), part.figure.start)
        });
        let listed = !study.report.words(gap).contains(['，', ',', '；', ';', '。']);
        let same_unit = whole.unit.is_some() && part.unit == whole.unit && part.key.period == whole.key.period;
        if !same_unit || !listed {
            break;
        }
        sum = sum.checked_add(in_unit_of(part.value?, part, whole, lexicon)?)?;
        counted.push(part);
    }
    let slack = grain(total).checked_mul(Decimal::from(counted.len() as u64 + 1))?;
    let percent = whole.unit.as_deref().is_some_and(|u| u.contains('%') || u.contains('％'));
    (sum > total.checked_add(slack)? && !percent).then(|| Check {
        kind: CheckKind::PartsExceedWhole,
        indicator: whole.key.indicator.clone(),
        values: Pair::new(Some(total), Some(sum.normalize())),
        unit: whole.unit.clone(),
        metric: None,
        quotes: std::iter::once(Place::To(whole.quote)).chain(counted.iter().map(|m| Place::To(m.quote))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::comparison::{Options, compare};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    /// What disagrees between a report and the next whose reviews say this.
    fn found(before: &str, now: &str) -> Vec<CheckKind> {
        let lexicon = Lexicon::builtin();
        let study = |year: i32, said: &str| {
            let text = format!(
                "澜溪区{year}年政府工作报告\n一、{}年工作回顾\n{said}\n二、{year}年工作安排\n加快建设。\n",
                year - 1
            );
            let read = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            let report = document::parse(read, &Given { year: Some(year), ..Given::default() });
            analysis::study(report, &lexicon, Wanted { metrics: true, ..Wanted::NONE })
        };
        let pair = compare(vec![study(2017, before), study(2018, now)], &lexicon, &Options::default()).pairs.remove(0);
        pair.checks.iter().map(|c| c.kind).collect()
    }

    #[test]
    fn what_is_told_in_one_sentence_is_not_one_figure_told_twice() {
        let twice = "2017年，城镇新增就业6200人。全年城镇新增就业6500人。";
        assert_eq!(found("城镇新增就业6000人。", twice), [CheckKind::StatedTwice]);
        let parts = "2017年，城镇新增就业6200人，城镇新增就业5000人为青年。";
        assert_eq!(found("城镇新增就业6000人。", parts), []);
    }

    #[test]
    fn a_level_that_falls_while_its_growth_rises_is_against_it_unless_that_is_said_to_be_like_for_like() {
        let before = "2016年，地方一般公共预算收入完成320亿元。";
        assert_eq!(found(before, "地方一般公共预算收入完成305亿元，增长5.9%。"), [CheckKind::LevelVsGrowth]);
        assert_eq!(found(before, "地方一般公共预算收入完成305亿元，同口径增长5.9%。"), [CheckKind::ImpliedBase]);
        assert_eq!(found(before, "地方一般公共预算收入完成339亿元，增长5.9%。"), []);
    }
}
