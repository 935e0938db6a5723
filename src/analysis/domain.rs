//! Which policy domain a text belongs to: sixteen domains, by the words it is made of.

use crate::document::Report;
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

/// How much of a text belongs to which domain: weights above zero that sum to 1, the largest first; equal weights in the
/// order of [`Domain`]. Empty where nothing tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DomainWeights(pub Vec<(Domain, f64)>);

impl DomainWeights {
    /// The main domain.
    pub fn main(&self) -> Option<Domain> {
        self.0.first().map(|&(d, _)| d)
    }
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

    let sections = headings.iter().zip(&below).map(|(heading, text)| weigh(heading, HEADING, text)).collect();
    let paragraphs = (report.paragraphs.iter().zip(&texts))
        .map(|(p, text)| {
            let above = headings.get(p.section).copied().unwrap_or_default();
            weigh(&above, ABOVE, text)
        })
        .collect();
    (sections, paragraphs)
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
    DomainWeights(weights)
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
        let mut cues: Vec<Cue> = self.cues.find(text).collect();
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
