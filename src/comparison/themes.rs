//! Terms newly said, said no more, risen and fallen.

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::Options;

/// The terms that changed, each list the strongest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Themes {
    /// Said only in the later report.
    pub new: Vec<Term>,
    /// Said only in the earlier report.
    pub dropped: Vec<Term>,
    /// Said clearly more often.
    pub risen: Vec<Term>,
    /// Said clearly less often.
    pub fallen: Vec<Term>,
    /// Said in an earlier report, not in the last, and now again.
    pub returned: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term as written.
    pub term: String,
    /// How often each report says it.
    pub count: Pair<usize>,
    /// The same for 10,000 Han characters.
    pub per_10k: Pair<f64>,
    /// What it is ranked by.
    pub score: f64,
    /// Log-likelihood G² of the two counts.
    pub g2: f64,
    /// What sort of term it is.
    pub kind: TermKind,
    /// The other year's name for the same thing.
    pub renamed: Option<String>,
    /// The counts are too small for a statistic.
    pub thin: bool,
    /// A sentence with it: of the later report, for a dropped or fallen term of the earlier.
    pub quote: Span,
    /// The hit within the quote.
    pub hit: Span,
}

/// What sort of term it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// The wording of policy.
    Policy,
    /// Rolls over with the calendar (十二五 → 十三五).
    Rollover,
    /// A person, a place, a project.
    Name,
}

/// Compares the terms of two reports.
pub fn compare(_two: Pair<&Study>, _lexicon: &Lexicon, _options: &Options) -> Themes {
    Themes::default()
}
