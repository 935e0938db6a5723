//! The one error of tongbi. A message names the file, the cause and the way out, on one line.

use std::path::PathBuf;

/// `Result` with tongbi's [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a run could not be done. Each message fits one line and names the file it is about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file can't be read as a report: not there, a directory, empty, encrypted, of no known kind …
    #[error("{file}: {cause}")]
    Input {
        /// The file as the user named it (`-` for standard input).
        file: String,
        /// What is wrong and what to do about it, in the user's language.
        cause: String,
    },
    /// An output can't be written.
    #[error("{}: {cause}", file.display())]
    Output {
        /// The output file as the user named it.
        file: PathBuf,
        /// What is wrong.
        cause: String,
    },
    /// The command line asks for something that does not make sense.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// An [`Error::Input`] about `file`.
    pub fn input(file: impl Into<String>, cause: impl Into<String>) -> Self {
        Self::Input { file: file.into(), cause: cause.into() }
    }
}
