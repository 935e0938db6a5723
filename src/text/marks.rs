//! Finds marks, blanks, letters and digits without decoding the Han characters between them.

/// The characters of a text with their places, but for those of U+4000 to U+9FFF, which nearly all of a report is made of: marks,
/// blanks, letters and digits. Of those others nothing is read but their first byte.
pub fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut i = 0;
    std::iter::from_fn(move || {
        while let Some(0xE4..=0xE9) = text.as_bytes().get(i) {
            i += 3;
        }
        let (at, c) = (i, text.get(i..)?.chars().next()?);
        i += c.len_utf8();
        Some((at, c))
    })
}

/// The characters of a stretch between two [`marks`]: all are of three bytes.
pub fn between_marks(stretch: &str) -> impl ExactSizeIterator<Item = char> + '_ {
    let low = |byte: u8| u32::from(byte & 63);
    let code = move |&[a, b, c]: &[u8; 3]| u32::from(a & 15) << 12 | low(b) << 6 | low(c);
    let threes = stretch.as_bytes().as_chunks().0;
    threes.iter().map(move |three| char::from_u32(code(three)).unwrap_or(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_all_but_the_common_characters() {
        let text = "一、\u{4000}\u{3FFF}鿿ꀀ增长6.1%，𠀀é\n";
        let rest = text.char_indices().filter(|(_, c)| !('\u{4000}'..='\u{9FFF}').contains(c));
        assert!(marks(text).eq(rest));
        assert!(between_marks("\u{4000}增长鿿").eq("\u{4000}增长鿿".chars()));
        assert_eq!(marks("").count(), 0);
    }
}
