//! A page as a flat run of tags and texts. Any bytes are some page: nothing here fails, nothing recurses, and each
//! character is looked at a bounded number of times.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'p> {
    /// `<name …>`.
    Open(Tag<'p>),
    /// `</name>`: the name in lower case.
    Close(String),
    /// Text between tags, references not yet resolved.
    Text(&'p str),
}

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'p> {
    /// Its name in lower case.
    pub name: String,
    attributes: &'p str,
}

impl Tag<'_> {
    /// The value of an attribute, references resolved; empty for one without a value.
    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len()).max(1);
            let end = (end..=rest.len()).find(|&i| rest.is_char_boundary(i)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            let value = after.trim_start();
            let (value, left) = match value.strip_prefix('=').map(str::trim_start) {
                Some(v) if v.starts_with(['"', '\'']) => {
                    let (quote, inner) = v.split_at(1);
                    inner.split_once(quote).unwrap_or((inner, ""))
                }
                Some(v) => v.split_at(v.find(|c: char| c.is_ascii_whitespace()).unwrap_or(v.len())),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(super::entities::resolved(value));
            }
            rest = left;
        }
    }
}

/// The tokens of a page. Comments, declarations, scripts and styles are passed over.
pub(super) struct Tokens<'p> {
    rest: &'p str,
}

impl<'p> Tokens<'p> {
    pub fn new(page: &'p str) -> Self {
        Self { rest: page }
    }

    /// Passes over all until behind `</name`, or to the end of the page.
    pub fn skip_raw(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let mut at = 0;
        while let Some(found) = memfind(&bytes[at..], b"</") {
            let start = at + found + 2;
            let end = start + name.len();
            if bytes.get(start..end).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes())) {
                self.rest = &self.rest[start..];
                self.rest = self.rest.find('>').map_or("", |i| &self.rest[i + 1..]);
                return;
            }
            at = start;
        }
        self.rest = "";
    }

    /// The text up to `</name`, which is passed over too.
    pub fn raw(&mut self, name: &str) -> &'p str {
        let before = self.rest;
        self.skip_raw(name);
        let inside = &before[..before.len() - self.rest.len()];
        inside.rfind("</").map_or(inside, |i| &inside[..i])
    }
}

fn memfind(bytes: &[u8], what: &[u8; 2]) -> Option<usize> {
    bytes.windows(2).position(|w| w == what)
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(mark) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            let first = mark.bytes().next().unwrap_or(b' ');
            if let Some(comment) = mark.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                continue;
            }
            if first == b'!' || first == b'?' {
                self.rest = mark.split_once('>').map_or("", |(_, rest)| rest);
                continue;
            }
            let closing = first == b'/';
            let name = if closing { &mark[1..] } else { mark };
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                if closing {
                    self.rest = mark.split_once('>').map_or("", |(_, rest)| rest);
                    continue;
                }
                // A bare < is text, up to the next.
                let end = mark.find('<').unwrap_or(mark.len()) + 1;
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            let length = name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(name.len());
            let (name, after) = name.split_at(length);
            let Some(end) = tag_end(after) else {
                self.rest = "";
                return None;
            };
            let attributes = &after[..end];
            self.rest = &after[end + 1..];
            // No element in use has a longer name.
            let name = name.get(..name.len().min(40)).unwrap_or("").to_ascii_lowercase();
            return Some(if closing { Token::Close(name) } else { Token::Open(Tag { name, attributes }) });
        }
    }
}

/// Where a tag's `>` stands, quoted values passed over.
fn tag_end(after: &str) -> Option<usize> {
    let mut quote = None;
    let mut value = false; // a quote opens only behind =
    for (i, b) in after.bytes().enumerate() {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            None => match b {
                b'>' => return Some(i),
                b'"' | b'\'' if value => quote = Some(b),
                _ => {}
            },
        }
        if !b.is_ascii_whitespace() {
            value = b == b'=';
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(page: &str) -> Vec<String> {
        Tokens::new(page)
            .map(|t| match t {
                Token::Open(t) => format!("<{}>", t.name),
                Token::Close(n) => format!("</{n}>"),
                Token::Text(t) => t.to_owned(),
            })
            .collect()
    }

    #[test]
    fn tags_texts_and_what_is_neither() {
        assert_eq!(all("<!DOCTYPE html><P class='a>b'>增长<!-- x --> < 5</p>"), ["<p>", "增长", " ", "< 5", "</p>"]);
        assert_eq!(all("文<a href=x"), ["文"]);
        assert_eq!(all("<!-- 文"), Vec::<String>::new());
    }

    #[test]
    fn attributes() {
        let Some(Token::Open(tag)) = Tokens::new("<meta name=\"A&amp;B\" CONTENT = 'c d' hidden x=1/>").next() else {
            panic!("a tag")
        };
        assert_eq!(tag.attribute("name").as_deref(), Some("A&B"));
        assert_eq!(tag.attribute("content").as_deref(), Some("c d"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("none"), None);
    }

    #[test]
    fn raw_text() {
        let mut tokens = Tokens::new("a</b>c</SCRIPT >d");
        assert_eq!(tokens.raw("script"), "a</b>c");
        assert_eq!(tokens.next(), Some(Token::Text("d")));
    }
}
