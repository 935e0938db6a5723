//! Terms newly said, said no more, risen, fallen, returned.

use serde::Serialize;

use crate::analysis::Study;
use crate::comparison::PairComparison;
use crate::comparison::themes::Term;
use crate::text::Pair;
use crate::view::names;

use super::{Number, path};

/// The lists of terms, each the strongest first.
#[derive(Debug, Serialize)]
pub struct ThemesOut<'a> {
    new: Vec<TermOut<'a>>,
    dropped: Vec<TermOut<'a>>,
    risen: Vec<TermOut<'a>>,
    fallen: Vec<TermOut<'a>>,
    /// The user's own terms, where there are some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    followed: Vec<TermOut<'a>>,
}

/// One term.
#[derive(Debug, Serialize)]
pub struct TermOut<'a> {
    term: &'a str,
    from_count: usize,
    to_count: usize,
    per_10k: [Number; 2],
    score: Number,
    kind: &'static str,
    renamed: Option<&'a str>,
    thin: bool,
    quote: &'a str,
    /// The path of the section that the quote stands in.
    section: &'a str,
    g2: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_said: Option<i32>,
}

/// The lists of a pair.
pub fn lists<'a>(two: Pair<&'a Study>, pair: &'a PairComparison) -> ThemesOut<'a> {
    let list = |study: &'a Study, terms: &'a [Term]| terms.iter().map(|t| term(study, t)).collect();
    let themes = &pair.themes;
    ThemesOut {
        new: list(two.to, &themes.new),
        dropped: list(two.from, &themes.dropped),
        risen: list(two.to, &themes.risen),
        fallen: list(two.from, &themes.fallen),
        followed: themes.followed.iter().map(|t| term(if t.count.to > 0 { two.to } else { two.from }, t)).collect(),
    }
}

/// The terms that an earlier report said, the last one did not, and this one says again.
pub fn returned<'a>(two: Pair<&'a Study>, pair: &'a PairComparison) -> Vec<TermOut<'a>> {
    pair.themes.returned.iter().map(|t| term(two.to, t)).collect()
}

fn term<'a>(study: &'a Study, t: &'a Term) -> TermOut<'a> {
    TermOut {
        term: &t.term,
        from_count: t.count.from,
        to_count: t.count.to,
        per_10k: [Number::rounded(t.per_10k.from), Number::rounded(t.per_10k.to)],
        score: Number::rounded(t.score),
        kind: names::term_kind(t.kind),
        renamed: t.renamed.as_deref(),
        thin: t.thin,
        quote: study.report.quote(t.quote(&study.report)),
        section: path(study, study.report.section_at(t.hit.start)),
        g2: Number::rounded(t.g2),
        last_said: t.last_said,
    }
}
