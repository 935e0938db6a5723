//! Units: which there are, which family each belongs to, and how they convert.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::ready;
use crate::text::finder::{Finder, Kept};

/// The units that the lexicon knows.
#[derive(Debug, Clone)]
pub struct Units {
    all: Cow<'static, [Unit]>,
    /// Their names, in the same order.
    names: Kept,
}

#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Units of one family convert.
    pub(super) family: Cow<'static, str>,
    /// How many of the family's first one it is, as it is written.
    pub(super) factor: Option<Cow<'static, str>>,
    /// Characters that make another word of it.
    pub(super) not_before: Cow<'static, str>,
    /// Words that begin with one of those and make none, set apart by blanks: 体育 (8个体育公园).
    pub(super) yet_before: Cow<'static, str>,
}

impl Unit {
    fn factor(&self) -> Option<Decimal> {
        self.factor.as_ref()?.parse().ok()
    }

    /// Whether it is only the beginning of another word, by the characters `after` it.
    fn is_cut(&self, after: &[char]) -> bool {
        let begins = |word: &str| !word.is_empty() && word.chars().eq(after.iter().copied().take(word.chars().count()));
        after.first().is_some_and(|&c| self.not_before.contains(c)) && !self.yet_before.split(' ').any(begins)
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Written(String),
}

impl Number {
    fn decimal(&self) -> Option<Decimal> {
        match self {
            Number::Whole(n) => Some(Decimal::from(*n)),
            Number::Written(s) => s.parse().ok(),
        }
    }
}

/// A unit of the user's: `[[unit]] name = "标方", family = "volume", factor = 1`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserUnit {
    name: String,
    family: Option<String>,
    factor: Option<Number>,
}

impl Units {
    /// The built-in ones.
    pub(super) fn builtin() -> Self {
        Self { all: Cow::Borrowed(&ready::UNITS), names: Kept::Ready(&ready::UNIT_NAMES) }
    }

    pub(super) fn add(&mut self, unit: UserUnit) -> Result<(), String> {
        let factor = match &unit.factor {
            None => None,
            Some(f) => Some(
                f.decimal()
                    .filter(|d| d.is_sign_positive() && !d.is_zero())
                    .ok_or_else(|| format!("单位 {} 的 factor 不是大于零的数", unit.name))?,
            ),
        };
        if unit.name.trim().is_empty() {
            return Err("有一个单位没有 name".to_owned());
        }
        let family = unit.family.unwrap_or_else(|| format!("count:{}", unit.name));
        let factor = factor.map(|f| Cow::Owned(f.to_string()));
        let (not_before, yet_before) = (Cow::Borrowed(""), Cow::Borrowed(""));
        let new = Unit { family: Cow::Owned(family), factor, not_before, yet_before };
        match self.get(&unit.name) {
            Some(at) => self.all.to_mut()[at] = new,
            None => {
                self.names = Finder::new(self.names.words().chain([unit.name.as_str()])).into();
                self.all.to_mut().push(new);
            }
        }
        Ok(())
    }

    /// The place of the unit of this name.
    fn get(&self, name: &str) -> Option<usize> {
        self.names.at_start(name).next().filter(|&at| self.names.word(at).len() == name.len())
    }

    /// How many characters of `chars` from `at` on are a unit: the longest that is one there.
    pub fn scan(&self, chars: &[char], at: usize) -> Option<usize> {
        let chars = chars.get(at..)?;
        self.names.prefixes(chars).find(|&(unit, n)| !self.all[unit].is_cut(&chars[n..])).map(|(_, n)| n)
    }

    /// The family of a unit as written, scale and all: the families of 万亩 and 公顷 are one. Unknown units are families of
    /// their own.
    pub fn family(&self, written: &str) -> Cow<'_, str> {
        let (_, base) = self.split(written);
        self.get(base).map_or_else(|| format!("count:{base}").into(), |at| self.all[at].family.as_ref().into())
    }

    /// `value` of the unit `from` in the unit `to`, where they convert.
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        let (from_scale, from_base) = self.split(from);
        let (to_scale, to_base) = self.split(to);
        let based = value.checked_mul(from_scale)?;
        let based = if from_base == to_base {
            based
        } else {
            let (a, b) = (&self.all[self.get(from_base)?], &self.all[self.get(to_base)?]);
            if a.family != b.family {
                return None;
            }
            based.checked_mul(a.factor()?)?.checked_div(b.factor()?)?
        };
        Some(based.checked_div(to_scale)?.normalize())
    }

    /// The scale in front of a unit and the unit without it: 万亩 is 10,000 of 亩; 千瓦 is itself.
    fn split<'u>(&self, written: &'u str) -> (Decimal, &'u str) {
        let mut factor = Decimal::ONE;
        let mut rest = written.trim();
        loop {
            if self.get(rest).is_some() {
                return (factor, rest);
            }
            let Some((scale, tail)) = [("亿", 100_000_000), ("万", 10_000), ("千", 1000), ("百", 100)]
                .iter()
                .find_map(|&(w, k)| rest.strip_prefix(w).map(|t| (Decimal::from(k), t)))
            else {
                return (factor, rest);
            };
            let Some(product) = factor.checked_mul(scale) else { return (factor, rest) };
            factor = product;
            rest = tail;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn decimal(s: &str) -> Decimal {
        s.parse().expect("a number")
    }

    #[test]
    fn units_of_one_family_convert_with_their_scale() {
        let lexicon = Lexicon::builtin();
        let units = lexicon.units();
        let to = |v: &str, from: &str, to: &str| units.convert(decimal(v), from, to).map(|d| d.round_dp(6).normalize());
        assert_eq!(to("16.4", "亿元", "万元"), Some(decimal("164000")));
        assert_eq!(to("1.2", "万亿斤", "亿吨"), Some(decimal("6")));
        assert_eq!(to("15", "亩", "公顷"), Some(decimal("1")));
        assert_eq!(to("2", "千瓦", "千瓦"), Some(decimal("2")));
        assert_eq!(to("1", "亿美元", "亿元"), None);
        assert_eq!(to("500", "亩", "栋"), None);
        assert_eq!(units.family("万亩"), units.family("公顷"));
        assert_ne!(units.family("个"), units.family("处"));
    }

    #[test]
    fn the_longest_unit_that_is_no_other_word() {
        let lexicon = Lexicon::builtin();
        let scan = |s: &str| lexicon.units().scan(&s.chars().collect::<Vec<_>>(), 0);
        assert_eq!(scan("千瓦时"), Some(3));
        assert_eq!(scan("人次"), Some(2));
        assert_eq!(scan("人口"), None);
        assert_eq!(scan("个百分点"), Some(4));
        assert_eq!(scan("条件"), None);
    }

    #[test]
    fn a_character_that_makes_another_word_begins_many_things_too() {
        let lexicon = Lexicon::builtin();
        let scan = |s: &str| lexicon.units().scan(&s.chars().collect::<Vec<_>>(), 0);
        for counted in
            ["个体育公园", "个人才团队", "家居家养老中心", "次会议", "次全市演练", "名教师", "名民警", "位居民"]
        {
            assert_eq!(scan(counted), Some(1), "{counted}");
        }
        for word in
            ["个体工商户", "个人所得税", "家居产业", "家庭农场", "次全会", "名校", "名列前茅", "位居前列", "人民"]
        {
            assert_eq!(scan(word), None, "{word}");
        }
    }
}
