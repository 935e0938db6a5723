//! Targets of the sample series, construct by construct (`reports/README.md` lists the loops), and the options and refusals of
//! `tongbi targets`.

use serde_json::Value;

use crate::support::answer::{at, each, row, rows};
use crate::support::run::{json, printed, sample, tongbi};

/// What `targets` answers of some years of the series.
pub fn answer(years: &[i32], more: &[&str]) -> Value {
    let files: Vec<String> = years.iter().map(|&year| sample(year)).collect();
    of_files(&files.iter().map(String::as_str).collect::<Vec<_>>(), more)
}

fn of_files(files: &[&str], more: &[&str]) -> Value {
    json(&[&["targets"], files, more].concat())
}

/// The words that a reader of the screen sees.
pub fn screen(years: &[i32], more: &[&str]) -> String {
    let files: Vec<String> = years.iter().map(|&year| sample(year)).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    printed(&[&["targets"], &files[..], &["--width", "200", "--all"], more].concat())
}

/// A file of the text of one sample, cut or changed.
fn changed(year: i32, change: impl Fn(&str) -> String) -> tempfile::NamedTempFile {
    let text = printed(&["text", &sample(year)]);
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    std::fs::write(file.path(), change(&text)).expect("written");
    file
}

#[test]
fn met_near_missed_and_silent() {
    let met = answer(&[2023, 2024], &[]);
    assert_eq!(row(&met, "地区生产总值", "growth")["verdict"], "met");
    assert_eq!(row(&met, "地区生产总值", "growth")["gap"], 0.3);
    assert_eq!(row(&met, "固定资产投资", "growth")["verdict"], "missed");
    assert_eq!(row(&met, "固定资产投资", "growth")["gap"], -13.5);
    let near = answer(&[2024, 2025], &[]);
    assert_eq!(row(&near, "地区生产总值", "growth")["verdict"], "near");
    let silent = row(&near, "固定资产投资", "growth");
    assert_eq!((at(silent, "verdict"), at(silent, "actual")), (&"unreported".into(), &Value::Null));
}

#[test]
fn a_level_missed_and_a_growth_met_are_one_row_with_the_reason() {
    let answer = answer(&[2022, 2023], &[]);
    assert_eq!(row(&answer, "一般公共预算收入", "level")["verdict"], "missed");
    assert_eq!(row(&answer, "一般公共预算收入", "growth")["verdict"], "met");
    // 22.66 ÷ 1.06 and 22.01 ÷ 1.064.
    let why = "总量未达、增速达标：基数由21.38降为20.69亿元";
    assert!(row(&answer, "一般公共预算收入", "level")["rule"].as_str().is_some_and(|r| r.contains(why)));
    let shown = screen(&[2022, 2023], &["--format", "markdown"]);
    let named: Vec<&str> = shown.lines().filter(|l| l.starts_with("| **一般公共预算收入** |")).collect();
    assert!(named.len() == 1 && named[0].contains(why), "{named:?}");
}

#[test]
fn the_head_counts_and_headline_targets_come_first() {
    let shown = screen(&[2022, 2023], &[]);
    let title = shown.lines().find(|l| l.contains("目标完成情况")).expect("a title");
    let counts = answer(&[2022, 2023], &[]);
    let rows = counts["targets"].as_array().expect("targets");
    let missed = rows.iter().filter(|r| r["verdict"] == "missed").count();
    assert!(title.contains(&format!("共{}项目标", rows.len())), "{title}");
    assert!(title.contains(&format!("未完成{missed}项")), "{title}");
    assert_eq!(rows[0]["indicator"], "地区生产总值");
}

#[test]
fn a_joint_target_takes_the_side_that_all_its_parts_agree_on() {
    let answer = answer(&[2024, 2025], &[]);
    let rows = answer["targets"].as_array().expect("targets");
    let joint = rows.iter().find(|r| r["parts"].as_array().is_some_and(|p| p.len() == 2)).expect("a joint target");
    assert_eq!(joint["verdict"], "incomparable");
    let rule = joint["rule"].as_str().expect("a rule");
    assert!(rule.contains("农村") && rule.contains("达到") && rule.contains("城镇"), "{rule}");
}

#[test]
fn a_relative_target_is_held_against_what_it_follows() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "居民人均可支配收入", "relation");
    // 6.1 in town and 8.2 in the country, against 6.3.
    assert_eq!(row["verdict"], "incomparable");
    let rule = row["rule"].as_str().expect("a rule");
    assert!(rule.contains("地区生产总值") && rule.contains("6.3%"), "{rule}");
}

#[test]
fn a_changed_unit_and_a_suspect_one_are_not_judged() {
    let changed = answer(&[2022, 2023], &[]);
    let row_of = row(&changed, "新建蔬菜大棚", "level");
    assert_eq!(row_of["verdict"], "incomparable");
    assert_eq!(row_of["actual"]["unit"], "栋");
    let slip = answer(&[2023, 2024], &[]);
    let slip = row(&slip, "引进市外到位资金", "level");
    assert_eq!((at(slip, "verdict"), at(slip, "gap")), (&"incomparable".into(), &Value::Null));
    assert!(slip["rule"].as_str().is_some_and(|r| r.contains("单位差错")));
}

#[test]
fn an_outcome_in_words_counts_as_stated() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "单位生产总值能耗降幅", "relation");
    assert_eq!(row["verdict"], "met");
    assert!(row["said"].as_str().is_some_and(|s| s.contains("完成市下达任务")));
}

#[test]
fn the_base_of_the_next_rise_counts_as_reported() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "城乡居民基础养老金标准", "level");
    assert_eq!((&row["verdict"], &at(row, "actual")["value"]), (&"met".into(), &165.into()));
}

#[test]
fn more_of_a_deed_on_a_bad_thing_is_better() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "化解隐性债务", "level");
    assert_eq!((at(row, "verdict"), at(row, "gap")), (&"met".into(), &0.3.into()));
}

#[test]
fn over_a_missing_year_nothing_is_judged() {
    let answer = answer(&[2022, 2024], &[]);
    for part in ["targets", "claims", "tasks"] {
        assert_eq!(answer[part], Value::Array(Vec::new()), "{part}");
    }
    assert!(screen(&[2022, 2024], &[]).contains("2022年与2024年之间缺少报告"));
}

#[test]
fn nothing_of_a_part_that_is_cut_off_is_called_unmentioned() {
    // The later report breaks off in the middle of its review.
    let cut = changed(2023, |text| text.chars().take(1500).collect());
    let path = cut.path().to_str().expect("a path");
    let answer = of_files(&["reports/lanxi-2022.txt", path], &[]);
    let targets = answer["targets"].as_array().expect("targets");
    assert!(targets.iter().any(|r| r["verdict"] == "met"));
    assert!(targets.iter().all(|r| r["verdict"] != "unreported" || r["rule"] == "本年报告只有文字，没有数字"));
    let statuses = each(rows(&answer, "tasks"), "status");
    assert!(!statuses.is_empty() && !statuses.contains(&"not_mentioned"), "{statuses:?}");
    // Which of the problems are gone can't be known: none is told of.
    assert_eq!(rows(&answer, "problems"), &[Value::Null; 0]);
}

#[test]
fn a_figure_of_a_part_of_the_year_answers_no_target_of_the_year() {
    let later =
        changed(2025, |text| text.replacen("地区生产总值完成372.4亿元、增长5.8%", "前三季度地区生产总值增长6.1%", 1));
    let file = later.path().to_string_lossy().into_owned();
    let out = tongbi(&["targets", "reports/lanxi-2024.txt", &file, "--format", "json"]).assert().success();
    let answer: Value = serde_json::from_slice(&out.get_output().stdout).expect("JSON");
    assert_eq!(row(&answer, "地区生产总值", "growth")["verdict"], "incomparable");
}

#[test]
fn a_report_without_targets_says_so() {
    let none = changed(2022, |text| {
        let head: String = text.chars().take(120).collect();
        format!(
            "{head}\n2022年工作安排\n加强学习，改进作风，服务群众。\n各位代表！让我们团结起来，为建设美好家园而努力奋斗！\n"
        )
    });
    let path = none.path().to_str().expect("a path");
    assert_eq!(of_files(&[path, "reports/lanxi-2023.txt"], &[])["targets"], Value::Array(Vec::new()));
    let out = tongbi(&["targets", path, "reports/lanxi-2023.txt"]).assert().success();
    let shown = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    assert!(shown.contains("上年报告没有可核对的目标"), "{shown}");
}

#[test]
fn the_tolerance_and_the_inspectors_words() {
    // 5.8% of 6%左右 is within a twentieth, not within a hundredth.
    assert_eq!(row(&answer(&[2024, 2025], &["--tolerance", "1%"]), "地区生产总值", "growth")["verdict"], "missed");
    assert_eq!(row(&answer(&[2024, 2025], &["--tolerance", "0.05"]), "地区生产总值", "growth")["verdict"], "near");
    tongbi(&["targets", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt", "--tolerance", "7"]).assert().code(2);
    let shown = screen(&[2024, 2025], &["--vocab", "ducha"]);
    for word in ["已完成", "达进度", "欠进度", "未报结果"] {
        assert!(shown.contains(word), "{word}");
    }
    // JSON keeps its stable names.
    assert_eq!(row(&answer(&[2024, 2025], &["--vocab", "ducha"]), "地区生产总值", "growth")["verdict"], "near");
}

#[test]
fn fail_on_sets_the_status_and_still_answers() {
    let files = ["reports/lanxi-2022.txt", "reports/lanxi-2023.txt"];
    let run = |more: &[&str]| {
        let mut args = vec!["targets", files[0], files[1]];
        args.extend(more);
        tongbi(&args).assert()
    };
    run(&[]).code(0);
    assert!(!run(&["--fail-on", "missed"]).code(1).get_output().stdout.is_empty());
    // Whatever is shown.
    let pair = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt"];
    tongbi(&[&pair[..], &["--only", "checks", "--fail-on", "missed"]].concat()).assert().code(1);
    run(&["--fail-on", "near"]).code(0);
    run(&["--fail-on", "unreported,near"]).code(1);
    run(&["--fail-on", "failed"]).code(2);
}
