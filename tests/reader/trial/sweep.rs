//! The nation, printed area by area and read back.

use std::collections::BTreeMap;

use super::nation::{AREAS, SETTINGS, folder};
use super::{heard, told};
use crate::check::Reader;
use crate::check::ledger::{Ledger, Trouble};
use crate::folder::Folder;
use crate::press;

/// Prints and reads so many areas, each time by another setting, and says what was not borne out. From the 150th on the
/// areas come again, by the next setting.
fn sweep(runs: impl Iterator<Item = u64>) -> (Ledger, String) {
    let mut all = Ledger::default();
    let mut message = String::new();
    for run in runs {
        let area = run % AREAS;
        let place = folder(area, SETTINGS[((run + run / AREAS) % 6) as usize]).write();
        let text = match press::print(place.path(), "text") {
            Ok(text) => text,
            Err(why) => {
                message.push_str(&format!("area {area} is refused: {}\n", why.chars().take(600).collect::<String>()));
                continue;
            }
        };
        let read = Folder::read(place.path());
        let reader = Reader::of(&read, &text);
        let mut ledger = reader.read();
        ledger.add(heard(place.path(), &reader));
        if !ledger.troubles.is_empty() && message.len() < 30000 {
            message.push_str(&format!("area {area}\n{}", told(place.path(), &ledger.troubles)));
        }
        all.add(ledger);
    }
    (all, message)
}

/// How many of each kind were not borne out, the most first.
fn by_kind(troubles: &[Trouble]) -> String {
    let mut kinds: BTreeMap<&str, (usize, &Trouble)> = BTreeMap::new();
    for trouble in troubles {
        kinds.entry(trouble.kind).or_insert((0, trouble)).0 += 1;
    }
    kinds.iter().map(|(kind, (count, first))| format!("{count:>6}  {kind}, as {first}\n")).collect()
}

#[test]
fn a_few_areas_of_the_nation_are_borne_out() {
    let (ledger, message) = sweep([3, 40, 77, 110].into_iter());
    println!("{}", ledger.counted());
    assert!(message.is_empty(), "{}\n{message}", by_kind(&ledger.troubles));
}

/// Prose checks that are about a council's own words, which a made-up name may not please.
const OF_WORDS: [&str; 2] = ["prose-long", "prose-acronym"];

/// What the prose checks say of true sentences, of so many areas by one setting after the other.
fn silent(runs: impl Iterator<Item = u64>) -> Vec<String> {
    let told = runs.flat_map(|run| {
        let place = folder(run % AREAS, SETTINGS[(run % 6) as usize]).write();
        press::of_prose(place.path())
    });
    told.filter(|told| !OF_WORDS.iter().any(|code| told.contains(code))).collect()
}

#[test]
fn the_prose_checks_are_silent_on_a_few_areas_of_the_nation() {
    let told = silent([3, 40, 77, 110].into_iter());
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
#[ignore = "named in .ci/long"]
fn the_prose_checks_are_silent_on_the_whole_nation() {
    let told = silent(0..AREAS);
    assert!(told.len() <= 1, "{} are told of:\n{}", told.len(), told.join("\n"));
}

#[test]
#[ignore = "named in .ci/long"]
fn the_whole_nation_is_borne_out() {
    let runs = std::env::var("NATION").ok().and_then(|runs| runs.parse().ok()).unwrap_or(AREAS);
    let (ledger, message) = sweep(0..runs);
    println!("{}", ledger.counted());
    assert!(message.is_empty(), "{}\n{message}", by_kind(&ledger.troubles));
}
