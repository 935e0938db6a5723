//! The names that figures speak of, from the words before them and from what was said: one, several, or those carried on.

use super::clause::Clause;
use super::lead::Lead;
use super::{members, name, nominal};
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::Bound;
use crate::lexicon::Before;
use crate::text::is_han;

/// What a whole economy is made of.
const PARTS: [&str; 3] = ["第一产业", "第二产业", "第三产业"];

/// 惠及居民: who is reached has no longer name.
const LONGEST_REACHED: usize = 6;
/// 助学金: what each is given has no longer name.
const LONGEST_GIFT: usize = 8;
/// 投产见效: what those who are counted did is not told in more words.
const LONGEST_WORDS: usize = 10;

impl Clause<'_> {
    /// The names that a run speaks of, whose own words before it are `thing`.
    pub(super) fn names(&self, thing: &[char], run: &[&Figure], lead: &Lead) -> Vec<String> {
        let n = run.len();
        if self.are_parts(run) {
            return PARTS.map(|of| format!("{of}增加值占地区生产总值比重")).to_vec();
        }
        let several = n > 1 && run.iter().all(|f| f.like(run[0]));
        if thing.is_empty() {
            if let Some(name) = self.paid_out(run, lead).or_else(|| self.what_they_do(run)) {
                return vec![name];
            }
            let mut out = self.carried(n, lead, several);
            let counts = matches!(run[0].kind, Kind::Count | Kind::Amount | Kind::Time);
            let after_share = self.carry.measured.last().is_some_and(|(_, family)| family == "percent");
            if n == 1
                && lead.change.is_some()
                && counts
                && after_share
                && self.out.is_empty()
                && let Some(name) = self.counted_so(run[0])
            {
                // 优良天数325天，优良率89%，比上年增加12天: not of the share.
                out = vec![name.clone()];
            } else if n == 1 && lead.change.is_some() && run[0].kind == Kind::Count {
                // 就业率达到91%，比上年增加2万人: how many, not which share.
                out.iter_mut().filter(|s| s.ends_with("就业率") || s.ends_with("参保率")).for_each(|s| {
                    s.truncate(s.len() - "率".len());
                    s.push_str("人数");
                });
            }
            let stands = self.line.words(lead.end, run[0].start);
            if ["累计", "突破", "总数"].iter().any(|w| stands.contains(w)) {
                // 新增公园12座,累计达到110座: all of them, not the new ones.
                out.iter_mut().for_each(|s| *s = name::of_all(self.words, s));
                if stands.contains("累计")
                    && lead.change.is_none()
                    && self.out.last().is_some_and(|d| out.contains(&d.name))
                {
                    // 建成高标准农田7万亩、累计达到96万亩: not those of the year.
                    out.iter_mut().for_each(|s| s.insert_str(0, "累计"));
                }
            }
            if lead.new {
                let rhythm = self.words.rhythms.first(stands).map_or("", |at| &stands[at]);
                // 经营主体总量9万户，净增2万户: of them, not of their total.
                for s in &mut out {
                    let thing = ["总量", "总数"].iter().find_map(|all| s.strip_suffix(*all)).map(str::len);
                    s.truncate(thing.unwrap_or(s.len()));
                }
                // 新增规上企业9家，净增7家: of all that there are.
                let net = |s: &String| format!("净增{}", name::of_all(self.words, s));
                // 新登记企业增长21%，平均每天新增0.4万户: new either way.
                let new = |s: &String| match s.strip_prefix("新增") {
                    Some(_) if rhythm.is_empty() => s.clone(),
                    _ => format!("{rhythm}新增{}", s.strip_prefix(['新']).unwrap_or(s)),
                };
                let new = |s: &String| if lead.net { net(s) } else { new(s) };
                out.iter_mut().for_each(|s| *s = new(s));
            }
            if let Some(per) = ["户均", "人均"].iter().find(|per| stands.contains(&format!("{per}增收"))) {
                // 带动农户6000户，户均增收3000元.
                out.iter_mut().filter(|s| !s.ends_with("收入")).for_each(|s| *s += &format!("{per}收入"));
            }
            let per = ["村均", "户均", "亩均"].into_iter().find(|per| stands.contains(per));
            if let Some(per) = per.filter(|_| lead.change.is_none()) {
                // 集体经济收入1.2亿元，村均168万元.
                let said = &per[..per.len() - "均".len()];
                let whole = |s: &String| format!("{per}{}", s.strip_prefix(said).unwrap_or(s));
                out.iter_mut().filter(|s| !s.contains(per)).for_each(|s| *s = whole(s));
            }
            if stands.contains("人均") && lead.change.is_none() {
                // 地区生产总值98亿元，人均达到4.1万元.
                let place = |s: &str| if s.starts_with('全') { "全省".len() } else { 0 };
                out.iter_mut().filter(|s| s.ends_with("生产总值")).for_each(|s| s.insert_str(place(s), "人均"));
            }
            return out;
        }
        let each = lead.each || run[0].kind == Kind::Doublings && self.headlines(thing);
        // 进出口总额突破8亿元、9亿元: one thing, at two times.
        let milestones = lead.bound == Some(Bound::AtLeast) && !each && !thing.iter().any(|c| matches!(c, '、' | '和'));
        if each || several && !milestones {
            let members = members::members(self.words, self.indicators, thing, n);
            if members.len() == n || n == 1 && each {
                let members = self.of_residents(self.whole(members));
                // A、B分别新增9项和31项.
                return if lead.new { members.iter().map(|m| newly(m, lead)).collect() } else { members };
            }
        }
        if let Some(noun) = nominal::pointed(self.words, thing) {
            return self.pointed(noun);
        }
        let thing = name::without_list(self.words, thing);
        let text: String = thing.iter().collect();
        if let Some(subject) = self.carry.subjects.last()
            && run[0].kind == Kind::Count
            && (self.words.reaches.has(&text) || text.starts_with("惠及") && thing.len() <= LONGEST_REACHED)
        {
            // 改造小区12个，惠及3200户: who is reached by what was done.
            let subject: Vec<char> = subject.chars().collect();
            let cut =
                self.words.attributes.suffix(&subject).filter(|&(k, ())| k < subject.len()).map_or(0, |(k, ())| k);
            return vec![subject[..subject.len() - cut].iter().collect::<String>() + &text];
        }
        if lead.new {
            return vec![newly(&text, lead)];
        }
        if let Some(name) = self.half_of_topic(&text).or_else(|| self.other_half(&text)).or_else(|| self.there(&text)) {
            return vec![name];
        }
        if let Some(region) = self.region_of_theme(&text) {
            return vec![region + &text];
        }
        let text = match self.summed_up(&text, run[0], lead) {
            Some(all) => return vec![all],
            None => text,
        };
        let attribute = self.attribute(&thing);
        if let Some(attribute) = attribute {
            if let Some(all) = self.attribute_of_each(attribute, n, several) {
                return all;
            }
            if let Some(subject) = self.carry.subjects.last().filter(|subject| self.invests_more(subject, attribute)) {
                // 固定资产投资年均增长5%，累计完成投资8亿元.
                return vec![subject.clone()];
            }
            let base = self.base_for(&thing, attribute).unwrap_or_default();
            if run[0].kind == Kind::Share
                && self.words.growth.contains(attribute)
                && self.carry.subjects.last() == Some(&base)
            {
                // 规上工业产值30亿元，增幅5.9%.
                return vec![base];
            }
            let attribute: String = attribute.iter().collect();
            let name = base.clone() + &attribute;
            // 完成投资30亿元、累计完成投资105亿元: not that of the year.
            let all = self.chars[..lead.end].ends_with(&attribute.chars().collect::<Vec<_>>())
                && self.line.words(self.start, lead.end).ends_with(&format!("累计{attribute}"));
            let again = all && self.out.last().is_some_and(|d| d.name == name);
            return vec![if again { format!("{base}累计{attribute}") } else { name }];
        }
        // 保障性住房基本建成 is an indicator of its own.
        let known = self.known_head(&thing).filter(|_| self.indicators.key_of(&text).is_none());
        // 棚户区改造开工, 重点项目竣工: which of its stages.
        let staged = self.words.completions.suffix(&thing).is_some_and(|(n, ())| n < thing.len());
        let known = known.filter(|_| !staged).map(|n| thing[..n].iter().collect::<String>());
        // Of a list that is too long, whole members.
        let from = thing.len().saturating_sub(name::LONGEST);
        let member = thing[from..].iter().position(|&c| c == '、').filter(|_| from > 0);
        let from = from + member.map_or(0, |at| at + 1);
        vec![known.unwrap_or_else(|| name::trim_marks(&thing[from..]).iter().collect())]
    }

    /// 向困难学生提供助学金，每人每年1800元: what the clause before says that each is given.
    fn paid_out(&self, run: &[&Figure], lead: &Lead) -> Option<String> {
        let stands = self.line.words(lead.end, run[0].start);
        let each = self.words.per.between.iter().any(|w| w.starts_with('每') && stands.contains(w));
        let money = run[0].unit.as_deref() == Some("元") && lead.change.is_none();
        if stands.contains("人均") && lead.change.is_some() && run[0].unit.as_deref() == Some("元") && !self.carry.fresh
        {
            return self.raised_for_them();
        }
        if !(each && money && self.carry.fresh && self.out.is_empty()) {
            return None;
        }
        let topic: String = self.carry.topic.iter().collect();
        let given = ["提供", "发放", "给予"].iter().find_map(|deed| topic.rsplit_once(deed))?.1;
        let given = given.trim_start_matches('了');
        let plain = (2..=LONGEST_GIFT).contains(&given.chars().count()) && !given.contains(['、', '和']);
        (plain && self.words.per.raised.at_end(given).is_some()).then(|| given.to_owned())
    }

    /// 为6万名退休人员提高养老金，月人均增加128元: what the clause before raised for those whom it counts.
    fn raised_for_them(&self) -> Option<String> {
        const LONGEST: usize = 8;
        let before = &self.chars[..self.start.checked_sub(1)?];
        let clause = before.iter().rposition(|c| matches!(c, '，' | '。' | '；')).map_or(0, |at| at + 1);
        let raise = |w: &[char]| matches!(w, ['提', '高'] | ['增', '加'] | ['上', '调'] | ['发', '放']);
        let at = before[clause..].windows(2).rposition(raise).map(|at| clause + at + 2)?;
        let raised: String = before[at..].iter().collect();
        let plain = before[at..].len() <= LONGEST && before[at..].iter().all(|&c| is_han(c));
        let whose = self.carry.subjects.last()?;
        let named = plain && self.words.per.raised.at_end(&raised).is_some() && !whose.contains(&raised);
        named.then(|| format!("{whose}{raised}"))
    }

    /// 规上企业净增23家，18家投产见效: so many of those that were counted before, by what they did.
    fn what_they_do(&self, run: &[&Figure]) -> Option<String> {
        let (first, last) = (run[0], run[run.len() - 1]);
        let since = self.out.last().map_or(self.start, |d| d.figure.1);
        // 12项指标中10项达到预期, 测评点中有22项.
        let among = || matches!(self.chars[since..first.start], [.., '中'] | [.., '中', '有']) && self.out.len() == 1;
        let opens = matches!(self.chars[self.start..first.start], [] | ['其', '中']) || among();
        let counts = run.iter().all(|f| f.kind == Kind::Count && f.bound == Bound::Exact);
        let deed = &self.chars[last.end.min(self.to)..self.to];
        let plain = (2..=LONGEST_WORDS).contains(&deed.len()) && deed.iter().all(|&c| is_han(c));
        let moves = self
            .words
            .before
            .prefix(deed)
            .is_some_and(|(_, mark)| !matches!(mark, Before::Adverb | Before::Stop | Before::Be));
        if let Some(before) = self.out.last().filter(|_| counts && plain && !moves)
            && let Some(('、', did)) = self.chars[since..first.start].split_last()
            && let Some(of) = before.name.strip_suffix(&did.iter().collect::<String>()).filter(|_| !did.is_empty())
        {
            // 邻里中心2个开业、1个主体完工.
            return Some(of.to_owned() + &deed.iter().collect::<String>());
        }
        if !(opens && counts && plain) || moves || self.benefits(last) || self.words.fates.suffix(deed).is_some() {
            return None;
        }
        let done: String = deed.iter().collect();
        let Some(of) = self.counted_so(first) else {
            // 农村低保从无到有，1520人纳入保障范围: those of what was spoken of.
            let takes_part = ["纳入", "享受", "加入", "参加"].iter().any(|w| done.starts_with(w));
            return (!takes_part).then_some(done);
        };
        let of: Vec<char> = name::of_all(self.words, of).chars().collect();
        let led = name::opened(self.words, &of).max(self.words.generic.prefix(&of).map_or(0, |(n, ())| n));
        let of = if of.len() >= led + 2 { &of[led..] } else { &of[..] };
        Some(of.iter().collect::<String>() + &done)
    }

    /// Whether the figures of a run are the parts of a whole that is made of three: 12∶46∶42.
    fn are_parts(&self, run: &[&Figure]) -> bool {
        run.len() == PARTS.len()
            && run.windows(2).all(|two| matches!(self.chars[two[0].end..two[1].start], [':' | '：' | '∶']))
    }

    /// 建设绿道18公里，累计建成绿道60公里: all that were made, not those that were counted before.
    fn summed_up(&self, text: &str, figure: &Figure, lead: &Lead) -> Option<String> {
        let all = self.line.words(self.start, lead.end).contains(&format!("累计{text}"));
        let thing = |name: &str| {
            let chars: Vec<char> = name.chars().collect();
            let deed = name::opened(self.words, &chars);
            (deed > 0 && deed < chars.len()).then(|| chars[deed..].to_vec())
        };
        let told = self.counted_so(figure).filter(|_| all).and_then(|name| thing(name));
        (told.is_some() && told == thing(text)).then(|| format!("累计{text}"))
    }

    /// Whether an amount of investment is of the kind of investment that was spoken of.
    fn invests_more(&self, subject: &str, attribute: &[char]) -> bool {
        let done = matches!(attribute, ['完', '成', '投', '资'] | ['累', '计', '投', '资' | '完', ..]);
        let named = subject.ends_with("投资") && !subject.ends_with("总投资") && !subject.ends_with("完成投资");
        done && named && self.indicators.key_of(subject).is_some()
    }

    /// How many characters of `thing` are a known indicator of which something is then said: 地区生产总值连续迈上台阶.
    pub(super) fn known_head(&self, thing: &[char]) -> Option<usize> {
        if !self.indicators.may_begin(thing) || self.words.growth.suffix(thing).is_some() {
            return None;
        }
        (3..thing.len().min(16)).rev().find(|&n| {
            // 保有量 is a noun.
            let noun = |k: usize| matches!(thing.get(n + k), Some('量' | '率' | '数' | '额' | '费'));
            let said = self
                .words
                .before
                .prefix(&thing[n..])
                .is_some_and(|(k, m)| k >= 2 && !matches!(m, Before::Stop) && !noun(k))
                || self.words.deeds_after.prefix(&thing[n..]).is_some_and(|(k, ())| k >= 2)
                || thing[n] == '稳';
            let attribute = self.words.attributes.suffix(&thing[n..]).is_some() || thing.ends_with(&['利', '润']);
            said && !attribute
                && thing[n] != '占'
                && self.indicators.key_of(&thing[..n].iter().collect::<String>()).is_some()
        })
    }

    /// Whether each member of a coordinated name is an indicator of its own.
    fn headlines(&self, thing: &[char]) -> bool {
        let members = members::members(self.words, self.indicators, thing, 2);
        members.len() > 1 && self.indicators.key_of(&members[0]).is_some()
    }
}

/// 新增 or 净增 before a name; a rhythm stays in front: 平均每天新增.
fn newly(text: &str, lead: &Lead) -> String {
    let new = if lead.net { "净增" } else { "新增" };
    if text.ends_with("每天") || text.ends_with("日均") || text.ends_with("每月") {
        format!("{text}{new}")
    } else {
        format!("{new}{text}")
    }
}
