//! What a paragraph says of which figure, which paragraphs and headings stand, and what is counted where.

use std::collections::BTreeSet;

use crate::desk::Desk;

const REPORT: &str = "title = \"{Period} performance report\"\ncommittee = \"Scrutiny Committee\"\ndate = 2025-03-11\n\
                      area = \"Anyshire\"\nperiod = \"quarter 3 2024/25\"\n";

const TABLE: &str = "indicator,area,period,value,numerator,denominator,status,stated,note\n";

/// A folder of these sections, catalogue and rows.
fn folder(sections: &str, catalogue: &str, rows: &str) -> Desk {
    Desk::sound(&[
        ("report.toml", &format!("{REPORT}{sections}")),
        ("indicators.toml", catalogue),
        ("data/observations.csv", &format!("{TABLE}{rows}")),
    ])
}

fn scrutineer(place: &Desk, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert_eq!(ended.code, 0, "{}", ended.said);
    ended.said
}

/// What stands before Appendix A.
fn text(place: &Desk) -> String {
    let text = scrutineer(place, &["build", "report", "--format", "text", "-o", "-", "--quiet"]);
    text.split("Appendix A").next().unwrap_or_default().to_owned()
}

fn section(heading: &str, ids: &[&str]) -> String {
    let paragraphs: Vec<String> = ids.iter().map(|id| format!("{{ indicators = [{id}] }}")).collect();
    format!("[[section]]\nheading = \"{heading}\"\nparagraphs = [{}]\n", paragraphs.join(", "))
}

/// Several parts of a file, one behind the other.
fn all(parts: &[String]) -> String {
    parts.concat()
}

const OVERVIEW: &str = "[[section]]\nheading = \"Overview\"\nparagraphs = [{ overview = \"change\" }]\n";

fn percent(id: &str, more: &str) -> String {
    format!("[{id}]\nname = \"{id} completed\"\nunit = \"percent\"\ngood = \"high\"\n{more}\n")
}

#[test]
fn a_sentence_about_a_whole_year_is_not_joined_to_one_about_the_quarter() {
    let catalogue =
        "[offending]\nname = \"re-offending\"\nunit = \"rate\"\ngood = \"low\"\nmeasure = \"cohort\"\ntarget = 0.3\n";
    let rows = "offending,,2023/24,1.37,,,,,\noffending,,quarter 3 2024/25,0.18,,,,,\n";
    let place = folder(&section("Findings", &["\"offending\""]), catalogue, rows);
    let said = text(&place);
    assert!(said.contains("cannot be compared. The latest figure meets the target of 0.3."), "{said}");
    // A rule of the officer's own about another figure, without a word on what it is about.
    place.write(
        "report/rules/house.rhai",
        "rule(\"ours\").about(\"change\").say(|i| `The figure for the year was ${i.annual.value}.`).before(\"a rate followed up\");",
    );
    let said = text(&place);
    assert!(said.contains("The figure for the year was 1.37. The figure meets the target of 0.3."), "{said}");
}

#[test]
fn an_unknown_subject_of_a_sentence_is_told_with_what_there_is() {
    let place = Desk::sound(&[(
        "rules/house.rhai",
        "rule(\"ours\").about(\"change\").say(|i| `It was so.`).of(\"yaer\").before(\"the same\");",
    )]);
    let ended = place.run(&["check", "report"]);
    assert!(ended.said.contains("\"yaer\" is not something that a sentence is about"), "{}", ended.said);
    assert!(ended.said.contains("did you mean \"year\"?") || ended.said.contains("year"), "{}", ended.said);
}

#[test]
fn the_same_words_of_two_measures_are_said_of_both() {
    let catalogue = all(&[percent("visits", "target = 85"), percent("plans", "target = 85")]);
    let rows = "visits,,quarter 3 2024/25,88,,,,,\nplans,,quarter 3 2024/25,91,,,,,\n";
    let said = text(&folder(&section("Findings", &["\"visits\", \"plans\""]), &catalogue, rows));
    assert_eq!(said.matches("It meets the target of 85%.").count(), 2, "{said}");
    let told = |id: &str, one: &str, many: &str, target: u32| {
        format!(
            "[{id}]\nname = \"{many} helped\"\nunit = \"count\"\ngood = \"high\"\nnoun = [\"{one}\", \"{many}\"]\n\
             done = \"helped\"\nfamily = \"help\"\ntarget = {target}\n"
        )
    };
    let rows = "adults,,quarter 3 2024/25,88,,,,,\nfamilies,,quarter 3 2024/25,91,,,,,\n";
    let together = |target: u32| {
        let catalogue = all(&[told("adults", "adult", "adults", 85), told("families", "family", "families", target)]);
        text(&folder(&section("Findings", &["\"adults\", \"families\""]), &catalogue, rows))
    };
    let said = together(85);
    assert!(said.contains("88 adults and 91 families in quarter 3. Each figure meets the target of 85."), "{said}");
    let said = together(90);
    assert!(said.contains("The figure for adults meets the target of 85."), "{said}");
    assert!(said.contains("The figure for families meets the target of 90."), "{said}");
}

#[test]
fn numbers_follow_what_stands_and_a_silent_heading_goes() {
    let sections = format!(
        "{}{}{}[[section]]\nheading = \"Kept\"\n{}",
        section("Silent", &["\"bins\"", "\"trees\""]),
        section("Above", &["\"bins\""]).replace("heading", "numbered = true\nheading"),
        section("Below", &["\"calls\""]).replace("heading", "level = 2\nheading"),
        section("Last", &["\"trees\"", "\"roads\""]),
    );
    let catalogue = all(&[
        percent("bins", "quiet = true"),
        percent("trees", "quiet = true"),
        percent("calls", "why_missing = \"had not been published at the time of writing\""),
        percent("roads", ""),
    ]);
    let rows = "bins,,quarter 3 2024/25,99,,,,,\ntrees,,quarter 3 2024/25,98,,,,,\n\
                calls,,quarter 3 2024/25,,,,not available,,\nroads,,quarter 2 2024/25,70,,,,,\nroads,,quarter 3 2024/25,71,,,,,\n";
    let place = folder(&sections, &catalogue, rows);
    place.write(
        "report/commentary.toml",
        "[[override]]\nindicator = \"roads\"\ntopic = \"change\"\ntext = \"It rose, as was planned.\"\nwhy = \"why\"\nwho = \"Head of Roads\"\n\
         pinned = \"period: quarter 3 2024/25; value: 71%; previous: 70% in quarter 2 2024/25; verdict: higher (no counts to test)\"\n",
    );
    let said = text(&place);
    let lines: Vec<&str> = said.lines().filter(|line| !line.is_empty()).skip(4).collect();
    assert_eq!(
        lines[..3],
        ["Above", "Below", "1. The percentage of calls completed had not been published at the time of writing."],
        "{said}"
    );
    assert_eq!(lines[3..5], ["Kept", "Last"], "{said}");
    assert!(
        lines[5].starts_with("2. The percentage of roads completed was 71% in quarter 3. It rose, as was planned."),
        "{said}"
    );
    let why = scrutineer(&place, &["explain", "report", "2.2"]);
    assert!(why.contains("It rose, as was planned.") && why.contains("Head of Roads"), "{why}");
    assert_eq!(place.run(&["test", "report", "--accept"]).code, 0);
    place.edit("report/indicators.toml", "quiet = true", "quiet = false");
    let differs = place.run(&["test", "report"]).said;
    assert!(differs.contains("3 sentences have moved"), "a number that moved is no other sentence: {differs}");
}

#[test]
fn a_summary_may_repeat_a_figure_and_it_is_counted_once() {
    let sections = all(&[
        OVERVIEW.to_owned(),
        section("Summary", &["\"calls\"", "\"roads\""]),
        section("Access", &["\"calls\""]),
        section("Highways", &["\"roads\""]),
    ]);
    let catalogue = all(&[percent("calls", ""), percent("roads", ""), percent("parks", "")]);
    let rows = "calls,,quarter 2 2024/25,70,700,1000,,,\ncalls,,quarter 3 2024/25,80,800,1000,,,\n\
                roads,,quarter 2 2024/25,70,700,1000,,,\nroads,,quarter 3 2024/25,60,600,1000,,,\n";
    let place = folder(&sections, &catalogue, rows);
    let whole = scrutineer(&place, &["build", "report", "--format", "text", "-o", "-", "--quiet"]);
    assert!(whole.contains("From two measures that have been reported, one has improved"), "{whole}");
    assert_eq!(whole.matches("The percentage of calls completed was 80%").count(), 2, "said in both places: {whole}");
    assert!(whole.contains("Access | 1 | none | none | 1") && !whole.contains("Summary |"), "{whole}");
    assert_eq!(whole.matches("\nCalls completed (").count(), 1, "one row: {whole}");
    // `parks` is in the catalogue for another report.
    assert!(!whole.contains("arks"), "{whole}");
    let told = scrutineer(&place, &["check", "report"]);
    assert!(!told.contains("parks"), "{told}");
    for what in ["1.1", "2.1", "4.1", "calls"] {
        scrutineer(&place, &["explain", "report", what]);
    }
}

#[test]
fn information_without_a_figure_is_counted_as_information() {
    let sections = all(&[OVERVIEW.to_owned(), section("Findings", &["\"calls\"", "\"roads\"", "\"parks\""])]);
    let catalogue = all(&[
        percent("calls", ""),
        percent("roads", "").replace("high", "none"),
        percent("parks", "").replace("high", "none"),
    ]);
    let rows = "calls,,quarter 3 2024/25,70,700,1000,,,\nroads,,quarter 2 2024/25,70,,,,,\nroads,,quarter 3 2024/25,71,,,,,\n\
                parks,,quarter 2 2024/25,70,,,,,\nparks,,quarter 3 2024/25,,,,not available,,\n";
    let said = text(&folder(&sections, &catalogue, rows));
    assert!(said.contains("From one measure that has been reported"), "{said}");
    assert!(said.contains("two measures are for information only. Of these, one was not available."), "{said}");
}

#[test]
fn a_paragraph_that_cannot_give_its_figure_names_the_measure_all_the_same() {
    let catalogue = percent("calls", "target = 60");
    let rows = "calls,,quarter 3 2024/25,70,,,,,\n";
    let place = folder(&section("Findings", &["\"calls\""]), &catalogue, rows);
    place.write("report/rules/house.rhai", "replace(\"the figure\").say(|i| \"\");");
    let said = text(&place);
    assert!(said.contains("1. The percentage of calls completed meets the target of 60%."), "{said}");
}

#[test]
fn an_action_is_said_behind_the_comments_and_carried_to_the_next_report() {
    let place = Desk::sound(&[(
        "commentary.toml",
        "[[action]]\nindicator = \"assessments\"\ntext = \"A second team reviews every open assessment.\"\nowner = \"Head of Safeguarding\"\n\
         by = 2025-06-30\nstate = \"under way\"\n\n[[comment]]\nindicator = \"assessments\"\nperiod = \"quarter 3 2024/25\"\n\
         text = \"The teams were at full strength.\"\n",
    )]);
    let said = text(&place);
    let wanted = "The teams were at full strength. What is being done: A second team reviews every open assessment. \
                  Responsible: Head of Safeguarding, by 30 June 2025 (under way).";
    assert!(said.contains(wanted), "{said}");
    scrutineer(&place, &["check", "report"]);
    let rolled = place.run(&["roll", "report", "quarter 4 2024/25"]);
    assert_eq!(rolled.code, 0, "{}", rolled.said);
    let next = place.read("report-2024-25-q4/commentary.toml");
    assert!(next.contains("[[action]]") && !next.contains("full strength"), "{next}");
}

#[test]
fn what_is_owed_is_listed_by_owner() {
    let catalogue = all(&[
        percent("calls", "owner = \"Head of Customer Services\"\ntarget = 90"),
        percent("roads", "owner = \"Head of Highways\""),
        percent("parks", ""),
    ]);
    let rows = "calls,,quarter 2 2024/25,80,,,,,\ncalls,,quarter 3 2024/25,70,,,,,\nroads,,quarter 2 2024/25,70,,,,,\n\
                parks,,quarter 3 2024/25,,,,not available,,\n";
    let place = folder(&section("Findings", &["\"calls\"", "\"roads\"", "\"parks\""]), &catalogue, rows);
    let owed = scrutineer(&place, &["check", "report", "--owing"]);
    assert_eq!(
        owed,
        "Head of Customer Services\n  `calls`: a comment (target missed)\n  `calls`: an action (target missed)\n\
         Head of Highways\n  `roads`: the figure for quarter 3 2024/25\n\
         Nobody is named\n  `parks`: the figure for quarter 3 2024/25\n"
    );
}

#[test]
fn paragraphs_choose_by_attention_the_worst_first() {
    let sections = all(&[
        "[[section]]\nheading = \"First\"\nparagraphs = [{ choose = \"attention\" }]\n".to_owned(),
        "[[section]]\nheading = \"Improved\"\nparagraphs = [{ choose = \"improved\" }]\n".to_owned(),
        "[[section]]\nheading = \"The rest\"\nparagraphs = [{ choose = \"rest\" }]\n".to_owned(),
    ]);
    let catalogue = all(&[
        percent("parks", "target = 60"),
        percent("roads", "target = 80"),
        percent("calls", "target = 90"),
        percent("bins", ""),
    ]);
    let rows = "parks,,quarter 3 2024/25,65,,,,,\nroads,,quarter 3 2024/25,78,,,,,\ncalls,,quarter 3 2024/25,60,,,,,\n\
                bins,,quarter 2 2024/25,90,900,1000,,,\nbins,,quarter 3 2024/25,70,700,1000,,,\n";
    let place = folder(&sections, &catalogue, rows);
    let said = text(&place);
    let begins: Vec<&str> = said.lines().filter(|line| !line.is_empty()).skip(4).collect();
    assert!(begins[1].starts_with("1. The percentage of calls completed was 60%"), "{said}");
    assert!(begins[2].starts_with("2. The percentage of roads completed was 78%"), "{said}");
    assert!(begins[3].starts_with("3. The percentage of bins completed was 70%"), "{said}");
    assert_eq!(begins[4], "The rest", "a heading whose paragraphs choose nothing goes: {said}");
    assert!(begins[5].starts_with("4. The percentage of parks completed was 65%"), "{said}");
    let told = place.run(&["check", "report"]).said;
    assert!(told.contains("nothing-chosen") && told.contains("report.toml:11"), "{told}");
    assert!(!told.contains("unreported-indicator"), "{told}");
}

#[test]
fn what_the_length_leaves_out_is_counted_and_listed() {
    let place = Desk::report("anyshire");
    place.edit("report/report.toml", "length = \"normal\"", "length = \"short\"");
    let told = place.run(&["check", "report"]).said;
    assert!(told.contains("Length \"short\": ") && told.contains("not printed; `explain --all` lists them."), "{told}");
    let all = scrutineer(&place, &["explain", "report", "--all"]);
    assert!(all.contains("Not printed, because of the length of the report"), "{all}");
    assert!(!told.contains("unreported-data"), "what is left out is not told one by one: {told}");
}

/// The sentences of the paragraphs about measures, without the officer's own words, and how many measures they report.
fn paragraphs(length: &str) -> (Vec<Vec<String>>, usize) {
    let place = Desk::report("anyshire");
    place.edit("report/report.toml", "length = \"normal\"", &format!("length = \"{length}\""));
    let json = scrutineer(&place, &["build", "report", "--format", "json", "-o", "-", "--quiet"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let (mut found, mut measures) = (Vec::new(), BTreeSet::new());
    for block in list(&report["sections"]).iter().flat_map(|section| list(&section["blocks"])) {
        let by_rule = |sentence: &&serde_json::Value| {
            let because = list(&sentence["because"]);
            because.iter().any(|one| one["by_hand"] == false && !list(&one["indicators"]).is_empty())
        };
        let sentences: Vec<_> = list(&block["sentences"]).into_iter().filter(|one| by_rule(&one)).collect();
        for because in sentences.iter().flat_map(|one| list(&one["because"])) {
            measures.extend(list(&because["indicators"]).iter().map(ToString::to_string));
        }
        let said: Vec<String> = sentences.iter().filter_map(|one| one["text"].as_str().map(str::to_owned)).collect();
        if !said.is_empty() {
            found.push(said);
        }
    }
    (found, measures.len())
}

#[test]
fn the_made_up_county_is_worth_reading() {
    let words = |said: &[String]| said.iter().map(|sentence| sentence.split_whitespace().count()).sum::<usize>();
    let (normal, measures) = paragraphs("normal");
    let all: usize = normal.iter().map(|said| words(said)).sum();
    assert!(all <= 50 * measures, "{} words a measure", all / measures);
    for said in &normal {
        assert!(words(said) <= 90, "{} words: {said:?}", words(said));
    }
    let sentences: Vec<&String> = normal.iter().flatten().collect();
    let this = sentences.iter().filter(|sentence| sentence.starts_with("This ")).count();
    assert!(this * 3 < sentences.len(), "{this} of {} sentences begin \"This\"", sentences.len());
    let at = |length: &str| -> usize { paragraphs(length).0.iter().map(|said| words(said)).sum() };
    assert!(at("short") < all && all < at("full"), "each length says more than the one before");
}
