//! What officers write over the columns of a table of measures, and what that says of the column.

use crate::figures::measure::{AreaKind, Why, almost_period, area_kind, is_open_to_date};
use crate::folder::rows::target_headings::is_target;
use crate::folder::sources::{is_period, meant_by};
use crate::folder::table::bare_signs::likely;
use crate::folder::table::columns::{in_words, plain};

use super::good_words::is_what_is_good;
use super::limit_headings::limit_heading;

pub use super::role::{ANOTHER, NO_ONE_PERIOD, OTHER_LEVEL, Role, UNKNOWN};

/// A heading that means a period by that of the sheet, which says none.
const NO_PERIOD: &str =
    "it does not say of which period: write that into it or into a title above the headings (Quarter 2 2025/26)";

/// How a figure stands to its target.
const AGAINST_TARGET: Role = Role::LeftOut("how the figure stands to the target: the program works it out");

/// Headings and what they are, in small letters. A heading is one of them if it is that word or begins with it.
const WORDS: [(Role, &[&str]); 13] = [
    (
        Role::LeftOut("an average, and the heading does not say of whom"),
        &["average", "avg", "mean", "median", "average to date", "ytd average", "average ytd", "yearly average"],
    ),
    (
        Role::Indicator,
        &[
            "indicator",
            "measure",
            "performance indicator",
            "performance measure",
            "key performance indicator",
            "kpi",
            "pi",
            "outcome measure",
            "description",
            "metric",
            "indicator name",
            "measure name",
            "indicator title",
            "measure title",
            "kpi name",
            "kpi title",
            "pi name",
            "pi title",
            "performance indicator name",
            "performance measure name",
            "key performance measure",
            "success measure",
            "short name",
            "indicator short name",
            "pi description",
            "kpi description",
            "measure description",
            "indicator description",
        ],
    ),
    (
        Role::Code,
        &[
            "ref",
            "reference",
            "code",
            "ref no",
            "indicator ref",
            "indicator code",
            "measure code",
            "kpi code",
            "pi code",
            "measure ref",
            "pi ref",
            "pi no",
            "kpi ref",
            "kpi no",
            "indicator no",
            "measure no",
            "id",
        ],
    ),
    (Role::Unit, &["unit", "units", "unit of measure", "format"]),
    (
        Role::Good,
        &[
            "good is",
            "good",
            "polarity",
            "good performance is",
            "better is",
            "what is good",
            "aim",
            "desired direction",
            "direction of good",
            "good to be",
            "good to be high/low",
            "good to be high or low",
            "high/low is good",
            "high or low is good",
            "is high or low good",
            "better when",
            "better if",
            "good when",
            "good if",
            "high/low",
            "aim to",
            "good performance",
            "good looks like",
            "what good looks like",
            "higher or lower",
        ],
    ),
    (
        Role::Frequency,
        &[
            "frequency",
            "reporting frequency",
            "frequency of reporting",
            "collection frequency",
            "data frequency",
            "how often",
            "periodicity",
        ],
    ),
    (
        Role::Section,
        &[
            "directorate",
            "outcome",
            "theme",
            "priority",
            "objective",
            "department",
            "council plan priority",
            "corporate priority",
            "corporate plan priority",
            "strategic priority",
            "strategic objective",
            "strategic theme",
            "corporate objective",
            "council priority",
            "priority area",
            "portfolio",
        ],
    ),
    (
        Role::Period,
        &[
            "period",
            "quarter",
            "year",
            "month",
            "date",
            "reporting period",
            "quarter ended",
            "quarter ending",
            "period ending",
            "financial year",
            "fiscal year",
            "fin year",
            "financial yr",
            "fin yr",
            "fy",
            "yr",
            "qtr",
            "time period",
            "reporting quarter",
            "reporting month",
            "reporting year",
            "quarter end",
            "period end",
            "month ending",
            "year ending",
            "as at",
            "date range",
            "period name",
            "time identifier",
        ],
    ),
    (
        Role::Value,
        &[
            "value",
            "actual",
            "result",
            "figure",
            "performance",
            "outturn",
            "latest",
            "score",
            "actual value",
            "actual figure",
            "actual result",
            "actual performance",
            "actual outturn",
            "current",
            "current value",
            "current figure",
            "current performance",
            "reported",
            "reported value",
            "achieved",
        ],
    ),
    (Role::Numerator, &["numerator", "num"]),
    (Role::Denominator, &["denominator", "den"]),
    (Role::Area, &["area", "council", "local authority", "authority", "la", "area name", "la name"]),
    (Role::AreaType, &["area type", "type of area", "area level", "geography type", "geography level"]),
];

/// Headings of the file's own verdicts, by a word in them.
const VERDICTS: [(Role, &[&str]); 2] = [
    (Role::Rag, &["rag", "status", "rating", "traffic light", "on target"]),
    (Role::Direction, &["dot", "direction", "travel", "trend"]),
];

/// Headings of what is not read, by how they begin.
const LEFT_OUT: [(&str, &[&str]); 9] = [
    ("a rank: data/benchmarks.csv has a column `rank` for it (5 of 16)", &["rank", "ranking"]),
    ("a quartile: data/benchmarks.csv has a column `quartile` for it", &["quartile"]),
    ("a change: the program works it out", &["change", "variance", "difference", "gap"]),
    ("a forecast: no figure yet", &["forecast", "projection", "projected", "predicted"]),
    (
        "how far from the target is still close: write it as `amber` in indicators.toml",
        &["amber", "lower threshold", "red threshold", "threshold", "tolerance", "trigger", "upper threshold"],
    ),
    (
        "a figure to be reached that is not called a target: write it in indicators.toml or data/targets.csv",
        &["ambition", "aspiration", "milestone", "trajectory"],
    ),
    (
        "words: what the report is to print of them stands in commentary.toml",
        &["comment", "commentary", "narrative", "explanation"],
    ),
    (
        "words, not figures",
        &[
            "note",
            "lead",
            "owner",
            "source",
            "service",
            "responsible",
            "manager",
            "officer",
            "action",
            "checked",
            "row added",
            "definition",
        ],
    ),
    ("when it was typed, not a period", &["entered", "updated", "last updated", "date entered"]),
];

/// Words by which a group of councils is known from a sum of anything else: "All invoices" is none.
const GROUPS: [&str; 17] = [
    "neighbour",
    "neighbours",
    "neighbor",
    "neighbors",
    "nbr",
    "nbrs",
    "average",
    "avg",
    "mean",
    "median",
    "family",
    "group",
    "regional",
    "national",
    "peers",
    "benchmark",
    "comparators",
];

/// "Tolerance", "Tolerance (%)", "Amber tolerance +/-"
fn is_tolerance(text: &str) -> bool {
    let bare = text.split('(').next().unwrap_or_default().trim_end_matches(['%', '+', '/', '-', '\u{b1}', ' ']);
    ["tolerance", "amber tolerance", "tolerance level", "target tolerance", "tolerance for amber"].contains(&bare)
}

/// What a column with this heading is taken for; `None` where nothing says it.
pub fn role(heading: &str) -> Option<Role> {
    let heading = &in_words(heading);
    if is_period(heading) || is_open_to_date(heading) {
        return Some(Role::Figures);
    }
    let text = plain(heading).replace([':', '.', '*'], "").replace('\u{2019}', "'");
    // "Measures", "KPIs".
    let one = text.strip_suffix('s').unwrap_or(&text);
    let of = |words: &&[&str]| words.contains(&text.as_str()) || words.contains(&one);
    if let Some((role, _)) = WORDS.iter().find(|(_, words)| of(words)) {
        return Some(*role);
    }
    if is_tolerance(&text) {
        return Some(Role::Tolerance);
    }
    if is_what_is_good(&text) {
        return Some(Role::Good);
    }
    if let Some(role) = of_limits(heading) {
        return Some(role);
    }
    if let Some(role) = against_target(&text) {
        return Some(role);
    }
    if is_target(heading) {
        return Some(Role::Target);
    }
    if ["no", "row", "row no", "#", "number"].contains(&text.as_str()) {
        return Some(Role::LeftOut("row numbers"));
    }
    if [" measure", " indicator", " measure name", " indicator name"].iter().any(|end| text.ends_with(end)) {
        return Some(Role::Indicator);
    }
    let begins = |words: &&[&str]| {
        words.iter().any(|word| {
            text.split(' ').any(|part| part.trim_end_matches("'s") == *word || part.trim_end_matches('s') == *word)
                || text.starts_with(word)
        })
    };
    if let Some((verdict, _)) = VERDICTS.iter().find(|(_, words)| begins(words)) {
        return Some(*verdict);
    }
    if ["ytd", "year to date"].contains(&text.as_str()) {
        return Some(Role::LeftOut("it does not say up to when: write Q2 2025/26 YTD, or April to December 2025"));
    }
    if meant_by(heading, None).is_some() {
        return Some(Role::LeftOut(NO_PERIOD));
    }
    if let Some((why, _)) = LEFT_OUT.iter().find(|(_, words)| begins(words)) {
        return Some(Role::LeftOut(why));
    }
    match area_kind(&undated(&text), "") {
        AreaKind::Nation | AreaKind::Region => Some(Role::Comparator),
        AreaKind::Group if GROUPS.iter().any(|word| text.split(' ').any(|part| part == *word)) => {
            Some(Role::Comparator)
        }
        AreaKind::Authority | AreaKind::Group | AreaKind::Nobody => almost_period(heading).map(|_| NO_ONE_PERIOD),
    }
}

/// What a heading of confidence limits is taken for: those of the figure, of a period of it or of a comparator.
fn of_limits(heading: &str) -> Option<Role> {
    let read = limit_heading(heading)?;
    let rest = read.rest.join(" ");
    let of = match role(&rest) {
        _ if rest.is_empty() => Role::Limit(read.side),
        Some(Role::Figures | Role::Value) => Role::Limit(read.side),
        Some(Role::Comparator) => Role::OtherLimit(read.side),
        _ => return None,
    };
    Some(if read.is_at_95 { of } else { OTHER_LEVEL })
}

/// What a heading with a target in it is taken for where it is none, and says how the figure stands to it: "Gap to target", "% of target".
fn against_target(text: &str) -> Option<Role> {
    const MEASURES: &str = "difference diff variance variation var gap distance deviation shortfall surplus against vs v versus \
                            compared comparison achieved achievement met missed missing reason hit reached progress away off \
                            actual +/- \u{b1}";
    const SHARES: [&str; 3] = ["% of", "percentage of", "percent of"];
    const SIDES: [&str; 8] = ["above", "below", "above/below", "over", "under", "over/under", "from", "of"];
    let words: Vec<&str> = text.split([' ', '(', ')', '?', ',']).filter(|word| !word.is_empty()).collect();
    if !words.iter().any(|word| ["target", "targets"].contains(word)) {
        return None;
    }
    let spaced = format!(" {} ", words.join(" "));
    let has = |word: &str| spaced.contains(&format!(" {word} "));
    let is_beside = words.windows(2).any(|two| SIDES.contains(&two[0]) && two[1].starts_with("target"));
    let verdict = VERDICTS.iter().find(|(_, known)| known.iter().any(|word| has(word)));
    match verdict {
        Some((role, _)) => Some(*role),
        None => (is_beside || MEASURES.split(' ').chain(SHARES).any(has)).then_some(AGAINST_TARGET),
    }
}

/// A heading without what is in brackets and without its period: "England (latest)", "England 2023/24".
fn undated(heading: &str) -> String {
    let before = heading.split('(').next().unwrap_or_default();
    let words = before.split_whitespace().filter(|word| !word.contains(|letter: char| letter.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

/// How often a figure comes, of what a cell under "Frequency" says.
pub fn frequency(text: &str) -> Option<&'static str> {
    match plain(text).trim_end_matches('.') {
        "annual" | "annually" | "yearly" | "a" | "once a year" | "per year" | "every year" | "year" => Some("annual"),
        "quarterly" | "quarter" | "q" | "every quarter" | "per quarter" => Some("quarterly"),
        "monthly" | "month" | "m" | "every month" | "per month" => Some("monthly"),
        _ => None,
    }
}

/// What a sign in the place of a figure means to most councils: `not available` or `suppressed`. Never zero.
pub fn mark(text: &str) -> Option<&'static str> {
    likely(text).map(Why::in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_officers_write_them() {
        let left = |heading: &str| matches!(role(heading), Some(Role::LeftOut(_)));
        assert_eq!(role("Performance indicator"), Some(Role::Indicator));
        assert_eq!(role("Q3 2024/25"), Some(Role::Figures));
        assert_eq!(role("Target 2024/25"), Some(Role::Target));
        assert_eq!(role("Stat neighbours"), Some(Role::Comparator));
        for heading in ["Stat nbr avg", "Stat nbrs", "SN average", "Stat. neighbor avg", "SN avg 2023/24"] {
            assert_eq!(role(heading), Some(Role::Comparator), "{heading}");
        }
        assert_eq!(role("England"), Some(Role::Comparator));
        assert_eq!(role("England (latest)"), Some(Role::Comparator));
        assert_eq!(role("Stat neighbour 2023/24"), Some(Role::Comparator));
        assert_eq!(role("Service measure"), Some(Role::Indicator));
        assert_eq!(role("Good performance is"), Some(Role::Good));
        assert_eq!(role("RAG rating"), Some(Role::Rag));
        assert_eq!(role("DOT"), Some(Role::Direction));
        for heading in [
            "Improvement direction",
            "Is high good?",
            "Better when",
            "Higher or lower is better",
            "BetterIs",
            "What good looks like",
            "Aim to",
        ] {
            assert_eq!(role(heading), Some(Role::Good), "{heading}");
        }
        for heading in ["Direction of travel (better/worse)", "Better or worse than last year", "Direction"] {
            assert_ne!(role(heading), Some(Role::Good), "{heading}");
        }
        assert!(["Manager's comment", "Lead service", "Comments", "Entered on"].into_iter().all(left));
        assert!(["Rank (of 16)", "Quartile", "Change on last year", "2025/26 Forecast", "YTD"].into_iter().all(left));
        assert_eq!([role("2025/26 YTD"), role("YTD target")], [Some(Role::Figures), Some(Role::Target)]);
        assert_eq!(role("Puzzling"), None);
        for (heading, is) in [
            ("MeasureTitle", Role::Indicator),
            ("MeasureCode", Role::Code),
            ("PeriodEnd", Role::Period),
            ("TargetValue", Role::Target),
            ("KPIName", Role::Indicator),
            ("KPIs", Role::Indicator),
        ] {
            assert_eq!(role(heading), Some(is), "{heading}");
        }
    }

    /// A column of differences that were taken for targets would have every figure missed.
    #[test]
    fn what_says_how_a_figure_stands_to_its_target_is_none() {
        for heading in [
            "Difference to target",
            "Variance from target",
            "Variance against target",
            "Gap to target",
            "% of target",
            "Percentage of target",
            "Distance from target",
            "Target variance",
            "Target met?",
            "Target achieved",
            "Actual v target",
            "Performance vs. target",
            "Diff. from target (pp)",
            "Above/below target",
            "% above target",
            "Progress to target",
            "+/- target",
            "Target gap",
            "Difference from 2025/26 target",
            "Variance to Q2 target",
        ] {
            assert!(matches!(role(heading), Some(Role::LeftOut(_))), "{heading}: {:?}", role(heading));
        }
        for heading in ["Target status", "RAG against target", "Status vs target", "On target?", "Target RAG"] {
            assert_eq!(role(heading), Some(Role::Rag), "{heading}");
        }
        for heading in [
            "Performance target",
            "Target",
            "Targets",
            "Target 2025/26",
            "2025/26 target",
            "Q2 target",
            "Quarterly target",
            "Annual target",
            "Year end target",
            "YTD target",
            "Target (%)",
            "Target for 2025/26",
            "Stretch target",
            "Minimum target",
            "National target",
            "Council target",
            "Target to March 2026",
            "Target range",
            "Local target",
        ] {
            assert_eq!(role(heading), Some(Role::Target), "{heading}");
        }
    }

    #[test]
    fn what_a_sign_means() {
        assert_eq!(
            ["TBC", "<5", "-", "0", "91.6"].map(mark),
            [Some("not available"), Some("suppressed"), Some("not available"), None, None]
        );
    }
}
