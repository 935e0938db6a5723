//! Figures that only tell which things are meant or how large a work is: 亿元以上项目12个, 澜溪风电场20万千瓦项目.

use super::clause::Clause;
use super::lead::Lead;
use super::name;
use super::thing_after::Around;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::Bound;
use crate::lexicon::FigureWords;
use crate::text::is_han;

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
            && !self.does(&around.left);
        if capacity {
            // 北山300万吨露天矿.
            return Some(go_on);
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

/// Whether a figure is an amount of money.
fn unit_of_money(figure: &Figure) -> bool {
    figure.is_money()
}

/// 其中50亿元以上5个: how large those are that are counted, no figure of its own.
pub(super) fn without_sizes<'f>(words: &FigureWords, chars: &[char], figures: Vec<&'f Figure>) -> Vec<&'f Figure> {
    let size = |a: &Figure, b: &Figure| {
        unit_of_money(a) && a.bound == Bound::AtLeast && a.end == b.start && b.kind == Kind::Count && !unit_of_money(b)
    };
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
            '超' => i == 0 || !is_han(chars[i - 1]),
            _ => false,
        });
        let named = noun.is_empty() || words.sized.contains(noun);
        unit_of_money(a) && over && named && b.kind == Kind::Count
    };
    let drop = |i: usize| {
        figures.get(i + 1).is_some_and(|next| size(figures[i], next) || class(figures[i], next))
            || i.checked_sub(1).is_some_and(|last| sized(figures[last], figures[i]))
    };
    (0..figures.len()).filter(|&i| !drop(i)).map(|i| figures[i]).collect()
}
