//! Which units answer each other.
//!
//! Pools of units that may answer each other (one rank, one class) are scored against each other by text, paragraphs and
//! heading; a pair is kept where it is strong for one of the two, or nearly so for both. What then has no answer is looked
//! for among single paragraphs and at other ranks.

use std::collections::{BTreeMap, BTreeSet};

use super::searched::Rows;
use super::units::{Class, Side, Unit, letters_of};
use crate::analysis::{DomainWeights, Study};
use crate::document::{PartRole, Report, SectionId};
use crate::text::Pair;

/// Less than this and a share of [`CHANCE`] that grows with the texts is what any two sections of the register have in
/// common.
const LEAST: f64 = 0.055;
/// What two long texts have in common by chance, beyond [`LEAST`].
const CHANCE: f64 = 0.07;
/// A text of so many Han characters is long.
const LONG: f64 = 800.0;
/// Titles less alike than this share no word that tells.
const LITTLE_TITLE: f64 = 0.05;
/// Texts less alike than this, under such titles, are of two things.
const LITTLE_TEXT: f64 = 0.07;
/// The same where their policy domains have less in common than [`ACROSS`].
const LITTLE_ACROSS: f64 = 0.15;
/// See [`LITTLE_ACROSS`].
const ACROSS: f64 = 0.5;
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
/// The place breaks ties and nothing else.
const PLACE: f64 = 1e-4;
/// At most so many answers to one unit are looked at closely.
pub(super) const CLOSELY: usize = 64;

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
pub(super) struct Scored {
    pub units: Pair<usize>,
    pub score: f64,
}

/// What answers what on both sides.
pub(super) fn pair(two: Pair<&Study>, sides: &Pair<Side<'_>>) -> Answers {
    let roles = sides.as_ref().map(|side| side.units.iter().map(|u| u.role).collect());
    let (found, answers, linked) = Default::default();
    let rows = Rows::of(sides);
    let mut pairing = Pairing { two, sides, rows, roles, found, answers, linked };
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
    for &class in &classes {
        pairing.lone_ranks(class);
        pairing.lone_parts(class);
    }
    pairing.unlink_strangers();
    pairing.found
}

fn units_of<'a>(sides: &'a Pair<Side<'_>>) -> impl Iterator<Item = &'a Unit> {
    sides.from.units.iter().chain(&sides.to.units)
}

/// The search for what answers what.
pub(super) struct Pairing<'a> {
    /// The reports.
    pub two: Pair<&'a Study>,
    /// What can be aligned.
    pub sides: &'a Pair<Side<'a>>,
    /// How like each other they are.
    pub rows: Rows,
    /// The roles that each report has.
    roles: Pair<BTreeSet<PartRole>>,
    /// What was found so far.
    pub found: Answers,
    /// The sections of the edges.
    pub answers: BTreeSet<(SectionId, SectionId)>,
    /// The sections that have an answer, below the parts.
    pub linked: Pair<BTreeSet<SectionId>>,
}

impl<'a> Pairing<'a> {
    pub(super) fn report(&self) -> Pair<&'a Report> {
        self.two.map(|s| &s.report)
    }

    pub(super) fn link(&mut self, tier: (usize, usize), from: SectionId, to: SectionId) {
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

    /// Takes back what is each other's only answer and has nothing in common.
    fn unlink_strangers(&mut self) {
        let mut times: Pair<BTreeMap<SectionId, usize>> = Pair::default();
        for edge in &self.found.edges {
            *times.from.entry(edge.sections.from).or_default() += 1;
            *times.to.entry(edge.sections.to).or_default() += 1;
        }
        let place = |side: &Side| -> BTreeMap<SectionId, usize> {
            side.units.iter().enumerate().filter(|(_, u)| !u.own).map(|(at, u)| (u.section, at)).collect()
        };
        let places = self.sides.as_ref().map(place);
        let strangers = |edge: &Edge| {
            let alone = times.from[&edge.sections.from] == 1 && times.to[&edge.sections.to] == 1;
            let units = places.from.get(&edge.sections.from).zip(places.to.get(&edge.sections.to));
            alone && units.is_some_and(|(&from, &to)| self.have_nothing_in_common(Pair::new(from, to)))
        };
        let found: Vec<Edge> = self.found.edges.iter().copied().filter(strangers).collect();
        found.iter().for_each(|edge| {
            self.found.edges.remove(edge);
        });
    }

    /// Whether two sections below the parts share neither words of their titles nor more of their texts than any two of the register:
    /// to call the one a new wording of the other would be laughable, though nothing is nearer.
    fn have_nothing_in_common(&self, units: Pair<usize>) -> bool {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        let titled = a.rank > 1 && !a.own && !b.own && !a.heading.is_empty() && !b.heading.is_empty();
        let domains = (self.two.from.domains.get(a.section), self.two.to.domains.get(b.section));
        let across = || matches!(domains, (Some(x), Some(y)) if in_common(x, y) < ACROSS);
        let little = || if across() { LITTLE_ACROSS } else { LITTLE_TEXT };
        titled && a.heading.likeness(&b.heading) < LITTLE_TITLE && self.text_likeness(units) < little()
    }

    pub(super) fn link_units(&mut self, tier: (usize, usize), units: Pair<usize>) {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        self.link(tier, a.section, b.section);
    }

    /// Takes out of the pool what stands letter for letter in both: as often in both, it is paired in order; repeated
    /// more often in one than in the other, which is which can't be told, and it is left alone.
    fn identical(&self, pool: &mut Pair<Vec<usize>>) -> Vec<Pair<usize>> {
        // Few are as long as one of the other report: only they can be the same.
        let lengths = |side: &Side, units: &[usize]| units.iter().map(|&u| side.units[u].chars).collect();
        let lengths: Pair<BTreeSet<usize>> =
            Pair::new(lengths(&self.sides.from, &pool.from), lengths(&self.sides.to, &pool.to));
        let keys = |report: &Report, side: &Side, units: &[usize], lengths: &BTreeSet<usize>| {
            let mut keys: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (u, unit) in units.iter().map(|&u| (u, &side.units[u])).filter(|(_, u)| lengths.contains(&u.chars)) {
                keys.entry(letters_of(unit, report)).or_default().push(u);
            }
            keys
        };
        let report = self.report();
        let from = keys(report.from, &self.sides.from, &pool.from, &lengths.to);
        let to = keys(report.to, &self.sides.to, &pool.to, &lengths.from);
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
    pub(super) fn score(&self, pool: &Pair<Vec<usize>>) -> Vec<Scored> {
        if pool.from.is_empty() || pool.to.is_empty() {
            return Vec::new();
        }
        let (from, to) = (&self.sides.from, &self.sides.to);
        let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut note = |i: usize, j: usize, likeness: f64| {
            let known = best.entry((i, j)).or_default();
            *known = known.max(likeness);
        };
        for (i, &unit) in pool.from.iter().enumerate() {
            let row = self.rows.texts(unit, self.sides);
            strongest(pool.to.iter().map(|&u| row[u])).for_each(|(j, l)| note(i, j, l));
        }
        // All paragraphs of the units of a pool, each with its unit's place in it.
        let paragraphs = |side: &Side, units: &[usize]| -> (Vec<usize>, Vec<usize>) {
            let all = units.iter().enumerate().flat_map(|(place, &u)| {
                let range = side.units[u].paragraphs.clone();
                range.take_while(|&p| p < side.paragraphs()).map(move |p| (p, place))
            });
            all.unzip()
        };
        let (among, places) = paragraphs(to, &pool.to);
        for (i, &unit) in pool.from.iter().enumerate() {
            let row = self.rows.later(unit, self.sides);
            strongest(among.iter().map(|&p| row[p])).for_each(|(p, l)| note(i, places[p], PARAGRAPH * l));
        }
        let (among, places) = paragraphs(from, &pool.from);
        for (j, &unit) in pool.to.iter().enumerate() {
            let row = self.rows.earlier(unit, self.sides);
            strongest(among.iter().map(|&p| row[p])).for_each(|(p, l)| note(places[p], j, PARAGRAPH * l));
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
    pub(super) fn least(&self, units: Pair<usize>) -> f64 {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        LEAST + CHANCE * (((a.chars * b.chars) as f64).sqrt() / LONG).min(1.0)
    }

    /// The score of two units whose texts are alike by `text`.
    pub(super) fn weigh(&self, units: Pair<usize>, text: f64) -> f64 {
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
    pub(super) fn roles_differ(&self, units: Pair<usize>) -> bool {
        let (a, b) = (&self.sides.from.units[units.from], &self.sides.to.units[units.to]);
        a.role != b.role && self.roles.to.contains(&a.role) && self.roles.from.contains(&b.role)
    }

    /// Links the parts: those of one role, where each report has one; and those whose sections answer each other.
    fn parts(&mut self) {
        let report = self.report();
        let parts = |r: &'a Report| -> Vec<(SectionId, PartRole)> {
            let level_1 = r.sections.iter().enumerate().filter(|(_, s)| s.level == 1 && s.body);
            level_1.map(|(id, s)| (id, s.role)).collect()
        };
        let (from, to) = (parts(report.from), parts(report.to));
        let mut pairs: BTreeSet<(SectionId, SectionId)> = BTreeSet::new();
        for role in [PartRole::Review, PartRole::Goals, PartRole::Plan, PartRole::MediumTerm, PartRole::Problems] {
            let of = |all: &[(SectionId, PartRole)]| -> Vec<SectionId> {
                all.iter().filter(|p| p.1 == role).map(|p| p.0).collect()
            };
            if let ([a], [b]) = (of(&from).as_slice(), of(&to).as_slice())
                && (matches!(role, PartRole::Review | PartRole::Goals) || self.alike(*a, *b))
            {
                pairs.insert((*a, *b));
            }
        }
        let part = |r: &Report, id: SectionId| r.lineage(id).filter(|&id| id > 0).last().unwrap_or(id);
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

    /// Whether two sections have more in common than any two of the register.
    fn alike(&self, from: SectionId, to: SectionId) -> bool {
        let unit = |side: &Side, id| side.units.iter().position(|u| u.section == id && !u.own);
        let (Some(from), Some(to)) = (unit(&self.sides.from, from), unit(&self.sides.to, to)) else { return false };
        let units = Pair::new(from, to);
        let text = self.text_likeness(units);
        self.weigh(units, text) >= self.least(units)
    }

    /// How alike the texts of two units are.
    pub(super) fn text_likeness(&self, units: Pair<usize>) -> f64 {
        let (from, to) = (&self.sides.from, &self.sides.to);
        from.text(&from.units[units.from]).likeness(to.text(&to.units[units.to]))
    }

    /// Links the parts that have no answer to the parts without one that are like them as wholes.
    fn lone_parts(&mut self, class: Class) {
        let answered: Pair<BTreeSet<SectionId>> =
            Pair::new(self.answers.iter().map(|a| a.0).collect(), self.answers.iter().map(|a| a.1).collect());
        let open = |side: &Side, answered: &BTreeSet<SectionId>| -> Vec<usize> {
            let units = side.units.iter().enumerate();
            units
                .filter(|(_, u)| u.rank == 1 && u.class == class && !answered.contains(&u.section))
                .map(|(i, _)| i)
                .collect()
        };
        let pool = Pair::new(open(&self.sides.from, &answered.from), open(&self.sides.to, &answered.to));
        for units in select(&self.score(&pool), |_| true) {
            self.link_units((1, 1), units);
        }
    }
}

/// Those of a search that are worth a closer look, by their place.
fn strongest(found: impl Iterator<Item = f64>) -> impl Iterator<Item = (usize, f64)> {
    let mut found: Vec<(usize, f64)> = found.enumerate().filter(|f| f.1 >= LEAST / 2.0).collect();
    if found.len() > CLOSELY {
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(CLOSELY);
    }
    found.into_iter()
}

/// The pairs that are the best of one of the two, or nearly the best of both. Where `apart` says that the two are of
/// different parts, they must be the best of both.
pub(super) fn select(scored: &[Scored], apart: impl Fn(Pair<usize>) -> bool) -> Vec<Pair<usize>> {
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
pub(super) fn in_common(a: &DomainWeights, b: &DomainWeights) -> f64 {
    let length = |w: &DomainWeights| w.weights.iter().map(|d| d.1 * d.1).sum::<f64>().sqrt();
    let (x, y) = (length(a), length(b));
    if x == 0.0 || y == 0.0 {
        return 1.0;
    }
    let both = a.weights.iter().filter_map(|&(d, w)| Some(w * b.weights.iter().find(|o| o.0 == d)?.1));
    both.sum::<f64>() / (x * y)
}
