//! Sentences on the plan: the order and weight of its domains, its headings, its tasks.

use crate::comparison::alignment::Tie;
use crate::comparison::priorities::PriorityChange;
use crate::comparison::{PriorityRow, TaskRow};
use crate::text::Pair;
use crate::view::words::{figure, terms};

use super::super::super::{section_title, tasks};
use super::{Teller, counted};

impl Teller<'_> {
    fn tasks(&self) -> Vec<&TaskRow> {
        self.rows.iter().filter_map(|r| self.pair.tasks.get(r.index)).collect()
    }

    fn priorities(&self) -> Vec<&PriorityRow> {
        self.rows.iter().filter_map(|r| self.pair.priorities.get(r.index)).collect()
    }

    pub(super) fn first_place(&self) -> String {
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

    pub(super) fn priorities_listed(&self) -> String {
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

    pub(super) fn shares_moved(&self) -> String {
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

    pub(super) fn sections_tally(&self) -> String {
        let links: Vec<_> = self.rows.iter().filter_map(|r| self.pair.alignment.links.get(r.index)).collect();
        // What only contents announce is no change of a text.
        let count = |tie: Tie| links.iter().filter(|l| l.tie == tie && tie != Tie::Announced).count();
        let parts = terms::tally(&Tie::ALL, count, |tie| terms::tie(tie, self.lang).0, "处", self.lang);
        let list = self.lang.list(&parts);
        self.lang.pick(format!("章节对照：{list}。"), format!("The sections: {list}."))
    }

    pub(super) fn headings(&self, zh: &str, en: &str) -> String {
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

    pub(super) fn tasks_tally(&self) -> String {
        let rows = self.tasks();
        let years = self.years();
        let open = self.pair.tasks_cut_off;
        let list = self.lang.list(&tasks::counts(&self.pair.tasks, open, self.lang));
        let all = rows.len() + open;
        let behind = tasks::behind(&self.pair.tasks, self.lang);
        self.lang.pick(
            format!("{}安排的{all}项具体任务：{list}{behind}。", years.from),
            format!("Of {} of {}: {list}{behind}.", counted(all, "undertaking"), years.from),
        )
    }

    pub(super) fn tasks_carried(&self) -> String {
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
}
