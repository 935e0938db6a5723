//! Last year's targets, a row each: what was wanted, what is reported, and the verdict.

use crate::analysis::Metric;
use crate::comparison::targets::{TargetRow, together};
use crate::comparison::{Part, apart};
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Table, Tone};
use crate::view::words::{rules, terms};

use super::super::quotes::with_clause_before;
use super::super::targets::{actual_words, claims, gap_words, reset_words, unasked, words};
use super::super::{PairView, domain_tag, part_name};
use super::{FigureKeys, figure_cells, figure_columns, quoted};

const TARGET: FigureKeys =
    FigureKeys { value: "target_value", high: "target_high", bound: "target_bound", estimate: "target_estimate" };
const ACTUAL: FigureKeys =
    FigureKeys { value: "actual_value", high: "actual_high", bound: "actual_bound", estimate: "actual_estimate" };

/// The table of targets and the one of claims.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let years = view.years();
    let mut columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("facet", lang.pick("类别", "kind")),
        Column::new(
            "target",
            lang.pick(format!("{}定的目标（原文）", years.from), format!("target for {}", years.from)),
        ),
        Column::new("actual", lang.pick(format!("{}报告的实绩（原文）", years.to), "outcome".to_owned())),
        Column::new("gap", lang.pick("差", "gap")).right().explain(lang.pick("实绩减目标", "outcome minus target")),
        Column::new("verdict", lang.pick("结论", "verdict")),
        Column::new("next", lang.pick(format!("{}的目标", years.to), format!("target for {}", years.to))),
        Column::new("reset", lang.pick("目标变化", "target changed")),
        Column::new("rule", lang.pick("依据", "rule")).files(),
        Column::new("disagree", lang.pick("总量与增速结论不一", "why level and growth differ")).files(),
    ];
    columns.extend(figure_columns(&TARGET, lang.pick("目标", "target"), lang).into_iter().take(3));
    columns.extend(figure_columns(&ACTUAL, lang.pick("实绩", "outcome"), lang));
    columns.extend([
        Column::new("target_quote", lang.pick("目标原文", "quote of the target")).files(),
        Column::new("actual_quote", lang.pick("结果原文", "quote of the outcome")).files(),
        Column::new("said", lang.pick("报告自评", "the report's own words")).files(),
    ]);
    let mut table = view.table("targets", part_name(Part::Targets, lang), columns);
    for group in together(view.two, &view.pair.targets) {
        let disagree = group.disagree.as_ref().map(|d| rules::disagree(d, lang));
        let rows = group.rows.iter().filter_map(|&i| view.pair.targets.get(i));
        table.rows.extend(rows.map(|r| row(view, r, disagree.as_deref().unwrap_or_default())));
    }
    table.note = note(view, &table);
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(claims(view));
    blocks
}

fn note(view: &PairView, table: &Table) -> Option<String> {
    if let Some(why) = apart(view.two) {
        return Some(unasked(view, why));
    }
    let none = view.lang.pick("上年报告没有可核对的目标", "the earlier report sets no target that can be checked");
    table.rows.is_empty().then(|| none.to_owned())
}

fn row(view: &PairView, row: &TargetRow, disagree: &str) -> Row {
    let lang = view.lang;
    let target = view.two.from.metrics.get(row.target);
    let actual = row.actual.and_then(|i| view.two.to.metrics.get(i));
    // A growth is no later target of a level: that the level is set no more stands in the next column.
    let same = |m: &&Metric| target.is_some_and(|t| t.key.facet == m.key.facet);
    let next = row.next.and_then(|i| view.two.to.metrics.get(i)).filter(same);
    let gap = row.gap.zip(gap_words(view, row));
    let gap = gap.map_or(Cell::Empty, |(gap, words)| Cell::number(gap, words, row.gap_unit.clone()));
    let (verdict, tone) = terms::outcome(row, lang, view.settings.vocab);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::toned(&row.indicator, if row.headline { Tone::Strong } else { Tone::Plain }),
        Cell::text(target.map_or("", |m| terms::facet(m.key.facet, lang))),
        Cell::text(words(view.two.from, target, lang)),
        Cell::text(actual_words(view, row)),
        gap,
        Cell::toned(verdict, tone),
        Cell::text(words(view.two.to, next, lang)),
        Cell::text(reset_words(view.two.from, row, lang)),
        Cell::text(rules::rule(view.two, row, lang)),
        Cell::text(disagree),
    ]);
    cells.extend(figure_cells(target, lang).into_iter().take(3));
    cells.extend(figure_cells(actual, lang));
    cells.extend([
        quoted(view.two.from, target),
        quoted(view.two.to, actual),
        row.said
            .map_or(Cell::Empty, |s| Cell::text(view.two.to.report.quote(with_clause_before(&view.two.to.report, s)))),
    ]);
    let mut tags = vec![("verdict", names::verdict(row.verdict).into())];
    tags.extend(target.and_then(|m| domain_tag(view.two.from, m.section)));
    Row { cells, tags, ..Row::default() }
}
