//! Fonts as far as text needs them: how a shown string falls into codes, what each means, how wide it is.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, Stream};

use super::budget::Budget;
use super::cmap::{CMap, number};
use super::names;
use super::truetype::Glyphs;
use crate::Result;

/// A font.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    /// Of an embedded TrueType font whose codes nothing else explains.
    glyphs: Option<Glyphs>,
    widths: Widths,
    /// Lines run downwards.
    pub vertical: bool,
}

/// How strings fall into codes.
enum Codes {
    /// A byte each, with the sign each stands for.
    Simple(Box<[Option<char>; 256]>),
    /// Two bytes each, which are the glyph's number.
    Identity(Gids),
    /// A CMap by name, in an encoding of its own.
    Predefined(Charset),
    /// A CMap in the file.
    Embedded(CMap, Gids),
}

/// From glyph numbers (CIDs) to those of the embedded font.
enum Gids {
    Same,
    Listed(Vec<u8>),
}

impl Gids {
    fn of(&self, cid: u32) -> u32 {
        match self {
            Self::Same => cid,
            Self::Listed(list) => {
                let at = (cid as usize).saturating_mul(2);
                list.get(at..at.saturating_add(2)).map_or(0, number)
            }
        }
    }
}

/// The encodings of the predefined CMaps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Charset {
    Utf16,
    Utf32,
    Utf8,
    Gb,
    Big5,
}

impl Charset {
    /// By the name of a predefined CMap.
    fn of(name: &str) -> Option<Self> {
        let name = name.trim_end_matches("-H").trim_end_matches("-V");
        match name {
            _ if name.contains("UCS2") || name.contains("UTF16") => Some(Self::Utf16),
            _ if name.contains("UTF32") => Some(Self::Utf32),
            _ if name.contains("UTF8") => Some(Self::Utf8),
            _ if name.starts_with("GB") => Some(Self::Gb),
            _ if name.contains("B5") => Some(Self::Big5),
            _ => None,
        }
    }

    fn code_length(self, bytes: &[u8]) -> usize {
        let first = bytes.first().copied().unwrap_or(0);
        match self {
            Self::Utf16 => {
                if matches!(first, 0xd8..=0xdb) {
                    4
                } else {
                    2
                }
            }
            Self::Utf32 => 4,
            Self::Utf8 => match first {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            },
            Self::Gb if first >= 0x81 && matches!(bytes.get(1), Some(0x30..=0x39)) => 4,
            Self::Gb | Self::Big5 => {
                if first > 0x80 {
                    2
                } else {
                    1
                }
            }
        }
    }

    fn sign(self, code: &[u8]) -> Option<char> {
        let encoding = match self {
            Self::Utf32 => return char::from_u32(number(code)),
            Self::Utf16 => encoding_rs::UTF_16BE,
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Gb => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
        };
        encoding.decode_without_bom_handling_and_without_replacement(code)?.chars().next()
    }
}

/// Widths in thousandths of the size.
struct Widths {
    each: BTreeMap<u32, f32>,
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
    /// The scale of a font that draws its own glyphs.
    scale: f32,
}

/// One code of a shown string.
pub(super) struct Shown<'a> {
    /// What it says, if that is known.
    pub text: Option<&'a str>,
    /// How wide it is, in ems.
    pub width: f32,
    /// Whether it is the single byte 32, which word spacing widens.
    pub is_space: bool,
}

impl Font {
    /// The font that this dictionary describes.
    pub fn of(font: &Dictionary, document: &Document, budget: &mut Budget) -> Result<Self> {
        let get = |dict: &Dictionary, key: &[u8]| dict.get_deref(key, document).ok().cloned();
        let to_unicode = match font.get_deref(b"ToUnicode", document) {
            Ok(Object::Stream(stream)) => Some(cmap(stream, budget)?),
            _ => None,
        };
        if font.get_deref(b"Subtype", document).and_then(Object::as_name).ok() != Some(b"Type0") {
            return Self::simple(font, document, to_unicode, budget);
        }
        let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let first = descendants.and_then(|d| d.first()).and_then(|d| document.dereference(d).ok());
        let empty = Dictionary::new();
        let descendant = first.and_then(|(_, d)| d.as_dict().ok()).unwrap_or(&empty);
        let (mut codes, vertical) = match font.get_deref(b"Encoding", document) {
            Ok(Object::Name(name)) => {
                let name = String::from_utf8_lossy(name);
                (Charset::of(&name).map_or(Codes::Identity(Gids::Same), Codes::Predefined), name.ends_with("-V"))
            }
            Ok(Object::Stream(stream)) => {
                let vertical = stream.dict.get(b"WMode").and_then(Object::as_i64).is_ok_and(|w| w == 1);
                (Codes::Embedded(cmap(stream, budget)?, Gids::Same), vertical)
            }
            _ => (Codes::Identity(Gids::Same), false),
        };
        let mut glyphs = None;
        if to_unicode.is_none()
            && let Codes::Identity(gids) | Codes::Embedded(_, gids) = &mut codes
        {
            glyphs = embedded(descendant, document, budget)?;
            if let Some(Object::Stream(map)) = get(descendant, b"CIDToGIDMap") {
                *gids = Gids::Listed(budget.inflate(&map)?.unwrap_or_default());
            }
        }
        let mut widths = Widths::composite(descendant, document, budget)?;
        if let Codes::Predefined(_) = codes
            && widths.each.is_empty()
        {
            // Such fonts set ASCII half as wide.
            widths.ranges.extend([(1, 95, 500.0), (814, 939, 500.0)]);
        }
        Ok(Self { codes, to_unicode, glyphs, widths, vertical })
    }

    fn simple(font: &Dictionary, document: &Document, to_unicode: Option<CMap>, budget: &mut Budget) -> Result<Self> {
        let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
        let is_embedded =
            descriptor.is_some_and(|d| [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|k| d.has(k)));
        let encoding = font.get_deref(b"Encoding", document).ok();
        // A font in the file without an encoding has its own, and no one else knows it.
        let codes = match encoding {
            None if is_embedded => Box::new([None; 256]),
            encoding => names::encoding(encoding, document),
        };
        let glyphs = if to_unicode.is_none() && encoding.is_none() { embedded(font, document, budget)? } else { None };
        Ok(Self {
            codes: Codes::Simple(codes),
            to_unicode,
            glyphs,
            widths: Widths::simple(font, document),
            vertical: false,
        })
    }

    /// Calls `show` for each code of a string.
    pub fn decode(&self, string: &[u8], mut show: impl FnMut(Shown) -> Result<()>) -> Result<()> {
        let mut rest = string;
        while !rest.is_empty() {
            let length = match &self.codes {
                Codes::Simple(_) => 1,
                Codes::Identity(_) => 2,
                Codes::Predefined(charset) => charset.code_length(rest),
                Codes::Embedded(map, _) => map.code_length(rest),
            };
            let (code, after) = rest.split_at(length.clamp(1, rest.len()));
            rest = after;
            let value = number(code);
            let mut buffer = [0; 4];
            let mut other = [0; 4];
            let text = self.to_unicode.as_ref().and_then(|map| map.text(value, &mut buffer)).filter(|t| is_said(t));
            let text = text.or_else(|| self.sign(code, value).map(|sign| &*sign.encode_utf8(&mut other)));
            show(Shown { text, width: self.width(code, value), is_space: code == b" " })?;
        }
        Ok(())
    }

    /// What a code says by other means than a `ToUnicode` table.
    fn sign(&self, code: &[u8], value: u32) -> Option<char> {
        match &self.codes {
            Codes::Simple(signs) => {
                let sign = code.first().and_then(|b| signs[usize::from(*b)]);
                sign.or_else(|| self.glyphs.as_ref()?.of_code(*code.first()?))
            }
            Codes::Identity(gids) => self.glyphs.as_ref()?.of_glyph(gids.of(value)),
            Codes::Predefined(charset) => charset.sign(code),
            Codes::Embedded(map, gids) => self.glyphs.as_ref()?.of_glyph(gids.of(map.glyph(value)?)),
        }
        .filter(|c| !c.is_control())
    }

    fn width(&self, code: &[u8], value: u32) -> f32 {
        let glyph = match &self.codes {
            Codes::Simple(_) | Codes::Identity(_) => value,
            Codes::Embedded(map, _) => map.glyph(value).unwrap_or(0),
            // Where the collections of Adobe have ASCII; all other signs are square.
            Codes::Predefined(charset) => {
                let sign = charset.sign(code).filter(|c| (' '..='~').contains(c)).map(u32::from);
                let base = if *charset == Charset::Gb { 814 } else { 1 };
                sign.map_or(u32::MAX, |c| c - 32 + base)
            }
        };
        self.widths.of(glyph) * self.widths.scale
    }
}

/// Whether a `ToUnicode` entry says something: not a control character, not nothing.
fn is_said(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c.is_control() && !c.is_whitespace() || c == '\u{fffd}')
}

fn cmap(stream: &Stream, budget: &mut Budget) -> Result<CMap> {
    let source = budget.inflate(stream)?.unwrap_or_default();
    CMap::parse(&source, budget)
}

/// The glyphs of the TrueType font that comes with a font.
fn embedded(font: &Dictionary, document: &Document, budget: &mut Budget) -> Result<Option<Glyphs>> {
    let Ok(descriptor) = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict) else { return Ok(None) };
    let file = [&b"FontFile2"[..], b"FontFile3"].iter().find_map(|k| descriptor.get_deref(k, document).ok());
    let Some(Object::Stream(stream)) = file else { return Ok(None) };
    Ok(budget.inflate(stream)?.and_then(|bytes| Glyphs::of(&bytes)))
}

impl Widths {
    fn simple(font: &Dictionary, document: &Document) -> Self {
        let number = |dict: &Dictionary, key: &[u8]| dict.get_deref(key, document).and_then(Object::as_float).ok();
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0).clamp(0, 255) as u32;
        let list = font.get_deref(b"Widths", document).and_then(Object::as_array).ok();
        let listed = list.into_iter().flatten().take(256).enumerate();
        let each: BTreeMap<u32, f32> = listed
            .filter_map(|(i, w)| Some((first + i as u32, document.dereference(w).ok()?.1.as_float().ok()?)))
            .collect();
        let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
        let missing = descriptor.and_then(|d| number(d, b"MissingWidth")).filter(|_| !each.is_empty());
        let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
        let scale = matrix.and_then(|m| m.first()).and_then(|a| a.as_float().ok()).unwrap_or(0.001);
        Self { each, ranges: Vec::new(), default: missing.unwrap_or(500.0), scale }
    }

    fn composite(font: &Dictionary, document: &Document, budget: &mut Budget) -> Result<Self> {
        let default = font.get_deref(b"DW", document).and_then(Object::as_float).unwrap_or(1000.0);
        let mut widths = Self { each: BTreeMap::new(), ranges: Vec::new(), default, scale: 0.001 };
        let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else { return Ok(widths) };
        budget.pay(list.len().saturating_mul(32))?;
        let mut row: Vec<f32> = Vec::new();
        for item in list {
            let Ok((_, item)) = document.dereference(item) else { continue };
            match (item, row.as_slice()) {
                (Object::Array(each), [first]) => {
                    budget.pay(each.len().saturating_mul(32))?;
                    let each = each.iter().take(1 << 16).enumerate();
                    let first = *first as u32;
                    widths
                        .each
                        .extend(each.filter_map(|(i, w)| Some((first.checked_add(i as u32)?, w.as_float().ok()?))));
                    row.clear();
                }
                (number, [first, last]) => {
                    if let Ok(width) = number.as_float() {
                        widths.ranges.push((*first as u32, *last as u32, width));
                    }
                    row.clear();
                }
                (number, _) => row.extend(number.as_float().ok()),
            }
        }
        // Looking through them must stay cheap.
        widths.ranges.truncate(1000);
        Ok(widths)
    }

    fn of(&self, glyph: u32) -> f32 {
        let ranged = || self.ranges.iter().find(|(low, high, _)| (*low..=*high).contains(&glyph)).map(|r| r.2);
        self.each.get(&glyph).copied().or_else(ranged).unwrap_or(self.default)
    }
}
