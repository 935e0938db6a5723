//! Figures that don't agree: with each other, or with what last year's report published.

use rust_decimal::Decimal;

use crate::comparison::checks::{CheckKind, Place};
use crate::comparison::{Apart, Check, Part, apart};
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Evidence, Row, Tone};
use crate::view::words::{Lang, figure, terms};

use super::{PairView, part_name};

/// The table of disagreements.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("kind", lang.pick("类别", "kind")),
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("text", lang.pick("说明", "what was found")),
        Column::new("quotes", lang.pick("原文", "quotes")).files(),
    ];
    let mut table = view.table("checks", part_name(Part::Checks, lang), columns);
    table.rows = view.pair.checks.iter().map(|c| row(view, c)).collect();
    if table.rows.is_empty() {
        let none = lang.pick("没有发现相互矛盾的数据", "no figures disagree");
        let unasked = match apart(view.two) {
            None => "",
            Some(Apart::Years) => lang.pick(
                "；两份报告不是相邻年份，没有用增速倒推上年",
                "; not a year apart: no base was worked out from growth",
            ),
            Some(Apart::Governments) => lang.pick(
                "；两份报告的发布机关不同，没有用增速倒推上年",
                "; of different governments: no base was worked out from growth",
            ),
        };
        table.note = Some(format!("{none}{unasked}"));
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, check: &Check) -> Row {
    let lang = view.lang;
    let evidence = quotes(view, check);
    let quotes: Vec<&str> = evidence.iter().map(|e| e.text.as_str()).collect();
    let mut cells = view.year_cells();
    cells.extend([
        Cell::toned(terms::check(check.kind, lang), Tone::Warn),
        Cell::text(&check.indicator),
        Cell::text(sentence(check, lang)),
        Cell::text(quotes.join(lang.pick(" ／ ", " / "))),
    ]);
    Row { cells, evidence, tags: vec![("kind", names::check(check.kind).into())], ..Default::default() }
}

/// The quotes that a disagreement rests on.
pub fn quotes(view: &PairView, check: &Check) -> Vec<Evidence> {
    let quote = |place: &Place| match place {
        Place::From(span) => view.from_quote("text", *span),
        Place::To(span) => view.to_quote("text", *span),
    };
    check.quotes.iter().map(quote).collect()
}

/// A disagreement in a sentence.
pub fn sentence(check: &Check, lang: Lang) -> String {
    let value =
        |v: Option<Decimal>| v.map_or("—".to_owned(), |v| figure::with_unit(rounded(v), check.unit.as_deref(), lang));
    // What was published or stated first, and what was computed or stated against it.
    let (a, b) = (value(check.values.from), value(check.values.to));
    match check.kind {
        CheckKind::ImpliedBase => lang.pick(
            format!("按本年总量和增速倒推上年为{b}，上年报告为{a}，口径或基数有变化"),
            format!("this year's level and growth imply {b} for last year; last year's report has {a}: scope or base has changed"),
        ),
        CheckKind::LevelVsGrowth => lang.pick(
            format!("总量由{a}变为{b}，与所说的增减方向相反"),
            format!("the level went from {a} to {b}, against the direction stated"),
        ),
        CheckKind::StatedTwice => {
            lang.pick(format!("同一份报告中先后为{a}和{b}"), format!("one report has both {a} and {b}"))
        }
        CheckKind::UnitSlip => lang.pick(
            format!("两年相差悬殊（{a}与{b}），疑似单位写错"),
            format!("{a} and {b} are off by a factor that suggests a wrong unit"),
        ),
        CheckKind::PartsExceedWhole => {
            lang.pick(format!("分项之和{b}大于总数{a}"), format!("the parts add up to {b}, more than the whole {a}"))
        }
    }
}

/// Two places, or as many as show that it is not nothing: 0.0024.
fn rounded(v: Decimal) -> Decimal {
    let places = (2..12).find(|&n| v.is_zero() || !v.round_dp(n).is_zero()).unwrap_or(2);
    v.round_dp(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_amount_is_not_nothing() {
        assert_eq!(rounded(Decimal::new(23456, 3)).to_string(), "23.46");
        assert_eq!(rounded(Decimal::new(24, 4)).to_string(), "0.002");
        assert_eq!(rounded(Decimal::ZERO).to_string(), "0");
    }
}
