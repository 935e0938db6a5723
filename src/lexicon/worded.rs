//! How targets in words are put: a table of its own, since figures alone ask for no other words of pledges.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Words;

/// The table of `worded.toml`.
#[derive(Debug, Default, Deserialize)]
pub struct WordedWords {
    /// What opens the sentence of the main targets.
    pub cues: Words,
    /// How a sentence opens that tells of what has been, as a reason for the targets.
    pub past: Words,
    /// How a clause that holds one ends.
    pub states: Words,
    /// What may stand before the name.
    pub heads: Words,
    /// What may stand between name and state.
    pub links: Words,
    /// States that make a target anywhere in the plan.
    pub deeds: Words,
    /// How such a clause opens.
    pub openings: Words,
}

/// The built-in table, parsed when it is first asked for.
pub(super) fn builtin() -> &'static WordedWords {
    static TABLE: OnceLock<WordedWords> = OnceLock::new();
    TABLE.get_or_init(|| built_in!("worded"))
}
