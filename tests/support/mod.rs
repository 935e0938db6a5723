//! What all tests have in common.
//!
//! | file | does |
//! |---|---|
//! | [`run`] | runs the program |
//! | [`invented`] | writes small reports of an invented district, and compares them |
//! | [`answer`] | reads an answer in JSON |
//! | [`read`] | reads every other format, as another program would |

pub mod answer;
pub mod invented;
pub mod read;
pub mod run;
