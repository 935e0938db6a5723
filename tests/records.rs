//! Files that are calculated with: a row for each figure, plain words, and nothing lost that a page shows; and what a page that is
//! handed round does not show.

use std::collections::BTreeSet;
use std::fs;

use crate::support::invented::{report, two};
use crate::support::read::{Rows, inside, of_csv};
use crate::support::run::{PAIR, SERIES, printed, refused, said, text};

/// The tables of a CSV answer in a folder of their own.
fn tables(args: &[&str]) -> impl Fn(&str) -> Rows + use<> {
    let folder = tempfile::tempdir().expect("a folder");
    let place = format!("{}/", folder.path().display());
    printed(&[args, &["-o", &place]].concat());
    move |name| {
        let bytes = fs::read(folder.path().join(format!("{name}.csv"))).expect("a table");
        of_csv(&bytes)
    }
}

/// The cells of one column.
fn column<'r>(rows: &'r Rows, title: &str) -> Vec<&'r str> {
    let at = rows[0].iter().position(|c| c == title).unwrap_or_else(|| panic!("{title} in {:?}", rows[0]));
    rows[1..].iter().map(|r| r[at].as_str()).collect()
}

#[test]
fn a_verdict_is_a_word_that_can_be_filtered_by() {
    let of = tables(&PAIR);
    let targets = of("targets");
    let verdicts: BTreeSet<&str> = column(&targets, "结论").into_iter().collect();
    let known = BTreeSet::from(["完成", "接近", "未完成", "未再提及", "未报数字", "无法比较"]);
    assert!(verdicts.is_subset(&known), "{verdicts:?}");
    // Level and growth of one indicator are two rows, each with its gap and unit.
    let revenue: Vec<_> = targets[1..].iter().filter(|r| r[2] == "一般公共预算收入").collect();
    assert_eq!(revenue.len(), 2, "{revenue:?}");
    assert!(column(&targets, "差单位").contains(&"亿元"));
    for table in ["targets", "metrics", "themes", "sections", "tasks", "problems", "priorities"] {
        for cell in of(table).iter().flatten() {
            assert!(!cell.starts_with(['✓', '✗', '≈', '↑', '↓', '＝', '＋', '－']), "{table}: {cell}");
            assert!(
                !cell.starts_with("'＝") && !cell.starts_with("'＋") && !cell.starts_with("'－"),
                "{table}: {cell}"
            );
        }
    }
}

#[test]
fn what_became_of_a_domain_is_a_word_of_its_own() {
    let priorities = tables(&PAIR)("priorities");
    let words: BTreeSet<&str> = column(&priorities, "变化").into_iter().collect();
    let known = BTreeSet::from(["前移", "后移", "不变", "新列入", "不再单列", "未单列", "位次不可比"]);
    assert!(words.is_subset(&known), "{words:?}");
    assert!(column(&priorities, "来处或去处").iter().any(|w| w.starts_with("并入“")), "{priorities:?}");
}

#[test]
fn the_frequency_of_a_term_stands_for_both_years() {
    let themes = tables(&PAIR)("themes");
    let (from, to) = (column(&themes, "上年每万字次数"), column(&themes, "本年每万字次数"));
    let number = |s: &str| s.parse::<f64>().expect("a number");
    assert!(from.iter().chain(&to).all(|s| number(s) >= 0.0));
    assert!(from.iter().any(|s| number(s) > 0.0) && to.iter().any(|s| number(s) > 0.0));
}

#[test]
fn the_summary_has_its_years_and_what_it_rests_on() {
    let summary = tables(&PAIR)("summary");
    assert_eq!(summary[0][..3], ["上年", "本年", "序号"]);
    assert!(summary[1][4].contains("2024：“") && summary[1][4].contains("只列前几项的原文"), "{:?}", summary[1]);
}

#[test]
fn bounds_ranges_and_estimates_have_columns() {
    let review = "小麦最低收购价提高25%到40%。三产投入近3万亿元。预计社会消费品零售总额84亿元。";
    let (_folder, a, _) = two(&report(2031, review, "地区生产总值增长7%。", ""), &report(2032, review, "", ""));
    let metrics = of_csv(printed(&["metrics", &a, "--format", "csv", "--no-bom"]).as_bytes());
    let row = |value: &str| metrics[1..].iter().find(|r| r.iter().any(|c| c == value)).expect("a figure");
    let at = |title: &str| metrics[0].iter().position(|c| c == title).expect("a column");
    assert_eq!((row("25")[at("上限")].as_str(), row("25")[at("限定")].as_str()), ("40", "区间"));
    assert_eq!(row("3")[at("限定")], "左右");
    assert_eq!(row("84")[at("预计")], "是");
    assert!(printed(&["metrics", &a]).contains("预计84亿元"));
}

#[test]
fn a_trend_in_files_has_ranks_counts_and_verdicts() {
    let of = tables(&[&["trend"][..], &SERIES].concat());
    let domains = of("domain_values");
    assert!(column(&domains, "位次").contains(&"1"), "{domains:?}");
    let terms = of("term_values");
    assert!(column(&terms, "次数").iter().any(|n| n.parse::<usize>().is_ok_and(|n| n > 0)));
    let values = of("indicator_values");
    assert!(column(&values, "与目标相比").contains(&"完成"));
    assert!(column(&values, "限定").contains(&"以上"));
}

#[test]
fn signs_say_what_they_mean() {
    let (_folder, a, b) = two(
        &report(2031, "进出口总额居全省第4位。贫困人口减少1386人。粮食产量28228吨。", "地区生产总值增长7%。", ""),
        &report(2032, "进出口总额居全省第3位。贫困人口减少1109人。粮食产量3万吨以上。", "地区生产总值增长7%。", ""),
    );
    let shown = printed(&["diff", &a, &b, "--only", "指标", "--width", "200"]);
    for words in ["↑ 前进1位", "少减277人", "至少+1772吨"] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn chinese_words_choose_parts_and_domains() {
    let english = printed(&[&PAIR[..], &["--only", "targets", "--domain", "industry"]].concat());
    assert_eq!(printed(&[&PAIR[..], &["--only", "目标", "--domain", "产业"]].concat()), english);
    let said = refused(&[&PAIR[..], &["--domain", "花鸟"]].concat());
    assert!(said.contains("industry 产业与工业、"), "{said}");
    let said = refused(&[&PAIR[..], &["--tolerance", "200%"]].concat());
    assert!(said.contains("0到1之间"), "{said}");
}

#[test]
fn what_is_no_report_is_refused_by_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let junk = folder.path().join("hello.txt").display().to_string();
    fs::write(&junk, "hello\n").expect("a file");
    for command in ["diff", "targets", "themes", "trend"] {
        let said = refused(&[command, &junk, SERIES[3]]);
        assert!(said.contains("不像工作报告"), "{command}: {said}");
    }
    let said = refused(&["batch", &folder.path().display().to_string()]);
    assert!(said.contains("不像工作报告"), "batch: {said}");
}

#[test]
fn messages_name_the_cause() {
    assert!(refused(&["diff", "reports"]).contains("tongbi trend"));
    let said = refused(&["schema", "x"]);
    assert!(said.contains("多出了") && !said.contains("diff"), "{said}");
    let said = refused(&["batch", "nowhere"]);
    assert!(said.contains("没有这个文件夹"), "{said}");
    let said = refused(&[&PAIR[..], &["-o", "b.parquet"]].concat());
    assert!(said.contains("batch"), "{said}");
}

#[test]
fn sections_written_anew_are_named_in_a_line() {
    let plan = |words: &str| {
        format!("（一）抓好工业经济\n{words}\n（二）抓好农业\n扩大种植面积，推进良种工程，巩固粮食产能。")
    };
    let before = "坚持工业强区不动摇。推进重机产业园二期建设，新增规模以上工业企业12家。落实减税降费政策，帮助企业解决用工难题。";
    let after = "把制造业摆在更加突出的位置。开展企业上云行动，建成智能车间6个。引导企业转型，新增高新技术企业9家，全年不松劲。";
    let (_folder, a, b) = two(
        &report(2031, "财政收入增长3%。", "地区生产总值增长7%。", &plan(before)),
        &report(2032, "财政收入增长3%。", "地区生产总值增长7%。", &plan(after)),
    );
    let wording = ["diff", &a, &b, "--only", "wording"];
    let shown = printed(&wording);
    assert!(shown.contains("加 --all 全部列出") && !shown.contains("智能车间"), "{shown}");
    let all = printed(&[&wording[..], &["--all"]].concat());
    assert!(all.contains("智能车间") && all.contains("标记：[-上年有、本年删去-]"), "{all}");
}

#[test]
fn followed_terms_stand_in_one_table_of_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = folder.path().join("words.txt").display().to_string();
    fs::write(&words, "高质量发展\n").expect("a file");
    let shown = printed(&[&["themes"][..], &SERIES, &["--terms", &words, "--width", "120"]].concat());
    assert_eq!(shown.matches("关注的提法").count(), 1, "{shown}");
    let head = shown.lines().skip_while(|l| !l.contains("关注的提法")).find(|l| l.contains("提法 ")).expect("a head");
    assert!(["2022", "2023", "2024", "2025"].iter().all(|y| head.contains(y)), "{head}");
}

#[test]
fn a_page_names_files_and_strikes_nothing_out_in_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let copies = ["甲", "乙"].map(|place| {
        let within = folder.path().join(place);
        fs::create_dir(&within).expect("a folder");
        within.join("报告.txt").display().to_string()
    });
    fs::copy(SERIES[2], &copies[0]).expect("a copy");
    fs::copy(SERIES[3], &copies[1]).expect("a copy");
    for format in ["html", "markdown", "table", "docx"] {
        let out = folder.path().join("out");
        let file = out.display().to_string();
        printed(&["diff", &copies[0], &copies[1], "--format", format, "-o", &file]);
        let bytes = fs::read(&out).expect("an answer");
        let path = folder.path().display().to_string();
        assert!(!bytes.windows(path.len()).any(|w| w == path.as_bytes()), "{format}");
        if format == "docx" {
            continue;
        }
        let shown = text(bytes);
        // The folder alone tells two files of one name apart.
        assert!(shown.contains("甲/报告.txt") && shown.contains("乙/报告.txt"), "{format}");
        if format == "markdown" {
            assert!(!shown.lines().any(|l| l.starts_with('|') && l.contains("~~")), "{shown}");
        }
        if format == "html" {
            assert!(inside(&shown, "<td", "</td>").iter().all(|c| !c.contains("<sup>[")));
        }
    }
}

#[test]
fn a_batch_names_reports_that_break_off() {
    let folder = tempfile::tempdir().expect("a folder");
    for (year, file) in [(2024, SERIES[2]), (2025, SERIES[3])] {
        let words = fs::read_to_string(file).expect("a sample");
        // Cut within a sentence of its second half.
        let half = words.char_indices().nth(words.chars().count() * 2 / 3).map_or(0, |(at, _)| at);
        let kept = if year == 2025 { words[..half].trim_end_matches(['。', '\n']) } else { &words };
        fs::write(folder.path().join(format!("{year}.txt")), kept).expect("a file");
    }
    let out = format!("{}/", folder.path().join("tables").display());
    let place = folder.path().display().to_string();
    let said = said(&["batch", &place, "--format", "csv", "-o", &out]);
    assert!(said.contains("2025.txt: 文字不完整"), "{said}");
    let pairs = fs::read(folder.path().join("tables/pairs.csv")).expect("the pairs");
    let pairs = of_csv(&pairs);
    assert_eq!((column(&pairs, "from_complete"), column(&pairs, "to_complete")), (vec!["true"], vec!["false"]));
}
