//! The indicators that reports measure themselves by: key, names, good direction, group and order.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::text::fold::fold;

/// Which value of an indicator is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Good {
    /// The larger one.
    High,
    /// The smaller one.
    Low,
    /// One in its place.
    Band,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its stable English key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Which value is the better one.
    pub good: Good,
    /// The group it is read in: 财政.
    pub group: String,
    /// The family of its unit.
    pub family: Option<String>,
    /// Whether it is one of those that come first in every table.
    pub headline: bool,
}

/// All indicators, in the order in which analysts read them.
#[derive(Debug, Clone, Default)]
pub struct Indicators {
    all: Vec<Indicator>,
    by_key: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    heads: Vec<String>,
    tails: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Tables {
    scope: Scope,
    group: Vec<GroupTable>,
}

#[derive(Debug, Deserialize)]
struct Scope {
    heads: Vec<String>,
    tails: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct GroupTable {
    name: String,
    #[serde(default)]
    headline: bool,
    indicators: Vec<Vec<String>>,
}

/// An indicator of the user's, or more names for one that is there:
/// `[[indicator]] key = "tea", name = "茶叶产量", aliases = ["茶叶总产量"], good = "high"`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserIndicator {
    key: String,
    name: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    good: Option<Good>,
    group: Option<String>,
    family: Option<String>,
}

impl Indicators {
    pub(super) fn of(tables: Tables) -> Self {
        let mut out = Self { heads: tables.scope.heads, tails: tables.scope.tails, ..Self::default() };
        for group_table in tables.group {
            for row in &group_table.indicators {
                let [key, good, family, name, aliases @ ..] = row.as_slice() else { continue };
                let good = match good.as_str() {
                    "low" => Good::Low,
                    "band" => Good::Band,
                    _ => Good::High,
                };
                let (key, name, group) = (key.clone(), name.clone(), group_table.name.clone());
                let (family, headline) = (Some(family.clone()), group_table.headline);
                out.insert(Indicator { key, name, good, group, family, headline }, aliases);
            }
        }
        out
    }

    pub(super) fn add(&mut self, user: UserIndicator) -> Result<(), String> {
        if user.key.trim().is_empty() {
            return Err("有一个指标没有 key".to_owned());
        }
        if let Some(&at) = self.by_key.get(&user.key) {
            let known = &mut self.all[at];
            known.good = user.good.unwrap_or(known.good);
            known.group = user.group.unwrap_or_else(|| known.group.clone());
            known.family = user.family.or(known.family.take());
            let names = user.name.into_iter().inspect(|n| known.name.clone_from(n)).chain(user.aliases);
            for name in names.collect::<Vec<_>>() {
                self.by_name.insert(plain(&name), at);
            }
            return Ok(());
        }
        let Some(name) = user.name.filter(|n| !n.trim().is_empty()) else {
            return Err(format!("新指标 {} 没有 name", user.key));
        };
        let good = user.good.unwrap_or(Good::High);
        let group = user.group.unwrap_or_else(|| "其他".to_owned());
        let at = self.all.len();
        for n in user.aliases.iter().chain([&name]) {
            self.by_name.insert(plain(n), at);
        }
        self.by_key.insert(user.key.clone(), at);
        self.all.push(Indicator { key: user.key, name, good, group, family: user.family, headline: false });
        Ok(())
    }

    /// Of a name given twice the first holds.
    fn insert(&mut self, indicator: Indicator, aliases: &[String]) {
        let at = self.all.len();
        for name in aliases.iter().chain([&indicator.name]) {
            self.by_name.entry(plain(name)).or_insert(at);
        }
        self.by_key.insert(indicator.key.clone(), at);
        self.all.push(indicator);
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.all.iter()
    }

    /// The indicator of a key.
    pub fn get(&self, key: &str) -> Option<&Indicator> {
        self.by_key.get(key).map(|&at| &self.all[at])
    }

    /// The key of the indicator that `name` names: as it stands, then without words that change nothing.
    pub fn key_of(&self, name: &str) -> Option<&str> {
        let folded = plain(name);
        let found = |n: &str| self.by_name.get(n).map(|&at| self.all[at].key.as_str());
        if let Some(key) = found(&folded) {
            return Some(key);
        }
        let headless = self.without_head(&folded);
        let candidates = [Some(folded), headless];
        for candidate in candidates.iter().flatten() {
            if let Some(key) = found(candidate) {
                return Some(key);
            }
            let tailless = self.tails.iter().filter_map(|t| candidate.strip_suffix(t.as_str()));
            if let Some(key) = tailless.filter(|n| n.chars().count() > 2).find_map(found) {
                return Some(key);
            }
        }
        None
    }

    /// All names of a key, folded.
    pub fn names_of(&self, key: &str) -> impl Iterator<Item = &str> {
        let at = self.by_key.get(key).copied();
        self.by_name.iter().filter(move |(_, i)| Some(**i) == at).map(|(name, _)| name.as_str())
    }

    /// A folded name without the words in front that change nothing: 全区.
    pub fn without_head(&self, name: &str) -> Option<String> {
        self.heads.iter().find_map(|h| name.strip_prefix(h.as_str()).map(str::to_owned))
    }

    /// Which value of the indicator `key` is the better one.
    pub fn good(&self, key: &str) -> Option<Good> {
        self.get(key).map(|i| i.good)
    }

    /// The place of `key` in the order in which analysts read.
    pub fn order(&self, key: Option<&str>) -> Option<u32> {
        let at = *self.by_key.get(key?)?;
        u32::try_from(at).ok()
    }
}

/// A name as names are compared: folded, and all words for a share of a whole one (占…的比重, 占…比率).
fn plain(name: &str) -> String {
    let folded = fold(name);
    if !folded.contains('占') {
        return folded;
    }
    folded.replace("的比重", "比例").replace("的比例", "比例").replace("比重", "比例").replace("比率", "比例")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_table_is_large_and_of_one_mind() {
        let lexicon = Lexicon::builtin();
        let indicators = lexicon.indicators();
        assert!(indicators.iter().count() >= 200);
        assert_eq!(indicators.iter().count(), indicators.by_key.len());
        for i in indicators.iter() {
            assert_eq!(indicators.key_of(&i.name), Some(i.key.as_str()), "{}", i.name);
        }
    }

    #[test]
    fn names_are_found_with_what_changes_nothing() {
        let lexicon = Lexicon::builtin();
        let key = |name: &str| lexicon.indicators().key_of(name);
        assert_eq!(key("GDP"), Some("gdp"));
        assert_eq!(key("全市地区生产总值"), Some("gdp"));
        assert_eq!(key("规上工业增加值增速"), Some("large_industry"));
        assert_eq!(key("固定资产投资"), Some("fixed_investment"));
        assert_eq!(key("财政赤字占国内生产总值的比重"), Some("deficit_ratio"));
        assert_eq!(key("财政性教育经费支出占国内生产总值比重"), Some("education_spending_share"));
        // Words that change what is measured are kept.
        assert_ne!(key("财政总收入"), key("地方财政总收入"));
        assert_ne!(key("城镇居民人均可支配收入"), key("居民人均可支配收入"));
        assert_eq!(key("澜溪茶叶产量"), None);
        assert_eq!(key(""), None);
    }

    #[test]
    fn direction_and_order() {
        let lexicon = Lexicon::builtin();
        let indicators = lexicon.indicators();
        assert_eq!(indicators.good("surveyed_unemployment"), Some(Good::Low));
        assert_eq!(indicators.good("gdp"), Some(Good::High));
        assert_eq!(indicators.good("deficit_ratio"), Some(Good::Band));
        let order = |k| indicators.order(Some(k));
        assert!(order("gdp") < order("public_revenue") && order("public_revenue") < order("fixed_investment"));
        assert!(order("grain") < order("energy_intensity"));
        assert_eq!(indicators.order(None), None);
    }
}
