//! Which policy domain a text belongs to: sixteen domains, by the words it is made of.

use crate::document::Report;
use crate::lexicon::Lexicon;

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

/// The domains of each section (by id) and of each paragraph (by index).
pub fn assign(report: &Report, _lexicon: &Lexicon) -> (Vec<DomainWeights>, Vec<DomainWeights>) {
    (vec![DomainWeights::default(); report.sections.len()], vec![DomainWeights::default(); report.paragraphs.len()])
}
