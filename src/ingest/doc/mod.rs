//! Word 97-2003 files (.doc), and Kingsoft's .wps, which is the same container.
//!
//! In: the bytes of the compound file. Out: paragraphs of the body, with automatic numbers, without what was deleted or is hidden. The
//! numbers are counted from tables that few programs write in the same way: a file that has any gets a warning.

mod bytes;
mod lists;
mod properties;
mod text;

use std::io::{Cursor, Read};

use crate::limits::Limits;
use crate::remark::Remark;
use crate::{Error, Result};

use self::bytes::{place_at, u16_at};
use super::refusals;

/// The streams of a document and the places in them that are needed.
struct Document {
    main: Vec<u8>,
    table: Vec<u8>,
}

/// Where the pairs of place and length stand that lead into the table stream.
mod pair {
    pub(super) const STYLES: usize = 0xA2;
    pub(super) const CHARACTERS: usize = 0xFA;
    pub(super) const PARAGRAPHS: usize = 0x102;
    pub(super) const PIECES: usize = 0x1A2;
    pub(super) const LISTS: usize = 0x2E2;
    pub(super) const OVERRIDES: usize = 0x2EA;
}

impl Document {
    /// Place and length of a table, by where they stand in the document's head.
    fn pair(&self, at: usize) -> (usize, usize) {
        (place_at(&self.main, at).unwrap_or(0), place_at(&self.main, at + 4).unwrap_or(0))
    }
}

/// The paragraphs of the file, and what is to be said of them.
///
/// # Errors
/// It is encrypted, of another program, too old, or broken.
pub(super) fn read(file: &str, bytes: &[u8], limits: Limits) -> Result<(Vec<String>, Vec<Remark>)> {
    let broken = || Error::input(file, "文件已损坏或不完整（.doc 打不开），请重新获取一份");
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| broken())?;
    if container.exists("EncryptedPackage") {
        return Err(Error::input(file, refusals::LOCKED));
    }
    let mut stream = |name: &str| -> Result<Option<Vec<u8>>> {
        if !container.is_stream(name) {
            return Ok(None);
        }
        let mut out = Vec::new();
        let most = limits.text_bytes.saturating_mul(2);
        container
            .open_stream(name)
            .and_then(|s| s.take(most.saturating_add(1)).read_to_end(&mut out))
            .map_err(|_| broken())?;
        if out.len() as u64 > most {
            return Err(limits.exceeded(file, "文件内容", most >> 20, " MiB"));
        }
        Ok(Some(out))
    };
    let Some(main) = stream("WordDocument")? else {
        let cause = if stream("Workbook")?.is_some() || stream("Book")?.is_some() {
            refusals::WORKBOOK
        } else if stream("PowerPoint Document")?.is_some() {
            refusals::SLIDES
        } else {
            "不是 Word 文件（里面没有 Word 正文）；请用原来的软件另存为 docx 或 txt"
        };
        return Err(Error::input(file, cause));
    };
    let flags = u16_at(&main, 0x0A).ok_or_else(broken)?;
    if flags & 0x100 != 0 {
        return Err(Error::input(file, refusals::LOCKED));
    }
    if u16_at(&main, 0) != Some(0xA5EC) {
        return Err(broken());
    }
    if u16_at(&main, 2).is_some_and(|version| version < 0xC1) {
        return Err(Error::input(file, "是 Word 95 或更早的文件，请用 Word 或 WPS 另存为 docx"));
    }
    let table = stream(if flags & 0x200 != 0 { "1Table" } else { "0Table" })?.ok_or_else(broken)?;
    let document = Document { main, table };
    let read = text::read(&document, limits).ok_or_else(broken)?;
    let mut remarks = Vec::new();
    if read.numbered || read.revised {
        let what = match (read.numbered, read.revised) {
            (true, true) => "自动编号和修订",
            (true, false) => "自动编号",
            _ => "修订",
        };
        remarks.push(Remark::warning(format!("旧版 .doc 里的{what}不完全可靠，请核对，或另存为 docx 再读"), None));
    }
    Ok((read.paragraphs, remarks))
}
