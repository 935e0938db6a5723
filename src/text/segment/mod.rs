//! The one segmenter: cuts a text into the words of jieba's dictionary.
//!
//! To load all 349,000 words takes twenty times as long as to cut two reports. A [`Segmenter`] is therefore made for the texts at
//! hand: of the packed table ([`table`]) jieba is given only those words whose every two and three neighbouring characters occur
//! in them, and one impossible word that carries the rest of the total frequency. A word that is left out cannot occur in the
//! texts, and the likelihood of every word that can is the same to the last bit, so the cuts are those of the whole dictionary.

mod table;

use jieba_rs::Jieba;

use super::{RowPlaces, row_of_two};
use table::{Table, unit};

/// No text has it: noncharacters are never looked up as words.
const IMPOSSIBLE: &str = "\u{FFFF}\u{FFFF}";

/// Cuts the texts it was made for. Made for some texts, it cuts others too, but not as well.
pub struct Segmenter {
    jieba: Jieba,
}

/// One word of a text that was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
    /// Its class as the dictionary has it (`n`, `v`, `ns` …); `m` digits, `eng` Latin letters, `x` not in the dictionary.
    pub tag: &'t str,
}

impl Segmenter {
    /// A segmenter for these texts.
    pub fn for_texts<'t>(texts: impl IntoIterator<Item = &'t str> + Clone) -> Self {
        let seen = Neighbours::of(texts);
        let Table { total, tags, groups } = Table::open();
        let mut jieba = Jieba::empty();
        let mut given = 0;
        let mut text = String::new();
        for group in groups {
            // The pair of no second character is the first one alone: first, if any is.
            let mut pairs = seen.beginning_with(group.first).peekable();
            let alone = pairs.peek().map(|_| [group.first, 0]);
            for pair in alone.into_iter().chain(pairs.filter(|p| p[1] != 0)) {
                for word in group.words(pair[1]).filter(|word| seen.may_have(pair, word.rest)) {
                    text.clear();
                    let units = pair.into_iter().filter(|&u| u != 0).chain(word.rest.iter().map(|&u| unit(u)));
                    text.extend(units.filter_map(|u| char::from_u32(u32::from(u))));
                    let tag = tags.get(usize::from(word.tag)).copied();
                    given += jieba.add_word(&text, Some(word.frequency), tag);
                }
            }
        }
        if given < total as usize {
            jieba.add_word(IMPOSSIBLE, Some(total as usize - given), None);
        }
        Self { jieba }
    }

    /// The words of `text`, in order, without a gap between them. Characters that no word covers stand alone: guessing new words
    /// from their shapes is left to whoever counts them.
    pub fn cut<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Word<'t>> {
        // No word reaches beyond its line, and a line needs little room.
        let mut start = 0;
        text.split_inclusive('\n').flat_map(move |line| {
            let before = start;
            start += line.len();
            let words = self.jieba.tag(line, false).into_iter();
            words.map(move |t| Word { text: t.word, start: before + t.byte_start, tag: t.tag })
        })
    }
}

impl std::fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Segmenter").field(&self.jieba).finish()
    }
}

/// A character as the table has it; those that it has none of are all the same.
fn short(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or(0)
}

/// Which two and three characters stand in a row in some texts.
struct Neighbours {
    /// The pairs, in order of their first place, each with one more than the place of the last one before it that begins
    /// alike.
    pairs: Vec<([u16; 2], u32)>,
    /// By first character: one more than the place of its last pair.
    last: Vec<u32>,
    places: RowPlaces,
    /// Three characters in a row, a bit each: it may say yes of some that the texts don't have (they share a bit with some
    /// that they have), never no of some that they have.
    threes: Vec<u64>,
}

impl Neighbours {
    fn of<'t>(texts: impl IntoIterator<Item = &'t str> + Clone) -> Self {
        let bytes: usize = texts.clone().into_iter().map(str::len).sum();
        // A row a character of three bytes, and room so that nine bits of ten stay empty.
        let bits = bytes.saturating_mul(4).clamp(1 << 12, 1 << 25).next_power_of_two();
        // Of the pairs of one report two in three come back, of many reports more.
        let room = (bytes / 8).min(1 << 14);
        let (pairs, places) = (Vec::with_capacity(room), RowPlaces::with_room(room));
        let mut seen = Self { pairs, last: vec![0; 1 << 16], places, threes: vec![0; bits / 64] };
        for text in texts {
            let (mut before, mut last) = (0, 0);
            // The last character begins a pair too.
            for c in text.chars().map(short).chain([0]) {
                seen.add([last, c]);
                let (word, bit) = seen.bit([before, last, c]);
                seen.threes[word] |= bit;
                (before, last) = (last, c);
            }
        }
        seen
    }

    fn add(&mut self, pair: [u16; 2]) {
        let pairs = &self.pairs;
        let place = self.places.find_or_add(row_of_two(pair), pairs.len(), |place| row_of_two(pairs[place].0));
        if place == self.pairs.len() {
            let last = &mut self.last[usize::from(pair[0])];
            self.pairs.push((pair, *last));
            *last = self.pairs.len() as u32;
        }
    }

    /// The pairs with this first character.
    fn beginning_with(&self, first: u16) -> impl Iterator<Item = [u16; 2]> {
        let mut next = self.last[usize::from(first)];
        std::iter::from_fn(move || {
            let (pair, before) = *self.pairs.get((next as usize).checked_sub(1)?)?;
            next = before;
            Some(pair)
        })
    }

    /// The bit of three characters. Fibonacci hashing: the high bits are the good ones.
    fn bit(&self, row: [u16; 3]) -> (usize, u64) {
        let row = row.iter().fold(0, |h, &c| (h << 16) | u64::from(c));
        let hash = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24;
        ((hash >> 6) as usize & (self.threes.len() - 1), 1 << (hash % 64))
    }

    /// Whether a word may occur whose first two characters do: all threes in it must.
    fn may_have(&self, [mut before, mut last]: [u16; 2], rest: &[[u8; 2]]) -> bool {
        rest.iter().all(|&c| {
            let (word, bit) = self.bit([before, last, unit(c)]);
            (before, last) = (last, unit(c));
            self.threes[word] & bit != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use proptest::prelude::*;

    use super::*;

    /// The crate's own loader with the crate's own copy of the dictionary.
    fn plain() -> &'static Jieba {
        static PLAIN: OnceLock<Jieba> = OnceLock::new();
        PLAIN.get_or_init(Jieba::new)
    }

    fn cuts<'t>(s: &'t Segmenter, text: &'t str) -> Vec<&'t str> {
        s.cut(text).map(|w| w.text).collect()
    }

    fn plain_cuts(text: &str) -> Vec<&str> {
        plain().cut(text, false).into_iter().map(|t| t.word).collect()
    }

    const SAMPLE: &str = "澜溪区地区生产总值完成97.4亿元，同比增长9.9%。坚持“三去一降一补”，推进供给侧结构性改革，\
        新建AA制食堂4S店3家，Ａ股、5G基站、PM2.5浓度下降。大众创业、万众创新，互联网+政务服务。\n\
        各位代表：现在，我代表区人民政府向大会报告工作，请予审议。";

    #[test]
    fn cuts_like_the_plain_loader() {
        assert_eq!(cuts(&Segmenter::for_texts([SAMPLE]), SAMPLE), plain_cuts(SAMPLE));
    }

    #[test]
    fn words_are_tagged_like_the_plain_loader() {
        let s = Segmenter::for_texts([SAMPLE]);
        let theirs = plain().tag(SAMPLE, false);
        assert!(s.cut(SAMPLE).map(|w| (w.text, w.tag)).eq(theirs.iter().map(|t| (t.word, t.tag))));
    }

    #[test]
    fn the_words_have_no_gap_between_them() {
        let s = Segmenter::for_texts([SAMPLE]);
        let mut at = 0;
        for w in s.cut(SAMPLE) {
            assert_eq!(w.start, at);
            at += w.text.len();
        }
        assert_eq!(at, SAMPLE.len());
    }

    proptest! {
        #[test]
        fn random_text_is_cut_like_the_plain_loader(
            texts in prop::collection::vec("([\u{4e00}-\u{9fa5}]{0,8}|[的一是不了在人有我他这发展建设改革中国工作经济社会]{1,30}|[，。、“”0-9A-Za-z+.%\u{3400}\u{20000}]{0,6}){0,12}", 1..4)
        ) {
            let s = Segmenter::for_texts(texts.iter().map(String::as_str));
            for text in &texts {
                prop_assert_eq!(cuts(&s, text), plain_cuts(text));
            }
        }
    }
}
