//! How much work one file may cause, all its parts together.

use lopdf::{DecompressError, Stream};

use crate::limits::Limits;
use crate::{Error, Result};

/// What is left of it. Everything that is inflated, drawn or kept is paid for here.
pub(super) struct Budget<'f> {
    file: &'f str,
    left: u64,
    /// The bounds it was made of.
    pub limits: Limits,
}

impl<'f> Budget<'f> {
    /// A whole budget for `file`.
    pub fn new(file: &'f str, limits: Limits) -> Self {
        Self { file, left: limits.text_bytes.saturating_mul(2), limits }
    }

    /// Pays for `bytes` of work.
    pub fn pay(&mut self, bytes: usize) -> Result<()> {
        match self.left.checked_sub(bytes as u64) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(self.too_large()),
        }
    }

    /// The contents of a stream, or `None` where they are damaged.
    pub fn inflate(&mut self, stream: &Stream) -> Result<Option<Vec<u8>>> {
        let room = usize::try_from(self.left.min(self.limits.text_bytes)).unwrap_or(usize::MAX);
        match stream.get_plain_content_with_limit(room) {
            Ok(bytes) => self.pay(bytes.len()).map(|()| Some(bytes)),
            Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(self.too_large()),
            Err(_) => Ok(None),
        }
    }

    /// The error for more contents than are allowed.
    pub fn too_large(&self) -> Error {
        self.exceeded("展开后的内容", self.limits.text_bytes >> 20, " MiB")
    }

    /// The error for `what` being beyond `bound`.
    pub fn exceeded(&self, what: &str, bound: u64, unit: &str) -> Error {
        self.limits.exceeded(self.file, what, bound, unit)
    }

    /// The error for what can't be read for this reason.
    pub fn refuse(&self, cause: impl Into<String>) -> Error {
        Error::input(self.file, cause)
    }
}
