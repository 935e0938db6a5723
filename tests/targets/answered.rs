//! Targets that the later report answers in other words, and figures that only look like an answer.

use serde_json::json;

use crate::support::answer::verdict;
use crate::support::invented::{a_year_apart, both, judged, shown, shown_both};
use crate::support::run::printed;

#[test]
fn the_words_of_a_name_may_stand_in_another_order() {
    let answer = judged(
        "生猪出栏稳定在41万头。关停淘汰落后造纸产能3万吨。新建城区停车位1400个。",
        "出栏生猪42.5万头。关停造纸落后产能3.1万吨。城区新增停车泊位1310个。",
    );
    assert_eq!(verdict(&answer, "生猪出栏"), json!(["met", 42.5]));
    assert_eq!(verdict(&answer, "新建城区停车位"), json!(["missed", 1310]));
    let two = judged("建设南岭至北岭公路30公里。", "建设东岭至北岭公路31公里。");
    assert_eq!(verdict(&two, "建设南岭至北岭公路"), json!(["unreported", null]));
}

#[test]
fn whom_a_work_reached_answers_for_whom_it_was_to_be_solved() {
    let answer = judged("解决2.2万农村人口饮水安全问题。", "农村饮水安全工程惠及群众2.35万人。");
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!((&rows[0]["verdict"], &rows[0]["actual"]["value"]), (&json!("met"), &json!(2.35)), "{rows:?}");
    let other = judged("解决2.2万农村人口饮水安全问题。", "农村电网改造工程惠及群众2.35万人。");
    assert_eq!(other["targets"][0]["verdict"], "unreported");
}

#[test]
fn a_rise_is_read_from_the_two_figures_beside_each_other() {
    let plan = "城乡居民基础养老金标准每人每月提高12元。";
    let rise = |review: &str| {
        let answer = judged(plan, review);
        let row = &answer["targets"][0];
        json!([row["verdict"], row["gap"]])
    };
    assert_eq!(rise("城乡居民基础养老金由每人每月115元提高到128元。"), json!(["met", 1]));
    assert_eq!(rise("城乡居民基础养老金由每人每月115元提高到125元。"), json!(["missed", -2]));
    assert_eq!(rise("城乡居民基础养老金提高到每人每月125元。"), json!(["incomparable", null]));
    assert_eq!(rise("城乡居民基础养老金由每人每年1380元提高到1536元。"), json!(["incomparable", null]));
}

#[test]
fn what_is_newly_lent_is_what_the_loans_rose_by() {
    let answer = judged("新增贷款31亿元。", "各项贷款余额比年初增加32.4亿元。");
    assert_eq!(verdict(&answer, "新增贷款"), json!(["met", 32.4]));
    let stock = judged("新增贷款31亿元。", "各项贷款余额达到232.4亿元。");
    assert_eq!(stock["targets"][0]["verdict"], "unreported");
}

#[test]
fn all_burdens_made_lighter_are_told_in_many_words() {
    let plan = "全年为市场主体减负2.6亿元以上。";
    assert_eq!(verdict(&judged(plan, "落实减税降费缓税缓费3.9亿元。"), "市场主体减负"), json!(["met", 3.9]));
    // One burden is not all of them, and the number of firms is another thing.
    let part = judged(plan, "减轻利息负担3.1亿元。年末实有市场主体2.74万户。");
    assert_eq!(verdict(&part, "市场主体减负"), json!(["unreported", null]));
}

#[test]
fn a_share_need_not_be_called_one() {
    let answer = judged("年收入20万元以上的村达到55%。", "集体经济收入20万元以上的村占比达58%。");
    assert_eq!(verdict(&answer, "年收入20万元以上的村"), json!(["met", 58]));
}

#[test]
fn of_two_things_that_a_word_tells_apart_the_one_does_not_answer_the_other() {
    let answer = judged("淘汰落后钢铁产能130万吨。", "淘汰落后炼铁产能75万吨、炼钢产能60万吨。");
    assert_eq!(verdict(&answer, "淘汰落后钢铁产能"), json!(["unreported", null]));
    let step = judged("完成城中村改造1800户。", "完成城中村改造征迁2300户。");
    assert_eq!(step["targets"][0]["verdict"], "incomparable");
}

#[test]
fn net_and_gross_don_t_answer_each_other() {
    let gross = judged("净增市场主体3100户。", "新登记市场主体4370户、注销1290户。");
    assert_eq!(verdict(&gross, "净增市场主体"), json!(["incomparable", 4370]));
    let net = |firms: u32| {
        let answer = judged("新增规上工业企业21家。", &format!("净增规上工业企业{firms}家。"));
        verdict(&answer, "新增规上工业企业")
    };
    // As many net are as many new at least.
    assert_eq!(net(23), json!(["met", 23]));
    assert_eq!(net(18), json!(["incomparable", 18]));
    let behind = judged("新增规上工业企业21家。", "规上工业企业净增18家。");
    assert_eq!(verdict(&behind, "新增规上工业企业"), json!(["incomparable", 18]));
}

#[test]
fn stages_that_differ_judge_no_target_that_names_none() {
    let plan = "建设廉租住房7000套以上。";
    let answer = judged(plan, "开工建设廉租住房1.1万套，竣工6400套。");
    assert_eq!(verdict(&answer, "建设廉租住房")[0], "incomparable");
    assert_eq!(verdict(&judged(plan, "竣工廉租住房7400套。"), "建设廉租住房")[0], "met");
}

#[test]
fn each_item_of_a_list_may_stand_before_what_is_told_of_all() {
    let answer = judged(
        "人大代表建议、政协提案办复率达到100%。化学需氧量、氨氮排放量分别削减2%和1.5%。",
        "办理人大代表建议131件、政协提案152件，办复率均为100%。化学需氧量、氨氮减排任务全面完成。",
    );
    assert_eq!(verdict(&answer, "人大代表建议、政协提案办复率"), json!(["met", 100]));
    assert_eq!(verdict(&answer, "氨氮排放量")[0], "met");
}

#[test]
fn a_standard_for_the_year_and_a_rate_without_a_unit_are_targets() {
    let answer = judged(
        "城乡低保标准分别提高到每月640元和每年5100元。亿元GDP生产安全事故死亡率控制在0.03以下。",
        "农村低保标准提高到每人每年5050元。亿元GDP生产安全事故死亡率0.02。",
    );
    assert_eq!(verdict(&answer, "农村低保标准"), json!(["missed", 5050]));
    assert_eq!(verdict(&answer, "亿元GDP生产安全事故死亡率"), json!(["met", 0.02]));
}

#[test]
fn a_fall_that_fell_short_is_said_to() {
    let shown = shown("农村贫困人口再减少1100人以上。", "贫困人口减少900人。");
    assert!(shown.contains("少减200人"), "{shown}");
}

#[test]
fn of_a_rate_about_so_much_leaves_two_tenths_of_a_point() {
    let near = |grown: &str| {
        let answer = judged("进出口总额增长3%左右。", &format!("进出口总额增长{grown}。"));
        answer["targets"][0]["verdict"].clone()
    };
    assert_eq!((near("2.8%"), near("2.7%")), (json!("near"), json!("missed")));
}

#[test]
fn money_planned_is_answered_by_money_spent_and_a_ratio_by_a_rate() {
    let answer = judged(
        "铺排区重点项目210个、年度计划投资46亿元。货币化安置比例不低于50%。",
        "区重点项目完成投资48亿元。货币化安置率51%。",
    );
    assert_eq!(verdict(&answer, "区重点项目计划投资"), json!(["met", 48]));
    let works = judged("统筹推进重大项目80个。", "推进重大项目83个。");
    assert_eq!(works["targets"][0]["verdict"], "met");
    assert_eq!(verdict(&answer, "货币化安置比例"), json!(["met", 51]));
}

#[test]
fn a_figure_beside_the_name_is_never_called_no_figure() {
    let answer = judged("进出口总额增长10%。", "五年来进出口总额年均增长12.3%。");
    assert_eq!(verdict(&answer, "进出口总额"), json!(["incomparable", 12.3]));
    let words = judged("进出口总额增长10%。", "进出口总额稳步提升。");
    assert_eq!(words["targets"][0]["rule"], "本年报告只有文字，没有数字");
}

#[test]
fn a_target_told_again_as_met_is_met() {
    let answer = judged(
        "把初中学生人均公用经费提高到480元。淘汰钢铁23万吨、水泥41万吨等落后产能。",
        "提前一年实现全区中学生人均公用经费480元的目标。钢铁、水泥两业淘汰落后产能任务如期完成。",
    );
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows.iter().all(|r| r["verdict"] == "met"), "{rows:?}");
}

#[test]
fn a_name_left_out_before_the_figure_and_the_only_count_of_its_kind_answer() {
    let answer = judged(
        "确保中心城区58公里供水管线按期竣工。全面加快北岭组团建设，完成云澜路等7条道路工程。",
        "实施了中心城区22公里供水管线、17公里供热改造工程。北岭组团框架初步形成，组团内6条主次干道建成。",
    );
    assert_eq!(verdict(&answer, "中心城区供水管线"), json!(["missed", 22]));
    // Whether it is as many or not.
    assert_eq!(verdict(&answer, "北岭组团道路工程"), json!(["missed", 6]));
    let two = judged(
        "全面加快北岭组团建设，完成云澜路等7条道路工程。",
        "北岭组团框架初步形成，组团内7条主干道建成，3条次干道建成。",
    );
    assert_eq!(verdict(&two, "北岭组团道路工程")[0], "unreported");
}

#[test]
fn what_there_is_in_all_is_not_what_is_new() {
    let answer = judged("新开通国际国内航线3条。", "国际国内航线达到34条。");
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!(rows[0]["verdict"], "incomparable", "{rows:?}");
}

#[test]
fn a_plan_that_looks_back_at_its_head_tells_what_came_of_targets_in_words() {
    let answer = both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6%，外贸结构改善。"),
        (
            "各项事业稳步推进。",
            "过去一年，我们应对挑战。地区生产总值增长6.3%，外贸结构有所改善。今年主要预期目标是：地区生产总值增长6%。",
        ),
    );
    assert_eq!(verdict(&answer, "外贸结构")[0], "met");
}

#[test]
fn what_a_clause_gives_to_whom_and_what_rose_per_head_answers() {
    let answer = judged(
        "适龄妇女“两癌”免费筛查1.5万人。农村低保补助水平每人每月提高10元。",
        "为1.6万名适龄妇女提供“两癌”免费筛查。农村低保对象达到8.6万人，月人均补助水平由220元提高到241元。",
    );
    assert_eq!(verdict(&answer, "适龄妇女“两癌”免费筛查")[0], "met");
    assert_eq!(verdict(&answer, "农村低保补助水平"), json!(["met", 241]));
}

#[test]
fn a_pilot_has_the_name_of_what_is_tried() {
    let answer = judged("扎实推进农村养老服务试点，试点范围扩大到31%的村。", "各项工作有序推进。");
    let names: Vec<_> = answer["targets"].as_array().expect("targets").iter().map(|r| &r["indicator"]).collect();
    assert_eq!(names, ["农村养老服务试点范围村"]);
}

#[test]
fn basically_in_step_with_growth_leaves_the_tolerance_and_the_headline_shows_what_it_is_held_against() {
    let plan = "主要预期目标是：地区生产总值增长6%，居民收入与经济增长基本同步。";
    let review = |pace: &str| format!("地区生产总值增长6.7%。全体居民人均可支配收入增长{pace}。");
    assert_eq!(verdict(&judged(plan, &review("6.4%")), "居民收入")[0], "near");
    assert_eq!(verdict(&judged(plan, &review("6.3%")), "居民收入")[0], "missed");
    let (_folder, from, to) = a_year_apart(("经济平稳增长。", plan), (&review("5.9%"), "经济平稳增长。"));
    let shown = printed(&["diff", &from, &to, "--only", "summary", "--width", "200"]);
    assert!(shown.contains("实际增长5.9%，地区生产总值增长6.7%"), "{shown}");
}

#[test]
fn enough_of_two_things_may_be_too_few_of_the_one() {
    let outcome = |count: &str| {
        let answer = judged("新建水果超市20家。", &format!("新建水果超市和直销店{count}家。"));
        verdict(&answer, "新建水果超市")[0].clone()
    };
    assert_eq!(outcome("12"), "missed");
    assert_eq!(outcome("26"), "incomparable");
}

#[test]
fn a_range_that_loses_its_upper_end_is_lowered() {
    let answer = both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6.5%—7%，粮食产量12万吨。"),
        ("地区生产总值增长6.7%。", "主要预期目标是：地区生产总值增长6.5%左右，粮食产量12万吨。"),
    );
    let changes = answer["targets"].as_array().expect("targets");
    let reset = changes.iter().find(|r| r["indicator"] == "地区生产总值").expect("the target");
    assert_eq!(reset["next"]["value"], json!(6.5), "{reset}");
    let shown = shown_both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6.5%—7%，粮食产量12万吨。"),
        ("地区生产总值增长6.7%。", "主要预期目标是：地区生产总值增长6.5%左右，粮食产量12万吨。"),
    );
    assert!(shown.contains("↓ 下调（区间→"), "{shown}");
}

#[test]
fn a_confession_in_general_words_is_of_the_indicators_that_are_meant() {
    let answer = judged(
        "主要预期目标是：地区生产总值增长6%，居民消费价格涨幅控制在4%左右。",
        "地区生产总值增长6.3%。同时也要看到，节能降耗、物价调控目标没有完成。",
    );
    assert_eq!(verdict(&answer, "居民消费价格涨幅")[0], "missed");
}

#[test]
fn what_another_word_of_scope_makes_another_thing_is_no_refused_answer() {
    let answer = judged(
        "实施亿元以上技改项目20个。储备亿元以上项目60个。新增规模以上工业企业16家，新增高新技术企业10家，专精特新企业5家。\
         建成口袋公园6个。建设儿童之家12个。植树造林120万亩。发行地方政府专项债券14亿元。\
         抓实保交楼工作，完成3个项目1260套商品房交付。",
        "新签约亿元以上项目33个。新增专精特新企业6家。新增口袋公园6个、儿童之家12个。造林面积131万亩。\
         发行新增专项债券14.8亿元。3个保交楼项目1260套商品房全部交付。",
    );
    for name in ["亿元以上技改项目", "储备亿元以上项目"] {
        assert_eq!(verdict(&answer, name)[0], "unreported");
    }
    for name in ["专精特新企业", "建成口袋公园", "建设儿童之家", "植树造林", "发行地方政府专项债券", "商品房"]
    {
        assert_eq!(verdict(&answer, name)[0], "met", "{name}");
    }
    let names = answer["targets"].as_array().expect("targets").iter();
    assert!(names.into_iter().all(|row| row["target"]["value"] != json!(3)), "{answer}");
}

#[test]
fn other_words_for_one_thing_are_one_name() {
    let answer = judged(
        "力争专项债券资金突破10亿元，技改投资增长15%，完成棚户区改造860套，综合交通投资130亿元，到位内资160亿元。\
         税收占比不低于85%。打造精品旅游线路8条。",
        "争取专项债券11.3亿元，工业技改投资增长17.2%，完成棚改840套，交通建设投资128.6亿元，内资到位资金168亿元。\
         税收收入30.4亿元，占比83.9%。推出精品旅游线路10条。",
    );
    let wanted = [
        ("专项债券资金", "met"),
        ("技改投资", "met"),
        ("棚户区改造", "missed"),
        ("综合交通投资", "missed"),
        ("到位内资", "met"),
        ("税收占比", "missed"),
        ("打造精品旅游线路", "met"),
    ];
    for (indicator, expected) in wanted {
        assert_eq!(verdict(&answer, indicator)[0], expected, "{indicator}");
    }
}

#[test]
fn a_list_goes_on_with_what_is_new() {
    let answer = judged(
        "新增特色水果3万亩、中药材2万亩。引进5亿元以上项目30个。",
        "新发展特色水果3.3万亩、中药材1.8万亩。新引进5亿元以上项目33个。",
    );
    assert_eq!(verdict(&answer, "新增中药材"), json!(["missed", 1.8]));
    assert_eq!(verdict(&answer, "引进5亿元以上项目")[0], "met");
}

#[test]
fn a_sum_of_years_does_not_answer_what_is_new() {
    let answer = judged("新增5G基站350个。", "累计建成5G基站1100个。");
    assert_eq!(verdict(&answer, "新增5G基站")[0], "incomparable");
}

#[test]
fn what_fell_did_not_rise_too_far() {
    let plan = "今年的主要预期目标是：居民消费价格涨幅控制在3%以内。";
    let fell = judged(plan, "居民消费价格总水平比上年下降。");
    assert_eq!(verdict(&fell, "居民消费价格涨幅")[0], "met");
    for told in ["居民消费价格涨幅比上年下降。", "居民消费价格没有比上年下降。", "部分商品价格比上年下降。"]
    {
        let other = judged(plan, told);
        assert_eq!(verdict(&other, "居民消费价格涨幅")[0], "unreported", "{told}");
    }
}

#[test]
fn money_to_be_raised_is_a_target() {
    let answer = judged("今年拟发行20亿元专项建设债券。", "发行专项建设债券18亿元。");
    assert_eq!(verdict(&answer, "发行专项建设债券"), json!(["missed", 18]));
}

#[test]
fn the_number_of_another_thing_in_the_clause_is_not_shown() {
    let answer = judged("实现156个贫困村退出、4个县摘帽。", "156个村退出、4县摘帽。");
    assert_eq!(verdict(&answer, "县摘帽"), json!(["unreported", null]));
}
