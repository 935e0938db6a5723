//! Lines from any medium become the text of a [`Manuscript`](super::Manuscript): a paragraph a line, nothing of the page
//! about it. Letters are never changed, only blanks at the ends, marks without width, and breaks within a paragraph.

use std::borrow::Cow;

use crate::lexicon::headings;
use crate::limits::Limits;
use crate::remark::Remark;
use crate::text::{Span, marks, places};
use crate::{Error, Result};

use super::furniture;

/// The text of a report, and what was odd about it.
#[derive(Debug)]
pub(super) struct Normal {
    pub text: String,
    pub remarks: Vec<Remark>,
}

/// Makes the text out of `paragraphs`, each of which may hold line ends of any kind. `cure` is what to do about characters that
/// are not known, which depends on the medium.
///
/// # Errors
/// There is no text, or more than the limits allow.
pub(super) fn normalise<S: AsRef<str>>(
    file: &str,
    paragraphs: impl IntoIterator<Item = S>,
    cure: &str,
    limits: &Limits,
) -> Result<Normal> {
    let paragraphs: Vec<S> = paragraphs.into_iter().collect();
    let mut lines = Vec::new();
    let mut nuls = 0usize;
    for paragraph in &paragraphs {
        for line in split_lines(paragraph.as_ref()).flat_map(split_indents) {
            let line = clean(line, &mut nuls);
            if line.is_empty() {
                continue;
            }
            if lines.len() >= limits.paragraphs {
                return Err(limits.exceeded(file, "段落数", limits.paragraphs as u64, ""));
            }
            lines.push(line);
        }
    }
    let furniture = furniture::take_off(&mut lines);
    let mut text = String::with_capacity(lines.iter().map(|l| l.len() + 1).sum());
    let (joins, paragraphs) = join(&lines, &mut text);
    if text.is_empty() {
        return Err(Error::input(file, "文件里没有文字"));
    }
    if text.len() as u64 > limits.text_bytes {
        return Err(limits.exceeded(file, "文字", limits.text_bytes >> 20, " MiB"));
    }
    debug_assert_eq!(paragraphs, text.split('\n').count());
    let mut remarks = Vec::new();
    remarks.extend(replaced(&text, cure));
    if nuls > 0 {
        remarks.push(Remark::warning(format!("去掉了文字中夹杂的{nuls}个空字符（NUL），文件可能已损坏"), None));
    }
    if furniture > 0 {
        remarks.push(Remark::note(format!("略去了正文以外的{furniture}行（网页按钮、来源、页码等）"), None));
    }
    if joins > 0 {
        remarks.push(Remark::note(format!("接回了{joins}处段落中间的断行"), None));
    }
    Ok(Normal { text, remarks })
}

/// What could not be decoded, with its places. Several marks in a row stand for one character as often as not.
fn replaced(text: &str, cure: &str) -> Option<Remark> {
    if !text.contains('\u{FFFD}') {
        return None;
    }
    let mut count = 0usize;
    let mut places: Vec<usize> = Vec::new();
    let mut first = None;
    let mut at = 0;
    for (n, line) in text.split('\n').enumerate() {
        let here = line.split('\u{FFFD}').skip(1).filter(|after| !after.is_empty()).count();
        let here = here + usize::from(line.ends_with('\u{FFFD}'));
        if here > 0 {
            first = first.or_else(|| line.find('\u{FFFD}').map(|i| Span::new(at + i, at + i + '\u{FFFD}'.len_utf8())));
            count += here;
            if places.len() < 6 {
                places.push(n + 1);
            }
        }
        at += line.len() + 1;
    }
    let named: Vec<String> = places.iter().take(5).map(usize::to_string).collect();
    let more = if places.len() > 5 { "等" } else { "" };
    first.map(|span| {
        Remark::warning(
            format!("有{count}处文字无法解码，以\u{FFFD}代替，在正文第{}{more}段；{cure}", named.join("、")),
            Some(span),
        )
    })
}

/// A cell's paragraph longer than this is text that a table only sets out on the page.
const SHORT_CELL: usize = 60;

/// A row of a table: one paragraph where it holds data, the cells' own paragraphs where the table only sets out text.
pub(super) fn set_row(cells: Vec<Vec<String>>) -> Vec<String> {
    let data = cells
        .iter()
        .all(|cell| cell.len() <= 1 && cell.iter().all(|p| p.chars().take(SHORT_CELL + 1).count() <= SHORT_CELL));
    let full: Vec<String> = cells.into_iter().flatten().collect();
    if data && full.len() > 1 {
        let words: Vec<&str> = full.iter().map(|p| p.trim()).collect();
        return vec![words.join("\u{3000}")];
    }
    full
}

/// Whether `c` ends a line, in any convention.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a text, whatever ends them.
fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = marks(text).filter(|(_, c)| is_line_end(*c)).map(|(i, c)| (i, i + c.len_utf8()));
    let mut from = 0;
    ends.chain([(text.len(), text.len())]).map(move |(end, next)| &text[std::mem::replace(&mut from, next)..end])
}

/// The indent of a paragraph: two characters wide.
const INDENT: &str = "\u{3000}\u{3000}";

/// The paragraphs of a line that has lost its line ends and kept the indents, as when a page is copied into one line. The line as it
/// is where fewer than two of its sentences are followed by an indent: a gap parts words that stand side by side as well.
fn split_indents(line: &str) -> impl Iterator<Item = &str> {
    let after_sentence = |at: &usize| line[..*at].ends_with(['。', '！', '？', '：', '；', '”']);
    let lost = places(line, INDENT).filter(after_sentence).nth(1).is_some();
    let whole = (!lost).then_some(line);
    whole.into_iter().chain(lost.then(|| line.split(INDENT)).into_iter().flatten())
}

/// A line without blanks at its ends and without marks that take no room and only part what belongs together; counts the NULs
/// among these.
fn clean<'l>(line: &'l str, nuls: &mut usize) -> Cow<'l, str> {
    let invisible =
        |c: char| matches!(c, '\0' | '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' | '\u{180E}');
    if marks(line).any(|(_, c)| invisible(c)) {
        *nuls += line.bytes().filter(|&b| b == 0).count();
        line.chars().filter(|&c| !invisible(c)).collect::<String>().trim().to_owned().into()
    } else {
        line.trim().into()
    }
}

/// Joins the lines that are one paragraph into `text`; gives back the number of joins and of paragraphs.
fn join(lines: &[Cow<'_, str>], text: &mut String) -> (usize, usize) {
    let (mut joins, mut paragraphs) = (0, 0);
    let mut start = 0; // of the paragraph that is being built
    let mut open = Open::default();
    for line in lines {
        if paragraphs > 0 && continues(&text[start..], &open, line) {
            let latin = |c: char| c.is_ascii_alphabetic();
            if text.ends_with(latin) && line.starts_with(latin) {
                text.push(' ');
            }
            joins += 1;
            open.joined = true;
        } else {
            if paragraphs > 0 {
                text.push('\n');
            }
            paragraphs += 1;
            start = text.len();
            open = Open::default();
        }
        open.take(line);
        text.push_str(line);
    }
    (joins, paragraphs)
}

/// What a paragraph so far has left open, kept up to date so that a paragraph of many lines is not read again for each.
#[derive(Debug, Default)]
struct Open {
    /// Opened and not closed “ and 《.
    quotes: i64,
    /// Commas so far.
    commas: usize,
    /// Characters so far.
    length: usize,
    /// It has a full stop within: it is running text and no heading.
    stops: bool,
    /// It was put together from several lines.
    joined: bool,
}

impl Open {
    fn take(&mut self, line: &str) {
        for (_, c) in marks(line) {
            match c {
                '“' | '《' => self.quotes += 1,
                '”' | '》' => self.quotes = (self.quotes - 1).max(0),
                '。' | '；' => self.stops = true,
                '，' => self.commas += 1,
                _ => {}
            }
        }
        self.length += line.chars().count();
    }

    /// Whether it is running text and no heading: it has a stop within, or is longer than headings are.
    fn running(&self) -> bool {
        self.stops || (self.commas >= 2 && self.length >= 60)
    }
}

/// Whether `next` goes on with the paragraph `before`: a page's bold or a hard line end has parted them. Only where it can be
/// known: two sound paragraphs must never become one.
fn continues(before: &str, open: &Open, next: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), next.chars().next()) else { return false };
    // No paragraph begins with a mark that closes or goes on.
    if matches!(first, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '％' | '%' | '‰' | '℃')
        || (first == '”' && open.quotes > 0)
    {
        return true;
    }
    // None ends with a mark that opens.
    if matches!(last, '（' | '(' | '《' | '“' | '‘' | '「' | '『' | '〈' | '【') {
        return true;
    }
    if opens_item(next) || is_salutation(next) {
        return false;
    }
    if is_bare_number(before) {
        return true;
    }
    if matches!(last, '，' | '、' | ',') {
        return !is_salutation(before);
    }
    if is_terminal(last) {
        return false;
    }
    let number_alone = next.len() <= 12 && next.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'%'));
    if last.is_ascii_alphabetic() && number_alone {
        return true; // PM and 2.5
    }
    if is_broken_meeting(before, next) {
        return true;
    }
    if last == '的'
        || open.quotes > 0
        || next.starts_with("是：")
        || next.starts_with("是:")
        || next.starts_with("为：")
    {
        return true;
    }
    open.running() || (open.joined && !opens_item(before) && matches!(first, '是' | '为'))
}

/// Whether a paragraph can end with `c`.
fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '：'
            | '；'
            | '…'
            | '”'
            | '’'
            | '）'
            | ')'
            | '》'
            | '】'
            | '!'
            | '?'
            | ':'
            | ';'
            | '.'
            | '」'
            | '』'
            | '—'
    )
}

/// The line of the meeting, cut before the meeting's own name: ——2024年1月9日在澜溪区第五届 / 人民代表大会第三次会议上.
fn is_broken_meeting(before: &str, next: &str) -> bool {
    before.len() <= 200
        && next.len() <= 120
        && before.contains('年')
        && before.contains('月')
        && before.contains('在')
        && !before.contains("会议")
        && next.contains("会议")
        && ["届", "第", "次", "大会", "代表", "人民"].iter().any(|w| before.ends_with(w))
}

/// Whether `line` greets those who listen.
pub(super) fn is_salutation(line: &str) -> bool {
    headings::builtin().plain.salutations.at_start(line).is_some()
}

/// Whether `line` is a number of a heading and nothing more.
fn is_bare_number(line: &str) -> bool {
    line.len() <= 24 && item_number(line).is_some_and(|rest| rest.is_empty())
}

/// Whether `line` begins like an item of an order: a numbered heading, a list's dash, an appendix.
pub(super) fn opens_item(line: &str) -> bool {
    item_number(line).is_some()
        || ["——", "--", "－－", "附件", "附录", "附表", "附：", "名词解释", "目录", "注：", "●", "■", "◆", "★"]
            .iter()
            .any(|w| line.starts_with(w))
}

/// What follows the number that `line` begins with: 一、 · （一） · 1. · (1) · ① · 第一， · 一是.
fn item_number(line: &str) -> Option<&str> {
    let numeral = |c: char| {
        c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '〇')
    };
    let first = line.chars().next()?;
    if matches!(first, '①'..='⒇' | '㈠'..='㈩' | '❶'..='❿') {
        return Some(&line[first.len_utf8()..]);
    }
    let inside = match first {
        '（' | '(' | '〔' | '[' | '【' => &line[first.len_utf8()..],
        '第' => {
            let rest = line['第'.len_utf8()..].trim_start_matches(numeral);
            let mark = rest.chars().next()?;
            let counted = rest.len() < line.len() - '第'.len_utf8();
            return (counted && matches!(mark, '，' | '、' | ',' | '：' | '章' | '节' | '条'))
                .then(|| &rest[mark.len_utf8()..]);
        }
        _ => line,
    };
    let rest = inside.trim_start_matches(numeral);
    let digits = inside.len() - rest.len();
    if digits == 0 || digits > 30 {
        return None;
    }
    let mark = rest.chars().next()?;
    let after = &rest[mark.len_utf8()..];
    let bracketed = inside.len() < line.len();
    match mark {
        '）' | ')' | '〕' | ']' | '】' => Some(after),
        _ if bracketed => None,
        '、' => Some(after),
        '.' | '．' if !after.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) => Some(after),
        '是' | '要' if !inside.starts_with(|c: char| c.is_ascii_digit()) => Some(after),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &str) -> String {
        normalise("x", [lines], "", &Limits::default()).expect("text").text
    }

    #[test]
    fn a_page_in_one_line_is_parted_at_its_indents() {
        let page = "澜溪区政府工作报告　　区长　赵某　　各位代表：　　一、工作回顾　　全年增长6.1%。　　　　各位代表！";
        let text = normalise("a", [page], "", &Limits::default()).expect("text").text;
        let lines: Vec<&str> = text.split('\n').collect();
        assert_eq!(lines[1..], ["区长　赵某", "各位代表：", "一、工作回顾", "全年增长6.1%。", "各位代表！"]);
        // Names side by side stay where they are.
        let names = "区长：　　赵某　　副区长　　李某";
        assert_eq!(normalise("a", [names], "", &Limits::default()).expect("text").text, names);
    }

    #[test]
    fn line_ends_indents_and_invisible_marks_go_blanks_within_stay() {
        assert_eq!(
            text(
                "\u{FEFF}政 府 工 作 报 告\r\n\r\n\u{3000}\u{3000}各位\u{200B}代表：\r\u{A0}一、回顾\u{2028}二、安排 \n"
            ),
            "政 府 工 作 报 告\n各位代表：\n一、回顾\n二、安排"
        );
    }

    #[test]
    fn what_bold_has_parted_is_joined() {
        let broken = "今年经济社会发展的\n主要预期目标\n是：增长6%。\n全年空气优良，治理见效；PM\n2.5\n浓度下降3%。\n（\n三）开放活区\n我们将发展特色农业，\n壮大集体经济。";
        assert_eq!(
            text(broken),
            "今年经济社会发展的主要预期目标是：增长6%。\n全年空气优良，治理见效；PM2.5浓度下降3%。\n（三）开放活区\n我们将发展特色农业，壮大集体经济。"
        );
    }

    #[test]
    fn the_line_of_the_meeting_is_joined() {
        assert_eq!(
            text("政府工作报告\n——2024年1月9日在澜溪区第五届\n人民代表大会第三次会议上\n区长 某某"),
            "政府工作报告\n——2024年1月9日在澜溪区第五届人民代表大会第三次会议上\n区长 某某"
        );
    }

    #[test]
    fn headings_and_paragraphs_stay_apart() {
        let sound = "澜溪区2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n一年来，成绩显著。\n（一）坚持奋发有为\n经济向好\n2.5万人就业。\n1.修路\n2.架桥\n——这五年实力更强。";
        assert_eq!(text(sound), sound);
    }

    #[test]
    fn what_was_not_decoded_is_said_with_its_place() {
        let lines = ["甲\n乙\u{FFFD}\u{FFFD}丙\u{FFFD}"];
        let normal = normalise("x", lines, "请核对", &Limits::default()).expect("text");
        assert_eq!(normal.remarks.len(), 1);
        assert_eq!(normal.remarks[0].text, "有2处文字无法解码，以\u{FFFD}代替，在正文第2段；请核对");
        assert_eq!(normal.remarks[0].span.map(|s| s.of(&normal.text)), Some("\u{FFFD}"));
    }

    #[test]
    fn numbers_of_items() {
        for item in
            ["一、回顾", "（一）", "(2)好", "1.修路", "１．修路", "①好", "第一，好", "一是好", "附件1", "十二、"]
        {
            assert!(opens_item(item), "{item}");
        }
        for none in ["2.5万人", "一年来", "第一产业", "（其中", "2024年", "主要目标", "一"] {
            assert!(!opens_item(none), "{none}");
        }
    }
}
