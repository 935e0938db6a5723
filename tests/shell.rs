//! What a user of a shell meets: completions, the manual, several outputs of one run, the pager, the byte order mark.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::run::{PAIR, SERIES, bytes, printed, refused, tongbi};

#[test]
fn completions_know_every_command_and_option() {
    let commands = ["diff", "outline", "metrics", "targets", "themes", "trend", "batch", "text", "schema", "man"];
    for lang in ["zh", "en"] {
        for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
            let script = printed(&["completions", shell, "--lang", lang]);
            for word in commands.iter().chain(&["section", "domain", "redline", "pager", "no-bom", "same"]) {
                assert!(script.contains(word), "{shell} ({lang}) does not know {word}");
            }
        }
        // The shell itself takes the script, where there is one.
        let script = printed(&["completions", "bash", "--lang", lang]);
        if let Ok(read) = Command::new("bash").args(["-n", "-c", &script]).output() {
            assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command_in_both_languages() {
    for (lang, about) in [("zh", "逐年对比两份或多份报告"), ("en", "Compare two or more reports")] {
        assert!(printed(&["man", "--lang", lang]).contains(about), "{lang}");
        let page = printed(&["man", "diff", "--lang", lang]);
        assert!(page.starts_with(".ie") && page.contains(".TH tongbi-diff"), "{page}");
        assert!(page.contains(about) && page.contains("\\-\\-redline"), "{lang}: {page}");
        for command in ["trend", "batch"] {
            let page = printed(&["man", command, "--lang", lang]);
            assert!(page.contains("\\-\\-section") && page.contains("\\-\\-domain"), "{command}");
        }
    }
}

#[test]
fn one_run_writes_several_outputs_as_if_each_were_the_only_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let names = ["a.txt", "a.md", "a.html", "a.json", "a.csv"];
    let outputs = names.map(path);
    let options: Vec<&str> = outputs.iter().flat_map(|o| ["-o", o]).collect();
    assert_eq!(printed(&[&PAIR[..], &options].concat()), "", "nothing goes to standard output");
    for (name, output) in names.iter().zip(&outputs) {
        let alone = path(&format!("alone-{name}"));
        printed(&[&PAIR[..], &["-o", &alone]].concat());
        assert!(fs::read(output).expect("written") == fs::read(alone).expect("written"), "{name}");
    }
    let tables = path("tables/");
    printed(&[&PAIR[..], &["-o", &tables]].concat());
    let written = fs::read_dir(&tables).expect("a folder").count();
    assert!(written >= 8, "a file a table: {written}");
}

#[test]
fn where_one_output_fails_none_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (old, new, lost) = (path("old.md"), path("new.json"), path("no/such/a.html"));
    fs::write(&old, "旧").expect("written");
    tongbi(&[&PAIR[..], &["-o", &old, "-o", &new, "-o", &lost]].concat()).assert().code(2);
    assert_eq!(fs::read_to_string(&old).expect("there"), "旧");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left lying about");
}

#[test]
fn csv_has_a_byte_order_mark_unless_it_is_not_wanted() {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.csv");
    let to = file.display().to_string();
    let tables = format!("{}/", folder.path().join("tables").display());
    for (more, wanted) in [(&[][..], true), (&["--no-bom"], false)] {
        let args = [&PAIR[..], &["--only", "targets"], more].concat();
        let out = bytes(&[&args[..], &["--format", "csv"]].concat());
        assert_eq!(out.starts_with(MARK), wanted, "standard output {more:?}");
        tongbi(&[&args[..], &["-o", &to]].concat()).assert().success();
        let read = fs::read(&file).expect("written");
        assert_eq!(read.starts_with(MARK), wanted, "a file {more:?}");
        assert_eq!(read, out);
        tongbi(&[&args[..], &["-o", &tables]].concat()).assert().success();
        let read = fs::read(Path::new(&tables).join("targets.csv")).expect("written");
        assert_eq!(read.starts_with(MARK), wanted, "a folder {more:?}");
        let batch = [&["batch", "reports", "--format", "csv"][..], more].concat();
        let out = tongbi(&batch).assert().get_output().stdout.clone();
        assert_eq!(out.starts_with(MARK), wanted, "a batch {more:?}");
    }
}

#[cfg(target_os = "linux")]
/// Runs the program on a terminal of its own, with a pager that leaves what it is shown in a file: the screen, and that.
fn on_a_terminal(folder: &Path, more: &[&str]) -> Option<(String, Option<String>)> {
    let (pager, seen) = (folder.join("pager.sh"), folder.join("seen"));
    let _ = fs::remove_file(&seen);
    fs::write(&pager, format!("cat > {}\n", seen.display())).expect("written");
    let program = assert_cmd::cargo::cargo_bin("tongbi");
    let line = format!("stty rows 24 cols 100; {} {} {}", program.display(), PAIR.join(" "), more.join(" "));
    let run = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("TONGBI_PAGER", format!("sh {}", pager.display()))
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .stdin(std::process::Stdio::null())
        .output();
    let Ok(run) = run else {
        eprintln!("passed over: script is not installed");
        return None;
    };
    Some((String::from_utf8_lossy(&run.stdout).into_owned(), fs::read_to_string(seen).ok()))
}

#[cfg(target_os = "linux")]
#[test]
fn long_answers_on_a_terminal_are_paged_unless_that_is_not_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some((screen, paged)) = on_a_terminal(folder.path(), &[]) else { return };
    let paged = paged.expect("a long answer goes through the pager");
    assert!(paged.contains("要点") && paged.contains("\u{1b}["), "with its colours");
    assert!(!screen.contains("要点"), "{screen}");
    let widest = paged.lines().map(|l| l.chars().filter(|c| *c == '─').count()).max();
    assert!(widest <= Some(100), "as wide as the terminal: {widest:?}");

    let (screen, paged) = on_a_terminal(folder.path(), &["--pager", "never"]).expect("a terminal");
    assert!(screen.contains("要点") && paged.is_none(), "{screen}");
    // What fits is not paged.
    let (screen, paged) = on_a_terminal(folder.path(), &["--only", "checks"]).expect("a terminal");
    assert!(screen.contains("数据核对") && paged.is_none(), "{screen}");
    let (_, paged) = on_a_terminal(folder.path(), &["--only", "checks", "--pager", "always"]).expect("a terminal");
    assert!(paged.is_some_and(|p| p.contains("数据核对")));
}

#[test]
fn a_format_may_be_called_as_its_files_end() {
    assert_eq!(
        printed(&[&PAIR[..], &["--format", "md"]].concat()),
        printed(&[&PAIR[..], &["--format", "markdown"]].concat())
    );
}

#[test]
fn a_second_file_where_one_is_read_is_told_where_to_go() {
    let said = refused(&["outline", SERIES[2], SERIES[3]]);
    assert!(said.contains("多出了 reports/lanxi-2025.txt") && said.contains("tongbi diff"), "{said}");
}
