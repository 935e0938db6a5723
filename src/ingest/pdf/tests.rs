//! Small files made in code, one for each way that a font may name its signs, and for what must be refused.

use std::fmt::Write;

use super::read;
use crate::ingest::ReadOptions;
use crate::limits::Limits;

/// A file of these objects, the first of which is the catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let at = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(out, "{offset:010} 00000 n ");
    }
    let _ = write!(out, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}

fn stream(dict: &str, content: &str) -> String {
    format!("<<{dict}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// One page that shows `content` in the font `F`.
fn page(font: &str, content: &str, others: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>".to_owned(),
        stream("", content),
        font.to_owned(),
    ];
    objects.extend_from_slice(others);
    file(&objects)
}

fn hex(words: &str, encode: impl Fn(&str) -> Vec<u8>) -> String {
    encode(words).iter().fold(String::new(), |mut out, b| {
        let _ = write!(out, "{b:02X}");
        out
    })
}

fn utf16(words: &str) -> Vec<u8> {
    words.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn gbk(words: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(words).0.into_owned()
}

fn composite(encoding: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/S>>]>>"
    )
}

fn text(bytes: &[u8]) -> Result<Vec<String>, String> {
    read("报告.pdf", bytes, &ReadOptions::default()).map(|(paragraphs, _)| paragraphs).map_err(|e| e.to_string())
}

fn shown(codes: &str) -> String {
    format!("BT /F 16 Tf 1 0 0 1 100 600 Tm <{codes}> Tj ET")
}

const WORDS: &str = "全区生产总值增长8.5%。";

#[test]
fn predefined_cmaps() {
    for (encoding, codes) in [
        ("UniGB-UCS2-H", hex(WORDS, utf16)),
        ("UniGB-UTF16-H", hex(WORDS, utf16)),
        ("GBK-EUC-H", hex(WORDS, gbk)),
        ("UniGB-UTF8-H", hex(WORDS, |w| w.as_bytes().to_vec())),
        ("ETen-B5-H", hex("全區生產總值", |w| encoding_rs::BIG5.encode(w).0.into_owned())),
    ] {
        let words = if encoding.starts_with('E') { "全區生產總值" } else { WORDS };
        assert_eq!(text(&page(&composite(encoding), &shown(&codes), &[])), Ok(vec![words.to_owned()]), "{encoding}");
    }
}

#[test]
fn a_table_of_signs() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]/ToUnicode 6 0 R>>";
    let table = stream("", "1 beginbfrange <0001> <0003> <4E00> endbfrange 1 beginbfchar <0004> <002E002E> endbfchar");
    assert_eq!(text(&page(font, &shown("0001000300020004"), &[table])), Ok(vec!["一丂丁..".to_owned()]));
}

#[test]
fn a_simple_font_and_all_ways_to_show() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let content = "BT /F 10 Tf 14 TL 100 700 Td (GDP) Tj (growth 8) ' 0 0 (.5%) \" [(a) -50 (b)] TJ ET";
    assert_eq!(text(&page(font, content, &[])), Ok(vec!["GDP growth 8.5%ab".to_owned()]));
}

#[test]
fn a_form_is_drawn_once_and_never_in_itself() {
    let form = |content: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 0]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            content,
        )
    };
    let inner = form(&format!("{} /X Do", shown(&hex("会议", utf16))));
    assert_eq!(text(&page(&composite("UniGB-UCS2-H"), "q /X Do Q", &[inner])), Ok(vec!["会议".to_owned()]));
}

#[test]
fn what_is_marked_as_furniture_and_what_is_stamped_over_is_left_out() {
    let words = |w: &str| hex(w, utf16);
    let content = format!(
        "/Artifact <</Type/Pagination>> BDC BT /F 9 Tf 1 0 0 1 300 500 Tm <{}> Tj ET EMC \
         BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 200 Tm <{}> Tj ET {}",
        words("页眉"),
        words("内部"),
        shown(&words("正文。"))
    );
    assert_eq!(text(&page(&composite("UniGB-UCS2-H"), &content, &[])), Ok(vec!["正文。".to_owned()]));
}

#[test]
fn a_page_on_its_side_reads_as_it_is_seen() {
    let content = format!("BT /F 16 Tf 0 1 -1 0 300 100 Tm <{}> Tj ET", hex("各位代表", utf16));
    let bytes = page(&composite("UniGB-UCS2-H"), &content, &[]);
    let turned = bytes.clone().replace_all(b"/MediaBox[0 0 595 842]", b"/Rotate 90");
    assert_eq!(text(&bytes), Ok(vec!["各位代表".to_owned()]));
    assert_eq!(text(&turned), Ok(vec!["各位代表".to_owned()]));
}

#[test]
fn what_can_not_be_read_is_refused_with_the_way_out() {
    let nameless =
        "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>";
    for (bytes, says) in [
        (page(nameless, &shown("00010002"), &[]), "Unicode"),
        (page(&composite("UniGB-UCS2-H"), "0 0 1 1 re f", &[]), "OCR"),
        (page(&composite("UniGB-UCS2-H"), "", &[]).replace_all(b"/Contents 4 0 R", b"/Contents 9 0 R"), "已损坏"),
        (b"%PDF-1.7\n".to_vec(), "损坏"),
        (file(&["<</Type/Catalog>>".into()]), "损坏"),
        (file(&["<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>".into()]), "损坏"),
    ] {
        let cause = text(&bytes).expect_err(says);
        assert!(cause.contains(says) && cause.starts_with("报告.pdf: ") && !cause.contains('\n'), "{cause}");
    }
}

/// A file whose pages hold these contents; `/X Do` draws a picture.
fn pages(contents: &[&str]) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new(), composite("UniGB-UCS2-H")];
    objects.push(stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"));
    let mut kids = String::new();
    for content in contents {
        let n = objects.len() + 1;
        let _ = write!(kids, "{n} 0 R ");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>/Contents {} 0 R>>",
            n + 1
        ));
        objects.push(stream("", content));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len());
    file(&objects)
}

#[test]
fn scanned_pages_among_others_are_named() {
    let words = shown(&hex(&WORDS.repeat(3), utf16));
    let number = shown(&hex("— 2 —", utf16));
    let scan = format!("q 595 0 0 842 0 0 cm /X Do Q {number}");
    let stamped = format!("{words} q 90 0 0 90 300 100 cm /X Do Q");
    let read = |contents: &[&str]| read("a.pdf", &pages(contents), &ReadOptions::default());
    let (paragraphs, remarks) = read(&[&words, &scan, &stamped]).expect("two pages");
    assert!(paragraphs.iter().any(|p| p.contains(WORDS)));
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert!(remarks[0].text.starts_with("第2页没有文字层"), "{}", remarks[0].text);
    // A text layer under the picture is what a scan becomes once it is recognised.
    let recognised = format!("q 595 0 0 842 0 0 cm /X Do Q {words}");
    assert!(read(&[&words, &recognised]).expect("two pages").1.is_empty());
    let cause = read(&[&words, &scan, &scan]).expect_err("most of it is missing").to_string();
    assert!(cause.contains("3页里有2页没有文字层"), "{cause}");
}

#[test]
fn a_damaged_page_is_named_and_the_rest_is_read() {
    let words = shown(&hex(WORDS, utf16));
    let bytes = pages(&[&words, &words]).replace_all(b"/Contents 8 0 R", b"/Contents 9 0 R");
    let (paragraphs, remarks) = read("a.pdf", &bytes, &ReadOptions::default()).expect("a page");
    assert_eq!(paragraphs, [WORDS]);
    assert!(remarks[0].text.starts_with("第2页的内容已损坏"), "{}", remarks[0].text);
}

#[test]
fn bounds_hold() {
    let mut options =
        ReadOptions { limits: Limits { text_bytes: 1 << 10, ..Limits::default() }, ..ReadOptions::default() };
    let long = page(&composite("UniGB-UCS2-H"), &shown(&hex(&WORDS.repeat(100), utf16)), &[]);
    assert!(read("a.pdf", &long, &options).is_err());
    options.limits = Limits { pages: 0, ..Limits::default() };
    assert!(read("a.pdf", &long, &options).is_err_and(|e| e.to_string().contains("--max-size")));
}

trait ReplaceAll {
    fn replace_all(self, from: &[u8], to: &[u8]) -> Self;
}

impl ReplaceAll for Vec<u8> {
    fn replace_all(self, from: &[u8], to: &[u8]) -> Self {
        let text = String::from_utf8(self).expect("ASCII");
        let (from, to) = (std::str::from_utf8(from).expect("ASCII"), std::str::from_utf8(to).expect("ASCII"));
        // What lies behind must stay where the table says.
        let to = format!("{to:<width$}", width = from.len());
        text.replace(from, &to).into_bytes()
    }
}
