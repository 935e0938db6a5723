//! How the words of a run are joined: what belongs to the word beside it, and single characters that make a word that the
//! dictionary does not have.

use crate::lexicon::{Baseline, Register, Standing, Traits};
use crate::text::{hash_row, is_han, join_rows, text_of};

use super::reading::{Class, Names, Reading, Run, Word};
use super::told::as_u32;

/// A run whose end is not reached yet, emptied at its end and used again.
#[derive(Default)]
pub struct OpenRun {
    /// Its first word, as a word of the reading.
    first: usize,
    /// Whether words in it may be joined: nothing is joined to longer words without a number among them.
    joins: bool,
    /// Its words as they were cut, where they may be.
    words: Vec<Word>,
    /// The words with what belongs to them: prefixes, suffixes.
    whole: Vec<Word>,
}

/// What more five-year spans than this say may be any words that meet.
const TAKEN_UP: u8 = 3;

impl Reading {
    /// Adds a word to a run as it was cut.
    #[inline]
    pub fn add_to_run(&mut self, run: &mut OpenRun, word: Word) {
        run.joins |= word.chars == 1 || word.class == Class::Number;
        self.words.push(word);
    }

    /// Closes a run, its words joined where single characters belong together.
    pub fn end_run(&mut self, run: &mut OpenRun, line: u32, left: char, right: char) {
        let first = std::mem::replace(&mut run.first, self.words.len());
        if first == self.words.len() {
            return;
        }
        let joins = std::mem::take(&mut run.joins);
        if joins {
            run.words.extend(self.words.drain(first..));
            self.join(run, first);
            run.first = self.words.len();
        }
        let words = self.words.get(first..).unwrap_or_default();
        let figures = joins && words.iter().any(|w| self.is_figure(w));
        let (first, words) = (as_u32(first), as_u32(words.len()));
        self.runs.push(Run { first, words, left, right, line, heading: false, figures });
    }

    /// Adds the words of a run from its `first` on, joined.
    fn join(&mut self, run: &mut OpenRun, first: usize) {
        let OpenRun { words, whole: out, .. } = run;
        let mut i = 0;
        while let Some(&word) = words.get(i) {
            if word.chars == 1
                && let Some((whole, count)) = self.four_singles(words, i).or_else(|| self.taken_up(words, i))
            {
                out.push(whole);
                i += count;
                continue;
            }
            i += 1;
            // 和 of 和美 joins nothing.
            if word.chars == 1
                && let Some(&next) = words.get(i).filter(|n| n.chars == 1)
                && Register::builtin().uncut().contains(self.slice(word.start, 2))
            {
                out.push(self.joined(word, next, Class::Noun));
                i += 1;
                continue;
            }
            // 十八大精神 is no 大精神.
            let counted = out.last().is_some_and(|p: &Word| p.class == Class::Number);
            if counted && self.measures(out.last(), &word) {
                out.push(self.weighed(Word { class: Class::Grammar, traits: Traits::default(), ..word }));
                continue;
            }
            // Of a longer word no more is asked.
            if word.chars > 1 {
                out.push(word);
                continue;
            }
            // 中 that nothing stands before is no 中 of place (中苏两国), and 自 with a single character no 自 of grammar (自贸区).
            // 稳中提质 goes by itself.
            let governs = |p: &Word| p.chars > 1 && matches!(p.class, Class::Verb | Class::Usual);
            let free = out.last().is_none_or(|p| p.class == Class::Grammar || governs(p));
            let before_single = words.get(i).is_some_and(|n| n.class == Class::Single);
            // What is done so is no single character: 深地探测.
            let deep = self.is(&word, '地') && out.last().is_some_and(|p| p.class == Class::Single);
            if deep || before_single && (free && self.is(&word, '中') || self.is(&word, '自')) {
                out.push(self.weighed(Word { class: Class::Single, ..word }));
                continue;
            }
            // What is 打造成 something is not 成 of what comes after.
            if self.is(&word, '成') && out.last().is_some_and(governs) {
                out.push(self.weighed(Word { class: Class::Grammar, ..word }));
                continue;
            }
            // 做优, 做精: what is made so of what comes after.
            if self.is(&word, '做')
                && let Some(&how) = words.get(i).filter(|n| n.chars == 1 && n.class != Class::Grammar)
            {
                out.push(self.joined(word, how, Class::Verb));
                i += 1;
                continue;
            }
            if word.chars == 1 && word.traits.has(Traits::PREFIX) && !counted {
                let next = words.get(i).filter(|n| n.chars >= 2 && matches!(n.class, Class::Noun | Class::Usual));
                if let Some(&next) = next {
                    let whole = self.joined(word, next, Class::Noun);
                    out.push(self.weighed(Word { traits: next.traits.and(whole.traits), ..whole }));
                    i += 1;
                    continue;
                }
            }
            // In 经济量质齐升 the suffix goes with the single character after it.
            let led_on =
                |n: &Word| n.class == Class::Single && n.names == Names::Nothing && !n.traits.has(Traits::SUFFIX);
            if word.chars == 1 && word.traits.has(Traits::SUFFIX) && !words.get(i).is_some_and(led_on) {
                // What a verb governs in 推动县产业基金 is the region: no 推动县; nor 紧扣镇 where the clause begins with 紧扣.
                let region = Register::builtin().regions().suffixes(self.slice(word.start, 1)).next().is_some();
                let before = out.len().checked_sub(2).and_then(|i| out.get(i));
                let opens = before.is_none_or(|w| w.class == Class::Grammar);
                let stem = |p: &mut Word| match p.class {
                    Class::Noun | Class::Usual if region && opens && p.names == Names::Deed => false,
                    Class::Noun | Class::Usual | Class::Nominal => (2..=3).contains(&p.chars),
                    Class::Verb => (2..=3).contains(&p.chars) && !region,
                    _ => false,
                };
                if let Some(stem) = out.pop_if(stem) {
                    out.push(self.joined(stem, word, Class::Noun));
                    continue;
                }
            }
            out.push(word);
        }
        words.clear();
        for word in out.drain(..) {
            let before = || self.words.get(first..).and_then(<[Word]>::last).copied();
            let open = |b: &Word| b.class == Class::Single || (b.class == Class::Joined && b.chars == 2);
            match (word.class == Class::Single).then(before).flatten().filter(open) {
                Some(b) => {
                    let joined = self.joined(b, word, Class::Joined);
                    // The register may know what the dictionary does not (聚力).
                    let class = match Register::builtin().of(joined.hash).0 {
                        Some(Standing::Verb) => Class::Verb,
                        Some(Standing::Qualifier) => Class::Qualifier,
                        _ => Class::Joined,
                    };
                    self.words.pop();
                    self.words.push(self.weighed(Word { class, ..joined }));
                }
                None => self.words.push(word),
            }
        }
    }

    /// Four single characters by themselves, which an idiom or an abbreviation is (蹄疾步稳, 专精特新).
    fn four_singles(&self, words: &[Word], i: usize) -> Option<(Word, usize)> {
        let single = |w: &Word| w.chars == 1 && !matches!(w.class, Class::Grammar | Class::Number);
        let [a, b, c, d] = words.get(i..i + 4)?.first_chunk()?;
        let by_itself = |w: Option<&Word>| !w.is_some_and(single);
        let before = i.checked_sub(1).and_then(|i| words.get(i));
        ([a, b, c, d].into_iter().all(single) && by_itself(before) && by_itself(words.get(i + 4)))
            .then(|| (self.joined(*a, Word { chars: 3, ..*b }, Class::Joined), 4))
    }

    /// Three or four single characters, words of grammar among them, that the register took up as one (碳达峰, 只减不增). Gives
    /// them as one, and how many they are.
    fn taken_up(&self, words: &[Word], i: usize) -> Option<(Word, usize)> {
        (3..=4).rev().find_map(|count| {
            let [first, .., last] = words.get(i..i + count)? else { return None };
            let row = &words[i..i + count];
            let borders = |w: &Word| matches!(w.class, Class::Grammar | Class::Number);
            let hard = |w: &Word| w.chars > 1 || w.traits.has(Traits::HARD);
            if borders(first) || borders(last) || row.iter().any(hard) || !row.iter().any(borders) {
                return None;
            }
            let hash = row.iter().fold(0, |hash, w| join_rows(hash, w.hash, w.power()));
            let known = (1..=TAKEN_UP).contains(&Baseline::builtin().spans(hash));
            known.then(|| (self.joined(*first, Word { chars: count as u8 - 1, ..row[1] }, Class::Joined), count))
        })
    }

    /// Whether a word is the unit of the number before it: 100 万平方米, 3 人, but not 十个全覆盖.
    fn measures(&self, number: Option<&Word>, word: &Word) -> bool {
        let Some(number) = number.filter(|n| !self.counts_item(n)) else { return false };
        let figures = self.slice(number.start, 1).iter().any(char::is_ascii);
        match word.chars {
            1 => figures && self.slice(word.start, 1).iter().all(|&c| is_han(c)),
            _ => word.names == Names::Measure,
        }
    }

    /// Whether a number is that of an item (3.做大茶产业).
    fn counts_item(&self, number: &Word) -> bool {
        self.slice(number.start, usize::from(number.chars)).last() == Some(&'.')
    }

    /// Two neighbouring words as one.
    fn joined(&self, a: Word, b: Word, class: Class) -> Word {
        let chars = self.slice(a.start, usize::from(a.chars) + usize::from(b.chars));
        let (text, chars) = (text_of(chars), chars.len());
        let word = Word::new(&text, hash_row(&text), chars, "");
        self.weighed(Word { start: a.start, class, names: Names::Made, ..word })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use crate::analysis::{self, Wanted};
    use crate::document::{self, Given};
    use crate::ingest::{self, ReadOptions};
    use crate::lexicon::Lexicon;

    /// The words of a text.
    fn words(text: &str) -> Vec<String> {
        let read = ingest::from_bytes("澜溪.txt", text.as_bytes(), &ReadOptions::default()).expect("a text");
        let study = analysis::study(document::parse(read, &Given::default()), &Lexicon::builtin(), Wanted::NONE);
        let reading = Library::of([&study]).next().expect("a reading");
        reading.words.iter().map(|w| reading.slice(w.start, usize::from(w.chars)).iter().collect()).collect()
    }

    #[test]
    fn the_number_of_an_item_measures_nothing() {
        assert!(words("3. 做大绿色茶园。").contains(&"做大".to_owned()), "{:?}", words("3. 做大绿色茶园。"));
        assert!(words("①做大绿色茶园。").contains(&"做大".to_owned()), "{:?}", words("①做大绿色茶园。"));
    }

    #[test]
    fn what_begins_as_grammar_may_be_a_word() {
        assert!(words("建设和美乡村。").contains(&"和美".to_owned()));
        assert!(!words("建设茶园和美丽乡村。").contains(&"和美".to_owned()));
    }

    #[test]
    fn characters_that_the_register_took_up_as_one_are_a_word() {
        assert!(words("推进碳达峰工作。").contains(&"碳达峰".to_owned()));
        assert!(!words("推进茶达峰工作。").contains(&"茶达峰".to_owned()));
        assert!(words("增加R&D经费。").contains(&"R&D".to_owned()), "{:?}", words("增加R&D经费。"));
    }

    #[test]
    fn what_a_clause_begins_with_governs_the_region() {
        assert!(words("我们紧扣镇党委的目标。").contains(&"紧扣".to_owned()));
        assert!(words("建设开发区。").contains(&"开发区".to_owned()));
    }
}
