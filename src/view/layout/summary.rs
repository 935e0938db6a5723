//! The findings put into sentences, the most telling first.

use crate::analysis::Study;
use crate::comparison::alignment::Tie;
use crate::comparison::summary::{Finding, FindingKind, RowRef};
use crate::comparison::{PairComparison, Part};
use crate::text::Pair;
use crate::view::page::{Block, Item, List, Run};
use crate::view::words::{Lang, terms};

use super::{PairView, part_name};

/// The summary as a numbered list.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let items: Vec<Item> = view
        .pair
        .summary
        .iter()
        .map(|f| Item { runs: vec![Run::plain(sentence(view.two, view.pair, f, lang))], evidence: Vec::new() })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List { id: "summary", title: view.title(part_name(Part::Summary, lang)), items })]
}

/// A finding in a sentence.
pub fn sentence(_two: Pair<&Study>, pair: &PairComparison, finding: &Finding, lang: Lang) -> String {
    match finding.kind {
        FindingKind::SectionsChanged => {
            let ties = [Tie::Kept, Tie::Reworded, Tie::Moved, Tie::Split, Tie::Merged, Tie::New, Tie::Dropped];
            let parts: Vec<String> = ties
                .into_iter()
                .map(|tie| (tie, pair.alignment.links.iter().filter(|l| l.tie == tie).count()))
                .filter(|(_, n)| *n > 0)
                .map(|(tie, n)| {
                    let word = terms::tie(tie, lang).0;
                    lang.pick(format!("{word}{n}处"), format!("{n} {word}"))
                })
                .collect();
            lang.pick(format!("章节：{}", lang.list(&parts)), format!("Sections: {}", lang.list(&parts)))
        }
    }
}

/// The rows that a finding rests on, as JSON names them: `targets/0`, `themes/new/3`.
pub fn rows(finding: &Finding) -> Vec<String> {
    finding.rows.iter().map(row_name).collect()
}

fn row_name(row: &RowRef) -> String {
    let list = match row.part {
        Part::Summary => "summary",
        Part::Targets => "targets",
        Part::Metrics => ["metrics", "target_changes"].get(row.list).copied().unwrap_or("metrics"),
        Part::Priorities => "priorities",
        Part::Themes => {
            ["themes/new", "themes/dropped", "themes/risen", "themes/fallen"].get(row.list).copied().unwrap_or("themes")
        }
        Part::Sections => "sections",
        Part::Wording => "wording",
        Part::Tasks => "tasks",
        Part::Problems => "problems",
        Part::Checks => "checks",
    };
    format!("{list}/{}", row.index)
}
