//! A finding in a sentence. It names the first of its rows and counts the others; it says nothing that they don't hold.
//! [`targets`], [`figures`] and [`plan`] hold the sentences on their matters, this file what they share and the others.

mod figures;
mod plan;
mod targets;

use std::collections::BTreeSet;

use crate::analysis::Study;
use crate::comparison::problems::ProblemChange;
use crate::comparison::summary::{Finding, FindingKind, RowList, RowRef};
use crate::comparison::targets::TargetRow;
use crate::comparison::themes::Term;
use crate::comparison::{MetricChange, PairComparison, ProblemRow};
use crate::text::Pair;
use crate::view::words::{Lang, Vocab, figure, terms};

use super::super::{label, themes};

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
        FindingKind::TermsNew | FindingKind::TermsDropped | FindingKind::TermsRisen | FindingKind::TermsFallen => {
            teller.terms()
        }
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
        let rows = self.rows.iter().filter(|r| r.list == RowList::Targets);
        rows.filter_map(|r| self.pair.targets.get(r.index)).collect()
    }

    fn metrics(&self) -> Vec<&MetricChange> {
        let row = |r: &RowRef| match r.list {
            RowList::Actuals => self.pair.metrics.get(r.index),
            RowList::TargetChanges => self.pair.target_changes.get(r.index),
            _ => None,
        };
        self.rows.iter().filter_map(row).collect()
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

    /// Parts of a sentence put together.
    fn sentence(&self, parts: &[String]) -> String {
        let said = parts.join(self.lang.pick("；", "; "));
        let (first, rest) = said.split_at(said.chars().next().map_or(0, char::len_utf8));
        self.lang.pick(format!("{said}。"), format!("{}{rest}.", first.to_uppercase()))
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

    fn terms(&self) -> String {
        let [new, dropped, risen, fallen] = themes::titles(self.two, self.lang);
        let title = match self.rows.first().map(|r| r.list) {
            Some(RowList::TermsDropped) => dropped,
            Some(RowList::TermsRisen) => risen,
            Some(RowList::TermsFallen) => fallen,
            _ => new,
        };
        let themes = &self.pair.themes;
        let term = |r: &RowRef| -> Option<&Term> {
            match r.list {
                RowList::TermsNew => themes.new.get(r.index),
                RowList::TermsDropped => themes.dropped.get(r.index),
                RowList::TermsRisen => themes.risen.get(r.index),
                RowList::TermsFallen => themes.fallen.get(r.index),
                _ => None,
            }
        };
        let names: Vec<String> = self
            .rows
            .iter()
            .filter_map(|r| Some((r.list, term(r)?)))
            .map(|(list, t)| {
                let count = match list {
                    RowList::TermsNew => t.count.to.to_string(),
                    RowList::TermsDropped => t.count.from.to_string(),
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
        self.lang.pick(format!("{title}：{list}。"), format!("{title}: {list}."))
    }

    fn problems_tally(&self) -> String {
        let rows = self.problems();
        let said = rows
            .iter()
            .filter(|r| r.change == ProblemChange::New)
            .filter_map(|r| self.two.to.problems.get(r.problem.to?))
            .map(|p| self.two.to.report.words(p.span))
            .next();
        let parts: Vec<String> = ProblemChange::ALL
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
