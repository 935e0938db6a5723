//! What figures are called, and which of two reports' figures measure the same thing.
//!
//! | module | says |
//! | --- | --- |
//! | `full` | what a figure measures, in full: its subject too, where its own name says nothing |
//! | `name` | that name, ready to be compared: its key, its words of scope, and what is left |
//! | `deeds` | what of it is a deed and what the thing, in whatever order they stand |
//! | `likeness` | how alike two names are by their characters |
//! | `catalogue` | a report's figures, to be found by name |
//! | `good` | whether more of it is better |
//! | `mention` | whether a text speaks of it |
//!
//! In: figures of a study. Out: [`Name`]s, and how well they [`Fit`].

mod catalogue;
mod deeds;
mod full;
mod good;
mod likeness;
mod mention;
mod name;

pub use catalogue::Catalogue;
pub use full::{full_name, names_payer_alone};
pub use good::good_of;
pub use likeness::unlike;
pub use mention::names_thing;
pub use name::{Fit, Name, unified};
