//! What a report says of its own targets, held against what came of them.

use serde_json::Value;

use crate::support::answer::row;
use crate::support::invented::judged;
use crate::targets::sample::answer;

#[test]
fn a_claim_is_weighed_against_what_it_speaks_of() {
    let claims = |years: &[i32]| answer(years, &[])["claims"].as_array().expect("claims").clone();
    let all = claims(&[2022, 2023]);
    let claim = all.iter().find(|c| c["quote"].as_str().is_some_and(|q| q.contains("较好地完成"))).expect("the claim");
    assert_eq!(claim["borne_out"], false);
    assert!(claim["text"].as_str().is_some_and(|t| t.contains("11项可核对的主要目标中6项完成、5项未完成")), "{claim}");
    // 固定资产投资…下降3.5%，年初预期的增长目标未能实现 speaks of that one target.
    let one = claims(&[2023, 2024]);
    let claim = one.iter().find(|c| c["quote"].as_str().is_some_and(|q| q.contains("未能实现"))).expect("the claim");
    assert_eq!(claim["borne_out"], true);
    assert!(claim["text"].as_str().is_some_and(|t| t.contains("1项可核对的目标中1项未完成")), "{claim}");
}

#[test]
fn a_claim_about_a_thing_of_its_own_is_held_against_that_thing() {
    let plan = "今年主要预期目标是：经济增长7%左右，固定资产投资增长9%，粮食产量达到48万吨，出口增长5%。";
    let review =
        "国内生产总值增长率达到预期目标。固定资产投资增长6%。粮食产量达到49万吨。出口增长2%。就业超过预期目标。";
    let answer = judged(plan, review);
    assert_eq!(row(&answer, "经济增长", "growth")["verdict"], "met");
    let claims: Vec<&Value> = answer["claims"].as_array().expect("claims").iter().collect();
    let borne: Vec<&Value> = claims.iter().map(|c| &c["borne_out"]).collect();
    // That the report says so bears nothing out.
    assert_eq!(borne, [&Value::Null, &Value::Null], "{claims:?}");
    assert!(claims[0]["text"].as_str().is_some_and(|t| t.contains("没有报告数字")), "{claims:?}");
}

#[test]
fn a_claim_behind_what_it_counts_speaks_of_that_alone() {
    let answer = judged(
        "主要预期目标是：地区生产总值增长6%，进出口增长3%，工业投资增长5%。",
        "地区生产总值增长6.3%，进出口增长4%，工业投资增长6%。全年退出煤炭产能8万吨，提前完成年度目标任务。\
         完成了年度主要目标任务。完成了市下达的造林目标任务。",
    );
    let claims = answer["claims"].as_array().expect("claims");
    let borne_out: Vec<&Value> = claims.iter().map(|c| &c["borne_out"]).collect();
    assert_eq!(borne_out, [&Value::Null, &true.into()], "{claims:?}");
}
