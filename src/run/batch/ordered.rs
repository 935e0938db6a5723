//! Work side by side, handed on in order: how much is done ahead of what has been handed on is bounded by its weight, so that
//! memory does not grow with the number of pieces, and no thread waits for the others at the end of a round.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use tongbi::Result;

/// Does `work` on the pieces `0..weights.len()` with so many threads, and gives each piece's outcome to `take`, in order. The
/// pieces begun and not yet taken weigh `most` at the most together, one alone whatever it weighs.
pub fn each<T: Send>(
    weights: &[usize],
    (threads, most): (usize, usize),
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> Result<()>,
) -> Result<()> {
    let desk = Desk::default();
    thread::scope(|scope| {
        let worker = || {
            let _leaving = Leaving(&desk);
            while let Some(at) = desk.next(weights, most) {
                let done = work(at);
                desk.put(at, done);
            }
        };
        let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(worker)).collect();
        let mut outcome = Ok(());
        for (at, weight) in weights.iter().enumerate() {
            let Some(done) = desk.fetch(at) else { break };
            outcome = take(at, done);
            if outcome.is_err() {
                break;
            }
            desk.taken(*weight);
        }
        desk.close();
        for worker in workers {
            if let Err(panic) = worker.join() {
                resume_unwind(panic);
            }
        }
        outcome
    })
}

/// What lies between those who work and the one who takes.
struct Desk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    next: usize,
    /// The weight of what was begun and not yet taken.
    weight: usize,
    done: BTreeMap<usize, T>,
    /// Nothing more is to be begun, or will be done.
    closed: bool,
}

impl<T> Default for Desk<T> {
    fn default() -> Self {
        let state = State { next: 0, weight: 0, done: BTreeMap::new(), closed: false };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }
}

impl<T> Desk<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece to work on, when there is room for it.
    fn next(&self, weights: &[usize], most: usize) -> Option<usize> {
        let mut state = self.lock();
        loop {
            let weight = *weights.get(state.next)?;
            if state.closed {
                return None;
            }
            if state.weight == 0 || state.weight + weight <= most {
                state.next += 1;
                state.weight += weight.max(1);
                return Some(state.next - 1);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn put(&self, at: usize, done: T) {
        self.lock().done.insert(at, done);
        self.changed.notify_all();
    }

    /// What was done of a piece, as soon as it is; none if nobody will do it.
    fn fetch(&self, at: usize) -> Option<T> {
        let mut state = self.lock();
        loop {
            if let Some(done) = state.done.remove(&at) {
                return Some(done);
            }
            if state.closed {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn taken(&self, weight: usize) {
        let mut state = self.lock();
        state.weight -= weight.max(1);
        self.changed.notify_all();
    }

    fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }
}

/// Closes the desk when a worker panics, so that nobody waits for its piece.
struct Leaving<'d, T>(&'d Desk<T>);

impl<T> Drop for Leaving<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use tongbi::Error;

    use super::*;

    #[test]
    fn all_is_taken_in_order_and_little_is_done_ahead() {
        let weights: Vec<usize> = (0..200).map(|i| 1 + i % 7 * 3).collect();
        let (begun, ahead) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut taken = Vec::new();
        let work = |at: usize| {
            begun.fetch_add(weights[at], Ordering::SeqCst);
            if at.is_multiple_of(7) {
                thread::sleep(Duration::from_millis(2));
            }
            at * 2
        };
        let mut given = 0;
        each(&weights, (3, 40), work, |at, done| {
            ahead.fetch_max(begun.load(Ordering::SeqCst) - given, Ordering::SeqCst);
            given += weights[at];
            taken.push(done);
            Ok(())
        })
        .expect("no error");
        assert_eq!(taken, (0..200).map(|i| i * 2).collect::<Vec<_>>());
        assert!(ahead.load(Ordering::SeqCst) <= 40, "{ahead:?}");
    }

    #[test]
    fn a_piece_heavier_than_all_that_may_lie_there_is_done_alone() {
        let mut taken = 0;
        each(
            &[5, 100, 5],
            (2, 10),
            |at| at,
            |_, _| {
                taken += 1;
                Ok(())
            },
        )
        .expect("no error");
        assert_eq!(taken, 3);
        each(&[], (2, 10), |at| at, |_, _: usize| Ok(())).expect("nothing to do");
    }

    #[test]
    fn an_error_ends_it() {
        let mut taken = 0;
        let ended = each(
            &[1; 50],
            (2, 4),
            |at| at,
            |at, _| {
                taken += 1;
                if at == 3 { Err(Error::Usage("full".into())) } else { Ok(()) }
            },
        );
        assert!(ended.is_err());
        assert_eq!(taken, 4);
    }

    #[test]
    fn a_panic_is_handed_on() {
        let run = || each(&[1; 9], (2, 4), |at| assert!(at != 5), |_, ()| Ok(()));
        assert!(std::panic::catch_unwind(run).is_err());
    }
}
