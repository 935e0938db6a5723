//! The one law: data flows one way, and a stage never knows the ones after it.

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
        for (n, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for later in &forbidden {
                if code.contains(&format!("crate::{later}")) {
                    wrong.push(format!("{}:{}: {room} knows {later}", path.display(), n + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
