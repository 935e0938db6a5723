//! What is read from reports of an invented place, one idea of the grammar a test, and the laws that hold for any text.

mod counted;
mod dense;
mod held;
mod lists;
mod neighbours;
mod prose;
mod reports;
mod sentences;
mod tables;
mod towns;
mod years;

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::analysis::metric::{Bound, Facet, Metric, Period, Role};
use crate::document::{self, Given, Report};
use crate::ingest::{Manuscript, Medium, Origin};
use crate::lexicon::Lexicon;

fn report(text: &str, year: i32) -> Report {
    let origin = Origin { file: "report.txt".into(), medium: Medium::Plain, encoding: "utf-8".into() };
    let manuscript = Manuscript { origin, text: text.to_owned(), traditional: None, remarks: Vec::new() };
    document::parse(manuscript, &Given { year: Some(year), ..Given::default() })
}

/// The facts of a review paragraph of 2023, each as 名称 数值单位 and what is not plain about it.
fn review(text: &str) -> Vec<String> {
    part("2023年工作回顾", text)
}

/// The facts of a plan paragraph for 2024.
fn plan(text: &str) -> Vec<String> {
    part("2024年工作安排", text)
}

fn part(title: &str, text: &str) -> Vec<String> {
    let filler = "各项事业稳步推进，全区上下团结一心。";
    let whole = format!("政府工作报告\n一、{title}\n{filler}\n{text}\n二、其他\n{filler}");
    let report = report(&whole, 2024);
    super::read(&report, &Lexicon::builtin()).iter().filter(|m| m.key.facet != Facet::Relation).map(shown).collect()
}

fn shown(m: &Metric) -> String {
    let facet = match m.key.facet {
        Facet::Level => "",
        Facet::Growth => "增长 ",
        Facet::Delta => "增量 ",
        Facet::Rank => "位次 ",
        Facet::Relation => "关系 ",
    };
    let high = m.value_high.map_or(String::new(), |h| format!("-{h}"));
    let mut out =
        format!("{} {facet}{}{high}{}", m.key.indicator, m.value.unwrap_or_default(), m.unit.as_deref().unwrap_or(""));
    if m.bound != Bound::Exact && m.bound != Bound::Range {
        out += &format!(" {:?}", m.bound);
    }
    if m.key.role == Role::Baseline {
        out += " 基数";
    }
    out
}

#[test]
fn what_a_thing_is_for_and_how_steadily_is_no_part_of_its_name() {
    assert_eq!(review("增发3亿元债券支持灾后重建。"), ["增发债券 3亿元"]);
    assert_eq!(review("6个市级纵向支持组团实施重点项目40个。"), ["市级纵向支持组团 6个", "实施重点项目 40个"]);
    assert_eq!(review("粮食产量连年稳定在12万吨以上。"), ["粮食产量 12万吨 AtLeast"]);
    assert_eq!(plan("推动产业引导基金规模扩大到20亿元。"), ["产业引导基金规模 20亿元"]);
    assert_eq!(review("开发区在全省130个开发区综合考评中排名第28位。").len(), 1);
}

#[test]
fn the_number_of_an_item_is_no_part_of_a_name() {
    assert_eq!(
        plan("办好民生实事：1.城镇新增就业5500人；2.新建社区食堂20个；（3）改造农村公路100公里；④义诊6场。"),
        ["城镇新增就业 5500人", "新建社区食堂 20个", "改造农村公路 100公里", "义诊 6场"]
    );
}

#[test]
fn all_of_a_list_of_new_things_are_new() {
    assert_eq!(
        review("新增科技小巨人企业3家、高新技术企业21家，高新技术企业总数达到86家。"),
        ["新增科技小巨人企业 3家", "新增高新技术企业 21家", "高新技术企业总数 86家"]
    );
    assert_eq!(review("新增2户独角兽企业、5户瞪羚企业。"), ["新增独角兽企业 2户", "新增瞪羚企业 5户"]);
    assert_eq!(
        review("新增绿地12公顷、新建公园3个、绿化覆盖率达到42%。"),
        ["新增绿地 12公顷", "新建公园 3个", "绿化覆盖率 42%"]
    );
}

#[test]
fn a_ratio_or_an_index_needs_no_unit() {
    assert_eq!(
        review("城乡居民收入比从2.05缩小到1.90，空气质量综合指数降至3.4，居民消费价格指数为103左右。"),
        ["城乡居民收入比 2.05 基数", "城乡居民收入比 1.9", "空气质量综合指数 3.4", "居民消费价格指数 103 About"]
    );
    assert_eq!(review("居民收入比2020年翻一番。"), ["居民收入 增长 1番"]);
}

#[test]
fn an_indicator_of_which_something_is_said_owns_the_next_figure() {
    assert_eq!(
        review("固定资产投资增长8.3%；社会消费品零售总额突破百亿，达到104.2亿元，增长8.2%。"),
        ["固定资产投资 增长 8.3%", "社会消费品零售总额 104.2亿元", "社会消费品零售总额 增长 8.2%"]
    );
}

#[test]
fn steps_that_were_passed_and_deeds_before_the_last_name_nothing() {
    assert_eq!(review("经济总量连续迈上3万亿、4万亿两个台阶。"), ["经济总量 4万亿 AtLeast"]);
    assert_eq!(review("完成服务业试点任务、并在全市综合测评中位列第一。"), ["全市综合测评 位次 1"]);
}

#[test]
fn a_pair_of_whole_names_shares_only_what_stands_before_both() {
    assert_eq!(
        review("规上工业亩均税收、亩均增加值分别达到35万元、164万元。"),
        ["规上工业亩均税收 35万元", "规上工业亩均增加值 164万元"]
    );
    assert_eq!(
        review("中、高等职业学校教师分别达到320人和86人。"),
        ["中等职业学校教师 320人", "高等职业学校教师 86人"]
    );
    for list in ["9%、8%", "9%，8%", "9%和8%"] {
        let text = format!("接待游客人次、游客总花费分别增长{list}，人均花费310元。");
        assert_eq!(review(&text), ["接待游客人次 增长 9%", "游客总花费 增长 8%", "人均花费 310元"]);
    }
    assert_eq!(review("城区PM2.5平均浓度下降至24微克/立方米。"), ["城区PM2.5平均浓度 24微克/立方米"]);
}

#[test]
fn the_thing_stands_before_its_figure_or_in_the_clause_before() {
    assert_eq!(
        review("地区生产总值完成98.6亿元，同比增长5.2%；固定资产投资累计完成41.7亿元，下降3.5%。"),
        ["地区生产总值 98.6亿元", "地区生产总值 增长 5.2%", "固定资产投资 41.7亿元", "固定资产投资 增长 -3.5%"]
    );
    assert_eq!(review("重点项目完成投资12亿元、产值3.4亿元。"), ["重点项目完成投资 12亿元", "重点项目产值 3.4亿元"]);
    assert_eq!(
        review("铺排重点项目46个，年度投资72亿元。启动重大工程5项，计划投资8.6亿元。"),
        ["铺排重点项目 46个", "铺排重点项目投资 72亿元", "启动重大工程 5项", "启动重大工程计划投资 8.6亿元"]
    );
    assert_eq!(review("新建公路3公里，投资860万元，改造校舍2万平方米。")[1], "改造校舍投资 860万元");
}

#[test]
fn the_thing_stands_after_its_figure() {
    assert_eq!(review("新建9条健身路径，3个村的引水入户工程顺利完工。"), ["新建健身路径 9条", "村的引水入户工程 3个"]);
    assert_eq!(
        review("投资3500万元的供水管网改造、640万元的供热改造全面完成。"),
        ["供水管网改造投资 3500万元", "供热改造投资 640万元"]
    );
    assert_eq!(review("为812名困难人员发放补贴265万元。"), ["困难人员 812名", "发放补贴 265万元"]);
    assert_eq!(
        review("澜溪商会等22家异地商会参与招商，21个项目入选省级项目库。"),
        ["异地商会 22家", "项目入选省级项目库 21个"]
    );
}

#[test]
fn values_in_a_row_answer_the_things_in_a_row() {
    assert_eq!(
        review("二氧化硫、化学需氧量排放量分别下降4.5%、3.6%。"),
        ["二氧化硫排放量 增长 -4.5%", "化学需氧量排放量 增长 -3.6%"]
    );
    assert_eq!(review("城乡低保标准分别提高9.5%和12.5%。"), ["城镇低保标准 增长 9.5%", "农村低保标准 增长 12.5%"]);
    assert_eq!(
        review("城镇居民人均可支配收入42000元，农村居民人均可支配收入21000元，分别增长5%和7%。")
            .last()
            .map(String::as_str),
        Some("农村居民人均可支配收入 增长 7%")
    );
    assert_eq!(review("铁路、公路货运量均增长3%。"), ["铁路货运量 增长 3%", "公路货运量 增长 3%"]);
    assert_eq!(
        review("确保养老保险和医疗保险参保率保持在92%和97%以上。"),
        ["养老保险参保率 92% AtLeast", "医疗保险参保率 97% AtLeast"]
    );
}

#[test]
fn rises_have_an_earlier_value() {
    assert_eq!(
        review("服务业增加值比重由41.2%提高到42.7%，人均经费从40元提高到45元。"),
        ["服务业增加值比重 41.2% 基数", "服务业增加值比重 42.7%", "人均经费 40元 基数", "人均经费 45元"]
    );
    assert_eq!(review("工业利润由上年下降3.2%转为增长7.4%。"), ["工业利润 增长 -3.2% 基数", "工业利润 增长 7.4%"]);
    assert_eq!(
        review("享受低保的居民由年初的3万人扩大到年末的8万人。"),
        ["享受低保的居民 3万人 基数", "享受低保的居民 8万人"]
    );
    assert_eq!(
        review("单位产值水耗由前两年分别上升3.1%和2.4%，转为下降1.6%。"),
        ["单位产值水耗 增长 3.1% 基数", "单位产值水耗 增长 2.4% 基数", "单位产值水耗 增长 -1.6%"]
    );
    assert_eq!(review("农业总产值的增长速度由上年的3%提高到4%。"), ["农业总产值 增长 3% 基数", "农业总产值 增长 4%"]);
    assert_eq!(
        review("市级财政收入比上年增加15亿元，总额首次突破百亿元，达到104亿元。")[1],
        "市级财政收入总额 100亿元 AtLeast"
    );
    // Of a list that is too long for a name only whole members are kept.
    assert_eq!(
        review("将市属国有企业离岗职工基本生活费水平、失业人员保险金水平、城镇居民最低生活保障金水平提高20%。"),
        ["失业人员保险金水平、城镇居民最低生活保障金水平 增长 20%"]
    );
    // Two milestones are no rise.
    assert_eq!(review("财政收入突破40亿元、达到42亿元。"), ["财政收入 40亿元 AtLeast", "财政收入 42亿元"]);
}

#[test]
fn changes_by_an_amount_are_signed() {
    assert_eq!(review("农村贫困人口减少1420人。"), ["农村贫困人口 增量 -1420人"]);
    assert_eq!(review("清洁能源消费比重提高1.4个百分点。"), ["清洁能源消费比重 增量 1.4个百分点"]);
    assert_eq!(
        plan("再减少企业税负2600万元左右、涉企收费约1800万元。"),
        ["企业税负 增量 -2600万元 About", "涉企收费 增量 -1800万元 About"]
    );
    assert_eq!(review("压减粗钢产能50万吨，新增绿地18.6公顷。"), ["压减粗钢产能 50万吨", "新增绿地 18.6公顷"]);
}

#[test]
fn a_share_names_its_whole() {
    assert_eq!(review("制造业增加值占地区生产总值比重达31.2%。"), ["制造业增加值占地区生产总值比重 31.2%"]);
    assert_eq!(review("民生投入12.8亿元，占财政支出的78.3%。")[1..], ["民生投入占财政支出比重 78.3%".to_owned()]);
}

#[test]
fn orders_doublings_and_distances() {
    assert_eq!(
        review("花卉产量居全省第2位，入选智能工厂2家、居全市首位。"),
        ["花卉产量 位次 2", "入选智能工厂 2家", "入选智能工厂 位次 1"]
    );
    assert_eq!(review("林下产值翻一番，技术交易额增长2.6倍。"), ["林下产值 增长 1番", "技术交易额 增长 2.6倍"]);
    assert_eq!(
        review("民间投资增长1.8%、高于全市3.4个百分点。"),
        ["民间投资 增长 1.8%", "民间投资高于全市 3.4个百分点"]
    );
}

#[test]
fn capacities_and_classes_belong_to_names() {
    assert_eq!(review("澜溪200万吨露天矿、5万千瓦风电项目进展顺利。"), [""; 0]);
    assert_eq!(review("74个重点村饮水合格率达到95%。"), ["重点村饮水合格率 95%"]);
    assert_eq!(review("投资超5亿元的项目达到4个。"), ["投资超5亿元的项目 4个"]);
}

fn periods(title: &str, text: &str) -> Vec<(Role, Option<Period>)> {
    let whole = format!("政府工作报告\n一、{title}\n{text}\n二、其他\n各项事业稳步推进，全区上下团结一心。");
    let report = report(&whole, 2026);
    super::read(&report, &Lexicon::builtin()).iter().map(|m| (m.key.role, m.key.period)).collect()
}

#[test]
fn the_year_of_a_figure_and_what_it_is_given_as() {
    let (y, s) = (|y| Some(Period::Year(y)), |a, b| Some(Period::Span(a, b)));
    let review = "2025年工作回顾";
    assert_eq!(
        periods(review, "粮食产量12万吨，比重从40%提高到45%。"),
        [(Role::Actual, y(2025)), (Role::Baseline, y(2024)), (Role::Actual, y(2025))]
    );
    let past = "“十四五”时期和2025年工作回顾";
    assert_eq!(
        periods(past, "粮食产量达到12万吨，财政收入年均增长5%，新建学校8所。"),
        [(Role::Actual, y(2025)), (Role::Actual, s(2021, 2025)), (Role::Actual, s(2021, 2025))]
    );
    assert_eq!(periods(past, "各位代表！刚刚过去的2025年，新建学校8所。"), [(Role::Actual, y(2025))]);
    let plan = "2026年工作安排";
    assert_eq!(
        periods(plan, "粮食产量达到12万吨。去年新建学校8所。"),
        [(Role::Target, y(2026)), (Role::Actual, y(2025))]
    );
    assert_eq!(
        periods(plan, "今年是关键之年。过去一年，各项工作取得新成绩。财政收入增长6.1%。今年财政收入增长5%。"),
        [(Role::Actual, y(2025)), (Role::Target, y(2026))]
    );
    assert_eq!(periods(plan, "确保投资4200万元的污水厂完工。"), [(Role::Context, None)]);
    assert_eq!(periods(plan, "到2030年，森林覆盖率达到42%。"), [(Role::Target, y(2030))]);
    // The year before, by its number; 主要 wants nothing.
    assert_eq!(periods(plan, "２０２５年财政收入增长6.1%。"), [(Role::Actual, y(2025))]);
    assert_eq!(
        periods(plan, "过去的一年，财政收入增长6.1%。主要农产品稳定增产，粮食产量达到12万吨。"),
        [(Role::Actual, y(2025)), (Role::Actual, y(2025))]
    );
    // Far back, and what is compared with is told in a clause of its own.
    assert_eq!(
        periods(review, "与改革开放之初的1978年相比，地区生产总值增长60倍。"),
        [(Role::Actual, Some(Period::Span(1979, 2025)))]
    );
    // A sentence that looks back turns to the years ahead.
    assert_eq!(
        periods(plan, "按照2025年的实际结果，“十五五”年均增长7%，将会超过原来的设想。").first().map(|p| p.0),
        Some(Role::Target)
    );
    // 基础上年均: no 上年.
    let next = Some(Period::Span(2026, 2030));
    assert_eq!(periods(plan, "今后五年，地区生产总值在优化结构的基础上年均增长6%。"), [(Role::Target, next)]);
}

#[test]
fn what_there_is_may_be_what_is_to_be_dealt_with() {
    let plan = "2026年工作安排";
    let wanted = (Role::Target, Some(Period::Year(2026)));
    assert_eq!(periods(plan, "完成对现有的45万平方米棚户区的调查。"), [wanted]);
    assert_eq!(periods(plan, "建设茶园工程总投资不少于36亿元。"), [wanted]);
}

#[test]
fn what_was_made_over_years_is_of_no_single_one() {
    let s = |a, b| Some(Period::Span(a, b));
    let review = "2025年工作回顾";
    assert_eq!(periods(review, "五年全区新增就业5.1万人。"), [(Role::Actual, s(2021, 2025))]);
    assert_eq!(periods(review, "近三年全区固定资产投资完成260亿元。"), [(Role::Actual, s(2023, 2025))]);
    assert_eq!(periods(review, "三年行动计划完成投资26亿元。"), [(Role::Actual, Some(Period::Year(2025)))]);
    let past = "过去五年工作回顾";
    assert_eq!(periods(past, "进出口总额合计达到2300亿元。"), [(Role::Actual, s(2021, 2025))]);
    assert_eq!(periods(past, "全区造林面积27万亩。"), [(Role::Actual, s(2021, 2025))]);
    assert_eq!(periods(past, "实施病险水库除险加固18座。"), [(Role::Actual, s(2021, 2025))]);
    assert_eq!(periods(past, "共淘汰水泥产能26万吨。"), [(Role::Actual, s(2021, 2025))]);
    assert_eq!(periods(past, "公共服务设施达到26处。"), [(Role::Actual, Some(Period::Year(2025)))]);
}

#[test]
fn a_year_in_words_is_a_year() {
    let y = |y| (Role::Actual, Some(Period::Year(y)));
    let read = periods("2025年工作回顾", "财政收入由二〇二一年的37.2亿元增加到二○二四年的45.5亿元。");
    assert_eq!(read, [(Role::Baseline, Some(Period::Year(2021))), y(2024)]);
}

#[test]
fn an_average_of_years_and_a_growth_since_one_are_of_no_single_year() {
    let (y, s) = (|y| Some(Period::Year(y)), |a, b| Some(Period::Span(a, b)));
    assert_eq!(
        periods("过去五年工作回顾", "2025年地区生产总值达到98.6亿元，平均每年增长7%。"),
        [(Role::Actual, y(2025)), (Role::Actual, s(2021, 2025))]
    );
    assert_eq!(
        periods("2025年工作回顾", "2025年，地区生产总值达到98.6亿元，比2020年增长40%，年均增长7%。"),
        [(Role::Actual, y(2025)), (Role::Actual, s(2021, 2025)), (Role::Actual, s(2021, 2025))]
    );
    assert_eq!(
        periods("2025年工作回顾", "地区生产总值达到98.6亿元，比2024年增长7%。"),
        [(Role::Actual, y(2025)), (Role::Actual, y(2025))]
    );
    assert_eq!(
        periods("2026年工作安排", "到2030年地区生产总值比2020年翻一番，财政收入年均增长6.5%。"),
        [(Role::Target, y(2030)), (Role::Target, None)]
    );
}

#[test]
fn a_text_that_is_cut_off_loses_only_what_is_cut() {
    let text = "地区生产总值完成98.6亿元，同比增长5.2%，新建学校8所，新增绿地18.6公顷。";
    let whole = review(text);
    for (i, _) in text.char_indices() {
        let part = review(&text[..i]);
        let sound = part.len().saturating_sub(1);
        assert_eq!(part[..sound], whole[..sound], "{}", &text[..i]);
    }
}

#[test]
fn a_sentence_of_ten_thousand_figures_gives_each() {
    let endless = "澜溪300万吨露天矿".repeat(5_000);
    assert!(review(&endless).len() < 5_000);
    assert_eq!(review(&"新建道路2.5公里、绿地3.1公顷、".repeat(5_000)).len(), 10_000);
}

#[test]
fn a_part_of_a_year_and_a_way_of_reckoning_are_scope() {
    let scopes = |text: &str| -> Vec<Option<String>> {
        let report = report(&format!("政府工作报告\n一、2023年工作回顾\n{text}"), 2024);
        super::read(&report, &Lexicon::builtin()).into_iter().map(|m| m.key.scope).collect()
    };
    let some = |s: &str| Some(s.to_owned());
    assert_eq!(
        scopes("上半年地区生产总值增长4.2%，第四季度增长6.1%，全年增长5.3%。"),
        [some("上半年"), some("第四季度"), None]
    );
    assert_eq!(scopes("截至11月底，工业增加值增长7.5%，两年平均增长6.2%。"), [some("截至11月底"), some("两年平均")]);
    assert_eq!(scopes("财政收入同口径增长3%。剔除政策因素，税收增长5%。"), [some("同口径"), some("剔除政策因素")]);
    assert_eq!(scopes("居民收入名义增长6%，实际增长5%。"), [some("名义增长"), some("实际增长")]);
    assert_eq!(scopes("截至12月底，粮食产量12万吨，实际利用外资3亿元。"), [None, None]);
}

#[test]
fn output_is_counted_in_constant_prices_whether_said_or_not() {
    let report = report("政府工作报告\n一、2023年工作回顾\n地区生产总值达到372亿元，按可比价格计算，增长5.8%。", 2024);
    let scopes: Vec<_> = super::read(&report, &Lexicon::builtin()).into_iter().map(|m| m.key.scope).collect();
    assert_eq!(scopes, [None, None]);
}

#[test]
fn an_aim_of_then_told_again_is_no_actual() {
    let text = "上年我们曾提出，要把居民消费价格涨幅控制在3%以内。全年居民消费价格上涨4.1%。";
    let report = report(&format!("政府工作报告\n一、2023年工作回顾\n{text}"), 2024);
    let roles: Vec<Role> = super::read(&report, &Lexicon::builtin()).into_iter().map(|m| m.key.role).collect();
    assert_eq!(roles, [Role::Target, Role::Actual]);
}

#[test]
fn a_way_of_doing_things_at_once_keeps_pace_with_nothing() {
    let report = report("政府工作报告\n一、2024年工作安排\n坚持经济建设与环境建设同步规划、同步实施、同步发展。", 2024);
    assert!(super::read(&report, &Lexicon::builtin()).is_empty());
}

#[test]
fn what_is_said_before_names_what_only_changes() {
    assert_eq!(review("养老金标准继续提高，年人均提高1320元。"), ["养老金标准 增量 1320元"]);
    assert_eq!(
        review("城乡最低生活保障标准逐年提高，城镇年人均提高480元，农村年人均提高160元。"),
        ["城镇最低生活保障标准 增量 480元", "农村最低生活保障标准 增量 160元"]
    );
    assert_eq!(plan("提高粮食最低收购价，小麦每50公斤提高3元。"), ["小麦最低收购价 增量 3元"]);
    assert_eq!(review("新增经营主体3120户，总量4.6万户。"), ["新增经营主体 3120户", "经营主体总量 4.6万户"]);
}

#[test]
fn anothers_target_a_line_drawn_and_a_quoted_target_are_no_actuals() {
    let roles = |text: &str| periods("2025年工作回顾", text).into_iter().map(|(role, _)| role).collect::<Vec<_>>();
    assert_eq!(roles("中央提出今年经济增长5%左右。"), [Role::Context]);
    let national = "国务院总理\n政府工作报告\n一、2026年工作安排\n中央提出今年经济增长5%左右。";
    let national = super::read(&report(national, 2026), &Lexicon::builtin());
    assert_eq!(national.first().map(|m| m.key.role), Some(Role::Target));
    assert_eq!(roles("将人均纯收入1900元作为新的标准。"), [Role::Context]);
    assert_eq!(roles("农业总产值增长6.9%，超过计划增长4%的要求。"), [Role::Actual, Role::Target]);
}

#[test]
fn vague_and_grouped_numbers() {
    assert_eq!(review("举办活动上百场，种植果树上千万株。"), ["举办活动 100场 AtLeast", "种植果树 1000万株 AtLeast"]);
    assert_eq!(review("水泥产量1,062万吨，粮食产量３３，２１２万吨。"), ["水泥产量 1062万吨", "粮食产量 33212万吨"]);
    assert_eq!(review("质量工作考核连续6次获评优秀。"), [""; 0]);
}

/// A number as a report may write it, and what it is.
fn number() -> impl Strategy<Value = (String, Decimal)> {
    let plain = (1_u32..100_000, 0_u32..3).prop_map(|(n, scale)| Decimal::new(i64::from(n), scale).normalize());
    let full = |d: Decimal| d.to_string().chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect();
    prop_oneof![
        plain.clone().prop_map(|d| (d.to_string(), d)),
        plain.prop_map(move |d| (full(d), d)),
        Just(("十三点四".to_owned(), Decimal::new(134, 1))),
        Just(("二百五十六".to_owned(), Decimal::from(256))),
    ]
}

/// An indicator, a verb, modifiers, a value and a unit, put together; and what must be read from it.
#[derive(Debug, Clone)]
struct Parts {
    text: String,
    indicator: String,
    facet: Facet,
    value: Decimal,
    unit: String,
    bound: Bound,
}

fn parts() -> impl Strategy<Value = Parts> {
    let indicators = prop::sample::select(vec![
        "地区生产总值",
        "固定资产投资",
        "社会消费品零售总额",
        "地方财政总收入",
        "规模以上工业增加值",
        "旅游收入",
        "进出口总额",
    ]);
    let kinds = prop::sample::select(vec![
        ("完成", Facet::Level, 1, "亿元"),
        ("达到", Facet::Level, 1, "亿元"),
        ("累计实现", Facet::Level, 1, "万元"),
        ("", Facet::Level, 1, "万亿元"),
        ("同比增长", Facet::Growth, 1, "%"),
        ("比上年下降", Facet::Growth, -1, "%"),
        ("年均增长", Facet::Growth, 1, "%"),
        ("提高到", Facet::Level, 1, "亿美元"),
        ("增加", Facet::Delta, 1, "亿元"),
        ("减少", Facet::Delta, -1, "万元"),
    ]);
    let modifiers = prop::sample::select(vec![
        ("", "", Bound::Exact),
        ("约", "", Bound::About),
        ("近", "", Bound::About),
        ("超过", "", Bound::AtLeast),
        ("不低于", "", Bound::AtLeast),
        ("不超过", "", Bound::AtMost),
        ("", "以上", Bound::AtLeast),
        ("", "左右", Bound::About),
        ("", "以内", Bound::AtMost),
    ]);
    (indicators, kinds, modifiers, number()).prop_map(
        |(indicator, (verb, facet, sign, unit), (before, after, bound), (written, value))| Parts {
            text: format!("{indicator}{verb}{before}{written}{unit}{after}"),
            indicator: indicator.to_owned(),
            facet,
            value: value * Decimal::from(sign),
            unit: unit.to_owned(),
            bound,
        },
    )
}

#[test]
fn the_quotes_of_a_list_without_end_grow_with_it_and_not_with_its_square() {
    let figures = 3_000;
    let report = report(&format!("政府工作报告\n一、2023年工作回顾\n粮食产量{}", "增长6%".repeat(figures)), 2024);
    let read = super::read(&report, &Lexicon::builtin());
    assert_eq!(read.len(), figures);
    let longest = read.iter().map(|m| report.words(m.quote).chars().count()).max();
    assert!(longest.is_some_and(|n| n <= 410), "{longest:?}");
}

#[test]
fn a_ratio_over_a_colon_is_quoted_whole() {
    let report = report("政府工作报告\n一、2023年工作回顾\n千万0：一", 2024);
    let read = super::read(&report, &Lexicon::builtin());
    assert!(!read.is_empty() && read.iter().all(|m| m.quote.contains(m.figure)));
}

proptest! {
    #[test]
    fn what_is_read_back_is_what_was_put_in(parts in prop::collection::vec((parts(), prop::sample::select(vec!["，", "；", "。"])), 1..8)) {
        let text: String = parts.iter().map(|(p, mark)| format!("{}{mark}", p.text)).collect();
        let report = report(&format!("政府工作报告\n一、2023年工作回顾\n{text}"), 2024);
        let read: Vec<Metric> = super::read(&report, &Lexicon::builtin());
        prop_assert_eq!(read.len(), parts.len(), "{}", text);
        for (m, (p, _)) in read.iter().zip(&parts) {
            let got = (m.key.indicator.as_str(), m.key.facet, m.value, m.unit.as_deref(), m.bound);
            prop_assert_eq!(got, (p.indicator.as_str(), p.facet, Some(p.value), Some(p.unit.as_str()), p.bound), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_and_quoted_letter_for_letter(text in "([全省增长下降达到至由从约超分别其中年的、，。；：“”（）0-9０-９一二三十百千万亿点分之.%％元个家公里第位翻番占A-Z\\-—/]{1,3}){0,40}") {
        let report = report(&format!("政府工作报告\n一、2023年工作回顾\n{text}"), 2024);
        let mut last = 0;
        for m in super::read(&report, &Lexicon::builtin()) {
            prop_assert!(m.quote.contains(m.figure));
            prop_assert!(report.text().contains(report.words(m.quote)));
            prop_assert!(!m.key.indicator.is_empty());
            prop_assert!(m.figure.start >= last || m.key.facet == Facet::Relation || m.key.facet == Facet::Rank || m.figure.start == last);
            last = last.max(m.figure.start);
        }
    }
}

#[test]
fn what_introduces_a_name_is_no_part_of_it() {
    assert_eq!(plan("但赤字率稳定在2.1%。"), ["赤字率 2.1%"]);
    assert_eq!(plan("我们要求全区企业节约用煤3万吨。").len(), 1);
    assert_eq!(plan("今年也要再减少低收入人口1.2万人。"), ["低收入人口 增量 -1.2万人"]);
    assert_eq!(plan("物价上涨幅度比去年有明显降低，力争控制在5%左右。"), ["物价上涨幅度 增长 5% About"]);
    assert_eq!(plan("广义货币供应（注：按新口径为M2）预期增长12%左右。"), ["广义货币供应 增长 12% About"]);
}

#[test]
fn a_number_names_nothing() {
    assert!(review("预算外资金有所增加，二〇二〇比二〇一五年增加226亿元。").iter().all(|m| !m.starts_with('二')));
}

#[test]
fn how_a_growth_is_reckoned_names_nothing() {
    assert_eq!(
        review("农民人均收入达到1220元，扣除物价因素比上年增长5%。"),
        ["农民人均收入 1220元", "农民人均收入 增长 5%"]
    );
}

#[test]
fn a_range_has_its_unit_from_its_upper_end() {
    assert_eq!(plan("小麦最低收购价每50公斤提高4到6元。"), ["小麦最低收购价 增量 4-6元"]);
    assert_eq!(plan("化肥产量九千万至九千二百万吨。"), ["化肥产量 9000-9200万吨"]);
    assert_eq!(review("标准由5元提高到7元。").len(), 2);
}

#[test]
fn a_rate_as_high_as_a_value_is_that_value() {
    assert_eq!(review("物价涨幅仍然高达13.6%。"), ["物价涨幅 增长 13.6%"]);
    assert_eq!(plan("把审批事项清单缩减一半。"), ["审批事项清单 增长 -0.5"]);
}

#[test]
fn a_condition_is_no_aim_in_words() {
    let text =
        "政府工作报告\n一、2024年工作安排\n企业在保证完成国家计划的条件下，可以自行生产。居民收入与经济增长同步。\n";
    let found = super::read(&report(text, 2024), &Lexicon::builtin());
    let relations: Vec<&str> =
        found.iter().filter(|m| m.key.facet == Facet::Relation).map(|m| m.key.indicator.as_str()).collect();
    assert_eq!(relations, ["居民收入"]);
}

#[test]
fn to_outpace_is_an_aim_and_where_it_is_done_no_fact() {
    let text = "政府工作报告\n一、2023年工作回顾\n居民收入增速快于经济增长。\n二、2024年工作安排\n\
                城乡居民收入增速快于经济增长，税收增幅高于5%。\n";
    let found = super::read(&report(text, 2024), &Lexicon::builtin());
    let relations: Vec<_> = found.iter().filter(|m| m.key.facet == Facet::Relation).collect();
    assert_eq!(relations.len(), 1, "{relations:?}");
    assert_eq!(relations[0].key.indicator, "城乡居民收入");
    assert_eq!(relations[0].relation.as_deref(), Some("快于"));
    assert_eq!(relations[0].other.as_deref(), Some("经济增长"));
}

#[test]
fn a_part_of_the_year_that_is_compared_with_is_no_scope() {
    let scopes = |text: &str| -> Vec<Option<String>> {
        let report = report(&format!("政府工作报告\n一、2025年工作回顾\n{text}"), 2026);
        super::read(&report, &Lexicon::builtin()).into_iter().map(|m| m.key.scope).collect()
    };
    assert_eq!(scopes("出口下降8%，降幅比前三季度收窄4个百分点；茶叶产量增长5%。"), [None, None, None]);
    assert_eq!(scopes("9月份投入使用，新增学位2000个。"), [None]);
    assert_eq!(scopes("投资增长2.9%，扣除房地产投资增长7.8%。"), [None, Some("扣除房地产投资".to_owned())]);
}
