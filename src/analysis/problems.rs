//! The shortcomings that a report admits (存在的问题, 困难和挑战), one by one.
//!
//! The document stage tells which paragraphs admit shortcomings. Here their list is cut: after its lead (主要是：), at 一是 and
//! 二是 where there are such, else at semicolons, else at full stops, else, where one sentence counts up clauses, at its commas.
//! What is counted after 原因 are causes: then the sentences around them that admit something are the problems.

use crate::document::{PartRole, Report};
use crate::lexicon::{Lexicon, Pledges};
use crate::text::{Span, han_count, sentences};

/// One admitted problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The words of it.
    pub span: Span,
    /// The same with the sentences that explain it: 二是经济增速下滑。一些行业产能过剩，部分企业经营困难。
    pub whole: Span,
}

/// The fewest Han characters that can name a problem.
const SHORTEST: usize = 5;
/// A clause of no more only says when or how: 当前, 同时.
const SETTING: usize = 3;

/// Reads the admitted problems. Where no paragraph is given to them, those that another one turns to (但仍存在一些突出问题。…).
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Problem> {
    let pledges = lexicon.pledges();
    let text = report.text();
    let mut out = Vec::new();
    for paragraph in report.paragraphs.iter().filter(|p| p.role == PartRole::Problems) {
        let words = paragraph.span.of(text);
        // 各位代表！我们还面临不少困难：…
        let body = words
            .strip_prefix("各位代表")
            .map_or(words, |rest| rest.trim_start_matches(['！', '!', '，', ',', '：', ' ']));
        let body = Span::new(paragraph.span.end - body.len(), paragraph.span.end);
        match words.strip_prefix(DASH) {
            Some(rest) => {
                dashed(text, Span::new(paragraph.span.end - rest.len(), paragraph.span.end), pledges, &mut out)
            }
            None => admitted(text, without_lead(text, body, pledges), pledges, &mut out),
        }
    }
    if out.is_empty() {
        for paragraph in report.paragraphs.iter().filter(|p| p.role != PartRole::Other) {
            if let Some(body) = after_turn(text, paragraph.span, pledges) {
                admitted(text, body, pledges, &mut out);
            }
        }
    }
    out
}

/// What an item of a list begins with that has no numbers.
const DASH: &str = "——";

/// One item of such a list: its first sentence and what explains it, or where that only says that there are problems
/// (一些突出问题依然存在) what is counted up behind it.
fn dashed(text: &str, item: Span, pledges: &Pledges, out: &mut Vec<Problem>) {
    let Some(head) = sentences::sentences(text, item).first().copied() else { return };
    let before = out.len();
    let rest = Span::new(head.end, item.end).trim(text);
    if ["问题", "矛盾"].iter().any(|word| head.of(text).contains(word)) && !rest.is_empty() {
        return admitted(text, rest, pledges, out);
    }
    push(text, head, pledges, out);
    if let Some(problem) = out.get_mut(before) {
        problem.whole.end = item.end;
    }
}

/// What a paragraph goes on with after a short sentence that says there are problems.
fn after_turn(text: &str, paragraph: Span, pledges: &Pledges) -> Option<Span> {
    const LONGEST: usize = 40;
    let turns = |s: &&Span| {
        let words = s.of(text).trim_end_matches(|c: char| is_mark(c) || c.is_whitespace());
        let is_so = words.contains("存在") || words.contains("面临");
        let cured = pledges.problems.cured.in_text(words);
        is_so && !cured && han_count(words) < LONGEST && pledges.problems.general.at_end(words).is_some()
    };
    let sentences = sentences::sentences(text, paragraph);
    let turn = sentences.iter().find(turns)?;
    Some(Span::new(turn.end, paragraph.end).trim(text))
}

/// The problems that `body` counts up, until it turns to what is done about them.
fn admitted(text: &str, body: Span, pledges: &Pledges, out: &mut Vec<Problem>) {
    let mut items = Vec::new();
    for sentence in sentences::sentences(text, body) {
        let sentence = without_lead(text, sentence, pledges);
        let words = sentence.of(text);
        if pledges.problems.ends.at_start(words).is_some() || pledges.problems.answers.in_text(words) {
            break;
        }
        if tells_a_course(words, pledges) {
            continue;
        }
        items.push(sentence);
    }
    let first = items.iter().position(|&s| ordinal(text, s, pledges).is_some());
    // 物价涨幅过大，有客观原因，也有工作上的缺点。一是…
    let causes = first.and_then(|i| i.checked_sub(1)).is_some_and(|i| items[i].of(text).contains("原因"));
    let mut headed = false;
    for (i, &item) in items.iter().enumerate() {
        match ordinal(text, item, pledges) {
            Some(_) if causes => {}
            // 二是社会事业中的问题突出。教育…；收入差距…；…: the head only says where, and what follows counts them up.
            Some(_) if counts_up(text, &items[i + 1..], pledges) => {
                let next = items[i + 1..].iter().take_while(|&&s| ordinal(text, s, pledges).is_none());
                next.for_each(|&s| push(text, s, pledges, out));
            }
            Some(rest) => {
                let before = out.len();
                push(text, rest, pledges, out);
                headed = out.len() > before;
            }
            None if causes => {
                let admits = |c: &Span| pledges.problems.admits.in_text(c.of(text)) && !c.of(text).contains("原因");
                let clauses = sentences::clauses(text, item);
                clauses.into_iter().filter(admits).for_each(|c| push(text, c, pledges, out));
            }
            // What follows a counted problem explains it.
            None if first.is_some_and(|first| first < i) && headed => {
                if let Some(problem) = out.last_mut() {
                    problem.whole.end = problem.whole.end.max(item.end);
                }
            }
            None if first.is_some() => {}
            None => split(text, item, pledges, out),
        }
    }
}

/// Whether the sentences up to the next 二是 count up several problems, each with a semicolon behind it.
fn counts_up(text: &str, following: &[Span], pledges: &Pledges) -> bool {
    let own = following.iter().take_while(|&&s| ordinal(text, s, pledges).is_none()).map(|s| s.of(text));
    own.filter(|words| words.ends_with(['；', ';']) && pledges.problems.faults.in_text(words)).count() >= 2
}

/// `span` after its lead: what stands after 主要是 and its colon, or after 我们也清醒地看到.
fn without_lead(text: &str, span: Span, pledges: &Pledges) -> Span {
    let words = span.of(text);
    let mut start = 0;
    for place in pledges.problems.leads.places(words) {
        let Some(rest) = words.get(place.end..) else { continue };
        let gap: usize = rest.chars().take_while(|&c| !is_mark(c)).map(char::len_utf8).sum();
        // 突出的问题是物价涨幅过高: the problem follows at once, where a sentence begins so.
        let begins = words.get(..place.start).is_some_and(|b| b.trim_end().is_empty() || b.ends_with(['。', '；']));
        if gap > 0 && begins && words.get(place.clone()).is_some_and(|lead| lead.ends_with('是')) {
            start = place.end;
            continue;
        }
        // A lead is followed by its mark at once or after a word or two (困难和问题还很突出，); in 主要是 the mark may fail.
        // Behind a semicolon the list has begun: 民生领域短板不少.
        let begun = words.get(start..place.start).is_some_and(|before| before.contains('；'));
        if gap > 24 || place.start > start + 240 || begun {
            continue;
        }
        let mark = rest.get(gap..).and_then(|r| r.chars().next()).filter(|&c| !matches!(c, '。' | '；' | ';'));
        if let Some(mark) = mark {
            start = place.end + gap + mark.len_utf8();
        }
    }
    // 存在的不足：, 也看到不足与短板：: what names shortcomings before a colon leads to them.
    let rest = words.get(start..).unwrap_or("");
    if let Some(colon) = rest.find(['：', ':']).filter(|at| rest[..*at].chars().count() <= LONGEST_LEAD)
        && !rest[..colon].contains(['。', '；'])
        && (SHORTCOMINGS.iter().any(|noun| rest[..colon].ends_with(noun)) || rest.starts_with("正视"))
    {
        start += colon + rest[colon..].chars().next().map_or(0, char::len_utf8);
    }
    Span::new(span.start + start, span.end).trim(text)
}

/// A lead is no longer, in characters.
const LONGEST_LEAD: usize = 40;
/// What a lead ends in.
const SHORTCOMINGS: [&str; 8] = ["问题", "困难", "不足", "差距", "短板", "挑战", "矛盾", "弱项"];

/// Whether words tell how a figure turned, as what was done about a problem: 能耗由上升3.1%，转为下降1.6%.
fn tells_a_course(words: &str, pledges: &Pledges) -> bool {
    words.contains(['%', '％']) && pledges.problems.turns.in_text(words)
}

fn is_mark(c: char) -> bool {
    matches!(c, '：' | ':' | '，' | ',' | '。' | '；' | ';' | '、')
}

/// What stands after 一是, where `span` begins so.
fn ordinal(text: &str, span: Span, pledges: &Pledges) -> Option<Span> {
    let word = pledges.problems.ordinals.at_start(span.of(text))?;
    let rest = Span::new(span.start + word.len(), span.end).of(text);
    let trimmed = rest.trim_start_matches(|c: char| is_mark(c) || c.is_whitespace());
    Some(Span::new(span.end - trimmed.len(), span.end))
}

/// Splits a sentence that counts up several problems as clauses of their own.
fn split(text: &str, sentence: Span, pledges: &Pledges, out: &mut Vec<Problem>) {
    let mut clauses = sentences::clauses(text, sentence);
    // 当前，总量不大，…: when it is so is no problem of its own.
    if clauses.first().is_some_and(|c| han_count(c.of(text)) <= SETTING) {
        clauses.remove(0);
    }
    let own = |c: &Span| han_count(c.of(text)) >= SHORTEST;
    if clauses.len() >= 3 && clauses.iter().all(own) {
        let mut clauses = clauses.into_iter().peekable();
        while let Some(mut clause) = clauses.next() {
            // 重大事故接连出现，给群众造成严重损失: what comes of a problem is no other.
            while let Some(next) = clauses.next_if(|c| c.of(text).starts_with(['给', '使', '致', '导'])) {
                clause = Span::new(clause.start, next.end);
            }
            push(text, clause, pledges, out);
        }
    } else {
        push(text, sentence, pledges, out);
    }
}

fn push(text: &str, span: Span, pledges: &Pledges, out: &mut Vec<Problem>) {
    let words = span.of(text).trim_end_matches(|c: char| is_mark(c) || c.is_whitespace());
    let words = ["等等", "等"].iter().find_map(|e| words.strip_suffix(e)).unwrap_or(words);
    let words = words.trim_end_matches(|c: char| is_mark(c) || c.is_whitespace());
    let span = Span::new(span.start, span.start + words.len());
    let (span, words) =
        match ["但是，", "特别是", "当前，", "目前，", "同时，"].iter().find_map(|turn| words.strip_prefix(turn))
        {
            Some(rest) => (Span::new(span.end - rest.len(), span.end), rest),
            None => (span, words),
        };
    let ended = pledges.problems.ends.at_start(words).is_some() || pledges.problems.answers.in_text(words);
    // 除物价问题外, 虽然做了努力, 在经济发展中: a piece of a sentence.
    // 给群众生命财产造成损失 tells what came of the one before.
    let came_of_it = words.starts_with("给") && words.contains("造成") || words.starts_with("造成");
    let setting = came_of_it || words.starts_with('在') && words.ends_with(['中', '上', '下', '里', '时']);
    let piece = words.starts_with(['除', '虽']) || words.starts_with("此外") || setting;
    let praise = piece || pledges.problems.praise.in_text(words);
    // 发展中还有不少困难和问题，工作还有不少缺点: of all and nothing.
    let general = |clause: &str| {
        pledges.problems.general.in_text(clause) && han_count(clause) < 24
            || clause.ends_with("同时") && clause.starts_with(['在', '同', '但'])
            || clause.contains("成绩")
            || clause.starts_with("对照") && clause.ends_with("要求")
            || han_count(clause) <= SETTING
            || han_count(clause) < 10 && ["认识到", "看到"].iter().any(|seen| clause.ends_with(seen))
    };
    let bare = words.split('，').all(general);
    let fault = pledges.problems.faults.in_text(words);
    // 短板与不足: the label of a list.
    let bare = bare || han_count(words) < 8 && pledges.problems.general.has(words);
    let asks = words.ends_with(['？', '?']);
    if han_count(words) >= SHORTEST && !asks && !ended && !bare && !praise && fault {
        out.push(Problem { span, whole: span });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};

    /// The words of the problems in `text`.
    fn found(text: &str) -> Vec<String> {
        let manuscript = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("text");
        let report = document::parse(manuscript, &Given::default());
        read(&report, &Lexicon::builtin()).iter().map(|p| p.span.of(report.text()).to_owned()).collect()
    }

    #[test]
    fn what_is_said_of_all_problems_is_none_of_them() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n工作中还存在不少困难和问题，主要是：财政收支矛盾突出，\
                    科技创新能力偏弱，民生短板还不少。区政府对这些问题十分重视，正在采取积极措施。\n二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["财政收支矛盾突出", "科技创新能力偏弱", "民生短板还不少"]);
    }

    #[test]
    fn what_is_counted_after_reasons_are_no_problems() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n工作中还存在一些问题和困难。突出的问题是物价涨得过快。\
                    物价涨得这样快，既有客观原因，更有工作上的缺点。一是去年出台的调价项目比较多。二是投资规模过大。\
                    除物价外，农业基础薄弱的问题也很突出。对于这些问题，我们要采取有力措施。\n二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["物价涨得过快", "农业基础薄弱的问题也很突出"]);
    }

    #[test]
    fn what_is_said_of_all_is_no_problem() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n我们也清醒地看到，全区发展中还有不少矛盾和问题，政府工作还有一些缺点和不足。\
                    当前，前进中还存在许多问题和困难。但与此同时，我们的工作也有缺点和失误。经济既然好了，为什么财政还困难？\
                    我们还认识到，各级政府工作中存在不少缺点和不足。但是，全区没有实现年初的节能目标。\n二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["全区没有实现年初的节能目标"]);
    }

    #[test]
    fn what_comes_of_a_problem_is_no_other() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n经济稳步增长。\n工作中还存在不少困难和问题，主要是：\
                    特别是投资规模偏大，山洪灾害接连出现，给群众生命财产造成严重损失，基层干部作风不实。\n二、2024年工作安排\n发展经济。\n";
        let expected = ["投资规模偏大", "山洪灾害接连出现，给群众生命财产造成严重损失", "基层干部作风不实"];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn a_short_lead_opens_a_list_and_is_none_of_it() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n经济稳步增长。\n面临的困难和问题：一是城区更新成本高，资金平衡难；二是头部企业不多。\n\
                    二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["城区更新成本高，资金平衡难", "头部企业不多"]);
    }

    #[test]
    fn what_says_of_nothing_that_it_is_wrong_is_no_problem() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n我们也清醒地看到，工作中还存在不少问题：区第六届人民代表大会以后，\
                    各项工作有了进展；重大安全事故时有发生；农民收入增长放缓。\n二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["重大安全事故时有发生", "农民收入增长放缓"]);
    }

    #[test]
    fn a_shortcoming_behind_a_semicolon_opens_no_list() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n经济稳步增长。\n我们也看到存在的困难和不足：能耗由上升3.1%，转为下降1.6%。国内需求不足，企业困难增多；\
                    民生领域问题和短板不少；少数干部作风不实。\n二、2024年工作安排\n发展经济。\n";
        let manuscript = ingest::from_bytes("a.txt", text.as_bytes(), &ReadOptions::default()).expect("text");
        let report = document::parse(manuscript, &Given::default());
        let found: Vec<&str> = read(&report, &Lexicon::builtin()).iter().map(|p| p.span.of(report.text())).collect();
        assert_eq!(found, ["国内需求不足，企业困难增多", "民生领域问题和短板不少", "少数干部作风不实"]);
    }

    #[test]
    fn a_list_may_have_dashes_and_its_items_explain() {
        let text = "澜溪区2024年政府工作报告\n一、2023年工作回顾\n经济稳步增长。\n我们也清醒地认识到，发展中还存在不少问题。\n\
                    ——一些突出矛盾依然存在。投资增长乏力；物价上涨有多方面的因素；服务业比重偏低。\n\
                    ——政府自身建设需要加强。一些部门推诿扯皮，办事效率不高。这些都需要改进。\n二、2024年工作安排\n发展经济。\n";
        assert_eq!(found(text), ["投资增长乏力", "服务业比重偏低", "政府自身建设需要加强"]);
    }

    /// The problems of a review's last paragraphs.
    fn admitted_in(paragraphs: &str) -> Vec<String> {
        found(&format!(
            "澜溪区2024年政府工作报告\n一、2023年工作回顾\n经济稳步增长。\n{paragraphs}\n二、2024年工作安排\n发展经济。\n"
        ))
    }

    #[test]
    fn a_list_is_found_by_its_opening() {
        let list = "经济总量不大；财政收支压力加大；民生短板不少。";
        for opening in [
            "各位代表！我们还面临不少困难：",
            "成绩来之不易。我们还面临不少困难：",
            "存在的不足：",
            "短板与不足\n",
            "（三）短板与不足\n",
            "正视问题，我们深感责任重大：",
            "与此同时，我们也看到不足与短板：",
            "对照发展要求，我们还有差距。当前，",
        ] {
            let admitted = admitted_in(&format!("{opening}{list}"));
            assert_eq!(admitted, ["经济总量不大", "财政收支压力加大", "民生短板不少"], "{opening}");
        }
    }

    #[test]
    fn the_items_of_a_list_may_be_paragraphs() {
        let admitted = admitted_in("面临的困难与挑战：\n一是经济总量不大。\n二是民生短板不少。\n经济发展来之不易。");
        assert_eq!(admitted, ["经济总量不大", "民生短板不少"]);
    }
}
