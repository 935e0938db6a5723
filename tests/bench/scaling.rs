//! How the cost of a command grows with the number of reports and with their length: each is doubled and the exponent printed,
//! 1.0 where twice as much costs twice as much.
//!
//! ```text
//! cargo bench --bench scaling -- target/release/tongbi FOLDER
//! ```
//!
//! FOLDER holds text files of one place. The number is doubled with `trend` over 5, 10, 20 … of them; the length with `diff`
//! over two files that hold all paragraphs once, twice, four times …, the figures in each copy changed so that no two are the
//! same. Processor time, the least of three runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let done = match args.as_slice() {
        [program, folder] => run(program, Path::new(folder)),
        _ => Err("usage: cargo bench --bench scaling -- PROGRAM FOLDER".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            // `cargo bench` without arguments runs every benchmark: that is no failure.
            if args.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}

fn run(program: &str, folder: &Path) -> Result<(), String> {
    let said = |e: std::io::Error| e.to_string();
    let mut files: Vec<PathBuf> = fs::read_dir(folder).map_err(said)?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    if files.len() < 2 {
        return Err(format!("{}: two text files are wanted, or more", folder.display()));
    }
    println!("reports, trend");
    let mut points = Vec::new();
    let mut n = 5.min(files.len());
    while n <= files.len() {
        let command: Vec<String> =
            ["trend".into()].into_iter().chain(files[..n].iter().map(|f| f.display().to_string())).collect();
        points.push((n as f64, least(program, &command)?));
        n *= 2;
    }
    print(&points);

    println!("length, diff");
    let scratch = std::env::temp_dir().join(format!("tongbi-scaling-{}", std::process::id()));
    fs::create_dir_all(&scratch).map_err(said)?;
    let texts = files[files.len() - 2..].iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>().map_err(said)?;
    let mut points = Vec::new();
    for times in [1, 2, 4, 8] {
        let mut command = vec!["diff".to_owned()];
        for (year, text) in (2001..).zip(&texts) {
            let file = scratch.join(format!("{year}.txt"));
            fs::write(&file, (0..times).map(|copy| other_figures(text, copy)).collect::<String>()).map_err(said)?;
            command.extend(["--year".into(), format!("{0}={year}", file.display()), file.display().to_string()]);
        }
        points.push((f64::from(times), least(program, &command)?));
    }
    fs::remove_dir_all(&scratch).map_err(said)?;
    print(&points);
    Ok(())
}

/// A copy of a text with other figures.
fn other_figures(text: &str, copy: u32) -> String {
    let other = |c: char| match c.to_digit(10) {
        Some(digit) => char::from_digit((digit + copy) % 10, 10).unwrap_or(c),
        None => c,
    };
    text.chars().map(other).chain(['\n']).collect()
}

fn print(points: &[(f64, f64)]) {
    for (i, (size, seconds)) in points.iter().enumerate() {
        let exponent = i.checked_sub(1).map(|before| {
            let (smaller, less) = points[before];
            (seconds / less).ln() / (size / smaller).ln()
        });
        println!(
            "{size:>5}  {:>8.0} ms  {}",
            seconds * 1e3,
            exponent.map_or(String::new(), |e| format!("exponent {e:.2}"))
        );
    }
}

/// The least processor time of three runs, in seconds.
fn least(program: &str, command: &[String]) -> Result<f64, String> {
    let mut least = f64::INFINITY;
    for _ in 0..3 {
        let before = children()?;
        let mut run = Command::new(program);
        run.args(command).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = run.status().map_err(|e| format!("{program}: {e}"))?;
        if !status.success() {
            return Err(format!("{program} {}: {status}", command.join(" ")));
        }
        least = least.min(children()? - before);
    }
    Ok(least)
}

/// Seconds of processor time of all finished child processes: fields 16 and 17 of /proc/self/stat, in hundredths.
fn children() -> Result<f64, String> {
    let stat =
        fs::read_to_string("/proc/self/stat").map_err(|e| format!("processor time is read on Linux alone: {e}"))?;
    let fields: Vec<&str> = stat.rsplit_once(')').map_or("", |s| s.1).split_whitespace().collect();
    let ticks = |i: usize| fields.get(i).and_then(|f| f.parse::<f64>().ok()).ok_or("no times in /proc/self/stat");
    Ok((ticks(13)? + ticks(14)?) / 100.0)
}
