//! One store of figures that several reports read: a figure revised there is revised in every report, everything that holds a
//! report against its files takes the store in, and nothing is ever written there.

use std::collections::BTreeMap;

use scrutineer::{Folder, draft_files};

use crate::desk::{Desk, as_text, files, opened};

const CATALOGUE: &str = r#"
[calls]
name = "calls answered within a minute"
unit = "percent"
good = "high"
frequency = "quarterly"

[visits]
name = "visits to libraries"
unit = "count"
noun = ["visit", "visits"]
good = "high"
frequency = "quarterly"

[pupils]
name = "pupils at the expected standard"
unit = "percent"
good = "high"
frequency = "quarterly"
"#;

const FIGURES: &str = "indicator,area,period,value\n\
    calls,Anyshire,quarter 2 2024/25,95.1\ncalls,Anyshire,quarter 3 2024/25,88.0\n\
    visits,Anyshire,quarter 2 2024/25,4200\nvisits,Anyshire,quarter 3 2024/25,4310\n\
    pupils,Anyshire,quarter 2 2024/25,61.2\npupils,Anyshire,quarter 3 2024/25,62.0\n";

fn plan(committee: &str, ids: &str, more: &str) -> String {
    format!(
        "title = \"{{Period}} performance report\"\ncommittee = \"{committee}\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
         period = \"quarter 3 2024/25\"\nlength = \"full\"\n{more}\n[from]\nfolder = \"../store\"\n\n\
         [[section]]\nheading = \"Overview\"\nparagraphs = [{{ overview = \"change\" }}]\n\n\
         [[section]]\nheading = \"Figures\"\nparagraphs = [{{ indicators = [{ids}] }}]\n"
    )
}

/// A store and two reports over it, which have no figures and no catalogue of their own.
fn two_reports() -> Desk {
    let desk = Desk::of(&[]);
    desk.write("store/indicators.toml", CATALOGUE);
    desk.write("store/data/observations.csv", FIGURES);
    desk.write("contact/report.toml", &plan("Contact Committee", "\"calls\", \"visits\"", ""));
    desk.write("schools/report.toml", &plan("Schools Committee", "\"pupils\", \"calls\"", ""));
    desk
}

fn run(desk: &Desk, words: &[&str]) -> String {
    let ended = desk.run(words);
    assert_eq!(ended.code, 0, "{words:?}: {}", ended.said);
    ended.said
}

fn store(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    files(&desk.at("store")).into_iter().collect()
}

#[test]
fn a_figure_revised_in_the_store_is_revised_in_every_report() {
    let desk = two_reports();
    let said = |report: &str| as_text(&opened(&desk.at(report)));
    assert!(["contact", "schools"].iter().all(|report| said(report).contains("88.0%")));
    // The rest of the store is in another's report, and neither said nor counted here.
    assert!(!said("contact").contains("Pupils at the expected standard") && said("schools").contains("62.0%"));
    for report in ["contact", "schools"] {
        let told = run(&desk, &["check", report]);
        assert!(!told.contains("unreported"), "{told}");
    }
    desk.edit("store/data/observations.csv", "88.0", "89.5");
    for report in ["contact", "schools"] {
        let text = said(report);
        assert!(text.contains("89.5%") && !text.contains("88.0%"), "{text}");
    }
}

#[test]
fn a_report_over_a_store_reads_as_one_that_holds_the_files_itself() {
    let desk = two_reports();
    let over = as_text(&opened(&desk.at("contact")));
    let alone = plan("Contact Committee", "\"calls\", \"visits\"", "").replace("[from]\nfolder = \"../store\"\n", "");
    desk.write("alone/report.toml", &alone);
    let (own, _) = CATALOGUE.split_once("[pupils]").expect("the last entry");
    desk.write("alone/indicators.toml", own);
    let rows: Vec<&str> = FIGURES.lines().filter(|row| !row.starts_with("pupils")).collect();
    desk.write("alone/data/observations.csv", &format!("{}\n", rows.join("\n")));
    assert_eq!(over, as_text(&opened(&desk.at("alone"))));
    let held = |name: &str, from: &str| (name.to_owned(), std::fs::read(desk.at(from)).expect("a file"));
    let (folder, _) = draft_files([
        held("report.toml", "contact/report.toml"),
        held("../store/indicators.toml", "store/indicators.toml"),
        held("../store/data/observations.csv", "store/data/observations.csv"),
    ])
    .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(as_text(&folder), over, "in memory");
}

#[test]
fn nothing_is_written_to_the_store() {
    let desk = two_reports();
    desk.write("next.csv", "indicator,period,value\nvisits,quarter 3 2024/25,4310\n");
    let before = store(&desk);
    for words in [
        &["build", "contact"][..],
        &["export", "contact"],
        &["test", "--accept", "contact"],
        &["test", "contact"],
        &["secret", "contact"],
        &["roll", "contact", "quarter 4 2024/25"],
    ] {
        run(&desk, words);
    }
    let _ = desk.run(&["import", "next.csv", "--into", "contact"]);
    assert_eq!(store(&desk), before);
    // The next folder lies beside the store too.
    let next = as_text(&opened(&desk.at("contact-2024-25-q4")));
    assert!(next.contains("88.0%"), "{next}");
}

#[test]
fn the_record_and_verify_and_explain_name_the_files_of_the_store() {
    let desk = two_reports();
    run(&desk, &["secret", "contact"]);
    run(&desk, &["build", "contact"]);
    let record: serde_json::Value =
        serde_json::from_str(&desk.read("contact/build/record.json")).expect("the record is JSON");
    let names: Vec<&str> =
        record["inputs"].as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["../store/data/observations.csv", "../store/indicators.toml", "report.toml"]);
    let explained = run(&desk, &["explain", "contact", "calls"]);
    assert!(explained.contains("../store/data/observations.csv:2"), "{explained}");
    if cfg!(feature = "pdf") {
        run(&desk, &["verify", "contact/contact.pdf", "contact"]);
        desk.edit("store/data/observations.csv", "88.0", "89.5");
        let ended = desk.run(&["verify", "contact/contact.pdf", "contact"]);
        assert!(ended.code == 1 && ended.said.contains("../store/data/observations.csv"), "{}", ended.said);
    }
}

#[test]
fn an_entry_and_a_row_of_the_reports_own_take_the_place_of_the_stores() {
    let desk = two_reports();
    desk.write("contact/indicators.toml", "[calls]\nname = \"calls picked up\"\nunit = \"percent\"\ngood = \"high\"\n");
    desk.write(
        "contact/data/observations.csv",
        "indicator,period,value\ncalls,quarter 3 2024/25,90.4\nvisits,quarter 3 2024/25,4310\n",
    );
    let text = as_text(&opened(&desk.at("contact")));
    assert!(text.contains("calls picked up was 90.4%") && text.contains("95.1%") && !text.contains("88.0%"), "{text}");
    let told = run(&desk, &["check", "contact"]);
    assert!(told.contains("is 90.4 here and 88.0 in the store; the row here counts"), "{told}");
    assert_eq!(told.matches("differs-from-store").count(), 1, "the same figure twice is no difference: {told}");
    assert!(as_text(&opened(&desk.at("schools"))).contains("88.0%"), "the other report has the store's");
}

/// A file that a recipe names is looked for in the report folder first, then in the store.
#[test]
fn a_recipe_may_be_of_a_file_of_the_store() {
    let desk = two_reports();
    let wide = "Measure,Q2 2024/25,Q3 2024/25\ncalls,95.1,88.0\nvisits,4200,4310\n";
    std::fs::remove_file(desk.at("store/data/observations.csv")).expect("removed");
    desk.write("store/data/scorecard.csv", wide);
    let recipe = "[[source]]\nfile = \"data/scorecard.csv\"\nindicator = \"Measure\"\n";
    let report = plan("Contact Committee", "\"calls\", \"visits\"", "");
    desk.write("contact/report.toml", &format!("{report}\n{recipe}"));
    let text = as_text(&opened(&desk.at("contact")));
    assert!(text.contains("88.0%") && text.contains("4,310"), "{text}");
    let refused = desk.run(&["import", "store/data/scorecard.csv", "--into", "contact"]);
    assert!(refused.code == 1 && refused.said.contains("reads this file from its store"), "{}", refused.said);
    // A table that another report names is none of this one's.
    desk.write("store/data/observations.csv", FIGURES);
    let told = run(&desk, &["check", "schools"]);
    assert!(told.contains("warning[no-secret]") && told.ends_with("no errors, 1 warning\n"), "{told}");
    std::fs::remove_file(desk.at("store/data/observations.csv")).expect("removed");
    desk.write("contact/data/scorecard.csv", &wide.replace("88.0", "87.0"));
    assert!(as_text(&opened(&desk.at("contact"))).contains("87.0%"));
}

/// A store that is a report folder itself has its recipes, and a report over it needs no copy of them.
#[test]
fn a_report_reads_the_stores_workbook_as_the_store_does() {
    let desk = two_reports();
    std::fs::remove_file(desk.at("store/data/observations.csv")).expect("removed");
    desk.write("store/data/scorecard.csv", "Thing,Winter\ncalls,88.0\nvisits,4310\n");
    let recipe = |period: &str| {
        format!(
            "[[source]]\nfile = \"data/scorecard.csv\"\nindicator = \"Thing\"\nperiods = {{ \"Winter\" = \"{period}\" }}\n"
        )
    };
    let of_store = plan("Board", "\"calls\"", "").replace("[from]\nfolder = \"../store\"\n", "");
    desk.write("store/report.toml", &format!("{of_store}\n{}", recipe("quarter 3 2024/25")));
    let text = as_text(&opened(&desk.at("contact")));
    assert!(text.contains("88.0%") && text.contains("4,310"), "{text}");
    run(&desk, &["secret", "contact"]);
    run(&desk, &["build", "contact"]);
    assert!(desk.read("contact/build/record.json").contains("../store/report.toml"));
    // A recipe of the report's own for the file takes its place.
    let own = plan("Contact Committee", "\"calls\", \"visits\"", "");
    desk.write("contact/report.toml", &format!("{own}\n{}", recipe("quarter 2 2024/25")));
    let told = run(&desk, &["check", "contact"]);
    assert!(told.contains("is for quarter 2 2024/25"), "{told}");
    desk.write("contact/report.toml", &own);
    desk.edit("store/report.toml", "\"Thing\"", "\"Measure\"");
    let told = desk.run(&["check", "contact"]);
    assert!(told.code == 1 && told.said.contains("../store/report.toml:"), "{}", told.said);
}

/// What is called observations is the store's table of figures, whatever headings it has; another may be of another report.
#[test]
fn the_stores_figures_may_have_a_column_a_quarter() {
    let desk = two_reports();
    let wide = "Measure,Q2 2024/25,Q3 2024/25\ncalls,95.1,88.0\nvisits,4200,4310\n";
    desk.write("store/data/observations.csv", wide);
    let text = as_text(&opened(&desk.at("contact")));
    assert!(text.contains("88.0%") && text.contains("4,310"), "{text}");
    std::fs::rename(desk.at("store/data/observations.csv"), desk.at("store/data/card.csv")).expect("renamed");
    assert!(desk.run(&["check", "contact"]).said.contains("no figure"));
}

/// One cause, one error: what is missing only since the store is, is not told beside it.
#[test]
fn a_store_that_is_lost_is_one_error() {
    let desk = two_reports();
    std::fs::rename(desk.at("store"), desk.at("elsewhere")).expect("renamed");
    let ended = desk.run(&["check", "contact"]);
    assert!(ended.code == 1 && ended.said.contains("there is no folder `../store`"), "{}", ended.said);
    assert!(ended.said.ends_with("1 error, no warnings\n"), "{}", ended.said);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_store() {
    use std::os::unix::fs::symlink;
    let desk = two_reports();
    desk.write("secret/other.csv", FIGURES);
    std::fs::remove_file(desk.at("store/data/observations.csv")).expect("removed");
    symlink("../../secret/other.csv", desk.at("store/data/observations.csv")).expect("a link");
    let (_, told) = Folder::open(&desk.at("contact"));
    assert!(told.iter().any(|told| told.code.as_str() == "outside-folder"), "{told:?}");
    // A store that is itself a link out of the place where the report is.
    let away = Desk::of(&[]);
    away.write("data/observations.csv", FIGURES);
    std::fs::remove_dir_all(desk.at("store")).expect("removed");
    symlink(away.at(""), desk.at("store")).expect("a link");
    let (_, told) = Folder::open(&desk.at("contact"));
    assert!(told.iter().any(|told| told.code.as_str() == "outside-folder"), "{told:?}");
}

/// What one report hides, another over the same store must not print in the same pack; and the other parts of a total are held
/// with it although no section names them.
#[test]
fn small_numbers_stay_hidden_over_one_store() {
    let desk = Desk::of(&[]);
    let entry = |id: &str, more: &str| {
        format!(
            "[{id}]\nname = \"{id} in custody\"\nunit = \"count\"\nnoun = [\"child\", \"children\"]\ngood = \"low\"\n{more}"
        )
    };
    let catalogue = [entry("boys", ""), entry("girls", ""), entry("young", "parts = [\"boys\", \"girls\"]\n")].concat();
    desk.write("store/indicators.toml", &catalogue);
    let figures = "indicator,area,period,value\nboys,Anyshire,quarter 3 2024/25,26\n\
        girls,Anyshire,quarter 3 2024/25,4\nyoung,Anyshire,quarter 3 2024/25,30\n";
    desk.write("store/data/observations.csv", figures);
    let rule = "rule(\"small numbers\").about(\"disclosure\").then(fewer_than(5));";
    desk.write("one/report.toml", &plan("One", "\"young\", \"boys\"", ""));
    desk.write("one/rules/house.rhai", rule);
    let text = as_text(&opened(&desk.at("one")));
    // 30 less 26 would be the girls, whom this report does not name.
    assert!(text.contains("[c]") && !(text.contains("26") && text.contains("30")), "{text}");
    desk.write("two/report.toml", &plan("One", "\"girls\"", ""));
    desk.write(
        "march.toml",
        "council = \"Anyshire\"\ncommittee = \"One\"\ndate = 2025-03-11\ntime = \"2.00 pm\"\nplace = \"County Hall\"\n\
         members = [\"A Member\"]\ncontact = { title = \"Clerk\", telephone = \"01632 960100\" }\n\
         [[item]]\nnumber = 1\nreport = \"one\"\n[[item]]\nnumber = 2\nreport = \"two\"\n",
    );
    desk.write("one/report.toml", &plan("One", "\"girls\", \"boys\"", ""));
    let ended = desk.run(&["check", "march.toml"]);
    assert!(ended.code == 1 && ended.said.contains("error[disclosed]"), "{}", ended.said);
}

#[test]
fn a_revision_of_git_has_the_store_of_that_time() {
    let desk = two_reports();
    let git = |words: &[&str]| {
        let ran = std::process::Command::new("git").arg("-C").arg(desk.at("")).args(words).output();
        assert!(ran.expect("git").status.success(), "{words:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "one"]);
    desk.edit("store/data/observations.csv", "88.0", "89.5");
    let ended = desk.run(&["diff", "contact@HEAD", "contact"]);
    assert!(ended.said.contains("88.0%") && ended.said.contains("89.5%"), "{}", ended.said);
}
