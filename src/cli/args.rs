//! The options of each command, those that several share in groups of their own.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;
use tongbi::analysis::Domain;

use super::values::{
    ForFile, Format, LangArg, PartArg, Renaming, VerdictArg, VocabArg, When, domain, jobs, renaming, share, size,
};

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Reports of the same place, of different years, in any order (`-` for standard input)
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Only these parts: summary, sections, wording, priorities, themes, metrics, targets, tasks, problems, checks
    #[arg(
        long,
        value_enum,
        value_name = "PART",
        value_delimiter = ',',
        hide_possible_values = true,
        help_heading = "Selection"
    )]
    pub only: Vec<PartArg>,
    /// Show the changed wording of aligned sections too
    #[arg(long, help_heading = "Selection")]
    pub redline: bool,
    /// End with status 1 if there are differences
    #[arg(long, help_heading = "Verdicts")]
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
    #[arg(long, value_name = "OLD=NEW", value_parser = renaming, help_heading = "Reading")]
    pub same: Vec<Renaming>,
    /// How many terms of each kind and pair are followed
    #[arg(long, value_name = "N", default_value = "8", help_heading = "Selection")]
    pub top: usize,
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

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// The folder; files are recognised by what they hold, places and years by what they say
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// A place that had another name is one series: its old name, and the one it has now
    #[arg(long, value_name = "OLD=NEW", value_parser = renaming, help_heading = "Reading")]
    pub same: Vec<Renaming>,
    /// How many reports are worked on at a time (all cores unless given)
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
    /// Keep what is done beside the output, and do only what is new or changed
    #[arg(long)]
    pub resume: bool,
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
#[command(next_help_heading = "Verdicts")]
pub struct Judging {
    /// End with status 1 if a target has one of these verdicts: missed, near, unreported, incomparable
    #[arg(long, value_enum, value_name = "VERDICT", value_delimiter = ',', hide_possible_values = true)]
    pub fail_on: Vec<VerdictArg>,
    /// How far a target of about so much (左右) may be missed and still be near: a share of it (0.05) or percent (5%)
    #[arg(long, value_name = "SHARE", default_value = "5%", value_parser = share)]
    pub tolerance: f64,
    /// Whose words verdicts are given in: plain, ducha (the inspectors': 已完成, 达进度, 欠进度, 未报结果)
    #[arg(long, value_enum, default_value = "plain", value_name = "WORDS", hide_possible_values = true)]
    pub vocab: VocabArg,
}

/// Which terms are wanted.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Selection")]
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
#[command(next_help_heading = "Reading")]
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
#[command(next_help_heading = "Selection")]
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
#[command(next_help_heading = "Output")]
pub struct Showing {
    /// The format of the answer: table, markdown, html, json, csv, xlsx, docx; of a batch jsonl and parquet too
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// Write to a file, in the format of its extension; may be given several times. A folder takes a CSV file a table
    #[arg(short, long, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// The language, as [`Speaking::lang`](super::Speaking::lang) has it.
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
