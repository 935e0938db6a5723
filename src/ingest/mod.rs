//! A file becomes a [`Manuscript`]: its text as the report has it, whatever the medium it came in.
//!
//! In: bytes, by content and not by name. Out: paragraphs, one a line, without indents, page furniture or the line breaks
//! of a page; every other character as it stands in the file. The same report gives the same text from any medium.

use std::io::Read;
use std::path::Path;

use crate::limits::Limits;
use crate::remark::Remark;
use crate::{Error, Result};

/// The text of one file, and where it came from.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// Where it came from.
    pub origin: Origin,
    /// The text: a paragraph a line, `\n` between lines, no carriage returns, no indents, no empty lines.
    pub text: String,
    /// What was odd on the way: replaced characters, an unreliable medium …
    pub remarks: Vec<Remark>,
}

/// Where a manuscript came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// The kind of file it turned out to be.
    pub medium: Medium,
    /// The character encoding it was decoded from, by its WHATWG name in lower case (`gb18030`); `utf-8` for packages.
    pub encoding: String,
}

/// The kinds of file that tongbi reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Medium {
    /// Plain text or Markdown.
    Plain,
    /// A web page.
    Html,
    /// Word, Office Open XML.
    Docx,
    /// Portable Document Format.
    Pdf,
    /// Word 97-2003, and Kingsoft's .wps, which is the same container.
    Doc,
    /// GB/T 33190.
    Ofd,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
}

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The bounds.
    pub limits: Limits,
    /// The encoding that the user says it has, by name; found out otherwise.
    pub encoding: Option<String>,
}

/// Reads the file at `path`, or standard input for `-`.
///
/// # Errors
/// [`Error::Input`] that names the file: not there, a directory, empty, over a limit, encrypted, of no known kind, without
/// a text layer.
pub fn read(path: &Path, options: &ReadOptions) -> Result<Manuscript> {
    let file = path.display().to_string();
    let mut bytes = Vec::new();
    if file == "-" {
        std::io::stdin().take(options.limits.file_bytes + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|f| f.take(options.limits.file_bytes + 1).read_to_end(&mut bytes))
    }
    .map_err(|e| Error::input(&file, e.to_string()))?;
    from_bytes(&file, &bytes, options)
}

/// Reads what lies in `bytes`; `file` is only a name for messages.
///
/// # Errors
/// As [`read`].
pub fn from_bytes(file: &str, bytes: &[u8], _options: &ReadOptions) -> Result<Manuscript> {
    let (decoded, encoding, _) = match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8.decode(bytes),
        Err(_) => encoding_rs::GB18030.decode(bytes),
    };
    let text = decoded.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return Err(Error::input(file, "没有文字"));
    }
    Ok(Manuscript {
        origin: Origin { file: file.into(), medium: Medium::Plain, encoding: encoding.name().to_lowercase() },
        text,
        remarks: Vec::new(),
    })
}
