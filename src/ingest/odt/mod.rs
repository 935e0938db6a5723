//! OpenDocument texts: as for Word, the body as the program would print it, with its automatic numbers.
//!
//! In: the package (odt), or the one XML of a flat document (fodt). Out: paragraphs. Left out: notes, comments, indexes, what was
//! deleted (it is kept apart in such files), headers and footers.

mod lists;

use crate::limits::Limits;
use crate::{Error, Result};

use self::lists::Styles;
use super::normalise::set_row;
use super::package::{Element, Node, Package, Xml};
use super::refusals;

/// Whether the package is an OpenDocument text.
pub(super) fn is_text(package: &mut Package<'_>) -> Result<bool> {
    Ok(package.has("content.xml")
        && package.part("mimetype")?.is_some_and(|m| m.starts_with(b"application/vnd.oasis.opendocument.text")))
}

/// The paragraphs of the document in `package`.
///
/// # Errors
/// It is encrypted, broken, or beyond the limits.
pub(super) fn read(file: &str, package: &mut Package<'_>, limits: Limits) -> Result<Vec<String>> {
    if package.part("META-INF/manifest.xml")?.is_some_and(|m| m.windows(15).any(|w| w == b"encryption-data")) {
        return Err(Error::input(file, refusals::LOCKED));
    }
    let mut styles = Styles::default();
    if package.has("styles.xml") {
        styles.read(file, &package.xml("styles.xml")?, limits)?;
    }
    let content = package.xml("content.xml")?;
    styles.read(file, &content, limits)?;
    body(file, &content, styles, limits)
}

/// The paragraphs of a flat document, which is one XML text.
///
/// # Errors
/// It is broken or beyond the limits.
pub(super) fn read_flat(file: &str, text: &str, limits: Limits) -> Result<Vec<String>> {
    let mut styles = Styles::default();
    styles.read(file, text, limits)?;
    body(file, text, styles, limits)
}

/// An open list.
struct List {
    style: Option<String>,
    /// The number that its next item is to have.
    start: Option<i64>,
    /// The next paragraph is the first of its item, which is the one that has the number.
    fresh: bool,
}

struct Paragraph {
    text: String,
    label: Option<String>,
    aside: Vec<String>,
}

struct Body {
    styles: Styles,
    sinks: Vec<Vec<String>>,
    rows: Vec<Vec<Vec<String>>>,
    lists: Vec<List>,
    paragraphs: Vec<Paragraph>,
}

fn body(file: &str, content: &str, styles: Styles, limits: Limits) -> Result<Vec<String>> {
    let mut xml = Xml::new(file, content, limits);
    let mut body =
        Body { styles, sinks: vec![Vec::new()], rows: Vec::new(), lists: Vec::new(), paragraphs: Vec::new() };
    let mut in_text = false;
    loop {
        match xml.next()? {
            Node::Open(e) if !in_text => in_text = e.name() == "body",
            Node::Open(e) => {
                let hidden = e.name() == "span" && e.attribute("style-name").is_some_and(|s| body.styles.hides(&s));
                if hidden || is_unread(e.name()) {
                    xml.skip()?;
                } else {
                    body.open(&e);
                }
            }
            Node::Close(name) => body.close(&name),
            // A line end in the XML is a blank.
            Node::Text(text) => body.push(&text.replace(['\n', '\r', '\t'], " ")),
            Node::End => return Ok(body.sinks.pop().unwrap_or_default()),
        }
    }
}

/// Elements that are no part of the body's text.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "note"
            | "table-of-content"
            | "alphabetical-index"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "bibliography"
            | "page-number"
            | "page-count"
            | "sequence-decls"
            | "forms"
            | "title"
            | "desc"
            | "object"
            | "ruby-text"
            | "hidden-text"
            | "binary-data"
    )
}

impl Body {
    fn open(&mut self, e: &Element<'_>) {
        match e.name() {
            "p" | "h" => {
                let label = self.label(e);
                self.paragraphs.push(Paragraph { text: String::new(), label, aside: Vec::new() });
            }
            "s" => {
                let count = e.attribute("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(200);
                self.push(&" ".repeat(count));
            }
            "tab" => self.push(" "),
            "line-break" => self.push("\n"),
            "text-box" | "table-cell" | "covered-table-cell" => self.sinks.push(Vec::new()),
            "table-row" => self.rows.push(Vec::new()),
            "list" => {
                let goes_on = e.attribute("continue-numbering").as_deref() == Some("true")
                    || e.attribute("continue-list").is_some();
                let style = e.attribute("style-name").or_else(|| self.lists.last().and_then(|l| l.style.clone()));
                if self.lists.is_empty()
                    && !goes_on
                    && let Some(id) = style.as_deref().and_then(|s| self.styles.list(s))
                {
                    self.styles.numbering.restart(id);
                }
                self.lists.push(List { style, start: None, fresh: false });
            }
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = true;
                    list.start = e.attribute("start-value").and_then(|v| v.parse().ok());
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    if !paragraph.text.trim().is_empty() {
                        self.emit([paragraph.label.unwrap_or_default() + paragraph.text.trim_start()]);
                    }
                    self.emit(paragraph.aside);
                }
            }
            "text-box" => {
                let inside = self.end_sink();
                match self.paragraphs.last_mut() {
                    Some(around) => around.aside.extend(inside),
                    None => self.emit(inside),
                }
            }
            "table-cell" | "covered-table-cell" => {
                let cell = self.end_sink();
                match self.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.emit(cell),
                }
            }
            "table-row" => {
                if let Some(row) = self.rows.pop() {
                    self.emit(set_row(row));
                }
            }
            "list" => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    /// The label of a paragraph or heading that begins.
    fn label(&mut self, e: &Element<'_>) -> Option<String> {
        if let Some(level) = self.lists.len().checked_sub(1) {
            let list = self.lists.last_mut().filter(|l| l.fresh)?;
            list.fresh = false;
            let id = self.styles.list(list.style.as_deref()?)?;
            if let Some(start) = list.start {
                self.styles.numbering.start_at(id, level, start);
            }
            return self.styles.numbering.next(id, level);
        }
        if e.name() != "h" || e.attribute("is-list-header").as_deref() == Some("true") {
            return None;
        }
        let level = e.attribute("outline-level")?.parse::<usize>().ok()?.checked_sub(1)?;
        let chapters = self.styles.chapters()?;
        self.styles.numbering.next(chapters, level)
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn emit(&mut self, paragraphs: impl IntoIterator<Item = String>) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.extend(paragraphs);
        }
    }

    fn end_sink(&mut self) -> Vec<String> {
        if self.sinks.len() < 2 { Vec::new() } else { self.sinks.pop().unwrap_or_default() }
    }
}
