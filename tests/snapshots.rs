//! What each format looks like over the samples. After a wanted change: `INSTA_UPDATE=always cargo test snapshots`, and read
//! the difference.

use std::fs;

use crate::support::read::{inside, unpacked, words};
use crate::support::run::{PAIR, bytes, printed};

/// The answer for the last two sample reports, as bytes; by way of a file where the format is one of files.
fn answer(format: &str, more: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("answer");
    bytes(&[&PAIR[..], more, &["--format", format, "-o", path.to_str().expect("a path")]].concat());
    fs::read(&path).expect("written")
}

fn text(format: &str, more: &[&str]) -> String {
    crate::support::run::text(answer(format, more))
}

const PARTS: &str = "--only=summary,targets,priorities,sections,checks";

#[test]
fn table() {
    insta::assert_snapshot!("table-80", text("table", &[PARTS, "--width", "80"]));
    insta::assert_snapshot!("table-200", text("table", &[PARTS, "--width", "200"]));
    insta::assert_snapshot!("table-english", text("table", &[PARTS, "--width", "120", "--lang", "en"]));
    let wording = text("table", &["--only", "wording", "--section", "政府自身建设", "--width", "80"]);
    insta::assert_snapshot!("table-wording", wording);
}

/// What the other commands print.
#[test]
fn commands() {
    let shown = |args: &str| printed(&args.split(' ').chain(["--width", "120"]).collect::<Vec<_>>());
    insta::assert_snapshot!("outline", shown("outline reports/lanxi-2025.txt"));
    insta::assert_snapshot!("metrics", shown("metrics reports/lanxi-2025.txt"));
    insta::assert_snapshot!("tasks", shown("diff --only tasks,problems reports/lanxi-2024.txt reports/lanxi-2025.txt"));
    insta::assert_snapshot!(
        "themes",
        shown("themes reports/lanxi-2023.txt reports/lanxi-2024.txt reports/lanxi-2025.txt")
    );
    let four = "reports/lanxi-2022.txt reports/lanxi-2023.txt reports/lanxi-2024.txt reports/lanxi-2025.txt";
    insta::assert_snapshot!("trend", shown(&format!("trend {four}")));
}

#[test]
fn markdown() {
    insta::assert_snapshot!("markdown", text("markdown", &[PARTS]));
}

#[test]
fn csv() {
    insta::assert_snapshot!("csv", text("csv", &[PARTS]));
}

#[test]
fn json() {
    insta::assert_snapshot!("json", text("json", &["--only", "summary,priorities,checks"]));
}

/// The page without its style, its script and the full texts, an element a line.
#[test]
fn html() {
    let page = text("html", &["--only", "summary,priorities,checks"]);
    let frame = page.split("<article").next().unwrap_or_default();
    let mut shown = String::new();
    for (n, part) in frame.split("<style>").enumerate() {
        let kept = if n == 0 { part } else { part.split_once("</style>").map_or("", |(_, kept)| kept) };
        shown.push_str(kept);
    }
    insta::assert_snapshot!("html", shown.replace("><", ">\n<"));
}

/// The cells of each sheet.
#[test]
fn xlsx() {
    let bytes = answer("xlsx", &[PARTS]);
    let shared = unpacked(bytes.clone(), |n| n == "xl/sharedStrings.xml").concat();
    let strings: Vec<String> = inside(&shared, "<si>", "</si>").into_iter().map(words).collect();
    let mut shown = String::new();
    for sheet in unpacked(bytes, |n| n.starts_with("xl/worksheets/sheet")) {
        shown.push_str("——\n");
        for row in inside(&sheet, "<row ", "</row>") {
            let cells = inside(row, "<c ", "</c>").into_iter().map(|cell| {
                let value = inside(cell, "<v>", "</v>").concat();
                let index = value.parse::<usize>().ok().filter(|_| cell.contains("t=\"s\""));
                index.and_then(|n| strings.get(n).cloned()).unwrap_or(value).replace('\n', " / ")
            });
            shown.push_str(&cells.collect::<Vec<String>>().join(" | "));
            shown.push('\n');
        }
    }
    insta::assert_snapshot!("xlsx", shown);
}

/// The paragraphs of the Word file; tracked changes in their marks.
#[test]
fn docx() {
    let document = unpacked(answer("docx", &[PARTS]), |n| n == "word/document.xml").concat();
    let paragraphs = inside(&document, "<w:p>", "</w:p>").into_iter().map(words);
    insta::assert_snapshot!("docx", paragraphs.collect::<Vec<String>>().join("\n"));
}
