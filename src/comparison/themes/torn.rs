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
    // Of one place among several words it is not sure (科技兴贸战略).
    let new_word =
        (words.len() == 1 || phrase.met > 1) && words.last().is_some_and(|w| w.class == Class::Joined && w.chars == 2);
    always(left, left.single)
        || new_word && right.grammar == phrase.met && phrase.met > 1 && begins_idiom(phrase, reading)
        || words.first().is_some_and(|w| w.chars == 1) && follows_single(phrase, words, reading)
        || made_of_three(words) && phrase.met > 1 && left.verb == phrase.met && follows_single(phrase, words, reading)
        || always(right, right.single)
        || single(words.first()) && (always(left, any_word(left)) || left.quotation == phrase.met)
        || (new_word || single(words.last())) && always(right, any_word(right))
        || is_governed(words) && always(right, right.noun + right.single)
        || is_governed(words) && words[0].chars == 1 && phrase.met > 1 && right.noun + right.single == phrase.met
        || left.quotation == phrase.met && words.first().is_some_and(|w| w.traits.has(Traits::GENERAL))
        || is_half(phrase, words, left, reading)
}

/// A new word of two characters goes with the one of grammar that idioms are built with, wherever it stands (接诉|即办).
fn begins_idiom(phrase: &Phrase, reading: &Reading) -> bool {
    let soft = |w: &Word| w.traits.has(Traits::SOFT);
    let mut places = reading.told.places(phrase.in_chars(reading));
    places.all(|at| reading.beside(at, usize::from(phrase.chars), phrase.word).1.is_some_and(soft))
}

/// A single character stands before it at each place, with which its own first one goes (接诉即|办改革, 普|惠金融).
fn follows_single(phrase: &Phrase, words: &[Word], reading: &Reading) -> bool {
    let single = |w: &&Word| w.chars == 1 && !w.traits.has(Traits::HARD);
    let before = |at: usize| reading.beside(at, usize::from(phrase.chars), phrase.word).0.filter(single);
    let start = words.first().map_or(0, |w| w.start as usize);
    let beside = (phrase.word as usize).checked_sub(1).and_then(|i| reading.words.get(i));
    // Of most phrases the first place tells.
    let Some(first) = beside.filter(|w| single(w) && w.start as usize + 1 == start) else { return false };
    let goes_with = |w: &Word| w.class != Class::Grammar || phrase.met > 1 && w.hash == first.hash;
    goes_with(first) && reading.told.places(phrase.in_chars(reading)).all(|at| before(at).is_some_and(goes_with))
}

/// A word put together with a suffix: 风化债, where 防 is the same everywhere.
fn made_of_three(words: &[Word]) -> bool {
    matches!(words, [word] if word.chars == 3 && word.names == Names::Made)
}

/// A verb with a noun, which goes with another noun where that always follows (建设美丽乡村).
fn is_governed(words: &[Word]) -> bool {
    let [verb, noun] = words else { return false };
    let single = verb.class == Class::Single && verb.names == Names::Deed;
    (single || matches!(verb.class, Class::Verb | Class::Usual | Class::Nominal))
        && matches!(noun.class, Class::Noun | Class::Joined | Class::Nominal)
}

/// The second half of two that are joined, the same first half before it at each place (国民经济和社会发展计划); what a thing
/// turns to or goes by (向现实生产力转化, 按可比价格计算); what is denied,
/// said to be so much, or suffered (较|少民族, 被|征地农民).
fn is_half(phrase: &Phrase, words: &[Word], left: &Around, reading: &Reading) -> bool {
    if left.grammar != phrase.met || left.kinds() > 1 {
        return false;
    }
    let start = words.first().map_or(0, |w| w.start as usize);
    let beside = start.checked_sub(1).and_then(|i| reading.told.chars.get(i));
    // 不忘初心, 以工促农: an idiom is torn by what it begins with.
    let idiom = beside == Some(&'以') && words.first().is_some_and(|w| w.chars == 1 || w.class == Class::Joined);
    if idiom || beside.is_some_and(|c| matches!(c, '不' | '未' | '勿' | '可' | '较' | '更' | '最' | '很' | '被'))
    {
        return true;
    }
    let verbal = |w: &Word| matches!(w.class, Class::Verb | Class::Usual | Class::Nominal) || w.names == Names::Deed;
    let turned_to = words.len() > 1 && words.last().is_some_and(verbal);
    if beside.is_some_and(|c| matches!(c, '向' | '按')) {
        return turned_to;
    }
    let before = |at: usize| reading.told.chars.get(at.checked_sub(HALF)?..at);
    let half = before(start);
    let joined = phrase.met > 1 && left.joining == phrase.met && half.is_some();
    joined && reading.told.places(phrase.in_chars(reading)).all(|at| before(at) == half)
}

/// Its last word wants another after it, which stands there at each place: a verb with its object or its preposition
/// (贫困人口实现…, 失业率控制在…, 浓度降至…), a quality with what it is the quality of (经济持续健康发展).
pub fn leads_on(phrase: &Phrase, last: &Word, sides: &Sides) -> bool {
    let right = &sides.right;
    let words = right.noun + right.verb + right.single + right.number;
    match last.class {
        Class::Verb => words + right.qualifier + right.grammar - right.de == phrase.met,
        // 增幅居|全国前列
        Class::Single if last.names == Names::Deed => words + right.qualifier + right.grammar - right.de == phrase.met,
        Class::Single => last.names == Names::Quality && words == phrase.met,
        Class::Noun => last.names == Names::Quality && words == phrase.met,
        _ => false,
    }
}
