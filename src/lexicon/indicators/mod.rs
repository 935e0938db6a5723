//! The indicators that reports measure themselves by: key, names, good direction, group and order.

mod names;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use self::names::{Begins, plain};
use super::ready;
use crate::text::finder::Finder;

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
    pub key: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// Which value is the better one.
    pub good: Good,
    /// The group it is read in: 财政.
    pub group: Cow<'static, str>,
    /// The family of its unit.
    pub family: Option<Cow<'static, str>>,
    /// Whether it is one of those that come first in every table.
    pub headline: bool,
}

/// All indicators, in the order in which analysts read them.
#[derive(Debug, Clone)]
pub struct Indicators {
    all: Cow<'static, [Indicator]>,
    by_key: Places,
    by_name: Places,
    begins: Begins,
    heads: &'static [&'static str],
    tails: &'static [&'static str],
}

/// Words, each with the place of its indicator: those that lie ready, and those of the user, which hold before them.
#[derive(Debug, Clone)]
struct Places {
    words: &'static Finder,
    places: &'static [u16],
    own: BTreeMap<String, usize>,
}

impl Places {
    fn ready(words: &'static Finder, places: &'static [u16]) -> Self {
        Self { words, places, own: BTreeMap::new() }
    }
    fn get(&self, word: &str) -> Option<usize> {
        let ready = || Some(self.places[self.words.whole(word)?].into());
        self.own.get(word).copied().or_else(ready)
    }
    /// The words of one place.
    fn of(&self, at: usize) -> impl Iterator<Item = &str> {
        let ready = self.places.iter().enumerate().filter(move |(_, place)| usize::from(**place) == at);
        let ready = ready.map(|(word, _)| self.words.word(word)).filter(|word| !self.own.contains_key(*word));
        ready.chain(self.own.iter().filter(move |(_, place)| **place == at).map(|(word, _)| word.as_str()))
    }
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
    /// The built-in ones.
    pub(super) fn builtin() -> Self {
        Self {
            all: Cow::Borrowed(&ready::INDICATORS),
            by_key: Places::ready(&ready::INDICATOR_KEYS, ready::INDICATOR_KEY_PLACES),
            by_name: Places::ready(&ready::INDICATOR_NAMES, ready::INDICATOR_NAME_PLACES),
            begins: Begins(Cow::Borrowed(ready::INDICATOR_BEGINS)),
            heads: ready::INDICATOR_HEADS,
            tails: ready::INDICATOR_TAILS,
        }
    }

    pub(super) fn add(&mut self, user: UserIndicator) -> Result<(), String> {
        if user.key.trim().is_empty() {
            return Err("有一个指标没有 key".to_owned());
        }
        if let Some(at) = self.by_key.get(&user.key) {
            let known = &mut self.all.to_mut()[at];
            known.good = user.good.unwrap_or(known.good);
            known.group = user.group.map_or_else(|| known.group.clone(), Cow::Owned);
            known.family = user.family.map(Cow::Owned).or(known.family.take());
            for name in user.name.iter().chain(&user.aliases) {
                self.begins.add(&plain(name));
                self.by_name.own.insert(plain(name).into_owned(), at);
            }
            known.name = user.name.map_or_else(|| known.name.clone(), Cow::Owned);
            return Ok(());
        }
        let Some(name) = user.name.filter(|n| !n.trim().is_empty()) else {
            return Err(format!("新指标 {} 没有 name", user.key));
        };
        let good = user.good.unwrap_or(Good::High);
        let group = user.group.unwrap_or_else(|| "其他".to_owned());
        let at = self.all.len();
        for n in user.aliases.iter().chain([&name]) {
            self.begins.add(&plain(n));
            self.by_name.own.insert(plain(n).into_owned(), at);
        }
        self.by_key.own.insert(user.key.clone(), at);
        let (key, name, group) = (Cow::Owned(user.key), Cow::Owned(name), Cow::Owned(group));
        self.all.to_mut().push(Indicator {
            key,
            name,
            good,
            group,
            family: user.family.map(Cow::Owned),
            headline: false,
        });
        Ok(())
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.all.iter()
    }

    /// The indicator of a key.
    pub fn get(&self, key: &str) -> Option<&Indicator> {
        self.by_key.get(key).map(|at| &self.all[at])
    }

    /// The key of the indicator that `name` names: as it stands, then without words that change nothing.
    pub fn key_of(&self, name: &str) -> Option<&str> {
        let folded = plain(name);
        let found = |n: &str| self.by_name.get(n).map(|at| self.all[at].key.as_ref());
        let headless = std::iter::once_with(|| self.without_head(&folded)).flatten();
        for candidate in std::iter::once(folded.as_ref()).chain(headless) {
            if let Some(key) = found(candidate) {
                return Some(key);
            }
            let tailless = self.tails.iter().filter_map(|t| candidate.strip_suffix(t));
            if let Some(key) = tailless.filter(|n| n.chars().count() > 2).find_map(found) {
                return Some(key);
            }
        }
        None
    }

    /// Whether a name that [`Indicators::key_of`] finds may begin `chars`: says yes too often, and no of nearly all that begins
    /// none.
    pub fn may_begin(&self, chars: &[char]) -> bool {
        self.begins.may_have(chars)
    }

    /// All names of a key, folded.
    pub fn names_of(&self, key: &str) -> impl Iterator<Item = &str> {
        self.by_key.get(key).into_iter().flat_map(|at| self.by_name.of(at))
    }

    /// A folded name without the words in front that change nothing: 全区.
    pub fn without_head<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.heads.iter().find_map(|h| name.strip_prefix(h))
    }

    /// Which value of the indicator `key` is the better one.
    pub fn good(&self, key: &str) -> Option<Good> {
        self.get(key).map(|i| i.good)
    }

    /// The place of `key` in the order in which analysts read.
    pub fn order(&self, key: Option<&str>) -> Option<u32> {
        let at = self.by_key.get(key?)?;
        u32::try_from(at).ok()
    }
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
        assert_eq!(indicators.iter().count(), indicators.by_key.words.count());
        for i in indicators.iter() {
            assert_eq!(indicators.key_of(&i.name), Some(i.key.as_ref()), "{}", i.name);
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
        let begins = |name: &str| lexicon.indicators().may_begin(&name.chars().collect::<Vec<_>>());
        for name in ["GDP", "全市地区生产总值", "财政赤字占国内生产总值的比重", "比重占"] {
            assert!(begins(name), "{name}");
        }
        assert!(!begins("澜溪茶叶产量"));
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
