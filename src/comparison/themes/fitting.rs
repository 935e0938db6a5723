//! The features of the candidates of two reports, for `tests/scripts/fit_terms.py`, which fits the points anew.
//!
//! The score is linear in the points: a feature's value is the score of a phrase when the feature has one point and all
//! others have none.

use toml::Value;

use crate::analysis::{self, Wanted};
use crate::lexicon::{Lexicon, TermPoints};
use crate::{document, ingest};

use super::phrases::Phrase;
use super::ranking::Standing;
use super::scoring::{Change, Found, Side};
use super::termhood::points;
use super::*;

/// Run by the script alone, which names the two reports in the environment.
#[test]
#[ignore = "prints what a script asks for"]
fn features_of_two_reports() {
    let lexicon = Lexicon::builtin();
    let study = |name| {
        let path = std::env::var(name).expect("the file of a report");
        let manuscript = ingest::read(path.as_ref(), &Default::default()).expect("a report");
        analysis::study(document::parse(manuscript, &Default::default()), &lexicon, Wanted::ALL)
    };
    let studies = [study("TONGBI_FROM"), study("TONGBI_TO")];
    let mut readings = reading::Library::of(&studies);
    let sides = [0, 1].map(|_| Side::new(readings.next().expect("a reading for each study")));
    let units = units();
    println!("features {}", units.iter().map(|u| u.0.as_str()).collect::<Vec<_>>().join(" "));
    for (list, this, other) in [("new", 1, 0), ("dropped", 0, 1)] {
        for line in sides[this].features(&sides[other], Change::New, &units) {
            println!("{list}\t{line}");
        }
    }
}

/// A table for each feature that has one point for it and none for the others, with the feature's name.
fn units() -> Vec<(String, TermPoints)> {
    let mut zero: Value = toml::from_str(include_str!("../../lexicon/termhood.toml")).expect("the table");
    let mut paths = Vec::new();
    visit(&mut zero, &mut Vec::new(), &mut |path, leaf| {
        *leaf = Value::Float(0.0);
        paths.push(path.to_vec());
    });
    paths
        .into_iter()
        .map(|path| {
            let mut unit = zero.clone();
            visit(&mut unit, &mut Vec::new(), &mut |at, leaf| {
                if at == path {
                    *leaf = Value::Float(1.0);
                }
            });
            (path.join("."), unit.try_into().expect("a table of points"))
        })
        .collect()
}

fn visit(value: &mut Value, path: &mut Vec<String>, f: &mut impl FnMut(&[String], &mut Value)) {
    match value {
        Value::Table(table) => {
            for (key, below) in table.iter_mut() {
                path.push(key.clone());
                visit(below, path, f);
                path.pop();
            }
        }
        Value::Array(array) => {
            for (i, below) in array.iter_mut().enumerate() {
                path.push(i.to_string());
                visit(below, path, f);
                path.pop();
            }
        }
        leaf => f(path, leaf),
    }
}

impl Side {
    /// A line for each phrase that may have changed so: the phrase, how often it is said, and its features by number.
    /// Of those that look least like terms every eighth.
    fn features(&self, other: &Side, change: Change, units: &[(String, TermPoints)]) -> Vec<String> {
        let table = TermPoints::builtin();
        let mut all: Vec<(f64, &Phrase, Found)> = self
            .candidates(other, change, 0..self.phrases.all.len())
            .filter_map(|Standing { phrase, of: points, .. }| {
                let found = self.found(phrase, other, change)?;
                Some((points + self.places(phrase, found, other, table), phrase, found))
            })
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let looked_at = all.iter().enumerate().filter(|(i, _)| *i < 2500 || i % 8 == 0);
        looked_at
            .map(|(_, &(score, phrase, found))| {
                let value = |unit: &TermPoints| {
                    let count = phrase.met as usize;
                    points(phrase, count, &self.reading, &self.phrases, unit).unwrap_or_default()
                        + self.novelty(phrase, other, count, unit)
                        + self.places(phrase, found, other, unit)
                };
                let values = units.iter().map(|u| value(&u.1)).enumerate().filter(|v| v.1 != 0.0);
                let values: Vec<String> = values.map(|(i, v)| format!("{i}:{v:.4}")).collect();
                let term: String = phrase.in_chars(&self.reading).iter().collect();
                format!("{term}\t{}\t{score:.3}\t{}", found.here, values.join(" "))
            })
            .collect()
    }
}
