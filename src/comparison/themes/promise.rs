//! What a phrase that is said once can come to at most, told sooner than its points: by its words and what stands beside them.
//!
//! Most phrases of a report are said once, and few of them come near the first of a list: a phrase that promises less than what
//! is wanted needs no points. A promise leaves out what would only take points away or make the phrase no term at all, so it is
//! never too low.

use std::cmp::Ordering;

use crate::lexicon::{Baseline, ByCount, Register, SidePoints, TermPoints, Traits};
use crate::text::{is_han, row_hash};

use super::phrases::{Phrase, Phrases};
use super::ranking::NOVEL_CHARS;
use super::reading::{Class, Names, Reading, Word};
use super::termhood::{NOVEL_SPANS, of_span, of_word};

/// A phrase that is said once, by its place in the list.
#[derive(Debug, Clone, Copy)]
pub struct Promise {
    /// What its points can come to, with those for a new word.
    pub most: f64,
    /// Its place.
    pub place: u32,
}

impl Ord for Promise {
    fn cmp(&self, other: &Self) -> Ordering {
        self.most.total_cmp(&other.most).then(other.place.cmp(&self.place))
    }
}

impl PartialOrd for Promise {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Promise {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Promise {}

/// The promises of the phrases that a report says once; of what can be no term there is none.
pub fn of_once(reading: &Reading, phrases: &Phrases) -> Vec<Promise> {
    let promises = Promises::of(reading);
    let once = phrases.all.iter().zip(0..).filter(|(phrase, _)| phrase.met == 1);
    once.filter_map(|(phrase, place)| Some(Promise { most: promises.most(phrase)?, place })).collect()
}

/// What a feature adds to a phrase that is said once.
fn once(points: ByCount) -> f64 {
    points.of(true)
}

/// What it adds at most where it is not looked for.
fn perhaps(points: ByCount) -> f64 {
    once(points).max(0.0)
}

/// What the places of words are worth.
struct Promises<'r> {
    reading: &'r Reading,
    table: &'static TermPoints,
    /// By word: what stands before it, and whether that is a verb.
    before: Vec<(f64, bool)>,
    /// By word: what stands after it.
    after: Vec<f64>,
    /// By word: what it is written with.
    signs: Vec<f64>,
}

impl<'r> Promises<'r> {
    fn of(reading: &'r Reading) -> Self {
        let table = TermPoints::builtin();
        let count = reading.words.len();
        let (mut before, mut after, mut signs) = (vec![(0.0, false); count], vec![0.0; count], vec![0.0; count]);
        for run in &reading.runs {
            let words = reading.run(run);
            for (i, word) in words.iter().enumerate() {
                let at = run.first as usize + i;
                let left = i.checked_sub(1).map_or(Err(run.left), |i| Ok(&words[i]));
                let proclaimed = left.is_ok_and(|w| w.traits.has(Traits::PROCLAIMING));
                let proclaimed = if proclaimed { once(table.places.proclaimed) } else { 0.0 };
                let governed = left.is_ok_and(|w| matches!(w.class, Class::Verb | Class::Usual | Class::Nominal));
                before[at] = (beside(left, &table.left) + proclaimed, governed);
                after[at] = beside(words.get(i + 1).ok_or(run.right), &table.right);
                let odd = reading.slice(word.start, usize::from(word.chars)).iter().any(|&c| !is_han(c));
                signs[at] = if odd { perhaps(table.signs) } else { 0.0 };
                signs[at] += if word.names == Names::Short { perhaps(table.short) } else { 0.0 };
            }
        }
        Self { reading, table, before, after, signs }
    }

    /// What a phrase that is said once can come to.
    fn most(&self, phrase: &Phrase) -> Option<f64> {
        if phrase.quoted || phrase.paired {
            return Some(f64::INFINITY);
        }
        let t = self.table;
        let words = phrase.in_words(self.reading);
        let (first, last) = (words.first()?, words.last()?);
        let cut_off = matches!(last.class, Class::Number | Class::Qualifier) && !(phrase.chars <= 4 && phrase.whole);
        if cut_off || last.traits.has(Traits::UNFINISHED) {
            return None;
        }
        let at = phrase.word as usize;
        let (before, after) = (self.before.get(at)?.0, self.after.get(at + words.len() - 1)?);
        let (mut signs, mut grammar, mut nominal, mut rare, mut rarest) = (0.0, false, true, false, u8::MAX);
        for (w, sign) in words.iter().zip(self.signs.get(at..)?) {
            signs += sign;
            grammar |= w.class == Class::Grammar;
            nominal &= w.class == Class::Nominal;
            if w.chars > 1 {
                rare |= w.spans <= NOVEL_SPANS;
                rarest = rarest.min(w.spans);
            }
        }
        let length = t.length.get(usize::from(phrase.chars).saturating_sub(2).min(t.length.len().saturating_sub(1)));
        let mut most = before + after + signs + length.map_or(0.0, |&l| once(l));
        most += if phrase.titled { once(t.places.titled) } else { 0.0 };
        most += if phrase.whole { once(t.item) } else { 0.0 };
        most += perhaps(t.idiom_word) + perhaps(t.time);
        if grammar {
            let with_grammar = [t.by_as, t.soft_idiom, t.item_with_grammar, t.four_with_grammar];
            most += with_grammar.into_iter().map(once).fold(f64::NEG_INFINITY, f64::max);
        }
        let spans = Baseline::builtin().spans(phrase.hash);
        if words.len() == 1 {
            most += of_span(&t.rarity.word_spans, spans).map_or(0.0, once) + perhaps(t.rarity.word_share);
            return Some(most + self.alone(phrase, first)?);
        }
        let rarest = if rarest == u8::MAX { 0 } else { rarest };
        most += of_span(&t.rarity.phrase_spans, spans).map_or(0.0, once) + perhaps(t.rarity.phrase_share);
        most += of_span(&t.rarity.rarest_spans, rarest).map_or(0.0, once);
        most += if rare { self.novelty(phrase, last) } else { 0.0 };
        Some(most + self.compound(phrase, nominal)?)
    }

    /// A word by itself.
    fn alone(&self, phrase: &Phrase, word: &Word) -> Option<f64> {
        use Class::*;
        let none = matches!(word.class, Grammar | Verb | Number | Qualifier | Single);
        let last = phrase.in_chars(self.reading).last().copied();
        (!none).then(|| of_word(word, last, self.table, true) + perhaps(self.table.word_after_mark))
    }

    /// Several words, all as often nouns as verbs or not.
    fn compound(&self, phrase: &Phrase, nominal: bool) -> Option<f64> {
        let (t, register) = (self.table, Register::builtin());
        let words = phrase.in_words(self.reading);
        let (first, last) = (words.first()?, words.last()?);
        if last.traits.has(Traits::MODIFIER) {
            return None;
        }
        let end = phrase.in_chars(self.reading).last().copied()?;
        let told = [
            (first.traits.has(Traits::GENERAL), t.first_common),
            (last.traits.has(Traits::TAIL), t.last_tail),
            (last.traits.has(Traits::GENERAL), t.last_common),
            (last.traits.has(Traits::HEAD), t.last_head),
            (register.policy_ends().has(end), t.last_policy_end),
            (register.plain_ends().has(end), t.last_plain_end),
            (words.len() == 3, t.three_words),
            (words.len() > 3, t.more_words),
            (first.class == Class::Joined, t.first_joined),
            (last.class == Class::Joined, t.last_joined),
        ];
        let mut most = perhaps(t.last_head_led_on);
        for (has, points) in told {
            most += if has { once(points) } else { 0.0 };
        }
        // Of some what they begin and end with does not count.
        let idiom = words.len() == 2 && first.chars == 1 && last.chars == 2;
        let ends = self.begins(phrase, first)
            + self.ends(phrase, last)
            + perhaps(t.middle_verb)
            + perhaps(t.middle_qualifier)
            + perhaps(t.middle_number);
        most += if idiom || nominal { ends.max(0.0) } else { ends };
        Some(most + if idiom { perhaps(t.idiom) } else { 0.0 })
    }

    fn begins(&self, phrase: &Phrase, word: &Word) -> f64 {
        let t = self.table;
        let governed = self.before.get(phrase.word as usize).is_some_and(|b| b.1);
        let ungoverned = |points| if governed { 0.0 } else { once(points) };
        match word.class {
            Class::Qualifier => once(t.first_qualifier) + perhaps(t.first_verb).max(perhaps(t.qualified_common)),
            Class::Verb => once(t.first_verb) + perhaps(t.verb_of_common),
            Class::Usual => ungoverned(t.first_usual_verb),
            Class::Nominal => ungoverned(t.first_nominal_verb),
            Class::Single if word.traits.has(Traits::PREFIX) => once(t.first_prefix),
            Class::Single => once(t.first_single),
            Class::Number => once(t.first_number),
            _ => 0.0,
        }
    }

    fn ends(&self, phrase: &Phrase, word: &Word) -> f64 {
        let t = self.table;
        match word.class {
            Class::Verb => once(t.last_verb),
            Class::Usual => once(t.last_usual_verb),
            Class::Nominal => once(t.last_nominal_verb),
            Class::Single if phrase.chars == 3 => once(t.last_single_of_three),
            Class::Single => once(t.last_single),
            _ => 0.0,
        }
    }

    /// A word in it that may be new.
    fn novelty(&self, phrase: &Phrase, last: &Word) -> f64 {
        let rarity = &self.table.rarity;
        if phrase.chars > NOVEL_CHARS {
            return 0.0;
        }
        let form = phrase.words == 2 && (last.traits.has(Traits::TAIL) || last.traits.has(Traits::STRUCTURE));
        let coined = last.traits.has(Traits::COINING);
        let told = [(true, rarity.novel_word), (form, rarity.novel_with_form), (coined, rarity.novel_coined)];
        told.into_iter().filter(|t| t.0).map(|t| perhaps(t.1)).sum()
    }
}

/// The row hash of 的.
const DE: u64 = row_hash(0, '的');

/// What a word or a mark beside a phrase is worth.
fn beside(neighbour: Result<&Word, char>, points: &SidePoints) -> f64 {
    let word = match neighbour {
        Err('、') => return once(points.mark) + once(points.listed),
        Err(_) => return once(points.mark),
        Ok(word) => word,
    };
    let of_class = match word.class {
        Class::Grammar => points.grammar,
        Class::Verb | Class::Usual | Class::Nominal => points.verb,
        Class::Number => points.number,
        Class::Qualifier => points.qualifier,
        Class::Single | Class::Joined => points.single,
        Class::Noun => points.noun,
    };
    let form = word.class == Class::Noun && word.traits.has(Traits::STRUCTURE);
    once(of_class)
        + if form { once(points.structure) } else { 0.0 }
        + if word.hash == DE { once(points.de) } else { 0.0 }
}
