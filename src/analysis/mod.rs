//! A [`Report`] becomes a [`Study`]: what it measures, which policy domains its parts belong to, what it undertakes,
//! what it admits and what it claims of itself.

mod claims;
pub mod domain;
mod extract;
mod figure;
pub mod metric;
mod problems;
pub mod undertakings;
mod worded;

use crate::document::Report;
use crate::lexicon::Lexicon;
use crate::text::Span;

pub use claims::Claim;
pub use domain::{Domain, DomainWeights};
pub use extract::{compared_year, part_of_year};
pub use metric::{Bound, Facet, Metric, MetricKey, Period, Role};
pub use problems::Problem;
pub use undertakings::Undertaking;

/// What is to be found out; a part that nobody asked for costs nothing and stays empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The figures.
    pub metrics: bool,
    /// The domains of sections and paragraphs.
    pub domains: bool,
    /// The concrete undertakings of the plan.
    pub undertakings: bool,
    /// The admitted problems.
    pub problems: bool,
    /// What the report says of its own success.
    pub claims: bool,
}

impl Wanted {
    /// Everything.
    pub const ALL: Self = Self { metrics: true, domains: true, undertakings: true, problems: true, claims: true };
    /// Nothing but the report.
    pub const NONE: Self = Self { metrics: false, domains: false, undertakings: false, problems: false, claims: false };
}

/// One report, analysed. Owns the report; all spans point into its text.
#[derive(Debug, Clone)]
pub struct Study {
    /// The report.
    pub report: Report,
    /// Every measured fact, in order of place.
    pub metrics: Vec<Metric>,
    /// The domains of each section, by section id (empty where not wanted).
    pub domains: Vec<DomainWeights>,
    /// The domains of each paragraph, by its index in the report (empty where not wanted).
    pub paragraph_domains: Vec<DomainWeights>,
    /// The undertakings of the plan, in order of place.
    pub undertakings: Vec<Undertaking>,
    /// The admitted problems, in order of place.
    pub problems: Vec<Problem>,
    /// The report's claims of success or failure, in order of place.
    pub claims: Vec<Claim>,
}

/// Analyses one report.
pub fn study(report: Report, lexicon: &Lexicon, wanted: Wanted) -> Study {
    let mut metrics = if wanted.metrics { metric::read(&report, lexicon) } else { Vec::new() };
    if wanted.metrics {
        worded::add(&report, lexicon, &mut metrics);
    }
    let (domains, paragraph_domains) =
        if wanted.domains { domain::assign(&report, lexicon) } else { Default::default() };
    let undertakings = if wanted.undertakings { undertakings::read(&report, lexicon) } else { Vec::new() };
    let problems = if wanted.problems { problems::read(&report, lexicon) } else { Vec::new() };
    let claims = if wanted.claims { claims::read(&report, lexicon) } else { Vec::new() };
    Study { report, metrics, domains, paragraph_domains, undertakings, problems, claims }
}

impl Study {
    /// The metrics that were read from within `span`, in order of place.
    pub fn metrics_in(&self, span: Span) -> std::slice::Iter<'_, Metric> {
        let first = self.metrics.partition_point(|m| m.figure.start < span.start);
        let end = self.metrics.partition_point(|m| m.figure.start < span.end);
        self.metrics[first..end.max(first)].iter()
    }
}
