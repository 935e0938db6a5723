//! The lines of the indicators: which figures of the reports are points of one line, and which lines are worth drawing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::analysis::{Facet, Role};
use crate::comparison::amounts::{facet_of, in_unit_of};
use crate::comparison::targets::is_piece;
use crate::comparison::{Comparison, Filter};
use crate::lexicon::Lexicon;
use crate::text::Affixes;

use super::cells::{self, Standing};
use super::{IndicatorLine, IndicatorPoint};

/// A smaller amount is not set in the unit of its line.
const LEAST_AMOUNT: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

/// What makes two figures points of one line.
type LineKey = (String, Facet, Role);

/// The lines of all indicators; those that `filter` leaves out are not drawn.
pub fn lines(comparison: &Comparison, lexicon: &Lexicon, filter: Option<&Filter>) -> Vec<IndicatorLine> {
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
            let point = IndicatorPoint { year, study, metric, value: None };
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
    let mut lines: BTreeMap<LineKey, Vec<IndicatorPoint>> = lines
        .into_iter()
        .map(|(key, points)| {
            (key, cells::of_one_kind(points.into_values().map(|(_, p)| p).collect(), comparison, lexicon))
        })
        .collect();
    with_judged_targets(&mut lines, comparison, lexicon);
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
        .map(|((name, facet, role), points)| {
            let order = lexicon.indicators().order(Some(&name));
            let canonical = order.map(|_| name.clone());
            let (unit, points) = in_one_unit(points, facet, comparison, lexicon);
            let line = IndicatorLine { canonical, indicator: name, facet, role, points, unit };
            (order.unwrap_or(u32::MAX), line)
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

/// Puts each target by which an actual on a line was judged beside it, under whatever name the plan set it.
fn with_judged_targets(lines: &mut BTreeMap<LineKey, Vec<IndicatorPoint>>, comparison: &Comparison, lexicon: &Lexicon) {
    let mut found: Vec<(LineKey, IndicatorPoint)> = Vec::new();
    for ((name, facet, role), points) in lines.iter() {
        if *role != Role::Actual || points.len() < 2 {
            continue;
        }
        for point in points {
            let Some((from, row)) = comparison.judged_by(point.study, point.metric) else { continue };
            let target = IndicatorPoint { year: point.year, study: from, metric: row.target, value: None };
            let study = &comparison.studies[from];
            if cells::place(&study.metrics[row.target], study, lexicon) == Some((point.year, Role::Target)) {
                found.push(((name.clone(), *facet, Role::Target), target));
            }
        }
    }
    for (key, target) in found {
        let points = lines.entry(key).or_default();
        if let Err(at) = points.binary_search_by_key(&target.year, |p| p.year) {
            points.insert(at, target);
        }
    }
}

/// The points of a line with their values in the unit that most of them have, where they have another that converts (4024亿公斤, 40745万吨).
fn in_one_unit(
    mut points: Vec<IndicatorPoint>,
    facet: Facet,
    comparison: &Comparison,
    lexicon: &Lexicon,
) -> (Option<String>, Vec<IndicatorPoint>) {
    let metric = |p: &IndicatorPoint| &comparison.studies[p.study].metrics[p.metric];
    if !matches!(facet, Facet::Level | Facet::Delta) {
        return (None, points);
    }
    let mut often: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, unit) in points.iter().enumerate().filter_map(|(at, p)| Some((at, metric(p).unit.as_deref()?))) {
        let (times, last) = often.entry(unit).or_default();
        (*times, *last) = (*times + 1, at);
    }
    let Some((&unit, &(_, of_line))) = often.iter().max_by_key(|(_, often)| **often) else { return (None, points) };
    let model = metric(&points[of_line]);
    for at in 0..points.len() {
        let own = metric(&points[at]);
        let other = own.unit.as_deref() != Some(unit);
        // 58.9万元 where the line has 亿元: a reader wants to see it as it stands.
        let handy =
            |value: &Decimal| value.normalize().scale() <= 4 && (value.is_zero() || value.abs() >= LEAST_AMOUNT);
        let converted = own.value.filter(|_| other).and_then(|value| in_unit_of(value, own, model, lexicon));
        points[at].value = converted.filter(handy);
    }
    (Some(unit.to_owned()), points)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::comparison::{self, Options, Part};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    fn compared(reports: &[(i32, &str, &str)], lexicon: &Lexicon) -> Comparison {
        let study = |(year, review, plan): &(i32, &str, &str)| {
            let text = format!("政府工作报告\n一、{}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n", year - 1);
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            let report = document::parse(read, &Given { year: Some(*year), ..Given::default() });
            analysis::study(report, lexicon, Wanted { metrics: true, ..Wanted::NONE })
        };
        let options = Options { parts: [Part::Targets].into(), ..Options::default() };
        comparison::compare(reports.iter().map(study).collect(), lexicon, &options)
    }

    /// The cells of the years of `reports`: 名称 年份 数值单位, the targets marked.
    fn cells(reports: &[(i32, &str, &str)]) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let comparison = compared(reports, &lexicon);
        let lines = super::lines(&comparison, &lexicon, None);
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
    fn a_line_has_one_unit_where_its_amounts_convert_and_one_currency() {
        let lexicon = Lexicon::builtin();
        let amounts = |reports: &[(i32, &str, &str)], name: &str| -> Vec<String> {
            let comparison = compared(reports, &lexicon);
            let lines = super::lines(&comparison, &lexicon, None);
            let line = lines.iter().find(|l| l.indicator == name && l.facet == Facet::Level).expect("the line");
            let amount = |p: &IndicatorPoint| {
                let m = &comparison.studies[p.study].metrics[p.metric];
                let unit = p.value.map_or(m.unit.as_deref(), |_| line.unit.as_deref());
                format!("{}{}", p.value.or(m.value).unwrap_or_default(), unit.unwrap_or(""))
            };
            line.points.iter().map(amount).collect()
        };
        let grain = amounts(
            &[
                (2024, "粮食产量12万吨。", "发展经济。"),
                (2025, "粮食产量1.3亿公斤。", "发展经济。"),
                (2026, "粮食产量14万吨。", "发展经济。"),
            ],
            "粮食产量",
        );
        assert_eq!(grain, ["12万吨", "13万吨", "14万吨"]);
        let trade = amounts(
            &[
                (2024, "进出口总额9亿元。", "发展经济。"),
                (2025, "进出口总额2亿美元。", "发展经济。"),
                (2026, "进出口总额3亿美元。", "发展经济。"),
            ],
            "进出口总额",
        );
        assert_eq!(trade, ["2亿美元", "3亿美元"]);
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
    fn a_verdict_has_its_target_under_it() {
        let got = cells(&[
            (2024, "绿化荒山3万亩。", "失业人员和退捕渔民再就业210人。"),
            (2025, "实现再就业220人。", "失业人员再就业230人。"),
            (2026, "实现再就业240人。", "绿化荒山5万亩。"),
        ]);
        let expected = ["再就业 2024 220人", "再就业 2025 240人"];
        let targets = ["再就业目标 2024 210人", "再就业目标 2025 230人"];
        assert_eq!(got, [&expected[..], &targets[..]].concat());
    }
}
