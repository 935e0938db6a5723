//! The stable English names of verdicts, ties, roles and the like: what JSON says, what long tables hold and what rows of a page
//! are tagged with. They are an interface, as the keys of JSON are, and no words of a reader: those are in [`words`](super::words).

use crate::analysis::undertakings::Strength;
use crate::analysis::{Bound, Domain, Facet, metric};
use crate::comparison::alignment::Tie;
use crate::comparison::checks::CheckKind;
use crate::comparison::priorities::PriorityChange;
use crate::comparison::problems::ProblemChange;
use crate::comparison::series::{Change, Why};
use crate::comparison::targets::Verdict;
use crate::comparison::tasks::TaskStatus;
use crate::comparison::themes::TermKind;
use crate::document::PartRole;

use super::words::{Lang, terms};

/// The domain of a stable name, or of a Chinese or English one.
pub fn domain_of(name: &str) -> Option<Domain> {
    let called = |d: &Domain| {
        d.key() == name.to_ascii_lowercase()
            || [Lang::Zh, Lang::En].into_iter().any(|lang| terms::domain(*d, lang) == name)
    };
    Domain::ALL.into_iter().find(called)
}

/// The stable name of a facet.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Level => "level",
        Facet::Growth => "growth",
        Facet::Delta => "delta",
        Facet::Rank => "rank",
        Facet::Relation => "relation",
    }
}

/// The stable name of a bound.
pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Range => "range",
    }
}

/// The stable name of a figure's role.
pub fn figure_role(role: metric::Role) -> &'static str {
    match role {
        metric::Role::Actual => "actual",
        metric::Role::Target => "target",
        metric::Role::Baseline => "baseline",
        metric::Role::Context => "context",
    }
}

/// The stable name of a change.
pub fn change(change: Change) -> &'static str {
    match change {
        Change::Up => "up",
        Change::Down => "down",
        Change::Same => "same",
        Change::New => "new",
        Change::Dropped => "dropped",
        Change::Incomparable => "incomparable",
    }
}

/// The stable name of what two figures differ in that are not comparable.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Unit => "unit",
        Why::Scope => "scope",
        Why::Facet => "facet",
        Why::Period => "period",
    }
}

/// The stable name of a kind of disagreement.
pub fn check(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::ImpliedBase => "implied_base",
        CheckKind::LevelVsGrowth => "level_vs_growth",
        CheckKind::StatedTwice => "stated_twice",
        CheckKind::UnitSlip => "unit_slip",
        CheckKind::PartsExceedWhole => "parts_exceed_whole",
    }
}

/// The stable name of a role.
pub fn role(role: PartRole) -> &'static str {
    match role {
        PartRole::Review => "review",
        PartRole::Goals => "goals",
        PartRole::Plan => "plan",
        PartRole::MediumTerm => "medium_term",
        PartRole::Problems => "problems",
        PartRole::Other => "other",
    }
}

/// The stable name of a change of rank.
pub fn priority_change(change: PriorityChange) -> &'static str {
    match change {
        PriorityChange::Up => "up",
        PriorityChange::Down => "down",
        PriorityChange::Same => "same",
        PriorityChange::New => "new",
        PriorityChange::Dropped => "dropped",
    }
}

/// The stable name of what became of a problem.
pub fn problem_change(change: ProblemChange) -> &'static str {
    match change {
        ProblemChange::New => "new",
        ProblemChange::Recurring => "recurring",
        ProblemChange::Gone => "gone",
    }
}

/// The stable name of a tie.
pub fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Kept => "kept",
        Tie::Reworded => "reworded",
        Tie::Moved => "moved",
        Tie::Split => "split",
        Tie::Merged => "merged",
        Tie::New => "new",
        Tie::Dropped => "dropped",
        Tie::Announced => "announced",
    }
}

/// The stable name of a verdict.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Near => "near",
        Verdict::Missed => "missed",
        Verdict::Unreported => "unreported",
        Verdict::Incomparable => "incomparable",
    }
}

/// The stable name of a strength.
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Explore => "explore",
        Strength::Advance => "advance",
        Strength::Ensure => "ensure",
    }
}

/// The stable name of a status.
pub fn task_status(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Reported => "reported",
        TaskStatus::Continued => "continued",
        TaskStatus::NotMentioned => "not_mentioned",
    }
}

/// The stable name of a kind of term.
pub fn term_kind(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Policy => "policy",
        TermKind::Rollover => "rollover",
        TermKind::Name => "name",
    }
}
