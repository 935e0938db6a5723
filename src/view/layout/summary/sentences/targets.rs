//! Sentences on targets: how many were met, which were missed, which the later report is silent on, what it claims.

use crate::analysis::Facet;
use crate::comparison::series::Change;
use crate::comparison::summary::RowList;
use crate::comparison::targets::{Rule, TargetRow, Verdict, together};
use crate::view::words::{Vocab, rules, terms};

use super::super::super::targets;
use super::{Teller, counted, distinct};

impl Teller<'_> {
    pub(super) fn targets_tally(&self) -> String {
        let rows = self.targets();
        let years = self.years();
        let count = |v| rows.iter().filter(|r| r.verdict == v).count();
        let word = |v| terms::verdict(v, self.lang, self.vocab).0;
        let parts = terms::tally(&Verdict::ALL, count, word, "项", self.lang);
        let list = self.lang.list(&parts);
        let (targets, of) = (rows.len(), targets::of_indicators(rows.into_iter(), self.lang));
        self.lang.pick(
            format!("{}提出的{targets}项目标{of}，从{}报告看：{list}。", years.from, years.to),
            format!("Of {}{of} for {}, by the report of {}: {list}.", counted(targets, "target"), years.from, years.to),
        )
    }

    pub(super) fn targets_met(&self) -> String {
        let list = self.outcomes(self.targets(), 3);
        let (zh, en) = match self.vocab {
            Vocab::Plain => ("完成的主要目标", "Headline targets met"),
            Vocab::Ducha => ("已完成的主要目标", "Headline targets done"),
        };
        self.lang.pick(format!("{zh}：{list}。"), format!("{en}: {list}."))
    }

    /// What was missed, and what came near: the one is not the other.
    pub(super) fn targets_missed(&self) -> String {
        let (near, missed): (Vec<_>, Vec<_>) = self.targets().into_iter().partition(|r| r.verdict == Verdict::Near);
        let (zh, en) = match self.vocab {
            Vocab::Plain => ("没有达到目标", "short of the target"),
            Vocab::Ducha => ("欠进度的目标", "behind schedule"),
        };
        let titles = [self.lang.pick(zh, en), self.lang.pick("接近目标", "near the target")];
        let most = if missed.is_empty() { [0, 4] } else { [4, 2] };
        let told = [missed, near].into_iter().zip(titles).zip(most).filter(|((rows, _), _)| !rows.is_empty());
        let parts: Vec<String> = told
            .map(|((rows, title), most)| format!("{title}{}{}", self.lang.pick("：", ": "), self.outcomes(rows, most)))
            .collect();
        self.sentence(&parts)
    }

    /// The first `most` targets with their outcomes; a level and a growth of one indicator are told together.
    fn outcomes(&self, rows: Vec<&TargetRow>, most: usize) -> String {
        let mut groups: Vec<(&str, Vec<&TargetRow>)> = Vec::new();
        for row in &rows {
            match groups.iter().position(|(name, _)| *name == row.indicator) {
                Some(at) => groups[at].1.push(row),
                // One more than are told shows that there are more.
                None if groups.len() > most => {}
                None => groups.push((&row.indicator, vec![row])),
            }
        }
        let names: Vec<String> = groups.iter().map(|(name, group)| self.outcome(name, group)).collect();
        self.some_of(&names, most, rows.len())
    }

    fn outcome(&self, name: &str, rows: &[&TargetRow]) -> String {
        let targets = distinct(rows.iter().filter_map(|r| self.from_metric(Some(r.target))));
        let actuals = distinct(rows.iter().filter_map(|r| self.to_metric(r.actual)));
        let (target, actual) = (self.lang.list(&targets), self.lang.list(&actuals));
        if actuals.is_empty() {
            let met = rows.iter().all(|r| r.verdict == Verdict::Met);
            let (zh, en) = if met { ("完成", "met") } else { ("未完成", "missed") };
            return self.lang.pick(
                format!("{name}（目标{target}，报告自述{zh}）"),
                format!("{name} (target {target}, {en} by the report's own words)"),
            );
        }
        let apart = self
            .other_half(rows)
            .filter(|_| rows.iter().all(|r| r.verdict != Verdict::Met))
            .map(|said| self.lang.pick(format!("；{said}"), format!("; {said}")));
        let apart = apart.unwrap_or_default();
        // A figure in real terms says so itself: 实际增长6.3%.
        let is = if actual.starts_with("实际") { "" } else { "实际" };
        let actual = match rows.iter().find_map(|r| self.yardstick(r)) {
            Some(yardstick) => format!("{actual}{}{yardstick}", self.lang.pick("，", ", ")),
            None => actual,
        };
        self.lang.pick(
            format!("{name}（目标{target}，{is}{actual}{apart}）"),
            format!("{name} (target {target}, outcome {actual}{apart})"),
        )
    }

    /// Of a level that was missed and whose growth was reached, or the other way round: that it was so.
    fn other_half(&self, rows: &[&TargetRow]) -> Option<String> {
        let [row] = rows else { return None };
        let group = together(self.two, &self.pair.targets).into_iter().find(|group| {
            group.rows.iter().any(|&i| self.pair.targets.get(i).is_some_and(|r| r.target == row.target))
        })?;
        Some(rules::disagree(&group.disagree?, self.lang))
    }

    /// What a target without a number of its own was held against: 国内生产总值增长6.7%.
    fn yardstick(&self, row: &TargetRow) -> Option<String> {
        let (Rule::Relative(other) | Rule::RelativeParts(other)) = row.rule else { return None };
        let name = &self.two.to.metrics.get(other)?.key.indicator;
        let is = self.to_metric(Some(other))?;
        Some(self.lang.pick(format!("{name}{is}"), format!("{name} {is}")))
    }

    pub(super) fn targets_silent(&self) -> String {
        let names = distinct(self.targets().iter().map(|r| r.indicator.clone()));
        let list = self.some(&names, 5);
        let years = self.years();
        self.lang.pick(
            format!("{}报告没有给出结果的主要目标：{list}。", years.to),
            format!("Headline targets of which the report of {} gives no outcome: {list}.", years.to),
        )
    }

    pub(super) fn claim(&self) -> String {
        let claim = self.rows.iter().find(|r| r.list == RowList::Claims);
        let claim = claim.and_then(|r| self.pair.claims.get(r.index));
        let Some((row, claim)) = claim.and_then(|row| Some((row, self.two.to.claims.get(row.claim)?))) else {
            return String::new();
        };
        let quote = self.quoted(self.two.to.report.words(claim.quote));
        let counts = targets::claim_counts(row, self.lang);
        self.lang.pick(
            format!("报告自称{quote}，与逐项核对不符（{counts}）。"),
            format!("The report says {quote}, which the verdicts don't bear out ({counts})."),
        )
    }

    pub(super) fn targets_reset(&self) -> String {
        let names: Vec<String> = self
            .metrics()
            .into_iter()
            .filter_map(|row| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let falls = row.metrics.from.and_then(|i| self.two.from.metrics.get(i)?.value);
                let falls = row.facet != Facet::Level && falls.is_some_and(|v| v.is_sign_negative() && !v.is_zero());
                // Of an aim to reduce, the smaller number is the larger step.
                let (zh, en) = match (row.change, falls) {
                    (Change::Up, false) => ("上调", "raised"),
                    (Change::Down, false) => ("下调", "lowered"),
                    (Change::Up, true) => ("降幅收窄", "a smaller cut"),
                    (Change::Down, true) => ("降幅加大", "a larger cut"),
                    _ => ("改述", "reworded"),
                };
                Some(self.lang.pick(
                    format!("{}由{from}改为{to}（{zh}）", row.indicator),
                    format!("{} from {from} to {to} ({en})", row.indicator),
                ))
            })
            .collect();
        let list = self.some(&names, 4);
        let years = self.years();
        self.lang.pick(
            format!("主要目标有调整（{}→{}）：{list}。", years.from, years.to),
            format!("Headline targets changed from {} to {}: {list}.", years.from, years.to),
        )
    }
}
