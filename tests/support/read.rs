//! Reads what the program writes as another program would: the rows of each format, the parts of an archive.

use std::io::{Cursor, Read};

/// Whether `words` hold `number` as a number of its own: 24.1, not 124.1 nor 24.15.
pub fn holds(words: &str, number: &str) -> bool {
    words.match_indices(number).any(|(at, _)| {
        let before = words[..at].chars().next_back();
        let after = words[at + number.len()..].chars().next();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        !digit(before) && !digit(after)
    })
}

/// What stands between `open` and `close`, each time.
pub fn inside<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).map(|part| part.split(close).next().unwrap_or(part)).collect()
}

/// The words of a stretch of XML or HTML.
pub fn words(xml: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in xml.replace("<w:br/>", " ").replace("<br>", " ").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Rows of cells, as another program reads them.
pub type Rows = Vec<Vec<String>>;

/// The rows of a Markdown answer; a line of running words is a row of one cell.
pub fn of_markdown(page: &str) -> Rows {
    let cells = |l: &str| match l.starts_with('|') {
        true => l.split('|').map(|c| c.replace("**", "")).collect(),
        false => vec![l.to_owned()],
    };
    page.lines().map(cells).collect()
}

/// The rows of an answer for the screen. Which lines go on with the row above can't be seen where a cell has several: all
/// runs of lines are tried.
pub fn of_screen(screen: &str) -> Rows {
    let drawn = |l: &str| l.trim_matches('│').split('┆').map(|c| c.trim().to_owned()).collect::<Vec<String>>();
    let rows: Rows = screen.lines().map(|l| if l.starts_with('│') { drawn(l) } else { vec![l.to_owned()] }).collect();
    let joined = (0..rows.len()).flat_map(|n| (1..=12).map(move |lines| (n, lines))).filter_map(|(n, lines)| {
        let rows = rows.get(n..n + lines)?;
        let alike = rows.iter().all(|r| r.len() == rows[0].len());
        let column = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|c| c.trim()).collect::<String>();
        alike.then(|| (0..rows[0].len()).map(column).collect())
    });
    joined.collect()
}

/// The rows of a page's tables, of its pairs of sections, and of its summary.
pub fn of_html(page: &str) -> Rows {
    let tables = inside(page, "<tr data-row", "</tr>");
    let cells = |r: &&str| inside(r, "<td", "</td>").iter().map(|c| words(&format!("<td{c}"))).collect();
    let mut rows: Rows = tables.iter().map(cells).collect();
    let sections = inside(page, "<details class=\"l", "</summary>");
    rows.extend(
        sections.iter().map(|s| inside(s, "<span", "</span>").iter().map(|c| words(&format!("<s{c}"))).collect()),
    );
    rows.extend(inside(page, "<li>", "<details>").iter().map(|s| vec![words(s)]));
    rows
}

/// The rows of CSV, by another parser; the byte order mark is none of a cell.
pub fn of_csv(bytes: &[u8]) -> Rows {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
    reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
}

/// The files of an archive that `wanted` names.
pub fn unpacked(bytes: Vec<u8>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names = archive.file_names().flatten().map(|n| n.into_owned());
    let names: Vec<String> = names.filter(|n| wanted(n)).collect();
    let read = names.iter().map(|name| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("XML");
        text
    });
    read.collect()
}

/// The rows of all sheets of a workbook, numbers as the sheet holds them.
pub fn of_workbook(bytes: Vec<u8>) -> Rows {
    let shared = unpacked(bytes.clone(), |n| n == "xl/sharedStrings.xml").concat();
    let strings: Vec<String> = inside(&shared, "<si>", "</si>").into_iter().map(words).collect();
    let sheets = unpacked(bytes, |n| n.starts_with("xl/worksheets/sheet"));
    let cell = |cell: &str| {
        let value = inside(cell, "<v>", "</v>").concat();
        match cell.split('>').next().is_some_and(|head| head.contains("t=\"s\"")) {
            true => value.parse().ok().and_then(|n: usize| strings.get(n).cloned()).unwrap_or_default(),
            false => value,
        }
    };
    let rows = sheets.iter().flat_map(|s| inside(s, "<row ", "</row>"));
    rows.map(|r| inside(r, "<c ", "</c>").into_iter().map(cell).collect()).collect()
}

/// The rows of a Word file's tables, and its paragraphs as rows of one cell.
pub fn of_word(bytes: Vec<u8>) -> Rows {
    let document = unpacked(bytes, |n| n == "word/document.xml").concat();
    let rows = inside(&document, "<w:tr>", "</w:tr>");
    let mut rows: Rows = rows.iter().map(|r| inside(r, "<w:tc>", "</w:tc>").into_iter().map(words).collect()).collect();
    let paragraphs: Vec<String> = inside(&document, "<w:p>", "</w:p>").into_iter().map(words).collect();
    // What nothing is said of stands together in a paragraph: 未再提及的2个指标：甲（5%）；乙（3个）.
    for list in paragraphs.iter().filter(|p| p.starts_with("未再提及的")) {
        let items = list.split_once('：').map_or("", |(_, items)| items).split('；');
        rows.extend(items.map(|item| {
            let name = item.split('（').next().unwrap_or(item);
            vec![name.to_owned(), item.to_owned(), "未再提及".to_owned()]
        }));
    }
    rows.extend(paragraphs.into_iter().map(|p| vec![p]));
    rows
}
