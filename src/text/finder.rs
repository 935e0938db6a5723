//! Looks for a list of words in one walk over a text, whatever their number.
//!
//! Made in the time that sorting the words takes: an automaton would be quicker over a library of texts, but costs more to
//! build than a report takes to search.

use std::cmp::Reverse;

use super::sieve::Sieve;

/// A list of words to look for.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    words: Vec<String>,
    /// The words by their first character, those of one basket together; of one first character the longest word first.
    order: Vec<Entry>,
    /// Where each basket begins, and where the last ends. As many as there are words, or a little more, so that most hold
    /// one first character.
    baskets: Vec<u32>,
    /// A bit for each first character, by its lowest ten bits: nearly all characters begin no word.
    firsts: Sieve,
}

/// A word under its first character.
#[derive(Debug, Clone, Copy)]
struct Entry {
    first: char,
    /// The byte after the first character, 0 for none: a glance that spares most comparisons.
    next: u8,
    word: u32,
}

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which word, as an index into [`Finder::words`].
    pub word: usize,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Finder {
    /// A finder of `words`; an empty one is never found.
    pub fn new(words: Vec<String>) -> Self {
        let entry = |(word, w): (u32, &String)| {
            let first = w.chars().next()?;
            Some(Entry { first, next: w.as_bytes().get(first.len_utf8()).copied().unwrap_or(0), word })
        };
        let mut order: Vec<Entry> = (0..).zip(&words).filter_map(entry).collect();
        let count = order.len().next_power_of_two();
        order.sort_by_key(|e| (basket(e.first, count), e.first, Reverse(words[e.word as usize].len()), e.word));
        let mut firsts = Sieve::default();
        let mut baskets = vec![0; count + 1];
        for e in &order {
            firsts.add(e.first);
            baskets[basket(e.first, count) + 1] += 1;
        }
        for i in 0..count {
            baskets[i + 1] += baskets[i];
        }
        Self { words, order, baskets, firsts }
    }

    /// The words, as they were given.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The words that `text` begins with, the longest first, as indices into [`Finder::words`].
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = usize> {
        let first = text.chars().next();
        let group = first.map_or(&[][..], |first| self.group(first));
        let next = first.and_then(|c| text.as_bytes().get(c.len_utf8())).copied().unwrap_or(0);
        let near = group.iter().filter(move |e| Some(e.first) == first && (e.next == next || e.next == 0));
        near.map(|e| e.word as usize).filter(move |&i| text.starts_with(self.words[i].as_str()))
    }

    /// Where words stand in `text`: in order, the longest at each place, none overlapping.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.firsts.next(text.as_bytes(), from)?;
                if let Some(word) = self.at_start(&text[start..]).next() {
                    from = start + self.words[word].len();
                    return Some(Found { word, start, end: from });
                }
                from = start + 1;
            }
        })
    }

    /// Every place of every word in `text`, overlapping or not.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        let starts = std::iter::from_fn(move || {
            let start = self.firsts.next(text.as_bytes(), from)?;
            from = start + 1;
            Some(start)
        });
        starts.flat_map(move |start| {
            let found = move |word: usize| Found { word, start, end: start + self.words[word].len() };
            self.at_start(&text[start..]).map(found)
        })
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

/// The basket of a first character, of `count` ones, a power of two.
fn basket(first: char, count: usize) -> usize {
    u32::from(first) as usize & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finder(words: &[&str]) -> Finder {
        Finder::new(words.iter().map(|w| w.to_string()).collect())
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
            let finder = Finder::new(words.clone());
            let mut naive = Vec::new();
            for (start, _) in text.char_indices() {
                for (word, w) in words.iter().enumerate().filter(|(_, w)| !w.is_empty() && text[start..].starts_with(w.as_str())) {
                    naive.push(Found { word, start, end: start + w.len() });
                }
            }
            let mut all: Vec<Found> = finder.find_all(&text).collect();
            all.sort_by_key(|f| (f.start, f.word));
            prop_assert_eq!(&all, &naive);
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
