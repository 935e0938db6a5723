//! From what a clause gives to a measured fact: its name in full, its role, its time, how it is reckoned.

use super::calendar::{plan_span, years_ago};
use super::draft::Draft;
use super::period::Flow;
use super::time::Scene;
use super::{LONGEST_QUOTE, LONGEST_SCOPE, Reader, goals, inherited, paid};
use crate::analysis::metric::{Facet, Metric, MetricKey, Period, Role};
use crate::lexicon::FigureWords;
use crate::text::Span;
use crate::text::scale::is_money;

/// How a growth is reckoned of which prices are taken out.
const REAL: &str = "实际增长";

/// Where the words of a figure begin, at most [`LONGEST_QUOTE`] before it.
pub(super) fn near(draft: &Draft) -> usize {
    draft.from.max(draft.figure.0.saturating_sub(LONGEST_QUOTE))
}

/// Whether the words before a figure say that it stands at the end of a time: 达到, 增至.
pub(super) fn comes_to(words: &FigureWords, before: &str) -> bool {
    before.ends_with(['至', '到', '达', '为', '有']) || words.time.standing.in_text(before)
}

/// Whether what a figure measures is held at the end of a time, and was not spent over it: 外汇储备增加到…, 参保达到…; but
/// 投入达到12亿元.
fn holds(words: &FigureWords, before: &str, draft: &Draft) -> bool {
    let spent = draft.unit.as_deref().is_some_and(is_money) && !draft.name.ends_with("储备");
    comes_to(words, before) && !(spent && (before.ends_with('达') || before.ends_with("达到")))
}

/// Whether a figure is of money that is spent over a time: 扶贫资金达480亿元.
fn is_spent(words: &FigureWords, draft: &Draft) -> bool {
    words.kinds.spent.at_end(&draft.name).is_some()
        && draft.facet == Facet::Level
        && draft.unit.as_deref().is_some_and(is_money)
}

/// Whether the words before a figure say that it rose or fell to it: 增加到, 提高到.
fn has_risen(before: &str) -> bool {
    before.ends_with(['到', '至']) && !before.ends_with("达到")
}

/// Whether the words before a figure name its thing; else it is of the thing before: 突破7000公里.
fn named_in(before: &str, name: &str) -> bool {
    before.contains(name.strip_prefix("新增").unwrap_or(name))
}

impl Reader<'_> {
    pub(super) fn key(
        &self,
        indicator: String,
        facet: Facet,
        role: Role,
        scene: &Scene,
        (flow, year): (Flow, Option<i32>),
        scope: Option<String>,
    ) -> MetricKey {
        let period = year.map(Period::Year).or_else(|| scene.period(facet, &indicator, role, flow));
        let indicators = self.lexicon.indicators();
        let added_up = || indicator.contains("累计").then(|| indicator.replace("累计", ""));
        let canonical = indicators.key_of(&indicator).or_else(|| indicators.key_of(&added_up()?));
        let canonical = canonical.map(str::to_owned);
        MetricKey { indicator, canonical, facet, role, period, scope }
    }

    /// 居中部第1位: among whom a place is.
    fn among<'b>(&self, draft: &Draft, before: &'b str) -> Option<&'b str> {
        let regions = &self.lexicon.figures().rank_regions;
        (draft.facet == Facet::Rank).then(|| regions.places(before).last()).flatten().map(|at| &before[at])
    }

    /// 中央提出今年经济增长5%左右: another's target, but for the State Council, whose own it is.
    fn is_anothers(&self, before: &str) -> bool {
        let national = self.report.identity.issuer.as_deref() == Some("国务院");
        !national && self.lexicon.figures().others_aim.in_text(before)
    }

    /// 将人均纯收入1900元作为扶贫标准: a line that is drawn, no value that was reached.
    fn sets_a_line(&self, draft: &Draft) -> bool {
        let after = self.line.words(draft.figure.1, draft.figure.1 + LONGEST_SCOPE);
        let after = after.split(['，', '；', '。']).next().unwrap_or_default();
        after.starts_with("作为") || after.starts_with('（') && after.contains("）作为")
    }

    /// Whether a name begins with a deed that was done so often: 拆除违建6万平方米, not 建成区面积达到6平方公里.
    fn counts_deeds(&self, name: &[char], before: &str) -> bool {
        if name.ends_with(&['比', '重']) {
            // 财政支出用于民生比重: of all that was spent.
            return name.windows(2).any(|w| matches!(w, ['用', '于'] | ['投', '向']));
        }
        let words = self.lexicon.figures();
        let stands = words.status.prefix(name).is_some() || comes_to(words, before);
        let deed = words.deeds.prefix(name).map_or(0, |(n, ())| n);
        deed > 0 && !stands && name.get(deed) != Some(&'区')
    }

    /// Whether what a name measures stands at a time, and is none of what is made over it: 播种面积, 存款余额.
    pub(super) fn stands(&self, name: &str) -> bool {
        let chars: Vec<char> = name.chars().collect();
        let words = self.lexicon.figures();
        words.kinds.turnover.at_end(name).is_none()
            && (words.shared.suffix(&chars).is_some() || self.lexicon.indicators().key_of(name).is_some())
    }

    /// Whether words before a figure say that a work was carried out: 完成房屋征收4万户, not 完成生产总值98亿元.
    fn carries_out(&self, name: &str, before: &str) -> bool {
        let head = before.trim_start_matches(['，', '、', '；']).trim_start_matches("累计");
        head.starts_with("完成") && self.lexicon.indicators().key_of(name).is_none()
    }

    /// 增长8%（同口径）: how a figure is reckoned, told behind it.
    fn reckoned_aside(&self, from: usize) -> Option<&str> {
        let after = self.line.words(from, from + LONGEST_SCOPE).strip_prefix('（')?;
        let inner = &after[..after.find('）')?];
        self.lexicon.figures().basis.at_start(inner)
    }

    /// Whether a time was over before the report's year.
    fn is_past(&self, period: Option<Period>) -> bool {
        let until = match period {
            Some(Period::Year(year) | Period::Span(_, year)) => year,
            None => return false,
        };
        self.report.identity.year.is_some_and(|own| until < own)
    }

    /// Whether a time ends after the report's year.
    fn is_to_come(&self, period: Option<Period>) -> bool {
        let until = match period {
            Some(Period::Year(year) | Period::Span(_, year)) => year,
            None => return false,
        };
        self.report.identity.year.is_some_and(|own| until > own)
    }

    /// The thing whose growth is named: 农业总产值 of 农业总产值的增长速度, 经济增长 of 经济增长6%.
    fn what_grows(&self, name: String) -> String {
        if name == "经济" {
            return "经济增长".to_owned();
        }
        let chars: Vec<char> = name.chars().collect();
        let thing = self.lexicon.figures().growth.suffix(&chars).and_then(|(n, _)| {
            let thing = chars[..chars.len() - n].strip_suffix(&['的'])?;
            (thing.len() > 1).then(|| thing.iter().collect())
        });
        // 固定资产投资增长幅度由…回落到….
        let known = |name: &&str| self.lexicon.indicators().key_of(name).is_some() && name.chars().count() > 2;
        let bare = || name.strip_suffix("增长").filter(known).map(str::to_owned);
        thing.or_else(bare).unwrap_or(name)
    }

    /// Puts down one fact, listed after what was made over a time or not, and tells whether it was made itself.
    pub(super) fn push(
        &mut self,
        scene: &Scene,
        draft: Draft,
        quote: Span,
        reckoned: Option<&str>,
        listed: bool,
    ) -> bool {
        let before = self.line.words(near(&draft), draft.figure.0);
        let role = match draft.quoted {
            true => Role::Target,
            // 已由15.3%降到12%: what is said of the earlier value holds for the later one.
            false if draft.done && scene.plans() && !draft.baseline => Role::Actual,
            false if self.is_anothers(before) || self.sets_a_line(&draft) => Role::Context,
            false => {
                // 引进总投资10亿元以上项目20个: the money only tells which ones.
                let money = draft.unit.as_deref().is_some_and(is_money);
                let sized = (!money).then(|| before.rfind("以上")).flatten().map_or(0, |at| at + "以上".len());
                // 茶园工程总投资不少于36亿元: wanted, though the money of works is else only given.
                let wanted = scene.plans() && ["不低于", "不少于"].iter().any(|w| before.ends_with(w));
                match scene.role(&before[sized..], draft.work, draft.baseline) {
                    Role::Context if wanted => Role::Target,
                    role => role,
                }
            }
        };
        let basis = &self.lexicon.figures().basis;
        let moves = matches!(draft.facet, Facet::Growth | Facet::Delta);
        let own = basis.places(before).last().and_then(|at| before.get(at)).filter(|_| moves);
        let aside = moves.then(|| self.reckoned_aside(draft.figure.1)).flatten();
        let scope = own
            .or(aside)
            .or(reckoned.filter(|r| moves && !self.lexicon.figures().usual_reckoning.in_text(r)))
            .or(scene.part_of_year())
            .or_else(|| self.among(&draft, before))
            .or_else(|| paid::by_weight(self.lexicon.figures(), before))
            .or_else(|| paid::paid_by(self.lexicon.figures(), before, &draft))
            // 扣除价格因素增长 and 实际增长 are one.
            .map(|scope| if moves && self.lexicon.figures().real.in_text(scope) { REAL } else { scope })
            .map(str::to_owned);
        let name: Vec<char> = draft.name.chars().collect();
        // PM2.5年均浓度 is measured in a year, not over several.
        let words = self.lexicon.figures();
        let measured = words.kinds.of_one_year.in_text(before);
        // 城镇化率每年提高1.2个百分点.
        let each_year = moves && before.contains("每年");
        let yearly = !measured && (each_year || draft.yearly || words.time.yearly.in_text(before));
        let made = draft.flows
            || listed && draft.facet == Facet::Level && !comes_to(words, before) && named_in(before, &draft.name)
            || words.opening.suffix(&name).is_some() && !holds(words, before, &draft)
            || (scene.summed() || scene.within_years() && !comes_to(words, before))
                && draft.unit.as_deref() != Some("%")
            || self.counts_deeds(&name, before)
            || self.carries_out(&draft.name, before)
            || scene.says_years() && is_spent(words, &draft) && !has_risen(before)
            || scene.counts_up(&draft.name)
            || scene.counts_up(before);
        // 累计达到98家: all that there are at the end.
        let standing = before.contains("现已") || before.contains("累计达");
        let reached = standing && !draft.unit.as_deref().is_some_and(|u| u.ends_with(['元', '次']));
        let flow = if yearly && draft.facet == Facet::Growth {
            Flow::Yearly
        } else if reached && !draft.name.starts_with("新") && draft.facet == Facet::Level {
            Flow::Stock
        } else if before.contains("累计") && (moves || draft.facet == Facet::Level) {
            Flow::Summed
        } else if made || yearly {
            Flow::Made
        } else {
            Flow::Stock
        };
        let made = made || draft.facet == Facet::Level && scene.is_made(&draft.name);
        let figure = self.line.span(draft.figure.0, draft.figure.1);
        let name = if draft.facet == Facet::Growth { self.what_grows(draft.name) } else { draft.name };
        let mut key = self.key(name, draft.facet, role, scene, (flow, draft.year), scope);
        if yearly {
            key.period = scene.averaged(before).or(key.period).or_else(|| scene.counted(before));
        }
        let average = |name: &str| ["年均", "每年", "平均"].iter().any(|w| name.contains(w));
        let each = yearly || key.facet == Facet::Level && before.contains("每年");
        if each
            && matches!(key.facet, Facet::Level | Facet::Delta)
            && (key.role == Role::Actual || self.is_past(key.period))
            && words.kinds.rates.at_end(&key.indicator).is_none()
            && matches!(key.period, Some(Period::Span(..)))
            && !average(&key.indicator)
        {
            // 五年来年均产量保持在12万吨以上: no sum of them.
            key.indicator.insert_str(0, "年均");
        }
        if moves
            && !yearly
            && words.time.over_last.in_text(before)
            && let Some(Period::Span(_, last)) = key.period
        {
            // Told in a review of five years, but of the last of them.
            key.period = Some(Period::Year(last));
        }
        if let Some(Period::Year(last)) = key.period.filter(|_| !yearly)
            && let Some(years) = draft.years.filter(|_| role != Role::Baseline)
        {
            // 三年翻一番: over the last three, or the next.
            let (from, to) = if role == Role::Target { (last, last + years - 1) } else { (last - years + 1, last) };
            key.period = Some(Period::Span(from, to));
        }
        if let Some(Period::Year(last)) = key.period.filter(|_| draft.baseline)
            && let Some(years) = years_ago(before)
        {
            key.period = Some(Period::Year(last + 1 - years));
        }
        if let Flow::Summed = flow
            && moves
            && let Some(Period::Year(last)) = key.period
        {
            // 能耗累计下降11%，提前完成“十四五”目标: since the plan began.
            let said = self.line.words(self.sentence.0, self.sentence.1);
            let plan = plan_span(&words.time, said).map(|(_, span)| span);
            key.period =
                plan.filter(|&(a, b)| (a..=b).contains(&last)).map_or(key.period, |(a, _)| Some(Period::Span(a, last)));
        }
        if key.period.is_none() && yearly && draft.facet == Facet::Growth {
            key.period = inherited::years_risen(&key, &self.out[..]);
        }
        if let Some(earlier) = self.out.last().filter(|m| m.section == self.section) {
            inherited::take_from(&mut key, earlier, (draft.facet, draft.unit.as_deref(), before), self.parts);
        }
        if let Some(Period::Span(_, last)) = key.period
            && draft.facet == Facet::Level
            && !yearly
            && words.time.steady.at_end(before).is_some()
        {
            // 农村劳动力转移稳定在3万人以上: each year so many.
            key.period = Some(Period::Year(last));
        }
        let sentence = self.line.span(self.sentence.0, self.sentence.1);
        if let Some(earlier) = self.out.last_mut().filter(|m| sentence.contains(m.figure)) {
            let after = self.line.words(draft.figure.1, self.sentence.1);
            // 力争分别淘汰30万吨和45万吨: two things.
            let apart = !self.line.span(draft.from, draft.figure.0).contains(earlier.figure);
            if apart && goals::is_stretch(&words.time, &key, draft.unit.as_deref(), earlier, (before, after)) {
                (key.role, key.period) = (Role::Context, None);
            } else if goals::was_limit(&key, draft.unit.as_deref(), earlier, before) {
                (earlier.key.role, earlier.key.period) = (Role::Context, None);
            }
        }
        if key.role == Role::Actual && self.is_to_come(key.period) {
            // 2025年达到60亿元: wanted, wherever it is told.
            key.role = Role::Target;
        }
        if role == Role::Target && !draft.quoted && self.is_past(key.period) && scene.plans() {
            // 2023年达到65亿元, told in a plan for 2024.
            key.role = Role::Actual;
        }
        self.out.push(Metric {
            key,
            value: Some(draft.value.normalize()),
            value_high: draft.high.map(|h| h.normalize()),
            unit: draft.unit,
            bound: draft.bound,
            estimate: self.lexicon.figures().time.estimate.in_text(self.report.words(quote)),
            section: self.section,
            // A ratio may be written over the colon that ends its clause.
            quote: quote.cover(figure),
            figure,
            relation: None,
            other: None,
        });
        made
    }
}
