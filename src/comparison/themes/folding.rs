//! The text of a report as terms are looked for in it: folded in width, without white space, each line told once.

use std::collections::HashSet;
use std::ops::Range;

use crate::document::{PartRole, Report};
use crate::lexicon::headings;
use crate::text::{RowHasher, between_marks, hash_chars, is_han, marks};

use super::told::as_u32;

/// Characters of a line that is not said twice by chance.
const REPEATED: usize = 40;

/// A report's text, folded, where each character comes from, and the report's headings.
#[derive(Debug, Default)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// Its characters.
    pub chars: Vec<char>,
    /// Where they come from.
    pub origin: Origin,
    /// Which of them are headings.
    pub headings: Vec<Range<u32>>,
}

impl Folded {
    /// That of a report.
    pub fn of(report: &Report) -> Self {
        let spoken = &report.text()[..appendix(report)];
        let mut folded = once_only(Self::fold(spoken, address(spoken)));
        let headings = report.sections.iter().filter(|s| s.level > 0 && s.body).map(|s| s.heading);
        folded.headings = headings.map(|h| folded.origin.from(h.start)..folded.origin.from(h.end)).collect();
        folded
    }

    /// The text from this byte on with full-width letters and digits halved and white space gone.
    fn fold(text: &str, from: usize) -> Self {
        let mut folded = Self::default();
        folded.text.reserve(text.len());
        folded.chars.reserve(text.len() / 3 + text.len() / 32);
        // What stays as it is is copied a stretch at a time.
        let (mut copied, mut seen) = (from, from);
        for (i, c) in marks(&text[from..]).map(|(i, c)| (from + i, c)) {
            folded.add(between_marks(&text[seen..i]), seen);
            seen = i + c.len_utf8();
            let blank = c != '\n' && c.is_whitespace();
            let as_what = fold_char(c);
            if blank || as_what != c {
                folded.text.push_str(&text[copied..i]);
                copied = seen;
                folded.text.extend((!blank).then_some(as_what));
            }
            if !blank {
                folded.add(std::iter::once(as_what), i);
            }
        }
        folded.add(between_marks(&text[seen..]), seen);
        folded.text.push_str(&text[copied..]);
        folded.origin.push(folded.chars.len(), text.len(), 0);
        folded
    }

    /// Adds characters that stand from this byte on, three bytes each if there are several.
    fn add(&mut self, chars: impl ExactSizeIterator<Item = char>, byte: usize) {
        if chars.len() > 0 {
            self.origin.push(self.chars.len(), byte, chars.len());
            self.chars.extend(chars);
        }
    }
}

/// Where a report begins to speak: after its title and the line of who speaks and when, which say no terms; at its beginning
/// where nobody is addressed.
fn address(text: &str) -> usize {
    let addressed = |line: &str| headings::builtin().plain.salutations.at_start(line.trim_start()).is_some();
    let (mut start, mut told) = (0, 0);
    for line in text.split_inclusive('\n') {
        if addressed(line) {
            return start;
        }
        told += usize::from(!line.trim().is_empty());
        start += line.len();
        if told > HEAD || line.len() > HEAD_LINE {
            break;
        }
    }
    0
}

/// Where the first appendix of a report begins, or else its end: a glossary says again what the report said once.
fn appendix(report: &Report) -> usize {
    let words = &headings::builtin().appendix;
    let sections = &report.sections;
    let spoken = sections.iter().rposition(|s| s.level == 1 && s.role != PartRole::Other).unwrap_or(sections.len());
    let is_one = |title: &str| words.openers.at_start(title).is_some() || words.words.in_text(title);
    let mut after = sections[spoken..].iter().filter(|s| s.level == 1 && s.role == PartRole::Other && s.body);
    after.find(|s| is_one(s.heading.of(report.text()))).map_or(report.text().len(), |s| s.extent.start)
}

/// Lines of the longest head of a report, with what a web page and a table of contents put there, and bytes of a line of it.
const HEAD: usize = 30;
const HEAD_LINE: usize = 180;

/// The byte of a text at which each of some characters stands: kept for those that don't stand three bytes after the one before,
/// as nearly all do.
#[derive(Debug, Default)]
pub struct Origin {
    breaks: Vec<(u32, u32)>,
    /// Where the next one would stand three bytes after the last.
    due: usize,
}

impl Origin {
    /// Adds so many characters from this one on, which is the next.
    fn push(&mut self, char: usize, byte: usize, chars: usize) {
        if byte != self.due || char == 0 {
            self.breaks.push((as_u32(char), as_u32(byte)));
        }
        self.due = byte + 3 * chars;
    }

    /// The byte of a character; for the one after the last the end of the text.
    pub fn byte(&self, char: usize) -> usize {
        let char = as_u32(char);
        let next = self.breaks.partition_point(|a| a.0 <= char);
        next.checked_sub(1).and_then(|i| self.breaks.get(i)).map_or(0, |a| (a.1 + 3 * (char - a.0)) as usize)
    }

    /// The first character at this byte or after it.
    fn from(&self, byte: usize) -> u32 {
        let byte = as_u32(byte);
        let next = self.breaks.partition_point(|a| a.1 < byte);
        let end = self.breaks.get(next).map_or(u32::MAX, |a| a.0);
        let before = next.checked_sub(1).and_then(|i| self.breaks.get(i));
        before.map_or(0, |a| (a.0 + (byte - a.1).div_ceil(3)).min(end))
    }
}

/// A folded text without the lines that it told before, word for word: a text that holds itself twice says nothing twice.
/// A short line may come back by chance; it goes with a long one beside it, as a heading does with its paragraph.
fn once_only(all: Folded) -> Folded {
    let hash = |line: &[char]| hash_chars(line);
    let mut seen: HashSet<u64, RowHasher> = HashSet::default();
    // Lines that end in different ways are not the same.
    let mut ends_anew = |line: &[char]| seen.insert(hash(&line[line.len() - REPEATED / 2..]));
    if all.chars.split(|&c| c == '\n').filter(|line| line.len() > REPEATED).all(&mut ends_anew) {
        return all;
    }
    seen.clear();
    let mut lines = Vec::new();
    let mut first = 0;
    for line in all.chars.split_inclusive(|&c| c == '\n') {
        if line.len() > 1 {
            let again = !seen.insert(hash(line.strip_suffix(&['\n']).unwrap_or(line)));
            lines.push((line, first, again));
        }
        first += line.len();
    }
    let copied = |&(line, _, again): &(&[char], usize, bool)| again && line.len() > REPEATED;
    let beside = |i: usize| lines[i.saturating_sub(1)..].iter().take(3).any(copied);
    let mut kept = Folded::default();
    for (i, &(line, first, again)) in lines.iter().enumerate() {
        if !(again && beside(i)) {
            for (at, &c) in line.iter().enumerate() {
                kept.add(std::iter::once(c), all.origin.byte(first + at));
            }
            kept.text.extend(line);
        }
    }
    kept.origin.push(kept.chars.len(), all.origin.byte(all.chars.len()), 0);
    kept
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
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    #[test]
    fn what_is_told_twice_counts_once() {
        let paragraph = format!("{}推进茶旅融合。", "办好惠民实事，".repeat(6));
        let text =
            format!("一、茶旅融合\n\n{paragraph}\n办好茶博会\n一、茶旅融合\n\n{paragraph}\n办好书会\n办好茶博会\n");
        let Folded { text: once, chars, origin, .. } = once_only(Folded::fold(&text, 0));
        assert_eq!(once.matches("茶旅融合").count(), 2, "{once}");
        assert_eq!(once.matches("办好茶博会").count(), 2, "a short line by itself is said again: {once}");
        assert!(once.chars().eq(chars.iter().copied()));
        for (i, &c) in chars.iter().enumerate() {
            assert_eq!(text[origin.byte(i)..].chars().next(), Some(c));
        }
    }

    #[test]
    fn a_glossary_says_nothing_again() {
        let text = "各位代表：\n一、2024年工作回顾\n建成茶旅小镇，茶园提质。\n二、2025年工作安排\n推进茶旅融合，实施“双茶计划”。\n                    名词解释\n1.双茶计划：推进茶园建设。\n";
        let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        let report = document::parse(read, &Given::default());
        let said = Folded::of(&report).text;
        assert!(said.contains("茶旅融合") && !said.contains("名词解释"), "{said}");
        assert_eq!(said.matches("双茶计划").count(), 1);
    }

    #[test]
    fn the_head_of_a_report_says_no_terms() {
        let report =
            "澜溪区政府工作报告\n2025年1月8日在澜溪区人民代表大会上\n区长 白望舒\n\n　　各位代表：\n推进茶旅融合。\n";
        assert!(report[address(report)..].trim_start().starts_with("各位代表"));
        let page = "首页\n澜溪区政府工作报告\n目录\n一、2024年工作回顾\n（一）产业\n（二）民生\n二、2025年工作安排\n（一）产业\n（二）民生\n政府工作报告\n各位代表：\n";
        assert!(page[address(page)..].starts_with("各位代表"), "what a web page and a table of contents put there");
        let long = format!("{}\n各位代表：\n", "推进茶旅融合。".repeat(20));
        assert_eq!(address(&long), 0, "what is told before somebody is addressed is told");
        assert_eq!(address("推进茶旅融合。\n"), 0);
    }

    #[test]
    fn each_character_is_found_where_it_comes_from() {
        let text = "一、 完成９7.4 亿元，同比增长\n\n　　é9%𠀀。";
        let Folded { text: folded, chars, origin, .. } = Folded::fold(text, 0);
        assert_eq!(folded, "一、完成97.4亿元，同比增长\n\né9%𠀀。");
        assert!(folded.chars().eq(chars.iter().copied()));
        let mut place = 0;
        for (byte, c) in text.char_indices() {
            assert_eq!(origin.from(byte), place as u32, "{c:?} or the next that is kept");
            if place < chars.len() && origin.byte(place) == byte {
                assert_eq!(fold_char(c), chars[place]);
                place += 1;
            } else {
                assert!(c.is_whitespace());
            }
        }
        assert_eq!((place, origin.byte(place), origin.from(text.len())), (chars.len(), text.len(), place as u32));
    }
}
