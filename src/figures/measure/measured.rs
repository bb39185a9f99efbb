//! What is weighed or measured, by its word or its sign: tonnes, km, m3. It is no count of anything that happens.

use super::Noun;

/// One and many.
const WORDS: [(&str, &str); 16] = [
    ("tonne", "tonnes"),
    ("ton", "tons"),
    ("kilogram", "kilograms"),
    ("gram", "grams"),
    ("litre", "litres"),
    ("gallon", "gallons"),
    ("mile", "miles"),
    ("kilometre", "kilometres"),
    ("metre", "metres"),
    ("hectare", "hectares"),
    ("hour", "hours"),
    ("minute", "minutes"),
    ("day", "days"),
    ("night", "nights"),
    ("week", "weeks"),
    ("pound", "pounds"),
];

/// Signs, which are the same one and many.
const SIGNS: [&str; 17] = [
    "kg", "km", "m2", "m\u{b2}", "m3", "m\u{b3}", "ha", "kwh", "mwh", "gwh", "mw", "tco2", "tco2e", "ktco2e", "kgco2e",
    "co2e", "mg",
];

/// Whether a word is one that is weighed or measured in.
pub fn is_measured(word: &str) -> bool {
    let word = word.to_lowercase();
    SIGNS.contains(&word.as_str()) || WORDS.iter().any(|(one, many)| [*one, *many].contains(&word.as_str()))
}

/// Whether a word is one of an amount, of which there is more where there are more people: a weight, a volume, energy. Times and lengths
/// are as often averages.
pub fn is_amount(word: &str) -> bool {
    const AMOUNTS: [&str; 21] = [
        "tonne",
        "tonnes",
        "ton",
        "tons",
        "kilogram",
        "kilograms",
        "kg",
        "litre",
        "litres",
        "gallon",
        "gallons",
        "m3",
        "m\u{b3}",
        "kwh",
        "mwh",
        "gwh",
        "tco2",
        "tco2e",
        "ktco2e",
        "kgco2e",
        "co2e",
    ];
    AMOUNTS.contains(&word.to_lowercase().as_str())
}

/// Whether a text is such a unit, alone or with what it is of or per: `kg`, `kg/household`, `tonnes of CO2e`.
pub fn is_measured_unit(text: &str) -> bool {
    let text = text.trim();
    let first = text.split([' ', '/']).next().unwrap_or_default();
    let rest = text[first.len()..].trim_start();
    is_measured(first)
        && (rest.is_empty() || ["/", "of ", "per ", "co2"].iter().any(|by| rest.to_lowercase().starts_with(by)))
}

/// The unit of measured things that a name has in brackets: `kg` of "Residual waste per household (kg)".
pub fn unit_in_brackets(name: &str) -> Option<&str> {
    let inner = name.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inner, _)| inner.trim());
    inner.into_iter().find(|inner| is_measured_unit(inner))
}

/// A unit as a sentence says it behind one and behind many: `tonne`, `tonnes`; `kg`, `kg`.
pub fn as_words(unit: &str) -> Noun {
    let unit = unit.trim();
    let small = unit.to_lowercase();
    let is_word = unit.chars().skip(1).all(|letter| letter.is_ascii_lowercase()) && unit.len() > 3;
    let known = WORDS.iter().find(|(one, many)| [*one, *many].contains(&small.as_str()));
    let (one, many) = match (known, small.strip_suffix('s')) {
        (Some((one, many)), _) => ((*one).to_owned(), (*many).to_owned()),
        (None, Some(one)) if is_word => (one.to_owned(), small.clone()),
        _ if is_word => (small.clone(), small.clone()),
        _ => (unit.to_owned(), unit.to_owned()),
    };
    Noun { one, many }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_by_its_word_or_its_sign() {
        let yes = ["kg", "Tonnes", "km", "m3", "tCO2e", "kg/hh", "kg per household", "tonnes of CO2e", "t\u{e9}"];
        assert_eq!(yes.map(is_measured_unit), [true, true, true, true, true, true, true, true, false]);
        let no = ["", "Number", "households", "day centre", "metres above", "16+", "rolling year", "PBR"];
        assert_eq!(no.map(is_measured_unit), [false; 8]);
        assert_eq!(["Tonnes", "kg", "days", "km"].map(is_amount), [true, true, false, false]);
        assert_eq!(unit_in_brackets("Residual waste (kg) per household"), Some("kg"));
        assert_eq!(unit_in_brackets("Missed bins (all rounds) (per 100,000)"), None);
    }

    #[test]
    fn a_unit_as_a_sentence_says_it() {
        let said = ["kg", "Tonnes", "tonne", "tCO2e", "Visits", "FTE", "kg/hh"].map(|unit| as_words(unit).one);
        assert_eq!(said, ["kg", "tonne", "tonne", "tCO2e", "visit", "FTE", "kg/hh"]);
        assert_eq!(as_words("Visits").many, "visits");
    }
}
