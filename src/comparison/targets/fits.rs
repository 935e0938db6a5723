//! Whether a figure can answer a target: of its kind, its year, its stretch of time, and of no other thing that is called alike.

use rust_decimal::Decimal;

use crate::analysis::metric::POINTS;
use crate::analysis::{Facet, Metric, Period, Role, Study, part_of_year};
use crate::lexicon::Lexicon;
use crate::text::fold::fold;
use crate::text::{Pair, Span, han_count, is_and};

use crate::comparison::amounts::{added, facet_of, in_unit_of, times};
use crate::comparison::names::{Fit, Name, unlike};

/// Whether a metric of the later report speaks of the year that the targets were set for.
pub fn speaks_of(metric: &Metric, year: Option<i32>) -> bool {
    let of_year = match (metric.key.period, year) {
        (Some(Period::Year(y)), Some(year)) => y == year,
        (Some(Period::Span(..)), _) => false,
        (Some(Period::Year(_)), None) => true,
        (None, _) => metric.key.role == Role::Actual,
    };
    of_year && matches!(metric.key.role, Role::Actual | Role::Baseline) && metric.value.is_some()
}

/// Whether a figure counts things, by 个 and the like, not money.
pub fn counts(metric: &Metric) -> bool {
    metric.key.facet == Facet::Level && metric.unit.as_deref().is_some_and(|u| matches!(u, "个" | "项"))
}

/// What tells one of several like things from the others: 东岭公路, 西岭公路.
const TELL_APART: &str = "东西南北中上下老一二三四五六七八九十";

/// Whether two like names are of two things, which a word tells apart: 淘汰落后炼铁产能 is not 淘汰落后钢铁产能, 东岭公路 not 西岭公路.
pub fn is_another(name: &Name, other: &Name) -> bool {
    let (a, b) = (name.core(), other.core());
    let (own, others) = unlike(a, b);
    let within = is_within;
    let tells = |words: &str| !words.is_empty() && words.chars().all(|c| TELL_APART.contains(c));
    if tells(own) && tells(others) {
        return true;
    }
    let head = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let between = head >= 2 && a.chars().next_back() == b.chars().next_back();
    // 层面统筹推进重大项目投资, 层面重大项目完成投资: what is not alike shares its thing.
    let pairs = || own.chars().zip(own.chars().skip(1)).map(|(a, b)| format!("{a}{b}"));
    if pairs().any(|pair| others.contains(&pair)) {
        return false;
    }
    between && !own.is_empty() && !others.is_empty() && !within(own, others) && !within(others, own)
}

/// Whether all characters of the one stand in the other, in their order.
pub fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a name only begins as a target's does, and so is that of another thing: 市场主体 of 市场主体减负.
pub fn is_less(name: &Name, other: &Name) -> bool {
    let known = name.canonical.is_some() && name.canonical == other.canonical;
    !known && name.core().strip_prefix(other.core()).is_some_and(|rest| han_count(rest) >= 2)
}

/// Whether one counts all the new (新登记) and the other what is left of them when those that went are taken off (净增). So much net is
/// as much new at least.
pub fn is_gross(target: &Metric, metric: &Metric, two: Pair<&Study>) -> bool {
    // 规上工业企业净增97家 is of new ones, and the clause tells that it is net.
    let is_net = |m: &Metric, study: &Study| study.report.words(m.quote).contains("净增");
    match (is_net(target, two.from), is_net(metric, two.to)) {
        (true, false) => metric.key.indicator.contains("登记"),
        (false, true) => target.unit == metric.unit && metric.value < target.value && is_new(metric),
        _ => false,
    }
}

/// Whether a figure counts the target's thing together with another (水果超市 and 水果超市和直销店) and comes to as much or more: fewer of
/// both are too few, but enough of both may be too few of the one.
pub fn counts_another_too(names: (&Name, &Name), target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
    let joined = names.1.core().strip_prefix(names.0.core()).is_some_and(|rest| rest.starts_with(is_and));
    let value = metric.value.and_then(|v| in_unit_of(v, metric, target, lexicon));
    joined && value >= target.value
}

/// Whether both count things by the very same words, but for what is done: 统筹推进重大项目125个 and 推进重大项目127个, of no work in
/// particular.
pub fn same_count(target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
    let directives = &lexicon.pledges().undertakings.directives;
    let bare = |m: &Metric| {
        let name = fold(&m.key.indicator);
        let mut rest = name.as_str();
        // 重点项目 are a kind, 新开工 a stage.
        while let Some(deed) = directives.at_start(rest).filter(|d| d.len() < rest.len() && !KINDS.contains(d)) {
            rest = &rest[deed.len()..];
        }
        rest.to_owned()
    };
    const KINDS: [&str; 5] = ["重点", "新", "开工", "规划", "谋划"];
    counts(metric) && bare(target) == bare(metric)
}

/// Whether a figure is of a part of the year, or an average of several, and the target is not: 前三季度, 两年平均. A way of
/// reckoning (同口径) is no other stretch of time.
pub fn of_another_stretch(target: &Metric, metric: &Metric, lexicon: &Lexicon) -> bool {
    let scope = metric.key.scope.as_deref().filter(|_| metric.key.scope != target.key.scope);
    let words = &lexicon.pledges().names.of_years;
    scope.is_some_and(|s| part_of_year(s, &lexicon.figures().time.part_year).is_some() || words.in_text(s))
}

/// Whether a figure sums up several years, and the target is one year's: 累计建成412个, of 建设200个. Within a year things are summed
/// up too, so that only what is far above tells.
pub fn is_sum_of_years(target: &Metric, metric: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> bool {
    let sums = |study: &Study, m: &Metric| {
        let before = study.report.words(Span::new(m.quote.start, m.figure.start.max(m.quote.start)));
        before.rsplit_once("累计").is_some_and(|(head, _)| !head.ends_with(['年', '内', '月']))
    };
    let least = match target.key.facet {
        Facet::Growth => Decimal::TWO,
        Facet::Level if !target.is_percent() => Decimal::new(15, 1),
        _ => return false,
    };
    let value = metric.value.and_then(|v| in_unit_of(v, metric, target, lexicon));
    let above = target.value.zip(value).and_then(|(a, b)| b.abs().checked_div(a.abs()));
    above.is_some_and(|above| above >= least) && sums(two.to, metric) && !sums(two.from, target)
}

/// Whether a figure is of a part that its clause does not name, so that it bears the name of the whole before it: 其中新建5万亩.
pub fn is_nameless_part(metric: &Metric, name: &Name, study: &Study) -> bool {
    let clause = study.report.words(metric.quote);
    clause.contains("其中") && !fold(clause).contains(name.core())
}

/// Whether its clause gives one name several values: 中小学生公用经费720元和450元. Which of them is whose is not said.
pub fn is_one_of_several(metric: &Metric, study: &Study) -> bool {
    study.metrics_in(metric.quote).any(|m| {
        m.value != metric.value
            && m.unit == metric.unit
            && (&m.key.indicator, m.key.facet, m.key.role) == (&metric.key.indicator, metric.key.facet, metric.key.role)
    })
}

/// Whether two amounts whose names are only alike are so far apart that they can't be of one thing.
pub fn far_apart(target: &Metric, metric: &Metric, fit: Fit, lexicon: &Lexicon) -> bool {
    const MOST: i64 = 5;
    let amount = target.key.facet == Facet::Level && !target.is_percent();
    let value = metric.value.and_then(|v| in_unit_of(v, metric, target, lexicon));
    let times = target.value.zip(value).and_then(|(a, b)| times(a, b));
    amount && fit.score < 0.97 && times.is_some_and(|t| t > MOST.into())
}

/// Whether a figure counts what is new: an amount that comes to what there was, or by its name.
pub fn is_new(metric: &Metric) -> bool {
    let named = || ["新增", "净增", "新建"].iter().any(|w| metric.key.indicator.starts_with(w));
    added(metric) || metric.key.facet == Facet::Level && named()
}

/// Whether two figures are of one facet and of units that convert.
pub fn same_kind(metric: &Metric, target: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> bool {
    // 增加3万燃气用户 and 新增燃气用户3.1万户: an amount that is new, either way.
    let news = added(metric) || added(target);
    // 落地加工量增加320万吨, of 新增落地加工量300万吨.
    let risen =
        metric.key.facet == Facet::Delta && metric.value > Some(Decimal::ZERO) && target.key.facet == Facet::Level;
    let kind = match news {
        true => is_new(metric) && is_new(target),
        false if risen && is_new(target) && !metric.is_percent() => true,
        false => facet_of(metric, two.to) == facet_of(target, two.from),
    };
    kind && metric.value.is_some_and(|v| in_unit_of(v, metric, target, lexicon).is_some())
}

/// How much a level has risen above its base, as a figure of its own.
pub fn rise(base: &Metric, actual: &Metric, lexicon: &Lexicon) -> Option<Metric> {
    let before = in_unit_of(base.value?, base, actual, lexicon)?;
    let mut rise = actual.clone();
    rise.value = Some(actual.value?.checked_sub(before)?);
    (rise.value_high, rise.key.facet) = (None, Facet::Delta);
    if actual.is_percent() {
        rise.unit = Some(POINTS.to_string());
    }
    Some(rise)
}
