//! Traditional characters as simplified ones, each in the place of the one it stands for: a span into the one text is the
//! same span into the other, so that a report is read in simplified characters and quoted as it is written.

use std::collections::BTreeMap;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use super::{CharSet, is_han};

/// Characters that only traditional texts have, the commonest of reports.
const ONLY_TRADITIONAL: &str = "個為這國會來時對發經業設進農產務實現體總長動區開關質環與學導領資財濟廣創優構強邊點將層應項縣鄉黨問題規劃標準機製後處雙從還過運達連選";

/// The part of a text's Han characters that are such, from which on it is a traditional text and no quotation in one.
const LEAST_SHARE: f64 = 0.05;

/// How many Han characters are enough to tell.
const MOST_LOOKED_AT: usize = 4_000;

/// Whether `text` is written in traditional characters.
pub fn is_traditional(text: &str) -> bool {
    let only = CharSet::of(ONLY_TRADITIONAL);
    let (mut han, mut found) = (0usize, 0usize);
    for c in text.chars() {
        if is_han(c) {
            han += 1;
            found += usize::from(only.has(c));
            if han == MOST_LOOKED_AT {
                break;
            }
        }
    }
    han > 0 && found as f64 >= han as f64 * LEAST_SHARE
}

/// `text` in simplified characters if it is written in traditional ones: as many bytes, every character in its place.
pub fn simplified(text: &str) -> Option<String> {
    if !is_traditional(text) {
        return None;
    }
    let converter = OpenCC::from_config(BuiltinConfig::T2s).ok()?;
    let mut alone: BTreeMap<char, char> = BTreeMap::new();
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let converted = converter.convert(line);
        if in_place(line, &converted) {
            out.push_str(&converted);
            continue;
        }
        // Words have changed their length: character by character, then, and those that fit their place.
        for c in line.chars() {
            let simple = *alone.entry(c).or_insert_with(|| {
                let converted = converter.convert(c.encode_utf8(&mut [0; 4]));
                let mut chars = converted.chars();
                match (chars.next(), chars.next()) {
                    (Some(simple), None) if simple.len_utf8() == c.len_utf8() => simple,
                    _ => c,
                }
            });
            out.push(simple);
        }
    }
    Some(out)
}

/// Whether each character of `other` stands at the place of one of `text`.
fn in_place(text: &str, other: &str) -> bool {
    text.len() == other.len() && text.chars().map(char::len_utf8).eq(other.chars().map(char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_in_its_place() {
        let text = "瀾溪區政府工作報告\n全區經濟發展總體平穩，地區生產總值增長6.1%，乾隆年間的古鎮得到保護。";
        let simple = simplified(text).expect("traditional");
        assert_eq!(simple, "澜溪区政府工作报告\n全区经济发展总体平稳，地区生产总值增长6.1%，乾隆年间的古镇得到保护。");
        assert_eq!(simple.len(), text.len());
        assert!(text.char_indices().map(|(i, _)| i).eq(simple.char_indices().map(|(i, _)| i)));
    }

    #[test]
    fn a_simplified_text_is_left_alone() {
        assert_eq!(
            simplified(
                "澜溪区政府工作报告。著名侨乡建设成效显著，引进「國際」品牌。全区发展质量明显提升，城乡面貌焕然一新，群众生活持续改善，各项工作都取得了新的成绩。"
            ),
            None
        );
        assert_eq!(simplified(""), None);
    }
}
