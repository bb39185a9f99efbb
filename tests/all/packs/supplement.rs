//! A supplement to a pack that is published, and items that are urgent.

use std::path::PathBuf;

use scrutineer::Format;
use scrutineer::pack::{Pack, PackPlan, check_pack};
use scrutineer::report::Part;

use super::pdf::Got;
use super::{pack_of, published, text};
use crate::desk::{Desk, program, snapshots};

const AGENDA: &str = r#"council = "Anyshire County Council"
committee = "Performance and Scrutiny Committee"
date = 2025-03-11
time = "2.00 pm"
place = "Council Chamber, County Hall"
membership = ["Councillor A (Chair)", "Councillor B"]

[contact]
title = "Democratic Services Officer"
email = "democracy@council.example"

[[item]]
number = 1
title = "Minutes of the meeting held on 14 January 2025"
text = "The minutes are below.\n\nThe meeting began at 2.00 pm."

[[item]]
number = 2
title = "Performance report"
to_follow = true

[[item]]
number = 3
title = "Dates of future meetings"
text = "The next meeting is on 10 June 2025."

[[item]]
number = 4
title = "Award of the Quillfeather contract"
public_title = "A contract"
part = "B"
exempt = 3
text = "The bids are below.\n\nQuillfeather bid least."
"#;

const SUPPLEMENT: &str = r#"supplement_to = "march.toml"
published = 2025-03-06

[[item]]
number = 2
report = "anyshire"

[[item]]
number = 5
title = "Repair of Long Bridge"
urgent = "The bridge was closed on 4 March and the contractor’s offer ends on 14 March."
text = "The offer is for £85,000.\n\nIt ends on 14 March 2025."

[[item]]
number = 6
title = "Purchase of Oxbow House"
part = "B"
exempt = 3
urgent = "Oxbow Limited sells on 12 March"
text = "The price is agreed.\n\nThe money is in the budget."
"#;

/// A place with an agenda, a supplement to it, and what was made of the agenda.
fn meeting(agenda: &str, supplement: &str, made: &[Part]) -> (Desk, PathBuf) {
    let place = Desk::of(&["anyshire"]);
    place.write("march.toml", agenda);
    place.write("march-supplement.toml", supplement);
    for part in made {
        let name = if *part == Part::A { "march.pdf" } else { "march-part-b.pdf" };
        let pdf = published(&pack_of(&place.at("march.toml"), *part), Format::Pdf);
        std::fs::write(place.at(name), pdf).expect("written");
    }
    let file = place.at("march-supplement.toml");
    (place, file)
}

fn supplement(part: Part) -> Pack {
    let (_place, file) = meeting(AGENDA, SUPPLEMENT, &[Part::A, Part::B]);
    pack_of(&file, part)
}

/// The front sheet and the agenda, and how each paper begins.
fn front(pack: &Pack) -> String {
    let text = text(pack);
    let papers = text.split("\nAgenda Item ");
    papers
        .map(|paper| paper.split("\n\n").take(17).collect::<Vec<_>>().join("\n\n"))
        .collect::<Vec<_>>()
        .join("\nAgenda Item ")
}

#[test]
fn a_supplement_says_what_it_adds_and_why_it_is_late() {
    let _kept = snapshots(module_path!());
    insta::assert_snapshot!("supplement_part_a", front(&supplement(Part::A)));
    insta::assert_snapshot!("supplement_part_b", front(&supplement(Part::B)));
}

#[test]
fn the_chair_will_be_asked_and_has_not_agreed() {
    for format in [Format::Text, Format::Html, Format::Json, Format::Docx] {
        let made = published(&supplement(Part::A), format);
        let said = if format == Format::Docx {
            crate::desk::parts_of_word(&made).into_iter().map(|(_, text)| text).collect()
        } else {
            String::from_utf8(made).expect("text")
        };
        let asked = "The Chair will be asked to agree, under section 100B(4)(b) of the Local Government Act 1972, that this \
            item be considered as a matter of urgency because the bridge was closed on 4 March and the contractor’s offer \
            ends on 14 March; the reason will be recorded in the minutes.";
        assert!(said.contains(asked), "{}", format.name());
        assert!(!said.contains("has agreed"), "{}", format.name());
        // Of an exempt item the reason may say what is exempt.
        assert!(said.contains("as a matter of urgency; the reason will be recorded"), "{}", format.name());
        assert!(!said.contains("Oxbow"), "{}", format.name());
    }
}

#[test]
fn its_pages_go_on_from_those_of_the_pack_that_is_published() {
    let (place, file) = meeting(AGENDA, SUPPLEMENT, &[Part::A, Part::B]);
    let pages = |name: &str| Got::out_of(&std::fs::read(place.at(name)).expect("a PDF")).pages.len();
    let (public, private) = (pages("march.pdf"), pages("march-part-b.pdf"));
    assert!(private > public);
    for part in [Part::A, Part::B] {
        let pack = pack_of(&file, part);
        let got = Got::out_of(&published(&pack, Format::Pdf));
        assert!(got.pages[0].contains("Items in this supplement"), "{}", got.pages[0]);
        for (nth, page) in got.pages.iter().enumerate() {
            let number = format!("Page {}", private + 1 + nth);
            assert!(page.ends_with(&number) || page.contains(&format!(" {number} ")), "{number}: {page}");
        }
        // The agenda of the supplement, of one page or more, says it too.
        let says = |page: &String| page.contains("That is shorter notice than the five clear working days");
        let begins = got.pages.iter().rposition(says).unwrap_or_else(|| panic!("{:?}", got.pages));
        assert!(begins > 0 && got.pages[0].contains(&format!("{} to ", private + 1 + begins)), "{}", got.pages[0]);
    }
}

#[test]
fn where_nothing_of_the_agenda_is_exempt_its_public_pack_counts() {
    let (agenda, _) = AGENDA.split_once("[[item]]\nnumber = 4").expect("item 4");
    let (_place, file) = meeting(agenda, SUPPLEMENT, &[Part::A]);
    let begins = |file: &PathBuf| pack_of(file, Part::A).supplement.expect("a supplement").first_page;
    // Front sheet, agenda, minutes.
    assert_eq!(begins(&file), 4);
    let (_place, file) = meeting(agenda, &format!("first_page = 60\n{SUPPLEMENT}"), &[]);
    assert_eq!(begins(&file), 60);
}

#[test]
fn a_paper_in_time_is_not_said_to_be_late() {
    let supplement = SUPPLEMENT.replace("2025-03-06", "2025-03-03");
    let (_place, file) = meeting(AGENDA, &supplement, &[Part::A, Part::B]);
    let said = text(&pack_of(&file, Part::A));
    assert!(
        said.contains("was published on Monday 3 March 2025, five clear working days before the meeting."),
        "{said}"
    );
    assert!(!said.contains("shorter notice"));
}

#[test]
fn what_a_report_of_the_agenda_hides_no_paper_added_to_it_prints() {
    let place = Desk::of(&["anyshire"]);
    crate::desk::copy(&place.at("anyshire"), &place.at("open"));
    let hide = "rule(\"ours\").about(\"disclosure\").then(fewer_than(20));\n";
    place.write("anyshire/rules/hide.rhai", hide);
    let agenda = AGENDA.replace("to_follow = true", "to_follow = true\n\n[[item]]\nnumber = 7\nreport = \"anyshire\"");
    // Exempt items come last.
    let (open, exempt) = agenda.split_once("[[item]]\nnumber = 4").expect("item 4");
    place.write("march.toml", &format!("{open}[[item]]\nnumber = 4{exempt}"));
    place.write("more.toml", &format!("first_page = 60\n{}", SUPPLEMENT.replace("\"anyshire\"", "\"open\"")));
    let (plan, told) = PackPlan::open(&place.at("more.toml"));
    assert!(told.is_empty(), "{told:?}");
    let checked = check_pack(&plan.expect("a plan"), program());
    let told: Vec<String> = checked.diagnostics.iter().map(|told| told.message.clone()).collect();
    assert!(told.iter().any(|told| told.contains("which item 7, `anyshire`, hides")), "{told:#?}");
}
