//! Numbers of lists: a page keeps them out of its text, and a browser counts when it shows it.
//!
//! A page that an office program has saved keeps of its automatic numbers the count and the level, but not their shape (一、 or
//! 1.). Such a page is known by lists that go on counting behind other text, where few headings have their numbers typed; they
//! get the shapes that official documents have by their levels: 一、 （一） 1. （1）. Any other list shows what a browser would show.

use crate::text::numerals::is_figure;
use html5gum::emitters::default::StartTag;

use super::super::normalise::opens_item;
use super::super::numbering::number;
use super::blocks::{Line, attribute};

/// A numbered list that is being read.
#[derive(Debug)]
pub(super) struct List {
    next: i64,
    format: Option<&'static str>,
    /// It goes on where another has stopped.
    goes_on: bool,
}

/// An item of a numbered list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    number: i64,
    /// In how many numbered lists it stands, from 1.
    depth: usize,
    /// The shape that the page names.
    format: Option<&'static str>,
    goes_on: bool,
}

impl List {
    /// The list that this tag opens.
    pub fn of(tag: &StartTag<()>) -> Self {
        let start = attribute(tag, "start").and_then(|n| n.trim().parse::<i64>().ok());
        let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
        let format = attribute(tag, "type").and_then(|name| match &*name {
            "a" => Some("lowerLetter"),
            "A" => Some("upperLetter"),
            "i" => Some("lowerRoman"),
            "I" => Some("upperRoman"),
            _ => None,
        });
        let chinese = ["cjk-ideographic", "chinese-informal", "japanese-informal", "cjk-decimal"];
        let format = if chinese.iter().any(|name| style.contains(name)) { Some("chineseCounting") } else { format };
        Self { next: start.unwrap_or(1), format, goes_on: start.is_some_and(|n| n > 1) }
    }

    /// Counts the item that `tag` opens.
    pub fn next(&mut self, tag: &StartTag<()>, depth: usize) -> Item {
        let own = attribute(tag, "value").and_then(|n| n.trim().parse::<i64>().ok());
        let number = own.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        Item { number, depth, format: self.format, goes_on: self.goes_on }
    }
}

impl Item {
    fn label(&self, by_level: bool) -> String {
        let shaped = |format, before, after| format!("{before}{}{after}", number(self.number, format));
        match (self.format, self.depth) {
            (Some("chineseCounting"), _) | (None, 1) if self.format.is_some() || by_level => {
                shaped("chineseCounting", "", "、")
            }
            (None, 2) if by_level => shaped("chineseCounting", "（", "）"),
            (None, 4..) if by_level => shaped("decimal", "（", "）"),
            (format, _) => shaped(format.unwrap_or("decimal"), "", "."),
        }
    }
}

/// Puts the numbers of lists back before the lines that had them. Says whether their shape had to be taken from their level.
pub(super) fn restore(lines: &mut [Line]) -> bool {
    let typed = lines.iter().filter(|l| l.item.is_none() && is_typed(&l.text)).count();
    let by_level = lines.iter().filter(|l| l.item.is_some_and(|i| i.goes_on)).count() > typed;
    for line in lines {
        // Some pages have the number in the text too.
        if let Some(item) = line.item.filter(|_| !opens_item(&line.text)) {
            line.text.insert_str(0, &item.label(by_level));
        }
    }
    by_level
}

/// Whether a line has a heading's number in its text: 一、 or （一）.
fn is_typed(line: &str) -> bool {
    let inside = line.strip_prefix(['（', '(']).unwrap_or(line);
    let rest = inside.trim_start_matches(is_figure);
    rest.len() < inside.len() && rest.starts_with(if inside.len() < line.len() { ['）', ')'] } else { ['、', '．'] })
}
