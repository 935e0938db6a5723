//! Sections followed through all years: each thread is one section's line of descent.
//!
//! In: the studies and the alignments of each two. Out: threads in which every section of every report stands once. Where a
//! section was split or several were merged, the line goes on in the one whose title is most alike; the others end or begin
//! there.

use std::collections::BTreeMap;

use crate::analysis::Study;
use crate::document::SectionId;
use crate::text::Pair;

use super::PairComparison;
use super::bigrams::titles_alike;

/// One thread: a section in each study that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// By index into [`super::Comparison::studies`]: its section there, or `None`.
    pub sections: Vec<Option<SectionId>>,
}

/// Follows the sections through all pairs: threads in order of their first year and section. Without alignments there are
/// none.
pub fn follow(studies: &[Study], pairs: &[PairComparison]) -> Vec<Thread> {
    if pairs.iter().all(|p| p.alignment.links.is_empty()) {
        return Vec::new();
    }
    let mut threads: Vec<Thread> = Vec::new();
    // The thread that each section of the year at hand stands in.
    let mut open: BTreeMap<SectionId, usize> = BTreeMap::new();
    for (year, study) in studies.iter().enumerate() {
        let before: BTreeMap<SectionId, SectionId> = match year.checked_sub(1) {
            Some(last) => heirs(Pair::new(&studies[last], study), &pairs[last]),
            None => BTreeMap::new(),
        };
        let mut now = BTreeMap::new();
        for id in 1..study.report.sections.len() {
            let thread = before.get(&id).and_then(|from| open.get(from)).copied().unwrap_or_else(|| {
                threads.push(Thread { sections: vec![None; studies.len()] });
                threads.len() - 1
            });
            threads[thread].sections[year] = Some(id);
            now.insert(id, thread);
        }
        open = now;
    }
    threads
}

/// For each later section the earlier one whose line it carries on; no earlier one twice.
fn heirs(two: Pair<&Study>, pair: &PairComparison) -> BTreeMap<SectionId, SectionId> {
    let report = two.map(|s| &s.report);
    let mut candidates: Vec<(f64, SectionId, SectionId)> = Vec::new();
    for link in &pair.alignment.links {
        let only = link.sections.from.len() == 1 && link.sections.to.len() == 1;
        for &from in &link.sections.from {
            for &to in &link.sections.to {
                let (a, b) = (&report.from.sections[from], &report.to.sections[to]);
                let alike = titles_alike(report.from.title(from), report.to.title(to));
                let sure = f64::from(u8::from(only)) + f64::from(u8::from(a.level == b.level));
                candidates.push((sure + alike, from, to));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2, a.1).cmp(&(b.2, b.1))));
    let mut heirs = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    for (_, from, to) in candidates {
        if !heirs.contains_key(&to) && taken.insert(from) {
            heirs.insert(to, from);
        }
    }
    heirs
}
