//! What is saved can be taken back; what somebody else wrote meanwhile stays; none of it is in an edition.

use serde_json::json;

use super::{begin, comment};
use crate::desk::{Desk, Served, files, program};

#[test]
fn an_edit_is_written_shown_and_taken_back() {
    let opened = begin();
    let before = opened.commentary();
    let (status, told) = opened.edit(comment("Lines were down for a day."));
    assert_eq!(
        (status, &told["saved"]),
        (200, &json!("Comment added on \u{201c}Calls answered in two minutes\u{201d}")),
        "{told}"
    );
    let after = opened.commentary();
    assert_eq!(
        after.strip_prefix(&before),
        Some("\n[[comment]]\nindicator = \"calls\"\ntext = \"Lines were down for a day.\"\n")
    );
    let said = |opened: &Served| opened.sentences().iter().any(|one| one["text"] == "Lines were down for a day.");
    let state = opened.once("it is shown", |state| !state["changed"].as_array().expect("a list").is_empty());
    assert!(
        said(&opened) && state["undo"] == "Comment added on \u{201c}Calls answered in two minutes\u{201d}",
        "{state}"
    );
    let (status, told) = opened.send("/undo", &json!({}));
    assert_eq!((status, opened.commentary()), (200, before.clone()), "{told}");
    opened.once("it is gone", |state| {
        state["undo"].is_null() && state["redo"] == "Comment added on \u{201c}Calls answered in two minutes\u{201d}"
    });
    assert_eq!(opened.send("/redo", &json!({})).0, 200);
    assert_eq!(opened.commentary(), after);
    assert_eq!(opened.send("/redo", &json!({})).0, 422);
}

#[test]
fn a_file_that_changed_under_the_page_is_not_written_over() {
    let opened = begin();
    let seen = opened.data("/entries")["from"].clone();
    opened.desk.edit("anyshire/commentary.toml", "clinics have added", "clinics now have added");
    let theirs = opened.commentary();
    let mut edit = comment("Mine.");
    edit["from"] = seen;
    let (status, told) = opened.send("/edit", &edit);
    assert_eq!((status, opened.commentary()), (409, theirs), "{told}");
    assert_eq!(told["overtaken"], "commentary.toml");
    let entries = told["entries"]["entries"].as_array().expect("the file as it is");
    assert!(entries.iter().any(|one| one["keys"]["text"].to_string().contains("clinics now have")), "{told}");
    // From the file as it is now the same is saved, and nothing of the other is lost.
    edit["from"] = told["entries"]["from"].clone();
    assert_eq!(opened.send("/edit", &edit).0, 200);
    let both = opened.commentary();
    assert!(both.contains("clinics now have added") && both.contains("Mine."), "{both}");
    // Nor is it taken back over what came after it.
    opened.desk.edit("anyshire/commentary.toml", "clinics now have", "clinics always have");
    let theirs = opened.commentary();
    assert_eq!((opened.send("/undo", &json!({})).0, opened.commentary()), (409, theirs));
}

/// A disk on which nothing more can be written: the edit is refused with the reason, and no file is other or half written.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_loses_nothing() {
    let desk = Desk::of(&["anyshire"]);
    let mut command = std::process::Command::new("sh");
    let most = "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"";
    command.args(["-c", most]).arg(program()).args(["studio", "--no-open", "anyshire"]).current_dir(desk.at("."));
    let mut opened = Served::of_command(command, desk);
    opened.enter();
    opened.once("it is drafted", |state| state["version"].as_u64() > Some(0));
    let is_own = |name: &String| !name.starts_with(".scrutineer");
    let standing =
        || files(&opened.desk.at("anyshire")).into_iter().filter(|(name, _)| is_own(name)).collect::<Vec<_>>();
    let before = standing();
    let (status, told) = opened.edit(comment(&"A long comment. ".repeat(300)));
    assert_eq!(status, 507, "{told}");
    assert!(
        told["said"].as_str().is_some_and(|said| said.contains("commentary.toml") || said.contains("cannot")),
        "{told}"
    );
    assert!(standing() == before, "nothing is other");
    assert_eq!(opened.data("/steps")["steps"], serde_json::json!([]));
    assert_eq!(opened.send("/publish", &serde_json::json!({ "format": "text" })).0, 422);
    assert!(standing() == before, "nothing is made");
}

#[test]
fn a_second_studio_is_told_who_has_the_folder() {
    let first = begin();
    assert!(!first.greeting.contains("has this folder open"), "{}", first.greeting);
    let second = Desk::of(&[]);
    let mut command = second.command(&["studio", "--no-open"]);
    command.arg(first.desk.at("anyshire")).env("USER", "bill");
    let second = Served::of_command(command, second);
    assert!(second.greeting.contains("has this folder open in the studio too"), "{}", second.greeting);
    let mine = first.data("/state");
    assert!(mine["open_elsewhere"].is_null(), "{mine}");
}

/// Where the steps lie of who runs this.
fn steps_of(desk: &Desk) -> std::path::PathBuf {
    let all = std::fs::read_dir(desk.at("anyshire/.scrutineer")).expect("a folder");
    let own = all.map(|entry| entry.expect("an entry").path()).find(|path| path.join("steps.json").is_file());
    own.expect("somebody's steps")
}

/// Steps may hold hidden numbers: they are in no edition, attachment, copy of the folder, hash or warning.
#[test]
fn the_history_is_in_nothing_that_is_made() {
    let opened = begin();
    let made = |desk: &Desk| {
        desk.run(&["build", "anyshire", "--format", "json", "-o", "out.json"]);
        let checked = desk.run(&["check", "anyshire", "--format", "json"]).out;
        (desk.read("out.json"), checked)
    };
    // Opening it is not yet an edit.
    std::fs::remove_dir_all(opened.desk.at("anyshire/.scrutineer")).ok();
    let before = made(&opened.desk);
    assert_eq!(opened.edit(comment("An unusual word: quixotic.")).0, 200);
    assert_eq!(opened.send("/undo", &json!({})).0, 200);
    let own = steps_of(&opened.desk);
    assert_eq!(made(&opened.desk), before);
    let rolled = opened.desk.run(&["roll", "anyshire", "quarter 4 2024/25"]);
    assert_eq!(rolled.code, 0, "{}", rolled.said);
    for (name, bytes) in crate::desk::files(&opened.desk.at("")) {
        let is_history = name.starts_with("anyshire/.scrutineer/");
        assert!(is_history || !String::from_utf8_lossy(&bytes).contains("quixotic"), "{name}");
        assert!(is_history || !name.contains(".scrutineer"), "{name}");
    }
    #[cfg(not(unix))]
    let _ = own;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&own).expect("there").permissions().mode() & 0o077, 0);
    }
}
