//! What may stand in a year's cell: a figure that is told of that year alone. No sum or average of several years stands there, no
//! change since a year long gone, no part of a year, nothing that was lost or done away with.

use crate::analysis::{Facet, Metric, Period, Role, Study, compared_year, part_of_year};
use crate::comparison::Comparison;
use crate::comparison::targets::is_pledge;
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::numerals::{self, years_in_digits};

use super::IndicatorPoint;

/// The year and the role of the line in which a figure is a point, if it is one.
pub fn place(m: &Metric, study: &Study, lexicon: &Lexicon) -> Option<(i32, Role)> {
    let (Some(Period::Year(year)), Some(_)) = (m.key.period, m.value) else { return None };
    let part = |scope: &String| part_of_year(scope, &lexicon.figures().time.part_year).is_some();
    let role = line_role(m, study, lexicon).filter(|_| !m.key.scope.as_ref().is_some_and(part))?;
    let before = Before::of(m, study);
    let several = spans_years(m, study, year) || before.is_yearly(m);
    (!several && !before.is_taken_away(m, lexicon)).then_some((year, role))
}

/// A year's value is the one reported for it; an earlier value given for comparison fills a year that no report of its
/// own speaks of, where its words name that year. What is only told in a plan (我国有13亿人口) is no target.
fn line_role(m: &Metric, study: &Study, lexicon: &Lexicon) -> Option<Role> {
    let own = |p: Option<Period>| study.report.identity.year.is_some_and(|y| p == Some(Period::Year(y)));
    match m.key.role {
        Role::Actual => Some(Role::Actual),
        Role::Baseline => is_dated(m, study).then_some(Role::Actual),
        Role::Target => {
            (!own(m.key.period) && !is_told(m, study) || is_pledge(m, study, lexicon)).then_some(Role::Target)
        }
        Role::Context => None,
    }
}

/// Whether a change is told against a year long before: 到2020年比2010年翻一番.
fn spans_years(m: &Metric, study: &Study, year: i32) -> bool {
    if !matches!(m.key.facet, Facet::Growth | Facet::Delta) {
        return false;
    }
    let words = fold(study.report.words(m.quote));
    let plan = ["比“", "较“"].iter().any(|w| words.contains(&fold(w))) && words.contains('五');
    // 比五年前增加80万吨
    let gone = ['比', '较'].into_iter().filter_map(|w| Some(words.split_once(w)?.1)).any(|since| {
        let years = since.chars().take_while(|&c| c == '十' || c.is_ascii_digit() || numerals::han_digit(c).is_some());
        let digits: String = years.collect();
        !digits.is_empty() && since[digits.len()..].starts_with("年前")
    });
    plan || gone || compared_year(&years_in_digits(&words)).is_some_and(|since| since + 1 < year)
}

/// Whether a plan only tells what there is: 我国有14亿多人口.
fn is_told(m: &Metric, study: &Study) -> bool {
    let words = study.report.words(m.quote);
    ["我国有", "全国有", "我省有", "我市有", "我区有", "我县有", "人口的", "现有"].iter().any(|w| words.contains(w))
}

/// Whether the words of a figure name its year: 由2010年的…, or the one before the report's: 由上年的….
fn is_dated(m: &Metric, study: &Study) -> bool {
    let Some(Period::Year(year)) = m.key.period else { return false };
    let words = fold(study.report.words(m.quote));
    let words = years_in_digits(&words);
    words.contains(&format!("{year}年")) || ["上年", "去年"].iter().any(|w| words.contains(w))
}

/// The words of a sentence up to a figure.
struct Before<'s> {
    words: &'s str,
}

impl<'s> Before<'s> {
    fn of(m: &Metric, study: &'s Study) -> Self {
        let text = &study.report.text()[..m.figure.start];
        let start = text.rfind(['。', '；', '！', '？', '\n']);
        let words = start.map_or(text, |at| text[at..].trim_start_matches(['。', '；', '！', '？', '\n']));
        Self { words }
    }

    /// Those of the figure's own clause.
    fn clause(&self) -> &'s str {
        self.words.rsplit(['，', '：']).next().unwrap_or_default()
    }

    /// Whether the figure is told of each of several years: 平均每年, 年均; 每年增长7%. 年均浓度 is of one.
    fn is_yearly(&self, m: &Metric) -> bool {
        let clause = self.clause();
        let average = || ["年均", "年平均", "平均每年", "每年平均"].iter().any(|w| clause.contains(w));
        let moves = matches!(m.key.facet, Facet::Growth | Facet::Delta);
        clause.contains('均') && !clause.contains("浓度") && average() || moves && clause.contains("每年")
    }

    /// Whether a list before the figure is one of what was lost or done away with: 淘汰炼铁产能8万吨、水泥30万吨.
    fn is_taken_away(&self, m: &Metric, lexicon: &Lexicon) -> bool {
        let Some(last) = lexicon.figures().taken_away.places(self.words).last() else { return false };
        let list = &self.words[last.end..];
        let told = ["达", "到", "增", "比", "为", "完成", "实现", "建"];
        !m.key.indicator.contains(&self.words[last]) && !told.iter().any(|w| list.contains(w))
    }
}

/// The points that are measured in one kind of unit, shares or money of one currency or weight; the more of them, or the later.
pub fn of_one_kind(points: Vec<IndicatorPoint>, comparison: &Comparison, lexicon: &Lexicon) -> Vec<IndicatorPoint> {
    let kind = |p: &IndicatorPoint| Kind::of(&comparison.studies[p.study].metrics[p.metric], lexicon);
    let kinds: Vec<Kind> = points.iter().map(kind).collect();
    let weight = |at: usize| (kinds.iter().filter(|k| **k == kinds[at]).count(), at);
    let Some(kept) = (0..points.len()).max_by_key(|&at| weight(at)) else { return points };
    let of_kept = points.iter().zip(&kinds).filter(|(_, kind)| **kind == kinds[kept]).map(|(point, _)| *point);
    let of_kept: Vec<IndicatorPoint> = of_kept.collect();
    // 每斤0.11元, 每50公斤3元; 月人均, 年人均: one line has one of them.
    let per = |p: &IndicatorPoint| {
        let scope = comparison.studies[p.study].metrics[p.metric].key.scope.as_deref();
        scope.filter(|s| s.starts_with('每'))
    };
    let told: Vec<&str> = of_kept.iter().filter_map(per).collect();
    let usual = (0..told.len()).max_by_key(|&at| (told.iter().filter(|s| **s == told[at]).count(), at));
    let fits = |p: &IndicatorPoint| per(p).is_none_or(|s| usual.is_none_or(|at| told[at] == s));
    of_kept.iter().filter(|p| fits(p)).copied().collect()
}

/// What sort of amount a figure is: a line goes through one.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Share,
    Count,
    /// Another family of units, whose amounts convert.
    Other(String),
}

impl Kind {
    fn of(m: &Metric, lexicon: &Lexicon) -> Self {
        let Some(unit) = m.unit.as_deref() else { return Self::Count };
        match lexicon.units().family(unit).as_ref() {
            "percent" | "points" => Self::Share,
            "people" | "visits" | "households" | "households_visits" | "firms" | "heads" => Self::Count,
            count if count.starts_with("count") => Self::Count,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// Which of several figures for one year is taken: the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Given for comparison, not as the year's own.
    baseline: bool,
    /// Of a part of the year, or reckoned in a way of its own.
    scoped: bool,
    /// How many years the report lies from the one that is due to give it.
    away: u32,
    /// An estimate.
    estimate: bool,
    /// Where it stands: the head of a report before its sections.
    place: usize,
}

impl Standing {
    /// That of a figure in the report of this year.
    pub fn of(m: &Metric, plan_year: Option<i32>, place: usize) -> Self {
        let year = match m.key.period {
            Some(Period::Year(y)) => y,
            _ => 0,
        };
        let due = if m.key.role == Role::Target { year } else { year.saturating_add(1) };
        Self {
            baseline: m.key.role == Role::Baseline,
            scoped: m.key.scope.as_deref().is_some_and(|s| !s.starts_with('每')),
            away: plan_year.map_or(u32::MAX, |p| p.abs_diff(due)),
            estimate: m.estimate,
            place,
        }
    }
}
