//! Positioned text becomes paragraphs: what a paged medium (PDF, OFD) needs after its glyphs are decoded.
//!
//! In: a [`Sheet`] a page, with [`Piece`]s of text where they stand. Out: paragraphs, without running heads, page numbers
//! and the line breaks of the page. Nothing is known here of files; nothing is guessed about words beyond what a line may
//! not start or end with.

use std::collections::BTreeMap;

use crate::text::lookalikes;

mod furniture;
mod matrix;
mod paragraphs;

pub(super) use matrix::Matrix;
pub(super) use paragraphs::paragraphs;

/// A page. Lengths are in points, `x` grows to the right, `y` downwards from the upper edge.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The height of the page.
    pub height: f32,
    /// What stands on it, in drawing order.
    pub pieces: Vec<Piece>,
}

/// A stretch of text on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Where its first sign starts.
    pub x: f32,
    /// Where its last visible sign ends.
    pub end: f32,
    /// The baseline.
    pub y: f32,
    /// The size of its signs.
    pub size: f32,
    /// The words.
    pub text: String,
    /// Where the next sign stands if it belongs to the same stretch.
    cursor: f32,
}

/// The longest side of a page that is taken seriously; what is placed beyond is not on any paper.
const FAR: f32 = 1e6;

impl Sheet {
    /// A page of that height.
    pub fn new(height: f32) -> Self {
        Self { height, pieces: Vec::new() }
    }

    /// Puts a sign (or several that one code stands for) on the page. Returns whether a new piece was begun. White space
    /// begins no piece, and what has no place on paper is left out.
    pub fn put(&mut self, x: f32, y: f32, advance: f32, size: f32, text: &str) -> bool {
        if ![x, y, advance, size].iter().all(|v| v.abs() < FAR) || text.is_empty() {
            return false;
        }
        let blank = text.chars().all(char::is_whitespace);
        if let Some(last) = self.pieces.last_mut()
            && (last.y - y).abs() < 0.05 * size
            && (last.size - size).abs() < 0.05 * size
            && (last.cursor - x).abs() < 0.2 * size
        {
            last.text.push_str(text);
            last.cursor = x + advance;
            if !blank {
                last.end = last.cursor;
            }
            return false;
        }
        if blank {
            return false;
        }
        self.pieces.push(Piece { x, end: x + advance, y, size, text: text.into(), cursor: x + advance });
        true
    }
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    page: usize,
    x: f32,
    end: f32,
    y: f32,
    size: f32,
    text: String,
}

/// The lines of a page, from the top.
fn lines(page: usize, sheet: &Sheet) -> Vec<Line> {
    let mut pieces: Vec<&Piece> = sheet.pieces.iter().collect();
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<(f32, f32, Vec<&Piece>)> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            // A raised sign stands before its line in this order: the larger sign owns the baseline.
            Some((y, size, row)) if (piece.y - *y).abs() < 0.45 * size.max(piece.size) => {
                if piece.size > *size {
                    (*y, *size) = (piece.y, piece.size);
                }
                row.push(piece);
            }
            _ => rows.push((piece.y, piece.size, vec![piece])),
        }
    }
    rows.into_iter().filter_map(|(y, _, row)| line(page, y, row)).collect()
}

/// One line out of its pieces.
fn line(page: usize, y: f32, mut row: Vec<&Piece>) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let first = *row.first()?;
    let (mut text, mut end) = (String::new(), first.x);
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    let mut last: Option<&Piece> = None;
    for piece in row {
        if let Some(last) = last {
            // Bold by drawing twice.
            if last.text == piece.text && (piece.x - last.x).abs() < 0.3 * piece.size {
                continue;
            }
            let gap = (piece.x - end) / piece.size.max(1.0);
            if gap > 1.0 || gap > 0.15 && latin(text.chars().next_back()) && latin(piece.text.chars().next()) {
                text.push(' ');
            }
        }
        for c in piece.text.chars() {
            match c {
                // Dashes that a font has drawn as one.
                '⸺' => text.push_str("——"),
                '⸻' => text.push_str("———"),
                c => text.push(lookalikes::common(c)),
            }
        }
        end = end.max(piece.end);
        *sizes.entry(halves(piece.size)).or_default() += piece.text.chars().count();
        last = Some(piece);
    }
    let text = text.trim().to_owned();
    let size = sizes.into_iter().max_by_key(|(size, n)| (*n, *size)).map_or(first.size, |(size, _)| size as f32 / 2.0);
    (!text.is_empty()).then_some(Line { page, x: first.x, end, y, size: size.max(0.5), text })
}

/// Half points: how fine sizes are told apart.
fn halves(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn latin(sign: Option<char>) -> bool {
    sign.is_some_and(|c| c.is_ascii_alphanumeric())
}
