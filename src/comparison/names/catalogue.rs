//! A report's figures, to be found by the name of what they measure.

use std::collections::BTreeMap;

use crate::analysis::Metric;
use crate::lexicon::Lexicon;
use crate::text::Span;

use super::{Fit, Name};
use crate::comparison::Figures;
use crate::comparison::grams::{Index, Query};

/// The least likeness of two names of one thing.
pub const ALIKE: f64 = 0.6;

/// Figures of one report, to be found by the name of what they measure.
#[derive(Debug)]
pub struct Catalogue<'n> {
    entries: Vec<(usize, &'n Name)>,
    by_key: BTreeMap<&'n str, Vec<usize>>,
    by_name: Index,
}

/// More figures of one name than this are not looked through.
const MANY: usize = 60;

impl<'n> Catalogue<'n> {
    /// A catalogue of those figures that `wanted` takes.
    pub fn new(figures: &'n Figures, wanted: impl Fn(&Metric) -> bool) -> Self {
        let mut entries = Vec::new();
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut names = String::new();
        let mut spans = Vec::new();
        for (i, metric) in figures.study.metrics.iter().enumerate() {
            if !wanted(metric) {
                continue;
            }
            let name = figures.name(i);
            if let Some(key) = &name.canonical {
                by_key.entry(key).or_default().push(entries.len());
            }
            let start = names.len();
            names.push_str(&name.core);
            spans.push(Span::new(start, names.len()));
            names.push('\n');
            entries.push((i, name));
        }
        let by_name = Index::new(&names, spans);
        Self { entries, by_key, by_name }
    }
    /// The figures that may measure what `name` names, with how well they fit, in the report's order.
    pub fn alike(&self, name: &Name, lexicon: &Lexicon) -> Vec<(usize, Fit)> {
        let mut found: Vec<usize> = Vec::new();
        if let Some(same) = name.canonical.as_deref().and_then(|key| self.by_key.get(key)) {
            found.extend(same.iter().take(MANY));
        }
        let hits = self.by_name.search(&Query::new(&name.core, |_, _| 1.0), &[&self.by_name]);
        found.extend(hits.iter().take(MANY).map(|h| h.unit));
        if name.core.is_empty() {
            // 亩均税收: a name of scope words alone.
            let same =
                self.entries.iter().enumerate().filter(|(_, (_, n))| n.core.is_empty() && n.scopes == name.scopes);
            found.extend(same.take(MANY).map(|(at, _)| at));
        }
        found.sort_unstable();
        found.dedup();
        let fits = found.iter().filter_map(|&at| self.entries.get(at));
        fits.map(|(metric, other)| (*metric, name.fit(other, lexicon))).filter(|(_, f)| f.score >= ALIKE).collect()
    }
}
