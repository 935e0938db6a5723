//! The same report from any medium is the same text.

use std::io::Write as _;

use tongbi::ingest::{self, Medium, ReadOptions};

/// A small report of an invented place.
pub const REPORT: [&str; 10] = [
    "政府工作报告",
    "——2024年1月9日在澜溪区第五届人民代表大会第三次会议上",
    "各位代表：",
    "一、2023年工作回顾",
    "一年来，全区上下真抓实干，经济运行稳中有进，地区生产总值增长6.1%，各项工作都取得了新的成绩。",
    "（一）产业发展提质增效",
    "规模以上工业增加值增长8.2%，新增企业31户，招商引资到位资金达到40亿元，“五个一批”项目全面开工。",
    "（二）民生福祉持续改善",
    "新建学校3所，城镇新增就业3000人，居民人均可支配收入增长6.5%，群众的获得感不断增强。",
    "二、2024年工作安排",
];

fn text_of(name: &str, bytes: &[u8], medium: Medium) -> String {
    let read = ingest::from_bytes(name, bytes, &ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(read.origin.medium, medium, "{name}");
    read.text
}

/// A zip file of the given parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a package").into_inner()
}

/// A heading's number taken off: its level, and the rest.
fn unnumbered(line: &str) -> Option<(usize, &str)> {
    if let Some((number, rest)) = line.split_once('、').filter(|(n, _)| n.chars().count() == 1) {
        return (!number.is_empty()).then_some((0, rest));
    }
    line.strip_prefix('（')?.split_once('）').map(|(_, rest)| (1, rest))
}

/// A Word file that counts its headings itself.
pub fn docx() -> Vec<u8> {
    let mut body = String::new();
    for line in REPORT {
        let (properties, words) = match unnumbered(line) {
            Some((level, rest)) => {
                (format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"), rest)
            }
            None => (String::new(), line),
        };
        body.push_str(&format!(
            "<w:p>{properties}<w:r><w:t>{words}</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
        ));
    }
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    package(&[
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", numbering),
    ])
}

/// An OpenDocument text that counts its headings itself.
pub fn odt() -> Vec<u8> {
    let mut body = String::new();
    for line in REPORT {
        match unnumbered(line) {
            Some((level, rest)) => {
                body.push_str(&format!("<text:h text:outline-level=\"{}\">{rest}</text:h>", level + 1))
            }
            None => body.push_str(&format!("<text:p>{line}</text:p>")),
        }
    }
    let styles = "<office:document-styles xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><text:outline-style style:name=\"Outline\">\
        <text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"一, 二, 三, ...\" style:num-prefix=\"（\" style:num-suffix=\"）\"/>\
        </text:outline-style></office:document-styles>";
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", styles),
        ("content.xml", &content),
    ])
}

/// Rich text, each character by its number.
pub fn rtf() -> Vec<u8> {
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}{\\header \\u39029?\\u30473?\\par}\n",
    );
    for line in REPORT {
        for c in line.chars() {
            match c {
                c if c.is_ascii() => out.push(c),
                c => out.push_str(&format!("\\u{}?", c as u32)),
            }
        }
        out.push_str("\\par\n");
    }
    out.push('}');
    out.into_bytes()
}

/// A page of a government's site.
pub fn html() -> String {
    let body: String = REPORT[1..].iter().map(|l| format!("<p>&#12288;&#12288;<span>{l}</span></p>\n")).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>政府工作报告_澜溪区人民政府</title></head><body>\
        <div class=nav><a href=/>首页</a></div><div><div class=text>{body}</div></div><div class=footer>主办：澜溪区人民政府</div></body></html>"
    )
}

/// Markdown.
pub fn markdown() -> String {
    REPORT
        .iter()
        .map(|line| {
            unnumbered(line)
                .map_or_else(|| format!("{line}\n\n"), |(level, _)| format!("{} **{line}**\n\n", "#".repeat(level + 2)))
        })
        .collect()
}

/// The width of a sign in halves of the widest.
fn width(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// The report as a page sets it, 27 signs a line: how far each line starts from the margin, and its words.
fn lines() -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for paragraph in REPORT {
        let mut words: Vec<String> = Vec::new();
        for c in paragraph.chars() {
            // Numbers stay whole, marks that close stay with the sign before them.
            match words.last_mut() {
                Some(word)
                    if c.is_ascii() && word.ends_with(|b: char| b.is_ascii())
                        || "，。、；：”）".contains(c)
                        || word == "“" =>
                {
                    word.push(c);
                }
                _ => words.push(c.into()),
            }
        }
        let (mut line, mut start, mut end) = (String::new(), 4, 4);
        for word in words {
            let wide: usize = word.chars().map(width).sum();
            if end + wide > 54 {
                out.push((start, std::mem::take(&mut line)));
                (start, end) = (0, 0);
            }
            line.push_str(&word);
            end += wide;
        }
        out.push((start, line));
    }
    out
}

/// A PDF whose font is not embedded and whose signs are UTF-16.
pub fn pdf() -> Vec<u8> {
    let mut content = String::new();
    for (n, (start, words)) in lines().into_iter().enumerate() {
        let codes: String = words.encode_utf16().map(|u| format!("{u:04X}")).collect();
        content.push_str(&format!("BT /F 16 Tf 1 0 0 1 {} {} Tm <{codes}> Tj ET\n", 80 + 8 * start, 720 - 28 * n));
    }
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".into(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/S>>]>>".into(),
    ];
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::new();
    for (i, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    }
    let at = out.len();
    out.push_str(&format!(
        "xref\n0 6\n0000000000 65535 f \n{table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
    ));
    out.into_bytes()
}

/// An OFD file, a text object a line.
pub fn ofd() -> Vec<u8> {
    let mut objects = String::new();
    for (n, (start, words)) in lines().into_iter().enumerate() {
        let steps: Vec<String> = words.chars().map(|c| format!("{:.1}", 2.8 * width(c) as f64)).collect();
        objects.push_str(&format!(
            "<ofd:TextObject ID=\"{}\" Boundary=\"{:.1} {} 170 7\" Font=\"2\" Size=\"5.6\"><ofd:TextCode X=\"0\" Y=\"5.6\" DeltaX=\"{}\">{words}</ofd:TextCode></ofd:TextObject>",
            n + 10,
            28.0 + 2.8 * start as f64,
            40 + 10 * n,
            steps[1..].join(" ")
        ));
    }
    package(&[
        (
            "OFD.xml",
            "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        ),
        (
            "Doc_0/Document.xml",
            "<ofd:Document xmlns:ofd=\"o\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>\
             <ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>",
        ),
        (
            "Doc_0/Pages/Page_0/Content.xml",
            &format!(
                "<ofd:Page xmlns:ofd=\"o\"><ofd:Content><ofd:Layer ID=\"2\">{objects}</ofd:Layer></ofd:Content></ofd:Page>"
            ),
        ),
    ])
}

/// The page in a web archive.
pub fn mht() -> String {
    let page: String = html().bytes().map(|b| format!("={b:02X}")).collect();
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--x--\r\n"
    )
}

#[test]
fn the_same_text_from_any_medium() {
    let wanted = REPORT.join("\n");
    assert_eq!(text_of("txt", REPORT.join("\r\n\u{3000}\u{3000}").as_bytes(), Medium::Plain), wanted);
    assert_eq!(text_of("gb", &encoding_rs::GB18030.encode(&wanted).0, Medium::Plain), wanted);
    assert_eq!(text_of("md", markdown().as_bytes(), Medium::Plain), wanted);
    assert_eq!(text_of("html", html().as_bytes(), Medium::Html), wanted);
    assert_eq!(text_of("docx", &docx(), Medium::Docx), wanted);
    assert_eq!(text_of("odt", &odt(), Medium::Odt), wanted);
    assert_eq!(text_of("rtf", &rtf(), Medium::Rtf), wanted);
    assert_eq!(text_of("pdf", &pdf(), Medium::Pdf), wanted);
    assert_eq!(text_of("ofd", &ofd(), Medium::Ofd), wanted);
    assert_eq!(text_of("mht", mht().as_bytes(), Medium::Html), wanted);
}

#[test]
fn the_name_of_a_file_says_nothing() {
    assert_eq!(text_of("report.pdf", &docx(), Medium::Docx), REPORT.join("\n"));
    assert_eq!(text_of("report.docx", REPORT.join("\n").as_bytes(), Medium::Plain), REPORT.join("\n"));
}

#[test]
fn what_cannot_be_read_says_why_on_one_line() {
    let sheet = package(&[("xl/workbook.xml", "<workbook/>")]);
    let entities = package(&[("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"哈\">]><w:document>&a;</w:document>")]);
    let deep = package(&[("word/document.xml", &"<w:sdt>".repeat(5000))]);
    for (bytes, cause) in [
        (&b""[..], "空"),
        (b" \n\t", "没有文字"),
        (&[0; 4096], "不是文本"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"PK\x03\x04", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "损坏"),
        (sheet.as_slice(), "Excel"),
        (entities.as_slice(), "DOCTYPE"),
        (deep.as_slice(), "嵌套"),
    ] {
        let error = ingest::from_bytes("x", bytes, &ReadOptions::default()).expect_err(cause).to_string();
        assert!(error.contains(cause) && error.starts_with("x: ") && !error.contains('\n'), "{cause}: {error}");
    }
}

#[test]
fn limits_hold_whatever_a_package_says() {
    let mut options = ReadOptions::default();
    options.limits.text_bytes = 1 << 16;
    let long = "增长".repeat(1 << 16);
    let bomb =
        package(&[("word/document.xml", &format!("<w:document><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:document>"))]);
    assert!(bomb.len() < 1 << 16, "it must be small when packed");
    for bytes in [bomb.as_slice(), long.as_bytes()] {
        let error = ingest::from_bytes("x", bytes, &options).expect_err("too large").to_string();
        assert!(error.contains("--max-size"), "{error}");
    }
    options.limits.text_bytes = 1 << 30;
    assert!(ingest::from_bytes("x", &bomb, &options).is_ok());
}
