//! What came of promises that the later report words otherwise, and what only looks like their outcome.

use serde_json::{Value, json};

use crate::samples::tongbi;
use crate::targets::{between, both, shown_both, two_reports};

fn tasks(answer: &Value) -> Vec<(&str, &str)> {
    let rows = answer["tasks"].as_array().expect("tasks").iter();
    rows.filter_map(|r| Some((r["task"].as_str()?, r["status"].as_str()?))).collect()
}

fn stages(answer: &Value, name: &str) -> Value {
    let rows = answer["tasks"].as_array().expect("tasks");
    let row = rows.iter().find(|r| r["task"] == name).unwrap_or_else(|| panic!("no task {name} in {rows:?}"));
    json!([row["stage"][0], row["stage"][1], row["reached"]])
}

fn verdict(answer: &Value, indicator: &str) -> (String, Value) {
    let rows = answer["targets"].as_array().expect("targets");
    let row = rows.iter().find(|r| r["indicator"] == indicator).unwrap_or_else(|| panic!("no {indicator} in {rows:?}"));
    (row["verdict"].as_str().expect("a verdict").to_owned(), row["actual"]["value"].clone())
}

#[test]
fn a_work_in_a_shorter_name_or_with_its_like_is_found() {
    let answer = between(
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
    let answer = between(
        "完成云澜大街改造。推进南桥至北桥的景观改造建设。实施社会科学创新工程。建设澜溪经济开发区污水处理厂。",
        "完成云澜路和北岭大街的改造。南桥至西岭桥段景观完工。繁荣社会科学和文学。澜溪经济开发区建设步伐加快。",
    );
    let all = tasks(&answer);
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all.iter().all(|(_, status)| *status == "not_mentioned"), "{all:?}");
}

#[test]
fn a_work_is_found_by_another_word_its_end_or_its_size() {
    let answer = between(
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
    let answer = between("加快环湖道路和北岭路网建设。", &later);
    assert_eq!(tasks(&answer), [("环湖道路", "continued"), ("北岭路网", "continued")]);
}

#[test]
fn what_only_sounds_alike_is_no_answer() {
    let answer = between(
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
    let answer = between(
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
    let answer = between(
        "确保澜溪客运站年内竣工。确保北岭体育馆年内投入使用。完成云澜路改造。完成三岭绿化等工程建设。",
        "澜溪客运站基本完工。北岭体育馆主体封顶。完成了云澜路改造。",
    );
    assert_eq!(stages(&answer, "澜溪客运站"), json!(["竣工", "基本完工", false]));
    assert_eq!(stages(&answer, "北岭体育馆"), json!(["投用", "主体完工", false]));
    assert_eq!(stages(&answer, "云澜路改造")[1], "竣工");
}

#[test]
fn in_a_list_each_work_has_its_own_stage_and_says_whether_it_was_reached() {
    let answer = between(
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
    let answer = between(
        "奋力谱写“三大中心”建设新篇章。争取开通伊尔库茨克等国际航线。抓好调结构和项目建设。另一方面要抓好现有商贸项目建设。\
         重点实施幼儿园等公益项目。凡是有条件的建设项目都要加快建设。",
        "各项工作有序推进。",
    );
    assert_eq!(tasks(&answer), []);
}

#[test]
fn a_claim_behind_what_it_counts_speaks_of_that_alone() {
    let answer = between(
        "主要预期目标是：地区生产总值增长6%，进出口增长3%，工业投资增长5%。",
        "地区生产总值增长6.3%，进出口增长4%，工业投资增长6%。全年退出煤炭产能8万吨，提前完成年度目标任务。\
         完成了年度主要目标任务。完成了市下达的造林目标任务。",
    );
    let claims = answer["claims"].as_array().expect("claims");
    let borne_out: Vec<&Value> = claims.iter().map(|c| &c["borne_out"]).collect();
    assert_eq!(borne_out, [&Value::Null, &true.into()], "{claims:?}");
}

#[test]
fn a_target_told_again_as_met_is_met() {
    let answer = between(
        "把初中学生人均公用经费提高到480元。淘汰钢铁23万吨、水泥41万吨等落后产能。",
        "提前一年实现全区中学生人均公用经费480元的目标。钢铁、水泥两业淘汰落后产能任务如期完成。",
    );
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows.iter().all(|r| r["verdict"] == "met"), "{rows:?}");
}

#[test]
fn a_name_left_out_before_the_figure_and_the_only_count_of_its_kind_answer() {
    let answer = between(
        "确保中心城区58公里供水管线按期竣工。全面加快北岭组团建设，完成云澜路等7条道路工程。",
        "实施了中心城区22公里供水管线、17公里供热改造工程。北岭组团框架初步形成，组团内6条主次干道建成。",
    );
    assert_eq!(verdict(&answer, "中心城区供水管线"), ("missed".into(), 22.into()));
    // Whether it is as many or not.
    assert_eq!(verdict(&answer, "北岭组团道路工程"), ("missed".into(), 6.into()));
    let two = between(
        "全面加快北岭组团建设，完成云澜路等7条道路工程。",
        "北岭组团框架初步形成，组团内7条主干道建成，3条次干道建成。",
    );
    assert_eq!(verdict(&two, "北岭组团道路工程").0, "unreported");
}

#[test]
fn what_there_is_in_all_is_not_what_is_new() {
    let answer = between("新开通国际国内航线3条。", "国际国内航线达到34条。");
    let rows = answer["targets"].as_array().expect("targets");
    assert_eq!(rows[0]["verdict"], "incomparable", "{rows:?}");
}

#[test]
fn problems_that_another_paragraph_turns_to_are_read() {
    let plan = "今年发展环境好于去年。但是，城乡发展仍然存在一些矛盾和问题。科技创新能力不强，部分行业产能相对过剩和就业压力较大的矛盾并存；\
                农民增收的基础不稳固。我们必须全面判断形势。";
    let review =
        "我们也清醒看到，工作中还存在诸多困难和问题：一是部分行业产能过剩；二是就业压力较大；三是城区增长动力不足。";
    let answer = crate::targets::both((review, ""), ("", plan));
    let problems = answer["problems"].as_array().expect("problems");
    let changes: Vec<(&str, Option<&str>, Option<&str>)> =
        problems.iter().filter_map(|p| Some((p["change"].as_str()?, p["from"].as_str(), p["to"].as_str()))).collect();
    let recurs =
        |words: &str| changes.iter().any(|c| c.0 == "recurring" && c.1.is_some_and(|from| from.contains(words)));
    assert!(recurs("产能过剩") && recurs("就业压力"), "{changes:?}");
    assert!(changes.contains(&("gone", Some("城区增长动力不足"), None)), "{changes:?}");
}

#[test]
fn a_plan_that_looks_back_at_its_head_tells_what_came_of_targets_in_words() {
    let answer = both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6%，外贸结构改善。"),
        (
            "各项事业稳步推进。",
            "过去一年，我们应对挑战。地区生产总值增长6.3%，外贸结构有所改善。今年主要预期目标是：地区生产总值增长6%。",
        ),
    );
    assert_eq!(verdict(&answer, "外贸结构").0, "met");
}

#[test]
fn what_a_clause_gives_to_whom_and_what_rose_per_head_answers() {
    let answer = between(
        "适龄妇女“两癌”免费筛查1.5万人。农村低保补助水平每人每月提高10元。",
        "为1.6万名适龄妇女提供“两癌”免费筛查。农村低保对象达到8.6万人，月人均补助水平由220元提高到241元。",
    );
    assert_eq!(verdict(&answer, "适龄妇女“两癌”免费筛查").0, "met");
    assert_eq!(verdict(&answer, "农村低保补助水平"), ("met".to_owned(), json!(241)));
}

#[test]
fn a_pilot_has_the_name_of_what_is_tried() {
    let answer = between("扎实推进农村养老服务试点，试点范围扩大到31%的村。", "各项工作有序推进。");
    let names: Vec<_> = answer["targets"].as_array().expect("targets").iter().map(|r| &r["indicator"]).collect();
    assert_eq!(names, ["农村养老服务试点范围村"]);
}

#[test]
fn basically_in_step_with_growth_leaves_the_tolerance_and_the_headline_shows_what_it_is_held_against() {
    let plan = "主要预期目标是：地区生产总值增长6%，居民收入与经济增长基本同步。";
    let review = |pace: &str| format!("地区生产总值增长6.7%。全体居民人均可支配收入增长{pace}。");
    assert_eq!(verdict(&between(plan, &review("6.4%")), "居民收入").0, "near");
    assert_eq!(verdict(&between(plan, &review("6.3%")), "居民收入").0, "missed");
    let dir = tempfile::tempdir().expect("a folder");
    let files = two_reports(dir.path(), ("经济平稳增长。", plan), (&review("5.9%"), "经济平稳增长。"));
    let out = tongbi(&["diff", &files[0], &files[1], "--only", "summary", "--width", "200"]).assert().success();
    let shown = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    assert!(shown.contains("实际增长5.9%，地区生产总值增长6.7%"), "{shown}");
}

#[test]
fn enough_of_two_things_may_be_too_few_of_the_one() {
    let outcome = |count: &str| {
        let answer = between("新建水果超市20家。", &format!("新建水果超市和直销店{count}家。"));
        verdict(&answer, "新建水果超市").0
    };
    assert_eq!(outcome("12"), "missed");
    assert_eq!(outcome("26"), "incomparable");
}

#[test]
fn a_range_that_loses_its_upper_end_is_lowered() {
    let answer = both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6.5%—7%，粮食产量12万吨。"),
        ("地区生产总值增长6.7%。", "主要预期目标是：地区生产总值增长6.5%左右，粮食产量12万吨。"),
    );
    let changes = answer["targets"].as_array().expect("targets");
    let reset = changes.iter().find(|r| r["indicator"] == "地区生产总值").expect("the target");
    assert_eq!(reset["next"]["value"], json!(6.5), "{reset}");
    let shown = shown_both(
        ("经济平稳增长。", "主要预期目标是：地区生产总值增长6.5%—7%，粮食产量12万吨。"),
        ("地区生产总值增长6.7%。", "主要预期目标是：地区生产总值增长6.5%左右，粮食产量12万吨。"),
    );
    assert!(shown.contains("↓ 下调（区间→"), "{shown}");
}

#[test]
fn a_confession_in_general_words_is_of_the_indicators_that_are_meant() {
    let answer = between(
        "主要预期目标是：地区生产总值增长6%，居民消费价格涨幅控制在4%左右。",
        "地区生产总值增长6.3%。同时也要看到，节能降耗、物价调控目标没有完成。",
    );
    assert_eq!(verdict(&answer, "居民消费价格涨幅").0, "missed");
}

#[test]
fn what_another_word_of_scope_makes_another_thing_is_no_refused_answer() {
    let answer = between(
        "实施亿元以上技改项目20个。储备亿元以上项目60个。新增规模以上工业企业16家，新增高新技术企业10家，专精特新企业5家。\
         建成口袋公园6个。建设儿童之家12个。植树造林120万亩。发行地方政府专项债券14亿元。\
         抓实保交楼工作，完成3个项目1260套商品房交付。",
        "新签约亿元以上项目33个。新增专精特新企业6家。新增口袋公园6个、儿童之家12个。造林面积131万亩。\
         发行新增专项债券14.8亿元。3个保交楼项目1260套商品房全部交付。",
    );
    for name in ["亿元以上技改项目", "储备亿元以上项目"] {
        assert_eq!(verdict(&answer, name).0, "unreported");
    }
    for name in ["专精特新企业", "建成口袋公园", "建设儿童之家", "植树造林", "发行地方政府专项债券", "商品房"]
    {
        assert_eq!(verdict(&answer, name).0, "met", "{name}");
    }
    let names = answer["targets"].as_array().expect("targets").iter();
    assert!(names.into_iter().all(|row| row["target"]["value"] != json!(3)), "{answer}");
}

/// The rows of `list` when two reports are compared whole.
fn compared(list: &str, from: (&str, &str), to: (&str, &str)) -> Vec<Value> {
    let dir = tempfile::tempdir().expect("a folder");
    let files = two_reports(dir.path(), from, to);
    let out = tongbi(&["diff", &files[0], &files[1], "--format", "json"]).assert().success();
    let answer: Value = serde_json::from_slice(&out.get_output().stdout).expect("JSON");
    answer["pairs"][0][list].as_array().expect("the rows").clone()
}

#[test]
fn sections_of_two_domains_with_nothing_in_common_are_no_new_wording_of_each_other() {
    let rows = compared(
        "sections",
        (
            "经济平稳增长。",
            "（一）建设现代产业体系\n推进工业强区，培育规模以上工业企业12家，装备制造业产值突破150亿元，新建标准厂房8万平方米。\n\
             （二）健全民主法制\n支持各民主党派参政议政，完善基层民主，开展普法宣传教育，群众意见一件一件办，矛盾一个一个解，全年办结信访积案40件。",
        ),
        (
            "经济平稳增长。",
            "（一）建设现代产业体系\n推进工业强区，培育规模以上工业企业14家，装备制造业产值突破180亿元，新建标准厂房10万平方米。\n\
             （二）擦亮竹海古镇名片\n开展竹海音乐节，接待游客480万人次，民宿一件一件装修，景点一个一个打磨，旅游收入增长两成，办好竹文化博览会。",
        ),
    );
    let change = |title: &str| {
        let of = |row: &&Value| row["from_title"] == title || row["to_title"] == title;
        rows.iter().find(of).map(|row| row["change"].clone()).unwrap_or_else(|| panic!("no {title} in {rows:?}"))
    };
    assert_eq!(change("建设现代产业体系"), "kept");
    assert_eq!(change("健全民主法制"), "dropped");
    assert_eq!(change("擦亮竹海古镇名片"), "new");
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
fn other_words_for_one_thing_are_one_name() {
    let answer = between(
        "力争专项债券资金突破10亿元，技改投资增长15%，完成棚户区改造860套，综合交通投资130亿元，到位内资160亿元。\
         税收占比不低于85%。打造精品旅游线路8条。",
        "争取专项债券11.3亿元，工业技改投资增长17.2%，完成棚改840套，交通建设投资128.6亿元，内资到位资金168亿元。\
         税收收入30.4亿元，占比83.9%。推出精品旅游线路10条。",
    );
    let wanted = [
        ("专项债券资金", "met"),
        ("技改投资", "met"),
        ("棚户区改造", "missed"),
        ("综合交通投资", "missed"),
        ("到位内资", "met"),
        ("税收占比", "missed"),
        ("打造精品旅游线路", "met"),
    ];
    for (indicator, expected) in wanted {
        assert_eq!(verdict(&answer, indicator).0, expected, "{indicator}");
    }
}

#[test]
fn a_list_goes_on_with_what_is_new() {
    let answer = between(
        "新增特色水果3万亩、中药材2万亩。引进5亿元以上项目30个。",
        "新发展特色水果3.3万亩、中药材1.8万亩。新引进5亿元以上项目33个。",
    );
    assert_eq!(verdict(&answer, "新增中药材"), ("missed".to_owned(), json!(1.8)));
    assert_eq!(verdict(&answer, "引进5亿元以上项目").0, "met");
}

#[test]
fn a_sum_of_years_does_not_answer_what_is_new() {
    let answer = between("新增5G基站350个。", "累计建成5G基站1100个。");
    assert_eq!(verdict(&answer, "新增5G基站").0, "incomparable");
}

#[test]
fn what_fell_did_not_rise_too_far() {
    let plan = "今年的主要预期目标是：居民消费价格涨幅控制在3%以内。";
    let fell = between(plan, "居民消费价格总水平比上年下降。");
    assert_eq!(verdict(&fell, "居民消费价格涨幅").0, "met");
    for told in ["居民消费价格涨幅比上年下降。", "居民消费价格没有比上年下降。", "部分商品价格比上年下降。"]
    {
        let other = between(plan, told);
        assert_eq!(verdict(&other, "居民消费价格涨幅").0, "unreported", "{told}");
    }
}

#[test]
fn money_to_be_raised_is_a_target() {
    let answer = between("今年拟发行20亿元专项建设债券。", "发行专项建设债券18亿元。");
    assert_eq!(verdict(&answer, "发行专项建设债券"), ("missed".to_owned(), json!(18)));
}

#[test]
fn the_number_of_another_thing_in_the_clause_is_not_shown() {
    let answer = between("实现156个贫困村退出、4个县摘帽。", "156个村退出、4县摘帽。");
    assert_eq!(verdict(&answer, "县摘帽"), ("unreported".to_owned(), Value::Null));
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
