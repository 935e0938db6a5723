//! Fields of office documents: an instruction, and the result that it last had, which stands in the text.

/// Whether the result of a field is no part of the text: a table of contents, the number of a page. Everything else (links,
/// references, dates) is read as it was last shown.
pub(super) fn is_dropped(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
    matches!(word.as_str(), "TOC" | "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF" | "INDEX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_first_word() {
        assert!(is_dropped(" toc \\o \"1-3\"") && is_dropped("PAGE"));
        assert!(!is_dropped(" HYPERLINK \"x\"") && !is_dropped(""));
    }
}
