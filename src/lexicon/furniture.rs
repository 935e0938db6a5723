//! The words that a page puts around a report's text.

use std::sync::OnceLock;

/// What a web page puts around a text; see the comments in `furniture.toml`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furniture {
    /// Whole lines that are the page's.
    pub alone: Vec<String>,
    /// Beginnings of lines before the report.
    pub begins: Vec<String>,
    /// Labels that a trail of links follows.
    pub trail: Vec<String>,
    /// Beginnings of the first line after the report.
    pub after: Vec<String>,
    /// Parts of lines that are links.
    pub links: Vec<String>,
    /// Ends of a picture's caption.
    pub caption_ends: Vec<String>,
    /// Words within a picture's caption.
    pub caption_words: Vec<String>,
    /// Words of the class or id of a box that is not the article.
    pub boxes: Vec<String>,
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
        assert!(table.alone.len() > 50 && table.begins.len() > 30 && table.after.len() > 30);
    }
}
