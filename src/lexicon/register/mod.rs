//! The words of the register by class: what can be part of a term, what stands around it, what names nothing.

pub(super) mod classes;

use std::sync::OnceLock;

use serde::Deserialize;

use super::Words;
use super::ready::REGISTER;
use crate::text::{Affixes, CharSet};
use classes::Class;
pub use classes::{Standing, Traits};

/// The classes of the register's words.
#[derive(Debug)]
pub struct Register {
    calendar: Words,
    places: Affixes<()>,
    common_places: Affixes<()>,
    works: Affixes<()>,
    documents: Affixes<()>,
    regions: Affixes<()>,
    no_places: Affixes<()>,
    additions: Affixes<()>,
    uncut: Affixes<()>,
    countries: String,
    relations: Affixes<()>,
    surnames: String,
    titles: Affixes<()>,
    quoting: Quoting,
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

/// What stands straight before a quotation that proclaims nothing.
#[derive(Debug, Deserialize)]
pub struct Quoting {
    /// One thing is likened to another.
    pub likening: Affixes<()>,
    /// It is said what something is called, or was given.
    pub naming: Affixes<()>,
}

#[derive(Deserialize)]
struct Table {
    calendar: Words,
    places: Affixes<()>,
    common_places: Affixes<()>,
    works: Affixes<()>,
    documents: Affixes<()>,
    countries: String,
    relations: Affixes<()>,
    regions: Affixes<()>,
    no_places: Affixes<()>,
    additions: Affixes<()>,
    uncut: Affixes<()>,
    surnames: String,
    titles: Affixes<()>,
    quoting: Quoting,
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
    pub fn calendar(&self) -> &Words {
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

    /// Kinds of papers of policy, that end their titles.
    pub fn documents(&self) -> &Affixes<()> {
        &self.documents
    }

    /// What is done to them, after their names.
    pub fn works(&self) -> &Affixes<()> {
        &self.works
    }

    /// Whether a character stands for a country.
    pub fn is_country(&self, c: char) -> bool {
        self.countries.contains(c)
    }

    /// What two countries have, or are called, after their characters.
    pub fn relations(&self) -> &Affixes<()> {
        &self.relations
    }

    /// Kinds of regions, that end theirs.
    pub fn regions(&self) -> &Affixes<()> {
        &self.regions
    }

    /// Common words that the dictionary calls places.
    pub fn no_places(&self) -> &Affixes<()> {
        &self.no_places
    }

    /// Last words that make no other thing of what is known without them (结构性减税政策).
    pub fn additions(&self) -> &Affixes<()> {
        &self.additions
    }

    /// Words that begin with what is mostly a word of grammar.
    pub fn uncut(&self) -> &Affixes<()> {
        &self.uncut
    }

    /// Whether a character is a usual surname.
    pub fn is_surname(&self, c: char) -> bool {
        self.surnames.contains(c)
    }

    /// What stands straight after the name of a person.
    pub fn titles(&self) -> &Affixes<()> {
        &self.titles
    }

    /// What stands straight before a quotation that proclaims nothing.
    pub fn quoting(&self) -> &Quoting {
        &self.quoting
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

    /// What is known of the word whose [row hash](crate::text::hash_row) this is; of most nothing is.
    pub fn of(&self, word: u64) -> Class {
        REGISTER.of(word)
    }
}

impl From<Table> for Register {
    fn from(t: Table) -> Self {
        Self {
            calendar: t.calendar,
            places: t.places,
            common_places: t.common_places,
            works: t.works,
            documents: t.documents,
            countries: t.countries,
            relations: t.relations,
            regions: t.regions,
            no_places: t.no_places,
            additions: t.additions,
            uncut: t.uncut,
            surnames: t.surnames,
            titles: t.titles,
            quoting: t.quoting,
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
    use crate::text::hash_row;

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
