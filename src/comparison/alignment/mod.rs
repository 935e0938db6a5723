//! Which section of one year answers which of the other.
//!
//! In: two studies. Out: [`Link`]s. The steps, a file each: [`units`] says what may answer what and makes it comparable,
//! [`searched`] how like each other they are, [`pairing`] finds which do, [`leftovers`] looks further for what then has no
//! answer, [`rows`] reads kept, moved, split, merged, new and dropped from it.

mod leftovers;
mod pairing;
mod rows;
mod searched;
mod units;

use crate::analysis::Study;
use crate::analysis::undertakings::Strength;
use crate::document::SectionId;
use crate::text::Pair;

pub use units::Passages;

/// The links between two reports' sections, in the later report's order, what was dropped after it. Every section of both
/// (the whole aside) stands in at least one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// The links.
    pub links: Vec<Link>,
}

/// One section against one or more, or against none.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The sections on both sides; one side is empty for new and dropped ones.
    pub sections: Pair<Vec<SectionId>>,
    /// The one paragraph of the section that answers, where it is no more than that: a paragraph that became a section, or
    /// a section that is a paragraph now. By index into [`crate::document::Report::paragraphs`].
    pub paragraph: Pair<Option<usize>>,
    /// What became of it.
    pub tie: Tie,
    /// Likeness from 0 to 1; `None` where one side has no text.
    pub similarity: Option<f64>,
    /// Place among the sections of its level below its parent, with their number: (3, 8). Of several sections the first's.
    pub place: Pair<Option<(usize, usize)>>,
    /// Share of the report's Han characters, of all its sections together.
    pub share: Pair<f64>,
    /// How strongly the two plans put it, where both are one section.
    pub strength: Pair<Option<Strength>>,
}

/// What became of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// 沿用: the same title, years and figures aside.
    Kept,
    /// 改写: another title.
    Reworded,
    /// 移位: out of order among its matched neighbours.
    Moved,
    /// 拆分
    Split,
    /// 合并
    Merged,
    /// 新增
    New,
    /// 不再单列
    Dropped,
    /// 仅见目录: the other report announces it in its contents alone, or breaks off before the place where it would
    /// stand (then that side is empty); nothing is said of its text.
    Announced,
}

impl Tie {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] =
        [Self::Kept, Self::Reworded, Self::Moved, Self::Split, Self::Merged, Self::New, Self::Dropped, Self::Announced];
}

/// Aligns the sections of two reports, given their passages. How alike those are that answer each other is told where it is
/// `with_likeness`.
pub fn align(two: Pair<&Study>, passages: Pair<&Passages>, with_likeness: bool) -> Alignment {
    let units = units::of(two, passages);
    let answers = pairing::pair(two, &units);
    rows::lay(two, &units, answers, with_likeness)
}

/// The places of the longest run of `values` that rises, others left out.
pub(super) fn longest_run(values: &[usize]) -> Vec<usize> {
    // `ends[k]`: what ends the best run of k + 1; `before[i]`: what stands before i in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (i, value) in values.iter().enumerate() {
        let k = ends.partition_point(|&e| values[e] < *value);
        before.push(k.checked_sub(1).map(|k| ends[k]));
        if k == ends.len() {
            ends.push(i);
        } else {
            ends[k] = i;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(i) = at {
        run.push(i);
        at = before[i];
    }
    run.reverse();
    run
}
