//! Figures that answer a target though their names are not alike, and figures of its very name that don't. In: a target, and the
//! figures of the later report. Out: which of them answers, or none.

use std::collections::BTreeMap;

use crate::analysis::{Facet, Metric, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, han_count};

use super::fits::{is_within, speaks_of};
use super::outcome::{Outcomes, sentence_of};
use crate::comparison::names::{Fit, Name, unified};

/// The later report's figures, to be found by the end of their name, and by their unit.
pub struct Otherwise {
    by_end: BTreeMap<String, Vec<usize>>,
    by_unit: BTreeMap<String, Vec<usize>>,
    /// Those that count whom something reached: 受益群众.
    reached: Vec<usize>,
    /// Those that tell by how much all burdens were made lighter.
    relief: Vec<usize>,
}

/// More figures of one end than this are not looked through.
const MANY: usize = 40;
/// Of a unit with more figures than this none is picked out.
const TOO_MANY: usize = 200;

impl Otherwise {
    /// What `study` reports of the year.
    pub fn new(study: &Study, year: Option<i32>, lexicon: &Lexicon) -> Self {
        let names = &lexicon.pledges().names;
        let (mut by_end, mut by_unit) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let (mut reached, mut relief) = (Vec::new(), Vec::new());
        for (i, metric) in study.metrics.iter().enumerate() {
            if metric.key.role != Role::Actual || !speaks_of(metric, year) {
                continue;
            }
            if is_relief(metric, lexicon) && relief.len() < MANY {
                relief.push(i);
            }
            if metric.key.facet != Facet::Level {
                continue;
            }
            if reached.len() < MANY && names.reaches.in_text(&metric.key.indicator) {
                reached.push(i);
            }
            by_end.entry(end_of(&fold(&metric.key.indicator))).or_default().push(i);
            if let Some(unit) = &metric.unit {
                by_unit.entry(unit.clone()).or_default().push(i);
            }
        }
        Self { by_end, by_unit, reached, relief }
    }

    /// The figures that answer a level: its name is the end of the other and the rest stands before it (中心城区22公里供水 and
    /// 中心城区供水), or it is the only one that counts things of a like kind under the same subject.
    pub fn of(&self, target: &Metric, name: &Name, outcomes: &Outcomes, lexicon: &Lexicon) -> Vec<(usize, Fit)> {
        let later = outcomes.later();
        let names = &lexicon.pledges().names;
        let indicator = fold(&target.key.indicator);
        if target.key.facet != Facet::Level {
            return Vec::new();
        }
        let likely = |i: usize| (i, Fit { score: 0.9, scope: true });
        // 惠及居民4260户, of 受益居民4200户, where both sentences speak of one work.
        let reaches = names.reaches.in_text(&target.key.indicator);
        let benefits = |i: usize| {
            let metric = &later.metrics[i];
            reaches && metric.unit == target.unit && outcomes.shares_subject(target, metric, lexicon)
        };
        let told = self.reached.iter().copied();
        let told = told.filter(|&i| benefits(i) || solves(target, name, &later.metrics[i], later, lexicon));
        let mut found: Vec<(usize, Fit)> = told.map(likely).collect();
        // Of several reliefs none is the whole.
        if let [only] = self.relief.as_slice()
            && is_relief(target, lexicon)
        {
            found.push(likely(*only));
        }
        if target.key.canonical.is_some() {
            return found;
        }
        let all = || self.by_end.values().flatten().copied();
        let told = all().filter(|&i| tells_the_whole_name(&indicator, &later.metrics[i], later, lexicon)).take(2);
        if let [only] = told.collect::<Vec<_>>().as_slice() {
            found.push((*only, Fit { score: 0.95, scope: true }));
        }
        let ends = self.by_end.get(&end_of(&indicator)).into_iter().flatten().take(MANY);
        let completed = ends.filter(|&&i| {
            let metric = &later.metrics[i];
            let other = fold(&metric.key.indicator);
            let cut = [(&indicator, &other), (&other, &indicator)].into_iter().find_map(|(whole, end)| {
                let rest = whole.strip_suffix(end.as_str()).filter(|rest| !rest.is_empty())?;
                // 投资 and 完成投资 of two works: neither the one nor the rest says of what.
                Some(!names.generic.has(end) && !names.verbs.has(rest))
            });
            cut == Some(true) && metric.unit == target.unit && outcomes.completes(target, metric, lexicon)
        });
        let counts = target.unit.as_ref().and_then(|unit| self.by_unit.get(unit)).filter(|all| all.len() <= TOO_MANY);
        let mut same =
            counts.into_iter().flatten().filter(|&&i| same_things(target, name, &later.metrics[i], later, lexicon));
        let only = same.next().filter(|_| same.next().is_none());
        found.extend(completed.map(|&i| (i, Fit { score: 0.95, scope: true })));
        found.extend(only.map(|&i| likely(i)));
        found
    }

    /// The figure that tells how much lighter all burdens became, where one alone does.
    pub fn relief(&self, target: &Metric, lexicon: &Lexicon) -> Option<usize> {
        match self.relief.as_slice() {
            [only] if is_relief(target, lexicon) => Some(*only),
            _ => None,
        }
    }
}

/// Whether money is what all burdens are made lighter by, not one of them (利息负担): 为市场主体减负, 减税降费.
fn is_relief(metric: &Metric, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    let name = metric.key.indicator.as_str();
    metric.is_money() && names.relief.in_text(name) && !names.one_burden.in_text(name)
}

/// Whether a figure counts for whom a matter was solved that a target wants to solve for so many: 饮水安全工程惠及群众3.35万人, of
/// 解决3.2万农村人口饮水安全问题.
fn solves(target: &Metric, name: &Name, metric: &Metric, later: &Study, lexicon: &Lexicon) -> bool {
    const SHORTEST: usize = 4;
    let names = &lexicon.pledges().names;
    let mut matter = name.core();
    while let Some(people) = names.people.at_start(matter) {
        matter = &matter[people.len()..];
    }
    let solved = target.key.indicator.starts_with("解决") && han_count(matter) >= SHORTEST;
    solved && unified(later.report.words(metric.quote), lexicon).contains(matter)
}

/// Whether the clause of the one figure in it tells a long name with hardly a word between: 为1.6万名适龄妇女提供“两癌”免费筛查, of
/// 适龄妇女“两癌”免费筛查.
fn tells_the_whole_name(name: &str, metric: &Metric, later: &Study, lexicon: &Lexicon) -> bool {
    const SHORTEST: usize = 8;
    const BETWEEN: usize = 2;
    let ends = |words: &str| -> Option<(char, char)> { Some((words.chars().next()?, words.chars().next_back()?)) };
    let (Some((first, last)), true) = (ends(name), han_count(name) >= SHORTEST) else { return false };
    let clause = later.report.words(metric.quote);
    let alone = || later.metrics_in(metric.quote).count() == 1;
    let tells = || {
        let clause = fold(clause);
        let starts = clause.match_indices(first).map(|(at, _)| at);
        let until = clause.rfind(last).map_or(0, |at| at + last.len_utf8());
        starts.filter(|start| *start < until).any(|start| {
            let words = &clause[start..until];
            let more = han_count(words).checked_sub(han_count(name));
            let given = lexicon.pledges().names.given.in_text(words);
            is_within(name, words) && more.is_some_and(|more| more == 0 || more <= BETWEEN && given)
        })
    };
    clause.contains(first) && alone() && tells()
}

/// The last two characters of a name.
fn end_of(name: &str) -> String {
    let at = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    name[at..].to_owned()
}

/// Whether two counts are of things of a like kind, and of one subject: 北岭组团道路工程7条, and 北岭组团…6条主次干道.
fn same_things(target: &Metric, name: &Name, metric: &Metric, later: &Study, lexicon: &Lexicon) -> bool {
    let table = &lexicon.pledges().undertakings;
    let indicator = target.key.indicator.as_str();
    let Some(subject) = name.full.strip_suffix(indicator).filter(|s| han_count(s) >= 3) else { return false };
    let counted = metric.unit.as_deref().is_some_and(|unit| table.measures.has(unit));
    let kind = table.any_work.at_end(indicator).and_then(|work| indicator.strip_suffix(work)).unwrap_or(indicator);
    let last = metric.key.indicator.chars().next_back();
    let like = last.is_some_and(|last| end_of(kind).contains(last));
    counted && like && later.report.words(sentence_of(later, metric.quote)).contains(subject)
}

/// Whether a target counts what is to be new (新开通3条航线) and a figure what there is in all (航线达到34条, 累计建成34条).
pub fn is_stock_of_new(target: &Metric, metric: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> bool {
    let table = &lexicon.pledges();
    let counted = |m: &Metric| {
        m.key.facet == Facet::Level && m.unit.as_deref().is_some_and(|unit| table.undertakings.measures.has(unit))
    };
    let Some(flow) = table.names.scopes.iter().find(|g| g.group == "flow") else { return false };
    if !counted(target) || !counted(metric) {
        return false;
    }
    let new = |words: &str| flow.made.in_text(words) || flow.classes.iter().any(|class| class.in_text(words));
    let before = |m: &Metric| Span::new(m.quote.start, m.figure.start.max(m.quote.start));
    let is = two.to.report.words(before(metric)).trim_end();
    let in_all = table.names.in_all.at_end(is).is_some() || is.contains("累计");
    in_all && new(two.from.report.words(before(target))) && !new(two.to.report.words(metric.quote))
}
