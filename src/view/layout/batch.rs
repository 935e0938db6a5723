//! What many places' reports add up to: a line a place, what failed, and in a workbook a line a pair.

use crate::view::long::{LongRow, Value};
use crate::view::page::{Block, Cell, Column, Page, Row, Run, Table, Tone};
use crate::view::words::Lang;

use super::Settings;

/// One place of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceLine {
    /// Its issuer.
    pub issuer: String,
    /// Its division code.
    pub code: Option<&'static str>,
    /// The years of its reports.
    pub years: Vec<i32>,
    /// Those of reports that break off.
    pub torn: Vec<i32>,
}

/// The name of a long table, for people.
pub fn table_name(id: &str, lang: Lang) -> &'static str {
    match id {
        "facts" => lang.pick("指标（facts）", "facts"),
        "targets" => lang.pick("目标完成情况（targets）", "targets"),
        "sections" => lang.pick("章节（sections）", "sections"),
        "terms" => lang.pick("提法变化（terms）", "terms"),
        _ => lang.pick("逐年对比（pairs）", "pairs"),
    }
}

/// The overview of a batch. `pairs` are rows of the long table of that name; each is shown where `all` is wanted.
pub fn page(
    places: &[PlaceLine],
    pairs: &[LongRow],
    failed: &[(String, String)],
    settings: &Settings,
    all: bool,
) -> Page {
    let lang = settings.lang;
    let reports: usize = places.iter().map(|p| p.years.len()).sum();
    let words = lang.pick(
        format!("{}个地方，{reports}份报告，{}次逐年对比，{}个文件未能处理", places.len(), pairs.len(), failed.len()),
        format!("{} places, {reports} reports, {} pairs, {} files not done", places.len(), pairs.len(), failed.len()),
    );
    let mut blocks = vec![Block::Text(vec![Run::plain(words)]), Block::Table(place_table(places, pairs, lang))];
    if all {
        blocks.push(Block::Table(pair_table(pairs, lang)));
    }
    if !failed.is_empty() {
        blocks.push(Block::Table(failed_table(failed, lang)));
    }
    let title = lang.pick("政府工作报告批量对比", "Government work reports of many places compared");
    Page { title: title.into(), sources: Vec::new(), blocks }
}

/// Columns of the long table of pairs, by name.
fn column(name: &str) -> Option<usize> {
    let pairs = crate::view::long::TABLES.iter().find(|t| t.id == "pairs")?;
    pairs.columns.iter().position(|(column, _)| *column == name)
}

fn number(row: &LongRow, name: &str) -> usize {
    match column(name).and_then(|c| row.get(c)) {
        Some(Value::Int(n)) => usize::try_from(*n).unwrap_or(0),
        _ => 0,
    }
}

fn words<'a>(row: &'a LongRow, name: &str) -> &'a str {
    match column(name).and_then(|c| row.get(c)) {
        Some(Value::Text(words)) => words,
        _ => "",
    }
}

fn place_table(places: &[PlaceLine], pairs: &[LongRow], lang: Lang) -> Table {
    let count = |key, title: &'static str| Column::new(key, title).right();
    let mut table = Table::new(
        "places",
        lang.pick("各地概况", "Places"),
        vec![
            Column::new("issuer", lang.pick("发布机关", "government")),
            Column::new("code", lang.pick("区划代码", "division code")),
            Column::new("years", lang.pick("年份", "years")),
            Column::new("torn", lang.pick("文字不完整", "break off"))
                .explain(lang.pick("文字不完整的报告的年份", "the years of the reports that break off")),
            count("targets", lang.pick("目标", "targets")),
            count("met", lang.pick("完成", "met")),
            count("near", lang.pick("接近", "near")),
            count("missed", lang.pick("未完成", "missed")),
            count("unreported", lang.pick("未报结果", "not reported")),
            count("incomparable", lang.pick("无法比较", "not comparable")),
        ],
    );
    let mut at = 0;
    for place in places {
        const SUMS: [&str; 6] = ["targets", "met", "near", "missed", "unreported", "incomparable"];
        let (mut sums, before) = ([0; SUMS.len()], at);
        // Pairs come in the order of the places.
        while let Some(pair) = pairs
            .get(at)
            .filter(|p| words(p, "issuer") == place.issuer && words(p, "code") == place.code.unwrap_or_default())
        {
            for (sum, name) in sums.iter_mut().zip(SUMS) {
                *sum += number(pair, name);
            }
            at += 1;
        }
        let mut cells = vec![
            Cell::text(&place.issuer),
            Cell::text(place.code.unwrap_or("—")),
            Cell::text(spans(&place.years, lang)),
            Cell::toned(spans(&place.torn, lang), Tone::Warn),
        ];
        // Of one report alone nothing was asked.
        let none = at == before;
        cells.extend(sums.map(|sum| if none { Cell::text("—") } else { Cell::count(sum) }));
        table.rows.push(Row { cells, ..Default::default() });
    }
    table
}

/// Years as people write them: 2012—2015、2017.
fn spans(years: &[i32], lang: Lang) -> String {
    let mut out: Vec<(i32, i32)> = Vec::new();
    for &year in years {
        match out.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(year) => *last = year,
            _ => out.push((year, year)),
        }
    }
    let words: Vec<String> = out.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}—{b}") }).collect();
    lang.list(&words)
}

fn pair_table(pairs: &[LongRow], lang: Lang) -> Table {
    let count = |key, title: &'static str| Column::new(key, title).right();
    let mut table = Table::new(
        "pairs",
        lang.pick("逐年对比", "Pairs"),
        vec![
            Column::new("issuer", lang.pick("发布机关", "government")),
            count("from", lang.pick("上年", "from")),
            count("to", lang.pick("本年", "to")),
            count("targets", lang.pick("目标", "targets")),
            count("met", lang.pick("完成", "met")),
            count("missed", lang.pick("未完成", "missed")),
            count("new", lang.pick("新增章节", "new sections")),
            count("dropped", lang.pick("不再单列章节", "dropped sections")),
            count("new_terms", lang.pick("新提法", "new terms")),
            count("dropped_terms", lang.pick("不再出现的提法", "dropped terms")),
        ],
    );
    for pair in pairs {
        let mut cells = vec![Cell::text(words(pair, "issuer"))];
        for name in ["from", "to", "targets", "met", "missed", "new", "dropped", "new_terms", "dropped_terms"] {
            cells.push(Cell::count(number(pair, name)));
        }
        table.rows.push(Row { cells, ..Default::default() });
    }
    table
}

fn failed_table(failed: &[(String, String)], lang: Lang) -> Table {
    let mut table = Table::new(
        "failed",
        lang.pick("未能处理的文件", "Files that could not be done"),
        vec![Column::new("file", lang.pick("文件", "file")), Column::new("cause", lang.pick("原因", "cause"))],
    );
    for (file, cause) in failed {
        let cells = vec![Cell::text(file), Cell::text(cause)];
        table.rows.push(Row { cells, tone: Tone::Warn, ..Default::default() });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_one_span() {
        assert_eq!(spans(&[2012, 2013, 2014, 2017], Lang::Zh), "2012—2014、2017");
        assert_eq!(spans(&[], Lang::En), "");
    }
}
