//! Long answers on a terminal go through a pager.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};

/// Shows `bytes` in the user's pager (`$TONGBI_PAGER`, `$PAGER`, else less). False where none can be started.
pub fn show(bytes: &[u8]) -> bool {
    let chosen =
        ["TONGBI_PAGER", "PAGER"].iter().find_map(|name| std::env::var(name).ok()).filter(|p| !p.trim().is_empty());
    let line = chosen.unwrap_or_else(|| "less".to_owned());
    let mut words = line.split_whitespace();
    let Some(program) = words.next() else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // Colours as they are, no paging of what fits, the answer left on the screen.
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    command.env("LESSCHARSET", "utf-8");
    let Ok(mut child) = command.spawn() else { return false };
    let written = child.stdin.take().map(|mut pipe| pipe.write_all(bytes));
    // Left before the end: that is what a pager is for.
    let sound = written.is_some_and(|w| w.is_ok() || w.is_err_and(|e| e.kind() == ErrorKind::BrokenPipe));
    child.wait().is_ok() && sound
}
