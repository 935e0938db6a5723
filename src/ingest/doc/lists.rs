//! The lists and the paragraph styles of a Word 97 file.
//!
//! In: the table stream. Out: [`Numbering`], and what each style says of lists.

use super::super::numbering::{Definition, Level, List, Numbering};
use super::bytes::{place_at, u8_at, u16_at, u32_at};
use super::properties::{Listed, Said, read};

/// Styles are based on one another a few times; more is a circle.
const CHAIN: usize = 16;
/// No document has more lists.
const MOST: usize = 4096;

/// What the paragraph styles say, by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Option<Style>>,
}

#[derive(Debug, Clone, Copy)]
struct Style {
    based_on: u16,
    listed: Listed,
    /// A line of a table of contents.
    contents: bool,
}

impl Styles {
    /// Reads the style sheet at `at`.
    pub fn read(table: &[u8], at: usize, length: usize) -> Self {
        let Some(sheet) = at.checked_add(length).and_then(|end| table.get(at..end)) else { return Self::default() };
        let head = usize::from(u16_at(sheet, 0).unwrap_or(0));
        let count = usize::from(u16_at(sheet, 2).unwrap_or(0)).min(MOST);
        let base = usize::from(u16_at(sheet, 4).unwrap_or(0));
        let mut styles = Vec::new();
        let mut at = 2 + head;
        for _ in 0..count {
            let Some(size) = u16_at(sheet, at).map(usize::from) else { break };
            let style = sheet.get(at + 2..at + 2 + size).and_then(|bytes| style(bytes, base));
            styles.push(style);
            at += 2 + size + size % 2;
        }
        Self { styles }
    }

    fn chain(&self, number: u16) -> impl Iterator<Item = &Style> {
        let find = |n: u16| self.styles.get(usize::from(n)).and_then(Option::as_ref);
        std::iter::successors(find(number), move |s| find(s.based_on)).take(CHAIN)
    }

    /// What the style says of lists, itself or by those it is based on.
    pub fn listed(&self, number: u16) -> Listed {
        Listed {
            list: self.chain(number).find_map(|s| s.listed.list),
            level: self.chain(number).find_map(|s| s.listed.level),
        }
    }

    /// Whether the style is for lines of a table of contents.
    pub fn is_contents(&self, number: u16) -> bool {
        self.chain(number).take(1).any(|s| s.contents)
    }
}

/// A style's description: ten bytes of numbers, its name, then its properties.
fn style(bytes: &[u8], base: usize) -> Option<Style> {
    let built_in = u16_at(bytes, 0)? & 0xFFF;
    let kind = u16_at(bytes, 2)?;
    if kind & 0xF != 1 {
        return Some(Style { based_on: 0xFFF, listed: Listed::default(), contents: false });
    }
    let name = usize::from(u16_at(bytes, base)?);
    // Behind the name and its end stand the paragraph properties, at an even place.
    let mut at = base + 2 + (name + 1) * 2;
    at += at % 2;
    let size = usize::from(u16_at(bytes, at)?);
    let mut said = Said::default();
    read(bytes.get(at + 4..at + 2 + size).unwrap_or_default(), &mut said);
    Some(Style { based_on: kind >> 4, listed: said.listed, contents: (19..=27).contains(&built_in) })
}

/// Reads the definitions of lists at `lists`, and which paragraphs' lists mean which at `overrides`.
pub(super) fn numbering(table: &[u8], lists: usize, overrides: usize) -> Numbering {
    definitions(table, lists).map_or_else(Numbering::default, |mut all| {
        overridden(table, overrides, &mut all);
        all
    })
}

fn definitions(table: &[u8], lists: usize) -> Option<Numbering> {
    let mut all = Numbering::default();
    let count = usize::from(u16_at(table, lists)?).min(MOST);
    // 28 bytes each, the levels of all behind them.
    let mut at = lists + 2 + count * 28;
    for i in 0..count {
        let head = lists + 2 + i * 28;
        let id = i64::from(u32_at(table, head)?);
        let simple = u8_at(table, head + 26)? & 1 == 1;
        let mut definition = Definition::default();
        for level in 0..if simple { 1 } else { 9 } {
            let (read, next) = read_level(table, at)?;
            definition.levels.insert(level, read);
            at = next;
        }
        all.definitions.insert(id, definition);
    }
    Some(all)
}

/// A level at `at`, and where the next begins.
fn read_level(table: &[u8], at: usize) -> Option<(Level, usize)> {
    let start = i64::from(u32_at(table, at)?);
    let format = u8_at(table, at + 4)?;
    let flags = u8_at(table, at + 5)?;
    let (characters, paragraph) = (usize::from(u8_at(table, at + 24)?), usize::from(u8_at(table, at + 25)?));
    let restart = usize::from(u8_at(table, at + 26)?);
    let text = at + 28 + characters + paragraph;
    let length = usize::from(u16_at(table, text)?);
    let mut label = String::new();
    for i in 0..length.min(64) {
        let unit = u16_at(table, text + 2 + i * 2)?;
        // The numbers 0 to 8 stand for the numbers of the levels.
        match unit {
            0..=8 => label.push_str(&format!("%{}", unit + 1)),
            _ => label.push(char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}')),
        }
    }
    let no_restart = flags & 0x8 != 0;
    let level = Level {
        start,
        format: word_format(format).into(),
        text: label,
        style: None,
        legal: flags & 0x4 != 0,
        restart: no_restart.then_some(restart),
    };
    Some((level, text + 2 + length * 2))
}

/// The name that the newer format has for this number of a number format.
fn word_format(number: u8) -> &'static str {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        14 => "decimalFullWidth",
        18 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 => "decimalEnclosedCircle",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        10 | 11 | 17 | 33 | 35 | 36 | 37 | 39 => "chineseCounting",
        34 => "ideographLegalTraditional",
        38 => "chineseLegalSimplified",
        255 => "none",
        _ => "decimal",
    }
}

fn overridden(table: &[u8], at: usize, all: &mut Numbering) -> Option<()> {
    let count = place_at(table, at)?.min(MOST);
    // 16 bytes each; what they do otherwise stands behind them all.
    let mut data = at + 4 + count * 16;
    for i in 0..count {
        let head = at + 4 + i * 16;
        let mut list = List { definition: i64::from(u32_at(table, head)?), ..List::default() };
        let changes = u8_at(table, head + 12)?;
        data += 4;
        for _ in 0..changes {
            let start = i64::from(u32_at(table, data)?);
            let bits = u32_at(table, data + 4)?;
            let level = usize::try_from(bits & 0xF).ok()?;
            data += 8;
            if bits & 0x20 != 0 {
                let (read, next) = read_level(table, data)?;
                if bits & 0x10 != 0 {
                    list.starts.insert(level, read.start);
                }
                list.levels.insert(level, read);
                data = next;
            } else if bits & 0x10 != 0 {
                list.starts.insert(level, start);
            }
        }
        all.lists.insert(i64::try_from(i).ok()? + 1, list);
    }
    Some(())
}
