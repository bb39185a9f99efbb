//! The confidence limits that stand beside a figure judge it, whatever the columns are called and however they stand, and no
//! tolerance does. Every figure is made up.

use crate::desk::{Desk, as_text, opened};

const AREA: [&str; 6] = ["--area", "Harrowmere", "--committee", "Health Scrutiny", "--date", "2025-11-18"];

/// A row a figure: two years of four measures, each with limits and with England beside it.
const ROWS: [&str; 8] = [
    "Infant deaths,per 1,000 live births,Low,2023,3.7,2.7,5.0,4.0,3.9",
    "Infant deaths,per 1,000 live births,Low,2024,4.5,3.4,5.8,4.1,3.9",
    "Smoking in adults,%,Low,2023,13.8,11.1,16.5,12.4,12.2",
    "Smoking in adults,%,Low,2024,9.1,6.7,11.5,11.6,11.4",
    "Active adults,%,High,2023,65.0,61.2,68.8,66.4,66.0",
    "Active adults,%,High,2024,71.3,67.6,75.0,67.1,66.9",
    "Life expectancy,years,High,2023,79.0,78.6,79.4,78.9,78.8",
    "Life expectancy,years,High,2024,79.6,79.2,80.0,79.1,79.0",
];

fn table(lower: &str, upper: &str, order: &[usize]) -> String {
    let heads = format!("Indicator,Unit,Good is,Year,Value,{lower},{upper},England,England lower CI");
    let row = |row: &str| {
        // The one comma within a cell.
        let cells: Vec<String> = row.replace("1,000", "1;000").split(',').map(str::to_owned).collect();
        let cell = |at: &usize| {
            cells[*at].replace("1;000", "\"1,000\"").replace("per \"1,000\" live births", "\"per 1,000 live births\"")
        };
        order.iter().map(cell).collect::<Vec<_>>().join(",")
    };
    std::iter::once(heads.as_str()).chain(ROWS).map(|one| row(one) + "\n").collect()
}

const IN_ORDER: [usize; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/// The folder that `new` makes of a file.
fn made(text: &str) -> (Desk, String) {
    let desk = Desk::of(&[]);
    desk.write("outcomes.csv", text);
    let new = desk.run(&[&["new", "report", "--from", "outcomes.csv"][..], &AREA[..]].concat());
    assert_eq!(new.code, 0, "{}", new.said);
    (desk, new.out)
}

fn text_of(text: &str) -> String {
    let (desk, _) = made(text);
    as_text(&opened(&desk.at("report")))
}

#[test]
fn limits_beside_a_figure_judge_it_and_not_a_tolerance() {
    let (desk, said) = made(&table("Lower CI", "Upper CI", &IN_ORDER));
    let report = desk.read("report/report.toml");
    assert!(report.contains("lower = \"Lower CI\"\nupper = \"Upper CI\"\n"), "{report}");
    assert!(said.contains("England lower CI: England and a region are taken as fixed"), "{said}");
    let text = as_text(&opened(&desk.at("report")));
    // 4.1 lies between 3.4 and 5.8, and a tenth of it is more than any tolerance.
    for said in [
        "It is similar to England (4.1) and is 0.8 higher than 2023 (3.7), which is no clear change.",
        "It is 4.7 percentage points lower (better) than 2023 (13.8%) and is better than England (11.6%).",
        // The two intervals overlap, from 67.6 to 68.8, and the difference is more than chance.
        "It is 6.3 percentage points higher (better) than 2023 (65.0%) and is better than England (67.1%).",
        // 0.5 of 79.1 is within any tolerance.
        "better than England (79.1 years)",
        "No clear change: no more than chance by the confidence limits given with the figures.",
        "Similar: within the confidence limits given with the figure.",
        "Confidence limits given with the figures\n",
        "Comparison by given limits\n",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("tolerance"), "{text}");
    let why = desk.run(&["explain", "report", "1.2"]);
    assert!(why.out.contains("compared: similar: England (4.1), by the confidence limits 3.4 to 5.8"), "{}", why.out);
    let why = desk.run(&["explain", "report", "smoking_adults"]);
    for said in ["closeness: rule \"close by its limits\"", "limits given with the figure: 6.7% to 11.5%"] {
        assert!(why.out.contains(said), "{said}\n{}", why.out);
    }
}

#[test]
fn whatever_the_limits_are_called_and_wherever_they_stand_one_report_comes_of_them() {
    let first = text_of(&table("Lower CI", "Upper CI", &IN_ORDER));
    for [lower, upper] in [
        ["95% LCL", "95% UCL"],
        ["CI lower", "CI upper"],
        ["Confidence interval (lower)", "Confidence interval (upper)"],
        ["Lower limit", "Upper limit"],
        ["Lower 95% confidence limit", "Upper 95% confidence limit"],
    ] {
        assert_eq!(text_of(&table(lower, upper, &IN_ORDER)), first, "{lower}");
    }
    let shuffled = [6, 3, 0, 8, 5, 1, 7, 4, 2];
    assert_eq!(text_of(&table("Lower CI", "Upper CI", &shuffled)), first);
    let windows = format!("\u{feff}{}", table("Lower CI", "Upper CI", &IN_ORDER).replace('\n', "\r\n"));
    assert_eq!(text_of(&windows), first);
    // Both in one cell.
    for (between, brackets) in [(" to ", ["", ""]), ("-", ["", ""]), ("; ", ["(", ")"])] {
        let rows = table("lower", "upper", &IN_ORDER);
        let of = |line: &str| {
            let cells: Vec<&str> = line.rsplitn(5, ',').collect();
            let [england_lower, england, upper, lower, rest] = cells[..] else { panic!("{line}") };
            let both = format!("{}{lower}{between}{upper}{}", brackets[0], brackets[1]);
            let both = if lower == "lower" { "95% CI".to_owned() } else { both };
            format!("{rest},{both},{england},{england_lower}\n")
        };
        assert_eq!(text_of(&rows.lines().map(of).collect::<String>()), first, "{between}");
    }
}

#[test]
fn limits_at_another_level_are_left_out_and_said() {
    let (desk, said) = made(&table("99.8% LCL", "99.8% UCL", &IN_ORDER));
    assert!(said.contains("99.8% LCL: limits at another level than 95%"), "{said}");
    assert!(!desk.read("report/report.toml").contains("lower ="), "{said}");
}

#[test]
fn half_a_pair_is_left_out_and_said() {
    let (_, said) = made(&table("Lower CI", "Notes", &IN_ORDER));
    assert!(said.contains("Lower CI: one limit without the other"), "{said}");
}

#[test]
fn limits_behind_the_figure_in_its_own_cell_judge_it() {
    let heads = "Indicator,Unit,Good is,Year,Value,England\n";
    let rows = "Smoking in adults,%,Low,2023,13.8% (95% CI 11.1 to 16.5),12.4\nSmoking in adults,%,Low,2024,9.1% (95% CI 6.7 to 11.5),11.4\n";
    let text = text_of(&format!("{heads}{rows}"));
    assert!(
        text.contains("4.7 percentage points lower (better)") && text.contains("similar to England (11.4%)"),
        "{text}"
    );
}

/// A folder of our own tables.
fn own(rows: &str, more: &str) -> Desk {
    let desk = Desk::of(&[]);
    desk.write(
        "report/report.toml",
        "title = \"Report\"\ncommittee = \"C\"\ndate = 2025-11-18\narea = \"Harrowmere\"\nperiod = \"2024/25\"\nlength = \"full\"\n\
         without_counts = \"tolerance\"\n[[section]]\nheading = \"A\"\nparagraphs = [{ indicators = [\"deaths\"] }]\n",
    );
    desk.write(
        "report/indicators.toml",
        "[deaths]\nname = \"deaths that could have been prevented\"\nunit = \"rate\"\nper = \"100,000 people\"\ngood = \"low\"\n\
         frequency = \"annual\"\nmeasure = \"flow\"\ndecimals = 1\n",
    );
    desk.write(
        "report/data/observations.csv",
        &format!("indicator,period,value,numerator,denominator,lower,upper\n{rows}"),
    );
    desk.write("report/data/benchmarks.csv", &format!("indicator,period,comparator,value,lower,upper\n{more}"));
    desk
}

#[test]
fn limits_come_before_counts_and_before_a_tolerance() {
    // By its counts alone, 520 after 450 of a million, the rate would have gone up; it is adjusted for age, and has not.
    let rows = "deaths,2023/24,101.4,450,1000000,91.0,112.6\ndeaths,2024/25,112.6,520,1000000,101.9,124.1\n";
    let more = "deaths,2024/25,England,103.0,102.6,103.4\ndeaths,2024/25,Borsetshire,101.0,90.9,112.0\n\
                deaths,2024/25,Felpersham,101.0,,\n";
    let desk = own(rows, more);
    let text = as_text(&opened(&desk.at("report")));
    // 101.0 lies outside 101.9 to 124.1: one that is as uncertain itself is similar all the same.
    for said in [
        "which is no clear change",
        "similar to England (103.0) and Borsetshire (101.0)",
        "worse than Felpersham (101.0)",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    // A council's own rule comes before.
    desk.write(
        "report/rules/house.rhai",
        "rule(\"by the counts\").about(\"significance\").then(rates_differ(95)).before(\"by its limits\");\n\
         rule(\"five per cent\").about(\"closeness\").then(relative(5)).before(\"close by its limits\");\n",
    );
    let text = as_text(&opened(&desk.at("report")));
    assert!(text.contains("11.2 higher (worse)") && text.contains("worse than England"), "{text}");
}

#[test]
fn an_earlier_figure_without_limits_is_as_uncertain_as_the_latest() {
    let of = |then: &str| {
        let rows = format!("deaths,2023/24,{then},,,,\ndeaths,2024/25,112.6,,,101.9,124.1\n");
        as_text(&opened(&own(&rows, "").at("report")))
    };
    // Outside the limits of the latest, and not by as much as the two may be uncertain together.
    assert!(of("100.5").contains("no clear change"), "{}", of("100.5"));
    assert!(of("95.0").contains("17.6 higher (worse)"), "{}", of("95.0"));
}

#[test]
fn the_limits_of_a_figure_that_is_held_back_are_held_back() {
    let rows = "deaths,2023/24,1.4,14,1000000,0.8,2.4\ndeaths,2024/25,0.3,3,1000000,0.06,0.88\n";
    let desk = own(rows, "deaths,2024/25,England,1.9,,\n");
    desk.write("report/rules/house.rhai", "rule(\"small\").about(\"disclosure\").then(fewer_than(5));\n");
    let text = as_text(&opened(&desk.at("report")));
    assert!(!text.contains("0.88") && !text.contains("better than England"), "{text}");
    let why = desk.run(&["explain", "report", "deaths", "--all"]);
    assert!(!why.out.contains("0.06") && !why.out.contains("0.88") && !why.out.contains("0.9"), "{}", why.out);
}

#[test]
fn a_table_of_periods_has_limits_under_each_and_an_undated_pair_is_of_the_latest() {
    let heads =
        "Indicator,2023/24,2023/24 Lower CI,2023/24 Upper CI,2024/25,Lower CI 2024/25,Upper CI 2024/25,England\n";
    let dated = text_of(&format!("{heads}% of adults who smoke,13.8%,11.1%,16.5%,9.1%,6.7%,11.5%,11.4%\n"));
    assert!(dated.contains("4.7 percentage points lower") && dated.contains("similar to England (11.4%)"), "{dated}");
    assert!(!dated.contains("which is no clear change"), "{dated}");
    let heads = "Indicator,2023/24,2024/25,Lower CI,Upper CI,England\n";
    let latest = text_of(&format!("{heads}% of adults who smoke,13.8%,9.1%,6.7%,11.5%,11.4%\n"));
    assert!(latest.contains("similar to England (11.4%)"), "{latest}");
}

/// Fingertips: the area, its neighbours and England, each with both pairs of limits.
fn fingertips() -> String {
    let mut text = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,\
                    Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,\
                    Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to percentiles,\
                    Time period Sortable,New data\n"
        .to_owned();
    for (year, by) in [("2022", 0.0), ("2023", 0.4)] {
        let mut add = |code: &str, name: &str, kind: &str, value: f64, reach: f64| {
            text.push_str(&format!(
                "1,Deaths from X,E12000004,East Midlands region,{code},{name},{kind},Persons,All ages,,,{year},{value:.5},{:.5},{:.5},{:.5},\
                 {:.5},,,,,,,{year}0000,\n",
                value - reach,
                value + reach * 1.3,
                value - reach * 1.6,
                value + reach * 2.1
            ));
        };
        add("E92000001", "England", "England", 10.7 + by, 0.1);
        for nth in 0..8 {
            add(
                &format!("E1000000{nth}"),
                &format!("Authority {nth}"),
                "Counties & UAs",
                12.0 + by + f64::from(nth) / 3.0,
                1.0,
            );
        }
    }
    text
}

#[test]
fn fingertips_judges_by_its_own_limits_and_the_average_of_neighbours_has_some() {
    let desk = Desk::of(&[]);
    desk.write("fingertips.csv", &fingertips());
    desk.write("sn.csv", "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P\nE10000001,Authority 1,E10000004,Close,E10000005,Close,E10000006,Close\n");
    let words = ["--area", "Authority 1", "--committee", "C", "--date", "2025-11-18"];
    let new = desk.run(&[&["new", "report", "--from", "fingertips.csv"][..], &words[..]].concat());
    assert_eq!(new.code, 0, "{}", new.said);
    let catalogue = desk.read("report/indicators.toml");
    let catalogue = catalogue.replace("good = \"none\"", "good = \"low\"");
    desk.write("report/indicators.toml", &catalogue);
    let text = as_text(&opened(&desk.at("report")));
    // 12.73 with limits from 11.73, against 11.1; by a tolerance of 6% it would be worse as well, and of the year before no change.
    assert!(text.contains("worse than England"), "{text}");
    assert!(text.contains("Comparison by given limits") && text.contains("no clear change"), "{text}");
}

/// One limit without the other is told where it is said, in every place that takes them, and never passed over.
#[test]
fn one_limit_without_the_other_is_told_where_it_is_said() {
    const REPORT: &str = "title = \"Report\"\ncommittee = \"Health Scrutiny\"\ndate = 2025-11-18\narea = \"Anyshire\"\nperiod = \"2024/25\"\n\n\
                          [[section]]\nheading = \"All\"\nparagraphs = [{ indicators = [\"deaths\"] }]\n";
    let wide = "\n[[source]]\nfile = \"data/card.csv\"\nindicator = \"Measure\"\n";
    let long = "\n[[source]]\nfile = \"data/long.csv\"\nindicator = \"Measure\"\nperiod = \"Year\"\nvalue = \"Rate\"\n";
    let columns = "\n[[source]]\nfile = \"data/columns.csv\"\nperiod = \"Year\"\nmeasures = [{ indicator = \"deaths\", value = \"Rate\"";
    for (given, lacking) in [("lower", "upper"), ("upper", "lower")] {
        let key = format!("{given} = \"Limit\"");
        for (recipe, table) in [
            (format!("{wide}{key}\n"), "card.csv"),
            (format!("{long}{key}\n"), "long.csv"),
            (format!("{columns}, {key} }}]\n"), "columns.csv"),
            (String::new(), "observations.csv"),
        ] {
            let desk = Desk::of(&[]);
            desk.write("report/report.toml", format!("{REPORT}{recipe}").as_str());
            desk.write(
                "report/indicators.toml",
                "[deaths]\nname = \"deaths\"\nunit = \"rate\"\nper = \"1,000 births\"\ngood = \"low\"\n",
            );
            let text = match table {
                "card.csv" => "Measure,2024/25,Limit\ndeaths,4.5,3.4\n".to_owned(),
                "long.csv" => "Measure,Year,Rate,Limit\ndeaths,2024/25,4.5,3.4\n".to_owned(),
                "columns.csv" => "Year,Rate,Limit\n2024/25,4.5,3.4\n".to_owned(),
                _ => format!("indicator,period,value,{given}\ndeaths,2024/25,4.5,3.4\n"),
            };
            desk.write(&format!("report/data/{table}"), text.as_str());
            let told = desk.run(&["check", "report"]).said;
            let of_recipe =
                format!("`{given}` names the {given} confidence limits, and nothing names the {lacking} ones");
            let of_row = format!("this row has the {given} confidence limit of its figure and not the {lacking} one");
            let (said, place) =
                if recipe.is_empty() { (of_row, "data/observations.csv:2") } else { (of_recipe, "report.toml:1") };
            assert!(told.contains(&said) && told.contains(place), "{table} {given}: {told}");
        }
    }
}
