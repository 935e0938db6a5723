//! Finds what the later report says of each target: a figure, figures of its parts, a figure that can't be compared, words.

use std::collections::BTreeMap;

use crate::analysis::{Bound, Facet, Metric, Period, Role, Study, part_of_year};
use crate::lexicon::{Joint, Lexicon};
use crate::text::fold::fold;
use crate::text::{Pair, Span, is_han, sentences};

use super::Verdict;
use super::otherwise::{Otherwise, is_stock_of_new};
use super::said::Words;
use crate::comparison::Measured;
use crate::comparison::measure::{added, facet_of, in_unit_of, times};
use crate::comparison::pairing::{Catalogue, Fit, Name, unified};
use crate::comparison::series::Why;

/// What was found for one target. Metrics are indices into the later study.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A figure of the same thing.
    Figure(usize),
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
    two: Pair<&'s Study>,
    set: &'s [usize],
    measured: Pair<&'s Measured<'s>>,
    names: Vec<&'s Name>,
    actuals: Catalogue<'s>,
    /// By place in `set`: its best figure, among those of facet and unit.
    assigned: BTreeMap<usize, usize>,
    words: Words,
    said: Vec<Option<(Span, bool)>>,
}

/// A figure that does not agree in facet or unit is shown only where the names are this like.
const SURE: f64 = 0.78;

impl<'s> Outcomes<'s> {
    /// Reads the later report for the targets `set` of the earlier one.
    pub fn new(measured: Pair<&'s Measured<'s>>, set: &'s [usize], lexicon: &Lexicon) -> Self {
        let two = measured.map(|m| m.study);
        let year = two.from.report.identity.year;
        let actuals = Catalogue::new(measured.to, |m| speaks_of(m, year));
        let names = set.iter().map(|&t| measured.from.name(t)).collect();
        let words = Words::new(two.to, set.iter().map(|&t| &two.from.metrics[t]), lexicon);
        let said = |target: usize| {
            let metric = &two.from.metrics[target];
            let named = words.said(metric, two.to, lexicon).or_else(|| words.said_by_alias(metric, lexicon));
            let retold = named.or_else(|| words.said_with_its_value(metric, two.to));
            retold.or_else(|| words.said_of_its_kind(&measured.from.name(target).full, lexicon))
        };
        let said = set.iter().map(|&t| said(t)).collect();
        let mut outcomes = Self { two, set, measured, names, actuals, assigned: BTreeMap::new(), words, said };
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

    /// Where the later report speaks of it.
    pub fn mention(&self, n: usize, lexicon: &Lexicon) -> Option<Span> {
        self.words.mention(self.target(n), self.two.to, lexicon)
    }

    /// Gives each target the figure that fits it best. A figure that is only like in name answers one target alone, the
    /// likest; one of the very name may answer several.
    fn assign(&self, lexicon: &Lexicon) -> BTreeMap<usize, usize> {
        let mut pairs: Vec<(Rank, usize, usize)> = Vec::new();
        let otherwise = Otherwise::new(self.two.to, self.two.from.report.identity.year);
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
                        same_count(target, metric)
                    } else {
                        self.shares_subject(target, metric, lexicon)
                    };
                if self.of_other_years(target, metric, lexicon)
                    || of_another_stretch(target, metric, lexicon)
                    || is_stock_of_new(target, metric, self.two, lexicon)
                    || far_apart(target, metric, fit, lexicon)
                    || fit.score < 1.0 && is_one_of_several(metric, self.two.to)
                {
                    continue;
                }
                let fit = if self.completes(target, metric, lexicon) { Fit { score: 0.95, scope: true } } else { fit };
                if fit.scope && told && same_kind(metric, target, self.two, lexicon) {
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
        self.refused(n, target, lexicon)
    }

    /// Whether one of two names is the end of the other and the rest of it stands before its figure: 城乡居民基本医保财政补助
    /// and 完善城乡居民基本医保，财政补助由….
    pub(super) fn completes(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        // 新增 makes another thing of what follows: 新增小巨人企业 is not 小巨人企业.
        let scopes = lexicon.pledges().names.scope_words();
        let rest = |long: &str, short: &str| {
            let rest = long.strip_suffix(short).filter(|r| !short.is_empty() && r.chars().count() >= 2)?;
            (!scopes.has(rest)).then(|| rest.to_owned())
        };
        let (a, b) = (fold(&target.key.indicator), fold(&metric.key.indicator));
        let (a, b) = (a.trim_end_matches("标准"), b.trim_end_matches("标准"));
        let before = |study: &Study, m: &Metric| {
            let sentence = sentence_of(study, m.quote);
            fold(study.report.words(Span::new(sentence.start.min(m.figure.start), m.figure.start)))
        };
        rest(a, b).is_some_and(|r| before(self.two.to, metric).contains(&r))
            || rest(b, a).is_some_and(|r| before(self.two.from, target).contains(&r))
    }

    /// Whether a figure's clause says that it is one of several years, or counted from an earlier year than the last, while
    /// the target's does not.
    fn of_other_years(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        let words = &lexicon.pledges().names.of_years;
        let clause = self.two.to.report.words(metric.quote);
        let base = self.two.from.report.identity.year.and_then(|y| y.checked_sub(1));
        let earlier = fold(clause)
            .split_once('比')
            .and_then(|(_, rest)| rest.get(..4).and_then(|y| y.parse::<i32>().ok()))
            .is_some_and(|year| (1949..=2200).contains(&year) && base.is_some_and(|base| year != base));
        // 没有实现年初确定的降低4%的目标: the figure is the target told again.
        let retold = lexicon.pledges().outcomes.retold.in_text(clause) && clause.contains("目标");
        retold || (earlier || words.in_text(clause)) && !words.in_text(self.two.from.report.words(target.quote))
    }

    /// Whether the sentences of a target and of a figure name the same work: a stretch of four characters that the register's
    /// general words don't make up.
    fn shares_subject(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        let here = fold(self.two.to.report.words(sentence_of(self.two.to, metric.quote)));
        let there = self.two.from.report.words(sentence_of(self.two.from, target.quote));
        let general = &lexicon.pledges().undertakings.general;
        general.residue(there).into_iter().filter_map(|r| there.get(r)).any(|run| {
            let run: Vec<char> = fold(run).chars().filter(|c| is_han(*c)).collect();
            run.windows(4).any(|w| here.contains(&w.iter().collect::<String>()))
        })
    }

    /// A figure of the same name that can't be compared, with what differs.
    fn refused(&self, n: usize, target: &Metric, lexicon: &Lexicon) -> Answer {
        let found = self.actuals.alike(self.names[n], lexicon);
        let mut best: Option<(u8, u32, usize, Why)> = None;
        for (actual, fit) in found.into_iter().filter(|(_, f)| f.score >= SURE) {
            let metric = &self.two.to.metrics[actual];
            let unsure = fit.score < 1.0 && is_one_of_several(metric, self.two.to);
            if metric.key.facet == Facet::Rank || unsure || self.of_other_years(target, metric, lexicon) {
                continue;
            }
            if self.names[n].is_generic(lexicon) && !self.shares_subject(target, metric, lexicon) {
                continue;
            }
            let facet = facet_of(metric, self.two.to) == facet_of(target, self.two.from);
            let unit = metric.value.is_some_and(|v| in_unit_of(v, metric, target, lexicon).is_some());
            let other =
                of_another_stretch(target, metric, lexicon) || is_stock_of_new(target, metric, self.two, lexicon);
            let (class, why) = match (fit.scope && !other, facet) {
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
        best.map_or(Answer::None, |(_, _, actual, why)| Answer::Refused(actual, why))
    }

    /// The figures of the parts of a joint target, one for each part that is reported.
    fn parts(&self, target: &Metric, fits: impl Fn(&Metric) -> bool, lexicon: &Lexicon) -> Vec<usize> {
        let year = self.two.from.report.identity.year;
        let indicator = fold(&target.key.indicator);
        let Some(joint) = joint_of(&indicator, lexicon) else { return Vec::new() };
        let mut parts = Vec::new();
        let metrics = self.two.to.metrics.iter().enumerate();
        let actuals: Vec<_> = metrics
            .filter(|(_, m)| m.key.role == Role::Actual && speaks_of(m, year) && fits(m))
            .map(|(i, m)| (i, unified(&m.key.indicator, lexicon)))
            .collect();
        for words in &joint.parts {
            let part = actuals.iter().find(|(_, name)| words.iter().all(|w| name.contains(w)));
            parts.extend(part.map(|(i, _)| *i));
        }
        parts
    }

    /// The figures that are said of a joint indicator as a whole.
    fn whole(&self, joint: &Joint, lexicon: &Lexicon) -> Vec<usize> {
        let year = self.two.from.report.identity.year;
        let metrics = self.two.to.metrics.iter().enumerate();
        let all = metrics.filter(|(_, m)| m.key.role == Role::Actual && speaks_of(m, year));
        let whole = all.filter(|(i, m)| {
            let part = self.measured.to.name(*i).class("residence", lexicon).is_some_and(|class| class > 0);
            joint.whole.in_text(&fold(&m.key.indicator)) && !part
        });
        whole.map(|(i, _)| i).collect()
    }

    /// What is reported of a target without a number of its own.
    fn relation(&self, n: usize, target: &Metric, lexicon: &Lexicon) -> Answer {
        let growth = |m: &Metric| m.key.facet == Facet::Growth && m.value.is_some();
        let own = || -> Vec<usize> {
            let alike = self.actuals.alike(self.names[n], lexicon);
            let joint = joint_of(&fold(&target.key.indicator), lexicon);
            // 全国居民人均可支配收入 is 居民收入 as a whole: no part is named.
            let named =
                joint.into_iter().flat_map(|j| self.whole(j, lexicon)).map(|i| (i, Fit { score: 0.99, scope: true }));
            let mut whole: Vec<_> = alike
                .into_iter()
                .chain(named)
                .filter(|(i, f)| f.scope && f.score >= SURE && growth(&self.two.to.metrics[*i]))
                .collect();
            // 实际增长 before 名义增长: a pace is compared in real terms.
            let real = |i: usize| self.two.to.report.words(self.two.to.metrics[i].quote).contains("实际");
            whole.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(real(b.0).cmp(&real(a.0))).then(a.0.cmp(&b.0)));
            match whole.first() {
                Some(&(first, _)) => vec![first],
                None => self.parts(target, growth, lexicon),
            }
        };
        match target.other.as_deref() {
            Some(other) => {
                let Some(pace) = self.pace(other, lexicon) else { return Answer::None };
                let own = own();
                if own.is_empty() { Answer::None } else { Answer::Relative { own, other: pace } }
            }
            None => {
                let falls =
                    target.relation.as_deref().is_some_and(|r| ["减少", "下降", "降低"].iter().any(|w| r.contains(w)));
                let rises = target
                    .relation
                    .as_deref()
                    .is_some_and(|r| ["增加", "提高", "提升", "增长"].iter().any(|w| r.contains(w)));
                if !falls && !rises {
                    return Answer::None;
                }
                let changes = own();
                let value = |i: &usize| self.two.to.metrics[*i].value.unwrap_or_default();
                let right = |i: &usize| if falls { value(i).is_sign_negative() } else { value(i).is_sign_positive() };
                match (changes.is_empty(), changes.iter().all(right), changes.iter().any(right)) {
                    (true, ..) => Answer::None,
                    (_, true, _) => Answer::Directions(changes, Verdict::Met),
                    (_, _, false) => Answer::Directions(changes, Verdict::Missed),
                    _ => Answer::Directions(changes, Verdict::Incomparable),
                }
            }
        }
    }

    /// The growth of what a relation follows.
    fn pace(&self, other: &str, lexicon: &Lexicon) -> Option<usize> {
        let follow = lexicon.pledges().names.follow.iter().find(|f| f.words.in_text(other));
        let name = follow.map_or(other, |f| f.name.as_str());
        let key = lexicon.indicators().key_of(name).map(str::to_string);
        let found = self.actuals.alike(&Name::new(name, key, lexicon), lexicon);
        let growth =
            |i: &usize| self.two.to.metrics[*i].key.facet == Facet::Growth && self.two.to.metrics[*i].value.is_some();
        found.into_iter().filter(|(i, f)| f.scope && f.score >= SURE && growth(i)).map(|(i, _)| i).next()
    }
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

/// Whether a metric of the later report speaks of the year that the targets were set for.
pub(super) fn speaks_of(metric: &Metric, year: Option<i32>) -> bool {
    let of_year = match (metric.key.period, year) {
        (Some(Period::Year(y)), Some(year)) => y == year,
        (Some(Period::Span(..)), _) => false,
        (Some(Period::Year(_)), None) => true,
        (None, _) => metric.key.role == Role::Actual,
    };
    of_year && matches!(metric.key.role, Role::Actual | Role::Baseline) && metric.value.is_some()
}

/// Whether a figure counts things, by 个 and the like, not money.
fn counts(metric: &Metric) -> bool {
    metric.key.facet == Facet::Level && metric.unit.as_deref().is_some_and(|u| matches!(u, "个" | "项"))
}

/// Whether both count things by the very same words: 实施重点项目125个 and 实施重点项目127个, of no work in particular.
fn same_count(target: &Metric, metric: &Metric) -> bool {
    counts(metric) && fold(&target.key.indicator) == fold(&metric.key.indicator)
}

/// Whether a figure is of a part of the year, or an average of several, and the target is not: 前三季度, 两年平均. A way of
/// reckoning (同口径) is no other stretch of time.
fn of_another_stretch(target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
    let scope = metric.key.scope.as_deref().filter(|_| metric.key.scope != target.key.scope);
    let words = &lexicon.pledges().names.of_years;
    scope.is_some_and(|s| part_of_year(s, &lexicon.figures().time.part_year).is_some() || words.in_text(s))
}

/// Whether its clause gives one name several values: 中小学生公用经费720元和450元. Which of them is whose is not said.
fn is_one_of_several(metric: &Metric, study: &Study) -> bool {
    study.metrics_in(metric.quote).any(|m| {
        m.value != metric.value
            && m.unit == metric.unit
            && (&m.key.indicator, m.key.facet, m.key.role) == (&metric.key.indicator, metric.key.facet, metric.key.role)
    })
}

/// Whether two amounts whose names are only alike are so far apart that they can't be of one thing.
fn far_apart(target: &Metric, metric: &Metric, fit: Fit, lexicon: &Lexicon) -> bool {
    const MOST: i64 = 5;
    let amount = target.key.facet == Facet::Level && target.unit.as_deref() != Some("%");
    let value = metric.value.and_then(|v| in_unit_of(v, metric, target, lexicon));
    let times = target.value.zip(value).and_then(|(a, b)| times(a, b));
    amount && fit.score < 0.97 && times.is_some_and(|t| t > MOST.into())
}

/// Whether a figure counts what is new: an amount that comes to what there was, or by its name.
fn is_new(metric: &Metric) -> bool {
    let named = || ["新增", "净增", "新建"].iter().any(|w| metric.key.indicator.starts_with(w));
    added(metric) || metric.key.facet == Facet::Level && named()
}

/// Whether two figures are of one facet and of units that convert.
fn same_kind(metric: &Metric, target: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> bool {
    // 增加500万沼气用户 and 新增沼气用户510万户: an amount that is new, either way.
    let news = added(metric) || added(target);
    let kind = match news {
        true => is_new(metric) && is_new(target),
        false => facet_of(metric, two.to) == facet_of(target, two.from),
    };
    kind && metric.value.is_some_and(|v| in_unit_of(v, metric, target, lexicon).is_some())
}

/// The sentence that holds a quote.
pub(super) fn sentence_of(study: &Study, quote: Span) -> Span {
    let paragraphs = &study.report.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end <= quote.start);
    let Some(paragraph) = paragraphs.get(at) else { return quote };
    let text = study.report.text();
    sentences::around(text, paragraph.span, quote).unwrap_or(quote)
}

fn joint_of<'l>(indicator: &str, lexicon: &'l Lexicon) -> Option<&'l Joint> {
    lexicon.pledges().names.joint.iter().find(|j| j.whole.in_text(indicator))
}
