//! The members of a coordinated name, each made whole.

use super::name::{NOT_LISTED, nesting, opened, opens_deed, strip_head};
use crate::lexicon::{FigureWords, Indicators, divisions};
use crate::text::numerals;

/// At most so many members of a list are told apart.
const MOST_MEMBERS: usize = 16;

/// What tells things of one kind apart by a single character.
const GRADES: &str = "中高初大小上下东西南北男女";

/// The members of a coordinated name, each made whole: 二氧化硫、化学需氧量排放量 is 二氧化硫排放量 and 化学需氧量排放量. A name
/// that is not coordinated is its only member.
pub fn members(words: &FigureWords, indicators: &Indicators, name: &[char], wanted: usize) -> Vec<String> {
    let text: String = name.iter().collect();
    let mut parts = split(name, &['、', '和', '与', '及']);
    if wanted > 1 && parts.len() != wanted {
        // 茶叶种植业、养蜂和竹木加工业 are two where there are two values.
        let coarser = [&['、'][..], &['和', '与', '及']].into_iter().map(|joints| split(name, joints));
        parts = coarser.into_iter().find(|p| p.len() == wanted).unwrap_or(parts);
    }
    for (pair, heads) in &words.pairs {
        let joined = pair.contains(['和', '与', '、']);
        if let Some(at) = text.find(pair.as_str()).filter(|_| joined || parts.len() < 2) {
            let (before, after) = (&text[..at], &text[at + pair.len()..]);
            let before = before.strip_suffix('第').unwrap_or(before);
            return heads.iter().map(|h| format!("{before}{h}{after}")).collect();
        }
    }
    if let Some(all) = graded(words, &parts).or_else(|| of_places(&parts)) {
        return all;
    }
    if let [&[first], last] = parts[..]
        && last.len() > 3
        && [first, last[0]].iter().all(|c| GRADES.contains(*c))
    {
        // 中、高等职业学校教师: what follows 高 is of both.
        let rest: String = last[1..].iter().collect();
        return [first, last[0]].map(|grade| format!("{grade}{rest}")).to_vec();
    }
    if let [others @ .., last] = &parts[..]
        && let [_, kind, measured @ ..] = last
        && measured.len() >= 3
        && !others.is_empty()
        && others.iter().all(|part| matches!(part, [_, end] if end == kind))
    {
        // 国控、省控断面水质优良率: what follows the one is of all.
        let all = others.iter().copied().chain([&last[..2]]);
        return all.map(|part| part.iter().chain(measured).collect()).collect();
    }
    if let [first, last] = parts[..]
        && let Some(at) = parallel(first, last).filter(|_| name.contains(&'、') && !opens_deed(words, first))
    {
        // 规上工业亩均税收、亩均增加值: each is whole but for what stands before both; but 职工基本养老、基本医疗保险参保人数.
        let tail = shared_tail(words, last);
        let lacks = words.shared.suffix(first).is_none() && last.len() > tail.len() + 2;
        let first_tail = if lacks { &tail[overlap(first, tail)..] } else { &[] };
        return [[first, first_tail].concat(), [&first[..at], last].concat()].map(|m| m.iter().collect()).to_vec();
    }
    let Some(last) = parts.pop().filter(|_| !parts.is_empty()) else { return vec![text] };
    if let Some((cut, ())) = words.attributes.suffix(parts[0]).filter(|&(cut, ())| parts[0].len() >= cut + 2)
        && words.attributes.contains(last)
        && words.growth.suffix(last).is_none()
        && parts.len() == 1
    {
        // 粮食面积、产量: both are of the grain.
        let of = &parts[0][..parts[0].len() - cut];
        let of =
            of.strip_suffix(&['播', '种']).or(of.strip_suffix(&['种', '植'])).filter(|of| of.len() >= 2).unwrap_or(of);
        return [parts[0].to_vec(), [of, last].concat()].map(|m| m.iter().collect()).to_vec();
    }
    let alike = parts
        .iter()
        .all(|part| part.len() <= 3 && last.len() > part.len() + 2 && part.last() == last.get(part.len() - 1));
    // 国控、省控断面水质优良率: what stands behind words of one end is of all of them.
    let tail = if alike && parts[0].len() >= 2 { &last[parts[0].len()..] } else { shared_tail(words, last) };
    // 茶叶、竹器等山货产量: what the list is summed up by is not of its last member.
    let head = &last[..last.len() - tail.len()];
    let head = &head[..summed_by_number(head, parts.len() + 1).unwrap_or(head.len())];
    let summed = (1..head.len()).find(|&i| head[i] == '等' && !NOT_LISTED.contains(head[i - 1]));
    let head = &head[..summed.unwrap_or(head.len())];
    let toward = parts[0].first() == Some(&'对') && parts[0].len() > 2;
    let prefix = match shared_head(words, parts[0], last == ['死', '亡', '人', '数']) {
        // 对东盟、欧盟进出口.
        head if head.is_empty() && toward => "对".to_owned(),
        head => head,
    };
    let mut out: Vec<String> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let mut whole = if i > 0 { prefix.clone() } else { String::new() };
        whole.extend(strip_head(words, part));
        let longer: String = whole.chars().chain(tail.iter().copied()).collect();
        // 化肥、农药使用量: how much of it is used, not made.
        let known =
            indicators.key_of(&whole).is_some() && indicators.key_of(&longer).is_none() && !tail.contains(&'用');
        // 亩均税收、亩均增加值: per what each is told, so that nothing is left to share.
        let told_alike = part.get(1) == Some(&'均') && last.starts_with(&part[..2]);
        // 开发投资、销售面积增速: how fast both grew.
        let grows = words.growth.suffix(tail).is_some() && words.growth.suffix(part).is_none();
        let measured = words.shared.suffix(part).is_some();
        let tail = match words.growth.suffix(tail).filter(|_| grows && measured) {
            Some((n, _)) => &tail[tail.len() - n..],
            None => tail,
        };
        let complete = told_alike || !grows && measured;
        if !complete && !known {
            // 高技术制造业、绿色产业增加值: 产业 is of the last alone.
            let tail = if part.ends_with(&['业']) { tail.strip_prefix(&['产', '业']).unwrap_or(tail) } else { tail };
            whole.extend(&tail[overlap(part, tail)..]);
        }
        out.push(whole);
    }
    let last: Vec<char> = head.iter().chain(tail).copied().collect();
    out.push(prefix.chars().chain(strip_head(words, &last).iter().copied()).collect());
    out
}

/// 茶叶、竹器、药材三大产业产值: where in the last member begins what says how many they are.
fn summed_by_number(last: &[char], members: usize) -> Option<usize> {
    let sums = |w: &[char]| {
        numerals::digit(w[0]) == u32::try_from(members).ok() && matches!(w[1], '大' | '个' | '类' | '项' | '种')
    };
    last.windows(2).position(sums).filter(|&at| at >= 2)
}

/// 东城、西城地铁客运量: places, each with what is measured of all of them.
fn of_places(parts: &[&[char]]) -> Option<Vec<String>> {
    const LONGEST_PLACE: usize = 4;
    let (&last, others) = parts.split_last().filter(|(_, others)| !others.is_empty())?;
    let place = |name: &[char]| {
        let name: String = name.iter().collect();
        ["市", "区", "县", "州", "省", ""].iter().any(|kind| divisions::is_division(&format!("{name}{kind}")))
    };
    if !others.iter().all(|name| (2..=LONGEST_PLACE).contains(&name.len())) {
        return None;
    }
    let at = (2..=LONGEST_PLACE).rev().find(|&n| last.len() >= n + 3 && place(&last[..n]))?;
    let measure: String = last[at..].iter().collect();
    let all = || others.iter().copied().chain([&last[..at]]);
    all().all(place).then(|| all().map(|name| name.iter().collect::<String>() + &measure).collect())
}

/// 国家、省级龙头企业: members of which all but the last are only of what grade things are, each with its thing and the deed
/// done to them.
fn graded(words: &FigureWords, parts: &[&[char]]) -> Option<Vec<String>> {
    let (&last, others) = parts.split_last().filter(|(_, others)| !others.is_empty())?;
    let grade = |name: &[char]| words.owners.grades.prefix(name).map(|(n, ())| n);
    let deed = opened(words, others[0]);
    let noun = &last[grade(last).filter(|&n| last.len() >= n + 2)?..];
    let grades = others.iter().enumerate().map(|(i, part)| if i == 0 { &part[deed..] } else { part });
    let grades: Vec<&[char]> = grades.chain([&last[..last.len() - noun.len()]]).collect();
    let whole = |g: &&[char]| [&others[0][..deed], g, noun].concat().iter().collect();
    grades.iter().all(|g| grade(g) == Some(g.len())).then(|| grades.iter().map(whole).collect())
}

/// Where in `first` the two characters stand that `last` begins with, if something stands before them.
fn parallel(first: &[char], last: &[char]) -> Option<usize> {
    let head = last.get(..2).filter(|h| last.len() > h.len() + 1)?;
    let at = first.windows(2).rposition(|w| w == head)?;
    (at >= 2 && first.len() > at + 3).then_some(at)
}

fn split<'c>(name: &'c [char], joints: &[char]) -> Vec<&'c [char]> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0);
    for (i, &c) in name.iter().enumerate() {
        depth += nesting(c);
        let joint = joints.contains(&c) && (c == '、' || i > from && i + 1 < name.len());
        if joint && depth == 0 && parts.len() < MOST_MEMBERS {
            parts.push(&name[from..i]);
            from = i + 1;
        }
    }
    parts.push(&name[from..]);
    parts.retain(|p| !p.is_empty());
    parts
}

/// How much of `tail` the end of `part` says already: 城市低保 and 低保标准.
fn overlap(part: &[char], tail: &[char]) -> usize {
    (1..tail.len()).rev().find(|&n| part.ends_with(&tail[..n])).unwrap_or(0)
}

/// The end of the last member that its sisters share.
fn shared_tail<'c>(words: &FigureWords, last: &'c [char]) -> &'c [char] {
    let mut at = last.iter().position(|&c| c == '占').filter(|&i| i > 0).unwrap_or(last.len());
    while let Some((n, ())) = words.shared.suffix(&last[..at])
        && n < at
    {
        at -= n;
    }
    let measured = last[..at].iter().rev().take_while(|c| c.is_ascii_alphanumeric() || **c == '.').count();
    if at < last.len() && measured < at {
        // 澜溪、北山PM2.5浓度: what is measured of both; in COD、SO2排放量 it tells them apart.
        at -= measured;
    }
    &last[at..]
}

/// What the first member has in front for all: 单位国内生产总值.
fn shared_head(words: &FigureWords, first: &[char], deaths: bool) -> String {
    if let Some(at) = first.windows(2).position(|w| w == ['用', '于']).filter(|&at| at > 0) {
        // 区财政用于科技、教育的支出: whose money it is.
        return first[..at + 2].iter().collect();
    }
    let place = if matches!(first, ['全', '国' | '省' | '市' | '区' | '县' | '州', ..] | ['各', '类', ..]) {
        2
    } else {
        0
    };
    let head = words.shared_heads.prefix(&first[place..]).filter(|&(n, ())| deaths || place + n < first.len());
    head.map_or(String::new(), |(n, ())| first[..place + n].iter().collect())
}
