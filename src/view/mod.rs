//! A comparison becomes bytes.
//!
//! [`layout`] is the only place that picks content and order: it makes a [`Page`] of titled blocks and typed cells. Every
//! renderer takes a finished page and knows nothing of comparisons; JSON alone serialises the comparison itself, by the
//! published interface. A renderer speaks of [`Tone`]s, never of colours, and escapes everything it is given.

pub mod book;
pub mod csv;
pub mod docx;
pub mod escape;
pub mod html;
pub mod json;
pub mod layout;
pub mod long;
pub mod markdown;
pub mod names;
pub mod page;
pub mod terminal;
pub mod words;
pub mod xlsx;

pub use layout::Settings;
pub use page::{Align, Block, Cell, Column, Evidence, Item, List, Page, Row, Run, Shown, Source, Table, Tone};
pub use words::{Lang, Vocab};
