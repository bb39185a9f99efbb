//! What the program leaves alone: another's file, a file that somebody changed, and work that nobody waits for.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::desk::Desk;

#[test]
fn only_what_the_program_made_last_is_written_over() {
    let desk = Desk::sound(&[]);
    let build = |more: &[&str]| desk.run(&[&["build", "report", "--format", "docx"], more].concat());
    assert_eq!((build(&[]).code, build(&[]).code), (0, 0), "what was made last is made again");
    let name = "report/report.docx";
    let mut edited = std::fs::read(desk.at(name)).expect("made");
    edited.extend(b"a colleague's comments");
    std::fs::write(desk.at(name), &edited).expect("written");
    let refused = build(&[]);
    assert!(refused.code == 1 && refused.said.contains("error[cannot-write]"), "{}", refused.said);
    assert!(refused.said.contains("--force"), "{}", refused.said);
    assert!(std::fs::read(desk.at(name)).expect("there") == edited, "the comments stay");
    assert_eq!(build(&["--force"]).code, 0);
    assert_eq!(build(&[]).code, 0, "what was forced is known as made");
    for ending in ["docx", "txt", "doc", "xls", "xlsm", "py", "pdf", "html", "json"] {
        let name = format!("mine.{ending}");
        desk.write(&name, "mine");
        let refused = desk.run(&["build", "report", "--format", "text", "-o", &name]);
        assert!(refused.code == 1 && desk.read(&name) == "mine", "{name}: {}", refused.said);
    }
    let refused = desk.run(&["diff", "report", "report", "--format", "html", "-o", "mine.html"]);
    assert!(refused.code == 1 && desk.read("mine.html") == "mine", "{}", refused.said);
}

#[test]
fn a_pack_is_not_written_over_another_file() {
    let desk = Desk::sound(&[]);
    desk.write("march.toml", &super::pack_of("report"));
    desk.write("march.txt", "the clerk's notes");
    let text = ["pack", "march.toml", "--format", "text"];
    assert_eq!(desk.run(&text).code, 1);
    assert_eq!(desk.read("march.txt"), "the clerk's notes");
    assert_eq!(desk.run(&[&text[..], &["--force"]].concat()).code, 0);
    assert_eq!(desk.run(&text).code, 0, "it is the last one made");
}

/// A drawing that is never finished.
const ENDLESS: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><filter id='a' width='1' height='1'>\
               <feTurbulence baseFrequency='.05' numOctaves='2000000000'/></filter>\
               <rect width='9' height='9' filter='url(#a)'/></svg>";

/// Such a drawing, in a child whose parent goes away.
#[test]
fn a_child_ends_itself_when_its_parent_has_gone() {
    let desk = Desk::of(&[]);
    let mut child =
        desk.command(&["__draw_crest"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("started");
    let mut question = child.stdin.take().expect("piped");
    question.write_all(&(ENDLESS.len() as u64).to_be_bytes()).expect("asked");
    question.write_all(ENDLESS.as_bytes()).expect("asked");
    std::thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().expect("known").is_none(), "it is at work");
    drop(question);
    let until = Instant::now() + Duration::from_secs(10);
    while child.try_wait().expect("known").is_none() {
        assert!(Instant::now() < until, "it runs on without a parent");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// One judgement by every verb: what `check` lets pass, `build` shows, and a crest that would never be finished keeps nobody
/// waiting.
#[test]
fn a_crest_that_is_never_finished_is_told_of_by_every_verb() {
    let desk = Desk::sound(&[("crest.svg", ENDLESS)]);
    assert_eq!(desk.run(&["build", "report", "-o", "made.pdf"]).code, 0);
    let look = "\n[look]\ncrest = \"crest.svg\"\ncrest_alternative = \"The crest\"\n";
    desk.write("report/report.toml", &format!("{}{look}", desk.read("report/report.toml")));
    for arguments in [
        vec!["check", "report"],
        vec!["build", "report"],
        vec!["build", "report", "--format", "html"],
        vec!["verify", "made.pdf", "report"],
    ] {
        let ended = desk.run(&arguments);
        let told = "the crest `crest.svg` cannot be used: it takes more than 3 seconds to draw";
        assert!(ended.code == 1 && ended.said.contains(told), "{arguments:?}: {}", ended.said);
    }
}

#[test]
fn what_is_new_says_what_is_not_for_a_shared_history() {
    let desk = Desk::of(&[]);
    assert_eq!(desk.run(&["new", "mine"]).code, 0);
    let ignored = desk.read("mine/.gitignore");
    for line in ["secret.key", "build/", "/*.pdf", "/*.docx", "*.snap.new"] {
        assert!(ignored.lines().any(|known| known == line), "{line} is not in {ignored}");
    }
}
