//! The phrases that are to be shown, so that none is shown that says no more than another.

use std::collections::HashMap;

use crate::lexicon::Traits;
use crate::text::{RowHasher, hash_chars, row_hash};

use super::phrases::Phrase;
use super::reading::{Class, Reading};

/// The phrases chosen so far, by their hash, and by the hashes of all their parts.
pub struct Chosen {
    whole: HashMap<u64, usize, RowHasher>,
    parts: HashMap<u64, usize, RowHasher>,
}

impl Chosen {
    /// With room for so many, as far as can be told: a phrase has some eight parts.
    pub fn with_room(phrases: usize) -> Self {
        let room = |parts| HashMap::with_capacity_and_hasher(phrases.min(1_000) * parts, RowHasher::default());
        Self { whole: room(1), parts: room(8) }
    }

    /// Whether a phrase says more than those chosen: no part of one that has its count, no longer form of one that is
    /// said far oftener.
    pub fn admits(&self, chars: &[char], count: usize) -> bool {
        let hash = hash_chars(chars);
        if self.parts.get(&hash).is_some_and(|&n| count as f64 <= 1.5 * n as f64) {
            return false;
        }
        !each_row(chars).any(|part| {
            self.whole.get(&part).is_some_and(|&n| count < 2 || count == n || (count as f64) < 0.4 * n as f64)
        })
    }

    /// Whether one of those chosen says all that a phrase says: what the phrase has besides is a last word that adds nothing
    /// (新型城镇化进程), or what it begins with governs or qualifies (反对自由化, 建设和谐社会).
    pub fn has_all_of(&self, phrase: &Phrase, reading: &Reading) -> bool {
        let chars = phrase.in_chars(reading);
        let is_chosen = |rest: &[char]| self.whole.contains_key(&hash_chars(rest));
        let [first, .., last] = phrase.in_words(reading) else { return false };
        let governs = matches!(first.class, Class::Verb | Class::Usual | Class::Qualifier)
            || first.traits.has(Traits::PROCLAIMING);
        last.traits.has(Traits::TAIL) && is_chosen(&chars[..chars.len() - usize::from(last.chars)])
            || governs && is_chosen(&chars[usize::from(first.chars)..])
    }

    /// Chooses a phrase that is said so often.
    pub fn add(&mut self, chars: &[char], count: usize) {
        for part in each_row(chars) {
            let n = self.parts.entry(part).or_default();
            *n = count.max(*n);
        }
        self.whole.insert(hash_chars(chars), count);
    }
}

/// The hashes of all rows of two characters or more within some: no phrase has one alone.
fn each_row(chars: &[char]) -> impl Iterator<Item = u64> + '_ {
    (0..chars.len()).flat_map(|i| {
        let rows = chars[i..].iter().scan(0, |h, &c| {
            *h = row_hash(*h, c);
            Some(*h)
        });
        rows.skip(1)
    })
}
