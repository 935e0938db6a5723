//! Which units answer each other.
//!
//! Pools of units that may answer each other (one rank, one class) are scored against each other by text, paragraphs and
//! heading; a pair is kept where it is strong for one of the two, or nearly so for both. What then has no answer is looked
//! for among single paragraphs and at other ranks.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::units::{Class, Side, Unit};
use crate::analysis::{DomainWeights, Study};
use crate::comparison::likeness::{Index, Vector};
use crate::document::{Report, Role, SectionId};
use crate::text::Pair;
use crate::text::fold::fold;

/// Less than this and a share of [`CHANCE`] that grows with the texts is what any two sections of the register have in
/// common.
const LEAST: f64 = 0.055;
/// What two long texts have in common by chance, beyond [`LEAST`].
const CHANCE: f64 = 0.07;
/// A text of so many Han characters is long.
const LONG: f64 = 800.0;
/// A pair that is nobody's best is kept if it is this near to the best of both.
const NEAR: f64 = 0.65;
/// What the likeness of a section to a single paragraph counts, beside that to a whole section.
const PARAGRAPH: f64 = 0.6;
/// What the likeness of headings adds.
const HEADING: f64 = 0.1;
/// How much of a likeness is lost where the policy domains have nothing in common.
const DOMAIN: f64 = 0.15;
/// What a pair of different roles counts (goals that answer a plan) where both reports have both.
const OTHER_ROLE: f64 = 0.8;
/// What a pair counts of which one is the text straight under a part's heading and the other a section.
const OWN: f64 = 0.75;
/// What a pair counts whose parents don't answer each other.
const OTHER_PARENT: f64 = 0.85;
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
/// The place breaks ties and nothing else.
const PLACE: f64 = 1e-4;
/// Steps that one search may take, so that its cost is bounded.
const STEPS: usize = 60_000_000;
/// At most so many answers to one unit are looked at closely.
const CLOSELY: usize = 64;

/// Two sections that answer each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// The ranks that are compared: edges of different tiers stand in different rows.
    pub tier: (usize, usize),
    /// The sections.
    pub sections: Pair<SectionId>,
}

/// A section that was a single paragraph in the other year, or is one now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    /// The section, and the one that the paragraph stands in.
    pub sections: Pair<SectionId>,
    /// The paragraph, on the side that it stands on.
    pub paragraph: Pair<Option<usize>>,
}

/// What answers what.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// Sections that answer each other.
    pub edges: BTreeSet<Edge>,
    /// Sections that single paragraphs answer.
    pub pieces: BTreeSet<Piece>,
}

/// A scored pair of units, by their places in the sides' lists.
#[derive(Debug, Clone, Copy)]
struct Scored {
    units: Pair<usize>,
    score: f64,
}

/// What answers what on both sides.
pub(super) fn pair(two: Pair<&Study>, sides: &Pair<Side>) -> Answers {
    let roles = sides.as_ref().map(|side| side.units.iter().map(|u| u.role).collect());
    let mut pairing =
        Pairing { two, sides, roles, found: Answers::default(), answers: BTreeSet::new(), linked: Pair::default() };
    let ranks: BTreeSet<usize> = units_of(sides).map(|u| u.rank).filter(|&r| r > 1).collect();
    let classes: BTreeSet<Class> = units_of(sides).map(|u| u.class).collect();
    for &rank in &ranks {
        for &class in &classes {
            pairing.pool(rank, class);
        }
        if rank == 2 {
            pairing.parts();
        }
    }
    for &rank in &ranks {
        for &class in &classes {
            pairing.same_domain(rank, class);
        }
    }
    pairing.paragraphs();
    pairing.other_ranks(&classes);
    pairing.found
}

fn units_of(sides: &Pair<Side>) -> impl Iterator<Item = &Unit> {
    sides.from.units.iter().chain(&sides.to.units)
}

struct Pairing<'a> {
    two: Pair<&'a Study>,
    sides: &'a Pair<Side>,
    /// The roles that each report has.
    roles: Pair<BTreeSet<Role>>,
    found: Answers,
    /// The sections of the edges.
    answers: BTreeSet<(SectionId, SectionId)>,
    /// The sections that have an answer, below the parts.
    linked: Pair<BTreeSet<SectionId>>,
}

impl<'a> Pairing<'a> {
    fn report(&self) -> Pair<&'a Report> {
        self.two.map(|s| &s.report)
    }

    fn link(&mut self, tier: (usize, usize), from: SectionId, to: SectionId) {
        self.found.edges.insert(Edge { tier, sections: Pair::new(from, to) });
        self.answers.insert((from, to));
        self.linked.from.insert(from);
        self.linked.to.insert(to);
    }

    /// Links the units of one rank and class.
    fn pool(&mut self, rank: usize, class: Class) {
        let mut pool = self.sides.as_ref().map(|side| -> Vec<usize> {
            let units = side.units.iter().enumerate();
            units.filter(|(_, u)| u.rank == rank && u.class == class).map(|(i, _)| i).collect()
        });
        if pool.from.is_empty() || pool.to.is_empty() {
            return;
        }
        let tier = (rank, rank);
        for same in self.identical(&mut pool) {
            self.link_units(tier, same);
        }
        let scored = self.score(&pool);
        for found in select(&scored, |p| self.roles_differ(p)) {
            self.link_units(tier, found);
        }
    }

    fn link_units(&mut self, tier: (usize, usize), units: Pair<usize>) {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        self.link(tier, a.section, b.section);
    }

    /// Takes out of the pool what stands letter for letter in both: as often in both, it is paired in order; repeated
    /// more often in one than in the other, which is which can't be told, and it is left alone.
    fn identical(&self, pool: &mut Pair<Vec<usize>>) -> Vec<Pair<usize>> {
        let keys = |report: &Report, side: &Side, units: &[usize]| {
            let mut keys: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for &u in units {
                keys.entry(letters(report, &side.units[u])).or_default().push(u);
            }
            keys
        };
        let report = self.report();
        let from = keys(report.from, &self.sides.from, &pool.from);
        let to = keys(report.to, &self.sides.to, &pool.to);
        let mut same = Vec::new();
        let large = pool.from.len().max(pool.to.len()) > CLOSELY;
        let mut out: Pair<BTreeSet<usize>> = Pair::default();
        for (key, a) in &from {
            let Some(b) = to.get(key) else { continue };
            if a.len() == b.len() {
                same.extend(a.iter().zip(b).map(|(&a, &b)| Pair::new(a, b)));
            }
            // Twins of a small pool stay in it: one may have taken in more than its like.
            if large || a.len() != b.len() {
                out.from.extend(a);
                out.to.extend(b);
            }
        }
        pool.from.retain(|u| !out.from.contains(u));
        pool.to.retain(|u| !out.to.contains(u));
        same
    }

    /// Scores the units of a pool against each other; pairs with nothing in common are left out.
    fn score(&self, pool: &Pair<Vec<usize>>) -> Vec<Scored> {
        let (from, to) = (&self.sides.from, &self.sides.to);
        let vectors = |side: &'a Side, units: &[usize]| -> Vec<&'a Vector> {
            units.iter().map(|&u| &side.units[u].vector).collect()
        };
        let (a, b) = (vectors(from, &pool.from), vectors(to, &pool.to));
        let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut note = |i: usize, j: usize, likeness: f64| {
            let known = best.entry((i, j)).or_default();
            *known = known.max(likeness);
        };
        for (i, found) in search(&a, &b).enumerate() {
            strongest(found).for_each(|(j, l)| note(i, j, l));
        }
        let paragraphs = |side: &'a Side, units: &[usize]| -> (Vec<&'a Vector>, Vec<usize>) {
            let all = units.iter().enumerate().flat_map(|(place, &u)| {
                let range = side.units[u].paragraphs.clone();
                side.paragraphs.get(range).unwrap_or_default().iter().map(move |v| (v, place))
            });
            all.unzip()
        };
        let (vectors, places) = paragraphs(to, &pool.to);
        for (i, found) in search(&a, &vectors).enumerate() {
            strongest(found).for_each(|(p, l)| note(i, places[p], PARAGRAPH * l));
        }
        let (vectors, places) = paragraphs(from, &pool.from);
        for (j, found) in search(&b, &vectors).enumerate() {
            strongest(found).for_each(|(p, l)| note(places[p], j, PARAGRAPH * l));
        }
        let size = Pair::new(pool.from.len() as f64, pool.to.len() as f64);
        best.into_iter()
            .map(|((i, j), text)| {
                let units = Pair::new(pool.from[i], pool.to[j]);
                let apart = (i as f64 / size.from - j as f64 / size.to).abs();
                Scored { units, score: self.weigh(units, text) + PLACE * (1.0 - apart) }
            })
            .filter(|s| s.score >= self.least(s.units))
            .collect()
    }

    /// What two units must reach: long texts have more in common by chance than short ones.
    fn least(&self, units: Pair<usize>) -> f64 {
        let chars = (self.sides.from.units[units.from].chars * self.sides.to.units[units.to].chars) as f64;
        LEAST + CHANCE * (chars.sqrt() / LONG).min(1.0)
    }

    /// The score of two units whose texts are alike by `text`.
    fn weigh(&self, units: Pair<usize>, text: f64) -> f64 {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        let mut score = text + HEADING * a.heading.likeness(&b.heading);
        if let (Some(x), Some(y)) = (self.two.from.domains.get(a.section), self.two.to.domains.get(b.section))
            && !a.own
            && !b.own
        {
            score *= 1.0 - DOMAIN + DOMAIN * in_common(x, y);
        }
        if a.own != b.own {
            score *= OWN;
        }
        if self.roles_differ(units) {
            score *= OTHER_ROLE;
        }
        let report = self.report();
        let parents = (report.from.sections[a.section].parent, report.to.sections[b.section].parent);
        if a.rank > 2
            && let (Some(p), Some(q)) = parents
            && !self.answers.contains(&(p, q))
        {
            score *= OTHER_PARENT;
        }
        score
    }

    /// Whether the parts have different roles though each has its like in the other report.
    fn roles_differ(&self, units: Pair<usize>) -> bool {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        a.role != b.role && self.roles.to.contains(&a.role) && self.roles.from.contains(&b.role)
    }

    /// Links the parts: those of one role, where each report has one; and those whose sections answer each other.
    fn parts(&mut self) {
        let report = self.report();
        let parts = |r: &'a Report| -> Vec<(SectionId, Role)> {
            let level_1 = r.sections.iter().enumerate().filter(|(_, s)| s.level == 1 && s.body);
            level_1.map(|(id, s)| (id, s.role)).collect()
        };
        let (from, to) = (parts(report.from), parts(report.to));
        let mut pairs: BTreeSet<(SectionId, SectionId)> = BTreeSet::new();
        for role in [Role::Review, Role::Goals, Role::Plan, Role::MediumTerm, Role::Problems] {
            let of = |all: &[(SectionId, Role)]| -> Vec<SectionId> {
                all.iter().filter(|p| p.1 == role).map(|p| p.0).collect()
            };
            if let ([a], [b]) = (of(&from).as_slice(), of(&to).as_slice()) {
                pairs.insert((*a, *b));
            }
        }
        let part = |r: &Report, mut id: SectionId| {
            while let Some(parent) = r.sections[id].parent.filter(|&p| p != 0) {
                id = parent;
            }
            id
        };
        pairs.extend(
            self.found.edges.iter().map(|e| (part(report.from, e.sections.from), part(report.to, e.sections.to))),
        );
        for (from, to) in pairs {
            let sections = Pair::new(from, to);
            if !self.found.edges.contains(&Edge { tier: (2, 2), sections }) {
                self.link((1, 1), from, to);
            }
        }
    }

    /// Of what has no answer, links those that are each other's nearest and of one policy domain, though their texts have
    /// little in common: 加强政府自身建设 is that in every year, whatever it says.
    fn same_domain(&mut self, rank: usize, class: Class) {
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
                let score = self.weigh(units, a.vector.likeness(&b.vector));
                let one = x.main().is_some() && x.main() == y.main() && in_common(x, y) >= ONE_DOMAIN;
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
    fn other_ranks(&mut self, classes: &BTreeSet<Class>) {
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
    fn paragraphs(&mut self) {
        let (from, to) = (&self.sides.from, &self.sides.to);
        let report = self.report();
        let lone = |side: &'a Side, linked: &BTreeSet<SectionId>| -> Vec<&'a Unit> {
            side.units.iter().filter(|u| u.rank > 1 && !u.own && !linked.contains(&u.section)).collect()
        };
        let above_came = |section, unit: &Unit| {
            report.to.sections[unit.section].parent.is_some_and(|p| self.answers.contains(&(section, p)))
        };
        let above_went = |section, unit: &Unit| {
            report.from.sections[unit.section].parent.is_some_and(|p| self.answers.contains(&(p, section)))
        };
        let came = lone_paragraphs(&lone(to, &self.linked.to), report.from, from, above_came);
        let went = lone_paragraphs(&lone(from, &self.linked.from), report.to, to, above_went);
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

/// For each of `units` the paragraph most like it and its section, if it is like enough; `within` says whether a section
/// answers the one above a unit.
fn lone_paragraphs<'u>(
    units: &[&'u Unit],
    report: &Report,
    side: &Side,
    within: impl Fn(SectionId, &Unit) -> bool,
) -> Vec<(&'u Unit, SectionId, usize)> {
    let sections: BTreeMap<SectionId, (Class, usize)> =
        side.units.iter().filter(|u| !u.own).map(|u| (u.section, (u.class, u.rank))).collect();
    let vectors: Vec<&Vector> = units.iter().map(|u| &u.vector).collect();
    let paragraphs: Vec<&Vector> = side.paragraphs.iter().collect();
    let mut found = Vec::new();
    for (unit, like) in units.iter().zip(search(&vectors, &paragraphs)) {
        let enough = |section: SectionId, likeness: f64| {
            let Some(&(class, rank)) = sections.get(&section) else { return false };
            let least = if rank > 1 && within(section, unit) { PARAGRAPH_WITHIN } else { LONE_PARAGRAPH };
            class == unit.class && rank.abs_diff(unit.rank) <= 1 && likeness >= least
        };
        let best = like
            .into_iter()
            .map(|(p, likeness)| (p, report.paragraphs[p].section, likeness))
            .filter(|&(_, section, likeness)| enough(section, likeness))
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.0.cmp(&a.0)));
        found.extend(best.map(|(p, section, _)| (*unit, section, p)));
    }
    found
}

/// All of `b` that have something in common with each of `a`, through an index.
fn search<'v>(a: &[&'v Vector], b: &[&'v Vector]) -> impl Iterator<Item = Vec<(usize, f64)>> {
    let index = Index::new(b.iter().copied());
    let found: Vec<_> = index.like(a.iter().copied(), STEPS).collect();
    found.into_iter()
}

/// Those of a search that are worth a closer look.
fn strongest(mut found: Vec<(usize, f64)>) -> impl Iterator<Item = (usize, f64)> {
    found.retain(|f| f.1 >= LEAST / 2.0);
    if found.len() > CLOSELY {
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(CLOSELY);
    }
    found.into_iter()
}

/// The pairs that are the best of one of the two, or nearly the best of both. Where `apart` says that the two are of
/// different parts, they must be the best of both.
fn select(scored: &[Scored], apart: impl Fn(Pair<usize>) -> bool) -> Vec<Pair<usize>> {
    let mut best: Pair<BTreeMap<usize, f64>> = Pair::default();
    for s in scored {
        let from = best.from.entry(s.units.from).or_default();
        *from = from.max(s.score);
        let to = best.to.entry(s.units.to).or_default();
        *to = to.max(s.score);
    }
    let keep = |s: &&Scored| {
        let (row, column) = (best.from[&s.units.from], best.to[&s.units.to]);
        if apart(s.units) {
            return s.score == row && s.score == column;
        }
        s.score == row || s.score == column || s.score >= NEAR * (row * column).sqrt()
    };
    scored.iter().filter(keep).map(|s| s.units).collect()
}

/// What two texts' domains have in common: the cosine of their weights; 1 where one of them has none.
fn in_common(a: &DomainWeights, b: &DomainWeights) -> f64 {
    let length = |w: &DomainWeights| w.0.iter().map(|d| d.1 * d.1).sum::<f64>().sqrt();
    let (x, y) = (length(a), length(b));
    if x == 0.0 || y == 0.0 {
        return 1.0;
    }
    let both = a.0.iter().filter_map(|&(d, w)| Some(w * b.0.iter().find(|o| o.0 == d)?.1));
    both.sum::<f64>() / (x * y)
}

/// The letters of a unit, width and blanks aside, as a hash.
fn letters(report: &Report, unit: &Unit) -> u64 {
    let mut hasher = DefaultHasher::new();
    if !unit.own {
        fold(report.title(unit.section)).hash(&mut hasher);
    }
    for p in &report.paragraphs[unit.paragraphs.clone()] {
        fold(report.words(p.span)).hash(&mut hasher);
    }
    hasher.finish()
}
