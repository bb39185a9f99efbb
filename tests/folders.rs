//! Each folder of `fixtures/`: the text of its report, dashboard and all.

use scrutineer::{Folder, Format, draft, layout, publish};

#[test]
fn the_text_of_every_folder() {
    insta::glob!("../fixtures", "*/report.toml", |plan| {
        let dir = plan.parent().expect("a plan stands in a folder");
        let (folder, told) = Folder::open(dir);
        let faults: Vec<_> = told.iter().filter(|told| told.is_fault()).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", dir.display());
        let folder = folder.expect("a folder without faults is a report");
        let report = draft(&folder).unwrap_or_else(|error| panic!("{}: {error}", dir.display())).value;
        let text = publish(&report, Format::Text, &layout(&folder)).expect("text needs no layout").value;
        insta::assert_snapshot!(String::from_utf8(text).expect("text"));
    });
}
