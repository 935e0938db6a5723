//! Last year's undertakings, and what came of them.

use crate::analysis::Undertaking;
use crate::analysis::undertakings::Stage;
use crate::comparison::tasks::{TaskRow, TaskStatus};
use crate::comparison::{Part, apart};
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Run, Tone};
use crate::view::words::{Lang, terms};

use super::targets::unasked;
use super::{PairView, domain_tag, part_name, section_place};

/// Rows that a screen shows at first.
const FOLD: usize = 15;

/// The table of undertakings.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    // How many years tells something only where some were carried over.
    let carried = view.pair.tasks.iter().any(|t| t.carried > 1);
    let years = Column::new("carried", lang.pick("已列年数", "years carried"))
        .right()
        .explain(lang.pick("连续几年列入计划", "for how many years it has been in the plan"));
    let columns = vec![
        Column::new("task", lang.pick("上年任务", "undertaking")),
        Column::new("status", lang.pick("落实情况", "status")),
        Column::new("stage", lang.pick("进度", "stage")).explain(lang.pick(
            "上年和本年报告所说的建设阶段；已报告的，注明是否未到上年计划的阶段",
            "the stage of the work that each report gives; of reported ones, whether they are behind the plan",
        )),
        Column::new("strength", lang.pick("力度变化", "strength changed")).wide().explain(lang.pick(
            "仍列入计划的任务，措辞的力度有变化时列出：确保、推进、探索",
            "where the new plan puts it more strongly or less: ensure, advance, explore",
        )),
        if carried { years.wide() } else { years.files() },
        Column::new("evidence", lang.pick("本年原文", "later report")).wide(),
        Column::new("quote", lang.pick("上年原文", "earlier report")).files(),
        Column::new("section", lang.pick("所在章节", "section")).files(),
    ];
    let mut table = view.table("tasks", part_name(Part::Tasks, lang), columns);
    let undertakings = &view.two.from.undertakings;
    let rows: Vec<(&TaskRow, &Undertaking)> =
        view.pair.tasks.iter().filter_map(|r| Some((r, undertakings.get(r.undertaking)?))).collect();
    let (silent, told): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(r, _)| view.settings.brief && r.status == TaskStatus::NotMentioned);
    view.fill(&mut table, FOLD, told.iter().map(|&(r, u)| row(view, r, u)));
    if let Some(why) = apart(view.two) {
        table.note = Some(unasked(view, why));
    } else if view.pair.tasks.is_empty() {
        table.note =
            Some(lang.pick("上年报告没有可跟踪的任务", "the earlier report names no undertaking to follow").into());
    } else {
        let counts = tally(&view.pair.tasks, view.pair.tasks_cut_off, lang);
        table.title = lang.pick(format!("{}（{counts}）", table.title), format!("{} ({counts})", table.title));
    }
    let mut blocks = vec![Block::Table(table)];
    if !silent.is_empty() {
        let names: Vec<&str> = silent.iter().map(|(_, u)| view.two.from.report.quote(u.name)).collect();
        let (n, names) = (names.len(), names.join(lang.pick("；", "; ")));
        blocks.push(Block::Text(vec![
            Run::new(lang.pick(format!("未再提及的{n}项任务："), format!("Not mentioned, {n}: ")), Tone::Strong),
            Run::plain(names),
        ]));
    }
    blocks
}

/// How many undertakings there are, what came of them, and how many are behind the plan.
fn tally(rows: &[TaskRow], cut_off: usize, lang: Lang) -> String {
    let counts = lang.list(&counts(rows, cut_off, lang));
    let behind = behind(rows, lang);
    let n = rows.len() + cut_off;
    lang.pick(format!("共{n}项：{counts}{behind}"), format!("{n}: {counts}{behind}"))
}

/// How many of those that are reported have not come as far as was planned.
pub fn behind(rows: &[TaskRow], lang: Lang) -> String {
    match rows.iter().filter(|r| r.reached() == Some(false)).count() {
        0 => String::new(),
        n => lang.pick(format!("；已报告的有{n}项未到计划进度"), format!("; {n} of the reported behind the plan")),
    }
}

/// How many undertakings came to what: 已报告14项, and what a report that breaks off leaves open.
pub fn counts(rows: &[TaskRow], cut_off: usize, lang: Lang) -> Vec<String> {
    let count = |status| rows.iter().filter(|r| r.status == status).count();
    let mut counts = terms::tally(&TaskStatus::ALL, count, |s| terms::task_status(s, lang).0, "项", lang);
    if cut_off > 0 {
        counts.push(
            lang.pick(
                format!("后文缺失、不能核对{cut_off}项"),
                format!("{cut_off} that the missing part would answer"),
            ),
        );
    }
    counts
}

fn row(view: &PairView, row: &TaskRow, undertaking: &Undertaking) -> Row {
    let lang = view.lang;
    let (word, tone) = terms::task(row, lang);
    let stage = |s: Option<Stage>| s.map(|s| terms::stage(s, lang));
    let short = row.shortfall.map(|span| view.two.to.report.quote(span));
    let stages = match (stage(row.stage.from), stage(row.stage.to).or(short)) {
        (None, None) => String::new(),
        (Some(then), None) if row.status == TaskStatus::NotMentioned => then.to_owned(),
        (then, now) => {
            // Which of the two reports gives a stage is told too.
            let unsaid = lang.pick("未说明", "not said");
            format!("{} → {}", then.unwrap_or(unsaid), now.unwrap_or(unsaid))
        }
    };
    let behind = match row.reached() {
        Some(false) => lang.pick("（未到计划进度）", " (behind the plan)"),
        _ => "",
    };
    let nearest = row.nearest.filter(|_| view.settings.nearest);
    let answer = match (row.evidence, nearest) {
        (Some(span), _) => Cell::text(view.two.to.report.quote(span)),
        (None, Some(span)) => Cell::Text(vec![Run::new(
            lang.pick(
                format!("（最接近的一句：{}）", view.two.to.report.quote(span)),
                format!("(the nearest sentence: {})", view.two.to.report.quote(span)),
            ),
            Tone::Dim,
        )]),
        (None, None) => Cell::Empty,
    };
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(view.two.from.report.quote(undertaking.name)),
        Cell::toned(word, tone),
        Cell::text(format!("{stages}{behind}")),
        Cell::text(terms::strength_change(row.strength, lang)),
        Cell::count(row.carried),
        answer,
        Cell::text(view.two.from.report.quote(undertaking.span)),
        Cell::text(section_place(view.two.from, undertaking.section, lang)),
    ]);
    let mut evidence = vec![view.from_quote("task", undertaking.span)];
    evidence.extend(row.evidence.map(|q| view.to_quote("evidence", q)));
    evidence.extend(nearest.map(|q| view.to_quote("evidence", q)));
    let mut tags = vec![("status", names::task_status(row.status).into())];
    tags.extend(domain_tag(view.two.from, undertaking.section));
    Row { cells, evidence, tone: Tone::Plain, tags }
}
