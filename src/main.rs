//! The binary: parse, run, print the error, exit status.
#![forbid(unsafe_code)]

mod cli;
mod run;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
