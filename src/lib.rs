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
//! The five stages at work, on two short reports of an invented district:
//!
//! ```
//! use tongbi::analysis::{self, Wanted};
//! use tongbi::comparison::{self, Options, Tie};
//! use tongbi::document::{self, Given};
//! use tongbi::ingest::{self, ReadOptions};
//! use tongbi::view::json::{self, Answer};
//! use tongbi::{Lexicon, view::Lang};
//!
//! let lexicon = Lexicon::builtin();
//! let study = |file: &str, text: &str| -> tongbi::Result<tongbi::Study> {
//!     let manuscript = ingest::from_bytes(file, text.as_bytes(), &ReadOptions::default())?;
//!     let report = document::parse(manuscript, &Given::default());
//!     Ok(analysis::study(report, &lexicon, Wanted::ALL))
//! };
//! let earlier = study("澜溪2023.txt", "2023年澜溪区政府工作报告\n一、2022年工作回顾\n地区生产总值增长6.1%。\n\
//!     二、2023年工作安排\n地区生产总值预期增长6.5%左右。")?;
//! let later = study("澜溪2024.txt", "2024年澜溪区政府工作报告\n一、2023年工作回顾\n地区生产总值增长6.4%。\n\
//!     二、2024年工作安排\n地区生产总值预期增长6%以上。")?;
//! assert_eq!(later.report.identity.year, Some(2024));
//!
//! let options = Options::default();
//! let comparison = comparison::compare(vec![earlier, later], &lexicon, &options);
//! let links = &comparison.pairs[0].alignment.links;
//! assert!(links.iter().all(|link| link.tie == Tie::Kept));
//!
//! let json = json::comparison(&comparison, Answer::Diff, &options.parts, Lang::Zh);
//! assert!(String::from_utf8_lossy(&json).contains("6.5%左右"));
//! # Ok::<(), tongbi::Error>(())
//! ```
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
