//! The policy domains by rank and share.

use serde::Serialize;

use crate::analysis::{Domain, Study};
use crate::comparison::PairComparison;
use crate::comparison::priorities::PriorityRow;
use crate::document::SectionId;
use crate::text::Pair;
use crate::view::names;

use super::{Number, path};

/// One domain in both plans.
#[derive(Debug, Serialize)]
pub struct PriorityOut<'a> {
    domain: Domain,
    from_rank: Option<usize>,
    to_rank: Option<usize>,
    of: [usize; 2],
    from_share: Number,
    to_share: Number,
    change: &'static str,
    from_titles: Vec<&'a str>,
    to_titles: Vec<&'a str>,
    measures: [usize; 2],
    works: [usize; 2],
    /// How many sentences of its paragraphs direct how strongly.
    strength: StrengthOut,
    /// Where no task is of the domain: the path of the one that holds most of its text.
    from_within: Option<&'a str>,
    to_within: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct StrengthOut {
    explore: [usize; 2],
    advance: [usize; 2],
    ensure: [usize; 2],
}

/// The rows, in the later plan's order.
pub fn rows<'a>(two: Pair<&'a Study>, pair: &'a PairComparison) -> Vec<PriorityOut<'a>> {
    let titles = |study: &'a Study, ids: &[SectionId]| ids.iter().map(|&id| study.report.title(id)).collect();
    let row = |row: &'a PriorityRow| PriorityOut {
        domain: row.domain,
        from_rank: row.rank.from,
        to_rank: row.rank.to,
        of: [row.of.from, row.of.to],
        from_share: Number::rounded(row.share.from),
        to_share: Number::rounded(row.share.to),
        change: names::priority_change(row.change),
        from_titles: titles(two.from, &row.tasks.from),
        to_titles: titles(two.to, &row.tasks.to),
        measures: [row.measures.from, row.measures.to],
        works: [row.works.from, row.works.to],
        strength: {
            let of = |i: usize| [row.strength.from[i], row.strength.to[i]];
            StrengthOut { explore: of(0), advance: of(1), ensure: of(2) }
        },
        from_within: row.within.from.map(|id| path(two.from, id)),
        to_within: row.within.to.map(|id| path(two.to, id)),
    };
    pair.priorities.iter().map(row).collect()
}
