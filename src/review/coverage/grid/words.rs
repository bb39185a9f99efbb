//! What an edge case is called, and what it follows in its paragraph.

use rust_decimal::Decimal;

use crate::figures::measure::Unit;
use crate::rules::{Figures, Given};

/// How many ways it is called.
pub const WORDS: usize = 7;
/// How many ways it stands in its paragraph.
pub const FOLLOWS: usize = 5;

/// How far it went, as a source says it: `27% lower`, of a percentage in points.
pub fn far(unit: Unit, since: &str) -> String {
    format!("{} lower{since}", if unit == Unit::Percent { "2.7 points" } else { "27%" })
}

/// Puts what the source says beyond a word: since a period that is not held, a record, or with no figure before, how far.
pub fn of_source(own: &mut Figures, stated: &str, unit: Unit, then: Option<Decimal>) -> bool {
    let words = match stated {
        "far" if then.is_none() => far(unit, ""),
        "since" => far(unit, " than 2001/02"),
        "record" => "lowest since 2001/02".to_owned(),
        _ => return false,
    };
    own.put("stated", words.as_str());
    true
}

/// Words of the source beside a figure: none, or what the figures say too, never the contrary; or how far
/// it went and since when, and a record.
pub const STATED: [&str; 17] = [
    "",
    "",
    "verdict",
    "slightly",
    "direction",
    "no change",
    "",
    "",
    "verdict",
    "far",
    "direction",
    "no change",
    "",
    "",
    "verdict",
    "since",
    "record",
];

/// The figures of a paragraph, the one that is asked of last.
pub fn dressed(mut own: Figures, words: usize, follows: usize, unit: Unit) -> Vec<Figures> {
    match words {
        0 => {}
        1 => own.put("noun", Given::List(Vec::new())),
        2 => own.put("done", "sentenced to custody"),
        3 => own.put("subject", "The average figure of pupils"),
        4 => own.put("out_of", Given::List(["offender", "offenders"].map(|word| Given::Words(word.into())).to_vec())),
        5 => own.put("institutions", Given::Flag(true)),
        _ => own.put("measure_word", "proportion"),
    }
    let mut first = Figures::default();
    match follows {
        0 | 1 => return vec![own],
        2 => {
            first.put("unit", "count");
            first.put("value", Decimal::from(2205));
            own.put("share_of", "overall target");
        }
        3 => {
            first.put("value", Decimal::new(893, 1));
            first.put("family", "schools");
            own.put("family", "schools");
            own.put("variant", "secondary school");
        }
        // Two of one family and one kind of work, which may be said in one sentence.
        _ => {
            first.put("unit", unit.as_str());
            first.put("value", Decimal::from(42));
            for figures in [&mut first, &mut own] {
                figures.put("family", "family help");
                figures.put("done", "worked with");
            }
        }
    }
    vec![first, own]
}
