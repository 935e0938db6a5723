//! Undertakings followed to the next report.

use serde::Serialize;

use crate::analysis::Study;
use crate::comparison::PairComparison;
use crate::comparison::tasks::TaskRow;
use crate::text::Pair;
use crate::view::names;
use crate::view::words::{Lang, terms};

use super::{Number, path};

/// One undertaking and what is said of it a year later.
#[derive(Debug, Serialize)]
pub struct TaskOut<'a> {
    task: &'a str,
    quote: &'a str,
    section: &'a str,
    status: &'static str,
    stage: [Option<&'static str>; 2],
    reached: Option<bool>,
    strength: [Option<&'static str>; 2],
    carried: usize,
    evidence: Option<&'a str>,
    nearest: Option<&'a str>,
    similarity: Number,
}

/// The undertakings of a pair.
pub fn rows<'a>(two: Pair<&'a Study>, pair: &'a PairComparison) -> Vec<TaskOut<'a>> {
    let row = |row: &'a TaskRow| {
        let undertaking = two.from.undertakings.get(row.undertaking)?;
        let stage = |s: Option<_>| s.map(|s| terms::stage(s, Lang::Zh));
        Some(TaskOut {
            task: two.from.report.quote(undertaking.name),
            quote: two.from.report.quote(undertaking.span),
            section: path(two.from, undertaking.section),
            status: names::task_status(row.status),
            stage: [stage(row.stage.from), stage(row.stage.to)],
            reached: row.reached(),
            strength: [row.strength.from, row.strength.to].map(|s| s.map(names::strength)),
            carried: row.carried,
            evidence: row.evidence.map(|span| two.to.report.quote(span)),
            nearest: row.nearest.map(|span| two.to.report.quote(span)),
            similarity: Number::rounded(row.similarity),
        })
    };
    pair.tasks.iter().filter_map(row).collect()
}
