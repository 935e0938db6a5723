//! One clause: its figures with the things they measure.
//!
//! A figure follows its thing (新增绿地20.35公顷), precedes it (新建11条健身路径), or has none in the clause (同比增长9.9%): then
//! it is of the thing before. Figures in a row (13.1%和17.7%) share what stands around them.

use rust_decimal::Decimal;

use super::lead::{self, Lead};
use super::name;
use crate::analysis::figure::{Figure, Kind};
use crate::analysis::metric::{Bound, Facet};
use crate::lexicon::FigureWords;
use crate::text::is_han;

/// A fact as the clause gives it; place, role and period are found around it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The thing measured.
    pub name: String,
    /// The kind of number.
    pub facet: Facet,
    /// The number, signed.
    pub value: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The unit as written.
    pub unit: Option<String>,
    /// What the words around say of it.
    pub bound: Bound,
    /// Whether it is the earlier value of a rise or fall.
    pub baseline: bool,
    /// Whether it is the money of a named work.
    pub work: bool,
    /// Characters of the figure.
    pub figure: (usize, usize),
    /// Characters of the stretch that names it, from the figure before on.
    pub from: usize,
}

/// What a clause leaves to the next one of its sentence.
#[derive(Debug, Clone, Default)]
pub struct Carry {
    /// The things last measured; several after 分别.
    subjects: Vec<String>,
    /// All things measured by the clause before.
    clause: Vec<String>,
    /// What a clause without figures ended with.
    topic: Vec<char>,
    /// The figure before was the money of a named work.
    work: bool,
}

/// At most so many things are carried on.
const MOST_CARRIED: usize = 32;

/// Reads the clause `chars[from..to]` with its `figures`.
pub fn read(
    words: &FigureWords,
    chars: &[char],
    from: usize,
    to: usize,
    figures: &[Figure],
    carry: &mut Carry,
) -> Vec<Draft> {
    let runs = runs(chars, figures);
    let mut clause = Clause { words, chars, to, carry, out: Vec::new() };
    let mut at = from;
    for (k, run) in runs.iter().enumerate() {
        let next = runs.get(k + 1).map_or(to, |r| r[0].start);
        at = clause.run(run, at, next, runs.get(k + 1).copied());
    }
    if runs.is_empty() {
        let lead = lead::read(words, chars, from, to);
        clause.carry.topic = name::strip_head(words, name::trim_marks(&chars[from..lead.end])).to_vec();
        clause.carry.work = false;
    } else {
        let names: Vec<String> = clause.out.iter().take(MOST_CARRIED).map(|d| d.name.clone()).collect();
        clause.carry.clause = names;
    }
    clause.out
}

/// Figures with nothing but 、 or 和 between them stand in one run.
fn runs<'f>(chars: &[char], figures: &'f [Figure]) -> Vec<&'f [Figure]> {
    let mut out = Vec::new();
    let mut first = 0;
    for i in 1..=figures.len() {
        let joined = i < figures.len() && {
            let gap = &chars[figures[i - 1].end..figures[i].start];
            figures[i].kind != Kind::Place && gap.iter().all(|c| matches!(c, '、' | '和' | '与' | '及'))
        };
        if !joined {
            out.push(&figures[first..i]);
            first = i;
        }
    }
    if figures.is_empty() { Vec::new() } else { out }
}

struct Clause<'a> {
    words: &'a FigureWords,
    chars: &'a [char],
    to: usize,
    carry: &'a mut Carry,
    out: Vec<Draft>,
}

impl Clause<'_> {
    /// Reads one run whose words before begin at `from` and whose words after end at `next`; gives back from where the
    /// next run's words begin.
    fn run(&mut self, run: &[Figure], from: usize, next: usize, following: Option<&[Figure]>) -> usize {
        let (first, last) = (&run[0], &run[run.len() - 1]);
        let mut lead = lead::read(self.words, self.chars, from, first.start);
        if first.kind == Kind::Place {
            self.read_order(from, &mut lead);
        }
        let right = &self.chars[last.end..next];
        if run.iter().any(|f| f.kind == Kind::Time) && !self.measures_time(&self.chars[from..first.start]) {
            return last.end;
        }
        if let Some(earlier) = self.rises_from(from, first) {
            self.later_value(run, earlier, from);
            return last.end;
        }
        if self.stands_before_thing(run, from, &lead, right) {
            return self.thing_after(run, from, &lead, next, following);
        }
        self.thing_before(run, from, lead, following);
        last.end
    }

    /// 居全国, 连续5年居: words of an order before its place.
    fn read_order(&self, from: usize, lead: &mut Lead) {
        loop {
            let rest = &self.chars[from..lead.end];
            if let Some((n, ())) = self.words.rank_before.suffix(rest) {
                lead.end -= n;
            } else if let Some(n) = lead::duration(rest) {
                lead.end -= n;
            } else {
                let more = lead::read(self.words, self.chars, from, lead.end);
                if more.end == lead.end {
                    return;
                }
                lead.each |= more.each;
                lead.end = more.end;
            }
        }
    }

    fn measures_time(&self, before: &[char]) -> bool {
        let text: String = before.iter().collect();
        self.words.time_subjects.in_text(&text)
            || self.carry.subjects.last().is_some_and(|s| self.words.time_subjects.in_text(s))
    }

    /// Whether the words between the figure before and `first` say that the value rose or fell from one to the other.
    fn rises_from(&self, from: usize, first: &Figure) -> Option<usize> {
        let gap = name::trim_marks(&self.chars[from..first.start]);
        let lead_words = self.words.between_to.prefix(gap)?;
        let rest = &gap[lead_words.0..];
        let open = rest.is_empty() || lead::read(self.words, rest, 0, rest.len()).end == 0;
        let earlier = self.out.len().checked_sub(1)?;
        let follows = self.out[earlier].figure.1 == from;
        (open && follows).then_some(earlier)
    }

    /// The later value of a rise or fall: 提高到48.2%.
    fn later_value(&mut self, run: &[Figure], earlier: usize, from: usize) {
        let gap: String = self.chars[from..run[0].start].iter().collect();
        let lead = lead::read(self.words, self.chars, from, run[0].start);
        // Several earlier values in a row (从320元和40元提高到…) answer the later ones in order.
        let names: Vec<String> = {
            let begin =
                self.out[..=earlier].iter().rposition(|d| d.from != self.out[earlier].from).map_or(0, |i| i + 1);
            for d in &mut self.out[begin..=earlier] {
                d.baseline = true;
                if d.facet == Facet::Delta {
                    d.facet = Facet::Level;
                }
            }
            self.out[begin..=earlier].iter().map(|d| d.name.clone()).collect()
        };
        let sign = if gap.contains("转为增长") {
            Some(1)
        } else if gap.contains("转为下降") {
            Some(-1)
        } else {
            None
        };
        for (i, f) in run.iter().enumerate() {
            let name = names.get(i).or(names.last()).cloned().unwrap_or_default();
            let lead = Lead { change: sign, to: false, end: 0, ..lead.clone() };
            self.push(name, f, &lead, from, false);
        }
    }

    /// Whether the thing stands after its figure.
    fn stands_before_thing(&self, run: &[Figure], from: usize, lead: &Lead, right: &[char]) -> bool {
        let of = right.first() == Some(&'的');
        let thing = if of { &right[1..] } else { right };
        let Some(&c) = thing.first() else { return false };
        if !(is_han(c) || c == '“' || c.is_ascii_alphanumeric() || c == '《') {
            return false;
        }
        let named = lead.end > from && !name::before_figure(self.words, &self.chars[from..lead.end]).is_empty();
        let verb = self.words.deeds_after.prefix(thing).is_some()
            || self
                .words
                .before
                .prefix(thing)
                .is_some_and(|(_, m)| !matches!(m, crate::lexicon::Before::Stop | crate::lexicon::Before::New))
            || self.words.status.prefix(thing).is_some()
            || matches!(c, '和' | '与' | '及' | '并' | '而' | '对' | '向' | '于' | '用' | '来' | '等' | '的' | '时')
            || named && (self.words.deeds.prefix(thing).is_some() || self.words.opening.prefix(thing).is_some());
        if verb {
            return false;
        }
        match run[0].kind {
            Kind::Points | Kind::Times | Kind::Doublings | Kind::Place | Kind::Time => false,
            Kind::Share => !of || lead.end < run[0].start || !named,
            Kind::Count | Kind::Amount => true,
        }
    }

    /// The thing stands after: 新建11条健身路径. Gives back where its name ends.
    fn thing_after(
        &mut self,
        run: &[Figure],
        from: usize,
        lead: &Lead,
        next: usize,
        following: Option<&[Figure]>,
    ) -> usize {
        let last = &run[run.len() - 1];
        let right = &self.chars[last.end..next];
        let mut thing = name::after_figure(self.words, right);
        let mut end = last.end + reach(right, &thing);
        if let Some(f) = following
            && f[0].start == next
            && let Some(cut) = before_list(right)
        {
            // 4家企业总部及万纬物流等21个项目: what ends in 等 names the next figure's list.
            thing = name::trim_marks(&right[..cut]).to_vec();
            end = last.end + cut;
        } else if thing.len() <= 2 || self.words.status.prefix(&self.chars[end..next]).is_some() {
            // 21个项目入围备案库: what is said of the thing makes its name.
            if self.words.status.prefix(&self.chars[end..next]).is_some() {
                let rest = &self.chars[end..next];
                let stop = rest.iter().position(|&c| matches!(c, '、' | '，' | '；' | '。')).unwrap_or(rest.len());
                if stop <= 24 {
                    thing = self.chars[last.end..end + stop].iter().copied().skip_while(|&c| c == '的').collect();
                    end += stop;
                }
            }
        }
        if thing.is_empty() {
            self.thing_before(run, from, lead.clone(), following);
            return last.end;
        }
        let money = run[0].unit.as_deref().is_some_and(|u| u.ends_with('元'));
        let left = name::strip_head(self.words, name::trim_marks(&self.chars[from..lead.end]));
        let invested = left.ends_with(&['投', '资']) || left.ends_with(&['投', '入']);
        let work = money && (invested || right.first() == Some(&'的') || left.is_empty() && self.carry.work);
        let mut text: String = tidy(&thing);
        if work {
            text.push_str("投资");
        } else if let Some(prefix) = self.prefix_for(left) {
            text = prefix + &text;
        }
        self.carry.work = work;
        self.carry.subjects = vec![text.clone()];
        for f in run {
            self.push_as(text.clone(), f, lead, from, work);
        }
        end
    }

    /// What a thing after its figure takes in front of its name: a telling deed, or a short place.
    fn prefix_for(&self, left: &[char]) -> Option<String> {
        let deed = self.words.deeds.prefix(left).or_else(|| self.words.opening.prefix(left));
        if let Some((n, ())) = deed {
            let plain = left.len() == n || left.last() == Some(&'等');
            let telling = self.words.generic.prefix(left).is_none();
            return (plain && telling).then(|| left[..n].iter().collect());
        }
        let short = (1..=8).contains(&left.len())
            && !left.iter().any(|c| matches!(c, '、' | '和' | '与' | '等' | '及' | '在' | '为' | '，'));
        short.then(|| left.iter().collect())
    }

    /// The thing stands before, or is that of the figures before.
    fn thing_before(&mut self, run: &[Figure], from: usize, mut lead: Lead, following: Option<&[Figure]>) {
        let mut thing = name::before_figure(self.words, &self.chars[from..lead.end]);
        let raw = name::trim_marks(&self.chars[from..lead.end]);
        if let Some((sign, n)) = change_head(&thing).filter(|_| lead.change.is_none() && run[0].kind != Kind::Place) {
            lead.change = Some(sign);
            thing.drain(..n);
        }
        let subject = self.carry.subjects.last().cloned().unwrap_or_default();
        let share = run[0].kind == Kind::Share;
        if share && raw.first() == Some(&'占') {
            thing = subject.chars().chain(raw.iter().copied()).collect();
            self.drop_count_of_name(from);
        } else if share && raw.ends_with(&['在', '全', '国']) {
            thing = subject.chars().chain("占全国".chars()).collect();
        } else if thing.is_empty() && !self.out.is_empty() && share {
            self.drop_count_of_name(from);
        }
        if share && lead.change.is_none() && thing.contains(&'占') && !ends_in_share(&thing) {
            thing.extend("比重".chars());
        }
        let _ = following;
        self.carry.work = false;
        let several = run.len() > 1 && run.iter().all(|f| f.like(&run[0]));
        let names = self.names(&thing, run.len(), lead.each, several, lead.new);
        if names.is_empty() {
            return;
        }
        let bound = run.last().map_or(Bound::Exact, |f| f.bound);
        if several && names.len() == run.len() || !several || names.len() == 1 {
            let pairs: Vec<(String, &Figure)> = if run.len() == 1 {
                names.iter().map(|n| (n.clone(), &run[0])).collect()
            } else {
                run.iter()
                    .enumerate()
                    .map(|(i, f)| (names.get(i).or(names.last()).cloned().unwrap_or_default(), f))
                    .collect()
            };
            for (name, f) in pairs {
                let governed =
                    Figure { bound: if several && f.bound == Bound::Exact { bound } else { f.bound }, ..f.clone() };
                self.push(name, &governed, &lead, from, false);
            }
        }
        self.carry.subjects = names;
    }

    /// A count before the name of what a share is of belongs to the name: 74个重点城市浓度下降9.1%.
    fn drop_count_of_name(&mut self, from: usize) {
        if let Some(d) = self.out.last()
            && d.figure.1 < from
            && d.facet == Facet::Level
            && d.figure.1 + d.name.chars().count() + 2 >= from
            && self.chars[d.figure.1..from].first().is_some_and(|c| is_han(*c))
        {
            self.out.pop();
        }
    }

    /// The names that a run of `n` figures speaks of.
    fn names(&self, thing: &[char], n: usize, each: bool, several: bool, new: bool) -> Vec<String> {
        if thing.is_empty() {
            let carried = if each && n == 1 && self.carry.subjects.len() < 2 && self.carry.clause.len() > 1 {
                self.carry.clause.clone()
            } else if self.carry.subjects.is_empty() || several && each && self.carry.subjects.len() != n {
                let topic = name::members(self.words, &self.carry.topic);
                if each && topic.len() == n { topic } else { vec![self.carry.topic.iter().collect()] }
            } else if several && self.carry.subjects.len() == n || n == 1 && each || self.carry.subjects.len() == 1 {
                self.carry.subjects.clone()
            } else {
                self.carry.subjects.last().cloned().into_iter().collect()
            };
            let mut out: Vec<String> = carried.into_iter().filter(|s| !s.is_empty()).collect();
            if new {
                out.iter_mut().for_each(|s| s.insert_str(0, "新增"));
            }
            return out;
        }
        let text: String = thing.iter().collect();
        if new {
            return vec![match text.rfind("每天").or_else(|| text.rfind("日均")) {
                Some(at) => format!("{text}新增").replacen(&text[..at], &text[..at], 1),
                None => format!("新增{text}"),
            }];
        }
        if let Some(subject) =
            self.carry.subjects.last().filter(|s| self.words.attributes.contains(thing) && s.chars().count() <= 14)
        {
            let base: Vec<char> = subject.chars().collect();
            let base = match self.words.attributes.suffix(&base) {
                Some((k, ())) if k < base.len() => &base[..base.len() - k],
                _ => &base[..],
            };
            return vec![base.iter().collect::<String>() + &text];
        }
        if each || several {
            let members = name::members(self.words, thing);
            if members.len() == n || n == 1 && each {
                return members;
            }
        }
        vec![text]
    }

    fn push(&mut self, name: String, f: &Figure, lead: &Lead, from: usize, work: bool) {
        self.push_as(name, f, lead, from, work);
    }

    fn push_as(&mut self, name: String, f: &Figure, lead: &Lead, from: usize, work: bool) {
        let name_chars: Vec<char> = name.chars().collect();
        let growth_name = self.words.growth.suffix(&name_chars).map(|(_, falls)| falls);
        let mut change = if lead.to { None } else { lead.change };
        if lead.better && self.words.low_better.in_text(&name) {
            change = change.map(|c| -c);
        }
        let facet = match f.kind {
            Kind::Place => Facet::Rank,
            Kind::Points => Facet::Delta,
            Kind::Doublings => Facet::Growth,
            Kind::Times if change.is_some() => Facet::Growth,
            Kind::Share if change.is_some() && f.unit.as_deref() != Some("∶1") => Facet::Growth,
            Kind::Share if growth_name.is_some() && !lead.to => Facet::Growth,
            Kind::Count | Kind::Amount | Kind::Time if change.is_some() && !lead.new => Facet::Delta,
            _ => Facet::Level,
        };
        let negative = match facet {
            Facet::Growth | Facet::Delta => change == Some(-1) || change.is_none() && growth_name == Some(true),
            _ => false,
        };
        let sign = |d: Decimal| if negative { -d } else { d };
        let bound = match (f.bound, lead.bound) {
            (Bound::Exact, Some(b)) => b,
            (b, _) => b,
        };
        self.out.push(Draft {
            name,
            facet,
            value: sign(f.value),
            high: f.high.map(sign),
            unit: f.unit.clone(),
            bound,
            baseline: false,
            work,
            figure: (f.start, f.end),
            from,
        });
        debug_assert!(f.end <= self.to);
    }
}

/// How many characters of `right` the name `thing` takes, 的 before it included.
fn reach(right: &[char], thing: &[char]) -> usize {
    let lead = right.iter().take_while(|&&c| c == '的').count();
    (lead + thing.len()).min(right.len())
}

/// Where a list that ends in 等 begins, behind the joint before it.
fn before_list(right: &[char]) -> Option<usize> {
    let list = right.ends_with(&['等']);
    let cut = right.iter().position(|&c| matches!(c, '、' | '及' | '和' | '与'))?;
    (list && cut >= 2).then_some(cut)
}

/// 减少, 增加 … at the head of a name: an amount by which it changes.
fn change_head(thing: &[char]) -> Option<(i8, usize)> {
    let two: String = thing.iter().take(2).collect();
    let sign = match two.as_str() {
        "减少" | "降低" | "下降" => -1,
        "增加" | "提高" => 1,
        _ => return None,
    };
    (thing.len() >= 4).then_some((sign, 2))
}

fn ends_in_share(thing: &[char]) -> bool {
    let text: String = thing.iter().collect();
    ["比重", "比例", "比率", "占比", "份额", "率"].iter().any(|e| text.ends_with(e))
}

/// Without words that say only that there is work: 公租房建设任务 is 公租房建设.
fn tidy(thing: &[char]) -> String {
    let text: String = thing.iter().collect();
    for end in ["任务", "工作"] {
        if let Some(t) = text.strip_suffix(end).filter(|t| t.chars().count() >= 3) {
            return t.to_owned();
        }
    }
    text
}
