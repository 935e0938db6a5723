//! The first look at a tree of reports: which place and year each is of, so that places can be compared one after another
//! and memory holds a few reports at a time, however many there are.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use tongbi::document;
use tongbi::view::{Lang, json};
use tongbi::{Error, Result};

use crate::cli::{Reading, Renaming};
use crate::run::input::Inputs;
use crate::run::place::{Place, may_be_renamed, may_be_same, repeated_year};
use crate::run::{guard, tree};

/// One report of a place.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file.
    pub path: PathBuf,
    /// The year that its plan is for.
    pub year: i32,
    /// What it holds, by its digest.
    pub digest: [u8; 32],
    /// It does not break off.
    pub complete: bool,
    /// Where what the answer says of it lies in [`Survey::notes`].
    note: Option<(u64, usize)>,
}

/// What a tree holds.
#[derive(Debug, Default)]
pub struct Survey {
    /// The places, each with its reports in order of year.
    pub places: BTreeMap<Place, Vec<Entry>>,
    /// What can't be read or placed.
    pub failed: Vec<Error>,
    /// What is worth knowing.
    pub warnings: Vec<String>,
    /// What a JSON answer says of each report, on disk, where there is to be one.
    notes: Option<Mutex<Notes>>,
}

impl Survey {
    /// What the answer says of some reports, each as JSON.
    pub fn told(&self, entries: &[Entry]) -> io::Result<Vec<String>> {
        let Some(notes) = &self.notes else { return Ok(Vec::new()) };
        let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().filter_map(|e| e.note).map(|note| notes.read(note)).collect()
    }
}

/// Texts in a file that nobody else sees.
#[derive(Debug)]
struct Notes {
    file: File,
    end: u64,
}

impl Notes {
    fn new() -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, end: 0 })
    }

    fn add(&mut self, text: &str) -> io::Result<(u64, usize)> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(text.as_bytes())?;
        let note = (self.end, text.len());
        self.end += text.len() as u64;
        Ok(note)
    }

    fn read(&mut self, (at, len): (u64, usize)) -> io::Result<String> {
        let mut text = String::with_capacity(len);
        self.file.seek(SeekFrom::Start(at))?;
        (&self.file).take(len as u64).read_to_string(&mut text)?;
        Ok(text)
    }
}

/// Looks at all `files`, side by side; with `noted` what a JSON answer says of each is kept.
pub fn survey(
    found: tree::Found,
    reading: &Reading,
    same: &[Renaming],
    (lang, noted): (Lang, bool),
    step: impl Fn() + Sync,
) -> Result<Survey> {
    let inputs = Inputs::new(&found.files, reading, lang)?;
    let on_disk = |e: io::Error| Error::Output { file: std::env::temp_dir(), cause: e.to_string() };
    let notes = noted.then(Notes::new).transpose().map_err(on_disk)?.map(Mutex::new);
    let look = |path: &PathBuf| {
        let name = path.display().to_string();
        let seen = guard::file(&name, lang, || {
            let manuscript = inputs.manuscript(path)?;
            let digest = digest(manuscript.text.as_bytes());
            let report = document::parse(manuscript, &inputs.given(path));
            if let Some(e) = inputs.not_a_report(&report) {
                return Err(e);
            }
            let Some(year) = report.identity.year else {
                let words = lang.pick(
                    "看不出是哪一年的报告；可用 --year 文件=年份 指明",
                    "shows no year; say it with --year FILE=YEAR",
                );
                return Err(Error::input(&name, words));
            };
            let Some(place) = Place::of(&report, path, same) else {
                let words = lang.pick(
                    "看不出发布机关；可用 --issuer 文件=名称 指明",
                    "names no government; say it with --issuer FILE=NAME",
                );
                return Err(Error::input(&name, words));
            };
            let add = |notes: &Mutex<Notes>| {
                notes.lock().unwrap_or_else(PoisonError::into_inner).add(&json::report(&report)).map_err(on_disk)
            };
            let note = notes.as_ref().map(add).transpose()?;
            let complete = report.complete;
            Ok((place, Entry { path: path.clone(), year, digest, complete, note }))
        });
        step();
        seen
    };
    let seen: Vec<Result<(Place, Entry)>> = found.files.par_iter().map(look).collect();
    let mut survey = Survey { failed: found.failed, notes, ..Survey::default() };
    for one in seen {
        match one {
            Ok((place, entry)) => survey.places.entry(place).or_default().push(entry),
            Err(e) => survey.failed.push(e),
        }
    }
    for entries in survey.places.values_mut() {
        entries.sort_by(|a, b| (a.year, &a.path).cmp(&(b.year, &b.path)));
        once_a_year(entries, &mut survey.failed, lang);
    }
    let torn = survey.places.values().flatten().filter(|e| !e.complete);
    let torn = torn.map(|e| {
        let words = lang.pick("文字不完整，缺失的部分不作判断", "breaks off; nothing is said of what it lacks");
        format!("{}: {words}", e.path.display())
    });
    survey.warnings.extend(torn);
    let places: Vec<&Place> = survey.places.keys().collect();
    for (old, new) in may_be_same(&places) {
        survey.warnings.push(may_be_renamed(old, new, lang));
    }
    Ok(survey)
}

/// Keeps the first file of each year.
fn once_a_year(entries: &mut Vec<Entry>, failed: &mut Vec<Error>, lang: Lang) {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries.drain(..) {
        match kept.last() {
            Some(before) if before.year == entry.year => {
                let (year, file) = (entry.year, before.path.display().to_string());
                failed.push(Error::input(entry.path.display().to_string(), repeated_year(year, &file, lang)));
            }
            _ => kept.push(entry),
        }
    }
    *entries = kept;
}

/// The digest of some bytes.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
