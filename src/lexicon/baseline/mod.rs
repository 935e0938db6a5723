//! The baseline of the register: how often a phrase stands in such reports in general, so that the new is told from the
//! usual. `make.py` makes the table and describes it.

#[cfg_attr(not(test), expect(dead_code, reason = "the build script packs"))]
mod pack;

use std::sync::OnceLock;

use pack::{BITS, HASH_BYTES, SEEN_BITS};

/// What the reports of many years and places say.
#[derive(Debug)]
pub struct Baseline {
    /// How many reports were counted.
    pub reports: f64,
    /// How many Han characters they have.
    pub characters: f64,
    /// The parts of the packed table, as [`pack`] describes them.
    begins: &'static [[u8; 2]],
    seen: &'static [u8],
    rows: &'static [[u8; 8]],
}

/// How usual a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Usage {
    /// In how many five-year spans it stands, 9 for more.
    pub spans: u8,
    /// In how many of the reports.
    pub reports: f32,
    /// How often in all of them.
    pub count: f32,
}

impl Baseline {
    /// The built-in one.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Baseline> = OnceLock::new();
        // For fitting, the baseline must not know what became of the terms later.
        #[cfg(test)]
        if let Ok(table) = std::env::var("TONGBI_BASELINE") {
            let packed = || pack::pack(&std::fs::read_to_string(table).expect("a baseline"), crate::text::row_hash);
            return BUILTIN.get_or_init(|| Self::of(packed().leak()));
        }
        BUILTIN.get_or_init(|| Self::of(include_bytes!(concat!(env!("OUT_DIR"), "/baseline.bin"))))
    }

    /// How usual the phrase is whose [row hash](crate::text::row_hash) this is; all zero if it was seen in hardly any report.
    pub fn usage(&self, row: u64) -> Usage {
        self.signs(row).map_or(Usage::default(), usage)
    }

    /// In how many five-year spans the phrase stands, as [`Usage::spans`] has it.
    pub fn spans(&self, row: u64) -> u8 {
        self.signs(row).map_or(0, |[spans, ..]| spans.saturating_sub(b'0'))
    }

    /// The signs of the row of this hash.
    fn signs(&self, row: u64) -> Option<[u8; 3]> {
        let seen = row >> (64 - SEEN_BITS);
        if self.seen.get(seen as usize / 8)? >> (seen % 8) & 1 == 0 {
            return None;
        }
        let beginning = (row >> (64 - BITS)) as usize;
        let &[begin, end] = self.begins.get(beginning..)?.first_chunk()?;
        let rows = self.rows.get(u16::from_le_bytes(begin).into()..u16::from_le_bytes(end).into())?;
        let hash = row.to_le_bytes();
        let [.., a, b, c] = *rows.iter().find(|r| r[..HASH_BYTES] == hash[..HASH_BYTES])?;
        Some([a, b, c])
    }

    fn of(packed: &'static [u8]) -> Self {
        let (head, rest) = packed.split_at_checked(16).unwrap_or_default();
        let number = |n: usize| head.as_chunks().0.get(n).map_or(1.0, |&b| f64::from_le_bytes(b));
        let (begins, rest) = rest.split_at_checked(2 * ((1 << BITS) + 1)).unwrap_or_default();
        let (seen, rest) = rest.split_at_checked(1 << (SEEN_BITS - 3)).unwrap_or_default();
        let (begins, rows) = (begins.as_chunks().0, rest.as_chunks().0);
        Self { reports: number(0), characters: number(1), begins, seen, rows }
    }
}

/// What the signs of a row stand for.
fn usage([spans, in_reports, in_all]: [u8; 3]) -> Usage {
    Usage { spans: spans.saturating_sub(b'0'), reports: number(in_reports), count: number(in_all) }
}

/// The number that a sign of the table stands for.
fn number(sign: u8) -> f32 {
    (f32::from(sign.saturating_sub(b'0')) / 4.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash_row;

    #[test]
    fn a_phrase_shares_the_beginning_of_the_one_before() {
        let packed = pack::pack("# 50 1000\n0发展9FS\n2改革2:<\n1电388\n", crate::text::row_hash);
        let baseline = Baseline::of(packed.leak());
        assert_eq!((baseline.reports, baseline.characters), (50.0, 1000.0));
        assert_eq!((baseline.usage(hash_row("发展")).spans, baseline.spans(hash_row("发展"))), (9, 9));
        assert_eq!(baseline.spans(hash_row("改革")), 0);
        assert_eq!(baseline.usage(hash_row("发展改革")).spans, 2);
        assert_eq!(baseline.usage(hash_row("发电")), Usage { spans: 3, reports: 4.0, count: 4.0 });
        assert_eq!(baseline.usage(hash_row("改革")), Usage::default());
    }

    #[test]
    fn the_built_in_table_is_sound() {
        let baseline = Baseline::builtin();
        let rows = baseline.rows.len();
        assert!(rows > 10_000);
        let sound = |u: Usage| u.spans >= 1 && u.reports >= 1.0 && u.count >= u.reports * 0.8;
        assert!(baseline.rows.iter().all(|&[.., a, b, c]| sound(usage([a, b, c]))));
        assert!(baseline.usage(hash_row("发展")).reports > 40.0);
    }
}
