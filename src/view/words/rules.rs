//! The rules that give verdicts, in words.

use crate::analysis::{Metric, Study};
use crate::comparison::series::Why;
use crate::comparison::targets::{Base, Disagree, Rule, TargetRow, Test};
use crate::text::Pair;

use super::{Lang, figure, terms};

/// By which rule a row has its verdict.
pub fn rule(two: Pair<&Study>, row: &TargetRow, lang: Lang) -> String {
    let later = |i: usize| two.to.metrics.get(i);
    match &row.rule {
        Rule::Reported(t) => test(*t, lang).to_owned(),
        Rule::NextBase(t) => {
            let base = lang.pick("实绩见于下一次调整的基数", "the outcome stands as the base of the next rise");
            join(base, test(*t, lang), lang)
        }
        Rule::Rise(t) => {
            let rise = lang.pick("按报告所列前后两数之差核对", "by what lies between the two figures that are given");
            join(rise, test(*t, lang), lang)
        }
        Rule::Parts(t) => {
            let parts = lang.pick("合并目标，各分项结论一致", "a joint target; its parts agree");
            join(parts, test(*t, lang), lang)
        }
        Rule::PartsDiffer(met) => join(
            lang.pick("合并目标，各分项结论不一", "a joint target; its parts differ"),
            &parts(two, row, met, lang),
            lang,
        ),
        Rule::StagesDiffer(met) => join(
            lang.pick("目标没有说明到哪一步，各阶段结论不一", "the target names no stage; its stages differ"),
            &parts(two, row, met, lang),
            lang,
        ),
        Rule::Relative(other) => pace(later(*other), lang),
        Rule::RelativeParts(other) => {
            let parts = lang.pick("各分项结论一致", "all parts agree");
            join(&pace(later(*other), lang), parts, lang)
        }
        Rule::RelativePartsDiffer(other, met) => join(&pace(later(*other), lang), &parts(two, row, met, lang), lang),
        Rule::Direction => lang
            .pick(
                "只定方向：看所报各项是否都朝这个方向变化",
                "a direction only: met if all that is reported goes that way",
            )
            .to_owned(),
        Rule::Said => lang.pick("报告以文字说明完成与否", "the later report says so in words").to_owned(),
        Rule::InWords => {
            lang.pick("本年报告只有文字，没有数字", "the later report speaks of it without a figure").to_owned()
        }
        Rule::Silent => lang.pick("本年报告未再提及", "the later report does not speak of it").to_owned(),
        Rule::CutOff => {
            lang.pick("本年报告文字不完整，不作判断", "the later report breaks off; nothing is said of it").to_owned()
        }
        Rule::Refused(Why::Facet) => facets(two, row, lang),
        Rule::Refused(why) => refused(*why, lang).to_owned(),
        Rule::Suspect => lang
            .pick(
                "与目标相差万倍，疑似单位差错，不作判断",
                "ten thousand times off: a slip of the unit is suspected, not judged",
            )
            .to_owned(),
    }
}

/// Why a level and a growth of one indicator came out differently.
pub fn disagree(disagree: &Disagree, lang: Lang) -> String {
    let sides = match disagree.level {
        false => lang.pick("总量未达、增速达标", "level missed, growth reached"),
        true => lang.pick("总量达标、增速未达", "level reached, growth missed"),
    };
    let Some(Base { amounts, unit }) = &disagree.base else { return sides.to_owned() };
    let way = match (amounts.to < amounts.from, lang) {
        (true, _) => lang.pick("降为", "down to"),
        (false, _) => lang.pick("升为", "up to"),
    };
    let (before, after) = (figure::plain(amounts.from), figure::with_unit(amounts.to, unit.as_deref(), lang));
    lang.pick(
        format!("{sides}：基数由{before}{way}{after}"),
        format!("{sides}: the base went from {before} {way} {after}"),
    )
}

/// Why a target was not compared, in a few words; `None` where the rule compares.
pub fn reason(row: &TargetRow, lang: Lang) -> Option<&'static str> {
    match &row.rule {
        Rule::Refused(why) => Some(terms::why(*why, lang)),
        Rule::StagesDiffer(_) => Some(lang.pick("各阶段结论不一", "its stages differ")),
        Rule::PartsDiffer(_) | Rule::RelativePartsDiffer(..) => Some(lang.pick("各分项结论不一", "its parts differ")),
        Rule::InWords => Some(lang.pick("只有文字没有数字", "words alone, no figure")),
        Rule::CutOff => Some(lang.pick("报告文字不完整", "the report breaks off")),
        _ => None,
    }
}

/// A stable English name of a rule, for scripts.
pub fn name(rule: &Rule) -> &'static str {
    match rule {
        Rule::Reported(t) => test_name(*t),
        Rule::NextBase(_) => "next_base",
        Rule::Rise(_) => "rise",
        Rule::StagesDiffer(_) => "stages_differ",
        Rule::Parts(_) => "parts",
        Rule::PartsDiffer(_) => "parts_differ",
        Rule::Relative(_) => "relative",
        Rule::RelativeParts(_) => "relative_parts",
        Rule::RelativePartsDiffer(..) => "relative_parts_differ",
        Rule::Direction => "direction",
        Rule::Said => "said",
        Rule::InWords => "in_words",
        Rule::Silent => "silent",
        Rule::CutOff => "cut_off",
        Rule::Refused(Why::Unit) => "other_unit",
        Rule::Refused(Why::Scope) => "other_scope",
        Rule::Refused(Why::Facet) => "other_facet",
        Rule::Refused(Why::Period) => "other_year",
        Rule::Suspect => "unit_suspect",
    }
}

fn test_name(test: Test) -> &'static str {
    match test {
        Test::Floor => "floor",
        Test::Ceiling => "ceiling",
        Test::RangeFloor => "range_floor",
        Test::RangeCeiling => "range_ceiling",
        Test::Within => "within",
        Test::AboutFloor => "about_floor",
        Test::AboutCeiling => "about_ceiling",
        Test::AboutBoth => "about_both",
        Test::Fall => "fall",
        Test::FallCeiling => "fall_ceiling",
    }
}

fn test(test: Test, lang: Lang) -> &'static str {
    match test {
        Test::Floor => lang.pick("下限：实绩不低于目标为完成", "a floor: met if the outcome is not below the target"),
        Test::Ceiling => {
            lang.pick("上限：实绩不高于目标为完成", "a ceiling: met if the outcome is not above the target")
        }
        Test::RangeFloor => lang.pick("区间：达到低端为完成", "a range: met from its lower end on"),
        Test::RangeCeiling => lang.pick("区间：不超过高端为完成", "a range: met up to its upper end"),
        Test::Within => lang.pick("区间：落在其中为完成", "a range: met within it"),
        Test::AboutFloor => {
            lang.pick("左右：不低于为完成，差在容差内为接近", "about, as a floor: near within the tolerance")
        }
        Test::AboutCeiling => {
            lang.pick("左右：不高于为完成，差在容差内为接近", "about, as a ceiling: near within the tolerance")
        }
        Test::AboutBoth => lang.pick("左右：上下偏离在容差内为完成", "about, both ways: met within the tolerance"),
        Test::Fall => lang.pick("降幅：不小于目标为完成", "a fall: met if it is as large as the target"),
        Test::FallCeiling => lang.pick("降幅：不大于目标为完成", "a fall: met if it is no larger than the target"),
    }
}

fn refused(why: Why, lang: Lang) -> &'static str {
    match why {
        Why::Unit => lang.pick("单位不同，不能比较", "another unit"),
        Why::Scope => lang.pick("口径不同，不能比较", "another scope"),
        Why::Facet => lang.pick("目标与实绩一为总量、一为增速，不能比较", "a level against a growth"),
        Why::Period => lang.pick("年份不同，不能比较", "another year"),
    }
}

/// Which kinds of number the target and the refused figure are.
fn facets(two: Pair<&Study>, row: &TargetRow, lang: Lang) -> String {
    let (Some(target), Some(actual)) =
        (two.from.metrics.get(row.target), row.actual.and_then(|i| two.to.metrics.get(i)))
    else {
        return refused(Why::Facet, lang).to_owned();
    };
    let (wanted, given) = (terms::facet(target.key.facet, lang), terms::facet(actual.key.facet, lang));
    lang.pick(
        format!("目标为{wanted}，报告的是{given}，不能比较"),
        format!("the target is of kind {wanted}, what is reported of kind {given}"),
    )
}

fn pace(other: Option<&Metric>, lang: Lang) -> String {
    let Some((metric, value)) = other.and_then(|m| Some((m, m.value?))) else { return String::new() };
    let value = figure::with_unit(value, metric.unit.as_deref(), lang);
    lang.pick(
        format!("与{}增速（{value}）相比", metric.key.indicator),
        format!("against the growth of {} ({value})", metric.key.indicator),
    )
}

/// Which parts met the target, and which did not.
fn parts(two: Pair<&Study>, row: &TargetRow, met: &[usize], lang: Lang) -> String {
    let names = |reached: bool| -> Vec<&str> {
        let parts = row.parts.iter().filter(|i| met.contains(i) == reached);
        parts.filter_map(|&i| Some(two.to.metrics.get(i)?.key.indicator.as_str())).collect()
    };
    let (yes, no) = (names(true), names(false));
    let mut said = Vec::new();
    if !yes.is_empty() {
        said.push(lang.pick(format!("{}达到", lang.list(&yes)), format!("met by {}", lang.list(&yes))));
    }
    if !no.is_empty() {
        said.push(lang.pick(format!("{}未达到", lang.list(&no)), format!("missed by {}", lang.list(&no))));
    }
    said.join(lang.pick("，", ", "))
}

fn join(a: &str, b: &str, lang: Lang) -> String {
    format!("{a}{}{b}", lang.pick("；", "; "))
}
