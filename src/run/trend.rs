//! `trend`: many years of one place. Files that can't be read are named; the rest is done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tongbi::analysis::Wanted;
use tongbi::comparison::{self, Options, Part, of_different_governments};
use tongbi::text::Pair;
use tongbi::view::{Settings, json, layout};
use tongbi::{Error, Result, Study};

use super::place::{Place, may_be_renamed, may_be_same, repeated_year};
use super::{Outcome, PARTLY, filter, has_section, input, lang, output, tree};
use crate::cli::{Format, TrendArgs};

/// The parts that a line through the years is shown of.
const PARTS: [Part; 5] = [Part::Targets, Part::Metrics, Part::Priorities, Part::Themes, Part::Sections];
/// Those of them that pairs are compared for: the lines of the figures are drawn from the reports themselves.
const COMPARED: [Part; 4] = [Part::Targets, Part::Priorities, Part::Themes, Part::Sections];

/// Runs the command.
pub fn run(args: &TrendArgs) -> Result<Outcome> {
    let lang = lang(&args.showing);
    let outputs = output::plan(&args.showing)?;
    let mut failed: Vec<Error> = Vec::new();
    let mut files: Vec<PathBuf> = Vec::new();
    for path in &args.files {
        if path.is_dir() {
            let found = tree::files(path)?;
            failed.extend(found.failed);
            files.extend(found.files);
        } else {
            files.push(path.clone());
        }
    }
    let inputs = input::Inputs::new(&files, &args.reading, lang)?;
    let lexicon = inputs.lexicon()?;
    let wanted = Wanted { metrics: true, domains: true, ..Wanted::NONE };
    let mut studies = Vec::new();
    for study in inputs.each(&lexicon, wanted) {
        match study {
            Ok(mut study) => match inputs.not_a_report(&study.report) {
                Some(e) => failed.push(e),
                None => {
                    let file = study.report.manuscript.origin.file.clone();
                    study.report.identity.present =
                        Place::of(&study.report, file.as_ref(), &args.same).map(|place| place.issuer);
                    studies.push(study);
                }
            },
            Err(e) => failed.push(e),
        }
    }
    let mut outcome = Outcome::default();
    one_place(&studies, args, &mut outcome.warnings);
    let (studies, repeated) = once_a_year(studies, lang);
    failed.extend(repeated);
    if studies.len() < 2 {
        let first = failed.into_iter().next();
        let words = lang.pick("历年变化需要两份或更多年份的报告", "years can only be followed in two reports or more");
        let folder = args.files.first().map(|f| f.display().to_string()).unwrap_or_default();
        return Err(first.unwrap_or_else(|| Error::input(folder, words)));
    }
    let studies = input::in_order(studies, lang, args.showing.verbose, &mut outcome.warnings)?;
    has_section(&studies, &args.choosing, lang)?;
    let filter = filter(&args.choosing);
    let options = Options { parts: COMPARED.into(), filter, lines: Some(args.top), ..Options::default() };
    let comparison = comparison::compare(studies, &lexicon, &options);
    let trend = comparison::trend::draw(&comparison, &lexicon, args.top, options.filter.as_ref());
    let settings = Settings { lang, parts: PARTS.into(), ..Settings::default() };
    output::write(&outputs, &args.showing, |output| match output.format {
        Format::Json => output::Answer::Bytes(json::trend(&comparison, &trend)),
        Format::Html => {
            let page = layout::trend::page(&comparison, &trend, &settings);
            output::Answer::Book(layout::book::trend(page, &comparison, &trend, lang))
        }
        Format::Table => {
            let settings = Settings { bare: true, ..settings.clone() };
            output::Answer::Page(layout::trend::page(&comparison, &trend, &settings))
        }
        format => {
            let wide = format == Format::Xlsx;
            let settings = Settings { records: output.is_calculated_with(), wide, ..settings.clone() };
            output::Answer::Page(layout::trend::page(&comparison, &trend, &settings))
        }
    })?;
    if !failed.is_empty() {
        outcome.status = PARTLY;
        outcome.errors = failed;
    }
    Ok(outcome)
}

/// Warns where the reports are of several places, and says which of them may be one under another name.
fn one_place(studies: &[Study], args: &TrendArgs, warnings: &mut Vec<String>) {
    let lang = lang(&args.showing);
    let places: BTreeSet<Place> = studies
        .iter()
        .filter_map(|s| Place::of(&s.report, s.report.manuscript.origin.file.as_ref(), &args.same))
        .collect();
    if places.len() < 2 {
        return;
    }
    let places: Vec<&Place> = places.iter().collect();
    let names: Vec<&str> = places.iter().map(|p| p.issuer.as_str()).collect();
    let list = lang.list(&names);
    warnings.push(lang.pick(
        format!("这些报告来自不同的发布机关：{list}"),
        format!("the reports are of several governments: {list}"),
    ));
    for (old, new) in may_be_same(&places) {
        warnings.push(may_be_renamed(old, new, lang));
    }
}

/// The reports with each year once, the first file of it; the others are errors.
fn once_a_year(studies: Vec<Study>, lang: tongbi::view::Lang) -> (Vec<Study>, Vec<Error>) {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    let (mut kept, mut repeated) = (Vec::<Study>::new(), Vec::new());
    for study in studies {
        let file = study.report.manuscript.origin.file.clone();
        let year = study.report.identity.year;
        let before = year.and_then(|y| kept.get(*years.get(&y)?));
        match (year, before) {
            (Some(year), Some(first)) => {
                let before = &first.report.manuscript.origin.file;
                let words = match of_different_governments(Pair::new(first, &study)) {
                    true => lang.pick(
                        format!("与 {before} 是不同地方{year}年的报告，没有计入；许多地方的报告请用 tongbi batch"),
                        format!(
                            "is of {year} like {before}, of another place; left out: for many places use tongbi batch"
                        ),
                    ),
                    false => repeated_year(year, before, lang),
                };
                repeated.push(Error::input(file, words));
            }
            (Some(year), None) => {
                years.insert(year, kept.len());
                kept.push(study);
            }
            (None, _) => {
                let words = lang.pick(
                    "看不出是哪一年的报告，没有计入；可用 --year 文件=年份 指明",
                    "shows no year and is left out; say it with --year FILE=YEAR",
                );
                repeated.push(Error::input(file, words));
            }
        }
    }
    (kept, repeated)
}
