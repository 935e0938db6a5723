//! Of which years a figure speaks where several are told of at once.

use super::{Period, Role, periods};

const REVIEW: &str = "2025年工作回顾";
const FIVE: &str = "过去五年工作回顾";

fn year(y: i32) -> (Role, Option<Period>) {
    (Role::Actual, Some(Period::Year(y)))
}

fn span(a: i32, b: i32) -> (Role, Option<Period>) {
    (Role::Actual, Some(Period::Span(a, b)))
}

#[test]
fn how_many_years_a_clause_counts_is_of_all_of_them() {
    assert_eq!(periods(REVIEW, "五年减少贫困人口5.1万人。"), [span(2021, 2025)]);
    assert_eq!(periods("“十五五”时期目标", "投资总额五年为8960亿元。")[0].1, Some(Period::Span(2026, 2030)));
    let within = "五年来成绩显著。2025年粮食产量达到12万吨。五年内，造林面积27万公顷。";
    assert_eq!(periods(REVIEW, within), [year(2025), span(2021, 2025)]);
    assert_eq!(
        periods("今后五年的目标", "到2030年地区生产总值突破90亿元；投资五年累计达到300亿元。").last(),
        Some(&(Role::Target, Some(Period::Span(2026, 2030))))
    );
}

#[test]
fn a_sum_is_not_of_the_year_that_its_sentence_named_before() {
    let text = "五年来，2025年地区生产总值达到98亿元；固定资产投资累计完成320亿元；上市企业累计达到5家。";
    assert_eq!(periods(FIVE, text), [year(2025), span(2021, 2025), year(2025)]);
}

#[test]
fn what_is_told_against_last_year_is_of_the_last_year() {
    assert_eq!(periods(FIVE, "茶叶产量1.2万吨，同比增长8%。"), [year(2025), year(2025)]);
}

#[test]
fn a_year_compared_with_holds_to_the_semicolon() {
    let text = "总磷浓度较2020年下降46%；优良天数比例提高2个百分点。";
    assert_eq!(periods(REVIEW, text), [span(2021, 2025), year(2025)]);
    let text = "与2020年相比，茶叶产量增长46%；粮食产量增长2%。";
    assert_eq!(periods(REVIEW, text), [span(2021, 2025), span(2021, 2025)]);
    assert_eq!(periods("2026年工作回顾", "茶叶产量比“十三五”末翻一番。"), [span(2021, 2025)]);
}

#[test]
fn nothing_is_done_in_a_year_to_come() {
    assert_eq!(periods(REVIEW, "面向2030年的规划启动，新设6个园区。"), [year(2025)]);
    let table = "茶叶产量：2025年12万吨，2030年20万吨";
    assert_eq!(periods("“十五五”主要指标", table)[1], (Role::Target, Some(Period::Year(2030))));
}

#[test]
fn a_review_may_go_on_into_its_own_year() {
    assert_eq!(periods(REVIEW, "茶叶产量增长8%。\n今年以来，新建学校8所。"), [year(2025), year(2026)]);
}

#[test]
fn a_best_year_is_only_compared_with() {
    let text = "粮食产量仅次于历史最高的2021年；茶叶产量1.2万吨，增长8%。";
    assert_eq!(periods(REVIEW, text), [year(2025), year(2025)]);
}

#[test]
fn what_is_told_of_a_first_and_a_last_year_is_of_all_between() {
    let text = "从2018年到2023年，人均消费水平由1.7万元提高到2.8万元，2025年达到3.2万元。";
    let baseline = (Role::Baseline, Some(Period::Year(2018)));
    assert_eq!(periods(REVIEW, text), [baseline, year(2023), year(2025)]);
    let text = "茶叶产量在2019到2024年平均每年递增6.3%的基础上，比上年增长11.4%。";
    assert_eq!(periods(REVIEW, text), [span(2019, 2024), year(2025)]);
    assert_eq!(periods(REVIEW, "2021年至2025年安排就业4200人。"), [span(2021, 2025)]);
    // Not what is only held against them.
    assert_eq!(periods(REVIEW, "茶叶产量是2019年到2024年总和的1.6倍。"), [year(2025)]);
}

#[test]
fn an_average_is_of_the_years_that_were_counted() {
    let text = "茶叶产量1.2万吨，五年平均每年增长7.9%。粮食产量平均每年增长4.9%。";
    assert_eq!(periods(REVIEW, text), [year(2025), span(2021, 2025), span(2021, 2025)]);
}

#[test]
fn a_list_is_set_against_one_year_where_its_review_begins_there() {
    let text = "2025年，生产总值98亿元，比2020年增长65%；财政收入9亿元，增长1.7倍；存款余额80亿元，比2015年翻两番；贷款余额增长2%。";
    let all = [year(2025), span(2021, 2025), year(2025), span(2021, 2025), year(2025), span(2016, 2025), year(2025)];
    assert_eq!(periods(FIVE, text), all);
    let on = "与2020年相比，茶叶产量增长46%。绿道建设加快。货运量增长23%，达到90万吨。";
    assert_eq!(periods(REVIEW, on), [span(2021, 2025), span(2021, 2025), year(2025)]);
    assert_eq!(periods(REVIEW, "与2020年相比，面貌一新。新建住宅9万平方米。"), [span(2021, 2025)]);
}

#[test]
fn a_part_with_a_year_of_its_own_is_of_that_year() {
    let text = "2021年到2024年超收21亿元，其中去年超收6亿元。";
    assert_eq!(periods("2025年工作回顾", text)[1], year(2025));
}

#[test]
fn what_was_planned_then_is_told_before_what_came_of_it() {
    let text = "茶叶产量增长速度，2024年计划为3.7%，实际达到4.6%。";
    let (planned, came) = ((Role::Target, Some(Period::Year(2024))), year(2024));
    assert_eq!(periods(REVIEW, text), [planned, came]);
}

#[test]
fn a_plan_may_tell_what_is_there_already() {
    let plan = "2026年工作安排";
    let done = |text: &str| periods(plan, text).into_iter().map(|(role, _)| role).collect::<Vec<_>>();
    assert_eq!(done("总水平已由15.3%降到12%，涉及5300多个品种。")[1..], [Role::Actual, Role::Actual]);
    assert_eq!(done("降低部分产品的税率，涉及5300多个品种。"), [Role::Context]);
    assert_eq!(done("全区现在有小企业2400户。"), [Role::Actual]);
    assert_eq!(done("而且取消了7亿元的集资。"), [Role::Actual]);
    let fell = "小铁厂由46个减少到现在的27个，结果成本由303元降到243元。今年建成学校2所。";
    assert_eq!(done(fell), [Role::Baseline, Role::Actual, Role::Baseline, Role::Actual, Role::Target]);
    assert_eq!(done("组织实施好涉及民生的93个重点项目。"), [Role::Target]);
}

#[test]
fn a_review_may_look_beyond_itself() {
    let text = "赤字25亿元。今后要加强管理，力争赤字少于30亿元。";
    assert_eq!(periods(REVIEW, text), [year(2025), (Role::Target, None)]);
    let now = "茶叶产值增长速度，2026年计划为4%，预计可以达到6%。";
    assert_eq!(periods(REVIEW, now)[0].0, Role::Context);
    assert_eq!(periods("2026年工作安排", "收入的70%以上来自企业。")[0].0, Role::Actual);
    assert_eq!(periods("2026年工作安排", "我们主张，占总量95%以上的国家应当率先削减。")[0].0, Role::Context);
}

#[test]
fn a_year_that_something_is_only_before_or_built_on_is_not_its_year() {
    assert_eq!(periods(REVIEW, "清理2023年底以前发布的文件56件，废止7件。"), [year(2025), year(2025)]);
    assert_eq!(
        periods("2026年工作安排", "集团消费要在2025年水平的基础上压缩15%。")[0],
        (Role::Target, Some(Period::Year(2026)))
    );
    assert_eq!(periods("2026年工作安排", "2028年底以前建成学校8所。")[0].1, Some(Period::Year(2028)));
}

#[test]
fn what_rose_since_a_year_that_all_is_set_against_began_there() {
    let text = "2025年同2018年相比，茶叶产值由3亿元增加到9亿元，增长102%。";
    let baseline = (Role::Baseline, Some(Period::Year(2018)));
    assert_eq!(periods(REVIEW, text), [baseline, year(2025), span(2019, 2025)]);
}

#[test]
fn the_parts_of_a_sum_are_of_its_years() {
    let text = "五年来，财政支出累计123亿元，其中用于教育的支出17亿元，用于卫生的支出15亿元，年末余额达到6亿元。";
    assert_eq!(periods(FIVE, text), [span(2021, 2025), span(2021, 2025), span(2021, 2025), year(2025)]);
}

#[test]
fn a_part_of_the_reports_own_year_is_of_that_year() {
    assert_eq!(periods("2025年工作回顾", "截至今年2月底，停建项目18个。"), [year(2026)]);
}
