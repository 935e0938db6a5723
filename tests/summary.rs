//! The summary: five to twelve sentences, each resting on rows that are there, its notes leading to the quotes.

use std::fs;

use serde_json::Value;

use crate::support::invented::{report, two};
use crate::support::read::{inside, unpacked};
use crate::support::run::{SERIES, file, json, printed, text, tongbi};

/// The answer of `diff` in JSON.
fn diff(files: &[&str], more: &[&str]) -> Value {
    json(&[&["diff"], files, more].concat())
}

fn sentences(pair: &Value) -> Vec<String> {
    let rows = pair["summary"].as_array().expect("a summary");
    rows.iter().map(|s| s["text"].as_str().expect("a sentence").to_owned()).collect()
}

const FROM: &str = "全区地区生产总值完成300亿元，增长7%。";
const TASKS: &str =
    "（一）抓好工业经济\n推进重机产业园建设，新增规上工业企业10家。\n（二）办好民生实事\n改造老旧小区20个。";

#[test]
fn every_pair_has_five_to_twelve_sentences_that_rest_on_rows() {
    for lang in ["zh", "en"] {
        let answer = diff(&SERIES, &["--lang", lang]);
        for pair in answer["pairs"].as_array().expect("pairs") {
            let told = sentences(pair);
            assert!((5..=12).contains(&told.len()), "{told:#?}");
            for sentence in pair["summary"].as_array().expect("a summary") {
                let rows = sentence["rows"].as_array().expect("rows");
                assert!(!rows.is_empty(), "{sentence}");
                for row in rows {
                    let place = format!("/{}", row.as_str().expect("a row"));
                    assert!(pair.pointer(&place).is_some(), "{place} is not there: {sentence}");
                }
            }
        }
    }
}

#[test]
fn a_pair_with_little_to_tell_is_told_in_five_all_the_same() {
    let goals = "今年经济社会发展的主要预期目标是：地区生产总值增长7%。";
    let tasks = "（一）抓好工业经济\n推进重机产业园建设，建好标准厂房，服务入园企业。\n（二）办好民生实事\n\
                 改造老旧小区，修缮背街小巷，增设便民菜店，方便群众出行。";
    let (_folder, a, b) = two(
        &report(2031, FROM, goals, tasks),
        &report(2032, "全区地区生产总值完成322亿元，增长7.2%。", goals, &format!("{tasks}\n全年不松劲，持续抓落实。")),
    );
    let answer = diff(&[&a, &b], &[]);
    let told = sentences(&answer["pairs"][0]);
    assert!((5..=12).contains(&told.len()), "{told:#?}");
}

#[test]
fn what_is_set_anew_is_told_once_and_a_larger_cut_is_no_lower_aim() {
    let from = "今年主要预期目标是：地区生产总值增长7%，达到320亿元；单位地区生产总值能耗下降3%以上。";
    let to = "今年主要预期目标是：地区生产总值增长6%，达到341亿元；单位地区生产总值能耗下降3.5%以上。";
    let (_folder, a, b) = two(
        &report(2031, FROM, from, TASKS),
        &report(2032, "全区地区生产总值完成322亿元，增长7.2%，能耗下降3.1%。", to, TASKS),
    );
    let answer = diff(&[&a, &b], &[]);
    let told = sentences(&answer["pairs"][0]);
    let reset = told.iter().find(|s| s.contains("目标有调整")).unwrap_or_else(|| panic!("{told:#?}"));
    assert!(reset.contains("地区生产总值由增长7%改为增长6%（下调）"), "{reset}");
    assert!(!reset.contains("341"), "the level rises with the years: {reset}");
    assert!(reset.contains("能耗由下降3%以上改为下降3.5%以上（降幅加大）"), "{reset}");
}

#[test]
fn a_disputed_claim_is_among_its_own_notes() {
    let from = "今年主要预期目标是：地区生产总值增长7%，一般公共预算收入增长6%，固定资产投资增长9%，\
                社会消费品零售总额增长8%。";
    let review = "全区地区生产总值增长5%，一般公共预算收入增长3%，固定资产投资增长4%，社会消费品零售总额增长5%，\
                  较好完成了年初确定的各项目标任务。";
    let (folder, a, b) = two(&report(2031, FROM, from, TASKS), &report(2032, review, from, TASKS));
    let answer = diff(&[&a, &b], &[]);
    let summary = answer["pairs"][0]["summary"].as_array().expect("a summary").clone();
    let disputed = summary.iter().find(|s| s["text"].as_str().is_some_and(|t| t.contains("报告自称")));
    assert_eq!(disputed.expect("the claim is disputed")["rows"][0], "claims/0");
    let page = folder.path().join("a.md");
    tongbi(&["diff", &a, &b, "--only", "summary", "-o", page.to_str().expect("a path")]).assert().success();
    let page = fs::read_to_string(page).expect("written");
    let note = page.lines().find(|l| l.starts_with("   1. ") && l.contains("较好完成了年初确定"));
    assert!(note.is_some(), "{page}");
}

#[test]
fn the_notes_of_each_sentence_lead_to_the_quotes() {
    let answer = diff(&SERIES[2..], &["--only", "summary"]);
    let told = sentences(&answer["pairs"][0]);

    let html = text(file("a.html", &[]));
    let list = inside(&html, "class=\"summary\"", "</section>").concat();
    let items = inside(&list, "<details>", "</details>");
    assert_eq!(items.len(), told.len());
    for (item, sentence) in items.iter().zip(&told) {
        let links = inside(item, "<a href=\"#", "\"");
        assert!(!links.is_empty(), "{sentence}");
        for link in links {
            assert!(html.contains(&format!("id=\"{link}\"")), "{link} is not in the file: {sentence}");
        }
    }

    let markdown = text(file("a.md", &[]));
    let (numbered, mut lines) = (|l: &str| l.starts_with(|c: char| c.is_ascii_digit()), markdown.lines());
    for sentence in &told {
        assert!(lines.any(numbered), "{sentence}");
        assert!(lines.next().is_some_and(|l| l.starts_with("   1. 202") && l.contains('“')), "{sentence}");
    }

    let docx = file("a.docx", &[]);
    let body = unpacked(docx.clone(), |n| n == "word/document.xml").concat();
    let notes = unpacked(docx, |n| n == "word/footnotes.xml").concat();
    let references = inside(&body, "<w:footnoteReference w:id=\"", "\"");
    assert!(references.len() >= told.len(), "{} of {}", references.len(), told.len());
    for id in references {
        assert!(notes.contains(&format!("w:id=\"{id}\"")), "footnote {id} is missing");
    }
}

#[test]
fn reports_of_two_governments_are_said_to_be_so_first_of_all() {
    let args = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt", "--only", "summary"];
    let issuer = ["--issuer", "reports/lanxi-2025.txt=南陵县人民政府"];
    let shown = printed(&[&args[..], &issuer].concat());
    let first = shown.lines().find(|l| l.trim_start().starts_with("1.")).expect("a sentence");
    assert!(first.contains("两份报告的发布机关不同"), "{shown}");
    assert!(!printed(&args).contains("发布机关不同"));
}

#[test]
fn between_two_governments_nothing_rose_or_fell_came_or_went() {
    let args = ["diff", "reports/lanxi-2024.txt", "reports/lanxi-2025.txt", "--only", "metrics,priorities", "--all"];
    let issuer = ["--issuer", "reports/lanxi-2025.txt=南陵县人民政府"];
    let shown = printed(&[&args[..], &issuer].concat());
    for word in ["↑", "↓", "新增 ", "不再", "上年", "上调", "下调"] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
    assert!(shown.contains("只有南陵县报告") && shown.contains("差别"), "{shown}");
    assert!(printed(&args).contains("↑"));
}

#[test]
fn two_governments_of_one_year_stand_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |place: &str, growth: &str| {
        let path = folder.path().join(format!("{place}.txt"));
        let text = format!(
            "{place}2025年政府工作报告\n各位代表：\n现在，我代表{place}人民政府报告工作。\n一、2024年工作回顾\n2024年，地区生产总值增长{growth}%。\n二、2025年工作安排\n地区生产总值增长6%。"
        );
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let (one, other) = (write("南陵县", "5.5"), write("竹海县", "7"));
    let run = tongbi(&["diff", &one, &other, "--only", "metrics"]).assert().success();
    let shown = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(shown.contains("南陵县报告的实绩") && shown.contains("+1.5个百分点"), "{shown}");
    assert!(shown.lines().next().is_some_and(|l| l.ends_with(" 2025")), "{shown}");
    // Of three places nobody knows which two are meant.
    let third = write("临江县", "8");
    tongbi(&["diff", &one, &other, &third]).assert().code(2);
}

#[test]
fn amounts_that_fell_and_headline_figures_that_are_gone_are_told() {
    let from = report(
        2024,
        "地区生产总值增长7%。规模以上工业总产值完成218.6亿元。固定资产投资完成152亿元。粮食产量10万吨。",
        "地区生产总值增长6%。",
        TASKS,
    );
    let later = |more: &str| {
        let review = format!("地区生产总值增长6%。规模以上工业总产值完成127.9亿元。粮食产量9.8万吨。{more}");
        report(2025, &review, "地区生产总值增长6%。", TASKS)
    };
    let told = |more: &str| {
        let (_folder, from, to) = two(&from, &later(more));
        sentences(&diff(&[&from, &to], &[])["pairs"][0]).join("\n")
    };
    let silent = told("");
    assert!(
        silent.contains("比上年报告的数明显减少：规模以上工业总产值由218.6亿元降为127.9亿元（−41.5%）"),
        "{silent}"
    );
    assert!(silent.contains("2024年报告有、2025年报告没有的主要数据：固定资产投资。"), "{silent}");
    assert!(!silent.contains("粮食产量由"), "two in a hundred is no fall: {silent}");
    let spoken = told("固定资产投资增长3%。规模以上工业总产值按可比口径增长2%。");
    assert!(!spoken.contains("明显减少") && !spoken.contains("报告没有的主要数据"), "{spoken}");
}

#[test]
fn what_a_policy_turned_from_is_told_with_it() {
    let year = |year, policy: &str| report(year, FROM, policy, TASKS);
    let (_folder, from, to) = two(&year(2024, "实施宽松的茶叶政策。"), &year(2025, "实施从紧的茶叶政策。"));
    let told = sentences(&diff(&[&from, &to], &[])["pairs"][0]).concat();
    assert!(told.contains("“从紧的茶叶政策”（1次，上年作“宽松的茶叶政策”）"), "{told}");
    assert!(!told.contains("不再出现的提法：“宽松的茶叶政策”"), "{told}");
}

#[test]
fn mere_wording_makes_no_headline() {
    let year = |year, review: &str| report(year, &format!("{FROM}{review}"), "", TASKS);
    let told = |review: &str| {
        let (_folder, from, to) = two(&year(2024, ""), &year(2025, review));
        sentences(&diff(&[&from, &to], &[])["pairs"][0]).concat()
    };
    assert!(!told("成绩极不平凡，势头强劲。").contains("新提法"), "{}", told("成绩极不平凡，势头强劲。"));
    assert!(told("成绩极不平凡，推进“茶园+”行动。").contains("新提法：“茶园+”"));
}
