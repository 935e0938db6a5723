//! A set of characters that is asked quickly and may say yes too often: what most characters of a text are not in is found
//! without a look at the words that begin with them.

/// A set of characters by their lowest ten bits: says yes of all that are in it and of few others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sieve(pub(crate) [u64; 16]);

impl Sieve {
    /// Puts a character in.
    pub fn add(&mut self, c: char) {
        let low = u32::from(c) % 1024;
        self.0[(low / 64) as usize] |= 1 << (low % 64);
    }

    /// Whether the character of this code may be in it.
    #[inline]
    pub fn may_have(&self, c: u32) -> bool {
        self.0[(c / 64 % 16) as usize] >> (c % 64) & 1 == 1
    }

    /// The first byte from `from` on at which a character of the set may begin. Of a character no more is decoded than the
    /// ten bits, which its last two bytes give.
    #[inline]
    pub fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let mut i = from;
        loop {
            // Nearly all characters are of three bytes.
            let threes = text.get(i..)?.as_chunks().0;
            let passed = |&[a, b, c]: &[u8; 3]| a & 0xF0 == 0xE0 && self.0[usize::from(b & 15)] >> (c & 63) & 1 == 0;
            i += 3 * threes.iter().position(|three| !passed(three)).unwrap_or(threes.len());
            let &first = text.get(i)?;
            let (bits, width) = match first {
                0..0x80 => (u32::from(first), 1),
                // Within a character.
                0x80..0xC0 => {
                    i += 1;
                    continue;
                }
                0xC0..0xE0 => (u32::from(first) << 6 | u32::from(text.get(i + 1)? & 63), 2),
                0xE0..0xF0 => (u32::from(*text.get(i + 1)?) << 6 | u32::from(text.get(i + 2)? & 63), 3),
                _ => (u32::from(*text.get(i + 2)?) << 6 | u32::from(text.get(i + 3)? & 63), 4),
            };
            if self.may_have(bits) {
                return Some(i);
            }
            i += width;
        }
    }
}
