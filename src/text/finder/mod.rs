//! Looks for a list of words in one walk over a text, whatever their number.
//!
//! Made in the time that sorting the words takes: an automaton would be quicker over a library of texts, but costs more to
//! build than a report takes to search. The lists of the lexicon are made by the build script, which shares this file.

mod order;

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use super::sieve::Sieve;
use order::Under;
pub(crate) use order::{Entry, Order};

/// A list of words to look for.
#[derive(Debug, Clone)]
pub struct Finder {
    /// The words, one after the other, and where each ends.
    pub(crate) text: Cow<'static, str>,
    pub(crate) ends: Cow<'static, [u32]>,
    /// The words by their first character and by their last.
    pub(crate) by_first: Order,
    pub(crate) by_last: Order,
    pub(crate) sieves: Kept<Sieves>,
    /// A power of two of them, a bit for each pair of characters that a word begins with, by [`pair_at`]: of the characters that
    /// begin some word most don't begin one here.
    pub(crate) pairs: Cow<'static, [u64]>,
}

/// What most characters are not in, since nearly all begin no word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sieves {
    /// The first characters of words.
    pub(crate) firsts: Sieve,
    /// Their last characters.
    pub(crate) lasts: Sieve,
    /// Those that are a word by themselves, and whether there are any.
    pub(crate) alone: Sieve,
    pub(crate) some_alone: bool,
}

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which word, as an index into the list.
    pub word: usize,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Finder {
    /// A finder of `words`; an empty one is never found, nor one with a NUL, which no text of a report has.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        // Most lists are of a dozen words.
        let (mut text, mut ends) = (String::with_capacity(96), Vec::with_capacity(12));
        for word in words {
            text.push_str(word.as_ref());
            ends.push(text.len() as u32);
        }
        let word = |i: u32| nth(&text, &ends, i as usize);
        let mut sieves = Sieves::default();
        let (mut by_first, mut by_last) = (Vec::with_capacity(ends.len()), Vec::with_capacity(ends.len()));
        for i in 0..ends.len() as u32 {
            if word(i).is_empty() || word(i).contains('\0') {
                continue;
            }
            let (first, last) = (Entry::of(word(i).chars(), i), Entry::of(word(i).chars().rev(), i));
            by_first.push(first);
            by_last.push(last);
            sieves.firsts.add(first.key);
            sieves.lasts.add(last.key);
            if word(i).len() == first.key.len_utf8() {
                sieves.alone.add(first.key);
                sieves.some_alone = true;
            }
        }
        let length = |i| word(i).len();
        let (by_first, by_last) = (Order::of(by_first, length), Order::of(by_last, length));
        let count = by_first.count();
        let mut pairs = vec![0; count];
        for pair in (0..ends.len() as u32).filter_map(|i| pair_at(word(i).as_bytes())) {
            let bit = pair & (64 * count - 1);
            pairs[bit / 64] |= 1 << (bit % 64);
        }
        let (text, ends, pairs) = (text.into(), ends.into(), pairs.into());
        Self { text, ends, by_first, by_last, sieves: sieves.into(), pairs }
    }

    /// A word, by its place in the list.
    pub fn word(&self, i: usize) -> &str {
        nth(&self.text, &self.ends, i)
    }

    /// The same as bytes.
    fn bytes(&self, i: usize) -> &[u8] {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text.as_bytes()[start..self.ends[i] as usize]
    }

    /// Whether a word may begin with the first character of `text`: says yes too often.
    pub fn may_begin_with(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.sieves.firsts.may_have(u32::from(c)))
    }

    /// The words, as they were given.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|i| self.word(i))
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The longest word that `text` ends with, as an index into the list.
    pub fn at_end(&self, text: &str) -> Option<usize> {
        let mut near = self.under(&self.by_last, &self.sieves.lasts, text.chars().rev())?;
        let stands = |e: &&Entry| e.is_short() || text.as_bytes().ends_with(self.bytes(e.word as usize));
        near.find(stands).map(|e| e.word as usize)
    }

    /// The longest word that `text` begins with, as an index into the list.
    pub fn longest_at_start(&self, text: &str) -> Option<usize> {
        let mut near = self.under(&self.by_first, &self.sieves.firsts, text.chars())?;
        let stands = |e: &&Entry| e.is_short() || text.as_bytes().starts_with(self.bytes(e.word as usize));
        near.find(stands).map(|e| e.word as usize)
    }

    /// The word that `text` is, as an index into the list.
    pub fn whole(&self, text: &str) -> Option<usize> {
        self.longest_at_start(text).filter(|&word| self.bytes(word).len() == text.len())
    }

    /// The words that `text` begins with, the longest first, as indices into the list.
    #[inline]
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = usize> {
        let near = self.under(&self.by_first, &self.sieves.firsts, text.chars()).unwrap_or_default();
        let stands = move |e: &&Entry| e.is_short() || text.as_bytes().starts_with(self.bytes(e.word as usize));
        near.filter(stands).map(|e| e.word as usize)
    }

    /// The longest word that these characters begin with: its index and its length in characters.
    #[inline]
    pub fn prefix(&self, chars: &[char]) -> Option<(usize, usize)> {
        if self.may_begin(chars) { self.longest_prefix(chars) } else { None }
    }

    fn longest_prefix(&self, chars: &[char]) -> Option<(usize, usize)> {
        let mut near = self.under(&self.by_first, &self.sieves.firsts, chars.iter().copied())?;
        near.find_map(|e| Some((e.word as usize, same(e, || self.word(e.word as usize).chars(), chars.iter())?)))
    }

    /// The words that these characters begin with, the longest first: their indices and lengths in characters.
    #[inline]
    pub fn prefixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, usize)> {
        let near = self.under(&self.by_first, &self.sieves.firsts, chars.iter().copied()).unwrap_or_default();
        near.filter_map(move |e| Some((e.word as usize, same(e, || self.word(e.word as usize).chars(), chars.iter())?)))
    }

    /// Whether a word may begin as these characters do: says yes too often, and of most no at once.
    #[inline]
    fn may_begin(&self, chars: &[char]) -> bool {
        let three = |c: char| matches!(c, '\u{800}'..='\u{FFFF}').then_some(u32::from(c));
        match *chars {
            [first, ..] if !self.sieves.firsts.may_have(u32::from(first)) => false,
            [first, second, ..] => match (three(first), three(second)) {
                (Some(a), Some(b)) => self.has_pair(a, b) || self.sieves.alone.may_have(a),
                _ => true,
            },
            [_] => true,
            [] => false,
        }
    }

    /// The words that they end with, in the same way.
    #[inline]
    pub fn suffixes(&self, chars: &[char]) -> impl Iterator<Item = (usize, usize)> {
        let near = self.under(&self.by_last, &self.sieves.lasts, chars.iter().rev().copied()).unwrap_or_default();
        let word = |e: &Entry| self.word(e.word as usize).chars().rev();
        near.filter_map(move |e| Some((e.word as usize, same(e, || word(e), chars.iter().rev())?)))
    }

    /// The words of an order that these characters, from one end on, may begin; none under most, which is told at once.
    #[inline]
    fn under<'o>(&self, order: &'o Order, sieve: &Sieve, mut chars: impl Iterator<Item = char>) -> Option<Under<'o>> {
        let key = chars.next().filter(|&key| sieve.may_have(u32::from(key)))?;
        Some(order.under(key, chars, self.sieves.alone.may_have(u32::from(key))))
    }

    /// Where words stand in `text`: in order, the longest at each place, none overlapping.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.next(text, &mut from)?;
                if let Some(word) = self.longest_at_start(&text[start..]) {
                    from = start + self.bytes(word).len();
                    return Some(Found { word, start, end: from });
                }
            }
        })
    }

    /// Every place of every word in `text`, overlapping or not.
    pub fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Found> + 't {
        let mut from = 0;
        let starts = std::iter::from_fn(move || self.next(text, &mut from));
        starts.flat_map(move |start| {
            let found = move |word: usize| Found { word, start, end: start + self.bytes(word).len() };
            self.at_start(&text[start..]).map(found)
        })
    }

    /// The first place from `from` on at which a word may begin; steps behind its character.
    fn next(&self, text: &str, from: &mut usize) -> Option<usize> {
        loop {
            // Nearly all characters are of three bytes: of those no more is decoded than is looked at.
            let threes: &[[u8; 3]] = text.as_bytes().get(*from..)?.as_chunks().0;
            let mut seen = 0;
            while let Some(&[0xE0..0xF0, b, c]) = threes.get(seen) {
                seen += 1;
                if self.sieves.firsts.may_have_of([b, c]) && self.may_go_on([b, c], threes.get(seen)) {
                    *from += 3 * seen;
                    return Some(*from - 3);
                }
            }
            let start = *from + 3 * seen;
            let other = text.get(start..)?.chars().next()?;
            *from = start + other.len_utf8();
            if self.sieves.firsts.may_have(u32::from(other)) {
                return Some(start);
            }
        }
    }

    /// Whether a word may begin with a character of three bytes, these its last, and go on with what comes after it.
    #[inline]
    fn may_go_on(&self, first: [u8; 2], after: Option<&[u8; 3]>) -> bool {
        let Some(&[0xE0..0xF0, c, d]) = after else { return true };
        self.has_pair(low(first), low([c, d])) || self.sieves.some_alone && self.is_alone(first)
    }

    /// Whether a word may begin with two characters of three bytes, by their codes.
    #[inline]
    fn has_pair(&self, first: u32, second: u32) -> bool {
        let bit = pair_of(first, second) & (64 * self.pairs.len() - 1);
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether such a character may be a word by itself: by itself too, so that nothing of it is worked out for each character of a
    /// text.
    #[inline(never)]
    fn is_alone(&self, c: [u8; 2]) -> bool {
        self.sieves.alone.may_have_of(c)
    }
}

/// Word `i` of the text that holds all, where each ends at `ends`.
fn nth<'t>(text: &'t str, ends: &[u32], i: usize) -> &'t str {
    let start = i.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &text[start..ends[i] as usize]
}

/// How many characters a word has, if others begin with them, as they do with the first three of its entry.
#[inline]
fn same<'c, W: Iterator<Item = char>>(
    entry: &Entry,
    word: impl FnOnce() -> W,
    mut others: impl Iterator<Item = &'c char>,
) -> Option<usize> {
    if entry.is_short() {
        return Some(if entry.next == '\0' { 1 } else { 2 });
    }
    let mut length = 0;
    for c in word() {
        if others.next() != Some(&c) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// A number for the two characters at the head of these bytes, where both are of three bytes, as Chinese characters are.
fn pair_at(bytes: &[u8]) -> Option<usize> {
    let &[0xE0..0xF0, a, b, 0xE0..0xF0, c, d] = bytes.first_chunk()? else { return None };
    Some(pair_of(low([a, b]), low([c, d])))
}

/// That number by the codes of the two, of which the lowest twelve bits count.
#[inline]
fn pair_of(first: u32, second: u32) -> usize {
    let low = |code: u32| code & 0xFFF;
    (low(first).wrapping_mul(0x9E37) ^ low(second).wrapping_mul(0x85EB)) as usize >> 4
}

/// The lowest twelve bits of a character's code by its last two bytes.
#[inline]
fn low([a, b]: [u8; 2]) -> u32 {
    u32::from(a & 63) << 6 | u32::from(b & 63)
}

/// What the build script has made, or what was made at run time: where many lie ready, each takes little room there.
#[derive(Debug, Clone)]
pub enum Kept<T: 'static = Finder> {
    /// Made before.
    Ready(&'static T),
    /// Made now, shared by all that keep it.
    Made(Arc<T>),
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Self::Ready(kept) => kept,
            Self::Made(kept) => kept,
        }
    }
}

impl<T> From<T> for Kept<T> {
    fn from(made: T) -> Self {
        Self::Made(Arc::new(made))
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;
    use proptest::prelude::*;

    fn finder(words: &[&str]) -> Finder {
        Finder::new(words)
    }

    #[test]
    fn the_leftmost_and_longest_are_found() {
        let finder = finder(&["推进", "加快推进", "", "建设"]);
        let text = "加快推进澜溪大道建设";
        let found: Vec<&str> = finder.find(text).map(|f| &text[f.start..f.end]).collect();
        assert_eq!(found, ["加快推进", "建设"]);
        let all: Vec<usize> = finder.find_all(text).map(|f| f.word).collect();
        assert_eq!(all, [1, 0, 3]);
    }

    proptest! {
        #[test]
        fn every_place_is_found_and_nothing_else(words in prop::collection::vec("[甲乙丙aé𠀀]{0,3}", 0..8), text in "[甲乙丙aé𠀀丁]{0,20}") {
            let finder = Finder::new(&words);
            let mut naive = Vec::new();
            for (start, _) in text.char_indices() {
                for (word, w) in words.iter().enumerate().filter(|(_, w)| !w.is_empty() && text[start..].starts_with(w.as_str())) {
                    naive.push(Found { word, start, end: start + w.len() });
                }
            }
            let mut all: Vec<Found> = finder.find_all(&text).collect();
            all.sort_by_key(|f| (f.start, f.word));
            prop_assert_eq!(&all, &naive);
            let chars: Vec<char> = text.chars().collect();
            let place = |i: usize| text.char_indices().nth(i).map_or(text.len(), |(at, _)| at);
            for i in 0..=chars.len() {
                let begins: Vec<usize> = finder.at_start(&text[place(i)..]).collect();
                let prefixes: Vec<_> = begins.iter().map(|&w| (w, words[w].chars().count())).collect();
                prop_assert_eq!(finder.longest_at_start(&text[place(i)..]), begins.first().copied());
                prop_assert_eq!(finder.prefixes(&chars[i..]).collect::<Vec<_>>(), prefixes);
                let mut ending: Vec<_> = (0..words.len()).filter(|&w| !words[w].is_empty() && text[..place(i)].ends_with(&words[w])).collect();
                ending.sort_by_key(|&w| (Reverse(words[w].len()), w));
                let suffixes: Vec<_> = ending.iter().map(|&w| (w, words[w].chars().count())).collect();
                prop_assert_eq!(finder.suffixes(&chars[..i]).collect::<Vec<_>>(), suffixes);
            }
            let at_end = words.iter().filter(|w| !w.is_empty() && text.ends_with(w.as_str())).max_by_key(|w| w.len());
            prop_assert_eq!(finder.at_end(&text).map(|i| finder.word(i)), at_end.map(String::as_str));
            let mut free = 0;
            for f in finder.find(&text) {
                let longest = naive.iter().filter(|n| n.start == f.start).map(|n| n.end).max();
                prop_assert!(Some(f.end) == longest && !naive.iter().any(|n| free <= n.start && n.start < f.start));
                free = f.end;
            }
            prop_assert!(!naive.iter().any(|n| n.start >= free));
        }
    }
}
