//! Last year's undertakings, and what came of them.

use crate::comparison::Part;
use crate::comparison::tasks::TaskRow;
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Row, Tone};
use crate::view::words::terms;

use super::{PairView, part_name, section_place};

/// The table of undertakings.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("task", lang.pick("上年任务", "undertaking")),
        Column::new("status", lang.pick("落实情况", "status")),
        Column::new("stage", lang.pick("进度", "stage"))
            .explain(lang.pick("上年和本年报告所说的建设阶段", "the stage of the work that each report gives")),
        Column::new("carried", lang.pick("已列年数", "years carried"))
            .right()
            .wide()
            .explain(lang.pick("连续几年列入计划", "for how many years it has been in the plan")),
        Column::new("evidence", lang.pick("本年原文", "later report")).wide(),
        Column::new("section", lang.pick("所在章节", "section")).files(),
    ];
    let mut table = view.table("tasks", part_name(Part::Tasks, lang), columns);
    table.fold = Some(15);
    table.rows = view.pair.tasks.iter().filter_map(|r| row(view, r)).collect();
    if table.rows.is_empty() {
        table.note =
            Some(lang.pick("上年报告没有可跟踪的任务", "the earlier report names no undertaking to follow").into());
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, row: &TaskRow) -> Option<Row> {
    let lang = view.lang;
    let undertaking = view.two.from.undertakings.get(row.undertaking)?;
    let (word, tone) = terms::task_status(row.status, lang);
    let stages: Vec<&str> =
        [row.stage.from, row.stage.to].into_iter().flatten().map(|s| terms::stage(s, lang)).collect();
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(view.two.from.report.quote(undertaking.span)),
        Cell::toned(word, tone),
        Cell::text(stages.join(" → ")),
        Cell::count(row.carried),
        row.evidence.map_or(Cell::Empty, |q| Cell::text(view.two.to.report.quote(q))),
        Cell::text(section_place(view.two.from, undertaking.section, lang)),
    ]);
    let mut evidence = vec![view.from_quote("task", undertaking.span)];
    evidence.extend(row.evidence.map(|q| view.to_quote("evidence", q)));
    Some(Row { cells, evidence, tone: Tone::Plain, tags: vec![("status", json::task_name(row.status).into())] })
}
