//! What kind of file it is, by what it holds. The name says nothing: a .doc may be a web page, a .wps a Word file.

/// The container that the bytes are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A zip file: docx, odt, ofd, and what is none of ours.
    Zip,
    /// Microsoft's compound file: Word 97, Kingsoft, and encrypted Office files.
    Compound,
    /// A PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A web archive or a mail: parts under MIME headers.
    Mime,
    /// Known, and nothing that tongbi reads: its name in the user's language and the way out.
    Foreign(&'static str),
    /// None of these: text of some kind.
    Text,
}

/// Tells the container by the first bytes.
pub(super) fn container(bytes: &[u8]) -> Container {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let blank = head.iter().take(1024).take_while(|b| b.is_ascii_whitespace()).count();
    let trimmed = &head[blank..];
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
        return Container::Zip;
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Container::Compound;
    }
    // Readers of PDF take its mark anywhere in the first kilobyte; text before it must not look like text.
    let early = &bytes[..bytes.len().min(1024)];
    if trimmed.starts_with(b"%PDF-")
        || (early.windows(5).any(|w| w == b"%PDF-")
            && bytes.windows(6).rev().take(2048).any(|w| w == b"%%EOF\n" || w == b"%%EOF\r" || w.starts_with(b"%%EOF")))
    {
        return Container::Pdf;
    }
    if trimmed.starts_with(b"{\\rtf") {
        return Container::Rtf;
    }
    let ascii_lower: Vec<u8> = trimmed.iter().take(64).map(u8::to_ascii_lowercase).collect();
    if ascii_lower.starts_with(b"mime-version:")
        || (ascii_lower.starts_with(b"from:") && contains_early(bytes, b"\nMIME-Version:"))
    {
        return Container::Mime;
    }
    let picture = "这是图片，不是文字；请先做文字识别（OCR），再用识别出的文本";
    let packed = "这是压缩包，请先解压，再用里面的报告文件";
    for (magic, what) in [
        (&b"\x89PNG\r\n"[..], picture),
        (b"\xff\xd8\xff", picture),
        (b"GIF8", picture),
        (b"II*\0", picture),
        (b"MM\0*", picture),
        (b"Rar!\x1a\x07", packed),
        (b"7z\xbc\xaf\x27\x1c", packed),
        (b"\x1f\x8b\x08", packed),
        (b"\x7fELF", "这是程序，不是报告"),
        (b"MZ\x90\0", "这是程序，不是报告"),
        (b"\xff\xfe\0\0", "这是 UTF-32 编码的文本，请另存为 UTF-8"),
        (b"\0\0\xfe\xff", "这是 UTF-32 编码的文本，请另存为 UTF-8"),
    ] {
        if starts(magic) {
            return Container::Foreign(what);
        }
    }
    Container::Text
}

fn contains_early(bytes: &[u8], what: &[u8]) -> bool {
    bytes[..bytes.len().min(4096)].windows(what.len()).any(|w| w.eq_ignore_ascii_case(what))
}

/// Whether a text is a web page: it begins with a tag of one, or has the frame of one.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    // Comments and declarations may stand before the first tag.
    for _ in 0..16 {
        let end = match rest {
            r if r.starts_with("<!--") => "-->",
            r if r.starts_with("<?") => ">",
            _ => break,
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    let tag: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<div",
        "<p>",
        "<p ",
        "<table",
        "<center",
        "<font",
        "<article",
        "<section",
        "<script",
        "<style",
        "<link",
        "<span",
        "<h1",
        "<h2",
        "<br",
    ];
    tags.iter().any(|t| tag.starts_with(t))
}

/// Whether a text is a flat OpenDocument text: the document element of its XML says so.
pub(super) fn is_flat_odt(text: &str) -> bool {
    let head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    head.starts_with("<?xml")
        && head
            .get(..head.len().min(4096))
            .or_else(|| head.get(..2000))
            .is_some_and(|h| h.contains("<office:document "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_not_the_name() {
        assert_eq!(container(b"PK\x03\x04rest"), Container::Zip);
        assert_eq!(container(b"\xef\xbb\xbf  {\\rtf1"), Container::Rtf);
        assert_eq!(container(b"\n%PDF-1.7"), Container::Pdf);
        assert_eq!(container("政府工作报告".as_bytes()), Container::Text);
        assert!(matches!(container(b"\x89PNG\r\n\x1a\n"), Container::Foreign(_)));
    }

    #[test]
    fn a_page_may_begin_with_a_comment() {
        assert!(is_html("\u{FEFF}<!-- saved -->\n<HTML><body>"));
        assert!(is_html("<?xml version=\"1.0\"?><!DOCTYPE html>"));
        assert!(!is_html("<政府工作报告>"));
        assert!(!is_html("2024年 <b>"));
    }
}
