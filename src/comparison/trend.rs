//! Many years of one place: one line an indicator, a policy domain, a term, a year's targets.
//!
//! In: a [`Comparison`] of the place's reports. Out: lines of points that point into its studies. A year that no report
//! speaks of has no point; what may stand in a year's cell [`cells`] says.

mod cells;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Domain, Facet, Role};
use crate::lexicon::Lexicon;
use crate::text::Affixes;
use crate::text::finder::Finder;
use crate::text::fold::fold;
use crate::text::han_count;

use super::measure::facet_of;
use super::targets::{Verdict, is_piece};
use super::{Comparison, Filter, TermKind};
use cells::Standing;

/// The lines of many years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trend {
    /// Indicators, the headline ones first, then by how many years have them.
    pub indicators: Vec<IndicatorLine>,
    /// Policy domains, in the order of [`Domain`].
    pub domains: Vec<DomainLine>,
    /// Terms that came, returned or went: those new in the last report first, then the returned, the gone, those still said; of
    /// each the most telling first.
    pub terms: Vec<TermLine>,
    /// The targets of each year that the next year's report was there to judge.
    pub targets: Vec<TargetYear>,
}

/// One indicator, one facet, one role, over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorLine {
    /// The indicator, as the latest report names it.
    pub indicator: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// The facet.
    pub facet: Facet,
    /// Actual or target.
    pub role: Role,
    /// By year, the earliest first; at most one a year.
    pub points: Vec<IndicatorPoint>,
}

/// One year of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorPoint {
    /// The year that the value speaks of.
    pub year: i32,
    /// The study it stands in, as an index into [`Comparison::studies`].
    pub study: usize,
    /// The figure, as an index into that study's metrics.
    pub metric: usize,
}

/// One policy domain over the reports.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainLine {
    /// The domain.
    pub domain: Domain,
    /// By report, in the order of the studies.
    pub points: Vec<DomainPoint>,
}

/// A policy domain in one report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DomainPoint {
    /// The study, as an index into [`Comparison::studies`].
    pub study: usize,
    /// Its rank in the plan; `None` where no task has it.
    pub rank: Option<usize>,
    /// Its share of the plan's text, 0 to 1.
    pub share: f64,
}

/// One term over the reports.
#[derive(Debug, Clone, PartialEq)]
pub struct TermLine {
    /// The term.
    pub term: String,
    /// By report, in the order of the studies.
    pub points: Vec<TermPoint>,
    /// How it stands in the last report.
    pub state: TermState,
}

/// A term in one report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermPoint {
    /// The study, as an index into [`Comparison::studies`].
    pub study: usize,
    /// How often it is said.
    pub count: usize,
    /// The same for 10,000 Han characters.
    pub per_10k: f64,
}

/// How a term stands in the last report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermState {
    /// Said for the first time.
    New,
    /// Said again after it was not.
    Returned,
    /// Said as in the reports before.
    Said,
    /// Said no more.
    Gone,
}

/// What came of one year's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetYear {
    /// The year they were set for.
    pub year: i32,
    /// How many were set.
    pub set: usize,
    /// Met.
    pub met: usize,
    /// Near.
    pub near: usize,
    /// Missed.
    pub missed: usize,
    /// Not reported.
    pub unreported: usize,
    /// Not comparable.
    pub incomparable: usize,
}

/// Draws the lines through all years of a comparison; of each pair's terms the `top` strongest of a kind are followed. The
/// comparison holds only the rows that `filter` keeps already; of the figures it keeps those of the wanted sections.
pub fn draw(comparison: &Comparison, lexicon: &Lexicon, top: usize, filter: Option<&Filter>) -> Trend {
    Trend {
        indicators: indicators(comparison, lexicon, filter),
        domains: domains(comparison),
        terms: terms(comparison, top),
        targets: targets(comparison),
    }
}

/// What makes two figures points of one line.
type LineKey = (String, Facet, Role);

fn indicators(comparison: &Comparison, lexicon: &Lexicon, filter: Option<&Filter>) -> Vec<IndicatorLine> {
    let mut lines: BTreeMap<LineKey, BTreeMap<i32, (Standing, IndicatorPoint)>> = BTreeMap::new();
    for (study, s) in comparison.studies.iter().enumerate() {
        for (metric, m) in s.metrics.iter().enumerate() {
            if filter.is_some_and(|f| !f.keeps(s, m.section)) {
                continue;
            }
            if m.key.canonical.is_none() && !can_be_followed(&m.key.indicator, lexicon) {
                continue;
            }
            let Some((year, role)) = cells::place(m, s, lexicon) else { continue };
            let key = (m.key.canonical.clone().unwrap_or_else(|| m.key.indicator.clone()), facet_of(m, s), role);
            let point = IndicatorPoint { year, study, metric };
            let standing = Standing::of(m, s.report.identity.year, metric);
            let places = lines.entry(key).or_default();
            match places.get(&year) {
                Some((there, _)) if *there <= standing => {}
                _ => {
                    places.insert(year, (standing, point));
                }
            }
        }
    }
    let lines: BTreeMap<LineKey, Vec<IndicatorPoint>> = lines
        .into_iter()
        .map(|(key, points)| {
            (key, cells::of_one_kind(points.into_values().map(|(_, p)| p).collect(), comparison, lexicon))
        })
        .collect();
    // A line has two years; a target's has one where the line above it has what came of it.
    let answered = |(name, facet, role): &LineKey, points: &[IndicatorPoint]| {
        let reached =
            lines.get(&(name.clone(), *facet, Role::Actual)).filter(|r| *role == Role::Target && r.len() >= 2);
        reached.is_some_and(|r| points.iter().any(|p| r.iter().any(|q| q.year == p.year)))
    };
    let kept: BTreeSet<LineKey> =
        lines.iter().filter(|(k, p)| p.len() >= 2 || answered(k, p)).map(|(k, _)| k.clone()).collect();
    let mut out: Vec<(u32, IndicatorLine)> = lines
        .into_iter()
        .filter(|(key, _)| kept.contains(key))
        .filter_map(|((_, facet, role), points)| {
            let last = points.last()?;
            let key = &comparison.studies[last.study].metrics[last.metric].key;
            let (indicator, canonical) = (key.indicator.clone(), key.canonical.clone());
            let order = lexicon.indicators().order(canonical.as_deref()).unwrap_or(u32::MAX);
            Some((order, IndicatorLine { indicator, canonical, facet, role, points }))
        })
        .collect();
    one_name_each(&mut out, comparison);
    // Headline indicators first; what the lexicon does not know by how many years have it; the lines of one indicator stand
    // together, what was wanted under what was reached.
    let mut years: BTreeMap<String, usize> = BTreeMap::new();
    for (_, line) in &out {
        let most = years.entry(line.indicator.clone()).or_default();
        *most = line.points.len().max(*most);
    }
    out.sort_by_cached_key(|(order, l)| {
        let unknown = (*order == u32::MAX).then(|| Reverse(years.get(&l.indicator).copied().unwrap_or_default()));
        (*order, unknown, l.canonical.clone(), l.indicator.clone(), l.facet, l.role)
    });
    out.into_iter().map(|(_, line)| line).collect()
}

/// Gives the lines of one indicator one name: the one that most of their figures have, of several the shortest, so that 全区地区生产总值
/// and 地区生产总值 are one.
fn one_name_each(lines: &mut [(u32, IndicatorLine)], comparison: &Comparison) {
    let mut names: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (_, line) in lines.iter() {
        let Some(canonical) = &line.canonical else { continue };
        let counts = names.entry(canonical.clone()).or_default();
        for point in &line.points {
            *counts.entry(&comparison.studies[point.study].metrics[point.metric].key.indicator).or_default() += 1;
        }
    }
    for (_, line) in lines {
        let counts = line.canonical.as_ref().and_then(|c| names.get(c));
        let most = counts.and_then(|c| c.iter().max_by_key(|(name, n)| (**n, Reverse(name.chars().count()))));
        if let Some((name, _)) = most {
            line.indicator = (*name).to_owned();
        }
    }
}

/// Whether a name that the lexicon does not know is of one thing in every report: not a piece of a sentence, a deed or an
/// attribute without its thing, a kind of place, or who pays.
fn can_be_followed(name: &str, lexicon: &Lexicon) -> bool {
    let words = lexicon.figures();
    let chars: Vec<char> = name.chars().collect();
    let deed = [&words.deeds, &words.opening, &words.generic].into_iter().filter_map(|w| w.prefix(&chars)).max();
    let rest = &chars[deed.map_or(0, |(n, ())| n)..];
    let alone = |list: &Affixes<()>| list.contains(&chars) || list.contains(rest);
    rest.len() >= 2
        && ![&words.unfollowed, &words.attributes, &words.shared, &words.completions].into_iter().any(alone)
        && words.pointers.prefix(&chars).is_none()
        && !chars.starts_with(&['在'])
        && !name.contains(|c: char| c.is_ascii_digit())
        && !is_piece(name, lexicon)
}

/// The domains over all reports of a comparison whose priorities were compared.
pub fn domains(comparison: &Comparison) -> Vec<DomainLine> {
    let mut lines: BTreeMap<Domain, BTreeMap<usize, DomainPoint>> = BTreeMap::new();
    for pair in &comparison.pairs {
        for row in &pair.priorities {
            let line = lines.entry(row.domain).or_default();
            let (from, to) = (pair.studies.from, pair.studies.to);
            line.insert(from, DomainPoint { study: from, rank: row.rank.from, share: row.share.from });
            line.insert(to, DomainPoint { study: to, rank: row.rank.to, share: row.share.to });
        }
    }
    lines.into_iter().map(|(domain, points)| DomainLine { domain, points: points.into_values().collect() }).collect()
}

/// The terms that made a difference in some pair, counted in all reports at once.
fn terms(comparison: &Comparison, top: usize) -> Vec<TermLine> {
    // What rose or fell is said in every year, and is mostly a word of the register.
    let lists = comparison.pairs.iter().flat_map(|p| [&p.themes.new, &p.themes.dropped, &p.themes.returned]);
    let strongest = lists.flat_map(|list| list.iter().filter(|t| t.kind == TermKind::Policy).take(top));
    let mut scores: BTreeMap<&str, f64> = BTreeMap::new();
    for term in strongest {
        let best = scores.entry(&term.term).or_insert(f64::NEG_INFINITY);
        *best = best.max(term.score);
    }
    let finder = Finder::new(scores.keys().map(|term| fold(term)));
    let mut lines: Vec<(f64, TermLine)> = scores
        .into_iter()
        .map(|(term, score)| {
            let points = Vec::with_capacity(comparison.studies.len());
            (score, TermLine { term: term.to_owned(), points, state: TermState::Said })
        })
        .collect();
    for (study, s) in comparison.studies.iter().enumerate() {
        let text = s.report.text();
        let han = han_count(text).max(1) as f64;
        let mut counts = vec![0; lines.len()];
        for line in text.lines() {
            for hit in finder.find_all(&fold(line)) {
                counts[hit.word] += 1;
            }
        }
        for ((_, line), count) in lines.iter_mut().zip(counts) {
            line.points.push(TermPoint { study, count, per_10k: count as f64 * 1e4 / han });
        }
    }
    for (_, line) in &mut lines {
        line.state = state(&line.points);
    }
    let order = |state| match state {
        TermState::New => 0,
        TermState::Returned => 1,
        TermState::Gone => 2,
        TermState::Said => 3,
    };
    lines.sort_by(|(a, x), (b, y)| {
        order(x.state).cmp(&order(y.state)).then(b.total_cmp(a)).then_with(|| x.term.cmp(&y.term))
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

fn state(points: &[TermPoint]) -> TermState {
    let Some((last, before)) = points.split_last() else { return TermState::Gone };
    let said_before = before.iter().any(|p| p.count > 0);
    match (last.count > 0, before.last().is_some_and(|p| p.count > 0), said_before) {
        (false, ..) => TermState::Gone,
        (true, true, _) => TermState::Said,
        (true, false, true) => TermState::Returned,
        (true, false, false) => TermState::New,
    }
}

fn targets(comparison: &Comparison) -> Vec<TargetYear> {
    let mut out = Vec::new();
    for pair in &comparison.pairs {
        let Some(year) = comparison.studies[pair.studies.from].report.identity.year else { continue };
        if pair.targets.is_empty() {
            continue;
        }
        let count = |v: Verdict| pair.targets.iter().filter(|t| t.verdict == v).count();
        out.push(TargetYear {
            year,
            set: pair.targets.len(),
            met: count(Verdict::Met),
            near: count(Verdict::Near),
            missed: count(Verdict::Missed),
            unreported: count(Verdict::Unreported),
            incomparable: count(Verdict::Incomparable),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::comparison::{self, Options};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    /// The cells of the years of `reports`: 名称 年份 数值单位, the targets marked.
    fn cells(reports: &[(i32, &str, &str)]) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let study = |(year, review, plan): &(i32, &str, &str)| {
            let text = format!("政府工作报告\n一、{}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n", year - 1);
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            let report = document::parse(read, &Given { year: Some(*year), ..Given::default() });
            analysis::study(report, &lexicon, Wanted { metrics: true, ..Wanted::NONE })
        };
        let options = Options { parts: [].into(), ..Options::default() };
        let comparison = comparison::compare(reports.iter().map(study).collect(), &lexicon, &options);
        let lines = draw(&comparison, &lexicon, 10, None).indicators;
        let cell = |l: &IndicatorLine, p: &IndicatorPoint| {
            let m = &comparison.studies[p.study].metrics[p.metric];
            let mark = if l.role == Role::Target { "目标" } else { "" };
            let unit = m.unit.as_deref().unwrap_or("");
            format!("{}{mark} {} {}{unit}", l.indicator, p.year, m.value.unwrap_or_default())
        };
        lines.iter().flat_map(|l| l.points.iter().map(move |p| cell(l, p))).collect()
    }

    #[test]
    fn a_cell_holds_what_is_said_of_its_year_alone() {
        let got = cells(&[
            (
                2024,
                "粮食产量10万吨，比2015年增长40%。学校由30所增加到41所。财政收入由2020年的7亿元增加到9亿元。",
                "粮食产量增长5%。",
            ),
            (
                2025,
                "粮食产量11万吨，增长10%。学校45所。财政收入占生产总值的10%。财政收入9.5亿元。",
                "全区有8万人口。粮食产量增长6%。",
            ),
            (2026, "粮食产量12万吨，增长9%。学校48所。财政收入9.8亿元。", "全区有9万人口。粮食产量增长4%。"),
        ]);
        let of = |name: &str| -> Vec<&str> {
            got.iter().filter_map(|c| c.strip_prefix(name)).filter(|c| c.starts_with(' ')).map(str::trim).collect()
        };
        let grain = ["2023 10万吨", "2024 11万吨", "2025 12万吨", "2024 10%", "2025 9%"];
        assert_eq!(of("粮食产量"), grain, "growth since 2015 is not that of 2023");
        assert_eq!(of("粮食产量目标"), ["2024 5%", "2025 6%", "2026 4%"]);
        assert_eq!(of("学校"), ["2023 41所", "2024 45所", "2025 48所"], "the year of 30所 is not told");
        assert_eq!(of("财政收入"), ["2020 7亿元", "2023 9亿元", "2024 9.5亿元", "2025 9.8亿元"]);
        assert!(of("人口目标").is_empty(), "{got:?}");
    }

    #[test]
    fn what_several_years_did_or_lost_is_of_none() {
        let got = cells(&[
            (
                2024,
                "去年受灾，损失茶叶7万吨、粮食3万吨。粮食产量9万吨，比上年增加1万吨。公路里程100公里。",
                "淘汰钢铁5万吨、粮食2万吨。",
            ),
            (
                2025,
                "五年内，全区公路里程500公里。第一季度粮食产量增长30%。粮食产量11万吨，比五年前增加5万吨。",
                "粮食产量10万吨。",
            ),
            (
                2026,
                "粮食产量12万吨，比上年增加1万吨。五年来，公路里程达到130公里。",
                "粮食产量12万吨。粮食产量每年增长2%。",
            ),
        ]);
        let expected = [
            "粮食产量 2023 9万吨",
            "粮食产量 2024 11万吨",
            "粮食产量 2025 12万吨",
            "粮食产量目标 2025 10万吨",
            "粮食产量目标 2026 12万吨",
            "粮食产量 2023 1万吨",
            "粮食产量 2025 1万吨",
            "公路里程 2023 100公里",
            "公路里程 2025 130公里",
        ];
        for cell in expected {
            assert!(got.iter().any(|g| g == cell), "{cell} in {got:?}");
        }
        assert_eq!(got.len(), expected.len(), "{got:?}");
    }

    #[test]
    fn a_term_is_new_returned_said_or_gone_by_its_last_years() {
        let of = |counts: &[usize]| {
            let points: Vec<TermPoint> = counts
                .iter()
                .enumerate()
                .map(|(study, &count)| TermPoint { study, count, per_10k: count as f64 })
                .collect();
            state(&points)
        };
        assert_eq!(of(&[0, 0, 2]), TermState::New);
        assert_eq!(of(&[1, 0, 2]), TermState::Returned);
        assert_eq!(of(&[0, 1, 2]), TermState::Said);
        assert_eq!(of(&[3, 1, 0]), TermState::Gone);
    }
}
