//! A pack that is watched: only what was edited is drafted again, and nothing exempt is shown.

#[cfg(feature = "pdf")]
use crate::desk::fixture;
use crate::desk::{Desk, Served, copy};

use super::{ids, texts, watching};

/// The agenda of the pack: what is exempt comes last.
const PACK: &str = r#"
committee = "Children and Families Overview and Scrutiny Committee"
date = 2020-03-03
time = "2.00 pm"
place = "County Hall"
membership = ["Councillor A (Chair)"]
contact = { title = "Democratic Services Officer", email = "democracy@council.example" }

[[item]]
number = 1
title = "Minutes"
text_file = "pack-2020-03/minutes.md"

[[item]]
number = 3
report = "leicestershire-2019-20-q3"

[[item]]
number = 4
report = "anyshire"

[[item]]
number = 7
title = "Bids for the framework"
part = "B"
exempt = 3
text_file = "pack-2020-03/framework-bids.md"

[[item]]
number = 8
title = "Quillfeather"
part = "B"
exempt = 3
report = "secret"
"#;

/// A pack of two reports, a text, and two exempt papers, one of which is a report with an error.
fn of_a_pack(part: &str) -> Served {
    let desk = Desk::of(&["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"]);
    desk.say_all("anyshire");
    desk.write("march.toml", PACK);
    desk.write("secret/report.toml", "title = \"Quillfeather\"\nno such key\n");
    watching(desk, &["march.toml", "--part", part])
}

/// Words that stand in exempt papers alone.
const EXEMPT: [&str; 5] = ["Quillfeather", "Oxbow", "Marlstone", "4,385", "guaranteed occupancy"];

#[test]
fn of_a_pack_only_the_report_that_was_edited_is_drafted_again() {
    let watched = of_a_pack("A");
    let state = watched.state(1);
    assert_eq!(texts(&state["drafted"]), ["leicestershire-2019-20-q3", "anyshire"], "{state}");
    assert!(state["current"] == true && !state["told"].to_string().contains("Error"), "{state}");
    let page = watched.get("/report");
    assert!(page.contains("id=\"item-3-p6-1\"") && page.contains("id=\"item-4-p11-3\""), "both reports are shown");
    for word in EXEMPT {
        assert!(!page.contains(word) && !state.to_string().contains(word), "Part A says {word}");
    }
    assert!(page.contains("Exempt item") && !page.contains("not for publication"));

    watched.desk.reword("anyshire", "too little to count");
    let state = watched.once("it is marked", |state| !ids(&state["changed"]).is_empty());
    assert_eq!(ids(&state["changed"]), ["item-4-p11-3", "item-4-p18-3", "item-4-p27-2"], "{state}");
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "the other is kept: {state}");
    assert!(state["said"].as_str().expect("words").contains("the first at item 4, 11.3"), "{state}");
    assert!(watched.get("/report").contains("too little to count."), "the page is drawn anew");

    // An editor that puts a new file in the place of the old one.
    let minutes = watched.desk.at("pack-2020-03/minutes.md");
    let text = std::fs::read_to_string(&minutes).expect("minutes");
    let longer = format!("{text}\nThe Chairman closed the meeting early.\n");
    watched.desk.write("pack-2020-03/other", &longer);
    std::fs::rename(watched.desk.at("pack-2020-03/other"), &minutes).expect("renamed");
    let state =
        watched.once("the text is marked", |state| ids(&state["changed"]).iter().any(|id| id.starts_with("item-1-p")));
    assert_eq!((ids(&state["changed"]).len(), texts(&state["drafted"]).len()), (1, 0), "{state}");
    assert!(watched.get("/report").contains(&format!("id=\"{}\">The Chairman closed", ids(&state["changed"])[0])));
}

#[test]
fn a_fault_in_a_folder_of_a_pack_is_named_and_the_last_good_page_stays_whole() {
    let watched = of_a_pack("A");
    let body = |answer: &str| answer.split("\r\n\r\n").nth(1).map(str::to_owned);
    watched.desk.edit("anyshire/rules/house.rhai", "${i.previous}, less", "${i.prevous}, less");
    let state = watched.once("it is set aside", |state| !ids(&state["set_aside"]).is_empty());
    assert_eq!(ids(&state["set_aside"])[0], "item-4-p11-3", "{state}");
    let told = texts(&state["told"]);
    assert!(
        told.iter().any(|told| told.starts_with("Error: march.toml:") && told.contains("item 4, `anyshire`")),
        "{state}"
    );
    assert!(told.iter().any(|told| told.starts_with("Error: anyshire/rules/house.rhai:")), "{state}");
    watched.desk.edit("anyshire/rules/house.rhai", "${i.prevous}, less", "${i.previous}, less");
    watched.once("it is sound", |state| state["current"] == true && !state["told"].to_string().contains("Error"));

    let good = body(&watched.get("/report"));
    watched.desk.edit("anyshire/data/observations.csv", "91.6,1402,1531", "ninety,1402,1531");
    let state = watched.once("it is told", |state| state["current"] == false);
    let told = texts(&state["told"]);
    assert!(told.iter().any(|told| told.contains("item 4, `anyshire`")), "{state}");
    assert!(told.iter().any(|told| told.contains("anyshire/data/observations.csv:21")), "{state}");
    assert_eq!(body(&watched.get("/report")), good);

    // What is edited meanwhile in another folder is marked once there is a page again.
    let folder = "leicestershire-2019-20-q3/report.toml";
    watched.desk.edit(folder, "Quartile positions are added where", "Quartile positions are given where");
    let state = watched.once("the other is drafted", |state| texts(&state["drafted"]) == ["leicestershire-2019-20-q3"]);
    assert!(state["current"] == false && ids(&state["changed"]).is_empty(), "{state}");
    assert_eq!(body(&watched.get("/report")), good);
    watched.desk.edit("anyshire/data/observations.csv", "ninety,1402,1531", "91.6,1402,1531");
    let state = watched.once("it is mended", |state| state["current"] == true);
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "{state}");
    assert!(matches!(&ids(&state["changed"])[..], [id] if id.starts_with("item-3-p")), "{state}");
}

#[test]
fn an_item_and_its_folder_are_followed_once_the_pack_names_them() {
    let watched = of_a_pack("A");
    copy(&watched.desk.at("anyshire"), &watched.desk.at("other/place"));
    watched.desk.edit(
        "march.toml",
        "[[item]]\nnumber = 7",
        "[[item]]\nnumber = 5\nreport = \"other/place\"\n\n[[item]]\nnumber = 7",
    );
    let state = watched.once("it is added", |state| texts(&state["drafted"]) == ["other/place"]);
    assert!(state["current"] == true && watched.get("/report").contains("id=\"item-5-p11-3\""), "{state}");
    watched.desk.edit("other/place/rules/house.rhai", "a change.`", "anything.`");
    let state = watched.once("it is watched", |state| ids(&state["changed"]).contains(&"item-5-p11-3".to_owned()));
    assert_eq!(texts(&state["drafted"]), ["other/place"], "{state}");

    // A folder that goes away and comes back, as git makes it, is watched again.
    let (place, gone) = (watched.desk.at("other/place"), watched.desk.at("gone"));
    std::fs::rename(&place, &gone).expect("moved");
    watched.once("it is missed", |state| state["told"].to_string().contains("there is no folder `other/place`"));
    std::fs::rename(&gone, &place).expect("moved back");
    watched.once("it is back", |state| state["current"] == true);
    watched.desk.edit("other/place/report.toml", "\ntitle = \"", "\ntitle = \"Again: ");
    watched.once("it is watched again", |_| watched.get("/report").contains("Again: "));

    // A file that is not there yet is waited for, in a folder that nothing else lies in.
    std::fs::create_dir_all(watched.desk.at("later")).expect("made");
    watched.desk.edit("march.toml", "report = \"other/place\"", "title = \"Later\"\ntext_file = \"later/text.md\"");
    let state = watched.once("it is missed", |state| state["current"] == false);
    assert!(state["told"].to_string().contains("later/text.md"), "{state}");
    watched.desk.write("later/text.md", "It has come.\n");
    watched.once("it has come", |state| state["current"] == true);
    let page = watched.get("/report");
    assert!(page.contains("It has come.") && !page.contains("id=\"item-5-p11-3\""));
}

#[test]
fn part_b_is_marked_and_its_exempt_report_drafted() {
    let watched = of_a_pack("B");
    let state = watched.state(1);
    assert!(state["current"] == false && state["told"].to_string().contains("item 8, `secret`"), "{state}");
    watched.desk.edit("march.toml", "report = \"secret\"", "report = \"anyshire\"");
    watched.once("it is shown", |state| state["current"] == true);
    let page = watched.get("/report");
    assert!(page.contains("Part B: not for publication") && page.contains("Quillfeather"));
    let strange = watched.sent("GET /report HTTP/1.1\r\nHost: council.example\r\nConnection: close\r\n\r\n");
    assert!(strange.starts_with("HTTP/1.1 403") && !strange.contains("Quillfeather"), "{strange}");
}

/// The preview of a pack with a PDF from elsewhere is what `pack` writes, as a page and typeset, before an edit and after.
#[cfg(feature = "pdf")]
#[test]
fn the_pages_of_a_pack_are_those_that_pack_writes() {
    let desk = Desk::of(&["anyshire", "leicestershire-2019-20-q3", "pack-2020-03"]);
    std::fs::copy(fixture("pack-2020-03.toml"), desk.at("march.toml")).expect("copied");
    let watched = watching(desk, &["march.toml"]);
    let is_the_pack = || {
        for format in ["html", "pdf"] {
            let made = watched.desk.run(&["pack", "march.toml", "--format", format, "-o", "made"]);
            assert_eq!(made.code, 0, "{}", made.said);
            let made = std::fs::read(watched.desk.at("made")).expect("made");
            let page = watched.get("/report");
            let shown =
                if format == "pdf" { watched.pdf() } else { page.split_once("\r\n\r\n").expect("a head").1.into() };
            assert!(shown == made, "the {format} of `pack`");
        }
    };
    watched.once("it is typeset", |state| state["pdf"]["version"] == 1);
    is_the_pack();
    watched.desk.reword("anyshire", "too little to count");
    let state = watched.once("it is typeset again", |state| state["pdf"]["version"] == 2);
    assert_eq!(texts(&state["drafted"]), ["anyshire"], "{state}");
    is_the_pack();
}
