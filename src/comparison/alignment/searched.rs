//! How like the units of two reports are to each other and to the other's paragraphs: each unit is held against all of them once,
//! however many pools it stands in.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::units::Side;
use crate::text::Pair;

/// Steps that one kind of search may take for all units together, so that its cost is bounded.
const STEPS: usize = 60_000_000;
/// No more likenesses than this of one kind are kept; of larger reports they are looked up again.
const KEPT: usize = 500_000;

/// The likenesses of the units of two reports.
#[derive(Debug)]
pub(super) struct Rows {
    texts: Known,
    later: Known,
    earlier: Known,
}

/// For each unit of one report how like it is each unit, or each paragraph, of the other, where that was asked.
#[derive(Debug)]
struct Known {
    /// None, where they are too many to be kept.
    rows: Vec<OnceCell<Vec<f64>>>,
    /// Steps for each.
    steps: usize,
}

impl Known {
    fn of(units: usize, among: usize) -> Self {
        let kept = if units.saturating_mul(among) <= KEPT { units } else { 0 };
        Self { rows: vec![OnceCell::new(); kept], steps: STEPS / units.max(1) }
    }

    fn row(&self, unit: usize, search: impl FnOnce(usize) -> Vec<f64>) -> Cow<'_, [f64]> {
        match self.rows.get(unit) {
            Some(row) => Cow::Borrowed(row.get_or_init(|| search(self.steps))),
            None => Cow::Owned(search(self.steps)),
        }
    }
}

impl Rows {
    pub fn of(sides: &Pair<Side<'_>>) -> Self {
        let units = sides.as_ref().map(|side| side.units.len());
        let paragraphs = sides.as_ref().map(Side::paragraphs);
        Self {
            texts: Known::of(units.from, units.to),
            later: Known::of(units.from, paragraphs.to),
            earlier: Known::of(units.to, paragraphs.from),
        }
    }

    /// How like an earlier unit each later one is that may answer it: a part to the parts, others to those below.
    pub fn texts(&self, place: usize, sides: &Pair<Side<'_>>) -> Cow<'_, [f64]> {
        let unit = &sides.from.units[place];
        self.texts.row(place, |steps| match sides.from.text(unit) {
            text if unit.rank == 1 => sides.to.parts_like(text),
            text => sides.to.units_like(text, steps),
        })
    }

    /// How like an earlier unit each later paragraph is.
    pub fn later(&self, place: usize, sides: &Pair<Side<'_>>) -> Cow<'_, [f64]> {
        let text = || sides.from.text(&sides.from.units[place]);
        self.later.row(place, |steps| sides.to.paragraphs_like(text(), steps))
    }

    /// How like a later unit each earlier paragraph is.
    pub fn earlier(&self, place: usize, sides: &Pair<Side<'_>>) -> Cow<'_, [f64]> {
        let text = || sides.to.text(&sides.to.units[place]);
        self.earlier.row(place, |steps| sides.from.paragraphs_like(text(), steps))
    }
}
