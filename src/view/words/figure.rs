//! How a figure is read: 增长11%以上, 97.4亿元, 第2位; 6.5%~7%.

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Metric, Period, Study};
use crate::text::{Span, joins_list};

use super::Lang;

/// A figure as people read it, with its direction, modifier and unit, and whether it is an estimate. For a relation its own
/// words.
pub fn shown(metric: &Metric, study: &Study, lang: Lang) -> String {
    let plain = without_estimate(metric, study, lang);
    match metric.estimate {
        true => lang.pick(format!("预计{plain}"), format!("{plain} (estimate)")),
        false => plain,
    }
}

fn without_estimate(metric: &Metric, study: &Study, lang: Lang) -> String {
    let Some(value) = metric.value else {
        let words = metric.relation.clone().unwrap_or_else(|| study.report.quote(metric.figure).to_owned());
        // 与经济增长同步, 高于经济增长: as the register says it.
        return match (&metric.other, lang) {
            (Some(other), _) if words.contains(other.as_str()) => words,
            (Some(other), Lang::Zh) if words.ends_with('于') => format!("{words}{other}"),
            (Some(other), Lang::Zh) if words.contains("同步") => format!("与{other}{words}"),
            (Some(other), Lang::Zh) => format!("{words}（{other}）"),
            (Some(other), Lang::En) => format!("{words} ({other})"),
            (None, _) => words,
        };
    };
    let unit = metric.unit.as_deref();
    // 三分之二, 一半: no reader knows 0.6667.
    let fraction = lang == Lang::Zh && unit.is_none() && value.abs() < Decimal::ONE && !value.is_zero();
    let fraction = fraction.then(|| study.report.quote(metric.figure).to_owned());
    match metric.key.facet {
        Facet::Level | Facet::Relation => {
            let size = fraction.unwrap_or_else(|| bounded(value, metric.value_high, unit, metric.bound, lang));
            scoped(metric.key.scope.as_deref(), size, lang)
        }
        Facet::Growth | Facet::Delta => {
            let of = || bounded(value.abs(), metric.value_high.map(|v| v.abs()), unit, metric.bound, lang);
            let size = fraction.unwrap_or_else(of);
            let way = match (metric.key.facet, value.is_sign_negative() && !value.is_zero()) {
                (Facet::Growth, false) if unit == Some("番") => lang.pick("翻", ""),
                // Over several years, and the average of each.
                (Facet::Growth, false) if is_average(metric, study) => lang.pick("年均增长", "+"),
                (Facet::Growth, true) if is_average(metric, study) => lang.pick("年均下降", "−"),
                (Facet::Growth, false) => lang.pick("增长", "+"),
                (Facet::Delta, false) => lang.pick("增加", "+"),
                (Facet::Growth, true) => lang.pick("下降", "−"),
                (_, true) => lang.pick("减少", "−"),
                (_, false) => "",
            };
            // 实际增长 says both.
            let scope =
                metric.key.scope.as_deref().map(|s| s.trim_end_matches(['增', '长', '下', '降', '提', '高', '速']));
            // About +6%, not +about 6%.
            let turned = match size.strip_prefix("about ") {
                Some(size) => format!("about {way}{size}"),
                None => format!("{way}{size}"),
            };
            scoped(scope, turned, lang)
        }
        Facet::Rank => {
            let place = lang.pick(format!("第{}位", plain(value)), format!("no. {}", plain(value)));
            scoped(metric.key.scope.as_deref(), place, lang)
        }
    }
}

/// Words of a figure with what they are of.
fn scoped(scope: Option<&str>, words: String, lang: Lang) -> String {
    match (scope, lang) {
        (None, _) => words,
        (Some(scope), Lang::Zh) => format!("{scope}{words}"),
        (Some(scope), Lang::En) => format!("{words} ({scope})"),
    }
}

/// Whether a growth over a span of years is the average of each of them.
fn is_average(metric: &Metric, study: &Study) -> bool {
    let words = metric.quote.start..metric.figure.start.max(metric.quote.start);
    let before = study.report.words(Span::new(words.start, words.end));
    let span = matches!(metric.key.period, Some(Period::Span(..)));
    span && ["年均", "年平均", "每年", "年递增"].iter().any(|w| before.contains(w))
}

/// A figure in the report's own words: what its clause says of it after the name of the thing (增长7%左右, 突破260亿元). A
/// clause that does not name the thing first is given whole, as long as it is short.
pub fn written(metric: &Metric, study: &Study) -> String {
    let words = in_its_clause(metric, study);
    if metric.estimate && !words.contains("预计") { format!("预计{words}") } else { words }
}

fn in_its_clause(metric: &Metric, study: &Study) -> String {
    const MOST: usize = 26;
    let report = &study.report;
    let quote = report.quote(metric.quote);
    let trim = |words: &str| words.trim_matches(|c: char| c.is_whitespace() || "，。；、：,;:".contains(c)).to_owned();
    let figure = report.quote(metric.figure);
    let head = metric.figure.start.checked_sub(metric.quote.start).and_then(|at| quote.get(..at));
    let after_name = head.and_then(|head| {
        let name = metric.key.indicator.as_str();
        // The head of a list says 新增 for all of it.
        let name = if head.contains(name) { name } else { name.strip_prefix("新增").unwrap_or(name) };
        let name = if head.contains(name) { name } else { shared_end(name, head)? };
        let at = head.rfind(name)? + name.len();
        Some(format!("{}{figure}", without_others(head.get(at..)?)))
    });
    match after_name {
        Some(words) => trim(&words),
        None if quote.chars().count() <= MOST || metric.value.is_none() => trim(quote),
        // A growth keeps its direction.
        None if matches!(metric.key.facet, Facet::Growth | Facet::Delta) => without_estimate(metric, study, Lang::Zh),
        None => trim(figure),
    }
}

/// 和农民人均纯收入分别增长: behind the first of several names, what is said of them all.
fn without_others(words: &str) -> &str {
    let listed = words.starts_with(joins_list);
    // 人均, 户均: of a name.
    let all = |w: &&str| {
        words.match_indices(*w).map(|(at, _)| at).find(|&at| !words[..at].ends_with(['人', '户', '年', '平']))
    };
    let at = ["分别", "都要", "都", "均", "双双"].iter().find_map(all);
    at.filter(|_| listed).map_or(words, |at| &words[at..])
}

/// The end of a name that its clause says for all of a list: 死亡人数 of 生产安全事故死亡人数.
fn shared_end<'n>(name: &'n str, head: &str) -> Option<&'n str> {
    const LEAST: usize = 3;
    let ends = name.char_indices().map(|(at, _)| &name[at..]).skip(1);
    ends.take_while(|end| end.chars().count() >= LEAST).find(|end| head.contains(*end))
}

/// A number with its unit and its modifier.
fn bounded(value: Decimal, high: Option<Decimal>, unit: Option<&str>, bound: Bound, lang: Lang) -> String {
    let figure = match high {
        Some(high) => format!("{}~{}", with_unit(value, unit, lang), with_unit(high, unit, lang)),
        None => with_unit(value, unit, lang),
    };
    match (bound, lang) {
        (Bound::Exact | Bound::Range, _) => figure,
        (Bound::About, Lang::Zh) => format!("{figure}左右"),
        (Bound::AtLeast, Lang::Zh) => format!("{figure}以上"),
        (Bound::AtMost, Lang::Zh) => format!("{figure}以内"),
        (Bound::About, Lang::En) => format!("about {figure}"),
        (Bound::AtLeast, Lang::En) => format!("{figure} or more"),
        (Bound::AtMost, Lang::En) => format!("{figure} or less"),
    }
}

/// A number with its unit: 97.4亿元, 9.1%; in English `253.7 亿元`.
pub fn with_unit(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    let number = plain(value);
    match (unit, lang) {
        (None, _) => number,
        (Some(u @ ("%" | "‰")), _) => format!("{number}{u}"),
        (Some(u), Lang::Zh) => format!("{number}{u}"),
        (Some("个百分点"), Lang::En) => format!("{number}\u{A0}pp"),
        (Some(u), Lang::En) => format!("{number}\u{A0}{u}"),
    }
}

/// A number without trailing zeros, at most four places behind the point.
pub fn plain(value: Decimal) -> String {
    value.round_dp(4).normalize().to_string()
}

/// A share as a percentage with one place behind the point: 0.123 is 12.3%.
pub fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// A share as the number that a workbook calculates with.
pub fn decimal(value: f64, places: u32) -> Decimal {
    Decimal::from_f64_retain(value).unwrap_or_default().round_dp(places).normalize()
}
