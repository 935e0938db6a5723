//! A sentence as the words that a redline may exchange: a figure with its unit and modifiers is one of them.

use crate::lexicon::{Before, Lexicon};
use crate::text::fold::fold_char;
use crate::text::segment::Segmenter;
use crate::text::{Span, numerals};

use super::sentences::letters;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its place, with the quotation marks and blanks after it.
    pub span: Span,
    /// What is compared.
    pub key: String,
}

/// Cuts sentences.
pub(super) struct Tokenizer<'l> {
    segmenter: &'l Segmenter,
    lexicon: &'l Lexicon,
}

impl<'l> Tokenizer<'l> {
    pub(super) fn new(segmenter: &'l Segmenter, lexicon: &'l Lexicon) -> Self {
        Self { segmenter, lexicon }
    }

    /// The words of `span`, without a gap between them.
    pub(super) fn cut(&self, text: &str, span: Span) -> Vec<Token> {
        let words = span.of(text);
        let (places, chars): (Vec<usize>, Vec<char>) = words.char_indices().map(|(i, c)| (i, fold_char(c))).unzip();
        let place = |n: usize| places.get(n).copied().unwrap_or(words.len());
        let mut borders: Vec<usize> = Vec::new();
        let mut plain = 0;
        let mut at = 0;
        while at < chars.len() {
            match self.figure(&chars, plain, at) {
                Some((start, end)) => {
                    self.words(words, place(plain), place(start), &mut borders);
                    borders.push(place(start));
                    (plain, at) = (end, end);
                }
                None => at += 1,
            }
        }
        self.words(words, place(plain), words.len(), &mut borders);
        borders.push(words.len());
        let mut tokens: Vec<Token> = Vec::new();
        for w in borders.windows(2) {
            let piece = Span::new(span.start + w[0], span.start + w[1]);
            let key = letters(piece.of(text));
            match tokens.last_mut() {
                Some(last) if key.is_empty() => last.span.end = piece.end,
                Some(last) if last.key.is_empty() => *last = Token { span: last.span.cover(piece), key },
                _ => tokens.push(Token { span: piece, key }),
            }
        }
        tokens
    }

    /// The figure whose digits begin at `at`: where its modifiers begin, not before `from`, and where it ends.
    fn figure(&self, chars: &[char], from: usize, at: usize) -> Option<(usize, usize)> {
        if !chars[at].is_ascii_digit() {
            return None;
        }
        let end = numerals::scan(chars, at).map_or_else(|| numerals::run_end(chars, at), |n| n.end).max(at + 1);
        let units = self.lexicon.units();
        let words = self.lexicon.figures();
        let mut end = end + units.scan(chars, end).unwrap_or(0);
        if let Some((n, _)) = words.after.prefix(&chars[end..]) {
            end += n;
        }
        let before = words
            .before
            .suffix(&chars[from..at])
            .filter(|(_, mark)| matches!(mark, Before::AtLeast | Before::AtMost | Before::About))
            .map_or(0, |(n, _)| n);
        Some((at - before, end))
    }

    fn words(&self, text: &str, start: usize, end: usize, borders: &mut Vec<usize>) {
        if let Some(piece) = text.get(start..end).filter(|p| !p.is_empty()) {
            borders.extend(self.segmenter.cut(piece).map(|w| start + w.start));
        }
    }
}
