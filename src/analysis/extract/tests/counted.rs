//! Things that are counted: which ones, by what they did, and by how much money they make.

use super::{plan, review};

#[test]
fn what_the_counted_came_to_is_of_their_name() {
    assert_eq!(review("7家区属企业进入全省企业百强。"), ["区属企业进入全省企业百强 7家"]);
    assert_eq!(
        review("东湖、西山2家产业园位列全省50强，5项改革位居全市前列。"),
        ["产业园位列全省50强 2家", "改革位居全市前列 5项"]
    );
    assert_eq!(review("8种产品产量居全省第二。"), ["产品产量居全省第二 8种"]);
    assert_eq!(
        review("3所高校、7个学科入选“双一流”建设名单。"),
        ["高校入选“双一流”建设名单 3所", "学科入选“双一流”建设名单 7个"]
    );
    assert_eq!(review("4条高速公路相继开通。"), ["高速公路开通 4条"]);
    assert_eq!(review("9家公立医院在绩效监测中获评A级。"), ["公立医院获评A级 9家"]);
    assert_eq!(
        review("转移群众1.5万人次，5起成功避险案例获通报表扬。"),
        ["转移群众 1.5万人次", "成功避险案例获通报表扬 5起"]
    );
    assert_eq!(
        review("12所中学、职业学校和26所小学与市区学校结对办学。"),
        ["中学、职业学校 12所", "小学与市区学校结对办学 26所"]
    );
    assert_eq!(review("12个乡镇水质全部达标。"), ["乡镇水质达标 12个"]);
}

#[test]
fn those_that_did_something_are_not_all_that_there_are() {
    assert_eq!(review("规上企业净增23家，18家投产见效。"), ["净增规上企业 23家", "规上企业投产见效 18家"]);
    assert_eq!(review("实施重点项目86个，其中32个竣工见效。"), ["实施重点项目 86个", "重点项目竣工见效 32个"]);
    assert_eq!(
        review("园区入驻企业186家，投产126家，从业人员1.3万人，实现产值86亿元。"),
        ["园区入驻企业 186家", "园区入驻企业投产 126家", "从业人员 1.3万人", "园区入驻企业产值 86亿元"]
    );
    assert_eq!(review("全区脱贫成果得到巩固，1.6万户6.8万人持续增收。"), ["持续增收 1.6万户", "持续增收 6.8万人"]);
    assert_eq!(
        review("新增小巨人企业3家、专精特新企业12家，总数分别达到8家、46家。"),
        ["新增小巨人企业 3家", "新增专精特新企业 12家", "小巨人企业总数 8家", "专精特新企业总数 46家"]
    );
}

#[test]
fn things_are_counted_by_the_money_that_classes_them() {
    assert_eq!(
        review("签约项目27个，其中10亿元以上项目3个、5亿元以上项目6个。"),
        ["签约项目 27个", "10亿元以上项目 3个", "5亿元以上项目 6个"]
    );
    assert_eq!(review("新增软件等4个过五千亿、导航等3个过千亿产业。"), ["新增过五千亿产业 4个", "过千亿产业 3个"]);
}

#[test]
fn a_count_of_happenings_is_of_the_first_alone() {
    assert_eq!(review("成功应对9轮强降雨、河流秋汛和大范围持续高温。"), ["强降雨 9轮"]);
    assert_eq!(plan("开展南河和北河等13条河流、30条沟道治理。"), ["河流治理 13条", "沟道治理 30条"]);
}

#[test]
fn people_and_places_are_counted_whatever_their_name_begins_with() {
    assert_eq!(
        review("新建8个体育公园、3个人才公寓，召开12次会议，选派120名教师，招录45名民警。"),
        ["新建体育公园 8个", "人才公寓 3个", "召开会议 12次", "选派教师 120名", "招录民警 45名"]
    );
}

#[test]
fn an_amount_against_another_year_is_no_value_of_that_year() {
    assert_eq!(review("接待游客380万人次，恢复到2019年的108%。"), ["接待游客 380万人次", "接待游客相当于2019年 108%"]);
    assert_eq!(review("推动竹产业产值五年内翻一番。"), ["竹产业产值 增长 1番"]);
}

#[test]
fn what_each_gets_and_what_is_cut_is_named_in_full() {
    assert_eq!(review("资助学生2000人，向困难学生提供助学金，每人每年1800元。"), ["资助学生 2000人", "助学金 1800元"]);
    assert_eq!(
        review("为6.8万名企业退休人员提高养老金，月人均增加128元。"),
        ["企业退休人员 6.8万名", "企业退休人员养老金 增量 128元"]
    );
    assert_eq!(review("小巨人企业从无到有、达到18家。"), ["小巨人企业 18家"]);
    assert_eq!(review("带动农户人均增收1800元。"), ["带动农户人均收入 增量 1800元"]);
    assert_eq!(review("重点事项办理平均减时间62%、减材料38%。"), ["办理时间 增长 -62%", "办理材料 增长 -38%"]);
    assert_eq!(
        review("核桃、花椒种植面积分别达到42万亩、8万亩，产量分别增长8%和15%。"),
        ["核桃种植面积 42万亩", "花椒种植面积 8万亩", "核桃产量 增长 8%", "花椒产量 增长 15%"]
    );
    assert_eq!(
        review("亩均税收、亩均工业增加值分别达到21万元、136万元。"),
        ["亩均税收 21万元", "亩均工业增加值 136万元"]
    );
}

#[test]
fn works_in_a_place_are_no_names_with_a_capacity() {
    assert_eq!(plan("在沿湖、沿河地区布局建设70万千瓦新型储能项目。"), ["新型储能项目 70万千瓦"]);
    assert_eq!(review("累计为29个县保供煤炭超35万吨。"), ["县保供煤炭 29个", "保供煤炭 35万吨 AtLeast"]);
}

#[test]
fn what_is_held_against_a_budget_is_a_share_of_it() {
    assert_eq!(
        review("一般公共预算收入完成71.2亿元，为预算的101.5%，同比增长4.1%。"),
        ["一般公共预算收入 71.2亿元", "一般公共预算收入完成预算比例 101.5%", "一般公共预算收入 增长 4.1%"]
    );
    assert_eq!(
        review("规上工业产值30亿元，增幅5.9%，增速高出全市1.1个百分点。").get(..2),
        Some(&["规上工业产值 30亿元".to_owned(), "规上工业产值 增长 5.9%".to_owned()][..])
    );
    assert_eq!(review("税收收入48亿元，净增4亿元。"), ["税收收入 48亿元", "税收收入 增量 4亿元"]);
    assert_eq!(
        review("地区生产总值增长4.2%，较上年回落0.4个百分点。"),
        ["地区生产总值 增长 4.2%", "地区生产总值增速 增量 -0.4个百分点"]
    );
}

#[test]
fn who_did_it_and_how_sure_it_is_is_no_part_of_a_name() {
    assert_eq!(review("全区预计实现地区生产总值512亿元。"), ["地区生产总值 512亿元"]);
    assert_eq!(review("超前完成10个村庄规划编制。"), ["村庄规划编制 10个"]);
    assert_eq!(review("新增规上工业企业9家，净增7家。"), ["新增规上工业企业 9家", "净增规上工业企业 7家"]);
    assert_eq!(
        review("村集体经济总收入达到1.26亿元，村均168万元。"),
        ["村集体经济总收入 1.26亿元", "村均集体经济总收入 168万元"]
    );
    assert_eq!(review("2024/2025雪季开局良好，开展1%人口抽样调查。"), [""; 0]);
}

#[test]
fn a_list_goes_on_with_the_same_thing() {
    assert_eq!(
        plan("改造老旧小区12个、98栋楼、4200户。"),
        ["改造老旧小区 12个", "改造老旧小区 98栋", "改造老旧小区 4200户"]
    );
    assert_eq!(review("省级以上研发平台达86家，其中国家级12家。"), ["省级以上研发平台 86家", "国家级研发平台 12家"]);
    assert_eq!(
        review("42个市级重点项目开工40个、完工21个。"),
        ["市级重点项目 42个", "市级重点项目开工 40个", "市级重点项目完工 21个"]
    );
    assert_eq!(
        review("国控、省控断面水质优良率分别为100%、96.4%。"),
        ["国控断面水质优良率 100%", "省控断面水质优良率 96.4%"]
    );
    assert_eq!(
        review("PM2.5平均浓度、空气优良天数比率分别为35微克/立方米、82.2%。"),
        ["PM2.5平均浓度 35微克/立方米", "空气优良天数比率 82.2%"]
    );
    assert_eq!(review("开发投资、销售面积增速均居全市第4位。"), ["开发投资增速 位次 4", "销售面积增速 位次 4"]);
    assert_eq!(review("化肥、农药使用量分别减少3%、4%。"), ["化肥使用量 增长 -3%", "农药使用量 增长 -4%"]);
    assert_eq!(review("华源、金谷2家企业产值突破10亿元。"), ["企业产值突破10亿元 2家"]);
    assert_eq!(review("12项主要指标中10项达到序时进度。"), ["主要指标 12项", "主要指标达到序时进度 10项"]);
}

#[test]
fn what_was_wanted_is_no_result() {
    assert_eq!(review("实到外资4.3亿美元，超年度目标0.3亿美元。"), ["实到外资 4.3亿美元"]);
    assert_eq!(review("去年承诺的1200套安置房如期交付。"), ["承诺安置房 1200套"]);
    let roles = |text: &str| -> Vec<String> {
        let filler = "各项事业稳步推进，全区上下团结一心。";
        let whole = format!("政府工作报告\n一、2023年工作回顾\n{filler}\n{text}\n二、其他\n{filler}");
        let found = super::super::read(&super::report(&whole, 2024), &crate::lexicon::Lexicon::builtin());
        found.iter().map(|m| format!("{} {:?}", m.key.indicator, m.key.role)).collect()
    };
    assert_eq!(roles("全区没有完成年初确定的固定资产投资增长10%。"), ["固定资产投资 Target"]);
    assert_eq!(roles("下一步将新建学校3所。"), ["新建学校 Target"]);
}

#[test]
fn another_way_to_reckon_is_no_thing() {
    let text = "一般公共预算收入9.8亿元，还原留抵退税后增长6.4%，自然口径增长2.6%。";
    assert_eq!(review(text), ["一般公共预算收入 9.8亿元", "一般公共预算收入 增长 6.4%", "一般公共预算收入 增长 2.6%"]);
}

#[test]
fn lists_of_places_and_shares_of_those_before() {
    assert_eq!(
        review("规上工业增加值、固定资产投资分别增长8%、10%，增速分别居全市第1、第3位。").get(2..),
        Some(&["规上工业增加值增速 位次 1".to_owned(), "固定资产投资增速 位次 3".to_owned()][..])
    );
    assert_eq!(review("高中阶段学生中，职业学校在校生达到57%。"), ["职业学校在校生占高中阶段学生比重 57%"]);
    assert_eq!(review("经营主体总量达4.6万户，其中企业1.2万户。"), ["经营主体总量 4.6万户", "企业 1.2万户"]);
    assert_eq!(
        review("重点项目48个，开工率100%、竣工率85%，完成投资占年度计划的112%。").last().map(String::as_str),
        Some("完成投资占年度计划比重 112%")
    );
    assert_eq!(
        review("粮食播种面积、总产量实现“双增”，分别达86万亩、34万吨。"),
        ["粮食播种面积 86万亩", "粮食总产量 34万吨"]
    );
    assert_eq!(
        review("产值超亿元企业达到56家，其中超10亿元8家、超50亿元1家。"),
        ["产值超亿元企业 56家", "产值超10亿元企业 8家", "产值超50亿元企业 1家"]
    );
    assert_eq!(
        review("新登记经营主体6800户，其中企业2100户，分别增长8%、11%。").last().map(String::as_str),
        Some("新登记企业 增长 11%")
    );
    assert_eq!(
        review("创成省级美丽乡村1个、市级2个，5支市级产业基金带动社会投资超千亿元。"),
        ["创成省级美丽乡村 1个", "市级美丽乡村 2个", "市级产业基金 5支", "带动社会投资 1000亿元 AtLeast"]
    );
}

#[test]
fn those_that_did_other_things_are_told_apart() {
    assert_eq!(
        review("邻里中心2个开业、1个主体完工，人才公寓交付1560套、在建800套。"),
        ["邻里中心开业 2个", "邻里中心主体完工 1个", "人才公寓交付 1560套", "人才公寓在建 800套"]
    );
    assert_eq!(
        review("10件惠民实事中，9件全面完成，1件（棚户区改造）进度滞后。").get(1..),
        Some(&["惠民实事全面完成 9件".to_owned(), "惠民实事 1件".to_owned()][..])
    );
    assert_eq!(review("2个薄弱村全部摘帽，农村危房动态清零，改造27户。"), ["薄弱村摘帽 2个", "农村危房改造 27户"]);
    assert_eq!(review("经营主体总量26.8万户，净增3.4万户。"), ["经营主体总量 26.8万户", "净增经营主体 3.4万户"]);
    assert_eq!(
        review("营商环境评价升至全省第5位，前进3位。").last().map(String::as_str),
        Some("营商环境评价 增量 3位")
    );
}
