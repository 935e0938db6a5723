//! The level and the growth of one indicator, told in one row.
//!
//! A plan often sets both (增长6%，达到22.66亿元), and a year later the one may be reached and the other not. Then the base
//! has changed: level ÷ (1 + growth) is what the amount was a year before, by the target and by what is reported.

use rust_decimal::Decimal;

use crate::analysis::{Facet, Metric, Study};
use crate::text::Pair;

use super::{TargetRow, Verdict};

/// The targets of one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// Indices into the rows of targets, in their order: one, or a level and a growth.
    pub rows: Vec<usize>,
    /// Where one was reached and the other not: whether it was the level.
    pub disagree: Option<Disagree>,
}

/// A level and a growth of which one was reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagree {
    /// It was the level that was reached.
    pub level: bool,
    /// The base that the target was set on, and the one that the outcome is measured from; `None` where they are one.
    pub base: Option<Base>,
}

/// What the amount was a year before: by the target, and by the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// The two amounts.
    pub amounts: Pair<Decimal>,
    /// Their unit.
    pub unit: Option<String>,
}

/// Two bases that are closer than this share of them are one: both were read from rounded figures.
const SAME_BASE: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// Puts the rows of one indicator together, in the order of their first.
pub fn together(two: Pair<&Study>, rows: &[TargetRow]) -> Vec<Together> {
    let facet = |row: &TargetRow| two.from.metrics.get(row.target).map(|m| m.key.facet);
    let mut all: Vec<Together> = Vec::with_capacity(rows.len());
    // Rows of one indicator stand close by: looking a few groups back is enough, and keeps the cost down.
    const BACK: usize = 12;
    for (i, row) in rows.iter().enumerate() {
        let partner = all.iter_mut().rev().take(BACK).find(|group| {
            let [only] = group.rows.as_slice() else { return false };
            let other = &rows[*only];
            let two_sides = matches!(
                (facet(other), facet(row)),
                (Some(Facet::Level), Some(Facet::Growth | Facet::Delta))
                    | (Some(Facet::Growth | Facet::Delta), Some(Facet::Level))
            );
            other.indicator == row.indicator && other.headline == row.headline && two_sides
        });
        match partner {
            Some(group) => group.rows.push(i),
            None => all.push(Together { rows: vec![i], disagree: None }),
        }
    }
    for group in &mut all {
        group.disagree = disagree(two, rows, &group.rows);
    }
    all
}

fn disagree(two: Pair<&Study>, rows: &[TargetRow], group: &[usize]) -> Option<Disagree> {
    let of = |facet: Facet| {
        group.iter().map(|&i| &rows[i]).find(|r| two.from.metrics.get(r.target).is_some_and(|m| m.key.facet == facet))
    };
    let (level, growth) = (of(Facet::Level)?, of(Facet::Growth)?);
    let reached = |row: &TargetRow| match row.verdict {
        Verdict::Met => Some(true),
        Verdict::Near | Verdict::Missed => Some(false),
        Verdict::Unreported | Verdict::Incomparable => None,
    };
    let (by_level, by_growth) = (reached(level)?, reached(growth)?);
    (by_level != by_growth).then(|| Disagree { level: by_level, base: bases(two, level, growth) })
}

fn bases(two: Pair<&Study>, level: &TargetRow, growth: &TargetRow) -> Option<Base> {
    let (wanted, is) = (two.from.metrics.get(level.target)?, two.to.metrics.get(level.actual?)?);
    if wanted.unit != is.unit {
        return None;
    }
    let before = base(wanted, two.from.metrics.get(growth.target)?)?;
    let after = base(is, two.to.metrics.get(growth.actual?)?)?;
    let apart = before.checked_sub(after)?.abs() > before.abs().checked_mul(SAME_BASE)?;
    apart.then(|| Base { amounts: Pair::new(before, after), unit: is.unit.clone() })
}

/// level ÷ (1 + growth), as exact as the level is written.
fn base(level: &Metric, growth: &Metric) -> Option<Decimal> {
    let (amount, rate) = (level.value?, growth.value?);
    if !growth.is_percent() {
        return None;
    }
    let factor = Decimal::ONE.checked_add(rate.checked_div(Decimal::ONE_HUNDRED)?)?;
    let base = amount.checked_div(factor).filter(|_| factor > Decimal::ZERO)?;
    Some(base.round_dp(amount.scale().max(1)).normalize())
}
