//! Figures and refusals, one rule a test.

use super::*;
use crate::text::{Span, numerals};

fn figures(text: &str) -> Vec<String> {
    let line = Line::new(text, Span::new(0, text.len()));
    let shown = |f: Figure| {
        let high = f.high.map_or(String::new(), |h| format!("-{}", h.normalize()));
        let bound = if f.bound == Bound::Exact { String::new() } else { format!(" {:?}", f.bound) };
        format!("{}{high}{}{bound}", f.value.normalize(), f.unit.unwrap_or_default())
    };
    find(&line, &Lexicon::builtin()).into_iter().map(shown).collect()
}

#[test]
fn a_number_with_its_unit_and_the_words_after_it() {
    assert_eq!(figures("完成投资341.61亿元，增长８．５％左右"), ["341.61亿元", "8.5% About"]);
    assert_eq!(figures("栽树3000余株、改造道路28公里以上"), ["3000株 AtLeast", "28公里 AtLeast"]);
    assert_eq!(figures("占三分之一以上，超过一半"), ["0.3333333333333333333333333333 AtLeast", "0.5"]);
    assert_eq!(figures("浓度31.3微克/立方米，产能16.9万吨/日"), ["31.3微克/立方米", "16.9万吨/日"]);
    assert_eq!(figures("提高2个多百分点，获得21金、16银"), ["2个百分点 AtLeast", "21金", "16银"]);
    assert_eq!(figures("贷款2.3万笔，开通3.1万套（户）"), ["2.3万笔", "3.1万套"]);
}

#[test]
fn ranges_and_lists_that_share_a_unit() {
    assert_eq!(figures("增长6.5%-7%，增长4.5—5%"), ["6.5-7% Range", "4.5-5% Range"]);
    assert_eq!(figures("建设3至5个，提高百分之八至九"), ["3-5个 Range", "8-9% Range"]);
    assert_eq!(figures("分别提高14、21个百分点"), ["14个百分点", "21个百分点"]);
}

#[test]
fn numbers_in_words_count_things_only() {
    assert_eq!(figures("三条道路通车，两个市民广场完工，两所学校建成"), ["3条", "2个", "2所"]);
    assert_eq!(figures("三个方面、八项规定、两个积极性、四项基本原则、一系列"), [""; 0]);
    assert_eq!(figures("二期工程、三元公司、十二连增"), [""; 0]);
}

#[test]
fn a_few_are_no_number() {
    assert_eq!(figures("一两个茶园、三五家茶企、七八条街道，几十座水库、数百户居民"), [""; 0]);
    assert_eq!(figures("二○一二年建成十五座水库"), ["15座"]);
}

#[test]
fn ordinals_dates_and_meetings_are_none() {
    assert_eq!(figures("不再一一列举，一一落实到户"), [""; 0]);
    assert_eq!(figures("第九届展销会，第三次普查，2013年2月28日，2011—2015年"), [""; 0]);
    assert_eq!(figures("十五届人大三次会议，前8位，第一产业"), [""; 0]);
    assert_eq!(figures("位居全省第2位，居全市首位，列西部第一"), ["2", "1", "1"]);
}

#[test]
fn names_and_slogans_are_none() {
    assert_eq!(figures("“4+1”“8337”、《9条意见》、4S店、5G、PM2.5、A1地块、世界500强、24小时"), ["24小时"]);
    assert_eq!(figures("得票比为3.6:48:48.4，2×35万千瓦，每10万人，20万以上人口县"), [""; 0]);
    assert_eq!(figures("之比为2.5∶1，4000P以上"), ["2.5∶1", "4000P AtLeast"]);
}

#[test]
fn round_sums_without_a_digit_follow_a_word() {
    assert_eq!(figures("新增减税超万亿元，成交额超百亿美元"), ["1万亿元", "100亿美元"]);
    assert_eq!(figures("191家企业营收超百亿元，万亿级规模"), ["191家"]);
}

#[test]
fn ten_thousand_figures_take_no_time() {
    let text = "新增绿地2.5公顷、".repeat(10_000);
    assert_eq!(figures(&text).len(), 10_000);
}

#[test]
fn whatever_begins_a_number_is_looked_at() {
    for c in '\0'..=char::MAX {
        let begins = "“《第翻上首榜十百千万".contains(c) || numerals::han_digit(c).is_some();
        assert_eq!(scan::may_begin(c), begins || c.is_ascii_alphanumeric(), "{c:?}");
    }
}
