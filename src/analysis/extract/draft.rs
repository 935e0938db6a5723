//! A fact as its clause gives it.

use rust_decimal::Decimal;

use crate::analysis::metric::{Bound, Facet};

/// A fact as the clause gives it; place, role and period are found around it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The thing measured.
    pub name: String,
    /// The kind of number.
    pub facet: Facet,
    /// The number, signed.
    pub value: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The unit as written.
    pub unit: Option<String>,
    /// What the words around say of it.
    pub bound: Bound,
    /// Whether it is the earlier value of a rise or fall.
    pub baseline: bool,
    /// Whether it is the money of a named work.
    pub work: bool,
    /// Whether it is an amount made over a time, not one that stands at its end: 14条乡村公路相继开通.
    pub flows: bool,
    /// Whether it is a target that the report only speaks of: 低于9%左右的预期目标.
    pub quoted: bool,
    /// The year that the words before it give.
    pub year: Option<i32>,
    /// Whether it stands in an aside in brackets.
    pub aside: bool,
    /// Over how many years the words before it tell it: 三年翻一番.
    pub years: Option<i32>,
    /// Whether it is the later value of a rise or fall that has been: 已由15.3%降到12%.
    pub done: bool,
    /// Whether the list that it stands in is told as a mean of years: 平均每年.
    pub yearly: bool,
    /// Whether 由 or 从 stands before it.
    pub risen: bool,
    /// Characters of the figure.
    pub figure: (usize, usize),
    /// Where the words that lead up to it begin.
    pub from: usize,
}
