//! What sort of term it is: policy wording, what rolls over with the calendar, or a name.

use crate::lexicon::Register;
use crate::text::Affixes;

use super::TermKind;
use super::reading::{Class, Names, Reading, Word, is_numeral};

/// A name of the dictionary in this many five-year spans is a common word (中国, 城市).
const COMMON_SPANS: u8 = 8;
/// A person in more spans than this is a word that the dictionary takes for one (蓝天).
const PERSON_SPANS: u8 = 1;

/// A body in more spans than this is a kind of body (公立医院).
const BODY_SPANS: u8 = 1;

/// The sort of a term of these characters and words, and what it rolled over from if it did: the same words with another
/// number, in the other report.
pub fn kind(chars: &[char], words: &[Word], this: &Reading, other: &Reading) -> (TermKind, Option<String>) {
    if let Some(before) = rolled_over(chars, other) {
        return (TermKind::Rollover, Some(before));
    }
    if is_plan(chars) || is_meeting(chars) {
        return (TermKind::Rollover, None);
    }
    (if is_name(chars, words, this) { TermKind::Name } else { TermKind::Policy }, None)
}

/// 十三五, 八五: a five-year plan by its number.
fn is_plan(chars: &[char]) -> bool {
    (2..=3).contains(&chars.len())
        && chars.last() == Some(&'五')
        && chars.iter().all(|c| "一二三四五六七八九十".contains(*c))
}

/// 二十届三中全会精神, 党的十九大: a meeting by its number.
fn is_meeting(chars: &[char]) -> bool {
    chars.windows(2).any(|w| is_numeral(w[0]) && w[1] == '届')
}

/// The other report's form of a term with a number of the calendar in it, where only the number differs.
fn rolled_over(chars: &[char], other: &Reading) -> Option<String> {
    let counters = Register::builtin().calendar();
    // The number, and the word of the calendar after it.
    let start = chars.iter().position(|&c| is_numeral(c))?;
    let end = start + chars[start..].iter().take_while(|&&c| is_numeral(c)).count();
    let (number, after) = (&chars[start..end], &chars[end..]);
    let counted = |n: &[char]| match after.first() {
        None => is_plan(n),
        Some('大') => n.contains(&'十'),
        Some(_) => counters.iter().any(|c| c.chars().eq(after.iter().copied().take(c.chars().count()))),
    };
    if !counted(number) {
        return None;
    }
    let anchor = if after.len() >= 2 || start < 2 { after } else { &chars[..start] };
    let before_number = |at: usize| {
        let from = at - other.told.chars[..at].iter().rev().take(NUMBER).take_while(|&&c| is_numeral(c)).count();
        (from, at)
    };
    let after_number =
        |at: usize| (at, at + other.told.chars[at..].iter().take(NUMBER).take_while(|&&c| is_numeral(c)).count());
    if anchor.is_empty() {
        return None;
    }
    other.told.places(anchor).find_map(|at| {
        let (from, to) = if std::ptr::eq(anchor, after) { before_number(at) } else { after_number(at + anchor.len()) };
        let there = &other.told.chars[from..to];
        let around = from >= start
            && other.told.chars[from - start..from] == chars[..start]
            && other.told.chars[to..].starts_with(after);
        (around && !there.is_empty() && there != number && counted(there))
            .then(|| chars[..start].iter().chain(there).chain(after).collect())
    })
}

/// Numbers of the calendar are short.
const NUMBER: usize = 6;

/// A person, a place, a body, or what is named after one.
pub fn is_name(chars: &[char], words: &[Word], this: &Reading) -> bool {
    let Some(first) = words.first() else { return false };
    let register = Register::builtin();
    let word = this.slice(first.start, usize::from(first.chars));
    let alone = words.len() == 1 && (2..=3).contains(&first.chars);
    let ends_as = |kinds: &Affixes<()>| kinds.suffixes(word).any(|(n, ())| word.len() > n);
    // The dictionary takes many a word for a name (美丽, 城市绿化): a place is believed by its ending or where it stands
    // alone, a body by its ending, a person where the register does not know the word.
    let named = |w: &Word| match w.names {
        Names::Place => w.usage.spans < COMMON_SPANS && (alone || ends_as(register.regions())),
        Names::Body => w.usage.spans <= BODY_SPANS && ends_as(register.places()),
        Names::Person => {
            let surname = word.first().is_some_and(|&c| register.is_surname(c));
            alone && surname && w.usage.spans <= PERSON_SPANS
        }
        _ => false,
    };
    if named(first) {
        return true;
    }
    // 贝尔大街, 桃李幼儿园: the kind of place after a word that the register does not know.
    let kinds = register.places();
    let joined = words.len() == 1 && first.class == Class::Joined;
    let place = kinds.suffixes(chars).any(|(n, ())| chars.len() > n && (n > 1 || joined));
    let unknown = first.usage.reports < 1.0
        && !matches!(first.names, Names::Idiom | Names::Phrase)
        && matches!(first.class, Class::Joined | Class::Noun | Class::Single);
    let followed = words.len() > 1 || first.class == Class::Noun;
    place && unknown && followed && !kinds.contains(this.slice(first.start, 2))
}

/// Ends like the name of a place or a work, in a kind of more than one character.
pub fn ends_as_place(chars: &[char]) -> bool {
    Register::builtin().places().suffixes(chars).any(|(n, ())| n > 1 && chars.len() > n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn plans_and_meetings_go_by_their_number() {
        assert!(is_plan(&chars("十三五")) && is_plan(&chars("八五")));
        assert!(!is_plan(&chars("三五个")) && !is_plan(&chars("五")));
        assert!(is_meeting(&chars("二十届三中全会精神")));
        assert!(!is_meeting(&chars("换届选举")));
    }
}
