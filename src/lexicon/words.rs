//! A list of words to be looked for together: one pass over the text, whatever the number of words.

use std::ops::Range;

use serde::Deserialize;

use crate::text::finder::{Finder, Found};

/// A list of words, found leftmost-longest.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(Finder);

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        Self(Finder::new(words))
    }
}

impl Words {
    /// The words, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.words().iter().map(String::as_str)
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
        self.0.at_start(text).next().map(|i| self.0.words()[i].as_str())
    }
    /// The longest of them that `text` ends with.
    pub fn at_end(&self, text: &str) -> Option<&str> {
        self.iter().filter(|w| text.ends_with(w)).max_by_key(|w| w.len())
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
        let words = Words::from(vec!["推进".to_string(), "加快推进".to_string(), "建设".to_string()]);
        let text = "加快推进澜溪大道建设";
        assert_eq!(words.first(text), Some(0.."加快推进".len()));
        let rest: Vec<_> = words.residue(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(rest, ["澜溪大道"]);
        assert_eq!(words.at_end(text), Some("建设"));
        assert!(!words.in_text("澜溪"));
        assert_eq!(words.firsts("加快推进建设，推进建设"), [0, 6, 12]);
    }
}
