//! How much a phrase looks like a term: the points of its features, kept in `termhood.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

/// The points of a feature: of a phrase said once, and of one said oftener.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct ByCount(f64, f64);

impl ByCount {
    /// The points.
    pub fn of(self, once: bool) -> f64 {
        if once { self.0 } else { self.1 }
    }
}

/// The points of all features.
#[derive(Debug, Deserialize)]
pub struct TermPoints {
    /// In quotation marks of its own.
    pub quoted: ByCount,
    /// Two phrases that answer each other across a 、.
    pub pair: ByCount,
    /// Both of them end in the same character of form (全面性、协调性).
    pub pair_same_ending: ByCount,
    /// A pair with a common word in it.
    pub pair_of_common_words: ByCount,
    /// A pair out of a longer list (新技术、新工艺、新设备).
    pub pair_of_more: ByCount,
    /// What is quoted begins with a verb.
    pub quoted_verb: ByCount,
    /// What is quoted is an idiom of the dictionary (柳暗花明).
    pub quoted_saying: ByCount,
    /// A common word with a prefix (新项目, 总规模).
    pub prefixed_common: ByCount,
    /// A quality of something that the other report has another quality of (稳健的货币政策).
    pub turned: ByCount,
    /// 以…为….
    pub by_as: ByCount,
    /// Four characters with words of grammar that idioms are built with.
    pub soft_idiom: ByCount,
    /// An item of a list with a word of grammar.
    pub item_with_grammar: ByCount,
    /// Four characters with a word of grammar.
    pub four_with_grammar: ByCount,
    /// A verb of one character with its object, and their like.
    pub idiom: ByCount,
    /// It fills a run.
    pub item: ByCount,
    /// It holds an idiom.
    pub idiom_word: ByCount,
    /// Its first word: a verb with its object, which the dictionary has as one word.
    pub first_clause: ByCount,
    /// Its first word: qualifier.
    pub first_qualifier: ByCount,
    /// A verb with a common word, and nothing else.
    pub verb_of_common: ByCount,
    /// A common word after the qualifier with which it begins.
    pub qualified_common: ByCount,
    /// Its first word: verb.
    pub first_verb: ByCount,
    /// Its first word: usual verb.
    pub first_usual_verb: ByCount,
    /// Its first word: nominal verb.
    pub first_nominal_verb: ByCount,
    /// Its first word: prefix.
    pub first_prefix: ByCount,
    /// Its first word: single.
    pub first_single: ByCount,
    /// Its first word: number.
    pub first_number: ByCount,
    /// Its first word: common.
    pub first_common: ByCount,
    /// Its last word: verb.
    pub last_verb: ByCount,
    /// Its last word: usual verb.
    pub last_usual_verb: ByCount,
    /// Its last word: nominal verb.
    pub last_nominal_verb: ByCount,
    /// Its last word: single.
    pub last_single: ByCount,
    /// Its last word: single of three.
    pub last_single_of_three: ByCount,
    /// Its last word: tail.
    pub last_tail: ByCount,
    /// Its last word: common.
    pub last_common: ByCount,
    /// Its last word: the head of a policy's name.
    pub last_head: ByCount,
    /// Its last word: such a head, another noun after it, by the share of its places.
    pub last_head_led_on: ByCount,
    /// Its last character: one that such names end in.
    pub last_policy_end: ByCount,
    /// Its last character: one that names of plain things end in.
    pub last_plain_end: ByCount,
    /// Between: verb.
    pub middle_verb: ByCount,
    /// Between: qualifier.
    pub middle_qualifier: ByCount,
    /// Between: number.
    pub middle_number: ByCount,
    /// A word by itself.
    pub word: ByCount,
    /// A word by itself: joined.
    pub word_joined: ByCount,
    /// A word by itself: two such characters.
    pub word_joined_of_two: ByCount,
    /// A word by itself: of four characters, the second half a noun that names nothing by itself (两国关系).
    pub word_common_head: ByCount,
    /// A word by itself: of four characters, the second half one that names of policies end in (宏观调控).
    pub word_policy_head: ByCount,
    /// A word by itself: a body.
    pub word_body: ByCount,
    /// A word by itself: usual verb.
    pub word_usual_verb: ByCount,
    /// A word by itself: nominal verb.
    pub word_nominal_verb: ByCount,
    /// A word by itself: of two.
    pub word_of_two: ByCount,
    /// A word by itself: of two usual.
    pub word_of_two_usual: ByCount,
    /// A word by itself: quality.
    pub word_quality: ByCount,
    /// A word by itself: deed.
    pub word_deed: ByCount,
    /// A word by itself: phrase.
    pub word_phrase: ByCount,
    /// A word by itself: a verb with its object.
    pub word_clause: ByCount,
    /// A word by itself: made.
    pub word_made: ByCount,
    /// A word by itself: a common one of the language that the register hardly says.
    pub word_plain: ByCount,
    /// A word by itself: place.
    pub word_place: ByCount,
    /// A word by itself: its last character is one that names of policies end in.
    pub word_policy_end: ByCount,
    /// A word by itself: its last character is one that names of plain things end in.
    pub word_plain_end: ByCount,
    /// A word by itself: verbal of two.
    pub word_verbal_of_two: ByCount,
    /// A word by itself: verbal.
    pub word_verbal: ByCount,
    /// It holds a letter or a sign (互联网+).
    pub signs: ByCount,
    /// It holds an abbreviation (营改增).
    pub short: ByCount,
    /// It begins with a length of time (三年时间).
    pub time: ByCount,
    /// Three words.
    pub three_words: ByCount,
    /// More.
    pub more_words: ByCount,
    /// Its first word: joined from single characters.
    pub first_joined: ByCount,
    /// Its last word: joined from single characters.
    pub last_joined: ByCount,
    /// A word by itself: of four characters (简政放权).
    pub word_of_four: ByCount,
    /// A word by itself: the share of its places behind a mark.
    pub word_after_mark: ByCount,
    /// By its characters, from two on.
    pub length: Vec<ByCount>,
    /// What stands before it.
    pub left: SidePoints,
    /// What stands after it.
    pub right: SidePoints,
    /// How unusual it is in the register.
    pub rarity: RarityPoints,
    /// What its places have in common.
    pub places: PlacePoints,
    /// How it stands at its places.
    pub edges: EdgePoints,
    /// How its counts differ.
    pub counts: CountPoints,
}

/// What stands on one side of it, by the share of its places.
#[derive(Debug, Deserialize)]
pub struct SidePoints {
    /// A mark.
    pub mark: ByCount,
    /// A word of grammar.
    pub grammar: ByCount,
    /// Of these, 的.
    pub de: ByCount,
    /// A verb.
    pub verb: ByCount,
    /// A number.
    pub number: ByCount,
    /// A qualifier.
    pub qualifier: ByCount,
    /// A single character.
    pub single: ByCount,
    /// Another word.
    pub noun: ByCount,
    /// Of these, a noun of form.
    pub structure: ByCount,
    /// Of the marks, 、.
    pub listed: ByCount,
    /// By how different it is from place to place.
    pub varied: ByCount,
}

/// How unusual it is in the register.
#[derive(Debug, Deserialize)]
pub struct RarityPoints {
    /// Several words, by the number of five-year spans that say them.
    pub phrase_spans: Vec<ByCount>,
    /// One word, by the same.
    pub word_spans: Vec<ByCount>,
    /// More for several words that reports of one or two spans say: the register took them up, and they belong to their time.
    pub phrase_of_its_time: ByCount,
    /// The same of one word.
    pub word_of_its_time: ByCount,
    /// Several words, by the number of spans that say its rarest word.
    pub rarest_spans: Vec<ByCount>,
    /// Several words, by the share of reports that say them.
    pub phrase_share: ByCount,
    /// One word, by the same.
    pub word_share: ByCount,
    /// A word in it that is new.
    pub novel_word: ByCount,
    /// More for a new word with a noun of form.
    pub novel_with_form: ByCount,
    /// More for a new word with a noun that names of policies are made with.
    pub novel_coined: ByCount,
}

/// What its places have in common.
#[derive(Debug, Deserialize)]
pub struct PlacePoints {
    /// A unit of mutual information of its parts above what is usual.
    pub cohesion: ByCount,
    /// It stands in a heading.
    pub titled: ByCount,
    /// It stands in more lines than one.
    pub spread: ByCount,
    /// Straight after a verb that proclaims a policy, by the share of its places.
    pub proclaimed: ByCount,
    /// Straight before a verb that says how much a quantity changed, by the share of its places.
    pub reported: ByCount,
    /// In a run that tells a figure, by the square of the share of its places.
    pub counted: ByCount,
    /// It stands three times or oftener.
    pub three: ByCount,
    /// It stands six times or oftener.
    pub six: ByCount,
    /// Most of its places lie within other words.
    pub torn: ByCount,
    /// It is a name.
    pub name: ByCount,
    /// It is a plan or a meeting by its number.
    pub numbered: ByCount,
}

/// How it stands at its places, bound to the words beside it or not; none of these points is above zero.
#[derive(Debug, Deserialize)]
pub struct EdgePoints {
    /// A word that may be part of the term stands before it everywhere.
    pub bound_left: ByCount,
    /// And after it.
    pub bound_right: ByCount,
    /// Any noun, one of form too, stands after it everywhere.
    pub led_on: ByCount,
    /// By how much its first word goes with the one before it in the register.
    pub tied_left: ByCount,
    /// By how much its last word goes with the one after it.
    pub tied_right: ByCount,
    /// It begins with a verb, and an adverb stands before it everywhere.
    pub done_so: ByCount,
    /// The noun that the listed ones before it share ends it (高耗能、高污染产品).
    pub shares_noun: ByCount,
    /// Quoted, and only likened to something.
    pub likened: ByCount,
    /// Quoted, and only said to be called so.
    pub named: ByCount,
    /// Of several words, its first is what the dictionary calls a verb, one that the register says little.
    pub first_deed: ByCount,
    /// Its last is one.
    pub last_deed: ByCount,
}

/// How its counts differ.
#[derive(Debug, Deserialize)]
pub struct CountPoints {
    /// For all.
    pub all: ByCount,
    /// Each unit of the log-odds.
    pub odds: ByCount,
    /// More for each unit, of a term that both reports say: there the size of the change tells more than the form.
    pub odds_of_both: f64,
    /// What the form of such a term counts beside it.
    pub form_of_both: f64,
}

impl TermPoints {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<TermPoints> = OnceLock::new();
        BUILTIN.get_or_init(|| built_in!("termhood"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_have_a_row_for_each_length_and_span() {
        let points = TermPoints::builtin();
        assert_eq!(points.length.len(), 11);
        let rarity = &points.rarity;
        assert_eq!((rarity.phrase_spans.len(), rarity.word_spans.len(), rarity.rarest_spans.len()), (6, 6, 6));
    }
}
