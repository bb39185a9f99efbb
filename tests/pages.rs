//! x
use scrutineer::*;
#[test]
fn example() {
    let report: Report = serde_json::from_str(include_str!("../layouts/example.json")).unwrap();
    let out = publish(&report, Format::Pdf, &Layout::shipped()).unwrap();
    println!("{:?}", out.warnings);
    std::fs::write("/tmp/rs.pdf", out.value).unwrap();
    std::fs::write("/tmp/rs.txt", publish(&report, Format::Text, &Layout::shipped()).unwrap().value).unwrap();
    std::fs::write("/tmp/rs.json", publish(&report, Format::Json, &Layout::shipped()).unwrap().value).unwrap();
    std::fs::write("/tmp/rsproof.pdf", publish(&report, Format::Proof, &Layout::shipped()).unwrap().value).unwrap();
}
