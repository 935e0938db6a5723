//! The words by which plans promise and reviews answer: stages, strengths, claims, outcomes, problems, undertakings.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Words;

/// The table of `pledges.toml`.
#[derive(Debug, Default, Deserialize)]
pub struct Pledges {
    /// The stages of a work, in their order.
    pub stages: Vec<StageWords>,
    /// Words before a stage that say it is not reached.
    pub stage_denials: WordTable,
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
    /// What stands before an indicator without being of its name.
    pub names: NameWords,
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

/// A bare list.
#[derive(Debug, Default, Deserialize)]
pub struct WordTable {
    /// The words.
    pub words: Words,
}

/// The words of claims.
#[derive(Debug, Default, Deserialize)]
pub struct ClaimWords {
    /// 圆满完成 …
    pub success: Words,
    /// 没有完成 …
    pub failure: Words,
    /// 目标, 任务 …
    pub objects: Words,
    /// What makes it a claim of the whole year's programme.
    pub whole: Words,
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
    /// It was missed.
    pub missed: Words,
}

/// The words of admitted problems.
#[derive(Debug, Default, Deserialize)]
pub struct ProblemWords {
    /// What opens the list.
    pub leads: Words,
    /// What opens the sentence after it.
    pub ends: Words,
    /// 一是, 二是 …
    pub ordinals: Words,
    /// What speaks of problems without naming one.
    pub general: Words,
}

/// The words of undertakings.
#[derive(Debug, Default, Deserialize)]
pub struct UndertakingWords {
    /// What a work's name ends in.
    pub works: Words,
    /// Words that hold one of those and are no work (思路, 市场化).
    pub not_works: Words,
    /// What is done to it.
    pub deeds: Words,
    /// What numbered things are counted by.
    pub measures: Words,
    /// Laws, plans and lists.
    pub papers: Words,
    /// What is done to those.
    pub issue: Words,
    /// Headings of 民生实事.
    pub good_deeds: Words,
    /// Words that name nothing.
    pub general: Words,
}

/// The words around an indicator's name.
#[derive(Debug, Default, Deserialize)]
pub struct NameWords {
    /// Verbs and adverbs that are not of the name.
    pub verbs: Words,
}

/// The built-in table, parsed when it is first asked for.
pub(super) fn builtin() -> &'static Pledges {
    static TABLE: OnceLock<Pledges> = OnceLock::new();
    TABLE.get_or_init(|| toml::from_str(include_str!("pledges.toml")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_well_formed() {
        let table: Result<super::Pledges, _> = toml::from_str(include_str!("pledges.toml"));
        let table = table.expect("pledges.toml parses");
        let stages: Vec<_> = table.stages.iter().map(|s| s.stage.as_str()).collect();
        assert_eq!(stages, ["preparation", "approved", "started", "structure", "completed", "in_use"]);
        let strengths: Vec<_> = table.strengths.iter().map(|s| s.strength.as_str()).collect();
        assert_eq!(strengths, ["explore", "advance", "ensure"]);
    }
}
