//! Terms newly said, said no more, risen, fallen, returned: tables of one id, the strongest first.

use crate::analysis::Study;
use crate::comparison::Part;
use crate::comparison::themes::Term;
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Evidence, Row, Run, Table, Tone};
use crate::view::words::{figure, terms};

use super::{PairView, part_name};

/// How many terms of each kind are shown where people read; files and JSON hold all that were computed.
const SHOWN: usize = 40;

/// A table for each kind that has terms.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let themes = &view.pair.themes;
    let lists = [
        ("new", lang.pick("新提法", "Newly said"), &themes.new, true),
        ("dropped", lang.pick("不再出现的提法", "Said no more"), &themes.dropped, false),
        ("risen", lang.pick("说得更多的提法", "Said more often"), &themes.risen, true),
        ("fallen", lang.pick("说得更少的提法", "Said less often"), &themes.fallen, false),
        ("returned", lang.pick("再次出现的提法", "Said again"), &themes.returned, true),
    ];
    let mut blocks: Vec<Block> = lists
        .into_iter()
        .filter(|(_, _, list, _)| !list.is_empty())
        .map(|(kind, name, list, later)| Block::Table(table(view, kind, name, list, later)))
        .collect();
    if blocks.is_empty() {
        let mut table = table(view, "new", part_name(Part::Themes, lang), &[], true);
        table.note = Some(lang.pick("没有值得一提的提法变化", "no terms changed tellingly").into());
        blocks.push(Block::Table(table));
    }
    blocks
}

fn table(view: &PairView, list: &'static str, name: &str, terms_: &[Term], later: bool) -> Table {
    let lang = view.lang;
    let columns = vec![
        Column::new("list", lang.pick("类别", "list")).files(),
        Column::new("term", lang.pick("提法", "term")),
        Column::new("count", lang.pick("次数", "count"))
            .right()
            .explain(lang.pick("上年和本年报告中出现的次数", "how often each report says it")),
        Column::new("from_count", lang.pick("上年次数", "earlier count")).right().files(),
        Column::new("to_count", lang.pick("本年次数", "later count")).right().files(),
        Column::new("per_10k", lang.pick("每万字", "per 10,000"))
            .right()
            .wide()
            .explain(lang.pick("每一万个汉字中出现的次数", "how often per 10,000 Han characters")),
        Column::new("kind", lang.pick("性质", "kind")).files(),
        Column::new("renamed", lang.pick("另一年的说法", "other year's name")).files(),
        Column::new("quote", lang.pick("例句", "in context")).wide(),
    ];
    let mut table = view.table("themes", name, columns);
    table.fold = Some(12);
    table.sheet = part_name(Part::Themes, lang).into();
    let study = if later { view.two.to } else { view.two.from };
    table.rows = terms_.iter().take(SHOWN).map(|t| row(view, list, name, t, study, later)).collect();
    if terms_.len() > SHOWN {
        let rest = terms_.len() - SHOWN;
        table.note = Some(lang.pick(format!("另有{rest}个，见 JSON"), format!("{rest} more in JSON")));
    }
    table
}

fn row(view: &PairView, list: &'static str, name: &str, t: &Term, study: &Study, later: bool) -> Row {
    let lang = view.lang;
    let mut term = vec![Run::new(&t.term, Tone::Strong)];
    if let Some(other) = &t.renamed {
        term.push(Run::new(lang.pick(format!("（另一年作“{other}”）"), format!(" (other year: {other})")), Tone::Dim));
    }
    if t.thin {
        term.push(Run::new(lang.pick("（次数少）", " (few)"), Tone::Dim));
    }
    let density = format!("{:.1} → {:.1}", t.per_10k.from, t.per_10k.to);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(name),
        Cell::Text(term),
        Cell::text(format!("{} → {}", t.count.from, t.count.to)),
        Cell::count(t.count.from),
        Cell::count(t.count.to),
        Cell::number(figure::decimal(t.per_10k.to - t.per_10k.from, 2), density, None),
        Cell::text(terms::term_kind(t.kind, lang)),
        Cell::text(t.renamed.clone().unwrap_or_default()),
        Cell::Text(quote(study, t)),
    ]);
    let evidence: Evidence = if later { view.to_quote("term", t.quote) } else { view.from_quote("term", t.quote) };
    let tags = vec![("change", list.to_owned()), ("kind", json::term_kind_name(t.kind).into())];
    Row { cells, evidence: vec![evidence], tags, ..Default::default() }
}

/// The sentence with the term marked in it.
fn quote(study: &Study, t: &Term) -> Vec<Run> {
    let report = &study.report;
    if !t.quote.contains(t.hit) || t.hit.is_empty() {
        return vec![Run::plain(report.quote(t.quote))];
    }
    let text = report.manuscript.as_written();
    vec![
        Run::plain(&text[t.quote.start..t.hit.start]),
        Run::new(&text[t.hit.range()], Tone::Hit),
        Run::plain(&text[t.hit.end..t.quote.end]),
    ]
}
