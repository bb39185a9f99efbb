//! Asks the linker to pack the list of addresses that are put right when the program starts.
//!
//! The list is read in full at every start, whatever is asked for: 2.7 MB that are 0.04 MB when packed. The system's C library
//! unpacks it, from glibc 2.36. A program that is built where that is older, or for another kind of machine, is built without.

use std::process::Command;

/// The first glibc 2 that unpacks it.
const FIRST: u32 = 36;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if is_for_this_machine() && glibc().is_some_and(|version| version >= FIRST) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn is_for_this_machine() -> bool {
    std::env::var_os("HOST") == std::env::var_os("TARGET")
        && std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|library| library == "gnu")
}

/// The 36 of `glibc 2.36`; none where there is another library.
fn glibc() -> Option<u32> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    String::from_utf8(said.stdout).ok()?.trim().strip_prefix("glibc 2.")?.split('.').next()?.parse().ok()
}
