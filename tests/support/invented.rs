//! Reports of an invented district, small enough that what a rule makes of a sentence can be seen.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::run::{json, printed};

/// What a part says that no test asks about.
const QUIET: &str = "经济平稳增长。";

/// A report of a year: what its review says, and its plan in two paragraphs.
pub fn report(year: i32, review: &str, goals: &str, tasks: &str) -> String {
    format!(
        "政府工作报告\n——{year}年1月18日在澜溪区第九届人民代表大会第一次会议上\n澜溪区人民政府区长 林向南\n各位代表：\n\
         一、{}年工作回顾\n{review}\n二、{year}年工作安排\n{goals}\n{tasks}\n",
        year - 1
    )
}

/// Two reports in files of a folder.
pub fn two(from: &str, to: &str) -> (TempDir, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| written(folder.path(), name, text);
    let (from, to) = (write("a.txt", from), write("b.txt", to));
    (folder, from, to)
}

/// A text in a file of a folder: the file's path.
pub fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    path.display().to_string()
}

/// Two reports a year apart, whose review and plan are given, in files of a folder.
pub fn a_year_apart(from: (&str, &str), to: (&str, &str)) -> (TempDir, String, String) {
    let of = |year: i32, (review, plan): (&str, &str)| {
        format!(
            "澜溪区{year}年政府工作报告\n一、{}年工作回顾\n各项事业稳步推进。\n{review}\n二、{year}年工作安排\n{plan}\n",
            year - 1
        )
    };
    two(&of(2023, from), &of(2024, to))
}

/// The targets of two reports: what the first one plans, and how the second reviews it.
pub fn judged(plan: &str, review: &str) -> Value {
    both((QUIET, plan), (review, QUIET))
}

/// The same of two reports by their reviews and plans.
pub fn both(from: (&str, &str), to: (&str, &str)) -> Value {
    let (_folder, from, to) = a_year_apart(from, to);
    json(&["targets", &from, &to])
}

/// What a reader of the screen sees of them.
pub fn shown(plan: &str, review: &str) -> String {
    shown_both((QUIET, plan), (review, QUIET))
}

/// The same of two reports by their reviews and plans.
pub fn shown_both(from: (&str, &str), to: (&str, &str)) -> String {
    let (_folder, from, to) = a_year_apart(from, to);
    printed(&["targets", &from, &to])
}

/// The rows of one list when two reports are compared whole.
pub fn compared(list: &str, from: (&str, &str), to: (&str, &str)) -> Vec<Value> {
    let (_folder, from, to) = a_year_apart(from, to);
    json(&["diff", &from, &to])["pairs"][0][list].as_array().expect("the rows").clone()
}
