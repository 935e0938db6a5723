//! Words as HTML, and the anchors of the full texts.

use std::fmt::Write;

use crate::view::book::Book;
use crate::view::escape::office;
use crate::view::page::{Evidence, Run, Tone};

/// Words that are nothing but words to a browser, in text and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let text = office(text);
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Words that are nothing but words within a string of a style sheet.
pub(super) fn css_string(text: &str) -> String {
    let harmless = |c: char| if c.is_alphanumeric() { c.to_string() } else { format!("\\{:x} ", u32::from(c)) };
    office(text).chars().map(harmless).collect()
}

/// The class of a tone.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Strong => "strong",
        Tone::Dim => "dim",
        Tone::Added => "added",
        Tone::Removed => "removed",
        Tone::Moved => "moved",
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Warn => "warn",
        Tone::Hit => "hit",
    }
}

/// Running words: what was added, removed or searched for in elements that say so.
pub(super) fn runs(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs.iter().filter(|r| !r.text.is_empty()) {
        let words = escaped(&run.text);
        let _ = match run.tone {
            Tone::Plain => write!(out, "{words}"),
            Tone::Strong => write!(out, "<strong>{words}</strong>"),
            Tone::Added => write!(out, "<ins>{words}</ins>"),
            Tone::Removed => write!(out, "<del>{words}</del>"),
            Tone::Hit => write!(out, "<mark>{words}</mark>"),
            tone => write!(out, "<span class=\"{}\">{words}</span>", class(tone)),
        };
    }
    out
}

/// The words of a cell: there a tone names a kind of row, and nothing is struck out. Leading blanks show depth. `each`: its words
/// are judged one by one, and not the cell as a whole.
pub(super) fn cell(runs: &[Run], each: bool) -> String {
    let mut out = String::new();
    for (n, run) in runs.iter().filter(|r| !r.text.is_empty()).enumerate() {
        let trimmed = if n == 0 { run.text.trim_start_matches(' ') } else { &run.text };
        let depth = (run.text.len() - trimmed.len()) / 2;
        if n == 0 && depth > 0 {
            let _ = write!(out, "<span class=\"in\">{}</span>", "　".repeat(depth.min(8)));
        }
        if trimmed.is_empty() {
            continue;
        }
        let words = trimmed.split('\n').map(escaped).collect::<Vec<_>>().join("<br>");
        let _ = match run.tone {
            Tone::Good | Tone::Bad | Tone::Warn if each => {
                write!(out, "<span class=\"{}\">{words}</span>", class(run.tone))
            }
            Tone::Plain | Tone::Good | Tone::Bad | Tone::Warn => write!(out, "{words}"),
            Tone::Strong => write!(out, "<strong>{words}</strong>"),
            Tone::Hit => write!(out, "<mark>{words}</mark>"),
            tone => write!(out, "<span class=\"k-{}\">{words}</span>", class(tone)),
        };
    }
    out
}

/// The name of the sentence that starts at `start` of a report.
pub(super) fn anchor(source: usize, start: usize) -> String {
    format!("s{source}-{start}")
}

/// Where the sentences of the full texts start.
pub(super) struct Anchors(Vec<Vec<usize>>);

impl Anchors {
    pub fn of(book: &Book) -> Self {
        let mut starts = vec![Vec::new(); book.sources.len()];
        for text in &book.texts {
            if let Some(starts) = starts.get_mut(text.source) {
                starts.extend(text.paragraphs.iter().flat_map(|p| &p.sentences).map(|(span, _)| span.start));
            }
        }
        Self(starts)
    }

    /// Where the sentence with these words is found.
    pub fn of_words(&self, evidence: &Evidence) -> Option<String> {
        let starts = self.0.get(evidence.source)?;
        let before = starts.partition_point(|s| *s <= evidence.span.start);
        let start = starts.get(before.saturating_sub(1))?;
        Some(format!("#{}", anchor(evidence.source, *start)))
    }

    /// `inner`, which is HTML, as a link to the sentence with these words; `None` where the text is not in the book.
    pub fn link(&self, evidence: &Evidence, inner: &str) -> Option<String> {
        let quote = escaped(&evidence.text.chars().take(120).collect::<String>());
        Some(format!("<a href=\"{}\" title=\"{quote}\">{inner}</a>", self.of_words(evidence)?))
    }
}
