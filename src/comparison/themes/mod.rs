//! Terms newly said, said no more, risen and fallen.

mod measure;
mod phrases;
mod ranking;
mod reading;
mod termhood;

use crate::analysis::Study;
use crate::text::sentences::sentences;
use crate::text::{Pair, Span};

use super::Options;
use measure::Counted;
use ranking::{Change, Ranked, Side};
pub use reading::Reading;

/// The terms that changed, each list the strongest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Themes {
    /// Said only in the later report.
    pub new: Vec<Term>,
    /// Said only in the earlier report.
    pub dropped: Vec<Term>,
    /// Said clearly more often.
    pub risen: Vec<Term>,
    /// Said clearly less often.
    pub fallen: Vec<Term>,
    /// Said in an earlier report, not in the last, and now again.
    pub returned: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term as written.
    pub term: String,
    /// How often each report says it.
    pub count: Pair<usize>,
    /// The same for 10,000 Han characters.
    pub per_10k: Pair<f64>,
    /// What it is ranked by.
    pub score: f64,
    /// Log-likelihood G² of the two counts.
    pub g2: f64,
    /// What sort of term it is.
    pub kind: TermKind,
    /// The other year's name for the same thing.
    pub renamed: Option<String>,
    /// The counts are too small for a statistic.
    pub thin: bool,
    /// A sentence with it: of the later report, for a dropped or fallen term of the earlier.
    pub quote: Span,
    /// The hit within the quote.
    pub hit: Span,
}

/// What sort of term it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// The wording of policy.
    Policy,
    /// Rolls over with the calendar (十二五 → 十三五).
    Rollover,
    /// A person, a place, a project.
    Name,
}

/// Reads what the comparison of terms needs of all reports, with one segmenter.
pub fn read<'s>(studies: impl IntoIterator<Item = &'s Study>) -> Vec<Reading> {
    reading::read_all(studies)
}

/// Compares the terms of two reports, read before.
pub fn compare(two: Pair<&Study>, readings: Pair<&Reading>, options: &Options) -> Themes {
    let sides = readings.map(Side::new);
    let stop: Vec<Vec<char>> = options.stop.iter().map(|s| folded(s)).collect();
    let shown = |chars: &[char]| !stop.iter().any(|s| s == chars);
    let list = |this: &Side, other: &Side, change, later| {
        let ranked = this.against(other, change, options.top, shown);
        let study = if later { two.to } else { two.from };
        ranked.iter().map(|r| term(r, this, other, study, later)).collect::<Vec<_>>()
    };
    Themes {
        new: list(&sides.to, &sides.from, Change::New, true),
        dropped: list(&sides.from, &sides.to, Change::New, false),
        risen: list(&sides.to, &sides.from, Change::More, true),
        fallen: list(&sides.from, &sides.to, Change::More, false),
        returned: Vec::new(),
    }
}

/// A term with its counts and its sentence.
fn term(ranked: &Ranked, this: &Side, other: &Side, study: &Study, later: bool) -> Term {
    let here = Counted { count: ranked.counts.1, han: this.reading.han };
    let there = Counted { count: ranked.counts.0, han: other.reading.han };
    let (from, to) = if later { (there, here) } else { (here, there) };
    let hit = this.reading.span(study.report.text(), ranked.first, ranked.chars.len());
    Term {
        term: ranked.chars.iter().collect(),
        count: Pair::new(from.count, to.count),
        per_10k: Pair::new(from.per_10k(), to.per_10k()),
        score: ranked.score,
        g2: measure::g2(from, to),
        kind: TermKind::Policy,
        renamed: None,
        thin: from.count + to.count < THIN,
        quote: sentence(study.report.text(), hit),
        hit,
    }
}

/// Fewer mentions than this in both reports are no statistic: G² wants an expected count of some five.
const THIN: usize = 5;

/// The sentence that holds `hit`.
fn sentence(text: &str, hit: Span) -> Span {
    let start = text[..hit.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[hit.end..].find('\n').map_or(text.len(), |i| hit.end + i);
    let line = Span::new(start, end);
    sentences(text, line).into_iter().find(|s| s.contains(hit)).unwrap_or(line)
}

/// A user's word as the readings have it.
fn folded(word: &str) -> Vec<char> {
    word.chars().filter(|c| !c.is_whitespace()).map(reading::fold_char).collect()
}
