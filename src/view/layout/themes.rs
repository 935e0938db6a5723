//! Terms newly said, said no more, risen, fallen, returned: tables of one id, the strongest first. The wording of policy
//! comes first; what rolls over with the calendar, and names of persons, places and projects, have tables of their own.

use crate::comparison::Part;
use crate::comparison::themes::{Term, TermKind};
use crate::document::Report;
use crate::text::Span;
use crate::view::json;
use crate::view::page::{Block, Cell, Column, Row, Run, Shown, Table, Tone};
use crate::view::words::{figure, terms};

use super::{PairView, part_name, section_place};

/// Rows of a list that a screen shows at first.
const FOLD: usize = 12;

/// One of the lists, as the tables name it.
struct List<'a> {
    id: &'static str,
    title: &'static str,
    /// In a table of several lists.
    short: &'static str,
    terms: &'a [Term],
    /// Its quotes stand in the later report.
    later: bool,
}

/// A table for each list that has terms.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let themes = &view.pair.themes;
    let list = |id, title: (&'static str, &'static str), short: (&'static str, &'static str), terms, later| List {
        id,
        title: lang.pick(title.0, title.1),
        short: lang.pick(short.0, short.1),
        terms,
        later,
    };
    let lists = [
        list("new", ("新提法", "Newly said"), ("新提", "new"), &themes.new, true),
        list("dropped", ("不再出现的提法", "Said no more"), ("不再提", "dropped"), &themes.dropped, false),
        list("risen", ("说得更多的提法", "Said more often"), ("增多", "risen"), &themes.risen, true),
        list("fallen", ("说得更少的提法", "Said less often"), ("减少", "fallen"), &themes.fallen, false),
        list("returned", ("再次出现的提法", "Said again"), ("再提", "returned"), &themes.returned, true),
    ];
    let mut blocks = Vec::new();
    if !themes.followed.is_empty() {
        let followed: Vec<_> = themes.followed.iter().map(|t| ("followed", "", t, t.count.to > 0)).collect();
        blocks.push(table(view, lang.pick("关注的提法", "Terms followed"), &followed, false, usize::MAX));
    }
    for list in &lists {
        let policy: Vec<_> = list.of(TermKind::Policy).collect();
        if !policy.is_empty() {
            blocks.push(table(view, list.title, &policy, false, themes.shown));
        }
    }
    // What returned stands among the new already.
    let apart = [
        (TermKind::Rollover, lang.pick("随年份和届次更替的提法", "Terms of the calendar")),
        (TermKind::Name, lang.pick("人名、地名和项目名", "Persons, places, projects")),
    ];
    for (kind, title) in apart {
        let named: Vec<_> = lists[..4].iter().flat_map(|l| l.of(kind).take(themes.shown)).collect();
        if !named.is_empty() {
            blocks.push(table(view, title, &named, true, usize::MAX));
        }
    }
    if blocks.is_empty() {
        let mut table = empty(view, part_name(Part::Themes, lang), false);
        table.note = Some(lang.pick("没有值得一提的提法变化", "no terms changed tellingly").into());
        blocks.push(table);
    }
    blocks.into_iter().map(Block::Table).collect()
}

impl<'a> List<'a> {
    fn of(&self, kind: TermKind) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let (id, short, later) = (self.id, self.short, self.later);
        self.terms.iter().filter(move |t| t.kind == kind).map(move |t| (id, short, t, later))
    }
}

/// A term, with the list it comes from: its stable name, how people name it, and whether its quote stands in the later report.
type Entry<'a> = (&'static str, &'static str, &'a Term, bool);

/// The columns, which all tables share. `mixed`: it holds terms of several lists.
fn empty(view: &PairView, name: &str, mixed: bool) -> Table {
    let lang = view.lang;
    let mut list = Column::new("list", lang.pick("变化", "list"));
    list.shown = if mixed { Shown::Always } else { Shown::Files };
    let columns = vec![
        list,
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
        Column::new("g2", lang.pick("G²", "G²")).right().files().explain(lang.pick(
            "两年次数之差的对数似然比，大于3.84为显著（5%）；次数少时不足为凭",
            "log-likelihood ratio of the two counts; above 3.84 significant at 5 %, not to be relied on where counts are small",
        )),
        Column::new("kind", lang.pick("性质", "kind")).files(),
        Column::new("renamed", lang.pick("另一年的说法", "other year's name")).files(),
        Column::new("section", lang.pick("所在章节", "section")).wide(),
        Column::new("quote", lang.pick("例句", "in context")).wide(),
    ];
    let mut table = view.table("themes", name, columns);
    table.sheet = part_name(Part::Themes, lang).into();
    table
}

fn table(view: &PairView, name: &str, entries: &[Entry], mixed: bool, shown: usize) -> Table {
    let lang = view.lang;
    let mut table = empty(view, name, mixed);
    view.fill(&mut table, FOLD, entries.iter().take(shown).map(|entry| row(view, name, entry)));
    if entries.len() > shown {
        let rest = entries.len() - shown;
        table.note = Some(lang.pick(
            format!("另有{rest}个，用 --top 多列，或见 JSON"),
            format!("{rest} more: list more with --top, or see JSON"),
        ));
    }
    table
}

fn row(view: &PairView, name: &str, &(list, short, t, later): &Entry) -> Row {
    let lang = view.lang;
    let study = if later { view.two.to } else { view.two.from };
    let quote = t.quote(&study.report);
    let mut term = vec![Run::new(&t.term, Tone::Strong)];
    if let Some(other) = &t.renamed {
        let words = match later {
            true => lang.pick(format!("（上年作“{other}”）"), format!(" (last year: {other})")),
            false => lang.pick(format!("（本年作“{other}”）"), format!(" (this year: {other})")),
        };
        term.push(Run::new(words, Tone::Dim));
    }
    if let Some(year) = t.last_said {
        term.push(Run::new(lang.pick(format!("（{year}年说过）"), format!(" (said in {year})")), Tone::Dim));
    }
    if t.thin {
        term.push(Run::new(lang.pick("（次数少）", " (few)"), Tone::Dim));
    }
    let density = format!("{:.1} → {:.1}", t.per_10k.from, t.per_10k.to);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(if short.is_empty() { name } else { short }),
        Cell::Text(term),
        Cell::text(format!("{} → {}", t.count.from, t.count.to)),
        Cell::count(t.count.from),
        Cell::count(t.count.to),
        Cell::number(figure::decimal(t.per_10k.to - t.per_10k.from, 2), density, None),
        Cell::number(figure::decimal(t.g2, 2), format!("{:.2}", t.g2), None),
        Cell::text(terms::term_kind(t.kind, lang)),
        Cell::text(t.renamed.clone().unwrap_or_default()),
        if t.hit.is_empty() {
            Cell::Empty
        } else {
            Cell::text(section_place(study, study.report.section_at(t.hit.start), lang))
        },
        Cell::Text(quoted(&study.report, t, quote)),
    ]);
    let evidence = if later { view.to_quote("term", quote) } else { view.from_quote("term", quote) };
    let evidence = if t.hit.is_empty() { Vec::new() } else { vec![evidence] };
    let tags = vec![("change", list.to_owned()), ("kind", json::term_kind_name(t.kind).into())];
    Row { cells, evidence, tags, ..Default::default() }
}

/// The sentence with the term marked in it.
fn quoted(report: &Report, t: &Term, quote: Span) -> Vec<Run> {
    if !quote.contains(t.hit) || t.hit.is_empty() {
        return vec![Run::plain(report.quote(quote))];
    }
    let text = report.manuscript.as_written();
    vec![
        Run::plain(&text[quote.start..t.hit.start]),
        Run::new(&text[t.hit.range()], Tone::Hit),
        Run::plain(&text[t.hit.end..quote.end]),
    ]
}
