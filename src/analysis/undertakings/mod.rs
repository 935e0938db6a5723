//! The concrete undertakings of a plan: named projects, numbered things to build, laws and lists to issue, 民生实事.
//!
//! In: the plan's paragraphs. Out: a row for each thing that a reader could ask after a year later. 加快推进重大项目建设 names
//! nothing and is none; 确保澜溪大桥、城北水厂开工建设 is two.

use crate::document::{PartRole, Report, SectionId};
use crate::lexicon::{Lexicon, Pledges};
use crate::text::numerals::is_figure;
use crate::text::{Span, han_count, is_alphanumeric, is_and, is_han, is_numeric, sentences};

mod proper;
mod stage;

pub use stage::{Stage, Strength, shortfall, stage_of, stage_of_work, strength_of};

/// One undertaking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// The clause that undertakes it.
    pub span: Span,
    /// What it names: the work, or one item of a list, or the clause itself.
    pub name: Span,
    /// It is a paper to be issued.
    pub paper: bool,
    /// The innermost section it stands in.
    pub section: SectionId,
    /// The stage that its words give.
    pub stage: Option<Stage>,
    /// How strongly it is put.
    pub strength: Option<Strength>,
}

/// Longer clauses, in bytes, are no prose and are not taken apart.
const LONGEST: usize = 3_000;

/// Reads the undertakings of a report's plan.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Undertaking> {
    let text = report.text();
    let pledges = lexicon.pledges();
    let mut out = Vec::new();
    for paragraph in &report.paragraphs {
        let good_deeds = matches!(paragraph.role, PartRole::Plan | PartRole::Other)
            && pledges.undertakings.good_deeds.in_text(report.title(paragraph.section));
        if paragraph.role != PartRole::Plan && !good_deeds {
            continue;
        }
        for clause in sentences::clauses(text, paragraph.span) {
            let span = without_marks(text, clause, pledges);
            for (name, paper) in named(text, span, good_deeds, pledges) {
                out.push(Undertaking {
                    span,
                    name,
                    paper,
                    section: paragraph.section,
                    stage: stage_of_work(span.of(text), name.of(text), lexicon),
                    strength: strength_of(span.of(text), lexicon),
                });
            }
        }
    }
    out
}

/// The clause without the mark at its end and, at its head, its number (2. · 五是) and that it is of this year (今年要).
fn without_marks(text: &str, clause: Span, pledges: &Pledges) -> Span {
    let words = clause.of(text);
    let mut number = item_number(words);
    // 第二期 counts the work itself.
    if let Some(ordinal) = pledges.problems.ordinals.at_start(words).filter(|o| o.ends_with(['是', '要'])) {
        number = ordinal.len();
    }
    if let Some(this_year) = ["今年要", "今年将"].iter().find(|w| words[number..].starts_with(**w)) {
        number += this_year.len();
    }
    let trimmed =
        words.trim_end_matches(|c: char| !is_alphanumeric(c) && !matches!(c, '”' | '》' | '）' | ')' | '%' | '％'));
    Span::new(clause.start + number.min(trimmed.len()), clause.start + trimmed.len())
}

/// How long the number of an item at the head of a clause is: 2.改造老旧小区, （3）新增托位.
fn item_number(words: &str) -> usize {
    let inner = words.strip_prefix(['（', '(']).unwrap_or(words);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let rest = inner.get(digits..).unwrap_or("");
    let marks: &[char] = if inner.len() < words.len() { &['）', ')'] } else { &['.', '．', '、', '）', ')'] };
    let named = rest.chars().next().filter(|c| marks.contains(c)).map_or(0, char::len_utf8);
    let decimal = rest.get(named..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    if named == 0 || decimal || !(1..=2).contains(&digits) { 0 } else { words.len() - rest.len() + named }
}

/// What a clause undertakes by name, and whether that is a paper: the works of its list, or itself, or nothing.
fn named(text: &str, clause: Span, good_deeds: bool, pledges: &Pledges) -> Vec<(Span, bool)> {
    let words = clause.of(text);
    let table = &pledges.undertakings;
    // Two clauses in three neither do nor issue anything: they undertake nothing, and the costlier questions are not asked.
    let (does, issues) = (table.deeds.in_text(words), table.issue.in_text(words));
    // 为将…建成…打下基础 speaks of an aim, 以…为重点 of a manner.
    if !(does || issues) || han_count(words) < 4 || table.rhetoric.at_start(words).is_some() || is_vague(words, pledges)
    {
        return Vec::new();
    }
    let named = table.works.in_text(words) || table.urges.at_start(words).is_some();
    let works = if does && named { works_of(text, clause, pledges) } else { Vec::new() };
    if !works.is_empty() {
        // 10公里雨水管网改造、污泥处置等项目 is a list, though only one of it names a work.
        let alone = works.len() == 1 && !(list_items(text, clause).len() > 1 && calls_works(words, pledges));
        let name = |i: Span| match alone && counts_things(i.of(text), pledges) {
            // 建设竹林道路80公里: the number is what is promised.
            true => clause,
            false => named_end(text, bare(text, i, pledges), pledges),
        };
        return works.into_iter().map(name).filter(|n| names_one(n.of(text), pledges)).map(|n| (n, false)).collect();
    }
    // 完善固定资产投资管理办法 names no paper that would be issued.
    let issued = || table.issue.places(words).any(|at| &words[at] != "完善");
    let issues = issues
        && (words.contains('《') || table.papers.at_end(words).is_some() && issued() && specific(words, pledges) >= 3);
    let counted = does && counts_things(words, pledges) && specific(words, pledges) >= 3 && !is_measure(words, pledges);
    // Below 民生实事 all that has a number is promised.
    let deed = good_deeds && does && words.contains(is_numeric);
    if issues || counted || deed { vec![(clause, issues && !counted)] } else { Vec::new() }
}

/// Whether the first number of a clause is the value of a measure, no count of things: 通车里程突破1800公里, 落地率50%以上.
fn is_measure(words: &str, pledges: &Pledges) -> bool {
    let Some(at) = words.find(is_numeric) else { return false };
    let mut name = words.get(..at).unwrap_or("");
    while let Some(shorter) = pledges.undertakings.bounds.at_end(name).map(|b| &name[..name.len() - b.len()]) {
        name = shorter;
    }
    pledges.names.measures.at_end(name).is_some()
}

/// The items of a clause's list that name a work, where it builds; else those that name a programme. Where the list closes with
/// 等工程 or 等项目 that is what all of it are, and those too that say what is done (600亩沙区治理).
fn works_of(text: &str, clause: Span, pledges: &Pledges) -> Vec<Span> {
    let table = &pledges.undertakings;
    let builds = table.builds.in_text(clause.of(text));
    let all = items(text, clause, pledges);
    let called_works = all.len() > 1 && all.last().is_some_and(|last| calls_works(last.of(text), pledges));
    let urged = table.urges.at_start(clause.of(text)).is_some();
    let concrete = |i: &Span| {
        let item = i.of(text);
        if urged && proper::firm_that_builds(item, pledges).is_some() {
            return true;
        }
        names_a_work(item, pledges) && (builds || table.programmes.in_text(item))
            || called_works && does_a_thing(item, pledges)
    };
    all.into_iter().filter(concrete).collect()
}

/// Whether the last item of a list says of all of it that they are works: 禁牧休牧等工程, 种薯基地等重点项目建设.
fn calls_works(last: &str, pledges: &Pledges) -> bool {
    const CLOSE: usize = 10;
    let called = |at: usize| {
        let close = last.get(at..).unwrap_or("");
        pledges.undertakings.any_work.in_text(close) && han_count(close) <= CLOSE
    };
    closes_list(last).is_some_and(called)
}

/// Whether an item of a list of works says what is done, and to what: 600亩沙区治理, 背街巷道改造.
fn does_a_thing(item: &str, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let deed = || table.builds.in_text(item) || counts_things(item, pledges);
    han_count(item) >= 4 && specific(item, pledges) >= 2 && deed()
}

/// Whether a clause undertakes nothing that could be asked after: it forbids (严格控制新开工项目), tells what is done already, or
/// wants a kind of thing to be cared for (加强粮食生产基地建设) and names, numbers or quotes none.
fn is_vague(words: &str, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let mut rest = words;
    while let Some(opening) = table.openings.at_start(rest).filter(|o| o.len() < rest.len()) {
        rest = rest.get(opening.len()..).unwrap_or("").trim_start_matches(['，', '、', ' ']);
    }
    let named = || words.contains(['“', '"', '《']) || words.contains(is_numeric);
    table.denials.in_text(words) || table.care.at_start(rest).is_some() && !named()
}

/// A work's name without what is to be done with it: 城西污水处理厂提标改造 of 城西污水处理厂提标改造6月底前投入运行.
fn named_end(text: &str, name: Span, pledges: &Pledges) -> Span {
    let table = &pledges.undertakings;
    let words = name.of(text);
    if words.len() > LONGEST {
        return name;
    }
    if let Some(firm) = proper::firm_that_builds(words, pledges) {
        return Span::new(name.start + firm.start, name.start + firm.end);
    }
    for place in table.works.places(words) {
        let mut end = place.end;
        while let Some(more) = words.get(end..).and_then(|rest| table.extensions.at_start(rest)) {
            end += more.len();
        }
        let rest = words.get(end..).unwrap_or("");
        // 东岭发电厂2×30万千瓦热电联产项目: the size of the work that goes on.
        let dated = || rest.starts_with(is_numeric) && table.works.first(rest).is_none();
        let ended = table.after_name.at_start(rest).is_some() || dated();
        let tells = |head: &str| specific(head, pledges) >= 2 || table.institutions.in_text(head);
        if ended && words.get(..place.start).is_some_and(tells) {
            return Span::new(name.start, name.start + end);
        }
    }
    name
}

/// The items of a clause's list, cut at 、 outside quotes and brackets.
pub fn list_items(text: &str, clause: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut depth = 0usize;
    let mut start = clause.start;
    for (i, c) in clause.of(text).char_indices() {
        match c {
            '“' | '《' | '（' | '(' => depth += 1,
            '”' | '》' | '）' | ')' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                out.push(Span::new(start, clause.start + i));
                start = clause.start + i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(Span::new(start, clause.end));
    out
}

/// The items of a clause's list, the last one cut at its last 和 or 及 too, where a work stands on both sides. What is counted
/// together (云澜大街和北岭路两处市民公园) is one.
fn items(text: &str, clause: Span, pledges: &Pledges) -> Vec<Span> {
    let mut out = list_items(text, clause);
    let Some(last) = out.pop() else { return out };
    let words = last.of(text);
    let both = |head: &str, tail: &str| names_a_work(head, pledges) && names_a_work(tail, pledges);
    let cut = ["和", "及"].iter().find_map(|and| {
        let at = words.rfind(and)?;
        let (head, tail) = (words.get(..at)?, words.get(at + and.len()..)?);
        (both(head, tail) && counted_together(tail).is_none()).then_some((at, and.len()))
    });
    match cut {
        Some((at, len)) => {
            out.extend([Span::new(last.start, last.start + at), Span::new(last.start + at + len, last.end)]);
        }
        None => out.push(last),
    }
    out.iter().map(|s| s.trim(text)).filter(|s| !s.is_empty()).collect()
}

/// Where an item goes on with how many there are in all: 两处 of 北岭路两处市民公园.
fn counted_together(words: &str) -> Option<usize> {
    let pairs = || words.char_indices().zip(words.chars().skip(1));
    let counts =
        |(number, measure): (char, char)| "两二三四五六七八九十".contains(number) && "个处条座所".contains(measure);
    pairs().find(|((at, number), measure)| *at > 0 && counts((*number, *measure))).map(|((at, _), _)| at)
}

/// Where 等 closes a list: not in 高等学校, 等级.
fn closes_list(words: &str) -> Option<usize> {
    let own = |at: usize| {
        let after = words[at + '等'.len_utf8()..].starts_with(['级', '额', '于', '待', '候', '效', '同']);
        !after && !words[..at].ends_with(['高', '中', '初', '同', '平', '优', '均', '相', '对'])
    };
    words.match_indices('等').map(|(at, _)| at).find(|&at| own(at))
}

/// An item without the directive before it and without what is said of the whole list after it: 确保澜溪大桥 and
/// 城北水厂等项目开工建设 are 澜溪大桥 and 城北水厂.
fn bare(text: &str, item: Span, pledges: &Pledges) -> Span {
    let table = &pledges.undertakings;
    let mut span = item;
    let words = span.of(text);
    if let Some(at) = closes_list(words).filter(|&at| words.get(..at).is_some_and(|head| specific(head, pledges) >= 2))
    {
        span.end = span.start + at;
    }
    // 主要是：棚户区改造.
    if let Some(at) = span.of(text).rfind('：') {
        span.start += at + '：'.len_utf8();
    }
    // 北岭公园两个核心景区: how many the list has is not of the last one's name. 立交桥及主要街区: the rest names none.
    let names_work = |head: &str| table.works.at_end(head).is_some() && specific(head, pledges) >= 2;
    let alone = |head: &&str| names_work(head) && !head.contains(is_and);
    let words = span.of(text);
    let counted = counted_together(words).and_then(|at| words.get(..at)).filter(alone);
    let and_more = || table.and_more.first(words).and_then(|at| words.get(..at.start)).filter(|head| names_work(head));
    if let Some(head) = counted.or_else(and_more) {
        span.end = span.start + head.len();
    }
    // 见效快的大学生创业园: what it is like is not its name.
    if let Some((like, of)) = span.of(text).rfind('的').map(|at| span.of(text).split_at(at))
        && table.qualities.at_end(like).is_some()
        && names_a_work(&of['的'.len_utf8()..], pledges)
    {
        span.start += like.len() + '的'.len_utf8();
    }
    // 对接北方, 建设用地, 建设办 and 和牛 are words of their own, and 新型 is one; 新 in 新开通 is not.
    let whole = |word: &str, rest: &str| {
        rest.starts_with(['接', '办'])
            || word == "和" && rest.starts_with(['牛', '平', '谐', '田', '睦'])
            || word == "建设" && rest.starts_with("用地")
            || word == "新" && table.directives.at_start(rest).or_else(|| table.deeds.at_start(rest)).is_none()
    };
    while let Some(word) = table.directives.at_start(span.of(text)).filter(|w| w.len() < span.len()) {
        if span.of(text).get(word.len()..).is_some_and(|rest| whole(word, rest)) {
            break;
        }
        span.start += word.len();
    }
    if specific(span.of(text), pledges) >= 2 { span } else { item }
}

/// The first work that a clause names, without directives; none where the clause only speaks of an aim or a manner.
pub fn work_named(text: &str, clause: Span, lexicon: &Lexicon) -> Option<Span> {
    let pledges = lexicon.pledges();
    let table = &pledges.undertakings;
    let span = without_marks(text, clause, pledges);
    if table.rhetoric.at_start(span.of(text)).is_some() {
        return None;
    }
    let item = items(text, span, pledges).into_iter().find(|i| names_a_work(i.of(text), pledges))?;
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

/// Whether an item names a work of its own: a work's word, before it something that is not said of all of them, and behind
/// it nothing that makes a policy of it.
fn names_a_work(item: &str, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let is_work = |w: &std::ops::Range<usize>| {
        !table.not_works.places(item).take_while(|n| n.start <= w.start).any(|n| w.end <= n.end)
            && !is_within_a_word(item, w, pledges)
            && !is_slogan(item, w)
    };
    let Some(last) = table.works.places(item).filter(is_work).last() else { return false };
    let rest = item.get(last.end..).unwrap_or("");
    let policy = table.policies.in_text(rest);
    let name = item.get(..last.start).unwrap_or("");
    if table.manner.in_text(name) {
        return false;
    }
    // 调结构和项目: what stands before 和 is another thing.
    let tells =
        specific(name, pledges) >= 2 || table.institutions.in_text(name) || proper::is_proper(item, &last, pledges);
    !policy && !name.ends_with(is_and) && tells
}

/// Whether a work's word of one character is a piece of another word: 库 of 伊尔库茨克.
fn is_within_a_word(item: &str, word: &std::ops::Range<usize>, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let one = item.get(word.clone()).is_some_and(|w| w.chars().nth(1).is_none());
    let rest = item.get(word.end..).unwrap_or("");
    let goes_on = || {
        let lists = [&table.after_name, &table.extensions, &table.general, &table.works, &table.measures, &table.deeds];
        lists.iter().any(|words| words.at_start(rest).is_some())
            || rest
                .starts_with(|c: char| !is_han(c) || COUNTS.contains(c) || "上下东西南北以至沿段内两流迁网".contains(c))
    };
    one && !rest.is_empty() && !goes_on()
}

/// Whether a work's word stands in a slogan, which counts what it is about: “两个中心”.
fn is_slogan(item: &str, word: &std::ops::Range<usize>) -> bool {
    let before = item.get(..word.start).unwrap_or("");
    let quoted = before.rfind('“').and_then(|at| before.get(at + '“'.len_utf8()..));
    quoted.is_some_and(|q| {
        !q.contains('”') && q.starts_with(|c: char| is_numeric(c) || is_figure(c) || matches!(c, '两' | '双'))
    })
}

/// Whether what is left of an item names one work: not a kind alone (幼儿园 of 幼儿园等项目), and nothing that is said of any or all
/// of them (凡是有条件的建设项目).
fn names_one(name: &str, pledges: &Pledges) -> bool {
    let table = &pledges.undertakings;
    let kind = table.works.at_end(name).and_then(|kind| name.strip_suffix(kind));
    kind.is_none_or(|head| specific(head, pledges) > 0) && table.any.at_start(name).is_none()
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
    while let Some(at) = rest.find(is_numeric) {
        let Some(from) = rest.get(at..) else { return false };
        let number: usize = from
            .chars()
            .take_while(|&c| is_numeric(c) || matches!(c, '.' | '万' | '余' | '多' | '千' | '百'))
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
