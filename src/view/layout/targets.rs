//! Last year's targets against this year's outcomes, and what the later report claims of them.

use std::collections::BTreeSet;

use crate::analysis::{Facet, Metric, Study};
use crate::comparison::series::{Change, Why};
use crate::comparison::targets::{Rule, TargetRow, Together, Verdict, together};
use crate::comparison::{Apart, ClaimRow, Part, apart};
use crate::text::Pair;
use crate::view::names;
use crate::view::page::{Block, Cell, Column, Row, Run, Tone};
use crate::view::words::{Lang, Vocab, difference, figure, rules, terms};

use super::quotes::with_clause_before;
use super::{PairView, domain_tag, part_name};

/// Rows that a screen shows at first.
const FOLD: usize = 30;

/// The table of targets, and the claims below it.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let years = view.years();
    let columns = vec![
        Column::new("indicator", lang.pick("指标", "indicator")),
        Column::new(
            "target",
            lang.pick(format!("{}定的目标（原文）", years.from), format!("target for {}", years.from)),
        ),
        Column::new("actual", lang.pick(format!("{}报告的实绩（原文）", years.to), "outcome".to_owned())),
        Column::new("gap", lang.pick("差", "gap")).right().explain(lang.pick("实绩减目标", "outcome minus target")),
        Column::new("verdict", lang.pick("结论", "verdict")).explain(
            lang.pick("口径、单位、范围和年份一致时才下结论", "given only where facet, unit, scope and year agree"),
        ),
        Column::new("next", lang.pick(format!("{}的目标", years.to), format!("target for {}", years.to)))
            .wide()
            .explain(lang.pick("本年报告为同一指标提出的目标", "the later report's own target for it")),
        Column::new("reset", lang.pick("目标变化", "target changed"))
            .explain(lang.pick("本年目标与上年目标相比", "the later report's target beside the earlier one's")),
    ];
    let mut table = view.table("targets", part_name(Part::Targets, lang), columns);
    let rows = &view.pair.targets;
    let groups = together(view.two, rows);
    let (silent, told): (Vec<_>, Vec<_>) =
        groups.iter().partition(|group| view.settings.brief && is_silent(rows, group));
    view.fill(&mut table, FOLD, told.iter().map(|group| row(view, group)));
    if let Some(why) = apart(view.two) {
        table.note = Some(unasked(view, why));
    } else if rows.is_empty() {
        let none = lang.pick("上年报告没有可核对的目标", "the earlier report sets no target that can be checked");
        table.note = Some(none.to_owned());
    } else {
        table.note = legend(rows, lang);
        table.title = lang.pick(
            format!("{}（{}）", table.title, tally(rows, lang, view.settings.vocab)),
            format!("{} ({})", table.title, tally(rows, lang, view.settings.vocab)),
        );
    }
    let mut blocks = vec![Block::Table(table)];
    blocks.extend((!silent.is_empty()).then(|| silent_list(view, &silent)));
    blocks.extend(claims(view));
    blocks
}

/// Whether nothing at all is said of what became of an indicator's targets.
fn is_silent(rows: &[TargetRow], group: &Together) -> bool {
    group.rows.iter().filter_map(|&i| rows.get(i)).all(|r| r.rule == Rule::Silent)
}

/// The targets that nothing is said of, in a paragraph.
fn silent_list(view: &PairView, groups: &[&Together]) -> Block {
    let lang = view.lang;
    let named = |group: &&Together| -> String {
        let rows = || group.rows.iter().filter_map(|&i| view.pair.targets.get(i));
        let wanted: Vec<String> =
            rows().map(|r| words(view.two.from, view.two.from.metrics.get(r.target), lang)).collect();
        let name = rows().next().map_or("", |r| r.indicator.as_str());
        let wanted = lang.list(&wanted);
        lang.pick(format!("{name}（{wanted}）"), format!("{name} ({wanted})"))
    };
    let names: Vec<String> = groups.iter().map(named).collect();
    let (n, names) = (names.len(), names.join(lang.pick("；", "; ")));
    Block::Text(vec![
        Run::new(lang.pick(format!("未再提及的{n}个指标："), format!("Not mentioned, {n}: ")), Tone::Strong),
        Run::plain(names),
    ])
}

/// What a row without an outcome says, and what it does not.
fn legend(rows: &[TargetRow], lang: Lang) -> Option<String> {
    let silent = rows.iter().any(|r| r.rule == Rule::Silent);
    silent.then(|| {
        lang.pick(
            "未再提及：本年报告里没有找到它的结果，也可能换了说法；未报数字：提到了，没有给出可比的数字",
            "not mentioned: no outcome was found in the later report, which may say it in other words; no figure: it is \
             spoken of without one that can be compared",
        )
        .to_owned()
    })
}

/// Why nothing is judged between reports of which the later does not answer the earlier.
pub fn unasked(view: &PairView, why: Apart) -> String {
    let years = view.labels();
    match why {
        Apart::Years => view.lang.pick(
            format!("{}年与{}年之间缺少报告：上年的目标要看下一年的报告，这里不作判断", years.from, years.to),
            format!(
                "a report is missing between {} and {}: what one plans the next one answers, so nothing is judged here",
                years.from, years.to
            ),
        ),
        Apart::Governments => view
            .lang
            .pick(
                "两份报告的发布机关不同：一个政府的目标和任务要看它自己下一年的报告，这里不作判断",
                "the reports are of different governments: what one plans its own next report answers, so nothing is judged here",
            )
            .to_owned(),
    }
}

/// The targets of one indicator: one, or its level and its growth, a line each.
fn row(view: &PairView, group: &Together) -> Row {
    let lang = view.lang;
    let rows: Vec<&TargetRow> = group.rows.iter().filter_map(|&i| view.pair.targets.get(i)).collect();
    let Some(first) = rows.first() else { return Row::default() };
    let from = |i: usize| view.two.from.metrics.get(i);
    let to = |i: usize| view.two.to.metrics.get(i);
    let mut cells = view.year_cells();
    cells.extend([
        Cell::toned(&first.indicator, if first.headline { Tone::Strong } else { Tone::Plain }),
        lines(rows.iter().map(|r| words(view.two.from, from(r.target), lang))),
        lines(rows.iter().map(|r| actual_words(view, r))),
        gaps(view, &rows),
        verdicts(view, group, &rows),
        lines(distinct(rows.iter().map(|r| words(view.two.to, r.next.and_then(to), lang)).collect())),
        lines(distinct(rows.iter().map(|r| reset_words(view.two.from, r, lang)).collect())),
    ]);
    let from_quote = |r: &&TargetRow| from(r.target).map(|m| m.quote);
    let to_quote = |r: &&TargetRow| r.actual.and_then(to).map(|m| m.quote);
    let mut evidence = Vec::new();
    for row in &rows {
        evidence.extend(from_quote(row).map(|q| view.from_quote("target", q)));
        evidence.extend(to_quote(row).map(|q| view.to_quote("actual", q)));
        evidence.extend(row.said.map(|q| view.to_quote("verdict", q)));
        evidence.extend(row.next.and_then(to).map(|m| view.to_quote("next", m.quote)));
    }
    let verdict = rows.iter().map(|r| r.verdict).max_by_key(|v| severity(*v)).unwrap_or(first.verdict);
    let mut tags = vec![("verdict", names::verdict(verdict).into())];
    tags.extend(from(first.target).and_then(|m| domain_tag(view.two.from, m.section)));
    Row { cells, tone: Tone::Plain, tags, evidence }
}

/// By which of two verdicts a row with both is found.
fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Missed => 4,
        Verdict::Near => 3,
        Verdict::Incomparable => 2,
        Verdict::Unreported => 1,
        Verdict::Met => 0,
    }
}

/// A figure as a row shows it: in Chinese the report's own words.
pub(super) fn words(study: &Study, metric: Option<&Metric>, lang: Lang) -> String {
    metric.map_or_else(String::new, |m| match lang {
        Lang::Zh => figure::written(m, study),
        Lang::En => figure::shown(m, study, lang),
    })
}

/// The outcome, all parts of it, or else what the report says without a figure.
pub(super) fn actual_words(view: &PairView, row: &TargetRow) -> String {
    let parts: Vec<String> = row
        .parts
        .iter()
        .filter_map(|&i| view.two.to.metrics.get(i))
        .map(|m| format!("{}{}", m.key.indicator, figure::shown(m, view.two.to, view.lang)))
        .collect();
    if parts.len() > 1 {
        return view.lang.list(&parts);
    }
    let metric = row.actual.and_then(|i| view.two.to.metrics.get(i));
    let said = row.said.or(row.mention).filter(|_| metric.is_none());
    match said {
        Some(span) => view.two.to.report.quote(span).trim_end_matches(['，', '。', '；', '、']).to_owned(),
        None => words(view.two.to, metric, view.lang),
    }
}

/// The gaps, a line each.
fn gaps(view: &PairView, rows: &[&TargetRow]) -> Cell {
    let shown = |r: &TargetRow| Some((r.gap?, gap_words(view, r)?));
    match rows {
        [one] => shown(one).map_or(Cell::Empty, |(gap, words)| Cell::number(gap, words, one.gap_unit.clone())),
        several => lines(several.iter().filter_map(|r| shown(r)).map(|(_, words)| words)),
    }
}

/// By how much the outcome of a target differs from it.
pub(super) fn gap_words(view: &PairView, row: &TargetRow) -> Option<String> {
    let target = view.two.from.metrics.get(row.target)?;
    let actual = row.actual.and_then(|i| view.two.to.metrics.get(i)).unwrap_or(target);
    Some(difference::gap(target, actual, row.gap?, row.gap_unit.as_deref(), view.lang))
}

/// The verdicts, a line each, and why a level and a growth don't agree.
fn verdicts(view: &PairView, group: &Together, rows: &[&TargetRow]) -> Cell {
    let lang = view.lang;
    let mut runs = Vec::new();
    for row in rows {
        let (word, tone) = terms::outcome(row, lang, view.settings.vocab);
        let facet = view.two.from.metrics.get(row.target).map(|m| terms::facet(m.key.facet, lang));
        let facet = facet.filter(|_| rows.len() > 1);
        if !runs.is_empty() {
            runs.push(Run::plain("\n"));
        }
        runs.push(Run::new(
            facet.map_or_else(|| word.to_owned(), |f| lang.pick(format!("{word}（{f}）"), format!("{word} ({f})"))),
            tone,
        ));
    }
    if let Some(words) = group.disagree.as_ref().map(|d| rules::disagree(d, lang)) {
        runs.push(Run::new(format!("\n{words}"), Tone::Dim));
    }
    Cell::Text(runs)
}

/// What became of the target itself: 下调1个百分点, 左右改为以上.
pub(super) fn reset_words(from: &Study, row: &TargetRow, lang: Lang) -> String {
    let Some(reset) = &row.reset else { return String::new() };
    // 下降10% to 下降8% is less wanted, though −8 is more than −10.
    let falls = from.metrics.get(row.target).and_then(|m| m.value).is_some_and(|v| v.is_sign_negative());
    let change = match reset.change {
        Change::Up if falls => Change::Down,
        Change::Down if falls => Change::Up,
        change => change,
    };
    let size = reset.delta.map(|d| difference::size(d, reset.delta_unit.as_deref(), lang)).unwrap_or_default();
    let mut said = match change {
        // 下降4% to 下降4.5%.
        Change::Up if falls => lang.pick(format!("↑ 降幅加大{size}"), format!("↑ cut larger by {size}")),
        Change::Down if falls => lang.pick(format!("↓ 降幅收窄{size}"), format!("↓ cut smaller by {size}")),
        Change::Up => lang.pick(format!("↑ 上调{size}"), format!("↑ raised by {size}")),
        Change::Down => lang.pick(format!("↓ 下调{size}"), format!("↓ lowered by {size}")),
        Change::Same if reset.bound_change.is_some() => lang.pick("≠ 改述", "≠ reworded").to_owned(),
        Change::Same => lang.pick("＝ 不变", "= same").to_owned(),
        Change::New | Change::Dropped => String::new(),
        Change::Incomparable => return no_longer_set(from, row, reset.why, lang),
    };
    if let Some(bounds) = reset.bound_change {
        let (before, after) = (terms::bound(bounds.from, lang), terms::bound(bounds.to, lang));
        said.push_str(&lang.pick(format!("（{before}→{after}）"), format!(" ({before} → {after})")));
    }
    said
}

/// A cell of several lines; nothing where all are empty.
fn lines(words: impl IntoIterator<Item = String>) -> Cell {
    let words: Vec<String> = words.into_iter().collect();
    if words.iter().all(String::is_empty) { Cell::Empty } else { Cell::text(words.join("\n")) }
}

/// Each once.
fn distinct(mut words: Vec<String>) -> Vec<String> {
    words.dedup();
    words
}

/// What the later plan does where its target can't be held against this one: it sets the other side of it, level or growth, alone,
/// or sets it in another unit.
fn no_longer_set(from: &Study, row: &TargetRow, why: Option<Why>, lang: Lang) -> String {
    let facet = from.metrics.get(row.target).map(|m| m.key.facet);
    match (why, facet) {
        (Some(Why::Facet), Some(Facet::Level)) => lang.pick("… 不再定总量", "… no level set any more").to_owned(),
        (Some(Why::Facet), Some(Facet::Growth)) => lang.pick("… 不再定增速", "… no growth set any more").to_owned(),
        (why, _) => format!("? {}", terms::why(why.unwrap_or(Why::Scope), lang)),
    }
}

/// How many of which verdict.
pub fn tally(rows: &[TargetRow], lang: Lang, vocab: Vocab) -> String {
    let count = |v: Verdict| rows.iter().filter(|r| r.verdict == v).count();
    let parts = terms::tally(&Verdict::ALL, count, |v| terms::verdict(v, lang, vocab).0, "项", lang);
    let (all, list) = (rows.len(), lang.list(&parts));
    lang.pick(
        format!("共{all}项目标{}：{list}", of_indicators(rows.iter(), lang)),
        format!("{all} targets{}: {list}", of_indicators(rows.iter(), lang)),
    )
}

/// Of how many indicators the targets are, where some have a level and a growth: 、37个指标.
pub fn of_indicators<'r>(rows: impl Iterator<Item = &'r TargetRow>, lang: Lang) -> String {
    let (mut all, mut names) = (0, BTreeSet::new());
    for row in rows {
        all += 1;
        names.insert(row.indicator.as_str());
    }
    match names.len() {
        n if n == all => String::new(),
        n => lang.pick(format!("、{n}个指标"), format!(" for {n} indicators")),
    }
}

/// What the later report claims of its own success, weighed.
pub(super) fn claims(view: &PairView) -> Option<Block> {
    let lang = view.lang;
    let columns = vec![
        Column::new("quote", lang.pick("报告自评", "the report's claim")),
        Column::new("finding", lang.pick("对照目标完成情况", "against the verdicts")),
    ];
    let mut table = view.table("claims", lang.pick("报告自评", "The report's own claims"), columns);
    for row in &view.pair.claims {
        let Some(claim) = view.two.to.claims.get(row.claim) else { continue };
        let tone = match row.borne_out {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Dim,
        };
        let mut cells = view.year_cells();
        let quote = with_clause_before(&view.two.to.report, claim.quote);
        cells.push(Cell::text(view.two.to.report.quote(quote)));
        cells.push(Cell::toned(claim_sentence(row, view.two, lang), tone));
        table.rows.push(Row { cells, evidence: vec![view.to_quote("quote", quote)], ..Default::default() });
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// Whether the verdicts bear a claim out, in a sentence.
pub fn claim_sentence(row: &ClaimRow, two: Pair<&Study>, lang: Lang) -> String {
    let claim = two.to.claims.get(row.claim);
    let (success, of_years) = claim.map_or((true, false), |c| (c.success, c.of_years));
    let none = row.met + row.near + row.missed == 0;
    let (zh, en) = match (row.borne_out, success) {
        (Some(true), true) => ("✓ 与核对结果相符", "✓ borne out"),
        (Some(false), true) => ("✗ 与核对结果不符", "✗ not borne out"),
        (Some(true), false) => ("✓ 承认未完成，与核对结果相符", "✓ admits a miss, borne out"),
        (Some(false), false) => ("✗ 承认未完成，核对却已完成", "✗ admits a miss, yet the targets were met"),
        (None, _) if of_years => ("说的是多年规划，不与一年的目标核对", "speaks of a plan of years; not checked"),
        (None, _) if none && row.worded > 0 => {
            ("所说的目标没有报告数字，不作判断", "no figure is given of the targets that it speaks of; not checked")
        }
        (None, _) if none => ("没有可核对的目标，不作判断", "no target to check it against"),
        (None, true) if row.missed == 0 || row.met + row.near == 0 => {
            ("可核对的目标太少，不作判断", "too few targets to check it against")
        }
        (None, _) => ("有完成也有未完成，不作判断", "met in part, missed in part; not judged"),
    };
    if none || of_years {
        return lang.pick(zh, en).to_owned();
    }
    let counts = claim_counts(row, lang);
    lang.pick(format!("{zh}：{counts}"), format!("{en}: {counts}"))
}

/// How the targets came out that a claim speaks of: 6项可核对的目标中1项完成、5项未完成.
pub fn claim_counts(row: &ClaimRow, lang: Lang) -> String {
    let counts: Vec<String> =
        [(row.met, "项完成", " met"), (row.near, "项接近", " near"), (row.missed, "项未完成", " missed")]
            .into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, zh, en)| format!("{n}{}", lang.pick(zh, en)))
            .collect();
    let (total, counts) = (row.met + row.near + row.missed, lang.list(&counts));
    let (zh, en) = match row.headline {
        true => ("主要目标", "headline targets"),
        false => ("目标", "targets"),
    };
    lang.pick(format!("{total}项可核对的{zh}中{counts}"), format!("of {total} {en} that could be checked {counts}"))
}
