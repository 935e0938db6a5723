//! The admitted problems of both years.

use serde::Serialize;

use crate::analysis::Study;
use crate::comparison::PairComparison;
use crate::comparison::problems::ProblemRow;
use crate::text::Pair;
use crate::view::names;

use super::Number;

/// One problem.
#[derive(Debug, Serialize)]
pub struct ProblemOut<'a> {
    change: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    similarity: Option<Number>,
}

/// The problems of a pair.
pub fn rows<'a>(two: Pair<&'a Study>, pair: &'a PairComparison) -> Vec<ProblemOut<'a>> {
    let row = |row: &'a ProblemRow| {
        let words = row.words(two);
        ProblemOut {
            change: names::problem_change(row.change),
            from: words.from.map(|span| two.from.report.quote(span)),
            to: words.to.map(|span| two.to.report.quote(span)),
            similarity: row.similarity.map(Number::rounded),
        }
    };
    pair.problems.iter().map(row).collect()
}
