//! JSON holds to the schema that the program prints: every command that answers in JSON, and the lines of a batch.

use serde_json::Value;

use crate::support::run::{bytes, json, text, tongbi};

/// What a value says against its schema; the keywords that the schema uses, and an error for any other.
fn against(schema: &Value, root: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { return };
    for (keyword, rule) in rules {
        let list = || rule.as_array().into_iter().flatten();
        let number = || rule.as_f64().unwrap_or_default();
        let holds = match keyword.as_str() {
            "description" | "title" | "$schema" | "$defs" | "additionalProperties" => true,
            "$ref" => {
                let target = rule.as_str().and_then(|r| root.pointer(r.trim_start_matches('#')));
                against(target.unwrap_or(&Value::Null), root, value, at, faults);
                target.is_some()
            }
            "anyOf" => list().any(|option| {
                let mut own = Vec::new();
                against(option, root, value, at, &mut own);
                own.is_empty()
            }),
            "enum" => list().any(|v| v == value),
            "type" => {
                let is = |name: &str| match name {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    _ => false,
                };
                rule.as_str().is_some_and(is) || list().filter_map(Value::as_str).any(is)
            }
            "required" => list().filter_map(Value::as_str).all(|key| value.get(key).is_some()),
            "properties" | "propertyNames" => {
                for (key, inner) in value.as_object().into_iter().flatten() {
                    let place = format!("{at}/{key}");
                    match (keyword.as_str(), rule.get(key)) {
                        ("propertyNames", _) => {
                            against(rule, root, &Value::String(key.clone()), &place, faults);
                        }
                        (_, Some(own)) => against(own, root, inner, &place, faults),
                        (_, None) if rules.get("additionalProperties") == Some(&Value::Bool(false)) => {
                            faults.push(format!("{place}: not in the schema"));
                        }
                        _ => {}
                    }
                }
                true
            }
            "items" => {
                for (n, inner) in value.as_array().into_iter().flatten().enumerate() {
                    against(rule, root, inner, &format!("{at}/{n}"), faults);
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|a| a.len() as f64 >= number()),
            "maxItems" => value.as_array().is_none_or(|a| a.len() as f64 <= number()),
            "minimum" => value.as_f64().is_none_or(|v| v >= number()),
            "maximum" => value.as_f64().is_none_or(|v| v <= number()),
            _ => false,
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {rule}"));
        }
    }
}

/// What an answer has that the schema of `name`, or the whole where it is empty, does not allow.
fn faults(schema: &Value, name: &str, answer: &Value) -> Vec<String> {
    let place = if name.is_empty() { String::new() } else { format!("/$defs/{name}") };
    let own = schema.pointer(&place).unwrap_or_else(|| panic!("{name} is not in the schema"));
    let mut faults = Vec::new();
    against(own, schema, answer, name, &mut faults);
    faults.truncate(8);
    faults
}

#[test]
fn json_holds_to_the_printed_schema() {
    let schema: Value = serde_json::from_slice(&bytes(&["schema"])).expect("the schema");
    let reports = ["reports/lanxi-2022.txt", "reports/lanxi-2023.txt", "reports/lanxi-2024.txt"];
    let (one, two, three) = (&reports[..1], &reports[..2], &reports[..]);
    let runs: [(&str, &[&str], &[&str], &str); 13] = [
        ("outline", one, &[], "answer_outline"),
        ("metrics", one, &[], "answer_metrics"),
        ("text", one, &[], "answer_text"),
        ("text", one, &["--simplified"], "answer_text"),
        ("diff", two, &[], "answer_diff"),
        ("diff", three, &[], "answer_diff"),
        ("diff", two, &["--redline", "--lang", "en"], "answer_diff"),
        ("diff", two, &["--only", "checks"], "answer_diff"),
        ("targets", two, &[], "answer_targets"),
        ("targets", three, &[], "answer_pairs"),
        ("themes", two, &[], "answer_themes"),
        ("themes", three, &[], "answer_pairs"),
        ("trend", three, &[], "answer_trend"),
    ];
    for (command, files, more, name) in runs {
        let args = [&[command], files, more].concat();
        let answer = json(&args);
        assert_eq!(faults(&schema, name, &answer), [""; 0], "{args:?}");
        assert_eq!(faults(&schema, "", &answer).len(), 0, "{args:?}: it is none of the answers");
    }
}

#[test]
fn a_batch_holds_to_the_printed_schema() {
    let schema: Value = serde_json::from_slice(&bytes(&["schema"])).expect("the schema");
    // Some files below the folder are of the same years, so that the status tells of them.
    let batch =
        |format: &str| tongbi(&["batch", "reports", "--format", format]).assert().code(3).get_output().stdout.clone();
    let answer: Value = serde_json::from_slice(&batch("json")).expect("JSON");
    assert!(!answer["failed"].as_array().expect("the files that failed").is_empty());
    assert_eq!(faults(&schema, "answer_batch", &answer), [""; 0]);
    let mut tables = std::collections::BTreeSet::new();
    for line in text(batch("jsonl")).lines() {
        let row: Value = serde_json::from_str(line).expect("a JSON object a line");
        let table = row["table"].as_str().unwrap_or_default().to_owned();
        assert_eq!(faults(&schema, &format!("row_{table}"), &row), [""; 0], "{line}");
        tables.insert(table);
    }
    let wanted = tongbi::view::long::TABLES.iter().map(|t| t.id.to_owned()).collect();
    assert_eq!(tables, wanted, "each long table has rows");
}

#[test]
fn what_breaks_the_schema_is_seen() {
    let schema: Value = serde_json::from_slice(&bytes(&["schema"])).expect("the schema");
    let own = schema.pointer("/$defs/answer_outline").expect("outline");
    let mut answer = json(&["outline", "reports/lanxi-2022.txt"]);
    answer["report"]["year"] = Value::String("2022".into());
    let mut faults = Vec::new();
    against(own, &schema, &answer, "outline", &mut faults);
    assert!(!faults.is_empty());
}
