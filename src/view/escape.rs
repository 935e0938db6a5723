//! Nothing that a report or a file's name holds may steer what shows it: control and bidirectional characters become
//! visible marks wherever people read.

use std::borrow::Cow;

/// Whether a character steers a terminal or the order of the text around it, or can't be seen at all.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// `text` on one line: a line end or a tab becomes a blank, any other character that steers a visible mark (`⟨U+202E⟩`).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' | '\n' | '\r' => out.push(' '),
            c if steers(c) => out.push_str(&format!("⟨U+{:04X}⟩", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// `text` for a part of an Office file: as [`visible`], and without the two codes that XML can't hold.
pub fn office(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    match shown.contains(['\u{FFFE}', '\u{FFFF}']) {
        true => Cow::Owned(shown.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")),
        false => shown,
    }
}

/// The lines of a cell, each as [`office`]: only the page's own line ends stay.
pub fn office_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split('\n').map(office)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_what_steers() {
        assert_eq!(visible("红\u{1b}[31m\u{202e}x\u{9b}"), "红⟨U+001B⟩[31m⟨U+202E⟩x⟨U+009B⟩");
        assert_eq!(visible("甲\r\n乙\t丙"), "甲 乙 丙");
        assert_eq!(visible("7.5%左右"), "7.5%左右");
    }

    proptest! {
        #[test]
        fn nothing_that_steers_is_left(text in any::<String>()) {
            let shown = visible(&text);
            prop_assert!(!shown.contains(steers));
            prop_assert_eq!(visible(&shown), shown.clone());
        }
    }
}
