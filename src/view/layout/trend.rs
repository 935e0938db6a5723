//! Many years of one place: indicators, domains, terms, targets kept, and the threads of sections, a table each.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::analysis::{Metric, Role};
use crate::comparison::targets::Verdict;
use crate::comparison::trend::{IndicatorLine, IndicatorPoint, TermState, Trend};
use crate::comparison::{Comparison, Thread};
use crate::document::ReportKind;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Evidence, Page, Row, Run, Table, Tone};
use crate::view::words::{Lang, Vocab, figure, terms};

use super::years::{self, YEARS, Year};
use super::{Settings, evidence, label, mention, priorities, records, sources};

/// The page of many years.
pub fn page(comparison: &Comparison, trend: &Trend, settings: &Settings) -> Page {
    let view = View { comparison, trend, years: years::years(comparison), lang: settings.lang, bare: settings.bare };
    let lang = settings.lang;
    let sources = sources(&comparison.studies, lang);
    let mut blocks: Vec<Block> = view.gaps().into_iter().map(Block::Text).collect();
    blocks.push(Block::Table(view.indicators()));
    blocks.push(Block::Text(view.legend()));
    let tables = [view.targets(), view.domains(), view.terms(), view.threads()];
    blocks.extend(tables.into_iter().map(Block::Table));
    if settings.records {
        return records::trend::page(Page { title: view.title(), sources, blocks }, comparison, trend, settings);
    }
    Page { title: view.title(), sources, blocks }
}

struct View<'a> {
    comparison: &'a Comparison,
    trend: &'a Trend,
    years: Vec<Year>,
    lang: Lang,
    bare: bool,
}

impl View<'_> {
    fn title(&self) -> String {
        let studies = &self.comparison.studies;
        let who = studies.iter().rev().find_map(|s| s.report.identity.issuer.clone()).unwrap_or_default();
        let years: Vec<String> = studies.first().into_iter().chain(studies.last()).map(|s| label(&s.report)).collect();
        let (lang, years) = (self.lang, years.join("—"));
        lang.pick(
            format!("{who} 政府工作报告历年变化 {years}"),
            format!("{who} government work reports over the years, {years}"),
        )
    }

    /// What the years lack, and which reports are of another sort.
    fn gaps(&self) -> Vec<Vec<Run>> {
        let lang = self.lang;
        let years: Vec<i32> = self.comparison.studies.iter().filter_map(|s| s.report.identity.year).collect();
        let missing: Vec<String> =
            years.windows(2).flat_map(|w| (w[0].saturating_add(1)..w[1]).take(200)).map(|y| y.to_string()).collect();
        let mut out = Vec::new();
        if !missing.is_empty() {
            let list = lang.list(&missing);
            let words = lang.pick(format!("缺少这些年份的报告：{list}"), format!("no reports of these years: {list}"));
            out.push(vec![Run::new(words, Tone::Warn)]);
        }
        let of = |kind: ReportKind| -> Vec<String> {
            self.comparison.studies.iter().filter(|s| s.report.kind() == kind).map(|s| label(&s.report)).collect()
        };
        let kinds = [ReportKind::Plan, ReportKind::Situation];
        for (kind, words) in kinds.into_iter().filter_map(|kind| Some((kind, apart(kind, lang)?))) {
            let labels = of(kind);
            if !labels.is_empty() {
                out.push(vec![Run::new(format!("{}{}{words}", lang.list(&labels), lang.pick("：", ": ")), Tone::Warn)]);
            }
        }
        out
    }

    fn table(&self, id: &'static str, title: &str, columns: Vec<Column>, empty: &str) -> Table {
        Table { note: Some(empty.to_owned()), ..Table::new(id, title, columns) }
    }

    /// Columns of years, as many as a table can have.
    fn columns(&self, first: Vec<Column>, labels: impl Iterator<Item = String>) -> Vec<Column> {
        let mut columns = first;
        columns.extend(YEARS.iter().zip(labels).map(|(key, label)| Column::new(key, label).right().series()));
        columns
    }

    fn indicators(&self) -> Table {
        let lang = self.lang;
        let points = || self.trend.indicators.iter().flat_map(|l| &l.points);
        let mut years: Vec<i32> = points().map(|p| p.year).collect();
        years.sort_unstable();
        years.dedup();
        // A year beyond those reported on (a target for 2020 set in 2011) has a column only within the series' own span.
        let own: Vec<i32> = self.comparison.studies.iter().filter_map(|s| s.report.identity.year).collect();
        if let (Some(&first), Some(&last)) = (own.first(), own.last()) {
            years.retain(|y| (first.saturating_sub(1)..=last).contains(y));
        }
        // A year that nothing is known of has its column, empty.
        if let (Some(&first), Some(&last)) = (years.first(), years.last())
            && last.saturating_sub(first) < YEARS.len() as i32
        {
            years = (first..=last).collect();
        }
        let first = vec![
            Column::new("indicator", lang.pick("指标", "indicator")),
            Column::new("facet", lang.pick("类别", "kind")),
            Column::new("role", lang.pick("实际或目标", "actual or target")),
        ];
        let columns = self.columns(first, years.iter().map(i32::to_string));
        let mut table = self.table(
            "indicators",
            lang.pick("指标历年变化", "Indicators over the years"),
            columns,
            lang.pick("没有两年以上都有的指标", "no indicator stands in two years or more"),
        );
        for line in telling(self.trend) {
            let mut cells = vec![
                Cell::text(terms::beside_facet(&line.indicator, line.facet)),
                Cell::text(terms::facet(line.facet, lang)),
                Cell::toned(
                    terms::figure_role(line.role, lang),
                    if line.role == Role::Target { Tone::Dim } else { Tone::Plain },
                ),
            ];
            let mut quotes = Vec::new();
            for (key, year) in YEARS.iter().zip(&years) {
                let point = line.points.iter().find(|p| p.year == *year);
                cells.push(point.map_or(Cell::Empty, |p| self.figure(line, p)));
                quotes.extend(point.map(|p| self.quote(key, p)));
            }
            // A target of one year stands under what was reached.
            if quotes.len() >= if line.role == Role::Target { 1 } else { 2 } {
                let tags = vec![("facet", names::facet(line.facet).to_owned())];
                table.rows.push(Row { cells, evidence: quotes, tags, ..Default::default() });
            }
        }
        self.finish(table)
    }

    /// A note says why a table is empty, and only then.
    fn finish(&self, table: Table) -> Table {
        let note = if table.rows.is_empty() { table.note } else { None };
        Table { note, ..table }
    }

    fn figure(&self, line: &IndicatorLine, point: &IndicatorPoint) -> Cell {
        let study = &self.comparison.studies[point.study];
        let metric = &study.metrics[point.metric];
        let verdict = verdict(self.comparison, line, point).map(|v| terms::verdict(v, self.lang, Vocab::Plain));
        // 4024亿公斤 is 40240万吨 where the line has tons.
        let told = point.value.map_or_else(
            || metric.clone(),
            |value| Metric { value: Some(value), value_high: None, unit: line.unit.clone(), ..metric.clone() },
        );
        let mut shown = figure::shown(&told, study, self.lang);
        let mut tone = if line.role == Role::Target { Tone::Dim } else { Tone::Plain };
        if let Some((word, of)) = verdict {
            let mark = word.split(' ').next().unwrap_or_default();
            shown = format!("{shown} {mark}");
            tone = of;
        }
        let number = Cell::number(told.value.unwrap_or(Decimal::ZERO), shown, told.unit);
        number.with_tone(tone)
    }

    /// What the marks beside the figures mean.
    fn legend(&self) -> Vec<Run> {
        let marks =
            [Verdict::Met, Verdict::Near, Verdict::Missed].map(|v| terms::verdict(v, self.lang, Vocab::Plain).0);
        let head = self.lang.pick("与上年所定目标相比：", "against the target that was set: ");
        vec![Run::new(format!("{head}{}", marks.join(self.lang.pick("，", ", "))), Tone::Dim)]
    }

    fn quote(&self, column: &'static str, point: &IndicatorPoint) -> Evidence {
        let study = &self.comparison.studies[point.study];
        evidence(column, point.study, &study.report, study.metrics[point.metric].quote)
    }

    fn targets(&self) -> Table {
        let lang = self.lang;
        let count = |key, title: &'static str| Column::new(key, title).right();
        let columns = vec![
            Column::new("year", lang.pick("目标年份", "year")),
            count("set", lang.pick("目标数", "set")),
            count("met", lang.pick("完成", "met")),
            count("near", lang.pick("接近", "near")),
            count("missed", lang.pick("未完成", "missed")),
            count("unreported", lang.pick("未报结果", "not reported")),
            count("incomparable", lang.pick("无法比较", "not comparable")),
            count("judged", lang.pick("可判断", "judged")).files(),
            count("share", lang.pick("可判断的目标中完成（%）", "met of those judged (%)"))
                .files()
                .explain(lang.pick("可判断的不到一半的，不列", "none where less than half could be judged")),
            count("kept", lang.pick("可判断的目标中完成", "met of those judged"))
                .composite()
                .explain(lang.pick("未报结果和无法比较的不计入", "those not reported or not comparable are left out")),
        ];
        let title = lang.pick("历年目标完成情况", "Targets kept over the years");
        let empty = lang.pick("没有可以核对的目标", "no targets to hold against the next report");
        let mut table = self.table("targets_by_year", title, columns, empty);
        let mut few_judged = false;
        for t in &self.trend.targets {
            let judged = t.met + t.near + t.missed;
            let mut percent = Cell::Empty;
            let kept = match judged {
                0 => Cell::text("—"),
                _ => {
                    let share = t.met as f64 / judged as f64;
                    // A share of a few out of many would tell a tale that the report does not.
                    let few = 2 * judged < t.set;
                    few_judged |= few;
                    let shown = match few {
                        true => format!("{}/{judged}", t.met),
                        false => format!("{}/{judged} ({})", t.met, figure::percent(share)),
                    };
                    if !few {
                        percent =
                            Cell::number(figure::decimal(share * 100.0, 1), figure::percent(share), Some("%".into()));
                    }
                    Cell::toned(shown, if few { Tone::Dim } else { Tone::Strong })
                }
            };
            let mut cells = vec![Cell::text(t.year.to_string())];
            cells.extend([t.set, t.met, t.near, t.missed, t.unreported, t.incomparable].map(Cell::count));
            cells.extend([Cell::count(judged), percent, kept]);
            table.rows.push(Row { cells, ..Default::default() });
        }
        let words =
            lang.pick("可判断的目标不到一半的年份，不算百分比", "no percentage where less than half could be judged");
        let table = self.finish(table);
        Table { note: few_judged.then(|| words.to_owned()).or(table.note), ..table }
    }

    fn domains(&self) -> Table {
        let lang = self.lang;
        let columns = years::columns(vec![Column::new("domain", lang.pick("领域", "domain"))], &self.years);
        let title = lang.pick("工作重点历年位次与篇幅", "Priorities over the years: rank and share");
        let mut table = self.table("domains", title, columns, lang.pick("没有可排位的任务", "no tasks to rank"));
        for line in &self.trend.domains {
            table.rows.push(priorities::years_row(line, self.comparison, &self.years, lang));
        }
        self.finish(table)
    }

    fn terms(&self) -> Table {
        let lang = self.lang;
        let first = vec![
            Column::new("term", lang.pick("提法", "term")),
            Column::new("state", lang.pick("最近一年", "latest year")),
            Column::new("last_said", lang.pick("上次提到", "last said")).right(),
        ];
        let columns = years::columns(first, &self.years);
        let title =
            lang.pick("提法历年次数（括号内为每万字）", "Terms over the years: mentions (per 10,000 characters)");
        let mut table = self.table("terms_by_year", title, columns, lang.pick("没有明显变化的提法", "no term changed"));
        for line in &self.trend.terms {
            let (word, tone) = state(line.state, lang);
            let last = match line.state {
                TermState::Gone => line.last_said(),
                TermState::Returned => line.said_before(),
                TermState::New | TermState::Said => None,
            };
            let last = last.and_then(|study| self.comparison.studies.get(study));
            let last = last.map_or(Cell::Empty, |s| Cell::text(label(&s.report)));
            let mut cells = vec![Cell::text(&line.term), Cell::toned(word, tone), last];
            let mut quotes = Vec::new();
            for year in &self.years {
                let Some(point) = year.study.and_then(|at| line.points.get(at)) else {
                    cells.push(years::missing(lang));
                    continue;
                };
                let study = self.comparison.studies.get(point.study).filter(|_| point.count > 0 && !self.bare);
                quotes.extend(study.and_then(|s| mention(year.key, point.study, s, &line.term)));
                cells.push(match point.count {
                    0 => Cell::toned("·", Tone::Dim),
                    n => {
                        let shown = format!("{n} ({:.1})", point.per_10k);
                        Cell::number(figure::decimal(point.per_10k, 2), shown, None)
                    }
                });
            }
            table.rows.push(Row { cells, evidence: quotes, ..Default::default() });
        }
        self.finish(table)
    }

    fn threads(&self) -> Table {
        let lang = self.lang;
        let columns = years::columns(vec![Column::new("section", lang.pick("章节", "section"))], &self.years);
        let title = lang.pick("章节历年脉络", "Sections through the years");
        let mut table = self.table("threads", title, columns, lang.pick("没有可以衔接的章节", "no sections to follow"));
        for thread in self.comparison.threads.iter().filter(|t| t.sections.iter().flatten().count() >= 2) {
            let Some(name) = self.thread_name(thread) else { continue };
            let mut cells = vec![Cell::text(name)];
            let mut headings = Vec::new();
            for year in &self.years {
                let Some(study) = year.study else {
                    cells.push(years::missing(lang));
                    continue;
                };
                let section = thread.sections.get(study).copied().flatten();
                let report = self.comparison.studies.get(study).map(|s| &s.report);
                let section = report.zip(section).and_then(|(report, id)| Some((report, report.sections.get(id)?)));
                headings.extend(section.map(|(report, s)| evidence(year.key, study, report, s.heading)));
                cells.push(section.map_or(Cell::toned("·", Tone::Dim), |(_, s)| Cell::text(&s.path)));
            }
            table.rows.push(Row { cells, evidence: headings, ..Default::default() });
        }
        self.finish(table)
    }

    /// A thread is named by its latest section.
    fn thread_name(&self, thread: &Thread) -> Option<String> {
        let latest = thread.sections.iter().enumerate().rev().find_map(|(study, id)| id.map(|id| (study, id)))?;
        let study = self.comparison.studies.get(latest.0)?;
        Some(study.report.quote(study.report.sections.get(latest.1)?.title).to_owned())
    }
}

/// The lines that tell something: a short name that the lexicon does not know (项目, 温室) is hardly the same thing from year to
/// year.
pub(super) fn telling(trend: &Trend) -> impl Iterator<Item = &IndicatorLine> {
    let followed = |l: &IndicatorLine| l.points.len() >= 3 && l.indicator.chars().count() > SHORT_NAME;
    let long: BTreeSet<&str> = trend.indicators.iter().filter(|l| followed(l)).map(|l| &*l.indicator).collect();
    trend.indicators.iter().filter(move |l| l.canonical.is_some() || long.contains(&*l.indicator))
}

/// The verdict on the target that an actual was held against.
pub(super) fn verdict(comparison: &Comparison, line: &IndicatorLine, point: &IndicatorPoint) -> Option<Verdict> {
    if line.role == Role::Target {
        return None;
    }
    comparison.judged_by(point.study, point.metric).map(|(_, row)| row.verdict)
}

/// What sort of report it is, where it is no ordinary one.
pub(super) fn apart(kind: ReportKind, lang: Lang) -> Option<&'static str> {
    match kind {
        ReportKind::Work => None,
        ReportKind::Plan => {
            Some(lang.pick("不是一般的工作报告，而是计划报告", "not ordinary work reports but reports on a plan"))
        }
        ReportKind::Situation => Some(lang.pick(
            "不是一般的工作报告，而是经济形势报告",
            "not ordinary work reports but reports on the state of the economy",
        )),
    }
}

/// Characters of a name that says too little by itself.
const SHORT_NAME: usize = 3;

pub(super) fn state(state: TermState, lang: Lang) -> (&'static str, Tone) {
    match state {
        TermState::New => (lang.pick("＋ 首次出现", "+ new"), Tone::Added),
        TermState::Returned => (lang.pick("↻ 再次出现", "↻ returned"), Tone::Moved),
        TermState::Said => (lang.pick("仍在用", "in use"), Tone::Plain),
        TermState::Gone => (lang.pick("－ 不再出现", "- gone"), Tone::Removed),
    }
}
