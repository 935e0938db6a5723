//! What is known of time at a place of the report: from its part, the sentence and the clause.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{PartRole, Report, SectionId};
use crate::lexicon::{FigureWords, Mark, TimeWords, Words};
use crate::text::numerals::years_in_digits;

use super::calendar::{
    compared_plan, compared_year, compares, lone_year, part_of, plan_span, sums_years, up_to_year, year_span, years,
    years_ahead, years_back, years_counted,
};
use super::marks::Marks;

/// The stretch of time that a passage speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// The year of the part: the report's in a plan, the one before it in a review.
    Year,
    /// A span that is over.
    Past(i32, i32),
    /// A span to come.
    Next(i32, i32),
}

/// What is known of time and role at a place of the report; carried on from sentence to sentence.
#[derive(Debug, Clone)]
pub struct Scene<'l> {
    pub(super) figures: &'l FigureWords,
    pub(super) words: &'l TimeWords,
    pub(super) year: Option<i32>,
    pub(super) part: PartRole,
    /// The section explains terms.
    pub(super) explains: bool,
    pub(super) around: Vec<SectionId>,
    /// What the titles of the sections say.
    pub(super) titled: Era,
    /// What the first words of this paragraph, or of one before it in the section, said.
    pub(super) opened: Option<Era>,
    /// What a later sentence of the paragraph began with.
    pub(super) turned: Option<Era>,
    /// What the sentence says, for itself.
    pub(super) said: Option<Era>,
    /// A year that the sentence names and that holds to its end: 到2020年.
    pub(super) named: Option<i32>,
    /// The clause names it itself.
    pub(super) named_here: bool,
    /// The part of the year that the sentence speaks of: 上半年.
    pub(super) part_of_year: Option<String>,
    /// The years that the sentence names the first and the last of: 从1979年到1984年.
    pub(super) span: Option<(i32, i32)>,
    /// The years that were last spoken of together.
    pub(super) spoken: Option<(i32, i32)>,
    /// The year before the one before that the sentence compares with: 比2002年.
    pub(super) since: Option<i32>,
    /// The whole sentence does: 与2002年相比.
    pub(super) set_against: bool,
    /// The clause begins with how many years it speaks of: 五年共投入.
    pub(super) summed: bool,
    /// A clause of the sentence is nothing but how many years it speaks of: 五年内，造林30万亩.
    pub(super) within: bool,
    /// The clause before said that something was proposed: 曾提出.
    pub(super) proposed: bool,
    /// A part of the sentence looks beyond the review: 今后.
    pub(super) hereafter: bool,
    /// The sentence calls on others: 我们主张.
    pub(super) appeals: bool,
    /// The sentence tells an aim of then again.
    pub(super) retold: bool,
    /// The sentence speaks of targets.
    pub(super) target: bool,
    /// The sentence speaks of what was done, in a part that plans.
    pub(super) past: bool,
    /// The paragraph began to do so.
    pub(super) past_opened: bool,
    /// The review goes on into the report's own year: 今年以来.
    pub(super) running: bool,
}

/// Whom the report is read to: no part of what a paragraph opens with.
pub const ADDRESS: &str = "各位代表";

/// How words begin that say what was done in a month, and not what it measured.
const DONE: [char; 6] = ['投', '开', '建', '竣', '启', '正'];
/// How many characters of a sentence are its opening, at most.
const OPENING: usize = 16;

impl<'l> Scene<'l> {
    /// The scene before the first sentence.
    pub fn new(report: &Report, figures: &'l FigureWords) -> Self {
        Self {
            figures,
            words: &figures.time,
            year: report.identity.year,
            part: PartRole::Other,
            explains: false,
            around: Vec::new(),
            titled: Era::Year,
            opened: None,
            turned: None,
            said: None,
            named: None,
            named_here: false,
            part_of_year: None,
            span: None,
            spoken: None,
            since: None,
            set_against: false,
            summed: false,
            within: false,
            proposed: false,
            hereafter: false,
            appeals: false,
            retold: false,
            target: false,
            past: false,
            past_opened: false,
            running: false,
        }
    }

    /// Steps into a paragraph of the part `part`, in the sections `around` it, the outermost first, each with its title.
    pub fn enter<'t>(&mut self, part: PartRole, around: impl Iterator<Item = (SectionId, &'t str)>) {
        let around: Vec<(SectionId, &str)> = around.collect();
        // An appendix of what is promised for the year: 2026年民生实事.
        let promised = part == PartRole::Other && around.first().is_some_and(|(_, t)| self.words.promised.in_text(t));
        self.part = if promised { PartRole::Plan } else { part };
        self.explains = around.first().is_some_and(|(_, t)| self.words.explained.in_text(t));
        self.turned = None;
        self.running = false;
        self.past_opened = false;
        let before = std::mem::take(&mut self.around);
        for (depth, (id, title)) in around.into_iter().enumerate() {
            self.around.push(id);
            if before.get(depth) == Some(&id) {
                continue;
            }
            let cue = self.cue(title, &Marks::of(self.figures, title));
            if depth == 0 {
                (self.titled, self.opened, self.spoken) = (cue.unwrap_or(Era::Year), None, None);
            } else if cue.is_some() {
                self.opened = cue;
            }
        }
    }

    /// Steps into a sentence, the first of its paragraph or not.
    pub fn sentence(&mut self, text: &str, first: bool) {
        (self.named, self.said, self.span) = (None, None, None);
        (self.past, self.part_of_year) = (false, None);
        (self.proposed, self.retold, self.within) = (false, false, false);
        (self.hereafter, self.appeals) = (false, self.words.appeals.at_start(text).is_some());
        // 这里要说明的是，在刚刚过去的2023年: what only leads up to it tells no time.
        let leads_up = |part: &str| part.starts_with(ADDRESS) || part.ends_with("的是");
        let opening = text.split(['，', '：']).find(|part| !leads_up(part));
        let opening = head(opening.unwrap_or_default(), OPENING);
        let marks = Marks::of(self.figures, opening);
        let cue = self.cue(opening, &marks);
        let (dated, marks) = self.dated(opening, &marks);
        // 2022年同2017年相比，…。铁路货运量增长23%: what a sentence is set against, those after it are too.
        let goes_on = self.set_against && !first && cue.is_none() && !marks.year && !marks.has(Mark::Last, dated.len());
        if !goes_on {
            (self.since, self.set_against) = (None, false);
        }
        if self.plans() && self.looks_back(&dated, &marks) {
            self.past_opened = true;
        } else if self.past_opened && (self.words.this.in_text(text) || self.looks_ahead(text)) {
            self.past_opened = false;
        }
        self.past = self.past_opened;
        if matches!(self.part, PartRole::Review | PartRole::Problems) && opening.starts_with("今年以来") {
            self.running = true;
        } else if cue.is_some() {
            self.running = false;
        }
        // 2023年末存款余额达到180亿元: how it stood then; the paragraph goes on with its years.
        let stands = ["年末", "年底"].iter().any(|w| dated.contains(w));
        // “十四五”前四年, “十四五”以来: the paragraphs after that go on with the year.
        let runs = matches!(cue, Some(Era::Past(a, b)) if b < a + 4) && plan_span(self.words, opening).is_some();
        // “十四五”以来生产总值年均增长6%: of this paragraph alone; a time on its own opens those after it too.
        let told = text.split(['，', '：']).find(|part| !leads_up(part)).is_some_and(|part| part.contains('%'));
        if first && cue.is_some() && !told && !runs {
            self.opened = cue;
        } else if cue.is_some() && !stands {
            self.turned = cue;
        }
        self.target = match self.part {
            PartRole::Review | PartRole::Problems => false,
            _ => self.words.target.in_text(text),
        };
    }

    /// Steps into a clause that begins with `start`, with its `marks`; its words up to its first figure are `text`.
    pub fn clause(&mut self, start: &str, text: &str, marks: &Marks) {
        self.summed =
            marks.year && years_back(start).is_some_and(|(_, through)| !through) || marks.year && sums_years(text);
        let marked = start.len() == text.len() && text.ends_with(['内', '间', '中']);
        self.within |= marked && marks.year && years_back(text).is_some();
        self.named_here = false;
        let (text, marks) = self.dated(text, marks);
        let text = text.as_ref();
        let has = |mark| marks.has(mark, text.len());
        // 曾提出，物价涨幅要降到10%，实际回落到6.1%: an aim of then, until the outcome is told.
        self.retold |= self.proposed && ahead(&self.words.ahead, text);
        self.retold = self.retold && !has(Mark::TurnedOut);
        self.proposed = self.words.proposed.at_end(text).is_some();
        self.hereafter |= self.words.hereafter.at_start(text).is_some();
        self.hereafter &= !has(Mark::Last);
        if let Some(era) = self.cue(head(text, OPENING), &marks) {
            (self.said, self.named, self.since, self.span) = (Some(era), None, None, None);
        } else if let Some(years) = (marks.year && self.plans()).then(|| years_ahead(text)).flatten()
            && let Some(year) = self.year
        {
            // Of this sentence alone: the paragraph goes on with the year.
            self.said = Some(Era::Next(year, year + years - 1));
        }
        let near = |y: &i32| self.year.is_none_or(|own| (own - 12..own + 40).contains(y));
        let told = |_: &i32| self.plans() || !up_to_year(text);
        if let Some(y) = marks.year.then(|| lone_year(text)).flatten().filter(near).filter(told) {
            if let Some(year) = self.year.filter(|&own| y + 1 < own && text.contains(&format!("{y}年以来"))) {
                // 2021年以来: of all the years since.
                (self.said, self.named) = (Some(Era::Past(y, year - 1)), None);
            } else {
                (self.named, self.named_here) = (Some(y), true);
            }
        } else if let Some(year) = self.year.filter(|y| text.contains("本世纪末") && y % 100 != 0) {
            self.named = Some((year / 100 + 1) * 100);
        }
        if let Some(span) = marks.year.then(|| year_span(text)).flatten() {
            (self.span, self.named, self.named_here) = (Some(span), None, false);
        } else if self.named_here || has(Mark::This) || has(Mark::Last) || marks.five && text.contains("五计划") {
            self.span = None;
        }
        // 降幅比前三季度收窄: what is only compared with.
        // 9月份投入使用: when it was done.
        let month = marks.month.then(|| text.split_once("月份")).flatten();
        let dated = month.is_some_and(|(_, deed)| deed.starts_with(DONE));
        let named = marks.first(Mark::PartOfYear, text.len()).filter(|at| !compares(&text[..at.start]) && !dated);
        if let Some(part) = part_of(text, named, marks.month && !dated) {
            self.part_of_year = Some(part);
        } else if has(Mark::This) || has(Mark::Last) {
            self.part_of_year = None;
        }
        let ago = |y: &i32| self.year.is_none_or(|own| (1900..own + 40).contains(y));
        let plan = || marks.five.then(|| compared_plan(text)).flatten();
        if let Some(y) = marks.year.then(|| compared_year(text)).flatten().or_else(plan).filter(ago) {
            self.since = Some(y);
            self.set_against = text.contains("相比");
        } else if has(Mark::Last) {
            self.since = None;
        }
        if has(Mark::This) {
            self.past = false;
        } else if self.plans() && self.looks_back(text, &marks) {
            self.past = true;
        }
        self.spoken = self.together(text, &marks).or(self.spoken);
    }

    /// What the sentence has told of is done, and so is what it goes on with: 由466个减少到现在的276个，成本由…降到….
    pub fn tells_past(&mut self) {
        self.past |= self.plans();
    }

    /// The years up to the last one that a clause of a review speaks of together: 五年平均每年, 同2017年相比.
    fn together(&self, text: &str, marks: &Marks) -> Option<(i32, i32)> {
        let until = self.year? - 1;
        let review = matches!(self.part, PartRole::Review | PartRole::Problems);
        let counted = || marks.year.then(|| years_counted(text)).flatten().map(|years| (until - years + 1, until));
        match (self.said, self.since) {
            _ if !review => None,
            (Some(Era::Past(a, b)), _) => Some((a, b)),
            (_, Some(since)) if self.set_against && since + 1 < until => Some((since + 1, until)),
            _ => counted(),
        }
    }

    /// Steps over a semicolon: what is compared with one year there is not compared with it here.
    pub fn part(&mut self) {
        // In a review of several years it holds for the list: 比2012年增长60%；财政收入4.2亿元，增长1.6倍.
        let around = [self.turned, self.opened, Some(self.titled)];
        let begins = |era: Option<Era>| matches!(era, Some(Era::Past(a, _)) if self.since == Some(a - 1));
        if !self.set_against && !around.into_iter().any(begins) {
            self.since = None;
        }
    }

    /// A stretch of text with its years in digits, and its marks then.
    fn dated<'t>(&self, text: &'t str, marks: &'t Marks) -> (Cow<'t, str>, Cow<'t, Marks>) {
        match if marks.year { years_in_digits(text) } else { text.into() } {
            Cow::Borrowed(text) => (text.into(), Cow::Borrowed(marks)),
            Cow::Owned(text) => {
                let marks = Marks::of(self.figures, &text);
                (text.into(), Cow::Owned(marks))
            }
        }
    }

    /// Whether a name is of what is made: 新增就业, 水库除险加固.
    pub fn is_made(&self, name: &str) -> bool {
        // 建成区: a place.
        !name.contains("建成区") && name.contains("新增")
            || !name.contains("建成区") && self.words.flow_heads.at_start(without_place(name)).is_some()
            || self.words.flow_tails.at_end(name).is_some()
    }

    /// Whether words count together what was made: 共淘汰.
    pub fn counts_up(&self, before: &str) -> bool {
        let deeds = |(at, all): (usize, &str)| self.words.flow_heads.at_start(&before[at + all.len()..]).is_some();
        self.words.summed.in_text(before) || before.match_indices('共').any(deeds)
    }

    /// Whether what the clause speaks of was made over all the years that it begins with.
    pub fn summed(&self) -> bool {
        self.summed
    }

    /// Whether the sentence itself speaks of several years that are over: 五年来.
    pub fn says_years(&self) -> bool {
        matches!(self.said, Some(Era::Past(..)))
    }

    /// Whether a clause before said so for all that its sentence counts.
    pub fn within_years(&self) -> bool {
        self.within
    }

    /// Whether the part speaks of what is to come.
    pub fn plans(&self) -> bool {
        matches!(self.part, PartRole::Plan | PartRole::Goals | PartRole::MediumTerm)
    }

    /// Whether words, their years in digits, speak of the year before the report's, and not only to compare with it.
    fn looks_back(&self, text: &str, marks: &Marks) -> bool {
        let last = marks.places(Mark::Last, text.len()).any(|at| !compares(&text[..at.start]));
        last || marks.year && self.year.is_some_and(|year| lone_year(text) == Some(year - 1))
    }

    /// Whether a clause of a sentence begins with what is to be done: 要, 力争 (主要 is none).
    fn looks_ahead(&self, text: &str) -> bool {
        let mut clauses = text.split(['，', '；', '：']);
        clauses.any(|c| self.words.ahead.at_start(c.trim_start_matches(['我', '们', '还', '也', '都'])).is_some())
    }

    /// The part of the year that is spoken of, if it is not a whole one.
    pub fn part_of_year(&self) -> Option<&str> {
        self.part_of_year.as_deref()
    }

    /// The stretch of time that words name first; their `marks` may go beyond them.
    fn cue(&self, text: &str, marks: &Marks) -> Option<Era> {
        let (year, until) = (self.year?, text.len());
        let mut first: Option<(usize, Era)> = None;
        let mut found = |at: usize, era: Era| {
            if first.is_none_or(|(before, _)| at < before) {
                first = Some((at, era));
            }
        };
        if let Some((at, (a, b))) = marks.five.then(|| plan_span(self.words, text)).flatten() {
            let review = matches!(self.part, PartRole::Review | PartRole::Problems);
            if b < year || review && ["前", "以来"].iter().any(|w| text[at..].contains(w)) {
                found(at, Era::Past(a, b.min(year - 1)));
            } else if !review || a >= year {
                found(at, Era::Next(a, b));
            }
        }
        if let Some(at) = marks.first(Mark::FivePast, until) {
            // 在这五年里, in a part on the next five: those.
            let these = self.plans() && text[at.clone()].starts_with("这五年");
            let ahead = [self.opened, Some(self.titled)].into_iter().flatten().find(|e| matches!(e, Era::Next(..)));
            // Of a plan whose years are named nowhere nothing is known.
            if !these || ahead.is_some() {
                found(at.start, ahead.filter(|_| these).unwrap_or(Era::Past(year - 5, year - 1)));
            }
        }
        let back = (marks.year && self.part == PartRole::Review).then(|| years_back(text)).flatten();
        if let Some((years, _)) = back {
            found(0, Era::Past(year - years, year - 1));
        }
        if let Some(at) = marks.first(Mark::FiveNext, until) {
            found(at.start, Era::Next(year, year + 4));
        }
        let mut own = marks.places(Mark::This, until).chain(marks.places(Mark::Last, until));
        if let Some(at) = own.find(|at| !compares(&text[..at.start])) {
            found(at.start, Era::Year);
        }
        for y in [year, year - 1].into_iter().filter(|_| marks.year) {
            let named = years(text).find(|&(_, named)| named == y).map(|(at, _)| &text[..at]);
            if let Some(before) = named.filter(|before| !before.ends_with(['到', '至']) && !compares(before)) {
                found(before.len(), Era::Year);
            }
        }
        first.map(|(_, era)| era)
    }
}

/// The first `count` characters of a text, and those that tell whether a plan that stands at their end is a name:
/// “十四五”规划.
fn head(text: &str, count: usize) -> &str {
    let cut = |n: usize| text.char_indices().nth(n).map_or(text, |(end, _)| &text[..end]);
    let short = cut(count);
    if short.ends_with(['五', '”', '规', '批', '重']) { cut(count + 3) } else { short }
}

/// A name without the whole that it speaks of: 全国新增就业 is 新增就业.
fn without_place(name: &str) -> &str {
    let whole = [
        "全社会",
        "城乡",
        "农村",
        "城镇",
        "城市",
        "农民",
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全盟",
        "全旗",
    ];
    whole.iter().find_map(|w| name.strip_prefix(w)).unwrap_or(name)
}

/// Whether a word of will stands in `text`, and not only in another word: 要 of 主要, 将 of 即将.
pub(super) fn ahead(words: &Words, text: &str) -> bool {
    // 将近200亿 is about so much.
    let near = |at: &Range<usize>| text[at.end..].starts_with('近');
    words
        .places(text)
        .filter(|at| !near(at))
        .any(|at| !text[..at.start].ends_with(['主', '重', '需', '必', '首', '想', '即', '摘', '纲', '模', '虚']))
}
