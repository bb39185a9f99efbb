//! A case added behind all others.

use crate::folder::text::toml_text::quoted;
use crate::rules::{Case, Figures, Given};

use super::blank::gap;
use super::file_text::FileText;
use super::value::EntryValue;

/// Adds a case at the end of a file of cases.
pub fn add_case(text: &FileText, case: &Case) -> FileText {
    let mut pairs = vec![("name", quoted(&case.name))];
    pairs.extend(case.indicator.as_ref().map(|id| ("indicator", quoted(id))));
    pairs.push(("figures", written_figures(&case.figures)));
    pairs.push(("topic", quoted(&case.topic)));
    let claim = &case.claim;
    match &claim.says[..] {
        [] => {}
        [one] => pairs.push(("says", quoted(one))),
        several => pairs.push(("says", EntryValue::Texts(several.to_vec()).written())),
    }
    pairs.extend(claim.rule.as_ref().map(|(rule, _)| ("rule", quoted(rule))));
    if claim.silent {
        pairs.push(("silent", "true".to_owned()));
    }
    let end = text.line_end();
    let lines: String = pairs.into_iter().map(|(key, value)| format!("{key} = {value}{end}")).collect();
    let at = text.read().len();
    text.replaced(&[(at..at, format!("{}[[case]]{end}{lines}", gap(text)))])
}

/// The figures of a case as TOML has them.
pub fn written_figures(all: &[Figures]) -> String {
    let table = |figures: &Figures| table(&figures.0);
    match all {
        [one] => table(one),
        several => format!("[{}]", several.iter().map(table).collect::<Vec<_>>().join(", ")),
    }
}

fn table(pairs: &[(String, Given)]) -> String {
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let pairs: Vec<String> = pairs.iter().map(|(name, given)| format!("{} = {}", key(name), value(given))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// A key as it is, where TOML takes it so.
fn key(name: &str) -> String {
    let is_bare =
        !name.is_empty() && name.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-'));
    if is_bare { name.to_owned() } else { quoted(name) }
}

fn value(given: &Given) -> String {
    match given {
        Given::Number(number) => number.to_string(),
        Given::Words(words) => quoted(words),
        Given::Flag(flag) => flag.to_string(),
        Given::List(list) => format!("[{}]", list.iter().map(value).collect::<Vec<_>>().join(", ")),
        Given::Table(pairs) => table(pairs),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use crate::diagnostic::Place;
    use crate::folder::Folder;
    use crate::rules::Claim;

    use super::*;

    fn of(number: &str) -> Decimal {
        number.parse().expect("a number")
    }

    const PLAN: &str = "title = \"Report\"\ncommittee = \"Committee\"\ndate = 2025-03-11\narea = \"Anyshire\"\n\
        period = \"quarter 3 2024/25\"\n[[section]]\nheading = \"Calls\"\nparagraphs = [{ indicators = [\"calls\"] }]\n";
    const CATALOGUE: &str = "[calls]\nname = \"calls answered in time\"\nunit = \"percent\"\ngood = \"high\"\n";

    fn case(name: &str, figures: Vec<Figures>, topic: &str, says: &[&str]) -> Case {
        let place = Place::file("");
        let claim =
            Claim { says: says.iter().map(|text| (*text).to_owned()).collect(), silent: says.is_empty(), rule: None };
        let topic = topic.to_owned();
        Case { name: name.to_owned(), figures, indicator: None, topic, topic_from: place.clone(), claim, from: place }
    }

    /// Whatever file they are put behind, with its own line ends, and whatever stands in their texts.
    #[test]
    fn what_is_written_is_read_back_and_what_stood_there_stays() {
        let mut one = Figures::default();
        one.put("value", of("88.0"));
        one.put("earlier", vec![of("0.10"), of("-3")]);
        one.put("noun", Given::List(vec!["calf".into(), "calves".into()]));
        one.put("institutions", Given::Flag(true));
        let named =
            vec![("the \"East\" \\ Midlands".to_owned(), of("84.1").into()), ("England".to_owned(), "better".into())];
        one.put("comparators", Given::Table(named));
        let cases = [
            case("a \"name\" with \\ and \u{2014}", vec![one.clone()], "change", &["one", "two \"three\""]),
            case("silent", vec![one.clone(), one], "together", &[]),
        ];
        for before in [
            "",
            "# Ours.\r\n\r\n[[case]]\r\nname = \"x\"\r\nfigures = { value = 1 }\r\ntopic = \"change\"\r\nsilent = true",
        ] {
            let text = FileText::of(before.as_bytes(), "cases/kept.toml").expect("a text");
            let text = cases.iter().fold(text, |text, case| add_case(&text, case));
            let bytes = text.bytes().expect("bytes");
            let written = String::from_utf8(bytes.clone()).expect("UTF-8");
            assert!(written.starts_with(before), "{written}");
            assert_eq!(
                written.matches('\n').count(),
                if before.is_empty() { 11 } else { written.matches("\r\n").count() }
            );
            let files = [
                ("report.toml", PLAN.as_bytes().to_vec()),
                ("indicators.toml", CATALOGUE.into()),
                ("cases/kept.toml", bytes),
            ];
            let (folder, told) = Folder::from_files(files);
            let folder = folder.unwrap_or_else(|| panic!("{told:?}"));
            let read = &folder.cases()[folder.cases().len() - cases.len()..];
            for (read, case) in read.iter().zip(&cases) {
                assert_eq!(
                    (&read.name, &read.figures, &read.claim),
                    (&case.name, &case.figures, &case.claim),
                    "{written}"
                );
            }
        }
    }
}
