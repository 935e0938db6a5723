//! A [`Manuscript`] becomes a [`Report`]: who reports for which year, and how the text is built.
//!
//! Parsing never fails: what is odd becomes a [`Remark`] with its place.

mod contents;
mod ending;
mod heading;
mod identity;
mod kind;
mod lines;
mod outline;
mod roles;
mod series;
#[cfg(test)]
mod tests;
mod tree;

use crate::ingest::Manuscript;
use crate::remark::Remark;
use crate::text::{Span, sentences, years};
use lines::Line;

pub use kind::ReportKind;

/// One report, understood: identity, outline, roles. Owns its manuscript; every span points into `manuscript.text`.
#[derive(Debug, Clone)]
pub struct Report {
    /// The text and where it came from.
    pub manuscript: Manuscript,
    /// Title, issuer and year.
    pub identity: Identity,
    /// The outline in reading order. Section 0 is the whole report: no heading, level 0, role other.
    pub sections: Vec<Section>,
    /// The paragraphs of the body in reading order, headings on lines of their own left out. A run-in heading's
    /// paragraph begins after the heading.
    pub paragraphs: Vec<Paragraph>,
    /// False where the text breaks off (in mid-sentence, or before sections that its table of contents announces).
    pub complete: bool,
    /// Whether no heading was found, so that each paragraph is a section.
    pub headless: bool,
    /// What is odd, in order of place; those of the manuscript first.
    pub remarks: Vec<Remark>,
}

/// Who reports, and for which year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The title as it stands, blanks between its characters taken out.
    pub title: Option<String>,
    /// The year that the plan is for (the review is of the year before).
    pub year: Option<i32>,
    /// The government that reports, the deepest one named (澜溪区人民政府; 国务院 for the State Council).
    pub issuer: Option<String>,
    /// The same government under its present name, where the user says that it had another.
    pub present: Option<String>,
}

impl Identity {
    /// The government that reports, under the name that it has now.
    pub fn government(&self) -> Option<&str> {
        self.present.as_deref().or(self.issuer.as_deref())
    }
}

/// A place in [`Report::sections`].
pub type SectionId = usize;

/// One section of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The section it belongs to; `None` only for section 0.
    pub parent: Option<SectionId>,
    /// Depth: 0 the whole, 1 its parts, 2 what stands straight below those …
    pub level: usize,
    /// Where it stands, counted from 1 at each level: `2.1`. Empty for section 0.
    pub path: String,
    /// Its number as the register counts it, without the marks around it: 一 of （一）. `None` for an unnumbered heading.
    pub number: Option<String>,
    /// The words of the heading, without number and closing mark; empty for section 0.
    pub title: Span,
    /// What this part of the report is for; below level 1 the part's role is repeated, or `Problems`.
    pub role: PartRole,
    /// The heading as it stands, number included; empty for section 0.
    pub heading: Span,
    /// All that belongs to it: heading, text and sections below.
    pub extent: Span,
    /// Its own paragraphs and those of the sections below, as indices into [`Report::paragraphs`].
    pub paragraphs: std::ops::Range<usize>,
    /// False for a heading that only the table of contents has.
    pub body: bool,
}

/// What a part of a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartRole {
    /// 工作回顾: what was done.
    Review,
    /// 总体要求和目标: requirements and targets.
    Goals,
    /// 工作安排: what is to be done this year.
    Plan,
    /// A five-year plan's part.
    MediumTerm,
    /// 存在的问题: the shortcomings admitted.
    Problems,
    /// Opening, closing, appendices.
    Other,
}

/// One paragraph of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub span: Span,
    /// The innermost section it belongs to.
    pub section: SectionId,
    /// What it is for: its section's role, but `Problems` where the paragraph itself admits shortcomings.
    pub role: PartRole,
}

/// What the user says of a report and the text need not show.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// `--year`.
    pub year: Option<i32>,
    /// `--issuer`.
    pub issuer: Option<String>,
}

/// Reads the structure of a manuscript. Never fails.
pub fn parse(manuscript: Manuscript, given: &Given) -> Report {
    let text = manuscript.text.as_str();
    let all = lines::lines(text);
    let contents = contents::find(&all);
    let body_at = body_start(&all, contents.clone());
    let outside = |i: &usize| contents.as_ref().is_none_or(|c| !c.contains(i));
    let front: Vec<Line<'_>> =
        (body_at.saturating_sub(FRONT)..body_at).filter(outside).map(|i| all[i].clone()).collect();
    let body = &all[body_at..];
    let (events, odd) = outline::events(body, &front);
    let mut events = series::find(text, events);
    let announced =
        contents.map(|c| contents::announce(text, &mut events, &contents::entries(&all[c]))).unwrap_or_default();

    let identified = Identified::read(&front, body, &manuscript);
    let tree = tree::build(text, &events, given.year.or(identified.near()));
    let (identity, doubts) = identified.decide(given, text, &tree.sections);
    let ending = ending::judge(text, &events, &announced);

    let mut remarks = manuscript.remarks.clone();
    let mut own: Vec<Remark> = odd.into_iter().chain(tree.remarks).chain(ending.remarks).collect();
    own.sort_by_key(|r| r.span.map_or(0, |s| s.start));
    remarks.extend(doubts);
    remarks.extend(own);
    let (sections, paragraphs) = (tree.sections, tree.paragraphs);
    Report { identity, sections, paragraphs, complete: ending.complete, headless: tree.headless, remarks, manuscript }
}

/// How many lines before the body may belong to the title page.
const FRONT: usize = 80;

/// Where the body begins: behind title, meeting and signature, and behind a table of contents.
fn body_start(all: &[Line<'_>], contents: Option<std::ops::Range<usize>>) -> usize {
    let inside = |i: usize| contents.as_ref().is_some_and(|c| c.contains(&i));
    let long = |l: &Line<'_>| l.chars > 60 || l.mark.is_some();
    let first = (0..all.len()).find(|&i| !inside(i) && (long(&all[i]) || all[i].is_salutation())).unwrap_or(all.len());
    if all.get(first).is_some_and(Line::is_salutation) {
        return first;
    }
    // No salutation: the last line that belongs to a title page.
    let title_page = |l: &Line<'_>| {
        l.is_meeting() || l.chars <= 60 && l.text.split_whitespace().collect::<String>().contains("工作报告")
    };
    (0..first)
        .rev()
        .find(|&i| !inside(i) && title_page(&all[i]))
        .map_or_else(|| contents.map_or(0, |c| c.end.min(first)), |i| i + 1)
}

/// What title page, opening and file tell of issuer and year.
struct Identified {
    title: Option<String>,
    issuer: Option<String>,
    evidence: identity::YearEvidence,
}

impl Identified {
    fn read(front: &[Line<'_>], body: &[Line<'_>], manuscript: &Manuscript) -> Self {
        let at = identity::title(front);
        let words = |text: &str| at.map(|s| s.of(text).chars().filter(|c| !c.is_whitespace()).collect::<String>());
        let (title, written) = (words(&manuscript.text), words(manuscript.as_written()));
        let meeting = identity::meeting(front);
        let issuer = identity::issuer(front, body, title.as_deref(), meeting.as_deref());
        let evidence = identity::YearEvidence {
            meeting: meeting.as_deref().and_then(years::date),
            title: title.as_deref().and_then(|t| years::all(t).into_iter().max().or_else(|| identity::leading_year(t))),
            file: identity::file_year(&manuscript.origin.file),
            ..Default::default()
        };
        Self { title: written, issuer, evidence }
    }

    /// The year as title page and file tell it.
    fn near(&self) -> Option<i32> {
        self.evidence.decide().0
    }

    /// Adds what the parts tell of the year, and decides.
    fn decide(mut self, given: &Given, text: &str, sections: &[Section]) -> (Identity, Vec<Remark>) {
        let parts: Vec<&Section> = sections.iter().filter(|s| s.level == 1).collect();
        let headings = |roles: &[PartRole]| {
            parts
                .iter()
                .filter(|s| roles.contains(&s.role))
                .flat_map(|s| years::all(s.title.of(text)))
                .collect::<Vec<i32>>()
        };
        self.evidence.plan = headings(&[PartRole::Plan, PartRole::Goals]);
        if self.evidence.plan.is_empty() {
            // A sentence is weaker than a heading: it may speak of a plan's last year.
            let near = self.near();
            self.evidence.plan = parts
                .iter()
                .filter(|s| matches!(s.role, PartRole::Plan | PartRole::Goals))
                .find_map(|s| {
                    identity::plan_year(s.extent.of(text)).filter(|y| near.is_none_or(|n| (n - 1..=n + 1).contains(y)))
                })
                .into_iter()
                .collect();
        }
        self.evidence.review = headings(&[PartRole::Review]).into_iter().max();
        let (year, mut doubts) = match given.year {
            Some(year) => (Some(year), Vec::new()),
            None => self.evidence.decide(),
        };
        if year.is_none() {
            doubts.push(Remark::warning("看不出是哪一年的报告，可用 --year 指定", None));
        }
        (Identity { title: self.title, year, issuer: given.issuer.clone().or(self.issuer), present: None }, doubts)
    }
}

impl Report {
    /// The report's text; every span points into it.
    pub fn text(&self) -> &str {
        &self.manuscript.text
    }
    /// The words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.manuscript.text)
    }
    /// The words at `span` as the file has them, traditional characters and all: for whatever is shown as a quotation.
    pub fn quote(&self, span: Span) -> &str {
        span.of(self.manuscript.as_written())
    }
    /// The title of a section.
    pub fn title(&self, id: SectionId) -> &str {
        self.words(self.sections[id].title)
    }
    /// Which paragraph holds byte `at`; between two, in a heading, the next.
    pub fn paragraph_index(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.end <= at)
    }
    /// The paragraph that holds byte `at`; between two, in a heading, the next.
    pub fn paragraph_at(&self, at: usize) -> Option<&Paragraph> {
        self.paragraphs.get(self.paragraph_index(at))
    }
    /// The sentence that holds these words of a paragraph.
    pub fn sentence_around(&self, words: Span) -> Option<Span> {
        sentences::around(self.text(), self.paragraph_at(words.start)?.span, words)
    }
    /// The sections straight below `id`, in reading order.
    pub fn children(&self, id: SectionId) -> impl Iterator<Item = SectionId> + '_ {
        let level = self.sections[id].level;
        let below = self.sections.iter().enumerate().skip(id + 1).take_while(move |(_, s)| s.level > level);
        below.filter(move |(_, s)| s.parent == Some(id)).map(|(i, _)| i)
    }
    /// A section and those that it belongs to, the innermost first, the whole report last.
    pub fn lineage(&self, id: SectionId) -> impl Iterator<Item = SectionId> + '_ {
        std::iter::successors(Some(id), |&id| self.sections.get(id).and_then(|s| s.parent))
    }
    /// The innermost section that holds byte `at`.
    pub fn section_at(&self, at: usize) -> SectionId {
        let before = self.sections.partition_point(|s| s.extent.start <= at);
        // The last section that begins before it, or one that holds that. A heading that is only announced is empty and holds
        // no place, unless a section of the body stands below it.
        let mut id = before.saturating_sub(1);
        while at >= self.sections[id].extent.end {
            match self.sections[id].parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        id
    }
}
