//! Every way of writing a period that is read, and what is told of those that are not.

use super::{ReleaseStatus, YearKind, almost_period, read_period, read_period_cell};

fn said(label: &str) -> String {
    match read_period(label, YearKind::Financial) {
        Ok((period, _)) => period.in_full(),
        Err(advice) => advice,
    }
}

#[track_caller]
fn all(expected: &str, labels: &[&str]) {
    let other: Vec<_> = labels.iter().map(|label| (*label, said(label))).filter(|(_, said)| said != expected).collect();
    assert!(other.is_empty(), "not {expected}: {other:#?}");
}

#[test]
fn quarters() {
    all(
        "quarter 2 2021/22",
        &[
            "quarter 2 2021/22",
            "Q2 2021/22",
            "2021-22 Q2",
            "2021/22-Q2",
            "Quarter 2 2021/22 (July to September 2021)",
            "end of quarter 2 2021/22",
            "July to September 2021",
            "Jul-Sept 2021",
            "Jul \u{2013} Sep 21",
            "July 2021 - September 2021",
            "July 2021 to September 2021",
            "01/07/2021 - 30/09/2021",
            "1 July 2021 to 30 September 2021",
            "1 Jul-30 Sep 2021",
            "01.07.21 to 30.09.21",
            "2021-07-01 to 2021-09-30",
            "2021/22 QTR 2",
            "2021/22 Qtr2",
            "21/22 Q2",
            "Q2 21-22",
            "Q2 '21/22",
            "Q2 2021/2022",
            "Q2 2021\u{2014}22 (Jul-Sep)",
            "(Q2) 2021/22",
            "2021/22 (Q2)",
            "Q2 FY21/22",
            "FY 2021-22 Q2",
            "2021/22: Q2",
            "2021/22, quarter 2",
            "Q2_2021_22",
            "q2_21_22",
            "Second quarter 2021/22",
            "2nd Qtr 2021/22",
            "2021/22 quarter two",
            "Quarter-2 2021/22",
            "202122 Q2",
            "202122 Financial year Q2",
            "quarter ending September 2021",
            "3 months to September 2021",
            "Q2 2021/22 Jul-Sep",
            "Q2 Jul-Sep 2021",
            "Q2 30/09/2021",
            "Jul-Sep 2021/22",
            "2021 Calendar year Q3",
            "Q3 2021 (Jul-Sep)",
            "Quarter\u{a0}2\u{a0}2021/22",
            "Q2 2021/22 outturn",
            "Q2 2021/22*",
            "Q2/2021-22",
            "Q2 2021/22 [note 3]",
        ],
    );
    all("quarter 4 2021/22", &["Jan-Mar 2022", "January to March 2021/22", "Q4 2021/22 (Jan-Mar 2022)"]);
    all("quarter 3 2019/20", &["October to December 2019", "Q3 2019/20"]);
}

#[test]
fn years_to_date_and_halves() {
    all(
        "April to September 2021",
        &[
            "Q1-Q2 2021/22",
            "Q1 2021/22 - Q2 2021/22",
            "2021/22 to Q2",
            "2021/22 to September",
            "six months to September 2021",
            "2021/22 Q1-Q2",
            "Q1-2 2021/22",
            "quarters 1 to 2 2021/22",
            "April to September 2021",
            "YTD Q2 2021/22",
            "Q2 YTD 2021/22",
            "2021/22 Q2 (YTD)",
            "Q2 2021/22 cumulative",
            "year to date quarter 2 2021/22",
            "year-to-date September 2021",
            "to end Q2 2021/22",
            "to the end of quarter 2 2021/22",
            "up to Q2 2021/22",
            "Q2 2021/22 (Apr-Sep)",
            "Q2 2021/22 (April to September 2021)",
            "2021/22 (to September)",
            "H1 2021/22",
            "2021-22 H1",
            "first half 2021/22",
            "1st half-year 2021/22",
            "6 months to September 2021",
        ],
    );
    all(
        "October 2021 to March 2022",
        &["H2 2021/22", "second half of 2021/22", "Oct 2021-Mar 2022", "Oct 21 to Mar 22"],
    );
    all(
        "December 2021 to February 2022",
        &["December 2021 to February 2022", "Dec-Feb 2022", "3 months to February 2022"],
    );
}

#[test]
fn years() {
    all(
        "2021/22",
        &[
            "2021/22",
            "2021-22",
            "2021/2022",
            "21/22",
            "2021\u{2011}22",
            "202122",
            "FY2021/22",
            "FY21-22",
            "2021/22 financial year",
            "Financial year 2021-22",
            "Year 2021/22",
            "full year 2021/22",
            "2021/22 outturn",
            "2021/22 actual",
            "end of year 2021/22",
            "Year end 2021/22",
            "year ended 2021/22",
            "2021-22 (provisional)",
            "April 2021 to March 2022",
            "Apr-21 to Mar-22",
            "1 April 2021 - 31 March 2022",
            "2021/22 (April 2021 to March 2022)",
        ],
    );
    all(
        "the 2021/22 academic year",
        &[
            "2021/22 academic year",
            "academic year 2021-22",
            "AY 2021/22",
            "202122 Academic year",
            "2021/22 (academic)",
            "September 2021 to August 2022",
        ],
    );
    all("2021", &["2021", "January to December 2021", "calendar year 2021", "2021 Calendar year"]);
    all("2014 to 2016", &["2014-16", "2014 to 2016"]);
    all("2013/14 to 2015/16", &["2013/14-15/16", "2013/14 to 2015/16"]);
    all("1999/00", &["99/00", "1999/00"]);
    all(
        "the year ending September 2021",
        &[
            "year ending September 2021",
            "year ended 30 September 2021",
            "YE Sep 2021",
            "y/e 30.09.21",
            "12 months to September 2021",
            "12 months to Sep-21",
            "12-month rolling to September 2021",
            "twelve months ending September 2021",
            "Sep 2021 (12 mth rolling)",
            "Sep-21 rolling 12 months",
            "rolling 12 months Sep 2021",
            "rolling year to September 2021",
            "Q2 2021/22 (rolling 12 months)",
            "October 2020 to September 2021",
        ],
    );
    all("the previous reported figure", &["previous"]);
}

#[test]
fn months_days_and_terms() {
    all(
        "September 2021",
        &[
            "Sep-21",
            "Sep 21",
            "Sept 2021",
            "Sep '21",
            "SEPTEMBER 2021",
            "2021-09",
            "09/2021",
            "202109",
            "30/09/2021",
            "30/09/21",
            "30.09.21",
            "30-Sep-21",
            "30th September 2021",
            "September 30, 2021",
            "2021-09-01",
            "2021-09-30 00:00:00",
            "2021-09-30T00:00:00",
            "as at 30.09.21",
            "as at 30 September 2021",
            "Sep 2021 (census day)",
            "month ending 30 September 2021",
            "P6 2021/22",
            "P06 2021-22",
            "Month 6 2021/22",
            "M6 21/22",
            "2021/22 period 6",
            "September 2021/22",
            "2021/22 Sep",
        ],
    );
    all("March 2022", &["P12 2021/22", "March 2021/22", "31/03/22"]);
    all(
        "the autumn term of the 2021/22 academic year",
        &[
            "Autumn term 2021/22",
            "2021-22 autumn term",
            "202122 Autumn term",
            "autumn term 2021",
            "the autumn term of the 2021/22 academic year",
        ],
    );
    all("the spring term of the 2021/22 academic year", &["spring term 2022", "Spring term 2021/22"]);
    all("the summer term of the 2021/22 academic year", &["summer term 2021/22"]);
}

#[test]
fn suffixes_say_how_settled_it_is() {
    let standing = |label| read_period(label, YearKind::Academic).expect(label);
    assert_eq!(standing("2018 (Rev)").1.standing, Some(ReleaseStatus::REVISED));
    assert_eq!(standing("2020 (Final)").1.standing, Some(ReleaseStatus::FINAL));
    assert_eq!(standing("2025 (prov)").1.standing, Some(ReleaseStatus::PROVISIONAL));
    assert_eq!(standing("2025 provisional").1.standing, Some(ReleaseStatus::PROVISIONAL));
    assert_eq!(standing("Q3 2021/22 (p) (Oct-Dec)").1.standing, Some(ReleaseStatus::PROVISIONAL));
    assert_eq!(standing("2016-17 (OT)").0.in_full(), "2016/17");
    assert_eq!(standing("2016-17").0.in_full(), "the 2016/17 academic year");
    assert!(standing("April 2021 to March 2022").1.by_months);
    assert!(!standing("2021/22").1.by_months);
}

#[test]
fn a_number_of_a_day_is_read_in_a_column_of_periods_only() {
    let cell = |label| read_period_cell(label, YearKind::Financial).map(|(period, _)| period.in_full());
    assert_eq!(cell("44469").as_deref(), Ok("September 2021"));
    assert!(cell("44470").is_ok() && cell("44471").is_err());
    assert_eq!(said("44469"), "this is how a spreadsheet keeps a day: write `30 September 2021`");
}

#[test]
fn what_cannot_be_read_says_what_to_write() {
    for (label, help) in [
        ("0", "write it like"),
        ("2019/21", "write it like"),
        ("99999999999999999999", "write it like"),
        ("quarter", "a financial year has quarters 1 to 4"),
        ("quarter 5 2019/20", "a financial year has quarters 1 to 4: `quarter 3 2019/20`"),
        (
            "Q3 2019",
            "give the financial year of the quarter: `quarter 3 2019/20` or `quarter 3 2018/19`; of the calendar year it is `quarter 2 2019/20`",
        ),
        (
            "Q1 2019",
            "give the financial year of the quarter: `quarter 1 2019/20` or `quarter 1 2018/19`; of the calendar year it is `quarter 4 2018/19`",
        ),
        ("2019Q3", "give the financial year of the quarter: `quarter 3 2019/20` or `quarter 3 2018/19`"),
        ("Q3 19", "give the financial year of the quarter: `quarter 3 2019/20` or `quarter 3 2018/19`"),
        ("Q3 2019 (Oct-Dec)", "give the financial year of the quarter"),
        ("Q3", "add the financial year: `quarter 3 2019/20`"),
        ("Q3 (academic)", "add the financial year: `quarter 3 2019/20`"),
        ("third quarter", "add the financial year: `quarter 3 2019/20`"),
        ("M9", "add the financial year: `month 9 2019/20`"),
        ("H1", "add the financial year: `H1 2019/20`"),
        ("P9 2019", "give the financial year of the month: `month 9 2019/20` or `month 9 2018/19`"),
        ("December", "add the year"),
        ("Oct-Dec", "add the year"),
        ("Autumn term", "add the academic year: `autumn term 2019/20`"),
        ("Q3 2019/20 (academic)", "the parts of an academic year are its terms"),
        ("FY20", "write both halves of the year: `2020/21` or `2019/20`"),
        ("academic year 2019", "write both halves of the year: `2019/20` or `2018/19`"),
        ("2019 Reporting year", "write the month that the year ends in"),
        ("year ending 2019", "write the month that the year ends in"),
        ("rolling year 2019/20", "write the month that the year ends in"),
        ("2019/20 YTD", "write up to which month or quarter"),
        ("to December 2019", "write since when: `April to December 2019` or `year ending December 2019`"),
        ("w/e 29/12/2019", "the program does not know weeks"),
        ("week 51 2019", "the program does not know weeks"),
        ("14 December 2019", "a day can be used for its month"),
        ("12/31/2019", "a day can be used for its month"),
        ("02/10/2019 - 31/12/2019", "a period is made of whole months"),
        (
            "Q3 2019/20 (Jan-Mar)",
            "the words in brackets are of another time than quarter 3 2019/20 (October to December 2019)",
        ),
        ("2019/20 (2018/19)", "the words in brackets are of another time"),
        ("201112", "this can be the year or the month: write `2011/12` or `December 2011`"),
        ("Target 2019/20", "write it like"),
        ("Q3 2019/20 target", "write it like"),
        ("2019/20 to date", "write up to which month or quarter"),
        ("April to date 2019/20", "write up to which month or quarter"),
        ("Autumn 2019/20", "write it like `autumn term 2019/20`"),
        (
            "Autumn 2019",
            "write `autumn term 2019/20` if it is the term of a school year, or its months, `September to December 2019`",
        ),
        (
            "2019 spring",
            "write `spring term 2018/19` if it is the term of a school year, or its months, `January to March 2019`",
        ),
        ("previous year 2019/20", "write it like"),
        ("P13 2019/20", "a financial year has months 1 to 12"),
        ("H3 2019/20", "a financial year has two halves"),
    ] {
        let told = said(label);
        assert!(told.starts_with(help), "{label}: {told}");
    }
}

#[test]
fn what_is_meant_for_a_period_is_told_from_other_words() {
    for label in ["FY2024", "FY 24", "Week 38", "w/e 29/09/2024", "Wk 2", "Autumn 2024", "Q3", "Q5 2024/25", "Q1 2024"]
    {
        assert!(almost_period(label).is_some(), "{label}");
    }
    for label in [
        "Q3 2024/25",
        "2024/25 YTD",
        "Target 2024/25",
        "2024",
        "25-28",
        "Autumn",
        "Week",
        "Calls per week 2024",
        "Age 18 to 24",
    ] {
        assert_eq!(almost_period(label), None, "{label}");
    }
}

#[test]
fn a_period_is_read_as_it_is_printed() {
    for label in [
        "Q3 2021/22",
        "H2 2021/22",
        "Q3 YTD 2021/22",
        "Dec-21",
        "2021/22",
        "2021",
        "2014-16",
        "AY 2021/22",
        "spring term 2022",
        "12 months to Dec-21",
        "Dec-Feb 2022",
    ] {
        let (period, _) = read_period(label, YearKind::Financial).expect(label);
        let again = read_period(&period.in_full(), YearKind::Financial).expect(label);
        assert_eq!(again.0, period, "{label}");
    }
}
