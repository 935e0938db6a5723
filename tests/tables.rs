//! The same numbers in every format: what JSON says in each table is read back from each of the others.

use serde_json::Value;
use tongbi::view::Lang;
use tongbi::view::names::domain_of;
use tongbi::view::words::{figure, terms};

use crate::support::read::{Rows, holds, of_csv, of_html, of_markdown, of_screen, of_word, of_workbook};
use crate::support::run::{PAIR, file, json, printed};

/// A row of a table: words and numbers that stand together.
#[derive(Debug)]
struct Said {
    table: &'static str,
    words: Vec<String>,
    numbers: Vec<String>,
}

/// Words without what a format puts among them: blanks, line ends, marks of emphasis.
fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '\\')).collect()
}

fn string(row: &Value, key: &str) -> Option<String> {
    row[key].as_str().map(bare).filter(|s| !s.is_empty())
}

/// A number as it is written, whatever its sign.
fn number(value: &Value) -> Option<String> {
    value.as_f64().map(|v| v.abs().to_string())
}

/// A share in percent. JSON has it to four places, so that what lies at the half may be read either way.
fn percent(value: &Value) -> Option<String> {
    const HALF: f64 = 0.000_05;
    let share = value.as_f64()?;
    let ways = [share - HALF, share + HALF].map(|s| figure::percent(s).trim_end_matches('%').to_owned());
    Some(if ways[0] == ways[1] { ways[0].clone() } else { ways.join("/") })
}

fn values(row: &Value, sides: [&str; 2]) -> Vec<String> {
    let value = |side: &&str| [number(&row[*side]["value"]), number(&row[*side]["value_high"])];
    sides.iter().flat_map(value).flatten().collect()
}

/// What JSON says of the last pair of the samples. Of terms those that every format has room for.
fn said() -> Vec<Said> {
    let answer = json(&PAIR);
    let pair = &answer["pairs"][0];
    let rows = |table: &str| pair[table].as_array().cloned().unwrap_or_default();
    let mut all: Vec<Said> = Vec::new();
    let mut say = |table: &'static str, words: Vec<Option<String>>, numbers: Vec<String>| {
        let words: Vec<String> = words.into_iter().flatten().collect();
        assert!(!words.is_empty(), "{table}: a row without words");
        all.push(Said { table, words, numbers });
    };
    for row in rows("summary") {
        say("summary", vec![string(&row, "text")], Vec::new());
    }
    for row in rows("targets") {
        say("targets", vec![string(&row, "indicator")], values(&row, ["target", "actual"]));
    }
    for row in rows("claims") {
        say("claims", vec![string(&row, "quote").map(|q| q.trim_end_matches('。').to_owned())], Vec::new());
    }
    for table in ["metrics", "target_changes"] {
        for row in rows(table) {
            say(table, vec![string(&row, "indicator")], values(&row, ["from", "to"]));
        }
    }
    for row in rows("priorities") {
        let domain = domain_of(row["domain"].as_str().unwrap_or_default()).expect("a domain");
        let shares = [&row["from_share"], &row["to_share"]].into_iter().filter(|s| s.as_f64() > Some(0.0));
        let ranks = [number(&row["from_rank"]), number(&row["to_rank"])];
        let numbers = shares.filter_map(percent).chain(ranks.into_iter().flatten()).collect();
        say("priorities", vec![Some(bare(terms::domain(domain, Lang::Zh)))], numbers);
    }
    for list in ["new", "dropped", "risen", "fallen"] {
        const SHOWN: usize = 15;
        let terms = pair["themes"][list].as_array().cloned().unwrap_or_default();
        let policy = terms.iter().filter(|t| t["kind"] == "policy").take(SHOWN);
        for row in policy {
            let counts = [&row["from_count"], &row["to_count"]].into_iter().filter_map(number).collect();
            say("themes", vec![string(row, "term")], counts);
        }
    }
    for row in rows("sections") {
        let titles = ["from_title", "to_title"].into_iter().filter_map(|side| string(&row, side));
        let words = titles.flat_map(|t| t.split('；').map(|t| Some(t.to_owned())).collect::<Vec<_>>()).collect();
        let shares = row["share"].as_array().expect("shares");
        let there = ["from", "to"].map(|side| row[side].as_array().is_some_and(|s| !s.is_empty()));
        let numbers = shares.iter().zip(there).filter(|(_, there)| *there).filter_map(|(s, _)| percent(s)).collect();
        say("sections", words, numbers);
    }
    for row in rows("tasks") {
        let status = match row["status"].as_str() {
            Some("reported") => "已报告",
            Some("continued") => "仍列入计划",
            _ => "未再提及",
        };
        say("tasks", vec![string(&row, "task"), Some(status.into())], Vec::new());
    }
    for row in rows("problems") {
        say("problems", vec![string(&row, "from"), string(&row, "to")], Vec::new());
    }
    for row in rows("checks") {
        say("checks", vec![string(&row, "indicator"), string(&row, "text")], Vec::new());
    }
    all
}

/// Whether a row of words holds a number; a workbook leaves out a nought behind the point.
fn counts(row: &str, number: &str) -> bool {
    number.split('/').any(|n| holds(row, n) || n.strip_suffix(".0").is_some_and(|whole| holds(row, whole)))
}

fn assert_said(format: &str, rows: &Rows) {
    let rows: Vec<String> = rows.iter().map(|row| row.iter().map(|c| bare(c)).collect::<Vec<_>>().join("|")).collect();
    let said = said();
    for table in [
        "summary",
        "targets",
        "claims",
        "metrics",
        "target_changes",
        "priorities",
        "themes",
        "sections",
        "tasks",
        "problems",
        "checks",
    ] {
        assert!(said.iter().any(|s| s.table == table), "the samples have no {table}");
    }
    let untold: Vec<&Said> = said
        .iter()
        .filter(|said| {
            let tells = |row: &&String| {
                said.words.iter().all(|w| row.contains(w.as_str())) && said.numbers.iter().all(|n| counts(row, n))
            };
            !rows.iter().any(|row| tells(&row))
        })
        .collect();
    assert!(
        untold.is_empty(),
        "{format} does not tell {} rows, such as {:#?}",
        untold.len(),
        &untold[..untold.len().min(4)]
    );
}

fn answer(format: &str, more: &[&str]) -> String {
    printed(&[&PAIR[..], &["--format", format], more].concat())
}

#[test]
fn markdown_tells_every_table() {
    assert_said("markdown", &of_markdown(&answer("markdown", &[])));
}

#[test]
fn the_screen_tells_every_table() {
    assert_said("table", &of_screen(&answer("table", &["--width", "300", "--all"])));
}

#[test]
fn html_tells_every_table() {
    assert_said("html", &of_html(&answer("html", &[])));
}

#[test]
fn csv_tells_every_table() {
    assert_said("csv", &of_csv(answer("csv", &[]).as_bytes()));
}

#[test]
fn the_workbook_tells_every_table() {
    assert_said("xlsx", &of_workbook(file("a.xlsx", &[])));
}

#[test]
fn the_word_file_tells_every_table() {
    assert_said("docx", &of_word(file("a.docx", &[])));
}

#[test]
fn what_is_left_out_below_a_table_is_counted_once() {
    let shown = printed(&PAIR);
    let counted: Vec<bool> = shown.lines().map(|l| l.starts_with("还有")).collect();
    assert!(counted.contains(&true), "{shown}");
    assert!(!counted.windows(2).any(|two| two[0] && two[1]), "{shown}");
}
