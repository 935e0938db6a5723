//! Sums of weights by a whole number as key, without a hash map.
//!
//! In: numbers in any order, each with what it adds. Out: the sums, in order of their numbers. A bit for each number tells which
//! were met, so that many are put in order without being sorted.

use std::ops::AddAssign;

/// Room for the sums, used again for the next ones.
#[derive(Debug)]
pub struct Tally<T> {
    sums: Vec<T>,
    met: Vec<u64>,
}

impl<T: Copy + Default + AddAssign> Tally<T> {
    /// For numbers below `size`.
    pub fn new(size: usize) -> Self {
        Self { sums: vec![T::default(); size], met: vec![0; size.div_ceil(64)] }
    }

    /// The sums of what is added to each number, by `count` items or about as many.
    pub fn sums(&mut self, items: impl Iterator<Item = (u32, T)>, count: usize) -> Vec<(u32, T)> {
        // Few are sorted sooner than all numbers are looked through.
        if count < self.met.len() { sorted(items.collect()) } else { self.counted(items) }
    }

    fn counted(&mut self, items: impl Iterator<Item = (u32, T)>) -> Vec<(u32, T)> {
        let mut different = 0;
        for (number, more) in items {
            let (word, bit) = (number as usize / 64, 1 << (number % 64));
            different += usize::from(self.met[word] & bit == 0);
            self.met[word] |= bit;
            self.sums[number as usize] += more;
        }
        let mut sums = Vec::with_capacity(different);
        for (word, bits) in self.met.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                let number = word * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                sums.push((number as u32, std::mem::take(&mut self.sums[number])));
            }
        }
        sums
    }
}

fn sorted<T: Copy + AddAssign>(mut items: Vec<(u32, T)>) -> Vec<(u32, T)> {
    items.sort_by_key(|i| i.0);
    items.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    items.shrink_to_fit();
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn few_and_many_are_added_up_alike(items in prop::collection::vec((0_u32..500, 1_u32..5), 0..200)) {
            let mut tally = Tally::new(500);
            let counted = tally.counted(items.iter().copied());
            prop_assert_eq!(&counted, &sorted(items.clone()));
            prop_assert_eq!(tally.counted(items.into_iter()), counted, "nothing is left of the first time");
        }
    }
}
