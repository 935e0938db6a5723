//! One part of the reports alone: what stands under some headings, or belongs to one policy domain.

use crate::analysis::{Domain, Metric, Study};
use crate::document::SectionId;
use crate::text::{Pair, Span, fold::fold};

use super::checks::Place;
use super::themes::Term;
use super::{Comparison, MetricChange, PairComparison};

/// Which rows are wanted; both where both are given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Under headings that hold this text, width and quotation marks aside.
    pub section: Option<String>,
    /// In sections whose main domain it is.
    pub domain: Option<Domain>,
}

impl Filter {
    /// Whether a section is wanted.
    pub fn keeps(&self, study: &Study, id: SectionId) -> bool {
        self.names(study, id) && self.domain.is_none_or(|d| domain(study, id) == Some(d))
    }

    /// Whether a heading of the section, or of one that it belongs to, holds the text.
    fn names(&self, study: &Study, id: SectionId) -> bool {
        let Some(text) = &self.section else { return true };
        let text = fold(text);
        study.report.lineage(id).any(|id| id > 0 && fold(study.report.title(id)).contains(&text))
    }

    fn keeps_span(&self, study: &Study, span: Span) -> bool {
        self.keeps(study, study.report.section_at(span.start))
    }

    /// A figure is wanted whose section is, or, of a domain, whose paragraph is mainly of it.
    fn keeps_metric(&self, study: &Study, index: Option<usize>) -> bool {
        let paragraph =
            |m: &Metric| study.paragraph_domains.get(study.report.paragraph_index(m.quote.start)).and_then(|w| w.main);
        index.and_then(|i| study.metrics.get(i)).is_some_and(|m| {
            self.keeps(study, m.section)
                || self.domain.is_some_and(|d| paragraph(m) == Some(d)) && self.names(study, m.section)
        })
    }

    fn keeps_change(&self, two: Pair<&Study>, row: &MetricChange) -> bool {
        self.keeps_metric(two.from, row.metrics.from) || self.keeps_metric(two.to, row.metrics.to)
    }

    /// Leaves only the wanted rows.
    pub fn apply(&self, comparison: &mut Comparison) {
        let studies = &comparison.studies;
        for pair in &mut comparison.pairs {
            let two = pair.studies.map(|at| &studies[at]);
            self.apply_to(two, pair);
        }
        comparison
            .threads
            .retain(|t| t.sections.iter().zip(studies).any(|(id, study)| id.is_some_and(|id| self.keeps(study, id))));
    }

    fn apply_to(&self, two: Pair<&Study>, pair: &mut PairComparison) {
        let any = |study: &Study, ids: &[SectionId]| ids.iter().any(|&id| self.keeps(study, id));
        // Redlines name their link by its index: the links that stay are counted anew.
        let mut moved = vec![None; pair.alignment.links.len()];
        let mut kept = Vec::new();
        for (i, link) in std::mem::take(&mut pair.alignment.links).into_iter().enumerate() {
            if any(two.from, &link.sections.from) || any(two.to, &link.sections.to) {
                moved[i] = Some(kept.len());
                kept.push(link);
            }
        }
        pair.alignment.links = kept;
        pair.wording.retain_mut(|r| match moved.get(r.link).copied().flatten() {
            Some(link) => {
                r.link = link;
                true
            }
            None => false,
        });
        pair.priorities.retain(|p| {
            self.domain.is_none_or(|d| d == p.domain)
                && (self.section.is_none() || any(two.from, &p.tasks.from) || any(two.to, &p.tasks.to))
        });
        let themes = &mut pair.themes;
        for list in [&mut themes.new, &mut themes.risen, &mut themes.returned] {
            list.retain(|t| self.keeps_span(two.to, t.quote(&two.to.report)));
        }
        for list in [&mut themes.dropped, &mut themes.fallen] {
            list.retain(|t| self.keeps_span(two.from, t.quote(&two.from.report)));
        }
        let of_followed = |t: &Term| if t.count.to > 0 { two.to } else { two.from };
        themes.followed.retain(|t| self.keeps_span(of_followed(t), t.quote(&of_followed(t).report)));
        pair.metrics.retain(|m| self.keeps_change(two, m));
        pair.target_changes.retain(|m| self.keeps_change(two, m));
        pair.targets.retain(|t| self.keeps_metric(two.from, Some(t.target)) || self.keeps_metric(two.to, t.actual));
        pair.claims.retain(|c| two.to.claims.get(c.claim).is_some_and(|c| self.keeps_span(two.to, c.quote)));
        pair.tasks
            .retain(|t| two.from.undertakings.get(t.undertaking).is_some_and(|u| self.keeps(two.from, u.section)));
        if pair.tasks_cut_off > 0 {
            let asked = two.from.undertakings.iter().filter(|u| self.keeps(two.from, u.section)).count();
            pair.tasks_cut_off = asked.saturating_sub(pair.tasks.len());
        }
        pair.problems.retain(|p| {
            let at = |study: &Study, i: Option<usize>| {
                i.and_then(|i| study.problems.get(i)).is_some_and(|p| self.keeps_span(study, p.span))
            };
            at(two.from, p.problem.from) || at(two.to, p.problem.to)
        });
        pair.checks.retain(|c| {
            c.quotes.iter().any(|place| match place {
                Place::From(span) => self.keeps_span(two.from, *span),
                Place::To(span) => self.keeps_span(two.to, *span),
            })
        });
    }
}

/// The main domain of a section; of one without words that tell, that of the section it belongs to.
fn domain(study: &Study, id: SectionId) -> Option<Domain> {
    study.report.lineage(id).find_map(|id| study.domains.get(id).and_then(|w| w.main))
}
