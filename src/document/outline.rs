//! The lines of a manuscript become events: headings with their level, and the paragraphs between them with the level
//! that they belong to.
//!
//! A heading's level is not told by its mark alone (reports nest （一） below 一、 and 一、 below （一）, and start lists
//! anew), but by the lists that are open when it comes: it goes on with one of them, or opens one below. A paragraph after
//! the last item of a list belongs to the part again if it opens as such paragraphs do (各位代表, 我们也清醒地看到).

use super::heading::{Mark, Style};
use super::lines::{Line, follows_end, stands_apart};
use super::roles;
use crate::lexicon::headings;
use crate::remark::Remark;
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::is_han;

/// What kind of section a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One of the report's own.
    Section,
    /// A sentence that opens its paragraph, one of a series.
    Theme,
    /// An appendix.
    Appendix,
    /// A second report, or the same once more, in the same file.
    Copy,
    /// One that only the table of contents has.
    Announced,
}

/// What a line of the body is.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// A heading.
    Head(Head),
    /// A paragraph, or what stands behind a run-in heading.
    Text(Text),
}

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub level: usize,
    pub number: Option<String>,
    pub heading: Span,
    pub title: Span,
    pub kind: Kind,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub span: Span,
    /// The level of the section it belongs to; 0 the whole.
    pub owner: usize,
    /// Whether it opens as the paragraphs after a list do.
    pub closing: bool,
    /// Whether it is the rest of its heading's line.
    pub run_in: bool,
}

/// So many lines by themselves below the parts are a second level of headings.
const BARE_SECTIONS: usize = 4;

/// So many items on either side tell what kind of list it is.
const LISTED: usize = 12;

/// Whether the words behind the mark of a line tell an amount, and not only years: 50部, 3.5万户.
fn tells_amount(line: &Line<'_>) -> bool {
    let Some(words) = line.mark.as_ref().and_then(|m| line.text.get(m.title.clone())) else { return false };
    let number = |c: char| c.is_ascii_digit() || c == '.';
    words.match_indices(|c: char| c.is_ascii_digit()).any(|(at, _)| {
        let first = !words[..at].ends_with(number);
        let rest = words[at..].trim_start_matches(number);
        first && rest.starts_with(|c: char| is_han(c) || c == '%') && !rest.starts_with(['年', '月', '日'])
    })
}

/// The deepest nesting; deeper lists go on at this level.
const DEEPEST: usize = 9;

struct Open {
    style: Style,
    number: u32,
    /// Whether its heading's line went on, so that its siblings can be told from another list's.
    run_in: bool,
    /// The line of its heading, to see whether its list goes on.
    line: usize,
}

struct Builder<'l, 't> {
    lines: &'l [Line<'t>],
    /// For each marked line the next of the same style.
    next: Vec<Option<usize>>,
    open: Vec<Open>,
    /// The last number believed of each style.
    counted: [u32; 16],
    /// The last number refused of each style, whose list is refused as a whole.
    refused: Vec<(Style, u32)>,
    events: Vec<Event>,
    remarks: Vec<Remark>,
}

/// The events of the body `lines`; `front` are the lines before it, to know them again where the report is repeated.
pub(super) fn events(lines: &[Line<'_>], front: &[Line<'_>]) -> (Vec<Event>, Vec<Remark>) {
    let mut b = Builder::new(lines);
    let bare_parts = b.has_bare_parts();
    let named_parts = bare_parts && b.has_named_parts();
    let bare_sections = named_parts || b.has_bare_sections();
    let mut addressed = false;
    let mut i = 0;
    while i < lines.len() {
        let line = &lines[i];
        if line.is_bare_salutation() {
            addressed = true;
        } else if line.is_meeting() && !b.events.is_empty() {
            b.copy(i, front);
        } else if b.is_appendix(i) {
            i = b.appendix(i);
        } else if let Some(mark) = line.mark.as_ref().filter(|m| b.believed(i, m)) {
            b.marked(i, &mark.clone());
        } else if bare_parts && b.opens_part(i, named_parts) {
            b.bare(i);
        } else if bare_sections && b.opens_section(i) || b.names_problems(i) {
            b.section(i);
        } else {
            b.text(i, addressed);
            addressed = false;
        }
        i += 1;
    }
    b.appeal();
    (b.events, b.remarks)
}

/// For each marked line the next line of the same style.
fn followers(lines: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut next = vec![None; lines.len()];
    let mut last: [Option<usize>; 16] = [None; 16];
    for (i, line) in lines.iter().enumerate().rev() {
        if let Some(m) = &line.mark {
            next[i] = last[m.style as usize].replace(i);
        }
    }
    next
}

/// The levels that a list of marks takes, for a table of contents: nothing is refused there.
pub(super) fn levels(lines: &[Line<'_>]) -> Vec<usize> {
    let mut b = Builder::new(lines);
    lines.iter().enumerate().map(|(i, l)| l.mark.as_ref().map_or(1, |m| b.place(i, &m.clone()))).collect()
}

impl<'l, 't> Builder<'l, 't> {
    fn new(lines: &'l [Line<'t>]) -> Self {
        Self {
            lines,
            next: followers(lines),
            open: Vec::new(),
            refused: Vec::new(),
            counted: [0; 16],
            events: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether the list of the marked line `i` has a next item.
    fn goes_on(&self, i: usize) -> bool {
        let number = |i: usize| self.lines[i].mark.as_ref().map(|m| m.number);
        self.next[i].is_some_and(|n| number(n) == number(i).map(|v| v + 1))
    }

    fn find(&self, style: Style) -> Option<usize> {
        self.open.iter().rposition(|o| o.style == style)
    }

    /// Whether a marked line is a heading and not an item in the text.
    fn believed(&mut self, i: usize, mark: &Mark) -> bool {
        let line = &self.lines[i];
        let on_stack = self.find(mark.style).is_some();
        let refused = self.refused.iter().position(|r| r.0 == mark.style);
        // Numbers may go on from one section to the next (1. 2. under 一、, 3. 4. under 二、).
        let counts_on = matches!(mark.style, Style::Arabic | Style::ArabicParen)
            && self.counted[mark.style as usize] + 1 == mark.number;
        let alone =
            mark.style.needs_company() && if mark.number == 1 { !self.goes_on(i) } else { !on_stack && !counts_on };
        // An item that ends where its line ends and has the next right below it has nothing of its own to say.
        let bullet = !mark.run_in
            && line.is_ended()
            && (mark.style.rank() == 6 && self.next[i] == Some(i + 1)
                || matches!(mark.style, Style::Arabic | Style::ArabicParen) && self.lists_amounts(i)
                || mark.style == Style::HanParen && line.chars > 60 && !self.in_appendix());
        let of_refused = !mark.run_in && refused.is_some_and(|r| self.refused[r].1 + 1 == mark.number);
        let refuse = alone || bullet || of_refused;
        if let Some(r) = refused {
            self.refused.swap_remove(r);
        }
        if refuse {
            self.refused.push((mark.style, mark.number));
        }
        !refuse
    }

    /// Whether line `i` is one of a list whose items are each a sentence, line upon line, and many of them tell amounts:
    /// 1.新建幼儿园12所。 2.加装电梯50部。
    fn lists_amounts(&self, i: usize) -> bool {
        let style = self.lines[i].mark.as_ref().map(|m| m.style);
        let item = |l: &&Line<'_>| l.is_ended() && l.mark.as_ref().is_some_and(|m| Some(m.style) == style && !m.run_in);
        let before = self.lines[..i].iter().rev().take(LISTED).take_while(item);
        let list: Vec<&Line<'_>> = before.chain(self.lines[i..].iter().take(LISTED).take_while(item)).collect();
        let telling = list.iter().filter(|l| tells_amount(l)).count();
        list.len() >= 2 && 3 * telling >= list.len()
    }

    fn in_appendix(&self) -> bool {
        self.open.first().is_some_and(|o| o.style == Style::Appendix)
    }

    /// The level of a marked line; opens it.
    fn place(&mut self, i: usize, mark: &Mark) -> usize {
        let onward = |o: &Open| o.style == mark.style && o.number + 1 == mark.number;
        let going = self
            .open
            .iter()
            .rposition(|o| onward(o) && o.run_in == mark.run_in)
            .or_else(|| self.open.iter().rposition(onward));
        let depth = if let Some(d) = going {
            d
        } else if let Some(d) = self.find(mark.style) {
            if mark.number == 1 && self.open.len() < DEEPEST && self.is_inner_list(i, self.open[d].number) {
                d + 1
            } else {
                if mark.number != 1 {
                    self.odd_number(i, mark, self.open[d].number);
                }
                d
            }
        } else {
            // A higher mark than the lists that are open and have ended: it does not belong to their last item.
            let ended = |o: &Open| o.style.rank() > mark.style.rank() && !self.goes_on(o.line);
            let keep = self.open.iter().rposition(|o| !ended(o)).map_or(0, |k| k + 1);
            if mark.number != 1 && mark.style.rank() <= 2 && self.counted[mark.style as usize] + 1 != mark.number {
                self.odd_number(i, mark, 0);
            }
            keep.min(DEEPEST - 1)
        };
        self.open.truncate(depth);
        self.counted[mark.style as usize] = mark.number;
        self.open.push(Open { style: mark.style, number: mark.number, run_in: mark.run_in, line: i });
        depth + 1
    }

    /// Whether the list that starts with line `i` lies within an item of another of the same style, numbered `outer`:
    /// so if, where it ends, the outer one goes on.
    fn is_inner_list(&self, i: usize, outer: u32) -> bool {
        let mut number = 1;
        let mut at = i;
        while let Some(n) = self.next[at] {
            let Some(m) = &self.lines[n].mark else { return false };
            let (onward, alike) =
                (m.number == number + 1, self.lines[i].mark.as_ref().is_some_and(|own| own.run_in == m.run_in));
            if m.number == outer + 1 && number > 1 && !(onward && alike) {
                return true;
            }
            if !onward {
                return false;
            }
            number += 1;
            at = n;
        }
        false
    }

    fn odd_number(&mut self, i: usize, mark: &Mark, before: u32) {
        let span = Some(self.lines[i].span);
        let heading = clip(self.lines[i].text, 24);
        self.remarks.push(match (before, mark.number) {
            (0, n) => Remark::warning(format!("编号从第{n}项开始，前面的可能缺失：“{heading}”"), span),
            (b, n) if n > b + 1 => Remark::warning(format!("编号不连续，第{b}项之后是第{n}项：“{heading}”"), span),
            (b, n) => Remark::warning(format!("编号次序不对，第{b}项之后是第{n}项：“{heading}”"), span),
        });
    }

    fn marked(&mut self, i: usize, mark: &Mark) {
        let level = self.place(i, mark);
        let line = &self.lines[i];
        let at = line.span.start;
        let title = Span::new(at + mark.title.start, at + mark.title.end);
        let heading = Span::new(at, at + mark.end);
        self.events.push(Event::Head(Head {
            level,
            number: Some(mark.label.clone()),
            heading,
            title,
            kind: Kind::Section,
        }));
        if mark.run_in {
            let span = Span::new(heading.end, line.span.end);
            self.events.push(Event::Text(Text {
                span: trimmed(span, line),
                owner: level,
                closing: false,
                run_in: true,
            }));
        }
    }

    /// Whether the first-level headings have no numbers: short lines by themselves before the first number.
    fn has_bare_parts(&self) -> bool {
        let first = self
            .lines
            .iter()
            .position(|l| l.mark.as_ref().is_some_and(|m| m.style.rank() <= 2))
            .unwrap_or(self.lines.len());
        let mut found = (0..self.lines.len()).filter(|&i| self.is_heading_line(i));
        let Some(one) = found.next() else { return self.lines.iter().take(first).any(|l| is_opening_words(l)) };
        one < first && (is_part_title(self.lines[one].text) || found.next().is_some())
            || self.lines.iter().take(first).any(|l| is_opening_words(l))
    }

    /// Whether lines by themselves are parts and sections: two or more say what part they open, and more say nothing of it.
    fn has_named_parts(&self) -> bool {
        let headings = || self.lines.iter().enumerate().filter(|&(i, _)| self.is_heading_line(i)).map(|(_, l)| l);
        headings().filter(|l| is_part_title(l.text)).nth(1).is_some()
            && headings().filter(|l| !is_part_title(l.text)).nth(BARE_SECTIONS - 1).is_some()
    }

    /// Whether line `i` is the heading of a part that has no number; where the parts are `named`, only if it says which.
    fn opens_part(&self, i: usize, named: bool) -> bool {
        let line = &self.lines[i];
        if is_opening_words(line) {
            return self.open.is_empty();
        }
        self.is_heading_line(i)
            && !self.in_appendix()
            && (self.open.is_empty() || self.open[0].style == Style::Bare)
            && (is_part_title(line.text) || !named && line.chars <= 30)
    }

    fn bare(&mut self, i: usize) {
        let line = &self.lines[i];
        let spoken = is_opening_words(line);
        // 首先报告过去一年的工作。 is not the first of a list: a number ends it.
        let style = if spoken { Style::Ordinal } else { Style::Bare };
        self.open.clear();
        self.open.push(Open { style, number: 0, run_in: false, line: i });
        let title = Span::new(line.span.start, line.span.start + line.text.trim_end_matches('。').len());
        self.events.push(Event::Head(Head { level: 1, number: None, heading: line.span, title, kind: Kind::Section }));
    }

    /// 存在的主要问题: the one heading that stands without a number among numbered ones.
    fn names_problems(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let ended = self.open.get(1).is_none_or(|o| !self.goes_on(o.line));
        !self.open.is_empty()
            && ended
            && !self.in_appendix()
            && line.is_bare()
            && line.chars <= 16
            && stands_apart(self.lines, i)
            && roles::names_problems(line.text)
    }

    /// Whether the sections of numbered parts have no numbers: lines by themselves below 一、, and no （一） anywhere.
    fn has_bare_sections(&self) -> bool {
        let style = |l: &Line<'_>| l.mark.as_ref().map(|m| m.style);
        let Some(first) = self.lines.iter().position(|l| style(l) == Some(Style::Han)) else { return false };
        let end = self.lines.iter().position(Line::is_appendix).unwrap_or(self.lines.len()).max(first);
        let own = first..end;
        !own.clone().any(|i| style(&self.lines[i]) == Some(Style::HanParen))
            && own.filter(|&i| self.is_heading_line(i)).nth(BARE_SECTIONS - 1).is_some()
    }

    /// A line by itself before a paragraph, or one that names a part before such a line.
    fn is_heading_line(&self, i: usize) -> bool {
        let lone = |i: usize| self.lines.get(i).is_some_and(Line::is_bare) && stands_apart(self.lines, i);
        let line = &self.lines[i];
        lone(i) || line.is_bare() && is_part_title(line.text) && follows_end(self.lines, i) && lone(i + 1)
    }

    fn opens_section(&self, i: usize) -> bool {
        self.open.first().is_some_and(|o| matches!(o.style, Style::Han | Style::Bare)) && self.is_heading_line(i)
    }

    fn section(&mut self, i: usize) {
        let span = self.lines[i].span;
        self.open.truncate(1);
        self.open.push(Open { style: Style::Bare, number: 0, run_in: false, line: i });
        self.events.push(Event::Head(Head { level: 2, number: None, heading: span, title: span, kind: Kind::Section }));
    }

    /// An appendix follows the last part: its line says so, and no first-level number goes on after it.
    fn is_appendix(&self, i: usize) -> bool {
        let outer = self.open.first();
        let after_parts =
            outer.is_some_and(|o| o.style == Style::Appendix || o.style == Style::Bare || !self.goes_on(o.line));
        let spoken = self.lines[i].text.starts_with("附件") || self.lines[i].text.starts_with("名词");
        self.lines[i].is_appendix() && (after_parts || self.open.is_empty() && spoken && !self.events.is_empty())
    }

    /// Opens an appendix; its title may stand on the line after 附件. Gives the last line used.
    fn appendix(&mut self, i: usize) -> usize {
        let line = &self.lines[i];
        let label = line.text.starts_with('附') && line.chars <= 5;
        let named = label
            && self.lines.get(i + 1).is_some_and(|n| {
                n.chars <= 40 && n.mark.is_none() && !n.text.contains(['。', '；']) && !n.text.starts_with("附件")
            });
        let last = if named { i + 1 } else { i };
        let title = self.lines[last].span;
        let heading = line.span.cover(title);
        self.open.clear();
        self.open.push(Open { style: Style::Appendix, number: 0, run_in: false, line: i });
        let words = title.start + self.lines[last].text.trim_end_matches(['：', ':']).len();
        // 附件2：名词解释
        let title = match self.lines[last].text.split_once(['：', ':']) {
            Some((label, name)) if label.starts_with('附') && label.chars().count() <= 4 && !name.trim().is_empty() => {
                Span::new(title.end - name.trim_start().len(), title.end)
            }
            _ => title,
        };
        self.events.push(Event::Head(Head {
            level: 1,
            number: None,
            heading,
            title: Span::new(title.start, words),
            kind: Kind::Appendix,
        }));
        last
    }

    /// A meeting's line after the body has begun: another report, or the same again.
    fn copy(&mut self, i: usize, front: &[Line<'_>]) {
        let mut heading = self.lines[i].span;
        for _ in 0..2 {
            let Some(Event::Text(t)) = self.events.last() else { break };
            let Some(line) = self.lines.get(..i).and_then(|l| l.iter().rev().take(3).find(|l| l.span == t.span)) else {
                break;
            };
            let known = line.chars <= 60 && (line.text.contains("报告") || front.iter().any(|f| f.text == line.text));
            if !known {
                break;
            }
            heading = t.span;
            self.events.pop();
        }
        let again = front.iter().any(|f| f.is_meeting() && fold(f.text) == fold(self.lines[i].text));
        let text = if again {
            "正文在此处重复出现，重复的部分按附录处理"
        } else {
            "文件里不止一篇报告，后面的按附录处理"
        };
        self.remarks.push(Remark::warning(text, Some(heading)));
        self.open.clear();
        self.open.push(Open { style: Style::Appendix, number: 0, run_in: false, line: i });
        self.events.push(Event::Head(Head {
            level: 1,
            number: None,
            heading: heading.cover(self.lines[i].span),
            title: heading,
            kind: Kind::Copy,
        }));
    }

    fn text(&mut self, i: usize, addressed: bool) {
        let line = &self.lines[i];
        // What is looked back upon or admitted is of the whole part, unless it is what a heading begins with.
        let after_text = matches!(self.events.last(), Some(Event::Text(_)));
        let of_part = || after_text && (line.is_closing() || roles::admits(line.text));
        let closing = !self.in_appendix() && (addressed || of_part());
        if closing {
            // The last items of lists that have ended; the part itself stays open.
            while self.open.len() > 1 && !self.open.last().is_some_and(|o| self.goes_on(o.line)) {
                self.open.pop();
            }
        }
        let owner = self.open.len();
        self.events.push(Event::Text(Text { span: line.span, owner, closing, run_in: false }));
    }

    /// The appeal that ends the report belongs to no part.
    fn appeal(&mut self) {
        let end = self
            .events
            .iter()
            .position(|e| matches!(e, Event::Head(h) if matches!(h.kind, Kind::Appendix | Kind::Copy)))
            .unwrap_or(self.events.len());
        let appeal = |t: &Text, line: &Line<'_>| t.closing && headings::builtin().closing.appeal.in_text(line.text);
        let mut lines = self.lines.iter().rev();
        for event in self.events[..end].iter_mut().rev() {
            let Event::Text(t) = event else { break };
            let Some(line) = lines.find(|l| l.span == t.span) else { break };
            // 谢谢大家！ may stand behind it.
            let thanks = line.chars <= 12 && line.text.starts_with("谢谢");
            if !thanks && !appeal(t, line) {
                break;
            }
            t.owner = 0;
            if !thanks {
                break;
            }
        }
    }
}

/// Whether a heading's words say what part of a report it is.
fn is_part_title(text: &str) -> bool {
    let words = fold(text);
    let parts = &headings::builtin().parts;
    [&parts.review, &parts.goals, &parts.plan, &parts.medium_term, &parts.problems].iter().any(|w| w.in_text(&words))
}

/// 首先报告过去一年的工作。
fn is_opening_words(line: &Line<'_>) -> bool {
    line.chars <= 30 && line.text.starts_with("首先") && line.text.contains("报告") && line.text.ends_with('。')
}

fn trimmed(span: Span, line: &Line<'_>) -> Span {
    let rest = &line.text[span.start - line.span.start..];
    Span::new(span.end - rest.trim_start().len(), span.end)
}

/// The first `n` characters of `text`.
pub(super) fn clip(text: &str, n: usize) -> String {
    match text.char_indices().nth(n) {
        Some((at, _)) => format!("{}……", &text[..at]),
        None => text.to_string(),
    }
}
