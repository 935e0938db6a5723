//! Figures that only tell which things are meant or how large a work is: 亿元以上项目12个, 澜溪风电场20万千瓦项目.

use super::clause::Clause;
use super::lead::Lead;
use super::name;
use super::thing_after::Around;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::Bound;
use crate::lexicon::FigureWords;
use crate::text::is_han;

/// What a class is measured by is not told in more words: 企业营业收入均超.
const LONGEST_CLASS: usize = 16;

impl Clause<'_> {
    /// Whether a figure may only tell how large a work is.
    pub(super) fn is_capacity(&self, figure: &Figure) -> bool {
        matches!(&*self.units.family(figure.unit.as_deref().unwrap_or_default()), "mass" | "power" | "voltage")
    }

    /// Where to go on, if the figure only tells which thing is meant, or how large a work is.
    pub(super) fn belongs_to_name(
        &self,
        run: &[&Figure],
        from: usize,
        lead: &Lead,
        (around, thing): (&Around, &[char]),
        end: usize,
    ) -> Option<usize> {
        let last = run[run.len() - 1];
        // The next figure's name may begin with this one, but not without end.
        let go_on = if around.leads_on && end - from <= name::LONGEST { from } else { end };
        // 风电场一期20万千瓦风电项目, after the money of the work: within its name.
        let within = !self.out.is_empty() && from == run[0].start && is_han(self.chars[from - 1]);
        // 0.3微克攻坚行动.
        let voltage = matches!(around.family.as_str(), "voltage" | "concentration");
        if (voltage || self.is_capacity(run[0]) && within) && !around.of {
            return Some(go_on);
        }
        let capacity = self.is_capacity(run[0])
            && !around.of
            && !lead.be
            && (self.out.is_empty() || !around.raw.is_empty())
            && !self.does(around.raw)
            && !self.does(&around.left)
            // 在沿湖地区布局建设50万千瓦储能项目: built there.
            && !(around.raw.first() == Some(&'在') && self.ends_in_deed(around.raw));
        if capacity {
            // 北山300万吨露天矿.
            return Some(go_on);
        }
        let led = &self.chars[from..run[0].start];
        let whole = matches!(led, ['在', .., '全', '国' | '省' | '市' | '区' | '县' | '州' | '盟' | '旗']);
        if around.leads_on && whole && matches!(self.chars.get(around.next), Some('第' | '首' | '榜')) {
            // 在全国230家开发区考核中位列第46位: among how many.
            return Some(last.end);
        }
        let above = self.chars[..last.end].ends_with(&['以', '上']);
        let over = lead.bound == Some(Bound::AtLeast);
        // 税收超千万元企业12家: of what size those are that are counted.
        let sized = over && run[0].is_money() && !around.left.is_empty();
        let under = run[0].bound == Bound::AtMost || lead.bound == Some(Bound::AtMost);
        if around.of && under && unit_of_money(run[0]) && !around.left.is_empty() && !self.does(&around.left) {
            // 年收入10万元以下的薄弱村: which ones are meant.
            return Some(end);
        }
        if run[0].bound == Bound::AtMost
            && unit_of_money(run[0])
            && around.left.is_empty()
            && !around.of
            && lead.change.is_none()
        {
            // 10万元以下薄弱村动态清零.
            return Some(end);
        }
        let at_least = around.of && over;
        let counted =
            matches!(run[0].kind, Kind::Amount | Kind::Count) && !self.chars[end..around.next].contains(&'、');
        if around.leads_on && (above || at_least || sized) && counted {
            // 投资超3亿元的项目已达6个.
            return Some(go_on);
        }
        let kind = self.words.general.contains(thing)
            || matches!(thing, [.., '企', '业'] | [.., '园', '区'] | [.., '集', '群'] | [.., '镇' | '村' | '县']);
        if over
            && unit_of_money(run[0])
            && kind
            && thing.len() <= 4
            && lead.bound.is_some()
            && !self.is_deed(&around.left)
        {
            // 成为产值超百亿元县: of what size it is.
            return Some(end);
        }
        if at_least && !around.left.ends_with(&['资']) {
            // 经济总量突破300亿元的县.
            return Some(end);
        }
        // 年产2000辆拖车项目.
        let before = if around.raw.is_empty() { &self.chars[self.start..run[0].start] } else { around.raw };
        self.words.capacities.suffix(before).map(|_| end)
    }
}

/// Whether a figure is money that things may be classed by: 10亿元以上.
pub(super) fn is_class(figure: &Figure) -> bool {
    unit_of_money(figure) && figure.bound == Bound::AtLeast
}

/// Whether a figure is an amount of money.
fn unit_of_money(figure: &Figure) -> bool {
    figure.is_money()
}

/// 其中50亿元以上5个: how large those are that are counted, no figure of its own.
pub(super) fn without_sizes<'f>(words: &FigureWords, chars: &[char], figures: Vec<&'f Figure>) -> Vec<&'f Figure> {
    let size = |a: &Figure, b: &Figure| is_class(a) && a.end == b.start && b.kind == Kind::Count && !unit_of_money(b);
    // 4个过千亿产业.
    let sized = |a: &Figure, b: &Figure| {
        a.kind == Kind::Count && !unit_of_money(a) && matches!(chars[a.end..b.start], ['过' | '超' | '破'])
    };
    // 过10亿元企业58家, 过千亿元的1家.
    let class = |a: &Figure, b: &Figure| {
        let noun = chars[a.end..b.start].strip_prefix(&['的']).unwrap_or(&chars[a.end..b.start]);
        // 超十亿元企业只有2家: told of how many there are.
        let told = |&(n, ()): &(usize, ())| words.sized_counts.contains(&noun[n..]);
        let noun = words.sized.prefix(noun).filter(told).map_or(noun, |(n, ())| &noun[..n]);
        let over = a.start.checked_sub(1).is_some_and(|i| match chars[i] {
            '过' | '逾' => !chars[..i].ends_with(&['超']),
            '超' => i == 0 || !is_han(chars[i - 1]) || chars[..i].ends_with(&['其', '中']),
            _ => false,
        });
        let named = noun.is_empty() || words.sized.contains(noun);
        unit_of_money(a) && over && named && b.kind == Kind::Count
    };
    // 2家企业产值突破10亿元: which ones are counted.
    let each = |a: &Figure, b: &Figure| {
        let gap = &chars[a.end.min(b.start)..b.start];
        let over = name::passes(gap).is_some_and(|n| n >= 4 && words.attributes.suffix(&gap[..n]).is_some());
        let summed = gap
            .windows(2)
            .any(|w| matches!(w, ['实', '现'] | ['完', '成'] | ['合' | '累', '计'] | ['带' | '拉' | '撬', '动']));
        let alone = gap.len() <= LONGEST_CLASS && gap.iter().all(|&c| is_han(c));
        a.kind == Kind::Count && unit_of_money(b) && b.bound != Bound::Range && over && alone && !summed
    };
    let drop = |i: usize| {
        i.checked_sub(1).is_some_and(|last| each(figures[last], figures[i]))
            || figures.get(i + 1).is_some_and(|next| size(figures[i], next) || class(figures[i], next))
            || i.checked_sub(1).is_some_and(|last| sized(figures[last], figures[i]))
    };
    (0..figures.len()).filter(|&i| !drop(i)).map(|i| figures[i]).collect()
}
