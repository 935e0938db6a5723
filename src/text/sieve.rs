//! A set of characters that is asked quickly and may say yes too often: what most characters of a text are not in is found
//! without a look at the words that begin with them.

/// A set of characters by their lowest ten bits: says yes of all that are in it and of few others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sieve(pub(crate) [u64; 16]);

impl Sieve {
    /// Of these characters.
    pub const fn of(mut chars: &[char]) -> Self {
        let mut sieve = Self([0; 16]);
        while let Some((&c, rest)) = chars.split_first() {
            sieve.add(c);
            chars = rest;
        }
        sieve
    }

    /// Puts a character in.
    pub const fn add(&mut self, c: char) {
        let low = c as u32 % 1024;
        self.0[(low / 64) as usize] |= 1 << (low % 64);
    }

    /// Whether the character of this code may be in it.
    #[inline]
    pub fn may_have(&self, c: u32) -> bool {
        self.0[(c / 64 % 16) as usize] >> (c % 64) & 1 == 1
    }

    /// The same of a character of three bytes by its last two, which have those bits.
    #[inline]
    pub fn may_have_of(&self, [b, c]: [u8; 2]) -> bool {
        self.0[usize::from(b & 15)] >> (c & 63) & 1 == 1
    }
}
