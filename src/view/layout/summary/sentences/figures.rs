//! Sentences on figures: whose growth turned, what fell, what is given no more, what does not agree or compare.

use std::collections::BTreeSet;

use crate::comparison::{Check, MetricChange};
use crate::view::words::{Lang, difference, rules, terms};

use super::super::super::checks;
use super::Teller;

impl Teller<'_> {
    pub(super) fn figures_turned(&self) -> String {
        let names: Vec<String> = self
            .metrics()
            .into_iter()
            .filter_map(|row| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let (a, b) = (row.metrics.from?, row.metrics.to?);
                let (a, b) = (self.two.from.metrics.get(a)?, self.two.to.metrics.get(b)?);
                let delta = difference::change(a, b, row.delta?, row.delta_unit.as_deref(), self.lang);
                Some(self.lang.pick(
                    format!("{}由{from}变为{to}（{delta}）", row.indicator),
                    format!("{} from {from} to {to} ({delta})", row.indicator),
                ))
            })
            .collect();
        let list = self.some(&names, 3);
        self.lang.pick(format!("增速变化最大的主要指标：{list}。"), format!("Growth changed most in: {list}."))
    }

    pub(super) fn figures_fell(&self) -> String {
        let lang = self.lang;
        let fell =
            |row: &MetricChange| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let share = difference::signed(row.percent?, Some("%"), lang);
                let name = &row.indicator;
                Some(lang.pick(
                    format!("{name}由{from}降为{to}（{share}）"),
                    format!("{name} from {from} to {to} ({share})"),
                ))
            };
        let names: Vec<String> = self.metrics().into_iter().filter_map(fell).collect();
        let list = self.some(&names, 3);
        lang.pick(
            format!("比上年报告的数明显减少：{list}。"),
            format!("Well below what was reported a year before: {list}."),
        )
    }

    pub(super) fn figures_gone(&self) -> String {
        let names: Vec<String> = self.metrics().iter().map(|m| m.indicator.clone()).collect();
        let list = self.some(&names, 5);
        let years = self.years();
        self.lang.pick(
            format!("{}报告有、{}报告没有的主要数据：{list}。", years.from, years.to),
            format!("Headline figures of {} that the report of {} gives no more: {list}.", years.from, years.to),
        )
    }

    pub(super) fn checks(&self) -> String {
        let rows: Vec<&Check> = self.rows.iter().filter_map(|r| self.pair.checks.get(r.index)).collect();
        let Some(first) = rows.first() else { return String::new() };
        let says = checks::sentence(first, self.lang);
        match (rows.len(), self.lang) {
            (1, Lang::Zh) => format!("1处数据对不上：{}，{says}。", first.indicator),
            (1, Lang::En) => format!("A figure does not agree: {}, {says}.", first.indicator),
            (all, Lang::Zh) => format!("{all}处数据对不上，如{}：{says}。", first.indicator),
            (all, Lang::En) => format!("{all} figures do not agree, such as {}: {says}.", first.indicator),
        }
    }

    /// The targets that could not be judged, and the figures of two reviews that could not be set against each other.
    pub(super) fn not_comparable(&self) -> String {
        // What was refused as a target and as a figure is told once.
        let mut told: BTreeSet<String> = BTreeSet::new();
        let mut list = |rows: Vec<(&str, Option<&str>)>| {
            let rows = rows.into_iter().filter(|(name, _)| told.insert((*name).to_owned()));
            let names: Vec<String> = rows
                .map(|(name, why)| match why {
                    Some(why) => self.lang.pick(format!("{name}（{why}）"), format!("{name} ({why})")),
                    None => name.to_owned(),
                })
                .collect();
            (!names.is_empty()).then(|| self.some(&names, 3))
        };
        let (targets, metrics) = (self.targets(), self.metrics());
        let targets = list(targets.iter().map(|r| (r.indicator.as_str(), rules::reason(r, self.lang))).collect());
        let why = |r: &MetricChange| r.why.map(|w| terms::why(w, self.lang));
        let metrics = list(metrics.iter().map(|r| (r.indicator.as_str(), why(r))).collect());
        let parts: Vec<String> = [
            targets.map(|list| {
                self.lang.pick(format!("无法比较的目标：{list}"), format!("targets not comparable: {list}"))
            }),
            metrics.map(|list| {
                self.lang.pick(format!("无法比较的实绩：{list}"), format!("figures not comparable: {list}"))
            }),
        ]
        .into_iter()
        .flatten()
        .collect();
        self.sentence(&parts)
    }
}
