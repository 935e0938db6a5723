//! How much the counts of a phrase in two texts differ, by the two usual measures.

/// A phrase counted in a text of so many Han characters.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// How often.
    pub count: usize,
    /// Han characters of the text.
    pub han: usize,
}

impl Counted {
    /// How often in 10,000 Han characters.
    pub fn per_10k(self) -> f64 {
        if self.han == 0 { 0.0 } else { self.count as f64 * 10_000.0 / self.han as f64 }
    }
}

/// Dunning's log-likelihood ratio G² of two counts: twice the sum of observed × ln(observed / expected), the expected
/// counts being those of one rate in both texts. Above 3.84 the difference is significant at 5 %.
pub fn g2(a: Counted, b: Counted) -> f64 {
    let (x, y) = (a.count as f64, b.count as f64);
    let (n, m) = (a.han.max(1) as f64, b.han.max(1) as f64);
    let rate = (x + y) / (n + m);
    let part = |observed: f64, expected: f64| if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 };
    2.0 * (part(x, n * rate) + part(y, m * rate))
}

/// The log-odds of a phrase in text b over text a, with a prior, in units of its standard deviation (Monroe, Colaresi and
/// Quinn 2008, their ζ). `usual` is how often a text of b's length says the phrase by the register's baseline. Above zero:
/// b says it more.
pub fn log_odds(a: Counted, b: Counted, usual: f64) -> f64 {
    // Half a mention beside the prior keeps what was never seen finite; the baseline weighs less than a text of its own.
    let prior = 0.5 + BASELINE_WEIGHT * usual;
    // Both counts as if the texts were as long as b.
    let (n, m) = (a.han.max(1) as f64, b.han.max(1) as f64);
    let length = (n * m).sqrt();
    let x = a.count as f64 * length / n + prior;
    let y = b.count as f64 * length / m + prior;
    (y / x).ln() / (1.0 / x + 1.0 / y).sqrt()
}

/// The share of a text's weight that the baseline has as a prior.
const BASELINE_WEIGHT: f64 = 0.2;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counted(count: usize, han: usize) -> Counted {
        Counted { count, han }
    }

    #[test]
    fn g2_is_dunnings() {
        // Rayson and Garside's worked form: expected 10 and 10 of 5 and 15.
        let expected = 2.0 * (5.0 * (5.0_f64 / 10.0).ln() + 15.0 * (15.0_f64 / 10.0).ln());
        assert!((g2(counted(5, 1000), counted(15, 1000)) - expected).abs() < 1e-9);
        assert_eq!(g2(counted(3, 1000), counted(6, 2000)), 0.0);
    }

    #[test]
    fn what_is_usual_anyway_weighs_less() {
        let (a, b) = (counted(0, 10_000), counted(3, 10_000));
        assert!(log_odds(a, b, 0.0) > log_odds(a, b, 3.0));
        assert!(log_odds(a, b, 0.0) > log_odds(a, counted(2, 10_000), 0.0));
    }

    proptest! {
        #[test]
        fn the_two_sides_mirror_each_other(x in 0_usize..200, y in 0_usize..200, n in 500_usize..50_000, m in 500_usize..50_000, usual in 0.0..20.0) {
            let (a, b) = (counted(x, n), counted(y, m));
            prop_assert!((log_odds(a, b, usual) + log_odds(b, a, usual)).abs() < 1e-9);
            prop_assert!((g2(a, b) - g2(b, a)).abs() < 1e-9);
            prop_assert!(g2(a, b) >= -1e-9);
        }
    }
}
