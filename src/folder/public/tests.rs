//! Published tables in whole folders: the council's own figures, and the nation it is ranked in.

use std::io::Write;

use rust_xlsxwriter::Workbook;

use crate::diagnostic::Diagnostic;
use crate::figures::measure::{Counts, Indicator, Period};
use crate::folder::Folder;
use crate::folder::disk::inputs::Input;
use crate::folder::tests::{REPORT, folder_of, said};

const CATALOGUE: &str = "[reviews]
name = \"child protection reviews within timescales\"
unit = \"percent\"
good = \"high\"
frequency = \"annual\"

[custody]
name = \"young people sentenced to custody\"
unit = \"percent\"
good = \"low\"
frequency = \"annual\"
";

/// A table of the department: authorities, their regions, the country, and levels that are not read.
const EES: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,sex,done,all,percent,other\n\
201819,Financial year,National,E92000001,England,,,,,,Total,300,400,75.0,4.5\n\
201819,Financial year,Regional,E92000001,England,E12000004,East Midlands,,,,Total,100,125,80.0,5.5\n\
201819,Financial year,Local authority,E92000001,England,E12000004,East Midlands,101,E10000001,Anyshire,Total,40,50,80.0,3.5\n\
201819,Financial year,Local authority,E92000001,England,E12000004,East Midlands,101,E10000001,Anyshire,Boys,20,25,80.0,2.5\n\
201819,Financial year,Local authority,E92000001,England,E12000004,East Midlands,102,E10000002,Beckshire,Total,30,50,60.0,c\n\
201819,Financial year,Local authority,E92000001,England,E12000004,East Midlands,103,E10000003,Coldwater,Total,45,50,90.0,1\n\
201819,Financial year,Local authority,E92000001,England,E12000004,East Midlands,104,E10000004,Dunmarsh,Total,c,50,c,k\n\
201819,Financial year,School,E92000001,England,E12000004,East Midlands,101,E10000001,Anyshire,Total,1,2,50.0,9\n\
201718,Financial year,Local authority,E92000001,England,E12000004,East Midlands,101,E10000001,Anyshire,Total,u,50,u,x\n\
201718,Financial year,Local authority,E92000001,England,E12000004,East Midlands,102,E10000002,Beckshire,Total,30,50,60.0,z\n";

const RECIPE: &str = "[[source]]\nfile = \"data/table.csv\"\nmeasures = [\n  { indicator = \"reviews\", value = \"percent\", numerator = \"done\", \
                      denominator = \"all\", where = { sex = \"Total\" } },\n  { indicator = \"custody\", value = \"other\", where = { sex = \"Total\" } },\n]\n";

fn report(more: &str) -> String {
    format!("{REPORT}\n{more}").replace("quarter 3 2019/20", "2018/19")
}

fn open(table: &str, more: &str, files: &[(&str, &[u8])]) -> (Option<Folder>, Vec<Diagnostic>) {
    let report = report(more);
    let mut all: Vec<(&str, &[u8])> = vec![
        ("report.toml", report.as_bytes()),
        ("indicators.toml", CATALOGUE.as_bytes()),
        ("data/table.csv", table.as_bytes()),
    ];
    all.extend(files);
    let folder = folder_of(&all);
    std::fs::remove_file(folder.path().join("data/observations.csv")).expect("it was written");
    Folder::open(folder.path())
}

/// Figures, peers and comparators, a line each.
fn lines(indicator: &Indicator) -> Vec<String> {
    let mut lines = Vec::new();
    for one in &indicator.observations {
        let value =
            one.value.map_or_else(|| one.missing.map_or("", |why| why.mark()).to_owned(), |value| value.to_string());
        let of =
            one.numerator.zip(one.denominator).map_or(String::new(), |(above, below)| format!(" ({above} of {below})"));
        let broken = if one.break_in_series { " [b]" } else { "" };
        lines.push(format!("{} {value}{of}{broken} line {}", one.period.in_full(), one.from.line));
    }
    for (period, peers) in &indicator.peers {
        let peers: Vec<String> = peers.iter().map(|(area, value)| format!("{area} {value}")).collect();
        lines.push(format!("{} peers {}", period.in_full(), peers.join(", ")));
    }
    for one in &indicator.benchmarks {
        lines.push(format!("{} {} {}", one.period.in_full(), one.comparator, one.value.unwrap_or_default()));
    }
    lines
}

#[test]
fn a_table_of_the_department_gives_figures_and_the_nation() {
    let (folder, told) = open(EES, RECIPE, &[]);
    assert_eq!(said(&told), Vec::<String>::new());
    let folder = folder.expect("a folder");
    assert_eq!(
        lines(&folder.indicators()[0]),
        [
            "2017/18 [u] line 10",
            "2018/19 80.0 (40 of 50) line 4",
            "2017/18 peers Beckshire 60",
            "2018/19 peers Beckshire 60, Coldwater 90",
            "2018/19 the East Midlands 80",
            "2018/19 England 75",
        ]
    );
    assert_eq!(
        lines(&folder.indicators()[1]),
        [
            "2017/18 [x] line 10",
            "2018/19 3.5 line 4",
            "2018/19 peers Coldwater 1",
            "2018/19 the East Midlands 5.5",
            "2018/19 England 4.5"
        ]
    );
    assert_eq!(folder.indicators()[0].national.nation, "England");
}

#[test]
fn the_own_figures_of_a_council_are_not_mixed_with_published_ones() {
    let own = "indicator,period,value\nreviews,2018/19,81\n";
    let (folder, told) = open(EES, RECIPE, &[("data/own.csv", own.as_bytes())]);
    assert_eq!(said(&told), Vec::<String>::new());
    let folder = folder.expect("a folder");
    assert_eq!(lines(&folder.indicators()[0])[0], "2018/19 81 line 2");
    assert_eq!(lines(&folder.indicators()[0]).len(), 5, "one figure, two years of peers, a region and England");
}

#[test]
fn neighbours_as_the_department_publishes_them_and_a_packed_table() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(EES.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    let recipe = format!("[national]\nneighbours = \"data/sn.csv\"\n{}", RECIPE.replace("table.csv", "table.csv.gz"));
    let list = "old_la_code,la_name,region_ind,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P\n101,Anyshire,1,103,Close,102,Close,150,Close\n";
    let older = "\u{feff}LA num,LA Name,LA number,SN1,SNP,SN2,SNP,SN3,SNP,\n101,Anyshire,101,103,Close,102,Close,150,Close,\n,Old SNs:,,,,,,,,\n";
    for list in [list, older] {
        let (folder, told) = open("x", &recipe, &[("data/table.csv.gz", &packed), ("data/sn.csv", list.as_bytes())]);
        let told: Vec<String> = said(&told).into_iter().filter(|one| !one.contains("data/table.csv:")).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told.iter().any(|one| one.contains("does not have 150: neighbours of Anyshire")), "{told:?}");
        let folder = folder.expect("a folder");
        assert!(lines(&folder.indicators()[0]).contains(&"2018/19 the statistical neighbour average 75".to_owned()));
        let read: Vec<&str> = folder.inputs().iter().map(|one: &Input| one.name.as_str()).collect();
        assert!(read.contains(&"data/sn.csv") && read.contains(&"data/table.csv.gz"), "{read:?}");
    }
}

#[test]
fn neighbours_in_a_workbook_with_lines_above_the_headings() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Statistical neighbours").expect("written");
    for (column, heading) in ["LA number", "LA Name", "SN1", "SNP", "SN2", "SNP"].into_iter().enumerate() {
        sheet.write(2, column as u16, heading).expect("written");
    }
    sheet.write(3, 0, 101.0).expect("written").write(3, 1, "Anyshire").expect("written");
    sheet.write(3, 2, 103.0).expect("written").write(3, 4, 102.0).expect("written");
    let book = book.save_to_buffer().expect("a workbook");
    let recipe = format!("[national]\nneighbours = \"data/sn.xlsx\"\n{RECIPE}");
    let (folder, told) = open(EES, &recipe, &[("data/sn.xlsx", &book)]);
    assert_eq!(said(&told), Vec::<String>::new());
    let lines = lines(&folder.expect("a folder").indicators()[0]);
    assert!(lines.contains(&"2018/19 the statistical neighbour average 75".to_owned()), "{lines:?}");
}

#[test]
fn a_table_with_other_codes_finds_its_neighbours_by_their_names() {
    let table = "Year,Council,ONS code,percent\n2018/19,Anyshire,E10000001,80\n2018/19,\"Beckshire, City of\",E06000002,60\n2018/19,Coldwater UA,E06000003,90\n2018/19,England,E92000001,70\n";
    let recipe = "[national]\nneighbours = \"data/sn.csv\"\n[[source]]\nfile = \"data/table.csv\"\narea = \"Council\"\nperiod = \"Year\"\n\
                  measures = [{ indicator = \"reviews\", value = \"percent\" }]\n";
    let list = "old_la_code,la_name,SN_1,SN_2\n101,Anyshire,102,103\n102,Beckshire,101,103\n103,Coldwater,101,102\n";
    let custody = "indicator,period,value\ncustody,2018/19,4\n";
    let (folder, told) = open(table, recipe, &[("data/sn.csv", list.as_bytes()), ("data/own.csv", custody.as_bytes())]);
    assert_eq!(said(&told), Vec::<String>::new());
    let lines = lines(&folder.expect("a folder").indicators()[0]);
    assert!(lines.contains(&"2018/19 the statistical neighbour average 75".to_owned()), "{lines:?}");
    assert!(lines.contains(&"2018/19 England 70".to_owned()), "{lines:?}");
}

#[test]
fn an_area_whose_boundary_changed_begins_a_new_series() {
    let mut table = String::from(
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,percent\n",
    );
    for (year, old, new) in [
        ("201718", 835, "E10000009"),
        ("201819", 835, "E10000009"),
        ("201920", 838, "E06000059"),
        ("202021", 838, "E06000059"),
    ] {
        table.push_str(&format!(
            "{year},Financial year,Local authority,E92000001,England,E12000009,South West,{old},{new},Dorset,60\n"
        ));
        table.push_str(&format!(
            "{year},Financial year,Local authority,E92000001,England,E12000009,South West,801,E06000023,Elsewhere,70\n"
        ));
        let code = if year < "202021" { "E10000002" } else { "E06000060" };
        table.push_str(&format!("{year},Financial year,Local authority,E92000001,England,E12000008,South East,825,{code},Buckinghamshire,50\n"));
    }
    let of = |area: &str| {
        let recipe = format!(
            "[national]\narea = \"{area}\"\n{}",
            RECIPE.replace(", numerator = \"done\", denominator = \"all\", where = { sex = \"Total\" }", "")
        );
        let recipe =
            recipe.replace("  { indicator = \"custody\", value = \"other\", where = { sex = \"Total\" } },\n", "");
        let (folder, told) = open(&table, &recipe, &[("data/own.csv", b"indicator,period,value\ncustody,2018/19,4\n")]);
        assert!(!told.iter().any(Diagnostic::is_error), "{:?}", said(&told));
        folder.expect("a folder").indicators()[0].clone()
    };
    let dorset = of("Dorset");
    let broken: Vec<bool> = dorset.observations.iter().map(|one| one.break_in_series).collect();
    assert_eq!(broken, [false, false, true, false]);
    assert_eq!(dorset.observations[2].note, "a new council, with another boundary, from April 2019");
    let bucks = of("E06000060");
    assert_eq!(bucks.observations.len(), 4);
    assert!(bucks.observations.iter().all(|one| !one.break_in_series));
    // The area of two codes is one among the peers.
    assert!(dorset.peers.values().all(|peers| peers.len() == 2), "{:?}", dorset.peers);
}

/// Figures of before that a table gives under the new council's code were worked out again within its boundary.
#[test]
fn what_was_worked_out_again_within_the_new_boundary_is_one_series() {
    let head = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator,Time period Sortable,Time period range\n";
    let broken = |codes: [&str; 3]| {
        let mut table = head.to_owned();
        for (year, code) in [2017, 2018, 2019].into_iter().zip(codes) {
            let next = year - 1999;
            table.push_str(&format!(
                "1,Admissions,,,{code},Dorset,UA,Persons,<15 yrs,,,{year}/{next},60.1,3,4,{year}0000,1y\n"
            ));
            table.push_str(&format!(
                "1,Admissions,,,E06000002,Beckshire,UA,Persons,<15 yrs,,,{year}/{next},60.1,3,4,{year}0000,1y\n"
            ));
        }
        let recipe = "[national]\narea = \"Dorset\"\n[[source]]\nfile = \"data/table.csv\"\nmeasures = [{ indicator = \"custody\" }]\n";
        let (folder, told) = open(&table, recipe, &[("data/own.csv", b"indicator,period,value\nreviews,2018/19,4\n")]);
        assert!(!told.iter().any(Diagnostic::is_error), "{:?}", said(&told));
        let folder = folder.expect("a folder");
        folder.indicators()[1].observations.iter().map(|one| one.break_in_series).collect::<Vec<_>>()
    };
    let [old, new] = ["E10000009", "E06000059"];
    assert_eq!(broken([new, new, new]), [false, false, false]);
    assert_eq!(broken([old, old, new]), [false, false, true]);
    assert_eq!(broken([old, new, new]), [false, true, false]);
}

#[test]
fn fingertips_is_read_by_sex_and_without_its_parts() {
    let head = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator,Time period Sortable,Time period range\n";
    let mut table = head.to_owned();
    for (code, name, kind, value) in [
        ("E92000001", "England", "England", "75.123456789"),
        ("E10000001", "Anyshire", "Counties & UAs", "80.555555555"),
        ("E06000002", "Beckshire", "Counties & UAs", "60.1"),
        ("E54000001", "NHS Board", "ICBs", "10"),
    ] {
        table.push_str(&format!(
            "1,Admissions,,,{code},{name},{kind},Persons,<15 yrs,,,2018/19,{value},3,4,20180000,1y\n"
        ));
        table.push_str(&format!("1,Admissions,,,{code},{name},{kind},Male,<15 yrs,,,2018/19,1,3,4,20180000,1y\n"));
        table.push_str(&format!(
            "1,Admissions,,,{code},{name},{kind},Persons,<15 yrs,Deprivation,Most,2018/19,2,3,4,20180000,1y\n"
        ));
    }
    let recipe = "[[source]]\nfile = \"data/table.csv\"\nmeasures = [{ indicator = \"custody\", where = { Sex = \"Persons\" } }]\n";
    let (folder, told) = open(&table, recipe, &[("data/own.csv", b"indicator,period,value\nreviews,2018/19,4\n")]);
    assert_eq!(said(&told), Vec::<String>::new());
    let folder = folder.expect("a folder");
    let custody = &folder.indicators()[1];
    assert_eq!(custody.observations[0].value.map(|value| value.to_string()).as_deref(), Some("80.555555555"));
    assert_eq!(lines(custody)[1..], ["2018/19 peers Beckshire 60.1", "2018/19 England 75.123456789"]);
}

#[test]
fn what_no_file_was_seen_of_is_read_by_its_headings() {
    let inform = "Metric of something\nFrom a source\narea,area label,area long label,2017/18,2018/19\nE10000001,Anyshire,Anyshire County,79,80\n\
                  area,area label,area long label,2017/18,2018/19\nE06000002,Beckshire,Beckshire UA,59,60\n,Mean for All counties,Mean for All counties,70,71\n";
    let lait = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nRev,%,2018-19,Anyshire,80,101,East Midlands\n\
                Rev,%,2018-19,Beckshire,60,102,East Midlands\nRev,%,2018-19,Coldwater,-,103,East Midlands\nRev,%,2018-19,England,71,970,\n";
    let ascof = "Geographical Code,Geographical Description,Measure Type,Measure_Value\nE10000001,Anyshire,Outcome,80\n\
                 E10000001,Anyshire,Numerator,40\nE10000001,Anyshire,Denominator,50\nE10000001,Anyshire,Base,60\nE06000002,Beckshire,Outcome,60\n";
    let one = "[[source]]\nfile = \"data/table.csv\"\nmeasures = [{ indicator = \"reviews\" }]\n";
    let of_year = one.replace("measures", "period = { is = \"2018/19\" }\nmeasures");
    let own: [(&str, &[u8]); 1] = [("data/own.csv", b"indicator,period,value\ncustody,2018/19,4\n")];
    for (table, recipe, figure, last) in [
        (inform, one, "2018/19 80 line 4", "2018/19 peers Beckshire 60"),
        (lait, one, "2018/19 80 line 2", "2018/19 England 71"),
        (ascof, &*of_year, "2018/19 80 (40 of 50) line 2", "2018/19 peers Beckshire 60"),
    ] {
        let (folder, told) = open(table, recipe, &own);
        assert_eq!(said(&told), Vec::<String>::new(), "{table}");
        let lines = lines(&folder.expect("a folder").indicators()[0]);
        assert!(lines.contains(&figure.to_owned()) && lines.contains(&last.to_owned()), "{lines:?}");
    }
}

#[test]
fn what_does_not_fit_is_told_with_what_to_write() {
    let told = |table: &str, recipe: &str| {
        let (_, told) = open(table, recipe, &[]);
        let first = told.into_iter().find(Diagnostic::is_error).expect("an error");
        format!("{}: {} | {}", first.code.as_str(), first.message, first.help.unwrap_or_default())
    };
    let two = told(EES, &RECIPE.replace(", where = { sex = \"Total\" }", ""));
    assert!(
        two.contains(
            "two rows of the council's own for `reviews` in 2018/19: they differ under `sex` (`Total` and `Boys`)"
        ),
        "{two}"
    );
    assert!(two.contains("where = { \"sex\" = \"Total\" }"), "{two}");
    let gone = told(EES, &RECIPE.replace("\"done\"", "\"dome\""));
    assert!(
        gone.contains("has no column `dome`, which the recipe of `reviews` names | did you mean `done`?"),
        "{gone}"
    );
    let none = told(EES, &RECIPE.replace("\"Total\"", "\"Persons\""));
    assert!(none.contains("has no row for `reviews`: none says `Persons` under `sex`"), "{none}");
    let year = told(&EES.replace("201819,Financial year", "2019,Reporting year"), RECIPE);
    assert!(year.contains("the table does not say which months the reporting year 2019 has"), "{year}");
    assert!(year.contains("year_ends = \"March\""), "{year}");
    let area = told(&EES.replace("Anyshire", "Annyshire").replace("E10000001", "E10000009"), RECIPE);
    assert!(area.contains("has no area `Anyshire` | did you mean \"Annyshire\"?"), "{area}");
    let shape = told("a,b\n1,2\n", RECIPE);
    assert!(
        shape.contains("does not fit its recipe: none of its first rows has the headings | it has `a`, `b`."),
        "{shape}"
    );
    let plain = told(EES, "");
    assert!(
        plain.contains("`data/table.csv` is a table that the government publishes, but it is not in report.toml"),
        "{plain}"
    );
}

/// Own counts and those of all others, as a funnel takes them.
#[test]
fn the_counts_of_all_areas_are_kept_where_each_has_them() {
    let (folder, _) = open(EES, RECIPE, &[]);
    let reviews = folder.expect("a folder").indicators()[0].clone();
    let counts = |indicator: &Indicator| {
        let of = |(period, counts): (&Period, &Vec<Counts>)| {
            let each: Vec<String> = counts.iter().map(|[above, below]| format!("{above}/{below}")).collect();
            format!("{} {}", period.in_full(), each.join(" "))
        };
        indicator.national.counts.iter().map(of).collect::<Vec<_>>()
    };
    // Who has no figure needs no counts.
    assert_eq!(counts(&reviews), ["2017/18 30/50", "2018/19 30/50 45/50"]);
    let (folder, _) = open(&EES.replace("Coldwater,Total,45,50", "Coldwater,Total,c,50"), RECIPE, &[]);
    assert_eq!(counts(&folder.expect("a folder").indicators()[0]), ["2017/18 30/50"]);
    // The figures of the neighbours have theirs behind their average.
    let list = "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n101,Anyshire,102,Close,103,Close\n";
    let with = format!("[national]\nneighbours = \"data/sn.csv\"\n{RECIPE}");
    let (folder, told) = open(EES, &with, &[("data/sn.csv", list.as_bytes())]);
    assert!(!told.iter().any(Diagnostic::is_error), "{:?}", said(&told));
    let reviews = folder.expect("a folder").indicators()[0].clone();
    let behind: Vec<usize> = reviews.benchmarks.iter().map(|one| one.counts.len()).collect();
    assert_eq!(
        (reviews.benchmarks.last().map(|one| one.comparator.as_str()), behind),
        (Some("England"), vec![1, 2, 0, 0])
    );
}

#[test]
fn a_sheet_with_published_headings_is_the_same_table() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").expect("a name").write(0, 0, "From the department").expect("written");
    let sheet = book.add_worksheet().set_name("Data").expect("a name");
    sheet.write(0, 0, "A title above the table").expect("written");
    for (nth, line) in EES.lines().enumerate() {
        for (at, cell) in line.split(',').enumerate() {
            let row = nth as u32 + 2;
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, at as u16, number).expect("written"),
                Err(_) => sheet.write(row, at as u16, cell).expect("written"),
            };
        }
    }
    sheet.write(20, 0, "Source: a department").expect("written");
    let bytes = book.save_to_buffer().expect("saved");
    let recipe = RECIPE.replace("table.csv", "table.xlsx");
    let (folder, told) =
        open("", &recipe, &[("data/table.csv", b"indicator,period,value\n"), ("data/table.xlsx", &bytes)]);
    assert!(!told.iter().any(Diagnostic::is_error), "{:?}", said(&told));
    let folder = folder.expect("a folder");
    let own = &folder.indicators()[0].observations[1];
    assert_eq!(
        (own.value.map(|value| value.to_string()).as_deref(), own.from.to_string().as_str()),
        (Some("80"), "data/table.xlsx Data!N6")
    );
    assert!(lines(&folder.indicators()[0]).contains(&"2018/19 peers Beckshire 60, Coldwater 90".to_owned()));
    // Two rows that differ are told by their cells.
    let (_, told) = open(
        "",
        &recipe.replace(", where = { sex = \"Total\" }", ""),
        &[("data/table.csv", b"indicator,period,value\n"), ("data/table.xlsx", &bytes)],
    );
    assert!(said(&told).iter().any(|one| one.contains("they differ under `sex`")), "{:?}", said(&told));
}

#[test]
fn a_table_with_a_row_a_person_is_refused_and_nothing_of_it_is_shown() {
    let rows: String =
        (0..6).map(|nth| format!("201819,Financial year,Local authority,Anyshire,H80120000{nth:04},{nth}\n")).collect();
    let table = format!("time_period,time_identifier,geographic_level,la_name,UPN,percent\n{rows}");
    let (_, told) = open(&table, RECIPE, &[]);
    let refused = told.iter().find(|one| one.code.as_str() == "person-level").expect("refused");
    assert!(refused.message.contains("has a row a person, with numbers of people"), "{}", refused.message);
    assert!(!format!("{told:?}").contains("H80120000"), "{told:?}");
}

#[test]
fn of_several_kinds_of_areas_the_councils_own_is_ranked() {
    let head = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator,Time period Sortable,Time period range\n";
    let row = |code: &str, name: &str, kind: &str, value: &str| {
        format!("1,Admissions,,,{code},{name},{kind},Persons,<15 yrs,,,2018/19,{value},3,4,20180000,1y\n")
    };
    let counties =
        [row("E10000001", "Anyshire", "Counties & UAs", "8"), row("E06000002", "Beckshire", "Counties & UAs", "6")];
    let districts =
        [row("E07000003", "Coldwater", "Districts & UAs", "5"), row("E06000002", "Beckshire", "Districts & UAs", "6")];
    let table = format!("{head}{}{}", counties.concat(), districts.concat());
    let of = |area: &str, only: &str| {
        let recipe = format!(
            "[national]\narea = \"{area}\"\n[[source]]\nfile = \"data/table.csv\"\nmeasures = [{{ indicator = \"custody\"{only} }}]\n"
        );
        open(&table, &recipe, &[("data/own.csv", b"indicator,period,value\nreviews,2018/19,4\n")])
    };
    let (folder, told) = of("Anyshire", "");
    assert_eq!(said(&told), Vec::<String>::new());
    assert_eq!(lines(&folder.expect("a folder").indicators()[1])[1..], ["2018/19 peers Beckshire 6"]);
    let (_, told) = of("Beckshire", "");
    let told = said(&told).join("\n");
    assert!(
        told.contains("among several kinds of areas: `Counties & UAs` (2 areas) and `Districts & UAs` (2 areas)"),
        "{told}"
    );
    let (folder, told) = of("Beckshire", ", where = { \"Area Type\" = \"Districts & UAs\" }");
    assert!(!told.iter().any(Diagnostic::is_error), "{:?}", said(&told));
    assert_eq!(lines(&folder.expect("a folder").indicators()[1])[1..], ["2018/19 peers Coldwater 5"]);
}

#[test]
fn counts_of_nobody_and_marks_of_the_own_row_refuse_nothing() {
    for (cells, line) in [
        ("0,0,z", "[z]"),
        ("0,0,x", "[x]"),
        ("0,0,", "[x]"),
        ("0,0,[z]", "[z]"),
        ("[c],[c],[c]", "[c]"),
        ("c,50,*", "[x]"),
        ("[x],[x],[low]", "[low]"),
        ("[x],[x],[u]", "[u]"),
        ("40,50,80.0 [p]", "80.0 (40 of 50)"),
    ] {
        let table = EES.replace("Anyshire,Total,40,50,80.0", &format!("Anyshire,Total,{cells}"));
        let (folder, told) = open(&table, RECIPE, &[]);
        assert!(!told.iter().any(Diagnostic::is_error), "{cells}: {:?}", said(&told));
        let reviews = folder.expect("a folder").indicators()[0].clone();
        assert_eq!(lines(&reviews)[1], format!("2018/19 {line} line 4"), "{cells}");
        let marks: Vec<String> = reviews.observations.iter().map(|one| one.marks()).collect();
        assert_eq!(marks[1] == "[p]", cells.ends_with("[p]"), "{cells}");
    }
}

#[test]
fn a_period_over_no_figure_and_a_column_that_is_not_read_are_nobodys_business() {
    let head = "Council,Year,percent,other,notes\n";
    let row = |area: &str, year: &str, cells: &str| format!("{area},{year},{cells}\n");
    let table = |odd: &str, notes: &str| {
        let rows = [
            row("Anyshire", "2018/19", &format!("80,3,{notes}")),
            row("Beckshire", "2018/19", "60,4,"),
            row("Anyshire", "0", odd),
            row("Beckshire", "0", odd),
        ];
        format!("{head}{}", rows.concat())
    };
    let recipe = "[[source]]\nfile = \"data/table.csv\"\narea = \"Council\"\nperiod = \"Year\"\nmeasures = [{ indicator = \"reviews\", value = \"percent\" }]\n";
    let own: &[(&str, &[u8])] = &[("data/own.csv", b"indicator,period,value\ncustody,2018/19,4\n")];
    for (odd, notes, is_told) in [
        ("-,-,", "plain", None),
        (",,", "a child\u{e2}\u{80}\u{99}s", None),
        ("7,-,", "plain", Some("`0` is not a period")),
    ] {
        let (folder, told) = open(&table(odd, notes), recipe, own);
        let told = said(&told).join("\n");
        match is_told {
            Some(words) => assert!(told.contains(words), "{told}"),
            None => {
                assert_eq!(told, "", "{odd} {notes}");
                assert_eq!(lines(&folder.expect("a folder").indicators()[0])[0], "2018/19 80 line 2");
            }
        }
    }
    // Where it is read it is told.
    let (_, told) = open(&table("-,-,", "x").replace("Beckshire", "Beck\u{80}shire"), recipe, own);
    assert!(said(&told).join("\n").contains("U+0080"), "{:?}", said(&told));
}

#[test]
fn a_note_of_fingertips_says_why_there_is_no_figure() {
    let head = "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Count,Denominator,Value note,Time period Sortable,Time period range\n";
    for (note, line) in [
        ("Value suppressed for disclosure control due to small count", "2018/19 [c] line 2"),
        ("Value missing in source data", "2018/19 [x] line 2"),
        ("", "2018/19 [x] line 2"),
    ] {
        let row = |code: &str, name: &str, value: &str, note: &str| {
            format!("1,Admissions,,,{code},{name},Counties,Persons,<15 yrs,,,2018/19,{value},,,{note},20180000,1y\n")
        };
        let table = [head, &row("E10000001", "Anyshire", "", note), &row("E06000002", "Beckshire", "6", "")].concat();
        let recipe = "[[source]]\nfile = \"data/table.csv\"\nmeasures = [{ indicator = \"custody\" }]\n";
        let (folder, told) = open(&table, recipe, &[("data/own.csv", b"indicator,period,value\nreviews,2018/19,4\n")]);
        assert!(!told.iter().any(Diagnostic::is_error), "{note}: {:?}", said(&told));
        assert_eq!(lines(&folder.expect("a folder").indicators()[1])[0], line, "{note}");
    }
}
