//! How alike two names are, by their characters alone: of their pairs of characters, and more where one holds the other whole.
//!
//! In: two names, without verbs, tails and words of scope. Out: 0 to 1, and what one has that the other lacks.

use crate::text::{is_and, is_han};

/// What likeness is left to names that end alike and begin as those of other things do: 粳稻最低收购价, 水稻最低收购价.
const OTHER_HEAD: f64 = 0.8;
/// The same where they differ by the one character that each begins with: 粳稻, 水稻.
const OTHER_FIRST: f64 = 0.7;

/// The likeness of two names of the same words in another order.
pub const TURNED: f64 = 0.9;

/// Likeness of two names from 0 to 1: of their character pairs, and more where one holds the other whole.
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return if a.is_empty() { 0.0 } else { 1.0 };
    }
    if turned_round(a, b) {
        return TURNED;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (n, m) = (short.chars().count(), long.chars().count());
    // 园区产值 and 园区投资: what is measured stands at the end.
    let same_end = short.chars().rev().take(2).eq(long.chars().rev().take(2));
    let dice = dice(short, long) * if same_end { 1.0 } else { 0.75 };
    if n >= 2 && long.contains(short) {
        // A part of a longer name: the end names the thing, the head only narrows it.
        let share = n as f64 / m as f64;
        // 水果超市 and 水果超市和直销店: the first of two that are counted together.
        if n >= 4 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(is_and)) {
            return TURNED;
        }
        let whole = if long.ends_with(short) { 0.6 + 0.4 * share } else { 0.5 + 0.45 * share };
        return dice.max(if n == 2 && share < 0.5 { whole - 0.15 } else { whole });
    }
    // 蔬菜产量 and 地产蔬菜种植产量: head and end of the one stand in the other, in their order.
    if n >= 4 {
        let cut = |at: usize| short.char_indices().nth(at).map(|(i, _)| short.split_at(i));
        let split = (2..=n - 2)
            .filter_map(cut)
            .any(|(head, end)| long.strip_suffix(end).is_some_and(|rest| rest.contains(head)));
        if split {
            return dice.max(0.68);
        }
    }
    dice
}

/// What two names' likeness is worth that only end alike, and begin with what has nothing in common.
pub fn head_factor(a: &str, b: &str) -> f64 {
    let (own, others) = unlike(a, b);
    let heads = a.starts_with(own) && b.starts_with(others) && !own.is_empty() && !others.is_empty();
    let joins = |words: &str| matches!(words, "和" | "及" | "与");
    if !heads || joins(own) && joins(others) || a.chars().next() == b.chars().next() {
        return 1.0;
    }
    match (own.chars().count(), others.chars().count()) {
        (1, 1) => OTHER_FIRST,
        _ if own.chars().any(|c| others.contains(c)) => 1.0,
        _ => OTHER_HEAD,
    }
}

/// Whether two names are of the same two words, the one behind the other or before it, within what they share: 生猪出栏 and 出栏生猪,
/// 落后造纸产能 and 造纸落后产能; or 到位内资 and 内资到位资金.
fn turned_round(a: &str, b: &str) -> bool {
    const WORD: usize = 6;
    let (a, b) = match (a.strip_suffix("资金"), b.strip_suffix("资金")) {
        (Some(a), None) => (a, b),
        (None, Some(b)) => (a, b),
        _ => (a, b),
    };
    if a.len() != b.len() {
        return false;
    }
    let (a, b) = unlike(a, b);
    let words = a.char_indices().map(|(at, _)| a.split_at(at));
    words.into_iter().any(|(head, tail)| {
        head.len() >= WORD && tail.len() >= WORD && b.strip_prefix(tail).is_some_and(|rest| rest == head)
    })
}

/// What is left of two words without what both begin with and what both end with.
pub fn unlike<'w>(a: &'w str, b: &'w str) -> (&'w str, &'w str) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[head..], &b[head..]);
    let tail: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

/// Characters that tell one of several like things from the others, and so are left out of no short name: 中学, 中小学.
const TELLING: &str = "大中小初高东西南北上下左右前后内外新老一二三四五六七八九十男女公私省市县区乡镇村";

/// Whether the one is the other cut short, as words are: the first character and the last stay, and of the rest but one goes
/// (停车泊位 and 停车位, 盐碱耕地 and 盐碱地).
pub fn shortens(short: &str, long: &str) -> bool {
    const SHORTEST: usize = 2;
    let (a, b): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if a.len() < SHORTEST || b.len() != a.len() + 1 || a.first() != b.first() || a.last() != b.last() {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    b.get(head).is_some_and(|c| !TELLING.contains(*c) && is_han(*c)) && b.get(head + 1..) == a.get(head..)
}

fn dice(a: &str, b: &str) -> f64 {
    let pairs = |s: &str| {
        let mut pairs: Vec<(char, char)> = s.chars().zip(s.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}
