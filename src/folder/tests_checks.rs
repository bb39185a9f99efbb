//! What is found by looking at several cells or files at once, and what a rolled folder holds.

use crate::diagnostic::Code;
use crate::figures::measure::Period;

use super::tests::{CATALOGUE, FIGURES, REPORT, folder_of, open, said};
use super::{Folder, Secret, roll};

const COMMENT: &str = "[[comment]]\nindicator = \"reviews\"\ntext = ";

fn with_comment(rest: &str) -> Vec<String> {
    said(&open(&[("commentary.toml", format!("{COMMENT}{rest}\n").as_bytes())]).1)
}

fn with_figures(lines: &str) -> Vec<String> {
    let head = "indicator,period,value,numerator,denominator,status,stated,note\ncustody,Q3 2019/20,1,,,,,\n";
    said(&open(&[("data/observations.csv", format!("{head}{lines}\n").as_bytes())]).1)
}

#[test]
fn no_figure_is_typed_twice() {
    let typed = |text: &str| with_comment(&format!("\"{text}\""));
    for text in [
        "It is 93%.",
        "It is 93.0%.",
        "Of 93 children, some moved.",
        "It was 95.1 before.",
        "It fell by 2.1 percentage points.",
    ] {
        let said = typed(text);
        assert!(matches!(&said[..], [one] if one.contains("is typed here, but it")), "{text}: {said:?}");
    }
    assert_eq!(typed("Work goes on in 2019/20, from quarter 2 and since 3 March 2020."), [""; 0]);
    assert_eq!(typed("Some 40 families were visited."), ["typed-figure commentary.toml:3:14: 40 is not in any table"]);
    assert_eq!(with_comment("\"A score of 0 to 93 is usual.\"\nfacts = [\"0 to 93\"]"), [""; 0]);
    assert_eq!(with_comment("\"It is 93%.\"\nfacts = [\"93%\"]").len(), 1);
    let report = REPORT.replace("paragraphs = [", "paragraphs = [{ text = \"Now 93% are in time, of 93 of 100.\" }, ");
    let (_, diagnostics) = open(&[("report.toml", report.as_bytes())]);
    assert_eq!(said(&diagnostics).len(), 1, "{:?}", said(&diagnostics));
}

#[test]
fn an_indicators_own_name_may_hold_numbers() {
    let catalogue = CATALOGUE.replace("reviews within", "reviews of children aged 10 to 17 within");
    let comment = format!("{COMMENT}\"Children aged 10 to 17 are seen first.\"\n");
    let (_, diagnostics) = open(&[("indicators.toml", catalogue.as_bytes()), ("commentary.toml", comment.as_bytes())]);
    assert_eq!(said(&diagnostics), [""; 0]);
}

#[test]
fn percentages_are_what_their_counts_give() {
    let told = |row: &str| with_figures(&format!("reviews,Q3 2019/20,{row},,,")).join("; ");
    assert_eq!(told("12.5,1,8"), "");
    assert_eq!(told("13,1,8"), "");
    assert_eq!(told("12,1,8"), "", "half to even is let through");
    assert_eq!(
        told("66.6,2,3"),
        "percentage-doubtful data/observations.csv:3:20: 2 of 3 is 66.7%; 66.6% is cut off, not rounded"
    );
    assert!(told("66.8,2,3").starts_with("percentage-mismatch data/observations.csv:3:20: 2 of 3 is 66.7%, not 66.8%"));
    assert!(told("50,0,0").starts_with("zero-denominator"));
    assert!(told("50,5,-3").starts_with("wrong-value"));
    assert!(told("50%,1,2").is_empty());
    assert!(told("£50,1,2").starts_with("wrong-value"));
    assert!(told("99999999999999999,,").starts_with("number-too-large"));
}

#[test]
fn a_percentage_is_worked_out_where_decimals_say_how_to_print_it() {
    let figures = FIGURES.replace("93.0,93,100", ",2,3");
    let catalogue = CATALOGUE.replace("good = \"high\"", "good = \"high\"\ndecimals = 1");
    let data = ("data/observations.csv", figures.as_bytes());
    let (folder, diagnostics) = open(&[data, ("indicators.toml", catalogue.as_bytes())]);
    assert_eq!(said(&diagnostics), [""; 0]);
    let value = folder.expect("a folder").indicators()[0].observations[1].value;
    assert_eq!(value.map(|value| value.round_dp(4).to_string()).as_deref(), Some("66.6667"));
    let (_, diagnostics) = open(&[data]);
    assert_eq!(diagnostics[0].code, Code::MissingKey);
}

#[test]
fn counts_are_missed_after_two_figures_that_have_them() {
    let told = |rows: &str| with_figures(&format!("{rows}reviews,Q3 2019/20,93.0,,,,,")).join("; ");
    let one = "reviews,Q2 2019/20,95.0,95,100,,,\n";
    assert_eq!(told(one), "");
    assert!(told(&format!("reviews,Q1 2019/20,94.0,94,100,,,\n{one}")).starts_with("counts-left-out "));
}

#[test]
fn words_that_the_figures_contradict() {
    let told =
        |stated: &str| with_figures(&format!("reviews,Q2 2019/20,95.1,,,,,\nreviews,Q3 2019/20,93.0,,,,{stated},"));
    assert_eq!(told("lower; declined"), [""; 0]);
    assert_eq!(told("higher").len(), 1);
    assert_eq!(told("higher; lower").len(), 1);
    let benchmark = |line: &str| {
        let table = format!("indicator,period,comparator,value,quartile,stated\n{line}\n");
        said(&open(&[("data/benchmarks.csv", table.as_bytes())]).1)
    };
    assert_eq!(benchmark("reviews,Q3 2019/20,England,90,,better"), [""; 0]);
    assert_eq!(benchmark("reviews,Q3 2019/20,England,94,,better").len(), 1);
    assert_eq!(benchmark("reviews,Q2 2019/20,,,3,\nreviews,Q3 2019/20,,,2,improved"), [""; 0]);
    assert_eq!(benchmark("reviews,Q2 2019/20,,,2,\nreviews,Q3 2019/20,,,3,improved").len(), 1);
    assert_eq!(benchmark("reviews,Q3 2019/20,,,5,").len(), 1);
    assert_eq!(benchmark("reviews,Q3 2019/20,England,,,").len(), 1);
    assert_eq!(benchmark("reviews,Q3 2019/20,England,[x],,"), [""; 0]);
}

#[test]
fn other_areas_are_peers() {
    let figures = "indicator,area,period,value
reviews,Anyshire,Q3 2019/20,93.0
reviews,Elsewhere,Q3 2019/20,91.0
reviews,Elsewhere,Q2 2019/20,[c]
reviews,Elsewhere,Q3 2019/20,92.0
custody,,Q3 2019/20,1
";
    let (folder, diagnostics) = open(&[("data/observations.csv", figures.as_bytes())]);
    assert_eq!(
        said(&diagnostics),
        [
            "contradicting-observations data/observations.csv:5:0: `reviews` of Elsewhere in quarter 3 2019/20 is 91.0 in one row and 92.0 in another"
        ]
    );
    let folder = folder.expect("a folder");
    let peers: Vec<_> = folder.indicators()[0].peers.values().flatten().collect();
    assert_eq!(peers.len(), 1);
    let wrong = figures.replace("Anyshire", "Any shire");
    let (_, diagnostics) = open(&[("data/observations.csv", wrong.as_bytes())]);
    assert!(said(&diagnostics).iter().any(|one| one.starts_with("contradicting")));
}

#[test]
fn columns_may_be_renamed() {
    let report = format!("{REPORT}\n[columns.observations]\nvalue = \"Result\"\nvalu = \"x\"\n");
    let figures = FIGURES.replace("value", "RESULT");
    let (_, diagnostics) = open(&[("report.toml", report.as_bytes()), ("data/observations.csv", figures.as_bytes())]);
    assert_eq!(said(&diagnostics), ["unknown-key report.toml:13:1: there is no column `valu` to rename"]);
}

#[test]
fn braces_hold_known_words() {
    let report = REPORT.replace("{Period} performance", "{Perid} performance");
    let (_, diagnostics) = open(&[("report.toml", report.as_bytes())]);
    assert_eq!(said(&diagnostics), ["wrong-value report.toml:1:10: `{Perid}` is not a word that can go in braces"]);
    let report = REPORT.replace("{Period} performance", "{Period performance");
    assert_eq!(open(&[("report.toml", report.as_bytes())]).1[0].code, Code::WrongValue);
}

#[test]
fn rules_come_in_layers() {
    let report = REPORT.replace("[[section]]", "rules = [\"council\"]\n\n[[section]]");
    let (folder, diagnostics) = open(&[
        ("report.toml", report.as_bytes()),
        ("council/b.rhai", b"// b"),
        ("council/a.rhai", b"// a"),
        ("rules/house.rhai", b"// house"),
        ("layouts/our.typ", b"#let x = 1"),
    ]);
    assert_eq!(said(&diagnostics), [""; 0]);
    let folder = folder.expect("a folder");
    let names: Vec<_> = folder.rules().iter().map(|file| (file.name.as_str(), file.layer)).collect();
    assert_eq!(names, [("council/a.rhai", 1), ("council/b.rhai", 1), ("rules/house.rhai", 2)]);
    assert_eq!(folder.layouts()[0].0, "layouts/our.typ");
}

#[cfg(unix)]
#[test]
fn links_and_paths_that_leave_the_folder_are_refused() {
    let told = |asset: &str| {
        let report = REPORT.replace("[[section]]", &format!("assets = ['{asset}']\n\n[[section]]"));
        let folder = folder_of(&[("report.toml", report.as_bytes()), ("assets/crest.png", b"png")]);
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("assets/link.png")).expect("a link");
        Folder::open(folder.path()).1.iter().map(|one| one.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told("assets/crest.png"), "");
    assert_eq!(told("assets\\crest.png"), "");
    assert_eq!(told("assets/link.png"), "outside-folder");
    assert_eq!(told("../crest.png"), "outside-folder");
    assert_eq!(told("/etc/hostname"), "outside-folder");
    assert_eq!(told("C:\\crest.png"), "outside-folder");
    assert_eq!(told("assets/none.png"), "missing-file");
}

#[test]
fn next_quarters_folder() {
    let report =
        REPORT.replace("\nperiod = \"quarter 3 2019/20\"", "\r\nperiod = \"quarter 3 2019/20\"   # the period");
    let commentary = "# Ours\n[[comment]]\nindicator = \"custody\"\ntext = \"Always.\"\n\n[[comment]] # now\nindicator = \"reviews\"\nperiod = \"Q3 2019/20\"\ntext = \"\"\"\nOnly\nnow.\"\"\"\n\n# Last\n[[comment]]\nindicator = \"reviews\"\nperiod = \"Q4 2019/20\"\ntext = \"Then.\"\n";
    let outer = tempfile::tempdir().expect("a temporary folder");
    let from = outer.path().join("anyshire-2019-20-q3");
    let made = folder_of(&[
        ("report.toml", report.as_bytes()),
        ("commentary.toml", commentary.as_bytes()),
        ("expected/2019-20-q3/text.snap", b"old"),
        ("expected/2019-20-q3/text.snap.new", b"left"),
        ("anyshire.pdf", b"%PDF"),
        ("build/record.json", b"{}"),
        ("secret.key", b"old"),
        ("data/~$q3.xlsx", b"lock"),
    ]);
    std::fs::rename(made.path(), &from).expect("moved");
    let rolled = roll(&from, Period::quarter(2019, 4).expect("a quarter"), &Secret::of([7; 32])).expect("rolled");
    assert_eq!(rolled.to, outer.path().join("anyshire-2019-20-q4"));
    assert_eq!(rolled.to_write.len(), 2, "{:?}", rolled.to_write);
    assert!(rolled.to_write[1].contains("`reviews`"));
    let read = |name: &str| std::fs::read_to_string(rolled.to.join(name)).unwrap_or_default();
    let next = report.replace("quarter 3", "quarter 4").replace("date = 2020-03-03", "date = \"to be named\"");
    assert_eq!(read("report.toml"), next);
    assert_eq!(read("to-write.txt"), format!("{}\n", rolled.to_write[1]));
    assert!(rolled.to_write[1].ends_with("\u{201c}Only now.\u{201d}"), "{:?}", rolled.to_write);
    assert_eq!(
        read("commentary.toml"),
        "# Ours\n[[comment]]\nindicator = \"custody\"\ntext = \"Always.\"\n\n# Last\n[[comment]]\nindicator = \"reviews\"\nperiod = \"Q4 2019/20\"\ntext = \"Then.\"\n"
    );
    assert_eq!(read("data/observations.csv"), FIGURES);
    assert_eq!(read("secret.key"), Secret::of([7; 32]).as_file());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| std::fs::metadata(rolled.to.join(name)).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode("secret.key"), 0o600, "its owner's alone, whoever could read the last one");
        assert_ne!(mode("report.toml"), 0o600);
    }
    assert_eq!(read("expected/2019-20-q3/text.snap"), "old");
    for gone in ["expected/2019-20-q3/text.snap.new", "build", "anyshire.pdf", "data/~$q3.xlsx"] {
        assert!(!rolled.to.join(gone).exists(), "{gone}");
    }
    let again =
        roll(&from, Period::quarter(2019, 4).expect("a quarter"), &Secret::of([7; 32])).expect_err("it already exists");
    assert_eq!(again.diagnostics()[0].code, Code::CannotWrite);
    assert_eq!(std::fs::read_dir(outer.path()).expect("a folder").count(), 2);
}

#[test]
fn a_figure_and_a_rank_in_two_rows_are_both_held() {
    let rank = "reviews,Q3 2019/20,the region,,15 of 32";
    let figure = "reviews,Q3 2019/20,the region,91,";
    for lines in [[rank, figure], [figure, rank]] {
        let table = format!("indicator,period,comparator,value,rank\n{}\n", lines.join("\n"));
        let (folder, diagnostics) = open(&[("data/benchmarks.csv", table.as_bytes())]);
        assert_eq!(said(&diagnostics), [""; 0]);
        let folder = folder.expect("a folder");
        let [held] = &folder.indicators()[0].benchmarks[..] else { panic!("one comparator") };
        assert_eq!((held.value, held.quartile), (Some(91.into()), Some(2)));
        assert_eq!(held.rank.map(|rank| (rank.rank, rank.of)), Some((15, 32)));
    }
}

#[test]
fn a_target_that_cannot_be_read_is_told_once() {
    for row in ["reviews,Q4 2019/20,,#REF!", "reviews,Q4 2019/20,94,#REF!"] {
        let table = format!("indicator,period,value,target\nreviews,Q3 2019/20,93,90\n{row}\n");
        let told = said(&open(&[("data/observations.csv", table.as_bytes())]).1);
        assert!(matches!(&told[..], [one] if one.starts_with("not-a-number data/observations.csv:3")), "{told:?}");
    }
}
