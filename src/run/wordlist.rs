//! A user's list of terms: a text file, a term a line; what follows a `#` is a note.

use std::path::Path;

use tongbi::comparison::Options;
use tongbi::{Error, Result};

use crate::cli::Following;

/// A list of more bytes than this is none.
const LARGEST: u64 = 4 << 20;

/// What the user says of terms, as the comparison takes it.
pub fn options(following: &Following, options: Options) -> Result<Options> {
    let list = |path: &Option<_>| path.as_deref().map_or_else(|| Ok(Vec::new()), read);
    let top = following.top.unwrap_or(options.top);
    let shown = following.top.unwrap_or(options.shown);
    Ok(Options { top, shown, terms: list(&following.terms)?, stop: list(&following.stop)?, ..options })
}

/// The terms of a file, in its order, each once. The file is UTF-8 or GB 18030.
fn read(path: &Path) -> Result<Vec<String>> {
    let name = path.display().to_string();
    let unreadable = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => Error::input(&name, "没有这个文件；这里要的是词单文件的路径，文件里一行一个词"),
        _ => Error::input(&name, format!("词单读不出来：{cause}")),
    };
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        return Err(Error::input(&name, "词单太大，超过 4 MiB"));
    }
    Ok(terms(&std::fs::read(path).map_err(unreadable)?))
}

fn terms(bytes: &[u8]) -> Vec<String> {
    let text = match encoding_rs::UTF_8.decode_with_bom_removal(bytes) {
        (text, false) => text,
        (_, true) => encoding_rs::GB18030.decode_with_bom_removal(bytes).0,
    };
    let mut seen = std::collections::BTreeSet::new();
    text.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|term| !term.is_empty() && seen.insert(*term))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_a_line_without_notes() {
        assert_eq!(terms("\u{feff}茶旅融合\r\n\n# 去年的\n河长制 # 水\n茶旅融合\n".as_bytes()), ["茶旅融合", "河长制"]);
    }

    #[test]
    fn a_list_may_be_gb18030() {
        assert_eq!(terms(&encoding_rs::GB18030.encode("河长制\n").0), ["河长制"]);
    }
}
