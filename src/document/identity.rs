//! Who reports, and for which year.
//!
//! The issuer is the government in whose name the speaker speaks (我代表……人民政府); where that is only 区人民政府 the
//! meeting's line, the signature and the title say which. The year is the one that the plan is for; of the places that
//! tell it the plan part weighs most, then the meeting's date, the title, the review's year + 1, the file's name.

use super::heading::digit;
use super::lines::Line;
use crate::lexicon::{divisions, headings};
use crate::remark::Remark;
use crate::text::{Span, is_han, years};

/// The place of the title among the lines before the body.
pub(super) fn title(front: &[Line<'_>]) -> Option<Span> {
    let lines: Vec<(Span, String)> = front
        .iter()
        .filter(|l| l.chars <= 60 && !l.is_salutation() && !l.text.contains(['。', '；']))
        .map(|l| (l.span, l.text.chars().filter(|c| !c.is_whitespace()).collect()))
        .collect();
    let caption = |w: &str| ["记者", "作政府", "作工作报告"].iter().any(|c| w.contains(c));
    let of_body = &headings::builtin().places.titles;
    let kinds: [&dyn Fn(&str) -> bool; 4] = [
        &|w| w.ends_with("工作报告") || w.ends_with("工作的报告"),
        &|w| w.contains("工作报告") && !caption(w),
        &|w| w.starts_with("关于") && w.ends_with("报告"),
        &|w| of_body.in_text(w),
    ];
    kinds.iter().find_map(|is| lines.iter().find(|(_, w)| is(w)).map(|(span, _)| *span))
}

/// The line that says when and before whom the report was given; it may be broken in two.
pub(super) fn meeting(front: &[Line<'_>]) -> Option<String> {
    front.iter().enumerate().find_map(|(i, l)| {
        if l.is_meeting() {
            // The date may stand on a line of its own, in brackets: （2024年1月10日）.
            let dated = |l: &&Line<'_>| {
                l.text.starts_with(['（', '(', '2']) && l.text.contains('年') && l.text.contains('月') && l.chars <= 20
            };
            let date =
                front.iter().skip(i.saturating_sub(3)).take(7).find(dated).filter(|_| years::date(l.text).is_none());
            return Some(date.map_or_else(|| l.text.to_string(), |d| format!("{} {}", l.text, d.text)));
        }
        let next = front.get(i + 1).filter(|_| l.chars <= 60 && l.text.contains('年') && l.text.contains('在'))?;
        let both = format!("{}{}", l.text, next.text);
        (both.contains("大会") && (both.ends_with("会议上") || both.ends_with("会议"))
            || l.text.contains("人民代表大会"))
        .then_some(both)
    })
}

/// The government that reports.
pub(super) fn issuer(
    front: &[Line<'_>],
    body: &[Line<'_>],
    title: Option<&str>,
    meeting: Option<&str>,
) -> Option<String> {
    let spoken = body.iter().take(30).find_map(|l| spoken_for(l.text));
    if let Some(name) = spoken.as_deref().filter(|name| !is_rank_alone(name)) {
        return Some(government(deepest(name)));
    }
    let mut named: Vec<String> = Vec::new();
    named.extend(meeting.and_then(of_meeting));
    named.extend(front.iter().rev().chain(body.last()).find_map(|l| of_signature(l.text)));
    named.extend(title.and_then(|t| of_title(t).or_else(|| of_meeting(t))));
    named.retain(|n| n == "全国" || n == "国务院" || !is_rank_alone(n));
    let names: Vec<&str> = named.iter().map(|n| deepest(n)).collect();
    let rank = spoken.as_deref().filter(|s| is_rank_alone(s));
    let fits = |n: &&&str| rank.is_none_or(|r| n.ends_with(without_own(r)) || is_body(r) && is_body(n));
    if let Some(name) = names.iter().filter(fits).max_by_key(|n| depth(n)) {
        let first = names.iter().filter(fits).find(|n| depth(n) == depth(name)).unwrap_or(name);
        return Some(government(first));
    }
    rank.and_then(|r| in_text(r, body, &names))
        .or_else(|| names.iter().max_by_key(|n| depth(n)).map(|n| n.to_string()))
        .map(|n| government(&n))
}

/// 我代表澜溪区人民政府, 受市政府委托: the words between.
fn spoken_for(line: &str) -> Option<String> {
    let places = &headings::builtin().places;
    let at = places
        .speaking_for
        .iter()
        .find_map(|w| line.find(w).map(|i| i + w.len()))
        .filter(|&at| !line[at..].starts_with("大会"))?;
    let words: String = line[at..].chars().filter(|c| !c.is_whitespace()).take(40).collect();
    if words.starts_with("国务院") {
        return Some("国务院".into());
    }
    let end = words
        .find("人民政府")
        .or_else(|| words.find("政府"))
        .or_else(|| places.bodies.first(&words).map(|at| at.end))?;
    // 新一届区人民政府, 区委、区人民政府
    let name = words[..end].rsplit('、').next().unwrap_or_default();
    let name = name.split_once('届').map_or(name, |(_, own)| own);
    (!name.is_empty() && name.chars().all(|c| is_han(c) || c == '·' || c == '（' || c == '）'))
        .then(|| name.to_string())
}

/// 在澜溪区第六届人民代表大会第三次会议上: the words before 第.
fn of_meeting(meeting: &str) -> Option<String> {
    let words: String = meeting.chars().filter(|c| !c.is_whitespace()).collect();
    let before = ["日在", "日经", "在"];
    let at = before.iter().find_map(|w| words.find(w).map(|i| i + w.len()))?;
    let rest = &words[at..];
    let end = rest.find("人民代表大会").or_else(|| rest.find("届人大")).or_else(|| rest.find("人大"))?;
    let before = &rest[..end];
    let name = before.find('第').map_or(before, |i| &before[..i]);
    if name == "全国" || before.ends_with("全国") {
        return Some("国务院".into());
    }
    (!name.is_empty()).then(|| name.to_string())
}

/// 澜溪区人民政府区长, 临澜市市长, 国务院总理: the words before the office.
fn of_signature(line: &str) -> Option<String> {
    // The name of a report is no signature.
    if line.chars().count() > 40 || line.contains(['，', '。', ',', '；']) || line.ends_with("报告") {
        return None;
    }
    let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if words.contains("国务院") {
        return Some("国务院".into());
    }
    if let Some(end) = words.find("人民政府") {
        return Some(words[..end].trim_start_matches(|c: char| !is_han(c)).to_string()).filter(|n| !n.is_empty());
    }
    let office = headings::builtin().places.offices.first(&words)?;
    let name = words[..office.start].trim_start_matches(|c: char| !is_han(c));
    rank_of(name).map(|_| name.to_string())
}

/// 2026年云江省政府工作报告, 临澜市2023年政府工作报告: what is left of a name.
fn of_title(title: &str) -> Option<String> {
    let body = headings::builtin().places.bodies.first(title).map(|at| at.end);
    let end = body.or_else(|| ["人民政府", "政府", "工作报告"].iter().find_map(|w| title.find(w)))?;
    let before = &title[..end];
    let name: String = before
        .split('年')
        .map(|p| p.trim_matches(|c: char| !is_han(c) || "〇一二三四五六七八九○".contains(c)))
        .filter(|p| !p.is_empty())
        .collect();
    if name == "国务院" {
        return Some(name);
    }
    (is_body(&name) || rank_of(&name).is_some()).then_some(name)
}

/// How deep a place stands by the word of rank at the end of its name, and that word.
fn rank_of(name: &str) -> Option<(usize, &str)> {
    let depths = &headings::builtin().places.depths;
    depths.iter().zip(1..).find_map(|(ranks, depth)| Some((depth, ranks.at_end(name)?)))
}

/// Whether a name is that of a body which governs no division: 澜溪高新区管委会.
fn is_body(name: &str) -> bool {
    headings::builtin().places.bodies.at_end(name).is_some()
}

/// Whether nothing but a rank or a kind of body is said: 我区, 管委会.
fn is_rank_alone(name: &str) -> bool {
    let name = without_own(name);
    let alone = |word: &str| word.len() == name.len();
    name.is_empty()
        || rank_of(name).is_some_and(|(_, rank)| alone(rank))
        || headings::builtin().places.bodies.at_end(name).is_some_and(alone)
}

fn without_own(name: &str) -> &str {
    let own = &headings::builtin().places.own;
    let mut name = name;
    while let Some(word) = own.at_start(name) {
        name = &name[word.len()..];
    }
    name
}

/// The last place that a chain of names names: 澜溪区 of 云江省临澜市澜溪区.
fn deepest(name: &str) -> &str {
    let mut rest = name;
    while let Some(next) = after_first(rest) {
        rest = next;
    }
    rest
}

/// What follows the first place of a chain, if that is a place too.
fn after_first(name: &str) -> Option<&str> {
    let marks: Vec<(usize, char)> = name.char_indices().collect();
    for (k, &(i, c)) in marks.iter().enumerate() {
        let end = i + c.len_utf8();
        let rest = &name[end..];
        let long = k + 1 == marks.len();
        let whole = match c {
            '省' | '盟' | '市' | '州' | '县' | '旗' => k >= 2,
            '区' => k >= 2 && (name[..i].ends_with("自治") || name[..i].ends_with('地') || !rest.is_empty()),
            _ => false,
        };
        // 自治州, 自治县 end only there; 津市市, 沙市区 are names.
        if !whole
            || long
            || rest.starts_with(['市', '区', '县']) && rest.chars().count() < 3
            || c != '州' && name[..end].ends_with("自治县") && rest.is_empty()
        {
            continue;
        }
        if (rank_of(rest).is_some() || is_body(rest)) && rest.chars().count() >= 2 && !is_rank_alone(rest) {
            return Some(rest);
        }
    }
    None
}

/// How deep a place stands by its word of rank.
fn depth(name: &str) -> usize {
    const DEEPEST: usize = 6;
    if name == "国务院" { 0 } else { rank_of(name).map_or(DEEPEST, |(depth, _)| depth) }
}

/// How much of the text is searched for names, in bytes: a report of any province many times over.
const SEARCHED: usize = 400_000;

/// The place of rank `rank` that the text speaks of most: one of those below the places `above`, or failing that a name
/// that stands both with its rank and without.
fn in_text(rank: &str, body: &[Line<'_>], above: &[&str]) -> Option<String> {
    let mut bytes = 0;
    let words: Vec<&str> = body
        .iter()
        .map(|l| l.text)
        .take_while(|t| {
            bytes += t.len();
            bytes <= SEARCHED
        })
        .collect();
    let count = |word: &str| words.iter().map(|w| w.matches(word).count()).sum::<usize>();
    let below = above
        .iter()
        .filter_map(|a| divisions::resolve(a, &[]))
        .flat_map(divisions::below)
        .filter(|d| d.name.ends_with(rank));
    let known = below.map(|d| (d.name, d.name.strip_suffix(rank).filter(|s| s.chars().count() >= 2).unwrap_or(d.name)));
    let best = known.map(|(name, stem)| (count(stem), name)).max();
    if let Some((times, name)) = best
        && times >= 2
    {
        return Some(name.to_string());
    }
    let mut found = std::collections::BTreeMap::<String, usize>::new();
    for text in &words {
        for (i, _) in text.match_indices(rank) {
            let before: Vec<char> = text[..i].chars().rev().take(3).take_while(|&c| is_han(c)).collect();
            for n in 2..=before.len() {
                let stem: String = before[..n].iter().rev().collect();
                if !stem.ends_with([
                    '社', '园', '城', '地', '片', '辖', '景', '小', '市', '新', '郊', '山', '库', '校', '林', '矿',
                    '港', '全', '我', '本', '各', '强', '治', '范', '发',
                ]) {
                    *found.entry(stem).or_default() += 1;
                }
            }
        }
    }
    let often: Vec<&String> = found.iter().filter(|(_, n)| **n >= 2).map(|(s, _)| s).take(50).collect();
    often
        .into_iter()
        .map(|s| (count(s), s))
        .filter(|(n, s)| *n >= found[*s] + 2)
        .max()
        .map(|(_, s)| format!("{s}{rank}"))
}

fn government(name: &str) -> String {
    if name == "国务院" || is_body(name) { name.to_string() } else { format!("{name}人民政府") }
}

/// What tells the year, each place with the years it names.
#[derive(Debug, Default)]
pub(super) struct YearEvidence {
    /// The headings of the plan part, or failing that its first sentences.
    pub plan: Vec<i32>,
    /// The meeting's year and month.
    pub meeting: Option<(i32, Option<u32>)>,
    /// The title's year.
    pub title: Option<i32>,
    /// The latest year of the review's heading.
    pub review: Option<i32>,
    /// The file's name.
    pub file: Option<i32>,
}

impl YearEvidence {
    /// The year of the plan, and what contradicts it.
    pub(super) fn decide(&self) -> (Option<i32>, Vec<Remark>) {
        let late = self.meeting.is_some_and(|(_, m)| m.is_some_and(|m| m >= 11));
        let meeting = self.meeting.map(|(y, _)| y);
        // A plan that names several years is for the one that the other places name, else for the last.
        let others: Vec<i32> =
            [meeting, self.title, self.review.map(|y| y + 1), meeting.filter(|_| late).map(|y| y + 1)]
                .into_iter()
                .flatten()
                .collect();
        let plan = self.plan.iter().copied().find(|y| others.contains(y)).or_else(|| self.plan.iter().copied().max());
        // A meeting at the end of a year speaks of the next, unless title or review say that it does not.
        let of_meeting = meeting
            .map(|y| if late && self.title != Some(y) && self.review.is_none_or(|r| r >= y) { y + 1 } else { y });
        let places = [of_meeting, self.title, self.review.map(|y| y + 1), self.file];
        let year = plan.or_else(|| places.into_iter().flatten().next());
        let mut remarks = Vec::new();
        if let (Some(plan), Some(year)) = (plan, year) {
            let told = [("会议日期", of_meeting), ("标题", self.title)];
            for (place, other) in told.iter().filter_map(|(p, o)| Some((p, (*o)?))) {
                if other != year && !(late && other + 1 == year) {
                    remarks.push(Remark::warning(
                        format!("年份不一致：工作安排是{plan}年的，{place}是{other}年；按{year}年处理"),
                        None,
                    ));
                }
            }
            if let Some(other) = self.file.filter(|f| *f != year) {
                remarks.push(Remark::note(format!("文件名里的年份是{other}年，按{year}年处理"), None));
            }
        }
        (year, remarks)
    }
}

/// The year of 2014政府工作报告, which has no 年.
pub(super) fn leading_year(title: &str) -> Option<i32> {
    let figures: String = title.chars().take_while(|&c| digit(c).is_some()).collect();
    let year = figures.chars().filter_map(digit).fold(0i32, |y, d| y.saturating_mul(10).saturating_add(d as i32));
    (figures.chars().count() == 4 && (1949..=2099).contains(&year)).then_some(year)
}

/// The year that the first sentences of a plan speak of: 2024年是…, 2024年政府工作的总体要求, 做好2024年工作.
pub(super) fn plan_year(part: &str) -> Option<i32> {
    let opening = match part.char_indices().nth(1200) {
        Some((at, _)) => &part[..at],
        None => part,
    };
    years::places(opening).into_iter().find_map(|(year, end)| {
        let after = opening[end..].trim_start_matches(['，', ',']);
        headings::builtin().places.plan_years.at_start(after).map(|_| year)
    })
}

/// The year in a file's name: the last four figures from 1949 to 2099 that stand by themselves.
pub(super) fn file_year(file: &str) -> Option<i32> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|p| p.len() == 4)
        .filter_map(|p| p.parse().ok())
        .rfind(|y| (1949..=2099).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::lines::lines;

    #[test]
    fn the_last_of_a_chain_of_places() {
        for (chain, last) in [
            ("临澜市澜溪区", "澜溪区"),
            ("云江省临澜市澜溪区", "澜溪区"),
            ("云江自治区临澜市云岭区", "云岭区"),
            ("乐山市市中区", "市中区"),
            ("常德市津市市", "津市市"),
            ("津市市", "津市市"),
            ("广州市", "广州市"),
            ("凉山彝族自治州西昌市", "西昌市"),
            ("内蒙古自治区", "内蒙古自治区"),
            ("聊城市莘县", "莘县"),
            ("上海市浦东新区", "浦东新区"),
            ("杭州市", "杭州市"),
            ("荆州市沙市区", "沙市区"),
        ] {
            assert_eq!(deepest(chain), last, "{chain}");
        }
    }

    fn issuer_of(text: &str) -> Option<String> {
        let all = lines(text);
        let body = all.iter().position(|l| l.is_salutation()).unwrap_or(0);
        let (front, body) = all.split_at(body);
        let (title, meeting) = (title(front).map(|s| s.of(text).to_string()), meeting(front));
        issuer(front, body, title.as_deref(), meeting.as_deref())
    }

    #[test]
    fn the_deepest_government_named() {
        let said = "政府工作报告\n各位代表：\n现在，我代表澜溪区人民政府，向大会报告工作。";
        assert_eq!(issuer_of(said).as_deref(), Some("澜溪区人民政府"));
        let by_title = "2024年澜溪县人民政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。";
        assert_eq!(issuer_of(by_title).as_deref(), Some("澜溪县人民政府"));
        let by_meeting = "政府工作报告\n——2024年1月11日在临澜市澜溪区第六届人民代表大会第三次会议上\n各位代表：\n现在，我代表区人民政府向大会报告工作。";
        assert_eq!(issuer_of(by_meeting).as_deref(), Some("澜溪区人民政府"));
        let by_signature = "政府工作报告\n澜溪区人民政府区长　白望舒\n各位代表：\n现在，我代表区政府向大会报告工作。";
        assert_eq!(issuer_of(by_signature).as_deref(), Some("澜溪区人民政府"));
        let by_title = "2026年云江省政府工作报告\n各位代表：\n现在，我代表省人民政府报告工作。";
        assert_eq!(issuer_of(by_title).as_deref(), Some("云江省人民政府"));
        let by_text = "临澜市2023年政府工作报告\n各位代表：\n我代表区人民政府报告工作。\n建成澜溪区人力中心，澜溪一小开工，澜溪区医院封顶，“数字澜溪”提速，澜溪大道通车。";
        assert_eq!(issuer_of(by_text).as_deref(), Some("澜溪区人民政府"));
        assert_eq!(
            issuer_of("政府工作报告\n国务院总理\n各位代表：\n现在，我代表国务院报告工作。").as_deref(),
            Some("国务院")
        );
    }

    #[test]
    fn bodies_that_govern_no_division_and_titles_that_name_the_meeting() {
        let said = |title: &str, who: &str| issuer_of(&format!("{title}\n同志们：\n我受{who}委托，报告工作。"));
        assert_eq!(said("澜溪高新区管委会工作报告", "党工委、管委会").as_deref(), Some("澜溪高新区管委会"));
        let of_title = |title: &str| issuer_of(&format!("{title}\n各位代表：\n现在报告工作。"));
        assert_eq!(of_title("临澜经济开发区管委会2025年工作报告").as_deref(), Some("临澜经济开发区管委会"));
        assert_eq!(of_title("东坪街道办事处2024年工作总结暨2025年工作思路").as_deref(), Some("东坪街道办事处"));
        let held = "在澜溪县第六届人民代表大会第三次会议上的政府工作报告";
        assert_eq!(of_title(held).as_deref(), Some("澜溪县人民政府"));
        let passed = "政府工作报告（2025年1月9日经临澜市第十届人民代表大会第五次会议审议通过）";
        assert_eq!(of_title(passed).as_deref(), Some("临澜市人民政府"));
    }

    #[test]
    fn the_plan_tells_the_year() {
        let evidence = |plan: &[i32], meeting, title, review| YearEvidence {
            plan: plan.to_vec(),
            meeting,
            title,
            review,
            file: None,
        };
        let year = |e: YearEvidence| (e.decide().0, e.decide().1.len());
        assert_eq!(year(evidence(&[2014], Some((2014, Some(2))), None, Some(2013))), (Some(2014), 0));
        assert_eq!(year(evidence(&[2022], Some((2021, Some(12))), None, Some(2021))), (Some(2022), 0));
        assert_eq!(year(evidence(&[2021], None, Some(2024), Some(2020))), (Some(2021), 1));
        assert_eq!(year(evidence(&[], Some((2021, Some(12))), None, Some(2021))), (Some(2022), 0));
        assert_eq!(year(evidence(&[], Some((1981, Some(11))), Some(1981), None)), (Some(1981), 0));
        assert_eq!(year(evidence(&[1980, 1981], Some((1980, Some(8))), Some(1980), None)), (Some(1980), 0));
        assert_eq!(year(evidence(&[], None, None, None)), (None, 0));
        assert_eq!(file_year("reports/2014.txt"), Some(2014));
        assert_eq!(file_year("a/20140101.txt"), None);
    }
}
