//! `batch`: a tree of many places' reports, each place's consecutive years compared, into long tables.
//!
//! First all files are looked at ([`survey`]: place, year, digest), then the places are done one after another in stretches of a
//! few reports ([`work`]), side by side on all cores, and handed on in an order that does not depend on their number
//! ([`ordered`]). The rows gather in spools on disk ([`sink`]); what `--resume` needs is kept by [`state`].

mod ordered;
mod sink;
mod state;
mod survey;
mod work;

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::view::layout;
use tongbi::view::long::LongRow;
use tongbi::view::{Lang, Settings};
use tongbi::{Error, Result};

use super::{FAILED, Outcome, PARTLY, input, lang, output, tree};
use crate::cli::{BatchArgs, Format};
use sink::{JsonPiece, Sink};
use state::State;
use survey::Survey;
use work::{Done, Stretch};

/// How many reports a thread may be ahead of what is written: the longest stretch, and as many again in short ones.
const AHEAD: usize = 2 * work::STRETCH;

/// Runs the command.
pub fn run(args: &BatchArgs) -> Result<Outcome> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.unwrap_or(0)).build();
    match pool {
        Ok(pool) => pool.install(|| batch(args)),
        Err(e) => Err(Error::Usage(format!("--jobs: {e}"))),
    }
}

fn batch(args: &BatchArgs) -> Result<Outcome> {
    let lang = lang(&args.showing);
    let outputs = output::plan_long(&args.showing)?;
    let lexicon = input::lexicon(&args.reading)?;
    let found = tree::files(&args.folder)?;
    if found.files.is_empty() {
        let words = lang.pick("文件夹里没有文件", "no file below it");
        return Err(found.failed.into_iter().next().unwrap_or(Error::input(args.folder.display().to_string(), words)));
    }
    let bar = progress(found.files.len(), lang.pick("识别", "reading"));
    let told = outputs.iter().any(|o| o.format == Format::Json);
    let mut survey = survey::survey(found, &args.reading, &args.same, (lang, told), || bar.inc(1))?;
    bar.finish_and_clear();
    let mut outcome = Outcome { warnings: std::mem::take(&mut survey.warnings), ..Outcome::default() };
    let mut failed: Vec<(String, String)> = std::mem::take(&mut survey.failed).into_iter().map(parts_of).collect();
    if survey.places.is_empty() {
        outcome.status = FAILED;
        outcome.errors = errors(&failed);
        return Ok(outcome);
    }
    let mut state = resume(args, &outputs, lang)?;
    let is_long = |format: Format| matches!(format, Format::Csv | Format::Json) || format.is_for_batch_alone();
    let mut sinks: Vec<Sink> = outputs
        .iter()
        .filter(|o| is_long(o.format))
        .map(|o| Sink::open(o, !args.showing.no_bom, lang))
        .collect::<Result<_>>()?;
    let json = sinks.iter().any(Sink::is_json);
    let overview: Vec<output::Output> = outputs.into_iter().filter(|o| !is_long(o.format)).collect();
    let stretches = work::stretches(survey.places.iter());
    let bar = progress(stretches.len(), lang.pick("对比", "comparing"));
    let mut pairs: Vec<LongRow> = Vec::new();
    let (mut told, mut sections, mut undone) = (0, 0, 0);
    let keys: Vec<Option<String>> = stretches.iter().map(|s| state.as_ref().map(|state| state.key(s))).collect();
    let weights: Vec<usize> = stretches.iter().map(|s| s.entries.len()).collect();
    let threads = rayon::current_num_threads();
    let work = |at: usize| -> Result<Done> {
        let kept = state.as_ref().zip(keys[at].as_ref());
        let before = kept.and_then(|(state, key)| state.kept(key));
        let done = before.map_or_else(
            || {
                let done = work::run(&stretches[at], args, &lexicon, json, lang);
                let keep = kept.map_or(Ok(()), |(state, key)| state.keep(key, &done));
                keep.map_err(|e| output::failed(&args.folder, &e, lang)).map(|()| done)
            },
            Ok,
        );
        bar.inc(1);
        done
    };
    ordered::each(&weights, (threads, threads * AHEAD), work, |at, done| {
        let done = done?;
        for sink in &mut sinks {
            if sink.is_json() {
                place_as_json(sink, &stretches[at], &done, &survey, &mut told)?;
            } else {
                sink.rows(&done)?;
            }
        }
        let [_, _, of_sections, _, of_pairs] = done.rows;
        sections += of_sections.len();
        if !overview.is_empty() {
            pairs.extend(of_pairs);
        }
        undone += done.failed.len();
        failed.extend(done.failed);
        Ok(())
    })?;
    if let Some(state) = &mut state {
        keys.iter().flatten().for_each(|key| state.need(key));
    }
    bar.finish_and_clear();
    if let Some(text) = args.choosing.section.as_ref().filter(|_| sections == 0) {
        outcome.warnings.push(lang.pick(
            format!("没有哪个标题含有“{text}”（标题见 tongbi outline）"),
            format!("no heading holds \"{text}\" (see tongbi outline)"),
        ));
    }
    let settings = Settings { lang, parts: work::parts(), ..Settings::default() };
    if !overview.is_empty() {
        let places: Vec<layout::batch::PlaceLine> = survey.places.iter().map(|(p, e)| line(p, e)).collect();
        output::write(&overview, &args.showing, |output| {
            output::Answer::Page(layout::batch::page(
                &places,
                &pairs,
                &failed,
                &settings,
                output.format == Format::Xlsx,
            ))
        })?;
    }
    for sink in sinks {
        sink.finish(&failed)?;
    }
    if let Some(state) = &state {
        state.prune().map_err(|e| output::failed(&args.folder, &e, lang))?;
    }
    if !failed.is_empty() {
        outcome.status = PARTLY;
        outcome.errors = errors(&failed);
        let n = failed.len();
        let all = survey.places.values().map(Vec::len).sum::<usize>().saturating_sub(undone);
        outcome.errors.push(Error::Usage(lang.pick(
            format!("{n}个文件未能处理，其余{all}份报告已完成"),
            format!("{n} files could not be done; the other {all} reports are"),
        )));
    }
    Ok(outcome)
}

fn line(place: &super::place::Place, entries: &[survey::Entry]) -> layout::batch::PlaceLine {
    layout::batch::PlaceLine {
        issuer: place.issuer.clone(),
        code: place.code,
        years: entries.iter().map(|e| e.year).collect(),
        torn: entries.iter().filter(|e| !e.complete).map(|e| e.year).collect(),
    }
}

/// The state that `--resume` goes on from, beside the first output.
fn resume(args: &BatchArgs, outputs: &[output::Output], lang: Lang) -> Result<Option<State>> {
    if !args.resume {
        return Ok(None);
    }
    let Some((file, output)) = outputs.iter().find_map(|o| o.file.as_ref().map(|f| (f, o))) else {
        let words = lang.pick("--resume 需要用 -o 指明输出文件", "--resume needs an output file (-o)");
        return Err(Error::Usage(words.into()));
    };
    let words = match &args.reading.lexicon {
        None => String::new(),
        Some(path) => std::fs::read_to_string(path).unwrap_or_default(),
    };
    let json = outputs.iter().any(|o| o.format == Format::Json);
    let version = env!("CARGO_PKG_VERSION");
    let base = format!("{version}\n{lang:?}\n{json}\n{:?}\n{:?}\n{words}", args.reading, args.choosing);
    State::beside(file, output.folder, base).map(Some).map_err(|e| output::failed(file, &e, lang))
}

/// A stretch of a place as pieces of the JSON answer.
fn place_as_json(sink: &mut Sink, stretch: &Stretch, done: &Done, survey: &Survey, told: &mut usize) -> Result<()> {
    let entries = survey.places.get(stretch.place).map(Vec::as_slice).unwrap_or_default();
    if stretch.first {
        *told = 0;
        let reports = survey.told(entries).map_err(|e| sink.failed(&e))?;
        sink.json(JsonPiece::Place { issuer: &stretch.place.issuer, code: stretch.place.code, reports })?;
    }
    sink.json(JsonPiece::Pairs { pairs: &done.pairs, after_others: *told > 0 })?;
    *told += done.pairs.len();
    let last = stretch.entries.last().map(|e| &e.path) == entries.last().map(|e| &e.path);
    if last { sink.json(JsonPiece::EndOfPlace) } else { Ok(()) }
}

fn parts_of(e: Error) -> (String, String) {
    match e {
        Error::Input { file, cause } => (file, cause),
        other => (String::new(), other.to_string()),
    }
}

fn errors(failed: &[(String, String)]) -> Vec<Error> {
    failed.iter().map(|(file, cause)| Error::input(file, cause)).collect()
}

/// A bar on standard error with the time left; nothing where nobody looks.
fn progress(steps: usize, what: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64);
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
