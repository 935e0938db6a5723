//! What the phrases of all domains tell, put together; shared with the build script, which does it for the built-in ones.

/// The lists of a domain, and what each phrase in them weighs: phrases that name the domain itself, that are seldom said
/// elsewhere, that lean towards it.
pub const STRENGTHS: [(&str, f64); 3] = [("sure", 4.0), ("likely", 2.0), ("hint", 0.6)];

/// Phrases, each once, and what they tell.
pub struct Told<'p> {
    /// The phrases.
    pub phrases: Vec<&'p str>,
    /// The domains that each tells of and how strongly, one phrase after the other; none for what only looks like a cue.
    pub tells: Vec<(usize, f64)>,
    /// Where those of each phrase end.
    pub ends: Vec<usize>,
}

/// Puts phrases together, each with a domain and how strongly it tells of it; without a domain for what only looks like a cue.
pub fn put_together(mut phrases: Vec<(&str, Option<usize>, f64)>) -> Told<'_> {
    phrases.retain(|(phrase, ..)| !phrase.is_empty());
    // Of a phrase that one domain has twice the stronger holds.
    phrases.sort_by(|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)).then(b.2.total_cmp(&a.2)));
    let mut told = Told { phrases: Vec::new(), tells: Vec::new(), ends: Vec::new() };
    for same in phrases.chunk_by(|a, b| a.0 == b.0) {
        told.phrases.push(same[0].0);
        if same.iter().all(|(_, domain, _)| domain.is_some()) {
            let first = same.chunk_by(|a, b| a.1 == b.1).map(|of_domain| of_domain[0]);
            told.tells.extend(first.filter_map(|(_, domain, weight)| Some((domain?, weight))));
        }
        told.ends.push(told.tells.len());
    }
    told
}
