//! A set of words with a mark each, asked which of them a run of characters begins or ends with.

use std::cmp::Reverse;

use super::sieve::Sieve;

/// Words, each with a mark, found at either end of a run of characters.
#[derive(Debug, Clone)]
pub struct Affixes<T> {
    /// The characters of all words, one word after the other.
    chars: Vec<char>,
    by_first: Vec<Entry<T>>,
    by_last: Vec<Entry<T>>,
    firsts: Sieve,
    lasts: Sieve,
}

/// A word under the character that it begins or ends with; of one character the longest word first.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    key: char,
    start: u32,
    end: u32,
    mark: T,
}

impl<T> Default for Affixes<T> {
    fn default() -> Self {
        let (by_first, by_last) = (Vec::new(), Vec::new());
        Self { chars: Vec::new(), by_first, by_last, firsts: Sieve::default(), lasts: Sieve::default() }
    }
}

impl<T: Copy> Affixes<T> {
    /// An empty word is left out; of a word given twice the first mark holds.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|(word, mark)| set.add(word.as_ref(), mark));
        set.sort();
        set
    }
    /// Adds a word, not to be found before all are sorted.
    pub(crate) fn add(&mut self, word: &str, mark: T) {
        let start = self.chars.len();
        self.chars.extend(word.chars());
        let (Some(&first), Some(&last)) = (self.chars[start..].first(), self.chars.last()) else { return };
        let entry = |key| Entry { key, start: start as u32, end: self.chars.len() as u32, mark };
        self.by_first.push(entry(first));
        self.by_last.push(entry(last));
        self.firsts.add(first);
        self.lasts.add(last);
    }
    /// Puts the words in their order.
    pub(crate) fn sort(&mut self) {
        for list in [&mut self.by_first, &mut self.by_last] {
            list.sort_unstable_by_key(|e| (e.key, Reverse(e.end - e.start), e.start));
        }
    }
    /// The longest word that `chars` begins with: its length and mark.
    pub fn prefix(&self, chars: &[char]) -> Option<(usize, T)> {
        self.prefixes(chars).next()
    }
    /// The words that `chars` begins with, the longest first.
    pub fn prefixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, T)> {
        let key = chars.first().filter(|&&c| self.firsts.may_have(u32::from(c)));
        let list = key.into_iter().flat_map(|&key| group(&self.by_first, key));
        list.map(|e| (self.word(e), e.mark)).filter(|(w, _)| chars.starts_with(w)).map(|(w, t)| (w.len(), t))
    }
    /// The longest word that `chars` ends with.
    pub fn suffix(&self, chars: &[char]) -> Option<(usize, T)> {
        self.suffixes(chars).next()
    }
    /// The words that `chars` ends with, the longest first.
    pub fn suffixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, T)> {
        let key = chars.last().filter(|&&c| self.lasts.may_have(u32::from(c)));
        let list = key.into_iter().flat_map(|&key| group(&self.by_last, key));
        list.map(|e| (self.word(e), e.mark)).filter(|(w, _)| chars.ends_with(w)).map(|(w, t)| (w.len(), t))
    }
    /// The first place in `chars` from `from` on where a word begins: place, length, mark.
    pub fn find(&self, chars: &[char], from: usize) -> Option<(usize, usize, T)> {
        (from..chars.len()).find_map(|i| self.prefix(&chars[i..]).map(|(n, t)| (i, n, t)))
    }
    /// Whether `chars` is one of the words.
    pub fn contains(&self, chars: &[char]) -> bool {
        self.prefix(chars).is_some_and(|(n, _)| n == chars.len())
    }
    fn word(&self, entry: &Entry<T>) -> &[char] {
        &self.chars[entry.start as usize..entry.end as usize]
    }
}

/// The words under one character.
fn group<T>(list: &[Entry<T>], key: char) -> impl Iterator<Item = &Entry<T>> {
    let start = list.partition_point(|e| e.key < key);
    list[start..].iter().take_while(move |e| e.key == key)
}
