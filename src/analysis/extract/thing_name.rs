//! How a thing that stands after its figure is called: with the deed or the place before the figure, without idle words.

use super::clause::Clause;
use super::lead::Lead;
use super::thing_after::{Around, LONGEST_DEED};

/// Last characters of places that a name may begin with.
const PLACES: &str = "园区县市镇乡村站馆路河湖江厂所院校线段沿街）库港场省州旗盟";

impl Clause<'_> {
    /// The name of the thing, with what must stand before it.
    pub(super) fn thing_name(&self, thing: &[char], lead: &Lead, around: &Around, work: bool) -> String {
        let Around { left, .. } = around;
        let text = tidy(thing);
        if lead.new && !text.starts_with("新增") {
            return format!("新增{text}");
        }
        if around.of
            && let Some((n, ())) = self.words.sizes.suffix(left)
        {
            // 总规模20亿元的引导基金.
            return text + &left[left.len() - n..].iter().collect::<String>();
        }
        if work {
            // 投资5亿元实施了自来水改造: the deed says nothing.
            let deed = self.words.generic.prefix(thing).filter(|_| !around.of).map_or(0, |(n, ())| n);
            let deed = deed + usize::from(deed > 0 && thing.get(deed) == Some(&'了'));
            let text: String = text.chars().skip(deed).collect();
            return text + "投资";
        }
        let telling = !self.does(left) || self.words.general.contains(thing);
        // 综合改革17项做法获全市推广: its noun alone.
        let noun = (1..=2).find(|&n| thing.len() > n + 2 && self.words.status.prefix(&thing[n..]).is_some());
        let noun = noun.filter(|_| !joined(left));
        if noun.unwrap_or(bare_len(thing)) <= 2 && (3..=LONGEST_DEED).contains(&left.len()) && telling {
            // 标准化幼儿园等14个项目, 已开工的41个项目: the thing alone would say nothing.
            let of = if around.raw.ends_with(&['的']) { "的" } else { "" };
            return left.iter().collect::<String>() + of + &text;
        }
        match self.prefix_for(left).filter(|_| lead.change.is_none()) {
            Some(prefix) => prefix + &text,
            None => text,
        }
    }

    /// What a thing after its figure takes in front of its name: a telling deed, or a short place.
    fn prefix_for(&self, left: &[char]) -> Option<String> {
        if let Some(deeds) = self.deeds_at_end(left) {
            // 各部门全年取消和下放38项审批事项: who did it and when is no part of the name.
            return Some(deeds.iter().collect());
        }
        if let Some((n, ())) = self.words.deeds.prefix(left).or_else(|| self.words.opening.prefix(left)) {
            let plain = left.len() == n || left.last() == Some(&'等');
            let telling = self.words.generic.prefix(left).is_none();
            let placed = left.len() > n && left.len() <= n + 3 && !joined(left);
            // 实施澜东镇2万吨蔬菜仓储: the deed says nothing, the place does.
            let place = left.last().is_some_and(|&c| PLACES.contains(c));
            let from = if placed && place && !telling && n == 2 { n } else { 0 };
            let to = if placed { left.len() } else { n };
            return (plain && telling || placed).then(|| left[from..to].iter().collect());
        }
        let short = (2..=8).contains(&left.len());
        let place = left.len() <= 4
            || left.last().is_some_and(|&c| PLACES.contains(c))
            || self.words.deeds.suffix(left).is_some();
        (short && place && !joined(left)).then(|| left.iter().collect())
    }

    /// The telling deeds that end a row of words: several (取消和下放), or one where the row is too long to be of a name.
    fn deeds_at_end<'c>(&self, left: &'c [char]) -> Option<&'c [char]> {
        let deed = |end: usize| self.words.deeds.suffix(&left[..end]).map(|(n, ())| end - n);
        // 改造和新建: the first of a row may be one that also stands within names.
        let opens = |end: usize| self.words.opening.suffix(&left[..end]).map(|(n, ())| end - n);
        let mut from = deed(left.len())?;
        let last = from;
        while let Some(before) = from
            .checked_sub(1)
            .filter(|&i| matches!(left[i], '、' | '和'))
            .and_then(|end| deed(end).or_else(|| opens(end)))
        {
            from = before;
        }
        let telling = self.words.generic.prefix(&left[from..]).is_none();
        (telling && (from < last || left.len() > 8)).then_some(&left[from..])
    }
}

/// How long a word is without what it gives in brackets: 县（市、区）.
pub(super) fn bare_len(word: &[char]) -> usize {
    let open = word.iter().position(|&c| c == '（');
    let close = word.iter().position(|&c| c == '）');
    open.zip(close).map_or(word.len(), |(open, close)| word.len() - (close + 1).saturating_sub(open))
}

/// Whether `left` is more than one word of a place.
fn joined(left: &[char]) -> bool {
    left.iter().any(|c| matches!(c, '、' | '和' | '与' | '等' | '在' | '为' | '，' | '对'))
}

/// Without words that say only that there is work: 公租房建设任务 is 公租房建设.
fn tidy(thing: &[char]) -> String {
    let mut text: String = thing.iter().collect();
    if thing.len() >= 3 && thing.ends_with(&['中']) && !"高初其集华".contains(thing[thing.len() - 2]) {
        // 在80种产品中: among how many, of which the rest is told.
        text.pop();
    }
    if let Some(at) =
        text.find('等').filter(|_| ["工程", "项目", "设施", "建设", "任务"].iter().any(|w| text.ends_with(w)))
    {
        // 路网等配套设施: the last of a list of works, and what they are.
        let head = &text[..at];
        if head.chars().count() >= 2 && !head.ends_with(['高', '中', '初']) {
            text.truncate(at);
        }
    }
    for end in ["任务", "工作", "的目标"] {
        if let Some(t) = text.strip_suffix(end).filter(|t| t.chars().count() >= 3) {
            text = t.to_owned();
        }
    }
    text
}
