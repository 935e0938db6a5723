//! Texts put together at random: whatever stands in a report, its outline, figures and alignment hold what they promise. A bounded
//! run, as for the readers; each text that ever broke a stage belongs in `once_broken`.

use proptest::prelude::*;
use tongbi::analysis::{self, Wanted};
use tongbi::comparison::{Options, Part, compare};
use tongbi::document::{self, Given};
use tongbi::ingest::{ReadOptions, from_bytes};
use tongbi::view::json::{self, Answer};
use tongbi::view::{Lang, Settings, layout, markdown};
use tongbi::{Lexicon, Study};

/// What reports are made of, and what they are not.
const PIECES: [&str; 64] = [
    "政府工作报告",
    "——2024年1月9日在澜溪区第五届人民代表大会第三次会议上",
    "各位代表：",
    "目录",
    "一、",
    "二、",
    "十、",
    "三十、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2．",
    "（1）",
    "①",
    "第一，",
    "一是",
    "二是",
    "——",
    "2023年工作回顾",
    "2024年工作安排",
    "主要预期目标",
    "存在的困难和问题",
    "附件",
    "名词解释",
    "招商引资精准施策。",
    "地区生产总值",
    "一般公共预算收入",
    "固定资产投资",
    "城镇居民人均可支配收入",
    "增长",
    "下降",
    "达到",
    "完成",
    "力争",
    "突破",
    "左右",
    "以上",
    "以内",
    "分别",
    "翻一番",
    "其中",
    "6.1%",
    "0",
    "-",
    "1.39万亿元",
    "１２％",
    "三成",
    "百分之五",
    "千分点",
    "12.5—13.5亿元",
    "99999999999999999999999999亿元",
    "全市第3位",
    "为上年的1.2倍",
    "，",
    "。",
    "、",
    "；",
    "“",
    "”",
    "《",
    "\u{3000}",
    "\n",
    "\n\n",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..160).prop_map(|pieces| pieces.concat())
}

fn study(words: &str, lexicon: &Lexicon) -> Option<Study> {
    let manuscript = from_bytes("x", words.as_bytes(), &ReadOptions::default()).ok()?;
    let study = analysis::study(document::parse(manuscript, &Given::default()), lexicon, Wanted::ALL);
    outline(&study);
    figures(&study);
    Some(study)
}

fn outline(study: &Study) {
    let report = &study.report;
    let text = &report.manuscript.text;
    for (id, section) in report.sections.iter().enumerate() {
        for span in [section.title, section.heading, section.extent] {
            assert!(text.get(span.range()).is_some(), "{span:?} cuts a character of {text:?}");
        }
        assert!(section.paragraphs.end <= report.paragraphs.len());
        match section.parent {
            None => assert_eq!(id, 0, "only the whole has no parent"),
            Some(parent) => assert!(parent < id && report.sections[parent].level < section.level, "{text:?}"),
        }
    }
}

fn figures(study: &Study) {
    let report = &study.report;
    for metric in &study.metrics {
        let quote = report.manuscript.text.get(metric.quote.range());
        assert!(quote.is_some_and(|q| !q.is_empty()), "{metric:?}");
        assert!(metric.section < report.sections.len());
        assert!(metric.value_high.is_none() || metric.value.is_some());
    }
}

/// Compares, and checks that every section has its row and every quote its place.
fn check(from: &str, to: &str) {
    let lexicon = Lexicon::builtin();
    let (Some(from), Some(to)) = (study(from, &lexicon), study(to, &lexicon)) else { return };
    let options =
        Options { parts: Options::default().parts.into_iter().chain([Part::Wording]).collect(), ..Options::default() };
    let done = compare(vec![from, to], &lexicon, &options);
    for pair in &done.pairs {
        let sides = [(pair.studies.from, true), (pair.studies.to, false)];
        for (index, is_from) in sides {
            let sections = &done.studies[index].report.sections;
            let mut linked = vec![false; sections.len()];
            for link in &pair.alignment.links {
                assert!(link.similarity.is_none_or(|s| (0.0..=1.0).contains(&s)), "{link:?}");
                for &id in if is_from { &link.sections.from } else { &link.sections.to } {
                    linked[id] = true;
                }
            }
            assert!(linked.iter().skip(1).all(|&l| l), "a section without a row");
        }
    }
    let settings = Settings { lang: Lang::Zh, parts: options.parts.clone(), ..Settings::default() };
    let page = layout::comparison(&done, &settings);
    assert!(!markdown::render(&page, Lang::Zh).is_empty());
    let answer = json::comparison(&done, Answer::Diff, &options.parts, Lang::Zh);
    assert!(serde_json::from_slice::<serde_json::Value>(&answer).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts(from in text(), to in text()) {
        check(&from, &to);
    }

    #[test]
    fn a_text_and_the_same_with_a_piece_more(words in text(), piece in prop::sample::select(PIECES.to_vec()), at in any::<prop::sample::Index>()) {
        let places: Vec<usize> = words.char_indices().map(|(i, _)| i).collect();
        let mut other = words.clone();
        other.insert_str(places[at.index(places.len())], piece);
        check(&words, &other);
    }
}

#[test]
fn once_broken() {
    for words in ["一、", "目录\n一、\n一、", "附件", "增长99999999999999999999999999亿元。", "“\n“\n一、增长"]
    {
        check(words, "一、2024年工作安排\n地区生产总值增长6%。");
    }
}
