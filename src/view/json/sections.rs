//! Which section answers which, and the wording that changed.

use serde::Serialize;

use crate::analysis::Study;
use crate::comparison::alignment::Link;
use crate::comparison::wording::Edit;
use crate::comparison::{Comparison, PairComparison};
use crate::document::SectionId;
use crate::text::Pair;
use crate::view::names;

use super::{Number, path};

/// One section against one or more, or against none.
#[derive(Debug, Serialize)]
pub struct LinkOut<'a> {
    from: Vec<&'a str>,
    to: Vec<&'a str>,
    change: &'static str,
    similarity: Option<Number>,
    from_title: Option<String>,
    to_title: Option<String>,
    place: [Option<String>; 2],
    share: [Number; 2],
    strength: [Option<&'static str>; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    edits: Option<Vec<EditOut<'a>>>,
}

/// A stretch of changed wording.
#[derive(Debug, Serialize)]
pub struct EditOut<'a> {
    kind: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

/// The links in the later report's order, with their edits where `wording` is wanted.
pub fn links<'a>(two: Pair<&'a Study>, pair: &'a PairComparison, wording: bool) -> Vec<LinkOut<'a>> {
    let mut edits: Vec<Option<Vec<EditOut>>> = pair.alignment.links.iter().map(|_| wording.then(Vec::new)).collect();
    if wording {
        for redline in &pair.wording {
            if let Some(slot) = edits.get_mut(redline.link) {
                *slot = Some(redline.edits.iter().filter_map(|e| edit(two, e)).collect());
            }
        }
    }
    pair.alignment.links.iter().zip(edits).map(|(link, edits)| row(two, link, edits)).collect()
}

fn row<'a>(two: Pair<&'a Study>, link: &'a Link, edits: Option<Vec<EditOut<'a>>>) -> LinkOut<'a> {
    let paths = |study: &'a Study, ids: &'a [SectionId]| ids.iter().map(|&id| path(study, id)).collect();
    let place = |p: Option<(usize, usize)>| p.map(|(at, of)| format!("{at}/{of}"));
    LinkOut {
        from: paths(two.from, &link.sections.from),
        to: paths(two.to, &link.sections.to),
        change: names::tie(link.tie),
        similarity: link.similarity.map(Number::rounded),
        from_title: titles(two.from, &link.sections.from),
        to_title: titles(two.to, &link.sections.to),
        place: [place(link.place.from), place(link.place.to)],
        share: [Number::rounded(link.share.from), Number::rounded(link.share.to)],
        strength: [link.strength.from, link.strength.to].map(|s| s.map(names::strength)),
        edits,
    }
}

/// The titles of some sections, one after another.
fn titles(study: &Study, ids: &[SectionId]) -> Option<String> {
    let titles: Vec<&str> = ids.iter().map(|&id| study.report.title(id)).collect();
    (!titles.is_empty()).then(|| titles.join("；"))
}

fn edit<'a>(two: Pair<&'a Study>, edit: &Edit) -> Option<EditOut<'a>> {
    let (from, to) = (&two.from.report, &two.to.report);
    Some(match edit {
        Edit::Kept(p) => EditOut { kind: "kept", from: Some(from.quote(p.from)), to: Some(to.quote(p.to)) },
        Edit::Added(s) => EditOut { kind: "added", from: None, to: Some(to.quote(*s)) },
        Edit::Removed(s) => EditOut { kind: "removed", from: Some(from.quote(*s)), to: None },
        Edit::Replaced(p) => EditOut { kind: "replaced", from: Some(from.quote(p.from)), to: Some(to.quote(p.to)) },
        Edit::Moved(p) => EditOut { kind: "moved", from: Some(from.quote(p.from)), to: Some(to.quote(p.to)) },
        Edit::Break => EditOut { kind: "break", from: None, to: None },
    })
}

/// A section followed through all reports: its path in each, in the order of `reports`.
#[derive(Debug, Serialize)]
pub struct ThreadOut<'a> {
    sections: Vec<Option<&'a str>>,
    titles: Vec<Option<&'a str>>,
}

/// The threads of a comparison.
pub fn threads(comparison: &Comparison) -> Vec<ThreadOut<'_>> {
    let thread = |thread: &crate::comparison::Thread| {
        let each = || comparison.studies.iter().zip(&thread.sections);
        ThreadOut {
            sections: each().map(|(study, id)| id.map(|id| path(study, id))).collect(),
            titles: each().map(|(study, id)| id.map(|id| study.report.title(id))).collect(),
        }
    };
    comparison.threads.iter().map(thread).collect()
}
