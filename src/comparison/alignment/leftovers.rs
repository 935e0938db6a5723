//! What has no answer at its own rank: it is looked for in the sections of its policy domain, in single paragraphs and at the
//! ranks beside it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::pairing::{CLOSELY, Pairing, Piece, Scored, in_common, select};
use super::units::{Class, Side, Unit};
use crate::document::{Report, SectionId};
use crate::text::Pair;

/// The domains of two texts of one domain have so much in common.
const ONE_DOMAIN: f64 = 0.9;
/// What two lone texts of one domain must reach, as a part of what others must.
const LITTLE: f64 = 0.5;
/// What a section of another rank must reach.
const OTHER_RANK: f64 = 0.15;
/// What a single paragraph must reach to be a section that has no heading.
const LONE_PARAGRAPH: f64 = 0.2;
/// What it must reach where its section answers the one above.
const PARAGRAPH_WITHIN: f64 = 0.1;

impl<'a> Pairing<'a> {
    /// Of what has no answer, links those that are each other's nearest and of one policy domain, though their texts have
    /// little in common: 加强政府自身建设 is that in every year, whatever it says.
    pub(super) fn same_domain(&mut self, rank: usize, class: Class) {
        let open = |side: &'a Side, linked: &BTreeSet<SectionId>| -> Vec<usize> {
            let units = side.units.iter().enumerate();
            let open =
                units.filter(|(_, u)| u.rank == rank && u.class == class && !u.own && !linked.contains(&u.section));
            open.map(|(i, _)| i).collect()
        };
        let pool = Pair::new(open(&self.sides.from, &self.linked.from), open(&self.sides.to, &self.linked.to));
        if pool.from.len() * pool.to.len() > CLOSELY * CLOSELY {
            return;
        }
        let mut scored = Vec::new();
        for &from in &pool.from {
            for &to in &pool.to {
                let units = Pair::new(from, to);
                let (a, b) = (&self.sides.from.units[from], &self.sides.to.units[to]);
                let domains = (self.two.from.domains.get(a.section), self.two.to.domains.get(b.section));
                let (Some(x), Some(y)) = domains else { continue };
                let score = self.weigh(units, self.text_likeness(units));
                let one = x.main.is_some() && x.main == y.main && in_common(x, y) >= ONE_DOMAIN;
                if one && !self.roles_differ(units) && score >= LITTLE * self.least(units) {
                    scored.push(Scored { units, score });
                }
            }
        }
        for units in select(&scored, |_| true) {
            self.link_units((rank, rank), units);
        }
    }

    /// Looks for answers one rank higher or lower to what has none at its own.
    pub(super) fn other_ranks(&mut self, classes: &BTreeSet<Class>) {
        let sides = self.sides;
        let mut found = Vec::new();
        for &class in classes {
            let of = |side: &'a Side, linked: Option<&BTreeSet<SectionId>>| -> BTreeMap<usize, Vec<usize>> {
                let mut ranks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
                for (i, u) in side.units.iter().enumerate() {
                    let open = linked.is_none_or(|l| !l.contains(&u.section) && !u.own);
                    if u.rank > 1 && u.class == class && open {
                        ranks.entry(u.rank).or_default().push(i);
                    }
                }
                ranks
            };
            let all = Pair::new(of(&sides.from, None), of(&sides.to, None));
            let lone = Pair::new(of(&sides.from, Some(&self.linked.from)), of(&sides.to, Some(&self.linked.to)));
            let beside = |rank: usize| [rank - 1, rank + 1];
            for (&rank, from) in &lone.from {
                for to in beside(rank).iter().filter_map(|r| all.to.get(r)) {
                    found.extend(self.strongest_of(&Pair::new(from.clone(), to.clone()), |p| p.from));
                }
            }
            for (&rank, to) in &lone.to {
                for from in beside(rank).iter().filter_map(|r| all.from.get(r)) {
                    found.extend(self.strongest_of(&Pair::new(from.clone(), to.clone()), |p| p.to));
                }
            }
        }
        for units in found {
            let (a, b) = (&sides.from.units[units.from], &sides.to.units[units.to]);
            self.link((a.rank, b.rank), a.section, b.section);
        }
    }

    /// Links what has no answer on either side across neighbouring ranks: a section that is a theme of another this year.
    pub(super) fn lone_ranks(&mut self, class: Class) {
        let open = |side: &Side, linked: &BTreeSet<SectionId>| -> Vec<usize> {
            let units = side.units.iter().enumerate();
            units
                .filter(|(_, u)| u.rank > 1 && u.class == class && !u.own && !linked.contains(&u.section))
                .map(|(i, _)| i)
                .collect()
        };
        let pool = Pair::new(open(&self.sides.from, &self.linked.from), open(&self.sides.to, &self.linked.to));
        let rank = |p: Pair<usize>| (self.sides.from.units[p.from].rank, self.sides.to.units[p.to].rank);
        let mut scored = self.score(&pool);
        scored.retain(|s| rank(s.units).0.abs_diff(rank(s.units).1) == 1);
        let found: Vec<_> = select(&scored, |_| true).into_iter().map(|p| (rank(p), p)).collect();
        for (tier, units) in found {
            self.link_units(tier, units);
        }
    }

    /// Of each unit on one side the strongest pair, if it is strong enough for units of different ranks.
    fn strongest_of(&self, pool: &Pair<Vec<usize>>, side: impl Fn(Pair<usize>) -> usize) -> Vec<Pair<usize>> {
        let mut best: BTreeMap<usize, Scored> = BTreeMap::new();
        for s in self.score(pool) {
            if s.score < OTHER_RANK && !self.parent_answers(s.units) {
                continue;
            }
            let known = best.entry(side(s.units)).or_insert(s);
            if s.score > known.score {
                *known = s;
            }
        }
        best.into_values().map(|s| s.units).collect()
    }

    /// Whether the section above the finer of two units answers the coarser one.
    fn parent_answers(&self, units: Pair<usize>) -> bool {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        let report = self.report();
        if a.rank > b.rank {
            report.from.sections[a.section].parent.is_some_and(|p| self.answers.contains(&(p, b.section)))
        } else {
            report.to.sections[b.section].parent.is_some_and(|p| self.answers.contains(&(a.section, p)))
        }
    }

    /// Looks for single paragraphs that answer what has no answer: a section that was a paragraph last year, or is one
    /// this year.
    pub(super) fn paragraphs(&mut self) {
        let (from, to) = (&self.sides.from, &self.sides.to);
        let report = self.report();
        let lone = |side: &'a Side, linked: &BTreeSet<SectionId>| -> Vec<(usize, &'a Unit)> {
            let units = side.units.iter().enumerate();
            units.filter(|(_, u)| u.rank > 1 && !u.own && !linked.contains(&u.section)).collect()
        };
        let above_came = |section, unit: &Unit| {
            report.to.sections[unit.section].parent.is_some_and(|p| self.answers.contains(&(section, p)))
        };
        let above_went = |section, unit: &Unit| {
            report.from.sections[unit.section].parent.is_some_and(|p| self.answers.contains(&(p, section)))
        };
        let earlier = |place| self.rows.earlier(place, self.sides);
        let later = |place| self.rows.later(place, self.sides);
        let came = lone_paragraphs(&lone(to, &self.linked.to), report.from, from, earlier, above_came);
        let went = lone_paragraphs(&lone(from, &self.linked.from), report.to, to, later, above_went);
        let came = came.into_iter().map(|(unit, section, p)| Piece {
            sections: Pair::new(section, unit.section),
            paragraph: Pair::new(Some(p), None),
        });
        let went = went.into_iter().map(|(unit, section, p)| Piece {
            sections: Pair::new(unit.section, section),
            paragraph: Pair::new(None, Some(p)),
        });
        for piece in came.chain(went) {
            self.answers.insert((piece.sections.from, piece.sections.to));
            self.linked.from.insert(piece.sections.from);
            self.linked.to.insert(piece.sections.to);
            self.found.pieces.insert(piece);
        }
    }
}

/// For each of `units` the paragraph most like it and its section, if it is like enough; `row` says how like a unit each
/// paragraph is, by the unit's place, `within` whether a section answers the one above a unit.
fn lone_paragraphs<'u, 'r>(
    units: &[(usize, &'u Unit)],
    report: &Report,
    side: &Side,
    row: impl Fn(usize) -> Cow<'r, [f64]>,
    within: impl Fn(SectionId, &Unit) -> bool,
) -> Vec<(&'u Unit, SectionId, usize)> {
    let sections: BTreeMap<SectionId, (Class, usize)> =
        side.units.iter().filter(|u| !u.own).map(|u| (u.section, (u.class, u.rank))).collect();
    let mut found = Vec::new();
    for &(place, unit) in units {
        let enough = |section: SectionId, likeness: f64| {
            let Some(&(class, rank)) = sections.get(&section) else { return false };
            let least = if rank > 1 && within(section, unit) { PARAGRAPH_WITHIN } else { LONE_PARAGRAPH };
            class == unit.class && rank.abs_diff(unit.rank) <= 1 && likeness >= least
        };
        let row = row(place);
        let like = row.iter().copied().enumerate().filter(|(_, likeness)| *likeness >= PARAGRAPH_WITHIN);
        let best = like
            .map(|(p, likeness)| (p, report.paragraphs[p].section, likeness))
            .filter(|&(_, section, likeness)| enough(section, likeness))
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.0.cmp(&a.0)));
        found.extend(best.map(|(p, section, _)| (unit, section, p)));
    }
    found
}
