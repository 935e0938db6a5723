//! How much of anything tongbi takes in. All bounds stand here and nowhere else; `--max-size` raises them.

/// The bounds on what one file may hold. Reading stops with an error that names the bound that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it lies on disk.
    pub file_bytes: u64,
    /// Bytes of the text read from it (UTF-8), and of any one part that is inflated from a package.
    pub text_bytes: u64,
    /// Depth of nested elements, objects or groups.
    pub nesting: usize,
    /// Pages of a paged document.
    pub pages: usize,
    /// Parts (files) in a package.
    pub parts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 256 << 20, text_bytes: 64 << 20, nesting: 256, pages: 5_000, parts: 10_000 }
    }
}
