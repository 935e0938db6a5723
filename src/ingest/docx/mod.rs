//! Word files (Office Open XML): the body as Word would print it, with its automatic numbers, all tracked changes accepted.
//!
//! In: the bytes of the package. Out: paragraphs. Left out: headers and footers (they are parts of their own), hidden text, what
//! was deleted or moved away, tables of contents, instructions of fields, the second copy that drawings keep for old programs.
//! A text box's paragraphs follow the paragraph that it hangs on; a row of short cells is one paragraph.

mod body;
mod numbering;
mod styles;

use crate::limits::Limits;
use crate::{Error, Result};

use super::package::{Node, Package, Xml};

/// The paragraphs of the document in `package`.
///
/// # Errors
/// The package is broken, has no document, or is beyond the limits.
pub(super) fn read(file: &str, package: &mut Package<'_>, limits: Limits) -> Result<Vec<String>> {
    let main = main_part(file, package, limits)?.ok_or_else(|| Error::input(file, "文件不完整，找不到 Word 正文"))?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let styles = match beside("styles.xml") {
        name if package.has(&name) => styles::Styles::read(file, &package.xml(&name)?, limits)?,
        _ => styles::Styles::default(),
    };
    let numbering = match beside("numbering.xml") {
        name if package.has(&name) => numbering::read(file, &package.xml(&name)?, &styles, limits)?,
        _ => super::numbering::Numbering::default(),
    };
    let document = package.xml(&main)?;
    body::read(file, &document, styles, numbering, limits)
}

/// The name of the part that holds the body. A name that leads out of the package is only a name that is not there.
///
/// # Errors
/// The package is broken.
pub(super) fn main_part(file: &str, package: &mut Package<'_>, limits: Limits) -> Result<Option<String>> {
    const USUAL: &str = "word/document.xml";
    if package.has(USUAL) {
        return Ok(Some(USUAL.into()));
    }
    if !package.has("_rels/.rels") {
        return Ok(None);
    }
    let relations = package.xml("_rels/.rels")?;
    let mut xml = Xml::new(file, &relations, limits);
    loop {
        match xml.next()? {
            Node::Open(e)
                if e.name() == "Relationship"
                    && e.attribute("Type").is_some_and(|t| t.ends_with("/officeDocument")) =>
            {
                let target = e.attribute("Target").unwrap_or_default();
                let target = target.trim_start_matches('/');
                if target.starts_with("word/") && package.has(target) {
                    return Ok(Some(target.to_owned()));
                }
            }
            Node::End => return Ok(None),
            _ => {}
        }
    }
}
