//! Automatic numbers: an office program keeps 一、 and （一） out of the text and counts when it shows it. A report's outline
//! hangs on them, so they are counted here and put back.
//!
//! The readers of docx, odt and doc say what the lists of a document are; here stands how any list counts.

use std::collections::{BTreeMap, BTreeSet};

/// No office program has more levels; ODF has ten.
pub(super) const LEVELS: usize = 10;

/// How one level of a list is numbered.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub start: i64,
    pub format: String,
    /// The label with `%1` … `%9` for the numbers of the levels.
    pub text: String,
    /// The paragraph style that is tied to this level.
    pub style: Option<String>,
    /// All numbers of the label are shown as 1, 2, 3.
    pub legal: bool,
    /// Starts anew only after this level or one above it; 0: never.
    pub restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".into(), text: String::new(), style: None, legal: false, restart: None }
    }
}

/// A definition of lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Definition {
    pub levels: BTreeMap<usize, Level>,
    /// It stands for the definition of this list.
    pub link: Option<i64>,
}

/// A list: a definition, and what it does otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    pub definition: i64,
    /// Where levels start, other than defined.
    pub starts: BTreeMap<usize, i64>,
    /// Levels numbered other than defined.
    pub levels: BTreeMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    pub definitions: BTreeMap<i64, Definition>,
    pub lists: BTreeMap<i64, List>,
    /// By definition: lists of one definition go on counting together.
    counters: BTreeMap<i64, [Option<i64>; LEVELS]>,
    /// Where a list's own start was already applied.
    started: BTreeSet<(i64, usize)>,
}

impl Numbering {
    /// The level of `list` that the paragraph style `style` is tied to.
    pub fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        let definition = self.definition(list)?;
        self.definitions
            .get(&definition)?
            .levels
            .iter()
            .find(|(_, l)| l.style.as_deref() == Some(style))
            .map(|(&at, _)| at)
    }

    /// The definition behind a list, links followed as far as any sound document goes.
    fn definition(&self, list: i64) -> Option<i64> {
        let mut id = self.lists.get(&list)?.definition;
        for _ in 0..4 {
            let Some(linked) = self.definitions.get(&id)?.link else { return Some(id) };
            id = self.lists.get(&linked)?.definition;
        }
        None
    }

    /// Lets `list` begin anew.
    pub fn restart(&mut self, list: i64) {
        if let Some(id) = self.definition(list) {
            self.counters.remove(&id);
        }
    }

    /// Lets the next paragraph of `list` at `level` have the number `n`.
    pub fn start_at(&mut self, list: i64, level: usize, n: i64) {
        if let (Some(id), true) = (self.definition(list), level < LEVELS) {
            self.counters.entry(id).or_insert([None; LEVELS])[level] = Some(n.saturating_sub(1));
        }
    }

    /// Counts a paragraph of `list` at `level`, and gives its label; `None` for bullets and lists that are not there.
    pub fn next(&mut self, list: i64, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let id = self.definition(list)?;
        let own = self.lists.get(&list)?;
        let levels = &self.definitions.get(&id)?.levels;
        let rule = |at: usize| own.levels.get(&at).or_else(|| levels.get(&at));
        let start = |at: usize| own.starts.get(&at).copied().or_else(|| rule(at).map(|l| l.start)).unwrap_or(1);
        let counters = self.counters.entry(id).or_insert([None; LEVELS]);
        let anew = own.starts.contains_key(&level) && self.started.insert((list, level));
        counters[level] = Some(match counters[level] {
            Some(n) if !anew => n.saturating_add(1),
            _ => start(level),
        });
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let starts_anew = match rule(below).and_then(|l| l.restart) {
                None => true,
                Some(after) => level < after,
            };
            if starts_anew {
                *counter = None;
            }
        }
        let shown = rule(level)?;
        if shown.format == "bullet" {
            return None;
        }
        let mut label = String::new();
        let mut text = shown.text.chars().peekable();
        while let Some(c) = text.next() {
            match (c, text.peek().and_then(|d| d.to_digit(10))) {
                ('%', Some(n)) => {
                    text.next();
                    let Some(at) = (n as usize).checked_sub(1) else { continue };
                    let format = rule(at).map_or("decimal", |l| l.format.as_str());
                    label.push_str(&number(
                        counters[at].unwrap_or_else(|| start(at)),
                        if shown.legal { "decimal" } else { format },
                    ));
                }
                _ => label.push(c),
            }
        }
        let label = label.trim().to_owned();
        if label.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return Some(label + " ");
        }
        (!label.is_empty()).then_some(label)
    }
}

/// The number `n` in one of the formats, by Word's names for them; plainly where the format does not go so far.
pub(super) fn number(n: i64, format: &str) -> String {
    let nth = |first: char, last: char| {
        let at = u32::try_from(n).ok()?.checked_sub(1)?;
        let c = char::from_u32((first as u32).checked_add(at)?)?;
        (c <= last).then(|| c.to_string())
    };
    let of = |set: &str| {
        usize::try_from(n).ok().and_then(|n| n.checked_sub(1)).and_then(|n| set.chars().nth(n)).map(String::from)
    };
    let special = match format {
        "none" => Some(String::new()),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital" => {
            counting(n, ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"], ["", "十", "百", "千"], "零", true)
        }
        "chineseLegalSimplified" => {
            counting(n, ["", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], ["", "拾", "佰", "仟"], "零", false)
        }
        "ideographLegalTraditional" | "japaneseLegal" => {
            counting(n, ["", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"], ["", "拾", "佰", "仟"], "零", false)
        }
        "ideographTraditional" => of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => nth('①', '⑳'),
        "decimalEnclosedParen" => nth('⑴', '⒇'),
        "decimalEnclosedFullstop" => nth('⒈', '⒛'),
        "ideographEnclosedCircle" => nth('㊀', '㊉'),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            n.to_string()
                .chars()
                .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c })
                .collect(),
        ),
        "decimalZero" => Some(format!("{n:02}")),
        "upperLetter" => letters(n, b'A'),
        "lowerLetter" => letters(n, b'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).map(|r| r.to_lowercase()),
        _ => None,
    };
    special.unwrap_or_else(|| n.to_string())
}

/// Chinese counting up to 9999: 十一, 一百零三. `ten_alone`: ten to nineteen without 一 before 十.
fn counting(n: i64, digits: [&str; 10], units: [&str; 4], zero: &str, ten_alone: bool) -> Option<String> {
    if n == 0 {
        return Some(zero.into());
    }
    let n = usize::try_from(n).ok().filter(|&n| n < 10_000)?;
    let mut out = String::new();
    let mut gap = false;
    for (place, unit) in units.iter().enumerate().rev() {
        let digit = n / 10usize.pow(place as u32) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push_str(zero);
            gap = false;
        }
        if !(ten_alone && place == 1 && digit == 1 && out.is_empty()) {
            out.push_str(digits[digit]);
        }
        out.push_str(unit);
    }
    Some(out)
}

/// A, B … Z, AA, BB …: the letter as often as the alphabet was gone through, as Word does it.
fn letters(n: i64, first: u8) -> Option<String> {
    let at = usize::try_from(n).ok()?.checked_sub(1).filter(|&n| n < 26 * 20)?;
    let letter = char::from(first + u8::try_from(at % 26).ok()?);
    Some(std::iter::repeat_n(letter, at / 26 + 1).collect())
}

fn roman(n: i64) -> Option<String> {
    let mut left = u32::try_from(n).ok().filter(|n| (1..4000).contains(n))?;
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (n, format, wanted) in [
            (11, "chineseCounting", "十一"),
            (20, "japaneseCounting", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (2, "chineseLegalSimplified", "贰"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (2, "ideographTraditional", "乙"),
            (-1, "chineseCounting", "-1"),
            (i64::MAX, "upperLetter", "9223372036854775807"),
        ] {
            assert_eq!(number(n, format), wanted);
        }
    }
}
