//! Page 1 made false: the reader tells each change of the county's page.

use serde_json::Value;

use crate::check::Reader;
use crate::check::ledger::Ledger;
use crate::folder::Folder;
use crate::press::{fixture, print};

/// A place of the page, words that stand there, and what is written in their place.
type Change = (&'static str, &'static str, &'static str);

const CHANGES: &[Change] = &[
    ("/summary/lead/0/text", "one has got worse", "two have got worse"),
    ("/summary/lead/1/text", "two are missed", "one is missed"),
    ("/summary/picture/note", "Killed or seriously injured on roads", "Calls answered in two minutes"),
    ("/summary/picture/note", "Killed or", "Calls answered in two minutes, killed or"),
    ("/summary/picture/note", "on roads", "on roads and two others"),
    ("/summary/picture/note", "Worse than other councils: Killed or seriously injured on roads. ", ""),
    ("/summary/picture/note", "none fourth", "one fourth"),
    ("/summary/attention/rows/0/figure", "77.4", "77.5"),
    ("/summary/attention/rows/0/was", "81.4", "81.5"),
    ("/summary/attention/rows/1/why", "Misses the", "Has got worse and misses the"),
    ("/summary/improved/cards/0/figure", "64,930", "64,390"),
    ("/summary/improved/also", "Potholes", "Visits"),
];

fn troubles(reader: &Reader, report: &Value) -> usize {
    let mut ledger = Ledger::default();
    reader.glance(report, &mut ledger);
    ledger.troubles.len()
}

#[test]
fn each_change_of_page_1_is_told() {
    let path = fixture("anyshire");
    let folder = Folder::read(&path);
    let text = print(&path, "text").expect("the county is printed");
    let reader = Reader::of(&folder, &text);
    let report: Value = serde_json::from_str(&print(&path, "json").expect("the county is printed")).expect("JSON");
    assert_eq!(troubles(&reader, &report), 0, "the page as it is printed");
    for (place, words, written) in CHANGES {
        let mut changed = report.clone();
        let text = changed.pointer_mut(place).unwrap_or_else(|| panic!("nothing at {place}"));
        let said = text.as_str().unwrap_or_else(|| panic!("no words at {place}"));
        assert!(said.contains(words), "{place} says {said:?}");
        *text = Value::from(said.replacen(words, written, 1));
        assert!(troubles(&reader, &changed) > 0, "nothing is told of {written:?} in place of {words:?}");
    }
}
