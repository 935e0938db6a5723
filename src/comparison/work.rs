//! Counts, in tests, the steps that are dear, so that a test can tell how their number grows without a clock.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// How often each step was taken.
pub type Steps = BTreeMap<&'static str, usize>;

thread_local! {
    static STEPS: RefCell<Steps> = RefCell::default();
}

/// A step was taken so many times.
pub fn done(step: &'static str, times: usize) {
    STEPS.with_borrow_mut(|steps| *steps.entry(step).or_default() += times);
}

/// What `f` gives, and the steps that it took on this thread.
pub fn counted<T>(f: impl FnOnce() -> T) -> (T, Steps) {
    STEPS.take();
    let out = f();
    (out, STEPS.take())
}
