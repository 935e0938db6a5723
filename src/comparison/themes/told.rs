//! The characters of a report, and where each phrase of them stands.

/// The characters of a report and an index that finds any phrase of them.
#[derive(Debug)]
pub struct Told {
    /// The text folded in width, without white space within its lines.
    pub chars: Vec<char>,
    /// The places of all pairs of neighbouring characters, those of one sign of a pair together and in order.
    places: Vec<u32>,
    /// Where the places of each sign begin, and where the last end.
    begins: Vec<u32>,
}

impl Told {
    /// Of these characters.
    pub fn new(chars: Vec<char>) -> Self {
        // About half as many signs as different pairs: most lists are short enough, and all reports keep theirs.
        let signs = (chars.len() / 4).clamp(1 << 8, 1 << 20).next_power_of_two();
        let mut told = Self { places: vec![0; chars.len().saturating_sub(1)], begins: vec![0; signs + 1], chars };
        // To make the signs twice takes less than to keep them.
        for two in told.chars.windows(2) {
            let sign = told.sign(two[0], two[1]);
            told.begins[sign] += 1;
        }
        let mut sum = 0;
        for begin in &mut told.begins {
            sum += *begin;
            *begin = sum;
        }
        // Filled from behind, each list ends where the next begins and begins where it is left.
        for (place, two) in told.chars.windows(2).enumerate().rev() {
            let sign = told.sign(two[0], two[1]);
            let begin = &mut told.begins[sign];
            *begin -= 1;
            told.places[*begin as usize] = as_u32(place);
        }
        told
    }

    /// The sign of a pair of characters: a hash as short as the index.
    fn sign(&self, a: char, b: char) -> usize {
        let pair = u64::from(u32::from(a)) << 32 | u64::from(u32::from(b));
        (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.begins.len() - 2)
    }

    /// How often the phrase stands in the whole text, overlapping ones counted once, and where first (as a character).
    pub fn count(&self, phrase: &[char]) -> (usize, usize) {
        let mut count = 0;
        let mut first = 0;
        let mut free = 0;
        for at in self.places(phrase) {
            if at >= free {
                if count == 0 {
                    first = at;
                }
                count += 1;
                free = at + phrase.len();
            }
        }
        (count, first)
    }

    /// Where the phrase stands, in order: looked up by its rarest pair of characters.
    pub fn places<'r>(&'r self, phrase: &'r [char]) -> impl Iterator<Item = usize> + 'r {
        let lists = phrase.windows(2).map(|w| self.holding(w[0], w[1])).enumerate();
        let (shift, rarest) = lists.min_by_key(|(_, list)| list.len()).unwrap_or_default();
        // A phrase of one character has no pair: its places are looked for one by one.
        let alone = (phrase.len() == 1).then_some(0..self.chars.len()).unwrap_or_default();
        rarest
            .iter()
            .filter_map(move |&at| (at as usize).checked_sub(shift))
            .chain(alone)
            .filter(move |&at| self.chars[at..].starts_with(phrase))
    }

    /// Where this pair stands, and what has its sign.
    fn holding(&self, a: char, b: char) -> &[u32] {
        let sign = self.sign(a, b);
        match (self.begins.get(sign), self.begins.get(sign + 1)) {
            (Some(&begin), Some(&end)) => &self.places[begin as usize..end as usize],
            _ => &[],
        }
    }
}

/// Texts are bounded far below four thousand million characters.
pub fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
