//! Many places at once: the same bytes whatever the number of jobs, whole outputs after a kill, nothing done twice, and one
//! content in every format of the long tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use tempfile::TempDir;

use crate::support::read::of_csv;
use crate::support::run::{printed, sample, tongbi};

const PLACES: [&str; 3] = ["澜溪", "澜东", "澜西"];

/// The sample series under the names of several places.
fn tree() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for place in PLACES {
        for year in 2022..=2025 {
            put(folder.path(), place, year, "");
        }
    }
    folder
}

/// One sample report, renamed, with `more` at its end.
fn put(folder: &Path, place: &str, year: i32, more: &str) {
    let text = printed(&["text", &sample(year)]).replace("澜溪", place);
    fs::write(folder.join(format!("{place}-{year}.txt")), text + more).expect("a file");
}

/// The outputs in a folder, by name; what `--resume` keeps aside is none.
fn outputs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().filter(|f| f.path().is_file());
    files.map(|f| (f.file_name().to_string_lossy().into_owned(), fs::read(f.path()).expect("a file"))).collect()
}

fn args<'a>(reports: &'a TempDir, format: &'a str, out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["batch", reports.path().to_str().expect("a path"), "--format", format, "-o", out];
    args.extend(more);
    args
}

/// What a batch writes into a folder of its own.
fn run(reports: &TempDir, format: &str, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out = TempDir::new().expect("a folder");
    let folder = format!("{}/", out.path().join("tables").display());
    tongbi(&args(reports, format, &folder, more)).assert().success();
    outputs(Path::new(&folder))
}

#[test]
fn one_job_or_two_write_the_same_bytes() {
    let reports = tree();
    for format in ["csv", "parquet"] {
        let one = run(&reports, format, &["--jobs", "1"]);
        assert_eq!(one.len(), 5, "{format}: {:?}", one.keys());
        assert!(one == run(&reports, format, &["--jobs", "2"]), "{format}");
    }
}

/// The cells of a Parquet table, its head first.
fn of_parquet(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut file = tempfile::tempfile().expect("a file");
    std::io::Write::write_all(&mut file, bytes).expect("a file");
    let reader = SerializedFileReader::new(file).expect("a Parquet file");
    let columns = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    let mut out = vec![columns.iter().map(|c| c.name().to_owned()).collect()];
    let cell = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(s) => s.clone(),
        Field::Bool(b) => b.to_string(),
        Field::Long(n) => n.to_string(),
        Field::Double(n) => n.to_string(),
        other => panic!("{other:?}"),
    };
    let rows = reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row"));
    out.extend(rows.map(|row| row.get_column_iter().map(|(_, f)| cell(f)).collect()));
    out
}

#[test]
fn every_format_holds_the_same_rows() {
    let reports = tree();
    let (csv, parquet, jsonl) = (run(&reports, "csv", &[]), run(&reports, "parquet", &[]), run(&reports, "jsonl", &[]));
    for table in ["facts", "targets", "sections", "terms", "pairs"] {
        let rows = of_csv(&csv[&format!("{table}.csv")]);
        assert!(rows.len() > PLACES.len(), "{table}");
        assert_eq!(rows, of_parquet(&parquet[&format!("{table}.parquet")]), "{table}");
        let lines = String::from_utf8(jsonl[&format!("{table}.jsonl")].clone()).expect("UTF-8");
        assert_eq!(lines.lines().count(), rows.len() - 1, "{table}");
        for (line, row) in lines.lines().zip(&rows[1..]) {
            let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
            for (name, cell) in rows[0].iter().zip(row) {
                let value = match &object[name] {
                    serde_json::Value::Null => String::new(),
                    serde_json::Value::String(s) => s.clone(),
                    other => other.to_string(),
                };
                assert_eq!(&value, cell, "{table}: {name}");
            }
        }
    }
}

#[test]
fn what_is_new_or_changed_is_done_and_all_is_as_if_done_at_once() {
    let reports = tree();
    let out = TempDir::new().expect("a folder");
    let folder = format!("{}/", out.path().display());
    tongbi(&args(&reports, "csv", &folder, &["--resume"])).assert().success();
    let kept = || fs::read_dir(out.path().join(".resume")).expect("what is kept").flatten().map(|f| f.file_name());
    let first: std::collections::BTreeSet<_> = kept().collect();
    put(reports.path(), PLACES[1], 2025, "建成学校77所。\n");
    put(reports.path(), "澜中", 2024, "");
    put(reports.path(), "澜中", 2025, "");
    fs::remove_file(reports.path().join(format!("{}-2022.txt", PLACES[2]))).expect("the file");
    tongbi(&args(&reports, "csv", &folder, &["--resume"])).assert().success();
    assert!(outputs(out.path()) == run(&reports, "csv", &[]));
    let second: std::collections::BTreeSet<_> = kept().collect();
    assert!(first.intersection(&second).count() >= 1, "the places without a change are not done again");
    assert!(second.difference(&first).count() >= 2, "what is new and what was changed is");
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_and_can_go_on() {
    let reports = tree();
    let whole = run(&reports, "csv", &[]);
    let out = TempDir::new().expect("a folder");
    let folder = format!("{}/", out.path().display());
    for wait in [20, 120, 500, 1200] {
        let mut child = Command::new(cargo_bin("tongbi"))
            .args(args(&reports, "csv", &folder, &["--resume"]))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary");
        sleep(Duration::from_millis(wait));
        child.kill().expect("a kill");
        child.wait().expect("an end");
        for (name, bytes) in outputs(out.path()) {
            if name.ends_with(".csv") {
                assert!(whole.get(&name) == Some(&bytes), "{name} after {wait} ms");
            }
        }
    }
    tongbi(&args(&reports, "csv", &folder, &["--resume"])).assert().success();
    let mut done = outputs(out.path());
    done.retain(|name, _| name.ends_with(".csv"));
    assert!(done == whole);
}

#[test]
fn files_that_fail_are_named_and_the_rest_is_done() {
    let reports = tree();
    let whole = run(&reports, "csv", &[]);
    fs::write(reports.path().join("坏.docx"), b"PK\x03\x04 no archive").expect("a file");
    let out = TempDir::new().expect("a folder");
    let folder = format!("{}/", out.path().join("tables").display());
    let done = tongbi(&args(&reports, "csv", &folder, &[])).assert().code(3);
    let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert_eq!(said.lines().filter(|l| l.contains("坏.docx")).count(), 1, "{said}");
    assert!(said.contains("1个文件未能处理，其余12份报告已完成"), "{said}");
    assert!(outputs(Path::new(&folder)) == whole);
}
