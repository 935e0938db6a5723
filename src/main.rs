//! The binary: parse, run, print the error, exit status.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use tongbi::analysis::{self, Study, Wanted};
use tongbi::document::{self, Given, Role};
use tongbi::ingest::{self, ReadOptions};
use tongbi::lexicon::Lexicon;
use tongbi::text::han_count;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let Some(file) = args.get(2).filter(|_| args[1] == "outline") else { return ExitCode::from(2) };
    match ingest::read(Path::new(file), &ReadOptions::default()) {
        Ok(manuscript) => {
            let report = document::parse(manuscript, &Given::default());
            for r in &report.remarks {
                eprintln!("{file}: {}", r.text);
            }
            let wanted = Wanted { domains: true, ..Wanted::NONE };
            println!("{}", outline(&analysis::study(report, &Lexicon::builtin(), wanted)));
            ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("{e}");
            ExitCode::from(2)
        }
    }
}

fn outline(study: &Study) -> serde_json::Value {
    let report = &study.report;
    let whole = han_count(report.text()).max(1) as f64;
    let rows: Vec<_> = report
        .sections
        .iter()
        .zip(&study.domains)
        .skip(1)
        .map(|(s, domains)| {
            let all: serde_json::Map<_, _> =
                domains.0.iter().map(|&(d, w)| (d.key().to_owned(), json!((w * 1000.0).round() / 1000.0))).collect();
            let chars = han_count(report.words(s.extent));
            json!({"path": s.path, "level": s.level, "number": s.number, "title": report.words(s.title), "role": role(s.role), "domain": domains.main().map(|d| d.key()),
                "domains": all, "chars": chars, "share": (chars as f64 / whole * 1000.0).round() / 1000.0, "body": s.body})
        })
        .collect();
    let identity = &report.identity;
    json!({"report": {"file": report.manuscript.origin.file, "title": identity.title, "year": identity.year, "issuer": identity.issuer,
        "encoding": report.manuscript.origin.encoding, "chars": han_count(report.text()), "complete": report.complete}, "sections": rows})
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Review => "review",
        Role::Goals => "goals",
        Role::Plan => "plan",
        Role::MediumTerm => "medium_term",
        Role::Problems => "problems",
        Role::Other => "other",
    }
}
