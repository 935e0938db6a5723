//! What of a clause can be a name: a phrase of nouns, without the words that only a sentence holds.
//!
//! 尽管前三年内茶叶产量 opens with a conjunction and a time, 计划将职业学校学生 with a verb and the mark of its object:
//! the name is what stands behind the last of them. 这个比重 points back to a name that was said before.

use super::name;
use crate::lexicon::{Clausal, FigureWords};
use crate::text::numerals;

/// What stands behind the last word that no name holds. An adverb at the end goes (茶叶产量却), and one between a subject and
/// its deed or its share (区财政将投入); behind a mark of an object nothing is left (工程使).
pub fn noun_phrase(words: &FigureWords, chars: &[char]) -> Vec<char> {
    let mut chars = chars.strip_suffix(&['以']).filter(|rest| !rest.is_empty()).unwrap_or(chars);
    if chars.ends_with(&['开', '始'])
        && let Some(since) = chars.iter().rposition(|&c| c == '从').filter(|&at| at > 0)
    {
        chars = &chars[..since];
    }
    while let Some((n, Clausal::Predicates)) = words.clausal.suffix(chars) {
        chars = &chars[..chars.len() - n];
    }
    let mut out: Vec<char> = Vec::new();
    let (mut depth, mut i) = (0, 0);
    while i < chars.len() {
        depth += name::nesting(chars[i]);
        let (n, mark) = words.clausal.prefix(&chars[i..]).filter(|_| depth == 0).unwrap_or((1, Clausal::Nominal));
        let rest = &chars[i + n..];
        // 市财政将每年安排支出: when it is done may stand before the deed.
        let deed = rest.strip_prefix(&['每', '年']).unwrap_or(rest);
        let joins = n <= 2 && out.len() > 2 && (rest.first() == Some(&'占') || name::does(words, deed));
        match mark {
            Clausal::Nominal => out.extend(&chars[i..i + n]),
            Clausal::Passes => {}
            _ if joins => {}
            _ => out.clear(),
        }
        i += n;
    }
    out
}

/// The subject of a clause that measures nothing: what stands before its predicate (茶叶仍然连年增产).
pub fn subject<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    let mut i = 0;
    while i < chars.len() {
        match words.clausal.prefix(&chars[i..]) {
            Some((_, Clausal::Predicates)) if i >= 2 => return &chars[..i],
            Some((n, _)) => i += n,
            None => i += 1,
        }
    }
    chars
}

/// What stands before 比 in a comparison of two things (茶园面积比原来的规划), all where there is none.
pub fn compared(chars: &[char]) -> &[char] {
    let compares = |i: &usize| {
        let before = i.checked_sub(1).map_or('\0', |k| chars[k]);
        let after = chars.get(i + 1).copied().unwrap_or('\0');
        chars[*i] == '比'
            && chars.len() - i >= 3
            && !"占同环可对相之正无百评好".contains(before)
            && !"重例率值较".contains(after)
    };
    (0..chars.len()).find(compares).map_or(chars, |i| &chars[..i])
}

/// The noun that words pointing back stand before: 比重 of 这个比重.
pub fn pointed<'c>(words: &FigureWords, chars: &'c [char]) -> Option<&'c [char]> {
    let (n, ()) = words.pointers.prefix(chars)?;
    Some(&chars[n..]).filter(|noun| noun.len() >= 2)
}

/// The length of a stretch of time that begins `chars`: 五年内, 前四年, 这三年, 1到10月.
pub fn stretch_of_time(chars: &[char]) -> Option<usize> {
    let head = chars.iter().take_while(|c| matches!(c, '这' | '前' | '近' | '最' | '在' | '后' | '头')).count();
    let n = numerals::scan(chars, head).filter(|n| n.scale.is_empty())?;
    match chars.get(n.end)? {
        '年' => {
            let mut after = chars[n.end + 1..].iter();
            let within = match after.next() {
                Some('内' | '来' | '间' | '里') => true,
                // 五年中央财政, 五年中国 hold no 中 of time; 五年中国家用于 does.
                Some('中') => match after.next() {
                    Some('央') => false,
                    Some('国') => after.next() == Some(&'家'),
                    _ => true,
                },
                _ => false,
            };
            // 三年级, 前三年行动计划: years of a name.
            let named = chars.get(n.end + 1).is_some_and(|c| matches!(c, '级' | '制' | '期' | '计' | '行' | '规'));
            // 这五年计划安排 speaks of the years all the same.
            let named = named && chars[0] != '这';
            (within || head > 0 && !named).then_some(n.end + 1 + usize::from(within))
        }
        '到' | '至' | '-' => {
            let last = numerals::scan(chars, n.end + 1)?;
            (chars.get(last.end) == Some(&'月')).then_some(last.end + 1)
        }
        _ => None,
    }
}
