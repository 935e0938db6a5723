//! The words by which plans promise and reviews answer: stages, strengths, claims, outcomes, problems, undertakings.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Words;

/// The table of `pledges.toml`.
#[derive(Debug, Default, Deserialize)]
pub struct Pledges {
    /// Words of will before the figure of a target.
    pub stances: Words,
    /// The stages of a work, in their order.
    pub stages: Vec<StageWords>,
    /// What says of a work, where no stage is named, that it is done: 全面完成.
    pub done: Words,
    /// Words around a stage that say it is not reached.
    pub stage_denials: StageDenials,
    /// The strengths of a directive, weakest first.
    pub strengths: Vec<StrengthWords>,
    /// What a report says of its own success.
    pub claims: ClaimWords,
    /// What is said of one target in words.
    pub outcomes: OutcomeWords,
    /// Admitted problems.
    pub problems: ProblemWords,
    /// Concrete undertakings.
    pub undertakings: UndertakingWords,
    /// How the names of indicators vary.
    pub names: NameWords,
    /// How figures are held against each other.
    pub checks: CheckWords,
    /// Measure words that count the same kind of thing.
    pub measures: MeasureWords,
}

/// How figures are held against each other to see whether they agree.
#[derive(Debug, Default, Deserialize)]
pub struct CheckWords {
    /// What is reckoned in constant prices.
    pub constant_prices: Words,
    /// Scopes of growths of amounts as they are paid.
    pub like_for_like: Words,
    /// That a growth leaves prices out.
    pub real: Words,
    /// That it is not that of one year.
    pub of_years: Words,
    /// That it is over something else than the year before.
    pub not_last_year: Words,
}

/// Measure words that count the same kind of thing.
#[derive(Debug, Default, Deserialize)]
pub struct MeasureWords {
    /// Whatever 个 may count.
    pub any: Words,
    /// People.
    pub people: Words,
    /// Places and bodies.
    pub places: Words,
}

/// The words of one stage.
#[derive(Debug, Deserialize)]
pub struct StageWords {
    /// Its stable English name.
    pub stage: String,
    /// Its words.
    pub words: Words,
}

/// The words of one strength.
#[derive(Debug, Deserialize)]
pub struct StrengthWords {
    /// Its stable English name.
    pub strength: String,
    /// Its words.
    pub words: Words,
}

/// Words around a stage that say it is not reached.
#[derive(Debug, Default, Deserialize)]
pub struct StageDenials {
    /// Straight before it: 尚未.
    pub before: Words,
    /// Straight after it: 程序.
    pub after: Words,
    /// Between a word of `before` and what it denies: 如期.
    pub between: Words,
    /// Deeds that are denied and tell no stage: 实施.
    pub deeds: Words,
    /// What puts off the stages behind it: 推迟.
    pub postponed: Words,
    /// What stops or slows a work: 停工.
    pub stopped: Words,
}

/// The words of claims.
#[derive(Debug, Default, Deserialize)]
pub struct ClaimWords {
    /// 圆满完成 …
    pub success: Words,
    /// 完成了: a claim only of the whole programme.
    pub plain: Words,
    /// 没有完成 …
    pub failure: Words,
    /// 目标, 任务 …
    pub objects: Words,
    /// What makes it a claim of the whole year's programme.
    pub whole: Words,
    /// What makes it a claim of all targets together.
    pub programme: Words,
    /// What makes it one of all of the programme, though the sentence has just told of one thing.
    pub all: Words,
    /// What may stand before the words of success of a claim about the programme.
    pub programme_words: Words,
    /// What makes it a claim of a plan of years.
    pub of_years: Words,
    /// What makes it a wish.
    pub wishes: Words,
}

/// The words that answer one target.
#[derive(Debug, Default, Deserialize)]
pub struct OutcomeWords {
    /// It was met.
    pub met: Words,
    /// Beside 目标 they tell that a figure of the clause is the target told again.
    pub retold: Words,
    /// It was missed.
    pub missed: Words,
    /// One of them must stand beside: the outcome is one of a target.
    pub objects: Words,
    /// General words for the targets of some indicators.
    pub meant: Vec<Meant>,
}

/// General words that tell of the targets of some indicators: 物价调控目标.
#[derive(Debug, Default, Deserialize)]
pub struct Meant {
    /// The keys of the indicators.
    pub keys: Words,
    /// The words.
    pub words: Words,
}

/// The words of admitted problems.
#[derive(Debug, Default, Deserialize)]
pub struct ProblemWords {
    /// What opens the list.
    pub leads: Words,
    /// What opens the sentence after it.
    pub ends: Words,
    /// What is said of problems as a whole: 对这些问题十分重视.
    pub answers: Words,
    /// 一是, 二是 …
    pub ordinals: Words,
    /// What admits something: 不足.
    pub admits: Words,
    /// Matters of problems, each by the words that name it.
    pub matters: Vec<Words>,
    /// What is said to be wrong.
    pub faults: Words,
    /// What stands among problems and is none.
    pub praise: Words,
    /// What speaks of problems without naming one.
    pub general: Words,
    /// What tells that a problem which was there has been dealt with.
    pub cured: Words,
    /// What tells how a figure turned: 转为.
    pub turns: Words,
}

/// The words of undertakings.
#[derive(Debug, Default, Deserialize)]
pub struct UndertakingWords {
    /// What a work's name ends in.
    pub works: Words,
    /// What leads from the name of a measure to its value: 突破.
    pub bounds: Words,
    /// Words that hold one of those and are no work (思路, 市场化).
    pub not_works: Words,
    /// What is done to it.
    pub deeds: Words,
    /// Deeds that build.
    pub builds: Words,
    /// Works that are programmes by their name.
    pub programmes: Words,
    /// How a clause begins that urges what others build.
    pub urges: Words,
    /// The stages that such a thing is urged to, and words of time before them.
    pub firm_stages: Words,
    /// What makes a policy of the work before it.
    pub policies: Words,
    /// What adds to a named work others that are not named: 及主要.
    pub and_more: Words,
    /// Words of one meaning in the names of works.
    pub called: Vec<Words>,
    /// What may go on after a work's word and still be of its name.
    pub extensions: Words,
    /// Ends of names that say nothing of the kind of work.
    pub any_work: Words,
    /// Kinds of work that have more than one word, each by its words.
    pub alike: Vec<Words>,
    /// How what a work is like ends, before its name: 见效快的.
    pub qualities: Words,
    /// What tells that a work only serves another end: 依托亚欧大陆桥.
    pub manner: Words,
    /// Bodies of which a place has one of each, so that their kind names them: 人民医院.
    pub institutions: Words,
    /// What tells that a work's name has ended before it.
    pub after_name: Words,
    /// What numbered things are counted by.
    pub measures: Words,
    /// Laws, plans and lists.
    pub papers: Words,
    /// What is done to those.
    pub issue: Words,
    /// Headings of 民生实事.
    pub good_deeds: Words,
    /// What may stand before a name in a list.
    pub directives: Words,
    /// How a clause begins that speaks of an aim or a manner.
    pub rhetoric: Words,
    /// What opens a clause before its deed: 继续, 要.
    pub openings: Words,
    /// Deeds that only care for a kind of thing: 加强, 重视.
    pub care: Words,
    /// What forbids, or tells what is done already.
    pub denials: Words,
    /// How an item begins that is about any or all works of a kind, or goes on with a sentence.
    pub any: Words,
    /// Words that name nothing.
    pub general: Words,
}

/// How the names of indicators vary.
#[derive(Debug, Default, Deserialize)]
pub struct NameWords {
    /// Verbs and adverbs before a name that are not of it.
    pub verbs: Words,
    /// Words after a name that are not of it.
    pub tails: Words,
    /// Words of one meaning; the first stands for all.
    pub same: Vec<Words>,
    /// Keys of indicators that one report calls so and another otherwise.
    pub renamed: Vec<RenamedKeys>,
    /// What parts of a report are about that set no targets of its own: 外交.
    pub foreign: Words,
    /// How something is given to somebody, between who and what.
    pub given: Words,
    /// Names that say nothing by themselves.
    pub generic: Words,
    /// What says of a figure that it counts whom something reached: 受益.
    pub reaches: Words,
    /// Those for whom things are solved: 人口.
    pub people: Words,
    /// Burdens made lighter, all of them together.
    pub relief: Words,
    /// One of them, or those of others than firms.
    pub one_burden: Words,
    /// What a park or a firm has: names that need its name before them.
    pub attributes: Words,
    /// Stages that figures bear as their whole name.
    pub stages: Words,
    /// Keys of the table of indicators that say nothing by themselves either.
    pub generic_keys: Words,
    /// Ends of names that measure nothing.
    pub idle: Words,
    /// Ends of short names that are counted in passing (三项举措).
    pub vague: Words,
    /// How a target in the plan may not begin: what is known or feared, not wanted.
    pub facts: Words,
    /// What tells that a target is not one of the year.
    pub other_years: Words,
    /// What may stand before a name and says nothing of what it is: 重点实施.
    pub idle_heads: Words,
    /// Insurances that are subsidised.
    pub schemes: Words,
    /// Who is insured.
    pub insured: Words,
    /// Words of spending, besides its purpose: 安排.
    pub funds: Words,
    /// What stands before what there is in all: 达到34条.
    pub in_all: Words,
    /// Not of the year alone: 每年.
    pub yearly: Words,
    /// Over several years: 五年.
    pub several_years: Words,
    /// In the title of a section that sets out a plan of several years.
    pub plans_of_years: Words,
    /// The plan's own year: 今年.
    pub own_year: Words,
    /// The same, and never of a year that is over: 年内.
    pub this_year: Words,
    /// What is wanted: 要, 力争.
    pub wants: Words,
    /// What is done, or so: 已由.
    pub done: Words,
    /// How a clause begins that only supposes: 如果.
    pub supposed: Words,
    /// Keys of indicators that are stated and not promised.
    pub given_keys: Words,
    /// Words in whose clause they are promised all the same.
    pub given_unless: Words,
    /// How a name begins that is a piece of a sentence.
    pub piece_heads: Words,
    /// How it ends.
    pub piece_ends: Words,
    /// How a plan looks back.
    pub past: Words,
    /// The same at the head of a sentence, until what is wanted follows.
    pub past_openings: Words,
    /// What tells that an outcome is not one of the year alone.
    pub of_years: Words,
    /// How an amount is set beside that of a year before.
    pub beside: Words,
    /// What is done to a bad thing: the more of it the better.
    pub deeds_on_bad: Words,
    /// How an amount is brought down to a value that it must not pass.
    pub down_to: Words,
    /// What makes of the name before or behind it another thing.
    pub around: Around,
    /// What a name measures, where another name holds it but for that.
    pub measures: Words,
    /// What is done to things.
    pub deeds: DeedWords,
    /// A step of a work that is not the work.
    pub steps: Words,
    /// What tells that the larger value is the worse one.
    pub low_good: Words,
    /// Words that change what a name measures.
    pub scopes: Vec<ScopeGroup>,
    /// Joint targets.
    pub joint: Vec<Joint>,
    /// Short names of indicators whose growth is wanted.
    pub short: Vec<ShortName>,
    /// What relations follow.
    pub follow: Vec<Follow>,
    /// All words of [`NameWords::scopes`], put together when they are first asked for.
    #[serde(skip)]
    scope_words: OnceLock<Words>,
    /// All words of [`NameWords::same`] but those that stand for the others.
    #[serde(skip)]
    other_words: OnceLock<Words>,
}

impl NameWords {
    /// All words that change what a name measures, whatever their group.
    pub fn scope_words(&self) -> &Words {
        let all = || self.scopes.iter().flat_map(|g| &g.classes).flat_map(Words::iter);
        self.scope_words.get_or_init(|| all().collect())
    }
    /// All words that another word stands for.
    pub fn other_words(&self) -> &Words {
        let others = || self.same.iter().flat_map(|same| same.iter().skip(1));
        self.other_words.get_or_init(|| others().collect())
    }
}

/// What is done to things, as names tell it before the thing or behind.
#[derive(Debug, Default, Deserialize)]
pub struct DeedWords {
    /// Words of one deed each.
    pub classes: Vec<Words>,
    /// By their place the classes that only add to another deed: 提升 of 改造提升.
    pub adds: Vec<usize>,
    /// Those that reports do not tell apart: 改造, 整治.
    pub near: Vec<usize>,
    /// Words for several deeds at once.
    pub several: Vec<SeveralDeeds>,
    /// Words that say that something is done, and not what.
    pub idle: Words,
}

/// A word for several deeds at once: 新改建.
#[derive(Debug, Deserialize)]
pub struct SeveralDeeds {
    /// How it is written.
    pub words: Words,
    /// The deeds, by their place among the classes.
    pub classes: Vec<usize>,
}

impl DeedWords {
    /// The longest word that `at` finds in any of the tables: its length, and the classes it stands for.
    pub fn find<'w>(&'w self, at: impl Fn(&'w Words) -> Option<&'w str>) -> Option<(usize, Vec<usize>)> {
        let single = self.classes.iter().enumerate().filter_map(|(class, words)| Some((at(words)?.len(), vec![class])));
        let several = self.several.iter().filter_map(|s| Some((at(&s.words)?.len(), s.classes.clone())));
        let idle = at(&self.idle).map(|word| (word.len(), Vec::new()));
        single.chain(several).chain(idle).max_by_key(|(len, _)| *len)
    }
}

/// Words beside a name that make it another one.
#[derive(Debug, Default, Deserialize)]
pub struct Around {
    /// Straight before it.
    pub before: Words,
    /// Straight behind it.
    pub after: Words,
}

/// Words of which a name has one at most.
#[derive(Debug, Deserialize)]
pub struct ScopeGroup {
    /// Its stable English name.
    pub group: String,
    /// It is looked at even where the table of indicators takes both names for one.
    pub firm: bool,
    /// Only two different words part two names, not a word on one side alone.
    #[serde(default)]
    pub soft: bool,
    /// Where given, a word on one side alone parts names only where one of these stands in one of them.
    #[serde(default)]
    pub strict_for: Words,
    /// Words of one meaning each.
    pub classes: Vec<Words>,
    /// How a name begins that has none of them and yet agrees with each: what is 新建 is 新增.
    #[serde(default)]
    pub made: Words,
    /// How else such a name may begin, though in a sentence these words say nothing of new or old.
    #[serde(default)]
    pub makes: Words,
}

/// Keys of one thing that reports call by one name in some years and by another in others.
#[derive(Debug, Deserialize)]
pub struct RenamedKeys {
    /// The keys.
    pub keys: Words,
    /// The change of name changed what is counted too.
    pub reckoned_anew: bool,
}

/// How an indicator is called for short where its growth is wanted: 投资.
#[derive(Debug, Deserialize)]
pub struct ShortName {
    /// The short name.
    pub name: String,
    /// The key of the indicator.
    pub key: String,
}

/// A joint target and its parts.
#[derive(Debug, Deserialize)]
pub struct Joint {
    /// What names the whole.
    pub whole: Words,
    /// For each part the words that its name has.
    pub parts: Vec<Words>,
}

/// What a relation follows.
#[derive(Debug, Deserialize)]
pub struct Follow {
    /// How it is said.
    pub words: Words,
    /// Whose growth it is.
    pub name: String,
}

/// The built-in table, parsed when it is first asked for.
pub(super) fn builtin() -> &'static Pledges {
    static TABLE: OnceLock<Pledges> = OnceLock::new();
    TABLE.get_or_init(|| built_in!("pledges"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_well_formed() {
        let table = super::builtin();
        let stages: Vec<_> = table.stages.iter().map(|s| s.stage.as_str()).collect();
        assert_eq!(stages, ["preparation", "approved", "started", "structure", "nearly", "completed", "in_use"]);
        let strengths: Vec<_> = table.strengths.iter().map(|s| s.strength.as_str()).collect();
        assert_eq!(strengths, ["explore", "advance", "ensure"]);
    }
}
