//! What words around a figure say, list by list of `figures.toml`.

/// What a word straight before a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// 增长
    Up,
    /// 下降
    Down,
    /// 改善: a fall of what is better low.
    Better,
    /// 到: what follows is the level that was come to.
    To,
    /// 达, 为, 完成
    Be,
    /// 控制在
    Keep,
    /// 超过
    AtLeast,
    /// 不超过
    AtMost,
    /// 约
    About,
    /// 同比
    Compare,
    /// 分别, 均
    Each,
    /// 由, 从
    From,
    /// 新增: the name takes it in front.
    New,
    /// The end of a word that is none of these: 签约.
    Stop,
    /// 累计, 首次 …: says nothing of the number.
    Adverb,
}

/// What a word does in a sentence that no name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clausal {
    /// 尽管, 将: a name begins behind it.
    Opens,
    /// 可以, 仍然: between a subject and what it does.
    Predicates,
    /// 去年: a time between them.
    Passes,
    /// 就业, 大使: a word of names that only holds one of the others.
    Nominal,
}

/// What a word straight after a figure says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// 以上
    AtLeast,
    /// 以内
    AtMost,
    /// 左右
    About,
}

/// The lists of words that every clause is searched for, so that one walk does for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// 今年
    This,
    /// 去年
    Last,
    /// 五年来
    FivePast,
    /// 今后五年
    FiveNext,
    /// 上半年
    PartOfYear,
    /// 实际, 仍
    TurnedOut,
    /// 同步
    Pace,
    /// 任务
    Goal,
    /// 快于
    Above,
    /// 年
    Year,
    /// 月
    Month,
    /// 五
    Five,
}

impl Before {
    /// The mark of a list of the table.
    pub(super) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "up" => Before::Up,
            "down" => Before::Down,
            "better" => Before::Better,
            "to" => Before::To,
            "be" => Before::Be,
            "keep" => Before::Keep,
            "at_least" => Before::AtLeast,
            "at_most" => Before::AtMost,
            "about" => Before::About,
            "compare" => Before::Compare,
            "each" => Before::Each,
            "from" => Before::From,
            "new" => Before::New,
            "stop" => Before::Stop,
            "adverb" => Before::Adverb,
            _ => return None,
        })
    }
}

impl After {
    /// The mark of a list of the table.
    pub(super) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "at_least" => After::AtLeast,
            "at_most" => After::AtMost,
            "about" => After::About,
            _ => return None,
        })
    }
}
