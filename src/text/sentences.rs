//! Sentences and clauses of a text, by their marks, as spans.

use super::{Span, marks};

/// The sentences of `within`: cut after 。！？； and line ends; a closing quote or bracket stays with its sentence.
/// The spans are trimmed, never empty, in order, and don't overlap.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    cut(text, within, ends_sentence)
}

/// The clauses of `within`: cut after commas too (not after 、, which joins a list, nor inside a number like 1,234).
pub fn clauses(text: &str, within: Span) -> Vec<Span> {
    cut(text, within, |c| ends_sentence(c) || matches!(c, '，' | ','))
}

/// The one of the [`sentences`] of `within` that holds `hit`, or what a reader has in view of one without end.
pub fn around(text: &str, within: Span, hit: Span) -> Option<Span> {
    let within = in_view(text, within, hit);
    let (head, body) = (text.get(within.start..hit.start)?, text.get(within.start..within.end)?);
    // Where the sentence before ended: behind a mark and what closes after it.
    let end = |(i, c): (usize, char)| {
        let after = i + c.len_utf8();
        ends_sentence(c).then(|| after + closing(&body[after..])).filter(|&end| end <= head.len())
    };
    let start = within.start + head.char_indices().rev().find_map(end).unwrap_or(0);
    let rest = text.get(start..within.end)?;
    let sentence = Span::new(start, start + piece(rest, &ends_sentence)).trim(text);
    sentence.contains(hit).then_some(sentence)
}

/// The part of a paragraph around `place` that a reader has in view: all of it but where it has no end.
pub fn in_view(text: &str, paragraph: Span, place: Span) -> Span {
    const IN_VIEW: usize = 6000;
    let start = paragraph.start.max(place.start.saturating_sub(IN_VIEW));
    let end = paragraph.end.min(place.end.saturating_add(IN_VIEW));
    let sound = |at: &usize| text.is_char_boundary(*at);
    Span::new((start..=place.start).find(sound).unwrap_or(start), (end..=paragraph.end).find(sound).unwrap_or(end))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n')
}

/// Bytes of a short clause.
const SHORT: usize = 32;

fn cut(text: &str, within: Span, ends: impl Fn(char) -> bool) -> Vec<Span> {
    let mut out = Vec::with_capacity(within.len() / SHORT + 1);
    let mut start = within.start;
    while start < within.end {
        let end = start + piece(&text[start..within.end], &ends);
        push(text, start, end, &mut out);
        start = end;
    }
    out
}

/// How long the first piece of `s` is, with the mark that ends it and what closes behind that.
fn piece(s: &str, ends: &impl Fn(char) -> bool) -> usize {
    let digit = |at: Option<usize>| at.and_then(|at| s.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let in_number = |i: usize, c: char| c == ',' && digit(i.checked_sub(1)) && digit(Some(i + 1));
    let end = marks(s).find(|&(i, c)| ends(c) && !in_number(i, c)).map(|(i, c)| i + c.len_utf8());
    end.map_or(s.len(), |end| end + closing(&s[end..]))
}

/// How many bytes of quotes and brackets that close stand at the head of `s`.
fn closing(s: &str) -> usize {
    // Mostly a common character comes next.
    if matches!(s.as_bytes().first(), None | Some(0xE4..=0xE9)) {
        return 0;
    }
    s.len() - s.trim_start_matches(['”', '’', '」', '』', '）', ')', '》']).len()
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let span = Span::new(start, end).trim(text);
    if !span.is_empty() {
        out.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一年来，“增长6%。”各项工作（见附件；）都好！\n投资1,234万元, 其中5万元；";

    fn shown(spans: Vec<Span>) -> Vec<&'static str> {
        spans.into_iter().map(|s| s.of(TEXT)).collect()
    }

    #[test]
    fn marks_cut_and_what_closes_stays() {
        let all = Span::new(0, TEXT.len());
        assert_eq!(
            shown(sentences(TEXT, all)),
            ["一年来，“增长6%。”", "各项工作（见附件；）", "都好！", "投资1,234万元, 其中5万元；"]
        );
        let last = Span::new(TEXT.find("投资").expect("there"), TEXT.len());
        assert_eq!(shown(clauses(TEXT, last)), ["投资1,234万元,", "其中5万元；"]);
        assert!(sentences(TEXT, Span::default()).is_empty());
    }

    #[test]
    fn the_sentence_around_a_place_is_the_one_that_holds_it() {
        let all = Span::new(0, TEXT.len());
        let places: Vec<usize> = TEXT.char_indices().map(|(i, _)| i).chain([TEXT.len()]).collect();
        for (n, &start) in places.iter().enumerate() {
            for &end in &places[n + 1..] {
                let hit = Span::new(start, end);
                let wanted = sentences(TEXT, all).into_iter().find(|s| s.contains(hit));
                assert_eq!(around(TEXT, all, hit), wanted, "{}", hit.of(TEXT));
            }
        }
    }
}
