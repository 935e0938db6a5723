//! A set of characters, each of them a bit.

/// Characters of the first plane, where all Chinese characters in use stand; others are never in it.
#[derive(Debug, Clone)]
pub struct CharSet(Vec<u64>);

impl CharSet {
    /// The characters of a text.
    pub fn of(text: &str) -> Self {
        let mut bits = vec![0; 1 << 10];
        for c in text.chars().map(u32::from) {
            if let Some(word) = bits.get_mut(c as usize / 64) {
                *word |= 1 << (c % 64);
            }
        }
        Self(bits)
    }

    /// Whether it has this character.
    pub fn has(&self, c: char) -> bool {
        let c = u32::from(c);
        self.0.get(c as usize / 64).is_some_and(|word| word >> (c % 64) & 1 == 1)
    }
}
