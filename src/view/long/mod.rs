//! Long tables for data frames and databases: one row an observation, with place, year, file, position and quote.
//!
//! In: a study or a pair of a comparison, and whose it is. Out: rows by a fixed schema, which [`mod@write`] puts into CSV, JSON
//! lines or Parquet one after another, so that memory does not grow with the number of rows.

pub mod columns;
pub mod write;

use serde::{Deserialize, Serialize};

use crate::analysis::{Metric, Study};
use crate::comparison::alignment::Tie;
use crate::comparison::targets::Verdict;
use crate::comparison::{Comparison, PairComparison, Term};
use crate::document::SectionId;
use crate::remark::Severity;
use crate::text::{Pair, Span, han_count};

use super::names;
use super::words::{Lang, rules};

/// The kind of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Int,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
}

/// One value; [`Value::Null`] for what is not known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Not known.
    #[serde(rename = "z")]
    Null,
    /// Words.
    #[serde(rename = "t")]
    Text(String),
    /// A whole number.
    #[serde(rename = "i")]
    Int(i64),
    /// A number, as exact digits.
    #[serde(rename = "n")]
    Number(String),
    /// Yes or no.
    #[serde(rename = "f")]
    Flag(bool),
}

/// A table's name and columns.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Its name, of files too.
    pub id: &'static str,
    /// Its columns.
    pub columns: &'static [(&'static str, Kind)],
}

use Kind::{Flag, Int, Number, Text};

/// The tables, in the order in which files hold them.
pub const TABLES: [Schema; 5] = [
    Schema {
        id: "facts",
        columns: &[
            ("issuer", Text),
            ("code", Text),
            ("year", Int),
            ("file", Text),
            ("section", Text),
            ("position", Int),
            ("indicator", Text),
            ("canonical", Text),
            ("facet", Text),
            ("value", Number),
            ("value_high", Number),
            ("unit", Text),
            ("bound", Text),
            ("role", Text),
            ("period", Text),
            ("estimate", Flag),
            ("relation", Text),
            ("other", Text),
            ("quote", Text),
        ],
    },
    Schema {
        id: "targets",
        columns: &[
            ("issuer", Text),
            ("code", Text),
            ("from", Int),
            ("to", Int),
            ("from_file", Text),
            ("to_file", Text),
            ("indicator", Text),
            ("canonical", Text),
            ("facet", Text),
            ("headline", Flag),
            ("target", Number),
            ("target_high", Number),
            ("target_unit", Text),
            ("bound", Text),
            ("actual", Number),
            ("actual_unit", Text),
            ("gap", Number),
            ("gap_unit", Text),
            ("verdict", Text),
            ("rule", Text),
            ("target_position", Int),
            ("target_quote", Text),
            ("actual_position", Int),
            ("actual_quote", Text),
        ],
    },
    Schema {
        id: "sections",
        columns: &[
            ("issuer", Text),
            ("code", Text),
            ("year", Int),
            ("file", Text),
            ("path", Text),
            ("level", Int),
            ("number", Text),
            ("title", Text),
            ("role", Text),
            ("domain", Text),
            ("position", Int),
            ("chars", Int),
            ("share", Number),
            ("body", Flag),
        ],
    },
    Schema {
        id: "terms",
        columns: &[
            ("issuer", Text),
            ("code", Text),
            ("from", Int),
            ("to", Int),
            ("from_file", Text),
            ("to_file", Text),
            ("change", Text),
            ("term", Text),
            ("from_count", Int),
            ("to_count", Int),
            ("from_per_10k", Number),
            ("to_per_10k", Number),
            ("score", Number),
            ("kind", Text),
            ("renamed", Text),
            ("thin", Flag),
            ("position", Int),
            ("quote", Text),
        ],
    },
    Schema {
        id: "pairs",
        columns: &[
            ("issuer", Text),
            ("code", Text),
            ("from", Int),
            ("to", Int),
            ("from_file", Text),
            ("to_file", Text),
            ("targets", Int),
            ("met", Int),
            ("near", Int),
            ("missed", Int),
            ("unreported", Int),
            ("incomparable", Int),
            ("kept", Int),
            ("reworded", Int),
            ("moved", Int),
            ("split", Int),
            ("merged", Int),
            ("new", Int),
            ("dropped", Int),
            ("first_domain", Text),
            ("new_terms", Int),
            ("dropped_terms", Int),
            ("problems_recurring", Int),
            ("checks", Int),
            ("from_complete", Flag),
            ("to_complete", Flag),
            ("from_warnings", Int),
            ("to_warnings", Int),
        ],
    },
];

/// A row of one of [`TABLES`]: as many values as it has columns.
pub type LongRow = Vec<Value>;

/// Whose reports they are.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// The issuer.
    pub issuer: &'a str,
    /// Its division code.
    pub code: Option<&'a str>,
}

fn text(words: impl Into<String>) -> Value {
    Value::Text(words.into())
}

fn maybe(words: Option<&str>) -> Value {
    words.map_or(Value::Null, text)
}

fn int(n: usize) -> Value {
    Value::Int(i64::try_from(n).unwrap_or(i64::MAX))
}

fn year(study: &Study) -> Value {
    study.report.identity.year.map_or(Value::Null, |y| Value::Int(y.into()))
}

fn decimal(value: Option<rust_decimal::Decimal>) -> Value {
    value.map_or(Value::Null, |v| Value::Number(v.normalize().to_string()))
}

/// A measured share or score, to four places.
fn measured(value: f64) -> Value {
    if value.is_finite() { Value::Number(((value * 1e4).round() / 1e4).to_string()) } else { Value::Null }
}

/// The place of a span, counted in characters from the start of the text as `tongbi text` prints it.
fn position(study: &Study, span: Span) -> Value {
    study.report.text().get(..span.start).map_or(Value::Null, |before| int(before.chars().count()))
}

/// The measured facts of a report's sections that `keep` wants.
pub fn facts(study: &Study, whose: Whose, keep: &dyn Fn(SectionId) -> bool) -> Vec<LongRow> {
    let report = &study.report;
    let mut at = Positions::of(report.text());
    let row = |m: &Metric| {
        vec![
            text(whose.issuer),
            maybe(whose.code),
            year(study),
            text(&report.manuscript.origin.file),
            maybe(report.sections.get(m.section).map(|s| s.path.as_str())),
            int(at.of_byte(m.quote.start)),
            text(&m.key.indicator),
            maybe(m.key.canonical.as_deref()),
            text(names::facet(m.key.facet)),
            decimal(m.value),
            decimal(m.value_high),
            maybe(m.unit.as_deref()),
            text(names::bound(m.bound)),
            text(names::figure_role(m.key.role)),
            m.key.period.map_or(Value::Null, |p| text(p.to_string())),
            Value::Flag(m.estimate),
            maybe(m.relation.as_deref()),
            maybe(m.other.as_deref()),
            text(report.quote(m.quote)),
        ]
    };
    study.metrics.iter().filter(|m| keep(m.section)).map(row).collect()
}

/// Counts characters up to rising places in a text, each stretch once.
struct Positions<'t> {
    text: &'t str,
    byte: usize,
    chars: usize,
}

impl<'t> Positions<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, byte: 0, chars: 0 }
    }
    fn of_byte(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.chars) = (0, 0);
        }
        self.chars += self.text.get(self.byte..byte).map_or(0, |s| s.chars().count());
        self.byte = byte;
        self.chars
    }
}

/// The sections of a report that `keep` wants.
pub fn sections(study: &Study, whose: Whose, keep: &dyn Fn(SectionId) -> bool) -> Vec<LongRow> {
    let report = &study.report;
    let all = han_count(report.text()).max(1) as f64;
    let mut at = Positions::of(report.text());
    let sections = report.sections.iter().enumerate().skip(1).filter(|(id, _)| keep(*id));
    let row = |(id, s): (usize, &crate::document::Section)| {
        let chars = han_count(report.quote(s.extent));
        let domain = study.domains.get(id).and_then(|d| d.main);
        vec![
            text(whose.issuer),
            maybe(whose.code),
            year(study),
            text(&report.manuscript.origin.file),
            text(&s.path),
            int(s.level),
            maybe(s.number.as_deref()),
            text(report.quote(s.title)),
            text(names::role(s.role)),
            domain.map_or(Value::Null, |d| text(d.key())),
            int(at.of_byte(s.heading.start)),
            int(chars),
            measured(chars as f64 / all),
            Value::Flag(s.body),
        ]
    };
    sections.map(row).collect()
}

/// What every row of a pair begins with.
fn pair_head(two: Pair<&Study>, whose: Whose) -> Vec<Value> {
    let file = |s: &Study| text(&s.report.manuscript.origin.file);
    vec![text(whose.issuer), maybe(whose.code), year(two.from), year(two.to), file(two.from), file(two.to)]
}

/// The targets of a pair, with their verdicts.
pub fn targets(comparison: &Comparison, pair: &PairComparison, whose: Whose, lang: Lang) -> Vec<LongRow> {
    let two = comparison.two(pair);
    let mut out = Vec::with_capacity(pair.targets.len());
    for t in &pair.targets {
        let Some(target) = two.from.metrics.get(t.target) else { continue };
        let actual = t.actual.and_then(|i| two.to.metrics.get(i));
        let mut row = pair_head(two, whose);
        row.extend([
            text(&t.indicator),
            maybe(t.canonical.as_deref()),
            text(names::facet(target.key.facet)),
            Value::Flag(t.headline),
            decimal(target.value),
            decimal(target.value_high),
            maybe(target.unit.as_deref()),
            text(names::bound(target.bound)),
            decimal(actual.and_then(|m| m.value)),
            maybe(actual.and_then(|m| m.unit.as_deref())),
            decimal(t.gap),
            maybe(t.gap_unit.as_deref()),
            text(names::verdict(t.verdict)),
            text(rules::rule(two, t, lang)),
            position(two.from, target.quote),
            text(two.from.report.quote(target.quote)),
            actual.map_or(Value::Null, |m| position(two.to, m.quote)),
            actual.map_or(Value::Null, |m| text(two.to.report.quote(m.quote))),
        ]);
        out.push(row);
    }
    out
}

/// The terms of a pair.
pub fn terms(comparison: &Comparison, pair: &PairComparison, whose: Whose) -> Vec<LongRow> {
    let two = comparison.two(pair);
    let themes = &pair.themes;
    let lists = [
        ("new", &themes.new, two.to),
        ("dropped", &themes.dropped, two.from),
        ("risen", &themes.risen, two.to),
        ("fallen", &themes.fallen, two.from),
        ("returned", &themes.returned, two.to),
    ];
    let row = |change: &str, study: &Study, t: &Term| {
        let quote = t.quote(&study.report);
        let mut row = pair_head(two, whose);
        row.extend([
            text(change),
            text(&t.term),
            int(t.count.from),
            int(t.count.to),
            measured(t.per_10k.from),
            measured(t.per_10k.to),
            measured(t.score),
            text(names::term_kind(t.kind)),
            maybe(t.renamed.as_deref()),
            Value::Flag(t.thin),
            position(study, quote),
            text(study.report.quote(quote)),
        ]);
        row
    };
    lists.iter().flat_map(|(change, list, study)| list.iter().map(move |t| row(change, study, t))).collect()
}

/// The one row of a pair that counts what the others list.
pub fn pair(comparison: &Comparison, pair: &PairComparison, whose: Whose) -> LongRow {
    let verdicts = |v: Verdict| int(pair.targets.iter().filter(|t| t.verdict == v).count());
    let ties = |t: Tie| int(pair.alignment.links.iter().filter(|l| l.tie == t).count());
    let first = pair.priorities.iter().find(|p| p.rank.to == Some(1)).map(|p| p.domain.key());
    let recurring = crate::comparison::problems::ProblemChange::Recurring;
    let two = comparison.two(pair);
    let warnings = |s: &Study| int(s.report.remarks.iter().filter(|r| r.severity == Severity::Warning).count());
    let mut row = pair_head(two, whose);
    row.extend([
        int(pair.targets.len()),
        verdicts(Verdict::Met),
        verdicts(Verdict::Near),
        verdicts(Verdict::Missed),
        verdicts(Verdict::Unreported),
        verdicts(Verdict::Incomparable),
        ties(Tie::Kept),
        ties(Tie::Reworded),
        ties(Tie::Moved),
        ties(Tie::Split),
        ties(Tie::Merged),
        ties(Tie::New),
        ties(Tie::Dropped),
        first.map_or(Value::Null, text),
        int(pair.themes.new.len()),
        int(pair.themes.dropped.len()),
        int(pair.problems.iter().filter(|p| p.change == recurring).count()),
        int(pair.checks.len()),
        Value::Flag(two.from.report.complete),
        Value::Flag(two.to.report.complete),
        warnings(two.from),
        warnings(two.to),
    ]);
    row
}
