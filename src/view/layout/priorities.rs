//! The policy domains of both plans by rank and share.

use crate::comparison::Part;
use crate::comparison::priorities::PriorityRow;
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Row};
use crate::view::words::{figure, terms};

use super::{PairView, part_name, section_title};

/// The table of priorities, in the later plan's order.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("domain", lang.pick("领域", "domain")),
        Column::new("rank", lang.pick("位次", "rank")).right().explain(lang.pick(
            "该领域第一项任务在任务清单中的位次，斜线后为任务总数",
            "place of its first task in the list of tasks; behind the bar their number",
        )),
        Column::new("from_rank", lang.pick("上年位次", "earlier rank")).right().files(),
        Column::new("to_rank", lang.pick("本年位次", "later rank")).right().files(),
        Column::new("share", lang.pick("占安排部分", "share of plan"))
            .right()
            .explain(lang.pick("占工作安排部分文字的比重", "share of the text of the plan")),
        Column::new("from_share", lang.pick("上年占比（%）", "earlier share (%)")).right().files(),
        Column::new("to_share", lang.pick("本年占比（%）", "later share (%)")).right().files(),
        Column::new("change", lang.pick("变化", "what changed")),
        Column::new("to_titles", lang.pick("任务", "tasks")).wide(),
        Column::new("from_titles", lang.pick("上年任务", "earlier tasks")).files(),
    ];
    let mut table = view.table("priorities", part_name(Part::Priorities, lang), columns);
    table.rows = view.pair.priorities.iter().map(|r| row(view, r)).collect();
    if table.rows.is_empty() {
        table.note = Some(lang.pick("没有可排位的任务", "no tasks to rank").into());
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, row: &PriorityRow) -> Row {
    let lang = view.lang;
    let (word, tone) = terms::priority_change(row.change, lang);
    let place = |rank: Option<usize>, of: usize| rank.map_or("—".to_owned(), |r| format!("{r}/{of}"));
    let titles = |study, ids: &[usize]| {
        let titles: Vec<String> = ids.iter().map(|&id| section_title(study, id)).collect();
        Cell::text(titles.join("\n"))
    };
    let rank = |r: Option<usize>| r.map_or(Cell::Empty, Cell::count);
    let share = |s: f64| Cell::number(figure::decimal(s * 100.0, 1), figure::percent(s), Some("%".into()));
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(terms::domain(row.domain, lang)),
        Cell::text(format!("{} → {}", place(row.rank.from, row.of.from), place(row.rank.to, row.of.to))),
        rank(row.rank.from),
        rank(row.rank.to),
        Cell::text(format!("{} → {}", figure::percent(row.share.from), figure::percent(row.share.to))),
        share(row.share.from),
        share(row.share.to),
        Cell::toned(word, tone),
        titles(view.two.to, &row.tasks.to),
        titles(view.two.from, &row.tasks.from),
    ]);
    let from = row.tasks.from.iter().filter_map(|&id| view.two.from.report.sections.get(id));
    let to = row.tasks.to.iter().filter_map(|&id| view.two.to.report.sections.get(id));
    let mut evidence: Vec<_> = from.map(|s| view.from_quote("from_titles", s.heading)).collect();
    evidence.extend(to.map(|s| view.to_quote("to_titles", s.heading)));
    let tags = vec![("domain", json::domain_name(row.domain)), ("change", json::priority_name(row.change).into())];
    Row { cells, evidence, tags, ..Default::default() }
}
