//! Web archives: what a browser or Word saves as one file (mht, or a .doc that is none). The page is one part among pictures.
//!
//! In: bytes. Out: the bytes of the first part that is a page or a text.

/// How deep parts are looked for within parts.
const DEPTH: usize = 4;

/// The page's bytes, decoded from their transfer encoding.
pub(super) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    part(bytes, DEPTH)
}

fn part(bytes: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (head, body) = split(bytes)?;
    let kind = header(&head, "content-type").unwrap_or_default();
    if let Some(boundary) =
        kind.to_ascii_lowercase().contains("multipart/").then(|| parameter(&kind, "boundary")).flatten()
    {
        let depth = depth.checked_sub(1)?;
        return parts(body, format!("--{boundary}").as_bytes()).into_iter().find_map(|p| part(p, depth));
    }
    let lower = kind.to_ascii_lowercase();
    if !(lower.contains("text/html") || lower.contains("text/plain") || lower.contains("application/xhtml")) {
        return None;
    }
    Some(match header(&head, "content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    })
}

/// The headers, lines that go on joined, and the body.
fn split(bytes: &[u8]) -> Option<(String, &[u8])> {
    let blank = |from: usize| {
        let rest = &bytes[from..];
        let crlf = rest.windows(4).position(|w| w == b"\r\n\r\n").map(|i| (i, 4));
        let lf = rest.windows(2).position(|w| w == b"\n\n").map(|i| (i, 2));
        crlf.into_iter().chain(lf).min()
    };
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    let (length, gap) = blank(start)?;
    let head = String::from_utf8_lossy(&bytes[start..start + length])
        .replace("\r\n", "\n")
        .replace("\n\t", " ")
        .replace("\n ", " ");
    Some((head, &bytes[start + length + gap..]))
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|p| {
        let (key, value) = p.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines that begin with `mark`.
fn parts<'b>(body: &'b [u8], mark: &[u8]) -> Vec<&'b [u8]> {
    let mut out = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|&b| b == b'\n') {
        if line.starts_with(mark) {
            if let Some(from) = start {
                out.push(&body[from..at]);
            }
            start = Some(at + line.len());
        }
        at += line.len();
    }
    if let Some(from) = start.filter(|&from| from < body.len()) {
        out.push(&body[from..]);
    }
    out
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&b, after)) = rest.split_first() {
        rest = after;
        if b != b'=' {
            out.push(b);
            continue;
        }
        let hex = after.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match (hex, after) {
            (Some(value), _) => {
                out.push(value);
                rest = &after[2..];
            }
            (None, [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => rest = after,
            _ => out.push(b),
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for &b in body {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_among_the_parts() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: image/png\r\n\r\nPNG\r\n--xx\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D4=F6=\r\n=B3=A4 6=25</p>\r\n--xx--\r\n";
        let page = page(archive.as_bytes()).expect("a page");
        assert_eq!(encoding_rs::GB18030.decode(&page).0.trim(), "<p>增长 6%</p>");
    }

    #[test]
    fn base64_parts() {
        assert_eq!(base64(b"5aKe\r\n6ZW/NiU="), "增长6%".as_bytes());
    }
}
