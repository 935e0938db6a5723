//! Figures set in a table: a line of heads (指标　2024年完成　2025年目标), and below it a line for each indicator.
//!
//! In: a report. Out: by paragraph the facts of each line, none for the heads. A cell says with its row and its column what a
//! clause would say (地区生产总值增速（%） and 7左右: 地区生产总值增长7%左右), and is read as that clause.

use std::collections::BTreeMap;

use super::carry::Carry;
use super::clause;
use super::draft::Draft;
use crate::analysis::figure;
use crate::analysis::metric::{Metric, MetricKey, Period, Role};
use crate::document::Report;
use crate::lexicon::Lexicon;
use crate::text::{Line, Span, is_han, is_numeric, years};

/// Fewer lines below the heads make no table.
const FEWEST: usize = 2;
/// A longer cell is a sentence.
const LONGEST_CELL: usize = 40;

/// The facts of each paragraph that is a line of a table.
pub(super) fn read(report: &Report, lexicon: &Lexicon) -> BTreeMap<usize, Vec<Metric>> {
    let mut out = BTreeMap::new();
    let mut at = 0;
    while at < report.paragraphs.len() {
        let Some(heads) = Heads::of(report, at, lexicon) else {
            at += 1;
            continue;
        };
        let rows: Vec<Vec<Span>> = (at + 1..).map_while(|i| cells(report, i)).collect();
        if rows.len() >= FEWEST {
            out.insert(at, Vec::new());
            for (i, row) in rows.iter().enumerate() {
                out.insert(at + 1 + i, heads.facts(report, at + 1 + i, row, lexicon));
            }
        }
        at += 1 + rows.len();
    }
    out
}

/// The cells of a line: what blanks that are wider than one between words part; none where it has no two.
fn cells(report: &Report, paragraph: usize) -> Option<Vec<Span>> {
    let span = report.paragraphs.get(paragraph)?.span;
    let text = report.words(span);
    if !text.contains(['\u{3000}', '\t']) && !text.contains("  ") {
        return None;
    }
    let mut cells = Vec::new();
    let mut from = 0;
    let mut blanks = text.match_indices(['\u{3000}', '\t', ' ']).peekable();
    while let Some((at, mark)) = blanks.next() {
        let wide = mark != " " || blanks.peek().is_some_and(|(next, m)| *next == at + 1 && *m == " ");
        if wide {
            cells.push((from, at));
            from = at + mark.len();
        }
    }
    cells.push((from, text.len()));
    let spans = cells.into_iter().map(|(a, b)| Span::new(span.start + a, span.start + b).trim(report.text()));
    let cells: Vec<Span> = spans.filter(|s| !s.is_empty()).collect();
    let short = |s: &Span| report.words(*s).chars().count() <= LONGEST_CELL && !report.words(*s).contains('。');
    (cells.len() >= 2 && cells.iter().all(short)).then_some(cells)
}

/// What the columns of a table hold.
struct Heads {
    /// The one of names.
    names: usize,
    /// The one of units, if they have their own.
    units: Option<usize>,
    /// Of each the role and the year of its figures, if it has any that are told so.
    columns: Vec<Option<(Role, Option<Period>)>>,
}

impl Heads {
    fn of(report: &Report, paragraph: usize, lexicon: &Lexicon) -> Option<Self> {
        let words = &lexicon.figures().table;
        let cells = cells(report, paragraph)?;
        let texts: Vec<&str> = cells.iter().map(|s| report.words(*s)).collect();
        let names = texts.iter().position(|t| words.names.at_end(t).is_some())?;
        let units = texts.iter().position(|t| words.units.in_text(t));
        let own = report.identity.year;
        let column = |(i, text): (usize, &&str)| {
            let year = years::all(text).last().copied();
            let past = year.zip(own).is_some_and(|(year, own)| year < own) || words.last.in_text(text);
            let role = if words.targets.in_text(text) {
                Role::Target
            } else if words.actuals.in_text(text) || past {
                Role::Actual
            } else if year.is_some() && year == own {
                Role::Target
            } else {
                return None;
            };
            let year = year.or_else(|| own.and_then(|y| y.checked_sub(i32::from(role == Role::Actual || past))));
            (i != names && Some(i) != units).then_some((role, year.map(Period::Year)))
        };
        let columns: Vec<_> = texts.iter().enumerate().map(column).collect();
        columns.iter().any(Option::is_some).then_some(Self { names, units, columns })
    }

    fn facts(&self, report: &Report, paragraph: usize, row: &[Span], lexicon: &Lexicon) -> Vec<Metric> {
        // A cell that is empty is not there: nobody knows which.
        if row.len() != self.columns.len() {
            return Vec::new();
        }
        let words = |cell: usize| report.words(row[cell]);
        let own = self.units.map(words);
        let (name, unit) = named(words(self.names));
        let unit = own.or(unit);
        let quote = report.paragraphs[paragraph].span;
        let section = report.paragraphs[paragraph].section;
        let fact = |(cell, column): (usize, &Option<(Role, Option<Period>)>)| {
            let (role, period) = (*column)?;
            let draft = as_clause(name, unit, words(cell), lexicon).and_then(|clause| told(&clause, lexicon))?;
            let indicators = lexicon.indicators();
            let canonical = indicators.key_of(&draft.name).map(str::to_owned);
            Some(Metric {
                key: MetricKey { indicator: draft.name, canonical, facet: draft.facet, role, period, scope: None },
                value: Some(draft.value.normalize()),
                value_high: draft.high.map(|h| h.normalize()),
                unit: draft.unit,
                bound: draft.bound,
                estimate: false,
                section,
                quote,
                figure: row[cell],
                relation: None,
                other: None,
            })
        };
        self.columns.iter().enumerate().filter_map(fact).collect()
    }
}

/// A name and its unit, which stands behind it in brackets: 城镇新增就业（万人）.
fn named(cell: &str) -> (&str, Option<&str>) {
    let cell = cell.trim_start_matches(|c: char| is_numeric(c) || matches!(c, '.' | '、' | '．'));
    let bracketed = cell.strip_suffix(['）', ')']).and_then(|c| c.rsplit_once(['（', '(']));
    match bracketed {
        Some((name, unit)) if !name.is_empty() && unit.chars().count() <= 8 => (name, Some(unit)),
        _ => (cell, None),
    }
}

/// The clause that says what a cell says.
fn as_clause(name: &str, unit: Option<&str>, cell: &str, lexicon: &Lexicon) -> Option<String> {
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let (lead, rest) = cell.split_at(start);
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-~—～至".contains(c)).len();
    let (number, behind) = rest.split_at(number);
    let lead = lead.trim();
    let falls = lead.ends_with(['-', '－', '−']);
    let lead = lead.trim_end_matches(['-', '－', '−']);
    let (lead, bound) = match lead {
        "≥" | ">" | "＞" => ("", "以上"),
        "≤" | "<" | "＜" => ("", "以内"),
        lead => (lead, ""),
    };
    let chars: Vec<char> = behind.chars().collect();
    let has_unit = behind.starts_with(['%', '％']) || lexicon.units().scan(&chars, 0).is_some();
    let unit = unit.filter(|_| !has_unit).unwrap_or("");
    let name_chars: Vec<char> = name.chars().collect();
    let grows = lexicon.figures().growth.suffix(&name_chars).filter(|_| unit == "%" || unit == "％" || has_unit);
    // 增速 of what: the rate's own word becomes the verb.
    let (thing, verb) = match grows {
        Some((n, falling)) => {
            let thing: String = name_chars[..name_chars.len() - n].iter().collect();
            (thing, if falls != falling { "下降" } else { "增长" })
        }
        None => (name.to_owned(), if falls { "下降" } else { "" }),
    };
    let verb = if lead.chars().any(is_han) { lead } else { verb };
    Some(format!("{thing}{verb}{number}{unit}{behind}{bound}"))
}

/// What a clause by itself tells.
fn told(clause: &str, lexicon: &Lexicon) -> Option<Draft> {
    let line = Line::new(clause, Span::new(0, clause.len()));
    let figures = figure::find(&line, lexicon);
    let drafts = clause::read(lexicon, &line, (0, line.chars.len()), &figures, &mut Carry::default());
    drafts.into_iter().next()
}
