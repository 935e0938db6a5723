//! The words that a page puts around a report's text.

use std::sync::OnceLock;

use super::Words;

/// What a web page puts around a text; see the comments in `furniture.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// Whole lines that are the page's.
    pub alone: Words,
    /// Beginnings of lines before the report.
    pub begins: Words,
    /// Labels that a trail of links follows.
    pub trail: Words,
    /// Beginnings of the first line after the report.
    pub after: Words,
    /// Parts of lines that are links.
    pub links: Words,
    /// Ends of a picture's caption.
    pub caption_ends: Words,
    /// Words within a picture's caption.
    pub caption_words: Words,
    /// Words of the class or id of a box that is not the article.
    pub boxes: Words,
}

/// The built-in table.
pub fn builtin() -> &'static Furniture {
    static TABLE: OnceLock<Furniture> = OnceLock::new();
    TABLE.get_or_init(|| built_in!("furniture"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_parses() {
        let table = super::builtin();
        assert!(
            [(&table.alone, 50), (&table.begins, 30), (&table.after, 30)]
                .iter()
                .all(|(list, n)| list.iter().count() > *n)
        );
    }
}
