//! Changed wording: a few changes are marked word by word, a paragraph written anew is told as old and new, a sentence that
//! stands elsewhere is moved.

use serde_json::Value;

use crate::support::invented::{compared, report, two};
use crate::support::read::inside;
use crate::support::run::{json, printed};

/// The edits of the only section, as kind and words.
fn edits(from: &str, to: &str) -> Vec<(String, String)> {
    let goals = "今年主要预期目标是：地区生产总值增长7%。";
    let of =
        |year, words: &str| report(year, "全年地区生产总值增长7%。", goals, &format!("（一）抓好工业经济\n{words}"));
    let (_folder, a, b) = two(&of(2031, from), &of(2032, to));
    let answer = json(&["diff", &a, &b, "--only", "sections,wording", "--section", "工业经济"]);
    let section = &answer["pairs"][0]["sections"][0];
    let words = |e: &Value, side: &str| e[side].as_str().unwrap_or_default().to_owned();
    let edit = |e: &Value| (words(e, "kind"), format!("{}|{}", words(e, "from"), words(e, "to")));
    section["edits"].as_array().expect("edits").iter().map(edit).collect()
}

fn kinds(edits: &[(String, String)]) -> Vec<&str> {
    edits.iter().map(|(kind, _)| kind.as_str()).filter(|k| *k != "break").collect()
}

#[test]
fn a_few_changes_are_marked_word_by_word() {
    let edits = edits(
        "推进重机产业园二期建设，新增规模以上工业企业12家，工业投资增长10%以上。",
        "推进重机产业园三期建设，新增规模以上工业企业15家，工业投资增长12%以上。",
    );
    assert!(kinds(&edits).contains(&"kept"), "{edits:?}");
    assert!(edits.iter().any(|(_, words)| words == "二期|三期" || words == "二|三"), "{edits:?}");
}

#[test]
fn a_paragraph_written_anew_is_its_old_words_and_its_new_ones() {
    let from = "坚持工业强区不动摇。推进重机产业园二期建设，新增规模以上工业企业12家。落实减税降费政策，\
                帮助企业解决用工、用能、用地难题，工业投资增长10%以上，盘活闲置厂房5万平方米。";
    let to = "把制造业摆在更加突出的位置。开展企业上云行动，建成智能车间6个。推进重机产业园三期建设，\
              引导企业向专精特新方向转型，新增高新技术企业9家，力争工业用电量增长6%，全年不松劲。";
    let edits = edits(from, to);
    // What is left of the old paragraph stands below.
    assert_eq!(kinds(&edits), ["removed", "added", "removed"], "{edits:?}");
    let old = edits.iter().filter(|(kind, _)| kind == "removed").map(|(_, words)| words.trim_end_matches('|'));
    assert_eq!(old.collect::<String>(), from);
    assert!(edits.iter().any(|(_, words)| *words == format!("|{to}")), "{edits:?}");
}

#[test]
fn a_sentence_that_stands_elsewhere_is_moved() {
    let (a, b, c) = (
        "推进重机产业园二期建设。",
        "新增规模以上工业企业12家，盘活闲置厂房5万平方米。",
        "落实减税降费政策，帮助企业解决用工难题。",
    );
    let edits = edits(&format!("{a}{b}{c}"), &format!("{b}{c}{a}"));
    assert_eq!(kinds(&edits), ["kept", "kept", "moved"], "{edits:?}");
}

#[test]
fn a_section_is_set_beside_the_one_paragraph_that_it_came_from() {
    let goals = "今年主要预期目标是：地区生产总值增长7%。";
    let paragraphs = [
        "推进重机产业园二期建设，新增规模以上工业企业12家，盘活闲置厂房5万平方米。",
        "建成高标准农田2万亩，扶持竹笋加工企业6家，新建冷链仓库3座。",
        "改造老旧小区20个，新建幼儿园2所，扩建区人民医院门诊楼。",
        "修复废弃矿山4处，治理白沙河河道12公里，造林2万亩。",
    ];
    let sections = [
        "（一）推动产业升级\n1.做强工业\n推进重机产业园三期建设，新增规模以上工业企业15家，盘活闲置厂房6万平方米。",
        "2.振兴农业\n建成高标准农田3万亩，扶持竹笋加工企业8家，新建冷链仓库4座。",
        "（二）增进百姓福祉\n1.办好实事\n改造老旧小区25个，新建幼儿园3所，扩建区人民医院住院楼。",
        "2.守护生态\n修复废弃矿山5处，治理白沙河河道15公里，造林3万亩。",
    ];
    let (_folder, a, b) = two(
        &report(2031, "全年地区生产总值增长7%。", goals, &paragraphs.join("\n")),
        &report(2032, "全年地区生产总值增长7%。", goals, &sections.join("\n")),
    );
    let page = printed(&["diff", &a, &b, "--only", "sections", "--format", "html"]);
    let rows = inside(&page, "<details class=\"l", "</details>");
    let row = rows.iter().find(|r| r.contains("1.做强工业")).expect("the section's row");
    assert!(row.contains("重机产业园"), "{row}");
    assert!(!row.contains("竹笋") && !row.contains("幼儿园"), "what went elsewhere is shown: {row}");
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
