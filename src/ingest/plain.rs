//! Plain text: bytes to characters to lines.

use crate::{Error, Result};

use super::ReadOptions;
use super::encoding::{self, Decoded};

/// The characters of a text file, by the encoding that the user names or that it turns out to be in.
///
/// # Errors
/// It is too large, the named encoding is not known, or it is no text.
pub(super) fn decode<'b>(
    file: &str,
    bytes: &'b [u8],
    declared: Option<&'static encoding_rs::Encoding>,
    options: &ReadOptions,
) -> Result<Decoded<'b>> {
    let limits = &options.limits;
    let too_large = || limits.exceeded(file, "文字", limits.text_bytes >> 20, " MiB");
    // A byte gives half a byte of UTF-8 at the least.
    if bytes.len() as u64 / 2 > limits.text_bytes {
        return Err(too_large());
    }
    let decoded = match &options.encoding {
        Some(label) => {
            let encoding = encoding::named(label).ok_or_else(|| {
                let label: String = label.chars().filter(|c| !c.is_control()).take(40).collect();
                Error::input(file, format!("不认识的编码“{label}”，可用 utf-8、gb18030、big5、utf-16le、utf-16be"))
            })?;
            encoding::decode_as(bytes, encoding)
        }
        None => encoding::decode(bytes, declared).ok_or_else(|| {
            Error::input(
                file,
                "不是文本，也不是能读的文档格式；请转成 txt、docx、pdf 或 html，若确是文本请用 --encoding 指定编码",
            )
        })?,
    };
    if decoded.text.len() as u64 > limits.text_bytes {
        return Err(too_large());
    }
    Ok(decoded)
}
