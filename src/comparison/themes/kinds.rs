//! What sort of term it is: policy wording, what rolls over with the calendar, or a name.

use crate::lexicon::{Baseline, Register, Traits};
use crate::text::numerals::is_figure;
use crate::text::{hash_chars, is_han};

use super::TermKind;
use super::reading::{Class, Names, Reading, Word, is_numeral};

/// A name of the dictionary in this many five-year spans is a common word (中国, 城市).
const COMMON_SPANS: u8 = 8;
/// A person in more spans than this is a word that the dictionary takes for one (蓝天).
const PERSON_SPANS: u8 = 1;

/// A word in more spans than this is one of the register, no name of one place.
const LOCAL_SPANS: u8 = 3;

/// A body in more spans than this is a kind of body (公立医院).
const BODY_SPANS: u8 = 1;

/// The sort of a term of these characters and words, and what it rolled over from if it did: the same words with another
/// number, in the other report.
pub fn kind(chars: &[char], words: &[Word], this: &Reading, other: &Reading) -> (TermKind, Option<String>) {
    if let Some(before) = rolled_over(chars, other) {
        return (TermKind::Rollover, Some(before));
    }
    if is_numbered(chars) {
        return (TermKind::Rollover, None);
    }
    (if is_name(chars, words, this) { TermKind::Name } else { TermKind::Policy }, None)
}

/// 十三五, 八五: a five-year plan by its number.
fn is_plan(chars: &[char]) -> bool {
    (2..=3).contains(&chars.len()) && chars.last() == Some(&'五') && chars.iter().all(|&c| is_figure(c))
}

/// A plan or a meeting by its number, and what is named after it: 第七个五年计划, 六五计划, 二十届三中全会精神, 党的十九大.
pub fn is_numbered(chars: &[char]) -> bool {
    let starts = |after: &[char], word: &str| after.iter().copied().take(word.chars().count()).eq(word.chars());
    (0..chars.len()).any(|start| {
        let number = chars[start..].iter().take_while(|&&c| is_numeral(c)).count();
        let (number, after) = chars[start..].split_at(number);
        let plan = is_plan(number) && start == 0 && (after.is_empty() || PLANS.iter().any(|p| starts(after, p)));
        let congress = number.len() > 1 && number.contains(&'十') && after.first() == Some(&'大');
        let sessions = Register::builtin().calendar().iter().filter(|c| c.chars().count() > 1 || *c == "届");
        let year = number.len() == 4 && start == 0 && after.first() == Some(&'年');
        !number.is_empty() && (plan || congress || year || sessions.into_iter().any(|s| starts(after, s)))
    })
}

/// What a plan's number stands before.
const PLANS: [&str; 4] = ["计划", "规划", "时期", "期间"];

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
    let Some(first) = words.first().filter(|_| !is_paper_or_slogan(chars, words)) else { return false };
    let register = Register::builtin();
    let word = this.slice(first.start, usize::from(first.chars));
    if chars.len() == 2 && first.class == Class::Joined && chars.iter().all(|&c| register.is_country(c)) {
        return true;
    }
    let alone = words.len() == 1;
    // 中苏关系, 中美两国
    let of_two = |c: &[char]| c.len() == 2 && c.iter().all(|&c| register.is_country(c));
    if alone && register.relations().suffixes(word).any(|(n, ())| of_two(&word[..word.len() - n])) {
        return true;
    }
    let short = alone && (2..=3).contains(&first.chars) && !is_quoted(first, this);
    // The dictionary takes many a word for a name (美丽, 依法治国): a place is believed by its ending or where it stands
    // alone, a body by its ending, a person where the register does not know the word.
    let named = match first.names {
        Names::Place => {
            let stem = register.regions().suffixes(word).map(|(n, ())| word.len() - n).filter(|&n| n > 0).min();
            let common = stem.is_some_and(|n| is_common(&word[..n]));
            let common = common || first.traits.has(Traits::HEAD);
            first.spans < COMMON_SPANS && (short || stem.is_some()) && !common
        }
        Names::Body => {
            // 国有银行 is no bank's name: its first part is a word of the register.
            let kind = register.common_places().suffixes(word).map(|(n, ())| n).max();
            let company = kind.is_some_and(|n| !is_unheard(&word[..word.len() - n]) || word.len() <= 4);
            let body = register.places().suffixes(word).any(|(n, ())| word.len() > n);
            first.spans <= BODY_SPANS && body && !company
        }
        Names::Person => {
            let surname = word.first().is_some_and(|&c| register.is_surname(c));
            let person = short && surname && first.spans <= PERSON_SPANS;
            person || word.len() > 2 && !alone && first.spans <= LOCAL_SPANS && ends_as_place(chars)
        }
        _ => false,
    };
    named || begins_with_name(words, this) || is_person(chars, words, this) || is_named_after(chars, words, this)
}

/// 大别山精神, 中华人民共和国公司法: whatever it is named after, a law, a plan or what is proclaimed is policy.
fn is_paper_or_slogan(chars: &[char], words: &[Word]) -> bool {
    let register = Register::builtin();
    let [_, .., last] = words else { return false };
    let proclaimed = last.traits.has(Traits::COINING.and(Traits::STRUCTURE));
    let work = || register.works().contains(&chars[chars.len() - usize::from(last.chars)..]);
    proclaimed && !work() || register.documents().suffixes(chars).next().is_some()
}

/// In quotation marks of its own stands a slogan (“四荒”), no name that the dictionary knows.
fn is_quoted(word: &Word, this: &Reading) -> bool {
    let (start, chars) = (word.start as usize, usize::from(word.chars));
    let before = start.checked_sub(1).and_then(|i| this.told.chars.get(i));
    before == Some(&'“') && this.told.chars.get(start + chars) == Some(&'”')
}

/// 澜溪大剧院市场化: what it begins with is a name by its kind.
fn begins_with_name(words: &[Word], this: &Reading) -> bool {
    let known = |w: &Word| match w.names {
        Names::Place => w.spans < COMMON_SPANS,
        Names::Person => w.chars > PERSON && w.spans <= LOCAL_SPANS,
        _ => false,
    };
    words.first().is_some_and(known)
        && (2..words.len()).any(|n| {
            let chars = words[..n].iter().map(|w| usize::from(w.chars)).sum();
            ends_as_place(this.slice(words[0].start, chars))
        })
}

/// 李俊甲同志, 朱伯儒、李俊甲: a surname with one or two characters, no words of the register, before what persons are
/// called, or listed before another.
fn is_person(chars: &[char], words: &[Word], this: &Reading) -> bool {
    let register = Register::builtin();
    let called = |chars: &[char]| (2..=usize::from(PERSON)).contains(&chars.len()) && register.is_surname(chars[0]);
    let unknown = |w: &Word| w.class == Class::Joined || w.names == Names::Person || w.chars == 1;
    if !called(chars) || !words.iter().all(|w| w.spans == 0 && unknown(w)) {
        return false;
    }
    let start = words[0].start as usize;
    let after = this.told.chars.get(start + chars.len()..).unwrap_or_default();
    let titled =
        |after: &[char]| register.titles().prefixes(after.strip_prefix(&['等']).unwrap_or(after)).next().is_some();
    let next = after.strip_prefix(&['、']).is_some_and(|next| {
        let end = next.iter().take(AFTER).position(|c| !is_han(*c) || *c == '等').unwrap_or(AFTER).min(next.len());
        called(&next[..end]) && (next.get(end) == Some(&'、') || titled(&next[end..]))
    });
    titled(after) || next
}

/// Characters of the longest name of a person, and so far its end is looked for.
const PERSON: u8 = 3;
const AFTER: usize = PERSON as usize + 1;

/// 澜溪大街, 桃李幼儿园, 红星商厦: a kind of place after a word that the register does not know; 蒙东: a quarter of one.
fn is_named_after(chars: &[char], words: &[Word], this: &Reading) -> bool {
    let kinds = Register::builtin().places();
    let coined = |w: &Word| w.class == Class::Joined && w.spans <= LOCAL_SPANS;
    let proper = |w: &Word| {
        let word = this.slice(w.start, usize::from(w.chars));
        let stem = kinds.suffixes(word).map(|(n, ())| word.len() - n).min();
        w.names == Names::Made
            && (w.class == Class::Noun || w.chars < 4)
            && stem.is_some_and(|n| n > 1 && !is_common(&word[..n]) && is_unheard(&word[..n]))
            // 小电站 is a kind of station.
            && !(Register::builtin().is_common_stem(word[0]) && (kinds.contains(&word[1..]) || !is_unheard(&word[1..])))
    };
    let Some(first) = words.first() else { return false };
    // No name begins with what governs one (发展首店经济).
    if matches!(first.class, Class::Verb | Class::Usual | Class::Nominal | Class::Qualifier | Class::Grammar) {
        return false;
    }
    if proper(first) {
        return true;
    }
    let [.., last] = chars else { return false };
    if words.len() == 1 {
        let quarter =
            chars.len() == 2 && "东西南北".contains(*last) && !"东西南北".contains(chars[0]) && !is_numeral(chars[0]);
        let water =
            matches!(first.class, Class::Noun | Class::Joined) && first.spans <= LOCAL_SPANS && "湖山".contains(*last);
        return water && chars.len() == 2 && !is_common(&chars[..1])
            || coined(first)
                && chars.len() < 4
                && (quarter || kinds.suffixes(chars).any(|(n, ())| chars.len() > n + 1));
    }
    // 溪上书院修缮: of a work the name stands before what is done to it.
    let done = Register::builtin().works().suffixes(chars).map(|(n, ())| n).max().unwrap_or_default();
    let named = &chars[..chars.len() - done];
    let kind = kinds.suffixes(named).map(|(n, ())| n).max().unwrap_or_default();
    // 通村公路: what ends as a region does names none where a usual word follows, though that ends in the character of a kind.
    let usual = |w: &Word| usize::from(w.chars) > kind && w.class != Class::Joined && w.spans > LOCAL_SPANS;
    let leads = |w: &Word| !coined(w) || ends_as_region(this.slice(w.start, usize::from(w.chars)));
    let common = done == 0 && words.last().is_some_and(usual) && words.iter().all(leads);
    if words.iter().any(coined) && !common && kind > usize::from(done > 0) && named.len() > kind {
        return true;
    }
    // 荷叶山, 柳林湖: what the register does not know before a kind of land or water.
    if let [stem, land] = words
        && land.chars == 1
        && stem.chars > 1
        && (stem.class == Class::Noun || stem.chars == 2)
        && stem.spans <= LOCAL_SPANS
        && matches!(stem.class, Class::Noun | Class::Joined)
        && "山湖河江岛岭湾".contains(*last)
    {
        return true;
    }
    // A single character straight before a kind belongs to no common noun (万嘉惠农贸市场).
    let strange =
        |w: &Word| w.chars == 1 && matches!(w.class, Class::Single | Class::Verb) && !w.traits.has(Traits::PREFIX);
    if let [.., before, last] = words
        && kind > 2
        && usize::from(last.chars) == kind
        && strange(before)
    {
        return true;
    }
    let unknown = first.spans <= LOCAL_SPANS
        && matches!(first.names, Names::Nothing | Names::Place | Names::Person)
        && matches!(first.class, Class::Noun | Class::Single);
    let common = Register::builtin().common_places().suffixes(named).any(|(n, ())| n == kind);
    kind > 1 && unknown && !common && !kinds.contains(this.slice(first.start, 2))
}

/// Ends as the name of a region does.
fn ends_as_region(chars: &[char]) -> bool {
    Register::builtin().regions().suffixes(chars).next().is_some()
}

/// A stem that makes a common noun with the kind of a place (大国, 沿河, 旧城区), no name.
fn is_common(stem: &[char]) -> bool {
    stem.len() <= 3 && stem.last().is_some_and(|&c| Register::builtin().is_common_stem(c))
}

/// The register does not know the word.
fn is_unheard(chars: &[char]) -> bool {
    Baseline::builtin().usage(hash_chars(chars)).spans <= LOCAL_SPANS
}

/// Ends like the name of a place or a work, in a kind of more than one character.
pub fn ends_as_place(chars: &[char]) -> bool {
    Register::builtin().places().suffixes(chars).any(|(n, ())| n > 1 && chars.len() > n)
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

    /// Whether a phrase of a text is a name.
    fn names(text: &str, phrase: &str) -> bool {
        let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        let study = analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE);
        let reading = Library::of([&study]).next().expect("a reading");
        let phrases = Phrases::of(&reading);
        let phrase = phrases.get(hash_row(phrase)).expect("the phrase");
        is_name(phrase.in_chars(&reading), phrase.in_words(&reading), &reading)
    }

    #[test]
    fn persons_are_called_something_or_listed_with_others_who_are() {
        assert!(names("向沈溪苓同志学习。", "沈溪苓"));
        assert!(names("向沈溪苓、杜澜筠等同志学习。", "沈溪苓"));
        assert!(!names("推广沈溪苓。", "沈溪苓"));
    }

    #[test]
    fn what_two_countries_have_is_a_name() {
        assert!(names("改善中苏关系。", "中苏关系"));
        assert!(!names("改善两国关系。", "两国关系"), "no country is named");
    }

    #[test]
    fn what_begins_with_a_name_is_one() {
        // A place that the dictionary knows.
        assert!(names("推进绍兴大剧院市场化。", "绍兴大剧院市场化"));
    }

    #[test]
    fn common_words_that_the_dictionary_calls_places_are_no_names() {
        assert!(names("建设绍兴。", "绍兴"));
        assert!(!names("建设美丽。", "美丽"));
        assert!(!names("支持上市企业。", "上市企业"));
    }

    #[test]
    fn kinds_of_places_are_no_names() {
        for (text, kind) in [("关闭小电站。", "小电站"), ("建成通村公路。", "通村公路"), ("拍卖“四荒”。", "四荒")]
        {
            assert!(!names(text, kind), "{kind}");
        }
        for (text, paper) in [("弘扬大别山精神。", "大别山精神"), ("修订云南省公路条例。", "云南省公路条例")]
        {
            assert!(!names(text, paper), "{paper}");
        }
        assert!(names("建成梅溪公路。", "梅溪公路"));
    }

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn plans_and_meetings_go_by_their_number() {
        for numbered in ["十三五", "八五", "六五计划", "第七个五年计划", "二十届三中全会精神", "十九大精神"]
        {
            assert!(is_numbered(&chars(numbered)), "{numbered}");
        }
        for other in ["三五个", "五", "五个统筹", "换届选举", "三大战略", "十大工程建设"] {
            assert!(!is_numbered(&chars(other)), "{other}");
        }
    }
}
