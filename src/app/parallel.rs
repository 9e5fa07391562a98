//! HOW IS WORK SHARED OUT AMONG THE PROCESSORS? A part at a time, and what is done is handed on in order.

use std::sync::mpsc::sync_channel;

/// So many parts may be done before one that is not: parts take differently long, and what waits takes memory.
const AHEAD: usize = 8;

/// Does `work` with parts of so many `items`, on as many threads as there are processors and parts, and hands what comes of
/// each item to `ready`, in the order of the items. Threads are not worth their start for one part.
///
/// # Errors
/// The first error of `work`, in the order of the items; what comes before it has been handed on.
pub(super) fn in_parts<T: Send, R: Send, E: Send>(
    items: Vec<T>,
    size: usize,
    work: impl Fn(Vec<T>) -> Result<Vec<R>, E> + Sync,
    ready: &mut dyn FnMut(R),
) -> Result<(), E> {
    let count = items.len().div_ceil(size);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count);
    let mut items = items.into_iter();
    let parts = (0..count).map(|_| items.by_ref().take(size).collect::<Vec<T>>());
    if threads < 2 {
        for part in parts {
            work(part)?.into_iter().for_each(&mut *ready);
        }
        return Ok(());
    }
    // Dealt out like cards.
    let mut shares: Vec<Vec<Vec<T>>> = (0..threads).map(|_| Vec::new()).collect();
    for (at, part) in parts.enumerate() {
        shares[at % threads].push(part);
    }
    let work = &work;
    std::thread::scope(|scope| {
        let start = |share: Vec<Vec<T>>| {
            let (done, come) = sync_channel(AHEAD);
            // Nobody takes it any more where an earlier part failed.
            scope.spawn(move || share.into_iter().try_for_each(|part| done.send(work(part))));
            come
        };
        let threads: Vec<_> = shares.into_iter().map(start).collect();
        for part in threads.iter().cycle().take(count) {
            // A thread that panicked sends nothing more; the scope passes the panic on.
            let Ok(done) = part.recv() else { break };
            done?.into_iter().for_each(&mut *ready);
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_done_in_order() {
        for (count, size) in [(0, 3), (1, 3), (3, 3), (4, 3), (1_000, 7)] {
            let items: Vec<usize> = (0..count).collect();
            let mut done = Vec::new();
            let twice = |part: Vec<usize>| Ok::<_, ()>(part.into_iter().map(|item| 2 * item).collect());
            assert_eq!(in_parts(items, size, twice, &mut |item| done.push(item)), Ok(()));
            assert_eq!(done, (0..count).map(|item| 2 * item).collect::<Vec<_>>(), "{count} in parts of {size}");
        }
    }

    #[test]
    fn the_first_error_ends_it() {
        let work = |part: Vec<usize>| if part.contains(&50) { Err(part[0]) } else { Ok(part) };
        let mut done = Vec::new();
        assert_eq!(in_parts((0..1_000).collect(), 10, work, &mut |item| done.push(item)), Err(50));
        assert_eq!(done, (0..50).collect::<Vec<_>>());
    }

    #[test]
    #[should_panic(expected = "scoped thread panicked")]
    fn a_panic_is_passed_on() {
        let work = |part: Vec<usize>| if part.contains(&50) { panic!("of a test") } else { Ok::<_, ()>(part) };
        let _ = in_parts((0..1_000).collect(), 10, work, &mut |_| ());
    }
}
