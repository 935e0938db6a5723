//! What the values of a list share, and what tells them apart: whose they are, per how many, and the deed done.

use super::clause::Clause;
use super::members;
use super::name;
use crate::analysis::figure::Figure;

impl Clause<'_> {
    /// How many characters of a name are the deeds that begin it, one or several: 新建和改造提升.
    pub(super) fn deeds_in_row(&self, name: &[char]) -> usize {
        let mut end = name::opened(self.words, name);
        while let Some(rest) = name.get(end..).filter(|rest| end > 0 && matches!(rest, ['、' | '和' | '与', ..])) {
            match name::opened(self.words, &rest[1..]) {
                0 => break,
                n => end += n + 1,
            }
        }
        end
    }

    /// 每千人口医师3人、护士4人: per how many people the first of the list is, for those after it.
    pub(super) fn head_of_list(&self, names: &[String], figure: &Figure) -> Option<String> {
        let last = self.out.last().filter(|d| d.name.starts_with('每') && d.unit == figure.unit)?;
        let chars: Vec<char> = last.name.chars().collect();
        let (n, ()) = self.words.shared_heads.prefix(&chars).filter(|&(n, ())| n < chars.len())?;
        (!names.iter().any(|name| name.starts_with('每'))).then(|| chars[..n].iter().collect())
    }

    /// 国内生产总值8%左右: whether an indicator is an amount of money, so that a share can only be its growth.
    pub(super) fn is_money(&self, name: &str) -> bool {
        let key = self.indicators.key_of(name);
        key.and_then(|key| self.indicators.get(key)).is_some_and(|i| i.family.as_deref() == Some("yuan"))
    }

    /// Who each of `n` values is of, where a deed follows 分别, and what was done.
    pub(super) fn doers(&self, before: &[char], n: usize) -> Option<(Vec<String>, Vec<char>)> {
        let at = before.windows(2).rposition(|w| w == ['分', '别']).filter(|&at| n > 1 && at >= 5)?;
        let who = name::before_figure(self.words, &before[..at]);
        let members = members::members(self.words, self.indicators, &who, n);
        let deed = &before[at + 2..];
        (members.len() == n && name::does(self.words, deed)).then(|| (members, name::before_figure(self.words, deed)))
    }
}
