//! The sections of two reports as rows that open: headings, what became of them, both texts with the changed wording.

use crate::analysis::Study;
use crate::comparison::Part;
use crate::comparison::alignment::{Link, Tie};
use crate::comparison::wording::{Edit, Redline};
use crate::document::SectionId;
use crate::text::{Pair, Span};
use crate::view::book::{Piece, SectionRow, Sections, Stretch};
use crate::view::names;
use crate::view::page::{Evidence, Run, Tone};
use crate::view::words::{figure, terms};

use super::super::wording::anew;
use super::super::{PairView, domain_tag, part_name};

/// All rows.
pub fn piece(view: &PairView) -> Piece {
    let lang = view.lang;
    let links = &view.pair.alignment.links;
    let mut twins = 0;
    let rows = links.iter().enumerate().map(|(i, link)| row(view, i, link, &mut twins)).collect();
    Piece::Sections(Sections {
        title: view.title(part_name(Part::Sections, lang)),
        labels: view.labels(),
        rows,
        note: links.is_empty().then(|| lang.pick("没有可对照的章节", "no sections to compare").to_owned()),
    })
}

fn row(view: &PairView, index: usize, link: &Link, twins: &mut usize) -> SectionRow {
    let lang = view.lang;
    let (change, tone) = terms::tie(link.tie, lang);
    let first =
        |study: &Study, ids: &[SectionId]| ids.first().and_then(|&id| study.report.sections.get(id)).map(|s| s.level);
    let level = first(view.two.to, &link.sections.to).or(first(view.two.from, &link.sections.from)).unwrap_or(1);
    let headings = |study: &Study, ids: &[SectionId], quote: &dyn Fn(Span) -> Evidence| -> Vec<Evidence> {
        ids.iter().filter_map(|&id| study.report.sections.get(id)).map(|s| quote(s.heading)).collect()
    };
    let redline = view.pair.wording.iter().find(|r| r.link == index);
    let (texts, note) = match redline {
        Some(redline) => (both(view, redline, twins), redline.written_anew().then(|| anew(lang).to_owned())),
        None => (plain(view, link), None),
    };
    let mut tags = vec![("change", names::tie(link.tie).to_owned())];
    let tag = |study: &Study, ids: &[SectionId]| domain_tag(study, *ids.first()?);
    tags.extend(tag(view.two.to, &link.sections.to).or_else(|| tag(view.two.from, &link.sections.from)));
    SectionRow {
        level,
        headings: Pair::new(
            headings(view.two.from, &link.sections.from, &|s| view.from_quote("", s)),
            headings(view.two.to, &link.sections.to, &|s| view.to_quote("", s)),
        ),
        change: change.to_owned(),
        tone,
        facts: facts(view, link),
        texts,
        note,
        tags,
    }
}

fn facts(view: &PairView, link: &Link) -> Vec<String> {
    let lang = view.lang;
    let place = |p: Option<(usize, usize)>| p.map_or("—".to_owned(), |(at, of)| format!("{at}/{of}"));
    let share = |share: f64, there: bool| if there { figure::percent(share) } else { "—".to_owned() };
    let mut out = vec![
        format!("{} {} → {}", lang.pick("位次", "place"), place(link.place.from), place(link.place.to)),
        format!(
            "{} {} → {}",
            lang.pick("占全文", "share"),
            share(link.share.from, !link.sections.from.is_empty()),
            share(link.share.to, !link.sections.to.is_empty())
        ),
    ];
    if let Some(similarity) = link.similarity.filter(|_| !matches!(link.tie, Tie::New | Tie::Dropped)) {
        out.push(format!("{} {similarity:.2}", lang.pick("相似度", "likeness")));
    }
    out
}

/// Both sides of a redline, each with its own words.
fn both(view: &PairView, redline: &Redline, twins: &mut usize) -> Pair<Vec<Vec<Stretch>>> {
    let mut from = Side::new(view.two.from);
    let mut to = Side::new(view.two.to);
    for edit in &redline.edits {
        match edit {
            Edit::Kept(p) => {
                from.push(p.from, Tone::Plain, None);
                to.push(p.to, Tone::Plain, None);
            }
            Edit::Added(s) => to.push(*s, Tone::Added, None),
            Edit::Removed(s) => from.push(*s, Tone::Removed, None),
            Edit::Replaced(p) => {
                from.push(p.from, Tone::Removed, None);
                to.push(p.to, Tone::Added, None);
            }
            Edit::Moved(p) => {
                *twins += 1;
                from.push(p.from, Tone::Moved, Some(*twins));
                to.push(p.to, Tone::Moved, Some(*twins));
            }
            Edit::Break => {}
        }
    }
    Pair::new(from.paragraphs(), to.paragraphs())
}

/// The texts of sections whose wording is not compared: the paragraph that answers, or those straight under their headings.
fn plain(view: &PairView, link: &Link) -> Pair<Vec<Vec<Stretch>>> {
    let side = |study, ids: &[SectionId], one: Option<usize>, tone| {
        let mut side = Side::new(study);
        let paragraphs = side.study.report.paragraphs.iter().enumerate();
        for (_, p) in paragraphs.filter(|(i, p)| one.map_or(ids.contains(&p.section), |one| one == *i)) {
            side.push(p.span, tone, None);
        }
        side.paragraphs()
    };
    let tone = |alone: Tone, other: &[SectionId]| if other.is_empty() { alone } else { Tone::Plain };
    Pair::new(
        side(view.two.from, &link.sections.from, link.paragraph.from, tone(Tone::Removed, &link.sections.to)),
        side(view.two.to, &link.sections.to, link.paragraph.to, tone(Tone::Added, &link.sections.from)),
    )
}

/// One side's stretches, put back into the order of its text.
struct Side<'a> {
    study: &'a Study,
    stretches: Vec<(Span, Tone, Option<usize>)>,
}

impl<'a> Side<'a> {
    fn new(study: &'a Study) -> Self {
        Self { study, stretches: Vec::new() }
    }

    fn push(&mut self, span: Span, tone: Tone, twin: Option<usize>) {
        self.stretches.push((span, tone, twin));
    }

    /// Cut where the text has a line end, between stretches or within one.
    fn paragraphs(mut self) -> Vec<Vec<Stretch>> {
        self.stretches.sort_by_key(|(span, ..)| span.start);
        let text = self.study.report.text();
        let mut out: Vec<Vec<Stretch>> = Vec::new();
        let mut end: Option<usize> = None;
        for (span, tone, twin) in self.stretches {
            let parted = end.and_then(|end| text.get(end..span.start)).is_none_or(|between| between.contains('\n'));
            if parted {
                out.push(Vec::new());
            }
            end = Some(span.end);
            for (n, words) in self.study.report.quote(span).split('\n').enumerate() {
                if n > 0 {
                    out.push(Vec::new());
                }
                if let Some(last) = out.last_mut()
                    && !words.is_empty()
                {
                    last.push(Stretch { run: Run::new(words, tone), twin });
                }
            }
        }
        out.retain(|p| !p.is_empty());
        out
    }
}
