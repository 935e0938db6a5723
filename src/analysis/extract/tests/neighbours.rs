//! What a figure takes from the words and figures beside it: whose total it is, which ones it counts, of which years it is.

use super::{plan, report, review, shown};
use crate::lexicon::Lexicon;

#[test]
fn a_change_in_the_same_clause_is_of_the_thing_just_measured() {
    assert_eq!(
        review("经济规模稳步扩大，地区生产总值达到134亿元、增长5%。"),
        ["地区生产总值 134亿元", "地区生产总值 增长 5%"]
    );
}

#[test]
fn a_step_is_no_part_of_the_next_name() {
    assert_eq!(
        review("粮食产量首次跃上4亿斤新台阶、亩产提升10.1斤。"),
        ["粮食产量 4亿斤 AtLeast", "粮食亩产 增量 10.1斤"]
    );
}

#[test]
fn totals_are_of_all_and_not_of_the_new_ones() {
    assert_eq!(review("新引进地区总部12家、累计115家。"), ["新引进地区总部 12家", "地区总部 115家"]);
    assert_eq!(
        plan("新增高速公路通车里程30公里以上，突破860公里。"),
        ["新增高速公路通车里程 30公里 AtLeast", "高速公路通车里程 860公里 AtLeast"]
    );
    assert_eq!(review("新发展合作社164个，总数达650个。"), ["新发展合作社 164个", "合作社总数 650个"]);
}

#[test]
fn words_that_only_begin_as_another_word_does_stay_whole() {
    assert_eq!(review("均衡性转移支付增长10%。"), ["均衡性转移支付 增长 10%"]);
    assert_eq!(review("按时办结率100%，满意率较上年提高2.6个百分点。"), ["按时办结率 100%", "满意率 增量 2.6个百分点"]);
}

#[test]
fn a_size_before_a_count_only_says_which_ones() {
    assert_eq!(
        review("引进10亿元以上制造业项目26个，其中50亿元以上5个、100亿元以上2个。"),
        ["引进10亿元以上制造业项目 26个", "50亿元以上制造业项目 5个", "100亿元以上制造业项目 2个"]
    );
    assert!(review("年收入10万元以下的薄弱村全面消除。").is_empty());
}

#[test]
fn how_large_a_work_is_belongs_to_its_name() {
    assert_eq!(review("总投资12亿元的澜溪风电场一期20万千瓦风电项目建成并网。"), ["澜溪风电场一期总投资 12亿元"]);
    assert_eq!(review("投资3.2亿元的日处理5000吨马铃薯生产线建成投产。"), ["日处理5000吨马铃薯生产线投资 3.2亿元"]);
    assert!(plan("建成投运澜溪110千伏输变电工程。").is_empty());
}

#[test]
fn what_is_cut_by_per_cent_shrinks() {
    assert_eq!(review("压减会议18.6%、文件22.4%。"), ["会议 增长 -18.6%", "文件 增长 -22.4%"]);
    assert_eq!(review("压减一般产能30万吨。"), ["压减一般产能 30万吨"]);
    assert_eq!(review("减时间61%、减材料37%。"), ["时间 增长 -61%", "材料 增长 -37%"]);
}

#[test]
fn how_a_value_is_measured_is_no_part_of_what_rises() {
    assert_eq!(
        plan("将小微企业起征点从月销售额10万元提高到15万元。"),
        ["小微企业起征点 10万元 基数", "小微企业起征点 15万元"]
    );
    assert_eq!(review("智算规模由500P提升至5000P。"), ["智算规模 500P 基数", "智算规模 5000P"]);
}

#[test]
fn people_lifted_out_of_poverty_are_so_many_fewer() {
    assert_eq!(review("66个贫困村全部摘帽、9万贫困人口全部脱贫。"), ["贫困村 66个", "贫困人口 增量 -9万"]);
    assert_eq!(review("实现减贫2.23万人。"), ["贫困人口 增量 -2.23万人"]);
}

#[test]
fn money_is_of_the_work_that_was_spoken_of() {
    assert_eq!(plan("加快地铁1号线建设，完成年度投资45亿元。"), ["地铁1号线投资 45亿元"]);
    assert_eq!(
        review("固定资产投资年均增长5.2%，累计完成投资760亿元。"),
        ["固定资产投资 增长 5.2%", "固定资产投资 760亿元"]
    );
}

#[test]
fn a_share_is_of_the_thing_and_not_of_its_rate() {
    assert_eq!(
        review("数字经济增速连续七年居全省第一位，占地区生产总值比重提高到37%。"),
        ["数字经济增速 位次 1", "数字经济占地区生产总值比重 37%"]
    );
    assert_eq!(
        review("新增城镇就业6万人，为计划的102.8%。"),
        ["新增城镇就业 6万人", "新增城镇就业完成计划比例 102.8%"]
    );
}

/// The facts of a review for 2016 with their periods.
fn dated(text: &str) -> Vec<String> {
    let whole = format!("政府工作报告\n一、“十二五”回顾\n{text}\n二、2016年工作安排\n各项事业稳步推进。");
    let report = report(&whole, 2016);
    let period = |m: &crate::analysis::Metric| m.key.period.map(|p| format!("{p:?}")).unwrap_or_default();
    crate::analysis::extract::read(&report, &Lexicon::builtin()).iter().map(|m| shown(m) + " " + &period(m)).collect()
}

#[test]
fn a_plan_that_is_only_measured_by_sets_no_time() {
    assert_eq!(
        dated("五年来，固定资产投资累计完成268亿元，是“十一五”的4.1倍；财政收入由0.7亿元增加到2亿元，年均增长21.8%。"),
        [
            "固定资产投资 268亿元 Span(2011, 2015)",
            "固定资产投资 4.1倍 Span(2011, 2015)",
            "财政收入 0.7亿元 基数 Year(2010)",
            "财政收入 2亿元 Year(2015)",
            "财政收入 增长 21.8% Span(2011, 2015)"
        ]
    );
}

#[test]
fn compulsory_schooling_is_no_stretch_of_years() {
    assert_eq!(dated("2015年，九年义务教育巩固率达到95.6%。"), ["九年义务教育巩固率 95.6% Year(2015)"]);
    assert_eq!(dated("2015年，地区生产总值两年平均增长4.6%。"), ["地区生产总值 增长 4.6% Span(2014, 2015)"]);
}

#[test]
fn how_long_something_lasted_is_no_count() {
    assert_eq!(review("山洪使澜河航运停了1个多月。"), [""; 0]);
}

#[test]
fn the_thing_may_stand_in_the_theme_before() {
    assert_eq!(review("服务业带动作用持续增强，增加值跨上300亿元台阶。"), ["服务业增加值 300亿元 AtLeast"]);
    assert_eq!(
        review("财政收入增长9%；粮食连续四年增产，总产量52万吨。").last().map(String::as_str),
        Some("粮食总产量 52万吨")
    );
    assert_eq!(review("双湖都市圈建设全面提速，经济总量超3万亿元。"), ["双湖都市圈经济总量 3万亿元 AtLeast"]);
}

#[test]
fn a_total_of_one_work_is_told_from_that_of_the_year() {
    assert_eq!(
        review("建成高标准农田7.3万亩、累计达到96.4万亩。"),
        ["建成高标准农田 7.3万亩", "累计建成高标准农田 96.4万亩"]
    );
}

#[test]
fn who_is_counted_may_be_a_list_and_what_they_all_are() {
    assert_eq!(plan("为超200名听力、智力、肢体等残疾儿童免费提供康复服务。"), ["残疾儿童 200名 AtLeast"]);
    assert_eq!(review("210家租赁或联合经营的食堂实现全覆盖。"), ["租赁或联合经营的食堂实现全覆盖 210家"]);
    assert_eq!(review("12所医院、疗养院和86所学校结对帮扶。"), ["医院、疗养院 12所", "学校结对帮扶 86所"]);
}

#[test]
fn shares_that_tell_which_ones_are_no_facts() {
    assert_eq!(review("占比超过20%的有21种、超过40%的有8种。"), ["占比超过20% 21种", "占比超过40% 8种"]);
}

#[test]
fn things_of_several_grades_are_named_in_full() {
    assert_eq!(review("培育形成2个百亿级和5个十亿级产业集群。"), ["培育形成百亿级产业集群 2个", "十亿级产业集群 5个"]);
}

#[test]
fn new_ones_in_turn_are_new() {
    assert_eq!(review("“澜溪标准”、“澜溪品牌”分别新增9项和31项。"), ["新增“澜溪标准” 9项", "新增“澜溪品牌” 31项"]);
}

#[test]
fn what_explains_a_term_is_no_fact() {
    let filler = "各项事业稳步推进，全区上下团结一心。";
    let whole = format!(
        "政府工作报告\n一、2023年工作回顾\n{filler}\n二、2024年工作安排\n{filler}\n名词解释\n\
         1.稳增长措施：今年要提出26条具体举措。\n2.绿美点：{filler}\n"
    );
    let found = crate::analysis::extract::read(&report(&whole, 2024), &Lexicon::builtin());
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn value_added_is_no_rise() {
    assert_eq!(
        review("12条重点产业链增加值占规上工业比重达到80.9%。").last().map(String::as_str),
        Some("重点产业链增加值占规上工业比重 80.9%")
    );
}

#[test]
fn the_money_of_years_is_told_from_that_of_the_year() {
    assert_eq!(
        review("澜溪高铁完成投资33.6亿元、累计完成投资105亿元。"),
        ["澜溪高铁完成投资 33.6亿元", "澜溪高铁累计完成投资 105亿元"]
    );
    assert_eq!(
        plan("实施市级重点项目88个，总投资179亿元，年度投资25亿元。").last().map(String::as_str),
        Some("实施市级重点项目投资 25亿元")
    );
}

#[test]
fn those_who_left_poverty_by_some_means_are_fewer_too() {
    assert_eq!(review("7.6万贫困人口通过产业实现稳定脱贫。"), ["贫困人口 增量 -7.6万"]);
}

#[test]
fn deaths_are_of_the_accidents_named_before() {
    assert_eq!(
        review("各类生产安全事故、死亡人数分别下降24.5%、16.7%。"),
        ["各类生产安全事故 增长 -24.5%", "各类生产安全事故死亡人数 增长 -16.7%"]
    );
}

#[test]
fn a_part_of_what_is_new_may_be_told_by_its_place_alone() {
    assert_eq!(
        review("公共充电桩新增3.1万个，其中乡村1.9万个。"),
        ["新增公共充电桩 3.1万个", "新增乡村公共充电桩 1.9万个"]
    );
}
