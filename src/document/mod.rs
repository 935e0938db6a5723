//! A [`Manuscript`] becomes a [`Report`]: who reports for which year, and how the text is built.
//!
//! Parsing never fails: what is odd becomes a [`Remark`] with its place.

use crate::ingest::Manuscript;
use crate::remark::Remark;
use crate::text::Span;

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
    /// The government that reports, the deepest one named (海拉尔区人民政府; 国务院 for the State Council).
    pub issuer: Option<String>,
}

/// A place in [`Report::sections`].
pub type SectionId = usize;

/// One section of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The section it belongs to; `None` only for section 0.
    pub parent: Option<SectionId>,
    /// Depth: 0 the whole, 1 一、, 2 （一） …
    pub level: usize,
    /// Where it stands, counted from 1 at each level: `2.1`. Empty for section 0.
    pub path: String,
    /// Its number as the register counts it, without the marks around it: 一 of （一）. `None` for an unnumbered heading.
    pub number: Option<String>,
    /// The words of the heading, without number and closing mark; empty for section 0.
    pub title: Span,
    /// What this part of the report is for; below level 1 the part's role is repeated, or `Problems`.
    pub role: Role,
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
pub enum Role {
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
    pub role: Role,
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
    let whole = Span::new(0, manuscript.text.len());
    let mut report = Report {
        remarks: manuscript.remarks.clone(),
        identity: Identity { title: None, year: given.year, issuer: given.issuer.clone() },
        sections: vec![Section {
            parent: None,
            level: 0,
            path: String::new(),
            number: None,
            title: Span::default(),
            role: Role::Other,
            heading: Span::default(),
            extent: whole,
            paragraphs: 0..0,
            body: true,
        }],
        paragraphs: Vec::new(),
        complete: true,
        manuscript,
    };
    let mut at = 0;
    for line in report.manuscript.text.split('\n') {
        report.paragraphs.push(Paragraph { span: Span::new(at, at + line.len()), section: 0, role: Role::Other });
        at += line.len() + 1;
    }
    report.sections[0].paragraphs = 0..report.paragraphs.len();
    report
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
    /// The title of a section.
    pub fn title(&self, id: SectionId) -> &str {
        self.words(self.sections[id].title)
    }
    /// The sections straight below `id`, in reading order.
    pub fn children(&self, id: SectionId) -> impl Iterator<Item = SectionId> + '_ {
        self.sections.iter().enumerate().filter(move |(_, s)| s.parent == Some(id)).map(|(i, _)| i)
    }
    /// The innermost section that holds byte `at`.
    pub fn section_at(&self, at: usize) -> SectionId {
        let before = self.sections.partition_point(|s| s.extent.start <= at);
        (0..before).rev().find(|&i| self.sections[i].body && at < self.sections[i].extent.end).unwrap_or(0)
    }
}
