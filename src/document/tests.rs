//! Whole reports of an invented place, and the laws that hold for any text.

use proptest::prelude::*;

use super::*;
use crate::ingest::{Medium, Origin};
use crate::text::simplified::simplified;

fn manuscript(text: &str) -> Manuscript {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let origin = Origin { file: "report.txt".into(), medium: Medium::Plain, encoding: "utf-8".into() };
    let written = lines.join("\n");
    let (text, traditional) = match simplified(&written) {
        Some(simple) => (simple, Some(written)),
        None => (written, None),
    };
    Manuscript { origin, text, traditional, remarks: Vec::new() }
}

fn read(text: &str) -> Report {
    parse(manuscript(text), &Given::default())
}

/// The outline, a line a section: path, number, title, role.
fn outline(report: &Report) -> Vec<String> {
    let row = |s: &Section| {
        let missing = if s.body { "" } else { " (仅见目录)" };
        format!("{} {} {} {:?}{missing}", s.path, s.number.as_deref().unwrap_or("-"), report.quote(s.title), s.role)
    };
    report.sections[1..].iter().map(row).collect()
}

fn warnings(report: &Report) -> Vec<&str> {
    report.remarks.iter().filter(|r| r.severity == crate::remark::Severity::Warning).map(|r| r.text.as_str()).collect()
}

const FRONT: &str = "政府工作报告\n——2024年1月11日在临澜市澜溪区第六届人民代表大会第三次会议上\n澜溪区人民政府区长　白望舒\n各位代表：\n现在，我代表区人民政府向大会报告工作，请予审议。\n";
const BODY: &str = "澜溪大道全线通车，两岸往来更加便捷，商户和居民都说好，全年完成投资三亿元，比计划多出一成。";

#[test]
fn a_report_with_run_in_headings() {
    let text = format!(
        "{FRONT}一、2023年工作回顾\n2023年，我们迎难而上。\n（一）工业提质增效。{BODY}\n（二）城乡面貌一新。{BODY}\n各位代表！我们也清醒地看到，发展中还存在不少困难和问题：总量偏小。\n\
         二、2024年总体要求\n总体要求是：稳中求进。\n三、2024年重点工作\n（一）聚力工业强区。{BODY}\n（二）聚力民生改善。{BODY}\n各位代表！让我们团结一心，为澜溪的明天努力奋斗！"
    );
    let report = read(&text);
    assert_eq!(
        outline(&report),
        [
            "1 一 2023年工作回顾 Review",
            "1.1 一 工业提质增效 Review",
            "1.2 二 城乡面貌一新 Review",
            "2 二 2024年总体要求 Goals",
            "3 三 2024年重点工作 Plan",
            "3.1 一 聚力工业强区 Plan",
            "3.2 二 聚力民生改善 Plan",
        ]
    );
    assert_eq!(
        report.identity,
        Identity {
            title: Some("政府工作报告".into()),
            year: Some(2024),
            issuer: Some("澜溪区人民政府".into()),
            present: None,
        }
    );
    assert!(report.complete);
    assert_eq!(warnings(&report), [] as [&str; 0]);
    // The admission belongs to the part again, the appeal to none.
    let admission = report.paragraphs.iter().find(|p| p.role == PartRole::Problems).expect("an admission");
    assert_eq!(report.sections[admission.section].path, "1");
    assert_eq!(report.paragraphs.last().map(|p| p.section), Some(0));
    // A run-in heading is not said twice.
    let first = report.paragraphs[report.sections[2].paragraphs.start];
    assert_eq!(report.words(first.span), BODY);
}

#[test]
fn themes_of_paragraphs_are_headings_in_a_series_only() {
    let series = format!(
        "{FRONT}一、2023年工作回顾\n（一）城市建设加快\n要以民为本。坚持建管并重。\n旧城改造稳步推进。{BODY}\n路网建设不断加快。{BODY}\n（二）民生改善\n就业形势总体稳定。{BODY}\n二、2024年工作安排\n{BODY}"
    );
    assert_eq!(
        outline(&read(&series))[1..4],
        ["1.1 一 城市建设加快 Review", "1.1.1 - 旧城改造稳步推进 Review", "1.1.2 - 路网建设不断加快 Review"]
    );
    assert_eq!(read(&series).sections.iter().filter(|s| s.number.is_none()).count(), 3, "one theme alone is none");
}

#[test]
fn lines_before_paragraphs_are_headings_in_a_series_only() {
    let long = BODY.repeat(2);
    let text = format!(
        "{FRONT}一、五年工作回顾\n这五年，经济跃上新台阶。\n{long}\n这五年，城乡展现新面貌。\n{long}\n这五年，民生得到新改善。\n{long}\n各位代表！成绩来之不易。\n二、2024年工作安排\n{BODY}"
    );
    assert_eq!(
        outline(&read(&text))[1..4],
        [
            "1.1 - 这五年，经济跃上新台阶 Review",
            "1.2 - 这五年，城乡展现新面貌 Review",
            "1.3 - 这五年，民生得到新改善 Review"
        ]
    );
}

#[test]
fn items_in_the_text_are_no_headings() {
    let text = format!(
        "{FRONT}一、2023年工作回顾\n{BODY}一是抓项目。二是抓投资。\n——工业较快增长。{BODY}\n二是继续努力。{BODY}\n二、三产业齐头并进。{BODY}\n二、2024年工作安排\n一要转变作风。{BODY}\n二要狠抓落实。{BODY}\n三、四线城市发展加快。{BODY}"
    );
    assert_eq!(
        outline(&read(&text)),
        ["1 一 2023年工作回顾 Review", "2 二 2024年工作安排 Plan", "2.1 一 转变作风 Plan", "2.2 二 狠抓落实 Plan"]
    );
}

#[test]
fn a_list_of_amounts_is_text() {
    let text = format!(
        "{FRONT}一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n（一）办好民生实事。\n1.新建幼儿园12所，新增学位990个。\n2.加装电梯50台。\n3.打造健身圈。\n（二）转变作风。\n1.加强学习。\n2.狠抓落实。\n"
    );
    let report = read(&text);
    assert_eq!(
        outline(&report)[2..],
        ["2.1 一 办好民生实事 Plan", "2.2 二 转变作风 Plan", "2.2.1 1 加强学习 Plan", "2.2.2 2 狠抓落实 Plan"]
    );
    assert!(report.paragraphs.iter().any(|p| report.words(p.span) == "2.加装电梯50台。"));
}

#[test]
fn marks_nest_as_they_come() {
    let text = format!(
        "{FRONT}（一）当前的形势\n{BODY}\n（二）今后的方针\n一、抓农业。{BODY}\n二、抓工业。{BODY}\n（三）发展的前景\n{BODY}"
    );
    let report = read(&text);
    assert_eq!(report.sections[1..].iter().map(|s| s.path.as_str()).collect::<Vec<_>>(), ["1", "2", "2.1", "2.2", "3"]);
    let inner = format!(
        "{FRONT}一、回顾\n{BODY}\n二、“七五”时期的任务\n一、确定适度的速度。{BODY}\n二、规定恰当的规模。{BODY}\n三、“七五”时期的改革\n{BODY}"
    );
    let report = read(&inner);
    assert_eq!(report.sections[1..].iter().map(|s| s.path.as_str()).collect::<Vec<_>>(), ["1", "2", "2.1", "2.2", "3"]);
}

#[test]
fn parts_without_numbers() {
    let text = format!(
        "{FRONT}2023年工作回顾\n{BODY}\n第一，抓产业。{BODY}\n第二，抓项目。{BODY}\n2024年重点工作\n{BODY}\n附件\n2024年民生实事\n1.新建学校；\n2.新建医院。"
    );
    assert_eq!(
        outline(&read(&text)),
        [
            "1 - 2023年工作回顾 Review",
            "1.1 一 抓产业 Review",
            "1.2 二 抓项目 Review",
            "2 - 2024年重点工作 Plan",
            "3 - 2024年民生实事 Other",
            "3.1 1 新建学校 Other",
            "3.2 2 新建医院 Other",
        ]
    );
}

#[test]
fn a_table_of_contents_announces() {
    let toc = "目　录\n一、2023年工作回顾…………1\n（一）工业提质…………2\n二、2024年重点工作…………5\n（一）抓产业…………6\n（二）抓民生…………8\n";
    let whole = format!(
        "{toc}{FRONT}一、2023年工作回顾\n（一）工业提质，动能增强\n{BODY}\n二、2024年重点工作\n（一）抓产业\n{BODY}\n（二）抓民生\n{BODY}"
    );
    let report = read(&whole);
    assert_eq!(report.sections.len(), 6, "{:?}", outline(&report));
    assert!(report.complete && warnings(&report).is_empty());
    let cut = format!(
        "{toc}{FRONT}一、2023年工作回顾\n（一）工业提质，动能增强\n{BODY}\n二、2024年重点工作\n2024年是澜溪发展的关键之年，我们要深入贯彻"
    );
    let report = read(&cut);
    assert_eq!(
        outline(&report),
        [
            "1 一 2023年工作回顾 Review",
            "1.1 一 工业提质，动能增强 Review",
            "2 二 2024年重点工作 Plan",
            "2.1 一 抓产业 Plan (仅见目录)",
            "2.2 二 抓民生 Plan (仅见目录)",
        ]
    );
    assert!(!report.complete);
    assert_eq!(warnings(&report).len(), 2, "announced, and broken off: {:?}", warnings(&report));
    let only = read(toc);
    assert!(!only.complete && only.sections.len() == 6 && only.sections[1..].iter().all(|s| !s.body));
}

#[test]
fn a_report_without_headings_is_its_paragraphs() {
    let text = format!("{FRONT}过去一年，{BODY}\n今年经济社会发展的主要预期目标是：增长百分之六。\n要抓好产业，{BODY}");
    let report = read(&text);
    assert_eq!(
        outline(&report),
        ["1 - 现在 Other", "2 - 过去一年 Review", "3 - 今年经济社会发展的主要预期目标是 Goals", "4 - 要抓好产业 Plan"]
    );
    assert_eq!(warnings(&report), ["没有认出标题，按自然段处理"]);
}

#[test]
fn a_traditional_text_is_read_and_quoted_as_written() {
    let report = read(
        "政府工作報告\n——2024年1月9日在臨江市瀾溪區第六屆人民代表大會第三次會議上\n各位代表：\n現在，我代表區人民政府，向大會報告工作。\n一、2023年工作回顧\n地區生產總值增長6.1%，發展質量提升。\n二、2024年總體要求和主要目標\n總體要求是穩中求進。\n三、2024年重點工作\n抓好產業。",
    );
    assert_eq!(
        outline(&report),
        ["1 一 2023年工作回顧 Review", "2 二 2024年總體要求和主要目標 Goals", "3 三 2024年重點工作 Plan"]
    );
    assert_eq!(
        report.identity,
        Identity {
            title: Some("政府工作報告".into()),
            year: Some(2024),
            issuer: Some("澜溪区人民政府".into()),
            present: None,
        }
    );
}

#[test]
fn markdown_and_parts_and_problems() {
    let text = format!(
        "# 澜溪区2024年政府工作报告\n**各位代表：**\n我代表区人民政府向大会报告工作。\n## 第一部分 2023年工作回顾\n### 一、产业升级\n**数字经济提速。**{BODY}\n**传统产业转型。**{BODY}\n存在的主要问题\n{BODY}\n## 第二部分 2024年工作安排\n**一、抓产业。**{BODY}\n附件1：名词解释\n1.两新：指大规模设备更新\n2.两重：指重大战略"
    );
    assert_eq!(
        outline(&read(&text)),
        [
            "1 一 2023年工作回顾 Review",
            "1.1 一 产业升级 Review",
            "1.1.1 - 数字经济提速 Review",
            "1.1.2 - 传统产业转型 Review",
            "1.2 - 存在的主要问题 Problems",
            "2 二 2024年工作安排 Plan",
            "2.1 一 抓产业 Plan",
            "3 - 名词解释 Other",
            "3.1 1 两新 Other",
            "3.2 2 两重 Other",
        ]
    );
}

#[test]
fn decimal_numbers_are_headings_below_the_parts() {
    let text = format!(
        "{FRONT}第一章　2023年工作盘点\n1.1招商引资\n{BODY}\n1.2科技创新\n{BODY}\n短板与不足\n{BODY}\n第二章　2024年工作部署\n2.1 强链补链\n{BODY}\n2.2 改革攻坚\n{BODY}"
    );
    assert_eq!(
        outline(&read(&text)),
        [
            "1 一 2023年工作盘点 Review",
            "1.1 1.1 招商引资 Review",
            "1.2 1.2 科技创新 Review",
            "1.3 - 短板与不足 Problems",
            "2 二 2024年工作部署 Plan",
            "2.1 2.1 强链补链 Plan",
            "2.2 2.2 改革攻坚 Plan",
        ]
    );
}

#[test]
fn parts_in_square_brackets() {
    let text = format!(
        "{FRONT}【2023年工作回顾】\n{BODY}\n（一）产业强区\n{BODY}\n（二）民生优先\n{BODY}\n【2024年工作安排】\n{BODY}\n（一）产业强区\n{BODY}\n（二）民生优先\n{BODY}"
    );
    let titles = outline(&read(&text));
    assert_eq!(titles[0], "1 - 2023年工作回顾 Review");
    assert_eq!(titles[3..5], ["2 - 2024年工作安排 Plan", "2.1 一 产业强区 Plan"]);
}

#[test]
fn a_line_before_a_short_paragraph_is_a_heading_among_others_of_its_kind() {
    let text = format!(
        "{FRONT}一、2023年工作回顾\n工业总产值增长7%，质量效益同步提高。\n产业升级\n{BODY}{BODY}\n城乡统筹\n常住人口城镇化率65.1%，完成旧房改造6200套。\n民生福祉\n{BODY}{BODY}\n二、2024年工作安排\n{BODY}"
    );
    let titles: Vec<String> = outline(&read(&text));
    assert_eq!(titles[1..4], ["1.1 - 产业升级 Review", "1.2 - 城乡统筹 Review", "1.3 - 民生福祉 Review"]);
}

#[test]
fn two_lists_without_parts() {
    let text = format!(
        "{FRONT}（一）工业提质增效。{BODY}\n（二）民生持续改善。{BODY}\n（一）聚力工业强区。{BODY}\n（二）聚力民生改善。{BODY}"
    );
    let roles: Vec<PartRole> = read(&text).sections[1..].iter().map(|s| s.role).collect();
    assert_eq!(roles, [PartRole::Review, PartRole::Review, PartRole::Plan, PartRole::Plan]);
}

#[test]
fn themes_straight_under_parts_are_headings_where_nearly_all_parts_have_them() {
    let task = format!("旧城改造稳步推进。{BODY}\n路网建设不断加快。{BODY}\n");
    let front = format!("{FRONT}一、2023年工作回顾\n{BODY}\n二、2024年总体要求\n{BODY}\n三、抓好城建\n{task}");
    let paths = |text: &str| -> Vec<String> { read(text).sections[3..].iter().map(|s| s.path.clone()).collect() };
    let all = format!("{front}四、抓好交通\n{task}五、抓好民生\n{task}");
    assert_eq!(paths(&all), ["3", "3.1", "3.2", "4", "4.1", "4.2", "5", "5.1", "5.2"]);
    let some = format!("{front}四、抓好交通\n{BODY}\n五、抓好民生\n{task}");
    assert_eq!(paths(&some), ["3", "4", "5"]);
    let report = read(&some);
    let opens = report.paragraphs.iter().any(|p| report.words(p.span).starts_with("旧城改造稳步推进。"));
    assert!(opens, "the sentence begins its paragraph again");
}

#[test]
fn lines_by_themselves_are_sections_of_numbered_parts() {
    let section = |title: &str| format!("{title}\n旧城改造稳步推进。{BODY}\n路网建设不断加快。{BODY}\n");
    let text = format!(
        "{FRONT}一、2023年工作回顾\n{}{}二、2024年工作安排\n{}{}",
        section("产业结构不断优化"),
        section("城市面貌明显改善"),
        section("抓好产业转型"),
        section("抓好城市更新"),
    );
    let read_paths = |text: &str| -> Vec<(String, String)> {
        let report = read(text);
        (1..report.sections.len()).map(|i| (report.sections[i].path.clone(), report.title(i).to_string())).collect()
    };
    let paths = read_paths(&text);
    assert_eq!(paths.len(), 14, "{paths:?}");
    assert_eq!(paths[1], ("1.1".to_string(), "产业结构不断优化".to_string()));
    assert_eq!(paths[2], ("1.1.1".to_string(), "旧城改造稳步推进".to_string()));
    // Without any numbers the parts are those that say so.
    assert_eq!(read_paths(&text.replace("一、", "").replace("二、", "")), paths);
}

#[test]
fn a_text_that_ends_with_a_heading_breaks_off() {
    let whole = format!("{FRONT}一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n（一）抓产业\n{BODY}\n");
    assert!(read(&whole).complete);
    let cut = read(&format!("{whole}（二）抓民"));
    assert!(!cut.complete);
    assert!(warnings(&cut)[0].starts_with("正文在句中断开"), "{:?}", warnings(&cut));
}

#[test]
fn a_year_may_follow_a_number() {
    let text = format!("{FRONT}1、2023年工作回顾\n{BODY}\n2、2024年工作安排\n（1）抓产业\n{BODY}\n（2）抓民生\n{BODY}");
    assert_eq!(
        outline(&read(&text)),
        ["1 1 2023年工作回顾 Review", "2 2 2024年工作安排 Plan", "2.1 1 抓产业 Plan", "2.2 2 抓民生 Plan"]
    );
}

#[test]
fn numbers_that_skip_are_told() {
    let text = format!(
        "{FRONT}一、2023年工作回顾\n（一）抓产业\n{BODY}\n（二）抓项目\n{BODY}\n（四）抓民生\n{BODY}\n二、2024年工作安排\n{BODY}"
    );
    assert_eq!(warnings(&read(&text)), ["编号不连续，第2项之后是第4项：“（四）抓民生”"]);
}

#[test]
fn the_same_report_twice_in_a_file() {
    let once = format!("{FRONT}一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n{BODY}\n");
    let report = read(&once.repeat(2));
    assert_eq!(
        outline(&report)[..3],
        ["1 一 2023年工作回顾 Review", "2 二 2024年工作安排 Plan", "3 - 政府工作报告 Other"]
    );
    assert_eq!(warnings(&report).len(), 1);
}

#[test]
fn what_is_given_is_not_doubted() {
    let given = Given { year: Some(2019), issuer: Some("澜溪县人民政府".into()) };
    let report = parse(manuscript(&format!("{FRONT}一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n{BODY}")), &given);
    assert_eq!((report.identity.year, report.identity.issuer.as_deref()), (Some(2019), Some("澜溪县人民政府")));
    assert!(warnings(&report).is_empty());
    assert_eq!(warnings(&read("一、工作回顾\n好。\n二、工作安排\n好。")), ["看不出是哪一年的报告，可用 --year 指定"]);
}

/// What must hold of any report, whatever the text.
fn lawful(report: &Report) {
    let text = report.text();
    let on_border = |s: Span| text.is_char_boundary(s.start) && text.is_char_boundary(s.end) && s.start <= s.end;
    for (id, s) in report.sections.iter().enumerate() {
        assert!([s.title, s.heading, s.extent].into_iter().all(on_border), "spans lie on borders");
        assert!(!s.body || s.extent.contains(s.heading) || id == 0, "a heading lies in its section");
        assert_eq!(s.level == 0, id == 0);
        let Some(parent) = s.parent else { continue };
        let p = &report.sections[parent];
        assert!(parent < id && p.level < s.level && s.path.starts_with(&p.path), "below its parent");
        assert!(p.extent.contains(s.extent), "extents nest");
        assert!(p.paragraphs.start <= s.paragraphs.start && s.paragraphs.end <= p.paragraphs.end, "paragraphs nest");
        assert!(report.children(parent).any(|c| c == id));
    }
    for pair in report.sections.windows(2) {
        assert!(pair[0].extent.start <= pair[1].extent.start, "reading order");
    }
    let paths: std::collections::BTreeSet<&str> = report.sections.iter().map(|s| s.path.as_str()).collect();
    assert_eq!(paths.len(), report.sections.len(), "each path once");
    for (i, p) in report.paragraphs.iter().enumerate() {
        assert!(on_border(p.span) && !p.span.is_empty());
        let s = &report.sections[p.section];
        assert!(s.extent.contains(p.span) && s.paragraphs.contains(&i), "a paragraph lies in its section");
        assert_eq!(report.section_at(p.span.start), p.section, "and is found there");
    }
    for pair in report.paragraphs.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "paragraphs don't overlap");
    }
}

fn line() -> impl Strategy<Value = String> {
    let heads = prop::sample::select(vec![
        "一、",
        "二、",
        "三、",
        "（一）",
        "（二）",
        "(三)",
        "1.",
        "2．",
        "（1）",
        "①",
        "第一，",
        "第二，",
        "一是",
        "二是",
        "一要",
        "——",
        "目录",
        "附件",
        "名词解释",
        "第一部分 ",
        "",
    ]);
    let bodies = prop::sample::select(vec![
        "2023年工作回顾",
        "2024年重点工作",
        "工业提质。",
        "旧城改造稳步推进。澜溪大道全线通车，两岸往来更加便捷，商户和居民都说好，全年完成投资三亿元。",
        "这五年，城乡展现新面貌。",
        "我们也清醒地看到，还存在不少问题。",
        "各位代表：",
        "各位代表！让我们努力奋斗！",
        "——2024年1月11日在澜溪区第六届人民代表大会第三次会议上",
        "政府工作报告",
        "“十五五”时期主要目标…………3",
        "\u{20000}é\u{202e}２０２４年",
        "",
    ]);
    (heads, bodies, "\\PC{0,12}").prop_map(|(h, b, any)| format!("{h}{b}{any}"))
}

/// Found by [`laws_of_any_text`]: a section of the body below a heading that the contents alone have.
#[test]
fn a_body_section_below_an_announced_heading() {
    let lines = [
        "1.工业提质。A",
        "（一）各位代表：",
        "（1）2023年工作回顾",
        "一、各位代表：",
        "各位代表：",
        "1.2023年工作回顾",
        "（二）2023年工作回顾",
        "三、2023年工作回顾",
    ];
    lawful(&read(&lines.join("\n")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn laws_of_any_text(lines in prop::collection::vec(line(), 1..40)) {
        lawful(&read(&lines.join("\n")));
    }
    #[test]
    fn any_characters_at_all(text in "\\PC{0,400}") {
        lawful(&read(&text));
    }
}

#[test]
fn much_text_of_any_shape_keeps_the_laws() {
    let shapes: [&dyn Fn(usize) -> String; 7] = [
        &|i| format!("（{}）抓好第{i}件事", ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"][i % 10]),
        &|i| format!("（一）抓好第{i}项任务。完成投资{i}亿元，比上年有所增加。"),
        &|i| format!("一、第{i}项"),
        &|_| "——2024年1月11日在澜溪区第六届人民代表大会第三次会议上".into(),
        &|i| format!("这五年，第{i}项工作得到加强。\n{BODY}"),
        &|i| format!("{}、回顾和重点工作{i}", ["一", "二", "三"][i % 3]),
        &|_| "发".into(),
    ];
    for shape in shapes {
        let lines: Vec<String> = (0..2_000).map(shape).collect();
        lawful(&read(&format!("{FRONT}一、2023年工作回顾\n{}", lines.join("\n"))));
    }
}
