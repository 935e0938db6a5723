//! The list styles of an OpenDocument text, its chapter numbering, and which character styles hide what they are on.
//!
//! In: `styles.xml` and `content.xml`. Out: [`Numbering`], with a number for each list style's name.

use std::collections::{BTreeMap, BTreeSet};

use crate::Result;
use crate::limits::Limits;

use super::super::numbering::{Definition, LEVELS, Level, List, Numbering};
use super::super::package::{Element, Node, Xml};

/// What the styles of a document say.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub numbering: Numbering,
    ids: BTreeMap<String, i64>,
    hidden: BTreeSet<String>,
}

/// The name under which the numbering of chapters is kept.
const CHAPTERS: &str = "\0chapters";

impl Styles {
    /// The list of that style's name.
    pub fn list(&self, style: &str) -> Option<i64> {
        self.ids.get(style).copied()
    }

    /// The list that headings outside of lists are numbered by.
    pub fn chapters(&self) -> Option<i64> {
        self.list(CHAPTERS)
    }

    /// Whether text of that style is not shown.
    pub fn hides(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }

    /// Adds the styles of one part.
    ///
    /// # Errors
    /// The XML is broken or beyond the limits.
    pub fn read(&mut self, file: &str, part: &str, limits: Limits) -> Result<()> {
        let mut xml = Xml::new(file, part, limits);
        let mut current: Option<(String, Definition)> = None;
        let mut style: Option<String> = None;
        loop {
            match xml.next()? {
                Node::Open(e) => match e.name() {
                    "list-style" => current = e.attribute("name").map(|name| (name, Definition::default())),
                    "outline-style" => current = Some((CHAPTERS.to_owned(), Definition::default())),
                    "list-level-style-number" | "outline-level-style" => {
                        if let Some((_, definition)) = &mut current {
                            definition.levels.extend(level(&e));
                        }
                    }
                    "style" => style = e.attribute("name"),
                    "text-properties" if e.attribute("display").as_deref() == Some("none") => {
                        self.hidden.extend(style.clone())
                    }
                    // The text itself has no styles in it.
                    "text" if e.attribute("use-soft-page-breaks").is_some() => xml.skip()?,
                    _ => {}
                },
                Node::Close(name) => match name.as_str() {
                    "list-style" | "outline-style" => {
                        if let Some((name, definition)) = current.take() {
                            let id = i64::try_from(self.ids.len()).unwrap_or(i64::MAX);
                            let id = *self.ids.entry(name).or_insert(id);
                            self.numbering.definitions.insert(id, definition);
                            self.numbering.lists.insert(id, List { definition: id, ..List::default() });
                        }
                    }
                    "style" => style = None,
                    _ => {}
                },
                Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }
}

/// The level that a `list-level-style-number` or an `outline-level-style` describes.
fn level(e: &Element<'_>) -> Option<(usize, Level)> {
    let number = |name: &str| e.attribute(name).and_then(|v| v.trim().parse::<i64>().ok());
    let at = usize::try_from(number("level")?).ok()?.checked_sub(1).filter(|&at| at < LEVELS)?;
    let format = e.attribute("num-format").unwrap_or_default();
    let text = e.attribute("num-list-format").unwrap_or_else(|| {
        let shown = usize::try_from(number("display-levels").unwrap_or(1)).unwrap_or(1).clamp(1, at + 1);
        let numbers: Vec<String> = (at + 2 - shown..=at + 1).map(|n| format!("%{n}%")).collect();
        format!(
            "{}{}{}",
            e.attribute("num-prefix").unwrap_or_default(),
            numbers.join("."),
            e.attribute("num-suffix").unwrap_or_default()
        )
    });
    // ODF writes %1% where Word writes %1.
    let mut label = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('%') {
        label.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.split_once('%') {
            Some((n, after)) if n.len() <= 2 && n.parse::<usize>().is_ok_and(|n| n < 10) => {
                label.push('%');
                label.push_str(n);
                rest = after;
            }
            _ => label.push('%'),
        }
    }
    label.push_str(rest);
    let name = word_format(&format);
    // A level without a format has no label, whatever stands around it.
    let text = if name == "none" { String::new() } else { label };
    Some((at, Level { start: number("start-value").unwrap_or(1), format: name.into(), text, ..Level::default() }))
}

/// Word's name for a number format of ODF, which shows the first numbers instead.
fn word_format(format: &str) -> &'static str {
    let first = format.split([',', '，', ' ']).next().unwrap_or("");
    match first {
        "" => "none",
        "一" => "chineseCounting",
        "壹" => "chineseLegalSimplified",
        "甲" => "ideographTraditional",
        "子" => "ideographZodiac",
        "①" => "decimalEnclosedCircle",
        "１" => "decimalFullWidth",
        "A" => "upperLetter",
        "a" => "lowerLetter",
        "I" => "upperRoman",
        "i" => "lowerRoman",
        "01" => "decimalZero",
        _ => "decimal",
    }
}
