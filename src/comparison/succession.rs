//! Whether one report answers another: it is the next year's, of the same government, and there to its end.
//!
//! In: two studies. Out: why the later one does not answer the earlier one, if it does not.

use crate::analysis::Study;
use crate::document::PartRole;
use crate::lexicon::{divisions, headings};
use crate::text::Pair;

/// Whether a report is there to its end: it does not break off, and after its review comes a plan. Of what one that is not complete
/// does not come to, nothing is said.
pub fn is_complete(study: &Study) -> bool {
    let has = |roles: &[PartRole]| study.report.paragraphs.iter().any(|p| roles.contains(&p.role));
    study.report.complete
        && (!has(&[PartRole::Review]) || has(&[PartRole::Plan, PartRole::Goals, PartRole::MediumTerm]))
}

/// Why a report does not answer what another planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// It is not that of the next year.
    Years,
    /// It is another government's.
    Governments,
}

/// Why the later of two reports does not answer what the earlier one planned; `None` where it does: it reviews the year that the
/// other plans. Where a year or a government is not known, they are believed to follow each other.
pub fn apart(two: Pair<&Study>) -> Option<Apart> {
    if of_different_governments(two) {
        return Some(Apart::Governments);
    }
    (!consecutive(two)).then_some(Apart::Years)
}

/// Whether two reports are of different governments. A name within the other is the same one, told in short, and a place that
/// was raised (澜溪县, 澜溪区) is the same.
pub fn of_different_governments(two: Pair<&Study>) -> bool {
    let stem = |name: &str| -> String {
        let place = divisions::place_of(name);
        let rank = headings::builtin().places.ranks.at_end(place).map_or(0, str::len);
        let stem = &place[..place.len() - rank];
        if stem.chars().count() > 1 { stem } else { place }.to_owned()
    };
    match two.map(|s| s.report.identity.government()) {
        Pair { from: Some(from), to: Some(to) } => {
            let (old, new) = (stem(from), stem(to));
            !from.contains(to) && !to.contains(from) && !old.ends_with(&new) && !new.ends_with(&old)
        }
        _ => false,
    }
}

/// Whether two reports are a year apart. Where a year is not known the order that was typed is believed.
fn consecutive(two: Pair<&Study>) -> bool {
    match (two.from.report.identity.year, two.to.report.identity.year) {
        (Some(from), Some(to)) => to.checked_sub(from) == Some(1),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::Lexicon;

    #[test]
    fn a_report_answers_the_one_before_of_its_own_government() {
        let lexicon = Lexicon::builtin();
        let study = |issuer: &str, year: i32| {
            let text = format!("澜溪区{year}年政府工作报告\n一、{}年工作回顾\n工业产值增长5%。\n", year - 1);
            let read = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            let given = Given { year: Some(year), issuer: Some(issuer.to_owned()) };
            analysis::study(document::parse(read, &given), &lexicon, Wanted::NONE)
        };
        let apart_of = |a: &str, b: &str, years: i32| apart(Pair::new(&study(a, 2020), &study(b, 2020 + years)));
        assert_eq!(apart_of("临澜市澜溪区人民政府", "澜溪区人民政府", 1), None);
        assert_eq!(apart_of("澜溪县人民政府", "临澜市澜溪区人民政府", 1), None, "a county that was raised");
        assert_eq!(apart_of("澜溪区人民政府", "澜溪区人民政府", 2), Some(Apart::Years));
        assert_eq!(apart_of("澜溪区人民政府", "竹海县人民政府", 1), Some(Apart::Governments));
        assert_eq!(apart_of("临江省人民政府", "临江省临澜市人民政府", 1), Some(Apart::Governments));
        let mut renamed = study("竹海县人民政府", 2020);
        renamed.report.identity.present = Some("澜溪区人民政府".into());
        assert_eq!(apart(Pair::new(&renamed, &study("澜溪区人民政府", 2021))), None);
    }
}
