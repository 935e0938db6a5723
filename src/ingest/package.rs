//! Packages of parts (docx, odt, ofd are zip files of XML) under bounds: nothing is written to disk, nothing fetched, no more
//! inflated than the limits allow whatever the package says of itself, no entity expanded, no depth without end.
//!
//! In: bytes. Out: parts by name, and [`Xml`], a flat stream of the nodes of a part.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};

use crate::limits::Limits;
use crate::{Error, Result};

/// An open package.
pub(super) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    file: &'a str,
    limits: Limits,
    /// Bytes inflated so far, over all parts.
    inflated: u64,
}

impl<'a> Package<'a> {
    /// Opens the zip file in `bytes`; `file` names it in messages.
    ///
    /// # Errors
    /// It is broken, or has more parts than the limits allow.
    pub fn open(file: &'a str, bytes: &'a [u8], limits: Limits) -> Result<Self> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| Error::input(file, "文件已损坏或不完整（压缩包打不开），请重新获取一份"))?;
        if archive.len() > limits.parts {
            return Err(limits.exceeded(file, "压缩包里的部件数", limits.parts as u64, ""));
        }
        Ok(Self { archive, file, limits, inflated: 0 })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` when there is none of that name.
    ///
    /// # Errors
    /// It is encrypted, broken, or inflates beyond the limits.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let broken = |e: &dyn std::fmt::Display| {
            let why = e.to_string();
            let cause = if why.to_ascii_lowercase().contains("password") {
                "文件有密码，请先去掉密码再试".to_owned()
            } else {
                "文件已损坏或不完整（内容解不开），请重新获取一份".to_owned()
            };
            Error::input(self.file, cause)
        };
        let mut part = self.archive.by_index(index).map_err(|e| broken(&e))?;
        // The size that the package states is not to be believed: only what comes out counts.
        let left = self.limits.text_bytes.saturating_mul(2).saturating_sub(self.inflated).min(self.limits.text_bytes);
        let mut bytes = Vec::new();
        part.by_ref().take(left.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| broken(&e))?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(self.limits.exceeded(self.file, "解压后的内容", self.limits.text_bytes >> 20, " MiB"));
        }
        self.inflated += length;
        Ok(Some(bytes))
    }

    /// As [`Package::part`], as text for [`Xml`]; an absent part is an error.
    ///
    /// # Errors
    /// As [`Package::part`], or the part is missing or is no text.
    pub fn xml(&mut self, name: &str) -> Result<String> {
        match self.part(name)? {
            Some(bytes) => xml_text(self.file, bytes),
            None => Err(Error::input(self.file, format!("文件不完整，缺少{}", shown(name)))),
        }
    }
}

/// A name from a file, fit for a message: short and without controls.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// The characters of an XML part: UTF-8 unless a byte order mark or the declaration says otherwise.
///
/// # Errors
/// It is no text.
pub(super) fn xml_text(file: &str, bytes: Vec<u8>) -> Result<String> {
    let declared = || {
        let head = bytes.get(..bytes.len().min(120)).unwrap_or_default();
        let head = String::from_utf8_lossy(head);
        let label = head.split_once("encoding=")?.1;
        super::encoding::named(label.get(1..)?.split(['"', '\'']).next()?)
    };
    let encoding =
        encoding_rs::Encoding::for_bom(&bytes).map(|(e, _)| e).or_else(declared).unwrap_or(encoding_rs::UTF_8);
    if encoding == encoding_rs::UTF_8 && !bytes.starts_with(b"\xef\xbb\xbf") {
        if let Ok(text) = String::from_utf8(bytes) {
            return Ok(text);
        }
        return Err(Error::input(file, "文件已损坏（内容不是有效的文字），请重新获取一份"));
    }
    let (text, _, bad) = encoding.decode(&bytes);
    if bad {
        return Err(Error::input(file, "文件已损坏（内容不是有效的文字），请重新获取一份"));
    }
    Ok(text.into_owned())
}

/// A node of an XML part, in the order of the text.
pub(super) enum Node<'x> {
    /// An element begins; an empty one is followed by its [`Node::Close`].
    Open(Element<'x>),
    /// An element ends: its local name.
    Close(String),
    /// Text, entities resolved.
    Text(Cow<'x, str>),
    /// The part is over, all elements closed.
    End,
}

/// An element's start.
pub(super) struct Element<'x> {
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// Its name without the namespace's prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the attribute of that local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found =
            self.start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        // An entity that is not XML's own is never expanded: the value then stands as written.
        Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }
}

/// Reads an XML part node by node. A document type, which is where entity bombs and outside references live and which no
/// such package has, is refused.
pub(super) struct Xml<'x> {
    reader: quick_xml::Reader<&'x [u8]>,
    file: &'x str,
    limits: Limits,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// A reader over `text`; `file` names the file in messages.
    pub fn new(file: &'x str, text: &'x str, limits: Limits) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, file, limits, depth: 0 }
    }

    /// The next node.
    ///
    /// # Errors
    /// The XML is not well formed, ends early, has a document type, or is nested deeper than the limits allow.
    pub fn next(&mut self) -> Result<Node<'x>> {
        let broken = || Error::input(self.file, "文件已损坏（结构不完整），请重新获取一份");
        loop {
            match self.reader.read_event().map_err(|_| broken())? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.limits.nesting {
                        return Err(self.limits.exceeded(self.file, "内容嵌套", self.limits.nesting as u64, "层"));
                    }
                    return Ok(Node::Open(Element { start }));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close(end.local_name().into_inner().to_owned()));
                }
                Event::Text(text) => return Ok(Node::Text(text.into_inner())),
                Event::CData(data) => return Ok(Node::Text(data.into_inner())),
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => match &*reference {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            _ => None,
                        },
                        Err(_) => None,
                    };
                    // What stands for no character is shown as such, never passed over in silence.
                    return Ok(Node::Text(c.unwrap_or('\u{FFFD}').to_string().into()));
                }
                Event::DocType(_) => {
                    return Err(Error::input(
                        self.file,
                        "文件含有不安全的文档类型声明（DOCTYPE），不予读取；请用办公软件另存一份",
                    ));
                }
                Event::Eof if self.depth > 0 => return Err(broken()),
                Event::Eof => return Ok(Node::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over all that belongs to the element that was just opened, its end included.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Node::End = self.next()? {
                break;
            }
        }
        Ok(())
    }
}
