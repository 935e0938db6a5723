//! Which years, months and parts of a year words name, and which of them they only compare with.

use std::ops::Range;

use crate::lexicon::{TimeWords, Words};
use crate::text::numerals;

/// The years that a text names in digits, and where they begin.
pub(super) fn years(text: &str) -> impl Iterator<Item = (usize, i32)> {
    text.match_indices('年').filter_map(|(end, _)| {
        let start = end.checked_sub(4)?;
        Some((start, text.get(start..end)?.parse().ok()?))
    })
}

/// How many years up to the report's own the words speak of that begin a clause (五年, 近三年, 两年来), and whether they only
/// lead through them (来, 间); none where the years are a name's (三年行动计划), or gone by (五年前).
pub(super) fn years_back(text: &str) -> Option<(i32, bool)> {
    let text = text.strip_prefix("最近").unwrap_or(text).trim_start_matches(['近', '这']);
    let count = text.chars().next()?;
    let years = if count == '十' { 10 } else { numerals::digit(count)? as i32 };
    let after = text[count.len_utf8()..].strip_prefix('年')?;
    let named = [
        "前", "后", "多", "级", "期", "制", "义务", "一贯", "计划", "行动", "攻坚", "规划", "目标", "任务", "以上",
        "左右", "平均",
    ];
    // 五年中央财政, 五年中国: no 中 of time.
    let amid = after.starts_with('中') && !after.starts_with("中央") && !after.starts_with("中国");
    let through = after.is_empty() || after.starts_with(['来', '间']) || amid;
    ((2..=10).contains(&years) && !named.iter().any(|w| after.starts_with(w))).then_some((years, through))
}

/// Over how many years, the report's own the first, words say that something is to be done: 用三年时间, 未来三年, 三年内.
pub(super) fn years_ahead(text: &str) -> Option<i32> {
    text.match_indices('年').find_map(|(at, _)| {
        let count = text[..at].chars().next_back()?;
        let years = if count == '两' { 2 } else { numerals::digit(count)? as i32 };
        let before = &text[..at - count.len_utf8()];
        let after = &text[at + '年'.len_utf8()..];
        let spends = before.ends_with('用') && after.starts_with("时间");
        let gone = ["近", "过去", "前", "最近", "这", "头"].iter().any(|w| before.ends_with(w));
        let within =
            after.starts_with('内') && count != '1' && !gone && !before.ends_with(|c: char| c.is_ascii_digit());
        let ahead = within || ["未来", "今后", "今明"].iter().any(|w| before.ends_with(w));
        ((2..=10).contains(&years) && (spends || ahead)).then_some(years)
    })
}

/// Whether words say over how many years something was counted together: 投资五年累计完成.
pub(super) fn sums_years(text: &str) -> bool {
    text.match_indices('年').any(|(at, year)| {
        let count = text[..at].chars().next_back().and_then(numerals::digit);
        let before = &text[..at - text[..at].chars().next_back().map_or(0, char::len_utf8)];
        let after = &text[at + year.len()..];
        let plain = !before.ends_with(|c: char| c.is_ascii_digit() || "第十百一二三四五六七八九".contains(c));
        count.is_some_and(|n| n > 1)
            && plain
            && (["累计", "共", "合计", "总计"].iter().any(|w| after.starts_with(w))
                || after.starts_with('为') && !after.starts_with("为期"))
    })
}

/// The part of a year that words name: 上半年, 第四季度, 截至11月底, 1-11月.
pub fn part_of_year(text: &str, words: &Words) -> Option<String> {
    part_of(text, words.first(text), true)
}

/// The same where it is known where the first such word stands, and whether a month may be named.
pub(super) fn part_of(text: &str, named: Option<Range<usize>>, month: bool) -> Option<String> {
    match month.then(|| up_to_month(text)).flatten() {
        Some((12, _)) => None,
        Some((_, stretch)) => Some(stretch),
        None => named.and_then(|at| text.get(at)).map(str::to_owned),
    }
}

/// The last month of a stretch that words name, and the stretch: 截至11月底.
pub(super) fn up_to_month(text: &str) -> Option<(u32, String)> {
    if !text.contains('月') {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let month = chars.iter().position(|&c| c == '月')?;
    let digits = chars[..month].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let number: u32 = chars[month - digits..month].iter().collect::<String>().parse().ok()?;
    let before = &chars[..month - digits];
    let since = before.iter().rposition(|&c| c == '截').filter(|&i| before.len() - i <= 10);
    let from = match before {
        [.., '前'] => before.len() - 1,
        [head @ .., '-' | '—' | '－' | '~' | '～' | '至' | '到']
            if head.last().is_some_and(|c| c.is_ascii_digit() || *c == '月') =>
        {
            head.iter().rposition(|c| !c.is_ascii_digit() && *c != '月').map_or(0, |i| i + 1)
        }
        _ if chars.get(month + 1) == Some(&'份') => month - digits,
        _ => since?,
    };
    let tail = chars[month + 1..].iter().take_while(|c| matches!(c, '份' | '底' | '末')).count();
    (1..=12).contains(&number).then(|| (number, chars[from..month + 1 + tail].iter().collect()))
}

/// The year that words compare with: 比2002年, 与2000年相比, 与改革之初的1978年相比.
pub fn compared_year(text: &str) -> Option<i32> {
    text.match_indices('年').find_map(|(at, _)| {
        let before = text.get(..at)?;
        let year = before.get(before.len().checked_sub(4)?..)?;
        let head = before.get(..before.len() - 4)?;
        let compared = head.ends_with(['比', '较'])
            || head.ends_with(['与', '同', '和']) && text[at..].contains("相比")
            || head.contains(['与', '同']) && text[at..].starts_with("年相比");
        year.parse().ok().filter(|_| compared && year.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// How many years ago words say that something was so: 由五年前的50%.
pub(super) fn years_ago(text: &str) -> Option<i32> {
    let before = &text[..text.rfind("年前")?];
    let count = before.chars().next_back()?;
    let years = numerals::digit(count)? as i32;
    let plain = !before[..before.len() - count.len_utf8()].ends_with(|c: char| c.is_ascii_digit() || c == '十');
    (plain && years > 0).then_some(years)
}

/// The last year of the five-year plan whose end words compare with: 比“七五”末.
pub(super) fn compared_plan(text: &str) -> Option<i32> {
    let at = ["比“", "较“"].iter().find_map(|w| text.find(w))?;
    let (name, after) = text[at + "比“".len()..].split_once('”')?;
    let number = name.strip_suffix('五')?;
    let digit = |s: &str| s.chars().next().and_then(numerals::han_digit).filter(|_| s.chars().count() == 1);
    let n = match number.strip_prefix('十') {
        Some("") => 10,
        Some(rest) => 10 + digit(rest)? as i32,
        None => digit(number)? as i32,
    };
    after.trim_start_matches(['时', '期']).starts_with(['末', '底']).then_some(1955 + 5 * n)
}

/// The years that a text names the first and the last of: 从1979年到1984年, 2018到2022年; none after 比, nor what is told of in all.
pub(super) fn year_span(text: &str) -> Option<(i32, i32)> {
    const LONGEST: i32 = 60;
    let year = |text: &str| {
        let digits = text.get(text.len().checked_sub(4)?..)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<i32>().ok()).flatten()
    };
    text.match_indices('年').find_map(|(at, _)| {
        let last = year(&text[..at])?;
        let head = &text[..at - 4];
        let head = ['到', '至', '-', '—'].iter().find_map(|joint| head.strip_suffix(*joint))?;
        let head = head.trim_end_matches('—');
        let head = head.strip_suffix('年').unwrap_or(head);
        let first = year(head)?;
        let before = &head[..head.len() - 4];
        let held = before.ends_with(['比', '较', '是', '为', '于']);
        let named = ["规划", "计划", "行动", "方案"].iter().any(|w| text[at + '年'.len_utf8()..].starts_with(w));
        (!held && !named && (1949..2100).contains(&first) && (1..LONGEST).contains(&(last - first)))
            .then_some((first, last))
    })
}

/// Whether the year that words name is one before which something was: 2010年底以前发布的.
pub(super) fn up_to_year(text: &str) -> bool {
    let after = |at: usize| text[at + '年'.len_utf8()..].trim_start_matches(['底', '末', '初']);
    text.match_indices('年').any(|(at, _)| after(at).starts_with("以前") || after(at).starts_with("之前"))
}

/// Over how many years up to the report's own words say that something grew on average: 五年平均每年.
pub(super) fn years_counted(text: &str) -> Option<i32> {
    let average = |rest: &str| ["平均", "年均", "里平均"].iter().any(|w| rest.starts_with(w));
    let (at, _) = text.rmatch_indices('年').find(|(at, year)| average(&text[at + year.len()..]))?;
    let count = text[..at].chars().next_back()?;
    let before = &text[..at - count.len_utf8()];
    let years = numerals::digit(count)? as i32;
    let plain = !before.ends_with(|c: char| c.is_ascii_digit() || "前后头上第十".contains(c));
    ((2..=10).contains(&years) && plain).then_some(years)
}

/// The one year that a clause names before its figure: 到2020年, 2014年; none after 比, 较, 从, 由, and no span.
pub(super) fn lone_year(text: &str) -> Option<i32> {
    let at = text.find('年')?;
    let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
    let span = text[at + '年'.len_utf8()..].trim_start_matches(['至', '到', '-', '—']);
    let span = span.len() != text.len() - at - '年'.len_utf8() && span.starts_with(|c: char| c.is_ascii_digit());
    // 在2018年水平的基础上: not in that year.
    let after = &text[at + '年'.len_utf8()..];
    let not_in_it = ["水平的基础", "的基础上", "基础上"].iter().any(|w| after.starts_with(w));
    if digits != 4
        || not_in_it
        || span
        || text[..at - 4].ends_with(['为', '是', '于'])
        || text[..at - 4].ends_with("恢复至")
        || text[..at - 4].ends_with("恢复到")
        || text[..at - 4].ends_with("最高的")
        // 恢复到2019年的108%, 达到2015年的1.8倍: so much of what it was then.
        || after.starts_with('的') && ["恢复到", "恢复至", "达到"].iter().any(|w| text[..at - 4].ends_with(w))
        || text[..at - 4].ends_with("最好的")
        || compares(&text[..at - 4])
        // 2018到2022年: the last of a span.
        || text[..at - 4].strip_suffix(['到', '至']).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
        || text[..at - 4].ends_with(['—', '-', '~'])
    {
        return None;
    }
    text[at - 4..at].parse().ok().filter(|y| (1949..2100).contains(y))
}

/// The years of the five-year plan that a text names, and where: “十三五”时期 is 2016-2020. None where a plan only stands in
/// a name or a comparison (“十三五”规划, 较“十三五”末).
pub(super) fn plan_span(words: &TimeWords, text: &str) -> Option<(usize, (i32, i32))> {
    for (i, _) in text.match_indices('五') {
        let after = text[i + '五'.len_utf8()..].trim_start_matches(['”', '"']);
        if words.plan_only.at_start(after).is_some() {
            continue;
        }
        let quoted = after.len() != text.len() - i - '五'.len_utf8();
        if !quoted && words.plan_years.at_start(after).is_none() {
            continue;
        }
        let head = &text[..i];
        let (digit, head) = match head.chars().next_back().and_then(numerals::han_digit) {
            Some(d) => (d as i32, &head[..head.len() - head.chars().next_back().map_or(0, char::len_utf8)]),
            None => (0, head),
        };
        let (tens, head) = match head.strip_suffix('十') {
            Some(rest) => (10, rest),
            None => (0, head),
        };
        let n = tens + digit;
        let before = head.trim_end_matches(['“', '"']);
        // 是“十一五”的4倍: what the time spoken of is held against.
        let measure =
            before.ends_with(['是', '为', '于']) && after.trim_start_matches(['时', '期', '间']).starts_with('的');
        if compares(before) || measure || !(1..40).contains(&n) {
            continue;
        }
        // The first two were made up for the years from 1953 to 1962, and three years lie between them and the third.
        let first = if n < 3 { 1948 + 5 * n } else { 1951 + 5 * n };
        return Some((head.trim_end_matches(['“', '"']).len(), (first, first + 4)));
    }
    None
}

/// Whether words that end in 比, 较 … only compare with what follows.
pub(super) fn compares(before: &str) -> bool {
    before.ends_with(['比', '较', '从', '由', '以', '自', '按', '同', '与', '照'])
}
