//! The policy domains as data: their keys, their names, and the phrases that tell of each.
//!
//! In: `domains.toml` and the user's `[[domain]]` tables. Out: [`DomainCues`], which finds the phrases in a text.

mod tells;

use std::borrow::Cow;

use serde::Deserialize;

use super::ready;
use crate::text::finder::{Finder, Kept};

/// One domain and its phrases, as a table `[[domain]]` gives them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainEntry {
    /// Its stable key (`rural`).
    pub key: String,
    /// Its name in Chinese.
    #[serde(default)]
    pub zh: String,
    /// Its name in English.
    #[serde(default)]
    pub en: String,
    /// Phrases that name the domain itself.
    #[serde(default)]
    pub sure: Vec<String>,
    /// Phrases that are seldom said elsewhere.
    #[serde(default)]
    pub likely: Vec<String>,
    /// Phrases that lean towards it.
    #[serde(default)]
    pub hint: Vec<String>,
}

/// The domains, and a finder of their phrases.
#[derive(Debug)]
pub struct DomainCues {
    keys: &'static [&'static str],
    finder: Kept,
    /// The domains that each phrase of the finder tells of and how strongly, one phrase after the other.
    tells: Cow<'static, [(usize, f64)]>,
    /// Where those of each phrase end.
    ends: Cow<'static, [usize]>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue<'c> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Which phrase it is: equal for equal phrases.
    pub phrase: usize,
    /// The domains it tells of, as indices into [`DomainCues::keys`], and how strongly.
    pub tells: &'c [(usize, f64)],
}

impl DomainCues {
    /// The built-in domains, with `added` phrases. An added table of an unknown key is left out.
    pub(super) fn with(added: &[DomainEntry]) -> Self {
        let built_in = Self {
            keys: ready::DOMAINS,
            finder: Kept::Ready(&ready::DOMAIN_PHRASES),
            tells: Cow::Borrowed(ready::DOMAIN_TELLS),
            ends: Cow::Borrowed(ready::DOMAIN_ENDS),
        };
        if added.is_empty() { built_in } else { built_in.and(added) }
    }

    /// The same with `added` phrases.
    fn and(self, added: &[DomainEntry]) -> Self {
        let mut phrases: Vec<(&str, Option<usize>, f64)> = Vec::new();
        for (i, phrase) in self.finder.words().enumerate() {
            match self.told(i) {
                [] => phrases.push((phrase, None, 0.0)),
                tells => phrases.extend(tells.iter().map(|&(domain, weight)| (phrase, Some(domain), weight))),
            }
        }
        for entry in added {
            let Some(domain) = self.keys.iter().position(|key| *key == entry.key) else { continue };
            for ((_, weight), list) in tells::STRENGTHS.into_iter().zip([&entry.sure, &entry.likely, &entry.hint]) {
                phrases.extend(list.iter().map(|phrase| (phrase.as_str(), Some(domain), weight)));
            }
        }
        let told = tells::put_together(phrases);
        let (tells, ends) = (told.tells.into(), told.ends.into());
        Self { keys: self.keys, finder: Finder::new(told.phrases).into(), tells, ends }
    }

    /// What a phrase tells.
    fn told(&self, phrase: usize) -> &[(usize, f64)] {
        let start = phrase.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.tells[start..self.ends[phrase]]
    }

    /// The keys of the domains, in the order of the data.
    pub fn keys(&self) -> &[&'static str] {
        self.keys
    }

    /// The phrases in `text`, in order of place, the longest where they overlap.
    pub fn find<'c>(&'c self, text: &'c str) -> impl Iterator<Item = Cue<'c>> + 'c {
        self.finder.find(text).filter_map(|found| {
            let tells = self.told(found.word);
            (!tells.is_empty()).then_some(Cue { start: found.start, end: found.end, phrase: found.word, tells })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_whole() {
        #[derive(Deserialize)]
        struct Table {
            domain: Vec<DomainEntry>,
        }
        let table: Table = toml::from_str(include_str!("../domains.toml")).expect("a sound table");
        assert_eq!(table.domain.len(), 16);
        assert!(table.domain.iter().map(|e| e.key.as_str()).eq(DomainCues::with(&[]).keys().iter().copied()));
        for e in &table.domain {
            assert!(e.sure.len() >= 10, "{}", e.key);
            for phrase in e.sure.iter().chain(&e.likely) {
                assert!(phrase.chars().count() > 1 || phrase.len() == 3, "{phrase}");
            }
        }
    }

    #[test]
    fn the_longest_phrase_counts() {
        let cues = DomainCues::with(&[]);
        let found: Vec<&str> = cues.find("大力加强生态城市建设").map(|c| cues.keys()[c.tells[0].0]).collect();
        assert_eq!(found, ["ecology"]);
    }

    #[test]
    fn the_user_adds_phrases() {
        let mine = DomainEntry { key: "rural".into(), sure: vec!["澜溪茶海".into()], ..Default::default() };
        let cues = DomainCues::with(&[mine]);
        assert_eq!(cues.find("建好澜溪茶海").count(), 1);
        assert_eq!(DomainCues::with(&[]).find("建好澜溪茶海").count(), 0);
    }
}
