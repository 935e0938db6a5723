//! Where a batch's answer gathers while it is made: spools on disk, put together at the end, so that outputs are whole or not
//! there and memory does not grow.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use tongbi::Result;
use tongbi::view::Lang;
use tongbi::view::long::columns::Columns;
use tongbi::view::long::{LongRow, TABLES, write};

use super::work::Done;
use crate::cli::Format;
use crate::run::output::{self, Output, Stream};

/// One output of a batch that is written row by row.
pub struct Sink {
    file: Option<PathBuf>,
    is_folder: bool,
    format: Format,
    bom: bool,
    lang: Lang,
    spools: Vec<Spool>,
    /// For JSON: whether a place has been written before.
    places: usize,
}

/// Where one table gathers.
enum Spool {
    Rows(BufWriter<File>),
    Columns(Box<Columns<File>>),
}

impl Spool {
    fn new(file: File, format: Format, at: usize) -> io::Result<Self> {
        match format {
            Format::Parquet => Columns::new(&TABLES[at], file).map(Box::new).map(Self::Columns),
            _ => Ok(Self::Rows(BufWriter::new(file))),
        }
    }

    /// Adds rows of the table `at`.
    fn add(&mut self, at: usize, rows: &[LongRow], format: Format) -> io::Result<()> {
        match self {
            Self::Rows(to) if format == Format::Csv => rows.iter().try_for_each(|row| write::csv_row(row, to)),
            Self::Rows(to) => rows.iter().try_for_each(|row| write::json_row(&TABLES[at], row, to)),
            Self::Columns(columns) => columns.add(rows),
        }
    }

    /// Ends it, to be read from its beginning.
    fn finish(self) -> io::Result<BufReader<File>> {
        let mut file = match self {
            Self::Rows(to) => to.into_inner().map_err(io::IntoInnerError::into_error)?,
            Self::Columns(columns) => columns.finish()?,
        };
        file.rewind()?;
        Ok(BufReader::new(file))
    }
}

impl Sink {
    /// Opens the spools of an output.
    pub fn open(output: &Output, bom: bool, lang: Lang) -> Result<Self> {
        let spools = if output.format == Format::Json { 1 } else { TABLES.len() };
        let folder = output.file.as_deref().map(|f| if output.folder { f } else { parent(f) });
        let spool = || match folder {
            Some(folder) if output.folder => fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder)),
            Some(folder) => tempfile::tempfile_in(folder),
            None => tempfile::tempfile(),
        };
        let named = || output.file.clone().unwrap_or_else(|| PathBuf::from(lang.pick("标准输出", "standard output")));
        if output.format == Format::Parquet && !output.folder {
            let words =
                lang.pick("parquet 每张表一个文件，请用 -o 文件夹/", "parquet is a file a table: say -o FOLDER/");
            return Err(tongbi::Error::Output { file: named(), cause: words.into() });
        }
        let open = |at| spool().and_then(|file| Spool::new(file, output.format, at));
        let spools = (0..spools)
            .map(|at| open(at).map_err(|e| output::failed(&named(), &e, lang)))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self {
            file: output.file.clone(),
            is_folder: output.folder,
            format: output.format,
            bom,
            lang,
            spools,
            places: 0,
        })
    }

    /// Adds the rows of a stretch.
    pub fn rows(&mut self, done: &Done) -> Result<()> {
        let format = self.format;
        let mut tables = done.rows.iter().zip(&mut self.spools).enumerate();
        tables.try_for_each(|(at, (rows, spool))| spool.add(at, rows, format)).map_err(|e| self.failed(&e))
    }

    /// Adds a piece of the JSON answer: the head of a place, its pairs, its end.
    pub fn json(&mut self, piece: JsonPiece) -> Result<()> {
        let comma = if self.places > 0 { "," } else { "" };
        let Some(Spool::Rows(spool)) = self.spools.first_mut() else { return Ok(()) };
        let written = match piece {
            JsonPiece::Place { issuer, code, reports } => {
                self.places += 1;
                let issuer = serde_json::Value::from(issuer);
                let code = code.map_or(serde_json::Value::Null, Into::into);
                write!(
                    spool,
                    "{comma}\n{{\"issuer\":{issuer},\"code\":{code},\"reports\":[{}],\"pairs\":[",
                    reports.join(",")
                )
            }
            JsonPiece::Pairs { pairs, after_others } => pairs.iter().enumerate().try_for_each(|(n, pair)| {
                let comma = if n > 0 || after_others { "," } else { "" };
                write!(spool, "{comma}\n{pair}")
            }),
            JsonPiece::EndOfPlace => write!(spool, "]}}"),
        };
        written.map_err(|e| self.failed(&e))
    }

    /// Whether it takes the JSON answer.
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Puts the answer in its place; `failed` are the files that could not be done, for JSON.
    pub fn finish(self, failed: &[(String, String)]) -> Result<()> {
        let (format, bom, lang) = (self.format, self.bom, self.lang);
        let name = self.file.clone();
        let fails = move |e: io::Error| match &name {
            Some(file) => output::failed(file, &e, lang),
            None => output::failed(Path::new(lang.pick("标准输出", "standard output")), &e, lang),
        };
        let mut spools = Vec::new();
        for spool in self.spools {
            spools.push(spool.finish().map_err(&fails)?);
        }
        match self.file {
            Some(folder) if self.is_folder => {
                let mut streams = Vec::new();
                for (schema, mut spool) in TABLES.iter().zip(spools) {
                    let ending = match format {
                        Format::Csv => "csv",
                        Format::Parquet => "parquet",
                        _ => "jsonl",
                    };
                    let mut stream = Stream::to(&folder.join(format!("{}.{ending}", schema.id)), lang)?;
                    head(schema, format, bom, &mut stream)
                        .and_then(|()| io::copy(&mut spool, &mut stream))
                        .map_err(&fails)?;
                    streams.push(stream);
                }
                streams.into_iter().try_for_each(Stream::place)
            }
            Some(file) => {
                let mut stream = Stream::to(&file, lang)?;
                assemble(spools, format, bom, lang, failed, &mut stream).map_err(&fails)?;
                stream.place()
            }
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                match assemble(spools, format, bom, lang, failed, &mut out).and_then(|()| out.flush()) {
                    // A reader who has gone is no error.
                    Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                    other => other.map_err(&fails),
                }
            }
        }
    }

    /// What went wrong with this output.
    pub fn failed(&self, e: &io::Error) -> tongbi::Error {
        let name = self.file.clone().unwrap_or_else(|| PathBuf::from(self.lang.pick("标准输出", "standard output")));
        output::failed(&name, e, self.lang)
    }
}

/// A piece of the JSON answer.
pub enum JsonPiece<'a> {
    /// A place begins.
    Place {
        /// Its issuer.
        issuer: &'a str,
        /// Its division code.
        code: Option<&'a str>,
        /// Its reports, each as JSON.
        reports: Vec<String>,
    },
    /// Pairs of the place, each as JSON.
    Pairs {
        /// The pairs.
        pairs: &'a [String],
        /// Whether the place has had pairs before.
        after_others: bool,
    },
    /// The place ends.
    EndOfPlace,
}

fn parent(file: &Path) -> &Path {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn head(schema: &tongbi::view::long::Schema, format: Format, bom: bool, to: &mut impl Write) -> io::Result<()> {
    if format != Format::Csv {
        return Ok(());
    }
    if bom {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    write::csv_head(schema, to)
}

fn assemble(
    spools: Vec<impl Read>,
    format: Format,
    bom: bool,
    lang: Lang,
    failed: &[(String, String)],
    to: &mut impl Write,
) -> io::Result<()> {
    match format {
        Format::Json => {
            to.write_all(b"{\"places\":[")?;
            for mut spool in spools {
                io::copy(&mut spool, to)?;
            }
            let failed: Vec<_> =
                failed.iter().map(|(file, cause)| serde_json::json!({"file": file, "cause": cause})).collect();
            writeln!(to, "\n],\"failed\":{}}}", serde_json::Value::from(failed))
        }
        Format::Csv => {
            for (n, (schema, mut spool)) in TABLES.iter().zip(spools).enumerate() {
                if n > 0 {
                    to.write_all(b"\r\n")?;
                } else if bom {
                    to.write_all("\u{FEFF}".as_bytes())?;
                }
                write!(to, "{}\r\n", tongbi::view::layout::batch::table_name(schema.id, lang))?;
                head(schema, format, false, to)?;
                io::copy(&mut spool, to)?;
            }
            Ok(())
        }
        _ => spools.into_iter().try_for_each(|mut spool| io::copy(&mut spool, to).map(drop)),
    }
}
