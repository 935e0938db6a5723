//! The headings of one report.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::{Domain, Study};
use crate::document::SectionId;
use crate::text::han_count;
use crate::view::names;

use super::Number;

/// A section, as `outline` prints it.
#[derive(Debug, Serialize)]
pub struct SectionOut<'a> {
    path: &'a str,
    level: usize,
    number: Option<&'a str>,
    title: &'a str,
    role: &'static str,
    domain: Option<Domain>,
    domains: BTreeMap<Domain, Number>,
    chars: usize,
    share: Number,
    body: bool,
}

/// The sections, without the whole.
pub fn sections(study: &Study, keep: impl Fn(SectionId) -> bool) -> Vec<SectionOut<'_>> {
    let report = &study.report;
    let all = han_count(report.text()).max(1) as f64;
    let section = |(id, s): (usize, &'_ crate::document::Section)| {
        let weights = study.domains.get(id).cloned().unwrap_or_default();
        let words = report.quote(s.extent);
        // A heading's share is measured in Han characters, as all densities are; its length counts every character.
        let share = if s.body { han_count(words) as f64 / all } else { 0.0 };
        (weights, words.chars().filter(|c| !c.is_whitespace()).count(), share)
    };
    let rows = report.sections.iter().enumerate().skip(1).filter(|(id, _)| keep(*id));
    rows.map(|(id, s)| {
        let (weights, chars, share) = section((id, s));
        SectionOut {
            path: &s.path,
            level: s.level,
            number: s.number.as_deref(),
            title: report.quote(s.title),
            role: names::role(s.role),
            domain: weights.main,
            domains: weights.weights.iter().map(|&(d, w)| (d, Number::rounded(w))).collect(),
            chars: if s.body { chars } else { 0 },
            share: Number::rounded(share),
            body: s.body,
        }
    })
    .collect()
}
