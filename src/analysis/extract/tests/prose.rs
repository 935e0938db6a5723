//! How older reports write, and what their prose leaves to the reader.

use super::{plan, report, review};
use crate::lexicon::Lexicon;

#[test]
fn the_thing_of_a_clause_that_only_says_it_grew_is_of_the_next_clause() {
    assert_eq!(review("茶叶产量增长42%，达到8万吨；蚕茧产量继续提高，达到1.4万吨。")[2..], ["蚕茧产量 1.4万吨"]);
    assert_eq!(
        review("村镇居民的平均消费水平，由1.7万元提高到2.8万元。"),
        ["村镇居民的平均消费水平 1.7万元 基数", "村镇居民的平均消费水平 2.8万元"]
    );
    assert_eq!(review("工资在收入中所占的比重，在改制初期由36%降低到28%。")[1], "工资在收入中所占的比重 28%");
}

#[test]
fn who_has_an_income_stands_in_the_clause_before() {
    assert_eq!(review("乡镇企业异军突起，营业收入达到28亿元。"), ["乡镇企业营业收入 28亿元"]);
    assert_eq!(review("村民养老保险全面启动，参保人数8000人。"), ["村民养老保险参保人数 8000人"]);
    assert_eq!(review("支持企业改造，营业收入达到28亿元。"), ["营业收入 28亿元"]);
    assert_eq!(plan("抓好50户重点企业，使其产值增长20%。")[1], "重点企业产值 增长 20%");
}

#[test]
fn a_rhythm_stands_in_the_name_of_what_is_new() {
    assert_eq!(
        review("新登记企业增长21%，平均每天新增0.4万户。"),
        ["新登记企业 增长 21%", "平均每天新增登记企业 0.4万户"]
    );
}

#[test]
fn names_that_hold_a_number_or_look_as_if_they_told_one() {
    assert_eq!(plan("十种有色金属产量达到80万吨。"), ["十种有色金属产量 80万吨"]);
    assert_eq!(review("参加国际条约46个。"), ["参加国际条约 46个"]);
    assert_eq!(review("裁军3万人的工作进展顺利。"), ["裁军 3万人"]);
    assert_eq!(
        review("建成和美乡村3个，管网铺设及20公里，惠及2.9万户。")[1..],
        ["管网铺设 20公里", "管网铺设惠及 2.9万户"]
    );
    assert_eq!(review("在用电增长不到4%的情况下，在校学生8000人。"), ["在校学生 8000人"]);
    assert_eq!(review("新增70张家庭养老床位。"), ["新增家庭养老床位 70张"]);
    assert_eq!(review("制订了二○二一和二○二二两个年度计划。"), [""; 0]);
    assert_eq!(review("茶叶产量增长两、三倍。"), ["茶叶产量 增长 2-3倍"]);
    assert_eq!(review("从2018年到2023年茶叶产值1.7亿元。"), ["茶叶产值 1.7亿元"]);
}

#[test]
fn each_of_a_list_is_paid_for_its_own_time() {
    let text = "政府工作报告\n一、2023年工作回顾\n城市、农村低保标准分别提高到每月650元、每年5700元以上。\n";
    let metrics = super::super::read(&report(text, 2024), &Lexicon::builtin());
    let told = |i: usize| (metrics[i].key.scope.as_deref(), metrics[i].bound);
    assert_eq!(told(0), (Some("每月"), super::Bound::Exact));
    assert_eq!(told(1), (Some("每年"), super::Bound::AtLeast));
}

#[test]
fn prices_are_taken_out_however_that_is_said() {
    let text = "政府工作报告\n一、2023年工作回顾\n扣除价格因素，农民收入增长7%。茶农收入实际增长4·3%。\n";
    let metrics = super::super::read(&report(text, 2024), &Lexicon::builtin());
    let scopes: Vec<_> = metrics.iter().map(|m| m.key.scope.as_deref()).collect();
    assert_eq!(scopes, [Some("实际增长"), Some("实际增长")]);
}

#[test]
fn what_those_who_are_counted_came_to_is_of_their_name() {
    assert_eq!(review("42家规模以上工业企业实现上云。"), ["规模以上工业企业实现上云 42家"]);
    assert_eq!(review("2万人实现脱贫，3户贫困居民实现再就业。"), ["脱贫 2万人", "贫困居民 3户"]);
}

#[test]
fn a_loss_may_turn_into_a_profit() {
    assert_eq!(
        review("县属企业由上年亏损7200万元转为盈利2亿多元。"),
        ["县属企业亏损 7200万元 基数", "县属企业盈利 2亿元 AtLeast"]
    );
}

#[test]
fn what_is_listed_as_done_away_with_may_have_words_of_size() {
    assert_eq!(
        review("退出钢铁产能超过470万吨、煤炭产能超过31万吨。"),
        ["退出钢铁产能 470万吨 AtLeast", "退出煤炭产能 31万吨 AtLeast"]
    );
}

#[test]
fn money_is_of_who_pays_it_and_what_for() {
    assert_eq!(
        review("区财政用于科技、教育的支出分别为7亿元、5亿元。"),
        ["区财政用于科技支出 7亿元", "区财政用于教育的支出 5亿元"]
    );
    assert_eq!(review("区财政用于教育的投入，由1.7亿元增加到2.8亿元。")[1], "区财政用于教育的投入 2.8亿元");
}

#[test]
fn words_that_only_look_as_if_something_were_said() {
    assert_eq!(review("新建7个便民连锁超市。"), ["新建便民连锁超市 7个"]);
    assert_eq!(plan("各镇设置平价水果超市，年内完成16个。"), ["设置平价水果超市 16个"]);
    assert_eq!(review("固定职工的比例，已由六十年代的45%左右上升到80%。")[0], "固定职工的比例 45% About 基数");
    assert_eq!(review("财政赤字30亿元左右。实际执行结果为25亿元。")[1], "财政赤字 25亿元");
    assert_eq!(plan("茶叶产值增长4%，在执行中争取增长5%。")[1], "茶叶产值 增长 5%");
    assert_eq!(review("经营主体增量扩面，总量突破9万户。"), ["经营主体总量 9万户 AtLeast"]);
    assert_eq!(review("积累相应地由36%降到30%。")[1], "积累 30%");
    assert_eq!(review("贯彻十条方针，财政赤字减少为30亿元。"), ["财政赤字 30亿元"]);
}
