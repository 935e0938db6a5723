//! Many years and many places: one field alone, years without a report, places that were given another name.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::answer::rows;
use crate::support::invented::report;
use crate::support::read::inside;
use crate::support::run::{SERIES, json, printed, refused, said, tongbi};

#[test]
fn a_trend_of_one_domain_or_section_holds_nothing_else() {
    let of = |more: &[&str]| json(&[&["trend"], &SERIES[..], more].concat());
    let all = of(&[]);
    let ecology = of(&["--domain", "ecology"]);
    let domains: Vec<&Value> = rows(&ecology, "domains").iter().map(|d| &d["domain"]).collect();
    assert_eq!(domains, ["ecology"]);
    let names = |answer: &Value| -> Vec<String> {
        rows(answer, "indicators").iter().filter_map(|i| i["indicator"].as_str()).map(str::to_owned).collect()
    };
    assert!(names(&ecology).iter().any(|n| n.contains("空气质量")), "{:?}", names(&ecology));
    assert!(!names(&ecology).iter().any(|n| n == "一般公共预算收入"));
    assert!(names(&ecology).len() < names(&all).len());
    let set = |answer: &Value| rows(answer, "targets").iter().filter_map(|t| t["set"].as_i64()).sum::<i64>();
    assert!(set(&ecology) > 0 && set(&ecology) < set(&all));

    let section = of(&["--section", "生态"]);
    assert!(!names(&section).is_empty() && names(&section).len() < names(&all).len());
    let said = refused(&[&["trend"], &SERIES[..], &["--section", "没有这一节"]].concat());
    assert!(said.contains("没有哪个标题含有“没有这一节”"), "{said}");
}

#[test]
fn a_batch_of_one_domain_or_section_holds_nothing_else() {
    let lines = |more: &[&str]| -> Vec<Value> {
        let args = [&["batch", "reports", "--format", "jsonl"][..], more].concat();
        let out = tongbi(&args).assert().get_output().stdout.clone();
        String::from_utf8(out).expect("UTF-8").lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
    };
    let of = |rows: &[Value], table: &str| rows.iter().filter(|r| r["table"] == table).count();
    let (all, ecology, section) = (lines(&[]), lines(&["--domain", "ecology"]), lines(&["--section", "生态"]));
    for table in ["facts", "targets", "sections", "terms"] {
        for some in [&ecology, &section] {
            assert!(of(some, table) > 0 && of(some, table) < of(&all, table), "{table}");
        }
    }
    assert_eq!(of(&ecology, "pairs"), of(&all, "pairs"));
    let said = said(&["batch", "reports", "--section", "没有这一节", "--format", "jsonl"]);
    assert!(said.contains("没有哪个标题含有“没有这一节”"), "{said}");
}

/// Reports of years, each by the place that it names, in a folder.
fn places(of: &[(i32, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (year, place) in of {
        let goals = "今年主要预期目标是：地区生产总值增长7%，一般公共预算收入增长5%。";
        let review = format!("全年地区生产总值完成{}亿元，增长7%，一般公共预算收入增长5.{}%。", year - 1700, year % 10);
        let tasks = "（一）抓好工业经济\n推进重机产业园建设。\n（二）办好民生实事\n改造老旧小区20个。";
        let text = report(*year, &review, goals, tasks).replace("澜溪区", place);
        fs::write(folder.path().join(format!("{year}.txt")), text).expect("written");
    }
    folder
}

#[test]
fn a_county_that_became_a_district_is_one_place_where_the_user_says_so() {
    let folder = places(&[(2031, "澜溪县"), (2032, "澜溪县"), (2033, "澜溪区"), (2034, "澜溪区")]);
    let path = folder.path().to_str().expect("a path");
    let apart = json(&["batch", path]);
    assert_eq!(rows(&apart, "places").len(), 2);
    let one = json(&["batch", path, "--same", "澜溪县=澜溪区"]);
    let places = rows(&one, "places");
    assert_eq!(places.len(), 1);
    assert_eq!(places[0]["issuer"], "澜溪区人民政府");
    assert_eq!(rows(&places[0], "pairs").len(), 3, "the years on both sides of the change are compared");

    let trend = |more: &[&str]| said(&[&["trend", path, "--format", "json"], more].concat());
    assert!(trend(&[]).contains("不同的发布机关"));
    assert_eq!(trend(&["--same", "澜溪县=澜溪区"]), "");
}

#[test]
fn a_former_name_of_the_division_codes_is_suggested() {
    // The codes know that this county became a district; its reports are invented.
    let folder = places(&[(2031, "上海市崇明县"), (2032, "上海市崇明区")]);
    let path = folder.path().to_str().expect("a path");
    for (command, lang, wanted) in
        [("trend", "zh", "崇明县可能是"), ("batch", "zh", "崇明县可能是"), ("batch", "en", "may be the old name of")]
    {
        let said = said(&[command, path, "--lang", lang]);
        assert!(said.contains(wanted) && said.contains("--same"), "{command}: {said}");
    }
}

#[test]
fn a_year_without_a_report_is_seen_and_lines_break_over_it() {
    let folder = places(&[(2031, "澜溪区"), (2032, "澜溪区"), (2034, "澜溪区"), (2035, "澜溪区")]);
    let path = folder.path().to_str().expect("a path");
    let shown = |format: &str| printed(&["trend", path, "--format", format, "--width", "200"]);
    let screen = shown("table");
    assert!(screen.contains("缺少这些年份的报告：2033"), "{screen}");
    let head = screen.lines().find(|l| l.contains("实际或目标")).expect("the head of the indicators");
    for year in ["2030", "2031", "2032", "2033", "2034"] {
        assert!(head.contains(year), "{year} has no column: {head}");
    }
    // The report that is missing has its column of every table, and says so.
    for (table, row) in [("工作重点历年位次与篇幅", "产业与工业"), ("章节历年脉络", "重机产业园")]
    {
        let part = screen.split(table).nth(1).unwrap_or_else(|| panic!("no {table}"));
        let line = part.lines().find(|l| l.contains(row) || l.contains("抓好工业经济")).unwrap_or_default();
        assert!(line.contains('缺'), "{table}: {line}");
    }
    let page = shown("html");
    let heat = inside(&page, "<svg", "</svg>").into_iter().find(|s| s.contains("class=\"heat\"")).expect("a heat map");
    assert!(heat.contains("class=\"missing\"") && heat.contains(">2033<"), "{heat}");
    let line = inside(&page, "<figure>", "</figure>")
        .into_iter()
        .find(|f| f.contains("地区生产总值") && f.contains("polyline"))
        .expect("a line");
    assert_eq!(line.matches("<polyline").count(), 2, "two stretches of years: {line}");
}

#[test]
fn names_that_are_not_the_same_thing_every_year_are_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    for year in 2031..=2034 {
        let review = format!(
            "补贴资金{}亿元。茶园改造面积{}亩。覆盖面达到8{}%。这个比重为2{}%。",
            year - 2000,
            year,
            year % 10,
            year % 10
        );
        let text = report(year, &review, "做好各项工作。", "（一）抓好工业经济\n推进重机产业园建设。");
        fs::write(folder.path().join(format!("{year}.txt")), text).expect("written");
    }
    let trend = json(&["trend", folder.path().to_str().expect("a path")]);
    let names: Vec<&str> = rows(&trend, "indicators").iter().filter_map(|i| i["indicator"].as_str()).collect();
    assert_eq!(names, ["茶园改造面积"]);
}

#[test]
fn a_report_of_another_sort_is_marked() {
    let folder = places(&[(2031, "澜溪区"), (2033, "澜溪区")]);
    let plan = "关于澜溪区国民经济和社会发展计划的报告\n——2032年1月18日在澜溪区第九届人民代表大会第二次会议上\n\
                各位代表：\n一、2031年计划执行情况\n全年地区生产总值完成331亿元，增长6%。\n二、2032年计划安排\n\
                （一）抓好工业经济\n推进重机产业园建设。\n";
    fs::write(folder.path().join("2032.txt"), plan).expect("written");
    let path = folder.path().to_str().expect("a path");
    let page = printed(&["trend", path, "--format", "html"]);
    assert!(page.contains("2032：不是一般的工作报告，而是计划报告"), "the words at its head");
    assert!(page.contains(">2032*</text>"), "the column of the heat map");
    assert!(page.contains("class=\"year apart\""), "the dot of the line");
}

#[test]
fn a_file_that_is_no_report_is_left_out_and_named() {
    let folder = places(&[(2031, "澜溪区"), (2032, "澜溪区")]);
    fs::write(folder.path().join("notes.txt"), "2033年5月1日的记事。\n今天下雨，气温10度。\n").expect("written");
    let run = tongbi(&["trend", folder.path().to_str().expect("a path")]).assert().code(3);
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("notes.txt") && said.contains("不像工作报告"), "{said}");
    assert!(!String::from_utf8_lossy(&run.get_output().stdout).contains("2033"));
}

#[test]
fn what_was_wanted_stands_under_what_was_reached_by_the_same_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for year in [2031, 2032] {
        let target = if year == 2031 { "地区生产总值达到320亿元。" } else { "推进各项工作。" };
        let review = format!("全区地区生产总值完成{}亿元。", year - 1730);
        let text = report(year, &review, target, "（一）抓好工业经济\n推进重机产业园建设。");
        fs::write(folder.path().join(format!("{year}.txt")), text).expect("written");
    }
    let trend = json(&["trend", folder.path().to_str().expect("a path")]);
    let lines: Vec<(&str, &str)> = rows(&trend, "indicators")
        .iter()
        .filter_map(|i| Some((i["indicator"].as_str()?, i["role"].as_str()?)))
        .collect();
    // The name that most of their figures have.
    assert_eq!(lines, [("全区地区生产总值", "actual"), ("全区地区生产总值", "target")]);
}
