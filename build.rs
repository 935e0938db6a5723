//! Puts the tables of the lexicon into forms that a program reads quickly when it starts: `src/lexicon/*.toml` as JSON, the
//! baseline as rows that are looked up where they lie. The tables there stay the source; nothing else is made here.

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/lexicon/baseline/pack.rs"]
mod pack;
#[allow(dead_code)]
#[path = "src/text/rows.rs"]
mod rows;

fn main() {
    let lexicon = Path::new("src/lexicon");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux")
        && env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu")
    {
        // A program that is loaded where it was linked for needs none of its 15,000 addresses set when it starts, which was half
        // of the pages that a start touches. All of it is safe Rust, which has no use for a secret place.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/text/rows.rs");
    for entry in fs::read_dir(lexicon).expect("the lexicon's folder") {
        let path = entry.expect("an entry of the folder").path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let table: serde_json::Value =
            toml::from_str(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.file_stem().expect("a file has a name");
        write(&out.join(name).with_extension("json"), table.to_string().as_bytes());
    }
    write(&out.join("baseline.bin"), &pack::pack(&read(&lexicon.join("baseline/baseline.txt")), rows::row_hash));
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
