//! The one law: data flows one way, and a stage never knows the ones after it.

use std::collections::BTreeSet;
use std::path::Path;

/// The stages in order. Everything else under `src/` that is not the binary's is a leaf.
const STAGES: [&str; 5] = ["ingest", "document", "analysis", "comparison", "view"];
const LEAVES: [&str; 5] = ["error", "limits", "remark", "text", "lexicon"];

fn files(dir: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn room(path: &Path, src: &Path) -> String {
    let first = path.strip_prefix(src).expect("below src").components().next().expect("a name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// How many modules deep a file is: `src/text/span.rs` is two, `src/text/mod.rs` one.
fn depth(path: &Path, src: &Path) -> usize {
    let parts = path.strip_prefix(src).expect("below src").components().count();
    parts - usize::from(path.ends_with("mod.rs"))
}

/// The modules of the crate's root that a file of this depth names: after `crate::`, alone or first in the parts of a group, and
/// after as many `super::` as lead there.
fn from_the_root(text: &str, depth: usize) -> BTreeSet<String> {
    let code: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).flat_map(|l| [l, "\n"]).collect();
    let up = "super::".repeat(depth);
    let mut known = BTreeSet::new();
    for root in ["crate::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let rest = code[at + root.len()..].trim_start_matches("super::");
            known.extend(firsts(rest));
        }
    }
    known
}

/// The first names of a path, or of each part of a group.
fn firsts(path: &str) -> Vec<String> {
    let name = |p: &str| p.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut open, mut parts, mut start) = (0, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => {
                parts.push(name(&group[start..at]));
                break;
            }
            '}' => open -= 1,
            ',' if open == 0 => {
                parts.push(name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn names_from_the_root_are_seen_in_every_form() {
    let known =
        |code: &str, depth| from_the_root(code, depth).into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>();
    assert_eq!(known("use crate::view::Lang;", 2), ["view"]);
    assert_eq!(known("use crate::{\n    document::{Report, Role},\n    view,\n};", 2), ["document", "view"]);
    assert_eq!(known("let page = super::super::view::page();", 2), ["view"]);
    assert_eq!(known("use super::view;", 2), [""; 0]);
    assert_eq!(known("// crate::view", 2), [""; 0]);
}

#[test]
fn a_stage_never_knows_the_ones_after_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut wrong = Vec::new();
    for path in all {
        let room = room(&path, &src);
        let forbidden: Vec<&str> = if let Some(i) = STAGES.iter().position(|s| *s == room) {
            STAGES[i + 1..].to_vec()
        } else if LEAVES.contains(&room.as_str()) {
            STAGES.to_vec()
        } else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("a source file");
        let known = from_the_root(&text, depth(&path, &src));
        wrong.extend(
            forbidden.iter().filter(|l| known.contains(**l)).map(|l| format!("{}: {room} knows {l}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the build script compiles too, below `src`.
const SHARED: [&str; 11] = [
    "lexicon/register/classes.rs",
    "lexicon/indicators/names.rs",
    "lexicon/baseline/pack.rs",
    "lexicon/domains/tells.rs",
    "text/finder/mod.rs",
    "text/finder/order.rs",
    "text/fold.rs",
    "text/lookalikes.rs",
    "text/marks.rs",
    "text/rows.rs",
    "text/sieve.rs",
];

#[test]
fn what_the_build_script_compiles_too_names_nothing_else_of_the_program() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let script = std::fs::read_to_string(src.join("../build.rs")).expect("the build script");
    for file in SHARED {
        let path = src.join(file);
        let text = std::fs::read_to_string(&path).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut known = from_the_root(code, depth(&path, &src));
        known.retain(|name| !name.is_empty() && name != "text");
        assert!(known.is_empty(), "{file}: {known:?}");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(script.contains(&name) || file.starts_with("text/finder"), "{file} is not in the build script");
    }
}

#[test]
fn the_text_knows_no_table() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src.join("text"), &mut all);
    for path in all {
        let text = std::fs::read_to_string(&path).expect("a source file");
        assert!(!from_the_root(&text, depth(&path, &src)).contains("lexicon"), "{}", path.display());
    }
}
