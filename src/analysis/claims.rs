//! What a report says of its own success: 较好完成, 圆满完成, 没有完成, 低于预期.

use crate::document::Report;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// One claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The clause that makes it.
    pub quote: Span,
    /// Whether it claims success.
    pub success: bool,
}

/// Reads the claims of a report.
pub fn read(_report: &Report, _lexicon: &Lexicon) -> Vec<Claim> {
    Vec::new()
}
