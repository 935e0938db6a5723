//! Which thing a figure is of whose own words name none: the one measured before, or what the clause before spoke of.

use super::clause::Clause;
use super::draft::Draft;
use super::lead::Lead;
use super::{members, name, nominal};
use crate::analysis::figure::Figure;
use crate::analysis::metric::Facet;
use crate::lexicon::Before;

impl Clause<'_> {
    /// What 这个比重 speaks of: the thing before that ends in its noun, else the noun alone, if it says enough.
    pub(super) fn pointed(&self, noun: &[char]) -> Vec<String> {
        let said: String = noun.iter().collect();
        let is_share = |name: &str| self.words.kinds.shares.at_end(name).is_some();
        let topic: String = self.topic(&self.carry.topic).iter().collect();
        let before = self.carry.subjects.iter().chain([&topic]).chain(&self.carry.subject_before);
        if let Some(whole) = before.clone().find(|name| name.ends_with(&said) || is_share(&said) && is_share(name)) {
            return vec![whole.clone()];
        }
        if self.words.attributes.contains(noun) || self.words.growth.contains(noun) {
            return before.filter(|name| !name.is_empty()).take(1).cloned().collect();
        }
        vec![said]
    }

    /// 城镇人均居住面积9平方米，农村22平方米: what was measured of the one half, of the other.
    pub(super) fn other_half(&self, thing: &str) -> Option<String> {
        let halves = &self.words.owners.halves;
        let subject = self.carry.subjects.last().filter(|_| halves.has(thing))?;
        let before = halves.at_start(subject).filter(|half| *half != thing)?;
        Some(subject.replacen(before, thing, 1))
    }

    /// 农村新建住房30万平方米: town or country, which stands before the deed.
    pub(super) fn half_in_front<'c>(&self, before: &'c [char], thing: &[char]) -> Option<&'c [char]> {
        // What is soon told is asked first: hardly a name has one.
        let head = before.strip_suffix(thing).filter(|head| head.len() >= 2)?;
        let half = &head[head.len() - 2..];
        let told: String = half.iter().collect();
        let stands = self.words.owners.halves.has(&told)
            && name::opened(self.words, thing) > 0
            && name::strip_head(self.words, head) == half;
        stands.then_some(half)
    }

    /// What the sentence measured last in units of the kind of a figure's.
    pub(super) fn counted_so(&self, figure: &Figure) -> Option<&String> {
        let family = self.units.family(figure.unit.as_deref()?);
        let here = |d: &&Draft| {
            d.facet == Facet::Level && d.unit.as_deref().is_some_and(|unit| self.units.family(unit) == family)
        };
        if let Some(draft) = self.out.iter().rev().find(here) {
            return Some(&draft.name);
        }
        self.carry.measured.iter().rev().find(|(_, of)| *of == family).map(|(name, _)| name)
    }

    /// Whether words only say of which grade things are: 国家级, 省级以上.
    fn is_grade(&self, words: &[char]) -> bool {
        let bare = words.strip_suffix(&['及', '以', '上']).or(words.strip_suffix(&['以', '上'])).unwrap_or(words);
        self.words.owners.grades.prefix(bare).is_some_and(|(n, ())| n == bare.len() && bare.ends_with(&['级']))
    }

    /// 新增公共充电桩3万个，其中乡村1.9万个: those of one place.
    pub(super) fn there(&self, thing: &str) -> Option<String> {
        let chars: Vec<char> = thing.chars().collect();
        if let Some(whole) = self.carry.subjects.last().filter(|_| self.is_grade(&chars)) {
            // 省级以上平台达86家，其中国家级12家.
            let whole: Vec<char> = name::of_all(self.words, whole).chars().collect();
            let deed = name::opened(self.words, &whole);
            let deed = if whole.len() >= deed + 2 { deed } else { 0 };
            let graded = |&n: &usize| (deed..n).any(|from| self.is_grade(&whole[from..n]));
            let grade = (deed..whole.len()).rev().find(graded).unwrap_or(deed);
            let noun: String = whole[grade..].iter().collect();
            return (grade < whole.len() && !noun.starts_with('的')).then(|| format!("{thing}{noun}"));
        }
        let part = self.chars[self.start..self.to].starts_with(&['其', '中']) && self.out.is_empty();
        let subject =
            self.carry.subjects.last().filter(|s| part && self.words.owners.places.has(thing) && !s.contains(thing))?;
        Some(format!("{thing}{subject}"))
    }

    /// The things before, for a run that names none.
    pub(super) fn carried(&self, n: usize, lead: &Lead, several: bool) -> Vec<String> {
        let (carry, each) = (&self.carry, lead.each);
        if n == 1 && !each && carry.fresh && carry.changes && lead.change.is_some() && self.out.is_empty() {
            // 养老金标准继续提高, 年人均提高1320元.
            let topic: String = self.topic(&carry.topic).iter().collect();
            let raised =
                matches!(self.words.before.prefix(&carry.topic), Some((n, Before::Up | Before::Down)) if n >= 2);
            let paid = self.words.per.raised.at_end(&topic).is_some();
            if topic.chars().count() >= 3 && (!raised || paid) {
                return vec![topic];
            }
        }
        if several && carry.fresh {
            let members = members::members(self.words, self.indicators, &self.topic(&carry.topic), n);
            if members.len() == n {
                return members;
            }
        }
        let out = if each && n == 1 && carry.subjects.len() < 2 && carry.clause.len() > 1 {
            carry.clause.clone()
        } else if each && n == 1 && carry.subjects.len() < 2 && carry.recent.len() > 1 {
            carry.recent[carry.recent.len() - 2..].to_vec()
        } else if each && n > 1 && !several && carry.clause.len() == n {
            // 茶园面积2万亩、茶叶产量800吨, 分别增加300亩和12吨.
            carry.clause.clone()
        } else if several && carry.subjects.len() != n && carry.recent.len() >= n {
            carry.recent[carry.recent.len() - n..].to_vec()
        } else if several && carry.subjects.len() == n || n == 1 && each || carry.subjects.len() == 1 {
            carry.subjects.clone()
        } else if carry.subjects.is_empty() || several && each {
            let topic = self.topic(&carry.topic);
            let members = members::members(self.words, self.indicators, &topic, n);
            if each && members.len() == n { members } else { vec![topic.iter().collect()] }
        } else {
            carry.subjects.last().cloned().into_iter().collect()
        };
        out.into_iter().filter(|s| !s.is_empty()).collect()
    }

    /// 高中阶段学生 of 高中阶段学生中: of whom the next clause tells what share some are.
    pub(super) fn among_topic(&self) -> Option<String> {
        const LONGEST: usize = 14;
        let whole = self.carry.topic.strip_suffix(&['中']).filter(|_| self.carry.fresh)?;
        let whole = whole.strip_prefix(&['在']).unwrap_or(whole);
        // 工作中, 过程中: no whole.
        let course = matches!(whole, [.., '程' | '作' | '设' | '展' | '其' | '集' | '年' | '期']);
        (3..=LONGEST).contains(&whole.len()).then(|| whole.iter().collect()).filter(|_| !course)
    }

    /// 最低收购价 of 提高粮食最低收购价: what the clause before raised or lowered.
    pub(super) fn measure_of_topic(&self) -> Option<&[char]> {
        let topic = &self.carry.topic;
        let Some((_, Before::Up | Before::Down)) = self.words.before.prefix(topic) else { return None };
        let (n, ()) = self.words.shared.suffix(topic).filter(|&(n, ())| n >= 2)?;
        Some(&topic[topic.len() - n..])
    }

    /// 城乡最低生活保障标准逐年提高, 城镇年人均提高480元: one half of what the clause before spoke of.
    pub(super) fn half_of_topic(&self, thing: &str) -> Option<String> {
        let topic: String = self.carry.topic.iter().collect();
        let pair = self.words.pairs.iter().find(|(pair, heads)| {
            heads.iter().any(|h| h == thing) && topic.starts_with(pair.as_str()) && topic.len() > pair.len()
        })?;
        let whole: String = self.topic(&self.carry.topic).iter().collect();
        Some(whole.replacen(pair.0.as_str(), thing, 1))
    }

    /// What a clause without figures spoke of: what it says of it is cut off.
    pub(super) fn topic(&self, topic: &[char]) -> Vec<char> {
        let mut thing = name::before_figure(self.words, nominal::subject(self.words, topic));
        if let Some((n, Before::Up | Before::Down)) = self.words.before.prefix(&thing) {
            // 提高企业退休人员基本养老金, 人均增加1260元.
            thing.drain(..n);
        }
        if let Some(n) = self.known_head(&thing).filter(|_| !thing.contains(&'、')) {
            return thing[..n].to_vec();
        }
        let share: String = thing.iter().collect();
        let kinds = &self.words.kinds;
        let part = share.contains("占") && kinds.shares.at_end(&share).is_some();
        if thing.len() <= name::LONGEST && (part || share.contains("用于") && kinds.spent.at_end(&share).is_some()) {
            // 工资在国民收入中所占的份额, 财政用于教育的投入.
            return thing;
        }
        // 按人口平均的消费水平: what stands before 的 is of the name.
        // 村镇居民的平均消费水平: what is measured of them.
        let mean = |i: usize| thing[i - 1] == '的' && thing[i..].starts_with(&['平', '均']);
        let said = |i: &usize| {
            let verb = self.words.deeds_after.prefix(&thing[*i..]);
            verb.is_some_and(|(n, ())| thing.get(i + n) != Some(&'的')) && !mean(*i) && !name::says_kind(&thing[*i..])
        };
        let end = (2..thing.len()).find(said);
        if let (Some(2), ['全', _, rest @ ..]) = (end, &thing[..])
            && let Some((n, ())) = self.words.deeds_after.prefix(rest).filter(|&(n, ())| rest.len() >= n + 4)
        {
            // 全国实现基本普及义务教育的人口覆盖率: not of the whole alone.
            return name::trim_marks(&rest[n..]).iter().copied().take(name::LONGEST).collect();
        }
        let end = end.unwrap_or(thing.len()).min(name::LONGEST);
        name::trim_marks(&thing[..end]).to_vec()
    }
}
