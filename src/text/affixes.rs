//! A set of words with a mark each, asked which of them a run of characters begins or ends with.

use std::collections::BTreeMap;

/// Words, each with a mark, found at either end of a run of characters.
#[derive(Debug, Clone)]
pub struct Affixes<T> {
    by_first: BTreeMap<char, Vec<(Vec<char>, T)>>,
    by_last: BTreeMap<char, Vec<(Vec<char>, T)>>,
}

impl<T> Default for Affixes<T> {
    fn default() -> Self {
        Self { by_first: BTreeMap::new(), by_last: BTreeMap::new() }
    }
}

impl<T: Copy> Affixes<T> {
    /// An empty word is left out; of a word given twice the first mark holds.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut set = Self::default();
        for (word, mark) in words {
            let word: Vec<char> = word.as_ref().chars().collect();
            let (Some(&first), Some(&last)) = (word.first(), word.last()) else { continue };
            set.by_first.entry(first).or_default().push((word.clone(), mark));
            set.by_last.entry(last).or_default().push((word, mark));
        }
        for list in set.by_first.values_mut().chain(set.by_last.values_mut()) {
            list.sort_by_key(|(w, _)| std::cmp::Reverse(w.len()));
        }
        set
    }
    /// The longest word that `chars` begins with: its length and mark.
    pub fn prefix(&self, chars: &[char]) -> Option<(usize, T)> {
        let list = self.by_first.get(chars.first()?)?;
        list.iter().find(|(w, _)| chars.starts_with(w)).map(|(w, t)| (w.len(), *t))
    }
    /// The longest word that `chars` ends with.
    pub fn suffix(&self, chars: &[char]) -> Option<(usize, T)> {
        let list = self.by_last.get(chars.last()?)?;
        list.iter().find(|(w, _)| chars.ends_with(w)).map(|(w, t)| (w.len(), *t))
    }
    /// The first place in `chars` from `from` on where a word begins: place, length, mark.
    pub fn find(&self, chars: &[char], from: usize) -> Option<(usize, usize, T)> {
        (from..chars.len()).find_map(|i| self.prefix(&chars[i..]).map(|(n, t)| (i, n, t)))
    }
    /// Whether `chars` is one of the words.
    pub fn contains(&self, chars: &[char]) -> bool {
        self.prefix(chars).is_some_and(|(n, _)| n == chars.len())
    }
}
