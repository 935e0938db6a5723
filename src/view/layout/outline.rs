//! The headings of one report as a tree, with roles, domains and shares of the text.

use crate::analysis::Study;
use crate::document::{Report, Section, SectionId};
use crate::text::{Span, han_count};
use crate::view::page::{Block, Cell, Column, Evidence, Page, Row, Run, Table, Tone};
use crate::view::words::{figure, terms};

use super::{Settings, source, title_of};

/// The page of `outline`.
pub fn page(study: &Study, settings: &Settings, keep: impl Fn(SectionId) -> bool) -> Page {
    let lang = settings.lang;
    let report = &study.report;
    let all = han_count(report.text()).max(1) as f64;
    let columns = vec![
        Column::new("path", lang.pick("序", "path"))
            .files()
            .explain(lang.pick("在全文中的位置，逐级从1数起", "place in the outline, counted from 1 at each level")),
        Column::new("title", lang.pick("标题", "heading")),
        Column::new("role", lang.pick("作用", "part")).explain(
            lang.pick("这一部分是回顾、目标、安排还是其他", "whether the part reviews, sets goals, plans, or else"),
        ),
        Column::new("domain", lang.pick("领域", "domain"))
            .wide()
            .explain(lang.pick("文字最多的政策领域", "the policy domain that most of its words belong to")),
        Column::new("share", lang.pick("占全文", "share"))
            .right()
            .explain(lang.pick("占全文汉字的比重", "share of the report's Han characters")),
    ];
    let rows = report.sections.iter().enumerate().skip(1).filter(|(id, _)| keep(*id)).map(|(id, s)| {
        let indent = "  ".repeat(s.level.saturating_sub(1).min(8));
        let share = if s.body { han_count(report.quote(s.extent)) as f64 / all } else { 0.0 };
        let number = number(report, s);
        let mut title = vec![
            Run::new(indent, Tone::Plain),
            Run::new(
                format!("{number}{}", report.quote(s.title)),
                if s.level == 1 { Tone::Strong } else { Tone::Plain },
            ),
        ];
        if !s.body {
            title.push(Run::new(lang.pick("（仅见目录）", " (contents only)"), Tone::Dim));
        }
        let domain = study.domains.get(id).and_then(|w| w.main);
        Row {
            cells: vec![
                Cell::text(&s.path),
                Cell::Text(title),
                Cell::text(terms::role(s.role, lang)),
                domain.map_or(Cell::Empty, |d| Cell::text(terms::domain(d, lang))),
                Cell::number(figure::decimal(share * 100.0, 1), figure::percent(share), Some("%".into())),
            ],
            evidence: vec![Evidence {
                column: "title",
                source: 0,
                span: s.heading,
                text: report.quote(s.heading).into(),
            }],
            ..Default::default()
        }
    });
    let table = Table {
        note: (report.sections.len() < 2).then(|| lang.pick("没有认出标题", "no headings were found").into()),
        ..Table::new("outline", lang.pick("提纲", "Outline"), columns).with_rows(rows.collect())
    };
    Page { title: title_of(report), sources: vec![source(report, lang)], blocks: vec![Block::Table(table)] }
}

/// The number of a heading as the report writes it: 一、 · （一） · 第一部分 · 一是; empty for a heading without a number.
fn number(report: &Report, section: &Section) -> String {
    let before = Span::new(section.heading.start, section.title.start.max(section.heading.start));
    let written = report.quote(before).trim_start_matches(['#', '*', ' ']);
    match section.number {
        Some(_) if written.ends_with(char::is_whitespace) => format!("{} ", written.trim_end()),
        Some(_) => written.to_owned(),
        None => String::new(),
    }
}
