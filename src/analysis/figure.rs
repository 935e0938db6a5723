//! A figure: a number with its unit and the words straight after it, and the refusals: numbers that measure nothing.
//!
//! In: a line and the lexicon. Out: the figures in order of place. What stands before a figure is read elsewhere.

use rust_decimal::Decimal;

use super::metric::Bound;
use crate::lexicon::{After, FigureWords, Lexicon, Units};
use crate::text::numerals::{self, Form, Numeral};
use crate::text::{Line, is_han};

/// One figure of a line; places are indices into the line's characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// First character of the number.
    pub start: usize,
    /// One past the words after it.
    pub end: usize,
    /// The number in its written unit.
    pub value: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The unit as written; `None` for a bare fraction.
    pub unit: Option<String>,
    /// What the words after the number say of it.
    pub bound: Bound,
    /// What kind of unit it has.
    pub kind: Kind,
}

/// The kinds of unit that the grammar tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// %, or a fraction.
    Share,
    /// 个百分点
    Points,
    /// 倍
    Times,
    /// 番
    Doublings,
    /// A place: 第2位.
    Place,
    /// A length of time.
    Time,
    /// 个, 家, 项: things counted.
    Count,
    /// Everything else: 亿元, 公里.
    Amount,
}

impl Figure {
    /// The sign of its kind that two figures of one list share.
    pub fn like(&self, other: &Figure) -> bool {
        self.unit == other.unit && self.kind == other.kind
    }
}

/// The figures of a line, in order.
pub fn find(line: &Line, lexicon: &Lexicon) -> Vec<Figure> {
    let scanner = Scanner { chars: &line.chars, words: lexicon.figures(), units: lexicon.units() };
    let mut out: Vec<Figure> = Vec::new();
    let mut bare: Vec<(usize, Numeral)> = Vec::new();
    let mut i = 0;
    while i < line.chars.len() {
        match scanner.at(i) {
            Found::Figure(mut figure) => {
                scanner.inherit(&mut bare, &figure, &mut out);
                if let Some(last) = out.last_mut()
                    && scanner.joins_range(last, &mut figure)
                {
                    last.high = Some(figure.value);
                    last.end = figure.end;
                    last.bound = Bound::Range;
                    last.unit = figure.unit;
                    last.kind = figure.kind;
                    i = last.end;
                    continue;
                }
                i = figure.end;
                out.push(figure);
            }
            Found::Bare(numeral) => {
                let end = numeral.end;
                bare.push((i, numeral));
                i = end;
            }
            Found::Nothing(end) => i = end,
        }
    }
    out
}

enum Found {
    Figure(Figure),
    /// A number without a unit, which a list may give it: 15、22个百分点.
    Bare(Numeral),
    /// No number; go on from here.
    Nothing(usize),
}

struct Scanner<'l> {
    chars: &'l [char],
    words: &'l FigureWords,
    units: &'l Units,
}

/// A quotation longer than this is no name: its figures count.
const QUOTED_NAME: usize = 24;

impl Scanner<'_> {
    fn char(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    fn at(&self, i: usize) -> Found {
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
        if c == '首' || c == '榜' {
            return self.first_place(i);
        }
        if !c.is_ascii_digit() && numerals::han_digit(c).is_none() && !matches!(c, '十' | '百' | '千' | '万') {
            return Found::Nothing(i + 1);
        }
        self.number(i)
    }

    /// A name of letters and digits (PM2.5, A1, R&D) to its end.
    fn name_end(&self, from: usize) -> usize {
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
        if !ends || !n.scale.is_empty() || self.words.rank_before.suffix(&self.chars[..i]).is_none() {
            return Found::Nothing(n.end);
        }
        let end = n.end + usize::from(placed);
        Found::Figure(place(i, end, n.value))
    }

    /// 首位, 榜首 as the first place.
    fn first_place(&self, i: usize) -> Found {
        let Some((len, ())) = self.words.rank_first.prefix(&self.chars[i..]) else { return Found::Nothing(i + 1) };
        if self.words.rank_before.suffix(&self.chars[..i]).is_none() {
            return Found::Nothing(i + len);
        }
        Found::Figure(place(i, i + len, Decimal::ONE))
    }

    /// 翻番, 翻一番, 翻两番.
    fn doubling(&self, i: usize) -> Found {
        let (value, at) = match numerals::scan(self.chars, i + 1) {
            Some(n) if n.scale.is_empty() => (n.value, n.end),
            _ => (Decimal::ONE, i + 1),
        };
        if self.char(at) != '番' {
            return Found::Nothing(i + 1);
        }
        let (end, bound) = self.after(at + 1, false);
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

    fn number(&self, i: usize) -> Found {
        let Some(n) = self.scan(i) else { return Found::Nothing(numerals::run_end(self.chars, i)) };
        let before = if i == 0 { '\0' } else { self.chars[i - 1] };
        if matches!(before, '+' | '×' | '·' | '.' | '/' | '*' | '每' | '前') || before.is_ascii_alphabetic() {
            return Found::Nothing(n.end);
        }
        if let Some(found) = self.refuse_after(i, &n) {
            return found;
        }
        if matches!(n.form, Form::Fraction) {
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
        let small = n.form == Form::Han && n.scale.is_empty();
        let two = small && self.char(i) == '二' && n.end == i + 1;
        let counts = matches!(kind, Kind::Count | Kind::Time);
        let one = small && n.value <= Decimal::ONE && (counts || kind == Kind::Amount);
        let ordinal = small && matches!(unit.as_str(), "届" | "次" | "轮");
        let vague = small && kind == Kind::Count && n.value < Decimal::TEN && !self.concrete_noun(&unit, n.end + len);
        if one || ordinal || vague || two && counts || counts && self.empty_noun(n.end + len, small) {
            return Found::Nothing(n.end + len);
        }
        if small && unit == "元" && n.value < Decimal::TEN {
            // 三元 is a name.
            return Found::Nothing(n.end + len);
        }
        let (end, bound) = self.after(self.other_measure(n.end + len), n.more);
        Found::Figure(Figure { start: i, end, value: n.value, high: None, unit: Some(n.scale + &unit), bound, kind })
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
        if !matches!(c, '百' | '千' | '万') || !matches!(self.char(i.wrapping_sub(1)), '超' | '过' | '破' | '近' | '逾')
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
        let before = self.chars[i.saturating_sub(24)..i].iter().rev();
        let counted = before.take_while(|c| !matches!(c, '，' | '、' | '；' | '。')).any(|c| c.is_ascii_digit());
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

    /// Numbers that are parts of names and marks of time.
    fn refuse_after(&self, _i: usize, n: &Numeral) -> Option<Found> {
        let c = self.char(n.end);
        if matches!(c, '+' | '×' | '·' | '*') {
            let end = self.name_end(n.end + 1).max(numerals::run_end(self.chars, n.end + 1));
            return Some(Found::Nothing(end));
        }
        if c.is_ascii_alphabetic()
            && self.units.scan(self.chars, n.end).is_none_or(|len| {
                let next = self.char(n.end + len);
                next.is_ascii_alphanumeric() || is_han(next) && !matches!(next, '以' | '左' | '的')
            })
        {
            return Some(Found::Nothing(self.name_end(n.end)));
        }
        None
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
        if n.scale.is_empty() && n.form == Form::Digits && matches!(next, '、' | '和' | '-' | '至' | '与' | '~' | '～')
        {
            return Found::Bare(n);
        }
        Found::Nothing(n.end)
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

    /// Years, months and days of the calendar.
    fn is_date(&self, n: &Numeral, unit: &str) -> bool {
        match unit {
            "年" => n.value >= Decimal::from(1000) || n.form == Form::Digits && n.value >= Decimal::from(50),
            "日" => true,
            _ => false,
        }
    }

    /// Whether what is counted is no thing: 三个方面. After a number in digits the noun must end there.
    fn empty_noun(&self, at: usize, small: bool) -> bool {
        let rest = &self.chars[at.min(self.chars.len())..];
        let quoted = rest.first() == Some(&'“');
        let rest = if quoted { &rest[1..] } else { rest };
        if self.words.abstract_nouns.prefix(rest).is_some() {
            return true;
        }
        self.words.empty_nouns.prefix(rest).is_some_and(|(n, ())| {
            small || quoted || rest.get(n).is_none_or(|&c| !is_han(c) || matches!(c, '的' | '和'))
        })
    }

    /// Whether what a small number in words counts is a thing: 两个市民广场, not 两个市场 of a policy.
    fn concrete_noun(&self, unit: &str, at: usize) -> bool {
        if !matches!(
            unit,
            "个" | "项" | "类" | "种" | "件" | "条" | "批" | "次" | "部" | "只" | "头" | "面" | "点" | "门"
        ) {
            return true;
        }
        let rest = &self.chars[at.min(self.chars.len())..];
        let noun: String = rest.iter().take(12).take_while(|&&c| is_han(c)).collect();
        noun.chars().count() >= 3 && self.words.concrete.in_text(&noun)
    }

    /// Numbers in a list that have their unit from the figure that ends it.
    fn inherit(&self, bare: &mut Vec<(usize, Numeral)>, figure: &Figure, out: &mut Vec<Figure>) {
        let mut chain = Vec::new();
        let mut from = figure.start;
        while let Some((start, n)) = bare.pop() {
            if n.end + 1 != from || matches!(self.char(n.end), '-' | '~' | '～' | '至') && !chain.is_empty() {
                break;
            }
            from = start;
            chain.push((start, n));
        }
        bare.clear();
        for (start, n) in chain.into_iter().rev() {
            out.push(Figure {
                start,
                end: n.end,
                value: n.value,
                high: None,
                unit: figure.unit.clone(),
                bound: Bound::Exact,
                kind: figure.kind,
            });
        }
    }

    /// Whether `later` is the upper end of a range that `first` begins: 6.5%-7%, 3至5个.
    fn joins_range(&self, first: &Figure, later: &mut Figure) -> bool {
        if first.high.is_some() || later.start != first.end + 1 || !first.like(later) || later.value <= first.value {
            return false;
        }
        match self.char(first.end) {
            '-' | '~' | '～' => true,
            '至' | '到' => self
                .words
                .before
                .suffix(&self.chars[..first.start])
                .is_none_or(|(_, m)| m != crate::lexicon::Before::From),
            _ => false,
        }
    }
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
