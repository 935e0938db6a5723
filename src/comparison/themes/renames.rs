//! New terms that are old ones under another name: an abbreviation and its full form (创森 → 国家森林城市创建).

use super::ranking::Ranked;
use super::reading::Class;

/// For each new term the dropped one that it renames, as indices; each stands in one pair at most, the strongest first.
pub fn pairs(new: &[Ranked], dropped: &[Ranked]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; dropped.len()];
    let mut out = Vec::new();
    for (i, n) in new.iter().enumerate() {
        let found = dropped.iter().enumerate().position(|(j, d)| !taken[j] && (abbreviates(n, d) || abbreviates(d, n)));
        if let Some(j) = found {
            taken[j] = true;
            out.push((i, j));
        }
    }
    out
}

/// Whether a short term is made of the first characters of the long one's words, in order (营改增 of 营业税改征增值税), the
/// last perhaps of the end (保障房 of 保障性住房); two characters that no word covers may come in any order (创森).
fn abbreviates(short: &Ranked, long: &Ranked) -> bool {
    let (s, l) = (short.chars, long.chars);
    if !(2..=5).contains(&s.len()) || l.len() < s.len() + 2 {
        return false;
    }
    // What most pairs lack comes first: there are many of them.
    let unknown = short.words.len() == 1 && short.words[0].class == Class::Joined;
    let begins = if s.len() == 2 { unknown } else { s[0] == l[0] };
    if !begins || l.windows(s.len()).any(|w| w == s) {
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
