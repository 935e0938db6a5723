//! Targets, claims, tasks and problems of the sample series, construct by construct (`reports/README.md` lists the loops), and
//! the options and refusals of `tongbi targets`.

use serde_json::Value;

use crate::samples::tongbi;

/// What `targets` answers of some years of the series.
fn answer(years: &[i32], more: &[&str]) -> Value {
    let files: Vec<String> = years.iter().map(|year| format!("reports/lanxi-{year}.txt")).collect();
    of_files(&files.iter().map(String::as_str).collect::<Vec<_>>(), more)
}

fn of_files(files: &[&str], more: &[&str]) -> Value {
    let mut args = vec!["targets"];
    args.extend(files);
    args.extend(["--format", "json"]);
    args.extend(more);
    let out = tongbi(&args).assert().success();
    serde_json::from_slice(&out.get_output().stdout).expect("JSON")
}

/// The words that a reader of the screen sees.
fn screen(years: &[i32], more: &[&str]) -> String {
    let files: Vec<String> = years.iter().map(|year| format!("reports/lanxi-{year}.txt")).collect();
    let mut args = vec!["targets"];
    args.extend(files.iter().map(String::as_str));
    args.extend(["--width", "200", "--all"]);
    args.extend(more);
    let out = tongbi(&args).assert().success();
    String::from_utf8(out.get_output().stdout.clone()).expect("UTF-8")
}

fn row<'a>(answer: &'a Value, indicator: &str, facet: &str) -> &'a Value {
    let rows = answer["targets"].as_array().expect("targets");
    let found = rows.iter().find(|r| r["indicator"] == indicator && r["target"]["facet"] == facet);
    found.unwrap_or_else(|| panic!("no target {indicator} ({facet})"))
}

fn task<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let rows = answer["tasks"].as_array().expect("tasks");
    rows.iter().find(|r| r["task"] == name).unwrap_or_else(|| panic!("no task {name}"))
}

#[test]
fn met_near_missed_and_silent() {
    let met = answer(&[2023, 2024], &[]);
    assert_eq!(row(&met, "地区生产总值", "growth")["verdict"], "met");
    assert_eq!(row(&met, "地区生产总值", "growth")["gap"], 0.3);
    assert_eq!(row(&met, "固定资产投资", "growth")["verdict"], "missed");
    assert_eq!(row(&met, "固定资产投资", "growth")["gap"], -13.5);
    let near = answer(&[2024, 2025], &[]);
    assert_eq!(row(&near, "地区生产总值", "growth")["verdict"], "near");
    let silent = row(&near, "固定资产投资", "growth");
    assert_eq!((&silent["verdict"], &silent["actual"]), (&"unreported".into(), &Value::Null));
}

#[test]
fn a_level_missed_and_a_growth_met_are_one_row_with_the_reason() {
    let answer = answer(&[2022, 2023], &[]);
    assert_eq!(row(&answer, "一般公共预算收入", "level")["verdict"], "missed");
    assert_eq!(row(&answer, "一般公共预算收入", "growth")["verdict"], "met");
    // 22.66 ÷ 1.06 and 22.01 ÷ 1.064.
    let why = "总量未达、增速达标：基数由21.38降为20.69亿元";
    assert!(row(&answer, "一般公共预算收入", "level")["rule"].as_str().is_some_and(|r| r.contains(why)));
    let shown = screen(&[2022, 2023], &["--format", "markdown"]);
    let named: Vec<&str> = shown.lines().filter(|l| l.starts_with("| **一般公共预算收入** |")).collect();
    assert!(named.len() == 1 && named[0].contains(why), "{named:?}");
}

#[test]
fn the_head_counts_and_headline_targets_come_first() {
    let shown = screen(&[2022, 2023], &[]);
    let title = shown.lines().find(|l| l.contains("目标完成情况")).expect("a title");
    let counts = answer(&[2022, 2023], &[]);
    let rows = counts["targets"].as_array().expect("targets");
    let missed = rows.iter().filter(|r| r["verdict"] == "missed").count();
    assert!(title.contains(&format!("共{}项目标", rows.len())), "{title}");
    assert!(title.contains(&format!("未完成{missed}项")), "{title}");
    assert_eq!(rows[0]["indicator"], "地区生产总值");
}

#[test]
fn a_joint_target_takes_the_side_that_all_its_parts_agree_on() {
    let answer = answer(&[2024, 2025], &[]);
    let rows = answer["targets"].as_array().expect("targets");
    let joint = rows.iter().find(|r| r["parts"].as_array().is_some_and(|p| p.len() == 2)).expect("a joint target");
    assert_eq!(joint["verdict"], "incomparable");
    let rule = joint["rule"].as_str().expect("a rule");
    assert!(rule.contains("农村") && rule.contains("达到") && rule.contains("城镇"), "{rule}");
}

#[test]
fn a_relative_target_is_held_against_what_it_follows() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "居民人均可支配收入", "relation");
    // 6.1 in town and 8.2 in the country, against 6.3.
    assert_eq!(row["verdict"], "incomparable");
    let rule = row["rule"].as_str().expect("a rule");
    assert!(rule.contains("地区生产总值") && rule.contains("6.3%"), "{rule}");
}

#[test]
fn a_changed_unit_and_a_suspect_one_are_not_judged() {
    let changed = answer(&[2022, 2023], &[]);
    let row_of = row(&changed, "新建蔬菜大棚", "level");
    assert_eq!(row_of["verdict"], "incomparable");
    assert_eq!(row_of["actual"]["unit"], "栋");
    let slip = answer(&[2023, 2024], &[]);
    let slip = row(&slip, "引进市外到位资金", "level");
    assert_eq!((&slip["verdict"], &slip["gap"]), (&"incomparable".into(), &Value::Null));
    assert!(slip["rule"].as_str().is_some_and(|r| r.contains("单位差错")));
}

#[test]
fn an_outcome_in_words_counts_as_stated() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "单位生产总值能耗降幅", "relation");
    assert_eq!(row["verdict"], "met");
    assert!(row["said"].as_str().is_some_and(|s| s.contains("完成市下达任务")));
}

#[test]
fn the_base_of_the_next_rise_counts_as_reported() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "城乡居民基础养老金标准", "level");
    assert_eq!((&row["verdict"], &row["actual"]["value"]), (&"met".into(), &165.into()));
}

#[test]
fn more_of_a_deed_on_a_bad_thing_is_better() {
    let answer = answer(&[2023, 2024], &[]);
    let row = row(&answer, "化解隐性债务", "level");
    assert_eq!((&row["verdict"], &row["gap"]), (&"met".into(), &0.3.into()));
}

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
fn a_carried_over_project_is_counted_by_years_and_its_stage_followed() {
    let answer = answer(&[2022, 2023, 2024, 2025], &[]);
    let pairs = answer["pairs"].as_array().expect("pairs");
    let carried: Vec<(i64, String)> = pairs
        .iter()
        .map(|pair| {
            let row = task(pair, "澜溪大桥");
            (row["carried"].as_i64().expect("years"), row["stage"][1].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    assert_eq!(carried, [(1, "开工".into()), (2, "开工".into()), (3, "主体完工".into())]);
}

#[test]
fn a_task_without_an_answer_shows_the_nearest_sentence_only_when_asked() {
    let plain = screen(&[2022, 2023], &[]);
    assert!(!plain.contains("最接近的一句"));
    assert!(screen(&[2022, 2023], &["--verbose"]).contains("最接近的一句"));
    let answer = answer(&[2022, 2023], &[]);
    let silent = task(&answer, "北湖水厂二期");
    assert_eq!((&silent["status"], &silent["evidence"]), (&"not_mentioned".into(), &Value::Null));
}

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
fn over_a_missing_year_nothing_is_judged() {
    let answer = answer(&[2022, 2024], &[]);
    for part in ["targets", "claims", "tasks"] {
        assert_eq!(answer[part], Value::Array(Vec::new()), "{part}");
    }
    assert!(screen(&[2022, 2024], &[]).contains("2022年与2024年之间缺少报告"));
}

/// A file of the text of one sample, cut or changed.
fn changed(year: i32, change: impl Fn(&str) -> String) -> tempfile::NamedTempFile {
    let out = tongbi(&["text", &format!("reports/lanxi-{year}.txt")]).assert().success();
    let text = String::from_utf8(out.get_output().stdout.clone()).expect("UTF-8");
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    std::fs::write(file.path(), change(&text)).expect("written");
    file
}

/// What `targets` answers where the plan of 2023 says `plan` and the report of 2024 reviews it so.
fn invented(plan: &str, review: &str) -> Value {
    invented_under("2024年工作安排", plan, review)
}

/// The same, with the title of the later report's plan.
fn invented_under(title: &str, plan: &str, review: &str) -> Value {
    let filler = "全市上下团结一心，各项事业稳步推进，人民生活不断改善。";
    let report = |year: i32, review: &str, title: &str, plan: &str| {
        let before = year - 1;
        let text = format!(
            "政府工作报告\n——{year}年1月10日在临澜市第八届人民代表大会第三次会议上\n各位代表：\n一、{before}年工作回顾\n{filler}{review}\n\
             二、{title}\n{filler}{plan}\n各位代表！让我们携手前进，为建设美好临澜而努力奋斗！\n"
        );
        let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        file
    };
    let (a, b) = (report(2023, "", "2023年工作安排", plan), report(2024, review, title, ""));
    of_files(&[&a.path().display().to_string(), &b.path().display().to_string()], &[])
}

fn indicators(answer: &Value) -> Vec<&str> {
    answer["targets"].as_array().expect("targets").iter().filter_map(|r| r["indicator"].as_str()).collect()
}

#[test]
fn an_outcome_behind_an_aim_told_again_is_found_though_its_subject_is_left_out() {
    let plan = "努力把全年零售物价上涨幅度控制在8%以内。";
    let next = "去年曾提出，要把全年零售物价上涨幅度控制在8%以内。虽然做了很大努力，涨幅仍然高达13.6%。";
    let answer = invented(plan, next);
    assert_eq!(row(&answer, "零售物价", "growth")["verdict"], "missed");
    let same = "去年政府工作报告提出，物价涨幅要从13.6%降到8%以内，经过努力，实际回落到6.4%。";
    let answer = invented(plan, same);
    assert_eq!(row(&answer, "零售物价", "growth")["actual"]["value"], 6.4);
    assert_eq!(row(&answer, "零售物价", "growth")["verdict"], "met");
}

#[test]
fn what_a_plan_tells_of_other_years_or_only_supposes_is_no_target() {
    let done = "过去的一年，我市农业喜获丰收。粮食产量达到46万吨。有24%的企业存在亏损。产品返修率已由9%降到4%。";
    let far = "今后五年，新建水库12座。每年新建学校3所。到2030年地区生产总值翻两番。如果降低成本1%，就可以增收5亿元。";
    let plan = format!("{done}\n今年粮食产量达到48万吨。\n{far}");
    assert_eq!(indicators(&invented(&plan, "粮食产量达到49万吨。")), ["粮食产量"]);
}

#[test]
fn deeds_in_a_row_are_of_the_name() {
    let answer = invented("今年再取消和下放行政审批事项20项以上。", "市政府各部门全年取消和下放26项行政审批事项。");
    assert_eq!(row(&answer, "取消和下放行政审批事项", "level")["verdict"], "met");
}

#[test]
fn a_claim_about_a_thing_of_its_own_is_held_against_that_thing() {
    let plan = "今年主要预期目标是：经济增长7%左右，固定资产投资增长9%，粮食产量达到48万吨，出口增长5%。";
    let review =
        "国内生产总值增长率达到预期目标。固定资产投资增长6%。粮食产量达到49万吨。出口增长2%。就业超过预期目标。";
    let answer = invented(plan, review);
    assert_eq!(row(&answer, "经济增长", "growth")["verdict"], "met");
    let claims: Vec<&Value> = answer["claims"].as_array().expect("claims").iter().collect();
    let borne: Vec<&Value> = claims.iter().map(|c| &c["borne_out"]).collect();
    // That the report says so bears nothing out.
    assert_eq!(borne, [&Value::Null, &Value::Null], "{claims:?}");
    assert!(claims[0]["text"].as_str().is_some_and(|t| t.contains("没有报告数字")), "{claims:?}");
}

#[test]
fn what_forbids_cares_or_is_done_already_is_no_task() {
    let plan = "严格控制新开工项目建设。不再批准建设各类开发区。重视图书馆建设。加强粮食生产基地建设。我们已经制定了水利发展规划。\
                五是开工建设城北水厂。继续实施“菜篮子”工程。今年要制定临澜市水利发展规划。";
    let answer = invented(plan, "城北水厂建成投用。");
    let tasks = answer["tasks"].as_array().expect("tasks").iter().filter_map(|t| t["task"].as_str());
    assert_eq!(tasks.collect::<Vec<_>>(), ["城北水厂", "“菜篮子”工程", "制定临澜市水利发展规划"]);
}

#[test]
fn a_complaint_reports_no_task_as_done() {
    let review = "工作中还存在一些困难和问题，主要是：一些地方放松了“菜篮子”工程，群众意见较大，物价上涨较快。";
    let answer = invented("继续实施“菜篮子”工程。", review);
    assert_eq!(task(&answer, "“菜篮子”工程")["status"], "not_mentioned");
}

#[test]
fn a_list_of_capacities_names_what_is_done_to_all_of_them() {
    let answer = invented("今年要淘汰炼铁20万吨、水泥30万吨等落后产能。", "");
    assert_eq!(indicators(&answer), ["淘汰炼铁落后产能", "淘汰水泥落后产能"]);
}

#[test]
fn one_thing_under_two_names_of_the_register_is_found() {
    let plan = "今年市财政安排“三农”支出5.6亿元。增加1.5万户农村沼气用户。完成1.2万农村低收入人口脱贫任务。\
                理顺城乡居民基本医保制度，财政补助标准由每人每年260元提高到310元。";
    let review = "市财政用于“三农”的投入5.9亿元。新增农村沼气用户1.6万户。农村低收入人口减少1.3万。\
                  城乡居民基本医保财政补助由每人每年310元提高到350元。";
    let answer = invented(plan, review);
    for (name, facet) in [
        ("市财政安排“三农”支出", "level"),
        ("农村沼气用户", "delta"),
        ("农村低收入人口", "delta"),
        ("城乡居民基本医保财政补助标准", "level"),
    ] {
        assert_eq!(row(&answer, name, facet)["verdict"], "met", "{name}");
    }
}

#[test]
fn money_of_which_nobody_says_what_for_is_no_target() {
    assert!(indicators(&invented("今年市财政将投入6亿元。今年要关停20万千瓦。", "")).is_empty());
}

#[test]
fn nothing_of_a_part_that_is_cut_off_is_called_unmentioned() {
    // The later report breaks off in the middle of its review.
    let cut = changed(2023, |text| text.chars().take(1500).collect());
    let path = cut.path().to_str().expect("a path");
    let answer = of_files(&["reports/lanxi-2022.txt", path], &[]);
    let targets = answer["targets"].as_array().expect("targets");
    assert!(targets.iter().any(|r| r["verdict"] == "met"));
    assert!(targets.iter().all(|r| r["verdict"] != "unreported" || r["rule"] == "本年报告只有文字，没有数字"));
    assert!(answer["tasks"].as_array().expect("tasks").iter().all(|r| r["status"] != "not_mentioned"));
    assert!(answer["problems"].as_array().expect("problems").iter().all(|r| r["change"] != "gone"));
}

#[test]
fn a_figure_of_a_part_of_the_year_answers_no_target_of_the_year() {
    let later =
        changed(2025, |text| text.replacen("地区生产总值完成372.4亿元、增长5.8%", "前三季度地区生产总值增长6.1%", 1));
    let file = later.path().to_string_lossy().into_owned();
    let out = tongbi(&["targets", "reports/lanxi-2024.txt", &file, "--format", "json"]).assert().success();
    let answer: Value = serde_json::from_slice(&out.get_output().stdout).expect("JSON");
    assert_eq!(row(&answer, "地区生产总值", "growth")["verdict"], "incomparable");
}

#[test]
fn a_report_without_targets_says_so() {
    let none = changed(2022, |text| {
        let head: String = text.chars().take(120).collect();
        format!(
            "{head}\n2022年工作安排\n加强学习，改进作风，服务群众。\n各位代表！让我们团结起来，为建设美好家园而努力奋斗！\n"
        )
    });
    let path = none.path().to_str().expect("a path");
    assert_eq!(of_files(&[path, "reports/lanxi-2023.txt"], &[])["targets"], Value::Array(Vec::new()));
    let out = tongbi(&["targets", path, "reports/lanxi-2023.txt"]).assert().success();
    let shown = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    assert!(shown.contains("上年报告没有可核对的目标"), "{shown}");
}

#[test]
fn the_tolerance_and_the_inspectors_words() {
    // 5.8% of 6%左右 is within a twentieth, not within a hundredth.
    assert_eq!(row(&answer(&[2024, 2025], &["--tolerance", "1%"]), "地区生产总值", "growth")["verdict"], "missed");
    assert_eq!(row(&answer(&[2024, 2025], &["--tolerance", "0.05"]), "地区生产总值", "growth")["verdict"], "near");
    tongbi(&["targets", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt", "--tolerance", "7"]).assert().code(2);
    let shown = screen(&[2024, 2025], &["--vocab", "ducha"]);
    for word in ["已完成", "达进度", "欠进度", "未报结果"] {
        assert!(shown.contains(word), "{word}");
    }
    // JSON keeps its stable names.
    assert_eq!(row(&answer(&[2024, 2025], &["--vocab", "ducha"]), "地区生产总值", "growth")["verdict"], "near");
}

#[test]
fn fail_on_sets_the_status_and_still_answers() {
    let files = ["reports/lanxi-2022.txt", "reports/lanxi-2023.txt"];
    let run = |more: &[&str]| {
        let mut args = vec!["targets", files[0], files[1]];
        args.extend(more);
        tongbi(&args).assert()
    };
    run(&[]).code(0);
    assert!(!run(&["--fail-on", "missed"]).code(1).get_output().stdout.is_empty());
    // Whatever is shown.
    let pair = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt"];
    tongbi(&[&pair[..], &["--only", "checks", "--fail-on", "missed"]].concat()).assert().code(1);
    run(&["--fail-on", "near"]).code(0);
    run(&["--fail-on", "unreported,near"]).code(1);
    run(&["--fail-on", "failed"]).code(2);
}

#[test]
fn a_work_of_another_kind_that_shares_a_name_answers_no_task() {
    let plan = "开工建设南岭大桥。改造南岭客运总站。";
    let answer = invented(plan, "南岭市民广场投入使用，南岭客运站改造完工。");
    let status = |name: &str| task(&answer, name)["status"].as_str().map(str::to_owned);
    assert_eq!(status("南岭大桥").as_deref(), Some("not_mentioned"));
    assert_eq!(status("南岭客运总站").as_deref(), Some("reported"));
}

#[test]
fn what_is_paid_to_each_person_is_one_thing_whether_that_is_said_or_not() {
    let answer = invented(
        "主要预期目标是：PM2.5年均浓度下降5%。城乡居民基础养老金标准每人每月提高20元。城乡低保标准分别提高到每人每年9800元和6800元。",
        "PM2.5年均浓度下降6%。城乡居民基础养老金标准提高20元。城乡低保标准分别提高到每人每年9900元和6700元。",
    );
    let verdicts: Vec<_> = answer["targets"].as_array().expect("targets").iter().map(|r| &r["verdict"]).collect();
    assert_eq!(verdicts.len(), 4, "{answer}");
    assert_eq!(verdicts.iter().filter(|v| **v == "met").count(), 3);
    assert_eq!(row(&answer, "农村低保标准", "level")["verdict"], "missed");
}

#[test]
fn a_report_whose_plan_stands_in_the_part_of_five_years_is_whole() {
    let title = "“十五五”时期的奋斗目标和2024年工作";
    let answer =
        invented_under(title, "主要预期目标是：地区生产总值增长6%。新建公共停车场2处。", "地区生产总值增长6.3%。");
    assert_eq!(row(&answer, "新建公共停车场", "level")["verdict"], "unreported");
}

#[test]
fn a_month_answers_no_target_of_the_year() {
    let answer = invented("工业总产值增长6%。", "工业总产值第一季度下降0.3%，10月份增长8.6%。");
    assert_eq!(row(&answer, "工业总产值", "growth")["verdict"], "incomparable");
}

#[test]
fn of_the_whole_is_no_answer_of_a_part() {
    let answer = invented("农业总产值增长4%。", "工农业总产值的增长速度由上年的3%提高到5%。");
    assert_eq!(row(&answer, "农业总产值", "growth")["verdict"], "unreported");
}

#[test]
fn of_several_values_under_one_name_none_answers() {
    let answer = invented(
        "小学、初中学生人均公用经费分别提高到450元和720元。",
        "提前做到中小学生人均公用经费720元和450元的目标。",
    );
    for name in ["小学生人均公用经费", "初中学生人均公用经费"] {
        assert!(
            row(&answer, name, "level")["actual_value"].is_null() && row(&answer, name, "level")["verdict"] != "missed"
        );
    }
}

#[test]
fn a_stage_of_a_work_answers_that_stage() {
    let answer = invented("改造棚户区1200套，基本建成900套。", "改造棚户区1260套，基本建成860套。");
    assert_eq!(row(&answer, "改造棚户区", "level")["verdict"], "met");
    assert_eq!(row(&answer, "棚户区基本建成", "level")["verdict"], "missed");
}

/// The targets of two reports whose plan and review paragraphs are given.
pub fn between(plan: &str, review: &str) -> Value {
    both(("经济平稳增长。", plan), (review, "经济平稳增长。"))
}

/// The same of two reports by their reviews and plans.
pub fn both(from: (&str, &str), to: (&str, &str)) -> Value {
    let dir = tempfile::tempdir().expect("a folder");
    let files = two_reports(dir.path(), from, to);
    of_files(&[&files[0], &files[1]], &[])
}

/// What a reader of the screen sees of two reports whose plan and review paragraphs are given.
pub fn shown_between(plan: &str, review: &str) -> String {
    shown_both(("经济平稳增长。", plan), (review, "经济平稳增长。"))
}

/// The same of two reports by their reviews and plans.
pub fn shown_both(from: (&str, &str), to: (&str, &str)) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let files = two_reports(dir.path(), from, to);
    let out = tongbi(&["targets", &files[0], &files[1]]).assert().success();
    String::from_utf8(out.get_output().stdout.clone()).expect("UTF-8")
}

/// Writes two reports of a place, a year apart, whose review and plan paragraphs are given.
pub fn two_reports(dir: &std::path::Path, from: (&str, &str), to: (&str, &str)) -> [String; 2] {
    let write = |year: i32, review: &str, plan: &str| {
        let file = dir.join(format!("{year}.txt"));
        let text = format!(
            "澜溪区{year}年政府工作报告\n一、{}年工作回顾\n各项事业稳步推进。\n{review}\n二、{year}年工作安排\n{plan}\n",
            year - 1
        );
        std::fs::write(&file, text).expect("written");
        file.to_string_lossy().into_owned()
    };
    [write(2023, from.0, from.1), write(2024, to.0, to.1)]
}

#[test]
fn what_is_newly_made_answers_what_is_new() {
    let answer = between(
        "新建公共充电桩400个，新增合作社100个，中药材达到18万亩。",
        "新增公共充电桩512个，新发展合作社164个，中药材面积17.2万亩。",
    );
    assert_eq!(row(&answer, "新建公共充电桩", "level")["verdict"], "met");
    assert_eq!(row(&answer, "新增合作社", "level")["verdict"], "met");
    assert_eq!(row(&answer, "中药材", "level")["verdict"], "missed");
}

#[test]
fn of_a_mark_passed_and_the_value_the_value_answers() {
    let answer = between("高铁通车里程突破180公里。", "高铁通车里程突破170公里、达176公里。");
    assert_eq!(row(&answer, "高铁通车里程", "level")["actual"]["value"], 176.0);
}

#[test]
fn what_is_said_of_another_work_is_not_said_of_this_one() {
    let answer =
        between("新建高标准农田180万亩，种植玉米100万亩。", "新建高标准农田185万亩，带状复合种植任务超额完成。");
    assert_eq!(row(&answer, "新建高标准农田", "level")["said"], Value::Null);
}

#[test]
fn the_value_of_a_measure_is_no_task() {
    let answer = between("确保澜溪高速建成，通车里程突破1800公里。", "澜溪高速建成。");
    let tasks = answer["tasks"].as_array().expect("tasks");
    assert!(tasks.iter().all(|t| !t["task"].as_str().expect("a name").contains("里程")), "{tasks:?}");
}

#[test]
fn all_that_there_are_do_not_answer_what_is_new() {
    let answer = between(
        "新增国家高新技术企业40家、国家级专精特新企业20家。",
        "新增国家高新技术企业52家，国家级专精特新企业达到81家。",
    );
    assert_eq!(row(&answer, "新增国家级专精特新企业", "level")["verdict"], "incomparable");
}

#[test]
fn the_number_of_an_item_is_no_part_of_a_task() {
    let answer = between("办好民生实事。1.建设澜溪二期水厂3座。", "建成澜溪二期水厂3座。");
    assert_eq!(task(&answer, "建设澜溪二期水厂3座")["status"], "reported");
}
