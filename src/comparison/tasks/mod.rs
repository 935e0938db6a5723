//! Last year's undertakings followed to this year's report, by what they name.
//!
//! A clause of the later report answers an undertaking when it shares what the undertaking names: names of projects and
//! places, quoted terms and quantities weigh most, the general words of the register hardly. Below the threshold nothing
//! answers, and the nearest clause is kept only to be shown where it is asked for.

mod answer;
mod figures;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use figures::told_by_figures;

use crate::analysis::undertakings::{Stage, Strength, list_items, shortfall, stage_of_work, strength_of, work_named};
use crate::analysis::{Study, Undertaking};
use crate::document::PartRole;
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span, han_count, is_numeric, sentences};

use super::PairComparison;
use super::grams::{Asked, Hit, Index, Query};

/// One undertaking and what is said of it a year later.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// The undertaking, as an index into the earlier study's undertakings.
    pub undertaking: usize,
    /// What became of it.
    pub status: TaskStatus,
    /// The stage then and now, where words give it.
    pub stage: Pair<Option<Stage>>,
    /// How strongly it was put then, and how strongly it is put where the later plan lists it again.
    pub strength: Pair<Option<Strength>>,
    /// How many years it has been carried over (1: first promised last year).
    pub carried: usize,
    /// Where the later report says that the work fell short: 未能按期完工, 停工.
    pub shortfall: Option<Span>,
    /// The sentence of the later report that answers it.
    pub evidence: Option<Span>,
    /// The clause of the later plan that lists it again.
    pub again: Option<Span>,
    /// The nearest sentence where none answers.
    pub nearest: Option<Span>,
    /// Likeness of the evidence or the nearest sentence, 0 to 1.
    pub similarity: f64,
}

impl TaskRow {
    /// Whether the work has come as far as was promised; `None` where the later report does not report of it, or either report
    /// gives no stage. What is said to have fallen short has not.
    pub fn reached(&self) -> Option<bool> {
        if self.shortfall.is_some() {
            return Some(false);
        }
        let (wanted, is) = self.stage.from.zip(self.stage.to).filter(|_| self.status == TaskStatus::Reported)?;
        Some(is >= wanted)
    }
}

/// What became of an undertaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskStatus {
    /// 已报告
    Reported,
    /// 仍列入计划
    Continued,
    /// 未再提及
    NotMentioned,
}

impl TaskStatus {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Reported, Self::Continued, Self::NotMentioned];
}

/// The least share of what an undertaking names that its answer must hold.
const ANSWERS: f64 = 0.5;
/// The same where the answer holds the end of its name in one piece.
const PIECE_ANSWERS: f64 = 0.2;
/// The fewest pairs of characters that name something and stand in both.
const SHARED: usize = 2;
/// What a pair of characters of the register's general words is worth beside one of a name.
const GENERAL: f64 = 0.12;

/// Follows the earlier report's undertakings. Where the later report breaks off before its plan, what its review does not
/// answer is left out: nothing is said of a part that is not there. Reports that are not a year apart are not followed.
pub fn follow(two: Pair<&Study>, lexicon: &Lexicon) -> Vec<TaskRow> {
    if super::apart(two).is_some() {
        return Vec::new();
    }
    let later = &two.to.report;
    let forms: Vec<Vec<Form>> = two.from.undertakings.iter().map(|u| forms(two.from, u, lexicon)).collect();
    let asked = Asked::by(forms.iter().flatten().map(|form| &form.query));
    let index =
        |study: &Study, roles: &[PartRole]| Index::for_what_is(&asked, study.report.text(), clauses(study, roles));
    let review = index(two.to, &[PartRole::Review, PartRole::Other]);
    // A plan's headings name what it goes on with: 加快城区路网和环湖道路建设.
    let mut planned = clauses(two.to, &PLANS);
    planned.extend(headings(two.to));
    let plan = Index::for_what_is(&asked, later.text(), planned);
    let before = index(two.from, &[PartRole::Plan, PartRole::Other]);
    let all = [&before, &review, &plan];
    let mut rows = Vec::new();
    let firsts = first_named(two.from);
    for (i, (undertaking, forms)) in two.from.undertakings.iter().zip(&forms).enumerate() {
        if firsts.get(i) != Some(&i) {
            continue;
        }
        let item = item_of(two.from, undertaking);
        let question = Question { forms, item, paper: undertaking.paper };
        let name = two.from.report.words(undertaking.name);
        let (near_done, done) = question.put(&review, &all, later.text(), lexicon);
        let (near_again, again) = question.put(&plan, &all, later.text(), lexicon);
        let stage_then = undertaking.stage;
        let listed = again.and_then(|h| plan.units().get(h.unit).copied());
        let strength = Pair::new(undertaking.strength, listed.and_then(|s| strength_of(later.words(s), lexicon)));
        let row = TaskRow {
            undertaking: i,
            status: TaskStatus::NotMentioned,
            stage: Pair::new(stage_then, None),
            strength,
            carried: 1,
            shortfall: None,
            evidence: None,
            again: listed,
            nearest: None,
            similarity: 0.0,
        };
        if let Some(hit) = done {
            let (stage, shortfall) = course_at(&review, hit.unit, later.text(), name, lexicon);
            rows.push(TaskRow {
                status: TaskStatus::Reported,
                stage: Pair::new(stage_then, stage),
                shortfall,
                evidence: review.units().get(hit.unit).map(|&s| sentence_around(two.to, s)),
                similarity: hit.score,
                ..row
            });
        } else if let Some(hit) = again {
            rows.push(TaskRow {
                status: TaskStatus::Continued,
                stage: Pair::new(stage_then, listed.and_then(|s| stage_of_work(later.words(s), name, lexicon))),
                evidence: listed.map(|s| sentence_around(two.to, s)),
                similarity: hit.score,
                ..row
            });
        } else if super::is_complete(two.to) {
            let (index, near) = match (near_done, near_again) {
                (Some(a), Some(b)) if b.score > a.score => (&plan, Some(b)),
                (None, b) => (&plan, b),
                (a, _) => (&review, a),
            };
            let place = near.and_then(|h| index.units().get(h.unit));
            rows.push(TaskRow {
                nearest: place.map(|&s| sentence_around(two.to, s)),
                similarity: near.map_or(0.0, |h| h.score),
                ..row
            });
        }
    }
    rows
}

/// What a report wants.
const PLANS: [PartRole; 3] = [PartRole::Plan, PartRole::Goals, PartRole::MediumTerm];

/// The titles of a plan's sections.
fn headings(study: &Study) -> impl Iterator<Item = Span> + '_ {
    let sections = study.report.sections.iter().filter(|s| s.parent.is_some() && s.body && PLANS.contains(&s.role));
    sections.map(|s| s.title).filter(|title| !title.is_empty())
}

/// For each undertaking the first one of the very same name: one work has one row.
fn first_named(study: &Study) -> Vec<usize> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let all = study.undertakings.iter().enumerate();
    all.map(|(at, u)| *first.entry(study.report.words(u.name)).or_insert(at)).collect()
}

/// How many undertakings a plan has, each work once.
pub fn undertaken(study: &Study) -> usize {
    first_named(study).into_iter().enumerate().filter(|(at, first)| at == first).count()
}

/// The clauses of a study in parts of these roles.
fn clauses(study: &Study, roles: &[PartRole]) -> Vec<Span> {
    let text = study.report.text();
    let paragraphs = study.report.paragraphs.iter().filter(|p| roles.contains(&p.role));
    paragraphs.flat_map(|p| sentences::clauses(text, p.span)).collect()
}

/// One way to call what an undertaking names.
struct Form {
    name: String,
    query: Query,
}

/// What an undertaking names, and how else it may be called: 供水管网改造 for 自来水管网改造.
fn forms(study: &Study, undertaking: &Undertaking, lexicon: &Lexicon) -> Vec<Form> {
    let name = study.report.words(undertaking.name);
    let called = lexicon.pledges().undertakings.called.iter();
    let others = called.flat_map(|words| {
        let own = words.first(name).map(|at| &name[at]);
        let others = words.iter().filter(move |word| own.is_some_and(|own| own != *word));
        others.map(move |word| name.replace(own.unwrap_or(word), word))
    });
    // “三河三湖”（淮河、海河、辽河）: what a name stands for may be left out.
    let bare = name.split_once(['（', '(']).map(|(bare, _)| bare).filter(|bare| han_count(bare) >= 4);
    let all = std::iter::once(name.to_owned()).chain(others).chain(bare.map(str::to_owned));
    all.map(|name| Form { query: query(&name, lexicon), name }).collect()
}

/// A name as a query: its general words and what is only counted weigh little.
fn query(words: &str, lexicon: &Lexicon) -> Query {
    let table = &lexicon.pledges().undertakings;
    let mut general: Vec<_> = table.general.places(words).collect();
    general.extend(table.after_name.places(words));
    general.extend(table.measures.places(words).filter(|at| words[..at.start].ends_with(is_counted)));
    Query::new(words, |from, to| {
        let inside = general.iter().any(|g| g.start <= from && to <= g.end);
        let across = general.iter().any(|g| g.start < to && from < g.end);
        match (inside, across) {
            (true, _) => GENERAL,
            (_, true) => 0.4,
            _ => 1.0,
        }
    })
}

/// Whether a measure after this counts: 10公里, 2.5万亩.
fn is_counted(c: char) -> bool {
    is_numeric(c) || c == '万'
}

/// The item of its clause's list that an undertaking is named in, with the numbers behind its name.
fn item_of<'s>(study: &'s Study, undertaking: &Undertaking) -> &'s str {
    let items = list_items(study.report.text(), undertaking.span);
    let own = items.into_iter().find(|item| item.contains(undertaking.name));
    study.report.words(own.unwrap_or(undertaking.name))
}

/// What is asked of the later report.
struct Question<'q> {
    /// What the undertaking names, first as its report has it.
    forms: &'q [Form],
    /// The item of a list that it stands in.
    item: &'q str,
    /// It is a paper, and answered by one that speaks of the same sort of paper.
    paper: bool,
}

impl Question<'_> {
    /// No more clauses than these are looked at for an answer.
    const LOOKED_AT: usize = 24;

    /// The nearest of the clauses, and the one that answers.
    fn put(&self, index: &Index, among: &[&Index], text: &str, lexicon: &Lexicon) -> (Option<Hit>, Option<Hit>) {
        let found = self.forms.iter().map(|form| self.put_as(form, index, among, text, lexicon));
        let found: Vec<_> = found.collect();
        let nearest = found.first().and_then(|(nearest, _)| *nearest);
        (nearest, found.into_iter().find_map(|(_, answer)| answer))
    }

    fn put_as(
        &self,
        form: &Form,
        index: &Index,
        among: &[&Index],
        text: &str,
        lexicon: &Lexicon,
    ) -> (Option<Hit>, Option<Hit>) {
        let name = form.name.as_str();
        let papers = &lexicon.pledges().undertakings.papers;
        let sorts: Vec<&str> = papers.iter().filter(|p| self.paper && name.contains(p)).collect();
        let clause = |hit: &Hit| index.units().get(hit.unit).map_or("", |unit| unit.of(text));
        let fits = |hit: &Hit| !self.paper || sorts.iter().any(|sort| clause(hit).contains(sort));
        let hits: Vec<Hit> = index.search(&form.query, among).into_iter().filter(fits).take(Self::LOOKED_AT).collect();
        let speaks = |hit: &Hit| answer::speaks_of(name, clause(hit), lexicon);
        let holds = |hit: &&Hit| hit.score >= ANSWERS && hit.shared >= SHARED && speaks(hit);
        let retold = |hit: &&Hit| {
            let words = clause(hit);
            let piece = || hit.score >= PIECE_ANSWERS && answer::holds_its_end(name, words, lexicon) && speaks(hit);
            !self.paper
                && (piece()
                    || answer::names_otherwise(name, words, lexicon)
                    || answer::has_its_size(self.item, words, lexicon))
        };
        let answer = hits.iter().find(holds).or_else(|| hits.iter().find(retold));
        (hits.first().copied(), answer.copied())
    }
}

/// The stage that a clause gives the work called `name` and where it says that it fell short, or else the next clauses of its
/// sentence, up to one that names another work.
fn course_at(index: &Index, unit: usize, text: &str, name: &str, lexicon: &Lexicon) -> (Option<Stage>, Option<Span>) {
    let mut reached = None;
    for (i, span) in index.units().iter().enumerate().skip(unit) {
        let words = span.of(text);
        // What a next clause counts or names is another thing.
        let other = || words.contains(is_numeric) || work_named(text, *span, lexicon).is_some();
        // 主体完工，但未能按期投用: what comes behind a stage only takes from it.
        let turns = || words.starts_with(['但', '未', '尚', '仍', '没']);
        if i > unit && if reached.is_some() { !turns() } else { other() } {
            break;
        }
        let stage = stage_of_work(words, name, lexicon);
        if let Some(place) = shortfall(words, name, lexicon) {
            return (reached.or(stage), Some(Span::new(span.start + place.start, span.start + place.end)));
        }
        reached = reached.or(stage);
        if i >= unit + 2 || words.ends_with(['。', '；', ';', '！']) {
            break;
        }
    }
    (reached, None)
}

/// The sentence that holds a clause.
fn sentence_around(study: &Study, clause: Span) -> Span {
    study.report.sentence_around(clause).unwrap_or(clause)
}

/// Counts, over all pairs, for how many years each undertaking has been carried: one that last year's plan listed, and the
/// plan before it too, has been carried for two years. What only stands in one clause with it has its own years.
pub fn carry_over(studies: &[Study], pairs: &mut [PairComparison]) {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs {
        let (Some(earlier), Some(later)) = (studies.get(pair.studies.from), studies.get(pair.studies.to)) else {
            return;
        };
        let mut next = BTreeMap::new();
        let firsts = first_named(later);
        for row in &mut pair.tasks {
            row.carried = before.get(&row.undertaking).map_or(1, |years| years + 1);
            let (Some(again), Some(own)) = (row.again, earlier.undertakings.get(row.undertaking)) else { continue };
            let first = later.undertakings.partition_point(|u| u.span.start < again.start);
            let listed = later.undertakings.iter().enumerate().skip(first);
            let listed: Vec<(usize, &str)> = listed
                .take_while(|(_, u)| again.contains(u.span))
                .map(|(i, u)| (i, later.report.words(u.name)))
                .collect();
            let name = earlier.report.words(own.name);
            for &(i, _) in listed.iter().filter(|(_, other)| listed.len() == 1 || one_work(name, other)) {
                let years = next.entry(firsts.get(i).copied().unwrap_or(i)).or_insert(row.carried);
                *years = row.carried.max(*years);
            }
        }
        before = next;
    }
}

/// Whether two names in lists of works are of one: most of the shorter one's pairs of characters stand in the other.
fn one_work(a: &str, b: &str) -> bool {
    let pairs = |name: &str| -> BTreeSet<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    a.intersection(&b).count() * 2 > a.len().min(b.len())
}
