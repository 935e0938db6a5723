//! Two values of one thing side by side of which one is only a goal: 增长6%、力争6.5%; 控制在4%以内，为3.2%.

use crate::analysis::metric::{Bound, Facet, Metric, MetricKey, Role};
use crate::lexicon::TimeWords;

/// What two facts of one clause or sentence have to share.
fn same_thing(key: &MetricKey, unit: Option<&str>, earlier: &Metric) -> bool {
    let own = &earlier.key;
    own.indicator == key.indicator && own.facet == key.facet && earlier.unit.as_deref() == unit
}

/// Whether a target with these words `before` and `after` it only says how far beyond an `earlier` one is striven for: one goal, not two.
pub(super) fn is_stretch(
    words: &TimeWords,
    key: &MetricKey,
    unit: Option<&str>,
    earlier: &Metric,
    (before, after): (&str, &str),
) -> bool {
    let strives = words.strive.in_text(before) || words.strive.at_start(after).is_some();
    strives
        && (key.role, earlier.key.role) == (Role::Target, Role::Target)
        && key.period == earlier.key.period
        && same_thing(key, unit, earlier)
}

/// Whether a value reported straight `after` the limit that it was kept to makes that limit no value of its own: 控制在4%以内，为3.2%.
pub(super) fn was_limit(key: &MetricKey, unit: Option<&str>, earlier: &Metric, before: &str) -> bool {
    let told = before.trim_start_matches(['，', '、']);
    let comes_to = ["为", "实际为", "达到", "达", "实际达到"].contains(&told);
    comes_to
        && key.facet == Facet::Level
        && earlier.bound == Bound::AtMost
        && (key.role, earlier.key.role) == (Role::Actual, Role::Actual)
        && same_thing(key, unit, earlier)
}
