//! New terms that are old ones under another name: an abbreviation and its full form (创森 → 国家森林城市创建), a term with
//! a qualifier put into it (乡村振兴 → 乡村全面振兴).

use std::collections::HashMap;

use crate::lexicon::{Register, Standing};
use crate::text::hash_chars;

use super::ranking::Ranked;
use super::reading::{Class, Reading, Word};

/// The other report's form of a term that only one of the two says: with a qualifier within it, or without the one that it
/// has (乡村振兴 → 乡村全面振兴).
pub fn qualified(chars: &[char], words: &[Word], this: &Reading, other: &Reading) -> Option<String> {
    let start = words.first()?.start;
    let place = |w: &Word| (w.start - start) as usize;
    let says = |reading: &Reading, form: &[char]| reading.told.places(form).next().is_some();
    let inner = words.get(1..)?;
    let without = inner.iter().filter(|w| w.class == Class::Qualifier).find_map(|w| {
        let (before, after) = (chars.get(..place(w))?, chars.get(place(w) + usize::from(w.chars)..)?);
        let form = [before, after].concat();
        (after.len() > 1 && !says(this, &form) && says(other, &form)).then_some(form)
    });
    let with = || {
        inner.iter().find_map(|w| {
            let (before, after) = chars.split_at_checked(place(w)).filter(|(b, a)| b.len() > 1 && a.len() > 1)?;
            other.told.places(before).find_map(|at| {
                let rest = other.told.chars.get(at + before.len()..)?;
                let (put_in, rest) = rest.split_at_checked(QUALIFIER)?;
                let hash = hash_chars(put_in);
                let qualifies = Register::builtin().of(hash).0 == Some(Standing::Qualifier);
                (qualifies && rest.starts_with(after)).then(|| [before, put_in, after].concat())
            })
        })
    };
    without.or_else(with).map(|form| form.into_iter().collect())
}

/// Characters of most qualifiers.
const QUALIFIER: usize = 2;

/// For each new term the dropped one that it renames, as indices; each stands in one pair at most, the strongest first.
pub fn pairs(new: &[Ranked], dropped: &[Ranked]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; dropped.len()];
    let mut out = Vec::new();
    // Nearly all abbreviations begin as the full form does: of the others all are looked at.
    let mut alike: HashMap<char, Vec<usize>> = HashMap::new();
    let mut free = Vec::new();
    for (j, d) in dropped.iter().enumerate() {
        if in_any_order(d) {
            free.push(j);
        } else if let Some(&first) = d.chars.first() {
            alike.entry(first).or_default().push(j);
        }
    }
    for (i, n) in new.iter().enumerate() {
        let answers = |j: &usize| {
            let d = &dropped[*j];
            !taken[*j] && (abbreviates(n, d) || abbreviates(d, n))
        };
        let found = if in_any_order(n) {
            (0..dropped.len()).find(answers)
        } else {
            let alike = n.chars.first().and_then(|first| alike.get(first)).into_iter().flatten();
            alike.chain(&free).copied().filter(answers).min()
        };
        if let Some(j) = found {
            taken[j] = true;
            out.push((i, j));
        }
    }
    out
}

/// Two characters that no word covers: they may stand in any order for a longer term.
fn in_any_order(term: &Ranked) -> bool {
    term.chars.len() == 2 && term.words.len() == 1 && term.words[0].class == Class::Joined
}

/// Whether a short term is made of the first characters of the long one's words, in order (营改增 of 营业税改征增值税), the
/// last perhaps of the end (保障房 of 保障性住房); two characters are the first of two words (台独), or, where no word covers them, may
/// come in any order (创森).
fn abbreviates(short: &Ranked, long: &Ranked) -> bool {
    let (s, l) = (short.chars, long.chars);
    if !(2..=5).contains(&s.len()) || l.len() < s.len() + 2 {
        return false;
    }
    if are_initials(s, long) {
        return true;
    }
    // What most pairs lack comes first: there are many of them.
    let begins = if s.len() == 2 { in_any_order(short) && l.contains(&s[0]) } else { s[0] == l[0] };
    if !begins || l.windows(s.len()).any(|w| w == s) {
        return false;
    }
    // 小微企业 of 小型微型企业 shortens what stands before 企业; 挤生产 of 挤农业生产 leaves a word out.
    let shared = s.iter().rev().zip(l.iter().rev()).take_while(|(a, b)| a == b).count();
    if shared > 1 && s.len() < shared + 2 {
        return false;
    }
    let base = long.words.first().map_or(0, |w| w.start);
    let initial = |i: usize| long.words.iter().any(|w| (w.start - base) as usize == i);
    if s.len() == 2 {
        let place = |c| (0..l.len()).find(|&i| l[i] == c && initial(i));
        return matches!((place(s[0]), place(s[1])), (Some(a), Some(b)) if a != b);
    }
    in_order(&s[1..], l, 1, &initial)
}

/// Whether a word of two characters has the first of each half of a long one of four, or of two words.
fn are_initials(short: &[char], long: &Ranked) -> bool {
    let halves = long.words.iter().all(|w| w.chars == 2) || long.words.len() == 1;
    matches!((short, long.chars), (&[a, b], &[c, _, d, _]) if halves && a == c && b == d)
}

/// Whether the characters follow one another in `long` from `from` on, each at the beginning of a word or at the very end.
fn in_order(short: &[char], long: &[char], from: usize, initial: &impl Fn(usize) -> bool) -> bool {
    let mut at = from;
    for (k, c) in short.iter().enumerate() {
        let last = k + 1 == short.len();
        let fits = |i: &usize| long[*i] == *c && (initial(*i) || (last && i + 1 == long.len()));
        match (at..long.len()).find(fits) {
            Some(i) => at = i + 1,
            None => return false,
        }
    }
    true
}
