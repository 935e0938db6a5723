//! The concrete undertakings of a plan: named projects, numbered things to build, laws and lists to issue, 民生实事.
//!
//! In: the plan's paragraphs. Out: a row for each thing that a reader could ask after a year later. 加快推进重大项目建设 names
//! nothing and is none; 确保澜溪大桥、城北水厂开工建设 is two.

use crate::document::{Report, Role, SectionId};
use crate::lexicon::{Lexicon, Pledges};
use crate::text::{Span, han_count, is_han, sentences};

/// One undertaking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// The clause that undertakes it.
    pub span: Span,
    /// What it names: one item of a list, or the clause itself.
    pub name: Span,
    /// The innermost section it stands in.
    pub section: SectionId,
    /// The stage that its words give.
    pub stage: Option<Stage>,
    /// How strongly it is put.
    pub strength: Option<Strength>,
}

/// The stage of a work, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 前期
    Preparation,
    /// 核准
    Approved,
    /// 开工
    Started,
    /// 主体完工
    Structure,
    /// 竣工
    Completed,
    /// 投用
    InUse,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Stage; 6] =
        [Self::Preparation, Self::Approved, Self::Started, Self::Structure, Self::Completed, Self::InUse];
}

/// The strength of a directive, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// 探索, 鼓励
    Explore,
    /// 推进, 加快
    Advance,
    /// 确保, 完成
    Ensure,
}

impl Strength {
    /// All, weakest first.
    pub const ALL: [Strength; 3] = [Self::Explore, Self::Advance, Self::Ensure];
}

/// The furthest stage that the words give; a stage that is denied (尚未开工) does not count.
pub fn stage_of(words: &str, lexicon: &Lexicon) -> Option<Stage> {
    let pledges = lexicon.pledges();
    let denials = &pledges.stage_denials;
    let reached = |place: std::ops::Range<usize>| {
        words.get(..place.start).is_none_or(|before| denials.before.at_end(before).is_none())
            && words.get(place.end..).is_none_or(|after| denials.after.at_start(after).is_none())
    };
    // 前期 beside a later stage's word is the earlier one: 开工前期工作.
    pledges
        .stages
        .iter()
        .zip(Stage::ALL)
        .rev()
        .find_map(|(stage, value)| stage.words.places(words).any(&reached).then_some(value))
}

/// The strongest directive of the words.
pub fn strength_of(words: &str, lexicon: &Lexicon) -> Option<Strength> {
    let strengths = &lexicon.pledges().strengths;
    strengths.iter().zip(Strength::ALL).rev().find_map(|(s, value)| s.words.in_text(words).then_some(value))
}

/// Reads the undertakings of a report's plan.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Undertaking> {
    let text = report.text();
    let pledges = lexicon.pledges();
    let mut out = Vec::new();
    for paragraph in &report.paragraphs {
        let good_deeds = matches!(paragraph.role, Role::Plan | Role::Other)
            && pledges.undertakings.good_deeds.in_text(report.title(paragraph.section));
        if paragraph.role != Role::Plan && !good_deeds {
            continue;
        }
        for clause in sentences::clauses(text, paragraph.span) {
            let span = without_marks(text, clause);
            for name in named(text, span, good_deeds, pledges) {
                out.push(Undertaking {
                    span,
                    name,
                    section: paragraph.section,
                    stage: stage_of(span.of(text), lexicon),
                    strength: strength_of(span.of(text), lexicon),
                });
            }
        }
    }
    out
}

/// The clause without the mark at its end and the ordinal at its head.
fn without_marks(text: &str, clause: Span) -> Span {
    let words = clause.of(text);
    let trimmed =
        words.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '”' | '》' | '）' | ')' | '%' | '％'));
    Span::new(clause.start, clause.start + trimmed.len())
}

/// What a clause undertakes by name: the items of its list, or itself, or nothing.
fn named(text: &str, clause: Span, good_deeds: bool, pledges: &Pledges) -> Vec<Span> {
    let words = clause.of(text);
    let table = &pledges.undertakings;
    // 为将…建成…打下基础 speaks of an aim, 以…为重点 of a manner.
    if han_count(words) < 4 || table.rhetoric.at_start(words).is_some() {
        return Vec::new();
    }
    let does = table.deeds.in_text(words);
    let items: Vec<Span> = items(text, clause).into_iter().filter(|i| names_a_work(i.of(text), pledges)).collect();
    if does && !items.is_empty() {
        return if items.len() == 1 {
            vec![clause]
        } else {
            items.into_iter().map(|i| bare(text, i, pledges)).collect()
        };
    }
    let issues = table.issue.in_text(words)
        && (words.contains('《') || table.papers.at_end(words).is_some() && specific(words, pledges) >= 4);
    let builds = does && specific(words, pledges) >= 3 && counts_things(words, pledges);
    if issues || builds || good_deeds && does { vec![clause] } else { Vec::new() }
}

/// The items of a clause's list, cut at 、 outside quotes and brackets, and at its last 和 or 及.
fn items(text: &str, clause: Span) -> Vec<Span> {
    let words = clause.of(text);
    let mut out = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (i, c) in words.char_indices() {
        match c {
            '“' | '《' | '（' | '(' => depth += 1,
            '”' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                out.push(Span::new(clause.start + start, clause.start + i));
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(Span::new(clause.start + start, clause.end));
    out.iter().map(|s| s.trim(text)).filter(|s| !s.is_empty()).collect()
}

/// An item without the directive before it and without what is said of the whole list after it: 确保澜溪大桥 and
/// 城北水厂等项目开工建设 are 澜溪大桥 and 城北水厂.
fn bare(text: &str, item: Span, pledges: &Pledges) -> Span {
    let table = &pledges.undertakings;
    let mut span = item;
    if let Some(at) =
        span.of(text).find('等').filter(|&at| span.of(text).get(..at).is_some_and(|head| specific(head, pledges) >= 2))
    {
        span.end = span.start + at;
    }
    while let Some(word) = table.directives.at_start(span.of(text)).filter(|w| w.len() < span.len()) {
        span.start += word.len();
    }
    if specific(span.of(text), pledges) >= 2 { span } else { item }
}

/// The first work that a clause names, without directives; none where the clause only speaks of an aim or a manner.
pub fn work_named(text: &str, clause: Span, lexicon: &Lexicon) -> Option<Span> {
    let pledges = lexicon.pledges();
    let table = &pledges.undertakings;
    let mut span = without_marks(text, clause);
    if let Some(ordinal) = pledges.problems.ordinals.at_start(span.of(text)) {
        span.start += ordinal.len();
    }
    if table.rhetoric.at_start(span.of(text)).is_some() {
        return None;
    }
    let item = items(text, span).into_iter().find(|i| names_a_work(i.of(text), pledges))?;
    let bare = bare(text, item, pledges);
    let words = bare.of(text);
    // The name ends with its work's word, or with a second one that goes on without a verb: 澜溪经济开发区污水处理厂.
    let mut end = None;
    for place in table.works.places(words) {
        let long_enough = words.get(..place.start).is_some_and(|head| specific(head, pledges) >= 2);
        let joined = end.and_then(|e| words.get(e..place.start)).is_some_and(|gap| {
            han_count(gap) <= 4 && !table.deeds.in_text(gap) && !gap.contains(['为', '成', '的', '和'])
        });
        if end.is_none() && long_enough || joined {
            end = Some(place.end);
        }
    }
    Some(Span::new(bare.start, bare.start + end?))
}

/// Whether an item names a work of its own: a work's word, and before it something that is not said of all of them.
fn names_a_work(item: &str, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let no_work: Vec<_> = table.not_works.places(item).collect();
    let is_work = |w: &std::ops::Range<usize>| !no_work.iter().any(|n| n.start <= w.start && w.end <= n.end);
    let Some(last) = table.works.places(item).filter(is_work).last() else { return false };
    item.get(..last.start).is_some_and(|name| specific(name, pledges) >= 2)
}

/// Characters of numerals and measure words, which name nothing by themselves.
const COUNTS: &str = "一二三四五六七八九十百千万亿两个座条所家套户处栋幢件项台辆张人吨对间米盏部支批年月日亩元余多";

/// How many Han characters are left of `words` when what names nothing is taken out.
pub(crate) fn specific(words: &str, pledges: &Pledges) -> usize {
    let general = &pledges.undertakings.general;
    let rest = general.residue(words).into_iter().filter_map(|r| words.get(r));
    rest.map(|r| r.chars().filter(|&c| is_han(c) && !COUNTS.contains(c)).count()).sum()
}

/// Whether the words count things: a numeral and a measure word after it.
fn counts_things(words: &str, pledges: &Pledges) -> bool {
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| c.is_numeric()) {
        let Some(from) = rest.get(at..) else { return false };
        let number: usize = from
            .chars()
            .take_while(|c| c.is_numeric() || matches!(c, '.' | '万' | '余' | '多' | '千' | '百'))
            .map(char::len_utf8)
            .sum();
        let Some(after) = from.get(number..) else { return false };
        if pledges.undertakings.measures.at_start(after).is_some() {
            return true;
        }
        rest = after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
    }
    false
}
