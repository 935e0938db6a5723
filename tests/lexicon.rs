//! Every table of the lexicon, as it is written: no list is empty, nothing stands in one twice, and keys of indicators are keys.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// The tables by the names of their files.
fn tables() -> Vec<(String, Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let files = fs::read_dir(folder).expect("the lexicon").map(|entry| entry.expect("an entry").path());
    let tables = files.filter(|file| file.extension().is_some_and(|end| end == "toml")).map(|file| {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let table = fs::read_to_string(&file).expect("a table").parse().expect("TOML");
        (name, table)
    });
    tables.collect()
}

fn table(name: &str) -> Table {
    tables().into_iter().find(|(own, _)| own == name).expect("the table").1
}

/// The words of a list, and of the lists within it.
fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::String(word) => vec![word],
        Value::Array(all) => all.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// What is given more than once.
fn twice<T: Ord + Clone>(all: &[T]) -> BTreeSet<T> {
    let mut seen = BTreeSet::new();
    all.iter().filter(|one| !seen.insert(*one)).cloned().collect()
}

/// What is wrong with the lists of a value that stands at a place.
fn faults(value: &Value, place: &str, faults: &mut Vec<String>) {
    match value {
        Value::Table(table) => {
            table.iter().for_each(|(key, inner)| self::faults(inner, &format!("{place}.{key}"), faults))
        }
        Value::Array(all) => {
            if all.is_empty() {
                faults.push(format!("{place} is empty"));
            }
            let own: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            if own.contains(&"") {
                faults.push(format!("{place} holds a word of no character"));
            }
            let named = |key: &str| all.iter().filter_map(|e| e.get(key)?.as_str()).collect::<Vec<_>>();
            let mut again = twice(&own);
            again.extend(["group", "key", "name"].iter().flat_map(|key| twice(&named(key))));
            // Of classes that part names, each word is of one.
            if place.ends_with(".classes") {
                again.extend(twice(&words(value)));
            }
            if !again.is_empty() {
                faults.push(format!("{place} holds twice: {again:?}"));
            }
            all.iter().for_each(|inner| self::faults(inner, place, faults));
        }
        _ => {}
    }
}

#[test]
fn no_list_is_empty_and_nothing_stands_in_one_twice() {
    let tables = tables();
    assert!(tables.len() >= 9, "{}", tables.len());
    let mut all = Vec::new();
    for (name, table) in tables {
        faults(&Value::Table(table), &name, &mut all);
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn what_is_wrong_with_a_list_is_seen() {
    let wrong = "a = []\nb = ['x', 'y', 'x']\n[[c]]\ngroup = 'g'\nclasses = [['x'], ['y', 'x']]\n[[c]]\ngroup = 'g'\nclasses = [['']]";
    let mut all = Vec::new();
    faults(&Value::Table(wrong.parse().expect("TOML")), "t", &mut all);
    assert_eq!(all.len(), 5, "{all:#?}");
}

#[test]
fn a_word_beside_a_figure_has_one_meaning() {
    for side in ["before", "after"] {
        let all: Vec<String> =
            table("figures")[side].as_table().expect("lists").values().flat_map(words).map(str::to_owned).collect();
        assert!(!all.is_empty() && twice(&all).is_empty(), "{side}: {:?}", twice(&all));
    }
}

#[test]
fn keys_of_indicators_are_keys() {
    let indicators = table("indicators");
    let groups = indicators["group"].as_array().expect("groups").iter();
    let rows = groups.flat_map(|g| g["indicators"].as_array().expect("rows"));
    let known: BTreeSet<&str> = rows.map(|row| row[0].as_str().expect("a key")).collect();
    let pledges = table("pledges");
    let lists = |of: &Value| {
        of.as_array().expect("tables").iter().flat_map(|t| words(&t["keys"])).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut asked = lists(&pledges["outcomes"]["meant"]);
    asked.extend(lists(&pledges["names"]["renamed"]));
    for list in ["generic_keys", "given_keys"] {
        asked.extend(words(&pledges["names"][list]).into_iter().map(str::to_owned));
    }
    // A part of a joint target is a key or the words of a name.
    let latin = |word: &&str| word.contains('_');
    let parts = pledges["names"]["joint"].as_array().expect("joint targets").iter().flat_map(|j| words(&j["parts"]));
    asked.extend(parts.filter(latin).map(str::to_owned));
    assert!(asked.len() > 5, "{asked:?}");
    let unknown: Vec<_> = asked.iter().filter(|key| !known.contains(key.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
