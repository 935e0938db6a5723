//! Targets in words: 国际收支基本平衡, 主要污染物排放继续减少, 主要约束性指标达到上级要求.
//!
//! They have no number, yet the main targets' sentence sets them beside those that have. Read from that sentence alone, and
//! from the plan where it wants something 全覆盖. In: a report and the figures already read. Out: further metrics of facet
//! relation, with `other` empty.

use crate::document::{PartRole, Report};
use crate::lexicon::{Lexicon, WordedWords};
use crate::text::{Span, han_count, is_alphanumeric, is_and, sentences};

use super::metric::{Bound, Facet, Metric, MetricKey, Period, Role};

/// The longest name of such a target, in Han characters.
const LONGEST: usize = 16;

/// Adds the targets in words to `metrics`, which stay in order of place.
pub fn add(report: &Report, lexicon: &Lexicon, metrics: &mut Vec<Metric>) {
    let words = lexicon.worded();
    let text = report.text();
    let mut found = Vec::new();
    for (i, paragraph) in report.paragraphs.iter().enumerate() {
        if !matches!(paragraph.role, PartRole::Goals | PartRole::Plan) {
            continue;
        }
        // The cue may stand on a line of its own, set off in bold.
        let before = i.checked_sub(1).and_then(|i| report.paragraphs.get(i)).filter(|p| p.span.len() < 120);
        let mut opened = before.is_some_and(|p| words.cues.in_text(report.words(p.span)));
        // In most paragraphs there is neither.
        let whole = report.words(paragraph.span);
        if !opened && !words.cues.in_text(whole) && !words.deeds.in_text(whole) {
            continue;
        }
        let mut stops = 0;
        for sentence in sentences::sentences(text, paragraph.span) {
            let cue = words.cues.places(sentence.of(text)).last();
            if cue.is_some() {
                stops = 0;
            }
            let start = cue.as_ref().map_or(sentence.start, |c| sentence.start + c.end);
            opened |= cue.is_some();
            // 近年来，物流条件大为改善: why the target is as it is.
            if cue.is_none() && words.past.at_start(sentence.of(text).trim_start()).is_some() {
                opened = false;
            }
            // Outside the main targets' sentence a target ends in one of few words.
            let holds = opened || words.deeds.in_text(sentence.of(text));
            let clauses = holds.then(|| sentences::clauses(text, Span::new(start, sentence.end)));
            for clause in clauses.unwrap_or_default() {
                let main = opened.then(|| worded(text, clause, words)).flatten();
                let target = main.or_else(|| deed(text, clause, words));
                let Some((name, state)) = target.filter(|_| !taken(metrics, clause)) else { continue };
                found.extend(members(text, name).into_iter().map(|name| metric(report, clause, name, state)));
            }
            // The list may run over a full stop; what comes after speaks of how to reach the targets.
            stops += usize::from(sentence.of(text).ends_with('。'));
            opened &= stops < 2;
        }
    }
    metrics.extend(found);
    metrics.sort_by_key(|m| (m.figure.start, m.figure.end));
}

/// Whether a figure was already read from this clause.
fn taken(metrics: &[Metric], clause: Span) -> bool {
    let at = metrics.partition_point(|m| m.figure.start < clause.start);
    metrics.get(at).is_some_and(|m| m.figure.start < clause.end)
}

/// Name and state of a clause that ends in a state.
fn worded(text: &str, clause: Span, words: &WordedWords) -> Option<(Span, Span)> {
    let body = trim_marks(text, clause);
    let state = words.states.at_end(body.of(text))?;
    let cut = body.end - state.len();
    let mut name = Span::new(body.start, cut);
    while let Some(link) = words.links.at_end(name.of(text)) {
        name.end -= link.len();
    }
    // 状况保持基本平衡: the link belongs to what is wanted.
    let state = Span::new(cut, body.end);
    while let Some(head) = words.heads.at_start(name.of(text)) {
        name.start += head.len();
    }
    let name = trim_marks(text, name);
    // 的统筹平衡: the end of a name, no name.
    let cut = body.of(text).starts_with('的');
    let whole = |m: &Span| (2..=LONGEST).contains(&han_count(m.of(text)));
    let fits = !cut && !name.of(text).contains(['“', '《', '、']) && members(text, name).iter().all(whole);
    fits.then_some((name, state))
}

/// A name too long to be one thing's is of two: 单位地区生产总值能耗 and 主要污染物排放量, which 继续下降.
fn members(text: &str, name: Span) -> Vec<Span> {
    let words = name.of(text);
    let joint = words.char_indices().find(|&(at, c)| at > 0 && is_and(c));
    match joint.filter(|_| han_count(words) > LONGEST) {
        Some((at, c)) => {
            vec![Span::new(name.start, name.start + at), Span::new(name.start + at + c.len_utf8(), name.end)]
        }
        None => vec![name],
    }
}

/// Name and state of 今年要实现大病保险全覆盖.
fn deed(text: &str, clause: Span, words: &WordedWords) -> Option<(Span, Span)> {
    words.openings.at_start(clause.of(text))?;
    words.deeds.at_end(trim_marks(text, clause).of(text))?;
    worded(text, clause, words)
}

fn trim_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let mark = |c: char| !is_alphanumeric(c) && !matches!(c, '”' | '》' | '）' | '“' | '《' | '（');
    let trimmed = words.trim_end_matches(mark);
    let end = span.start + trimmed.len();
    let start = end - trimmed.trim_start_matches(mark).len();
    Span::new(start, end)
}

fn metric(report: &Report, clause: Span, name: Span, state: Span) -> Metric {
    Metric {
        key: MetricKey {
            indicator: report.words(name).to_string(),
            canonical: None,
            facet: Facet::Relation,
            role: Role::Target,
            period: report.identity.year.map(Period::Year),
            scope: None,
        },
        value: None,
        value_high: None,
        unit: None,
        bound: Bound::Exact,
        estimate: false,
        section: report.section_at(clause.start),
        quote: trim_marks(report.text(), clause),
        figure: state,
        relation: Some(report.words(state).to_string()),
        other: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};
    use crate::ingest::{Manuscript, Medium, Origin};

    fn worded_targets(goals: &str) -> Vec<String> {
        let origin = Origin { file: "report.txt".into(), medium: Medium::Plain, encoding: "utf-8".into() };
        let text = format!("政府工作报告\n一、2023年工作回顾\n各项事业稳步推进。\n二、2024年工作目标\n{goals}\n");
        let manuscript = Manuscript { origin, text, traditional: None, remarks: Vec::new() };
        let report = document::parse(manuscript, &Given { year: Some(2024), ..Given::default() });
        let mut metrics = Vec::new();
        add(&report, &Lexicon::builtin(), &mut metrics);
        metrics.iter().map(|m| format!("{} {}", m.key.indicator, m.relation.as_deref().unwrap_or_default())).collect()
    }

    #[test]
    fn a_direction_that_two_things_share_is_a_target_of_each() {
        assert_eq!(
            worded_targets("今年主要预期目标是：单位地区生产总值能耗和主要污染物排放量继续下降，进出口稳中提质。"),
            ["单位地区生产总值能耗 继续下降", "主要污染物排放量 继续下降", "进出口 稳中提质"]
        );
        assert_eq!(worded_targets("今年主要预期目标是：质量和效益进一步改善。"), ["质量和效益 进一步改善"]);
    }

    #[test]
    fn what_has_been_is_no_target() {
        assert_eq!(
            worded_targets("今年主要预期目标是：进出口稳中提质。这些年，我市物流条件大为改善，仓储能力明显增强。"),
            ["进出口 稳中提质"]
        );
    }
}
