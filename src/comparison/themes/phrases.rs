//! Every phrase of a report that could be a term, with what stands around it.
//!
//! A phrase is a row of at most seven words and twelve characters within one run, not broken by grammar, but for what
//! stands in quotation marks and for idioms (以…为核心, 脱实向虚). Work and memory grow with the text alone.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::Traits;
use crate::text::{RowHasher, join_rows, row_hash};

use super::reading::{Class, Reading, Run, Word};

/// Words of the longest phrase.
const WORDS: usize = 7;
/// Characters of the longest phrase.
pub const CHARS: usize = 12;
/// A run up to this long may be a term as a whole, grammar and all.
const WHOLE_WORDS: usize = 5;
const WHOLE_CHARS: usize = 6;

/// A phrase of one report.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The row hash of its characters.
    pub hash: u64,
    /// Its first place, as a word of the reading.
    pub word: u32,
    /// How many words.
    pub words: u8,
    /// How many characters.
    pub chars: u8,
    /// How often it was met as these words.
    pub met: u32,
    /// How often it fills a run.
    pub whole: u32,
    /// Whether it stands in quotation marks of its own.
    pub quoted: bool,
    /// Two phrases that answer each other across a 、 (大众创业、万众创新).
    pub paired: bool,
    /// Whether it stands in a heading.
    pub titled: bool,
    /// Whether it stands in more lines than one.
    pub spread: bool,
    line: u32,
    /// What stands before it.
    pub left: Around,
    /// What stands after it.
    pub right: Around,
}

/// What stands on one side of a phrase, counted over its places.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around {
    /// A mark.
    pub mark: u32,
    /// A word of grammar.
    pub grammar: u32,
    /// A verb, or what may be one.
    pub verb: u32,
    /// A number.
    pub number: u32,
    /// A qualifier.
    pub qualifier: u32,
    /// A single character.
    pub single: u32,
    /// Another word.
    pub noun: u32,
    /// Of these, nouns of form.
    pub structure: u32,
    /// Of the words of grammar, 的.
    pub de: u32,
    seen: [u32; 4],
}

impl Around {
    /// How many different things stand there, four at the most.
    pub fn kinds(&self) -> usize {
        self.seen.iter().filter(|&&s| s != 0).count()
    }

    fn add(&mut self, neighbour: Result<&Word, char>) {
        let id = match neighbour {
            Err(mark) => {
                self.mark += 1;
                u32::from(mark) + 1
            }
            Ok(word) => {
                *match word.class {
                    Class::Grammar => &mut self.grammar,
                    Class::Verb | Class::Usual | Class::Nominal => &mut self.verb,
                    Class::Number => &mut self.number,
                    Class::Qualifier => &mut self.qualifier,
                    Class::Single | Class::Joined => &mut self.single,
                    Class::Noun => &mut self.noun,
                } += 1;
                if word.class == Class::Noun && word.traits.has(Traits::STRUCTURE) {
                    self.structure += 1;
                }
                if word.hash == row_hash(0, '的') {
                    self.de += 1;
                }
                ((word.hash >> 32) as u32) | 1
            }
        };
        if !self.seen.contains(&id)
            && let Some(free) = self.seen.iter_mut().find(|s| **s == 0)
        {
            *free = id;
        }
    }
}

/// The phrases of a report, found by their hash.
#[derive(Debug, Default)]
pub struct Phrases {
    /// The phrases, in order of their first place.
    pub all: Vec<Phrase>,
    by_hash: HashMap<u64, u32, RowHasher>,
}

impl Phrases {
    /// Collects them.
    pub fn of(reading: &Reading) -> Self {
        let room = 3 * reading.words.len();
        let by_hash = HashMap::with_capacity_and_hasher(room, RowHasher::default());
        let mut phrases = Self { all: Vec::with_capacity(room), by_hash };
        for run in &reading.runs {
            phrases.add_run(reading, run);
        }
        for two in reading.runs.windows(2) {
            phrases.add_paired(reading, &two[0], &two[1]);
        }
        phrases
    }

    /// The phrase of this hash.
    pub fn get(&self, hash: u64) -> Option<&Phrase> {
        self.by_hash.get(&hash).and_then(|&i| self.all.get(i as usize))
    }

    fn entry(&mut self, hash: u64, make: impl FnOnce() -> Phrase) -> &mut Phrase {
        let i = *self.by_hash.entry(hash).or_insert_with(|| {
            self.all.push(make());
            (self.all.len() - 1) as u32
        });
        &mut self.all[i as usize]
    }

    fn add_run(&mut self, reading: &Reading, run: &Run) {
        let words = reading.run(run);
        let length: usize = words.iter().map(|w| usize::from(w.chars)).sum();
        let short = words.len() <= WHOLE_WORDS && length <= WHOLE_CHARS;
        let quoted = is_opening(run.left) && is_closing(run.right);
        for i in 0..words.len() {
            // A phrase that begins with grammar: an idiom, 以…为…, or the whole of a short run.
            let opens = &words[i];
            let by = opens.class == Class::Grammar && reading.is(opens, '以');
            let soft = opens.traits.has(Traits::SOFT);
            let whole = i == 0 && short;
            if opens.class == Class::Grammar && !by && !soft && (!whole || opens.traits.has(Traits::HARD)) {
                continue;
            }
            let (mut hash, mut chars, mut as_what) = (0, 0, false);
            for j in i..words.len().min(i + WORDS) {
                let word = &words[j];
                chars += usize::from(word.chars);
                hash = join_rows(hash, word.hash, word.power);
                if chars > CHARS {
                    break;
                }
                if word.class == Class::Grammar {
                    if j > i && by && reading.is(word, '为') {
                        as_what = true;
                    } else if !((whole && !word.traits.has(Traits::HARD))
                        || (word.traits.has(Traits::SOFT) && chars <= 4)
                        || (j == i && by))
                    {
                        break;
                    }
                }
                let fills = i == 0 && j + 1 == words.len();
                if chars < 2 || (by && !as_what && chars != 4 && !fills) {
                    continue;
                }
                let phrase = self.entry(hash, || Phrase::new(hash, run.first as usize + i, j + 1 - i, chars));
                phrase.stands(run);
                phrase.left.add(if i == 0 { Err(run.left) } else { Ok(&words[i - 1]) });
                phrase.right.add(words.get(j + 1).ok_or(run.right));
                if fills {
                    phrase.whole += 1;
                    phrase.quoted |= quoted;
                }
            }
        }
    }

    /// Two phrases of one length that end and begin at a 、 and have a character in common at the same place.
    fn add_paired(&mut self, reading: &Reading, a: &Run, b: &Run) {
        if a.right != '、' || b.left != '、' {
            return;
        }
        let (before, after) = (reading.run(a), reading.run(b));
        let start = start_of(after);
        // The 、 must be all that stands between the two.
        let end = end_of(before);
        if end + 1 != start {
            return;
        }
        if is_opening(a.left) && is_closing(b.right) && end_of(after) - start_of(before) <= CHARS {
            self.add_pair(reading, (a, 0), (b, after.len()), start_of(before)..end_of(after));
            return;
        }
        for chars in 3..=5 {
            let Some(first) = ending(before, chars) else { continue };
            let Some(words) = beginning(after, chars) else { continue };
            let (Some(x), Some(y)) =
                (reading.told.chars.get(end - chars..end), reading.told.chars.get(start..start + chars))
            else {
                continue;
            };
            if !x.iter().zip(y).any(|(p, q)| p == q) {
                continue;
            }
            self.add_pair(reading, (a, first), (b, words), end - chars..start + chars);
        }
    }

    /// The characters of `place`: the words of run `a` from the given one on, the 、, and the given number of run `b`.
    fn add_pair(&mut self, reading: &Reading, a: (&Run, usize), b: (&Run, usize), place: Range<usize>) {
        let ((a, first), (b, words)) = (a, b);
        let (before, after) = (reading.run(a), reading.run(b));
        let hash = reading.told.chars.get(place.clone()).unwrap_or_default().iter().fold(0, |h, &c| row_hash(h, c));
        let count = before.len() - first + words;
        let phrase = self.entry(hash, || Phrase::new(hash, a.first as usize + first, count, place.len()));
        phrase.stands(a);
        phrase.paired = true;
        phrase.left.add(if first == 0 { Err(a.left) } else { Ok(&before[first - 1]) });
        phrase.right.add(after.get(words).ok_or(b.right));
        phrase.quoted |= first == 0 && words == after.len() && is_opening(a.left) && is_closing(b.right);
    }
}

impl Phrase {
    fn new(hash: u64, word: usize, words: usize, chars: usize) -> Self {
        Self {
            hash,
            word: u32::try_from(word).unwrap_or(u32::MAX),
            words: words as u8,
            chars: chars as u8,
            met: 0,
            whole: 0,
            quoted: false,
            paired: false,
            titled: false,
            spread: false,
            line: u32::MAX,
            left: Around::default(),
            right: Around::default(),
        }
    }

    /// Counts a place in this run.
    fn stands(&mut self, run: &Run) {
        self.met += 1;
        self.titled |= run.heading;
        self.spread |= self.line != u32::MAX && self.line != run.line;
        self.line = run.line;
    }

    /// Its words.
    pub fn in_words<'r>(&self, reading: &'r Reading) -> &'r [Word] {
        let first = self.word as usize;
        reading.words.get(first..first + usize::from(self.words)).unwrap_or_default()
    }

    /// Its characters.
    pub fn in_chars<'r>(&self, reading: &'r Reading) -> &'r [char] {
        let start = self.in_words(reading).first().map_or(0, |w| w.start);
        reading.slice(start, usize::from(self.chars))
    }
}

/// The first character of some words.
fn start_of(words: &[Word]) -> usize {
    words.first().map_or(0, |w| w.start as usize)
}

/// One past the last character of some words.
fn end_of(words: &[Word]) -> usize {
    words.last().map_or(0, |w| w.start as usize + usize::from(w.chars))
}

/// The word with which the last `chars` characters begin, if one does.
fn ending(words: &[Word], chars: usize) -> Option<usize> {
    let mut left = chars;
    for (i, w) in words.iter().enumerate().rev() {
        left = left.checked_sub(usize::from(w.chars))?;
        if w.class == Class::Grammar || w.class == Class::Number {
            return None;
        }
        if left == 0 {
            return Some(i);
        }
    }
    None
}

/// How many words the first `chars` characters are, if they end with one.
fn beginning(words: &[Word], chars: usize) -> Option<usize> {
    let mut left = chars;
    for (i, w) in words.iter().enumerate() {
        left = left.checked_sub(usize::from(w.chars))?;
        if w.class == Class::Grammar || w.class == Class::Number {
            return None;
        }
        if left == 0 {
            return Some(i + 1);
        }
    }
    None
}

/// Opens a quotation or a title.
pub fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '「' | '『' | '‘' | '《' | '〝')
}

/// Closes a quotation or a title.
pub fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '」' | '』' | '’' | '》' | '〞')
}
