//! Which figures of two reports measure the same thing.
//!
//! Two names are one where the table of indicators gives them one key and no firm scope word differs (地方, 规模以上, 民间 …);
//! else by likeness of what is left when verbs and scope words are taken away, with all scope words agreeing. Never by
//! likeness alone where a scope word differs: 财政总收入 is not 地方财政总收入.

use std::collections::BTreeMap;

use crate::analysis::{Facet, Metric, Study};
use crate::lexicon::{Good, Lexicon, ScopeGroup};
use crate::text::fold::fold;
use crate::text::{Span, is_and};

use super::Measured;
use super::grams::{Index, Query};
use super::naming::full_name;

/// A name, made ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The whole of it.
    pub full: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// What is left without verbs, tails and scope words.
    core: String,
    /// By group its class.
    scopes: BTreeMap<usize, usize>,
    /// The scope group with whose classes it agrees, having none of them: 新建公共绿地, or a percentage that is not called a share.
    made: Option<usize>,
    /// From which size on things are counted: 亿元以上 of 新签约亿元以上项目.
    threshold: Option<String>,
}

/// How well two names fit.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Fit {
    /// Likeness, 0 to 1; 1 for names of one key.
    pub score: f64,
    /// No scope word differs.
    pub scope: bool,
}

/// What likeness is left to names of which one alone, or each another, tells a stage of the work.
const UNEVEN: f64 = 0.98;

/// What likeness is left to names that end alike and begin as those of other things do: 粳稻最低收购价, 水稻最低收购价.
const OTHER_HEAD: f64 = 0.8;
/// The same where they differ by the one character that each begins with: 粳稻, 水稻.
const OTHER_FIRST: f64 = 0.7;

/// The likeness of two names of the same words in another order.
const TURNED: f64 = 0.9;

/// Ends of names of what is paid to each person.
const PER_HEAD: [&str; 5] = ["标准", "养老金", "补助水平", "工资", "津贴"];

/// The least likeness of two names of one thing.
pub const ALIKE: f64 = 0.6;

impl Name {
    /// The name of a metric of `study`.
    pub fn of(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Self {
        let mut full = full_name(metric, study, lexicon);
        let vague = lexicon.pledges().names.generic_keys.has(metric.key.canonical.as_deref().unwrap_or(""));
        let mut key = metric.key.canonical.clone().filter(|_| !vague);
        let added = super::measure::added(metric);
        if let Some(new) = super::measure::owed(metric).filter(|_| added).map(|lent| format!("新增{lent}")) {
            // 各项贷款余额比年初增加30亿元: so much is newly lent.
            (key, full) = (lexicon.indicators().key_of(&new).map(str::to_string), new);
        }
        let mut name = Self::new(full, key, lexicon);
        // 从人均65元提高到70元: what the name leaves out stands before the number.
        let words = study.report.words(metric.quote);
        let groups = &lexicon.pledges().names.scopes;
        if let Some(at) = groups.iter().position(|g| g.group == "person")
            && ["人均", "每人"].iter().any(|w| words.contains(w))
        {
            name.scopes.entry(at).or_insert(0);
        }
        // 10万元以上的村达到60%: a share, though it is not called one.
        let percent = metric.key.facet == Facet::Level && metric.is_percent();
        if percent && name.made.is_none() {
            name.made = groups.iter().position(|g| g.group == "share");
        }
        let flow = groups.iter().position(|g| g.group == "flow");
        if let Some(flow) = flow.filter(|_| added || is_new_as_before(metric, study, lexicon)) {
            name.scopes.entry(flow).or_insert(0);
        }
        name
    }
    /// A name with its key, if it has one.
    pub fn new(full: impl Into<String>, canonical: Option<String>, lexicon: &Lexicon) -> Self {
        let full = full.into();
        let words = &lexicon.pledges().names;
        let mut core = of_funds(of_payer(unified(&full, lexicon).replace('的', "")), lexicon);
        let made =
            words.scopes.iter().position(|g| g.made.at_start(&core).or_else(|| g.makes.at_start(&core)).is_some());
        let mut scopes = BTreeMap::new();
        // Most names have none: one look tells.
        let scoped = words.scope_words().in_text(&core);
        for (g, group) in words.scopes.iter().enumerate().filter(|_| scoped) {
            let found = group.classes.iter().enumerate().find_map(|(c, w)| Some((c, w.first(&core)?)));
            if let Some((class, place)) = found {
                scopes.insert(g, class);
                core.replace_range(place, "");
            }
        }
        while let Some(verb) = words.verbs.at_start(&core).filter(|v| v.len() < core.len()) {
            core.drain(..verb.len());
        }
        while let Some(tail) = words.tails.at_end(&core).filter(|t| t.len() < core.len()) {
            core.truncate(core.len() - tail.len());
        }
        let threshold = threshold(&core);
        Self { full, canonical, core, scopes, made, threshold }
    }
    /// How well this name fits another one.
    pub fn fit(&self, other: &Name, lexicon: &Lexicon) -> Fit {
        let groups = &lexicon.pledges().names.scopes;
        let same = |at: usize, soft: bool| match (self.scopes.get(&at), other.scopes.get(&at)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            // 新建公共绿地, 新增公共绿地: new either way.
            (None, _) if self.made == Some(at) => true,
            (_, None) if other.made == Some(at) => true,
            _ => soft,
        };
        let strict = |group: &ScopeGroup| {
            group.strict_for.iter().next().is_none()
                || group.strict_for.in_text(&self.core)
                || group.strict_for.in_text(&other.core)
        };
        // 养老金标准每人每月提高20元, 养老金标准提高20元: of each person whether that is said or not.
        let per_head = PER_HEAD.iter().any(|w| self.full.ends_with(w) && other.full.ends_with(w));
        let soft = |g: &ScopeGroup| g.soft || !strict(g) || per_head && g.group == "person";
        let agree =
            |firm: bool| groups.iter().enumerate().filter(|(_, g)| g.firm || !firm).all(|(at, g)| same(at, soft(g)));
        match (&self.canonical, &other.canonical) {
            (Some(a), Some(b)) if a == b => Fit { score: 1.0, scope: agree(true) },
            (Some(_), Some(_)) => Fit { score: 0.0, scope: false },
            _ => {
                // 建筑业产值 and 工业产值 are two things, not one in two scopes.
                let branch = groups.iter().position(|g| g.group == "branch");
                let branches = branch.map(|at| (self.scopes.get(&at), other.scopes.get(&at)));
                if matches!(branches, Some((Some(a), Some(b))) if a != b) {
                    return Fit { score: 0.0, scope: false };
                }
                // 亩均税收: all of the name are words of scope.
                if self.core.is_empty() && self.core == other.core && self.scopes == other.scopes {
                    return Fit { score: 1.0, scope: true };
                }
                // 农牧业项目 and 工业项目: where the rest says nothing, the scope words are the name.
                let bare = self.is_bare(lexicon) || other.is_bare(lexicon);
                if bare && (self.scopes != other.scopes || self.core != other.core) {
                    return Fit { score: likeness(&self.core, &other.core).min(0.7), scope: false };
                }
                // 中央财政 and 中央财政赤字: what is measured stands at the end, and the one lacks it.
                let headless = |short: &str, long: &str| {
                    let rest = long.strip_prefix(short);
                    // 中药材18万亩, 中药材面积: the unit says it.
                    let names = &lexicon.pledges().names;
                    rest.is_some_and(|rest| rest != "面积" && (names.measures.has(rest) || names.steps.has(rest)))
                };
                if headless(&self.core, &other.core) || headless(&other.core, &self.core) {
                    return Fit { score: 0.5, scope: false };
                }
                // 棚户区基本建成 is answered by 基本建成 before 改造棚户区.
                let stage = groups.iter().position(|g| g.soft);
                let uneven = stage.is_some_and(|at| self.scopes.get(&at) != other.scopes.get(&at));
                let score = likeness(&self.core, &other.core)
                    * if uneven { UNEVEN } else { 1.0 }
                    * head_factor(&self.core, &other.core);
                Fit { score, scope: agree(false) && self.threshold == other.threshold }
            }
        }
    }
    /// Whether words of scope make two things of like names, and not one reckoned in two ways: 储备亿元以上项目 and 新签约亿元以上项目,
    /// where 地方 and 全口径 revenue are both revenue.
    pub fn is_another_thing(&self, other: &Name, lexicon: &Lexicon) -> bool {
        let groups = lexicon.pledges().names.scopes.iter().enumerate();
        let differ = groups.filter(|(at, group)| {
            let classes = (self.scopes.get(at), other.scopes.get(at));
            group.group != "level" && classes.0 != classes.1
        });
        let differ: Vec<usize> = differ.map(|(at, _)| at).collect();
        let opposed = |at: &usize| self.scopes.contains_key(at) && other.scopes.contains_key(at);
        // Of projects nothing but such words says which.
        let projects = self.core.ends_with("项目") && other.core.ends_with("项目");
        self.threshold != other.threshold || projects && (differ.len() > 1 || differ.iter().any(opposed))
    }
    /// What is left of it without verbs, tails and scope words.
    pub fn core(&self) -> &str {
        &self.core
    }
    /// Whether nothing is left that says what is measured.
    fn is_bare(&self, lexicon: &Lexicon) -> bool {
        self.core.chars().count() < 2 || lexicon.pledges().names.generic.has(&self.core)
    }
    /// Whether the name says nothing by itself (计划投资, 重点项目): its figure is known only by what stands around it.
    pub fn is_generic(&self, lexicon: &Lexicon) -> bool {
        // 中央财政投入: whose money it is does not say what for.
        let groups = &lexicon.pledges().names.scopes;
        let level = |at: &usize| groups.get(*at).is_some_and(|g| g.group == "level");
        self.canonical.is_none() && self.scopes.keys().all(level) && self.is_bare(lexicon)
    }
    /// The class of a scope group that the name has, by the group's name.
    pub fn class(&self, group: &str, lexicon: &Lexicon) -> Option<usize> {
        let at = lexicon.pledges().names.scopes.iter().position(|g| g.group == group)?;
        self.scopes.get(&at).copied()
    }
}

/// Whether a count goes on, without a verb, with a list of what is new: 新增高新技术企业10家，专精特新企业5家.
fn is_new_as_before(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    const BETWEEN: usize = 6;
    let at = study.metrics.partition_point(|m| m.figure.start < metric.figure.start);
    let Some(before) = study.metrics.get(..at).and_then(|all| all.last()) else { return false };
    let Some(flow) = lexicon.pledges().names.scopes.iter().find(|g| g.group == "flow") else { return false };
    let new = || flow.classes.first().is_some_and(|new| new.at_start(study.report.words(before.quote)).is_some());
    let bare = || study.report.words(metric.quote).starts_with(metric.key.indicator.as_str());
    let between = metric.quote.start.checked_sub(before.quote.end).filter(|between| *between <= BETWEEN);
    let goes_on = between.is_some()
        && !study.report.words(Span::new(before.quote.end, metric.quote.start)).contains(['。', '；']);
    let end = |m: &Metric| m.key.indicator.chars().rev().take(2).collect::<Vec<_>>();
    let alike = before.unit == metric.unit && end(before) == end(metric);
    alike && before.key.role == metric.key.role && goes_on && bare() && new()
}

/// Which value of a metric's indicator is the better one: of a deed on a bad thing (化解隐性债务) the larger one, of an
/// amount that is brought down to a value (压减至3家) the smaller; else by the table of indicators, else by the words of its
/// name. `clause` is what the metric was read from.
pub fn good_of(metric: &Metric, clause: &str, lexicon: &Lexicon) -> Good {
    let words = &lexicon.pledges().names;
    if metric.key.facet == Facet::Level {
        if words.down_to.in_text(clause) {
            return Good::Low;
        }
        let deed = |text: &str| words.deeds_on_bad.places(text).next().is_some();
        let percent = metric.is_percent();
        if !percent && (deed(&metric.key.indicator) || clause.starts_with(&metric.key.indicator) && deed(clause)) {
            return Good::High;
        }
        if percent && deed(&metric.key.indicator) && metric.key.indicator.ends_with('率') {
            return Good::High;
        }
    }
    let known = metric.key.canonical.as_deref().and_then(|key| lexicon.indicators().good(key));
    let low = || words.low_good.in_text(&metric.key.indicator);
    known.unwrap_or_else(|| if low() { Good::Low } else { Good::High })
}

/// Whether `text` names the thing: the name stands there, and no word beside it makes it another one (单位国内生产总值能耗
/// does not name 国内生产总值). Both are folded.
pub fn names_thing(text: &str, name: &str, lexicon: &Lexicon) -> bool {
    let around = &lexicon.pledges().names.around;
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + name.len()..).unwrap_or(""));
            around.before.at_end(before).is_none() && around.after.at_start(after).is_none()
        })
}

/// The size from which on a name counts things: 10亿元以上 of 10亿元以上项目.
fn threshold(name: &str) -> Option<String> {
    let Some(at) = name.find("以上") else {
        // 十大产业: some of all.
        let some = name.strip_prefix(|c: char| "三四五六七八九十".contains(c))?;
        return some.starts_with('大').then(|| name.chars().take(2).collect());
    };
    let head = name.get(..at)?;
    let unit = ["亿元", "万元", "亿美元", "万美元", "元", "岁", "年"]
        .iter()
        .find_map(|u| head.strip_suffix(u).map(|h| (h, u)))?;
    let digits: String =
        unit.0.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '千' | '百')).collect();
    Some(format!("{}{}", digits.chars().rev().collect::<String>(), unit.1))
}

/// 中央财政三农投入 of 中央财政安排三农投入 and 中央财政用于三农支出: whose money it is and for what, where it is for something.
fn of_funds(name: String, lexicon: &Lexicon) -> String {
    let words = &lexicon.pledges().names.funds;
    let Some(at) = name.find("财政").map(|at| at + "财政".len()) else { return name };
    let rest = name.get(at..).unwrap_or("");
    let purpose: String = words.residue(rest).into_iter().filter_map(|r| rest.get(r)).collect();
    let spent = ["投入", "支出", "资金"].iter().any(|w| rest.ends_with(w));
    match spent && purpose.chars().filter(|c| crate::text::is_han(*c)).count() >= 2 {
        true => format!("{}{purpose}投入", name.get(..at).unwrap_or("")),
        false => name,
    }
}

/// 居民医保财政补助标准 of 各级财政对居民医保补助标准: who pays stands before whom it is for, or behind.
fn of_payer(name: String) -> String {
    let paid = |(payer, rest): (&str, &str)| {
        let at = ["补助", "补贴"].iter().find_map(|w| rest.find(w)).filter(|&at| at > 0)?;
        let payer = payer.strip_suffix("各级").unwrap_or(payer);
        Some(format!("{payer}{}财政{}", rest.get(..at)?, rest.get(at..)?))
    };
    name.split_once("财政对").and_then(paid).unwrap_or(name)
}

/// A name folded, words of one meaning put as the same word.
pub fn unified(indicator: &str, lexicon: &Lexicon) -> String {
    let mut name = fold(indicator);
    // Most names have no such word: one look tells.
    if !lexicon.pledges().names.other_words().in_text(&name) {
        return name;
    }
    for same in &lexicon.pledges().names.same {
        let mut words = same.iter();
        let Some(first) = words.next() else { continue };
        // 新增专项债券 holds 专项债券, and is put as that all the same.
        if let Some(other) = words.find(|o| name.contains(o) && (o.contains(first) || !name.contains(first))) {
            name = name.replacen(other, first, 1);
        }
    }
    name
}

/// Likeness of two names from 0 to 1: of their character pairs, and more where one holds the other whole.
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return if a.is_empty() { 0.0 } else { 1.0 };
    }
    if turned_round(a, b) {
        return TURNED;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (n, m) = (short.chars().count(), long.chars().count());
    // 园区产值 and 园区投资: what is measured stands at the end.
    let end = |s: &str| s.chars().rev().take(2).collect::<Vec<_>>();
    let dice = dice(short, long) * if end(short) == end(long) { 1.0 } else { 0.75 };
    if n >= 2 && long.contains(short) {
        // A part of a longer name: the end names the thing, the head only narrows it.
        let share = n as f64 / m as f64;
        // 水果超市 and 水果超市和直销店: the first of two that are counted together.
        if n >= 4 && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(is_and)) {
            return TURNED;
        }
        let whole = if long.ends_with(short) { 0.6 + 0.4 * share } else { 0.5 + 0.45 * share };
        return dice.max(if n == 2 && share < 0.5 { whole - 0.15 } else { whole });
    }
    // 蔬菜产量 and 地产蔬菜种植产量: head and end of the one stand in the other, in their order.
    if n >= 4 {
        let cut = |at: usize| short.char_indices().nth(at).map(|(i, _)| short.split_at(i));
        let split = (2..=n - 2)
            .filter_map(cut)
            .any(|(head, end)| long.strip_suffix(end).is_some_and(|rest| rest.contains(head)));
        if split {
            return dice.max(0.68);
        }
    }
    dice
}

/// What two names' likeness is worth that only end alike, and begin with what has nothing in common.
fn head_factor(a: &str, b: &str) -> f64 {
    let (own, others) = unlike(a, b);
    let heads = a.starts_with(own) && b.starts_with(others) && !own.is_empty() && !others.is_empty();
    let joins = |words: &str| matches!(words, "和" | "及" | "与");
    if !heads || joins(own) && joins(others) || a.chars().next() == b.chars().next() {
        return 1.0;
    }
    match (own.chars().count(), others.chars().count()) {
        (1, 1) => OTHER_FIRST,
        _ if own.chars().any(|c| others.contains(c)) => 1.0,
        _ => OTHER_HEAD,
    }
}

/// Whether two names are of the same two words, the one behind the other or before it, within what they share: 生猪出栏 and 出栏生猪,
/// 落后造纸产能 and 造纸落后产能.
fn turned_round(a: &str, b: &str) -> bool {
    const WORD: usize = 6;
    if a.len() != b.len() {
        return false;
    }
    let (a, b) = unlike(a, b);
    let words = a.char_indices().map(|(at, _)| a.split_at(at));
    words.into_iter().any(|(head, tail)| {
        head.len() >= WORD && tail.len() >= WORD && b.strip_prefix(tail).is_some_and(|rest| rest == head)
    })
}

/// What is left of two words without what both begin with and what both end with.
pub fn unlike<'w>(a: &'w str, b: &'w str) -> (&'w str, &'w str) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: usize = a.chars().zip(b.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (&a[head..], &b[head..]);
    let tail: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

fn dice(a: &str, b: &str) -> f64 {
    let pairs = |s: &str| {
        let mut pairs: Vec<(char, char)> = s.chars().zip(s.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}

/// Figures of one report, to be found by the name of what they measure.
#[derive(Debug)]
pub struct Catalogue<'n> {
    entries: Vec<(usize, &'n Name)>,
    by_key: BTreeMap<&'n str, Vec<usize>>,
    by_name: Index,
}

/// More figures of one name than this are not looked through.
const MANY: usize = 60;

impl<'n> Catalogue<'n> {
    /// A catalogue of those figures that `wanted` takes.
    pub fn new(measured: &'n Measured, wanted: impl Fn(&Metric) -> bool) -> Self {
        let mut entries = Vec::new();
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut names = String::new();
        let mut spans = Vec::new();
        for (i, metric) in measured.study.metrics.iter().enumerate() {
            if !wanted(metric) {
                continue;
            }
            let name = measured.name(i);
            if let Some(key) = &name.canonical {
                by_key.entry(key).or_default().push(entries.len());
            }
            let start = names.len();
            names.push_str(&name.core);
            spans.push(Span::new(start, names.len()));
            names.push('\n');
            entries.push((i, name));
        }
        let by_name = Index::new(&names, spans);
        Self { entries, by_key, by_name }
    }
    /// The figures that may measure what `name` names, with how well they fit, in the report's order.
    pub fn alike(&self, name: &Name, lexicon: &Lexicon) -> Vec<(usize, Fit)> {
        let mut found: Vec<usize> = Vec::new();
        if let Some(same) = name.canonical.as_deref().and_then(|key| self.by_key.get(key)) {
            found.extend(same.iter().take(MANY));
        }
        let hits = self.by_name.search(&Query::new(&name.core, |_, _| 1.0), &[&self.by_name]);
        found.extend(hits.iter().take(MANY).map(|h| h.unit));
        if name.core.is_empty() {
            // 亩均税收: a name of scope words alone.
            let same =
                self.entries.iter().enumerate().filter(|(_, (_, n))| n.core.is_empty() && n.scopes == name.scopes);
            found.extend(same.take(MANY).map(|(at, _)| at));
        }
        found.sort_unstable();
        found.dedup();
        let fits = found.iter().filter_map(|&at| self.entries.get(at));
        fits.map(|(metric, other)| (*metric, name.fit(other, lexicon))).filter(|(_, f)| f.score >= ALIKE).collect()
    }
    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(a: &str, b: &str) -> Fit {
        let lexicon = Lexicon::builtin();
        Name::new(a, None, &lexicon).fit(&Name::new(b, None, &lexicon), &lexicon)
    }

    #[test]
    fn a_scope_word_that_differs_is_never_overlooked() {
        for (a, b) in [
            ("财政总收入", "地方财政总收入"),
            ("工业增加值", "规模以上工业增加值"),
            ("固定资产投资", "民间固定资产投资"),
            ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
            ("新增高新技术企业", "高新技术企业"),
            ("工业总产值", "十大工业产业总产值"),
        ] {
            assert!(!fit(a, b).scope, "{a} and {b}");
        }
    }

    #[test]
    fn verbs_and_other_words_for_one_thing_do_not_part_names() {
        for (a, b) in [
            ("新建农村公路", "农村道路"),
            ("改造背街小巷", "背街小巷"),
            ("规上工业增加值", "规模以上工业增加值"),
            ("新增商业营业面积", "新增商业面积"),
            ("新建公共充电桩", "新增公共充电桩"),
            ("新增合作社", "新发展合作社"),
            ("水果超市", "水果超市和直销店"),
            ("中药材", "中药材面积"),
            ("入园企业", "入驻企业"),
            ("国有及国有控股企业利润", "国有和国有控股企业利润"),
            ("各级财政对城乡居民养老保险的补助标准", "城乡居民养老保险财政补助标准"),
        ] {
            let fit = fit(a, b);
            assert!(fit.scope && fit.score >= ALIKE, "{a} and {b}: {fit:?}");
        }
    }

    #[test]
    fn other_things_are_unlike() {
        for (a, b) in [
            ("粳稻最低收购价", "水稻最低收购价"),
            ("粮食产量", "蔬菜产量"),
            ("高标准农田", "标准厂房"),
            ("城市书房", "城区绿地"),
        ] {
            assert!(fit(a, b).score < ALIKE, "{a} and {b}: {:?}", fit(a, b));
        }
    }
}
