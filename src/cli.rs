//! What can be typed.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tongbi::comparison::Part;

/// Compares the government work reports of consecutive years
#[derive(Debug, Parser)]
#[command(name = "tongbi", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
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
    Targets(ManyArgs),
    /// List terms newly said, said no more, risen, fallen, returned
    Themes(ManyArgs),
    /// Follow one place through many years
    Trend(TrendArgs),
    /// Compare a folder tree of many places' reports
    Batch(BatchArgs),
    /// Print a report's text as read, a paragraph a line
    Text(TextArgs),
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Reports of the same place, of different years, in any order (`-` for standard input)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Show only these parts
    #[arg(long, value_name = "PART", value_delimiter = ',')]
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
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// Arguments of `targets` and `themes`.
#[derive(Debug, Args)]
pub struct ManyArgs {
    /// Reports of the same place, of different years, in any order (`-` for standard input)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// How the answer is judged.
    #[command(flatten)]
    pub judging: Judging,
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
    /// Give traditional characters as simplified ones
    #[arg(long)]
    pub simplified: bool,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// How the rows of a comparison are judged.
#[derive(Debug, Args)]
pub struct Judging {
    /// End with status 1 if a target has one of these verdicts
    #[arg(long, value_name = "VERDICT", value_delimiter = ',')]
    pub fail_on: Vec<VerdictArg>,
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

/// How an answer is shown, and where.
#[derive(Debug, Args)]
pub struct Showing {
    /// The format of the answer
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file, its format by its extension; may be given several times
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Only what stands under headings that hold this text
    #[arg(long, value_name = "TEXT")]
    pub section: Option<String>,
    /// Only what belongs to this policy domain
    #[arg(long, value_name = "DOMAIN", value_parser = domain)]
    pub domain: Option<tongbi::analysis::Domain>,
    /// The language of headings, verdicts and sentences
    #[arg(long, value_enum, default_value = "zh", value_name = "LANG")]
    pub lang: LangArg,
    /// When to use colours
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: When,
    /// The width of tables, in columns of the screen
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub width: Option<u16>,
    /// Draw tables with ASCII characters
    #[arg(long)]
    pub ascii: bool,
    /// Write CSV without a byte order mark
    #[arg(long)]
    pub no_bom: bool,
}

/// Where an answer can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tables for the screen
    Table,
    /// Markdown
    Markdown,
    /// A web page in one file
    Html,
    /// JSON
    Json,
    /// Comma-separated values
    Csv,
    /// One JSON object a line (batch only)
    Jsonl,
    /// Columns for data frames, a file a table (batch only)
    #[cfg(feature = "parquet")]
    Parquet,
    /// An Excel workbook
    Xlsx,
    /// A Word document
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese
    Zh,
    /// English
    En,
}

/// When to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where it makes sense
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The parts of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartArg {
    /// What changed most
    Summary,
    /// Which section answers which
    Sections,
    /// The wording that changed
    Wording,
    /// Ranks and shares of the policy domains
    Priorities,
    /// Terms that came and went
    Themes,
    /// How figures and targets changed
    Metrics,
    /// Targets and what came of them
    Targets,
    /// Undertakings followed up
    Tasks,
    /// Admitted problems
    Problems,
    /// Figures that don't agree
    Checks,
}

/// The verdicts that a run can fail on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerdictArg {
    /// Missed
    Missed,
    /// Near
    Near,
    /// The later report gives no figure
    Unreported,
    /// Not comparable
    Incomparable,
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
fn domain(s: &str) -> Result<tongbi::analysis::Domain, String> {
    tongbi::view::json::domain_of(s).ok_or_else(|| {
        let names: Vec<String> =
            tongbi::view::json::DOMAINS.iter().map(|&d| tongbi::view::json::domain_name(d)).collect();
        names.join(", ")
    })
}
