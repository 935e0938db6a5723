//! JSON by the published interface: the comparison itself, not a page. Names are English and stable; the words of a report
//! stand letter for letter. One file a part; `tongbi schema` describes what they print.

mod figures;
mod outline;
mod priorities;
mod problems;
mod sections;
mod targets;
mod tasks;
mod themes;
mod trend;

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

use crate::analysis::Study;
use crate::comparison::{Comparison, PairComparison, Part};
use crate::document::{Report, SectionId};

use super::layout::summary;
use super::words::{Lang, Vocab};

/// A number as JSON has it: an exact decimal in its shortest form, whole numbers without a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub f64);

impl Number {
    /// A decimal.
    pub fn of(value: Decimal) -> Self {
        let value = value.normalize();
        Self(value.to_string().parse().ok().or_else(|| value.to_f64()).unwrap_or_default())
    }
    /// A measured quantity, to four places.
    pub fn rounded(value: f64) -> Self {
        Self((value * 1e4).round() / 1e4)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !self.0.is_finite() {
            s.serialize_none()
        } else if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            s.serialize_i64(self.0 as i64)
        } else {
            s.serialize_f64(self.0)
        }
    }
}

/// What all answers say of a report.
#[derive(Debug, Serialize)]
struct ReportOut<'a> {
    file: &'a str,
    title: Option<&'a str>,
    year: Option<i32>,
    issuer: Option<&'a str>,
    encoding: &'a str,
    chars: usize,
    complete: bool,
}

impl<'a> ReportOut<'a> {
    fn of(report: &'a Report) -> Self {
        let origin = &report.manuscript.origin;
        Self {
            file: &origin.file,
            title: report.identity.title.as_deref(),
            year: report.identity.year,
            issuer: report.identity.issuer.as_deref(),
            encoding: &origin.encoding,
            chars: report.text().chars().filter(|c| !c.is_whitespace()).count(),
            complete: report.complete,
        }
    }
}

/// `outline`: the report and its headings.
pub fn outline(study: &Study, keep: impl Fn(SectionId) -> bool) -> Vec<u8> {
    #[derive(Serialize)]
    struct Out<'a> {
        report: ReportOut<'a>,
        sections: Vec<outline::SectionOut<'a>>,
    }
    write(&Out { report: ReportOut::of(&study.report), sections: outline::sections(study, keep) })
}

/// `metrics`: the report and its measured facts.
pub fn metrics(study: &Study, keep: impl Fn(SectionId) -> bool) -> Vec<u8> {
    #[derive(Serialize)]
    struct Out<'a> {
        report: ReportOut<'a>,
        metrics: Vec<figures::MetricOut<'a>>,
    }
    let kept = study.metrics.iter().filter(|m| m.is_measured() && keep(m.section));
    write(&Out {
        report: ReportOut::of(&study.report),
        metrics: kept.map(|m| figures::MetricOut::of(study, m)).collect(),
    })
}

/// `text`: the report and its paragraphs.
pub fn text(report: &Report, paragraphs: &[&str]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Out<'a> {
        report: ReportOut<'a>,
        paragraphs: &'a [&'a str],
    }
    write(&Out { report: ReportOut::of(report), paragraphs })
}

/// Which answer is wanted of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// All that was computed.
    Diff,
    /// Last year's targets and undertakings, and what came of them.
    Targets,
    /// The terms.
    Themes,
}

/// `diff`, `targets` and `themes`: the reports, and the wanted parts of each pair.
pub fn comparison(comparison: &Comparison, answer: Answer, parts: &BTreeSet<Part>, lang: Lang) -> Vec<u8> {
    #[derive(Serialize)]
    struct Out<'a> {
        reports: Vec<ReportOut<'a>>,
        #[serde(flatten)]
        rest: Rest<'a>,
    }
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Rest<'a> {
        Single(Box<PartsOut<'a>>),
        Diff {
            pairs: Vec<PairOut<'a>>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            domains: Vec<trend::DomainOut>,
            threads: Vec<sections::ThreadOut<'a>>,
        },
        Pairs {
            pairs: Vec<PairOut<'a>>,
        },
    }
    let wanted = Wanted { answer, parts, lang };
    let pair = |p| PairOut::of(comparison, p, &wanted);
    let rest = match (answer, comparison.pairs.as_slice()) {
        (Answer::Diff, pairs) => {
            let over_years = pairs.len() > 1 && parts.contains(&Part::Priorities);
            let lines = if over_years { crate::comparison::trend::domains(comparison) } else { Vec::new() };
            Rest::Diff {
                pairs: pairs.iter().map(pair).collect(),
                domains: trend::domains(comparison, &lines),
                threads: sections::threads(comparison),
            }
        }
        (_, [only]) => Rest::Single(Box::new(PartsOut::of(comparison, only, &wanted))),
        (_, pairs) => Rest::Pairs { pairs: pairs.iter().map(pair).collect() },
    };
    write(&Out { reports: comparison.studies.iter().map(|s| ReportOut::of(&s.report)).collect(), rest })
}

/// One pair as a single line of JSON.
pub fn pair(comparison: &Comparison, pair: &PairComparison, parts: &BTreeSet<Part>, lang: Lang) -> String {
    line(&PairOut::of(comparison, pair, &Wanted { answer: Answer::Diff, parts, lang }))
}

/// What all answers say of a report, as a single line of JSON.
pub fn report(report: &Report) -> String {
    line(&ReportOut::of(report))
}

fn line(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect(SOUND)
}

struct Wanted<'a> {
    answer: Answer,
    parts: &'a BTreeSet<Part>,
    lang: Lang,
}

#[derive(Debug, Serialize)]
struct PairOut<'a> {
    from: Option<i32>,
    to: Option<i32>,
    #[serde(flatten)]
    parts: PartsOut<'a>,
}

impl<'a> PairOut<'a> {
    fn of(comparison: &'a Comparison, pair: &'a PairComparison, wanted: &Wanted) -> Self {
        let year = |i: usize| comparison.studies[i].report.identity.year;
        Self { from: year(pair.studies.from), to: year(pair.studies.to), parts: PartsOut::of(comparison, pair, wanted) }
    }
}

/// A finding of the summary.
#[derive(Debug, Serialize)]
struct FindingOut {
    text: String,
    rows: Vec<String>,
}

/// The parts of one pair; what was not asked for is not there.
#[derive(Debug, Default, Serialize)]
#[serde(default)]
struct PartsOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Vec<FindingOut>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<Vec<sections::LinkOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priorities: Option<Vec<priorities::PriorityOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    themes: Option<themes::ThemesOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned: Option<Vec<themes::TermOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metrics: Option<Vec<figures::ChangeOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_changes: Option<Vec<figures::ChangeOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<targets::TargetOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<targets::ClaimOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tasks: Option<Vec<tasks::TaskOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<Vec<problems::ProblemOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checks: Option<Vec<figures::CheckOut<'a>>>,
}

impl<'a> PartsOut<'a> {
    fn of(comparison: &'a Comparison, pair: &'a PairComparison, wanted: &Wanted) -> Self {
        use Part::*;
        let two = comparison.two(pair);
        let has = |part| wanted.parts.contains(&part);
        let summary = || {
            let finding = |f| FindingOut {
                text: summary::sentence(two, pair, f, wanted.lang, Vocab::Plain),
                rows: summary::rows(f),
            };
            pair.summary.iter().map(finding).collect()
        };
        Self {
            summary: has(Summary).then(summary),
            sections: (has(Sections) || has(Wording)).then(|| sections::links(two, pair, has(Wording))),
            priorities: has(Priorities).then(|| priorities::rows(two, pair)),
            themes: has(Themes).then(|| themes::lists(two, pair)),
            returned: (has(Themes) && wanted.answer == Answer::Themes && comparison.studies.len() > 2)
                .then(|| themes::returned(two, pair)),
            metrics: has(Metrics).then(|| figures::changes(two, &pair.metrics)),
            target_changes: has(Metrics).then(|| figures::changes(two, &pair.target_changes)),
            targets: has(Targets).then(|| targets::rows(two, pair, wanted.lang)),
            claims: has(Targets).then(|| targets::claims(two, pair, wanted.lang)),
            tasks: has(Tasks).then(|| tasks::rows(two, pair)),
            problems: has(Problems).then(|| problems::rows(two, pair)),
            checks: has(Checks).then(|| figures::checks(two, pair, wanted.lang)),
        }
    }
}

pub use trend::trend;

/// The JSON Schema of all answers.
pub const SCHEMA: &str = include_str!("schema.json");

/// Why an answer can always be written: it goes to memory, its keys are words, and a number that is none is `null`.
const SOUND: &str = "an answer is sound JSON";

/// The path of a section, as `outline` gives it.
fn path(study: &Study, id: SectionId) -> &str {
    study.report.sections.get(id).map_or("", |s| s.path.as_str())
}

/// The bytes of an answer: indented, with a line end.
fn write(answer: &impl Serialize) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(answer).expect(SOUND);
    out.push(b'\n');
    out
}
