//! What those who are counted came to, and of what grade or class they are, told behind their name: 2.8万人实现脱贫,
//! 4条高速公路相继开通, 9种产品产量居全省第1位, 2家企业产值突破10亿元.

use super::clause::Clause;
use super::name;
use crate::analysis::figure::{Figure, Kind};
use crate::text::{is_and, is_han, numerals};

impl Clause<'_> {
    /// 实现 of 2.8万人实现脱贫, 全部 of 400户全部入住: the length of what leads up to what became of those who are counted.
    pub(super) fn fate(&self, thing: &[char]) -> usize {
        let (led, rest) = match thing {
            ['全', '部', '实', '现', rest @ ..] => (4, rest),
            ['实', '现', rest @ ..] | ['全', '部', rest @ ..] => (2, rest),
            _ => return 0,
        };
        let ends = |n: usize| rest.get(n).is_none_or(|&c| !is_han(c));
        if self.words.fates.prefix(rest).is_some_and(|(n, ())| ends(n)) { led } else { 0 }
    }

    /// 实现上云 at the end of a clause or before a mark: what those who are counted came to.
    pub(super) fn come_to<'c>(&self, rest: &'c [char]) -> Option<&'c [char]> {
        let end = rest.iter().position(|&c| !is_han(c)).unwrap_or(rest.len());
        let told = &rest[..end];
        let deed = told.strip_prefix(&['实', '现']).filter(|deed| (2..=4).contains(&deed.len()))?;
        (self.words.fates.suffix(deed).is_none() && !matches!(deed[0], '翻' | '了')).then_some(told)
    }

    /// 5万贫困人口通过产业稳定脱贫: so many fewer; where the name of the people ends.
    pub(super) fn lifted(&self, thing: &str, end: usize) -> Option<usize> {
        let rest = self.line.words(end, (end + 6).min(self.to));
        let people = thing.find("人口").map(|at| at + "人口".len())?;
        let told = thing.ends_with("人口") || thing[people..].starts_with("通过");
        let lifted = ["脱贫", "摆脱贫困"].iter().any(|w| rest.contains(w) && !rest.contains(['、', '，']));
        (told && lifted).then_some(people)
    }

    /// What those who are counted came to, by a predicate that ends the clause, without how or where: 开通 of 相继开通.
    pub(super) fn came_to<'c>(&self, rest: &'c [char]) -> Option<&'c [char]> {
        const LONGEST: usize = 10;
        const HOW: [&[char]; 9] = [
            &['相', '继'],
            &['陆', '续'],
            &['顺', '利'],
            &['正', '式'],
            &['如', '期'],
            &['全', '面'],
            &['成', '功'],
            &['均', '被'],
            &['均'],
        ];
        let mut did = match rest {
            ['在', within @ ..] => &within[within.iter().position(|&c| c == '中')? + 1..],
            _ => rest,
        };
        while let Some(more) = HOW.iter().find_map(|how| did.strip_prefix(*how)) {
            did = more;
        }
        // 3个村的供水工程完工: works are called as the plan called them.
        let told =
            self.words.status.prefix(did).is_some() || matches!(did, ['开', '通' | '业' | '园'] | ['投', '入', ..]);
        let plain = (2..=LONGEST).contains(&did.len()) && did.iter().all(|&c| is_han(c) || c.is_ascii_alphabetic());
        (told && plain && did.len() < rest.len()).then_some(did)
    }

    /// Where the place ends that each of several things has by a measure: 9种产品产量居全省第1位.
    pub(super) fn placed(&self, figure: &Figure, thing: &[char], end: usize, next: usize) -> Option<usize> {
        let kinds = figure.kind == Kind::Count && !matches!(figure.unit.as_deref(), Some("人" | "名"));
        let measured = self.words.attributes.suffix(thing).or_else(|| self.words.shared.suffix(thing));
        let measured = measured.is_some_and(|(n, ())| thing.len() >= n + 2) || thing.ends_with(&['量']);
        let order = self.words.rank_before.suffix(&self.chars[end.min(next)..next]).is_some();
        let place = self.chars.get(next..self.to)?;
        let length = match place {
            ['首' | '榜', _, ..] => 2,
            ['第', ..] => {
                let digits = place[1..].iter().take_while(|c| numerals::digit(**c).is_some() || **c == '十').count();
                1 + digits + usize::from(matches!(place.get(1 + digits), Some('位' | '名')))
            }
            _ => return None,
        };
        (kinds && measured && order).then_some(next + length)
    }

    /// 突破10亿元 behind a measure of those who are counted: what each of them passed.
    pub(super) fn class_of<'c>(&self, thing: &[char], rest: &'c [char]) -> Option<&'c [char]> {
        const LONGEST: usize = 12;
        let end = rest.iter().take(LONGEST).position(|&c| c == '元').map(|at| at + 1)?;
        let amount = rest[..end].iter().position(|c| c.is_ascii_digit() || "百千万亿".contains(*c))?;
        let told = name::passes(&rest[..amount])?;
        if told >= 2 && self.words.attributes.contains(&rest[..told]) {
            // 191家企业 and 营业收入超百亿元.
            return Some(&rest[..end]);
        }
        let passed = told == 0;
        let summed = thing.windows(2).any(|w| matches!(w, ['实', '现'] | ['完', '成'] | ['合', '计'] | ['累', '计']));
        let measured = self.words.attributes.suffix(thing).is_some_and(|(n, ())| thing.len() >= n + 2);
        (passed && measured && !summed).then(|| &rest[..end])
    }
}

/// 集群 of 2个百亿级和5个十亿级集群: what things of several grades are.
pub(super) fn graded(grade: char, rest: &[char]) -> &[char] {
    const NEAR: usize = 8;
    let Some(at) = rest.iter().take(NEAR).position(|&c| c == grade) else { return &[] };
    let noun = &rest[at + 1..];
    &noun[..noun.iter().position(|&c| !is_han(c) || is_and(c)).unwrap_or(noun.len())]
}

/// 产业 of 4个过五千亿、6个过千亿产业: what things are that are classed by the money they make.
pub(super) fn classed<'c>(class: &[char], rest: &'c [char]) -> Option<&'c [char]> {
    const NEAR: usize = 12;
    let number = |c: &char| numerals::han_digit(*c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿' | '元');
    let (&over @ ('过' | '超' | '破'), amount) = class.split_first()? else { return None };
    if amount.is_empty() || !amount.iter().all(number) {
        return None;
    }
    let at = rest.iter().take(NEAR).position(|&c| c == over)?;
    let noun = &rest[at + 1..];
    let noun = &noun[noun.iter().take_while(|c| number(c)).count()..];
    Some(&noun[..noun.iter().position(|&c| !is_han(c) || is_and(c)).unwrap_or(noun.len())])
}
