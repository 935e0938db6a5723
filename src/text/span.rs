//! Places in a text, and the two sides of anything that is said of two years.

use std::ops::Range;

/// A half-open byte range into one report's text. Both ends lie on character borders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }
    /// The words at this place.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }
    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
    /// Whether `other` lies within.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// The smallest span that holds both.
    pub fn cover(&self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
    /// Without the white space at both ends.
    pub fn trim(&self, text: &str) -> Span {
        // Mostly there is none: common characters and marks of full width stand at both ends, which their first bytes tell.
        let common = |byte: Option<&u8>| matches!(byte, Some(0xE4..=0xE9 | 0xEF));
        let bytes = self.of(text).as_bytes();
        if common(bytes.first()) && common(bytes.iter().nth_back(2)) {
            return *self;
        }
        let rest = self.of(text).trim_start();
        let start = self.end - rest.len();
        Span::new(start, start + rest.trim_end().len())
    }
    /// As a range, for slicing.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(r: Range<usize>) -> Self {
        Span::new(r.start, r.end)
    }
}

/// Anything that is said of two years: `from` is the earlier one, `to` the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Pair<T> {
    /// Of the earlier report.
    pub from: T,
    /// Of the later report.
    pub to: T,
}

impl<T> Pair<T> {
    /// `from` and `to`.
    pub fn new(from: T, to: T) -> Self {
        Self { from, to }
    }
    /// Both sides by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { from: &self.from, to: &self.to }
    }
    /// The same of both sides.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { from: f(self.from), to: f(self.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ends_are_trimmed_as_the_standard_library_does(text in "[ \u{3000}\u{2003}\u{85}\n甲，。“a1é𠀀]{0,6}") {
            let all = Span::new(0, text.len());
            prop_assert_eq!(all.trim(&text).of(&text), text.trim());
        }
    }
}
