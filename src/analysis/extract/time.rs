//! Of which year a figure speaks, and in which role: from the part of the report, the sentence and the clause.

use crate::analysis::metric::{Facet, Period, Role};
use crate::document::{Report, Role as Part};
use crate::lexicon::{TimeWords, Words};

/// The stretch of time that a passage speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Era {
    /// The year of the part: the report's in a plan, the one before it in a review.
    Year,
    /// A span that is over.
    Past(i32, i32),
    /// A span to come.
    Next(i32, i32),
}

/// What is known of time and role at a place of the report; carried on from sentence to sentence.
#[derive(Debug, Clone)]
pub struct Scene<'l> {
    words: &'l TimeWords,
    year: Option<i32>,
    part: Part,
    section: usize,
    era: Era,
    /// A year that the sentence names and that holds to its end: 到2020年.
    named: Option<i32>,
    /// The sentence speaks of targets.
    target: bool,
    /// The sentence speaks of what was done, in a part that plans.
    past: bool,
}

impl<'l> Scene<'l> {
    /// The scene before the first sentence.
    pub fn new(report: &Report, words: &'l TimeWords) -> Self {
        let year = report.identity.year;
        Self { words, year, part: Part::Other, section: 0, era: Era::Year, named: None, target: false, past: false }
    }

    /// Steps into a paragraph of the part `part` and the first-level section `section`, whose title is `title`.
    pub fn enter(&mut self, part: Part, section: usize, title: &str) {
        if section != self.section || part != self.part {
            let new_section = section != self.section;
            (self.part, self.section) = (part, section);
            if new_section {
                self.era = Era::Year;
                self.era_from(title);
            }
        }
    }

    /// Steps into a sentence.
    pub fn sentence(&mut self, text: &str) {
        self.named = None;
        self.era_from(text);
        self.target = self.words.target.in_text(text) && !matches!(self.part, Part::Review | Part::Problems)
            || text.contains("预期目标") && !matches!(self.part, Part::Review);
        self.past = false;
    }

    /// Steps into a clause, whose words up to its first figure are `text`.
    pub fn clause(&mut self, text: &str) {
        if let Some(y) = lone_year(text) {
            self.named = Some(y);
        } else if self.words.this.in_text(text) && self.year.is_some() {
            self.named = None;
        }
        if matches!(self.part, Part::Plan | Part::Goals | Part::MediumTerm) && speaks_of(&self.words.last, text) {
            self.past = true;
        } else if self.words.this.in_text(text) {
            self.past = false;
        }
    }

    fn era_from(&mut self, text: &str) {
        let w = self.words;
        if let Some(span) = plan_span(text).filter(|_| self.year.is_some()) {
            let year = self.year.unwrap_or_default();
            if span.1 < year {
                self.era = Era::Past(span.0, span.1);
            } else if span.0 >= year || matches!(self.part, Part::MediumTerm | Part::Goals) {
                self.era = Era::Next(span.0, span.1);
            }
        } else if let Some(y) = self.year.filter(|_| w.five_past.in_text(text)) {
            self.era = Era::Past(y - 5, y - 1);
        } else if let Some(y) = self.year.filter(|_| w.five_next.in_text(text)) {
            self.era = Era::Next(y, y + 4);
        } else if w.this.in_text(text) || w.last.in_text(text) || self.names_last_year(text) {
            self.era = Era::Year;
        }
    }

    fn names_last_year(&self, text: &str) -> bool {
        self.year.is_some_and(|y| text.contains(&format!("{}年", y - 1)) && !text.contains(&format!("到{}年", y - 1)))
    }

    /// The role of a figure whose clause reads `before` it and `after` it.
    pub fn role(&self, before: &str, named_work: bool, baseline: bool) -> Role {
        if baseline {
            return Role::Baseline;
        }
        match self.part {
            Part::Review | Part::Problems => Role::Actual,
            _ if self.past || self.words.done.in_text(before) && !self.target => Role::Actual,
            Part::Plan | Part::Goals | Part::MediumTerm => {
                if named_work || self.words.given.in_text(before) {
                    Role::Context
                } else {
                    Role::Target
                }
            }
            Part::Other => match self.era {
                Era::Past(..) => Role::Actual,
                _ if self.target => Role::Target,
                Era::Next(..) => Role::Target,
                Era::Year => Role::Context,
            },
        }
    }

    /// The year or span of a figure of this facet, named so.
    pub fn period(&self, facet: Facet, name: &str, role: Role) -> Option<Period> {
        let year = self.year?;
        if role == Role::Context {
            return None;
        }
        let own = match self.part {
            Part::Review | Part::Problems => year - 1,
            _ if self.past || role == Role::Actual => year - 1,
            Part::Other if self.era != Era::Year => year - 1,
            _ => year,
        };
        if let Some(named) = self.named {
            return Some(Period::Year(if role == Role::Baseline { named - 1 } else { named }));
        }
        let flow = match facet {
            Facet::Growth | Facet::Delta | Facet::Relation => true,
            Facet::Level => self.words.flow_heads.at_start(name).is_some(),
            Facet::Rank => false,
        };
        Some(match self.era {
            Era::Past(a, _) | Era::Next(a, _) if role == Role::Baseline => Period::Year(a - 1),
            Era::Past(a, b) | Era::Next(a, b) => {
                if flow {
                    Period::Span(a, b)
                } else {
                    Period::Year(b)
                }
            }
            Era::Year => Period::Year(if role == Role::Baseline { own - 1 } else { own }),
        })
    }
}

/// Whether one of `words` stands in `text` and not only to compare with: 比去年.
fn speaks_of(words: &Words, text: &str) -> bool {
    words.places(text).any(|at| !text[..at.start].ends_with(['比', '较', '从', '由', '以']))
}

/// The one year that a clause names before its figure: 到2020年, 2014年; none after 比, 较, 从, 由.
fn lone_year(text: &str) -> Option<i32> {
    let at = text.find('年')?;
    let digits: String = text[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    if digits.len() != 4 {
        return None;
    }
    let start = at - 4;
    if text[..start].ends_with(['比', '较', '从', '由', '自', '—', '-', '~']) {
        return None;
    }
    text[start..at].parse().ok().filter(|y| (1949..2100).contains(y))
}

/// The years of a five-year plan that a text names: “十三五” is 2016-2020.
fn plan_span(text: &str) -> Option<(i32, i32)> {
    for (i, _) in text.match_indices('五') {
        let before: Vec<char> = text[..i].chars().rev().take(3).collect();
        let after = &text[i + '五'.len_utf8()..];
        if !(after.starts_with('”') || after.starts_with('"') || after.starts_with("时期") || after.starts_with("期间"))
        {
            continue;
        }
        let n = match before.as_slice() {
            [d, '十', ..] => crate::text::numerals::han_digit(*d).map(|d| d as i32 + 10),
            ['十', ..] => Some(10),
            [d, q, ..] if matches!(q, '“' | '"') => crate::text::numerals::han_digit(*d).map(|d| d as i32),
            _ => None,
        };
        if let Some(n) = n.filter(|n| (1..40).contains(n)) {
            return Some((1951 + 5 * n, 1955 + 5 * n));
        }
    }
    None
}
