//! Terms and priorities on the sample series, as a user runs the commands.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;

/// The answer of a command on the years given.
fn answer(command: &str, years: &[i32], more: &[&str]) -> Value {
    let files: Vec<String> = years.iter().map(|year| format!("reports/lanxi-{year}.txt")).collect();
    let mut run = Command::cargo_bin("tongbi").expect("the binary");
    run.current_dir(env!("CARGO_MANIFEST_DIR")).arg(command).args(files).args(["--format", "json"]).args(more);
    serde_json::from_slice(&run.assert().success().get_output().stdout).expect("JSON")
}

/// The text of a sample as read: that of 2023 is in GB18030.
fn text(year: i64) -> String {
    let mut run = Command::cargo_bin("tongbi").expect("the binary");
    let file = format!("reports/lanxi-{year}.txt");
    run.current_dir(env!("CARGO_MANIFEST_DIR")).args(["text", &file, "--format", "table"]);
    String::from_utf8(run.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

fn terms(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(|t| t["term"].as_str()).collect()
}

#[test]
fn terms_are_phrases_and_their_quotes_hold_them() {
    let answer = answer("themes", &[2024, 2025], &[]);
    let text = fs::read_to_string("reports/lanxi-2025.txt").expect("the sample");
    let new = &answer["themes"]["new"];
    assert!(!terms(new).is_empty());
    for t in new.as_array().expect("a list") {
        let term = t["term"].as_str().expect("a term");
        assert!(!term.starts_with('的') && !term.ends_with('的'), "{term}");
        assert_eq!(t["from_count"], 0);
        assert_eq!(t["to_count"], text.matches(term).count());
        assert!(t["quote"].as_str().is_some_and(|q| q.contains(term)), "{t}");
    }
}

#[test]
fn the_user_says_how_many_which_to_follow_and_which_to_leave_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let (follow, stop) = (folder.path().join("terms.txt"), folder.path().join("stop.txt"));
    let all = answer("themes", &[2024, 2025], &[]);
    let first = terms(&all["themes"]["new"])[0].to_owned();
    fs::write(&follow, "从未说过的话\n澜溪区 # 自己\n").expect("written");
    fs::write(&stop, &first).expect("written");
    let (follow, stop) = (follow.to_string_lossy(), stop.to_string_lossy());
    let chosen = answer("themes", &[2024, 2025], &["--top", "3", "--terms", &follow, "--stop", &stop]);
    let themes = &chosen["themes"];
    assert_eq!(terms(&themes["followed"]), ["从未说过的话", "澜溪区"]);
    assert_eq!((&themes["followed"][0]["from_count"], &themes["followed"][0]["to_count"]), (&0.into(), &0.into()));
    assert_eq!(terms(&themes["new"]).len(), 3);
    assert!(!terms(&themes["new"]).contains(&first.as_str()));
}

#[test]
fn what_returned_was_said_before_the_last_report() {
    let answer = answer("themes", &[2022, 2023, 2024, 2025], &[]);
    for (i, pair) in answer["pairs"].as_array().expect("pairs").iter().enumerate() {
        for t in pair["returned"].as_array().expect("a list") {
            let year = t["last_said"].as_i64().expect("a year");
            assert!(year < 2022 + i as i64, "{t}");
            assert!(text(year).contains(t["term"].as_str().expect("a term")), "{t}");
        }
    }
}

#[test]
fn domains_by_years_agree_with_the_pairs() {
    let answer = answer("diff", &[2022, 2023, 2024], &["--only", "priorities"]);
    let domains = answer["domains"].as_array().expect("domains");
    assert!(!domains.is_empty());
    for row in answer["pairs"][1]["priorities"].as_array().expect("priorities") {
        let line = domains.iter().find(|d| d["domain"] == row["domain"]).expect("a line for each domain");
        let point = line["points"].as_array().expect("points").iter().find(|p| p["report"] == 2024).expect("a point");
        assert_eq!(point["rank"], row["to_rank"]);
        assert_eq!(point["share"], row["to_share"]);
    }
}
