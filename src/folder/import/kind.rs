//! What a figure of a new measure covers, where its name or its figures make that certain. Figures that are added up to a year
//! without being each of a period alone make a false year, so what neither says is told and not guessed.

use rust_decimal::Decimal;

use crate::figures::measure::{
    Period, Style, Unit, UnitWords, cannot_be_since_april, is_of_so_much, is_share_of_year, seems_since_april,
    surely_since_april,
};
use crate::folder::catalogue::kind_in_name::never_adds_up;
use crate::folder::recognise::FoundMeasure;
use crate::folder::table::columns::plain;

/// What a figure covers, and by what that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownKind {
    /// The word of the catalogue.
    pub word: &'static str,
    /// Why, as it stands behind it.
    pub why: &'static str,
    /// The figures say so, and not the name.
    pub by_figures: bool,
}

/// Of twelve months.
const ROLLING: [&str; 4] = ["rolling 12", "rolling twelve", "12 month rolling", "rolling year"];

/// How things stood at the end of something.
const AT_THE_END: [&str; 9] = [
    "end of quarter",
    "end of qtr",
    "end of the quarter",
    "quarter end",
    "end of month",
    "end of the month",
    "month end",
    "end of period",
    "end of the period",
];

/// The name of a stock without when it is counted, which its sentence says: "households in temporary accommodation at quarter end".
pub fn without_its_end(name: String, kind: Option<KnownKind>) -> String {
    if kind.is_none_or(|kind| kind.word != "stock") {
        return name;
    }
    let small = name.to_ascii_lowercase();
    let small = small.trim_end_matches(')');
    let behind = AT_THE_END.iter().find_map(|end| small.strip_suffix(end));
    let before = behind.and_then(|before| {
        let before = before.trim_end();
        let before = ["(as at", "(at the", "(at", "as at", "at the", "at", "("]
            .iter()
            .find_map(|word| before.strip_suffix(word));
        let before = before?.trim_end();
        // Of brackets that say more nothing is cut: "(snapshot at quarter end)".
        (before.matches('(').count() == before.matches(')').count()).then_some(before.len())
    });
    before.filter(|at| *at > 0).and_then(|at| name.get(..at)).map_or(name.clone(), str::to_owned)
}

/// Counts since April.
const SINCE_APRIL: [&str; 4] = ["cumulative", "to date", "ytd", "since april"];

/// What comes in or goes out through a year, and is a percentage of what the year has.
const OF_A_YEAR: [&str; 10] = [
    "council tax",
    "business rates",
    "business rate",
    "non domestic rates",
    "domestic rates",
    "nndr",
    "ndr",
    "budget",
    "capital programme",
    "rent",
];

/// How it does so.
const GROWS: [&str; 8] = ["collected", "collection", "collection rate", "received", "spent", "spend", "drawn", "used"];

/// What stands so on a day: mostly the same people, homes or pounds as the quarter before.
const STANDS: [&str; 28] = [
    "waiting",
    "in post",
    "in care",
    "looked after",
    "children with a child protection plan",
    "children with a protection plan",
    "on a child protection plan",
    "on a protection plan",
    "subject to",
    "arrears",
    "outstanding",
    "vacancies",
    "vacant",
    "open",
    "live",
    "backlog",
    "caseload",
    "caseloads",
    "headcount",
    "on roll",
    "waiting list",
    "housing list",
    "housing register",
    "in temporary accommodation",
    "as at",
    "at the end",
    "balance",
    "reserves",
];

/// What happens, once or many times, within a period.
const HAPPENS: [&str; 40] = [
    "received",
    "reported",
    "recorded",
    "completed",
    "issued",
    "served",
    "made",
    "granted",
    "determined",
    "processed",
    "collected",
    "answered",
    "handled",
    "closed",
    "opened",
    "built",
    "sold",
    "let",
    "started",
    "starting",
    "delivered",
    "referred",
    "referrals",
    "admitted",
    "admissions",
    "collisions",
    "offences",
    "crimes",
    "births",
    "deaths",
    "visits",
    "attendances",
    "loans",
    "inspections",
    "incidents",
    "missed",
    "repaired",
    "planted",
    "filled",
    "lost",
];

/// Events that no participle in -ed tells of.
const EVENTS: [&str; 26] = [
    "evictions",
    "removals",
    "additions",
    "adoptions",
    "applications",
    "closures",
    "lettings",
    "transfers",
    "repayments",
    "recoveries",
    "starters",
    "leavers",
    "moves",
    "movements",
    "changes",
    "left",
    "written",
    "begun",
    "paid",
    "sent",
    "taken",
    "given",
    "found",
    "won",
    "joining",
    "leaving",
];

/// Participles that tell how things stand.
const STATES: [&str; 22] = [
    "looked",
    "registered",
    "unregistered",
    "employed",
    "unemployed",
    "licensed",
    "occupied",
    "unoccupied",
    "allocated",
    "unallocated",
    "accommodated",
    "housed",
    "overcrowded",
    "supported",
    "planned",
    "based",
    "aged",
    "disabled",
    "unresolved",
    "required",
    "needed",
    "owed",
];

/// What goes before a stock that is not what is counted: evictions for arrears, people taken from a list.
const TOWARDS: [&str; 9] = ["for", "from", "into", "onto", "off", "after", "following", "against", "to"];

/// Whether a name with a stock in it may be of something else, which happened to it.
fn may_happen(name: &str) -> bool {
    let text = spaced(name);
    let stock = STANDS.iter().filter_map(|stock| text.find(&format!(" {stock} "))).min();
    let before = stock.map_or("", |at| &text[..at]);
    let rest = STANDS.iter().fold(text.clone(), |text, stock| text.replace(&format!(" {stock} "), " "));
    let is_done = |word: &str| {
        let is_participle = word.len() > 3 && word.ends_with("ed") && !STATES.contains(&word);
        is_participle || EVENTS.contains(&word) || HAPPENS.contains(&word)
    };
    before.split(' ').any(|word| TOWARDS.contains(&word)) || rest.split(' ').any(is_done)
}

/// What a figure covers; none where neither the name nor the figures make it certain.
pub fn kind(found: &FoundMeasure, (unit, words): &(Unit, UnitWords)) -> Option<KnownKind> {
    let name = plain(&found.written);
    let figures = found.dated();
    let by_name = |word, why| Some(KnownKind { word, why, by_figures: false });
    let has = |words: &[&str]| words.iter().any(|words| name.contains(words));
    if has(&ROLLING) {
        return by_name("rolling", "its name says that it is of twelve months");
    }
    // What stood at the end of a quarter stood there for the year to date too.
    let may_stand = !has_other_year_to_date(&figures);
    if has(&AT_THE_END) && may_stand {
        return by_name("stock", "its name says that it is how things stood at the end");
    }
    // "Training up to date", "time to date of decision".
    let other = ["up to date", "to date of"].iter().fold(name.clone(), |name, other| name.replace(other, ""));
    if SINCE_APRIL.iter().any(|words| other.contains(words)) {
        return by_name("cumulative", "its name says that it counts since April");
    }
    let grows = || says(&name, &GROWS) || seems_since_april(&figures);
    // Without a sign of per cent nothing says the unit.
    let may_be_share = *unit == Unit::Percent || *unit == Unit::Score && words.word.is_none();
    if may_be_share && says(&name, &OF_A_YEAR) && is_share_of_year(&figures) && grows() {
        return by_name("cumulative", "it grows through the year, and so do its figures");
    }
    let adds = matches!(unit, Unit::Count | Unit::Money);
    if is_of_so_much(*unit, words, false) {
        match (says(&name, &STANDS), says(&name, &HAPPENS)) {
            (true, _) if may_stand && !may_happen(&name) => {
                return by_name("stock", "its name says that it is how things stood on a day");
            }
            // What counts since April happens too: only figures that cannot do so are of their period alone.
            (false, true) if adds && cannot_be_since_april(&figures) => {
                return by_name("flow", "its name says what happened, and its figures are each of one period");
            }
            _ => {}
        }
    }
    // A count may rise through its years because of the season; an average, a rate or a percentage is none of what came so far, whatever
    // its figures do.
    let is_certain = adds && !never_adds_up(&found.written, *unit, false) && surely_since_april(&figures);
    is_certain.then_some(KnownKind {
        word: "cumulative",
        why: "its figures rise through each year and begin anew: they seem to count since April",
        by_figures: true,
    })
}

/// Whether it matters for what is said of a measure, and is not known: figures of part of a year that may add up to it, or may be
/// what has come of it so far.
pub fn is_open(
    kind: Option<KnownKind>,
    found: &FoundMeasure,
    unit: &(Unit, UnitWords),
    frequency: Option<&str>,
) -> bool {
    let is_average = never_adds_up(&found.written, unit.0, true);
    let figures = found.dated();
    let may_be_so_far = unit.0 == Unit::Percent && figures.len() > 1 && is_share_of_year(&figures);
    let may_grow = (is_of_so_much(unit.0, &unit.1, false) || may_be_so_far) && !is_average;
    kind.is_none() && may_grow && frequency != Some("annual")
}

/// Whether a year to date stands beside the figure of its last quarter or month, and is another.
fn has_other_year_to_date(figures: &[(Period, Decimal)]) -> bool {
    let beside = |period: &Period, figure: &Decimal| {
        let is_other = |(other, held): &(Period, Decimal)| {
            other.end() == period.end() && other.months() < period.months() && held != figure
        };
        figures.iter().any(is_other)
    };
    figures.iter().any(|(period, figure)| period.style() == Style::YearToDate && beside(period, figure))
}

/// Whether any of these stands in a name as whole words.
fn says(name: &str, known: &[&str]) -> bool {
    let text = spaced(name);
    known.iter().any(|one| text.contains(&format!(" {one} ")))
}

/// The words of a name between blanks.
fn spaced(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kind of a measure that is written so, with its figures of so many quarters from April 2023 on.
    fn kind_of(written: &str, unit: Unit, figures: &[&str]) -> Option<&'static str> {
        let in_time = figures.iter().zip(0..).map(|(figure, nth)| {
            let year = 2023 + nth / 4;
            (format!("Q{} {year}/{:02}", nth % 4 + 1, (year + 1) % 100), (*figure).to_owned())
        });
        let found = FoundMeasure { written: written.into(), in_time: in_time.collect(), ..FoundMeasure::default() };
        kind(&found, &(unit, UnitWords::default())).map(|known| known.word)
    }

    #[test]
    fn a_name_that_says_what_a_figure_covers() {
        for (written, expected) in [
            ("Days lost per FTE (rolling 12 mths)", Some("rolling")),
            ("Households in temporary accommodation (end of qtr)", Some("stock")),
            ("Council tax collected (cumulative)", Some("cumulative")),
            ("Council tax collected YTD", Some("cumulative")),
            ("Spend to date", Some("cumulative")),
            ("Staff with training up to date", None),
            ("Forecast year end variance", None),
            ("Complaints", None),
        ] {
            assert_eq!(kind_of(written, Unit::Percent, &[]), expected, "{written}");
        }
    }

    #[test]
    fn what_stands_on_a_day_is_no_sum() {
        let steady = ["930", "915", "920", "950"];
        for unit in [Unit::Count, Unit::Money, Unit::Rate] {
            for written in [
                "People on the housing waiting list",
                "Children with a child protection plan",
                "Apprentices in post",
                "Rent arrears of current tenants",
                "Children looked after",
                "Complaints open",
                "Vacancies in social work",
            ] {
                assert_eq!(kind_of(written, unit, &steady), Some("stock"), "{written}");
            }
        }
        assert_eq!(
            kind_of("Looked after children in good homes", Unit::Percent, &steady),
            None,
            "a share does not add up"
        );
    }

    #[test]
    fn what_happens_to_a_stock_is_none() {
        let steady = ["30", "15", "20", "50"];
        for written in [
            "Evictions for rent arrears",
            "People removed from the waiting list",
            "Looked-after children adopted",
            "Rent arrears written off",
            "Staff who left in post",
            "Additions to the housing register",
            "Vacancies advertised",
            "Applications for the housing list",
            "Homes taken off the housing register",
        ] {
            assert_ne!(kind_of(written, Unit::Count, &steady), Some("stock"), "{written}");
        }
        for written in
            ["Disabled people on the housing register", "Social workers employed as at 31 March", "Live cases"]
        {
            assert_eq!(kind_of(written, Unit::Count, &steady), Some("stock"), "{written}");
        }
    }

    #[test]
    fn what_has_another_year_to_date_does_not_stand() {
        let in_time = ["Q1 2025/26", "Q2 2025/26", "Q2 2025/26 YTD"].into_iter().zip(["31", "34", "65"]);
        let in_time = in_time.map(|(period, figure)| (period.to_owned(), figure.to_owned())).collect();
        let found = FoundMeasure { written: "Cases open".into(), in_time, ..FoundMeasure::default() };
        assert_eq!(kind(&found, &(Unit::Count, UnitWords::default())), None);
    }

    #[test]
    fn what_happens_adds_up_where_its_figures_cannot_count_since_april() {
        let (steady, growing) = (["30", "28", "33", "31"], ["30", "58", "91", "122"]);
        for written in ["Fly tips reported", "Complaints received", "Affordable homes completed", "Visits to libraries"]
        {
            assert_eq!(kind_of(written, Unit::Count, &steady), Some("flow"), "{written}");
            assert_eq!(kind_of(written, Unit::Count, &growing), None, "{written} may count since April");
        }
        for written in ["Vacancies filled", "Complaints received and still open", "Apprentices", "Projected outturn"] {
            assert_eq!(kind_of(written, Unit::Count, &steady), None, "{written}");
        }
        assert_eq!(kind_of("Fines issued", Unit::Rate, &steady), None, "nobody adds up a rate");
    }

    #[test]
    fn figures_that_rise_through_their_years_are_no_proof_of_a_count() {
        let homes = ["20", "21", "30", "55", "12", "18"];
        let tax = ["28.1", "55.9", "82.4", "97.0", "28.0", "56.2"];
        let spent = ["20", "44", "61", "90", "22", "40", "66", "93", "18"];
        assert_eq!(kind_of("Affordable homes", Unit::Count, &homes), None, "a season does so too");
        assert_eq!(kind_of("Council tax", Unit::Percent, &tax), Some("cumulative"));
        assert_eq!(kind_of("Affordable homes", Unit::Count, &spent), Some("cumulative"));
    }

    #[test]
    fn a_stock_is_named_without_when_it_is_counted() {
        let stock = Some(KnownKind { word: "stock", why: "", by_figures: false });
        for (name, expected) in [
            ("households in rooms at quarter end", "households in rooms"),
            ("households in rooms (as at quarter end)", "households in rooms"),
            ("staff in post at the end of the month", "staff in post"),
            ("quarter end", "quarter end"),
            ("households in rooms (snapshot at quarter end)", "households in rooms (snapshot at quarter end)"),
            ("rough sleepers (count at end of quarter)", "rough sleepers (count at end of quarter)"),
            ("staff (FTE) at quarter end", "staff (FTE)"),
            ("staff in post", "staff in post"),
        ] {
            assert_eq!(without_its_end(name.to_owned(), stock), expected);
        }
        assert_eq!(without_its_end("homes let at quarter end".to_owned(), None), "homes let at quarter end");
    }

    #[test]
    fn what_is_collected_or_spent_through_a_year_counts_since_april() {
        for (written, figures, expected) in [
            ("Council tax collected", &["29.1", "56.1"][..], Some("cumulative")),
            ("% of business rates collected in year", &["28.0"], Some("cumulative")),
            ("Capital programme spent (%)", &["19.0", "41.0", "70.2"], Some("cumulative")),
            ("Rent collected", &["98.7", "98.9"], None),
            ("Council tax collected", &["97.1", "97.4"], None),
            ("Appraisals completed", &["24", "52"], None),
        ] {
            assert_eq!(kind_of(written, Unit::Percent, figures), expected, "{written}");
        }
    }

    #[test]
    fn it_matters_where_part_of_a_year_may_add_up() {
        let open = |written: &str, unit, frequency| {
            let found = FoundMeasure { written: written.into(), ..FoundMeasure::default() };
            is_open(None, &found, &(unit, UnitWords::default()), frequency)
        };
        assert!(open("Apprentices", Unit::Count, Some("quarterly")) && open("Spend", Unit::Money, None));
        assert!(!open("Bins", Unit::Percent, Some("quarterly")) && !open("Bins", Unit::Count, Some("annual")));
        assert!(!open("Average price paid", Unit::Money, Some("quarterly")), "nobody adds up averages");
    }

    /// What rises through two years and begins anew is cumulative by its figures alone only where it adds up.
    #[test]
    fn no_average_and_no_percentage_is_cumulative_by_its_figures() {
        let rising = ["100", "200", "290", "400", "105", "210", "300", "410", "110", "205"];
        for (written, unit, expected) in [
            ("Fly-tips", Unit::Count, Some("cumulative")),
            ("Spend on agency staff (\u{a3})", Unit::Money, Some("cumulative")),
            ("Average wait (days)", Unit::Time, None),
            ("Calls abandoned (%)", Unit::Percent, None),
            ("Crimes per 1,000", Unit::Rate, None),
            ("Voids rate", Unit::Rate, None),
            ("Average cost of a placement (\u{a3})", Unit::Money, None),
            ("Cost per placement (\u{a3})", Unit::Money, None),
            ("Mean score", Unit::Score, None),
            ("Crimes per 1,000 (cumulative)", Unit::Rate, Some("cumulative")),
        ] {
            assert_eq!(kind_of(written, unit, &rising), expected, "{written}");
        }
    }
}
