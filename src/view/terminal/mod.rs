//! A page for a terminal or a plain text file: tables drawn in a given width, everything wrapped, nothing cut.

mod redline;
mod table;
mod tones;
mod wrap;

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::escape::visible;
use super::page::{Block, Page, Run, Tone};
use super::words::Lang;
use wrap::Line;

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of the screen.
    pub width: usize,
    /// With colours.
    pub color: bool,
    /// With ASCII borders.
    pub ascii: bool,
    /// The reader's language.
    pub lang: Lang,
}

/// The page as text.
pub fn render(page: &Page, look: &Look) -> String {
    let mut out = String::new();
    paragraph(&mut out, &[Run::new(&page.title, Tone::Strong)], look, "");
    for source in &page.sources {
        paragraph(
            &mut out,
            &[Run::new(format!("{}  ", source.label), Tone::Plain), Run::new(&source.line, Tone::Dim)],
            look,
            "  ",
        );
    }
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(_, words) => heading(&mut out, words, look),
            Block::Text(runs) => paragraph(&mut out, runs, look, ""),
            Block::List(list) => {
                heading(&mut out, &list.title, look);
                for (n, item) in list.items.iter().enumerate() {
                    let mut runs = vec![Run::new(format!("{:>2}. ", n + 1), Tone::Dim)];
                    runs.extend(item.runs.iter().cloned());
                    paragraph(&mut out, &runs, look, "    ");
                }
            }
            Block::Table(table) if table.rows.is_empty() => {
                let note = table.note.as_deref().unwrap_or("—");
                heading(&mut out, &format!("{}{}{note}", table.title, look.lang.pick("：", ": ")), look);
            }
            Block::Table(table) => {
                heading(&mut out, &table.title, look);
                table::draw(&mut out, table, look);
                if let Some(note) = &table.note {
                    paragraph(&mut out, &[Run::new(note, Tone::Dim)], look, "");
                }
            }
            Block::Redline { title, paragraphs } => {
                paragraph(&mut out, &[Run::new(format!("◇ {title}"), Tone::Strong)], look, "  ");
                redline::draw(&mut out, paragraphs, look);
            }
        }
    }
    out
}

fn heading(out: &mut String, words: &str, look: &Look) {
    let mark = if look.ascii { "== " } else { "■ " };
    paragraph(out, &[Run::new(format!("{mark}{words}"), Tone::Strong)], look, "");
}

/// Wrapped text; lines after the first are indented.
fn paragraph(out: &mut String, runs: &[Run], look: &Look, indent: &str) {
    let shown = wrap::Text::new(shown(runs).into_iter().map(|run| (run.text.into(), run.tone)).collect::<Vec<_>>());
    let first = shown.wrap(look.width);
    // Wrapping by the narrower width leaves room for the indent of the lines after the first.
    let lines = if first.len() > 1 { shown.wrap(look.width.saturating_sub(indent.len()).max(2)) } else { first };
    for (n, line) in lines.iter().enumerate() {
        if n > 0 && indent.len() + line.width <= look.width {
            out.push_str(indent);
        }
        put(out, line, look);
        out.push('\n');
    }
}

/// Runs made harmless, with the marks that stand for a tone where colour alone would tell; neighbours of one tone share them.
fn shown(runs: &[Run]) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|r| !r.text.is_empty()) {
        let words = visible(&run.text);
        match joined.last_mut() {
            Some(last) if last.tone == run.tone => last.text.push_str(&words),
            _ => joined.push(Run::new(words, run.tone)),
        }
    }
    for run in &mut joined {
        let words = &run.text;
        run.text = match run.tone {
            Tone::Added => format!("{{+{words}+}}"),
            Tone::Removed => format!("[-{words}-]"),
            Tone::Moved => format!("«{words}»"),
            _ => continue,
        };
    }
    joined
}

/// Adds a line with its styles.
fn put(out: &mut String, line: &Line, look: &Look) {
    for (text, tone) in &line.runs {
        match style(*tone) {
            style if look.color && style != Style::new() => {
                let _ = write!(out, "{style}{text}{style:#}");
            }
            _ => out.push_str(text),
        }
    }
}

fn style(tone: Tone) -> Style {
    let color = |c: AnsiColor| Style::new().fg_color(Some(c.into()));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong | Tone::Hit => Style::new().bold(),
        Tone::Dim => Style::new().dimmed(),
        Tone::Added | Tone::Good => color(AnsiColor::Green),
        Tone::Removed | Tone::Bad => color(AnsiColor::Red),
        Tone::Moved => color(AnsiColor::Cyan),
        Tone::Warn => color(AnsiColor::Yellow),
    }
}
