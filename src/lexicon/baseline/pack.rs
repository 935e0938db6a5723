//! Packs the baseline's table into rows that are looked up where they lie, without being read first. Used by the build
//! script alone.
//!
//! In: `baseline.txt`. Out, all numbers little-endian: the number of reports and of characters (`f64` each); for each
//! beginning of [`BITS`] bits of a row hash, and for the end, the first row that has it (`u16`); the row hashes in order
//! (`u64`); the three signs of each row.

/// By so many of its first bits a row is found.
pub const BITS: u32 = 13;

/// Packs the table; `row_hash` gives the hash of a row with one more character.
pub fn pack(table: &str, row_hash: fn(u64, char) -> u64) -> Vec<u8> {
    let mut lines = table.lines();
    let head = lines.next().unwrap_or_default().split(' ').skip(1);
    let mut packed: Vec<u8> =
        head.take(2).flat_map(|n| n.parse::<f64>().expect("a number in the head").to_le_bytes()).collect();
    let mut rows: Vec<(u64, [u8; 3])> = Vec::new();
    // The row hashes of the beginnings of the phrase before, to go on from where the two part.
    let mut beginnings = vec![0];
    for line in lines {
        let Some((phrase, &signs)) = line.as_bytes().split_last_chunk() else { continue };
        let Some((shared, rest)) = phrase.split_first() else { continue };
        let Ok(rest) = std::str::from_utf8(rest) else { continue };
        beginnings.truncate(usize::from(shared.saturating_sub(b'0')) + 1);
        for c in rest.chars() {
            let row = row_hash(beginnings.last().copied().unwrap_or_default(), c);
            beginnings.push(row);
        }
        rows.push((beginnings.last().copied().unwrap_or_default(), signs));
    }
    rows.sort_unstable();
    for beginning in 0..=1_u64 << BITS {
        let first = rows.partition_point(|r| r.0 >> (64 - BITS) < beginning);
        packed.extend(u16::try_from(first).expect("fewer rows than 65,536").to_le_bytes());
    }
    packed.extend(rows.iter().flat_map(|r| r.0.to_le_bytes()));
    packed.extend(rows.iter().flat_map(|r| r.1));
    packed
}
