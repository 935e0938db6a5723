//! The bigrams of texts: the pairs of neighbouring characters, found without a dictionary.
//!
//! In: the passages of a text. Out: each passage as the numbers of its bigrams, from which any part of the text is put together.

use crate::text::fold::fold_char;
use crate::text::is_han;

/// Bigrams are told apart by this many bits of a hash, so that the memory does not grow with the text.
pub const BITS: u32 = 20;
/// Half of the bits of a bigram.
const HALF: u32 = BITS / 2;

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
        let mut texts: Vec<Numbered> = Vec::new();
        let mut grams: Vec<(u32, u32)> = Vec::new();
        for (passage, text) in (0..).zip(passages) {
            let begin = grams.len();
            each_bigram(text, |gram| grams.push((gram, passage)));
            texts.push(Numbered(Vec::with_capacity(grams.len() - begin)));
        }
        // Sorted by the lower half and then by the upper they are in order, in time that grows with their number alone.
        let grams = by_half(&by_half(&grams, 0), HALF);
        let mut bigrams = Self { passages: texts.len(), ..Self::default() };
        for same in grams.chunk_by(|a, b| a.0 == b.0) {
            let number = bigrams.all.len() as u32;
            let mut having = 0;
            for times in same.chunk_by(|a, b| a.1 == b.1) {
                texts[times[0].1 as usize].0.push((number, times.len() as u32));
                having += 1;
            }
            bigrams.all.push(same[0].0);
            bigrams.having.push(having);
        }
        (bigrams, texts)
    }

    /// Another text by these bigrams; those that no passage has are left out.
    pub fn number(&self, text: &str) -> Numbered {
        let mut numbers: Vec<u32> = Vec::with_capacity(text.len() / 3);
        each_bigram(text, |gram| numbers.extend(self.all.binary_search(&gram).map(|n| n as u32)));
        numbers.sort_unstable();
        Numbered(numbers.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect())
    }
}

/// Bigrams with their passages in order of one half of their bits, else as they were.
fn by_half(grams: &[(u32, u32)], shift: u32) -> Vec<(u32, u32)> {
    let half = |gram: u32| (gram >> shift) as usize & ((1 << HALF) - 1);
    let mut sorted = vec![(0, 0); grams.len()];
    let mut begins = vec![0_u32; (1 << HALF) + 2];
    place_all(&mut begins, || grams.iter().map(|&g| (half(g.0), g)), &mut sorted);
    sorted
}

/// The bigrams of a text by their numbers among [`Bigrams`], each with how often it stands there; in order.
#[derive(Debug, Clone, Default)]
pub struct Numbered(pub Vec<(u32, u32)>);

impl Numbered {
    /// The bigrams of several texts, which don't run into each other.
    pub fn together<'n>(parts: impl Iterator<Item = &'n Numbered>) -> Self {
        let mut all: Vec<(u32, u32)> = Vec::new();
        parts.for_each(|part| all.extend_from_slice(&part.0));
        // Each part is in order already: the stable sort merges them.
        all.sort_by_key(|t| t.0);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0 };
            same
        });
        Self(all)
    }
}

/// Calls `with` for each bigram of a text: of letters and characters that stand side by side. Figures and marks part them,
/// since figures change from year to year and say nothing of what a text is about.
fn each_bigram(text: &str, mut with: impl FnMut(u32)) {
    let mut before: Option<char> = None;
    for c in text.chars().map(fold_char) {
        let letter = (is_han(c) || c.is_alphabetic()).then(|| c.to_ascii_lowercase());
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
        let together = Numbered::together(parts.iter());
        let mut counts: Vec<u32> = together.0.iter().map(|t| t.1).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 2, 3]);
        assert!(together.0.is_sorted_by_key(|t| t.0));
        assert_eq!(bigrams.number("3个茶园").0, parts[2].0);
    }
}
