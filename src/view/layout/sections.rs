//! Which section of last year answers which of this year.

use crate::analysis::Study;
use crate::comparison::Part;
use crate::comparison::alignment::Link;
use crate::document::SectionId;
use crate::text::Pair;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Run, Tone};
use crate::view::words::{figure, terms};

use super::{PairView, part_name};

/// Rows that a screen shows at first.
const FOLD: usize = 30;

/// The table of sections, in the later report's order, what was dropped after it.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let years = view.years();
    let columns = vec![
        Column::new("from_path", lang.pick("上年序", "earlier path")).files(),
        Column::new("to_path", lang.pick("本年序", "later path")).files(),
        Column::new("from_title", lang.pick(format!("{}标题", years.from), format!("heading of {}", years.from))),
        Column::new("to_title", lang.pick(format!("{}标题", years.to), format!("heading of {}", years.to))),
        Column::new("change", lang.pick("变化", "change")),
        Column::new("place", lang.pick("位置", "place")).right().composite().explain(lang.pick(
            "在同级标题中的位次，斜线后为同级标题数",
            "place among the headings of its level; behind the bar their number",
        )),
        Column::new("from_place", lang.pick("上年位置", "earlier place")).right().files(),
        Column::new("from_of", lang.pick("上年同级标题数", "headings of its level, earlier")).right().files(),
        Column::new("to_place", lang.pick("本年位置", "later place")).right().files(),
        Column::new("to_of", lang.pick("本年同级标题数", "headings of its level, later")).right().files(),
        Column::new("share", lang.pick("占全文", "share")).right().wide().composite().explain(
            lang.pick("占全文汉字的比重，上年 → 本年", "share of the report's Han characters, before and after"),
        ),
        Column::new("from_share", lang.pick("上年占比（%）", "earlier share (%)")).right().files(),
        Column::new("to_share", lang.pick("本年占比（%）", "later share (%)")).right().files(),
        Column::new("strength", lang.pick("力度变化", "strength changed")).wide().explain(lang.pick(
            "工作安排中措辞的力度有变化时列出：确保、推进、探索",
            "where the plan puts it more strongly or less: ensure, advance, explore",
        )),
        Column::new("similarity", lang.pick("相似度", "likeness"))
            .right()
            .wide()
            .explain(lang.pick("标题和正文的相似程度，0到1", "likeness of headings and texts, from 0 to 1")),
    ];
    let mut table = view.table("sections", part_name(Part::Sections, lang), columns);
    view.fill(&mut table, FOLD, view.pair.alignment.links.iter().map(|l| row(view, l)));
    if table.rows.is_empty() {
        table.note = Some(lang.pick("没有可对照的章节", "no sections to compare").into());
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, link: &Link) -> Row {
    let lang = view.lang;
    let (word, tone) = terms::tie(link.tie, lang);
    let paths = |study: &Study, ids: &[SectionId]| {
        let paths: Vec<&str> =
            ids.iter().filter_map(|&id| study.report.sections.get(id)).map(|s| s.path.as_str()).collect();
        Cell::text(paths.join(" "))
    };
    let share = |s: f64, there: bool| match there {
        true => Cell::number(figure::decimal(s * 100.0, 1), figure::percent(s), Some("%".into())),
        false => Cell::Empty,
    };
    let there = Pair::new(!link.sections.from.is_empty(), !link.sections.to.is_empty());
    let percent = |s: f64, there: bool| if there { figure::percent(s) } else { "—".to_owned() };
    let place = |p: Option<(usize, usize)>| p.map_or("—".to_owned(), |(at, of)| format!("{at}/{of}"));
    let number = |n: Option<usize>| n.map_or(Cell::Empty, Cell::count);
    let mut cells = view.year_cells();
    cells.extend([
        paths(view.two.from, &link.sections.from),
        paths(view.two.to, &link.sections.to),
        titles(view.two.from, &link.sections.from, link.paragraph.from),
        titles(view.two.to, &link.sections.to, link.paragraph.to),
        Cell::toned(word, tone),
        Cell::text(format!("{} → {}", place(link.place.from), place(link.place.to))),
        number(link.place.from.map(|p| p.0)),
        number(link.place.from.map(|p| p.1)),
        number(link.place.to.map(|p| p.0)),
        number(link.place.to.map(|p| p.1)),
        Cell::text(format!("{} → {}", percent(link.share.from, there.from), percent(link.share.to, there.to))),
        share(link.share.from, there.from),
        share(link.share.to, there.to),
        Cell::text(terms::strength_change(link.strength, lang)),
        link.similarity.map_or(Cell::Empty, |s| Cell::number(figure::decimal(s, 2), format!("{s:.2}"), None)),
    ]);
    let from = link.sections.from.iter().filter_map(|&id| view.two.from.report.sections.get(id));
    let to = link.sections.to.iter().filter_map(|&id| view.two.to.report.sections.get(id));
    let mut evidence: Vec<_> = from.map(|s| view.from_quote("from_title", s.heading)).collect();
    evidence.extend(to.map(|s| view.to_quote("to_title", s.heading)));
    Row { cells, tone: Tone::Plain, tags: vec![("change", names::tie(link.tie).into())], evidence }
}

/// The titles, a line each, indented by their depth; of a section of which a single paragraph answers, how that begins too.
fn titles(study: &Study, ids: &[SectionId], paragraph: Option<usize>) -> Cell {
    let mut runs = Vec::new();
    for section in ids.iter().filter_map(|&id| study.report.sections.get(id)) {
        let between = if runs.is_empty() { "" } else { "\n" };
        let indent = "  ".repeat(section.level.saturating_sub(1).min(4));
        runs.push(Run::plain(format!("{between}{indent}")));
        let tone = if section.level <= 1 { Tone::Strong } else { Tone::Plain };
        runs.push(Run::new(study.report.words(section.title), tone));
        if let Some(paragraph) = paragraph.and_then(|p| study.report.paragraphs.get(p)) {
            let opening = opening(study.report.quote(paragraph.span));
            runs.push(Run::new(format!("\n{indent}  “{opening}”"), Tone::Dim));
        }
    }
    if runs.is_empty() { Cell::Empty } else { Cell::Text(runs) }
}

/// How a paragraph begins: its first sentence, or as much of it as a title takes.
fn opening(paragraph: &str) -> String {
    const LONGEST: usize = 30;
    let sentence = paragraph.split(['。', '；', '：']).next().unwrap_or_default();
    match sentence.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}……", &sentence[..at]),
        None if sentence.len() == paragraph.len() => sentence.to_owned(),
        None => format!("{sentence}……"),
    }
}
