//! What the tests stand on: folders copied to a temporary place and the program run there, reports drafted and published,
//! and the programs that look at what came out.
// A program without the PDF leaves out the tests that need some of it.
#![cfg_attr(not(all(feature = "pdf", feature = "proof")), allow(dead_code, unused_imports))]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

mod drafts;
mod examples;
mod folders;
mod outside;
mod place;
mod plain_pdf;
mod seeded;
mod served;
mod taken_apart;
mod tests;

pub use drafts::{as_json, as_text, drafted, opened, published, told, utf8};
pub use examples::{changed, example, in_full, reports, spoil};
pub use folders::{copy, files, fixture, root};
pub use outside::{asked, office_text, spaced};
pub use place::{Desk, Ended, ended_within, program};
pub use plain_pdf::plain_pdf;
pub use seeded::Seeded;
pub use served::{Served, body};
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

/// Puts each file that a pattern names (`fixtures/*/report.toml`) to a test whose snapshots bear the name of the file, and says at the
/// end which did not hold.
pub fn each_file(pattern: &str, put: impl Fn(&Path)) {
    let base = root().join(pattern.split('*').next().expect("the part before the first star"));
    let files =
        glob::glob(&format!("{}/{pattern}", glob::Pattern::escape(&root().to_string_lossy()))).expect("a pattern");
    let (mut put_to, mut wrong) = (0, Vec::new());
    for path in files.map(|path| path.expect("a file that can be seen")) {
        let name = path.strip_prefix(&base).expect("it lies there").to_string_lossy().into_owned();
        let mut settings = insta::Settings::clone_current();
        settings.set_input_file(&path);
        settings.set_snapshot_suffix(&name);
        put_to += 1;
        if settings.bind(|| catch_unwind(AssertUnwindSafe(|| put(&path)))).is_err() {
            wrong.push(name);
        }
    }
    assert!(put_to > 0, "no file is named by {pattern}");
    assert!(wrong.is_empty(), "these do not hold: {}", wrong.join(", "));
}
