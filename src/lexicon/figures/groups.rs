//! Words around a figure that are asked together, as the tables of `figures.toml` have them.

use serde::Deserialize;

use crate::lexicon::Words;
use crate::text::Affixes;

/// Words of a target that follows something.
#[derive(Debug, Clone, Deserialize)]
pub struct RelationWords {
    /// 与
    pub with: Words,
    /// 同步
    pub sync: Words,
    /// 快于
    pub above: Words,
    /// 增速, at the end of what is outpaced.
    pub paces: Words,
    /// 完成
    pub meet: Words,
    /// 国家
    pub set_by: Words,
    /// 任务
    pub goals: Words,
}

/// Words of time and role.
#[derive(Debug, Clone, Deserialize)]
pub struct TimeWords {
    /// 今年
    pub this: Words,
    /// 去年
    pub last: Words,
    /// 要, 力争: what is still to be done.
    pub ahead: Words,
    /// 提出: at the end of a clause that an aim of then follows.
    pub proposed: Words,
    /// 实际, 仍: the outcome of an aim told again follows.
    pub turned_out: Words,
    /// 五年来
    pub five_past: Words,
    /// 今后五年
    pub five_next: Words,
    /// 已, 目前
    pub done: Words,
    /// 预期目标
    pub target: Words,
    /// 力争: how far beyond a goal is striven for.
    pub strive: Words,
    /// 预计
    pub estimate: Words,
    /// In titles of appendices that promise: 民生实事.
    pub promised: Words,
    /// 上半年: a part of a year.
    pub part_year: Words,
    /// 用好, 总投资
    pub given: Words,
    /// What a name begins with whose amount is of a span, not of a moment.
    pub flow_heads: Words,
    /// Ends of names of such amounts: 水库除险加固.
    pub flow_tails: Words,
    /// What opens a part of a review that looks beyond it: 今后.
    pub hereafter: Words,
    /// Behind a share: 来自.
    pub states: Words,
    /// What opens a sentence that calls on others: 我们主张.
    pub appeals: Words,
    /// What a clause opens with that only says how far something reaches: 涉及.
    pub extent: Words,
    /// Said of an amount that was made over all the years spoken of: 累计.
    pub summed: Words,
    /// Titles of appendices that explain terms: 名词解释.
    pub explained: Words,
    /// 计划为: straight before what was planned for a time that is over.
    pub planned: Words,
    /// 年均: of a growth, that it is an average of years.
    pub yearly: Words,
    /// 同比: that it is of one year, though several are spoken of.
    pub over_last: Words,
    /// 总数: how many there are in all stands at the end of a time.
    pub standing: Words,
    /// 稳定在: each year the same.
    pub steady: Words,
    /// Behind the name of a five-year plan that is meant itself, not its years.
    pub plan_only: Words,
    /// Behind one whose years are meant.
    pub plan_years: Words,
}

/// What a name is of, by its end.
#[derive(Debug, Clone, Deserialize)]
pub struct KindWords {
    /// Shares.
    pub shares: Words,
    /// Shares and rates.
    pub rates: Words,
    /// Money that no work is built with.
    pub levied: Words,
    /// Money that is spent over a time.
    pub spent: Words,
    /// Indicators that are made over a time.
    pub turnover: Words,
    /// What is measured in one year.
    pub of_one_year: Words,
    /// What those who are counted have, and is not counted itself: 水质.
    pub qualities: Words,
}

/// Whose a figure is.
#[derive(Debug, Clone, Deserialize)]
pub struct OwnerWords {
    /// 居民, behind a place.
    pub residents: Words,
    /// Parts of a place.
    pub places: Words,
    /// Town and country.
    pub halves: Words,
    /// Ends of names of regions.
    pub regions: Words,
    /// Ends of names of places where a trade is done.
    pub venues: Affixes<()>,
    /// What is done to build one.
    pub venue_deeds: Words,
    /// Ends of names of those who have profits.
    pub businesses: Words,
    /// Of which grade things are.
    pub grades: Affixes<()>,
}

/// What heads the columns of a table.
#[derive(Debug, Clone, Deserialize)]
pub struct TableWords {
    /// The column of names.
    pub names: Words,
    /// The column of units.
    pub units: Words,
    /// A column of what was reached.
    pub actuals: Words,
    /// A column of what is wanted.
    pub targets: Words,
    /// The year before.
    pub last: Words,
}

/// What money is told per.
#[derive(Debug, Clone, Deserialize)]
pub struct PerWords {
    /// By the month.
    pub by_month: Words,
    /// By the year.
    pub by_year: Words,
    /// In names of what each is paid.
    pub paid: Words,
    /// Ends of them, as a clause speaks of what was raised.
    pub raised: Words,
    /// 投入, behind who pays.
    pub payments: Words,
    /// Weights that a price is told for.
    pub weights: Words,
    /// What any value may be told for so much of.
    pub measures: Affixes<()>,
    /// For whom and how long, between the values of a list.
    pub between: Words,
}

/// What a value is held against.
#[derive(Debug, Clone, Deserialize)]
pub struct AgainstWords {
    /// A goal of which a share is done.
    pub goals: Affixes<()>,
    /// What a distance is from that is no value of the thing's own.
    pub marks: Words,
    /// What leads up to the whole that a value is so much of.
    pub equals: Words,
}
