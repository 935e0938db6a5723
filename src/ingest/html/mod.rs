//! Web pages: the report's own text, found among menus, links and news by where the running text stands, with the page's
//! title above it.
//!
//! In: the characters of a page. Out: lines. No script runs, nothing is fetched. The tags are told apart by `html5gum`, as a
//! browser does it; no tree is built, so that nothing nested costs more than it is long.

mod blocks;
mod lists;

use crate::Result;
use crate::lexicon::furniture::{Furniture, builtin};
use crate::limits::Limits;
use crate::remark::Remark;

use self::blocks::{Line, Page};

/// How many characters a line of running text has at the least.
const RUNNING: usize = 40;
/// The part of the running text that a box may lack and still be the one.
const LACKING: f64 = 0.05;

/// The text of a page: lines, and what is to be said of it.
///
/// # Errors
/// It has more lines than the limits allow.
pub(super) fn read(file: &str, page: &str, limits: &Limits) -> Result<(Vec<String>, Vec<Remark>)> {
    let page = blocks::read(page, limits.paragraphs);
    if page.lines.len() > limits.paragraphs {
        return Err(limits.exceeded(file, "段落数", limits.paragraphs as u64, ""));
    }
    let words = builtin();
    let unlike = unlike_text(&page, words);
    let weights: Vec<usize> = page.lines.iter().map(|l| if unlike[l.block] { 0 } else { weight(l) }).collect();
    let main = main_block(&page, &weights);
    let inside = within(&page, main);
    let mut left_out = 0;
    let mut kept: Vec<Line> = Vec::new();
    for (line, weight) in page.lines.iter().zip(&weights) {
        if inside[line.block] && !unlike[line.block] {
            if !is_link(line) {
                kept.push(line.clone());
            }
        } else {
            left_out += weight;
        }
    }
    let shaped = lists::restore(&mut kept);
    let mut lines: Vec<String> = kept.into_iter().map(|l| l.text).collect();
    // A title alone is no report.
    if !lines.is_empty()
        && let Some(title) = title(&page, &lines)
    {
        lines.insert(0, title);
    }
    let mut remarks = Vec::new();
    if left_out > 0 {
        remarks.push(Remark::warning(
            format!("网页正文以外还有约{left_out}字的段落没有读入；若属于报告，请把全文另存为 txt 再读"),
            None,
        ));
    }
    if shaped {
        remarks.push(Remark::warning(
            "网页里的自动编号只存了次序，没有存样式；已按公文惯例（一、（一）1.）补上，请核对，或用原始 docx 再读",
            None,
        ));
    }
    Ok((lines, remarks))
}

/// What a line counts for: its characters, if it is running text.
fn weight(line: &Line) -> usize {
    let length = line.text.chars().count();
    let sentence = line.text.contains(['。', '；', '，', ',', '！']);
    if sentence && length >= RUNNING && line.linked * 3 < length { length } else { 0 }
}

/// A line that leads elsewhere and says nothing itself.
fn is_link(line: &Line) -> bool {
    let length = line.text.chars().count();
    line.linked * 5 >= length * 4 && length < 60
}

/// The boxes that by their class or id hold no text of an article (comments, menus …), with all in them. One that holds
/// most of the page's text is not believed.
fn unlike_text(page: &Page, words: &Furniture) -> Vec<bool> {
    let weights: Vec<usize> = page.lines.iter().map(weight).collect();
    let sums = sums(page, &weights);
    let total = sums[0];
    let mut unlike = vec![false; page.blocks.len()];
    for (i, block) in page.blocks.iter().enumerate() {
        let named =
            || block.marks.split(|c: char| !c.is_ascii_alphanumeric()).any(|t| !t.is_empty() && words.boxes.has(t));
        unlike[i] = block.parent.is_some_and(|p| unlike[p]) || (sums[i] * 5 < total * 2 && named());
    }
    unlike
}

/// For each box what it and all in it weigh. A box always comes after the one around it.
fn sums(page: &Page, weights: &[usize]) -> Vec<usize> {
    let mut sums = vec![0usize; page.blocks.len()];
    for (line, weight) in page.lines.iter().zip(weights) {
        sums[line.block] += weight;
    }
    for i in (1..sums.len()).rev() {
        if let Some(parent) = page.blocks[i].parent {
            sums[parent] += sums[i];
        }
    }
    sums
}

/// The smallest box that holds all the running text, or all but a little.
fn main_block(page: &Page, weights: &[usize]) -> usize {
    let mut sums = sums(page, weights);
    if sums[0] == 0 {
        // No running text: whatever stands there in words counts.
        let short: Vec<usize> =
            page.lines.iter().map(|l| if l.linked == 0 { l.text.chars().count() } else { 0 }).collect();
        sums = self::sums(page, &short);
        return deepest(page, &sums, |of, all| of == all && all > 0);
    }
    deepest(page, &sums, |of, all| of as f64 >= all as f64 * (1.0 - LACKING))
}

fn deepest(page: &Page, sums: &[usize], holds: impl Fn(usize, usize) -> bool) -> usize {
    let total = sums[0];
    let mut at = 0;
    // A box within comes later, so that one pass goes down as deep as can be.
    for i in 1..page.blocks.len() {
        if page.blocks[i].parent == Some(at) && holds(sums[i], total) {
            at = i;
        }
    }
    at
}

/// Which boxes are `main` or in it.
fn within(page: &Page, main: usize) -> Vec<bool> {
    let mut inside = vec![false; page.blocks.len()];
    for i in 0..inside.len() {
        inside[i] = i == main || page.blocks[i].parent.is_some_and(|p| inside[p]);
    }
    inside
}

/// The page's title, where the text does not begin with it.
fn title(page: &Page, lines: &[String]) -> Option<String> {
    let packed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let head: Vec<String> = lines.iter().take(8).map(|l| packed(l)).collect();
    let h1 = || page.lines.iter().find(|l| l.is_h1 && l.linked == 0).map(|l| l.text.clone());
    let of_page = || {
        let end = ["_", " - ", "-", "|", "｜", " — ", "--"]
            .iter()
            .filter_map(|mark| page.title.find(mark))
            .min()
            .unwrap_or(page.title.len());
        Some(page.title[..end].trim().to_owned())
    };
    let title = page.article_title.clone().or_else(h1).or_else(of_page).filter(|t| !t.is_empty())?;
    let wanted = packed(&title);
    if !wanted.contains("报告") && !wanted.contains("報告") {
        return None;
    }
    let there = head.iter().any(|line| {
        *line == wanted
            || (line.chars().count() <= 40
                && (line.contains(&wanted) || (wanted.contains(line.as_str()) && line.contains("报告"))))
    });
    (!there).then_some(title)
}

/// The encoding that a page says it is in: `<meta charset=…>`, or the older form of it.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(8192)];
    let at = head.windows(8).position(|w| w.eq_ignore_ascii_case(b"charset="))?;
    let label: String = head[at + 8..]
        .iter()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .take(20)
        .map(|&b| char::from(b))
        .collect();
    super::encoding::named(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: [&str; 5] = [
        "——2024年1月9日在澜溪区第五届人民代表大会第三次会议上",
        "各位代表：",
        "一、2023年工作回顾",
        "一年来，全区上下真抓实干，经济运行稳中有进，地区生产总值增长6.1%，财政收入增长5.2%，各项工作都取得了新的成绩。",
        "今年要抓好产业发展、项目建设、乡村振兴和改善民生，地区生产总值增长6%以上，城镇新增就业3000人，完成投资40亿元。",
    ];
    const MENU: &str = "<ul><li><a href=/>首页</a></li><li><a href=/x>政务公开</a></li><li><a href=/y>全区召开经济工作会议，部署全年重点工作，要求抓好项目建设和招商引资各项任务</a></li></ul>";

    fn lines(page: &str) -> Vec<String> {
        read("x", page, &Limits::default()).expect("lines").0
    }

    fn body(around: impl Fn(&str) -> String) -> String {
        BODY.iter().map(|l| around(l)).collect()
    }

    #[test]
    fn breaks_of_any_kind_make_the_same_lines() {
        for text in [
            body(|l| format!("<p>{l}</p>")),
            body(|l| format!("<div>{l}</div>")),
            body(|l| format!("&nbsp;&nbsp;{l}<br>\n<br>")),
            body(|l| format!("<p><span>{}</span>\n<b>{}</b>", &l[..3], &l[3..])),
        ] {
            let page = format!(
                "<html><head><title>政府工作报告_澜溪区人民政府</title></head><body>{MENU}<div>{text}</div><div class=footer>主办：澜溪区人民政府</div></body></html>"
            );
            let mut wanted = vec!["政府工作报告".to_owned()];
            wanted.extend(BODY.map(str::to_owned));
            assert_eq!(lines(&page), wanted, "{text}");
        }
    }

    #[test]
    fn columns_comments_and_advertisements_are_left_out() {
        let text = body(|l| format!("<div class=line>{l}</div>"));
        let comment =
            "网友评论：报告写得很好，数字翔实，目标明确，希望各部门抓好落实，把好事办好，把实事办实，让群众满意。";
        let page = format!(
            "<body><table><tr><td>{MENU}</td><td><h1>澜溪区政府工作报告</h1><div>{text}<div class=ad><a href=x>广告</a></div></div><div class='comment-list comments'>{comment}</div></td></tr></table></body>"
        );
        let got = lines(&page);
        assert_eq!(got[0], "澜溪区政府工作报告");
        assert_eq!(got[1..], BODY);
    }

    #[test]
    fn nothing_of_an_article_in_two_boxes_is_lost() {
        let (first, second) = (BODY[3], BODY[4]);
        let got = lines(&format!("<body>{MENU}<div><div><p>{first}</p></div><div><p>{second}</p></div></div></body>"));
        assert_eq!(got, [first, second]);
    }

    #[test]
    fn a_page_of_two_short_sentences() {
        assert_eq!(lines(&format!("<body>{MENU}<div>增长6%。</div></body>")), ["增长6%。"]);
    }

    #[test]
    fn tables_of_figures_and_tables_of_text() {
        let text = body(|l| format!("<p>{l}</p>"));
        let page = format!("<div>{text}<table><tr><td>指标<td>2023年<tr><td>地区生产总值<td>97.4亿元</table></div>");
        assert_eq!(lines(&page)[5..], ["指标\u{3000}2023年", "地区生产总值\u{3000}97.4亿元"]);
    }

    #[test]
    fn numbers_of_lists_come_back() {
        let (long, more) = (BODY[3], BODY[4]);
        // As an office program saves headings that it has numbered itself.
        let saved = format!(
            "<ol><li><p>工作回顾</p></ol><p>{long}</p><ol><ol><li><p>产业</p></ol></ol><p>{long}</p>\
             <ol><ol start=2><li><p>民生</p></ol></ol><p>{more}</p><ol start=2><li><p>工作安排</p></ol><p>{more}</p>"
        );
        assert_eq!(lines(&saved), ["一、工作回顾", long, "（一）产业", long, "（二）民生", more, "二、工作安排", more]);
        // As people write them.
        let written = format!("<div><p>一、工作安排</p><ol><li>{long}<li value=5>{more}</ol><ul><li>{long}</ul></div>");
        assert_eq!(lines(&written), ["一、工作安排", &format!("1.{long}"), &format!("5.{more}"), long]);
    }

    #[test]
    fn markup_that_is_none() {
        let page =
            format!("<p>{}</p><p>增长 < 5 &amp; 6&nbsp;&#x4e00;&bogus;<!-- <p>批注 -->。</p><a href='x>", BODY[3]);
        assert_eq!(lines(&page)[1], "增长 < 5 & 6\u{a0}一&bogus;。");
    }

    #[test]
    fn what_is_hidden_is_not_read() {
        let text = body(|l| format!("<p>{l}</p>"));
        let page = format!(
            "<div>{text}<p style='display: none'>摘要</p><p hidden>摘要</p><script>document.write('<p>脚本</p>')</script></div>"
        );
        assert_eq!(lines(&page), BODY);
    }

    #[test]
    fn the_encoding_that_a_page_names() {
        assert_eq!(
            declared_encoding(b"<meta http-equiv=x content='text/html; CHARSET=gb2312'>"),
            Some(encoding_rs::GB18030)
        );
        assert_eq!(declared_encoding(b"<meta charset=\"x-klingon\">"), None);
    }
}
