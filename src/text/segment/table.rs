//! jieba's word table as `words/make.py` packs it, which describes the layout: read where it lies.

static TABLE: &[u8] = include_bytes!("../words/words.bin");

/// The table.
pub struct Table {
    /// The frequencies of all words together.
    pub total: u32,
    /// The classes of words, by their number.
    pub tags: Vec<&'static str>,
    /// The first characters in order, and where the words of each end.
    firsts: &'static [[u8; 2]],
    ends: &'static [[u8; 4]],
    words: &'static [u8],
}

/// The words of one first character.
pub struct Group {
    /// That character.
    pub first: u16,
    /// The second characters in order, 0 for the first alone.
    seconds: &'static [[u8; 2]],
    /// Where the words of each end.
    ends: &'static [[u8; 2]],
    words: &'static [u8],
}

/// A word, its first two characters aside.
pub struct Entry {
    /// Its further characters.
    pub rest: &'static [[u8; 2]],
    /// How often it was met.
    pub frequency: usize,
    /// The number of its class.
    pub tag: u8,
}

impl Table {
    /// Reads the head.
    pub fn open() -> Self {
        let mut bytes = Bytes(TABLE);
        let total = u32::from(bytes.u16()) | u32::from(bytes.u16()) << 16;
        // The number of words is of no use here.
        bytes.take(4);
        let tags = (0..bytes.u8()).map(|_| bytes.string()).collect();
        let count = bytes.u16().into();
        let (firsts, ends) = (bytes.units(count), bytes.take(4 * count).as_chunks().0);
        Self { total, tags, firsts, ends, words: bytes.0 }
    }

    /// The words of those first characters that are `wanted`.
    pub fn groups(&self, wanted: impl Fn(u16) -> bool) -> impl Iterator<Item = Group> {
        let end = |i: usize| self.ends.get(i).map_or(0, |&end| u32::from_le_bytes(end) as usize);
        let firsts = self.firsts.iter().map(|&first| unit(first)).enumerate();
        firsts.filter(move |&(_, first)| wanted(first)).map(move |(i, first)| {
            let group = self.words.get(i.checked_sub(1).map_or(0, end)..end(i));
            let mut bytes = Bytes(group.unwrap_or_default());
            let count = bytes.varint();
            Group { first, seconds: bytes.units(count), ends: bytes.units(count), words: bytes.0 }
        })
    }
}

impl Group {
    /// The words under those second characters that are `wanted`.
    pub fn pairs(&self, wanted: impl Fn(u16) -> bool) -> impl Iterator<Item = (u16, impl Iterator<Item = Entry>)> {
        let end = |i: usize| self.ends.get(i).map_or(0, |&end| usize::from(unit(end)));
        let seconds = self.seconds.iter().map(|&second| unit(second)).enumerate();
        seconds.filter(move |&(_, second)| wanted(second)).map(move |(i, second)| {
            let words = self.words.get(i.checked_sub(1).map_or(0, end)..end(i));
            (second, entries(words.unwrap_or_default()))
        })
    }
}

/// The words that lie one after the other in these bytes.
fn entries(mut words: &'static [u8]) -> impl Iterator<Item = Entry> {
    std::iter::from_fn(move || {
        let (&length, tail) = words.split_first()?;
        let (rest, tail) = tail.split_at_checked(2 * usize::from(length))?;
        let (frequency, tail) = varint(tail);
        let (&tag, tail) = tail.split_first()?;
        words = tail;
        Some(Entry { rest: rest.as_chunks().0, frequency, tag })
    })
}

/// A character as the table has it.
pub fn unit(bytes: [u8; 2]) -> u16 {
    u16::from_le_bytes(bytes)
}

/// A number of 7 bits a byte, the lowest first, and what comes after it.
fn varint(bytes: &'static [u8]) -> (usize, &'static [u8]) {
    let mut n = 0;
    for (i, &b) in bytes.iter().enumerate().take(5) {
        n |= usize::from(b & 127) << (7 * i);
        if b < 128 {
            return (n, &bytes[i + 1..]);
        }
    }
    (n, &[])
}

/// Reads the packed table; past its end everything is zero and empty.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, n: usize) -> &'static [u8] {
        let (head, rest) = self.0.split_at(n.min(self.0.len()));
        self.0 = rest;
        head
    }
    fn u8(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }
    fn u16(&mut self) -> u16 {
        let Some((&bytes, rest)) = self.0.split_first_chunk() else { return 0 };
        self.0 = rest;
        unit(bytes)
    }
    fn varint(&mut self) -> usize {
        let (n, rest) = varint(self.0);
        self.0 = rest;
        n
    }
    fn units(&mut self, n: usize) -> &'static [[u8; 2]] {
        self.take(2 * n).as_chunks().0
    }
    fn string(&mut self) -> &'static str {
        let n = usize::from(self.u8());
        std::str::from_utf8(self.take(n)).unwrap_or_default()
    }
}
