//! How figures changed between two reports, a row for each indicator and kind of number.

use crate::analysis::Role;
use crate::analysis::Study;
use crate::comparison::Part;
use crate::comparison::series::MetricChange;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Table};
use crate::view::words::{difference, figure, terms};

use super::super::changes::asides;
use super::super::{PairView, domain_tag, part_name};
use super::{FigureKeys, figure_cells, figure_columns, quoted};

const FROM: FigureKeys =
    FigureKeys { value: "from_number", high: "from_high", bound: "from_bound", estimate: "from_estimate" };
const TO: FigureKeys = FigureKeys { value: "to_number", high: "to_high", bound: "to_bound", estimate: "to_estimate" };

/// The actuals and the targets.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let rows = [(Role::Actual, &view.pair.metrics), (Role::Target, &view.pair.target_changes)];
    let mut table = empty(view);
    for (role, rows) in rows {
        table.rows.extend(rows.iter().map(|r| row(view, role, r)));
    }
    if table.rows.is_empty() {
        table.note = Some(view.lang.pick("没有可对照的数据", "no figures to compare").into());
    }
    vec![Block::Table(table)]
}

fn empty(view: &PairView) -> Table {
    let lang = view.lang;
    let years = view.years();
    let said = |year: &str| lang.pick(format!("{year}报告所列"), format!("in the report of {year}"));
    let of = |year: &str| lang.pick(year.to_owned(), format!("{year}: figure"));
    let mut columns = vec![
        Column::new("role", lang.pick("性质", "role")),
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("facet", lang.pick("类别", "kind")),
        Column::new("from_value", said(&years.from)),
        Column::new("to_value", said(&years.to)),
        Column::new("change", lang.pick("变化", "what changed")),
        Column::new("delta", lang.pick("增减", "difference"))
            .right()
            .explain(lang.pick("本年减上年", "later minus earlier")),
        Column::new("percent", lang.pick("变动幅度", "in %"))
            .right()
            .explain(lang.pick("增减占上年数值的百分比", "the difference in percent of the earlier value")),
        Column::new("aside", lang.pick("附注", "remarks")).explain(
            lang.pick("不能比较的原因，限定语、语气和名称的变化", "why not comparable; changes of bound, stance, name"),
        ),
    ];
    columns.extend(figure_columns(&FROM, &of(&years.from), lang));
    columns.extend(figure_columns(&TO, &of(&years.to), lang));
    columns.extend([
        Column::new("from_quote", lang.pick("上年原文", "earlier quote")).files(),
        Column::new("to_quote", lang.pick("本年原文", "later quote")).files(),
    ]);
    view.table("metrics", part_name(Part::Metrics, lang), columns)
}

fn row(view: &PairView, role: Role, row: &MetricChange) -> Row {
    let lang = view.lang;
    let from = row.metrics.from.and_then(|i| view.two.from.metrics.get(i));
    let to = row.metrics.to.and_then(|i| view.two.to.metrics.get(i));
    let shown = |study: &Study, m: Option<_>| Cell::text(m.map_or_else(String::new, |m| figure::shown(m, study, lang)));
    let unit = row.delta_unit.clone();
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(terms::figure_role(role, lang)),
        Cell::text(terms::beside_facet(&row.indicator, row.facet)),
        Cell::text(terms::facet(row.facet, lang)),
        shown(view.two.from, from),
        shown(view.two.to, to),
        Cell::text(terms::change(row.change, lang).0),
        row.delta.map_or(Cell::Empty, |d| Cell::number(d, difference::signed(d, unit.as_deref(), lang), unit)),
        row.percent
            .map_or(Cell::Empty, |p| Cell::number(p.round_dp(1), figure::plain(p.round_dp(1)), Some("%".into()))),
        Cell::text(asides(view, row).join(lang.pick("；", "; "))),
    ]);
    cells.extend(figure_cells(from, lang));
    cells.extend(figure_cells(to, lang));
    cells.extend([quoted(view.two.from, from), quoted(view.two.to, to)]);
    let mut tags = vec![("change", names::change(row.change).into())];
    tags.extend(
        to.map(|m| (view.two.to, m)).or(from.map(|m| (view.two.from, m))).and_then(|(s, m)| domain_tag(s, m.section)),
    );
    Row { cells, tags, ..Row::default() }
}
