//! What a report says of its own success: 较好完成, 圆满完成, 没有完成, 低于预期.
//!
//! Only what is said of the year's programme counts (各项目标任务, 主要指标, 预期目标): that a single work was 圆满完成 is no
//! claim, and a wish of the plan (确保全面完成) is none either.

use crate::document::{PartRole, Report};
use crate::lexicon::{ClaimWords, Lexicon, Pledges};
use crate::text::{Span, han_count, sentences};

/// One claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The clause that makes it.
    pub quote: Span,
    /// The words of the verdict in it (较好地完成).
    pub words: Span,
    /// Whether it claims success.
    pub success: bool,
    /// It speaks of a plan of several years, not of the year.
    pub of_years: bool,
}

/// Reads the claims of a report.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Claim> {
    let pledges = lexicon.pledges();
    let plan = report.paragraphs.iter().position(|p| matches!(p.role, PartRole::Goals | PartRole::Plan));
    let until = plan.unwrap_or(report.paragraphs.len());
    let mut out = Vec::new();
    for (i, paragraph) in report.paragraphs.iter().enumerate() {
        let reviews = match paragraph.role {
            PartRole::Review | PartRole::Problems => true,
            PartRole::Other => i < until,
            PartRole::Goals | PartRole::Plan | PartRole::MediumTerm => false,
        };
        if reviews {
            for clause in sentences::clauses(report.text(), paragraph.span) {
                out.extend(claim(report, clause, pledges));
            }
        }
    }
    out
}

/// Where a clause says in plain words that the whole of the programme was done: 完成了全年主要目标任务. Of anything else (完成了造林任务)
/// that is no claim.
fn plainly_done(text: &str, words: &ClaimWords) -> Option<std::ops::Range<usize>> {
    let place = words.plain.first(text)?;
    let object = text.get(place.end..)?;
    let rest = words.programme_words.residue(object).into_iter().filter_map(|r| object.get(r)).map(han_count);
    (words.programme.in_text(object) && rest.sum::<usize>() == 0).then_some(place)
}

/// The claim that a clause makes, if it makes one.
fn claim(report: &Report, clause: Span, pledges: &Pledges) -> Option<Claim> {
    let words = &pledges.claims;
    let text = report.words(clause);
    if !words.objects.in_text(text) {
        return None;
    }
    let success = words.success.first(text).or_else(|| plainly_done(text, words));
    let (place, success) = match (words.failure.first(text), success) {
        (Some(place), _) => (place, false),
        (None, Some(place)) => (place, true),
        (None, None) => return None,
    };
    // 物价涨幅低于预期目标: to stay below is the success.
    let thing = text.get(..place.start).unwrap_or("");
    let below = text.get(place.clone()).is_some_and(|words| words.starts_with("低于"));
    let success = success || below && (pledges.names.low_good.in_text(thing) || thing.contains("涨幅"));
    let of_programme = words.whole.in_text(text);
    let wished = text.get(..place.start).is_some_and(|before| words.wishes.at_end(before.trim_end()).is_some());
    if wished || !of_programme {
        return None;
    }
    Some(Claim {
        quote: clause,
        words: Span::new(clause.start + place.start, clause.start + place.end),
        success,
        of_years: words.of_years.in_text(text),
    })
}
