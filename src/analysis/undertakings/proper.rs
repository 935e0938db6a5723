//! Names of works that have few characters of their own and yet name one: 北环路, 市科技馆, G328国道改线, 人民路西延, 万丰食品年内开工.

use std::ops::Range;

use crate::lexicon::Pledges;
use crate::text::{han_count, is_han, is_numeric};

use super::specific;

/// What a way is called: 北环路.
const WAYS: [&str; 11] = ["路", "街", "大道", "大街", "桥", "大桥", "渠", "环路", "环线", "快速路", "高架"];
/// Roads that are known by a number.
const NUMBERED: [&str; 5] = ["国道", "省道", "县道", "公路", "高速"];

/// Whether the work's word at `work` names one work, though what stands before it says hardly which.
pub(super) fn is_proper(item: &str, work: &Range<usize>, pledges: &Pledges) -> bool {
    let (Some(head), Some(kind), Some(rest)) = (item.get(..work.start), item.get(work.clone()), item.get(work.end..))
    else {
        return false;
    };
    let way = WAYS.contains(&kind);
    let by_side = || specific(head, pledges) == 1 && head.ends_with(['东', '南', '西', '北', '中']);
    let extended = || ["东延", "西延", "南延", "北延"].iter().any(|way| rest.starts_with(way)) && han_count(head) >= 2;
    way && (by_side() || extended())
        || NUMBERED.contains(&kind) && has_road_number(head, rest, pledges)
        || is_seat_of_its_place(head, kind, pledges)
}

/// Whether a road has its number before or behind it: G328国道, 省道203; not 国道20公里.
fn has_road_number(head: &str, rest: &str, pledges: &Pledges) -> bool {
    let letter = head.trim_end_matches(is_numeric);
    let before = letter.len() < head.len() && letter.ends_with(['G', 'S', 'X', 'Ｇ', 'Ｓ', 'Ｘ']);
    let after = rest.trim_start_matches(is_numeric);
    let counted = pledges.undertakings.measures.at_start(after).is_some();
    before || after.len() < rest.len() && !counted
}

/// Whether it is the one of its kind that a place has: 市科技馆; not 社区图书馆.
fn is_seat_of_its_place(head: &str, kind: &str, pledges: &Pledges) -> bool {
    let general = pledges.undertakings.general.at_end(head).is_some_and(|word| han_count(word) > 1);
    let of_place = head.ends_with(['省', '市', '州', '县', '区', '旗']) && !general && !head.ends_with("园区");
    of_place && specific(head, pledges) <= 1 && kind.ends_with(['馆', '院']) && han_count(kind) > 1
}

/// Where the name ends of what is to come to a stage, and is known by the name of its firm: 万丰食品 of 推动万丰食品年内开工.
pub(super) fn firm_that_builds(item: &str, pledges: &Pledges) -> Option<Range<usize>> {
    const OWN: Range<usize> = 3..13;
    let table = &pledges.undertakings;
    let mut start = 0;
    while let Some(word) = item.get(start..).and_then(|rest| table.directives.at_start(rest)) {
        start += word.len();
    }
    let mut end = item.len();
    while let Some(word) = table.firm_stages.at_end(item.get(..end)?) {
        end -= word.len();
    }
    if end == item.len() || start >= end {
        return None;
    }
    let words =
        item.get(start..end)?.trim_end_matches(|c: char| is_numeric(c) || matches!(c, '年' | '月' | '前' | '底'));
    let named = words.chars().all(is_han)
        && OWN.contains(&han_count(words))
        && specific(words, pledges) >= OWN.start
        && !words.contains('的')
        && table.works.first(words).is_none()
        && table.deeds.first(words).is_none()
        && table.any.at_start(words).is_none();
    named.then(|| start..start + words.len())
}
