//! A set of words with a mark each, asked which of them a run of characters begins or ends with, or looked for in a text.

use std::ops::Range;

use super::finder::{Finder, Kept};

/// Words, each with a mark.
#[derive(Debug, Clone)]
pub struct Affixes<T> {
    words: Kept,
    marks: Vec<T>,
}

impl<T: Copy> Affixes<T> {
    /// An empty word is never found; of a word given twice the first mark holds.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut marks = Vec::new();
        let words = words.into_iter().map(|(word, mark)| {
            marks.push(mark);
            word
        });
        Self { words: Finder::new(words).into(), marks }
    }
    /// The words of a finder with a mark for each.
    ///
    /// # Panics
    /// There are more or fewer marks than words.
    pub fn marked(words: Kept, marks: Vec<T>) -> Self {
        assert_eq!(words.count(), marks.len(), "a mark for each word");
        Self { words, marks }
    }
    /// The longest word that `chars` begins with: its length and mark.
    #[inline]
    pub fn prefix(&self, chars: &[char]) -> Option<(usize, T)> {
        self.words.prefix(chars).map(|(i, length)| (length, self.marks[i]))
    }
    /// The words that `chars` begins with, the longest first.
    pub fn prefixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, T)> {
        self.words.prefixes(chars).map(|(i, length)| (length, self.marks[i]))
    }
    /// The longest word that `chars` ends with.
    #[inline]
    pub fn suffix(&self, chars: &[char]) -> Option<(usize, T)> {
        self.suffixes(chars).next()
    }
    /// The words that `chars` ends with, the longest first.
    pub fn suffixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, T)> {
        self.words.suffixes(chars).map(|(i, length)| (length, self.marks[i]))
    }
    /// The first place in `chars` from `from` on where a word begins: place, length, mark.
    pub fn find(&self, chars: &[char], from: usize) -> Option<(usize, usize, T)> {
        (from..chars.len()).find_map(|i| self.prefix(&chars[i..]).map(|(n, t)| (i, n, t)))
    }
    /// Whether `chars` is one of the words.
    pub fn contains(&self, chars: &[char]) -> bool {
        self.prefix(chars).is_some_and(|(n, _)| n == chars.len())
    }
    /// Every place of every word in `text`, overlapping or not, in order; of those that begin together the longest first.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (T, Range<usize>)> + 't {
        self.words.find_all(text).map(|found| (self.marks[found.word], found.start..found.end))
    }
}

impl From<Kept> for Affixes<()> {
    fn from(words: Kept) -> Self {
        let marks = vec![(); words.count()];
        Self { words, marks }
    }
}
