//! What sort of report it is: an ordinary work report, or one on a plan or on the state of the economy, which the same
//! meeting hears and which answers other questions.

use super::{PartRole, Report, Section, SectionId};
use crate::lexicon::headings;
use crate::text::han_count;

/// What sort of report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportKind {
    /// 政府工作报告: a review of the year and the work ahead.
    Work,
    /// On a five-year plan or a year's plan: 关于…计划的报告.
    Plan,
    /// On the state of the economy: 当前的经济形势….
    Situation,
}

impl Report {
    /// Whether it looks like a report at all: it has headings, calls itself one, speaks to delegates, or is no mere note (a report that
    /// was pasted as one line has no headings to be seen).
    pub fn looks_like_one(&self) -> bool {
        const NOTE: usize = 2_000;
        !self.headless
            || self.identity.title.as_ref().is_some_and(|title| title.contains("报告"))
            || self.text().contains("各位代表")
            || han_count(self.text()) >= NOTE
    }

    /// The part that looks back, where its heading names several years and not the last one beside them (过去五年工作回顾): what
    /// came of the last year's plan it then tells in part.
    pub fn years_reviewed(&self) -> Option<SectionId> {
        let words = &headings::builtin().parts.review_years;
        let years = |section: &Section| {
            let title: String = self.words(section.title).chars().filter(|c| !c.is_whitespace()).collect();
            let single = ["去年", "过去一年", "上年"].iter().any(|w| title.contains(w))
                || title
                    .match_indices('年')
                    .any(|(at, _)| title[..at].chars().rev().take(4).filter(char::is_ascii_digit).count() == 4);
            words.in_text(&title) && !single
        };
        let reviews = self.sections.iter().enumerate().filter(|(_, s)| s.level == 1 && s.role == PartRole::Review);
        reviews.filter(|(_, s)| s.body && years(s)).map(|(id, _)| id).next()
    }

    /// What sort of report it is, by the lines of its head: those before the salutation.
    pub fn kind(&self) -> ReportKind {
        let head =
            self.text().lines().take(12).take_while(|l| headings::builtin().plain.salutations.at_start(l).is_none());
        for line in head.filter(|l| l.chars().count() <= 60) {
            let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            if line.starts_with("关于") && line.contains("计划") && line.ends_with("报告") {
                return ReportKind::Plan;
            }
            if line.contains("经济形势") && !line.ends_with('。') {
                return ReportKind::Situation;
            }
        }
        ReportKind::Work
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    fn read(text: &str) -> super::Report {
        let read = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        document::parse(read, &Given::default())
    }

    #[test]
    fn a_review_of_several_years_is_known_by_its_heading() {
        let review = |heading: &str| {
            let text = format!("政府工作报告\n一、{heading}\n建成学校9所。\n二、2027年工作安排\n建设学校2所。\n");
            read(&text).years_reviewed().is_some()
        };
        for several in ["过去五年工作回顾", "“十四五”时期工作回顾", "本届政府工作回顾"] {
            assert!(review(several), "{several}");
        }
        for one in ["2026年工作回顾", "去年工作回顾", "“十四五”时期和2025年工作回顾"] {
            assert!(!review(one), "{one}");
        }
    }

    #[test]
    fn a_note_is_no_report() {
        assert!(!read("今天天气不错。\n明天下雨，气温10度。\n").looks_like_one());
        assert!(!read(&"今天天气不错，明天下雨。".repeat(50)).looks_like_one());
        assert!(read(&"去年粮食产量10万吨，今年抓好春耕。".repeat(200)).looks_like_one());
        assert!(read("各位代表：去年粮食产量10万吨。今年抓好春耕。").looks_like_one());
        assert!(read("临澜市政府工作报告\n过去一年建成学校9所。\n今年建设学校2所。\n").looks_like_one());
        assert!(read("一、2026年工作回顾\n建成学校9所。\n二、2027年工作安排\n建设学校2所。\n").looks_like_one());
    }
}
