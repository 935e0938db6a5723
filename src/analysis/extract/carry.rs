//! What one clause leaves to the next: what it measured, and what it spoke of.

use crate::analysis::metric::Facet;

/// At most so many things are carried on.
pub(super) const MOST_CARRIED: usize = 32;

/// What a clause leaves to the next one.
#[derive(Debug, Clone, Default)]
pub struct Carry {
    /// The things last measured; several after 分别.
    pub(super) subjects: Vec<String>,
    /// All things measured by the clause before.
    pub(super) clause: Vec<String>,
    /// The different things that the sentence has measured, the last ones.
    pub(super) recent: Vec<String>,
    /// What the last clause without figures spoke of.
    pub(super) topic: Vec<char>,
    /// It came after the last figure.
    pub(super) fresh: bool,
    /// It said that its thing rose or fell: 养老金标准继续提高.
    pub(super) changes: bool,
    /// The same of the sentence before.
    pub(super) topic_before: Vec<char>,
    /// The thing that the sentence before measured last.
    pub(super) subject_before: Option<String>,
    /// The figure before was the money of a named work.
    pub(super) work: bool,
    /// What kind of number the last one was.
    pub(super) facet: Option<Facet>,
    /// The sentence counts up what capacity is new: 新增生产能力有.
    pub(super) adds: bool,
    /// The unit of what was newly made, where the last figure counts it, and the word that says it is new: 新增, 新建.
    pub(super) newly: Option<(String, String)>,
    /// What the sentence has measured, with the family of its unit, the last ones.
    pub(super) measured: Vec<(String, String)>,
    /// The things measured before an aside in brackets, of which the clause goes on to speak behind it.
    pub(super) around_aside: Option<Vec<String>>,
    /// A semicolon stands between: 产量 is not of the thing before it.
    pub(super) parted: bool,
}

impl Carry {
    /// Steps into the next sentence.
    pub fn sentence(&mut self) {
        *self = Self {
            topic_before: std::mem::take(&mut self.topic),
            subject_before: self.subjects.pop(),
            ..Self::default()
        };
    }
    /// Keeps things in mind that were measured.
    pub(super) fn remember(&mut self, names: &[String]) {
        for name in names {
            if self.recent.last() != Some(name) {
                self.recent.push(name.clone());
            }
        }
        if self.recent.len() > 2 * MOST_CARRIED {
            self.recent.drain(..MOST_CARRIED);
        }
    }
    /// Steps over a semicolon.
    pub fn part(&mut self) {
        self.parted = true;
        self.work = false;
    }
}
