//! Whether a clause of the later report speaks of the work that an undertaking names.
//!
//! Sharing most of its characters is not enough, and not needed either. 云澜路和北岭大街 holds all of 云澜大街 and speaks of another
//! street; 万丰佳农贸市场 leaves out half of 万丰佳农贸批发零售市场 and is the same.

use crate::analysis::undertakings::{specific, stage_of};
use crate::lexicon::{Lexicon, UndertakingWords};
use crate::text::{han_count, is_and, is_han, is_numeric, joins_list};

/// What parts two things of a list.
const JOINTS: [char; 9] = ['、', '和', '与', '及', '，', '；', '。', ',', ';'];
/// Characters that tell one of several like works from the others: 东外环, 规划三路, 新北出口.
const TELL_APART: &str = "东西南北中上下新老旧第一二三四五六七八九十";

/// What makes of a kind a way to do things.
const LIKE: &str = "化";

/// Longer clauses, in bytes, are no prose and are not looked at closely.
const LONGEST_CLAUSE: usize = 3_000;

/// Whether a clause that shares the characters of `name` speaks of that work: of its kind, in one piece, and where it runs from
/// one place to another, of both.
pub fn speaks_of(name: &str, clause: &str, lexicon: &Lexicon) -> bool {
    let table = &lexicon.pledges().undertakings;
    if name.len() + clause.len() > LONGEST_CLAUSE {
        return true;
    }
    in_one_piece(name, clause, table)
        && both_ends(name, clause, table)
        && does(name, clause, lexicon)
        && is_as_told(name, clause, lexicon)
}

/// Whether a clause tells of what has hardly a name what tells it from others: the word it begins with (和牛养殖基地 is no 奶牛养殖),
/// and where it is known by its number that it is counted (10公里供水管网).
fn is_as_told(name: &str, clause: &str, lexicon: &Lexicon) -> bool {
    const HARDLY: usize = 2;
    let pledges = lexicon.pledges();
    let table = &pledges.undertakings;
    if name.starts_with('和') {
        let begins: String = name.chars().take(2).collect();
        return clause.contains(&begins);
    }
    // 城市主干道路改造 is no 三条主干道路建成: what is done to those that there are, and how many new ones.
    let done = table.extensions.at_end(name).filter(|done| !clause.contains(done));
    let which = || -> String {
        uncounted(name, table).chars().skip_while(|c| "城市区镇乡".contains(*c)).take(2).collect()
    };
    let new = |clause: &str| ["新建", "建成"].iter().any(|deed| clause.contains(deed));
    if done.is_some()
        && new(clause)
        && clause.split(which().as_str()).next().is_some_and(|b| b.ends_with(['条', '座', '所', '处', '个']))
    {
        return false;
    }
    let counted = || clause.contains(is_numeric);
    let hardly = |kind: &str| specific(uncounted(&name[..name.len() - kind.len()], table), pledges) <= HARDLY;
    !name.starts_with(is_numeric) || !table.works.at_end(name).is_some_and(hardly) || counted()
}

/// Whether the kind of work that a name ends in is said in one piece with something that tells which: 南岭广场 answers no
/// 南岭大街, and neither does 南岭路、北岭大街. Of 工程 and 项目 all works are.
fn in_one_piece(name: &str, clause: &str, table: &UndertakingWords) -> bool {
    // 云澜大街改造: what is done to it stands behind the kind.
    let name = table.extensions.at_end(name).and_then(|done| name.strip_suffix(done)).unwrap_or(name);
    // 农牧业园区化建设: and what only goes on with it.
    let name = match table.works.places(name).last() {
        Some(at) if [LIKE, "建设"].iter().any(|end| name[at.end..].starts_with(end)) => &name[..at.end],
        _ => name,
    };
    let kind = table.works.at_end(name).filter(|_| table.any_work.at_end(name).is_none());
    let Some((kind, last)) = kind.and_then(|k| Some((k, k.chars().next_back()?))) else { return true };
    let which: Vec<char> = uncounted(&name[..name.len() - kind.len()], table).chars().filter(|c| is_han(*c)).collect();
    let said = |pair: &[char]| {
        let pair: String = pair.iter().collect();
        let piece = |at: usize| clause[at + pair.len()..].split(JOINTS).next().unwrap_or("");
        clause.match_indices(&pair).any(|(at, _)| piece(at).contains(last))
    };
    match which.len() {
        0 => clause.contains(kind),
        1 => said(&which),
        _ => which.windows(2).any(said),
    }
}

/// Whether a clause names both ends of a work that runs from one place to another: 南桥至北桥.
fn both_ends(name: &str, clause: &str, table: &UndertakingWords) -> bool {
    let Some((from, to)) = name.split_once('至') else { return true };
    let ends = table.works.at_end(from).zip(table.works.first(to));
    let Some((kind, place)) = ends else { return true };
    // Two characters before the kind tell which.
    let end = |words: &str, kind: usize| -> String {
        let before = &words[..words.len() - kind];
        let start = before.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        words[start..].to_owned()
    };
    clause.contains(&end(from, kind.len())) && clause.contains(&end(&to[..place.end], place.len()))
}

/// A name without the number and the measure before what is counted: 供水 of 10公里供水.
fn uncounted<'n>(name: &'n str, table: &UndertakingWords) -> &'n str {
    let Some(at) = name.rfind(is_numeric) else { return name };
    let rest = name[at..].trim_start_matches(|c| is_numeric(c) || matches!(c, '万' | '多' | '余'));
    let measure = table.measures.at_start(rest).map_or(0, str::len);
    &rest[measure..]
}

/// Whether a clause does something to a work that is known only as a 工程 or 项目 (繁荣社会科学 answers no 社会科学创新工程), or where
/// such are counted speaks of works or counts.
fn does(name: &str, clause: &str, lexicon: &Lexicon) -> bool {
    let table = &lexicon.pledges().undertakings;
    let numbered = |c: char| is_numeric(c) || table.measures.has(c.encode_utf8(&mut [0; 4]));
    let kind = name.trim_end_matches(numbered);
    let works = || table.works.in_text(clause) || clause.contains(is_numeric);
    let deed = || table.deeds.in_text(clause) || clause.contains("搞好") || stage_of(clause, lexicon).is_some();
    table.any_work.at_end(kind).is_none() || works() || kind.len() == name.len() && deed()
}

/// The fewest characters of a name in another form.
const SHORTEST: usize = 5;
/// Longer names are no names.
const LONGEST: usize = 40;

/// Whether a clause names the same work in another form: shortened in the middle (万丰佳农贸市场 for 万丰佳农贸批发零售市场), with another
/// word for its kind (税务局综合楼 for 税务局综合业务用房), by what it is built in (完成都督府衙署改造), or with its like in one word (东西外环道路).
pub fn names_otherwise(name: &str, clause: &str, lexicon: &Lexicon) -> bool {
    let pledges = lexicon.pledges();
    let table = &pledges.undertakings;
    let core = core(name, table);
    if by_its_ends(core, clause, table) {
        return true;
    }
    let Some(kind) = table.works.at_end(core).filter(|_| table.any_work.at_end(core).is_none()) else { return false };
    let chars: Vec<char> = core.chars().take(LONGEST + 1).collect();
    if clause.len() > LONGEST_CLAUSE || !(SHORTEST..=LONGEST).contains(&chars.len()) {
        return false;
    }
    let kind = kind.chars().count();
    let alike = table.alike.iter().find(|k| k.at_end(core).is_some());
    let with_its_like = || {
        let (Some(&which), rest) = (chars.first(), chars[1..].iter().collect::<String>()) else { return false };
        clause.match_indices(&rest).any(|(at, _)| {
            let before: Vec<char> = clause[..at].chars().rev().take_while(|c| "东西南北".contains(*c)).collect();
            before.len() > 1 && before.contains(&which)
        })
    };
    let opening: String = chars[..2].iter().collect();
    let shortened = |at: usize| {
        let here: Vec<char> = clause[at..].chars().take(LONGEST).collect();
        let same = here.iter().zip(&chars).take_while(|(a, b)| a == b).count();
        (2..=same.min(chars.len() - kind)).any(|head| {
            let words: String = chars[..head].iter().collect();
            let rest = clause.get(at + words.len()..).unwrap_or("");
            let own = specific(&words, pledges);
            // The longest end of the name that goes on from here.
            let tail = (kind..chars.len() - head).rev().find(|tail| {
                let left_out = &chars[head..chars.len() - tail];
                let end: String = chars[chars.len() - tail..].iter().collect();
                rest.starts_with(&end) && !left_out.iter().any(|c| TELL_APART.contains(*c))
            });
            let long = |of_it: usize| of_it >= SHORTEST && of_it * 2 >= chars.len();
            tail.is_some_and(|tail| long(head + tail) && (own >= 3 || tail >= SHORTEST))
                || own >= 3 && long(head) && alike.is_some_and(|kinds| kinds.at_start(rest).is_some())
                || own > 3
                    && is_site(&words, table)
                    && head * 5 >= chars.len() * 2
                    && table.deeds.at_start(rest).is_some()
        })
    };
    with_its_like() || clause.match_indices(&opening).any(|(at, _)| shortened(at))
}

/// Whether a clause calls a way between two places by the first character of each: 云岭高速公路, of 云澜至岭南高速公路.
fn by_its_ends(core: &str, clause: &str, table: &UndertakingWords) -> bool {
    let Some((from, to)) = core.split_once('至') else { return false };
    let Some(kind) = table.works.first(to) else { return false };
    let (Some(first), Some(second)) = (from.chars().next(), to.chars().next()) else { return false };
    let places = (2..=4).contains(&han_count(from)) && (2..=4).contains(&han_count(&to[..kind.start]));
    places && clause.contains(&format!("{first}{second}{}", &to[kind]))
}

/// Whether words of five characters or more can be the name of what a work is built in, and neither a place nor another work.
fn is_site(words: &str, table: &UndertakingWords) -> bool {
    han_count(words) >= SHORTEST
        && table.works.at_end(words).is_none()
        && !words.ends_with(['省', '市', '县', '区', '旗', '镇', '乡', '村'])
}

/// What a name is without the words around it: what it puts in quotes, else up to its last work's word.
fn core<'n>(name: &'n str, table: &UndertakingWords) -> &'n str {
    let quoted = name.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(quoted, _)| quoted);
    let mut core = quoted.filter(|q| table.works.at_end(q).is_some()).unwrap_or(name);
    if let Some(last) = table.works.places(core).last() {
        core = &core[..last.end];
    }
    // 农贸批发市场改造工程: the work is the market.
    let works = |words: &str| table.any_work.at_end(words).and_then(|any| words.strip_suffix(any)).map(str::len);
    let bare = works(core).map(|len| &core[..len]);
    let bare = bare.and_then(|words| words.strip_suffix(table.extensions.at_end(words)?));
    core = bare.filter(|words| table.works.at_end(words).is_some()).unwrap_or(core);
    while let Some(general) = table.general.at_start(core).or_else(|| table.directives.at_start(core)) {
        if general.len() >= core.len() {
            break;
        }
        core = &core[general.len()..];
    }
    core
}

/// Whether a clause holds the end of a name in one long piece that tells which, or that of the first of two things that are named
/// together: 拖欠工程款 of 清理建设领域拖欠工程款任务.
pub fn holds_its_end(name: &str, clause: &str, lexicon: &Lexicon) -> bool {
    // Of a very long piece less must tell: 大中型和重点小型病险水闸.
    const LONG: usize = 8;
    const TELLING: usize = 3;
    let pledges = lexicon.pledges();
    if name.len() + clause.len() > LONGEST_CLAUSE {
        return false;
    }
    let starts: Vec<usize> = name.char_indices().take(LONGEST).map(|(at, _)| at).collect();
    starts.into_iter().any(|start| {
        let rest = &name[start..];
        let longest =
            rest.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| clause.contains(&rest[..*end]));
        let Some(end) = longest.last() else { return false };
        let (piece, after) = rest.split_at(end);
        let piece = piece.trim_end_matches(is_and);
        let ended = after.starts_with(joins_list)
            || piece.len() < end
            || specific(after, pledges) == 0 && pledges.undertakings.works.first(after).is_none();
        ended
            && han_count(piece) >= SHORTEST
            && specific(piece, pledges) + usize::from(han_count(piece) >= LONG) >= TELLING
    })
}

/// Whether a clause gives a work of the same kind the same size: 1.6亿元的供水主管网改造, of 投资1.6亿元实施自来水管网改造工程.
pub fn has_its_size(item: &str, clause: &str, lexicon: &Lexicon) -> bool {
    const KIND: usize = 4;
    let pledges = lexicon.pledges();
    if item.len() + clause.len() > LONGEST_CLAUSE {
        return false;
    }
    sizes(item).any(|size| {
        let whole = |at: usize| !clause[..at].ends_with(|c: char| is_numeric(c) || c == '.');
        clause.match_indices(size).any(|(at, _)| {
            let list = clause[..at].rfind(JOINTS).map_or(0, |joint| joint + 1);
            let list = (list..=at).find(|i| clause.is_char_boundary(*i)).unwrap_or(at);
            let of_it = clause[list..].split(JOINTS).next().unwrap_or("");
            let chars: Vec<char> = of_it.chars().filter(|c| is_han(*c)).collect();
            let kind = |window: &[char]| {
                let kind: String = window.iter().collect();
                item.contains(&kind) && !size.contains(&kind) && specific(&kind, pledges) >= 2
            };
            whole(at) && chars.windows(KIND).any(kind)
        })
    })
}

/// The amounts that words give exactly enough to know a thing by: 1.6亿元, 30万千瓦; not 5条, not 2012年.
fn sizes(words: &str) -> impl Iterator<Item = &str> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let starts = words.char_indices().filter(move |(at, c)| c.is_ascii_digit() && !words[..*at].ends_with(digit));
    starts.filter_map(move |(at, _)| {
        let number = words[at..].find(|c: char| !digit(c))?;
        let unit: usize = words[at + number..].chars().take(2).map(char::len_utf8).sum();
        let size = &words[at..at + number + unit];
        let exact = words[at..at + number].chars().filter(char::is_ascii_digit).count() >= 2;
        (exact && !size[number..].starts_with(['年', '月', '日', '%', '％', '个'])).then_some(size)
    })
}
