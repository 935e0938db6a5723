//! What is new in a list is new throughout: 新增小巨人企业3家、高新技术企业21家.

use super::draft::Draft;
use super::inherited::unscaled;
use super::name;
use crate::analysis::metric::Facet;
use crate::lexicon::FigureWords;

/// What a list of new capacities follows: 新增的主要生产能力有.
pub(super) const CAPACITIES: &str = "能力有";

/// 水泥80万吨 in a list of new capacities: not all that there is.
pub(super) fn make_new(draft: &mut Draft) {
    if let Some(at) = draft.name.find(CAPACITIES) {
        draft.name.drain(..at + CAPACITIES.len());
    }
    if draft.facet == Facet::Level && !draft.name.starts_with('新') {
        draft.name.insert_str(0, "新增");
    }
}

/// 新增小巨人企业3家、高新技术企业21家: the second ones are new too, not all there are.
pub(super) fn carry_newness(words: &FigureWords, chars: &[char], drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let (last, draft) = (&before[i - 1], &mut rest[0]);
        let name: Vec<char> = draft.name.chars().collect();
        let gap = chars.get(last.figure.1..draft.figure.0).unwrap_or_default();
        let listed = gap.contains(&'、') || matches!(gap.first(), Some('和' | '与' | '及'));
        let lead = name::trim_marks(chars.get(draft.from..draft.figure.0).unwrap_or_default());
        // 总数达到86家: something is said of how many there are.
        let beyond = |rest: &[char]| matches!(rest, [] | ['超', '过'] | ['超' | '约' | '近']);
        let bare = lead.is_empty() || lead.strip_prefix(&name[..]).is_some_and(beyond);
        let counts = draft.facet == Facet::Level && draft.unit.as_deref().is_some_and(|u| !u.starts_with('%'));
        let new = last.name.starts_with("新增") && last.facet == Facet::Level;
        // 淘汰炼铁产能8万吨、水泥30万吨: both are done away with.
        let gone = words.taken_away.at_start(&last.name).filter(|_| last.facet == Facet::Level);
        if let Some(deed) = gone.filter(|_| listed && bare && counts && !name::does(words, &name)) {
            draft.name.insert_str(0, deed);
        }
        if new && listed && bare && counts && name.first() != Some(&'新') && !name::opens_deed(words, &name) {
            draft.name.insert_str(0, "新增");
        }
    }
}

/// 新增高速公路320公里，其中山区高速公路90公里: a part of what is new is new.
pub(super) fn part_of_new((unit, new): (String, String), chars: &[char], drafts: &mut [Draft]) {
    for draft in
        drafts.iter_mut().filter(|d| unscaled(d.unit.as_deref()) == unscaled(Some(&unit)) && d.facet == Facet::Level)
    {
        let lead: String = chars[draft.from..draft.figure.0].iter().collect();
        let lead = lead.trim_start_matches(['、', '和', '与']).trim_start_matches("其中");
        // 其中乡村1.9万个 may have been named in full.
        if draft.name.starts_with(lead) && !lead.is_empty() && !lead.starts_with('新') {
            draft.name.insert_str(0, &new);
        }
    }
}

/// A longer name has more in it than a noun.
const LONGEST_NOUN: usize = 6;

/// 完成20台机组、35台锅炉改造: what stands after the last of a list is done to all of it.
pub(super) fn carry_work(words: &FigureWords, chars: &[char], (from, to): (usize, usize), drafts: &mut [Draft]) {
    let Some((last, earlier)) = drafts.split_last_mut().filter(|(_, earlier)| !earlier.is_empty()) else { return };
    let Some(work) = words.works.at_end(&last.name).filter(|w| last.name.len() > w.len() + 3) else { return };
    let led = chars.get(from..earlier[0].figure.0).unwrap_or_default();
    let led: String = led.iter().collect();
    // 开展南河等13条河流、30条沟道治理: which ones may stand between.
    let opens =
        ["完成", "开展", "推进", "实施"].iter().any(|w| led.ends_with(w) || led.starts_with(w) && led.ends_with('等'));
    let follows =
        chars.get(last.figure.1..to).is_some_and(|rest| rest.iter().collect::<String>().starts_with(&last.name));
    let listed = |a: &Draft, next: usize| {
        let gap: String = chars.get(a.figure.1..next).unwrap_or_default().iter().collect();
        gap.strip_suffix(['、', '和', '及']) == Some(a.name.as_str())
    };
    let mut next = last.figure.0;
    let row = earlier.iter().rev().all(|d| {
        let joined = listed(d, next)
            && d.facet == Facet::Level
            // 企业关改搬转 has a deed of its own.
            && d.name.chars().count() <= LONGEST_NOUN
            && words.deeds.suffix(&d.name.chars().collect::<Vec<_>>()).is_none();
        next = d.figure.0;
        joined
    });
    if opens && follows && row {
        earlier.iter_mut().filter(|d| words.works.at_end(&d.name).is_none()).for_each(|d| d.name.push_str(work));
    }
}

/// 3所高校、7个学科入选“双一流”: what the last of a list came to, the others did too.
pub(super) fn carry_predicate(words: &FigureWords, chars: &[char], drafts: &mut [Draft]) {
    let Some((last, earlier)) = drafts.split_last_mut() else { return };
    let name: Vec<char> = last.name.chars().collect();
    // 新获评: how new it is, is of it.
    let came = |i: &usize| words.status.prefix(&name[*i..]).is_some();
    let Some(at) = (2..name.len()).find(came) else { return };
    let did: String = name[at..].iter().collect();
    let mut next = last.figure.0;
    for draft in earlier.iter_mut().rev() {
        let gap: String = chars.get(draft.figure.1..next).unwrap_or_default().iter().collect();
        let listed = gap.strip_suffix(['、', '和', '与', '及']) == Some(draft.name.as_str());
        let length = draft.name.chars().count();
        if !listed || draft.facet != Facet::Level || !(2..=LONGEST_NOUN + 2).contains(&length) {
            return;
        }
        draft.name.push_str(&did);
        next = draft.figure.0;
    }
}
