//! The outputs opened by other programs, as their readers open them, and what the page offers them: the page by a browser, the workbook and the Word file by
//! an office suite. Where a program is not installed, its test says so and passes over; the project's own check installs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::run::{PAIR, tongbi};

/// The sample pair in files of `names`, written by one run.
fn written(names: &[&str], more: &[&str]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> = names.iter().map(|n| folder.path().join(n)).collect();
    let mut command = tongbi(&[&PAIR[..], more].concat());
    for file in &files {
        command.arg("-o").arg(file);
    }
    command.assert().success();
    (folder, files)
}

/// Runs a program; `None` where it isn't installed.
fn run(program: &str, arguments: &[&str]) -> Option<std::process::Output> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(output),
        Err(_) => {
            eprintln!("passed over: {program} is not installed");
            None
        }
    }
}

/// What a reader meets in a browser window so wide: the answers of `outputs/probe.js`, and the browser's own messages.
fn browse(page: &Path, folder: &Path, width: u32) -> Option<(Value, String)> {
    let html = fs::read_to_string(page).expect("the page");
    let listen = "<script>window.probeErrors=[];for(const k of ['error','securitypolicyviolation'])\
                  addEventListener(k,e=>probeErrors.push(String(e.message||e.violatedDirective)))</script>";
    let probe = format!("<script>{}</script></body>", include_str!("outputs/probe.js"));
    let probed = html.replacen("<head>", &format!("<head>{listen}"), 1).replacen("</body>", &probe, 1);
    let file = folder.join(format!("probed-{width}.html"));
    fs::write(&file, probed).expect("written");
    let profile = format!("--user-data-dir={}", folder.join(format!("profile-{width}")).display());
    let window = format!("--window-size={width},900");
    let url = format!("file://{}", file.display());
    let output = run(
        "chromium",
        &[
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            &profile,
            &window,
            "--dump-dom",
            &url,
        ],
    )?;
    let dom = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<String> =
        String::from_utf8_lossy(&output.stderr).lines().filter(|l| l.contains("CONSOLE")).map(str::to_owned).collect();
    let start = dom.find("data-probe=\"").expect("the probe ran") + "data-probe=\"".len();
    let end = start + dom[start..].find('"').expect("its answer ends");
    let answer = dom[start..end].replace("&quot;", "\"").replace("&amp;", "&");
    Some((serde_json::from_str(&answer).expect("JSON"), messages.join("\n")))
}

#[test]
fn a_browser_shows_the_page_and_its_controls_work_on_wide_and_narrow_screens() {
    let (folder, files) = written(&["report.html"], &[]);
    for width in [1280, 390] {
        let Some((seen, messages)) = browse(&files[0], folder.path(), width) else { return };
        let number = |key: &str| seen[key].as_i64().unwrap_or(-1);
        assert_eq!(messages, "", "the browser complains at {width}");
        assert_eq!(seen["errors"], serde_json::json!([]), "{width}");
        assert_eq!(number("requests"), 0, "{width}: the file asks for another");
        assert!(number("overflow") <= 0, "{width}: the page is wider than its window: {seen}");
        assert!(number("missed") > 0 && number("missed") < number("rows"), "{width}: {seen}");
        assert_eq!(seen["onlyMissed"], true, "{width}");
        assert!(number("livelihood") > 0 && number("livelihood") < number("rows"), "{width}: {seen}");
        assert!(number("found") > 0 && number("found") < number("rows"), "{width}: {seen}");
        assert_eq!(number("marked"), 1, "{width}: the first hit in the full text is marked");
        assert_eq!(number("cleared"), number("rows"), "{width}: Escape clears the search");
        assert_eq!(seen["closed"], serde_json::json!([false, false]), "{width}");
        assert_eq!(seen["opened"], serde_json::json!([true, true]), "{width}: a click shows both texts");
        assert_eq!(seen["sorted"], true, "{width}");
        assert!(number("links") > 100, "{width}: figures link to their sentences");
        assert_eq!(number("dead"), 0, "{width}: a link leads nowhere");
        assert_eq!(seen["theme"], true, "{width}");
    }
}

/// The files that the office suite makes of `file`.
fn converted(file: &Path, to: &str, folder: &Path) -> Option<Vec<PathBuf>> {
    let out = folder.join(format!("as-{}", to.split(':').next().unwrap_or(to)));
    let profile = format!("-env:UserInstallation=file://{}", folder.join("office").display());
    let (out, file) = (out.display().to_string(), file.display().to_string());
    let output = run("soffice", &["--headless", &profile, "--convert-to", to, "--outdir", &out, &file])?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut made: Vec<PathBuf> = fs::read_dir(&out).expect("made").flatten().map(|e| e.path()).collect();
    made.sort();
    assert!(!made.is_empty(), "nothing was made of {file}: {}", String::from_utf8_lossy(&output.stdout));
    Some(made)
}

fn text(file: &Path) -> String {
    let bytes = fs::read(file).expect("made");
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
}

fn assert_pdf(file: &Path) {
    let bytes = fs::read(file).expect("made");
    assert!(bytes.starts_with(b"%PDF") && bytes.len() > 10_000, "{} is no page", file.display());
}

#[test]
fn an_office_suite_reads_the_workbook_sheet_by_sheet() {
    let (folder, files) = written(&["report.xlsx"], &[]);
    // Every sheet as UTF-8 text with commas, cells as they are shown.
    let sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let Some(made) = converted(&files[0], sheets, folder.path()) else { return };
    let all: Vec<String> = made.iter().map(|f| text(f)).collect();
    assert!(all.len() >= 8, "a sheet a table: {made:?}");
    let targets = all.iter().find(|t| t.lines().next().is_some_and(|l| l.contains("结论"))).expect("the targets");
    for wanted in ["一般公共预算收入", "未完成", "24.1", "23.46"] {
        assert!(targets.contains(wanted), "{wanted} is missing");
    }
    for pages in converted(&files[0], "pdf", folder.path()).into_iter().flatten() {
        assert_pdf(&pages);
    }
}

#[test]
fn an_office_suite_reads_the_word_file_with_its_tracked_changes() {
    let (folder, files) = written(&["report.docx"], &["--redline"]);
    let Some(made) = converted(&files[0], "txt:Text (encoded):UTF8", folder.path()) else { return };
    let words = text(&made[0]);
    for wanted in ["政府工作报告对比", "要点", "一般公共预算收入", "24.1亿元", "23.46亿元", "未完成", "文字改动"]
    {
        assert!(words.contains(wanted), "{wanted} is missing");
    }
    for pages in converted(&files[0], "pdf", folder.path()).into_iter().flatten() {
        assert_pdf(&pages);
    }
}

#[test]
fn a_page_can_be_filtered_by_what_became_of_a_row_and_by_no_figure() {
    let (_folder, files) = written(&["page.html"], &[]);
    let page = std::fs::read_to_string(&files[0]).expect("a page");
    let filter = page.split("data-filter=\"change\"").nth(1).and_then(|rest| rest.split("</select>").next());
    let options: Vec<&str> = filter.expect("a filter").split("<option").skip(2).collect();
    let label = |option: &&str| option.split_once('>').map(|(_, l)| l.split('<').next().unwrap_or("").to_owned());
    let labels: Vec<String> = options.iter().filter_map(label).collect();
    assert!(labels.len() > 5 && labels.iter().any(|l| l == "上升、前移"), "{labels:?}");
    assert!(labels.iter().all(|l| !l.contains(|c: char| c.is_ascii_digit())), "{labels:?}");
    assert!(labels.iter().all(|l| labels.iter().filter(|o| *o == l).count() == 1), "{labels:?}");
}
