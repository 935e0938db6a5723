//! Breaks Chinese and mixed text into lines of a width in terminal columns. Where a line may break is what Unicode says;
//! beyond it numbers stay whole with their units, and the ends of a mark of changed words with their words.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Deref, Range};

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::super::page::Tone;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    // Of characters that are not plain the whole text is looked up.
    let plain = text.chars().try_fold(0, |sum, c| Some(sum + plain_width(c)?));
    plain.unwrap_or_else(|| text.width())
}

/// The columns of a character that takes no other width for what stands beside it.
#[inline]
fn plain_width(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}' | '、' | '。' | '，' | '；' | '：' | '（' | '）' => Some(2),
        _ => None,
    }
}

/// No character takes more columns.
const WIDEST: usize = 4;

/// Words of one tone.
pub type Words<'t> = (Cow<'t, str>, Tone);

/// A line of wrapped text: its runs and the columns they take.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line<'t> {
    /// What stands in it.
    pub runs: Vec<Words<'t>>,
    /// How wide it is.
    pub width: usize,
}

impl<'t> Line<'t> {
    fn push(&mut self, text: impl Into<Cow<'t, str>>, tone: Tone) {
        let text = text.into();
        if !text.is_empty() {
            self.width += width(&text);
            self.runs.push((text, tone));
        }
    }
}

/// A stretch of text that stays whole, and the blanks after it, which vanish at the end of a line.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    text: Range<usize>,
    width: usize,
    blanks: usize,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width as f64
    }
    fn whitespace_width(&self) -> f64 {
        self.blanks as f64
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Whether it is one of those Chinese characters that nearly all text is made of.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a line may break between it and a Chinese character.
fn is_closing(c: char) -> bool {
    matches!(c, '、' | '，' | '。' | '；' | '：' | '”' | '》' | '）')
}

/// Whether it is one of the marks of Chinese text, none of which is wider than two columns whatever stands beside it.
fn is_common_mark(c: char) -> bool {
    is_closing(c) || matches!(c, '“' | '《' | '（' | '·' | '—' | '…' | '％')
}

/// Whether it stays on the line with the number before it.
fn is_unit(c: char) -> bool {
    matches!(
        c,
        '万' | '亿'
            | '千'
            | '百'
            | '元'
            | '%'
            | '％'
            | '‰'
            | '个'
            | '户'
            | '人'
            | '亩'
            | '名'
            | '家'
            | '年'
            | '月'
            | '日'
            | '项'
            | '公'
            | '里'
            | '吨'
            | '平'
            | '方'
            | '米'
            | '倍'
            | '位'
            | '岁'
    )
}

/// Whether what Unicode would part stays together here: `before` ends where `after` begins.
fn holds(before: &str, after: &str) -> bool {
    // 282亿元, 3.5万户: at most four characters of the unit stay with their number.
    let counted = || {
        let number = before.trim_end_matches(is_unit);
        number.ends_with(|c: char| c.is_ascii_digit()) && before[number.len()..].chars().count() < 4
    };
    // 旧-] and 新+}; 第3, +5, −2; nothing begins with a dot between two names.
    after.starts_with(is_unit) && counted()
        || ["-]", "+}", "·"].iter().any(|mark| after.starts_with(mark))
        || before.ends_with(['第', '＋', '－', '+', '−', '±'])
}

/// The pieces of `text` from `start` on.
fn pieces(text: &str, start: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity((text.len() - start) / 3);
    let mut from = start;
    let mut after_han = false;
    for (i, c) in text[start..].char_indices() {
        // Between two Chinese characters a line may always break, whatever else stands around: what lies between two such
        // places needs to be looked up, but for a character alone.
        let han = is_ideograph(c);
        if han && after_han {
            part(text, from..start + i, &mut pieces);
            from = start + i;
        }
        after_han = han;
    }
    part(text, from..text.len(), &mut pieces);
    pieces
}

/// Adds the pieces of a stretch of `text`.
fn part(text: &str, stretch: Range<usize>, pieces: &mut Vec<Piece>) {
    let mut add = |piece: Piece| match pieces.last_mut() {
        Some(last) if last.blanks == 0 && holds(&text[last.text.clone()], &text[piece.text.clone()]) => {
            last.text.end = piece.text.end;
            last.width += piece.width;
            last.blanks = piece.blanks;
        }
        _ => pieces.push(piece),
    };
    let words = &text[stretch.clone()];
    if words.len() == 3 && words.starts_with(is_ideograph) {
        return add(Piece { text: stretch, width: 2, blanks: 0 });
    }
    // Unicode doesn't break beside “ ”, which not every language uses the same way round; Chinese opens and closes with them.
    let quoted = words.contains(['“', '”']);
    let directed =
        if quoted { Cow::Owned(words.replace('“', "「").replace('”', "」")) } else { Cow::Borrowed(words) };
    let mut at = stretch.start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(&directed) {
        let end = at + word.word.len();
        let blanks = word.whitespace.len();
        add(Piece { text: at..end, width: width(&text[at..end]), blanks });
        at = end + blanks;
    }
}

/// One or several: most cells are of one line and most lines of one run, which need no list of their own.
#[derive(Debug)]
pub enum Few<T> {
    /// Just one.
    One([T; 1]),
    /// None or several.
    Some(Vec<T>),
}

impl<T> From<T> for Few<T> {
    fn from(one: T) -> Self {
        Self::One([one])
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(some: Vec<T>) -> Self {
        Self::Some(some)
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        match self {
            Self::One(one) => one,
            Self::Some(some) => some,
        }
    }
}

/// A text to be wrapped. The places where it may break are found once, when they are first asked for.
#[derive(Debug)]
pub struct Text<'a> {
    runs: Few<Words<'a>>,
    width: usize,
    broken: OnceCell<Box<Broken>>,
}

/// The blanks that a text begins with, and its pieces.
#[derive(Debug)]
struct Broken {
    blanks: usize,
    pieces: Vec<Piece>,
}

impl<'a> Text<'a> {
    /// The text of these runs.
    pub fn new(runs: impl Into<Few<Words<'a>>>) -> Self {
        let runs = runs.into();
        let width = runs.iter().map(|(text, _)| width(text)).sum();
        Self { runs, width, broken: OnceCell::new() }
    }

    /// Its runs.
    pub fn runs(&self) -> &[Words<'a>] {
        &self.runs
    }

    /// The columns that it takes on one line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The columns of the longest piece that stays whole: below it, numbers would break.
    pub fn longest_piece(&self) -> usize {
        let mut chars = self.runs.iter().flat_map(|(text, _)| text.chars());
        if chars.all(|c| is_ideograph(c) && c != '第') {
            return self.width.min(2);
        }
        self.broken().pieces.iter().map(|p| p.width).max().unwrap_or(0)
    }

    /// No less than [`Text::longest_piece`], without a search for the pieces: between two Chinese characters a line breaks, and
    /// where a mark closes before one or opens behind one, but for 第 and the units of numbers.
    pub fn longest_at_most(&self) -> usize {
        let (mut longest, mut length, mut before) = (0, 0, '第');
        for c in self.runs.iter().flat_map(|(text, _)| text.chars()) {
            let ends = is_ideograph(before) && before != '第' || is_closing(before);
            if ends && (is_ideograph(c) && !is_unit(c) || matches!(c, '“' | '《' | '（')) {
                length = 0;
            }
            length += plain_width(c).unwrap_or(if is_common_mark(c) { 2 } else { WIDEST });
            longest = longest.max(length);
            before = c;
        }
        longest
    }

    /// Its runs as one.
    fn joined(&self) -> Cow<'_, str> {
        match &self.runs[..] {
            [(text, _)] => Cow::Borrowed(text),
            runs => Cow::Owned(runs.iter().map(|(text, _)| text.as_ref()).collect()),
        }
    }

    fn broken(&self) -> &Broken {
        self.broken.get_or_init(|| {
            let text = self.joined();
            let blanks = text.len() - text.trim_start_matches(' ').len();
            Box::new(Broken { pieces: pieces(&text, blanks), blanks })
        })
    }

    /// Its runs, if they fit into one line of `columns` with no blank to take off: such a text needs no search for places to
    /// break at.
    pub fn whole(&self, columns: usize) -> Option<&[Words<'a>]> {
        let mut full = self.runs.iter().map(|(text, _)| text).filter(|text| !text.is_empty());
        let trimmed = full.clone().next().is_none_or(|text| !text.starts_with(' '))
            && full.next_back().is_none_or(|text| !text.ends_with(' '));
        (trimmed && self.width <= columns.max(2)).then_some(&self.runs)
    }

    /// It in lines of at most `columns`; every line after the first begins with the blanks that the first begins with.
    /// A piece longer than a line is broken anywhere.
    pub fn wrap(&self, columns: usize) -> Vec<Line<'_>> {
        let columns = columns.max(2);
        if let Some(runs) = self.whole(columns) {
            let full = runs.iter().filter(|(text, _)| !text.is_empty());
            let runs = full.map(|(text, tone)| (Cow::Borrowed(text.as_ref()), *tone)).collect();
            return vec![Line { runs, width: self.width }];
        }
        let Broken { blanks, pieces } = self.broken();
        let indent = (*blanks).min(columns / 2).min(columns - 2);
        let room = columns - indent;
        let fitting = if pieces.iter().all(|p| p.width <= room) {
            Cow::Borrowed(pieces)
        } else {
            Cow::Owned(pieces.iter().flat_map(|piece| self.broken_anywhere(piece, room)).collect())
        };
        let mut toned = Toned { runs: &self.runs, passed: 0 };
        let lines = wrap_first_fit(&fitting, &[room as f64]).into_iter().map(|pieces| {
            let mut line = Line::default();
            line.push(" ".repeat(indent), Tone::Plain);
            if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
                toned.put(first.text.start..last.text.end, &mut line);
            }
            line
        });
        lines.collect()
    }

    /// A piece that is wider than `room` in its letters.
    fn broken_anywhere(&self, piece: &Piece, room: usize) -> Vec<Piece> {
        if piece.width <= room {
            return vec![piece.clone()];
        }
        let text = self.joined();
        let letters = text[piece.text.clone()].grapheme_indices(true).map(|(at, letter)| {
            let start = piece.text.start + at;
            let end = start + letter.len();
            let blanks = if end == piece.text.end { piece.blanks } else { 0 };
            Piece { text: start..end, width: width(letter), blanks }
        });
        letters.collect()
    }
}

/// Gives back the tones of ranges of the joined text, asked for from front to back.
struct Toned<'a> {
    runs: &'a [Words<'a>],
    passed: usize,
}

impl<'a> Toned<'a> {
    fn put(&mut self, range: Range<usize>, line: &mut Line<'a>) {
        while let Some(((text, tone), rest)) = self.runs.split_first() {
            let end = self.passed + text.len();
            let (from, to) = (range.start.max(self.passed), range.end.min(end));
            if from < to {
                line.push(&text[from - self.passed..to - self.passed], *tone);
            }
            if range.end < end {
                return;
            }
            self.passed = end;
            self.runs = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let text = Text::new(vec![(text.into(), Tone::Plain)]);
        text.wrap(columns).iter().map(|l| l.runs.iter().map(|r| r.0.as_ref()).collect()).collect()
    }

    #[test]
    fn numbers_stay_whole_with_their_units() {
        assert_eq!(lines("地区生产总值增长11.5%，达到282.6亿元", 20), ["地区生产总值增长", "11.5%，达到282.6亿元"]);
        assert_eq!(lines("地区生产总值增长11.5%，达到282.6亿元", 18), ["地区生产总值增长", "11.5%，达到", "282.6亿元"]);
        assert_eq!(lines("新增2.8万人", 8), ["新增", "2.8万人"]);
    }

    #[test]
    fn closing_marks_stay_with_the_line_before() {
        assert_eq!(lines("甲乙丙丁）戊己", 8), ["甲乙丙", "丁）戊己"]);
        assert_eq!(lines("甲乙丙（丁戊", 8), ["甲乙丙", "（丁戊"]);
        assert_eq!(lines("甲乙“丙丁”", 6), ["甲乙", "“丙丁”"]);
        assert_eq!(lines("甲乙[-丙-]{+丁+}", 7), ["甲乙", "[-丙-]", "{+丁+}"]);
    }

    #[test]
    fn an_indent_is_kept() {
        assert_eq!(lines("  甲乙丙丁", 6), ["  甲乙", "  丙丁"]);
    }

    #[test]
    fn each_word_keeps_its_tone() {
        let (plain, added) = (Tone::Plain, Tone::Added);
        let text = Text::new(vec![("甲乙".into(), plain), ("丙丁".into(), added), ("戊".into(), plain)]);
        let runs: Vec<Vec<Words>> = text.wrap(6).into_iter().map(|l| l.runs).collect();
        assert_eq!(
            runs,
            [[("甲乙".into(), plain), ("丙".into(), added)], [("丁".into(), added), ("戊".into(), plain)]]
        );
    }

    #[test]
    fn no_character_is_wider_than_the_widest() {
        assert!(('\0'..=char::MAX).all(|c| c.to_string().width() <= WIDEST));
    }

    /// The pieces without a look at single characters.
    fn looked_up(text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        part(text, 0..text.len(), &mut pieces);
        pieces
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[ a-z0-9.%甲乙，。（）“”—…·亿元👨‍👩‍👧❤️é]{0,60}", columns in 2usize..40) {
            let whole = Text::new(vec![(text.as_str().into(), Tone::Plain)]);
            let wrapped = whole.wrap(columns);
            prop_assert!(whole.longest_piece() <= whole.longest_at_most());
            let squeeze = |s: &str| s.replace(' ', "");
            let all: String = wrapped.iter().flat_map(|l| l.runs.iter().map(|r| r.0.to_string())).collect();
            prop_assert_eq!(squeeze(&all), squeeze(&text));
            // What a reader sees as one sign is never cut, be it wider than the line.
            let columns = text.graphemes(true).map(width).fold(columns, usize::max);
            for line in wrapped {
                prop_assert!(line.width <= columns, "{} > {}", line.width, columns);
                prop_assert_eq!(line.width, line.runs.iter().map(|r| r.0.width()).sum::<usize>());
                prop_assert_eq!(line.width, line.runs.iter().map(|r| width(&r.0)).sum::<usize>());
            }
        }

        #[test]
        fn pieces_are_those_of_the_whole_text(text in "([甲乙丙第亿元个，。、（）“”《》—…·％ ]|[ a-z0-9.%+\\-]|[-]\\]|\\+\\}|[ァ々○＋ー　！？：ｘ가é]){0,40}") {
            // The look-up loses the last place to break of a text that ends in a hyphen.
            let text = text.trim_end_matches('-');
            prop_assert_eq!(pieces(text, 0), looked_up(text));
        }
    }
}
