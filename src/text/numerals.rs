//! Numbers as Chinese texts write them, to exact decimals: 1,391.07 · 1.39万亿 · 2700多万 · 一万七千四百亿 · 百分之十三点四 ·
//! 三分之一 · 1/3 · 一半.
//!
//! In: characters already folded to half width. Out: the number in its written scale (16.4 of 16.4亿, with the scale 亿 beside
//! it), and where it ends. What it counts, and whether it counts anything, is for others to say.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// How a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In digits: 16.4.
    Digits,
    /// In Chinese numerals: 十六点四.
    Han,
    /// 百分之十六.
    Percent,
    /// 千分之三.
    PerMille,
    /// 三分之一, 1/3, 一半.
    Fraction,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// One past its last character, scale included.
    pub end: usize,
    /// Its value in the written scale.
    pub value: Decimal,
    /// The scale as written, without 多 and 余: 万, 亿, 万亿, 千万; empty for none.
    pub scale: String,
    /// Whether 多 or 余 stands in it: 2700多万.
    pub more: bool,
    /// How it was written.
    pub form: Form,
}

/// More digits than this are no number of a report.
const MAX_DIGITS: usize = 18;

/// Reads the number that begins at `at`, if one does.
pub fn scan(chars: &[char], at: usize) -> Option<Numeral> {
    let first = *chars.get(at)?;
    if let Some((form, from)) = parts_prefix(chars, at) {
        let inner = scan_plain(chars, from)?;
        return inner.scale.is_empty().then_some(Numeral { form, ..inner });
    }
    if first == '一' && chars.get(at + 1) == Some(&'半') {
        return fraction(at + 2, 1, 2);
    }
    let n = scan_plain(chars, at)?;
    fraction_of(chars, &n).or(Some(n))
}

/// How long the run of number characters at `at` is, to step over what is no number.
pub fn run_end(chars: &[char], at: usize) -> usize {
    let mut i = at;
    while i < chars.len()
        && (chars[i].is_ascii_digit() || han_digit(chars[i]).is_some() || han_unit(chars[i]).is_some())
    {
        i += 1;
    }
    i.max(at + 1)
}

/// A text with the years in digits that it writes in words: 一九八五年.
pub fn years_in_digits(text: &str) -> Cow<'_, str> {
    // Four Chinese digits, of three bytes each.
    let written = |&end: &usize| {
        let year = end.checked_sub(12).and_then(|start| text.get(start..end));
        year.is_some_and(|year| year.chars().all(|c| han_digit(c).is_some()))
    };
    let mut ends = text.match_indices('年').map(|(end, _)| end).filter(written).peekable();
    if ends.peek().is_none() {
        return text.into();
    }
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for end in ends {
        out.push_str(&text[done..end - 12]);
        out.extend(text[end - 12..end].chars().filter_map(han_digit).filter_map(|d| char::from_digit(d, 10)));
        done = end;
    }
    out.push_str(&text[done..]);
    out.into()
}

/// Whether `c` is one of the figures from one to ten, as items of a list are numbered.
pub fn is_figure(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// The value of a digit, Chinese or plain.
pub fn digit(c: char) -> Option<u32> {
    han_digit(c).or(c.to_digit(10))
}

/// The value of a Chinese digit.
pub fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn han_unit(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// 百分之 or 千分之 at `at`, and where the number after it begins.
fn parts_prefix(chars: &[char], at: usize) -> Option<(Form, usize)> {
    let form = match chars.get(at)? {
        '百' => Form::Percent,
        '千' => Form::PerMille,
        _ => return None,
    };
    (chars.get(at + 1) == Some(&'分') && chars.get(at + 2) == Some(&'之')).then_some((form, at + 3))
}

/// N 分之 M, or N/M in digits.
fn fraction_of(chars: &[char], n: &Numeral) -> Option<Numeral> {
    if !n.scale.is_empty() || n.more {
        return None;
    }
    let whole = |d: Decimal| if d.is_integer() { i64::try_from(d).ok() } else { None };
    if chars.get(n.end) == Some(&'分') && chars.get(n.end + 1) == Some(&'之') {
        let top = scan_plain(chars, n.end + 2)?;
        return fraction(top.end, whole(top.value)?, whole(n.value)?);
    }
    if n.form == Form::Digits && chars.get(n.end) == Some(&'/') && chars.get(n.end + 1)?.is_ascii_digit() {
        let bottom = scan_digits(chars, n.end + 1)?;
        return bottom.scale.is_empty().then(|| fraction(bottom.end, whole(n.value)?, whole(bottom.value)?)).flatten();
    }
    None
}

fn fraction(end: usize, top: i64, bottom: i64) -> Option<Numeral> {
    let value = Decimal::from(top).checked_div(Decimal::from(bottom))?;
    Some(Numeral { end, value, scale: String::new(), more: false, form: Form::Fraction })
}

fn scan_plain(chars: &[char], at: usize) -> Option<Numeral> {
    if chars.get(at)?.is_ascii_digit() { scan_digits(chars, at) } else { scan_han(chars, at) }
}

/// Digits with thousands commas and one point, then a scale; 12亿3000万 is one number.
fn scan_digits(chars: &[char], at: usize) -> Option<Numeral> {
    let (mut value, mut end) = digits(chars, at)?;
    if chars.get(end) == Some(&'千') && matches!(chars.get(end + 1), Some('多' | '余')) {
        // 5千多户.
        (value, end) = (value.checked_mul(Decimal::ONE_THOUSAND)?, end + 1);
    }
    let (written, end, more) = scale(chars, end);
    let n = Numeral { end, value, scale: written, more, form: Form::Digits };
    let lower = lower_part(chars, &n).and_then(|(low, end, more)| {
        Some(Numeral { end, value: n.value.checked_add(low)?.normalize(), more, ..n.clone() })
    });
    Some(lower.unwrap_or(n))
}

/// What a lower scale adds to a number, in the scale of the number: 3千多万 of 1亿3千多万, 5千 of 2万5千.
fn lower_part(chars: &[char], n: &Numeral) -> Option<(Decimal, usize, bool)> {
    let whole = n.scale == "亿";
    if n.more || !whole && n.scale != "万" {
        return None;
    }
    let from = if whole && chars.get(n.end) == Some(&'零') { n.end + 1 } else { n.end };
    chars.get(from).filter(|c| c.is_ascii_digit())?;
    let (low, mut i) = digits(chars, from)?;
    let step = match chars.get(i) {
        Some('千') => Decimal::ONE_THOUSAND,
        Some('百') => Decimal::ONE_HUNDRED,
        _ if whole => Decimal::ONE,
        _ => return None,
    };
    i += usize::from(step > Decimal::ONE);
    let vague = |i: usize| matches!(chars.get(i), Some('多' | '余'));
    let mut more = vague(i);
    i += usize::from(more);
    if whole {
        chars.get(i).filter(|&&c| c == '万')?;
        i += 1;
        if !more && vague(i) {
            (more, i) = (true, i + 1);
        }
    }
    Some((low.checked_mul(step)?.checked_div(Decimal::from(10_000))?, i, more))
}

fn digits(chars: &[char], at: usize) -> Option<(Decimal, usize)> {
    let mut s = String::new();
    let mut i = at;
    let mut point = false;
    // Of what is longer than any number nothing is read, so that it is not run through from each of its digits.
    while let Some(&c) = chars.get(i).filter(|_| s.len() <= MAX_DIGITS) {
        let next_digit = chars.get(i + 1).is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => s.push(c),
            // 4·3: the point of old prints.
            '.' | '·' if !point && next_digit => {
                point = true;
                s.push('.');
            }
            ',' if !point && thousands(chars, i) => {}
            _ => break,
        }
        i += 1;
    }
    if s.is_empty() || s.len() > MAX_DIGITS {
        return None;
    }
    Some((s.parse().ok()?, i))
}

/// Whether the comma at `i` parts thousands: one to three digits before it, three after, no fourth.
fn thousands(chars: &[char], i: usize) -> bool {
    let digit = |k: usize| chars.get(k).is_some_and(char::is_ascii_digit);
    let before = (1..=4).take_while(|&k| i >= k && digit(i - k)).count();
    (1..=3).contains(&before) && (1..=3).all(|k| digit(i + k)) && !digit(i + 4)
}

/// The scale after a number in digits, with 多 and 余 taken out: 多万 is 万 and more.
fn scale(chars: &[char], from: usize) -> (String, usize, bool) {
    let mut scale = String::new();
    let (mut i, mut end, mut more, mut seen_more) = (from, from, false, false);
    while let Some(&c) = chars.get(i) {
        match c {
            '多' | '余' if !seen_more => seen_more = true,
            '万' | '亿' if scale.chars().count() < 3 => {
                scale.push(c);
                end = i + 1;
                more = seen_more;
            }
            '百' | '千' if scale.is_empty() && matches!(chars.get(i + 1), Some('万' | '亿')) => scale.push(c),
            _ => break,
        }
        i += 1;
    }
    if scale.is_empty() && seen_more {
        // 6700多公里: the word belongs to the number, the unit follows.
        return (scale, from + 1, true);
    }
    if seen_more && !more && i == end + 1 {
        return (scale, i, true);
    }
    (scale, end, more)
}

/// Chinese numerals with 十百千万亿, 零 and 点; digits in a row (一九八四) are read by place.
fn scan_han(chars: &[char], at: usize) -> Option<Numeral> {
    let (mut total, mut section): (i128, i128) = (0, 0);
    let mut digit: Option<i128> = None;
    let (mut in_row, mut more, mut begun) = (0, false, false);
    let (mut saw_yi, mut wan_end) = (false, None);
    let mut last = '\0';
    let mut i = at;
    while let Some(&c) = chars.get(i) {
        if i - at > MAX_DIGITS {
            return None;
        }
        if let Some(d) = han_digit(c) {
            // 一九七一和一九七二两个年度: the year ends where things are counted.
            if more || c == '两' && in_row > 1 {
                break;
            }
            digit = if d == 0 && digit.is_none() { None } else { Some(digit.unwrap_or(0) * 10 + i128::from(d)) };
            in_row += 1;
        } else if let Some(u) = han_unit(c) {
            if more || in_row > 1 && !(in_row == 2 && chars[i - 2] == '零') {
                return None;
            }
            section += match digit.take() {
                Some(d) => d * u,
                // 十五 needs no digit before it, 百 and 千 do.
                None if u == 10 => 10,
                None => return None,
            };
            in_row = 0;
        } else if c == '万' || c == '亿' {
            section += digit.take().unwrap_or(0);
            let factor = if c == '万' { 10_000 } else { 100_000_000 };
            if c == '万' {
                total = total.checked_add(section.checked_mul(factor)?)?;
                wan_end = Some(i + 1);
            } else {
                total = total.checked_add(section)?.checked_mul(factor)?;
                saw_yi = true;
            }
            if total == 0 {
                return None;
            }
            section = 0;
            in_row = 0;
        } else if matches!(c, '多' | '余')
            && begun
            && !more
            && (han_unit(last).is_some() || matches!(last, '万' | '亿'))
        {
            more = true;
        } else if c == '几' && begun {
            return None;
        } else {
            break;
        }
        begun = true;
        last = c;
        i += 1;
    }
    if !begun {
        return None;
    }
    let whole = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
    let mut value = Decimal::try_from_i128_with_scale(whole, 0).ok()?;
    if chars.get(i) == Some(&'点') && !more {
        let tail: Vec<u32> = chars[i + 1..].iter().take(MAX_DIGITS).map_while(|&c| han_digit(c)).collect();
        let mut place = Decimal::ONE;
        for &d in &tail {
            place = place.checked_div(Decimal::TEN)?;
            value = value.checked_add(Decimal::from(d).checked_mul(place)?)?;
        }
        if !tail.is_empty() {
            i += 1 + tail.len();
            let (scale, end, more) = scale(chars, i);
            return Some(Numeral { end, value, scale, more, form: Form::Han });
        }
    }
    let before_last = chars.get(i.wrapping_sub(2 + usize::from(more)));
    let ends_with =
        |c: char| chars.get(i.wrapping_sub(1)) == Some(&c) || more && chars.get(i.wrapping_sub(2)) == Some(&c);
    let (scale, factor) = if saw_yi && ends_with('亿') && wan_end.is_some() && matches!(before_last, Some('万' | '多'))
    {
        ("万亿", 1_000_000_000_000_i64)
    } else if saw_yi {
        ("亿", 100_000_000)
    } else if ends_with('万') {
        ("万", 10_000)
    } else {
        ("", 1)
    };
    value = value.checked_div(Decimal::from(factor))?.normalize();
    Some(Numeral { end: i, value, scale: scale.to_owned(), more, form: Form::Han })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, bool, usize)> {
        let chars: Vec<char> = text.chars().collect();
        scan(&chars, 0).map(|n| (n.value.normalize().to_string(), n.scale, n.more, n.end))
    }

    #[track_caller]
    fn is(text: &str, value: &str, scale: &str, more: bool, end: usize) {
        assert_eq!(read(text), Some((value.to_owned(), scale.to_owned(), more, end)), "{text}");
    }

    #[test]
    fn digits_keep_their_scale() {
        is("1286.05亿元", "1286.05", "亿", false, 8);
        is("1.39万亿斤", "1.39", "万亿", false, 6);
        is("1,234人", "1234", "", false, 5);
        is("12亿3000万人", "12.3", "亿", false, 8);
        is("5千万吨", "5", "千万", false, 3);
        is("1500千瓦", "1500", "", false, 4);
        is("4·3%", "4.3", "", false, 3);
    }

    #[test]
    fn more_is_no_part_of_the_scale() {
        is("2700多万元", "2700", "万", true, 6);
        is("9200余万元", "9200", "万", true, 6);
        is("4万多亿元", "4", "万亿", true, 4);
        is("6700多公里", "6700", "", true, 5);
        is("13亿多人口", "13", "亿", true, 4);
    }

    #[test]
    fn numbers_in_words() {
        is("一万七千四百亿元", "17400", "亿", false, 7);
        is("四亿零七百多万吨", "4.07", "亿", true, 7);
        is("七亿七千多万吨", "7.7", "亿", true, 6);
        is("六百零八元", "608", "", false, 4);
        is("十五个", "15", "", false, 2);
        is("两所", "2", "", false, 1);
        is("三万亿元", "3", "万亿", false, 3);
        is("十三点四亿元", "13.4", "亿", false, 5);
        is("二○二二两个", "2022", "", false, 4);
        assert_eq!(read("几千万"), None);
        assert_eq!(read("十几个"), None);
        assert_eq!(read("百万吨"), None);
    }

    #[test]
    fn parts_and_fractions() {
        is("百分之十三点四", "13.4", "", false, 7);
        is("千分之三", "3", "", false, 4);
        is("四分之三", "0.75", "", false, 4);
        is("1/4的", "0.25", "", false, 3);
        is("一半", "0.5", "", false, 2);
        assert_eq!(read("1/0"), Some(("1".into(), String::new(), false, 1)));
    }

    #[test]
    fn what_is_too_long_is_no_number() {
        assert_eq!(read(&"9".repeat(40)), None);
        assert_eq!(read(&"九".repeat(400)), None);
        assert_eq!(read(&"亿".repeat(40)), None);
        assert_eq!(read(&format!("九{}", "亿".repeat(40))), None);
    }
}
