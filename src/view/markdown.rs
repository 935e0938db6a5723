//! A page as Markdown (GitHub's flavour): every mark that a report's words could make is escaped.

use super::escape::visible;
use super::page::{Align, Block, Cell, Page, Run, Shown, Table, Tone};
use super::words::Lang;

/// The page as Markdown.
pub fn render(page: &Page, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", words(&page.title));
    for source in &page.sources {
        out.push_str(&format!("- **{}** {}\n", words(&source.label), words(&source.line)));
    }
    for block in &page.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, title) => {
                out.push_str(&format!("{} {}\n", "#".repeat(usize::from(*level).clamp(2, 6)), words(title)));
            }
            Block::Text(runs) => out.push_str(&format!("{}\n", line(runs))),
            Block::List(list) => {
                out.push_str(&format!("## {}\n\n", words(&list.title)));
                for (n, item) in list.items.iter().enumerate() {
                    out.push_str(&format!("{}. {}\n", n + 1, line(&item.runs)));
                    for (note, evidence) in item.evidence.iter().enumerate() {
                        let label = page.sources.get(evidence.source).map_or("", |s| s.label.as_str());
                        out.push_str(&format!(
                            "   {}. {}{}\n",
                            note + 1,
                            words(label),
                            lang.pick(
                                format!("：“{}”", words(&evidence.text)),
                                format!(": “{}”", words(&evidence.text)),
                            )
                        ));
                    }
                    if let Some(note) = &item.note {
                        out.push_str(&format!("   {}. {}\n", item.evidence.len() + 1, words(note)));
                    }
                }
            }
            Block::Table(t) => table(&mut out, t),
            Block::Redline { title, paragraphs } => {
                out.push_str(&format!("### {}\n", words(title)));
                for runs in paragraphs {
                    out.push_str(&format!("\n{}\n", line(runs)));
                }
            }
        }
    }
    out
}

fn table(out: &mut String, table: &Table) {
    out.push_str(&format!("## {}\n\n", words(&table.title)));
    if !table.rows.is_empty() {
        let columns: Vec<usize> =
            (0..table.columns.len()).filter(|&c| table.columns[c].shown != Shown::Files).collect();
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        out.push_str(&row(columns.iter().map(|&c| words(&table.columns[c].title)).collect()));
        let mark = |&c: &usize| match table.columns[c].align {
            Align::Left => "---".to_owned(),
            Align::Right => "---:".to_owned(),
            Align::Center => ":---:".to_owned(),
        };
        out.push_str(&row(columns.iter().map(mark).collect()));
        for r in &table.rows {
            out.push_str(&row(columns.iter().map(|&c| r.cells.get(c).map_or_else(String::new, cell)).collect()));
        }
        out.push('\n');
    }
    if let Some(note) = &table.note {
        out.push_str(&format!("{}\n", words(note)));
    }
}

/// A cell; its lines are set apart by the only element that Markdown tables allow for it.
fn cell(cell: &Cell) -> String {
    // In a table a tone names a kind of row; nothing is struck out or added there.
    let plain = |tone| if matches!(tone, Tone::Added | Tone::Removed | Tone::Moved) { Tone::Plain } else { tone };
    let line = |l: Vec<(&str, Tone)>| l.into_iter().map(|(text, tone)| run(text, plain(tone))).collect::<String>();
    cell.lines().into_iter().map(line).collect::<Vec<_>>().join("<br>")
}

fn line(runs: &[Run]) -> String {
    let text: String = runs.iter().map(|r| run(&r.text, r.tone)).collect();
    guard_start(text)
}

fn run(text: &str, tone: Tone) -> String {
    // Marks of emphasis must touch the words, or they stand as they are.
    let inner = text.trim();
    let (open, close) = match tone {
        Tone::Strong | Tone::Hit | Tone::Added => ("**", "**"),
        Tone::Removed => ("~~", "~~"),
        Tone::Moved => ("*", "*"),
        Tone::Plain | Tone::Dim | Tone::Good | Tone::Bad | Tone::Warn => ("", ""),
    };
    if inner.is_empty() || open.is_empty() {
        return indent(text);
    }
    format!("{open}{}{close}", words(inner))
}

/// Words whose leading blanks show depth: kept as wide blanks, since Markdown drops plain ones.
fn indent(text: &str) -> String {
    let blanks = text.chars().take_while(|&c| c == ' ').count();
    format!("{}{}", "\u{3000}".repeat(blanks / 2), words(&text[blanks..]))
}

/// A text without any mark of Markdown or HTML.
pub fn words(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.char_indices() {
        let escape = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '{' | '}' | '@' => true,
            // A bare address would become a link: http://, www.
            ':' => text[i..].starts_with("://"),
            '.' => text[..i].to_ascii_lowercase().ends_with("www"),
            '!' => text[i + 1..].starts_with('['),
            '^' => true,
            _ => false,
        };
        // A number sign within words is harmless; at the start of a block it is a heading, see `guard_start`.
        if escape {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A block of text whose first characters don't make a heading, a list, a rule or a quote of it.
fn guard_start(text: String) -> String {
    let start = text.trim_start();
    let digits = start.chars().take_while(char::is_ascii_digit).count();
    if start.starts_with(['#', '-', '+', '=']) {
        return format!("\\{start}");
    }
    if digits > 0 && start[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &start[..digits], &start[digits..]);
    }
    start.to_owned()
}
