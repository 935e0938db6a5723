//! A walk past all that nearly all of a report is made of.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_all_but_the_common_characters() {
        let text = "一、\u{4000}\u{3FFF}鿿ꀀ增长6.1%，𠀀é\n";
        let rest = text.char_indices().filter(|(_, c)| !('\u{4000}'..='\u{9FFF}').contains(c));
        assert!(marks(text).eq(rest));
        assert_eq!(marks("").count(), 0);
    }
}
