//! Two governments side by side: how their rows differ, in words that make neither report the earlier one. Nothing rose or fell,
//! came or went: one of them has a thing and the other has not, or has less of it.

use crate::comparison::priorities::PriorityRow;
use crate::comparison::series::Change;
use crate::text::Pair;
use crate::view::page::{Column, Tone};
use crate::view::words::Lang;

/// The column of how two figures differ.
pub(super) fn column(places: &Pair<String>, lang: Lang) -> Column {
    let Pair { from, to } = places;
    Column::new("change", heading(lang)).explain(lang.pick(
        format!("{to}减{from}；百分数之间以个百分点计"),
        format!("{to} minus {from}; percentage points between percentages"),
    ))
}

/// What a column of differences is called.
pub(super) fn heading(lang: Lang) -> &'static str {
    lang.pick("差别", "difference")
}

/// How a figure differs: by how much (`apart`), or that one alone has it.
pub(super) fn figure(change: Change, apart: Option<String>, places: &Pair<String>, lang: Lang) -> (String, Tone) {
    match change {
        Change::New => (only(&places.to, lang), Tone::Added),
        Change::Dropped => (only(&places.from, lang), Tone::Removed),
        _ => (apart.unwrap_or_else(|| lang.pick("＝ 相同", "= same").to_owned()), Tone::Plain),
    }
}

/// How a domain's place in the two lists of tasks differs.
pub(super) fn priority(row: &PriorityRow, places: &Pair<String>, lang: Lang) -> (String, Tone) {
    match (row.rank.from, row.rank.to) {
        (None, None) => (lang.pick("都未单列", "no task of its own in either").to_owned(), Tone::Dim),
        (None, Some(_)) => (listed(&places.to, lang), Tone::Added),
        (Some(_), None) => (listed(&places.from, lang), Tone::Removed),
        (Some(_), Some(_)) => (lang.pick("都单列", "a task of its own in both").to_owned(), Tone::Plain),
    }
}

/// That the first place calls a thing otherwise.
pub(super) fn named(name: &str, places: &Pair<String>, lang: Lang) -> String {
    lang.pick(format!("{}称{name}", places.from), format!("{name} in {}", places.from))
}

/// In which task of the other's list a domain stands: （江河市在“…”中）.
pub(super) fn within(title: &str, place: &str, lang: Lang) -> String {
    lang.pick(format!("（{place}在“{title}”中）"), format!(" (in “{title}” in {place})"))
}

/// What a table of places in two lists of tasks is worth.
pub(super) fn ranks(lang: Lang) -> &'static str {
    lang.pick(
        "两个政府的任务清单各有各的分法：位次只是并列，不作升降判断",
        "each government cuts its list of tasks in its own way: the places stand side by side, none rose or fell",
    )
}

fn only(place: &str, lang: Lang) -> String {
    lang.pick(format!("只有{place}报告"), format!("{place} only"))
}

fn listed(place: &str, lang: Lang) -> String {
    lang.pick(format!("只有{place}单列"), format!("a task of its own in {place} only"))
}
