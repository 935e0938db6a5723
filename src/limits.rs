//! How much of anything tongbi takes in. All bounds at which reading stops stand here and nowhere else; `--max-size` raises
//! them (`docs/formats.md` has them in a table).
//!
//! They are what a report can't need: a year's report of the State Council is a fifth of a megabyte of text on some forty pages.
//! They keep a hostile file from taking the machine's memory, and an error that names the bound from being a mystery.

use crate::{Error, Result};

/// The bounds on what one file may hold. Reading stops with an error that names the bound that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it lies on disk.
    pub file_bytes: u64,
    /// Bytes of the text read from it (UTF-8), and of any one part that is inflated from a package.
    pub text_bytes: u64,
    /// Bytes of the text of a report that is analysed: what is found in it takes a hundred times as much memory.
    pub report_bytes: u64,
    /// Depth of nested elements, objects or groups.
    pub nesting: usize,
    /// Pages of a paged document.
    pub pages: usize,
    /// Files of one run over folders.
    pub files: usize,
    /// Parts (files) in a package.
    pub parts: usize,
    /// Paragraphs of the text.
    pub paragraphs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            text_bytes: 64 << 20,
            report_bytes: 4 << 20,
            nesting: 256,
            pages: 5_000,
            parts: 10_000,
            files: 1_000_000,
            paragraphs: 1_000_000,
        }
    }
}

impl Limits {
    /// The bounds for files of up to `file_bytes`: each is raised in the same measure, none is ever lowered.
    pub fn raised(file_bytes: u64) -> Self {
        let usual = Self::default();
        let times = file_bytes.div_ceil(usual.file_bytes).max(1);
        let count = usize::try_from(times).unwrap_or(usize::MAX);
        Self {
            file_bytes: usual.file_bytes.max(file_bytes),
            text_bytes: usual.text_bytes.saturating_mul(times),
            report_bytes: usual.report_bytes.saturating_mul(times),
            nesting: usual.nesting.saturating_mul(count),
            pages: usual.pages.saturating_mul(count),
            files: usual.files.saturating_mul(count),
            parts: usual.parts.saturating_mul(count),
            paragraphs: usual.paragraphs.saturating_mul(count),
        }
    }

    /// Whether a report whose text has so many bytes may be analysed.
    ///
    /// # Errors
    /// It is too long.
    pub fn analysable(&self, file: &str, text_bytes: usize) -> Result<()> {
        match text_bytes as u64 > self.report_bytes {
            true => Err(self.exceeded(file, "要分析的文字", self.report_bytes >> 20, " MiB")),
            false => Ok(()),
        }
    }

    /// The error for `what` of `file` being beyond `bound`.
    pub fn exceeded(&self, file: &str, what: &str, bound: u64, unit: &str) -> Error {
        Error::input(file, format!("{what}超过上限{bound}{unit}；确需读取请用 --max-size 调高（如 --max-size 1G）"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raising_never_lowers() {
        assert_eq!(Limits::raised(0), Limits::default());
        let high = Limits::raised(1 << 30);
        assert_eq!(high.file_bytes, 1 << 30);
        assert_eq!(high.text_bytes, 256 << 20);
        assert!(high.analysable("x", 16 << 20).is_ok() && high.analysable("x", (16 << 20) + 1).is_err());
        assert_eq!((high.nesting, high.pages), (1024, 20_000));
        assert_eq!(Limits::raised(u64::MAX).file_bytes, u64::MAX);
    }
}
