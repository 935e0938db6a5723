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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_join_to_the_whole(a in "\\PC{0,8}", b in "\\PC{0,8}") {
            let joined = join_rows(hash_row(&a), hash_row(&b), row_power(b.chars().count()));
            prop_assert_eq!(joined, hash_row(&format!("{a}{b}")));
        }
    }
}
