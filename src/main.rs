//! The binary: parse, run, print the error, exit status.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::from(2)
}
