//! CMaps: tables from the codes of a font to Unicode (`ToUnicode`) or to glyphs (an embedded `Encoding`).

use std::collections::BTreeMap;

use super::budget::Budget;
use super::lexer::{Lexer, Token};
use crate::Result;

/// What a code stands for.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// A glyph.
    Glyph(u32),
    /// A sign.
    Sign(char),
    /// Several signs, or none that has a meaning.
    Signs(Box<str>),
}

/// A CMap.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// How many bytes a code has, and within which bounds.
    spaces: Vec<(usize, u32, u32)>,
    targets: BTreeMap<u32, Target>,
}

/// More codes than any real font has; a range beyond is a lie.
const CODES: usize = 1 << 17;

/// The sections of a CMap that are read.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Space,
    BfChar,
    BfRange,
    CidChar,
    CidRange,
}

impl CMap {
    /// Reads a CMap; what makes no sense in it is passed over.
    pub fn parse(source: &[u8], budget: &mut Budget) -> Result<Self> {
        let mut map = Self::default();
        let (mut section, mut row, mut in_list) = (None, Vec::new(), false);
        for token in Lexer::new(source) {
            match token {
                Token::Word(word) => {
                    row.clear();
                    in_list = false;
                    section = match word {
                        b"begincodespacerange" => Some(Section::Space),
                        b"beginbfchar" => Some(Section::BfChar),
                        b"beginbfrange" => Some(Section::BfRange),
                        b"begincidchar" => Some(Section::CidChar),
                        b"begincidrange" => Some(Section::CidRange),
                        _ => None,
                    };
                    continue;
                }
                _ if section.is_none() => continue,
                Token::Open => in_list = true,
                Token::Close => in_list = false,
                token => row.push(token),
            }
            let Some(kind) = section else { continue };
            let full = if matches!(kind, Section::BfRange | Section::CidRange) { 3 } else { 2 };
            if !in_list && row.len() >= full {
                map.add(kind, &row, budget)?;
                row.clear();
            }
        }
        Ok(map)
    }

    fn add(&mut self, kind: Section, row: &[Token], budget: &mut Budget) -> Result<()> {
        let [Token::Text(first), second, rest @ ..] = row else { return Ok(()) };
        let low = number(first);
        match (kind, second, rest) {
            (Section::Space, Token::Text(high), _) if (1..=4).contains(&first.len()) && self.spaces.len() < 100 => {
                self.spaces.push((first.len(), low, number(high)));
            }
            (Section::BfChar, Token::Text(to), _) => self.put(low, sign(to, 0), budget)?,
            (Section::CidChar, Token::Number(to), _) => self.put(low, Some(Target::Glyph(*to as u32)), budget)?,
            (Section::BfRange, Token::Text(high), [Token::Text(to)]) => {
                for code in self.room(low, number(high)) {
                    self.put(code, sign(to, code - low), budget)?;
                }
            }
            (Section::BfRange, Token::Text(high), list) => {
                for (code, to) in self.room(low, number(high)).zip(list) {
                    if let Token::Text(to) = to {
                        self.put(code, sign(to, 0), budget)?;
                    }
                }
            }
            (Section::CidRange, Token::Text(high), [Token::Number(to)]) => {
                for code in self.room(low, number(high)) {
                    self.put(code, (*to as u32).checked_add(code - low).map(Target::Glyph), budget)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The codes of a range, as far as there is room for them.
    fn room(&self, low: u32, high: u32) -> impl Iterator<Item = u32> + use<> {
        (low..=high).take(CODES.saturating_sub(self.targets.len()))
    }

    fn put(&mut self, code: u32, target: Option<Target>, budget: &mut Budget) -> Result<()> {
        if let Some(target) = target
            && self.targets.len() < CODES
        {
            budget.pay(32)?;
            self.targets.insert(code, target);
        }
        Ok(())
    }

    /// The signs that a code stands for.
    pub fn text<'m>(&'m self, code: u32, buffer: &'m mut [u8; 4]) -> Option<&'m str> {
        match self.targets.get(&code)? {
            Target::Sign(sign) => Some(sign.encode_utf8(buffer)),
            Target::Signs(signs) => Some(signs),
            Target::Glyph(_) => None,
        }
    }

    /// The glyph that a code stands for.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        match self.targets.get(&code)? {
            Target::Glyph(glyph) => Some(*glyph),
            _ => None,
        }
    }

    /// How many bytes the next code of `bytes` has.
    pub fn code_length(&self, bytes: &[u8]) -> usize {
        let holds = |(length, low, high): &(usize, u32, u32)| {
            bytes.get(..*length).is_some_and(|code| {
                // Each byte has bounds of its own.
                code.iter().zip(&low.to_be_bytes()[4 - length..]).all(|(b, l)| b >= l)
                    && code.iter().zip(&high.to_be_bytes()[4 - length..]).all(|(b, h)| b <= h)
            })
        };
        let shortest = self.spaces.iter().filter(|s| holds(s)).map(|s| s.0).min();
        shortest.or_else(|| self.spaces.iter().map(|s| s.0).min()).unwrap_or(2)
    }
}

/// Up to four bytes as a number; more are cut off.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, b| n << 8 | u32::from(*b))
}

/// UTF-16BE, its last unit raised by `offset`.
fn sign(bytes: &[u8], offset: u32) -> Option<Target> {
    if let [byte] = bytes {
        return char::from_u32(u32::from(*byte).checked_add(offset)?).map(Target::Sign);
    }
    // More than 32 signs for a code are no ligature.
    let mut units: Vec<u16> = bytes.chunks_exact(2).take(32).map(|u| u16::from_be_bytes([u[0], u[1]])).collect();
    let last = units.last_mut()?;
    *last = u16::try_from(u32::from(*last).checked_add(offset)?).ok()?;
    let signs: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let mut each = signs.chars();
    match (each.next(), each.next()) {
        (Some(one), None) => Some(Target::Sign(one)),
        _ => Some(Target::Signs(signs.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn parse(source: &str) -> CMap {
        CMap::parse(source.as_bytes(), &mut Budget::new("t.pdf", Limits::default())).expect("within bounds")
    }

    fn text(map: &CMap, code: u32) -> Option<String> {
        map.text(code, &mut [0; 4]).map(str::to_owned)
    }

    #[test]
    fn characters_ranges_and_lists() {
        let map = parse(
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <4E00> <0002> <D842DFB7> endbfchar \
             2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<4E8C> <00660069>] endbfrange",
        );
        assert_eq!(text(&map, 1).as_deref(), Some("一"));
        assert_eq!(text(&map, 2).as_deref(), Some("𠮷"));
        assert_eq!(text(&map, 0x12).as_deref(), Some("C"));
        assert_eq!(text(&map, 0x21).as_deref(), Some("fi"));
        assert_eq!(text(&map, 3), None);
        assert_eq!(map.code_length(&[0, 1]), 2);
    }

    #[test]
    fn lengths_follow_the_code_spaces() {
        let map = parse("2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange");
        assert_eq!(map.code_length(b"A"), 1);
        assert_eq!(map.code_length(&[0xb0, 0xa1]), 2);
        assert_eq!(map.code_length(&[0xff, 0xff]), 1);
    }

    #[test]
    fn a_lying_range_is_cut() {
        let map = parse("1 beginbfrange <00000000> <FFFFFFFF> <4E00> <FFFF> <0000> <4E00> endbfrange");
        assert!(map.targets.len() <= CODES);
        assert_eq!(text(&map, 1).as_deref(), Some("丁"));
    }
}
