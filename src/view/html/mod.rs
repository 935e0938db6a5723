//! A book as one HTML file that needs nothing else: no network, no fonts, no script to be read.
//!
//! What there is much of (cells, sentences, charts) is written here, escaped as it is written; the frame around it is a
//! template beside this file. Whatever the script adds (search, filters, sorting) stands there for reading without it.

mod charts;
mod markup;
mod svg;

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::book::{Book, FullText, Piece, SectionRow, Sections};
use super::page::{Align, Block, Cell, Evidence, List, Shown, Table, Tone};
use super::words::Lang;
use markup::{Anchors, escaped, runs};

/// A table is not folded for the sake of so few rows.
const FEW: usize = 5;

/// The columns of words that don't break within a cell.
const SHORT: usize = 16;

/// The book as the text of a page.
///
/// # Errors
/// What the template engine refuses; a sound template gives none.
pub fn render(book: &Book, lang: Lang) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_template("report.html", include_str!("report.html"))?;
    let writer = Writer { book, lang, anchors: Anchors::of(book) };
    let pieces: Vec<Shape> = book.pieces.iter().enumerate().map(|(i, p)| writer.piece(i, p)).collect();
    let texts: Vec<TextShape> = book.texts.iter().map(|t| writer.text(t)).collect();
    environment.get_template("report.html")?.render(context! {
        lang => lang.pick("zh-CN", "en"),
        zh => lang == Lang::Zh,
        title => safe(escaped(&book.title)),
        sources => book.sources.iter().map(|s| (safe(escaped(&s.label)), safe(escaped(&s.line)))).collect::<Vec<_>>(),
        pieces => Serde(pieces),
        texts => Serde(texts),
        filters => Serde(writer.filters()),
        style => safe(include_str!("style.css").to_owned()),
        cards => safe(cards(book)),
        script => safe(include_str!("script.js").to_owned()),
    })
}

/// Written here, with everything escaped that came from outside.
fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}

/// A piece, ready for the template.
#[derive(Default, Serialize)]
struct Shape {
    kind: &'static str,
    id: String,
    level: u8,
    title: Value,
    short: Value,
    html: Value,
    note: Option<Value>,
    columns: Vec<Head>,
    rows: Vec<Line>,
    fold: usize,
    labels: Vec<Value>,
}

#[derive(Serialize)]
struct Head {
    title: Value,
    explain: Value,
    class: &'static str,
}

/// A row of a table, of a list, or of the sections.
#[derive(Default, Serialize)]
struct Line {
    tags: Value,
    cells: Vec<Value>,
    notes: Vec<Value>,
    level: usize,
    change: Value,
    class: &'static str,
    facts: Vec<Value>,
    from: Value,
    to: Value,
    from_text: Value,
    to_text: Value,
    has_text: bool,
}

#[derive(Serialize)]
struct TextShape {
    source: usize,
    label: Value,
    line: Value,
    html: Value,
}

#[derive(Serialize)]
struct Filter {
    key: &'static str,
    name: &'static str,
    options: Vec<(Value, Value)>,
}

struct Writer<'b> {
    book: &'b Book,
    lang: Lang,
    anchors: Anchors,
}

impl Writer<'_> {
    fn piece(&self, index: usize, piece: &Piece) -> Shape {
        let id = format!("p{index}");
        let short = safe(escaped(in_contents(title(piece))));
        match piece {
            Piece::Block(block) => Shape { id, short, ..self.block(block) },
            Piece::Chart(chart) => {
                let (title, note) = charts::words(chart);
                Shape {
                    kind: "chart",
                    id,
                    short,
                    title: safe(escaped(title)),
                    note: Some(safe(escaped(note))),
                    html: safe(charts::draw(chart, &self.anchors, self.book)),
                    ..Shape::default()
                }
            }
            Piece::Sections(sections) => Shape { id, short, ..self.sections(sections) },
        }
    }

    fn block(&self, block: &Block) -> Shape {
        match block {
            Block::Heading(level, title) => {
                Shape { kind: "heading", level: *level, title: safe(escaped(title)), ..Shape::default() }
            }
            Block::Text(words) => Shape { kind: "text", html: safe(runs(words)), ..Shape::default() },
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Redline { title, paragraphs } => Shape {
                kind: "redline",
                title: safe(escaped(title)),
                html: safe(paragraphs.iter().map(|p| format!("<p>{}</p>", runs(p))).collect()),
                ..Shape::default()
            },
        }
    }

    fn list(&self, list: &List) -> Shape {
        let rows = list.items.iter().map(|item| Line {
            cells: vec![safe(runs(&item.runs))],
            notes: item.evidence.iter().map(|e| safe(self.quoted(e))).collect(),
            facts: item.note.iter().map(|n| safe(escaped(n))).collect(),
            ..Line::default()
        });
        Shape { kind: "list", title: safe(escaped(&list.title)), rows: rows.collect(), ..Shape::default() }
    }

    /// The words that something rests on: the report, and the quote as a link to its place.
    fn quoted(&self, evidence: &Evidence) -> String {
        let label = self.book.sources.get(evidence.source).map_or("", |s| s.label.as_str());
        let quote = format!("“{}”", escaped(&evidence.text));
        let linked = self.anchors.link(evidence, &quote).unwrap_or(quote);
        format!("<b>{}</b> {linked}", escaped(label))
    }

    fn table(&self, table: &Table) -> Shape {
        let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown != Shown::Files).collect();
        let columns = shown.iter().map(|&c| {
            let column = &table.columns[c];
            let class = match column.align {
                Align::Left => "",
                Align::Right => "n",
                Align::Center => "c",
            };
            Head { title: safe(escaped(&column.title)), explain: safe(escaped(&column.explain)), class }
        });
        let rows = table.rows.iter().map(|row| {
            let mut cells = Vec::with_capacity(shown.len());
            for (n, &c) in shown.iter().enumerate() {
                let cell = row.cells.get(c).unwrap_or(&Cell::Empty);
                let key = table.columns[c].key;
                // Words that bear out a column that isn't shown are found at the row's first cell.
                let of_cell = |e: &&Evidence| {
                    e.column == key || n == 0 && !shown.iter().any(|&s| table.columns[s].key == e.column)
                };
                let evidence: Vec<&Evidence> = row.evidence.iter().filter(of_cell).collect();
                cells.push(safe(self.cell(cell, &evidence, table.columns[c].align)));
            }
            Line { cells, tags: safe(tags(&row.tags)), ..Line::default() }
        });
        Shape {
            kind: "table",
            title: safe(escaped(&table.title)),
            columns: columns.collect(),
            rows: rows.collect(),
            fold: table.fold.filter(|&most| table.rows.len() > most + FEW).unwrap_or(0),
            note: table.note.as_ref().map(|n| safe(escaped(n))),
            ..Shape::default()
        }
    }

    /// A cell with its element: the value that sorting goes by, and links to the words that it was read from.
    fn cell(&self, cell: &Cell, evidence: &[&Evidence], align: Align) -> String {
        let mut class = match align {
            Align::Left => "",
            Align::Right => "n",
            Align::Center => "c",
        }
        .to_owned();
        let mut value = String::new();
        if let Cell::Number { value: number, .. } = cell {
            value = format!(" data-v=\"{}\"", number.normalize());
        }
        let words = cell.runs();
        // A cell of one judgement is of its colour; of several, each line is.
        let judged = |t: &Tone| matches!(t, Tone::Good | Tone::Bad | Tone::Warn);
        let mut judgements = words.iter().map(|r| r.tone).filter(judged);
        let judgement = judgements.next();
        let several = judgements.any(|t| Some(t) != judgement);
        let first = words.first().map(|r| r.tone).filter(judged);
        if let (Some(tone), false) = (first, several) {
            class = format!("{class} {}", markup::class(tone)).trim().to_owned();
        }
        // Short words that say what a row is stay on one line.
        let toned = words.first().is_some_and(|r| r.tone != Tone::Plain);
        if toned && words.iter().map(|r| r.text.width()).sum::<usize>() <= SHORT {
            class.push_str(" w");
        }
        let class = if class.is_empty() { class } else { format!(" class=\"{}\"", class.trim()) };
        let mut inner = markup::cell(&words, several);
        // A sentence that bears it out twice is led to once.
        let mut places: Vec<String> = Vec::new();
        for e in evidence {
            let Some(place) = self.anchors.of_words(e).filter(|place| !places.contains(place)) else { continue };
            match places.is_empty() && !inner.is_empty() {
                true => inner = self.anchors.link(e, &inner).unwrap_or(inner),
                false => {
                    let words = self.lang.pick(" 另见原文", " see also");
                    inner.push_str(&self.anchors.link(e, &format!("<small>{words}</small>")).unwrap_or_default());
                }
            }
            places.push(place);
        }
        format!("<td{class}{value}>{inner}</td>")
    }

    fn sections(&self, sections: &Sections) -> Shape {
        let rows = sections.rows.iter().map(|row| self.section(row)).collect();
        Shape {
            kind: "sections",
            title: safe(escaped(&sections.title)),
            labels: vec![safe(escaped(&sections.labels.from)), safe(escaped(&sections.labels.to))],
            note: sections.note.as_ref().map(|n| safe(escaped(n))),
            rows,
            ..Shape::default()
        }
    }

    fn section(&self, row: &SectionRow) -> Line {
        let titles = |headings: &[Evidence]| {
            let titles: Vec<String> = headings.iter().map(|h| escaped(&h.text)).collect();
            safe(titles.join("<br>"))
        };
        let text = |headings: &[Evidence], paragraphs: &[Vec<super::book::Stretch>], side: &str, other: &str| {
            let mut out = String::new();
            for heading in headings {
                let words = self.lang.pick("在全文中看", "in the full text");
                let link = self.anchors.link(heading, words).unwrap_or_default();
                out.push_str(&format!("<p class=\"h\">{} <small>{link}</small></p>", escaped(&heading.text)));
            }
            for paragraph in paragraphs {
                out.push_str("<p>");
                for stretch in paragraph {
                    let inner = runs(std::slice::from_ref(&stretch.run));
                    match stretch.twin {
                        Some(n) => out
                            .push_str(&format!("<a class=\"twin\" id=\"{side}{n}\" href=\"#{other}{n}\">{inner}</a>")),
                        None => out.push_str(&inner),
                    }
                }
                out.push_str("</p>");
            }
            out
        };
        let from_text = text(&row.headings.from, &row.texts.from, "f", "t");
        let to_text = text(&row.headings.to, &row.texts.to, "t", "f");
        Line {
            tags: safe(tags(&row.tags)),
            level: row.level.clamp(1, 4),
            change: safe(escaped(&row.change)),
            class: markup::class(row.tone),
            facts: row.facts.iter().map(|f| safe(escaped(f))).collect(),
            from: titles(&row.headings.from),
            to: titles(&row.headings.to),
            has_text: !row.texts.from.is_empty() || !row.texts.to.is_empty(),
            from_text: safe(from_text),
            to_text: safe(to_text),
            notes: row.note.iter().map(|n| safe(escaped(n))).collect(),
            ..Line::default()
        }
    }

    fn text(&self, text: &FullText) -> TextShape {
        let mut html = String::new();
        for paragraph in &text.paragraphs {
            let (open, close) = match paragraph.heading {
                Some(1) => ("<h3>", "</h3>"),
                Some(2) => ("<h4>", "</h4>"),
                Some(_) => ("<h5>", "</h5>"),
                None => ("<p>", "</p>"),
            };
            html.push_str(open);
            for (span, words) in &paragraph.sentences {
                html.push_str(&format!(
                    "<span id=\"{}\">{}</span>",
                    markup::anchor(text.source, span.start),
                    escaped(words)
                ));
            }
            html.push_str(close);
        }
        let source = self.book.sources.get(text.source);
        TextShape {
            source: text.source,
            label: safe(escaped(source.map_or("", |s| &s.label))),
            line: safe(escaped(source.map_or("", |s| &s.line))),
            html: safe(html),
        }
    }

    /// What rows can be filtered by: each value that some row is tagged with, named as the reader sees it.
    fn filters(&self) -> Vec<Filter> {
        let mut domains: BTreeMap<String, String> = BTreeMap::new();
        let mut changes: Vec<(String, String)> = Vec::new();
        let mut change = |value: &str, shown: &str| {
            // What the reader calls it; else the word that the row shows, without its mark and what is said beside it.
            let name = self.book.names.get(&("change", value.to_owned())).map_or(shown, String::as_str);
            let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
            let name = name.split(['（', '(', '，', ',', '：', ':', '\n']).next().unwrap_or(name).trim();
            if !name.is_empty() && !changes.iter().any(|(v, _)| v == value) {
                changes.push((value.to_owned(), name.to_owned()));
            }
        };
        for (key, value, shown) in self.book.pieces.iter().flat_map(filtered_by) {
            if key != "domain" {
                change(value, &shown);
            } else if let Some(name) = self.book.names.get(&("domain", value.to_owned())) {
                domains.insert(value.to_owned(), name.clone());
            }
        }
        let options = |pairs: Vec<(String, String)>| {
            pairs.into_iter().map(|(v, n)| (safe(escaped(&v)), safe(escaped(&n)))).collect()
        };
        [
            Filter {
                key: "domain",
                name: self.lang.pick("领域", "domain"),
                options: options(domains.into_iter().collect()),
            },
            Filter {
                key: "change",
                name: self.lang.pick("变化或结论", "change or verdict"),
                options: options(changes),
            },
        ]
        .into_iter()
        .filter(|f| f.options.len() > 1)
        .collect()
    }
}

fn title(piece: &Piece) -> &str {
    match piece {
        Piece::Chart(chart) => charts::words(chart).0,
        Piece::Sections(sections) => &sections.title,
        Piece::Block(Block::Heading(_, title)) => title,
        Piece::Block(Block::List(list)) => &list.title,
        Piece::Block(Block::Table(table)) => &table.title,
        Piece::Block(Block::Redline { title, .. }) => title,
        Piece::Block(Block::Text(_)) => "",
    }
}

/// A title as the contents list it: without what stands in brackets, and without the years that its heading gives.
fn in_contents(title: &str) -> &str {
    let name = title.split(['（', '(']).next().unwrap_or(title).trim();
    let without_years = name.split_once(" → ").and_then(|(before, _)| before.rsplit_once(' '));
    without_years.map_or(name, |(name, _)| name)
}

/// On narrow screens a row becomes a card: each value says the title of its column.
fn cards(book: &Book) -> String {
    let mut out = String::new();
    for (index, piece) in book.pieces.iter().enumerate() {
        let Piece::Block(Block::Table(table)) = piece else { continue };
        let shown = table.columns.iter().filter(|c| c.shown != Shown::Files);
        for (n, column) in shown.enumerate().skip(1) {
            let title = markup::css_string(&column.title);
            out.push_str(&format!("#p{index} td:nth-child({})::before{{content:\"{title}\"}}", n + 1));
        }
    }
    out
}

/// The tags of a row as attributes; verdicts, statuses and changes are one kind to a filter.
fn tags(tags: &[(&'static str, String)]) -> String {
    let of = |wanted: fn(&str) -> bool| {
        let values: Vec<&str> = tags.iter().filter(|(key, _)| wanted(key)).map(|(_, v)| v.as_str()).collect();
        values.join(" ")
    };
    let (domain, change) = (of(|k| k == "domain"), of(|k| k != "domain"));
    format!(" data-domain=\"{}\" data-change=\"{}\"", escaped(&domain), escaped(&change))
}

/// The tags of a piece's rows that a reader may filter by, each with what its row shows of it.
fn filtered_by(piece: &Piece) -> Vec<(&'static str, &str, String)> {
    let mut out = Vec::new();
    match piece {
        Piece::Block(Block::Table(table)) => {
            let column =
                |key: &str| table.columns.iter().position(|c| c.key == key || key == "change" && c.key == "list");
            let all = table.rows.iter().flat_map(|row| row.tags.iter().map(move |tag| (row, tag)));
            // What a term or a doubt is (its kind) is not what became of it.
            for (row, (key, value)) in all.filter(|(_, (key, _))| *key != "kind") {
                let at = column(key).filter(|_| *key != "domain");
                if at.is_some() || *key == "domain" {
                    let cell = at.and_then(|at| row.cells.get(at));
                    out.push((*key, value.as_str(), cell.map(Cell::shown).unwrap_or_default()));
                }
            }
        }
        Piece::Sections(sections) => {
            let all = sections.rows.iter().flat_map(|row| row.tags.iter().map(move |tag| (row, tag)));
            out.extend(all.map(|(row, (key, value))| (*key, value.as_str(), row.change.clone())));
        }
        Piece::Block(_) | Piece::Chart(_) => {}
    }
    out
}

#[cfg(test)]
mod tests;
