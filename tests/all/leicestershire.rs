//! The real report of `fixtures/leicestershire-2019-20-q3`: the facts of the published original are in ours, in the
//! paragraph where they were; the table names the two that are not. The book that says so names no indicator, and the
//! folder adds only tolerances and wordings.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::{Desk, as_text, opened, root, snapshots};

/// A fact of a paragraph, in the words of our report.
enum Fact {
    /// A value, a count, a change or its direction, a comparison, a quartile, a period, an earlier figure.
    Said(&'static str),
    /// Whether it is better or worse: tolerances decide that, and the folder may set its own.
    Status(&'static str),
}

use Fact::{Said, Status};

impl Fact {
    fn words(&self) -> &'static str {
        match self {
            Said(words) | Status(words) => words,
        }
    }
}

/// What the published paragraphs say, in the order in which ours say it.
#[rustfmt::skip]
const FACTS: &[(usize, &[Fact])] = &[
    (5, &[Said("29 measures"), Status("18 have improved"), Status("eight show no significant change"), Status("three have declined"), Said("one indicator provides information with no polarity")]),
    // The published totals are 5, 10, 4 and 2: the README says why ours are not.
    (6, &[Said("21 measures that have a national benchmark"), Said("four are in the top quartile"), Said("10 are in the second quartile"), Said("five are in the third quartile"), Said("two are in the fourth quartile")]),
    (7, &[Said("child protection cases reviewed within timescales"), Said("93%"), Said("in quarter 3"), Said("2.1 percentage points lower"), Said("than quarter 2"), Said("moves Leicestershire into the third quartile of local authorities")]),
    (8, &[Said("percentage of children becoming subject to a child protection plan for a second or subsequent time"), Said("15.2% (28 children)"), Said("in quarter 3"), Said("8.0 percentage points lower"), Status("This improvement"), Said("moves Leicestershire into the third quartile of local authorities by available comparisons")]),
    (9, &[Said("percentage of re-referrals to social care within 12 months"), Said("20.4% (280 children)"), Said("lower"), Said("than quarter 2"), Said("moves Leicestershire into the second quartile of local authorities"), Said("better than statistical neighbours"), Said("Monthly audits take place within the service to monitor this.")]),
    (10, &[Said("percentage of single assessments completed within 45 days"), Said("87.6% (1,160 assessments)"), Said("from 631 in quarter 4 2018/19"), Said("higher"), Status("(better)"), Said("than quarter 2"), Said("continuing the improvement"), Said("in the second quartile"), Said("better than statistical neighbours"), Said("increased over the past three quarters")]),
    (11, &[Said("Two child protection plans"), Said("two years or more"), Said("at the end of quarter 3"), Said("representing 0.4% of cases"), Said("the same as quarter 2"), Said("places Leicestershire in the second quartile of local authorities by available comparisons")]),
    (12, &[Said("percentage of children with three or more placements during the year"), Said("8.6% (54 children)"), Said("lower"), Status("(better)"), Said("than quarter 2"), Said("places Leicestershire in the second quartile"),
        Said("percentage of children in the same placement for 2+ years or placed for adoption"), Said("58.6% (126 children)"), Said("lower"), Said("than quarter 2 (63%)"), Said("Leicestershire remains in the fourth quartile")]),
    (13, &[Said("percentage of care leavers in suitable accommodation"), Said("93.8% (151 young people)"), Said("at the end of quarter 3"), Said("places Leicestershire in the top quartile of local authorities by available comparisons")]),
    (14, &[Said("percentage of care leavers in education, employment or training"), Said("64.6% (104 young people)"), Said("at the end of quarter 3"), Said("places Leicestershire in the top quartile of local authorities by available comparisons")]),
    (15, &[Said("percentage of children in care who have had an annual health assessment within the last 12 months"), Said("86.2% (540 young people)"), Status("slightly"), Said("lower"), Said("than quarter 2 (88%) as a percentage"), Said("only one fewer young person"),
        Said("Completion of health assessments continues to be overseen by the Children in Care Head of Service and Service Manager, with specific actions identified to address delays and barriers including systems support, processes and staffing pressures.")]),
    (16, &[Said("percentage of children in care who have had a dental check"), Said("74.9% (469 children)"), Status("slightly"), Said("lower"), Said("than quarter 2 (75.5%) as a percentage"), Said("five more children")]),
    (17, &[Said("a tool which is used to identify looked after children who are at risk of developing emotional and behavioural difficulties"), Said("0 to 13 as ‘normal’"), Said("14 to 16 as ‘borderline’"), Said("17 to 40 as ‘cause for concern’"),
        Said("average score for Leicestershire children was 14 in quarter 3"), Said("places Leicestershire in the second quartile of local authorities"), Said("similar to the statistical neighbour average of 14.2"), Said("from a low of zero and one to a high of 30")]),
    (18, &[Said("Children and Family Wellbeing service has now been established"), Said("new reporting is currently being developed"), Said("work of children’s centres, a significant part of the new service"), Said("reported figures are higher than those previously reported"), Said("worked with 4,210 individuals and 1,749 families"), Said("in quarter 3")]),
    (19, &[Said("Supporting Leicestershire Families programme had claimed Payment by Results (PBR)"), Said("2,205"), Said("at the end of quarter 3"), Said("80% of the overall target for Leicestershire"), Said("better than regional comparisons"), Said("Progress towards the April 2020 target remains strong")]),
    (20, &[Said("usually reported one or two quarters in arrears"), Said("produced and validated by legal bodies such as the Police and courts before being released to local authorities")]),
    (21, &[Said("quarter 2 figure (latest available)"), Said("first time entrants to the criminal justice system aged 10 to 17"), Said("was 18"), Said("lower"), Said("quarterly average for 2018/19"), Said("the figure of 100 for the whole year")]),
    (22, &[Said("rate of re-offending per young offender was 0.18 offences per offender"), Said("quarter 2"), Said("2018/19 was 1.37"), Said("cannot be compared")]),
    (23, &[Said("One young person was sentenced to custody"), Said("quarter 2 (latest available)"), Said("usually low, for example one or two")]),
    (24, &[Said("percentage of eligible two year olds taking up the Free Early Education Entitlement (FEEE) offer was 81%"), Said("higher"), Said("than the previous reported figure of 72%"), Said("places Leicestershire in the second quartile of local authorities by available comparisons"),
        Said("percentage of eligible three and four year olds taking up the FEEE offer was 100%"), Said("higher"), Said("than the previous reported figure of 98%"), Said("places Leicestershire in the top quartile of local authorities")]),
    (25, &[Said("percentage of childcare providers in Leicestershire rated as good or outstanding was 95.7%"), Said("slightly higher than quarter 2"), Said("places Leicestershire in the third quartile of local authorities")]),
    (26, &[Said("More detailed national data is now available at Key Stage 2 to identify performance of characteristic groups.")]),
    (27, &[Said("with an Education, Health and Care Plan (EHCP) reaching the expected level in reading, writing and mathematics at the end of Key Stage 2 (age 11) was 7%"), Said("the same as"), Said("the previous two years"), Said("third quartile of local authorities"), Said("worse than the statistical neighbour average of 7.9%")]),
    (28, &[Said("eligible for free school meals reaching the expected level in reading, writing and mathematics at the end of Key Stage 2 (age 11) was 40%"), Status("(better)"), Said("than 2018 (37%)"), Said("remains in the fourth quartile of local authorities"), Said("similar to the statistical neighbour average of 42%")]),
    (29, &[Said("Key Stage 4 performance for the same groups had not been published at the time of writing")]),
    (30, &[Said("percentage of Leicestershire schools rated as good or outstanding was 87.5% (244 schools)"), Said("higher"), Status("(better)"), Said("than the previous figure of 86%"), Said("places Leicestershire in the second quartile of local authorities"),
        Said("proportion of Leicestershire pupils in good or outstanding schools was 83.7% (80,910 pupils)"), Said("slightly lower than the previous figure"), Said("places Leicestershire in the third quartile")]),
    (31, &[Said("percentage of primary schools rated good or outstanding was 89.3% (200 schools)"), Said("at the end of quarter 3"), Said("higher"), Said("than quarter 2"), Said("moves Leicestershire into the second quartile of local authorities"),
        Said("The equivalent secondary school figure was 76.1% (35 schools)"), Said("lower"), Said("than quarter 2"), Said("remains in the second quartile of local authorities")]),
    (32, &[Said("percentage of special schools rated good or outstanding remained at 100% (six schools)")]),
    (33, &[Said("young people not in education, employment or training (NEET) was 1.9% (249 young people)"), Said("at the end of December 2019"), Said("similar to the statistical neighbour average of 2%")]),
    (34, &[Said("young people with special educational needs (SEN) who were NEET was 4.2% (45 young people)"), Said("at the end of December 2019"), Status("better"), Said("than quarter 2"), Said("4.7% (56 young people)")]),
];

/// The paragraphs of the published report that carry facts.
const FACTS_BEGIN: usize = 5;
const FACTS_END: usize = 34;

/// The folder's own rules are at most this many.
const OWN_RULES: usize = 12;

fn fixture() -> PathBuf {
    crate::desk::fixture("leicestershire-2019-20-q3")
}

/// The whole text of a folder's report.
fn text(dir: &Path) -> String {
    as_text(&opened(dir))
}

/// The numbered paragraphs, each with its number.
fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    text.lines()
        .filter_map(|line| line.split_once(". "))
        .filter_map(|(number, rest)| Some((number.parse().ok()?, rest)))
        .collect()
}

/// The facts that a report lacks; each must come after the one before it.
fn lacking(text: &str) -> Vec<(usize, &'static Fact)> {
    let paragraphs = paragraphs(text);
    let mut lacking = Vec::new();
    for (number, facts) in FACTS {
        let (_, mut rest) = *paragraphs.iter().find(|(known, _)| known == number).expect("a paragraph of this number");
        for fact in *facts {
            match rest.find(fact.words()) {
                Some(at) => rest = &rest[at + fact.words().len()..],
                None => lacking.push((*number, fact)),
            }
        }
    }
    lacking
}

fn listed(lacking: &[(usize, &Fact)]) -> String {
    lacking.iter().map(|(number, fact)| format!("paragraph {number}: {}\n", fact.words())).collect()
}

/// A copy of the fixture that a test may change.
fn copy() -> (Desk, PathBuf) {
    let place = Desk::report("leicestershire-2019-20-q3");
    let dir = place.at("report");
    (place, dir)
}

/// The ids of a catalogue, each with its table.
fn catalogue(dir: &Path) -> toml::Table {
    let text = fs::read_to_string(dir.join("indicators.toml")).expect("a catalogue");
    let table: toml::Table = text.parse().expect("TOML");
    assert!(table.len() > 20, "only {} indicators", table.len());
    table
}

#[test]
fn every_fact_is_in_its_paragraph() {
    let text = text(&fixture());
    let numbers: Vec<usize> = paragraphs(&text).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, (1..=37).collect::<Vec<_>>(), "37 numbered paragraphs, in order");
    let table: Vec<usize> = FACTS.iter().map(|(number, _)| *number).collect();
    assert_eq!(table, (FACTS_BEGIN..=FACTS_END).collect::<Vec<_>>(), "the table of facts leaves no paragraph out");
    let lacking = lacking(&text);
    assert!(lacking.is_empty(), "facts of the published report that are not in ours:\n{}", listed(&lacking));
}

#[test]
fn without_the_folders_own_rules_only_statuses_change() {
    let (_place, dir) = copy();
    fs::remove_dir_all(dir.join("rules")).expect("the fixture has rules of its own");
    let mut lacking = lacking(&text(&dir));
    lacking.retain(|(number, fact)| *number >= 7 && matches!(fact, Said(_)));
    assert!(lacking.is_empty(), "facts that only the folder's own rules say:\n{}", listed(&lacking));
}

#[test]
fn the_shipped_tests_of_significance_judge_it_too() {
    let _kept = snapshots(module_path!());
    let (_place, dir) = copy();
    fs::remove_dir_all(dir.join("rules")).expect("the fixture has rules of its own");
    insta::assert_snapshot!("judged by the shipped rules", text(&dir));
}

#[test]
fn renaming_every_indicator_changes_only_names() {
    let (_place, dir) = copy();
    let mut catalogue = catalogue(&dir);
    let mut renamed: Vec<(usize, String, String)> = Vec::new();
    for (nth, (_, indicator)) in catalogue.iter_mut().enumerate() {
        let indicator = indicator.as_table_mut().expect("a table for each indicator");
        for key in ["name", "label", "subject", "variant"] {
            let Some(toml::Value::String(old)) = indicator.get(key).cloned() else { continue };
            // Two letters tell the indicators apart, so no made-up name is part of another.
            let letter = |nth: usize| char::from(b'a' + u8::try_from(nth).expect("a letter"));
            let made_up = format!("wob{}{} {key}s", letter(nth / 26), letter(nth % 26));
            let made_up = if old.starts_with(char::is_uppercase) { capital(&made_up) } else { made_up };
            renamed.push((nth, made_up.clone(), old));
            indicator.insert(key.into(), toml::Value::String(made_up));
        }
    }
    let cited = fs::read_to_string(fixture().join("commentary.toml")).expect("commentary");
    fs::write(dir.join("indicators.toml"), toml::to_string(&catalogue).expect("TOML")).expect("written");
    assert!(!cited.contains("wob"), "the made-up names are nobody's");

    let mut back = text(&dir);
    for nth in 0..catalogue.len() {
        let any =
            renamed.iter().any(|(of, made_up, _)| *of == nth && back.to_lowercase().contains(&made_up.to_lowercase()));
        assert!(any, "indicator {nth} bears its new name in the report");
    }
    for (_, made_up, old) in &renamed {
        back = back.replace(made_up, old).replace(&capital(made_up), &capital(old));
    }
    similar(&text(&fixture()), &back);
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Equal line by line, so that a difference can be read.
fn similar(ours: &str, theirs: &str) {
    for (one, other) in ours.lines().zip(theirs.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(ours.lines().count(), theirs.lines().count());
}

/// A rule file without its comments and its examples: an example may be of any figures.
fn bare(file: &str) -> String {
    let kept = file.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut bare = String::new();
    let mut in_example = false;
    for line in kept {
        in_example = in_example || line.trim_start().starts_with(".example(");
        if !in_example {
            bare.push_str(line);
            bare.push('\n');
        }
        in_example = in_example && !line.ends_with(';');
    }
    bare
}

#[test]
fn no_shipped_rule_names_an_indicator() {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("rules"))
        .expect("the shipped rules")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rhai"));
    assert!(!files.is_empty(), "there are shipped rules");
    let mut named = Vec::new();
    for path in &files {
        let whole = fs::read_to_string(path).expect("a rule file").to_lowercase();
        let bare = bare(&whole);
        assert!(bare.contains("rule("), "{}: rules are left", path.display());
        let words: Vec<&str> = bare.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        for fixture in ["anyshire", "leicestershire-2019-20-q3"] {
            for (id, indicator) in &catalogue(&root().join("fixtures").join(fixture)) {
                let of = |key: &str| indicator.get(key).and_then(toml::Value::as_str).map(str::to_lowercase);
                let called = ["name", "label", "subject", "variant", "theme"].into_iter().filter_map(of);
                named.extend(
                    called
                        .filter(|name| bare.contains(name.as_str()))
                        .map(|name| format!("{}: {name}", path.display())),
                );
                // A whole name does not stand in a comment or an example either.
                named.extend(
                    of("name")
                        .filter(|name| whole.contains(name.as_str()))
                        .map(|name| format!("{}: {name}", path.display())),
                );
                named.extend(words.contains(&id.as_str()).then(|| format!("{}: {id}", path.display())));
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}

#[test]
fn the_folders_own_rules_are_few_and_only_tolerances_and_wordings() {
    let mut own = String::new();
    for entry in fs::read_dir(fixture().join("rules")).expect("rules of its own") {
        own.push_str(&bare(&fs::read_to_string(entry.expect("an entry").path()).expect("a rule file")));
    }
    let heads = ["rule(", "replace(", "remove(", "set_number(", "topic("];
    let rules = own.lines().filter(|line| heads.iter().any(|head| line.starts_with(head))).count();
    assert!((1..=OWN_RULES).contains(&rules), "{rules} rules of its own");
    for statement in own.split(';').filter(|statement| statement.contains(".then(")) {
        // A rule about them, or another decision for a shipped one, which is about them there.
        let replaced = ["replace(\"percentages\")", "replace(\"counts and rates\")"];
        let topics = [".about(\"significance\")", ".about(\"closeness\")"];
        let tolerance = topics.iter().chain(&replaced).any(|topic| statement.contains(topic));
        assert!(tolerance, "more than a tolerance is decided:{statement}");
    }
    for (id, _) in &catalogue(&fixture()) {
        assert!(!own.contains(&format!("\"{id}\"")), "{id} is named");
    }
}
