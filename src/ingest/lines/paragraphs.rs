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

/// Marks that open and close.
const QUOTES: &str = "“”‘’";

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
    // Some programs keep a list of numbers whole.
    let in_number = |c: &char| c.is_ascii_digit() || ".%、".contains(*c);
    let in_word = |c: &char| c.is_ascii_alphanumeric() || ".,%-+/'".contains(*c);
    let is_number = signs.peek().is_some_and(char::is_ascii_digit);
    if signs.peek().is_some_and(in_word) {
        while let Some(c) = signs.next_if(|c| in_word(c) || is_number && in_number(c)) {
            width += set_width(c);
        }
    } else if let Some(c) = signs.next() {
        width += set_width(c);
    }
    // Programs that break lines by Unicode's rules keep a quotation mark, which has no direction there, with its neighbours.
    while let Some(c) = signs.next_if(|c| CLOSING.contains(*c) || QUOTES.contains(*c)) {
        width += set_width(c);
        if QUOTES.contains(c)
            && let Some(c) = signs.next_if(|c| c.is_alphanumeric())
        {
            width += set_width(c);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of lines: where each starts, in ems from the margin, and its words, a line each 28 points.
    fn sheet(lines: &[(f32, &str)]) -> Sheet {
        let mut sheet = Sheet::new(842.0);
        for (n, (indent, words)) in lines.iter().enumerate() {
            let mut x = 80.0 + indent * 16.0;
            for c in words.chars() {
                sheet.put(x, 120.0 + 28.0 * n as f32, 16.0, 16.0, c.encode_utf8(&mut [0; 4]));
                x += 16.0;
            }
        }
        sheet
    }

    #[test]
    fn indent_and_short_lines_part_paragraphs() {
        let page = sheet(&[
            (2.0, "一、过去一年工作回顾"),
            (2.0, "全区上下团结一心攻坚克难奋力前行，经"),
            (0.0, "济社会发展取得新的成绩，各项目标任务圆满"),
            (0.0, "完成。"),
            (2.0, "（一）产业升级步伐加快，园区建设提质"),
            (0.0, "提速，全年新开工项目数量持续增加。"),
        ]);
        assert_eq!(
            paragraphs(&[page]),
            [
                "一、过去一年工作回顾",
                "全区上下团结一心攻坚克难奋力前行，经济社会发展取得新的成绩，各项目标任务圆满完成。",
                "（一）产业升级步伐加快，园区建设提质提速，全年新开工项目数量持续增加。",
            ]
        );
    }

    #[test]
    fn a_paragraph_goes_on_over_the_page_and_furniture_goes() {
        let page = |n: usize, lines: &[(f32, &str)]| {
            let mut sheet = sheet(lines);
            for (i, c) in "澜溪区人民政府文件".chars().enumerate() {
                sheet.put(80.0 + 10.0 * i as f32, 50.0, 10.0, 10.0, c.encode_utf8(&mut [0; 4]));
            }
            sheet.put(290.0, 800.0, 16.0, 10.0, &format!("— {n} —"));
            sheet
        };
        let first = page(1, &[(2.0, "坚持稳中求进工作总基调不动摇"), (0.0, "扎实推进各项工作任务落地见效有")]);
        let second = page(2, &[(0.0, "新的进展。"), (2.0, "各位代表！"), (2.0, "让我们团结起来！")]);
        let third = page(3, &[(2.0, "谢谢大家！")]);
        assert_eq!(
            paragraphs(&[first, second, third]),
            [
                "坚持稳中求进工作总基调不动摇扎实推进各项工作任务落地见效有新的进展。",
                "各位代表！",
                "让我们团结起来！",
                "谢谢大家！",
            ]
        );
    }

    #[test]
    fn the_start_of_a_line_that_could_not_stand_alone() {
        assert_eq!(first_token("年", 1.0), 1.0);
        assert_eq!(first_token("（区）", 1.0), 3.0);
        assert!(first_token("1286.05亿元", 1.0) > 3.5);
        assert!(first_token("16.8%、15.4%。", 1.0) > 6.0);
        assert_eq!(first_token("", 1.0), 0.0);
    }

    #[test]
    fn numbered_headings() {
        for yes in ["一、回顾", "（十二）民生", "(三)教育", "第一章 总则", "第二部分"] {
            assert!(is_numbered(yes), "{yes}");
        }
        for no in ["一是", "十分", "第一年", "（注）", "二〇二四年"] {
            assert!(!is_numbered(no), "{no}");
        }
    }
}
