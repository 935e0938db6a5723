//! A page as lines, each with the box that it stands in: what a reader would see, before anyone asks what of it is the report.

use std::borrow::Cow;

use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{HtmlString, StringReader, Token, Tokenizer};

use super::super::normalise::set_row;
use super::lists::{Item, List};
use crate::text::is_han;

type Tokens<'p> = Tokenizer<StringReader<'p>, DefaultEmitter>;

/// The number of boxes that are told apart.
const MOST_BOXES: usize = 1_000_000;

/// A box on the page: an element that holds lines.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The box around it; `None` for the page.
    pub parent: Option<usize>,
    /// Its class and id, in lower case.
    pub marks: String,
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
    /// It begins an item of a numbered list.
    pub item: Option<Item>,
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
    /// For a numbered list: how far it has counted.
    list: Option<List>,
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
    /// The number that the next line is to have.
    item: Option<Item>,
    /// A blank that stands before the next character, and whether it has a line end in it.
    blank: Option<bool>,
}

/// Reads a page, up to one line more than `most_lines`.
pub(super) fn read(text: &str, most_lines: usize) -> Page {
    let mut builder = Builder {
        page: Page { blocks: vec![Block { parent: None, marks: String::new() }], ..Page::default() },
        open: Vec::new(),
        counts: std::collections::BTreeMap::new(),
        line: String::new(),
        linked: 0,
        in_link: false,
        in_h1: false,
        pre: 0,
        item: None,
        blank: None,
    };
    let mut emitter = DefaultEmitter::default();
    // What stands in a script, a style or a title is no markup.
    emitter.naively_switch_states(true);
    let mut tokens = Tokens::new_with_emitter(text, emitter);
    while let Some(Ok(token)) = tokens.next() {
        if builder.page.lines.len() > most_lines {
            break;
        }
        match token {
            Token::StartTag(tag) => builder.start(&tag, &mut tokens),
            Token::EndTag(tag) => builder.end(&utf8(&tag.name)),
            Token::String(text) => builder.text(&utf8(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
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
            | "script"
            | "style"
            | "textarea"
            | "iframe"
            | "xmp"
            | "noembed"
            | "noframes"
    )
}

/// What the tokenizer gives as bytes is the UTF-8 that it was given.
fn utf8(bytes: &HtmlString) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The value of an attribute; empty for one without a value.
pub(super) fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> Option<Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| utf8(&value.value))
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, "style").map(|s| s.to_ascii_lowercase().replace(' ', ""));
    attribute(tag, "hidden").is_some()
        || style.is_some_and(|s| s.contains("display:none") || s.contains("visibility:hidden") || s.contains("mso-hide:all"))
        // An office program's page has its header and footer so.
        || matches!(attribute(tag, "title").as_deref(), Some("header" | "footer"))
}

impl Builder {
    fn start(&mut self, tag: &StartTag<()>, tokens: &mut Tokens<'_>) {
        let name = &*utf8(&tag.name);
        match name {
            "title" => {
                let title = raw(name, tokens);
                if self.page.title.is_empty() {
                    self.page.title = one_line(&title);
                }
                return;
            }
            "meta" => {
                let is_title = attribute(tag, "name").is_some_and(|n| n.eq_ignore_ascii_case("ArticleTitle"));
                if is_title && self.page.article_title.is_none() {
                    self.page.article_title = attribute(tag, "content").map(|c| one_line(&c)).filter(|c| !c.is_empty());
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
            "a" => self.in_link = attribute(tag, "href").is_some_and(|h| !h.trim_start().starts_with('#')),
            "h1" => self.in_h1 = true,
            "pre" => self.pre += 1,
            // A cell, row or item ends the one before it, as no one closes them.
            "td" | "th" => self.end_open(&["td", "th"], &["tr", "table"]),
            "tr" => self.end_open(&["tr"], &["table"]),
            "li" => {
                self.end_open(&["li"], &["ul", "ol"]);
                self.count(tag);
            }
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
            let mut marks = attribute(tag, "class").unwrap_or_default().into_owned();
            marks.push(' ');
            marks.push_str(&attribute(tag, "id").unwrap_or_default());
            marks.truncate((0..=marks.len().min(200)).rev().find(|&i| marks.is_char_boundary(i)).unwrap_or(0));
            self.page.blocks.push(Block { parent, marks: marks.to_ascii_lowercase() });
            let list = (name == "ol").then(|| List::of(tag));
            self.open.push(Open { name: name.to_owned(), block, cells: Vec::new(), list });
            *self.counts.entry(name.to_owned()).or_default() += 1;
        }
    }

    /// Counts an item, if it is one of a numbered list.
    fn count(&mut self, tag: &StartTag<()>) {
        let depth = self.counts.get("ol").copied().unwrap_or(0);
        let list = self.open.iter_mut().rev().take(8).find(|o| matches!(o.name.as_str(), "ol" | "ul"));
        self.item = list.and_then(|o| o.list.as_mut()).map(|list| list.next(tag, depth));
    }

    fn end(&mut self, name: &str) {
        if is_break(name) {
            self.end_line();
        }
        match name {
            "a" => self.in_link = false,
            "h1" => self.in_h1 = false,
            "pre" => self.pre = self.pre.saturating_sub(1),
            "li" => self.item = None,
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
                item: None,
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
            self.page.lines.push(Line {
                text: text.to_owned(),
                block: self.block(),
                linked: self.linked,
                is_h1: self.in_h1,
                item: self.item.take(),
            });
        }
        self.line.clear();
        self.linked = 0;
        self.blank = None;
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of an element that holds no markup and was just opened.
fn raw(name: &str, tokens: &mut Tokens<'_>) -> String {
    let mut text = String::new();
    for token in tokens.map_while(Result::ok) {
        match token {
            Token::String(more) => text.push_str(&utf8(&more)),
            Token::EndTag(tag) if *tag.name == *name.as_bytes() => break,
            _ => {}
        }
    }
    text
}

/// Passes over an element that was just opened, with those of its own name in it.
fn skip_element(name: &str, tokens: &mut Tokens<'_>) {
    let mut depth = 1usize;
    for token in tokens.map_while(Result::ok) {
        match token {
            Token::StartTag(tag) if *tag.name == *name.as_bytes() => depth += 1,
            Token::EndTag(tag) if *tag.name == *name.as_bytes() => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            _ => {}
        }
    }
}
