//! How far a work is, and how strongly a sentence directs, by their words.

use std::ops::Range;

use crate::lexicon::{Lexicon, Pledges};
use crate::text::Span;

use super::{LONGEST, list_items};

/// The stage of a work, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 前期
    Preparation,
    /// 核准
    Approved,
    /// 开工
    Started,
    /// 主体完工
    Structure,
    /// 基本完工
    Nearly,
    /// 竣工
    Completed,
    /// 投用
    InUse,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Stage; 7] =
        [Self::Preparation, Self::Approved, Self::Started, Self::Structure, Self::Nearly, Self::Completed, Self::InUse];
}

/// The strength of a directive, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// 探索, 鼓励
    Explore,
    /// 推进, 加快
    Advance,
    /// 确保, 完成
    Ensure,
}

impl Strength {
    /// All, weakest first.
    pub const ALL: [Strength; 3] = [Self::Explore, Self::Advance, Self::Ensure];
}

/// The furthest stage that the words give. One that is denied (尚未开工), or part of a longer one's word (完工 of 主体完工), does
/// not count.
pub fn stage_of(words: &str, lexicon: &Lexicon) -> Option<Stage> {
    stages(words, lexicon).into_iter().map(|(_, stage)| stage).max()
}

/// The furthest stage that a clause gives the work called `name`. In a list each work has the stage that its own item gives,
/// else the one said behind it of all (甲桥、乙桥开工), else the one said before (开工建设甲桥、乙桥). A stage behind which the clause
/// goes on to another work (北湖片区建成邻里中心2个) is that one's.
pub fn stage_of_work(clause: &str, name: &str, lexicon: &Lexicon) -> Option<Stage> {
    if clause.len() > LONGEST {
        return stage_of(clause, lexicon);
    }
    let works = &lexicon.pledges().undertakings.works;
    let head: String = name.chars().take(2).collect();
    let own = |place: &Range<usize>| {
        let rest = clause.get(place.end..).unwrap_or("");
        let object = rest.split(['，', '、', '；', '。']).next().unwrap_or(rest);
        let before = clause.get(..place.start).unwrap_or("");
        // 澜岭高速北桥至南桥段建成通车: a stretch is not the whole.
        if before.ends_with('段') && !name.contains('段') {
            return false;
        }
        // 建成菜市场2家 of a work that is called so, deed and all.
        let opening: String = object.chars().take(2).collect();
        !before.contains(&head)
            || object.contains(&head)
            || name.contains(&opening)
            || works.places(object).next().is_none()
    };
    let all: Vec<_> = stages(clause, lexicon).into_iter().filter(|(place, _)| own(place)).collect();
    let items = list_items(clause, Span::new(0, clause.len()));
    let furthest = |item: &Span| {
        let within = all.iter().filter(|(place, _)| item.start <= place.start && place.end <= item.end);
        within.map(|(_, stage)| *stage).max()
    };
    let Some(at) = items.iter().position(|item| item.of(clause).contains(&head)) else {
        return all.into_iter().map(|(_, stage)| stage).max();
    };
    let (before, from) = items.split_at(at);
    from.iter().find_map(furthest).or_else(|| before.iter().rev().find_map(furthest))
}

/// Where the words give which stage.
fn stages(words: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, Stage)> {
    let pledges = lexicon.pledges();
    let denials = &pledges.stage_denials;
    let mut all: Vec<(Range<usize>, Stage)> = Vec::new();
    for (stage, value) in pledges.stages.iter().zip(Stage::ALL) {
        all.extend(stage.words.places(words).map(|place| (place, value)));
    }
    // The longer of two that begin together comes first; what ends within an earlier one is part of it.
    all.sort_by(|(a, _), (b, _)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    let mut reach = 0;
    all.retain(|(place, _)| {
        let whole = place.end > reach;
        reach = reach.max(place.end);
        whole
    });
    if all.is_empty() {
        all.extend(done(words, lexicon).map(|place| (place, Stage::Completed)));
    }
    let reached = |place: &Range<usize>| {
        words.get(..place.start).is_none_or(|before| !is_denied(before, pledges))
            && words.get(place.end..).is_none_or(|after| denials.after.at_start(after).is_none())
    };
    all.retain(|(place, _)| reached(place));
    all
}

/// Whether what stands before a stage says that it is not reached: 未能按期, 没有建成, 推迟至明年.
fn is_denied(before: &str, pledges: &Pledges) -> bool {
    let denials = &pledges.stage_denials;
    let mut rest = before;
    let between = |rest: &str| {
        let stage = pledges.stages.iter().find_map(|stage| stage.words.at_end(rest));
        denials.between.at_end(rest).or(stage).map(str::len)
    };
    while let Some(word) = between(rest) {
        rest = &rest[..rest.len() - word];
    }
    denials.before.at_end(rest).is_some() || denials.postponed.in_text(before)
}

/// Where a clause says that the work called `name` did not come as far as it should have: 未能按期完工, 停工, 推迟至明年. Its own item
/// of a list tells, else the next that tells of a stage at all.
pub fn shortfall(clause: &str, name: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    if clause.len() > LONGEST {
        return None;
    }
    let pledges = lexicon.pledges();
    let head: String = name.chars().take(2).collect();
    let items = list_items(clause, Span::new(0, clause.len()));
    let own = items.iter().position(|item| item.of(clause).contains(&head)).unwrap_or(0);
    for item in items.get(own..)? {
        let words = item.of(clause);
        // 克服停工影响建成通车: what was in the way is no shortfall.
        let staged = !stages(words, lexicon).is_empty();
        let own = |place: &Range<usize>| !name.contains(&words[place.clone()]);
        let stopped = || pledges.stage_denials.stopped.first(words).filter(|place| !staged && own(place));
        if let Some(place) = denied(words, pledges).or_else(stopped) {
            return Some(item.start + place.start..item.start + place.end);
        }
        if staged {
            return None;
        }
    }
    None
}

/// Where a stage or a deed is denied: 未能按期完工, 尚未实施.
fn denied(words: &str, pledges: &Pledges) -> Option<Range<usize>> {
    let denials = &pledges.stage_denials;
    denials.before.places(words).find_map(|place| {
        let mut end = place.end;
        while let Some(word) = words.get(end..).and_then(|rest| denials.between.at_start(rest)) {
            end += word.len();
        }
        let rest = words.get(end..)?;
        let stage = pledges.stages.iter().find_map(|stage| stage.words.at_start(rest));
        let deed = stage.or_else(|| denials.deeds.at_start(rest))?;
        Some(place.start..end + deed.len())
    })
}

/// Where words that name no stage say that a work is done: 完成了出口道路, 供水管网改造等项目全面完成. Of what is no work (全面完成任务)
/// nothing is said.
fn done(words: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let pledges = lexicon.pledges();
    let table = &pledges.undertakings;
    let place = pledges.done.first(words)?;
    let before = words.get(..place.start)?.trim_end_matches(['均', '已', '都']);
    let behind = words.get(place.end..)?.split(['，', '；', '。']).next()?;
    let object = if words[place.clone()].ends_with('了') { behind } else { before };
    let work = [&table.works, &table.extensions].iter().any(|ends| ends.at_end(object).is_some());
    (work || object.ends_with("绿化")).then_some(place)
}

/// The strongest directive of the words.
pub fn strength_of(words: &str, lexicon: &Lexicon) -> Option<Strength> {
    let strengths = &lexicon.pledges().strengths;
    strengths.iter().zip(Strength::ALL).rev().find_map(|(s, value)| s.words.in_text(words).then_some(value))
}
