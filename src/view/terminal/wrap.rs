//! Breaks Chinese and mixed text into lines of a width in terminal columns. Where a line may break is what Unicode says;
//! beyond it numbers stay whole with their units, and the ends of a mark of changed words with their words.

use std::cell::OnceCell;
use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::super::page::{Run, Tone};

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    // Characters that take no other width for what stands beside them; of any other the whole text is looked up.
    let plain = text.chars().try_fold(0, |sum, c| match c {
        ' '..='~' => Some(sum + 1),
        '\u{4E00}'..='\u{9FFF}' | '、' | '。' | '，' | '；' | '：' | '（' | '）' => Some(sum + 2),
        _ => None,
    });
    plain.unwrap_or_else(|| text.width())
}

/// A line of wrapped text: its runs and the columns they take.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What stands in it.
    pub runs: Vec<Run>,
    /// How wide it is.
    pub width: usize,
}

impl Line {
    fn push(&mut self, text: &str, tone: Tone) {
        if !text.is_empty() {
            self.width += width(text);
            self.runs.push(Run::new(text, tone));
        }
    }
}

/// A stretch of text that stays whole, and the blanks after it, which vanish at the end of a line.
#[derive(Debug, Clone)]
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

/// What stays on the line with the number before it.
const UNITS: &str = "万亿千百元%％‰个户人亩名家年月日项公里吨平方米倍位岁";

/// Whether what Unicode would part stays together here: `before` ends where `after` begins.
fn holds(before: &str, after: &str) -> bool {
    // 282亿元, 3.5万户: at most four characters of the unit stay with their number.
    let number = before.trim_end_matches(|c| UNITS.contains(c));
    let units = before[number.len()..].chars().count();
    let counted =
        number.ends_with(|c: char| c.is_ascii_digit()) && units < 4 && after.starts_with(|c| UNITS.contains(c));
    // 旧-] and 新+}; 第3, +5, −2; nothing begins with a dot between two names.
    counted
        || ["-]", "+}", "·"].iter().any(|mark| after.starts_with(mark))
        || before.ends_with(['第', '＋', '－', '+', '−', '±'])
}

/// The pieces of `text` from `start` on.
fn pieces(text: &str, start: usize) -> Vec<Piece> {
    // Unicode doesn't break beside “ ”, which not every language uses the same way round; Chinese opens and closes with them.
    let quoted = text.contains('“') || text.contains('”');
    let directed = quoted.then(|| text[start..].replace('“', "「").replace('”', "」"));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(directed.as_deref().unwrap_or(&text[start..])) {
        let end = at + word.word.len();
        let (wide, blanks) = (width(&text[at..end]), word.whitespace.len());
        match pieces.last_mut() {
            Some(last) if last.blanks == 0 && holds(&text[last.text.clone()], &text[at..end]) => {
                last.text.end = end;
                last.width += wide;
                last.blanks = blanks;
            }
            _ => pieces.push(Piece { text: at..end, width: wide, blanks }),
        }
        at = end + word.whitespace.len();
    }
    pieces
}

/// A text to be wrapped. The places where it may break are found once, when they are first asked for.
#[derive(Debug)]
pub struct Text {
    runs: Vec<Run>,
    broken: OnceCell<Broken>,
}

/// The runs of a text as one, the blanks that it begins with, and its pieces.
#[derive(Debug)]
struct Broken {
    text: String,
    blanks: usize,
    pieces: Vec<Piece>,
}

impl Text {
    /// The text of these runs.
    pub fn new(runs: Vec<Run>) -> Self {
        Self { runs, broken: OnceCell::new() }
    }

    /// Its runs.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The columns that it takes on one line.
    pub fn width(&self) -> usize {
        self.runs.iter().map(|r| width(&r.text)).sum()
    }

    /// The columns of the longest piece that stays whole: below it, numbers would break.
    pub fn longest_piece(&self) -> usize {
        self.broken().pieces.iter().map(|p| p.width).max().unwrap_or(0)
    }

    fn broken(&self) -> &Broken {
        self.broken.get_or_init(|| {
            let text: String = self.runs.iter().map(|r| r.text.as_str()).collect();
            let blanks = text.len() - text.trim_start_matches(' ').len();
            Broken { pieces: pieces(&text, blanks), text, blanks }
        })
    }

    /// It in lines of at most `columns`; every line after the first begins with the blanks that the first begins with.
    /// A piece longer than a line is broken anywhere.
    pub fn wrap(&self, columns: usize) -> Vec<Line> {
        let columns = columns.max(2);
        let mut full = self.runs.iter().filter(|r| !r.text.is_empty());
        let trimmed = full.clone().next().is_none_or(|r| !r.text.starts_with(' '))
            && full.next_back().is_none_or(|r| !r.text.ends_with(' '));
        if trimmed {
            // What fits needs no search for places to break at.
            let mut line = Line::default();
            self.runs.iter().for_each(|run| line.push(&run.text, run.tone));
            if line.width <= columns {
                return vec![line];
            }
        }
        let Broken { text, blanks, pieces } = self.broken();
        let indent = (*blanks).min(columns / 2).min(columns - 2);
        let room = columns - indent;
        let mut fitting = Vec::new();
        for piece in pieces {
            if piece.width <= room {
                fitting.push(piece.clone());
                continue;
            }
            let whole = &text[piece.text.clone()];
            for (at, letter) in whole.grapheme_indices(true) {
                let start = piece.text.start + at;
                let end = start + letter.len();
                let blanks = if end == piece.text.end { piece.blanks } else { 0 };
                fitting.push(Piece { text: start..end, width: width(letter), blanks });
            }
        }
        let mut toned = Toned { runs: &self.runs, passed: 0 };
        let lines = wrap_first_fit(&fitting, &[room as f64]).into_iter().map(|pieces| {
            let mut line = Line::default();
            line.push(&" ".repeat(indent), Tone::Plain);
            if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
                toned.put(first.text.start..last.text.end, &mut line);
            }
            line
        });
        lines.collect()
    }
}

/// Gives back the tones of ranges of the joined text, asked for from front to back.
struct Toned<'a> {
    runs: &'a [Run],
    passed: usize,
}

impl Toned<'_> {
    fn put(&mut self, range: Range<usize>, line: &mut Line) {
        while let Some((run, rest)) = self.runs.split_first() {
            let end = self.passed + run.text.len();
            let (from, to) = (range.start.max(self.passed), range.end.min(end));
            if from < to {
                line.push(&run.text[from - self.passed..to - self.passed], run.tone);
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

    fn wrap(runs: &[Run], columns: usize) -> Vec<Line> {
        Text::new(runs.to_vec()).wrap(columns)
    }

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let wrapped = wrap(&[Run::plain(text)], columns);
        wrapped.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
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
        let wrapped = wrap(&[Run::plain("甲乙"), Run::new("丙丁", Tone::Added), Run::plain("戊")], 6);
        let runs: Vec<Vec<Run>> = wrapped.into_iter().map(|l| l.runs).collect();
        let first = vec![Run::plain("甲乙"), Run::new("丙", Tone::Added)];
        assert_eq!(runs, [first, vec![Run::new("丁", Tone::Added), Run::plain("戊")]]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[ a-z0-9.%甲乙，。（）“”—…·亿元👨‍👩‍👧❤️é]{0,60}", columns in 2usize..40) {
            let wrapped = wrap(&[Run::plain(text.clone())], columns);
            let squeeze = |s: &str| s.replace(' ', "");
            let all: String = wrapped.iter().flat_map(|l| l.runs.iter().map(|r| r.text.clone())).collect();
            prop_assert_eq!(squeeze(&all), squeeze(&text));
            // What a reader sees as one sign is never cut, be it wider than the line.
            let columns = text.graphemes(true).map(width).fold(columns, usize::max);
            for line in wrapped {
                prop_assert!(line.width <= columns, "{} > {}", line.width, columns);
                prop_assert_eq!(line.width, line.runs.iter().map(|r| r.text.width()).sum::<usize>());
                prop_assert_eq!(line.width, line.runs.iter().map(|r| width(&r.text)).sum::<usize>());
            }
        }
    }
}
