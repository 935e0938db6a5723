//! What came of works and undertakings that the later report words otherwise, and what only looks like their outcome.

use serde_json::{Value, json};

use crate::support::answer::{at, stages, task, tasks, verdict};
use crate::support::invented::{both, judged, shown_both};
use crate::targets::sample::{answer, screen};

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
    assert_eq!((at(silent, "status"), at(silent, "evidence")), (&"not_mentioned".into(), &Value::Null));
}

#[test]
fn what_forbids_cares_or_is_done_already_is_no_task() {
    let plan = "严格控制新开工项目建设。不再批准建设各类开发区。重视图书馆建设。加强粮食生产基地建设。我们已经制定了水利发展规划。\
                五是开工建设城北水厂。继续实施“菜篮子”工程。今年要制定临澜市水利发展规划。";
    let answer = judged(plan, "城北水厂建成投用。");
    let tasks = answer["tasks"].as_array().expect("tasks").iter().filter_map(|t| t["task"].as_str());
    assert_eq!(tasks.collect::<Vec<_>>(), ["城北水厂", "“菜篮子”工程", "制定临澜市水利发展规划"]);
}

#[test]
fn a_complaint_reports_no_task_as_done() {
    let review = "工作中还存在一些困难和问题，主要是：一些地方放松了“菜篮子”工程，群众意见较大，物价上涨较快。";
    let answer = judged("继续实施“菜篮子”工程。", review);
    assert_eq!(task(&answer, "“菜篮子”工程")["status"], "not_mentioned");
}

#[test]
fn a_work_of_another_kind_that_shares_a_name_answers_no_task() {
    let plan = "开工建设南岭大桥。改造南岭客运总站。";
    let answer = judged(plan, "南岭市民广场投入使用，南岭客运站改造完工。");
    let status = |name: &str| task(&answer, name)["status"].as_str().map(str::to_owned);
    assert_eq!(status("南岭大桥").as_deref(), Some("not_mentioned"));
    assert_eq!(status("南岭客运总站").as_deref(), Some("reported"));
}

#[test]
fn the_value_of_a_measure_is_no_task() {
    let answer = judged("确保澜溪高速建成，通车里程突破1800公里。", "澜溪高速建成。");
    assert_eq!(tasks(&answer), [("澜溪高速", "reported")]);
}

#[test]
fn the_number_of_an_item_is_no_part_of_a_task() {
    let answer = judged("办好民生实事。1.建设澜溪二期水厂3座。", "建成澜溪二期水厂3座。");
    assert_eq!(task(&answer, "建设澜溪二期水厂3座")["status"], "reported");
}

#[test]
fn a_task_has_its_whole_name_and_nothing_else() {
    let answer = judged(
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
fn what_a_figure_answers_as_a_target_it_answers_as_a_task() {
    let answer = judged("新建云澜城区停车位1400个。", "云澜城区新增停车泊位1420个。");
    assert_eq!(verdict(&answer, "新建云澜城区停车位"), json!(["met", 1420]));
    assert_eq!(tasks(&answer), [("新建云澜城区停车位1400个", "reported")]);
}

#[test]
fn a_work_in_a_shorter_name_or_with_its_like_is_found() {
    let answer = judged(
        "确保万丰佳农贸批发零售市场投入运营。完成税务局综合业务用房建设。确保东外环道路开工建设。\
         确保都督府衙署近现代博物馆建成。全力创建省级“慢性阻塞性肺病早筛早治示范区”。",
        "万丰佳农贸市场项目主体完工。税务局综合楼投入使用。东西外环道路开工建设。完成都督府衙署改造工作。\
         获评“省慢性肺病早筛早治示范区”。",
    );
    let all = tasks(&answer);
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(all.iter().all(|(_, status)| *status == "reported"), "{all:?}");
}

#[test]
fn a_name_that_is_put_together_from_two_others_is_not_found() {
    let answer = judged(
        "完成云澜大街改造。推进南桥至北桥的景观改造建设。实施社会科学创新工程。建设澜溪经济开发区污水处理厂。",
        "完成云澜路和北岭大街的改造。南桥至西岭桥段景观完工。繁荣社会科学和文学。澜溪经济开发区建设步伐加快。",
    );
    let all = tasks(&answer);
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(|(_, status)| *status == "not_mentioned"), "{all:?}");
}

#[test]
fn a_work_is_found_by_another_word_its_end_or_its_size() {
    let answer = judged(
        "投资1.4亿元实施自来水管网改造工程。确保42公里二级和三级管网改造按时完工。继续实施外立面改造工程。\
         开工建设恒丰果蔬粮油综合批发市场改造工程。继续实施天然林保护、荒漠化和石漠化治理等生态工程。\
         加快北岭发电厂2×30万千瓦热电联产项目前期。",
        "投资2800万元的二三级供水管网改造等项目全面完成，1.4亿元的供水主管网改造等工程顺利推进。完成40栋楼房亮化和立面改造。\
         恒丰果蔬批发市场项目完工。实施防沙治沙、石漠化治理等工程。临电2×30万千瓦热电联产项目前期工作推进。",
    );
    let all = tasks(&answer);
    let missing: Vec<_> = all.iter().filter(|(name, _)| !name.contains("天然林")).collect();
    assert_eq!(missing.len(), 6, "{all:?}");
    assert!(missing.iter().all(|(_, status)| *status == "reported"), "{all:?}");
}

#[test]
fn a_heading_of_the_later_plan_goes_on_with_a_work_whatever_its_order() {
    let mut later = String::from("新增就业3200人。");
    later
        .push_str("\n二、2025年工作安排\n（一）加快北岭路网和环湖道路建设\n完成相关手续，力度不减，全年工作有序推进。");
    later.push_str("\n（二）抓好教育\n办好人民满意的教育，推进教育公平。");
    let answer = judged("加快环湖道路和北岭路网建设。", &later);
    assert_eq!(tasks(&answer), [("环湖道路", "continued"), ("北岭路网", "continued")]);
}

#[test]
fn what_only_sounds_alike_is_no_answer() {
    let answer = judged(
        "推进北岭镇和牛养鸡基地、和牛养殖基地等项目建设。新建14公里供水管网、12公里热力管网。实施城市主干道路改造。稳步推进农牧业园区化建设。",
        "三条主干道路建成通车。建设南岭镇奶牛养殖小区。供水管网扩建工程启用。农牧业生产稳步发展。",
    );
    let silent: Vec<_> = tasks(&answer).into_iter().filter(|(_, status)| *status == "not_mentioned").collect();
    for name in ["和牛养殖基地", "14公里供水管网", "城市主干道路改造", "农牧业园区化建设"] {
        assert!(silent.iter().any(|(task, _)| *task == name), "{name} of {silent:?}");
    }
}

#[test]
fn a_list_of_works_is_cut_where_its_works_end() {
    let answer = judged(
        "继续实施600亩沙区治理、2万亩荒坡综合治理、30万亩禁牧休牧等工程。对北出口、澜溪立交桥及主要街区进行整治。\
         完成云澜大街和北岭路两处市民公园建设。确保澜溪大桥年内开工建设。加快澜溪大桥、北岭水厂建设。",
        "各项工作有序推进。",
    );
    let names: Vec<_> = tasks(&answer).into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "600亩沙区治理",
        "2万亩荒坡综合治理",
        "30万亩禁牧休牧",
        "澜溪立交桥",
        "云澜大街和北岭路两处市民公园",
        "澜溪大桥",
        "北岭水厂",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn nearly_completed_is_a_stage_of_its_own_and_what_is_done_is_completed() {
    let answer = judged(
        "确保澜溪客运站年内竣工。确保北岭体育馆年内投入使用。完成云澜路改造。完成三岭绿化等工程建设。",
        "澜溪客运站基本完工。北岭体育馆主体封顶。完成了云澜路改造。",
    );
    assert_eq!(stages(&answer, "澜溪客运站"), json!(["竣工", "基本完工", false]));
    assert_eq!(stages(&answer, "北岭体育馆"), json!(["投用", "主体完工", false]));
    assert_eq!(stages(&answer, "云澜路改造")[1], "竣工");
}

#[test]
fn in_a_list_each_work_has_its_own_stage_and_says_whether_it_was_reached() {
    let answer = judged(
        "确保云澜城市综合体开工、恒丰农贸市场投入运营。确保北岭水厂、南岭水厂年内建成。",
        "云澜城市综合体开工、恒丰农贸市场主体完工。开工建设北岭水厂、南岭水厂。",
    );
    assert_eq!(stages(&answer, "云澜城市综合体"), json!(["开工", "开工", true]));
    assert_eq!(stages(&answer, "恒丰农贸市场"), json!(["投用", "主体完工", false]));
    assert_eq!(stages(&answer, "北岭水厂"), json!(["竣工", "开工", false]));
    assert_eq!(stages(&answer, "南岭水厂"), json!(["竣工", "开工", false]));
}

#[test]
fn slogans_pieces_of_words_and_kinds_alone_are_no_tasks() {
    let answer = judged(
        "奋力谱写“三大中心”建设新篇章。争取开通伊尔库茨克等国际航线。抓好调结构和项目建设。另一方面要抓好现有商贸项目建设。\
         重点实施幼儿园等公益项目。凡是有条件的建设项目都要加快建设。",
        "各项工作有序推进。",
    );
    assert_eq!(tasks(&answer), []);
}

#[test]
fn a_work_that_fell_short_is_behind_the_plan() {
    for (told, words) in [
        ("北岭大桥因征拆滞后未能按期完工。", "未能按期完工"),
        ("北岭大桥没有建成通车，我们深感歉意。", "没有建成"),
        ("北岭大桥推迟至明年实施。", "推迟"),
        ("北岭大桥受资金影响，项目暂缓实施。", "暂缓"),
    ] {
        let (from, to) = (("", "确保北岭大桥年内建成通车。"), (told, "发展经济。"));
        assert_eq!(stages(&both(from, to), "北岭大桥"), json!(["投用", null, false]), "{told}");
        let shown = shown_both(from, to);
        assert!(shown.contains(&format!("投用 → {words}")), "{shown}");
        // Reported, but no success.
        assert!(shown.contains("≈ 已报告") && !shown.contains("✓"), "{shown}");
    }
    let done = judged("确保北岭大桥年内建成通车。", "北岭大桥克服停工影响建成通车。");
    assert_eq!(stages(&done, "北岭大桥"), json!(["投用", "投用", true]));
    let part = judged("确保北岭高速全线建成通车。", "北岭高速南桥至西桥段建成通车。");
    assert_eq!(part["tasks"][0]["stage"], json!(["投用", null]));
}

#[test]
fn works_of_short_names_are_tasks() {
    let answer = judged(
        "开工建设北环路。实施人民路西延、G328国道改线、省道203改造。建成区文化馆、市科技馆。\
         推动恒力机械二期6月底前投产、旺达食品年内开工。新建国道20公里。推动更多企业投产。\
         建成区污水处理厂提标改造3座。治理无手续建筑500万平方米。",
        "经济平稳增长。",
    );
    let names: Vec<&str> = tasks(&answer).into_iter().map(|(name, _)| name).collect();
    for name in
        ["北环路", "人民路西延", "G328国道改线", "省道203改造", "区文化馆", "市科技馆", "恒力机械二期", "旺达食品"]
    {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(!names.iter().any(|name| name.contains("更多企业")), "{names:?}");
    let rows = answer["tasks"].as_array().expect("tasks");
    let started = rows.iter().filter(|r| r["task"].as_str().is_some_and(|t| t.contains("手续") || t.contains("提标")));
    assert!(started.clone().count() == 2 && started.clone().all(|r| r["stage"][0].is_null()), "{rows:?}");
}
