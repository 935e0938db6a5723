//! Money: what it is for, and per how much or how long it is told.

use super::clause::Clause;
use super::draft::Draft;
use super::name;
use crate::analysis::figure::Figure;
use crate::analysis::metric::Facet;
use crate::lexicon::{FigureWords, Words};
use crate::text::is_han;

/// What money is for has no longer name.
const LONGEST_PURPOSE: usize = 16;

/// The weight that a price before its figure is told for: 每50公斤, 每斤.
pub(super) fn by_weight<'b>(words: &FigureWords, before: &'b str) -> Option<&'b str> {
    let from = before.rfind('每')?;
    let amount = before[from + '每'.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let unit = words.per.weights.at_start(amount)?;
    before.get(from..before.len() - amount.len() + unit.len())
}

/// How long that is paid for which each is paid: 月人均提高90元, 全年人均增加1080元.
pub(super) fn paid_by(words: &FigureWords, before: &str, draft: &Draft) -> Option<&'static str> {
    let per = &words.per;
    let paid = draft.unit.as_deref() == Some("元") && per.paid.in_text(&draft.name);
    // 每月650元、每年5700元: of several the last one is of this figure.
    let last = |list: &Words, text: &str| list.places(text).last().map(|at| at.end);
    let said = |text: &str| match (last(&per.by_month, text), last(&per.by_year, text)) {
        (None, None) => None,
        (month, year) if month > year => Some("每月"),
        _ => Some("每年"),
    };
    // 每年5700元: what each gets; 标准每年提高100元 is how it rises.
    let gets = || (draft.facet == Facet::Level && before.ends_with("每年")).then_some("每年");
    if paid { gets().or_else(|| said(before)).or_else(|| said(&draft.name)) } else { None }
}

impl<'c> Clause<'c> {
    /// 财政投入1200万元支持职业教育发展: what the money of a payer is for, where its name says no more than that it is paid.
    pub(super) fn paid_for(&self, payer: &[char], figure: &Figure) -> Option<&'c [char]> {
        let name: String = payer.iter().collect();
        let pays = self.words.per.payments.at_end(&name).map_or(&name[..], |w| &name[..name.len() - w.len()]);
        let purpose = &self.chars[figure.end.min(self.to)..self.to];
        let plain = (4..=LONGEST_PURPOSE).contains(&purpose.len()) && purpose.iter().all(|&c| is_han(c));
        let told = pays.ends_with("财政") && plain && self.words.purpose.prefix(purpose).is_some();
        told.then_some(purpose)
    }

    /// 投资860万元，改造校舍2万平方米: the money of what the next clause says is done with it.
    pub(super) fn funded(&self, thing: &[char], figure: &Figure) -> Option<String> {
        let bare = matches!(thing, ['投', '资' | '入'] | ['总', '投', '资']);
        let alone = bare && self.out.is_empty() && figure.end == self.to && self.chars.get(self.to) == Some(&'，');
        // 总投资1.2亿元，吸纳就业320人: what came of it is no work.
        let work = |next: &&[char]| name::opens_deed(self.words, next) && self.words.effects.prefix(next).is_none();
        let next = self.chars.get(self.to + 1..).filter(|_| alone).filter(work)?;
        let object = next.iter().take(name::LONGEST).take_while(|c| !c.is_ascii_digit() && !"，。；：".contains(**c));
        let object: Vec<char> = object.copied().filter(|&c| c != '了').collect();
        let object = name::trim_marks(&object);
        // 实施水厂扩建: the deed says nothing.
        let deed = self.words.generic.prefix(object).map_or(0, |(n, ())| n);
        let told = object.len() >= 4.max(deed + 4);
        told.then(|| object[deed..].iter().chain(&['投', '资']).collect())
    }
}
