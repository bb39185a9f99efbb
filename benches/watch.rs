//! A rebuild in `watch` after one word of a rule was edited, beside a cold build of the same folder.
use scrutineer::{Drafted, Format, publish};
use std::path::Path;
use std::time::Instant;

fn main() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let dir = desk.path().join("anyshire");
    copy(Path::new("fixtures/anyshire"), &dir);
    let mut drafted = Drafted::again(&dir, None);
    let rule = dir.join("rules/house.rhai");
    let first = std::fs::read_to_string(&rule).unwrap();
    let n: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(10);
    let pdf = std::env::args().nth(2).as_deref() == Some("pdf");
    for k in 0..n {
        std::fs::write(&rule, first.replace("counts as a change", &format!("counts as a{k} change"))).unwrap();
        let t0 = Instant::now();
        drafted = Drafted::again(&dir, Some(drafted));
        let t1 = Instant::now();
        let report = drafted.report.as_ref().unwrap();
        let page = publish(report, Format::Html, &drafted.layout).unwrap().value;
        let t2 = Instant::now();
        let l = if pdf { publish(report, Format::Pdf, &drafted.layout).unwrap().value.len() } else { 0 };
        let t3 = Instant::now();
        println!(
            "{:?} draft {:?} html {:?} pdf {:?} {} {}",
            drafted.changed.len(),
            t1 - t0,
            t2 - t1,
            t3 - t2,
            page.len(),
            l
        );
    }
}
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for e in std::fs::read_dir(from).unwrap() {
        let p = e.unwrap().path();
        let t = to.join(p.file_name().unwrap());
        if p.is_dir() {
            copy(&p, &t)
        } else {
            std::fs::copy(&p, &t).unwrap();
        }
    }
}
