//! Whether the text is whole: it breaks off in mid-sentence, or before what its table of contents announces.

use super::outline::{Event, Kind};
use crate::remark::Remark;
use crate::text::Span;

/// What is to be said of the report's end.
pub(super) struct Ending {
    pub complete: bool,
    pub remarks: Vec<Remark>,
}

/// Looks at the end of the body, and at what was announced without coming.
pub(super) fn judge(text: &str, events: &[Event], announced: &[Span]) -> Ending {
    let mut remarks = Vec::new();
    if !announced.is_empty() {
        let names: Vec<&str> = announced.iter().take(3).map(|s| s.of(text)).collect();
        let more = if announced.len() > 3 { format!("等{}个标题", announced.len()) } else { String::new() };
        remarks.push(Remark::warning(
            format!("目录里有、正文里没有：{}{more}", names.join("、")),
            announced.first().copied(),
        ));
    }
    // An appendix often ends without a full stop, so only the report's own text is judged.
    let end = events
        .iter()
        .position(|e| matches!(e, Event::Head(h) if matches!(h.kind, Kind::Appendix | Kind::Copy)))
        .unwrap_or(events.len());
    // A heading with nothing below it announces what is lost.
    let broken = match events[..end].iter().rfind(|e| !matches!(e, Event::Head(h) if h.kind == Kind::Announced)) {
        Some(Event::Text(t)) => Some(t.span).filter(|s| breaks_off(s.of(text))),
        Some(Event::Head(h)) => Some(h.heading).filter(|s| !ended(s.of(text))),
        None => None,
    };
    if let Some(span) = broken {
        let words = span.of(text);
        let from = words.char_indices().rev().nth(11).map_or(0, |(i, _)| i);
        remarks.push(Remark::warning(format!("正文在句中断开，后面可能缺失：“……{}”", &words[from..]), Some(span)));
    }
    Ending { complete: announced.is_empty() && broken.is_none(), remarks }
}

/// Prose that ends without the end of a sentence, or within a character.
fn breaks_off(paragraph: &str) -> bool {
    let long = paragraph.chars().count() >= 20 && paragraph.contains(['，', ',', '。']);
    long && !ended(paragraph) || paragraph.ends_with(char::REPLACEMENT_CHARACTER)
}

/// Whether a text ends as a sentence does.
fn ended(paragraph: &str) -> bool {
    paragraph
        .ends_with(['。', '！', '？', '!', '?', '.', '…', '”', '’', '"', '」', '』', '）', ')', '》', '】', '］', ']'])
}
