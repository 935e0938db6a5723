//! Figures that answer a target though their names are not alike, and figures of its very name that don't.

use std::collections::BTreeMap;

use crate::analysis::{Facet, Metric, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, han_count};

use super::outcome::{Outcomes, sentence_of, speaks_of};
use crate::comparison::pairing::{Fit, Name};

/// The later report's figures, to be found by the end of their name, and by their unit.
pub struct Otherwise {
    by_end: BTreeMap<String, Vec<usize>>,
    by_unit: BTreeMap<String, Vec<usize>>,
}

/// More figures of one end than this are not looked through.
const MANY: usize = 40;
/// Of a unit with more figures than this none is picked out.
const TOO_MANY: usize = 200;

impl Otherwise {
    /// What `study` reports of the year.
    pub fn new(study: &Study, year: Option<i32>) -> Self {
        let (mut by_end, mut by_unit) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (i, metric) in study.metrics.iter().enumerate() {
            if metric.key.role != Role::Actual || metric.key.facet != Facet::Level || !speaks_of(metric, year) {
                continue;
            }
            by_end.entry(end_of(&fold(&metric.key.indicator))).or_default().push(i);
            if let Some(unit) = &metric.unit {
                by_unit.entry(unit.clone()).or_default().push(i);
            }
        }
        Self { by_end, by_unit }
    }

    /// The figures that answer a level: its name is the end of the other and the rest stands before it (中心城区22公里供水 and
    /// 中心城区供水), or it is the only one that counts things of a like kind under the same subject.
    pub fn of(&self, target: &Metric, name: &Name, outcomes: &Outcomes, lexicon: &Lexicon) -> Vec<(usize, Fit)> {
        let later = outcomes.later();
        let names = &lexicon.pledges().names;
        let indicator = fold(&target.key.indicator);
        if target.key.facet != Facet::Level || target.key.canonical.is_some() {
            return Vec::new();
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
        let found = completed.map(|&i| (i, Fit { score: 0.95, scope: true }));
        found.chain(only.map(|&i| (i, Fit { score: 0.9, scope: true }))).collect()
    }
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

/// Whether a target counts what is to be new (新开通3条航线) and a figure what there is in all (航线达到34条).
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
    table.names.in_all.at_end(is).is_some()
        && new(two.from.report.words(before(target)))
        && !new(two.to.report.words(metric.quote))
}
