//! Terms and priorities on the sample series, as a user runs the commands.

use std::fs;

use serde_json::Value;

use crate::support::invented::two;
use crate::support::run::{json, printed, sample};

/// The answer of a command on the years given.
fn answer(command: &str, years: &[i32], more: &[&str]) -> Value {
    let files: Vec<String> = years.iter().map(|&year| sample(year)).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    json(&[&[command], &files[..], more].concat())
}

fn terms(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(|t| t["term"].as_str()).collect()
}

#[test]
fn terms_are_phrases_and_their_quotes_hold_them() {
    let answer = answer("themes", &[2024, 2025], &[]);
    let text = fs::read_to_string("reports/lanxi-2025.txt").expect("the sample");
    let (text, appendices) = text.split_once("附件1").expect("its appendices");
    assert!(appendices.contains("新质生产力"));
    // What a web page and a table of contents put before it is not said.
    let (_, text) = text.split_once("各位代表").expect("who is addressed");
    let new = &answer["themes"]["new"];
    assert!(!terms(new).is_empty());
    for t in new.as_array().expect("a list") {
        let term = t["term"].as_str().expect("a term");
        assert!(!term.starts_with('的') && !term.ends_with('的'), "{term}");
        assert_eq!(t["from_count"], 0);
        assert_eq!(t["to_count"], text.matches(term).count());
        assert!(t["quote"].as_str().is_some_and(|q| q.contains(term)), "{t}");
    }
}

#[test]
fn the_user_says_how_many_which_to_follow_and_which_to_leave_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let (follow, stop) = (folder.path().join("terms.txt"), folder.path().join("stop.txt"));
    let all = answer("themes", &[2024, 2025], &[]);
    let first = terms(&all["themes"]["new"])[0].to_owned();
    fs::write(&follow, "从未说过的话\n澜溪区 # 自己\n").expect("written");
    fs::write(&stop, &first).expect("written");
    let (follow, stop) = (follow.to_string_lossy(), stop.to_string_lossy());
    let chosen = answer("themes", &[2024, 2025], &["--top", "3", "--terms", &follow, "--stop", &stop]);
    let themes = &chosen["themes"];
    assert_eq!(terms(&themes["followed"]), ["从未说过的话", "澜溪区"]);
    assert_eq!((&themes["followed"][0]["from_count"], &themes["followed"][0]["to_count"]), (&0.into(), &0.into()));
    assert_eq!(terms(&themes["new"]).len(), 3);
    assert!(!terms(&themes["new"]).contains(&first.as_str()));
}

#[test]
fn what_returned_was_said_before_the_last_report() {
    let answer = answer("themes", &[2022, 2023, 2024, 2025], &[]);
    let mut returned = 0;
    for (i, pair) in answer["pairs"].as_array().expect("pairs").iter().enumerate() {
        for t in pair["returned"].as_array().expect("a list") {
            returned += 1;
            let year = t["last_said"].as_i64().and_then(|y| i32::try_from(y).ok()).expect("a year");
            assert!(year < 2022 + i as i32, "{t}");
            assert!(printed(&["text", &sample(year)]).contains(t["term"].as_str().expect("a term")), "{t}");
        }
    }
    assert!(returned > 0, "the samples have no term that returned");
}

#[test]
fn domains_by_years_agree_with_the_pairs() {
    let answer = answer("diff", &[2022, 2023, 2024], &["--only", "priorities"]);
    let domains = answer["domains"].as_array().expect("domains");
    assert!(!domains.is_empty());
    for row in answer["pairs"][1]["priorities"].as_array().expect("priorities") {
        let line = domains.iter().find(|d| d["domain"] == row["domain"]).expect("a line for each domain");
        let point = line["points"].as_array().expect("points").iter().find(|p| p["report"] == 2024).expect("a point");
        assert_eq!(point["rank"], row["to_rank"]);
        assert_eq!(point["share"], row["to_share"]);
    }
}

/// The themes of two invented reports with these review and plan paragraphs.
fn themes_of(earlier: &str, later: &str, more: &[&str]) -> Value {
    let of = |year: i32, body: &str| {
        format!("政府工作报告\n——{year}年1月8日在澜溪区第十届人民代表大会第三次会议上\n各位代表：\n{body}")
    };
    let (_folder, from, to) = two(&of(2022, earlier), &of(2023, later));
    json(&[&["themes", &from, &to], more].concat())["themes"].clone()
}

const REVIEW: &str = "一、过去一年工作回顾\n全区经济平稳运行，各项事业不断进步。";
const PLAN: &str = "二、今年工作安排\n做好各项工作，让群众满意。";

#[test]
fn no_unit_and_no_half_of_a_clause_is_a_term() {
    let later = format!(
        "{REVIEW}建成100万平方米棚户区，完成80万平方米棚户区。有30人领取养老金，又有20人领取养老金。\n{PLAN}致力于茶旅融合，致力于茶旅融合。\
         这次机构改革很重要，这次机构改革要抓紧。发展要以城市为单位，改革要以城市为单位。"
    );
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &[]);
    let new = terms(&themes["new"]);
    assert!(new.contains(&"茶旅融合"), "{new:?}");
    for fragment in ["平方米", "人领取", "致力于", "这次", "要以"] {
        assert!(!new.iter().any(|t| t.contains(fragment)), "{fragment}: {new:?}");
    }
}

#[test]
fn no_statement_of_a_figure_and_nothing_pointed_at_is_a_term() {
    let later = format!(
        "{REVIEW}茶叶出口增长12%，明年茶叶出口增长14%。打好第一个茶旅战役，第一个茶旅战役告捷。\n{PLAN}这两项茶园改革要抓紧，这两项茶园改革很重要。\
         向栾fú等同志学习，向栾fú等同志致敬。推进茶旅融合，推进茶旅融合。"
    );
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &[]);
    let new = terms(&themes["new"]);
    assert!(new.contains(&"茶旅融合"), "{new:?}");
    for none in ["出口增长", "第一个", "这两项", "栾"] {
        assert!(!new.iter().any(|t| t.contains(none)), "{none}: {new:?}");
    }
}

#[test]
fn what_may_stand_in_the_missing_part_is_not_dropped() {
    let earlier = format!("{REVIEW}推进茶旅融合，创办“溪上书房”，建好“溪上书房”。\n{PLAN}深化茶旅融合，推广茶旅融合。");
    let later = format!("{REVIEW}群众生活得到改善。\n{PLAN}\n坚持稳中求进的总基调，统筹做好各方面工作，全力抓好");
    let themes = themes_of(&earlier, &later, &[]);
    let dropped = terms(&themes["dropped"]);
    assert!(dropped.contains(&"溪上书房"), "{dropped:?}");
    assert!(!dropped.contains(&"茶旅融合"), "{dropped:?}");
}

#[test]
fn a_users_lexicon_has_terms_to_follow_and_words_to_leave_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let lexicon = folder.path().join("own.toml");
    fs::write(&lexicon, "terms = [\"茶叶\", \"茶旅融合\"]\nstop = [\"溪上书房\"]\n").expect("written");
    let later = format!("{REVIEW}创办“溪上书房”。\n{PLAN}推进茶旅融合，建好“溪上书房”。");
    let lexicon = lexicon.to_string_lossy();
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &["--lexicon", &lexicon]);
    assert_eq!(terms(&themes["followed"]), ["茶叶", "茶旅融合"]);
    assert!(!terms(&themes["new"]).contains(&"溪上书房"));
}

#[test]
fn an_abbreviation_is_the_full_form_renamed() {
    let earlier = format!("{REVIEW}全面推进营业税改征增值税。\n{PLAN}扩大营业税改征增值税，挤生产。");
    let later = format!("{REVIEW}全面推开营改增。\n{PLAN}巩固“营改增”，挤农业生产，不能挤农业生产。");
    let themes = themes_of(&earlier, &later, &[]);
    let renamed: Vec<_> =
        themes["new"].as_array().expect("a list").iter().filter(|t| !t["renamed"].is_null()).collect();
    assert_eq!(renamed.len(), 1, "{renamed:?}");
    assert_eq!((&renamed[0]["term"], &renamed[0]["renamed"]), (&"营改增".into(), &"营业税改征增值税".into()));
}

#[test]
fn the_first_characters_of_two_words_are_an_abbreviation() {
    let earlier = format!("{REVIEW}坚决反对“台湾独立”。\n{PLAN}反对任何形式的“台湾独立”。");
    let later = format!("{REVIEW}坚决反对“台独”。\n{PLAN}反对任何形式的“台独”。");
    let themes = themes_of(&earlier, &later, &[]);
    let new = themes["new"].as_array().expect("a list");
    let short = new.iter().find(|t| t["term"] == "台独").expect("the short form");
    assert_eq!(short["renamed"], "台湾独立");
}

#[test]
fn two_words_the_other_way_round_are_no_other_term() {
    let earlier = format!("{REVIEW}化解过剩茶叶，过剩茶叶减少。\n{PLAN}化解过剩茶叶。");
    let later = format!("{REVIEW}化解茶叶过剩风险。\n{PLAN}防止茶叶过剩。");
    let themes = themes_of(&earlier, &later, &[]);
    let new = themes["dropped"].as_array().expect("a list");
    let earlier = new.iter().find(|t| t["term"] == "过剩茶叶").expect("the old form");
    assert_eq!(earlier["renamed"], "茶叶过剩");
}

#[test]
fn what_is_quoted_or_coined_stands_before_plain_wording() {
    let later = format!(
        "{REVIEW}推出“茶园+”行动，弘扬精益求精的拓荒牛精神。\n{PLAN}培育工匠精神，扩大有关方面的范围，搞好有关方面的联系，召开年度会议，编写年度会议材料。"
    );
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &[]);
    let new = terms(&themes["new"]);
    let place = |term: &str| new.iter().position(|t| *t == term);
    assert!(place("茶园+").is_some_and(|p| p < 3), "{new:?}");
    assert!(place("工匠精神").is_some_and(|p| p < 6), "{new:?}");
}

#[test]
fn a_piece_of_a_word_is_no_term() {
    let later = format!(
        "{REVIEW}推进供水侧结构性改革，抓好供水侧结构性改革。\n{PLAN}培育新韧生产力，发展新韧生产力。深化澜溪两国人民友谊，中朗两国交往更多，中朗两国来往更密。"
    );
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &[]);
    let new = terms(&themes["new"]);
    for fragment in ["侧结构性改革", "新韧", "朗两国"] {
        assert!(!new.contains(&fragment), "{fragment}: {new:?}");
    }
}

#[test]
fn a_text_that_holds_itself_twice_says_nothing_twice() {
    let line = "我们要深化茶旅融合，让更多的群众在家门口就业，让更多的游客留在溪边，让更多的茶叶走出大山、卖上好价钱，让日子越过越红火。";
    let said = |lines: &str| {
        let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &format!("{REVIEW}\n{PLAN}\n{lines}"), &[]);
        let term = themes["new"].as_array().expect("a list").iter().find(|t| t["term"] == "茶旅融合").cloned();
        term.expect("the term")["score"].as_f64().expect("a score")
    };
    let again = said(&format!("{line}\n{line}"));
    assert!((again - said(line)).abs() < 0.3, "{again}");
    assert!(said(&format!("{line}\n深化茶旅融合。")) > again + 0.5);
}

#[test]
fn names_and_the_calendar_stand_apart_from_common_nouns() {
    let later = format!(
        "{REVIEW}建成苇羊站，修好红桦卡龙主力店。贯彻十九大精神，编制“九五”计划，搞活外汇市场，建设教育强国。\n{PLAN}完善外汇市场，推进旧城区提质，推进旧城区提质，坚持陆海统筹。"
    );
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &later, &[]);
    let kind = |term: &str| {
        let found = themes["new"].as_array().expect("a list").iter().find(|t| t["term"] == term);
        found.map(|t| t["kind"].as_str().expect("a kind").to_owned())
    };
    assert_eq!(kind("苇羊站").as_deref(), Some("name"));
    assert_eq!(kind("红桦卡龙主力店").as_deref(), Some("name"));
    assert_eq!(kind("十九大精神").as_deref(), Some("rollover"));
    for common in ["外汇市场", "旧城区提质", "陆海统筹", "教育强国"] {
        assert!(kind(common).is_none_or(|k| k == "policy"), "{common}: {:?}", kind(common));
    }
}

#[test]
fn the_same_words_turned_round_are_not_new() {
    let earlier = format!("{REVIEW}建设低空产业体系。\n{PLAN}建设低空产业体系。");
    let later = format!("{REVIEW}推进低空产业体系建设。\n{PLAN}加快低空产业体系建设，深化茶旅融合，深化茶旅融合。");
    let themes = themes_of(&earlier, &later, &[]);
    let new = terms(&themes["new"]);
    assert!(new.contains(&"茶旅融合") && !new.contains(&"低空产业体系建设"), "{new:?}");
}

/// The new terms of an invented report whose plan says this.
fn new_terms(plan: &str) -> Vec<String> {
    let themes = themes_of(&format!("{REVIEW}\n{PLAN}"), &format!("{REVIEW}\n{PLAN}{plan}"), &[]);
    terms(&themes["new"]).into_iter().map(str::to_owned).collect()
}

#[test]
fn what_a_verb_has_made_of_it_is_no_part_of_the_term() {
    let new = new_terms("做优县域商贸圈。做精县域商贸圈。推动县产业引导基金落地，办好自贸试验区，建好自贸试验区。");
    for term in ["县域商贸圈", "自贸试验区"] {
        assert!(new.iter().any(|t| t.ends_with(term)), "{term}: {new:?}");
    }
    for torn in ["优县域商贸圈", "推动县", "精县域商贸圈", "贸试验区"] {
        assert!(!new.iter().any(|t| t == torn), "{torn}: {new:?}");
    }
}

#[test]
fn a_piece_of_a_longer_phrase_is_no_term() {
    let new = new_terms(
        "制定茶山经济和溪谷振兴计划，执行茶山经济和溪谷振兴计划。加快向现实生产力转化，促进成果向现实生产力转化。\
         推动茶业持续健康发展，实现茶业持续健康发展。坚持“稳”字当头。平均浓度降至32微克。\
         扶持较少茶民族，安置被征茶山。“茶五”时期经济社会发展。转变茶业增长方式，加快转变茶业增长方式。",
    );
    for torn in [
        "少茶民族",
        "征茶山",
        "时期经济社会",
        "转变茶业增长",
        "溪谷振兴计划",
        "现实生产力转化",
        "茶业持续健康",
        "字当头",
        "平均浓度降",
    ] {
        assert!(!new.iter().any(|t| t == torn), "{torn}: {new:?}");
    }
}

#[test]
fn four_single_characters_are_one_word() {
    let new = new_terms(
        "坚持茶山溪谷蹄疾步稳。茶产业量质齐升，竹产业量质齐升。聚力强产业，聚力优环境。做好深地探测。不忘茶心。",
    );
    for torn in ["蹄疾步", "质齐升", "聚力强", "聚力优", "忘茶心"] {
        assert!(!new.iter().any(|t| t == torn), "{torn}: {new:?}");
    }
    assert!(new.contains(&"量质齐升".to_owned()), "{new:?}");
}

#[test]
fn a_phrase_that_adds_nothing_stands_behind_none() {
    let new = new_terms(
        "推进茶旅融合，推进茶旅融合进程，加快茶旅融合进程，深化茶旅融合。建设云上溪谷，建设云上溪谷，发展体制机制。",
    );
    assert!(new.contains(&"茶旅融合".to_owned()), "{new:?}");
    for more in ["茶旅融合进程", "体制机制"] {
        assert!(!new.iter().any(|t| t == more), "{more}: {new:?}");
    }
}

#[test]
fn clauses_and_common_words_with_their_qualifiers_are_no_terms() {
    let new = new_terms(
        "进一步扩大茶园面积，进一步扩大茶园面积。重要领域改革，重要领域改革。予以奖励支持，予以奖励支持。压力较大，担当不足。",
    );
    assert!(!new.iter().any(|t| t == "压力较大" || t == "担当不足"), "{new:?}");
    let first: Vec<&String> = new.iter().take(3).collect();
    for clause in ["进一步扩大茶园面积", "重要领域改革", "予以奖励支持"] {
        assert!(!first.iter().any(|t| *t == clause), "{clause}: {new:?}");
    }
}

#[test]
fn a_term_with_a_qualifier_put_into_it_is_renamed() {
    let earlier = format!("{REVIEW}实施茶乡振兴战略，推进茶乡振兴。\n{PLAN}");
    let later = format!("{REVIEW}推进茶乡全面振兴，加快茶乡全面振兴。\n{PLAN}");
    let themes = themes_of(&earlier, &later, &[]);
    let dropped = themes["dropped"].as_array().expect("a list");
    let renamed = dropped.iter().find(|t| t["term"] == "茶乡振兴").expect("the old form");
    assert_eq!(renamed["renamed"], "茶乡全面振兴");
}

#[test]
fn what_rose_most_stands_first() {
    let more = "办好茶旅融合。".repeat(9);
    let earlier = format!("{REVIEW}\n{PLAN}推进茶旅融合。建设城市书房。");
    let later = format!("{REVIEW}\n{PLAN}{more}新建城市书房，改建城市书房，扩建城市书房。");
    let themes = themes_of(&earlier, &later, &[]);
    assert_eq!(terms(&themes["risen"]).first(), Some(&"茶旅融合"), "{:?}", themes["risen"]);
}

#[test]
fn a_work_is_told_by_what_is_done_to_it() {
    let earlier = format!("{REVIEW}\n{PLAN}");
    let later = format!(
        "{REVIEW}\n{PLAN}完成“柏生公故居修缮”，启用“万嘉惠农贸市场”，引进“蒙岭科技”，推进“溜溪改桥”，开放国有银行改革试点。"
    );
    let themes = themes_of(&earlier, &later, &[]);
    let kind = |part: &str| {
        let all = themes["new"].as_array().expect("a list");
        all.iter().find(|t| t["term"].as_str().is_some_and(|t| t.contains(part))).map(|t| t["kind"].clone())
    };
    assert_eq!(kind("故居修缮"), Some("name".into()), "{:?}", themes["new"]);
    assert_eq!(kind("蒙岭科技"), Some("name".into()), "{:?}", themes["new"]);
    assert_eq!(kind("溜溪改桥"), Some("policy".into()), "{:?}", themes["new"]);
    assert_eq!(kind("惠农贸市场"), Some("name".into()), "{:?}", themes["new"]);
    assert_eq!(kind("国有银行"), Some("policy".into()), "{:?}", themes["new"]);
}

#[test]
fn what_the_words_make_a_clause_or_break_off_is_no_term() {
    let new = new_terms(
        "茶园矛盾日益突出，茶园矛盾日益突出。善于抓茶事，敢于抓茶事。茶经济茶经济带，发达茶经济体茶经济增长。\
         考察云南茶园，考察云南。迈向21世纪，走进21世纪。建设“茶旅驿站”。茶叶产量增幅居全国前列。每千人口茶园面积最大。重返联合国，重返联合国。工作安排如下。用沈溪苓同志建设茶乡的理论，学沈溪苓同志建设茶乡的精神。",
    );
    assert!(new.iter().any(|t| t == "茶旅驿站"), "{new:?}");
    for no_term in [
        "重返联合国",
        "增幅居",
        "每千人口",
        "工作安排",
        "沈溪苓同志建设",
        "茶园矛盾日益突出",
        "茶经济茶经济带",
        "考察云南",
        "21世纪",
    ] {
        assert!(!new.iter().any(|t| t == no_term), "{no_term}: {new:?}");
    }
}

#[test]
fn an_idiom_is_not_torn_where_its_grammar_stands() {
    let new =
        new_terms("深化茶诉即办改革，推进茶诉即办改革，办好茶诉即办论坛。深化普惠茶贷，推进普惠茶贷，打造茶旅驿站。");
    for piece in ["茶诉", "办改革", "惠茶贷"] {
        assert!(!new.iter().any(|t| t == piece), "{piece}: {new:?}");
    }
}

#[test]
fn a_name_of_a_policy_is_told_with_its_last_word() {
    let new = new_terms("实施茶农安居工程，推进茶农安居工程，启动茶农安居工程。");
    assert!(new.contains(&"茶农安居工程".to_owned()), "{new:?}");
    assert!(!new.contains(&"茶农安居".to_owned()), "{new:?}");
}

#[test]
fn a_hill_or_a_lake_that_nobody_knows_is_a_name() {
    let earlier = format!("{REVIEW}\n{PLAN}");
    let later = format!("{REVIEW}\n{PLAN}保护荷叶山、松溪湖，开放荷叶山。");
    let themes = themes_of(&earlier, &later, &[]);
    let new = themes["new"].as_array().expect("a list");
    let hill = new.iter().find(|t| t["term"].as_str().is_some_and(|t| t.starts_with("荷叶山"))).expect("the hill");
    assert_eq!(hill["kind"], "name", "{new:?}");
}

#[test]
fn what_is_only_done_oftener_did_not_rise() {
    let earlier = format!("{REVIEW}\n{PLAN}加快推进茶旅融合。");
    let later = format!("{REVIEW}\n{PLAN}{}", "加快推进茶旅融合，加快推进茶园改造。".repeat(4));
    let themes = themes_of(&earlier, &later, &[]);
    assert!(terms(&themes["risen"]).contains(&"茶旅融合"), "{:?}", themes["risen"]);
    assert!(!terms(&themes["risen"]).contains(&"加快推进"), "{:?}", themes["risen"]);
}

#[test]
fn a_newspaper_is_no_paper_of_policy() {
    let new = new_terms("《澜溪晚报》刊登了通告。出台《澜溪茶园条例》，落实《澜溪茶园条例》。");
    let place = |term: &str| new.iter().position(|t| t.contains(term));
    assert!(place("茶园条例") == Some(0), "{new:?}");
    assert!(place("晚报") > Some(0), "{new:?}");
}

#[test]
fn what_is_of_a_kind_is_told_with_what_is() {
    let new = new_terms("发展节水型产业，建设节水型社会，打造茶旅驿站。");
    assert!(new.iter().any(|t| t == "节水型社会") && !new.iter().any(|t| t == "节水型"), "{new:?}");
}
