//! The wording that changed within aligned sections, paragraph by paragraph.

use crate::comparison::Part;
use crate::comparison::wording::{Edit, Redline};
use crate::view::page::{Block, Run, Tone};
use crate::view::words::Lang;

use super::{PairView, part_name, section_title};

/// A redline for each aligned section whose wording changed.
pub fn blocks(view: &PairView) -> Vec<Block> {
    let lang = view.lang;
    let mut blocks = vec![Block::Heading(2, view.title(part_name(Part::Wording, lang)))];
    let (anew, kept): (Vec<_>, Vec<_>) =
        view.pair.wording.iter().filter(|r| changed(r)).partition(|r| !view.is_whole() && r.written_anew());
    if !kept.is_empty() && !view.settings.records {
        blocks.push(Block::Text(legend(lang)));
    }
    blocks.extend(kept.iter().filter_map(|r| redline(view, r)));
    if !anew.is_empty() {
        blocks.push(Block::Text(vec![Run::plain(named(view, &anew))]));
    }
    if blocks.len() == 1 {
        blocks.push(Block::Text(vec![Run::plain(lang.pick("没有文字改动", "no wording changed"))]));
    }
    blocks
}

fn changed(redline: &Redline) -> bool {
    redline.edits.iter().any(|e| !matches!(e, Edit::Kept(_) | Edit::Break))
}

/// What the marks mean, each word in its own.
fn legend(lang: Lang) -> Vec<Run> {
    vec![
        Run::new(lang.pick("标记：", "marks: "), Tone::Dim),
        Run::new(lang.pick("上年有、本年删去", "removed"), Tone::Removed),
        Run::new(lang.pick("，", ", "), Tone::Dim),
        Run::new(lang.pick("本年新增", "added"), Tone::Added),
        Run::new(lang.pick("，", ", "), Tone::Dim),
        Run::new(lang.pick("移自别处", "moved here"), Tone::Moved),
    ]
}

/// The sections that were written anew, in a line: to set them word against word tells little.
fn named(view: &PairView, anew: &[&Redline]) -> String {
    let lang = view.lang;
    let names: Vec<String> = anew.iter().filter_map(|r| title(view, r)).collect();
    let (n, names) = (names.len(), names.join(lang.pick("；", "; ")));
    lang.pick(
        format!("另有{n}个章节{}，没有列出（加 --all 全部列出）：{names}", self::anew(lang)),
        format!("{n} more sections are {}, and are left out (--all shows them): {names}", self::anew(lang)),
    )
}

/// What is said of a text of which next to nothing was kept.
pub fn anew(lang: Lang) -> &'static str {
    lang.pick("文字基本重写，逐字对照意义不大", "written anew; the marks say little")
}

/// Both titles of a section whose wording changed.
fn title(view: &PairView, redline: &Redline) -> Option<String> {
    let link = view.pair.alignment.links.get(redline.link)?;
    let title = |study, ids: &[usize]| {
        let titles: Vec<String> = ids.iter().map(|&id| section_title(study, id)).collect();
        titles.join(view.lang.pick("；", "; "))
    };
    let (from, to) = (title(view.two.from, &link.sections.from), title(view.two.to, &link.sections.to));
    Some(if from == to { to } else { format!("{from} → {to}") })
}

fn redline(view: &PairView, redline: &Redline) -> Option<Block> {
    let mut title = title(view, redline)?;
    if redline.written_anew() {
        title = view.lang.pick(format!("{title}（{}）", anew(view.lang)), format!("{title} ({})", anew(view.lang)));
    }
    let mut paragraphs: Vec<Vec<Run>> = vec![Vec::new()];
    let (old, new) = (&view.two.from.report, &view.two.to.report);
    for edit in &redline.edits {
        let runs = match edit {
            Edit::Break => {
                paragraphs.push(Vec::new());
                continue;
            }
            Edit::Kept(p) => vec![Run::plain(new.quote(p.to))],
            Edit::Added(s) => vec![Run::new(new.quote(*s), Tone::Added)],
            Edit::Removed(s) => vec![Run::new(old.quote(*s), Tone::Removed)],
            Edit::Replaced(p) => {
                vec![Run::new(old.quote(p.from), Tone::Removed), Run::new(new.quote(p.to), Tone::Added)]
            }
            Edit::Moved(p) => vec![Run::new(new.quote(p.to), Tone::Moved)],
        };
        if let Some(last) = paragraphs.last_mut() {
            last.extend(runs);
        }
    }
    paragraphs.retain(|p| !p.is_empty());
    Some(Block::Redline { title, paragraphs })
}
