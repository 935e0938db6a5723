//! The same targets in every format: the numbers and verdicts of JSON are read back from each of the others.

use crate::support::read::{holds, of_csv, of_html, of_markdown, of_screen, of_word, of_workbook};
use crate::support::run::{PAIR, bytes, file, json, text};

fn answer(format: &str, more: &[&str]) -> Vec<u8> {
    bytes(&[&PAIR[..], &["--only", "targets", "--format", format], more].concat())
}

/// What every format has to say of a target: its indicator, the sizes of both figures, the verdict.
struct Told {
    indicator: String,
    numbers: Vec<String>,
    /// One of these words.
    verdict: &'static [&'static str],
}

fn told() -> Vec<Told> {
    let answer = json(&[&PAIR[..], &["--only", "targets"]].concat());
    let rows = answer["pairs"][0]["targets"].as_array().expect("targets");
    let told = rows.iter().map(|row| Told {
        indicator: row["indicator"].as_str().unwrap_or_default().to_owned(),
        numbers: ["target", "actual"]
            .into_iter()
            .filter_map(|side| row[side]["value"].as_f64())
            .map(|v| v.abs().to_string())
            .collect(),
        verdict: match row["verdict"].as_str() {
            Some("met") => &["完成"],
            Some("near") => &["接近"],
            Some("missed") => &["未完成"],
            Some("unreported") => &["未再提及", "未报数字", "未报结果"],
            _ => &["无法比较"],
        },
    });
    told.collect()
}

/// Each target of JSON is found in one of `rows`, with its numbers and its verdict.
fn assert_told(format: &str, rows: &[Vec<String>]) {
    for told in told() {
        let found = rows.iter().any(|row| {
            let words = row.join(" | ");
            row.iter().any(|cell| cell.trim() == told.indicator)
                && told.verdict.iter().any(|v| words.contains(v))
                && told.numbers.iter().all(|n| holds(&words, n))
        });
        assert!(found, "{format}: {} {:?} {} is not told", told.indicator, told.numbers, told.verdict[0]);
    }
}

#[test]
fn markdown_says_the_same() {
    assert_told("markdown", &of_markdown(&text(answer("markdown", &[]))));
}

#[test]
fn the_terminal_says_the_same_at_80_and_at_200_columns() {
    for width in ["80", "200"] {
        let screen = text(answer("table", &["--width", width, "--all"]));
        assert_told(&format!("table at {width}"), &of_screen(&screen));
    }
}

#[test]
fn html_says_the_same() {
    assert_told("html", &of_html(&text(answer("html", &[]))));
}

#[test]
fn csv_says_the_same_to_another_parser() {
    assert_told("csv", &of_csv(&answer("csv", &[])));
}

#[test]
fn the_workbook_says_the_same() {
    assert_told("xlsx", &of_workbook(file("a.xlsx", &["--only", "targets"])));
}

#[test]
fn the_word_file_says_the_same() {
    assert_told("docx", &of_word(file("a.docx", &["--only", "targets"])));
}
