//! The policy domains as data: their keys, their names, and the phrases that tell of each.
//!
//! In: `domains.toml` and the user's `[[domain]]` tables. Out: [`DomainCues`], which finds the phrases in a text.

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
struct Table<'t> {
    #[serde(borrow)]
    domain: Vec<BuiltIn<'t>>,
    /// Phrases that only look like a cue.
    #[serde(default)]
    none: Vec<&'t str>,
}

/// A table `[[domain]]` of the built-in ones.
#[derive(Deserialize)]
struct BuiltIn<'t> {
    key: &'t str,
    #[serde(borrow)]
    sure: Vec<&'t str>,
    #[serde(default)]
    likely: Vec<&'t str>,
    #[serde(default)]
    hint: Vec<&'t str>,
}

/// The domains, and a finder of their phrases.
#[derive(Debug)]
pub struct DomainCues {
    keys: Vec<&'static str>,
    finder: Finder,
    /// The domains that each phrase of the finder tells of and how strongly, one phrase after the other.
    tells: Vec<(usize, f64)>,
    /// Where those of each phrase end.
    ends: Vec<usize>,
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
        let table: Table<'static> = built_in!("domains");
        let mut phrases: Vec<(&str, usize, f64)> = Vec::new();
        for (i, entry) in table.domain.iter().enumerate() {
            let more: Vec<&DomainEntry> = added.iter().filter(|more| more.key == entry.key).collect();
            let mut put = |list: &[&'static str], own: fn(&DomainEntry) -> &[String], weight| {
                let own = more.iter().flat_map(|&more| own(more)).map(String::as_str);
                phrases.extend(list.iter().copied().chain(own).map(|phrase| (phrase, i, weight)));
            };
            put(&entry.sure, |e| &e.sure, SURE);
            put(&entry.likely, |e| &e.likely, LIKELY);
            put(&entry.hint, |e| &e.hint, HINT);
        }
        // What only looks like a cue tells of no domain.
        let nowhere = table.domain.len();
        phrases.extend(table.none.iter().map(|&phrase| (phrase, nowhere, 0.0)));
        phrases.retain(|(phrase, ..)| !phrase.is_empty());
        // Of a phrase that one domain has twice the stronger holds.
        phrases.sort_by(|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)));
        let mut cues = Self {
            keys: table.domain.iter().map(|entry| entry.key).collect(),
            finder: Finder::default(),
            tells: Vec::with_capacity(phrases.len()),
            ends: Vec::with_capacity(phrases.len()),
        };
        for same in phrases.chunk_by(|a, b| a.0 == b.0) {
            cues.finder.add(same[0].0);
            if same.iter().all(|(_, domain, _)| *domain != nowhere) {
                let first = same.chunk_by(|a, b| a.1 == b.1).map(|of_domain| of_domain[0]);
                cues.tells.extend(first.map(|(_, domain, weight)| (domain, weight)));
            }
            cues.ends.push(cues.tells.len());
        }
        cues.finder.sort();
        cues
    }

    /// The keys of the domains, in the order of the data.
    pub fn keys(&self) -> &[&'static str] {
        &self.keys
    }

    /// The phrases in `text`, in order of place, the longest where they overlap.
    pub fn find<'c>(&'c self, text: &'c str) -> impl Iterator<Item = Cue<'c>> + 'c {
        self.finder.find(text).filter_map(|found| {
            let start = found.word.checked_sub(1).map_or(0, |before| self.ends[before]);
            let tells = &self.tells[start..self.ends[found.word]];
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
