//! A hidden figure is nowhere in what comes out: not in sentences, dashboard, charts, attached figures, the report as data
//! or the explanation of a sentence, nor anything that would give it back.

use scrutineer::diff::approve;
use scrutineer::{Code, Folder, Format, check, draft, explain, layout};

use crate::desk::{Desk, drafted, opened, utf8};

const REPORT: &str = r#"
title = "{Period} performance report"
committee = "Scrutiny Committee"
date = 2025-03-11
area = "Anyshire"
period = "quarter 3 2024/25"

[[section]]
heading = "Overview"
paragraphs = [{ overview = "change" }, { indicators = ["custody", "share", "boys", "girls", "all"] }]
"#;

const CATALOGUE: &str = r#"
[custody]
name = "young people sentenced to custody"
unit = "count"
noun = ["young person", "young people"]
done = "sentenced to custody"
good = "low"
frequency = "quarterly"
target = 52
chart = true

[share]
name = "young people in custody for the first time"
unit = "percent"
noun = ["young person", "young people"]
good = "low"
frequency = "quarterly"
"#;

/// Pupils excluded, with their two parts: what is hidden of one part, the other two would give back.
pub const EXCLUDED: &str = r#"
[boys]
name = "boys excluded"
unit = "count"
noun = ["boy", "boys"]
good = "low"
frequency = "quarterly"

[girls]
name = "girls excluded"
unit = "count"
noun = ["girl", "girls"]
good = "low"
frequency = "quarterly"

[all]
name = "pupils excluded"
unit = "count"
noun = ["pupil", "pupils"]
good = "low"
frequency = "quarterly"
parts = ["boys", "girls"]
"#;

const FIGURES: &str = "\
indicator,area,period,value,numerator,denominator,status,stated,note
custody,Anyshire,quarter 1 2024/25,640,,,,,
custody,Anyshire,quarter 2 2024/25,641,,,,,
custody,Anyshire,quarter 3 2024/25,73,,,,,it fell to 73
share,Anyshire,quarter 2 2024/25,11.0,660,6000,,,
share,Anyshire,quarter 3 2024/25,1.2,73,6083,,improved,
boys,Anyshire,quarter 3 2024/25,73,,,,,
girls,Anyshire,quarter 3 2024/25,8119,,,,,
all,Anyshire,quarter 3 2024/25,8192,,,,,
";

const OTHERS: &str = "\
indicator,period,comparator,value,quartile,stated,note
custody,quarter 3 2024/25,England,600,,,
";

fn folder(rules: &str) -> (Desk, Folder) {
    holding(REPORT, &[CATALOGUE, EXCLUDED].concat(), FIGURES, OTHERS, rules)
}

fn holding(report: &str, catalogue: &str, figures: &str, others: &str, rules: &str) -> (Desk, Folder) {
    let place = Desk::of(&[]);
    place.write("report.toml", report);
    place.write("indicators.toml", catalogue);
    place.write("data/observations.csv", figures);
    place.write("data/benchmarks.csv", others);
    place.write("rules/house.rhai", rules);
    let folder = opened(&place.at(""));
    (place, folder)
}

fn published(folder: &Folder, format: Format) -> String {
    utf8(crate::desk::published(&drafted(folder), format, &layout(folder)))
}

/// The hidden counts, and what would give them back: the percentage, the changes, the gap, the share of the target, the
/// total with its other part.
const SECRETS: [&str; 12] = ["73", "1.2%", "1.20", "567", "568", "587", "588", "527", "9.8", "140", "8,119", "8119"];

#[test]
fn what_is_hidden_is_nowhere() {
    let open = folder("rule(\"all\").about(\"disclosure\").then(publish_all());");
    let text = published(&open.1, Format::Text);
    for secret in ["73 young people", "1.2%", "568 fewer", "8,119"] {
        assert!(text.contains(secret), "the figures do say {secret} where nothing is hidden:\n{text}");
    }
    let (_place, folder) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(100));");
    for format in [Format::Text, Format::Json] {
        let said = published(&folder, format);
        assert!(said.contains("[c]") && said.contains("8,192"), "{said}");
        let found: Vec<&str> = SECRETS.into_iter().filter(|secret| said.contains(secret)).collect();
        assert!(found.is_empty(), "{found:?} in {format:?}:\n{said}");
    }
    for indicator in ["custody", "share", "boys", "girls"] {
        let said = explain(&draft(&folder), Some(indicator), true).expect("an explanation");
        assert!(said.contains("disclosure: rule \"small\"") && said.contains("hidden: quarter 3 2024/25"), "{said}");
        // Conditions of rules hold numbers of their own; what they read of the figures is on lines of its own.
        let read: String = said.lines().filter(|line| !line.contains('`')).collect();
        let found: Vec<&str> = SECRETS.into_iter().filter(|secret| read.contains(secret)).collect();
        assert!(found.is_empty(), "{found:?} of {indicator}:\n{said}");
    }
}

#[test]
fn what_is_rounded_is_no_finer_than_its_counts() {
    let (_place, folder) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(5).and_round_to(10));");
    let said = published(&folder, Format::Text);
    assert!(said.contains("70 young people") && said.contains("8,120") && said.contains("8,190"), "{said}");
    // 70 of 6,080
    assert!(said.contains("1.2% (70 of 6,080 young people)"), "{said}");
    assert!(!said.contains("73") && !said.contains("8,119"), "{said}");
}

#[test]
fn a_comment_on_a_hidden_figure_is_told_of() {
    let (place, _) = folder("rule(\"small\").about(\"disclosure\").then(fewer_than(100));");
    let comment = "[[comment]]\nindicator = \"custody\"\ntext = \"Far fewer than ever before.\"\n";
    place.write("commentary.toml", comment);
    let folder = opened(&place.at(""));
    let told: Vec<String> = check(&folder).into_iter().map(|told| format!("{}: {}", told.code, told.message)).collect();
    let wanted = "comment-on-hidden: a comment is about `custody`, and its figure for quarter 3 2024/25 is hidden";
    assert!(told.iter().any(|told| told == wanted), "{told:#?}");
}

/// A folder of these indicators, `id: unit and more lines`, with these rows, reported on quarter 3 2024/25.
fn made(indicators: &[(&str, &str)], rows: &str, rules: &str) -> (Desk, Folder) {
    let entry = |(id, lines): &(&str, &str)| {
        let frequency = if lines.contains("frequency") { "" } else { "frequency = \"quarterly\"\n" };
        format!(
            "[{id}]\nname = \"{id} cases\"\ngood = \"low\"\nnoun = [\"child\", \"children\"]\n{frequency}{lines}\n\n"
        )
    };
    let catalogue: String = indicators.iter().map(entry).collect();
    let ids: Vec<String> = indicators.iter().map(|(id, _)| format!("{{ indicators = [\"{id}\"] }}")).collect();
    let report = REPORT.split("paragraphs").next().unwrap_or(REPORT);
    let report = format!("{report}paragraphs = [{}]\n", ids.join(", "));
    let rows: String = rows.lines().map(|row| row.replacen(',', ",Anyshire,", 1) + "\n").collect();
    let figures = format!("indicator,area,period,value,numerator,denominator,status,stated,note\n{rows}");
    let others = "indicator,period,comparator,value,quartile,stated,note\n";
    holding(&report, &catalogue, &figures, others, rules)
}

/// Which figures are hidden of each indicator, by the explanation: `c: quarter 2 2024/25`.
fn hidden(indicators: &[(&str, &str)], rows: &str, rules: &str) -> Vec<String> {
    let (_place, folder) = made(indicators, rows, rules);
    let told = |id: &str| {
        let said = explain(&draft(&folder), Some(id), true).expect("an explanation");
        let periods = said.lines().filter_map(|line| line.trim().strip_prefix("hidden: ")?.split(" (").next());
        periods.map(|period| format!("{id}: {period}")).collect::<Vec<_>>()
    };
    indicators.iter().flat_map(|(id, _)| told(id)).collect()
}

const FIVE: &str = "rule(\"small\").about(\"disclosure\").then(fewer_than(5));";
const COUNT: &str = "unit = \"count\"";
const PERCENT: &str = "unit = \"percent\"";
const RATE: &str = "unit = \"rate\"";
const SINCE_APRIL: &str = "unit = \"count\"\nmeasure = \"cumulative\"";
const TOTAL: &str = "unit = \"count\"\nparts = [\"boys\", \"girls\", \"other\"]";
const OF_TWO: &str = "unit = \"count\"\nparts = [\"boys\", \"girls\"]";

#[test]
fn growth_since_april_is_since_the_last_figure_that_is_printed() {
    let c = [("c", SINCE_APRIL)];
    let of = |second: &str, third: &str| {
        let rows =
            format!("c,quarter 1 2024/25,10,,,,,\nc,quarter 2 2024/25,{second},,\nc,quarter 3 2024/25,{third},,");
        hidden(&c, &rows, FIVE)
    };
    assert_eq!(of("11,,,", "11,,,"), ["c: quarter 2 2024/25", "c: quarter 3 2024/25"]);
    assert_eq!(of(",,,not available", "12,,,"), ["c: quarter 3 2024/25"]);
    assert_eq!(of("20,,,", "30,,,"), [""; 0]);
    let year =
        "c,quarter 3 2023/24,30,,,,,\nc,quarter 4 2023/24,32,,,,,\nc,2023/24,32,,,,,\nc,quarter 3 2024/25,30,,,,,";
    assert_eq!(hidden(&c, year, FIVE), ["c: quarter 4 2023/24", "c: 2023/24"]);
}

#[test]
fn a_year_is_the_sum_of_whatever_tiles_it() {
    let calendar = "c,quarter 4 2023/24,10,,,,,\nc,quarter 1 2024/25,11,,,,,\nc,quarter 2 2024/25,12,,,,,\n\
                    c,quarter 3 2024/25,3,,,,,\nc,2024,36,,,,,";
    let lines = "unit = \"count\"\nyear = \"calendar\"";
    assert_eq!(hidden(&[("c", lines)], calendar, FIVE), ["c: quarter 4 2023/24", "c: quarter 3 2024/25"]);
    let months = ["April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let mut rows: String = months.iter().map(|month| format!("c,{month} 2023,{},,,,,\n", month.len() + 3)).collect();
    rows += "c,January 2024,4,,,,,\nc,February 2024,9,,,,,\nc,March 2024,9,,,,,\nc,2023/24,105,,,,,\n";
    let lines = "unit = \"count\"\nfrequency = \"monthly\"";
    let found = hidden(&[("c", lines)], &(rows + "c,December 2024,30,,,,,"), FIVE);
    assert_eq!(found.len(), 2, "{found:?}");
    let since = "c,quarter 3 2024/25,3,,,,,\nc,April to September 2024,40,,,,,\nc,April to December 2024,43,,,,,";
    assert_eq!(hidden(&[("c", COUNT)], since, FIVE).len(), 2);
}

#[test]
fn sums_hold_over_rates_decimals_and_what_has_no_row() {
    let three = [("all", TOTAL), ("boys", COUNT), ("girls", COUNT), ("other", COUNT)];
    let rows = |other: &str| {
        format!(
            "all,quarter 3 2024/25,42,,,,,\nboys,quarter 3 2024/25,1,,,,,\ngirls,quarter 3 2024/25,41,,,,,\nother,{other}"
        )
    };
    let both = ["boys: quarter 3 2024/25", "girls: quarter 3 2024/25"];
    assert_eq!(hidden(&three, &rows("quarter 2 2024/25,50,,,,,"), FIVE), both);
    assert_eq!(hidden(&three, &rows("quarter 3 2024/25,,,,not available,,"), FIVE), both);
    let two = [("all", OF_TWO), ("boys", COUNT), ("girls", COUNT)];
    let row = |all: &str, boys: &str, girls: &str| {
        format!("all,quarter 3 2024/25,{all},,\nboys,quarter 3 2024/25,{boys},,\ngirls,quarter 3 2024/25,{girls},,")
    };
    assert_eq!(hidden(&two, &row("42,,,", ",,,suppressed", "40,,,"), FIVE), both);
    assert_eq!(hidden(&two, &row("12.5,,,", "2.5,,,", "10,,,"), FIVE), both);
    let rates = [("all", "unit = \"rate\"\nparts = [\"boys\", \"girls\"]"), ("boys", RATE), ("girls", RATE)];
    assert_eq!(hidden(&rates, &row("4.0,40,100000,", "0.6,3,50000,", "7.4,37,50000,"), FIVE), both);
    let ordered =
        [("all", "unit = \"count\"\nparts = [\"c\", \"a\", \"b\"]"), ("c", COUNT), ("a", COUNT), ("b", COUNT)];
    let fours = "all,quarter 3 2024/25,48,,,,,\nc,quarter 3 2024/25,40,,,,,\na,quarter 3 2024/25,4,,,,,\nb,quarter 3 2024/25,4,,,,,";
    assert_eq!(hidden(&ordered, fours, FIVE).len(), 3, "eight in two small figures are four and four");
}

#[test]
fn figures_without_counts_are_reckoned_with() {
    let of = |lines: &str, rows: &str, rules: &str| !hidden(&[("c", lines)], rows, rules).is_empty();
    let rate = |value: &str| format!("c,quarter 2 2024/25,4.0,40,100000,,,\nc,quarter 3 2024/25,{value},,100000,,,");
    assert!(of(RATE, &rate("0.3"), FIVE) && !of(RATE, &rate("0.7"), FIVE));
    assert!(of(RATE, "c,quarter 3 2024/25,0.3,,100000,,,", FIVE), "of whatever it is per");
    assert!(of(COUNT, "c,quarter 3 2024/25,178,,180,,,", FIVE) && !of(COUNT, "c,quarter 3 2024/25,170,,180,,,", FIVE));
    let share = |value: &str| format!("c,quarter 2 2024/25,10.0,50,500,,,\nc,quarter 3 2024/25,{value},,,,,");
    assert!(of(PERCENT, &share("0.4"), FIVE) && !of(PERCENT, &share("4.0"), FIVE));
    let rounded = "rule(\"small\").about(\"disclosure\").then(round_to(20));";
    assert!(of(COUNT, "c,quarter 3 2024/25,9,,,,,", rounded) && !of(COUNT, "c,quarter 3 2024/25,10,,,,,", rounded));
}

#[test]
fn a_percentage_cut_off_from_a_small_count_is_hidden() {
    let share = |value: &str| {
        let rows = format!("c,quarter 2 2024/25,90.0,450,500,,,\nc,quarter 3 2024/25,{value},,60,,,");
        hidden(&[("c", PERCENT)], &rows, FIVE)
    };
    // 4 of 60 is 6.66...
    for value in ["6.6", "6.7"] {
        assert_eq!(share(value), ["c: quarter 3 2024/25"], "{value}");
    }
    assert_eq!(share("10.0"), [""; 0], "6 of 60");
}

#[test]
fn the_rest_of_the_whole_is_protected_for_a_percentage_and_not_for_a_rate() {
    let of = |unit: &str, value: &str| hidden(&[("c", unit)], &format!("c,quarter 3 2024/25,{value},497,500,,,"), FIVE);
    assert_eq!(of(PERCENT, "99.4"), ["c: quarter 3 2024/25"]);
    assert_eq!(of(RATE, "994"), [""; 0]);
}

#[test]
fn words_about_a_hidden_figure_go_with_it_for_a_year() {
    let said = |rows: &str, others: &str| {
        let (place, _) = made(&[("c", COUNT)], rows, FIVE);
        let note = "rule(\"n\").about(\"history\").when(|i| i.note != \"\").say(|i| `Note: ${i.note}.`);";
        place.write("rules/house.rhai", &format!("{FIVE}\n{note}"));
        let others = format!("indicator,period,comparator,value,quartile,stated,note\n{others}");
        place.write("data/benchmarks.csv", &others);
        published(&opened(&place.at("")), Format::Text)
    };
    let year = "c,quarter 3 2023/24,3,,,,,\nc,quarter 4 2023/24,30,,,,,\nc,quarter 3 2024/25,31,,,,,up from 3";
    let year = said(year, "");
    assert!(year.contains("was 31") && !year.contains("up from 3"), "{year}");
    let others = "c,quarter 3 2024/25,England,,,higher,\n";
    let held = said("c,quarter 2 2024/25,30,,,,,\nc,quarter 3 2024/25,3,,,,,", others);
    let open = said("c,quarter 2 2024/25,30,,,,,\nc,quarter 3 2024/25,31,,,,,", others);
    assert!(open.contains("England") && !held.contains("England"), "{open}\n{held}");
}

#[test]
fn small_remainders_are_asked_about_and_comments_for_a_year() {
    let told = |folder: &Folder| check(folder).into_iter().map(|told| told.code.to_string()).collect::<Vec<_>>();
    let (_place, folder) = made(&[("c", PERCENT)], "c,quarter 3 2024/25,98.9,178,180,,,", "");
    assert!(told(&folder).iter().any(|code| code == "small-number"), "{:?}", told(&folder));
    for (quarter, within) in [("quarter 2 2023/24", false), ("quarter 3 2023/24", true), ("quarter 4 2023/24", true)] {
        let (place, _) = made(&[("c", COUNT)], &format!("c,{quarter},2,,,,,\nc,quarter 3 2024/25,31,,,,,"), FIVE);
        let comment = "[[comment]]\nindicator = \"c\"\ntext = \"Far more than in spring.\"\n";
        place.write("commentary.toml", comment);
        let told = told(&opened(&place.at("")));
        assert_eq!(told.iter().any(|code| code == "comment-on-hidden"), within, "{quarter}: {told:?}");
    }
}

/// A catalogue, rules and an explanation of each kind in which a rule about disclosure cannot be asked.
#[test]
fn a_rule_about_disclosure_that_cannot_be_asked_hides_and_shows_nothing() {
    let rows = "c,quarter 2 2024/25,73,,,,,\nc,quarter 3 2024/25,3,,,,,\nd,quarter 3 2024/25,,,,not available,,";
    let with_noun = [("c", COUNT), ("d", COUNT)];
    let by_noun =
        "rule(\"children\").about(\"disclosure\").when(|i| i.out_of_noun(2) is \"children\").then(fewer_than(80));";
    let then_all = "rule(\"rest\").about(\"disclosure\").then(publish_all());";
    for rules in [
        by_noun.to_owned(),
        format!("{by_noun}\n{then_all}"),
        format!("{then_all}\nrule(\"c\").about(\"disclosure\").then(fewer_then(80)).before(\"rest\");"),
        format!(
            "{then_all}\nrule(\"c\").about(\"disclosure\").when(|i| i.count < 5).then(fewer_than(80)).before(\"rest\");"
        ),
        format!(
            "rule(\"c\").about(\"disclosure\").when(|i| i.extra(\"people\") is \"yes\").then(fewer_than(80));\n{then_all}"
        ),
    ] {
        let (_place, folder) = made(&with_noun, rows, &rules);
        let told = check(&folder);
        assert!(
            told.iter().any(|told| told.is_error() && told.code == Code::UndecidedDisclosure),
            "{rules}: {told:#?}"
        );
        let draft = draft(&folder);
        assert!(!draft.may_be_shown() && explain(&draft, Some("c"), true).is_err(), "{rules}");
        assert!(draft.sound().is_err(), "{rules}");
        let said = told.iter().map(|told| format!("{} {:?}", told.message, told.help)).collect::<String>();
        assert!(!said.contains("73"), "{said}");
    }
}

#[test]
fn what_was_hidden_when_it_was_approved_is_not_printed_because_a_rule_was_lost() {
    let rows = "c,quarter 2 2024/25,20,,,,,\nc,quarter 3 2024/25,3,,,,,";
    let (place, folder) = made(&[("c", COUNT)], rows, FIVE);
    let snapshot = draft(&folder).sound().expect("no errors").snapshot();
    approve(&place.at(""), &folder, &snapshot, &[], None).expect("approved");
    let rules = |text: &str| {
        place.write("rules/house.rhai", text);
        opened(&place.at(""))
    };
    let folder = rules("");
    let error = draft(&folder).sound().expect_err("nobody decided that it is printed");
    assert!(error.diagnostics().iter().any(|told| told.code == Code::HiddenBefore), "{error}");
    let folder = rules("rule(\"all\").about(\"disclosure\").then(publish_all());");
    let snapshot = draft(&folder).sound().expect("a rule decided it").snapshot();
    let refused = approve(&place.at(""), &folder, &snapshot, &[], None).expect_err("it is named first");
    assert!(refused.to_string().contains("`c`"), "{refused}");
    approve(&place.at(""), &folder, &snapshot, &["c".to_owned()], None).expect("it was named");
    let folder = opened(&place.at(""));
    let snapshot = draft(&folder).sound().expect("no errors").snapshot();
    approve(&place.at(""), &folder, &snapshot, &[], None).expect("what was approved as printed is hidden no more");
}
