//! What may stand behind an option: choices, and how numbers, sizes and names are read.

use std::str::FromStr;

use clap::ValueEnum;
use tongbi::analysis::Domain;
use tongbi::comparison::Part;
use tongbi::view::words::terms;
use tongbi::view::{Lang, Vocab, names};

/// A place's old name and its present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// What it was called.
    pub old: String,
    /// What it is called.
    pub new: String,
}

// The variants of the choices below have plain comments: of doc comments clap would make help, which the options say themselves.

/// Where an answer can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    // Tables for the screen
    Table,
    // Markdown
    #[value(alias = "md")]
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
    Parquet,
    // An Excel workbook
    Xlsx,
    // A Word document
    Docx,
}

impl Format {
    /// Formats of long tables, which only a batch has.
    pub fn is_for_batch_alone(self) -> bool {
        matches!(self, Self::Jsonl | Self::Parquet)
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
    #[value(aliases = ["要点"])]
    Summary,
    // Which section answers which
    #[value(aliases = ["章节", "章节对照"])]
    Sections,
    // The wording that changed
    #[value(aliases = ["文字", "文字改动"])]
    Wording,
    // Ranks and shares of the policy domains
    #[value(aliases = ["重点", "位次", "工作重点"])]
    Priorities,
    // Terms that came and went
    #[value(aliases = ["提法", "提法变化"])]
    Themes,
    // How figures and targets changed
    #[value(aliases = ["指标", "指标变化"])]
    Metrics,
    // Targets and what came of them
    #[value(aliases = ["目标", "目标完成情况"])]
    Targets,
    // Undertakings followed up
    #[value(aliases = ["任务", "任务落实情况"])]
    Tasks,
    // Admitted problems
    #[value(aliases = ["问题", "问题与不足"])]
    Problems,
    // Figures that don't agree
    #[value(aliases = ["核对", "数据核对"])]
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
pub(super) fn share(s: &str) -> Result<f64, String> {
    let (number, of) = s.strip_suffix(['%', '％']).map_or((s, 1.0), |percent| (percent, 100.0));
    let share = number.trim().parse::<f64>().map_err(|_| "0..1".to_owned())? / of;
    Some(share).filter(|s| (0.0..=1.0).contains(s)).ok_or_else(|| "0..1".to_owned())
}

/// A number of threads.
pub(super) fn jobs(s: &str) -> Result<usize, String> {
    s.parse().ok().filter(|n| (1..=1024).contains(n)).ok_or_else(|| "1..1024".to_owned())
}

/// OLD=NEW.
pub(super) fn renaming(s: &str) -> Result<Renaming, String> {
    match s.split_once('=').map(|(old, new)| (old.trim(), new.trim())) {
        Some((old, new)) if !old.is_empty() && !new.is_empty() => Ok(Renaming { old: old.into(), new: new.into() }),
        _ => Err("OLD=NEW".into()),
    }
}

/// A number of bytes, with K, M or G behind it.
pub(super) fn size(s: &str) -> Result<u64, String> {
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

/// A domain by its stable name, its Chinese name, or so much of that as no other has: 产业.
pub(super) fn domain(s: &str) -> Result<Domain, String> {
    let holds = |d: &Domain| terms::domain(*d, Lang::Zh).contains(s.trim());
    let mut holding = Domain::ALL.iter().copied().filter(holds);
    let only = holding.next().filter(|_| holding.next().is_none() && s.trim().chars().count() >= 2);
    names::domain_of(s).or(only).ok_or_else(|| "a domain".to_owned())
}

/// The domains that can be asked for, as the help names them.
pub(super) fn domains(lang: Lang) -> String {
    let name = |&d: &Domain| {
        let id = d.key().to_owned();
        lang.pick(format!("{id} {}", terms::domain(d, Lang::Zh)), id)
    };
    lang.list(&Domain::ALL.iter().map(name).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_known_by_what_no_other_name_holds() {
        assert_eq!(domain("industry"), Ok(Domain::Industry));
        assert_eq!(domain("产业"), Ok(Domain::Industry));
        assert_eq!(domain("文化、旅游与体育"), Ok(Domain::Culture));
        assert!(domain("业").is_err() && domain("与").is_err() && domain("建设").is_err());
    }

    #[test]
    fn parts_have_their_chinese_names() {
        for (name, part) in [("要点", PartArg::Summary), ("目标", PartArg::Targets), ("核对", PartArg::Checks)] {
            assert_eq!(PartArg::from_str(name, false), Ok(part));
        }
    }
}
