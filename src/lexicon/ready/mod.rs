//! Tables that lie ready in the program, as the build script (`make.rs` beside this file) has made them.

use std::borrow::Cow;

use super::indicators::{Good, Indicator};
use super::register::classes::{Classes, Standing, Traits};
use super::units::Unit;
use crate::text::finder::{Entry, Finder, Kept, Order, Sieves};
use crate::text::sieve::Sieve;

include!(concat!(env!("OUT_DIR"), "/ready.rs"));
