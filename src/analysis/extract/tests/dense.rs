//! The dense style of counties and cities: many figures a sentence, each with as few words as will do.

use super::{plan, report, review};
use crate::analysis::metric::Period;
use crate::lexicon::Lexicon;

/// The rows of a text, each with its year or years.
fn dated(title: &str, text: &str) -> Vec<String> {
    let filler = "各项事业稳步推进，全区上下团结一心。";
    let whole = format!("政府工作报告\n一、{title}\n{filler}\n{text}\n二、其他\n{filler}");
    let period = |p: Option<Period>| match p {
        Some(Period::Year(y)) => y.to_string(),
        Some(Period::Span(a, b)) => format!("{a}-{b}"),
        None => "-".to_owned(),
    };
    let report = report(&whole, 2024);
    let rows = super::super::read(&report, &Lexicon::builtin());
    rows.iter().map(|m| format!("{} {}", m.key.indicator, period(m.key.period))).collect()
}

#[test]
fn a_measure_without_a_thing_is_of_each_of_those_before() {
    assert_eq!(
        review("城乡低保标准分别提高到610元、430元，人均补差水平达到380元、240元。"),
        ["城镇低保标准 610元", "农村低保标准 430元", "城镇低保人均补差水平 380元", "农村低保人均补差水平 240元"]
    );
    assert_eq!(
        review("生猪存栏20.6万头、出栏31.2万头，分别增长6%、8%。"),
        ["生猪存栏 20.6万头", "生猪出栏 31.2万头", "生猪存栏 增长 6%", "生猪出栏 增长 8%"]
    );
    assert_eq!(
        review("规上工业完成总产值98亿元、增加值21亿元，主营业务收入突破90亿元，利税总额达到8亿元。"),
        ["规上工业总产值 98亿元", "规上工业增加值 21亿元", "主营业务收入 90亿元 AtLeast", "规上工业利税总额 8亿元"]
    );
    assert_eq!(
        review("服务业增加值突破300亿元，对经济增长贡献率超55%。"),
        ["服务业增加值 300亿元 AtLeast", "服务业对经济增长贡献率 55% AtLeast"]
    );
}

#[test]
fn how_far_from_the_whole_is_no_bound() {
    assert_eq!(
        review("规上工业增加值增长5.6%，比全市平均水平高0.8个百分点。"),
        ["规上工业增加值 增长 5.6%", "规上工业增加值高于全市平均水平 0.8个百分点"]
    );
    assert_eq!(review("人均生产总值低于全省1.2万元。"), ["人均生产总值低于全省 1.2万元"]);
    assert_eq!(review("人均地区生产总值不到全省平均水平的七成。"), ["人均地区生产总值相当于全省平均水平 7成 AtMost"]);
    assert_eq!(review("经济总量仅占全市的9%。"), ["经济总量占全市比重 9%"]);
}

#[test]
fn what_was_made_of_a_number_is_of_its_thing() {
    assert_eq!(review("督察反馈的18个问题已整改销号16个。"), ["督察反馈问题 18个", "督察反馈问题整改销号 16个"]);
    assert_eq!(
        plan("实施重点项目46个，年度计划投资60亿元，确保新开工26个、竣工15个。").get(2..),
        Some(&["重点项目新开工 26个".to_owned(), "重点项目竣工 15个".to_owned()][..])
    );
    assert_eq!(
        review("最后的320户860人全部脱贫，安置点1200户4600人全部入住。").get(..2),
        Some(&["最后脱贫 320户".to_owned(), "最后脱贫 860人".to_owned()][..])
    );
    assert_eq!(plan("加大保障性住房建设力度，今年新开工3万套以上。"), ["保障性住房新开工 3万套 AtLeast"]);
    assert_eq!(
        review("空气优良天数325天，优良率89%，比上年增加12天。"),
        ["空气优良天数 325天", "优良率 89%", "空气优良天数 增量 12天"]
    );
    assert_eq!(review("接待游客80万人次，恢复到上年的八成。"), ["接待游客 80万人次", "接待游客相当于上年 8成"]);
    assert_eq!(review("推动农舍外观提升2.1万户。"), ["农舍外观提升 2.1万户"]);
}

#[test]
fn a_size_with_few_words_only_says_which_ones() {
    assert_eq!(review("产业层次不高，超十亿元企业只有2家。"), ["超十亿元企业 2家"]);
    assert_eq!(review("亏损企业比上年减亏1800万元。"), ["亏损企业减亏 1800万元"]);
}

#[test]
fn members_share_what_stands_after_the_last() {
    assert_eq!(plan("新增国家、省级龙头企业各2家、12家。"), ["新增国家龙头企业 2家", "新增省级龙头企业 12家"]);
    assert_eq!(
        plan("环城公路、北河大桥分别完成投资6亿元和2.5亿元。"),
        ["环城公路完成投资 6亿元", "北河大桥完成投资 2.5亿元"]
    );
    assert_eq!(
        review("茶叶、竹器、药材三大产业产值分别达到12亿元、8亿元和5亿元。"),
        ["茶叶产值 12亿元", "竹器产值 8亿元", "药材产值 5亿元"]
    );
    assert_eq!(
        review("东城、西城公交线网日均客运量分别达40万、36万人次。"),
        ["东城公交线网日均客运量 40万人次", "西城公交线网日均客运量 36万人次"]
    );
    assert_eq!(
        review("金融机构存款、贷款余额分别达到180亿元、120亿元。"),
        ["金融机构存款余额 180亿元", "金融机构贷款余额 120亿元"]
    );
    assert_eq!(
        review("城镇新建住宅12万平方米，农村新建住宅8万平方米。"),
        ["城镇新建住宅 12万平方米", "农村新建住宅 8万平方米"]
    );
}

#[test]
fn what_is_done_away_with_is_so_throughout_a_list() {
    assert_eq!(review("淘汰炼铁产能8万吨、水泥30万吨。"), ["淘汰炼铁产能 8万吨", "淘汰水泥 30万吨"]);
    assert_eq!(review("关停煤矿3处，水泥产量90万吨。"), ["关停煤矿 3处", "水泥产量 90万吨"]);
}

#[test]
fn a_doubling_may_be_nearly_one() {
    assert_eq!(
        review("人均生产总值突破4万元，比2015年翻近一番。").last().map(String::as_str),
        Some("人均生产总值 增长 1番 About")
    );
}

#[test]
fn multiples_and_sums_are_of_the_years_of_what_they_measure() {
    let five = |text: &str| dated("过去五年工作回顾", text);
    assert_eq!(
        five("五年来，固定资产投资累计完成612亿元，是前五年的2.1倍。"),
        ["固定资产投资 2019-2023", "固定资产投资 2019-2023"]
    );
    assert_eq!(
        five("五年来，单位能耗累计下降11%，处置闲置土地800亩。"),
        ["单位能耗 2019-2023", "处置闲置土地 2019-2023"]
    );
    assert_eq!(
        dated("2023年工作回顾", "这里要说明的是，在过去的2023年，经济继续向好。生产总值增长6%。"),
        ["生产总值 2023"]
    );
}

#[test]
fn years_ahead_hold_for_their_own_sentence() {
    assert_eq!(
        dated("2024年工作安排", "争取用三年时间，解决1.2万户家庭的住房问题。今年建成公租房600套。"),
        ["解决家庭的住房问题 2024-2026", "建成公租房 2024"]
    );
}

#[test]
fn a_number_among_others_leads_no_name() {
    assert_eq!(review("在80种产品中，有12种产量居全省首位。").first().map(String::as_str), Some("产品 80种"));
    assert_eq!(review("完成120台燃煤锅炉超低排放改造。"), ["燃煤锅炉超低排放改造 120台"]);
    assert_eq!(review("全年用于教育、卫生等方面的支出12亿元。"), ["用于教育、卫生等方面的支出 12亿元"]);
}

#[test]
fn how_long_each_is_paid_for_is_a_scope() {
    let text = "养老金月人均提高90元。低保标准年人均提高300元。财政补助标准由每人每年310元提高到370元。人均可支配收入达到4.2万元。";
    let whole = format!("政府工作报告\n一、2023年工作回顾\n{text}\n二、其他\n各项事业稳步推进。");
    let rows = super::super::read(&report(&whole, 2024), &Lexicon::builtin());
    let scopes: Vec<Option<&str>> = rows.iter().map(|m| m.key.scope.as_deref()).collect();
    assert_eq!(scopes, [Some("每月"), Some("每年"), Some("每年"), Some("每年"), None]);
}

#[test]
fn what_was_until_now_is_no_value_of_the_year() {
    assert_eq!(plan("将制造业现行16%的税率降至13%。"), ["制造业税率 16% 基数", "制造业税率 13%"]);
}

#[test]
fn numbers_of_names_and_dozens_are_none() {
    assert!(review("春风十里花园建成交付，出访了数十个国家。").is_empty());
}

#[test]
fn a_rate_is_of_each_thing_that_the_clause_before_named() {
    assert_eq!(
        review("生活垃圾、污水处理能力稳步提升，处理率分别达到91%、86%。"),
        ["生活垃圾处理率 91%", "污水处理率 86%"]
    );
    assert_eq!(review("连续6年提高企业退休人员养老金水平，年均增长9%。"), ["企业退休人员养老金水平 增长 9%"]);
}

#[test]
fn a_part_is_of_the_years_of_its_whole() {
    let five = |text: &str| dated("过去五年工作回顾", text);
    assert_eq!(
        five("五年来，新增装机容量80万千瓦，其中水电20万千瓦。").last().map(String::as_str),
        Some("新增水电 2019-2023")
    );
    assert_eq!(
        five("五年来，建成铁路新线120公里，复线80公里，电气化线路60公里。存款余额由90亿元增加到180亿元。"),
        ["建成铁路新线 2019-2023", "复线 2019-2023", "电气化线路 2019-2023", "存款余额 2018", "存款余额 2023"]
    );
    assert_eq!(
        five("五年来，公路建设投资累计12亿元，是1990年到2017年投资总和的1.7倍。码头新增吞吐能力40万吨。").get(1..),
        Some(
            &["公路建设投资相当于1990年到2017年投资总和 2019-2023".to_owned(), "码头新增吞吐能力 2019-2023".to_owned()]
                [..]
        )
    );
    // The end of a year is when things stood so; what follows is of the years again.
    assert_eq!(
        five("五年来，经济持续增长。2023年末存款余额180亿元。新建住房43万平方米。"),
        ["存款余额 2023", "新建住房 2019-2023"]
    );
}

#[test]
fn what_money_is_for_belongs_to_the_name_of_a_payment() {
    assert_eq!(plan("市财政投入1200万元支持职业教育发展。"), ["市财政投入支持职业教育发展 1200万元"]);
    assert_eq!(review("取消12亿元的农业税。"), ["取消农业税 12亿元"]);
    assert_eq!(plan("区财政拟投入4200万元资金。"), ["区财政投入资金 4200万元"]);
}

#[test]
fn words_that_one_member_has_for_all() {
    assert_eq!(review("对东盟、欧盟进出口分别增长6%、9%。"), ["对东盟进出口 增长 6%", "对欧盟进出口 增长 9%"]);
    assert_eq!(review("事项审批平均减时间81%。"), ["事项审批时间 增长 -81%"]);
    assert_eq!(review("机器人、软件等产业营收增长12%。"), ["机器人、软件等产业营收 增长 12%"]);
    assert_eq!(review("进出口总额连续两年过万亿元。"), ["进出口总额 1万亿元 AtLeast"]);
    assert_eq!(
        plan("稳定粮食播种面积60万亩，总产量23万吨以上。"),
        ["稳定粮食播种面积 60万亩", "粮食总产量 23万吨 AtLeast"]
    );
}

#[test]
fn these_five_years_are_those_that_the_part_is_on() {
    assert_eq!(
        dated("今后五年的主要任务", "在这五年里，生产总值平均每年增长7%。农村劳动力转移稳定在2万人以上。"),
        ["生产总值 2024-2028", "农村劳动力转移 2028"]
    );
    assert_eq!(dated("2024年工作安排", "三年内参保率提高到95%以上。"), ["参保率 2026"]);
}

#[test]
fn a_row_of_deeds_stays_before_its_things() {
    assert_eq!(
        review("改造和新建12所乡镇卫生院、3所县医院。").first().map(String::as_str),
        Some("改造和新建乡镇卫生院 12所")
    );
    assert!(review("深入实施0.3微克攻坚行动。").is_empty());
    assert_eq!(
        review("全国实现基本普及义务教育的人口地区覆盖率，由65%提高到91%。").last().map(String::as_str),
        Some("基本普及义务教育的人口地区覆盖率 91%")
    );
}

#[test]
fn what_is_done_to_the_last_is_done_to_all() {
    assert_eq!(review("完成20台火电机组、35台燃煤锅炉改造。"), ["火电机组改造 20台", "燃煤锅炉改造 35台"]);
    assert_eq!(review("完成12条河流治理、30个小区改造。"), ["河流治理 12条", "小区改造 30个"]);
}

#[test]
fn since_a_year_and_over_five() {
    let five = |text: &str| dated("过去五年工作回顾", text);
    assert_eq!(five("五年来，区财政扶贫资金达4.8亿元。"), ["区财政扶贫资金 2019-2023"]);
    assert_eq!(five("2021年以来，发放贷款12亿元。"), ["发放贷款 2021-2023"]);
}

#[test]
fn trade_is_done_where_the_clause_before_says() {
    assert_eq!(plan("共建竹制品交易中心，力争交易额达到8亿元。"), ["竹制品交易中心交易额 8亿元"]);
    assert!(plan("认真落实鼓励民间投资新36条。").is_empty());
    assert_eq!(review("农民负担平均减轻27%。"), ["农民负担 增长 -27%"]);
}
