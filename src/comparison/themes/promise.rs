//! What a phrase that is said once can come to at most, told sooner than its points: by its words and what stands beside them.
//!
//! Most phrases of a report are said once, and few of them come near the first of a list: a phrase that promises less than what
//! is wanted needs no points. A promise leaves out what would only take points away or make the phrase no term at all, so it is
//! never too low. What a word is worth to any phrase is kept with the word ([`Worth`]): a promise is their sum.

use crate::lexicon::{Baseline, ByCount, Register, SidePoints, TermPoints, Traits};
use crate::text::is_han;

use super::phrases::{CHARS, DE, Phrase, Phrases};
use super::reading::{CLASSES, Class, Names, Reading, Word};
use super::scoring::NOVEL_CHARS;
use super::termhood::{MOST_TAKEN_UP, is_of_its_time, of_length, of_span};
use super::words::{NOVEL_SPANS, first_of_several, last_of_several, of_word};

/// A promise is counted in such parts of a point, rounded up.
const PARTS: f64 = 20.0;
/// So many promises are told apart, the highest first.
const STEPS: usize = 256;
/// Whatever promises this or more comes first.
const HIGH: i32 = 160;

/// The phrases that a report says once, those that promise most first; what can be no term is not among them.
#[derive(Debug)]
pub struct Promises {
    /// Their places in the list of phrases, by steps.
    places: Vec<u32>,
    /// Where each step ends.
    ends: [u32; STEPS],
}

impl Promises {
    /// The promises of the phrases of a report.
    pub fn of(reading: &Reading, phrases: &Phrases) -> Self {
        let scale = Scale::of(TermPoints::builtin());
        let mut ends = [0; STEPS];
        let mut told: Vec<(u8, u32)> = Vec::with_capacity(phrases.all.len());
        for (phrase, place) in phrases.all.iter().zip(0..) {
            if phrase.met == 1
                && let Some(most) = scale.most(phrase, reading)
            {
                let step = HIGH.saturating_sub(most).clamp(0, STEPS as i32 - 1) as u8;
                ends[usize::from(step)] += 1;
                told.push((step, place));
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let (mut places, mut free) = (vec![0; told.len()], ends);
        for (step, place) in told {
            let free = &mut free[usize::from(step)];
            *free -= 1;
            places[*free as usize] = place;
        }
        Self { places, ends }
    }

    /// The phrases by what they promise.
    pub fn strongest(&self) -> Strongest<'_> {
        Strongest { places: &self.places, ends: &self.ends, taken: 0 }
    }
}

/// Phrases that are said once by the most that they can come to, with the points for a new word: that, and their places.
#[derive(Debug, Clone, Default)]
pub struct Strongest<'p> {
    places: &'p [u32],
    /// Of the step at hand, and of those after it.
    ends: &'p [u32],
    taken: u32,
}

impl Iterator for Strongest<'_> {
    type Item = (f64, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let &place = self.places.get(self.taken as usize)?;
        while let Some((&end, further)) = self.ends.split_first()
            && end <= self.taken
        {
            self.ends = further;
        }
        self.taken += 1;
        let most = match STEPS - self.ends.len() {
            0 => f64::INFINITY,
            step => f64::from(HIGH - step as i32) / PARTS,
        };
        Some((most, place as usize))
    }
}

/// What a feature adds to a phrase that is said once.
fn once(points: ByCount) -> f64 {
    points.of(true)
}

/// What it adds at most where it is not looked for.
fn perhaps(points: ByCount) -> f64 {
    once(points).max(0.0)
}

/// Points in parts, rounded up.
fn parts(points: f64) -> i32 {
    let whole = (points * PARTS) as i32;
    whole + i32::from(f64::from(whole) < points * PARTS)
}

/// What a word is worth at most to a phrase that is said once, in parts of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worth {
    /// Standing before it, and after it.
    before: i8,
    after: i8,
    /// Anywhere in it.
    within: i8,
    /// As the first of several words, and as the last.
    first: i8,
    last: i8,
    /// As the last of several, one of which may be new.
    coined: i8,
}

impl Worth {
    /// That of a word of these characters.
    pub fn of(word: &Word, chars: impl Iterator<Item = char>) -> Self {
        let t = TermPoints::builtin();
        let has = |traits| word.traits.has(traits);
        let when = |is: bool, points: f64| if is { points } else { 0.0 };
        let form = |side: &SidePoints| when(word.class == Class::Noun && has(Traits::STRUCTURE), once(side.structure));
        let de = |side: &SidePoints| when(word.hash == DE, once(side.de));
        let beside = |side: &SidePoints| of_class(word.class, side) + form(side) + de(side);
        let (mut odd, mut end) = (false, None);
        for c in chars {
            odd |= !is_han(c);
            end = Some(c);
        }
        let grammar = [t.by_as, t.soft_idiom, t.item_with_grammar, t.four_with_grammar];
        let grammar = || grammar.into_iter().map(perhaps).fold(0.0, f64::max);
        let within = when(odd, perhaps(t.signs)) + when(word.names == Names::Short, perhaps(t.short));
        let prefix = word.class == Class::Single && has(Traits::PREFIX);
        let begins = if prefix { once(t.first_prefix) } else { begins(word.class, t) };
        // 夜间 of 夜间经济 costs nothing.
        let attribute = word.class == Class::Qualifier && Register::builtin().of(word.hash).0.is_none();
        let begins = if attribute { begins.max(0.0) } else { begins };
        let formed = when(has(Traits::TAIL) || has(Traits::STRUCTURE), perhaps(t.rarity.novel_with_form));
        let coined = when(has(Traits::COINING), perhaps(t.rarity.novel_coined));
        let parts = |points: f64| parts(points).clamp(i8::MIN.into(), i8::MAX.into()) as i8;
        Self {
            before: parts(beside(&t.left) + when(has(Traits::PROCLAIMING), once(t.places.proclaimed))),
            after: parts(beside(&t.right)),
            within: parts(within + if word.class == Class::Grammar { grammar() } else { 0.0 }),
            first: parts(first_of_several(word, t, true) + begins),
            last: parts(last_of_several(word, end, t, true) + ends(word.class, t)),
            coined: parts(perhaps(t.rarity.novel_word) + formed + coined),
        }
    }
}

/// What words of a class are worth beside a phrase.
fn of_class(class: Class, points: &SidePoints) -> f64 {
    once(match class {
        Class::Grammar => points.grammar,
        Class::Verb | Class::Usual | Class::Nominal => points.verb,
        Class::Number => points.number,
        Class::Qualifier => points.qualifier,
        Class::Single | Class::Joined => points.single,
        Class::Noun => points.noun,
    })
}

/// What several words begin with; after a verb it counts for nothing.
fn begins(class: Class, t: &TermPoints) -> f64 {
    match class {
        Class::Qualifier => once(t.first_qualifier) + perhaps(t.first_verb).max(perhaps(t.qualified_common)),
        Class::Verb => once(t.first_verb) + perhaps(t.verb_of_common),
        Class::Usual => once(t.first_usual_verb),
        Class::Nominal => once(t.first_nominal_verb),
        Class::Single => once(t.first_single),
        Class::Number => once(t.first_number),
        _ => 0.0,
    }
}

/// What they end with; the last single character of three counts otherwise.
fn ends(class: Class, t: &TermPoints) -> f64 {
    match class {
        Class::Verb => once(t.last_verb),
        Class::Usual => once(t.last_usual_verb),
        Class::Nominal => once(t.last_nominal_verb),
        Class::Single => once(t.last_single),
        _ => 0.0,
    }
}

/// What a phrase is worth by what is not told by its words one by one, in parts of a point.
struct Scale {
    /// What marks before it and after it are worth, and those of a list.
    left_mark: [i32; 2],
    right_mark: [i32; 2],
    /// By its characters, and by its words.
    length: [i32; CHARS + 1],
    words: [i32; 4],
    /// A word, and several, by the spans that say them; several by those that say the rarest word in them.
    word_spans: [i32; SPANS],
    phrase_spans: [i32; SPANS],
    rarest_spans: [i32; SPANS],
    titled: i32,
    whole: i32,
    idiom: i32,
    /// By class, at most what it begins with and ends with, for where that does not count.
    begins: [i32; CLASSES.len()],
    ends: [i32; CLASSES.len()],
    last_of_three: i32,
}

impl Scale {
    fn of(t: &TermPoints) -> Self {
        let mark = |side: &SidePoints| [parts(once(side.mark)), parts(once(side.mark) + once(side.listed))];
        let spans = |table: &[ByCount], of_its_time: f64, more: f64| {
            let points = |n| {
                of_span(table, n).map_or(0.0, once) + if is_of_its_time(n) { MOST_TAKEN_UP * of_its_time } else { 0.0 }
            };
            std::array::from_fn(|n| parts(points(n as u8) + more))
        };
        let always = perhaps(t.idiom_word) + perhaps(t.time) + perhaps(t.places.counted);
        let middle = perhaps(t.middle_verb) + perhaps(t.middle_qualifier) + perhaps(t.middle_number);
        let several = perhaps(t.last_head_led_on) + middle;
        let (three, more) = (once(t.three_words), once(t.more_words));
        let down = |points: f64| -parts(-points);
        Self {
            left_mark: mark(&t.left),
            right_mark: mark(&t.right),
            length: std::array::from_fn(|n| parts(once(of_length(t, n as u8)) + always)),
            words: [0.0, several, several + three, several + more].map(parts),
            word_spans: spans(&t.rarity.word_spans, perhaps(t.rarity.word_of_its_time), perhaps(t.rarity.word_share)),
            phrase_spans: spans(
                &t.rarity.phrase_spans,
                perhaps(t.rarity.phrase_of_its_time),
                perhaps(t.rarity.phrase_share),
            ),
            rarest_spans: spans(&t.rarity.rarest_spans, 0.0, 0.0),
            titled: parts(once(t.places.titled)),
            whole: parts(once(t.item)),
            idiom: parts(perhaps(t.idiom)),
            begins: CLASSES.map(|class| down(begins(class, t))),
            ends: CLASSES.map(|class| down(ends(class, t))),
            last_of_three: parts(once(t.last_single_of_three)),
        }
    }

    /// What a phrase can come to; nothing of what can be no term.
    fn most(&self, phrase: &Phrase, reading: &Reading) -> Option<i32> {
        if phrase.quoted || phrase.paired || phrase.qualified {
            return Some(i32::MAX);
        }
        let words = phrase.in_words(reading);
        let (first, last) = (words.first()?, words.last()?);
        let cut_off = matches!(last.class, Class::Number | Class::Qualifier) && !(phrase.chars <= 4 && phrase.whole);
        if cut_off || last.traits.has(Traits::UNFINISHED) {
            return None;
        }
        let (before, after) = phrase.first_place().beside(reading);
        let mut most = self.length[usize::from(phrase.chars).min(CHARS)];
        most += before.map_or_else(|mark| self.left_mark[usize::from(mark == '、')], |w| w.worth.before.into());
        most += after.map_or_else(|mark| self.right_mark[usize::from(mark == '、')], |w| w.worth.after.into());
        most += if phrase.titled { self.titled } else { 0 };
        most += if phrase.whole { self.whole } else { 0 };
        let mut rarest = NO_SPANS;
        for word in words {
            most += i32::from(word.worth.within);
            rarest = rarest.min(if word.chars > 1 { word.spans } else { NO_SPANS });
        }
        let spans = usize::from(Baseline::builtin().spans(phrase.hash)).min(SPANS - 1);
        if words.len() > 1 && is_of_its_time(spans as u8) {
            return Some(i32::MAX);
        }
        if words.len() == 1 {
            return Some(most + self.word_spans[spans] + alone(first, reading)?);
        }
        if last.traits.has(Traits::MODIFIER) {
            return None;
        }
        most += self.phrase_spans[spans] + self.words[words.len().min(self.words.len()) - 1];
        most += i32::from(first.worth.first) + i32::from(last.worth.last);
        if phrase.chars <= NOVEL_CHARS && rarest <= NOVEL_SPANS {
            most += i32::from(last.worth.coined);
        }
        let rarest = if rarest == NO_SPANS { 0 } else { usize::from(rarest) };
        most += self.rarest_spans[rarest.min(SPANS - 1)];
        let (begins, ends) = (self.begins[first.class as usize], self.ends[last.class as usize]);
        if last.class == Class::Single && phrase.chars == 3 {
            most += self.last_of_three - ends;
        }
        let idiom = words.len() == 2 && first.chars == 1 && last.chars == 2;
        if idiom || first.class == Class::Nominal && last.class == Class::Nominal {
            // What such a phrase begins and ends with may not count.
            most += (-begins - ends).max(0);
        } else if before.is_ok_and(is_verbal) && matches!(first.class, Class::Usual | Class::Nominal) {
            most += (-begins).max(0);
        }
        Some(most + if idiom { self.idiom } else { 0 })
    }
}

/// A verb, or what may be one.
fn is_verbal(word: &Word) -> bool {
    matches!(word.class, Class::Verb | Class::Usual | Class::Nominal)
}

/// What a word by itself is worth.
fn alone(word: &Word, reading: &Reading) -> Option<i32> {
    use Class::*;
    let none = matches!(word.class, Grammar | Verb | Number | Qualifier | Single);
    let t = TermPoints::builtin();
    let chars = reading.slice(word.start, usize::from(word.chars));
    (!none).then(|| parts(of_word(word, chars, t, true) + perhaps(t.word_after_mark)))
}

/// So many spans are told apart, and more.
const SPANS: usize = 10;
/// The spans of words of one character, which tell nothing.
const NO_SPANS: u8 = u8::MAX;

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::Lexicon;

    #[test]
    fn words_are_weighed_as_what_they_became() {
        let text = "做优茶产业，深地探测，完成投资3亿元，打造成数字茶城，自贸区建设，聚力推进新项目，蹄疾步稳。";
        let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        let study = analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE);
        let reading = Library::of([&study]).next().expect("a reading");
        assert!(reading.words.iter().any(|w| w.names == Names::Made));
        for word in &reading.words {
            assert_eq!(reading.weighed(*word).worth, word.worth, "{:?}", reading.slice(word.start, word.chars.into()));
        }
    }
}
