//! What can be typed: the commands here, their options in [`args`], what may stand behind an option in [`values`]. The doc
//! comments are the English help; [`chinese`] holds the Chinese one, [`examples`] the command lines at its end.

mod args;
mod chinese;
mod examples;
mod mistake;
mod values;

use std::ffi::OsString;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
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
    /// In which language.
    #[command(flatten)]
    pub speaking: Speaking,
}

/// The language of a run.
#[derive(Debug, Args)]
pub struct Speaking {
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

/// What a command line comes to that there is nothing to run for.
pub enum Stop {
    /// Help or the version was asked for: the words.
    Help(String),
    /// The command line makes no sense: what is wrong with it.
    Mistake(String),
}

/// The command line as clap knows it, its help in the reader's language.
pub fn command(lang: Lang) -> clap::Command {
    let command = match lang {
        Lang::Zh => chinese::translate(Cli::command()),
        Lang::En => Cli::command(),
    };
    examples::add(command, lang)
}

/// Options that `-h` leaves to `--help`.
const RARE: [&str; 12] = [
    "tolerance",
    "vocab",
    "encoding",
    "lexicon",
    "max_size",
    "color",
    "pager",
    "width",
    "ascii",
    "no_bom",
    "jobs",
    "verbose",
];

/// The command line without the rare options in its help. (clap can leave them out itself, but sets the help of all options on lines
/// of their own then.)
fn concise(command: clap::Command) -> clap::Command {
    let hidden = |arg: clap::Arg| if RARE.contains(&arg.get_id().as_str()) { arg.hide(true) } else { arg };
    command.mut_subcommands(|c| c.mut_args(hidden))
}

/// Reads the command line. Its language is looked for first, since help and mistakes are said in it.
pub fn parse(args: &[OsString]) -> Result<Cli, Stop> {
    let lang = language_of(args);
    let shown = |command: clap::Command| if args.iter().any(|a| a == "-h") { concise(command) } else { command };
    let whole = || shown(command(lang)).try_get_matches_from(args).and_then(|m| Cli::from_arg_matches(&m));
    let parsed = of_command(args).map_or_else(whole, Ok);
    let with_lang = |mut cli: Cli| {
        let lang = cli.speaking.lang;
        if let Some(showing) = cli.command.showing() {
            showing.lang = lang;
        }
        cli
    };
    parsed.map(with_lang).map_err(|e| match e.use_stderr() {
        false => Stop::Help(mistake::help(&e, lang)),
        true => Stop::Mistake(mistake::explain(&e, lang)),
    })
}

/// Reads a command line without a mistake that begins with a command that works on reports: for it alone, since the options of all
/// commands and their help take longer to set up than to read. `None` where the whole must be looked at.
fn of_command(args: &[OsString]) -> Option<Cli> {
    type Options = fn(clap::Command) -> clap::Command;
    let (name, options): (&'static str, Options) = match args.get(1)?.to_str()? {
        "diff" => ("diff", DiffArgs::augment_args),
        "outline" => ("outline", OneArgs::augment_args),
        "metrics" => ("metrics", OneArgs::augment_args),
        "targets" => ("targets", TargetsArgs::augment_args),
        "themes" => ("themes", ThemesArgs::augment_args),
        "trend" => ("trend", TrendArgs::augment_args),
        "batch" => ("batch", BatchArgs::augment_args),
        "text" => ("text", TextArgs::augment_args),
        _ => return None,
    };
    let command = Speaking::augment_args(clap::Command::new("tongbi")).subcommand(options(clap::Command::new(name)));
    Cli::from_arg_matches(&command.try_get_matches_from(args).ok()?).ok()
}

/// The language that `--lang` names, wherever it stands.
fn language_of(args: &[OsString]) -> Lang {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_help_leaves_rare_options_out() {
        let help = |line: &str| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            match parse(&args) {
                Err(Stop::Help(words)) => words,
                _ => panic!("{line}"),
            }
        };
        let (short, long) = (help("tongbi diff -h"), help("tongbi diff --help"));
        assert!(long.contains("--encoding") && !short.contains("--encoding"));
        assert!(short.contains("--only") && short.contains("--year") && short.contains("tongbi diff 2024.docx"));
        let all: Vec<String> = command(Lang::En)
            .get_subcommands()
            .flat_map(|c| c.get_arguments().map(|a| a.get_id().to_string()).collect::<Vec<_>>())
            .collect();
        assert!(RARE.iter().all(|r| all.iter().any(|a| a == r)));
    }

    #[test]
    fn a_command_is_read_alone_as_among_all() {
        let lines = [
            "tongbi diff a.txt b.txt --only summary,targets --lang en --width 80",
            "tongbi outline a.txt",
            "tongbi metrics --format json a.txt",
            "tongbi targets a b --tolerance 0.1",
            "tongbi themes a b --lang=en",
            "tongbi trend folder --all",
            "tongbi batch folder -o tables/",
            "tongbi text - --simplified",
        ];
        for line in lines {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let whole = command(Lang::Zh).try_get_matches_from(&args).and_then(|m| Cli::from_arg_matches(&m));
            let whole = whole.unwrap_or_else(|e| panic!("{line}: {e}"));
            assert_eq!(of_command(&args).map(|cli| format!("{cli:?}")), Some(format!("{whole:?}")), "{line}");
        }
        for other in
            ["tongbi", "tongbi --version", "tongbi metrics", "tongbi metrics --help", "tongbi --lang en metrics a"]
        {
            let args: Vec<OsString> = other.split(' ').map(OsString::from).collect();
            assert!(of_command(&args).is_none(), "{other}");
        }
    }
}
