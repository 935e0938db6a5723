//! All end-to-end tests, in one binary.

mod architecture;
mod figures;
mod fuzz;
mod media;
mod samples;
