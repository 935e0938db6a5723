//! The name of the thing measured, from the words around its figure.

use super::nominal;
use crate::lexicon::{Before, FigureWords, Indicators};
use crate::text::{is_han, numerals};

/// A name longer than this is a sentence, not a name.
pub const LONGEST: usize = 36;
/// 等 after one of these is no end of a list: 高等教育.
pub(super) const NOT_LISTED: &str = "高中初同平一二三上下优特均劣何";

/// The name that ends `chars` (the thing stands before its figure), without what opens the clause.
pub fn before_figure(words: &FigureWords, chars: &[char]) -> Vec<char> {
    let name = strip_head(words, behind_and(said_by(without_cause(without_aside(trim_marks(chars))))));
    let phrase = nominal::noun_phrase(words, without_reckoning(words, name));
    let name = without_since(without_will(words, strip_head(words, &phrase)));
    let name = without_turn(words, trim_marks(strip_head(words, cut_at_deed(words, strengthened(name)))));
    let single = |c: char| "钢煤糖油盐布纱棉粮铝铜纸表酒茶".contains(c);
    let name = without_trailing(words, name);
    let verb = matches!(name, ['计', '划'] | ['要', '求']);
    if verb || name.len() == 1 && !single(name[0]) { Vec::new() } else { name.to_vec() }
}

/// 投资增速由负转正: which way it turned is no part of what turned.
fn without_turn<'c>(words: &FigureWords, name: &'c [char]) -> &'c [char] {
    // PM2.5浓度“五连降”.
    let run = name.iter().rposition(|&c| c == '“').filter(|&at| matches!(name[at + 1..], [_, '连', _, '”']));
    if let Some(at) = run.filter(|&at| at >= 2) {
        return &name[..at];
    }
    let turned = words.turns.suffix(name).map_or(0, |(n, ())| n);
    if name.len() >= turned + 2 { &name[..name.len() - turned] } else { name }
}

/// 粮食产量在1953年到1978年间: what is left of the years, behind the thing.
fn without_since(name: &[char]) -> &[char] {
    let Some(head) = name.strip_suffix(&['到']).or(name.strip_suffix(&['至'])) else { return name };
    let Some(at) = head.iter().rposition(|c| matches!(c, '在' | '从')).filter(|&at| at >= 2) else { return name };
    if head.len() == at + 6 && head.ends_with(&['年']) { &name[..at] } else { name }
}

/// 粮食总产量要保证达到400万吨: that it has to is no part of what is measured.
fn without_will<'c>(words: &FigureWords, name: &'c [char]) -> &'c [char] {
    let will = words.will.suffix(name).filter(|&(n, ())| name.len() >= n + 2).map_or(0, |(n, ())| n);
    &name[..name.len() - will]
}

/// 加大对地方转移支付力度: what is done more of.
fn strengthened(name: &[char]) -> &[char] {
    let Some(thing) = name.strip_suffix(&['力', '度']) else { return name };
    let more = [['加', '大'], ['强', '化']];
    let at = (0..thing.len().saturating_sub(3)).rfind(|&i| more.iter().any(|m| thing[i..].starts_with(m)));
    at.map_or(name, |i| &thing[i + 2..])
}

/// 全区实现地区生产总值, 开发区完成基础设施投入: what was done there, without the doing. A whole that only repeats whose report
/// it is goes too.
pub fn done_by(words: &FigureWords, indicators: &Indicators, name: &[char]) -> Vec<char> {
    let known = |name: &[char]| indicators.key_of(&name.iter().collect::<String>()).is_some();
    if let ['实', '现', thing @ ..] | ['完', '成', thing @ ..] = name
        && !known(name)
        && known(thing)
    {
        // 完成固投, but 完成造林 is a name.
        return thing.to_vec();
    }
    let Some(at) = name.windows(2).position(|w| matches!(w, ['实', '现'] | ['完', '成'])).filter(|&i| i >= 2)
    else {
        return name.to_vec();
    };
    let (by, thing) = (&name[..at], &name[at + 2..]);
    // 全区预计实现, 全镇累计完成: how sure or how long it is, is of neither.
    let told = [['预', '计'], ['累', '计'], ['全', '年']];
    let by = told.iter().find_map(|w| by.strip_suffix(w)).filter(|by| by.len() >= 2).unwrap_or(by);
    if words.attributes.contains(thing) && !thing.ends_with(&['投', '资']) && by.len() >= 4 && !by.contains(&'、') {
        // 规上工业企业实现利润.
        return [by, thing].concat();
    }
    // 全区完成固投.
    let whole = matches!(by, ['全', _]);
    if thing.len() < if whole { 2 } else { 4 } && !known(thing) || thing.contains(&'、') {
        return name.to_vec();
    }
    // 全区预计实现地区生产总值.
    let expected = words.before.suffix(by).filter(|&(n, mark)| mark == Before::Adverb && by.len() >= n + 2);
    let by = &by[..by.len() - expected.map_or(0, |(n, _)| n)];
    match by {
        ['全', '国' | '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇' | '乡' | '域'] => {
            thing.to_vec()
        }
        [.., '区' | '县' | '市' | '镇' | '园'] if by.len() <= 8 => [by, thing].concat(),
        _ => name.to_vec(),
    }
}

/// 亏损企业比上年减亏: where a comparison stands between a thing and what it did.
pub fn compared_within(name: &[char]) -> Option<std::ops::Range<usize>> {
    let year = |w: &[char]| matches!(w, ['比' | '较', '上' | '去', '年']);
    let at = name.windows(3).position(year).filter(|&at| at >= 2)?;
    let deed = &name[at + 3..];
    (deed.len() == 2 && matches!(deed[0], '减' | '增' | '扭' | '多' | '少')).then_some(at..at + 3)
}

/// 物价涨幅比去年有明显降低: what is compared, without what is said of it.
pub fn before_comparison(chars: &[char]) -> &[char] {
    let year = |w: &[char]| matches!(w, ['比' | '较', '上' | '去' | '前', '年']);
    let at = chars.windows(3).position(year).filter(|&i| i >= 2);
    at.map_or(chars, |i| &chars[..i])
}

/// 商品零售额扣除价格因素: how it is reckoned is no part of the name.
fn without_reckoning<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    if chars.ends_with(&['折', '算'])
        && let Some(at) = chars.iter().rposition(|&c| c == '按').filter(|&at| at >= 3)
    {
        // 人均生产总值按平均汇率折算.
        return &chars[..at];
    }
    match words.reckoned.find(chars, 1) {
        Some((at, ..)) if at >= 3 && chars.ends_with(&['因', '素']) => &chars[..at],
        _ => chars,
    }
}

/// What stands behind a bracket that only closes, and before one that only opens: an aside is no part of a name.
fn without_aside(chars: &[char]) -> &[char] {
    let open = chars.iter().position(|&c| c == '（');
    let close = chars.iter().position(|&c| c == '）');
    match (open, close) {
        (None, Some(close)) => &chars[close + 1..],
        // （含“小升规”9家）: of the aside itself.
        (Some(0), None) => match &chars[1..] {
            ['含', thing @ ..] if !matches!(thing, ['金' | '氧', ..]) => thing,
            thing => thing,
        },
        (Some(open), None) => &chars[..open],
        _ => chars,
    }
}

/// 棚户区改造因资金未到位仅: why is no part of the name; an aside that is all that is left is.
fn without_cause(chars: &[char]) -> &[char] {
    let cause = |&i: &usize| {
        chars[i] == '因'
            && !matches!(chars[i - 1], '原' | '基' | '诱' | '病' | '主' | '外' | '内' | '成')
            && !matches!(
                chars[i + 1],
                '素' | '子' | '地' | '此' | '而' | '病' | '灾' | '公' | '工' | '残' | '学' | '材'
            )
    };
    let Some(at) = (2..chars.len().saturating_sub(3)).find(cause) else { return chars };
    match &chars[..at] {
        ['（', aside @ .., '）'] if !aside.contains(&'（') => aside,
        thing => thing,
    }
}

/// 中央提出今年经济: who says it is no part of the name.
fn said_by(chars: &[char]) -> &[char] {
    let at = chars.windows(2).rposition(|w| w == ['提', '出']).filter(|&i| i + 4 <= chars.len());
    at.map_or(chars, |i| &chars[i + 2..])
}

/// 完成试点任务、并在全市考核中: what the last of several deeds is done to.
fn behind_and(chars: &[char]) -> &[char] {
    let at = chars.windows(2).rposition(|w| w == ['、', '并']).filter(|&i| i + 3 <= chars.len());
    at.map_or(chars, |i| &chars[i + 2..])
}

/// The name that begins `chars` (the thing stands after its figure); `leads_on` where another figure follows.
pub fn after_figure(words: &FigureWords, chars: &[char], leads_on: bool) -> Vec<char> {
    let start = chars.iter().take_while(|&&c| c == '的').count();
    let chars = &chars[start..];
    let mut end = chars.len().min(LONGEST);
    // 43所高校、职业学院和538所中小学: what leads over to the next figure stands behind the whole list.
    let joint = match chars[..end].split_last() {
        Some(('和' | '与' | '及', list)) if leads_on && list.len() >= 2 => Some(list.len()),
        _ => last_joint(&chars[..end]).filter(|_| leads_on),
    };
    end = joint.unwrap_or(end);
    let mut depth = 0;
    for i in 0..end {
        depth += nesting(chars[i]);
        if depth <= 0
            && (matches!(chars[i], '，' | '；' | '：' | '。')
                || (i >= 2 || "区县市镇乡村校".contains(chars[0]))
                    && i >= 1
                    && says_on(words, &chars[i..], chars[i - 1])
                || i >= 2 && chars[i] == '对' && studied(&chars[i..end])
                || i >= 2 && words.status.prefix(&chars[i..]).is_some()
                || i >= 2 && leads_on && joint.is_none() && words.deeds.prefix(&chars[i..]).is_some()
                || i >= 4 && chars[i] == '、' && ends_list(&chars[i + 1..end], chars[i - 1]))
        {
            end = i;
            break;
        }
    }
    without_trailing(words, trim_marks(&chars[..end])).to_vec()
}

/// 管网铺设及, 项目实质: what is left of the words behind a name goes.
fn without_trailing<'c>(words: &FigureWords, name: &'c [char]) -> &'c [char] {
    // 惠及, 涉及: no 及 that is left.
    let left = |&(n, ()): &(usize, ())| name.len() >= n + 2 && !"惠涉普波顾触企提论".contains(name[name.len() - n - 1]);
    let cut = words.trailing.suffix(name).filter(left).map_or(0, |(n, ())| n);
    &name[..name.len() - cut]
}

/// Where words begin that end in what is passed: 超, 均突破.
pub(super) fn passes(chars: &[char]) -> Option<usize> {
    let words = [&['均', '突', '破'][..], &['均', '超', '过'], &['突', '破'], &['超', '过'], &['均', '超'], &['超']];
    words.iter().find_map(|w| chars.strip_suffix(*w)).map(<[char]>::len)
}

/// 对战略问题进行研究: what those who are counted do, not who they are.
fn studied(rest: &[char]) -> bool {
    rest.windows(2).any(|w| matches!(w, ['进', '行'] | ['开', '展'] | ['作', '了'] | ['给', '予']))
}

/// 锅炉超低排放改造, 超长期国债, 连锁超市: whether 超 only tells of which kind a thing is.
pub fn says_kind(chars: &[char]) -> bool {
    matches!(chars, ['超', '市' | '低' | '长' | '高' | '大' | '前' | '级' | '声', ..])
}

/// Whether what is said of a thing begins here: 要 in 项目要加快, not in 主要.
fn says_on(words: &FigureWords, chars: &[char], before: char) -> bool {
    let within = match chars[0] {
        '要' => "主需重必首想",
        '为' => "行作成认人",
        '在' => "存现所潜",
        '将' => "即",
        _ => "",
    };
    if says_kind(chars) {
        return false;
    }
    words.deeds_after.prefix(chars).is_some_and(|(n, ())| {
        // 集聚区, 完成率: nouns.
        // 提供免费筛查: what is given.
        let given = chars.starts_with(&['免', '费']) && matches!(before, '供' | '展' | '施' | '放');
        // 12个城市平均浓度: what is measured of them.
        let mean = chars.starts_with(&['平', '均'])
            && chars.get(2).is_some_and(|&c| is_han(c) && c != '每')
            && words.before.prefix(&chars[2..]).is_none();
        let noun = given || mean || n > 1 && chars.get(n).is_some_and(|&c| "区率量额数园地度".contains(c));
        !noun && (n > 1 || !within.contains(before))
    })
}

/// Whether what a thing is for begins here: 支持灾后重建, not 支持政策.
pub fn says_what_for(words: &FigureWords, chars: &[char]) -> bool {
    words.purpose.prefix(chars).is_some_and(|(n, ())| chars.len() >= n + 4)
}

/// The last 、 outside of quotation marks.
fn last_joint(chars: &[char]) -> Option<usize> {
    let mut depth = 0;
    let mut last = None;
    for (i, &c) in chars.iter().enumerate() {
        depth += nesting(c);
        if depth <= 0 && c == '、' {
            last = Some(i);
        }
    }
    last
}

/// Whether 、 ends the name before it: the rest is a list of works (…公园等工程), or the thing before is whole.
fn ends_list(rest: &[char], before: char) -> bool {
    rest.contains(&'等') || "场园站馆院校所桥路楼库厂店".contains(before)
}

/// Words at the head that are no part of a name: 全年, 力争, 到2020年.
pub fn strip_head<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    let mut rest = chars;
    loop {
        rest = trim_start(rest);
        if let Some(n) = date_prefix(rest).or_else(|| nominal::stretch_of_time(rest)).or_else(|| item_number(rest)) {
            rest = &rest[n..];
            continue;
        }
        // 连续6年提高养老金水平.
        if let Some(run) = rest.strip_prefix(&['连', '续'])
            && let Some(n) = numerals::scan(run, 0).filter(|n| run.get(n.end) == Some(&'年'))
        {
            rest = &run[n.end + 1..];
            continue;
        }
        if rest.starts_with(&['要', '再']) && rest.len() > 3 {
            rest = &rest[2..];
            continue;
        }
        if matches!(rest.first(), Some('再' | '共' | '要')) && opens_deed(words, &rest[1..]) {
            rest = &rest[1..];
            continue;
        }
        if rest.len() >= 5 && rest[0] == '高' && opens_deed(words, &rest[3..]) && matches!(rest[2], '量' | '准' | '平')
        {
            // 高质量办理: how it was done is no part of what was done.
            rest = &rest[3..];
            continue;
        }
        // 均衡性转移支付: no 均 at its head.
        let nominal = words.head_nominal.prefix(rest).map_or(0, |(n, ())| n);
        match words.head.prefix(rest) {
            Some((n, ())) if n <= nominal => return rest,
            Some((n, ()))
                if rest.len() >= n + if rest[..n].ends_with(&['完', '成']) { 3 } else { 2 } || n == rest.len() =>
            {
                rest = &rest[n..];
            }
            _ => return rest,
        }
    }
}

/// 新认定高新技术企业 is 高新技术企业: all that there are, not the new ones.
pub fn of_all(words: &FigureWords, name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let new = words.newly.prefix(&chars).map_or(0, |(n, ())| n);
    if chars.len() >= new + 2 { chars[new..].iter().collect() } else { name.to_owned() }
}

/// Whether a deed begins `chars`.
pub fn opens_deed(words: &FigureWords, chars: &[char]) -> bool {
    words.deeds.prefix(chars).or_else(|| words.opening.prefix(chars)).is_some()
}

/// Whether `chars` begins with a deed, a telling one or not.
pub fn does(words: &FigureWords, chars: &[char]) -> bool {
    opens_deed(words, chars) || words.generic.prefix(chars).is_some()
}

/// How many characters of `chars` are the deed that begins it.
pub fn opened(words: &FigureWords, chars: &[char]) -> usize {
    let length = |found: Option<(usize, ())>| found.map_or(0, |(n, ())| n);
    let ending = length(words.completions.prefix(chars));
    length(words.deeds.prefix(chars)).max(length(words.opening.prefix(chars))).max(ending)
}

/// Cuts off what stands before the last plain deed: 就业困难人员发放社保补贴 is 发放社保补贴.
fn cut_at_deed<'c>(words: &FigureWords, chars: &'c [char]) -> &'c [char] {
    let (mut from, mut depth, mut i, mut done) = (0, 0, 0, 0);
    while i < chars.len() {
        depth += nesting(chars[i]);
        let deed = words.deeds.prefix(&chars[i..]).filter(|_| depth == 0).map_or(0, |(n, ())| n);
        if deed == 0 {
            i += 1;
            continue;
        }
        // 新建、改扩建: deeds in a row open one name.
        let follows = done > 0 && chars[done..i].iter().all(|c| matches!(c, '、' | '和'));
        let (end, rest) = (i + deed, &chars[i + deed..]);
        let whole = rest.len() >= 2
            && !matches!(rest[0], '数' | '率' | '量' | '额' | '费')
            && !(rest[0] == '区' && chars[i..end] == ['建', '成'])
            // 稳岗返还资金: a kind of money.
            && !(i > from && chars[i - 1] != '、' && matches!(rest, ['资', '金'] | ['补', '贴', ..] if rest.len() <= 4))
            && !words.opening.contains(rest)
            && !words.attributes.contains(rest)
            && !words.completions.contains(rest);
        if whole && !follows && (rest[0] != '、' || name_follows(words, &rest[1..])) {
            from = i;
        }
        (i, done) = (end, end);
    }
    // 向民间资本推介项目: to whom is of the name.
    let rhythm = from == 2 && matches!(chars[..2], ['日' | '月' | '户', '均']);
    if (1..8).contains(&from) && chars[0] == '向' || rhythm { chars } else { &chars[from..] }
}

/// Whether another deed begins `chars`, and a name after it.
fn name_follows(words: &FigureWords, chars: &[char]) -> bool {
    let n = opened(words, chars);
    n > 0 && chars.len() >= n + 2
}

/// 改造北桥街、南桥街等背街巷道 is 改造背街巷道: the list of names goes, its deed stays.
pub fn without_list(words: &FigureWords, name: &[char]) -> Vec<char> {
    let listed = |i: &usize| *i > 0 && !NOT_LISTED.contains(name[*i - 1]);
    let Some(at) = name.iter().rposition(|&c| c == '等').filter(listed) else { return name.to_vec() };
    let thing = &name[at + 1..];
    let summed = thing.len() >= 3
        && words.shared.suffix(thing).is_none_or(|(n, ())| n < thing.len())
        && !matches!(thing[0], '级' | '效' | '待' | '重' | '的')
        // 教育、卫生等方面的支出: not of the spending of any kind.
        && !matches!(thing, ['方', '面', ..] | ['领', '域', ..])
        // 机器人、软件等产业营收: which ones says all.
        && !(thing.len() <= 5 && matches!(thing, ['产' | '行', '业', ..]))
        && thing.iter().all(|c| !matches!(c, '、'));
    if !summed {
        return name.to_vec();
    }
    let deed = words
        .deeds
        .prefix(name)
        .or_else(|| words.opening.prefix(name))
        .filter(|_| words.generic.prefix(name).is_none());
    let deed = deed.map_or(0, |(n, ())| n);
    name[..deed].iter().chain(thing).copied().collect()
}

/// How much deeper `c` leads into quotation marks and brackets.
pub fn nesting(c: char) -> i32 {
    match c {
        '“' | '（' | '《' => 1,
        '”' | '）' | '》' => -1,
        _ => 0,
    }
}

/// 2. or （3） or ④ at the head: its length. A list may run on in one paragraph.
fn item_number(chars: &[char]) -> Option<usize> {
    if matches!(chars.first()?, '①'..='⑳') {
        return Some(1);
    }
    let opened = usize::from(matches!(chars[0], '（' | '('));
    let digits = chars[opened..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    let mark = chars.get(opened + digits)?;
    let closes = match opened {
        0 => matches!(mark, '.' | '．' | '、' | '）' | ')'),
        _ => matches!(mark, '）' | ')'),
    };
    ((1..=2).contains(&digits) && closes).then_some(opened + digits + 1)
}

/// 从2003年到2006年, 1979年至1983年间 at the head: its length.
fn span_prefix(chars: &[char]) -> Option<usize> {
    let year = |from: usize| {
        let year = chars.get(from..from + 4)?;
        (year.iter().all(char::is_ascii_digit) || year.iter().all(|&c| numerals::han_digit(c).is_some()))
            .then_some(from + 4)
    };
    let after = |from: usize, c: char| from + usize::from(chars.get(from) == Some(&c));
    let first = after(year(usize::from(matches!(chars.first(), Some('从' | '自' | '在'))))?, '年');
    chars.get(first).filter(|c| matches!(c, '到' | '至' | '-'))?;
    let last = year(first + 1)?;
    (chars.get(last) == Some(&'年')).then(|| after(last + 1, '间'))
}

/// 到2020年, 2014年, “十三五”时期 at the head: its length.
fn date_prefix(chars: &[char]) -> Option<usize> {
    if let Some(n) = span_prefix(chars) {
        return Some(n);
    }
    let mut i = usize::from(matches!(chars.first(), Some('到' | '至' | '在' | '截')));
    if i == 1 && chars.get(1) == Some(&'至') {
        i = 2;
    }
    if chars.get(i) == Some(&'“') {
        let close = chars.iter().take(i + 8).position(|&c| c == '”')?;
        let tail: String = chars[close + 1..].iter().take(2).collect();
        let plan = chars[close - 1] == '五' && matches!(tail.as_str(), "时期" | "期间" | "以来");
        // “十四五”年均增长6%: alone it is a time too.
        let alone = chars[close - 1] == '五' && close + 1 == chars.len();
        return plan.then_some(close + 3).or(alone.then_some(close + 1));
    }
    if chars.get(i) == Some(&'第') {
        // 第7年, 第3次.
        let n = numerals::scan(chars, i + 1)?;
        return matches!(chars.get(n.end), Some('年' | '次' | '个')).then_some(n.end + 1);
    }
    let digits = chars[i..].iter().take_while(|c| c.is_ascii_digit()).count();
    let written = chars[i..].iter().take(4).take_while(|&&c| numerals::han_digit(c).is_some()).count();
    let digits = if written == 4 { 4 } else { digits };
    let mut end = i + digits;
    match chars.get(end)? {
        '年' if digits == 4 => end += 1,
        '月' if matches!(digits, 1 | 2) => end += 1,
        _ => return None,
    }
    if chars[end..].starts_with(&['以', '来']) {
        end += 2;
    }
    while matches!(chars.get(end), Some('末' | '底' | '初' | '的')) {
        end += 1;
    }
    Some(end)
}

/// Without marks and connecting words at both ends.
pub fn trim_marks(chars: &[char]) -> &[char] {
    let mut rest = trim_start(chars);
    while matches!(rest.last(), Some('、' | '，' | '；' | '：' | '-' | '的' | '。' | '了' | '和' | '与')) {
        rest = &rest[..rest.len() - 1];
    }
    rest
}

fn trim_start(chars: &[char]) -> &[char] {
    let n = chars.iter().take_while(|c| matches!(c, '、' | '，' | '；' | '：' | '-' | '。' | '·' | '”' | '）')).count();
    &chars[n..]
}
