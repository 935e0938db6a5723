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
/// Sentences, and paragraphs, of which less is kept are shown whole, the old one and the new one.
const KEPT: f64 = 0.3;
/// Kept stretches of fewer letters are chance: words of the register that any two sentences share.
const STRETCH: usize = 4;
/// So many changes to a sentence or a paragraph can be followed, whatever stands between them.
const CHANGES: usize = 3;

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
    (rewritten(report, edits), common as f64 / all.max(1) as f64)
}

/// Paragraphs of which little is kept, and no sentence whole, are told as they stand: the old words, then the new ones. Bits
/// of either in between would be a wall of marks that nobody reads.
fn rewritten(report: Pair<&Report>, edits: Vec<Edit>) -> Vec<Edit> {
    let mut out = Vec::with_capacity(edits.len());
    for paragraph in edits.split_inclusive(|e| matches!(e, Edit::Break)) {
        match in_blocks(report, paragraph) {
            Some(blocks) => out.extend(blocks),
            None => out.extend(paragraph),
        }
    }
    out
}

fn in_blocks(report: Pair<&Report>, paragraph: &[Edit]) -> Option<Vec<Edit>> {
    let changed = |e: &&Edit| matches!(e, Edit::Added(_) | Edit::Removed(_) | Edit::Replaced(_));
    let moved = paragraph.iter().any(|e| matches!(e, Edit::Moved(_)));
    if moved || paragraph.iter().filter(changed).count() <= CHANGES {
        return None;
    }
    let mut sides = Pair::new(Vec::new(), Vec::new());
    let mut kept = 0;
    for edit in paragraph {
        let (from, to) = match *edit {
            Edit::Kept(p) => {
                // A sentence that was kept whole is worth seeing as kept.
                if report.to.quote(p.to).ends_with(['。', '！', '？']) && p.to.len() > 3 * STRETCH {
                    return None;
                }
                kept += p.from.len() + p.to.len();
                (Some(p.from), Some(p.to))
            }
            Edit::Replaced(p) => (Some(p.from), Some(p.to)),
            Edit::Removed(s) => (Some(s), None),
            Edit::Added(s) => (None, Some(s)),
            Edit::Moved(_) | Edit::Break => (None, None),
        };
        sides.from.extend(from);
        sides.to.extend(to);
    }
    let all: usize = sides.from.iter().chain(&sides.to).map(|s: &Span| s.len()).sum();
    if sides.from.is_empty() || sides.to.is_empty() || kept as f64 >= KEPT * all as f64 {
        return None;
    }
    let Pair { from, to } = sides;
    let mut blocks: Vec<Edit> = together(report.from, from).into_iter().map(Edit::Removed).collect();
    blocks.extend(together(report.to, to).into_iter().map(Edit::Added));
    blocks.extend(paragraph.last().filter(|e| matches!(e, Edit::Break)));
    Some(blocks)
}

/// Stretches in the order of their text, those with nothing between them as one.
fn together(report: &Report, mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| s.start);
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        let between = out.last().and_then(|last| report.text().get(last.end..span.start));
        match (out.last_mut(), between) {
            (Some(last), Some(between)) if between.trim_matches(' ').is_empty() => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
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
    let length = |r: &RunOf| covered(&tokens.from, &r.from).map_or(0, |s| s.len());
    let solid = |r: &RunOf| {
        let letters = tokens.from[r.from.clone()].iter().flat_map(|t| t.key.chars()).filter(|c| c.is_alphanumeric());
        letters.count() >= STRETCH
    };
    let kept = || runs.iter().filter(|r| r.kept);
    let least = KEPT * spans.from.len().min(spans.to.len()) as f64;
    let little = (kept().map(length).sum::<usize>() as f64) < least;
    // A few changes are followed easily; of many, chance words in between must not be all that was kept.
    let scattered = runs.len() - kept().count() > CHANGES
        && (kept().filter(|r| solid(r)).map(length).sum::<usize>() as f64) < least;
    if little || scattered {
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
