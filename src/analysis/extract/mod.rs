//! From a report to its measured facts: paragraph by paragraph, sentence by sentence, clause by clause.
//!
//! | part | says |
//! |---|---|
//! | [`lead`] | what the words before a figure say of it |
//! | [`name`] | how the thing measured is called; [several](members) joined in one name |
//! | [`nominal`] | what of a clause can be a name |
//! | [`clause`] | which figure measures which thing: one [before it](thing_before) or [after it](thing_after) |
//! | [`sizes`] | which figures only tell how large a thing is, or which ones |
//! | [`carried`] | which thing a figure without one is of |
//! | [`attribute`] | whose attribute it is: 总量, 增速 |
//! | [`against`] | what a value is held against: another place, a goal |
//! | [`aside`] | figures that others are only held against |
//! | [`stages`] | what a deed was done to that its own words don't name |
//! | [`paid`] | what money is for, and per what it is told |
//! | [`inherited`] | what a figure has from the one before it |
//! | [`lists`] | what the values of a list share |
//! | [`newness`] | what is new in it |
//! | [`relation`] | targets in words (与经济增长同步) |
//! | [`time`] | role and period, by the [words of time](marks) and the [years named](calendar) |

mod against;
mod aside;
mod attribute;
mod calendar;
mod carried;
mod clause;
mod inherited;
mod lead;
mod lists;
mod marks;
mod members;
mod name;
mod newness;
mod nominal;
mod paid;
mod relation;
mod sizes;
mod stages;
#[cfg(test)]
mod tests;
mod thing_after;
mod thing_before;
mod time;

pub use calendar::{compared_year, part_of_year};

use super::figure::{self, Figure, Kind};
use super::metric::{Bound, Facet, Metric, MetricKey, Period, Role};
use crate::document::{Report, SectionId};
use crate::lexicon::{Before, FigureWords, Lexicon};
use crate::text::{Line, Span};
use clause::{Carry, Draft};
use inherited::unscaled;
use marks::Marks;
use time::{Flow, Scene};

/// A clause longer than this is no name of a scope.
const LONGEST_SCOPE: usize = 12;
/// Characters of a clause that tell whether it begins with a stretch of years: 最近三年来.
const HEAD: usize = 8;
/// Characters of a clause beyond which a figure's quote is its own words and not the clause.
const LONGEST_QUOTE: usize = 400;

/// What makes an average of years of a growth.
const YEARLY: [&str; 5] = ["年均", "平均每年", "每年平均", "年平均", "年递增"];

/// Every measured fact of a report, in order of place.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Metric> {
    let mut out = Vec::new();
    let words = lexicon.figures();
    let mut scene = Scene::new(report, words);
    for paragraph in &report.paragraphs {
        let around = around(report, paragraph.section);
        scene.enter(paragraph.role, around.iter().map(|&id| (id, report.title(id))));
        let line = Line::new(report.text(), paragraph.span);
        let figures = figure::find(&line, lexicon);
        let sentences = with_figures(&line, &figures);
        let mut reader = Reader { report, lexicon, line: &line, section: paragraph.section, out: &mut out };
        // Of a sentence without figures there is only what the next one takes up, or a target in words; most have neither.
        let tells = |i: usize| {
            let stated = |i: usize| {
                let ((from, to), _) = sentences[i];
                relation::may_stand(words, line.words(from, to))
            };
            let has_figures = |i: usize| sentences.get(i).is_some_and(|(_, figures)| !figures.is_empty());
            has_figures(i) || has_figures(i + 1) || stated(i)
        };
        let tells: Vec<bool> = (0..sentences.len()).map(tells).collect();
        let until = tells.iter().rposition(|tells| *tells).map_or(0, |last| last + 1);
        let mut carry = Carry::default();
        let mut opens = true;
        for (i, (&((from, to), figures), tells)) in sentences.iter().zip(tells).enumerate() {
            // What a paragraph opens with holds for those after it, all else to its own end.
            if i >= until && !opens {
                break;
            }
            carry.sentence();
            let text = line.words(from, to);
            scene.sentence(text, opens);
            opens &= text.starts_with(time::ADDRESS) && figures.is_empty();
            if tells {
                reader.sentence(&mut scene, &mut carry, (from, to), figures);
            }
        }
    }
    out
}

/// The sentences of a line, each with its figures.
fn with_figures<'f>(line: &Line, figures: &'f [Figure]) -> Vec<((usize, usize), &'f [Figure])> {
    let mut rest = figures;
    let with_own = |(from, to)| {
        let own;
        (own, rest) = rest.split_at(rest.iter().take_while(|f| f.start < to).count());
        ((from, to), own)
    };
    sentences(&line.chars).map(with_own).collect()
}

/// The sections that hold `id`, the outermost first, itself last; the whole report is none.
fn around(report: &Report, id: SectionId) -> Vec<SectionId> {
    let mut out = vec![id];
    while let Some(parent) = out.last().and_then(|&id| report.sections[id].parent) {
        out.push(parent);
    }
    out.pop();
    out.reverse();
    out
}

/// Stretches between full stops.
fn sentences(chars: &[char]) -> impl Iterator<Item = (usize, usize)> {
    stretches(chars, 0, chars.len(), |c| matches!(c, '。' | '！' | '？'))
}

/// Stretches between commas, semicolons and colons; a rise and the fall that it turned into are one
/// (由上年增长3%，转为下降2%), and so are values of several names (分别增长6.5%，8%).
fn clauses(words: &FigureWords, chars: &[char], from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let goes_on = move |start: usize, end: usize, (next, until): (usize, usize)| {
        let each = || chars[start..end].windows(2).any(|w| w == ['分', '别']);
        let per_cent = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '%' | '‰');
        chars[end] == '，'
            && (words.turned.prefix(&chars[next..to]).is_some() || chars[next..until].iter().all(per_cent) && each())
    };
    let mut all = stretches(chars, from, to, |c| matches!(c, '，' | '；' | '：')).peekable();
    std::iter::from_fn(move || {
        let (start, mut end) = all.next()?;
        while let Some((_, later)) = all.next_if(|&next| goes_on(start, end, next)) {
            end = later;
        }
        Some((start, end))
    })
}

/// The stretches of `chars[from..to]` between the marks that end one, none empty.
fn stretches(
    chars: &[char],
    from: usize,
    to: usize,
    ends: impl Fn(char) -> bool,
) -> impl Iterator<Item = (usize, usize)> {
    let mut next = from;
    std::iter::from_fn(move || {
        loop {
            let start = next;
            let rest = chars[..to].get(start..).filter(|rest| !rest.is_empty())?;
            let end = rest.iter().position(|&c| ends(c)).map_or(to, |n| start + n);
            next = end + 1;
            if end > start {
                return Some((start, end));
            }
        }
    })
}

/// How figures are reckoned, by a clause of its own: its words, or the first of them where it is long.
fn reckoning(words: &FigureWords, clause: &[char]) -> Option<String> {
    let (n, ()) = words.reckoned.prefix(clause)?;
    let end = if clause.len() <= LONGEST_SCOPE { clause.len() } else { n };
    Some(clause[..end].iter().collect())
}

/// 如果扣除物价因素, 如按可比价格计算: another way to reckon, nothing supposed.
fn reckons(condition: &str) -> bool {
    ["扣除", "剔除", "按", "不计", "加上", "包括", "不包括"].iter().any(|w| condition.starts_with(w))
}

/// Where the words of a figure begin, at most [`LONGEST_QUOTE`] before it.
fn near(draft: &Draft) -> usize {
    draft.from.max(draft.figure.0.saturating_sub(LONGEST_QUOTE))
}

/// Whether the words before a figure say that it stands at the end of a time: 达到, 增至.
fn comes_to(before: &str) -> bool {
    let standing = ["总量", "总数", "总里程", "在建", "现有", "拥有", "通航"];
    before.ends_with(['至', '到', '达', '为', '有']) || standing.iter().any(|w| before.contains(w))
}

/// Whether what a figure measures is held at the end of a time, and was not spent over it: 外汇储备增加到…, 参保达到…; but
/// 投入达到12亿元.
fn holds(before: &str, draft: &Draft) -> bool {
    let spent = draft.unit.as_deref().is_some_and(|u| u.ends_with('元')) && !draft.name.ends_with("储备");
    comes_to(before) && !(spent && (before.ends_with('达') || before.ends_with("达到")))
}

/// Whether a figure is of money that is spent over a time: 扶贫资金达480亿元.
fn is_spent(draft: &Draft) -> bool {
    let spent = ["支出", "资金", "投入", "事业费", "拨款"].iter().any(|w| draft.name.ends_with(w));
    spent && draft.facet == Facet::Level && draft.unit.as_deref().is_some_and(|u| u.ends_with('元'))
}

/// Whether the words before a figure say that it rose or fell to it: 增加到, 提高到.
fn has_risen(before: &str) -> bool {
    before.ends_with(['到', '至']) && !before.ends_with("达到")
}

/// Whether the words before a figure name its thing; else it is of the thing before: 突破7000公里.
fn named_in(before: &str, name: &str) -> bool {
    before.contains(name.strip_prefix("新增").unwrap_or(name))
}

struct Reader<'a> {
    report: &'a Report,
    lexicon: &'a Lexicon,
    line: &'a Line,
    section: usize,
    out: &'a mut Vec<Metric>,
}

impl Reader<'_> {
    fn sentence(&mut self, scene: &mut Scene, carry: &mut Carry, (from, to): (usize, usize), figures: &[Figure]) {
        let chars = &self.line.chars;
        let words = self.lexicon.figures();
        let mut next = 0;
        // 剔除政策性因素, 增长5%: how the figures of the next clause are reckoned.
        let mut reckoned: Option<String> = None;
        // 如果茶园抛荒，产量就会减少三成: what is only supposed is no fact.
        let mut supposed = false;
        // What the clause before made, in which unit.
        let mut made_so: Option<String> = None;
        for (start, end) in clauses(words, chars, from, to) {
            let first = next;
            while next < figures.len() && figures[next].start < end {
                next += 1;
            }
            let own = &figures[first..next];
            // 五年减少贫困人口5万: how many years it took is of the words of time.
            let until = own.iter().find(|f| f.kind != Kind::Time).map_or(end, |f| f.start);
            let opening = self.line.words(start, until);
            let marks = Marks::of(words, self.line.words(start, end));
            scene.clause(self.line.words(start, end.min(start + HEAD)), opening, &marks);
            if start > from && chars[start - 1] == '；' {
                carry.part();
                scene.part();
                supposed = false;
                reckoned = None;
            }
            let clause = self.line.words(start, end);
            supposed |= words.supposed.at_start(clause).is_some_and(|w| !reckons(&clause[w.len()..]));
            if supposed {
                continue;
            }
            let quote = self.line.span(start, end);
            if own.is_empty() {
                reckoned = reckoning(words, &chars[start..end]);
            }
            // 剔除减税因素后增长6%: of this clause alone.
            let factors = chars[start..end].windows(2).position(|w| w == ['因', '素']).filter(|_| !own.is_empty());
            // 扣除房地产开发投资增长7.8%.
            let moves =
                |at: &usize| matches!(words.before.prefix(&chars[*at..end]), Some((_, Before::Up | Before::Down)));
            let until =
                factors.map(|at| start + at + 2).or_else(|| (start..end).find(moves).filter(|_| !own.is_empty()));
            let here = until.and_then(|until| reckoning(words, &chars[start..until]));
            let here = here.as_deref().or(reckoned.as_deref());
            let before = made_so.take();
            let mut made = false;
            for (i, draft) in clause::read(self.lexicon, self.line, (start, end), own, carry).into_iter().enumerate() {
                // 新建农村公路320公里、桥梁8座: what is listed after what was made was made too.
                made &= chars.get(draft.from) == Some(&'、');
                // 建成新线30公里，复线20公里; not 建成农田3万亩，播种面积60万亩.
                let bare = || self.line.words(start, draft.figure.0) == draft.name && draft.facet == Facet::Level;
                let goes_on =
                    i == 0 && before.is_some() && unscaled(before.as_deref()) == unscaled(draft.unit.as_deref());
                made |= goes_on && bare() && !self.stands(&draft.name);
                let unit = draft.unit.clone();
                // A list without end is not quoted whole for each of its figures.
                let near = near(&draft);
                let own = if end - start > LONGEST_QUOTE { self.line.span(near, draft.figure.1) } else { quote };
                made = self.push(scene, draft, own, here, made);
                made_so = unit.filter(|_| made);
            }
            if let Some(found) = relation::read(words, self.line.words(start, end), &marks) {
                let facet = Facet::Relation;
                let role = scene.role(opening, false, false);
                if found.bound == Bound::AtLeast && role != Role::Target {
                    // 收入增速快于经济增长: done, it is said of a figure that has its own row.
                    continue;
                }
                self.out.push(Metric {
                    key: self.key(found.indicator, facet, role, scene, (Flow::Stock, None), None),
                    value: None,
                    value_high: None,
                    unit: None,
                    bound: found.bound,
                    estimate: false,
                    section: self.section,
                    quote,
                    figure: quote,
                    relation: Some(found.relation),
                    other: Some(found.other),
                });
            }
        }
    }

    fn key(
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
        let stands = words.status.prefix(name).is_some() || comes_to(before);
        let deed = words.deeds.prefix(name).map_or(0, |(n, ())| n);
        deed > 0 && !stands && name.get(deed) != Some(&'区')
    }

    /// Whether what a name measures stands at a time, and is none of what is made over it: 播种面积, 存款余额.
    fn stands(&self, name: &str) -> bool {
        let chars: Vec<char> = name.chars().collect();
        let flow = ["营业额", "投资", "支出", "销售额", "交易额", "成交额"].iter().any(|w| name.ends_with(w));
        !flow
            && (self.lexicon.figures().shared.suffix(&chars).is_some()
                || self.lexicon.indicators().key_of(name).is_some())
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
        thing.unwrap_or(name)
    }

    /// Puts down one fact, listed after what was made over a time or not, and tells whether it was made itself.
    fn push(&mut self, scene: &Scene, draft: Draft, quote: Span, reckoned: Option<&str>, listed: bool) -> bool {
        let before = self.line.words(near(&draft), draft.figure.0);
        let role = match draft.quoted {
            true => Role::Target,
            false if self.is_anothers(before) || self.sets_a_line(&draft) => Role::Context,
            false => {
                // 引进总投资10亿元以上项目20个: the money only tells which ones.
                let money = draft.unit.as_deref().is_some_and(|u| u.ends_with('元'));
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
            .or_else(|| paid::by_weight(before))
            .or_else(|| paid::paid_by(before, &draft))
            .map(str::to_owned);
        let name: Vec<char> = draft.name.chars().collect();
        // PM2.5年均浓度 is measured in a year, not over several.
        let measured = ["年均浓度", "年平均浓度", "年均值"].iter().any(|w| before.contains(w));
        // 城镇化率每年提高1.2个百分点.
        let each_year = moves && before.contains("每年");
        let yearly = !measured && (each_year || YEARLY.iter().any(|w| before.contains(w)));
        let made = draft.flows
            || listed && draft.facet == Facet::Level && !comes_to(before) && named_in(before, &draft.name)
            || self.lexicon.figures().opening.suffix(&name).is_some() && !holds(before, &draft)
            || (scene.summed() || scene.within_years() && !comes_to(before)) && draft.unit.as_deref() != Some("%")
            || self.counts_deeds(&name, before)
            || self.carries_out(&draft.name, before)
            || scene.says_years() && is_spent(&draft) && !has_risen(before)
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
            key.period = scene.averaged(before).or(key.period);
        }
        if moves
            && !yearly
            && ["同比", "比上年", "较上年", "比去年", "较去年"].iter().any(|w| before.contains(w))
            && let Some(Period::Span(_, last)) = key.period
        {
            // Told in a review of five years, but of the last of them.
            key.period = Some(Period::Year(last));
        }
        if let Some(earlier) = self.out.last().filter(|m| m.section == self.section) {
            inherited::take_from(&mut key, earlier, (draft.facet, draft.unit.as_deref(), before));
        }
        if let Some(Period::Span(_, last)) = key.period
            && draft.facet == Facet::Level
            && !yearly
            && ["稳定在", "保持在", "维持在"].iter().any(|w| before.ends_with(w))
        {
            // 农村劳动力转移稳定在3万人以上: each year so many.
            key.period = Some(Period::Year(last));
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
