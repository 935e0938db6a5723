//! What the page promises: nothing from a report is live, every figure leads to its sentence.

use super::*;
use crate::text::{Pair, Span};
use crate::view::book::{Bar, Chart, Multiple, Paragraph, Stretch};
use crate::view::page::{Column, Item, Row, Run, Source};
use proptest::prelude::*;

fn book(words: &str) -> Book {
    let evidence = |column| Evidence { column, source: 0, span: Span::new(4, 7), text: words.to_owned() };
    let row = Row {
        cells: vec![Cell::text(words), Cell::count(7)],
        evidence: vec![evidence("b")],
        tags: vec![("change", words.to_owned())],
        ..Row::default()
    };
    let columns = vec![Column::new("a", words).explain(words), Column::new("b", words).right()];
    let table = Table { note: Some(words.into()), ..Table::new("t", words, columns).with_rows(vec![row]) };
    let item = Item { runs: vec![Run::new(words, Tone::Hit)], evidence: vec![evidence("")], note: None };
    let bars = [3.0, -2.0].map(|value| Bar {
        label: words.into(),
        value,
        shown: words.into(),
        is_target: false,
        evidence: evidence(""),
    });
    let chart = Multiple { name: words.into(), verdict: words.into(), tone: Tone::Good, bars: bars.into() };
    let stretch = Stretch { run: Run::new(words, Tone::Moved), twin: Some(1) };
    let section = SectionRow {
        level: 2,
        headings: Pair::new(vec![evidence("")], vec![evidence("")]),
        change: words.into(),
        tone: Tone::Moved,
        facts: vec![words.into()],
        texts: Pair::new(vec![vec![stretch.clone()]], vec![vec![stretch]]),
        note: Some(words.into()),
        tags: vec![("domain", words.to_owned())],
    };
    Book {
        title: words.into(),
        sources: vec![Source { label: words.into(), line: words.into() }],
        pieces: vec![
            Piece::Block(Block::List(List { id: "summary", title: words.into(), items: vec![item] })),
            Piece::Block(Block::Table(table)),
            Piece::Chart(Chart::Multiples { title: words.into(), note: words.into(), charts: vec![chart] }),
            Piece::Sections(Sections {
                title: words.into(),
                labels: Pair::new(words.into(), words.into()),
                rows: vec![section],
                note: None,
            }),
        ],
        texts: vec![FullText {
            source: 0,
            paragraphs: vec![
                Paragraph { heading: Some(1), sentences: vec![(Span::new(0, 3), "一".into())] },
                Paragraph { heading: None, sentences: vec![(Span::new(4, 9), words.into())] },
            ],
        }],
        names: BTreeMap::new(),
    }
}

/// How often each element and attribute stands in a page.
fn skeleton(html: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in html.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap_or_default();
        let names =
            tag.split('"').step_by(2).flat_map(str::split_whitespace).map(|n| n.trim_end_matches('=').to_owned());
        out.push(names.collect::<Vec<_>>().join(" "));
    }
    out
}

#[test]
fn figures_lead_to_their_sentences() {
    let html = render(&book("增长8%"), Lang::Zh).expect("a page");
    assert!(html.contains("<span id=\"s0-4\">增长8%</span>"));
    assert!(html.matches("href=\"#s0-4\"").count() >= 5, "{html}");
    assert!(html.contains("id=\"f1\" href=\"#t1\"") && html.contains("id=\"t1\" href=\"#f1\""));
}

#[test]
fn the_lines_of_a_cell_stay_lines() {
    assert_eq!(markup::cell(&[Run::plain("甲<\n乙")], false), "甲&lt;<br>乙");
}

proptest! {
    /// A line end alone makes an element: the lines of a cell stay lines.
    #[test]
    fn words_change_nothing_but_words(text in "[<>&\"'=a-z\u{0}-\u{9}\u{b}-\u{1f}\u{202e}甲]{1,20}") {
        let (plain, hostile) = (render(&book("甲"), Lang::En).expect("a page"), render(&book(&text), Lang::En).expect("a page"));
        prop_assert_eq!(skeleton(&plain), skeleton(&hostile));
        let steers = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        prop_assert!(!hostile.contains(steers));
    }
}
