//! One clause: its figures with the things they measure.
//!
//! A figure follows its thing (新增绿地18.6公顷), precedes it (新建9条健身路径), or has none in the clause (同比增长9.9%): then
//! it is of the thing before. Figures in a row (9.5%和12.5%) share what stands around them.

use rust_decimal::Decimal;

use super::aside;
use super::carry::{Carry, MOST_CARRIED};
use super::draft::Draft;
use super::lead::{self, Lead};
use super::name;
use super::newness::{CAPACITIES, carry_newness, carry_predicate, carry_work, make_new, part_of_new};
use super::sizes;
use crate::analysis::figure::{self, Figure, Kind};
use crate::analysis::metric::{Bound, Facet};
use crate::lexicon::{Before, FigureWords, Indicators, Lexicon, Units};
use crate::text::{Line, is_han, numerals};

/// What a clause of no figures speaks of owns the attribute of the next one up to this length.
const LONGEST_OWNER: usize = 16;

/// Reads the clause of characters `from..to` of a line with its `figures`.
pub fn read(
    lexicon: &Lexicon,
    line: &Line,
    (from, to): (usize, usize),
    figures: &[Figure],
    carry: &mut Carry,
) -> Vec<Draft> {
    let (words, indicators, units) = (lexicon.figures(), lexicon.indicators(), lexicon.units());
    let chars = &line.chars[..];
    let newly = carry.newly.take();
    let mut clause =
        Clause { words, indicators, units, line, chars, start: from, to, carry, out: Vec::new(), told: 0, falls: None };
    let mut timed = false;
    let kept: Vec<&Figure> = figures
        .iter()
        .filter(|f| {
            timed |= f.kind == Kind::Time;
            f.kind != Kind::Time || clause.measures_time(f)
        })
        .collect();
    let kept = sizes::without_sizes(words, chars, kept);
    let runs = runs(words, chars, &kept);
    let mut at = from;
    for (k, run) in runs.iter().enumerate() {
        let next = runs.get(k + 1).map_or(to, |r| r[0].start);
        clause.enter_aside(at, run[0].start);
        if run[0].start >= clause.told {
            at = clause.run(run, at, next, k + 1 < runs.len());
        }
        clause.leave_aside(run[run.len() - 1].end, next);
    }
    let named = if runs.is_empty() { clause.known_head(&chars[from..to]) } else { None };
    let mut out = clause.out;
    carry_newness(words, chars, &mut out);
    carry_work(words, chars, (from, to), &mut out);
    carry_predicate(words, chars, &mut out);
    if let Some(newly) = newly.filter(|_| chars[from..to].starts_with(&['其', '中'])) {
        let before: Vec<String> = out.iter().map(|d| d.name.clone()).collect();
        part_of_new(newly, chars, &mut out);
        // 其中企业2100户，分别增长8%、11%: of the new ones.
        for (old, draft) in before.iter().zip(&out).filter(|(old, draft)| **old != draft.name) {
            for name in carry.subjects.iter_mut().chain(&mut carry.recent).filter(|name| *name == old) {
                name.clone_from(&draft.name);
            }
        }
    }
    let until = figures.first().map_or(to, |f| f.start.clamp(from, to));
    let new = out.last().filter(|d| d.facet == Facet::Level);
    carry.newly = new.and_then(|d| {
        let name: Vec<char> = d.name.chars().collect();
        let (n, ()) = words.newly.prefix(&name).filter(|&(n, ())| n < name.len())?;
        Some((d.unit.clone()?, name[..n].iter().collect()))
    });
    let holds = |word: &[char]| chars[from..until].windows(word.len()).any(|w| w == word);
    carry.adds |= holds(&['新', '增']) && line.words(from, until).contains(CAPACITIES);
    if carry.adds {
        out.iter_mut().for_each(make_new);
    }
    // 二○一○比二○○五年增加226亿元, the 年 left out: a number names nothing.
    // 在全省130个开发区中排第28位: among how many, no thing.
    // 比原来设想的600亿元多出54%: what is compared with.
    let compares = |name: &str| name.starts_with('比') && !["比重", "比例", "比较"].iter().any(|w| name.starts_with(w));
    // 茶叶产值每提高2个百分点带来的效益: for each so much.
    let for_each = |d: &Draft| {
        let before = line.words(d.figure.0.saturating_sub(4), d.figure.0);
        ["每增长", "每增加", "每提高", "每下降", "每降低", "每上升"].iter().any(|w| before.ends_with(w))
    };
    let nothing = |d: &Draft| {
        for_each(d)
            || words.stubs.has(&d.name)
            || d.unit.as_deref() == Some("番") && d.name.starts_with('在')
            || d.name.starts_with("以占")
            || compares(&d.name) && d.facet == Facet::Level
            || d.name.chars().all(|c| c.is_ascii_digit() || numerals::han_digit(c).is_some())
            || d.name.chars().rev().skip(1).take(2).eq(['全', '在'])
    };
    out.retain(|d| !nothing(d));
    if runs.is_empty() {
        let lead = lead::read(words, chars, from, to);
        // 扣除价格因素: how it is reckoned, no thing.
        if words.reckoned.prefix(&chars[from..to]).is_none() && !names_circumstance(&chars[from..to]) {
            let topic = name::strip_head(words, name::trim_marks(&chars[from..lead.end]));
            let before = std::mem::replace(&mut carry.topic, without_course(name::before_comparison(topic)).to_vec());
            if let Some((n, ())) = words.attributes.prefix(&carry.topic).filter(|_| carry.fresh) {
                // 健全茶农互助制度，覆盖面稳步扩大，目前已达到37%: the coverage of that.
                let of = &before[name::opened(words, &before)..];
                let of = of.strip_prefix(&['健', '全']).or(of.strip_prefix(&['完', '善'])).unwrap_or(of);
                let said = carry.topic.len() > n || lead.change.is_some();
                if before.len() <= LONGEST_OWNER && said && of.len() >= 3 && !of.contains(&'、') {
                    carry.topic.truncate(n);
                    carry.topic.splice(0..0, of.iter().copied());
                    carry.subjects.clear();
                }
            }
            // 提高茶农补贴标准, 户均增加96元.
            let raises = words.before.prefix(&carry.topic);
            let raises = raises.is_some_and(|(n, mark)| n >= 2 && matches!(mark, Before::Up | Before::Down));
            carry.changes = lead.change.is_some() || raises;
        }
        // 蚕茧产量继续提高，达到1.4万吨.
        let alone = lead.end == to || lead.change.is_some();
        let pure = alone && carry.topic.len() <= 12 && words.shared.suffix(&carry.topic).is_some();
        if let Some(n) = named {
            // 社会消费品零售总额突破百亿, 达到104亿元: an indicator of which something is said in a clause of its own.
            carry.subjects = vec![chars[from..from + n].iter().collect()];
        } else if let Some(thing) = passes_mark(words, &chars[from..to]) {
            carry.subjects = vec![thing];
        } else if pure && !carry.subjects.is_empty() && !carry.topic.contains(&'、') {
            // 农民的纯收入, 全国平均每人达到355元: a thing named in a clause of its own.
            carry.subjects = vec![carry.topic.iter().collect()];
        }
        carry.work = false;
        carry.fresh = !carry.topic.is_empty();
    } else {
        carry.fresh = false;
        carry.facet = out.last().map(|d| d.facet);
        let level = |d: &&Draft| d.facet == Facet::Level;
        let measured = |d: &Draft| Some((d.name.clone(), units.family(d.unit.as_deref()?).into_owned()));
        carry.measured.extend(out.iter().rev().take(MOST_CARRIED).rev().filter(level).filter_map(measured));
        let over = carry.measured.len().saturating_sub(MOST_CARRIED);
        carry.measured.drain(..over);
        carry.clause = out.iter().filter(|d| !d.aside).take(MOST_CARRIED).map(|d| d.name.clone()).collect();
        carry.clause.dedup();
    }
    out
}

/// 农村低保从无到有, 经济出现负增长: what came about or how, no part of the thing.
fn without_course(topic: &[char]) -> &[char] {
    let course = |w: &[char]| matches!(w, ['从' | '由', _, '到', _] | ['从' | '由', _, '到'] | ['从' | '由', _]);
    let cut = (2..=4).find(|&n| topic.len() > n + 1 && course(&topic[topic.len() - n..])).unwrap_or(0);
    let topic = &topic[..topic.len() - cut];
    topic.strip_suffix(&['出', '现']).filter(|rest| rest.len() >= 2).unwrap_or(topic)
}

/// 一本上线人数首次突破百人, 达117人: of what a clause says that it passed a round number that no digits give.
fn passes_mark(words: &FigureWords, clause: &[char]) -> Option<String> {
    let at = clause.windows(2).position(|w| matches!(w, ['突' | '冲', '破'] | ['超', '过'])).filter(|&at| at >= 3)?;
    let round = clause[at + 2..].iter().take_while(|c| matches!(c, '百' | '千' | '万' | '亿')).count();
    let thing: String = name::before_figure(words, clause[..at].strip_suffix(&['首', '次']).unwrap_or(&clause[..at]))
        .into_iter()
        .collect();
    (round > 0 && clause.len() <= at + round + 4 && thing.chars().count() >= 2).then_some(thing)
}

/// 在确保质量的前提下: under what something is done, no thing.
fn names_circumstance(clause: &[char]) -> bool {
    if clause.first() != Some(&'在') {
        return false;
    }
    matches!(
        clause,
        [.., '前', '提', '下']
            | [.., '基', '础', '上']
            | [.., '情', '况', '下']
            | [.., '的', '同', '时']
            | [.., '背', '景', '下']
            | [.., '条', '件', '下']
    )
}

/// Figures with nothing but a mark or a word of a list between them stand in one run; a comma within a clause is of a list too.
fn runs<'r, 'f>(words: &FigureWords, chars: &[char], figures: &'r [&'f Figure]) -> Vec<&'r [&'f Figure]> {
    let joined = |a: &Figure, b: &Figure| {
        let gap = &chars[a.end..b.start];
        let after = gap.iter().take_while(|c| matches!(c, '、' | '，' | '和' | '与' | '及')).count();
        let per: String = gap[after..].iter().collect();
        // 10亿元以上项目3个、5亿元以上项目6个: the money tells which ones are counted next.
        let classes = a.kind == Kind::Count && sizes::is_class(b) && chars.get(b.end).is_some_and(|&c| is_han(c));
        // 改造小区12个、98栋楼: the second has a word of its own.
        let own = |c: usize| chars.get(c).is_some_and(|&c| is_han(c));
        let named = a.kind == Kind::Count && b.kind == Kind::Count && !a.like(b) && own(b.end) && !own(b.end + 1);
        let structure = matches!(gap, [':' | '：' | '∶']);
        // 第1、第3、第5位.
        let places = b.kind == Kind::Place && (a.kind != Kind::Place || gap.len() != 1);
        !places && !classes && !named && (per.is_empty() || structure || after > 0 && words.per.between.has(&per))
    };
    figures.chunk_by(|a, b| joined(a, b)).collect()
}

/// A clause while it is read.
pub(super) struct Clause<'a> {
    pub(super) words: &'a FigureWords,
    pub(super) indicators: &'a Indicators,
    pub(super) units: &'a Units,
    pub(super) line: &'a Line,
    pub(super) chars: &'a [char],
    pub(super) start: usize,
    pub(super) to: usize,
    pub(super) carry: &'a mut Carry,
    pub(super) out: Vec<Draft>,
    /// Up to where figures are told already: 9种产品产量居全省第1位 is one fact.
    pub(super) told: usize,
    /// The last name began with 减少 or 增加, which holds for the list: 减少企业税负26亿元、涉企收费18亿元.
    pub(super) falls: Option<i8>,
}

impl Clause<'_> {
    /// 工业总产值84亿元（其中规上工业81亿元），增长6%: what the brackets speak of is not what the clause goes on with.
    fn enter_aside(&mut self, from: usize, to: usize) {
        let before = &self.chars[from.min(to)..to];
        let open = before.iter().rposition(|&c| c == '（');
        if open > before.iter().rposition(|&c| c == '）') && self.carry.around_aside.is_none() {
            self.carry.around_aside = Some(self.carry.subjects.clone());
        }
    }

    fn leave_aside(&mut self, from: usize, to: usize) {
        let closes = self.chars.get(from..to).is_some_and(|after| after.contains(&'）'));
        if let Some(subjects) = self.carry.around_aside.take_if(|_| closes) {
            self.carry.subjects = subjects;
        }
    }

    /// Reads one run whose words before begin at `from` and whose words after end at `next`; gives back from where the
    /// next run's words begin.
    fn run(&mut self, run: &[&Figure], from: usize, next: usize, leads_on: bool) -> usize {
        let (first, last) = (run[0], run[run.len() - 1]);
        let mut lead = lead::read(self.words, self.chars, from, first.start);
        if first.kind == Kind::Place {
            self.read_order(from, &mut lead);
        }
        if let Some(earlier) = self.rises_from(from, first) {
            self.later_value(run, earlier, from);
            return last.end;
        }
        // A figure may reach over the colon that ends its clause (3：2).
        let right = self.chars.get(last.end..next).unwrap_or_default();
        if first.kind == Kind::Doublings && self.is_slogan(from, &lead, right)
            || self.reads_comparison(run, from, right)
        {
            return last.end;
        }
        if self.adds_to_whole(run, from, right) {
            return last.end;
        }
        if lead.from
            && let Some(end) = self.from_so_many(run, from, next, leads_on)
        {
            return end;
        }
        if first.kind == Kind::Share && right.starts_with(&['的', '有']) {
            // 占比超过15%的有31种: which ones are counted.
            return from;
        }
        if let Some(end) = self.was_until(run, from, right) {
            return end;
        }
        if first.kind == Kind::Share && self.by_so_much(run, from, right) || self.quotes_target(run, &lead, right) {
            return last.end;
        }
        let medals = self.units.family(first.unit.as_deref().unwrap_or_default()) == "medals";
        if !medals && self.stands_before_thing(run, from, &lead, right) {
            return self.thing_after(run, from, &lead, next, leads_on);
        }
        let made = self.out.len();
        // 跃上2亿斤新台阶、亩产提高5斤: the step is no part of the next name.
        let step = self.words.deeds_after.prefix(right).filter(|&(n, ())| right.get(n) == Some(&'、'));
        let end = last.end + step.map_or(0, |(n, ())| n);
        self.thing_before(run, from, lead);
        let reached = || ["完成", "实现了", "提前"].iter().any(|w| self.line.words(from, first.start).contains(w));
        if first.kind == Kind::Doublings && aside::aims(right) && !reached() {
            self.out[made..].iter_mut().for_each(|d| d.quoted = true);
        }
        end
    }

    /// 居全国, 连续5年居: words of an order before its place.
    fn read_order(&self, from: usize, lead: &mut Lead) {
        let straight = lead.end;
        loop {
            let rest = &self.chars[from..lead.end];
            let order = self.words.rank_before.suffix(rest).map(|(n, ())| n);
            let among = || figure::among(self.words, rest).filter(|_| lead.end == straight);
            if let Some(n) = order.or_else(|| lead::duration(rest)).or_else(among) {
                lead.end -= n;
                continue;
            }
            let more = lead::read(self.words, self.chars, from, lead.end);
            if more.end == lead.end {
                return;
            }
            lead.each |= more.each;
            lead.end = more.end;
        }
    }

    /// Whether a length of time measures a thing, by the words before it: 人均预期寿命提高1岁.
    fn measures_time(&self, figure: &Figure) -> bool {
        let before = self.line.words(self.start.max(figure.start.saturating_sub(24)), figure.start);
        let rest = &self.chars[figure.end.min(self.to)..self.to];
        let rises = self.words.between_to.prefix(rest).is_some();
        let ends = rises || rest.first().is_none_or(|&c| !is_han(c) || c == '和');
        let carried = || {
            before.chars().count() < 8
                && (self.carry.subjects.last().is_some_and(|s| self.words.time_subjects.in_text(s))
                    || self.counted_so(figure).is_some_and(|s| self.words.time_subjects.in_text(s)))
        };
        ends && !before.ends_with("连续") && (self.words.time_subjects.in_text(before) || carried())
    }

    /// Puts down one fact.
    pub(super) fn push(&mut self, name: String, f: &Figure, lead: &Lead, from: usize, work: bool) {
        // 1000万农村贫困人口脱贫: so many fewer of them.
        let counted = matches!(f.kind, Kind::Count | Kind::Amount);
        let lifted = name.strip_suffix("脱贫").filter(|n| counted && n.ends_with("人口")).map(str::to_owned);
        // 实现减贫2万人.
        let lifted =
            lifted.or_else(|| (counted && matches!(name.as_str(), "减贫" | "减贫人口")).then(|| "贫困人口".to_owned()));
        let lead = &Lead { change: if lifted.is_some() { Some(-1) } else { lead.change }, ..lead.clone() };
        let mut name = lifted.unwrap_or(name);
        if let Some(per) = lead.per.filter(|_| lead.change.is_none() && !name.is_empty() && !name.starts_with('每')) {
            name.insert_str(0, per);
        }
        let chars: Vec<char> = name.chars().collect();
        let rate = self.words.growth.suffix(&chars).map(|(_, falls)| falls);
        let rate = rate.filter(|_| self.words.levels.suffix(&chars).is_none());
        let mut change = if lead.to { None } else { lead.change };
        if lead.better && self.words.low_better.in_text(&name) {
            change = change.map(|c| -c);
        }
        let facet = match f.kind {
            Kind::Place => Facet::Rank,
            Kind::Points if lead.apart => Facet::Level,
            Kind::Points => Facet::Delta,
            Kind::Doublings => Facet::Growth,
            Kind::Times if change.is_some() => Facet::Growth,
            Kind::Share if change.is_some() && f.unit.as_deref() != Some("∶1") => Facet::Growth,
            Kind::Share if rate.is_some() => Facet::Growth,
            Kind::Share if lead.goes_on => Facet::Growth,
            Kind::Count | Kind::Amount | Kind::Time if change.is_some() && !lead.new => Facet::Delta,
            _ => Facet::Level,
        };
        // 就业率达到91%，比上年增加2万人: a rate rises by no number of people.
        let people = facet == Facet::Delta && self.units.family(f.unit.as_deref().unwrap_or_default()) == "people";
        let name = match name.strip_suffix('率').filter(|_| people) {
            Some(of) => format!("{of}人数"),
            None => name,
        };
        let moves = matches!(facet, Facet::Growth | Facet::Delta);
        let negative = moves && (change == Some(-1) || change.is_none() && rate == Some(true));
        let sign = |d: Decimal| if negative { -d } else { d };
        let bound = if f.bound == Bound::Exact { lead.bound.unwrap_or(Bound::Exact) } else { f.bound };
        self.out.push(Draft {
            name: plainly(name),
            facet,
            value: sign(f.value),
            high: f.high.map(sign),
            unit: f.unit.clone(),
            bound,
            baseline: false,
            work,
            flows: false,
            risen: lead.from,
            quoted: false,
            done: false,
            yearly: false,
            year: lead.year.filter(|_| f.kind != Kind::Times),
            aside: self.carry.around_aside.is_some(),
            years: lead.years.filter(|_| moves),
            figure: (f.start, f.end),
            from,
        });
    }
}

/// A name as of what is done, where it is only planned so far.
fn plainly(name: String) -> String {
    let planned = [("拟安排", "安排"), ("拟投入", "投入"), ("完成年度投资", "完成投资")];
    planned.iter().fold(name, |name, (said, done)| if name.contains(said) { name.replace(said, done) } else { name })
}
