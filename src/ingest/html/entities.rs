//! Character references of HTML: the numbered ones, and the named ones that Chinese pages use. What is not known stays as it
//! is written, as in a browser.

/// The names in use, in order of the alphabet.
const NAMES: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '•'),
    ("cent", '¢'),
    ("copy", '©'),
    ("darr", '↓'),
    ("deg", '°'),
    ("divide", '÷'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("ge", '≥'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("larr", '←'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("micro", 'µ'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("ne", '≠'),
    ("para", '¶'),
    ("permil", '‰'),
    ("plusmn", '±'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rarr", '→'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("sect", '§'),
    ("shy", '\u{AD}'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("thinsp", '\u{2009}'),
    ("times", '×'),
    ("trade", '™'),
    ("uarr", '↑'),
    ("yen", '¥'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];

/// The character that the reference at the start of `text` (just behind the `&`) stands for, and how many bytes it takes.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b'#') {
        let hex = matches!(bytes.get(1), Some(b'x' | b'X'));
        let from = if hex { 2 } else { 1 };
        let digits =
            bytes[from..].iter().take_while(|b| if hex { b.is_ascii_hexdigit() } else { b.is_ascii_digit() }).count();
        if digits == 0 {
            return None;
        }
        let end = from + digits;
        let code = u32::from_str_radix(&text[from..end], if hex { 16 } else { 10 }).ok();
        let end = end + usize::from(bytes.get(end) == Some(&b';'));
        return Some((code.map_or('\u{FFFD}', character), end));
    }
    let length = bytes.iter().take(10).take_while(|b| b.is_ascii_alphanumeric()).count();
    let known = |name: &str| NAMES.binary_search_by_key(&name, |(n, _)| n).ok().map(|at| NAMES[at].1);
    if bytes.get(length) == Some(&b';') {
        return known(&text[..length]).map(|c| (c, length + 1));
    }
    // Without its semicolon only the commonest stand, as pages of old have them.
    let name = ["nbsp", "lt", "gt", "amp", "quot"].into_iter().find(|name| text.starts_with(name))?;
    known(name).map(|c| (c, name.len()))
}

/// The character of that number; the numbers 128 to 159 mean the characters of Windows, as browsers take them.
fn character(code: u32) -> char {
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match code {
        0 => '\u{FFFD}',
        0x80..=0x9F => WINDOWS[(code - 0x80) as usize],
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    }
}

/// `text` with its references resolved.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert_eq!(resolved("&#8195;A&amp;B&nbsp;&nbspC&#x4E2D;&bogus;&#;&"), "\u{2003}A&B\u{A0}\u{A0}C中&bogus;&#;&");
        assert_eq!(resolved("&#151;&#0;&#x110000;&#99999999999;"), "—\u{FFFD}\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0));
    }
}
