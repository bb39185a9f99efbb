//! What is asked of the linker: the same stack on Windows as elsewhere, and a packed list of the addresses that are put right when
//! the program starts.
//!
//! The list is read in full at every start, whatever is asked for: 2.7 MB that are 0.04 MB when packed. The system's C library
//! unpacks it, from glibc 2.36, so a program to give to others is built on the oldest system that it is to run on. Nothing is
//! asked of the linker where the C library is older or another, for another kind of machine, or where somebody has chosen a
//! linker or flags of their own, which may not know the request.

use std::env::{var, var_os};
use std::process::Command;

/// The first glibc 2 that unpacks it.
const FIRST: u32 = 36;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Some(request) = stack_on_windows() {
        println!("cargo::rustc-link-arg-bins={request}");
    }
    if is_for_this_machine() && links_as_rust_does() && glibc().is_some_and(|version| version >= FIRST) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The first thread of a program has 8 MiB for nested rules and tables on Linux and macOS, and on Windows what the linker writes
/// into the program: 1 MiB where nobody asks for more.
fn stack_on_windows() -> Option<&'static str> {
    let is = |name: &str, value: &str| var(name).is_ok_and(|found| found == value);
    if !is("CARGO_CFG_TARGET_OS", "windows") {
        return None;
    }
    Some(if is("CARGO_CFG_TARGET_ENV", "msvc") { "/STACK:8388608" } else { "-Wl,--stack,8388608" })
}

fn is_for_this_machine() -> bool {
    var_os("HOST") == var_os("TARGET") && var("CARGO_CFG_TARGET_ENV").is_ok_and(|library| library == "gnu")
}

fn links_as_rust_does() -> bool {
    var_os("RUSTC_LINKER").is_none() && var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.is_empty())
}

/// The 36 of `glibc 2.36`; `None` where there is another library.
fn glibc() -> Option<u32> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    String::from_utf8(said.stdout).ok()?.trim().strip_prefix("glibc 2.")?.split('.').next()?.parse().ok()
}
