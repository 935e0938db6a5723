//! Terms newly said, said no more, risen and fallen.
//!
//! In: studies of some reports. Out: [`Themes`] of each and the one before it.
//!
//! | step | what | by |
//! |---|---|---|
//! | read | the text folded, cut into words, the words joined; an index of where each phrase stands | `folding`, `reading`, `joining`, `told` |
//! | collect | every row of words that could be a term, with what stands around it | `phrases`, `turns` |
//! | judge | how much a phrase looks like a term: its words, what tears or breaks it, how it stands at its places | `termhood`, `words`, `torn`, `broken`, `edges` |
//! | score | how new it is and how its counts differ, against another report | `scoring`, `difference` |
//! | rank | the strongest first, none that says no more than another or that the other report says otherwise | `ranking`, `promise`, `chosen`, `reworded` |
//! | tell | what sort of term it is, and the other year's name for it | `kinds`, `renames`, `turns` |

mod broken;
mod chosen;
mod difference;
mod edges;
#[cfg(test)]
mod fitting;
mod folding;
mod joining;
mod kinds;
mod phrases;
mod promise;
mod ranking;
mod reading;
mod renames;
mod reworded;
mod scoring;
mod termhood;
mod told;
mod torn;
mod turns;
mod words;

use std::collections::HashSet;

use crate::analysis::Study;
use crate::document::{PartRole, Report};
use crate::lexicon::Lexicon;
use crate::text::sentences::{self, clauses};
use crate::text::{Pair, Span, text_of};

use super::Options;
use difference::Counted;
use ranking::Ranked;
use reading::{Library, Reading};
use scoring::{Change, Side};
use told::Told;

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
    /// That name says something else of it: another quality, another of the two sides of 以…为….
    pub turned: bool,
    /// The counts are too small for a statistic.
    pub thin: bool,
    /// Its first place: in the later report, of a dropped or fallen term in the earlier; empty where none was looked for.
    pub hit: Span,
    /// Of a term that returned: the year of the report that said it last before.
    pub last_said: Option<i32>,
}

impl Term {
    /// The sentence with its [hit](Self::hit), or of a long one the clauses around it. `report` is the one that the hit is in.
    pub fn quote(&self, report: &Report) -> Span {
        let (text, hit) = (report.text(), self.hit);
        if hit.is_empty() {
            return Span::default();
        }
        let start = text[..hit.start].rfind('\n').map_or(0, |i| i + 1);
        let end = text[hit.end..].find('\n').map_or(text.len(), |i| hit.end + i);
        let line = Span::new(start, end);
        narrowed(text, sentences::around(text, line, hit).unwrap_or(line), hit)
    }
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

/// A report before the two that are compared: its year, and what it says.
type Earlier = (Option<i32>, Told);

/// Compares the terms of each study with those of the one before it.
pub fn compare(studies: &[Study], lexicon: &Lexicon, options: &Options) -> Vec<Themes> {
    let mut readings = Library::of(studies).peekable();
    let (mut all, mut earlier) = (Vec::new(), Vec::new());
    let mut before: Option<Side> = None;
    while let Some(reading) = readings.next() {
        // The next report is read first: after the last, the words of all make room for the phrases.
        readings.peek();
        let side = Side::new(reading);
        if let (Some(last), Some([from, to])) = (before.take(), studies.get(all.len()..all.len() + 2)) {
            all.push(compare_pair(Pair::new(from, to), Pair::new(&last, &side), &earlier, lexicon, options));
            earlier.push((from.report.identity.year, last.reading.told));
        }
        before = Some(side);
    }
    all
}

/// Compares the terms of two reports, read before, and looks for what came back from the `earlier` ones, which stand in order.
/// The user's terms and stop words stand in the lexicon or the options.
fn compare_pair(
    two: Pair<&Study>,
    sides: Pair<&Side>,
    earlier: &[Earlier],
    lexicon: &Lexicon,
    options: &Options,
) -> Themes {
    let readings = sides.map(|s| &s.reading);
    let stop: Vec<Vec<char>> = lexicon.stop().iter().chain(&options.stop).map(|s| folded(s)).collect();
    let mut seen = HashSet::new();
    let follow = options.terms.iter().chain(lexicon.terms()).filter(|t| !t.trim().is_empty() && seen.insert(folded(t)));
    let ranking = |later: bool, change, most| {
        let (this, other) = if later { (sides.to, sides.from) } else { (sides.from, sides.to) };
        let (study, answer) = if later { (two.to, two.from) } else { (two.from, two.to) };
        let zones = (!answer.report.complete).then(|| zones(&study.report, &answer.report));
        let stop = &stop;
        let shown = move |phrase: &[char]| {
            !stop.iter().any(|s| s == phrase)
                && zones.as_ref().is_none_or(|z| this.reading.stands_in(phrase, z))
                && !(change == Change::New
                    && reworded::measures_the_same(phrase, lexicon.indicators(), &other.reading.told))
        };
        this.against(other, change, most, shown)
    };
    let mut themes = match options.lines {
        Some(most) => {
            let [new, dropped] = [true, false].map(|later| ranking(later, Change::New, options.top));
            strongest(new, dropped, readings, earlier, most)
        }
        None => {
            let [new, dropped] =
                [true, false].map(|later| ranking(later, Change::New, options.top).collect::<Vec<Ranked>>());
            let renamed = renames::pairs(&new, &dropped);
            let turns = turns::of_frames(&new, &dropped);
            let told = |ranked: Vec<Ranked>, later| ranked.iter().map(|r| told(r, two, readings, later)).collect();
            let more = |later| told(ranking(later, Change::More, options.top).collect(), later);
            let (new, dropped) = (told(new, true), told(dropped, false));
            let mut themes = Themes { new, dropped, risen: more(true), fallen: more(false), ..Themes::default() };
            for (n, d) in renamed {
                themes.new[n].renamed = Some(themes.dropped[d].term.clone());
                themes.dropped[d].renamed = Some(themes.new[n].term.clone());
            }
            for (n, d) in turns {
                let (new, dropped) = (&mut themes.new[n], &mut themes.dropped[d]);
                (new.renamed, dropped.renamed) = (Some(dropped.term.clone()), Some(new.term.clone()));
                (new.turned, dropped.turned) = (true, true);
            }
            themes.returned = themes.new.iter().filter_map(|term| come_back(term, earlier)).collect();
            themes
        }
    };
    themes.followed = follow.map(|t| followed(t, two, readings)).collect();
    themes.shown = options.shown;
    themes
}

/// The terms that lines through the years follow: of those that came, went and came back the strongest wordings of policy, at
/// most so many of each.
fn strongest<'s>(
    new: impl Iterator<Item = Ranked<'s>>,
    dropped: impl Iterator<Item = Ranked<'s>>,
    readings: Pair<&Reading>,
    earlier: &[Earlier],
    most: usize,
) -> Themes {
    let mut themes = Themes::default();
    let policy = |term: &Term| term.kind == TermKind::Policy;
    for term in new.map(|ranked| term(&ranked, readings, true)).filter(policy) {
        // Those after it look no more like a term.
        let looks_like_one = term.score >= RETURNS;
        if themes.returned.len() < most {
            themes.returned.extend(come_back(&term, earlier));
        }
        if themes.new.len() < most {
            themes.new.push(term);
        }
        let may_return = looks_like_one && !earlier.is_empty() && themes.returned.len() < most;
        if themes.new.len() >= most && !may_return {
            break;
        }
    }
    themes.dropped = dropped.map(|ranked| term(&ranked, readings, false)).filter(policy).take(most).collect();
    themes
}

/// A new term as one that came back, if a report before the two said it.
fn come_back(term: &Term, earlier: &[Earlier]) -> Option<Term> {
    let phrase = folded(&term.term);
    if term.score < if phrase.len() > 2 { RETURNS } else { RETURNS_OF_TWO } {
        return None;
    }
    let (year, _) = earlier.iter().rfind(|(_, told)| told.places(&phrase).next().is_some())?;
    Some(Term { last_said: *year, ..term.clone() })
}

/// A term with its counts and its kind.
fn term(ranked: &Ranked, readings: Pair<&Reading>, later: bool) -> Term {
    let (this, other) = if later { (readings.to, readings.from) } else { (readings.from, readings.to) };
    let (kind, renamed) = kinds::kind(ranked.chars, ranked.words, this, other);
    let (there, here) = ranked.counts;
    let counts = if later { Pair::new(there, here) } else { Pair::new(here, there) };
    Term { kind, renamed, score: ranked.score, ..measured(ranked.chars, counts, readings) }
}

/// A term with all that is told of it: its first place, and what it is called in the other report.
fn told(ranked: &Ranked, two: Pair<&Study>, readings: Pair<&Reading>, later: bool) -> Term {
    let (this, other) = if later { (readings.to, readings.from) } else { (readings.from, readings.to) };
    let mut term = term(ranked, readings, later);
    let turned_from = (ranked.counts.0 == 0).then(|| turns::turned_from(ranked.chars, this, other)).flatten();
    term.turned = turned_from.is_some();
    let put_otherwise = || {
        let reversed = reworded::reversed(ranked.chars, ranked.words, other);
        reversed.or_else(|| renames::qualified(ranked.chars, ranked.words, this, other))
    };
    term.renamed = term.renamed.or(turned_from).or_else(|| (ranked.counts.0 == 0).then(put_otherwise).flatten());
    let study = if later { two.to } else { two.from };
    term.hit = this.span(study.report.text(), ranked.first, ranked.chars.len());
    term
}

/// A term that the user follows; without a place if neither report says it.
fn followed(word: &str, two: Pair<&Study>, readings: Pair<&Reading>) -> Term {
    let chars = folded(word);
    let found = readings.map(|r| r.told.count(&chars));
    let counts = found.map(|f| f.0);
    let (study, reading, first) =
        if counts.to > 0 { (two.to, readings.to, found.to.1) } else { (two.from, readings.from, found.from.1) };
    let mut term = measured(&chars, counts, readings);
    if counts.from + counts.to > 0 {
        term.hit = reading.span(study.report.text(), first, chars.len());
    }
    term
}

fn measured(chars: &[char], counts: Pair<usize>, readings: Pair<&Reading>) -> Term {
    let (from, to) =
        (Counted { count: counts.from, han: readings.from.han }, Counted { count: counts.to, han: readings.to.han });
    Term {
        term: text_of(chars),
        count: counts,
        per_10k: Pair::new(from.per_10k(), to.per_10k()),
        score: difference::log_odds(from, to, 0.0),
        g2: difference::g2(from, to),
        kind: TermKind::Policy,
        renamed: None,
        turned: false,
        thin: (1..THIN).contains(&(counts.from + counts.to)),
        hit: Span::default(),
        last_said: None,
    }
}

/// A new term that looks less like one than this is mostly a common word, which says nothing by coming back.
const RETURNS: f64 = -1.3;
/// The same of two characters: most words of the language are so short (系列, 路标).
const RETURNS_OF_TWO: f64 = 0.2;

/// Fewer mentions than this in both reports are no statistic: G² wants an expected count of some five.
const THIN: usize = 5;

/// Characters of the longest quote: a longer sentence is cut to the clauses around the phrase.
const QUOTE: usize = 60;

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
    let theirs: Vec<(PartRole, Span)> = parts(broken);
    let Some((&(last, _), before)) = theirs.split_last() else { return Vec::new() };
    let whole = |role: PartRole| role != last && before.iter().any(|p| p.0 == role);
    let mine: Vec<(PartRole, Span)> = parts(report);
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
    fn lines_follow_the_first_of_each_list() {
        use crate::analysis::{self, Wanted};
        use crate::{document, ingest};
        let texts = [
            "推进老旧小区改造。办好澜溪茶博会，办好人民满意的教育。发展低空经济，低空经济试验区挂牌。",
            "加快茶产业发展，推进茶园改造，办好澜溪茶博会。推进数字茶园建设。",
            "建设数字茶园，打造“云上澜溪”品牌。数字茶园带动茶旅融合。发展低空经济，低空经济加快发展，打造零碳园区。",
        ];
        let lexicon = Lexicon::builtin();
        let studies = texts.map(|text| {
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &Default::default()).expect("a text");
            analysis::study(document::parse(read, &Default::default()), &lexicon, Wanted::NONE)
        });
        let last = |options: &Options| compare(&studies, &lexicon, options).pop().expect("a pair");
        let list = |terms: &[Term]| -> Vec<(String, f64)> {
            let policy = terms.iter().filter(|t| t.kind == TermKind::Policy);
            policy.map(|t| (t.term.clone(), t.score)).collect()
        };
        let all = last(&Options::default());
        assert!(list(&all.returned).iter().any(|t| t.0 == "低空经济"), "{:?}", list(&all.returned));
        for most in 0..5 {
            let lines = Options { lines: Some(most), ..Options::default() };
            let few = last(&lines);
            let lists = |t: &Themes| [&t.new, &t.dropped, &t.returned].map(|l| list(l));
            for (few, mut all) in lists(&few).into_iter().zip(lists(&all)) {
                all.truncate(most);
                assert_eq!(few, all);
            }
        }
    }

    #[test]
    fn short_words_need_more_to_come_back() {
        let earlier = [(Some(2023), Told::new(folded("系列茶园系列茶旅融合")))];
        let back = |term: &str| come_back(&Term { term: term.into(), score: 0.0, ..no_term() }, &earlier).is_some();
        assert!(back("茶旅融合") && !back("系列"));
    }

    fn no_term() -> Term {
        Term {
            term: String::new(),
            count: Pair::default(),
            per_10k: Pair::default(),
            score: 0.0,
            g2: 0.0,
            kind: TermKind::Policy,
            renamed: None,
            turned: false,
            thin: false,
            hit: Span::default(),
            last_said: None,
        }
    }

    #[test]
    fn a_short_sentence_is_quoted_whole() {
        let text = "推进茶旅融合，办好茶博会。";
        let sentence = Span::new(0, text.len());
        assert_eq!(narrowed(text, sentence, Span::new(6, 18)), sentence);
    }
}
