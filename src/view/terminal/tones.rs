//! The tones of words in the cells of a table. Codes of styles would be measured with the words, so cells carry marks that take
//! no room, and the codes come in their place when the lines are drawn. The marks are tag characters, which words of a report
//! never hold by then: what steers is made visible before.

use std::fmt::Write;

use anstyle::Style;

use super::super::page::Tone;
use super::wrap::Words;
use super::{Look, style};

/// The tones, each with a mark of its own.
const TONES: [Tone; 10] = [
    Tone::Plain,
    Tone::Strong,
    Tone::Dim,
    Tone::Added,
    Tone::Removed,
    Tone::Moved,
    Tone::Good,
    Tone::Bad,
    Tone::Warn,
    Tone::Hit,
];

/// The marks of the tones, in their order, and the mark at the end of each.
const MARKS: [char; 10] = [
    '\u{E0030}',
    '\u{E0031}',
    '\u{E0032}',
    '\u{E0033}',
    '\u{E0034}',
    '\u{E0035}',
    '\u{E0036}',
    '\u{E0037}',
    '\u{E0038}',
    '\u{E0039}',
];
const END: char = '\u{E007F}';

/// Adds the words of a line with marks.
pub fn put(out: &mut String, runs: &[Words], look: &Look) {
    for (text, tone) in runs.iter().filter(|(text, _)| !text.is_empty()) {
        let mark = TONES.iter().zip(MARKS).find(|(t, _)| *t == tone).map(|(_, mark)| mark);
        match mark.filter(|_| look.color && style(*tone) != Style::new()) {
            Some(mark) => {
                out.push(mark);
                out.push_str(text);
                out.push(END);
            }
            None => out.push_str(text),
        }
    }
}

/// Adds a line with codes in the place of its marks.
pub fn styled(out: &mut String, line: &str, look: &Look) {
    if !look.color {
        out.push_str(line);
        return;
    }
    let mut open = Style::new();
    for c in line.chars() {
        if let Some(i) = MARKS.iter().position(|&mark| mark == c) {
            open = style(TONES[i]);
            let _ = write!(out, "{open}");
        } else if c == END {
            let _ = write!(out, "{open:#}");
        } else {
            out.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::super::super::escape::visible;
    use super::super::super::words::Lang;
    use super::*;

    #[test]
    fn marks_take_no_room_and_become_codes() {
        let look = Look { width: 80, color: true, ascii: false, lang: Lang::Zh };
        let line: Vec<Words> = TONES.iter().map(|&tone| ("甲".into(), tone)).collect();
        let mut marked = String::new();
        put(&mut marked, &line, &look);
        assert_eq!(marked.width(), 20);
        let mut drawn = String::new();
        styled(&mut drawn, &marked, &look);
        assert!(drawn.contains("\u{1b}[1m甲\u{1b}[0m") && !drawn.contains(END));
        assert_eq!(anstream::adapter::strip_str(&drawn).to_string(), "甲".repeat(10));
    }

    #[test]
    fn no_report_holds_a_mark() {
        for mark in MARKS.into_iter().chain([END]) {
            assert!(!visible(&format!("甲{mark}乙")).contains(mark));
        }
    }
}
