//! Runs the program where the samples lie.

use assert_cmd::Command;
use serde_json::Value;

/// All sample reports, by years.
pub const SERIES: [&str; 4] =
    ["reports/lanxi-2022.txt", "reports/lanxi-2023.txt", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt"];

/// The comparison of the last two of them.
pub const PAIR: [&str; 3] = ["diff", SERIES[2], SERIES[3]];

/// The file of a year's sample.
pub fn sample(year: i32) -> String {
    format!("reports/lanxi-{year}.txt")
}

/// The program with arguments, not yet run.
pub fn tongbi(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("tongbi").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
    command
}

/// What a run that succeeds writes to standard output.
pub fn bytes(args: &[&str]) -> Vec<u8> {
    tongbi(args).assert().success().get_output().stdout.clone()
}

pub fn printed(args: &[&str]) -> String {
    text(bytes(args))
}

/// The answer in JSON; the format is added to the arguments.
pub fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&bytes(&[args, &["--format", "json"]].concat())).expect("JSON")
}

/// What is said on the way, whether or not the run succeeds.
pub fn said(args: &[&str]) -> String {
    text(tongbi(args).assert().get_output().stderr.clone())
}

/// What a run that fails says.
pub fn refused(args: &[&str]) -> String {
    text(tongbi(args).assert().failure().get_output().stderr.clone())
}

/// The comparison of the pair as the bytes of a file that the program writes.
pub fn file(name: &str, more: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    bytes(&[&PAIR[..], more, &["-o", path.to_str().expect("a path")]].concat());
    std::fs::read(&path).expect("written")
}

pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}
