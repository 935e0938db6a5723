//! Kinds of sentences that reports of provinces, cities, counties and districts write alike.

use super::{periods, plan, review, shown};
use crate::analysis::metric::{Period, Role};
use crate::lexicon::Lexicon;

#[test]
fn what_was_done_there_is_named_without_the_doing() {
    assert_eq!(review("全区实现地区生产总值98.6亿元，增长6%。"), ["地区生产总值 98.6亿元", "地区生产总值 增长 6%"]);
    assert_eq!(review("开发区完成基础设施投入3.2亿元。"), ["开发区基础设施投入 3.2亿元"]);
    assert_eq!(review("新办企业实现利润2.1亿元。"), ["新办企业利润 2.1亿元"]);
}

#[test]
fn residents_share_what_is_measured_of_them() {
    assert_eq!(
        review("城镇、农村居民人均可支配收入分别达到42600元和21800元。"),
        ["城镇居民人均可支配收入 42600元", "农村居民人均可支配收入 21800元"]
    );
    assert_eq!(
        review("全体居民人均可支配收入增长5.1%，其中城镇、农村居民分别增长4.2%和6.4%。")[1..],
        ["城镇居民人均可支配收入 增长 4.2%", "农村居民人均可支配收入 增长 6.4%"]
    );
    assert_eq!(
        review("职工养老、医疗、失业保险参保人数分别达到6.2万、5.8万和4.1万人。")[..2],
        ["职工养老保险参保人数 6.2万人", "医疗保险参保人数 5.8万人"]
    );
}

#[test]
fn members_share_what_stands_before_them() {
    assert_eq!(
        review("生产安全事故起数、死亡人数分别下降12%和9%。"),
        ["生产安全事故起数 增长 -12%", "生产安全事故死亡人数 增长 -9%"]
    );
    assert_eq!(
        review("全区生产安全死亡事故起数和死亡人数分别下降12%和9%。")[1],
        "全区生产安全死亡事故死亡人数 增长 -9%"
    );
    assert_eq!(
        review("职工基本养老保险、基本医疗保险参保人数分别增加180人和260人。")[0],
        "职工基本养老保险参保人数 增量 180人"
    );
    assert_eq!(review("先进制造业、绿色优势产业增加值分别增长12%和7%。")[0], "先进制造业增加值 增长 12%");
    assert_eq!(plan("万元GDP能耗、水耗分别下降3%和5%。")[1], "万元GDP水耗 增长 -5%");
}

#[test]
fn a_pace_is_of_the_whole_name() {
    assert_eq!(review("固定资产投资增长8.1%，增速居全市第2位。")[1], "固定资产投资增速 位次 2");
    assert_eq!(plan("固定资产投资增速由负转正、达到3%左右。"), ["固定资产投资增速 增长 3% About"]);
    assert_eq!(review("茶旅产业营收保持30%以上增长。"), ["茶旅产业营收 增长 30% AtLeast"]);
    assert_eq!(plan("地区生产总值增长6%，力争7%。")[1], "地区生产总值 增长 7%");
}

#[test]
fn how_much_of_a_goal_is_done_is_a_share_of_it() {
    assert_eq!(
        review("新建农村公路321公里，新建桥梁12座，分别完成年度目标的116%和124%。")[2..],
        ["新建农村公路完成年度目标比例 116%", "新建桥梁完成年度目标比例 124%"]
    );
    assert_eq!(review("棚户区改造4.9万套，超额完成年度计划的104%。")[1], "棚户区改造完成年度计划比例 104%");
    assert_eq!(review("财政支出75%以上用于民生。"), ["财政支出用于民生比重 75% AtLeast"]);
    assert_eq!(review("人均生产总值仅为全国平均水平的55%。"), ["人均生产总值相当于全国平均水平 55%"]);
    assert_eq!(review("物价上涨5.2%，超出预期目标1.2个百分点。")[1], "物价超出预期目标 1.2个百分点");
}

#[test]
fn an_amount_may_only_tell_the_size_of_what_is_counted() {
    assert_eq!(
        review("税收超千万元企业17家，新上亿元以上项目30个。"),
        ["税收超千万元企业 17家", "新上亿元以上项目 30个"]
    );
    assert_eq!(review("新增3个过千亿元园区。"), ["新增过千亿元园区 3个"]);
}

#[test]
fn numbers_of_two_scales_are_one() {
    assert_eq!(review("游客人次由8300万增加到1亿3千多万。")[1], "游客人次 1.3亿 AtLeast");
    assert_eq!(
        review("日均新设企业由5千多户增加到1万6千多户。"),
        ["日均新设企业 5000户 AtLeast 基数", "日均新设企业 1.6万户 AtLeast"]
    );
}

#[test]
fn those_among_whom_an_order_is_are_no_part_of_the_name() {
    assert_eq!(review("实际使用外资3.6亿美元、稳居周边区县首位。")[1], "实际使用外资 位次 1");
    assert_eq!(review("地区生产总值连续八年位居全省区（县）第一。"), ["地区生产总值 位次 1"]);
    assert_eq!(review("茶叶产量连续19个榨季居全国首位。"), ["茶叶产量 位次 1"]);
    assert_eq!(review("获得全省平安城市测评第二名的好成绩。"), ["全省平安城市 位次 2"]);
}

#[test]
fn a_deed_carries_the_thing_before_it() {
    assert_eq!(review("筹集公共住房860套，供应470套。")[1], "公共住房供应 470套");
    assert_eq!(review("改造棚户区120套，基本建成90套。")[1], "棚户区基本建成 90套");
    assert_eq!(
        review("新开工保障性安居工程48套，基本建成31套。"),
        ["新开工保障性安居工程 48套", "保障性安居工程基本建成 31套"]
    );
    assert_eq!(review("取消行政许可事项23项、下放15项。")[1], "行政许可事项下放 15项");
    assert_eq!(review("住房重建开工率96%，完工148户。")[1], "完工 148户");
    assert_eq!(
        review("园区从业人员1.8万人，实现主营业务收入16亿元，综合排名由全省第9位上升到第7位。")[1..],
        ["主营业务收入 16亿元", "综合排名 位次 9 基数", "综合排名 位次 7"]
    );
    assert_eq!(review("新建农村公路200公里，改造提升500公里。")[1], "农村公路改造提升 500公里");
    assert_eq!(review("改造老旧小区36个、惠及1.5万户。")[1], "改造老旧小区惠及 1.5万户");
    assert_eq!(review("投资860万元，改造中小学危房5.3万平方米。")[0], "改造中小学危房投资 860万元");
    assert_eq!(review("发放稳岗返还资金8亿元。"), ["发放稳岗返还资金 8亿元"]);
}

#[test]
fn values_for_each_person_answer_their_things() {
    assert_eq!(
        review("城乡低保标准分别提高到每人每月260元和每人每年1800元。"),
        ["城镇低保标准 260元", "农村低保标准 1800元"]
    );
    assert_eq!(review("最低生活保障标准由每月180元调至200元。")[0], "最低生活保障标准 180元 基数");
    assert_eq!(
        review("茶园面积2万亩、茶叶产量800吨，分别增加300亩和12吨。")[2..],
        ["茶园面积 增量 300亩", "茶叶产量 增量 12吨"]
    );
    assert_eq!(review("财政收入25.6亿元，比上年净增5.3亿元。")[1], "财政收入 增量 5.3亿元");
    assert_eq!(review("退休人员养老金人均每月新增35元。"), ["退休人员养老金 增量 35元"]);
    assert_eq!(review("保费由每生每年8元提高至14元。"), ["保费 8元 基数", "保费 14元"]);
    assert_eq!(review("城镇人均居住面积31平方米，农村增加到42平方米。")[1], "农村人均居住面积 42平方米");
    assert_eq!(review("新农合人均筹资标准260元，参合率99%。")[1], "参合率 99%");
    assert_eq!(review("地区生产总值98亿元，人均达到4.1万元。")[1], "人均地区生产总值 4.1万元");
}

#[test]
fn a_part_of_what_is_new_is_new() {
    assert_eq!(review("新增公路320公里，其中高速公路90公里。")[1], "新增高速公路 90公里");
    assert_eq!(review("新增企业320家，总数3600家，其中规上企业210家。")[2], "规上企业 210家");
}

#[test]
fn what_is_listed_after_what_was_made_was_made_too() {
    let spans = |text| periods("过去五年工作回顾", text).into_iter().map(|(_, p)| p).collect::<Vec<_>>();
    let five = Some(Period::Span(2021, 2025));
    assert_eq!(spans("五年来，新建农村公路320公里、桥梁48座，拆除违建6万平方米。"), [five, five, five]);
    assert_eq!(spans("五年来，铁路运营里程新增120公里、突破700公里。"), [five, Some(Period::Year(2025))]);
    assert_eq!(spans("五年来，新建公园12座、总量达到36座。"), [five, Some(Period::Year(2025))]);
    assert_eq!(spans("五年来，城市建成区面积扩大到26平方公里。"), [Some(Period::Year(2025))]);
}

#[test]
fn a_concentration_over_the_year_and_a_plan_in_a_name_say_no_time() {
    let year = |text| periods("2026年工作安排", text);
    assert_eq!(year("PM2.5年均浓度下降5%。"), [(Role::Target, Some(Period::Year(2026)))]);
    let named = "围绕全区上下的重大工作部署和“十四五”规划，适度超前。改造小区36个。";
    assert_eq!(year(named), [(Role::Target, Some(Period::Year(2026)))]);
    let approved = "加快建设“十四五”批复的园区，改造小区36个。新增装机300万千瓦。";
    assert!(year(approved).iter().all(|found| *found == (Role::Target, Some(Period::Year(2026)))));
}

#[test]
fn how_it_is_reckoned_may_stand_behind_the_figure() {
    let report = super::report("政府工作报告\n一、2023年工作回顾\n财政收入增长8.1%（同口径），支出增长3%。", 2024);
    let found = super::super::read(&report, &Lexicon::builtin());
    let scopes: Vec<_> = found.iter().map(|m| (shown(m), m.key.scope.as_deref())).collect();
    assert_eq!(scopes[0], ("财政收入 增长 8.1%".to_owned(), Some("同口径")));
    assert_eq!(scopes[1].1, None);
    let report = super::report(
        "政府工作报告\n一、2023年工作回顾\n财政收入下降0.6%，剔除减税因素后增长6.3%；能耗下降2.6%，游客增长9%。",
        2024,
    );
    let found = super::super::read(&report, &Lexicon::builtin());
    let scopes: Vec<_> = found.iter().map(|m| m.key.scope.as_deref()).collect();
    assert_eq!(scopes, [None, Some("剔除减税因素"), None, None]);
}
