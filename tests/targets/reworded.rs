//! Targets that the later report answers with the same deed in other words, and those that stand in a plan without looking like one.

use serde_json::{Value, json};

use crate::support::invented::judged;

/// The verdict and the value of each target, by name, in their order.
fn verdicts(plan: &str, review: &str) -> Vec<Value> {
    let answer = judged(plan, review);
    let rows = answer["targets"].as_array().expect("targets").clone();
    rows.iter().map(|r| json!([r["indicator"], r["verdict"], r["actual"]["value"]])).collect()
}

/// The verdict and the value of the only target.
fn verdict(plan: &str, review: &str) -> Value {
    let all = verdicts(plan, review);
    assert_eq!(all.len(), 1, "{all:?}");
    json!([all[0][1], all[0][2]])
}

#[test]
fn a_deed_of_two_verbs_may_stand_behind_its_thing() {
    assert_eq!(verdict("改造提升农村危房1700户。", "农村危房改造1726户。"), json!(["met", 1726]));
    assert_eq!(verdict("改造完工老旧小区210个。", "老旧小区改造完工204个。"), json!(["missed", 204]));
    assert_eq!(verdict("新建改建农村公路90公里。", "农村公路新改建96公里。"), json!(["met", 96]));
    assert_eq!(verdict("修复矿山900亩。", "矿山生态修复880亩。"), json!(["missed", 880]));
    assert_eq!(verdict("改造提升盐碱耕地4万亩。", "改造盐碱地4.2万亩。"), json!(["met", 4.2]));
}

#[test]
fn another_deed_on_the_thing_is_no_answer() {
    for (plan, review) in [
        ("引进人才400人。", "培训人才900人。"),
        ("新建幼儿园4所。", "改扩建幼儿园6所。"),
        ("新建中学3所。", "新建中小学6所。"),
    ] {
        let given = verdict(plan, review);
        assert!(matches!(given[0].as_str(), Some("unreported" | "incomparable")), "{plan} {given}");
    }
}

#[test]
fn new_firms_of_size_are_new_by_any_word() {
    assert_eq!(verdict("培育“四上”企业140户。", "新纳规“四上”企业131户。"), json!(["missed", 131]));
    assert_eq!(verdict("增设停车泊位400个。", "新增车位420个。"), json!(["met", 420]));
    assert_eq!(verdict("新增茶叶加工量30万吨。", "茶叶加工量增加32万吨。"), json!(["met", 32]));
}

#[test]
fn what_counts_things_behind_a_verb_is_a_target() {
    assert_eq!(verdict("打通6条断头路。", "打通断头路7条。"), json!(["met", 7]));
    assert_eq!(verdict("提供不少于3万个就业岗位。", "提供就业岗位3.2万个。"), json!(["met", 3.2]));
    let last = verdicts("新建8家验证中心、20家孵化器和12家中试平台。", "建成中试平台13家。");
    assert_eq!(last[2], json!(["中试平台", "met", 13]));
    assert!(verdicts("推进北山700万吨露天矿建设。", "经济增长。").is_empty());
}

#[test]
fn a_plan_of_years_named_beside_them_takes_no_figures_of_the_year() {
    let review = "新增学位2600个。";
    assert_eq!(verdict("落实“十五五”规划，新增学位2500个。", review), json!(["met", 2600]));
    assert_eq!(verdict("加快“十四五”批复的项目建设，新增学位2500个。", review), json!(["met", 2600]));
    assert!(verdicts("“十五五”期间新建学校30所，新增学位2500个。", review).is_empty());
}

#[test]
fn a_doubling_is_wanted_where_no_years_are_given_for_it() {
    assert_eq!(verdict("本级科技专项资金翻一番。", "本级科技专项资金翻一番。"), json!(["met", 1]));
    assert!(verdicts("茶叶产值五年翻一番。", "茶叶产值翻一番。").is_empty());
}

#[test]
fn what_is_striven_for_beyond_a_target_is_no_second_one() {
    let plan = "主要预期目标是：地区生产总值增长6%左右、力争6.5%。";
    assert_eq!(verdict(plan, "地区生产总值增长6.2%。"), json!(["met", 6.2]));
    assert_eq!(verdict("GDP增长7%。", "地区生产总值增长6.4%。"), json!(["missed", 6.4]));
}

#[test]
fn growth_wanted_without_a_number_is_judged_by_its_sign() {
    let plan = "主要预期目标是：固定资产投资保持正增长。";
    assert_eq!(verdict(plan, "固定资产投资增长1.2%。")[0], "met");
    assert_eq!(verdict(plan, "固定资产投资下降0.6%。")[0], "missed");
    assert_ne!(verdict(plan, "固定资产投资连续两年负增长。")[0], "met");
    assert_ne!(verdict(plan, "固定资产投资未能实现正增长。")[0], "met");
}

#[test]
fn prices_are_held_by_their_growth() {
    let plan = "主要预期目标是：居民消费价格控制在3%以内。";
    assert_eq!(verdict(plan, "居民消费价格上涨2.1%。"), json!(["met", 2.1]));
    assert_eq!(verdict(plan, "居民消费价格总水平与上年持平。"), json!(["met", null]));
    assert_eq!(verdict(plan, "居民消费价格涨幅与上年持平。"), json!(["unreported", null]));
    let growth = "主要预期目标是：地区生产总值增长5%。";
    assert_eq!(verdict(growth, "地区生产总值与上年基本持平。"), json!(["missed", null]));
}

#[test]
fn a_share_of_the_years_task_tells_whether_it_was_met() {
    let plan = "城镇新增就业6400人。";
    assert_eq!(verdict(plan, "城镇新增就业完成年度任务的112%。"), json!(["met", null]));
    assert_eq!(verdict(plan, "城镇新增就业完成年度任务的96.5%。"), json!(["missed", null]));
    assert_ne!(verdict(plan, "城镇新增就业上半年完成年度任务的60%。")[0], "missed");
}

#[test]
fn what_is_said_of_the_thing_is_said_of_the_target() {
    assert_eq!(verdict("新建绿道90公里。", "绿道建设超额完成年度任务。"), json!(["met", null]));
    assert_eq!(verdict("淘汰黄标车900辆。", "黄标车淘汰任务提前完成。"), json!(["met", null]));
    assert_eq!(verdict("新建绿道90公里。", "绿道管护超额完成年度任务。"), json!(["unreported", null]));
    let years = "单位GDP能耗累计下降14.5%，提前一年完成“十四五”目标。";
    assert_eq!(verdict("单位GDP能耗下降3%。", years), json!(["incomparable", -14.5]));
}

#[test]
fn a_sum_of_years_is_not_the_years_own() {
    assert_eq!(verdict("建设绿美村庄100个。", "累计建成绿美村庄230个。"), json!(["incomparable", 230]));
    assert_eq!(verdict("建设5G基站400座。", "5G基站累计达2100座，新增412座。"), json!(["met", 412]));
    assert_eq!(verdict("植树造林3万亩。", "全年累计植树造林5万亩。"), json!(["met", 5]));
}

#[test]
fn the_growth_of_the_year_stands_beside_that_of_two() {
    let plan = "主要预期目标是：地区生产总值增长7%左右。";
    assert_eq!(verdict(plan, "地区生产总值310亿元，增长8.2%、两年平均增长5.9%。"), json!(["met", 8.2]));
    assert_eq!(verdict(plan, "地区生产总值两年平均增长5.9%。")[0], "incomparable");
}

#[test]
fn the_whole_answers_before_its_part() {
    let review = "建设高标准农田8.4万亩，其中新建5万亩、改造提升3.4万亩。";
    assert_eq!(verdict("建成高标准农田6万亩。", review), json!(["met", 8.4]));
    assert_eq!(verdict("改造老旧小区90个。", "老旧小区改造开工92个、完工81个。")[0], "incomparable");
}

#[test]
fn a_thing_is_held_against_the_average_that_was_to_be_beaten() {
    let plan = "主要预期目标是：地区生产总值增速不低于全市平均水平。";
    assert_eq!(verdict(plan, "地区生产总值增长6.1%，高于全市平均水平0.4个百分点。")[0], "met");
    assert_eq!(verdict(plan, "地区生产总值增长5.1%，低于全市平均水平0.6个百分点。")[0], "missed");
    let other = "地区生产总值增长6.1%，固定资产投资增速高于全市平均水平。";
    assert_ne!(verdict(plan, other)[0], "met");
}

#[test]
fn investment_wanted_to_grow_is_that_in_fixed_assets() {
    assert_eq!(verdict("主要预期目标是：投资增长5%左右。", "固定资产投资增长4%。"), json!(["missed", 4]));
    assert_eq!(verdict("投资增长5%左右。", "工业投资增长9%。")[0], "unreported");
}

#[test]
fn what_an_appendix_promises_for_the_year_is_a_target() {
    let plan = |title: &str| format!("推进改革。\n附件\n{title}\n一、增加学位供给。\n新增学位2500个。");
    assert_eq!(verdict(&plan("十件民生实事"), "新增学位2600个。"), json!(["met", 2600]));
    assert!(verdicts(&plan("名词解释"), "新增学位2600个。").is_empty());
}
