//! The paragraph styles of a document, as far as they say what a paragraph is: numbered, or a line of a table of contents.
//!
//! In: `styles.xml`. Out: what a style says, inherited from the styles that it is based on.

use std::collections::BTreeMap;

use crate::Result;
use crate::limits::Limits;

use super::super::package::{Node, Xml};
use super::numbering::as_level;

/// Styles are based on one another a few times; more is a circle.
const CHAIN: usize = 64;

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    list: Option<i64>,
    level: Option<usize>,
}

/// All styles by their id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

/// How a style numbers its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list's id; 0: none.
    pub list: i64,
    /// The level that the style names.
    pub level: Option<usize>,
    /// The style that says so: the paragraph's, or one that it is based on.
    pub style: String,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// The XML is broken or beyond the limits.
    pub fn read(file: &str, xml: &str, limits: Limits) -> Result<Self> {
        let mut all = Self::default();
        let mut xml = Xml::new(file, xml, limits);
        let mut current: Option<(String, Style)> = None;
        loop {
            match xml.next()? {
                Node::Open(e) => {
                    let value = || e.attribute("val");
                    let number = || value().and_then(|v| v.trim().parse::<i64>().ok());
                    match (e.name(), &mut current) {
                        ("style", _) => {
                            current = e.attribute("styleId").map(|id| (id, Style::default()));
                            let usual = matches!(e.attribute("default").as_deref(), Some("1" | "true" | "on"));
                            if usual && e.attribute("type").as_deref() == Some("paragraph") {
                                all.usual = e.attribute("styleId");
                            }
                        }
                        ("name", Some((_, style))) => style.name = value().unwrap_or_default(),
                        ("basedOn", Some((_, style))) => style.based_on = value(),
                        ("numId", Some((_, style))) => style.list = number(),
                        ("ilvl", Some((_, style))) => style.level = number().and_then(as_level),
                        ("pPrChange", _) => xml.skip()?,
                        _ => {}
                    }
                }
                Node::Close(name) if name == "style" => all.styles.extend(current.take()),
                Node::Close(_) | Node::Text(_) => {}
                Node::End => return Ok(all),
            }
        }
    }

    /// The style itself and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = id.or(self.usual.as_deref());
        let find = |id: &'s str| self.styles.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        std::iter::successors(first.and_then(find), move |(_, style)| style.based_on.as_deref().and_then(find))
            .take(CHAIN)
    }

    /// How paragraphs of the style `id` are numbered.
    pub fn listed(&self, id: Option<&str>) -> Option<Listed> {
        let level = self.chain(id).find_map(|(_, s)| s.level);
        self.chain(id).find_map(|(id, s)| s.list.map(|list| Listed { list, level, style: id.to_owned() }))
    }

    /// Whether the style `id` is for lines of a table of contents.
    pub fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, s)| {
            let name = s.name.to_ascii_lowercase();
            name == "toc heading" || name.strip_prefix("toc ").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        })
    }

    /// The list of the numbering style `id`.
    pub fn list_of_numbering_style(&self, id: &str) -> Option<i64> {
        self.styles.get(id)?.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_contents_are_inherited_circles_end() {
        let xml = r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="a"><w:name w:val="x"/><w:basedOn w:val="1"/></w:style>
            <w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 2"/><w:basedOn w:val="t"/></w:style></w:styles>"#;
        let styles = Styles::read("x", xml, Limits::default()).expect("sound");
        assert_eq!(styles.listed(Some("a")), Some(Listed { list: 5, level: None, style: "1".into() }));
        assert!(styles.is_contents(Some("t")) && !styles.is_contents(Some("a")));
        assert_eq!(styles.listed(Some("t")), None);
    }
}
