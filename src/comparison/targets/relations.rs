//! Targets that no single figure answers: joint ones told in parts (城乡居民收入), and those without a number of their own (与经济增长同步, 继续减少).

use rust_decimal::Decimal;

use crate::analysis::{Facet, Metric, Role};
use crate::lexicon::{Joint, Lexicon};
use crate::text::fold::fold;

use super::Verdict;
use super::fits::speaks_of;
use super::outcome::{Answer, Outcomes, SURE};
use crate::comparison::names::{Fit, Name, unified};

impl Outcomes<'_> {
    /// The figures of the parts of a joint target, one for each part that is reported.
    pub(super) fn parts(&self, target: &Metric, fits: impl Fn(&Metric) -> bool, lexicon: &Lexicon) -> Vec<usize> {
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
            let part = self.figures.to.name(*i).class("residence", lexicon).is_some_and(|class| class > 0);
            joint.whole.in_text(&fold(&m.key.indicator)) && !part
        });
        whole.map(|(i, _)| i).collect()
    }

    /// What is reported of a target without a number of its own.
    pub(super) fn relation(&self, n: usize, target: &Metric, lexicon: &Lexicon) -> Answer {
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
                    .is_some_and(|r| ["增加", "提高", "提升", "增长", "回升", "转正"].iter().any(|w| r.contains(w)));
                if !falls && !rises {
                    return Answer::None;
                }
                let changes = own();
                let value = |i: &usize| self.two.to.metrics[*i].value.unwrap_or_default();
                let right = |i: &usize| if falls { value(i) < Decimal::ZERO } else { value(i) > Decimal::ZERO };
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

fn joint_of<'l>(indicator: &str, lexicon: &'l Lexicon) -> Option<&'l Joint> {
    lexicon.pledges().names.joint.iter().find(|j| j.whole.in_text(indicator))
}
