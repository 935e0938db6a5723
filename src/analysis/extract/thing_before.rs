//! The thing stands before its figure (地区生产总值完成98.6亿元), or in a clause before (同比增长18.5%).

use super::against::{self, Than, compared_with, completed, ends_in_share, equals};
use super::changed::{change_head, cut_head, cut_short};
use super::clause::Clause;
use super::lead::Lead;
use super::name;
use super::nominal;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::{Bound, Facet};
use crate::text::is_han;

impl Clause<'_> {
    /// Reads it.
    pub(super) fn thing_before(&mut self, run: &[&Figure], from: usize, mut lead: Lead) {
        let raw = name::trim_marks(&self.chars[from..lead.end]);
        let listed = self.chars.get(from) == Some(&'、');
        let told = if lead.change.is_some() { nominal::compared(raw) } else { raw };
        let mut thing = name::done_by(self.words, self.indicators, &name::before_figure(self.words, told));
        if beyond_goal(&self.chars[from..run[0].start]) {
            // 新增企业3家，超额1家; 超年度目标0.3亿美元: how far beyond what was wanted.
            return;
        }
        if matches!(thing[..], ['距', '离'] | ['距']) {
            // 距离增长8%的目标还有差距.
            thing.clear();
        }
        let recovered = matches!(thing[..], ['恢', '复']) && lead.to;
        let stands = &self.chars[from..run[0].start];
        let held = against::times_of(stands).filter(|_| run[0].kind == Kind::Times && thing.is_empty());
        if recovered {
            // 接待游客80万人次，恢复到上年的八成.
            thing.clear();
        }
        if recovered || held.is_some() {
            // The year is that of what the value is held against.
            lead.year = None;
        }
        if let Some(at) = name::compared_within(&thing) {
            // 亏损企业比上年减亏2000万元.
            thing.drain(at);
        }
        if let Some(place) = self.half_in_front(raw, &thing) {
            thing.splice(0..0, place.iter().copied());
        }
        let (doers, deed) = self.doers(raw, run.len()).unzip();
        if let Some(deed) = deed {
            thing = deed;
        }
        if let Some((n, ())) = self.words.causing.prefix(&thing)
            && (lead.to
                || lead.change.is_some()
                || run[0].kind == Kind::Doublings
                || change_head(&thing[n..]).is_some())
            && thing.len() >= n + 3
        {
            thing.drain(..n);
            let deed = &self.chars[lead.end..run[0].start];
            if run[0].kind == Kind::Count && matches!(deed, ['提', '升'] | ['改', '善']) {
                // 推动农舍外观提升2万户: what was done to so many, no change of their number.
                thing.extend(deed);
                lead.change = None;
            }
        }
        if run[0].kind == Kind::Place && thing.len() > 4 && thing.ends_with(&['中']) {
            // 在全市综合测评中位列第一.
            thing.pop();
            let years = thing.iter().position(|&c| c == '年').filter(|&i| i < 4).map_or(0, |i| i + 1);
            let at = if thing.get(years) == Some(&'在') { years + 1 } else { 0 };
            thing.drain(..at);
        }
        let holds = thing.windows(2).position(|w| matches!(w, ['稳' | '高', '居'])).filter(|&at| thing.len() >= at + 5);
        if let Some(at) = holds.filter(|_| run[0].kind == Kind::Place) {
            // 连续9年稳居茶业指数榜全省榜首: in which order.
            thing.drain(..at + 2);
        }
        if run[0].kind == Kind::Place && thing.is_empty() {
            // 综合排名由第96位上升到第71位.
            let before = &self.chars[from..run[0].start];
            let at = before.windows(2).position(|w| w == ['排', '名']).filter(|&at| (2..=10).contains(&at));
            let at = at.filter(|&at| !before[..at].iter().any(|&c| c == '年' || c.is_ascii_digit()));
            thing = at.map_or(thing, |at| name::strip_head(self.words, &before[..at + 2]).to_vec());
        }
        if let Some(at) = self.rises_by_steps(&thing, run[run.len() - 1]) {
            // 起征点从月销售额10万元提高到15万元.
            thing.truncate(at);
            lead.from = true;
        }
        let Some(referred) = self.referred(thing, raw, run) else { return };
        thing = referred;
        if run[0].kind == Kind::Share
            && let Some(at) = (2..thing.len()).find(|&i| cut_short(&thing[i..]))
        {
            // 审批环节平均减时间72%: by how much of it.
            thing.remove(at);
            let average = if thing[..at].ends_with(&['平', '均']) { at - 2 } else { at };
            thing.drain(average..at);
            lead.change = Some(-1);
        }
        if run[0].kind != Kind::Place && lead.change.is_none() {
            if let Some((sign, n)) = change_head(&thing)
                .or_else(|| cut_head(&thing).filter(|_| run[0].kind == Kind::Share && !ends_in_share(&thing)))
            {
                (lead.change, self.falls) = (Some(sign), Some(sign));
                let of = if listed && cut_short(&thing) { self.cut_before() } else { Vec::new() };
                thing.splice(..n, of);
            } else if self.falls.is_some()
                && listed
                && !lead.be
                && run[0].kind == Kind::Share
                && self.last_fell()
                && !ends_in_share(&thing)
            {
                // 压减会议18%、文件22%.
                lead.change = self.falls;
            } else if listed && !lead.be && run[0].kind != Kind::Share {
                lead.change = self.falls;
            } else {
                self.falls = None;
            }
        }
        let included = self.includes(raw, run).filter(|_| lead.change.is_none());
        if included.is_some() {
            thing.clear();
            lead.change = Some(1);
        }
        let rate = self.words.growth.prefix(&thing).filter(|&(n, _)| n == thing.len());
        if let Some((_, falls)) = rate.filter(|_| run[0].kind == Kind::Share && lead.change.is_none() && !lead.to) {
            // 规上工业产值30亿元，增幅5.9%.
            lead.change = Some(if falls { -1 } else { 1 });
        }
        if lead.new
            && (is_paid(&thing)
                || thing.is_empty() && subject_of(&self.carry.subjects).ends_with(&['拥', '有', '量'])
                // 税收收入48亿元，净增4亿元.
                || thing.is_empty() && run[0].is_money() && self.last_of_its_kind(run[0]))
        {
            // 养老金人均每月新增35元: by how much it rose.
            (lead.new, lead.change) = (false, lead.change.or(Some(1)));
        }
        let money = run[0].is_money();
        if money && thing.len() == 2 && self.words.deeds.contains(&thing) {
            thing.extend("资金".chars());
        }
        if self.units.family(run[0].unit.as_deref().unwrap_or_default()) == "medals" {
            for f in run {
                let metal = f.unit.as_deref().and_then(|u| u.trim_end_matches('牌').chars().last());
                self.push(metal.map_or_else(String::new, |m| format!("{m}牌")), f, &Lead::default(), from, false);
            }
            return;
        }
        let share = run[0].kind == Kind::Share;
        let subject = subject_of(&self.carry.subjects);
        let part = name::strip_head(self.words, raw);
        if part.first() == Some(&'约') {
            lead.bound = lead.bound.or(Some(Bound::About));
        }
        let part = part.strip_prefix(&['约']).or(part.strip_prefix(&['仅'])).unwrap_or(part);
        // 总量占全市的12%: of the whole before.
        let part = part.strip_prefix(&['总', '量']).filter(|rest| rest.first() == Some(&'占')).unwrap_or(part);
        // 12条产业链增加值占工业比重: of what was counted just before.
        let measure = self.words.attributes.prefix(part).map_or(0, |(n, ())| n);
        let adjacent = measure > 0 && !self.out.is_empty() && is_han(self.chars[from]) && is_han(self.chars[from - 1]);
        let of = if adjacent { measure } else { 0 };
        if (share || run[0].kind == Kind::Points) && part.get(of) == Some(&'占') {
            // 数字经济增速居首位、占生产总值比重: not the rate is a part of it.
            let rate =
                self.words.growth.suffix(&subject).filter(|&(n, _)| n + 2 <= subject.len()).map_or(0, |(n, _)| n);
            thing = subject[..subject.len() - rate].iter().chain(part).copied().collect();
            self.drop_count_of_name(from);
        } else if share && raw.ends_with(&['在', '全', '国']) {
            thing = subject.iter().copied().chain("占全国".chars()).collect();
        } else if thing.is_empty()
            && (share || run[0].kind == Kind::Amount && self.words.shared.suffix(&subject).is_some())
        {
            self.drop_count_of_name(from);
        }
        if let Some(at) =
            thing.windows(2).position(|w| matches!(w, ['仅' | '只' | '约' | '也', '占'])).filter(|&at| at >= 2)
        {
            // 产值仅占全省的8%.
            thing.remove(at);
        }
        if share && lead.change.is_none() && thing.contains(&'占') && !ends_in_share(&thing) {
            thing.extend("比重".chars());
        }
        let stands: &[char] = &self.chars[lead.end..run[0].start];
        if share && !thing.is_empty() && stands.contains(&'占') && !ends_in_share(&thing) {
            // 外商直接投资占70%: of what is not said here.
            thing.extend("占比".chars());
        }
        let mut distance = held.or(included).unwrap_or_default();
        if let Some((at, than)) = compared_with(self.words, &self.chars[from..run[0].start])
            && (run[0].kind == Kind::Points
                || matches!(than, Than::Before(_)) && run[0].kind != Kind::Place
                || run[0].kind == Kind::Amount && against::from_whole(&self.chars[from + at..run[0].start]))
            && !lead.to
            && lead.change.is_none()
        {
            let words = &self.chars[from + at..run[0].start];
            let measured = self.chars[from..from + at].strip_suffix(&['分', '别']);
            lead.each |= measured.is_some();
            let measured = measured.unwrap_or(&self.chars[from..from + at]);
            thing = name::before_figure(self.words, name::trim_marks(measured));
            (lead.change, lead.bound) = (None, None);
            match than {
                // 比上年高0.4个百分点.
                Than::Before(change) => lead.change = Some(change),
                // 增速高于全国2.4个百分点: not a change, a distance.
                Than::Another => {
                    lead.apart = true;
                    distance.push_str(&against::distance(words));
                }
            }
        }
        if share && let Some((at, goal)) = completed(self.words, &self.chars[from..run[0].start]) {
            // 超额完成年度计划的104%: how much of it is done.
            thing = name::before_figure(self.words, name::trim_marks(&self.chars[from..from + at]));
            (lead.change, lead.each) = (None, lead.each || run.len() > 1);
            let invested = thing.ends_with(&['完', '成', '投', '资']);
            distance.push_str(&if invested { format!("占{goal}比重") } else { format!("完成{goal}比例") });
        } else if share && let Some(purpose) = self.purpose_after(run[run.len() - 1]) {
            // 财政支出75%以上用于民生.
            distance.push_str(&format!("{purpose}比重"));
        }
        // 人均生产总值8万元，是全市平均水平的1.2倍: of the thing before.
        let own = equals(self.words, &thing).map(|(at, from)| (at, thing[from..].iter().collect::<String>()));
        let short = |words: &[char]| words.windows(2).any(|w| matches!(w, ['不', '到' | '足']));
        if own.as_ref().is_some_and(|&(at, _)| short(&thing[at..])) {
            // 不到全国平均水平的七成.
            lead.bound = Some(Bound::AtMost);
        }
        let held = own.or_else(|| {
            let (_, from) = equals(self.words, raw).filter(|&(at, _)| at == 0 && !subject.is_empty())?;
            Some((0, raw[from..].iter().collect()))
        });
        if let Some((n, bound)) = against::at_least_so(self.words, &thing).filter(|_| run[0].kind == Kind::Times) {
            // 补助标准不低于低保标准的1.3倍.
            distance = format!("相当于{}", thing[n + 3..].iter().collect::<String>());
            thing.truncate(n);
            lead.bound = Some(bound);
        }
        if let Some((at, whole)) = held {
            // 人均生产总值仅为全国平均水平的55%, 相当于前十年总和的1.7倍.
            let whole = if whole.ends_with('总') { whole + "和" } else { whole };
            thing.truncate(at);
            distance = format!("相当于{whole}");
        }
        if recovered && matches!(run[0].kind, Kind::Share | Kind::Times) {
            // 恢复到2019年的108%: so much of what it was then, and no value of that year.
            let then = self.line.words(lead.end, run[0].start);
            let then = then.trim_start_matches(['到', '至', '了']).trim_end_matches(['近', '约', '超', '逾']);
            distance = format!("相当于{}", then.trim_end_matches('的'));
            (lead.to, lead.year) = (false, None);
        }
        if matches!(raw, ['与' | '同', ..]) && thing.ends_with(&['之', '比']) && self.out.is_empty() {
            // 加工业产值突破90亿元，与农业产值之比达到2:1.
            thing = subject.iter().chain(&raw[..1]).chain(&thing).copied().collect();
        }
        self.carry.work = false;
        thing = self.done_to(thing, raw, &subject, (run[0], from));
        if lead.change.is_some()
            && run[0].kind == Kind::Amount
            && self.words.shared.suffix(&thing).is_none()
            && let Some(measure) = self.measure_of_topic().filter(|_| !thing.is_empty())
        {
            // 提高粮食最低收购价, 小麦每50公斤提高3元.
            thing.extend(measure);
        }
        // 增长6%, 力争7%.
        let strives = [['力', '争'], ['争', '取']].iter().any(|w| self.chars[from..run[0].start].ends_with(w));
        let right = &self.chars[run[run.len() - 1].end.min(self.to)..self.to];
        let right = right.strip_prefix(&['的']).unwrap_or(right);
        let holds = lead.keep || self.chars[..run[0].start].ends_with(&['实', '现']);
        if share && lead.change.is_none() && holds && matches!(right, ['增', '长' | '速', ..] | ['正', '增', '长', ..])
        {
            // 营收保持30%以上增长.
            lead.change = Some(1);
        }
        lead.goes_on = thing.is_empty() && share && (lead.be || lead.keep || strives) && !lead.to && self.last_grew();
        if !share {
            thing = self.of_those(thing, &subject, (run[0], from));
        }
        let made = self.out.len();
        let purpose = self.paid_for(&thing, run[run.len() - 1]).filter(|_| money);
        thing.extend(purpose.unwrap_or_default());
        let funded = self.funded(raw, run[run.len() - 1]).filter(|_| money);
        let work = funded.is_some();
        let mut names = funded.map_or_else(|| self.names(&thing, run, &lead), |name| vec![name]);
        if thing.is_empty() && self.benefits(run[run.len() - 1]) {
            // 5200人受益: so many gain by it.
            names.iter_mut().for_each(|name| name.push_str("受益"));
        }
        if names.is_empty() {
            return;
        }
        if share
            && lead.change.is_none()
            && !thing.is_empty()
            && distance.is_empty()
            && self.out.is_empty()
            && let Some(whole) = self.among_topic()
        {
            // 高中阶段学生中，职业学校在校生达到57%.
            let bare = |s: &&mut String| !ends_in_share(&s.chars().collect::<Vec<_>>());
            names.iter_mut().filter(bare).for_each(|s| *s += &format!("占{whole}比重"));
        }
        let paced = matches!(thing[..], ['增', '速' | '幅'] | ['增', '长', '率']);
        if share && lead.change.is_none() && paced && self.attribute(&thing).is_some_and(|a| a.len() == thing.len()) {
            // 规上工业产值30亿元，增幅5.9%: how fast that grew.
            for name in &mut names {
                let chars: Vec<char> = name.chars().collect();
                if let Some((n, falls)) =
                    self.words.growth.suffix(&chars).filter(|&(n, _)| n == thing.len() && chars.len() >= n + 2)
                {
                    *name = chars[..chars.len() - n].iter().collect();
                    lead.change = Some(if falls { -1 } else { 1 });
                }
            }
        }
        if run[0].kind == Kind::Points && thing.is_empty() && lead.change.is_some() && self.last_grew() {
            // 增长4.2%，较上年回落0.4个百分点: how fast it grew fell.
            names.iter_mut().filter(|s| !s.ends_with('率')).for_each(|s| s.push_str("增速"));
        }
        if money && !thing.is_empty() && self.line.words(lead.end, run[0].start).ends_with("增收") {
            // 带动农户人均增收1800元: their income.
            let per = ["人均", "户均"].into_iter().find(|per| self.line.words(lead.end, run[0].start).contains(per));
            let per = per.unwrap_or_default();
            names.iter_mut().filter(|s| !s.ends_with(['入', '税'])).for_each(|s| *s += &format!("{per}收入"));
        }
        let of = self.chars[..run[0].start].ends_with(&['的']);
        let plain = lead.change.is_none() && !lead.from && !lead.to && !of;
        if share
            && plain
            && distance.is_empty()
            && run[0].unit.as_deref() == Some("%")
            && names.iter().all(|name| self.is_money(name))
        {
            lead.goes_on = true;
        }
        if share && run.len() > 1 && self.carry.subjects.len() == run.len() && part.first() == Some(&'占') {
            // 占规上工业的比重分别为13%和30%: of each of those before.
            let end = if ends_in_share(part) { "" } else { "比重" };
            let part: String = part.iter().collect();
            names = self.carry.subjects.iter().map(|s| format!("{s}{part}{end}")).collect();
        }
        if let Some(doers) = doers.filter(|_| names.len() == 1) {
            // 工商银行、农业银行分别发放贷款32亿元、28亿元: each its own.
            names = doers.iter().map(|doer| format!("{doer}{}", names[0])).collect();
        }
        if listed && let Some(head) = self.head_of_list(&names, run[0]) {
            names.iter_mut().for_each(|name| name.insert_str(0, &head));
        }
        let last_bound = run[run.len() - 1].bound;
        // 每月650元、每年5700元以上: each is told for itself.
        let apart = || run.windows(2).any(|two| self.chars[two[0].end..two[1].start].contains(&'每'));
        let alike = run.len() > 1 && run.iter().all(|f| f.like(run[0])) && !apart();
        if run.len() == 1 {
            for name in &names {
                self.push(name.clone() + &distance, run[0], &lead, from, work);
            }
        } else {
            // 连续迈上4万亿元、5万亿元两个台阶: the last is what the time came to.
            let passed = if self.are_milestones(&names, run, &lead) { run.len() - 1 } else { 0 };
            for (i, f) in run.iter().enumerate().skip(passed) {
                let name = names.get(i).or(names.last()).cloned().unwrap_or_default();
                // 92%和97%以上: one modifier governs the list.
                let bound = if alike && f.bound == Bound::Exact { last_bound } else { f.bound };
                self.push(name + &distance, &Figure { bound, ..(*f).clone() }, &lead, from, false);
            }
        }
        // 财政收入的70%以上来自企业: how it is.
        let after = || self.line.words(run[run.len() - 1].end, self.to);
        let states = share && self.words.time.states.at_start(after()).is_some();
        self.out[made..].iter_mut().for_each(|d| {
            d.flows |= purpose.is_some();
            d.done |= states;
        });
        let plain = |n: &String| n.strip_prefix("新增").filter(|_| lead.new).map_or_else(|| n.clone(), str::to_owned);
        // 10件实事中，9件全面完成，1件…: the next one is not of what those did.
        let did = thing.is_empty().then(|| self.line.words(run[run.len() - 1].end, self.to));
        let without =
            |n: String| did.and_then(|did| n.strip_suffix(did)).filter(|n| n.len() > 3).map(str::to_owned).unwrap_or(n);
        let names: Vec<String> = names.into_iter().map(without).collect();
        self.carry.remember(&names);
        self.carry.subjects = names.iter().map(plain).collect();
        self.carry.parted = false;
    }

    /// （包括村办工业） of 增长4%（包括村办工业为6%）: the growth of the same, otherwise taken.
    fn includes(&self, raw: &[char], run: &[&Figure]) -> Option<String> {
        let aside =
            raw.strip_prefix(&['（']).filter(|_| run[0].kind == Kind::Share && run.len() == 1 && self.last_grew())?;
        let takes = matches!(aside, ['包', '括', _, ..] | ['不', '包', '括', _, ..] | ['不', '含', _, ..]);
        takes.then(|| format!("（{}）", aside.iter().collect::<String>()))
    }

    /// Whether the figures of a run are values of one thing that it passed one after the other.
    fn are_milestones(&self, names: &[String], run: &[&Figure], lead: &Lead) -> bool {
        let rising = run.windows(2).all(|two| two[0].like(two[1]) && two[0].value < two[1].value);
        names.len() == 1 && rising && lead.bound == Some(Bound::AtLeast) && !lead.each
    }

    /// Where 从 or 由 stands in a name whose value rises or falls to another: what stands behind it only tells how the value
    /// is measured.
    fn rises_by_steps(&self, thing: &[char], figure: &Figure) -> Option<usize> {
        let rest = &self.chars[figure.end.min(self.to)..self.to];
        self.words.between_to.prefix(rest)?;
        let within =
            |i: usize| "自理服依".contains(thing[i - 1]) || matches!(thing.get(i + 1), Some('业' | '事' | '众'));
        (2..thing.len()).rfind(|&i| matches!(thing[i], '从' | '由') && !within(i)).filter(|&i| thing.len() - i <= 6)
    }

    /// Whether a figure counts those who gain by the thing before.
    pub(super) fn benefits(&self, figure: &Figure) -> bool {
        let rest = &self.chars[figure.end.min(self.to)..self.to];
        figure.kind == Kind::Count && (rest.starts_with(&['受', '益']) || rest.starts_with(&['受', '惠']))
    }

    /// Whether the figure before was a growth in per cent of a thing that is no rate or share itself.
    fn last_grew(&self) -> bool {
        let facet = self.out.last().map(|d| d.facet).or(self.carry.facet);
        let rate = |name: &String| self.words.kinds.rates.at_end(name).is_some();
        facet == Some(Facet::Growth) && !self.carry.subjects.iter().any(rate)
    }

    /// 办理 of 办理减时间61%、减材料37%: of what the cut before was made.
    fn cut_before(&self) -> Vec<char> {
        let fell = self.out.last().filter(|_| self.last_fell());
        let name: Vec<char> = fell.map(|d| d.name.chars().collect()).unwrap_or_default();
        let cut = name.windows(2).rposition(|w| matches!(w, ['时', _] | ['环', _] | ['材', _] | ['次', _] | ['跑', _]));
        cut.filter(|&at| at >= 2).map_or_else(Vec::new, |at| name[..at].to_vec())
    }

    /// Whether the thing before was measured in units of the kind of a figure's, and is not new itself.
    fn last_of_its_kind(&self, figure: &Figure) -> bool {
        let subject = self.carry.subjects.last();
        subject.is_some_and(|s| {
            Some(s) == self.counted_so(figure) && self.words.newly.prefix(&s.chars().collect::<Vec<_>>()).is_none()
        })
    }

    /// Whether the figure before was a fall in per cent.
    fn last_fell(&self) -> bool {
        self.out.last().is_some_and(|d| d.facet == Facet::Growth && d.value.is_sign_negative())
    }

    /// A count before the name of what a share is of belongs to the name: 74个重点城市浓度下降9.1%.
    fn drop_count_of_name(&mut self, from: usize) {
        if let Some(d) = self.out.last()
            && d.facet == Facet::Level
            && d.figure.1 < from
            && d.figure.1 + d.name.chars().count() + 2 >= from
            && self.line.words(d.figure.1, from).starts_with(d.name.chars().next().unwrap_or('\0'))
        {
            self.out.pop();
        }
    }
}

/// 超年度目标, 超额: whether words only tell how far a value is beyond what was wanted.
fn beyond_goal(words: &[char]) -> bool {
    let ends = matches!(words, [.., '目', '标'] | [.., '计', '划'] | [.., '任', '务'] | ['超', '额']);
    matches!(words, ['超', next, ..] if !matches!(next, '过' | '出')) && words.len() <= 8 && ends
}

/// The thing last measured.
pub(super) fn subject_of(subjects: &[String]) -> Vec<char> {
    subjects.last().map(|s| s.chars().collect()).unwrap_or_default()
}

/// Whether a name is of what each person is paid.
fn is_paid(thing: &[char]) -> bool {
    matches!(thing, [.., '养', '老', '金'] | [.., '标', '准'] | [.., '工', '资'] | [.., '待', '遇'])
}
