//! The main job on the sample series, as a user runs it: the loops that `reports/README.md` lists, read off the answer.

use crate::support::invented::{report, two};
use crate::support::run::{bytes, json, printed, sample, tongbi};

/// The answer of one pair of the series.
fn pair(command: &str, from: i32, to: i32, more: &[&str]) -> serde_json::Value {
    json(&[&[command, &sample(from), &sample(to)], more].concat())
}

/// The sentences of the checks of one kind.
fn checks(from: i32, to: i32, kind: &str) -> Vec<String> {
    let answer = pair("diff", from, to, &["--only", "checks"]);
    let rows = answer["pairs"][0]["checks"].as_array().expect("checks").clone();
    rows.iter()
        .filter(|c| c["kind"] == kind)
        .map(|c| format!("{}：{}", c["indicator"].as_str().unwrap_or_default(), c["text"].as_str().unwrap_or_default()))
        .collect()
}

#[test]
fn figures_that_disagree_are_told_the_right_way_round() {
    // Published 21.38; 22.01 ÷ 1.064 is 20.69.
    assert_eq!(
        checks(2022, 2023, "implied_base"),
        ["一般公共预算收入：按本年总量和增速倒推上年为20.69亿元，上年报告为21.38亿元，口径或基数有变化"]
    );
    assert_eq!(
        checks(2023, 2024, "level_vs_growth"),
        ["进出口总额：总量由5.1亿美元变为4.6亿美元，与所说的增减方向相反"]
    );
    assert_eq!(checks(2024, 2025, "stated_twice"), ["接待游客：同一份报告中先后为491万人次和419万人次"]);
    // 3.4 + 1.9 + 1.2 is 6.5.
    assert_eq!(checks(2024, 2025, "parts_exceed_whole"), ["全区公办学校在校学生：分项之和6.5万人大于总数5.8万人"]);
    assert_eq!(checks(2023, 2024, "unit_slip").len(), 1);
}

#[test]
fn an_amount_of_five_years_is_no_amount_of_the_last() {
    let answer = json(&["metrics", &sample(2022)]);
    let rows = answer["metrics"].as_array().expect("metrics");
    let period = |value: f64| {
        rows.iter().find(|m| m["value"] == value).and_then(|m| m["period"].as_str()).unwrap_or_default().to_owned()
    };
    assert_eq!(period(742.0), "2017-2021");
    assert_eq!(period(186.4), "2021");
    assert!(checks(2022, 2023, "level_vs_growth").is_empty());
}

#[test]
fn every_quote_stands_in_the_report() {
    for year in 2022..=2025 {
        let file = sample(year);
        let (text, answer) = (printed(&["text", &file]), json(&["metrics", &file]));
        let rows = answer["metrics"].as_array().expect("metrics");
        assert!(rows.len() > 100, "{year}: {} facts", rows.len());
        for row in rows {
            let quote = row["quote"].as_str().expect("a quote");
            assert!(!quote.is_empty() && text.contains(quote), "{year}: {quote}");
        }
    }
}

#[test]
fn what_can_not_be_done_ends_with_two_and_one_line() {
    for args in [
        vec!["diff", "reports/lanxi-2022.txt"],
        vec!["outline", "reports/not-there.txt"],
        vec!["outline", "reports"],
        vec!["diff", "reports/lanxi-2024.txt", "reports/media/lanxi-2024.html"],
    ] {
        let out = tongbi(&args).assert().code(2);
        assert!(out.get_output().stdout.is_empty(), "{args:?}");
        let said = String::from_utf8_lossy(&out.get_output().stderr).trim_end().lines().count();
        assert_eq!(said, 1, "{args:?}");
    }
}

#[test]
fn the_order_typed_does_not_matter() {
    let typed = |a: &str, b: &str| bytes(&["diff", a, b, "--format", "json"]);
    let (a, b) = ("reports/lanxi-2024.txt", "reports/lanxi-2025.txt");
    assert_eq!(typed(a, b), typed(b, a));
}

#[test]
fn growth_in_constant_prices_implies_no_amount_of_last_year() {
    let found = |later: &str| {
        let first = report(2024, "地区生产总值完成300亿元。粮食加工产值完成100亿元。", "", "");
        let (_folder, from, to) = two(&first, &report(2025, later, "", ""));
        let answer = json(&["diff", &from, &to, "--only", "checks"]);
        answer["pairs"][0]["checks"].as_array().map_or(0, Vec::len)
    };
    // 342 ÷ 1.06 is 323: prices rose, and nothing is wrong; 380 ÷ 1.06 is 358: the base is another.
    assert_eq!(found("地区生产总值完成342亿元，增长6%。"), 0);
    assert_eq!(found("地区生产总值完成380亿元，增长6%。"), 1);
    assert_eq!(found("粮食加工产值完成114亿元，增长6%。"), 1);
    assert_eq!(found("粮食加工产值完成114亿元，按可比价格计算，增长6%。"), 0);
}
