//! How figures changed between two reports: an indicator a row, its level and its growth together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::analysis::metric::Role;
use crate::analysis::{Bound, Facet, Study};
use crate::comparison::Part;
use crate::comparison::series::{Change, MetricChange, Why};
use crate::text::Pair;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Run, Table, Tone};
use crate::view::words::{Lang, difference, figure, terms};

use super::{PairView, beside, domain_tag, part_name};

/// Rows that a screen shows at first.
const FOLD: usize = 20;

/// Two tables of one id: how the actuals changed, and how the targets changed.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let names = match view.places() {
        None => (
            lang.pick("指标变化（实际）", "Figures compared: reported"),
            lang.pick("目标变化", "Figures compared: targets"),
        ),
        Some(_) => (
            lang.pick("指标对照（实际）", "Figures side by side: reported"),
            lang.pick("目标对照", "Figures side by side: targets"),
        ),
    };
    let actuals = table(view, names.0, &view.pair.metrics, false);
    let targets = table(view, names.1, &view.pair.target_changes, true);
    vec![Block::Table(actuals), Block::Table(targets)]
}

fn table(view: &PairView, name: &str, rows: &[MetricChange], are_targets: bool) -> Table {
    let lang = view.lang;
    let years = view.years();
    let said = |year: &str| match (are_targets, view.alone) {
        (false, true) => lang.pick(format!("{year}报告的实绩"), format!("reported in {year}")),
        (true, true) => lang.pick(format!("{year}报告的目标"), format!("wanted in {year}")),
        (_, false) => year.to_owned(),
    };
    let columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new("from_value", said(&years.from)).right(),
        Column::new("to_value", said(&years.to)).right(),
        match &view.places() {
            None => Column::new("change", lang.pick("变化", "what changed")).explain(lang.pick(
                "本年减上年，括号里是占上年数值的百分比；百分数之间以个百分点计",
                "later minus earlier, in brackets in percent of the earlier value; percentage points between percentages",
            )),
            Some(places) => beside::column(places, lang),
        },
    ];
    let mut table = view.table("metrics", name, columns);
    let mut entries = joined(rows);
    if view.places().is_some() {
        // What both have is what is held against each other; what one has alone comes after.
        entries.sort_by_key(|entry| !entry.changes().any(|r| r.metrics.from.is_some() && r.metrics.to.is_some()));
    }
    view.fill(&mut table, FOLD, entries.iter().map(|entry| entry.row(view)));
    table.sheet = part_name(Part::Metrics, lang).into();
    table.note = match (table.rows.is_empty(), years_apart(view)) {
        (true, _) => Some(lang.pick("没有可对照的数据", "no figures to compare").into()),
        (false, Some(n)) => Some(lang.pick(
            format!("两份报告相隔{n}年，中间缺少报告：所列变化是{n}年间的变化，不是一年的变化"),
            format!(
                "the reports are {n} years apart, those between are missing: no change here is a change of one year"
            ),
        )),
        (false, None) => legend(rows, are_targets, lang),
    };
    table
}

/// What the words of the column of changes mean, where they stand in it.
fn legend(rows: &[MetricChange], are_targets: bool, lang: Lang) -> Option<String> {
    let mut said = Vec::new();
    if rows.iter().any(|r| r.why == Some(Why::Scope)) {
        said.push(lang.pick(
            "口径不同：两份报告所指的范围、对象或算法不一样",
            "different scope: the two reports speak of different things or count them differently",
        ));
    }
    if are_targets && rows.iter().any(|r| r.bound_change.is_some()) {
        said.push(lang.pick(
            "左右→以上、定数→以上等：目标数字的限定语变了，定数是不带限定语的数",
            "about → at least and the like: the bound of the target changed",
        ));
    }
    if rows.iter().any(|r| r.stance_change.is_some()) {
        said.push(lang.pick(
            "直述→“确保”等：目标前表示决心的词变了，直述是没有这样的词",
            "plainly said → “确保” and the like: the word of will before the target changed",
        ));
    }
    (!said.is_empty()).then(|| said.join(lang.pick("；", "; ")))
}

/// How many years lie between the two reports, where it is more than one.
fn years_apart(view: &PairView) -> Option<i32> {
    let years = view.two.map(|s| s.report.identity.year);
    years.to?.checked_sub(years.from?).filter(|n| *n > 1)
}

/// A row of the table: what is said of one indicator.
struct Entry<'a> {
    /// Its level, its rank or its change by an amount.
    number: Option<&'a MetricChange>,
    /// Its growth.
    growth: Option<&'a MetricChange>,
}

/// Sets level and growth of one indicator together, at the place of the first of them.
fn joined(rows: &[MetricChange]) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        let joins = matches!(row.facet, Facet::Level | Facet::Growth);
        let names: Vec<&str> = std::iter::once(row.indicator.as_str()).chain(row.earlier.as_deref()).collect();
        let known = names.iter().find_map(|n| by_name.get(n).copied()).filter(|_| joins);
        let growth = row.facet == Facet::Growth;
        let free = known.and_then(|at| entries.get_mut(at)).and_then(|entry| {
            let place = if growth { &mut entry.growth } else { &mut entry.number };
            place.is_none().then_some(place)
        });
        match free {
            Some(place) => *place = Some(row),
            None => {
                if joins {
                    names.iter().for_each(|n| {
                        by_name.insert(n, entries.len());
                    });
                }
                entries.push(match growth {
                    true => Entry { number: None, growth: Some(row) },
                    false => Entry { number: Some(row), growth: None },
                });
            }
        }
    }
    entries
}

impl Entry<'_> {
    fn changes(&self) -> impl Iterator<Item = &MetricChange> {
        self.number.into_iter().chain(self.growth)
    }

    fn row(&self, view: &PairView) -> Row {
        let first = self.number.or(self.growth);
        let change = first.map_or(Change::Same, |r| r.change);
        let mut cells = view.year_cells();
        cells.extend([
            Cell::text(self.name(view)),
            self.figures(view, |m| m.from, view.two.from),
            self.figures(view, |m| m.to, view.two.to),
            self.change(view),
        ]);
        let (mut evidence, mut quotes) = (Vec::new(), Pair::new(Vec::new(), Vec::new()));
        for row in self.changes() {
            let metric = |study: &Study, i: Option<usize>| i.and_then(|i| study.metrics.get(i)).map(|m| m.quote);
            if let Some(span) = metric(view.two.from, row.metrics.from).filter(|s| !quotes.from.contains(s)) {
                evidence.push(view.from_quote("from_value", span));
                quotes.from.push(span);
            }
            if let Some(span) = metric(view.two.to, row.metrics.to).filter(|s| !quotes.to.contains(s)) {
                evidence.push(view.to_quote("to_value", span));
                quotes.to.push(span);
            }
        }
        let mut tags = vec![("change", names::change(change).into())];
        let tag = |study: &Study, i: Option<usize>| domain_tag(study, study.metrics.get(i?)?.section);
        tags.extend(first.and_then(|r| tag(view.two.to, r.metrics.to).or_else(|| tag(view.two.from, r.metrics.from))));
        Row { cells, tags, evidence, tone: Tone::Plain }
    }

    /// The indicator; with its kind, where the row holds no level.
    fn name(&self, view: &PairView) -> String {
        let lang = view.lang;
        let Some(first) = self.number.or(self.growth) else { return String::new() };
        let is_rate = ["增速", "增幅", "涨幅", "降幅", "增长率", "下降率", "经济增长"]
            .iter()
            .any(|w| first.indicator.ends_with(w));
        let kind = match first.facet {
            Facet::Growth if !is_rate && first.why != Some(Why::Facet) => lang.pick("增速", ", growth"),
            Facet::Rank => lang.pick("位次", ", rank"),
            Facet::Growth | Facet::Level | Facet::Delta | Facet::Relation => "",
        };
        format!("{}{kind}", first.indicator)
    }

    /// What one report has: 352.8亿元, and below it 增长6.3%.
    fn figures(&self, view: &PairView, side: impl Fn(&Pair<Option<usize>>) -> Option<usize>, study: &Study) -> Cell {
        let metrics = self.changes().filter_map(|r| side(&r.metrics)).filter_map(|i| study.metrics.get(i));
        let shown: Vec<String> = metrics.map(|m| figure::shown(m, study, view.lang)).collect();
        Cell::text(shown.join("\n"))
    }

    /// What changed: a line for the level, one for the growth, one for the name.
    fn change(&self, view: &PairView) -> Cell {
        let lang = view.lang;
        let mut lines: Vec<(String, Tone)> = Vec::new();
        let alone = self.number.is_none() || self.growth.is_none();
        // A level and a growth that both are new, or both gone, say it once.
        let both = self
            .number
            .zip(self.growth)
            .is_some_and(|(a, b)| a.change == b.change && matches!(a.change, Change::New | Change::Dropped));
        for row in self.changes() {
            let (word, tone) = told(view, row);
            let lead = match (row.facet, row.change) {
                _ if alone || both => "",
                (Facet::Growth, _) => lang.pick("增速 ", "growth "),
                (_, Change::New | Change::Dropped) => lang.pick("总量 ", "level "),
                _ => "",
            };
            lines.push((format!("{lead}{word}"), tone));
            if both {
                break;
            }
        }
        let renames = self.changes().filter(|r| r.renamed).find_map(|r| r.earlier.as_deref());
        lines.extend(renames.map(|earlier| match view.places() {
            None => (renamed(earlier, lang), Tone::Warn),
            Some(places) => (beside::named(earlier, &places, lang), Tone::Plain),
        }));
        let runs = lines.into_iter().enumerate().map(|(n, (text, tone))| {
            let text = if n > 0 { format!("\n{text}") } else { text };
            Run::new(text, tone)
        });
        Cell::Text(runs.collect())
    }
}

/// One change in words: ↑ +19.6亿元（+5.6%）.
fn told(view: &PairView, row: &MetricChange) -> (String, Tone) {
    let lang = view.lang;
    let (word, tone) = terms::change(row.change, lang);
    if row.change == Change::Incomparable {
        let why = row.why.map_or_else(String::new, |w| lang.pick("：", ": ").to_owned() + terms::why(w, lang));
        return (format!("{word}{why}"), tone);
    }
    if let Some(places) = view.places() {
        let apart = distance(view, row).filter(|_| matches!(row.change, Change::Up | Change::Down));
        return beside::figure(row.change, apart, &places, lang);
    }
    // A target that is kept is 不变 in every table of targets.
    let word =
        if row.change == Change::Same && is_target(view, row) { lang.pick("＝ 不变", "= same") } else { word };
    let drifted = row.bound_change.is_some() || row.stance_change.is_some();
    let drifts = drifts(view, row);
    let mut parts = Vec::new();
    match amount(view, row) {
        Some(amount) => parts.push(amount),
        None if !drifted || row.change != Change::Same => parts.push(word.to_owned()),
        None => {}
    }
    let tone = if drifts.is_empty() { tone } else { Tone::Warn };
    parts.extend(drifts);
    (parts.join(lang.pick("，", ", ")), tone)
}

fn is_target(view: &PairView, row: &MetricChange) -> bool {
    let metric = row.metrics.to.and_then(|i| view.two.to.metrics.get(i));
    metric.is_some_and(|m| m.key.role == Role::Target)
}

/// By how much a figure rose or fell, where it did: ↑ +19.6亿元（+5.6%）, ↑ 前进1位, 少减277万人.
fn amount(view: &PairView, row: &MetricChange) -> Option<String> {
    let lang = view.lang;
    let delta = row.delta.filter(|_| matches!(row.change, Change::Up | Change::Down))?;
    let from = row.metrics.from.and_then(|i| view.two.from.metrics.get(i))?;
    let to = row.metrics.to.and_then(|i| view.two.to.metrics.get(i))?;
    let unit = row.delta_unit.as_deref();
    // The bound of a target is part of it, and told by itself.
    let mut amount = match from.key.role {
        Role::Target if from.key.facet != Facet::Rank => difference::signed(delta, unit, lang),
        _ => difference::change(from, to, delta, unit, lang),
    };
    // Beyond that a percentage tells nothing.
    if let Some(p) = row.percent.filter(|p| p.abs() < Decimal::ONE_THOUSAND) {
        let p = difference::signed(p.round_dp(1), Some("%"), lang);
        amount.push_str(&lang.pick(format!("（{p}）"), format!(" ({p})")));
    }
    if from.key.role != Role::Target && difference::is_worded(from, to) {
        return Some(amount);
    }
    // The first place is the best.
    let rises = (row.change == Change::Up) != (row.facet == Facet::Rank);
    Some(format!("{} {amount}", if rises { "↑" } else { "↓" }))
}

/// How far apart the figures of two governments are, the second minus the first.
fn distance(view: &PairView, row: &MetricChange) -> Option<String> {
    let from = row.metrics.from.and_then(|i| view.two.from.metrics.get(i))?;
    let to = row.metrics.to.and_then(|i| view.two.to.metrics.get(i))?;
    Some(difference::apart(from, to, row.delta?, row.delta_unit.as_deref(), view.lang))
}

/// What else changed: a rise that became a fall, the bound, the stance.
fn drifts(view: &PairView, row: &MetricChange) -> Vec<String> {
    let lang = view.lang;
    let mut parts = Vec::new();
    if row.turns(view.two) {
        parts.push(match row.change {
            Change::Down => lang.pick("由增转降", "from rise to fall").to_owned(),
            _ => lang.pick("由降转增", "from fall to rise").to_owned(),
        });
    }
    if let Some(bounds) = row.bound_change {
        let word = |b: Bound| terms::bound(b, lang);
        parts.push(lang.pick(
            format!("{}→{}", word(bounds.from), word(bounds.to)),
            format!("{} → {}", word(bounds.from), word(bounds.to)),
        ));
    }
    if let Some(stance) = &row.stance_change {
        let word = |s: &Option<String>| match s {
            Some(s) => lang.pick(format!("“{s}”"), format!("“{s}”")),
            None => lang.pick("直述", "plainly said").to_owned(),
        };
        parts.push(format!("{}→{}", word(&stance.from), word(&stance.to)));
    }
    parts
}

/// All that is to be known of a change beside its size: why it can't be compared, what drifted, another name.
pub(super) fn asides(view: &PairView, row: &MetricChange) -> Vec<String> {
    let lang = view.lang;
    let mut parts: Vec<String> = row.why.map(|w| terms::why(w, lang).to_owned()).into_iter().collect();
    parts.extend(drifts(view, row));
    parts.extend(row.earlier.as_deref().filter(|_| row.renamed).map(|earlier| renamed(earlier, lang)));
    parts
}

fn renamed(earlier: &str, lang: Lang) -> String {
    lang.pick(format!("名称改变：上年称{earlier}"), format!("renamed: {earlier} in the earlier one"))
}
