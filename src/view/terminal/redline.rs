//! Changed wording: the earlier text and the later one side by side where the screen is wide enough, else in one stream.

use super::super::page::{Cell, Column, Row, Run, Table, Tone};
use super::{Look, paragraph, shown, table};

/// From this width on two columns are easier to read than one.
const SIDE_BY_SIDE: usize = 120;

/// Draws the paragraphs of one redline.
pub fn draw(out: &mut String, paragraphs: &[Vec<Run>], look: &Look) {
    if look.width < SIDE_BY_SIDE {
        for runs in paragraphs {
            for block in blocks(runs) {
                paragraph(out, block, look, "");
            }
        }
        return;
    }
    let side = |runs: &[Run], other: Tone| {
        let own: Vec<Run> = runs.iter().filter(|r| r.tone != other).cloned().collect();
        Cell::Text(shown(&own))
    };
    let row =
        |runs: &Vec<Run>| Row { cells: vec![side(runs, Tone::Added), side(runs, Tone::Removed)], ..Row::default() };
    let columns = vec![
        Column::new("from", look.lang.pick("上年", "earlier")),
        Column::new("to", look.lang.pick("本年", "later")),
    ];
    let both = Table::new("wording", "", columns).with_rows(paragraphs.iter().map(row).collect());
    table::draw(out, &both, look);
}

/// A paragraph that was written anew as its old words and its new ones, each by itself; any other as it is.
fn blocks(runs: &[Run]) -> Vec<&[Run]> {
    let new = runs.iter().position(|r| r.tone == Tone::Added).unwrap_or(runs.len());
    let anew = runs[..new].iter().all(|r| r.tone == Tone::Removed) && runs[new..].iter().all(|r| r.tone == Tone::Added);
    if anew && new > 0 && new < runs.len() { vec![&runs[..new], &runs[new..]] } else { vec![runs] }
}
