//! The national table of Anyshire: the verb that ranks every measure, and what a rule can say of the neighbours.

use crate::desk::Desk;

fn anyshire() -> Desk {
    let desk = Desk::of(&["anyshire"]);
    desk.say_all("anyshire");
    desk
}

#[test]
fn every_measure_is_ranked() {
    let place = anyshire();
    let ranked = place.run(&["national", "anyshire"]);
    assert_eq!((ranked.err.as_str(), ranked.code), ("", 0));
    let expected = "\
measure,period,value,rank,areas,quartile,band,on the boundary,change,neighbours,england,note
AllocSW,2023-24,99.5,14,35,2,B,no,1.1,98.5888888888889,98.9,
AbsPrim,2024 (prov),5.4,18,35,2,B,yes,0.2,5.04444444444444,5.3,
SickDays,2023/24,8.9,14,35,2,B,no,0.1,8.9,9.1,
Superfast,2024,97.3,17,36,2,B,no,0.3,97.62,96.8,
";
    assert_eq!(ranked.out, expected);
    let all = place.run(&["national", "anyshire", "--all"]).out;
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
    let own = place.read("anyshire/rules/house.rhai");
    place.write("anyshire/rules/house.rhai", &(own + rule));
    let built = place.run(&["build", "anyshire", "--format", "text", "-o", "-"]);
    let neighbours = "Of nine neighbours, with figures of 97.3% to 100.0%, the middle is 98.1%.";
    assert!(built.out.contains(neighbours), "{}", built.said);
}

#[test]
fn the_method_of_the_quartiles_is_named() {
    let place = anyshire();
    let report = place.read("anyshire/report.toml");
    let said = |report: &str| {
        place.write("anyshire/report.toml", report);
        place.run(&["build", "anyshire", "--format", "text", "-o", "-"]).out
    };
    let by_rank = "Beside the figures of 35 areas for 2023/24, this would be in the top quartile (joint first).";
    assert!(said(&report).contains(by_rank));
    let by_cuts = "this would be in the top quartile (joint first, by the department\u{2019}s cut points).";
    let lait = said(&format!("quartiles = \"lait\"\n{report}"));
    assert!(lait.replace('\'', "\u{2019}").contains(by_cuts), "{lait}");
}
