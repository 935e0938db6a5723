//! The refusals: numbers that are parts of names, marks of time, or count nothing.

use rust_decimal::Decimal;

use super::scan::{Found, Scanner};
use crate::text::is_han;
use crate::text::numerals::{self, Form, Numeral};

impl Scanner<'_> {
    /// Numbers that are parts of names and marks of time.
    pub(super) fn refuse_after(&self, n: &Numeral) -> Option<Found> {
        let c = self.char(n.end);
        let rest = &self.chars[n.end.min(self.chars.len())..];
        let share = rest.strip_prefix(&['%']).or(Some(rest).filter(|_| n.form == Form::Percent));
        if matches!(share, Some(['人', '口', '抽', ..] | ['抽', '样', ..])) {
            // 开展1%人口抽样调查: a name.
            return Some(Found::Nothing(n.end));
        }
        if matches!(c, '+' | '×' | '·' | '*') {
            let end = self.name_end(n.end + 1).max(numerals::run_end(self.chars, n.end + 1));
            return Some(Found::Nothing(end));
        }
        if c.is_ascii_alphabetic()
            && self.units.scan(self.chars, n.end).is_none_or(|len| {
                let end = n.end + len;
                let next = self.char(end);
                // 由500P提升至5000P.
                let rises = self.chars.get(end..).is_some_and(|rest| self.words.between_to.prefix(rest).is_some());
                next.is_ascii_alphanumeric() || is_han(next) && !rises && !matches!(next, '以' | '左' | '的')
            })
        {
            return Some(Found::Nothing(self.name_end(n.end)));
        }
        None
    }

    /// Years, months and days of the calendar.
    pub(super) fn is_date(&self, n: &Numeral, unit: &str) -> bool {
        match unit {
            "年" => n.value >= Decimal::from(1000) || n.form == Form::Digits && n.value >= Decimal::from(50),
            "日" => true,
            _ => false,
        }
    }

    /// Whether what is counted is no thing: 三个方面. After a number in digits the noun must end there.
    pub(super) fn empty_noun(&self, at: usize, small: bool) -> bool {
        let rest = &self.chars[at.min(self.chars.len())..];
        let quoted = rest.first() == Some(&'“');
        let rest = if quoted { &rest[1..] } else { rest };
        if self.words.abstract_nouns.prefix(rest).is_some() {
            return true;
        }
        self.words.empty_nouns.prefix(rest).is_some_and(|(n, ())| {
            small || quoted || rest.get(n).is_none_or(|&c| !is_han(c) || matches!(c, '的' | '和'))
        })
    }

    /// Whether what a small number in words counts is a thing: 两个市民广场, not 两个市场 of a policy.
    pub(super) fn concrete_noun(&self, unit: &str, at: usize) -> bool {
        if !matches!(
            unit,
            "个" | "项" | "类" | "种" | "件" | "条" | "批" | "次" | "部" | "只" | "头" | "面" | "点" | "门"
        ) {
            return true;
        }
        let rest = &self.chars[at.min(self.chars.len())..];
        let noun: String = rest.iter().take(12).take_while(|&&c| is_han(c)).collect();
        noun.chars().count() >= 3 && self.words.concrete.in_text(&noun)
    }
}
