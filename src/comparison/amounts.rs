//! Amounts in units that can be compared: 16.4亿元 and 164000万元 are one, 500亩 and 500栋 are not.

use rust_decimal::Decimal;

use crate::analysis::metric::POINTS;
use crate::analysis::{Facet, Metric, Study};
use crate::lexicon::{Lexicon, MeasureWords, Words};
use crate::text::scale::scaled;

/// `value`, written in the unit of `from`, in the unit of `to`; `None` where the units don't convert.
pub fn in_unit_of(value: Decimal, from: &Metric, to: &Metric, lexicon: &Lexicon) -> Option<Decimal> {
    let relative = |m: &Metric| m.key.facet == Facet::Growth;
    if relative(from) && relative(to) && from.unit != to.unit {
        let hundred = Decimal::ONE_HUNDRED;
        let percent = value.checked_mul(percent_of(from.unit.as_deref())?)?;
        return percent.checked_div(percent_of(to.unit.as_deref())?).filter(|v| *v < hundred * hundred);
    }
    let bare = |m: &Metric| m.unit.as_deref().is_some_and(|u| u.ends_with('个')) && !is_of_jobs(m);
    let people = |m: &Metric| m.unit.as_deref().is_some_and(|u| u.ends_with(['人', '名', '口'])) && !is_of_jobs(m);
    if bare(from) && people(to) || people(from) && bare(to) {
        // 4个村 are no people, 40个岗位 are.
        return None;
    }
    match (from.unit.as_deref(), to.unit.as_deref()) {
        (None, None) => Some(value),
        (a, b) => {
            let (a, b) = (a.unwrap_or(""), b.unwrap_or(""));
            let units = lexicon.units();
            units.convert(value, a, b).or_else(|| counts(value, a, b, &lexicon.pledges().measures))
        }
    }
}

/// Whether a figure counts jobs, one a head.
fn is_of_jobs(metric: &Metric) -> bool {
    metric.key.indicator.contains("就业") || metric.key.indicator.contains("岗位")
}

/// A difference between two growths in the unit of `of`, in [`POINTS`]; as it is where the unit is no part of a whole (番).
pub fn in_points(difference: Decimal, of: &Metric) -> (Option<Decimal>, Option<String>) {
    match percent_of(of.unit.as_deref()) {
        Some(percent) => (difference.checked_mul(percent), Some(POINTS.to_string())),
        None => (Some(difference), of.unit.clone()),
    }
}

/// Indices of prices, of which a percentage is a change: CPI控制在3%以内.
const PRICES: [&str; 3] = ["cpi", "retail_prices", "ppi"];

/// The kind of number that a figure is compared as: a rate that its words call one of growth (预期增长目标为13%) is a growth, and so
/// is one of prices.
pub fn facet_of(metric: &Metric, study: &Study) -> Facet {
    let words = study.report.words(metric.quote);
    let growth = ["增长目标", "预期增长", "增长预期", "涨幅", "增速", "增幅"].iter().any(|w| words.contains(w));
    // 居民消费价格指数为102.3% is an index itself.
    let prices = || {
        let below = |v: Decimal| v < Decimal::from(50);
        metric.key.canonical.as_deref().is_some_and(|key| PRICES.contains(&key)) && metric.value.is_some_and(below)
    };
    match metric.key.facet {
        Facet::Level if metric.is_percent() && (growth || prices()) => Facet::Growth,
        facet => facet,
    }
}

/// Whether a change is an amount of things that come to those there were (增加3万燃气用户): neither a share nor money, but for that
/// which is lent (贷款余额比年初增加30亿元).
pub fn added(metric: &Metric) -> bool {
    let unit = metric.unit.as_deref().unwrap_or("");
    let counted = (!metric.is_money() || owed(metric).is_some())
        && !unit.ends_with("百分点")
        && !unit.contains(['%', '吨', '斤']);
    metric.key.facet == Facet::Delta && counted && metric.value.is_some_and(|v| v.is_sign_positive())
}

/// What is lent or deposited, of a figure that tells how much of it there is (各项贷款余额).
pub fn owed(metric: &Metric) -> Option<&'static str> {
    ["贷款", "存款"]
        .into_iter()
        .find(|what| metric.key.indicator.strip_suffix("余额").is_some_and(|head| head.ends_with(what)))
}

/// How many percent one of a growth's unit is: 1 of %, 100 of 倍 and of a bare fraction; none of 番, which doubles each time.
fn percent_of(unit: Option<&str>) -> Option<Decimal> {
    match unit {
        Some("%") => Some(Decimal::ONE),
        None | Some("倍") => Some(Decimal::ONE_HUNDRED),
        Some("成") => Some(Decimal::TEN),
        Some(_) => None,
    }
}

/// Counts whose measure words differ: 个 stands for every other one, 人 for 名; 亩 and 栋 never meet.
fn counts(value: Decimal, from: &str, to: &str, measures: &MeasureWords) -> Option<Decimal> {
    let ((a, from), (b, to)) = (scaled(from), scaled(to));
    let generic = |u: &str| u == "个" || u.is_empty();
    // A bare number counts whatever the other one does.
    let both = |words: &Words, bare: bool| [from, to].iter().all(|u| words.has(u) || bare && u.is_empty());
    let meet = from == to
        || (generic(from) || generic(to)) && both(&measures.any, true)
        || both(&measures.people, true)
        || both(&measures.places, false);
    meet.then_some(())?;
    value.checked_mul(a)?.checked_div(b).map(|v| v.normalize())
}

/// Whether two amounts of one unit are 10⁴ or 10⁸ apart, or nearly so: as if 亿 had been written for 万.
pub fn slipped(a: Decimal, b: Decimal) -> bool {
    let Some(ratio) = times(a, b) else { return false };
    [10_000_i64, 100_000_000].iter().any(|&k| {
        let k = Decimal::from(k);
        ratio > k / Decimal::from(3) && ratio < k * Decimal::from(3)
    })
}

/// How many times the one amount is the other, whichever is the larger.
pub fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    large.checked_div(small)
}

/// The unit in which two figures of `metric`'s unit differ.
pub fn unit_of_difference(metric: &Metric) -> Option<String> {
    if metric.is_percent() { Some(POINTS.to_string()) } else { metric.unit.clone() }
}
