//! The same answer in every format: the numbers and verdicts of JSON are read back from each of the others; JSON holds to
//! the schema that the program prints.

use std::fs;
use std::io::{Cursor, Read};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

fn tongbi(args: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("tongbi").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).assert().success().get_output().stdout.clone()
}

const PAIR: [&str; 3] = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt"];

fn answer(format: &str, more: &[&str]) -> Vec<u8> {
    tongbi(&[&PAIR[..], &["--only", "targets", "--format", format], more].concat())
}

/// What every format has to say of a target: its indicator, the sizes of both figures, the verdict.
struct Told {
    indicator: String,
    numbers: Vec<String>,
    verdict: &'static str,
}

fn told() -> Vec<Told> {
    let json: Value = serde_json::from_slice(&answer("json", &[])).expect("JSON");
    let rows = json["pairs"][0]["targets"].as_array().expect("targets");
    let told = rows.iter().map(|row| Told {
        indicator: row["indicator"].as_str().unwrap_or_default().to_owned(),
        numbers: ["target", "actual"]
            .into_iter()
            .filter_map(|side| row[side]["value"].as_f64())
            .map(|v| v.abs().to_string())
            .collect(),
        verdict: match row["verdict"].as_str() {
            Some("met") => "完成",
            Some("near") => "接近",
            Some("missed") => "未完成",
            Some("unreported") => "未再提及",
            _ => "无法比较",
        },
    });
    told.collect()
}

/// Whether `words` hold `number` as a number of its own: 24.1, not 124.1 nor 24.15.
fn holds(words: &str, number: &str) -> bool {
    words.match_indices(number).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let after = words[at + number.len()..].chars().next();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        !digit(before) && !digit(after)
    })
}

/// Each target of JSON is found in one of `rows`, with its numbers and its verdict.
fn assert_told(format: &str, rows: &[Vec<String>]) {
    for told in told() {
        let found = rows.iter().any(|row| {
            let words = row.join(" | ");
            row.iter().any(|cell| cell.trim() == told.indicator)
                && words.contains(told.verdict)
                && told.numbers.iter().all(|n| holds(&words, n))
        });
        assert!(found, "{format}: {} {:?} {} is not told", told.indicator, told.numbers, told.verdict);
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

/// What stands between `open` and `close`, each time.
pub fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).map(|part| part.split(close).next().unwrap_or(part)).collect()
}

/// The words of a stretch of XML or HTML.
pub fn words(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in xml.replace("<w:br/>", " ").replace("<br>", " ").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn markdown_says_the_same() {
    let page = text(answer("markdown", &[]));
    let rows = page.lines().filter(|l| l.starts_with('|'));
    let rows: Vec<Vec<String>> = rows.map(|l| l.split('|').map(|c| c.replace("**", "")).collect()).collect();
    assert_told("markdown", &rows);
}

#[test]
fn the_terminal_says_the_same_at_80_and_at_200_columns() {
    for width in ["80", "200"] {
        let screen = text(answer("table", &["--width", width, "--all"]));
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut heads: Vec<usize> = Vec::new();
        for line in screen.lines().filter(|l| l.starts_with('│')) {
            let cells: Vec<String> = line.trim_matches('│').split('┆').map(|c| c.trim().to_owned()).collect();
            // Which lines go on with the row above can't be seen where a cell has several; all runs of lines are tried.
            heads.push(rows.len());
            rows.push(cells);
        }
        let joined = heads.iter().flat_map(|&n| (1..=12).map(move |lines| (n, lines))).filter_map(|(n, lines)| {
            let rows = rows.get(n..n + lines)?;
            let cells = (0..rows[0].len()).map(|c| rows.iter().filter_map(|r| r.get(c)).cloned().collect::<String>());
            Some(cells.collect::<Vec<String>>())
        });
        assert_told(&format!("table at {width}"), &joined.collect::<Vec<_>>());
    }
}

#[test]
fn html_says_the_same() {
    let page = text(answer("html", &[]));
    let rows = between(&page, "<tr data-row", "</tr>");
    let rows = rows.iter().map(|r| between(r, "<td", "</td>").iter().map(|c| words(&format!("<td{c}"))).collect());
    assert_told("html", &rows.collect::<Vec<Vec<String>>>());
}

#[test]
fn csv_says_the_same_to_another_parser() {
    let bytes = answer("csv", &[]);
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes.as_slice());
    let rows: Vec<Vec<String>> =
        reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect();
    assert_told("csv", &rows);
}

/// The files of an archive that `wanted` names.
pub fn unpacked(bytes: Vec<u8>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names = archive.file_names().flatten().map(|n| n.into_owned());
    let names: Vec<String> = names.filter(|n| wanted(n)).collect();
    let read = names.iter().map(|name| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
        text
    });
    read.collect()
}

/// The bytes of a file that the program writes.
fn file(name: &str) -> Vec<u8> {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    let to = path.to_str().expect("a path");
    tongbi(&[&PAIR[..], &["--only", "targets", "-o", to]].concat());
    fs::read(&path).expect("written")
}

#[test]
fn the_workbook_says_the_same() {
    let bytes = file("a.xlsx");
    let shared = unpacked(bytes.clone(), |n| n == "xl/sharedStrings.xml").concat();
    let strings: Vec<String> = between(&shared, "<si>", "</si>").into_iter().map(words).collect();
    let sheets = unpacked(bytes, |n| n.starts_with("xl/worksheets/sheet"));
    let cell = |cell: &str| {
        let value = between(cell, "<v>", "</v>").concat();
        match cell.split('>').next().is_some_and(|head| head.contains("t=\"s\"")) {
            true => value.parse().ok().and_then(|n: usize| strings.get(n).cloned()).unwrap_or_default(),
            false => value,
        }
    };
    let rows = sheets.iter().flat_map(|s| between(s, "<row ", "</row>"));
    let rows: Vec<Vec<String>> = rows.map(|r| between(r, "<c ", "</c>").into_iter().map(cell).collect()).collect();
    assert_told("xlsx", &rows);
}

#[test]
fn the_word_file_says_the_same() {
    let document = unpacked(file("a.docx"), |n| n == "word/document.xml").concat();
    let rows = between(&document, "<w:tr>", "</w:tr>");
    let rows = rows.iter().map(|r| between(r, "<w:tc>", "</w:tc>").into_iter().map(words).collect());
    assert_told("docx", &rows.collect::<Vec<Vec<String>>>());
}

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

#[test]
fn json_holds_to_the_printed_schema() {
    let schema: Value = serde_json::from_slice(&tongbi(&["schema"])).expect("the schema");
    let reports = ["reports/lanxi-2022.txt", "reports/lanxi-2023.txt", "reports/lanxi-2024.txt"];
    let runs: [(&str, Vec<&str>, &str); 7] = [
        ("outline", vec![reports[0]], "answer_outline"),
        ("metrics", vec![reports[0]], "answer_metrics"),
        ("diff", vec![reports[0], reports[1]], "answer_diff"),
        ("diff", reports.to_vec(), "answer_diff"),
        ("targets", vec![reports[0], reports[1]], "answer_targets"),
        ("themes", vec![reports[0], reports[1]], "answer_themes"),
        ("trend", reports.to_vec(), "answer_trend"),
    ];
    for (command, files, name) in runs {
        let args = [&[command][..], &files, &["--format", "json"]].concat();
        let answer: Value = serde_json::from_slice(&tongbi(&args)).expect("JSON");
        let own = schema.pointer(&format!("/$defs/{name}")).unwrap_or_else(|| panic!("{name} is not in the schema"));
        let mut faults = Vec::new();
        against(own, &schema, &answer, command, &mut faults);
        assert!(faults.is_empty(), "{command}: {:#?}", &faults[..faults.len().min(8)]);
    }
}

#[test]
fn what_breaks_the_schema_is_seen() {
    let schema: Value = serde_json::from_slice(&tongbi(&["schema"])).expect("the schema");
    let own = schema.pointer("/$defs/answer_outline").expect("outline");
    let mut answer: Value =
        serde_json::from_slice(&tongbi(&["outline", "reports/lanxi-2022.txt", "--format", "json"])).expect("JSON");
    answer["report"]["year"] = Value::String("2022".into());
    let mut faults = Vec::new();
    against(own, &schema, &answer, "outline", &mut faults);
    assert!(!faults.is_empty());
}
