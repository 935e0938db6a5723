//! What a value is held against: another place (高于全国2个百分点), a goal (完成年度计划的104%), a whole (相当于全国平均水平), or what a
//! share is for (用于民生).

use super::clause::Clause;
use crate::analysis::figure::Figure;
use crate::analysis::metric::Bound;
use crate::lexicon::{Before, FigureWords};
use crate::text::is_han;

/// What a share is for has no longer name.
const LONGEST_PURPOSE: usize = 14;

/// What a distance in points is from.
pub(super) enum Than {
    /// Its own earlier value, which it is above or below.
    Before(i8),
    /// Another thing: 全国, 计划.
    Another,
}

/// 高于全国, 比计划高 at the end of the words before a figure: where it begins, and what it is from.
pub(super) fn compared_with(words: &FigureWords, before: &[char]) -> Option<(usize, Than)> {
    let above = |c: char| matches!(c, '高' | '低' | '快' | '慢' | '好' | '优' | '多' | '少');
    let falls = |c: char| if matches!(c, '低' | '慢' | '少') { -1 } else { 1 };
    let beyond = |w: &[char]| w[0] == '超' && !matches!(w[1], '额' | '前');
    let over = before.windows(2).rposition(beyond).filter(|&at| {
        let led = 1 + usize::from(matches!(before[at + 1], '出' | '过'));
        let than: String = before[at + led..].iter().collect();
        words.against.marks.at_end(&than).is_some()
    });
    if let Some(at) = over {
        return Some((at, Than::Another));
    }
    let beside = |at: &usize| before[at + 2..].iter().any(|c| !matches!(c, '了' | '近' | '约' | '逾'));
    let stands = |w: &[char]| above(w[0]) && matches!(w[1], '于' | '出');
    let (at, way, than) = match before.windows(2).rposition(stands).filter(beside) {
        Some(at) => (at, before[at], &before[at + 2..]),
        None => {
            let last = before.iter().rposition(|&c| !matches!(c, '了' | '出' | '近' | '约'))?;
            let at = before[..last].iter().rposition(|&c| matches!(c, '比' | '较'))?;
            let way = before[last];
            // 比重提高, 占比降低: no comparison.
            let noun = matches!(before[at + 1], '重' | '例' | '率' | '值') || at > 0 && before[at - 1] == '占';
            let verb = matches!(before[last - 1], '提' | '升' | '降' | '减' | '调');
            (above(way) && last > at + 1 && !noun && !verb).then_some((at, way, &before[at + 1..last]))?
        }
    };
    let own = match than {
        [.., '上' | '去', '年'] | [.., '同', '期'] | [.., '年', '初' | '前'] | [.., '上', '月'] => true,
        [.., last] => *last == '年' && than.iter().any(char::is_ascii_digit),
        [] => false,
    };
    (than.len() <= 16).then_some((at, if own { Than::Before(falls(way)) } else { Than::Another }))
}

/// Whether words that compare end in the whole of which a place is one: 低于全省, 比全市平均水平低.
pub(super) fn from_whole(words: &[char]) -> bool {
    let words = match words {
        [than @ .., '高' | '低' | '多' | '少'] if matches!(words[0], '比' | '较') => than,
        _ => words,
    };
    matches!(words, [.., '全', '国' | '省' | '市' | '区' | '县' | '州' | '盟' | '旗'])
        || matches!(words, [.., '平', '均'] | [.., '平', '均', '水', '平'])
}

/// 高于全国, 比全国高, as one name: 高于全国.
pub(super) fn distance(words: &[char]) -> String {
    let end = words.iter().rposition(|&c| !matches!(c, '近' | '约' | '了' | '出')).map_or(0, |i| i + 1);
    let text: String = match &words[..end] {
        ['比' | '较', than @ .., way @ ('高' | '低' | '快' | '慢')] => {
            [way, &'于'].into_iter().chain(than).collect()
        }
        words => words.iter().collect(),
    };
    text.replace("分别", "").replacen("高出", "高于", 1)
}

/// 超额完成年度计划的: where 完成 stands with all that leads up to it, and the goal of which a share is done.
pub(super) fn completed(words: &FigureWords, before: &[char]) -> Option<(usize, String)> {
    let before = before.strip_suffix(&['的']).unwrap_or(before);
    words.against.goals.suffix(before)?;
    let done = before.windows(2).rposition(|w| w == ['完', '成']).map(|at| (at, 2));
    // 完成投资占年度计划的112%: 占 holds it against the goal.
    let held = before.iter().rposition(|&c| c == '占').filter(|&at| done.is_some_and(|(done, _)| at > done + 2));
    let (at, led) = held
        .map(|at| (at, 1))
        .or(done)
        .or_else(|| before.iter().rposition(|&c| matches!(c, '占' | '为')).map(|at| (at, 1)))?;
    let goal = &before[at + led..];
    let named = goal.len() <= 8 && goal.iter().all(|&c| is_han(c));
    let degree = if before[..at].ends_with(&['超', '额']) || before[..at].ends_with(&['分', '别']) { 2 } else { 0 };
    named.then(|| (at - degree, goal.iter().collect()))
}

/// 仅为全国平均水平: where what the thing is held against is led up to, and where it begins.
pub(super) fn equals(words: &FigureWords, thing: &[char]) -> Option<(usize, usize)> {
    let against = matches!(thing, [.., '平', '均'] | [.., '平', '均', '水', '平'] | [.., '总'] | [.., '总', '和']);
    if !against {
        return None;
    }
    let text: String = thing.iter().collect();
    let led = words.against.equals.places(&text).last()?;
    let at = text[..led.start].chars().count();
    let end = at + text[led].chars().count();
    (end < thing.len()).then_some((at, end))
}

/// 为上年的, before so many times: of what, as a part of the name.
pub(super) fn times_of(before: &[char]) -> Option<String> {
    let than = before.strip_suffix(&['的'])?;
    let at = than.iter().rposition(|&c| matches!(c, '为' | '是'))?;
    let than = &than[at + 1..];
    let year = matches!(than, ['上' | '去', '年']) || than.len() == 5 && than.ends_with(&['年']);
    year.then(|| format!("相当于{}", than.iter().collect::<String>()))
}

/// Where 不低于 or 不高于 stands in a name, with what the thing is held against behind it, and how it is bound.
pub(super) fn at_least_so(words: &FigureWords, thing: &[char]) -> Option<(usize, Bound)> {
    let at = (2..thing.len().saturating_sub(4)).find(|&i| thing[i] == '不' && thing[i + 2] == '于')?;
    match words.before.prefix(&thing[at..]) {
        Some((3, Before::AtLeast)) => Some((at, Bound::AtLeast)),
        Some((3, Before::AtMost)) => Some((at, Bound::AtMost)),
        _ => None,
    }
}

/// Whether a name ends as that of a share does.
pub(super) fn ends_in_share(thing: &[char]) -> bool {
    matches!(thing, [.., '比', '重' | '例'] | [.., '占', '比'] | [.., '份', '额'] | [.., '率'])
}

impl Clause<'_> {
    /// 用于民生 after a share: what it is spent on.
    pub(super) fn purpose_after(&self, figure: &Figure) -> Option<String> {
        let rest = &self.chars[figure.end.min(self.to)..self.to];
        rest.get(..2).filter(|w| matches!(w, ['用', '于' | '在'] | ['投', '向']))?;
        let words: String = rest.iter().take_while(|&&c| is_han(c)).take(LONGEST_PURPOSE).collect();
        (words.chars().count() < LONGEST_PURPOSE).then_some(words)
    }
}
