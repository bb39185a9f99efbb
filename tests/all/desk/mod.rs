//! What the tests stand on: folders copied to a temporary place and the program run there, reports drafted and published,
//! and the programs that look at what came out.
// A program without the PDF leaves out the tests that need some of it.
#![cfg_attr(not(all(feature = "pdf", feature = "proof")), allow(dead_code, unused_imports))]

mod drafts;
mod examples;
mod folders;
mod outside;
mod place;
mod plain_pdf;
mod seeded;
mod taken_apart;
mod tests;

pub use drafts::{as_json, as_text, drafted, opened, published, told, utf8};
pub use examples::{changed, example, in_full, reports, spoil};
pub use folders::{copy, files, fixture, root};
pub use outside::{asked, office_text, spaced};
pub use place::{Desk, Ended, ended_within, program};
pub use plain_pdf::plain_pdf;
pub use seeded::Seeded;
pub use taken_apart::{decoded, holds, parts_of_word};

/// The snapshots of a module lie in a folder of its own, `tests/snapshots/<module>/`, until what is given back goes.
/// To be called with `module_path!()`.
pub fn snapshots(module: &str) -> insta::internals::SettingsBindDropGuard {
    let name = module.split("::").nth(1).expect("a module of this program");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("tests/snapshots").join(name));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind_to_scope()
}
