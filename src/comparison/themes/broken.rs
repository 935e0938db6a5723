//! What the words of a phrase make of it by themselves: an idiom, a length of time, or what can be no term, since it is a
//! clause or broken off.

use crate::lexicon::{Register, Traits};

use super::phrases::Phrase;
use super::reading::{Class, Names, Reading, Word};

/// Whether these words are a clause or broken off, and so no term.
pub fn is_broken(words: &[Word], reading: &Reading) -> bool {
    use Class::*;
    match words {
        // 四亿|零七百万
        [number, digit] if number.class == Number && digit.class == Single && digit.traits.has(Traits::PREFIX) => true,
        [number, century] if number.class == Number && reading.slice(century.start, 2) == ['世', '纪'] => true,
        // 第一个战役 says which, not what.
        [number, ..] if number.class == Number && is_which(number, reading) => true,
        // 考察云南: what is done to a place names nothing.
        [verb, place] if place.names == Names::Place => {
            verb.chars > 1 && (verb.class == Usual || verb.names == Names::Deed)
        }
        // 沈溪苓同志|建设: what a person does is told by what comes after.
        [.., title, done] if matches!(done.class, Verb | Usual | Nominal) && is_title(title, reading) => true,
        // 重返联合国: nor what is done to a body, but for what the register says itself (加入世贸组织).
        [verb, body] if body.names == Names::Body => verb.class == Noun && verb.names == Names::Deed,
        // 确保安全|运行
        [clause, done] if clause.names == Names::Clause && matches!(done.class, Verb | Usual | Nominal) => true,
        // 矛盾|日益突出, 矛盾|日益|突出
        [_, .., done] if done.chars == 4 && (done.class == Verb || done.names == Names::Clause) => true,
        [_, .., how, done] => how.class == Qualifier && matches!(done.class, Verb | Qualifier),
        _ => false,
    }
}

/// 第一个, 第三批
fn is_which(number: &Word, reading: &Reading) -> bool {
    let chars = reading.slice(number.start, usize::from(number.chars));
    chars.first() == Some(&'第') && chars.last().is_some_and(|c| matches!(c, '个' | '次' | '批' | '位' | '项'))
}

/// What a person is called.
fn is_title(word: &Word, reading: &Reading) -> bool {
    Register::builtin().titles().contains(reading.slice(word.start, usize::from(word.chars)))
}

/// The same two characters stand in it twice (经济体|经济): no term, but for two halves that answer each other.
pub fn says_twice(phrase: &Phrase, chars: &[char]) -> bool {
    let again = |i: usize| chars[i + 2..].windows(2).any(|w| w == &chars[i..i + 2]);
    !phrase.quoted && !phrase.paired && (0..chars.len().saturating_sub(3)).any(again)
}

/// What pinyin with its tones stands in is a name with a character that could not be written (栾fú).
pub fn has_pinyin(chars: &[char]) -> bool {
    chars.iter().any(|c| matches!(c, 'à'..='ü' | 'ā'..='ū' | 'ǎ'..='ǜ'))
}

/// Whether it only says what is done or how something is, and names nothing that it is done to (加快推进, 严厉打击, 避免, 强劲),
/// or names a common thing (采取措施, 成效显著) or a quantity (几年).
pub fn is_deed(words: &[Word]) -> bool {
    if let [word] = words {
        return word.class != Class::Nominal
            && (matches!(word.names, Names::Deed | Names::Quality | Names::Measure)
                || word.traits.has(Traits::GENERAL) && word.chars == 4);
    }
    let verbal = |w: &Word| matches!(w.class, Class::Verb | Class::Qualifier | Class::Nominal) && w.chars > 1;
    let common = |w: &Word| w.traits.has(Traits::GENERAL) && w.class != Class::Nominal || w.class == Class::Qualifier;
    let of_common =
        |first: &Word, last: &Word| first.class == Class::Verb && first.chars > 1 || last.class == Class::Qualifier;
    match words {
        [first, between @ .., last] => {
            words.iter().all(verbal) && words.iter().any(|w| w.class != Class::Nominal)
                || of_common(first, last)
                    && (first.class == Class::Verb || common(first))
                    && between.iter().chain([last]).all(common)
        }
        _ => false,
    }
}

/// Begins with a length of time: a number with 年, 月, 天, 日, 季度 or 年代.
pub fn is_time(words: &[Word], reading: &Reading) -> bool {
    let [first, second, ..] = words else { return false };
    let last = |w: &Word| reading.slice(w.start, usize::from(w.chars)).last().copied();
    let ends = |w: &Word, units: &[char]| last(w).is_some_and(|c| units.contains(&c));
    let unit = |w: &Word| ends(w, &['年', '月', '天', '日', '季']);
    let span = |w: &Word| ends(w, &['度', '代']) && (w.class == Class::Number || w.traits.has(Traits::COUNTER));
    first.class == Class::Number && (unit(first) || span(first) || span(second) || second.chars == 1 && unit(second))
}

/// What a light verb governs is a slogan where it is said oftener than this (抓落实).
const SLOGAN: usize = 3;

/// A verb of one character with its object of two (稳增长), or four characters that come back with a verb within
/// (依法治区).
pub fn is_idiom(phrase: &Phrase, words: &[Word], count: usize) -> bool {
    use Class::*;
    match words {
        [verb, object] => {
            verb.chars == 1
                && object.chars == 2
                && (verb.class == Single && verb.names == Names::Deed || matches!(verb.class, Usual | Nominal | Verb))
                && !verb.traits.has(Traits::SUFFIX)
                && (count > SLOGAN || !verb.traits.has(Traits::LIGHT))
                && !verb.traits.has(Traits::PREFIX)
                && matches!(object.class, Noun | Usual | Nominal | Joined | Verb)
                // 居世界, 创历史: said once it is no slogan.
                && (count > 1 || phrase.whole || !object.traits.has(Traits::GENERAL))
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
