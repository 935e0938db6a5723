//! What turned: a quality of a policy (稳健的货币政策 after 适度宽松的货币政策), or one of the two sides of 以…为….
//!
//! A phrase holds 的 only where a quality stands before it and the name of a policy after it. It says something only against a report
//! that has another quality before the same name: the policy turned.

use crate::lexicon::{Register, Traits};
use crate::text::hash_chars;

use super::phrases::{CHARS, DE};
use super::ranking::Ranked;
use super::reading::{Class, Names, Reading, Word};

/// Characters of the shortest name that the quality may stand before, and of the longest quality.
const NAME: usize = 4;
const QUALITY: usize = 5;

/// The qualities and what they are the qualities of in the words of a run: the first word of each, and one past its last.
pub fn of_run<'r>(words: &'r [Word], reading: &'r Reading) -> impl Iterator<Item = (usize, usize)> + 'r {
    let des = words.iter().enumerate().filter(|(_, w)| w.hash == DE).map(|(i, _)| i);
    des.filter_map(move |de| {
        let name = words[de + 1..].iter().take_while(|w| w.class != Class::Grammar).count();
        let end = de + 1 + name;
        let names_policy = words[..end].last().is_some_and(|w| w.class == Class::Noun && ends_in_head(w, reading));
        if !names_policy || chars(&words[de + 1..end]) < NAME {
            return None;
        }
        let first = quality(&words[..de], reading)?;
        (chars(&words[first..end]) <= CHARS).then_some((first, end))
    })
}

/// The form that it turned from: another quality of the same, which the other report says oftener than this one, that may look
/// back on it. `chars` are those of a phrase of this kind.
pub fn turned_from(chars: &[char], this: &Reading, other: &Reading) -> Option<String> {
    let de = chars.iter().position(|&c| c == '的')?;
    let (quality_here, name) = chars.split_at(de);
    if name.len() <= NAME {
        return None;
    }
    let form = other.told.places(name).find_map(|at| {
        let place = other.words.partition_point(|w| (w.start as usize) < at);
        let words = run_before(&other.words[..place]);
        let start = words.get(quality(words, other)?)?.start as usize;
        let there = other.told.chars.get(start..at)?;
        (!same(there, quality_here)).then(|| [there, name].concat())
    })?;
    // 更加积极的就业政策 holds 积极的就业政策.
    let within = if chars.ends_with(&form) { this.told.count(chars).0 } else { 0 };
    let here = this.told.count(&form).0.saturating_sub(within);
    (here < other.told.count(&form).0).then(|| form.iter().collect())
}

/// 更有效 is 更加有效.
fn same(a: &[char], b: &[char]) -> bool {
    let short = |chars: &'_ [char]| chars.iter().copied().filter(|&c| c != '加').collect::<Vec<char>>();
    a == b || a.first() == Some(&'更') && b.first() == Some(&'更') && short(a) == short(b)
}

/// The last of some words, back to a mark.
fn run_before(words: &[Word]) -> &[Word] {
    let joined = |w: &[Word]| w[0].start + u32::from(w[0].chars) == w[1].start;
    let torn = words.windows(2).rposition(|w| !joined(w)).map_or(0, |i| i + 1);
    &words[torn..]
}

/// For each new term of the frame 以…为… the dropped one with the same first or second half, as indices.
pub fn of_frames(new: &[Ranked], dropped: &[Ranked]) -> Vec<(usize, usize)> {
    let framed = |terms: &[Ranked<'_>]| -> Vec<usize> {
        (0..terms.len()).filter(|&i| halves(terms[i].chars).is_some()).collect()
    };
    let mut left = framed(dropped);
    let answers = |n: usize, d: usize| {
        let (Some(a), Some(b)) = (halves(new[n].chars), halves(dropped[d].chars)) else { return false };
        a.0 == b.0 || a.1 == b.1
    };
    let pair = |n: usize| {
        let place = left.iter().position(|&d| answers(n, d))?;
        Some((n, left.remove(place)))
    };
    framed(new).into_iter().filter_map(pair).collect()
}

/// What stands after the 以 and after the 为 of a phrase that is 以…为….
fn halves(chars: &[char]) -> Option<(&[char], &[char])> {
    let rest = chars.strip_prefix(&['以'])?;
    let (first, second) = rest.split_at(rest.iter().rposition(|&c| c == '为')?);
    (first.len() > 1 && second.len() > 2).then_some((first, second))
}

/// The first word of the quality that some words end in, after a verb or a mark.
fn quality(words: &[Word], reading: &Reading) -> Option<usize> {
    let is_quality = |w: &Word| {
        w.class == Class::Qualifier
            || matches!(w.class, Class::Noun | Class::Usual | Class::Joined)
                && (matches!(w.names, Names::Quality | Names::Idiom) || w.chars == 2 && w.names == Names::Deed)
            || reading.is(w, '更')
            || reading.is(w, '最')
    };
    // 从紧, 从严: two words, though one.
    let from = |w: &[Word]| reading.is(&w[0], '从') && w[1].chars == 1 && w[1].names == Names::Quality;
    let count = match words.last_chunk::<2>() {
        Some(two) if from(two) => two.len(),
        _ => words.iter().rev().take_while(|w| is_quality(w)).count(),
    };
    let first = words.len() - count;
    let verb = |w: &Word| matches!(w.class, Class::Verb | Class::Usual | Class::Nominal) || w.class == Class::Grammar;
    let governed = first.checked_sub(1).and_then(|i| words.get(i)).is_none_or(verb);
    (count > 0 && governed && (2..=QUALITY).contains(&chars(&words[first..]))).then_some(first)
}

/// Whether a word is a head of names of policies that says nothing by itself (政策, 战略), or a name that ends in one (货币政策).
fn ends_in_head(word: &Word, reading: &Reading) -> bool {
    let head = |hash| {
        let (_, traits) = Register::builtin().of(hash);
        traits.has(Traits::HEAD) && traits.meets(Traits::GENERAL.and(Traits::COINING))
    };
    let end = word.start + u32::from(word.chars.saturating_sub(HEAD));
    head(word.hash) || head(hash_chars(reading.slice(end, HEAD.into())))
}

/// Characters of most heads.
const HEAD: u8 = 2;

fn chars(words: &[Word]) -> usize {
    words.iter().map(|w| usize::from(w.chars)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::Lexicon;

    fn readings(texts: [&str; 2]) -> [Reading; 2] {
        let studies = texts.map(|text| {
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE)
        });
        let mut readings = Library::of(&studies);
        [0, 1].map(|_| readings.next().expect("a reading"))
    }

    /// What a quality in the second text turned from.
    fn turned(texts: [&str; 2], phrase: &str) -> Option<String> {
        let [before, after] = readings(texts);
        turned_from(&phrase.chars().collect::<Vec<char>>(), &after, &before)
    }

    #[test]
    fn a_quality_of_a_policy_is_a_phrase() {
        let of = |text: &str| -> Vec<String> {
            let [reading, _] = readings([text, "推进茶园。"]);
            let found = reading.runs.iter().flat_map(|run| {
                let words = reading.run(run);
                of_run(words, &reading).map(|(i, j)| words[i].start as usize..end_of(&words[..j]))
            });
            found.map(|place| reading.told.chars[place].iter().collect()).collect()
        };
        let end = |text: &str| of(text).concat();
        assert_eq!(end("实施稳健的茶叶政策。"), "稳健的茶叶政策");
        assert_eq!(end("继续实施更加积极的货币政策，保持稳定。"), "更加积极的货币政策");
        assert_eq!(end("实行从紧的茶叶政策。"), "从紧的茶叶政策");
        assert_eq!(end("完善农村的茶叶政策。"), "", "a place is no quality");
        assert_eq!(end("建设美丽的茶叶产业。"), "", "nor is this a policy");
        assert_eq!(end("实施稳健的政策。"), "", "and this no name");
    }

    fn end_of(words: &[Word]) -> usize {
        words.last().map_or(0, |w| w.start as usize + usize::from(w.chars))
    }

    #[test]
    fn another_quality_of_the_same_is_a_turn() {
        let before = "实施宽松的茶叶政策，用好宽松的茶叶政策。";
        let from = |after| turned([before, after], "稳健的茶叶政策");
        assert_eq!(from("实施稳健的茶叶政策。").as_deref(), Some("宽松的茶叶政策"));
        let back = "实施稳健的茶叶政策，去年实施宽松的茶叶政策。";
        assert_eq!(from(back).as_deref(), Some("宽松的茶叶政策"), "looking back is allowed");
        let both = "实施稳健的茶叶政策，实施宽松的茶叶政策，坚持宽松的茶叶政策。";
        assert_eq!(from(both), None, "what is said as often as before was not turned from");
        assert_eq!(turned(["实施稳健的茶叶政策。", "推进茶园。"], "稳健的茶叶政策"), None);
    }

    #[test]
    fn one_side_of_a_frame_may_turn() {
        let texts = ["茶园", "以茶园为重点", "以茶农为重点发展", "以茶园为核心", "以茶农为关键", "以茶山为重点"];
        let chars = texts.map(|t| t.chars().collect::<Vec<char>>());
        let ranked = |i: usize| Ranked { chars: &chars[i], words: &[], counts: (0, 1), first: 0, score: 1.0 };
        let of = |new: &[usize], dropped: &[usize]| {
            let [new, dropped] = [new, dropped].map(|list| list.iter().map(|&i| ranked(i)).collect::<Vec<_>>());
            of_frames(&new, &dropped)
        };
        assert_eq!(of(&[0, 3], &[2, 1]), [(1, 1)]);
        assert_eq!(of(&[5], &[0, 1]), [(0, 1)], "either side may");
        assert_eq!(of(&[3], &[4]), [], "nothing of it is the same");
        assert_eq!(of(&[3, 5], &[1]), [(0, 0)], "each turned from one");
    }

    #[test]
    fn a_stronger_form_of_a_quality_is_another() {
        let [before, after] = ["实施积极的茶叶政策。", "实施更加积极的茶叶政策。"];
        assert_eq!(turned([before, after], "更加积极的茶叶政策").as_deref(), Some("积极的茶叶政策"));
        let comparative = ["实施更积极的茶叶政策。", "实施更加积极的茶叶政策。"];
        assert_eq!(turned(comparative, "更加积极的茶叶政策"), None);
    }
}
