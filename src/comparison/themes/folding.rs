//! The text of a report as terms are looked for in it: folded in width, without white space, each line told once.

use std::collections::HashSet;

use crate::document::Report;
use crate::text::{RowHasher, Span, hash_row, is_han, marks};

use super::told::as_u32;

/// Characters of a line that is not said twice by chance.
const REPEATED: usize = 40;

/// A report's text, folded, where each character comes from, and the report's headings.
#[derive(Debug, Default)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// The byte of the report's text at which each character stands, and its end.
    pub at: Vec<u32>,
    /// Where the headings stand in the report's text.
    pub headings: Vec<Span>,
}

impl Folded {
    /// That of a report.
    pub fn of(report: &Report) -> Self {
        let (text, at) = once_only(fold(report.text()));
        let headings = report.sections.iter().filter(|s| s.level > 0 && s.body).map(|s| s.heading).collect();
        Self { text, at, headings }
    }
}

/// The text with full-width letters and digits halved and white space gone, and where each character comes from.
fn fold(text: &str) -> (String, Vec<u32>) {
    let mut out = String::with_capacity(text.len());
    let mut at = Vec::with_capacity(text.chars().count() + 1);
    // What stays as it is is copied a stretch at a time.
    let mut copied = 0;
    // Nothing stands between the marks but characters of three bytes.
    let mut seen = 0;
    for (i, c) in marks(text) {
        at.extend((seen..i).step_by(3).map(as_u32));
        seen = i + c.len_utf8();
        let blank = c != '\n' && c.is_whitespace();
        if !blank {
            at.push(as_u32(i));
        }
        let folded = fold_char(c);
        if blank || folded != c {
            out.push_str(&text[copied..i]);
            copied = seen;
            out.extend((!blank).then_some(folded));
        }
    }
    at.extend((seen..text.len()).step_by(3).map(as_u32));
    out.push_str(&text[copied..]);
    at.push(as_u32(text.len()));
    (out, at)
}

/// A folded text without the lines that it told before, word for word: a text that holds itself twice says nothing twice.
/// A short line may come back by chance; it goes with a long one beside it, as a heading does with its paragraph.
fn once_only((text, at): (String, Vec<u32>)) -> (String, Vec<u32>) {
    let is_long = |line: &&str| line.len() > 3 * REPEATED;
    let mut seen: HashSet<u64, RowHasher> = HashSet::default();
    if text.split('\n').filter(is_long).all(|line| seen.insert(hash_row(line))) {
        return (text, at);
    }
    seen.clear();
    let mut lines = Vec::new();
    let mut first = 0;
    for line in text.split_inclusive('\n') {
        let chars = line.chars().count();
        if chars > 1 {
            let again = !seen.insert(hash_row(line.trim_end()));
            lines.push((line, first, chars, again));
        }
        first += chars;
    }
    let copied = |&(line, _, _, again): &(&str, usize, usize, bool)| again && is_long(&line);
    let beside = |i: usize| lines[i.saturating_sub(1)..].iter().take(3).any(copied);
    let (mut kept, mut kept_at) = (String::with_capacity(text.len()), Vec::with_capacity(at.len()));
    for (i, &(line, first, chars, again)) in lines.iter().enumerate() {
        if !(again && beside(i)) {
            kept.push_str(line);
            kept_at.extend_from_slice(at.get(first..first + chars).unwrap_or_default());
        }
    }
    kept_at.extend(at.last());
    (kept, kept_at)
}

/// Folds what differs in width alone; quotation marks keep their direction, which tells what stands within them.
pub fn fold_char(c: char) -> char {
    if is_han(c) {
        return c;
    }
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＋' | '．' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '○' | '◯' => '〇',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_twice_counts_once() {
        let paragraph = format!("{}推进茶旅融合。", "办好惠民实事，".repeat(6));
        let text =
            format!("一、茶旅融合\n\n{paragraph}\n办好茶博会\n一、茶旅融合\n\n{paragraph}\n办好书会\n办好茶博会\n");
        let (once, at) = once_only(fold(&text));
        assert_eq!(once.matches("茶旅融合").count(), 2, "{once}");
        assert_eq!(once.matches("办好茶博会").count(), 2, "a short line by itself is said again: {once}");
        assert_eq!(at.len(), once.chars().count() + 1);
        for (c, &byte) in once.chars().zip(&at) {
            assert_eq!(text[byte as usize..].chars().next(), Some(c));
        }
    }
}
