//! Many years of one place as long tables: a row for each value of each year.

use crate::comparison::Comparison;
use crate::comparison::trend::Trend;
use crate::view::page::{Block, Cell, Column, Page, Row, Table};
use crate::view::words::{Lang, figure, terms};

use super::super::trend as for_readers;
use super::super::{Settings, label};
use super::{FigureKeys, figure_cells, figure_columns, finish, quoted};

const FIGURE: FigureKeys = FigureKeys { value: "value", high: "high", bound: "bound", estimate: "estimate" };

/// The page of a trend as files hold it: the page for `readers` with the long tables, and without what they tell but where `settings`
/// want that beside them.
pub fn page(readers: Page, comparison: &Comparison, trend: &Trend, settings: &Settings) -> Page {
    let long = Long { comparison, trend, lang: settings.lang };
    let told = ["indicators", "domains", "terms_by_year"];
    let mut page = readers;
    page.blocks.retain_mut(|block| {
        let Block::Table(table) = block else { return true };
        let is_told = told.contains(&table.id);
        if is_told {
            as_read(table);
        }
        settings.wide || !is_told
    });
    page.blocks.extend([long.indicators(), long.domains(), long.terms()].map(Block::Table));
    finish(&mut page);
    page
}

/// The cells of a table as people read them: 370万人次以上 ✓, 1 (22.7%).
fn as_read(table: &mut Table) {
    for cell in table.rows.iter_mut().flat_map(|r| &mut r.cells) {
        if let Cell::Number { shown, tone, .. } = cell {
            *cell = Cell::toned(shown.clone(), *tone);
        }
    }
}

struct Long<'a> {
    comparison: &'a Comparison,
    trend: &'a Trend,
    lang: Lang,
}

impl Long<'_> {
    fn report(&self, study: usize) -> Cell {
        Cell::text(self.comparison.studies.get(study).map_or_else(String::new, |s| label(&s.report)))
    }

    fn indicators(&self) -> Table {
        let lang = self.lang;
        let mut columns = vec![
            Column::new("indicator", lang.pick("指标", "indicator")),
            Column::new("facet", lang.pick("类别", "kind")),
            Column::new("role", lang.pick("实际或目标", "actual or target")),
            Column::new("year", lang.pick("年份", "year"))
                .explain(lang.pick("数值所属的年份", "the year that the value is of")),
            Column::new("shown", lang.pick("数值（原文写法）", "figure as read")),
            Column::new("verdict", lang.pick("与目标相比", "against the target"))
                .explain(lang.pick("与上年所定目标相比", "against the target that was set")),
            Column::new("report", lang.pick("所在报告", "report")),
        ];
        columns.extend(figure_columns(&FIGURE, "", lang));
        columns.push(Column::new("quote", lang.pick("原文", "quote")).files());
        let title = lang.pick("指标历年数值", "Values of indicators");
        let mut table = Table::new("indicator_values", title, columns);
        for line in for_readers::telling(self.trend) {
            for point in &line.points {
                let Some(study) = self.comparison.studies.get(point.study) else { continue };
                let Some(metric) = study.metrics.get(point.metric) else { continue };
                let verdict = for_readers::verdict(self.comparison, line, point);
                let verdict = verdict.map_or("", |v| terms::verdict_word(v, lang, Default::default()));
                let mut cells = vec![
                    Cell::text(terms::beside_facet(&line.indicator, line.facet)),
                    Cell::text(terms::facet(line.facet, lang)),
                    Cell::text(terms::figure_role(line.role, lang)),
                    Cell::text(point.year.to_string()),
                    Cell::text(figure::shown(metric, study, lang)),
                    Cell::text(verdict),
                    self.report(point.study),
                ];
                cells.extend(figure_cells(Some(metric), lang));
                cells.push(quoted(study, Some(metric)));
                table.rows.push(Row { cells, ..Row::default() });
            }
        }
        table
    }

    fn domains(&self) -> Table {
        let lang = self.lang;
        let columns = vec![
            Column::new("domain", lang.pick("领域", "domain")),
            Column::new("report", lang.pick("报告年份", "report")),
            Column::new("rank", lang.pick("位次", "rank")).right(),
            Column::new("of", lang.pick("任务数", "tasks in all")).right(),
            Column::new("share", lang.pick("占安排部分（%）", "share of plan (%)")).right(),
        ];
        let title = lang.pick("工作重点的位次与篇幅", "Priorities: rank and share");
        let mut table = Table::new("domain_values", title, columns);
        for line in &self.trend.domains {
            for point in &line.points {
                let cells = vec![
                    Cell::text(terms::domain(line.domain, lang)),
                    self.report(point.study),
                    point.rank.map_or(Cell::Empty, Cell::count),
                    Cell::count(point.of),
                    Cell::number(
                        figure::decimal(point.share * 100.0, 1),
                        figure::percent(point.share),
                        Some("%".into()),
                    ),
                ];
                table.rows.push(Row { cells, ..Row::default() });
            }
        }
        table
    }

    fn terms(&self) -> Table {
        let lang = self.lang;
        let columns = vec![
            Column::new("term", lang.pick("提法", "term")),
            Column::new("state", lang.pick("最近一年", "latest year")),
            Column::new("report", lang.pick("报告年份", "report")),
            Column::new("count", lang.pick("次数", "mentions")).right(),
            Column::new("per_10k", lang.pick("每万字次数", "per 10,000 characters")).right(),
        ];
        let title = lang.pick("提法的次数", "Terms: mentions");
        let mut table = Table::new("term_values", title, columns);
        for line in &self.trend.terms {
            for point in &line.points {
                let cells = vec![
                    Cell::text(&line.term),
                    Cell::text(for_readers::state(line.state, lang).0),
                    self.report(point.study),
                    Cell::count(point.count),
                    Cell::number(figure::decimal(point.per_10k, 2), format!("{:.2}", point.per_10k), None),
                ];
                table.rows.push(Row { cells, ..Row::default() });
            }
        }
        table
    }
}
