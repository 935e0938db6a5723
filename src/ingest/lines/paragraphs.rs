//! Lines become paragraphs: by indent, by how full the line before was, by size and by the space between.

use std::collections::BTreeMap;

use super::{Line, Sheet, furniture, halves, lines};

/// The paragraphs that stand on these pages.
pub(crate) fn paragraphs(sheets: &[Sheet]) -> Vec<String> {
    let heights: Vec<f32> = sheets.iter().map(|s| s.height).collect();
    let all = sheets.iter().enumerate().flat_map(|(page, sheet)| lines(page, sheet)).collect();
    let lines = furniture::strip(all, &heights);
    let Some(body) = Body::of(&lines) else { return Vec::new() };
    let mut out: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        match (i.checked_sub(1).map(|p| &lines[p]), out.last_mut()) {
            (Some(_), Some(paragraph)) if !body.starts(&lines, i) => {
                let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                if word(paragraph.chars().next_back()) && word(line.text.chars().next()) {
                    paragraph.push(' ');
                }
                paragraph.push_str(&line.text);
            }
            _ => out.push(line.text.clone()),
        }
    }
    out
}

/// What may not end a line.
const OPENING: &str = "“‘（《〈【「『〔(";

/// What may not begin a line.
const CLOSING: &str = "，。、；：！？”’）》〉】」』〕…—·％℃,.;:!?)%";

/// How the running text is set.
struct Body {
    /// Its size.
    size: f32,
    /// Where its lines start, on left and on right pages.
    left: [f32; 2],
    /// Where its full lines end, on left and on right pages.
    right: [f32; 2],
    /// From baseline to baseline.
    pitch: f32,
}

impl Body {
    fn of(lines: &[Line]) -> Option<Self> {
        let mut signs: BTreeMap<i32, usize> = BTreeMap::new();
        for line in lines {
            *signs.entry(halves(line.size)).or_default() += line.text.chars().count();
        }
        let size = signs.into_iter().max_by_key(|(size, n)| (*n, *size))?.0 as f32 / 2.0;
        let text: Vec<&Line> = lines.iter().filter(|l| same_size(l.size, size)).collect();
        let edges = |of: &[&Line]| (first_edge(of, size), last_edge(of, size));
        let (left, right) = edges(&text);
        let (mut lefts, mut rights) = ([left; 2], [right; 2]);
        for side in 0..2 {
            let of: Vec<&Line> = text.iter().copied().filter(|l| l.page % 2 == side).collect();
            // Pages with few lines say little about where lines start.
            if of.len() >= 20 {
                (lefts[side], rights[side]) = edges(&of);
            }
        }
        let pitch = mode(text.windows(2).filter(|w| w[0].page == w[1].page).map(|w| w[1].y - w[0].y), 0.5);
        Some(Self { size, left: lefts, right: rights, pitch: pitch.unwrap_or(size * 1.5) })
    }

    /// Whether line `i` begins a paragraph.
    fn starts(&self, lines: &[Line], i: usize) -> bool {
        let Some([before, line]) = i.checked_sub(1).and_then(|p| lines.get(p..=i)) else { return true };
        if !same_size(before.size, line.size) {
            return true;
        }
        if self.indent(line) > 1.2 * self.size {
            // A block that is indented or centred as a whole goes on; but two lines that start alike are two paragraphs
            // sooner than such a block.
            let wrapped_title = line.size > 1.1 * self.size && self.indent(before) < self.indent(line);
            let goes_on = wrapped_title && !self.is_short(before, line)
                || self.in_block(before, line)
                    && (i >= 2 && self.in_block(&lines[i - 2], before)
                        || lines.get(i + 1).is_some_and(|next| self.in_block(line, next)));
            return !goes_on;
        }
        let pitch = self.pitch.max(line.size);
        let apart = before.page == line.page && line.y - before.y > 1.45 * pitch && same_size(line.size, self.size);
        self.is_short(before, line) || apart || is_numbered(&line.text) && ends_sentence(&before.text)
    }

    fn indent(&self, line: &Line) -> f32 {
        line.x - self.left[line.page % 2]
    }

    /// Whether `before` ends earlier than it had to, `line` being next.
    fn is_short(&self, before: &Line, line: &Line) -> bool {
        self.right[before.page % 2] - before.end > first_token(&line.text, line.size) + 0.5 * line.size
    }

    /// Whether two lines may belong to one block of text that is indented as a whole.
    fn in_block(&self, before: &Line, line: &Line) -> bool {
        (before.x - line.x).abs() < 0.3 * line.size
            && same_size(before.size, line.size)
            && !self.is_short(before, line)
            && !ends_sentence(&before.text)
    }
}

fn same_size(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.08 * a.max(b)
}

/// The leftmost place where enough lines start: the edge of the text, where wrapped lines stand.
fn first_edge(lines: &[&Line], size: f32) -> f32 {
    let enough = (lines.len() / 12).max(2);
    let mut starts: Vec<f32> = lines.iter().map(|l| l.x).collect();
    starts.sort_by(f32::total_cmp);
    let near = |i: usize| starts.get(i + enough - 1).is_some_and(|x| x - starts[i] < 0.3 * size);
    (0..starts.len()).find(|i| near(*i)).or((!starts.is_empty()).then_some(0)).map_or(0.0, |i| starts[i])
}

/// The rightmost place where enough lines end: the edge that full lines reach.
fn last_edge(lines: &[&Line], size: f32) -> f32 {
    let enough = (lines.len() / 30).clamp(1, 4);
    // Closing marks may hang over the edge.
    let hanging = |l: &Line| l.text.chars().next_back().filter(|c| CLOSING.contains(*c)).map_or(0.0, set_width) * size;
    let mut ends: Vec<f32> = lines.iter().map(|l| l.end - hanging(l)).collect();
    ends.sort_by(|a, b| b.total_cmp(a));
    let near = |i: usize| ends.get(i + enough - 1).is_some_and(|x| ends[i] - x < size);
    (0..ends.len()).find(|i| near(*i)).or((!ends.is_empty()).then_some(0)).map_or(0.0, |i| ends[i])
}

/// The commonest of these lengths above zero.
fn mode(lengths: impl Iterator<Item = f32>, step: f32) -> Option<f32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for length in lengths.filter(|l| *l > 0.0) {
        *counts.entry((length / step).round() as i32).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(length, n)| (*n, -*length)).map(|(length, _)| length as f32 * step)
}

/// How wide the start of a line is that could not have stood alone at the end of the line before: a number or a Latin
/// word, or one sign, with the opening marks before it and the closing marks after it.
fn first_token(text: &str, em: f32) -> f32 {
    let mut width = 0.0;
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next_if(|c| OPENING.contains(*c)) {
        width += set_width(c);
    }
    let in_word = |c: &char| c.is_ascii_alphanumeric() || ".,%-+/'".contains(*c);
    if signs.peek().is_some_and(in_word) {
        while let Some(c) = signs.next_if(in_word) {
            width += set_width(c);
        }
    } else if let Some(c) = signs.next() {
        width += set_width(c);
    }
    while let Some(c) = signs.next_if(|c| CLOSING.contains(*c)) {
        width += set_width(c);
    }
    width * em
}

/// The width of a sign in ems: half for ASCII, whole for all others.
fn set_width(c: char) -> f32 {
    if c.is_ascii() { 0.55 } else { 1.0 }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '）', ')', '"', '』', '」'])
        .ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':'])
}

/// Whether a line starts as a numbered heading does: `一、` `（一）` `(一)` `第一章`.
fn is_numbered(text: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let (open, rest) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('第').unwrap_or(text)),
    };
    let after = rest.trim_start_matches(numeral);
    let prefixed = rest.len() < text.len() && !open;
    after.len() < rest.len()
        && match (open, prefixed) {
            (true, _) => after.starts_with(['）', ')']),
            (_, true) => after.starts_with(['章', '部', '篇', '节']),
            _ => after.starts_with('、'),
        }
}
