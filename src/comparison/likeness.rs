//! How alike two texts are, with no dictionary: the pairs of neighbouring characters (bigrams) that both have, the rare
//! ones weighing more.
//!
//! In: texts. Out: [`Vector`]s of one [`Space`], compared by [`Vector::likeness`] one by one, or many at once through an
//! [`Index`], whose cost is bounded whatever the texts are.

use super::bigrams::{Bigrams, Numbered, place_all};
use super::tally::Tally;
use crate::text::Pair;

/// A text's vector keeps at most this many of its bigrams, the most telling ones.
const LONGEST: usize = 2_000;

/// Marks the number of a bigram that the other text lacks: nothing there is like it.
const ALONE: u32 = 1 << 31;

/// How telling each bigram is among the texts compared.
#[derive(Debug)]
pub struct Space {
    /// By its number in the [`Bigrams`] that it is of: its number among those that both texts have, or, marked [`ALONE`], among
    /// those that this one has alone; and how much it tells, ln((all passages + 1) / (passages that have it + ½)).
    telling: Vec<(u32, f32)>,
    /// By the number among those that both have: its number in the text.
    own: Vec<u32>,
    /// At most so many bigrams a vector.
    longest: usize,
}

impl Space {
    /// The spaces of two texts' bigrams, whose vectors can be compared: a bigram that few of all passages have is telling,
    /// one that all have is not. `vectors` is the number of vectors that will be kept; of very many, each is kept shorter.
    pub fn both(two: Pair<&Bigrams>, vectors: usize) -> Pair<Self> {
        let mut telling = telling(two.from.passages + two.to.passages);
        let most = two.from.all.len().min(two.to.all.len());
        let mut spaces = two.map(|b| Self::with_room(b.all.len(), most, vectors));
        let (mut i, mut j) = (0, 0);
        loop {
            let (a, b) = (two.from.all.get(i), two.to.all.get(j));
            let (here, there) = match (a, b) {
                (Some(a), Some(b)) => (a <= b, b <= a),
                (None, None) => break,
                (one, other) => (one.is_some(), other.is_some()),
            };
            let having = if here { two.from.having[i] } else { 0 } + if there { two.to.having[j] } else { 0 };
            let tells = telling(having);
            match (here, there) {
                (true, true) => {
                    spaces.from.add_common(tells);
                    spaces.to.add_common(tells);
                }
                (true, false) => spaces.from.add_alone(tells),
                _ => spaces.to.add_alone(tells),
            }
            i += usize::from(here);
            j += usize::from(there);
        }
        spaces
    }

    /// The space of bigrams that several texts have together, any of which can be compared with any.
    pub fn of(bigrams: &Bigrams, vectors: usize) -> Self {
        let mut telling = telling(bigrams.passages);
        let mut space = Self::with_room(bigrams.all.len(), bigrams.all.len(), vectors);
        bigrams.having.iter().for_each(|&having| space.add_common(telling(having)));
        space
    }

    fn with_room(bigrams: usize, common: usize, vectors: usize) -> Self {
        let longest = (4_000_000 / vectors.max(1)).clamp(8, LONGEST);
        Self { telling: Vec::with_capacity(bigrams), own: Vec::with_capacity(common), longest }
    }

    fn add_common(&mut self, tells: f32) {
        let (number, own) = (self.own.len() as u32, self.telling.len() as u32);
        self.own.push(own);
        self.telling.push((number, tells));
    }

    fn add_alone(&mut self, tells: f32) {
        let number = (self.telling.len() - self.own.len()) as u32;
        self.telling.push((number | ALONE, tells));
    }

    /// The vector of a text.
    pub fn vector(&self, text: &Numbered) -> Vector {
        let weighed = text.0.iter().map(|&(number, times)| {
            let (number, telling) = self.telling[number as usize];
            (number, often(times) * telling)
        });
        let weighed = weighed.filter(|t| t.1 > 0.0);
        if text.0.len() <= self.longest {
            return Vector::of(weighed, text.0.len());
        }
        let mut terms: Vec<(u32, f32)> = weighed.collect();
        if terms.len() > self.longest {
            let order = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
            let mut weights: Vec<(usize, f32)> = terms.iter().map(|t| t.1).enumerate().collect();
            let (_, &mut first_left_out, _) = weights.select_nth_unstable_by(self.longest, order);
            let mut place = 0..;
            terms.retain(|t| place.next().is_some_and(|place| order(&(place, t.1), &first_left_out).is_lt()));
        }
        let count = terms.len();
        Vector::of(terms.into_iter(), count)
    }
}

/// How much a bigram tells that so many of `all` passages have.
fn telling(all: usize) -> impl FnMut(u32) -> f32 {
    let mut logarithms = Vec::new();
    move |having| {
        for n in logarithms.len()..=having as usize {
            logarithms.push(((all as f32 + 1.0) / (n as f32 + 0.5)).ln());
        }
        logarithms[having as usize]
    }
}

/// What a bigram weighs that stands in a text `n` times.
fn often(n: u32) -> f32 {
    if n == 1 { 1.0 } else { 1.0 + (n as f32).ln() }
}

/// A text as the bigrams it has and how much each tells; of length 1, or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vector {
    /// Those that the text compared has too, sorted by bigram: they alone make the two alike.
    terms: Vec<(u32, f32)>,
    /// The others, in the same way.
    alone: Vec<(u32, f32)>,
}

impl Vector {
    /// Of these terms, about so many; the numbers of those that the other text lacks are marked [`ALONE`].
    fn of(all: impl Iterator<Item = (u32, f32)>, count: usize) -> Self {
        let (mut terms, mut alone) = (Vec::with_capacity(count), Vec::with_capacity(count / 2));
        let mut squares = 0.0;
        for (number, weight) in all {
            squares += f64::from(weight).powi(2);
            if number & ALONE == 0 { terms.push((number, weight)) } else { alone.push((number & !ALONE, weight)) }
        }
        Self { terms, alone }.of_length_1(squares.sqrt())
    }

    /// The vector shortened from this length.
    fn of_length_1(mut self, length: f64) -> Self {
        if length > 0.0 {
            let terms = self.terms.iter_mut().chain(&mut self.alone);
            terms.for_each(|t| t.1 = (f64::from(t.1) / length) as f32);
        }
        self
    }

    /// Whether the text has nothing that tells.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.alone.is_empty()
    }

    /// From 0, nothing in common, to 1, the same: the cosine.
    pub fn likeness(&self, other: &Vector) -> f64 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (self.terms.get(i), other.terms.get(j)) {
            if x.0 == y.0 {
                sum += f64::from(x.1) * f64::from(y.1);
            }
            i += usize::from(x.0 <= y.0);
            j += usize::from(y.0 <= x.0);
        }
        sum.clamp(0.0, 1.0)
    }

    /// The vector of several texts together, each weighing alike.
    pub fn together<'v>(vectors: impl Iterator<Item = &'v Vector> + Clone) -> Vector {
        let sums = |terms: fn(&Vector) -> &[(u32, f32)]| {
            let all = vectors.clone().map(terms);
            let mut tally = Tally::new(all.clone().map(size).max().unwrap_or(0));
            let count = all.clone().map(<[_]>::len).sum();
            tally.sums(all.flatten().copied(), count)
        };
        let (terms, alone) = (sums(|v| &v.terms), sums(|v| &v.alone));
        let squares = terms.iter().chain(&alone).map(|t| f64::from(t.1).powi(2)).sum::<f64>();
        Self { terms, alone }.of_length_1(squares.sqrt())
    }
}

/// One more than the largest number of some terms.
fn size(terms: &[(u32, f32)]) -> usize {
    terms.last().map_or(0, |t| t.0 as usize + 1)
}

/// Finds what is like a text among many.
#[derive(Debug)]
pub struct Index {
    /// Who has a bigram, and what it weighs there; those of one bigram together, in order.
    entries: Vec<Entry>,
    /// By bigram: where its entries begin. Where the last ones end, and more.
    begins: Vec<u32>,
    size: usize,
}

/// Who has a bigram, and what it weighs there.
type Entry = (u32, f32);

impl Index {
    /// An index of `vectors`, found by their place.
    pub fn new<'v>(vectors: impl ExactSizeIterator<Item = &'v Vector> + Clone) -> Self {
        let grams = vectors.clone().map(|v| size(&v.terms)).max().unwrap_or(0);
        Self::of(vectors.map(|v| v.terms.iter().copied()), grams)
    }

    /// An index of the passages of a text, whatever it is compared with: their bigrams, of which the text has so many, weigh
    /// only by how often they stand in each.
    pub fn of_passages<'t>(passages: impl ExactSizeIterator<Item = &'t Numbered> + Clone, grams: usize) -> Self {
        Self::of(passages.map(|text| text.0.iter().map(|&(number, times)| (number, often(times)))), grams)
    }

    fn of<T: ExactSizeIterator<Item = (u32, f32)>>(
        texts: impl ExactSizeIterator<Item = T> + Clone,
        grams: usize,
    ) -> Self {
        let count: usize = texts.clone().map(|t| t.len()).sum();
        let size = texts.len();
        let mut entries = vec![(0, 0.0); count];
        let mut begins = vec![0; grams + 2];
        let places = texts.zip(0..);
        let all = || places.clone().flat_map(|(text, place)| text.map(move |(n, w)| (n as usize, (place, w))));
        place_all(&mut begins, all, &mut entries);
        Self { entries, begins, size }
    }

    /// How like a vector each is, from 0 to 1. Where the search would take more than so many `steps`, the commonest bigrams are
    /// left out, which makes the likeness a little too low and the cost bounded.
    pub fn row(&self, vector: &Vector, steps: usize) -> Vec<f64> {
        let lists = vector.terms.iter().map(|&(gram, weight)| (self.entries_of(gram), f64::from(weight)));
        self.sums(lists, steps).into_iter().map(|sum| sum.min(1.0)).collect()
    }

    /// Of the passages of a text how like a vector each is, where the two can be compared: `space` is that of the text, and
    /// `lengths` are those of its passages in it.
    pub fn row_in(&self, space: &Space, lengths: &[f64], vector: &Vector, steps: usize) -> Vec<f64> {
        let lists = vector.terms.iter().filter_map(|&(gram, weight)| {
            let own = *space.own.get(gram as usize)?;
            let telling = space.telling.get(own as usize)?.1;
            Some((self.entries_of(own), f64::from(weight) * f64::from(telling)))
        });
        let sums = self.sums(lists, steps).into_iter().zip(lengths);
        sums.map(|(sum, &length)| if sum > 0.0 { (sum / length).min(1.0) } else { 0.0 }).collect()
    }

    /// The lengths of the passages of a text as vectors of its space.
    pub fn lengths(&self, space: &Space) -> Vec<f64> {
        let mut squares = vec![0.0_f64; self.size];
        for (gram, &(_, telling)) in (0..).zip(&space.telling) {
            for &(place, weight) in self.entries_of(gram) {
                squares[place as usize] += f64::from(weight * telling).powi(2);
            }
        }
        squares.into_iter().map(f64::sqrt).collect()
    }

    /// Of what stands at `places`, that with something in common with each of `vectors`, by its number in the list, with its
    /// likeness. The search takes at most so many steps in all; see [`Index::row`].
    pub fn like(&self, vectors: &[&Vector], places: &[usize], steps: usize) -> Vec<Vec<(usize, f64)>> {
        let each = steps / vectors.len().max(1);
        let found = vectors.iter().map(|vector| {
            let row = self.row(vector, each);
            places.iter().map(|&place| row[place]).enumerate().filter(|f| f.1 > 0.0).collect()
        });
        found.collect()
    }

    /// What the lists of some bigrams come to, each weighing so much, in so many steps; if that is not all, the rarest ones first.
    fn sums<'s>(&'s self, lists: impl Iterator<Item = (&'s [Entry], f64)>, mut steps: usize) -> Vec<f64> {
        let mut sums = vec![0.0_f64; self.size];
        let mut follow = |list: &[Entry], weight: f64| {
            #[cfg(test)]
            crate::comparison::work::done("bigrams compared", list.len());
            for &(place, w) in list {
                sums[place as usize] += weight * f64::from(w);
            }
        };
        // No list is followed twice.
        if self.entries.len() <= steps {
            lists.for_each(|(list, weight)| follow(list, weight));
        } else {
            let mut lists: Vec<_> = lists.collect();
            if lists.iter().map(|l| l.0.len()).sum::<usize>() > steps {
                lists.sort_by_key(|l| l.0.len());
            }
            for (list, weight) in lists {
                let Some(left) = steps.checked_sub(list.len()) else { break };
                steps = left;
                follow(list, weight);
            }
        }
        sums
    }

    fn entries_of(&self, gram: u32) -> &[Entry] {
        match self.begins.get(gram as usize..).unwrap_or_default() {
            [begin, end, ..] => &self.entries[*begin as usize..*end as usize],
            _ => &[],
        }
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
        let (bigrams, texts) = Bigrams::of(TEXTS.into_iter());
        let space = Space::of(&bigrams, TEXTS.len());
        texts.iter().map(|t| space.vector(t)).collect()
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
        let (index, all) = (Index::new(v.iter()), v.iter().collect::<Vec<_>>());
        let places = [3, 1, 0];
        for (a, found) in v.iter().zip(index.like(&all, &places, 1_000_000)) {
            let mut one_by_one = places.iter().map(|&place| a.likeness(&v[place])).enumerate().filter(|f| f.1 > 0.0);
            for (number, likeness) in found {
                let (expected, by_itself) = one_by_one.next().expect("as many");
                assert!(number == expected && (by_itself - likeness).abs() < 1e-6);
            }
            assert_eq!(one_by_one.next(), None);
        }
    }

    #[test]
    fn steps_bound_the_search() {
        let v = vectors();
        let (index, all) = (Index::new(v.iter()), v.iter().collect::<Vec<_>>());
        assert!(index.like(&all, &[0, 1, 2, 3], 0).iter().all(|found| found.is_empty()));
    }

    #[test]
    fn two_reports_share_their_numbers() {
        let (a, x) = Bigrams::of(["茶园建设", "小学"].into_iter());
        let (b, y) = Bigrams::of(["新建小学", "茶园建设"].into_iter());
        let space = Space::both(Pair::new(&a, &b), 4);
        let likeness = |i: usize, j: usize| space.from.vector(&x[i]).likeness(&space.to.vector(&y[j]));
        assert!((likeness(0, 1) - 1.0).abs() < 1e-6);
        assert!(likeness(1, 0) > 0.3 && likeness(0, 0) == 0.0);
    }

    #[test]
    fn passages_are_found_as_their_vectors_are() {
        let (a, x) = Bigrams::of(TEXTS.into_iter());
        let (b, y) = Bigrams::of(["新增茶园", "澜溪茶产业园加工企业，澜溪茶产业园", "体育"].into_iter());
        let space = Space::both(Pair::new(&a, &b), 7);
        let index = Index::of_passages(y.iter(), b.all.len());
        let lengths = index.lengths(&space.to);
        for text in x.iter().map(|text| space.from.vector(text)) {
            for (found, passage) in index.row_in(&space.to, &lengths, &text, 1_000).into_iter().zip(&y) {
                assert!((found - text.likeness(&space.to.vector(passage))).abs() < 1e-6);
            }
        }
    }

    proptest! {
        #[test]
        fn likeness_is_a_symmetric_share(a in "[茶园小学建设，3]{0,30}", b in "[茶园小学建设，3]{0,30}") {
            let (bigrams, texts) = Bigrams::of([a.as_str(), b.as_str(), TEXTS[3]].into_iter());
            let space = Space::of(&bigrams, 2);
            let (x, y) = (space.vector(&texts[0]), space.vector(&texts[1]));
            prop_assert!((0.0..=1.0).contains(&x.likeness(&y)));
            prop_assert_eq!(x.likeness(&y), y.likeness(&x));
        }
    }
}
