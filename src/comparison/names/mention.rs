//! Whether a text speaks of a thing by its name.

use crate::lexicon::Lexicon;
use crate::text::places;

/// Whether `text` names the thing: the name stands there, and no word beside it makes it another one (单位国内生产总值能耗
/// does not name 国内生产总值). Both are folded.
pub fn names_thing(text: &str, name: &str, lexicon: &Lexicon) -> bool {
    let around = &lexicon.pledges().names.around;
    !name.is_empty()
        && places(text, name).any(|at| {
            let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + name.len()..).unwrap_or(""));
            around.before.at_end(before).is_none() && around.after.at_start(after).is_none()
        })
}
