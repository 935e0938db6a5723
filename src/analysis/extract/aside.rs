//! Figures that are told only to hold others against: a target that is spoken of, an earlier value, how fast another time was.

use super::clause::Clause;
use super::lead::{self, Lead};
use super::name;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::Facet;
use crate::lexicon::Before;
use crate::text::{is_han, numerals};

impl Clause<'_> {
    /// 早日实现翻两番的目标: an aim whose thing is not named here is none of the thing before.
    pub(super) fn is_slogan(&self, from: usize, lead: &Lead, right: &[char]) -> bool {
        aims(right) && name::before_figure(self.words, &self.chars[from..lead.end]).is_empty()
    }

    /// 比2018年的716亿元增加155亿元: an earlier value of the thing before.
    pub(super) fn reads_comparison(&mut self, run: &[&Figure], from: usize, right: &[char]) -> bool {
        let before = &self.chars[from..run[0].start];
        let than = matches!(before, ['比' | '较', _, .., '的']);
        let beyond = run[0].kind == Kind::Share && exceeds_a_time(before);
        let moves = matches!(self.words.before.prefix(right), Some((_, Before::Up | Before::Down)))
            || right.starts_with(&['有', '了'])
            || right.starts_with(&['有', '较', '大']);
        let Some(name) = self.carry.subjects.last().filter(|_| (than && moves || beyond) && run.len() == 1).cloned()
        else {
            return false;
        };
        let Lead { year, change, .. } = lead::read(self.words, self.chars, from, run[0].start);
        self.push(name, run[0], &Lead { year, change, ..Lead::default() }, from, false);
        if let Some(d) = self.out.last_mut() {
            d.baseline = true;
        }
        true
    }

    /// 贡献了全市12%的增量: which part of all that was added.
    pub(super) fn adds_to_whole(&mut self, run: &[&Figure], from: usize, right: &[char]) -> bool {
        const LONGEST_WHOLE: usize = 6;
        let before = &self.chars[from..run[0].start];
        let at =
            before.windows(2).rposition(|w| w == ['贡', '献']).filter(|_| run[0].kind == Kind::Share && run.len() == 1);
        let whole = at.map(|at| before[at + 2..].strip_prefix(&['了']).unwrap_or(&before[at + 2..]));
        let Some(whole) = whole.filter(|w| w.len() <= LONGEST_WHOLE && w.iter().all(|&c| is_han(c))) else {
            return false;
        };
        let Some(subject) = self.carry.subjects.last().filter(|_| right.starts_with(&['的', '增'])) else {
            return false;
        };
        let whole: String = whole.iter().collect();
        self.push(format!("{subject}增量占{whole}增量比重"), run[0], &Lead::default(), from, false);
        true
    }

    /// 低于9%左右的预期目标: a target that the value before is measured by.
    pub(super) fn quotes_target(&mut self, run: &[&Figure], lead: &Lead, right: &[char]) -> bool {
        let measured = self.line.words(lead.end, run[0].start);
        // 超过原定的近2万亿元规模.
        let set = measured.contains("原定") || measured.contains("预定");
        if right.first() != Some(&'的') && !set {
            return false;
        }
        let goal: String = right.iter().take(8).collect();
        let compares = ["于", "超过", "超出"].iter().any(|w| measured.contains(w));
        let aim = goal.contains("目标") || goal.starts_with("的要求") || goal.starts_with("的计划");
        // 实现了控制在3%左右的目标: the target that was kept to.
        let kept = lead.keep && aim && self.chars[self.start..run[0].start].starts_with(&['实', '现', '了']);
        if !(compares && (aim || set) || kept) {
            return false;
        }
        let Some(name) = self.carry.subjects.last().cloned() else { return true };
        let grows = self.out.last().map(|d| d.facet).or(self.carry.facet) == Some(Facet::Growth);
        let lead = Lead { change: grows.then_some(1), ..Lead::default() };
        self.push(name, run[0], &lead, run[0].start, false);
        if let Some(d) = self.out.last_mut() {
            d.quoted = true;
        }
        true
    }
}

/// 远远超过2001年至2010年平均每年增长…: whether a figure is how fast another time was.
fn exceeds_a_time(before: &[char]) -> bool {
    let degree = usize::from(matches!(before, ['远', '远', ..] | ['大', '大', ..] | ['明', '显', ..])) * 2;
    let time = match &before[degree..] {
        ['高' | '低' | '快' | '慢', '于', rest @ ..] | ['超', '过' | '出', rest @ ..] => rest,
        _ => return false,
    };
    let time = time.strip_prefix(&['了']).unwrap_or(time);
    let dated = |c: &char| c.is_ascii_digit() || numerals::han_digit(*c).is_some() || matches!(c, '上' | '去' | '“');
    time.len() >= 5 && time.first().is_some_and(dated) && time.contains(&'年')
}

/// 的宏伟目标: whether a figure is an aim that is spoken of.
pub(super) fn aims(right: &[char]) -> bool {
    let goal = &right[..right.len().min(8)];
    goal.first() == Some(&'的') && (goal.windows(2).any(|w| w == ['目', '标']) || goal.ends_with(&['任', '务']))
}
