//! OFD (GB/T 33190), the country's own paged format: the text objects of each page become paragraphs.
//!
//! A package holds `OFD.xml`, which names a document, which names its pages; a page holds layers of text objects with the
//! place of each sign. Templates (letterheads, frames), annotations and seals are no text of the report.

use super::lines::{self, Matrix, Sheet};
use super::package::{Element, Node, Package, Xml};
use crate::limits::Limits;
use crate::{Error, Result};

/// Points in a millimetre, the unit of OFD.
const POINTS: f32 = 72.0 / 25.4;

/// What a text object costs in bytes of text, beside its text.
const OBJECT_COST: u64 = 64;

/// The paragraphs of the OFD file that `package` is.
///
/// # Errors
/// [`Error::Input`]: broken, over a limit, without text.
pub(super) fn read(file: &str, package: &mut Package, limits: Limits) -> Result<Vec<String>> {
    let mut reading = Reading { file, limits, sheets: Vec::new(), signs: 0, unknown: 0, left: limits.text_bytes };
    for root in roots(file, &package.xml("OFD.xml")?, limits)? {
        let document = package.xml(&root)?;
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (pages, height) = reading.pages(&document)?;
        for page in pages {
            let page = package.xml(&resolve(folder, &page))?;
            reading.page(&page, height)?;
        }
    }
    if reading.unknown * 5 > reading.signs {
        let cause = "OFD的文字只有字形没有编码，提取会是乱码；请使用原始Word文件，或先做文字识别（OCR）";
        return Err(Error::input(file, cause));
    }
    let paragraphs = lines::paragraphs(&reading.sheets);
    if paragraphs.is_empty() {
        let cause = "OFD文件里没有文字（可能是扫描件）；请先做文字识别（OCR），或使用原始Word文件";
        return Err(Error::input(file, cause));
    }
    Ok(paragraphs)
}

/// The documents that a package's `OFD.xml` names.
fn roots(file: &str, xml: &str, limits: Limits) -> Result<Vec<String>> {
    let mut roots = Vec::new();
    let (mut xml, mut inside) = (Xml::new(file, xml, limits), false);
    loop {
        match xml.next()? {
            Node::Open(element) => inside = element.name() == "DocRoot",
            Node::Close(_) => inside = false,
            Node::Text(path) if inside => roots.push(resolve("", path.trim())),
            Node::Text(_) => {}
            Node::End => return Ok(roots),
        }
    }
}

/// A path in the package, seen from `folder`; one that starts with a slash is seen from the root.
fn resolve(folder: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let base = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What has been read so far.
struct Reading<'f> {
    file: &'f str,
    limits: Limits,
    sheets: Vec<Sheet>,
    signs: usize,
    unknown: usize,
    left: u64,
}

/// The text object that is being read.
#[derive(Default)]
struct TextObject {
    to_page: Option<Matrix>,
    size: f32,
    stretch: f32,
    x: f32,
    y: f32,
    steps: Vec<f32>,
    drops: Vec<f32>,
}

impl Reading<'_> {
    /// The paths of a document's pages, and the height of its paper.
    fn pages(&self, document: &str) -> Result<(Vec<String>, f32)> {
        let mut xml = Xml::new(self.file, document, self.limits);
        let (mut pages, mut height, mut in_box) = (Vec::new(), 297.0, false);
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    in_box = element.name() == "PhysicalBox";
                    if element.name() == "Page"
                        && let Some(path) = element.attribute("BaseLoc")
                    {
                        if self.sheets.len() + pages.len() >= self.limits.pages {
                            return Err(self.limits.exceeded(self.file, "页数", self.limits.pages as u64, "页"));
                        }
                        pages.push(path);
                    }
                }
                Node::Text(text) if in_box => height = numbers(&text).get(3).copied().unwrap_or(height),
                Node::Text(_) => {}
                Node::Close(_) => in_box = false,
                Node::End => return Ok((pages, height)),
            }
        }
    }

    /// Reads one page.
    fn page(&mut self, page: &str, height: f32) -> Result<()> {
        let mut xml = Xml::new(self.file, page, self.limits);
        let mut sheet = Sheet::new(height * POINTS);
        let (mut object, mut in_box, mut in_code) = (TextObject::default(), false, false);
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    (in_box, in_code) = (element.name() == "PhysicalBox", element.name() == "TextCode");
                    match element.name() {
                        "TextObject" => object = TextObject::of(&element),
                        "TextCode" => object.code(&element),
                        _ => {}
                    }
                }
                Node::Close(_) => (in_box, in_code) = (false, false),
                Node::Text(text) if in_box => {
                    if let Some(height) = numbers(&text).get(3) {
                        sheet.height = height * POINTS;
                    }
                }
                Node::Text(text) if in_code => self.place(&mut object, &text, &mut sheet)?,
                Node::Text(_) => {}
                Node::End => break,
            }
        }
        self.sheets.push(sheet);
        Ok(())
    }

    /// Puts the signs of a text code where they stand. Text that comes in several nodes goes on where it was.
    fn place(&mut self, object: &mut TextObject, text: &str, sheet: &mut Sheet) -> Result<()> {
        let Some(to_page) = object.to_page else { return Ok(()) };
        let along = to_page.direct(1.0, 0.0);
        let mut steps = std::mem::take(&mut object.steps).into_iter();
        let mut drops = std::mem::take(&mut object.drops).into_iter();
        for sign in text.chars() {
            // The last sign has no step: it is as wide as it is.
            let own = object.size * object.stretch * if sign.is_ascii() { 0.5 } else { 1.0 };
            let advance = steps.next().unwrap_or(own);
            let (x, y) = to_page.apply(object.x, object.y);
            object.x += advance;
            object.y += drops.next().unwrap_or(0.0);
            // What is set aslant is stamped over the page.
            if along.1.abs() > 0.2 * along.0.abs() {
                continue;
            }
            if !sign.is_whitespace() {
                self.signs += 1;
                self.unknown +=
                    usize::from(sign.is_control() || matches!(sign, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '¤'));
            }
            let ink = advance.abs().min(1.1 * object.size) * to_page.width();
            let size = object.size * to_page.height();
            let begun = sheet.put(x, y, ink, size, sign.encode_utf8(&mut [0; 4]));
            let cost = if begun { OBJECT_COST } else { 4 };
            self.left = self
                .left
                .checked_sub(cost)
                .ok_or_else(|| self.limits.exceeded(self.file, "文字", self.limits.text_bytes >> 20, " MiB"))?;
        }
        (object.steps, object.drops) = (steps.collect(), drops.collect());
        Ok(())
    }
}

impl TextObject {
    /// By its attributes: `Boundary` places it on the page, `CTM` turns it, `Size` is in millimetres.
    fn of(element: &Element) -> Self {
        let list = |name: &str| element.attribute(name).map(|v| numbers(&v)).unwrap_or_default();
        let corner = list("Boundary");
        let at = |i: usize| corner.get(i).copied().unwrap_or(0.0);
        let turn = <[f32; 6]>::try_from(list("CTM")).map_or(Matrix::IDENTITY, Matrix);
        let to_page = turn.then(&Matrix::shift(at(0), at(1))).then(&Matrix([POINTS, 0.0, 0.0, POINTS, 0.0, 0.0]));
        let first = |name: &str| list(name).first().copied();
        Self {
            to_page: Some(to_page),
            size: first("Size").unwrap_or(0.0),
            stretch: first("HScale").unwrap_or(1.0),
            ..Self::default()
        }
    }

    /// Takes in the attributes of a text code: the place of its first sign and the way to each next one.
    fn code(&mut self, element: &Element) {
        let list = |name: &str| element.attribute(name).map(|v| steps(&v)).unwrap_or_default();
        self.x = list("X").first().copied().unwrap_or(self.x);
        self.y = list("Y").first().copied().unwrap_or(self.y);
        (self.steps, self.drops) = (list("DeltaX"), list("DeltaY"));
    }
}

/// Numbers with blanks between them.
fn numbers(text: &str) -> Vec<f32> {
    text.split_whitespace().filter_map(|n| n.parse().ok()).filter(|n: &f32| n.is_finite()).take(64).collect()
}

/// Steps from sign to sign; `g 3 4.9` stands for three of 4.9.
fn steps(text: &str) -> Vec<f32> {
    // More steps than a line can hold signs are of no use.
    const STEPS: usize = 1 << 14;
    let mut out: Vec<f32> = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let (count, value) = match word {
            "g" => (words.next().and_then(|n| n.parse().ok()).unwrap_or(0usize), words.next()),
            value => (1, Some(value)),
        };
        let value: Option<f32> = value.and_then(|v| v.parse().ok()).filter(|v: &f32| v.is_finite());
        let room = STEPS.saturating_sub(out.len());
        out.extend(std::iter::repeat_n(value.unwrap_or(0.0), count.min(room)));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("its text");
        }
        zip.finish().expect("a package").into_inner()
    }

    fn read_bytes(bytes: &[u8]) -> Result<Vec<String>> {
        let limits = Limits::default();
        read("t.ofd", &mut Package::open("t.ofd", bytes, limits)?, limits)
    }

    fn one_page(content: &str) -> Vec<u8> {
        package(&[
            ("OFD.xml", "<o:OFD xmlns:o='x'><o:DocBody><o:DocRoot>/D/Document.xml</o:DocRoot></o:DocBody></o:OFD>"),
            ("D/Document.xml", "<Document><Pages><Page ID='1' BaseLoc='P/Content.xml'/></Pages></Document>"),
            ("D/P/Content.xml", content),
        ])
    }

    #[test]
    fn lines_become_paragraphs() {
        let content = "<Page><Content><Layer>\
            <TextObject Boundary='30 30 150 5' Size='5'><TextCode X='0' Y='5' DeltaX='g 7 5'>各位代表：&amp;</TextCode></TextObject>\
            <TextObject Boundary='30 40 150 5' Size='5'><TextCode X='0' Y='5' DeltaX='g 11 5'>全区工作稳中有进亮点纷呈</TextCode></TextObject>\
            <TextObject Boundary='20 50 150 5' Size='5'><TextCode X='0' Y='5'>完成全年任务。</TextCode></TextObject>\
            <TextObject Boundary='20 60 150 5' Size='5' CTM='0.7 0.7 -0.7 0.7 0 0'><TextCode X='0' Y='5'>内部资料</TextCode></TextObject>\
            </Layer></Content></Page>";
        let paragraphs = read_bytes(&one_page(content)).expect("paragraphs");
        assert_eq!(paragraphs, ["各位代表：&", "全区工作稳中有进亮点纷呈完成全年任务。"]);
    }

    #[test]
    fn what_has_no_text_is_refused() {
        let error = read_bytes(&one_page("<Page/>")).expect_err("no text");
        assert!(error.to_string().contains("OCR"), "{error}");
        let error = read_bytes(&package(&[("a", "b")])).expect_err("no document");
        assert!(error.to_string().contains("OFD.xml"), "{error}");
    }

    #[test]
    fn steps_and_paths() {
        assert_eq!(steps("1 g 2 4.5 3"), [1.0, 4.5, 4.5, 3.0]);
        assert!(steps("g 99999999999 1 g 999999999 1").len() <= 1 << 14);
        assert_eq!(resolve("Doc_0", "Pages/../Page.xml"), "Doc_0/Page.xml");
        assert_eq!(resolve("Doc_0", "/Doc_1/./Page.xml"), "Doc_1/Page.xml");
        assert_eq!(resolve("", "../../etc"), "etc");
    }
}
