//! Tables as Rust: what would be worked out at each start is worked out here, by the files that the program shares, and written
//! down as expressions without any work left.

use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

use toml::Value;

use crate::shared::classes::{BITS, Class, Standing, Traits};
use crate::shared::names::{self, Begins};
use crate::shared::tells::{self, Told};
use crate::text::finder::{Finder, Order};
use crate::text::rows::hash_row;

/// The lists of words by standing. The first standing given to a word is its own.
const STANDINGS: [(&str, Standing); 4] = [
    ("function", Standing::Grammar),
    ("qualifiers", Standing::Qualifier),
    ("nominal_verbs", Standing::Nominal),
    ("verbs", Standing::Verb),
];

/// The lists of words by trait.
const TRAITS: [(&str, Traits); 15] = [
    ("hard", Traits::HARD),
    ("soft", Traits::SOFT),
    ("general", Traits::GENERAL),
    ("tails", Traits::TAIL),
    ("structures", Traits::STRUCTURE),
    ("unfinished", Traits::UNFINISHED),
    ("prefixes", Traits::PREFIX),
    ("suffixes", Traits::SUFFIX),
    ("modifiers", Traits::MODIFIER),
    ("counters", Traits::COUNTER),
    ("coining", Traits::COINING),
    ("heads", Traits::HEAD),
    ("proclaiming", Traits::PROCLAIMING),
    ("changing", Traits::CHANGING),
    ("light", Traits::LIGHT),
];

/// What is written down so far.
#[derive(Default)]
pub struct Ready {
    /// The lists of words, by the places that tables have of them.
    lists: Vec<Finder>,
    code: String,
}

impl Ready {
    /// Takes the lists of words out of a table, which keeps the place of each.
    pub fn take_lists(&mut self, table: &mut Value) {
        match table {
            Value::Array(words) if words.iter().all(Value::is_str) => {
                self.lists.push(Finder::new(words.iter().filter_map(Value::as_str)));
                *table = Value::Integer(self.lists.len() as i64 - 1);
            }
            Value::Array(tables) => tables.iter_mut().for_each(|table| self.take_lists(table)),
            Value::Table(fields) => fields.iter_mut().for_each(|(_, table)| self.take_lists(table)),
            _ => {}
        }
    }

    /// Puts the lists of `table[name]` together, in the order of their keys, as one more list of the table.
    pub fn join(table: &mut Value, name: &str) {
        let lists = table.get(name).and_then(Value::as_table).expect("a table of lists");
        let words = lists.values().flat_map(|list| list.as_array().expect("a list").clone()).collect();
        let table = table.as_table_mut().expect("a table");
        table.insert(format!("{name}_joined"), Value::Array(words));
    }

    /// The units, each with the words of its families; a unit is `"亩"` or `["亩", 1]`, with its factor.
    pub fn units(&mut self, table: &Value) {
        let (mut names, mut units) = (Vec::new(), Vec::new());
        let own = |list: &str, unit: &str| table.get(list).and_then(|own| own.get(unit));
        for family in rows(table, "family") {
            let single = family.get("single").and_then(Value::as_bool).unwrap_or(false);
            for unit in rows(family, "units") {
                let (name, factor) = match unit {
                    Value::Array(pair) => (text(&pair[0]), Some(written(&pair[1]))),
                    name => (text(name), None),
                };
                let not_before = own("not_before", name).or(family.get("not_before"));
                let yet_before = own("yet_before", name);
                let family = if single { format!("count:{name}") } else { text(&family["name"]).to_owned() };
                names.push(name);
                units.push(format!(
                    "Unit {{ family: {}, factor: {}, not_before: {}, yet_before: {} }}",
                    cow(&family),
                    factor.map_or_else(|| "None".to_owned(), |f| format!("Some({})", cow(&f))),
                    cow(not_before.map_or("", text)),
                    cow(yet_before.map_or("", text)),
                ));
            }
        }
        self.list("UNITS", "Unit", &units);
        self.item("UNIT_NAMES", "Finder", &finder(&Finder::new(names)));
    }

    /// The indicators, their keys and names in order.
    pub fn indicators(&mut self, table: &Value) {
        let (mut all, mut keys, mut by_name) = (Vec::new(), Vec::new(), Vec::new());
        for group in rows(table, "group") {
            let headline = group.get("headline").and_then(Value::as_bool).unwrap_or(false);
            for row in rows(group, "indicators") {
                let row: Vec<&str> = row.as_array().expect("a row").iter().map(text).collect();
                let [key, good, family, name, aliases @ ..] = &row[..] else { panic!("a short row: {row:?}") };
                let good = match *good {
                    "low" => "Low",
                    "band" => "Band",
                    _ => "High",
                };
                keys.push(((*key).to_owned(), all.len()));
                by_name.extend(aliases.iter().chain([name]).map(|name| (names::plain(name).into_owned(), all.len())));
                all.push(format!(
                    "Indicator {{ key: {}, name: {}, good: Good::{good}, group: {}, family: Some({}), headline: {headline} }}",
                    cow(key),
                    cow(name),
                    cow(text(&group["name"])),
                    cow(family),
                ));
            }
        }
        let words = |of: &str| -> Vec<&str> { rows(&table["scope"], of).iter().map(text).collect() };
        let (heads, tails) = (words("heads"), words("tails"));
        let mut begins = Begins::default();
        by_name.iter().map(|(name, _)| name.as_str()).chain(heads.iter().copied()).for_each(|name| begins.add(name));
        self.list("INDICATORS", "Indicator", &all);
        for (name, mut words) in [("INDICATOR_KEY", keys), ("INDICATOR_NAME", by_name)] {
            // Of a word given twice the first holds.
            words.sort_by(|a, b| a.0.cmp(&b.0));
            words.dedup_by(|b, a| a.0 == b.0);
            let (words, places): (Vec<String>, Vec<usize>) = words.into_iter().unzip();
            self.item(&format!("{name}S"), "Finder", &finder(&Finder::new(words)));
            self.item(&format!("{name}_PLACES"), "&[u16]", &format!("&{places:?}"));
        }
        self.item("INDICATOR_BEGINS", "&[u64]", &format!("&{:?}", begins.0));
        self.item("INDICATOR_HEADS", "&[&str]", &format!("&{heads:?}"));
        self.item("INDICATOR_TAILS", "&[&str]", &format!("&{tails:?}"));
    }

    /// The domains, and what each phrase tells of them.
    pub fn domains(&mut self, table: &Value) {
        let domains = rows(table, "domain");
        let mut phrases = Vec::new();
        for (i, domain) in domains.iter().enumerate() {
            for (strength, weight) in tells::STRENGTHS {
                phrases.extend(rows(domain, strength).iter().map(|phrase| (text(phrase), Some(i), weight)));
            }
        }
        phrases.extend(rows(table, "none").iter().map(|phrase| (text(phrase), None, 0.0)));
        let Told { phrases, tells, ends } = tells::put_together(phrases);
        let keys: Vec<&str> = domains.iter().map(|domain| text(&domain["key"])).collect();
        self.item("DOMAINS", "&[&str]", &format!("&{keys:?}"));
        self.item("DOMAIN_PHRASES", "Finder", &finder(&Finder::new(phrases)));
        self.item("DOMAIN_TELLS", "&[(usize, f64)]", &format!("&{tells:?}"));
        self.item("DOMAIN_ENDS", "&[usize]", &format!("&{ends:?}"));
    }

    /// The words of the register by class, whose lists the table then has no more.
    pub fn register(&mut self, table: &mut Value) {
        let mut words: BTreeMap<u64, Class> = BTreeMap::new();
        let hashes = |list| rows(table, list).iter().map(|word| hash_row(text(word)));
        for (list, standing) in STANDINGS {
            for word in hashes(list) {
                words.entry(word).or_default().0.get_or_insert(standing);
            }
        }
        for (list, one) in TRAITS {
            for word in hashes(list) {
                let traits = &mut words.entry(word).or_default().1;
                *traits = traits.and(one);
            }
        }
        let table = table.as_table_mut().expect("a table of lists");
        let lists = STANDINGS.iter().map(|list| list.0).chain(TRAITS.iter().map(|list| list.0));
        lists.for_each(|list| drop(table.remove(list).expect(list)));
        let row = |(word, (standing, traits)): (&u64, &Class)| {
            let standing = standing.map_or_else(|| "None".to_owned(), |s| format!("Some(Standing::{s:?})"));
            format!("({word}, ({standing}, {traits:?}))")
        };
        let before = |first: u64| words.keys().filter(|&word| word >> (64 - BITS) < first).count();
        let begins: Vec<usize> = (0..=1 << BITS).map(before).collect();
        let rows = words.iter().map(row).collect::<Vec<_>>().join(",\n");
        self.item("REGISTER", "Classes<'static>", &format!("Classes {{ begins: &{begins:?}, words: &[{rows}] }}"));
    }

    /// All that was written down.
    pub fn code(mut self) -> String {
        let lists: Vec<String> = self.lists.iter().map(finder).collect();
        self.list("LISTS", "Finder", &lists);
        self.code
    }

    fn list(&mut self, name: &str, of: &str, items: &[String]) {
        self.item(name, &format!("[{of}; {}]", items.len()), &format!("[{}]", items.join(",\n")));
    }

    fn item(&mut self, name: &str, of: &str, value: &str) {
        writeln!(self.code, "pub(super) static {name}: {of} = {value};").expect("a string takes all");
    }
}

/// The rows of a table, none where it has not that list.
fn rows<'t>(table: &'t Value, name: &str) -> &'t [Value] {
    table.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// A number as it is written.
fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The expression that makes a finder.
fn finder(finder: &Finder) -> String {
    let Finder { text, ends, by_first, by_last, sieves, pairs } = finder;
    let (by_first, by_last) = (order(by_first), order(by_last));
    let (text, ends, pairs) = (cow(text), slice(ends), slice(pairs));
    format!(
        "Finder {{ text: {text}, ends: {ends}, by_first: {by_first}, by_last: {by_last}, \
         sieves: Kept::Ready(&{:?}), pairs: {pairs} }}",
        **sieves
    )
}

fn order(order: &Order) -> String {
    format!("Order {{ entries: {}, baskets: {} }}", slice(&order.entries), slice(&order.baskets))
}

fn cow(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn slice<T: Debug>(items: &[T]) -> String {
    format!("Cow::Borrowed(&{items:?})")
}
