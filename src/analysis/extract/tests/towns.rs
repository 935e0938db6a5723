//! The short style of towns and districts: abbreviations, who did it before what was done, asides in brackets, goals and what lies
//! beyond them.

use super::{Period, Role, periods, plan, review};

#[test]
fn who_did_it_is_no_part_of_the_name() {
    assert_eq!(review("完成固投7.2亿元，增长11%。"), ["固投 7.2亿元", "固投 增长 11%"]);
    assert_eq!(review("全镇预计完成规上工业产值26亿元。"), ["规上工业产值 26亿元"]);
    assert_eq!(
        review("全区预计实现地区生产总值418亿元，增幅6.2%。"),
        ["地区生产总值 418亿元", "地区生产总值 增长 6.2%"]
    );
    assert_eq!(review("预计全区完成固投同比增长8%。"), ["固投 增长 8%"]);
    assert_eq!(review("规上工业产值26亿元，同比增幅5.8%。")[1], "规上工业产值 增长 5.8%");
    assert_eq!(review("茶园亩均税收3万元，降幅4.2%。")[1], "茶园亩均税收 增长 -4.2%");
}

#[test]
fn what_is_net_is_another_count_or_a_rise() {
    assert_eq!(review("新增规上工业企业9家，净增6家。"), ["新增规上工业企业 9家", "净增规上工业企业 6家"]);
    assert_eq!(review("经营主体总量9.2万户，净增3.1万户。")[1], "净增经营主体 3.1万户");
    assert_eq!(review("财政总收入2.6亿元，净增1200万元。")[1], "财政总收入 增量 1200万元");
    assert_eq!(review("新增规上企业3家，超额1家。"), ["新增规上企业 3家"]);
    assert_eq!(review("实到外资4.1亿美元，超年度目标0.2亿美元。"), ["实到外资 4.1亿美元"]);
    assert_eq!(review("投资进度超序时进度8个百分点。"), ["投资进度超序时进度 8个百分点"]);
}

#[test]
fn an_aside_names_its_own_and_leaves_the_whole_as_it_was() {
    assert_eq!(review("招引亿元以上项目26个（10亿元以上3个）。"), ["招引亿元以上项目 26个", "10亿元以上项目 3个"]);
    assert_eq!(review("新增规上工业企业14家（含“小升规”9家）。"), ["新增规上工业企业 14家", "“小升规” 9家"]);
    assert_eq!(
        review("工业总产值84亿元（其中规上工业总产值81亿元），增长6%。"),
        ["工业总产值 84亿元", "规上工业总产值 81亿元", "工业总产值 增长 6%"]
    );
    assert_eq!(
        review("农业总产值增长4%（包括村办工业为6%）。"),
        ["农业总产值 增长 4%", "农业总产值（包括村办工业） 增长 6%"]
    );
    assert_eq!(review("1件（茶厂改造）因资金未到位仅完成260套。"), ["茶厂改造 260套"]);
}

#[test]
fn what_lies_beyond_a_goal_is_no_second_one() {
    for text in ["增长6%左右、力争6.5%", "增长6%左右、奋斗目标6.5%", "按6%预期、按6.5%争取", "增长6%，力争达到6.5%以上"]
    {
        let roles: Vec<Role> =
            periods("2026年工作安排", &format!("地区生产总值{text}。")).into_iter().map(|(role, _)| role).collect();
        assert_eq!(roles, [Role::Target, Role::Context], "{text}");
    }
    let two = periods("2026年工作安排", "今年力争分别淘汰30万吨和45万吨。");
    assert!(two.iter().all(|(role, _)| *role == Role::Target));
}

#[test]
fn a_limit_that_was_kept_to_is_no_value() {
    let roles = |text| periods("2025年工作回顾", text).into_iter().map(|(role, _)| role).collect::<Vec<_>>();
    assert_eq!(roles("城镇登记失业率控制在4%以内，为3.2%。"), [Role::Context, Role::Actual]);
    assert_eq!(roles("财政收入突破40亿元、达到42亿元。"), [Role::Actual, Role::Actual]);
}

#[test]
fn a_value_may_be_told_as_so_much_of_another() {
    assert_eq!(review("进出口总值45亿元，为上年的1.2倍。")[1], "进出口总值相当于上年 1.2倍");
    assert_eq!(
        review("规上工业增加值增速由上年的5.2%提升至7.4%，高出全市1.1个百分点。")[2],
        "规上工业增加值增速高于全市 1.1个百分点"
    );
    assert_eq!(
        plan("特困人员补助标准不低于当地低保标准的1.3倍。"),
        ["特困人员补助标准相当于当地低保标准 1.3倍 AtLeast"]
    );
    assert_eq!(
        review("接待游客120万人次，旅游收入9亿元，分别恢复至2019年的85%和82%。")[2..],
        ["接待游客相当于2019年 85%", "旅游收入相当于2019年 82%"]
    );
    assert_eq!(review("进出口总额90亿元，贡献了全省24%的增量。")[1], "进出口总额增量占全省增量比重 24%");
    assert_eq!(review("就业率达到91%，比上年增加2万人。")[1], "就业人数 增量 2万人");
    assert_eq!(review("降雨量较常年偏多3成。"), ["降雨量 增长 3成"]);
}

#[test]
fn three_parts_make_an_economy() {
    let parts = |values: [&str; 3]| {
        ["第一产业", "第二产业", "第三产业"]
            .iter()
            .zip(values)
            .map(|(of, v)| format!("{of}增加值占地区生产总值比重 {v}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(review("三次产业比重为5.2∶40.1∶54.7。"), parts(["5.2%", "40.1%", "54.7%"]));
    assert_eq!(review("三次产业结构调整为18.0：35.5：46.5。"), parts(["18%", "35.5%", "46.5%"]));
    let both = review("三次产业比由12:46:42调整为11:45:44。");
    assert_eq!(both[..3], parts(["12% 基数", "46% 基数", "42% 基数"]));
    assert_eq!(both[3..], parts(["11%", "45%", "44%"]));
    assert!(review("茶叶、竹器得票之比为12:46:42。").is_empty());
}

#[test]
fn steps_of_a_count_and_of_an_order() {
    assert_eq!(
        plan("推动托管帮扶从6个县（市）扩大到21个县（市）。"),
        ["托管帮扶县（市） 6个 基数", "托管帮扶县（市） 21个"]
    );
    assert_eq!(review("进出口总额接连突破8亿元、9亿元。"), ["进出口总额 9亿元 AtLeast"]);
    assert_eq!(review("营商环境评价进入全省前10名。"), ["营商环境评价 位次 10 AtMost"]);
    assert_eq!(
        review("产值超亿元企业达到56家，其中超10亿元8家、超50亿元1家。"),
        ["产值超亿元企业 56家", "产值超10亿元企业 8家", "产值超50亿元企业 1家"]
    );
    assert_eq!(review("高速公路里程突破200公里，密度居全省第4。")[1], "高速公路密度 位次 4");
}

#[test]
fn what_was_made_in_all_is_not_what_was_made_in_the_year() {
    assert_eq!(review("建设绿道18公里，累计建成绿道60公里。"), ["建设绿道 18公里", "累计建成绿道 60公里"]);
    assert_eq!(review("发送旅客41万人次、货物28万吨。"), ["发送旅客 41万人次", "发送货物 28万吨"]);
    assert_eq!(plan("消费增长6%、投资增长8%。"), ["消费 增长 6%", "投资 增长 8%"]);
    assert_eq!(
        review("国控、省控断面水质优良率分别为100%、96%。"),
        ["国控断面水质优良率 100%", "省控断面水质优良率 96%"]
    );
}

#[test]
fn the_years_that_a_change_took() {
    let spans = |text| periods("2025年工作回顾", text).into_iter().filter_map(|(_, period)| period).collect::<Vec<_>>();
    assert_eq!(spans("茶叶产值实现两年翻一番。"), [Period::Span(2024, 2025)]);
    assert_eq!(
        spans("“十四五”以来新建公路56公里，去年新建公路12公里。"),
        [Period::Span(2021, 2025), Period::Year(2025)]
    );
    // A plan that still runs is not what the next paragraph speaks of.
    let early = "政府工作报告\n一、2024年工作回顾\n“十四五”前三年茶叶产值增长20%。\n粮食产值增长6%。\n二、其他\n各项事业稳步推进。";
    let found = crate::analysis::extract::read(&super::report(early, 2024), &crate::lexicon::Lexicon::builtin());
    let years: Vec<_> = found.iter().map(|m| m.key.period).collect();
    assert_eq!(years, [Some(Period::Span(2021, 2023)), Some(Period::Year(2023))]);
    assert_eq!(spans("单位能耗累计下降11%，提前完成“十四五”目标。"), [Period::Span(2021, 2025)]);
    assert_eq!(spans("粮食产量从2020年的15万吨增加到2024年的23万吨，年均增长8%。")[2], Period::Span(2021, 2024));
    assert_eq!(spans("接待游客120万人次，恢复至2019年的85%。")[1], Period::Year(2025));
    assert_eq!(spans("市场价占比由五年前的50%提高到80%。")[0], Period::Year(2020));
    assert_eq!(spans("生产总值达到24亿元，比2015年增长65%，从全省第六位上升到第四位。")[2], Period::Year(2015));
}

#[test]
fn units_of_what_is_counted_and_measured() {
    assert_eq!(review("建成充电桩2150枪，34款新药获批上市。"), ["建成充电桩 2150枪", "新药获批上市 34款"]);
    assert_eq!(review("举办培训班超10期，开展超500场次专题教育。")[0], "举办培训班 10期 AtLeast");
    assert_eq!(review("PM2.5平均浓度26μg/m³，PM10平均浓度45微克/m³。")[1], "PM10平均浓度 45微克/m³");
    assert_eq!(review("孕产妇死亡率8.9/10万。"), ["孕产妇死亡率 8.9/10万"]);
    assert_eq!(review("重污染天数为0。"), ["重污染天数 0"]);
    assert_eq!(review("PM2.5浓度“五连降”，降至29微克/立方米。"), ["PM2.5浓度 29微克/立方米"]);
    for none in ["开展1%人口抽样调查。", "关于2023/2024年的谈判终止。", "10万元以下薄弱村动态清零。"]
    {
        assert!(review(none).is_empty(), "{none}");
    }
    assert_eq!(review("超前完成10个村庄规划编制。"), ["村庄规划编制 10个"]);
}

#[test]
fn whom_something_is_done_for_and_with_whom() {
    assert_eq!(plan("为超5万名适龄妇女免费提供两癌筛查。"), ["适龄妇女两癌筛查 5万名 AtLeast"]);
    assert_eq!(plan("为120名困难老人提供上门服务。"), ["困难老人上门服务 120名"]);
    assert_eq!(review("与12个国家缔结18对友城。"), ["缔结友城 18对"]);
    assert_eq!(review("食品抽检量超每千人7.2批次。"), ["每千人食品抽检量 7.2批次 AtLeast"]);
    assert_eq!(review("水质指数提升2个等级。"), ["水质指数 增量 2个等级"]);
    assert_eq!(review("澜溪连续9年稳居茶业指数榜全省榜首。"), ["茶业指数榜 位次 1"]);
    let roles = periods("2026年工作安排", "做优做强5个省级茶业集群，新增企业12家。");
    assert_eq!(roles.into_iter().map(|(role, _)| role).collect::<Vec<_>>(), [Role::Context, Role::Target]);
}
