//! With `--lang en` nothing is Chinese but what the reports say, in any answer, on any error, in help and manual.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tongbi::view::Lang;
use tongbi::view::words::messages;

use crate::support::read::inside;
use crate::support::run::{SERIES, tongbi};

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '，' | '。' | '；' | '：' | '、')
}

/// The runs of Chinese characters in some words.
fn chinese(words: &str) -> BTreeSet<String> {
    let runs = words.split(|c: char| !('\u{3400}'..='\u{9fff}').contains(&c));
    runs.filter(|r| !r.is_empty()).map(str::to_owned).collect()
}

fn out(args: &[&str]) -> (String, String) {
    let run = tongbi(args).assert();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (words(&run.get_output().stdout), words(&run.get_output().stderr))
}

/// What the reports say, and the names of things that are read from them.
fn said() -> (String, BTreeSet<String>) {
    let mut texts = String::new();
    let mut names = BTreeSet::new();
    for report in SERIES {
        texts.extend(out(&["text", report]).0.split_whitespace());
    }
    let series: Vec<&str> = ["diff"].into_iter().chain(SERIES).chain(["--format", "json"]).collect();
    let mut answers = vec![out(&series).0];
    answers.extend(SERIES.map(|report| out(&["metrics", report, "--format", "json"]).0));
    let answers: Vec<Value> = answers.iter().map(|a| serde_json::from_str(a).expect("JSON")).collect();
    let mut open: Vec<&Value> = answers.iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all),
            Value::Object(all) => {
                names.extend(all.get("indicator").and_then(Value::as_str).map(chinese).unwrap_or_default());
                open.extend(all.values());
            }
            _ => {}
        }
    }
    (texts, names)
}

#[test]
fn answers_are_in_english_but_for_the_words_of_the_reports() {
    let (texts, names) = said();
    let runs: [(&[&str], &[&str]); 8] = [
        (&["diff", "--redline"], &SERIES[2..]),
        (&["diff"], &SERIES[1..]),
        (&["outline"], &SERIES[3..]),
        (&["metrics"], &SERIES[3..]),
        (&["targets", "--verbose", "--vocab", "ducha"], &SERIES[2..]),
        (&["themes"], &SERIES[1..]),
        (&["trend"], &SERIES),
        (&["batch"], &["reports"]),
    ];
    for (command, files) in runs {
        for format in ["table", "markdown", "html", "csv"] {
            let more = ["--lang", "en", "--format", format, "--width", "250"];
            let (answer, errors) = out(&[command, files, &more].concat());
            let shown = match format {
                "html" => {
                    let styled = answer.split("<style>").map(|p| p.rsplit("</style>").next().unwrap_or(p));
                    let styled: String = styled.collect();
                    let scripted: String =
                        styled.split("<script>").map(|p| p.rsplit("</script>").next().unwrap_or(p)).collect();
                    scripted
                        .split('<')
                        .map(|p| p.split_once('>').map_or(p, |(_, words)| words))
                        .collect::<Vec<_>>()
                        .join("\n")
                }
                _ => answer,
            };
            // On the screen words are cut where a line ends.
            let strange: Vec<String> = chinese(&format!("{shown}\n{errors}"))
                .into_iter()
                .filter(|run| !texts.contains(run.as_str()) && !names.iter().any(|n| n.contains(run.as_str())))
                .collect();
            assert_eq!(strange, [""; 0], "{command:?} as {format}");
        }
    }
}

#[test]
fn every_mistake_is_told_in_one_line_of_the_readers_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, words: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, words).expect("written");
        path.display().to_string()
    };
    let (empty, lexicon, picture) =
        (file("empty.txt", b""), file("lexicon.toml", b"x = 1"), file("a.png", b"\x89PNG\r\n\x1a\n"));
    let nowhere = folder.path().join("no/a.html").display().to_string();
    let no_format = folder.path().join("a.foo").display().to_string();
    let lines = folder.path().join("a.jsonl").display().to_string();
    let (a, b) = (SERIES[0], SERIES[1]);
    let mistakes: Vec<Vec<&str>> = vec![
        vec![],
        vec!["foo"],
        vec!["dif", a, b],
        vec!["diff"],
        vec!["diff", a],
        vec!["diff", a, a],
        vec!["diff", "-", "-"],
        vec!["diff", a, "nothing.txt"],
        vec!["diff", a, &empty],
        vec!["diff", a, &picture],
        vec!["diff", a, "reports"],
        vec!["diff", a, b, "--foo"],
        vec!["diff", a, b, "--only", "foo"],
        vec!["diff", a, b, "--only"],
        vec!["diff", a, b, "--domain", "foo"],
        vec!["diff", a, b, "--section", "foo"],
        vec!["diff", a, b, "--format", "foo"],
        vec!["diff", a, b, "--format", "jsonl"],
        vec!["diff", a, b, "-o", &lines],
        vec!["diff", a, b, "-o", &nowhere],
        vec!["diff", a, b, "-o", &no_format],
        vec!["diff", a, b, "--year", "abc"],
        vec!["diff", a, b, "--year", "2022"],
        vec!["diff", a, b, "--issuer", "foo"],
        vec!["diff", a, b, "--encoding", "utf-8"],
        vec!["diff", a, b, "--year", "foo.txt=2022"],
        vec!["diff", a, b, "--lexicon", "nothing.toml"],
        vec!["diff", a, b, "--lexicon", &lexicon],
        vec!["diff", a, b, "--terms", "nothing.txt"],
        vec!["diff", a, b, "--max-size", "foo"],
        vec!["diff", a, b, "--tolerance", "5"],
        vec!["diff", a, b, "--width", "0"],
        vec!["diff", a, b, "--color", "foo"],
        vec!["diff", a, b, "--ascii", "--ascii"],
        vec!["targets", a, b, "--fail-on", "foo"],
        vec!["outline", a, "--encoding", "foo"],
        vec!["text", a, b],
        vec!["trend", a],
        vec!["trend", a, b, "--same", "foo"],
        vec!["trend", a, b, "--section", "foo"],
        vec!["trend", "nowhere"],
        vec!["batch", "nowhere"],
        vec!["batch", a],
        vec!["batch", "reports", "--jobs", "0"],
        vec!["batch", "reports", "--resume"],
        vec!["man", "foo"],
        vec!["completions", "foo"],
    ];
    for args in mistakes {
        for lang in ["en", "zh"] {
            let args = [&args[..], &["--lang", lang]].concat();
            let run = tongbi(&args).assert().code(2);
            let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
            assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
            assert!(said.starts_with("tongbi: ") && run.get_output().stdout.is_empty(), "{args:?}: {said}");
            match lang {
                "en" => assert!(!said.chars().any(is_chinese), "{args:?}: {said}"),
                _ => assert!(said.chars().any(is_chinese), "{args:?}: {said}"),
            }
        }
    }
    // The example is of the option that was typed.
    for (option, value) in [("--year", "2022"), ("--issuer", "foo"), ("--encoding", "utf-8")] {
        let (_, said) = out(&["diff", a, b, option, value, "--lang", "en"]);
        assert!(said.contains(&format!("{option} FILE=")), "{said}");
    }
}

#[test]
fn help_and_manual_are_in_english() {
    // Words that are spoken of, not spoken.
    const NAMED: [&str; 5] = ["左右", "已完成", "达进度", "欠进度", "未报结果"];
    // The files and folders of the examples have Chinese names.
    let is_example = |line: &&str| line.trim_start().starts_with("tongbi ");
    let commands =
        ["diff", "outline", "metrics", "targets", "themes", "trend", "batch", "text", "schema", "completions", "man"];
    let mut pages = vec![out(&["--help", "--lang", "en"]).0, out(&["man", "--lang", "en"]).0];
    for command in commands {
        pages.push(out(&[command, "--help", "--lang", "en"]).0);
        pages.push(out(&["man", command, "--lang", "en"]).0);
    }
    for page in pages {
        assert!(page.len() > 100, "{page}");
        let said: Vec<&str> = page.lines().filter(|line| !is_example(line)).collect();
        let strange: Vec<String> =
            chinese(&said.join("\n")).into_iter().filter(|w| !NAMED.contains(&w.as_str())).collect();
        assert_eq!(strange, [""; 0], "{page}");
    }
}

/// The source files below a folder.
fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            out.push(path);
        }
    }
}

/// The first string that stands behind `at`, as Rust means it, places as `x`.
fn message(source: &str) -> Option<String> {
    let start = source.find('"')? + 1;
    let mut out = String::new();
    let mut chars = source[start..].chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Some(out),
            '\\' => match chars.next()? {
                'u' => {
                    out.push('\u{fffd}');
                    chars.by_ref().find(|c| *c == '}');
                }
                c => out.push(c),
            },
            '{' => {
                out.push('7');
                chars.by_ref().find(|c| *c == '}');
            }
            c => out.push(c),
        }
    }
    None
}

#[test]
fn every_remark_and_refusal_of_the_reading_stages_has_its_english() {
    let mut files = Vec::new();
    for folder in ["src/ingest", "src/document", "src/lexicon", "src/run"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let catalogue = include_str!("../src/view/words/messages.toml").replace("\\uFFFD", "\u{fffd}");
    let mut seen = 0;
    let mut missing = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("source");
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        let calls: &[&str] = match file.ends_with("refusals.rs") {
            true => &[": &str ="],
            false => &["Error::input(", "Remark::warning(", "Remark::note("],
        };
        for call in calls {
            for (at, _) in source.match_indices(call) {
                // Of the call itself, up to its end.
                let rest = &source[at..];
                let call = &rest[..rest.find(';').unwrap_or(rest.len())];
                let said = message(call).filter(|m| m.chars().any(is_chinese));
                // What is said in both languages on the spot needs no catalogue.
                let Some(said) = said.filter(|_| !call.contains("lang.pick")) else { continue };
                seen += 1;
                // Where words stand in place of a number, the catalogue has a line for each.
                let most = said.split('7').max_by_key(|part| part.len()).unwrap_or_default();
                if messages::translate(&said, Lang::En) == said && !catalogue.contains(most) {
                    missing.push(format!("{}: {said}", file.display()));
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} messages were found");
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_english_of_the_catalogue_is_english() {
    let catalogue = include_str!("../src/view/words/messages.toml");
    for line in catalogue.lines().filter(|l| l.starts_with('"')) {
        let english = inside(line, " = \"", "\"").concat();
        // Signs that are spoken of stand in brackets.
        let plain = english.split('(').map(|p| p.split_once(')').map_or(p, |(_, after)| after)).collect::<String>();
        let plain = if english.contains('(') { plain } else { english.clone() };
        assert!(!english.is_empty() && !chinese(&plain).iter().any(|w| w.chars().count() > 1), "{line}");
    }
}
