//! Packs the baseline's table into rows that are looked up where they lie, without being read first. Used by the build
//! script alone.
//!
//! In: `baseline.txt`. Out, all numbers little-endian: the number of reports and of characters (`f64` each); for each
//! beginning of [`BITS`] bits of a row hash, and for the end, the first row that has it (`u16`); a bit for each beginning of
//! [`SEEN_BITS`] bits that some row has, since of most phrases there is no row; the rows in order of their hashes: of each the
//! last five bytes of its hash, which with its beginning tell it from all others, and its three signs.

/// By so many of its first bits a row is found.
pub const BITS: u32 = 13;

/// So many of its first bits tell of nine rows in ten that are looked for in vain that they are not there.
pub const SEEN_BITS: u32 = 19;

/// So many bytes of its hash stand in a row.
pub const HASH_BYTES: usize = 5;

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
    let mut seen = vec![0_u8; 1 << (SEEN_BITS - 3)];
    for beginning in rows.iter().map(|r| r.0 >> (64 - SEEN_BITS)) {
        seen[beginning as usize / 8] |= 1 << (beginning % 8);
    }
    packed.extend(seen);
    packed.extend(rows.iter().flat_map(|r| r.0.to_le_bytes().into_iter().take(HASH_BYTES).chain(r.1)));
    packed
}
