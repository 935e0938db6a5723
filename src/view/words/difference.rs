//! How a difference between two figures is read: +1.9个百分点, 前进1位, 多减109万人, 至少+1772元.

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Metric};
use crate::text::scale;

use super::Lang;
use super::figure::with_unit;

/// A difference with its sign and unit: +1.9个百分点, −20.5亿元.
pub fn signed(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    let sign = if value.is_zero() {
        "±"
    } else if value.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    format!("{sign}{}", size(value, unit, lang))
}

/// The size of a difference, in a unit that needs no long fraction: 2988亿美元, not 0.2988万亿美元.
pub fn size(value: Decimal, unit: Option<&str>, lang: Lang) -> String {
    let (value, unit) = handy(value.abs(), unit);
    with_unit(value, unit.as_deref(), lang)
}

/// How a figure differs from an earlier one of the same thing.
pub fn change(from: &Metric, to: &Metric, delta: Decimal, unit: Option<&str>, lang: Lang) -> String {
    let falls = |m: &Metric| m.value.is_some_and(|v| v.is_sign_negative() && !v.is_zero());
    let (size, less) = (size(delta, unit, lang), delta.is_sign_negative());
    let words = match (to.key.facet, falls(from), falls(to)) {
        (Facet::Rank, ..) => return places(delta, lang),
        _ if delta.is_zero() => signed(delta, unit, lang),
        // A fall that is smaller is more than before by its sign alone.
        (Facet::Growth, true, true) if less => lang.pick(format!("降幅扩大{size}"), format!("fell by {size} more")),
        (Facet::Growth, true, true) => lang.pick(format!("降幅收窄{size}"), format!("fell by {size} less")),
        (Facet::Delta, true, true) if less => lang.pick(format!("多减{size}"), format!("{size} more taken off")),
        (Facet::Delta, true, true) => lang.pick(format!("少减{size}"), format!("{size} less taken off")),
        (Facet::Delta, false, false) if less => lang.pick(format!("少增{size}"), format!("{size} less added")),
        (Facet::Delta, false, false) => lang.pick(format!("多增{size}"), format!("{size} more added")),
        _ => signed(delta, unit, lang),
    };
    format!("{}{words}", hedge(from.bound, to.bound, delta, lang))
}

/// Whether a change is told in words that say its direction, so that no arrow stands before it.
pub fn is_worded(from: &Metric, to: &Metric) -> bool {
    let negative = |m: &Metric| m.value.is_some_and(|v| v.is_sign_negative());
    match to.key.facet {
        Facet::Delta => negative(from) == negative(to),
        Facet::Growth => negative(from) && negative(to),
        Facet::Level | Facet::Rank | Facet::Relation => false,
    }
}

/// How far apart two figures are of which neither is the earlier one: the second minus the first.
pub fn apart(first: &Metric, second: &Metric, delta: Decimal, unit: Option<&str>, lang: Lang) -> String {
    if second.key.facet == Facet::Rank {
        let n = delta.abs().normalize();
        return lang.pick(format!("相差{n}位"), format!("{n} places apart"));
    }
    format!("{}{}", hedge(first.bound, second.bound, delta, lang), signed(delta, unit, lang))
}

/// How an outcome differs from its target.
pub fn gap(target: &Metric, actual: &Metric, gap: Decimal, unit: Option<&str>, lang: Lang) -> String {
    if target.key.facet == Facet::Rank {
        return places(gap, lang);
    }
    let hedge = hedge(Bound::Exact, actual.bound, gap, lang);
    if gap.is_zero() {
        return format!("{hedge}{}", lang.pick("持平", "±0"));
    }
    let falls =
        target.value.is_some_and(|v| v.is_sign_negative()) && actual.value.is_some_and(|v| v.is_sign_negative());
    let (size, more) = (size(gap, unit, lang), gap.is_sign_negative());
    let words = match (target.key.facet, falls) {
        (Facet::Growth, true) if more => lang.pick(format!("多降{size}"), format!("fell by {size} more")),
        (Facet::Growth, true) => lang.pick(format!("少降{size}"), format!("fell by {size} less")),
        (Facet::Delta, true) if more => lang.pick(format!("多减{size}"), format!("{size} more taken off")),
        (Facet::Delta, true) => lang.pick(format!("少减{size}"), format!("{size} less taken off")),
        _ => signed(gap, unit, lang),
    };
    format!("{hedge}{words}")
}

/// A move in an order, in which the first place is the best: 前进1位.
fn places(delta: Decimal, lang: Lang) -> String {
    let n = delta.abs().normalize();
    match (delta.is_zero(), delta.is_sign_negative()) {
        (true, _) => lang.pick("位次不变".to_owned(), "same place".to_owned()),
        (_, true) => lang.pick(format!("前进{n}位"), format!("up {n}")),
        (_, false) => lang.pick(format!("后退{n}位"), format!("down {n}")),
    }
}

/// What the words around two figures make of their difference: from 28228元 to 3万元以上 it is 1772元 at least.
fn hedge(from: Bound, to: Bound, delta: Decimal, lang: Lang) -> &'static str {
    // Whether the true difference may be larger or smaller than the one of the numbers.
    let (larger, smaller) = match (from, to) {
        (Bound::Exact, Bound::Exact) => (false, false),
        (Bound::Exact | Bound::AtMost, Bound::AtLeast) | (Bound::AtMost, Bound::Exact) => (true, false),
        (Bound::Exact | Bound::AtLeast, Bound::AtMost) | (Bound::AtLeast, Bound::Exact) => (false, true),
        _ => (true, true),
    };
    // Of a fall the size is meant.
    let (larger, smaller) = if delta.is_sign_negative() { (smaller, larger) } else { (larger, smaller) };
    match (larger, smaller) {
        (false, false) => "",
        (true, false) => lang.pick("至少", "at least "),
        (false, true) => lang.pick("至多", "at most "),
        (true, true) => lang.pick("约", "about "),
    }
}

/// An amount below one of 万 or 亿 in the next smaller unit, where it would be a long fraction of the larger.
fn handy(value: Decimal, unit: Option<&str>) -> (Decimal, Option<String>) {
    let short = value.round_dp(4).normalize().scale() <= 2 && value * Decimal::TEN >= Decimal::ONE;
    let step = Decimal::from(10_000);
    let smaller = unit.and_then(scale::ten_thousandth).filter(|_| !short && value < Decimal::ONE && !value.is_zero());
    match (smaller, value.checked_mul(step)) {
        (Some(smaller), Some(more)) => (more, Some(smaller)),
        _ => (value, unit.map(str::to_owned)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(s: &str) -> Decimal {
        s.parse().expect("a number")
    }

    #[test]
    fn a_small_difference_has_the_smaller_unit() {
        let of = |v: &str, unit: &str| signed(decimal(v), Some(unit), Lang::Zh);
        assert_eq!(of("0.2988", "万亿美元"), "+2988亿美元");
        assert_eq!(of("0.1772", "万元"), "+1772元");
        assert_eq!(of("-0.0246", "万人"), "−246人");
        assert_eq!(of("0.64", "亿元"), "+0.64亿元");
        assert_eq!(of("1.2345", "万人"), "+1.2345万人");
        assert_eq!(of("0.05", "%"), "+0.05%");
    }

    #[test]
    fn bounds_make_a_difference_one_of_at_least_or_at_most() {
        let of = |from, to, delta: i64| hedge(from, to, Decimal::from(delta), Lang::Zh);
        assert_eq!(of(Bound::Exact, Bound::Exact, 1), "");
        assert_eq!(of(Bound::Exact, Bound::AtLeast, 1), "至少");
        assert_eq!(of(Bound::Exact, Bound::AtLeast, -1), "至多");
        assert_eq!(of(Bound::AtLeast, Bound::Exact, 1), "至多");
        assert_eq!(of(Bound::AtLeast, Bound::AtLeast, 1), "约");
        assert_eq!(of(Bound::About, Bound::Exact, 1), "约");
    }

    #[test]
    fn a_better_place_is_an_advance() {
        assert_eq!(places(Decimal::from(-1), Lang::Zh), "前进1位");
        assert_eq!(places(Decimal::from(2), Lang::Zh), "后退2位");
    }
}
