//! A page as a Word document (Office Open XML), written part by part: headings that the navigation shows, tables whose head
//! repeats on each page, what a sentence rests on as footnotes, changed wording as real tracked changes.

mod body;
mod parts;

use std::io::{self, Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::page::Page;
use super::words::Lang;

/// The page as the bytes of a document.
///
/// # Errors
/// What the writer of packages refuses; memory takes everything else.
pub fn render(page: &Page, lang: Lang) -> io::Result<Vec<u8>> {
    let body = body::write(page, lang);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    // No time is written, so that the same page gives the same bytes on any day.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONSHIPS.to_owned()),
        ("docProps/core.xml", parts::properties(&page.title)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONSHIPS.to_owned()),
        ("word/styles.xml", parts::styles(lang)),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/footer.xml", parts::FOOTER.to_owned()),
        ("word/footnotes.xml", body.footnotes),
        ("word/document.xml", body.document),
    ] {
        package.start_file(name, options)?;
        package.write_all(text.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::view::page::{Block, Cell, Column, Evidence, Item, List, Row, Run, Source, Table, Tone};
    use proptest::prelude::*;

    fn page(words: &str) -> Page {
        let evidence = Evidence { source: 0, text: words.into(), ..Evidence::default() };
        let item = Item { runs: vec![Run::plain(words)], evidence: vec![evidence], note: None };
        let columns = vec![Column::new("a", words), Column::new("b", "乙").right()];
        let row = Row { cells: vec![Cell::toned(words, Tone::Bad), Cell::count(3)], ..Row::default() };
        let changed = vec![Run::plain("同"), Run::new(words, Tone::Removed), Run::new(words, Tone::Added)];
        Page {
            title: words.into(),
            sources: vec![Source { label: "2024".into(), line: words.into() }],
            blocks: vec![
                Block::List(List { id: "summary", title: "要点".into(), items: vec![item] }),
                Block::Heading(2, words.into()),
                Block::Table(Table {
                    note: Some(words.into()), ..Table::new("t", "表", columns).with_rows(vec![row])
                }),
                Block::Redline { title: words.into(), paragraphs: vec![changed] },
            ],
        }
    }

    fn parts(bytes: &[u8]) -> Vec<(String, String)> {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        (0..zip.len())
            .map(|i| {
                let mut part = zip.by_index(i).expect("a part");
                let mut text = String::new();
                part.read_to_string(&mut text).expect("text");
                (part.name().expect("a name").into_owned(), text)
            })
            .collect()
    }

    /// The events of a part, so that it is known to be well formed; its words.
    fn words(xml: &str) -> Result<String, quick_xml::Error> {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut out = String::new();
        loop {
            match reader.read_event()? {
                quick_xml::events::Event::Eof => return Ok(out),
                quick_xml::events::Event::Text(text) => out.push_str(&text),
                _ => {}
            }
        }
    }

    #[test]
    fn changed_wording_is_tracked_and_evidence_stands_in_footnotes() {
        let parts = parts(&render(&page("增长8%"), Lang::Zh).expect("a document"));
        let part = |name: &str| &parts.iter().find(|(n, _)| n == name).expect("a part").1;
        let document = part("word/document.xml");
        assert!(
            document.contains("<w:ins ") && document.contains("<w:delText xml:space=\"preserve\">增长8%</w:delText>")
        );
        assert!(document.contains("<w:footnoteReference w:id=\"1\"/>"));
        assert!(part("word/footnotes.xml").contains("2024：“增长8%”"));
    }

    proptest! {
        #[test]
        fn any_words_give_well_formed_parts(text in any::<String>()) {
            let bytes = render(&page(&text), Lang::En).expect("a document");
            for (name, xml) in parts(&bytes) {
                prop_assert!(words(&xml).is_ok(), "{}", name);
                let forbidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{FFFE}' | '\u{FFFF}');
                prop_assert!(!xml.contains(forbidden), "{}", name);
            }
        }
    }

    #[test]
    fn no_word_becomes_an_element_or_a_field() {
        let hostile = "</w:t><w:instrText>DDEAUTO</w:instrText>&\"'";
        let parts = parts(&render(&page(hostile), Lang::Zh).expect("a document"));
        for (name, xml) in parts {
            assert!(!xml.contains("<w:instrText>DDE"), "{name}");
        }
    }
}
