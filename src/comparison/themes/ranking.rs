//! Which phrases are shown: the longest that carries the count wins over its parts, and the strongest come first.

use std::collections::{HashMap, HashSet};

use crate::lexicon::{Baseline, TermPoints, Traits};
use crate::text::{RowHasher, join_rows, row_hash};

use super::kinds;
use super::measure::{Counted, log_odds};
use super::phrases::{Phrase, Phrases};
use super::reading::{Class, Names, Reading, Word};
use super::termhood::{NOVEL_SPANS, Points, points};

/// Points for each unit of the log-odds.
const ODDS: f64 = 4.2;
/// One mention is an event, not a statistic.
const ONCE: f64 = -4.2;
/// A place or a person tells less of policy than its wording.
const NAME: f64 = -0.7;
/// Most of its places lie within other words.
const TORN: f64 = -2.0;
/// A phrase that carries this share of its part's places stands for the part.
const CARRIES: f64 = 0.75;
/// So many of the strongest phrases are counted exactly, for each that is to be shown.
const LOOKED_AT: usize = 8;

/// One report with its phrases.
#[derive(Debug)]
pub struct Side {
    /// The report, cut into words.
    pub reading: Reading,
    /// Its phrases.
    pub phrases: Phrases,
    /// The points of each phrase, by its count as these words.
    points: Vec<Option<Points>>,
    /// Phrases that a longer one stands for.
    parts: HashSet<u64, RowHasher>,
}

/// A phrase that is to be shown.
#[derive(Debug, Clone)]
pub struct Ranked<'r> {
    /// Its characters.
    pub chars: &'r [char],
    /// Its words.
    pub words: &'r [Word],
    /// How often the other report says it, and this one.
    pub counts: (usize, usize),
    /// Its first place in this report, as a character.
    pub first: usize,
    /// What it is ranked by.
    pub score: f64,
}

/// Which change is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Said in this report and not in the other.
    New,
    /// Said clearly more often in this one.
    More,
}

impl Side {
    /// Collects the phrases of a report.
    pub fn new(reading: Reading) -> Self {
        let phrases = Phrases::of(&reading);
        let points = phrases.all.iter().map(|p| points(p, p.met as usize, &reading, &phrases)).collect();
        let mut side = Self { reading, phrases, points, parts: HashSet::default() };
        side.parts = side.carried();
        side
    }

    /// The score of a phrase, given the counts.
    fn score(&self, phrase: &Phrase, points: Points, other: Counted, count: usize) -> f64 {
        let baseline = Baseline::builtin();
        let this = Counted { count, han: self.reading.han };
        let usual = f64::from(baseline.usage(phrase.hash).count) / baseline.characters * self.reading.han as f64;
        let odds = ODDS * log_odds(other, this, usual) - 0.5;
        points.form + points.rarity + odds + if count < 2 { ONCE } else { 0.0 }
    }

    /// Points for a word within the phrase that the other report does not say and the register hardly does (工匠精神).
    fn novelty(&self, phrase: &Phrase, other: &Side, count: usize) -> f64 {
        let words = phrase.in_words(&self.reading);
        let unheard = |w: &Word| {
            w.chars > 1
                && matches!(w.class, Class::Noun | Class::Usual | Class::Joined | Class::Nominal)
                && w.usage.spans <= NOVEL_SPANS
                && other.phrases.get(w.hash).is_none()
        };
        if words.len() < 2 || phrase.chars > NOVEL_CHARS || !words.iter().any(unheard) {
            return 0.0;
        }
        let rarity = &TermPoints::builtin().rarity;
        let formed = |w: &Word| w.traits.has(Traits::TAIL) || w.traits.has(Traits::STRUCTURE);
        let form = matches!(words, [_, last] if formed(last));
        rarity.novel_word.of(count < 2) + if form { rarity.novel_with_form.of(count < 2) } else { 0.0 }
    }

    /// Phrases that others stand for: parts of one longer phrase that has nearly all of their places.
    fn carried(&self) -> HashSet<u64, RowHasher> {
        let mut parts: HashSet<u64, RowHasher> = HashSet::default();
        for (phrase, points) in self.phrases.all.iter().zip(&self.points) {
            if phrase.met < 2 || points.is_none() {
                continue;
            }
            let words = phrase.in_words(&self.reading);
            self.each_part(phrase, |i, j, part| {
                let itself = words[i].usage.spans <= 2 && words[i].names != Names::Place;
                let word = j - i == 1 && part.chars >= 3 && itself;
                if stands_for(words, i, j, part.chars)
                    && f64::from(phrase.met) >= CARRIES * f64::from(part.met)
                    && !part.quoted
                    && !word
                {
                    parts.insert(part.hash);
                }
            });
        }
        parts
    }

    /// Calls `f` with the words from `i` to `j` of a phrase, for each true part of it that comes back.
    fn each_part(&self, phrase: &Phrase, mut f: impl FnMut(usize, usize, &Phrase)) {
        let words = phrase.in_words(&self.reading);
        for i in 0..words.len() {
            let mut hash = 0;
            for j in i + 1..=words.len() {
                let word = &words[j - 1];
                hash = join_rows(hash, word.hash, word.power);
                if j - i == words.len() && !phrase.paired {
                    continue;
                }
                if let Some(part) = self.phrases.get(hash).filter(|p| p.met > 1) {
                    f(i, j, part);
                }
            }
        }
    }

    /// The phrases that this report says and the other does not, or says less often; the strongest first, `top` at most.
    pub fn against(
        &self,
        other: &Side,
        change: Change,
        top: usize,
        shown: impl Fn(&[char]) -> bool,
    ) -> Vec<Ranked<'_>> {
        let none = Counted { count: 0, han: other.reading.han };
        let mut rough: Vec<(f64, &Phrase, Points)> = Vec::new();
        for (phrase, points) in self.phrases.all.iter().zip(&self.points) {
            let Some(mut points) = *points else { continue };
            let there = other.phrases.get(phrase.hash).map_or(0, |p| p.met as usize);
            let wanted = match change {
                Change::New => there == 0,
                Change::More => there > 0 && phrase.met > 2,
            };
            if !wanted || self.parts.contains(&phrase.hash) {
                continue;
            }
            let count = phrase.met as usize;
            points.rarity += self.novelty(phrase, other, count);
            rough.push((self.score(phrase, points, Counted { count: there, ..none }, count), phrase, points));
        }
        let order = |a: &(f64, &Phrase, Points), b: &(f64, &Phrase, Points)| {
            b.0.total_cmp(&a.0).then_with(|| a.1.in_chars(&self.reading).cmp(b.1.in_chars(&self.reading)))
        };
        let look_at = top.saturating_mul(LOOKED_AT).saturating_add(200);
        if rough.len() > look_at {
            rough.select_nth_unstable_by(look_at, order);
            rough.truncate(look_at);
        }
        let mut exact: Vec<(f64, &Phrase, Points, (usize, usize), usize)> = Vec::with_capacity(rough.len());
        for (_, phrase, form) in rough {
            let chars = phrase.in_chars(&self.reading);
            let (there, _) = other.reading.told.count(chars);
            let (here, first) = self.reading.told.count(chars);
            let (x, y) = (Counted { count: there, ..none }, Counted { count: here, han: self.reading.han });
            let kept = match change {
                Change::New => there == 0,
                Change::More => there > 0 && here > there + 1 && y.per_10k() > x.per_10k() * 1.15,
            };
            if kept {
                // Places where its characters stand but not its words are places within other words.
                let met = (phrase.met as usize).min(here);
                let torn = if 2 * met < here { TORN } else { 0.0 };
                let name = kinds::is_name(chars, phrase.in_words(&self.reading), &self.reading);
                let score = self.score(phrase, form, x, met) + torn + if name { NAME } else { 0.0 };
                exact.push((score, phrase, form, (there, here), first));
            }
        }
        exact.sort_by(|a, b| order(&(a.0, a.1, a.2), &(b.0, b.1, b.2)));
        let mut chosen = Chosen::default();
        let mut out = Vec::new();
        for (score, phrase, _, counts, first) in exact {
            if out.len() >= top {
                break;
            }
            let chars = phrase.in_chars(&self.reading);
            if chosen.admits(chars, counts.1) && shown(chars) {
                chosen.add(chars, counts.1);
                out.push(Ranked { chars, words: phrase.in_words(&self.reading), counts, first, score });
            }
        }
        out
    }
}

/// New words come in short terms.
const NOVEL_CHARS: u8 = 7;

/// Whether a phrase of these words stands for its words from `i` to `j`: what is more in it belongs to the term.
fn stands_for(words: &[Word], i: usize, j: usize, chars: u8) -> bool {
    let (before, after) = (&words[..i], &words[j..]);
    let borders = |w: &Word| {
        matches!(
            w.class,
            Class::Verb | Class::Usual | Class::Qualifier | Class::Grammar | Class::Number | Class::Single
        ) || w.names == Names::Place
    };
    let lone_verb = matches!(before, [w] if w.class == Class::Nominal);
    let verbal = after.iter().any(|w| w.class == Class::Verb) || after.last().is_some_and(|w| w.class == Class::Usual);
    // 商事 says nothing without its 制度.
    let tail = chars > 2 && after.last().is_some_and(|w| w.traits.has(Traits::TAIL));
    !tail && !lone_verb && !before.iter().any(borders) && !verbal
}

/// The phrases chosen so far, by their hash, and by the hashes of all their parts.
#[derive(Default)]
struct Chosen {
    whole: HashMap<u64, usize, RowHasher>,
    parts: HashMap<u64, usize, RowHasher>,
}

impl Chosen {
    /// Whether a phrase says more than those chosen: no part of one that has its count, no longer form of one that is
    /// said far oftener.
    fn admits(&self, chars: &[char], count: usize) -> bool {
        let hash = chars.iter().fold(0, |h, &c| row_hash(h, c));
        if self.parts.get(&hash).is_some_and(|&n| count as f64 <= 1.5 * n as f64) {
            return false;
        }
        !each_row(chars).any(|part| {
            self.whole.get(&part).is_some_and(|&n| count < 2 || count == n || (count as f64) < 0.4 * n as f64)
        })
    }

    fn add(&mut self, chars: &[char], count: usize) {
        for part in each_row(chars) {
            let n = self.parts.entry(part).or_default();
            *n = count.max(*n);
        }
        self.whole.insert(chars.iter().fold(0, |h, &c| row_hash(h, c)), count);
    }
}

/// The hashes of all rows within some characters.
fn each_row(chars: &[char]) -> impl Iterator<Item = u64> + '_ {
    (0..chars.len()).flat_map(|i| {
        chars[i..].iter().scan(0, |h, &c| {
            *h = row_hash(*h, c);
            Some(*h)
        })
    })
}
