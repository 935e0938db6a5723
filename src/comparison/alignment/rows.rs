//! Edges become links: a row for each section that was split, for each that was merged, for each pair that has nobody
//! else, and for what has no answer.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::pairing::{Answers, Edge, Piece};
use super::units::{Class, Side, Unit};
use super::{Alignment, Link, Tie, longest_run};
use crate::analysis::Study;
use crate::comparison::bigrams::titles_alike;
use crate::comparison::likeness::Vector;
use crate::document::{PartRole, Report, SectionId};
use crate::text::fold::fold;
use crate::text::{Pair, han_count};

/// Titles less alike than this don't say that a heading of the contents is last year's section.
const ANNOUNCED: f64 = 0.4;
/// Above this many comparisons titles of the contents are looked up, not compared.
const COMPARISONS: usize = 1_000_000;

/// The links of both reports' sections, from what answers what; with their likeness where it is `measured`.
pub(super) fn lay(two: Pair<&Study>, sides: &Pair<Side<'_>>, answers: Answers, with_likeness: bool) -> Alignment {
    let Answers { edges, pieces } = answers;
    let report = two.map(|s| &s.report);
    let units = sides.as_ref().map(units);
    let layer = Layer { report, sides, places: report.map(places), units, with_likeness };
    let mut tiers: BTreeMap<(usize, usize), Vec<Pair<SectionId>>> = BTreeMap::new();
    for e in &edges {
        tiers.entry(e.tier).or_default().push(e.sections);
    }
    let level = Level::of(&edges);
    let mut links: Vec<Link> = tiers.iter().flat_map(|(&tier, pairs)| layer.tier(tier, pairs, &level)).collect();
    links.extend(pieces.iter().map(|p| layer.piece(p)));

    let mut stand = Pair::<BTreeSet<SectionId>>::default();
    for sections in edges.iter().map(|e| e.sections).chain(pieces.iter().map(|p| p.sections)) {
        stand.from.insert(sections.from);
        stand.to.insert(sections.to);
    }
    for pair in announced(report, &stand) {
        stand.from.insert(pair.from);
        stand.to.insert(pair.to);
        links.push(layer.link(vec![pair.from], vec![pair.to], Tie::Announced));
    }
    let unread = Pair::new(Unread::of(report.from, &sides.from), Unread::of(report.to, &sides.to));
    let classes = sides.as_ref().map(classes);
    for id in (1..report.to.sections.len()).filter(|id| !stand.to.contains(id)) {
        let tie = if unread.from.may_hold(classes.to.get(&id)) { Tie::Announced } else { Tie::New };
        links.push(layer.link(vec![], vec![id], tie));
    }
    for id in (1..report.from.sections.len()).filter(|id| !stand.from.contains(id)) {
        let tie = if unread.to.may_hold(classes.from.get(&id)) { Tie::Announced } else { Tie::Dropped };
        links.push(layer.link(vec![id], vec![], tie));
    }
    links.sort_by_key(|l| {
        let first = |ids: &[SectionId]| ids.first().copied().unwrap_or(usize::MAX);
        (first(&l.sections.to), first(&l.sections.from))
    });
    Alignment { links }
}

/// Which sections answer which of their own rank. What beside it answers at another rank is a piece of the section that was
/// set apart, or one that was folded in.
struct Level {
    from: BTreeMap<SectionId, Vec<SectionId>>,
    to: BTreeMap<SectionId, Vec<SectionId>>,
}

impl Level {
    fn of(edges: &BTreeSet<Edge>) -> Self {
        let mut level = Self { from: BTreeMap::new(), to: BTreeMap::new() };
        for e in edges.iter().filter(|e| e.tier.0 == e.tier.1) {
            level.from.entry(e.sections.from).or_default().push(e.sections.to);
            level.to.entry(e.sections.to).or_default().push(e.sections.from);
        }
        level
    }
    /// Whether the later section is more than what became of one below `parent`: not, where `parent` was split and it is one
    /// of the pieces.
    fn takes_in(&self, to: SectionId, parent: Option<SectionId>) -> bool {
        let Some(sources) = self.to.get(&to) else { return false };
        let pieces = |from: &SectionId| self.from.get(from).map_or(0, Vec::len);
        !matches!(sources.as_slice(), [one] if Some(*one) == parent && pieces(one) > 1)
    }
    /// Whether the earlier section goes on by itself in a later one.
    fn goes_on(&self, from: SectionId) -> bool {
        let mut heirs = self.from.get(&from).into_iter().flatten();
        heirs.any(|to| self.to.get(to).is_some_and(|sources| sources.len() == 1))
    }
}

struct Layer<'a> {
    report: Pair<&'a Report>,
    sides: &'a Pair<Side<'a>>,
    places: Pair<Vec<(usize, usize)>>,
    /// By section.
    units: Pair<BTreeMap<SectionId, &'a Unit>>,
    with_likeness: bool,
}

impl<'a> Layer<'a> {
    /// The rows of one tier.
    fn tier(&self, (rank, other): (usize, usize), pairs: &[Pair<SectionId>], level: &Level) -> Vec<Link> {
        let mut to_of: BTreeMap<SectionId, Vec<SectionId>> = BTreeMap::new();
        let mut from_of: BTreeMap<SectionId, Vec<SectionId>> = BTreeMap::new();
        for p in pairs {
            to_of.entry(p.from).or_default().push(p.to);
            from_of.entry(p.to).or_default().push(p.from);
        }
        let mut links = Vec::new();
        for (&from, to) in to_of.iter().filter(|(_, to)| to.len() > 1) {
            links.push(self.link(vec![from], to.clone(), Tie::Split));
        }
        for (&to, from) in from_of.iter().filter(|(_, from)| from.len() > 1) {
            links.push(self.link(from.clone(), vec![to], Tie::Merged));
        }
        let lone: Vec<Pair<SectionId>> =
            pairs.iter().copied().filter(|p| to_of[&p.from].len() == 1 && from_of[&p.to].len() == 1).collect();
        let in_order: BTreeSet<usize> =
            longest_run(&lone.iter().map(|p| p.to).collect::<Vec<_>>()).into_iter().collect();
        for (i, p) in lone.into_iter().enumerate() {
            let (a, b) = (self.report.from.title(p.from), self.report.to.title(p.to));
            let tie = match (in_order.contains(&i), bare(a) == bare(b)) {
                _ if rank > other && level.takes_in(p.to, self.report.from.sections[p.from].parent) => Tie::Merged,
                _ if rank < other && level.goes_on(p.from) => Tie::Split,
                (false, _) => Tie::Moved,
                (true, true) => Tie::Kept,
                (true, false) => Tie::Reworded,
            };
            links.push(self.link(vec![p.from], vec![p.to], tie));
        }
        links
    }

    fn link(&self, from: Vec<SectionId>, to: Vec<SectionId>, tie: Tie) -> Link {
        let earlier = || together(&self.sides.from, &self.units.from, &from);
        let later = || together(&self.sides.to, &self.units.to, &to);
        let texts = || earlier().zip(later());
        let similarity = self.with_likeness.then(texts).flatten().map(|(a, b)| a.likeness(&b));
        self.row(Pair::new(from, to), tie, similarity)
    }

    fn row(&self, sections: Pair<Vec<SectionId>>, tie: Tie, similarity: Option<f64>) -> Link {
        let Pair { from, to } = &sections;
        let place = |places: &[(usize, usize)], ids: &[SectionId]| ids.first().map(|&id| places[id]);
        let share = |report: &Report, side: &Side, ids: &[SectionId]| {
            let whole = side.chars().first().copied().unwrap_or(0).max(1) as f64;
            // What stands in another of them is counted there.
            let own = ids.iter().filter(|&&id| !report.lineage(id).skip(1).any(|p| ids.contains(&p)));
            own.map(|&id| side.chars()[id]).sum::<usize>() as f64 / whole
        };
        Link {
            tie,
            similarity,
            place: Pair::new(place(&self.places.from, from), place(&self.places.to, to)),
            share: Pair::new(
                share(self.report.from, &self.sides.from, from),
                share(self.report.to, &self.sides.to, to),
            ),
            sections,
            paragraph: Pair::default(),
            strength: Pair::default(),
        }
    }

    /// The row of a section that a single paragraph answers: it was set apart from the paragraph's section, or folded into it.
    fn piece(&self, piece: &Piece) -> Link {
        let tie = if piece.paragraph.from.is_some() { Tie::Split } else { Tie::Merged };
        let similarity = || {
            let text =
                |side: &'a Side<'a>, units: &BTreeMap<SectionId, &'a Unit>, paragraph: Option<usize>, section| {
                    match paragraph {
                        Some(p) => side.paragraph(p).map(Cow::Owned),
                        None => units.get(&section).map(|unit| Cow::Borrowed(side.text(unit))),
                    }
                };
            let from = text(&self.sides.from, &self.units.from, piece.paragraph.from, piece.sections.from);
            let to = text(&self.sides.to, &self.units.to, piece.paragraph.to, piece.sections.to);
            from.zip(to).map_or(0.0, |(a, b)| a.likeness(&b))
        };
        let link = self.row(piece.sections.map(|id| vec![id]), tie, self.with_likeness.then(similarity));
        let share = |report: &Report, side: &Side, p: Option<usize>, of_section: f64| {
            let all = side.chars().first().copied().unwrap_or(0).max(1) as f64;
            p.map_or(of_section, |p| han_count(report.words(report.paragraphs[p].span)) as f64 / all)
        };
        let share = Pair::new(
            share(self.report.from, &self.sides.from, piece.paragraph.from, link.share.from),
            share(self.report.to, &self.sides.to, piece.paragraph.to, link.share.to),
        );
        Link { paragraph: piece.paragraph, share, ..link }
    }
}

/// The text of some sections; `None` where one of them has none.
fn together<'u>(side: &Side, units: &BTreeMap<SectionId, &'u Unit>, ids: &[SectionId]) -> Option<Cow<'u, Vector>> {
    let text = |id: &SectionId| units.get(id).map(|unit| side.text(unit));
    if let [one] = ids {
        return text(one).map(Cow::Borrowed);
    }
    let all: Option<Vec<&Vector>> = ids.iter().map(text).collect();
    all.filter(|v| !v.is_empty()).map(|v| Cow::Owned(Vector::together(v.into_iter())))
}

/// Each section's place among those of its level below its parent, counted from 1, and their number.
fn places(report: &Report) -> Vec<(usize, usize)> {
    let mut numbers: BTreeMap<(Option<SectionId>, usize), usize> = BTreeMap::new();
    let mut of = |s: &crate::document::Section| {
        let n = numbers.entry((s.parent, s.level)).or_default();
        *n += 1;
        *n
    };
    let firsts: Vec<usize> = report.sections.iter().map(&mut of).collect();
    report.sections.iter().zip(firsts).map(|(s, n)| (n, numbers[&(s.parent, s.level)])).collect()
}

fn units<'a>(side: &'a Side<'_>) -> BTreeMap<SectionId, &'a Unit> {
    side.units.iter().filter(|u| !u.own).map(|u| (u.section, u)).collect()
}

fn classes(side: &Side) -> BTreeMap<SectionId, Class> {
    side.units.iter().map(|u| (u.section, u.class)).collect()
}

/// A title without years, figures and marks.
fn bare(title: &str) -> String {
    let folded: Vec<char> = fold(title).chars().filter(|c| c.is_alphanumeric()).collect();
    let digit = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c);
    let mut out = String::new();
    let mut rest = folded.as_slice();
    while let Some((&c, tail)) = rest.split_first() {
        let run = rest.iter().take_while(|&&c| digit(c)).count();
        let year = run == 4 && rest.get(4) == Some(&'年');
        if year {
            rest = &rest[5..];
        } else {
            if !c.is_ascii_digit() {
                out.push(c);
            }
            rest = tail;
        }
    }
    out
}

/// The headings that one report's contents alone have, with the other's sections that they name.
fn announced(report: Pair<&Report>, stand: &Pair<BTreeSet<SectionId>>) -> Vec<Pair<SectionId>> {
    let lone = |r: &Report, stand: &BTreeSet<SectionId>, body: bool| -> Vec<SectionId> {
        (1..r.sections.len()).filter(|&id| (r.sections[id].body || !body) && !stand.contains(&id)).collect()
    };
    let mut pairs = Vec::new();
    let mut taken = Pair::<BTreeSet<SectionId>>::default();
    let mut name = |headings: Vec<SectionId>, others: Vec<SectionId>, later: bool| {
        let (here, there) = if later { (report.to, report.from) } else { (report.from, report.to) };
        for &h in headings.iter().take(COMPARISONS / others.len().max(1)) {
            let heading = &here.sections[h];
            let (mine, theirs) = if later { (&taken.to, &taken.from) } else { (&taken.from, &taken.to) };
            if mine.contains(&h) {
                continue;
            }
            let likeness = |id: SectionId| {
                let same_part =
                    heading.level == 1 && heading.role != PartRole::Other && heading.role == there.sections[id].role;
                titles_alike(here.title(h), there.title(id)) + f64::from(u8::from(same_part))
            };
            let best = others
                .iter()
                .filter(|&&id| there.sections[id].level == heading.level && !theirs.contains(&id))
                .map(|&id| (likeness(id), id))
                .filter(|b| b.0 >= ANNOUNCED)
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, id)) = best {
                let pair = if later { Pair::new(id, h) } else { Pair::new(h, id) };
                taken.from.insert(pair.from);
                taken.to.insert(pair.to);
                pairs.push(pair);
            }
        }
    };
    let only_contents =
        |r: &Report| -> Vec<SectionId> { (1..r.sections.len()).filter(|&id| !r.sections[id].body).collect() };
    name(only_contents(report.to), lone(report.from, &stand.from, false), true);
    name(only_contents(report.from), lone(report.to, &stand.to, true), false);
    pairs
}

/// What of a report could not be read, because it breaks off.
struct Unread {
    /// Nothing, if it is complete; else the classes that stand in full before the place where it breaks off.
    read: Option<BTreeSet<Class>>,
}

impl Unread {
    fn of(report: &Report, side: &Side) -> Self {
        let read = (!report.complete).then(|| {
            let mut classes: BTreeSet<Class> = side.units.iter().map(|u| u.class).collect();
            if let Some(last) = side.units.last() {
                classes.remove(&last.class);
            }
            classes
        });
        Self { read }
    }

    /// Whether a section of `class` may stand in what was not read; `None` is a heading without text.
    fn may_hold(&self, class: Option<&Class>) -> bool {
        match (&self.read, class) {
            (_, None) => true,
            (None, _) => false,
            (Some(read), Some(class)) => !read.contains(class),
        }
    }
}
