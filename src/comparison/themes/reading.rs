//! A report as the search for terms sees it: characters folded, cut into words, the words into runs between two marks.
//!
//! In: a report's text. Out: words with what the register knows of them, and an index that counts any phrase exactly.

use std::ops::Range;

use crate::analysis::Study;
use crate::lexicon::{Baseline, Register, Standing, Traits};
use crate::text::segment::Segmenter;
use crate::text::{RowPlaces, Span, hash_chars, hash_row, is_alphanumeric, is_han, row_power};

use super::folding::{Folded, Origin};
use super::joining::OpenRun;
use super::promise::Worth;
use super::told::{Told, as_u32};

/// One report, cut into words.
#[derive(Debug)]
pub struct Reading {
    /// The characters, and where each phrase of them stands.
    pub told: Told,
    /// Where the characters stand in the report's text.
    origin: Origin,
    /// Han characters: the base of densities.
    pub han: usize,
    /// The words, in order; marks are none.
    pub words: Vec<Word>,
    /// The words between two marks.
    pub runs: Vec<Run>,
}

/// One word.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its first character.
    pub start: u32,
    /// How many it has.
    pub chars: u8,
    /// What it can be to a term.
    pub class: Class,
    /// What else is known of it.
    pub traits: Traits,
    /// What the dictionary says it names.
    pub names: Names,
    /// In how many five-year spans the register says it.
    pub spans: u8,
    /// What it is worth to a phrase that is said once.
    pub worth: Worth,
    /// Its row hash.
    pub hash: u64,
}

/// What a word can be to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A word of grammar: a border, but within idioms.
    Grammar,
    /// A number.
    Number,
    /// Says how, or how much.
    Qualifier,
    /// Governs a term and is no part of it.
    Verb,
    /// A verb that the dictionary calls one and that the register uses much.
    Usual,
    /// As often a noun as a verb.
    Nominal,
    /// One character that no word covers.
    Single,
    /// Several of them in a row: perhaps a word that the dictionary does not have.
    Joined,
    /// Any other word, mostly a noun.
    Noun,
}

/// All classes, in their order.
pub const CLASSES: [Class; 9] = {
    use Class::*;
    [Grammar, Number, Qualifier, Verb, Usual, Nominal, Single, Joined, Noun]
};

/// What the dictionary says a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Nothing in particular.
    Nothing,
    /// A place.
    Place,
    /// A person.
    Person,
    /// A body.
    Body,
    /// An idiom of four characters.
    Idiom,
    /// A standing phrase.
    Phrase,
    /// What something is like.
    Quality,
    /// What is done.
    Deed,
    /// An abbreviation (营改增).
    Short,
    /// A unit (万平方米).
    Measure,
    /// A verb of the register with its object, which the dictionary has as one word (发挥优势).
    Clause,
    /// What the dictionary does not have: a word put together with a prefix, a suffix, or from single characters.
    Made,
}

/// The words between two marks.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Its first word.
    pub first: u32,
    /// How many words.
    pub words: u32,
    /// The mark before it; a line end at the beginning.
    pub left: char,
    /// The mark after it.
    pub right: char,
    /// The line it stands in, counted from 0.
    pub line: u32,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// Whether it tells a figure, years aside.
    pub figures: bool,
}

/// A verb in this many five-year spans is one that the register uses much.
const USUAL_SPANS: u8 = 5;

/// Reads some reports one after the other: their texts, folded, and the segmenter that cuts them all.
#[derive(Debug)]
pub struct Library {
    folded: std::vec::IntoIter<Folded>,
    /// As long as there is a report to read.
    segmenter: Option<Segmenter>,
    /// The words met so far: most of a report's are those of the one before.
    known: Known,
}

/// Words that were met.
#[derive(Debug, Default)]
struct Known {
    all: Vec<Word>,
    places: RowPlaces,
}

impl Known {
    /// The word of this row hash; `new` makes it where it was not met.
    fn get(&mut self, hash: u64, new: impl FnOnce() -> Word) -> Word {
        let all = &self.all;
        let place = self.places.find_or_add(hash, all.len(), |place| all[place].hash);
        if place == self.all.len() {
            self.all.push(new());
        }
        self.all[place]
    }
}

impl Library {
    /// Those of some reports.
    pub fn of<'s>(studies: impl IntoIterator<Item = &'s Study>) -> Self {
        let folded: Vec<Folded> = studies.into_iter().map(|s| Folded::of(&s.report)).collect();
        let segmenter = Segmenter::for_texts(folded.iter().map(|f| f.chars.iter().copied()));
        Self { folded: folded.into_iter(), segmenter: Some(segmenter), known: Known::default() }
    }
}

impl Iterator for Library {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        let folded = self.folded.next()?;
        #[cfg(test)]
        crate::comparison::work::done("words read", 1);
        let reading = Reading::new(folded, self.segmenter.as_ref()?, &mut self.known);
        if self.folded.len() == 0 {
            // The last report is read: the words of all are needed no more.
            (self.segmenter, self.known) = (None, Known::default());
        }
        Some(reading)
    }
}

impl Reading {
    fn new(folded: Folded, segmenter: &Segmenter, known: &mut Known) -> Self {
        let Folded { text, chars, origin, headings } = folded;
        let han = chars.iter().filter(|&&c| is_han(c)).count();
        // About two characters a word.
        let words = Vec::with_capacity(chars.len() / 2);
        let mut reading = Self { told: Told::new(chars), origin, han, words, runs: Vec::new() };
        reading.cut(&text, segmenter, known);
        reading.place_runs(&headings);
        reading
    }

    fn cut(&mut self, text: &str, segmenter: &Segmenter, known: &mut Known) {
        let (mut left, mut start, mut line) = ('\n', 0_u32, 0);
        let mut run = OpenRun::default();
        for w in segmenter.cut(text) {
            let chars = self.slice(start, w.chars);
            if let (true, Some(&first), Some(&last)) = (chars.iter().all(|&c| is_mark(c)), chars.first(), chars.last())
            {
                self.end_run(&mut run, line, left, first);
                left = last;
                line += u32::from(left == '\n');
            } else {
                let hash = hash_chars(chars);
                let new = || {
                    let word = Word { start, ..Word::new(w.text, hash, w.chars, w.tag()) };
                    let plain = if w.is_common() && w.chars > 1 { Traits::PLAIN } else { Traits::default() };
                    self.weighed(Word { traits: word.traits.and(plain), ..word })
                };
                let word = Word { start, ..known.get(hash, new) };
                self.add_to_run(&mut run, word);
            }
            start = start.saturating_add(as_u32(w.chars));
        }
        self.end_run(&mut run, line, left, '\n');
    }

    /// Tells each run whether it stands in a heading.
    fn place_runs(&mut self, headings: &[Range<u32>]) {
        let mut next = 0;
        for run in &mut self.runs {
            let start = self.words.get(run.first as usize).map_or(0, |w| w.start);
            while headings.get(next).is_some_and(|h| h.end <= start) {
                next += 1;
            }
            run.heading = headings.get(next).is_some_and(|h| h.start <= start);
        }
    }

    /// The words of a run.
    pub fn run(&self, run: &Run) -> &[Word] {
        let first = run.first as usize;
        self.words.get(first..first + run.words as usize).unwrap_or_default()
    }

    /// The words straight before and after the `chars` characters from `at` on; none where a mark stands there. Mostly the word
    /// `likely` begins there.
    pub fn beside(&self, at: usize, chars: usize, likely: u32) -> (Option<&Word>, Option<&Word>) {
        let (start, end) = (as_u32(at), as_u32(at + chars));
        let likely = likely as usize;
        let begins = match self.words.get(likely) {
            Some(word) if word.start == start => likely,
            _ => self.words.partition_point(|w| w.start < start),
        };
        let before = begins.checked_sub(1).and_then(|i| self.words.get(i));
        // No word is empty.
        let further = &self.words[begins..self.words.len().min(begins + chars + 1)];
        let touches = |w: &&Word| w.start + u32::from(w.chars) >= start;
        (before.filter(touches), further.get(further.partition_point(|w| w.start < end)).filter(|w| w.start == end))
    }

    /// Whether a word is this one character.
    pub fn is(&self, word: &Word, c: char) -> bool {
        word.chars == 1 && self.told.chars.get(word.start as usize) == Some(&c)
    }

    /// Whether a word is a figure (36.5, 百分之三, 一百二十亿), no year and no number of a few (四个, 五大).
    pub fn is_figure(&self, word: &Word) -> bool {
        if word.class != Class::Number {
            return false;
        }
        let chars = self.slice(word.start, usize::from(word.chars));
        let after = self.told.chars.get(word.start as usize + chars.len());
        let ascii = chars.first().is_some_and(char::is_ascii_digit);
        let year = chars.len() == 4 && after == Some(&'年');
        !year && (ascii || chars.len() > 2 && chars.iter().all(|&c| is_numeral(c) || matches!(c, '分' | '之')))
    }

    /// The characters from `start` on.
    pub fn slice(&self, start: u32, chars: usize) -> &[char] {
        let start = start as usize;
        self.told.chars.get(start..start.saturating_add(chars)).unwrap_or_default()
    }

    /// A word with what it is worth as what it is now.
    pub fn weighed(&self, word: Word) -> Word {
        Word { worth: Worth::of(&word, self.slice(word.start, usize::from(word.chars)).iter().copied()), ..word }
    }

    /// The bytes of the report's text that `chars` characters from `first` on come from.
    pub fn span(&self, text: &str, first: usize, chars: usize) -> Span {
        let last = self.origin.byte((first + chars).saturating_sub(1));
        let width = text.get(last..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        Span::new(self.origin.byte(first).min(last), last + width)
    }

    /// Whether all places of the phrase lie within these parts of the report's text.
    pub fn stands_in(&self, phrase: &[char], zones: &[Span]) -> bool {
        let byte = |i: usize| self.origin.byte(i);
        self.told.places(phrase).all(|at| zones.iter().any(|z| z.start <= byte(at) && byte(at + phrase.len()) <= z.end))
    }
}

/// The row power of so many characters.
static POWERS: [u64; 256] = {
    let mut powers = [1; 256];
    let mut chars = 1;
    while chars < powers.len() {
        powers[chars] = row_power(chars);
        chars += 1;
    }
    powers
};

impl Word {
    /// Its row power.
    pub fn power(&self) -> u64 {
        POWERS[usize::from(self.chars)]
    }

    /// The word of this text, not weighed yet; `hash` is its row hash.
    pub fn new(text: &str, hash: u64, chars: usize, tag: &str) -> Self {
        let spans = Baseline::builtin().spans(hash);
        let (standing, traits) = Register::builtin().of(hash);
        let traits = if chars == 4 && names_nothing(text) { traits.and(Traits::GENERAL) } else { traits };
        let class = class(text, chars, tag, standing, spans);
        let names = match tag {
            _ if chars == 4 && is_clause(text, tag) => Names::Clause,
            "ns" if is_common(text) => Names::Nothing,
            "ns" => Names::Place,
            "nr" | "nrt" | "nrfg" => Names::Person,
            "nt" => Names::Body,
            "i" => Names::Idiom,
            "l" => Names::Phrase,
            "a" | "an" | "z" | "b" => Names::Quality,
            "v" => Names::Deed,
            "j" => Names::Short,
            "m" | "q" => Names::Measure,
            _ => Names::Nothing,
        };
        let chars = u8::try_from(chars).unwrap_or(u8::MAX);
        Self { start: 0, chars, class, traits, names, spans, worth: Worth::default(), hash }
    }
}

fn class(text: &str, chars: usize, tag: &str, standing: Option<Standing>, spans: u8) -> Class {
    let number = text.chars().all(is_numeral)
        || (tag == "m" && chars > 1 && text.starts_with(|c: char| is_numeral(c) && c != '.' && c != '%' || c == '第'));
    // As bytes, which are compared on the spot.
    let grammar = matches!(
        tag.as_bytes(),
        [b'u', b'j' | b'l' | b'v' | b'd' | b'g' | b'z'] | [b'p' | b'c' | b'u' | b'y' | b'e' | b'o' | b'r']
    );
    match standing {
        Some(Standing::Grammar) => Class::Grammar,
        Some(Standing::Qualifier) => Class::Qualifier,
        _ if grammar || chars > 1 && text.starts_with(['这', '那', '每']) => Class::Grammar,
        _ if number => Class::Number,
        // 在实践中 says where.
        None if text.starts_with('在') && text.ends_with(['中', '上', '下', '里']) => Class::Grammar,
        // What ends so wants an object: 致力于, 被誉为.
        None if chars > 2 && text.ends_with('于') => Class::Verb,
        None if chars > 1
            && text.ends_with(['于', '到', '自', '出', '为', '向', '在'])
            && tag.starts_with(['v', 'l', 'd']) =>
        {
            Class::Verb
        }
        None if tag == "t" => Class::Qualifier,
        Some(Standing::Nominal) => Class::Nominal,
        Some(Standing::Verb) => Class::Verb,
        None if chars == 4 && governs(text) => Class::Verb,
        None if matches!(tag, "d" | "ad") => Class::Qualifier,
        None if chars == 1 && tag == "q" => Class::Qualifier,
        None if chars == 1 => Class::Single,
        None if matches!(tag, "v" | "vd" | "vi") && spans >= USUAL_SPANS => Class::Usual,
        None => Class::Noun,
    }
}

/// Whether what the dictionary calls a place is a common word (美丽).
fn is_common(text: &str) -> bool {
    Register::builtin().no_places().contains(&text.chars().collect::<Vec<char>>())
}

/// Whether a word of four characters is a common noun with a qualifier, before it or after it, a verb or another common noun before
/// it (伟大成就, 成效显著, 采取措施, 经济工作).
fn names_nothing(text: &str) -> bool {
    let (a, b) = halves(text);
    let (first, second) = (Register::builtin().of(hash_row(a)), Register::builtin().of(hash_row(b)));
    let qualifies = |standing| standing == Some(Standing::Qualifier);
    let common = |traits: Traits| traits.has(Traits::GENERAL);
    let leads = qualifies(first.0) || common(first.1) || first.0 == Some(Standing::Verb);
    common(second.1) && leads || common(first.1) && qualifies(second.0)
}

/// Whether a word of four characters is a verb of the register with its object (发挥优势), no noun of form (实施方案).
fn is_clause(text: &str, tag: &str) -> bool {
    let (a, b) = halves(text);
    let form = Traits::STRUCTURE.and(Traits::TAIL);
    let (standing, of_verb) = Register::builtin().of(hash_row(a));
    let (_, of_object) = Register::builtin().of(hash_row(b));
    !tag.is_empty() && standing == Some(Standing::Verb) && !of_verb.has(Traits::TAIL) && !of_object.meets(form)
}

/// A word of four characters in two halves.
fn halves(text: &str) -> (&str, &str) {
    text.split_at(text.char_indices().nth(2).map_or(0, |(i, _)| i))
}

/// Whether a word of four characters is a verb with its adverb or another verb (大力发展, 贯彻落实, 加以控制).
fn governs(text: &str) -> bool {
    let (a, b) = halves(text);
    let standing = |half| Register::builtin().of(hash_row(half)).0;
    match standing(a) {
        // 日益突出, 持续稳定
        Some(Standing::Qualifier) => {
            matches!(standing(b), Some(Standing::Verb | Standing::Nominal | Standing::Qualifier))
        }
        Some(Standing::Verb | Standing::Grammar) => matches!(standing(b), Some(Standing::Verb | Standing::Nominal)),
        _ => false,
    }
}

/// Whether a character is a numeral, in figures or in words.
pub fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '0'..='9'
            | '〇'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
            | '.'
            | '%'
    )
}

/// Whether a character is a mark: no letter, no numeral, none of the signs that names are made with. What counts the items of a
/// list in a ring or in brackets (①, ⑴) is one.
fn is_mark(c: char) -> bool {
    let counts_items = matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}');
    counts_items || !(is_alphanumeric(c) || is_han(c) || matches!(c, '+' | '%' | '.' | '&'))
}
