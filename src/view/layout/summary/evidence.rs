//! The quotes that a finding rests on: those of the rows that its sentence names.

use crate::analysis::Study;
use crate::comparison::MetricChange;
use crate::comparison::summary::{Finding, FindingKind, RowList, RowRef};
use crate::comparison::themes::Term;
use crate::text::{Span, sentences};
use crate::view::page::Evidence;

use super::super::quotes::{with_clause_before, with_subject};
use super::super::{PairView, checks};

/// The quotes of a finding, and whether there are more. Of what is only counted, the first few rows stand for all.
pub(super) fn of(view: &PairView, finding: &Finding) -> (Vec<Evidence>, Option<String>) {
    const COUNTED: usize = 4;
    const NAMED: usize = 8;
    let most = match finding.kind {
        FindingKind::TargetsTally
        | FindingKind::TasksTally
        | FindingKind::ProblemsTally
        | FindingKind::SectionsTally
        | FindingKind::ChecksFailed
        | FindingKind::ClaimNotBorneOut => COUNTED,
        _ => NAMED,
    };
    let mut all = Vec::new();
    for row in finding.rows.iter().take(most) {
        all.extend(row_evidence(view, row));
    }
    if finding.kind == FindingKind::BrokenOff {
        all.extend(last_words(view));
    }
    if finding.kind == FindingKind::YearsReviewed {
        let report = &view.two.to.report;
        all.extend(report.years_reviewed().map(|id| view.to_quote("", report.sections[id].heading)));
    }
    all.dedup_by(|a, b| a.source == b.source && a.span == b.span);
    // How many there are is said in the sentence; how many quotes are shown is the format's to choose.
    let note =
        (finding.rows.len() > most).then(|| view.lang.pick("只列前几项的原文", "the first ones only").to_owned());
    (all, note)
}

/// The last words of the reports that break off.
fn last_words(view: &PairView) -> Vec<Evidence> {
    let quotes: [(_, &dyn Fn(Span) -> Evidence); 2] =
        [(view.two.from, &|s| view.from_quote("", s)), (view.two.to, &|s| view.to_quote("", s))];
    let cut = quotes.into_iter().filter(|(study, _)| !study.report.complete);
    let last = cut.filter_map(|(study, quote)| {
        let paragraph = study.report.paragraphs.last()?.span;
        Some(quote(*sentences::sentences(study.report.text(), paragraph).last()?))
    });
    last.collect()
}

fn row_evidence(view: &PairView, row: &RowRef) -> Vec<Evidence> {
    let (from, to) = (view.two.from, view.two.to);
    let whole = |study: &Study, i: Option<usize>| Some(with_subject(&study.report, study.metrics.get(i?)?));
    let from_metric = |i: Option<usize>| whole(from, i).map(|span| view.from_quote("", span));
    let to_metric = |i: Option<usize>| whole(to, i).map(|span| view.to_quote("", span));
    let change = |rows: &[MetricChange]| {
        let quotes =
            |r: &MetricChange| from_metric(r.metrics.from).into_iter().chain(to_metric(r.metrics.to)).collect();
        rows.get(row.index).map_or_else(Vec::new, quotes)
    };
    let term = |terms: &[Term], is_past: bool| {
        let quote = |t: &Term| match is_past {
            true => view.from_quote("", t.quote(&from.report)),
            false => view.to_quote("", t.quote(&to.report)),
        };
        terms.get(row.index).map(quote).into_iter().collect()
    };
    match row.list {
        RowList::Claims => {
            let claim = view.pair.claims.get(row.index).and_then(|c| to.claims.get(c.claim));
            claim.map(|c| view.to_quote("", with_clause_before(&to.report, c.quote))).into_iter().collect()
        }
        RowList::Targets => view
            .pair
            .targets
            .get(row.index)
            .map_or_else(Vec::new, |r| from_metric(Some(r.target)).into_iter().chain(to_metric(r.actual)).collect()),
        RowList::Actuals => change(&view.pair.metrics),
        RowList::TargetChanges => change(&view.pair.target_changes),
        RowList::TermsNew => term(&view.pair.themes.new, false),
        RowList::TermsRisen => term(&view.pair.themes.risen, false),
        // What is said less or no more is quoted from the earlier report.
        RowList::TermsDropped => term(&view.pair.themes.dropped, true),
        RowList::TermsFallen => term(&view.pair.themes.fallen, true),
        RowList::Tasks => view.pair.tasks.get(row.index).map_or_else(Vec::new, |r| {
            let task = from.undertakings.get(r.undertaking).map(|u| view.from_quote("", u.span));
            task.into_iter().chain(r.evidence.map(|span| view.to_quote("", span))).collect()
        }),
        RowList::Problems => view.pair.problems.get(row.index).map_or_else(Vec::new, |r| {
            let told = r.words(view.two);
            let (a, b) = (told.from.map(|s| view.from_quote("", s)), told.to.map(|s| view.to_quote("", s)));
            a.into_iter().chain(b).collect()
        }),
        RowList::Checks => view.pair.checks.get(row.index).map_or_else(Vec::new, |c| checks::quotes(view, c)),
        RowList::Priorities => view.pair.priorities.get(row.index).map_or_else(Vec::new, |r| {
            let a = r.tasks.from.first().and_then(|&id| from.report.sections.get(id));
            let b = r.tasks.to.first().and_then(|&id| to.report.sections.get(id));
            let a = a.map(|s| view.from_quote("", s.heading));
            a.into_iter().chain(b.map(|s| view.to_quote("", s.heading))).collect()
        }),
        RowList::Sections => view.pair.alignment.links.get(row.index).map_or_else(Vec::new, |l| {
            let a = l.sections.from.iter().filter_map(|&id| from.report.sections.get(id));
            let b = l.sections.to.iter().filter_map(|&id| to.report.sections.get(id));
            let a = a.map(|s| view.from_quote("", s.heading));
            a.chain(b.map(|s| view.to_quote("", s.heading))).collect()
        }),
    }
}
