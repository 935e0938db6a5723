//! The cue words by which a report is laid out: roles of the parts, closings, appendices, admissions.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Words;

/// The table of `headings.toml`.
#[derive(Debug, Default, Deserialize)]
pub struct Headings {
    /// Words in the heading of a part, by role.
    pub parts: PartWords,
    /// What ends a list's last item, and the report.
    pub closing: ClosingWords,
    /// What opens an appendix.
    pub appendix: AppendixWords,
    /// Lines and sentences that are no headings.
    pub plain: PlainWords,
    /// Where shortcomings are admitted.
    pub admission: AdmissionWords,
}

/// Words in the heading of a part, by role.
#[derive(Debug, Default, Deserialize)]
pub struct PartWords {
    /// What was done.
    pub review: Vec<String>,
    /// Requirements and targets.
    pub goals: Vec<String>,
    /// What is to be done this year.
    pub plan: Vec<String>,
    /// Shortcomings.
    pub problems: Vec<String>,
    /// A span of years ahead.
    pub medium_term: Vec<String>,
    /// Words of a plan that also name a span's tasks.
    pub span_too: Vec<String>,
    /// Openings by which a review turns to the year that is to come.
    pub turns: Vec<String>,
}

/// What ends a list's last item, and the report.
#[derive(Debug, Default, Deserialize)]
pub struct ClosingWords {
    /// Openings of a paragraph that belongs to the part again.
    pub openers: Vec<String>,
    /// Words of the appeal that ends the report.
    pub appeal: Vec<String>,
}

/// What opens an appendix.
#[derive(Debug, Default, Deserialize)]
pub struct AppendixWords {
    /// Openings of its title line.
    pub openers: Vec<String>,
    /// Words anywhere in its title line.
    pub words: Vec<String>,
}

/// Lines and sentences that are no headings.
#[derive(Debug, Default, Deserialize)]
pub struct PlainWords {
    /// Salutations.
    pub salutations: Vec<String>,
    /// Openings of sentences that name no theme.
    pub openers: Vec<String>,
    /// Words of sentences that lead on to what follows.
    pub leads: Vec<String>,
}

/// Where shortcomings are admitted.
#[derive(Debug, Default, Deserialize)]
pub struct AdmissionWords {
    /// What is seen.
    pub shortcomings: Words,
    /// How it is admitted.
    pub cues: Words,
}

/// The built-in table.
pub fn builtin() -> &'static Headings {
    static TABLE: OnceLock<Headings> = OnceLock::new();
    TABLE.get_or_init(|| built_in!("headings"))
}

/// Whether one of `words` stands in `text`.
pub fn any_in(words: &[String], text: &str) -> bool {
    words.iter().any(|w| text.contains(w.as_str()))
}

/// The longest of `words` that `text` begins with.
pub fn any_at_start<'w>(words: &'w [String], text: &str) -> Option<&'w str> {
    words.iter().map(String::as_str).filter(|w| text.starts_with(w)).max_by_key(|w| w.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let table = builtin();
        assert!(any_in(&table.parts.review, "2023年工作回顾"));
        assert_eq!(any_at_start(&table.appendix.openers, "附件1"), Some("附件"));
        assert!(
            table.admission.cues.iter().next().is_some()
                && !table.closing.appeal.is_empty()
                && !table.plain.leads.is_empty()
        );
    }
}
