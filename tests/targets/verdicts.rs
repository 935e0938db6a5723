//! What is a target of a plan, and which verdict a figure of its name comes to.

use std::fs;

use serde_json::Value;

use crate::support::answer::{at, indicators, row};
use crate::support::invented::{a_year_apart, judged};
use crate::support::run::json;

#[test]
fn an_outcome_behind_an_aim_told_again_is_found_though_its_subject_is_left_out() {
    let plan = "努力把全年零售物价上涨幅度控制在8%以内。";
    let next = "去年曾提出，要把全年零售物价上涨幅度控制在8%以内。虽然做了很大努力，涨幅仍然高达13.6%。";
    let answer = judged(plan, next);
    assert_eq!(row(&answer, "零售物价", "growth")["verdict"], "missed");
    let same = "去年政府工作报告提出，物价涨幅要从13.6%降到8%以内，经过努力，实际回落到6.4%。";
    let answer = judged(plan, same);
    assert_eq!(row(&answer, "零售物价", "growth")["actual"]["value"], 6.4);
    assert_eq!(row(&answer, "零售物价", "growth")["verdict"], "met");
}

#[test]
fn what_a_plan_tells_of_other_years_or_only_supposes_is_no_target() {
    let done = "过去的一年，我市农业喜获丰收。粮食产量达到46万吨。有24%的企业存在亏损。产品返修率已由9%降到4%。";
    let far = "今后五年，新建水库12座。每年新建学校3所。到2030年地区生产总值翻两番。如果降低成本1%，就可以增收5亿元。";
    let plan = format!("{done}\n今年粮食产量达到48万吨。\n{far}");
    assert_eq!(indicators(&judged(&plan, "粮食产量达到49万吨。")), ["粮食产量"]);
}

#[test]
fn deeds_in_a_row_are_of_the_name() {
    let answer = judged("今年再取消和下放行政审批事项20项以上。", "市政府各部门全年取消和下放26项行政审批事项。");
    assert_eq!(row(&answer, "取消和下放行政审批事项", "level")["verdict"], "met");
}

#[test]
fn a_list_of_capacities_names_what_is_done_to_all_of_them() {
    let answer = judged("今年要淘汰炼铁20万吨、水泥30万吨等落后产能。", "");
    assert_eq!(indicators(&answer), ["淘汰炼铁落后产能", "淘汰水泥落后产能"]);
}

#[test]
fn one_thing_under_two_names_of_the_register_is_found() {
    let plan = "今年市财政安排“三农”支出5.6亿元。增加1.5万户农村沼气用户。完成1.2万农村低收入人口脱贫任务。\
                理顺城乡居民基本医保制度，财政补助标准由每人每年260元提高到310元。";
    let review = "市财政用于“三农”的投入5.9亿元。新增农村沼气用户1.6万户。农村低收入人口减少1.3万。\
                  城乡居民基本医保财政补助由每人每年310元提高到350元。";
    let answer = judged(plan, review);
    for (name, facet) in [
        ("市财政安排“三农”支出", "level"),
        ("农村沼气用户", "delta"),
        ("农村低收入人口", "delta"),
        ("城乡居民基本医保财政补助标准", "level"),
    ] {
        assert_eq!(row(&answer, name, facet)["verdict"], "met", "{name}");
    }
}

#[test]
fn money_of_which_nobody_says_what_for_is_no_target() {
    assert!(indicators(&judged("今年市财政将投入6亿元。今年要关停20万千瓦。", "")).is_empty());
}

#[test]
fn what_is_paid_to_each_person_is_one_thing_whether_that_is_said_or_not() {
    let answer = judged(
        "主要预期目标是：PM2.5年均浓度下降5%。城乡居民基础养老金标准每人每月提高20元。城乡低保标准分别提高到每人每年9800元和6800元。",
        "PM2.5年均浓度下降6%。城乡居民基础养老金标准提高20元。城乡低保标准分别提高到每人每年9900元和6700元。",
    );
    let verdicts: Vec<_> = answer["targets"].as_array().expect("targets").iter().map(|r| &r["verdict"]).collect();
    assert_eq!(verdicts.len(), 4, "{answer}");
    assert_eq!(verdicts.iter().filter(|v| **v == "met").count(), 3);
    assert_eq!(row(&answer, "农村低保标准", "level")["verdict"], "missed");
}

#[test]
fn a_report_whose_plan_stands_in_the_part_of_five_years_is_whole() {
    let plan = "主要预期目标是：地区生产总值增长6%。新建公共停车场2处。";
    let (_folder, from, to) = a_year_apart(("经济平稳增长。", plan), ("地区生产总值增长6.3%。", "经济平稳增长。"));
    let later = fs::read_to_string(&to).expect("the report");
    fs::write(&to, later.replace("2024年工作安排", "“十五五”时期的奋斗目标和2024年工作")).expect("written");
    let answer = json(&["targets", &from, &to]);
    assert_eq!(row(&answer, "新建公共停车场", "level")["verdict"], "unreported");
}

#[test]
fn a_month_answers_no_target_of_the_year() {
    let answer = judged("工业总产值增长6%。", "工业总产值第一季度下降0.3%，10月份增长8.6%。");
    assert_eq!(row(&answer, "工业总产值", "growth")["verdict"], "incomparable");
}

#[test]
fn of_the_whole_is_no_answer_of_a_part() {
    let answer = judged("农业总产值增长4%。", "工农业总产值的增长速度由上年的3%提高到5%。");
    assert_eq!(row(&answer, "农业总产值", "growth")["verdict"], "unreported");
}

#[test]
fn of_several_values_under_one_name_none_answers() {
    let answer = judged(
        "小学、初中学生人均公用经费分别提高到450元和720元。",
        "提前做到中小学生人均公用经费720元和450元的目标。",
    );
    for name in ["小学生人均公用经费", "初中学生人均公用经费"] {
        let row = row(&answer, name, "level");
        // Which of the two values is whose isn't said: one may be shown beside it, and is not held against it.
        assert!(["incomparable", "unreported"].iter().any(|v| at(row, "verdict") == v), "{row}");
        assert_eq!(at(row, "gap"), &Value::Null, "{row}");
    }
}

#[test]
fn a_stage_of_a_work_answers_that_stage() {
    let answer = judged("改造棚户区1200套，基本建成900套。", "改造棚户区1260套，基本建成860套。");
    assert_eq!(row(&answer, "改造棚户区", "level")["verdict"], "met");
    assert_eq!(row(&answer, "棚户区基本建成", "level")["verdict"], "missed");
}

#[test]
fn what_is_newly_made_answers_what_is_new() {
    let answer = judged(
        "新建公共充电桩400个，新增合作社100个，中药材达到18万亩。",
        "新增公共充电桩512个，新发展合作社164个，中药材面积17.2万亩。",
    );
    assert_eq!(row(&answer, "新建公共充电桩", "level")["verdict"], "met");
    assert_eq!(row(&answer, "新增合作社", "level")["verdict"], "met");
    assert_eq!(row(&answer, "中药材", "level")["verdict"], "missed");
}

#[test]
fn of_a_mark_passed_and_the_value_the_value_answers() {
    let answer = judged("高铁通车里程突破180公里。", "高铁通车里程突破170公里、达176公里。");
    assert_eq!(row(&answer, "高铁通车里程", "level")["actual"]["value"], 176.0);
}

#[test]
fn what_is_said_of_another_work_is_not_said_of_this_one() {
    let answer =
        judged("新建高标准农田180万亩，种植玉米100万亩。", "新建高标准农田185万亩，带状复合种植任务超额完成。");
    assert_eq!(row(&answer, "新建高标准农田", "level")["said"], Value::Null);
}

#[test]
fn all_that_there_are_do_not_answer_what_is_new() {
    let answer = judged(
        "新增国家高新技术企业40家、国家级专精特新企业20家。",
        "新增国家高新技术企业52家，国家级专精特新企业达到81家。",
    );
    assert_eq!(row(&answer, "新增国家级专精特新企业", "level")["verdict"], "incomparable");
}

#[test]
fn what_was_not_reached_is_no_outcome() {
    for (plan, review, wanted) in [
        ("粮食产量24万吨以上。", "粮食产量未达到24万吨，为23.1万吨。", "missed"),
        ("新增停车位1000个。", "原定新增停车位1000个，实际完成620个。", "missed"),
        ("规上工业增加值增长8%。", "规上工业增加值距离增长8%的目标还有差距。", "incomparable"),
    ] {
        let answer = judged(plan, review);
        assert_eq!(answer["targets"][0]["verdict"], wanted, "{review}");
    }
}
