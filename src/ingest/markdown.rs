//! Markdown: its marks taken off, so that the lines are those of any other medium. What is no Markdown is not touched.

/// The text without its marks, a paragraph a line; `None` if it is plain text: no line in it is a heading of Markdown.
pub(super) fn read(text: &str) -> Option<String> {
    let body = body(text);
    if !body.lines().any(|l| heading(l).is_some() || l.starts_with("===")) {
        return None;
    }
    // Paragraphs are wrapped only in a text that has no long lines.
    let wrapped = body.lines().all(|l| l.len() <= 360);
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    let mut open = false; // the line before goes on
    for line in body.lines().map(str::trim) {
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
            open = false;
        } else if fenced {
            out.push_str(line);
            out.push('\n');
        } else if line.is_empty() || is_rule(line) || is_definition(line) {
            open = false;
        } else {
            let (content, own) = block(line);
            if open && wrapped && !own {
                out.pop(); // the line end
                if out.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && content.starts_with(|c: char| c.is_ascii_alphanumeric())
                {
                    out.push(' ');
                }
            }
            inline(content, &mut out);
            out.push('\n');
            let ended = line.ends_with(['。', '！', '？', '：', '；', '”', '）']);
            open = !own && !ended;
        }
    }
    Some(out)
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    let text = text.trim_start_matches('\u{FEFF}');
    let Some(rest) = text.strip_prefix("---").filter(|r| r.starts_with(['\r', '\n'])) else { return text };
    // It ends at the next line of three dashes; an open one is none.
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if at > line.len() && matches!(line.trim_end(), "---" | "...") {
            return &rest[at..];
        }
    }
    text
}

/// The words of a `# heading`.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start().trim_start_matches('#');
    let marks = line.trim_start().len() - rest.len();
    ((1..=6).contains(&marks) && rest.starts_with([' ', '\t'])).then(|| rest.trim().trim_end_matches('#').trim())
}

/// A line that parts sections or underlines a heading: `* * *`, `___`, `===`.
fn is_rule(line: &str) -> bool {
    ['*', '_', '-', '='].iter().any(|&mark| line.len() >= 3 && line.chars().all(|c| c == mark || c == ' '))
}

/// `[name]: target`, `|---|---|`: nothing to be read.
fn is_definition(line: &str) -> bool {
    let table_rule = line.len() >= 3 && line.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '));
    let link = line.starts_with('[')
        && !line.starts_with("[^")
        && line.split_once("]:").is_some_and(|(name, _)| !name.contains(']'));
    table_rule || link
}

/// A line without the marks of its block; and whether it begins one.
fn block(line: &str) -> (&str, bool) {
    if let Some(title) = heading(line) {
        return (title, true);
    }
    let quoted = line.trim_start_matches(['>', ' ']);
    let item = ["- ", "* ", "+ "].iter().find_map(|mark| quoted.strip_prefix(mark));
    (item.unwrap_or(quoted), item.is_some() || line.starts_with('|') || super::normalise::opens_item(quoted))
}

/// Adds a line's words without emphasis, links and pictures; a table's cells with a blank between them.
fn inline(line: &str, out: &mut String) {
    if let Some(row) = line.strip_prefix('|') {
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).filter(|c| !c.is_empty()).collect();
        return out.push_str(&cells.join("\u{3000}"));
    }
    let mut rest = line;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\']) {
        out.push_str(&rest[..at]);
        let mark = &rest[at..];
        let next = |n: usize| mark.get(n..).unwrap_or("");
        match mark.as_bytes().first() {
            Some(b'\\') if next(1).starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&mark[1..2]);
                rest = next(2);
            }
            Some(b'!') if next(1).starts_with('[') => match link(next(1)) {
                Some((_, after)) => rest = after,
                None => {
                    out.push('!');
                    rest = next(1);
                }
            },
            Some(b'[') => match link(mark) {
                Some((words, after)) => {
                    out.push_str(words);
                    rest = after;
                }
                None => {
                    out.push('[');
                    rest = next(1);
                }
            },
            Some(b'*' | b'`') => rest = next(1),
            Some(b'_') if next(1).starts_with('_') => rest = next(2),
            Some(_) => {
                out.push_str(&mark[..1]);
                rest = next(1);
            }
            None => break,
        }
    }
    out.push_str(rest);
}

/// The words of `[words](target)` and what follows. Both are short, which keeps a line of brackets from being read over and over.
fn link(mark: &str) -> Option<(&str, &str)> {
    let inner = mark.strip_prefix('[')?;
    let close = inner.char_indices().take(300).find(|(_, c)| matches!(c, ']' | '['))?;
    if close.1 == '[' {
        return None;
    }
    let (words, after) = inner.split_at(close.0);
    let target = after.strip_prefix("](")?;
    let end = target.char_indices().take(500).find(|(_, c)| matches!(c, ')' | '('))?;
    (end.1 == ')').then(|| (words, &target[end.0 + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_plain_text_is_left() {
        let text = "---\ntitle: x\n---\n# 政府工作报告\n\n## 一、**2023年**工作回顾\n\n全区[经济](http://x)平稳，增长\n6.1%。\n\n- 修路\n- 架桥\n\n| 指标 | 2023年 |\n|---|---|\n| 产值 | 253亿元 |\n\n![图](a.png)> 注";
        assert_eq!(
            read(text).as_deref(),
            Some(
                "政府工作报告\n一、2023年工作回顾\n全区经济平稳，增长6.1%。\n修路\n架桥\n指标\u{3000}2023年\n产值\u{3000}253亿元\n> 注\n"
            )
        );
        assert_eq!(read("政府工作报告\n一、回顾*注\n2.5万人"), None);
    }

    #[test]
    fn underlined_headings() {
        assert_eq!(
            read("政府工作报告\n====\n\n一、回顾\n----\n正文。\n下一段。").as_deref(),
            Some("政府工作报告\n一、回顾\n正文。\n下一段。\n")
        );
    }
}
