//! Words before a figure that speak of what was said before, or of when and why, and name nothing themselves: 其中过千亿元的,
//! 使其产值, 实际执行结果, 在执行中, 扣除物价因素.

use super::clause::Clause;
use super::name;
use super::thing_before::subject_of;
use crate::analysis::figure::Figure;
use crate::lexicon::FigureWords;

impl Clause<'_> {
    /// The thing that such words mean, any other as it is, none where they are of the thing before; no thing at all where the
    /// figure tells nothing new.
    pub(super) fn referred(&self, mut thing: Vec<char>, raw: &[char], run: &[&Figure]) -> Option<Vec<char>> {
        if self.words.pointers.contains(&thing) {
            // 上述2万亿元: said before.
            return None;
        }
        let shares = raw.strip_suffix(&['的']).unwrap_or(raw);
        if let ['超', '过', share @ ..] | ['高', '于', share @ ..] = shares
            && share.ends_with(&['%'])
            && let Some(at) = subject_of(&self.carry.subjects).windows(2).position(|w| *w == shares[..2])
        {
            // 占比超过20%的有21种、超过40%的有8种.
            thing = subject_of(&self.carry.subjects).into_iter().take(at).chain(shares.iter().copied()).collect();
        }
        if matches!(thing[..], ['过' | '逾' | '超', .., '元']) {
            // 其中过千亿元的1家: of the same.
            let of = subject_of(&self.carry.subjects);
            let noun = of.iter().rposition(|&c| c == '的').map_or(0, |at| at + 1);
            // 产值超亿元企业56家，其中超10亿元8家.
            let class = of.iter().position(|&c| c == '超').zip(of.iter().rposition(|&c| c == '元'));
            let noun = match class.filter(|(over, unit)| over < unit) {
                Some((over, unit)) => {
                    thing.splice(0..0, of[..over].iter().copied());
                    unit + 1
                }
                None => noun,
            };
            thing.extend(of[noun..].iter().take(name::LONGEST));
        }
        if thing.ends_with(&['元', '以', '上']) {
            // 引进项目26个，其中50亿元以上5个: those of that size.
            let of = subject_of(&self.carry.subjects);
            let sized = of.windows(2).rposition(|w| w == ['以', '上']).map(|at| at + 2);
            thing.extend(&of[sized.unwrap_or_else(|| name::opened(self.words, &of))..]);
        }
        if matches!(thing[..], ['受', .., '影', '响']) {
            // 受灾害影响比上年减少55元: why, no thing.
            thing.clear();
        }
        if let ['其', rest @ ..] = &thing[..]
            && !matches!(rest, ['中' | '他' | '余' | '它', ..] | [])
            && let Some(owner) = self.carry.subjects.last()
        {
            // 抓好50户重点企业，使其产值增长20%: whose it is.
            let owner: Vec<char> = owner.chars().collect();
            let deed = name::opened(self.words, &owner).max(self.words.generic.prefix(&owner).map_or(0, |(n, ())| n));
            thing = [&owner[deed.min(owner.len())..], rest].concat();
        }
        if thing.first() == Some(&'在') && self.words.phases.suffix(&thing).is_some() {
            // 积累所占的比重，在改制初期由36.5%降低到28.5%: when, no thing.
            thing.clear();
        }
        if is_circumstance(self.words, &thing) {
            let after = self.line.words(run[run.len() - 1].end, self.to);
            if ["的情况", "的条件", "的前提", "的同时"].iter().any(|w| after.starts_with(w)) {
                // 在用电增长不到4%的情况下.
                return None;
            }
            // 在执行中争取达到5%: of what was spoken of.
            thing.clear();
        }
        if self.words.outcomes.contains(&thing)
            && let Some(subject) = self.carry.subjects.last().or(self.carry.subject_before.as_ref())
        {
            // 实际执行结果为25亿元.
            thing = subject.chars().collect();
        }
        if thing.ends_with(&['基', '础', '上']) {
            // 集团消费要在2023年水平的基础上压缩15%, 增长目标是在提高效益的基础上年均增长7%.
            thing.truncate(thing.iter().rposition(|&c| c == '在').unwrap_or(0));
            while matches!(thing.last(), Some('要' | '是')) {
                thing.pop();
            }
        }
        if self.words.reckoned.prefix(&thing).or_else(|| self.words.reckoned.prefix(raw)).is_some() {
            // 扣除物价因素增长5%: how it is reckoned, no thing.
            thing.clear();
        }
        Some(thing)
    }
}

/// 在努力, 在城镇: a circumstance, no thing.
fn is_circumstance(words: &FigureWords, thing: &[char]) -> bool {
    let few = || thing.len() <= 6 || matches!(thing.last(), Some('中' | '下' | '上'));
    let noun = || words.at_nouns.at_start(&thing.iter().collect::<String>()).is_some();
    thing.first() == Some(&'在') && few() && !noun()
}
