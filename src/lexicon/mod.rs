//! The knowledge of the register, kept as data: indicators, units, domains, cue words, stop words. A leaf: every stage
//! may ask it, it asks nobody.
//!
//! Each table is a TOML file beside this one, parsed when it is first asked for, so that a command that needs none reads
//! none. A user's file (`--lexicon`) has the same tables and is added to them.

mod baseline;
pub mod divisions;
mod domains;
mod figures;
pub mod furniture;
pub mod headings;
mod indicators;
mod pledges;
mod register;
mod termhood;
mod units;
mod user;
mod words;

use std::sync::OnceLock;

pub use baseline::{Baseline, Usage};
pub use domains::{Cue, DomainCues, DomainEntry};
pub use figures::{After, Before, FigureWords, RelationWords, TimeWords};
pub use indicators::{Good, Indicator, Indicators};
pub use pledges::{Joint, Pledges, ScopeGroup, WordedWords};
pub use register::{Register, Standing, Traits};
pub use termhood::{ByCount, SidePoints, TermPoints};
pub use units::Units;
pub use words::Words;

/// The built-in knowledge with the user's additions.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The user's `[[domain]]` tables.
    added_domains: Vec<DomainEntry>,
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
        self.figures.get_or_init(|| {
            FigureWords::parse(include_str!("figures.toml")).expect("the built-in table of words is sound")
        })
    }
    /// The indicators.
    pub fn indicators(&self) -> &Indicators {
        self.indicators.get_or_init(|| {
            Indicators::parse(include_str!("indicators.toml")).expect("the built-in table of indicators is sound")
        })
    }
    /// The units.
    pub fn units(&self) -> &Units {
        self.units.get_or_init(|| {
            Units::new(toml::from_str(include_str!("units.toml")).expect("the built-in table of units is sound"))
        })
    }
    /// The words by which plans promise and reviews answer.
    pub fn pledges(&self) -> &Pledges {
        pledges::builtin()
    }

    /// The policy domains and the phrases that tell of them.
    pub fn domains(&self) -> &DomainCues {
        self.domains.get_or_init(|| DomainCues::with(&self.added_domains))
    }
}
