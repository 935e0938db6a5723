//! Bytes of a text file become characters: which of five encodings they are in is found out by how much they then look
//! like a Chinese report.
//!
//! The set is closed: UTF-8, GB18030 (with GBK and GB2312 in it), Big5 and UTF-16 of either order are what such reports
//! come in. A statistical detector made for the web at large knows nothing of UTF-16 without a mark, and takes UTF-8 with one bad
//! byte for GBK; a share of the commonest characters decides all of these, from eight characters on.

use std::borrow::Cow;
use std::sync::OnceLock;

use encoding_rs::{BIG5, CoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::{CharSet, is_han};

/// Characters that make up most of any report, in simplified and in traditional form.
const COMMON: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理府给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严镇乡村城镇街区服惠贫企创投项促推升优稳障障础施落监督廉诚谢报审请予各位代表现在\
這為個國我時來們生於對會發動過說產種後學經進著電裡現實兩體機當點從業應開還與關重線內數質氣變條沒結解問無系軍題黨員則處給門規熱領導壓階術極聯認權證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況傳許廣記據際驗連斷難礦備辦習響約勞團歷構準選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴鎮鄉稱維劃號總長資邊級圖統組見計別農幾區強東濟爭戰責貧創項穩礎監謝請審現";

/// What the bytes of a text turned out to be.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    /// The characters; U+FFFD where bytes could not be decoded.
    pub text: Cow<'b, str>,
    /// The encoding's WHATWG name in lower case.
    pub encoding: &'static str,
    /// How many lines were in another encoding, and in which.
    pub strays: Option<(usize, &'static str)>,
}

/// The bytes looked at to find the encoding out, from the first that is not ASCII on.
const SAMPLE: usize = 16 << 10;
/// Below this likeness bytes that are not sound UTF-8 are no text.
const LEAST_LIKENESS: f64 = 0.04;
/// How much a byte order mark, or a page's own word, counts in favour of an encoding: not enough against a text that then
/// makes no sense.
const DECLARED: f64 = 0.3;
/// How much it counts that every byte is sound UTF-8, which hardly happens by chance.
const SOUND_UTF8: f64 = 1.0;

/// More than any encoding but UTF-8 can score: UTF-8, the first that is tried, is then the answer.
const UNBEATEN: f64 = 1.01 + DECLARED;

/// The encoding that a user or a page calls `label`. GBK and GB2312 are read as GB18030, which has all they have.
pub(super) fn named(label: &str) -> Option<&'static Encoding> {
    let encoding = match label.trim().to_ascii_lowercase().replace('_', "-").as_str() {
        "utf16" | "utf-16" => UTF_16LE,
        "utf8" => UTF_8,
        other => Encoding::for_label_no_replacement(other.as_bytes())?,
    };
    Some(if encoding == GBK { GB18030 } else { encoding })
}

/// Decodes `bytes`, whatever they are in; `None` when they are no text at all. `declared` is what the file itself says
/// that it is in: a hint.
pub(super) fn decode<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Option<Decoded<'b>> {
    let marked = Encoding::for_bom(bytes);
    let from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).min(bytes.len().saturating_sub(SAMPLE));
    let from = from & !1; // UTF-16 comes in pairs
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    // As the standard library would look it through, in a third of the time.
    let sound = match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(Cow::Borrowed(text)) => Some(text),
        _ => None,
    };
    let mut best: Option<(f64, &'static Encoding)> = None;
    for encoding in [UTF_8, GB18030, UTF_16LE, UTF_16BE, BIG5] {
        let like = match sound.filter(|_| encoding == UTF_8) {
            Some(text) => {
                likeness(&text[text.floor_char_boundary(from)..text.floor_char_boundary(from + SAMPLE)], true)
            }
            None => likeness_of(sample, encoding)?,
        };
        let mut score = like.of_characters + if like.sound_utf8 { SOUND_UTF8 } else { 0.0 };
        if marked.is_some_and(|(m, _)| m == encoding) || declared == Some(encoding) {
            score += DECLARED;
        }
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, encoding));
        }
        if score > UNBEATEN {
            break;
        }
    }
    let (score, encoding) = best?;
    if score < LEAST_LIKENESS {
        return None;
    }
    Some(match encoding {
        e if e == UTF_8 => match sound {
            // No line of sound UTF-8 is in another encoding.
            Some(text) => {
                let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
                Decoded { text: text.into(), encoding: name(UTF_8), strays: None }
            }
            None => decode_lines(bytes, UTF_8, GB18030),
        },
        e if e == GB18030 => decode_lines(bytes, GB18030, UTF_8),
        _ => decode_as(bytes, encoding),
    })
}

/// Decodes `bytes` from `encoding`, but lines that can only be in `other` from that: pieces of files are put together by
/// programs that do not look at them.
fn decode_lines(bytes: &[u8], encoding: &'static Encoding, other: &'static Encoding) -> Decoded<'static> {
    let bytes = unmarked(bytes, encoding);
    let (mut text, mut strays) = (String::with_capacity(bytes.len() / 2 * 3), 0);
    let mut from = 0; // what is not yet decoded
    let mut at = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if is_stray(line, encoding, other) {
            text.push_str(&encoding.decode_without_bom_handling(&bytes[from..at]).0);
            text.push_str(&other.decode_without_bom_handling(line).0);
            from = at + line.len();
            strays += 1;
        }
        at += line.len();
    }
    text.push_str(&encoding.decode_without_bom_handling(&bytes[from..]).0);
    Decoded { text: text.into(), encoding: name(encoding), strays: (strays > 0).then(|| (strays, name(other))) }
}

/// Whether a line of a text in `encoding` is in `other` instead. Few bytes tell nothing: 元盛 in GB18030 is sound UTF-8.
fn is_stray(line: &[u8], encoding: &'static Encoding, other: &'static Encoding) -> bool {
    const LEAST_BYTES: usize = 12;
    let sound = std::str::from_utf8(line).is_ok();
    if sound != (other == UTF_8) || line.iter().filter(|b| !b.is_ascii()).take(LEAST_BYTES).count() < LEAST_BYTES {
        return false;
    }
    let sample = &line[..line.len().min(SAMPLE)];
    let like = |encoding| likeness_of(sample, encoding).map_or(0.0, |l| l.of_characters);
    like(other) > like(encoding) + 0.1
}

/// `bytes` without the mark of `encoding` at their head.
fn unmarked<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> &'b [u8] {
    match Encoding::for_bom(bytes) {
        Some((marked, length)) if marked == encoding => &bytes[length..],
        _ => bytes,
    }
}

/// Decodes `bytes` from the encoding that the user says it is in.
pub(super) fn decode_as<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Decoded<'b> {
    let (text, _) = encoding.decode_without_bom_handling(unmarked(bytes, encoding));
    Decoded { text, encoding: name(encoding), strays: None }
}

fn name(encoding: &'static Encoding) -> &'static str {
    match encoding {
        e if e == UTF_8 => "utf-8",
        e if e == GB18030 => "gb18030",
        e if e == BIG5 => "big5",
        e if e == UTF_16LE => "utf-16le",
        e if e == UTF_16BE => "utf-16be",
        e => e.name(),
    }
}

/// How much a piece of text reads like a report in one encoding.
struct Likeness {
    /// The share of common characters, less four times the share of what no text has.
    of_characters: f64,
    /// It is UTF-8 without a fault, which nothing is by chance.
    sound_utf8: bool,
}

/// How much `sample` reads like a report when decoded; `None` only when nothing could be decoded at all.
fn likeness_of(sample: &[u8], encoding: &'static Encoding) -> Option<Likeness> {
    let sound = if encoding == UTF_8 { sound_utf8(sample) } else { None };
    let (text, replaced) = match sound {
        Some(text) => (Cow::Borrowed(text), false),
        None => decode_sample(sample, encoding)?,
    };
    let like = likeness(&text, !replaced);
    Some(Likeness { sound_utf8: encoding == UTF_8 && like.sound_utf8, ..like })
}

/// How much a text reads like a report; `whole`: nothing of it was replaced.
fn likeness(text: &str, whole: bool) -> Likeness {
    let (mut all, mut common, mut bad, mut han) = (0usize, 0usize, 0usize, 0usize);
    let often = often();
    for c in text.chars() {
        let is_han = is_han(c);
        let is_foreign = !is_han && is_foreign(c);
        if c.is_ascii() && !is_foreign {
            continue;
        }
        all += 1;
        bad += usize::from(is_foreign);
        if is_han {
            han += 1;
            common += usize::from(often.has(c));
        }
    }
    if all == 0 {
        // Nothing but ASCII: in UTF-8 that is what it seems.
        return Likeness { of_characters: 0.0, sound_utf8: true };
    }
    let share = |n: usize| n as f64 / all as f64;
    Likeness {
        of_characters: share(common) + 0.01 * share(han) - 4.0 * share(bad),
        sound_utf8: whole && bad * 20 <= text.chars().count(),
    }
}

/// A sample as UTF-8 where it is that without a fault; it may end within a character.
fn sound_utf8(sample: &[u8]) -> Option<&str> {
    match std::str::from_utf8(sample) {
        Ok(text) => Some(text),
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&sample[..e.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// A sample decoded, and whether something in it could not be.
fn decode_sample(sample: &[u8], encoding: &'static Encoding) -> Option<(Cow<'static, str>, bool)> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len())?);
    // The sample may end within a character: not the last input, so that such an end is no error.
    let (result, _, replaced) = decoder.decode_to_string(sample, &mut text, false);
    debug_assert_eq!(result, CoderResult::InputEmpty);
    Some((text.into(), replaced))
}

/// Whether `c` is no part of any text: unknown, private, a control that ends no line.
fn is_foreign(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1A}' | '\u{1C}'..='\u{1F}' | '\u{7F}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFD}'..='\u{FFFF}' | '\u{F0000}'..)
}

/// The characters of [`COMMON`].
fn often() -> &'static CharSet {
    static SET: OnceLock<CharSet> = OnceLock::new();
    SET.get_or_init(|| CharSet::of(COMMON))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "政府工作报告\n——2024年1月9日在澜溪区第五届人民代表大会第三次会议上\n全年地区生产总值增长6.1%，𠮷庆街道改造完成。\n";
    const TRADITIONAL: &str = "政府工作報告\n一、2023年工作回顧\n地區生產總值增長6.1%，經濟發展總體平穩。\n";

    fn found(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).expect("text");
        (decoded.text.into_owned(), decoded.encoding)
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn each_of_the_five_is_found() {
        assert_eq!(found(REPORT.as_bytes()), (REPORT.into(), "utf-8"));
        assert_eq!(found(&GB18030.encode(REPORT).0), (REPORT.into(), "gb18030"));
        assert_eq!(found(&utf16(REPORT, true)), (REPORT.into(), "utf-16le"));
        assert_eq!(found(&utf16(REPORT, false)), (REPORT.into(), "utf-16be"));
        assert_eq!(found(&BIG5.encode(TRADITIONAL).0), (TRADITIONAL.into(), "big5"));
    }

    #[test]
    fn a_mark_is_taken_off() {
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        assert_eq!(found(&marked(b"\xef\xbb\xbf", REPORT.as_bytes())).0, REPORT);
        assert_eq!(found(&marked(b"\xff\xfe", &utf16(REPORT, true))).0, REPORT);
        assert_eq!(found(&marked(b"\xfe\xff", &utf16(REPORT, false))).0, REPORT);
    }

    #[test]
    fn damage_does_not_change_the_encoding() {
        let mut bytes = REPORT.repeat(3).into_bytes();
        bytes[40] = 0xff;
        bytes.pop();
        bytes.truncate(bytes.len() - 4);
        let (text, encoding) = found(&bytes);
        assert_eq!(encoding, "utf-8");
        assert!(text.contains('\u{FFFD}') && text.contains("工作报告"));
    }

    #[test]
    fn lines_of_another_encoding_are_read_and_counted() {
        let lines: Vec<&str> = REPORT.split_inclusive('\n').collect();
        for foreign in [0, 2] {
            let bytes: Vec<u8> = lines
                .iter()
                .enumerate()
                .flat_map(|(i, l)| if i == foreign { l.as_bytes().to_vec() } else { GB18030.encode(l).0.into_owned() })
                .collect();
            let decoded = decode(&bytes, None).expect("text");
            assert_eq!((decoded.text.as_ref(), decoded.strays.map(|s| s.0)), (REPORT, Some(1)), "{foreign}");
        }
        assert_eq!(decode(REPORT.as_bytes(), None).expect("text").strays, None);
    }

    #[test]
    fn noise_is_no_text() {
        assert!(decode(&[0; 4096], None).is_none());
        assert!(decode(&[0xff; 4096], None).is_none());
        let mut seed = 1u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
        .take(8192)
        .collect();
        assert!(decode(&noise, None).is_none());
    }

    #[test]
    fn names_that_users_type() {
        assert_eq!(named("GBK"), Some(GB18030));
        assert_eq!(named("gb2312"), Some(GB18030));
        assert_eq!(named("UTF-16"), Some(UTF_16LE));
        assert_eq!(named("klingon"), None);
    }
}
