//! Knows Chinese, knows nothing of reports: places in a text, folding for comparison, numerals, clauses, the segmenter.

mod affixes;
mod charset;
pub(crate) mod finder;
pub mod fold;
pub(crate) mod line;
pub(crate) mod lookalikes;
mod marks;
pub mod numerals;
mod rows;
pub(crate) mod scale;
pub(crate) mod segment;
pub mod sentences;
pub(crate) mod sieve;
pub(crate) mod simplified;
mod span;
pub(crate) mod years;

pub use affixes::Affixes;
pub use charset::CharSet;
pub use line::Line;
pub use marks::{between_marks, marks};
pub use rows::{RowHasher, RowPlaces, hash_chars, hash_row, join_rows, row_hash, row_power};
pub use span::{Pair, Span};

/// Where `word` stands in `text`, in order, none overlapping. Mostly nowhere, which is told sooner than a search for all places is
/// got ready.
pub fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let all = text.contains(word).then(|| text.match_indices(word));
    all.into_iter().flatten().map(|(at, _)| at)
}

/// Some characters as a text: collected it would be moved to more room twice for most words.
pub fn text_of(chars: &[char]) -> String {
    let mut text = String::with_capacity(3 * chars.len());
    text.extend(chars);
    text
}

/// The number of Han characters in `text`: the base of every density ("per 10,000 characters").
pub fn han_count(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.iter().fold(0, |most, &b| b.max(most)) >= 0xF0 {
        return text.chars().filter(|&c| is_han(c)).count();
    }
    // Of characters of three bytes the bytes alone tell, and the processor compares many at once.
    let (firsts, thirds) = (bytes, bytes.get(2..).unwrap_or_default());
    let begins = |((&a, &b), &c): ((&u8, &u8), &u8)| {
        let common = (0xE5..=0xE9).contains(&a) | (a == 0xE4) & (b != 0xB7) | (a == 0xE3) & (b >= 0x90);
        u8::from(common | (a == 0xEF) & (0xA4..=0xAB).contains(&b) | (a == 0xE3) & (b == 0x80) & (c == 0x87))
    };
    let some = thirds.chunks(240).zip(firsts.chunks(240)).zip(bytes.get(1..).unwrap_or_default().chunks(240));
    some.map(|((c, a), b)| usize::from(a.iter().zip(b).zip(c).map(begins).sum::<u8>())).sum()
}

/// Whether `c` is a Han character (a CJK ideograph of any block).
pub fn is_han(c: char) -> bool {
    // By itself, since nearly all are of it: all five in one are compared in a dozen steps.
    let common = matches!(c, '\u{4E00}'..='\u{9FFF}');
    common || matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Whether `c` joins two things as "and" does.
pub fn is_and(c: char) -> bool {
    matches!(c, '和' | '与' | '及')
}

/// Whether `c` joins the items of a list: "and", or the comma of lists.
pub fn joins_list(c: char) -> bool {
    c == '、' || is_and(c)
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
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3011}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!((is_alphanumeric(c), is_numeric(c)), (c.is_alphanumeric(), c.is_numeric()), "{c:?}");
            assert_eq!(han_count(c.encode_utf8(&mut [0; 4])), usize::from(is_han(c)), "{c:?}");
        }
        let all: String = ('\0'..'\u{10000}').collect();
        assert_eq!(han_count(&all), all.chars().filter(|&c| is_han(c)).count());
    }
}
