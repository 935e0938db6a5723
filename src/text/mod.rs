//! Knows Chinese, knows nothing of reports: places in a text, folding for comparison, numerals, clauses, the segmenter.

mod affixes;
mod charset;
pub mod finder;
pub mod fold;
pub mod line;
pub mod lookalikes;
mod marks;
pub mod numerals;
mod rows;
pub mod segment;
pub mod sentences;
pub(crate) mod sieve;
pub mod simplified;
mod span;

pub use affixes::Affixes;
pub use charset::CharSet;
pub use line::Line;
pub use marks::{between_marks, marks};
pub use rows::{RowHasher, RowPlaces, hash_row, join_rows, row_hash, row_power};
pub use span::{Pair, Span};

/// The number of Han characters in `text`: the base of every density ("per 10,000 characters").
pub fn han_count(text: &str) -> usize {
    // The commonest block by its bytes alone: U+4E00 to U+9FFF begin with E4 B8 to E9 BF.
    let (mut count, mut i) = (0, 0);
    let bytes = text.as_bytes();
    while let Some(&first) = bytes.get(i) {
        let (common, width) = match first {
            0xE5..=0xE9 => (true, 3),
            0xE4 if bytes.get(i + 1).is_some_and(|&b| b >= 0xB8) => (true, 3),
            0..0x80 => (false, 1),
            _ => {
                let c = text[i..].chars().next().unwrap_or_default();
                (is_han(c), c.len_utf8())
            }
        };
        count += usize::from(common);
        i += width;
    }
    count
}

/// Whether `c` is a Han character (a CJK ideograph of any block).
pub fn is_han(c: char) -> bool {
    // By itself, since nearly all are of it: all five in one are compared in a dozen steps.
    let common = matches!(c, '\u{4E00}'..='\u{9FFF}');
    common || matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// As [`char::is_alphanumeric`], which looks nearly all characters of a report up in long tables.
pub fn is_alphanumeric(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || !is_mark(c) && c.is_alphanumeric()
}

/// As [`char::is_numeric`], in the same way.
pub fn is_numeric(c: char) -> bool {
    !matches!(c, '\u{4E00}'..='\u{9FFF}') && !is_mark(c) && c.is_numeric()
}

/// Whether it is one of the commonest marks: no letter, no digit.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3011}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_alphanumeric(c), is_numeric(c)), (c.is_alphanumeric(), c.is_numeric()), "{c:?}");
        }
    }
}
