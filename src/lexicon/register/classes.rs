//! The classes of words, found by their row hashes; shared with the build script, which puts the built-in table together.

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
pub struct Traits(pub(crate) u16);

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
    /// A verb that says how much something grew or fell, or how much it came to (增长, 下降).
    pub const CHANGING: Self = Self(512);
    /// A number before it belongs to it (世纪, 届).
    pub const COUNTER: Self = Self(1024);

    /// As the last word it makes names of policies (工匠精神).
    pub const COINING: Self = Self(2048);

    /// As the last word of a compound it makes the name of a policy (国有企业改革).
    pub const HEAD: Self = Self(4096);
    /// A verb that proclaims what comes after it (弘扬…).
    pub const PROCLAIMING: Self = Self(8192);

    /// Common in texts of all kinds, by the dictionary; no register says so.
    pub const PLAIN: Self = Self(32768);

    /// A verb that says nothing of its object (抓, 搞).
    pub const LIGHT: Self = Self(16384);

    /// Whether it has all of `others`.
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether it has one of `others`.
    pub fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// These and those.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// What is known of a word.
pub type Class = (Option<Standing>, Traits);

/// Words, and what is known of each.
#[derive(Debug)]
pub struct Classes<'a> {
    /// By the first bits of a row hash: where the words with them begin, and where the last ones end.
    pub begins: &'a [u16],
    /// The words by their row hash, in order.
    pub words: &'a [(u64, Class)],
}

/// So many first bits tell nearly all words apart.
pub const BITS: u32 = 11;

impl Classes<'_> {
    /// What is known of the word whose row hash this is; of most nothing is.
    pub fn of(&self, word: u64) -> Class {
        let first = (word >> (64 - BITS)) as usize;
        let place = match self.begins.get(first..first + 2) {
            Some(&[from, to]) => usize::from(from)..usize::from(to),
            _ => 0..0,
        };
        let known = self.words.get(place).unwrap_or_default().iter().find(|w| w.0 == word);
        known.map_or_else(Class::default, |w| w.1)
    }
}
