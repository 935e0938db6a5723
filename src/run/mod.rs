//! A function a subcommand: the stages in order, the output opened.

mod batch;
mod guard;
mod input;
mod output;
mod place;
mod tree;
mod trend;

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Parser;
use tongbi::analysis::Wanted;
use tongbi::comparison::{self, Options, Part, Verdict};
use tongbi::view::json::{self, Answer};
use tongbi::view::{Lang, Settings, escape, layout};
use tongbi::{Comparison, Error, Result, Study};

use crate::cli::{Cli, Command, DiffArgs, Format, Judging, LangArg, ManyArgs, OneArgs, Showing, TextArgs};
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
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let status = if e.use_stderr() { FAILED } else { 0 };
            // Help that nobody reads any more is no error.
            let _ = e.print();
            return ExitCode::from(status);
        }
    };
    let lang = lang(cli.command.showing());
    match guard::whole(lang, || dispatch(&cli.command)) {
        Ok(outcome) => {
            for warning in outcome.warnings {
                eprintln!("{}{}", lang.pick("警告：", "warning: "), escape::visible(&warning));
            }
            for error in &outcome.errors {
                eprintln!("tongbi: {}", escape::visible(&error.to_string()));
            }
            ExitCode::from(outcome.status)
        }
        Err(e) => {
            eprintln!("tongbi: {}", escape::visible(&e.to_string()));
            ExitCode::from(FAILED)
        }
    }
}

/// How a run ended: what is to be said on standard error, and the exit status.
#[derive(Debug, Default)]
struct Outcome {
    warnings: Vec<String>,
    /// Files that could not be done where others were.
    errors: Vec<Error>,
    status: u8,
}

impl Command {
    fn showing(&self) -> &Showing {
        match self {
            Self::Diff(a) => &a.showing,
            Self::Outline(a) | Self::Metrics(a) => &a.showing,
            Self::Targets(a) | Self::Themes(a) => &a.showing,
            Self::Trend(a) => &a.showing,
            Self::Batch(a) => &a.showing,
            Self::Text(a) => &a.showing,
        }
    }
}

fn lang(showing: &Showing) -> Lang {
    match showing.lang {
        LangArg::Zh => Lang::Zh,
        LangArg::En => Lang::En,
    }
}

fn dispatch(command: &Command) -> Result<Outcome> {
    match command {
        Command::Diff(args) => diff(args),
        Command::Outline(args) => outline(args),
        Command::Metrics(args) => metrics(args),
        Command::Targets(args) => part(args, Answer::Targets, &[Part::Targets, Part::Tasks, Part::Problems]),
        Command::Themes(args) => part(args, Answer::Themes, &[Part::Themes]),
        Command::Trend(args) => trend::run(args),
        Command::Batch(args) => batch::run(args),
        Command::Text(args) => text(args),
    }
}

/// `diff`: all parts, or those asked for.
fn diff(args: &DiffArgs) -> Result<Outcome> {
    let mut parts: BTreeSet<Part> = args.only.iter().map(|&p| p.into()).collect();
    if parts.is_empty() {
        parts = Options::default().parts;
    }
    if args.redline {
        parts.insert(Part::Wording);
    }
    let many =
        Many { inputs: Inputs::new(&args.files, &args.reading)?, showing: &args.showing, judging: &args.judging };
    let (mut outcome, comparison) = many.answer(Answer::Diff, parts)?;
    if args.exit_code && comparison.pairs.iter().any(comparison::PairComparison::differs) {
        outcome.status = DIFFERENT;
    }
    Ok(outcome)
}

/// `targets`, `themes`: some parts of a comparison.
fn part(args: &ManyArgs, answer: Answer, parts: &[Part]) -> Result<Outcome> {
    let many =
        Many { inputs: Inputs::new(&args.files, &args.reading)?, showing: &args.showing, judging: &args.judging };
    Ok(many.answer(answer, parts.iter().copied().collect())?.0)
}

/// A command of two or more reports.
struct Many<'a> {
    inputs: Inputs<'a>,
    showing: &'a Showing,
    judging: &'a Judging,
}

impl Many<'_> {
    fn answer(&self, answer: Answer, parts: BTreeSet<Part>) -> Result<(Outcome, Comparison)> {
        let lang = lang(self.showing);
        let outputs = output::plan(self.showing)?;
        if self.inputs.files.len() < 2 {
            let words = lang.pick("对比需要两份或更多报告", "a comparison needs two reports or more");
            return Err(Error::Usage(words.into()));
        }
        let lexicon = self.inputs.lexicon()?;
        let mut outcome = Outcome::default();
        let studies = self.inputs.studies(&lexicon, wanted(&parts), lang)?;
        let studies = input::in_order(studies, lang, &mut outcome.warnings)?;
        let options = Options { parts: parts.clone(), ..Options::default() };
        let comparison = comparison::compare(studies, &lexicon, &options);
        let settings = Settings { lang, parts };
        output::write(&outputs, self.showing, |format| match format {
            Format::Json => output::Answer::Bytes(json::comparison(&comparison, answer, &settings.parts, lang)),
            _ => output::Answer::Page(layout::comparison(&comparison, &settings)),
        })?;
        let judged = |verdict: Verdict| self.judging.fail_on.iter().any(|&v| Verdict::from(v) == verdict);
        if comparison.pairs.iter().flat_map(|p| &p.targets).any(|row| judged(row.verdict)) {
            outcome.status = DIFFERENT;
        }
        Ok((outcome, comparison))
    }
}

/// What the parts of a comparison need to know of each report.
fn wanted(parts: &BTreeSet<Part>) -> Wanted {
    let any = |some: &[Part]| some.iter().any(|p| parts.contains(p));
    use Part::*;
    Wanted {
        metrics: any(&[Summary, Targets, Metrics, Priorities, Checks]),
        domains: any(&[Summary, Priorities, Sections, Wording, Tasks, Targets, Metrics, Problems]),
        undertakings: any(&[Tasks]),
        problems: any(&[Summary, Problems]),
        claims: any(&[Summary, Targets]),
    }
}

/// `outline`: one report's headings.
fn outline(args: &OneArgs) -> Result<Outcome> {
    let wanted = Wanted { domains: true, ..Wanted::NONE };
    one(args, wanted, |study, settings, format| match format {
        Format::Json => output::Answer::Bytes(json::outline(study)),
        _ => output::Answer::Page(layout::outline::page(study, settings)),
    })
}

/// `metrics`: one report's measured facts.
fn metrics(args: &OneArgs) -> Result<Outcome> {
    let wanted = Wanted { metrics: true, ..Wanted::NONE };
    one(args, wanted, |study, settings, format| match format {
        Format::Json => output::Answer::Bytes(json::metrics(study, |_| true)),
        _ => output::Answer::Page(layout::metrics::page(study, settings, |_| true)),
    })
}

fn one(
    args: &OneArgs,
    wanted: Wanted,
    answer: impl Fn(&Study, &Settings, Format) -> output::Answer,
) -> Result<Outcome> {
    let lang = lang(&args.showing);
    let outputs = output::plan(&args.showing)?;
    let files = std::slice::from_ref(&args.file);
    let inputs = Inputs::new(files, &args.reading)?;
    let lexicon = inputs.lexicon()?;
    let mut outcome = Outcome::default();
    let studies = inputs.studies(&lexicon, wanted, lang)?;
    input::remarks(&studies, lang, &mut outcome.warnings);
    let settings = Settings { lang, parts: BTreeSet::new() };
    if let Some(study) = studies.first() {
        output::write(&outputs, &args.showing, |format| answer(study, &settings, format))?;
    }
    Ok(outcome)
}

/// `text`: the report's paragraphs.
fn text(args: &TextArgs) -> Result<Outcome> {
    let lang = lang(&args.showing);
    let outputs = output::plan(&args.showing)?;
    let files = std::slice::from_ref(&args.file);
    let inputs = Inputs::new(files, &args.reading)?;
    let mut outcome = Outcome::default();
    let studies = inputs.studies(&inputs.lexicon()?, Wanted::NONE, lang)?;
    input::remarks(&studies, lang, &mut outcome.warnings);
    let settings = Settings { lang, parts: BTreeSet::new() };
    if let Some(study) = studies.first() {
        let manuscript = &study.report.manuscript;
        let text = if args.simplified { &manuscript.text } else { manuscript.as_written() };
        let paragraphs: Vec<&str> = text.lines().collect();
        output::write(&outputs, &args.showing, |format| match format {
            Format::Json => output::Answer::Bytes(json::text(&study.report, &paragraphs)),
            Format::Table => output::Answer::Bytes(plain_text(&paragraphs)),
            _ => {
                let as_table = matches!(format, Format::Csv | Format::Xlsx);
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
