//! The page tree: the pages in order, each with what it inherits.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::budget::Budget;
use crate::Result;

/// A page and what it has of its own or from the nodes above it.
#[derive(Clone, Default)]
pub(super) struct Page<'d> {
    /// Its own dictionary.
    pub dict: Option<&'d Dictionary>,
    /// The fonts and forms that its contents name.
    pub resources: Option<&'d Dictionary>,
    /// Left, lower, right and upper edge.
    pub paper: Option<[f32; 4]>,
    /// Quarter turns clockwise.
    pub turns: i64,
}

/// The pages in order. A node is visited once, whatever the tree says.
pub(super) fn pages<'d>(document: &'d Document, budget: &mut Budget) -> Result<Vec<Page<'d>>> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    let Ok(root) = document.catalog().and_then(|c| c.get(b"Pages")) else { return Ok(out) };
    let mut open = vec![(root, Page::default(), 0usize)];
    while let Some((node, above, depth)) = open.pop() {
        let Ok((id, Object::Dictionary(dict))) = document.dereference(node) else {
            // A page that is named and not there is text lost.
            return Err(budget.refuse(super::BROKEN));
        };
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        if depth > budget.limits.nesting {
            return Err(budget.exceeded("页面树的嵌套", budget.limits.nesting as u64, "层"));
        }
        budget.pay(64)?;
        let page = inherit(document, dict, above);
        match dict.get_deref(b"Kids", document) {
            Ok(Object::Array(kids)) => {
                budget.pay(kids.len().saturating_mul(64))?;
                open.extend(kids.iter().rev().map(|kid| (kid, page.clone(), depth + 1)));
            }
            _ => {
                if out.len() >= budget.limits.pages {
                    return Err(budget.exceeded("页数", budget.limits.pages as u64, "页"));
                }
                out.push(page);
            }
        }
    }
    Ok(out)
}

fn inherit<'d>(document: &'d Document, dict: &'d Dictionary, above: Page<'d>) -> Page<'d> {
    let resources = dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
    let paper = dict.get_deref(b"MediaBox", document).and_then(Object::as_array).ok().and_then(|edges| {
        let edge = |i: usize| document.dereference(edges.get(i)?).ok()?.1.as_float().ok().filter(|v| v.is_finite());
        let [a, b, c, d] = [edge(0)?, edge(1)?, edge(2)?, edge(3)?];
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    });
    let turns =
        dict.get_deref(b"Rotate", document).and_then(Object::as_i64).map(|degrees| (degrees / 90).rem_euclid(4));
    Page {
        dict: Some(dict),
        resources: resources.or(above.resources),
        paper: paper.or(above.paper),
        turns: turns.unwrap_or(above.turns),
    }
}
