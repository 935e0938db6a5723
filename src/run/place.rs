//! Which place a report is of: its issuer under the name it has now, with its division code.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use tongbi::document::Report;
use tongbi::lexicon::divisions::{self, Division};
use tongbi::view::Lang;

use crate::cli::Renaming;

/// How much of a report's head may tell which of several places of one name it is of.
const HEAD: usize = 1_500;

/// A place, and what makes two reports be of the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The issuer, under the name that it has now.
    pub issuer: String,
    /// Its division code, where the words allow only one.
    pub code: Option<&'static str>,
    /// Where several places have the name and the words leave it open: the folder, so that they stay apart.
    folder: Option<String>,
}

impl Place {
    /// The place of a report; `None` where it names no issuer.
    pub fn of(report: &Report, path: &Path, same: &[Renaming]) -> Option<Self> {
        let issuer = renamed(report.identity.issuer.as_deref()?, same);
        let head: String = report.text().chars().take(HEAD).collect();
        let division = divisions::resolve(&issuer, &[&head, &path.display().to_string()]);
        let open = division.is_none() && divisions::is_known(&issuer);
        let folder = if open { path.parent().map(|p| p.display().to_string()) } else { None };
        Some(Self { issuer, code: division.map(|d| d.code), folder })
    }

    /// Its division.
    pub fn division(&self) -> Option<Division> {
        self.code.and_then(divisions::by_code)
    }
}

/// That one place may be another under an old name, and what to say if it is.
pub fn may_be_renamed(old: &str, new: &str, lang: Lang) -> String {
    lang.pick(
        format!("{old}可能是{new}的旧名；如果是同一地方，请加 --same {old}={new}"),
        format!("{old} may be the old name of {new}; if so, say --same {old}={new}"),
    )
}

/// That a report is of a year that `before`, another file, is of.
pub fn repeated_year(year: i32, before: &str, lang: Lang) -> String {
    lang.pick(format!("与 {before} 同为{year}年的报告，没有计入"), format!("is of {year} like {before}; left out"))
}

/// An issuer under its present name.
fn renamed(issuer: &str, same: &[Renaming]) -> String {
    let place = divisions::place_of(issuer);
    match same.iter().find(|r| divisions::place_of(&r.old) == place) {
        Some(r) => issuer.replacen(place, divisions::place_of(&r.new), 1),
        None => issuer.to_owned(),
    }
}

/// Pairs of places that may be one under an old and a new name: (old, new), by the former names of the code tables.
pub fn may_be_same<'a>(places: &[&'a Place]) -> Vec<(&'a str, &'a str)> {
    // The places of no code by all that their names end with, so that many places are not looked at one against another.
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, old) in places.iter().enumerate().filter(|(_, old)| old.code.is_none()) {
        let name = divisions::place_of(&old.issuer);
        name.char_indices().for_each(|(i, _)| open.entry(&name[i..]).or_default().push(at));
    }
    let mut out = Vec::new();
    for new in places.iter().filter(|_| !open.is_empty()) {
        let Some(division) = new.division() else { continue };
        let former = divisions::former_names(division);
        let found = former.iter().filter_map(|f| open.get(f.division.name)).flatten();
        let old: BTreeSet<usize> = found.copied().filter(|&at| places[at].issuer != new.issuer).collect();
        let names = |at: usize| (divisions::place_of(&places[at].issuer), divisions::place_of(&new.issuer));
        out.extend(old.into_iter().map(names));
    }
    out
}
