//! One number against another: which way the target looks, and whether it was reached.

use rust_decimal::Decimal;

use crate::analysis::{Bound, Facet, Metric};
use crate::lexicon::{Good, Lexicon};

use super::Verdict;
use crate::comparison::amounts::in_unit_of;
use crate::comparison::names::good_of;

/// Which way a target looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Test {
    /// The actual must not be below the target.
    Floor,
    /// The actual must not be above the target.
    Ceiling,
    /// A range whose lower end must be reached.
    RangeFloor,
    /// A range whose upper end must not be passed.
    RangeCeiling,
    /// A range to stay in.
    Within,
    /// 左右: a floor with a margin.
    AboutFloor,
    /// 左右: a ceiling with a margin.
    AboutCeiling,
    /// 左右 of what is good in its place: a margin on both sides.
    AboutBoth,
    /// A decrease: the size of the fall must be reached.
    Fall,
    /// A fall that must not be larger.
    FallCeiling,
}

/// What a test found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The verdict.
    pub verdict: Verdict,
    /// The test.
    pub test: Test,
    /// Actual minus target, in the target's unit.
    pub gap: Option<Decimal>,
}

/// Tests an actual against a target of the same thing; `clause` is what the target was read from. `None` where their units
/// don't convert.
pub fn test(target: &Metric, clause: &str, actual: &Metric, lexicon: &Lexicon, tolerance: Decimal) -> Option<Found> {
    let wanted = target.value?;
    let value = in_unit_of(actual.value?, actual, target, lexicon)?;
    let test = test_of(target, clause, lexicon);
    let high = target.value_high.unwrap_or(wanted);
    let (low, high) = (wanted.min(high), wanted.max(high));
    let margin = margin(target, wanted, tolerance);
    // 超过370万 reaches 370万 and more; an end of a range that was named counts as reached.
    let (least, most) = ends_of(actual, value, lexicon, target);
    let floor = |line: Decimal| least >= line || actual.bound == Bound::AtLeast && value >= line;
    let ceiling = |line: Decimal| most <= line || actual.bound == Bound::AtMost && value <= line;
    let verdict = match test {
        Test::Floor => side(floor(wanted), false),
        Test::Ceiling => side(ceiling(wanted), false),
        Test::RangeFloor => side(floor(low), false),
        Test::RangeCeiling => side(ceiling(high), false),
        Test::Within => side(floor(low) && ceiling(high), false),
        Test::AboutFloor => side(floor(wanted), value >= wanted - margin),
        Test::AboutCeiling => side(ceiling(wanted), value <= wanted + margin),
        Test::AboutBoth => side((value - wanted).abs() <= margin, false),
        Test::Fall if is_about(target) => side(value <= wanted, value <= wanted + margin),
        // A fall of 3% against a wanted 2%–3%: the smaller end must be reached.
        Test::Fall => side(value <= high, false),
        Test::FallCeiling => side(value >= wanted, false),
    };
    let line = match test {
        Test::RangeFloor => low,
        Test::RangeCeiling => high,
        Test::Within if value > high => high,
        Test::Within => low,
        Test::Fall => high,
        _ => wanted,
    };
    Some(Found { verdict, test, gap: value.checked_sub(line).map(|d| d.normalize()) })
}

/// How far an 左右 leaves room: so much of the value, and of a rate as much as of 4% at least (3%左右, 2.8%).
fn margin(target: &Metric, wanted: Decimal, tolerance: Decimal) -> Decimal {
    const LEAST: i64 = 4;
    let rate = target.is_rate();
    let of = if rate { wanted.abs().max(LEAST.into()) } else { wanted.abs() };
    (of * tolerance).abs()
}

fn is_about(target: &Metric) -> bool {
    super::is_about(target)
}

fn side(met: bool, near: bool) -> Verdict {
    match (met, near) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::Near,
        (false, false) => Verdict::Missed,
    }
}

/// The ends of an actual, in the target's unit: of a range both, else the value itself.
fn ends_of(actual: &Metric, value: Decimal, lexicon: &Lexicon, target: &Metric) -> (Decimal, Decimal) {
    match actual.value_high.and_then(|h| in_unit_of(h, actual, target, lexicon)) {
        Some(high) => (value.min(high), value.max(high)),
        None => (value, value),
    }
}

/// Which way a target looks: by its own words, and where they leave it open by what is good of the indicator.
pub fn test_of(target: &Metric, clause: &str, lexicon: &Lexicon) -> Test {
    let good = good_of(target, clause, lexicon);
    let falls = target.value.is_some_and(|v| v.is_sign_negative() && !v.is_zero());
    if falls && matches!(target.key.facet, Facet::Growth | Facet::Delta) {
        return if target.bound == Bound::AtMost { Test::FallCeiling } else { Test::Fall };
    }
    if target.key.facet == Facet::Rank {
        return Test::Ceiling;
    }
    match (target.bound, good) {
        (Bound::AtLeast, _) => Test::Floor,
        (Bound::AtMost, _) => Test::Ceiling,
        (Bound::Range, Good::High) => Test::RangeFloor,
        (Bound::Range, Good::Low) => Test::RangeCeiling,
        (Bound::Range, Good::Band) => Test::Within,
        (Bound::About, Good::High) => Test::AboutFloor,
        (Bound::About, Good::Low) => Test::AboutCeiling,
        (Bound::About, Good::Band) => Test::AboutBoth,
        (Bound::Exact, Good::Low) => Test::Ceiling,
        (Bound::Exact, _) => Test::Floor,
    }
}

/// Tests a target without a number of its own: the growth of one thing against that of another. 基本同步 leaves the tolerance.
pub fn relative(target: &Metric, own: &Metric, other: &Metric, lexicon: &Lexicon, tolerance: Decimal) -> Option<Found> {
    let pace = other.value?;
    let value = in_unit_of(own.value?, own, other, lexicon)?;
    let gap = value.checked_sub(pace)?;
    let margin = (pace.abs() * tolerance).abs();
    let about = is_about(target) || target.relation.as_deref().is_some_and(|r| r.contains("基本"));
    let verdict = side(!gap.is_sign_negative() || gap.is_zero(), about && gap >= -margin);
    Some(Found { verdict, test: if about { Test::AboutFloor } else { Test::Floor }, gap: Some(gap.normalize()) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;
    use crate::analysis::{MetricKey, Role};
    use crate::text::Span;

    fn metric(indicator: &str, facet: Facet, value: &str, high: Option<&str>, unit: &str, bound: Bound) -> Metric {
        Metric {
            key: MetricKey {
                indicator: indicator.to_string(),
                canonical: None,
                facet,
                role: Role::Actual,
                period: None,
                scope: None,
            },
            value: value.parse().ok(),
            value_high: high.and_then(|h| h.parse().ok()),
            unit: Some(unit.to_string()),
            bound,
            estimate: false,
            section: 0,
            quote: Span::default(),
            figure: Span::default(),
            relation: None,
            other: None,
        }
    }

    fn growth(indicator: &str, value: &str, bound: Bound) -> Metric {
        metric(indicator, Facet::Growth, value, None, "%", bound)
    }

    fn verdict(target: &Metric, actual: &Metric) -> (Verdict, Test) {
        let found = test(target, &target.key.indicator, actual, &Lexicon::builtin(), Decimal::new(5, 2));
        found.map(|f| (f.verdict, f.test)).unwrap_or((Verdict::Incomparable, Test::Floor))
    }

    #[test]
    fn the_direction_is_that_of_the_indicator_where_words_leave_it_open() {
        let jobs = |v| metric("城镇新增就业", Facet::Level, v, None, "人", Bound::Exact);
        assert_eq!(verdict(&jobs("8000"), &jobs("8240")), (Verdict::Met, Test::Floor));
        assert_eq!(verdict(&jobs("8000"), &jobs("7860")), (Verdict::Missed, Test::Floor));
        let rate = |v| metric("城镇登记失业率", Facet::Level, v, None, "%", Bound::Exact);
        assert_eq!(verdict(&rate("4.5"), &rate("3.9")), (Verdict::Met, Test::Ceiling));
        assert_eq!(verdict(&rate("4.5"), &rate("4.6")), (Verdict::Missed, Test::Ceiling));
    }

    #[test]
    fn a_deed_on_a_bad_thing_is_a_floor_and_what_is_brought_down_a_ceiling() {
        let lexicon = Lexicon::builtin();
        let debts = metric("化解隐性债务", Facet::Level, "6.8", None, "亿元", Bound::Exact);
        assert_eq!(test_of(&debts, "化解隐性债务6.8亿元", &lexicon), Test::Floor);
        let rest = metric("隐性债务", Facet::Level, "6.8", None, "亿元", Bound::Exact);
        assert_eq!(test_of(&rest, "隐性债务不超过6.8亿元", &lexicon), Test::Ceiling);
        let firms = metric("平台公司", Facet::Level, "3", None, "家", Bound::Exact);
        assert_eq!(test_of(&firms, "平台公司压减至3家", &lexicon), Test::Ceiling);
        let rate = metric("信访积案化解率", Facet::Level, "95", None, "%", Bound::Exact);
        assert_eq!(test_of(&rate, "信访积案化解率达到95%", &lexicon), Test::Floor);
    }

    #[test]
    fn about_leaves_a_twentieth() {
        let target = growth("地区生产总值", "7", Bound::About);
        assert_eq!(verdict(&target, &growth("地区生产总值", "6.9", Bound::Exact)).0, Verdict::Near);
        assert_eq!(verdict(&target, &growth("地区生产总值", "6.65", Bound::Exact)).0, Verdict::Near);
        assert_eq!(verdict(&target, &growth("地区生产总值", "6.6", Bound::Exact)).0, Verdict::Missed);
        assert_eq!(verdict(&target, &growth("地区生产总值", "7", Bound::Exact)).0, Verdict::Met);
        let prices = growth("居民消费价格涨幅", "3", Bound::About);
        assert_eq!(
            verdict(&prices, &growth("居民消费价格涨幅", "2", Bound::Exact)),
            (Verdict::Met, Test::AboutCeiling)
        );
        assert_eq!(verdict(&prices, &growth("居民消费价格涨幅", "3.1", Bound::Exact)).0, Verdict::Near);
    }

    #[test]
    fn a_fall_is_reached_by_its_size() {
        let target = growth("单位生产总值能耗", "-3.4", Bound::AtLeast);
        assert_eq!(verdict(&target, &growth("单位生产总值能耗", "-5", Bound::Exact)), (Verdict::Met, Test::Fall));
        assert_eq!(verdict(&target, &growth("单位生产总值能耗", "-3", Bound::Exact)).0, Verdict::Missed);
        assert_eq!(verdict(&target, &growth("单位生产总值能耗", "1", Bound::Exact)).0, Verdict::Missed);
    }

    #[test]
    fn ranges_and_named_ends() {
        let target = metric("地区生产总值", Facet::Growth, "6.5", Some("7"), "%", Bound::Range);
        assert_eq!(verdict(&target, &growth("地区生产总值", "6.7", Bound::Exact)), (Verdict::Met, Test::RangeFloor));
        assert_eq!(verdict(&target, &growth("地区生产总值", "7.2", Bound::Exact)).0, Verdict::Met);
        assert_eq!(verdict(&target, &growth("地区生产总值", "6.4", Bound::Exact)).0, Verdict::Missed);
        let guests = metric("接待游客", Facet::Level, "370", None, "万人次", Bound::AtLeast);
        assert_eq!(verdict(&guests, &guests.clone()).0, Verdict::Met);
    }

    #[test]
    fn units_convert_or_the_test_refuses() {
        let target = metric("新建蔬菜大棚", Facet::Level, "2", None, "万亩", Bound::Exact);
        let hectares = metric("新建蔬菜大棚", Facet::Level, "1400", None, "公顷", Bound::Exact);
        assert_eq!(verdict(&target, &hectares).0, Verdict::Met);
        let houses = metric("新建蔬菜大棚", Facet::Level, "500", None, "栋", Bound::Exact);
        assert!(test(&target, "新建蔬菜大棚2万亩", &houses, &Lexicon::builtin(), Decimal::ZERO).is_none());
    }

    proptest! {
        /// A larger actual of what is good high never has a worse verdict, and the gap is what lies between.
        #[test]
        fn verdicts_are_monotone(target in 1i64..2000, a in 0i64..4000, b in 0i64..4000, about in any::<bool>()) {
            let bound = if about { Bound::About } else { Bound::AtLeast };
            let level = |v: i64, bound| metric("粮食产量", Facet::Level, &Decimal::new(v, 1).to_string(), None, "万吨", bound);
            let target = level(target, bound);
            let (low, high) = (a.min(b), a.max(b));
            let found = |v| test(&target, "粮食产量", &level(v, Bound::Exact), &Lexicon::builtin(), Decimal::new(5, 2));
            let (low_found, high_found) = (found(low), found(high));
            prop_assert!(low_found.is_some() && high_found.is_some());
            if let (Some(l), Some(h)) = (low_found, high_found) {
                prop_assert!(h.verdict <= l.verdict);
                prop_assert_eq!(l.gap.and_then(|g| target.value.map(|t| t + g)), Some(Decimal::new(low, 1).normalize()));
            }
        }
    }
}
