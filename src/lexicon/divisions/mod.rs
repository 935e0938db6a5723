//! Administrative divisions of China down to the county, by their code (GB/T 2260), and names that are no more.
//!
//! In: the name of a government and words from around it. Out: its division, where the words allow only one. The two
//! tables beside this file are made by `make.py`, which names their sources, years and licences.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::hash_row;

/// One administrative division.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Division {
    /// Its code of six digits; the first two are its province's, the first four its prefecture's.
    pub code: &'static str,
    /// Its own name: 五华区.
    pub name: &'static str,
}

impl Division {
    /// The names from the province down: 云南省昆明市五华区.
    pub fn full_name(&self) -> String {
        self.ancestors().into_iter().map(|d| d.name).chain([self.name]).collect()
    }

    /// The divisions above it, the province first.
    fn ancestors(&self) -> Vec<Division> {
        let table = table();
        [2, 4]
            .into_iter()
            .filter(|&n| !self.code[n..].chars().all(|c| c == '0'))
            .filter_map(|n| table.by_code.get(format!("{:0<6}", &self.code[..n]).as_str()).copied())
            .collect()
    }
}

/// A name that is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// What it was.
    pub division: Division,
    /// The last year that the code tables had it.
    pub until: i32,
}

struct Table {
    by_code: HashMap<&'static str, Division>,
    by_name: HashMap<&'static str, Vec<Division>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { by_code: HashMap::new(), by_name: HashMap::new() };
        for (code, name) in include_str!("divisions.tsv").lines().filter_map(|l| l.split_once('\t')) {
            table.by_code.insert(code, Division { code, name });
            table.by_name.entry(name).or_default().push(Division { code, name });
        }
        table
    })
}

/// The division of a code.
pub fn by_code(code: &str) -> Option<Division> {
    table().by_code.get(code).copied()
}

/// Whether a division has just this name.
pub fn is_division(name: &str) -> bool {
    // Every report asks this, few runs ask for a code: the build script puts the hashes of all names in order.
    let (names, _) = include_bytes!(concat!(env!("OUT_DIR"), "/divisions.bin")).as_chunks();
    names.binary_search_by_key(&hash_row(name), |&hash| u64::from_le_bytes(hash)).is_ok()
}

/// Whether any division has the name that `issuer` ends with.
pub fn is_known(issuer: &str) -> bool {
    let place = place_of(issuer);
    place.char_indices().any(|(i, _)| table().by_name.contains_key(&place[i..]))
}

/// The place that a government's name names: 昆明市五华区 of 昆明市五华区人民政府.
pub fn place_of(issuer: &str) -> &str {
    let issuer = issuer.trim();
    ["人民政府", "人民委员会", "政府"].iter().find_map(|s| issuer.strip_suffix(s)).unwrap_or(issuer)
}

/// The division that `issuer` governs. Where several share the name (鼓楼区), the one whose prefecture and province the
/// issuer's own name or the `hints` (the report's title and opening, its folder) speak of; `None` if that leaves it open.
pub fn resolve(issuer: &str, hints: &[&str]) -> Option<Division> {
    let place = place_of(issuer);
    // The longest end of the name that is a division; what stands before it names those above.
    let (at, named) = place.char_indices().find_map(|(i, _)| Some((i, table().by_name.get(&place[i..])?)))?;
    let above = &place[..at];
    let mut best: Vec<(usize, Division)> = named
        .iter()
        .map(|d| {
            let ancestors = d.ancestors();
            let told = |text: &str| ancestors.iter().map(|a| mention(text, a.name)).sum::<usize>();
            (told(above) * 100 + hints.iter().map(|h| told(h)).sum::<usize>(), *d)
        })
        .collect();
    if best.len() == 1 && (above.is_empty() || best[0].0 > 0 || best[0].1.ancestors().is_empty()) {
        return Some(best[0].1);
    }
    best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    match best.as_slice() {
        [(score, one)] if *score > 0 => Some(*one),
        [(first, one), (second, _), ..] if first > second => Some(*one),
        _ => None,
    }
}

/// The divisions straight below `division` and below those, in order of their codes.
pub fn below(division: Division) -> Vec<Division> {
    let stem = division.code.trim_end_matches("00");
    let mut out: Vec<Division> =
        table().by_code.values().filter(|d| d.code.starts_with(stem) && d.code != division.code).copied().collect();
    out.sort();
    out
}

/// How clearly `text` speaks of a division: 2 for its full name, 1 for its name without 省 or 市, 0 for neither.
fn mention(text: &str, name: &str) -> usize {
    if text.contains(name) { 2 } else { usize::from(stem(name).is_some_and(|s| text.contains(s))) }
}

/// A name without the word for its rank, if at least two characters are left: 海拉尔 of 海拉尔区.
fn stem(name: &str) -> Option<&str> {
    const RANKS: [&str; 12] = [
        "特别行政区",
        "维吾尔自治区",
        "壮族自治区",
        "回族自治区",
        "自治区",
        "地区",
        "省",
        "市",
        "县",
        "区",
        "旗",
        "盟",
    ];
    let stem = RANKS.iter().find_map(|r| name.strip_suffix(r))?;
    (stem.chars().count() >= 2).then_some(stem)
}

/// The names that `division` may have had before: those of the same province with the same stem that are no more
/// (海拉尔市 for 海拉尔区), the latest first.
pub fn former_names(division: Division) -> Vec<Former> {
    let Some(own) = stem(division.name) else { return Vec::new() };
    let mut out: Vec<Former> = include_str!("former.tsv")
        .lines()
        .filter_map(|l| {
            let mut fields = l.split('\t');
            let (code, name, until) = (fields.next()?, fields.next()?, fields.next()?.parse().ok()?);
            let same = name != division.name && code.get(..2) == division.code.get(..2) && stem(name) == Some(own);
            same.then_some(Former { division: Division { code, name }, until })
        })
        .collect();
    out.sort_by(|a, b| b.until.cmp(&a.until).then(a.division.cmp(&b.division)));
    out
}

// The table is of real divisions, so these are.
#[cfg(test)]
mod tests {
    use super::*;

    fn code(issuer: &str, hints: &[&str]) -> Option<&'static str> {
        resolve(issuer, hints).map(|d| d.code)
    }

    #[test]
    fn a_division_is_known_by_its_whole_name() {
        assert!(table().by_name.keys().all(|name| is_division(name)));
        assert!(["", "海拉尔", "昆明市五华区", "澜溪区"].into_iter().all(|name| !is_division(name)));
    }

    #[test]
    fn a_name_that_only_one_place_has() {
        assert_eq!(code("海拉尔区人民政府", &[]), Some("150702"));
        assert_eq!(code("昆明市五华区人民政府", &[]), Some("530102"));
        assert_eq!(code("广东省人民政府", &[]), Some("440000"));
        assert_eq!(code("北京市人民政府", &[]), Some("110000"));
    }

    #[test]
    fn a_name_that_several_share_needs_words_around() {
        assert_eq!(code("鼓楼区人民政府", &[]), None);
        assert_eq!(code("鼓楼区人民政府", &["reports/福州市/鼓楼区"]), Some("350102"));
        assert_eq!(code("南京市鼓楼区人民政府", &[]), Some("320106"));
        assert_eq!(code("鼓楼区人民政府", &["徐州"]), Some("320302"));
    }

    #[test]
    fn places_that_are_not_there_have_no_code() {
        assert_eq!(code("澜溪区人民政府", &["临澜市"]), None);
        assert_eq!(code("临澜市海拉尔区人民政府", &[]), None);
        assert_eq!(code("国务院", &[]), None);
        assert_eq!(code("", &[]), None);
    }

    #[test]
    fn full_names_and_former_ones() {
        let division = resolve("海拉尔区人民政府", &[]).expect("a district");
        assert_eq!(division.full_name(), "内蒙古自治区呼伦贝尔市海拉尔区");
        assert!(former_names(division).iter().any(|f| f.division.name == "海拉尔市"));
    }
}
