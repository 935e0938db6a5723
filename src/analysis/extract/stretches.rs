//! Where sentences and their clauses begin and end.

use crate::lexicon::FigureWords;

/// Stretches between full stops.
pub(super) fn sentences(chars: &[char]) -> impl Iterator<Item = (usize, usize)> {
    stretches(chars, 0, chars.len(), |i| matches!(chars[i], '。' | '！' | '？'))
}

/// Stretches between commas, semicolons and colons; a rise and the fall that it turned into are one
/// (由上年增长3%，转为下降2%), and so are values of several names (分别增长6.5%，8%).
pub(super) fn clauses(
    words: &FigureWords,
    chars: &[char],
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let goes_on = move |start: usize, end: usize, (next, until): (usize, usize)| {
        let each = || chars[start..end].windows(2).any(|w| w == ['分', '别']);
        let per_cent = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '%' | '‰');
        chars[end] == '，'
            && (words.turned.prefix(&chars[next..to]).is_some() || chars[next..until].iter().all(per_cent) && each())
    };
    let ratio = move |i: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
        chars[i] == '：' && digit(i.checked_sub(1)) && digit(Some(i + 1))
    };
    let ends = move |i: usize| matches!(chars[i], '，' | '；' | '：') && !ratio(i);
    let mut all = stretches(chars, from, to, ends).peekable();
    std::iter::from_fn(move || {
        let (start, mut end) = all.next()?;
        while let Some((_, later)) = all.next_if(|&next| goes_on(start, end, next)) {
            end = later;
        }
        Some((start, end))
    })
}

/// The stretches of `chars[from..to]` between the marks that end one, none empty.
fn stretches(
    chars: &[char],
    from: usize,
    to: usize,
    ends: impl Fn(usize) -> bool,
) -> impl Iterator<Item = (usize, usize)> {
    let mut next = from;
    std::iter::from_fn(move || {
        loop {
            let start = next;
            chars[..to].get(start..).filter(|rest| !rest.is_empty())?;
            let end = (start..to).find(|&i| ends(i)).unwrap_or(to);
            next = end + 1;
            if end > start {
                return Some((start, end));
            }
        }
    })
}
