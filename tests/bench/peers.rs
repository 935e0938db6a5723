//! Times tongbi against another program on the same files, as whole processes: alternating runs, processor time.
//!
//! ```text
//! cargo bench --bench peers -- --runs 20 'target/release/tongbi diff A B' 'python3 peer.py A B'
//! ```
//!
//! Both commands are split at blanks; their output is thrown away. Prints the ratio of each pair of runs (minimum, median,
//! maximum) and both medians. Ratios travel between machines, seconds don't.
//!
//! The system counts the time of finished processes in hundredths of a second, so a fast command is run until half a second
//! has come together. (Peak memory: `/usr/bin/time -v COMMAND`.)

use std::process::{Command, ExitCode, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            eprintln!("usage: cargo bench --bench peers -- [--runs N] COMMAND PEER");
            // `cargo bench` without arguments runs every benchmark: that is no failure.
            if args.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}

fn run(args: &[String]) -> Result<(), String> {
    let (mut runs, mut commands) = (10_usize, Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--runs" => runs = args.next().and_then(|n| n.parse().ok()).ok_or("--runs wants a number")?,
            _ => commands.push(arg.split_whitespace().map(str::to_owned).collect::<Vec<_>>()),
        }
    }
    match commands.as_slice() {
        [one, peer] => compare(one, peer, runs.max(1)),
        _ => Err("two commands, each in quotation marks".into()),
    }
}

fn compare(one: &[String], peer: &[String], runs: usize) -> Result<(), String> {
    time(one)?;
    time(peer)?;
    let (mut mine, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        let (a, b) = (time(one)?, time(peer)?);
        mine.push(a);
        theirs.push(b);
        ratios.push(a / b.max(1e-6));
    }
    let (low, middle, high) = spread(&mut ratios);
    println!("{runs} alternating runs, processor time");
    println!("ratio    min {low:.4}  median {middle:.4} (1/{:.0})  max {high:.4}", 1.0 / middle);
    println!("medians  {:.1} ms against {:.1} ms", spread(&mut mine).1 * 1e3, spread(&mut theirs).1 * 1e3);
    Ok(())
}

fn spread(values: &mut [f64]) -> (f64, f64, f64) {
    values.sort_by(f64::total_cmp);
    (values[0], values[values.len() / 2], values[values.len() - 1])
}

/// What one measurement has to add up to, so that the system's hundredths of a second don't matter.
const ENOUGH: f64 = 0.5;

/// Seconds of processor time that one run of `command` takes, over as many runs as are [`ENOUGH`].
fn time(command: &[String]) -> Result<f64, String> {
    let (program, rest) = command.split_first().ok_or("an empty command")?;
    let before = children();
    for run in 1.. {
        let status = Command::new(program)
            .args(rest)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|e| format!("{program}: {e}"))?;
        // `git diff` says with 1 that there are differences.
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(format!("{}: {status}", command.join(" ")));
        }
        let used = children() - before;
        if used >= ENOUGH {
            return Ok(used / f64::from(run));
        }
    }
    unreachable!("the loop ends when enough time has come together")
}

/// Seconds of processor time of all finished child processes, where the system tells; of the clock on the wall elsewhere.
fn children() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let start = START.get_or_init(Instant::now);
    accounted().unwrap_or_else(|| start.elapsed().as_secs_f64())
}

/// Linux: fields 16 and 17 of /proc/self/stat, in hundredths of a second; the second field may hold blanks and ends at the
/// last bracket.
fn accounted() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |i: usize| fields.get(i)?.parse::<f64>().ok();
    Some((ticks(13)? + ticks(14)?) / 100.0)
}
