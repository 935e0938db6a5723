//! The table of contents before the text: it repeats the headings and is not the body. What only it names is announced.

use std::collections::HashMap;

use super::heading::Style;
use super::lines::Line;
use super::outline::{self, Event, Head, Kind};
use crate::text::Span;
use crate::text::fold::fold;

/// One line of a table of contents.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub level: usize,
    pub number: String,
    pub heading: Span,
    pub title: Span,
}

/// The lines that a table of contents takes up, if there is one.
pub(super) fn find(lines: &[Line<'_>]) -> Option<std::ops::Range<usize>> {
    let named = lines.iter().take(30).position(is_name);
    let start = match named {
        Some(at) => at + 1,
        None => lines.iter().take(30).position(is_entry)?,
    };
    let mut end = start;
    while end < lines.len() && (is_entry(&lines[end]) || named.is_some() && is_unnumbered_entry(&lines[end])) {
        end += 1;
    }
    let entries = lines[start..end].iter().filter(|l| l.mark.is_some()).count();
    let body_follows = lines[end..].iter().take(6).any(|l| l.is_salutation() || is_title(l) || l.is_meeting());
    let repeated = lines[start..end].first().is_some_and(|first| {
        let title = entry_title(first);
        first.mark.is_some()
            && lines[end..].iter().any(|l| l.mark.as_ref().is_some_and(|m| l.text[m.title.clone()].starts_with(title)))
    });
    let found = match named {
        Some(_) => entries > 0,
        None => entries >= 3 && (body_follows || repeated),
    };
    found.then(|| named.unwrap_or(start)..end)
}

/// The entries of the table in `lines`, with their levels.
pub(super) fn entries(lines: &[Line<'_>]) -> Vec<Entry> {
    let marked: Vec<Line<'_>> = lines.iter().filter(|l| l.mark.is_some()).cloned().collect();
    let levels = outline::levels(&marked);
    marked
        .iter()
        .zip(levels)
        .filter_map(|(line, level)| {
            let mark = line.mark.as_ref()?;
            let start = line.span.start + mark.title.start;
            Some(Entry {
                level,
                number: mark.label.clone(),
                heading: line.span,
                title: Span::new(start, start + entry_title(line).len()),
            })
        })
        .collect()
}

/// Puts the entries that the body does not have among its events, each behind what comes before it in the table. Gives
/// their titles.
pub(super) fn announce(text: &str, events: &mut Vec<Event>, entries: &[Entry]) -> Vec<Span> {
    let mut heads: HashMap<(usize, String), Vec<usize>> = HashMap::new();
    for (i, event) in events.iter().enumerate() {
        if let Event::Head(h) = event
            && let Some(number) = &h.number
        {
            heads.entry((h.level, key(number, h.title.of(text)))).or_default().push(i);
        }
    }
    let same = |a: &str, b: &str| {
        let (a, b) = (fold(a), fold(b));
        a.starts_with(&b) || b.starts_with(&a)
    };
    let mut after: Option<usize> = None;
    let mut matched = 0;
    let mut missing: Vec<(usize, Event)> = Vec::new();
    for entry in entries {
        let title = entry.title.of(text);
        let found = heads.get(&(entry.level, key(&entry.number, title))).and_then(|c| {
            c.iter().copied().find(|&i| {
                after.is_none_or(|a| i > a) && matches!(&events[i], Event::Head(h) if same(h.title.of(text), title))
            })
        });
        if let Some(i) = found {
            after = Some(i);
            matched += 1;
            continue;
        }
        // Behind what belongs to the entry before it.
        let at = match (after, missing.last()) {
            (a, Some((at, _))) if a.is_none_or(|a| a < *at) => *at,
            (Some(a), _) => (a + 1..events.len()).find(|&i| ends(&events[i], entry.level)).unwrap_or(events.len()),
            (None, _) => 0,
        };
        let head = Head {
            level: entry.level,
            number: Some(entry.number.clone()),
            heading: entry.heading,
            title: entry.title,
            kind: Kind::Announced,
        };
        missing.push((at, Event::Head(head)));
    }
    let any_heads = events.iter().any(|e| matches!(e, Event::Head(_)));
    if matched == 0 && any_heads {
        // A table of something else.
        return Vec::new();
    }
    let titles = missing.iter().map(|(_, e)| if let Event::Head(h) = e { h.title } else { Span::default() }).collect();
    let mut out = Vec::with_capacity(events.len() + missing.len());
    let mut missing = missing.into_iter().peekable();
    for (i, event) in events.drain(..).enumerate() {
        while let Some((_, head)) = missing.next_if(|(at, _)| *at <= i) {
            out.push(head);
        }
        out.push(event);
    }
    out.extend(missing.map(|(_, head)| head));
    *events = out;
    titles
}

/// Whether an event no longer belongs to what stands above an entry of `level`.
fn ends(event: &Event, level: usize) -> bool {
    match event {
        Event::Head(h) => h.level <= level,
        Event::Text(t) => t.owner + 1 < level,
    }
}

fn key(number: &str, title: &str) -> String {
    let opening: String = fold(title).chars().take(2).collect();
    format!("{number} {opening}")
}

/// The title without the dots and the page number behind it.
fn entry_title<'t>(line: &Line<'t>) -> &'t str {
    let title = line.mark.as_ref().map_or(line.text, |m| &line.text[m.title.clone()]);
    let dots = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '．' | '┄' | '⋯' | '-' | '—' | '－' | '_');
    let unpaged = title
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '（' | '）'))
        .trim_end_matches(dots);
    // 2023年 at the end of a title is no page.
    if unpaged.len() < title.trim_end_matches(|c: char| c.is_ascii_digit()).len()
        || !title.ends_with(|c: char| c.is_ascii_digit())
    {
        unpaged
    } else {
        title
    }
}

fn is_name(line: &Line<'_>) -> bool {
    let words = line.text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':'));
    let words = words.chars().filter(|c| !c.is_whitespace());
    ["目录", "目錄", "目次"].iter().any(|name| name.chars().eq(words.clone()))
}

fn is_title(line: &Line<'_>) -> bool {
    line.chars <= 40 && line.text.chars().filter(|c| !c.is_whitespace()).collect::<String>().contains("工作报告")
}

fn is_entry(line: &Line<'_>) -> bool {
    line.chars <= 80
        && line.mark.as_ref().is_some_and(|m| !m.run_in && m.style != Style::Item && m.style != Style::Must)
}

fn is_unnumbered_entry(line: &Line<'_>) -> bool {
    line.chars <= 60 && line.text.ends_with(|c: char| c.is_ascii_digit()) && line.text.contains(['…', '.', '·', '\t'])
        || line.is_bare() && line.is_appendix()
}
