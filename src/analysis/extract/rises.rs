//! From an earlier value to a later one: 由5%提高到8%, 将现行16%的税率降至13%, 按8%的幅度压减.

use super::clause::Clause;
use super::lead::{self, Lead};
use super::name;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::Facet;
use crate::lexicon::Before;
use crate::text::is_han;

impl Clause<'_> {
    /// Whether the words between the figure before and `first` say that the value rose or fell from one to the other.
    pub(super) fn rises_from(&self, from: usize, first: &Figure) -> Option<usize> {
        let gap = &self.chars[from..first.start];
        let gap = gap.strip_prefix(&['，']).unwrap_or(gap);
        let (n, ()) = self.words.between_to.prefix(gap)?;
        let weak = matches!(gap[..n], ['到'] | ['至'] | ['达', '到']);
        let rest = &gap[n..];
        let open = rest.is_empty() || lead::read(self.words, rest, 0, rest.len()).end == 0;
        let earlier = self.out.len().checked_sub(1)?;
        (open && self.out[earlier].figure.1 == from && (!weak || self.out[earlier].risen)).then_some(earlier)
    }

    /// The later value of a rise or fall: 提高到48.2%. Several earlier values in a row answer the later ones in order.
    pub(super) fn later_value(&mut self, run: &[&Figure], earlier: usize, from: usize) {
        let begin = self.out[..earlier].iter().rposition(|d| d.from != self.out[earlier].from).map_or(0, |i| i + 1);
        let mut names = Vec::new();
        for d in &mut self.out[begin..=earlier] {
            d.baseline = true;
            if d.facet == Facet::Delta && d.unit.as_deref().is_none_or(|u| !u.ends_with("百分点")) {
                d.facet = Facet::Level;
                d.value = d.value.abs();
            }
            names.push(d.name.clone());
        }
        let gap = self.line.words(from, run[0].start);
        let turned = if gap.contains("为增长") {
            Some(1)
        } else if gap.contains("为下降") {
            Some(-1)
        } else {
            None
        };
        let Lead { bound, year, .. } = lead::read(self.words, self.chars, from, run[0].start);
        let lead = Lead { change: turned, bound, year, ..Lead::default() };
        let state = |text: &str| ["亏损", "盈利"].into_iter().find(|state| text.ends_with(state));
        if let Some(after) = state(gap) {
            // 企业由上年亏损7200万元转为盈利2亿元.
            let before = state(self.line.words(self.start, self.out[begin].figure.0)).unwrap_or_default();
            let whole = |name: &str, state: &str| format!("{}{state}", name.trim_end_matches(before));
            self.out[begin..=earlier].iter_mut().for_each(|d| d.name = whole(&d.name, before));
            names.iter_mut().for_each(|name| *name = whole(name, after));
        }
        let led = self.line.words(self.out[begin].from, self.out[begin].figure.0);
        // 由466个减少到现在的276个.
        let done = self.words.time.done.in_text(led) || self.words.time.done.in_text(gap);
        for (i, f) in run.iter().enumerate() {
            let name = names.get(i).or(names.last()).cloned().unwrap_or_default();
            self.push(name, f, &lead, from, false);
            if let Some(draft) = self.out.last_mut() {
                draft.done = done;
            }
        }
    }

    /// 托管帮扶从6个县（市）扩大到21个县（市）: the earlier number of what is counted, its noun behind it; back comes where the words
    /// of the later one begin.
    pub(super) fn from_so_many(&mut self, run: &[&Figure], from: usize, next: usize, leads_on: bool) -> Option<usize> {
        const LONGEST_NOUN: usize = 8;
        let &[figure] = run else { return None };
        let right = self.chars.get(figure.end..next).filter(|_| leads_on && figure.kind == Kind::Count)?;
        let (n, ()) = self.words.between_to.suffix(right)?;
        let noun = &right[..right.len() - n];
        let whole =
            (1..=LONGEST_NOUN).contains(&noun.len()) && noun.iter().all(|&c| is_han(c) || matches!(c, '（' | '）'));
        if !whole {
            return None;
        }
        let left = name::before_figure(self.words, &self.chars[from..figure.start]);
        let at = left.iter().rposition(|&c| matches!(c, '从' | '由'));
        let left = &left[..at.unwrap_or(left.len())];
        let left = self.words.causing.prefix(left).map_or(left, |(n, ())| &left[n..]);
        let thing: String = left.iter().chain(noun).collect();
        self.carry.subjects = vec![thing.clone()];
        self.push(thing, figure, &Lead::default(), from, false);
        let end = figure.end + noun.len();
        let draft = self.out.last_mut()?;
        (draft.baseline, draft.risen, draft.figure.1) = (true, true, end);
        Some(end)
    }

    /// 将制造业现行16%的税率降至13%: what was until then, its thing behind it; back comes where the words of the later value
    /// begin.
    pub(super) fn was_until(&mut self, run: &[&Figure], from: usize, right: &[char]) -> Option<usize> {
        const LONGEST_MEASURE: usize = 6;
        let (&[figure], Some(measure)) = (run, right.strip_prefix(&['的'])) else { return None };
        let (n, ()) = self.words.between_to.suffix(measure).filter(|&(n, ())| n >= 2)?;
        let measure = &measure[..measure.len() - n];
        let plain = (1..=LONGEST_MEASURE).contains(&measure.len()) && measure.iter().all(|&c| is_han(c));
        let left = name::before_figure(self.words, &self.chars[from..figure.start]);
        let left = [&['现', '行'][..], &['原', '有'], &['原', '来']].iter().find_map(|w| left.strip_suffix(*w))?;
        let thing: String = left.iter().chain(measure).collect();
        if !plain || thing.is_empty() {
            return None;
        }
        self.carry.subjects = vec![thing.clone()];
        self.push(thing, figure, &Lead::default(), from, false);
        self.out.last_mut()?.baseline = true;
        Some(figure.end + 1 + measure.len())
    }

    /// 按不低于8%的幅度压减一般性支出: the change and its thing after the figure.
    pub(super) fn by_so_much(&mut self, run: &[&Figure], from: usize, right: &[char]) -> bool {
        let (['的', '幅', '度', rest @ ..] | ['的', '比', '例', rest @ ..] | ['的', '速', '度', rest @ ..]) = right
        else {
            return false;
        };
        let Some((n, mark)) = self.words.before.prefix(rest) else { return false };
        let change = match mark {
            Before::Up => 1,
            Before::Down => -1,
            _ => return false,
        };
        let thing: String = name::after_figure(self.words, &rest[n..], false).into_iter().collect();
        if thing.is_empty() {
            return false;
        }
        let bound = lead::read(self.words, self.chars, from, run[0].start).bound;
        self.carry.subjects = vec![thing.clone()];
        self.push(thing, run[0], &Lead { change: Some(change), bound, ..Lead::default() }, from, false);
        true
    }
}
