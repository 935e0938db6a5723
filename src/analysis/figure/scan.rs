//! One number at a place: its unit, the words after it, and what kind of figure they make.

use rust_decimal::Decimal;

use super::{Figure, Kind};
use crate::analysis::metric::Bound;
use crate::lexicon::{After, Before, FigureWords, Units};
use crate::text::numerals::{self, Form, Numeral};
use crate::text::sieve::Sieve;
use crate::text::{is_han, joins_list};

/// What stands at a place.
pub(super) enum Found {
    /// A figure.
    Figure(Figure),
    /// A number without a unit, which a list may give it: 14、21个百分点.
    Bare(Numeral),
    /// No number; go on from here.
    Nothing(usize),
}

/// A line while it is searched.
pub(super) struct Scanner<'l> {
    pub(super) chars: &'l [char],
    pub(super) words: &'l FigureWords,
    pub(super) units: &'l Units,
}

/// A quotation longer than this is no name: its figures count.
const QUOTED_NAME: usize = 24;

/// Those among whom an order is have no longer name than this.
const LONGEST_ORDER: usize = 12;

/// How far before a number without a unit what it measures may stand.
const PLAIN_NUMBER: usize = 20;

/// The characters but letters and digits that something begins with which has to be looked at: a number, or what its figures are
/// none of.
static BEGINNINGS: Sieve = Sieve::of(&[
    '“', '《', '第', '翻', '上', '首', '榜', '十', '百', '千', '万', '零', '〇', '○', '一', '二', '两', '三', '四',
    '五', '六', '七', '八', '九',
]);

/// Whether something that has to be looked at begins with this character; of nearly all the sieve tells that none does.
pub(super) fn may_begin(c: char) -> bool {
    let begins = || {
        matches!(c, '“' | '《' | '第' | '翻' | '上' | '首' | '榜' | '十' | '百' | '千' | '万')
            || numerals::han_digit(c).is_some()
    };
    c.is_ascii_alphanumeric() || BEGINNINGS.may_have(u32::from(c)) && begins()
}

impl Scanner<'_> {
    pub(super) fn char(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    pub(super) fn at(&self, i: usize) -> Found {
        let c = self.char(i);
        if let Some(close) = match c {
            '“' => Some('”'),
            '《' => Some('》'),
            _ => None,
        } {
            let end = self.chars[i + 1..].iter().take(QUOTED_NAME).position(|&x| x == close);
            return Found::Nothing(end.map_or(i + 1, |n| i + n + 2));
        }
        if c.is_ascii_alphabetic() {
            return Found::Nothing(self.name_end(i));
        }
        if c == '第' {
            return self.ordinal(i);
        }
        if c == '翻' {
            return self.doubling(i);
        }
        if c == '上'
            && !matches!(
                self.char(i.wrapping_sub(1)),
                '以' | '之' | '至' | '迈' | '跨' | '站' | '踏' | '登' | '跃' | '攀' | '新'
            )
            && let Some(figure) = self.as_many_as(i)
        {
            return Found::Figure(figure);
        }
        if c == '首' || c == '榜' {
            return self.first_place(i);
        }
        if c == '上' {
            return Found::Nothing(i + 1);
        }
        self.number(i)
    }

    /// A name of letters and digits (PM2.5, A1, R&D) to its end.
    pub(super) fn name_end(&self, from: usize) -> usize {
        let mut i = from;
        while matches!(self.char(i), 'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '&' | '+' | '-' | '_' | '/') {
            i += 1;
        }
        i.max(from + 1)
    }

    /// 第N位, 第N名, 第一: a place if the words before speak of an order, else an ordinal.
    fn ordinal(&self, i: usize) -> Found {
        let Some(n) = numerals::scan(self.chars, i + 1) else { return Found::Nothing(i + 1) };
        let after = self.char(n.end);
        let placed = matches!(after, '位' | '名');
        let ends = placed || !is_han(after) || matches!(after, '的' | '和' | '与');
        let end = n.end + usize::from(placed);
        let told = self.orders(i) || self.follows_place(i) || placed && self.leaves(i, end);
        if !(ends || placed) || !n.scale.is_empty() || !told {
            return Found::Nothing(n.end);
        }
        Found::Figure(place(i, end, n.value))
    }

    /// 由第78位升至第46位: a place that is left for another.
    fn leaves(&self, at: usize, end: usize) -> bool {
        let rest = &self.chars[end.min(self.chars.len())..];
        let next = self.words.between_to.prefix(rest).map(|(n, ())| rest.get(n) == Some(&'第'));
        matches!(self.char(at.wrapping_sub(1)), '由' | '从') && next == Some(true)
    }

    /// 第1、第3、第5位: whether a place follows another in a list.
    fn follows_place(&self, at: usize) -> bool {
        const LONGEST_PLACE: usize = 4;
        let Some(joint) = at.checked_sub(1).filter(|&i| joins_list(self.char(i))) else { return false };
        let before = &self.chars[..joint];
        let Some(back) = before.iter().rev().take(LONGEST_PLACE).position(|&c| c == '第') else { return false };
        let first = joint - back - 1;
        let number = |c: &char| numerals::digit(*c).is_some() || matches!(c, '十' | '位' | '名');
        before[first + 1..].iter().all(number) && (self.orders(first) || self.follows_place(first))
    }

    /// Whether words of an order stand before a place.
    fn orders(&self, i: usize) -> bool {
        let before = &self.chars[..i];
        self.words.rank_before.suffix(before).is_some() || among(self.words, before).is_some()
    }

    /// 首位, 榜首 as the first place.
    fn first_place(&self, i: usize) -> Found {
        let Some((len, ())) = self.words.rank_first.prefix(&self.chars[i..]) else { return Found::Nothing(i + 1) };
        if !self.orders(i) {
            return Found::Nothing(i + len);
        }
        Found::Figure(place(i, i + len, Decimal::ONE))
    }

    /// 翻番, 翻一番, 翻了两番, 翻近一番.
    fn doubling(&self, i: usize) -> Found {
        let from = i + 1 + usize::from(self.char(i + 1) == '了');
        let about = matches!(self.char(from), '近' | '约');
        let from = from + usize::from(about);
        let (value, at) = match numerals::scan(self.chars, from) {
            Some(n) if n.scale.is_empty() => (n.value, n.end),
            _ => (Decimal::ONE, from),
        };
        if self.char(at) != '番' {
            return Found::Nothing(i + 1);
        }
        let (end, bound) = self.after(at + 1, false);
        let bound = if about { Bound::About } else { bound };
        Found::Figure(Figure {
            start: i,
            end,
            value,
            high: None,
            unit: Some("番".to_owned()),
            bound,
            kind: Kind::Doublings,
        })
    }

    /// 上百, 上千万: at least so many.
    fn as_many_as(&self, i: usize) -> Option<Figure> {
        let scale: String =
            self.chars[i + 1..].iter().take_while(|c| matches!(c, '百' | '千' | '万' | '亿')).take(3).collect();
        let at = i + 1 + scale.chars().count();
        let len = self.units.scan(self.chars, at)?;
        let unit: String = self.chars[at..at + len].iter().collect();
        let kind = kind_of(&self.units.family(&unit));
        // 上百 is written 100, 上千万 1000万.
        let (value, scale) = match scale.chars().next()? {
            '百' => (Decimal::ONE_HUNDRED, scale.chars().skip(1).collect::<String>()),
            '千' => (Decimal::ONE_THOUSAND, scale.chars().skip(1).collect()),
            _ => (Decimal::ONE, scale),
        };
        let counts = !matches!(kind, Kind::Time | Kind::Share);
        let unit = Some(scale + &unit);
        let (end, bound) = (at + len, Bound::AtLeast);
        counts.then_some(Figure { start: i, end, value, high: None, unit, bound, kind })
    }

    /// 六、七十亿元: from 60 to 70.
    fn one_or_the_next(&self, i: usize) -> Option<Figure> {
        let digit = |at: usize| numerals::han_digit(self.char(at)).filter(|d| *d > 0);
        let (low, high) = (digit(i)?, digit(i + 2)?);
        // 两、三倍; 二、三类 is no number of kinds.
        let tens = matches!(self.char(i + 3), '十' | '百' | '千' | '万' | '亿' | '倍');
        if self.char(i + 1) != '、' || high != low + 1 || !tens {
            return None;
        }
        let Found::Figure(later) = self.number(i + 2) else { return None };
        // 六、七十三亿元 is no range.
        let step = later.value.checked_div(Decimal::from(high))?;
        let value = step.checked_mul(Decimal::from(low))?;
        let whole = later.high.is_none() && step.is_integer();
        whole.then_some(Figure { start: i, value, high: Some(later.value), bound: Bound::Range, ..later })
    }

    fn number(&self, i: usize) -> Found {
        if let Some((n, ())) = self.words.numbered.prefix(&self.chars[i..]) {
            return Found::Nothing(i + n);
        }
        if self.chars[i..].starts_with(&['一', '一']) && numerals::han_digit(self.char(i + 2)).is_none() {
            // 一一列举: one by one.
            return Found::Nothing(i + 2);
        }
        if let Some(range) = self.one_or_the_next(i) {
            return Found::Figure(range);
        }
        if numerals::han_digit(self.char(i)).is_some()
            && numerals::run_end(self.chars, i) == i + 2
            && numerals::han_digit(self.char(i + 1)).is_some()
            && self.char(i + 2) != '点'
        {
            // 一两个, 三五家: a few.
            return Found::Nothing(i + 2);
        }
        let Some(n) = self.scan(i) else { return Found::Nothing(numerals::run_end(self.chars, i)) };
        let before = if i == 0 { '\0' } else { self.chars[i - 1] };
        if let Some(place) = self.among_first(i, &n) {
            return Found::Figure(place);
        }
        if matches!(before, '+' | '×' | '·' | '.' | '/' | '*' | '每' | '前' | '几') || before.is_ascii_alphabetic()
        {
            return Found::Nothing(n.end);
        }
        // 新36条: a name of measures.
        let measures = before == '新' && self.char(n.end) == '条' && !is_han(self.char(n.end + 1));
        if measures && !"更翻创刷".contains(self.char(i.wrapping_sub(2))) {
            return Found::Nothing(n.end + 1);
        }
        // 数十个: dozens, no ten; 户数十万 is.
        let dozens = before == '数' && n.form == Form::Han && !"户人总次件辆".contains(self.char(i.wrapping_sub(2)));
        if dozens {
            return Found::Nothing(n.end);
        }
        if let Some(found) = self.refuse_after(&n) {
            return found;
        }
        if matches!(n.form, Form::Fraction) && self.chars[i..n.end].iter().filter(|c| c.is_ascii_digit()).count() == 8 {
            // 2024/2025雪季: two years.
            return Found::Nothing(n.end);
        }
        if matches!(n.form, Form::Fraction) {
            if self.is_year(i) {
                // 2023/2024学年.
                return Found::Nothing(n.end);
            }
            let (end, bound) = self.after(n.end, n.more);
            return Found::Figure(Figure {
                start: i,
                end,
                value: n.value,
                high: None,
                unit: None,
                bound,
                kind: Kind::Share,
            });
        }
        if let Form::Percent | Form::PerMille = n.form {
            let unit = if n.form == Form::Percent { "%" } else { "‰" };
            let unit = Some(unit.to_owned());
            if let Some(high) = self.parts_to(&n) {
                let (end, _) = self.after(high.end, false);
                let (value, high) = (n.value, Some(high.value));
                return Found::Figure(Figure {
                    start: i,
                    end,
                    value,
                    high,
                    unit,
                    bound: Bound::Range,
                    kind: Kind::Share,
                });
            }
            let (end, bound) = self.after(n.end, n.more);
            return Found::Figure(Figure { start: i, end, value: n.value, high: None, unit, bound, kind: Kind::Share });
        }
        if matches!(self.char(n.end), ':' | '：') && n.scale.is_empty() && n.form == Form::Digits {
            return self.ratio(i, &n);
        }
        if self.chars[n.end..].starts_with(&['个', '多', '百', '分', '点']) {
            // 2个多百分点.
            let (end, _) = self.after(n.end + 5, true);
            let unit = Some("个百分点".to_owned());
            return Found::Figure(Figure {
                start: i,
                end,
                value: n.value,
                high: None,
                unit,
                bound: Bound::AtLeast,
                kind: Kind::Points,
            });
        }
        let Some(len) = self.units.scan(self.chars, n.end).map(|len| self.per(n.end, len)) else {
            return self.without_unit(i, n);
        };
        let unit: String = self.chars[n.end..n.end + len].iter().collect();
        let kind = kind_of(&self.units.family(&unit));
        if kind == Kind::Time && self.is_date(&n, &unit) {
            return Found::Nothing(n.end + len);
        }
        // 连续6次获评: a run of times.
        let run = self.chars[..i].ends_with(&['连', '续'])
            && matches!(unit.as_str(), "次" | "届" | "个" | "轮" | "期" | "度" | "批");
        if run {
            return Found::Nothing(n.end + len);
        }
        let small = n.form == Form::Han && n.scale.is_empty();
        let two = small && self.char(i) == '二' && n.end == i + 1;
        let counts = matches!(kind, Kind::Count | Kind::Time);
        let one = small && n.value <= Decimal::ONE && (counts || kind == Kind::Amount);
        let ordinal = small && matches!(unit.as_str(), "届" | "次" | "轮" | "期" | "回");
        let vague = small && kind == Kind::Count && n.value < Decimal::TEN && !self.concrete_noun(&unit, n.end + len);
        // 五金公司: no five gold medals; 五金三银, 夺得五金 are.
        let hardware = small
            && self.units.family(&unit) == "medals"
            && unit.chars().count() == 1
            && numerals::han_digit(self.char(n.end + len)).is_none()
            && !matches!(self.char(i.wrapping_sub(1)), '获' | '得' | '夺' | '摘' | '揽' | '下' | '金' | '银');
        if hardware
            || one
            || ordinal
            || vague
            || two && counts
            || counts && !unit.ends_with("场次") && self.empty_noun(n.end + len, small)
        {
            return Found::Nothing(n.end + len);
        }
        if n.form == Form::Han && unit == "里" {
            // 春风十里, 三里屯: of a name.
            return Found::Nothing(n.end + len);
        }
        if small && matches!(unit.as_str(), "元" | "方" | "度") && n.value < Decimal::TEN {
            // 三元 is a name.
            return Found::Nothing(n.end + len);
        }
        let (end, bound) = self.after(self.other_measure(n.end + len), n.more);
        // 总额过万亿元.
        let passed = before == '过' && matches!(self.char(i), '百' | '千' | '万') && bound == Bound::Exact;
        let bound = if passed { Bound::AtLeast } else { bound };
        let minus = kind == Kind::Share && self.is_minus(i.wrapping_sub(1));
        let (start, value) = if minus { (i - 1, -n.value) } else { (i, n.value) };
        Found::Figure(Figure { start, end, value, high: None, unit: Some(n.scale + &unit), bound, kind })
    }

    /// Whether four digits there are a year.
    fn is_year(&self, at: usize) -> bool {
        let digits = self.chars.get(at..at + 4).unwrap_or_default();
        matches!(digits, ['1', '9', ..] | ['2', '0', ..])
            && digits.iter().all(char::is_ascii_digit)
            && !self.char(at + 4).is_ascii_digit()
    }

    /// 前10名 behind words of an order: that place or a better one.
    fn among_first(&self, i: usize, n: &Numeral) -> Option<Figure> {
        let end = n.end + usize::from(matches!(self.char(n.end), '名' | '位'));
        let first = self.char(i.wrapping_sub(1)) == '前' && n.form == Form::Digits && n.scale.is_empty();
        let ends = end > n.end && !is_han(self.char(end));
        (first && ends && self.orders(i - 1)).then(|| Figure { bound: Bound::AtMost, ..place(i - 1, end, n.value) })
    }

    /// 12∶46∶42 behind 三次产业: how large each of the three is, in per cent of the whole.
    pub(super) fn structure(&self, i: usize) -> Option<[Figure; 3]> {
        const NEAR: usize = 16;
        let before = &self.chars[i.saturating_sub(NEAR)..i];
        let colon = |at: usize| matches!(self.char(at), ':' | '：' | '∶');
        let plain = |at: usize| numerals::scan(self.chars, at).filter(|n| n.form == Form::Digits && n.scale.is_empty());
        if !before.windows(2).any(|w| w == ['产', '业']) || before.last().is_some_and(|c| matches!(c, ':' | '.' | '∶'))
        {
            return None;
        }
        let first = plain(i).filter(|n| colon(n.end))?;
        let second = plain(first.end + 1).filter(|n| colon(n.end))?;
        let third = plain(second.end + 1).filter(|n| !colon(n.end))?;
        let all = first.value.checked_add(second.value)?.checked_add(third.value)?;
        let whole = (Decimal::ONE_HUNDRED - all).abs() <= Decimal::ONE;
        let part = |start, n: &Numeral| Figure {
            start,
            end: n.end,
            value: n.value,
            high: None,
            unit: Some("%".to_owned()),
            bound: Bound::Exact,
            kind: Kind::Share,
        };
        whole.then(|| [part(i, &first), part(first.end + 1, &second), part(second.end + 1, &third)])
    }

    /// Whether the sign before a share is a minus: 增长-5.6%, not 5-6% and no dash of a list.
    fn is_minus(&self, at: usize) -> bool {
        let before = self.chars.get(..at).unwrap_or_default();
        let told = |(_, mark): (usize, Before)| matches!(mark, Before::Up | Before::Be | Before::To);
        matches!(self.char(at), '-' | '－' | '−')
            && (self.words.before.suffix(before).is_some_and(told) || self.words.growth.suffix(before).is_some())
    }

    /// 万元/人, 人/百亿元: the length of a unit with what it is per.
    fn per(&self, at: usize, len: usize) -> usize {
        if self.char(at + len) != '/' {
            return len;
        }
        let scale = self.chars[at + len + 1..].iter().take_while(|c| matches!(c, '百' | '千' | '万' | '亿')).count();
        match self.units.scan(self.chars, at + len + 1 + scale) {
            Some(more) => len + 1 + scale + more,
            None => len,
        }
    }

    /// Steps over another measure in brackets: 3.1万套（户）.
    fn other_measure(&self, at: usize) -> usize {
        let inner =
            self.char(at) == '（' && self.units.scan(self.chars, at + 1).is_some_and(|n| self.char(at + 1 + n) == '）');
        if inner { at + 2 + self.units.scan(self.chars, at + 1).unwrap_or_default() } else { at }
    }

    /// A number, or a round one without digits after words like 超: 超万亿元.
    fn scan(&self, i: usize) -> Option<Numeral> {
        if let Some(n) = numerals::scan(self.chars, i) {
            return Some(n);
        }
        let c = self.char(i);
        if !matches!(c, '百' | '千' | '万')
            || !matches!(self.char(i.wrapping_sub(1)), '超' | '过' | '破' | '近' | '逾' | '上')
        {
            return None;
        }
        let mut scale: String = String::new();
        let mut end = i;
        while matches!(self.char(end), '百' | '千' | '万' | '亿') && end - i < 3 {
            scale.push(self.char(end));
            end += 1;
        }
        let unit = self.units.scan(self.chars, end)?;
        let money = self.char(end + unit - 1) == '元';
        let before = &self.chars[i.saturating_sub(24)..i];
        let clause = before.iter().rposition(|c| matches!(c, '，' | '、' | '；' | '。')).map_or(0, |at| at + 1);
        // 8支基金带动社会投资超千亿元: of what they brought about.
        let brought = before[clause..].windows(2).rposition(|w| matches!(w, ['带' | '拉' | '撬', '动'])).unwrap_or(0);
        let counted = before[clause + brought..].iter().any(char::is_ascii_digit);
        (money && !counted && !matches!(self.char(end + unit), '的' | '级')).then_some(())?;
        // 百亿 is written 100亿.
        let factor = match scale.chars().next().filter(|_| scale.chars().count() > 1) {
            Some('百') => Decimal::ONE_HUNDRED,
            Some('千') => Decimal::ONE_THOUSAND,
            _ => Decimal::ONE,
        };
        let scale = if factor == Decimal::ONE { scale } else { scale.chars().skip(1).collect() };
        Some(Numeral { end, value: factor, scale, more: false, form: Form::Digits })
    }

    /// 百分之八至九: the upper end, where it is written so.
    fn parts_to(&self, n: &Numeral) -> Option<Numeral> {
        let joint = matches!(self.char(n.end), '至' | '到' | '-');
        let high = numerals::scan(self.chars, n.end + 1).filter(|h| joint && h.form == Form::Han)?;
        let ends = self.units.scan(self.chars, high.end).is_none();
        (ends && high.scale.is_empty() && high.value > n.value && high.value <= Decimal::ONE_HUNDRED).then_some(high)
    }

    /// 2.5∶1 is a ratio; 3.6:48:48.4 is a structure, 8:30 a time of day.
    fn ratio(&self, i: usize, n: &Numeral) -> Found {
        let Some(second) = numerals::scan(self.chars, n.end + 1) else { return Found::Nothing(n.end + 1) };
        if matches!(self.char(second.end), ':' | '：') {
            let mut end = second.end;
            while matches!(self.char(end), ':' | '：' | '.' | '0'..='9') {
                end += 1;
            }
            return Found::Nothing(end);
        }
        if second.value != Decimal::ONE {
            return Found::Nothing(second.end);
        }
        let (end, bound) = self.after(second.end, false);
        Found::Figure(Figure {
            start: i,
            end,
            value: n.value,
            high: None,
            unit: Some("∶1".to_owned()),
            bound,
            kind: Kind::Share,
        })
    }

    fn without_unit(&self, i: usize, n: Numeral) -> Found {
        let next = self.char(n.end);
        let scaled = matches!(n.scale.as_str(), "万" | "亿" | "万亿" | "千万" | "百万");
        if scaled && !matches!(next, '级' | '能' | '吨' | '象' | '物' | '众' | '千' | '百' | '大') {
            let (end, bound) = self.after(n.end, n.more);
            if end > n.end && self.chars[end..].starts_with(&['人', '口']) {
                // 20万以上人口县: a class of places.
                return Found::Nothing(end);
            }
            let unit = Some(n.scale.clone());
            return Found::Figure(Figure {
                start: i,
                end,
                value: n.value,
                high: None,
                unit,
                bound,
                kind: Kind::Amount,
            });
        }
        if n.scale.is_empty() && n.form == Form::Digits && self.measures_without_unit(i) && !is_measure_word(next) {
            let (end, bound) = self.after(n.end, n.more);
            let (value, kind) = (n.value, Kind::Share);
            return Found::Figure(Figure { start: i, end, value, high: None, unit: None, bound, kind });
        }
        if n.scale.is_empty()
            && n.form == Form::Digits
            && matches!(next, '、' | '和' | '-' | '至' | '到' | '与' | '~' | '～')
        {
            return Found::Bare(n);
        }
        Found::Nothing(n.end)
    }

    /// Whether the clause before names what has no unit: 城乡居民收入比降至1.8.
    fn measures_without_unit(&self, at: usize) -> bool {
        let before = &self.chars[at.saturating_sub(PLAIN_NUMBER)..at];
        let from = before.iter().rposition(|c| matches!(c, '，' | '。' | '；' | '、')).map_or(0, |i| i + 1);
        (from + 2..=before.len()).any(|end| self.words.without_unit.suffix(&before[from..end]).is_some())
    }

    /// The words after a figure: where they end, and what they say.
    fn after(&self, end: usize, more: bool) -> (usize, Bound) {
        let given = if more { Bound::AtLeast } else { Bound::Exact };
        match self.words.after.prefix(&self.chars[end.min(self.chars.len())..]) {
            Some((len, mark)) => {
                let bound = match mark {
                    After::AtLeast => Bound::AtLeast,
                    After::AtMost => Bound::AtMost,
                    After::About => Bound::About,
                };
                (end + len, bound)
            }
            None => (end, given),
        }
    }
}

/// The length of those among whom an order is, at the end of the words before a place: 区（县） of 位居全省区（县）.
pub fn among(words: &FigureWords, before: &[char]) -> Option<usize> {
    let last = before.last()?;
    if !"国省市区县城家类群圈旗州盟）".contains(*last) {
        return None;
    }
    let named = |c: &char| is_han(*c) || matches!(c, '（' | '）' | '、');
    let reach = before.iter().rev().take(LONGEST_ORDER).take_while(|c| named(c)).count();
    (1..reach).find(|n| words.rank_before.suffix(&before[..before.len() - n]).is_some())
}

/// Whether `c` goes on with a number or counts it: 2个, 2年, 2人.
fn is_measure_word(c: char) -> bool {
    is_han(c) && !matches!(c, '以' | '左' | '缩' | '下' | '降' | '提' | '上' | '扩' | '增' | '减' | '到' | '至')
}

fn place(start: usize, end: usize, value: Decimal) -> Figure {
    Figure { start, end, value, high: None, unit: None, bound: Bound::Exact, kind: Kind::Place }
}

fn kind_of(family: &str) -> Kind {
    match family {
        "percent" | "tenths" | "ratio" => Kind::Share,
        "points" => Kind::Points,
        "times" => Kind::Times,
        "doublings" => Kind::Doublings,
        "time" => Kind::Time,
        "people" | "households" | "firms" | "heads" | "medals" => Kind::Count,
        f if f.starts_with("count:") => Kind::Count,
        _ => Kind::Amount,
    }
}
