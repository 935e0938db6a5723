//! What a name says is done, apart from what it is done to: 改造提升农村危房 and 农村危房改造 are one deed on one thing, whichever
//! stands first.
//!
//! In: a name with words of one meaning put as one. Out: the classes of its deeds and the thing, so that two names are compared
//! without regard to their order.

use std::collections::BTreeSet;

use crate::lexicon::{DeedWords, Lexicon};
use crate::text::{han_count, joins_list};

use super::likeness::{TURNED, likeness, shortens};

/// A name taken apart: what is done, and to what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deeds {
    /// Classes of [`DeedWords::classes`].
    done: BTreeSet<usize>,
    /// What is left of the name.
    thing: String,
}

impl Deeds {
    /// Takes a name apart: deeds stand at its start (改造提升农村危房), at its end (农村危房改造), or both.
    pub fn of(name: &str, lexicon: &Lexicon) -> Self {
        let words = &lexicon.pledges().names.deeds;
        let mut done = BTreeSet::new();
        let mut thing = name.trim_matches(joins_list);
        loop {
            let rest = thing.trim_matches(joins_list);
            let cut = Cut::at_start(rest, words).or_else(|| Cut::at_end(rest, words));
            let Some(cut) = cut.filter(|cut| han_count(cut.rest) >= 2) else { break };
            done.extend(cut.classes);
            thing = cut.rest;
        }
        Self { done, thing: thing.to_owned() }
    }

    /// Whether two names tell of the same deed on the same thing. What only adds to a deed (提升 of 改造提升) may be left out.
    pub fn same(&self, other: &Deeds, lexicon: &Lexicon) -> bool {
        let adds = |class: &usize| lexicon.pledges().names.deeds.adds.contains(class);
        let main = |deeds: &Deeds| deeds.done.iter().copied().filter(|class| !adds(class)).collect::<BTreeSet<_>>();
        let (own, others) = (main(self), main(other));
        let deed = if own.is_empty() && others.is_empty() { self.done == other.done } else { own == others };
        deed && !self.done.is_empty() && self.alike(other)
    }

    /// Whether two names tell of deeds that are not each other's: 引进人才 is not answered by 培训人才.
    pub fn opposed(&self, other: &Deeds, lexicon: &Lexicon) -> bool {
        let words = &lexicon.pledges().names.deeds;
        let main =
            |deeds: &Deeds| deeds.done.iter().copied().filter(|class| !words.adds.contains(class)).collect::<Vec<_>>();
        let near = |a: &usize, b: &usize| a == b || words.near.contains(a) && words.near.contains(b);
        let (own, others) = (main(self), main(other));
        !own.is_empty() && !others.is_empty() && !own.iter().any(|a| others.iter().any(|b| near(a, b)))
    }

    fn alike(&self, other: &Deeds) -> bool {
        let (a, b) = (self.thing.as_str(), other.thing.as_str());
        likeness(a, b) >= TURNED && a.len() == b.len() || shortens(a, b) || shortens(b, a)
    }
}

/// A deed cut off a name.
struct Cut<'n> {
    classes: Vec<usize>,
    rest: &'n str,
}

impl<'n> Cut<'n> {
    fn at_start(name: &'n str, words: &DeedWords) -> Option<Self> {
        words.find(|all| all.at_start(name)).map(|(word, classes)| Self { classes, rest: &name[word..] })
    }

    fn at_end(name: &'n str, words: &DeedWords) -> Option<Self> {
        words.find(|all| all.at_end(name)).map(|(word, classes)| Self { classes, rest: &name[..name.len() - word] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let lexicon = Lexicon::builtin();
        Deeds::of(a, &lexicon).same(&Deeds::of(b, &lexicon), &lexicon)
    }

    #[test]
    fn a_deed_may_stand_before_its_thing_or_behind() {
        for (a, b) in [
            ("改造提升危房", "危房改造"),
            ("改造完工小区", "小区改造完工"),
            ("新建改建公路", "公路新改建"),
            ("新改扩建学校", "新建、改扩建学校"),
            ("修复矿山", "矿山生态修复"),
            ("筛查妇女\"两癌\"", "筛查\"两癌\"妇女"),
            ("改造盐碱耕地", "盐碱地改造"),
        ] {
            assert!(same(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn one_deed_does_not_answer_for_another() {
        let lexicon = Lexicon::builtin();
        let opposed = |a: &str, b: &str| Deeds::of(a, &lexicon).opposed(&Deeds::of(b, &lexicon), &lexicon);
        assert!(opposed("引进人才", "培训人才") && opposed("新建幼儿园", "幼儿园改扩建"));
        assert!(
            !opposed("改造街巷", "街巷整治") && !opposed("新建公厕", "新建、改建公厕") && !opposed("新建公厕", "公厕")
        );
    }

    #[test]
    fn another_deed_or_another_thing_is_not_the_same() {
        for (a, b) in [
            ("新建公路", "改造公路"),
            ("新建学校", "新建、改扩建学校"),
            ("淘汰车辆", "车辆更新"),
            ("改造危房", "改造危桥"),
            ("改造中学", "中小学改造"),
            ("公路", "公路"),
        ] {
            assert!(!same(a, b), "{a} and {b}");
        }
    }
}
