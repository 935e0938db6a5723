//! The words that people read, in Chinese or English: one term for one thing (`docs/glossary.md`).
//!
//! [`Lang::pick`] chooses between two wordings where they stand; what is said in several places has a function in
//! [`terms`], how a figure is read stands in [`figure`], how a difference is in [`difference`], and [`messages`] says
//! in English what the reading stages remark in Chinese.

pub mod difference;
pub mod figure;
pub mod messages;
pub mod rules;
pub mod terms;

/// The reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// Whose words verdicts are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vocab {
    /// Those of readers: 完成, 接近, 未完成.
    #[default]
    Plain,
    /// Those of government inspectors (督查): 已完成, 达进度, 欠进度.
    Ducha,
}

impl Lang {
    /// One of two wordings of the same.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
    /// A list within a sentence: 甲、乙、丙 or a, b, c.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        // What holds commas is told apart by semicolons.
        let commas = items.iter().any(|i| i.contains(','));
        items.join(self.pick("、", if commas { "; " } else { ", " }))
    }
}
