//! The parts `document.xml` and `footnotes.xml` of a Word file. In: a page. Out: their XML, a footnote for the quotes of each row.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::view::escape::office;
use crate::view::page::{Align, Block, Cell, Item, Page, Run, Shown, Table, Tone};
use crate::view::words::Lang;

use super::parts::MAIN;

/// The width of the text on A4 on its side, in twentieths of a point.
const WIDTH: usize = 14_286;

/// How many quotes a footnote holds; the rest stand in other formats.
const QUOTES: usize = 6;

/// The two parts that a page becomes.
pub(super) struct Body {
    /// `word/document.xml`
    pub document: String,
    /// `word/footnotes.xml`
    pub footnotes: String,
}

/// Writes a page.
pub(super) fn write(page: &Page, lang: Lang) -> Body {
    let mut writer = Writer { page, lang, out: String::new(), notes: String::new(), note: 0, change: 0 };
    writer.paragraph("Title", "", &[Run::plain(&page.title)]);
    for source in &page.sources {
        writer.paragraph(
            "Source",
            "",
            &[Run::new(format!("{}　", source.label), Tone::Strong), Run::plain(&source.line)],
        );
    }
    for block in &page.blocks {
        writer.block(block);
    }
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let relations = r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
    let section = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1276" w:right="1276" w:bottom="1276" w:left="1276" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>"#;
    let lines = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#;
    Body {
        document: format!("{head}<w:document {MAIN} {relations}><w:body>{}{section}</w:body></w:document>", writer.out),
        footnotes: format!("{head}<w:footnotes {MAIN}>{lines}{}</w:footnotes>", writer.notes),
    }
}

/// Words as XML holds them.
pub(super) fn escape(text: &str) -> String {
    quick_xml::escape::escape(office(text).as_ref()).into_owned()
}

struct Writer<'p> {
    page: &'p Page,
    lang: Lang,
    out: String,
    notes: String,
    note: usize,
    change: usize,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, title) => self.heading((*level).clamp(1, 3), title),
            Block::Text(runs) => self.paragraph("Normal", "", runs),
            Block::List(list) => {
                self.heading(2, &list.title);
                for item in &list.items {
                    self.item(item);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Redline { title, paragraphs } => {
                self.heading(3, title);
                for runs in paragraphs {
                    self.out.push_str(r#"<w:p><w:pPr><w:ind w:firstLine="480"/></w:pPr>"#);
                    for run in runs {
                        self.tracked(run);
                    }
                    self.out.push_str("</w:p>");
                }
            }
        }
    }

    fn heading(&mut self, level: u8, title: &str) {
        self.paragraph(&format!("Heading{level}"), "", &[Run::plain(title)]);
    }

    fn paragraph(&mut self, style: &str, properties: &str, runs: &[Run]) {
        let _ = write!(self.out, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>"#);
        for run in runs {
            self.run(run);
        }
        self.out.push_str("</w:p>");
    }

    /// A sentence of the summary, with what it rests on in a footnote.
    fn item(&mut self, item: &Item) {
        self.out.push_str(r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#);
        for run in &item.runs {
            self.run(run);
        }
        if !item.evidence.is_empty() {
            self.note += 1;
            let _ = write!(
                self.out,
                r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>"#,
                self.note
            );
            let _ = write!(
                self.notes,
                r#"<w:footnote w:id="{}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>"#,
                self.note,
                escape(&self.quotes(item))
            );
        }
        self.out.push_str("</w:p>");
    }

    /// The quotes of a footnote, and that they are not all.
    fn quotes(&self, item: &Item) -> String {
        let mut quotes: Vec<String> = Vec::new();
        for e in &item.evidence {
            let label = self.page.sources.get(e.source).map_or("", |s| s.label.as_str());
            let quote = e.cited(label, self.lang);
            if !quotes.contains(&quote) {
                quotes.push(quote);
            }
        }
        let cut = quotes.len() > QUOTES || item.note.is_some();
        quotes.truncate(QUOTES);
        let shown = quotes.join(self.lang.pick("；", "; "));
        let rest = if cut { self.lang.pick("（只列前几项的原文）", " (the first ones only)") } else { "" };
        shown + rest
    }

    fn run(&mut self, run: &Run) {
        let lines: Vec<String> = run.text.split('\n').map(|line| text("w:t", line)).collect();
        let _ = write!(self.out, "<w:r>{}{}</w:r>", look(run.tone), lines.join("<w:br/>"));
    }

    /// A stretch of changed wording: what was added or removed can be accepted or refused.
    fn tracked(&mut self, run: &Run) {
        let (element, inner) = match run.tone {
            Tone::Added => ("w:ins", "w:t"),
            Tone::Removed => ("w:del", "w:delText"),
            _ => return self.run(run),
        };
        self.change += 1;
        let _ = write!(
            self.out,
            r#"<{element} w:id="{}" w:author="tongbi"><w:r>{}</w:r></{element}>"#,
            self.change,
            text(inner, &run.text)
        );
    }

    fn table(&mut self, table: &Table) {
        self.heading(2, &table.title);
        let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown != Shown::Files).collect();
        if !table.rows.is_empty() && !shown.is_empty() {
            self.rows(table, &shown);
        }
        if let Some(note) = &table.note {
            self.paragraph("Source", "", &[Run::plain(note)]);
        }
    }

    fn rows(&mut self, table: &Table, shown: &[usize]) {
        let widths = widths(table, shown);
        self.out.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>"#);
        for side in ["top", "bottom", "insideH"] {
            let _ = write!(self.out, r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A8B0"/>"#);
        }
        self.out.push_str(r#"</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#);
        for width in &widths {
            let _ = write!(self.out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (&c, width) in shown.iter().zip(&widths) {
            let head = Cell::toned(&table.columns[c].title, Tone::Strong);
            self.cell(&head, table.columns[c].align, *width, Some("E7ECF3"));
        }
        self.out.push_str("</w:tr>");
        for row in &table.rows {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (&c, width) in shown.iter().zip(&widths) {
                let cell = row.cells.get(c).unwrap_or(&Cell::Empty);
                self.cell(cell, table.columns[c].align, *width, fill(cell));
            }
            self.out.push_str("</w:tr>");
        }
        // Two tables without a paragraph between them would become one.
        self.out.push_str(r#"</w:tbl><w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr></w:p>"#);
    }

    fn cell(&mut self, cell: &Cell, align: Align, width: usize, fill: Option<&str>) {
        let _ = write!(self.out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
        if let Some(fill) = fill {
            let _ = write!(self.out, r#"<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>"#);
        }
        self.out.push_str("</w:tcPr>");
        let runs = cell.runs();
        let blanks = runs.first().map_or(0, |r| r.text.chars().take_while(|c| *c == ' ').count());
        let mut properties = String::new();
        if blanks >= 2 {
            let _ = write!(properties, r#"<w:ind w:left="{}"/>"#, blanks.min(12) * 80);
        }
        properties.push_str(match align {
            Align::Left => "",
            Align::Right => r#"<w:jc w:val="right"/>"#,
            Align::Center => r#"<w:jc w:val="center"/>"#,
        });
        let runs: Vec<Run> = runs
            .iter()
            .enumerate()
            .map(|(i, r)| {
                // In a table a tone names a kind of row; nothing is struck out there.
                let tone = match r.tone {
                    Tone::Added => Tone::Good,
                    Tone::Removed => Tone::Bad,
                    tone => tone,
                };
                Run::new(if i == 0 { r.text.trim_start_matches(' ') } else { &r.text }, tone)
            })
            .collect();
        self.paragraph("Cell", &properties, &runs);
        self.out.push_str("</w:tc>");
    }
}

/// How wide the widest line of a cell is, where arrows, dashes and quotation marks are as wide as a sign: so Chinese fonts have them.
fn widest_line(cell: &Cell) -> usize {
    cell.lines().iter().map(|line| line.iter().map(|(text, _)| text.width_cjk()).sum()).max().unwrap_or(0)
}

/// Widths of columns: what is narrow has what it needs, the rest is shared by those that would take more.
fn widths(table: &Table, shown: &[usize]) -> Vec<usize> {
    // Half a sign of the cells' size, and the margins of a cell.
    const HALF: usize = 98;
    const MARGINS: usize = 200;
    let needs: Vec<usize> = shown
        .iter()
        .map(|&c| {
            let cells = table.rows.iter().filter_map(|r| r.cells.get(c)).map(widest_line);
            cells.chain([table.columns[c].title.width_cjk()]).max().unwrap_or(0).clamp(2, 400) * HALF + MARGINS
        })
        .collect();
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|&i| needs[i]);
    let mut widths = needs.clone();
    let mut left = WIDTH;
    for (done, &i) in order.iter().enumerate() {
        widths[i] = needs[i].min(left / (order.len() - done));
        left -= widths[i];
    }
    if let Some(&widest) = order.last() {
        widths[widest] += left;
    }
    widths
}

/// What stands behind a cell whose words carry a judgement; the mark stands in the words.
fn fill(cell: &Cell) -> Option<&'static str> {
    match cell.runs().first()?.tone {
        Tone::Good => Some("DCEBF9"),
        Tone::Bad => Some("FBE3D6"),
        Tone::Warn => Some("FFF3C9"),
        _ => None,
    }
}

fn text(element: &str, words: &str) -> String {
    format!(r#"<{element} xml:space="preserve">{}</{element}>"#, escape(words))
}

/// How a tone looks.
fn look(tone: Tone) -> Cow<'static, str> {
    let properties = match tone {
        Tone::Plain => return "".into(),
        Tone::Strong => "<w:b/>",
        Tone::Hit => r#"<w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFF3C9"/>"#,
        Tone::Dim => r#"<w:color w:val="666E78"/>"#,
        Tone::Added => r#"<w:color w:val="0B4F8A"/><w:u w:val="single"/>"#,
        Tone::Removed => r#"<w:strike/><w:color w:val="8A2B0B"/>"#,
        Tone::Moved => r#"<w:i/><w:color w:val="5B3A8C"/>"#,
        Tone::Good => r#"<w:color w:val="0B4F8A"/>"#,
        Tone::Bad => r#"<w:color w:val="8A2B0B"/>"#,
        Tone::Warn => r#"<w:color w:val="6B5300"/>"#,
    };
    format!("<w:rPr>{properties}</w:rPr>").into()
}
