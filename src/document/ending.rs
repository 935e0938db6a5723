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
    let last = events[..end].iter().rev().find_map(|e| match e {
        Event::Text(t) => Some(t.span),
        Event::Head(h) if h.kind == Kind::Announced => None,
        Event::Head(h) => Some(h.heading),
    });
    let broken = last.filter(|s| breaks_off(s.of(text)));
    if let Some(span) = broken {
        let words = span.of(text);
        let from = words.char_indices().rev().nth(11).map_or(0, |(i, _)| i);
        remarks.push(Remark::warning(format!("正文在句中断开，后面可能缺失：“……{}”", &words[from..]), Some(span)));
    }
    Ending { complete: announced.is_empty() && broken.is_none(), remarks }
}

/// Prose that ends without the end of a sentence.
fn breaks_off(paragraph: &str) -> bool {
    let long = paragraph.chars().count() >= 20 && paragraph.contains(['，', ',', '。']);
    long && !paragraph
        .ends_with(['。', '！', '？', '!', '?', '.', '…', '”', '’', '"', '」', '』', '）', ')', '》', '】', '］', ']'])
}
