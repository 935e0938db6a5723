//! Measured facts from end to end: what is a figure of what, what may be set beside what, and that a user's lexicon is heard.

use serde_json::Value;

use crate::support::answer::rows;
use crate::support::invented::compared;
use crate::support::run::{SERIES, json, printed, tongbi};

fn metrics(args: &[&str]) -> Vec<Value> {
    rows(&json(&[&["metrics"], args].concat()), "metrics").clone()
}

#[test]
fn a_users_lexicon_names_indicators() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("words.toml");
    let first = metrics(&[SERIES[0]]);
    let unknown = first.iter().find(|m| m["canonical"].is_null()).expect("an indicator that is not built in");
    let name = unknown["indicator"].as_str().expect("a name");
    std::fs::write(&file, format!("[[indicator]]\nkey = \"mine\"\nname = \"{name}\"\n")).expect("written");
    let path = file.to_str().expect("a path");
    let again = metrics(&[SERIES[0], "--lexicon", path]);
    assert!(again.iter().any(|m| m["canonical"] == "mine" && m["indicator"] == name));
    assert_eq!(first.len(), again.len());
}

#[test]
fn a_lexicon_that_is_none_is_one_line_that_names_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("words.toml");
    std::fs::write(&file, "[[indicator]]\nkey = 3\n").expect("written");
    let output = tongbi(&["metrics", SERIES[0], "--lexicon"]).arg(&file).output().expect("a run");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("words.toml") && said.trim_end().lines().count() == 1, "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_fraction_of_a_change_is_shown_as_it_is_written() {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    let text = "2024年临澜市政府工作报告\n各位代表：\n一、2023年工作回顾\n专项资金项目比上年减少一半。\n二、2024年工作安排\n\
                各位代表！让我们携手前进。\n";
    std::fs::write(file.path(), text).expect("written");
    let screen = printed(&["metrics", &file.path().display().to_string()]);
    assert!(screen.contains("下降一半") && !screen.contains("0.5"), "{screen}");
}

/// The changes between the reports of 2023 and 2024 whose reviews are these.
fn changes(before: &str, now: &str) -> Vec<Value> {
    compared("metrics", (before, "扩大开放。"), (now, "扩大开放。"))
}

#[test]
fn prices_for_two_weights_are_not_subtracted() {
    let rows = changes("稻谷收购价每斤提高0.15元。", "稻谷收购价每50公斤提高4元。");
    assert_eq!((rows.len(), rows[0]["change"].as_str()), (1, Some("incomparable")));
    let rows = changes("稻谷收购价每斤提高0.15元。", "稻谷收购价每斤提高0.24元。");
    assert_eq!(rows[0]["delta"].as_f64(), Some(0.09));
}

#[test]
fn what_says_no_thing_is_not_set_beside_what_says_none_either() {
    let told =
        |rows: Vec<Value>| rows.iter().map(|r| r["change"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>();
    let rows = changes("覆盖面达到60%。", "各项制度逐步健全，覆盖面逐步扩大，年底已达到14%。");
    assert_eq!(told(rows), ["new", "dropped"]);
    let rows = changes("全年完成投资3亿元。", "各方面共同努力，完成投资2.5亿元。");
    assert_eq!(told(rows), ["new", "dropped"]);
    let rows = changes("农村低保覆盖面达到60%。", "农村低保覆盖面达到62%。");
    assert_eq!(told(rows), ["up"]);
    let rows = changes(
        "全年实施重点项目127个，完成投资9亿元。",
        "全年实施重点项目121个，完成投资8亿元。竹纤维、重机二期等27个项目建成投产。",
    );
    assert_eq!(rows[0]["delta"].as_f64(), Some(-6.0), "{rows:?}");
}

#[test]
fn a_value_stands_before_the_mark_that_it_passed() {
    let rows = changes("地区生产总值跨过80亿元台阶，达到94.5亿元。", "地区生产总值突破90亿元，达到98.6亿元。");
    assert_eq!(rows[0]["delta"].as_f64(), Some(4.1));
}

#[test]
fn places_among_others_are_not_compared() {
    let rows = changes("贷款余额居中部第1位。", "贷款余额居全国第8位。");
    assert_eq!(rows[0]["change"].as_str(), Some("incomparable"));
    let rows = changes("贷款余额居中部第3位。", "贷款余额居中部第2位。");
    assert_ne!(rows[0]["change"].as_str(), Some("incomparable"));
}

#[test]
fn growths_in_units_of_two_kinds_differ_by_points() {
    let rows = changes("进出口总额增长7%。", "进出口总额增长1.5倍。");
    assert_eq!((rows[0]["delta"].as_f64(), rows[0]["delta_unit"].as_str()), (Some(143.0), Some("个百分点")));
}
