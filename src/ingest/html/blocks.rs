//! A page as lines, each with the box that it stands in: what a reader would see, before anyone asks what of it is the report.

use super::super::normalise::set_row;
use super::entities::resolved;
use super::tokens::{Tag, Token, Tokens};
use crate::text::is_han;

/// The number of boxes that are told apart.
const MOST_BOXES: usize = 1_000_000;

/// A box on the page: an element that holds lines.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The box around it; `None` for the page.
    pub parent: Option<usize>,
    /// Its class and id, in lower case.
    pub named: String,
}

/// A line of the page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    /// The innermost box.
    pub block: usize,
    /// How many of its characters are links to elsewhere.
    pub linked: usize,
    /// It is a heading of the first level.
    pub is_h1: bool,
}

/// All of a page that can be seen, and what it says of itself.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub blocks: Vec<Block>,
    pub lines: Vec<Line>,
    /// `<title>`.
    pub title: String,
    /// `<meta name="ArticleTitle">`, which government sites must have.
    pub article_title: Option<String>,
}

struct Open {
    name: String,
    block: usize,
    /// For a row: the first line of each of its cells.
    cells: Vec<usize>,
}

struct Builder {
    page: Page,
    open: Vec<Open>,
    /// How often each name is open, so that a stray end costs nothing.
    counts: std::collections::BTreeMap<String, usize>,
    line: String,
    linked: usize,
    in_link: bool,
    in_h1: bool,
    pre: usize,
    /// A blank that stands before the next character, and whether it has a line end in it.
    blank: Option<bool>,
}

/// Reads a page, up to one line more than `most_lines`.
pub(super) fn read(text: &str, most_lines: usize) -> Page {
    let mut builder = Builder {
        page: Page { blocks: vec![Block { parent: None, named: String::new() }], ..Page::default() },
        open: Vec::new(),
        counts: std::collections::BTreeMap::new(),
        line: String::new(),
        linked: 0,
        in_link: false,
        in_h1: false,
        pre: 0,
        blank: None,
    };
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        if builder.page.lines.len() > most_lines {
            break;
        }
        match token {
            Token::Open(tag) => builder.start(&tag, &mut tokens),
            Token::Close(name) => builder.end(&name),
            Token::Text(text) => builder.text(&resolved(text)),
        }
    }
    builder.end_line();
    builder.page
}

/// Boxes that hold others; anything else only begins and ends lines, or is within them.
fn is_box(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "section"
            | "article"
            | "main"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dd"
            | "dt"
            | "blockquote"
            | "center"
            | "form"
            | "fieldset"
            | "details"
            | "figure"
            | "body"
    )
}

fn is_break(name: &str) -> bool {
    is_box(name)
        || matches!(
            name,
            "p" | "br"
                | "hr"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "pre"
                | "tbody"
                | "thead"
                | "tfoot"
                | "caption"
                | "address"
                | "summary"
                | "option"
                | "legend"
        )
}

/// Elements that are never part of what is read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "nav"
            | "footer"
            | "aside"
            | "noscript"
            | "template"
            | "select"
            | "button"
            | "svg"
            | "object"
            | "head"
            | "audio"
            | "video"
            | "map"
            | "canvas"
            | "menu"
    )
}

/// Elements whose content is no markup.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "iframe" | "xmp" | "noembed" | "noframes")
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let style = tag.attribute("style").map(|s| s.to_ascii_lowercase().replace(' ', ""));
    tag.attribute("hidden").is_some()
        || style.is_some_and(|s| s.contains("display:none") || s.contains("visibility:hidden") || s.contains("mso-hide:all"))
        // An office program's page has its header and footer so.
        || matches!(tag.attribute("title").as_deref(), Some("header" | "footer"))
}

impl Builder {
    fn start(&mut self, tag: &Tag<'_>, tokens: &mut Tokens<'_>) {
        let name = tag.name.as_str();
        if is_raw(name) {
            return tokens.skip_raw(name);
        }
        match name {
            "title" => {
                let title = tokens.raw("title");
                if self.page.title.is_empty() {
                    self.page.title = one_line(&resolved(title));
                }
                return;
            }
            "meta" => {
                let is_title = tag.attribute("name").is_some_and(|n| n.eq_ignore_ascii_case("ArticleTitle"));
                if is_title && self.page.article_title.is_none() {
                    self.page.article_title = tag.attribute("content").map(|c| one_line(&c)).filter(|c| !c.is_empty());
                }
                return;
            }
            // The head is looked through for its title, not passed over.
            "head" => return,
            "img" | "input" | "link" | "base" | "wbr" | "col" | "embed" | "source" | "area" | "param" => return,
            _ => {}
        }
        if is_unread(name) || (!matches!(name, "br" | "hr" | "html" | "body") && is_hidden(tag)) {
            self.end_line();
            return skip_element(name, tokens);
        }
        if is_break(name) {
            self.end_line();
        }
        match name {
            "a" => self.in_link = tag.attribute("href").is_some_and(|h| !h.trim_start().starts_with('#')),
            "h1" => self.in_h1 = true,
            "pre" => self.pre += 1,
            // A cell, row or item ends the one before it, as no one closes them.
            "td" | "th" => self.end_open(&["td", "th"], &["tr", "table"]),
            "tr" => self.end_open(&["tr"], &["table"]),
            "li" => self.end_open(&["li"], &["ul", "ol"]),
            "dd" | "dt" => self.end_open(&["dd", "dt"], &["dl"]),
            _ => {}
        }
        // No page has so many boxes; further ones only part lines.
        if is_box(name) && self.page.blocks.len() < MOST_BOXES {
            if matches!(name, "td" | "th")
                && let Some(row) = self.open.iter_mut().rev().take(3).find(|o| o.name == "tr")
            {
                row.cells.push(self.page.lines.len());
            }
            let block = self.page.blocks.len();
            let parent = Some(self.block());
            let mut named = tag.attribute("class").unwrap_or_default();
            named.push(' ');
            named.push_str(&tag.attribute("id").unwrap_or_default());
            named.truncate((0..=named.len().min(200)).rev().find(|&i| named.is_char_boundary(i)).unwrap_or(0));
            self.page.blocks.push(Block { parent, named: named.to_ascii_lowercase() });
            self.open.push(Open { name: name.to_owned(), block, cells: Vec::new() });
            *self.counts.entry(name.to_owned()).or_default() += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if is_break(name) {
            self.end_line();
        }
        match name {
            "a" => self.in_link = false,
            "h1" => self.in_h1 = false,
            "pre" => self.pre = self.pre.saturating_sub(1),
            _ => {}
        }
        if is_box(name) && self.counts.get(name).copied().unwrap_or(0) > 0 {
            while let Some(open) = self.open.pop() {
                let found = open.name == name;
                self.closed(open);
                if found {
                    break;
                }
            }
        }
    }

    /// Ends an element of `names` that is still open, if none of `around` was opened since.
    fn end_open(&mut self, names: &[&str], around: &[&str]) {
        // What no one closes stands near the top; deeper, it is another table's.
        for back in 1..=self.open.len().min(8) {
            let name = self.open[self.open.len() - back].name.clone();
            if names.contains(&name.as_str()) {
                return self.end(&name);
            }
            if around.contains(&name.as_str()) {
                return;
            }
        }
    }

    fn closed(&mut self, open: Open) {
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count = count.saturating_sub(1);
        }
        if open.name == "tr" {
            self.end_row(&open);
        }
    }

    /// A row of short cells is one line.
    fn end_row(&mut self, row: &Open) {
        let Some(&first) = row.cells.first() else { return };
        let lines = &self.page.lines[first.min(self.page.lines.len())..];
        if row.cells.len() < 2 || lines.len() < 2 || lines.len() > row.cells.len() {
            return;
        }
        let ends = row.cells.iter().skip(1).copied().chain([self.page.lines.len()]);
        let cells: Vec<Vec<String>> = row
            .cells
            .iter()
            .zip(ends)
            .map(|(&from, to)| {
                self.page.lines.get(from..to).unwrap_or_default().iter().map(|l| l.text.clone()).collect()
            })
            .collect();
        let merged = set_row(cells);
        if let [one] = merged.as_slice() {
            let line = Line {
                text: one.clone(),
                block: row.block,
                linked: lines.iter().map(|l| l.linked).sum(),
                is_h1: false,
            };
            self.page.lines.truncate(first);
            self.page.lines.push(line);
        }
    }

    fn block(&self) -> usize {
        self.open.last().map_or(0, |o| o.block)
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 {
            for (i, part) in text.split('\n').enumerate() {
                if i > 0 {
                    self.end_line();
                }
                self.add(part);
            }
            return;
        }
        // Blanks and line ends of the source are one blank; a line end between Chinese characters is none, whatever tags
        // stand between them.
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                self.blank = Some(self.blank.unwrap_or(false) || c == '\n' || c == '\r');
                continue;
            }
            if let Some(line_end) = self.blank.take() {
                let before = self.line.chars().next_back();
                let wide = |c: char| {
                    is_han(c) || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '…' | '—')
                };
                if before.is_some_and(|b| !b.is_whitespace() && !(line_end && wide(b) && wide(c))) {
                    self.line.push(' ');
                }
            }
            self.line.push(c);
            self.linked += usize::from(self.in_link);
        }
    }

    fn add(&mut self, text: &str) {
        self.line.push_str(text);
        if self.in_link {
            self.linked += text.chars().count();
        }
    }

    fn end_line(&mut self) {
        let text = self.line.trim();
        if !text.is_empty() {
            let line = Line { text: text.to_owned(), block: self.block(), linked: self.linked, is_h1: self.in_h1 };
            self.page.lines.push(line);
        }
        self.line.clear();
        self.linked = 0;
        self.blank = None;
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Passes over an element that was just opened, with those of its own name in it.
fn skip_element(name: &str, tokens: &mut Tokens<'_>) {
    let mut depth = 1usize;
    while let Some(token) = tokens.next() {
        match token {
            Token::Open(tag) if is_raw(&tag.name) => tokens.skip_raw(&tag.name),
            Token::Open(tag) if tag.name == name => depth += 1,
            Token::Close(closed) if closed == name => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            _ => {}
        }
    }
}
