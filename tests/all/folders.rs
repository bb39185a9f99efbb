//! Each folder of `fixtures/`: the text of its report, dashboard and all.

use crate::desk::{as_text, each_file, opened, snapshots};

#[test]
fn the_text_of_every_folder() {
    let _kept = snapshots(module_path!());
    each_file("fixtures/*/report.toml", |plan| {
        let dir = plan.parent().expect("a plan stands in a folder");
        insta::assert_snapshot!(as_text(&opened(dir)));
    });
}
