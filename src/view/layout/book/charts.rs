//! What of a comparison is drawn: headline indicators, ranks, terms, values over years.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use crate::analysis::{Facet, Metric, Role, Study};
use crate::comparison::targets::TargetRow;
use crate::comparison::themes::{Term, TermKind};
use crate::comparison::trend::{DomainPoint, TermPoint, Trend};
use crate::comparison::{Comparison, Part};
use crate::document::ReportKind;
use crate::text::Pair;
use crate::text::scale;
use crate::view::book::{
    Bar, Chart, HeatColumn, HeatField, HeatRow, Multiple, Piece, SideBar, SlopeLine, YearLine, YearPoint,
};
use crate::view::page::{Evidence, Run, Tone};
use crate::view::words::{Lang, figure, terms};

use super::super::{PairView, domain_heading, evidence, label, mention, part_name, priorities, themes};
use super::named;

/// Small charts in a row of them.
const MULTIPLES: usize = 12;

/// Terms of a kind that are drawn.
const TERMS: usize = 12;

/// Values over years that are drawn.
const LINES: usize = 16;

/// A line with fewer points than one in so many of the fullest one is not drawn.
const SPARSE: usize = 4;

/// Terms in a heat map.
const HEAT: usize = 40;

/// The headline targets, each with the year before, the outcome and the next target.
pub fn headline(view: &PairView) -> Option<Piece> {
    let lang = view.lang;
    let headline: Vec<&TargetRow> = view.pair.targets.iter().filter(|r| r.headline).collect();
    let rows: Vec<&TargetRow> = if headline.is_empty() { view.pair.targets.iter().collect() } else { headline };
    let facets: Vec<(&str, Option<Facet>)> = rows.iter().map(|r| (r.indicator.as_str(), facet(view, r))).collect();
    let twin = |row: &TargetRow| facets.iter().filter(|(name, _)| *name == row.indicator).count() > 1;
    let drawn = rows.iter().filter_map(|r| {
        let chart = multiple(view, r)?;
        // Of two cards of one indicator each says which it is.
        let kind = facet(view, r).filter(|_| twin(r)).map_or_else(String::new, |f| {
            let word = terms::facet(f, lang);
            lang.pick(format!("（{word}）"), format!(" ({word})"))
        });
        Some(Multiple { name: format!("{}{kind}", chart.name), ..chart })
    });
    let charts: Vec<Multiple> = drawn.take(MULTIPLES).collect();
    let note = lang.pick(
        "空心条为目标，实心条为实际；点数字看原文",
        "hollow bars are targets, solid ones outcomes; a figure leads to its words",
    );
    let title = view.title(lang.pick("主要指标", "Headline indicators"));
    (!charts.is_empty()).then(|| Piece::Chart(Chart::Multiples { title, note: note.into(), charts }))
}

fn facet(view: &PairView, row: &TargetRow) -> Option<Facet> {
    view.two.from.metrics.get(row.target).map(|m| m.key.facet)
}

fn multiple(view: &PairView, row: &TargetRow) -> Option<Multiple> {
    let lang = view.lang;
    let (from, to) = (view.pair.studies.from, view.pair.studies.to);
    let actual = row.actual?;
    let before = view.pair.metrics.iter().find(|m| m.metrics.to == Some(actual)).and_then(|m| m.metrics.from);
    let wanted = &view.two.from.metrics.get(row.target)?.unit;
    let bar = |study: &Study, source: usize, metric: usize, label: String, is_target: bool| {
        let metric = study.metrics.get(metric)?;
        let unit = |u: &Option<String>| u.clone().unwrap_or_default();
        Some(Bar {
            label,
            value: scale::convert(metric.value?, &unit(&metric.unit), &unit(wanted))?.to_f64()?,
            shown: figure::shown(metric, study, lang),
            is_target,
            evidence: evidence("", source, &study.report, metric.quote),
        })
    };
    let year = |study: &Study, back: i32| study.report.identity.year.map(|y| y.saturating_sub(back).to_string());
    let label = |year: Option<String>, zh: &str, en: &str| {
        let year = year.unwrap_or_default();
        lang.pick(format!("{year}{zh}"), format!("{year} {en}").trim().to_owned())
    };
    let bars: Vec<Bar> = [
        before.and_then(|m| bar(view.two.from, from, m, label(year(view.two.from, 1), "实际", "outcome"), false)),
        bar(view.two.from, from, row.target, label(year(view.two.from, 0), "目标", "target"), true),
        bar(view.two.to, to, actual, label(year(view.two.to, 1), "实际", "outcome"), false),
        row.next.and_then(|m| bar(view.two.to, to, m, label(year(view.two.to, 0), "目标", "target"), true)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (verdict, tone) = terms::verdict(row.verdict, lang, view.settings.vocab);
    (bars.len() >= 2).then(|| Multiple { name: row.indicator.clone(), verdict: verdict.into(), tone, bars })
}

/// The ranks of domains in both plans.
pub fn ranks(view: &PairView) -> Option<Piece> {
    let lang = view.lang;
    let heading = |study: &Study, source: usize, tasks: &[usize]| {
        let section = study.report.sections.get(*tasks.first()?)?;
        Some(evidence("", source, &study.report, section.heading))
    };
    let lines: Vec<SlopeLine> = view
        .pair
        .priorities
        .iter()
        .filter(|r| r.rank.from.is_some() || r.rank.to.is_some())
        .map(|row| {
            let (change, tone) = priorities::change(view, row);
            SlopeLine {
                name: terms::domain(row.domain, lang).into(),
                rank: row.rank,
                share: row.share.map(figure::percent),
                change,
                tone,
                evidence: Pair::new(
                    heading(view.two.from, view.pair.studies.from, &row.tasks.from),
                    heading(view.two.to, view.pair.studies.to, &row.tasks.to),
                ),
            }
        })
        .collect();
    let plan = lang.pick("工作安排", "plan");
    let labels = match view.places() {
        None => view.two.map(|s| named(s, plan, lang)),
        Some(places) => places.map(|place| lang.pick(format!("{place}{plan}"), format!("{place} {plan}"))),
    };
    let note = lang.pick(
        "自上而下为位次，百分数为占工作安排文字的比重；点领域看标题",
        "from the top by rank; the percentage is the share of the plan's text; a domain leads to its heading",
    );
    let note = match priorities::unlike_lists(view).filter(|_| view.places().is_none()) {
        Some(unlike) => lang.pick(format!("{note}。{unlike}"), format!("{note}; {unlike}")),
        None => note.to_owned(),
    };
    let title = view.title(
        view.places().map_or(lang.pick("工作重点的位次变化", "Ranks"), |_| part_name(Part::Priorities, lang)),
    );
    (!lines.is_empty()).then_some(Piece::Chart(Chart::Slope { title, note, labels, lines }))
}

/// How often terms are said, to both sides.
pub fn terms_said(view: &PairView) -> Option<Piece> {
    let lang = view.lang;
    let themes = &view.pair.themes;
    let [new, dropped, risen, fallen] = themes::titles(view.two, lang);
    let groups: Vec<(String, Vec<SideBar>)> = [
        (new, &themes.new, true),
        (dropped, &themes.dropped, false),
        (risen, &themes.risen, true),
        (fallen, &themes.fallen, false),
    ]
    .into_iter()
    .map(|(name, terms, later)| {
        // What the tables show, in their order: those of names and of the calendar have tables of their own.
        let policy = terms.iter().filter(|t| t.kind == TermKind::Policy).take(TERMS.min(themes.shown));
        (name, policy.map(|t| side_bar(view, t, later)).collect::<Vec<_>>())
    })
    .filter(|(_, bars)| !bars.is_empty())
    .collect();
    let note = lang.pick("条长为每万字出现次数，数字为次数，点数字看原文；点开看例句", "a bar is as long as the term is frequent, for 10,000 characters; the number is the count and leads to the text; open a term for a sentence");
    let title = view.title(lang.pick("提法消长", "Terms, then and now"));
    (!groups.is_empty()).then(|| Piece::Chart(Chart::Sides { title, note: note.into(), labels: view.labels(), groups }))
}

fn side_bar(view: &PairView, term: &Term, later: bool) -> SideBar {
    let report = if later { &view.two.to.report } else { &view.two.from.report };
    let sentence = term.quote(report);
    let quote = if sentence.contains(term.hit) && !term.hit.is_empty() {
        let part = |start, end, tone| Run::new(report.quote(crate::text::Span::new(start, end)), tone);
        vec![
            part(sentence.start, term.hit.start, Tone::Plain),
            part(term.hit.start, term.hit.end, Tone::Hit),
            part(term.hit.end, sentence.end, Tone::Plain),
        ]
    } else {
        vec![Run::plain(report.quote(sentence))]
    };
    let evidence: Evidence = if later { view.to_quote("", sentence) } else { view.from_quote("", sentence) };
    let (from, to) = (view.pair.studies.from, view.pair.studies.to);
    let mut said = Pair::new(mention("", from, view.two.from, &term.term), mention("", to, view.two.to, &term.term));
    // The sentence that is shown is the one to be led to.
    *(if later { &mut said.to } else { &mut said.from }) = Some(evidence.clone());
    SideBar {
        said,
        term: term.term.clone(),
        per_10k: term.per_10k,
        shown: term.count.map(|n| n.to_string()),
        quote,
        evidence,
    }
}

/// The headline figures of a comparison of several years.
pub fn over_years(comparison: &Comparison, lang: Lang) -> Option<Piece> {
    let mut lines: BTreeMap<(String, Facet), (String, BTreeMap<usize, usize>)> = BTreeMap::new();
    let mut order = Vec::new();
    for pair in &comparison.pairs {
        for row in pair.metrics.iter().filter(|r| r.headline) {
            let key = (row.canonical.clone().unwrap_or_else(|| row.indicator.clone()), row.facet);
            let line = lines.entry(key.clone()).or_insert_with(|| {
                order.push(key);
                (row.indicator.clone(), BTreeMap::new())
            });
            for (study, metric) in [(pair.studies.from, row.metrics.from), (pair.studies.to, row.metrics.to)] {
                if let Some(metric) = metric {
                    line.1.entry(study).or_insert(metric);
                }
            }
        }
    }
    let lines = order.iter().filter_map(|key| lines.get(key)).filter_map(|(name, points)| {
        let points = points.iter().map(|(&study, &metric)| (study, metric, None));
        year_line(comparison, name, points.collect(), lang)
    });
    lines_of(fullest(lines.collect()), lang)
}

/// The lines that have most years to show, in their own order, which is that of importance.
fn fullest(lines: Vec<YearLine>) -> Vec<YearLine> {
    let most = lines.iter().map(|l| l.points.len()).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].points.len() * SPARSE >= most).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(lines[i].points.len()));
    order.truncate(LINES);
    lines.into_iter().enumerate().filter(|(i, _)| order.contains(i)).map(|(_, line)| line).collect()
}

/// The indicators of a trend.
pub fn indicators_over_years(comparison: &Comparison, trend: &Trend, lang: Lang) -> Option<Piece> {
    let lines =
        trend.indicators.iter().filter(|l| l.role == Role::Actual && l.canonical.is_some()).filter_map(|line| {
            let points = line.points.iter().map(|p| (p.study, p.metric, Some(p.year))).collect();
            let indicator = terms::beside_facet(&line.indicator, line.facet);
            let name = format!("{indicator} {}", terms::facet(line.facet, lang));
            year_line(comparison, &name, points, lang)
        });
    lines_of(fullest(lines.collect()), lang)
}

/// Heat maps of many years, each with the table it belongs to: the shares of policy domains, and what terms were said.
pub fn heat(comparison: &Comparison, trend: &Trend, lang: Lang) -> Vec<(&'static str, Piece)> {
    let (columns, places) = years(comparison, lang);
    let map = |name: &str, most: f64, points: Vec<(usize, f64, String, Option<Evidence>)>| {
        let mut fields = vec![None; columns.len()];
        for (study, value, says, evidence) in points {
            let place = places.get(study).and_then(|&at| fields.get_mut(at));
            if let Some(field) = place.filter(|_| value > 0.0 && most > 0.0) {
                // The least that is there is still seen.
                *field = Some(HeatField { share: 0.08 + 0.92 * value / most, says, evidence });
            }
        }
        HeatRow { name: name.to_owned(), fields }
    };
    let most = trend.domains.iter().flat_map(|l| &l.points).map(|p| p.share).fold(0.0, f64::max);
    let domains = trend.domains.iter().map(|l| {
        let heading = |study| domain_heading("", comparison, study, l.domain);
        let point = |p: &DomainPoint| (p.study, p.share, figure::percent(p.share), heading(p.study));
        map(terms::domain(l.domain, lang), most, l.points.iter().map(point).collect())
    });
    let said = || trend.terms.iter().take(HEAT);
    // One scale for all rows, so that what is said once is not as dark as what is said ten times.
    let most_said = said().flat_map(|l| &l.points).map(|p| p.per_10k).fold(0.0, f64::max);
    let said = said().map(|l| {
        let first = |study| mention("", study, comparison.studies.get(study)?, &l.term);
        let point = |p: &TermPoint| (p.study, p.per_10k, format!("{:.1}", p.per_10k), first(p.study));
        map(&l.term, most_said, l.points.iter().map(point).collect())
    });
    let maps: [(&'static str, &str, &str, Vec<HeatRow>); 2] = [
        (
            "domains",
            lang.pick("各领域历年篇幅", "The domains' shares over the years"),
            lang.pick("颜色越深，占工作安排的篇幅越大", "the darker, the more of the plan's text"),
            domains.collect(),
        ),
        (
            "terms_by_year",
            lang.pick("提法历年热度", "Terms over the years"),
            lang.pick(
                "颜色越深，每万字次数越多，各行同一尺度",
                "the darker, the more often for 10,000 characters; one scale for all rows",
            ),
            said.collect(),
        ),
    ];
    let apart = columns.iter().any(|c| c.apart.is_some() && !c.is_missing);
    let missing = columns.iter().any(|c| c.is_missing);
    let piece = |(id, title, note, rows): (&'static str, &str, &str, Vec<HeatRow>)| {
        let mut note = note.to_owned();
        if missing {
            note.push_str(lang.pick("；虚线处没有当年的报告", "; a dashed line stands for a year without a report"));
        }
        if apart {
            note.push_str(lang.pick("；* 不是一般的工作报告", "; * not an ordinary work report"));
        }
        let (title, columns) = (title.to_owned(), columns.clone());
        (!rows.is_empty()).then_some((id, Piece::Chart(Chart::Heat { title, note, columns, rows })))
    };
    maps.into_iter().filter_map(piece).collect()
}

/// The years of a series as columns, those without a report among them, and the column of each study.
fn years(comparison: &Comparison, lang: Lang) -> (Vec<HeatColumn>, Vec<usize>) {
    // A wider gap is no gap but another series.
    const GAP: i32 = 10;
    let (mut columns, mut places) = (Vec::new(), Vec::new());
    let mut before: Option<i32> = None;
    for study in &comparison.studies {
        let year = study.report.identity.year;
        if let Some((before, year)) = before.zip(year)
            && year.saturating_sub(before) <= GAP
        {
            columns.extend((before.saturating_add(1)..year).map(|y| HeatColumn {
                label: y.to_string(),
                apart: Some(lang.pick("没有报告", "no report").to_owned()),
                is_missing: true,
            }));
        }
        before = year.or(before);
        places.push(columns.len());
        let apart = super::super::trend::apart(study.report.kind(), lang).map(str::to_owned);
        columns.push(HeatColumn { label: label(&study.report), apart, is_missing: false });
    }
    (columns, places)
}

/// The chart of some lines, if there are any.
fn lines_of(lines: Vec<YearLine>, lang: Lang) -> Option<Piece> {
    let title = lang.pick("主要指标走势", "Headline indicators over the years").to_owned();
    let apart = lines.iter().flat_map(|l| &l.points).any(|p| p.is_apart);
    let mut note = lang
        .pick(
            "只画可以换算成同一单位的数值；没有数值的年份断开",
            "only values that convert to one unit; the line breaks where a year has none",
        )
        .to_owned();
    if apart {
        note.push_str(lang.pick("；空心点不是一般的工作报告", "; a hollow dot is not from an ordinary work report"));
    }
    (!lines.is_empty()).then_some(Piece::Chart(Chart::Lines { title, note, lines }))
}

/// One line: the values in the unit that most have or that converts to it by its scale (43800亿元 among 万亿元), three at least.
fn year_line(
    comparison: &Comparison,
    name: &str,
    points: Vec<(usize, usize, Option<i32>)>,
    lang: Lang,
) -> Option<YearLine> {
    let metric = |study: usize, metric: usize| -> Option<(&Study, &Metric)> {
        let study = comparison.studies.get(study)?;
        Some((study, study.metrics.get(metric)?))
    };
    let mut units: BTreeMap<&str, usize> = BTreeMap::new();
    for (study, m, _) in &points {
        if let Some((_, m)) = metric(*study, *m) {
            *units.entry(m.unit.as_deref().unwrap_or("")).or_default() += 1;
        }
    }
    let unit = units.into_iter().max_by_key(|(_, n)| *n)?.0.to_owned();
    let points: Vec<YearPoint> = points
        .into_iter()
        .filter_map(|(source, m, year)| {
            let (study, m) = metric(source, m)?;
            let value = scale::convert(m.value?, m.unit.as_deref().unwrap_or(""), &unit)?;
            // A report tells of the year before.
            let told = year.or(study.report.identity.year.map(|y| y.saturating_sub(1)));
            Some(YearPoint {
                year: told,
                is_apart: study.report.kind() != ReportKind::Work,
                label: told.map_or_else(|| label(&study.report), |y| y.to_string()),
                value: value.to_f64()?,
                shown: figure::shown(m, study, lang),
                evidence: evidence("", source, &study.report, m.quote),
            })
        })
        .collect();
    (points.len() >= 3).then(|| YearLine { name: name.to_owned(), unit, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_lines_those_with_most_years_are_drawn_in_their_order() {
        let point = |n: usize| YearPoint { label: n.to_string(), year: None, is_apart: false, value: 1.0, ..point() };
        let line = |name: String, points: usize| YearLine {
            name,
            unit: String::new(),
            points: (0..points).map(point).collect(),
        };
        let sparse = (0..4).map(|n| line(format!("少{n}"), 3));
        let lines = sparse.chain((0..LINES).map(|n| line(format!("多{n}"), 20 + n))).collect();
        let names: Vec<String> = fullest(lines).into_iter().map(|l| l.name).collect();
        assert_eq!(names, (0..LINES).map(|n| format!("多{n}")).collect::<Vec<_>>());
    }

    fn point() -> YearPoint {
        let evidence = Evidence::default();
        YearPoint { label: String::new(), year: None, is_apart: false, value: 0.0, shown: String::new(), evidence }
    }
}
