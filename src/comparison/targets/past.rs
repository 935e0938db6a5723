//! Whether a figure in a plan is none of the plan's year: it tells what is done, or what is to be in other years.
//!
//! Plans look back to explain what they want (两年来共建设500个项目), compare with what was (由去年的18亿元), and look ahead
//! over several years (五年投资200亿元). By words alone: those of time and of deeds done in the clause, the sentence so far, and
//! the paragraph before it.

use rust_decimal::Decimal;

use crate::analysis::{Metric, Study, part_of_year};
use crate::document::PartRole;
use crate::lexicon::{Lexicon, Words};
use crate::text::{Span, is_numeric, numerals, sentences};

/// Whether a figure is wanted in other years than the plan's own, or over several: 今后三年, 每年, 五年合计, 到1985年.
pub fn of_other_years(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    let clause = study.report.words(metric.quote);
    // 五年翻一番: doubling takes years, unless it is said of the year alone.
    let doubled = metric.unit.as_deref() == Some("番");
    let of_years = doubled && (metric.value != Some(Decimal::ONE) || clause.contains(['年', '比']));
    if of_years || names.other_years.in_text(clause) {
        return true;
    }
    let Some(year) = study.report.identity.year else { return false };
    let sentence = study.report.words(before(metric, study, false));
    let paragraph = study.report.words(before(metric, study, true));
    let later = |words: &str| years(words).any(|y| y > year && y < year + 40);
    // 从1978年到1985年 names a span.
    let own = |words: &str| names_year(&names.own_year, words) || years(words).any(|y| y == year) && !later(words);
    // 每人每年310元 is a rate, not a thing of every year.
    // 年均浓度 is measured in a year, not over several.
    let rate = |at: &std::ops::Range<usize>| {
        clause[..at.start].ends_with(['人', '户', '生'])
            || clause[at.end..].starts_with("浓度")
            // 低保标准提高到每年3800元.
            || metric.is_money() && clause[..at.start].ends_with(['到', '至', '和', '、']) && clause[at.end..].starts_with(is_numeric)
    };
    let yearly = names.yearly.places(clause).any(|at| !rate(&at));
    let titled = titles(metric, study);
    let plan_of_years = || {
        let words = &names.plans_of_years;
        titled.iter().any(|t| words.in_text(t)) || about(study).any(|line| words.in_text(line))
    };
    let own_before = own(paragraph) || titled.iter().any(|t| own(t));
    // “十五五”期间 opens what follows; “十五五”规划 and “十四五”批复的3个基地 name a thing.
    let opens = |at: std::ops::Range<usize>| match sentence[at.clone()].starts_with('“') {
        true => {
            let stretch =
                |rest: &str| ["期间", "时期", "末", "以来", "前", "后", "，", "要"].iter().any(|w| rest.starts_with(w));
            sentence[at.end..].split_once('”').is_none_or(|(_, rest)| stretch(rest))
        }
        false => true,
    };
    let several = || names.several_years.in_text(sentence) || names.other_years.places(sentence).any(opens);
    !own(sentence) && (yearly || later(sentence) || several())
        || !own_before && (names.several_years.in_text(paragraph) || plan_of_years())
}

/// Whether a figure stands in a part that speaks of the world, and sets no targets: 关于国际形势和外交工作.
pub fn is_foreign(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let words = &lexicon.pledges().names.foreign;
    titles(metric, study).iter().any(|title| words.in_text(title))
}

/// The titles of the sections that hold a figure, the innermost first; that of the whole report is none.
fn titles<'s>(metric: &Metric, study: &'s Study) -> Vec<&'s str> {
    study.report.lineage(metric.section).filter(|&id| id > 0).map(|id| study.report.title(id)).collect()
}

/// What a report says at its head that it is about: 关于第六个五年计划的报告.
fn about(study: &Study) -> impl Iterator<Item = &str> {
    const HEAD: usize = 6;
    const LINE: usize = 120;
    let head = study.report.text().lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD);
    head.filter(|line| line.len() < LINE && line.starts_with("关于") && line.ends_with("报告"))
}

/// Whether a figure stands outside the plan, in an appendix or a text printed twice, and nothing near it is wanted.
pub fn aside(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let outside = study.report.paragraph_at(metric.quote.start).is_some_and(|p| p.role == PartRole::Other);
    // 附件：2026年十件民生实事 lists what is promised for the year.
    let promised = || titles(metric, study).iter().any(|t| lexicon.pledges().undertakings.good_deeds.in_text(t));
    outside && !wants(study.report.words(before(metric, study, false)), lexicon) && !promised()
}

/// Whether the words say that it is done: 已由15.3%降到12%, 少了近500亿元, 又比去年同期增长12%.
pub fn is_done(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    let sentence = study.report.words(before(metric, study, false));
    let clause = study.report.words(metric.quote);
    // A plan that gives a part of a year tells how the year began.
    let part = |s: &str| part_of_year(s, &lexicon.figures().time.part_year).is_some();
    if names.done.in_text(clause) || metric.key.scope.as_deref().is_some_and(part) {
        return true;
    }
    // What was done may stand before what is wanted.
    if wants(clause, lexicon) || wants(sentence, lexicon) {
        return false;
    }
    // 少了近500亿元; not 为了, 除了.
    let told = |at: usize| !clause[..at].ends_with(['为', '除', '到', '罢', '受']) && !clause[at..].starts_with("了解");
    let finished = clause.match_indices('了').any(|(at, _)| at > 0 && told(at));
    let dated = |year: i32| years_alone(sentence).any(|y| y < year && y > year - 40);
    finished || study.report.identity.year.is_some_and(dated)
}

/// Whether the plan looks back here: 两年来…共建设500个项目; 过去一年取得了很大成绩。生产总值增长10%.
pub fn looks_back(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    let text = study.report.text();
    let names = &lexicon.pledges().names;
    let all = sentences::sentences(text, before(metric, study, true));
    if all.iter().rev().take(2).any(|s| names.past.in_text(s.of(text))) {
        return true;
    }
    // Further back, for as long as no sentence turns to what is wanted.
    let year = study.report.identity.year;
    let looks = |words: &str| {
        let opening = words.split(['，', ',']).next().unwrap_or(words);
        let dated = || years_alone(opening).any(|y| year.is_some_and(|own| y < own && y > own - 40));
        names.past.in_text(words) || names.past_openings.at_start(words).is_some() || dated()
    };
    all.iter().rev().map(|s| s.of(text)).take_while(|s| !wants(s, lexicon)).any(looks)
}

/// Whether one of `words` stands in a text and not at the end of a number of years: 年内, not 五年内.
fn names_year(words: &Words, text: &str) -> bool {
    let counted = |c: char| is_numeric(c) || c == '几' || numerals::han_digit(c).is_some() || c == '十';
    words.places(text).any(|at| !text[..at.start].ends_with(counted))
}

/// Whether words speak of what is wanted: 今年, 要, 力争; not 主要, 将近.
fn wants(words: &str, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    let within = |at: &std::ops::Range<usize>| {
        words[at.end..].starts_with('近')
            || words[..at.start].ends_with(['主', '重', '需', '首', '想', '即', '只', '纲', '简', '的'])
    };
    names_year(&names.this_year, words) || names.wants.places(words).any(|at| !within(&at))
}

/// What stands before a figure: its sentence so far, or (`all`) the paragraph so far.
fn before(metric: &Metric, study: &Study, all: bool) -> Span {
    let Some(paragraph) = study.report.paragraph_at(metric.quote.start) else { return metric.quote };
    let text = study.report.text();
    let near = sentences::in_view(text, paragraph.span, metric.figure);
    let view = Span::new(near.start, metric.figure.start.max(near.start));
    if all { view } else { sentences::sentences(text, view).last().copied().unwrap_or(view) }
}

/// The years that words name: 1985年, 一九八五年.
fn years(words: &str) -> impl Iterator<Item = i32> + '_ {
    dated(words).map(|(year, _)| year)
}

/// The years that words name, and not only to compare with or to begin from: not 比1980年, 由1980年的.
fn years_alone(words: &str) -> impl Iterator<Item = i32> + '_ {
    let alone = |before: &str| !before.ends_with(['比', '较', '由', '从', '自', '到', '至', '按', '在', '《']);
    dated(words).filter(move |(_, before)| alone(before)).map(|(year, _)| year)
}

/// Each year that words name, with what stands before it.
fn dated(words: &str) -> impl Iterator<Item = (i32, &str)> + '_ {
    let digit = |c: char| match c {
        '０'..='９' => Some(c as i32 - '０' as i32),
        _ => c.to_digit(10).map(|d| d as i32).or_else(|| numerals::han_digit(c).map(|d| d as i32)),
    };
    words.match_indices('年').filter_map(move |(at, _)| {
        let head = words.get(..at)?;
        let digits: Vec<(usize, char)> = head.char_indices().rev().take(4).collect();
        let year = digits.iter().rev().try_fold(0, |sum, (_, c)| Some(sum * 10 + digit(*c)?))?;
        let start = digits.last().filter(|_| digits.len() == 4)?.0;
        (1900..2200).contains(&year).then(|| (year, &head[..start]))
    })
}
