//! The years that a text names, however it writes their figures: 2014年, ２０１４年, 二〇一四年, 1 9 9 8 年.

use super::numerals::han_digit;

/// Years outside of these are no report's.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2099;

/// The years named in `text`, in order.
pub fn all(text: &str) -> Vec<i32> {
    places(text).into_iter().map(|(y, _)| y).collect()
}

/// The years named in `text`, each with the byte behind its 年. Of 1980、1981年 both are.
pub fn places(text: &str) -> Vec<(i32, usize)> {
    let mut out = Vec::new();
    let mut listed = Vec::new();
    let mut figures: [u32; 4] = [0; 4];
    let mut count = 0usize;
    let mut blank = false;
    for (i, c) in text.char_indices() {
        if let Some(d) = figure(c) {
            // 10 2014年: figures parted by a blank are one number only within the four of a year.
            if blank && count >= 4 {
                count = 0;
            }
            figures.rotate_left(1);
            figures[3] = d;
            count += 1;
            blank = false;
        } else if c.is_whitespace() {
            blank = true;
        } else {
            let year = figures.iter().fold(0, |y, d| y * 10 + *d as i32);
            if count == 4 && YEARS.contains(&year) && matches!(c, '年' | '、' | '和') {
                listed.push((year, i + c.len_utf8()));
            } else if !(blank && count == 0) {
                listed.clear();
            }
            if c == '年' {
                out.append(&mut listed);
            }
            count = 0;
            blank = false;
        }
    }
    out
}

/// The first year in `text` and the month behind it: 2013年2月28日.
pub fn date(text: &str) -> Option<(i32, Option<u32>)> {
    let (year, at) = *places(text).first()?;
    let month: String = text[at..].chars().filter(|c| !c.is_whitespace()).take_while(|&c| c != '月').take(3).collect();
    let value = month.chars().try_fold(0, |v, c| Some(v * 10 + digit(c)?));
    let han = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
        .iter()
        .position(|m| *m == month)
        .map(|m| m as u32 + 1);
    Some((year, value.or(han).filter(|m| (1..=12).contains(m))))
}

/// The value of a plain figure, half or full width.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// The value of a character of a year. 两 counts things and stands in no year.
fn figure(c: char) -> Option<u32> {
    match c {
        'Ｏ' => Some(0),
        '两' => None,
        _ => digit(c).or_else(|| han_digit(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_all_figures() {
        assert_eq!(all("2014年和２０１５年，二〇一六年、一九九○年，1 9 9 8 年3月"), [2014, 2015, 2016, 1990, 1998]);
        assert_eq!(all("１９８０、１９８１年计划，2013—2017年，1998、5年"), [1980, 1981, 2017]);
        assert_eq!(all("“十四五”时期，20240年，3年，9999年，1000年"), [] as [i32; 0]);
        assert_eq!(date("——2013年2月28日在"), Some((2013, Some(2))));
        assert_eq!(date("二〇一二年十二月二十日"), Some((2012, Some(12))));
    }
}
