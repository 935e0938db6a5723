//! A list of words to be looked for together: one pass over the text, whatever the number of words.

use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::ready::LISTS;
use crate::text::Affixes;
use crate::text::finder::{Finder, Found, Kept};

/// A list of words, found leftmost-longest.
#[derive(Debug, Clone)]
pub struct Words(Kept);

impl<S: AsRef<str>> FromIterator<S> for Words {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        Self(Finder::new(words).into())
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::from_iter([""; 0])
    }
}

/// The list of which a table has the place.
fn ready<'de, D: Deserializer<'de>>(place: D) -> Result<Kept, D::Error> {
    let list = LISTS.get(usize::deserialize(place)?);
    list.map(Kept::Ready).ok_or_else(|| D::Error::custom("there is no such list"))
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(place: D) -> Result<Self, D::Error> {
        ready(place).map(Self)
    }
}

impl<'de> Deserialize<'de> for Affixes<()> {
    fn deserialize<D: Deserializer<'de>>(place: D) -> Result<Self, D::Error> {
        ready(place).map(Self::from)
    }
}

impl Words {
    /// The words, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.words()
    }
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.count()
    }
    /// The same words with a mark for each.
    pub(super) fn marked<T: Copy>(&self, marks: Vec<T>) -> Affixes<T> {
        Affixes::marked(self.0.clone(), marks)
    }
    /// Whether one of them stands in `text`.
    pub fn in_text(&self, text: &str) -> bool {
        self.0.find(text).next().is_some()
    }
    /// Whether `text` is one of them.
    pub fn has(&self, text: &str) -> bool {
        self.0.whole(text).is_some()
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
    /// Whether one of them may begin with the first character of `text`: says yes too often.
    pub fn may_begin(&self, text: &str) -> bool {
        self.0.may_begin_with(text)
    }
    /// The longest of them that `text` begins with.
    pub fn at_start(&self, text: &str) -> Option<&str> {
        self.0.longest_at_start(text).map(|i| self.0.word(i))
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
