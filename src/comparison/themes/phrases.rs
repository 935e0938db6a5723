//! Every phrase of a report that could be a term, with what stands around it.
//!
//! A phrase is a row of at most seven words and twelve characters within one run, not broken by grammar, but for what
//! stands in quotation marks and for idioms (以…为核心, 脱实向虚). Work and memory grow with the text alone.

use std::num::NonZeroU32;
use std::ops::Range;

use crate::lexicon::{Register, Traits};
use crate::text::{RowPlaces, hash_chars, join_rows, row_hash};

use super::reading::{Class, Reading, Run, Word};
use super::turns;

/// Words of the longest phrase.
const WORDS: usize = 7;
/// Characters of the longest phrase.
pub const CHARS: usize = 12;
/// A run up to this long may be a term as a whole, grammar and all.
const WHOLE_WORDS: usize = 5;
const WHOLE_CHARS: usize = 6;

/// The row hash of 的.
pub const DE: u64 = row_hash(0, '的');

/// The row hashes of the words that join two of a kind.
const JOINING: [u64; 4] = [row_hash(0, '和'), row_hash(0, '与'), row_hash(0, '及'), row_hash(0, '或')];

/// A phrase of one report.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The row hash of its characters.
    pub hash: u64,
    /// Its first place, as a word of the reading.
    pub word: u32,
    /// The run in which that word stands.
    run: u32,
    /// How many words.
    pub words: u8,
    /// How many characters.
    pub chars: u8,
    /// How often it was met as these words.
    pub met: u32,
    /// Whether it fills a run.
    pub whole: bool,
    /// Whether it stands in quotation marks of its own.
    pub quoted: bool,
    /// Two phrases that answer each other across a 、 (大众创业、万众创新).
    pub paired: bool,
    /// A quality and what it is the quality of (稳健的货币政策).
    pub qualified: bool,
    /// Whether it stands in a heading.
    pub titled: bool,
    /// Whether it stands in more lines than one.
    pub spread: bool,
    /// Of one that was met more than once, its number in [`Phrases::again`] and one: most are met once, and have none.
    again: Option<NonZeroU32>,
}

/// What stands on both sides of a phrase.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides {
    /// Before it.
    pub left: Around,
    /// After it.
    pub right: Around,
    /// How many of its places stand in a run that tells a figure.
    pub counted: u32,
}

impl Sides {
    /// Adds what stands around this place.
    #[inline]
    fn add(&mut self, place: Place, reading: &Reading) {
        let (left, right) = place.beside(reading);
        self.left.add(left, is_closing);
        self.right.add(right, is_opening);
        self.counted += u32::from(reading.runs.get(place.run as usize).is_some_and(|run| run.figures));
    }
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
    /// Of the marks, 、.
    pub listed: u32,
    /// Of the marks, quotation marks of what is quoted there, which goes on in the phrase (“稳”字当头) or begins in it.
    pub quotation: u32,
    /// Of the words of grammar, those that join two of a kind.
    pub joining: u32,
    /// Of the verbs, those that proclaim a policy.
    pub proclaimed: u32,
    /// Of the verbs, those that say how much a quantity changed.
    pub changing: u32,
    seen: [u32; 4],
}

impl Around {
    /// How many different things stand there, four at the most.
    pub fn kinds(&self) -> usize {
        self.seen.iter().filter(|&&s| s != 0).count()
    }

    #[inline]
    fn add(&mut self, neighbour: Result<&Word, char>, ends_quotation: fn(char) -> bool) {
        let id = match neighbour {
            Err(mark) => {
                self.mark += 1;
                self.listed += u32::from(mark == '、');
                self.quotation += u32::from(ends_quotation(mark));
                u32::from(mark) + 1
            }
            Ok(word) => {
                match word.class {
                    Class::Grammar => {
                        self.grammar += 1;
                        self.de += u32::from(word.hash == DE);
                        self.joining += u32::from(JOINING.contains(&word.hash));
                    }
                    Class::Verb | Class::Usual | Class::Nominal => self.verb += 1,
                    Class::Number => self.number += 1,
                    Class::Qualifier => self.qualifier += 1,
                    Class::Single | Class::Joined => self.single += 1,
                    Class::Noun => {
                        self.noun += 1;
                        self.structure += u32::from(word.traits.has(Traits::STRUCTURE));
                    }
                }
                self.proclaimed += u32::from(word.traits.has(Traits::PROCLAIMING));
                self.changing += u32::from(word.traits.has(Traits::CHANGING));
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

/// Where a phrase stands: so many words and characters from a word of a run on; they may reach into the next run.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    run: u32,
    word: u32,
    words: u8,
    chars: u8,
}

impl Place {
    /// The words, or else the marks, before it and after it.
    #[inline]
    pub fn beside(self, reading: &Reading) -> (Result<&Word, char>, Result<&Word, char>) {
        let Self { run, word, words, .. } = self;
        let Some(first) = reading.runs.get(run as usize) else { return (Err('\n'), Err('\n')) };
        let end = word + u32::from(words);
        let ends = |run: &Run| run.first + run.words;
        let next = reading.runs.get(run as usize + 1).filter(|_| end > ends(first));
        let last = next.unwrap_or(first);
        let neighbour = |at: u32, mark: char| reading.words.get(at as usize).ok_or(mark);
        let left = if word == first.first { Err(first.left) } else { neighbour(word - 1, first.left) };
        let right = if end == ends(last) { Err(last.right) } else { neighbour(end, last.right) };
        (left, right)
    }
}

/// The phrases of a report, found by their hash.
#[derive(Debug, Default)]
pub struct Phrases {
    /// The phrases, in order of their first place.
    pub all: Vec<Phrase>,
    by_hash: RowPlaces,
    /// Those that come back.
    pub again: Vec<Again>,
    /// Where they do, each with one more than the place in this list of the one before it.
    further: Vec<(Place, u32)>,
}

/// A phrase that comes back.
#[derive(Debug)]
pub struct Again {
    /// Its place in [`Phrases::all`].
    pub place: u32,
    /// One more than its last place in [`Phrases::further`].
    last: u32,
}

impl Phrases {
    /// Collects them.
    pub fn of(reading: &Reading) -> Self {
        let room = reading.words.len() + reading.words.len() / 2;
        let (again, further) = (Vec::with_capacity(room / 8), Vec::with_capacity(room / 4));
        let mut phrases = Self { all: Vec::with_capacity(room), by_hash: RowPlaces::with_room(room), again, further };
        for (i, run) in (0..).zip(&reading.runs) {
            phrases.add_run(reading, i, run);
        }
        for (i, two) in (0..).zip(reading.runs.windows(2)) {
            phrases.add_paired(reading, i, &two[0], &two[1]);
        }
        phrases
    }

    /// What stands around a phrase of this reading: looked up where it is asked, since of most phrases nobody does.
    pub fn around(&self, phrase: &Phrase, reading: &Reading) -> Sides {
        let mut sides = Sides::default();
        sides.add(phrase.first_place(), reading);
        let mut next = phrase.again().and_then(|i| self.again.get(i)).map_or(0, |again| again.last);
        while let Some(&(place, before)) = (next as usize).checked_sub(1).and_then(|i| self.further.get(i)) {
            sides.add(place, reading);
            next = before;
        }
        sides
    }

    /// The phrase of this hash.
    pub fn get(&self, hash: u64) -> Option<&Phrase> {
        self.place(hash).map(|place| &self.all[place])
    }

    /// Its place in [`Phrases::all`].
    pub fn place(&self, hash: u64) -> Option<usize> {
        self.by_hash.find(hash, |place| self.all[place].hash)
    }

    /// Counts a place of the phrase that this hash and these words are.
    #[inline]
    fn meet(&mut self, reading: &Reading, run: &Run, hash: u64, place: Place) -> &mut Phrase {
        let i = self.by_hash.find_or_add(hash, self.all.len(), |place| self.all[place].hash);
        if i == self.all.len() {
            self.all.push(Phrase { titled: run.heading, ..Phrase::new(hash, place) });
        } else {
            let phrase = &mut self.all[i];
            phrase.met += 1;
            phrase.titled |= run.heading;
            phrase.spread |= reading.runs.get(phrase.run as usize).is_some_and(|first| first.line != run.line);
            if phrase.again.is_none() {
                self.again.push(Again { place: i as u32, last: 0 });
                phrase.again = NonZeroU32::new(self.again.len() as u32);
            }
            if let Some(again) = phrase.again().and_then(|i| self.again.get_mut(i)) {
                self.further.push((place, again.last));
                again.last = self.further.len() as u32;
            }
        }
        &mut self.all[i]
    }

    fn add_run(&mut self, reading: &Reading, number: u32, run: &Run) {
        let words = reading.run(run);
        let length: usize = words.iter().map(|w| usize::from(w.chars)).sum();
        let short = words.len() <= WHOLE_WORDS && length <= WHOLE_CHARS;
        let quoted = is_opening(run.left) && is_closing(run.right) && (run.left != '《' || is_document(reading, words));
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
                hash = join_rows(hash, word.hash, word.power());
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
                let word = run.first + i as u32;
                let place = Place { run: number, word, words: (j + 1 - i) as u8, chars: chars as u8 };
                let phrase = self.meet(reading, run, hash, place);
                if fills {
                    phrase.whole = true;
                    phrase.quoted |= quoted;
                }
            }
        }
        for (first, end) in turns::of_run(words, reading) {
            let hash = words[first..end].iter().fold(0, |hash, w| join_rows(hash, w.hash, w.power()));
            let chars = words[first..end].iter().map(|w| w.chars).sum();
            let place = Place { run: number, word: run.first + first as u32, words: (end - first) as u8, chars };
            self.meet(reading, run, hash, place).qualified = true;
        }
    }

    /// Two phrases of one length that end and begin at a 、 and have a character in common at the same place.
    fn add_paired(&mut self, reading: &Reading, number: u32, a: &Run, b: &Run) {
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
            self.add_pair(reading, number, (a, 0), (b, after.len()), start_of(before)..end_of(after));
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
            self.add_pair(reading, number, (a, first), (b, words), end - chars..start + chars);
        }
    }

    /// The characters of `place`: the words of run `a` from the given one on, the 、, and the given number of run `b`.
    fn add_pair(&mut self, reading: &Reading, number: u32, a: (&Run, usize), b: (&Run, usize), place: Range<usize>) {
        let ((a, first), (b, words)) = (a, b);
        let (before, after) = (reading.run(a), reading.run(b));
        let hash = hash_chars(reading.told.chars.get(place.clone()).unwrap_or_default());
        let count = before.len() - first + words;
        let word = a.first + first as u32;
        let place = Place { run: number, word, words: count as u8, chars: place.len() as u8 };
        let phrase = self.meet(reading, a, hash, place);
        phrase.paired = true;
        phrase.quoted |= first == 0 && words == after.len() && is_opening(a.left) && is_closing(b.right);
    }
}

impl Phrase {
    /// Met for the first time.
    fn new(hash: u64, Place { run, word, words, chars }: Place) -> Self {
        Self {
            hash,
            word,
            run,
            words,
            chars,
            met: 1,
            whole: false,
            quoted: false,
            paired: false,
            qualified: false,
            titled: false,
            spread: false,
            again: None,
        }
    }

    /// Of one that comes back, its place in [`Phrases::again`].
    pub fn again(&self) -> Option<usize> {
        self.again.map(|n| n.get() as usize - 1)
    }

    /// Its first place.
    pub fn first_place(&self) -> Place {
        Place { run: self.run, word: self.word, words: self.words, chars: self.chars }
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

/// Whether what stands in the marks of a title is a law, a plan or another paper of policy, and no newspaper or song.
fn is_document(reading: &Reading, words: &[Word]) -> bool {
    let title = reading.told.chars.get(start_of(words)..end_of(words)).unwrap_or_default();
    Register::builtin().documents().suffixes(title).next().is_some()
}

/// Opens a quotation or a title.
pub fn is_opening(c: char) -> bool {
    matches!(c, '“' | '"' | '「' | '『' | '‘' | '《' | '〝')
}

/// Closes a quotation or a title.
pub fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '」' | '』' | '’' | '》' | '〞')
}
