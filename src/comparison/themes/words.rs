//! What a word is worth to a term: as the first of several words, as the last of them, and by itself.

use crate::lexicon::{ByCount, Register, TermPoints, Traits};
use crate::text::{CharSet, hash_chars};

use super::reading::{Class, Names, Word};

/// What the first of several words names.
pub fn first_of_several(word: &Word, p: &TermPoints, once: bool) -> f64 {
    sum(
        [
            (word.names == Names::Clause, p.first_clause),
            (word.traits.has(Traits::GENERAL), p.first_common),
            (word.class == Class::Joined, p.first_joined),
        ],
        once,
    )
}

/// What the last of several words names, which ends in this character.
pub fn last_of_several(word: &Word, last: Option<char>, p: &TermPoints, once: bool) -> f64 {
    let register = Register::builtin();
    let ends_in = |ends: &CharSet| last.is_some_and(|c| ends.has(c));
    let told = [
        (word.traits.has(Traits::TAIL), p.last_tail),
        (word.traits.has(Traits::GENERAL), p.last_common),
        (word.traits.has(Traits::HEAD), p.last_head),
        (ends_in(register.policy_ends()), p.last_policy_end),
        (ends_in(register.plain_ends()), p.last_plain_end),
        (word.class == Class::Joined, p.last_joined),
    ];
    sum(told, once)
}

/// What a word by itself is, which these characters are.
pub fn of_word(word: &Word, chars: &[char], p: &TermPoints, once: bool) -> f64 {
    let register = Register::builtin();
    let ends_in = |ends: &CharSet| chars.last().is_some_and(|&c| ends.has(c));
    let head = head_of_four(chars);
    let verbal =
        matches!(word.names, Names::Deed | Names::Quality) || matches!(word.class, Class::Usual | Class::Nominal);
    let two = word.chars == 2;
    let nominal = !matches!(word.class, Class::Joined | Class::Usual | Class::Nominal);
    let told = [
        (true, p.word),
        (word.class == Class::Joined, p.word_joined),
        (word.class == Class::Joined && two, p.word_joined_of_two),
        (word.class == Class::Usual, p.word_usual_verb),
        (word.class == Class::Nominal, p.word_nominal_verb),
        (two && nominal, p.word_of_two),
        (two && word.names == Names::Nothing && word.spans > NOVEL_SPANS, p.word_of_two_usual),
        (word.chars == 4, p.word_of_four),
        (head.has(Traits::GENERAL) && !head.has(Traits::HEAD), p.word_common_head),
        (head.has(Traits::HEAD), p.word_policy_head),
        (word.names == Names::Body, p.word_body),
        (word.names == Names::Quality, p.word_quality),
        (word.names == Names::Deed, p.word_deed),
        (word.names == Names::Phrase, p.word_phrase),
        (word.names == Names::Clause, p.word_clause),
        (word.names == Names::Made, p.word_made),
        (is_plain(word), p.word_plain),
        (word.names == Names::Made && word.traits.has(Traits::GENERAL), p.prefixed_common),
        (word.names == Names::Place, p.word_place),
        (ends_in(register.policy_word_ends()), p.word_policy_end),
        (ends_in(register.plain_word_ends()), p.word_plain_end),
        (verbal && two, p.word_verbal_of_two),
        (verbal && !two, p.word_verbal),
    ];
    sum(told, once)
}

/// What is known of the second half of a word of four characters: the dictionary has 两国关系 and 宏观调控 as one word, but what
/// such a word is about is told by the one that it ends in.
fn head_of_four(chars: &[char]) -> Traits {
    match chars {
        [_, _, half @ ..] if half.len() == 2 => Register::builtin().of(hash_chars(half)).1,
        _ => Traits::default(),
    }
}

/// A common word of the language that such reports hardly say (作家, 自行车).
fn is_plain(word: &Word) -> bool {
    let said = word.spans > NOVEL_SPANS || word.chars > 3;
    word.traits.has(Traits::PLAIN) && !said && matches!(word.names, Names::Nothing | Names::Quality | Names::Deed)
}

/// The points of the features that are there. Put where it stands, the list is never built.
#[inline(always)]
pub fn sum<const N: usize>(features: [(bool, ByCount); N], once: bool) -> f64 {
    let mut sum = 0.0;
    for (has, points) in &features {
        if *has {
            sum += points.of(once);
        }
    }
    sum
}

/// A word in more five-year spans than this is no novelty.
pub const NOVEL_SPANS: u8 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash_row;

    /// The points of a word by itself, said once.
    fn of(word: &str, tag: &str) -> f64 {
        let chars: Vec<char> = word.chars().collect();
        let word = Word::new(word, hash_row(word), chars.len(), tag);
        of_word(&word, &chars, TermPoints::builtin(), true)
    }

    #[test]
    fn a_word_of_four_characters_is_about_what_it_ends_in() {
        let plain = of("茶农茶园", "n");
        assert!(of("茶农关系", "n") < plain, "a common noun");
        assert!(of("茶农制度", "n") > plain, "what policies are called");
        assert_eq!(of("老茶农关系", "n"), of("老茶农茶园", "n"), "of four alone");
    }

    #[test]
    fn two_odd_characters_are_less_than_three() {
        let joined = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let word =
                Word { class: Class::Joined, names: Names::Made, ..Word::new(text, hash_row(text), chars.len(), "") };
            of_word(&word, &chars, TermPoints::builtin(), true)
        };
        assert!(joined("澜溪") < joined("澜溪岸"));
    }

    #[test]
    fn a_body_names_no_policy() {
        assert!(of("茶农", "nt") < of("茶农", "n"));
    }
}
