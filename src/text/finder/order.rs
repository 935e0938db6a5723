//! The words of a list by the characters at one of their ends: those that a text may have at a place are found without the others.

use std::borrow::Cow;
use std::cmp::Reverse;

/// The words by the two characters at one of their ends.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// Those of one basket together; of the same two characters the longest word first.
    pub(crate) entries: Cow<'static, [Entry]>,
    /// Where each basket begins, and where the last ends. As many as there are words, or a little more, so that most hold
    /// two characters.
    pub(crate) baskets: Cow<'static, [u32]>,
}

/// A word by its first three characters, or by its last three from the end; `\0` for those that it does not have. They tell most
/// words apart without a look at their text, and of short ones all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) key: char,
    pub(crate) next: char,
    pub(crate) third: char,
    pub(crate) word: u32,
}

impl Entry {
    /// The entry of a word whose characters these are, from one of its ends on.
    pub(super) fn of(mut chars: impl Iterator<Item = char>, word: u32) -> Self {
        let mut next = || chars.next().unwrap_or('\0');
        Self { key: next(), next: next(), third: next(), word }
    }

    /// Whether these three characters are all there is of the word.
    pub(super) fn is_short(&self) -> bool {
        self.third == '\0'
    }
}

impl Order {
    /// The order of these entries, whose words `length` measures.
    pub(super) fn of(entries: Vec<Entry>, length: impl Fn(u32) -> usize) -> Self {
        let count = entries.len().next_power_of_two();
        let mut baskets = vec![0; count + 1];
        for e in &entries {
            baskets[basket(e.key, e.next, count) + 1] += 1;
        }
        for i in 0..count {
            baskets[i + 1] += baskets[i];
        }
        let mut free = baskets.clone();
        let mut ordered = entries.clone();
        for e in &entries {
            let at = &mut free[basket(e.key, e.next, count)];
            ordered[*at as usize] = *e;
            *at += 1;
        }
        for ends in baskets.windows(2) {
            let basket = &mut ordered[ends[0] as usize..ends[1] as usize];
            if basket.len() > 1 {
                basket.sort_unstable_by_key(|e| (e.key, e.next, Reverse(length(e.word)), e.word));
            }
        }
        Self { entries: ordered.into(), baskets: baskets.into() }
    }

    /// How many baskets there are.
    pub(super) fn count(&self) -> usize {
        self.baskets.len() - 1
    }

    /// The words that these characters may begin, from `key` on: all that do, and few others, all of them of three characters or
    /// more. Those that are the first alone only where they are `alone`.
    #[inline]
    pub(super) fn under(&self, key: char, mut further: impl Iterator<Item = char>, alone: bool) -> Under<'_> {
        let (next, third) = (further.next().unwrap_or('\0'), further.next().unwrap_or('\0'));
        let two = if next == '\0' { &[] } else { self.basket(key, next) };
        let one = if alone { self.basket(key, '\0') } else { &[] };
        Under { two: two.iter(), one: one.iter(), key, next, third }
    }

    /// The entries among which those of these two characters are.
    #[inline]
    fn basket(&self, key: char, next: char) -> &[Entry] {
        let at = basket(key, next, self.baskets.len() - 1);
        &self.entries[self.baskets[at] as usize..self.baskets[at + 1] as usize]
    }
}

/// The words of an order that three characters may begin, the longest first, then those that are the first of them alone.
#[derive(Default)]
pub(super) struct Under<'o> {
    two: std::slice::Iter<'o, Entry>,
    one: std::slice::Iter<'o, Entry>,
    key: char,
    next: char,
    third: char,
}

impl<'o> Iterator for Under<'o> {
    type Item = &'o Entry;
    #[inline]
    fn next(&mut self) -> Option<&'o Entry> {
        let (key, next, third) = (self.key, self.next, self.third);
        let two = self.two.find(|e| e.key == key && e.next == next && (e.is_short() || e.third == third));
        two.or_else(|| self.one.find(|e| e.key == key && e.next == '\0'))
    }
}

/// The basket of a character with the one beside it, of `count` ones, a power of two.
#[inline]
fn basket(key: char, next: char, count: usize) -> usize {
    (u32::from(key).wrapping_mul(0x9E37_79B1) ^ u32::from(next).wrapping_mul(0x85EB_CA77)) as usize >> 12 & (count - 1)
}
