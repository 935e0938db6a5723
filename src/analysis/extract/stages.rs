//! What a deed was done to that its own words don't name: 新开工7万套、基本建成5万套, 其中新建1万亩, 全部建成的3万个.

use super::clause::Clause;
use super::name;
use crate::analysis::figure::Figure;
use crate::text::is_han;

impl Clause<'_> {
    /// A deed that the words before a figure come to, with the thing before that it was done to; any other name as it is.
    pub(super) fn done_to(
        &self,
        deed: Vec<char>,
        raw: &[char],
        subject: &[char],
        (figure, from): (&Figure, usize),
    ) -> Vec<char> {
        let finished = self.words.completions.contains(&deed) || deed == ['在', '建'];
        let begun = self.words.newly.contains(&deed);
        if deed.len() >= 2 && (finished || raw.starts_with(&['基', '本']) && name::opens_deed(self.words, &deed)) {
            // 实施项目26个，年度投资30亿元，竣工12个: to what was counted so.
            let subject: Vec<char> = self.counted_so(figure).map_or(subject.to_vec(), |name| name.chars().collect());
            let done = name::opened(self.words, &subject);
            // 保障性住房: of a kind, no deed.
            let done = if subject.get(done) == Some(&'性') { 0 } else { done };
            let ended = self.words.completions.suffix(&subject).map_or(0, |(n, ())| n);
            let object = if done > 0 && subject.len() >= done + 2 {
                &subject[done..]
            } else if ended > 0 && subject.len() >= ended + 2 {
                &subject[..subject.len() - ended]
            } else if !self.out.is_empty() && is_han(self.chars[from]) || self.counts_firms(figure) {
                // 反馈的21个问题已整改19个; 园区入驻企业186家，投产126家.
                &subject[..]
            } else {
                &[]
            };
            if !object.is_empty() {
                return [object, &deed].concat();
            }
        }
        if (finished || begun)
            && self.out.is_empty()
            && (self.carry.subjects.is_empty() || self.carry.topic.ends_with(&['清', '零']))
            && let Some(object) = self.object_of_topic()
        {
            return [object, deed].concat();
        }
        if begun && self.chars[self.start..].starts_with(&['其', '中']) {
            // 新建和改造农田3万亩，其中新建1万亩: of the same.
            let done = self.deeds_in_row(subject);
            if done > 0 && subject.len() >= done + 2 {
                return [&deed, &subject[done..]].concat();
            }
        }
        deed
    }

    /// Whether a figure counts firms, as one before it did: they do themselves what is said of them.
    fn counts_firms(&self, figure: &Figure) -> bool {
        figure.unit.as_deref().is_some_and(|unit| self.units.family(unit) == "firms")
            && self.counted_so(figure).is_some()
    }

    /// 施工项目8万个, 全部建成的3万个: those of the things before of which that is said.
    pub(super) fn of_those(&self, said: Vec<char>, subject: &[char], (figure, from): (&Figure, usize)) -> Vec<char> {
        let deed = said.strip_prefix(&['全', '部']).unwrap_or(&said);
        if !self.chars[from..figure.start].ends_with(&['的']) || !name::opens_deed(self.words, deed) {
            return said;
        }
        let noun = subject.iter().rposition(|&c| c == '的').map_or(0, |at| at + 1);
        let of = ['的'].into_iter().filter(|_| !subject.is_empty());
        said.iter().copied().chain(of).chain(subject[noun..].iter().copied()).collect()
    }

    /// 加大保障性住房建设力度，今年新开工3万套: what a deed is done to that the clause before spoke of.
    fn object_of_topic(&self) -> Option<Vec<char>> {
        const LONGEST: usize = 14;
        let mut object = name::strip_head(self.words, &self.carry.topic);
        if let Some(cleared) =
            object.strip_suffix(&['动', '态', '清', '零']).filter(|thing| self.carry.fresh && thing.len() >= 3)
        {
            // 农村危房动态清零，改造27户.
            return Some(cleared.to_vec());
        }
        let led = self.words.generic.prefix(object).map_or(0, |(n, ())| n);
        let led = led.max(self.words.efforts.prefix(object).map_or(0, |(n, ())| n));
        object = &object[led..];
        while let Some((n, ())) = self.words.effort_ends.suffix(object) {
            object = &object[..object.len() - n];
        }
        let object: Vec<char> = object.iter().copied().filter(|c| !matches!(c, '“' | '”')).collect();
        let whole = (3..=LONGEST).contains(&object.len()) && led > 0 && object.iter().all(|&c| is_han(c));
        (self.carry.fresh && whole).then_some(object)
    }
}
