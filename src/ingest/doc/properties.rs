//! The properties of a Word 97 file's paragraphs and characters: lists, levels, styles; what was deleted, what is hidden.
//!
//! Word keeps them in pages of 512 bytes, each for a run of the file's bytes; a property is a code and its operand.

use std::collections::BTreeMap;

use super::bytes::{place_at, u8_at, u16_at};

/// A paragraph's place in a list, as far as said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The list, from 1; 0: none.
    pub list: Option<i64>,
    pub level: Option<usize>,
}

/// What is said of a run of bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The paragraph style.
    pub style: u16,
    pub listed: Listed,
    /// The characters were deleted, or moved away.
    pub deleted: bool,
    pub hidden: bool,
    /// The paragraph stands in a table.
    pub in_table: bool,
    /// It is the mark at the end of a row.
    pub row_end: bool,
}

/// Runs of bytes by where they begin, with where they end.
pub(super) type Runs = BTreeMap<usize, (usize, Said)>;

const PAGE: usize = 512;

/// Whose properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Paragraphs,
    Characters,
}

/// The runs of the table of pages at `at` (`length` bytes) in the table stream.
pub(super) fn runs(document: &[u8], table: &[u8], at: usize, length: usize, of: Of) -> Runs {
    let mut all = Runs::new();
    let Some(plc) = at.checked_add(length).and_then(|end| table.get(at..end)) else { return all };
    // n + 1 places of four bytes, then n numbers of pages.
    let pages = plc.len().saturating_sub(4) / 8;
    for i in 0..pages {
        let Some(number) = place_at(plc, (pages + 1) * 4 + i * 4) else { break };
        let start = (number & 0x3F_FFFF).saturating_mul(PAGE);
        let Some(page) = start.checked_add(PAGE).and_then(|end| document.get(start..end)) else { continue };
        page_runs(page, of, &mut all);
    }
    all
}

fn page_runs(page: &[u8], of: Of, all: &mut Runs) {
    let count = usize::from(page[PAGE - 1]);
    let entry = if of == Of::Paragraphs { 13 } else { 1 };
    for i in 0..count {
        let (Some(from), Some(to)) = (place_at(page, i * 4), place_at(page, (i + 1) * 4)) else { break };
        let at = (count + 1) * 4 + i * entry;
        let offset = usize::from(u8_at(page, at).unwrap_or(0)) * 2;
        let mut said = Said::default();
        if offset > 0 {
            let properties = match of {
                Of::Characters => u8_at(page, offset).and_then(|n| page.get(offset + 1..offset + 1 + usize::from(n))),
                // The length counts words; 0 means that it stands in the next byte.
                Of::Paragraphs => match u8_at(page, offset).unwrap_or(0) {
                    0 => u8_at(page, offset + 1).and_then(|n| page.get(offset + 2..offset + 2 + usize::from(n) * 2)),
                    n => page.get(offset + 1..offset + usize::from(n) * 2),
                },
            };
            let properties = properties.unwrap_or_default();
            if of == Of::Paragraphs {
                said.style = u16_at(properties, 0).unwrap_or(0);
                read(properties.get(2..).unwrap_or_default(), &mut said);
            } else {
                read(properties, &mut said);
            }
        }
        if from < to {
            all.insert(from, (to, said));
        }
    }
}

/// Reads a row of properties.
pub(super) fn read(mut row: &[u8], said: &mut Said) {
    while let Some(code) = u16_at(row, 0) {
        let operand = row.get(2..).unwrap_or_default();
        let first = u8_at(operand, 0).unwrap_or(0);
        match code {
            0x460B => said.listed.list = u16_at(operand, 0).map(i64::from),
            0x260A => said.listed.level = Some(usize::from(first)),
            0x2416 => said.in_table = first == 1,
            0x2417 => said.row_end = first == 1,
            0x0800 => said.deleted |= first == 1,
            0x083C => said.hidden = first & 1 == 1,
            _ => {}
        }
        // The upper three bits tell the operand's length.
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // Tables' definitions have a length of two bytes; anything else of one.
            _ if code == 0xD608 => usize::from(u16_at(operand, 0).unwrap_or(0)) + 1,
            _ => usize::from(first) + 1,
        };
        row = operand.get(length..).unwrap_or_default();
    }
}

/// What is said of the byte at `place`.
pub(super) fn at(runs: &Runs, place: usize) -> Said {
    runs.range(..=place)
        .next_back()
        .filter(|(_, (end, _))| place < *end)
        .map(|(_, (_, said))| *said)
        .unwrap_or_default()
}
