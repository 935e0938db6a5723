//! The concrete undertakings of a plan: named projects, numbered things to build, laws and lists to issue, 民生实事.

use crate::document::{Report, SectionId};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// One undertaking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// The words of it.
    pub span: Span,
    /// The innermost section it stands in.
    pub section: SectionId,
    /// The stage that its words give.
    pub stage: Option<Stage>,
    /// How strongly it is put.
    pub strength: Option<Strength>,
}

/// The stage of a work, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 前期
    Preparation,
    /// 核准
    Approved,
    /// 开工
    Started,
    /// 主体完工
    Structure,
    /// 竣工
    Completed,
    /// 投用
    InUse,
}

/// The strength of a directive, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// 探索, 鼓励
    Explore,
    /// 推进, 加快
    Advance,
    /// 确保, 完成
    Ensure,
}

/// Reads the undertakings of a report's plan.
pub fn read(_report: &Report, _lexicon: &Lexicon) -> Vec<Undertaking> {
    Vec::new()
}
