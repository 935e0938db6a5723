//! A finding in a sentence. It names the first of its rows and counts the others; it says nothing that they don't hold.

use std::collections::BTreeSet;

use crate::analysis::{Facet, Study};
use crate::comparison::alignment::Tie;
use crate::comparison::priorities::PriorityChange;
use crate::comparison::problems::ProblemChange;
use crate::comparison::series::Change;
use crate::comparison::summary::{Finding, FindingKind, RowRef, metric_lists, target_lists, theme_lists};
use crate::comparison::targets::{TargetRow, Verdict};
use crate::comparison::themes::Term;
use crate::comparison::{Check, MetricChange, PairComparison, Part, PriorityRow, ProblemRow, TaskRow};
use crate::text::Pair;
use crate::view::words::{Lang, Vocab, difference, figure, rules, terms};

use super::super::{checks, label, section_title, targets, tasks};

/// What a sentence is made from: both studies, the rows, the language.
struct Teller<'a> {
    two: Pair<&'a Study>,
    pair: &'a PairComparison,
    rows: &'a [RowRef],
    lang: Lang,
    vocab: Vocab,
}

/// A finding in a sentence.
pub fn sentence(two: Pair<&Study>, pair: &PairComparison, finding: &Finding, lang: Lang, vocab: Vocab) -> String {
    let teller = Teller { two, pair, rows: &finding.rows, lang, vocab };
    match finding.kind {
        FindingKind::TargetsTally => teller.targets_tally(),
        FindingKind::TargetsMet => teller.targets_met(),
        FindingKind::TargetsMissed => teller.targets_missed(),
        FindingKind::TargetsSilent => teller.targets_silent(),
        FindingKind::ClaimNotBorneOut => teller.claim(),
        FindingKind::TargetsReset => teller.targets_reset(),
        FindingKind::FiguresTurned => teller.figures_turned(),
        FindingKind::FiguresFell => teller.figures_fell(),
        FindingKind::FiguresGone => teller.figures_gone(),
        FindingKind::FirstPlace => teller.first_place(),
        FindingKind::PrioritiesListed => teller.priorities_listed(),
        FindingKind::TermsNew => teller.terms("新提法：", "Newly said: "),
        FindingKind::TermsDropped => teller.terms("不再出现的提法：", "Said no more: "),
        FindingKind::TermsRisen => teller.terms("说得明显更多：", "Said far more often: "),
        FindingKind::TermsFallen => teller.terms("说得明显更少：", "Said far less often: "),
        FindingKind::SharesMoved => teller.shares_moved(),
        FindingKind::SectionsTally => teller.sections_tally(),
        FindingKind::SectionsNew => teller.headings("工作安排新增：", "New headings of the plan: "),
        FindingKind::SectionsDropped => teller.headings("工作安排不再有：", "Headings gone from the plan: "),
        FindingKind::TasksTally => teller.tasks_tally(),
        FindingKind::TasksCarried => teller.tasks_carried(),
        FindingKind::ProblemsTally => teller.problems_tally(),
        FindingKind::ChecksFailed => teller.checks(),
        FindingKind::NotComparable => teller.not_comparable(),
        FindingKind::OtherGovernment => teller.other_government(),
        FindingKind::YearsReviewed => teller.years_reviewed(),
        FindingKind::BrokenOff => teller.broken_off(),
    }
}

impl Teller<'_> {
    fn years(&self) -> Pair<String> {
        let lang = self.lang;
        self.two.map(|s| match s.report.identity.year {
            Some(year) => lang.pick(format!("{year}年"), year.to_string()),
            None => label(&s.report),
        })
    }
    fn targets(&self) -> Vec<&TargetRow> {
        let rows = self.rows.iter().filter(|r| r.part == Part::Targets && r.list == target_lists::TARGETS);
        rows.filter_map(|r| self.pair.targets.get(r.index)).collect()
    }
    fn metrics(&self) -> Vec<&MetricChange> {
        let list =
            |r: &RowRef| if r.list == metric_lists::TARGETS { &self.pair.target_changes } else { &self.pair.metrics };
        self.rows.iter().filter(|r| r.part == Part::Metrics).filter_map(|r| list(r).get(r.index)).collect()
    }
    fn tasks(&self) -> Vec<&TaskRow> {
        self.rows.iter().filter_map(|r| self.pair.tasks.get(r.index)).collect()
    }
    fn problems(&self) -> Vec<&ProblemRow> {
        self.rows.iter().filter_map(|r| self.pair.problems.get(r.index)).collect()
    }
    /// The first `most` of some names, and how many there are.
    fn some(&self, names: &[String], most: usize) -> String {
        self.some_of(names, most, names.len())
    }
    /// The same where a name may stand for several of `all` rows.
    fn some_of(&self, names: &[String], most: usize, all: usize) -> String {
        let shown = self.lang.list(&names[..names.len().min(most)]);
        match names.len().saturating_sub(most) {
            0 => shown,
            _ => self.lang.pick(format!("{shown}等{all}项"), format!("{shown} and others, {all} in all")),
        }
    }
    /// A name between quotation marks: some hold commas.
    fn cited(&self, name: &str) -> String {
        format!("“{name}”")
    }
    fn quoted(&self, words: &str) -> String {
        format!("“{}”", short(words.trim_end_matches(['，', '；', '。', '、', '：'])))
    }
    fn from_metric(&self, index: Option<usize>) -> Option<String> {
        index.and_then(|i| self.two.from.metrics.get(i)).map(|m| figure::shown(m, self.two.from, self.lang))
    }
    fn to_metric(&self, index: Option<usize>) -> Option<String> {
        index.and_then(|i| self.two.to.metrics.get(i)).map(|m| figure::shown(m, self.two.to, self.lang))
    }

    fn targets_tally(&self) -> String {
        let rows = self.targets();
        let years = self.years();
        let all = [Verdict::Met, Verdict::Near, Verdict::Missed, Verdict::Unreported, Verdict::Incomparable];
        let parts: Vec<String> = all
            .into_iter()
            .map(|v| (v, rows.iter().filter(|r| r.verdict == v).count()))
            .filter(|(_, n)| *n > 0)
            .map(|(v, n)| {
                let word = terms::verdict_word(v, self.lang, self.vocab);
                self.lang.pick(format!("{word}{n}项"), format!("{n} {word}"))
            })
            .collect();
        let list = self.lang.list(&parts);
        let (targets, of) = (rows.len(), targets::of_indicators(rows.into_iter(), self.lang));
        self.lang.pick(
            format!("{}提出的{targets}项目标{of}，从{}报告看：{list}。", years.from, years.to),
            format!("Of {}{of} for {}, by the report of {}: {list}.", counted(targets, "target"), years.from, years.to),
        )
    }

    fn targets_met(&self) -> String {
        let list = self.outcomes(3);
        let (zh, en) = match self.vocab {
            Vocab::Plain => ("完成的主要目标", "Headline targets met"),
            Vocab::Ducha => ("已完成的主要目标", "Headline targets done"),
        };
        self.lang.pick(format!("{zh}：{list}。"), format!("{en}: {list}."))
    }

    fn targets_missed(&self) -> String {
        let list = self.outcomes(4);
        let rows = self.targets();
        let near = rows.iter().filter(|r| r.verdict == Verdict::Near).count();
        // A verdict of near is told beside a target that is named; of many the others are counted.
        let of = match near > 0 && near < rows.len() && rows.len() > 4 {
            true => self.lang.pick(format!("（其中接近的{near}项）"), format!(", {near} of them near")),
            false => String::new(),
        };
        let (zh, en) = match self.vocab {
            Vocab::Plain => ("没有达到目标", "Short of the target"),
            Vocab::Ducha => ("欠进度的目标", "Behind schedule"),
        };
        self.lang.pick(format!("{zh}：{list}{of}。"), format!("{en}: {list}{of}."))
    }

    /// The first `most` targets with their outcomes; a level and a growth of one indicator are told together.
    fn outcomes(&self, most: usize) -> String {
        let rows = self.targets();
        let mut groups: Vec<(&str, Vec<&TargetRow>)> = Vec::new();
        for row in &rows {
            match groups.iter().position(|(name, _)| *name == row.indicator) {
                Some(at) => groups[at].1.push(row),
                // One more than are told shows that there are more.
                None if groups.len() > most => {}
                None => groups.push((&row.indicator, vec![row])),
            }
        }
        let names: Vec<String> = groups.iter().map(|(name, group)| self.outcome(name, group)).collect();
        self.some_of(&names, most, rows.len())
    }

    fn outcome(&self, name: &str, rows: &[&TargetRow]) -> String {
        let targets = distinct(rows.iter().filter_map(|r| self.from_metric(Some(r.target))));
        let actuals = distinct(rows.iter().filter_map(|r| self.to_metric(r.actual)));
        let near = match rows.iter().all(|r| r.verdict == Verdict::Near) {
            true => self.lang.pick("，接近", ", near"),
            false => "",
        };
        let (target, actual) = (self.lang.list(&targets), self.lang.list(&actuals));
        if actuals.is_empty() {
            let met = rows.iter().all(|r| r.verdict == Verdict::Met);
            let (zh, en) = if met { ("完成", "met") } else { ("未完成", "missed") };
            return self.lang.pick(
                format!("{name}（目标{target}，报告自述{zh}）"),
                format!("{name} (target {target}, {en} by the report's own words)"),
            );
        }
        // A figure in real terms says so itself: 实际增长6.3%.
        let is = if actual.starts_with("实际") { "" } else { "实际" };
        self.lang.pick(
            format!("{name}（目标{target}，{is}{actual}{near}）"),
            format!("{name} (target {target}, outcome {actual}{near})"),
        )
    }

    fn targets_silent(&self) -> String {
        let names = distinct(self.targets().iter().map(|r| r.indicator.clone()));
        let list = self.some(&names, 5);
        let years = self.years();
        self.lang.pick(
            format!("{}报告没有给出结果的主要目标：{list}。", years.to),
            format!("Headline targets of which the report of {} gives no outcome: {list}.", years.to),
        )
    }

    fn claim(&self) -> String {
        let claim = self.rows.iter().find(|r| r.list == target_lists::CLAIMS);
        let claim = claim.and_then(|r| self.pair.claims.get(r.index));
        let Some((row, claim)) = claim.and_then(|row| Some((row, self.two.to.claims.get(row.claim)?))) else {
            return String::new();
        };
        let quote = self.quoted(self.two.to.report.words(claim.quote));
        let counts = targets::claim_counts(row, self.lang);
        self.lang.pick(
            format!("报告自称{quote}，与逐项核对不符（{counts}）。"),
            format!("The report says {quote}, which the verdicts don't bear out ({counts})."),
        )
    }

    fn targets_reset(&self) -> String {
        let names: Vec<String> = self
            .metrics()
            .into_iter()
            .filter_map(|row| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let falls = row.metrics.from.and_then(|i| self.two.from.metrics.get(i)?.value);
                let falls = row.facet != Facet::Level && falls.is_some_and(|v| v.is_sign_negative() && !v.is_zero());
                // Of an aim to reduce, the smaller number is the larger step.
                let (zh, en) = match (row.change, falls) {
                    (Change::Up, false) => ("上调", "raised"),
                    (Change::Down, false) => ("下调", "lowered"),
                    (Change::Up, true) => ("降幅收窄", "a smaller cut"),
                    (Change::Down, true) => ("降幅加大", "a larger cut"),
                    _ => ("改述", "reworded"),
                };
                Some(self.lang.pick(
                    format!("{}由{from}改为{to}（{zh}）", row.indicator),
                    format!("{} from {from} to {to} ({en})", row.indicator),
                ))
            })
            .collect();
        let list = self.some(&names, 4);
        let years = self.years();
        self.lang.pick(
            format!("主要目标有调整（{}→{}）：{list}。", years.from, years.to),
            format!("Headline targets changed from {} to {}: {list}.", years.from, years.to),
        )
    }

    fn figures_turned(&self) -> String {
        let names: Vec<String> = self
            .metrics()
            .into_iter()
            .filter_map(|row| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let (a, b) = (row.metrics.from?, row.metrics.to?);
                let (a, b) = (self.two.from.metrics.get(a)?, self.two.to.metrics.get(b)?);
                let delta = difference::change(a, b, row.delta?, row.delta_unit.as_deref(), self.lang);
                Some(self.lang.pick(
                    format!("{}由{from}变为{to}（{delta}）", row.indicator),
                    format!("{} from {from} to {to} ({delta})", row.indicator),
                ))
            })
            .collect();
        let list = self.some(&names, 3);
        self.lang.pick(format!("增速变化最大的主要指标：{list}。"), format!("Growth changed most in: {list}."))
    }

    fn figures_fell(&self) -> String {
        let lang = self.lang;
        let fell =
            |row: &MetricChange| {
                let (from, to) = (self.from_metric(row.metrics.from)?, self.to_metric(row.metrics.to)?);
                let share = difference::signed(row.percent?, Some("%"), lang);
                let name = &row.indicator;
                Some(lang.pick(
                    format!("{name}由{from}降为{to}（{share}）"),
                    format!("{name} from {from} to {to} ({share})"),
                ))
            };
        let names: Vec<String> = self.metrics().into_iter().filter_map(fell).collect();
        let list = self.some(&names, 3);
        lang.pick(
            format!("比上年报告的数明显减少：{list}。"),
            format!("Well below what was reported a year before: {list}."),
        )
    }

    fn figures_gone(&self) -> String {
        let names: Vec<String> = self.metrics().iter().map(|m| m.indicator.clone()).collect();
        let list = self.some(&names, 5);
        let years = self.years();
        self.lang.pick(
            format!("{}报告有、{}报告没有的主要数据：{list}。", years.from, years.to),
            format!("Headline figures of {} that the report of {} gives no more: {list}.", years.from, years.to),
        )
    }

    fn priorities(&self) -> Vec<&PriorityRow> {
        self.rows.iter().filter_map(|r| self.pair.priorities.get(r.index)).collect()
    }

    fn first_place(&self) -> String {
        let rows = self.priorities();
        let Some(row) = rows.first() else { return String::new() };
        let domain = terms::domain(row.domain, self.lang);
        match row.rank.from {
            Some(rank) => self.lang.pick(
                format!("“{domain}”由第{rank}位升为工作任务的首位。"),
                format!("First in the list of tasks is now “{domain}”, up from place {rank}."),
            ),
            None => self.lang.pick(
                format!("“{domain}”新列为工作任务的首位。"),
                format!("First in the list of tasks is now “{domain}”, not listed before."),
            ),
        }
    }

    fn priorities_listed(&self) -> String {
        let rows = self.priorities();
        let named = |change: PriorityChange, zh: &str, en: &str| {
            let rows = rows.iter().filter(|r| r.change == change);
            let names: Vec<String> = rows.map(|r| self.cited(terms::domain(r.domain, self.lang))).collect();
            let list = self.lang.list(&names);
            (!names.is_empty()).then(|| self.lang.pick(format!("{zh}{list}"), format!("{en}{list}")))
        };
        let parts = [
            named(PriorityChange::New, "新列入工作任务的领域：", "newly listed: "),
            named(PriorityChange::Dropped, "不再单列任务的领域：", "no longer listed: "),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        self.lang.pick(format!("{}。", said.join("；")), format!("Domains {}.", said.join("; ")))
    }

    fn shares_moved(&self) -> String {
        let rows = self.priorities();
        let share = |r: &PriorityRow| {
            let Pair { from, to } = r.share;
            let domain = self.cited(terms::domain(r.domain, self.lang));
            let (from, to) = (figure::percent(from), figure::percent(to));
            self.lang.pick(format!("{domain}（{from}→{to}）"), format!("{domain} ({from} → {to})"))
        };
        let find = |grew: bool| rows.iter().find(|r| (r.share.to > r.share.from) == grew).map(|r| share(r));
        let parts = [
            find(true).map(|s| self.lang.pick(format!("增加最多的是{s}"), format!("grew most for {s}"))),
            find(false).map(|s| self.lang.pick(format!("减少最多的是{s}"), format!("shrank most for {s}"))),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        self.lang.pick(
            format!("占工作安排的篇幅，{}。", said.join("，")),
            format!("The share of the plan {}.", said.join(", ")),
        )
    }

    fn sections_tally(&self) -> String {
        let links: Vec<_> = self.rows.iter().filter_map(|r| self.pair.alignment.links.get(r.index)).collect();
        let all = [Tie::Kept, Tie::Reworded, Tie::Moved, Tie::Split, Tie::Merged, Tie::New, Tie::Dropped];
        let count = |tie: Tie| links.iter().filter(|l| l.tie == tie).count();
        let parts: Vec<String> = all
            .into_iter()
            .map(|tie| (tie, count(tie)))
            .filter(|(_, n)| *n > 0)
            .map(|(tie, n)| {
                let word = terms::unmarked(terms::tie(tie, self.lang).0);
                self.lang.pick(format!("{word}{n}处"), format!("{n} {word}"))
            })
            .collect();
        let list = self.lang.list(&parts);
        self.lang.pick(format!("章节对照：{list}。"), format!("The sections: {list}."))
    }

    fn terms(&self, zh: &str, en: &str) -> String {
        let themes = &self.pair.themes;
        let term = |r: &RowRef| -> Option<&Term> {
            match r.list {
                theme_lists::NEW => themes.new.get(r.index),
                theme_lists::DROPPED => themes.dropped.get(r.index),
                theme_lists::RISEN => themes.risen.get(r.index),
                theme_lists::FALLEN => themes.fallen.get(r.index),
                _ => None,
            }
        };
        let names: Vec<String> = self
            .rows
            .iter()
            .filter_map(|r| Some((r.list, term(r)?)))
            .map(|(list, t)| {
                let count = match list {
                    theme_lists::NEW => t.count.to.to_string(),
                    theme_lists::DROPPED => t.count.from.to_string(),
                    _ => format!("{}→{}", t.count.from, t.count.to),
                };
                let turned = t.renamed.as_ref().filter(|_| t.turned);
                let before =
                    turned.map(|other| self.lang.pick(format!("，上年作“{other}”"), format!(", before: “{other}”")));
                let before = before.unwrap_or_default();
                self.lang.pick(format!("“{}”（{count}次{before}）", t.term), format!("“{}” ({count}{before})", t.term))
            })
            .collect();
        let list = self.lang.list(&names);
        self.lang.pick(format!("{zh}{list}。"), format!("{en}{list}."))
    }

    fn headings(&self, zh: &str, en: &str) -> String {
        let links = self.rows.iter().filter_map(|r| self.pair.alignment.links.get(r.index));
        let names: Vec<String> = links
            .flat_map(|l| match l.tie {
                Tie::Dropped => l.sections.from.iter().map(|&id| section_title(self.two.from, id)).collect::<Vec<_>>(),
                _ => l.sections.to.iter().map(|&id| section_title(self.two.to, id)).collect(),
            })
            .map(|title| self.quoted(&title))
            .collect();
        let list = self.some(&names, 4);
        self.lang.pick(format!("{zh}{list}。"), format!("{en}{list}."))
    }

    fn tasks_tally(&self) -> String {
        let rows = self.tasks();
        let years = self.years();
        let open = self.pair.tasks_cut_off;
        let list = self.lang.list(&tasks::counts(&self.pair.tasks, open, self.lang));
        let all = rows.len() + open;
        self.lang.pick(
            format!("{}安排的{all}项具体任务：{list}。", years.from),
            format!("Of {} of {}: {list}.", counted(all, "undertaking"), years.from),
        )
    }

    fn tasks_carried(&self) -> String {
        let names: Vec<String> = self
            .tasks()
            .into_iter()
            .filter_map(|row| {
                let task = self.two.from.undertakings.get(row.undertaking)?;
                let words = self.quoted(self.two.from.report.words(task.span));
                Some(
                    self.lang.pick(format!("{words}（{}年）", row.carried), format!("{words} ({} years)", row.carried)),
                )
            })
            .collect();
        let list = self.some(&names, 3);
        self.lang.pick(format!("连续多年列入计划：{list}。"), format!("In the plan for years: {list}."))
    }

    fn problems_tally(&self) -> String {
        let rows = self.problems();
        let said = rows
            .iter()
            .filter(|r| r.change == ProblemChange::New)
            .filter_map(|r| self.two.to.problems.get(r.problem.to?))
            .map(|p| self.two.to.report.words(p.span))
            .next();
        let all = [ProblemChange::Recurring, ProblemChange::New, ProblemChange::Gone];
        let parts: Vec<String> = all
            .into_iter()
            .map(|c| (c, rows.iter().filter(|r| r.change == c).count()))
            .filter(|(_, n)| *n > 0)
            .map(|(c, n)| {
                let word = terms::unmarked(terms::problem_change(c, self.lang).0);
                let such = match (c, said.map(|words| self.quoted(words))) {
                    (ProblemChange::New, Some(first)) if n == 1 => {
                        self.lang.pick(format!("（{first}）"), format!(" ({first})"))
                    }
                    (ProblemChange::New, Some(first)) => {
                        self.lang.pick(format!("（如{first}）"), format!(" (such as {first})"))
                    }
                    _ => String::new(),
                };
                self.lang.pick(format!("{word}{n}个{such}"), format!("{n} {word}{such}"))
            })
            .collect();
        let list = self.lang.list(&parts);
        self.lang.pick(format!("承认的问题：{list}。"), format!("Admitted problems: {list}."))
    }

    fn checks(&self) -> String {
        let rows: Vec<&Check> = self.rows.iter().filter_map(|r| self.pair.checks.get(r.index)).collect();
        let Some(first) = rows.first() else { return String::new() };
        let says = checks::sentence(first, self.lang);
        match (rows.len(), self.lang) {
            (1, Lang::Zh) => format!("1处数据对不上：{}，{says}。", first.indicator),
            (1, Lang::En) => format!("A figure does not agree: {}, {says}.", first.indicator),
            (all, Lang::Zh) => format!("{all}处数据对不上，如{}：{says}。", first.indicator),
            (all, Lang::En) => format!("{all} figures do not agree, such as {}: {says}.", first.indicator),
        }
    }

    fn not_comparable(&self) -> String {
        let targets = self.targets().into_iter().map(|r| (r.indicator.as_str(), rules::reason(r, self.lang)));
        let metrics =
            self.metrics().into_iter().map(|r| (r.indicator.as_str(), r.why.map(|w| terms::why(w, self.lang))));
        // What was refused as a target and as a figure is told once.
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut names: Vec<String> = Vec::new();
        for (name, why) in targets.chain(metrics) {
            if !told.insert(name) {
                continue;
            }
            names.push(match why {
                Some(why) => self.lang.pick(format!("{name}（{why}）"), format!("{name} ({why})")),
                None => name.to_owned(),
            });
        }
        let list = self.some(&names, 4);
        self.lang.pick(format!("无法比较：{list}。"), format!("Could not be compared: {list}."))
    }

    fn other_government(&self) -> String {
        let who = self.two.map(|s| s.report.identity.issuer.clone().unwrap_or_default());
        self.lang.pick(
            format!("两份报告的发布机关不同（{}、{}）：目标和任务各看各的下一年，这里不作判断；提法和章节只是并列。", who.from, who.to),
            format!(
                "The reports are of different governments ({}, {}): nothing is judged; wording and sections only stand side by side.",
                who.from, who.to
            ),
        )
    }

    fn years_reviewed(&self) -> String {
        let years = self.years();
        self.lang.pick(
            format!("{}报告回顾的是几年的工作，上年安排的事可能没有逐项写明：“未再提及”“不再提”不等于没有做。", years.to),
            format!(
                "The report of {} looks back on several years and may not tell all that came of the last year's plan: what \
                 it does not speak of may have been done.",
                years.to
            ),
        )
    }

    fn broken_off(&self) -> String {
        let years = self.years();
        let cut: Vec<String> = [(self.two.from, years.from), (self.two.to, years.to)]
            .into_iter()
            .filter(|(s, _)| !s.report.complete)
            .map(|(_, year)| year)
            .collect();
        let list = self.lang.list(&cut);
        self.lang.pick(
            format!("{list}报告文字不完整，缺失部分不作比较。"),
            format!("The report of {list} breaks off; nothing is said of what is missing."),
        )
    }
}

/// Each of some words once, in the order of their first appearance.
fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    words.filter(|w| seen.insert(w.clone())).collect()
}

/// A number of things in English.
fn counted(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// The first words of a long quote.
fn short(words: &str) -> String {
    const MOST: usize = 28;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let head: String = words.chars().take(MOST - 1).collect();
    format!("{head}…")
}
