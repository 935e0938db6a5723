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
    if lang == Lang::En {
        return english(e);
    }
    let arg = context(e, ContextKind::InvalidArg);
    let value = context(e, ContextKind::InvalidValue);
    let choices = context(e, ContextKind::ValidValue);
    let what = match e.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少内容"),
        ErrorKind::InvalidValue if choices.is_empty() => format!("{arg} 不能是“{value}”"),
        ErrorKind::InvalidValue => format!("{arg} 不能是“{value}”，可以是：{choices}"),
        ErrorKind::ValueValidation if arg.starts_with("--domain") => {
            let names = std::error::Error::source(e).map_or_else(String::new, ToString::to_string);
            format!("{arg} 不能是“{value}”，可以是：{names}")
        }
        ErrorKind::ValueValidation => format!("{arg} 不能是“{value}”"),
        ErrorKind::UnknownArgument => {
            let meant = context(e, ContextKind::SuggestedArg);
            let hint = if meant.is_empty() { String::new() } else { format!("，是不是 {meant}？") };
            format!("没有 {arg} 这个选项{hint}")
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(e, ContextKind::InvalidSubcommand);
            let meant = context(e, ContextKind::SuggestedSubcommand);
            let hint = if meant.is_empty() { String::new() } else { format!("，是不是 {meant}？") };
            format!("没有 {command} 这个命令{hint}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "请给出命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("{arg} 不能重复给出或与其他选项同用"),
        ErrorKind::InvalidUtf8 => "命令行里有不是 UTF-8 的文字".to_owned(),
        _ => return english(e),
    };
    format!("{what}（用法见 tongbi --help 或 tongbi 命令 --help）")
}

fn context(e: &Error, kind: ContextKind) -> String {
    match e.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(all)) => all.join("、"),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

/// clap's own words, without its name for them.
fn english(e: &Error) -> String {
    let words = e.render().to_string();
    words.trim_start_matches("error: ").trim_end().to_owned()
}
