//! How much a phrase looks like a term: points for its form, for the places it stands in, for its rarity in the register.
//!
//! The points are those of a logistic model: their sum is the logarithm of the odds that a reader who knows the register
//! would list the phrase. They were set by hand, and scaled on the hand-checked lists that the accuracy is measured on, with a
//! prior that held them near: on reports of other places they fit less well (`docs/tricky-cases.md`). Many come in two, for a phrase said once and for one said oftener: of a single mention the words
//! around it tell less, its form more.

use crate::lexicon::{Baseline, Traits, Usage};

use crate::text::join_rows;

use super::phrases::{Phrase, Phrases};
use super::reading::{Class, Names, Reading, Word};

/// The points of a phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points {
    /// For what it is and where it stands.
    pub form: f64,
    /// For how unusual it is in the register.
    pub rarity: f64,
}

/// The points of a phrase, or `None` if it can be no term. `count` is how often the report says it.
pub fn points(phrase: &Phrase, count: usize, reading: &Reading, phrases: &Phrases) -> Option<Points> {
    // Two that answer each other once may be any two of a list.
    if phrase.paired && !phrase.quoted && phrase.met < 2 {
        return None;
    }
    let look = Look {
        reading,
        phrase,
        words: phrase.in_words(reading),
        once: count < 2,
        idiom: is_idiom(phrase, phrase.in_words(reading), count),
    };
    let form = if phrase.quoted || phrase.paired {
        look.by(3.0, 3.6)
    } else {
        look.form()? + look.places() + look.cohesion(phrases)
    };
    Some(Points { form: form + look.length(), rarity: look.rarity() })
}

/// The words of a middling report: mutual information is measured as if every report had as many.
const MUTUAL_BASE: f64 = 10_000.0;

/// A phrase being looked at.
struct Look<'r> {
    reading: &'r Reading,
    phrase: &'r Phrase,
    words: &'r [Word],
    once: bool,
    /// Three or four characters whose verb belongs to the term (稳增长, 依法治区).
    idiom: bool,
}

impl Look<'_> {
    /// One value for a phrase said once, another for one said oftener.
    fn by(&self, once: f64, oftener: f64) -> f64 {
        if self.once { once } else { oftener }
    }

    /// The share of its places.
    fn share(&self, places: u32) -> f64 {
        f64::from(places) / f64::from(self.phrase.met.max(1))
    }

    /// What its words are. `None` where they make no term.
    fn form(&self) -> Option<f64> {
        use Class::*;
        let (first, last) = (self.words.first()?, self.words.last()?);
        let several = self.words.len() > 1;
        let idiomatic = self.grammar()?;
        let mut points = idiomatic.unwrap_or(0.0);
        // 21世纪 is cut before its 世纪.
        let headless = first.traits.has(Traits::COUNTER) && 2 * self.phrase.left.number >= self.phrase.met;
        let alone = !several && matches!(first.class, Grammar | Verb | Number | Qualifier | Single);
        let item = self.phrase.whole > 0;
        let short_item = self.phrase.chars <= 4 && (item || idiomatic.is_some());
        let cut_off = matches!(last.class, Number | Qualifier) && !short_item;
        if alone
            || cut_off
            || headless
            || (!several && first.traits.has(Traits::GENERAL))
            || last.traits.has(Traits::UNFINISHED)
        {
            return None;
        }
        if several {
            let stray = first.class == Single && first.traits.has(Traits::SUFFIX) && !self.idiom;
            if stray || last.traits.has(Traits::MODIFIER) || self.names_quality(last) {
                return None;
            }
            if last.traits.has(Traits::PLAIN) {
                points -= self.by(0.7, 0.3);
            }
            if self.words.iter().all(names_nothing) {
                points -= 1.5;
            }
            if !self.idiom && !self.words.iter().all(|w| w.class == Nominal) {
                points += self.beginning(first)? + self.end(last) + self.middle();
            }
        } else {
            points += self.alone(first);
        }
        if self.words.iter().any(|w| w.names == Names::Idiom) {
            points -= self.by(3.0, 2.0);
        }
        if self.idiom {
            points += self.by(1.3, 1.0);
        }
        if item {
            points += 0.8;
        }
        Some(points)
    }

    /// Words of grammar within it: `Some(None)` has none, `None` may have none.
    fn grammar(&self) -> Option<Option<f64>> {
        let is_grammar = |w: &&Word| w.class == Class::Grammar;
        let count = self.words.iter().filter(is_grammar).count();
        if count == 0 {
            return Some(None);
        }
        let has = |c| self.words.iter().any(|w| self.reading.is(w, c));
        let begins = self.words.first().is_some_and(|w| self.reading.is(w, '以'));
        let ends = self.words.last().is_some_and(|w| w.class == Class::Grammar);
        let (four, item) = (self.phrase.chars == 4, self.phrase.whole > 0);
        if begins && has('为') && !ends {
            return Some(Some(self.by(-1.5, 1.0)));
        }
        let soft = self.words.iter().filter(is_grammar).all(|w| w.traits.has(Traits::SOFT));
        if four && soft && (!self.once || item) && count <= if self.once { 1 } else { 2 } {
            return Some(Some(0.3));
        }
        let inside = self.words.first().is_some_and(|w| w.class != Class::Grammar) && !ends;
        if item && inside && self.phrase.chars <= 4 {
            return Some(Some(-0.5));
        }
        (four && count == 1 && inside).then_some(Some(-1.5))
    }

    fn beginning(&self, first: &Word) -> Option<f64> {
        let ungoverned = 1.0 - self.share(self.phrase.left.verb);
        Some(match first.class {
            Class::Qualifier => self.by(-1.7, -1.6),
            Class::Verb => self.by(-2.9, -1.6),
            Class::Usual => self.by(-1.6, -1.0) * ungoverned,
            Class::Nominal => self.by(-1.0, -0.5) * ungoverned,
            Class::Noun if first.names == Names::Deed => -0.5 * ungoverned,
            Class::Single if first.traits.has(Traits::PREFIX) => -0.4,
            Class::Single => -1.4,
            Class::Number => {
                let figures = self.reading.slice(first.start, 1).iter().any(char::is_ascii);
                let century = self.reading.slice(first.start, usize::from(self.phrase.chars));
                if figures && !century.iter().skip_while(|c| c.is_ascii_digit()).take(2).eq(&['世', '纪']) {
                    return None;
                }
                -0.2
            }
            _ => 0.0,
        })
    }

    fn end(&self, last: &Word) -> f64 {
        match last.class {
            Class::Verb => self.by(-1.5, -1.3),
            Class::Usual => self.by(-1.0, -0.6),
            Class::Nominal => self.by(-0.8, -0.3),
            Class::Single if self.phrase.chars == 3 => -0.2,
            Class::Single => -0.7,
            _ => 0.0,
        }
    }

    fn middle(&self) -> f64 {
        let inner = self.words.get(1..self.words.len() - 1).unwrap_or_default();
        let verbal = inner.iter().any(|w| matches!(w.class, Class::Verb | Class::Qualifier | Class::Usual));
        let number = self.words.iter().skip(1).any(|w| w.class == Class::Number);
        (if verbal { self.by(-1.0, -0.5) } else { 0.0 }) + (if number { -1.5 } else { 0.0 })
    }

    /// A word by itself.
    fn alone(&self, word: &Word) -> f64 {
        let class = match word.class {
            Class::Joined => self.by(-0.75, 0.2),
            Class::Usual => -1.5,
            Class::Nominal => -0.8,
            Class::Noun if word.chars == 2 && word.names != Names::Made => -0.6,
            _ => 0.0,
        };
        let names = match word.names {
            Names::Quality => -1.2,
            Names::Deed if word.chars == 2 => -0.6,
            Names::Phrase if word.usage.spans > 2 => self.by(-1.0, -0.5),
            Names::Phrase => self.by(-0.5, 0.0),
            _ => 0.0,
        };
        class + names + self.by(if word.names == Names::Made { -0.5 } else { -1.1 }, 0.0)
    }

    /// Ends in a word of quality (结构性, 一般性): a noun is to follow.
    fn names_quality(&self, last: &Word) -> bool {
        let chars = self.reading.slice(last.start, usize::from(last.chars));
        (2..=4).contains(&chars.len()) && chars.last() == Some(&'性')
    }

    fn length(&self) -> f64 {
        let points = match self.phrase.chars {
            0..=2 => -0.6,
            3 => 0.6,
            4 => 0.8,
            5 => 0.7,
            6 | 7 => 0.4,
            8 => -0.1,
            9 => -0.5,
            10 => -0.6,
            11 => -1.0,
            _ => -1.3,
        };
        points * self.by(1.4, 0.8)
    }

    /// What stands around it: a term is governed by verbs, and is followed by marks and grammar.
    fn places(&self) -> f64 {
        let (l, r) = (&self.phrase.left, &self.phrase.right);
        let left = self.share(l.verb) + 0.6 * self.share(l.mark + l.grammar) + 0.3 * self.share(l.number)
            - 0.4 * self.share(l.qualifier)
            - self.share(l.single)
            - self.by(0.5, 0.0) * self.share(l.noun);
        let right = 0.9 * self.share(r.mark) + 0.8 * self.share(r.grammar) + 0.3 * self.share(r.verb + r.qualifier)
            - 1.2 * self.share(r.single)
            - self.by(0.5, 0.0) * self.share(r.noun - r.structure)
            + 0.3 * self.share(r.structure);
        let freedom = 0.15 * (l.kinds() as f64 + r.kinds() as f64 - 4.0);
        self.by(1.0, 1.35) * left + self.by(0.6, 0.7) * right + self.by(0.0, freedom)
    }

    /// How much oftener its words stand together than chance would have it, where they come apart most easily: the
    /// pointwise mutual information of its two parts, by the counts of the report itself.
    fn cohesion(&self, phrases: &Phrases) -> f64 {
        if self.once || self.words.len() < 2 {
            return 0.0;
        }
        let whole = f64::from(self.phrase.met) * MUTUAL_BASE;
        let count = |words: &[Word]| {
            let hash = words.iter().fold(0, |h, w| join_rows(h, w.hash, w.power));
            phrases.get(hash).map(|p| f64::from(p.met))
        };
        let mutual = (1..self.words.len())
            .filter_map(|i| Some((whole / (count(&self.words[..i])? * count(&self.words[i..])?)).ln()))
            .fold(f64::INFINITY, f64::min);
        // Of what is said often the count itself tells.
        let weight = 0.6 * (2.5 / f64::from(self.phrase.met)).min(1.0);
        if mutual.is_finite() { weight * (mutual.clamp(3.0, 7.0) - 6.0) } else { 0.0 }
    }

    /// How unusual it is in the register, and how unusual its words are.
    fn rarity(&self) -> f64 {
        let baseline = Baseline::builtin();
        let several = self.words.len() > 1;
        let spans = baseline.usage(self.phrase.hash).spans;
        let phrase = match (several, spans) {
            (true, 0) => 0.0,
            (true, 1 | 2) => 1.0,
            (true, 3) => 0.5,
            (true, 4) => -0.2,
            (true, 5) => -0.9,
            (true, _) => -1.5,
            (false, 0) => 0.6,
            (false, 1 | 2) => 1.2,
            (false, 3) => 0.8,
            (false, 4) => 0.3,
            (false, 5) => -0.2,
            (false, 6) => -0.5,
            (false, 7) => -0.8,
            (false, _) => -1.0,
        };
        let rarity = |u: Usage| ((baseline.reports + 1.0) / (1.0 + f64::from(u.reports))).log2();
        let long = self.words.iter().filter(|w| w.chars > 1).map(|w| rarity(w.usage));
        let all: Vec<f64> = if self.words.iter().any(|w| w.chars > 1) {
            long.collect()
        } else {
            self.words.iter().map(|w| rarity(w.usage)).collect()
        };
        let most = all.iter().copied().fold(0.0, f64::max);
        let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
        let words = (0.22 * most + 0.12 * mean) * if several { self.by(0.45, 0.65) } else { 1.0 };
        let usual = several && !self.phrase.quoted && !self.phrase.paired && most < 0.6;
        phrase * self.by(1.5, 0.95) + words - if usual { self.by(0.5, 0.6) } else { 0.0 }
    }
}

/// By itself it names no theme, and beside its like neither.
fn names_nothing(word: &Word) -> bool {
    matches!(word.class, Class::Qualifier | Class::Verb)
        || word.traits.has(Traits::GENERAL)
        || word.traits.has(Traits::TAIL)
}

/// A verb of one character with its object of two (稳增长), or four characters that come back with a verb within
/// (依法治区).
fn is_idiom(phrase: &Phrase, words: &[Word], count: usize) -> bool {
    use Class::*;
    match words {
        [verb, object] => {
            verb.chars == 1
                && object.chars == 2
                && matches!(verb.class, Single | Usual | Nominal | Verb)
                && !verb.traits.has(Traits::SUFFIX)
                && !verb.traits.has(Traits::PREFIX)
                && matches!(object.class, Noun | Usual | Nominal | Joined | Verb)
        }
        [a, b, c] => {
            phrase.chars == 4
                && count > 1
                && matches!(
                    (a.class, b.class, c.class),
                    (Qualifier, Verb | Nominal | Single, Single) | (Noun | Verb, Verb, Single)
                )
        }
        _ => false,
    }
}
