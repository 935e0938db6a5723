//! A figure: a number with its unit and the words straight after it, and the refusals: numbers that measure nothing.
//!
//! In: a line and the lexicon. Out: the figures in order of place. What stands before a figure is read elsewhere.

mod refuse;
mod scan;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::metric::Bound;
use crate::lexicon::{Before, Lexicon};
use crate::text::numerals::Numeral;
use crate::text::scale::is_money;
use crate::text::{Line, joins_list};
pub use scan::among;
use scan::{Found, Scanner};

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
    /// What two figures must share to stand in one list: their kind and unit.
    pub fn like(&self, other: &Figure) -> bool {
        self.unit == other.unit && self.kind == other.kind
    }
    /// Whether it is an amount of money, in whatever currency and scale.
    pub fn is_money(&self) -> bool {
        self.unit.as_deref().is_some_and(is_money)
    }
}

/// The figures of a line, in order.
pub fn find(line: &Line, lexicon: &Lexicon) -> Vec<Figure> {
    let scanner = Scanner { chars: &line.chars, words: lexicon.figures(), units: lexicon.units() };
    let mut out: Vec<Figure> = Vec::new();
    let mut bare: Vec<(usize, Numeral)> = Vec::new();
    let mut i = 0;
    while i < line.chars.len() {
        if !scan::may_begin(line.chars[i]) {
            i += 1;
            continue;
        }
        if let Some(parts) = line.chars[i].is_ascii_digit().then(|| scanner.structure(i)).flatten() {
            bare.clear();
            i = parts[2].end;
            out.extend(parts);
            continue;
        }
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
                scanner.points_in_list(&mut out, &figure);
                scanner.scale_in_list(&mut out, &figure);
                if !scanner.sizes(out.last(), &figure) {
                    out.push(figure);
                }
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

impl Scanner<'_> {
    /// Numbers in a list that have their unit from the figure that ends it.
    fn inherit(&self, bare: &mut Vec<(usize, Numeral)>, figure: &Figure, out: &mut Vec<Figure>) {
        let mut chain = Vec::new();
        let mut from = figure.start;
        while let Some((start, n)) = bare.pop() {
            if n.end + 1 != from || matches!(self.char(n.end), '-' | '~' | '～' | '至' | '到') && !chain.is_empty() {
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

    /// 0.4个和0.6个百分点: points, where a list has their unit in full at its end alone.
    fn points_in_list(&self, out: &mut [Figure], figure: &Figure) {
        let mut from = figure.start;
        for earlier in out.iter_mut().rev().take_while(|_| figure.kind == Kind::Points) {
            let joined = earlier.end + 1 == from && joins_list(self.char(earlier.end));
            if !joined || earlier.unit.as_deref() != Some("个") {
                break;
            }
            (earlier.kind, earlier.unit) = (figure.kind, figure.unit.clone());
            from = earlier.start;
        }
    }

    /// 140万、130万人次: of the same, where a list has their unit in full at its end alone.
    fn scale_in_list(&self, out: &mut [Figure], figure: &Figure) {
        let scaled =
            |scale: &str| figure.unit.as_deref().is_some_and(|u| u.len() > scale.len() && u.starts_with(scale));
        let mut from = figure.start;
        for earlier in out.iter_mut().rev() {
            let joined = earlier.end + 1 == from && joins_list(self.char(earlier.end));
            let bare = earlier.unit.as_deref().is_some_and(|u| matches!(u, "万" | "亿") && scaled(u));
            if !joined || !bare {
                break;
            }
            (earlier.kind, earlier.unit) = (figure.kind, figure.unit.clone());
            from = earlier.start;
        }
    }

    /// Whether a figure only tells of what size those are that the one before counts: 3个过千亿元园区.
    fn sizes(&self, before: Option<&Figure>, figure: &Figure) -> bool {
        let over = |last: &&Figure| last.end + 1 == figure.start && matches!(self.char(last.end), '过' | '超' | '逾');
        figure.kind == Kind::Amount
            && before.filter(over).is_some_and(|last| last.kind == Kind::Count)
            && crate::text::is_han(self.char(figure.end))
    }

    /// Whether `later` is the upper end of a range that `first` begins: 6.5%-7%, 3至5个.
    fn joins_range(&self, first: &Figure, later: &mut Figure) -> bool {
        // 九千万至九千二百万吨: the lower end has its unit from the upper one.
        let scale = first.unit.as_deref().filter(|u| matches!(*u, "万" | "亿" | "千万" | "百万" | "万亿"));
        let whole = later.unit.as_deref().zip(scale).is_some_and(|(unit, scale)| unit.starts_with(scale));
        let like = first.like(later) || whole && first.kind == later.kind;
        if first.high.is_some() || later.start != first.end + 1 || !like || later.value <= first.value {
            return false;
        }
        match self.char(first.end) {
            '-' | '~' | '～' => true,
            '至' | '到' => {
                self.words.before.suffix(&self.chars[..first.start]).is_none_or(|(_, m)| m != Before::From)
            }
            _ => false,
        }
    }
}
