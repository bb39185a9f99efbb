//! National tables in whole folders: what indicators get from them, and what is said of slips.

use std::io::Write;

use rust_decimal::Decimal;

use crate::diagnostic::Diagnostic;
use crate::figures::finding::positions;
use crate::figures::measure::{Benchmark, Indicator};
use crate::folder::Folder;
use crate::folder::disk::inputs::{Input, sha256};
use crate::folder::read_nations;
use crate::folder::tests::{CATALOGUE, REPORT, folder_of, open};

const NATIONAL: &str = "
[national]
file = \"data/national.csv\"
neighbours = \"data/neighbours.csv\"
measures = \"data/measures.csv\"
";

const TABLE: &str = "measure,area,area_code,region,period,value
Rev,Anyshire,101,the Shires,2018,88
Rev,Beckshire,102,the Shires,2018,90
Rev,Anyshire,101,the Shires,2019,90
Rev,Beckshire,102,the Shires,2019,91.5
Rev,Coldwater,103,the Shires,2019,-
Rev,Dunmarsh,104,North East,2019,95.0
Rev,Eastvale,105,North East,2019,93.000000000000014
Rev,Fenwick,106,North East,2019,80
Rev,the Shires,,,2019,91
Rev,North East,902,NA,2019,89
Rev,England,900,NA,2019,90.4
\"Own, grown\",Anyshire,101,the Shires,2019,3
";

const NEIGHBOURS: &str = "area_code,area,rank,neighbour_code
101,Anyshire,2,104
101,Anyshire,1,102
101,Anyshire,3,103
101,Anyshire,4,105
";

const MEASURES: &str = "measure,name,polarity,decimals,no_quartile,unit_label,year_type
Rev,Reviews in time,High,1.0,,% of reviews,Financial Year
";

/// The tiny folder with `reviews` linked, and these files changed.
fn files<'a>(report: &'a str, catalogue: &'a str, changed: &[(&'a str, &'a [u8])]) -> Vec<(&'a str, &'a [u8])> {
    let mut files: Vec<(&str, &[u8])> = vec![
        ("report.toml", report.as_bytes()),
        ("indicators.toml", catalogue.as_bytes()),
        ("data/national.csv", TABLE.as_bytes()),
        ("data/neighbours.csv", NEIGHBOURS.as_bytes()),
        ("data/measures.csv", MEASURES.as_bytes()),
    ];
    files.extend(changed);
    files
}

fn report() -> String {
    REPORT.replace("[[section]]", &format!("{NATIONAL}[[section]]"))
}

fn catalogue() -> String {
    CATALOGUE.replace("good = \"high\"\n", "good = \"high\"\nnational = \"Rev\"\n")
}

fn linked(changed: &[(&str, &[u8])]) -> (Option<Folder>, Vec<String>) {
    let (report, catalogue) = (report(), catalogue());
    let (folder, told) = open(&files(&report, &catalogue, changed));
    (folder, said(&told))
}

fn said(told: &[Diagnostic]) -> Vec<String> {
    let place = |one: &Diagnostic| one.at.as_ref().map(|at| at.to_string()).unwrap_or_default();
    told.iter().map(|one| format!("{} {}: {}", one.code, place(one), one.message)).collect()
}

fn reviews(changed: &[(&str, &[u8])]) -> Indicator {
    let (folder, told) = linked(changed);
    assert_eq!(told, [""; 0]);
    folder.expect("a folder").indicators()[0].clone()
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn an_indicator_gets_its_peers_and_what_it_is_measured_against() {
    let indicator = reviews(&[]);
    let peers: Vec<(String, Vec<String>)> = indicator
        .peers
        .iter()
        .map(|(period, peers)| {
            (period.in_full(), peers.iter().map(|(area, value)| format!("{area} {value}")).collect())
        })
        .collect();
    // No region, no country, not itself; the figure as a spreadsheet shows it.
    assert_eq!(
        peers,
        [
            ("2017/18".to_owned(), vec!["Beckshire 90".to_owned()]),
            (
                "2018/19".into(),
                vec!["Beckshire 91.5".into(), "Dunmarsh 95".into(), "Eastvale 93".into(), "Fenwick 80".into()]
            ),
        ]
    );
    let own: Vec<String> = indicator.national.own.values().map(Decimal::to_string).collect();
    assert_eq!(own, ["88", "90"]);
    let shown =
        |row: &Benchmark| format!("{} {} {}", row.period.in_full(), row.comparator, row.value.unwrap_or_default());
    let rows: Vec<String> = indicator.benchmarks.iter().map(shown).collect();
    assert_eq!(
        rows,
        [
            "2017/18 the statistical neighbour average 90",
            "2018/19 the statistical neighbour average 93.16666666666666666666666667",
            "2018/19 the Shires 91",
            "2018/19 England 90.4",
        ]
    );
    let average = &indicator.benchmarks[1];
    let over = average.computed.and_then(|computed| computed.over).expect("it is an average");
    assert_eq!((over.count, over.median, over.low, over.high), (3, number("93"), number("91.5"), number("95")));
    assert_eq!(indicator.decimals_beside(average, number("93.1666"), None), Some(1));
    assert_eq!(average.from.to_string(), "data/national.csv:5");
}

#[test]
fn an_officers_benchmarks_stand_before_computed_ones() {
    let rows = "indicator,period,comparator,value\nreviews,quarter 2 2019/20,statistical neighbours,94\n";
    let indicator = reviews(&[("data/benchmarks.csv", rows.as_bytes())]);
    let names: Vec<&str> = indicator.benchmarks.iter().map(|row| row.comparator.as_str()).collect();
    assert_eq!(names, ["the Shires", "England", "statistical neighbours"]);
}

#[test]
fn gzipped_or_not_by_its_first_bytes() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(TABLE.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    assert_eq!(reviews(&[("data/national.csv", &packed)]), reviews(&[]));
    // What is recorded is the file as it lies there, to its last byte, and every file beside it.
    let of = |changed: &[(&str, &[u8])]| linked(changed).0.expect("a folder").inputs().to_vec();
    let names = |inputs: &[Input]| inputs.iter().map(|input| input.name.clone()).collect::<Vec<_>>();
    let (plain, unplain) = (of(&[]), of(&[("data/national.csv", &packed)]));
    assert_eq!(names(&plain), names(&unplain));
    for (name, bytes, inputs) in [
        ("data/national.csv", TABLE.as_bytes(), &plain),
        ("data/national.csv", &packed, &unplain),
        ("data/neighbours.csv", NEIGHBOURS.as_bytes(), &plain),
        ("data/measures.csv", MEASURES.as_bytes(), &plain),
    ] {
        let input = inputs.iter().find(|input| input.name == name).expect("it was read");
        assert_eq!((input.bytes, &input.sha256), (bytes.len() as u64, &sha256(bytes)), "{name}");
    }
    let (_, told) = linked(&[("data/national.csv", &packed[..packed.len() / 2])]);
    assert_eq!(
        told[0],
        "unreadable-file data/national.csv: `data/national.csv` cannot be read: it is compressed, and its end is \
         missing or damaged"
    );
}

#[test]
fn columns_may_be_called_something_else() {
    let report = report().replace(
        "neighbours =",
        "area = \"101\"\ncolumns = { measure = \"Indicator\", code = \"LA Code\", value = \"Result\" }\nneighbours =",
    );
    let table = TABLE.replacen("measure,area,area_code", "Indicator,area,la_code", 1).replacen("value", "Result", 1);
    let catalogue = catalogue();
    let (folder, told) = open(&files(&report, &catalogue, &[("data/national.csv", table.as_bytes())]));
    assert_eq!(said(&told), [""; 0]);
    assert_eq!(folder.expect("a folder").indicators()[0].peers.len(), 2);
    let (_, told) = open(&files(&report, &catalogue, &[]));
    assert_eq!(said(&told)[0], "missing-column data/national.csv:1: there is no column `Indicator`");
}

#[test]
fn a_stray_label_is_one_warning() {
    let table = format!("{TABLE}Rev,Anyshire,101,the Shires,0,5\nRev,Beckshire,102,the Shires,0,-\n");
    let (folder, told) = linked(&[("data/national.csv", table.as_bytes())]);
    assert_eq!(
        told,
        ["unreadable-period data/national.csv:14: these are not periods: `0` (2 rows); the program ignores their rows"]
    );
    assert_eq!(folder.expect("a folder").indicators()[0].peers.len(), 2);
}

#[test]
fn every_label_of_the_department() {
    let of = |label: &str| super::assemble::period_of(label, None).map(|(period, _)| period);
    let labels = ["2016", "2016-17 (OT)", "2018/19", "2018-19", "2020 (Final)", "2024 (Rev)", "2025", "2025-26"];
    let periods: Vec<_> = labels.iter().map(|label| of(label).expect(label)).collect();
    assert!(periods.is_sorted(), "{periods:?}");
    for run in [["2013/14-15/16", "2014/15-16/17", "2021/22-23/24"], ["2014-16", "2015-17", "2020-22"]] {
        let run = run.map(|label| of(label).expect(label));
        assert!(run.is_sorted() && run.iter().all(|period| period.months() == 36), "{run:?}");
    }
    assert_eq!(of("0"), None);
    assert_eq!(of("previous"), None);
}

#[test]
fn the_same_thing_twice() {
    let twice = |line: &str| linked(&[("data/national.csv", format!("{TABLE}{line}\n").as_bytes())]).1;
    assert_eq!(twice("Rev,Fenwick,106,North East,2019,80.0"), [""; 0]);
    assert_eq!(
        twice("Rev,Fenwick,106,North East,2019,81"),
        [
            "contradicting-observations data/national.csv:14: `Rev` of Fenwick in 2019 is 80 in one row and 81 in another"
        ]
    );
    assert_eq!(
        twice("Rev,Fenwick,106,North East,2019 (Rev),81"),
        ["duplicate-observation data/national.csv:4: `2019 (Rev)` and `2019` of `Rev` are the same period"]
    );
    // A measure that nobody links is nobody's trouble.
    assert_eq!(twice("\"Own, grown\",Anyshire,101,the Shires,2019,4"), [""; 0]);
}

#[test]
fn what_is_no_figure_is_named_with_its_line() {
    let (_, told) = linked(&[(
        "data/national.csv",
        format!("{TABLE}Rev,Gull,107,North East,2019,NaN\nRev,Hale,108,North East,2019,inf\nRev,Ivel,109,North East,2019,NaN\nRev,Jay\n")
            .as_bytes(),
    )]);
    assert_eq!(
        told,
        [
            "broken-table data/national.csv:17: this row has 2 cells under 6 headings",
            "not-a-number data/national.csv:14: 3 cells of other areas are no figures of their measure, of which this is the first \
             (they hold `NaN` and `inf`): they are left out, and nothing is compared with them",
        ]
    );
    let own = TABLE.replace("101,the Shires,2019,90\n", "101,the Shires,2019,NaN\n");
    assert_eq!(
        linked(&[("data/national.csv", own.as_bytes())]).1,
        ["not-a-number data/national.csv:4: `NaN` is not a number"]
    );
}

#[test]
fn doubtful_links_are_warned_of() {
    let told = |from: &str, to: &str| linked(&[("data/national.csv", TABLE.replace(from, to).as_bytes())]).1;
    assert_eq!(
        told(",2019,80", ",2019,812"),
        ["unit-mismatch indicators.toml:5: `reviews` is a percentage, but the national measure `Rev` is as high \
             as 812 in 2019"]
    );
    assert_eq!(
        told(",2019,80", ",2019,-8"),
        ["unit-mismatch data/national.csv:9: `reviews` is a percentage, but the national measure `Rev` is -8 for \
             Fenwick in 2019"]
    );
    let measures = MEASURES.replace("% of reviews", "Rate per 10,000").replace("High", "Low");
    let measures = measures.replace("Rate per 10,000", "\"Rate per 10,000\"");
    let (_, told) = linked(&[("data/measures.csv", measures.as_bytes())]);
    assert_eq!(
        told,
        [
            "unit-mismatch indicators.toml:5: `reviews` is a percentage, but the national measure `Rev` is in `Rate \
             per 10,000`",
            "wrong-value indicators.toml:5: high is good for `reviews`, but low is good for the national measure `Rev`",
        ]
    );
}

#[test]
fn nobody_to_compare_with() {
    let lone =
        "measure,area,area_code,region,period,value\nRev,Anyshire,101,the Shires,2019,90\nRev,England,900,,2019,91\n";
    let (folder, told) = linked(&[("data/national.csv", lone.as_bytes())]);
    assert_eq!(
        told,
        [
            "unknown-area data/neighbours.csv:2: `data/national.csv` has no area with the code `102`, `103`, `104`, \
             `105`, in 4 rows",
            "no-peers report.toml:10: there are no neighbours for Anyshire",
            "no-peers indicators.toml:5: no other authority has a figure for `Rev` up to quarter 3 2019/20, so there \
             is no quartile",
        ]
    );
    assert_eq!(folder.expect("a folder").indicators()[0].benchmarks.len(), 1);
}

#[test]
fn names_that_the_table_does_not_have() {
    let (report, catalogue) = (report(), catalogue());
    let wrong = catalogue.replace("\"Rev\"", "\"Reviews in time\"");
    let (_, told) = open(&files(&report, &wrong, &[]));
    assert_eq!(
        said(&told),
        ["unknown-measure indicators.toml:5: `data/national.csv` has no measure `Reviews in time`"]
    );
    assert_eq!(told[0].help.as_deref(), Some("this is the name of `Rev`: write national = \"Rev\""));
    let wrong = report.replace("[national]\n", "[national]\narea = \"Any shire\"\n");
    let (_, told) = open(&files(&wrong, &catalogue, &[]));
    assert_eq!(said(&told), ["unknown-area report.toml:9: `data/national.csv` has no area `Any shire`"]);
    let (_, told) = open(&[("indicators.toml", catalogue.as_bytes())]);
    assert_eq!(
        said(&told)[0],
        "missing-key indicators.toml:5: `Rev` needs a national table, and there is none in report.toml"
    );
}

#[test]
fn any_bytes_are_a_table_or_a_fault() {
    for bytes in [
        &b""[..],
        b"\n\n",
        b"\x1f\x8b",
        b"\xff\xfea\0",
        b"a\0b,c\n",
        b"measure,period,value\n",
        b"\"measure",
        b"measure,measure\n",
    ] {
        let (_, told) = linked(&[("data/national.csv", bytes)]);
        assert!(!told.is_empty(), "{bytes:?}");
    }
}

#[test]
fn the_whole_table_for_those_who_ask() {
    let (report, catalogue) = (report(), catalogue());
    let folder = folder_of(&files(&report, &catalogue, &[]));
    let read = read_nations(folder.path()).expect("sound");
    assert_eq!((read.warnings.as_slice(), read.value.len()), (&[][..], 1));
    let found = positions(&read.value[0].national, read.value[0].own);
    let shown = |nth: usize| {
        let one = &found[nth];
        format!(
            "{} {} {:?} {:?} of {} {:?} {:?} {}",
            one.measure, one.period, one.value, one.rank, one.areas, one.band, one.change, one.why
        )
    };
    assert_eq!(shown(0), "Rev 2019 Some(90) Some(4) of 5 Some(4) Some(2) ");
    assert_eq!(shown(1), "Own, grown 2019 Some(3) None of 1 None None neither high nor low is good");
    let bare = folder_of(&[]);
    let none = read_nations(bare.path()).expect_err("no table is named");
    assert_eq!(none.to_string(), "report.toml: there is no national table in report.toml");
}

const CODED: &str = "measure,area,area_code,region,period,value
Rev,Oldton,E06000901,the Shires,2018,88
Rev,Newshire,E10000902,the Shires,2018,90
Rev,Newshire,E06000902,the Shires,2018,-
Rev,Newshire,E10000902,the Shires,2019,-
Rev,Newshire,E06000902,the Shires,2019,91
Rev,Anyshire,E10000101,the Shires,2018,85
Rev,Anyshire,E06000101,the Shires,2019,86
Rev,Northamptonshire,E10000021,the Shires,2019,80
Rev,Northamptonshire,E10000021,the Shires,2022,-
Rev,Oldton,E06000901,the Shires,2022,-
Rev,Newshire,E06000902,the Shires,2022,92
Rev,Anyshire,E06000101,the Shires,2022,87
Rev,Mean of English counties,,,2022,90
Rev,Wales,W92000004,,2022,70
Rev,England,E92000001,,2022,71
";

#[test]
fn a_new_code_with_the_old_name_is_the_same_area() {
    let report = report().replace("neighbours = \"data/neighbours.csv\"\n", "").replace("quarter 3 2019/20", "2021/22");
    let catalogue = catalogue().replace("good = \"high\"\n", "good = \"high\"\nfrequency = \"annual\"\n");
    let (folder, _) = open(&files(&report, &catalogue, &[("data/national.csv", CODED.as_bytes())]));
    let reviews = folder.expect("a folder").indicators()[0].clone();
    let peers: Vec<usize> = reviews.peers.values().map(Vec::len).collect();
    // Neither itself under its other code, nor Newshire twice.
    assert_eq!(peers, [2, 2, 1]);
    let own: Vec<String> = reviews.national.own.values().map(Decimal::to_string).collect();
    assert_eq!(own, ["85", "86", "87"]);
    // Northamptonshire had ended: of 2021/22 only Oldton is missing.
    assert_eq!(reviews.national.without.values().copied().collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(reviews.nation(), "England");
    let beside: Vec<&str> = reviews.benchmarks.iter().map(|row| row.comparator.as_str()).collect();
    assert_eq!(beside, ["England"]);
}

#[test]
fn two_figures_under_an_old_code_and_a_new_one_contradict() {
    let both = format!("{CODED}Rev,Newshire,E10000902,the Shires,2022,93\n");
    let report = report().replace("neighbours = \"data/neighbours.csv\"\n", "");
    let (_, told) = open(&files(&report, &catalogue(), &[("data/national.csv", both.as_bytes())]));
    let told = said(&told);
    assert!(
        told.contains(&"contradicting-observations data/national.csv:17: `Rev` of Newshire in 2022 is 92 in one row and 93 in another".to_owned()),
        "{told:?}"
    );
}

#[test]
fn over_a_changed_boundary_nothing_moves() {
    let table = "measure,area,area_code,region,period,value
Rev,Dorset,E10000009,South West,2018/19,50
Rev,Alder,E10000001,South West,2018/19,60
Rev,Birch,E10000002,South West,2018/19,70
Rev,Cedar,E10000003,South West,2018/19,80
Rev,Dorset,E06000059,South West,2019/20,90
Rev,Alder,E10000001,South West,2019/20,60
Rev,Birch,E10000002,South West,2019/20,70
Rev,Cedar,E10000003,South West,2019/20,80
";
    let report = report().replace("neighbours = \"data/neighbours.csv\"\n", "area = \"Dorset\"\n");
    let folder = folder_of(&files(&report, &catalogue(), &[("data/national.csv", table.as_bytes())]));
    let nation = read_nations(folder.path()).expect("sound").value.remove(0);
    let moved = |area: &str| {
        let at = nation.national.find(area).expect("an area");
        positions(&nation.national, at)[0].change.map(|change| change.to_string())
    };
    assert_eq!((moved("Dorset"), moved("Alder").as_deref()), (None, Some("0")));
    assert_eq!(nation.national.find("E10000009"), nation.national.find("E06000059"));
    // What it was has neighbours of its own, and none where the list has only those of what it is; others have it for a neighbour
    // as it is, or as it was.
    for (list, whose, before, now, beside) in [
        (
            "835,Dorset (Pre LG),7,802,Close,801,Close,800,Close\n",
            "838",
            vec!["80", "70", "60"],
            true,
            vec!["80", "70"],
        ),
        ("", "838", vec![], true, vec!["80", "70"]),
        (
            "835,Dorset (Pre LG),7,802,Close,801,Close,800,Close\n",
            "835",
            vec!["80", "70", "60"],
            false,
            vec!["80", "70", "50"],
        ),
    ] {
        let list = format!(
            "old_la_code,la_name,region_ind,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P\n838,Dorset,7,801,Close,802,Close,800,Close\n{list}\
             800,Alder,7,802,Close,801,Close,{whose},Close\n801,Birch,7,802,Close,800,Close,838,Close\n802,Cedar,7,801,Close,800,Close,838,Close\n"
        );
        let table = table.replace("E10000009", "835").replace("E06000059", "838").replace("E10000001", "800");
        let table = table.replace("E10000002", "801").replace("E10000003", "802");
        let report = self::report()
            .replace("neighbours = \"data/neighbours.csv\"\n", "area = \"Dorset\"\nneighbours = \"data/sn.csv\"\n");
        let (catalogue, changed) =
            (catalogue(), [("data/national.csv", table.as_bytes()), ("data/sn.csv", list.as_bytes())]);
        let folder = folder_of(&files(&report, &catalogue, &changed));
        let nation = read_nations(folder.path()).expect("sound").value.remove(0).national;
        let of = |area: &str, nth: usize| -> Vec<String> {
            let cells = nation.of_neighbours(nation.find(area).expect("an area"), &nation.measures[0].years[nth]);
            cells.filter_map(|cell| cell.value).map(|value| value.to_string()).collect()
        };
        assert_eq!(
            (of("Dorset", 0), of("Dorset", 1)),
            (
                before.iter().map(|text| text.to_string()).collect(),
                vec!["70".to_owned(), "80".to_owned(), "60".to_owned()]
            )
        );
        assert_eq!(of("Alder", 0), beside);
        assert_eq!(of("Alder", 1).contains(&"90".to_owned()), now);
    }
}
