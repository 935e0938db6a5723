//! Targets without a number of their own: 居民收入增长与经济增长同步, 单位地区生产总值二氧化碳排放降低完成国家下达任务.

use super::marks::Marks;
use super::name;
use crate::analysis::metric::Bound;
use crate::lexicon::{FigureWords, Mark};

/// A target in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The thing that is to follow.
    pub indicator: String,
    /// How it is to follow.
    pub relation: String,
    /// What it is to follow.
    pub other: String,
    /// 基本同步 is about.
    pub bound: Bound,
}

/// Whether a text may state one: it has a word that some relation is told with.
pub fn may_stand(words: &FigureWords, text: &str) -> bool {
    words.relating.in_text(text)
}

/// The relation that a clause with these `marks` states, if it states one.
pub fn read(words: &FigureWords, clause: &str, marks: &Marks) -> Option<Relation> {
    let meets = || meets(words, clause, marks);
    keeps_pace(words, clause, marks).or_else(|| outpaces(words, clause, marks)).or_else(meets)
}

/// A 增速快于 B 增长.
fn outpaces(words: &FigureWords, text: &str, marks: &Marks) -> Option<Relation> {
    let above = marks.first(Mark::Above, text.len())?;
    let other = text[above.end..].trim_end_matches(|c: char| !c.is_alphanumeric());
    let pace = words.relation.paces.at_end(other)?;
    let mut indicator = clean(words, &text[..above.start]);
    while let Some(pace) = words.relation.paces.at_end(&indicator) {
        indicator.truncate(indicator.len() - pace.len());
    }
    let fits = |name: &str, most| (2..=most).contains(&name.chars().count()) && !name.contains('、');
    let plain = !other.contains(|c: char| c.is_ascii_digit());
    (plain && other.len() > pace.len() && fits(&indicator, 24) && fits(other, 12)).then(|| Relation {
        indicator,
        relation: text[above].to_owned(),
        other: other.to_owned(),
        bound: Bound::AtLeast,
    })
}

/// A 与 B 同步.
fn keeps_pace(words: &FigureWords, text: &str, marks: &Marks) -> Option<Relation> {
    let sync = marks.places(Mark::Pace, text.len()).last()?;
    let before = &text[..sync.start];
    // 增长不同步: found to be so, no aim.
    if before.ends_with('不') {
        return None;
    }
    // 同 of 同步 is no with.
    let with = words.relation.with.places(before).filter(|w| !before[w.end..].starts_with('步')).last()?;
    let (indicator, other) = (&before[..with.start], &before[with.end..]);
    let indicator = clean(words, indicator).trim_end_matches("增长").trim_end_matches("实际").to_owned();
    let other = other.trim_end_matches("保持").to_owned();
    // 同步规划、同步实施、同步发展 says how a thing is done, not what it keeps pace with.
    let rest = text[sync.end..].trim_end_matches(|c: char| !c.is_alphanumeric());
    if words.relation.sync.in_text(&other) || words.relation.sync.in_text(&indicator) || !rest.is_empty() {
        return None;
    }
    if indicator.chars().count() < 2 || other.chars().count() < 2 || indicator.chars().count() > 24 {
        return None;
    }
    let relation = text[sync.clone()].to_owned();
    let bound = if relation.contains("基本") || relation.contains("大体") { Bound::About } else { Bound::Exact };
    Some(Relation { indicator, relation, other, bound })
}

/// A 完成国家下达任务.
fn meets(words: &FigureWords, text: &str, marks: &Marks) -> Option<Relation> {
    let goal = marks.places(Mark::Goal, text.len()).last()?;
    // 在保证完成国家计划的前提下 is a condition, 没有完成国家计划 a finding.
    if text.starts_with('在')
        || text.ends_with("条件下")
        || text.ends_with("前提下")
        || ["没有", "未能", "未完"].iter().any(|w| text.contains(w))
    {
        return None;
    }
    let meet = words.relation.meet.first(text)?;
    let other = text.get(meet.end..goal.end)?;
    if words.relation.set_by.at_start(other).is_none() || text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let indicator = clean(words, text[..meet.start].trim_end_matches("超额"));
    let n = indicator.chars().count();
    let adverb = indicator.starts_with('高') && n <= 3;
    (!adverb && (3..=24).contains(&n)).then(|| Relation {
        indicator,
        relation: text[meet].trim_start_matches("降低").trim_start_matches("下降").to_owned(),
        other: other.to_owned(),
        bound: Bound::Exact,
    })
}

fn clean(words: &FigureWords, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    name::trim_marks(name::strip_head(words, &chars)).iter().collect()
}
