//! Which way is the better one: whether a larger figure is good news or bad.

use crate::analysis::{Facet, Metric};
use crate::lexicon::{Good, Lexicon};

/// Which value of a metric's indicator is the better one: of a deed on a bad thing (化解隐性债务) the larger one, of an
/// amount that is brought down to a value (压减至3家) the smaller; else by the table of indicators, else by the words of its
/// name. `clause` is what the metric was read from.
pub fn good_of(metric: &Metric, clause: &str, lexicon: &Lexicon) -> Good {
    let words = &lexicon.pledges().names;
    if metric.key.facet == Facet::Level {
        if words.down_to.in_text(clause) {
            return Good::Low;
        }
        let deed = |text: &str| words.deeds_on_bad.places(text).next().is_some();
        let percent = metric.is_percent();
        if !percent && (deed(&metric.key.indicator) || clause.starts_with(&metric.key.indicator) && deed(clause)) {
            return Good::High;
        }
        if percent && deed(&metric.key.indicator) && metric.key.indicator.ends_with('率') {
            return Good::High;
        }
    }
    let known = metric.key.canonical.as_deref().and_then(|key| lexicon.indicators().good(key));
    let low = || words.low_good.in_text(&metric.key.indicator);
    known.unwrap_or_else(|| if low() { Good::Low } else { Good::High })
}
