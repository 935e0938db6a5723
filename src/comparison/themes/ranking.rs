//! Which phrases are shown: the longest that carries the count wins over its parts, and the strongest come first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::iter::Peekable;

use crate::lexicon::TermPoints;
use crate::text::hash_chars;

use super::broken;
use super::chosen::Chosen;
use super::difference::{Counted, log_odds};
use super::kinds;
use super::phrases::Phrase;
use super::promise::{Promises, Strongest};
use super::reading::Word;
use super::reworded;
use super::scoring::{Change, Found, Side, rose};

/// So many of the strongest phrases are counted exactly, for each that is to be shown.
const LOOKED_AT: usize = 8;

/// The points of what is hardly ever a term: the logarithm of one to twenty-eight, by the model. Of a short report no more
/// than what is likelier is listed.
const LEAST: f64 = -3.33;
/// The same of names, which stand apart and lose points for being names.
const LEAST_OF_NAMES: f64 = LEAST - 3.0;

/// More than what is lost where points are added in another order, or less exactly.
const ROUNDING: f64 = 1e-4;

/// A phrase that is to be shown.
#[derive(Debug, Clone)]
pub struct Ranked<'r> {
    /// Its characters.
    pub chars: &'r [char],
    /// Its words.
    pub words: &'r [Word],
    /// How often the other report says it, and this one.
    pub counts: (usize, usize),
    /// Its first place in this report, as a character.
    pub first: usize,
    /// What it is ranked by.
    pub score: f64,
}

impl Side {
    /// The phrases that this report says and the other does not, or says less often; the strongest first, `top` at most. No more
    /// is looked at than is asked for.
    pub fn against<'s>(
        &'s self,
        other: &'s Side,
        change: Change,
        top: usize,
        shown: impl Fn(&[char]) -> bool + 's,
    ) -> impl Iterator<Item = Ranked<'s>> {
        let look_at = top.saturating_mul(LOOKED_AT).saturating_add(200);
        let mut ranking = Ranking {
            this: self,
            other,
            change,
            promises: self.strongest(change).peekable(),
            difference: self.most_of_once(other, TermPoints::builtin()),
            rough: self.candidates(other, change, self.phrases.again.iter().map(|a| a.place as usize)).collect(),
            exact: BinaryHeap::new(),
            look_at,
            chosen: Chosen::with_room(top),
        };
        std::iter::from_fn(move || ranking.next(&shown)).take(top)
    }
}

/// The search for the phrases that changed so.
struct Ranking<'s> {
    this: &'s Side,
    other: &'s Side,
    change: Change,
    /// The phrases that have no points yet, by what they can come to.
    promises: Peekable<Strongest<'s>>,
    /// And what their counts can add.
    difference: f64,
    /// The phrases that were not counted exactly, with their points.
    rough: BinaryHeap<Standing<'s, f64>>,
    /// Those that were.
    exact: BinaryHeap<Standing<'s, Found>>,
    /// So many more may be.
    look_at: usize,
    chosen: Chosen,
}

impl<'s> Ranking<'s> {
    fn next(&mut self, shown: impl Fn(&[char]) -> bool) -> Option<Ranked<'s>> {
        let reading = &self.this.reading;
        loop {
            self.count();
            let Standing { score, chars, phrase, of: found } = self.exact.pop()?;
            if self.change == Change::New && score < LEAST {
                if score < LEAST_OF_NAMES {
                    return None;
                }
                if !kinds::is_name(chars, phrase.in_words(reading), reading) {
                    continue;
                }
            }
            let Found { there, here, first } = found;
            if self.chosen.admits(chars, here)
                && !self.chosen.has_all_of(phrase, reading)
                && !self.has_more_of(phrase)
                && !(self.change == Change::New && reworded::says(phrase, reading, &self.other.reading))
                && shown(chars)
            {
                self.chosen.add(chars, here);
                return Some(Ranked { chars, words: phrase.in_words(reading), counts: (there, here), first, score });
            }
        }
    }

    /// Whether the phrase without what adds nothing to it is itself such a term, said oftener: that one is shown.
    fn has_more_of(&self, phrase: &Phrase) -> bool {
        let chars = phrase.in_chars(&self.this.reading);
        let hash = |rest: &[char]| hash_chars(rest);
        reworded::cores(chars, phrase.in_words(&self.this.reading)).any(|core| {
            let place = self.this.phrases.place(hash(core)).filter(|&p| self.this.phrases.all[p].met > phrase.met);
            let candidate = |place| self.this.candidate(place, self.other, self.change, TermPoints::builtin());
            place.and_then(candidate).is_some_and(|core| core.score > 0.0)
        })
    }

    /// Counts phrases exactly, which is dear: as far down as what is found there may still come first.
    fn count(&mut self) {
        let table = TermPoints::builtin();
        while self.look_at > 0 {
            self.weigh(table);
            let Some(next) = self.rough.peek().filter(|next| self.may_come_first(next.score, table)) else { break };
            let (phrase, points) = (next.phrase, next.of);
            self.rough.pop();
            self.look_at -= 1;
            if let Some(found) = self.this.found(phrase, self.other, self.change) {
                let score = points + self.this.places(phrase, found, self.other, table);
                self.exact.push(Standing { score, chars: phrase.in_chars(&self.this.reading), phrase, of: found });
            }
        }
    }

    /// Gives points to the phrases that may be the next to be counted.
    fn weigh(&mut self, table: &TermPoints) {
        while let Some(&(most, place)) = self.promises.peek() {
            let most = most + self.difference;
            if self.rough.peek().is_some_and(|next| next.score > most) || !self.may_come_first(most, table) {
                break;
            }
            self.promises.next();
            self.rough.extend(self.this.candidate(place, self.other, self.change, table));
        }
    }

    /// Whether a phrase of this score may come before all that were counted exactly.
    fn may_come_first(&self, score: f64, table: &TermPoints) -> bool {
        self.exact.peek().is_none_or(|first| first.score <= score + most_of_places(table))
    }
}

/// A phrase in the order in which phrases are shown: the highest score first, then by its characters.
pub struct Standing<'r, T> {
    /// What it is ranked by.
    pub score: f64,
    /// Its characters.
    pub chars: &'r [char],
    /// The phrase.
    pub phrase: &'r Phrase,
    /// What is known of it so far.
    pub of: T,
}

impl<T> Ord for Standing<'_, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then_with(|| other.chars.cmp(self.chars))
    }
}

impl<T> PartialOrd for Standing<'_, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Standing<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T> Eq for Standing<'_, T> {}

/// The most that the places of a phrase can add to its score.
fn most_of_places(table: &TermPoints) -> f64 {
    let of = &table.places;
    let most = |once| [of.torn, of.name, of.numbered].iter().map(|p| p.of(once).max(0.0)).sum();
    f64::max(most(true), most(false))
}

impl Side {
    /// Of the phrases at these places those that may have changed so, by the counts of their words, with their points.
    pub fn candidates<'s>(
        &'s self,
        other: &'s Side,
        change: Change,
        places: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = Standing<'s, f64>> {
        let table = TermPoints::builtin();
        places.filter_map(move |place| self.candidate(place, other, change, table))
    }

    /// The phrases that are said once, where they may have changed so.
    fn strongest(&self, change: Change) -> Strongest<'_> {
        match change {
            Change::New => self.promises.get_or_init(|| Promises::of(&self.reading, &self.phrases)).strongest(),
            Change::More => Strongest::default(),
        }
    }

    /// The most that the counts can add to a phrase that is said once, in this report alone.
    fn most_of_once(&self, other: &Side, table: &TermPoints) -> f64 {
        let counted = |count, side: &Side| Counted { count, han: side.reading.han };
        let odds = table.counts.odds.of(true).max(0.0) * log_odds(counted(0, other), counted(1, self), 0.0);
        odds + table.counts.all.of(true) + ROUNDING
    }

    /// The phrase at this place, if it may have changed so.
    fn candidate(&self, place: usize, other: &Side, change: Change, table: &TermPoints) -> Option<Standing<'_, f64>> {
        #[cfg(test)]
        crate::comparison::work::done("phrases weighed", 1);
        let phrase = &self.phrases.all[place];
        let is_part = phrase.again().is_some_and(|i| self.parts[i]);
        if is_part || change == Change::More && phrase.met <= 2 {
            return None;
        }
        let there = other.phrases.get(phrase.hash).map_or(0, |p| p.met as usize);
        let there = Counted { count: there, han: other.reading.han };
        // The exact count, which is dear, is mostly a little above that of the same words.
        let at_most = phrase.met as usize + phrase.met as usize / 3 + 1;
        let wanted = match change {
            Change::New => there.count == 0,
            Change::More => {
                rose(there, Counted { count: at_most, han: self.reading.han })
                    && !broken::is_deed(phrase.in_words(&self.reading))
                    // What rose is what is governed, whatever governs it.
                    && reworded::governed(phrase.in_chars(&self.reading), phrase.in_words(&self.reading)).next().is_none()
            }
        };
        if !wanted || phrase.qualified && !self.turned(phrase, other, change) {
            return None;
        }
        let points = self.points(phrase)? + self.novelty(phrase, other, phrase.met as usize, table);
        // Where both say it, the size of the change tells more than the form, but what is hardly a term is no theme.
        if change == Change::More && points < LEAST {
            return None;
        }
        let points = if change == Change::More { points * table.counts.form_of_both } else { points };
        let score = points + self.difference(phrase, there, phrase.met as usize, table);
        Some(Standing { score, chars: phrase.in_chars(&self.reading), phrase, of: points })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::*;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::{Baseline, Lexicon};
    use crate::text::hash_row;

    fn sides(texts: [&str; 2]) -> [Side; 2] {
        let studies = texts.map(|text| {
            let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
            analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE)
        });
        let mut readings = Library::of(&studies);
        [0, 1].map(|_| Side::new(readings.next().expect("a reading for each study")))
    }

    /// The points of a phrase of a text.
    fn of(text: &str, phrase: &str) -> f64 {
        let [_, side] = sides(["推进茶园。", text]);
        side.points(side.phrases.get(hash_row(phrase)).expect("the phrase")).expect("points")
    }

    #[test]
    fn what_is_measured_wherever_it_is_said_is_less_of_a_term() {
        let free = of("推进数字茶园建设，数字茶园加快建设。", "数字茶园");
        let once = of("推进数字茶园建设，数字茶园3.5万亩。", "数字茶园");
        let measured = of("推进数字茶园3.5万亩，数字茶园5.2万亩。", "数字茶园");
        assert!(measured < once && once < free, "{measured} {once} {free}");
        let of_its_own = |text| of(text, "十个全覆盖");
        assert_eq!(of_its_own("推进“十个全覆盖”工程。"), of_its_own("推进“十个全覆盖”3.5万处。"));
    }

    #[test]
    fn common_words_of_the_language_are_less_of_a_term() {
        let text = "关心作家，关心茶家，关心作家、茶家。";
        assert!(of(text, "作家") < of(&text.replace("作家", "农机手"), "农机手"));
        assert!(TermPoints::builtin().word_plain.of(true) < 0.0);
    }

    #[test]
    fn what_the_register_took_up_for_a_time_is_more_of_a_term() {
        let (text, baseline) = ("培育新质生产力。", Baseline::builtin());
        assert!((1..=2).contains(&baseline.usage(hash_row("新质生产力")).spans));
        assert_eq!(baseline.usage(hash_row("新质茶农")).spans, 0);
        let points = TermPoints::builtin();
        assert!(points.rarity.phrase_of_its_time.of(true) > 0.0);
        let plain_end = points.last_plain_end.of(true) - points.length[3].of(true) + points.length[2].of(true);
        let unheard = of(&text.replace("生产力", "茶农"), "新质茶农");
        assert!(of(text, "新质生产力") - plain_end > unheard + 0.5, "but for its last character and its length");
    }

    #[test]
    fn what_the_register_took_up_is_judged_as_a_whole() {
        assert!(Baseline::builtin().usage(hash_row("统一大市场")).spans <= 2);
        assert!(of("建设统一大市场。", "统一大市场") > of("建设统一茶市场。", "统一茶市场") + 2.0);
    }

    #[test]
    fn a_word_of_time_before_what_policies_are_called_is_a_coinage() {
        assert!(
            of("发展夜间经济。", "夜间经济") > of("发展重要经济。", "重要经济") + 2.0,
            "重要 is a qualifier of the register"
        );
    }

    #[test]
    fn no_coinage_is_made_of_a_common_word_or_a_date() {
        let coined = |phrase: &str| {
            let [before, side] = sides(["推进茶园。", &format!("弘扬{phrase}。")]);
            let phrase = side.phrases.get(hash_row(phrase)).expect("the phrase");
            side.novelty(phrase, &before, 1, TermPoints::builtin()) > 1.0
        };
        assert!(coined("茶农精神"));
        assert!(!coined("讲话精神") && !coined("二季度经济"));
    }

    #[test]
    fn a_clause_of_the_dictionary_with_a_verb_names_nothing() {
        let [_, side] = sides(["推进茶园。", "确保安全运行，确保安全茶园。"]);
        let points = |phrase| side.points(side.phrases.get(hash_row(phrase)).expect("the phrase"));
        assert_eq!(points("确保安全运行"), None);
        assert!(points("确保安全茶园").is_some());
    }

    #[test]
    fn a_qualifier_with_any_verb_makes_a_clause() {
        let clause = of("要适当缩小茶叶计划。", "适当缩小茶叶计划");
        assert!(clause < of("要传统茶叶计划。", "传统茶叶计划"), "{clause}");
    }

    #[test]
    fn what_is_hardly_ever_a_term_is_not_listed() {
        let [before, after] =
            sides(["推进茶园。", "完成总投资3.5亿元，排名全市第三，居民消费价格上涨1.6%，推进零碳茶园。"]);
        let list: Vec<(String, f64)> = after
            .against(&before, Change::New, usize::MAX, |_| true)
            .map(|r| (r.chars.iter().collect(), r.score))
            .collect();
        assert!(list.iter().any(|t| t.0 == "零碳茶园"), "{list:?}");
        assert!(list.iter().all(|t| t.1 >= LEAST_OF_NAMES && t.0 != "价格上涨"), "{list:?}");
    }

    #[test]
    fn what_rose_is_a_theme_and_no_mere_word() {
        let filler = "办好人民满意的教育，改造老旧小区。".repeat(9);
        let [before, after] = sides([
            &format!("发展茶旅融合，避免失误，势头强劲，采取措施，几年来成效显著。{filler}"),
            "采取措施，继续采取措施，又采取措施。成效显著，茶产业成效显著，改造成效显著。几年来，这几年，过去几年。\
             推进茶旅融合发展，推进茶旅融合，发展茶旅融合，推进茶旅融合，深化茶旅融合。必须避免失误，可以避免浪费，能够避免重复。增长强劲，需求强劲，势头强劲。",
        ]);
        let list: Vec<String> =
            after.against(&before, Change::More, usize::MAX, |_| true).map(|r| r.chars.iter().collect()).collect();
        assert!(list.iter().any(|t| t == "茶旅融合"), "{list:?}");
        for word in ["避免", "强劲", "采取措施", "成效显著", "几年", "推进茶旅融合"] {
            assert!(list.iter().all(|t| t != word), "{word}: {list:?}");
        }
    }

    #[test]
    fn no_phrase_comes_to_more_than_it_promised() {
        let text = |name| {
            let path = format!("{}/reports/{name}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("a report")
        };
        let texts = [text("lanxi-2024.txt"), text("lanxi-2025.txt")];
        let [before, after] = sides([&texts[0], &texts[1]]);
        let table = TermPoints::builtin();
        let mut looked_at = 0;
        for (side, other) in [(&before, &after), (&after, &before)] {
            let promised = |place| side.strongest(Change::New).find(|p| p.1 == place).map(|p| p.0);
            for place in (0..side.phrases.all.len()).filter(|&place| side.phrases.all[place].met == 1) {
                let Some(points) = side.points(&side.phrases.all[place]) else { continue };
                let points = points + side.novelty(&side.phrases.all[place], other, 1, table);
                let chars = side.phrases.all[place].in_chars(&side.reading);
                assert!(promised(place).is_some_and(|most| points <= most + ROUNDING), "{chars:?} {points}");
                looked_at += 1;
            }
        }
        assert!(looked_at > 1_000, "{looked_at}");
    }

    #[test]
    fn a_short_list_is_the_beginning_of_a_long_one() {
        let [before, after] = sides([
            "加快茶产业发展，推进茶园改造，办好澜溪茶博会。推进老旧小区改造，办好人民满意的教育。",
            "推进茶旅融合发展，建设数字茶园，打造“云上澜溪”品牌。数字茶园建设带动茶旅融合，数字茶园覆盖全部乡镇。\
             推进老旧小区改造，建设城市书房，城市书房全天开放。发展低空经济，低空经济试验区挂牌，打造零碳园区。",
        ]);
        let list = |top| -> Vec<String> {
            let ranked = after.against(&before, Change::New, top, |_| true);
            ranked.map(|r| r.chars.iter().collect()).collect()
        };
        let all = list(usize::MAX);
        assert!(all.len() > 5 && all.iter().any(|t| t == "数字茶园"), "{all:?}");
        for top in 0..all.len() {
            assert_eq!(list(top), all[..top], "what is counted exactly no further down is not missed");
        }
    }
}
