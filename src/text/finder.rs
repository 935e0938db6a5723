//! Looks for a list of words in one walk over a text, whatever their number.
//!
//! Made in the time that sorting the words takes: an automaton would be quicker over a library of texts, but costs more to
//! build than a report takes to search.

use std::cmp::Reverse;
use std::ops::Range;

use super::sieve::Sieve;

/// A list of words to look for.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// The words, one after the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// The words by their first character, those of one basket together; of one first character the longest word first.
    order: Vec<Entry>,
    /// Where each basket begins, and where the last ends. As many as there are words, or a little more, so that most hold
    /// one first character.
    baskets: Vec<u32>,
    /// A bit for each first character, by its lowest ten bits: nearly all characters begin no word.
    firsts: Sieve,
    /// The same for the last characters.
    lasts: Sieve,
    /// The same for the first characters of words of one character.
    alone: Sieve,
    /// A bit for each pair of characters that a word begins with, by [`pair_at`]: of the characters that begin some word most
    /// don't begin one here.
    pairs: Vec<u64>,
}

/// A word under its first character.
#[derive(Debug, Clone, Copy)]
struct Entry {
    first: char,
    /// The second character, `\0` for none: a glance that spares most comparisons.
    second: char,
    word: u32,
}

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which word, as an index into the list.
    pub word: usize,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Finder {
    /// A finder of `words`; an empty one is never found.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        let mut finder = Self::default();
        words.into_iter().for_each(|word| finder.add(word.as_ref()));
        finder.sort();
        finder
    }

    /// Adds a word, not to be found before all are sorted.
    pub(crate) fn add(&mut self, word: &str) {
        if self.ends.is_empty() {
            // Most lists are of a dozen words.
            self.text.reserve(96);
            self.ends.reserve(12);
            self.order.reserve(12);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let mut chars = word.chars();
        if let (Some(first), Some(last)) = (chars.next(), word.chars().next_back()) {
            let second = chars.next().unwrap_or('\0');
            if second == '\0' {
                self.alone.add(first);
            }
            self.order.push(Entry { first, second, word: self.ends.len() as u32 - 1 });
            self.firsts.add(first);
            self.lasts.add(last);
        }
    }

    /// Puts the words in their order.
    pub(crate) fn sort(&mut self) {
        let count = self.order.len().next_power_of_two();
        self.baskets = vec![0; count + 1];
        for e in &self.order {
            self.baskets[basket(e.first, count) + 1] += 1;
        }
        for i in 0..count {
            self.baskets[i + 1] += self.baskets[i];
        }
        let mut free = self.baskets.clone();
        let mut order = self.order.clone();
        for e in &self.order {
            let at = &mut free[basket(e.first, count)];
            order[*at as usize] = *e;
            *at += 1;
        }
        for ends in self.baskets.windows(2) {
            let basket = &mut order[ends[0] as usize..ends[1] as usize];
            if basket.len() > 1 {
                basket.sort_unstable_by_key(|e| (e.first, Reverse(self.word(e.word as usize).len()), e.word));
            }
        }
        self.order = order;
        self.pairs = vec![0; count];
        for i in 0..self.ends.len() {
            if let Some((_, pair)) = pair_at(self.word(i).as_bytes()) {
                let bit = pair % (64 * count);
                self.pairs[bit / 64] |= 1 << (bit % 64);
            }
        }
    }

    /// Whether a word may begin at the head of these bytes, whose first character begins some word.
    fn may_begin(&self, bytes: &[u8]) -> bool {
        let Some((first, pair)) = pair_at(bytes) else { return true };
        let bit = pair % (64 * self.pairs.len());
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1 || self.alone.may_have(first)
    }

    /// A word, by its place in the list.
    pub fn word(&self, i: usize) -> &str {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[i] as usize]
    }

    /// The words, as they were given.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|i| self.word(i))
    }

    /// The longest word that `text` ends with, as an index into the list.
    pub fn at_end(&self, text: &str) -> Option<usize> {
        let last = text.chars().next_back()?;
        if !self.lasts.may_have(u32::from(last)) {
            return None;
        }
        let ending = |&i: &usize| !self.word(i).is_empty() && text.ends_with(self.word(i));
        (0..self.ends.len()).filter(ending).max_by_key(|&i| self.word(i).len())
    }

    /// The words that `text` begins with, the longest first, as indices into the list.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut chars = text.chars();
        let first = chars.next();
        let group = first.map_or(&[][..], |first| self.group(first));
        let second = if group.is_empty() { '\0' } else { chars.next().unwrap_or('\0') };
        let near = group.iter().filter(move |e| Some(e.first) == first && (e.second == second || e.second == '\0'));
        near.map(|e| e.word as usize).filter(move |&i| text.starts_with(self.word(i)))
    }

    /// Where words stand in `text`: in order, the longest at each place, none overlapping.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.next(text, &mut from)?;
                if let Some(word) = self.at_start(&text[start..]).next() {
                    from = start + self.word(word).len();
                    return Some(Found { word, start, end: from });
                }
            }
        })
    }

    /// Every place of every word in `text`, overlapping or not.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        let starts = std::iter::from_fn(move || self.next(text, &mut from));
        starts.flat_map(move |start| {
            let found = move |word: usize| Found { word, start, end: start + self.word(word).len() };
            self.at_start(&text[start..]).map(found)
        })
    }

    /// The first place from `from` on at which a word may begin; steps behind its character.
    #[inline]
    fn next(&self, text: &str, from: &mut usize) -> Option<usize> {
        loop {
            let start = self.firsts.next(text.as_bytes(), *from)?;
            let bytes = &text.as_bytes()[start..];
            *from = start + if let Some(0xE0..0xF0) = bytes.first() { 3 } else { 1 };
            if self.may_begin(bytes) {
                return Some(start);
            }
        }
    }

    /// The basket of this character.
    fn group(&self, first: char) -> &[Entry] {
        if !self.firsts.may_have(u32::from(first)) {
            return &[];
        }
        let at = basket(first, self.baskets.len() - 1);
        &self.order[self.baskets[at] as usize..self.baskets[at + 1] as usize]
    }
}

/// The lowest ten bits of the character at the head of these bytes, and a number for it and the next one: where both are of three
/// bytes, as Chinese characters are.
#[inline]
fn pair_at(bytes: &[u8]) -> Option<(u32, usize)> {
    let &[0xE0..0xF0, a, b, 0xE0..0xF0, c, d] = bytes.first_chunk()? else { return None };
    let low = |a: u8, b: u8| u32::from(a & 63) << 6 | u32::from(b & 63);
    let (first, second) = (low(a, b), low(c, d));
    Some((first, (first.wrapping_mul(0x9E37) ^ second.wrapping_mul(0x85EB)) as usize >> 4))
}

/// Several lists of words, looked for in one walk: words with a mark each that tells their list.
#[derive(Debug, Clone)]
pub struct Lists<T> {
    finder: Finder,
    marks: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// The lists of these words.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut lists = Self { finder: Finder::default(), marks: Vec::new() };
        for (word, mark) in words {
            lists.finder.add(word.as_ref());
            lists.marks.push(mark);
        }
        lists.finder.sort();
        lists
    }

    /// Every place of every word in `text`, overlapping or not, in order; of those that begin together the longest first.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (T, Range<usize>)> + 't {
        self.finder.find_all(text).map(|found| (self.marks[found.word], found.start..found.end))
    }
}

/// The basket of a first character, of `count` ones, a power of two.
fn basket(first: char, count: usize) -> usize {
    u32::from(first) as usize & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finder(words: &[&str]) -> Finder {
        Finder::new(words)
    }

    #[test]
    fn the_leftmost_and_longest_are_found() {
        let finder = finder(&["推进", "加快推进", "", "建设"]);
        let text = "加快推进澜溪大道建设";
        let found: Vec<&str> = finder.find(text).map(|f| &text[f.start..f.end]).collect();
        assert_eq!(found, ["加快推进", "建设"]);
        let all: Vec<usize> = finder.find_all(text).map(|f| f.word).collect();
        assert_eq!(all, [1, 0, 3]);
    }

    proptest! {
        #[test]
        fn every_place_is_found_and_nothing_else(words in prop::collection::vec("[甲乙丙aé𠀀]{0,3}", 0..8), text in "[甲乙丙aé𠀀丁]{0,20}") {
            let finder = Finder::new(&words);
            let mut naive = Vec::new();
            for (start, _) in text.char_indices() {
                for (word, w) in words.iter().enumerate().filter(|(_, w)| !w.is_empty() && text[start..].starts_with(w.as_str())) {
                    naive.push(Found { word, start, end: start + w.len() });
                }
            }
            let mut all: Vec<Found> = finder.find_all(&text).collect();
            all.sort_by_key(|f| (f.start, f.word));
            prop_assert_eq!(&all, &naive);
            let at_end = words.iter().filter(|w| !w.is_empty() && text.ends_with(w.as_str())).max_by_key(|w| w.len());
            prop_assert_eq!(finder.at_end(&text).map(|i| finder.word(i)), at_end.map(String::as_str));
            let mut free = 0;
            for f in finder.find(&text) {
                let longest = naive.iter().filter(|n| n.start == f.start).map(|n| n.end).max();
                prop_assert!(Some(f.end) == longest && !naive.iter().any(|n| free <= n.start && n.start < f.start));
                free = f.end;
            }
            prop_assert!(!naive.iter().any(|n| n.start >= free));
        }
    }
}
