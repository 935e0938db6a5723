//! A function a subcommand. In: the parsed command line. Out: the stages run in order, the answer written, and how the run ended.

mod about;
mod batch;
mod guard;
mod input;
mod output;
mod pager;
mod place;
mod progress;
mod tree;
mod trend;
mod wordlist;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::process::ExitCode;

use tongbi::analysis::Wanted;
use tongbi::comparison::{self, Filter, Options, Part, Verdict};
use tongbi::view::json::{self, Answer};
use tongbi::view::words::messages;
use tongbi::view::{Lang, Settings, escape, layout};
use tongbi::{Comparison, Error, Result, Study};

use crate::cli::{
    self, Choosing, Cli, Command, DiffArgs, Following, Format, Judging, ManyArgs, OneArgs, Showing, Stop, TextArgs,
};
use input::Inputs;

/// Ended well, though there are differences that the user asked to be told of by the exit status.
const DIFFERENT: u8 = 1;
/// It could not be done.
const FAILED: u8 = 2;
/// It was done for some files and could not be for others.
const PARTLY: u8 = 3;

/// Parses the command line, runs the command, says what went wrong.
pub fn main() -> ExitCode {
    guard::silence();
    keep_blocks();
    let args: Vec<OsString> = std::env::args_os().collect();
    let cli = match guard::whole(Lang::Zh, || Ok(cli::parse(&args))) {
        Ok(Ok(cli)) => cli,
        Ok(Err(Stop::Help(words))) => {
            return finish(output::print(words.as_bytes(), Lang::Zh).map(|()| Outcome::default()), Lang::Zh);
        }
        Ok(Err(Stop::Mistake(words))) => {
            say("tongbi: ", &words, false);
            return ExitCode::from(FAILED);
        }
        Err(e) => return finish(Err(e), Lang::Zh),
    };
    let lang = cli.speaking.lang.into();
    finish(guard::whole(lang, || dispatch(&cli)), lang)
}

/// Takes a block and gives it back: from then on glibc's allocator keeps what is given back to it of up to that size for the next
/// use, where it would return it to the system, page by page to be asked for anew. A tenth of all pages is saved so.
fn keep_blocks() {
    const BLOCK: usize = 4 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(BLOCK)));
}

/// Warnings come last and only where the answer stands, so that a run that fails says one thing: why.
fn finish(outcome: Result<Outcome>, lang: Lang) -> ExitCode {
    match outcome {
        Ok(outcome) => {
            for warning in &outcome.warnings {
                say(lang.pick("警告：", "warning: "), &messages::translate(warning, lang), true);
            }
            for error in &outcome.errors {
                say("tongbi: ", &messages::translate(&error.to_string(), lang), true);
            }
            ExitCode::from(outcome.status)
        }
        Err(e) => {
            say("tongbi: ", &messages::translate(&e.to_string(), lang), true);
            ExitCode::from(FAILED)
        }
    }
}

/// A line on standard error; `one_line` makes a blank of each line end. A reader who has gone is no reason to fail.
fn say(head: &str, words: &str, one_line: bool) {
    use std::io::Write;
    let lines: Vec<&str> = if one_line { vec![words] } else { words.split('\n').collect() };
    let shown: Vec<String> = lines.iter().map(|l| escape::visible(l).into_owned()).collect();
    let _ = writeln!(std::io::stderr(), "{head}{}", shown.join("\n"));
}

/// How a run ended: what is to be said on standard error, and the exit status.
#[derive(Debug, Default)]
struct Outcome {
    warnings: Vec<String>,
    /// Files that could not be done where others were.
    errors: Vec<Error>,
    status: u8,
}

/// The language of an answer.
fn lang(showing: &Showing) -> Lang {
    showing.lang.into()
}

fn dispatch(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Diff(args) => diff(args),
        Command::Outline(args) => outline(args),
        Command::Metrics(args) => metrics(args),
        Command::Targets(args) => {
            let parts = [Part::Targets, Part::Tasks, Part::Problems];
            part(&args.many, (Some(&args.judging), None), Answer::Targets, &parts)
        }
        Command::Themes(args) => part(&args.many, (None, Some(&args.following)), Answer::Themes, &[Part::Themes]),
        Command::Trend(args) => trend::run(args),
        Command::Batch(args) => batch::run(args),
        Command::Text(args) => text(args),
        Command::Schema => about::schema(cli.speaking.lang.into()),
        Command::Completions(args) => about::completions(args.shell, cli.speaking.lang.into()),
        Command::Man(args) => about::man(args.command.as_deref(), cli.speaking.lang.into()),
    }
}

/// `diff`: all parts, or those asked for.
fn diff(args: &DiffArgs) -> Result<Outcome> {
    let mut parts: BTreeSet<Part> = args.only.iter().map(|&p| p.into()).collect();
    let chosen = !parts.is_empty();
    if !chosen {
        parts = Options::default().parts;
    }
    if args.redline {
        parts.insert(Part::Wording);
    }
    let many = Many {
        inputs: Inputs::new(&args.files, &args.reading, args.showing.lang.into())?,
        choosing: &args.choosing,
        showing: &args.showing,
        judging: Some(&args.judging),
        following: Some(&args.following),
    };
    let (mut outcome, comparison) = many.answer(Answer::Diff, parts, chosen)?;
    if args.exit_code && comparison.pairs.iter().any(comparison::PairComparison::differs) {
        outcome.status = DIFFERENT;
    }
    leave(comparison);
    Ok(outcome)
}

/// `targets`, `themes`: some parts of a comparison.
fn part(
    args: &ManyArgs,
    (judging, following): (Option<&Judging>, Option<&Following>),
    answer: Answer,
    parts: &[Part],
) -> Result<Outcome> {
    let many = Many {
        inputs: Inputs::new(&args.files, &args.reading, args.showing.lang.into())?,
        choosing: &args.choosing,
        showing: &args.showing,
        judging,
        following,
    };
    let (outcome, comparison) = many.answer(answer, parts.iter().copied().collect(), true)?;
    leave(comparison);
    Ok(outcome)
}

/// A command of two or more reports.
struct Many<'a> {
    inputs: Inputs<'a>,
    choosing: &'a Choosing,
    showing: &'a Showing,
    judging: Option<&'a Judging>,
    following: Option<&'a Following>,
}

impl Many<'_> {
    /// Reads, compares, shows. `chosen`: the user named the parts, so that each is shown whole.
    fn answer(&self, answer: Answer, parts: BTreeSet<Part>, chosen: bool) -> Result<(Outcome, Comparison)> {
        let lang: Lang = self.showing.lang.into();
        let outputs = output::plan(self.showing)?;
        if self.inputs.files.len() < 2 {
            let folder = self.inputs.files.first().filter(|file| file.is_dir());
            let words = match folder {
                Some(_) => lang.pick(
                    "是文件夹；一个地方历年的报告用 tongbi trend，许多地方的用 tongbi batch",
                    "is a folder; for one place's years use tongbi trend, for many places tongbi batch",
                ),
                None => lang.pick("对比需要两份或更多报告", "a comparison needs two reports or more"),
            };
            return Err(match folder {
                Some(folder) => Error::input(folder.display().to_string(), words),
                None => Error::Usage(words.into()),
            });
        }
        let lexicon = self.inputs.lexicon()?;
        let mut outcome = Outcome::default();
        let filter = filter(self.choosing);
        let mut compared = parts.clone();
        if self.judging.is_some_and(|judging| !judging.fail_on.is_empty()) {
            // The status depends on the verdicts, whatever is shown.
            compared.insert(Part::Targets);
        }
        let studies = self.inputs.studies(&lexicon, wanted(&compared, filter.is_some()))?;
        if let Some(e) = studies.iter().find_map(|s| self.inputs.not_a_report(&s.report)) {
            return Err(e);
        }
        let studies = input::in_order(studies, lang, self.showing.verbose, &mut outcome.warnings)?;
        input::issuers(&studies, lang, &mut outcome.warnings);
        has_section(&studies, self.choosing, lang)?;
        if parts.contains(&Part::Sections) && outputs.iter().any(|o| o.format == Format::Html) {
            // There each row of sections opens to both texts.
            compared.insert(Part::Wording);
        }
        let mut options = Options { parts: compared, filter, ..Options::default() };
        // A section that was asked for by name is shown whatever became of it.
        let whole = self.showing.all || self.choosing.section.is_some();
        let mut settings = Settings { lang, parts, nearest: self.showing.verbose, whole, ..Settings::default() };
        if let Some(judging) = self.judging {
            options.tolerance = judging.tolerance;
            settings.vocab = judging.vocab.into();
        }
        if let Some(following) = self.following {
            options = wordlist::options(following, options)?;
        }
        let comparison = comparison::compare(studies, &lexicon, &options);
        output::write(&outputs, self.showing, |output| match output.format {
            Format::Json => output::Answer::Bytes(json::comparison(&comparison, answer, &settings.parts, lang)),
            Format::Html => {
                // There is room for the sentence that is nearest to what nothing came of.
                let settings = Settings { nearest: true, ..settings.clone() };
                output::Answer::Book(layout::book::comparison(&comparison, &settings))
            }
            _ => {
                // What the user asked for by name, or for all of it, is shown whole on the screen too.
                let folded = output.is_screen() && !chosen && !self.showing.all;
                let records = output.is_calculated_with();
                let brief = output.format == Format::Docx;
                let settings = Settings { folded, records, brief, ..settings.clone() };
                output::Answer::Page(layout::comparison(&comparison, &settings))
            }
        })?;
        let fail_on = self.judging.map_or(&[][..], |judging| &judging.fail_on);
        let judged = |verdict: Verdict| fail_on.iter().any(|&v| Verdict::from(v) == verdict);
        if comparison.pairs.iter().flat_map(|p| &p.targets).any(|row| judged(row.verdict)) {
            outcome.status = DIFFERENT;
        }
        leave(lexicon);
        Ok((outcome, comparison))
    }
}

/// The rows that are wanted, where not all are.
fn filter(choosing: &Choosing) -> Option<Filter> {
    let filter = Filter { section: choosing.section.clone(), domain: choosing.domain };
    (filter.section.is_some() || filter.domain.is_some()).then_some(filter)
}

/// A text for `--section` that no heading holds is a mistake of typing, not an empty answer.
fn has_section(studies: &[Study], choosing: &Choosing, lang: Lang) -> Result<()> {
    let Some(text) = &choosing.section else { return Ok(()) };
    let only = Filter { section: Some(text.clone()), domain: None };
    let found = studies.iter().any(|s| (1..s.report.sections.len()).any(|id| only.keeps(s, id)));
    if found {
        return Ok(());
    }
    Err(Error::Usage(lang.pick(
        format!("没有哪个标题含有“{text}”（标题见 tongbi outline）"),
        format!("no heading holds \"{text}\" (see tongbi outline)"),
    )))
}

/// What the parts of a comparison need to know of each report.
fn wanted(parts: &BTreeSet<Part>, filtered: bool) -> Wanted {
    let any = |some: &[Part]| some.iter().any(|p| parts.contains(p));
    use Part::*;
    Wanted {
        metrics: any(&[Summary, Targets, Metrics, Priorities, Checks]),
        domains: filtered || any(&[Summary, Priorities, Sections, Wording, Tasks]),
        undertakings: any(&[Summary, Priorities, Tasks]),
        problems: any(&[Summary, Problems]),
        claims: any(&[Summary, Targets]),
    }
}

/// `outline`: one report's headings.
fn outline(args: &OneArgs) -> Result<Outcome> {
    let wanted = Wanted { domains: true, ..Wanted::NONE };
    one(args, wanted, |study, settings, keep, format| match format {
        Format::Json => output::Answer::Bytes(json::outline(study, keep)),
        Format::Html => output::Answer::Book(layout::book::single(
            layout::outline::page(study, settings, keep),
            study,
            settings.lang,
        )),
        _ => output::Answer::Page(layout::outline::page(study, settings, keep)),
    })
}

/// `metrics`: one report's measured facts.
fn metrics(args: &OneArgs) -> Result<Outcome> {
    let wanted = Wanted { metrics: true, domains: args.choosing.domain.is_some(), ..Wanted::NONE };
    one(args, wanted, |study, settings, keep, format| match format {
        Format::Json => output::Answer::Bytes(json::metrics(study, keep)),
        Format::Html => output::Answer::Book(layout::book::single(
            layout::metrics::page(study, settings, keep),
            study,
            settings.lang,
        )),
        _ => output::Answer::Page(layout::metrics::page(study, settings, keep)),
    })
}

/// Whether a section is wanted.
type Keep<'a> = &'a dyn Fn(usize) -> bool;

fn one(
    args: &OneArgs,
    wanted: Wanted,
    answer: impl Fn(&Study, &Settings, Keep, Format) -> output::Answer,
) -> Result<Outcome> {
    let lang = args.showing.lang.into();
    let outputs = output::plan(&args.showing)?;
    let files = std::slice::from_ref(&args.file);
    let inputs = Inputs::new(files, &args.reading, lang)?;
    let lexicon = inputs.lexicon()?;
    let mut outcome = Outcome::default();
    let studies = inputs.studies(&lexicon, wanted)?;
    has_section(&studies, &args.choosing, lang)?;
    input::remarks(&studies, lang, args.showing.verbose, &mut outcome.warnings);
    let settings = Settings { lang, ..Settings::default() };
    let filter = filter(&args.choosing);
    if let Some(study) = studies.first() {
        let keep = |id| filter.as_ref().is_none_or(|f| f.keeps(study, id));
        output::write(&outputs, &args.showing, |output| answer(study, &settings, &keep, output.format))?;
    }
    leave((studies, lexicon));
    Ok(outcome)
}

/// Lets go of what a run worked on when nothing but its end is left: the system takes all memory back at once, sooner than it could
/// be given back piece by piece.
fn leave<T>(all: T) {
    std::mem::forget(all);
}

/// `text`: the report's paragraphs.
fn text(args: &TextArgs) -> Result<Outcome> {
    let lang = args.showing.lang.into();
    let outputs = output::plan(&args.showing)?;
    let files = std::slice::from_ref(&args.file);
    let inputs = Inputs::new(files, &args.reading, lang)?;
    let mut outcome = Outcome::default();
    let studies = inputs.studies(&inputs.lexicon()?, Wanted::NONE)?;
    input::remarks(&studies, lang, args.showing.verbose, &mut outcome.warnings);
    let settings = Settings { lang, ..Settings::default() };
    if let Some(study) = studies.first() {
        let manuscript = &study.report.manuscript;
        let text = if args.simplified { &manuscript.text } else { manuscript.as_written() };
        let paragraphs: Vec<&str> = text.lines().collect();
        output::write(&outputs, &args.showing, |output| match output.format {
            Format::Json => output::Answer::Bytes(json::text(&study.report, &paragraphs)),
            Format::Table => output::Answer::Bytes(plain_text(&paragraphs)),
            _ => {
                let as_table = matches!(output.format, Format::Csv | Format::Xlsx);
                output::Answer::Page(layout::text::page(&study.report, &paragraphs, &settings, as_table))
            }
        })?;
    }
    Ok(outcome)
}

/// A paragraph a line, harmless to a terminal.
fn plain_text(paragraphs: &[&str]) -> Vec<u8> {
    let mut out = String::new();
    for paragraph in paragraphs {
        out.push_str(&escape::visible(paragraph));
        out.push('\n');
    }
    out.into_bytes()
}
