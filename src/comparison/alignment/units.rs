//! What can be aligned: the sections of both reports, made comparable.
//!
//! A unit is a section with its text as a vector. Beside the sections there are the texts that stand straight under a
//! first-level heading (targets and policies before the first task), which may be what answers a section of last year.

use std::cell::OnceCell;
use std::ops::Range;

use crate::analysis::Study;
use crate::comparison::bigrams::{Bigrams, Numbered};
use crate::comparison::likeness::{Index, Space, Vector};
use crate::document::{PartRole, Report, SectionId};
use crate::text::fold::fold_char;
use crate::text::{Pair, Span, han_count, is_han, join_rows, row_hash, row_power};

/// An own text shorter than this many Han characters is an opening, not a section that has no heading.
const OWN: usize = 200;

/// What a section is for, as far as it decides what may answer it: a plan answers the goals, never a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Review, and the problems that it admits.
    Past,
    /// Goals and plan.
    Coming,
    /// A five-year plan.
    MediumTerm,
    /// Opening, closing, appendices.
    Other,
    /// A report whose parts have no roles: anything may answer it.
    Any,
}

/// One thing that can be aligned.
#[derive(Debug)]
pub(super) struct Unit {
    /// Its section.
    pub section: SectionId,
    /// Its rank: 1 a part with sections below, 2 a section or a part without any, 3 …; see [`rank`].
    pub rank: usize,
    /// What may answer it.
    pub class: Class,
    /// Its part's role.
    pub role: PartRole,
    /// Only the text straight under the heading, not the sections below.
    pub own: bool,
    /// Han characters of its text.
    pub chars: usize,
    /// Heading and text as a vector, once it is asked for: few parts ever are.
    text: OnceCell<Vector>,
    /// The heading.
    pub heading: Vector,
    /// The headings in it, by their sections.
    headings: Range<SectionId>,
    /// Its paragraphs, as indices into [`Side::paragraphs`].
    pub paragraphs: Range<usize>,
}

/// One report's units and paragraphs.
#[derive(Debug)]
pub(super) struct Side<'p> {
    /// In reading order; of one section the own text before the whole.
    pub units: Vec<Unit>,
    by_text: OnceCell<Index>,
    passages: &'p Passages,
    space: Space,
    /// The length of each paragraph of the report as a vector, by its index; none where there are too many to compare.
    lengths: Vec<f64>,
}

impl Side<'_> {
    /// The heading and the text of one of its units.
    pub fn text<'u>(&self, unit: &'u Unit) -> &'u Vector {
        unit.text.get_or_init(|| {
            if !unit.own && unit.rank > 1 {
                return self.space.vector(&self.passages.sections[unit.section]);
            }
            let headings = self.passages.titles[unit.headings.clone()].iter();
            let parts: Vec<&Numbered> = headings.chain(&self.passages.paragraphs[unit.paragraphs.clone()]).collect();
            self.space.vector(&Numbered::together(&parts, &mut self.passages.bigrams.tally()))
        })
    }

    /// How like a text each unit below the parts is, in so many steps; the parts are none.
    pub fn units_like(&self, text: &Vector, steps: usize) -> Vec<f64> {
        let none = Vector::default();
        let below = || Index::new(self.units.iter().map(|u| if u.rank > 1 { self.text(u) } else { &none }));
        self.by_text.get_or_init(below).row(text, steps)
    }

    /// How like a text each part is; the units below are none.
    pub fn parts_like(&self, text: &Vector) -> Vec<f64> {
        self.units.iter().map(|u| if u.rank > 1 { 0.0 } else { self.text(u).likeness(text) }).collect()
    }

    /// How like a text each paragraph is, in so many steps.
    pub fn paragraphs_like(&self, text: &Vector, steps: usize) -> Vec<f64> {
        if self.lengths.is_empty() {
            return Vec::new();
        }
        self.passages.by_paragraph.row_in(&self.space, &self.lengths, text, steps)
    }

    /// How many paragraphs are compared.
    pub fn paragraphs(&self) -> usize {
        self.lengths.len()
    }

    /// A paragraph as a vector.
    pub fn paragraph(&self, index: usize) -> Option<Vector> {
        let passage = self.passages.paragraphs.get(index).filter(|_| index < self.lengths.len())?;
        Some(self.space.vector(passage))
    }

    /// The number of Han characters of each section, by its id.
    pub fn chars(&self) -> &[usize] {
        &self.passages.chars
    }
}

/// Above this many units and paragraphs, paragraphs are not compared one by one.
const MANY: usize = 40_000;

/// The passages of one report as they are compared, whatever the other report is.
#[derive(Debug)]
pub struct Passages {
    bigrams: Bigrams,
    /// Each heading, by the section's id.
    titles: Vec<Numbered>,
    /// Each paragraph, by its index.
    paragraphs: Vec<Numbered>,
    /// Finds paragraphs.
    by_paragraph: Index,
    /// Each section with all that is in it, by its id; parts with sections below are put together where one asks for them.
    sections: Vec<Numbered>,
    /// How many Han characters each has.
    chars: Vec<usize>,
}

impl Passages {
    /// Those of a report.
    pub fn of(report: &Report) -> Self {
        #[cfg(test)]
        crate::comparison::work::done("passages read", 1);
        let paragraphs = report.paragraphs.iter().map(|p| report.words(p.span));
        let (bigrams, texts) = Bigrams::of(paragraphs.chain(report.sections.iter().map(|s| report.words(s.title))));
        let mut texts = texts.into_iter();
        let paragraphs: Vec<Numbered> = texts.by_ref().take(report.paragraphs.len()).collect();
        let titles: Vec<Numbered> = texts.collect();
        let sections = sections(report, &titles, &paragraphs, &bigrams);
        let by_paragraph = Index::of_passages(paragraphs.iter(), bigrams.all.len());
        Self { bigrams, titles, paragraphs, by_paragraph, sections, chars: han_by_section(report) }
    }
}

/// The letters of a unit as a hash.
pub(super) fn letters_of(unit: &Unit, report: &Report) -> u64 {
    let heading = if unit.own { 0 } else { letters(report.title(unit.section)) };
    let paragraphs = report.paragraphs[unit.paragraphs.clone()].iter();
    paragraphs.fold(row_hash(heading, ' '), |h, p| join_rows(h, letters(report.words(p.span)), row_power(1)))
}

/// The letters of a text, width and blanks aside, as a hash.
fn letters(text: &str) -> u64 {
    let letter = |c: char| if is_han(c) { Some(c) } else { (!c.is_whitespace()).then(|| fold_char(c)) };
    text.chars().filter_map(letter).fold(1, row_hash)
}

/// The units of both reports.
pub(super) fn of<'p>(two: Pair<&Study>, passages: Pair<&'p Passages>) -> Pair<Side<'p>> {
    let reports = two.map(|s| &s.report);
    let count = |r: &Report| 2 * r.sections.len() + r.paragraphs.len();
    let many = count(reports.from).max(count(reports.to));
    let space = Space::both(passages.map(|p| &p.bigrams), many);
    let any = [reports.from, reports.to].into_iter().any(|r| r.sections.iter().all(|s| s.role == PartRole::Other));
    let side = |r, passages, space| side(r, passages, space, any, many <= MANY);
    Pair::new(side(reports.from, passages.from, space.from), side(reports.to, passages.to, space.to))
}

/// Whether each section is a part with sections of the second level.
fn divided(report: &Report) -> Vec<bool> {
    let mut divided = vec![false; report.sections.len()];
    for section in &report.sections {
        if let Some(parent) = section.parent {
            divided[parent] |= section.level == 2;
        }
    }
    divided
}

/// Each section: its heading, its own paragraphs, and all of the sections below, which are put together first. Nothing of parts
/// with such.
fn sections(report: &Report, titles: &[Numbered], paragraphs: &[Numbered], bigrams: &Bigrams) -> Vec<Numbered> {
    let mut tally = bigrams.tally();
    let divided = divided(report);
    let mut texts = vec![Numbered::default(); report.sections.len()];
    // The sections after the one at hand that no other of them has taken in, the next one last.
    let mut after: Vec<SectionId> = Vec::new();
    for (id, section) in report.sections.iter().enumerate().skip(1).rev() {
        let below = after.iter().rev().take_while(|&&next| report.sections[next].level > section.level).count();
        let below = after.split_off(after.len() - below);
        if rank(section.level, divided[id]) == 1 {
            after.push(id);
            continue;
        }
        // Its own paragraphs stand before, between and after the sections below.
        let mut parts = vec![&titles[id]];
        let mut at = section.paragraphs.start;
        let own = |range: Range<usize>| paragraphs.get(range).unwrap_or_default();
        for &next in below.iter().rev() {
            let theirs = &report.sections[next].paragraphs;
            parts.extend(own(at..theirs.start));
            parts.push(&texts[next]);
            at = at.max(theirs.end);
        }
        parts.extend(own(at..section.paragraphs.end));
        texts[id] = Numbered::together(&parts, &mut tally);
        after.push(id);
    }
    texts
}

fn side<'p>(report: &Report, passages: &'p Passages, space: Space, any: bool, paragraphs: bool) -> Side<'p> {
    let sections = &report.sections;
    let divided = divided(report);
    let mut part = vec![0; sections.len()];
    for (id, s) in sections.iter().enumerate().skip(1) {
        if let Some(parent) = s.parent {
            part[id] = if parent == 0 { id } else { part[parent] };
        }
    }
    let chars = &passages.chars;
    let coming = plans_in_spans(report, chars);
    let mut units = Vec::new();
    for (id, s) in sections.iter().enumerate().skip(1).filter(|(_, s)| s.body) {
        let role = sections[part[id]].role;
        let class = match class(s.role, role) {
            _ if any => Class::Any,
            Class::MediumTerm if coming => Class::Coming,
            class => class,
        };
        let heading = space.vector(&passages.titles[id]);
        let below = sections[id + 1..].iter().take_while(|below| below.level > s.level).count();
        let whole = Unit {
            section: id,
            rank: rank(s.level, divided[id]),
            class,
            role,
            own: false,
            chars: chars[id],
            text: OnceCell::new(),
            heading,
            headings: id..id + 1 + below,
            paragraphs: s.paragraphs.clone(),
        };
        if whole.rank == 1 {
            let own = own_paragraphs(report, id);
            let chars = report.paragraphs[own.clone()].iter().map(|p| han_count(report.words(p.span))).sum();
            if class != Class::Past && chars >= OWN {
                let (heading, text) = Default::default();
                let headings = id..id;
                units.push(Unit { rank: 2, own: true, chars, text, heading, headings, paragraphs: own, ..whole });
            }
        }
        units.push(whole);
    }
    let lengths = if paragraphs { passages.by_paragraph.lengths(&space) } else { Vec::new() };
    Side { units, by_text: OnceCell::new(), passages, space, lengths }
}

/// The rank at which a section is compared: its level, but a part that is not divided stands beside the sections of
/// others, since one year's section is another year's part.
fn rank(level: usize, divided: bool) -> usize {
    if level == 1 && !divided { 2 } else { level }
}

/// Whether a report plans in spans of years: what it says of the coming year is little beside what it says of the span, whose
/// tasks then answer those of other years.
fn plans_in_spans(report: &Report, chars: &[usize]) -> bool {
    let of = |roles: &[PartRole]| -> usize {
        let parts = report.sections.iter().zip(chars).filter(|(s, _)| s.level == 1 && roles.contains(&s.role));
        parts.map(|(_, chars)| chars).sum()
    };
    2 * of(&[PartRole::Plan, PartRole::Goals]) < of(&[PartRole::MediumTerm])
}

fn class(own: PartRole, part: PartRole) -> Class {
    match (own, part) {
        (PartRole::Problems, _) | (_, PartRole::Review | PartRole::Problems) => Class::Past,
        (_, PartRole::Goals | PartRole::Plan) => Class::Coming,
        (_, PartRole::MediumTerm) => Class::MediumTerm,
        (_, PartRole::Other) => Class::Other,
    }
}

/// The paragraphs of a section before the first section below.
fn own_paragraphs(report: &Report, id: SectionId) -> Range<usize> {
    let all = report.sections[id].paragraphs.clone();
    let own = report.paragraphs[all.clone()].iter().take_while(|p| p.section == id).count();
    all.start..all.start + own
}

/// Han characters of each section's extent, in one walk over the text.
fn han_by_section(report: &Report) -> Vec<usize> {
    let mut borders: Vec<usize> = report.sections.iter().flat_map(|s| [s.extent.start, s.extent.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut before = Vec::with_capacity(borders.len());
    let (mut at, mut sum) = (0, 0);
    for &border in &borders {
        sum += han_count(report.words(Span::new(at, border.max(at))));
        at = border.max(at);
        before.push(sum);
    }
    let upto = |at: usize| borders.binary_search(&at).ok().and_then(|i| before.get(i)).copied().unwrap_or(0);
    report.sections.iter().map(|s| upto(s.extent.end).saturating_sub(upto(s.extent.start))).collect()
}
