//! The scale before a unit: 万亿美元 is 10¹² of 美元.

use rust_decimal::Decimal;

/// The characters that make a unit larger, the largest first.
const SCALES: [(&str, i64); 4] = [("亿", 100_000_000), ("万", 10_000), ("千", 1_000), ("百", 100)];

/// How many of its bare unit a unit is, and that unit: 万亩 is 10,000 of 亩.
pub fn scaled(unit: &str) -> (Decimal, &str) {
    let mut scale = Decimal::ONE;
    let mut rest = unit;
    while let Some((k, tail)) = SCALES.iter().find_map(|&(w, k)| rest.strip_prefix(w).map(|t| (k, t))) {
        let Some(product) = scale.checked_mul(Decimal::from(k)) else { break };
        scale = product;
        rest = tail;
    }
    (scale, rest)
}

/// A value in a unit that differs by its scale alone: 95933亿元 is 9.5933万亿元.
pub fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let ((own, unit), (wanted, other)) = (scaled(from), scaled(to));
    if unit != other {
        return None;
    }
    value.checked_mul(own)?.checked_div(wanted)
}

/// Whether a unit is one of money: 元, 亿元, 万美元.
pub fn is_money(unit: &str) -> bool {
    unit.ends_with('元')
}

/// The unit that is a ten-thousandth of this one, as one writes it: 亿美元 of 万亿美元, 元 of 万元.
pub fn ten_thousandth(unit: &str) -> Option<String> {
    if let Some(rest) = unit.strip_prefix('万').filter(|rest| !rest.is_empty()) {
        return Some(rest.to_owned());
    }
    unit.strip_prefix('亿').filter(|rest| !rest.is_empty()).map(|rest| format!("万{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_differ_by_their_scale_convert() {
        let of = |v: i64, from, to| convert(Decimal::from(v), from, to).map(|d| d.normalize().to_string());
        assert_eq!(of(95_933, "亿元", "万亿元").as_deref(), Some("9.5933"));
        assert_eq!(of(3, "亿吨", "万吨").as_deref(), Some("30000"));
        assert_eq!(of(3, "亿元", "亿美元"), None);
    }

    #[test]
    fn scales_multiply_and_go_down() {
        assert_eq!(scaled("万亿元"), (Decimal::from(1_000_000_000_000_i64), "元"));
        assert_eq!(scaled("人次"), (Decimal::ONE, "人次"));
        assert_eq!(ten_thousandth("万亿元").as_deref(), Some("亿元"));
        assert_eq!(ten_thousandth("亿元").as_deref(), Some("万元"));
        assert_eq!(ten_thousandth("个"), None);
    }
}
