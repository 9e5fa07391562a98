//! What goes on beside the queries? A task that has at most one thread, which nobody waits for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A task that one thread at a time does.
#[derive(Clone, Default)]
pub(super) struct Task(Arc<AtomicBool>);

/// Says that the work has ended, when it is dropped: also after a panic, or nobody would ever begin again.
struct Done(Arc<AtomicBool>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Task {
    /// Whether no thread is at it.
    pub(super) fn is_idle(&self) -> bool {
        !self.0.load(Ordering::Acquire)
    }

    /// Does `work` on a thread called `name`; nothing happens while another is at it.
    pub(super) fn begin(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        if self.0.swap(true, Ordering::AcqRel) {
            return;
        }
        let done = Done(Arc::clone(&self.0));
        let work = move || {
            let _done = done;
            step_back();
            work();
        };
        if let Err(error) = std::thread::Builder::new().name(name.to_owned()).spawn(work) {
            tracing::warn!(%error, task = name, "there is no thread for it; the next who needs it tries again");
        }
    }
}

/// Lets those go first who answer somebody, where there are more threads at work than processors: this one gets a third of what they get. Far less,
/// and it would keep a lock for long that they wait for.
///
/// Only on Linux, where a thread has a priority of its own.
pub(super) fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(5) {
        tracing::debug!(%error, "a thread goes on at the priority of the others");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn one_thread_at_a_time_is_at_it_and_a_panic_ends_its_turn() {
        let task = Task::default();
        let (go, wait) = channel::<()>();
        task.begin("first", move || wait.recv().unwrap());
        let (said, hear) = channel();
        let second = said.clone();
        task.begin("second", move || second.send("second").unwrap());
        assert!(!task.is_idle());
        go.send(()).unwrap();
        for _ in 0..2 {
            // The turn ends a little after the work: ask until it is free.
            let heard = loop {
                if let Ok(heard) = hear.recv_timeout(Duration::from_millis(5)) {
                    break heard;
                }
                let said = said.clone();
                task.begin("third", move || {
                    said.send("third").unwrap();
                    panic!("the turn must end all the same");
                });
            };
            assert_eq!(heard, "third", "another was at it when the second came");
        }
    }
}
