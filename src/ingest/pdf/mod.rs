//! PDF: the text layer of a file becomes paragraphs.
//!
//! `lopdf` gives the objects; the text layer is our own, since the fonts of Chinese files need it: [`pages`] walks the page
//! tree, [`content`] carries out a page's drawing with the fonts of [`fonts`], [`super::lines`] joins what stands on the
//! sheets. A file whose text can't be known is refused with the way out: a scanned page, a font without a table of its
//! signs, a password. Nothing that a file says makes more work than [`budget`] allows.

mod budget;
mod cmap;
mod content;
mod fonts;
mod lexer;
mod names;
mod pages;
#[cfg(test)]
mod tests;
mod truetype;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{DecompressError, Document, LoadOptions};

use self::budget::Budget;
use self::content::{Drawn, Painter};
use super::{ReadOptions, lines};
use crate::remark::Remark;
use crate::{Error, Result};

const BROKEN: &str = "PDF文件不完整或已损坏；请重新下载或导出，或使用原始Word文件";
const LOCKED: &str = "PDF文件有打开密码，或加密方式不受支持；请先解除密码再读";
const NO_TEXT: &str = "PDF文件里没有文字层（可能是扫描件）；请先做文字识别（OCR），或使用原始Word文件";
/// A page with a picture over most of it and fewer signs than this is a scanned one: the signs are its number or a stamp.
const FEW_SIGNS: usize = 30;
const NO_TABLE: &str = "PDF的字体没有Unicode编码表，提取会是乱码；请使用原始Word文件，或先做文字识别（OCR）";

/// The paragraphs of the PDF file in `bytes`, and what is to be said of them: pages that could not be read.
///
/// # Errors
/// [`Error::Input`]: broken, locked, over a limit, with fonts whose signs are not known, or most pages without a text layer.
pub fn read(file: &str, bytes: &[u8], options: &ReadOptions) -> Result<(Vec<String>, Vec<Remark>)> {
    // The parser is not ours: should it ever give up on a file by a panic, the file is broken and no more.
    catch_unwind(AssertUnwindSafe(|| paragraphs(bytes, Budget::new(file, options.limits))))
        .unwrap_or_else(|_| Err(Error::input(file, BROKEN)))
}

fn paragraphs(bytes: &[u8], mut budget: Budget) -> Result<(Vec<String>, Vec<Remark>)> {
    let document = load(bytes, &budget)?;
    let pages = pages::pages(&document, &mut budget)?;
    if pages.is_empty() {
        return Err(budget.refuse(BROKEN));
    }
    let mut painter = Painter::new(&document, &mut budget);
    let drawn = pages.iter().map(|page| painter.draw(page)).collect::<Result<Vec<_>>>()?;
    let remarks = check(&drawn).map_err(|cause| budget.refuse(cause))?;
    let sheets: Vec<lines::Sheet> = drawn.into_iter().map(|d| d.sheet).collect();
    let paragraphs = lines::paragraphs(&sheets);
    if paragraphs.is_empty() { Err(budget.refuse(NO_TEXT)) } else { Ok((paragraphs, remarks)) }
}

/// What of the text is missing: the cause why nothing can be made of it, or a remark for each thing.
fn check(drawn: &[Drawn]) -> Result<Vec<Remark>, String> {
    let total = |of: fn(&Drawn) -> usize| drawn.iter().map(of).sum::<usize>();
    let (signs, unknown) = (total(|d| d.signs), total(|d| d.unknown));
    let pages =
        |are: fn(&Drawn) -> bool| (1..).zip(drawn).filter(|(_, d)| are(d)).map(|(n, _)| n).collect::<Vec<usize>>();
    let damaged = pages(|d| d.damaged);
    if signs == 0 {
        return Err(if damaged.is_empty() { NO_TEXT } else { BROKEN }.into());
    }
    if unknown * 5 > signs {
        return Err(NO_TABLE.into());
    }
    let scanned = pages(|d| d.covered && d.signs < FEW_SIGNS || d.pictures > 0 && d.signs == 0);
    if scanned.len() * 2 > drawn.len() {
        return Err(format!(
            "{}页里有{}页没有文字层（可能是扫描件）；请先做文字识别（OCR），或使用原始Word文件",
            drawn.len(),
            scanned.len()
        ));
    }
    let mut remarks = Vec::new();
    if !scanned.is_empty() {
        let words =
            format!("{}没有文字层（可能是扫描或图片），未读入；其中若有正文，请先做文字识别（OCR）", named(&scanned));
        remarks.push(Remark::warning(words, None));
    }
    if !damaged.is_empty() {
        let words = format!("{}的内容已损坏，未读入或不完整；请重新导出，或使用原始Word文件", named(&damaged));
        remarks.push(Remark::warning(words, None));
    }
    Ok(remarks)
}

/// Pages by their numbers: 第3、7页.
fn named(pages: &[usize]) -> String {
    let first: Vec<String> = pages.iter().take(8).map(usize::to_string).collect();
    format!("第{}{}页", first.join("、"), if pages.len() > 8 { "等" } else { "" })
}

fn load(bytes: &[u8], budget: &Budget) -> Result<Document> {
    let limit = usize::try_from(budget.limits.text_bytes).unwrap_or(usize::MAX);
    let is_encrypted = || bytes.windows(8).any(|w| w == b"/Encrypt");
    let document = match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(limit)) {
        Ok(document) => document,
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return Err(budget.too_large()),
        Err(_) => return Err(budget.refuse(if is_encrypted() { LOCKED } else { BROKEN })),
    };
    // One that it can't open may come without objects and without a word.
    let closed = document.is_encrypted() && document.encryption_state.is_none();
    if closed || document.objects.is_empty() && is_encrypted() {
        return Err(budget.refuse(LOCKED));
    }
    Ok(document)
}
