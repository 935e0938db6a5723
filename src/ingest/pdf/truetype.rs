//! The `cmap` table of an embedded TrueType font, read backwards: which sign a glyph shows. For fonts that come without a
//! `ToUnicode` table.

use std::collections::BTreeMap;

/// From glyphs to signs, and from the codes of a symbol font to glyphs.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    signs: BTreeMap<u16, char>,
    symbols: BTreeMap<u16, u16>,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

impl Glyphs {
    /// Reads a font file.
    pub fn of(font: &[u8]) -> Option<Self> {
        let tables = usize::from(u16_at(font, 4)?);
        let record = (0..tables).map(|i| 12 + 16 * i).find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
        let cmap = font.get(u32_at(font, record + 8)? as usize..)?;
        let mut glyphs = Self::default();
        for i in 0..usize::from(u16_at(cmap, 2)?) {
            let at = 4 + 8 * i;
            let (Some(platform), Some(encoding), Some(offset)) =
                (u16_at(cmap, at), u16_at(cmap, at + 2), u32_at(cmap, at + 4))
            else {
                break;
            };
            let Some(table) = cmap.get(offset as usize..) else { continue };
            match (platform, encoding) {
                (0, _) | (3, 1 | 10) => each_pair(table, |code, glyph| glyphs.sign(code, glyph)),
                (3, 0) | (1, 0) => each_pair(table, |code, glyph| {
                    glyphs.symbols.entry((code & 0xff) as u16).or_insert(glyph);
                }),
                _ => {}
            }
        }
        Some(glyphs)
    }

    fn sign(&mut self, code: u32, glyph: u16) {
        // One glyph often serves a sign and its look-alikes: the common one is wanted.
        let rare = |c: char| matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{a0}' | '\u{ad}' | '\u{e000}'..='\u{f8ff}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..);
        let Some(sign) = char::from_u32(code).filter(|_| glyph != 0) else { return };
        let known = self.signs.entry(glyph).or_insert(sign);
        if (rare(sign), sign) < (rare(*known), *known) {
            *known = sign;
        }
    }

    /// The sign that a glyph shows.
    pub fn of_glyph(&self, glyph: u32) -> Option<char> {
        self.signs.get(&u16::try_from(glyph).ok()?).copied()
    }

    /// The sign that a code of a symbol font shows.
    pub fn of_code(&self, code: u8) -> Option<char> {
        self.symbols.get(&u16::from(code)).and_then(|g| self.signs.get(g)).copied()
    }
}

/// Calls `put` with each code and glyph of a subtable. At most 65,536 glyphs exist; a table that names more codes lies.
fn each_pair(table: &[u8], mut put: impl FnMut(u32, u16)) {
    let mut left = 1usize << 18;
    let mut pair = |code: u32, glyph: u32| {
        left = left.saturating_sub(1);
        if let (true, Ok(glyph)) = (left > 0, u16::try_from(glyph)) {
            put(code, glyph);
        }
        left > 0
    };
    match u16_at(table, 0) {
        Some(0) => {
            for (code, glyph) in table.iter().skip(6).take(256).enumerate() {
                pair(code as u32, u32::from(*glyph));
            }
        }
        Some(4) => {
            segments(table, &mut pair);
        }
        Some(6) => {
            let (Some(first), Some(count)) = (u16_at(table, 6), u16_at(table, 8)) else { return };
            for i in 0..usize::from(count) {
                let Some(glyph) = u16_at(table, 10 + 2 * i) else { return };
                pair(u32::from(first) + i as u32, u32::from(glyph));
            }
        }
        Some(12) => {
            let groups = u32_at(table, 12).unwrap_or(0) as usize;
            for at in (0..groups).map(|i| 16 + 12 * i) {
                let (Some(first), Some(last), Some(glyph)) =
                    (u32_at(table, at), u32_at(table, at + 4), u32_at(table, at + 8))
                else {
                    return;
                };
                for code in first..=last {
                    if !pair(code, glyph.saturating_add(code - first)) {
                        return;
                    }
                }
            }
        }
        _ => {}
    }
}

/// Format 4: segments of codes, by difference or through a list.
fn segments(table: &[u8], pair: &mut impl FnMut(u32, u32) -> bool) -> Option<()> {
    let count = usize::from(u16_at(table, 6)? / 2);
    for i in 0..count {
        let last = u16_at(table, 14 + 2 * i)?;
        let first = u16_at(table, 16 + 2 * count + 2 * i)?;
        let delta = u16_at(table, 16 + 4 * count + 2 * i)?;
        let offset_at = 16 + 6 * count + 2 * i;
        let offset = usize::from(u16_at(table, offset_at)?);
        for code in first..=last {
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                _ => match u16_at(table, offset_at + offset + 2 * usize::from(code - first)) {
                    Some(0) | None => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                },
            };
            if !pair(u32::from(code), u32::from(glyph)) {
                return None;
            }
        }
    }
    Some(())
}
