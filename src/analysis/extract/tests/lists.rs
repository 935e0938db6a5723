//! Lists: what their values share, what tells them apart, and what of a new thing is new.

use super::{plan, review};

#[test]
fn each_of_a_list_has_its_own_name() {
    assert_eq!(
        review("茶叶银行、山区银行分别发放贷款32亿元、28亿元。"),
        ["茶叶银行发放贷款 32亿元", "山区银行发放贷款 28亿元"]
    );
    assert_eq!(
        review("服务业较快增长。竹编业、制茶业增速明显加快，增加值分别增长17%和9%，占规上工业比重达到13%和32%。"),
        [
            "竹编业增加值 增长 17%",
            "制茶业增加值 增长 9%",
            "竹编业增加值占规上工业比重 13%",
            "制茶业增加值占规上工业比重 32%"
        ]
    );
    assert_eq!(
        review("澜东、澜西PM2.5浓度分别下降11%、10%，COD、SO2排放量分别下降4%和3%。"),
        ["澜东PM2.5浓度 增长 -11%", "澜西PM2.5浓度 增长 -10%", "COD排放量 增长 -4%", "SO2排放量 增长 -3%"]
    );
    assert_eq!(
        review("金融机构存、贷款余额分别达到285亿元、169亿元。"),
        ["金融机构存款余额 285亿元", "金融机构贷款余额 169亿元"]
    );
    assert_eq!(review("第一、二产业增加值分别增长5%和6%。"), ["第一产业增加值 增长 5%", "第二产业增加值 增长 6%"]);
    assert_eq!(plan("每千人口医师数达到3.2人、护士4人。"), ["每千人口医师数 3.2人", "每千人口护士 4人"]);
}

#[test]
fn a_list_may_give_the_unit_of_points_once() {
    assert_eq!(
        review("城镇居民收入增长6%，农村居民收入增长8%，增幅分别高于全市0.4个和0.6个百分点。")[2..],
        ["城镇居民收入增幅高于全市 0.4个百分点", "农村居民收入增幅高于全市 0.6个百分点"]
    );
}

#[test]
fn a_part_of_what_is_new_is_new() {
    assert_eq!(review("新登记市场主体1630户，其中企业298户。"), ["新登记市场主体 1630户", "新登记企业 298户"]);
    assert_eq!(
        plan("新建和改造提升高标准农田35万亩，其中新建21万亩。"),
        ["新建和改造提升高标准农田 35万亩", "新建高标准农田 21万亩"]
    );
}

#[test]
fn how_large_those_are_that_are_counted_is_of_their_name() {
    assert_eq!(review("其中产值过亿元企业140家、过10亿元企业58家。"), ["产值过亿元企业 140家", "过10亿元企业 58家"]);
    assert_eq!(
        review("销售收入过百亿元的企业由2家增加到9家，其中过300亿元的1家。").last().map(String::as_str),
        Some("过300亿元企业 1家")
    );
}
