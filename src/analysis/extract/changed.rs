//! What a deed at the head of a name says of how its figure changed: 减少, 压减, 减时间.

/// 减少, 增加 … at the head of a name: an amount by which it changes.
pub(super) fn change_head(thing: &[char]) -> Option<(i8, usize)> {
    let sign = match thing {
        ['减', '少', ..] | ['降', '低', ..] | ['下', '降', ..] => -1,
        // 增加值占比: a noun.
        ['增', '加', '值', ..] => return None,
        ['增', '加', ..] | ['提', '高', ..] => 1,
        _ => return None,
    };
    (thing.len() >= 4).then_some((sign, 2))
}

/// Whether a name goes on with how the doing of business was made shorter: 减时间, 减材料.
pub(super) fn cut_short(thing: &[char]) -> bool {
    matches!(thing, ['减', '时' | '环' | '材' | '次' | '跑', _, ..])
}

/// 压减 at the head of a name: in per cent, by how much of it.
pub(super) fn cut_head(thing: &[char]) -> Option<(i8, usize)> {
    if cut_short(thing) {
        // 减时间61%、减材料37%.
        return Some((-1, 1));
    }
    let cut = matches!(thing, ['压', '减' | '缩' | '降', ..] | ['精', '简', ..] | ['削' | '缩', '减', ..]);
    (cut && thing.len() >= 4).then_some((-1, 2))
}
