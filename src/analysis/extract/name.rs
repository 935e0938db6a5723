//! The name of the thing measured, from the words around its figure.

use crate::lexicon::FigureWords;

/// A name longer than this is a sentence, not a name: its end is kept.
const LONGEST: usize = 36;
/// At most so many members of a list are told apart.
const MOST_MEMBERS: usize = 16;

/// The name that ends `chars` (the thing stands before its figure), without what opens the clause.
pub fn before_figure(words: &FigureWords, chars: &[char]) -> Vec<char> {
    let name = strip_head(words, trim_marks(chars));
    let name = strip_head(words, cut_at_deed(words, name));
    let from = name.len().saturating_sub(LONGEST);
    trim_marks(&name[from..]).to_vec()
}

/// The name that begins `chars` (the thing stands after its figure).
pub fn after_figure(words: &FigureWords, chars: &[char]) -> Vec<char> {
    let start = chars.iter().take_while(|&&c| c == '的').count();
    let chars = &chars[start..];
    let mut end = chars.len().min(LONGEST);
    let mut depth = 0;
    for (i, &c) in chars.iter().enumerate().take(end) {
        depth += nesting(c);
        let stops = depth <= 0
            && (matches!(c, '，' | '；' | '：' | '。')
                || i >= 2
                    && (words.deeds_after.prefix(&chars[i..]).is_some()
                        || words.deeds.prefix(&chars[i..]).is_some()
                        || words.status.prefix(&chars[i..]).is_some()));
        if stops {
            end = i;
            break;
        }
    }
    trim_marks(&chars[..end]).to_vec()
}

/// Words at the head that are no part of a name: 全年, 力争, 到2020年.
pub fn strip_head<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    let mut rest = chars;
    loop {
        rest = trim_start(rest);
        if let Some(n) = date_prefix(rest) {
            rest = &rest[n..];
            continue;
        }
        if matches!(rest.first(), Some('再' | '共' | '要')) && opens_deed(words, &rest[1..]) {
            rest = &rest[1..];
            continue;
        }
        match words.head.prefix(rest) {
            Some((n, ())) if rest.len() >= n + 3 || n == rest.len() => rest = &rest[n..],
            _ => return rest,
        }
    }
}

/// Whether a deed begins `chars`.
pub fn opens_deed(words: &FigureWords, chars: &[char]) -> bool {
    words.deeds.prefix(chars).or_else(|| words.opening.prefix(chars)).is_some()
}

/// Cuts off what stands before the last plain deed: 就业困难人员发放社保补贴 is 发放社保补贴.
fn cut_at_deed<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    let (mut from, mut depth) = (0, 0);
    for (i, &c) in chars.iter().enumerate() {
        depth += nesting(c);
        if depth == 0
            && let Some((n, ())) = words.deeds.prefix(&chars[i..])
            && chars.len() >= i + n + 2
        {
            from = i;
        }
    }
    &chars[from..]
}

fn nesting(c: char) -> i32 {
    match c {
        '“' | '（' | '《' => 1,
        '”' | '）' | '》' => -1,
        _ => 0,
    }
}

/// 到2020年, 2014年, “十三五”时期 at the head: its length.
fn date_prefix(chars: &[char]) -> Option<usize> {
    let mut i = usize::from(matches!(chars.first(), Some('到' | '至' | '在' | '截')));
    if i == 1 && chars.get(1) == Some(&'至') {
        i = 2;
    }
    if chars.get(i) == Some(&'“') {
        let close = chars.iter().take(i + 8).position(|&c| c == '”')?;
        let tail: String = chars[close + 1..].iter().take(2).collect();
        let plan = chars[close - 1] == '五' && matches!(tail.as_str(), "时期" | "期间" | "以来");
        return plan.then_some(close + 3);
    }
    let digits = chars[i..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = i + digits;
    match chars.get(end)? {
        '年' if digits == 4 => end += 1,
        '月' if matches!(digits, 1 | 2) => end += 1,
        _ => return None,
    }
    while matches!(chars.get(end), Some('末' | '底' | '初' | '的' | '来'))
        || chars.get(end) == Some(&'以') && chars.get(end + 1) == Some(&'来')
    {
        end += 1;
    }
    Some(end)
}

/// The members of a coordinated name, each made whole: 二氧化硫、化学需氧量排放量 is 二氧化硫排放量 and 化学需氧量排放量. A name
/// that is not coordinated is its only member.
pub fn members(words: &FigureWords, name: &[char]) -> Vec<String> {
    let text: String = name.iter().collect();
    for (pair, heads) in &words.pairs {
        if let Some(at) = text.find(pair.as_str()) {
            let (before, after) = (&text[..at], &text[at + pair.len()..]);
            return heads.iter().map(|h| format!("{before}{h}{after}")).collect();
        }
    }
    let mut parts = split(name);
    let Some(last) = parts.pop().filter(|_| !parts.is_empty()) else { return vec![text] };
    let tail = shared_tail(words, last);
    // 风力发电机组等绿色产品产量: what the list is summed up by is not of its last member.
    let head = &last[..last.len() - tail.len()];
    let head = head.split(|&c| c == '等').next().unwrap_or(head);
    let prefix = shared_prefix(parts[0]);
    let mut out: Vec<String> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let mut whole = String::from(if i > 0 { prefix } else { "" });
        whole.extend(strip_head(words, part));
        if words.shared.suffix(part).is_none() {
            whole.extend(tail);
        }
        out.push(whole);
    }
    let last: Vec<char> = head.iter().chain(tail).copied().collect();
    out.push(prefix.chars().chain(strip_head(words, &last).iter().copied()).collect());
    out
}

fn split(name: &[char]) -> Vec<&[char]> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0);
    for (i, &c) in name.iter().enumerate() {
        depth += nesting(c);
        let joint = match c {
            '、' => true,
            '和' | '与' | '及' => i > from && i + 1 < name.len(),
            _ => false,
        };
        if joint && depth == 0 && parts.len() < MOST_MEMBERS {
            parts.push(&name[from..i]);
            from = i + 1;
        }
    }
    parts.push(&name[from..]);
    parts.retain(|p| !p.is_empty());
    parts
}

/// The end of the last member that its sisters share.
fn shared_tail<'c>(words: &FigureWords, last: &'c [char]) -> &'c [char] {
    let mut at = last.iter().position(|&c| c == '占').filter(|&i| i > 0).unwrap_or(last.len());
    while let Some((n, ())) = words.shared.suffix(&last[..at])
        && n < at
    {
        at -= n;
    }
    &last[at..]
}

/// What the first member has in front for all: 单位国内生产总值.
fn shared_prefix(first: &[char]) -> &'static str {
    let text: String = first.iter().collect();
    ["单位国内生产总值", "单位地区生产总值", "单位GDP", "单位生产总值"]
        .into_iter()
        .find(|p| text.starts_with(p))
        .unwrap_or("")
}

/// Without marks and connecting words at both ends.
pub fn trim_marks(chars: &[char]) -> &[char] {
    let mut rest = trim_start(chars);
    while matches!(rest.last(), Some('、' | '，' | '；' | '：' | '-' | '的' | '。' | '了')) {
        rest = &rest[..rest.len() - 1];
    }
    rest
}

fn trim_start(chars: &[char]) -> &[char] {
    let n = chars.iter().take_while(|c| matches!(c, '、' | '，' | '；' | '：' | '-' | '。' | '·' | '”' | '）')).count();
    &chars[n..]
}
