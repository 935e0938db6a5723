//! Which year or years a figure is of at a place of the report, and in which role it is given.

use super::calendar::years_counted;
use super::time::{Era, Scene, ahead};
use crate::analysis::metric::{Facet, Period, Role};
use crate::document::PartRole;

/// Whether an amount is made over a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// No: it stands at the end of the time.
    Stock,
    /// Yes: 14条乡村公路相继开通.
    Made,
    /// Yes, and counted together: 累计完成.
    Summed,
    /// In each year of it: 年均增长5%.
    Yearly,
}

impl Scene<'_> {
    /// The years up to its own that an average is of: 两年平均增长.
    pub fn averaged(&self, before: &str) -> Option<Period> {
        let own = self.year? - i32::from(!self.plans() || self.past);
        let spans = [("两年平均", 2), ("三年平均", 3), ("四年平均", 4), ("五年平均", 5)];
        let years = spans.into_iter().find_map(|(words, years)| before.contains(words).then_some(years))?;
        // 前两年平均每年递增: of years that are named elsewhere.
        if before.contains("平均每年") {
            return None;
        }
        Some(Period::Span(own - years + 1, own))
    }

    /// The years that words before an average count: 五年平均每年增长.
    pub fn counted(&self, before: &str) -> Option<Period> {
        let own = self.year? - i32::from(!self.plans() || self.past);
        years_counted(before).map(|years| Period::Span(own - years + 1, own))
    }

    /// The stretches of time that hold here, the nearest first.
    fn around(&self) -> impl Iterator<Item = Era> {
        [self.said, self.turned, self.opened, Some(self.titled)].into_iter().flatten()
    }

    /// The years that a sum is of where the sentence named the last of them for what it said before: 2016年地区生产总值达到98亿元，
    /// 投资累计完成320亿元.
    fn years_around(&self) -> Option<Era> {
        let paragraph = [self.turned, self.opened, Some(self.titled)].into_iter().flatten().next()?;
        (!self.named_here && paragraph != Era::Year).then_some(paragraph)
    }

    fn era(&self) -> Era {
        self.said.or(self.turned).or(self.opened).unwrap_or(self.titled)
    }

    /// The role of a figure; `before` are the words that lead up to it.
    pub fn role(&self, before: &str, named_work: bool, baseline: bool) -> Role {
        if self.appeals {
            return Role::Context;
        }
        if baseline {
            return Role::Baseline;
        }
        match self.part {
            _ if self.hereafter && ahead(&self.words.ahead, before) => Role::Target,
            // 1982年计划为4%，预计可以达到6.4%, told in 1982: no aim any more.
            PartRole::Review | PartRole::Problems
                if self.words.planned.at_end(before).is_some() && self.named.is_some() && self.named >= self.year =>
            {
                Role::Context
            }
            PartRole::Review | PartRole::Problems if self.retold || self.words.planned.at_end(before).is_some() => {
                Role::Target
            }
            PartRole::Review | PartRole::Problems => Role::Actual,
            _ if matches!(self.era(), Era::Past(..)) => Role::Actual,
            // A look back may turn to the years ahead: “十四五”年均增长6%, 将会超过…
            _ if matches!(self.said, Some(Era::Next(..))) => Role::Target,
            _ if self.past || (before.ends_with('了') || self.tells_done(before)) && !self.target => Role::Actual,
            PartRole::Plan | PartRole::Goals | PartRole::MediumTerm => {
                let extent = self.words.extent.at_start(before.trim_start_matches(['，', '；']));
                if named_work || extent.is_some() || self.words.given.in_text(before) {
                    Role::Context
                } else {
                    Role::Target
                }
            }
            PartRole::Other => match self.era() {
                Era::Past(..) => Role::Actual,
                Era::Next(..) => Role::Target,
                Era::Year if self.target => Role::Target,
                Era::Year => Role::Context,
            },
        }
    }

    /// Whether words say that something is done or there already; 现有的 only says which things are meant.
    fn tells_done(&self, before: &str) -> bool {
        self.words.done.places(before).any(|at| !before[at.end..].starts_with('的'))
    }

    /// The year or span of a figure of this facet and role, named `name`; `flow` says whether it is made over a time.
    pub fn period(&self, facet: Facet, name: &str, role: Role, flow: Flow) -> Option<Period> {
        let year = self.year?;
        let beyond =
            self.hereafter && role == Role::Target && matches!(self.part, PartRole::Review | PartRole::Problems);
        if role == Role::Context || beyond {
            return None;
        }
        let before = matches!(self.part, PartRole::Review | PartRole::Problems) || self.past || role == Role::Actual;
        // 截至今年2月底, told in a review.
        let this = self.part_of_year.as_deref().is_some_and(|part| part.contains("今年"));
        let own = if before && !self.running && !this { year - 1 } else { year };
        let era = match (self.past, flow) {
            (true, _) => Era::Year,
            // An average of years speaks of those around it, though its clause names the last of them.
            (_, Flow::Yearly) => self.around().find(|era| *era != Era::Year).unwrap_or(Era::Year),
            _ if self.summed => self.around().find(|era| *era != Era::Year).unwrap_or_else(|| self.era()),
            (_, Flow::Summed) => self.years_around().unwrap_or_else(|| self.era()),
            _ => self.era(),
        };
        if let Some((a, b)) = self.span.filter(|_| self.named.is_none()) {
            let moves = matches!(facet, Facet::Growth | Facet::Delta);
            let over = moves || facet == Facet::Level && (flow != Flow::Stock || self.is_made(name));
            return Some(match role {
                _ if over => Period::Span(a, b),
                Role::Baseline => Period::Year(a),
                _ => Period::Year(b),
            });
        }
        if role == Role::Baseline {
            // A paragraph that turned to the last of several years may still tell from where they began.
            if let Some(since) = self.since.filter(|_| self.set_against || facet == Facet::Rank) {
                // 1986年同1980年相比，由420亿元增加到810亿元.
                return Some(Period::Year(since));
            }
            let turned = era == Era::Year && self.said.is_none() && self.named.is_none() && self.turned.is_some();
            let around = self.opened.unwrap_or(self.titled);
            let era = if turned && matches!(around, Era::Past(..)) { around } else { era };
            return Some(Period::Year(match (era, self.named) {
                (Era::Past(a, _) | Era::Next(a, _), _) => a - 1,
                (Era::Year, Some(named)) if named <= own => named - 1,
                (Era::Year, _) => own - 1,
            }));
        }
        // 到2020年比2010年翻一番: what is wanted is of the year that it is wanted for.
        let wanted = self.named.filter(|_| role == Role::Target);
        // 2022年同2017年相比，…。城镇新建住宅9.2亿平方米: made since then.
        let made = self.set_against && facet == Facet::Level && (flow != Flow::Stock || self.is_made(name));
        let compares = (made || matches!(facet, Facet::Growth | Facet::Delta)) && wanted.is_none();
        if let Some(since) = self.since.filter(|_| compares) {
            let until = match era {
                Era::Past(_, b) | Era::Next(_, b) => b,
                Era::Year => self.named.unwrap_or(own),
            };
            if since + 1 < until {
                return Some(Period::Span(since + 1, until));
            }
        }
        if flow == Flow::Yearly && era == Era::Year {
            return self.spoken.filter(|_| role != Role::Target).map(|(a, b)| Period::Span(a, b));
        }
        let spans = (flow == Flow::Summed && !self.named_here || self.summed) && era != Era::Year;
        // 面向2030年的规划启动, told in a review: nothing was done in a year to come.
        let review = matches!(self.part, PartRole::Review | PartRole::Problems);
        let told = |named: &i32| !review || role != Role::Actual || *named <= year;
        if let Some(named) = self.named.filter(|_| flow != Flow::Yearly && !spans).filter(told) {
            return Some(Period::Year(named));
        }
        let flows = match facet {
            Facet::Growth | Facet::Delta | Facet::Relation => true,
            Facet::Level => flow != Flow::Stock || self.is_made(name),
            Facet::Rank => false,
        };
        Some(match era {
            Era::Past(a, b) | Era::Next(a, b) if flows => Period::Span(a, b),
            Era::Past(_, b) | Era::Next(_, b) => Period::Year(b),
            Era::Year => Period::Year(own),
        })
    }
}
