//! The words around a figure, sorted by what they say: `figures.toml` in the form that the reading asks for.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Words;
use crate::text::Affixes;

mod groups;
mod marks;

pub use groups::{AgainstWords, KindWords, OwnerWords, PerWords, RelationWords, TableWords, TimeWords};
pub use marks::{After, Before, Clausal, Mark};

/// The words around a figure.
#[derive(Debug, Clone)]
pub struct FigureWords {
    /// Straight before it.
    pub before: Affixes<Before>,
    /// Straight after it.
    pub after: Affixes<After>,
    /// Between an earlier value and a later one: 提高到.
    pub between_to: Affixes<()>,
    /// 转为下降: those that a comma may stand before.
    pub turned: Affixes<()>,
    /// At the head of a name and no part of it.
    pub head: Affixes<()>,
    /// Words of names that begin as one of those does: 均衡.
    pub head_nominal: Affixes<()>,
    /// Deeds that a name may begin with.
    pub deeds: Affixes<()>,
    /// What makes the thing after it a new one: 新认定.
    pub newly: Affixes<()>,
    /// Deeds that say nothing of the thing.
    pub generic: Affixes<()>,
    /// Those that bring about what is said of the thing after them.
    pub causing: Affixes<()>,
    /// Deeds that may also stand within a name.
    pub opening: Affixes<()>,
    /// What ends the name of a counted thing.
    pub deeds_after: Affixes<()>,
    /// Deeds that end a work.
    pub completions: Affixes<()>,
    /// Another's target: 中央提出.
    pub others_aim: Words,
    /// What opens a part of a sentence that is only supposed: 如果.
    pub supposed: Words,
    /// Words before a change that say how it is reckoned: 同口径.
    pub basis: Words,
    /// A way of reckoning that goes without saying: 可比价.
    pub usual_reckoning: Words,
    /// How a figure is reckoned, in a clause of its own.
    pub reckoned: Affixes<()>,
    /// Verbs that make a name with what follows: 入选.
    pub status: Affixes<()>,
    /// What became of the people counted: 脱贫.
    pub fates: Affixes<()>,
    /// Verbs that say what the thing counted is for.
    pub purpose: Affixes<()>,
    /// Words that only a sentence holds, and words of names that hold one of them.
    pub clausal: Affixes<Clausal>,
    /// Words that point back to a name: 这个.
    pub pointers: Affixes<()>,
    /// Nouns that say nothing alone.
    pub general: Affixes<()>,
    /// Names that are not the same thing from year to year.
    pub unfollowed: Affixes<()>,
    /// Before what is lost or done away with.
    pub taken_away: Words,
    /// Words before the capacity that a name has.
    pub capacities: Affixes<()>,
    /// What a figure before its thing measures of it.
    pub sizes: Affixes<()>,
    /// Ends of names of what is measured by a number alone.
    pub without_unit: Affixes<()>,
    /// Heads that coordinated names share.
    pub shared_heads: Affixes<()>,
    /// Names that belong to the thing named before.
    pub attributes: Affixes<()>,
    /// Ends of names that coordinated heads share.
    pub shared: Affixes<()>,
    /// Heads that stand for several: 城乡.
    pub pairs: BTreeMap<String, Words>,
    /// Ends of names that are growth rates; true where a rate of fall.
    pub growth: Affixes<bool>,
    /// Ends of names that only look like growth rates.
    pub levels: Affixes<()>,
    /// Nouns that no number makes a quantity.
    pub abstract_nouns: Affixes<()>,
    /// Words of things that can be counted.
    pub concrete: Words,
    /// Nouns that a share before is not of.
    pub nothing: Affixes<()>,
    /// In names of what is better low.
    pub low_better: Words,
    /// In names of what is measured in time.
    pub time_subjects: Words,
    /// Nouns that a count before makes no quantity.
    pub empty_nouns: Affixes<()>,
    /// Before a place in an order.
    pub rank_before: Affixes<()>,
    /// Among whom a place is: 中部.
    pub rank_regions: Words,
    /// The first place in words.
    pub rank_first: Affixes<()>,
    /// In ways of reckoning in which prices are taken out.
    pub real: Words,
    /// Behind 如果 they tell of another way to reckon: 扣除.
    pub adjusts: Words,
    /// What a deed does to those who are counted after it: 惠及.
    pub reaches: Words,
    /// What comes of a work: 吸纳.
    pub effects: Affixes<()>,
    /// What is done to all of a list that it stands after: 改造.
    pub works: Words,
    /// What a clause opens with that says that more is done: 加大.
    pub efforts: Affixes<()>,
    /// What it ends in: 力度.
    pub effort_ends: Affixes<()>,
    /// Names that begin with a number of kinds: 十种有色金属.
    pub numbered: Affixes<()>,
    /// How often something is done: 平均每天.
    pub rhythms: Words,
    /// Ends of names of how many take part.
    pub taking_part: Affixes<()>,
    /// Ends of names of parts of a time.
    pub phases: Affixes<()>,
    /// What is left at the end of a name and is none of it: 及.
    pub trailing: Affixes<()>,
    /// What came of what was spoken of before: 执行结果.
    pub outcomes: Affixes<()>,
    /// What is left where nothing is named.
    pub stubs: Words,
    /// Nouns that begin with 在: 在校.
    pub at_nouns: Words,
    /// Which way a thing turned, behind its name: 由负转正.
    pub turns: Affixes<()>,
    /// That it has to come to something, behind its name: 要保证.
    pub will: Affixes<()>,
    /// Things that are classed by the money they make.
    pub sized: Affixes<()>,
    /// What may stand between them and their number.
    pub sized_counts: Affixes<()>,
    /// What a name is of, by its end.
    pub kinds: KindWords,
    /// Whose a figure is.
    pub owners: OwnerWords,
    /// What money is told per.
    pub per: PerWords,
    /// What a value is held against.
    pub against: AgainstWords,
    /// Targets in words.
    pub relation: RelationWords,
    /// What heads the columns of a table.
    pub table: TableWords,
    /// Time and role.
    pub time: TimeWords,
    /// Those of their lists that every clause is searched for.
    pub marks: Affixes<Mark>,
    /// Those of them that tell a target in words: 同步, 快于, 任务.
    pub relating: Words,
}

#[derive(Deserialize)]
pub(super) struct Tables {
    before: BTreeMap<String, Words>,
    /// All of these, one list after the other.
    before_joined: Words,
    between: Between,
    after: BTreeMap<String, Words>,
    head: Head,
    reckoned: Reckoned,
    deeds: Deeds,
    names: Names,
    attributes: Attributes,
    growth: Growth,
    rank: Rank,
    kinds: KindWords,
    owners: OwnerWords,
    per: PerWords,
    against: AgainstWords,
    relation: RelationWords,
    table: TableWords,
    time: TimeWords,
}

#[derive(Deserialize)]
struct Between {
    to: Affixes<()>,
    turned: Affixes<()>,
}

#[derive(Deserialize)]
struct Head {
    words: Affixes<()>,
    nominal: Affixes<()>,
}

#[derive(Deserialize)]
struct Reckoned {
    words: Affixes<()>,
    usual: Words,
    basis: Words,
    others_aim: Words,
    supposed: Words,
    adjusts: Words,
    real: Words,
}

#[derive(Deserialize)]
struct Deeds {
    verbs: Affixes<()>,
    newly: Affixes<()>,
    generic: Affixes<()>,
    causing: Affixes<()>,
    opening: Affixes<()>,
    after: Verbs,
    completions: Verbs,
    fates: Affixes<()>,
    purpose: Verbs,
    status: Verbs,
    reaches: Words,
    effects: Affixes<()>,
    works: Words,
    efforts: Affixes<()>,
    effort_ends: Affixes<()>,
}

#[derive(Deserialize)]
struct Verbs {
    verbs: Affixes<()>,
}

#[derive(Deserialize)]
struct Names {
    openers: Words,
    predicates: Words,
    passing: Words,
    nominal: Words,
    pointers: Affixes<()>,
    general: Affixes<()>,
    unfollowed: Affixes<()>,
    taken_away: Words,
    capacities: Affixes<()>,
    sizes: Affixes<()>,
    without_unit: Affixes<()>,
    shared_heads: Affixes<()>,
    numbered: Affixes<()>,
    rhythms: Words,
    taking_part: Affixes<()>,
    phases: Affixes<()>,
    trailing: Affixes<()>,
    stubs: Words,
    at_nouns: Words,
    outcomes: Affixes<()>,
    turns: Affixes<()>,
    will: Affixes<()>,
    sized: Affixes<()>,
    sized_counts: Affixes<()>,
}

#[derive(Deserialize)]
struct Attributes {
    words: Affixes<()>,
    shared: Affixes<()>,
    pairs: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
struct Growth {
    endings: Words,
    falling: Words,
    levels: Affixes<()>,
    #[serde(rename = "abstract")]
    abstract_nouns: Affixes<()>,
    concrete: Words,
    nothing: Affixes<()>,
    low_better: Words,
    time_subjects: Words,
    empty_nouns: Affixes<()>,
}

#[derive(Deserialize)]
struct Rank {
    before: Affixes<()>,
    first: Affixes<()>,
    regions: Words,
}

impl FigureWords {
    pub(super) fn of(t: Tables) -> Self {
        let before = t.before.iter().filter_map(|(key, words)| Some((Before::of(key)?, words)));
        let before = before.flat_map(|(mark, words)| std::iter::repeat_n(mark, words.count()));
        let after = t.after.iter().filter_map(|(key, words)| Some((After::of(key)?, words)));
        let marks = [
            (&t.time.this, Mark::This),
            (&t.time.last, Mark::Last),
            (&t.time.five_past, Mark::FivePast),
            (&t.time.five_next, Mark::FiveNext),
            (&t.time.part_year, Mark::PartOfYear),
            (&t.time.turned_out, Mark::TurnedOut),
            (&t.relation.sync, Mark::Pace),
            (&t.relation.goals, Mark::Goal),
            (&t.relation.above, Mark::Above),
        ];
        let relating = [&t.relation.sync, &t.relation.goals, &t.relation.above].into_iter().flat_map(Words::iter);
        let relating = relating.collect();
        let signs = [("年", Mark::Year), ("月", Mark::Month), ("五", Mark::Five)];
        let marks = marks.into_iter().flat_map(|(list, mark)| list.iter().map(move |w| (w, mark))).chain(signs);
        let clausal = [
            (&t.names.openers, Clausal::Opens),
            (&t.names.predicates, Clausal::Predicates),
            (&t.names.passing, Clausal::Passes),
            (&t.names.nominal, Clausal::Nominal),
        ];
        let clausal = clausal.into_iter().flat_map(|(list, mark)| list.iter().map(move |w| (w, mark)));
        Self {
            before: t.before_joined.marked(before.collect()),
            after: Affixes::new(after.flat_map(|(m, words)| words.iter().map(move |w| (w, m)))),
            between_to: t.between.to,
            turned: t.between.turned,
            head: t.head.words,
            head_nominal: t.head.nominal,
            deeds: t.deeds.verbs,
            newly: t.deeds.newly,
            generic: t.deeds.generic,
            causing: t.deeds.causing,
            opening: t.deeds.opening,
            deeds_after: t.deeds.after.verbs,
            completions: t.deeds.completions.verbs,
            fates: t.deeds.fates,
            others_aim: t.reckoned.others_aim,
            supposed: t.reckoned.supposed,
            usual_reckoning: t.reckoned.usual,
            basis: t.reckoned.basis,
            reckoned: t.reckoned.words,
            status: t.deeds.status.verbs,
            purpose: t.deeds.purpose.verbs,
            clausal: Affixes::new(clausal),
            pointers: t.names.pointers,
            general: t.names.general,
            unfollowed: t.names.unfollowed,
            taken_away: t.names.taken_away,
            capacities: t.names.capacities,
            sizes: t.names.sizes,
            without_unit: t.names.without_unit,
            shared_heads: t.names.shared_heads,
            attributes: t.attributes.words,
            shared: t.attributes.shared,
            pairs: t.attributes.pairs,
            growth: t.growth.endings.marked(t.growth.endings.iter().map(|w| t.growth.falling.has(w)).collect()),
            levels: t.growth.levels,
            abstract_nouns: t.growth.abstract_nouns,
            concrete: t.growth.concrete,
            nothing: t.growth.nothing,
            low_better: t.growth.low_better,
            time_subjects: t.growth.time_subjects,
            empty_nouns: t.growth.empty_nouns,
            rank_before: t.rank.before,
            rank_first: t.rank.first,
            rank_regions: t.rank.regions,
            marks: Affixes::new(marks),
            relating,
            adjusts: t.reckoned.adjusts,
            real: t.reckoned.real,
            reaches: t.deeds.reaches,
            effects: t.deeds.effects,
            works: t.deeds.works,
            efforts: t.deeds.efforts,
            effort_ends: t.deeds.effort_ends,
            numbered: t.names.numbered,
            rhythms: t.names.rhythms,
            taking_part: t.names.taking_part,
            phases: t.names.phases,
            trailing: t.names.trailing,
            stubs: t.names.stubs,
            at_nouns: t.names.at_nouns,
            outcomes: t.names.outcomes,
            turns: t.names.turns,
            will: t.names.will,
            sized: t.names.sized,
            sized_counts: t.names.sized_counts,
            kinds: t.kinds,
            owners: t.owners,
            per: t.per,
            against: t.against,
            relation: t.relation,
            table: t.table,
            time: t.time,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{Before, Lexicon};

    #[test]
    fn each_word_before_a_figure_has_the_mark_of_its_list() {
        let lexicon = Lexicon::builtin();
        let mark =
            |word: &str| lexicon.figures().before.prefix(&word.chars().collect::<Vec<_>>()).map(|(_, mark)| mark);
        let some = [
            ("约", Before::About),
            ("不低于", Before::AtLeast),
            ("分别", Before::Each),
            ("由", Before::From),
            ("新增", Before::New),
            ("签约", Before::Stop),
            ("上涨", Before::Up),
        ];
        for (word, wanted) in some {
            assert_eq!(mark(word), Some(wanted), "{word}");
        }
    }
}
