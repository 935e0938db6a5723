//! tongbi (同比) compares the government work reports (政府工作报告) of consecutive years.
//!
//! Data flows one way through five stages, and a stage never knows the ones after it:
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`ingest`] | the bytes of a file | a [`Manuscript`]: its text, a paragraph a line |
//! | [`document`] | a manuscript | a [`Report`]: issuer, year, outline, roles |
//! | [`analysis`] | a report | a [`Study`]: figures, domains, undertakings, problems |
//! | [`comparison`] | studies in order of year | a [`Comparison`]: what changed between each two |
//! | [`view`] | a comparison | bytes: terminal, Markdown, HTML, JSON, CSV, Excel, Word |
//!
//! Under all of them lie [`error`], [`limits`], [`remark`], [`text`] (knows Chinese, knows nothing of reports) and
//! [`lexicon`] (the knowledge of the register, kept as data).
//!
//! The text of a report is held once, as the report has it; everything else points into it by [`text::Span`], so that
//! each row can show the words it was read from.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod comparison;
pub mod document;
pub mod error;
pub mod ingest;
pub mod lexicon;
pub mod limits;
pub mod remark;
pub mod text;
pub mod view;

pub use analysis::Study;
pub use comparison::Comparison;
pub use document::Report;
pub use error::{Error, Result};
pub use ingest::Manuscript;
pub use lexicon::Lexicon;
