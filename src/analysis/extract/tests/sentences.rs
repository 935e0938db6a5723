//! Names out of whole sentences: what only a sentence holds is no part of them, and what is only supposed, wished for or held
//! up for comparison is no fact of its own.

use super::{plan, review};

#[test]
fn a_plan_of_five_years_is_a_time_and_no_thing() {
    assert_eq!(
        review("上年地区生产总值增长5%，“十四五”年均增长6%。"),
        ["地区生产总值 增长 5%", "地区生产总值 增长 6%"]
    );
}

#[test]
fn who_pays_stays_with_what_is_paid_each_year() {
    assert_eq!(plan("市财政将每年安排支出3亿多元。"), ["市财政每年安排支出 3亿元 AtLeast"]);
}

#[test]
fn words_of_the_sentence_are_no_part_of_a_name() {
    assert_eq!(review("尽管前三年内我区能源消费总量平均每年仅增长2.3%。"), ["能源消费总量 增长 2.3%"]);
    assert_eq!(review("而整个工业却以每年递增6.4%的速度壮大。"), ["工业 增长 6.4%"]);
    assert_eq!(review("全区去年取得科技成果120项。"), ["全区取得科技成果 120项"]);
    assert_eq!(review("外贸出口从5月份开始回升，全年达到19亿元。"), ["外贸出口 19亿元"]);
    assert_eq!(plan("计划将职业学校招生人数增加到5.5万人。"), ["职业学校招生人数 5.5万人"]);
    assert_eq!(plan("五年内全区工农业总产值增长36%。"), ["全区工农业总产值 增长 36%"]);
    assert_eq!(review("社会商品零售总额扣除价格因素增长6.6%。"), ["社会商品零售总额 增长 6.6%"]);
}

#[test]
fn words_that_only_look_like_them_stay() {
    assert_eq!(review("城镇就业人数达到3.2万人。"), ["城镇就业人数 3.2万人"]);
    assert_eq!(review("投入项目前期经费860万元。"), ["投入项目前期经费 860万元"]);
    assert_eq!(review("三年级学生达到2600人。"), ["三年级学生 2600人"]);
    assert_eq!(plan("区财政将投入60亿元。"), ["区财政投入 60亿元"]);
}

#[test]
fn the_subject_of_a_clause_ends_where_its_predicate_begins() {
    assert_eq!(review("茶叶仍然连年增产，预计达到3.3亿斤，比上年增产2200万斤。")[0], "茶叶 3.3亿斤");
    assert_eq!(review("生产总值不仅没有下降，而且比上年增长3%以上。"), ["生产总值 增长 3% AtLeast"]);
}

#[test]
fn a_pointer_stands_for_what_was_measured_before() {
    assert_eq!(
        review("茶叶产值占农业总产值比重为42.3%，这个比重比上年提高1.2个百分点。"),
        ["茶叶产值占农业总产值比重 42.3%", "茶叶产值占农业总产值比重 增量 1.2个百分点"]
    );
    assert_eq!(
        review("建设的更新改造项目760个，全部建成的380个。"),
        ["建设的更新改造项目 760个", "全部建成的更新改造项目 380个"]
    );
}

#[test]
fn a_yearly_rate_is_a_growth() {
    assert_eq!(
        review("农业总产值比上年增长5.2%，两年平均每年递增4.9%。"),
        ["农业总产值 增长 5.2%", "农业总产值 增长 4.9%"]
    );
    assert_eq!(plan("工业总产值去年增长3.6%，今年计划为4%。"), ["工业总产值 增长 3.6%", "工业总产值 增长 4%"]);
    // A rate is reached, it does not grow by what it has come to.
    assert_eq!(review("参保率增长2.1%，达到97%。"), ["参保率 增长 2.1%", "参保率 97%"]);
}

#[test]
fn what_is_supposed_or_wished_for_is_no_fact() {
    assert!(review("如果茶园抛荒，产量就会减少三成，税收减少2亿元。").is_empty());
    assert_eq!(review("如果扣除物价因素，收入增长4.1%。"), ["收入 增长 4.1%"]);
    assert!(review("改革不断深入，提前实现翻两番的目标。").is_empty());
}

#[test]
fn an_earlier_value_and_another_time_are_held_up_for_comparison() {
    assert_eq!(
        review("社会总产值达到871亿元，比2018年的716亿元增加155亿元。"),
        ["社会总产值 871亿元", "社会总产值 716亿元 基数", "社会总产值 增量 155亿元"]
    );
    assert_eq!(
        review("农业总产值增长7.9%，远远超过2001年至2010年平均每年增长2.7%的速度。")[1],
        "农业总产值 增长 2.7% 基数"
    );
    assert_eq!(review("要建的投资比原来的概算增加18亿元。"), ["要建的投资 增量 18亿元"]);
}

#[test]
fn an_indicator_of_its_own_is_no_attribute_of_the_one_before() {
    assert_eq!(
        review("原油产量增长12%，发电量由31亿度增加到47亿度。"),
        ["原油产量 增长 12%", "发电量 31亿度 基数", "发电量 47亿度"]
    );
}

#[test]
fn numbers_of_no_certain_size() {
    assert!(review("标牌多达几十种。").is_empty());
    assert_eq!(review("减收六、七十亿元。"), ["减收 60-70亿元"]);
}

#[test]
fn a_size_a_place_and_an_order_are_no_part_of_what_is_counted() {
    assert_eq!(review("建成6个110千伏变电工程。"), ["建成变电工程 6个"]);
    assert_eq!(review("30多种产品产能全国第一。"), ["产品产能全国第一 30种 AtLeast"]);
    assert_eq!(plan("实施澜东镇2万吨蔬菜仓储等项目。"), ["澜东镇蔬菜仓储 2万吨"]);
    assert_eq!(
        plan("交通、水利领域投资额分别达2.4亿元、1.7亿元。"),
        ["交通领域投资额 2.4亿元", "水利领域投资额 1.7亿元"]
    );
}

#[test]
fn a_list_of_new_capacities_names_no_whole() {
    assert_eq!(
        review("新增的主要生产能力有：水泥80万吨，发电装机容量12万千瓦。水泥产量达到300万吨。"),
        ["新增水泥 80万吨", "新增发电装机容量 12万千瓦", "水泥产量 300万吨"]
    );
}

#[test]
fn what_a_firm_earns_is_not_the_firm() {
    assert_eq!(review("规模以上工业企业实现利润增长26%。"), ["规模以上工业企业利润 增长 26%"]);
    assert_eq!(
        review("退休人员养老金月均达到1680元，5200人受益。"),
        ["退休人员养老金 1680元", "退休人员养老金受益 5200人"]
    );
}

#[test]
fn times_and_adverbs_between_a_name_and_its_values_go() {
    assert_eq!(
        review("跨国公司总部、研发中心分别从71家、48家增加到106家、63家。"),
        ["跨国公司总部 71家 基数", "研发中心 48家 基数", "跨国公司总部 106家", "研发中心 63家"]
    );
    assert_eq!(review("茶叶产值从二○○三年至二○一二年的十年间平均每年增长3.4%。"), ["茶叶产值 增长 3.4%"]);
    assert_eq!(review("由于技术进步而增加的产值占61%。"), ["技术进步而增加的产值占比 61%"]);
    assert_eq!(review("居民按人口平均的消费水平明显改善，比上年增长4.4%。"), ["居民按人口平均的消费水平 增长 4.4%"]);
}
