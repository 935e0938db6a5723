//! The policy domains as data: their keys, their names, and the phrases that tell of each.
//!
//! In: `domains.toml` and the user's `[[domain]]` tables. Out: [`DomainCues`], which finds the phrases in a text.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::text::finder::Finder;

/// What each strength of a phrase weighs.
const SURE: f64 = 4.0;
const LIKELY: f64 = 2.0;
const HINT: f64 = 0.6;

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

#[derive(Deserialize)]
struct Table {
    domain: Vec<DomainEntry>,
    /// Phrases that only look like a cue.
    #[serde(default)]
    none: Vec<String>,
}

/// The domains, and a finder of their phrases.
#[derive(Debug)]
pub struct DomainCues {
    entries: Vec<DomainEntry>,
    finder: Finder,
    /// For each phrase of the finder, the domains it tells of and how strongly.
    tells: Vec<Vec<(usize, f64)>>,
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
    /// The domains it tells of, as indices into [`DomainCues::entries`], and how strongly.
    pub tells: &'c [(usize, f64)],
}

impl DomainCues {
    /// The built-in domains, with `added` phrases. An added table of an unknown key is left out.
    pub(super) fn with(added: &[DomainEntry]) -> Self {
        let mut table: Table = built_in!("domains");
        for more in added {
            if let Some(entry) = table.domain.iter_mut().find(|e| e.key == more.key) {
                entry.sure.extend(more.sure.iter().cloned());
                entry.likely.extend(more.likely.iter().cloned());
                entry.hint.extend(more.hint.iter().cloned());
            }
        }
        let mut phrases: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
        for (i, entry) in table.domain.iter().enumerate() {
            for (list, weight) in [(&entry.sure, SURE), (&entry.likely, LIKELY), (&entry.hint, HINT)] {
                for phrase in list.iter().filter(|p| !p.is_empty()) {
                    let tells = phrases.entry(phrase).or_default();
                    if tells.iter().all(|t| t.0 != i) {
                        tells.push((i, weight));
                    }
                }
            }
        }
        for phrase in table.none.iter().filter(|p| !p.is_empty()) {
            phrases.entry(phrase).or_default().clear();
        }
        let finder = Finder::new(phrases.keys().map(|p| (*p).to_owned()).collect());
        let tells = phrases.into_values().collect();
        Self { entries: table.domain, finder, tells }
    }

    /// The domains, in the order of the data.
    pub fn entries(&self) -> &[DomainEntry] {
        &self.entries
    }

    /// The phrases in `text`, in order of place, the longest where they overlap.
    pub fn find<'c>(&'c self, text: &'c str) -> impl Iterator<Item = Cue<'c>> + 'c {
        self.finder.find(text).filter_map(|found| {
            let tells = self.tells.get(found.word)?.as_slice();
            (!tells.is_empty()).then_some(Cue { start: found.start, end: found.end, phrase: found.word, tells })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_whole() {
        let table: Table = built_in!("domains");
        assert_eq!(table.domain.len(), 16);
        for e in &table.domain {
            assert!(!e.zh.is_empty() && !e.en.is_empty() && e.sure.len() >= 10, "{}", e.key);
            for phrase in e.sure.iter().chain(&e.likely) {
                assert!(phrase.chars().count() > 1 || phrase.len() == 3, "{phrase}");
            }
        }
    }

    #[test]
    fn the_longest_phrase_counts() {
        let cues = DomainCues::with(&[]);
        let found: Vec<&str> =
            cues.find("大力加强生态城市建设").map(|c| cues.entries()[c.tells[0].0].key.as_str()).collect();
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
