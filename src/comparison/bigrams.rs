//! The bigrams of texts: the pairs of neighbouring characters, found without a dictionary.
//!
//! In: the passages of a text. Out: each passage as the numbers of its bigrams, from which any part of the text is put together.

use super::tally::Tally;
use crate::text::fold::fold_char;
use crate::text::{is_han, is_mark};

/// Bigrams are told apart by this many bits of a hash, so that the memory does not grow with the text.
pub const BITS: u32 = 20;

/// The bigrams that some passages have: each goes by its number among them.
#[derive(Debug, Default)]
pub struct Bigrams {
    /// In order.
    pub all: Vec<u32>,
    /// By number: how many passages have it.
    pub having: Vec<u32>,
    /// How many passages there are.
    pub passages: usize,
}

impl Bigrams {
    /// Those of `passages`, and the passages by them.
    pub fn of<'t>(passages: impl Iterator<Item = &'t str>) -> (Self, Vec<Numbered>) {
        let (mut grams, mut ends) = (Vec::new(), Vec::new());
        let mut met = vec![0_u64; 1 << (BITS - 6)];
        for text in passages {
            each_bigram(text, |gram| {
                met[gram as usize / 64] |= 1 << (gram % 64);
                grams.push(gram);
            });
            ends.push(grams.len());
        }
        let mut bigrams = Self { passages: ends.len(), ..Self::default() };
        // By sixty-four bigrams: how many were met before them.
        let mut before = Vec::with_capacity(met.len());
        for (word, &bits) in (0..).zip(&met) {
            before.push(bigrams.all.len() as u32);
            let mut left = bits;
            while left != 0 {
                bigrams.all.push(word * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
        let number = |gram: u32| {
            let word = gram as usize / 64;
            before[word] + (met[word] & ((1 << (gram % 64)) - 1)).count_ones()
        };
        bigrams.having = vec![0; bigrams.all.len()];
        let mut tally = bigrams.tally();
        let mut begin = 0;
        let numbered = ends.iter().map(|&end| {
            let passage = &grams[begin..end];
            begin = end;
            let text = Numbered(tally.sums(passage.iter().map(|&gram| (number(gram), 1)), passage.len()));
            text.0.iter().for_each(|t| bigrams.having[t.0 as usize] += 1);
            text
        });
        let texts = numbered.collect();
        (bigrams, texts)
    }

    /// Room to count them.
    pub fn tally(&self) -> Tally<u32> {
        Tally::new(self.all.len())
    }

    /// Another text by these bigrams; those that no passage has are left out.
    pub fn number(&self, text: &str) -> Numbered {
        let mut numbers: Vec<u32> = Vec::with_capacity(text.len() / 3);
        each_bigram(text, |gram| numbers.extend(self.all.binary_search(&gram).map(|n| n as u32)));
        numbers.sort_unstable();
        Numbered(numbers.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect())
    }
}

/// The bigrams of a text by their numbers among [`Bigrams`], each with how often it stands there; in order.
#[derive(Debug, Clone, Default)]
pub struct Numbered(pub Vec<(u32, u32)>);

impl Numbered {
    /// The bigrams of several texts, which don't run into each other.
    pub fn together(parts: &[&Self], tally: &mut Tally<u32>) -> Self {
        let count = parts.iter().map(|part| part.0.len()).sum();
        Self(tally.sums(parts.iter().flat_map(|part| part.0.iter().copied()), count))
    }
}

/// Calls `with` for each bigram of a text: of letters and characters that stand side by side. Figures and marks part them,
/// since figures change from year to year and say nothing of what a text is about.
fn each_bigram(text: &str, mut with: impl FnMut(u32)) {
    let mut before: Option<char> = None;
    for c in text.chars() {
        // Nearly all are Chinese characters, which stay as they are.
        let letter = if is_han(c) {
            Some(c)
        } else {
            Some(fold_char(c)).filter(|&c| is_han(c) || !is_mark(c) && c.is_alphabetic())
        };
        let letter = letter.map(|c| c.to_ascii_lowercase());
        if let (Some(a), Some(b)) = (before, letter) {
            let both = (u64::from(u32::from(a)) << 32) | u64::from(u32::from(b));
            with((both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as u32);
        }
        before = letter;
    }
}

/// How alike two titles are, from 0 to 1: twice the bigrams that both have, over all that they have (Dice).
pub fn titles_alike(a: &str, b: &str) -> f64 {
    let grams = |title: &str| {
        let mut grams = Vec::with_capacity(title.len() / 3);
        each_bigram(title, |gram| grams.push(gram));
        grams.sort_unstable();
        grams
    };
    let (x, y) = (grams(a), grams(b));
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(p), Some(q)) = (x.get(i), y.get(j)) {
        both += usize::from(p == q);
        i += usize::from(p <= q);
        j += usize::from(q <= p);
    }
    2.0 * both as f64 / (x.len() + y.len()).max(1) as f64
}

/// Puts items in order of their keys, else as they come; `begins`, two longer than there are keys and all zero, then has
/// where each key begins and where the last ends.
pub fn place_all<T, I: Iterator<Item = (usize, T)>>(begins: &mut [u32], items: impl Fn() -> I, sorted: &mut [T]) {
    for (key, _) in items() {
        begins[key + 2] += 1;
    }
    for i in 2..begins.len() {
        begins[i] += begins[i - 1];
    }
    for (key, item) in items() {
        let next = &mut begins[key + 1];
        sorted[*next as usize] = item;
        *next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_count_together() {
        let (bigrams, parts) = Bigrams::of(["茶园建设", "建设茶园", "茶园"].into_iter());
        let together = Numbered::together(&parts.iter().collect::<Vec<_>>(), &mut bigrams.tally());
        let mut counts: Vec<u32> = together.0.iter().map(|t| t.1).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 2, 3]);
        assert!(together.0.is_sorted_by_key(|t| t.0));
        assert_eq!(bigrams.number("3个茶园").0, parts[2].0);
    }
}
