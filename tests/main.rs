//! All end-to-end tests, in one binary.
//!
//! | of | files |
//! |---|---|
//! | reading | `media` (one text in every medium), `fuzz` (damaged files), `fuzz_stages` (any two texts) |
//! | what is said of the samples | `samples`, `targets::sample`, `snapshots` (what each format looks like) |
//! | targets | `targets::verdicts` (what is one, what its own figure comes to), `targets::answered` and `targets::reworded` (by other words), `targets::claims` |
//! | the rest of a comparison | `figures`, `tasks`, `problems`, `redline` (wording of sections), `themes`, `summary`, `trends` |
//! | formats | `formats` and `tables` (the same numbers in each), `records` (CSV and workbooks), `schema` (JSON), `outputs` (opened by other programs) |
//! | the command line | `batch`, `shell`, `english` |
//! | laws | `architecture` (who may know whom), `lexicon` (its tables), `properties` (of aligning and of redlines) |

mod architecture;
mod batch;
mod english;
mod figures;
mod formats;
mod fuzz;
mod fuzz_stages;
mod lexicon;
mod media;
mod outputs;
mod problems;
mod properties;
mod records;
mod redline;
mod samples;
mod schema;
mod shell;
mod snapshots;
mod summary;
mod support;
mod tables;
mod targets {
    mod answered;
    mod claims;
    mod reworded;
    pub mod sample;
    mod verdicts;
}
mod tasks;
mod themes;
mod trends;
