//! What a comparison asks of one report's figures, whatever they are compared with: what their names come to, and which of
//! them are pledges. Found when it is first asked for, and kept for all questions of both pairs that the report stands in.

use std::cell::OnceCell;

use crate::analysis::Study;
use crate::lexicon::Lexicon;

use super::names::Name;
use super::targets::is_pledge;

/// A report's figures, by their places in its study.
pub struct Figures<'s> {
    /// The report.
    pub study: &'s Study,
    lexicon: &'s Lexicon,
    figures: Vec<Known>,
}

/// What is known of one figure.
#[derive(Default)]
struct Known {
    name: OnceCell<Name>,
    pledge: OnceCell<bool>,
}

impl<'s> Figures<'s> {
    /// The figures of `study`, of which nothing is known yet.
    pub fn new(study: &'s Study, lexicon: &'s Lexicon) -> Self {
        Self { study, lexicon, figures: study.metrics.iter().map(|_| Known::default()).collect() }
    }
    /// The name of a figure.
    pub fn name(&self, i: usize) -> &Name {
        self.figures[i].name.get_or_init(|| Name::of(&self.study.metrics[i], self.study, self.lexicon))
    }
    /// Whether a figure is a target that can be asked after a year later.
    pub fn is_pledge(&self, i: usize) -> bool {
        *self.figures[i].pledge.get_or_init(|| is_pledge(&self.study.metrics[i], self.study, self.lexicon))
    }
}
