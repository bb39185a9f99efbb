//! What this process has held at most, where the system says so.

use std::fs;

/// MiB that it has held at most since this was last asked.
pub fn most_held() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    // From now on what it holds now is the most; where that is refused the figure only grows.
    let _ = fs::write("/proc/self/clear_refs", "5");
    Some(kib >> 10)
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_held_and_let_go_of_is_counted_once() {
    let large = vec![1_u8; 300 << 20];
    assert_eq!(large.iter().map(|byte| u64::from(*byte)).sum::<u64>(), 300 << 20);
    drop(large);
    assert!(most_held().is_some_and(|held| held >= 300));
}
