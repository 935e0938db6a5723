//! Last year's undertakings followed to this year's report, by what they name.

use crate::analysis::Study;
use crate::analysis::undertakings::Stage;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::PairComparison;

/// One undertaking and what is said of it a year later.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// The undertaking, as an index into the earlier study's undertakings.
    pub undertaking: usize,
    /// What became of it.
    pub status: TaskStatus,
    /// The stage then and now, where words give it.
    pub stage: Pair<Option<Stage>>,
    /// How many years it has been carried over (1: first promised last year).
    pub carried: usize,
    /// The sentence of the later report that answers it.
    pub evidence: Option<Span>,
    /// The nearest sentence where none answers.
    pub nearest: Option<Span>,
    /// Likeness of the evidence or the nearest sentence, 0 to 1.
    pub similarity: f64,
}

/// What became of an undertaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskStatus {
    /// 已报告
    Reported,
    /// 仍列入
    Continued,
    /// 未再提及
    NotMentioned,
}

/// Follows the earlier report's undertakings.
pub fn follow(_two: Pair<&Study>, _lexicon: &Lexicon) -> Vec<TaskRow> {
    Vec::new()
}

/// Counts, over all pairs, for how many years each undertaking has been carried.
pub fn carry_over(_studies: &[Study], _pairs: &mut [PairComparison]) {}
