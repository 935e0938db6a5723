//! What the later report says of a target in words: that it was met or missed, or at least its name.

use rust_decimal::Decimal;

use crate::analysis::{Facet, Metric, Period, Role, Study};
use crate::document::PartRole;
use crate::lexicon::{Good, Lexicon};
use crate::text::fold::fold;
use crate::text::{Pair, Span, han_count, is_numeric, sentences};

use super::fits::speaks_of;
use super::verdict::{Test, test_of};
use crate::comparison::amounts::facet_of;
use crate::comparison::grams::{Asked, Index, Query};
use crate::comparison::names::{Name, names_thing};

/// What the later report says in words: its clauses outside the plan, to be asked for names.
pub struct Words {
    clauses: Index,
    /// For each clause the sentence it belongs to.
    sentences: Vec<Span>,
    /// The clauses that say of something that it was met or missed, folded.
    told: Vec<(Span, bool, String)>,
    /// The clauses that say without a number that something fell, folded; read only where a target wants a rise held down.
    fallen: Vec<(Span, String)>,
    /// Those that say that something is as it was a year before, folded.
    level: Vec<(Span, String)>,
}

/// How a clause goes on that says so of what it begins with.
const TOLD: [&str; 6] = ["超额", "提前", "如期", "全面完成", "圆满完成", "完成"];

/// No report says of more things in words that they were met; of a list without an end the first are looked at.
const MOST_TOLD: usize = 400;

impl Words {
    /// The clauses of the later report, to be asked for these targets.
    pub fn new<'m>(study: &Study, targets: impl Iterator<Item = &'m Metric> + Clone, lexicon: &Lexicon) -> Self {
        let text = study.report.text();
        let plan = |r: PartRole| matches!(r, PartRole::Plan | PartRole::Goals | PartRole::MediumTerm);
        let mut clauses = Vec::new();
        let mut within = Vec::new();
        // A plan may look back at its head: 过去一年，…国际收支状况有所改善. What it tells figures of is told, not wanted.
        let past = &lexicon.pledges().names.past;
        let looks_back = |s: &Span| {
            let told =
                |m: &Metric| m.key.role == Role::Actual && speaks_of(m, study.report.identity.year.map(|y| y - 1));
            past.in_text(s.of(text)) || study.metrics_in(*s).take(MOST_TOLD).any(told)
        };
        for paragraph in &study.report.paragraphs {
            let all = sentences::sentences(text, paragraph.span).into_iter();
            for sentence in all.filter(|s| !plan(paragraph.role) || looks_back(s)) {
                for clause in sentences::clauses(text, sentence) {
                    clauses.push(clause);
                    within.push(sentence);
                }
            }
        }
        let told = clauses.iter().filter_map(|c| Some((*c, outcome(c.of(text), lexicon)?, fold(c.of(text))))).collect();
        let held_down = targets.clone().any(|t| holds_down_a_rise(t, lexicon));
        // A plan that argues from how prices stand tells it too, in sentences of its own.
        let paragraphs = study.report.paragraphs.iter().filter(|_| held_down);
        let fell = paragraphs.flat_map(|p| sentences::clauses(text, p.span)).filter(|c| tells_a_fall(c.of(text)));
        let fallen = fell.take(MOST_TOLD).map(|c| (c, fold(c.of(text)))).collect();
        let as_before = |c: &&Span| {
            let words = c.of(text);
            words.contains("持平") && ["上年", "去年"].iter().any(|year| words.contains(year))
        };
        let level = clauses.iter().filter(as_before).take(MOST_TOLD).map(|c| (*c, fold(c.of(text)))).collect();
        let queries: Vec<Query> = targets.map(|t| Query::new(&name(t), |_, _| 1.0)).collect();
        let clauses = Index::for_what_is(&Asked::by(queries.iter()), text, clauses);
        Self { clauses, sentences: within, told, fallen, level }
    }

    /// The clause that says that a thing fell of which no more than a rise held down was wanted: 商品零售价格比上年下降, of
    /// 商品零售价格涨幅控制在3%以内.
    pub fn said_by_its_fall(&self, target: &Metric, lexicon: &Lexicon) -> Option<(Span, bool)> {
        const SHORTEST: usize = 4;
        let key = target.key.canonical.as_deref().filter(|_| holds_down_a_rise(target, lexicon))?;
        let names: Vec<&str> = lexicon.indicators().names_of(key).filter(|n| n.chars().count() >= SHORTEST).collect();
        let named = |clause: &str| names.iter().any(|n| names_thing(clause, n, lexicon));
        self.fallen.iter().find(|(_, clause)| named(clause)).map(|(span, _)| (*span, true))
    }

    /// The clause that says so of the target by another name of its indicator: 国内生产总值增长率达到预期目标, of 经济增长.
    pub fn said_by_alias(&self, target: &Metric, lexicon: &Lexicon) -> Option<(Span, bool)> {
        const SHORTEST: usize = 3;
        let key = target.key.canonical.as_deref().filter(|_| !self.told.is_empty())?;
        let names: Vec<&str> = lexicon.indicators().names_of(key).filter(|n| n.chars().count() >= SHORTEST).collect();
        // 化学需氧量、氨氮减排任务全面完成: a short name counts in a list.
        let listed = |clause: &str| {
            let short = lexicon.indicators().names_of(key).filter(|n| n.chars().count() < SHORTEST);
            short.into_iter().any(|n| clause.contains(&format!("、{n}")) || clause.contains(&format!("{n}、")))
        };
        // 物价调控目标没有完成, of the year and not of a plan of years.
        let pledges = lexicon.pledges();
        let meant = pledges.outcomes.meant.iter().filter(|meant| meant.keys.has(key));
        let meant: Vec<_> = meant.map(|meant| &meant.words).collect();
        let meant =
            |clause: &str| meant.iter().any(|words| words.in_text(clause)) && !pledges.claims.of_years.in_text(clause);
        let named =
            |clause: &str| names.iter().any(|n| names_thing(clause, n, lexicon)) || listed(clause) || meant(clause);
        self.told.iter().find(|(.., clause)| named(clause)).map(|(span, met, _)| (*span, *met))
    }

    /// The clause that tells the target again, by its value and the end of its name, and says so of it: 提前一年实现中小学生人均
    /// 取暖经费320元和480元的目标, of 初中学生人均取暖经费.
    pub fn said_with_its_value(&self, target: &Metric, study: &Study) -> Option<(Span, bool)> {
        const SHARED: usize = 4;
        let value = target.value?;
        let wanted = name(target);
        let alike = |m: &Metric| {
            let ends = fold(&m.key.indicator);
            let same = ends.chars().rev().zip(wanted.chars().rev()).take_while(|(a, b)| a == b).count();
            m.value == Some(value) && m.unit == target.unit && m.key.facet == target.key.facet && same >= SHARED
        };
        // 减税降费2.36万亿元，超过原定的近2万亿元规模: no other target is of that sum.
        let set_then = |clause: &str, m: &Metric| {
            target.is_money() && clause.contains("原定") && m.value == Some(value) && m.unit == target.unit
        };
        let told = self.told.iter().take(MOST_TOLD);
        let told = told.into_iter().find(|(clause, _, words)| {
            study.metrics_in(*clause).take(MOST_TOLD).any(|m| alike(m) || set_then(words, m))
        });
        told.map(|(clause, met, _)| (*clause, *met))
    }

    /// The clause that says so of what a long name begins with: 基本普及九年义务教育达到年度目标, of 基本普及九年义务教育的地区.
    pub fn said_of_its_opening(&self, target: &Metric) -> Option<(Span, bool)> {
        const SHORTEST: usize = 6;
        let name = name(target);
        let (opening, _) = name.split_once('的').filter(|(opening, _)| han_count(opening) >= SHORTEST)?;
        let told = self.told.iter().take(MOST_TOLD).find(|(.., clause)| clause.contains(opening));
        told.map(|(clause, met, _)| (*clause, *met))
    }

    /// The clause that says so of all of a kind: 淘汰落后产能任务如期完成, of `name` 淘汰水泥落后产能.
    pub fn said_of_its_kind(&self, name: &str, lexicon: &Lexicon) -> Option<(Span, bool)> {
        const KIND: usize = 4;
        let pledges = lexicon.pledges();
        let name = fold(name);
        let deed = pledges.names.deeds_on_bad.at_start(&name)?;
        let chars: Vec<char> = name[deed.len()..].chars().collect();
        let kinds: Vec<String> =
            (1..chars.len().saturating_sub(KIND - 1)).map(|at| chars[at..].iter().collect()).collect();
        let of_kind = |clause: &str| {
            let mut objects = clause.match_indices(deed).map(|(at, _)| &clause[at + deed.len()..]);
            objects.any(|object| kinds.iter().any(|kind| object.starts_with(kind.as_str())))
        };
        let mut told = self.told.iter().take(MOST_TOLD);
        let told = told.find(|(.., clause)| !pledges.claims.of_years.in_text(clause) && of_kind(clause));
        told.map(|(span, met, _)| (*span, *met))
    }

    /// The clause that says so of the thing, with its deed before it or behind: 绿道建设超额完成年度任务, of 新建绿道.
    pub fn said_of_its_thing(&self, name: &Name, lexicon: &Lexicon) -> Option<(Span, bool)> {
        let pledges = lexicon.pledges();
        let of_it = |clause: &str| {
            let ends = pledges
                .outcomes
                .objects
                .first(clause)
                .into_iter()
                .chain(TOLD.iter().filter_map(|w| clause.find(w).map(|at| at..at + w.len())));
            let thing = ends.map(|at| at.start).min().and_then(|at| clause.get(..at)).unwrap_or("");
            han_count(thing) >= 3 && {
                let fit = name.fit(&Name::new(thing, None, lexicon), lexicon);
                fit.scope && fit.score >= 0.97
            }
        };
        let told = self.told.iter().take(MOST_TOLD);
        let told = told.into_iter().find(|(.., clause)| !pledges.claims.of_years.in_text(clause) && of_it(clause));
        told.map(|(span, met, _)| (*span, *met))
    }

    /// The clause that says that nothing has changed of it, where a change was wanted or was not to be: 居民消费价格与上年持平, of
    /// 居民消费价格涨幅3%左右.
    pub fn said_to_be_level(&self, target: &Metric, two: Pair<&Study>, lexicon: &Lexicon) -> Option<(Span, bool)> {
        let wanted = target.value.filter(|_| facet_of(target, two.from) == Facet::Growth)?;
        let key = target.key.canonical.as_deref();
        let names: Vec<&str> = key.into_iter().flat_map(|key| lexicon.indicators().names_of(key)).collect();
        let own = name(target);
        // 增速与上年持平: it grew as it did.
        let pace = |clause: &str| ["增速", "涨幅", "增幅", "增长"].iter().any(|w| clause.contains(w));
        let named = |clause: &str| {
            names_thing(clause, &own, lexicon) || names.iter().any(|name| names_thing(clause, name, lexicon))
        };
        let (clause, _) = self.level.iter().find(|(_, clause)| !pace(clause) && named(clause))?;
        let met = match test_of(target, two.from.report.words(target.quote), lexicon) {
            Test::Ceiling | Test::AboutCeiling | Test::RangeCeiling => wanted >= Decimal::ZERO,
            Test::Floor | Test::AboutFloor | Test::RangeFloor => wanted <= Decimal::ZERO,
            _ => return None,
        };
        Some((*clause, met))
    }

    /// The clause that says of the target in words that it was met or missed.
    pub fn said(&self, target: &Metric, study: &Study, lexicon: &Lexicon) -> Option<(Span, bool)> {
        for unit in self.naming(&name(target), study, 12, lexicon) {
            let sentence = self.sentences.get(unit)?;
            let clauses = self.clauses.units().iter().zip(&self.sentences).skip(unit);
            for (step, (clause, _)) in clauses.take_while(|(_, s)| *s == sentence).take(4).enumerate() {
                let words = study.report.words(*clause);
                if let Some(wanted) = wanted_in_words(target) {
                    let of_years = study.metrics_in(*clause).any(|m| matches!(m.key.period, Some(Period::Span(..))));
                    if !of_years && says(words, &wanted) {
                        return Some((*clause, true));
                    }
                }
                if let Some(met) = beside_average(words, target).filter(|_| step < 2) {
                    return Some((*clause, met));
                }
                // A clause that names another figure speaks of that one.
                let others = step > 0
                    && study
                        .metrics_in(*clause)
                        .next()
                        .is_some_and(|m| m.key.facet == Facet::Level || m.key.indicator != target.key.indicator)
                    && study.metrics_in(*clause).any(|m| !same_thing(&m.key.indicator, &target.key.indicator));
                if others || step > 0 && tells_of_its_own(words, &name(target), lexicon) {
                    break;
                }
                if let Some(met) = outcome(words, lexicon) {
                    return Some((*clause, met));
                }
            }
        }
        None
    }

    /// The clause that names the thing, if need be without the word for all works behind it (卫生室 of 卫生室项目), or without
    /// what is done to it and what is measured of it (企业退休人员基本养老金 of 提高企业退休人员基本养老金标准).
    /// With it whether it stands there with its whole name.
    pub fn mention(&self, target: &Metric, study: &Study, lexicon: &Lexicon) -> Option<(Span, bool)> {
        const SHORTEST: usize = 4;
        /// The shortest of the names that lack what is measured.
        const THING: usize = 6;
        let pledges = lexicon.pledges();
        let name = name(target);
        let work = pledges.undertakings.any_work.at_end(&name).and_then(|work| name.strip_suffix(work));
        let bare = work.filter(|bare| han_count(bare) >= SHORTEST);
        let first = |name: &str| {
            let named = self.naming(name, study, 4, lexicon);
            named.into_iter().find_map(|unit| self.clauses.units().get(unit).copied())
        };
        let mut thing = name.as_str();
        while let Some(verb) = pledges.names.verbs.at_start(thing).or_else(|| pledges.names.idle_heads.at_start(thing))
        {
            thing = &thing[verb.len()..];
        }
        let measured = |thing: &str| {
            let end = pledges.names.measures.at_end(thing).or_else(|| pledges.names.tails.at_end(thing));
            end.map(str::len).filter(|end| *end > 3)
        };
        while let Some(end) = measured(thing) {
            thing = &thing[..thing.len() - end];
        }
        let thing = Some(thing).filter(|thing| thing.len() < name.len() && han_count(thing) >= THING);
        let whole = first(&name).map(|clause| (clause, true));
        let part = || bare.and_then(first).or_else(|| thing.and_then(first)).map(|clause| (clause, false));
        whole.or_else(part)
    }

    /// The clauses that name the thing, the first of them first.
    fn naming(&self, name: &str, study: &Study, most: usize, lexicon: &Lexicon) -> Vec<usize> {
        if name.chars().count() < 3 {
            return Vec::new();
        }
        let hits = self.clauses.search(&Query::new(name, |_, _| 1.0), &[&self.clauses]);
        let holds = |unit: usize| {
            let clause = self.clauses.units().get(unit).map(|span| fold(study.report.words(*span)));
            clause.is_some_and(|clause| names_thing(&clause, name, lexicon))
        };
        let mut found: Vec<usize> = hits
            .iter()
            .take(most * 2)
            .filter(|h| h.score > 0.9)
            .map(|h| h.unit)
            .filter(|&u| holds(u))
            .take(most)
            .collect();
        found.sort_unstable();
        found
    }
}

/// What a target is named by, as clauses are asked for it.
fn name(target: &Metric) -> String {
    fold(&target.key.indicator)
}

/// Whether a clause says of something that it was met (`true`) or missed.
fn outcome(clause: &str, lexicon: &Lexicon) -> Option<bool> {
    let outcomes = &lexicon.pledges().outcomes;
    if !outcomes.objects.in_text(clause) {
        return None;
    }
    // 提前一年完成“十四五”目标: of other years.
    if lexicon.pledges().claims.of_years.in_text(clause) && !outcomes.missed.in_text(clause) {
        return None;
    }
    if let Some(share) = share_of_task(clause) {
        return Some(share >= Decimal::ONE_HUNDRED);
    }
    let missed = outcomes.missed.in_text(clause);
    (missed || outcomes.met.in_text(clause)).then_some(!missed)
}

/// How much of the year's task was done: 112 of 完成年度任务的112%.
fn share_of_task(clause: &str) -> Option<Decimal> {
    let (before, share) = ["任务", "目标"].iter().find_map(|task| clause.split_once(task))?;
    // 上半年完成年度任务的60%: there is more to come.
    if before.contains(['月', '季']) || before.contains("半年") {
        return None;
    }
    let done = ["完成", "占", "为", "达"].iter().any(|w| before.contains(w));
    let share = fold(share.trim_start_matches(['量', '数', '的']));
    let end = share.find('%').filter(|_| done)?;
    share[..end].parse().ok()
}

/// Whether a clause says of another thing than `name` that it was met: 节能任务全面完成.
fn tells_of_its_own(clause: &str, name: &str, lexicon: &Lexicon) -> bool {
    let outcomes = &lexicon.pledges().outcomes;
    let Some(place) = outcomes.met.first(clause).or_else(|| outcomes.missed.first(clause)) else { return false };
    let before = clause.get(..place.start).unwrap_or("");
    let general = &lexicon.pledges().claims.programme_words;
    let thing: String = general.residue(before).into_iter().filter_map(|r| before.get(r)).collect();
    han_count(&thing) >= 4 && !fold(before).contains(name)
}

/// What a target in words wants: its state (基本平衡), or that it does what others have set (完成市下达任务). One that follows
/// another indicator is judged by the figures of both.
fn wanted_in_words(target: &Metric) -> Option<String> {
    let relation = target.relation.as_deref()?;
    match target.other.as_deref() {
        None => Some(relation.to_owned()),
        Some(other) => {
            ["任务", "目标", "要求", "指标"].iter().any(|w| other.ends_with(w)).then(|| format!("{relation}{other}"))
        }
    }
}

/// Whether a clause says that a thing is above the average that its target names, or below: 高于全市平均水平0.4个百分点. A clause that
/// begins with another name speaks of that one.
fn beside_average(clause: &str, target: &Metric) -> Option<bool> {
    let whom = target.other.as_deref()?.trim_end_matches("水平").strip_suffix("平均")?;
    let place = |word: &&&str| clause.find(&format!("{word}{whom}"));
    let (at, above) = ABOVE
        .iter()
        .find_map(|word| Some((place(&word)?, true)))
        .or_else(|| BELOW.iter().find_map(|word| Some((place(&word)?, false))))?;
    let before = clause[..at].trim_end_matches('均');
    let own = before.is_empty() || ["增速", "增幅"].contains(&before) || fold(before).contains(&name(target));
    own.then_some(above)
}

/// How a thing is set above an average, and below it.
const ABOVE: [&str; 4] = ["高于", "快于", "好于", "领先"];
const BELOW: [&str; 2] = ["低于", "慢于"];

/// Whether a clause says what a target in words wants: all of its words, or half of them in one piece (回稳向好: 逐步回稳).
fn says(clause: &str, relation: &str) -> bool {
    let clause = fold(clause);
    let folded = fold(relation);
    let relation =
        ["进一步", "继续", "持续", "不断", "基本", "保持", "稳步"].iter().find_map(|a| folded.strip_prefix(a));
    let relation = relation.filter(|r| r.chars().count() >= 2).unwrap_or(&folded);
    let chars: Vec<char> = relation.chars().collect();
    let half = chars.len().div_ceil(2).max(2);
    // 负增长 is no 正增长.
    let denied = relation.ends_with("增长") && clause.contains("负增长")
        || ["未实现", "未能", "没有实现"].iter().any(|d| clause.contains(d))
        || ["不", "未", "没有"].iter().any(|d| clause.contains(&format!("{d}{relation}")));
    !denied
        && (clause.contains(relation) || chars.windows(half).any(|w| clause.contains(&w.iter().collect::<String>())))
}

/// Whether a target is a rise of what is better low, that it may not pass.
fn holds_down_a_rise(target: &Metric, lexicon: &Lexicon) -> bool {
    let low = || target.key.canonical.as_deref().and_then(|key| lexicon.indicators().good(key)) == Some(Good::Low);
    target.key.facet == Facet::Growth && target.value.is_some_and(|v| v.is_sign_positive()) && low()
}

/// Whether a clause says, without a number, that what it speaks of fell against the year before; that a rise grew less
/// (涨幅下降) is no fall.
fn tells_a_fall(clause: &str) -> bool {
    let fell = ["下降", "下跌", "负增长"].iter().find_map(|w| clause.find(w));
    let than_before = |before: &str| ["上年", "去年", "上一年"].iter().any(|w| before.contains(w));
    let other = |c: char| is_numeric(c) || "涨升增幅没未不要将拟".contains(c);
    fell.is_some_and(|at| than_before(&clause[..at]) && !clause[..at].contains(other))
}

fn same_thing(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}
