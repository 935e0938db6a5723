//! Sentences and clauses of a text, by their marks, as spans.

use super::Span;

/// The sentences of `within`: cut after 。！？； and line ends; a closing quote or bracket stays with its sentence.
/// The spans are trimmed, never empty, in order, and don't overlap.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    cut(text, within, |c| matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n'))
}

/// The clauses of `within`: cut after commas too (not after 、, which joins a list, nor inside a number like 1,234).
pub fn clauses(text: &str, within: Span) -> Vec<Span> {
    cut(text, within, |c| matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?' | '\n' | '，' | ','))
}

fn cut(text: &str, within: Span, ends: impl Fn(char) -> bool) -> Vec<Span> {
    let s = within.of(text);
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = s.char_indices().peekable();
    let mut before = '\0';
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let in_number = c == ',' && before.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit());
        before = c;
        if !ends(c) || in_number {
            continue;
        }
        let mut end = i + c.len_utf8();
        while let Some(&(j, n)) = chars.peek() {
            if !matches!(n, '”' | '’' | '」' | '』' | '）' | ')' | '》') {
                break;
            }
            end = j + n.len_utf8();
            chars.next();
        }
        push(text, within.start + start, within.start + end, &mut out);
        start = end;
    }
    push(text, within.start + start, within.end, &mut out);
    out
}

fn push(text: &str, start: usize, end: usize, out: &mut Vec<Span>) {
    let span = Span::new(start, end).trim(text);
    if !span.is_empty() {
        out.push(span);
    }
}
