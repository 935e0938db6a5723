//! The wording that changed within aligned sections, by `similar` over words; a number with its unit and modifier is one.

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span};

use super::Alignment;

/// The redline of one link of the alignment: paragraph by paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Redline {
    /// The link, as an index into [`Alignment::links`].
    pub link: usize,
    /// The edits, in the later text's order.
    pub edits: Vec<Edit>,
}

/// A stretch of text that was kept, added, removed or replaced. Spans point into each side's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Stands in both (width, quotation marks and blanks aside).
    Kept(Pair<Span>),
    /// Only in the later text.
    Added(Span),
    /// Only in the earlier text.
    Removed(Span),
    /// Other words in its place.
    Replaced(Pair<Span>),
    /// A whole sentence that stands elsewhere in the other text of the link.
    Moved(Pair<Span>),
    /// The end of a paragraph of the later text.
    Break,
}

/// The redlines of all links that have text on both sides.
pub fn redlines(_two: Pair<&Study>, _alignment: &Alignment, _lexicon: &Lexicon) -> Vec<Redline> {
    Vec::new()
}
