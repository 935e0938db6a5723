//! What can be typed. The doc comments of options are their English help; [`chinese`] holds the Chinese one.

mod chinese;
mod mistake;

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use tongbi::analysis::Domain;
use tongbi::comparison::Part;
use tongbi::view::{Lang, Vocab, json};

/// Compares the government work reports of consecutive years
#[derive(Debug, Parser)]
#[command(name = "tongbi", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
    /// The language of headings, verdicts, sentences and help: zh, en
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "zh",
        value_name = "LANG",
        hide_possible_values = true,
        display_order = 900
    )]
    pub lang: LangArg,
}

/// Why there is nothing to run.
pub enum Stop {
    /// Help or the version was asked for: the words.
    Help(String),
    /// The command line makes no sense: what is wrong with it.
    Mistake(String),
}

/// The command line as clap knows it, its help in the reader's language.
pub fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Zh => chinese::translate(Cli::command()),
        Lang::En => Cli::command(),
    }
}

/// Reads the command line. Its language is looked for first, since help and mistakes are said in it.
pub fn parse(args: &[OsString]) -> Result<Cli, Stop> {
    let lang = spoken(args);
    let parsed = command(lang).try_get_matches_from(args).and_then(|m| Cli::from_arg_matches(&m));
    let told = |mut cli: Cli| {
        let lang = cli.lang;
        if let Some(showing) = cli.command.showing() {
            showing.lang = lang;
        }
        cli
    };
    parsed.map(told).map_err(|e| match e.use_stderr() {
        false => Stop::Help(mistake::help(&e, lang)),
        true => Stop::Mistake(mistake::explain(&e, lang)),
    })
}

/// The language that `--lang` names, wherever it stands.
fn spoken(args: &[OsString]) -> Lang {
    let says = |two: &[OsString]| two[0] == "--lang" && two[1] == "en";
    if args.iter().any(|a| a == "--lang=en") || args.windows(2).any(says) { Lang::En } else { Lang::Zh }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare two or more reports, year with year
    Diff(DiffArgs),
    /// Show a report's title, year, issuer and headings, as understood
    Outline(OneArgs),
    /// List a report's measured facts
    Metrics(OneArgs),
    /// Hold what one report promised against what the next one reports
    Targets(TargetsArgs),
    /// List terms newly said, said no more, risen, fallen, returned
    Themes(ThemesArgs),
    /// Follow one place through many years
    Trend(TrendArgs),
    /// Compare a folder tree of many places' reports
    Batch(BatchArgs),
    /// Print a report's text as read, a paragraph a line
    Text(TextArgs),
    /// Print the JSON Schema of all answers
    Schema,
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page of tongbi or of one of its commands
    Man(ManArgs),
}

impl Command {
    fn showing(&mut self) -> Option<&mut Showing> {
        match self {
            Self::Diff(a) => Some(&mut a.showing),
            Self::Outline(a) | Self::Metrics(a) => Some(&mut a.showing),
            Self::Targets(a) => Some(&mut a.many.showing),
            Self::Themes(a) => Some(&mut a.many.showing),
            Self::Trend(a) => Some(&mut a.showing),
            Self::Batch(a) => Some(&mut a.showing),
            Self::Text(a) => Some(&mut a.showing),
            Self::Schema | Self::Completions(_) | Self::Man(_) => None,
        }
    }
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Reports of the same place, of different years, in any order (`-` for standard input)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Only these parts: summary, sections, wording, priorities, themes, metrics, targets, tasks, problems, checks
    #[arg(long, value_enum, value_name = "PART", value_delimiter = ',', hide_possible_values = true)]
    pub only: Vec<PartArg>,
    /// Show the changed wording of aligned sections too
    #[arg(long)]
    pub redline: bool,
    /// End with status 1 if there are differences
    #[arg(long)]
    pub exit_code: bool,
    /// How the answer is judged.
    #[command(flatten)]
    pub judging: Judging,
    /// Which terms are wanted.
    #[command(flatten)]
    pub following: Following,
    /// Which rows are wanted.
    #[command(flatten)]
    pub choosing: Choosing,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of `targets`.
#[derive(Debug, Args)]
pub struct TargetsArgs {
    /// Which reports, and how they are shown.
    #[command(flatten)]
    pub many: ManyArgs,
    /// How the answer is judged.
    #[command(flatten)]
    pub judging: Judging,
}

/// Arguments of `themes`.
#[derive(Debug, Args)]
pub struct ThemesArgs {
    /// Which reports, and how they are shown.
    #[command(flatten)]
    pub many: ManyArgs,
    /// Which terms are wanted.
    #[command(flatten)]
    pub following: Following,
}

/// Arguments of `targets` and `themes`.
#[derive(Debug, Args)]
pub struct ManyArgs {
    /// Reports of the same place, of different years, in any order (`-` for standard input)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Which rows are wanted.
    #[command(flatten)]
    pub choosing: Choosing,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of the commands of one report.
#[derive(Debug, Args)]
pub struct OneArgs {
    /// The report (`-` for standard input)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Which rows are wanted.
    #[command(flatten)]
    pub choosing: Choosing,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of `trend`.
#[derive(Debug, Args)]
pub struct TrendArgs {
    /// Reports of one place, or folders of them
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// A place that had another name is one series: its old name, and the one it has now
    #[arg(long, value_name = "OLD=NEW", value_parser = renaming)]
    pub same: Vec<Renaming>,
    /// How many terms of each kind and pair are followed
    #[arg(long, value_name = "N", default_value = "8")]
    pub top: usize,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// The folder; files are recognised by what they hold, places and years by what they say
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// A place that had another name is one series: its old name, and the one it has now
    #[arg(long, value_name = "OLD=NEW", value_parser = renaming)]
    pub same: Vec<Renaming>,
    /// How many reports are worked on at a time (all cores unless given)
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
    /// Keep what is done beside the output, and do only what is new or changed
    #[arg(long)]
    pub resume: bool,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// A place's old name and its present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// What it was called.
    pub old: String,
    /// What it is called.
    pub new: String,
}

/// Arguments of `text`.
#[derive(Debug, Args)]
pub struct TextArgs {
    /// The report (`-` for standard input)
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Convert traditional characters to simplified ones
    #[arg(long)]
    pub simplified: bool,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell: bash, zsh, fish, elvish, powershell
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// How the rows of a comparison are judged.
#[derive(Debug, Args)]
pub struct Judging {
    /// End with status 1 if a target has one of these verdicts: missed, near, unreported, incomparable
    #[arg(long, value_enum, value_name = "VERDICT", value_delimiter = ',', hide_possible_values = true)]
    pub fail_on: Vec<VerdictArg>,
    /// How far a target of about so much (左右) may be missed and still be near: a share of it (0.05) or percent (5%)
    #[arg(long, value_name = "SHARE", default_value = "5%", value_parser = share)]
    pub tolerance: f64,
    /// Whose words verdicts are given in: plain, ducha (the inspectors': 已完成, 达进度, 欠进度, 未再提及)
    #[arg(long, value_enum, default_value = "plain", value_name = "WORDS", hide_possible_values = true)]
    pub vocab: VocabArg,
}

/// Which terms are wanted.
#[derive(Debug, Default, Args)]
pub struct Following {
    /// How many terms of each list
    #[arg(long = "top", id = "top_terms", value_name = "N")]
    pub top: Option<usize>,
    /// Follow these terms, whatever became of them: a text file, a term a line
    #[arg(long = "terms", id = "terms_file", value_name = "FILE")]
    pub terms: Option<PathBuf>,
    /// Don't show these terms: a text file, a term a line
    #[arg(long = "stop", id = "stop_file", value_name = "FILE")]
    pub stop: Option<PathBuf>,
}

/// How reports are read.
#[derive(Debug, Args)]
pub struct Reading {
    /// The year that a report's plan is for
    #[arg(long, value_name = "[FILE=]YEAR")]
    pub year: Vec<ForFile<i32>>,
    /// The government that reports
    #[arg(long, value_name = "[FILE=]NAME")]
    pub issuer: Vec<ForFile<String>>,
    /// The character encoding
    #[arg(long, value_name = "[FILE=]NAME")]
    pub encoding: Vec<ForFile<String>>,
    /// A file of your own indicators, domains and words, added to the built-in ones
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
    /// The largest file that is read (as 500M, 2G)
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_size: Option<u64>,
}

/// Which rows are wanted.
#[derive(Debug, Args)]
pub struct Choosing {
    /// Only what stands under headings that hold this text
    #[arg(long, value_name = "TEXT")]
    pub section: Option<String>,
    /// Only what belongs to one policy domain: macro, industry, innovation, education, demand, reform, opening, rural, urban,
    /// ecology, livelihood, culture, safety, finance, government, state
    #[arg(long, value_name = "DOMAIN", value_parser = domain)]
    pub domain: Option<Domain>,
}

/// How an answer is shown, and where.
#[derive(Debug, Args)]
pub struct Showing {
    /// The format of the answer: table, markdown, html, json, csv, xlsx, docx
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// Write to a file, in the format of its extension; may be given several times. A folder takes a CSV file a table
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// The language, as [`Cli::lang`] has it.
    #[arg(skip)]
    pub lang: LangArg,
    /// When to use colours: auto, always, never
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", hide_possible_values = true)]
    pub color: When,
    /// When to page long answers: auto, always, never
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN", hide_possible_values = true)]
    pub pager: When,
    /// The width of tables, in columns of the screen
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub width: Option<u16>,
    /// Show all rows of long tables on the screen
    #[arg(long)]
    pub all: bool,
    /// Draw tables with ASCII characters
    #[arg(long)]
    pub ascii: bool,
    /// Write CSV without a byte order mark
    #[arg(long)]
    pub no_bom: bool,
    /// Show the nearest sentence where none answers an undertaking; say on standard error what was noticed while reading, too
    #[arg(short, long)]
    pub verbose: bool,
}

/// Where an answer can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    // Tables for the screen
    Table,
    // Markdown
    Markdown,
    // A web page in one file
    Html,
    // JSON
    Json,
    // Comma-separated values
    Csv,
    // One JSON object a line (batch only)
    Jsonl,
    // Columns for data frames, a file a table (batch only)
    #[cfg(feature = "parquet")]
    Parquet,
    // An Excel workbook
    Xlsx,
    // A Word document
    Docx,
}

impl Format {
    /// Formats of long tables, which only a batch has.
    pub fn is_for_batch_alone(self) -> bool {
        match self {
            Self::Jsonl => true,
            #[cfg(feature = "parquet")]
            Self::Parquet => true,
            _ => false,
        }
    }
}

/// The languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum LangArg {
    // Chinese
    #[default]
    Zh,
    // English
    En,
}

/// When to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    // Where it makes sense
    Auto,
    // Always
    Always,
    // Never
    Never,
}

/// The parts of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartArg {
    // What changed most
    Summary,
    // Which section answers which
    Sections,
    // The wording that changed
    Wording,
    // Ranks and shares of the policy domains
    Priorities,
    // Terms that came and went
    Themes,
    // How figures and targets changed
    Metrics,
    // Targets and what came of them
    Targets,
    // Undertakings followed up
    Tasks,
    // Admitted problems
    Problems,
    // Figures that don't agree
    Checks,
}

/// Whose words verdicts are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VocabArg {
    // Those of readers
    Plain,
    // Those of government inspectors
    Ducha,
}

impl From<VocabArg> for Vocab {
    fn from(vocab: VocabArg) -> Self {
        match vocab {
            VocabArg::Plain => Self::Plain,
            VocabArg::Ducha => Self::Ducha,
        }
    }
}

/// The verdicts that a run can fail on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerdictArg {
    // Missed
    Missed,
    // Near
    Near,
    // The later report gives no figure
    Unreported,
    // Not comparable
    Incomparable,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

impl From<PartArg> for Part {
    fn from(part: PartArg) -> Self {
        match part {
            PartArg::Summary => Self::Summary,
            PartArg::Sections => Self::Sections,
            PartArg::Wording => Self::Wording,
            PartArg::Priorities => Self::Priorities,
            PartArg::Themes => Self::Themes,
            PartArg::Metrics => Self::Metrics,
            PartArg::Targets => Self::Targets,
            PartArg::Tasks => Self::Tasks,
            PartArg::Problems => Self::Problems,
            PartArg::Checks => Self::Checks,
        }
    }
}

impl From<VerdictArg> for tongbi::comparison::Verdict {
    fn from(verdict: VerdictArg) -> Self {
        match verdict {
            VerdictArg::Missed => Self::Missed,
            VerdictArg::Near => Self::Near,
            VerdictArg::Unreported => Self::Unreported,
            VerdictArg::Incomparable => Self::Incomparable,
        }
    }
}

/// Something said of one file, or of the only one: `[FILE=]VALUE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForFile<T> {
    /// The file as typed, or its name.
    pub file: Option<String>,
    /// What is said of it.
    pub value: T,
}

impl<T: FromStr> FromStr for ForFile<T> {
    type Err = T::Err;
    fn from_str(s: &str) -> Result<Self, T::Err> {
        match s.rsplit_once('=') {
            Some((file, value)) => Ok(Self { file: Some(file.to_owned()), value: value.parse()? }),
            None => Ok(Self { file: None, value: s.parse()? }),
        }
    }
}

/// A share of one: 0.05 or 5%.
fn share(s: &str) -> Result<f64, String> {
    let (number, of) = s.strip_suffix(['%', '％']).map_or((s, 1.0), |percent| (percent, 100.0));
    let share = number.trim().parse::<f64>().map_err(|_| "0..1".to_owned())? / of;
    Some(share).filter(|s| (0.0..=1.0).contains(s)).ok_or_else(|| "0..1".to_owned())
}

/// A number of threads.
fn jobs(s: &str) -> Result<usize, String> {
    s.parse().ok().filter(|n| (1..=1024).contains(n)).ok_or_else(|| "1..1024".to_owned())
}

/// OLD=NEW.
fn renaming(s: &str) -> Result<Renaming, String> {
    match s.split_once('=').map(|(old, new)| (old.trim(), new.trim())) {
        Some((old, new)) if !old.is_empty() && !new.is_empty() => Ok(Renaming { old: old.into(), new: new.into() }),
        _ => Err("OLD=NEW".into()),
    }
}

/// A number of bytes, with K, M or G behind it.
fn size(s: &str) -> Result<u64, String> {
    let digits = s.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match s[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        other => return Err(format!("{other}?")),
    };
    let number: u64 = digits.parse().map_err(|_| "not a number of bytes".to_owned())?;
    number.checked_mul(1 << shift).filter(|&n| n > 0).ok_or_else(|| "out of range".to_owned())
}

/// A domain by its stable name or its Chinese name.
fn domain(s: &str) -> Result<Domain, String> {
    let names = || json::DOMAINS.iter().map(|&d| json::domain_name(d)).collect::<Vec<_>>().join(", ");
    json::domain_of(s).ok_or_else(names)
}
