//! The body of a Word document, read node by node without recursion: whatever is nested in whatever, the depth costs nothing.

use crate::Result;
use crate::limits::Limits;

use super::super::fields::is_dropped;
use super::super::normalise::set_row;
use super::super::numbering::Numbering;
use super::super::package::{Element, Node, Xml};
use super::numbering::as_level;
use super::styles::Styles;

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<i64>,
    level: Option<usize>,
    /// Its mark was deleted: it goes on in the next paragraph.
    mark_deleted: bool,
    /// It has text that is not shown.
    hidden: bool,
    /// Paragraphs of the text boxes that hang on it.
    aside: Vec<String>,
}

/// Where finished paragraphs go: the body, a cell, a text box.
#[derive(Debug, Default)]
struct Sink {
    done: Vec<String>,
    /// The text of paragraphs whose mark was deleted.
    pending: String,
}

/// A field, whose result stands in the text after its instruction.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
}

impl Field {
    fn is_dropped(&self) -> bool {
        is_dropped(&self.instruction)
    }
}

struct Body<'d> {
    styles: Styles,
    numbering: Numbering,
    xml: Xml<'d>,
    sinks: Vec<Sink>,
    rows: Vec<Vec<Vec<String>>>,
    paragraphs: Vec<Paragraph>,
    /// For each open text box: how many paragraphs were open around it.
    boxes: Vec<usize>,
    fields: Vec<Field>,
    in_properties: bool,
    in_text: bool,
    in_instruction: bool,
    run_hidden: bool,
    in_run_properties: bool,
}

/// The paragraphs of `document`.
///
/// # Errors
/// The XML is broken or beyond the limits.
pub(super) fn read(
    file: &str,
    document: &str,
    styles: Styles,
    numbering: Numbering,
    limits: Limits,
) -> Result<Vec<String>> {
    let mut body = Body {
        styles,
        numbering,
        xml: Xml::new(file, document, limits),
        sinks: vec![Sink::default()],
        rows: Vec::new(),
        paragraphs: Vec::new(),
        boxes: Vec::new(),
        fields: Vec::new(),
        in_properties: false,
        in_text: false,
        in_instruction: false,
        run_hidden: false,
        in_run_properties: false,
    };
    loop {
        match body.xml.next()? {
            Node::Open(element) => body.open(&element)?,
            Node::Close(name) => body.close(&name),
            Node::Text(text) => body.text(&text),
            Node::End => break,
        }
    }
    let mut rest = body.sinks.pop().unwrap_or_default();
    finish(&mut rest);
    Ok(rest.done)
}

impl Body<'_> {
    fn open(&mut self, e: &Element<'_>) -> Result<()> {
        let value = || e.attribute("val");
        let number = || value().and_then(|v| v.trim().parse::<i64>().ok());
        let name = e.name();
        match name {
            // What was, what is for others, what is no text.
            "pPrChange" | "rPrChange" | "sectPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange"
            | "numberingChange" | "sectPr" | "Fallback" | "delText" | "delInstrText" | "rt" | "object"
            | "footnoteReference" | "endnoteReference" => return self.xml.skip(),
            "del" | "moveFrom" if self.in_properties => self.with_paragraph(|p| p.mark_deleted = true),
            "del" | "moveFrom" => return self.xml.skip(),
            "sdt" => {}
            "docPartGallery" if value().is_some_and(|v| v.eq_ignore_ascii_case("Table of Contents")) => {
                return self.skip_content_control();
            }
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_properties = true,
            "pStyle" if self.in_properties => self.with_paragraph(|p| p.style = value()),
            "numId" if self.in_properties => self.with_paragraph(|p| p.list = number()),
            "ilvl" if self.in_properties => self.with_paragraph(|p| p.level = number().and_then(as_level)),
            "r" => self.run_hidden = false,
            "rPr" if !self.in_properties => self.in_run_properties = true,
            "vanish" if self.in_run_properties => {
                self.run_hidden = !matches!(value().as_deref(), Some("0" | "false" | "off"))
            }
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "fldSimple" => {
                let field = Field { instruction: e.attribute("instr").unwrap_or_default(), in_result: true };
                if field.is_dropped() {
                    return self.xml.skip();
                }
            }
            "fldChar" => self.field(e.attribute("fldCharType").as_deref()),
            "tab" | "ptab" if !self.in_properties => self.push(" "),
            "br" if matches!(e.attribute("type").as_deref(), None | Some("textWrapping")) => self.push("\n"),
            "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let code = e.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok()).and_then(char::from_u32);
                if let Some(c) = code.filter(|c| !matches!(c, '\u{E000}'..='\u{F8FF}' | '\0'..='\u{1F}')) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                }
            }
            "txbxContent" => {
                self.boxes.push(self.paragraphs.len());
                self.sinks.push(Sink::default());
            }
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.sinks.push(Sink::default()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties = false,
            "rPr" => self.in_run_properties = false,
            "r" => self.run_hidden = false,
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "txbxContent" => {
                let inside = self.end_sink();
                self.boxes.pop();
                match self.paragraphs.last_mut() {
                    Some(around) => around.aside.extend(inside),
                    None => self.emit(inside),
                }
            }
            "tc" => {
                let cell = self.end_sink();
                match self.rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => self.emit(cell),
                }
            }
            "tr" => {
                if let Some(row) = self.rows.pop() {
                    self.emit(set_row(row));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_instruction {
            if let Some(field) = self.fields.last_mut().filter(|f| !f.in_result && f.instruction.len() < 200) {
                field.instruction.push_str(text);
            }
        } else if self.in_text {
            // A line end in the XML is a blank.
            self.push(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    /// Adds to the text of the paragraph, unless it stands where nothing is shown.
    fn push(&mut self, text: &str) {
        let dropped = self.fields.iter().any(|f| !f.in_result || f.is_dropped());
        let hidden = self.run_hidden;
        self.with_paragraph(|p| {
            if hidden || dropped {
                p.hidden = true;
            } else {
                p.text.push_str(text);
            }
        });
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        // A paragraph that is open around a text box takes nothing from within it.
        let around = self.boxes.last().copied().unwrap_or(0);
        if self.paragraphs.len() > around
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            change(paragraph);
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// Passes over the content control that has just said to be a table of contents: from within its properties to its end.
    fn skip_content_control(&mut self) -> Result<()> {
        let mut inner = 0usize;
        loop {
            match self.xml.next()? {
                Node::Open(e) if e.name() == "sdt" => inner += 1,
                Node::Close(name) if name == "sdt" => {
                    if inner == 0 {
                        return Ok(());
                    }
                    inner -= 1;
                }
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.in_properties = false;
        let Paragraph { text, style, list, level, mark_deleted, hidden, aside } = paragraph;
        if self.styles.is_contents(style.as_deref()) {
            return;
        }
        if mark_deleted {
            if let Some(sink) = self.sinks.last_mut() {
                sink.pending.push_str(&text);
            }
            self.emit(aside);
            return;
        }
        let pending = self.sinks.last_mut().map(|s| std::mem::take(&mut s.pending)).unwrap_or_default();
        let text = pending + &text;
        let empty = text.trim().is_empty();
        // A paragraph whose text is all hidden is not numbered; an empty one is.
        let label = if empty && hidden { None } else { self.label(style.as_deref(), list, level) };
        if !empty {
            self.emit([label.unwrap_or_default() + text.trim_start()]);
        }
        self.emit(aside);
    }

    fn label(&mut self, style: Option<&str>, list: Option<i64>, level: Option<usize>) -> Option<String> {
        let by_style = self.styles.listed(style);
        let id = list.or(by_style.as_ref().map(|l| l.list)).filter(|&id| id != 0)?;
        let level = match (level, list, &by_style) {
            (Some(level), ..) => level,
            (None, Some(_), _) => by_style.and_then(|l| l.level).unwrap_or(0),
            (None, None, Some(l)) => {
                let own = style.and_then(|s| self.numbering.level_of_style(id, s));
                own.or_else(|| self.numbering.level_of_style(id, &l.style)).or(l.level).unwrap_or(0)
            }
            (None, None, None) => 0,
        };
        self.numbering.next(id, level)
    }

    fn emit(&mut self, paragraphs: impl IntoIterator<Item = String>) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.done.extend(paragraphs);
        }
    }

    fn end_sink(&mut self) -> Vec<String> {
        if self.sinks.len() < 2 {
            return Vec::new();
        }
        let mut sink = self.sinks.pop().unwrap_or_default();
        finish(&mut sink);
        sink.done
    }
}

fn finish(sink: &mut Sink) {
    let pending = std::mem::take(&mut sink.pending);
    if !pending.trim().is_empty() {
        sink.done.push(pending);
    }
}
