//! The words before a figure, read from the figure back: what kind of number it is, and where the name of the thing
//! measured ends.

use crate::analysis::metric::Bound;
use crate::lexicon::{Before, FigureWords};
use crate::text::numerals;

/// What stands before a figure.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// One past what is left for a name.
    pub end: usize,
    /// 增长 is 1, 下降 is -1.
    pub change: Option<i8>,
    /// 改善 by so much: a fall of what is better low.
    pub better: bool,
    /// 提高到: the change is told by the level it came to.
    pub to: bool,
    /// 完成, 达到, 控制在 …: what follows is a level.
    pub be: bool,
    /// 控制在.
    pub keep: bool,
    /// 超过, 约 …
    pub bound: Option<Bound>,
    /// 分别, 均.
    pub each: bool,
    /// 由, 从.
    pub from: bool,
    /// 新增.
    pub new: bool,
    /// 净增: new ones less those that are gone.
    pub net: bool,
    /// Per how many people: 超每千人6批次.
    pub per: Option<&'static str>,
    /// Over how many years: 三年翻一番.
    pub years: Option<i32>,
    /// 高于全省: how far it is from another, no change.
    pub apart: bool,
    /// 增长4%, 今年达到7%: another value of the growth before.
    pub goes_on: bool,
    /// The year whose value it is: 由2010年的…提高到2015年的….
    pub year: Option<i32>,
}

/// Reads `chars[from..to]` from its end.
pub fn read(words: &FigureWords, chars: &[char], from: usize, to: usize) -> Lead {
    let mut lead = Lead { end: to, ..Lead::default() };
    // 2020年比2015年增长40%: what grew over years is no value of the last of them.
    let mut since = false;
    while lead.end > from {
        let rest = &chars[from..lead.end];
        if lead.from {
            // 物价涨幅要从14.8%: only how it is done stands between the name and 从.
            let adverb = words.before.suffix(rest).filter(|(_, mark)| matches!(mark, Before::Adverb | Before::Each));
            let Some((len, mark)) = adverb.filter(|(len, _)| *len < rest.len()) else { break };
            lead.each |= mark == Before::Each;
            lead.end -= len;
            continue;
        }
        if let Some(n) = compared(rest) {
            if lead.net && lead.change.is_none() {
                // 比上年净增2亿元: by how much it rose.
                (lead.new, lead.net, lead.change) = (false, false, Some(1));
            }
            lead.end -= n;
            since |= dated(rest).is_some_and(|(_, year)| year.is_some());
            continue;
        }
        if let Some((n, year)) = dated(rest) {
            lead.end -= n;
            lead.year = lead.year.or(year.filter(|_| !since));
            continue;
        }
        if let Some(n) = duration(rest) {
            lead.years = lead.years.or_else(|| whole_years(&rest[rest.len() - n..]));
            lead.end -= n;
            continue;
        }
        if let Some(n) = per_measure(words, rest) {
            lead.end -= n;
            continue;
        }
        let Some((len, mark)) = words.before.suffix(rest) else {
            // All that is left compares: 比上年预算.
            let compares = matches!(rest, ['比' | '较', c, _, ..] if "上去前年同预一二三四往计“".contains(*c));
            if compares && rest.len() <= 12 {
                lead.end = from;
            }
            break;
        };
        match mark {
            Before::Stop => break,
            Before::Up if lead.change.is_none() => lead.change = Some(1),
            Before::Down if lead.change.is_none() => lead.change = Some(-1),
            Before::Better if lead.change.is_none() => (lead.change, lead.better) = (Some(1), true),
            Before::To if lead.change.is_none() => lead.to = true,
            Before::Up | Before::Down | Before::Better | Before::To => break,
            Before::Be => {
                lead.be = true;
                if rest[rest.len() - len] == '约' {
                    // 约占1/10.
                    lead.bound = lead.bound.or(Some(Bound::About));
                }
            }
            Before::Keep => (lead.keep, lead.be) = (true, true),
            Before::AtLeast => lead.bound = lead.bound.or(Some(Bound::AtLeast)),
            Before::AtMost => lead.bound = lead.bound.or(Some(Bound::AtMost)),
            Before::About => lead.bound = lead.bound.or(Some(Bound::About)),
            Before::Each => lead.each = true,
            Before::From => lead.from = true,
            Before::New => (lead.new, lead.net) = (true, rest[rest.len() - len] == '净'),
            Before::Compare | Before::Adverb => {
                let told = &rest[rest.len() - len..];
                lead.per = lead.per.or(match told {
                    ['每', '千', '人'] => Some("每千人"),
                    ['每', '万', '人'] => Some("每万人"),
                    _ => None,
                });
            }
        }
        lead.end -= len;
    }
    lead
}

/// The length of a comparison at the end: 比2010年, 较“十三五”末.
fn compared(rest: &[char]) -> Option<usize> {
    if !matches!(rest.last()?, '年' | '末' | '期' | '底' | '初' | '前' | '月' | '平' | '均' | '度' | '间') {
        return None;
    }
    let tail = &rest[rest.len().saturating_sub(14)..];
    let at = tail.iter().rposition(|&c| matches!(c, '比' | '较' | '，' | '、'))?;
    let within = at > 0 && matches!(tail[at - 1], '可' | '同' | '环' | '对' | '相' | '占' | '之' | '正');
    (matches!(tail[at], '比' | '较') && !within && tail.len() - at >= 3).then_some(tail.len() - at)
}

/// The length of a year at the end, and the year: 2015年, 2015年的, 1979到1983年, “七五”末的.
fn dated(rest: &[char]) -> Option<(usize, Option<i32>)> {
    let tail = rest.iter().rev().take_while(|&&c| matches!(c, '的' | '末' | '底')).count();
    let body = &rest[..rest.len() - tail];
    if tail > 0
        && let Some(decade) = body.strip_suffix(&['年', '代'])
    {
        // 由六十年代的45%.
        let written =
            decade.iter().rev().take_while(|&&c| c == '十' || c.is_ascii_digit() || numerals::han_digit(c).is_some());
        let written = written.count();
        return (written >= 2).then_some((tail + 2 + written, None));
    }
    if tail > 0 && body.ends_with(&['五', '”']) {
        let open = body.iter().rev().take(6).position(|&c| c == '“')?;
        return Some((tail + open + 1, None));
    }
    let (before, digits) = body.strip_suffix(&['年'])?.split_at_checked(body.len().checked_sub(5)?)?;
    let digit = |c: &char| numerals::digit(*c);
    let year = digits.iter().try_fold(0, |year, c| Some(year * 10 + digit(c)? as i32))?;
    // 一九七八年 is a year, 三五八二年 none.
    if !(1900..2100).contains(&year) {
        return None;
    }
    // The year that a span begins with.
    let joint =
        [&['年', '到'][..], &['年', '至'], &['到'], &['至'], &['-']].into_iter().find_map(|j| before.strip_suffix(j));
    let from = joint.filter(|b| b.len() >= 4 && b[b.len() - 4..].iter().all(|c| digit(c).is_some()));
    let span = from.map_or(0, |b| before.len() - b.len() + 4);
    Some((tail + 5 + span, (span == 0).then_some(year)))
}

/// The length of 每50公斤 at the end: per how much the value is.
fn per_measure(words: &FigureWords, rest: &[char]) -> Option<usize> {
    let (unit, ()) = words.per.measures.suffix(rest)?;
    let body = &rest[..rest.len() - unit];
    let digits = body.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    body[..body.len() - digits].ends_with(&['每']).then_some(unit + digits + 1)
}

/// How many years a stretch tells, where it is no run of them: 3 of 三年, none of 连续3年.
fn whole_years(stretch: &[char]) -> Option<i32> {
    const MOST: i32 = 20;
    let n = numerals::scan(stretch, 0).filter(|n| n.scale.is_empty() && stretch.get(n.end) == Some(&'年'))?;
    n.value.try_into().ok().filter(|years| (2..=MOST).contains(years))
}

/// The length of a stretch of years at the end: 连续5年, 3年.
pub fn duration(rest: &[char]) -> Option<usize> {
    let turns = [&['个', '榨', '季'][..], &['个', '季', '度'], &['个', '月'], &['个', '年', '度'], &['届']];
    let turn = turns.iter().find_map(|turn| rest.strip_suffix(*turn));
    let body = turn
        .or_else(|| rest.strip_suffix(&['年']))
        .or_else(|| rest.strip_suffix(&['年', '来']))
        .or_else(|| rest.strip_suffix(&['年', '间']))
        .or_else(|| rest.strip_suffix(&['年', '内']))?;
    let digits = body
        .iter()
        .rev()
        .take_while(|&&c| c.is_ascii_digit() || crate::text::numerals::han_digit(c).is_some() || c == '十')
        .count();
    if digits == 0 {
        return None;
    }
    let left = &body[..body.len() - digits];
    let run = if left.ends_with(&['连', '续']) { 2 } else { 0 };
    if turn.is_some() && run == 0 {
        return None;
    }
    Some(rest.len() - body.len() + digits + run)
}
