//! Whose attribute a figure is: 总量, 增速, 产值 belong to the thing named before.

use super::clause::Clause;
use super::members;
use super::name;
use crate::lexicon::Before;

/// A thing carried on with a longer name than this is not joined with an attribute.
const LONGEST_BASE: usize = 18;

impl Clause<'_> {
    /// The attribute that a name is, or ends its list with: 产值, 制度全面实施、开户.
    pub(super) fn attribute<'c>(&self, thing: &'c [char]) -> Option<&'c [char]> {
        let bare = thing.strip_prefix(&['实', '现']).unwrap_or(thing);
        // 同比增幅.
        let compared = self.words.before.prefix(bare).filter(|&(n, mark)| mark == Before::Compare && n < bare.len());
        let bare = &bare[compared.map_or(0, |(n, _)| n)..];
        // 增加值突破3万亿元，对经济增长贡献率超55%.
        let share_of_growth = bare.first() == Some(&'对') && bare.ends_with(&['贡', '献', '率']);
        if self.words.attributes.contains(bare) || share_of_growth {
            return Some(bare);
        }
        let known = || self.indicators.key_of(&bare.iter().collect::<String>()).is_some();
        if self.rate_of_topic(bare).is_some() && !known() {
            return Some(bare);
        }
        let last = &thing[thing.iter().rposition(|&c| c == '、')? + 1..];
        let said = &thing[..thing.len() - last.len() - 1];
        let predicate = (2..said.len()).any(|i| self.words.deeds_after.prefix(&said[i..]).is_some());
        (predicate && self.words.attributes.contains(last)).then_some(last)
    }

    /// Members that are attributes alone, with whose they are: 总量和增速均居前列.
    pub(super) fn whole(&self, members: Vec<String>) -> Vec<String> {
        let chars: Vec<Vec<char>> = members.iter().map(|m| m.chars().collect()).collect();
        if !chars.iter().all(|m| self.words.attributes.contains(m)) {
            return members;
        }
        let base = chars.first().and_then(|first| self.base_for(first, first)).unwrap_or_default();
        members.into_iter().map(|m| format!("{base}{m}")).collect()
    }

    /// 全体居民人均可支配收入…, 其中城镇、农村居民分别增长: those of whom the same is measured.
    pub(super) fn of_residents(&self, members: Vec<String>) -> Vec<String> {
        let Some(who) = members.last().and_then(|m| self.words.owners.residents.at_end(m)) else { return members };
        let of = |name: &String| Some(name[name.find(who)? + who.len()..].to_owned()).filter(|m| !m.is_empty());
        let Some(measure) = self.carry.subjects.last().and_then(of) else { return members };
        members.into_iter().map(|m| format!("{}{who}{measure}", m.trim_end_matches(who))).collect()
    }

    /// 装备制造业、电子产业增速加快, 增加值分别增长12%和8%; 增幅分别高于全市…: the attribute of each of those named before.
    pub(super) fn attribute_of_each(&self, attribute: &[char], n: usize, several: bool) -> Option<Vec<String>> {
        let each = several && self.out.is_empty();
        let whole: String = attribute.iter().collect();
        let of = |names: &[String]| names.iter().map(|name| format!("{name}{whole}")).collect();
        if self.carry.fresh && each {
            let topic = &self.carry.topic;
            let said = (2..topic.len()).find(|&i| self.words.attributes.prefix(&topic[i..]).is_some());
            let said = said.or_else(|| self.rate_of_topic(attribute))?;
            let members = members::members(self.words, self.indicators, &topic[..said], n);
            return (members.len() == n).then(|| of(&members));
        }
        let rate = self.words.growth.suffix(attribute).is_some();
        let recent = &self.carry.recent;
        if each && rate && n > 1 && recent.len() >= n {
            return Some(of(&recent[recent.len() - n..]));
        }
        if each && n > 1 && matches!(attribute, ['总', '数' | '量']) && recent.len() >= n {
            // 新增小巨人企业3家、专精特新企业12家，总数分别达到8家、46家: of all of them.
            let all: Vec<String> =
                recent[recent.len() - n..].iter().map(|name| name::of_all(self.words, name)).collect();
            return Some(of(&all));
        }
        // 城镇、农村低保标准分别提高到600元、400元，人均补差水平达到300元、200元.
        let subjects = &self.carry.subjects;
        let base = |name: &String| {
            let chars: Vec<char> = name.chars().collect();
            let standard = chars.ends_with(&['标', '准']).then_some((2, ()));
            // 种植面积: the longer of both.
            let measures = [&self.words.attributes, &self.words.shared].into_iter().filter_map(|of| of.suffix(&chars));
            let (cut, ()) = standard.or_else(|| measures.max_by_key(|(n, ())| *n))?;
            (cut < chars.len()).then(|| chars[..chars.len() - cut].iter().collect::<String>() + &whole)
        };
        let bases: Vec<String> = subjects.iter().filter(|_| each && n > 1).filter_map(base).collect();
        (bases.len() == n && subjects.len() == n).then_some(bases)
    }

    /// 生活垃圾、污水处理能力提高，处理率分别达到…: where the clause before says what a rate is of.
    fn rate_of_topic(&self, rate: &[char]) -> Option<usize> {
        let stem = rate.strip_suffix(&['率']).filter(|stem| stem.len() == 2 && self.carry.fresh)?;
        self.carry.topic.windows(2).position(|w| w == stem).filter(|&at| at >= 2)
    }

    /// Whose attribute it is.
    pub(super) fn base_for(&self, thing: &[char], attribute: &[char]) -> Option<String> {
        // 投资860万元，改造校舍: for what comes; 实施重点项目320个，年度投资800亿元: for what was counted.
        let works = |s: &String| ["项目", "工程"].iter().any(|w| s.trim_end_matches("总投资").ends_with(w));
        let projects = self.carry.subjects.last().is_some_and(works);
        let forward = matches!(attribute, ['投', '资'] | ['投', '入']) && !projects;
        if thing.len() > attribute.len() + 2 {
            return Some(self.topic(&thing[..thing.len() - attribute.len() - 1]).iter().collect());
        }
        let invests = |w: &[char]| self.chars[self.start..].starts_with(w);
        if attribute.ends_with(&['投', '资'])
            && self.out.is_empty()
            && self.carry.subjects.is_empty()
            && (!forward || invests(&['完', '成']) || invests(&['年', '度']) || invests(&['全', '年']))
            && let Some(work) = self.work_of_topic()
        {
            return Some(work);
        }
        // 规上工业企业达到98家；实现利润12亿元: what is left out is the same that the part before spoke of.
        let goes_on = self.chars[self.start..].starts_with(&['实', '现'])
            && self.carry.subjects.last().is_some_and(|s| self.words.owners.businesses.at_end(s).is_some());
        let parted = self.carry.parted && !goes_on;
        if self.out.is_empty() && (parted || forward || self.carry.clause.len() > 1 && !goes_on) {
            // …增长9%；棉花连年丰收，总产量5万吨: of what its own part of the sentence speaks of.
            let opening = || self.opening_of_theme(attribute);
            return self.thing_of_theme(attribute).or_else(opening).filter(|_| parted);
        }
        // 曾提出，要把物价涨幅控制在10%以内。涨幅仍然高达21.7%: the rate of what the sentence before measured.
        let rate = self.words.growth.suffix(attribute).is_some();
        let before = self.carry.subject_before.as_ref().filter(|_| rate);
        let Some(subject) = self.carry.subjects.last().or(before) else {
            // 外商投资势头良好，实际金额达到…: what the clause before says how it went.
            let known = || {
                let lead = self.known_head(&self.carry.topic).filter(|_| self.carry.fresh && !forward)?;
                Some(self.carry.topic[..lead].iter().collect())
            };
            let opening = || self.opening_of_theme(attribute).or_else(|| self.venue_of_topic()).or_else(known);
            if let Some(thing) = self.thing_of_theme(attribute).or_else(opening) {
                return Some(thing);
            }
            let lead = self.known_head(&self.carry.topic_before).filter(|_| !forward)?;
            return Some(self.carry.topic_before[..lead].iter().collect());
        };
        // 主营业务收入 after 规上工业总产值: what names no thing of its own is of the same.
        let nameless = |s: &&String| self.words.attributes.contains(&s.chars().collect::<Vec<_>>());
        let named = self.carry.recent.iter().rev().find(|s| !nameless(s)).filter(|s| {
            let chars: Vec<char> = s.chars().collect();
            nameless(&subject) && self.words.attributes.suffix(&chars).is_some()
        });
        if nameless(&subject) && named.is_none() && attribute.len() > 2 {
            return None;
        }
        let mut subject = named.unwrap_or(subject);
        if subject.ends_with('率') && !attribute.ends_with(&['率']) && !rate {
            // 重点项目48个，竣工率85%，完成投资32亿元: not of a rate.
            subject = self.carry.recent.iter().rev().find(|s| !s.ends_with('率'))?;
        }
        let base: Vec<char> = subject.chars().collect();
        if matches!(base[..], [.., '人', '员' | '数'])
            && (self.is_yield(attribute) || attribute.ends_with(&['收', '入']))
        {
            // 入驻企业86家，从业人员1.8万人，实现产值160亿元: not of those who work there.
            let business = |s: &&String| self.words.owners.businesses.at_end(s).is_some();
            let owner = self.carry.recent.iter().find(business).filter(|_| !attribute.ends_with(&['收', '入']))?;
            return Some(name::of_all(self.words, owner));
        }
        let cut = self.words.attributes.suffix(&base).map_or(0, |(k, ())| k);
        // 固定资产投资增速: how fast the whole of it grew; 财政收入增加, 总额: of the income.
        let income = attribute == ['总', '额'] && base.ends_with(&['收', '入']);
        // 规上工业产值30亿元，总量居全市第二.
        let amount = attribute == ['总', '量']
            && matches!(base[..], [.., '产' | '加', '值'] | [.., '收', '入'] | [.., '投', '资']);
        let whole = income
            || amount
            || attribute.len() > 2 && attribute.ends_with(&['金', '额'])
            || attribute == ['总', '规', '模']
            || rate && !base.ends_with(&['总', '量']);
        let length = attribute.ends_with(&['里', '程']);
        let cut = if whole {
            0
        } else if length {
            cut.min(2)
        } else {
            cut
        };
        let base = if cut < base.len() { &base[..base.len() - cut] } else { &base[..] };
        // 新增经营主体3120户, 总量4.6万户: of all of them.
        let all = matches!(attribute, ['总', '量' | '数'] | [.., '里', '程'] | ['存', '量'] | ['数', '量'])
            || attribute == ['总', '面', '积']
            || attribute.starts_with(&['总', '装', '机']);
        let new = self.words.newly.prefix(base).filter(|&(n, ())| all && n < base.len()).map_or(0, |(n, ())| n);
        let base = &base[new..];
        // 粮食播种面积, 产量: of the grain, not of the sowing.
        let demand = matches!(base, [] | ['消', '费'] | ['出' | '进', '口'] | ['进', '出', '口']);
        if demand && attribute == ['投', '资'] {
            // 消费增长6%、投资增长8%: each of its own.
            return None;
        }
        if self.are_of_two_kinds(base, attribute) {
            // 原油1.1亿吨, 发电量3700亿千瓦时: an indicator of its own.
            return None;
        }
        // 新农合筹资标准260元，参合率99%: a rate that says by itself what it is of.
        let of_itself =
            attribute.ends_with(&['率']) && self.indicators.key_of(&attribute.iter().collect::<String>()).is_some();
        // 工业用电量增长3%，发电量2亿千瓦时: another amount.
        if self.words.head_nominal.contains(base) {
            // 按时办结率100%，满意率98%.
            return None;
        }
        let amount = attribute.ends_with(&['量'])
            && base.ends_with(&['量'])
            && self.indicators.key_of(&attribute.iter().collect::<String>()).is_some();
        if amount {
            return None;
        }
        if of_itself
            && (self.words.shared.suffix(base).is_some()
                || attribute.get(..2).is_some_and(|head| base.starts_with(head)))
        {
            return None;
        }
        // 企业亏损40亿元，亏损额比上年下降: said once.
        let base = attribute.get(..2).and_then(|head| base.strip_suffix(head)).unwrap_or(base);
        // 稳定粮食播种面积80万亩，总产量…: the deed is done to the area alone.
        let base = base.strip_prefix(&['稳', '定']).filter(|rest| rest.len() >= 2).unwrap_or(base);
        let base = base.strip_suffix(&['播', '种']).or(base.strip_suffix(&['种', '植'])).unwrap_or(base);
        (base.len() <= LONGEST_BASE).then(|| base.iter().collect())
    }

    /// 养老保险全面启动，参保人数8000人; 经营主体增量扩面，总量突破9万户: what the clause before opens with, where one can take
    /// part in it, or where it is known and counted.
    fn opening_of_theme(&self, attribute: &[char]) -> Option<String> {
        const LONGEST_THING: usize = 16;
        let topic = &self.carry.topic;
        if !self.carry.fresh {
            return None;
        }
        if matches!(attribute, ['总', '量' | '数']) {
            let known = |n: &usize| {
                let key = self.indicators.key_of(&topic[..*n].iter().collect::<String>());
                let family = key.and_then(|key| self.indicators.get(key)?.family.as_deref());
                family.is_some_and(|family| family != "yuan" && family != "percent")
            };
            let n = (3..=topic.len().min(LONGEST_THING)).rev().find(known);
            return n.map(|n| topic[..n].iter().collect()).or_else(|| self.business_of_topic());
        }
        if let Some(owner) = self.business_of_topic().filter(|_| self.words.attributes.contains(attribute)) {
            return Some(owner);
        }
        let thing = self.topic(topic);
        let thing = thing.strip_suffix(&['工', '作']).unwrap_or(&thing);
        let whole = (4..=LONGEST_THING).contains(&thing.len()) && thing.len() < topic.len() && !thing.contains(&'、');
        (whole && self.words.taking_part.contains(attribute)).then(|| thing.iter().collect())
    }

    /// 乡镇企业异军突起，营业收入达到28亿元: who has the income, where the clause before opens with them.
    fn business_of_topic(&self) -> Option<String> {
        const LONGEST_OWNER: usize = 12;
        let topic: String = self.carry.topic.iter().collect();
        let end = self.words.owners.businesses.first(&topic)?.end;
        let (owner, said) = topic.split_at(end);
        let whole = (4..=LONGEST_OWNER).contains(&owner.chars().count()) && (2..=8).contains(&said.chars().count());
        let plain = whole && !topic.contains(['、', '和', '的', '“']) && !self.does(&self.carry.topic);
        plain.then(|| owner.to_owned())
    }

    /// 服务业带动作用持续增强，增加值突破5000亿元: the thing that the clause before opens with, if that makes an indicator.
    fn thing_of_theme(&self, attribute: &[char]) -> Option<String> {
        const LONGEST_THING: usize = 8;
        let topic = &self.carry.topic;
        let known = |n: &usize| {
            let name: String = topic[..*n].iter().chain(attribute).collect();
            self.indicators.key_of(&name).is_some()
        };
        let n = (2..=topic.len().min(LONGEST_THING)).rev().find(known).filter(|_| self.carry.fresh)?;
        Some(topic[..n].iter().collect())
    }

    /// 共建竹制品交易中心，力争交易额达到8亿元: where the trade is done.
    fn venue_of_topic(&self) -> Option<String> {
        let (owners, topic) = (&self.words.owners, &self.carry.topic);
        owners.venues.suffix(topic)?;
        let text: String = topic.iter().collect();
        let venue = &text[owners.venue_deeds.first(&text)?.end..];
        let named = (4..=LONGEST_BASE).contains(&venue.chars().count());
        (self.carry.fresh && named && !venue.contains(['、', '和'])).then(|| venue.to_owned())
    }

    /// 双湖都市圈建设全面提速，经济总量超3万亿元: the region that the clause before opens with, for an indicator that is else
    /// the report's own.
    pub(super) fn region_of_theme(&self, indicator: &str) -> Option<String> {
        const LONGEST_REGION: usize = 14;
        if !self.carry.fresh || self.indicators.key_of(indicator) != Some("gdp") {
            return None;
        }
        let topic: String = self.carry.topic.iter().take(LONGEST_REGION).collect();
        let end = self.words.owners.regions.first(&topic)?.end;
        Some(topic[..end].to_owned())
    }

    /// 加快地铁1号线建设，完成年度投资5亿元: the work that the clause before spoke of.
    fn work_of_topic(&self) -> Option<String> {
        let topic = name::strip_head(self.words, &self.carry.topic);
        let topic = &topic[self.words.generic.prefix(topic).map_or(0, |(n, ())| n)..];
        let work = topic.strip_suffix(&['建', '设']).or(topic.strip_suffix(&['项', '目']).map(|_| topic))?;
        let named = self.carry.fresh && (4..=LONGEST_BASE).contains(&work.len()) && !work.contains(&'、');
        named.then(|| work.iter().collect())
    }

    /// Whether an attribute is what a business yields: 产值, 税收.
    fn is_yield(&self, attribute: &[char]) -> bool {
        matches!(attribute, [.., '产', '值'] | [.., '税', '收'] | [.., '利', '税' | '润'] | [.., '增', '加', '值'])
    }

    /// Whether both names are of indicators, measured in units of different kinds.
    fn are_of_two_kinds(&self, base: &[char], attribute: &[char]) -> bool {
        let family = |name: &[char]| {
            let key = self.indicators.key_of(&name.iter().collect::<String>())?;
            self.indicators.get(key)?.family.as_deref()
        };
        // Anything may be worth money, and what is counted have any measure.
        family(base).zip(family(attribute)).is_some_and(|(a, b)| a != b && b != "yuan" && !a.starts_with("count"))
    }
}
