//! Finds what speaks of the same thing: an index over pairs of characters and whole numbers, the rare ones weighing most.
//!
//! In: the clauses of a report. Out: for a query, the clauses that share what it names, best first. Each character pair is
//! looked up once and the common ones are passed over, so that the work grows with the text and not with its square.

use std::collections::HashMap;

use crate::text::fold::fold_char;
use crate::text::{Span, is_han};

/// A pair of neighbouring characters, or a number.
type Gram = u64;

/// The least weight of a pair that names something.
const NAMES: f64 = 0.4;
/// More clauses than this hold a pair that tells nothing.
const COMMON: usize = 400;

/// How rare each pair is among the clauses of all texts that are compared: what both say often tells nothing, what one of them
/// alone says is as telling as it is rare there.
#[derive(Debug, Default)]
pub struct Rarity {
    clauses: usize,
    holding: HashMap<Gram, u32>,
}

impl Rarity {
    /// Over the units of several indices.
    pub fn over(indices: &[&Index]) -> Self {
        let mut rarity = Self::default();
        for index in indices {
            rarity.clauses += index.units.len();
            for (gram, list) in &index.postings {
                *rarity.holding.entry(*gram).or_default() += list.len() as u32;
            }
        }
        rarity
    }
    fn of(&self, gram: Gram) -> f64 {
        let n = self.holding.get(&gram).copied().unwrap_or(0);
        (1.0 + self.clauses as f64 / (1.0 + f64::from(n))).ln()
    }
}

/// Clauses, indexed.
#[derive(Debug)]
pub struct Index {
    units: Vec<Span>,
    postings: HashMap<Gram, Vec<u32>>,
}

/// What is searched for: its pairs, each with its weight of 0 to 1 (less for what names nothing).
#[derive(Debug, Clone, Default)]
pub struct Query {
    grams: Vec<(Gram, f64)>,
    numbers: Vec<Gram>,
}

/// A clause that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The clause, as an index into [`Index::units`].
    pub unit: usize,
    /// The share of the query that it holds, 0 to 1.
    pub score: f64,
    /// How many pairs that name something it shares.
    pub shared: usize,
}

impl Query {
    /// A query for `text`; `weight` tells what the stretch of bytes at a place is worth.
    pub fn new(text: &str, weight: impl Fn(usize, usize) -> f64) -> Self {
        let mut query = Self::default();
        each_gram(text, |gram, number, from, to| {
            if number {
                query.numbers.push(gram);
            } else {
                query.grams.push((gram, weight(from, to)));
            }
        });
        query.grams.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        query.grams.dedup_by_key(|g| g.0);
        query.numbers.sort_unstable();
        query.numbers.dedup();
        query
    }
}

impl Index {
    /// An index over `units` of `text`.
    pub fn new(text: &str, units: Vec<Span>) -> Self {
        let mut postings: HashMap<Gram, Vec<u32>> = HashMap::new();
        for (i, unit) in units.iter().enumerate() {
            let i = i as u32;
            each_gram(unit.of(text), |gram, _, _, _| {
                let list = postings.entry(gram).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            });
        }
        Self { units, postings }
    }
    /// The clauses.
    pub fn units(&self) -> &[Span] {
        &self.units
    }
    /// How rare each pair is among these clauses alone.
    pub fn rarity(&self) -> Rarity {
        Rarity::over(&[self])
    }
    /// The clauses that share something with `query`, the best first, the earlier first among equals.
    pub fn search(&self, query: &Query, rarity: &Rarity) -> Vec<Hit> {
        let mut found: HashMap<u32, (f64, usize)> = HashMap::new();
        let mut whole = 0.0;
        for &(gram, weight) in &query.grams {
            let worth = weight * rarity.of(gram);
            whole += worth;
            let Some(list) = self.postings.get(&gram).filter(|l| l.len() <= COMMON) else { continue };
            for &unit in list {
                let entry = found.entry(unit).or_default();
                entry.0 += worth;
                entry.1 += usize::from(weight >= NAMES);
            }
        }
        // A number that both name speaks for the match; another number does not speak against it (it may have been reached).
        for &gram in &query.numbers {
            for &unit in self.postings.get(&gram).into_iter().flatten().take(COMMON) {
                if let Some(entry) = found.get_mut(&unit) {
                    entry.0 += rarity.of(gram) * 0.5;
                }
            }
        }
        let mut hits: Vec<Hit> = found
            .into_iter()
            .filter(|_| whole > 0.0)
            .map(|(unit, (sum, shared))| Hit { unit: unit as usize, score: (sum / whole).min(1.0), shared })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.unit.cmp(&b.unit)));
        hits
    }
}

/// Calls `with` for each pair of neighbouring characters and each number of `text`: gram, whether it is a number, from, to.
fn each_gram(text: &str, mut with: impl FnMut(Gram, bool, usize, usize)) {
    let mut before: Option<(usize, char)> = None;
    let mut number: Option<(usize, u64)> = None;
    let mut end = 0;
    for (i, c) in text.char_indices() {
        let folded = fold_char(c);
        if folded.is_whitespace() {
            continue;
        }
        if folded.is_ascii_digit() || number.is_some() && folded == '.' {
            let (from, hash) = number.unwrap_or((i, 0xcbf2_9ce4_8422_2325));
            number = Some((from, (hash ^ u64::from(u32::from(folded))).wrapping_mul(0x0100_0000_01b3)));
            before = None;
        } else {
            if let Some((from, hash)) = number.take() {
                with(hash | 1 << 63, true, from, end);
            }
            if is_han(folded) || folded.is_alphanumeric() {
                let folded = folded.to_lowercase().next().unwrap_or(folded);
                if let Some((from, first)) = before {
                    with(
                        (u64::from(u32::from(first)) << 32) | u64::from(u32::from(folded)),
                        false,
                        from,
                        i + c.len_utf8(),
                    );
                }
                before = Some((i, folded));
            } else {
                before = None;
            }
        }
        end = i + c.len_utf8();
    }
    if let Some((from, hash)) = number {
        with(hash | 1 << 63, true, from, end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clause_that_shares_the_name_comes_first() {
        let text = "澜溪大桥主体完工\n城北水厂开工建设\n加快推进重大项目建设";
        let mut at = 0;
        let units = text
            .split('\n')
            .map(|l| {
                let span = Span::new(at, at + l.len());
                at += l.len() + 1;
                span
            })
            .collect();
        let index = Index::new(text, units);
        let hits = index.search(&Query::new("确保城北水厂开工", |_, _| 1.0), &index.rarity());
        assert_eq!(hits.first().map(|h| h.unit), Some(1));
        assert!(hits.first().is_some_and(|h| h.score > 0.5 && h.shared >= 3));
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        let text = "澜溪大桥主体完工";
        let index = Index::new(text, vec![Span::new(0, text.len())]);
        assert!(index.search(&Query::new("，。", |_, _| 1.0), &index.rarity()).is_empty());
        assert!(index.search(&Query::new("", |_, _| 1.0), &index.rarity()).is_empty());
    }
}
