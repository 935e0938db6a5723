//! Targets that the later report answers in other words, and figures that only look like an answer.

use serde_json::{Value, json};

use crate::targets::between;

/// The verdict and the value that are given for a target.
fn verdict(answer: &Value, indicator: &str) -> Value {
    let rows = answer["targets"].as_array().expect("targets");
    let row = rows.iter().find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator} in {rows:?}"));
    json!([row["verdict"], row["actual"]["value"]])
}

fn tasks(answer: &Value) -> Vec<(&str, &str)> {
    let rows = answer["tasks"].as_array().expect("tasks").iter();
    rows.filter_map(|r| Some((r["task"].as_str()?, r["status"].as_str()?))).collect()
}

#[test]
fn the_words_of_a_name_may_stand_in_another_order() {
    let answer = between(
        "生猪出栏稳定在41万头。关停淘汰落后造纸产能3万吨。新建城区停车位1400个。",
        "出栏生猪42.5万头。关停造纸落后产能3.1万吨。城区新增停车泊位1310个。",
    );
    assert_eq!(verdict(&answer, "生猪出栏"), json!(["met", 42.5]));
    assert_eq!(verdict(&answer, "新建城区停车位"), json!(["missed", 1310]));
    let two = between("建设南岭至北岭公路30公里。", "建设东岭至北岭公路31公里。");
    assert_eq!(verdict(&two, "建设南岭至北岭公路"), json!(["unreported", null]));
}

#[test]
fn whom_a_work_reached_answers_for_whom_it_was_to_be_solved() {
    let answer = between("解决2.2万农村人口饮水安全问题。", "农村饮水安全工程惠及群众2.35万人。");
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!((&rows[0]["verdict"], &rows[0]["actual"]["value"]), (&json!("met"), &json!(2.35)), "{rows:?}");
    let other = between("解决2.2万农村人口饮水安全问题。", "农村电网改造工程惠及群众2.35万人。");
    assert_eq!(other["targets"][0]["verdict"], "unreported");
}

#[test]
fn a_rise_is_read_from_the_two_figures_beside_each_other() {
    let plan = "城乡居民基础养老金标准每人每月提高12元。";
    let rise = |review: &str| {
        let answer = between(plan, review);
        let row = &answer["targets"][0];
        json!([row["verdict"], row["gap"]])
    };
    assert_eq!(rise("城乡居民基础养老金由每人每月115元提高到128元。"), json!(["met", 1]));
    assert_eq!(rise("城乡居民基础养老金由每人每月115元提高到125元。"), json!(["missed", -2]));
    assert_eq!(rise("城乡居民基础养老金提高到每人每月125元。"), json!(["incomparable", null]));
    assert_eq!(rise("城乡居民基础养老金由每人每年1380元提高到1536元。"), json!(["incomparable", null]));
}

#[test]
fn what_is_newly_lent_is_what_the_loans_rose_by() {
    let answer = between("新增贷款31亿元。", "各项贷款余额比年初增加32.4亿元。");
    assert_eq!(verdict(&answer, "新增贷款"), json!(["met", 32.4]));
    let stock = between("新增贷款31亿元。", "各项贷款余额达到232.4亿元。");
    assert_eq!(stock["targets"][0]["verdict"], "unreported");
}

#[test]
fn all_burdens_made_lighter_are_told_in_many_words() {
    let plan = "全年为市场主体减负2.6亿元以上。";
    assert_eq!(verdict(&between(plan, "落实减税降费缓税缓费3.9亿元。"), "市场主体减负"), json!(["met", 3.9]));
    // One burden is not all of them, and the number of firms is another thing.
    let part = between(plan, "减轻利息负担3.1亿元。年末实有市场主体2.74万户。");
    assert_eq!(verdict(&part, "市场主体减负"), json!(["unreported", null]));
}

#[test]
fn a_share_need_not_be_called_one() {
    let answer = between("年收入20万元以上的村达到55%。", "集体经济收入20万元以上的村占比达58%。");
    assert_eq!(verdict(&answer, "年收入20万元以上的村"), json!(["met", 58]));
}

#[test]
fn of_two_things_that_a_word_tells_apart_the_one_does_not_answer_the_other() {
    let answer = between("淘汰落后钢铁产能130万吨。", "淘汰落后炼铁产能75万吨、炼钢产能60万吨。");
    assert_eq!(verdict(&answer, "淘汰落后钢铁产能"), json!(["unreported", null]));
    let step = between("完成城中村改造1800户。", "完成城中村改造征迁2300户。");
    assert_eq!(step["targets"][0]["verdict"], "incomparable");
}

#[test]
fn net_and_gross_don_t_answer_each_other() {
    let gross = between("净增市场主体3100户。", "新登记市场主体4370户、注销1290户。");
    assert_eq!(verdict(&gross, "净增市场主体"), json!(["incomparable", 4370]));
    let net = |firms: u32| {
        let answer = between("新增规上工业企业21家。", &format!("净增规上工业企业{firms}家。"));
        verdict(&answer, "新增规上工业企业")
    };
    // As many net are as many new at least.
    assert_eq!(net(23), json!(["met", 23]));
    assert_eq!(net(18), json!(["incomparable", 18]));
    let behind = between("新增规上工业企业21家。", "规上工业企业净增18家。");
    assert_eq!(verdict(&behind, "新增规上工业企业"), json!(["incomparable", 18]));
}

#[test]
fn stages_that_differ_judge_no_target_that_names_none() {
    let plan = "建设廉租住房7000套以上。";
    let answer = between(plan, "开工建设廉租住房1.1万套，竣工6400套。");
    assert_eq!(verdict(&answer, "建设廉租住房")[0], "incomparable");
    assert_eq!(verdict(&between(plan, "竣工廉租住房7400套。"), "建设廉租住房")[0], "met");
}

#[test]
fn each_item_of_a_list_may_stand_before_what_is_told_of_all() {
    let answer = between(
        "人大代表建议、政协提案办复率达到100%。化学需氧量、氨氮排放量分别削减2%和1.5%。",
        "办理人大代表建议131件、政协提案152件，办复率均为100%。化学需氧量、氨氮减排任务全面完成。",
    );
    assert_eq!(verdict(&answer, "人大代表建议、政协提案办复率"), json!(["met", 100]));
    assert_eq!(verdict(&answer, "氨氮排放量")[0], "met");
}

#[test]
fn a_standard_for_the_year_and_a_rate_without_a_unit_are_targets() {
    let answer = between(
        "城乡低保标准分别提高到每月640元和每年5100元。亿元GDP生产安全事故死亡率控制在0.03以下。",
        "农村低保标准提高到每人每年5050元。亿元GDP生产安全事故死亡率0.02。",
    );
    assert_eq!(verdict(&answer, "农村低保标准"), json!(["missed", 5050]));
    assert_eq!(verdict(&answer, "亿元GDP生产安全事故死亡率"), json!(["met", 0.02]));
}

#[test]
fn a_task_has_its_whole_name_and_nothing_else() {
    let answer = between(
        "开工建设云澜至岭南高速公路。研制新型运载火箭项目。加紧北岭水厂建设。完成云澜高等学校招生改革。\
         建成一批占地少、见效快的云澜创业基地。建设市人民医院新院区。",
        "云岭高速公路控制性工程开工。市人民医院新院区主体封顶。",
    );
    let all = tasks(&answer);
    assert!(all.contains(&("云澜至岭南高速公路", "reported")), "{all:?}");
    assert!(all.iter().any(|(name, status)| name.contains("人民医院新院区") && *status == "reported"), "{all:?}");
    let named = |name: &str| all.iter().any(|(task, _)| *task == name);
    assert!(named("北岭水厂") && named("云澜创业基地"), "{all:?}");
    assert!(all.iter().all(|(name, _)| !name.starts_with('型') && !name.contains("招生")), "{all:?}");
}

#[test]
fn one_problem_in_other_words_is_not_told_twice() {
    let review = |words: &str| format!("我们也清醒看到，工作中还存在诸多困难和问题：{words}。");
    let (before, after) = (
        review("一是经济总量小，发展不足；二是农民持续增收难度加大；三是部分干部担当意识不强"),
        review("经济总量小、产业层次低的问题依然突出；农民增收渠道不宽；少数干部担当精神不足"),
    );
    let answer = crate::targets::both((&before, ""), (&after, ""));
    let problems = answer["problems"].as_array().expect("problems");
    assert!(problems.len() == 3 && problems.iter().all(|p| p["change"] == "recurring"), "{problems:?}");
}

#[test]
fn a_fall_that_fell_short_is_said_to() {
    let shown = crate::targets::shown_between("农村贫困人口再减少1100人以上。", "贫困人口减少900人。");
    assert!(shown.contains("少减200人"), "{shown}");
}

#[test]
fn of_a_rate_about_so_much_leaves_two_tenths_of_a_point() {
    let near = |grown: &str| {
        let answer = between("进出口总额增长3%左右。", &format!("进出口总额增长{grown}。"));
        answer["targets"][0]["verdict"].clone()
    };
    assert_eq!((near("2.8%"), near("2.7%")), (json!("near"), json!("missed")));
}

#[test]
fn money_planned_is_answered_by_money_spent_and_a_ratio_by_a_rate() {
    let answer = between(
        "铺排区重点项目210个、年度计划投资46亿元。货币化安置比例不低于50%。",
        "区重点项目完成投资48亿元。货币化安置率51%。",
    );
    assert_eq!(verdict(&answer, "区重点项目计划投资"), json!(["met", 48]));
    let works = between("统筹推进重大项目80个。", "推进重大项目83个。");
    assert_eq!(works["targets"][0]["verdict"], "met");
    assert_eq!(verdict(&answer, "货币化安置比例"), json!(["met", 51]));
}

#[test]
fn a_figure_beside_the_name_is_never_called_no_figure() {
    let answer = between("进出口总额增长10%。", "五年来进出口总额年均增长12.3%。");
    assert_eq!(verdict(&answer, "进出口总额"), json!(["incomparable", 12.3]));
    let words = between("进出口总额增长10%。", "进出口总额稳步提升。");
    assert_eq!(words["targets"][0]["rule"], "本年报告只有文字，没有数字");
}

#[test]
fn what_a_figure_answers_as_a_target_it_answers_as_a_task() {
    let answer = between("新建云澜城区停车位1400个。", "云澜城区新增停车泊位1420个。");
    assert_eq!(verdict(&answer, "新建云澜城区停车位"), json!(["met", 1420]));
    assert_eq!(tasks(&answer), [("新建云澜城区停车位1400个", "reported")]);
}

#[test]
fn what_is_counted_up_under_a_head_are_the_problems() {
    let review = "我们也清醒地看到，发展中还存在不少问题和困难。一是经济发展中的难题尚未破解。农业底子弱小；夏季用电紧张；竹价上涨压力较大。                  二是社会事业中的问题突出。镇村收入差距过大；部分山区群众生活困难；入园难、看病难。";
    let answer = crate::targets::both((review, ""), ("我们也清醒地看到，还存在不少问题：竹价上涨压力较大。", ""));
    let problems = answer["problems"].as_array().expect("problems");
    let told: Vec<&str> = problems.iter().filter_map(|p| p["from"].as_str()).collect();
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(told.contains(&"镇村收入差距过大") && !told.iter().any(|p| p.contains("突出")), "{told:?}");
}

#[test]
fn two_problems_of_one_field_are_two() {
    let review = |words: &str| format!("我们也清醒看到，工作中还存在诸多困难和问题：{words}。");
    let answer = crate::targets::both(
        (&review("经济增长内生动力不足；财政收支紧张"), ""),
        (&review("经济增长的土地要素约束趋紧；财政收支矛盾突出"), ""),
    );
    let recurring = answer["problems"].as_array().expect("problems").iter().filter(|p| p["change"] == "recurring");
    let told: Vec<&str> = recurring.filter_map(|p| p["from"].as_str()).collect();
    assert_eq!(told, ["财政收支紧张"]);
}
