//! Laws of aligning and of redlines, on reports put together at random from the register's building stones.

use proptest::prelude::*;
use std::collections::BTreeSet;

use tongbi::analysis::{self, Wanted};
use tongbi::comparison::{self, Edit, Options, PairComparison, Part, Tie};
use tongbi::document::{self, Given, Report};
use tongbi::ingest::{self, ReadOptions};
use tongbi::text::Span;
use tongbi::text::sentences::sentences;
use tongbi::{Comparison, Lexicon, Study};

/// What the sections of the invented reports are about: a heading and sentences that belong below it.
const MATTERS: [(&str, [&str; 3]); 6] = [
    ("抓好工业提质", ["新引进锂电企业5家。", "规上工业增加值增长8.5%左右，茶机产业园投产。", "技改投资不少于12亿元。"]),
    ("抓好城市更新", ["改造老旧小区42个。", "打通断头路6条，新增停车位1200个。", "北湖水厂二期建成供水。"]),
    ("抓好乡村振兴", ["新增茶园3000亩。", "粮食产量稳定在28.6万吨以上。", "改造农村公路120公里。"]),
    ("抓好民生改善", ["城镇新增就业8000人。", "新建小学2所，增加学位2400个。", "基础养老金提高到165元。"]),
    ("抓好生态保护", ["空气优良天数比例达到92%以上。", "完成造林1.2万亩。", "关停小砖厂9家。"]),
    ("抓好自身建设", ["坚持依法行政，严控“三公”经费。", "压减会议三成。", "政务服务事项网办率达到95%。"]),
];

/// One section: what it is about, and which of its sentences it has.
type Section = (usize, Vec<usize>);

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let one = (0..MATTERS.len(), prop::collection::vec(0..3_usize, 1..5));
    prop::collection::vec(one, 0..6)
}

/// A report of `year` with the sections of its review and of its plan.
fn report(year: i32, review: &[Section], plan: &[Section]) -> String {
    let mut text = format!(
        "政府工作报告\n——{year}年1月9日在澜溪区第五届人民代表大会第三次会议上\n各位代表：\n现在，我代表澜溪区人民政府向大会报告工作，请予审议。\n"
    );
    for (number, title, sections) in
        [("一", format!("{}年工作回顾", year - 1), review), ("二", format!("{year}年工作安排"), plan)]
    {
        text.push_str(&format!("{number}、{title}\n本部分说明情况，供代表审议。\n"));
        for (i, (matter, chosen)) in sections.iter().enumerate() {
            let (heading, sentences) = MATTERS[*matter];
            let body: String = chosen.iter().map(|&s| sentences[s]).collect();
            let number = ["一", "二", "三", "四", "五", "六"][i];
            text.push_str(&format!("（{number}）{heading}\n{body}\n"));
        }
    }
    text
}

fn study(text: &str, lexicon: &Lexicon) -> Study {
    let manuscript =
        ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text that can be read");
    let wanted = Wanted { domains: true, ..Wanted::NONE };
    analysis::study(document::parse(manuscript, &Given::default()), lexicon, wanted)
}

fn compare(from: &str, to: &str) -> Comparison {
    let lexicon = Lexicon::builtin();
    let studies = vec![study(from, &lexicon), study(to, &lexicon)];
    let options = Options { parts: BTreeSet::from([Part::Sections, Part::Wording]), ..Options::default() };
    comparison::compare(studies, &lexicon, &options)
}

/// The pairs of sections that answer each other, by their paths.
fn answers(comparison: &Comparison) -> BTreeSet<(String, String)> {
    let path = |study: &Study, id: usize| study.report.sections[id].path.clone();
    let (a, b) = (&comparison.studies[0], &comparison.studies[1]);
    let pairs = comparison.pairs[0].alignment.links.iter().flat_map(|link| {
        link.sections.from.iter().flat_map(move |&f| link.sections.to.iter().map(move |&t| (path(a, f), path(b, t))))
    });
    pairs.collect()
}

/// Where an edit stands in both texts.
fn places(edit: &Edit) -> (Option<Span>, Option<Span>) {
    match edit {
        Edit::Kept(p) | Edit::Replaced(p) | Edit::Moved(p) => (Some(p.from), Some(p.to)),
        Edit::Removed(s) => (Some(*s), None),
        Edit::Added(s) => (None, Some(*s)),
        Edit::Break => (None, None),
    }
}

/// The text of some sections, without what stands between their sentences.
fn words(report: &Report, paragraphs: impl Iterator<Item = usize>) -> String {
    paragraphs
        .flat_map(|p| sentences(report.text(), report.paragraphs[p].span))
        .map(|s| report.words(s).to_owned())
        .collect()
}

fn redlines_hold(comparison: &Comparison, pair: &PairComparison) -> Result<(), TestCaseError> {
    let (from, to) = (&comparison.studies[0].report, &comparison.studies[1].report);
    for redline in &pair.wording {
        let link = &pair.alignment.links[redline.link];
        let mut old: Vec<Span> = redline.edits.iter().filter_map(|e| places(e).0).collect();
        let new: Vec<Span> = redline.edits.iter().filter_map(|e| places(e).1).collect();
        prop_assert!(new.windows(2).all(|w| w[0].end <= w[1].start), "the later text in its order");
        old.sort_by_key(|s| s.start);
        prop_assert!(old.windows(2).all(|w| w[0].end <= w[1].start), "no word of the earlier text twice");
        // Sections of the second level are shown whole.
        let whole = |r: &Report, ids: &[usize]| ids.iter().all(|&id| r.sections[id].level > 1);
        if link.paragraph == Default::default() && whole(from, &link.sections.from) && whole(to, &link.sections.to) {
            let of = |r: &Report, ids: &[usize]| words(r, ids.iter().flat_map(|&id| r.sections[id].paragraphs.clone()));
            let join = |r: &Report, spans: &[Span]| spans.iter().map(|&s| r.words(s)).collect::<String>();
            prop_assert_eq!(join(from, &old), of(from, &link.sections.from));
            prop_assert_eq!(join(to, &new), of(to, &link.sections.to));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_section_stands_in_a_link(a in sections(), b in sections(), c in sections(), d in sections()) {
        let comparison = compare(&report(2023, &a, &b), &report(2024, &c, &d));
        let links = &comparison.pairs[0].alignment.links;
        for (study, later) in comparison.studies.iter().zip([false, true]) {
            let stand: BTreeSet<usize> = links
                .iter()
                .flat_map(|l| if later { l.sections.to.clone() } else { l.sections.from.clone() })
                .collect();
            prop_assert_eq!(stand, (1..study.report.sections.len()).collect::<BTreeSet<_>>());
        }
        for link in links {
            let lone = link.sections.from.is_empty() || link.sections.to.is_empty();
            prop_assert_eq!(lone, matches!(link.tie, Tie::New | Tie::Dropped), "{:?}", link.tie);
            prop_assert!(link.similarity.is_none_or(|s| (0.0..=1.0).contains(&s)));
        }
    }

    #[test]
    fn both_texts_can_be_rebuilt_from_a_redline(a in sections(), b in sections()) {
        let comparison = compare(&report(2023, &[], &a), &report(2024, &[], &b));
        redlines_hold(&comparison, &comparison.pairs[0])?;
    }

    #[test]
    fn what_answers_what_is_the_same_from_either_side(a in sections(), b in sections()) {
        // Which year is which changes nothing in what answers what: the same two plans, in the other order.
        let there = answers(&compare(&report(2023, &[], &a), &report(2024, &[], &b)));
        let back = answers(&compare(&report(2023, &[], &b), &report(2024, &[], &a)));
        let mirrored: BTreeSet<(String, String)> = back.into_iter().map(|(f, t)| (t, f)).collect();
        prop_assert_eq!(there, mirrored);
    }

    #[test]
    fn a_report_answers_itself(a in sections()) {
        let mut distinct = a.clone();
        distinct.sort();
        distinct.dedup_by_key(|s| s.0);
        let comparison = compare(&report(2023, &distinct, &distinct), &report(2024, &distinct, &distinct));
        let links = &comparison.pairs[0].alignment.links;
        prop_assert!(!links.is_empty());
        prop_assert!(links.iter().all(|l| l.tie == Tie::Kept), "{:?}", links.iter().map(|l| l.tie).collect::<Vec<_>>());
        let edits = comparison.pairs[0].wording.iter().flat_map(|r| &r.edits);
        prop_assert!(edits.into_iter().all(|e| matches!(e, Edit::Kept(_) | Edit::Break)));
    }
}

/// The edits of one section that was one sentence and is another.
fn edits(old: &str, new: &str) -> Vec<(String, String)> {
    let text = |year: i32, words: &str| report(year, &[], &[]) + "（一）抓好工业提质\n" + words + "\n";
    let comparison = compare(&text(2023, old), &text(2024, new));
    let (from, to) = (&comparison.studies[0].report, &comparison.studies[1].report);
    let changed = comparison.pairs[0].wording.iter().flat_map(|r| &r.edits).filter(|e| !matches!(e, Edit::Kept(_)));
    changed
        .map(places)
        .filter(|p| *p != (None, None))
        .map(|(a, b)| {
            let words = |r: &Report, s: Option<Span>| s.map_or(String::new(), |s| r.words(s).to_owned());
            (words(from, a), words(to, b))
        })
        .collect()
}

#[test]
fn a_number_is_exchanged_whole_with_its_unit_and_modifier() {
    let old = "今年规模以上工业增加值预期增长7.5%左右，新引进锂电企业5家。";
    let new = "今年规模以上工业增加值预期增长8%以上，新引进锂电企业12家。";
    assert_eq!(edits(old, new), [("7.5%左右".into(), "8%以上".into()), ("5家".into(), "12家".into())]);
}

#[test]
fn width_quotation_marks_and_blanks_are_no_change() {
    let old = "实施“双千工程”，规上工业增加值增长8.5%，新引进企业5家。";
    let new = "实施\"双千工程\"，规上工业增加值 增长８．５％，新引进企业５家。";
    assert_eq!(edits(old, new), []);
}
