//! What each part of a report is for, and which paragraphs admit shortcomings.

use super::PartRole;
use super::outline::Kind;
use crate::lexicon::headings;
use crate::text::fold::fold;
use crate::text::numerals::is_figure;
use crate::text::{is_and, years};

/// A first-level section as its role is judged.
#[derive(Debug, Clone)]
pub(super) struct Part<'t> {
    pub title: &'t str,
    pub body: &'t str,
    pub kind: Kind,
    /// Whether its list of numbers begins with it.
    pub first: bool,
    /// How many sections stand straight below it.
    pub children: usize,
}

/// What the words of a part's heading say.
#[derive(Debug, Clone, Copy, Default)]
struct Cues {
    review: bool,
    goals: bool,
    plan: bool,
    problems: bool,
    span: bool,
    /// Tasks beside the targets: a plan where they stand below it.
    tasks: bool,
    /// A year, or 今年, whose work the heading names.
    this_year: bool,
    past_year: bool,
}

/// The roles of the parts, in order. `year` is the plan's year as far as it is known.
pub(super) fn of_parts(parts: &[Part<'_>], year: Option<i32>) -> Vec<PartRole> {
    // Where nothing else tells the year, the latest that a heading names is the plan's.
    let year = year.or_else(|| parts.iter().flat_map(|p| years::all(p.title)).max());
    let cues: Vec<Cues> = parts.iter().map(|p| cues(p.title, year)).collect();
    let own = |i: usize| parts[i].kind == Kind::Section;
    // A heading that names both the review and what is to come is the review's, unless another part is.
    let plainly_reviewed = (0..parts.len()).any(|i| own(i) && cues[i].review && !ahead(&cues[i]));

    let mut roles: Vec<Option<PartRole>> = (0..parts.len())
        .map(|i| {
            let c = cues[i];
            if !own(i) {
                return Some(PartRole::Other);
            }
            let both = c.review && ahead(&c);
            match () {
                () if c.review && !(both && plainly_reviewed) => Some(PartRole::Review),
                () if c.problems && !c.plan && !c.goals => Some(PartRole::Problems),
                () if c.past_year && !c.this_year && !c.goals && !c.span => Some(PartRole::Review),
                () if c.span && !(c.plan && c.this_year) => Some(PartRole::MediumTerm),
                () if c.plan || c.goals && c.tasks && parts[i].children >= 3 => Some(PartRole::Plan),
                () if c.goals => Some(PartRole::Goals),
                () if c.this_year => Some(PartRole::Plan),
                () => None,
            }
        })
        .collect();
    // Headings that say nothing, numbered in two lists: the first looks back.
    if roles.iter().zip(parts).all(|(r, p)| r.is_none() || p.kind != Kind::Section)
        && let Some(second) = (1..parts.len()).find(|&i| own(i) && parts[i].first)
    {
        for (i, role) in roles.iter_mut().enumerate().filter(|(i, _)| own(*i)) {
            *role = Some(if i < second { PartRole::Review } else { PartRole::Plan });
        }
    }
    let last_plan = roles.iter().rposition(|r| *r == Some(PartRole::Plan));
    let mut before = None;
    for i in 0..parts.len() {
        let role = roles[i].unwrap_or_else(|| unsaid(&parts[i], before, last_plan.is_some_and(|p| p > i)));
        roles[i] = Some(role);
        before = Some(role);
    }
    let mut roles: Vec<PartRole> = roles.into_iter().map(|r| r.unwrap_or(PartRole::Other)).collect();
    // Requirements and tasks in one part, named by the requirements: the tasks are the plan.
    if !roles.contains(&PartRole::Plan)
        && let Some(goals) = roles.iter().rposition(|r| *r == PartRole::Goals)
        && (parts[goals].children > 0 || !roles.contains(&PartRole::MediumTerm))
    {
        roles[goals] = PartRole::Plan;
    }
    roles
}

fn ahead(c: &Cues) -> bool {
    c.plan || c.goals || c.span && !c.review
}

/// The role of a part whose heading says nothing of it: the first looks back, unless its text speaks of what is to be done.
fn unsaid(part: &Part<'_>, before: Option<PartRole>, plan_follows: bool) -> PartRole {
    let count = |words: &[&str]| words.iter().map(|w| part.body.matches(w).count()).sum::<usize>();
    match before {
        None => {
            let back = count(&["去年", "过去", "年来", "以来", "取得", "比上年"]);
            let forward = count(&["今年", "必须", "将", "要"]);
            if back * 2 >= forward { PartRole::Review } else { PartRole::Plan }
        }
        // The parts of a report on a span of years go on with it, until the year's plan comes.
        Some(PartRole::MediumTerm) if plan_follows => {
            let span = count(&["五年", "五”", "十年", "十五年", "规划", "《纲要"]);
            if span > count(&["今年", "去年"]) { PartRole::MediumTerm } else { PartRole::Plan }
        }
        Some(PartRole::Other) => PartRole::Other,
        Some(_) => PartRole::Plan,
    }
}

fn cues(title: &str, year: Option<i32>) -> Cues {
    let words = fold(title);
    let table = &headings::builtin().parts;
    let span = table.medium_term.in_text(&words) || names_span(&words);
    let years = years::all(title);
    let recent = ["今年", "新的一年", "当年"].iter().any(|w| words.contains(w));
    let past = years.iter().any(|&y| year.is_some_and(|r| y < r)) || words.contains("去年") || words.contains("上年");
    let own = years.iter().any(|&y| year.is_none_or(|r| y >= r)) || recent || words.contains("明年");
    // 第十四个五年规划时期的回顾 looks back; a span beside 回顾 is one that is over.
    let review = table.review.in_text(&words) && !words.contains("回顾性");
    let span_words = span && !own && table.span_too.in_text(&words);
    Cues {
        review,
        goals: table.goals.in_text(&words),
        plan: table.plan.in_text(&words) && !span_words,
        problems: is_of_problems(&words),
        span,
        tasks: words.contains("任务"),
        this_year: own,
        past_year: past,
    }
}

/// “十四五”, 十五五时期, 第十三个五年: a span of five years by its number.
fn names_span(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    chars.windows(2).enumerate().any(|(i, w)| {
        let five = w[1] == '五' && is_figure(w[0]);
        let open = i.checked_sub(1).map(|p| chars[p]);
        let quoted = open == Some('"') || open == Some('十') && i >= 2 && chars[i - 2] == '"';
        let closed = chars.get(i + 2) == Some(&'"');
        let named = chars.get(i + 2).is_some_and(|&c| matches!(c, '时' | '规' | '期' | '计'))
            && open.is_none_or(|o| o == '十' || !is_figure(o));
        five && (quoted && closed || named)
    }) || words.contains("个五年")
}

/// Whether a paragraph admits shortcomings: its first sentences say so, and what is short stands near.
pub(super) fn admits(paragraph: &str) -> bool {
    const NEAR: (usize, usize) = (12, 60);
    let table = &headings::builtin().admission;
    if is_label(paragraph.split(['：', ':']).next().unwrap_or(paragraph)) {
        return true;
    }
    let opening = start(paragraph, 110);
    // 正视问题，我们深感责任重大：…
    let faces = opening.starts_with("正视") && start(opening, 40).contains('：');
    faces
        || table.cues.firsts(opening).into_iter().any(|at| {
            let before = &opening[..at];
            let from = before.char_indices().rev().nth(NEAR.0).map_or(0, |(i, _)| i);
            table.shortcomings.in_text(&before[from..]) || table.shortcomings.in_text(start(&opening[at..], NEAR.1))
        })
}

/// Whether a line, or what stands before its colon, only names shortcomings: 短板与不足, 存在的不足：.
pub(super) fn is_label(line: &str) -> bool {
    const LONGEST: usize = 12;
    let words = line.trim_end_matches(['：', ':', '。']).trim();
    words.chars().count() <= LONGEST && names_problems(words)
}

/// Whether a paragraph is an item of a list without headings: —— or 一是.
pub(super) fn is_item(paragraph: &str) -> bool {
    let mut chars = paragraph.chars();
    let (first, second) = (chars.next(), chars.next());
    let numeral = |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九十".contains(c));
    paragraph.starts_with("——") || numeral(first) && second == Some('是') || first == Some('第') && numeral(second)
}

/// The first `n` characters of `text`.
fn start(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at])
}

/// Whether a heading names shortcomings as its matter (存在的主要问题), not their cure.
pub(super) fn names_problems(title: &str) -> bool {
    let words = fold(title);
    is_of_problems(&words) && !headings::builtin().admission.cured.in_text(&words)
}

/// Whether a folded title speaks of problems: in the usual words, by two shortcomings side by side (短板与不足), or by one that
/// there is (存在的短板, 面临的挑战).
fn is_of_problems(title: &str) -> bool {
    let table = headings::builtin();
    let shortcomings = &table.admission.shortcomings;
    let pair = || {
        shortcomings.places(title).any(|at| {
            let rest = &title[at.end..];
            rest.strip_prefix(is_and)
                .or_else(|| rest.strip_prefix('、'))
                .is_some_and(|r| shortcomings.at_start(r).is_some())
        })
    };
    let there = || {
        let (at, words) = ["存在", "面临"].iter().find_map(|w| Some((title.find(w)?, w)))?;
        let rest = title[at + words.len()..].trim_start_matches("的");
        let rest = ["主要", "突出"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
        shortcomings.at_start(rest)
    };
    table.parts.problems.in_text(title) || pair() || there().is_some()
}

/// The roles of the paragraphs of a report without headings: it looks back until the year's requirements come.
pub(super) fn of_paragraphs<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Vec<PartRole> {
    let mut role = PartRole::Review;
    paragraphs
        .map(|p| {
            let words: String = fold(p).chars().take(80).collect();
            let goals =
                ["总体要求是", "总的要求是", "预期目标", "主要目标是", "指导思想是"].iter().any(|w| words.contains(w));
            let plan = role == PartRole::Review
                && ["今年要", "做好今年", "今年重点", "今年工作", "重点做好", "重点抓好"]
                    .iter()
                    .any(|w| words.contains(w));
            if goals || plan {
                role = PartRole::Plan;
            }
            if words.contains("代表") && ["审议", "报告工作", "政府工作报告"].iter().any(|w| words.contains(w))
            {
                PartRole::Other
            } else if goals {
                PartRole::Goals
            } else {
                role
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(titles: &[&str], year: i32) -> Vec<PartRole> {
        let parts: Vec<Part<'_>> = titles
            .iter()
            .map(|t| Part { title: t, body: "", kind: Kind::Section, first: false, children: 3 })
            .collect();
        of_parts(&parts, Some(year))
    }

    #[test]
    fn parts_of_a_yearly_report() {
        use PartRole::*;
        assert_eq!(
            roles(&["2023年工作回顾", "2024年总体要求和主要目标", "2024年重点工作", "切实加强政府自身建设"], 2024),
            [Review, Goals, Plan, Plan]
        );
        assert_eq!(roles(&["过去一年工作回顾", "2012年政府工作总体要求和目标任务"], 2012), [Review, Plan]);
        assert_eq!(roles(&["2021年主要工作", "存在的困难和问题", "2022年主要工作"], 2022), [Review, Problems, Plan]);
        assert_eq!(
            roles(&["2014年工作回顾", "2015年工作总体部署", "把改革推向纵深", "持续改善民生"], 2015),
            [Review, Goals, Plan, Plan]
        );
    }

    #[test]
    fn parts_of_a_report_on_five_years() {
        use PartRole::*;
        assert_eq!(
            roles(&["“十四五”时期和2025年工作回顾", "“十五五”时期主要目标任务", "2026年重点工作"], 2026),
            [Review, MediumTerm, Plan]
        );
        assert_eq!(
            roles(&["“十四五”时期发展成就和2025年工作回顾", "“十五五”时期主要目标和2026年重点工作"], 2026),
            [Review, Plan]
        );
        assert_eq!(
            roles(&["2025年工作回顾", "“十四五”发展成就和“十五五”时期主要目标任务", "2026年重点工作"], 2026),
            [Review, MediumTerm, Plan]
        );
        assert_eq!(
            roles(&["过去五年工作回顾", "今后五年的奋斗目标", "2022年工作安排"], 2022),
            [Review, MediumTerm, Plan]
        );
    }

    #[test]
    fn shortcomings_are_admitted_not_met() {
        assert!(admits("同时，我们也清醒地认识到，发展中还存在不少困难和问题：一是总量偏小；二是债务较重。"));
        assert!(admits("成绩来之不易，问题也不容忽视。一是基础薄弱。"));
        assert!(!admits("逐条核对存在的问题，作风有了转变。"));
        assert!(!admits("过去一年，面对多重困难和挑战，我们迎难而上，完成了各项任务。"));
        assert!(names_problems("存在的主要问题") && !names_problems("着力解决群众关心的主要问题"));
    }
}
