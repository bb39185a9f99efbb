//! The national table of Anyshire: the verb that ranks every measure, and what a rule can say of the neighbours.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn anyshire() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/anyshire");
    for name in ["", "assets", "data", "rules"] {
        let to = place.path().join("anyshire").join(name);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(fixture.join(name)).expect("the fixture") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
            }
        }
    }
    place
}

fn scrutineer(place: &Path, words: &[&str]) -> (String, String, i32) {
    let run: Output = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
        .current_dir(place)
        .args(words)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&run.stdout), text(&run.stderr), run.status.code().expect("it ends by itself"))
}

#[test]
fn every_measure_is_ranked() {
    let place = anyshire();
    let (out, err, code) = scrutineer(place.path(), &["national", "anyshire"]);
    assert_eq!((err.as_str(), code), ("", 0));
    let expected = "\
measure,period,value,rank,areas,quartile,band,on the boundary,change,neighbours,england,note
AllocSW,2023-24,99.5,14,35,2,B,no,1.1,98.5888888888889,98.9,
AbsPrim,2024 (prov),5.4,18,35,2,B,yes,0.2,5.04444444444444,5.3,
SickDays,2023/24,8.9,14,35,2,B,no,0.1,8.9,9.1,
Superfast,2024,97.3,17,36,2,B,no,0.3,97.62,96.8,
";
    assert_eq!(out, expected);
    let (all, _, _) = scrutineer(place.path(), &["national", "anyshire", "--all"]);
    assert_eq!(all.lines().count(), 1 + 36 * 4);
    for line in expected.lines().skip(1) {
        assert!(all.contains(&format!("Anyshire,302,{line}\n")), "{line}");
    }
    // A figure that is held back has neither rank nor band; what lies around it is told all the same.
    assert!(all.contains("Lynhaven,322,AllocSW,2023-24,-,-,35,-,-,-,-,-,98.9,no figure\n"), "{all}");
}

#[test]
fn a_rule_can_speak_of_the_neighbours() {
    let place = anyshire();
    let rule = "\nrule(\"the neighbours\").about(\"comparison\").before(\"against others\").when(|i| i.neighbours_counted == 9)\
                .say(|i| `Of ${i.neighbours_counted} neighbours, with figures of ${i.neighbour_range}, the middle is ${i.neighbour_median}.`);\n";
    let path = place.path().join("anyshire/rules/house.rhai");
    let own = fs::read_to_string(&path).expect("the rules");
    fs::write(&path, own + rule).expect("written");
    let (out, err, _) = scrutineer(place.path(), &["build", "anyshire", "--format", "text", "-o", "-"]);
    assert!(out.contains("Of nine neighbours, with figures of 97.3% to 100.0%, the middle is 98.1%."), "{out}{err}");
}

#[test]
fn the_method_of_the_quartiles_is_named() {
    let place = anyshire();
    let path = place.path().join("anyshire/report.toml");
    let report = fs::read_to_string(&path).expect("the plan");
    let said = |report: &str| {
        fs::write(&path, report).expect("written");
        scrutineer(place.path(), &["build", "anyshire", "--format", "text", "-o", "-"]).0
    };
    let by_rank =
        "Beside the figures of 35 areas for 2023/24, this would be in the top quartile (joint first, by rank).";
    assert!(said(&report).contains(by_rank));
    let by_cuts = "this would be in the top quartile (joint first, by the department\u{2019}s cut points).";
    let lait = said(&format!("quartiles = \"lait\"\n{report}"));
    assert!(lait.replace('\'', "\u{2019}").contains(by_cuts), "{lait}");
}
