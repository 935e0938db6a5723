//! A user's lexicon (`--lexicon FILE`): the tables of the built-in one, added to it.

use std::path::Path;

use serde::Deserialize;

use super::indicators::UserIndicator;
use super::units::UserUnit;
use super::{DomainEntry, Lexicon};
use crate::error::{Error, Result};

/// What a user's file may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default)]
    indicator: Vec<UserIndicator>,
    #[serde(default)]
    unit: Vec<UserUnit>,
    #[serde(default)]
    domain: Vec<DomainEntry>,
    #[serde(default)]
    terms: Vec<String>,
    #[serde(default)]
    stop: Vec<String>,
}

/// A lexicon of more bytes than this is none.
const LARGEST: u64 = 4 << 20;

impl Lexicon {
    /// The built-in knowledge with the tables of the file `path` added. `path` is TOML: `terms` and `stop`, lists of words,
    /// and the tables `[[indicator]]`, `[[unit]]` and `[[domain]]`.
    pub fn with_user_file(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let read = |cause: std::io::Error| match cause.kind() {
            std::io::ErrorKind::NotFound => Error::input(&name, "没有这个文件，请检查路径"),
            _ => Error::input(&name, format!("词表读不出来：{cause}")),
        };
        if std::fs::metadata(path).map_err(read)?.len() > LARGEST {
            return Err(Error::input(&name, "词表太大，超过 4 MiB"));
        }
        let text = std::fs::read_to_string(path).map_err(read)?;
        Self::with_user_tables(&text).map_err(|cause| Error::input(&name, cause))
    }

    /// The same from the text of such a file; an error says what is wrong, on one line.
    pub fn with_user_tables(text: &str) -> Result<Self, String> {
        let tables: Tables = toml::from_str(text).map_err(|e| {
            let line = e
                .span()
                .map(|s| text.as_bytes()[..s.start.min(text.len())].iter().filter(|&&b| b == b'\n').count() + 1);
            let place = line.map_or(String::new(), |n| format!("第 {n} 行："));
            format!("词表不合格式：{place}{}", e.message().lines().next().unwrap_or_default())
        })?;
        let lexicon = Self { added_domains: tables.domain, terms: tables.terms, stop: tables.stop, ..Self::default() };
        let mut indicators = lexicon.indicators().clone();
        for indicator in tables.indicator {
            indicators.add(indicator)?;
        }
        let mut units = lexicon.units().clone();
        for unit in tables.unit {
            units.add(unit)?;
        }
        Ok(Self { indicators: indicators.into(), units: units.into(), ..lexicon })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Good;

    #[test]
    fn a_users_indicators_and_units_are_added() {
        let text = r#"
            terms = ["茶旅融合"]
            stop = ["茶叶"]
            [[indicator]]
            key = "tea"
            name = "茶叶产量"
            aliases = ["茶叶总产"]
            good = "high"
            [[indicator]]
            key = "gdp"
            aliases = ["本地总产出"]
            good = "band"
            [[unit]]
            name = "标方"
            family = "volume"
            factor = "0.5"
        "#;
        let lexicon = Lexicon::with_user_tables(text).expect("a sound lexicon");
        let indicators = lexicon.indicators();
        assert_eq!((lexicon.terms(), lexicon.stop()), (&["茶旅融合".to_owned()][..], &["茶叶".to_owned()][..]));
        assert_eq!(indicators.key_of("全区茶叶总产"), Some("tea"));
        assert_eq!(indicators.key_of("本地总产出"), Some("gdp"));
        assert_eq!(indicators.good("gdp"), Some(Good::Band));
        assert_eq!(lexicon.units().convert(4.into(), "标方", "立方米"), Some(2.into()));
    }

    #[test]
    fn errors_say_where_and_what() {
        let error = |text: &str| Lexicon::with_user_tables(text).err().unwrap_or_default();
        assert!(error("[[indicator]]\nkey = \"tea\"").contains("tea"));
        assert!(error("[[indicator]]\nkey = 3").contains("第 2 行"));
        assert!(error("[[indikator]]\nkey = \"tea\"").contains("indikator"));
        assert!(error("[[unit]]\nname = \"标方\"\nfactor = \"-1\"").contains("标方"));
        assert!(!error("[[unit]]\nname = 1\n").contains('\n'));
    }
}
