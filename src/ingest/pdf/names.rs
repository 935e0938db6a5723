//! The encodings of simple fonts: a sign for each of 256 bytes, with differences by glyph name.

use lopdf::{Document, Object};

/// The names of the signs of ASCII that are neither letters nor digits, and of those punctuation marks that Chinese text
/// borrows from Western fonts.
const NAMES: [(&str, char); 60] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("ellipsis", '…'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("degree", '°'),
    ("perthousand", '‰'),
    ("multiply", '×'),
    ("plusminus", '±'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("section", '§'),
    ("nbspace", '\u{a0}'),
];

/// The signs of a simple font by its `Encoding` entry.
pub(super) fn encoding(entry: Option<&Object>, document: &Document) -> Box<[Option<char>; 256]> {
    let base = match entry {
        Some(Object::Name(name)) => Some(name.as_slice()),
        Some(Object::Dictionary(dict)) => dict.get_deref(b"BaseEncoding", document).and_then(Object::as_name).ok(),
        _ => None,
    };
    let charset = match base {
        Some(b"WinAnsiEncoding") => Some(encoding_rs::WINDOWS_1252),
        Some(b"MacRomanEncoding") => Some(encoding_rs::MACINTOSH),
        _ => None,
    };
    let mut signs = Box::new([None; 256]);
    for byte in 32..=255u8 {
        signs[usize::from(byte)] = match (charset, byte) {
            (Some(charset), _) => {
                charset.decode_without_bom_handling(&[byte]).0.chars().next().filter(|c| !c.is_control())
            }
            // The standard encoding is ASCII but for two quotation marks.
            (None, b'\'') => Some('’'),
            (None, b'`') => Some('‘'),
            (None, 32..=126) => Some(char::from(byte)),
            (None, _) => None,
        };
    }
    if let Some(Object::Dictionary(dict)) = entry
        && let Ok(differences) = dict.get_deref(b"Differences", document).and_then(Object::as_array)
    {
        let mut code = 0usize;
        for item in differences.iter().take(1024) {
            match item {
                Object::Integer(at) => code = usize::try_from(*at).unwrap_or(256),
                Object::Name(name) => {
                    if let Some(slot) = signs.get_mut(code) {
                        *slot = sign(&String::from_utf8_lossy(name));
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
    }
    signs
}

/// The sign that a glyph name stands for.
fn sign(name: &str) -> Option<char> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter).filter(char::is_ascii_alphabetic);
    }
    let coded = name
        .strip_prefix("uni")
        .filter(|h| h.len() == 4)
        .or(name.strip_prefix('u').filter(|h| (4..=6).contains(&h.len())));
    let named = NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c);
    named.or_else(|| char::from_u32(u32::from_str_radix(coded?, 16).ok()?)).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn differences_override_the_base() {
        let dict = dictionary! {
            "BaseEncoding" => "WinAnsiEncoding",
            "Differences" => vec![Object::Integer(1), "uni4E00".into(), "percent".into(), "G17".into()],
        };
        let signs = encoding(Some(&Object::Dictionary(dict)), &Document::new());
        assert_eq!(signs[1..4], [Some('一'), Some('%'), None]);
        assert_eq!(signs[0x93], Some('“'));
    }
}
