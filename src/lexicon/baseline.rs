//! The baseline of the register: how often a phrase stands in such reports in general, so that the new is told from the
//! usual. `make_baseline.py` makes the table and describes it.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What the reports of many years and places say.
#[derive(Debug)]
pub struct Baseline {
    /// How many reports were counted.
    pub reports: f64,
    /// How many Han characters they have.
    pub characters: f64,
    phrases: HashMap<u64, Usage, crate::text::RowHasher>,
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
        BUILTIN.get_or_init(|| Self::parse(include_str!("baseline.txt")))
    }

    /// How usual the phrase is whose [row hash](crate::text::row_hash) this is; all zero if it was seen in hardly any report.
    pub fn usage(&self, row: u64) -> Usage {
        self.phrases.get(&row).copied().unwrap_or_default()
    }

    fn parse(table: &str) -> Self {
        let mut lines = table.lines();
        let mut head = lines.next().unwrap_or_default().split(' ').skip(1).map(|n| n.parse().unwrap_or(1.0));
        let (reports, characters) = (head.next().unwrap_or(1.0), head.next().unwrap_or(1.0));
        let mut phrases = HashMap::with_capacity_and_hasher(table.len() / 10, Default::default());
        // The row hashes of the beginnings of the phrase before, to go on from where the two part.
        let mut beginnings = vec![0];
        for line in lines {
            let Some((phrase, &[spans, in_reports, in_all])) = line.as_bytes().split_last_chunk() else { continue };
            let Some((shared, rest)) = phrase.split_first() else { continue };
            let Ok(rest) = std::str::from_utf8(rest) else { continue };
            beginnings.truncate(usize::from(shared.saturating_sub(b'0')) + 1);
            for c in rest.chars() {
                let row = crate::text::row_hash(beginnings.last().copied().unwrap_or_default(), c);
                beginnings.push(row);
            }
            let usage = Usage { spans: spans.saturating_sub(b'0'), reports: number(in_reports), count: number(in_all) };
            phrases.insert(beginnings.last().copied().unwrap_or_default(), usage);
        }
        Self { reports, characters, phrases }
    }
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
        let baseline = Baseline::parse("# 50 1000\n0发展9FS\n2改革2:<\n1电388\n");
        assert_eq!((baseline.reports, baseline.characters), (50.0, 1000.0));
        assert_eq!(baseline.usage(hash_row("发展")).spans, 9);
        assert_eq!(baseline.usage(hash_row("发展改革")).spans, 2);
        assert_eq!(baseline.usage(hash_row("发电")), Usage { spans: 3, reports: 4.0, count: 4.0 });
        assert_eq!(baseline.usage(hash_row("改革")), Usage::default());
    }

    #[test]
    fn the_built_in_table_is_sound() {
        let baseline = Baseline::builtin();
        assert!(baseline.phrases.len() > 10_000);
        assert!(baseline.phrases.values().all(|u| u.spans >= 1 && u.reports >= 1.0 && u.count >= u.reports * 0.8));
        assert!(baseline.usage(hash_row("发展")).reports > 40.0);
    }
}
