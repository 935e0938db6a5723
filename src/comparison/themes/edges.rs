//! How a phrase stands at its places: by itself, or bound to the words beside it.
//!
//! A term ends where a mark, a verb or grammar begins. What a noun always goes before or after is mostly part of a longer
//! term (医疗|救治体系, 节水型|社会); so is a word that the register hardly says without its neighbour (固定资产|投资), and what
//! ends in the noun that a list shares. A quotation that only likens or names proclaims nothing.

use crate::lexicon::{Baseline, EdgePoints, Register, Traits};
use crate::text::{Affixes, is_han, join_rows};

use super::phrases::Phrase;
use super::reading::{Class, Names, Reading, Word};

/// Places that are looked at: of what is said often the first tell enough.
const PLACES: usize = 12;

/// What stands beside a phrase at its places.
#[derive(Debug)]
struct Edges {
    /// A word that may be part of the term stands before it at each of them.
    bound_left: bool,
    /// The same after it, but for nouns of form.
    bound_right: bool,
    /// Any noun follows at each of them.
    led_on: bool,
    /// An adverb stands before it at each of them.
    so: bool,
    /// The share of its first word's uses in the register that have the word before it; of the place where it is least.
    tied_left: f64,
    /// The same of its last word and the one after it.
    tied_right: f64,
}

impl Edges {
    fn of(phrase: &Phrase, first: &Word, last: &Word, reading: &Reading) -> Self {
        let mut edges =
            Self { bound_left: true, bound_right: true, led_on: true, so: true, tied_left: 1.0, tied_right: 1.0 };
        for at in reading.told.places(phrase.in_chars(reading)).take(PLACES) {
            let (before, after) = reading.beside(at, usize::from(phrase.chars), phrase.word);
            edges.bound_left &= before.is_some_and(|w| binds(w) && !is_scope(w) || qualifies(w, first));
            edges.bound_right &= after.is_some_and(|w| binds(w) && !is_form(w));
            edges.so &= before.is_some_and(|w| w.class == Class::Qualifier);
            edges.led_on &= after.is_some_and(binds);
            edges.tied_left = edges.tied_left.min(before.map_or(0.0, |w| tie(w, first, first)));
            let named = after.filter(|w| !is_form(w));
            edges.tied_right = edges.tied_right.min(named.map_or(0.0, |w| tie(last, w, last)));
            if edges.are_free() {
                break;
            }
        }
        edges
    }

    /// Nothing can bind it any more.
    fn are_free(&self) -> bool {
        !(self.bound_left || self.bound_right || self.led_on || self.so) && self.tied_left.max(self.tied_right) <= 0.0
    }
}

/// Points for how the phrase stands at its places, and for a verb of the dictionary at either end that the register says
/// little and the lists don't have (吸纳就业): none of them is above zero.
pub fn points(phrase: &Phrase, reading: &Reading, table: &EdgePoints, once: bool) -> f64 {
    let words = phrase.in_words(reading);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0.0 };
    if phrase.quoted {
        return of_quotation(phrase, reading, table, once);
    }
    if phrase.paired || phrase.qualified {
        return 0.0;
    }
    let edges = Edges::of(phrase, first, last, reading);
    let deed = |w: &Word| words.len() > 1 && w.class == Class::Noun && w.names == Names::Deed;
    let verbal = matches!(first.class, Class::Verb | Class::Usual) || first.names == Names::Deed;
    let told = [
        (shares_noun(first, words, reading), table.shares_noun),
        (edges.so && verbal && words.len() > 1, table.done_so),
        (edges.bound_left, table.bound_left),
        (edges.bound_right, table.bound_right),
        (edges.led_on, table.led_on),
        (deed(first), table.first_deed),
        (deed(last), table.last_deed),
    ];
    let told: f64 = told.iter().filter(|t| t.0).map(|t| t.1.of(once)).sum();
    told + edges.tied_left * table.tied_left.of(once) + edges.tied_right * table.tied_right.of(once)
}

/// Points for what stands straight before a quotation: none of them is above zero.
fn of_quotation(phrase: &Phrase, reading: &Reading, table: &EdgePoints, once: bool) -> f64 {
    let before = |at: usize| reading.told.chars.get(..at)?.split_last().filter(|(mark, _)| **mark == '“').map(|b| b.1);
    let quoting = Register::builtin().quoting();
    let every = |words: &Affixes<()>| {
        let mut places = reading.told.places(phrase.in_chars(reading)).take(PLACES);
        places.all(|at| before(at).is_some_and(|b| words.suffixes(b).next().is_some()))
    };
    if every(&quoting.likening) {
        table.likened.of(once)
    } else if every(&quoting.naming) {
        table.named.of(once)
    } else {
        0.0
    }
}

/// Whether its last noun belongs to the listed ones before it too: its first word answers the one before the 、, with a character
/// in common at the same place (高耗能、高污染产品), or both are kinds of regions (省、市、自治区计委).
fn shares_noun(first: &Word, words: &[Word], reading: &Reading) -> bool {
    let (start, length) = (first.start as usize, usize::from(first.chars));
    let Some(end) = start.checked_sub(1).filter(|&i| reading.told.chars.get(i) == Some(&'、')) else { return false };
    if words.len() < 2 {
        return false;
    }
    let regions = Register::builtin().regions();
    let this = reading.slice(first.start, length);
    let region = |chars: &[char]| regions.suffixes(chars).next().is_some();
    let before = |length: usize| end.checked_sub(length).and_then(|from| reading.told.chars.get(from..end));
    let alike = before(length).is_some_and(|b| length > 1 && b != this && b.iter().zip(this).any(|(a, b)| a == b));
    alike || before(2).is_some_and(|b| !is_han(b[0]) && region(&b[1..])) && region(this)
}

/// A word that may be part of the term beside it.
fn binds(word: &Word) -> bool {
    matches!(word.class, Class::Noun | Class::Joined | Class::Single | Class::Nominal)
}

/// A noun before a term that only says whose or where: 国家, 农村, a place.
fn is_scope(word: &Word) -> bool {
    word.traits.has(Traits::GENERAL) || word.names == Names::Place
}

/// In 重点|领域风险 the qualifier goes with the common word.
fn qualifies(before: &Word, first: &Word) -> bool {
    before.class == Class::Qualifier && first.traits.has(Traits::GENERAL)
}

/// A noun of form after a term: 建设, 制度.
fn is_form(word: &Word) -> bool {
    word.traits.has(Traits::TAIL) || word.traits.has(Traits::STRUCTURE)
}

/// The share of a word's uses in the register in which these two stand together.
fn tie(before: &Word, after: &Word, of: &Word) -> f64 {
    let baseline = Baseline::builtin();
    let together = f64::from(baseline.usage(join_rows(before.hash, after.hash, after.power())).count);
    if together <= 0.0 {
        return 0.0;
    }
    let alone = f64::from(baseline.usage(of.hash).count);
    if alone > 0.0 { (together / alone).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::super::phrases::Phrases;
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::{Lexicon, TermPoints};
    use crate::text::hash_row;

    /// The points of a phrase of a text.
    fn of(text: &str, phrase: &str) -> f64 {
        let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        let study = analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE);
        let reading = Library::of([&study]).next().expect("a reading");
        let phrases = Phrases::of(&reading);
        let phrase = phrases.get(hash_row(phrase)).expect("the phrase");
        points(phrase, &reading, &TermPoints::builtin().edges, phrase.met < 2)
    }

    #[test]
    fn what_a_noun_stands_beside_everywhere_is_bound() {
        let free = of("完善茶叶体系，茶叶体系更加健全。", "茶叶体系");
        let bound = of("完善绿色茶叶体系，绿色茶叶体系更加健全。", "茶叶体系");
        let once = of("完善绿色茶叶体系，茶叶体系更加健全。", "茶叶体系");
        assert_eq!((free, once), (0.0, 0.0), "one place by itself is enough");
        assert!(bound < -0.5, "{bound}");
    }

    #[test]
    fn what_qualifies_a_common_word_before_it_binds_it() {
        assert!(of("化解重点领域风险，防范重点领域风险。", "领域风险") < -0.5);
    }

    #[test]
    fn a_place_or_a_common_word_before_it_only_says_where() {
        assert_eq!(of("完善农村茶叶体系，农村茶叶体系更加健全。", "茶叶体系"), 0.0);
    }

    #[test]
    fn the_noun_that_a_list_shares_is_not_the_last_ones_own() {
        assert!(of("控制高耗能、高污染产品。", "高污染产品") < of("控制高污染产品。", "高污染产品") - 1.0);
        assert!(of("由省、市、自治区计委审批。", "自治区计委") < of("由自治区计委审批。", "自治区计委") - 1.0);
    }

    #[test]
    fn what_is_done_in_some_way_is_a_clause() {
        assert!(of("广泛吸纳茶农。", "吸纳茶农") < of("要吸纳茶农。", "吸纳茶农") - 0.5);
    }

    #[test]
    fn a_quotation_that_likens_or_names_proclaims_nothing() {
        assert_eq!(of("推进“茶香满园”行动。", "茶香满园"), 0.0);
        assert!(of("就好象“茶香满园”。", "茶香满园") < -2.0);
        assert!(of("被评为“茶香满园”。", "茶香满园") < -0.5);
        assert_eq!(of("被评为“茶香满园”，推进“茶香满园”行动。", "茶香满园"), 0.0, "one place is enough");
    }

    #[test]
    fn a_word_goes_with_the_one_that_the_register_has_it_with() {
        let cut = of("完成固定资产投资。", "完成固定资产");
        assert!(cut < of("完成茶叶资产。", "完成茶叶资产") - 0.1, "{cut}");
    }
}
