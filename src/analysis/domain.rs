//! Which policy domain a text belongs to: sixteen domains, by the words it is made of.

use std::collections::HashSet;

use crate::document::{PartRole, Report, SectionId};
use crate::lexicon::{Cue, DomainCues, Lexicon};

/// The sixteen policy domains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// 宏观经济与总体要求
    Macro,
    /// 产业与工业
    Industry,
    /// 科技创新
    Innovation,
    /// 教育与人才
    Education,
    /// 消费与投资、项目建设
    Demand,
    /// 改革与营商环境
    Reform,
    /// 对外开放与招商引资
    Opening,
    /// 农业农村与乡村振兴
    Rural,
    /// 城镇化、城市建设与区域协调
    Urban,
    /// 生态环保与绿色低碳
    Ecology,
    /// 就业、社保、医疗与民生
    Livelihood,
    /// 文化、旅游与体育
    Culture,
    /// 社会治理与安全
    Safety,
    /// 财政金融与风险防范
    Finance,
    /// 政府自身建设
    Government,
    /// 国防、民族、宗教、港澳台与外交
    State,
}

impl Domain {
    /// All of them, in their order.
    pub const ALL: [Domain; 16] = [
        Domain::Macro,
        Domain::Industry,
        Domain::Innovation,
        Domain::Education,
        Domain::Demand,
        Domain::Reform,
        Domain::Opening,
        Domain::Rural,
        Domain::Urban,
        Domain::Ecology,
        Domain::Livelihood,
        Domain::Culture,
        Domain::Safety,
        Domain::Finance,
        Domain::Government,
        Domain::State,
    ];

    /// Its stable key, as JSON and the lexicon have it.
    pub fn key(self) -> &'static str {
        match self {
            Domain::Macro => "macro",
            Domain::Industry => "industry",
            Domain::Innovation => "innovation",
            Domain::Education => "education",
            Domain::Demand => "demand",
            Domain::Reform => "reform",
            Domain::Opening => "opening",
            Domain::Rural => "rural",
            Domain::Urban => "urban",
            Domain::Ecology => "ecology",
            Domain::Livelihood => "livelihood",
            Domain::Culture => "culture",
            Domain::Safety => "safety",
            Domain::Finance => "finance",
            Domain::Government => "government",
            Domain::State => "state",
        }
    }
}

/// How much of a text belongs to which domain.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DomainWeights {
    /// Weights above zero that sum to 1, the largest first; equal weights in the order of [`Domain`]. Empty where nothing tells.
    pub weights: Vec<(Domain, f64)>,
    /// The main domain: the one of the largest weight. None where nothing tells, nor for an overview that is about everything.
    pub main: Option<Domain>,
}

/// How many domains there are.
const COUNT: usize = Domain::ALL.len();

/// Evidence for each domain, by [`Domain::ALL`].
type Evidence = [f64; COUNT];

/// What a heading weighs against the text below it.
const HEADING: f64 = 2.0;
/// Evidence of a heading that makes it as sure as a heading can be: one phrase that names the domain.
const FULL: f64 = 4.0;
/// What the first phrase of a heading weighs against the others.
const FIRST: f64 = 1.2;
/// What the heading above a paragraph weighs against the paragraph's own words.
const ABOVE: f64 = 0.5;
/// A domain below this share of the whole is not said to be one of the text's.
const LEAST: f64 = 0.1;
/// An overview whose largest domain has less than this is about everything.
const ONE_DOMAIN: f64 = 0.6;

/// The domains of each section (by id) and of each paragraph (by index).
///
/// The phrases of the lexicon are counted in headings and paragraphs. A section's heading weighs more than its text, and
/// decides where it names a domain; a slogan names none, and the text decides. A paragraph goes by its own words, helped
/// by the heading above it.
pub fn assign(report: &Report, lexicon: &Lexicon) -> (Vec<DomainWeights>, Vec<DomainWeights>) {
    let reader = Reader::new(lexicon.domains());
    let headings: Vec<Evidence> = report.sections.iter().map(|s| reader.heading(report.words(s.title))).collect();
    let texts: Vec<Evidence> = report.paragraphs.iter().map(|p| reader.text(report.words(p.span))).collect();

    // The text of a section is its paragraphs and the headings below it: summed up from the innermost, so that nesting
    // costs nothing.
    let mut below = vec![[0.0; COUNT]; report.sections.len()];
    for (p, text) in report.paragraphs.iter().zip(&texts) {
        if let Some(sum) = below.get_mut(p.section) {
            add(sum, text, 1.0);
        }
    }
    for (id, section) in report.sections.iter().enumerate().rev() {
        if let Some(parent) = section.parent.filter(|&p| p < id) {
            let own = below[id];
            add(&mut below[parent], &own, 1.0);
            add(&mut below[parent], &headings[id], 1.0);
        }
    }

    let mut sections: Vec<DomainWeights> =
        headings.iter().zip(&below).map(|(heading, text)| weigh(heading, HEADING, text)).collect();
    for id in overviews(report) {
        let named = headings[id].iter().any(|&e| e > 0.0);
        let most = below[id].iter().copied().fold(0.0, f64::max);
        if !named && most < ONE_DOMAIN * below[id].iter().sum::<f64>() {
            sections[id].main = None;
        }
    }
    let paragraphs = (report.paragraphs.iter().zip(&texts))
        .map(|(p, text)| {
            let above = headings.get(p.section).copied().unwrap_or_default();
            weigh(&above, ABOVE, text)
        })
        .collect();
    (sections, paragraphs)
}

/// The domain that some words are mainly about, by themselves; `None` where they tell of none.
pub fn main_of(words: &str, lexicon: &Lexicon) -> Option<Domain> {
    weigh(&[0.0; COUNT], 0.0, &Reader::new(lexicon.domains()).text(words)).main
}

/// The parts that are no task themselves: they hold the tasks, or look back or aside.
fn overviews(report: &Report) -> Vec<SectionId> {
    let parents: HashSet<SectionId> = report.sections.iter().filter_map(|s| s.parent).collect();
    let aside = |role| matches!(role, PartRole::Review | PartRole::Problems | PartRole::Other);
    let parts = report.sections.iter().enumerate().filter(|(_, s)| s.level == 1);
    parts.filter(|(id, s)| aside(s.role) || parents.contains(id)).map(|(id, _)| id).collect()
}

fn add(sum: &mut Evidence, more: &Evidence, times: f64) {
    sum.iter_mut().zip(more).for_each(|(s, m)| *s += m * times);
}

/// The weights from a heading's evidence, worth up to `share` of the text's, and the text's own.
fn weigh(heading: &Evidence, share: f64, text: &Evidence) -> DomainWeights {
    let mut all = [0.0; COUNT];
    let (of_heading, of_text): (f64, f64) = (heading.iter().sum(), text.iter().sum());
    add(&mut all, heading, share / of_heading.max(FULL));
    if of_text > 0.0 {
        // A text of few telling words tells little.
        add(&mut all, text, 1.0 / (of_text + 1.0));
    }
    let sum: f64 = all.iter().sum();
    let mut weights: Vec<(Domain, f64)> =
        Domain::ALL.iter().copied().zip(all).filter(|&(_, w)| w > 0.0 && w >= LEAST * sum).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let kept: f64 = weights.iter().map(|w| w.1).sum();
    weights.iter_mut().for_each(|w| w.1 /= kept);
    let main = weights.first().map(|&(domain, _)| domain);
    DomainWeights { weights, main }
}

/// Counts the evidence of texts.
struct Reader<'l> {
    cues: &'l DomainCues,
    /// Of each domain of the data its place in [`Domain::ALL`].
    place: Vec<Option<usize>>,
}

impl<'l> Reader<'l> {
    fn new(cues: &'l DomainCues) -> Self {
        let place = cues.keys().iter().map(|&key| Domain::ALL.iter().position(|d| d.key() == key)).collect();
        Self { cues, place }
    }

    /// Every phrase counts in full: a heading says what it is about, and says it first.
    fn heading(&self, title: &str) -> Evidence {
        let mut evidence = [0.0; COUNT];
        let mut first = FIRST;
        for cue in self.cues.find(title) {
            self.note(&mut evidence, cue.tells, first);
            first = 1.0;
        }
        evidence
    }

    /// A phrase that is repeated counts less each time.
    fn text(&self, text: &str) -> Evidence {
        // A phrase of the domains stands in every dozen characters or so.
        let mut cues: Vec<Cue> = Vec::with_capacity(text.len() / 32);
        cues.extend(self.cues.find(text));
        cues.sort_unstable_by_key(|cue| cue.phrase);
        let mut evidence = [0.0; COUNT];
        for same in cues.chunk_by(|a, b| a.phrase == b.phrase) {
            self.note(&mut evidence, same[0].tells, 1.0 + (same.len() as f64).ln());
        }
        evidence
    }

    fn note(&self, evidence: &mut Evidence, tells: &[(usize, f64)], times: f64) {
        for &(domain, weight) in tells {
            if let Some(place) = self.place.get(domain).copied().flatten() {
                evidence[place] += weight * times;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    #[test]
    fn a_domain_is_called_by_its_key_everywhere() {
        for domain in Domain::ALL {
            assert_eq!(serde_json::to_value(domain).expect("JSON"), domain.key());
        }
    }

    /// The path of each heading and the domain it is mainly about.
    fn mains(text: &str) -> Vec<(String, Option<Domain>)> {
        let manuscript = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("text");
        let report = document::parse(manuscript, &Given::default());
        let sections = assign(&report, &Lexicon::builtin()).0;
        report.sections.iter().zip(sections).skip(1).map(|(s, w)| (s.path.clone(), w.main)).collect()
    }

    #[test]
    fn an_overview_of_everything_has_no_main_domain() {
        let text = "澜溪区2024年政府工作报告\n一、2023年政府工作回顾\n工业总产值增长5%。新增学位2000个。新修农村公路60公里。拆除违法建设。\n\
                    二、2024年政府工作安排\n（一）着力抓项目，增强发展后劲\n全年实施重点项目20项。\n（二）发展现代农业\n建设大棚。\n\
                    （三）推进政府治理创新\n严格依法行政。\n";
        let expected = [
            ("1", None),
            ("2", None),
            ("2.1", Some(Domain::Demand)),
            ("2.2", Some(Domain::Rural)),
            ("2.3", Some(Domain::Government)),
        ];
        assert_eq!(mains(text), expected.map(|(path, main)| (path.to_owned(), main)));
    }

    #[test]
    fn a_slogan_is_about_what_its_text_is_about_and_an_overview_about_what_its_heading_names() {
        let text = "澜溪区2024年政府工作报告\n一、2023年经济运行情况回顾\n新增学位2000个。拆除违法建设。\n二、2024年工作安排\n\
                    （一）以山水相融为抓手\n植树造林，治理污染。\n（二）发展工业\n培育企业，建设园区。\n";
        let expected =
            [("1", Some(Domain::Macro)), ("2", None), ("2.1", Some(Domain::Ecology)), ("2.2", Some(Domain::Industry))];
        assert_eq!(mains(text), expected.map(|(path, main)| (path.to_owned(), main)));
    }

    #[test]
    fn a_part_about_one_thing_among_many_small_ones_is_an_overview_too() {
        let text = "澜溪区2024年政府工作报告\n一、2023年政府工作回顾\n工业增长，园区扩容，企业增效。建成学校2所。新修公路60公里。治理污染。\
                    开展信访调解。招商引资到位资金3亿元。财政收支平衡。建成博物馆1座。\n二、2024年工作安排\n（一）发展工业\n建设园区。\n\
                    （二）办好教育\n建设学校。\n";
        assert_eq!(mains(text)[0], ("1".to_owned(), None));
    }

    #[test]
    fn manners_and_surroundings_tell_no_domain() {
        let lexicon = Lexicon::builtin();
        let reader = Reader::new(lexicon.domains());
        let told = |title: &str| {
            let evidence = reader.heading(title);
            Domain::ALL.iter().copied().zip(evidence).filter(|&(_, e)| e > 0.0).map(|(d, _)| d).collect::<Vec<_>>()
        };
        assert_eq!(told("推动教育事业健康发展"), [Domain::Education]);
        assert_eq!(told("优化科技创新生态"), [Domain::Innovation]);
        assert_eq!(told("坚持走社会主义道路"), []);
        assert_eq!(told("建设健康澜溪"), [Domain::Livelihood]);
    }
}
