//! The findings put into sentences, each with the quotes that it rests on. [`sentences`] words them, [`evidence`] finds the
//! quotes.

mod evidence;
mod sentences;

use crate::comparison::Part;
use crate::comparison::summary::{Finding, RowList, RowRef};
use crate::view::page::{Block, Item, List, Run};

use super::{PairView, part_name};

pub use sentences::sentence;

/// The summary as a numbered list.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let items = items(view);
    let title = view.title(part_name(Part::Summary, view.lang));
    if items.is_empty() {
        let words = view.lang.pick("没有值得一提的变化", "nothing changed tellingly");
        return vec![Block::Heading(2, title), Block::Text(vec![Run::plain(words)])];
    }
    vec![Block::List(List { id: "summary", title, items })]
}

/// The sentences, each with what it rests on.
pub(super) fn items(view: &PairView) -> Vec<Item> {
    view.pair
        .summary
        .iter()
        .map(|finding| {
            let (evidence, note) = evidence::of(view, finding);
            let words = sentence(view.two, view.pair, finding, view.lang, view.settings.vocab);
            Item { runs: vec![Run::plain(words)], evidence, note }
        })
        .collect()
}

/// The rows that a finding rests on, as JSON names them: `targets/0`, `themes/new/3`.
pub fn rows(finding: &Finding) -> Vec<String> {
    finding.rows.iter().map(row_name).collect()
}

fn row_name(row: &RowRef) -> String {
    let list = match row.list {
        RowList::Targets => "targets",
        RowList::Claims => "claims",
        RowList::Actuals => "metrics",
        RowList::TargetChanges => "target_changes",
        RowList::Priorities => "priorities",
        RowList::TermsNew => "themes/new",
        RowList::TermsDropped => "themes/dropped",
        RowList::TermsRisen => "themes/risen",
        RowList::TermsFallen => "themes/fallen",
        RowList::Sections => "sections",
        RowList::Tasks => "tasks",
        RowList::Problems => "problems",
        RowList::Checks => "checks",
    };
    format!("{list}/{}", row.index)
}
