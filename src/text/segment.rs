//! The one segmenter: cuts a text into the words of jieba's dictionary.
//!
//! Loading all 349,000 words takes twenty times as long as cutting two reports. A [`Segmenter`] is therefore made for the
//! texts at hand: it is given only those words whose every two and three neighbouring characters occur in them, and one
//! impossible word that carries the rest of the total frequency. A word that is left out cannot occur in the texts, and
//! the likelihood of every word that can is the same to the last bit, so the cuts are those of the whole dictionary.
//! For a great many texts [`Segmenter::whole`] loads all words once.

use std::sync::OnceLock;

use jieba_rs::Jieba;

/// jieba's word table, packed by `words/make.py`, which describes the layout.
static TABLE: &[u8] = include_bytes!("words/words.bin");

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
        Self::load(Some(&Neighbours::of(texts)))
    }

    /// A segmenter for any text, with all words: slow to make, the same cuts.
    pub fn whole() -> Self {
        Self::load(None)
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

    /// With the words that can occur where these neighbours do; without any, with all words.
    fn load(seen: Option<&Neighbours>) -> Self {
        let mut jieba = Jieba::empty();
        let mut table = Bytes(TABLE);
        let total = table.u32() as usize;
        table.u32();
        let tags: Vec<&str> = (0..table.u8()).map(|_| table.string()).collect();
        let mut given = 0;
        let mut word = String::new();
        while !table.is_empty() {
            let first = table.u16();
            let count = table.varint();
            let (seconds, ends) = (table.units(count), table.units(count));
            let all = table.take(ends.last().map_or(0, |&end| unit(end).into()));
            if seen.is_some_and(|s| !s.has_one(first)) {
                continue;
            }
            let mut begin = 0;
            for (&second, &end) in seconds.iter().zip(ends) {
                let (second, end) = (unit(second), unit(end).into());
                let place = begin..end;
                begin = end;
                if second != 0 && seen.is_some_and(|s| !s.has(&[first, second])) {
                    continue;
                }
                let mut words = Bytes(all.get(place).unwrap_or_default());
                while !words.is_empty() {
                    let rest = words.varint();
                    let rest = words.units(rest);
                    let frequency = words.varint();
                    let tag = words.u8();
                    if seen.is_some_and(|s| !s.may_have([first, second], rest)) {
                        continue;
                    }
                    word.clear();
                    let units = [first, second].into_iter().filter(|&u| u != 0).chain(rest.iter().map(|&u| unit(u)));
                    word.extend(units.filter_map(|u| char::from_u32(u32::from(u))));
                    let tag = tags.get(usize::from(tag)).copied().unwrap_or_default();
                    given += jieba.add_word(&word, Some(frequency), Some(tag));
                }
            }
        }
        if given < total {
            jieba.add_word(IMPOSSIBLE, Some(total - given), None);
        }
        Self { jieba }
    }
}

impl std::fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Segmenter").field(&self.jieba).finish()
    }
}

/// Which characters, and which two and three in a row, occur in some texts. May say yes of some that don't (they share a
/// bit with one that does), never no of one that does.
struct Neighbours {
    ones: Vec<u64>,
    rows: Vec<u64>,
}

impl Neighbours {
    fn of<'t>(texts: impl IntoIterator<Item = &'t str> + Clone) -> Self {
        let bytes: usize = texts.clone().into_iter().map(str::len).sum();
        // Two rows a character of three bytes, and room so that nine bits of ten stay empty.
        let bits = bytes.saturating_mul(8).clamp(1 << 12, 1 << 25).next_power_of_two();
        let mut seen = Self { ones: vec![0; 1024], rows: vec![0; bits / 64] };
        for text in texts {
            let (mut before, mut last) = (0, 0);
            for c in text.chars() {
                let c = u16::try_from(u32::from(c)).unwrap_or(0);
                seen.ones[usize::from(c) / 64] |= 1 << (c % 64);
                seen.set(&[last, c]);
                seen.set(&[before, last, c]);
                (before, last) = (last, c);
            }
        }
        seen
    }

    /// The bit of a row. Fibonacci hashing: the high bits are the good ones.
    fn bit(&self, row: &[u16]) -> usize {
        let row = row.iter().fold(row.len() as u64, |h, &c| (h << 16) ^ u64::from(c));
        (row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24) as usize & (self.rows.len() * 64 - 1)
    }

    fn set(&mut self, row: &[u16]) {
        let bit = self.bit(row);
        self.rows[bit / 64] |= 1 << (bit % 64);
    }

    fn has(&self, row: &[u16]) -> bool {
        let bit = self.bit(row);
        self.rows[bit / 64] >> (bit % 64) & 1 == 1
    }

    fn has_one(&self, c: u16) -> bool {
        self.ones[usize::from(c) / 64] >> (c % 64) & 1 == 1
    }

    /// Whether a word may occur whose first two characters do: all threes in it must.
    fn may_have(&self, [mut before, mut last]: [u16; 2], rest: &[[u8; 2]]) -> bool {
        rest.iter().all(|&c| {
            let row = [before, last, unit(c)];
            (before, last) = (row[1], row[2]);
            self.has(&row)
        })
    }
}

/// A character as the table has it.
fn unit(bytes: [u8; 2]) -> u16 {
    u16::from_le_bytes(bytes)
}

/// Reads the packed table; past its end everything is zero and empty.
struct Bytes(&'static [u8]);

impl Bytes {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn take(&mut self, n: usize) -> &'static [u8] {
        let (head, rest) = self.0.split_at(n.min(self.0.len()));
        self.0 = rest;
        head
    }
    fn u8(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }
    fn u16(&mut self) -> u16 {
        let Some((&bytes, rest)) = self.0.split_first_chunk() else { return 0 };
        self.0 = rest;
        u16::from_le_bytes(bytes)
    }
    fn u32(&mut self) -> u32 {
        u32::from(self.u16()) | u32::from(self.u16()) << 16
    }
    fn varint(&mut self) -> usize {
        if let Some((&short @ 0..128, rest)) = self.0.split_first() {
            self.0 = rest;
            return usize::from(short);
        }
        let mut n = 0;
        for shift in (0..35).step_by(7) {
            let b = self.u8();
            n |= usize::from(b & 127) << shift;
            if b < 128 {
                break;
            }
        }
        n
    }
    fn units(&mut self, n: usize) -> &'static [[u8; 2]] {
        self.take(2 * n).as_chunks().0
    }
    fn string(&mut self) -> &'static str {
        let n = usize::from(self.u8());
        std::str::from_utf8(self.take(n)).unwrap_or_default()
    }
}

/// The whole dictionary, loaded once for the process: for work over a great many texts.
pub fn whole() -> &'static Segmenter {
    static WHOLE: OnceLock<Segmenter> = OnceLock::new();
    WHOLE.get_or_init(Segmenter::whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The crate's own loader with the crate's own copy of the dictionary.
    fn plain() -> &'static Jieba {
        static PLAIN: OnceLock<Jieba> = OnceLock::new();
        PLAIN.get_or_init(Jieba::new)
    }

    fn cuts(s: &Segmenter, text: &str) -> Vec<String> {
        s.cut(text).map(|w| w.text.to_string()).collect()
    }

    fn plain_cuts(text: &str) -> Vec<String> {
        plain().cut(text, false).into_iter().map(|t| t.word.to_string()).collect()
    }

    const SAMPLE: &str = "澜溪区地区生产总值完成97.4亿元，同比增长9.9%。坚持“三去一降一补”，推进供给侧结构性改革，\
        新建AA制食堂4S店3家，Ａ股、5G基站、PM2.5浓度下降。大众创业、万众创新，互联网+政务服务。\n\
        各位代表：现在，我代表区人民政府向大会报告工作，请予审议。";

    #[test]
    fn cuts_like_the_plain_loader() {
        assert_eq!(cuts(&Segmenter::for_texts([SAMPLE]), SAMPLE), plain_cuts(SAMPLE));
    }

    #[test]
    fn the_whole_table_cuts_and_tags_like_the_plain_loader() {
        for w in whole().cut(SAMPLE) {
            assert!(w.tag == "x" || plain().tag(w.text, false).iter().any(|t| t.tag == w.tag), "{w:?}");
        }
        assert_eq!(cuts(whole(), SAMPLE), plain_cuts(SAMPLE));
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
