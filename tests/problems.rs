//! Problems that a report admits: which recur, which are gone, which are new.

use serde_json::json;

use crate::support::invented::{both, compared};
use crate::targets::sample::answer;

#[test]
fn problems_recur_come_and_go() {
    let answer = answer(&[2022, 2023], &[]);
    let problems = answer["problems"].as_array().expect("problems");
    let of = |change: &str, side: &str, words: &str| {
        problems.iter().any(|p| p["change"] == change && p[side].as_str().is_some_and(|w| w.contains(words)))
    };
    assert!(of("recurring", "from", "财政收支矛盾") && of("recurring", "to", "财政收支矛盾"));
    assert!(of("gone", "from", "营商环境"));
    assert!(of("new", "to", "能力本领"));
}

#[test]
fn one_problem_in_other_words_is_not_told_twice() {
    let review = |words: &str| format!("我们也清醒看到，工作中还存在诸多困难和问题：{words}。");
    let (before, after) = (
        review("一是经济总量小，发展不足；二是农民持续增收难度加大；三是部分干部担当意识不强"),
        review("经济总量小、产业层次低的问题依然突出；农民增收渠道不宽；少数干部担当精神不足"),
    );
    let answer = both((&before, ""), (&after, ""));
    let problems = answer["problems"].as_array().expect("problems");
    assert!(problems.len() == 3 && problems.iter().all(|p| p["change"] == "recurring"), "{problems:?}");
}

#[test]
fn what_is_counted_up_under_a_head_are_the_problems() {
    let review = "我们也清醒地看到，发展中还存在不少问题和困难。一是经济发展中的难题尚未破解。农业底子弱小；夏季用电紧张；竹价上涨压力较大。                  二是社会事业中的问题突出。镇村收入差距过大；部分山区群众生活困难；入园难、看病难。";
    let answer = both((review, ""), ("我们也清醒地看到，还存在不少问题：竹价上涨压力较大。", ""));
    let problems = answer["problems"].as_array().expect("problems");
    let told: Vec<&str> = problems.iter().filter_map(|p| p["from"].as_str()).collect();
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(told.contains(&"镇村收入差距过大") && !told.iter().any(|p| p.contains("突出")), "{told:?}");
}

#[test]
fn two_problems_of_one_field_are_two() {
    let review = |words: &str| format!("我们也清醒看到，工作中还存在诸多困难和问题：{words}。");
    let answer = both(
        (&review("经济增长内生动力不足；财政收支紧张"), ""),
        (&review("经济增长的土地要素约束趋紧；财政收支矛盾突出"), ""),
    );
    let recurring = answer["problems"].as_array().expect("problems").iter().filter(|p| p["change"] == "recurring");
    let told: Vec<&str> = recurring.filter_map(|p| p["from"].as_str()).collect();
    assert_eq!(told, ["财政收支紧张"]);
}

#[test]
fn problems_that_another_paragraph_turns_to_are_read() {
    let plan = "今年发展环境好于去年。但是，城乡发展仍然存在一些矛盾和问题。科技创新能力不强，部分行业产能相对过剩和就业压力较大的矛盾并存；\
                农民增收的基础不稳固。我们必须全面判断形势。";
    let review =
        "我们也清醒看到，工作中还存在诸多困难和问题：一是部分行业产能过剩；二是就业压力较大；三是城区增长动力不足。";
    let answer = both((review, ""), ("", plan));
    let problems = answer["problems"].as_array().expect("problems");
    let changes: Vec<(&str, Option<&str>, Option<&str>)> =
        problems.iter().filter_map(|p| Some((p["change"].as_str()?, p["from"].as_str(), p["to"].as_str()))).collect();
    let recurs =
        |words: &str| changes.iter().any(|c| c.0 == "recurring" && c.1.is_some_and(|from| from.contains(words)));
    assert!(recurs("产能过剩") && recurs("就业压力"), "{changes:?}");
    assert!(changes.contains(&("gone", Some("城区增长动力不足"), None)), "{changes:?}");
}

#[test]
fn a_problem_that_was_told_with_another_is_not_new_and_one_told_in_another_not_gone() {
    let admits = |list: &str| format!("经济稳步增长。\n工作中还存在不少困难和问题，主要是：{list}。");
    let all = admits(
        "腐败现象和形式主义、官僚主义作风仍较严重；社会治安状况群众还不满意；农业基础薄弱的状况没有改变，农民持续增收难度加大",
    );
    let later =
        admits("一些领域腐败现象严重；有的乡镇社会治安状况不好；少数部门形式主义、官僚主义盛行；农业基础仍然薄弱");
    let rows = compared("problems", (&all, "发展经济。"), (&later, "发展经济。"));
    assert!(rows.iter().all(|row| row["change"] == "recurring"), "{rows:?}");
    assert_eq!(rows.len(), 4, "{rows:?}");
}

#[test]
fn a_problem_that_explains_another_one_is_not_gone() {
    let admit = "工作中还存在不少困难和问题：";
    let from = format!("{admit}一是部分行业产能过剩；二是服务业发展滞后；三是脱贫攻坚任务艰巨。");
    let to = format!(
        "{admit}一是经济增速持续下滑。一些行业产能过剩，部分企业停产。二是结构性矛盾仍然存在。服务业发展滞后。三是灾后重建任务艰巨。"
    );
    let answer = both((&from, "发展经济。"), (&to, "发展经济。"));
    let rows = answer["problems"].as_array().expect("problems").iter();
    let told: Vec<_> = rows.map(|r| json!([r["change"], r["from"], r["to"]])).collect();
    for row in [
        json!(["recurring", "部分行业产能过剩", "一些行业产能过剩，部分企业停产"]),
        json!(["recurring", "服务业发展滞后", "服务业发展滞后"]),
        json!(["gone", "脱贫攻坚任务艰巨", null]),
    ] {
        assert!(told.contains(&row), "{row} in {told:?}");
    }
}
