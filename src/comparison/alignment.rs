//! Which section of one year answers which of the other.

use crate::analysis::Study;
use crate::document::SectionId;
use crate::lexicon::Lexicon;
use crate::text::Pair;

/// The links between two reports' sections, in the later report's order, what was dropped after it. Every section of both
/// (the whole and headings of the contents alone aside) stands in at least one.
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
    /// What became of it.
    pub tie: Tie,
    /// Likeness from 0 to 1; `None` for new and dropped ones.
    pub similarity: Option<f64>,
    /// Place among the sections of its level below its parent, with their number: (3, 8).
    pub place: Pair<Option<(usize, usize)>>,
    /// Share of the report's Han characters.
    pub share: Pair<f64>,
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
    /// 取消
    Dropped,
    /// 仅见目录: the later report announces it in its contents and breaks off before it; nothing is said of its text.
    Announced,
}

/// Aligns the sections of two reports.
pub fn align(_two: Pair<&Study>, _lexicon: &Lexicon) -> Alignment {
    Alignment::default()
}
