//! A stretch of text as its words are read: without white space, half width, each character with its place. Reports break
//! lines and set blanks within sentences, so a grammar over characters must not see them.

use super::Span;
use super::fold::fold_char;
use super::{between_marks, marks};

/// The characters of a stretch of text, folded, and where each stands.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The characters that count.
    pub chars: Vec<char>,
    places: Vec<Place>,
    /// The same characters as a text.
    folded: String,
}

/// Where a character stands: in the text that was given, and where it begins in the folded one.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
    folded: u32,
}

impl Line {
    /// The characters of `within`. Only widths of letters, digits and signs are folded; quotation marks become “ and ”.
    pub fn new(text: &str, within: Span) -> Self {
        let s = within.of(text);
        let room = s.len() / 3;
        let mut line = Self {
            chars: Vec::with_capacity(room),
            places: Vec::with_capacity(room),
            folded: String::with_capacity(s.len()),
        };
        let mut open = false;
        // What is folded so far stands in `folded` up to here; nearly all of a text is as it was.
        let (mut done, mut length) = (0, 0);
        let mut seen = 0;
        for (i, c) in marks(s) {
            let after = i + c.len_utf8();
            line.push_common(&s[seen..i], within.start + seen, &mut length);
            seen = after;
            if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}') {
                line.folded.push_str(&s[done..i]);
                done = after;
                continue;
            }
            let folded = match c {
                '“' | '〝' | '「' | '『' => {
                    open = true;
                    '“'
                }
                '”' | '〞' | '」' | '』' => {
                    open = false;
                    '”'
                }
                '"' | '＂' => {
                    open = !open;
                    if open { '“' } else { '”' }
                }
                '，' if in_thousands(s, i) => ',',
                '。' | '，' | '；' | '：' | '！' | '？' | '（' | '）' => c,
                _ => fold_char(c),
            };
            let folded = match folded {
                ',' if !in_number(s, i, c) => '，',
                ';' => '；',
                ':' if c == ':' && !in_number(s, i, c) => '：',
                '(' => '（',
                ')' => '）',
                '!' => '！',
                '?' => '？',
                other => other,
            };
            line.push(folded, (within.start + i, within.start + after), &mut length);
            if folded != c {
                line.folded.push_str(&s[done..i]);
                line.folded.push(folded);
                done = after;
            }
        }
        line.push_common(&s[seen..], within.start + seen, &mut length);
        line.folded.push_str(&s[done..]);
        line
    }
    /// Adds a character, `length` bytes behind the first in the folded text.
    #[inline]
    fn push(&mut self, folded: char, (start, end): (usize, usize), length: &mut usize) {
        self.chars.push(folded);
        self.places.push(Place { start: start as u32, end: end as u32, folded: *length as u32 });
        *length += folded.len_utf8();
    }
    /// Adds the characters of a stretch between two marks, which begins at this byte: they stay as they are.
    fn push_common(&mut self, stretch: &str, start: usize, length: &mut usize) {
        let (start, folded) = (start as u32, *length as u32);
        self.chars.extend(between_marks(stretch));
        let place = |n: u32| Place { start: start + 3 * n, end: start + 3 * n + 3, folded: folded + 3 * n };
        self.places.extend((0..stretch.len() as u32 / 3).map(place));
        *length += stretch.len();
    }
    /// The place of characters `from..to` in the text; empty for none.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.places.get(from), to.checked_sub(1).and_then(|t| self.places.get(t))) {
            (Some(a), Some(b)) if from < to => Span::new(a.start as usize, b.end as usize),
            _ => Span::default(),
        }
    }
    /// Characters `from..to` as a text; what is past the end is none.
    pub fn words(&self, from: usize, to: usize) -> &str {
        let byte = |i: usize| self.places.get(i).map_or(self.folded.len(), |place| place.folded as usize);
        self.folded.get(byte(from)..byte(to)).unwrap_or_default()
    }
    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }
}

/// Whether the comma at byte `i` of a text set in full width groups the thousands of a number: １，０６２万吨.
fn in_thousands(s: &str, i: usize) -> bool {
    let wide = |c: &char| ('０'..='９').contains(c);
    let before = s[..i].chars().rev().take_while(wide).count();
    let after = s[i + '，'.len_utf8()..].chars().take_while(wide).count();
    (1..=3).contains(&before) && after == 3
}

/// Whether the mark `c` at byte `i` stands between two digits.
fn in_number(s: &str, i: usize, c: char) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    digit(s[..i].chars().next_back()) && digit(s[i + c.len_utf8()..].chars().next())
}
