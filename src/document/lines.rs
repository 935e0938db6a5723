//! The lines of a manuscript, each looked at once: its place, its length, its mark, what kind of line it is.

use super::heading::{self, Mark};
use crate::lexicon::headings;
use crate::text::{Span, is_han};

/// One line of the manuscript.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    pub span: Span,
    pub text: &'t str,
    pub chars: usize,
    /// How it is marked as a heading, if it is; offsets are into the line.
    pub mark: Option<Mark>,
}

/// All lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for raw in text.split('\n') {
        let span = without_markup(text, Span::new(at, at + raw.len()).trim(text));
        at += raw.len() + 1;
        if !span.is_empty() {
            let text = span.of(text);
            out.push(Line { span, text, chars: text.chars().count(), mark: heading::mark(text) });
        }
    }
    out
}

/// The words of a line of Markdown: ## 一、回顾, **（一）工业提质**.
fn without_markup(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let hashes = words.len() - words.trim_start_matches('#').len();
    let titled = hashes > 0 && hashes <= 6 && words[hashes..].starts_with([' ', '\u{3000}', '\t']);
    let span = if titled { Span::new(span.start + hashes, span.end).trim(text) } else { span };
    // 【2024年工作回顾】: brackets around a heading.
    let bracketed = span.of(text).strip_prefix('【').and_then(|w| w.strip_suffix('】'));
    if bracketed.is_some_and(|w| w.chars().count() >= 4 && !w.contains(['【', '】'])) {
        return Span::new(span.start + '【'.len_utf8(), span.end - '】'.len_utf8()).trim(text);
    }
    match span.of(text).strip_prefix("**").and_then(|w| w.strip_suffix("**")) {
        Some(bold) if !bold.contains("**") => Span::new(span.start + 2, span.end - 2).trim(text),
        _ => span,
    }
}

impl Line<'_> {
    /// 各位代表：, alone or before the paragraph.
    pub(super) fn is_salutation(&self) -> bool {
        headings::builtin().plain.salutations.at_start(self.text).is_some()
    }
    /// A salutation that stands alone.
    pub(super) fn is_bare_salutation(&self) -> bool {
        self.chars <= 14
            && self.is_salutation()
            && (self.text.ends_with(['：', ':', '！', '!', '，']) || self.chars <= 6)
    }
    /// ——2024年1月11日在……会议上
    pub(super) fn is_meeting(&self) -> bool {
        let words = self.text.trim_end_matches(['）', ')', '」']);
        self.chars <= 60
            && (words.contains('在') || self.is_dashed())
            && ["会议上", "次会议", "大会上"].iter().any(|w| words.ends_with(w))
            && (words.contains("大会") || words.contains("届人大"))
    }
    /// Whether it ends as a sentence does.
    pub(super) fn is_ended(&self) -> bool {
        self.text.ends_with([
            '。', '！', '？', '；', '：', '!', '?', ';', ':', '…', '”', '’', '"', '」', '』', '）', ')', '》', '.',
        ])
    }
    /// —— opens an item of a list, never a heading.
    pub(super) fn is_dashed(&self) -> bool {
        self.text.starts_with(['—', '－', '-', '─', '–', '●', '■', '◆', '•', '·'])
    }
    /// A paragraph that belongs to the part again, not to the last item of a list.
    pub(super) fn is_closing(&self) -> bool {
        headings::builtin().closing.openers.at_start(self.text).is_some()
    }
    /// The title line of an appendix.
    pub(super) fn is_appendix(&self) -> bool {
        let words = &headings::builtin().appendix;
        let bare = self.text.trim_start_matches(['（', '(', '《', '【', '*', '※']);
        self.chars <= 40
            && !self.text.contains(['。', '；'])
            && self.mark.is_none()
            && (words.openers.at_start(bare).is_some() || words.words.in_text(self.text) && !self.text.contains('，'))
    }
    /// A short line without the end of a sentence: a heading without a mark, perhaps.
    pub(super) fn is_bare(&self) -> bool {
        (4..=36).contains(&self.chars)
            && self.mark.is_none()
            && !self.is_dashed()
            && !self.text.ends_with([
                '。', '！', '？', '；', '：', '，', '、', '!', '?', ';', ':', ',', '.', '…', '>', '】', '|',
            ])
            && !self.text.starts_with(['（', '(', '【', '《', '〔', '>', '|', '*', '#'])
            && !self.text.contains(['。', '；'])
            && !self.is_salutation()
            && self.text.chars().filter(|&c| is_han(c)).count() * 2 > self.chars
    }
}

/// Whether the bare line `i` stands between others as a heading does: after the end of a paragraph, before a longer one.
pub(super) fn stands_apart(lines: &[Line<'_>], i: usize) -> bool {
    let after = lines.get(i + 1).is_some_and(|n| {
        n.mark.is_some()
            || n.chars > lines[i].chars && (n.chars >= 40 || n.chars >= 20 && n.text.ends_with('。'))
            || n.is_salutation()
    });
    after && follows_end(lines, i)
}

/// Whether line `i` comes after the end of a paragraph or after another heading.
pub(super) fn follows_end(lines: &[Line<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|p| lines.get(p));
    before.is_none_or(|p| p.is_ended() || p.mark.is_some() || p.is_bare() || p.is_meeting())
}
