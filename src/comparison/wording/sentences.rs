//! Which sentence of last year's section answers which of this year's.

use std::collections::{BTreeMap, BTreeSet};

use crate::comparison::alignment::longest_run;
use crate::comparison::bigrams::Bigrams;
use crate::comparison::likeness::{Index, Space, Vector};
use crate::document::Report;
use crate::text::fold::fold;
use crate::text::{Pair, Span, sentences};

/// Sentences less alike have nothing to do with each other.
const LEAST: f64 = 0.25;
/// Steps that the search of one section may take.
const STEPS: usize = 5_000_000;
/// The place breaks ties and nothing else.
const PLACE: f64 = 1e-4;

/// One sentence of a section.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its place.
    pub span: Span,
    /// Its letters, width, quotation marks and blanks aside.
    pub letters: String,
    /// Whether it ends a paragraph.
    pub last: bool,
    vector: Vector,
}

impl Sentence {
    /// The sentences of some paragraphs, in order of place.
    pub(super) fn of(report: &Report, paragraphs: &BTreeSet<usize>, bigrams: &Bigrams, space: &Space) -> Vec<Sentence> {
        let mut all = Vec::new();
        for &p in paragraphs {
            let spans = sentences::sentences(report.text(), report.paragraphs[p].span);
            let count = spans.len();
            all.extend(spans.into_iter().enumerate().map(|(i, span)| {
                let words = report.words(span);
                Sentence {
                    span,
                    letters: letters(words),
                    last: i + 1 == count,
                    vector: space.vector(&bigrams.number(words)),
                }
            }));
        }
        all
    }
}

/// What of a text counts in a comparison of wording.
pub(super) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, '"' | '\'')).collect()
}

/// Two sentences that answer each other, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The earlier sentence.
    pub from: usize,
    /// Whether it stands in order with the others.
    pub in_order: bool,
}

/// For each later sentence the earlier one that it answers: the same letters first, then the most alike.
pub(super) fn matches(texts: &Pair<Vec<Sentence>>) -> Vec<Option<Match>> {
    let mut partner: Vec<Option<usize>> = vec![None; texts.to.len()];
    let mut taken = vec![false; texts.from.len()];
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (f, s) in texts.from.iter().enumerate().rev() {
        same.entry(&s.letters).or_default().push(f);
    }
    for (t, s) in texts.to.iter().enumerate() {
        if let Some(f) = same.get_mut(s.letters.as_str()).and_then(Vec::pop) {
            partner[t] = Some(f);
            taken[f] = true;
        }
    }
    let left: Vec<usize> = (0..texts.from.len()).filter(|&f| !taken[f]).collect();
    let open: Vec<usize> = (0..texts.to.len()).filter(|&t| partner[t].is_none()).collect();
    let index = Index::new(left.iter().map(|&f| &texts.from[f].vector));
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    let size = Pair::new(texts.from.len() as f64, texts.to.len() as f64);
    let vectors: Vec<_> = open.iter().map(|&t| &texts.to[t].vector).collect();
    let all: Vec<usize> = (0..left.len()).collect();
    for (&t, like) in open.iter().zip(index.like(&vectors, &all, STEPS)) {
        found.extend(like.into_iter().filter(|l| l.1 >= LEAST).map(|(i, likeness)| {
            let apart = (left[i] as f64 / size.from - t as f64 / size.to).abs();
            (likeness + PLACE * (1.0 - apart), t, left[i])
        }));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, t, f) in found {
        if partner[t].is_none() && !taken[f] {
            partner[t] = Some(f);
            taken[f] = true;
        }
    }
    let in_order = in_order(&partner);
    partner.iter().zip(in_order).map(|(p, in_order)| p.map(|from| Match { from, in_order })).collect()
}

/// Which of the partners stand in the order of their own text: the largest set that does.
fn in_order(partner: &[Option<usize>]) -> Vec<bool> {
    let pairs: Vec<(usize, usize)> = partner.iter().enumerate().filter_map(|(t, p)| Some((t, (*p)?))).collect();
    let run = longest_run(&pairs.iter().map(|p| p.1).collect::<Vec<_>>());
    let mut out = vec![false; partner.len()];
    run.into_iter().for_each(|i| out[pairs[i].0] = true);
    out
}
