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
    /// Names of governments.
    pub places: PlaceWords,
}

/// Names of governments.
#[derive(Debug, Default, Deserialize)]
pub struct PlaceWords {
    /// By how deep a place stands, the words of rank at the end of its name.
    pub depths: Vec<Words>,
    /// Ends of the names of bodies that govern what is no division.
    pub bodies: Words,
    /// Offices of who signs.
    pub offices: Words,
    /// Before the name of whom the speaker speaks for.
    pub speaking_for: Words,
    /// Before a word of rank that stands for the name.
    pub own: Words,
    /// Words in the title of a report by such a body.
    pub titles: Words,
    /// Behind the year that a plan opens with.
    pub plan_years: Words,
    /// Of what rank a place is, at the end of its name.
    pub ranks: Words,
}

/// Words in the heading of a part, by role.
#[derive(Debug, Default, Deserialize)]
pub struct PartWords {
    /// What was done.
    pub review: Words,
    /// That it was done in several years, not in the last one.
    pub review_years: Words,
    /// Requirements and targets.
    pub goals: Words,
    /// What is to be done this year.
    pub plan: Words,
    /// Shortcomings.
    pub problems: Words,
    /// A span of years ahead.
    pub medium_term: Words,
    /// Words of a plan that also name a span's tasks.
    pub span_too: Words,
    /// Openings by which a review turns to the year that is to come.
    pub turns: Words,
}

/// What ends a list's last item, and the report.
#[derive(Debug, Default, Deserialize)]
pub struct ClosingWords {
    /// Openings of a paragraph that belongs to the part again.
    pub openers: Words,
    /// Words of the appeal that ends the report.
    pub appeal: Words,
}

/// What opens an appendix.
#[derive(Debug, Default, Deserialize)]
pub struct AppendixWords {
    /// Openings of its title line.
    pub openers: Words,
    /// Words anywhere in its title line.
    pub words: Words,
}

/// Lines and sentences that are no headings.
#[derive(Debug, Default, Deserialize)]
pub struct PlainWords {
    /// Salutations.
    pub salutations: Words,
    /// Openings of sentences that name no theme.
    pub openers: Words,
    /// Words of sentences that lead on to what follows.
    pub leads: Words,
}

/// Where shortcomings are admitted.
#[derive(Debug, Default, Deserialize)]
pub struct AdmissionWords {
    /// What is seen.
    pub shortcomings: Words,
    /// What is done about it, in a heading.
    pub cured: Words,
    /// How it is admitted.
    pub cues: Words,
}

/// The built-in table.
pub fn builtin() -> &'static Headings {
    static TABLE: OnceLock<Headings> = OnceLock::new();
    TABLE.get_or_init(|| built_in!("headings"))
}
