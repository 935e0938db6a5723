//! The admitted problems of both years.

use crate::comparison::Part;
use crate::comparison::problems::ProblemRow;
use crate::text::Pair;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row};
use crate::view::words::terms;

use super::{PairView, part_name};

/// The table of problems: recurring ones first, then new, then gone.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let years = view.years();
    let columns = vec![
        Column::new("change", lang.pick("变化", "change")),
        Column::new("from_problem", years.from.clone()),
        Column::new("to_problem", years.to.clone()),
    ];
    let mut table = view.table("problems", part_name(Part::Problems, lang), columns);
    table.rows = view.pair.problems.iter().map(|r| row(view, r)).collect();
    if table.rows.is_empty() {
        let found =
            [(years.from, view.two.from), (years.to, view.two.to)].map(|(year, study)| match study.problems.len() {
                0 => lang.pick(
                    format!("{year}没有找到集中谈问题的段落"),
                    format!("{year} has no passage of admitted problems"),
                ),
                n => lang.pick(format!("{year}谈到{n}个问题"), format!("{year} admits {n} problems")),
            });
        table.note = Some(found.join(lang.pick("，", ", ")) + lang.pick("，不作对比", ": not compared"));
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, row: &ProblemRow) -> Row {
    let (word, tone) = terms::problem_change(row.change, view.lang);
    let Pair { from, to } = row.words(view.two);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::toned(word, tone),
        from.map_or(Cell::Empty, |s| Cell::text(view.two.from.report.quote(s))),
        to.map_or(Cell::Empty, |s| Cell::text(view.two.to.report.quote(s))),
    ]);
    let mut evidence = Vec::new();
    evidence.extend(from.map(|s| view.from_quote("from_problem", s)));
    evidence.extend(to.map(|s| view.to_quote("to_problem", s)));
    Row { cells, evidence, tags: vec![("change", names::problem_change(row.change).into())], ..Default::default() }
}
