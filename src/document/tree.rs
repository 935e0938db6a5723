//! Events become the outline: sections with their paths, extents and roles, and the paragraphs that lie in them.

use super::outline::{Event, Head, Kind, Text};
use super::roles::{self, Part};
use super::{Paragraph, PartRole, Section, SectionId};
use crate::lexicon::headings;
use crate::remark::Remark;
use crate::text::Span;

/// The outline of a report.
pub(super) struct Tree {
    pub sections: Vec<Section>,
    pub paragraphs: Vec<Paragraph>,
    pub remarks: Vec<Remark>,
    /// Whether no heading was found, so that each paragraph is a section.
    pub headless: bool,
}

/// Builds the outline; `year` is the plan's as far as title page and file tell it.
pub(super) fn build(text: &str, events: &[Event], year: Option<i32>) -> Tree {
    let mut remarks = Vec::new();
    let headless = !events.iter().any(|e| matches!(e, Event::Head(_)));
    let (mut sections, mut paragraphs) = if headless && !events.is_empty() {
        remarks.push(Remark::warning("没有认出标题，按自然段处理", None));
        by_paragraph(text, events)
    } else {
        by_heading(text, events)
    };
    if headless {
        let roles = roles::of_paragraphs(paragraphs.iter().map(|p| p.span.of(text)));
        for (s, role) in sections[1..].iter_mut().zip(roles) {
            s.role = role;
        }
    } else {
        give_roles(text, events, &mut sections, year);
        let sporadic = sporadic_themes(events, &sections);
        if !sporadic.is_empty() {
            return build(text, &without(events, &sporadic), year);
        }
    }
    give_paragraph_roles(text, &mut sections, &mut paragraphs);
    Tree { sections, paragraphs, remarks, headless }
}

fn whole(text: &str, paragraphs: usize) -> Section {
    Section {
        parent: None,
        level: 0,
        path: String::new(),
        number: None,
        title: Span::default(),
        role: PartRole::Other,
        heading: Span::default(),
        extent: Span::new(0, text.len()),
        paragraphs: 0..paragraphs,
        body: true,
    }
}

/// A section each paragraph, titled by its first clause.
fn by_paragraph(text: &str, events: &[Event]) -> (Vec<Section>, Vec<Paragraph>) {
    let spans: Vec<Span> =
        events.iter().filter_map(|e| if let Event::Text(t) = e { Some(t.span) } else { None }).collect();
    let mut sections = vec![whole(text, spans.len())];
    for (i, span) in spans.iter().enumerate() {
        let words = span.of(text);
        let clause = words.find(['，', '。', '；', '：', '！', '？', ',', ';', ':', '!', '?']).unwrap_or(words.len());
        let title = words[..clause].char_indices().nth(40).map_or(clause, |(at, _)| at);
        sections.push(Section {
            parent: Some(0),
            level: 1,
            path: (i + 1).to_string(),
            number: None,
            title: Span::new(span.start, span.start + title),
            role: PartRole::Other,
            heading: Span::new(span.start, span.start),
            extent: *span,
            paragraphs: i..i + 1,
            body: true,
        });
    }
    let paragraphs =
        spans.iter().enumerate().map(|(i, &span)| Paragraph { span, section: i + 1, role: PartRole::Other }).collect();
    (sections, paragraphs)
}

/// The sections that the headings open.
fn by_heading(text: &str, events: &[Event]) -> (Vec<Section>, Vec<Paragraph>) {
    let mut sections = vec![whole(text, 0)];
    let mut paragraphs = Vec::new();
    // The open sections from the whole down, each with the number of those straight below it.
    let mut open: Vec<(usize, usize)> = vec![(0, 0)];
    let mut at = 0;
    for event in events {
        let (level, span) = match event {
            Event::Head(h) => (h.level.min(open.len()), h.heading),
            Event::Text(t) => ((t.owner + 1).min(open.len()), t.span),
        };
        for (id, _) in open.drain(level..) {
            sections[id].paragraphs.end = paragraphs.len();
        }
        match event {
            Event::Head(h) => {
                let announced = h.kind == Kind::Announced;
                let extent = if announced { Span::new(at, at) } else { span };
                push_section(&mut sections, &mut open, h, extent, paragraphs.len());
            }
            Event::Text(t) => {
                let section = open.last().map_or(0, |o| o.0);
                paragraphs.push(Paragraph { span: t.span, section, role: PartRole::Other });
            }
        }
        if !matches!(event, Event::Head(h) if h.kind == Kind::Announced) {
            at = span.end;
            for &(id, _) in &open {
                sections[id].extent.end = sections[id].extent.end.max(at);
            }
        }
    }
    for (id, _) in open {
        sections[id].paragraphs.end = paragraphs.len();
    }
    (sections, paragraphs)
}

fn push_section(
    sections: &mut Vec<Section>,
    open: &mut Vec<(usize, usize)>,
    head: &Head,
    extent: Span,
    paragraphs: usize,
) {
    let level = open.len();
    let (parent, nth) = open.last_mut().map_or((0, 1), |(id, n)| {
        *n += 1;
        (*id, *n)
    });
    let path = if level == 1 { nth.to_string() } else { format!("{}.{nth}", sections[parent].path) };
    sections.push(Section {
        parent: Some(parent),
        level,
        path,
        number: head.number.clone(),
        title: head.title,
        role: PartRole::Other,
        heading: head.heading,
        extent,
        paragraphs: paragraphs..paragraphs,
        body: head.kind != Kind::Announced,
    });
    open.push((sections.len() - 1, 0));
}

/// The kinds of the headings, by the section they open less one.
fn kinds(events: &[Event]) -> Vec<Kind> {
    events.iter().filter_map(|e| if let Event::Head(h) = e { Some(h.kind) } else { None }).collect()
}

/// Roles of the parts from their headings, repeated below; a list of shortcomings is problems.
fn give_roles(text: &str, events: &[Event], sections: &mut [Section], year: Option<i32>) {
    let kinds = kinds(events);
    let ids: Vec<usize> = (1..sections.len()).filter(|&i| sections[i].level == 1).collect();
    let mut children = vec![0; sections.len()];
    for s in sections.iter() {
        if let Some(p) = s.parent {
            children[p] += 1;
        }
    }
    let parts: Vec<Part<'_>> = ids
        .iter()
        .map(|&i| {
            let kind = if kinds[i - 1] == Kind::Announced { Kind::Section } else { kinds[i - 1] };
            Part {
                title: sections[i].title.of(text),
                body: sections[i].extent.of(text),
                kind,
                first: sections[i].number.as_deref() == Some("一"),
                children: children[i],
            }
        })
        .collect();
    for (&id, role) in ids.iter().zip(roles::of_parts(&parts, year)) {
        sections[id].role = role;
    }
    for i in 1..sections.len() {
        if let Some(p) = sections[i].parent.filter(|&p| p > 0) {
            sections[i].role = sections[p].role;
            if sections[i].role == PartRole::Review && roles::names_problems(sections[i].title.of(text)) {
                sections[i].role = PartRole::Problems;
            }
        }
    }
}

/// Of so many parts one may lack the theme sentences that the others have.
const PLAIN_PARTS: usize = 5;

/// Where the tasks of the plan are parts themselves (三、…, 四、…, 五、… and no number below), sentences that open paragraphs
/// are headings of a second level if nearly each such part has them; if only some have, the report has no second level and
/// they are its wording. Gives the sections that are none.
fn sporadic_themes(events: &[Event], sections: &[Section]) -> Vec<SectionId> {
    let kinds = kinds(events);
    let tasks: Vec<SectionId> = (1..sections.len())
        .filter(|&i| sections[i].level == 1 && sections[i].body && sections[i].role == PartRole::Plan)
        .collect();
    let below = |part: SectionId| (part + 1..sections.len()).take_while(|&i| sections[i].level > 1);
    let divided = |&part: &SectionId| below(part).any(|i| kinds[i - 1] != Kind::Theme);
    let plain = tasks.iter().filter(|&&part| below(part).next().is_none()).count();
    if tasks.len() < 3 || tasks.iter().any(divided) || plain * PLAIN_PARTS <= tasks.len() {
        return Vec::new();
    }
    tasks.iter().flat_map(|&part| below(part)).collect()
}

/// The events without the theme sentences of `sections`, which begin their paragraphs again.
fn without(events: &[Event], sections: &[SectionId]) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut heads = 0;
    let mut opening: Option<&Head> = None;
    for event in events {
        match event {
            Event::Head(h) => {
                heads += 1;
                opening = None;
                if sections.binary_search(&heads).is_ok() {
                    opening = Some(h);
                } else {
                    out.push(event.clone());
                }
            }
            Event::Text(t) => {
                let span = opening.take().map_or(t.span, |h| h.heading.cover(t.span));
                out.push(Event::Text(Text { span, run_in: t.run_in && span == t.span, ..t.clone() }));
            }
        }
    }
    out
}

/// Each paragraph has its section's role, but those that admit shortcomings, the list below such a paragraph, and in a
/// review that goes on to what is to come (2001年工作回顾和2002年总体要求) those behind the turn.
fn give_paragraph_roles(text: &str, sections: &mut [Section], paragraphs: &mut [Paragraph]) {
    let goals_apart = sections.iter().any(|s| s.level == 1 && s.role == PartRole::Goals);
    // The section whose paragraph admits shortcomings, and whether the list below it has begun.
    let mut admitted: Option<(usize, bool)> = None;
    // It is a line of its own (短板与不足), and what it labels comes next.
    let mut labelled = false;
    let mut turned: Option<usize> = None;
    for p in paragraphs.iter_mut() {
        let words = p.span.of(text);
        let part = part_of(sections, p.section);
        if turned.is_some_and(|t| t != part) {
            turned = None;
        }
        if let Some((above, begun)) = admitted {
            let section = &mut sections[p.section];
            // ——涉及群众切身利益的问题…: the list below it may have dashes for numbers.
            if p.section == above && section.role != PartRole::Plan && (labelled || roles::is_item(words)) {
                labelled = labelled && roles::is_label(words);
                p.role = PartRole::Problems;
                continue;
            }
            if section.parent == Some(above)
                && (begun || section.number.as_deref() == Some("一"))
                && section.number.is_some()
            {
                section.role = PartRole::Problems;
                admitted = Some((above, true));
            } else if begun || p.section != above || !words.ends_with(['：', ':']) || words.chars().count() > 20 {
                admitted = None;
            }
        }
        let section = &sections[p.section];
        p.role = section.role;
        if matches!(section.role, PartRole::Review | PartRole::Other) && sections[part].role != PartRole::Other {
            if turned.is_none() && roles::admits(words) {
                p.role = PartRole::Problems;
                admitted = Some((p.section, false));
                labelled = roles::is_label(words);
            } else if section.role == PartRole::Review && !goals_apart && turns(words) {
                turned = Some(part);
            }
            if turned == Some(part) && p.role == PartRole::Review {
                p.role = PartRole::Goals;
            }
        }
    }
}

/// Whether a review's paragraph turns to the year that is to come.
fn turns(paragraph: &str) -> bool {
    let opening = match paragraph.char_indices().nth(60) {
        Some((at, _)) => &paragraph[..at],
        None => paragraph,
    };
    headings::builtin().parts.turns.in_text(opening)
}

fn part_of(sections: &[Section], mut id: usize) -> usize {
    while let Some(parent) = sections[id].parent.filter(|&p| p > 0) {
        id = parent;
    }
    id
}
