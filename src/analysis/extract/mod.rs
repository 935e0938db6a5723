//! From a report to its measured facts: paragraph by paragraph, sentence by sentence, clause by clause.
//!
//! | part | says |
//! |---|---|
//! | [`lead`] | what the words before a figure say of it |
//! | [`name`] | how the thing measured is called; [several](members) joined in one name |
//! | [`nominal`] | what of a clause can be a name |
//! | [`stretches`] | where sentences and clauses begin and end |
//! | [`clause`] | which figure measures which thing: one [before it](thing_before) or [after it](thing_after); it gives [drafts](draft) |
//! | [`named`] | the names of things before their figures; [of things after them](thing_name) |
//! | [`changed`] | what a deed at the head of a name says of how its figure changed |
//! | [`rises`] | from an earlier value to a later one |
//! | [`sizes`] | which figures only tell how large a thing is, or which ones |
//! | [`carried`] | which thing a figure without one is of; [what a clause leaves to the next](carry) |
//! | [`attribute`] | whose attribute it is: 总量, 增速 |
//! | [`against`] | what a value is held against: another place, a goal |
//! | [`aside`] | figures that others are only held against |
//! | [`references`] | what words mean that speak of the thing before |
//! | [`predicates`] | what those who are counted came to |
//! | [`stages`] | what a deed was done to that its own words don't name |
//! | [`paid`] | what money is for, and per what it is told |
//! | [`inherited`] | what a figure has from the one before it |
//! | [`lists`] | what the values of a list share |
//! | [`newness`] | what is new in it |
//! | [`goals`] | which of two values side by side is only a goal |
//! | [`relation`] | targets in words (与经济增长同步) |
//! | [`time`] | what is known of time, by the [words of time](marks) and the [years named](calendar) |
//! | [`period`] | the role and the time of a figure there |
//! | [`fact`] | the fact that all this makes |
//! | [`table`] | the facts of figures set in a table |

mod against;
mod aside;
mod attribute;
mod calendar;
mod carried;
mod carry;
mod changed;
mod clause;
mod draft;
mod fact;
mod goals;
mod inherited;
mod lead;
mod lists;
mod marks;
mod members;
mod name;
mod named;
mod newness;
mod nominal;
mod paid;
mod period;
mod predicates;
mod references;
mod relation;
mod rises;
mod sizes;
mod stages;
mod stretches;
mod table;
#[cfg(test)]
mod tests;
mod thing_after;
mod thing_before;
mod thing_name;
mod time;

pub use calendar::{compared_year, part_of_year};

use super::figure::{self, Figure, Kind};
use super::metric::{Bound, Facet, Metric, Role};
use crate::document::{Report, SectionId};
use crate::lexicon::{Before, FigureWords, Lexicon};
use crate::text::Line;
use carry::Carry;
use fact::{comes_to, near};
use inherited::unscaled;
use marks::Marks;
use period::Flow;
use stretches::{clauses, sentences};
use time::Scene;

/// A clause longer than this is no name of a scope.
const LONGEST_SCOPE: usize = 12;
/// Before a goal that was missed.
const NOT_DONE: [&str; 8] =
    ["没有实现", "没有完成", "没有达到", "未能实现", "未能完成", "未能达到", "未实现", "未达到"];
/// Characters of a clause that tell whether it begins with a stretch of years: 最近三年来.
const HEAD: usize = 8;
/// Characters of a clause beyond which a figure's quote is its own words and not the clause.
const LONGEST_QUOTE: usize = 400;

/// Every measured fact of a report, in order of place.
pub fn read(report: &Report, lexicon: &Lexicon) -> Vec<Metric> {
    let mut out = Vec::new();
    let words = lexicon.figures();
    let mut scene = Scene::new(report, words);
    let mut tables = table::read(report, lexicon);
    for (i, paragraph) in report.paragraphs.iter().enumerate() {
        let around = around(report, paragraph.section);
        scene.enter(paragraph.role, around.iter().map(|&id| (id, report.title(id))));
        if scene.explains {
            // 名词解释: what terms mean is no fact of the report.
            continue;
        }
        if let Some(facts) = tables.remove(&i) {
            out.extend(facts);
            continue;
        }
        let line = Line::new(report.text(), paragraph.span);
        let figures = figure::find(&line, lexicon);
        let sentences = with_figures(&line, &figures);
        let mut reader = Reader {
            report,
            lexicon,
            line: &line,
            section: paragraph.section,
            parts: false,
            sentence: (0, 0),
            out: &mut out,
        };
        // Of a sentence without figures there is only what the next one takes up, or a target in words; most have neither.
        let tells = |i: usize| {
            let stated = |i: usize| {
                let ((from, to), _) = sentences[i];
                relation::may_stand(words, line.words(from, to))
            };
            let has_figures = |i: usize| sentences.get(i).is_some_and(|(_, figures)| !figures.is_empty());
            has_figures(i) || has_figures(i + 1) || stated(i)
        };
        let tells: Vec<bool> = (0..sentences.len()).map(tells).collect();
        let until = tells.iter().rposition(|tells| *tells).map_or(0, |last| last + 1);
        let mut carry = Carry::default();
        let mut opens = true;
        for (i, (&((from, to), figures), tells)) in sentences.iter().zip(tells).enumerate() {
            // What a paragraph opens with holds for those after it, all else to its own end.
            if i >= until && !opens {
                break;
            }
            carry.sentence();
            let text = line.words(from, to);
            scene.sentence(text, opens);
            opens &= text.starts_with(time::ADDRESS) && figures.is_empty();
            if tells {
                reader.sentence(&mut scene, &mut carry, (from, to), figures);
            }
        }
    }
    out
}

/// The sentences of a line, each with its figures.
fn with_figures<'f>(line: &Line, figures: &'f [Figure]) -> Vec<((usize, usize), &'f [Figure])> {
    let mut rest = figures;
    let with_own = |(from, to)| {
        let own;
        (own, rest) = rest.split_at(rest.iter().take_while(|f| f.start < to).count());
        ((from, to), own)
    };
    sentences(&line.chars).map(with_own).collect()
}

/// The sections that hold `id`, the outermost first, itself last; the whole report is none.
fn around(report: &Report, id: SectionId) -> Vec<SectionId> {
    let mut out: Vec<SectionId> = report.lineage(id).filter(|&id| id > 0).collect();
    out.reverse();
    out
}

/// How figures are reckoned, by a clause of its own: its words, or the first of them where it is long.
fn reckoning(words: &FigureWords, clause: &[char]) -> Option<String> {
    let (n, ()) = words.reckoned.prefix(clause)?;
    let end = if clause.len() <= LONGEST_SCOPE { clause.len() } else { n };
    Some(clause[..end].iter().collect())
}

/// 如果扣除物价因素, 如按可比价格计算: another way to reckon, nothing supposed.
fn reckons(words: &FigureWords, condition: &str) -> bool {
    words.adjusts.at_start(condition).is_some()
}

struct Reader<'a> {
    report: &'a Report,
    lexicon: &'a Lexicon,
    line: &'a Line,
    section: usize,
    /// The sentence tells what was counted before is made of: 其中.
    parts: bool,
    /// Characters of the sentence.
    sentence: (usize, usize),
    out: &'a mut Vec<Metric>,
}

impl Reader<'_> {
    fn sentence(&mut self, scene: &mut Scene, carry: &mut Carry, (from, to): (usize, usize), figures: &[Figure]) {
        let chars = &self.line.chars;
        let words = self.lexicon.figures();
        let mut next = 0;
        self.parts = false;
        self.sentence = (from, to);
        // 剔除政策性因素, 增长5%: how the figures of the next clause are reckoned.
        let mut reckoned: Option<String> = None;
        // 如果茶园抛荒，产量就会减少三成: what is only supposed is no fact.
        let mut supposed = false;
        // What the clause before made, in which unit.
        let mut made_so: Option<String> = None;
        for (start, end) in clauses(words, chars, from, to) {
            let first = next;
            while next < figures.len() && figures[next].start < end {
                next += 1;
            }
            let own = &figures[first..next];
            // 五年减少贫困人口5万: how many years it took is of the words of time.
            let until = own.iter().find(|f| f.kind != Kind::Time).map_or(end, |f| f.start);
            let opening = self.line.words(start, until);
            let marks = Marks::of(words, self.line.words(start, end));
            if start > from && chars[start - 1] == '；' {
                carry.part();
                scene.part();
                self.parts = false;
                supposed = false;
                reckoned = None;
            }
            scene.clause(self.line.words(start, end.min(start + HEAD)), opening, &marks);
            let clause = self.line.words(start, end);
            self.parts |= clause.starts_with("其中") || clause.starts_with("包括");
            supposed |= words.supposed.at_start(clause).is_some_and(|w| !reckons(words, &clause[w.len()..]));
            if supposed {
                continue;
            }
            let quote = self.line.span(start, end);
            if own.is_empty() {
                reckoned = reckoning(words, &chars[start..end]);
            }
            // 剔除减税因素后增长6%: of this clause alone.
            let of_clause = || {
                let clause = &chars[start..end];
                let factors = || clause.windows(2).position(|w| w == ['因', '素']).map(|at| at + 2);
                // 扣除房地产开发投资增长7.8%.
                let moves =
                    |at: &usize| matches!(words.before.prefix(&clause[*at..]), Some((_, Before::Up | Before::Down)));
                let until = factors().or_else(|| (0..clause.len()).find(moves))?;
                reckoning(words, &clause[..until])
            };
            let reckons = !own.is_empty() && words.reckoned.prefix(&chars[start..end]).is_some();
            let here = reckons.then(of_clause).flatten();
            let here = here.as_deref().or(reckoned.as_deref());
            let before = made_so.take();
            let mut made = false;
            // 没有实现年初确定的能耗降低4%的目标: the goal, and not what came of it.
            // 距离增长8%的目标还有差距, 原定新建1000个 likewise.
            let missed = NOT_DONE.iter().any(|not| opening.contains(not))
                || (opening.starts_with('距') || opening.contains("距离")) && clause.contains("目标")
                || ["原定", "原计划"].iter().any(|w| opening.starts_with(w));
            let summed = opening.contains("累计") && !opening.contains("累计达");
            for (i, mut draft) in
                clause::read(self.lexicon, self.line, (start, end), own, carry).into_iter().enumerate()
            {
                // 累计为12个县供煤35万吨: so is all that the clause counts.
                draft.quoted |= missed;
                // 平均每年新增就业3万人、转移就业2万人.
                let listed = i > 0 && chars.get(draft.from) == Some(&'、') && draft.facet == Facet::Level;
                draft.yearly = listed && words.time.yearly.in_text(opening);
                let counts = summed && i > 0 && draft.facet == Facet::Level && draft.unit.as_deref() != Some("%");
                draft.flows |= counts && !comes_to(words, self.line.words(near(&draft), draft.figure.0));
                // 新建农村公路320公里、桥梁8座: what is listed after what was made was made too.
                made &= chars.get(draft.from) == Some(&'、');
                // 建成新线30公里，复线20公里; not 建成农田3万亩，播种面积60万亩.
                let bare = || self.line.words(start, draft.figure.0) == draft.name && draft.facet == Facet::Level;
                let goes_on =
                    i == 0 && before.is_some() && unscaled(before.as_deref()) == unscaled(draft.unit.as_deref());
                made |= goes_on && bare() && !self.stands(&draft.name);
                let unit = draft.unit.clone();
                let done = draft.done;
                // A list without end is not quoted whole for each of its figures.
                let near = near(&draft);
                let own = if end - start > LONGEST_QUOTE { self.line.span(near, draft.figure.1) } else { quote };
                made = self.push(scene, draft, own, here, made);
                made_so = unit.filter(|_| made);
                if done {
                    scene.tells_past();
                }
            }
            if let Some(found) = relation::read(words, self.line.words(start, end), &marks) {
                let facet = Facet::Relation;
                let role = scene.role(opening, false, false);
                if found.bound == Bound::AtLeast && role != Role::Target {
                    // 收入增速快于经济增长: done, it is said of a figure that has its own row.
                    continue;
                }
                self.out.push(Metric {
                    key: self.key(found.indicator, facet, role, scene, (Flow::Stock, None), None),
                    value: None,
                    value_high: None,
                    unit: None,
                    bound: found.bound,
                    estimate: false,
                    section: self.section,
                    quote,
                    figure: quote,
                    relation: Some(found.relation),
                    other: Some(found.other),
                });
            }
        }
    }
}
