//! The words of the register by class: what can be part of a term, what stands around it, what names nothing.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::{Affixes, CharSet, RowHasher, hash_row};

/// What a word can be to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A word of grammar.
    Grammar,
    /// Says how, or how much.
    Qualifier,
    /// A verb that governs a term and is no part of it.
    Verb,
    /// A verb that is as often a noun within a term.
    Nominal,
}

/// What else is known of a word, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u16);

impl Traits {
    /// No phrase may hold it.
    pub const HARD: Self = Self(1);
    /// Idioms of four characters are built with it.
    pub const SOFT: Self = Self(2);
    /// By itself it names no theme.
    pub const GENERAL: Self = Self(4);
    /// As the last word it adds nothing.
    pub const TAIL: Self = Self(8);
    /// A noun of form that follows a term.
    pub const STRUCTURE: Self = Self(16);
    /// No term ends with it.
    pub const UNFINISHED: Self = Self(32);
    /// A single character that belongs to the word after it.
    pub const PREFIX: Self = Self(64);
    /// A single character that belongs to the word before it.
    pub const SUFFIX: Self = Self(128);
    /// A single character that no term ends with.
    pub const MODIFIER: Self = Self(256);
    /// A number before it belongs to it (世纪, 届).
    pub const COUNTER: Self = Self(1024);

    /// As the last word it makes names of policies (工匠精神).
    pub const COINING: Self = Self(2048);

    /// As the last word of a compound it makes the name of a policy (国有企业改革).
    pub const HEAD: Self = Self(4096);
    /// A verb that proclaims what comes after it (弘扬…).
    pub const PROCLAIMING: Self = Self(8192);

    /// A verb that says nothing of its object (抓, 搞).
    pub const LIGHT: Self = Self(16384);

    /// Whether it has all of `others`.
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// These and those.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// The classes of the register's words.
#[derive(Debug)]
pub struct Register {
    /// By their row hash.
    words: HashMap<u64, (Option<Standing>, Traits), RowHasher>,
    calendar: Vec<String>,
    places: Affixes<()>,
    common_places: Affixes<()>,
    works: Affixes<()>,
    regions: Affixes<()>,
    countries: String,
    surnames: String,
    common_stems: String,
    ends: Ends<CharSet>,
}

/// Last characters, by what they make a term of: [`CharSet`]s, texts in the table.
#[derive(Debug, Deserialize)]
struct Ends<T> {
    policy: T,
    plain: T,
    policy_word: T,
    plain_word: T,
}

#[derive(Deserialize)]
struct Table {
    function: Vec<String>,
    qualifiers: Vec<String>,
    verbs: Vec<String>,
    nominal_verbs: Vec<String>,
    hard: Vec<String>,
    soft: Vec<String>,
    general: Vec<String>,
    tails: Vec<String>,
    structures: Vec<String>,
    unfinished: Vec<String>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    modifiers: Vec<String>,
    counters: Vec<String>,
    coining: Vec<String>,
    heads: Vec<String>,
    proclaiming: Vec<String>,
    light: Vec<String>,
    calendar: Vec<String>,
    places: Vec<String>,
    common_places: Vec<String>,
    works: Vec<String>,
    countries: String,
    regions: Vec<String>,
    surnames: String,
    common_stems: String,
    ends: Ends<String>,
}

impl Register {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Register> = OnceLock::new();
        BUILTIN.get_or_init(|| <Self as From<Table>>::from(built_in!("terms")))
    }

    /// What is counted by the calendar: after a number, the sign of a term that rolls over.
    pub fn calendar(&self) -> &[String] {
        &self.calendar
    }

    /// Kinds of places and works, that end their names.
    pub fn places(&self) -> &Affixes<()> {
        &self.places
    }

    /// Of these, the ones that common nouns make compounds with (外汇市场).
    pub fn common_places(&self) -> &Affixes<()> {
        &self.common_places
    }

    /// What is done to them, after their names.
    pub fn works(&self) -> &Affixes<()> {
        &self.works
    }

    /// Whether a character stands for a country.
    pub fn is_country(&self, c: char) -> bool {
        self.countries.contains(c)
    }

    /// Kinds of regions, that end theirs.
    pub fn regions(&self) -> &Affixes<()> {
        &self.regions
    }

    /// Whether a character is a usual surname.
    pub fn is_surname(&self, c: char) -> bool {
        self.surnames.contains(c)
    }

    /// Whether a character before the kind of a region makes a common noun of it (大国, 沿海).
    pub fn is_common_stem(&self, c: char) -> bool {
        self.common_stems.contains(c)
    }

    /// Characters that compounds which name policies end in.
    pub fn policy_ends(&self) -> &CharSet {
        &self.ends.policy
    }

    /// Characters that compounds which name plain things end in.
    pub fn plain_ends(&self) -> &CharSet {
        &self.ends.plain
    }

    /// Characters that single words which name policies end in.
    pub fn policy_word_ends(&self) -> &CharSet {
        &self.ends.policy_word
    }

    /// Characters that single words which name plain things end in.
    pub fn plain_word_ends(&self) -> &CharSet {
        &self.ends.plain_word
    }

    /// What is known of the word whose [row hash](hash_row) this is; of most nothing is.
    pub fn of(&self, word: u64) -> (Option<Standing>, Traits) {
        self.words.get(&word).copied().unwrap_or_default()
    }
}

impl From<Table> for Register {
    fn from(t: Table) -> Self {
        let mut words: HashMap<u64, (Option<Standing>, Traits), RowHasher> = HashMap::default();
        // The first standing given to a word is its own.
        let standings = [
            (t.function, Standing::Grammar),
            (t.qualifiers, Standing::Qualifier),
            (t.nominal_verbs, Standing::Nominal),
            (t.verbs, Standing::Verb),
        ];
        for (list, standing) in standings {
            for word in list {
                words.entry(hash_row(&word)).or_default().0.get_or_insert(standing);
            }
        }
        let traits = [
            (t.hard, Traits::HARD),
            (t.soft, Traits::SOFT),
            (t.general, Traits::GENERAL),
            (t.tails, Traits::TAIL),
            (t.structures, Traits::STRUCTURE),
            (t.unfinished, Traits::UNFINISHED),
            (t.prefixes, Traits::PREFIX),
            (t.suffixes, Traits::SUFFIX),
            (t.modifiers, Traits::MODIFIER),
            (t.counters, Traits::COUNTER),
            (t.coining, Traits::COINING),
            (t.heads, Traits::HEAD),
            (t.proclaiming, Traits::PROCLAIMING),
            (t.light, Traits::LIGHT),
        ];
        for (list, one) in traits {
            for word in list {
                words.entry(hash_row(&word)).or_default().1.0 |= one.0;
            }
        }
        let kinds = |words: Vec<String>| Affixes::new(words.into_iter().map(|w| (w, ())));
        Self {
            words,
            calendar: t.calendar,
            places: kinds(t.places),
            common_places: kinds(t.common_places),
            works: kinds(t.works),
            countries: t.countries,
            regions: kinds(t.regions),
            surnames: t.surnames,
            common_stems: t.common_stems,
            ends: Ends {
                policy: CharSet::of(&t.ends.policy),
                plain: CharSet::of(&t.ends.plain),
                policy_word: CharSet::of(&t.ends.policy_word),
                plain_word: CharSet::of(&t.ends.plain_word),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_standing_and_many_traits() {
        let of = |word| Register::builtin().of(hash_row(word));
        assert_eq!(of("的").0, Some(Standing::Grammar));
        assert!(of("的").1.has(Traits::HARD));
        assert_eq!(of("推进").0, Some(Standing::Verb));
        assert_eq!(of("建设").0, Some(Standing::Nominal));
        assert!(of("建设").1.has(Traits::TAIL));
        assert_eq!(of("澜溪"), (None, Traits::default()));
    }
}
