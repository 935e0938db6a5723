//! Two texts whose sentences answer each other become edits.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Edit;
use super::sentences::{Match, Sentence};
use super::tokens::{Token, Tokenizer};
use crate::document::Report;
use crate::text::{Pair, Span};

/// Two sentences are compared word by word up to so many pairs of words; of larger ones only the ends are compared.
const WORDS: usize = 4_000_000;
/// A sentence longer than this many bytes is not cut into words.
const LONGEST: usize = 100_000;
/// Sentences of which less is kept are shown whole, the old one and the new one.
const KEPT: f64 = 0.3;

/// The edits, in the later text's order, and how much of both texts they keep.
pub(super) fn of(
    report: Pair<&Report>,
    texts: &Pair<Vec<Sentence>>,
    matches: &[Option<Match>],
    tokenizer: &Tokenizer,
) -> (Vec<Edit>, f64) {
    let mut answered = vec![false; texts.from.len()];
    matches.iter().flatten().for_each(|m| answered[m.from] = true);
    let mut edits = Vec::new();
    let mut next = 0;
    // What is gone before the earlier sentence `until`; of several paragraphs, each by itself.
    let gone = |until: usize, next: &mut usize, edits: &mut Vec<Edit>| {
        let unanswered: Vec<usize> = (*next..until).filter(|&f| !answered[f]).collect();
        let whole = unanswered.iter().any(|&f| texts.from[f].last);
        for (i, &f) in unanswered.iter().enumerate() {
            let begins = i == 0 || texts.from[unanswered[i - 1]].last;
            if whole && begins && !matches!(edits.last(), None | Some(Edit::Break)) {
                edits.push(Edit::Break);
            }
            edits.push(Edit::Removed(texts.from[f].span));
        }
        if whole {
            edits.push(Edit::Break);
        }
        *next = until.max(*next);
    };
    for (sentence, m) in texts.to.iter().zip(matches) {
        match m {
            None => edits.push(Edit::Added(sentence.span)),
            Some(m) => {
                let old = &texts.from[m.from];
                if m.in_order {
                    gone(m.from, &mut next, &mut edits);
                }
                let spans = Pair::new(old.span, sentence.span);
                match (old.letters == sentence.letters, m.in_order) {
                    (true, true) => edits.push(Edit::Kept(spans)),
                    (true, false) => edits.push(Edit::Moved(spans)),
                    (false, _) => compare(report, spans, tokenizer, &mut edits),
                }
            }
        }
        if sentence.last {
            edits.push(Edit::Break);
        }
    }
    gone(texts.from.len(), &mut next, &mut edits);
    let common: usize = edits
        .iter()
        .map(|e| match e {
            Edit::Kept(p) | Edit::Moved(p) => p.from.len() + p.to.len(),
            _ => 0,
        })
        .sum();
    let all: usize = texts.from.iter().chain(&texts.to).map(|s| s.span.len()).sum();
    (edits, common as f64 / all.max(1) as f64)
}

/// Compares two sentences word by word.
fn compare(report: Pair<&Report>, spans: Pair<Span>, tokenizer: &Tokenizer, edits: &mut Vec<Edit>) {
    let whole = [Edit::Removed(spans.from), Edit::Added(spans.to)];
    if spans.from.len().max(spans.to.len()) > LONGEST {
        edits.extend(whole);
        return;
    }
    let tokens = Pair::new(tokenizer.cut(report.from.text(), spans.from), tokenizer.cut(report.to.text(), spans.to));
    let runs = joined(runs(&tokens), &tokens);
    let kept: usize =
        runs.iter().filter(|r| r.kept).map(|r| covered(&tokens.from, &r.from).map_or(0, |s| s.len())).sum();
    if (kept as f64) < KEPT * spans.from.len().min(spans.to.len()) as f64 {
        edits.extend(whole);
        return;
    }
    for run in runs {
        match (covered(&tokens.from, &run.from), covered(&tokens.to, &run.to)) {
            (Some(a), Some(b)) if run.kept => edits.push(Edit::Kept(Pair::new(a, b))),
            (Some(a), Some(b)) => edits.push(Edit::Replaced(Pair::new(a, b))),
            (Some(a), None) => edits.push(Edit::Removed(a)),
            (None, Some(b)) => edits.push(Edit::Added(b)),
            (None, None) => {}
        }
    }
}

/// Words that stand in both, or words in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RunOf {
    from: std::ops::Range<usize>,
    to: std::ops::Range<usize>,
    kept: bool,
}

/// The runs of kept and of changed words, by turns.
fn runs(tokens: &Pair<Vec<Token>>) -> Vec<RunOf> {
    let keys = |tokens: &[Token]| tokens.iter().map(|t| t.key.clone()).collect::<Vec<String>>();
    let (a, b) = (keys(&tokens.from), keys(&tokens.to));
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let (end_a, end_b) = (a.len() - tail, b.len() - tail);
    let mut out: Vec<RunOf> = Vec::new();
    let mut push = |from: std::ops::Range<usize>, to: std::ops::Range<usize>, kept: bool| {
        if from.is_empty() && to.is_empty() {
            return;
        }
        match out.last_mut() {
            Some(last) if last.kept == kept => (last.from.end, last.to.end) = (from.end, to.end),
            _ => out.push(RunOf { from, to, kept }),
        }
    };
    push(0..head, 0..head, true);
    let (mid_a, mid_b) = (&a[head..end_a], &b[head..end_b]);
    if mid_a.len().saturating_mul(mid_b.len()) > WORDS {
        push(head..end_a, head..end_b, false);
    } else {
        for op in capture_diff_slices(Algorithm::Myers, mid_a, mid_b) {
            let (from, to) = (op.old_range(), op.new_range());
            let kept = matches!(op, DiffOp::Equal { .. });
            push(from.start + head..from.end + head, to.start + head..to.end + head, kept);
        }
    }
    push(end_a..a.len(), end_b..b.len(), true);
    out
}

/// A single character or mark that was kept between two changes only cuts them up: it goes with them.
fn joined(runs: Vec<RunOf>, tokens: &Pair<Vec<Token>>) -> Vec<RunOf> {
    let last = runs.len().saturating_sub(1);
    let mut out: Vec<RunOf> = Vec::new();
    for (i, mut run) in runs.into_iter().enumerate() {
        let letters: usize =
            tokens.from[run.from.clone()].iter().flat_map(|t| t.key.chars()).filter(|c| c.is_alphanumeric()).count();
        if run.kept && i > 0 && i < last && letters < 2 {
            run.kept = false;
        }
        match out.last_mut() {
            Some(before) if before.kept == run.kept => {
                (before.from.end, before.to.end) = (run.from.end, run.to.end);
            }
            _ => out.push(run),
        }
    }
    out
}

/// The place of some words that stand side by side.
fn covered(tokens: &[Token], range: &std::ops::Range<usize>) -> Option<Span> {
    let tokens = &tokens[range.clone()];
    Some(Span::new(tokens.first()?.span.start, tokens.last()?.span.end))
}
