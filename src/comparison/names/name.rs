//! A name made ready to be compared, and how well two fit.
//!
//! Two names are one where the table of indicators gives them one key and no firm scope word differs (地方, 规模以上, 民间 …);
//! else by likeness of what is left when verbs and scope words are taken away, with all scope words agreeing. Never by
//! likeness alone where a scope word differs: 财政总收入 is not 地方财政总收入.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::analysis::{Facet, Metric, Role, Study};
use crate::lexicon::{Lexicon, ScopeGroup};
use crate::text::Span;
use crate::text::fold::fold;

use super::deeds::Deeds;
use super::full::full_name;
use super::likeness::{head_factor, likeness};
use crate::comparison::amounts::{added, owed};

/// A name, made ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The whole of it.
    pub full: String,
    /// The lexicon's key of it.
    pub canonical: Option<String>,
    /// What is left without verbs, tails and scope words.
    pub(super) core: String,
    /// By group its class.
    pub(super) scopes: BTreeMap<usize, usize>,
    /// The same, as deeds and what they are done to.
    deeds: Deeds,
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

/// The likeness of names of one deed on one thing, told in another order.
const TOLD_ANEW: f64 = 0.97;

/// Ends of names of what is paid to each person.
const PER_HEAD: [&str; 5] = ["标准", "养老金", "补助水平", "工资", "津贴"];

impl Name {
    /// The name of a metric of `study`.
    pub fn of(metric: &Metric, study: &Study, lexicon: &Lexicon) -> Self {
        let mut full = full_name(metric, study, lexicon);
        let vague = lexicon.pledges().names.generic_keys.has(metric.key.canonical.as_deref().unwrap_or(""));
        let mut key = metric.key.canonical.clone().filter(|_| !vague);
        // 投资增长5%左右 among the aims of a year is that in fixed assets.
        if metric.key.role == Role::Target && metric.key.facet == Facet::Growth && key.is_none() {
            let short = lexicon.pledges().names.short.iter().find(|s| s.name == metric.key.indicator);
            key = short.map(|s| s.key.clone());
        }
        let added = added(metric);
        if let Some(new) = owed(metric).filter(|_| added).map(|lent| format!("新增{lent}")) {
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
        // 加工量增加320万吨: so much is new.
        let risen = metric.key.facet == Facet::Delta && metric.value > Some(Decimal::ZERO);
        if risen && !metric.is_percent() && name.made.is_none() {
            name.made = groups.iter().position(|g| g.group == "flow");
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
        let deeds = Deeds::of(&core, lexicon);
        while let Some(verb) = words.verbs.at_start(&core).filter(|v| v.len() < core.len()) {
            core.drain(..verb.len());
        }
        while let Some(tail) = words.tails.at_end(&core).filter(|t| t.len() < core.len()) {
            core.truncate(core.len() - tail.len());
        }
        let threshold = threshold(&core);
        Self { full, canonical, core, scopes, deeds, made, threshold }
    }
    /// How well this name fits another one.
    pub fn fit(&self, other: &Name, lexicon: &Lexicon) -> Fit {
        let groups = &lexicon.pledges().names.scopes;
        let same = |at: usize, soft: bool| match (self.scopes.get(&at), other.scopes.get(&at)) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            // 居民医保 is that of 城乡居民.
            (None, Some(0)) | (Some(0), None) if groups.get(at).is_some_and(|g| g.group == "residence") => true,
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
                    // 中药材18万亩, 中药材面积, 专项债券10亿元, 专项债券资金: the unit says it.
                    let names = &lexicon.pledges().names;
                    let told = |rest: &str| matches!(rest, "面积" | "资金");
                    rest.is_some_and(|rest| !told(rest) && (names.measures.has(rest) || names.steps.has(rest)))
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
                let score = if self.deeds.same(&other.deeds, lexicon) { score.max(TOLD_ANEW) } else { score };
                let deed = !self.deeds.opposed(&other.deeds, lexicon);
                Fit { score, scope: deed && agree(false) && self.threshold == other.threshold }
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

/// Whether a count goes on, without a verb, with a list of what is new: 新增高新技术企业10家，专精特新企业5家, 新发展水果3万亩、药材2万亩.
fn is_new_as_before(metric: &Metric, study: &Study, lexicon: &Lexicon) -> bool {
    const LONGEST_LIST: usize = 6;
    let at = study.metrics.partition_point(|m| m.figure.start < metric.figure.start);
    let Some(flow) = lexicon.pledges().names.scopes.iter().find(|g| g.group == "flow") else { return false };
    let new = |m: &Metric| {
        let words = Span::new(m.quote.start, m.figure.start.max(m.quote.start));
        flow.classes.first().is_some_and(|new| new.at_start(study.report.words(words)).is_some())
    };
    let list = study.metrics.get(..at).unwrap_or(&[]).iter().rev().take(LONGEST_LIST);
    let mut item = metric;
    for before in list {
        if !goes_on(before, item, study) {
            return false;
        }
        if new(before) && study.metrics_in(before.quote).next().is_some_and(|m| m.figure == before.figure) {
            return true;
        }
        item = before;
    }
    false
}

/// Whether a count follows another one of its unit in a list, without a verb: of the clause behind it, where the names end alike, or
/// behind a 、 of its own.
fn goes_on(before: &Metric, metric: &Metric, study: &Study) -> bool {
    const BETWEEN: usize = 6;
    let name = metric.key.indicator.as_str();
    if before.unit != metric.unit || before.key.role != metric.key.role {
        return false;
    }
    if before.quote == metric.quote {
        let between = study.report.words(Span::new(before.figure.end, metric.figure.start.max(before.figure.end)));
        return between.strip_prefix('、').is_some_and(|rest| rest.trim() == name);
    }
    let end = |m: &Metric| m.key.indicator.chars().rev().take(2).collect::<Vec<_>>();
    let close = metric.quote.start.checked_sub(before.quote.end).is_some_and(|between| between <= BETWEEN);
    let no_stop = || !study.report.words(Span::new(before.quote.end, metric.quote.start)).contains(['。', '；']);
    close && no_stop() && end(before) == end(metric) && study.report.words(metric.quote).starts_with(name)
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

#[cfg(test)]
mod tests {
    use super::super::catalogue::ALIKE;
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
