//! Reads an answer in JSON. A key that no answer can have is a mistake of the test, and no `null`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value, json};

/// All keys that the printed schema knows.
static KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(tongbi::view::json::SCHEMA).expect("the schema");
    let (mut keys, mut open) = (BTreeSet::new(), vec![&schema]);
    while let Some(value) = open.pop() {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            keys.extend(properties.keys().cloned());
        }
        match value {
            Value::Array(all) => open.extend(all),
            Value::Object(all) => open.extend(all.values()),
            _ => {}
        }
    }
    keys
});

/// What stands under a key.
pub fn at<'a>(value: &'a Value, key: &str) -> &'a Value {
    assert!(KEYS.contains(key), "no answer has the key {key}");
    &value[key]
}

/// The rows of a list.
pub fn rows<'a>(answer: &'a Value, list: &str) -> &'a Vec<Value> {
    at(answer, list).as_array().unwrap_or_else(|| panic!("no {list} in {answer}"))
}

/// The words under a key of each row that has some.
pub fn each<'a>(rows: &'a [Value], key: &str) -> Vec<&'a str> {
    rows.iter().filter_map(|row| at(row, key).as_str()).collect()
}

/// The target of an indicator and facet.
pub fn row<'a>(answer: &'a Value, indicator: &str, facet: &str) -> &'a Value {
    let found = rows(answer, "targets").iter().find(|r| r["indicator"] == indicator && r["target"]["facet"] == facet);
    found.unwrap_or_else(|| panic!("no target {indicator} ({facet})"))
}

/// The verdict on the target of an indicator, and the value that is its outcome.
pub fn verdict(answer: &Value, indicator: &str) -> Value {
    let rows = rows(answer, "targets");
    let row = rows.iter().find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator} in {rows:?}"));
    json!([row["verdict"], row["actual"]["value"]])
}

/// The indicators of all targets.
pub fn indicators(answer: &Value) -> Vec<&str> {
    each(rows(answer, "targets"), "indicator")
}

pub fn task<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let rows = rows(answer, "tasks");
    rows.iter().find(|r| r["task"] == name).unwrap_or_else(|| panic!("no task {name} in {rows:?}"))
}

/// All tasks, each with what became of it.
pub fn tasks(answer: &Value) -> Vec<(&str, &str)> {
    rows(answer, "tasks").iter().filter_map(|r| Some((r["task"].as_str()?, r["status"].as_str()?))).collect()
}

/// The stage that a task was to reach, the one it has, and whether that is enough.
pub fn stages(answer: &Value, name: &str) -> Value {
    let row = task(answer, name);
    json!([row["stage"][0], row["stage"][1], row["reached"]])
}
