//! How strongly a plan's sections are put: 确保·完成, 推进·加快 or 探索·鼓励.
//!
//! A heading with a directive of its own says it for its section; else the strength that most of the section's sentences
//! have, each by its strongest word, the stronger one of two that are as many.

use crate::analysis::Study;
use crate::analysis::undertakings::{Strength, strength_of};
use crate::document::{PartRole, SectionId};
use crate::lexicon::Lexicon;
use crate::text::{Pair, sentences};

use super::Link;

/// Finds how strongly each linked section of the plans is put.
pub fn weigh(two: Pair<&Study>, links: &mut [Link], lexicon: &Lexicon) {
    for link in links {
        let of = |study: &Study, ids: &[SectionId]| match ids {
            [one] => of_section(study, *one, lexicon),
            _ => None,
        };
        link.strength = Pair::new(of(two.from, &link.sections.from), of(two.to, &link.sections.to));
    }
}

fn of_section(study: &Study, id: SectionId, lexicon: &Lexicon) -> Option<Strength> {
    let report = &study.report;
    let section = report.sections.get(id).filter(|s| s.role == PartRole::Plan && s.level > 1)?;
    if let Some(own) = strength_of(report.words(section.title), lexicon) {
        return Some(own);
    }
    let mut counts = [0_usize; Strength::ALL.len()];
    for paragraph in report.paragraphs.get(section.paragraphs.clone())? {
        for sentence in sentences::sentences(report.text(), paragraph.span) {
            if let Some(strength) = strength_of(sentence.of(report.text()), lexicon) {
                counts[strength as usize] += 1;
            }
        }
    }
    let most = counts.iter().copied().max().filter(|n| *n > 0)?;
    Strength::ALL.into_iter().rev().find(|s| counts[*s as usize] == most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    fn strengths(text: &str) -> Vec<Option<Strength>> {
        let lexicon = Lexicon::builtin();
        let manuscript = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("text");
        let report = document::parse(manuscript, &Given::default());
        let study = analysis::study(report, &lexicon, Wanted::NONE);
        let plan = |id: &SectionId| study.report.sections[*id].level == 2;
        (0..study.report.sections.len()).filter(plan).map(|id| of_section(&study, id, &lexicon)).collect()
    }

    #[test]
    fn a_heading_speaks_for_its_section_else_most_of_its_sentences() {
        let text = "澜溪区2024年政府工作报告\n一、2024年工作安排\n（一）鼓励创新创业\n确保新增企业十家。确保建成园区。\n\
                    （二）生态环境\n加快污水治理。推进绿化造林。探索碳汇交易。\n";
        assert_eq!(strengths(text), [Some(Strength::Explore), Some(Strength::Advance)]);
    }
}
