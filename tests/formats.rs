//! The same targets in every format: the numbers and verdicts of JSON are read back from each of the others. What reads the
//! formats serves other tests too.

use std::fs;
use std::io::{Cursor, Read};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

pub fn tongbi(args: &[&str]) -> Vec<u8> {
    let mut command = Command::cargo_bin("tongbi").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).assert().success().get_output().stdout.clone()
}

pub const PAIR: [&str; 3] = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt"];

fn answer(format: &str, more: &[&str]) -> Vec<u8> {
    tongbi(&[&PAIR[..], &["--only", "targets", "--format", format], more].concat())
}

/// What every format has to say of a target: its indicator, the sizes of both figures, the verdict.
struct Told {
    indicator: String,
    numbers: Vec<String>,
    /// One of these words.
    verdict: &'static [&'static str],
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
            Some("met") => &["完成"],
            Some("near") => &["接近"],
            Some("missed") => &["未完成"],
            Some("unreported") => &["未再提及", "未报数字", "未报结果"],
            _ => &["无法比较"],
        },
    });
    told.collect()
}

/// Whether `words` hold `number` as a number of its own: 24.1, not 124.1 nor 24.15.
pub fn holds(words: &str, number: &str) -> bool {
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
                && told.verdict.iter().any(|v| words.contains(v))
                && told.numbers.iter().all(|n| holds(&words, n))
        });
        assert!(found, "{format}: {} {:?} {} is not told", told.indicator, told.numbers, told.verdict[0]);
    }
}

pub fn text(bytes: Vec<u8>) -> String {
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
    out.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Rows of cells, as another program reads them.
pub type Rows = Vec<Vec<String>>;

/// The rows of a Markdown answer; a line of running words is a row of one cell.
pub fn of_markdown(page: &str) -> Rows {
    let cells = |l: &str| match l.starts_with('|') {
        true => l.split('|').map(|c| c.replace("**", "")).collect(),
        false => vec![l.to_owned()],
    };
    page.lines().map(cells).collect()
}

/// The rows of an answer for the screen. Which lines go on with the row above can't be seen where a cell has several: all
/// runs of lines are tried.
pub fn of_screen(screen: &str) -> Rows {
    let drawn = |l: &str| l.trim_matches('│').split('┆').map(|c| c.trim().to_owned()).collect::<Vec<String>>();
    let rows: Rows = screen.lines().map(|l| if l.starts_with('│') { drawn(l) } else { vec![l.to_owned()] }).collect();
    let joined = (0..rows.len()).flat_map(|n| (1..=12).map(move |lines| (n, lines))).filter_map(|(n, lines)| {
        let rows = rows.get(n..n + lines)?;
        let alike = rows.iter().all(|r| r.len() == rows[0].len());
        let column = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|c| c.trim()).collect::<String>();
        alike.then(|| (0..rows[0].len()).map(column).collect())
    });
    joined.collect()
}

/// The rows of a page's tables, of its pairs of sections, and of its summary.
pub fn of_html(page: &str) -> Rows {
    let tables = between(page, "<tr data-row", "</tr>");
    let cells = |r: &&str| between(r, "<td", "</td>").iter().map(|c| words(&format!("<td{c}"))).collect();
    let mut rows: Rows = tables.iter().map(cells).collect();
    let sections = between(page, "<details class=\"l", "</summary>");
    rows.extend(
        sections.iter().map(|s| between(s, "<span", "</span>").iter().map(|c| words(&format!("<s{c}"))).collect()),
    );
    rows.extend(between(page, "<li>", "<details>").iter().map(|s| vec![words(s)]));
    rows
}

/// The rows of CSV, by another parser.
pub fn of_csv(bytes: &[u8]) -> Rows {
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
    reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
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

/// The rows of all sheets of a workbook, numbers as the sheet holds them.
pub fn of_workbook(bytes: Vec<u8>) -> Rows {
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
    rows.map(|r| between(r, "<c ", "</c>").into_iter().map(cell).collect()).collect()
}

/// The rows of a Word file's tables, and its paragraphs as rows of one cell.
pub fn of_word(bytes: Vec<u8>) -> Rows {
    let document = unpacked(bytes, |n| n == "word/document.xml").concat();
    let rows = between(&document, "<w:tr>", "</w:tr>");
    let mut rows: Rows =
        rows.iter().map(|r| between(r, "<w:tc>", "</w:tc>").into_iter().map(words).collect()).collect();
    let paragraphs: Vec<String> = between(&document, "<w:p>", "</w:p>").into_iter().map(words).collect();
    // What nothing is said of stands together in a paragraph: 未再提及的2个指标：甲（5%）；乙（3个）.
    for list in paragraphs.iter().filter(|p| p.starts_with("未再提及的")) {
        let items = list.split_once('：').map_or("", |(_, items)| items).split('；');
        rows.extend(items.map(|item| {
            let name = item.split('（').next().unwrap_or(item);
            vec![name.to_owned(), item.to_owned(), "未再提及".to_owned()]
        }));
    }
    rows.extend(paragraphs.into_iter().map(|p| vec![p]));
    rows
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

/// The bytes of a file that the program writes.
pub fn file(name: &str, more: &[&str]) -> Vec<u8> {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    let to = path.to_str().expect("a path");
    tongbi(&[&PAIR[..], more, &["-o", to]].concat());
    fs::read(&path).expect("written")
}

#[test]
fn the_workbook_says_the_same() {
    assert_told("xlsx", &of_workbook(file("a.xlsx", &["--only", "targets"])));
}

#[test]
fn the_word_file_says_the_same() {
    assert_told("docx", &of_word(file("a.docx", &["--only", "targets"])));
}
