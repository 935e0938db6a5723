//! Terms newly said, said no more, risen, fallen, returned: tables of one id, the strongest first. The wording of policy
//! comes first; what rolls over with the calendar, and names of persons, places and projects, have tables of their own.

use std::collections::BTreeMap;

use crate::analysis::Study;
use crate::comparison::themes::{Term, TermKind};
use crate::comparison::{Comparison, Part};
use crate::document::Report;
use crate::text::{Pair, Span};
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Run, Shown, Table, Tone};
use crate::view::words::{Lang, figure, terms};

use super::records::yes;
use super::{PairView, mention, part_name, places, section_place, years};

/// Rows of a list that a screen shows at first.
const FOLD: usize = 12;

/// One of the lists, as the tables name it.
struct List<'a> {
    id: &'static str,
    title: String,
    /// In a table of several lists.
    short: &'static str,
    terms: &'a [Term],
    /// Its quotes stand in the later report.
    later: bool,
}

/// What the lists of new, dropped, risen and fallen terms are called. Between two governments nothing is new and nothing dropped:
/// the one says it and the other does not.
pub(super) fn titles(two: Pair<&Study>, lang: Lang) -> [String; 4] {
    match places(two) {
        None => [
            lang.pick("新提法", "Newly said"),
            lang.pick("不再出现的提法", "Said no more"),
            lang.pick("说得更多的提法", "Said more often"),
            lang.pick("说得更少的提法", "Said less often"),
        ]
        .map(str::to_owned),
        Some(Pair { from, to }) => [
            lang.pick(format!("{to}有、{from}没有的提法"), format!("Said in {to}, not in {from}")),
            lang.pick(format!("{from}有、{to}没有的提法"), format!("Said in {from}, not in {to}")),
            lang.pick(format!("{to}说得更多的提法"), format!("Said more often in {to}")),
            lang.pick(format!("{from}说得更多的提法"), format!("Said more often in {from}")),
        ],
    }
}

/// A table for each list that has terms.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let themes = &view.pair.themes;
    let list = |id, title, short: (&'static str, &'static str), terms, later| List {
        id,
        title,
        short: lang.pick(short.0, short.1),
        terms,
        later,
    };
    let [new, dropped, risen, fallen] = titles(view.two, lang);
    let returned = lang.pick("再次出现的提法", "Said again").to_owned();
    let lists = [
        list("new", new, ("新提法", "new"), &themes.new, true),
        list("dropped", dropped, ("不再出现", "dropped"), &themes.dropped, false),
        list("risen", risen, ("说得更多", "risen"), &themes.risen, true),
        list("fallen", fallen, ("说得更少", "fallen"), &themes.fallen, false),
        list("returned", returned, ("再次出现", "returned"), &themes.returned, true),
    ];
    let shown = if view.is_whole() { usize::MAX } else { themes.shown };
    let mut blocks = Vec::new();
    if !themes.followed.is_empty() && view.alone {
        let followed: Vec<_> = themes.followed.iter().map(|t| ("followed", "", t, t.count.to > 0)).collect();
        blocks.push(table(view, lang.pick("关注的提法", "Terms followed"), &followed, false, usize::MAX));
    }
    for list in &lists {
        let policy: Vec<_> = list.of(TermKind::Policy).collect();
        if !policy.is_empty() {
            blocks.push(table(view, &list.title, &policy, false, shown));
        }
    }
    // What returned stands among the new already.
    let apart = [
        (TermKind::Rollover, lang.pick("随年份和届次更替的提法", "Terms of the calendar")),
        (TermKind::Name, lang.pick("人名、地名和项目名", "Persons, places, projects")),
    ];
    for (kind, title) in apart {
        let named: Vec<_> = lists[..4].iter().flat_map(|l| l.of(kind).take(shown)).collect();
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

/// The terms that were asked for in all reports, a column each.
pub fn followed(comparison: &Comparison, lang: Lang) -> Option<Table> {
    let years = years::years(comparison);
    let first = vec![Column::new("term", lang.pick("提法", "term"))];
    let title = lang.pick("关注的提法历年次数（括号内为每万字）", "Terms followed: mentions (per 10,000 characters)");
    let mut counts: BTreeMap<&str, BTreeMap<usize, (usize, f64)>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for pair in &comparison.pairs {
        for term in &pair.themes.followed {
            let of = counts.entry(&term.term).or_default();
            if of.is_empty() {
                order.push(&term.term);
            }
            of.insert(pair.studies.from, (term.count.from, term.per_10k.from));
            of.insert(pair.studies.to, (term.count.to, term.per_10k.to));
        }
    }
    let rows = order.iter().filter_map(|term| Some((term, counts.get(*term)?))).map(|(term, of)| {
        let mut evidence = Vec::new();
        let mut cells = vec![Cell::toned(*term, Tone::Strong)];
        for year in &years {
            let Some(study) = year.study else {
                cells.push(years::missing(lang));
                continue;
            };
            cells.push(match of.get(&study) {
                None | Some((0, _)) => Cell::toned("·", Tone::Dim),
                Some((n, per_10k)) => Cell::number((*n).into(), format!("{n} ({per_10k:.1})"), None),
            });
            let said = of.get(&study).is_some_and(|(n, _)| *n > 0);
            let study = comparison.studies.get(study).filter(|_| said).zip(year.study);
            evidence.extend(study.and_then(|(s, at)| mention(year.key, at, s, term)));
        }
        Row { cells, evidence, ..Row::default() }
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table::new("followed", title, years::columns(first, &years)).with_rows(rows))
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
            .composite()
            .explain(lang.pick("上年和本年报告中出现的次数", "how often each report says it")),
        Column::new("from_count", lang.pick("上年次数", "earlier count")).right().files(),
        Column::new("to_count", lang.pick("本年次数", "later count")).right().files(),
        Column::new("per_10k", lang.pick("每万字", "per 10,000"))
            .right()
            .wide()
            .composite()
            .explain(lang.pick("每一万个汉字中出现的次数", "how often per 10,000 Han characters")),
        Column::new("from_per_10k", lang.pick("上年每万字次数", "earlier, per 10,000")).right().files(),
        Column::new("to_per_10k", lang.pick("本年每万字次数", "later, per 10,000")).right().files(),
        Column::new("g2", lang.pick("显著程度（对数似然比G²）", "significance (log-likelihood G²)")).right().files().explain(lang.pick(
            "两年次数之差的对数似然比，大于3.84为显著（5%）；次数少时不足为凭",
            "log-likelihood ratio of the two counts; above 3.84 significant at 5 %, not to be relied on where counts are small",
        )),
        Column::new("thin", lang.pick("次数少", "few"))
            .files()
            .explain(lang.pick("两年次数都少，增减不足为凭的，为“是”", "whether both counts are too small to rely on")),
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
    let few = Few::of(view, entries);
    view.fill(&mut table, FOLD, entries.iter().take(shown).map(|e| row(view, name, e, few == Few::Some && e.2.thin)));
    // Once for all rows what would stand at most of them.
    let words = match few {
        Few::None => "",
        Few::Some => lang.pick("（标°的两年次数都少，只供参考）", " (°: both counts are small, take them as hints)"),
        Few::All => lang.pick("（两年次数都少，只供参考）", " (both counts are small, take them as hints)"),
    };
    table.title.push_str(words);
    // Where rows are counted already, those that `--top` leaves out are counted with them.
    match entries.len().saturating_sub(shown) {
        0 => {}
        rest if table.more > 0 => table.more += rest,
        rest => {
            table.note =
                Some(lang.pick(format!("还有{rest}个；加 --all 看全部"), format!("{rest} more; --all shows them")));
        }
    }
    table
}

/// What stands behind a term whose counts are small.
const FEW: &str = "°";

/// How many of a table's terms have small counts.
#[derive(PartialEq, Eq)]
enum Few {
    None,
    Some,
    All,
}

impl Few {
    fn of(view: &PairView, entries: &[Entry]) -> Self {
        match entries.iter().filter(|e| e.2.thin).count() {
            _ if view.settings.records => Self::None,
            0 => Self::None,
            n if n == entries.len() => Self::All,
            _ => Self::Some,
        }
    }
}

fn row(view: &PairView, name: &str, &(list, short, t, later): &Entry, marked: bool) -> Row {
    let lang = view.lang;
    let study = if later { view.two.to } else { view.two.from };
    let quote = t.quote(&study.report);
    let mut term = vec![Run::new(&t.term, Tone::Strong)];
    if let Some(other) = t.renamed.as_ref().filter(|_| !view.settings.records) {
        let words = match later {
            true => lang.pick(format!("（上年作“{other}”）"), format!(" (last year: {other})")),
            false => lang.pick(format!("（本年作“{other}”）"), format!(" (this year: {other})")),
        };
        term.push(Run::new(words, Tone::Dim));
    }
    if let Some(year) = t.last_said.filter(|_| !view.settings.records) {
        term.push(Run::new(lang.pick(format!("（{year}年说过）"), format!(" (said in {year})")), Tone::Dim));
    }
    if marked {
        term.push(Run::new(FEW, Tone::Dim));
    }
    let frequency = |f: f64| Cell::number(figure::decimal(f, 2), format!("{f:.2}"), None);
    let density = format!("{:.1} → {:.1}", t.per_10k.from, t.per_10k.to);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::text(if short.is_empty() { name } else { short }),
        Cell::Text(term),
        Cell::text(format!("{} → {}", t.count.from, t.count.to)),
        Cell::count(t.count.from),
        Cell::count(t.count.to),
        Cell::text(density),
        frequency(t.per_10k.from),
        frequency(t.per_10k.to),
        Cell::number(figure::decimal(t.g2, 2), format!("{:.2}", t.g2), None),
        yes(t.thin, lang),
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
    let tags = vec![("change", list.to_owned()), ("kind", names::term_kind(t.kind).into())];
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
