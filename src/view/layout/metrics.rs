//! The measured facts of one report.

use crate::analysis::Study;
use crate::document::SectionId;
use crate::view::page::{Block, Cell, Column, Evidence, Page, Row, Table};
use crate::view::words::{figure, terms};

use super::records::{FigureKeys, figure_cells, figure_columns};
use super::{Settings, section_place, source, title_of};

const FIGURE: FigureKeys = FigureKeys { value: "value", high: "high", bound: "bound", estimate: "estimate" };

/// The page of `metrics`: every measured fact of one report.
pub fn page(study: &Study, settings: &Settings, keep: impl Fn(SectionId) -> bool) -> Page {
    let lang = settings.lang;
    let report = &study.report;
    let [_, high, bound, estimate] = figure_columns(&FIGURE, "", lang);
    let columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("facet", lang.pick("类别", "kind")).wide().explain(lang.pick(
            "总量、增速、增减量、位次或文字目标",
            "a level, a growth rate, a change, a rank, or a target in words",
        )),
        Column::new("value", lang.pick("数值", "figure")).right(),
        high,
        bound,
        estimate,
        Column::new("role", lang.pick("性质", "role")).explain(lang.pick(
            "已完成的实际数、要达到的目标、对比的基数，或其他",
            "reported as done, wanted, an earlier value for comparison, or else",
        )),
        Column::new("period", lang.pick("时期", "period")),
        Column::new("section", lang.pick("所在章节", "section")).wide(),
        Column::new("quote", lang.pick("原文", "quote")).wide(),
    ];
    let rows: Vec<Row> = study
        .metrics
        .iter()
        .filter(|m| m.is_measured() && keep(m.section))
        .map(|m| {
            let shown = figure::shown(m, study, lang);
            let value = match m.value {
                Some(v) => Cell::number(v, shown, m.unit.clone()),
                None => Cell::text(shown),
            };
            let [_, high, bound, estimate] = figure_cells(Some(m), lang);
            Row {
                cells: vec![
                    Cell::text(&m.key.indicator),
                    Cell::text(terms::facet(m.key.facet, lang)),
                    value,
                    high,
                    bound,
                    estimate,
                    Cell::text(terms::figure_role(m.key.role, lang)),
                    m.key.period.map_or(Cell::Empty, |p| Cell::text(p.to_string())),
                    Cell::text(section_place(study, m.section, lang)),
                    Cell::text(report.quote(m.quote)),
                ],
                evidence: vec![Evidence {
                    column: "value",
                    source: 0,
                    span: m.quote,
                    text: report.quote(m.quote).into(),
                }],
                ..Default::default()
            }
        })
        .collect();
    let none = rows.is_empty();
    let table = Table {
        note: none.then(|| match study.metrics.is_empty() {
            true => lang.pick("没有读出数据", "no figures were found").into(),
            false => lang.pick("所选的章节或领域里没有数据", "no figures in what was chosen").into(),
        }),
        ..Table::new("metrics", lang.pick("数据", "Figures"), columns).with_rows(rows)
    };
    Page { title: title_of(report), sources: vec![source(report, lang)], blocks: vec![Block::Table(table)] }
}
