//! What can be typed: the commands here, their options in [`args`], what may stand behind an option in [`values`]. The doc
//! comments are the English help; [`chinese`] holds the Chinese one.

mod args;
mod chinese;
mod mistake;
mod values;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use tongbi::view::Lang;

pub use args::{
    BatchArgs, Choosing, CompletionsArgs, DiffArgs, Following, Judging, ManArgs, ManyArgs, OneArgs, Reading, Showing,
    TargetsArgs, TextArgs, ThemesArgs, TrendArgs,
};
pub use values::{ForFile, Format, LangArg, Renaming, When};

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
