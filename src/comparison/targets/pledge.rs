//! Which of a report's figures are targets: pledges for its own year that can be asked after.
//!
//! All of the main targets are, and of the plan's figures those that measure something wanted. Left out are the sizes of
//! single named works (北山300万吨露天矿: the number is part of the name), what is counted in passing (三项举措), what is known
//! and not wanted (我国有13亿人口), and the money of a work that is not said to be spent in the year.

use std::collections::BTreeSet;

use crate::analysis::undertakings::{specific, stage_of};
use crate::analysis::{Facet, Metric, Period, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::numerals::is_figure;
use crate::text::{Span, han_count, is_and, is_han, places, sentences};

use super::past;
use crate::comparison::Figures;
use crate::comparison::amounts::facet_of;
use crate::comparison::names::{full_name, names_payer_alone};

/// Whether a metric is given as a target for its report's own year.
pub fn is_target(metric: &Metric, study: &Study) -> bool {
    metric.key.role == Role::Target
        && match (metric.key.period, study.report.identity.year) {
            (Some(Period::Year(y)), Some(year)) => y == year,
            (Some(Period::Span(..)), _) => false,
            (Some(Period::Year(_)), None) | (None, _) => true,
        }
}

/// Whether a target can be asked after a year later.
pub fn is_pledge(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    if !is_target(metric, study) || in_endless_list(metric, study) {
        return false;
    }
    let names = &lexicon.pledges().names;
    let name = metric.key.indicator.as_str();
    let vague = names.vague.at_end(name).is_some_and(|v| name.chars().count() < v.chars().count() + 4);
    if metric.key.canonical.is_none() && metric.value.is_some() && (vague || names.idle.at_end(name).is_some()) {
        return false;
    }
    let clause = study.report.words(metric.quote);
    if metric.value.is_none() || is_headline(metric, study) {
        // 有7%的增速就能实现充分就业: a reason, told with the number of a target.
        let reason = metric.key.canonical.is_none()
            && metric.value.is_some()
            && (is_share_of_things(metric, study) || is_piece(name, lexicon) || names.yearly.in_text(clause));
        return !reason && !explains_amount(metric, study, lexicon);
    }
    // What is soon told is asked first: to look at the sentences around a figure is dear.
    let level = metric.key.facet == Facet::Level;
    let wanted = match metric.key.canonical.as_deref() {
        // 今年高校毕业生1.2万人 is so; 吸引高校毕业生1500人 is wanted.
        Some(key) => !(names.given_keys.has(key) && level) || names.given_unless.in_text(clause),
        // 事故死亡率控制在0.02以下: a rate needs no unit.
        None => !level || metric.unit.is_some() || name.ends_with('率'),
    };
    if !wanted
        || is_spread_over(metric, study, lexicon)
        || is_name(metric, study)
        || is_piece(name, lexicon)
        || is_size_of_work(metric, study, lexicon)
    {
        return false;
    }
    if names.supposed.at_start(clause).is_some() || names.facts.in_text(clause) || is_share_of_things(metric, study) {
        return false;
    }
    if repeats_headline(metric, study)
        || past::is_foreign(metric, study, lexicon)
        || past::aside(metric, study, lexicon)
        || past::of_other_years(metric, study, lexicon)
        || past::is_done(metric, study, lexicon)
        || past::looks_back(metric, study, lexicon)
        || explains_amount(metric, study, lexicon)
    {
        return false;
    }
    metric.key.canonical.is_some() || !is_money_of_work(metric, study, clause, lexicon)
}

/// Whether a name is a piece of a sentence, and names nothing that could be asked after: 从中央到地方, 精简后, 如果停留.
pub fn is_piece(name: &str, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    // 今年要关停20万千瓦: of what, is not said.
    names.deeds_on_bad.has(name)
        // 按7%预期、按7.5%争取.
        || names.wants.has(name)
        || names.piece_heads.at_start(name).is_some()
        || names.piece_ends.at_end(name).is_some()
        || !name.chars().any(char::is_alphabetic)
}

/// Whether a share is told of things that are so, and not wanted: 有24%的企业存在亏损.
fn is_share_of_things(metric: &Metric, study: &Study) -> bool {
    let clause = study.report.words(metric.quote);
    let before = study.report.words(Span::new(metric.quote.start, metric.figure.start.max(metric.quote.start)));
    let share = metric.is_percent() || matches!(metric.unit.as_deref(), None | Some("‰"));
    share && before.trim_start().starts_with('有') && clause.contains('的')
}

/// Whether a paragraph holds more figures than any that is read: a table run together, or nothing to be read at all.
fn in_endless_list(metric: &Metric, study: &Study) -> bool {
    const MOST: usize = 2_000;
    study.report.paragraph_at(metric.quote.start).is_some_and(|p| study.metrics_in(p.span).len() > MOST)
}

/// Whether the number only tells the size of a work that is named around it: 云岭 + 700万吨 + 露天矿.
fn is_size_of_work(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let report = &study.report;
    if metric.is_rate() {
        return false;
    }
    let after = Span::new(metric.figure.end, metric.quote.end.max(metric.figure.end));
    let follows = report.words(after).trim_start();
    let noun = follows.chars().next().is_some_and(is_han)
        && !["的目标", "目标", "任务", "左右", "等", "和", "与", "及"].iter().any(|w| follows.starts_with(w));
    if !noun || metric.quote.start > metric.figure.start {
        return false;
    }
    let before = report.words(Span::new(metric.quote.start, metric.figure.start));
    let item = before.rsplit(['、', '，', ',', '；', '：']).next().unwrap_or(before);
    // 400万吨褐煤提质投产: a capacity, and what becomes of the work.
    let capacity = metric.unit.as_deref().is_some_and(|u| ["吨", "千瓦", "兆瓦"].iter().any(|c| u.ends_with(c)));
    if capacity && item.is_empty() && stage_of(follows, lexicon).is_some() {
        return true;
    }
    // 今年拟发行20亿元专项债券: what is done with it is no name either.
    const DEED: usize = 3;
    let will = ["拟", "将", "要", "计划"].iter().filter_map(|will| item.rsplit_once(will)).map(|(_, deed)| deed);
    if will
        .into_iter()
        .any(|deed| (1..=DEED).contains(&han_count(deed)) && han_count(deed) == deed.trim().chars().count())
    {
        return false;
    }
    let item = item.trim_end();
    // 打通5条断头路: things are counted by what is done to them, where the number of tons is a mine's own. 建设12个公园和6条绿道.
    let counted = metric.unit.as_deref().map(|unit| unit.trim_start_matches(['万', '千']));
    let counted = counted.is_some_and(|unit| !unit.is_empty() && unit.chars().all(|c| COUNTED.contains(c)));
    let digits = report.words(metric.figure).starts_with(char::is_numeric);
    // 我国是12个成员国之一, 做优5个集群: so many there are, and no number is what is done.
    let deed = item == before && han_count(item) <= LONGEST_DEED && !item.contains('是') && !item.starts_with('做');
    if counted && digits && (item.ends_with(is_and) || deed) {
        return false;
    }
    // 芳园、天润等8个社区: the names are examples of what is counted.
    !item.ends_with(['等', '的']) && specific(item, lexicon.pledges()) >= 2
}

/// Measure words of things that are counted one by one.
const COUNTED: &str = "个条所家座处项台辆张套户间盏部对件名人";

/// No deed before what is counted is longer, in Han characters: 提供不少于.
const LONGEST_DEED: usize = 5;

/// Whether the number is part of a name: 华融二期, 三元食品, 门前三包.
fn is_name(metric: &Metric, study: &Study) -> bool {
    let words = study.report.words(metric.figure);
    let written = words.chars().next().is_some_and(is_figure);
    let counted = |m: &Metric| m.quote == metric.quote && m.figure.start > metric.figure.end;
    let at = study.metrics.partition_point(|m| m.figure.start <= metric.figure.start);
    // 十种有色金属108万吨: how many sorts there are is of the name.
    let sorts = metric.unit.as_deref() == Some("种")
        && study.metrics.get(at).is_some_and(|m| counted(m) && m.key.indicator == metric.key.indicator);
    sorts
        || written
            && metric.unit.as_deref().is_some_and(|u| ["期", "届", "元", "包", "中", "角", "级", "维"].contains(&u))
}

/// Whether a bare count only tells over how many projects the next count of its clause is spread: 完成3个项目1260套商品房交付.
fn is_spread_over(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let name = metric.key.indicator.as_str();
    let at = study.metrics.partition_point(|m| m.figure.start <= metric.figure.start);
    let next = study.metrics.get(at).filter(|next| next.quote == metric.quote && next.unit != metric.unit);
    let between = next.map(|next| study.report.words(Span::new(metric.figure.end, next.figure.start)));
    lexicon.pledges().names.generic.has(name) && between.is_some_and(|words| words.trim() == name)
}

/// Whether the number is the money of a work, and not said to be the year's own.
fn is_money_of_work(metric: &Metric, study: &Study, clause: &str, lexicon: &Lexicon) -> bool {
    let name = metric.key.indicator.as_str();
    let names = &lexicon.pledges().names;
    let aimless = |name: &str| names_payer_alone(name, lexicon);
    metric.is_money() && aimless(name) && aimless(&full_name(metric, study, lexicon))
        || metric.is_money() && names.generic.has(name) && !["年", "力争", "完成"].iter().any(|w| clause.contains(w))
}

/// Whether a change only sets an amount that was named just before beside the one of last year: 财政赤字1.2万亿元，比去年
/// 增加4000亿元 is one target.
fn explains_amount(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let clause = study.report.words(metric.quote);
    if metric.key.facet != Facet::Delta || lexicon.pledges().names.beside.at_start(clause).is_none() {
        return false;
    }
    let at = study.metrics.partition_point(|m| m.figure.start < metric.figure.start);
    let before = study.metrics.get(..at).and_then(|all| all.last());
    before.is_some_and(|m| {
        m.key.facet == Facet::Level
            && m.key.indicator == metric.key.indicator
            && metric.quote.start.saturating_sub(m.quote.end) < 12
    })
}

/// No paragraph has more main targets.
const MOST_HEADLINES: usize = 64;

/// Whether a figure in a paragraph of main targets only gives the reason for one of them, by its number (把增长预期目标定在
/// 7.5%左右，…).
fn repeats_headline(metric: &Metric, study: &Study) -> bool {
    if metric.key.canonical.is_some() || metric.value.is_none() {
        return false;
    }
    let Some(paragraph) = study.report.paragraph_at(metric.quote.start) else { return false };
    let same = |m: &&Metric| m.value == metric.value && m.value_high == metric.value_high && m.unit == metric.unit;
    let before = Span::new(paragraph.span.start, metric.figure.start.max(paragraph.span.start));
    // The nearest few of its value tell; a list of one number over and over is not asked for each.
    study.metrics_in(before).rev().take(MOST_HEADLINES).filter(same).take(3).any(|m| is_headline(m, study))
}

/// The pledges of a report, each once.
pub fn of(figures: &Figures) -> Vec<usize> {
    let study = figures.study;
    let mut seen = BTreeSet::new();
    let pledges = (0..study.metrics.len()).filter(|&i| figures.is_pledge(i));
    let mut last = None;
    pledges
        .filter(|&i| {
            let stretches = last.is_some_and(|before| is_stretch(&study.metrics[before], &study.metrics[i], study));
            last = Some(i);
            !stretches
        })
        .filter(|&i| {
            let m = &study.metrics[i];
            let name = m.key.canonical.as_ref().unwrap_or(&m.key.indicator);
            m.value.is_none() || seen.insert((name, facet_of(m, study), m.value, m.value_high, &m.unit))
        })
        .collect()
}

/// Whether the second of two targets is only what is striven for beyond the first: 增长6%左右、力争6.5%.
fn is_stretch(target: &Metric, more: &Metric, study: &Study) -> bool {
    let between = study.report.words(Span::new(target.figure.end, more.figure.start.max(target.figure.end)));
    let named = |m: &Metric| m.key.canonical.clone().unwrap_or_else(|| m.key.indicator.clone());
    let striven = STRIVING.iter().any(|w| between.contains(w)) && !between.contains(['。', '；']);
    striven && named(target) == named(more) && (target.key.facet, &target.unit) == (more.key.facet, &more.unit)
}

/// What tells that more is striven for than is promised.
const STRIVING: [&str; 5] = ["力争", "争取", "奋斗目标", "奋力", "冲刺"];

/// Whether a target stands among those that the report itself calls its main targets.
pub fn is_headline(metric: &Metric, study: &Study) -> bool {
    let paragraphs = &study.report.paragraphs;
    let at = study.report.paragraph_index(metric.quote.start);
    let cue = |span: Span| headline_cues(study.report.words(span)).next().is_some();
    paragraphs.get(at).is_some_and(|p| {
        let near = sentences::in_view(study.report.text(), p.span, metric.quote);
        let before = Span::new(near.start, metric.quote.start.max(near.start));
        // A layout may set the cue on a line of its own before the list.
        let line = at.checked_sub(1).and_then(|i| paragraphs.get(i)).filter(|p| p.span.len() < 120);
        // 全年的经济增长预期为6%左右.
        let expected = metric.key.canonical.is_some() && study.report.words(metric.quote).contains("增长预期为");
        let words = study.report.words(before);
        let since = headline_cues(words).last().and_then(|last| words.get(last..));
        let in_paragraph = since.is_some() || cue(metric.quote) || expected || line.is_some_and(|p| cue(p.span));
        // The list may run over a full stop; the reasons given after it are not of it.
        let closed = since.is_some_and(|since| since.matches('。').count() > 1);
        in_paragraph && !closed
    })
}

/// Where words call the targets after them the main ones, in order.
fn headline_cues(words: &str) -> impl Iterator<Item = usize> + '_ {
    const GOAL: &str = "目标";
    places(words, GOAL).filter_map(|at| {
        let (before, after) = (&words[..at], &words[at + GOAL.len()..]);
        let called = ["预期", "主要", "奋斗"].iter().find(|kind| before.ends_with(*kind)).map(|kind| at - kind.len());
        called.or_else(|| after.starts_with(['是', '：']).then_some(at))
    })
}
