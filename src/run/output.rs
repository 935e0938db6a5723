//! Where an answer goes: standard output or files, each written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tongbi::view::book::Book;
use tongbi::view::csv::Dialect;
use tongbi::view::terminal::Look;
use tongbi::view::{Lang, Page, csv, docx, html, markdown, terminal, xlsx};
use tongbi::{Error, Result};

use super::{leave, pager};
use crate::cli::{Format, Showing, When};

/// Columns where nothing tells how wide the screen is.
const COLUMNS: usize = 100;

/// What a command answers in one format.
pub enum Answer {
    /// Finished.
    Bytes(Vec<u8>),
    /// To be rendered.
    Page(Page),
    /// To be rendered, with what a browser can show.
    Book(Book),
}

/// One place that the answer goes to.
pub struct Output {
    /// `None` for standard output.
    pub file: Option<PathBuf>,
    /// In which format.
    pub format: Format,
    /// The path names a folder that takes a file a table.
    pub folder: bool,
}

impl Output {
    /// Whether people read it as it comes, on a screen that long tables would fill.
    pub fn is_screen(&self) -> bool {
        self.file.is_none() && self.format == Format::Table
    }
    /// Whether it is a file of a program that calculates.
    pub fn is_calculated_with(&self) -> bool {
        matches!(self.format, Format::Csv | Format::Xlsx)
    }
}

/// The outputs asked for, checked before any work is done.
pub fn plan(showing: &Showing) -> Result<Vec<Output>> {
    let lang = Lang::from(showing.lang);
    let outputs = plan_long(showing)?;
    match outputs.iter().all(|o| !o.format.is_for_batch_alone()) {
        true => Ok(outputs),
        false => Err(Error::Usage(lang.pick("这种格式只用于 batch", "this format is for batch alone").into())),
    }
}

/// The outputs of a batch, whose long tables may be JSON lines too and may go into a folder.
pub fn plan_long(showing: &Showing) -> Result<Vec<Output>> {
    if showing.output.is_empty() {
        return Ok(vec![Output { file: None, format: showing.format.unwrap_or(Format::Table), folder: false }]);
    }
    let lang = Lang::from(showing.lang);
    showing.output.iter().map(|file| one(file, showing.format, lang)).collect()
}

fn one(file: &Path, format: Option<Format>, lang: Lang) -> Result<Output> {
    let fails = |cause: &str| Error::Output { file: file.to_owned(), cause: cause.to_owned() };
    let slash = file.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    let folder = slash || file.is_dir();
    let by_name = match file.extension().map(|e| e.to_string_lossy().to_lowercase()).as_deref() {
        Some("txt") => Some(Format::Table),
        Some("md" | "markdown") => Some(Format::Markdown),
        Some("html" | "htm") => Some(Format::Html),
        Some("json") => Some(Format::Json),
        Some("csv") => Some(Format::Csv),
        Some("jsonl" | "ndjson") => Some(Format::Jsonl),
        Some("parquet") => Some(Format::Parquet),
        Some("xlsx") => Some(Format::Xlsx),
        Some("docx") => Some(Format::Docx),
        _ => None,
    };
    match (format.or(if folder { Some(Format::Csv) } else { by_name }), folder) {
        (Some(format), true) if format == Format::Csv || format.is_for_batch_alone() => {
            Ok(Output { file: Some(file.to_owned()), format, folder })
        }
        (Some(_), true) => {
            Err(fails(lang.pick("是文件夹；只有 csv 可以写进文件夹", "is a folder; only csv goes into a folder")))
        }
        (Some(format), false) => Ok(Output { file: Some(file.to_owned()), format, folder }),
        (None, _) => Err(fails(lang.pick(
            "从扩展名看不出格式（可用 .html .docx .xlsx .md .csv .json .txt），或用 --format 指明",
            "its extension names no format (.html .docx .xlsx .md .csv .json .txt do); or say it with --format",
        ))),
    }
}

/// Renders the answer for every output, then writes them: all are ready before the first is put in its place.
pub fn write(outputs: &[Output], showing: &Showing, answer: impl Fn(&Output) -> Answer) -> Result<()> {
    let lang = Lang::from(showing.lang);
    let mut ready = Vec::new();
    let mut printed = None;
    for output in outputs {
        let answer = answer(output);
        match &output.file {
            None => printed = Some(bytes(answer, output, showing)?),
            Some(folder) if output.folder => {
                let Answer::Page(page) = answer else { continue };
                let made = fs::create_dir_all(folder);
                made.map_err(|e| failed(folder, &e, lang))?;
                for (name, bytes) in csv::files(&page, &dialect(showing)) {
                    ready.push(Staged::new(&folder.join(name), &bytes, lang)?);
                }
            }
            Some(file) => ready.push(Staged::new(file, &bytes(answer, output, showing)?, lang)?),
        }
    }
    for staged in ready {
        staged.place(lang)?;
    }
    match printed {
        Some(bytes) if paged(&bytes, showing) && pager::show(&bytes) => Ok(()),
        Some(bytes) => print(&bytes, lang),
        None => Ok(()),
    }
}

/// Whether the answer goes through a pager: where people read it and it is longer than the screen.
fn paged(bytes: &[u8], showing: &Showing) -> bool {
    let reads = showing.format.is_none_or(|f| matches!(f, Format::Table | Format::Markdown));
    let long = || {
        let lines = bytes.iter().filter(|&&b| b == b'\n').count();
        terminal_size::terminal_size().is_some_and(|(_, h)| lines >= usize::from(h.0))
    };
    match showing.pager {
        When::Never => false,
        When::Always => io::stdout().is_terminal(),
        When::Auto => reads && io::stdout().is_terminal() && long(),
    }
}

fn dialect(showing: &Showing) -> Dialect {
    Dialect { bom: !showing.no_bom, lang: showing.lang.into() }
}

fn bytes(answer: Answer, output: &Output, showing: &Showing) -> Result<Vec<u8>> {
    let page = match answer {
        Answer::Bytes(bytes) => return Ok(bytes),
        Answer::Book(book) => return hypertext(&book, output, showing),
        Answer::Page(page) => page,
    };
    let lang = Lang::from(showing.lang);
    let rendered = match output.format {
        Format::Table => terminal::render(&page, &look(showing, output.file.is_none())).into_bytes(),
        Format::Markdown => markdown::render(&page, lang).into_bytes(),
        Format::Csv => csv::render(&page, &dialect(showing)),
        Format::Xlsx => xlsx::render(&page, lang).map_err(|e| unmade(output, e.to_string()))?,
        Format::Docx => docx::render(&page, lang).map_err(|e| unmade(output, e.to_string()))?,
        Format::Html => return hypertext(&Book::from(page), output, showing),
        // What is not made of a page was answered as bytes, or refused before.
        Format::Json | Format::Jsonl | Format::Parquet => Vec::new(),
    };
    leave(page);
    Ok(rendered)
}

fn hypertext(book: &Book, output: &Output, showing: &Showing) -> Result<Vec<u8>> {
    let page = html::render(book, showing.lang.into()).map_err(|e| unmade(output, e.to_string()))?;
    Ok(page.into_bytes())
}

/// The error for an answer that could not be put into its format.
fn unmade(output: &Output, cause: String) -> Error {
    Error::Output { file: output.file.clone().unwrap_or_else(|| "-".into()), cause }
}

fn look(showing: &Showing, on_screen: bool) -> Look {
    let stdout = io::stdout();
    let color = match showing.color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            on_screen && stdout.is_terminal() && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never
        }
    };
    let screen = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    let width = showing.width.map(usize::from).or_else(screen).unwrap_or(COLUMNS);
    Look { width, color, ascii: showing.ascii, lang: showing.lang.into() }
}

/// Prints the answer. A reader who has gone is no error.
pub fn print(bytes: &[u8], lang: Lang) -> Result<()> {
    let mut stdout = anstream::AutoStream::new(io::stdout().lock(), anstream::ColorChoice::AlwaysAnsi);
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => {
            Err(Error::Output { file: lang.pick("标准输出", "standard output").into(), cause: cause(&e, lang) })
        }
        Ok(()) => Ok(()),
    }
}

/// An answer that lies ready beside its place.
enum Staged {
    /// A temporary file in the same folder, and the place that it will be renamed to.
    Beside(NamedTempFile<File>, PathBuf),
    /// Bytes for something that is no plain file (a device, a pipe): it is written to, not replaced.
    Through(File, Vec<u8>, PathBuf),
}

impl Staged {
    fn new(file: &Path, bytes: &[u8], lang: Lang) -> Result<Self> {
        Self::stage(file, bytes).map_err(|e| failed(file, &e, lang))
    }

    fn stage(file: &Path, bytes: &[u8]) -> io::Result<Self> {
        // A link is followed, so that what it leads to is replaced and the link stays.
        let place = match fs::symlink_metadata(file) {
            Ok(meta) if meta.is_symlink() => match fs::canonicalize(file) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => fs::read_link(file).map(|to| beside(file, &to))?,
                found => found?,
            },
            _ => file.to_owned(),
        };
        let old = match fs::metadata(&place) {
            Ok(meta) => Some(meta),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(e),
        };
        if let Some(old) = &old {
            if old.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            if !old.is_file() {
                return Ok(Self::Through(File::options().write(true).open(&place)?, bytes.to_vec(), file.to_owned()));
            }
            if old.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
        }
        let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Made by the plain rules of the system, so that the new file has the rights that any new file would have.
        let make = |path: &Path| File::options().write(true).create_new(true).open(path);
        let mut temp = tempfile::Builder::new().prefix(".tongbi-").suffix(".part").make_in(folder, make)?;
        temp.write_all(bytes)?;
        temp.as_file().sync_all()?;
        if let Some(old) = &old {
            temp.as_file().set_permissions(old.permissions())?;
        }
        Ok(Self::Beside(temp, place))
    }

    fn place(self, lang: Lang) -> Result<()> {
        match self {
            Self::Beside(temp, place) => temp.persist(&place).map(drop).map_err(|e| failed(&place, &e.error, lang)),
            Self::Through(mut to, bytes, file) => {
                to.write_all(&bytes).and_then(|()| to.flush()).map_err(|e| failed(&file, &e, lang))
            }
        }
    }
}

/// A file that is written bit by bit beside its place, and put there at the end.
pub struct Stream {
    staged: Staged,
    writer: BufWriter<File>,
    lang: Lang,
}

impl Stream {
    /// Opens it.
    pub fn to(file: &Path, lang: Lang) -> Result<Self> {
        let staged = Staged::new(file, &[], lang)?;
        let writer = match &staged {
            Staged::Beside(temp, _) => temp.as_file().try_clone(),
            Staged::Through(to, ..) => to.try_clone(),
        };
        let writer = writer.map(BufWriter::new).map_err(|e| failed(file, &e, lang))?;
        Ok(Self { staged, writer, lang })
    }

    /// Puts it in its place.
    pub fn place(self) -> Result<()> {
        let name = match &self.staged {
            Staged::Beside(_, place) => place.clone(),
            Staged::Through(_, _, file) => file.clone(),
        };
        let file = self.writer.into_inner().map_err(|e| failed(&name, e.error(), self.lang))?;
        if matches!(self.staged, Staged::Beside(..)) {
            file.sync_all().map_err(|e| failed(&name, &e, self.lang))?;
        }
        self.staged.place(self.lang)
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Where a link leads to that nothing stands at yet.
fn beside(link: &Path, to: &Path) -> PathBuf {
    link.parent().map_or_else(|| to.to_owned(), |folder| folder.join(to))
}

/// The error of an output.
pub fn failed(file: &Path, e: &io::Error, lang: Lang) -> Error {
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some systems say of a folder that takes no files that nothing is there.
    let cause = match e.kind() {
        io::ErrorKind::NotFound if folder.is_dir() => {
            lang.pick("所在文件夹里不能写文件", "no file can be written in its folder").to_owned()
        }
        _ => cause(e, lang),
    };
    Error::Output { file: file.to_owned(), cause }
}

/// The cause in the reader's language.
fn cause(e: &io::Error, lang: Lang) -> String {
    use io::ErrorKind::*;
    let words = match e.kind() {
        NotFound => lang.pick("所在文件夹不存在", "its folder does not exist"),
        PermissionDenied | ReadOnlyFilesystem => lang.pick("没有写入权限", "may not be written"),
        StorageFull | QuotaExceeded => lang.pick("磁盘已满", "the disk is full"),
        FileTooLarge => lang.pick("超过了允许的文件大小", "grows beyond the size that a file may have"),
        IsADirectory => lang.pick("是文件夹", "is a folder"),
        NotADirectory => lang.pick("路径中有一段不是文件夹", "goes through something that is no folder"),
        InvalidFilename => lang.pick("文件名太长或不合法", "its name is too long or not allowed"),
        _ => return lang.pick(format!("写入失败（{e}）"), format!("can't be written ({e})")),
    };
    words.to_owned()
}
