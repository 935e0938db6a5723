//! Rows of characters by their hash: a phrase is looked up without its text being copied.

use std::hash::{BuildHasherDefault, Hasher};

/// The base of the polynomial: odd, with bits all over.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a row with one more character: `hash(row + c)` from `hash(row)`.
pub const fn row_hash(row: u64, c: char) -> u64 {
    join_rows(row, scramble(c), BASE)
}

/// The hash of two rows put together; `power` is the second one's [`row_power`].
pub const fn join_rows(first: u64, second: u64, power: u64) -> u64 {
    first.wrapping_mul(power).wrapping_add(second)
}

/// What a row of `chars` characters shifts the row before it by.
pub const fn row_power(chars: usize) -> u64 {
    let (mut power, mut left) = (1_u64, chars);
    while left > 0 {
        power = power.wrapping_mul(BASE);
        left -= 1;
    }
    power
}

/// The hash of a whole row.
pub fn hash_row(row: &str) -> u64 {
    row.chars().fold(0, row_hash)
}

/// The same of characters.
pub fn hash_chars(row: &[char]) -> u64 {
    row.iter().fold(0, |hash, &c| row_hash(hash, c))
}

/// One character spread over all bits (the finaliser of MurmurHash3).
const fn scramble(c: char) -> u64 {
    let mut h = c as u64 + 1;
    h = (h ^ (h >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h = (h ^ (h >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    h ^ (h >> 33)
}

/// For maps whose keys are such hashes already.
pub type RowHasher = BuildHasherDefault<Through>;

/// Hands a hash through.
#[derive(Debug, Default)]
pub struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        // The table takes the low bits for the bucket and the high ones to tell keys apart.
        self.0 = n ^ (n >> 32);
    }
}

/// Finds things in a list by their row hash, which they know themselves: all that is kept is their places.
#[derive(Debug, Default)]
pub struct RowPlaces {
    /// By hash, or the next free one after it: one more than a place, or 0.
    slots: Vec<u32>,
}

impl RowPlaces {
    /// With room for so many things.
    pub fn with_room(things: usize) -> Self {
        Self { slots: vec![0; (2 * things.max(8)).next_power_of_two()] }
    }

    /// The place of the thing that has this hash; `hash_at` tells which the thing at a place has.
    pub fn find(&self, row: u64, hash_at: impl Fn(usize) -> u64) -> Option<usize> {
        let slot = *self.slots.get(self.slot(row, hash_at))?;
        (slot as usize).checked_sub(1)
    }

    /// The place of the thing that has this hash, or else `next`, where it is then to be put: the end of the list.
    #[inline]
    pub fn find_or_add(&mut self, row: u64, next: usize, hash_at: impl Fn(usize) -> u64) -> usize {
        // Half of them stay free, so that few are looked at.
        if 2 * next >= self.slots.len() {
            *self = Self::with_room(next * 2);
            for place in 0..next {
                let slot = self.slot(hash_at(place), &hash_at);
                self.slots[slot] = place as u32 + 1;
            }
        }
        let slot = self.slot(row, hash_at);
        if self.slots[slot] == 0 {
            self.slots[slot] = next as u32 + 1;
        }
        self.slots[slot] as usize - 1
    }

    /// The slot of this hash, or the free one where it belongs.
    fn slot(&self, row: u64, hash_at: impl Fn(usize) -> u64) -> usize {
        let mask = self.slots.len().saturating_sub(1);
        let mut slot = (row ^ (row >> 32)) as usize & mask;
        while let Some(place) = self.slots.get(slot).and_then(|&s| (s as usize).checked_sub(1))
            && hash_at(place) != row
        {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn things_are_found_by_their_hash() {
        let mut places = RowPlaces::default();
        assert_eq!(places.find(1, |_| 1), None);
        // Many of one beginning, which all want the same slot.
        let rows: Vec<u64> = (0..300).map(|n| n << 40 | 7).collect();
        for round in 0..2 {
            for (n, &row) in rows.iter().enumerate() {
                assert_eq!(places.find_or_add(row, if round == 0 { n } else { rows.len() }, |p| rows[p]), n);
            }
        }
        assert_eq!(places.find(rows[299], |p| rows[p]), Some(299));
        assert_eq!(places.find(3, |p| rows[p]), None);
    }

    proptest! {
        #[test]
        fn parts_join_to_the_whole(a in "\\PC{0,8}", b in "\\PC{0,8}") {
            let joined = join_rows(hash_row(&a), hash_row(&b), row_power(b.chars().count()));
            prop_assert_eq!(joined, hash_row(&format!("{a}{b}")));
        }
    }
}
