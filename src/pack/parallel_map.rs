//! Work on several papers at once, in as many threads as the machine has processors, with the outcome in the papers' order.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As much as the program's first thread has: rules may be nested deeply.
const STACK: usize = 8 << 20;

/// Does the same work on each, and gives the result of it in their order. Which thread does what changes nothing of it.
pub fn parallel_map<T: Sync, R: Send>(each: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(each.len());
    let next = AtomicUsize::new(0);
    let labour = || {
        let mut done = Vec::new();
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            match each.get(nth) {
                Some(one) => done.push((nth, work(one))),
                None => return done,
            }
        }
    };
    let mut done = thread::scope(|scope| {
        let beside = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, labour).ok();
        // Where the system gives no other thread this one does it all.
        let others: Vec<_> = (1..threads).filter_map(beside).collect();
        let mut done = labour();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(nth, _)| *nth);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outcome_stands_in_the_order_of_the_work() {
        let each: Vec<u64> = (0..100).collect();
        let slow_at_first = |nth: &u64| {
            thread::sleep(std::time::Duration::from_micros(200 - 2 * nth));
            nth * nth
        };
        assert_eq!(parallel_map(&each, slow_at_first), each.iter().map(|nth| nth * nth).collect::<Vec<_>>());
        assert!(parallel_map(&each[..0], slow_at_first).is_empty());
    }
}
