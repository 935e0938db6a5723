//! Last year's targets against this year's outcomes, and what the later report claims of them.

use crate::analysis::Study;
use crate::comparison::targets::{TargetRow, Verdict};
use crate::comparison::{ClaimRow, Part};
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Row, Tone};
use crate::view::words::{Lang, figure, rules, terms};

use super::{PairView, part_name};

/// The table of targets, and the claims below it.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let years = view.years();
    let columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("target", lang.pick(format!("{}目标", years.from), format!("target for {}", years.from))).right(),
        Column::new("actual", lang.pick("实际完成", "outcome")).right(),
        Column::new("gap", lang.pick("差距", "gap")).right().explain(lang.pick("实际减目标", "outcome minus target")),
        Column::new("verdict", lang.pick("结论", "verdict")),
        Column::new("next", lang.pick(format!("{}目标", years.to), format!("target for {}", years.to)))
            .right()
            .wide()
            .explain(lang.pick("本年报告为同一指标提出的目标", "the later report's own target for it")),
        Column::new("rule", lang.pick("依据", "rule"))
            .files()
            .explain(lang.pick("得出结论的规则", "the rule that gave the verdict")),
        Column::new("target_quote", lang.pick("目标原文", "quote of the target")).files(),
        Column::new("actual_quote", lang.pick("结果原文", "quote of the outcome")).files(),
        Column::new("said", lang.pick("报告自评", "the report's own words")).files(),
    ];
    let mut table = view.table("targets", part_name(Part::Targets, lang), columns);
    table.fold = Some(30);
    table.rows = view.pair.targets.iter().map(|r| row(view, r)).collect();
    table.note = Some(if table.rows.is_empty() {
        lang.pick("上年报告没有可核对的目标", "the earlier report sets no target that can be checked").to_owned()
    } else {
        tally(&view.pair.targets, lang)
    });
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(claims(view));
    blocks
}

fn row(view: &PairView, row: &TargetRow) -> Row {
    let lang = view.lang;
    let cell = |study: &Study, i: Option<usize>| match i.and_then(|i| study.metrics.get(i)) {
        Some(m) => {
            let shown = figure::shown(m, study, lang);
            m.value.map_or_else(|| Cell::text(&shown), |v| Cell::number(v, &shown, m.unit.clone()))
        }
        None => Cell::Empty,
    };
    let quote = |study: &Study, i: Option<usize>| i.and_then(|i| study.metrics.get(i)).map(|m| m.quote);
    let (verdict, tone) = terms::verdict(row.verdict, lang);
    let from_quote = quote(view.two.from, Some(row.target));
    let to_quote = quote(view.two.to, row.actual);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::toned(&row.indicator, if row.headline { Tone::Strong } else { Tone::Plain }),
        cell(view.two.from, Some(row.target)),
        cell(view.two.to, row.actual),
        row.gap.map_or(Cell::Empty, |g| {
            Cell::number(g, figure::difference(g, row.gap_unit.as_deref(), lang), row.gap_unit.clone())
        }),
        Cell::toned(verdict, tone),
        cell(view.two.to, row.next),
        Cell::text(rules::rule(view.two, row, lang)),
        from_quote.map_or(Cell::Empty, |q| Cell::text(view.two.from.report.quote(q))),
        to_quote.map_or(Cell::Empty, |q| Cell::text(view.two.to.report.quote(q))),
        row.said.map_or(Cell::Empty, |q| Cell::text(view.two.to.report.quote(q))),
    ]);
    let mut evidence = Vec::new();
    evidence.extend(from_quote.map(|q| view.from_quote("target", q)));
    evidence.extend(to_quote.map(|q| view.to_quote("actual", q)));
    evidence.extend(row.said.map(|q| view.to_quote("verdict", q)));
    evidence.extend(quote(view.two.to, row.next).map(|q| view.to_quote("next", q)));
    Row { cells, tone: Tone::Plain, tags: vec![("verdict", json::verdict_name(row.verdict).into())], evidence }
}

/// How many of which verdict.
pub fn tally(rows: &[TargetRow], lang: Lang) -> String {
    let count = |v: Verdict| rows.iter().filter(|r| r.verdict == v).count();
    let all = [Verdict::Met, Verdict::Near, Verdict::Missed, Verdict::Unreported, Verdict::Incomparable];
    let parts: Vec<String> = all
        .into_iter()
        .map(|v| (v, count(v)))
        .filter(|(_, n)| *n > 0)
        .map(|(v, n)| {
            let word = terms::verdict_word(v, lang);
            lang.pick(format!("{word}{n}项"), format!("{n} {word}"))
        })
        .collect();
    lang.pick(
        format!("共{}项目标：{}", rows.len(), lang.list(&parts)),
        format!("{} targets: {}", rows.len(), lang.list(&parts)),
    )
}

/// What the later report claims of its own success, weighed.
fn claims(view: &PairView) -> Option<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("quote", lang.pick("报告自评", "the report's claim")),
        Column::new("finding", lang.pick("对照目标完成情况", "against the verdicts")),
    ];
    let mut table = view.table("claims", lang.pick("报告自评", "The report's own claims"), columns);
    for row in &view.pair.claims {
        let Some(claim) = view.two.to.claims.get(row.claim) else { continue };
        let tone = match row.borne_out {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Dim,
        };
        let mut cells = view.year_cells();
        cells.push(Cell::text(view.two.to.report.quote(claim.quote)));
        cells.push(Cell::toned(claim_sentence(row, claim.success, lang), tone));
        table.rows.push(Row { cells, evidence: vec![view.to_quote("quote", claim.quote)], ..Default::default() });
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Whether the verdicts bear a claim out, in a sentence.
pub fn claim_sentence(row: &ClaimRow, success: bool, lang: Lang) -> String {
    let counts = lang.pick(
        format!("完成{}项，接近{}项，未完成{}项", row.met, row.near, row.missed),
        format!("{} met, {} near, {} missed", row.met, row.near, row.missed),
    );
    let (zh, en) = match (row.borne_out, success) {
        (Some(true), true) => ("✓ 与核对结果相符", "✓ borne out"),
        (Some(false), true) => ("✗ 与核对结果不符", "✗ not borne out"),
        (Some(true), false) => ("✓ 承认未完成，与核对结果相符", "✓ admits a miss, borne out"),
        (Some(false), false) => ("✗ 承认未完成，核对却已完成", "✗ admits a miss, yet the targets were met"),
        (None, _) => ("可核对的目标太少，不作判断", "too few targets to judge"),
    };
    lang.pick(format!("{zh}（{counts}）"), format!("{en} ({counts})"))
}
