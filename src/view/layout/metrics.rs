//! Figures: those of one report, and how they changed between two.

use crate::analysis::{Facet, Study};
use crate::comparison::Part;
use crate::comparison::series::{Change, MetricChange};
use crate::document::SectionId;
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Evidence, Page, Row, Table, Tone};
use crate::view::words::{figure, terms};

use super::{PairView, Settings, domain_tag, part_name, section_place, source};

/// The page of `metrics`: every measured fact of one report.
pub fn page(study: &Study, settings: &Settings, keep: impl Fn(SectionId) -> bool) -> Page {
    let lang = settings.lang;
    let report = &study.report;
    let columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("facet", lang.pick("口径", "kind")).wide().explain(lang.pick(
            "总量、增速、增减量、位次或文字目标",
            "a level, a growth rate, a change, a rank, or a target in words",
        )),
        Column::new("value", lang.pick("数值", "figure")).right(),
        Column::new("role", lang.pick("性质", "role")).explain(lang.pick(
            "已完成的实际数、要达到的目标、对比的基数，或其他",
            "reported as done, wanted, an earlier value for comparison, or else",
        )),
        Column::new("period", lang.pick("时期", "period")),
        Column::new("section", lang.pick("所在章节", "section")).wide(),
        Column::new("quote", lang.pick("原文", "quote")).files(),
    ];
    let rows = study.metrics.iter().filter(|m| keep(m.section)).map(|m| {
        let shown = figure::shown(m, study, lang);
        let value = match m.value {
            Some(v) => Cell::number(v, shown, m.unit.clone()),
            None => Cell::text(shown),
        };
        Row {
            cells: vec![
                Cell::text(&m.key.indicator),
                Cell::text(terms::facet(m.key.facet, lang)),
                value,
                Cell::text(terms::figure_role(m.key.role, lang)),
                m.key.period.map_or(Cell::Empty, |p| Cell::text(p.to_string())),
                Cell::text(section_place(study, m.section, lang)),
                Cell::text(report.quote(m.quote)),
            ],
            evidence: vec![Evidence { column: "value", source: 0, span: m.quote, text: report.quote(m.quote).into() }],
            ..Default::default()
        }
    });
    let table = Table {
        id: "metrics",
        sheet: lang.pick("数据", "Figures").into(),
        title: lang.pick("数据", "Figures").into(),
        columns,
        rows: rows.collect(),
        note: study.metrics.is_empty().then(|| lang.pick("没有读出数据", "no figures were found").into()),
        fold: None,
    };
    let title = report.identity.title.clone().unwrap_or_else(|| report.manuscript.origin.file.clone());
    Page { title, sources: vec![source(report, lang)], blocks: vec![Block::Table(table)] }
}

/// Two tables of one id: how the actuals changed, and how the targets changed.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let actuals = table(view, lang.pick("指标变化（实际）", "Figures compared: reported"), &view.pair.metrics, false);
    let targets = table(view, lang.pick("目标变化", "Figures compared: targets"), &view.pair.target_changes, true);
    vec![Block::Table(actuals), Block::Table(targets)]
}

fn table(view: &PairView, name: &str, rows: &[MetricChange], are_targets: bool) -> Table {
    let lang = view.lang;
    let years = view.years();
    let columns = vec![
        Column::new("role", lang.pick("性质", "role")).files(),
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("from_value", years.from).right(),
        Column::new("to_value", years.to).right(),
        Column::new("delta", lang.pick("增减", "change")).right().explain(
            lang.pick("本年减上年；百分数之间以百分点计", "later minus earlier; percentage points between percentages"),
        ),
        Column::new("percent", lang.pick("变动幅度", "in %"))
            .right()
            .wide()
            .explain(lang.pick("增减占上年数值的百分比", "the change in percent of the earlier value")),
        Column::new("change", lang.pick("变化", "what changed")),
        Column::new("from_quote", lang.pick("上年原文", "earlier quote")).files(),
        Column::new("to_quote", lang.pick("本年原文", "later quote")).files(),
    ];
    let mut table = view.table("metrics", name, columns);
    table.fold = Some(20);
    table.sheet = part_name(Part::Metrics, lang).into();
    table.rows = rows.iter().map(|r| row(view, r, are_targets)).collect();
    if table.rows.is_empty() {
        table.note = Some(lang.pick("没有可对照的数据", "no figures to compare").into());
    }
    table
}

fn row(view: &PairView, row: &MetricChange, are_targets: bool) -> Row {
    let lang = view.lang;
    let side = |study: &Study, i: Option<usize>| match i.and_then(|i| study.metrics.get(i)) {
        Some(m) => {
            let shown = figure::shown(m, study, lang);
            (m.value.map_or_else(|| Cell::text(&shown), |v| Cell::number(v, &shown, m.unit.clone())), Some(m.quote))
        }
        None => (Cell::Empty, None),
    };
    let (from, from_quote) = side(view.two.from, row.metrics.from);
    let (to, to_quote) = side(view.two.to, row.metrics.to);
    let (word, tone) = terms::change(row.change, lang);
    let why = row.why.map_or_else(String::new, |w| {
        lang.pick(format!("：{}", terms::why(w, lang)), format!(": {}", terms::why(w, lang)))
    });
    let drift = row.bound_change.is_some() && row.change == Change::Same;
    let word = if drift { lang.pick("≠ 措辞改变", "≠ reworded") } else { word };
    let role = if are_targets { crate::analysis::metric::Role::Target } else { crate::analysis::metric::Role::Actual };
    let name = match row.facet {
        Facet::Growth => format!("{}{}", row.indicator, lang.pick("增速", ", growth")),
        Facet::Rank => format!("{}{}", row.indicator, lang.pick("位次", ", rank")),
        Facet::Level | Facet::Delta | Facet::Relation => row.indicator.clone(),
    };
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(terms::figure_role(role, lang)),
        Cell::text(name),
        from,
        to,
        row.delta.map_or(Cell::Empty, |d| {
            Cell::number(d, figure::difference(d, row.delta_unit.as_deref(), lang), row.delta_unit.clone())
        }),
        row.percent.map_or(Cell::Empty, |p| {
            Cell::number(p.round_dp(1), figure::difference(p.round_dp(1), Some("%"), lang), Some("%".into()))
        }),
        Cell::toned(format!("{word}{why}"), if drift { Tone::Warn } else { tone }),
        from_quote.map_or(Cell::Empty, |q| Cell::text(view.two.from.report.quote(q))),
        to_quote.map_or(Cell::Empty, |q| Cell::text(view.two.to.report.quote(q))),
    ]);
    let mut evidence = Vec::new();
    evidence.extend(from_quote.map(|q| view.from_quote("from_value", q)));
    evidence.extend(to_quote.map(|q| view.to_quote("to_value", q)));
    let mut tags = vec![("change", json::change_name(row.change).into())];
    let tag = |study: &Study, i: Option<usize>| domain_tag(study, study.metrics.get(i?)?.section);
    tags.extend(tag(view.two.to, row.metrics.to).or_else(|| tag(view.two.from, row.metrics.from)));
    Row { cells, tags, evidence, tone: Tone::Plain }
}
