//! What a figure has from the one just before it: the years of a sum, and for how long it is paid.

use crate::analysis::metric::{Facet, Metric, MetricKey, Period, Role};

/// A unit without the 万 and 亿 in it.
pub(super) fn unscaled(unit: Option<&str>) -> Option<&str> {
    unit.map(|u| u.trim_start_matches(['百', '千', '万', '亿']))
}

/// 从2020年的150亿元增加到2024年的230亿元，年均增长8%: the years that the thing of `key` was just told to have risen over.
pub(super) fn years_risen(key: &MetricKey, earlier: &[Metric]) -> Option<Period> {
    let [.., first, last] = earlier else { return None };
    let same = |m: &Metric| m.key.indicator == key.indicator && m.key.facet == Facet::Level;
    match (first.key.period, last.key.period) {
        (Some(Period::Year(a)), Some(Period::Year(b)))
            if a < b && first.key.role == Role::Baseline && same(first) && same(last) =>
        {
            Some(Period::Span(a + 1, b))
        }
        _ => None,
    }
}

/// Gives `key`, of a figure of this facet and unit with these words `before` it, what it has from an `earlier` one; `parts` where
/// its sentence goes on to tell what that was made of.
pub(super) fn take_from(
    key: &mut MetricKey,
    earlier: &Metric,
    (facet, unit, before): (Facet, Option<&str>, &str),
    parts: bool,
) {
    let same = earlier.key.indicator == key.indicator;
    let alike = unscaled(earlier.unit.as_deref()) == unscaled(unit);
    if key.scope.is_none() && earlier.key.role == Role::Baseline && same && alike {
        // 由每人每年310元提高到370元, 从全省第六位上升到第四位.
        key.scope = earlier.key.scope.clone().filter(|s| facet == Facet::Rank || s.starts_with('每'));
    }
    let (Some(Period::Span(_, last)), Facet::Level) = (earlier.key.period, facet) else { return };
    let ends_so = key.period == Some(Period::Year(last));
    // 累计完成400亿元，是前五年的1.8倍: of the same years.
    // 是1950年到1997年总和的1.8倍.
    let held = key.indicator.starts_with(&earlier.key.indicator) && key.indicator.contains("相当于");
    let times = (same || held) && unit.is_some_and(|u| u.ends_with('倍'));
    // 新增装机容量80万千瓦，其中水电20万千瓦.
    let part = parts && alike && earlier.key.facet == Facet::Level;
    // 其中去年超收25亿元: of a time of its own; 其中水电达到80万千瓦 stands at the end.
    let part = part && !before.contains('年') && !before.ends_with(['到', '至', '达']);
    if times || part && ends_so {
        key.period = earlier.key.period;
    }
}
