//! What the reading stages remark and refuse, in English: a catalogue of patterns, `messages.toml`. Those stages say it in
//! Chinese, with the words of the report or the file in it; here the pattern is found and the same words are put into the
//! English one.

use std::sync::OnceLock;

use super::Lang;

/// A message in the reader's language; what the catalogue does not know stays as it is.
pub fn translate(message: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => message.to_owned(),
        Lang::En => english(message).unwrap_or_else(|| message.to_owned()),
    }
}

/// Chinese patterns with their English, `{}` for what stands in between.
fn catalogue() -> &'static [(Vec<String>, Vec<String>)] {
    static CATALOGUE: OnceLock<Vec<(Vec<String>, Vec<String>)>> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let table: toml::Table = include_str!("messages.toml").parse().unwrap_or_default();
        let parts = |s: &str| s.split("{}").map(str::to_owned).collect::<Vec<_>>();
        let mut all: Vec<_> = table.iter().filter_map(|(zh, en)| Some((parts(zh), parts(en.as_str()?)))).collect();
        // The pattern that says most comes first.
        all.sort_by_key(|(zh, _)| std::cmp::Reverse(zh.iter().map(String::len).sum::<usize>()));
        all
    })
}

/// The message may have the file's name before it: the pattern is looked for behind each `: `, too.
fn english(message: &str) -> Option<String> {
    let starts = std::iter::once(0).chain(message.match_indices(": ").map(|(i, m)| i + m.len()));
    for start in starts {
        let (head, rest) = message.split_at(start);
        if let Some(words) = catalogue().iter().find_map(|(zh, en)| fill(rest, zh, en)) {
            return Some(format!("{head}{words}"));
        }
    }
    None
}

/// `message` in the words of `en`, if it is made as `zh`.
fn fill(message: &str, zh: &[String], en: &[String]) -> Option<String> {
    let (first, middle) = zh.split_first()?;
    let mut rest = message.strip_prefix(first.as_str())?;
    let mut filled = Vec::new();
    for (n, part) in middle.iter().enumerate() {
        let at = if n + 1 == middle.len() {
            rest.len().checked_sub(part.len()).filter(|_| rest.ends_with(part.as_str()))?
        } else {
            rest.find(part.as_str())?
        };
        filled.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    if !rest.is_empty() || en.len() != zh.len() {
        return None;
    }
    let mut out = en.first()?.clone();
    for (words, part) in filled.iter().zip(&en[1..]) {
        out.push_str(words);
        out.push_str(part);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_it_in_english_with_the_same_words() {
        let said = translate("a.txt: 编号不连续，第2项之后是第5项：“五、安全”", Lang::En);
        assert_eq!(said, "a.txt: numbering leaps from 2 to 5: “五、安全”");
    }

    #[test]
    fn every_pattern_has_as_many_places_in_both_languages() {
        assert!(!catalogue().is_empty());
        for (zh, en) in catalogue() {
            assert_eq!(zh.len(), en.len(), "{zh:?}");
        }
    }
}
