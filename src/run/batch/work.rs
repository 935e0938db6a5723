//! One stretch of a place's reports: read again, analysed, compared, put into rows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tongbi::analysis::Wanted;
use tongbi::comparison::{self, Options, Part};
use tongbi::view::long::{self, LongRow, TABLES, Whose};
use tongbi::view::{Lang, json};
use tongbi::{Error, Lexicon, Study};

use super::survey::Entry;
use crate::cli::{BatchArgs, Reading};
use crate::run::filter;
use crate::run::input::Inputs;
use crate::run::place::Place;

/// How many reports are held at a time. A longer series is cut; the next stretch begins with the last report of this one.
pub const STRETCH: usize = 40;

/// A stretch of a place's reports.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its reports, in order of year.
    pub entries: &'a [Entry],
    /// Whether it opens its place; else its first report has been told of already.
    pub first: bool,
}

/// What became of a stretch.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Done {
    /// The rows of each of [`TABLES`].
    pub rows: [Vec<LongRow>; TABLES.len()],
    /// The pairs as JSON, where it is wanted.
    pub pairs: Vec<String>,
    /// Files that could not be done: the file and the cause.
    pub failed: Vec<(String, String)>,
}

/// The parts that a batch compares.
pub fn parts() -> BTreeSet<Part> {
    use Part::*;
    [Summary, Targets, Metrics, Priorities, Themes, Sections, Tasks, Problems, Checks].into()
}

/// Cuts the places into stretches, in order.
pub fn stretches<'a>(places: impl Iterator<Item = (&'a Place, &'a Vec<Entry>)>) -> Vec<Stretch<'a>> {
    let mut out = Vec::new();
    for (place, entries) in places {
        let mut from = 0;
        loop {
            let to = entries.len().min(from + STRETCH);
            out.push(Stretch { place, entries: &entries[from..to], first: from == 0 });
            if to == entries.len() {
                break;
            }
            from = to - 1;
        }
    }
    out
}

/// Does one stretch.
pub fn run(stretch: &Stretch, args: &BatchArgs, lexicon: &Lexicon, json_wanted: bool, lang: Lang) -> Done {
    let mut done = Done::default();
    let files: Vec<PathBuf> = stretch.entries.iter().map(|e| e.path.clone()).collect();
    let mut studies = read(&files, &args.reading, lexicon, lang, &mut done);
    studies.iter_mut().for_each(|s| s.report.identity.present = Some(stretch.place.issuer.clone()));
    let whose = Whose { issuer: &stretch.place.issuer, code: stretch.place.code };
    let fresh = stretch.entries.get(usize::from(!stretch.first)..).unwrap_or_default();
    let is_fresh = |s: &&Study| fresh.iter().any(|e| e.path.display().to_string() == s.report.manuscript.origin.file);
    let [facts, targets, sections, terms, pairs] = &mut done.rows;
    let filter = filter(&args.choosing);
    for study in studies.iter().filter(is_fresh) {
        let keep = |id| filter.as_ref().is_none_or(|f| f.keeps(study, id));
        facts.extend(long::facts(study, whose, &keep));
        sections.extend(long::sections(study, whose, &keep));
    }
    let options = Options { parts: parts(), filter, ..Options::default() };
    let comparison = comparison::compare(studies, lexicon, &options);
    for pair in &comparison.pairs {
        targets.extend(long::targets(&comparison, pair, whose, lang));
        terms.extend(long::terms(&comparison, pair, whose));
        pairs.push(long::pair(&comparison, pair, whose));
        if json_wanted {
            done.pairs.push(json::pair(&comparison, pair, &options.parts, lang));
        }
    }
    done
}

fn read(files: &[PathBuf], reading: &Reading, lexicon: &Lexicon, lang: Lang, done: &mut Done) -> Vec<Study> {
    let inputs = Inputs::again(files, reading, lang);
    let mut studies = Vec::new();
    for (file, study) in files.iter().zip(inputs.in_turn(lexicon, Wanted::ALL)) {
        match study {
            Ok(study) => studies.push(study),
            Err(Error::Input { file, cause }) => done.failed.push((file, cause)),
            Err(e) => done.failed.push((file.display().to_string(), e.to_string())),
        }
    }
    studies.sort_by_key(|s| s.report.identity.year);
    studies
}
