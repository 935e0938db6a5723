//! The words of time and of pace in a stretch of text, found in one walk for all their lists.

use std::ops::Range;

use crate::lexicon::{FigureWords, Mark};
use crate::text::numerals;

/// What stands in a stretch of text.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Where words of which list stand, in order; of those that begin together the longest first.
    places: Vec<(Mark, Range<usize>)>,
    /// Whether a 年 stands there: without one no year is named, nor any number of years.
    pub year: bool,
    /// Whether a 月 does.
    pub month: bool,
    /// Whether a 五 does: without one no five-year plan is named.
    pub five: bool,
}

impl Marks {
    /// Those of `text`.
    pub fn of(words: &FigureWords, text: &str) -> Self {
        let mut marks = Self::default();
        for (mark, at) in words.marks.find_all(text) {
            match mark {
                Mark::Year => marks.year = true,
                Mark::Month => marks.month = true,
                Mark::Five => marks.five = true,
                // 在这个基础上年均增长7%: the 上 of 基础上, no 上年.
                Mark::Last if text[..at.start].ends_with("基础") => {}
                // 五年内: within five years, no 年内.
                Mark::This if text[at.clone()].starts_with("年内") && counts(&text[..at.start]) => {}
                _ => marks.places.push((mark, at)),
            }
        }
        marks
    }
    /// The places of one list in the text's first `until` bytes, in order, none overlapping.
    pub fn places(&self, mark: Mark, until: usize) -> impl Iterator<Item = Range<usize>> {
        let mut free = 0;
        let own = self.places.iter().filter(move |(m, at)| *m == mark && at.end <= until);
        own.map(|(_, at)| at.clone()).filter(move |at| {
            let fits = at.start >= free;
            free = if fits { at.end } else { free };
            fits
        })
    }
    /// The first of them.
    pub fn first(&self, mark: Mark, until: usize) -> Option<Range<usize>> {
        self.places(mark, until).next()
    }
    /// Whether there is one.
    pub fn has(&self, mark: Mark, until: usize) -> bool {
        self.first(mark, until).is_some()
    }
}

/// Whether a number of years ends `before`.
fn counts(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_ascii_digit() || c == '十' || numerals::han_digit(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn one_walk_finds_what_each_list_finds_alone() {
        let lexicon = Lexicon::builtin();
        let words = lexicon.figures();
        let text = "过去五年，今年以来比去年同期增长，今后五年居民收入与经济增长基本同步，去年";
        let marks = Marks::of(words, text);
        let lists = [
            (Mark::This, &words.time.this),
            (Mark::Last, &words.time.last),
            (Mark::FivePast, &words.time.five_past),
            (Mark::FiveNext, &words.time.five_next),
            (Mark::Pace, &words.relation.sync),
        ];
        for (until, _) in text.char_indices() {
            for (mark, list) in lists {
                let alone: Vec<_> = list.places(&text[..until]).collect();
                assert_eq!(marks.places(mark, until).collect::<Vec<_>>(), alone, "{mark:?} {until}");
            }
        }
        assert!((marks.year, marks.month, marks.five) == (true, false, true));
        assert!(lists.iter().all(|(mark, _)| marks.has(*mark, text.len())));
    }
}
