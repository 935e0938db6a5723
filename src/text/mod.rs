//! Knows Chinese, knows nothing of reports: places in a text, folding for comparison, numerals, clauses, the segmenter.

mod affixes;
mod charset;
pub mod finder;
pub mod fold;
pub mod line;
pub mod lookalikes;
pub mod numerals;
mod rows;
pub mod segment;
pub mod sentences;
mod sieve;
pub mod simplified;
mod span;

pub use affixes::Affixes;
pub use charset::CharSet;
pub use line::Line;
pub use rows::{RowHasher, hash_row, join_rows, row_hash, row_power};
pub use span::{Pair, Span};

/// The number of Han characters in `text`: the base of every density ("per 10,000 characters").
pub fn han_count(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

/// Whether `c` is a Han character (a CJK ideograph of any block).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}
