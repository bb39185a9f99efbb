//! What is published beside a table: `NAME.meta.csv` of the Department for Education, which says what its columns are called, or a
//! list of its measures, such as the dictionary of the Local Authority Interactive Tool.

use crate::figures::measure::{MONTHS, month_number};
use crate::folder::table::columns::plain;

/// What is known of the columns of a table, and of its measures. Without such a file nothing is.
#[derive(Debug, Default)]
pub struct Described {
    columns: Vec<Column>,
    measures: Vec<Measure>,
}

#[derive(Debug)]
struct Column {
    heading: String,
    is_filter: bool,
    label: String,
    unit: String,
    decimals: Option<u32>,
}

/// What a list says of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    code: String,
    /// Its name. May be empty.
    pub name: String,
    /// `high`, `low` or `none`; `None` where the list does not say it.
    pub good: Option<&'static str>,
    /// Its unit in the words of the list. May be empty.
    pub unit: String,
    /// How many decimals it is published with.
    pub decimals: Option<u32>,
    /// `financial`, `academic` or `calendar`, where the list says it.
    pub year: Option<&'static str>,
    /// The list says what kind of year its figures are of, in whatever words.
    pub says_year: bool,
    /// The months of a bare year that its figures are of, as `period_is` says them, where the list says it.
    pub months: Option<String>,
    /// They are of the end of these months: the list says so.
    pub is_at_end: bool,
    /// Quartiles of it mean nothing.
    pub no_quartile: bool,
}

/// The headings of a list of measures, each by the names that it may have. Those of the department's dictionary are known from
/// scripts that read it: no file was seen.
const LISTED: [&[&str]; 7] = [
    &["measure", "measure code", "code", "short desc"],
    &["title", "name", "measure name", "measure short"],
    &["polarity"],
    &["unit label", "unit", "y axis name"],
    &["decimals", "dps", "dp"],
    &["year type"],
    &["no quartile"],
];

impl Described {
    /// Reads its bytes. What cannot be read describes nothing: the table itself is there.
    pub fn read(bytes: Option<&[u8]>) -> Described {
        let text = bytes.map(|bytes| String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned());
        let Some(text) = text else { return Described::default() };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let Ok(headings) = reader.headers().cloned() else { return Described::default() };
        let at = |name: &str| headings.iter().position(|heading| plain(heading) == name);
        let columns = ["col name", "col type", "label", "indicator unit", "indicator dp"].map(at);
        // A dictionary may have a short name beside its code: the first that there is, in the order of the names.
        let listed = LISTED.map(|names| names.iter().find_map(|name| at(name)));
        let is_list = columns[0].is_none() && listed[0].is_some() && listed[2].is_some();
        let mut described = Described::default();
        for row in reader.records().flatten() {
            let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or("").trim().to_owned();
            if is_list {
                described.add(Measure::of(listed.map(cell)));
                continue;
            }
            let [heading, kind, label, unit, decimals] = columns.map(cell);
            described.columns.push(Column {
                heading,
                is_filter: kind.eq_ignore_ascii_case("filter"),
                label,
                unit,
                decimals: decimals.parse().ok().filter(|decimals| *decimals <= 3),
            });
        }
        described
    }

    /// What the list says of a measure, by its code.
    pub fn measure(&self, code: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| plain(&measure.code) == plain(code))
    }

    /// Takes in a measure of the list. One may be in it twice, under two topics: what either row says is said of it.
    fn add(&mut self, new: Measure) {
        match self.measures.iter_mut().find(|held| plain(&held.code) == plain(&new.code)) {
            Some(held) => held.join(new),
            None => self.measures.push(new),
        }
    }

    /// The columns that it describes.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.heading.as_str())
    }

    fn column(&self, heading: &str) -> Option<&Column> {
        self.columns.iter().find(|column| plain(&column.heading) == plain(heading))
    }

    /// Whether a column tells rows apart, where it is described.
    pub fn is_filter(&self, heading: &str) -> Option<bool> {
        self.column(heading).map(|column| column.is_filter)
    }

    /// What a column is called.
    pub fn label(&self, heading: &str) -> Option<String> {
        self.column(heading).map(|column| column.label.clone()).filter(|label| !label.is_empty())
    }

    /// Its unit: `%`, `£`. Blank for a number.
    pub fn unit(&self, heading: &str) -> Option<String> {
        self.column(heading).map(|column| column.unit.clone()).filter(|unit| !unit.is_empty())
    }

    /// How many decimals it is published with.
    pub fn decimals(&self, heading: &str) -> Option<u32> {
        self.column(heading)?.decimals
    }
}

impl Measure {
    fn of([code, name, polarity, unit, decimals, year, no_quartile]: [String; 7]) -> Measure {
        let year = year.to_lowercase();
        let (months, is_at_end) = months_of(&year, &name);
        let kinds = ["academic", "calendar", "financial"];
        Measure {
            code,
            months,
            is_at_end,
            name,
            good: match polarity.to_lowercase().as_str() {
                "high" | "higher" => Some("high"),
                "low" | "lower" => Some("low"),
                "-" | "none" | "n/a" => Some("none"),
                _ => None,
            },
            unit,
            // Spreadsheets write a whole number with a point: `2.0`.
            decimals: decimals.trim_end_matches(".0").parse().ok().filter(|decimals| *decimals <= 3),
            says_year: !year.trim().is_empty(),
            year: kinds.into_iter().find(|kind| year.starts_with(kind)),
            // As the list beside a national table is read: "N" is "no quartile".
            no_quartile: !["", "-", "na", "false", "no", "0"].contains(&no_quartile.to_lowercase().as_str()),
        }
    }

    /// Takes over what another row says of it. Where the two say that different directions are good, neither is.
    fn join(&mut self, other: Measure) {
        self.no_quartile |= other.no_quartile;
        self.good = match (self.good, other.good) {
            (Some(one), Some(another)) if one != another && one != "none" && another != "none" => None,
            (Some("none") | None, good @ Some(_)) => good,
            (good, _) => good,
        };
        self.decimals = self.decimals.or(other.decimals);
        self.year = self.year.or(other.year);
        self.says_year |= other.says_year;
        if self.months.is_none() {
            (self.months, self.is_at_end) = (other.months, other.is_at_end);
        }
        if self.unit.is_empty() {
            self.unit = other.unit;
        }
    }

    /// What it is a percentage of, where its name says a number and its unit that: `the school population` of "% of the school
    /// population".
    pub fn share_of(&self) -> Option<&str> {
        let label = self.unit.trim();
        let whole = ["% of ", "percentage of ", "per cent of "].iter().find_map(|head| {
            label.get(..head.len()).filter(|begins| begins.eq_ignore_ascii_case(head))?;
            label.get(head.len()..)
        });
        let name = self.name.to_lowercase();
        whole.filter(|_| ["number of ", "total "].iter().any(|head| name.starts_with(head)))
    }

    /// Its unit as an officer writes it: `%` of "% of pupils", `per 10,000` of "Rate per 10,000". `None` where nothing is known.
    pub fn unit_word(&self) -> Option<String> {
        let label = self.unit.trim().to_lowercase();
        let begins = |heads: &[&str]| heads.iter().any(|head| label.starts_with(head));
        if begins(&["%", "percent", "per cent", "proportion"]) {
            return Some("%".to_owned());
        }
        if let Some((_, per)) = label.split_once("per ").filter(|_| begins(&["rate"])) {
            return Some(format!("per {per}"));
        }
        if begins(&["spend", "unit cost", "£", "cost"]) {
            return Some("£".to_owned());
        }
        // "Number of Children Looked After"; "Number per week" and "Average number" are none.
        let is_of_each =
            label.split(|letter: char| !letter.is_alphabetic()).any(|word| ["per", "average", "mean"].contains(&word));
        if begins(&["number"]) && !is_of_each {
            return Some("number".to_owned());
        }
        // "Absence Rate" says nothing of what it is of: the name may.
        if self.name.contains('%') {
            return Some("%".to_owned());
        }
        label.contains("score").then(|| "score".to_owned())
    }
}

/// The months that a list says of a bare year, and whether the figures are of their end: a bare 2024 of a financial year is the one that
/// ends in it, and so is one of "Annual (end of Sept)", at whose end things are counted that do not come about during it.
fn months_of(year: &str, name: &str) -> (Option<String>, bool) {
    const DURING: [&str; 10] = [
        "during",
        "throughout",
        "starting",
        "starters",
        "leaving",
        "leavers",
        "absence",
        "turnover",
        "offers",
        "joining",
    ];
    if year.starts_with("financial") {
        return (Some("year ending March".to_owned()), false);
    }
    let words: Vec<&str> = year.split(|letter: char| !letter.is_alphabetic()).collect();
    let month = words.iter().find_map(|word| MONTHS.get(usize::try_from(month_number(word)? - 1).ok()?));
    let Some(month) = month.filter(|_| year.starts_with("annual") && words.contains(&"end")) else {
        return (None, false);
    };
    let small = name.to_lowercase();
    let is_during = small.split(|letter: char| !letter.is_alphabetic()).any(|word| DURING.contains(&word));
    (Some(format!("year ending {month}")), !is_during)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_measures_and_a_description_of_columns() {
        let list = "\u{feff}Measure_code,Measure_short,Polarity,Y_axis_name,Year_Type,dps,No_Quartile\nX1,Visits,Low,% of all,Academic,1.0,Y\nX2,Calls,-,,,,\n";
        let described = Described::read(Some(list.as_bytes()));
        let one = described.measure("x1").expect("listed");
        assert_eq!((one.name.as_str(), one.good, one.decimals), ("Visits", Some("low"), Some(1)));
        assert_eq!((one.unit.as_str(), one.year, one.no_quartile), ("% of all", Some("academic"), true));
        assert_eq!(one.unit_word().as_deref(), Some("%"));
        let other = described.measure("X2").expect("listed");
        assert_eq!((other.good, other.decimals, other.no_quartile), (Some("none"), None, false));
        let of = |name: &str, unit: &str| Measure::of(["", name, "", unit, "", "", ""].map(str::to_owned));
        assert_eq!(
            of("Children looked after (num)", "Number of Children Looked After").unit_word().as_deref(),
            Some("number")
        );
        assert_eq!(of("Placements", "Number per child").unit_word(), None);
        assert_eq!(of("Absence Rate (%) in the year", "Absence rate").unit_word().as_deref(), Some("%"));
        assert_eq!(of("Number of suspensions", "% of the pupils").share_of(), Some("the pupils"));
        assert_eq!(of("Pupils suspended", "% of the pupils").share_of(), None);
        let twice =
            "measure,title,polarity,no_quartile\nX1,Visits,-,\nX1,Visits,Low,Y\nX2,Calls,High,\nX2,Calls,Low,\n";
        let twice = Described::read(Some(twice.as_bytes()));
        let of = |code: &str| twice.measure(code).map(|one| (one.good, one.no_quartile));
        assert_eq!((of("X1"), of("X2")), (Some((Some("low"), true)), Some((None, false))));
        for (year, name, months, is_at_end) in [
            ("Financial Year", "Visits", Some("year ending March"), false),
            ("Annual (end of Sept)", "Social workers (FTE)", Some("year ending September"), true),
            ("Annual (end of Sept)", "Social workers leaving during the year", Some("year ending September"), false),
            ("Annual - January", "Pupils", None, false),
            ("Annual", "Pupils", None, false),
        ] {
            assert_eq!(months_of(&year.to_lowercase(), name), (months.map(str::to_owned), is_at_end), "{year} {name}");
        }
        let meta = Described::read(Some(b"col_name,col_type,label\nage,Filter,Age\n"));
        assert_eq!((meta.is_filter("age"), meta.measure("age")), (Some(true), None));
    }
}
