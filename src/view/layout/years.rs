//! Columns of years: a report each, and one for every year between them that has none.

use crate::comparison::Comparison;
use crate::view::page::{Cell, Column, Tone};
use crate::view::words::Lang;

use super::label;

/// A column: a report, or a year without one.
#[derive(Debug, Clone)]
pub struct Year {
    /// Its stable name.
    pub key: &'static str,
    /// Its title.
    pub label: String,
    /// The report, as an index into [`Comparison::studies`]; none where the year has none.
    pub study: Option<usize>,
}

/// The reports of a comparison with the years between them, as many as a table can have.
pub fn years(comparison: &Comparison) -> Vec<Year> {
    let mut out: Vec<(String, Option<usize>)> = Vec::new();
    let mut last: Option<i32> = None;
    let mut room = YEARS.len().saturating_sub(comparison.studies.len());
    for (study, s) in comparison.studies.iter().enumerate() {
        let year = s.report.identity.year;
        if let (Some(last), Some(year)) = (last, year)
            && let Ok(gap) = usize::try_from(year.saturating_sub(last).saturating_sub(1))
            && gap <= room
        {
            room -= gap;
            out.extend((last + 1..year).map(|y| (y.to_string(), None)));
        }
        out.push((label(&s.report), Some(study)));
        last = year;
    }
    YEARS.iter().zip(out).map(|(key, (label, study))| Year { key, label, study }).collect()
}

/// The columns of years behind others.
pub fn columns(first: Vec<Column>, years: &[Year]) -> Vec<Column> {
    let year = |y: &Year| Column::new(y.key, y.label.clone()).right().series();
    first.into_iter().chain(years.iter().map(year)).collect()
}

/// The cell of a year without a report.
pub fn missing(lang: Lang) -> Cell {
    Cell::toned(lang.pick("缺", "none"), Tone::Dim)
}

/// Keys of the columns of years; a table has at most as many.
pub(super) const YEARS: [&str; 64] = [
    "y01", "y02", "y03", "y04", "y05", "y06", "y07", "y08", "y09", "y10", "y11", "y12", "y13", "y14", "y15", "y16",
    "y17", "y18", "y19", "y20", "y21", "y22", "y23", "y24", "y25", "y26", "y27", "y28", "y29", "y30", "y31", "y32",
    "y33", "y34", "y35", "y36", "y37", "y38", "y39", "y40", "y41", "y42", "y43", "y44", "y45", "y46", "y47", "y48",
    "y49", "y50", "y51", "y52", "y53", "y54", "y55", "y56", "y57", "y58", "y59", "y60", "y61", "y62", "y63", "y64",
];
