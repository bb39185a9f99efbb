//! Authorities that began or ended when local government was reorganised, with the month from which it held: a small
//! dated table, so that what no longer is (or was not yet) is never called missing, and a changed boundary is a break.
//!
//! Sources, all at legislation.gov.uk: 2009, the Structural Changes Orders 2008 (S.I. 2008/490 Wiltshire, 491 Cornwall, 492
//! Shropshire, 493 County Durham, 494 Northumberland, 634 Cheshire, 907 Bedfordshire); 2019, S.I. 2018/648 (Bournemouth,
//! Dorset and Poole), 639 and 640 (West and East Suffolk), 649 (Somerset West and Taunton); 2020, S.I. 2019/957
//! (Buckinghamshire); 2021, S.I. 2020/156 (Northamptonshire); 2023, S.I. 2022/328 (North Yorkshire), 329 (Somerset) and
//! 331 (Cumbria). A county that only became a unitary authority (Buckinghamshire, Somerset) has a new code and the same boundary: it
//! is not in the table. Numbers of three digits are the Department for Education's.

use super::Period;
use super::area::plain_name;

/// What began or ended in a month.
struct Reorganised {
    /// The month from which it held, counted as periods count theirs.
    from: i32,
    /// Authorities that ended before it, by their plain names; with their codes where another authority had the name after.
    ended: &'static [(&'static str, &'static [&'static str])],
    /// Authorities that began with it.
    began: &'static [(&'static str, &'static [&'static str])],
}

const fn april(year: i32) -> i32 {
    year * 12 + 3
}

const REORGANISED: [Reorganised; 5] = [
    Reorganised {
        from: april(2009),
        ended: &[
            ("bedfordshire", &[]),
            ("cheshire", &[]),
            ("mid bedfordshire", &[]),
            ("south bedfordshire", &[]),
            ("chester", &[]),
            ("congleton", &[]),
            ("crewe and nantwich", &[]),
            ("ellesmere port and neston", &[]),
            ("macclesfield", &[]),
            ("vale royal", &[]),
            ("caradon", &[]),
            ("carrick", &[]),
            ("kerrier", &[]),
            ("north cornwall", &[]),
            ("penwith", &[]),
            ("restormel", &[]),
            ("chester le street", &[]),
            ("derwentside", &[]),
            ("easington", &[]),
            ("sedgefield", &[]),
            ("teesdale", &[]),
            ("wear valley", &[]),
            ("alnwick", &[]),
            ("berwick upon tweed", &[]),
            ("blyth valley", &[]),
            ("castle morpeth", &[]),
            ("tynedale", &[]),
            ("wansbeck", &[]),
            ("bridgnorth", &[]),
            ("north shropshire", &[]),
            ("oswestry", &[]),
            ("shrewsbury and atcham", &[]),
            ("south shropshire", &[]),
            ("kennet", &[]),
            ("north wiltshire", &[]),
            ("salisbury", &[]),
            ("west wiltshire", &[]),
        ],
        began: &[
            ("bedford borough", &["822", "E06000055"]),
            ("central bedfordshire", &[]),
            ("cheshire east", &[]),
            ("cheshire west and chester", &[]),
        ],
    },
    Reorganised {
        from: april(2019),
        ended: &[
            ("bournemouth", &[]),
            ("poole", &[]),
            // Without Christchurch, which went to its neighbours: the boundary of Dorset changed, and its name did not.
            ("dorset", &["835", "E10000009"]),
            ("christchurch", &[]),
            ("east dorset", &[]),
            ("north dorset", &[]),
            ("purbeck", &[]),
            ("west dorset", &[]),
            ("weymouth and portland", &[]),
            ("forest heath", &[]),
            ("st edmundsbury", &[]),
            ("suffolk coastal", &[]),
            ("waveney", &[]),
            ("taunton deane", &[]),
            ("west somerset", &[]),
        ],
        began: &[
            ("bournemouth christchurch and poole", &[]),
            ("dorset", &["838", "E06000059"]),
            ("west suffolk", &[]),
            ("east suffolk", &[]),
            ("somerset west and taunton", &[]),
        ],
    },
    Reorganised {
        from: april(2020),
        ended: &[("aylesbury vale", &[]), ("chiltern", &[]), ("south bucks", &[]), ("wycombe", &[])],
        began: &[],
    },
    Reorganised {
        from: april(2021),
        ended: &[
            ("northamptonshire", &[]),
            ("corby", &[]),
            ("daventry", &[]),
            ("east northamptonshire", &[]),
            ("kettering", &[]),
            ("northampton", &[]),
            ("south northamptonshire", &[]),
            ("wellingborough", &[]),
        ],
        began: &[("north northamptonshire", &[]), ("west northamptonshire", &[])],
    },
    Reorganised {
        from: april(2023),
        ended: &[
            ("cumbria", &[]),
            ("allerdale", &[]),
            ("barrow in furness", &[]),
            ("carlisle", &[]),
            ("copeland", &[]),
            ("eden", &[]),
            ("south lakeland", &[]),
            ("craven", &[]),
            ("hambleton", &[]),
            ("harrogate", &[]),
            ("richmondshire", &[]),
            ("ryedale", &[]),
            ("scarborough", &[]),
            ("selby", &[]),
            ("mendip", &[]),
            ("sedgemoor", &[]),
            ("somerset west and taunton", &[]),
            ("south somerset", &[]),
        ],
        began: &[("cumberland", &[]), ("westmorland and furness", &[])],
    },
];

/// Whether an authority was there for the whole of a period. One that the table does not have always was. `codes`: those
/// it has had, none where the figures come without.
pub fn existed_throughout(name: &str, codes: &[&str], period: Period) -> bool {
    let name = named(name);
    let known = codes.iter().any(|code| !code.is_empty());
    let is = |(listed, its): &(&str, &[&str])| {
        *listed == name && (its.is_empty() || known && codes.iter().all(|code| code.is_empty() || its.contains(code)))
    };
    REORGANISED.iter().all(|change| {
        let over = change.ended.iter().any(is) && period.end() > change.from;
        let not_yet = change.began.iter().any(is) && period.begin() < change.from;
        !over && !not_yet
    })
}

/// The month from which the authority of this name has had the boundary that it has: a figure of before is of another
/// area. `None` where the table knows no change.
pub fn boundary_since(name: &str) -> Option<i32> {
    let name = named(name);
    let has = |listed: &[(&str, &[&str])]| listed.iter().any(|(listed, _)| *listed == name);
    REORGANISED.iter().rev().find(|change| has(change.ended) && has(change.began)).map(|change| change.from)
}

/// Whether a code is that of the authority of this name with the boundary that it has: a figure of before that a table gives under
/// it was worked out again within that boundary.
pub fn is_within_boundary(name: &str, code: &str) -> bool {
    let name = named(name);
    let mut began = REORGANISED.iter().flat_map(|change| change.began);
    began.any(|(listed, codes)| *listed == name && codes.contains(&code))
}

/// Whether a code is that of the authority of this name with the boundary that it had before.
pub fn is_before_boundary(name: &str, code: &str) -> bool {
    let name = named(name);
    let mut ended = REORGANISED.iter().flat_map(|change| change.ended);
    boundary_since(&name).is_some() && ended.any(|(listed, codes)| *listed == name && codes.contains(&code))
}

/// `Dorset (Pre LG)` is how the department calls what was there before.
fn named(name: &str) -> String {
    let plain = plain_name(name);
    plain.strip_suffix(" pre lg").map(str::to_owned).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_ended_or_not_begun_is_not_missing() {
        let year = |from: i32| Period::financial_year(from).expect("a year");
        assert!(existed_throughout("Northamptonshire", &["928"], year(2020)));
        assert!(!existed_throughout("Northamptonshire", &["928"], year(2021)));
        assert!(!existed_throughout("West Northamptonshire", &[""], year(2020)));
        assert!(!existed_throughout("Dorset (Pre LG)", &["835"], year(2019)));
        assert!(existed_throughout("Dorset", &["838"], year(2019)));
        assert!(!existed_throughout("Dorset", &["838"], year(2018)));
        // Without a code, or with both, a Dorset always was.
        assert!(existed_throughout("Dorset", &[], year(2018)) && existed_throughout("Dorset", &[], year(2019)));
        assert!(existed_throughout("Dorset", &["E10000009", "E06000059"], year(2018)));
        assert!(existed_throughout("Leicestershire", &["855"], year(1999)));
        // A calendar year that straddles a change is the whole year of neither.
        let calendar = Period::calendar_year(2021).expect("a year");
        assert!(!existed_throughout("Northamptonshire", &[], calendar));
        assert!(!existed_throughout("North Northamptonshire", &[], calendar));
    }

    #[test]
    fn a_changed_boundary_is_dated() {
        let since = boundary_since("Dorset").expect("it changed");
        assert_eq!(Period::financial_year(2019).map(Period::begin), Some(since));
        assert_eq!(boundary_since("Buckinghamshire"), None);
        let within = |code: &str| is_within_boundary("Dorset", code);
        assert!(within("E06000059") && within("838") && !within("E10000009") && !within(""));
        let before = |code: &str| is_before_boundary("Dorset", code);
        assert!(before("E10000009") && before("835") && !before("838") && !before(""));
        // What had ended has no boundary now.
        assert_eq!(boundary_since("Somerset West and Taunton"), None);
    }
}
