//! One term for one thing: verdicts, changes, roles, domains, parts.

use crate::analysis::undertakings::{Stage, Strength};
use crate::analysis::{Domain, metric};
use crate::comparison::Part;
use crate::comparison::alignment::Tie;
use crate::comparison::checks::CheckKind;
use crate::comparison::priorities::PriorityChange;
use crate::comparison::problems::ProblemChange;
use crate::comparison::series::{Change, Why};
use crate::comparison::targets::{Rule, TargetRow, Verdict};
use crate::comparison::tasks::{TaskRow, TaskStatus};
use crate::comparison::themes::TermKind;
use crate::document;
use crate::text::Pair;
use crate::view::Tone;

use super::{Lang, Vocab};

/// A part of a comparison.
pub fn part(part: Part, lang: Lang) -> &'static str {
    let (zh, en) = match part {
        Part::Summary => ("要点", "Summary"),
        Part::Targets => ("目标完成情况", "Targets and outcomes"),
        Part::Metrics => ("指标变化", "Figures compared"),
        Part::Priorities => ("工作重点的位次", "Priorities"),
        Part::Themes => ("提法变化", "Terms"),
        Part::Sections => ("章节对照", "Sections"),
        Part::Wording => ("文字改动", "Wording"),
        Part::Tasks => ("任务落实情况", "Undertakings followed up"),
        Part::Problems => ("问题与不足", "Admitted problems"),
        Part::Checks => ("数据核对", "Figures that disagree"),
    };
    lang.pick(zh, en)
}

/// The marks that a screen sets before a word, so that it is seen at a glance: ✓ 完成.
const MARKS: [char; 16] = ['✓', '≈', '✗', '…', '?', '↑', '↓', '＝', '＋', '－', '→', '≠', '↻', '=', '+', '-'];

/// A word without the mark before it: 完成 of ✓ 完成.
pub fn unmarked(marked: &str) -> &str {
    match marked.split_once(' ') {
        Some((mark, word)) if mark.chars().all(|c| MARKS.contains(&c)) => word,
        _ => marked,
    }
}

/// How many came to what, without what nothing came to: 完成3项.
pub fn tally<T: Copy>(
    all: &[T],
    count: impl Fn(T) -> usize,
    word: impl Fn(T) -> &'static str,
    measure: &str,
    lang: Lang,
) -> Vec<String> {
    let counted = all.iter().map(|&one| (unmarked(word(one)), count(one))).filter(|(_, n)| *n > 0);
    counted.map(|(word, n)| lang.pick(format!("{word}{n}{measure}"), format!("{n} {word}"))).collect()
}

/// What came of a target, without its mark.
pub fn verdict_word(verdict: Verdict, lang: Lang, vocab: Vocab) -> &'static str {
    unmarked(self::verdict(verdict, lang, vocab).0)
}

/// What came of a target, with its mark.
pub fn verdict(verdict: Verdict, lang: Lang, vocab: Vocab) -> (&'static str, Tone) {
    let (plain, ducha, tone) = match verdict {
        Verdict::Met => (("✓ 完成", "✓ met"), ("✓ 已完成", "✓ done"), Tone::Good),
        Verdict::Near => (("≈ 接近", "≈ near"), ("≈ 达进度", "≈ on schedule"), Tone::Warn),
        Verdict::Missed => (("✗ 未完成", "✗ missed"), ("✗ 欠进度", "✗ behind schedule"), Tone::Bad),
        Verdict::Unreported => (("… 未报结果", "… not reported"), ("… 未报结果", "… not reported"), Tone::Dim),
        Verdict::Incomparable => (("? 无法比较", "? not comparable"), ("? 无法比较", "? not comparable"), Tone::Warn),
    };
    let (zh, en) = match vocab {
        Vocab::Plain => plain,
        Vocab::Ducha => ducha,
    };
    (lang.pick(zh, en), tone)
}

/// What came of one target: where nothing is reported, whether the later report is silent or speaks without a figure.
pub fn outcome(row: &TargetRow, lang: Lang, vocab: Vocab) -> (&'static str, Tone) {
    match row.rule {
        Rule::Silent => (lang.pick("… 未再提及", "… not mentioned"), Tone::Dim),
        Rule::InWords => (lang.pick("… 未报数字", "… no figure"), Tone::Dim),
        _ => verdict(row.verdict, lang, vocab),
    }
}

/// What became of a section.
pub fn tie(tie: Tie, lang: Lang) -> (&'static str, Tone) {
    match tie {
        Tie::Kept => (lang.pick("沿用", "kept"), Tone::Plain),
        Tie::Reworded => (lang.pick("改写", "reworded"), Tone::Plain),
        Tie::Moved => (lang.pick("移位", "moved"), Tone::Moved),
        Tie::Split => (lang.pick("拆分", "split"), Tone::Moved),
        Tie::Merged => (lang.pick("合并", "merged"), Tone::Moved),
        Tie::New => (lang.pick("新增", "new"), Tone::Added),
        Tie::Dropped => (lang.pick("不再单列", "dropped"), Tone::Removed),
        Tie::Announced => (lang.pick("仅见目录", "in contents only"), Tone::Dim),
    }
}

/// What became of a figure.
pub fn change(change: Change, lang: Lang) -> (&'static str, Tone) {
    match change {
        Change::Up => (lang.pick("↑ 上升", "↑ up"), Tone::Plain),
        Change::Down => (lang.pick("↓ 下降", "↓ down"), Tone::Plain),
        Change::Same => (lang.pick("＝ 持平", "= same"), Tone::Dim),
        Change::New => (lang.pick("＋ 新增", "+ new"), Tone::Added),
        Change::Dropped => (lang.pick("－ 不再提", "- gone"), Tone::Removed),
        Change::Incomparable => (lang.pick("? 无法比较", "? not comparable"), Tone::Warn),
    }
}

/// Why two figures can't be compared.
pub fn why(why: Why, lang: Lang) -> &'static str {
    match why {
        Why::Unit => lang.pick("单位不同", "different units"),
        Why::Scope => lang.pick("口径不同", "different scope"),
        Why::Facet => lang.pick("一个是总量，一个是增速", "one is a level, the other a growth rate"),
        Why::Period => lang.pick("时期不同", "different periods"),
    }
}

/// What became of a domain's rank.
pub fn priority_change(change: PriorityChange, lang: Lang) -> (&'static str, Tone) {
    match change {
        PriorityChange::Up => (lang.pick("↑ 前移", "↑ up"), Tone::Good),
        PriorityChange::Down => (lang.pick("↓ 后移", "↓ down"), Tone::Warn),
        PriorityChange::Same => (lang.pick("＝ 不变", "= same"), Tone::Dim),
        PriorityChange::New => (lang.pick("＋ 新列入", "+ new"), Tone::Added),
        PriorityChange::Dropped => (lang.pick("－ 不再单列", "- dropped"), Tone::Removed),
    }
}

/// What became of a problem.
pub fn problem_change(change: ProblemChange, lang: Lang) -> (&'static str, Tone) {
    match change {
        ProblemChange::New => (lang.pick("＋ 新提出", "+ new"), Tone::Added),
        ProblemChange::Recurring => (lang.pick("＝ 再次提出", "= recurring"), Tone::Warn),
        ProblemChange::Gone => (lang.pick("－ 不再提", "- gone"), Tone::Removed),
    }
}

/// What became of an undertaking.
pub fn task_status(status: TaskStatus, lang: Lang) -> (&'static str, Tone) {
    match status {
        TaskStatus::Reported => (lang.pick("✓ 已报告", "✓ reported"), Tone::Good),
        TaskStatus::Continued => (lang.pick("→ 仍列入计划", "→ continued"), Tone::Warn),
        TaskStatus::NotMentioned => (lang.pick("… 未再提及", "… not mentioned"), Tone::Dim),
    }
}

/// What became of one undertaking: of one that fell short of what was promised, that it is reported, and no success.
pub fn task(row: &TaskRow, lang: Lang) -> (&'static str, Tone) {
    match row.reached() {
        Some(false) => (lang.pick("≈ 已报告", "≈ reported"), Tone::Warn),
        _ => task_status(row.status, lang),
    }
}

/// What the words around a number say of it.
pub fn bound(bound: metric::Bound, lang: Lang) -> &'static str {
    match bound {
        metric::Bound::Exact => lang.pick("定数", "exactly"),
        metric::Bound::About => lang.pick("左右", "about"),
        metric::Bound::AtLeast => lang.pick("以上", "at least"),
        metric::Bound::AtMost => lang.pick("以内", "at most"),
        metric::Bound::Range => lang.pick("区间", "a range"),
    }
}

/// How strongly something is put.
pub fn strength(strength: Strength, lang: Lang) -> &'static str {
    match strength {
        Strength::Explore => lang.pick("探索", "explore"),
        Strength::Advance => lang.pick("推进", "advance"),
        Strength::Ensure => lang.pick("确保", "ensure"),
    }
}

/// How the strength changed, where it did: 推进 → 确保.
pub fn strength_change(change: Pair<Option<Strength>>, lang: Lang) -> String {
    match (change.from, change.to) {
        (Some(from), Some(to)) if from != to => format!("{} → {}", strength(from, lang), strength(to, lang)),
        _ => String::new(),
    }
}

/// The stage of a work.
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Preparation => lang.pick("前期", "preparation"),
        Stage::Approved => lang.pick("核准", "approved"),
        Stage::Started => lang.pick("开工", "started"),
        Stage::Structure => lang.pick("主体完工", "structure done"),
        Stage::Nearly => lang.pick("基本完工", "nearly completed"),
        Stage::Completed => lang.pick("竣工", "completed"),
        Stage::InUse => lang.pick("投用", "in use"),
    }
}

/// What sort of term it is.
pub fn term_kind(kind: TermKind, lang: Lang) -> &'static str {
    match kind {
        TermKind::Policy => lang.pick("政策用语", "policy"),
        TermKind::Rollover => lang.pick("随年度更替", "calendar"),
        TermKind::Name => lang.pick("名称", "name"),
    }
}

/// The kinds of disagreement.
pub fn check(kind: CheckKind, lang: Lang) -> &'static str {
    match kind {
        CheckKind::ImpliedBase => lang.pick("倒推基数不符", "implied base differs"),
        CheckKind::LevelVsGrowth => lang.pick("总量与增速相反", "level and growth contradict"),
        CheckKind::StatedTwice => lang.pick("同一数据两种说法", "stated twice, differently"),
        CheckKind::UnitSlip => lang.pick("疑似单位差错", "unit slip suspected"),
        CheckKind::PartsExceedWhole => lang.pick("分项大于总数", "parts exceed the whole"),
    }
}

/// What a part of a report is for.
pub fn role(role: document::PartRole, lang: Lang) -> &'static str {
    match role {
        document::PartRole::Review => lang.pick("工作回顾", "review"),
        document::PartRole::Goals => lang.pick("要求和目标", "goals"),
        document::PartRole::Plan => lang.pick("工作安排", "plan"),
        document::PartRole::MediumTerm => lang.pick("中长期规划", "medium term"),
        document::PartRole::Problems => lang.pick("问题", "problems"),
        document::PartRole::Other => lang.pick("其他", "other"),
    }
}

/// What a figure is given as.
pub fn figure_role(role: metric::Role, lang: Lang) -> &'static str {
    match role {
        metric::Role::Actual => lang.pick("实际", "actual"),
        metric::Role::Target => lang.pick("目标", "target"),
        metric::Role::Baseline => lang.pick("基数", "baseline"),
        metric::Role::Context => lang.pick("其他", "context"),
    }
}

/// The name of an indicator beside the word for its facet: 工业增加值增速, of which the growth is told, is 工业增加值.
pub fn beside_facet(indicator: &str, facet: metric::Facet) -> &str {
    let bare = indicator.strip_suffix("增速").filter(|bare| !bare.is_empty() && facet == metric::Facet::Growth);
    bare.unwrap_or(indicator)
}

/// The kind of a number.
pub fn facet(facet: metric::Facet, lang: Lang) -> &'static str {
    match facet {
        metric::Facet::Level => lang.pick("总量", "level"),
        metric::Facet::Growth => lang.pick("增速", "growth"),
        metric::Facet::Delta => lang.pick("增减量", "change"),
        metric::Facet::Rank => lang.pick("位次", "rank"),
        metric::Facet::Relation => lang.pick("文字目标", "relation"),
    }
}

/// A policy domain.
pub fn domain(domain: Domain, lang: Lang) -> &'static str {
    match domain {
        Domain::Macro => lang.pick("宏观经济与总体要求", "economy at large"),
        Domain::Industry => lang.pick("产业与工业", "industry"),
        Domain::Innovation => lang.pick("科技创新", "innovation"),
        Domain::Education => lang.pick("教育与人才", "education and talent"),
        Domain::Demand => lang.pick("消费与投资、项目建设", "consumption and investment"),
        Domain::Reform => lang.pick("改革与营商环境", "reform"),
        Domain::Opening => lang.pick("对外开放与招商引资", "opening up"),
        Domain::Rural => lang.pick("农业农村与乡村振兴", "agriculture and villages"),
        Domain::Urban => lang.pick("城镇化、城市建设与区域协调", "towns and regions"),
        Domain::Ecology => lang.pick("生态环保与绿色低碳", "environment"),
        Domain::Livelihood => lang.pick("就业、社保、医疗与民生", "livelihood"),
        Domain::Culture => lang.pick("文化、旅游与体育", "culture, tourism, sport"),
        Domain::Safety => lang.pick("社会治理与安全", "governance and safety"),
        Domain::Finance => lang.pick("财政金融与风险防范", "public finance and risk"),
        Domain::Government => lang.pick("政府自身建设", "government itself"),
        Domain::State => lang.pick("国防、民族、宗教、港澳台与外交", "defence and foreign affairs"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_word_is_one_of_the_marks() {
        let change = [Change::Up, Change::Down, Change::Same, Change::New, Change::Dropped, Change::Incomparable];
        let rank = [PriorityChange::Up, PriorityChange::Down, PriorityChange::Same];
        let rank = rank.into_iter().chain([PriorityChange::New, PriorityChange::Dropped]);
        let mut words: Vec<&str> = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            words
                .extend(Verdict::ALL.iter().flat_map(|&v| [Vocab::Plain, Vocab::Ducha].map(|w| verdict(v, lang, w).0)));
            words.extend(change.map(|c| self::change(c, lang).0));
            words.extend(rank.clone().map(|c| priority_change(c, lang).0));
            words.extend(ProblemChange::ALL.map(|c| problem_change(c, lang).0));
            words.extend(TaskStatus::ALL.map(|s| task_status(s, lang).0));
            words.extend(Tie::ALL.map(|t| tie(t, lang).0));
        }
        for word in words {
            let bare = unmarked(word);
            assert!(!bare.is_empty() && bare.chars().all(|c| c.is_alphabetic() || c == ' '), "{word}");
        }
    }
}
