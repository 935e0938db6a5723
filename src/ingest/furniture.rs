//! Takes off what a page puts around a report: buttons, trails of links, the source and the date of publishing, captions,
//! page numbers, and all that follows the text. The words are data (`lexicon/furniture.toml`); here stands where they count.
//!
//! A line is taken off only where such a line can stand: before the report begins, after it ends, or, for captions and page
//! numbers, anywhere if it is short. A paragraph of the report never begins and ends like one.

use std::borrow::Cow;

use crate::lexicon::Words;
use crate::lexicon::furniture::{Furniture, builtin};
use crate::text::{han_count, is_han};

use super::normalise::{is_salutation, opens_item};

/// How many lines can stand before a report's first.
const HEAD_LINES: usize = 120;
/// The part of all characters that may follow a report's last line.
const TAIL_SHARE: f64 = 0.15;

/// Takes the furniture off `lines`; gives back how many lines were.
pub(super) fn take_off(lines: &mut Vec<Cow<'_, str>>) -> usize {
    let before = lines.len();
    let words = builtin();
    cut_tail(lines, words);
    let head = head_length(lines, words);
    let mut gone = mark_head(&lines[..head], words);
    gone.resize(lines.len(), false);
    for (line, gone) in lines.iter().zip(&mut gone) {
        *gone |= is_caption(line, words) || is_link(line, words) || is_marked_page_number(line);
    }
    // A page of furniture alone is left as it is: better too much than nothing.
    if gone.iter().all(|&g| g) {
        return 0;
    }
    let mut kept = gone.iter();
    lines.retain(|_| !kept.next().copied().unwrap_or(false));
    before - lines.len()
}

fn length(line: &str) -> usize {
    line.chars().take(200).count()
}

/// Whether a line has more characters than `most`.
fn is_longer(line: &str, most: usize) -> bool {
    line.len() > 4 * most || line.chars().count() > most
}

/// Whether `line` begins with one of the words; half and full colons are one.
fn begins(line: &str, with: &Words) -> bool {
    with.may_begin(line)
        && with.iter().any(|word| match word.strip_suffix('：') {
            Some(label) => line.strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])),
            None => line.starts_with(word),
        })
}

fn is_alone(line: &str, words: &Furniture) -> bool {
    words.alone.has(line)
}

/// How many lines stand before the first that is surely the report's: the salutation, a heading, a paragraph.
fn head_length(lines: &[Cow<'_, str>], words: &Furniture) -> usize {
    let first = lines.iter().take(HEAD_LINES).position(|line| {
        is_salutation(line)
            || (opens_item(line) && line.contains('、') && line.chars().any(is_han))
            || (length(line) >= 60
                && !begins(line, &words.begins)
                && !is_caption(line, words)
                && line.contains(['，', '。', ',']))
    });
    first.unwrap_or(0)
}

fn mark_head(head: &[Cow<'_, str>], words: &Furniture) -> Vec<bool> {
    let separator = |line: &str| matches!(line, ">" | ">>" | "»" | "/" | "›" | "＞" | "→");
    let mut gone = vec![false; head.len()];
    let mut i = 0;
    while i < head.len() {
        let line = head[i].as_ref();
        if begins(line, &words.trail) {
            gone[i] = true;
            let open = line.ends_with(['：', ':']) || words.trail.has(line);
            // The trail goes on while links and separators take turns.
            while let Some(next) = head.get(i + 1).map(AsRef::as_ref) {
                let before = head[i].as_ref();
                let after = head.get(i + 2).map_or("", AsRef::as_ref);
                if !(separator(next)
                    || separator(before)
                    || separator(after)
                    || next == before
                    || (open && begins(before, &words.trail) && length(next) <= 6))
                {
                    break;
                }
                i += 1;
                gone[i] = true;
            }
        } else if is_alone(line, words) || is_stamp(line) || is_menu(line) || is_label_of_title(line, head) {
            gone[i] = true;
        } else if begins(line, &words.begins) && length(line) <= 100 && !line.contains("会议") {
            gone[i] = true;
            let value = head.get(i + 1).map_or("", AsRef::as_ref);
            let is_value =
                length(value) <= 20 && !["报告", "会议", "代表", "人民政府", "——"].iter().any(|w| value.contains(w));
            if line.ends_with(['：', ':']) && is_value && i + 1 < head.len() {
                i += 1;
                gone[i] = true;
            }
        } else if is_stamp(line.split_whitespace().next().unwrap_or(""))
            && words.begins.in_text(line)
            && length(line) <= 100
        {
            gone[i] = true;
        }
        i += 1;
    }
    gone
}

/// A bar of links: 首页 政务公开 互动交流, 首页 > 政务公开 > 报告.
fn is_menu(line: &str) -> bool {
    let after = line.strip_prefix("首页").unwrap_or("");
    after.starts_with([' ', '\u{3000}', '>', '＞', '|', '｜', '»', '/', '-'])
}

/// The title in a table about the page, where the page says it again: 标题：2024年政府工作报告, 名　称　2024年政府工作报告.
fn is_label_of_title(line: &str, head: &[Cow<'_, str>]) -> bool {
    let packed = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if !line.starts_with(['标', '名']) || is_longer(line, 80) {
        return false;
    }
    let words = packed(line);
    let title = ["标题", "名称"].iter().find_map(|label| words.strip_prefix(label));
    title.is_some_and(|title| head.iter().any(|line| packed(line) == title.trim_start_matches(['：', ':'])))
}

/// A moment of publishing: `2024-01-09 09:02`, `2024年01月09日 07时41分`. A plain `2024年1月9日` may be the report's own.
fn is_stamp(line: &str) -> bool {
    let allowed = |c: char| {
        c.is_ascii_digit() || matches!(c, '-' | ':' | '/' | '.' | ' ' | '年' | '月' | '日' | '时' | '分' | '秒' | '：')
    };
    line.len() <= 60
        && line.chars().filter(char::is_ascii_digit).count() >= 6
        && line.chars().all(allowed)
        && line.contains(['-', ':', '/', '时', '：'])
        && line.starts_with("20")
}

/// Cuts off everything from the first line after the report on.
fn cut_tail(lines: &mut Vec<Cow<'_, str>>, words: &Furniture) {
    // Most texts hold no line that could be the first after the report, and are not counted.
    if lines.iter().skip(1).any(|l| begins(l, &words.after) || is_alone(l, words)) {
        let counts: Vec<usize> = lines.iter().map(|l| han_count(l)).collect();
        let total: usize = counts.iter().sum();
        let mut rest = total;
        let ends = |i: &usize| {
            let line = &lines[*i];
            let small = *i > 0 && (rest as f64) < total as f64 * TAIL_SHARE;
            rest -= counts[*i];
            let after = || begins(line, &words.after) && !is_longer(line, 60) && !line.ends_with('。');
            let alone = || is_alone(line, words) && !lines[*i..].iter().any(|l| is_longer(l, 59));
            small && (after() || alone()) && !lines[i + 1..].iter().any(|l| is_content(l))
        };
        if let Some(at) = (0..lines.len()).find(ends) {
            lines.truncate(at);
        }
    }
    while lines.last().is_some_and(|l| is_link(l, words) || is_attachment(l)) && lines.len() > 1 {
        lines.pop();
    }
}

/// What only a report or its appendix has: a heading of the first level, an appendix.
fn is_content(line: &str) -> bool {
    line.starts_with("名词解释")
        || line.starts_with("附件1")
        || (opens_item(line) && line.contains('、') && line.chars().count() > 3)
}

/// The caption of a picture: who took it, on a line of its own.
fn is_caption(line: &str, words: &Furniture) -> bool {
    if is_longer(line, 80) {
        return false;
    }
    let line = line.trim_end_matches(['。', '）', ')', ' ', '】']);
    words.caption_ends.at_end(line).is_some() && words.caption_words.in_text(line)
}

fn is_link(line: &str, words: &Furniture) -> bool {
    !is_longer(line, 40) && words.links.in_text(line)
}

/// The name of a file to be fetched: 附件：政府工作报告.docx.
fn is_attachment(line: &str) -> bool {
    let extension = line.rsplit_once('.').map_or("", |(_, after)| after).to_ascii_lowercase();
    !is_longer(line, 60)
        && ["doc", "docx", "pdf", "wps", "ofd", "xls", "xlsx", "zip", "rar"].contains(&extension.as_str())
}

/// `— 3 —`, `-3-`, `第3页`, `第 3 页 共 20 页`: the number of a page, marked as one. (`lines/furniture.rs` knows where a line stands on
/// its page, and takes a bare number too.)
fn is_marked_page_number(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '─');
    let blank = |c: char| c.is_whitespace();
    let inner = line.trim_matches(|c| dash(c) || blank(c));
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    if digits(inner) {
        return line.starts_with(dash) && line.ends_with(dash);
    }
    let packed: String = line.chars().filter(|c| !blank(*c)).collect();
    let Some(rest) = packed.strip_prefix('第') else { return false };
    let Some((number, rest)) = rest.split_once('页') else { return false };
    let rest = rest.trim_start_matches(['，', ',', '/']);
    digits(number)
        && (rest.is_empty() || rest.strip_prefix('共').and_then(|r| r.strip_suffix('页')).is_some_and(digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut lines: Vec<Cow<str>> = text.lines().map(Cow::from).collect();
        take_off(&mut lines);
        lines.join("\n")
    }

    const BODY: &str = "各位代表：\n一、2023年工作回顾\n一年来，全区上下真抓实干，经济运行稳中有进，社会大局和谐稳定，各项工作都取得了新的成绩，地区生产总值增长6.1%，财政收入增长5.2%。\n二、2024年工作安排\n今年是关键的一年，我们要抓好产业发展、项目建设、乡村振兴、改善民生等各项工作，地区生产总值增长6%以上，城镇新增就业3000人。";

    #[test]
    fn the_page_around_a_report_goes() {
        let page = format!(
            "您的位置：\n首页\n>\n政务公开\n>\n政府工作报告\n澜溪区2024年政府工作报告\n2024-01-20 09:12:00\n来源:\n澜溪日报\n【字体：\n大\n中\n小\n】\n区长在会上作报告。记者 某某 摄\n——2024年1月9日在澜溪区第五届人民代表大会第三次会议上\n{BODY}\n责任编辑：\n某某\n打印本页\n关闭窗口\n相关链接：\n澜溪区召开会议"
        );
        let wanted = format!("澜溪区2024年政府工作报告\n——2024年1月9日在澜溪区第五届人民代表大会第三次会议上\n{BODY}");
        assert_eq!(left(&page), wanted);
    }

    #[test]
    fn a_report_without_a_page_is_left_alone() {
        let report =
            format!("政府工作报告\n2024年1月9日\n区长 某某\n{BODY}\n附件\n名词解释\n1.“四上”企业：指规模以上企业。");
        assert_eq!(left(&report), report);
    }

    #[test]
    fn the_bars_of_links_and_the_table_about_the_page_go() {
        let page = format!(
            "首页 政务公开 互动交流\n您现在所在的位置：首页 > 政务公开 > 政府工作报告\n标题：澜溪区2024年政府工作报告\n\
             名　称　澜溪区2024年政府工作报告\n澜溪区2024年政府工作报告\n听全文\n{BODY}\n附件：政府工作报告.docx"
        );
        assert_eq!(left(&page), format!("澜溪区2024年政府工作报告\n{BODY}"));
        // What the page says only there stays.
        let only = format!("标题：澜溪区2024年政府工作报告\n{BODY}");
        assert_eq!(left(&only), only);
    }

    #[test]
    fn numbers_of_pages_go() {
        for number in ["— 3 —", "-12-", "第3页", "第 3 页 共 20 页", "第3页，共20页"] {
            assert!(is_marked_page_number(number), "{number}");
        }
        for none in ["3", "—", "第3页起", "——3年来", "-5-7-"] {
            assert!(!is_marked_page_number(none), "{none}");
        }
    }
}
