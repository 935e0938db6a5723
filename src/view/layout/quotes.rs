//! The words that bear something out, with as much of their sentence before them as names whose they are: “同比增长21%” alone
//! says nothing.

use crate::analysis::Metric;
use crate::document::Report;
use crate::text::{Span, sentences};

/// Characters that a quote is lengthened by at most.
const MOST: usize = 80;

/// The words that a figure was read from, from where its sentence names the thing.
pub fn with_subject(report: &Report, metric: &Metric) -> Span {
    let (quote, name) = (metric.quote, metric.key.indicator.as_str());
    if metric.key.indicator.is_empty() || names(report.words(quote), name).is_some() {
        return quote;
    }
    let Some(head) = head(report, quote) else { return quote };
    let words = report.words(head);
    match names(words, name) {
        Some(at) => lengthened(report, quote, head.start + clause_start(words, at)),
        None => with_clause_before(report, quote),
    }
}

/// A clause with the one before it in its sentence, where it has one: 城镇新增就业8300人，超过预期目标.
pub fn with_clause_before(report: &Report, quote: Span) -> Span {
    let Some(head) = head(report, quote) else { return quote };
    let words = report.words(head).trim_end_matches(['，', ',', '、', '；']);
    lengthened(report, quote, head.start + clause_start(words, words.len()))
}

/// What a sentence says before a quote.
fn head(report: &Report, quote: Span) -> Option<Span> {
    let after = report.paragraphs.partition_point(|p| p.span.start <= quote.start);
    let paragraph = report.paragraphs.get(after.checked_sub(1)?)?.span;
    let sentence = sentences::around(report.text(), paragraph, quote)?;
    (sentence.start < quote.start).then(|| Span::new(sentence.start, quote.start))
}

/// The quote from `start` on, unless that is too far away.
fn lengthened(report: &Report, quote: Span, start: usize) -> Span {
    let longer = Span::new(start, quote.end);
    let added = Span::new(start, quote.start);
    if report.text()[added.range()].chars().count() > MOST { quote } else { longer }
}

/// Where the last clause begins that holds the place `at`.
fn clause_start(words: &str, at: usize) -> usize {
    words[..at].rfind(['，', ',', '；', '。']).map_or(0, |i| i + words[i..].chars().next().map_or(0, char::len_utf8))
}

/// Where some words last name a thing: by its whole name, or else by the end of it that a list shares.
fn names(words: &str, name: &str) -> Option<usize> {
    const LEAST: usize = 3;
    let ends = name.char_indices().map(|(at, _)| &name[at..]);
    let mut ends = ends.enumerate().take_while(|(n, end)| *n == 0 || end.chars().count() >= LEAST);
    ends.find_map(|(_, end)| words.rfind(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_end_and_begins_its_clause() {
        let words = "全年完成投资8亿元，城镇和农村居民人均可支配收入2万元，";
        let at = names(words, "农村居民人均可支配收入").expect("named");
        assert!(words[clause_start(words, at)..].starts_with("城镇和农村"));
        assert_eq!(names(words, "常住人口城镇化率"), None);
    }
}
