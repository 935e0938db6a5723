//! Files damaged at random: a reader may refuse them, and never fails otherwise. A bounded run, so that it can be part of every
//! check; each input that ever broke a reader belongs in `once_broken`.

use proptest::prelude::*;
use tongbi::ingest::{ReadOptions, from_bytes};

use crate::media;

/// What is done to a file.
#[derive(Debug, Clone)]
enum Damage {
    /// A byte becomes another.
    Set(prop::sample::Index, u8),
    /// A stretch is lost.
    Cut(prop::sample::Index, usize),
    /// A stretch is there twice.
    Twice(prop::sample::Index, usize),
    /// Bytes come in between.
    Insert(prop::sample::Index, Vec<u8>),
    /// The rest is lost.
    End(prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(i, b)| Damage::Set(i, b)),
        2 => (at(), 1..64usize).prop_map(|(i, n)| Damage::Cut(i, n)),
        2 => (at(), 1..64usize).prop_map(|(i, n)| Damage::Twice(i, n)),
        2 => (at(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(i, b)| Damage::Insert(i, b)),
        1 => at().prop_map(Damage::End),
    ]
}

fn damaged(mut bytes: Vec<u8>, all: &[Damage]) -> Vec<u8> {
    for one in all {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match one {
            Damage::Set(i, b) => bytes[i.index(length)] = *b,
            Damage::Cut(i, n) => drop(bytes.drain(i.index(length)..(i.index(length) + n).min(length))),
            Damage::Twice(i, n) => {
                let from = i.index(length);
                let stretch = bytes[from..(from + n).min(length)].to_vec();
                bytes.splice(from..from, stretch);
            }
            Damage::Insert(i, b) => drop(bytes.splice(i.index(length)..i.index(length), b.iter().copied())),
            Damage::End(i) => bytes.truncate(i.index(length)),
        }
    }
    bytes
}

/// Reads, and checks what is promised of any text.
fn read(bytes: &[u8]) {
    if let Ok(manuscript) = from_bytes("x", bytes, &ReadOptions::default()) {
        let text = &manuscript.text;
        assert!(!text.is_empty());
        assert!(
            text.split('\n').all(|line| !line.is_empty() && line.trim() == line && !line.contains('\r')),
            "{text:?}"
        );
        assert_eq!(manuscript.as_written().len(), text.len());
        for remark in manuscript.remarks {
            assert!(!remark.text.contains('\n'));
            assert!(remark.span.is_none_or(|s| text.get(s.range()).is_some()));
        }
    }
}

/// A package of each kind.
fn packed(kind: usize) -> Vec<u8> {
    match kind {
        0 => media::docx(),
        1 => media::odt(),
        _ => media::ofd(),
    }
}

/// The parts of a package as they lie in it, so that damage hits the XML and not only its packing.
fn parts_of(kind: usize) -> Vec<(String, Vec<u8>)> {
    let bytes = packed(kind);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).expect("a part");
        let name = part.name().map(|n| n.into_owned()).unwrap_or_default();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).expect("its bytes");
        parts.push((name, bytes));
    }
    parts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts(all in prop::collection::vec(damage(), 1..8), kind in 0..8usize) {
        let text = media::REPORT.join("\n");
        let file = match kind {
            0 => text.into_bytes(),
            1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            3 => media::markdown().into_bytes(),
            4 => media::rtf(),
            5 => media::pdf(),
            6 => media::mht().into_bytes(),
            _ => media::html().into_bytes(),
        };
        read(&damaged(file, &all));
    }

    #[test]
    fn packages(all in prop::collection::vec(damage(), 1..6), kind in 0..3usize) {
        read(&damaged(packed(kind), &all));
    }

    #[test]
    fn parts_of_packages(all in prop::collection::vec(damage(), 1..6), which in any::<prop::sample::Index>(), kind in 0..3usize) {
        let mut parts = parts_of(kind);
        let which = which.index(parts.len());
        parts[which].1 = damaged(std::mem::take(&mut parts[which].1), &all);
        let parts: Vec<(String, String)> = parts.into_iter().map(|(n, b)| (n, String::from_utf8_lossy(&b).into_owned())).collect();
        let parts: Vec<(&str, &str)> = parts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        read(&media::package(&parts));
    }

    #[test]
    fn compound_files(all in prop::collection::vec(damage(), 0..12)) {
        read(&damaged(doc(), &all));
    }

    #[test]
    fn marks_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)) {
        read(pieces.concat().as_bytes());
        read(format!("<html>{}", pieces.concat()).as_bytes());
        read(format!("{{\\rtf1 {}", pieces.concat()).as_bytes());
    }
}

const PIECES: [&str; 40] = [
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<div class=ad>",
    "</div>",
    "<p>",
    "<br>",
    "<a href=x>",
    "</a>",
    "<h1>",
    "<li>",
    "</ul>",
    "<title>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&nbsp;",
    "&#0;",
    "{",
    "}",
    "\\par ",
    "\\'d4",
    "\\u-10179?",
    "\\cell ",
    "\\row ",
    "\\intbl ",
    "增长6%。",
    "一、",
    "（一）",
    "\n",
    "# ",
    "|",
    "来源：",
    "PM",
    "2.5",
    "\u{FFFD}",
];

/// A Word 97 file: head, text, and the table of pieces that leads to it.
fn doc() -> Vec<u8> {
    let text: Vec<u16> = media::REPORT.join("\r").encode_utf16().chain([13]).collect();
    let mut main = vec![0u8; 0x400];
    main[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    let count = u32::try_from(text.len()).expect("short").to_le_bytes();
    main[0x4C..0x50].copy_from_slice(&count);
    let at = u32::try_from(main.len()).expect("short").to_le_bytes();
    main.extend(text.iter().flat_map(|u| u.to_le_bytes()));
    let mut table = vec![2u8];
    table.extend(16u32.to_le_bytes());
    table.extend([0; 4]);
    table.extend(count);
    table.extend([0; 2]);
    table.extend(at);
    table.extend([0; 2]);
    main[0x1A6..0x1AA].copy_from_slice(&u32::try_from(table.len()).expect("short").to_le_bytes());
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in [("WordDocument", main), ("0Table", table)] {
        std::io::Write::write_all(&mut file.create_stream(name).expect("a stream"), &bytes).expect("written");
    }
    file.into_inner().into_inner()
}

#[test]
fn a_word_97_file_is_read() {
    let read = from_bytes("x", &doc(), &ReadOptions::default()).expect("a report");
    assert_eq!(read.text, media::REPORT.join("\n"));
}

#[test]
fn once_broken() {
    for bytes in
        [&b"<html><table><tr><td>a<table><tr><td>b</table><td>c</table>"[..], b"{\\rtf1\\u55357?", b"<a =", b"# \xff"]
    {
        read(bytes);
    }
}
