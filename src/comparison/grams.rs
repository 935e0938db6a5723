//! Finds what speaks of the same thing: an index over pairs of characters and whole numbers, the rare ones weighing most.
//!
//! In: the clauses of a report; where the queries are known before, only what some of them ask for is kept. Out: for a query, the
//! clauses that share what it names, best first. Each character pair is looked up once and the common ones are passed over,
//! so that the work grows with the text and not with its square.

use std::collections::HashMap;

use crate::text::fold::fold_char;
use crate::text::{RowHasher, Span, is_alphanumeric, is_han, row_hash};

/// A pair of neighbouring characters, or a number, by its row hash.
type Gram = u64;

/// The least weight of a pair that names something.
const NAMES: f64 = 0.4;
/// More clauses than this hold a pair that tells nothing.
const COMMON: usize = 400;

/// Clauses, indexed.
#[derive(Debug)]
pub struct Index {
    units: Vec<Span>,
    /// Which clauses hold what: in order of the pair, then of the clause, none twice.
    postings: Vec<(Gram, u32)>,
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

/// What some queries ask for: a bit for each of their pairs and numbers, which others may share.
#[derive(Debug)]
pub struct Asked(Vec<u64>);

impl Asked {
    /// What these ask for.
    pub fn by<'q>(queries: impl Iterator<Item = &'q Query> + Clone) -> Self {
        let grams = || queries.clone().flat_map(|q| q.grams.iter().map(|g| g.0).chain(q.numbers.iter().copied()));
        let mut asked = Self(vec![0; grams().count().next_power_of_two()]);
        for gram in grams() {
            let (word, bit) = asked.place(gram);
            asked.0[word] |= bit;
        }
        asked
    }

    /// Whether one of them may ask for this.
    fn may_have(&self, gram: Gram) -> bool {
        let (word, bit) = self.place(gram);
        self.0[word] & bit != 0
    }

    fn place(&self, gram: Gram) -> (usize, u64) {
        ((gram >> 32) as usize & (self.0.len() - 1), 1 << (gram % 64))
    }
}

impl Index {
    /// An index over `units` of `text`, for any query.
    pub fn new(text: &str, units: Vec<Span>) -> Self {
        Self::keeping(text, units, |_| true)
    }

    /// An index for those queries that `asked` is of.
    pub fn for_what_is(asked: &Asked, text: &str, units: Vec<Span>) -> Self {
        Self::keeping(text, units, |gram| asked.may_have(gram))
    }

    fn keeping(text: &str, units: Vec<Span>, kept: impl Fn(Gram) -> bool) -> Self {
        let mut postings: Vec<(Gram, u32)> = Vec::new();
        for (i, unit) in (0..).zip(&units) {
            each_gram(unit.of(text), |gram, _, _, _| postings.extend(kept(gram).then_some((gram, i))));
        }
        postings.sort_unstable();
        postings.dedup();
        Self { units, postings }
    }
    /// The clauses.
    pub fn units(&self) -> &[Span] {
        &self.units
    }
    /// Who holds a pair.
    fn holding(&self, gram: Gram) -> &[(Gram, u32)] {
        let start = self.postings.partition_point(|p| p.0 < gram);
        let length = self.postings[start..].partition_point(|p| p.0 == gram);
        &self.postings[start..start + length]
    }
    /// The clauses that share something with `query`, the best first, the earlier first among equals. How rare a pair is, and so
    /// what it tells, goes by the clauses of all of `among`: what all texts that are compared say often tells nothing.
    pub fn search(&self, query: &Query, among: &[&Index]) -> Vec<Hit> {
        let clauses = among.iter().map(|i| i.units.len()).sum::<usize>() as f64;
        let rarity = |gram: Gram| {
            let holding = among.iter().map(|i| i.holding(gram).len()).sum::<usize>() as f64;
            (1.0 + clauses / (1.0 + holding)).ln()
        };
        let mut found: HashMap<u64, (f64, usize), RowHasher> = HashMap::default();
        let mut whole = 0.0;
        for &(gram, weight) in &query.grams {
            let worth = weight * rarity(gram);
            whole += worth;
            let list = self.holding(gram);
            for &(_, unit) in list.iter().filter(|_| list.len() <= COMMON) {
                let entry = found.entry(unit.into()).or_default();
                entry.0 += worth;
                entry.1 += usize::from(weight >= NAMES);
            }
        }
        // A number that both name speaks for the match; another number does not speak against it (it may have been reached).
        for &gram in &query.numbers {
            for &(_, unit) in self.holding(gram).iter().take(COMMON) {
                if let Some(entry) = found.get_mut(&unit.into()) {
                    entry.0 += rarity(gram) * 0.5;
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
    let mut before: Option<(usize, Gram)> = None;
    let mut number: Option<(usize, Gram)> = None;
    let mut end = 0;
    for (i, c) in text.char_indices() {
        // Nearly all are Chinese characters, which most questions need not be asked of.
        let han = is_han(c);
        let folded = if han { c } else { fold_char(c) };
        if !han && folded.is_whitespace() {
            continue;
        }
        if folded.is_ascii_digit() || number.is_some() && folded == '.' {
            let (from, row) = number.unwrap_or((i, row_hash(0, '0')));
            number = Some((from, row_hash(row, folded)));
            before = None;
        } else {
            if let Some((from, row)) = number.take() {
                with(row, true, from, end);
            }
            if han || is_han(folded) || is_alphanumeric(folded) {
                let folded = if is_han(folded) { folded } else { folded.to_lowercase().next().unwrap_or(folded) };
                if let Some((from, first)) = before {
                    with(row_hash(first, folded), false, from, i + c.len_utf8());
                }
                before = Some((i, row_hash(0, folded)));
            } else {
                before = None;
            }
        }
        end = i + c.len_utf8();
    }
    if let Some((from, row)) = number {
        with(row, true, from, end);
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
        let queries = [Query::new("确保城北水厂开工", |_, _| 1.0)];
        let index = Index::for_what_is(&Asked::by(queries.iter()), text, units);
        let hits = index.search(&queries[0], &[&index]);
        assert_eq!(hits.first().map(|h| h.unit), Some(1));
        assert!(hits.first().is_some_and(|h| h.score > 0.5 && h.shared >= 3));
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        let text = "澜溪大桥主体完工";
        let queries = ["，。", ""].map(|text| Query::new(text, |_, _| 1.0));
        for index in both(text, vec![Span::new(0, text.len())], &queries) {
            assert!(queries.iter().all(|query| index.search(query, &[&index]).is_empty()));
        }
    }

    fn both(text: &str, units: Vec<Span>, queries: &[Query]) -> [Index; 2] {
        [Index::new(text, units.clone()), Index::for_what_is(&Asked::by(queries.iter()), text, units)]
    }

    #[test]
    fn what_nobody_asks_for_is_not_missed() {
        let text = "澜溪大桥主体完工，投资3.2亿元。城北水厂开工建设，加快推进重大项目建设。";
        let units = crate::text::sentences::clauses(text, Span::new(0, text.len()));
        let queries = ["确保城北水厂开工", "大桥投资3.2亿元"].map(|text| Query::new(text, |_, _| 1.0));
        let [all, asked] = both(text, units, &queries);
        assert!(asked.postings.len() < all.postings.len());
        for query in &queries {
            assert_eq!(asked.search(query, &[&asked]), all.search(query, &[&all]));
        }
    }
}
