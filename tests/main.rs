//! All end-to-end tests, in one binary.

mod architecture;
mod batch;
mod figures;
mod formats;
mod fuzz;
mod fuzz_stages;
mod media;
mod outputs;
mod properties;
mod redline;
mod samples;
mod snapshots;
mod summary;
mod targets;
mod themes;
mod trends;
