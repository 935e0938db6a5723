//! What stands around a figure: the rest of its name, the years it is of, the work that its sentence speaks of.

use crate::analysis::{Metric, Study};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Span, han_count, is_han, joins_list};

use super::outcome::{Outcomes, sentence_of};

/// What makes of a thing one that was not there.
const NEW: [&str; 2] = ["新增", "净增"];

impl Outcomes<'_> {
    /// Whether one of two names is the end of the other and the rest of it stands before its figure: 城乡居民基本医保财政补助
    /// and 完善城乡居民基本医保，财政补助由….
    pub(super) fn completes(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        // 新增 makes another thing of what follows: 新增小巨人企业 is not 小巨人企业.
        let scopes = lexicon.pledges().names.scope_words();
        let rest = |long: &str, short: &str| {
            let rest = long.strip_suffix(short).filter(|r| !short.is_empty() && r.chars().count() >= 2)?;
            (!scopes.has(rest)).then(|| rest.to_owned())
        };
        // 办理建议142件、提案168件，办复率均为100%: each of a list stands before it, not the list.
        let stands = |rest: &str, words: &str| {
            let items = rest.split(joins_list);
            words.contains(rest)
                || rest.contains('、') && items.into_iter().all(|i| han_count(i) >= 2 && words.contains(i))
        };
        let (a, b) = (fold(&target.key.indicator), fold(&metric.key.indicator));
        let (a, b) = (a.trim_end_matches("标准"), b.trim_end_matches("标准"));
        // 新增轨道交通运营里程, 新增运营里程: what is new is so in both.
        let new = |name: &str| NEW.iter().find(|new| name.starts_with(**new)).map_or(0, |new| new.len());
        let both = new(a) > 0 && new(b) > 0;
        let (a, b) = if both { (&a[new(a)..], &b[new(b)..]) } else { (a, b) };
        let before = |study: &Study, m: &Metric| {
            let sentence = sentence_of(study, m.quote);
            fold(study.report.words(Span::new(sentence.start.min(m.figure.start), m.figure.start)))
        };
        rest(a, b).is_some_and(|r| stands(&r, &before(self.two.to, metric)))
            || rest(b, a).is_some_and(|r| stands(&r, &before(self.two.from, target)))
    }

    /// Whether a figure's clause says that it is one of several years, or counted from an earlier year than the last, while
    /// the target's does not.
    pub(super) fn of_other_years(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        let words = &lexicon.pledges().names.of_years;
        // 增长8.4%、两年平均增长6%: what stands behind a figure is of the next one.
        let next = self.two.to.metrics_in(Span::new(metric.figure.end, metric.quote.end.max(metric.figure.end))).next();
        let until = next.map_or(metric.quote.end, |_| metric.figure.end).max(metric.quote.start);
        let clause = self.two.to.report.words(Span::new(metric.quote.start, until));
        let base = self.two.from.report.identity.year.and_then(|y| y.checked_sub(1));
        let earlier = fold(clause)
            .split_once('比')
            .and_then(|(_, rest)| rest.get(..4).and_then(|y| y.parse::<i32>().ok()))
            .is_some_and(|year| (1949..=2200).contains(&year) && base.is_some_and(|base| year != base));
        // 没有实现年初确定的降低4%的目标: the figure is the target told again.
        let whole = self.two.to.report.words(metric.quote);
        let retold = lexicon.pledges().outcomes.retold.in_text(whole) && whole.contains("目标");
        retold || (earlier || words.in_text(clause)) && !words.in_text(self.two.from.report.words(target.quote))
    }

    /// Whether the sentences of a target and of a figure name the same work: a stretch of four characters that the register's
    /// general words don't make up.
    pub(super) fn shares_subject(&self, target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
        let here = fold(self.two.to.report.words(sentence_of(self.two.to, metric.quote)));
        let there = self.two.from.report.words(sentence_of(self.two.from, target.quote));
        let general = &lexicon.pledges().undertakings.general;
        general.residue(there).into_iter().filter_map(|r| there.get(r)).any(|run| {
            let run: Vec<char> = fold(run).chars().filter(|c| is_han(*c)).collect();
            run.windows(4).any(|w| here.contains(&w.iter().collect::<String>()))
        })
    }
}
