//! The text of a Word 97 file: pieces put together by the piece table, paragraphs cut at their marks.

use crate::limits::Limits;

use super::super::fields::is_dropped;
use super::super::normalise::set_row;
use super::super::numbering::Numbering;
use super::bytes::{place_at, u8_at, u16_at, u32_at};
use super::lists::{Styles, numbering};
use super::properties::{self, Of, Runs};
use super::{Document, pair};

/// What was read.
pub(super) struct Read {
    pub paragraphs: Vec<String>,
    /// There are automatic numbers.
    pub numbered: bool,
    /// There are tracked changes.
    pub revised: bool,
}

/// A run of characters as they lie in the file.
struct Piece {
    /// How many characters.
    length: usize,
    /// Where they begin in the document stream.
    at: usize,
    /// One byte a character instead of two.
    compressed: bool,
}

/// The pieces of the text, in order.
fn pieces(document: &Document) -> Option<Vec<Piece>> {
    let (at, length) = document.pair(pair::PIECES);
    let clx = document.table.get(at..at.checked_add(length)?)?;
    let mut at = 0;
    // Properties of pieces stand before the table of pieces.
    while u8_at(clx, at)? == 1 {
        at += 3 + usize::from(u16_at(clx, at + 1)?);
    }
    if u8_at(clx, at)? != 2 {
        return None;
    }
    let size = place_at(clx, at + 1)?;
    let plc = clx.get(at + 5..(at + 5).checked_add(size)?)?;
    let count = plc.len().saturating_sub(4) / 12;
    let mut out = Vec::with_capacity(count);
    for i in 0..count {
        let (from, to) = (place_at(plc, i * 4)?, place_at(plc, i * 4 + 4)?);
        let place = u32_at(plc, (count + 1) * 4 + i * 8 + 2)?;
        let compressed = place & 0x4000_0000 != 0;
        let place = usize::try_from(place & 0x3FFF_FFFF).ok()?;
        out.push(Piece { length: to.checked_sub(from)?, at: if compressed { place / 2 } else { place }, compressed });
    }
    Some(out)
}

/// Reads the body; `None` where the tables lead nowhere.
pub(super) fn read(document: &Document, limits: Limits) -> Option<Read> {
    let runs = |at: usize, of: Of| {
        let (place, length) = document.pair(at);
        properties::runs(&document.main, &document.table, place, length, of)
    };
    let (styles_at, styles_length) = document.pair(pair::STYLES);
    let mut builder = Builder {
        styles: Styles::read(&document.table, styles_at, styles_length),
        numbering: match document.pair(pair::LISTS) {
            (_, 0) => Numbering::default(),
            (at, _) => numbering(&document.table, at, document.pair(pair::OVERRIDES).0),
        },
        of_characters: runs(pair::CHARACTERS, Of::Characters),
        of_paragraphs: runs(pair::PARAGRAPHS, Of::Paragraphs),
        said: properties::Said::default(),
        said_until: 0..0,
        line: String::new(),
        hidden: false,
        fields: Vec::new(),
        cell: Vec::new(),
        row: Vec::new(),
        read: Read { paragraphs: Vec::new(), numbered: false, revised: false },
    };
    // The body comes first; notes, headers and comments follow it.
    let mut left = place_at(&document.main, 0x4C)?;
    let most = usize::try_from(limits.text_bytes).unwrap_or(usize::MAX);
    let mut units: Vec<u16> = Vec::new();
    let mut total = 0usize;
    for piece in pieces(document)? {
        let length = piece.length.min(left);
        left -= length;
        let width = if piece.compressed { 1 } else { 2 };
        let bytes = document.main.get(piece.at..piece.at.checked_add(length.checked_mul(width)?)?)?;
        total = total.checked_add(bytes.len())?;
        if total > most {
            return None;
        }
        for (i, two) in bytes.chunks(width).enumerate() {
            let place = piece.at + i * width;
            if builder.read.paragraphs.len() > limits.paragraphs {
                break;
            }
            match two {
                [one] => {
                    let (c, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(one));
                    builder.character(c.chars().next().unwrap_or('\u{FFFD}'), place);
                }
                [low, high] => {
                    let unit = u16::from_le_bytes([*low, *high]);
                    units.push(unit);
                    if !(0xD800..0xDC00).contains(&unit) || units.len() > 1 {
                        for c in char::decode_utf16(units.drain(..)) {
                            builder.character(c.unwrap_or('\u{FFFD}'), place);
                        }
                    }
                }
                _ => {}
            }
        }
        // Too many paragraphs are an error of what takes them.
        if left == 0 || builder.read.paragraphs.len() > limits.paragraphs {
            break;
        }
    }
    builder.paragraph(None);
    builder.end_row();
    Some(builder.read)
}

struct Builder {
    styles: Styles,
    numbering: Numbering,
    of_characters: Runs,
    of_paragraphs: Runs,
    /// What is said of the characters at hand, and of which bytes.
    said: properties::Said,
    said_until: std::ops::Range<usize>,
    line: String,
    /// Some of the paragraph is not shown.
    hidden: bool,
    /// The open fields: their instruction, and whether their result has begun.
    fields: Vec<(String, bool)>,
    cell: Vec<String>,
    row: Vec<Vec<String>>,
    read: Read,
}

impl Builder {
    fn character(&mut self, c: char, place: usize) {
        if !self.said_until.contains(&place) {
            let run = self.of_characters.range(..=place).next_back().filter(|(_, (end, _))| place < *end);
            let next = || self.of_characters.range(place + 1..).next().map_or(usize::MAX, |(&start, _)| start);
            (self.said, self.said_until) = match run {
                Some((&start, &(end, said))) => (said, start..end),
                None => (properties::Said::default(), place..next()),
            };
        }
        self.read.revised |= self.said.deleted;
        match c {
            '\u{13}' => return self.fields.push((String::new(), false)),
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    field.1 = true;
                }
                return;
            }
            '\u{15}' => {
                self.fields.pop();
                return;
            }
            _ => {}
        }
        if let Some((instruction, false)) = self.fields.last_mut() {
            if instruction.len() < 100 && c != '\r' {
                instruction.push(c);
            }
            return;
        }
        // The mark of a paragraph that was deleted joins it with the next.
        match c {
            '\r' if !self.said.deleted => return self.paragraph(Some(place)),
            '\u{7}' => return self.end_cell(place),
            _ => {}
        }
        if self.said.deleted || self.said.hidden || self.fields.iter().any(|(instruction, _)| is_dropped(instruction)) {
            self.hidden = true;
            return;
        }
        match c {
            '\u{B}' => self.line.push('\n'),
            '\t' => self.line.push(' '),
            '\u{1E}' => self.line.push('-'),
            // Pictures, notes, soft hyphens, breaks of page and column.
            '\0'..='\u{1F}' => {}
            _ => self.line.push(c),
        }
    }

    fn paragraph(&mut self, place: Option<usize>) {
        let line = std::mem::take(&mut self.line);
        let hidden = std::mem::take(&mut self.hidden);
        let said = place.map(|p| properties::at(&self.of_paragraphs, p)).unwrap_or_default();
        if self.styles.is_contents(said.style) {
            return;
        }
        let empty = line.trim().is_empty();
        let label = if empty && (hidden || place.is_none()) { None } else { self.label(said) };
        if !empty {
            self.read.numbered |= label.is_some();
            let done = label.unwrap_or_default() + line.trim_start();
            if said.in_table {
                self.cell.push(done);
            } else {
                self.end_row();
                self.read.paragraphs.push(done);
            }
        }
    }

    fn label(&mut self, said: properties::Said) -> Option<String> {
        let by_style = self.styles.listed(said.style);
        let list = said.listed.list.or(by_style.list).filter(|&list| (1..0x7FF).contains(&list))?;
        let level = said.listed.level.or(by_style.level).unwrap_or(0);
        self.numbering.next(list, level)
    }

    fn end_cell(&mut self, place: usize) {
        if properties::at(&self.of_paragraphs, place).row_end {
            return self.end_row();
        }
        self.paragraph(Some(place));
        self.row.push(std::mem::take(&mut self.cell));
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.row.push(std::mem::take(&mut self.cell));
        }
        self.read.paragraphs.extend(set_row(std::mem::take(&mut self.row)));
    }
}
