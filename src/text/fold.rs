//! Folding for comparison: what differs only in width, marks or the form of a character becomes the same, with a map
//! back to the original. Never NFKC: it would turn ①2.3 into 12.3 and ㎡ into m2.

/// One character as it counts in a comparison: full-width ASCII to half width, ∶ to ：, ○ to 〇, Kangxi radicals to the
/// plain character, curly quotes and brackets of one kind to one. Traditional characters are folded where a whole text
/// is known to be traditional, not here.
#[inline]
pub fn fold_char(c: char) -> char {
    match c {
        // Nearly every character of a report.
        '\u{4E00}'..='\u{9FFF}' => c,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{2E80}'..='\u{2FD5}' => super::lookalikes::common(c),
        '∶' => ':',
        '○' | '◯' => '〇',
        '“' | '”' | '〝' | '〞' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '。' | '｡' => '。',
        '、' | '､' => '、',
        '―' | '—' | '─' | '–' | '‒' => '-',
        _ => c,
    }
}

/// Whether [`fold`] leaves a text as it is.
pub fn is_folded(text: &str) -> bool {
    text.chars().all(|c| fold_char(c) == c && !c.is_whitespace())
}

/// `text` folded, without white space: for comparing titles and sentences, never for showing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // What stays as it is is copied a stretch at a time.
    let mut copied = 0;
    for (at, c) in super::marks::marks(text) {
        let blank = c.is_whitespace();
        if blank || fold_char(c) != c {
            folded.push_str(&text[copied..at]);
            folded.extend((!blank).then(|| fold_char(c)));
            copied = at + c.len_utf8();
        }
    }
    folded.push_str(&text[copied..]);
    folded
}
