//! What sort of report it is: an ordinary work report, or one on a plan or on the state of the economy, which the same
//! meeting hears and which answers other questions.

use super::Report;

/// What sort of report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportKind {
    /// 政府工作报告: a review of the year and the work ahead.
    Work,
    /// On a five-year plan or a year's plan: 关于…计划的报告.
    Plan,
    /// On the state of the economy: 当前的经济形势….
    Situation,
}

impl Report {
    /// What sort of report it is, by the lines of its head: those before the salutation.
    pub fn kind(&self) -> ReportKind {
        let head = self.text().lines().take(12).take_while(|l| !l.starts_with("各位代表"));
        for line in head.filter(|l| l.chars().count() <= 60) {
            let line: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            if line.starts_with("关于") && line.contains("计划") && line.ends_with("报告") {
                return ReportKind::Plan;
            }
            if line.contains("经济形势") && !line.ends_with('。') {
                return ReportKind::Situation;
            }
        }
        ReportKind::Work
    }
}
