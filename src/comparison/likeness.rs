//! How alike two texts are, with no dictionary: the pairs of neighbouring characters (bigrams) that both have, the rare
//! ones weighing more.
//!
//! In: texts. Out: [`Vector`]s of one [`Space`], compared by [`Vector::likeness`] one by one, or many at once through an
//! [`Index`], whose cost is bounded whatever the texts are.

use std::collections::HashMap;

use crate::text::fold::fold_char;
use crate::text::{RowHasher, is_han};

/// Bigrams are told apart by this many bits of a hash, so that the memory does not grow with the text.
const BITS: u32 = 20;
/// A text's vector keeps at most this many of its bigrams, the most telling ones.
const LONGEST: usize = 2_000;

/// How telling each bigram is among the texts compared.
#[derive(Debug)]
pub struct Space {
    /// By bigram: how many passages have it.
    having: HashMap<u64, u32, RowHasher>,
    /// By that number: ln((all passages + 1) / (number + ½)).
    telling: Vec<f32>,
    /// At most so many bigrams a vector.
    longest: usize,
}

impl Space {
    /// The space of `passages`: a bigram that few of them have is telling, one that all have is not. `vectors` is the
    /// number of vectors that will be kept; of very many, each is kept shorter.
    pub fn new<'g>(passages: impl Iterator<Item = &'g Grams>, vectors: usize) -> Self {
        let mut having: HashMap<u64, u32, RowHasher> = HashMap::default();
        let mut all = 0_u32;
        for passage in passages {
            for &(gram, _) in &passage.0 {
                *having.entry(key(gram)).or_default() += 1;
            }
            all = all.saturating_add(1);
        }
        let telling = (0..=all).map(|n| ((all as f32 + 1.0) / (n as f32 + 0.5)).ln()).collect();
        Self { having, telling, longest: (4_000_000 / vectors.max(1)).clamp(8, LONGEST) }
    }

    /// The vector of a text.
    pub fn vector(&self, grams: &Grams) -> Vector {
        self.longest(grams.0.iter().map(|&(gram, times)| (gram, often(times) * self.telling(gram))), grams.0.len())
    }

    /// The vector of a text whose bigrams are weighed already.
    pub fn vector_of(&self, text: &Weighed) -> Vector {
        self.longest(text.0.iter().map(|t| (t.gram, often(t.times) * t.telling)), text.0.len())
    }

    /// A text with what each of its bigrams tells.
    pub fn weigh(&self, grams: &Grams) -> Weighed {
        let weighed = |&(gram, times): &(u32, u32)| Term { gram, times, telling: self.telling(gram) };
        Weighed(grams.0.iter().map(weighed).collect())
    }

    fn longest(&self, weights: impl Iterator<Item = (u32, f32)>, size: usize) -> Vector {
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(size);
        terms.extend(weights.filter(|&(_, w)| w > 0.0));
        if terms.len() > self.longest {
            terms.select_nth_unstable_by(self.longest, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            terms.truncate(self.longest);
            terms.sort_unstable_by_key(|t| t.0);
            terms.shrink_to_fit();
        }
        Vector::of(terms)
    }

    fn telling(&self, gram: u32) -> f32 {
        let having = self.having.get(&key(gram)).copied().unwrap_or_default();
        self.telling[having as usize]
    }
}

/// A bigram with its bits at both ends, as the hasher wants them.
fn key(gram: u32) -> u64 {
    u64::from(gram) << (64 - BITS) | u64::from(gram)
}

/// What a bigram weighs that stands in a text `n` times.
fn often(n: u32) -> f32 {
    if n == 1 { 1.0 } else { 1.0 + (n as f32).ln() }
}

/// The bigrams of a text, each with how often it stands there; in order.
#[derive(Debug, Clone, Default)]
pub struct Grams(Vec<(u32, u32)>);

impl Grams {
    /// The bigrams of one text.
    pub fn of(text: &str) -> Self {
        let mut grams = Vec::with_capacity(text.len() / 3);
        bigrams(text, &mut grams);
        grams.sort_unstable();
        Self(grams.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect())
    }
}

/// The bigrams of a text, each with what it tells in a [`Space`], so that texts made of it need not ask again; in order.
#[derive(Debug, Clone, Default)]
pub struct Weighed(Vec<Term>);

#[derive(Debug, Clone, Copy)]
struct Term {
    gram: u32,
    /// How often it stands in the text.
    times: u32,
    telling: f32,
}

impl Weighed {
    /// The bigrams of several texts, which don't run into each other.
    pub fn together<'w>(parts: impl Iterator<Item = &'w Weighed>) -> Self {
        let mut all: Vec<Term> = Vec::new();
        parts.for_each(|part| all.extend_from_slice(&part.0));
        // Each part is in order already: the stable sort merges them.
        all.sort_by_key(|t| t.gram);
        all.dedup_by(|next, kept| {
            let same = next.gram == kept.gram;
            kept.times += if same { next.times } else { 0 };
            same
        });
        Self(all)
    }
}

/// The bigrams of a text: of letters and characters that stand side by side. Figures and marks part them, since figures
/// change from year to year and say nothing of what a text is about.
fn bigrams(text: &str, out: &mut Vec<u32>) {
    out.clear();
    let mut before: Option<char> = None;
    for c in text.chars().map(fold_char) {
        let letter = (is_han(c) || c.is_alphabetic()).then(|| c.to_ascii_lowercase());
        if let (Some(a), Some(b)) = (before, letter) {
            let both = (u64::from(u32::from(a)) << 32) | u64::from(u32::from(b));
            out.push((both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as u32);
        }
        before = letter;
    }
}

/// How alike two titles are, from 0 to 1: twice the bigrams that both have, over all that they have (Dice).
pub fn titles_alike(a: &str, b: &str) -> f64 {
    let grams = |title: &str| {
        let mut grams = Vec::new();
        bigrams(title, &mut grams);
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

/// A text as the bigrams it has and how much each tells; of length 1, or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vector {
    /// Sorted by bigram.
    terms: Vec<(u32, f32)>,
}

impl Vector {
    fn of(mut terms: Vec<(u32, f32)>) -> Self {
        let length = terms.iter().map(|t| f64::from(t.1).powi(2)).sum::<f64>().sqrt();
        if length > 0.0 {
            terms.iter_mut().for_each(|t| t.1 = (f64::from(t.1) / length) as f32);
        }
        Self { terms }
    }

    /// Whether the text has nothing that tells.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// From 0, nothing in common, to 1, the same: the cosine.
    pub fn likeness(&self, other: &Vector) -> f64 {
        let (mut a, mut b) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        let mut sum = 0.0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.0.cmp(&y.0) {
                std::cmp::Ordering::Less => {
                    a.next();
                }
                std::cmp::Ordering::Greater => {
                    b.next();
                }
                std::cmp::Ordering::Equal => {
                    sum += f64::from(x.1) * f64::from(y.1);
                    a.next();
                    b.next();
                }
            }
        }
        sum.clamp(0.0, 1.0)
    }

    /// The vector of several texts together, each weighing alike.
    pub fn together<'v>(vectors: impl Iterator<Item = &'v Vector>) -> Vector {
        let mut all: Vec<(u32, f32)> = vectors.flat_map(|v| v.terms.iter().copied()).collect();
        all.sort_unstable_by_key(|t| t.0);
        let terms = all.chunk_by(|a, b| a.0 == b.0).map(|c| (c[0].0, c.iter().map(|t| t.1).sum())).collect();
        Vector::of(terms)
    }
}

/// Finds what is like a text among many.
#[derive(Debug)]
pub struct Index {
    /// By bigram: who has it, and how much it tells there. Sorted by bigram, then by place.
    entries: Vec<Entry>,
    /// Where the entries begin whose bigrams have the same upper half, and where the last of them end.
    begins: Vec<u32>,
    size: usize,
}

/// A bigram, who has it, and how much it tells there.
type Entry = (u32, u32, f32);

/// Half of the bits of a bigram.
const HALF: u32 = BITS / 2;

impl Index {
    /// An index of `vectors`, found by their place.
    pub fn new<'v>(vectors: impl ExactSizeIterator<Item = &'v Vector>) -> Self {
        let size = vectors.len();
        let mut entries = Vec::new();
        for (place, vector) in vectors.enumerate() {
            entries.extend(vector.terms.iter().map(|&(gram, weight)| (gram, place as u32, weight)));
        }
        let (entries, _) = by_half(&entries, 0);
        let (entries, begins) = by_half(&entries, HALF);
        Self { entries, begins, size }
    }

    /// Those with something in common with each of `vectors`, by place, with their likeness. The rarest bigrams are
    /// followed first; where that would cost more than `steps` in all, the commonest are left out, which makes the
    /// likeness a little too low and the cost bounded.
    pub fn like<'s, 'v: 's>(
        &'s self,
        vectors: impl ExactSizeIterator<Item = &'v Vector> + 's,
        steps: usize,
    ) -> impl Iterator<Item = Vec<(usize, f64)>> + 's {
        let each = steps / vectors.len().max(1);
        let mut sums = vec![0.0_f64; self.size];
        let mut touched: Vec<u32> = Vec::new();
        vectors.map(move |vector| {
            let mut lists: Vec<(&[Entry], f32)> =
                vector.terms.iter().map(|&(gram, w)| (self.entries_of(gram), w)).filter(|l| !l.0.is_empty()).collect();
            lists.sort_by_key(|l| l.0.len());
            let mut left = each;
            for (list, weight) in lists {
                let Some(rest) = left.checked_sub(list.len()) else { break };
                left = rest;
                for &(_, place, w) in list {
                    let sum = &mut sums[place as usize];
                    if *sum == 0.0 {
                        touched.push(place);
                    }
                    *sum += f64::from(weight) * f64::from(w);
                }
            }
            touched.sort_unstable();
            touched.dedup();
            touched.drain(..).map(|p| (p as usize, std::mem::take(&mut sums[p as usize]).clamp(0.0, 1.0))).collect()
        })
    }

    fn entries_of(&self, gram: u32) -> &[Entry] {
        let half = (gram >> HALF) as usize;
        let (begin, end) = (self.begins[half] as usize, self.begins[half + 1] as usize);
        let near = &self.entries[begin..end];
        let start = near.partition_point(|e| e.0 < gram);
        let length = near[start..].partition_point(|e| e.0 == gram);
        &near[start..start + length]
    }
}

/// Entries in order of one half of their bigrams, else as they were; and where each value of it begins. Sorted by the lower
/// half and then by the upper they are in order, in time that grows with their number alone.
fn by_half(entries: &[Entry], shift: u32) -> (Vec<Entry>, Vec<u32>) {
    let half = |e: &Entry| (e.0 >> shift) as usize & ((1 << HALF) - 1);
    let mut begins = vec![0_u32; (1 << HALF) + 1];
    for e in entries {
        begins[half(e) + 1] += 1;
    }
    for i in 1..begins.len() {
        begins[i] += begins[i - 1];
    }
    let mut next = begins.clone();
    let mut sorted = vec![(0, 0, 0.0); entries.len()];
    for e in entries {
        let place = &mut next[half(e)];
        sorted[*place as usize] = *e;
        *place += 1;
    }
    (sorted, begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXTS: [&str; 4] = [
        "推进澜溪茶产业园建设，新增茶园3000亩",
        "澜溪茶产业园新增加工企业12户",
        "办好人民满意的教育，新建小学2所",
        "加强政府自身建设，坚持依法行政",
    ];

    fn vectors() -> Vec<Vector> {
        let grams = TEXTS.map(Grams::of);
        let space = Space::new(grams.iter(), TEXTS.len());
        grams.iter().map(|g| space.vector(g)).collect()
    }

    #[test]
    fn what_is_alike_is_nearer() {
        let v = vectors();
        assert!((v[0].likeness(&v[0]) - 1.0).abs() < 1e-6);
        assert!(v[0].likeness(&v[1]) > 0.2, "{}", v[0].likeness(&v[1]));
        assert!(v[0].likeness(&v[2]) < v[0].likeness(&v[1]) / 2.0);
    }

    #[test]
    fn the_index_finds_what_one_by_one_finds() {
        let v = vectors();
        let index = Index::new(v.iter());
        for (a, found) in v.iter().zip(index.like(v.iter(), 1_000_000)) {
            for (place, likeness) in found {
                assert!((a.likeness(&v[place]) - likeness).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn steps_bound_the_search() {
        let v = vectors();
        let index = Index::new(v.iter());
        assert!(index.like(v.iter(), 0).all(|found| found.is_empty()));
    }

    #[test]
    fn parts_count_together() {
        let parts = ["茶园建设", "建设茶园", "茶园"].map(Grams::of);
        let space = Space::new(parts.iter(), 3);
        let together = Weighed::together(parts.iter().map(|p| space.weigh(p)).collect::<Vec<_>>().iter());
        let mut counts: Vec<u32> = together.0.iter().map(|t| t.times).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 2, 3]);
        assert!(together.0.is_sorted_by_key(|t| t.gram));
    }

    proptest! {
        #[test]
        fn likeness_is_a_symmetric_share(a in "[茶园小学建设，3]{0,30}", b in "[茶园小学建设，3]{0,30}") {
            let grams = [a.as_str(), b.as_str(), TEXTS[3]].map(Grams::of);
            let space = Space::new(grams.iter(), 2);
            let (x, y) = (space.vector(&grams[0]), space.vector(&grams[1]));
            prop_assert!((0.0..=1.0).contains(&x.likeness(&y)));
            prop_assert_eq!(x.likeness(&y), y.likeness(&x));
        }
    }
}
