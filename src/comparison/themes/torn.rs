//! Which phrases are pieces, by what stands beside them at each of their places.

use crate::lexicon::Traits;

use super::phrases::{Around, Phrase, Sides};
use super::reading::{Class, Names, Reading, Word};

/// The last characters of the first half of two that are joined, and the word that joins them.
const HALF: usize = 3;

/// Torn off the word beside it: always the same single character stands there (心协 of 同心协力), or a single character of
/// its own, or the new word that it is, goes with the same word everywhere (侧结构 of 供给侧结构, 新质 of 新质生产力).
pub fn is_torn(phrase: &Phrase, words: &[Word], sides: &Sides, reading: &Reading) -> bool {
    let (left, right) = (&sides.left, &sides.right);
    let always = |around: &Around, places: u32| places == phrase.met && around.kinds() == 1;
    let any_word = |around: &Around| around.noun + around.verb + around.single;
    let single = |word: Option<&Word>| word.is_some_and(|w| w.class == Class::Single && w.traits == Traits::default());
    let new_word = matches!(words, [w] if w.class == Class::Joined && w.chars == 2);
    always(left, left.single)
        || always(right, right.single)
        || single(words.first()) && (always(left, any_word(left)) || left.quotation == phrase.met)
        || (new_word || single(words.last())) && always(right, any_word(right))
        || is_half(phrase, words, left, reading)
}

/// The second half of two that are joined, the same first half before it at each place (国民经济和社会发展计划); or what a
/// thing turns to or goes by (向现实生产力转化, 按可比价格计算).
fn is_half(phrase: &Phrase, words: &[Word], left: &Around, reading: &Reading) -> bool {
    if left.grammar != phrase.met || left.kinds() > 1 || words.len() < 2 && phrase.met < 2 {
        return false;
    }
    let verbal = |w: &Word| matches!(w.class, Class::Verb | Class::Usual | Class::Nominal) || w.names == Names::Deed;
    let turned_to = words.len() > 1 && words.last().is_some_and(verbal);
    let joined = phrase.met > 1 && left.joining == phrase.met;
    if !turned_to && !joined {
        return false;
    }
    let before = |at: usize, chars: usize| reading.told.chars.get(at.checked_sub(chars)?..at);
    let mut places = reading.told.places(phrase.in_chars(reading));
    let Some(first) = places.next() else { return false };
    match before(first, HALF) {
        Some([.., '向' | '按']) => turned_to,
        half => joined && half.is_some() && places.all(|at| before(at, HALF) == half),
    }
}

/// Its last word wants another after it, which stands there at each place: a verb with its object or its preposition
/// (贫困人口实现…, 失业率控制在…, 浓度降至…), a quality with what it is the quality of (经济持续健康发展).
pub fn leads_on(phrase: &Phrase, last: &Word, sides: &Sides) -> bool {
    let right = &sides.right;
    let words = right.noun + right.verb + right.single + right.number;
    match last.class {
        Class::Verb => words + right.qualifier + right.grammar - right.de == phrase.met,
        Class::Single => last.names == Names::Deed && words + right.grammar - right.de == phrase.met,
        Class::Noun => last.names == Names::Quality && words == phrase.met,
        _ => false,
    }
}
