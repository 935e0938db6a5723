//! Finds what the later report says of each target: a figure, figures of its parts, a figure that can't be compared, words.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Bound, Facet, Metric, Period, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, is_han};

use super::Verdict;
use super::fits::{
    counts, counts_another_too, far_apart, is_another, is_gross, is_less, is_nameless_part, is_one_of_several,
    is_sum_of_years, is_within, of_another_stretch, same_count, same_kind, speaks_of,
};
use super::otherwise::{Otherwise, is_stock_of_new};
use super::said::Words;
use crate::comparison::Figures;
use crate::comparison::amounts::{facet_of, in_unit_of};
use crate::comparison::names::{Catalogue, Fit, Name};
use crate::comparison::series::Why;

/// What was found for one target. Metrics are indices into the later study.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A figure of the same thing.
    Figure(usize),
    /// How much it rose: what it was, and what it is.
    Rise {
        /// What it was a year before.
        base: usize,
        /// What it is.
        actual: usize,
    },
    /// Figures of the parts of a joint target.
    Parts(Vec<usize>),
    /// For a relation: the growth of the thing, or of its parts, and that of what it follows.
    Relative {
        /// The thing's own growth.
        own: Vec<usize>,
        /// The growth of what it follows.
        other: usize,
    },
    /// For a direction in words: the changes reported, and whether they go that way.
    Directions(Vec<usize>, Verdict),
    /// A figure that can't be compared.
    Refused(usize, Why),
    /// None.
    None,
}

/// What the later report says of the year, ready to be asked target by target.
pub struct Outcomes<'s> {
    pub(super) two: Pair<&'s Study>,
    set: &'s [usize],
    pub(super) figures: Pair<&'s Figures<'s>>,
    pub(super) names: Vec<&'s Name>,
    pub(super) actuals: Catalogue<'s>,
    /// By place in `set`: its best figure, among those of facet and unit.
    assigned: BTreeMap<usize, usize>,
    otherwise: Otherwise,
    words: Words,
    said: Vec<Option<(Span, bool)>>,
}

/// What likeness is left to a part whose thing is named with the whole.
const PART: f64 = 0.97;

/// A figure that does not agree in facet or unit is shown only where the names are this like.
pub(super) const SURE: f64 = 0.78;

impl<'s> Outcomes<'s> {
    /// Reads the later report for the targets `set` of the earlier one.
    pub fn new(figures: Pair<&'s Figures<'s>>, set: &'s [usize], lexicon: &Lexicon) -> Self {
        let two = figures.map(|m| m.study);
        let year = two.from.report.identity.year;
        let actuals = Catalogue::new(figures.to, |m| speaks_of(m, year));
        let names = set.iter().map(|&t| figures.from.name(t)).collect();
        let words = Words::new(two.to, set.iter().map(|&t| &two.from.metrics[t]), lexicon);
        let said = |target: usize| {
            let metric = &two.from.metrics[target];
            let named = words.said(metric, two.to, lexicon).or_else(|| words.said_by_alias(metric, lexicon));
            let retold = named
                .or_else(|| words.said_with_its_value(metric, two.to))
                .or_else(|| words.said_of_its_opening(metric))
                .or_else(|| words.said_by_its_fall(metric, lexicon));
            let kind = || words.said_of_its_kind(&figures.from.name(target).full, lexicon);
            let thing = || words.said_of_its_thing(figures.from.name(target), lexicon);
            let level = || words.said_to_be_level(metric, two, lexicon);
            retold.or_else(kind).or_else(thing).or_else(level)
        };
        let said = set.iter().map(|&t| said(t)).collect();
        let otherwise = Otherwise::new(two.to, year, lexicon);
        let assigned = BTreeMap::new();
        let mut outcomes = Self { two, set, figures, names, actuals, assigned, otherwise, words, said };
        outcomes.assigned = outcomes.assign(lexicon);
        outcomes
    }

    /// The later report.
    pub fn later(&self) -> &'s Study {
        self.two.to
    }

    /// Where the later report says in words whether the target was met.
    pub fn said(&self, n: usize) -> Option<(Span, bool)> {
        self.said.get(n).copied().flatten()
    }

    /// Where the later report speaks of it, and the figure that it gives there, which answered nothing: of other years or of another
    /// scope. With a figure only what stands there with its whole name is spoken of.
    pub fn mention(&self, n: usize, lexicon: &Lexicon) -> Option<(Span, Option<(usize, Why)>)> {
        let target = self.target(n);
        let (clause, whole) = self.words.mention(target, self.two.to, lexicon)?;
        let metrics = &self.two.to.metrics;
        let first = metrics.partition_point(|m| m.figure.start < clause.start);
        let here = metrics.iter().enumerate().skip(first).take_while(|(_, m)| m.figure.start < clause.end);
        let like = |m: &Metric| m.unit.is_some() && m.unit == target.unit && m.key.facet == target.key.facet;
        // 156个村退出、4县摘帽: the number of the first is not that of the second.
        let own = |m: &Metric| {
            like(m) && (m.key.canonical == target.key.canonical && m.key.canonical.is_some() || shares_pair(m, target))
        };
        let found = here.into_iter().find(|(_, m)| own(m));
        let Some((figure, metric)) = found else { return Some((clause, None)) };
        let branch = |name: &Name| name.class("branch", lexicon);
        if branch(self.names[n]) != branch(self.figures.to.name(figure)) {
            return None;
        }
        let of_year = speaks_of(metric, self.two.from.report.identity.year);
        let why = if !of_year || self.of_other_years(target, metric, lexicon) { Why::Period } else { Why::Scope };
        (whole || target.key.canonical.is_some()).then_some((clause, Some((figure, why))))
    }

    /// Gives each target the figure that fits it best. A figure that is only like in name answers one target alone, the
    /// likest; one of the very name may answer several.
    fn assign(&self, lexicon: &Lexicon) -> BTreeMap<usize, usize> {
        let mut pairs: Vec<(Rank, usize, usize)> = Vec::new();
        let otherwise = &self.otherwise;
        for (n, name) in self.names.iter().enumerate() {
            let target = self.target(n);
            if target.value.is_none() {
                continue;
            }
            let alike = self.actuals.alike(name, lexicon);
            let others = otherwise.of(target, name, self, lexicon);
            let others = others.into_iter().filter(|(actual, _)| alike.iter().all(|(other, _)| other != actual));
            for (actual, fit) in alike.iter().copied().chain(others.collect::<Vec<_>>()) {
                let metric = &self.two.to.metrics[actual];
                // Bare counts (46个项目) answer each other by the very same words alone.
                let told = !name.is_generic(lexicon)
                    || if counts(target) {
                        same_count(target, metric, lexicon)
                    } else {
                        self.shares_subject(target, metric, lexicon)
                    };
                if self.of_other_years(target, metric, lexicon)
                    || of_another_stretch(target, metric, lexicon)
                    || is_stock_of_new(target, metric, self.two, lexicon)
                    || is_sum_of_years(target, metric, self.two, lexicon)
                    || far_apart(target, metric, fit, lexicon)
                    || fit.score < 0.97 && is_another(name, self.figures.to.name(actual))
                    || fit.score < 1.0 && is_one_of_several(metric, self.two.to)
                {
                    continue;
                }
                let fit = if self.completes(target, metric, lexicon) { Fit { score: 0.95, scope: true } } else { fit };
                // 建设8.5万亩，其中新建5万亩: the whole before a part that bears its name.
                let part = is_nameless_part(metric, self.figures.to.name(actual), self.two.to);
                let fit = if part { Fit { score: fit.score.min(PART), ..fit } } else { fit };
                if fit.scope
                    && told
                    && !is_gross(target, metric, self.two)
                    && !counts_another_too((self.names[n], self.figures.to.name(actual)), target, metric, lexicon)
                    && same_kind(metric, target, self.two, lexicon)
                {
                    pairs.push((self.rank(metric, target, fit), n, actual));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut assigned = BTreeMap::new();
        let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
        for (rank, n, actual) in pairs {
            let free = rank.score >= 1000 || !taken.contains_key(&actual);
            if free && !assigned.contains_key(&n) {
                assigned.insert(n, actual);
                taken.insert(actual, rank.score);
            }
        }
        assigned
    }

    fn target(&self, n: usize) -> &'s Metric {
        &self.two.from.metrics[self.set[n]]
    }

    /// What a candidate is worth: likeness first, then the figure of the year itself before the base of the next rise, then
    /// one in the report's own summary of the year.
    fn rank(&self, metric: &Metric, target: &Metric, fit: Fit) -> Rank {
        Rank {
            score: (fit.score * 1000.0).round() as u32,
            unit: metric.unit == target.unit || metric.key.facet == Facet::Growth,
            year: metric.key.period.is_some(),
            actual: metric.key.role == Role::Actual,
            settled: !metric.estimate,
            exact: metric.bound == Bound::Exact,
        }
    }

    /// What the later report says of the `n`th target.
    pub fn answer(&self, n: usize, lexicon: &Lexicon) -> Answer {
        let target = self.target(n);
        if target.key.facet == Facet::Relation {
            return self.relation(n, target, lexicon);
        }
        if let Some(&actual) = self.assigned.get(&n) {
            return Answer::Figure(actual);
        }
        let parts = self.parts(target, |m| same_kind(m, target, self.two, lexicon), lexicon);
        if parts.len() > 1 {
            return Answer::Parts(parts);
        }
        self.risen(n, target, lexicon).unwrap_or_else(|| self.refused(n, target, lexicon))
    }

    /// The level and its base that stand beside each other, where a rise is wanted: 由118元提高到128元, of 提高10元.
    fn risen(&self, n: usize, target: &Metric, lexicon: &Lexicon) -> Option<Answer> {
        if target.key.facet != Facet::Delta {
            return None;
        }
        let monthly = |study: &Study, m: &Metric| study.report.words(m.quote).contains('月');
        let last = self.two.from.report.identity.year.and_then(|y| y.checked_sub(1));
        let beside = |actual: usize| {
            let metric = &self.two.to.metrics[actual];
            let before = |m: &Metric| {
                let of_last = matches!((m.key.period, last), (Some(Period::Year(y)), Some(last)) if y == last);
                m.key.role == Role::Baseline
                    && of_last
                    && m.key.facet == Facet::Level
                    && (&m.key.indicator, &m.unit) == (&metric.key.indicator, &metric.unit)
            };
            let first = self.two.to.metrics.partition_point(|m| m.figure.start < metric.quote.start);
            let here = self.two.to.metrics.iter().enumerate().skip(first);
            here.take_while(|(_, m)| m.figure.start < metric.quote.end).find(|(_, m)| before(m)).map(|(base, _)| base)
        };
        let level = |m: &Metric| m.key.facet == Facet::Level && m.key.role == Role::Actual;
        let alike = self.actuals.alike(self.names[n], lexicon).into_iter();
        // 农村低保对象月人均补助水平, of 农村低保补助水平.
        let holds = |i: usize| is_within(self.names[n].core(), self.figures.to.name(i).core());
        let fits = alike.filter(|(i, f)| f.scope && (f.score >= 0.95 || holds(*i)) && level(&self.two.to.metrics[*i]));
        fits.filter(|(i, _)| monthly(self.two.to, &self.two.to.metrics[*i]) == monthly(self.two.from, target))
            .find_map(|(actual, _)| Some(Answer::Rise { base: beside(actual)?, actual }))
    }

    /// The figures of the stages of one work, where the target names none: 开工1.2万套 and 竣工7300套, of 建设8000套.
    pub fn stages_of(&self, n: usize, actual: usize, lexicon: &Lexicon) -> Option<Vec<usize>> {
        let stage = |name: &Name| name.class("stage", lexicon);
        let metric = &self.two.to.metrics[actual];
        let name = self.figures.to.name(actual);
        if stage(self.names[n]).is_some() || stage(name).is_none() || metric.key.facet != Facet::Level {
            return None;
        }
        let all = self.two.to.metrics.iter().enumerate();
        let stages: Vec<usize> = all
            .filter(|(_, m)| m.key.role == Role::Actual && m.key.facet == Facet::Level)
            .filter(|(_, m)| m.value.is_some_and(|v| in_unit_of(v, m, metric, lexicon).is_some()))
            .filter(|(i, m)| {
                let other = self.figures.to.name(*i);
                m.key.period == metric.key.period && other.core() == name.core() && stage(other).is_some()
            })
            .map(|(i, _)| i)
            .collect();
        (stages.len() > 1).then_some(stages)
    }

    /// A figure of the same name that can't be compared, with what differs.
    fn refused(&self, n: usize, target: &Metric, lexicon: &Lexicon) -> Answer {
        let found = self.actuals.alike(self.names[n], lexicon);
        let mut best: Option<(u8, u32, usize, Why)> = None;
        for (actual, fit) in found.into_iter().filter(|(_, f)| f.score >= SURE) {
            let metric = &self.two.to.metrics[actual];
            let unsure = fit.score < 1.0 && is_one_of_several(metric, self.two.to)
                || fit.score < 0.97 && is_another(self.names[n], self.figures.to.name(actual));
            if metric.key.facet == Facet::Rank || unsure || self.of_other_years(target, metric, lexicon) {
                continue;
            }
            // 46个项目 and 121个重点项目 are counts of other things.
            let same = || match counts(target) && counts(metric) {
                true => same_count(target, metric, lexicon),
                false => self.shares_subject(target, metric, lexicon),
            };
            if self.names[n].is_generic(lexicon) && !same() {
                continue;
            }
            // 80%以上的人口 is no amount of people.
            let share = |m: &Metric| m.key.facet == Facet::Level && m.is_percent();
            let given = &lexicon.pledges().names.given_keys;
            let people = target.key.canonical.as_deref().is_some_and(|key| given.has(key));
            if people && share(target) != share(metric) && target.key.facet == metric.key.facet {
                continue;
            }
            let facet = facet_of(metric, self.two.to) == facet_of(target, self.two.from);
            let unit = metric.value.is_some_and(|v| in_unit_of(v, metric, target, lexicon).is_some());
            let other = of_another_stretch(target, metric, lexicon)
                || is_stock_of_new(target, metric, self.two, lexicon)
                || is_sum_of_years(target, metric, self.two, lexicon)
                || is_gross(target, metric, self.two)
                || counts_another_too((self.names[n], self.figures.to.name(actual)), target, metric, lexicon);
            let (class, why) = match (fit.scope && !other, facet) {
                (true, true) if is_less(self.names[n], self.figures.to.name(actual)) => continue,
                (false, _) if self.names[n].is_another_thing(self.figures.to.name(actual), lexicon) => continue,
                // Of that unit, and yet not taken: it answers another target, or only seems to.
                (true, true) if unit => (1, Why::Scope),
                (true, true) => (3, Why::Unit),
                (true, false) => (2, Why::Facet),
                (false, true) if unit => (1, Why::Scope),
                (false, _) => continue,
            };
            // A growth and a level of one thing are two sides of it; a delta or a rank beside them tells little.
            let telling = matches!(metric.key.facet, Facet::Level | Facet::Growth);
            let rank = (class, u32::from(telling) * 2000 + (fit.score * 1000.0) as u32);
            if metric.key.role == Role::Actual && best.as_ref().is_none_or(|b| rank > (b.0, b.1)) {
                best = Some((rank.0, rank.1, actual, why));
            }
        }
        // 降低企业税负57亿元, of 减轻企业负担50亿元: a fall of the one is an amount of the other.
        let relief = || {
            let actual = self.otherwise.relief(target, lexicon)?;
            let facet = self.two.to.metrics[actual].key.facet == target.key.facet;
            Some(Answer::Refused(actual, if facet { Why::Scope } else { Why::Facet }))
        };
        let best = best.map(|(_, _, actual, why)| Answer::Refused(actual, why));
        best.or_else(relief).unwrap_or(Answer::None)
    }
}

/// Whether the names of two figures share two characters in a row.
fn shares_pair(a: &Metric, b: &Metric) -> bool {
    let pairs = |m: &Metric| {
        let chars: Vec<char> = fold(&m.key.indicator).chars().filter(|c| is_han(*c)).collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<BTreeSet<_>>()
    };
    !pairs(a).is_disjoint(&pairs(b))
}

/// What a candidate is worth; the fields weigh in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    score: u32,
    actual: bool,
    year: bool,
    unit: bool,
    settled: bool,
    /// 突破1700公里、达1765公里: the second.
    exact: bool,
}

/// The sentence that holds a quote.
pub(super) fn sentence_of(study: &Study, quote: Span) -> Span {
    study.report.sentence_around(quote).unwrap_or(quote)
}
