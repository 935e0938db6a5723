//! Breaks Chinese and mixed text into lines of a width in terminal columns: numbers stay whole with their units, closing
//! marks don't start a line, opening marks don't end one.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::page::{Run, Tone};

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Columns that one character takes.
pub fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A line of a wrapped cell: its runs and the columns they take.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What stands in it.
    pub runs: Vec<Run>,
    /// How wide it is.
    pub width: usize,
}

impl Line {
    fn push(&mut self, text: &str, tone: Tone) {
        self.width += width(text);
        match self.runs.last_mut() {
            Some(last) if last.tone == tone => last.text.push_str(text),
            _ => self.runs.push(Run::new(text, tone)),
        }
    }
    /// Takes off the blanks at its end.
    fn trim_end(&mut self) {
        while let Some(last) = self.runs.last_mut() {
            let kept = last.text.trim_end_matches(' ').len();
            self.width -= last.text.len() - kept;
            last.text.truncate(kept);
            if !last.text.is_empty() {
                return;
            }
            self.runs.pop();
        }
    }
}

/// Marks that don't start a line.
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '”'
            | '’'
            | '…'
            | '—'
            | '％'
            | '‰'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
            | '·'
            | '～'
    )
}

/// Marks that don't end a line.
fn opens(c: char) -> bool {
    matches!(
        c,
        '（' | '《'
            | '〈'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '“'
            | '‘'
            | '('
            | '['
            | '{'
            | '＋'
            | '－'
            | '+'
            | '−'
            | '±'
            | '第'
    )
}

/// Characters of a word or a number, which stay together.
fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '.' | ',' | '-' | '+' | '−' | '_' | '/' | '~' | '\'' | '@' | '#')
        || (c.is_alphanumeric() && char_width(c) == 1)
}

/// What stays on the line with the number before it.
fn is_unit(c: char) -> bool {
    matches!(
        c,
        '万' | '亿'
            | '千'
            | '百'
            | '元'
            | '%'
            | '％'
            | '‰'
            | '个'
            | '户'
            | '人'
            | '亩'
            | '名'
            | '家'
            | '年'
            | '月'
            | '日'
            | '项'
            | '公'
            | '里'
            | '吨'
            | '平'
            | '方'
            | '米'
            | '倍'
            | '位'
    )
}

/// Whether the line may break between `a` and `b`, which `after` follows; `unit_run` counts the unit characters since the
/// last digit.
fn may_break(a: char, b: char, after: Option<char>, unit_run: usize) -> bool {
    if a == ' ' {
        return b != ' ';
    }
    if b == ' ' || closes(b) || opens(a) || a == '\u{A0}' || b == '\u{A0}' {
        return false;
    }
    // The ends of a mark of changed words stay with them: 旧-] and 新+}.
    if matches!((b, after), ('-', Some(']')) | ('+', Some('}'))) {
        return false;
    }
    if joins(a) && joins(b) {
        return false;
    }
    // 282亿元, 3.5万户: at most four characters of the unit stay with their number.
    !(is_unit(b) && (a.is_ascii_digit() || (1..4).contains(&unit_run)))
}

/// Runs cut into pieces that stay whole, with their widths.
fn pieces(runs: &[Run]) -> Vec<(Vec<(char, Tone)>, usize)> {
    let mut out: Vec<(Vec<(char, Tone)>, usize)> = Vec::new();
    let mut before: Option<char> = None;
    let mut unit_run = 0;
    let mut chars = runs.iter().flat_map(|r| r.text.chars().map(move |c| (c, r.tone))).peekable();
    while let Some((c, tone)) = chars.next() {
        let after = chars.peek().map(|&(c, _)| c);
        let cut = before.is_none_or(|a| may_break(a, c, after, unit_run));
        unit_run = match before {
            Some(a) if is_unit(c) && (a.is_ascii_digit() || unit_run > 0) => unit_run + 1,
            _ => 0,
        };
        before = Some(c);
        match out.last_mut() {
            Some((piece, w)) if !cut => {
                piece.push((c, tone));
                *w += char_width(c);
            }
            _ => out.push((vec![(c, tone)], char_width(c))),
        }
    }
    out
}

/// The columns of the longest piece that stays whole: below it, numbers would break.
pub fn longest_piece(runs: &[Run]) -> usize {
    pieces(runs)
        .into_iter()
        .map(|(p, _)| p.iter().filter(|(c, _)| *c != ' ').map(|(c, _)| char_width(*c)).sum())
        .max()
        .unwrap_or(0)
}

/// `runs` in lines of at most `columns`; every line after the first begins with the blanks that the first begins with.
/// A piece longer than a line is broken anywhere.
pub fn wrap(runs: &[Run], columns: usize) -> Vec<Line> {
    let columns = columns.max(2);
    let indent = runs.iter().flat_map(|r| r.text.chars()).take_while(|&c| c == ' ').count();
    let indent = indent.min(columns / 2).min(columns - 2);
    let mut lines = vec![Line::default()];
    let begin = |lines: &mut Vec<Line>| {
        let mut line = Line::default();
        if indent > 0 {
            line.push(&" ".repeat(indent), Tone::Plain);
        }
        if let Some(last) = lines.last_mut() {
            last.trim_end();
        }
        lines.push(line);
    };
    let mut empty = true;
    for (piece, wide) in pieces(runs) {
        let room = |lines: &[Line]| columns.saturating_sub(lines.last().map_or(0, |l| l.width));
        let bare: usize = wide - piece.iter().rev().take_while(|(c, _)| *c == ' ').count();
        if !empty && bare > room(&lines) {
            begin(&mut lines);
            empty = true;
        }
        for (c, tone) in piece {
            let w = char_width(c);
            if w > room(&lines) && !empty {
                if c == ' ' {
                    continue;
                }
                begin(&mut lines);
            }
            if let Some(line) = lines.last_mut() {
                line.push(c.encode_utf8(&mut [0; 4]), tone);
            }
            empty = false;
        }
    }
    if let Some(last) = lines.last_mut() {
        last.trim_end();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let wrapped = wrap(&[Run::plain(text)], columns);
        wrapped.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
    }

    #[test]
    fn numbers_stay_whole_with_their_units() {
        assert_eq!(lines("地区生产总值增长11.5%，达到282.6亿元", 20), ["地区生产总值增长", "11.5%，达到282.6亿元"]);
        assert_eq!(lines("地区生产总值增长11.5%，达到282.6亿元", 18), ["地区生产总值增长", "11.5%，达到", "282.6亿元"]);
    }

    #[test]
    fn closing_marks_stay_with_the_line_before() {
        assert_eq!(lines("甲乙丙丁）戊己", 8), ["甲乙丙", "丁）戊己"]);
        assert_eq!(lines("甲乙丙（丁戊", 8), ["甲乙丙", "（丁戊"]);
    }

    #[test]
    fn an_indent_is_kept() {
        assert_eq!(lines("  甲乙丙丁", 6), ["  甲乙", "  丙丁"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[ a-z0-9.%甲乙，。（）亿元]{0,60}", columns in 2usize..40) {
            let wrapped = wrap(&[Run::plain(text.clone())], columns);
            let squeeze = |s: &str| s.replace(' ', "");
            let all: String = wrapped.iter().flat_map(|l| l.runs.iter().map(|r| r.text.clone())).collect();
            prop_assert_eq!(squeeze(&all), squeeze(&text));
            for line in wrapped {
                prop_assert!(line.width <= columns, "{} > {}", line.width, columns);
                prop_assert_eq!(line.width, line.runs.iter().map(|r| width(&r.text)).sum::<usize>());
            }
        }
    }
}
