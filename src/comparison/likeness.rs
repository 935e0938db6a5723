//! How alike two texts are, with no dictionary: the pairs of neighbouring characters (bigrams) that both have, the rare
//! ones weighing more.
//!
//! In: texts. Out: [`Vector`]s of one [`Space`], compared by [`Vector::likeness`] one by one, or many at once through an
//! [`Index`], whose cost is bounded whatever the texts are.

use crate::text::fold::fold_char;
use crate::text::is_han;

/// Bigrams are told apart by this many bits of a hash, so that the memory does not grow with the text.
const BITS: u32 = 20;
/// A text's vector keeps at most this many of its bigrams, the most telling ones.
const LONGEST: usize = 2_000;

/// How telling each bigram is among the texts compared.
#[derive(Debug)]
pub struct Space {
    /// The bigrams that the texts have, in order: a bigram goes by its number here.
    grams: Vec<u32>,
    /// Where those begin whose upper halves are the same, and where the last of them end.
    begins: Vec<u32>,
    /// By number: ln((all passages + 1) / (passages that have it + ½)).
    telling: Vec<f32>,
    /// At most so many bigrams a vector.
    longest: usize,
}

/// Half of the bits of a bigram.
const HALF: u32 = BITS / 2;

impl Space {
    /// The space of `passages`: a bigram that few of them have is telling, one that all have is not. `vectors` is the
    /// number of vectors that will be kept; of very many, each is kept shorter.
    pub fn new<'g>(passages: impl Iterator<Item = &'g Grams>, vectors: usize) -> Self {
        let mut all = 0_u32;
        let mut grams: Vec<u32> = Vec::new();
        for passage in passages {
            grams.extend(passage.0.iter().map(|g| g.0));
            all = all.saturating_add(1);
        }
        // Sorted by the lower half and then by the upper they are in order, in time that grows with their number alone.
        let (grams, _) = by_half(&grams, 0);
        let (mut grams, _) = by_half(&grams, HALF);
        let telling = |n: usize| ((all as f32 + 1.0) / (n as f32 + 0.5)).ln();
        let telling = grams.chunk_by(|a, b| a == b).map(|same| telling(same.len())).collect();
        grams.dedup();
        let (_, begins) = by_half(&grams, HALF);
        Self { grams, begins, telling, longest: (4_000_000 / vectors.max(1)).clamp(8, LONGEST) }
    }

    /// A text's bigrams by their numbers. What none of the passages has is left out.
    pub fn number(&self, grams: &Grams) -> Numbered {
        let number = |&(gram, times): &(u32, u32)| {
            let half = (gram >> HALF) as usize;
            let begin = self.begins[half];
            let near = &self.grams[begin as usize..self.begins[half + 1] as usize];
            let place = near.partition_point(|&g| g < gram);
            (near.get(place) == Some(&gram)).then_some((begin + place as u32, times))
        };
        let mut numbered = Vec::with_capacity(grams.0.len());
        numbered.extend(grams.0.iter().filter_map(number));
        Numbered(numbered)
    }

    /// The vector of a text.
    pub fn vector(&self, text: &Numbered) -> Vector {
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(text.0.len());
        let weighed = text.0.iter().map(|&(number, times)| (number, often(times) * self.telling[number as usize]));
        terms.extend(weighed.filter(|t| t.1 > 0.0));
        if terms.len() > self.longest {
            terms.select_nth_unstable_by(self.longest, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            terms.truncate(self.longest);
            terms.sort_unstable_by_key(|t| t.0);
            terms.shrink_to_fit();
        }
        Vector::of(terms)
    }
}

/// Bigrams in order of one half of their bits, else as they were; and where each value of it begins.
fn by_half(grams: &[u32], shift: u32) -> (Vec<u32>, Vec<u32>) {
    let half = |gram: u32| (gram >> shift) as usize & ((1 << HALF) - 1);
    let mut sorted = vec![0; grams.len()];
    let mut begins = vec![0_u32; (1 << HALF) + 2];
    place_all(&mut begins, || grams.iter().map(|&g| (half(g), g)), &mut sorted);
    (sorted, begins)
}

/// Puts items in order of their keys, else as they come; `begins`, two longer than there are keys and all zero, then has
/// where each key begins and where the last ends.
fn place_all<T, I: Iterator<Item = (usize, T)>>(begins: &mut [u32], items: impl Fn() -> I, sorted: &mut [T]) {
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

/// The bigrams of a text by their numbers in a [`Space`], each with how often it stands there; in order.
#[derive(Debug, Clone, Default)]
pub struct Numbered(Vec<(u32, u32)>);

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
    /// Where the entries begin whose bigrams are the same but for the last bits, and where the last of them end.
    begins: Vec<u32>,
    /// So many bits: few texts have few different bigrams.
    last_bits: u32,
    size: usize,
}

/// A bigram, who has it, and how much it tells there.
type Entry = (u32, u32, f32);

impl Index {
    /// An index of `vectors`, found by their place.
    pub fn new<'v>(vectors: impl ExactSizeIterator<Item = &'v Vector> + Clone) -> Self {
        let size = vectors.len();
        let count: usize = vectors.clone().map(|v| v.terms.len()).sum();
        let most = vectors.clone().filter_map(|v| v.terms.last()).map(|t| t.0 as usize).max().unwrap_or(0);
        let last_bits = (0..BITS).find(|bits| most >> bits <= 2 * count).unwrap_or(BITS);
        let mut entries = vec![(0, 0, 0.0); count];
        let mut begins = vec![0; (most >> last_bits) + 3];
        let all = || {
            let places = vectors.clone().zip(0..);
            places.flat_map(|(v, place)| {
                v.terms.iter().map(move |&(n, weight)| ((n >> last_bits) as usize, (n, place, weight)))
            })
        };
        place_all(&mut begins, all, &mut entries);
        if last_bits > 0 {
            for two in begins.windows(2) {
                entries[two[0] as usize..two[1] as usize].sort_by_key(|e| e.0);
            }
        }
        Self { entries, begins, last_bits, size }
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
        let key = (gram >> self.last_bits) as usize;
        let (Some(&begin), Some(&end)) = (self.begins.get(key), self.begins.get(key + 1)) else { return &[] };
        let near = &self.entries[begin as usize..end as usize];
        if self.last_bits == 0 {
            return near;
        }
        let start = near.partition_point(|e| e.0 < gram);
        let length = near[start..].partition_point(|e| e.0 == gram);
        &near[start..start + length]
    }
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
        grams.iter().map(|g| space.vector(&space.number(g))).collect()
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
        let together = Numbered::together(parts.map(|p| space.number(&p)).iter());
        let mut counts: Vec<u32> = together.0.iter().map(|t| t.1).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 1, 2, 3]);
        assert!(together.0.is_sorted_by_key(|t| t.0));
    }

    proptest! {
        #[test]
        fn likeness_is_a_symmetric_share(a in "[茶园小学建设，3]{0,30}", b in "[茶园小学建设，3]{0,30}") {
            let grams = [a.as_str(), b.as_str(), TEXTS[3]].map(Grams::of);
            let space = Space::new(grams.iter(), 2);
            let [x, y] = [0, 1].map(|i| space.vector(&space.number(&grams[i])));
            prop_assert!((0.0..=1.0).contains(&x.likeness(&y)));
            prop_assert_eq!(x.likeness(&y), y.likeness(&x));
        }
    }
}
