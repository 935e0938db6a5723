//! Whether the other report says the same otherwise, so that a phrase which stands in one alone is neither new nor dropped.

use crate::lexicon::{Indicators, Register, Traits};

use super::phrases::Phrase;
use super::reading::{Class, Names, Reading, Word};
use super::told::Told;

/// Characters of the shortest term that is known by itself, so that a last word which adds nothing makes no new one of it.
const KNOWN: usize = 4;

/// The same, whatever noun of form comes after.
const LONG: usize = 6;

/// Whether the other report says what the phrase says: with its verb at the other end, without a last word that adds nothing, or
/// with a part of it in quotation marks.
pub fn says(phrase: &Phrase, this: &Reading, other: &Reading) -> bool {
    let (chars, words) = (phrase.in_chars(this), phrase.in_words(this));
    let stands = |form: &[char]| other.told.places(form).next().is_some();
    turned_round(chars, words).is_some_and(|form| stands(&form))
        || cores(chars, words).any(stands)
        || without_form(chars, words).is_some_and(stands)
        || partly_quoted(chars, &other.told)
}

/// Whether a phrase is an indicator's name and the other report has another name of the same (单位GDP能耗 and 单位地区生产总值能耗):
/// what the figures compare is no term that came or went.
pub fn measures_the_same(chars: &[char], indicators: &Indicators, other: &Told) -> bool {
    if chars.len() <= KNOWN || !indicators.may_begin(chars) {
        return false;
    }
    let Some(key) = indicators.key_of(&chars.iter().collect::<String>()) else { return false };
    indicators.names_of(key).any(|name| {
        let name: Vec<char> = name.chars().collect();
        name.len() >= KNOWN && other.places(&name).next().is_some()
    })
}

/// 建设产业体系 of 产业体系建设, and the reverse.
fn turned_round(chars: &[char], words: &[Word]) -> Option<Vec<char>> {
    let verbal = |w: &Word| matches!(w.class, Class::Verb | Class::Nominal);
    let end = match words {
        [first, _, ..] if verbal(first) => usize::from(first.chars),
        [.., _, last] if verbal(last) => chars.len() - usize::from(last.chars),
        _ => return None,
    };
    Some([&chars[end..], &chars[..end]].concat())
}

/// 结构性减税 of 结构性减税政策.
fn without_addition(chars: &[char]) -> Option<&[char]> {
    let (length, ()) = Register::builtin().additions().suffixes(chars).next()?;
    chars.get(..chars.len() - length).filter(|rest| rest.len() >= KNOWN)
}

/// 社会主义市场经济 of 社会主义市场经济体制: what is as long as that is known by itself.
fn without_form<'c>(chars: &'c [char], words: &[Word]) -> Option<&'c [char]> {
    let last = words.last().filter(|w| words.len() > 1 && w.traits.has(Traits::TAIL))?;
    chars.get(..chars.len() - usize::from(last.chars)).filter(|rest| rest.len() >= LONG)
}

/// What is left of a phrase without what adds nothing to it: a last word (数字茶园建设), or the verbs that govern it.
pub fn cores<'c>(chars: &'c [char], words: &'c [Word]) -> impl Iterator<Item = &'c [char]> {
    governed(chars, words).chain(without_addition(chars))
}

/// What is left of it without the verbs that govern it (推进数字茶园, 做强做优茶产业).
pub fn governed<'c>(chars: &'c [char], words: &'c [Word]) -> impl Iterator<Item = &'c [char]> {
    // In 节能减排 both verbs are of the term.
    let governs = |w: &&Word| w.class == Class::Verb || w.traits.has(Traits::PROCLAIMING);
    let mut start = 0;
    // 全面推进依法行政
    let leads = move |w: &&Word| governs(w) || w.class == Class::Qualifier;
    words.iter().take(words.len().saturating_sub(1)).take_while(leads).filter_map(move |word| {
        start += usize::from(word.chars);
        chars.get(start..).filter(|rest| rest.len() >= KNOWN && governs(&word))
    })
}

/// The same two words the other way round, one of which says what is done or what the other is like: 产能过剩 of 过剩产能.
pub fn reversed(chars: &[char], words: &[Word], other: &Reading) -> Option<String> {
    let [first, second] = words else { return None };
    let says_of = |w: &Word| w.class != Class::Nominal && matches!(w.names, Names::Quality | Names::Deed);
    if first.chars < 2 || second.chars < 2 || !says_of(first) && !says_of(second) {
        return None;
    }
    let (before, after) = chars.split_at_checked(first.chars.into())?;
    let form = [after, before].concat();
    other.told.places(&form).next().map(|_| form.iter().collect())
}

/// Whether a text has “三网”融合 or 三网“融合” for 三网融合.
fn partly_quoted(chars: &[char], told: &Told) -> bool {
    let [first, .., last] = *chars else { return false };
    let text = &told.chars;
    told.places(&['“', first]).any(|at| passes('”', text[at + 1..].iter(), chars.iter()))
        || told.places(&[last, '”']).any(|at| passes('“', text[..=at].iter().rev(), chars.iter().rev()))
}

/// Whether the text goes on as the phrase does, but for one such mark within, after two characters at least.
fn passes<'c>(mark: char, mut text: impl Iterator<Item = &'c char>, phrase: impl Iterator<Item = &'c char>) -> bool {
    let mut passed = false;
    for (i, c) in phrase.enumerate() {
        let mut next = text.next();
        if next == Some(&mark) && i > 1 && !passed {
            passed = true;
            next = text.next();
        }
        if next != Some(c) {
            return false;
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::super::phrases::Phrases;
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::Lexicon;
    use crate::text::hash_row;

    /// Whether a report of these words says this phrase otherwise.
    fn said_in(other: &str, phrase: &str) -> bool {
        let texts = [format!("推进{phrase}。"), other.to_owned()];
        let studies = texts.map(|text| {
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE)
        });
        let mut readings = Library::of(&studies);
        let [this, other] = [0, 1].map(|_| readings.next().expect("a reading"));
        let phrases = Phrases::of(&this);
        says(phrases.get(hash_row(phrase)).expect("the phrase"), &this, &other)
    }

    #[test]
    fn another_name_of_an_indicator_is_no_new_term() {
        let lexicon = Lexicon::builtin();
        let told = |text: &str| Told::new(text.chars().collect());
        let same =
            |name: &str, text| measures_the_same(&name.chars().collect::<Vec<_>>(), lexicon.indicators(), &told(text));
        assert!(same("单位GDP能耗", "单位地区生产总值能耗下降2%。"));
        assert!(!same("单位GDP能耗", "全社会用电量增长2%。"));
        assert!(!same("澜溪茶叶产值", "茶叶产量3万吨。"), "no indicator");
    }

    #[test]
    fn the_verb_may_stand_at_the_other_end() {
        assert!(said_in("建设茶叶产业。", "茶叶产业建设"));
        assert!(!said_in("发展茶叶。建设茶园。", "茶叶产业建设"));
    }

    #[test]
    fn a_last_word_that_adds_nothing_makes_no_new_term() {
        assert!(said_in("实行结构性减税。", "结构性减税政策"));
        assert!(!said_in("实行减税。", "减税政策"), "what it leaves must be a term by itself");
        assert!(!said_in("推进产权保护。", "产权保护制度"), "a system is more than what it is for");
    }

    #[test]
    fn cores_are_what_adds_nothing_left_out() {
        let studies = ["推进数字茶园建设，推进节能减排。"].map(|text| {
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE)
        });
        let reading = Library::of(&studies).next().expect("a reading");
        let phrases = Phrases::of(&reading);
        let of = |phrase: &str| -> Vec<String> {
            let phrase = phrases.get(hash_row(phrase)).expect("the phrase");
            cores(phrase.in_chars(&reading), phrase.in_words(&reading)).map(|c| c.iter().collect()).collect()
        };
        assert_eq!(of("推进数字茶园建设"), ["数字茶园建设", "推进数字茶园"]);
        assert_eq!(of("数字茶园建设"), ["数字茶园"]);
        assert!(of("数字茶园").is_empty() && of("节能减排").is_empty());
    }

    #[test]
    fn a_verb_before_it_makes_no_new_term() {
        assert!(said_in("完善数字茶园。", "推进数字茶园"));
        assert!(said_in("完善数字茶园。", "加快推进数字茶园"));
        assert!(!said_in("完善茶园。", "推进数字茶园"));
    }

    #[test]
    fn a_long_term_is_known_without_its_noun_of_form() {
        assert!(said_in("完善茶叶疾病预防控制。", "茶叶疾病预防控制体系"));
        assert!(!said_in("完善预防控制。", "预防控制体系"), "a short one may be new by it");
    }

    #[test]
    fn quotation_marks_about_a_part_change_nothing() {
        assert!(said_in("“三茶”融合取得进展。", "三茶融合"));
        assert!(said_in("三茶“融合”取得进展。", "三茶融合"));
        assert!(!said_in("“三茶”统筹，深度融合。", "三茶融合"));
    }
}
