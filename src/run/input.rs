//! Files become studies, in order of year.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tongbi::analysis::{self, Wanted};
use tongbi::comparison::of_different_governments;
use tongbi::document::{self, Given, Report};
use tongbi::ingest::{self, ReadOptions};
use tongbi::limits::Limits;
use tongbi::remark::Severity;
use tongbi::text::Pair;
use tongbi::view::Lang;
use tongbi::{Error, Lexicon, Manuscript, Result, Study};

use super::guard;
use super::progress::Progress;
use crate::cli::{ForFile, Reading};

/// No report is worth more lines of warnings than this.
const MOST_REMARKS: usize = 12;

/// Bytes of files that are read one after the other: a pair of reports takes as long as with threads, and less of the processor.
const LITTLE: u64 = 256 << 10;

/// The files of a run, and what the user says of them.
pub struct Inputs<'a> {
    /// The files as typed.
    pub files: &'a [PathBuf],
    reading: &'a Reading,
    lang: Lang,
}

impl<'a> Inputs<'a> {
    /// Checks that what is said of files is said of files that are there, and that standard input is read once.
    pub fn new(files: &'a [PathBuf], reading: &'a Reading, lang: Lang) -> Result<Self> {
        if files.iter().filter(|f| f.as_os_str() == "-").count() > 1 {
            return Err(Error::input("-", lang.pick("标准输入只能读一次", "standard input can be read only once")));
        }
        let years = said(&reading.year).map(|f| (f, "--year", ("年份", "YEAR")));
        let issuers = said(&reading.issuer).map(|f| (f, "--issuer", ("名称", "NAME")));
        let encodings = said(&reading.encoding).map(|f| (f, "--encoding", ("名称", "NAME")));
        for (name, option, (zh, en)) in years.chain(issuers).chain(encodings) {
            match name {
                Some(name) if !files.iter().any(|f| is_named(f, name)) => {
                    return Err(Error::Usage(lang.pick(
                        format!("{name}: 选项里提到的文件不在命令行上"),
                        format!("{name}: an option speaks of this file, but it is not on the command line"),
                    )));
                }
                None if files.len() > 1 => {
                    return Err(Error::Usage(lang.pick(
                        format!("多份报告时请写明是哪一份，如 {option} 文件={zh}"),
                        format!("with several reports say which one is meant, as in {option} FILE={en}"),
                    )));
                }
                _ => {}
            }
        }
        Ok(Self { files, reading, lang })
    }

    /// Some of the files that [`Inputs::new`] has checked before.
    pub fn again(files: &'a [PathBuf], reading: &'a Reading, lang: Lang) -> Self {
        Self { files, reading, lang }
    }

    /// Reads one file.
    pub fn manuscript(&self, path: &Path) -> Result<Manuscript> {
        ingest::read(path, &self.options(path))
    }

    /// What the user says of one file.
    pub fn given(&self, path: &Path) -> Given {
        Given { year: about(&self.reading.year, path), issuer: about(&self.reading.issuer, path) }
    }

    /// The built-in knowledge with the user's own.
    pub fn lexicon(&self) -> Result<Lexicon> {
        lexicon(self.reading)
    }

    /// Reads and analyses every file, many of them side by side; the first error in the order typed is the error of the run.
    pub fn studies(&self, lexicon: &Lexicon, wanted: Wanted) -> Result<Vec<Study>> {
        self.each(lexicon, wanted).into_iter().collect()
    }

    /// The same, with what became of each file.
    pub fn each(&self, lexicon: &Lexicon, wanted: Wanted) -> Vec<Result<Study>> {
        if self.files.len() < 2 || self.is_little() {
            return self.in_turn(lexicon, wanted).collect();
        }
        let progress = Progress::start(self.files.len(), self.lang.pick("正在读取", "reading"));
        let study = |path: &PathBuf| {
            let study = self.study(path, lexicon, wanted);
            progress.step();
            study
        };
        self.files.par_iter().map(study).collect()
    }

    /// Whether the files are read in the time that it takes to start threads for them.
    fn is_little(&self) -> bool {
        let size = |path: &PathBuf| std::fs::metadata(path).map_or(u64::MAX, |file| file.len());
        self.files.iter().map(size).fold(0, u64::saturating_add) < LITTLE
    }

    /// The same, one file after the other.
    pub fn in_turn(&self, lexicon: &Lexicon, wanted: Wanted) -> impl Iterator<Item = Result<Study>> {
        self.files.iter().map(move |path| self.study(path, lexicon, wanted))
    }

    fn study(&self, path: &Path, lexicon: &Lexicon, wanted: Wanted) -> Result<Study> {
        let name = path.display().to_string();
        guard::file(&name, self.lang, || {
            let manuscript = self.manuscript(path)?;
            if wanted != Wanted::NONE {
                self.options(path).limits.analysable(&name, manuscript.text.len())?;
            }
            Ok(analysis::study(document::parse(manuscript, &self.given(path)), lexicon, wanted))
        })
    }

    /// Why a file is not taken for a report; none whose year the user says is refused.
    pub fn not_a_report(&self, report: &Report) -> Option<Error> {
        let file = &report.manuscript.origin.file;
        if report.looks_like_one() || about(&self.reading.year, Path::new(file)).is_some() {
            return None;
        }
        let words = self.lang.pick(
            "没有标题，也不自称报告，不像工作报告；如果确是报告，用 --year 文件=年份 指明年份",
            "has no headings and does not call itself a report; if it is one, say its year with --year FILE=YEAR",
        );
        Some(Error::input(file, words))
    }

    fn options(&self, path: &Path) -> ReadOptions {
        let limits = self.reading.max_size.map_or_else(Limits::default, Limits::raised);
        ReadOptions { limits, encoding: about(&self.reading.encoding, path) }
    }
}

/// The built-in knowledge with the user's own.
pub fn lexicon(reading: &Reading) -> Result<Lexicon> {
    match &reading.lexicon {
        None => Ok(Lexicon::builtin()),
        Some(path) => Lexicon::with_user_file(path),
    }
}

fn said<T>(all: &[ForFile<T>]) -> impl Iterator<Item = Option<&str>> {
    all.iter().map(|s| s.file.as_deref())
}

fn is_named(path: &Path, name: &str) -> bool {
    path.as_os_str() == name || path.file_name().is_some_and(|f| f == name)
}

/// What is said of one file; the last word counts.
fn about<T: Clone>(all: &[ForFile<T>], path: &Path) -> Option<T> {
    let says = |s: &&ForFile<T>| s.file.as_deref().is_none_or(|name| is_named(path, name));
    all.iter().rev().find(says).map(|s| s.value.clone())
}

/// Puts studies in order of year and says what is odd about their company: a year twice is an error; a year missing or one
/// unknown is a warning.
pub fn in_order(mut studies: Vec<Study>, lang: Lang, verbose: bool, warnings: &mut Vec<String>) -> Result<Vec<Study>> {
    let year = |s: &Study| s.report.identity.year;
    let file = |s: &Study| s.report.manuscript.origin.file.clone();
    if studies.iter().all(|s| year(s).is_some()) {
        studies.sort_by_key(year);
    } else {
        warnings.push(
            lang.pick(
                "有的报告看不出年份，按命令行上的顺序对比（可用 --year 文件=年份 指明）",
                "some reports show no year; they are compared in the order typed (say it with --year FILE=YEAR)",
            )
            .into(),
        );
    }
    remarks(&studies, lang, verbose, warnings);
    for two in studies.windows(2) {
        let (a, b) = (&two[0], &two[1]);
        let (Some(from), Some(to)) = (year(a), year(b)) else { continue };
        // Two governments in one year stand side by side, in the order typed.
        if from == to && !(studies.len() == 2 && of_different_governments(Pair::new(a, b))) {
            return Err(Error::input(file(b), of_one_year(a, b, from, lang)));
        }
        if to > from + 1 {
            warnings.push(lang.pick(
                format!("{from}年与{to}年之间缺少报告，两份报告并非相邻年份"),
                format!("reports between {from} and {to} are missing; the two are not of consecutive years"),
            ));
        }
    }
    Ok(studies)
}

/// Why two reports of one year can't be compared, and the way out.
fn of_one_year(a: &Study, b: &Study, year: i32, lang: Lang) -> String {
    let file = &a.report.manuscript.origin.file;
    if a.report.text() == b.report.text() {
        lang.pick(
            format!("与 {file} 的文字相同，是同一份报告"),
            format!("has the text of {file}: it is the same report"),
        )
    } else if of_different_governments(Pair::new(a, b)) {
        lang.pick(
            format!("与 {file} 是不同地方{year}年的报告；不同地方的报告只能两份两份地并排看"),
            format!("is of {year} like {file}, of another place; reports of different places can be seen side by side two at a time"),
        )
    } else {
        lang.pick(
            format!("与 {file} 同为{year}年的报告；如果年份认错了，用 --year 文件=年份 指明"),
            format!("is of {year} like {file}; if the year was misread, say it with --year FILE=YEAR"),
        )
    }
}

/// Says which reports that follow each other are of different issuers.
pub fn issuers(studies: &[Study], lang: Lang, warnings: &mut Vec<String>) {
    let file = |s: &Study| s.report.manuscript.origin.file.clone();
    for two in studies.windows(2) {
        let (a, b) = (&two[0], &two[1]);
        if let (Some(x), Some(y)) = (&a.report.identity.issuer, &b.report.identity.issuer)
            && of_different_governments(Pair::new(a, b))
        {
            warnings.push(lang.pick(
                format!("两份报告的发布机关不同：{x}（{}）、{y}（{}）", file(a), file(b)),
                format!("the reports are of different governments: {x} ({}), {y} ({})", file(a), file(b)),
            ));
        }
    }
}

/// What was odd about each report; with `verbose` what was merely noticed, too.
pub fn remarks(studies: &[Study], lang: Lang, verbose: bool, warnings: &mut Vec<String>) {
    for study in studies {
        let file = &study.report.manuscript.origin.file;
        let all: Vec<_> = study.report.remarks.iter().filter(|r| verbose || r.severity == Severity::Warning).collect();
        warnings.extend(all.iter().take(MOST_REMARKS).map(|r| format!("{file}: {}", r.text)));
        if all.len() > MOST_REMARKS {
            let rest = all.len() - MOST_REMARKS;
            warnings.push(lang.pick(format!("{file}: 另有{rest}条"), format!("{file}: {rest} more")));
        }
    }
}
