//! Steps made, taken back and made again; what was overtaken; who else has the folder open.

use std::path::Path;

use crate::folder::sha256;

use super::save_step::Overtaken;
use super::*;

fn read(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

/// A file that is to be this, taken to be what it is now.
fn version(folder: &Path, name: &str, to: Option<&str>) -> Version {
    let from = std::fs::read(folder.join(name)).ok().map(|bytes| sha256(&bytes));
    Version { name: name.to_owned(), from, to: to.map(|text| text.as_bytes().to_vec()) }
}

#[test]
fn every_step_is_taken_back_and_made_again_over_several_files() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    std::fs::write(folder.join("a.toml"), "first").expect("written");
    let history = History::of(folder, "an officer");
    let both = [version(folder, "a.toml", Some("second")), version(folder, "b.toml", Some("new"))];
    history.save("both", &both).expect("saved");
    history.save("one", &[version(folder, "b.toml", None)]).expect("saved");
    let held = || (read(folder, "a.toml"), read(folder, "b.toml"));
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(held(), (text("second"), None));
    assert_eq!(history.undo().expect("taken back").what, "one");
    assert_eq!(held(), (text("second"), text("new")));
    assert_eq!(history.undo().expect("taken back").what, "both");
    assert_eq!(held(), (text("first"), None));
    assert!(matches!(history.undo(), Err(NotSaved::Nothing)));
    assert_eq!(history.redo().expect("made again").what, "both");
    assert_eq!(held(), (text("second"), text("new")));
    // A new step goes where those were that were taken back.
    history.save("another", &[version(folder, "a.toml", Some("third"))]).expect("saved");
    assert!(matches!(history.redo(), Err(NotSaved::Nothing)));
    let (steps, standing) = history.steps();
    assert_eq!(steps.iter().map(|step| step.what.as_str()).collect::<Vec<_>>(), ["both", "another"]);
    assert_eq!((standing, steps[0].who.as_str()), (2, "an officer"));
}

#[test]
fn the_first_rule_of_a_report_makes_its_folder() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    let history = History::of(folder, "an officer");
    history.save("a wording", &[version(folder, "rules/house.rhai", Some("// ours"))]).expect("saved");
    assert_eq!(read(folder, "rules/house.rhai").as_deref(), Some("// ours"));
    history.undo().expect("taken back");
    assert_eq!(read(folder, "rules/house.rhai"), None);
}

/// A workbook that is open in Excel cannot be taken away: then nothing is written beside it, and no step is made of it.
#[test]
fn what_cannot_be_taken_away_leaves_everything_as_it_was() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    std::fs::create_dir(folder.join("data")).expect("a folder");
    let history = History::of(folder, "an officer");
    history.save("brought in", &[version(folder, "data/q1.xlsx", Some("first"))]).expect("saved");
    let protect = |is: bool| {
        let mut rights = std::fs::metadata(folder.join("data/q1.xlsx")).expect("there").permissions();
        rights.set_readonly(is);
        std::fs::set_permissions(folder.join("data/q1.xlsx"), rights).expect("set");
    };
    protect(true);
    let next = [version(folder, "data/q2.xlsx", Some("second")), version(folder, "data/q1.xlsx", None)];
    assert!(matches!(history.save("in its place", &next), Err(NotSaved::Fault(_))));
    assert_eq!((read(folder, "data/q2.xlsx"), history.steps().0.len()), (None, 1));
    assert!(matches!(history.undo(), Err(NotSaved::Fault(_))));
    assert_eq!((read(folder, "data/q1.xlsx").as_deref(), history.steps().1), (Some("first"), 1));
    protect(false);
    history.save("in its place", &next).expect("saved");
    assert_eq!((read(folder, "data/q1.xlsx"), read(folder, "data/q2.xlsx").as_deref()), (None, Some("second")));
    history.undo().expect("taken back");
    assert_eq!((read(folder, "data/q1.xlsx").as_deref(), read(folder, "data/q2.xlsx")), (Some("first"), None));
}

/// A folder that was handed on may hold a list that nobody here has written.
#[test]
fn a_list_that_leads_out_of_the_folder_is_none() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path().join("report");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(place.path().join("outside"), "theirs").expect("written");
    let history = History::of(&folder, "an officer");
    history.save("ours", &[version(&folder, "a.toml", Some("ours"))]).expect("saved");
    let list = folder.join(HISTORY).join("steps-an_officer/steps.json");
    let written = std::fs::read_to_string(&list).expect("a list");
    for name in ["../outside", "/tmp/outside", "data/../../outside", "C:\\\\outside", ""] {
        std::fs::write(&list, written.replace("a.toml", name)).expect("written");
        assert!(matches!(history.undo(), Err(NotSaved::Nothing)), "{name}");
    }
    assert_eq!(read(place.path(), "outside").as_deref(), Some("theirs"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_behind_a_link_that_leads_out() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let (folder, outside) = (place.path().join("report"), place.path().join("outside"));
    [&folder, &outside].into_iter().for_each(|place| std::fs::create_dir(place).expect("a folder"));
    std::os::unix::fs::symlink(&outside, folder.join("data")).expect("a link");
    let history = History::of(&folder, "an officer");
    let refused = history.save("figures", &[version(&folder, "data/a.csv", Some("1"))]);
    assert!(matches!(refused, Err(NotSaved::Fault(fault)) if fault.to_string().contains("outside the report folder")));
    assert_eq!(std::fs::read_dir(&outside).expect("a folder").count(), 0);
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    std::fs::write(folder.join("a.toml"), "first").expect("written");
    let history = History::of(folder, "an officer");
    let stale = version(folder, "a.toml", Some("mine"));
    std::fs::write(folder.join("a.toml"), "theirs").expect("written");
    let refused = history.save("mine", std::slice::from_ref(&stale)).expect_err("overtaken");
    assert!(matches!(refused, NotSaved::Overtaken(Overtaken { name }) if name == "a.toml"));
    assert_eq!((read(folder, "a.toml"), history.steps().0.len()), (Some("theirs".to_owned()), 0));
    history.save("mine", &[version(folder, "a.toml", Some("mine"))]).expect("saved");
    std::fs::write(folder.join("a.toml"), "theirs again").expect("written");
    assert!(matches!(history.undo(), Err(NotSaved::Overtaken(_))));
    assert_eq!((read(folder, "a.toml"), history.steps().1), (Some("theirs again".to_owned()), 1));
    // A file that came where none was taken to be.
    let new = Version { name: "b.toml".into(), from: None, to: Some(b"mine".to_vec()) };
    std::fs::write(folder.join("b.toml"), "theirs").expect("written");
    assert!(matches!(history.save("new", &[new]), Err(NotSaved::Overtaken(_))));
}

#[test]
fn the_steps_are_bounded_and_their_owners_alone() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    let history = History::of(folder, "an officer");
    for nth in 0..205 {
        history.save("a step", &[version(folder, "a.toml", Some(&format!("{nth}")))]).expect("saved");
    }
    let own = folder.join(HISTORY).join("steps-an_officer");
    let kept = || std::fs::read_dir(own.join("kept")).expect("a folder").count();
    assert_eq!((history.steps().0.len(), kept()), (200, 201));
    let large = |nth: usize| format!("{nth}{}", "x".repeat(20 << 20));
    for nth in 0..4 {
        history.save("a large step", &[version(folder, "large.toml", Some(&large(nth)))]).expect("saved");
    }
    let bytes: u64 = std::fs::read_dir(own.join("kept"))
        .expect("a folder")
        .map(|entry| entry.and_then(|entry| entry.metadata()).expect("a file").len())
        .sum();
    assert!(bytes <= 50 << 20, "{bytes}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o077;
        assert_eq!(mode(&own), 0);
        let shared = |name: &str| mode(&folder.join(name));
        assert_eq!(shared(HISTORY), shared(""), "the place itself has the rights of the folder");
        for entry in std::fs::read_dir(own.join("kept")).expect("a folder") {
            assert_eq!(mode(&entry.expect("an entry").path()), 0);
        }
        assert_eq!(mode(&own.join("steps.json")), 0);
    }
}

/// A large file that comes does not drive out the steps of before, and can be taken back.
#[test]
fn a_large_new_file_is_not_kept_a_second_time() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    let history = History::of(folder, "an officer");
    history.save("a comment", &[version(folder, "a.toml", Some("mine"))]).expect("saved");
    let large = "x".repeat(60 << 20);
    history.save("brought in", &[version(folder, "data/large.csv", Some(&large))]).expect("saved");
    assert_eq!(history.steps().0.len(), 2);
    let kept = std::fs::read_dir(folder.join(HISTORY).join("steps-an_officer/kept")).expect("a folder");
    assert_eq!(kept.count(), 1);
    history.undo().expect("taken back");
    assert_eq!(read(folder, "data/large.csv"), None);
    assert!(matches!(history.redo(), Err(NotSaved::Fault(_))));
    history.undo().expect("and that of before");
    assert_eq!(read(folder, "a.toml"), None);
}

/// Nobody takes back what somebody else did, and each save is of the file as it is.
#[test]
fn two_people_have_steps_of_their_own() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = place.path();
    let [asha, bill] = ["Asha", "Bill"].map(|who| History::of(folder, who));
    asha.save("hers", &[version(folder, "a.toml", Some("hers"))]).expect("saved");
    assert!(matches!(bill.undo(), Err(NotSaved::Nothing)));
    bill.save("his", &[version(folder, "a.toml", Some("his"))]).expect("saved");
    assert!(matches!(asha.undo(), Err(NotSaved::Overtaken(_))), "he has changed it since");
    bill.undo().expect("taken back");
    asha.undo().expect("and then hers");
    assert_eq!(read(folder, "a.toml"), None);
    // A name that is a path leads nowhere else.
    History::of(folder, "../../x").save("x", &[version(folder, "a.toml", Some("x"))]).expect("saved");
    assert!(folder.join(HISTORY).join("steps-______x/steps.json").is_file());
}

#[cfg(unix)]
#[test]
fn a_link_in_its_place_is_not_followed() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let elsewhere = tempfile::tempdir().expect("another");
    std::os::unix::fs::symlink(elsewhere.path(), place.path().join(HISTORY)).expect("a link");
    let history = History::of(place.path(), "an officer");
    let refused = history.save("x", &[version(place.path(), "a.toml", Some("x"))]).expect_err("a link");
    assert!(matches!(refused, NotSaved::Fault(_)));
    assert_eq!(std::fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
    assert_eq!(read(place.path(), "a.toml"), None);
}

#[test]
fn who_has_it_open_is_known_until_they_close_it() {
    let place = tempfile::tempdir().expect("a temporary folder");
    let user = |name: &str| User { name: name.into(), computer: "PC-1".into() };
    let mut first = Presence::of(place.path(), user("Asha"));
    let mut second = Presence::of(place.path(), user("Bill"));
    assert_eq!(first.other().expect("written"), None);
    let told = second.other().expect("written").expect("somebody else");
    assert_eq!((told.name.as_str(), told.computer.as_str()), ("Asha", "PC-1"));
    assert!(told.since > 0);
    assert_eq!(first.other().expect("written"), None);
    drop(first);
    assert_eq!(second.other().expect("written"), None);
}
