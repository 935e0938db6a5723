//! The admitted problems of both years: new, recurring, gone.
//!
//! Two problems are the same when they share enough of what they name, rare words first (财政收支矛盾 … 财政刚性支出). Each
//! problem of the later report answers one of the earlier, the likest pair first, and a second one where it names both.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::Study;
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, han_count, is_han, sentences};

use super::grams::{Hit, Index, Query};

/// One problem; indices are into each study's problems.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProblemRow {
    /// What became of it.
    pub change: ProblemChange,
    /// The problem on each side.
    pub problem: Pair<Option<usize>>,
    /// Where the problem of a side is told by a sentence that explains another one, that sentence.
    pub told: Pair<Option<Span>>,
    /// Likeness of the two, 0 to 1.
    pub similarity: Option<f64>,
}

/// What became of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemChange {
    /// Admitted for the first time.
    New,
    /// Admitted again.
    Recurring,
    /// Not admitted any more.
    Gone,
}

impl ProblemChange {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Recurring, Self::New, Self::Gone];
}

/// The least likeness of one problem said twice.
const SAME: f64 = 0.25;

/// The same of two that name one matter in other words (有效需求不足, 市场需求不旺).
const SAME_MATTER: f64 = 0.1;

/// The least share of a problem that the sentences behind another one must hold, where it names none of the matters.
const RETOLD: f64 = 0.6;

/// What a problem is about.
struct Matter {
    /// The matters that it names, of those that problems are about: rising prices, corruption.
    named: Vec<usize>,
    /// Its pairs of characters that say more than that something is short (不足).
    pairs: BTreeSet<(char, char)>,
    /// Those of the general words that it opens with.
    field: BTreeSet<(char, char)>,
    /// Its clauses that are long enough to say of what something is wrong.
    clauses: BTreeSet<String>,
}

impl Matter {
    fn of(words: &str, lexicon: &Lexicon) -> Self {
        let table = &lexicon.pledges().problems;
        let named = table.matters.iter().enumerate().filter(|(_, m)| m.in_text(words)).map(|(at, _)| at).collect();
        let rest = table.admits.residue(words).into_iter().filter_map(|r| words.get(r));
        let pairs = rest.flat_map(|r| r.chars().zip(r.chars().skip(1))).filter(|(a, b)| is_han(*a) && is_han(*b));
        let pairs = pairs.collect();
        // 经济增长动力不足, 经济增长的环境约束: what both open with is a field.
        let general = &lexicon.pledges().undertakings.general;
        let mut field = 0;
        while let Some(word) = words.get(field..).and_then(|rest| general.at_start(rest)) {
            field += word.len();
        }
        let field = words.get(..field).unwrap_or("");
        let field = field.chars().zip(field.chars().skip(1)).collect();
        const CLAUSE: usize = 5;
        let clauses = words.split(['，', '、', '；', ',']).filter(|c| han_count(c) >= CLAUSE).map(|c| {
            let problem = ["的问题", "的矛盾"].iter().find_map(|end| Some(c.split_once(end)?.0));
            fold(problem.unwrap_or(c))
        });
        Self { named, pairs, field, clauses: clauses.collect() }
    }

    /// Whether both name the same matters, and no other ones.
    fn is_one_with(&self, other: &Self) -> bool {
        !self.named.is_empty() && self.named == other.named
    }

    /// Whether both say something in the same words: 动力不足 and 能力不足 share only that something is short.
    fn shares(&self, other: &Self) -> bool {
        let fields = |pair: &(char, char)| self.field.contains(pair) && other.field.contains(pair);
        self.pairs.intersection(&other.pairs).any(|pair| !fields(pair))
    }

    /// Whether a clause of the one stands in the other, word for word: 经济总量小.
    fn repeats(&self, other: &Self) -> bool {
        !self.clauses.is_disjoint(&other.clauses)
    }

    /// Whether all matters that this one names are among those of `other`: 形式主义盛行, of 腐败现象和形式主义作风严重.
    fn is_within(&self, other: &Self) -> bool {
        !self.named.is_empty() && self.named.iter().all(|m| other.named.contains(m))
    }

    /// Whether what this one names stands in `whole`, two pairs of characters of it at least.
    fn is_told_in(&self, whole: &Self) -> bool {
        self.pairs.iter().filter(|pair| whole.pairs.contains(*pair) && !self.field.contains(*pair)).count() >= 2
    }

    /// Whether all matters that this one names, or two of them, are among those of `other`.
    fn is_largely_within(&self, other: &Self) -> bool {
        self.is_within(other) || self.named.iter().filter(|matter| other.named.contains(matter)).count() >= 2
    }

    /// Whether `whole` names this matter too, by other words than it shares with `first`.
    fn is_another_part_of(&self, whole: &Self, first: &Self) -> bool {
        let own = |p: &&(char, char)| whole.pairs.contains(*p) && !first.pairs.contains(*p);
        !self.named.is_empty()
            && self.named.iter().all(|m| whole.named.contains(m))
            && self.pairs.iter().filter(own).count() >= 2
    }
}

impl ProblemRow {
    /// The words that tell the problem on each side.
    pub fn words(&self, two: Pair<&Study>) -> Pair<Option<Span>> {
        let span = |study: &Study, i: Option<usize>| i.and_then(|i| study.problems.get(i)).map(|p| p.span);
        let own = Pair::new(span(two.from, self.problem.from), span(two.to, self.problem.to));
        Pair::new(self.told.from.or(own.from), self.told.to.or(own.to))
    }
}

/// The sentences that explain a study's problems, and of which problem each is.
struct Explained {
    index: Index,
    of: Vec<usize>,
}

impl Explained {
    fn of(study: &Study) -> Self {
        let text = study.report.text();
        let (mut of, mut all) = (Vec::new(), Vec::new());
        for (i, problem) in study.problems.iter().enumerate() {
            let behind = Span::new(problem.span.end.min(problem.whole.end), problem.whole.end).trim(text);
            let sentences = sentences::sentences(text, behind).into_iter().filter(|s| han_count(s.of(text)) > 0);
            for sentence in sentences {
                let words = sentence.of(text).trim_end_matches(['。', '；', ';', '，']);
                of.push(i);
                all.push(Span::new(sentence.start, sentence.start + words.len()));
            }
        }
        Self { index: Index::new(text, all), of }
    }
}

/// Compares the problems: recurring ones first, then new, then gone.
pub fn compare(two: Pair<&Study>, lexicon: &Lexicon) -> Vec<ProblemRow> {
    let spans = |s: &Study| s.problems.iter().map(|p| p.span).collect::<Vec<_>>();
    let (from, to) = (two.from.report.text(), two.to.report.text());
    let explained = two.map(Explained::of);
    let both_explained = [&explained.from.index, &explained.to.index];
    let earlier = Index::new(from, spans(two.from));
    let later = Index::new(to, spans(two.to));
    let both = [&earlier, &later];
    let general = &lexicon.pledges().undertakings.general;
    let matters = |study: &Study| -> Vec<Matter> {
        study.problems.iter().map(|p| Matter::of(study.report.words(p.span), lexicon)).collect()
    };
    let about = two.map(matters);
    let query = |words: &str| {
        let places: Vec<_> = general.places(words).collect();
        Query::new(words, |a, b| if places.iter().any(|g| g.start <= a && b <= g.end) { 0.6 } else { 1.0 })
    };
    let back: Vec<HashMap<usize, f64>> = later
        .units()
        .iter()
        .map(|unit| earlier.search(&query(unit.of(to)), &both).into_iter().map(|h| (h.unit, h.score)).collect())
        .collect();
    let mut ties: Vec<(f64, usize, usize)> = Vec::new();
    // Of one that tells of more, the other may be a part.
    let mut parts: Vec<(f64, usize, usize)> = Vec::new();
    for (i, problem) in two.from.problems.iter().enumerate() {
        for hit in later.search(&query(two.from.report.words(problem.span)), &both).into_iter().take(8) {
            let other = back.get(hit.unit).and_then(|b| b.get(&i)).copied().unwrap_or(0.0);
            // A short admission within a long one counts, yet less than two that say the same.
            let score = hit.score.max(other) * 0.6 + hit.score.min(other) * 0.4;
            let (a, b) = (&about.from[i], &about.to[hit.unit]);
            if score >= SAME && a.shares(b) || score >= SAME_MATTER && (a.is_one_with(b) || a.repeats(b)) {
                ties.push((score, i, hit.unit));
            } else if score >= SAME_MATTER && (a.is_within(b) || b.is_within(a)) {
                parts.push((score, i, hit.unit));
            }
        }
    }
    let order =
        |a: &(f64, usize, usize), b: &(f64, usize, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2));
    ties.sort_by(order);
    parts.sort_by(order);
    let mut partner_from = vec![None; two.from.problems.len()];
    let mut partner_to = vec![None; two.to.problems.len()];
    for &(score, i, j) in &ties {
        if let (Some(a @ None), Some(b @ None)) = (partner_from.get_mut(i), partner_to.get_mut(j)) {
            *a = Some(j);
            *b = Some((i, score));
        }
    }
    let mut rows = Vec::new();
    for (j, partner) in partner_to.iter().enumerate() {
        if let Some((i, score)) = *partner {
            rows.push(row(ProblemChange::Recurring, Some(i), Some(j), Some(score)));
        }
    }
    // One that is told together with another now (下行压力和产能过剩的矛盾) is not gone.
    for &(score, i, j) in &ties {
        if let (Some(a @ None), Some(Some((first, _)))) = (partner_from.get_mut(i), partner_to.get(j))
            && about.from[i].is_another_part_of(&about.to[j], &about.from[*first])
        {
            *a = Some(j);
            rows.push(row(ProblemChange::Recurring, Some(i), Some(j), Some(score)));
        }
    }
    // One that was told together with another a year ago is not new, and one that is told in another now is not gone.
    for &(score, i, j) in ties.iter().chain(&parts) {
        let (Some(a), Some(b)) = (partner_from.get_mut(i), partner_to.get_mut(j)) else { continue };
        let told_before = b.is_none() && about.to[j].is_within(&about.from[i]);
        let told_now = a.is_none() && about.from[i].is_within(&about.to[j]);
        if told_before || told_now || b.is_none() && about.to[j].named.is_empty() && score >= SAME {
            (*a, *b) = (a.or(Some(j)), b.or(Some((i, score))));
            rows.push(row(ProblemChange::Recurring, Some(i), Some(j), Some(score)));
        }
    }
    // Nor is one that the sentences behind a counted problem tell, as what it comes to: 二是经济增速下滑。…就业形势十分严峻。
    let retold = |words: &str, matter: &Matter, other: &Explained, text: &str| {
        let hits = other.index.search(&query(words), &both_explained).into_iter().take(4);
        let told = |hit: &Hit| {
            let sentence = Matter::of(other.index.units()[hit.unit].of(text), lexicon);
            matter.repeats(&sentence)
                || matter.is_told_in(&sentence) && (hit.score >= RETOLD || matter.is_largely_within(&sentence))
        };
        let hit = hits.into_iter().find(told)?;
        Some((other.of[hit.unit], other.index.units()[hit.unit], hit.score))
    };
    for (i, partner) in partner_from.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
        let words = two.from.report.words(two.from.problems[i].span);
        if let Some((j, told, score)) = retold(words, &about.from[i], &explained.to, to) {
            *partner = Some(j);
            let recurring = row(ProblemChange::Recurring, Some(i), Some(j), Some(score));
            rows.push(ProblemRow { told: Pair::new(None, Some(told)), ..recurring });
        }
    }
    for (j, partner) in partner_to.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
        let words = two.to.report.words(two.to.problems[j].span);
        if let Some((i, told, score)) = retold(words, &about.to[j], &explained.from, from) {
            *partner = Some((i, score));
            let recurring = row(ProblemChange::Recurring, Some(i), Some(j), Some(score));
            rows.push(ProblemRow { told: Pair::new(Some(told), None), ..recurring });
        }
    }
    // Where no problem was found in the other report, it may have told them where none are looked for, or break off before.
    let told = Pair::new(!two.from.problems.is_empty(), !two.to.problems.is_empty());
    for (j, partner) in partner_to.iter().enumerate() {
        if partner.is_none() && told.from {
            rows.push(row(ProblemChange::New, None, Some(j), None));
        }
    }
    for (i, partner) in partner_from.iter().enumerate() {
        if partner.is_none() && told.to {
            rows.push(row(ProblemChange::Gone, Some(i), None, None));
        }
    }
    rows
}

fn row(change: ProblemChange, from: Option<usize>, to: Option<usize>, similarity: Option<f64>) -> ProblemRow {
    ProblemRow { change, problem: Pair::new(from, to), told: Pair::new(None, None), similarity }
}
