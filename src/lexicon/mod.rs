//! The knowledge of the register, kept as data: indicators, units, domains, cue words, stop words. A leaf: every stage
//! may ask it, it asks nobody.
//!
//! Each table is a TOML file beside this one. The build script turns it into JSON, which is read when it is first asked
//! for, so that a command that needs none reads none; the word lists of most tables are compiled into the program (see [`ready`]).
//! A user's file (`--lexicon`) has the same tables and is added to them.

/// A built-in table: `built_in!("units")` is what `units.toml` holds. The build script has read it and put it into JSON.
macro_rules! built_in {
    ($name:literal) => {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))
            .expect("the built-in table has the form that the code gives it")
    };
}

mod baseline;
pub mod divisions;
mod domains;
mod figures;
pub mod furniture;
pub mod headings;
mod indicators;
mod pledges;
mod ready;
mod register;
mod termhood;
mod units;
mod user;
mod worded;
mod words;

use std::sync::OnceLock;

pub use baseline::{Baseline, Usage};
pub use domains::{Cue, DomainCues, DomainEntry};
pub use figures::{
    After, AgainstWords, Before, Clausal, FigureWords, KindWords, Mark, OwnerWords, PerWords, RelationWords,
    TableWords, TimeWords,
};
pub use indicators::{Good, Indicator, Indicators};
pub use pledges::{CheckWords, ClaimWords, DeedWords, Joint, MeasureWords, Pledges, ScopeGroup, UndertakingWords};
pub use register::{Register, Standing, Traits};
pub use termhood::{ByCount, EdgePoints, SidePoints, TermPoints};
pub use units::Units;
pub use worded::WordedWords;
pub use words::Words;

/// The built-in knowledge with the user's additions.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The user's `[[domain]]` tables.
    added_domains: Vec<DomainEntry>,
    /// The user's own terms, followed whatever becomes of them.
    terms: Vec<String>,
    /// The user's stop words: terms that are never shown.
    stop: Vec<String>,
    domains: OnceLock<DomainCues>,
    figures: OnceLock<FigureWords>,
    indicators: OnceLock<Indicators>,
    units: OnceLock<Units>,
}

impl Lexicon {
    /// The built-in knowledge alone.
    pub fn builtin() -> Self {
        Self::default()
    }

    /// The words around a figure.
    pub fn figures(&self) -> &FigureWords {
        self.figures.get_or_init(|| FigureWords::of(built_in!("figures")))
    }
    /// The indicators.
    pub fn indicators(&self) -> &Indicators {
        self.indicators.get_or_init(Indicators::builtin)
    }
    /// The units.
    pub fn units(&self) -> &Units {
        self.units.get_or_init(Units::builtin)
    }
    /// The words by which plans promise and reviews answer.
    pub fn pledges(&self) -> &Pledges {
        pledges::builtin()
    }
    /// How targets in words are put.
    pub fn worded(&self) -> &WordedWords {
        worded::builtin()
    }

    /// The user's own terms, followed whatever becomes of them.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// The user's stop words: terms that are never shown.
    pub fn stop(&self) -> &[String] {
        &self.stop
    }

    /// The policy domains and the phrases that tell of them.
    pub fn domains(&self) -> &DomainCues {
        self.domains.get_or_init(|| DomainCues::with(&self.added_domains))
    }
}
