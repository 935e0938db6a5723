//! The wording that changed within aligned sections.
//!
//! In: two studies and their alignment. Out: a [`Redline`] for each link with text on both sides. [`sentences`] finds which
//! sentence answers which, [`tokens`] cuts sentences into words and whole figures, [`edits`] compares the two.

mod edits;
mod sentences;
mod tokens;

use std::collections::BTreeSet;

use super::alignment::{Alignment, Link, Tie};
use super::bigrams::Bigrams;
use super::likeness::Space;
use crate::analysis::Study;
use crate::document::{Report, SectionId};
use crate::lexicon::Lexicon;
use crate::text::segment::Segmenter;
use crate::text::{Pair, Span};

use sentences::Sentence;
use tokens::Tokenizer;

/// The redline of one link of the alignment.
#[derive(Debug, Clone, PartialEq)]
pub struct Redline {
    /// The link, as an index into [`Alignment::links`].
    pub link: usize,
    /// The edits, in the later text's order.
    pub edits: Vec<Edit>,
    /// How much of both texts was kept or moved, 0 to 1 by characters. Where it is next to nothing, the text was written
    /// anew and the edits are noise.
    pub in_common: f64,
}

impl Redline {
    /// Whether so little was kept that the text was written anew.
    pub fn written_anew(&self) -> bool {
        const LITTLE: f64 = 0.15;
        self.in_common < LITTLE
    }
}

/// A stretch of text that was kept, added, removed or replaced. Spans point into each side's text; those of one side don't
/// overlap, and together they are its sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Stands in both (width, quotation marks and blanks aside).
    Kept(Pair<Span>),
    /// Only in the later text.
    Added(Span),
    /// Only in the earlier text.
    Removed(Span),
    /// Other words in its place.
    Replaced(Pair<Span>),
    /// A whole sentence that stands elsewhere in the other text of the link.
    Moved(Pair<Span>),
    /// The end of a paragraph of the later text, or of one that is gone.
    Break,
}

/// The redlines of the links that have text on both sides, each stretch of text under the innermost links that can show all
/// that became of it: sections of the second level with all below them, and the text straight under a part's heading. What a
/// split shows already, a merger does not show again.
pub fn redlines(two: Pair<&Study>, alignment: &Alignment, lexicon: &Lexicon) -> Vec<Redline> {
    let report = two.map(|s| &s.report);
    let segmenter = Segmenter::for_texts([report.from.text().chars(), report.to.text().chars()]);
    let tokenizer = Tokenizer::new(&segmenter, lexicon);
    let all = report.map(|r| r.paragraphs.len());
    let passages = [report.from, report.to].into_iter().flat_map(|r| r.paragraphs.iter().map(|p| r.words(p.span)));
    let (bigrams, _) = Bigrams::of(passages);
    let space = Space::of(&bigrams, all.from + all.to);
    let answers = |link: &Link| -> Vec<(SectionId, SectionId)> {
        link.sections.from.iter().flat_map(|&a| link.sections.to.iter().map(move |&b| (a, b))).collect()
    };
    let linked: BTreeSet<(SectionId, SectionId)> = alignment.links.iter().flat_map(answers).collect();
    let elsewhere = divided_elsewhere(report, alignment);
    let mut shown: BTreeSet<(SectionId, SectionId)> = BTreeSet::new();
    let mut redlines = Vec::new();
    let links = || alignment.links.iter().enumerate();
    let merged = |link: &Link| link.tie == Tie::Merged;
    for (index, link) in links().filter(|(_, l)| !merged(l)).chain(links().filter(|(_, l)| merged(l))) {
        let answers = answers(link);
        if link.similarity.is_none()
            || shown_above(report, link, &linked)
            || answers.iter().all(|answer| shown.contains(answer))
        {
            continue;
        }
        let paragraphs = paragraphs(report, link, &elsewhere);
        let texts = Pair::new(
            Sentence::of(report.from, &paragraphs.from, &bigrams, &space),
            Sentence::of(report.to, &paragraphs.to, &bigrams, &space),
        );
        if texts.from.is_empty() || texts.to.is_empty() {
            continue;
        }
        shown.extend(answers);
        let matches = sentences::matches(&texts);
        let (edits, in_common) = edits::of(report, &texts, &matches, &tokenizer);
        redlines.push(Redline { link: index, edits, in_common });
    }
    redlines.sort_by_key(|r| r.link);
    redlines
}

/// The paragraphs of a link: those of its sections with all below them, or the one that answers. Of parts, what stands
/// straight under their headings, and nothing of those whose text is shown `elsewhere`.
fn paragraphs(report: Pair<&Report>, link: &Link, elsewhere: &Pair<BTreeSet<SectionId>>) -> Pair<BTreeSet<usize>> {
    let sections = link.sections.as_ref();
    let parts = all_parts(report.from, sections.from)
        && all_parts(report.to, sections.to)
        && (has_sections(report.from, sections.from) || has_sections(report.to, sections.to));
    let of = |report: &Report, ids: &[SectionId], one: Option<usize>, elsewhere: &BTreeSet<SectionId>| {
        if let Some(paragraph) = one {
            return BTreeSet::from([paragraph]);
        }
        let shown = ids.iter().copied().filter(|id| !parts || !elsewhere.contains(id));
        let own = |id, p: usize| !parts || report.paragraphs[p].section == id;
        shown.flat_map(|id| report.sections[id].paragraphs.clone().filter(move |&p| own(id, p))).collect()
    };
    Pair::new(
        of(report.from, sections.from, link.paragraph.from, &elsewhere.from),
        of(report.to, sections.to, link.paragraph.to, &elsewhere.to),
    )
}

/// The parts without sections that answer sections of the other report: their text is shown there.
fn divided_elsewhere(report: Pair<&Report>, alignment: &Alignment) -> Pair<BTreeSet<SectionId>> {
    let undivided = |r: &Report, id: SectionId| r.sections[id].level == 1 && !has_sections(r, &[id]);
    let mut found = Pair::<BTreeSet<SectionId>>::default();
    for link in &alignment.links {
        let (from, to) = (&link.sections.from, &link.sections.to);
        if !all_parts(report.to, to) {
            found.from.extend(from.iter().filter(|&&id| undivided(report.from, id)));
        }
        if !all_parts(report.from, from) {
            found.to.extend(to.iter().filter(|&&id| undivided(report.to, id)));
        }
    }
    found
}

fn all_parts(report: &Report, ids: &[SectionId]) -> bool {
    ids.iter().all(|&id| report.sections[id].level == 1)
}

fn has_sections(report: &Report, ids: &[SectionId]) -> bool {
    ids.iter().any(|&id| report.sections.get(id + 1).is_some_and(|next| next.parent == Some(id)))
}

/// Whether the sections of the link lie within others that answer each other, so that their text is shown there.
fn shown_above(report: Pair<&Report>, link: &Link, linked: &BTreeSet<(SectionId, SectionId)>) -> bool {
    // A part shows only the text straight under its heading.
    let shows = |r: &Report, id: &SectionId| r.sections[*id].level > 1 || !has_sections(r, &[*id]);
    let above = |r: &Report, id: SectionId| r.lineage(id).filter(|id| shows(r, id)).collect::<Vec<_>>();
    link.sections.from.iter().all(|&a| {
        link.sections.to.iter().all(|&b| {
            let (up_a, up_b) = (above(report.from, a), above(report.to, b));
            up_a.iter().any(|&p| up_b.iter().any(|&q| (p, q) != (a, b) && linked.contains(&(p, q))))
        })
    })
}
