//! What a figure measures, named so that two reports can be compared: without lists of examples before it, and with its
//! subject where the name says nothing by itself (全年计划投资3亿元 of the park that the sentence is about).

use crate::analysis::undertakings::work_named;
use crate::analysis::{Metric, Role, Study};
use crate::lexicon::Lexicon;
use crate::text::{Span, han_count, sentences};

/// The full name of what a metric measures.
pub fn full_name(metric: &Metric, study: &Study, lexicon: &Lexicon) -> String {
    let names = &lexicon.pledges().names;
    let mut name = tidy(&metric.key.indicator);
    // 30万平方米旧楼节能改造和竹园新村、桥头村等区域的供水: what is joined by 和 goes on in a list.
    let behind = Span::new(metric.figure.end, metric.quote.end.max(metric.figure.end));
    let follows = study.report.words(behind).trim_start().strip_prefix(name);
    if let Some((head, _)) = name.split_once('和').filter(|(head, _)| han_count(head) >= 4)
        && follows.is_some_and(|rest| rest.starts_with('、') && rest.contains('等'))
    {
        name = head;
    }
    if name == "经济" && metric.key.canonical.as_deref() == Some("gdp") {
        // 今年经济增长7%左右: what is measured is its growth.
        return "经济增长".to_owned();
    }
    // 重点实施农村公路: that it is done says nothing of what it is.
    while let Some(verb) = names.idle_heads.at_start(name).filter(|v| han_count(name) >= han_count(v) + 3) {
        name = name.get(verb.len()..).unwrap_or(name);
    }
    let mut base = name;
    while let Some(verb) = names.verbs.at_start(base).filter(|v| v.len() < base.len()) {
        base = base.get(verb.len()..).unwrap_or(base);
    }
    if let Some(whole) = capacity(name, metric, study, lexicon) {
        return whole;
    }
    // 入园企业 of a name whose head does not stand in the clause: the head was guessed.
    let attribute = names.attributes.at_end(base).filter(|a| a.len() < base.len());
    let guessed = attribute.filter(|_| metric.key.canonical.is_none()).filter(|a| {
        let head = base.get(..base.len() - a.len()).unwrap_or("");
        !study.report.words(metric.quote).contains(head)
    });
    let base = guessed.unwrap_or(base);
    // 城东快速路改造、北湖科创园等46个项目: what is counted stands before the number.
    let before = study.report.words(Span::new(metric.quote.start, metric.figure.start.max(metric.quote.start)));
    if before.trim_end().ends_with('等') && metric.unit.as_deref().is_some_and(|u| matches!(u, "个" | "项")) {
        return name.to_owned();
    }
    let subsidy = base.strip_suffix("标准").unwrap_or(base);
    if let Some(scheme) = scheme(metric, study, lexicon).filter(|_| matches!(subsidy, "财政补助" | "补助")) {
        return format!("{scheme}{base}");
    }
    // 试点范围扩大到40%的县: of what was spoken of just before.
    if let Some(pilot) = base.strip_prefix("试点").and_then(|_| pilot(metric, study, lexicon)) {
        return format!("{}{base}", pilot.strip_suffix("试点").unwrap_or(&pilot));
    }
    let nameless = names.attributes.has(base) || names.stages.has(base);
    if guessed.is_none() && !is_generic(base, metric, lexicon) && !nameless {
        return name.to_owned();
    }
    let found = match names.stages.has(base) {
        true => staged(metric, study, lexicon),
        false => subject(metric, study, lexicon),
    };
    match found {
        // 其中续建项目: a part of what was counted, and no subject.
        Some(subject) if !base.starts_with(&subject) && !subject.starts_with("其中") => {
            let joined = subject.strip_suffix(base).unwrap_or(&subject);
            format!("{joined}{base}")
        }
        _ => name.to_owned(),
    }
}

/// The insurance that a subsidy is for: 城乡居民基本医保 of 理顺城乡居民基本医保制度，财政补助标准由….
fn scheme(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Option<String> {
    let names = &lexicon.pledges().names;
    let text = study.report.text();
    let sentence = study.report.sentence_around(metric.figure)?;
    let words = text.get(sentence.start..metric.figure.start)?;
    let place = names.schemes.places(words).last()?;
    let mut start = place.start;
    while let Some(who) = words.get(..start).and_then(|before| names.insured.at_end(before)) {
        start -= who.len();
    }
    (start < place.start).then(|| words.get(start..place.end).map(str::to_owned)).flatten()
}

/// 淘汰水泥落后产能 of 淘汰钢铁30万吨、水泥50万吨等落后产能: what is done to all of a list, and what its members are.
fn capacity(name: &str, metric: &Metric, study: &Study, lexicon: &Lexicon) -> Option<String> {
    let clause = study.report.words(metric.quote);
    let (list, kind) = clause.rsplit_once('等').filter(|(_, kind)| kind.ends_with("产能"))?;
    let deeds = &lexicon.pledges().names.deeds_on_bad;
    let deed = deeds.places(list).next().and_then(|at| list.get(at))?;
    let base = name.strip_prefix(deed).unwrap_or(name);
    (list.contains(base) && han_count(kind) <= 6 && !base.ends_with("产能")).then(|| format!("{deed}{base}{kind}"))
}

/// The pilot that the clause before a figure speaks of: 新型农村社会养老保险试点 of 稳步推进农村社会养老保险试点，试点范围….
fn pilot(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Option<String> {
    const SHORTEST: usize = 5;
    let text = study.report.text();
    let sentence = study.report.sentence_around(metric.figure)?;
    let before = Span::new(sentence.start, metric.quote.start.max(sentence.start));
    let clause = sentences::clauses(text, before).last()?.of(text);
    let mut name = clause.trim_end_matches(['，', ',', '。', '；']);
    let directives = &lexicon.pledges().undertakings.directives;
    while let Some(verb) = directives.at_start(name).filter(|verb| *verb != "新" && verb.len() < name.len()) {
        name = &name[verb.len()..];
    }
    (name.ends_with("试点") && han_count(name) >= SHORTEST).then(|| name.to_owned())
}

/// Whether a name only says whose money it is, and not for what: 中央财政, 省财政安排资金.
pub fn names_payer_alone(name: &str, lexicon: &Lexicon) -> bool {
    let funds = &lexicon.pledges().names.funds;
    let rest: String = funds.residue(name).into_iter().filter_map(|r| name.get(r)).collect();
    name.contains("财政") && han_count(&rest) < 2 || name.contains("政府") && han_count(&rest) < 1
}

/// Whether a name says nothing by itself.
pub fn is_generic(base: &str, metric: &Metric, lexicon: &Lexicon) -> bool {
    let names = &lexicon.pledges().names;
    let vague_key = metric.key.canonical.as_deref().is_some_and(|key| names.generic_keys.has(key));
    names.generic.has(base) && (metric.key.canonical.is_none() || vague_key)
}

/// A name without the examples before it (北桥街、南桥街等背街巷道) and without a further item behind it (菜市场和10个储菜库).
pub fn tidy(name: &str) -> &str {
    // 节能改造和东坡里、西坡里等…: what is joined by 和 and goes on in a list is another thing.
    let name = match name.split_once('和') {
        Some((head, tail)) if head.chars().count() >= 4 && tail.contains(['、', '等']) => head,
        _ => name,
    };
    let named = name.rsplit_once('等').map(|(head, tail)| (head.contains('、'), tail));
    let name = match named {
        Some((true, tail)) if tail.chars().count() >= 2 => tail,
        _ => name,
    };
    let cut = name.char_indices().find(|&(i, c)| {
        let next = name.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
        i > 0 && matches!(c, '和' | '及' | '、') && next.is_some_and(|n| n.is_ascii_digit())
    });
    let name = cut.and_then(|(i, _)| name.get(..i)).unwrap_or(name);
    let trimmed = name.trim_matches(|c: char| matches!(c, '和' | '及' | '的' | '、' | '，'));
    // 改造小区惠及3200户: a verb.
    let reaches = ["惠及", "涉及", "普及"].iter().any(|w| name.ends_with(w));
    if trimmed.is_empty() || reaches { name } else { trimmed }
}

/// What is 新开工 or 基本建成: the thing of the figure before in the sentence, else of the clause before.
fn staged(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Option<String> {
    let text = study.report.text();
    let sentence = study.report.sentence_around(metric.figure)?;
    let before = Span::new(sentence.start, metric.figure.start.max(sentence.start));
    let stages = &lexicon.pledges().names.stages;
    let without_stage = |name: &str| {
        let mut name = name;
        while let Some(stage) = stages.at_start(name) {
            name = name.get(stage.len()..).unwrap_or("");
        }
        while let Some(stage) = stages.at_end(name) {
            name = name.get(..name.len() - stage.len()).unwrap_or("");
        }
        (name.chars().count() >= 3).then(|| name.to_owned())
    };
    // 重点项目120个，投资95亿元，其中新开工52个: what is counted alike.
    let alike = |m: &&Metric| m.unit == metric.unit;
    let thing = study.metrics_in(before).rev().find(alike).or_else(|| study.metrics_in(before).last());
    if let Some(thing) = thing.and_then(|m| without_stage(tidy(&m.key.indicator))) {
        return Some(thing);
    }
    let table = &lexicon.pledges().undertakings;
    let clauses = sentences::clauses(text, before);
    clauses.iter().rev().skip(1).find_map(|clause| {
        let words = clause.of(text);
        let end = table.works.places(words).last()?.end;
        let mut name = words.get(..end)?;
        while let Some(word) =
            table.directives.at_start(name).or_else(|| ["加大", "加强"].into_iter().find(|w| name.starts_with(w)))
        {
            name = name.get(word.len()..)?;
        }
        without_stage(name)
    })
}

/// What a nameless figure is about: the things counted beside it (投资8.6亿元，实施商贸项目12个), the crop whose yield
/// stands before it, or the first work that its sentence names, else its paragraph since the last 一是.
fn subject(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Option<String> {
    let text = study.report.text();
    let paragraph = study.report.paragraph_at(metric.quote.start)?.span;
    let all = sentences::sentences(text, sentences::in_view(text, paragraph, metric.figure));
    let n = all.iter().position(|s| s.start <= metric.figure.start && metric.figure.start < s.end)?;
    let sentence = all.get(n)?;
    if metric.is_money() {
        let after = study.metrics_in(Span::new(metric.figure.end, sentence.end.max(metric.figure.end))).next();
        let counted = after.filter(|m| m.unit.as_deref().is_some_and(|u| matches!(u, "个" | "项")));
        if let Some(mut thing) = counted.map(|m| tidy(&m.key.indicator)) {
            let directives = &lexicon.pledges().undertakings.directives;
            while let Some(verb) = directives.at_start(thing).filter(|v| v.len() < thing.len() && *v != "重点") {
                thing = thing.get(verb.len()..).unwrap_or(thing);
            }
            if thing.chars().count() > 4 {
                return Some(thing.to_owned());
            }
        }
        let before = study.metrics_in(Span::new(sentence.start, metric.figure.start.max(sentence.start))).last();
        let crop = before.and_then(|m| ["总产量", "产量"].iter().find_map(|t| m.key.indicator.strip_suffix(t)));
        if let Some(crop) = crop.filter(|c| c.chars().count() >= 2) {
            return Some(crop.to_owned());
        }
    }
    let named = |span: Span| {
        let span = Span::new(span.start, span.end.min(metric.figure.start).max(span.start));
        let works = sentences::clauses(text, span).into_iter().filter_map(|clause| work_named(text, clause, lexicon));
        works.into_iter().find(|w| !w.of(text).contains(|c: char| c.is_ascii_digit()))
    };
    // Back to where this point of the paragraph began.
    let ordinals = &lexicon.pledges().problems.ordinals;
    let starts = |s: &Span| ordinals.at_start(s.of(text)).is_some();
    let from = all.get(..=n)?.iter().rposition(starts).unwrap_or(0);
    let point = || all.get(from..=n)?.iter().find_map(|s| named(*s));
    let title = || {
        let title = study.report.sections.get(metric.section)?.title;
        sentences::clauses(text, title).into_iter().find_map(|clause| work_named(text, clause, lexicon))
    };
    // A plan says at the head of a point what all of it is about; a review passes from work to work.
    let found = match metric.key.role {
        Role::Target | Role::Context => title().or_else(point),
        Role::Actual | Role::Baseline => {
            // 园区基础设施开工，…投资1.7亿元: of the park that was spoken of before.
            let again = ["园区", "项目", "该", "组团"].iter().any(|w| sentence.of(text).starts_with(w));
            let before = || all.get(..n)?.iter().rev().find_map(|s| named(*s));
            if again { before() } else { named(*sentence).or_else(point) }
        }
    };
    found.map(|s| s.of(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_further_items_are_no_part_of_a_name() {
        assert_eq!(tidy("改造北桥街、南桥街等背街巷道"), "背街巷道");
        assert_eq!(tidy("标准化菜市场和10个储菜库"), "标准化菜市场");
        assert_eq!(tidy("地区生产总值"), "地区生产总值");
        assert_eq!(tidy("高等教育毛入学率"), "高等教育毛入学率");
    }
}
