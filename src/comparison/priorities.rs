//! The order and weight of the policy domains in the plan.
//!
//! In: two studies with domains. Out: a [`PriorityRow`] for each domain that either plan speaks of. The order is that of the
//! plan's tasks, the weight that of its paragraphs.

use std::collections::BTreeMap;

use crate::analysis::undertakings::strength_of;
use crate::analysis::{Domain, Study, domain, metric};
use crate::document::{PartRole, Report, SectionId};
use crate::lexicon::Lexicon;
use crate::text::{Pair, Span, han_count, sentences};

/// One domain in both plans.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityRow {
    /// The domain.
    pub domain: Domain,
    /// Rank of the first task whose main domain it is.
    pub rank: Pair<Option<usize>>,
    /// How many tasks each plan has.
    pub of: Pair<usize>,
    /// Share of the plan's text, 0 to 1.
    pub share: Pair<f64>,
    /// What became of it.
    pub change: PriorityChange,
    /// The tasks of this domain.
    pub tasks: Pair<Vec<SectionId>>,
    /// Where no task is of this domain: the task that took it in.
    pub within: Pair<Option<SectionId>>,
    /// Numbered targets in its paragraphs, those of a part of goals among them.
    pub measures: Pair<usize>,
    /// Undertakings in its paragraphs: works and things to be done.
    pub works: Pair<usize>,
    /// How strongly its paragraphs direct: how many sentences of each strength, in the order of [`Strength::ALL`](crate::analysis::undertakings::Strength::ALL).
    pub strength: Pair<[usize; 3]>,
}

impl PriorityRow {
    /// Whether places in the two lists of tasks compare: one of four items is cut otherwise than one of ten.
    pub fn lists_compare(&self) -> bool {
        let (few, many) = (self.of.from.min(self.of.to), self.of.from.max(self.of.to));
        2 * many <= 3 * few + 2
    }
}

/// What became of a domain's rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PriorityChange {
    /// Nearer the front.
    Up,
    /// Further back.
    Down,
    /// The same rank, or none in both.
    Same,
    /// A task now, none before.
    New,
    /// A task before, none now.
    Dropped,
}

/// A domain that no task is about is listed from this share of the plan's text on.
const LEAST: f64 = 0.01;

/// Ranks the domains of both plans, in the later plan's order.
pub fn rank(plans: Pair<&PlanOrder>) -> Vec<PriorityRow> {
    let mut rows: Vec<PriorityRow> = Domain::ALL
        .into_iter()
        .map(|domain| {
            let side = |plan: &PlanOrder| plan.domains.get(&domain).cloned().unwrap_or_default();
            let Pair { from, to } = plans.map(side);
            let within = |weight: &Weight| if weight.rank.is_none() { weight.home } else { None };
            PriorityRow {
                domain,
                rank: Pair::new(from.rank, to.rank),
                of: plans.map(|p| p.tasks.len()),
                share: Pair::new(from.share, to.share),
                change: change(from.rank, to.rank),
                within: Pair::new(within(&from), within(&to)),
                tasks: Pair::new(from.tasks, to.tasks),
                measures: Pair::new(from.measures, to.measures),
                works: Pair::new(from.works, to.works),
                strength: Pair::new(from.strength, to.strength),
            }
        })
        .filter(|r| r.rank.from.is_some() || r.rank.to.is_some() || r.share.from.max(r.share.to) >= LEAST)
        .collect();
    rows.sort_by(|a, b| {
        let place = |r: &PriorityRow| (r.rank.to.unwrap_or(usize::MAX), r.rank.from.unwrap_or(usize::MAX));
        place(a).cmp(&place(b)).then(b.share.to.total_cmp(&a.share.to)).then(a.domain.cmp(&b.domain))
    });
    rows
}

fn change(from: Option<usize>, to: Option<usize>) -> PriorityChange {
    match (from, to) {
        (None, Some(_)) => PriorityChange::New,
        (Some(_), None) => PriorityChange::Dropped,
        (Some(a), Some(b)) if b < a => PriorityChange::Up,
        (Some(a), Some(b)) if b > a => PriorityChange::Down,
        _ => PriorityChange::Same,
    }
}

/// One report's plan: its tasks in order, and what each domain has of it.
#[derive(Debug, Default)]
pub struct PlanOrder {
    /// The tasks.
    pub tasks: Vec<SectionId>,
    /// The domains that it speaks of.
    pub domains: BTreeMap<Domain, Weight>,
}

/// What a domain has of a plan.
#[derive(Debug, Clone, Default)]
pub struct Weight {
    /// Rank of the first task whose main domain it is.
    pub rank: Option<usize>,
    /// Share of the plan's text, 0 to 1.
    pub share: f64,
    /// The tasks whose main domain it is.
    pub tasks: Vec<SectionId>,
    /// Numbered targets in its paragraphs.
    pub measures: usize,
    /// Undertakings in its paragraphs.
    pub works: usize,
    /// How many sentences of its paragraphs are of each strength.
    pub strength: [usize; 3],
    /// The task that the domain is at home in: one that is also about it and has at least half of what the plan says of it.
    /// A domain that is spoken of here and there is at home nowhere.
    pub(super) home: Option<SectionId>,
}

impl PlanOrder {
    /// Reads the order of a study's plan; how strongly it puts its sentences only where that is `told`.
    pub fn of(study: &Study, lexicon: &Lexicon, told: bool) -> Self {
        let report = &study.report;
        let planned = planned(report);
        let tasks = tasks(report, &planned);
        let mut domains: BTreeMap<Domain, Weight> = BTreeMap::new();
        // The characters of each domain in each task.
        let mut held: BTreeMap<(Domain, SectionId), f64> = BTreeMap::new();
        for (place, &task) in tasks.iter().enumerate() {
            if let Some(main) = study.domains.get(task).and_then(|w| w.main) {
                let weight = domains.entry(main).or_default();
                weight.rank.get_or_insert(place + 1);
                weight.tasks.push(task);
            }
        }
        let mut all = 0.0;
        for (p, paragraph) in report.paragraphs.iter().enumerate().filter(|(_, p)| planned.contains(&p.role)) {
            let chars = han_count(report.words(paragraph.span)) as f64;
            all += chars;
            let task = tasks.partition_point(|&t| report.sections[t].paragraphs.end <= p);
            let task = tasks.get(task).copied().filter(|&t| report.sections[t].paragraphs.contains(&p));
            if let Some(&(main, _)) = domains_of(study, p).first().filter(|_| told) {
                let text = report.text();
                for sentence in sentences::sentences(text, paragraph.span) {
                    if let Some(strength) = strength_of(&text[sentence.range()], lexicon) {
                        domains.entry(main).or_default().strength[strength as usize] += 1;
                    }
                }
            }
            for &(domain, share) in domains_of(study, p) {
                domains.entry(domain).or_default().share += chars * share;
                if let Some(task) = task {
                    *held.entry((domain, task)).or_default() += chars * share;
                }
            }
        }
        for ((domain, task), chars) in held {
            let about = study.domains.get(task).is_some_and(|w| w.weights.iter().any(|&(d, _)| d == domain));
            if let Some(weight) = domains.get_mut(&domain).filter(|w| about && 2.0 * chars >= w.share) {
                weight.home.get_or_insert(task);
            }
        }
        domains.values_mut().for_each(|w| w.share /= f64::max(all, 1.0));
        // The main domain of the sentence that holds these words, or else of its paragraph, which is of these roles.
        let main_of = |words: Span, roles: &[PartRole]| {
            let p = report.paragraph_index(words.start);
            let paragraph = report.paragraphs.get(p).filter(|p| roles.contains(&p.role) && p.span.contains(words))?;
            match domains_of(study, p) {
                [] => None,
                [(only, _)] => Some(*only),
                [(most, _), ..] => {
                    let sentence = sentences::around(report.text(), paragraph.span, words).filter(|_| told);
                    sentence.and_then(|s| domain::main_of(s.of(report.text()), lexicon)).or(Some(*most))
                }
            }
        };
        for metric in study.metrics.iter().filter(|m| m.key.role == metric::Role::Target) {
            // Some reports set their targets in a part before the plan.
            if let Some(main) = main_of(metric.quote, &[&planned[..], &[PartRole::Goals]].concat()) {
                domains.entry(main).or_default().measures += 1;
            }
        }
        for undertaking in &study.undertakings {
            if let Some(main) = main_of(undertaking.span, &planned) {
                domains.entry(main).or_default().works += 1;
            }
        }
        Self { tasks, domains }
    }
}

/// The domains of a paragraph; of one that tells of none, those of its section.
fn domains_of(study: &Study, paragraph: usize) -> &[(Domain, f64)] {
    let own = study.paragraph_domains.get(paragraph).map_or(&[][..], |w| &w.weights);
    if !own.is_empty() {
        return own;
    }
    let section = study.report.paragraphs.get(paragraph).map_or(0, |p| p.section);
    study.domains.get(section).map_or(&[][..], |w| &w.weights)
}

/// The roles of the parts that plan. Where the plan of the next five years takes more words than that of the year (the first report of
/// a new government), what is to be done stands there.
fn planned(report: &Report) -> Vec<PartRole> {
    let chars = |role: PartRole| -> usize {
        report.paragraphs.iter().filter(|p| p.role == role).map(|p| han_count(report.words(p.span))).sum()
    };
    match chars(PartRole::MediumTerm) > chars(PartRole::Plan) {
        true => vec![PartRole::Plan, PartRole::MediumTerm],
        false => vec![PartRole::Plan],
    }
}

/// The tasks of a plan: the headings of the highest level at which every part of the plan has numbered ones; a part that
/// has none at all is a task itself. A plan of one part whose headings have no numbers goes by those; one that has no headings
/// at all puts nothing first.
fn tasks(report: &Report, planned: &[PartRole]) -> Vec<SectionId> {
    let sections = &report.sections;
    let parts: Vec<SectionId> =
        (1..sections.len()).filter(|&id| sections[id].level == 1 && planned.contains(&sections[id].role)).collect();
    let below = |part: SectionId, numbered: bool| -> Vec<SectionId> {
        (part + 1..sections.len())
            .take_while(|&id| sections[id].level > 1)
            .filter(|&id| sections[id].body && (sections[id].number.is_some() || !numbered))
            .collect()
    };
    let of = |numbered: bool| -> Vec<SectionId> {
        let all: Vec<(SectionId, Vec<SectionId>)> = parts.iter().map(|&p| (p, below(p, numbered))).collect();
        let levels = |ids: &[SectionId]| ids.iter().map(|&id| sections[id].level).collect::<Vec<_>>();
        let common = (2..=sections.iter().map(|s| s.level).max().unwrap_or(1))
            .find(|level| all.iter().filter(|a| !a.1.is_empty()).all(|a| levels(&a.1).contains(level)));
        all.into_iter()
            .flat_map(|(part, ids)| match common {
                Some(level) if !ids.is_empty() => ids.into_iter().filter(|&id| sections[id].level == level).collect(),
                _ => vec![part],
            })
            .collect()
    };
    match parts.as_slice() {
        [one] if below(*one, false).is_empty() => Vec::new(),
        [one] if below(*one, true).is_empty() => of(false),
        _ => of(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    fn plan(text: &str) -> PlanOrder {
        let lexicon = Lexicon::builtin();
        let manuscript = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("text");
        let study = analysis::study(document::parse(manuscript, &Given::default()), &lexicon, Wanted::ALL);
        PlanOrder::of(&study, &lexicon, true)
    }

    #[test]
    fn a_domain_is_at_home_in_a_task_that_is_about_it_too_and_nowhere_when_it_is_spoken_of_here_and_there() {
        let plan = plan(
            "澜溪区2024年政府工作报告\n一、2024年工作安排\n（一）深化改革，扩大对外开放\n深化国企改革，优化营商环境，推进简政放权改革，管好财政资金。\n\
             抓好招商引资，扩大外贸出口，用好利用外资政策。\n（二）发展现代农业\n建设高标准农田，农民增收，种业升级。用好财政资金。\n\
             （三）加强城市建设\n推进城市更新，改造老旧小区。用好财政资金。\n",
        );
        let home = |domain| plan.domains.get(&domain).and_then(|w: &Weight| w.home);
        assert_eq!(home(Domain::Opening), plan.tasks.first().copied());
        assert!(plan.domains.contains_key(&Domain::Finance));
        assert_eq!(home(Domain::Finance), None);
    }

    #[test]
    fn the_first_report_of_a_new_government_plans_in_its_part_for_five_years() {
        let five = "三、今后五年的主要任务\n（一）发展现代农业\n建设高标准农田，农民持续增收，推进种业振兴。\n（二）加强生态环境保护\n治理大气污染，保护河流湖泊。\n";
        let head = "澜溪区2022年政府工作报告\n一、过去五年工作回顾\n粮食产量增长5%。\n";
        let first = plan(&format!("{head}{five}四、2022年工作安排\n做好国防动员和双拥工作。\n"));
        let rank = |domain| first.domains.get(&domain).and_then(|w| w.rank);
        assert_eq!((rank(Domain::Rural), rank(Domain::Ecology), first.tasks.len()), (Some(1), Some(2), 3));
        let year = "四、2022年工作安排\n（一）做好国防动员和双拥工作\n走访慰问部队，落实优抚政策，支持国防和军队建设，办好征兵和退役军人工作，开展全民国防教育，巩固军政军民团结。\n（二）办好教育\n新建学校，培养教师，义务教育优质均衡，建设职业学校，发展高等教育，办好特殊教育。\n";
        let usual = plan(&format!("{head}{five}{year}"));
        assert_eq!(usual.domains.get(&Domain::State).and_then(|w| w.rank), Some(1));
        assert_eq!(usual.tasks.len(), 2);
    }

    #[test]
    fn a_plan_without_headings_puts_nothing_first() {
        let plan = plan(
            "澜溪区2024年政府工作报告\n一、2023年工作回顾\n粮食产量增长5%。\n二、2024年主要任务\n建设高标准农田，推进种业振兴，农民增收。\n治理大气污染。\n",
        );
        assert!(plan.tasks.is_empty());
        assert!(plan.domains.get(&Domain::Rural).is_some_and(|w| w.rank.is_none() && w.share > 0.0));
    }

    #[test]
    fn places_in_lists_of_unlike_length_do_not_compare() {
        let row = |from, to| {
            let mut plans = [from, to].map(|of| PlanOrder { tasks: vec![0; of], domains: BTreeMap::new() });
            for plan in &mut plans {
                plan.domains.insert(Domain::Rural, Weight { rank: Some(1), ..Weight::default() });
            }
            rank(Pair::new(&plans[0], &plans[1])).remove(0).lists_compare()
        };
        assert!(row(8, 9) && row(8, 5) && row(4, 2));
        assert!(!row(10, 4) && !row(4, 9));
    }
}
