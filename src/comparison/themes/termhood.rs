//! How much a phrase looks like a term: points for its form, for the places it stands in, for its rarity in the register.
//!
//! The points are those of a logistic model, kept in `src/lexicon/termhood.toml`; what can be no term has none.

use crate::lexicon::{Baseline, ByCount, Register, SidePoints, TermPoints, Traits, Usage};

use crate::text::{is_han, join_rows};

use super::broken;
use super::phrases::{Around, Phrase, Phrases, Sides};
use super::reading::{Class, Names, Reading, Word};
use super::torn;
use super::words::{first_of_several, last_of_several, of_word, sum};

/// The points of a phrase, or `None` if it can be no term. `count` is how often the report says it.
pub fn points(phrase: &Phrase, count: usize, reading: &Reading, phrases: &Phrases, points: &TermPoints) -> Option<f64> {
    let words = phrase.in_words(reading);
    let look = Look {
        reading,
        phrase,
        words,
        sides: phrases.around(phrase, reading),
        points,
        once: count < 2,
        special: phrase.quoted || phrase.paired || phrase.qualified,
        idiom: broken::is_idiom(phrase, words, count),
    };
    if !look.special
        && (torn::is_torn(phrase, words, &look.sides, reading)
            || phrase.in_chars(reading).first() == Some(&'+')
            || broken::has_pinyin(phrase.in_chars(reading)))
    {
        return None;
    }
    let form = if look.special { look.marked()? } else { look.form()? + look.cohesion(phrases) };
    Some(form + look.length() + look.places() + look.rarity()?)
}

/// The words of a middling report: mutual information is measured as if every report had as many.
const MUTUAL_BASE: f64 = 10_000.0;
/// A word in this share of the baseline's reports is no term.
const EVERYWHERE: f64 = 0.6;

/// A phrase being looked at.
struct Look<'r> {
    reading: &'r Reading,
    phrase: &'r Phrase,
    words: &'r [Word],
    sides: Sides,
    points: &'r TermPoints,
    once: bool,
    /// In quotation marks of its own, or a pair.
    special: bool,
    /// Three or four characters whose verb belongs to the term (稳增长, 依法治区).
    idiom: bool,
}

impl Look<'_> {
    /// The share of its places.
    fn share(&self, places: u32) -> f64 {
        f64::from(places) / f64::from(self.phrase.met.max(1))
    }

    fn last_char(&self, word: &Word) -> Option<char> {
        self.reading.slice(word.start, usize::from(word.chars)).last().copied()
    }

    /// What stands in quotation marks of its own, and what answers each other across a 、.
    fn marked(&self) -> Option<f64> {
        let (p, first) = (self.points, self.words.first()?);
        if self.words.len() == 1 && first.traits.has(Traits::GENERAL) {
            return None;
        }
        if self.phrase.qualified {
            return Some(p.turned.of(self.once));
        }
        let mut points = if self.phrase.quoted { p.quoted } else { p.pair }.of(self.once);
        if self.phrase.paired {
            let chars = self.phrase.in_chars(self.reading);
            let mut halves = chars.split(|&c| c == '、').map(<[char]>::last);
            let (a, b) = (halves.next().flatten(), halves.next().flatten());
            if a == b && a.is_some_and(|&c| FORMAL.contains(c)) {
                points += p.pair_same_ending.of(self.once);
            }
            if [self.sides.left.listed, self.sides.right.listed].contains(&self.phrase.met) {
                points += p.pair_of_more.of(self.once);
            }
            let common = |w: &Word| matches!(w.class, Class::Qualifier | Class::Verb) || w.traits.has(Traits::GENERAL);
            if !self.phrase.quoted && self.words.iter().any(common) {
                points += p.pair_of_common_words.of(self.once);
            }
        }
        if matches!(first.class, Class::Verb | Class::Qualifier) {
            points += p.quoted_verb.of(self.once);
        }
        if self.words.len() == 1 && first.names == Names::Idiom {
            points += p.quoted_saying.of(self.once);
        }
        Some(points)
    }

    /// What its words are. `None` where they make no term.
    fn form(&self) -> Option<f64> {
        use Class::*;
        let p = self.points;
        let (first, last) = (self.words.first()?, self.words.last()?);
        let several = self.words.len() > 1;
        let mut points = self.grammar()?.unwrap_or(0.0);
        // 体制机制 names nothing, cut into words or not.
        let general = Register::builtin().of(self.phrase.hash).1.has(Traits::GENERAL)
            || !several && first.names != Names::Made && first.traits.has(Traits::GENERAL);
        let alone = !several && matches!(first.class, Grammar | Verb | Number | Qualifier | Single);
        let item = self.phrase.whole;
        // What something is like makes a clause (压力较大); said again it may be a formula (权责明确).
        let named = first.class == Noun || first.class == Qualifier;
        let says_how = self.once && self.words.len() == 2 && named && last.class == Qualifier;
        let short_item = self.phrase.chars <= 4 && item && !says_how;
        // 节水型 is of something.
        let of_a_kind = !several && self.phrase.chars > 2 && self.last_char(first) == Some('型');
        let cut_off = of_a_kind || matches!(last.class, Number | Qualifier) && !short_item;
        if alone
            || cut_off
            || general
            || last.traits.has(Traits::UNFINISHED)
            || broken::is_broken(self.words, self.reading)
        {
            return None;
        }
        if several {
            let verbal = |w: &Word| w.class == Verb || w.class == Noun && w.names == Names::Deed;
            let governed = |w: &[Word]| verbal(&w[0]) && w[1].class == Single && w[1].traits.has(Traits::SUFFIX);
            let suffixed = first.class == Single && first.traits.has(Traits::SUFFIX);
            let stray = !self.idiom && (suffixed || self.words.windows(2).last().is_some_and(governed));
            if stray
                || last.traits.has(Traits::MODIFIER)
                || self.names_quality(last)
                || last.traits.has(Traits::CHANGING) && self.sides.right.number == self.phrase.met
                || !self.idiom && torn::leads_on(self.phrase, last, &self.sides)
            {
                return None;
            }
            points += self.compound(first, last);
            if !self.idiom && !self.words.iter().all(|w| w.class == Nominal) {
                points += self.beginning(first)? + self.end(last) + self.middle();
            }
            if self.is_name_taken_up() {
                points = points.max(0.0);
            }
        } else {
            points += self.alone(first);
        }
        let told =
            [(self.words.iter().any(|w| w.names == Names::Idiom), p.idiom_word), (self.idiom, p.idiom), (item, p.item)];
        Some(points + self.sum(told))
    }

    /// What the register plainly took up is judged as a whole, whatever its words are by themselves (统一大市场), unless it says
    /// what is done.
    fn is_name_taken_up(&self) -> bool {
        let [before @ .., last] = self.words else { return false };
        let names = |w: &Word| w.class == Class::Nominal || !matches!(w.names, Names::Quality | Names::Deed);
        let does = |w: &Word| {
            matches!(w.class, Class::Verb | Class::Usual)
                || w.class == Class::Noun && w.names == Names::Deed
                || w.traits.has(Traits::PROCLAIMING)
        };
        matches!(last.class, Class::Noun | Class::Nominal | Class::Joined)
            && names(last)
            && !before.iter().any(does)
            && self.taken_up(&Baseline::builtin().usage(self.phrase.hash)) >= 1.0
    }

    /// The points of the features that it has.
    #[inline(always)]
    fn sum<const N: usize>(&self, features: [(bool, ByCount); N]) -> f64 {
        sum(features, self.once)
    }

    /// Words of grammar within it: `Some(None)` has none, `None` may have none.
    fn grammar(&self) -> Option<Option<f64>> {
        let p = self.points;
        let is_grammar = |w: &&Word| w.class == Class::Grammar;
        let count = self.words.iter().filter(is_grammar).count();
        if count == 0 {
            return Some(None);
        }
        // Idioms have no two words of grammar in a row (要以).
        let in_a_row = self.words.windows(2).any(|w| w.iter().filter(is_grammar).count() == 2);
        if in_a_row {
            return None;
        }
        let begins = self.words.first().is_some_and(|w| self.reading.is(w, '以'));
        let ends = self.words.last().is_some_and(|w| w.class == Class::Grammar);
        let (four, item) = (self.phrase.chars == 4, self.phrase.whole);
        if begins && !ends && self.words.iter().any(|w| self.reading.is(w, '为')) {
            return Some(Some(p.by_as.of(self.once)));
        }
        let soft = self.words.iter().filter(is_grammar).all(|w| w.traits.has(Traits::SOFT));
        // Of one character and three none is made (为现代化).
        let even = self.words.iter().all(|w| w.chars <= 2 || w.class == Class::Joined);
        if four && soft && even && (!self.once || item) && count <= if self.once { 1 } else { 2 } {
            return Some(Some(p.soft_idiom.of(self.once)));
        }
        let inside = self.words.first().is_some_and(|w| w.class != Class::Grammar) && !ends;
        if item && inside && self.phrase.chars <= 4 {
            return Some(Some(p.item_with_grammar.of(self.once)));
        }
        (four && count == 1 && inside).then_some(Some(p.four_with_grammar.of(self.once)))
    }

    /// Several words: what the first and the last of them name.
    fn compound(&self, first: &Word, last: &Word) -> f64 {
        let p = self.points;
        let led_on = if last.traits.has(Traits::HEAD) { self.share(self.sides.right.noun) } else { 0.0 };
        led_on * p.last_head_led_on.of(self.once)
            + first_of_several(first, p, self.once)
            + last_of_several(last, self.last_char(last), p, self.once)
            + self.sum([(self.words.len() == 3, p.three_words), (self.words.len() > 3, p.more_words)])
    }

    fn beginning(&self, first: &Word) -> Option<f64> {
        let p = self.points;
        let ungoverned = 1.0 - self.share(self.sides.left.verb);
        Some(match first.class {
            Class::Qualifier if self.is_coined_of(first) => 0.0,
            Class::Qualifier => p.first_qualifier.of(self.once) + self.after_qualifier(),
            Class::Verb => p.first_verb.of(self.once) + self.of_common(),
            Class::Usual => p.first_usual_verb.of(self.once) * ungoverned,
            Class::Nominal => p.first_nominal_verb.of(self.once) * ungoverned,
            Class::Single if first.traits.has(Traits::PREFIX) => p.first_prefix.of(self.once),
            Class::Single => p.first_single.of(self.once),
            Class::Number => {
                let figures = self.reading.slice(first.start, 1).iter().any(char::is_ascii);
                let century = self.reading.slice(first.start, usize::from(self.phrase.chars));
                if figures && !century.iter().skip_while(|c| c.is_ascii_digit()).take(2).eq(&['世', '纪']) {
                    return None;
                }
                p.first_number.of(self.once)
            }
            _ => 0.0,
        })
    }

    /// A qualifier of the language, none of the register's, before a noun that names of policies are made with: 夜间经济.
    fn is_coined_of(&self, first: &Word) -> bool {
        Register::builtin().of(first.hash).0.is_none()
            && matches!(self.words, [_, head] if head.traits.has(Traits::COINING))
    }

    /// What follows the qualifier with which it begins: a verb makes a clause (进一步扩大对外开放), a common word names nothing
    /// (重要领域改革).
    fn after_qualifier(&self) -> f64 {
        let p = self.points;
        match self.words.iter().find(|w| w.class != Class::Qualifier) {
            Some(next) if matches!(next.class, Class::Verb | Class::Usual) => p.first_verb.of(self.once),
            Some(next) if next.traits.has(Traits::GENERAL) => p.qualified_common.of(self.once),
            _ => 0.0,
        }
    }

    /// A verb with a common word and nothing else names nothing (发挥优势).
    fn of_common(&self) -> f64 {
        match self.words {
            [_, object] if object.traits.has(Traits::GENERAL) => self.points.verb_of_common.of(self.once),
            _ => 0.0,
        }
    }

    fn end(&self, last: &Word) -> f64 {
        let p = self.points;
        match last.class {
            Class::Verb => p.last_verb.of(self.once),
            Class::Usual => p.last_usual_verb.of(self.once),
            Class::Nominal => p.last_nominal_verb.of(self.once),
            Class::Single if self.phrase.chars == 3 => p.last_single_of_three.of(self.once),
            Class::Single => p.last_single.of(self.once),
            _ => 0.0,
        }
    }

    fn middle(&self) -> f64 {
        let inner = self.words.get(1..self.words.len() - 1).unwrap_or_default();
        let verbal = inner.iter().any(|w| matches!(w.class, Class::Verb | Class::Usual));
        let qualifier = inner.iter().any(|w| w.class == Class::Qualifier);
        let number = self.words.iter().skip(1).any(|w| w.class == Class::Number);
        let p = self.points;
        self.sum([(verbal, p.middle_verb), (qualifier, p.middle_qualifier), (number, p.middle_number)])
    }

    /// A word by itself.
    fn alone(&self, word: &Word) -> f64 {
        of_word(word, self.phrase.in_chars(self.reading), self.points, self.once)
            + self.share(self.sides.left.mark) * self.points.word_after_mark.of(self.once)
    }

    /// Ends in a word of quality (结构性, 节约型): a noun is to follow.
    fn names_quality(&self, last: &Word) -> bool {
        (2..=4).contains(&last.chars) && self.last_char(last).is_some_and(|c| matches!(c, '性' | '型'))
    }

    fn length(&self) -> f64 {
        of_length(self.points, self.phrase.chars).of(self.once)
    }

    /// What stands around it: a term is governed by verbs, and is followed by marks and grammar.
    fn places(&self) -> f64 {
        let (left, right) = (&self.sides.left, &self.sides.right);
        self.share(left.proclaimed) * self.points.places.proclaimed.of(self.once)
            + self.share(right.changing) * self.points.places.reported.of(self.once)
            + self.counted().powi(2) * self.points.places.counted.of(self.once)
            + self.side(left, &self.points.left)
            + self.side(right, &self.points.right)
            + self.sum([
                (self.phrase.titled, self.points.places.titled),
                (self.phrase.spread, self.points.places.spread),
                (self.phrase.met > 2, self.points.places.three),
                (self.phrase.met > 5, self.points.places.six),
                (
                    self.phrase.in_chars(self.reading).iter().any(|&c| !is_han(c) && c.is_alphabetic() || c == '+'),
                    self.points.signs,
                ),
                (self.words.iter().any(|w| w.names == Names::Short), self.points.short),
                (broken::is_time(self.words, self.reading), self.points.time),
            ])
    }

    /// The share of its places beside a figure, one of its own aside. What is measured wherever it is said is an indicator, what
    /// is measured now and then may be anything.
    fn counted(&self) -> f64 {
        if self.words.iter().any(|w| w.class == Class::Number) { 0.0 } else { self.share(self.sides.counted) }
    }

    fn side(&self, around: &Around, points: &SidePoints) -> f64 {
        let shares = [
            (around.mark, points.mark),
            (around.grammar, points.grammar),
            (around.de, points.de),
            (around.verb, points.verb),
            (around.number, points.number),
            (around.qualifier, points.qualifier),
            (around.single, points.single),
            (around.noun, points.noun),
            (around.structure, points.structure),
            (around.listed, points.listed),
        ];
        let mut sum = 0.0;
        for (places, p) in &shares {
            if *places > 0 {
                sum += self.share(*places) * p.of(self.once);
            }
        }
        sum + self.varied(around) * points.varied.of(self.once)
    }

    /// How different its neighbours are, of several places: up to four kinds.
    fn varied(&self, around: &Around) -> f64 {
        if self.once { 0.0 } else { around.kinds() as f64 / f64::from(self.phrase.met.min(4)) }
    }

    /// How much oftener its words stand together than chance would have it, where they come apart most easily: the
    /// pointwise mutual information of its two parts, by the counts of the report itself.
    fn cohesion(&self, phrases: &Phrases) -> f64 {
        if self.once || self.words.len() < 2 {
            return 0.0;
        }
        let whole = f64::from(self.phrase.met) * MUTUAL_BASE;
        let count = |words: &[Word]| {
            let hash = words.iter().fold(0, |h, w| join_rows(h, w.hash, w.power()));
            phrases.get(hash).map(|p| f64::from(p.met))
        };
        let mutual = (1..self.words.len())
            .filter_map(|i| Some((whole / (count(&self.words[..i])? * count(&self.words[i..])?)).ln()))
            .fold(f64::INFINITY, f64::min);
        // Of what is said often the count itself tells.
        let weight = self.points.places.cohesion.of(self.once) * (2.5 / f64::from(self.phrase.met)).min(1.0);
        if mutual.is_finite() { weight * (mutual.clamp(3.0, 7.0) - 6.0) } else { 0.0 }
    }

    /// How much the register took up what only one or two spans say: by the reports of each. A piece of what it took up is
    /// nothing of its own: what nouns stand beside everywhere (分层分类社会|救助体系), or what begins by proclaiming.
    fn taken_up(&self, usage: &Usage) -> f64 {
        let (left, right) = (&self.sides.left, &self.sides.right);
        let piece = [left.noun, right.noun].contains(&self.phrase.met);
        let proclaims = self.words.first().is_some_and(|w| w.traits.has(Traits::PROCLAIMING));
        if piece || proclaims || !is_of_its_time(usage.spans) {
            return 0.0;
        }
        (f64::from(usage.reports / f32::from(usage.spans)) / TAKEN_UP).min(MOST_TAKEN_UP)
    }

    /// How unusual it is in the register. `None`: a word that such reports say everywhere.
    fn rarity(&self) -> Option<f64> {
        // What a policy is like may be what it was like years ago.
        if self.phrase.qualified {
            return Some(0.0);
        }
        let baseline = Baseline::builtin();
        let usage = baseline.usage(self.phrase.hash);
        let p = &self.points.rarity;
        let several = self.words.len() > 1;
        let (spans, weight) = if several { (&p.phrase_spans, p.phrase_share) } else { (&p.word_spans, p.word_share) };
        let of_its_time = if several { p.phrase_of_its_time } else { p.word_of_its_time };
        let mut points = of_span(spans, usage.spans).map_or(0.0, |s| s.of(self.once))
            + self.taken_up(&usage) * of_its_time.of(self.once);
        if several {
            let of_two = self.words.iter().filter(|w| w.chars > 1);
            let rarest = of_span(&p.rarest_spans, of_two.map(|w| w.spans).min().unwrap_or_default());
            points += rarest.map_or(0.0, |s| s.of(self.once));
        }
        if self.special {
            return Some(points);
        }
        let share = f64::from(usage.reports) / baseline.reports.max(1.0);
        (several || share < EVERYWHERE).then(|| points + weight.of(self.once) * share.min(EVERYWHERE))
    }
}

/// The points of a phrase of so many characters.
pub fn of_length(p: &TermPoints, chars: u8) -> ByCount {
    let row = usize::from(chars).saturating_sub(2).min(p.length.len().saturating_sub(1));
    p.length.get(row).copied().unwrap_or_default()
}

/// The row of a table by the number of five-year spans.
pub fn of_span(table: &[ByCount], spans: u8) -> Option<ByCount> {
    table.get(usize::from(spans.saturating_sub(RARE_SPANS)).min(table.len().saturating_sub(1))).copied()
}

/// Whether what this many spans say is what the register said for a time alone.
pub fn is_of_its_time(spans: u8) -> bool {
    (1..=RARE_SPANS).contains(&spans)
}

/// What so many reports of a span say is plainly taken up; twice as many say little more.
const TAKEN_UP: f64 = 4.0;
pub const MOST_TAKEN_UP: f64 = 1.5;

/// Characters of form: a pair that ends in one of them on both sides is a list (全面性、协调性).
const FORMAL: &str = "性化业型新力权者";
/// In so many five-year spans a phrase is as good as never said: they may be those of the very reports that took it up.
const RARE_SPANS: u8 = 2;
