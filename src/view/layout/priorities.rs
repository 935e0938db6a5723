//! The policy domains of both plans by rank and share; of three reports or more, domains by years too.

use crate::analysis::undertakings::Strength;
use crate::comparison::priorities::{PriorityChange, PriorityRow};
use crate::comparison::{Comparison, Part, trend};
use crate::text::Pair;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Table, Tone};
use crate::view::words::{Lang, figure, terms};

use super::years::{self, Year};
use super::{PairView, beside, domain_heading, part_name, section_title};

/// The table of priorities, in the later plan's order.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("domain", lang.pick("领域", "domain")),
        Column::new("rank", lang.pick("位次", "rank")).right().composite().explain(lang.pick(
            "该领域第一项任务在任务清单中的位次，斜线后为任务总数",
            "place of its first task in the list of tasks; behind the bar their number",
        )),
        Column::new("from_rank", lang.pick("上年位次", "earlier rank")).right().files(),
        Column::new("to_rank", lang.pick("本年位次", "later rank")).right().files(),
        Column::new("from_of", lang.pick("上年任务数", "earlier number of tasks")).right().files(),
        Column::new("to_of", lang.pick("本年任务数", "later number of tasks")).right().files(),
        Column::new("share", lang.pick("占安排部分", "share of plan"))
            .right()
            .composite()
            .explain(lang.pick("占工作安排部分文字的比重", "share of the text of the plan")),
        Column::new("from_share", lang.pick("上年占比（%）", "earlier share (%)")).right().files(),
        Column::new("to_share", lang.pick("本年占比（%）", "later share (%)")).right().files(),
        Column::new("change", view.places().map_or(lang.pick("变化", "what changed"), |_| beside::heading(lang))),
        Column::new("aside", lang.pick("来处或去处", "where from or to")).files(),
        Column::new("measures", lang.pick("量化目标", "numbered targets"))
            .right()
            .wide()
            .composite()
            .explain(lang.pick("讲该领域的句子里带数字的目标个数", "targets with a number in its sentences")),
        Column::new("from_measures", lang.pick("上年量化目标", "earlier numbered targets")).right().files(),
        Column::new("to_measures", lang.pick("本年量化目标", "later numbered targets")).right().files(),
        Column::new("works", lang.pick("任务项", "things to do"))
            .right()
            .wide()
            .composite()
            .explain(lang.pick("讲该领域的句子里要做的事项和工程个数", "undertakings and works in its sentences")),
        Column::new("from_works", lang.pick("上年任务项", "earlier things to do")).right().files(),
        Column::new("to_works", lang.pick("本年任务项", "later things to do")).right().files(),
        Column::new("strength", lang.pick("力度", "strength")).wide().explain(lang.pick(
            "该领域段落中用“确保、完成”一类词、“推进、加快”一类词、“探索、鼓励”一类词的句子各有多少",
            "how many sentences of its paragraphs ensure, advance, explore",
        )),
        Column::new("to_titles", lang.pick("任务", "tasks")).wide(),
        Column::new("from_titles", lang.pick("上年任务", "earlier tasks")).files(),
    ];
    let mut table = view.table("priorities", part_name(Part::Priorities, lang), columns);
    table.rows = view.pair.priorities.iter().map(|r| row(view, r)).collect();
    let unlike = unlike_lists(view);
    if table.rows.is_empty() {
        table.note = Some(lang.pick("没有可排位的任务", "no tasks to rank").into());
    } else if view.places().is_some() {
        table.note = Some(beside::ranks(lang).into());
    } else if unlike.is_some() {
        table.note = unlike;
    } else if view.pair.priorities.iter().any(|r| matches!(r.change, PriorityChange::New | PriorityChange::Dropped)) {
        let words = lang.pick(
            "新列入、不再单列：说的是任务清单里有没有以它为主的一项，不是说别处没有提到",
            "new, dropped: whether an item of the list of tasks is mainly about it, not whether it is spoken of at all",
        );
        table.note = Some(words.to_owned());
    }
    vec![Block::Table(table)]
}

fn row(view: &PairView, row: &PriorityRow) -> Row {
    let lang = view.lang;
    let (mut word, tone) = change(view, row);
    let more = became(view, row);
    // A file has it in a column of its own, so that the word can be filtered by.
    if let Some(more) = more.as_deref().filter(|_| !view.settings.records) {
        word.push_str(more);
    }
    let aside = more.unwrap_or_default();
    let aside = aside.trim_matches(|c: char| c.is_whitespace() || "（）()，,".contains(c));
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
        Cell::count(row.of.from),
        Cell::count(row.of.to),
        Cell::text(format!("{} → {}", percent(row.share.from), percent(row.share.to))),
        share(row.share.from),
        share(row.share.to),
        Cell::toned(word, tone),
        Cell::text(aside),
        Cell::text(format!("{} → {}", row.measures.from, row.measures.to)),
        Cell::count(row.measures.from),
        Cell::count(row.measures.to),
        Cell::text(format!("{} → {}", row.works.from, row.works.to)),
        Cell::count(row.works.from),
        Cell::count(row.works.to),
        Cell::text(strength(row, lang)),
        titles(view.two.to, &row.tasks.to),
        titles(view.two.from, &row.tasks.from),
    ]);
    // Where no task is of the domain, the one that holds most of its text bears it out.
    let all = |tasks: &[usize], within: Option<usize>| match tasks {
        [] => within.into_iter().collect(),
        _ => tasks.to_vec(),
    };
    let from = all(&row.tasks.from, row.within.from).into_iter().filter_map(|id| view.two.from.report.sections.get(id));
    let to = all(&row.tasks.to, row.within.to).into_iter().filter_map(|id| view.two.to.report.sections.get(id));
    let mut evidence: Vec<_> = from.map(|s| view.from_quote("from_titles", s.heading)).collect();
    evidence.extend(to.map(|s| view.to_quote("to_titles", s.heading)));
    let tags = vec![("domain", row.domain.key().into()), ("change", names::priority_change(row.change).into())];
    Row { cells, evidence, tags, ..Default::default() }
}

/// What became of a domain, in a word.
pub(super) fn change(view: &PairView, row: &PriorityRow) -> (String, Tone) {
    let lang = view.lang;
    if let Some(places) = view.places() {
        return beside::priority(row, &places, lang);
    }
    let moved = matches!(row.change, PriorityChange::Up | PriorityChange::Down);
    let (word, tone) = match row.rank.from.or(row.rank.to) {
        None => (lang.pick("未单列", "no task of its own"), Tone::Dim),
        Some(_) if moved && !row.lists_compare() => (lang.pick("位次不可比", "ranks don't compare"), Tone::Dim),
        Some(_) => terms::priority_change(row.change, lang),
    };
    (word.to_owned(), tone)
}

/// That the two lists of tasks are cut in such different ways that places in them say nothing; `None` where they are not.
pub(super) fn unlike_lists(view: &PairView) -> Option<String> {
    let Pair { from, to } = view.pair.priorities.first().filter(|r| !r.lists_compare())?.of;
    Some(view.lang.pick(
        format!("两年的任务分法不同（{from}项与{to}项）：位次升降不作判断，“不再单列”的多是并入了别的任务"),
        format!(
            "the plans are cut differently ({from} tasks and {to}): ranks don't compare, and what is no longer listed mostly went \
             into another task"
        ),
    ))
}

/// A share of the text; none is a dash.
fn percent(share: f64) -> String {
    if share > 0.0 { figure::percent(share) } else { "—".to_owned() }
}

/// What is told of a change beside its name: first place, a section of its own, folded into another.
fn became(view: &PairView, row: &PriorityRow) -> Option<String> {
    let lang = view.lang;
    let within = |study, id: Option<usize>| id.map(|id| section_title(study, id));
    if let Some(places) = view.places() {
        return match (row.rank.from, row.rank.to) {
            (None, Some(_)) => {
                within(view.two.from, row.within.from).map(|title| beside::within(&title, &places.from, lang))
            }
            (Some(_), None) => within(view.two.to, row.within.to).map(|title| beside::within(&title, &places.to, lang)),
            _ => None,
        };
    }
    match row.change {
        PriorityChange::New => within(view.two.from, row.within.from)
            .map(|title| lang.pick(format!("（上年在“{title}”中）"), format!(" (was in “{title}”)"))),
        PriorityChange::Dropped => within(view.two.to, row.within.to)
            .map(|title| lang.pick(format!("（并入“{title}”）"), format!(" (now in “{title}”)"))),
        _ if row.lists_compare() && row.rank.to == Some(1) && row.rank.from != Some(1) => {
            Some(lang.pick("，升至首位", ", now first").to_owned())
        }
        _ => None,
    }
}

/// How strongly the things to do are put, the strongest first: 确保 3 → 5.
fn strength(row: &PriorityRow, lang: Lang) -> String {
    let told = Strength::ALL.into_iter().rev().filter_map(|s| {
        let (from, to) = (row.strength.from[s as usize], row.strength.to[s as usize]);
        (from + to > 0).then(|| format!("{}\u{A0}{from}→{to}", terms::strength(s, lang)))
    });
    told.collect::<Vec<_>>().join("\n")
}

/// Domains by years: the rank of each in every report's plan, and its share of the text.
pub fn over_years(comparison: &Comparison, lang: Lang) -> Option<Table> {
    let years = years::years(comparison);
    let columns = years::columns(vec![Column::new("domain", lang.pick("领域", "domain"))], &years);
    let lines = trend::domains(comparison);
    let rows: Vec<Row> = lines.iter().map(|line| years_row(line, comparison, &years, lang)).collect();
    let title = lang.pick("工作重点历年位次与篇幅", "Priorities over the years: rank and share");
    (!rows.is_empty()).then(|| Table::new("domains", title, columns).with_rows(rows))
}

/// A domain's row in the table of years.
pub fn years_row(line: &trend::DomainLine, comparison: &Comparison, years: &[Year], lang: Lang) -> Row {
    let cell = |study| match line.points.iter().find(|p| p.study == study) {
        None => Cell::Empty,
        Some(p) if p.rank.is_none() && p.share <= 0.0 => Cell::toned("—", Tone::Dim),
        Some(p) => {
            let rank = p.rank.map_or("—".to_owned(), |r| format!("{r}/{}", p.of));
            let shown = format!("{rank} ({})", percent(p.share));
            let tone = if p.rank == Some(1) { Tone::Strong } else { Tone::Plain };
            Cell::number(figure::decimal(p.share * 100.0, 1), shown, Some("%".into())).with_tone(tone)
        }
    };
    let mut cells = vec![Cell::text(terms::domain(line.domain, lang))];
    cells.extend(years.iter().map(|year| year.study.map_or_else(|| years::missing(lang), cell)));
    let heading = |year: &Year| domain_heading(year.key, comparison, year.study?, line.domain);
    let evidence = years.iter().filter_map(heading).collect();
    Row { cells, evidence, tags: vec![("domain", line.domain.key().into())], ..Default::default() }
}
