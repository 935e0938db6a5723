//! Figures set in a table.

use super::{plan, report, shown};
use crate::analysis::metric::{Period, Role};
use crate::lexicon::Lexicon;

const TABLE: &str = "2024年主要预期目标见下表：\n指标　2023年完成　2024年目标\n地区生产总值增速（%）　6.1　7左右\n社会消费品零售总额增速（%）　-0.6　≥8\n城镇新增就业（万人）　0.43　0.4\n单位地区生产总值能耗降低（%）　3.3　完成上级下达任务\n围绕上述目标，抓好以下工作。";

#[test]
fn each_cell_is_a_fact_of_its_row_and_its_column() {
    let whole = format!("政府工作报告\n一、2023年工作回顾\n各项事业稳步推进。\n二、2024年工作安排\n{TABLE}");
    let report = report(&whole, 2024);
    let facts = super::super::read(&report, &Lexicon::builtin());
    let of = |role: Role, year: i32| -> Vec<String> {
        let own = facts.iter().filter(|m| m.key.role == role && m.key.period == Some(Period::Year(year)));
        own.map(shown).collect()
    };
    let reached = [
        "地区生产总值 增长 6.1%",
        "社会消费品零售总额 增长 -0.6%",
        "城镇新增就业 0.43万人",
        "单位地区生产总值能耗 增长 -3.3%",
    ];
    assert_eq!(of(Role::Actual, 2023), reached);
    let wanted = ["地区生产总值 增长 7% About", "社会消费品零售总额 增长 8% AtLeast", "城镇新增就业 0.4万人"];
    assert_eq!(of(Role::Target, 2024), wanted);
    assert!(facts.iter().all(|m| report.words(m.quote).contains(report.words(m.figure))));
}

#[test]
fn units_may_have_a_column_and_lines_of_two_words_are_no_table() {
    let units = "指标名称　单位　2024年计划\n建设高标准农田　万亩　3\n改造老旧小区　个　12";
    assert_eq!(plan(units), ["建设高标准农田 3万亩", "改造老旧小区 12个"]);
    assert_eq!(plan("白望舒　区长\n新建公园　3个"), ["新建公园 3个"]);
}
