//! How the names of indicators are compared; shared with the build script, which puts the built-in ones in order.

use std::borrow::Cow;

use crate::text::fold::{fold, is_folded};

/// A name as names are compared: folded, and all words for a share of a whole one (占…的比重, 占…比率).
pub fn plain(name: &str) -> Cow<'_, str> {
    let folded = if is_folded(name) { Cow::Borrowed(name) } else { Cow::Owned(fold(name)) };
    if !folded.contains('占') {
        return folded;
    }
    Cow::Owned(
        folded.replace("的比重", "比例").replace("的比例", "比例").replace("比重", "比例").replace("比率", "比例"),
    )
}

/// The pairs of characters that names begin with, a bit for each by a hash of it.
#[derive(Debug, Clone)]
pub struct Begins(pub Cow<'static, [u64]>);

impl Default for Begins {
    fn default() -> Self {
        Self(vec![0; 256].into())
    }
}

impl Begins {
    /// Puts a name in, as [`plain`] gives it.
    pub fn add(&mut self, name: &str) {
        let mut chars = name.chars();
        if let (Some(first), Some(second)) = (chars.next(), chars.next()) {
            let (word, bit) = Self::place(first, second);
            self.0.to_mut()[word] |= 1 << bit;
        }
    }

    /// Whether a name may begin these characters: says yes too often, and no of nearly all that begin with none.
    pub fn may_have(&self, chars: &[char]) -> bool {
        // What [`plain`] may change is not looked up.
        let stays = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}') && !matches!(c, '的' | '比');
        match *chars {
            [first, second, ..] if stays(first) && stays(second) => {
                let (word, bit) = Self::place(first, second);
                self.0[word] >> bit & 1 == 1
            }
            _ => true,
        }
    }

    fn place(first: char, second: char) -> (usize, u32) {
        let hash = (u32::from(first).wrapping_mul(0x9E37) ^ u32::from(second).wrapping_mul(0x85EB)) >> 4;
        ((hash / 64 % 256) as usize, hash % 64)
    }
}
