//! The score of a phrase of one report against another report: how much it looks like a term, how new its words are, and how
//! its counts differ.

use std::cell::OnceCell;

use crate::lexicon::{Baseline, Register, TermPoints, Traits};
use crate::text::join_rows;

use super::broken;
use super::difference::{Counted, g2, log_odds};
use super::edges;
use super::kinds;
use super::phrases::{Phrase, Phrases};
use super::promise::Promises;
use super::reading::{Class, Names, Reading, Word, is_numeral};
use super::termhood::points;
use super::turns;
use super::words::NOVEL_SPANS;

/// A phrase that carries this share of its part's places stands for the part.
const CARRIES: f64 = 0.75;
/// The same of a new word of two characters.
const CARRIES_NEW: f64 = 0.6;

/// One report with its phrases.
#[derive(Debug)]
pub struct Side {
    /// The report, cut into words.
    pub reading: Reading,
    /// Its phrases.
    pub phrases: Phrases,
    /// The points of each phrase that comes back, by its count as these words; none where it can be no term.
    points: Vec<OnceCell<Option<f64>>>,
    /// Whether a longer phrase stands for it.
    pub parts: Vec<bool>,
    /// What the phrases that are said once can come to.
    pub promises: OnceCell<Promises>,
}

/// Which change is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Said in this report and not in the other.
    New,
    /// Said clearly more often in this one.
    More,
}

/// How much a phrase looks like a term by its count as these words, `None` if it can be none.
fn looks(phrase: &Phrase, reading: &Reading, phrases: &Phrases) -> Option<f64> {
    points(phrase, phrase.met as usize, reading, phrases, TermPoints::builtin())
}

impl Side {
    /// Collects the phrases of a report.
    pub fn new(reading: Reading) -> Self {
        let phrases = Phrases::of(&reading);
        let points = vec![OnceCell::new(); phrases.again.len()];
        let mut side = Self { reading, phrases, points, parts: Vec::new(), promises: OnceCell::new() };
        side.parts = side.carried();
        side
    }

    /// The points of a phrase, `None` if it can be no term.
    pub fn points(&self, phrase: &Phrase) -> Option<f64> {
        let points = || looks(phrase, &self.reading, &self.phrases);
        match phrase.again().and_then(|i| self.points.get(i)) {
            Some(known) => *known.get_or_init(points),
            None => points(),
        }
    }

    /// Points for the counts.
    pub fn difference(&self, phrase: &Phrase, other: Counted, count: usize, table: &TermPoints) -> f64 {
        let baseline = Baseline::builtin();
        let this = Counted { count, han: self.reading.han };
        let usual = f64::from(baseline.usage(phrase.hash).count) / baseline.characters * self.reading.han as f64;
        let each = table.counts.odds.of(count < 2) + if other.count > 0 { table.counts.odds_of_both } else { 0.0 };
        each * log_odds(other, this, usual) + table.counts.all.of(count < 2)
    }

    /// Points for a word within the phrase that the other report does not say and the register hardly does (工匠精神).
    pub fn novelty(&self, phrase: &Phrase, other: &Side, count: usize, table: &TermPoints) -> f64 {
        let words = phrase.in_words(&self.reading);
        let unheard = |w: &Word| {
            w.chars > 1
                && matches!(w.class, Class::Noun | Class::Usual | Class::Joined | Class::Nominal)
                && w.spans <= NOVEL_SPANS
                // 讲话精神, 二季度经济: what names nothing and what says when are no coinage.
                && !w.traits.has(Traits::GENERAL)
                && !is_date(self.reading.slice(w.start, w.chars.into()))
                && other.phrases.get(w.hash).is_none()
        };
        if words.len() < 2 || phrase.chars > NOVEL_CHARS || !words.iter().any(unheard) {
            return 0.0;
        }
        let rarity = &table.rarity;
        let formed = |w: &Word| w.traits.has(Traits::TAIL) || w.traits.has(Traits::STRUCTURE);
        let form = matches!(words, [_, last] if formed(last));
        // In 传递经济信息 the noun goes with the one after it.
        let right = self.phrases.around(phrase, &self.reading).right;
        let led_on = right.noun + right.single == phrase.met;
        let coined = matches!(words, [.., last] if last.traits.has(Traits::COINING) && !unheard(last)) && !led_on;
        let told = [(true, rarity.novel_word), (form, rarity.novel_with_form), (coined, rarity.novel_coined)];
        told.iter().filter(|t| t.0).map(|t| t.1.of(count < 2)).sum()
    }

    /// Phrases that others stand for: parts of one longer phrase that has nearly all of their places.
    fn carried(&self) -> Vec<bool> {
        let mut parts = vec![false; self.phrases.again.len()];
        for again in &self.phrases.again {
            let phrase = &self.phrases.all[again.place as usize];
            let words = phrase.in_words(&self.reading);
            self.each_part(phrase, |i, j, part, again| {
                let itself = words[i].spans <= 2 && words[i].names != Names::Place;
                let word = j - i == 1 && part.chars >= 3 && itself;
                // A new word of two characters goes with what it mostly stands before (新质生产力).
                let new = j - i == 1 && part.chars == 2 && words[i].class == Class::Joined;
                let carries = if new && i == 0 { CARRIES_NEW } else { CARRIES };
                if stands_for(words, i, j, part.chars, &self.reading)
                    && f64::from(phrase.met) >= carries * f64::from(part.met)
                    && !part.quoted
                    && !word
                    && !parts[again]
                    && self.points(phrase).is_some()
                {
                    parts[again] = true;
                }
            });
        }
        parts
    }

    /// Calls `f` with the words from `i` to `j` of a phrase, the phrase that they are and its place among those that come back,
    /// for each true part of it that does.
    fn each_part(&self, phrase: &Phrase, mut f: impl FnMut(usize, usize, &Phrase, usize)) {
        let words = phrase.in_words(&self.reading);
        for i in 0..words.len() {
            let mut hash = 0;
            for j in i + 1..=words.len() {
                let word = &words[j - 1];
                hash = join_rows(hash, word.hash, word.power());
                if j - i == words.len() && !phrase.paired {
                    continue;
                }
                if let Some((part, again)) = self.phrases.get(hash).and_then(|part| Some((part, part.again()?))) {
                    f(i, j, part, again);
                }
            }
        }
    }

    /// Whether a quality of something is new, and the other report has another one of the same.
    pub fn turned(&self, phrase: &Phrase, other: &Side, change: Change) -> bool {
        change == Change::New
            && turns::turned_from(phrase.in_chars(&self.reading), &self.reading, &other.reading).is_some()
    }

    /// A phrase counted exactly in both reports, if it changed so.
    pub fn found(&self, phrase: &Phrase, other: &Side, change: Change) -> Option<Found> {
        let chars = phrase.in_chars(&self.reading);
        if broken::says_twice(phrase, chars) {
            return None;
        }
        let ((there, _), (here, first)) = (other.reading.told.count(chars), self.reading.told.count(chars));
        let (x, y) = (Counted { count: there, han: other.reading.han }, Counted { count: here, han: self.reading.han });
        let kept = match change {
            Change::New => there == 0,
            Change::More => rose(x, y),
        };
        kept.then_some(Found { there, here, first })
    }

    /// Points for the exact counts and for what the phrase is at its places.
    pub fn places(&self, phrase: &Phrase, found: Found, other: &Side, table: &TermPoints) -> f64 {
        // Places where its characters stand but not its words are places within other words.
        let met = (phrase.met as usize).min(found.here);
        let torn = 2 * met < found.here;
        let name = kinds::is_name(phrase.in_chars(&self.reading), phrase.in_words(&self.reading), &self.reading);
        let there = Counted { count: found.there, han: other.reading.han };
        // 四中全会 is one word, and begins with its number.
        let counts = |w: &Word| self.reading.slice(w.start, 1).iter().any(|&c| is_numeral(c));
        let numbered =
            phrase.in_words(&self.reading).iter().any(counts) && kinds::is_numbered(phrase.in_chars(&self.reading));
        let given = [(torn, table.places.torn), (name, table.places.name), (numbered, table.places.numbered)];
        let edges = edges::points(phrase, &self.reading, &table.edges, met < 2);
        edges
            + self.difference(phrase, there, met, table)
            + given.iter().filter(|g| g.0).map(|g| g.1.of(met < 2)).sum::<f64>()
    }
}

/// Whether a word says when: 二季度, 上半年 are, 一揽子 is not.
fn is_date(chars: &[char]) -> bool {
    matches!(chars, [first, .., last] if (is_numeral(*first) || matches!(first, '上' | '下')) && matches!(last, '年' | '月' | '日' | '度'))
}

/// How often the other report says a phrase, and this one, and its first place here, as a character.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub there: usize,
    pub here: usize,
    pub first: usize,
}

/// A change with a smaller G² than this is one that two reports of one mind show by chance one time in six.
const TELLING: f64 = 1.9;

/// Whether a phrase of both reports is said clearly more often in the second. Of one mention and three no statistic
/// tells, but three may be the beginning of a theme.
pub fn rose(before: Counted, after: Counted) -> bool {
    before.count > 0
        && after.count > before.count + 1
        && after.per_10k() > before.per_10k()
        && (before.count == 1 || g2(before, after) >= TELLING)
}

/// New words come in short terms.
pub const NOVEL_CHARS: u8 = 7;

/// Whether a phrase of these words stands for its words from `i` to `j`: what is more in it belongs to the term.
fn stands_for(words: &[Word], i: usize, j: usize, chars: u8, reading: &Reading) -> bool {
    let (before, after) = (&words[..i], &words[j..]);
    let borders = |w: &Word| {
        matches!(
            w.class,
            Class::Verb | Class::Usual | Class::Qualifier | Class::Grammar | Class::Number | Class::Single
        ) || w.names == Names::Place
    };
    let lone_verb = matches!(before, [w] if w.class == Class::Nominal);
    let verbal = after.iter().any(|w| w.class == Class::Verb) || after.last().is_some_and(|w| w.class == Class::Usual);
    // 商事 says nothing without its 制度, and 节能产品惠民 without its 工程 is half a name.
    // What is said only with its 机制 or 方式, and begins with it, is no name without (转变经济增长).
    let adds_nothing = |w: &Word| {
        let word = reading.slice(w.start, usize::from(w.chars));
        !w.traits.has(Traits::COINING) && Register::builtin().additions().contains(word)
    };
    let empty = |w: &Word| adds_nothing(w) || i > 0 && w.traits.has(Traits::TAIL) && !w.traits.has(Traits::COINING);
    let tail = chars > 2 && after.last().is_some_and(empty);
    !tail && !lone_verb && !before.iter().any(borders) && !verbal
}
