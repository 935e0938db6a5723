//! Headings without numbers below the numbered ones: sentences that open the paragraphs of a section (招商引资精准施策。……),
//! and lines that stand by themselves before each. One alone means nothing; a series does.

use super::heading::sentence_end;
use super::outline::{Event, Head, Kind, Text};
use crate::lexicon::headings;
use crate::text::Span;

/// The longest theme sentence, and the longest line of its own, in characters.
const LONGEST_THEME: usize = 36;
const LONGEST_LINE: usize = 48;

/// From so many characters on a paragraph is surely more than the line before it, and from so many it may be.
const LONG: usize = 60;
const SHORT: usize = 20;

/// So many short sentences that stand by themselves before longer paragraphs are headings, whatever they say, if hardly
/// another paragraph is as short.
const MANY_LINES: usize = 4;

/// Puts the headings in that the series among the paragraphs give.
pub(super) fn find(text: &str, events: Vec<Event>) -> Vec<Event> {
    let mut out: Vec<Event> = Vec::with_capacity(events.len());
    let mut at = 0;
    while at < events.len() {
        let Event::Text(first) = &events[at] else {
            out.push(events[at].clone());
            at += 1;
            continue;
        };
        let owner = first.owner;
        let end = at + events[at..].iter().take_while(|e| matches!(e, Event::Text(t) if t.owner == owner)).count();
        let group: Vec<&Text> =
            events[at..end].iter().filter_map(|e| if let Event::Text(t) = e { Some(t) } else { None }).collect();
        let head =
            out.last().is_some_and(|e| matches!(e, Event::Head(h) if h.level == owner && h.kind == Kind::Section));
        let leaf = head && !matches!(events.get(end), Some(Event::Head(h)) if h.level > owner);
        let lines = if owner > 0 { standing(text, &group) } else { Vec::new() };
        let themes = if lines.is_empty() && !leaf { Vec::new() } else { themes_below(text, &group, &lines) };
        emit(text, &group, owner, &lines, &themes, &mut out);
        at = end;
    }
    out
}

/// The theme sentences below each of the standing `lines`, or of the whole group if there are none.
fn themes_below(text: &str, group: &[&Text], lines: &[usize]) -> Vec<usize> {
    if lines.is_empty() {
        return themes(text, group);
    }
    let ends = lines.iter().skip(1).copied().chain([group.len()]);
    let below = lines.iter().zip(ends).map(|(&line, end)| line + 1..end);
    below.flat_map(|range| themes(text, &group[range.clone()]).into_iter().map(move |i| range.start + i)).collect()
}

fn emit(text: &str, group: &[&Text], owner: usize, lines: &[usize], themes: &[usize], out: &mut Vec<Event>) {
    // The level that themes stand below, and the level of what is open.
    let (mut base, mut level) = (owner, owner);
    for (i, t) in group.iter().enumerate() {
        if lines.binary_search(&i).is_ok() {
            let words = t.span.of(text);
            let title = Span::new(t.span.start, t.span.start + words.trim_end_matches(['。', '！', '.']).len());
            (base, level) = (owner + 1, owner + 1);
            out.push(Event::Head(Head { level, number: None, heading: t.span, title, kind: Kind::Section }));
        } else if themes.binary_search(&i).is_ok() {
            let words = t.span.of(text);
            let (title, mark) = sentence_end(words);
            let bold = if words.starts_with("**") { 2 } else { 0 };
            let close = if bold > 0 && words[title + mark..].starts_with("**") { 2 } else { 0 };
            let heading = Span::new(t.span.start, t.span.start + title + mark + close);
            let (start, title) = (t.span.start + bold, title - bold);
            level = base + 1;
            out.push(Event::Head(Head {
                level,
                number: None,
                heading,
                title: Span::new(start, start + title),
                kind: Kind::Theme,
            }));
            let rest = Span::new(heading.end, t.span.end).trim(text);
            out.push(Event::Text(Text { span: rest, owner: level, closing: false, run_in: true }));
        } else {
            if t.closing {
                (base, level) = (owner, owner);
            }
            out.push(Event::Text(Text { owner: level, ..(*t).clone() }));
        }
    }
}

/// The paragraphs that open with a theme sentence, if most of the section's do.
fn themes(text: &str, group: &[&Text]) -> Vec<usize> {
    let paragraphs: Vec<usize> = (0..group.len()).filter(|&i| !group[i].run_in && !group[i].closing).collect();
    let length = |i: usize| group[i].span.of(text).chars().count();
    let mut found: Vec<usize> = paragraphs.iter().copied().filter(|&i| has_theme(group[i].span.of(text))).collect();
    // A short paragraph before the others introduces the section, however it opens.
    if found.len() > 2 || found.len() == 2 && paragraphs.len() > 2 {
        let mut others: Vec<usize> = found[1..].iter().map(|&i| length(i)).collect();
        others.sort_unstable();
        let median = others[others.len() / 2];
        if found[0] == 0 && length(0) * 2 < median {
            found.remove(0);
        }
    }
    let intro = usize::from(paragraphs.first().is_some_and(|first| !found.contains(first)));
    let dashed = paragraphs.iter().filter(|&&i| group[i].span.of(text).starts_with('—')).count();
    let rest = paragraphs.len() - intro;
    if found.len() >= 2 && found.len() * 10 >= rest * 6 && dashed == 0 { found } else { Vec::new() }
}

fn has_theme(paragraph: &str) -> bool {
    let (end, mark) = sentence_end(paragraph);
    let sentence = &paragraph[..end];
    let chars = sentence.chars().count();
    let rest = paragraph[end + mark..].chars().count();
    mark > 0
        && (4..=LONGEST_THEME).contains(&chars)
        && rest >= 30.max(chars * 3 / 2)
        && paragraph[end..].starts_with('。')
        && !sentence.contains(['：', ':', '；', '%', '％', '？', '—'])
        && !measured(sentence)
        && headings::builtin().plain.openers.at_start(sentence).is_none()
        && !headings::builtin().plain.leads.in_text(sentence)
        && !sentence.contains("是")
}

/// Whether a sentence holds a figure with a unit: it reports, and names no theme.
fn measured(sentence: &str) -> bool {
    let mut figures = false;
    for c in sentence.chars() {
        if figures
            && matches!(c, '年' | '月' | '万' | '亿' | '个' | '元' | '户' | '人' | '家' | '项' | '公' | '亩' | '平')
        {
            return true;
        }
        figures = super::heading::digit(c).is_some() || figures && c == '.';
    }
    false
}

/// The short lines that stand before longer paragraphs, if they are a series.
fn standing(text: &str, group: &[&Text]) -> Vec<usize> {
    let words = |i: usize| group[i].span.of(text);
    let chars: Vec<usize> = group.iter().map(|t| t.span.of(text).chars().count()).collect();
    let before_longer = |i: usize, least: usize| chars.get(i + 1).is_some_and(|&n| n >= least.max(chars[i] * 3 / 2));
    let plain = |i: usize, least: usize| {
        !group[i].run_in && before_longer(i, least) && !words(i).starts_with(['—', '-', '（', '(', '－'])
    };
    let sentence = |i: usize| {
        let w = words(i);
        let salute = headings::builtin().plain.salutations.at_start(w).is_some();
        let one = sentence_end(w).0 + '。'.len_utf8() == w.len();
        plain(i, LONG)
            && (6..=LONGEST_LINE).contains(&chars[i])
            && w.ends_with('。')
            && one
            && !salute
            && !headings::builtin().plain.leads.in_text(w)
            && !w.contains('：')
    };
    let bare = |i: usize, least: usize| {
        let w = words(i);
        let marks = ['。', '！', '？', '；', '：', '，', '、', '!', '?', ';', ':', ',', '.', '…', '”', '）', ')'];
        plain(i, least)
            && (4..=30).contains(&chars[i])
            && !w.ends_with(marks)
            && !w.contains(['。', '；'])
            && i.checked_sub(1).is_none_or(|p| words(p).ends_with(['。', '！', '；', '：', '”', '!']))
    };
    let lines = |least: usize| (0..group.len()).filter(move |&i| bare(i, least));
    if lines(LONG).nth(1).is_some() {
        // Where two are sure, the like of them before a short paragraph is one too.
        return lines(SHORT).collect();
    }
    let sentences: Vec<usize> = (0..group.len()).filter(|&i| sentence(i)).collect();
    let short = (0..group.len()).filter(|&i| chars[i] <= LONGEST_LINE && !group[i].closing).count();
    if sentences.len() >= MANY_LINES
        && sentences.len() * 10 >= short * 9
        && sentences.iter().all(|&i| !measured(words(i)))
    {
        return sentences;
    }
    alike(&sentences.iter().map(|&i| words(i).trim_end_matches('。')).collect::<Vec<_>>())
        .into_iter()
        .map(|k| sentences[k])
        .collect()
}

/// Those of `lines` that open or end with the same two characters as most of the others, three at least.
fn alike(lines: &[&str]) -> Vec<usize> {
    let head = |l: &str| l.chars().take(2).collect::<String>();
    let tail = |l: &str| l.chars().rev().take(2).collect::<String>();
    for key in [&head as &dyn Fn(&str) -> String, &tail] {
        for first in lines.iter().take(3) {
            let same: Vec<usize> = (0..lines.len()).filter(|&i| key(lines[i]) == key(first)).collect();
            if same.len() >= 3 && same.len() * 3 >= lines.len() * 2 {
                return same;
            }
        }
    }
    Vec::new()
}
