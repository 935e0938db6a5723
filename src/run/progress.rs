//! A line on the terminal for what takes more than a second.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that takes no longer shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shown on standard error from the second second on, if that is a terminal; gone when dropped.
pub struct Progress {
    bar: ProgressBar,
    done: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Counts to `total`; `words` say what is being done.
    pub fn start(total: usize, words: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        bar.set_message(words);
        if let Ok(style) = ProgressStyle::with_template("{msg} {pos}/{len} {bar:30}") {
            bar.set_style(style);
        }
        let (sender, receiver) = channel::<()>();
        let late = bar.clone();
        let waiting = std::thread::Builder::new().spawn(move || {
            if receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.tick();
            }
        });
        // Without a thread there is no line, and nothing else is lost.
        Self { bar, done: waiting.ok().map(|thread| (sender, thread)) }
    }
    /// One more is done.
    pub fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.done.take() {
            drop(sender);
            // It only waits and draws; if it failed there is nothing to clear.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}
