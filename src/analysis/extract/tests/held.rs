//! What a figure is held against, what became of those it counts, and whose it is when its own clause does not say.

use super::{plan, review};

#[test]
fn a_value_may_be_held_against_a_mean() {
    assert_eq!(
        review("人均生产总值达9.5万元，是全市平均水平的1.2倍。"),
        ["人均生产总值 9.5万元", "人均生产总值相当于全市平均水平 1.2倍"]
    );
    assert_eq!(
        review("茶叶加工业产值突破90亿元，与茶叶种植产值之比由1.2∶1提高到2∶1。")[1..],
        ["茶叶加工业产值与茶叶种植产值之比 1.2∶1 基数", "茶叶加工业产值与茶叶种植产值之比 2∶1"]
    );
}

#[test]
fn a_fall_may_be_written_with_a_minus() {
    assert_eq!(
        review("外贸出口、实际利用外资分别增长-5.6%和11.5%。"),
        ["外贸出口 增长 -5.6%", "实际利用外资 增长 11.5%"]
    );
    assert_eq!(plan("地区生产总值增长6-6.5%。"), ["地区生产总值 增长 6-6.5%"]);
}

#[test]
fn a_place_may_be_left_for_another() {
    assert_eq!(review("综合竞争力全国排名由第78位升至第46位。"), ["综合竞争力 位次 78 基数", "综合竞争力 位次 46"]);
}

#[test]
fn what_became_of_people_names_them() {
    assert_eq!(review("692户2884人实现脱贫，3个贫困村摘帽。")[..2], ["脱贫 692户", "脱贫 2884人"]);
    assert_eq!(
        review("产业帮扶覆盖脱贫户6200户，户均增收3200元。"),
        ["产业帮扶覆盖脱贫户 6200户", "产业帮扶覆盖脱贫户户均收入 增量 3200元"]
    );
}

#[test]
fn a_clause_that_passes_a_round_number_owns_the_next_figure() {
    assert_eq!(
        review("义务教育巩固率94.6%，一本上线人数首次突破百人，达117人。"),
        ["义务教育巩固率 94.6%", "一本上线人数 117人"]
    );
    assert_eq!(review("零售总额首次迈上2万亿元台阶、增长6%。"), ["零售总额 2万亿元 AtLeast", "零售总额 增长 6%"]);
    assert_eq!(review("地区生产总值连跨9个百亿台阶，增长9.7%。"), ["地区生产总值 增长 9.7%"]);
}

#[test]
fn what_came_about_and_how_is_no_part_of_the_thing() {
    assert_eq!(review("农村低保从无到有，1520人纳入保障范围。"), ["农村低保 1520人"]);
    assert_eq!(review("一季度经济出现负增长，同比下降6.8%。"), ["经济增长 增长 -6.8%"]);
    assert_eq!(review("人均生产总值按年平均汇率折算突破1万美元。"), ["人均生产总值 1万美元 AtLeast"]);
    assert_eq!(
        review("12个县城PM2.5平均浓度36微克/立方米，同比下降3%。"),
        ["县城PM2.5平均浓度 36微克/立方米", "县城PM2.5平均浓度 增长 -3%"]
    );
    assert_eq!(review("日均新设企业超过180户。"), ["日均新设企业 180户 AtLeast"]);
    assert_eq!(review("比原来设想的60亿元多出54%。"), Vec::<String>::new());
}

#[test]
fn a_share_of_an_amount_of_money_can_only_be_its_growth() {
    assert_eq!(plan("国内生产总值8%左右。"), ["国内生产总值 增长 8% About"]);
    assert_eq!(review("财政收入的60%来自企业。"), ["财政收入 60%"]);
}

#[test]
fn what_was_raised_is_what_each_gets_more_of() {
    assert_eq!(
        review("茶农收入增长8%，连续第3年提高茶园护林员补贴标准，每人增加96元。")[1..],
        ["茶园护林员补贴标准 增量 96元"]
    );
    assert_eq!(review("健全茶农互助制度，覆盖面稳步扩大，目前已达到37%。"), ["茶农互助制度覆盖面 37%"]);
}

#[test]
fn what_is_only_spoken_of_is_no_figure() {
    assert_eq!(review("茶叶产值每提高2个百分点带来的效益更大。"), Vec::<String>::new());
    assert_eq!(review("解决了五金公司等历史遗留问题。"), Vec::<String>::new());
    assert_eq!(review("出台促进增长的十项措施。"), ["出台促进措施 10项"]);
    assert_eq!(review("去年末茶农合作社存款增长7.3%。"), ["茶农合作社存款 增长 7.3%"]);
}

#[test]
fn why_and_how_it_is_reckoned_names_nothing() {
    assert_eq!(review("农民人均收入2253元，受灾害影响比上年减少55元。")[1..], ["农民人均收入 增量 -55元"]);
    assert_eq!(review("财政收入15亿元，可比增长9.3%。")[1..], ["财政收入 增长 9.3%"]);
}
