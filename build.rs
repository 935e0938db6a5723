//! Puts the tables of the lexicon into forms that a program reads quickly when it starts, or not at all: `src/lexicon/*.toml` as
//! JSON, or as Rust that lies ready in the program ([`ready`]), the baseline as rows that are looked up where they lie, the names of
//! divisions as their hashes. The tables there stay the source; nothing else is made here.

use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::Value;

// The files that the program shares with this script.

#[path = "src/lexicon"]
mod shared {
    #[allow(dead_code)]
    #[path = "register/classes.rs"]
    pub mod classes;
    #[allow(dead_code)]
    #[path = "indicators/names.rs"]
    pub mod names;
    #[path = "baseline/pack.rs"]
    pub mod pack;
    #[path = "domains/tells.rs"]
    pub mod tells;
}

#[allow(dead_code)]
#[path = "src/text"]
mod text {
    pub mod finder;
    pub mod fold;
    pub mod lookalikes;
    pub mod marks;
    pub mod rows;
    pub mod sieve;
}

#[path = "src/lexicon/ready/make.rs"]
mod ready;

/// The tables whose lists are words to be looked for.
const WITH_LISTS: [&str; 6] = ["figures", "furniture", "headings", "pledges", "terms", "worded"];

fn main() {
    for watched in ["src/lexicon", "src/text"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let lexicon = Path::new("src/lexicon");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder"));
    let mut paths: Vec<PathBuf> = fs::read_dir(lexicon)
        .expect("the lexicon's folder")
        .map(|e| e.expect("an entry of the folder").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut ready = ready::Ready::default();
    for path in paths {
        let mut table: Value = toml::from_str(&read(&path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a file has a name");
        match name {
            "domains" => ready.domains(&table),
            "indicators" => ready.indicators(&table),
            "units" => ready.units(&table),
            _ => {
                match name {
                    "figures" => ready::Ready::join(&mut table, "before"),
                    "terms" => ready.register(&mut table),
                    _ => {}
                }
                if WITH_LISTS.contains(&name) {
                    ready.take_lists(&mut table);
                }
                let json = serde_json::to_string(&table).expect("a table can be written");
                write(&out.join(name).with_extension("json"), json.as_bytes());
            }
        }
    }
    write(&out.join("ready.rs"), ready.code().as_bytes());
    let baseline = read(&lexicon.join("baseline/baseline.txt"));
    write(&out.join("baseline.bin"), &shared::pack::pack(&baseline, text::rows::row_hash));
    let divisions = read(&lexicon.join("divisions/divisions.tsv"));
    let names = divisions.lines().filter_map(|row| row.split('\t').nth(1));
    let mut hashes: Vec<u64> = names.map(text::rows::hash_row).collect();
    hashes.sort_unstable();
    write(&out.join("divisions.bin"), &hashes.into_iter().flat_map(u64::to_le_bytes).collect::<Vec<u8>>());
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
