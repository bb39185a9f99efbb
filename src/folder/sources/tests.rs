//! The same figures in the shapes that councils keep them in: each recipe gives the figures of our own table.

use rust_xlsxwriter::{Color, Format, Workbook};

use crate::diagnostic::Diagnostic;
use crate::folder::Folder;
use crate::folder::tests::{REPORT, folder_of, said};

/// The folder whose only table is this file, read by this recipe.
fn read(name: &str, bytes: &[u8], recipe: &str) -> (Option<Folder>, Vec<Diagnostic>) {
    let report = format!("{REPORT}\n[[source]]\nfile = \"data/{name}\"\n{recipe}");
    let folder = folder_of(&[("report.toml", report.as_bytes()), (&format!("data/{name}"), bytes)]);
    std::fs::remove_file(folder.path().join("data/observations.csv")).expect("it was written");
    Folder::open(folder.path())
}

/// Every figure, target and comparator of a folder, a line each.
fn figures(folder: &Folder) -> Vec<String> {
    let mut lines = Vec::new();
    for indicator in folder.indicators() {
        for one in &indicator.observations {
            let value = one
                .value
                .map_or_else(|| one.missing.map_or("", |why| why.mark()).to_owned(), |value| value.to_string());
            lines.push(format!("{} {} {value}", indicator.id, one.period.in_full()));
        }
        for one in &indicator.targets {
            let by = one.by.map_or_else(|| "always".to_owned(), |period| period.in_full());
            lines.push(format!("{} target {by} {}", indicator.id, one.value.expect("a figure")));
        }
        for one in &indicator.benchmarks {
            let value = one.value.expect("a figure");
            lines.push(format!("{} {} {} {value}", indicator.id, one.comparator, one.period.in_full()));
        }
    }
    lines
}

const BOTH: [&str; 4] = [
    "reviews quarter 2 2019/20 95.1",
    "reviews quarter 3 2019/20 93.0",
    "custody quarter 2 2019/20 4",
    "custody quarter 3 2019/20 1",
];

#[test]
fn a_column_a_quarter() {
    let wide = "Performance scorecard,,,,,,\nprinted 14 January,,,,,,\nIndicator,Lead,Q2 2019/20,Q3 2019/20,Target 2019/20,Eng,RAG\n\
                Children,,,,,,\nreviews,Ms Lead,95.1,93.0,95,91.4,Red\ncustody,Mr Lead,4,1,,,Green\nNote: provisional,,,,,,\n";
    let recipe = "indicator = \"indicator\"\ntarget = \"Target 2019/20\"\ncomparators = { Eng = \"England\" }\n\
                  leave_out = [\"Lead\", \"RAG\"]\n";
    let (folder, told) = read("scorecard.csv", wide.as_bytes(), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    let mut expected: Vec<&str> = BOTH.to_vec();
    expected.insert(2, "reviews target 2019/20 95");
    expected.insert(3, "reviews England quarter 3 2019/20 91.4");
    assert_eq!(figures(&folder.expect("a folder")), expected);
}

#[test]
fn a_target_of_a_quarter_is_of_the_last_one_that_is_called_so() {
    for (first, last, part, period) in [
        ("Q3 2018/19", "Q3 2019/20", "Q3", "quarter 3 2019/20"),
        ("Q2 2019/20", "Q3 2019/20", "Quarter 2", "quarter 2 2019/20"),
        ("November 2019", "December 2019", "December", "December 2019"),
    ] {
        let wide = format!(
            "Indicator,{first},{last},{part} target,Annual target 2019/20,Eng {part}\nreviews,93.0,95.1,94,96,91.4\ncustody,4,1,,,\n"
        );
        let recipe = format!(
            "indicator = \"Indicator\"\ntarget = [\"{part} target\", \"Annual target 2019/20\"]\ncomparators = {{ \"Eng {part}\" = \"England\" }}\n"
        );
        let (folder, told) = read("scorecard.csv", wide.as_bytes(), &recipe);
        assert_eq!(said(&told), Vec::<String>::new());
        let figures = figures(&folder.expect("a folder"));
        for line in [
            format!("reviews target {period} 94"),
            "reviews target 2019/20 96".to_owned(),
            format!("reviews England {period} 91.4"),
        ] {
            assert!(figures.contains(&line), "{line} is not among {figures:?}");
        }
    }
}

#[test]
fn a_heading_in_two_rows_and_signs_with_a_meaning() {
    let wide = "KPI\t2019/20\t\t\n\tQ1\tQ2\tQ3\nreviews\t-\t95.1\t93.0\ncustody\tn/k\t4\t1\n";
    let wide = wide.replace("KPI\t2019/20", "\t2019/20").replace("\n\tQ1", "\nKPI\tQ1");
    let recipe = "indicator = \"KPI\"\nmarks = { \"-\" = \"not available\", \"n/k\" = \"suppressed\" }\n";
    let (folder, told) = read("kpis.tsv", wide.as_bytes(), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    let mut expected: Vec<&str> = BOTH.to_vec();
    expected.insert(0, "reviews quarter 1 2019/20 [x]");
    expected.insert(3, "custody quarter 1 2019/20 [c]");
    assert_eq!(figures(&folder.expect("a folder")), expected);
}

#[test]
fn a_row_a_figure_with_year_and_quarter_apart() {
    let long = "Ref;Measure;Year;Quarter;Result;Status\n1;reviews;2019/20;Q2;95.1;Green\n2;reviews;2019/20;Q3;93.0;Red\n\
                3;custody;2019/20;Q2;4;Red\n4;custody;2019/20;Q3;1;Green\n";
    let recipe = "indicator = \"Measure\"\nperiod = [\"Year\", \"Quarter\"]\nvalue = \"Result\"\n";
    let (folder, told) = read("export.csv", long.as_bytes(), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    assert_eq!(figures(&folder.expect("a folder")), BOTH);
}

#[test]
fn comparators_stand_beside_the_own_area_and_beside_no_other() {
    let long = "Council,Measure,Quarter,Result,Eng\nAnyshire,reviews,Q2 2019/20,95.1,91.2\nAnyshire,reviews,Q3 2019/20,93.0,91.4\n\
                Elsewhere,reviews,Q3 2019/20,90.0,91.5\nAnyshire,custody,Q2 2019/20,4,\nAnyshire,custody,Q3 2019/20,1,\n";
    let recipe = "indicator = \"Measure\"\nperiod = \"Quarter\"\nvalue = \"Result\"\narea = \"Council\"\n\
                  comparators = { Eng = \"England\" }\n";
    let (folder, told) = read("export.csv", long.as_bytes(), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    let mut expected: Vec<&str> = BOTH.to_vec();
    expected.insert(2, "reviews England quarter 2 2019/20 91.2");
    expected.insert(3, "reviews England quarter 3 2019/20 91.4");
    assert_eq!(figures(&folder.expect("a folder")), expected);
}

#[test]
fn a_sheet_a_measure_and_a_sheet_a_quarter() {
    let mut measures = Workbook::new();
    for (name, figures) in [("reviews", [95.1, 93.0]), ("custody", [4.0, 1.0])] {
        let sheet = measures.add_worksheet().set_name(name).expect("a name");
        sheet.write(0, 0, "Quarter").expect("written").write(0, 1, "Result").expect("written");
        for (row, (quarter, figure)) in (1..).zip(["Q2 2019/20", "Q3 2019/20"].iter().zip(figures)) {
            sheet.write(row, 0, *quarter).expect("written").write(row, 1, figure).expect("written");
        }
    }
    let recipe = "indicator = { sheet = true }\nperiod = \"Quarter\"\nvalue = \"Result\"\n";
    let (folder, told) = read("measures.xlsx", &measures.save_to_buffer().expect("a workbook"), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    let expected = BOTH.map(|line| line.replace("93.0", "93"));
    assert_eq!(figures(&folder.expect("a folder")), expected);

    let mut quarters = Workbook::new();
    for (name, figures) in [("Q2 2019-20", [95.1, 4.0]), ("Q3 2019-20", [93.0, 1.0])] {
        let sheet = quarters.add_worksheet().set_name(name).expect("a name");
        sheet.write(0, 0, "Measure").expect("written").write(0, 1, "Result").expect("written");
        for (row, (measure, figure)) in (1..).zip(["reviews", "custody"].iter().zip(figures)) {
            sheet.write(row, 0, *measure).expect("written").write(row, 1, figure).expect("written");
        }
    }
    let recipe = "indicator = \"Measure\"\nperiod = { sheet = true }\nvalue = \"Result\"\n";
    let (folder, told) = read("quarters.xlsx", &quarters.save_to_buffer().expect("a workbook"), recipe);
    assert_eq!(said(&told), Vec::<String>::new());
    assert_eq!(figures(&folder.expect("a folder")), expected);
}

#[test]
fn the_same_measure_in_every_row() {
    let long = "Quarter,Paid\nQ2 2019/20,4\nQ3 2019/20,1\n";
    let recipe = "indicator = { is = \"custody\" }\nperiod = \"Quarter\"\nvalue = \"Paid\"\n";
    let (folder, told) = read("paid.csv", long.as_bytes(), recipe);
    assert_eq!(figures(&folder.expect("a folder")), BOTH[2..]);
    assert!(said(&told).iter().any(|one| one.contains("no figure for `reviews`")), "{:?}", said(&told));
}

#[test]
fn what_a_recipe_does_not_fit_is_told() {
    let recipe = "indicator = \"KPI\"\n";
    let (_, told) = read("scorecard.csv", b"Indicator,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\n", recipe);
    assert_eq!(
        said(&told)[0],
        "missing-column report.toml:11:1: `data/scorecard.csv` does not fit its recipe any more: no sheet of it has the headings \
         `KPI` in one of its first rows"
    );
    let wide =
        "KPI,Q2 2019/20,Q3 2019/20,Mystery\nreviews,95.1,93.0,x\ncustody,4,1,y\nBins collected,5,6,\nTotal,5,6,\n";
    let (folder, told) = read("scorecard.csv", wide.as_bytes(), recipe);
    assert_eq!(figures(&folder.expect("a folder")), BOTH);
    assert_eq!(said(&told).len(), 2, "{:?}", said(&told));
    for words in ["the column \u{201c}Mystery\u{201d} is not read", "2 measures that indicators.toml does not have"] {
        assert!(said(&told).iter().any(|one| one.contains(words)), "{words}: {:?}", said(&told));
    }
}

#[test]
fn a_colour_without_a_word_is_told_once() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Measure", "Q2 2019/20", "Q3 2019/20", "RAG"]) {
        sheet.write(0, column, heading).expect("written");
    }
    let colours = [Color::Red, Color::Green];
    for (row, ((measure, figures), colour)) in
        (1..).zip([("reviews", [95.1, 93.0]), ("custody", [4.0, 1.0])].into_iter().zip(colours))
    {
        sheet.write(row, 0, measure).expect("written");
        for (column, figure) in (1..).zip(figures) {
            sheet.write(row, column, figure).expect("written");
        }
        sheet.write_blank(row, 3, &Format::new().set_background_color(colour)).expect("written");
    }
    let recipe = "indicator = \"Measure\"\ncheck_against = { rag = \"RAG\" }\n";
    let (folder, told) = read("card.xlsx", &book.save_to_buffer().expect("a workbook"), recipe);
    assert_eq!(figures(&folder.expect("a folder")), BOTH.map(|line| line.replace("93.0", "93")));
    assert_eq!(
        said(&told),
        [
            "left-out data/card.xlsx Sheet1!D2:0: 2 cells under \u{201c}RAG\u{201d} have a colour and no word, and the program does not read \
             colours: it compares nothing with the figures there"
        ]
    );
}

#[test]
fn headings_may_be_further_down_than_others_are_looked_for() {
    let table = format!("{}KPI,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\ncustody,4,1\n", "a note,,\n".repeat(14));
    let (folder, told) = read("card.csv", table.as_bytes(), "indicator = \"KPI\"\nheader_row = 15\n");
    assert_eq!(said(&told), Vec::<String>::new());
    assert_eq!(figures(&folder.expect("a folder")), BOTH);
}

#[test]
fn the_first_row_is_row_one() {
    let (_, told) =
        read("card.csv", b"KPI,Q2 2019/20,Q3 2019/20\nreviews,95.1,93.0\n", "indicator = \"KPI\"\nheader_row = 0\n");
    assert!(
        said(&told).iter().any(|one| one.contains("`header_row` should be a whole number from 1 to 1000")),
        "{:?}",
        said(&told)
    );
}

#[test]
fn what_is_given_anew_stands_for_what_was_given_first() {
    let wide = "Indicator,Q2 2019/20,Q2 2019/20 (restated),Q3 2019/20 (audited),Q3 2019/20 (draft)\n\
                reviews,94.0,95.1,93.0,92.0\ncustody,4,n/a,1,2\n";
    let (folder, told) =
        read("card.csv", wide.as_bytes(), "indicator = \"Indicator\"\nmarks = { \"n/a\" = \"not available\" }\n");
    assert_eq!(said(&told), [""; 0]);
    assert_eq!(figures(&folder.expect("a folder")), BOTH);
}

#[test]
fn quarters_among_their_months_are_no_figures_of_a_monthly_measure() {
    let wide =
        "KPI,2019/20,2019/20,2019/20,2019/20,2019/20\n,Jul,Aug,Sep,Q2,Q3\nreviews,91,92,93,92,\ncustody,,,,4,1\n"
            .replace("KPI,2019/20", ",2019/20")
            .replace("\n,Jul", "\nKPI,Jul");
    let catalogue = crate::folder::tests::CATALOGUE.replacen("good =", "frequency = \"monthly\"\ngood =", 1);
    let read = |rest: &str| {
        let report = format!("{REPORT}\n[[source]]\nfile = \"data/card.csv\"\nindicator = \"KPI\"\n{rest}");
        let folder = folder_of(&[
            ("report.toml", report.as_bytes()),
            ("indicators.toml", catalogue.as_bytes()),
            ("data/card.csv", wide.as_bytes()),
        ]);
        std::fs::remove_file(folder.path().join("data/observations.csv")).expect("it was written");
        figures(&Folder::open(folder.path()).0.expect("a folder"))
    };
    let months = ["reviews July 2019 91", "reviews August 2019 92", "reviews September 2019 93"];
    let quarters = ["custody quarter 2 2019/20 4", "custody quarter 3 2019/20 1"];
    assert_eq!(read(""), [&months[..], &quarters[..]].concat());
    // A column is left out by what stands in its cell, with its year or without it, in either order.
    for named in ["Q3", "Q3 2019/20", "2019/20 Q3"] {
        assert_eq!(read(&format!("leave_out = [\"{named}\"]\n")), [&months[..], &quarters[..1]].concat(), "{named}");
    }
}

#[test]
fn words_of_a_row_that_its_figures_are_of_two_kinds_are_told_until_one_has_a_break() {
    let note = "Definition changed from Q3 2019/20: repeat reviews now excluded";
    let wide =
        |last: &str| format!("Indicator,Q2 2019/20,Q3 2019/20,Data note\nreviews,95.1,{last},{note}\ncustody,4,1,\n");
    let recipe = "indicator = \"Indicator\"\nleave_out = [\"Data note\"]\n";
    let (_, told) = read("card.csv", wide("93.0").as_bytes(), recipe);
    let told = said(&told);
    assert!(told.len() == 1 && told[0].contains("the file says of `reviews`: \u{201c}Definition changed"), "{told:?}");
    let (folder, told) = read("card.csv", wide("93.0 [b]").as_bytes(), recipe);
    assert_eq!(said(&told), [""; 0]);
    assert!(folder.expect("a folder").indicators()[0].observations[1].break_in_series);
}
