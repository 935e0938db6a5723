//! The thing stands after its figure: 新建9条健身路径, 投资2.6亿元的客运总站, 14家医药类企业.

use super::clause::Clause;
use super::lead::Lead;
use super::name;
use super::predicates::{classed, graded};
use super::thing_name::bare_len;
use crate::analysis::figure::{Figure, Kind};
use crate::lexicon::Before;
use crate::text::scale::is_money;
use crate::text::{is_han, joins_list};

/// What is said of a thing is a part of its name up to this length.
pub(super) const LONGEST_DEED: usize = 24;
/// 万亿级, 省定: of which grade things are.
const LONGEST_GRADE: usize = 4;

/// What stands around a run whose thing follows.
pub(super) struct Around<'a> {
    /// 的 stands straight after it.
    pub(super) of: bool,
    /// The name that would end the words before.
    pub(super) left: Vec<char>,
    /// The words before.
    pub(super) raw: &'a [char],
    /// The family of the unit.
    pub(super) family: String,
    /// Where the next run, or the clause's end, stands.
    pub(super) next: usize,
    /// Whether another run follows.
    pub(super) leads_on: bool,
}

impl Clause<'_> {
    /// Whether it stands there.
    pub(super) fn stands_before_thing(&self, run: &[&Figure], from: usize, lead: &Lead, right: &[char]) -> bool {
        let of = right.first() == Some(&'的');
        let thing = if of { &right[1..] } else { right };
        let Some(&c) = thing.first() else { return false };
        if of && self.words.nothing.prefix(thing).is_some() {
            return false;
        }
        if !(is_han(c) || c == '“' || c.is_ascii_alphanumeric() || c == '《') {
            return false;
        }
        let left = name::before_figure(self.words, &self.chars[from..lead.end]);
        let listed = left.last() == Some(&'等');
        let bare = left.is_empty() || self.is_deed(&left);
        // 突破8亿元、9亿元两个台阶: the steps are the values before.
        let steps =
            matches!(thing, ['两' | '三' | '几', '个', rest @ ..] if self.words.deeds_after.prefix(rest).is_some());
        let said = steps
            || self.words.between_to.prefix(thing).is_some_and(|(n, ())| n >= 2)
            || self
                .words
                .deeds_after
                .prefix(thing)
                .is_some_and(|(n, ())| n >= 2 || "要将占超".contains(c) || c == '已' && !self.is_deed(&left))
            || !bare && self.words.status.prefix(thing).is_some()
            || self
                .words
                .before
                .prefix(thing)
                .is_some_and(|(n, m)| says(m) && (n >= 2 || matches!(c, '占' | '为' | '是')))
            || matches!(c, '和' | '与' | '及' | '并' | '而' | '对' | '向' | '于' | '用' | '来' | '等' | '的' | '时');
        // 按7.5%争取: how the figure is meant.
        let aimed = matches!(thing, ['争', '取'] | ['把', '握'] | ['安', '排'] | ['争', '取' | '把', '、' | '和', ..]);
        let said = said || aimed;
        // 安置房, 接待站: nouns.
        let opened = name::opened(self.words, thing);
        let deed = opened > 0 && !thing.get(opened).is_some_and(|c| "房点站所员者率量额费数".contains(*c));
        let rest = matches!(left[..], [] | ['最', '后'] | ['剩', '余'] | ['其', '余'] | ['余', '下']);
        // 成功避险案例获通报表扬: no deed, but of the name.
        let within = matches!(thing, ['成', '功', ..])
            && (6..thing.len()).any(|i| self.words.status.prefix(&thing[i..]).is_some());
        let said = said && !within && !(rest && !of && self.fate(thing) > 0);
        match run[0].kind {
            Kind::Points | Kind::Times | Kind::Doublings | Kind::Place | Kind::Time => false,
            // 茶园占耕地四分之一的乡镇: the share is of what stands before 占.
            Kind::Share if self.is_share_of(&self.chars[from..run[0].start]) => false,
            Kind::Share => !said && (bare || of && !deed || !lead.to && !lead.be && lead.change.is_some()),
            Kind::Count | Kind::Amount => {
                listed
                    || !said && (of || bare || !deed)
                    || deed && right.len() == self.to - run[run.len() - 1].end && self.pays_for(&left, run, lead)
            }
        }
    }

    /// Whether a subject and 占 stand before a share.
    fn is_share_of(&self, before: &[char]) -> bool {
        let at = before.iter().rposition(|&c| c == '占');
        at.is_some_and(|at| !name::before_figure(self.words, &before[..at]).is_empty())
    }

    /// 投资5亿元建设标准厂房: the money of what follows.
    fn pays_for(&self, left: &[char], run: &[&Figure], lead: &Lead) -> bool {
        let money = run[0].is_money();
        money && !lead.be && lead.change.is_none() && matches!(left, ['投', '资'] | ['总', '投', '资'] | ['投', '入'])
    }

    /// Reads it, and gives back where its name ends.
    pub(super) fn thing_after(
        &mut self,
        run: &[&Figure],
        from: usize,
        lead: &Lead,
        next: usize,
        leads_on: bool,
    ) -> usize {
        let last = run[run.len() - 1];
        if leads_on && let Some(at) = self.joins_with(last, from, run[0], next) {
            return at;
        }
        let raw = name::trim_marks(&self.chars[from..lead.end]);
        let unit = run[0].unit.as_deref().unwrap_or_default();
        // 66个村全部脱贫、3万人口搬迁: what stands before the 、 is said of the thing before.
        let listed = !self.out.is_empty() && joins_list(self.chars[run[0].start - 1]);
        let around = Around {
            of: self.chars.get(last.end) == Some(&'的'),
            left: if listed { Vec::new() } else { name::before_figure(self.words, raw) },
            raw: if listed { &[] } else { raw },
            family: self.units.family(unit).into_owned(),
            next,
            leads_on,
        };
        let served = self.served(run, from, next);
        let (thing, end) = served.unwrap_or_else(|| self.thing_words(run, from, &around));
        if thing.is_empty() {
            self.thing_before(run, from, lead.clone());
            return last.end;
        }
        if let Some(at) = self.belongs_to_name(run, from, lead, (&around, &thing), end) {
            return at;
        }
        if let Some(placed) = self.placed(run[0], &thing, end, next) {
            // 9种产品产量居全省第1位: so many are the first, and not what they come to together.
            let name: String = thing.iter().chain(&self.chars[end..placed]).collect();
            self.carry.subjects = vec![name.clone()];
            self.push(name, run[0], &Lead::default(), from, false);
            self.told = placed;
            return placed;
        }
        if listed
            && thing.len() == 1
            && let Some(subject) = self.carry.subjects.last().cloned()
        {
            // 改造小区12个、98栋楼、4200户: of the same.
            self.push(subject, run[0], &Lead::default(), from, false);
            return end;
        }
        let invested = around.left.ends_with(&['投', '资']) || around.left.ends_with(&['投', '入']);
        let carried = around.left.is_empty() && self.carry.work && from > self.start;
        // 取消12亿元的农业税: no money of a work.
        let text: String = thing.iter().collect();
        let of = around.of
            && self.words.deeds.suffix(&around.left).is_none()
            && self.words.kinds.levied.at_end(&text).is_none();
        let funds = text == "资金";
        let work = is_money(unit) && !funds && (invested || of || carried);
        let mut lead = lead.clone();
        let said = &self.chars[lead.end..run[0].start];
        // 促进增长的十项措施: so many of them.
        let measures = run[0].kind == Kind::Count && said.ends_with(&['的']);
        if run[0].kind != Kind::Share && (measures || !said.iter().any(|c| matches!(c, '减' | '增'))) {
            // 降低3万多个体工商户税负: not the number of them falls.
            lead.change = None;
        }
        match self.words.before.prefix(&around.left).filter(|&(n, _)| n == around.left.len()) {
            Some((_, Before::Up)) => lead.change = Some(1),
            Some((_, Before::Down)) => lead.change = Some(-1),
            _ => {}
        }
        if run[0].kind == Kind::Share && self.chars[end..next].starts_with(&['增', '长']) {
            // 8%左右的生产总值增长目标.
            lead.change = Some(1);
        }
        let mut text = self.thing_name(&thing, &lead, &around, work);
        if let Some(people) = self.lifted(&text, end) {
            text.truncate(people);
            text.push_str("脱贫");
        }
        self.carry.work = work;
        self.carry.subjects = vec![text.clone()];
        self.carry.parted = false;
        let made = self.out.len();
        for (i, f) in run.iter().enumerate() {
            // 6个110千伏变电工程: the second only tells how large each is.
            let sizes = i > 0 && run[i - 1].end == f.start && self.is_capacity(f);
            if !sizes {
                self.push(text.clone(), f, &lead, from, work);
            }
        }
        let flows = !lead.be && lead.bound.is_none();
        self.out[made..].iter_mut().for_each(|d| d.flows = flows);
        end
    }

    /// 与12个国家缔结20对友城: with whom it was done, no count of its own; where what was done begins.
    fn joins_with(&self, last: &Figure, from: usize, first: &Figure, next: usize) -> Option<usize> {
        const DEEDS: [[char; 2]; 5] = [['缔', '结'], ['签', '署'], ['签', '订'], ['结', '成'], ['建', '立']];
        let with = matches!(self.chars[from..first.start].last(), Some('与' | '同'));
        let right = self.chars.get(last.end..next).filter(|_| with)?;
        let at = right.windows(2).position(|w| DEEDS.iter().any(|deed| w == deed)).filter(|&at| at >= 2)?;
        Some(last.end + at)
    }

    /// 为3万名适龄妇女免费提供两癌筛查: to whom what is given, and where that ends.
    fn served(&self, run: &[&Figure], from: usize, next: usize) -> Option<(Vec<char>, usize)> {
        const LONGEST: usize = 16;
        let led = self.chars[from..run[0].start].iter().rev().find(|c| !matches!(c, '超' | '近' | '约' | '逾'));
        let counted = run.len() == 1 && run[0].kind == Kind::Count && matches!(led, Some('为' | '向'));
        let right = self.chars.get(run[0].end..next).filter(|_| counted)?;
        let at = right.windows(2).position(|w| w == ['提', '供'])?;
        let who = right[..at].strip_suffix(&['免', '费']).unwrap_or(&right[..at]);
        let what = &right[at + 2..];
        let what = what.strip_prefix(&['免', '费']).unwrap_or(what);
        let plain = |words: &[char]| (2..=LONGEST).contains(&words.len()) && words.iter().all(|&c| is_han(c));
        (plain(who) && plain(what)).then(|| ([who, what].concat(), next))
    }

    /// The words of the thing, and where they end.
    fn thing_words(&self, run: &[&Figure], from: usize, around: &Around) -> (Vec<char>, usize) {
        let Around { left, next, leads_on, .. } = around;
        let (next, leads_on) = (*next, *leads_on);
        let last = run[run.len() - 1];
        let fate = self.fate(&self.chars[last.end..next]);
        let begin = last.end + usize::from(around.of) + fate;
        let right = &self.chars[last.end + fate..self.reach(last.end, next, leads_on).max(last.end + fate)];
        let mut thing = name::after_figure(self.words, right, leads_on);
        let mut end = (begin + thing.len()).min(next);
        if leads_on
            && right.ends_with(&['等'])
            && let Some(cut) = joint(right)
        {
            // 3家企业总部及澜溪物流等21个项目: what ends in 等 is the next figure's list.
            thing = name::trim_marks(&right[..cut]).to_vec();
            end = last.end + cut;
        }
        let unit = run[0].unit.as_deref().unwrap_or_default();
        if leads_on && self.words.capacities.suffix(&thing).is_some() {
            // 投资3亿元的日处理5000吨生产线: how large it is belongs to its name.
            thing = name::after_figure(self.words, &self.chars[begin..self.to], false);
            end = (begin + thing.len()).min(next);
        }
        if let Some(&grade @ ('级' | '定')) = thing.last().filter(|_| leads_on && thing.len() <= LONGEST_GRADE) {
            thing.extend(graded(grade, &self.chars[next..self.to]));
        }
        if leads_on && let Some(noun) = classed(&thing, &self.chars[next..self.to]) {
            thing.extend(noun);
        }
        let people = matches!(around.family.as_str(), "people" | "households" | "firms") || matches!(unit, "万" | "亿");
        if people && let Some(noun) = summed_up(right) {
            // 视力、听力等残疾儿童: who they all are.
            let from = right.len() - noun.len();
            let noun = name::after_figure(self.words, noun, leads_on);
            end = last.end + from + noun.len();
            thing = noun;
        }
        if leads_on && self.chars[..run[0].start].ends_with(&['为']) {
            let deed = (1..thing.len().saturating_sub(2)).find(|&i| name::opens_deed(self.words, &thing[i..]));
            // 为12个省份保供煤炭3亿吨: whom it is done for is counted here, what is done by the next figure.
            end = deed.map_or(end, |at| begin + at);
        }
        let firms = around.family == "firms";
        if people
            && !firms
            && let Some(at) = thing.iter().position(|&c| c == '的').filter(|&i| i >= 2 && left.is_empty())
        {
            // 60万人口的山区大县: the people are counted, not what they have.
            thing.truncate(at);
            end = begin + at;
        }
        let money = is_money(unit);
        let purpose = (2..thing.len()).find(|&i| money && name::says_what_for(self.words, &thing[i..]));
        if let Some(at) = purpose {
            // 增发3亿元债券支持重建; but 20个支持组团.
            thing.truncate(at);
            end = begin + at;
        }
        if matches!(unit, "轮" | "场" | "波" | "起")
            && let Some(at) = thing.iter().position(|&c| c == '、').filter(|&at| at >= 2)
        {
            // 9轮强降雨、秋汛和持续高温: so many of the first alone.
            thing.truncate(at);
        }
        let times = unit.ends_with('次') && around.family.starts_with("count");
        if times || purpose.is_none() && self.says_what_it_does(&thing, left, end, next) {
            let rest = &self.chars[begin..next];
            let mut depth = 0;
            let ends = |&c: &char| {
                depth += name::nesting(c);
                depth <= 0 && matches!(c, '、' | '，')
            };
            let stop = rest.iter().position(ends).unwrap_or(rest.len());
            if stop <= LONGEST_DEED {
                let noun = thing.len();
                thing = name::trim_marks(&rest[..stop]).to_vec();
                end = begin + stop;
                if matches!(thing.get(noun..), Some(['均' | '都', '被' | '获', ..])) {
                    // 16个区均被评为模范城: that all of them were is of no name.
                    thing.remove(noun);
                }
            }
        }
        if let Some(come) = self.come_to(&self.chars[end..next]).filter(|_| people && thing.len() >= 2) {
            // 42家企业实现上云: so many did.
            thing.extend(come);
            end += come.len();
        }
        let said: String = thing.iter().collect();
        if self.words.kinds.qualities.at_end(&said).is_some() {
            // 12个乡镇水质全部达标: the quality is not what is counted.
            let rest = &self.chars[end..next];
            let led = if rest.starts_with(&['全', '部']) {
                2
            } else {
                usize::from(matches!(rest.first(), Some('均' | '都')))
            };
            if let Some((n, ())) = self.words.status.prefix(&rest[led..]) {
                thing.extend(&rest[led..led + n]);
                end += led + n;
            }
        }
        if let ['全', '部', gone @ ..] = &self.chars[end..next]
            && thing.len() >= 2
            && !leads_on
            && (matches!(gone, ['销', '号'] | ['清', '零'] | ['出', '列'] | ['摘', '帽']))
        {
            // 2个薄弱村全部摘帽: there are none any more.
            thing.extend(gone);
            end = next;
        }
        let whole = from == self.start && left.is_empty() && self.chars[self.start..run[0].start].is_empty();
        if run[0].kind == Kind::Count
            && whole
            && !leads_on
            && end < next
            && thing.len() >= 3
            && let Some(did) = self.came_to(&self.chars[end..next])
        {
            // 4条高速公路相继开通: those that were opened, not all that there are.
            thing.extend(did);
            end = next;
        }
        if people && let Some(class) = self.class_of(&thing, &self.chars[end..next]) {
            // 2家企业产值突破10亿元: those of which that is so.
            thing.extend(class);
            end += class.len();
        }
        if self.chars[from..run[0].start].last() == Some(&'在')
            && let Some(rest) = done_there(&self.chars[end..next])
        {
            // 在100个城市开展试点: what is done there is counted.
            thing.extend(rest.iter().take_while(|c| !matches!(c, '、' | '，')));
        }
        (thing, end)
    }

    /// How far the words after a figure go: not into what is said of the thing before the next figure (产量居全国第1位).
    fn reach(&self, from: usize, next: usize, leads_on: bool) -> usize {
        if !leads_on || self.chars[from..next].contains(&'、') {
            return next;
        }
        if matches!(self.chars.get(next), Some('第' | '首' | '榜')) {
            // 80种产品产能居全国第一.
            let mut end = next;
            while let Some((n, ())) = self.words.rank_before.suffix(&self.chars[from..end]) {
                end -= n;
            }
            return end;
        }
        let lead = super::lead::read(self.words, self.chars, from, next);
        if lead.be || lead.bound.is_some() || lead.change.is_some() || lead.to { lead.end } else { next }
    }

    /// Whether what is said of the thing makes its name: 21个项目入围备案库.
    fn says_what_it_does(&self, thing: &[char], left: &[char], end: usize, next: usize) -> bool {
        let rest = &self.chars[end..next];
        // 8项指标增速位居全省第一: of the place, not of what is counted.
        let ranked = matches!(self.chars.get(next), Some('第' | '首' | '榜'));
        self.words.status.prefix(rest).is_some() && !ranked
            || (1..=2).contains(&bare_len(thing))
                && left.len() <= 2
                && rest.first().is_some_and(|&c| is_han(c) && c != '的')
            || matches!(rest.first(), Some('超')) && rest.contains(&'亿')
    }

    /// Whether `left` is nothing but a deed.
    pub(super) fn is_deed(&self, left: &[char]) -> bool {
        self.words.deeds.contains(left) || self.words.opening.contains(left)
    }

    /// Whether a deed ends `left`.
    pub(super) fn ends_in_deed(&self, left: &[char]) -> bool {
        self.words.deeds.suffix(left).is_some() || self.words.opening.suffix(left).is_some()
    }

    /// Whether `left` begins with a deed.
    pub(super) fn does(&self, left: &[char]) -> bool {
        name::does(self.words, left)
    }
}

/// Whether a word straight after a figure goes on to say something of the thing before it.
fn says(mark: Before) -> bool {
    !matches!(mark, Before::Stop | Before::New | Before::Adverb | Before::From)
}

/// What a list before 等 is summed up by, where a list opens the words.
fn summed_up(right: &[char]) -> Option<&[char]> {
    let at = right.iter().position(|&c| c == '等')?;
    let list = &right[..at];
    let listed = list.iter().position(|&c| c == '、').is_some_and(|i| i <= 6) && at <= name::LONGEST;
    let clause = list.iter().any(|c| matches!(c, '，' | '；' | '。' | '（'));
    (listed && !clause).then(|| &right[at + 1..]).filter(|rest| rest.first().is_some_and(|&c| is_han(c)))
}

/// What is done, after 进行 or 开展.
fn done_there(rest: &[char]) -> Option<&[char]> {
    rest.strip_prefix(&['进', '行']).or_else(|| rest.strip_prefix(&['开', '展']))
}

/// The first joint of a list.
fn joint(right: &[char]) -> Option<usize> {
    let at = right.iter().position(|&c| joins_list(c)).filter(|&i| i >= 2)?;
    Some(if right[..=at].ends_with(&['以', '及']) { at - 1 } else { at })
}
