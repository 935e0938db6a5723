//! All end-to-end tests, in one binary.

mod answers;
mod architecture;
mod batch;
mod english;
mod figures;
mod formats;
mod fuzz;
mod fuzz_stages;
mod media;
mod outputs;
mod promises;
mod properties;
mod records;
mod redline;
mod samples;
mod schema;
mod shell;
mod snapshots;
mod summary;
mod tables;
mod targets;
mod themes;
mod trends;
