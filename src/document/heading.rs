//! The grammar of one line: is it the head of a section, by what mark, with what number, and how far does its title go?
//!
//! In: a line. Out: its [`Mark`], if it has one. What a mark means, and whether it is believed, [`super::outline`] decides.

use crate::text::is_han;

/// How a heading is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// 附件, 名词解释: opens an appendix.
    Appendix,
    /// 第一部分
    Part,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1.
    Arabic,
    /// 2.1
    Decimal,
    /// （1）
    ArabicParen,
    /// ①
    Circled,
    /// 第一，
    Ordinal,
    /// 一是
    Item,
    /// 一要
    Must,
    /// A short line of its own without a mark.
    Bare,
}

impl Style {
    /// How high it usually stands, 0 the highest; a lower number may hold a higher one.
    pub(super) fn rank(self) -> u8 {
        match self {
            Style::Appendix | Style::Part | Style::Bare => 0,
            Style::Han => 1,
            Style::HanParen => 2,
            Style::Arabic | Style::Decimal => 3,
            Style::ArabicParen => 4,
            Style::Circled => 5,
            Style::Ordinal | Style::Item | Style::Must => 6,
        }
    }
    /// Whether it counts as a heading only in a list of several.
    pub(super) fn needs_company(self) -> bool {
        self.rank() >= 3
    }
}

/// The head of a line that may open a section. Offsets are bytes into the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub style: Style,
    /// Its place in the count.
    pub number: u32,
    /// The number as the register writes it, in half width.
    pub label: String,
    /// Where the title begins and ends.
    pub title: std::ops::Range<usize>,
    /// Where the heading ends, its closing mark included.
    pub end: usize,
    /// Whether the line goes on after the heading.
    pub run_in: bool,
}

/// The longest title in characters; a longer first sentence is a list's item, titled by its first clause.
const LONGEST: usize = 100;

/// The mark of a line, if it has one and something stands behind it.
pub(super) fn mark(line: &str) -> Option<Mark> {
    // **（一）工业提质。**澜溪……: bold in Markdown.
    let bold = if line.starts_with("**") { 2 } else { 0 };
    let (style, number, label, at) = number(&line[bold..])?;
    let at = bold + at;
    let rest = &line[at..];
    let lead =
        rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '、' | ':' | '：' | '*')).len();
    let (title, end) = title(line, at + lead, style)?;
    Some(Mark { style, number, label, run_in: !line[end..].trim().is_empty(), title, end })
}

/// How far the title goes that begins at `at`: its range without closing mark, and the end of the heading.
fn title(line: &str, at: usize, style: Style) -> Option<(std::ops::Range<usize>, usize)> {
    let rest = &line[at..];
    let (stop, mark) = sentence_end(rest);
    let mut title = &rest[..stop];
    let mut end = stop + mark;
    if style.rank() >= 3
        && let Some(colon) = title.find(['：', ':'])
        && colon > 0
        && title[..colon].chars().count() <= 24
        && !title[..colon].contains(['，', ','])
    {
        // A term and what it means: 1.“两新”：是指……
        title = &title[..colon];
        end = colon + title_mark(&rest[colon..]);
    } else if let Some(gap) = blank_after_heading(title, rest) {
        title = &title[..gap];
        end = gap;
    } else if title.chars().count() > LONGEST
        && let Some(comma) = title.find(['，', ',', '；', ';', '：', ':'])
    {
        title = &title[..comma];
        end = comma + title_mark(&rest[comma..]);
    }
    let end = end + if line[at + end..].starts_with("**") { 2 } else { 0 };
    let shown = title.trim_end().trim_end_matches(['；', ';', '，', ',', '：', ':', '、', '*']);
    if shown.chars().count() > 2 * LONGEST || !shown.chars().any(|c| is_han(c) || c.is_alphanumeric()) {
        return None;
    }
    Some((at..at + shown.len(), at + end))
}

fn title_mark(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

/// The first sentence of `text`: its length without the closing mark, and the mark's (with a closing quote).
pub(super) fn sentence_end(text: &str) -> (usize, usize) {
    let mut depth = 0usize;
    for (i, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' | '!' | '?' if depth == 0 || i > 600 => return (i, c.len_utf8()),
            _ => {}
        }
    }
    // Brackets that are never closed hide nothing.
    match text.find(['。', '！', '？', '!', '?']) {
        Some(i) if depth > 0 => (i, title_mark(&text[i..])),
        _ => (text.len(), 0),
    }
}

/// 三、深入改革 经济的发展要靠改革。……: a heading and its paragraph on one line, parted by a blank alone.
fn blank_after_heading(sentence: &str, rest: &str) -> Option<usize> {
    let gap = sentence.find([' ', '\u{3000}'])?;
    let (before, after) = (&sentence[..gap], sentence[gap..].trim_start());
    let alone = !after.contains([' ', '\u{3000}']) && !before.contains(['，', ',', '、', '；']);
    let long = before.chars().count();
    let joined = before.chars().next_back().is_some_and(is_han) && after.chars().next().is_some_and(is_han);
    (alone && joined && (4..=40).contains(&long) && after.chars().count() > long && rest.chars().count() > long + 60)
        .then_some(gap)
}

/// The number that a line begins with: style, value, label, and where it ends.
fn number(line: &str) -> Option<(Style, u32, String, usize)> {
    let first = line.chars().next()?;
    if let Some((style, value)) = single(first) {
        let label = if style == Style::HanParen { HAN[value as usize % 11].to_string() } else { value.to_string() };
        let end = first.len_utf8();
        return Some((style, value, label, end + usize::from(line[end..].starts_with('、')) * '、'.len_utf8()));
    }
    if first == '第' {
        let at = first.len_utf8();
        let (value, len) = han_number(&line[at..])?;
        let label = line[at..at + len].to_string();
        let after = &line[at + len..];
        for word in ["部分", "章"] {
            if let Some(rest) = after.strip_prefix(word)
                && (rest.is_empty() || rest.starts_with(['：', ':', '、', '，', ' ', '\u{3000}', '\t']))
            {
                return Some((Style::Part, value, label, at + len + word.len()));
            }
        }
        let c = after.chars().next().filter(|c| matches!(c, '，' | '、' | ',' | '：' | ':'))?;
        return Some((Style::Ordinal, value, label, at + len + c.len_utf8()));
    }
    if matches!(first, '（' | '(' | '〔' | '﹙') {
        let at = first.len_utf8();
        let inner = line[at..].trim_start();
        let at = line.len() - inner.len();
        let (style, value, label, len) = match han_number(inner) {
            Some((v, len)) => (Style::HanParen, v, inner[..len].to_string(), len),
            None => arabic(inner).map(|(v, len)| (Style::ArabicParen, v, v.to_string(), len))?,
        };
        let after = &inner[len..];
        let close = after.trim_start();
        let gap = after.len() - close.len();
        let c = close.chars().next().filter(|c| matches!(c, '）' | ')' | '〕' | '﹚'))?;
        return Some((style, value, label, at + len + gap + c.len_utf8()));
    }
    if let Some((value, len)) = han_number(line) {
        let label = line[..len].to_string();
        let after = &line[len..];
        let c = after.chars().next()?;
        let end = len + c.len_utf8();
        return match c {
            '、' | '．' | '.' | '﹑' | '､' if !counts_on(value, &line[end..]) => {
                Some((Style::Han, value, label, end))
            }
            ' ' | '\u{3000}' if value <= 20 && line.chars().count() <= 30 && !line.contains(['。', '，', '；']) => {
                Some((Style::Han, value, label, end))
            }
            // 三，政府自身建设: a slip of the hand.
            '，' | ',' if value <= 20 && line.chars().count() <= 30 && !line.contains(['。', '；', '：']) => {
                Some((Style::Han, value, label, end))
            }
            '是' if line[end..].chars().next().is_some_and(is_item_start) => Some((Style::Item, value, label, end)),
            '要' if line[end..].chars().next().is_some_and(is_item_start) => Some((Style::Must, value, label, end)),
            _ => None,
        };
    }
    let (value, len) = arabic(line)?;
    let after = &line[len..];
    let c = after.chars().next()?;
    let end = len + c.len_utf8();
    let rest = &line[end..];
    if let ('.' | '．', Some((part, len))) = (c, arabic(rest))
        && let Some(end) = decimal_end(&rest[len..]).map(|gap| end + len + gap)
    {
        return Some((Style::Decimal, part, format!("{value}.{part}"), end));
    }
    let counted = rest.starts_with(|n| digit(n).is_some() || n == '.' || n == '．') && !opens_with_year(rest);
    match c {
        '.' | '．' | '、' | '﹒' if !counted => Some((Style::Arabic, value, value.to_string(), end)),
        '）' | ')' => Some((Style::ArabicParen, value, value.to_string(), end)),
        _ => None,
    }
}

/// What stands between 2.1 and a title, where one follows: no amount (2.1万亩, 2.5微克/立方米), and no sentence.
fn decimal_end(rest: &str) -> Option<usize> {
    const LONGEST: usize = 30;
    let title = rest.trim_start_matches(['.', '．', '、', ' ', '\u{3000}', '\t']);
    let (end, _) = sentence_end(title);
    let words = &title[..end];
    let titled =
        words.chars().take(3).filter(|&c| is_han(c)).count() == 3 && !words.starts_with(['万', '亿', '千', '百', '倍']);
    let short = words.chars().count() <= LONGEST && !words.contains(['，', '；', '/', '%']);
    (titled && short).then(|| rest.len() - title.len())
}

fn is_item_start(c: char) -> bool {
    is_han(c) || c.is_alphanumeric() || matches!(c, '“' | '"' | '《' | '‘' | '「')
}

/// 2、2024年工作安排: the figures behind the number are a year.
fn opens_with_year(rest: &str) -> bool {
    rest.chars().take(4).filter(|&c| digit(c).is_some()).count() == 4 && rest.chars().nth(4) == Some('年')
}

/// Whether the words after 一、 only go on counting (一、二、三产业; 三、四线城市), so that it is no heading.
fn counts_on(value: u32, rest: &str) -> bool {
    let Some((next, len)) = han_number(rest) else { return false };
    let follows = rest[len..].chars().next();
    let digits = rest[..len].chars().count();
    digits == 1
        && next == value + 1
        && !follows.is_some_and(|c| matches!(c, '年' | '是' | '季') || ordinal_digit(c).is_some())
}

const HAN: [char; 11] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn ordinal_digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' | 'Ｏ' => Some(0),
        // In full, as in accounts.
        '壹' => Some(1),
        '贰' => Some(2),
        '叁' => Some(3),
        '肆' => Some(4),
        '伍' => Some(5),
        '陆' => Some(6),
        '柒' => Some(7),
        // Radicals that look like the figures.
        '⼀' => Some(1),
        '⼆' => Some(2),
        '⼋' => Some(8),
        '⼗' => Some(10),
        _ => HAN.iter().position(|&d| d == c).map(|i| i as u32),
    }
}

/// An ordinal of one to three Chinese figures at the head of `text`: its value and its length.
fn han_number(text: &str) -> Option<(u32, usize)> {
    let figures: Vec<(usize, u32)> =
        text.chars().map_while(|c| Some((c.len_utf8(), ordinal_digit(c)?))).take(4).collect();
    let len = figures.iter().map(|f| f.0).sum();
    let value = match figures.iter().map(|f| f.1).collect::<Vec<_>>().as_slice() {
        [n @ 1..=10] => *n,
        [10, n @ 1..=9] => 10 + n,
        [t @ 2..=9, 10] => t * 10,
        [t @ 2..=9, 10, n @ 1..=9] => t * 10 + n,
        _ => return None,
    };
    Some((value, len))
}

/// A number of one to three figures, half or full width: its value and its length.
fn arabic(text: &str) -> Option<(u32, usize)> {
    let figures: Vec<(usize, u32)> = text.chars().map_while(|c| Some((c.len_utf8(), digit(c)?))).take(4).collect();
    if figures.is_empty() || figures.len() > 3 {
        return None;
    }
    let value = figures.iter().fold(0, |v, f| v * 10 + f.1);
    (value > 0).then(|| (value, figures.iter().map(|f| f.0).sum()))
}

/// The value of a figure, half or full width.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// Numbers that are one character: ㈠ ⑴ ⒈ ①.
fn single(c: char) -> Option<(Style, u32)> {
    let from = |first: char| c as u32 - first as u32 + 1;
    match c {
        '㈠'..='㈩' => Some((Style::HanParen, from('㈠'))),
        '⑴'..='⒇' => Some((Style::ArabicParen, from('⑴'))),
        '⒈'..='⒛' => Some((Style::Arabic, from('⒈'))),
        '①'..='⑳' => Some((Style::Circled, from('①'))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, u32, &str, bool)> {
        mark(line).map(|m| (m.style, m.number, &line[m.title.clone()], m.run_in))
    }

    #[test]
    fn each_mark_of_the_register() {
        assert_eq!(read("一、2023年工作回顾"), Some((Style::Han, 1, "2023年工作回顾", false)));
        assert_eq!(read("（十二）加强自身建设。严格依法办事。"), Some((Style::HanParen, 12, "加强自身建设", true)));
        assert_eq!(read("(三)坚持城乡统筹"), Some((Style::HanParen, 3, "坚持城乡统筹", false)));
        assert_eq!(read("1．新建学校"), Some((Style::Arabic, 1, "新建学校", false)));
        assert_eq!(read("２、新建医院"), Some((Style::Arabic, 2, "新建医院", false)));
        assert_eq!(read("（1）道路"), Some((Style::ArabicParen, 1, "道路", false)));
        assert_eq!(read("①道路"), Some((Style::Circled, 1, "道路", false)));
        assert_eq!(read("㈡桥梁"), Some((Style::HanParen, 2, "桥梁", false)));
        assert_eq!(read("第一，抓好产业。建设园区。"), Some((Style::Ordinal, 1, "抓好产业", true)));
        assert_eq!(read("2.1招商引资"), Some((Style::Decimal, 1, "招商引资", false)));
        assert_eq!(read("1．3 营商环境。新增经营主体300户。"), Some((Style::Decimal, 3, "营商环境", true)));
        assert_eq!(read("壹、一年来的工作"), Some((Style::Han, 1, "一年来的工作", false)));
        assert_eq!(read("二是工业较快增长。产值翻番。"), Some((Style::Item, 2, "工业较快增长", true)));
        assert_eq!(read("一要狠抓落实。说到做到。"), Some((Style::Must, 1, "狠抓落实", true)));
        assert_eq!(read("第二部分　今年工作"), Some((Style::Part, 2, "今年工作", false)));
        assert_eq!(read("三，政府自身建设"), Some((Style::Han, 3, "政府自身建设", false)));
        assert_eq!(read("一、一年来的工作"), Some((Style::Han, 1, "一年来的工作", false)));
        assert_eq!(read("3.“双创”：指大众创业。"), Some((Style::Arabic, 3, "“双创”", true)));
    }

    #[test]
    fn what_only_looks_like_a_mark() {
        for line in [
            "2.5微克",
            "2.1万亩油茶林",
            "三、四线城市",
            "一、二、三产业协调",
            "一",
            "（一）",
            "十四五时期",
            "第一批项目",
            "二〇二三年",
            "2023年",
            "（2023年1月5日）",
            "一是",
            "——一、",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_and_its_paragraph_parted_by_a_blank() {
        let line = format!("三、深入改革 澜溪的发展要靠改革，{}。", "也要靠开放".repeat(12));
        assert_eq!(read(&line), Some((Style::Han, 3, "深入改革", true)));
    }
}
