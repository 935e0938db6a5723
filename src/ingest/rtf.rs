//! Rich Text Format: control words in ASCII, groups in braces, Chinese as `\u` numbers or as bytes of a code page.
//!
//! In: bytes. Out: paragraphs, with the automatic numbers, which this format writes out. Left out: headers and footers, notes, pictures,
//! styles, hidden and deleted text, tables of contents.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

use crate::limits::Limits;
use crate::{Error, Result};

use super::fields::is_dropped;
use super::normalise::set_row;

/// What holds within a group.
#[derive(Debug, Clone, Default)]
struct Group {
    /// Nothing in it is text.
    skipped: bool,
    /// It may be a destination that we don't know (`\*`).
    optional: bool,
    /// How many characters stand in for one that is given by `\u`.
    stand_in: usize,
    hidden: bool,
    deleted: bool,
    font: Option<i64>,
    /// It is the list of fonts.
    fonts: bool,
    /// It is an instruction of a field.
    instruction: bool,
    /// Its field's result is no part of the text.
    result_dropped: bool,
}

struct Reader<'r> {
    file: &'r str,
    limits: Limits,
    groups: Vec<Group>,
    /// What each font's bytes are in.
    fonts: BTreeMap<i64, &'static Encoding>,
    code_page: &'static Encoding,
    /// Bytes that are not yet decoded.
    bytes: Vec<u8>,
    /// The first half of a character of two.
    surrogate: Option<u16>,
    /// How many stand-ins are still to be passed over.
    passing: usize,
    instruction: String,
    line: String,
    in_table: bool,
    cell: Vec<String>,
    row: Vec<Vec<String>>,
    done: Vec<String>,
    /// Bytes of text so far.
    length: u64,
}

/// The paragraphs of an RTF file.
///
/// # Errors
/// It ends in the middle, or is nested deeper than the limits allow.
pub(super) fn read(file: &str, bytes: &[u8], limits: Limits) -> Result<Vec<String>> {
    let start = Group { stand_in: 1, ..Group::default() };
    let mut reader = Reader {
        file,
        limits,
        groups: vec![start],
        fonts: BTreeMap::new(),
        code_page: WINDOWS_1252,
        bytes: Vec::new(),
        surrogate: None,
        passing: 0,
        instruction: String::new(),
        line: String::new(),
        in_table: false,
        cell: Vec::new(),
        row: Vec::new(),
        done: Vec::new(),
        length: 0,
    };
    reader.run(bytes)?;
    Ok(reader.done)
}

impl Reader<'_> {
    fn run(&mut self, bytes: &[u8]) -> Result<()> {
        let mut at = 0;
        while let Some(&b) = bytes.get(at) {
            at += 1;
            if self.length > self.limits.text_bytes || self.done.len() > self.limits.paragraphs {
                return Err(self.limits.exceeded(self.file, "文字", self.limits.text_bytes >> 20, " MiB"));
            }
            match b {
                b'{' => {
                    self.flush();
                    let mut group = self.groups.last().cloned().unwrap_or_default();
                    group.optional = false;
                    self.groups.push(group);
                    if self.groups.len() > self.limits.nesting {
                        return Err(self.limits.exceeded(self.file, "内容嵌套", self.limits.nesting as u64, "层"));
                    }
                }
                b'}' => {
                    self.flush();
                    self.passing = 0;
                    if self.groups.len() > 1 {
                        self.end_group();
                    }
                    if self.groups.len() == 1 {
                        break; // what follows the document is none of it
                    }
                }
                b'\\' => at = self.control(bytes, at),
                b'\r' | b'\n' => {}
                _ => self.byte(b),
            }
        }
        self.flush();
        self.end_paragraph();
        self.end_row();
        if self.groups.len() > 1 && self.done.is_empty() {
            return Err(Error::input(self.file, "文件已损坏或不完整（RTF 未结束），请重新获取一份"));
        }
        Ok(())
    }

    /// Reads the control word or sign at `at`; gives back where it ends.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(&first) = bytes.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let hex = bytes
                        .get(at + 1..at + 3)
                        .and_then(|h| std::str::from_utf8(h).ok())
                        .and_then(|h| u8::from_str_radix(h, 16).ok());
                    if let Some(b) = hex {
                        self.byte(b);
                        return at + 3;
                    }
                }
                b'\\' | b'{' | b'}' => self.byte(first),
                b'~' => self.push('\u{A0}'),
                b'_' => self.push('-'),
                b'\r' | b'\n' => self.paragraph(),
                b'*' => self.with_group(|g| g.optional = true),
                _ => {}
            }
            return at + 1;
        }
        let letters = bytes[at..].iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&bytes[at..at + letters]).unwrap_or("");
        let mut end = at + letters;
        let negative = bytes.get(end) == Some(&b'-');
        let from = end + usize::from(negative);
        let digits = bytes.get(from..).unwrap_or_default().iter().take(12).take_while(|b| b.is_ascii_digit()).count();
        let mut parameter = None;
        if digits > 0 {
            end = from + digits;
            parameter = std::str::from_utf8(&bytes[from..end])
                .ok()
                .and_then(|d| d.parse::<i64>().ok())
                .map(|n| if negative { -n } else { n });
        }
        end += usize::from(bytes.get(end) == Some(&b' '));
        if word == "bin" {
            self.flush();
            return end.saturating_add(usize::try_from(parameter.unwrap_or(0)).unwrap_or(0)).min(bytes.len());
        }
        self.word(word, parameter);
        end
    }

    fn word(&mut self, word: &str, parameter: Option<i64>) {
        if word != "u" {
            self.flush();
        }
        let on = parameter != Some(0);
        match word {
            "u" => self.unicode(parameter.unwrap_or(0)),
            "uc" => self.with_group(|g| g.stand_in = usize::try_from(parameter.unwrap_or(1)).unwrap_or(1).min(8)),
            "par" | "sect" => self.paragraph(),
            "line" | "lbr" => self.push('\n'),
            "tab" => self.push(' '),
            "emdash" => self.push('—'),
            "endash" => self.push('–'),
            "lquote" => self.push('‘'),
            "rquote" => self.push('’'),
            "ldblquote" => self.push('“'),
            "rdblquote" => self.push('”'),
            "bullet" => self.push('•'),
            "emspace" => self.push('\u{2003}'),
            "enspace" => self.push('\u{2002}'),
            "pard" => self.in_table = false,
            "intbl" => self.in_table = true,
            "cell" => self.end_cell(),
            "nestcell" => self.paragraph(),
            "row" => self.end_row(),
            "v" => self.with_group(|g| g.hidden = on),
            "deleted" => self.with_group(|g| g.deleted = on),
            "plain" => self.with_group(|g| {
                g.hidden = false;
                g.deleted = false;
            }),
            "f" => {
                let fonts = self.groups.last().is_some_and(|g| g.fonts);
                self.with_group(|g| g.font = parameter);
                if fonts && let Some(font) = parameter {
                    self.fonts.entry(font).or_insert(WINDOWS_1252);
                }
            }
            "fcharset" => {
                if let Some(Group { fonts: true, font: Some(font), .. }) = self.groups.last() {
                    let encoding = match parameter {
                        Some(134) => GB18030,
                        Some(136) => BIG5,
                        Some(128) => SHIFT_JIS,
                        _ => self.code_page,
                    };
                    self.fonts.insert(*font, encoding);
                }
            }
            "ansicpg" => {
                self.code_page = match parameter {
                    Some(936 | 54936) => GB18030,
                    Some(950) => BIG5,
                    Some(932) => SHIFT_JIS,
                    Some(65001) => encoding_rs::UTF_8,
                    _ => WINDOWS_1252,
                };
            }
            "fonttbl" => self.with_group(|g| {
                g.fonts = true;
                g.skipped = true;
            }),
            "fldinst" => {
                self.instruction.clear();
                self.with_group(|g| g.instruction = true);
            }
            "fldrslt" => self.with_group(|g| g.skipped |= g.result_dropped),
            "colortbl" | "stylesheet" | "info" | "pict" | "header" | "headerl" | "headerr" | "headerf" | "footer"
            | "footerl" | "footerr" | "footerf" | "footnote" | "annotation" | "object" | "nonshppict" | "sp" | "xe"
            | "tc" | "rxe" | "txe" | "template" | "private" | "pntxta" | "pntxtb" => {
                self.with_group(|g| g.skipped = true)
            }
            // A shape is optional and may hold a box of text.
            "shpinst" | "shptxt" => {}
            _ => self.with_group(|g| g.skipped |= g.optional),
        }
    }

    fn with_group(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    fn end_group(&mut self) {
        let Some(closed) = self.groups.pop() else { return };
        let around = self.groups.last_mut();
        if closed.instruction
            && let Some(around) = around
        {
            if around.instruction {
                return; // a group within the instruction
            }
            around.result_dropped = is_dropped(&self.instruction);
        }
    }

    fn unicode(&mut self, code: i64) {
        if !self.bytes.is_empty() {
            self.flush();
        }
        self.passing = self.groups.last().map_or(1, |g| g.stand_in);
        let unit = u16::try_from(code.rem_euclid(0x1_0000)).unwrap_or(0xFFFD);
        let c = match (self.surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.surrogate = Some(unit);
                return;
            }
            (Some(first), _) => char::decode_utf16([first, unit]).next().and_then(Result::ok),
            (None, _) => char::from_u32(u32::from(unit)),
        };
        let passing = std::mem::take(&mut self.passing);
        self.push(c.unwrap_or('\u{FFFD}'));
        self.passing = passing;
    }

    fn byte(&mut self, b: u8) {
        if self.passing > 0 {
            self.passing -= 1;
            return;
        }
        self.bytes.push(b);
    }

    /// Decodes the bytes that have come together.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.groups.last().and_then(|g| g.font);
        let of_font = font.and_then(|f| self.fonts.get(&f)).copied().unwrap_or(self.code_page);
        let (mut text, bad) = of_font.decode_without_bom_handling(&bytes);
        // Many a program names a Western font for bytes of the Chinese code page.
        if (bad || of_font == WINDOWS_1252) && bytes.iter().any(|b| !b.is_ascii()) {
            let (other, bad) = if self.code_page == WINDOWS_1252 {
                (text.clone(), true)
            } else {
                self.code_page.decode_without_bom_handling(&bytes)
            };
            if !bad {
                text = other;
            }
        }
        for c in text.chars() {
            self.push(c);
        }
    }

    fn push(&mut self, c: char) {
        if self.passing > 0 {
            self.passing -= 1;
            return;
        }
        let Some(group) = self.groups.last() else { return };
        if group.instruction {
            if self.instruction.len() < 200 {
                self.instruction.push(c);
            }
        } else if !(group.skipped || group.hidden || group.deleted) {
            self.line.push(c);
            self.length += c.len_utf8() as u64;
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.groups.last().is_some_and(|g| g.skipped || g.instruction) {
            return;
        }
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.trim().is_empty() {
            return;
        }
        if self.in_table { &mut self.cell } else { &mut self.done }.push(line);
    }

    fn end_cell(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.cell.push(line);
        }
        self.row.push(std::mem::take(&mut self.cell));
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.row.push(std::mem::take(&mut self.cell));
        }
        self.done.extend(set_row(std::mem::take(&mut self.row)));
    }
}
