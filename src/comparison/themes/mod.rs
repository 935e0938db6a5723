//! Terms newly said, said no more, risen and fallen.

mod chosen;
#[cfg(test)]
mod fitting;
mod folding;
mod joining;
mod kinds;
mod measure;
mod phrases;
mod ranking;
mod reading;
mod renames;
mod termhood;
mod told;
mod torn;

use std::collections::HashSet;

use crate::analysis::Study;
use crate::document::{Report, Role};
use crate::lexicon::Lexicon;
use crate::text::sentences::{self, clauses};
use crate::text::{Pair, Span};

use super::Options;
use measure::Counted;
pub use ranking::Side;
use ranking::{Change, Ranked};
pub use reading::{Library, Reading};
pub use told::Told;

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
    /// The terms that the user follows, in the user's order, whatever became of them.
    pub followed: Vec<Term>,
    /// Said in an earlier report, not in the last, and now again.
    pub returned: Vec<Term>,
    /// How many of each list are shown where people read.
    pub shown: usize,
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
    /// Of a term that returned: the year of the report that said it last before.
    pub last_said: Option<i32>,
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

/// Compares the terms of two reports, read before. The user's terms and stop words stand in the lexicon or the options.
pub fn compare(two: Pair<&Study>, sides: Pair<&Side>, lexicon: &Lexicon, options: &Options) -> Themes {
    let readings = sides.map(|s| &s.reading);
    let stop: Vec<Vec<char>> = lexicon.stop().iter().chain(&options.stop).map(|s| folded(s)).collect();
    let mut seen = HashSet::new();
    let follow = options.terms.iter().chain(lexicon.terms()).filter(|t| !t.trim().is_empty() && seen.insert(folded(t)));
    let list = |later: bool, change| {
        if change == Change::More && !options.evidence {
            return Vec::new();
        }
        let (this, other) = if later { (sides.to, sides.from) } else { (sides.from, sides.to) };
        let (study, answer) = if later { (two.to, two.from) } else { (two.from, two.to) };
        let zones = (!answer.report.complete).then(|| zones(&study.report, &answer.report));
        let shown = |phrase: &[char]| {
            !stop.iter().any(|s| s == phrase) && zones.as_ref().is_none_or(|z| this.reading.stands_in(phrase, z))
        };
        let renames = options.evidence && change == Change::New;
        let looked_at = if renames { options.top.saturating_mul(RENAMES_IN) } else { options.top };
        this.against(other, change, looked_at, shown)
    };
    let terms = |ranked: &[Ranked], later| -> Vec<Term> {
        ranked.iter().map(|r| term(r, two, readings, later, options.evidence)).collect()
    };
    let (new, dropped) = (list(true, Change::New), list(false, Change::New));
    let (new, dropped, renamed) =
        if options.evidence { renames::kept(new, dropped, options.top) } else { (new, dropped, Vec::new()) };
    let mut themes = Themes {
        new: terms(&new, true),
        dropped: terms(&dropped, false),
        risen: terms(&list(true, Change::More), true),
        fallen: terms(&list(false, Change::More), false),
        followed: follow.map(|t| followed(t, two, readings)).collect(),
        returned: Vec::new(),
        shown: options.shown,
    };
    for (n, d) in renamed {
        themes.new[n].renamed = Some(themes.dropped[d].term.clone());
        themes.dropped[d].renamed = Some(themes.new[n].term.clone());
    }
    themes
}

/// The new terms of a pair that a report before its two said; `earlier` has these reports in order, each with its year.
pub fn come_back(themes: &mut Themes, earlier: &[(Option<i32>, Told)]) {
    let returned = |t: &Term| {
        let phrase = folded(&t.term);
        if t.score < RETURNS {
            return None;
        }
        let (year, _) = earlier.iter().rfind(|(_, told)| told.places(&phrase).next().is_some())?;
        Some(Term { last_said: *year, ..t.clone() })
    };
    themes.returned = themes.new.iter().filter_map(returned).collect();
}

/// A term with its counts and, where they are wanted, its sentence.
fn term(ranked: &Ranked, two: Pair<&Study>, readings: Pair<&Reading>, later: bool, quoted: bool) -> Term {
    let (this, other) = if later { (readings.to, readings.from) } else { (readings.from, readings.to) };
    let (kind, renamed) = kinds::kind(ranked.chars, ranked.words, this, other);
    let (there, here) = ranked.counts;
    let put_otherwise = || (there == 0).then(|| renames::qualified(ranked.chars, ranked.words, this, other)).flatten();
    let renamed = renamed.or_else(put_otherwise);
    let counts = if later { Pair::new(there, here) } else { Pair::new(here, there) };
    let study = if later { two.to } else { two.from };
    let mut term = measured(ranked.chars, counts, readings);
    (term.kind, term.renamed, term.score) = (kind, renamed, ranked.score);
    if quoted {
        (term.quote, term.hit) = quote(study, this, ranked.first, ranked.chars.len());
    }
    term
}

/// A term that the user follows; without a quote if neither report says it.
fn followed(word: &str, two: Pair<&Study>, readings: Pair<&Reading>) -> Term {
    let chars = folded(word);
    let found = readings.map(|r| r.told.count(&chars));
    let counts = found.map(|f| f.0);
    let (study, reading, first) =
        if counts.to > 0 { (two.to, readings.to, found.to.1) } else { (two.from, readings.from, found.from.1) };
    let mut term = measured(&chars, counts, readings);
    if counts.from + counts.to > 0 {
        (term.quote, term.hit) = quote(study, reading, first, chars.len());
    }
    term
}

fn measured(chars: &[char], counts: Pair<usize>, readings: Pair<&Reading>) -> Term {
    let (from, to) =
        (Counted { count: counts.from, han: readings.from.han }, Counted { count: counts.to, han: readings.to.han });
    Term {
        term: chars.iter().collect(),
        count: counts,
        per_10k: Pair::new(from.per_10k(), to.per_10k()),
        score: measure::log_odds(from, to, 0.0),
        g2: measure::g2(from, to),
        kind: TermKind::Policy,
        renamed: None,
        thin: (1..THIN).contains(&(counts.from + counts.to)),
        quote: Span::default(),
        hit: Span::default(),
        last_said: None,
    }
}

/// Terms under another name are looked for among so many times the terms that are kept.
const RENAMES_IN: usize = 3;

/// A new term that looks less like one than this is mostly a common word, which says nothing by coming back.
const RETURNS: f64 = -2.0;

/// Fewer mentions than this in both reports are no statistic: G² wants an expected count of some five.
const THIN: usize = 5;

/// Characters of the longest quote: a longer sentence is cut to the clauses around the phrase.
const QUOTE: usize = 60;

/// The sentence that holds the phrase at this place, or its clauses around it, and the phrase within.
fn quote(study: &Study, reading: &Reading, first: usize, chars: usize) -> (Span, Span) {
    let text = study.report.text();
    let hit = reading.span(text, first, chars);
    let start = text[..hit.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[hit.end..].find('\n').map_or(text.len(), |i| hit.end + i);
    let line = Span::new(start, end);
    let sentence = sentences::around(text, line, hit).unwrap_or(line);
    (narrowed(text, sentence, hit), hit)
}

/// A sentence, or of a long one the clauses that hold `hit`, with as many after and before them as there is room for.
fn narrowed(text: &str, sentence: Span, hit: Span) -> Span {
    let chars = |span: Span| text[span.range()].chars().count();
    if chars(sentence) <= QUOTE {
        return sentence;
    }
    let clauses = clauses(text, sentence);
    let Some(first) = clauses.iter().rposition(|c| c.start <= hit.start) else { return sentence };
    let Some(last) = clauses.iter().position(|c| c.end >= hit.end) else { return sentence };
    let mut quote = Span::new(clauses[first].start, clauses[last.max(first)].end);
    for after in &clauses[last.max(first) + 1..] {
        if chars(Span::new(quote.start, after.end)) > QUOTE {
            break;
        }
        quote.end = after.end;
    }
    for before in clauses[..first].iter().rev() {
        if chars(Span::new(before.start, quote.end)) > QUOTE {
            break;
        }
        quote.start = before.start;
    }
    quote
}

/// The parts of a report that one which breaks off would answer: those of the roles that it has in full. What stands
/// elsewhere, if only once more, may have stood in the part that is missing.
fn zones(report: &Report, broken: &Report) -> Vec<Span> {
    let parts = |r: &Report| r.sections.iter().filter(|s| s.level == 1 && s.body).map(|s| (s.role, s.extent)).collect();
    let theirs: Vec<(Role, Span)> = parts(broken);
    let Some((&(last, _), before)) = theirs.split_last() else { return Vec::new() };
    let whole = |role: Role| role != last && before.iter().any(|p| p.0 == role);
    let mine: Vec<(Role, Span)> = parts(report);
    let head = mine.first().map_or(0, |p| p.1.start);
    let answered = mine.into_iter().filter(|p| whole(p.0)).map(|p| p.1);
    std::iter::once(Span::new(0, head)).chain(answered).collect()
}

/// A user's word as the readings have it.
fn folded(word: &str) -> Vec<char> {
    word.chars().filter(|c| !c.is_whitespace()).map(folding::fold_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_to_the_clauses_around_the_hit() {
        let text = format!("{}，推进茶旅融合，{}。", "加快建设".repeat(20), "做优做强".repeat(20));
        let hit = text.find("茶旅融合").map(|at| Span::new(at, at + "茶旅融合".len())).expect("the hit");
        let sentence = Span::new(0, text.len());
        assert_eq!(&text[narrowed(&text, sentence, hit).range()], "推进茶旅融合，");
    }

    #[test]
    fn a_short_sentence_is_quoted_whole() {
        let text = "推进茶旅融合，办好茶博会。";
        let sentence = Span::new(0, text.len());
        assert_eq!(narrowed(text, sentence, Span::new(6, 18)), sentence);
    }
}
