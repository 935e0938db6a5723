//! What is wrong with a command line, in one line of the reader's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use tongbi::view::Lang;

/// The help, as clap renders it.
pub fn help(e: &Error, lang: Lang) -> String {
    let words = e.render().to_string();
    lang.pick(words.replace("[OPTIONS]", "[选项]"), words)
}

/// The mistake and the way out.
pub fn explain(e: &Error, lang: Lang) -> String {
    let arg = context(e, ContextKind::InvalidArg, lang);
    let value = context(e, ContextKind::InvalidValue, lang);
    let choices = context(e, ContextKind::ValidValue, lang);
    let what = match e.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            lang.pick(format!("{arg} 后面缺少内容"), format!("{arg} lacks its value"))
        }
        ErrorKind::InvalidValue if choices.is_empty() => no_value(&arg, &value, lang),
        ErrorKind::InvalidValue => one_of(&arg, &value, &choices, lang),
        ErrorKind::ValueValidation => match wanted(&arg, lang) {
            Some(choices) => one_of(&arg, &value, &choices, lang),
            None => no_value(&arg, &value, lang),
        },
        ErrorKind::UnknownArgument if !arg.starts_with('-') && !takes_files(e) => {
            lang.pick(format!("多出了 {arg}"), format!("{arg} is too much"))
        }
        // A second file where the command takes one.
        ErrorKind::UnknownArgument if !arg.starts_with('-') => lang.pick(
            format!("多出了 {arg}；对比两份或多份报告请用 tongbi diff"),
            format!("{arg} is too much; to compare two reports or more, use tongbi diff"),
        ),
        ErrorKind::UnknownArgument => {
            let meant = meant(&context(e, ContextKind::SuggestedArg, lang), lang);
            lang.pick(format!("没有 {arg} 这个选项{meant}"), format!("there is no option {arg}{meant}"))
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(e, ContextKind::InvalidSubcommand, lang);
            let meant = meant(&context(e, ContextKind::SuggestedSubcommand, lang), lang);
            lang.pick(format!("没有 {command} 这个命令{meant}"), format!("there is no command {command}{meant}"))
        }
        ErrorKind::MissingRequiredArgument => lang.pick(format!("缺少 {arg}"), format!("{arg} is missing")),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            lang.pick("请给出命令", "say a command").to_owned()
        }
        ErrorKind::ArgumentConflict => lang.pick(
            format!("{arg} 不能重复给出或与其他选项同用"),
            format!("{arg} can't be given twice, or together with the other options"),
        ),
        ErrorKind::InvalidUtf8 => {
            lang.pick("命令行里有不是 UTF-8 的文字", "the command line holds words that are not UTF-8").to_owned()
        }
        _ => by_clap(e),
    };
    lang.pick(
        format!("{what}（用法见 tongbi --help 或 tongbi 命令 --help）"),
        format!("{what} (see tongbi --help or tongbi COMMAND --help)"),
    )
}

fn no_value(arg: &str, value: &str, lang: Lang) -> String {
    lang.pick(format!("{arg} 不能是“{value}”"), format!("{arg} can't be \"{value}\""))
}

/// What may stand behind an option whose values are read one by one.
fn wanted(arg: &str, lang: Lang) -> Option<String> {
    let option = arg.split([' ', '=']).next().unwrap_or(arg);
    let (zh, en) = match option {
        "--domain" => return Some(super::values::domains(lang)),
        "--tolerance" => ("0到1之间的数，如 0.05 或 5%", "a number from 0 to 1, such as 0.05 or 5%"),
        "--width" | "--top" | "--jobs" => ("整数", "a whole number"),
        "--max-size" => ("字节数，可带 K、M、G", "a number of bytes, with K, M or G behind it"),
        "--same" => ("旧名=今名", "OLD=NEW"),
        "--year" => ("年份，如 2014 或 文件=2014", "a year, such as 2014 or FILE=2014"),
        _ => return None,
    };
    Some(lang.pick(zh, en).to_owned())
}

/// Whether the command that was typed takes reports.
fn takes_files(e: &Error) -> bool {
    let usage = e.get(ContextKind::Usage).map_or_else(String::new, ToString::to_string);
    ["FILE", "文件", "DIR"].iter().any(|name| usage.contains(name))
}

fn one_of(arg: &str, value: &str, choices: &str, lang: Lang) -> String {
    lang.pick(
        format!("{arg} 不能是“{value}”，可以是：{choices}"),
        format!("{arg} can't be \"{value}\"; it can be: {choices}"),
    )
}

fn meant(words: &str, lang: Lang) -> String {
    match words {
        "" => String::new(),
        words => lang.pick(format!("，是不是 {words}？"), format!("; is {words} meant?")),
    }
}

fn context(e: &Error, kind: ContextKind, lang: Lang) -> String {
    match e.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(all)) => lang.list(all),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// clap's own words, on one line and without its name for them.
fn by_clap(e: &Error) -> String {
    let words = e.render().to_string();
    words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
