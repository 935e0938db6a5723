//! All end-to-end tests, in one binary.

mod architecture;
mod figures;
mod fuzz;
mod fuzz_stages;
mod media;
mod samples;
