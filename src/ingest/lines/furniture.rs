//! What stands on pages and is not the report: running heads, running feet, page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Line;

/// The share of a page's height, at each end, where furniture may stand.
const MARGIN: f32 = 0.1;

/// Takes the furniture out of `lines`, which lie on pages of these heights.
pub(super) fn strip(lines: Vec<Line>, heights: &[f32]) -> Vec<Line> {
    let edge = |line: &Line| {
        let height = heights.get(line.page).copied().unwrap_or_default();
        line.y < MARGIN * height || line.y > (1.0 - MARGIN) * height
    };
    let mut pages: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for line in lines.iter().filter(|l| edge(l)) {
        pages.entry(key(&line.text)).or_default().insert(line.page);
    }
    // Heads that differ on left and right pages, and are missing on the first, stand on fewer than half of them.
    let enough = if heights.len() < 4 { 2 } else { (heights.len() / 3).max(3) };
    let largest = lines.iter().filter(|l| l.page == 0).map(|l| l.size).fold(0.0, f32::max);
    lines
        .into_iter()
        .filter(|line| {
            let title = line.page == 0 && line.size > 0.99 * largest && !is_only_page_number(&line.text);
            let repeated = || pages.get(&key(&line.text)).is_some_and(|on| on.len() >= enough);
            title || !edge(line) || !(is_only_page_number(&line.text) || repeated())
        })
        .collect()
}

/// What two heads share that differ only by the number of their page.
fn key(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_numeric()).collect()
}

/// Whether a line is nothing but the number of a page: `3`, `— 3 —`, `第3页 共12页`, `3/12`. (`ingest/furniture.rs`, which sees no pages,
/// wants dashes or 第…页 around it.)
fn is_only_page_number(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '-' | '—' | '–' | '－' | '―' | '_' | '·' | '•' | '~' | '/' | '|' | '.' | '第' | '页' | '頁' | '共' =>
                {}
            c if c.is_whitespace() => {}
            _ => return false,
        }
    }
    (1..=8).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_words() {
        for yes in ["3", "— 12 —", "- 3 -", "第3页", "第 3 页 共 12 页", "3/12", "－１２－"] {
            assert!(is_only_page_number(yes), "{yes}");
        }
        for no in ["3%", "一、", "2013年", "—", "第三", "增长3"] {
            assert!(!is_only_page_number(no), "{no}");
        }
    }
}
