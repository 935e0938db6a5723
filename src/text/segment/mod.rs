//! The one segmenter: cuts a text into the words of jieba's dictionary.
//!
//! To load all 349,000 words takes twenty times as long as to cut two reports. A [`Segmenter`] is therefore made for the texts at
//! hand: of the packed table ([`table`]) jieba is given only those words whose every two and three neighbouring characters occur
//! in them, and one impossible word that carries the rest of the total frequency. A word that is left out cannot occur in the
//! texts, and the likelihood of every word that can is the same to the last bit, so the cuts are those of the whole dictionary.

mod table;

use jieba_rs::Jieba;

use table::{Table, unit};

/// A word that the dictionary's texts, of all kinds, have so often belongs to the language at large.
const OFTEN: usize = 300;
/// Marks the class of such a word where it is given to jieba, which hands on classes but no frequencies.
const COMMON: char = '*';

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
    /// Its characters.
    pub chars: usize,
    /// Its class, marked where it is common.
    marked: &'t str,
}

impl<'t> Word<'t> {
    /// Its class as the dictionary has it (`n`, `v`, `ns` …); `m` digits, `eng` Latin letters, `x` not in the dictionary.
    pub fn tag(&self) -> &'t str {
        self.marked.strip_suffix(COMMON).unwrap_or(self.marked)
    }

    /// Whether it is common in texts of all kinds.
    pub fn is_common(&self) -> bool {
        self.marked.ends_with(COMMON)
    }
}

impl Segmenter {
    /// A segmenter for these texts, whose characters are given.
    pub fn for_texts<T: Iterator<Item = char>>(texts: impl IntoIterator<Item = T, IntoIter: Clone>) -> Self {
        let seen = Neighbours::of(texts.into_iter());
        let table = Table::open();
        let common: Vec<String> = table.tags.iter().map(|tag| format!("{tag}{COMMON}")).collect();
        let total = table.total as usize;
        let mut jieba = Jieba::empty();
        let mut given = 0;
        let mut text = String::new();
        let mut beside = Beside::default();
        for group in table.groups(|first| !seen.after(first).is_empty()) {
            let first = group.first;
            beside.put(seen.after(first));
            // The pair of no second character is the first one alone.
            for (second, words) in group.pairs(|second| second == 0 || beside.has(second)) {
                let pair = [first, second];
                for word in words.filter(|word| seen.may_have(pair, word.rest)) {
                    text.clear();
                    let units = pair.into_iter().filter(|&u| u != 0).chain(word.rest.iter().map(|&u| unit(u)));
                    text.extend(units.filter_map(|u| char::from_u32(u32::from(u))));
                    let n = usize::from(word.tag);
                    let often = common.get(n).filter(|_| word.frequency >= OFTEN);
                    let tag = often.map(String::as_str).or_else(|| table.tags.get(n).copied());
                    given += jieba.add_word(&text, Some(word.frequency), tag);
                }
            }
            beside.take(seen.after(first));
        }
        if given < total {
            jieba.add_word(IMPOSSIBLE, Some(total - given), None);
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
            words.map(move |t| Word {
                text: t.word,
                start: before + t.byte_start,
                chars: t.end - t.start,
                marked: t.tag,
            })
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
    /// By character: its number among those of the texts, from 1 on, or 0.
    numbers: Vec<u16>,
    /// What follows each character wherever it stands: those of one character together.
    followers: Vec<u16>,
    /// By number: where they begin, and where the last ones end.
    begins: Vec<u32>,
    /// Three characters in a row, a bit each: it may say yes of some that the texts don't have (they share a bit with some
    /// that they have), never no of some that they have.
    threes: Vec<u64>,
}

impl Neighbours {
    fn of<T: Iterator<Item = char>>(texts: impl Iterator<Item = T> + Clone) -> Self {
        // Characters are counted first, then what follows them is put in its place. Number 0 is what stands before a text.
        let (mut numbers, mut begins) = (vec![0_u16; 1 << 16], vec![0_u32]);
        for text in texts.clone() {
            begins[0] += 1;
            for c in text.map(short) {
                let number = &mut numbers[usize::from(c)];
                if *number == 0 {
                    *number = begins.len() as u16;
                    begins.push(0);
                }
                begins[usize::from(*number)] += 1;
            }
        }
        let mut count = 0;
        for begin in &mut begins {
            count += *begin;
            *begin = count;
        }
        begins.push(count);
        // A row a character, and room so that nine bits of ten stay empty.
        let bits = (count as usize).saturating_mul(12).clamp(1 << 12, 1 << 25).next_power_of_two();
        let (mut followers, mut threes) = (vec![0; count as usize], vec![0; bits / 64]);
        for text in texts {
            let (mut row, mut before) = (0, 0);
            let mut add = |c: u16| {
                // Each list is filled from its end.
                begins[usize::from(before)] -= 1;
                followers[begins[usize::from(before)] as usize] = c;
                before = numbers[usize::from(c)];
                row = with_next(row, c);
                let (word, bit) = bit_of(row, bits / 64);
                threes[word] |= bit;
            };
            text.map(short).for_each(&mut add);
            add(0);
        }
        Self { numbers, followers, begins, threes }
    }

    /// What follows this character, as often as it does; 0 at the end of a text.
    fn after(&self, c: u16) -> &[u16] {
        match usize::from(self.numbers[usize::from(c)]) {
            0 => &[],
            number => &self.followers[self.begins[number] as usize..self.begins[number + 1] as usize],
        }
    }

    /// Whether a word may occur whose first two characters do: all threes in it must.
    fn may_have(&self, [before, last]: [u16; 2], rest: &[[u8; 2]]) -> bool {
        let mut row = u64::from(before) << 16 | u64::from(last);
        rest.iter().all(|&c| {
            row = with_next(row, unit(c));
            let (word, bit) = bit_of(row, self.threes.len());
            self.threes[word] & bit != 0
        })
    }
}

/// Some characters, a bit each.
struct Beside(Box<[u64; 1 << 10]>);

impl Default for Beside {
    fn default() -> Self {
        Self(Box::new([0; 1 << 10]))
    }
}

impl Beside {
    fn put(&mut self, chars: &[u16]) {
        chars.iter().for_each(|&c| self.0[usize::from(c / 64)] |= 1 << (c % 64));
    }

    fn take(&mut self, chars: &[u16]) {
        chars.iter().for_each(|&c| self.0[usize::from(c / 64)] = 0);
    }

    fn has(&self, c: u16) -> bool {
        self.0[usize::from(c / 64)] >> (c % 64) & 1 == 1
    }
}

/// Three characters in a row: the last two of these with the next one.
fn with_next(row: u64, c: u16) -> u64 {
    row << 16 & !(u64::MAX << 48) | u64::from(c)
}

/// The bit of three characters in so many words, a power of two. Fibonacci hashing: the high bits are the good ones.
fn bit_of(row: u64, words: usize) -> (usize, u64) {
    let hash = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24;
    ((hash >> 6) as usize & (words - 1), 1 << (hash % 64))
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
        assert_eq!(cuts(&Segmenter::for_texts([SAMPLE.chars()]), SAMPLE), plain_cuts(SAMPLE));
    }

    #[test]
    fn words_are_tagged_like_the_plain_loader() {
        let s = Segmenter::for_texts([SAMPLE.chars()]);
        let theirs = plain().tag(SAMPLE, false);
        assert!(s.cut(SAMPLE).map(|w| (w.text, w.tag())).eq(theirs.iter().map(|t| (t.word, t.tag))));
    }

    #[test]
    fn common_words_are_those_that_the_dictionary_met_often() {
        let s = Segmenter::for_texts(["作家自主权".chars()]);
        let common: Vec<(&str, bool)> = s.cut("作家自主权").map(|w| (w.text, w.is_common())).collect();
        assert_eq!(common, [("作家", true), ("自主权", false)]);
    }

    #[test]
    fn the_words_have_no_gap_between_them() {
        let s = Segmenter::for_texts([SAMPLE.chars()]);
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
            let s = Segmenter::for_texts(texts.iter().map(|t| t.chars()));
            for text in &texts {
                prop_assert_eq!(cuts(&s, text), plain_cuts(text));
            }
        }
    }
}
