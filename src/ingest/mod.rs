//! A file becomes a [`Manuscript`]: its text as the report has it, whatever the medium it came in.
//!
//! In: bytes, by content and not by name. Out: paragraphs, one a line, without indents, page furniture or the line breaks
//! of a page; every other character as it stands in the file. The same report gives the same text from any medium.

mod detect;
mod doc;
mod docx;
mod encoding;
mod fields;
mod furniture;
mod html;
mod lines;
mod markdown;
mod mime;
mod normalise;
mod numbering;
mod odt;
mod ofd;
mod package;
mod pdf;
mod plain;
mod refusals;
mod rtf;

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use self::detect::Container;
use crate::limits::Limits;
use crate::remark::Remark;
use crate::text::simplified::simplified;
use crate::{Error, Result};

/// The text of one file, and where it came from.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// Where it came from.
    pub origin: Origin,
    /// The text: a paragraph a line, `\n` between lines, no carriage returns, no indents, no empty lines; in simplified
    /// characters, as all that read it know only these.
    pub text: String,
    /// The text as the file has it, if that is in traditional characters: as long as `text`, each character in the same place.
    pub traditional: Option<String>,
    /// What was odd on the way: replaced characters, an unreliable medium …
    pub remarks: Vec<Remark>,
}

impl Manuscript {
    /// The text as the file has it, for whatever people read. A span of `text` is the same span here.
    pub fn as_written(&self) -> &str {
        self.traditional.as_deref().unwrap_or(&self.text)
    }
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
    let most = options.limits.file_bytes;
    let mut bytes = Vec::new();
    let done = if file == "-" {
        std::io::stdin().take(most.saturating_add(1)).read_to_end(&mut bytes)
    } else if path.is_dir() {
        return Err(Error::input(file, IS_FOLDER));
    } else {
        std::fs::File::open(path).and_then(|f| {
            // Room for the whole file and the end of it, so that it is read at once.
            let length = f.metadata()?.len().min(most);
            bytes.reserve_exact(usize::try_from(length).unwrap_or(0) + 64);
            f.take(most.saturating_add(1)).read_to_end(&mut bytes)
        })
    };
    done.map_err(|e| Error::input(&file, cannot_read(&e)))?;
    if bytes.len() as u64 > most {
        return Err(options.limits.exceeded(&file, "文件大小", most >> 20, " MiB"));
    }
    from_bytes(&file, &bytes, options)
}

const IS_FOLDER: &str = "这是文件夹，不是报告文件；整个文件夹请用 tongbi trend 或 tongbi batch";

/// Why the system did not give us the file, in the user's words.
fn cannot_read(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "没有这个文件，请检查路径".into(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".into(),
        std::io::ErrorKind::IsADirectory => IS_FOLDER.into(),
        _ => format!("读不了（{e}）"),
    }
}

/// Reads what lies in `bytes`; `file` is only a name for messages.
///
/// # Errors
/// As [`read`].
pub fn from_bytes(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<Manuscript> {
    if bytes.is_empty() {
        return Err(Error::input(file, "文件是空的，没有文字"));
    }
    let mut remarks = Vec::new();
    let (medium, encoding, paragraphs) = match detect::container(bytes) {
        Container::Foreign(cause) => return Err(Error::input(file, cause)),
        Container::Text => from_text(file, bytes, options, &mut remarks)?,
        Container::Mime => match mime::page(bytes) {
            Some(page) => {
                let (medium, encoding, paragraphs) = from_text(file, &page, options, &mut remarks)?;
                (medium, encoding, owned(paragraphs.into_iter().map(Cow::into_owned).collect()))
            }
            None => return Err(Error::input(file, "网页存档里没有网页正文；请用浏览器另存为 html 或 txt")),
        },
        Container::Zip => {
            let mut package = package::Package::open(file, bytes, options.limits)?;
            let (medium, paragraphs) = from_package(file, &mut package, options)?;
            (medium, UTF_8, owned(paragraphs))
        }
        Container::Compound => {
            let (paragraphs, said) = doc::read(file, bytes, options.limits)?;
            remarks.extend(said);
            (Medium::Doc, UTF_8, owned(paragraphs))
        }
        Container::Rtf => (Medium::Rtf, UTF_8, owned(rtf::read(file, bytes, options.limits)?)),
        Container::Pdf => {
            let (paragraphs, said) = pdf::read(file, bytes, options)?;
            remarks.extend(said);
            (Medium::Pdf, UTF_8, owned(paragraphs))
        }
    };
    let cure = match medium {
        Medium::Plain | Medium::Html => "可用 --encoding 指定编码",
        Medium::Pdf => "字体没有给出这些字的编码，请核对，或使用原始Word文件",
        _ => "请与原文件核对",
    };
    let normal = normalise::normalise(file, paragraphs, cure, &options.limits)?;
    remarks.extend(normal.remarks);
    let (text, traditional) = match simplified(&normal.text) {
        Some(simple) => (simple, Some(normal.text)),
        None => (normal.text, None),
    };
    Ok(Manuscript {
        origin: Origin { file: file.into(), medium, encoding: encoding.into() },
        text,
        traditional,
        remarks,
    })
}

/// The encoding that is stated for media that have none of their own.
const UTF_8: &str = "utf-8";

/// Medium, encoding and paragraphs of a file, which may lie in its bytes.
type Contents<'b> = (Medium, &'static str, Vec<Cow<'b, str>>);

/// Paragraphs that were put together from a file's parts.
fn owned(paragraphs: Vec<String>) -> Vec<Cow<'static, str>> {
    paragraphs.into_iter().map(Cow::Owned).collect()
}

/// Reads a text as what it is: a web page, a flat document, Markdown, or nothing but text.
fn from_text<'b>(
    file: &str,
    bytes: &'b [u8],
    options: &ReadOptions,
    remarks: &mut Vec<Remark>,
) -> Result<Contents<'b>> {
    let decoded = plain::decode(file, bytes, html::declared_encoding(bytes), options)?;
    if let Some((lines, other)) = decoded.strays {
        let words = format!("文件里混有两种编码：{lines}行是{other}，其余是{}；已分别解码，请核对", decoded.encoding);
        remarks.push(Remark::warning(words, None));
    }
    let text = decoded.text;
    if detect::is_flat_odt(&text) {
        return Ok((Medium::Odt, decoded.encoding, owned(odt::read_flat(file, &text, options.limits)?)));
    }
    if detect::is_html(&text) {
        let (lines, said) = html::read(file, &text, &options.limits)?;
        remarks.extend(said);
        return Ok((Medium::Html, decoded.encoding, owned(lines)));
    }
    let text = markdown::read(&text).map_or(text, Cow::Owned);
    Ok((Medium::Plain, decoded.encoding, vec![text]))
}

/// Reads a zip file as what its parts say that it is.
fn from_package(
    file: &str,
    package: &mut package::Package<'_>,
    options: &ReadOptions,
) -> Result<(Medium, Vec<String>)> {
    if docx::main_part(file, package, options.limits)?.is_some() {
        return Ok((Medium::Docx, docx::read(file, package, options.limits)?));
    }
    if package.has("OFD.xml") {
        return Ok((Medium::Ofd, ofd::read(file, package, options.limits)?));
    }
    if odt::is_text(package)? {
        return Ok((Medium::Odt, odt::read(file, package, options.limits)?));
    }
    let cause = if package.has("xl/workbook.xml") {
        refusals::WORKBOOK
    } else if package.has("ppt/presentation.xml") {
        refusals::SLIDES
    } else {
        "这是压缩包，里面没有能直接读的报告；请先解压，再用里面的文件"
    };
    Err(Error::input(file, cause))
}
