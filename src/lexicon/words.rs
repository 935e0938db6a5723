//! A list of words to be looked for together: one pass over the text, whatever the number of words.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::text::Affixes;
use crate::text::finder::{Finder, Found};

/// A list of words, found leftmost-longest.
#[derive(Debug, Clone, Default)]
pub struct Words(Finder);

impl<S: AsRef<str>> FromIterator<S> for Words {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        Self(Finder::new(words))
    }
}

/// Calls itself with each word of a list as it is read, so that it is put at once where it is kept.
struct EachWord<F>(F);

impl<'de, F: FnMut(&str)> EachWord<F> {
    fn of<D: Deserializer<'de>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(&str)> Visitor<'de> for EachWord<F> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("words")
    }
    fn visit_seq<A: SeqAccess<'de>>(mut self, mut words: A) -> Result<(), A::Error> {
        while words.next_element_seed(EachWord(&mut self.0))?.is_some() {}
        Ok(())
    }
    fn visit_str<E>(mut self, word: &str) -> Result<(), E> {
        (self.0)(word);
        Ok(())
    }
}

impl<'de, F: FnMut(&str)> DeserializeSeed<'de> for EachWord<F> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, word: D) -> Result<(), D::Error> {
        word.deserialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        let mut finder = Finder::default();
        EachWord(|word: &str| finder.add(word)).of(list)?;
        finder.sort();
        Ok(Self(finder))
    }
}

impl<'de> Deserialize<'de> for Affixes<()> {
    fn deserialize<D: Deserializer<'de>>(list: D) -> Result<Self, D::Error> {
        let mut words = Self::default();
        EachWord(|word: &str| words.add(word, ())).of(list)?;
        words.sort();
        Ok(words)
    }
}

impl Words {
    /// The words, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.words()
    }
    /// Whether one of them stands in `text`.
    pub fn in_text(&self, text: &str) -> bool {
        self.0.find(text).next().is_some()
    }
    /// Whether `text` is one of them.
    pub fn has(&self, text: &str) -> bool {
        self.at_start(text).is_some_and(|w| w.len() == text.len())
    }
    /// The places where they stand, in order, none overlapping.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.0.find(text).map(|f| f.start..f.end)
    }
    /// The place of the first.
    pub fn first(&self, text: &str) -> Option<Range<usize>> {
        self.places(text).next()
    }
    /// Where each of them that stands in `text` stands first, overlapping or not.
    pub fn firsts(&self, text: &str) -> Vec<usize> {
        let mut seen: Vec<usize> = Vec::new();
        let first = |found: Found| {
            let new = !seen.contains(&found.word);
            seen.extend(new.then_some(found.word));
            new.then_some(found.start)
        };
        self.0.find_all(text).filter_map(first).collect()
    }
    /// The longest of them that `text` begins with.
    pub fn at_start(&self, text: &str) -> Option<&str> {
        self.0.at_start(text).next().map(|i| self.0.word(i))
    }
    /// The longest of them that `text` ends with.
    pub fn at_end(&self, text: &str) -> Option<&str> {
        self.0.at_end(text).map(|i| self.0.word(i))
    }
    /// What is left of `text` without them: the stretches between, none empty.
    pub fn residue(&self, text: &str) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut at = 0;
        for place in self.places(text) {
            if place.start > at {
                out.push(at..place.start);
            }
            at = place.end;
        }
        if at < text.len() {
            out.push(at..text.len());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_and_leaves_the_rest() {
        let words = Words::from_iter(["推进", "加快推进", "建设"]);
        let text = "加快推进澜溪大道建设";
        assert_eq!(words.first(text), Some(0.."加快推进".len()));
        let rest: Vec<_> = words.residue(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(rest, ["澜溪大道"]);
        assert_eq!(words.at_end(text), Some("建设"));
        assert!(!words.in_text("澜溪"));
        assert_eq!(words.firsts("加快推进建设，推进建设"), [0, 6, 12]);
    }
}
