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
    /// First character and place in `words`; of one first character the longest word first.
    order: Vec<(char, u32)>,
    /// A bit for each first character, by its lowest ten bits: nearly all characters begin no word.
    firsts: Sieve,
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
        let mut order: Vec<(char, u32)> = (0..).zip(&words).filter_map(|(i, w)| Some((w.chars().next()?, i))).collect();
        order.sort_by_key(|&(first, i)| (first, Reverse(words[i as usize].len()), i));
        let mut firsts = Sieve::default();
        for &(first, _) in &order {
            firsts.add(first);
        }
        Self { words, order, firsts }
    }

    /// The words, as they were given.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The words that `text` begins with, the longest first, as indices into [`Finder::words`].
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = usize> {
        let group = text.chars().next().map_or(&[][..], |first| self.group(first));
        group.iter().map(|&(_, i)| i as usize).filter(move |&i| text.starts_with(self.words[i].as_str()))
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

    /// The words that begin with this character.
    fn group(&self, first: char) -> &[(char, u32)] {
        if !self.firsts.may_have(u32::from(first)) {
            return &[];
        }
        let start = self.order.partition_point(|o| o.0 < first);
        let length = self.order[start..].iter().take_while(|o| o.0 == first).count();
        &self.order[start..start + length]
    }
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
