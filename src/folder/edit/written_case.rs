//! The cases of a file as they are written: what a person reads and types of one, one changed in place, and one taken out.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entries::parsed;
use super::file_text::FileText;
use super::remove::without;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;
use super::written_keys::{WrittenKey, WrittenKeys};

/// What a person reads and types of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTexts {
    /// What it shows.
    pub name: String,
    /// Each key of its figures with what it holds, of one measure or of several.
    pub figures: Vec<Vec<(String, String)>>,
    /// The words that must come.
    pub says: Vec<String>,
    /// The rule that must speak.
    pub rule: Option<String>,
    /// Whether none may.
    pub silent: bool,
}

/// A case: `[[case]]`, or one in braces in a list.
#[derive(Debug, Clone)]
pub struct WrittenCase {
    /// What it shows; nothing where it does not say so in a text.
    pub name: String,
    /// The lines in which it stands.
    pub lines: RangeInclusive<usize>,
    /// None where it is written in a way that no part of it can be changed by itself.
    pub texts: Option<CaseTexts>,
    keys: WrittenKeys,
    /// Its figures, of one measure or of several.
    figures: Vec<WrittenKeys>,
}

impl WrittenCase {
    fn of(text: &FileText, case: &Spanned<DeValue>) -> Option<WrittenCase> {
        let DeValue::Table(table) = case.get_ref() else { return None };
        let keys = WrittenKeys::of(text, case.span(), table);
        let figures = figures_of(text, table).unwrap_or_default();
        let lines = text.line_of(keys.head.start)..=text.line_of(keys.end());
        let name = keys.key("name").and_then(text_of).unwrap_or_default();
        let mut case = WrittenCase { name, lines, texts: None, keys, figures };
        case.texts = case.typed(text);
        Some(case)
    }

    fn typed(&self, text: &FileText) -> Option<CaseTexts> {
        let held = |key: &WrittenKey| match &key.value {
            EntryValue::Text(text) => text.clone(),
            _ => text.read().get(key.held.clone()).unwrap_or_default().to_owned(),
        };
        let figures = self.figures.iter().map(|one| one.all.iter().map(|key| (key.name.clone(), held(key))).collect());
        let says = match self.keys.key("says").map(|key| &key.value) {
            None => Vec::new(),
            Some(EntryValue::Text(text)) => vec![text.clone()],
            Some(EntryValue::Texts(texts)) => texts.clone(),
            Some(EntryValue::Plain(_)) => return None,
        };
        let rule = match self.keys.key("rule") {
            None => None,
            Some(key) => Some(text_of(key)?),
        };
        let silent = match self.keys.key("silent").map(|key| &key.value) {
            None => false,
            Some(EntryValue::Plain(flag)) => flag == "true",
            Some(_) => return None,
        };
        let texts =
            CaseTexts { name: text_of(self.keys.key("name")?)?, figures: figures.collect(), says, rule, silent };
        // A page has each of these words in a line.
        let is_typed = !texts.figures.is_empty() && texts.says.iter().all(|text| !text.contains(['\n', '\r']));
        is_typed.then_some(texts)
    }
}

fn text_of(key: &WrittenKey) -> Option<String> {
    match &key.value {
        EntryValue::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The figures as they are written: a table, or a list of tables.
fn figures_of(text: &FileText, case: &DeTable) -> Option<Vec<WrittenKeys>> {
    let (_, value) = case.iter().find(|(key, _)| key.get_ref() == "figures")?;
    let one = |value: &Spanned<DeValue>| match value.get_ref() {
        DeValue::Table(table) => Some(WrittenKeys::of(text, value.span(), table)),
        _ => None,
    };
    match value.get_ref() {
        DeValue::Array(list) => list.iter().map(one).collect(),
        _ => Some(vec![one(value)?]),
    }
}

/// Every case of a file, in order.
///
/// # Errors
/// Where the file is not TOML.
pub fn written_cases(text: &FileText) -> Result<Vec<WrittenCase>, Unmade> {
    let table = parsed(text)?;
    let list = table.iter().find(|(key, _)| key.get_ref() == "case").map(|(_, value)| value.get_ref());
    let Some(DeValue::Array(list)) = list else { return Ok(Vec::new()) };
    Ok(list.iter().filter_map(|case| WrittenCase::of(text, case)).collect())
}

/// Which of the cases has this name; of several the one that stands in this line.
fn which(all: &[WrittenCase], name: &str, line: usize) -> Result<usize, Unmade> {
    let named: Vec<usize> = (0..all.len()).filter(|nth| all[*nth].name == name).collect();
    let found = match named[..] {
        [alone] => Some(alone),
        _ => named.into_iter().find(|nth| all[*nth].lines.contains(&line)),
    };
    found.ok_or_else(|| Unmade::because("this case is no longer in the file", "look at the list again"))
}

/// The case of this name; of several the one that stands in this line.
///
/// # Errors
/// Where the file is not TOML, or there is no such case in it.
pub fn written_case(text: &FileText, name: &str, line: usize) -> Result<WrittenCase, Unmade> {
    let mut all = written_cases(text)?;
    let nth = which(&all, name, line)?;
    Ok(all.swap_remove(nth))
}

/// Changes a case to what a person has typed. What is as it was stays as it is written.
///
/// # Errors
/// Where the file is not TOML, there is no such case in it, or it is written in a way that this cannot be changed by itself.
pub fn change_case(text: &FileText, (name, line): (&str, usize), to: &CaseTexts) -> Result<FileText, Unmade> {
    let all = written_cases(text)?;
    let nth = which(&all, name, line)?;
    let unfit = || {
        let help = "change it in an editor";
        Unmade::because("this case is written in a way that it cannot be changed here", help)
    };
    let was = all[nth].texts.clone().filter(|was| was.figures.len() == to.figures.len()).ok_or_else(unfit)?;
    let mut after = text.clone();
    // Each is found anew: the one before it may have moved what stands behind it.
    let again = |text: &FileText| written_cases(text)?.into_iter().nth(nth).ok_or_else(unfit);
    for (one, (was, to)) in was.figures.iter().zip(&to.figures).enumerate() {
        for (key, value) in figure_changes(was, to) {
            let case = again(&after)?;
            let keys = case.figures.get(one).ok_or_else(unfit)?;
            let value = value.map(|typed| figure(keys.key(key), typed));
            after = keys.changed(&after, key, value.as_ref())?;
        }
    }
    let says = match (&all[nth].keys.key("says").map(|key| &key.value), &to.says[..]) {
        (_, []) => None,
        (Some(EntryValue::Texts(_)), several) => Some(EntryValue::Texts(several.to_vec())),
        (_, [one]) => Some(EntryValue::Text(one.clone())),
        (_, several) => Some(EntryValue::Texts(several.to_vec())),
    };
    let changes = [
        ("name", was.name != to.name, Some(EntryValue::Text(to.name.clone()))),
        ("says", was.says != to.says, says),
        ("rule", was.rule != to.rule, to.rule.clone().map(EntryValue::Text)),
        ("silent", was.silent != to.silent, to.silent.then(|| EntryValue::Plain("true".to_owned()))),
    ];
    for (key, _, value) in changes.into_iter().filter(|(_, differs, _)| *differs) {
        after = again(&after)?.keys.changed(&after, key, value.as_ref())?;
    }
    is_only(&all, nth, to, &after).then_some(after).ok_or_else(unfit)
}

/// Which keys of figures are other than they were, each with what was typed; none of one that is gone.
fn figure_changes<'a>(was: &'a [(String, String)], to: &'a [(String, String)]) -> Vec<(&'a str, Option<&'a str>)> {
    let held = |all: &'a [(String, String)], key: &str| all.iter().find(|(own, _)| own == key).map(|(_, held)| &**held);
    let gone = was.iter().filter(|(key, _)| held(to, key).is_none()).map(|(key, _)| (&**key, None));
    let other =
        to.iter().filter(|(key, typed)| held(was, key) != Some(typed)).map(|(key, typed)| (&**key, Some(&**typed)));
    gone.chain(other).collect()
}

/// What was typed for a figure: a text where one stood, else what TOML takes it for, or a text.
fn figure(there: Option<&WrittenKey>, typed: &str) -> EntryValue {
    let text = || EntryValue::Text(typed.to_owned());
    if there.is_some_and(|there| matches!(there.value, EntryValue::Text(_))) {
        return text();
    }
    let line = format!("x = {typed}");
    match DeTable::parse(&line).map(Spanned::into_inner) {
        Ok(table) if table.len() == 1 => {
            let whole = table.values().next().map(within::whole).unwrap_or_default();
            if line.get(whole) == Some(typed) { EntryValue::Plain(typed.to_owned()) } else { text() }
        }
        _ => text(),
    }
}

/// Whether the one case says what was typed, and every other what it said.
fn is_only(before: &[WrittenCase], nth: usize, to: &CaseTexts, after: &FileText) -> bool {
    let Ok(after) = written_cases(after) else { return false };
    let said =
        |case: &WrittenCase| case.keys.all.iter().map(|key| (key.name.clone(), key.value.clone())).collect::<Vec<_>>();
    let others = |all: &[WrittenCase]| {
        all.iter().enumerate().filter(|(own, _)| *own != nth).map(|(_, case)| said(case)).collect::<Vec<_>>()
    };
    let own = after.get(nth).and_then(|case| case.texts.as_ref());
    let as_typed = |own: &CaseTexts| {
        let figures = own.figures.iter().zip(&to.figures);
        let same = |(own, to): (&Vec<_>, &Vec<_>)| own.len() == to.len() && figure_changes(own, to).is_empty();
        figures.len() == to.figures.len() && figures.clone().all(same)
    };
    own.is_some_and(|own| as_typed(own) && CaseTexts { figures: to.figures.clone(), ..own.clone() } == *to)
        && others(before) == others(&after)
}

/// Takes the case of this name out; of several the one that stands in this line.
///
/// # Errors
/// Where the file is not TOML, or there is no such case in it, or it is written as none is that can be taken out by itself.
pub fn remove_case(text: &FileText, name: &str, line: usize) -> Result<FileText, Unmade> {
    let all = written_cases(text)?;
    let which = which(&all, name, line)?;
    let heads = all.iter().map(|one| one.keys.head.clone()).collect();
    let after = without(text, heads, which, all[which].keys.places());
    let names = |all: &[WrittenCase]| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    let mut left = names(&all);
    left.remove(which);
    match written_cases(&after) {
        Ok(after_it) if names(&after_it) == left => Ok(after),
        _ => Err(Unmade::because(
            "this case is written in a way that it cannot be taken out here",
            "take it out in an editor",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::edit::tests::{Lot, saved};

    const WORDS: [&str; 5] = ["slightly lower", "a \"quote\" # no note", "C:\\new", "it\u{2019}s", "  two  blanks "];

    fn marked(lot: &mut Lot, text: &str) -> String {
        let plain = text.replace('\\', "\\\\").replace('"', "\\\"");
        match lot.below(3) {
            0 => format!("'{text}'"),
            1 => format!("\"\"\"{plain}\"\"\""),
            _ => format!("\"{plain}\""),
        }
    }

    fn word(lot: &mut Lot) -> String {
        let text = lot.one(&WORDS);
        marked(lot, text)
    }

    /// Cases as officers write them: under headings or in one list, with notes, their figures in braces, dotted or below a heading.
    fn ugly(lot: &mut Lot) -> String {
        let mut text = lot.one(&["", "# ours\n\n"]).to_owned();
        let in_list = lot.below(4) == 0;
        let mut listed = Vec::new();
        for nth in 0..1 + lot.below(3) {
            let figures = match lot.below(if in_list { 2 } else { 5 }) {
                0 => "figures = { value = 14.0, previous=14.2, period = \"quarter 3 2024/25\" }".to_owned(),
                1 => "figures = [{ unit = 'count', value = 1 }, { value = 0, noun = [\"calf\", 'calves'] }]".to_owned(),
                2 => "figures.value = 3\nfigures.previous = 6 # before".to_owned(),
                3 => "figures = {}".to_owned(),
                _ => "|[case.figures] # made up\nvalue = 90 # now\nothers = [\n  13.1, # one\n  14,\n]".to_owned(),
            };
            let name = format!("name = {}", marked(lot, &format!("case {nth}")));
            let topic = "topic = \"change\"".to_owned();
            let claim = match lot.below(if in_list { 3 } else { 4 }) {
                0 => format!("says = {}", word(lot)),
                1 => format!("says = [{}, {}]", word(lot), word(lot)),
                2 => "silent = true".to_owned(),
                _ => format!("says = [\n  {}, # first\n  {},\n]\nrule = {}", word(lot), word(lot), word(lot)),
            };
            if in_list {
                listed.push(format!("{{ {name}, {figures}, {topic}, {claim} }}"));
                continue;
            }
            let (before, below) = figures.split_once('|').unwrap_or((&figures, ""));
            let keys =
                [name, before.to_owned(), topic, claim, below.to_owned()].into_iter().filter(|key| !key.is_empty());
            text.push_str(&format!("[[case]]{}\n", lot.one(&["", " # head"])));
            keys.for_each(|key| text.push_str(&format!("{key}{}\n", lot.one(&["", " # behind", "\n# between"]))));
            text.push_str(lot.one(&["", "\n"]));
        }
        if in_list { format!("{text}case = [{}] # all\n", listed.join(", # so\n ")) } else { text }
    }

    /// What a person may type: the name, words, a rule, a figure other, gone or added.
    fn typed(lot: &mut Lot, was: &CaseTexts) -> CaseTexts {
        let mut to = was.clone();
        let others = ["14.1", "[1, 2]", "quarter 2", "{ England = 3 }", "true", "12,5", "1 # no"];
        let one = lot.below(to.figures.len());
        match lot.below(6) {
            0 => to.name = format!("{} again", to.name),
            1 => (to.says, to.silent) = (vec![lot.one(&WORDS).to_owned()], false),
            2 => to.says = to.says.iter().rev().map(|text| format!("{text}!")).collect(),
            3 => to.rule = if to.rule.is_some() { None } else { Some(lot.one(&WORDS).to_owned()) },
            4 if !to.figures[one].is_empty() => {
                let which = lot.below(to.figures[one].len());
                if lot.below(3) == 0 {
                    drop(to.figures[one].remove(which))
                } else {
                    to.figures[one][which].1 = lot.one(&others).to_owned()
                }
            }
            _ => to.figures[one].push(("earlier".to_owned(), lot.one(&others).to_owned())),
        }
        to
    }

    /// How much of two texts is the same at their beginnings and at their ends.
    fn shared(one: &[u8], other: &[u8]) -> (usize, usize) {
        let before = one.iter().zip(other).take_while(|(one, other)| one == other).count();
        let most = one.len().min(other.len()) - before;
        (before, one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(one, other)| one == other).count())
    }

    /// 1,000 edits drawn by lot: the case says what was typed and the rest of the file what it said, with every note; or the edit is
    /// refused. Where one value is another, the bytes around it stay.
    #[test]
    fn a_case_is_changed_alone() {
        let (mut made, mut refused) = (0, 0);
        for seed in 0..1_000 {
            let mut lot = Lot(seed);
            let before = ugly(&mut lot);
            let bytes = saved(&mut lot, &before);
            let text = FileText::of(&bytes, "cases/kept.toml").expect("text");
            let cases = written_cases(&text).unwrap_or_else(|unmade| panic!("{seed}: {unmade:?}\n{before}"));
            let nth = lot.below(cases.len());
            let was = cases[nth].texts.clone().unwrap_or_else(|| panic!("{seed}: none\n{before}"));
            let to = typed(&mut lot, &was);
            let told = format!("{seed}, case {nth}, {to:?}:\n{before}\n---\n");
            let Ok(after) = change_case(&text, (&was.name, *cases[nth].lines.start()), &to) else {
                refused += 1;
                continue;
            };
            made += 1;
            let again = written_cases(&after).unwrap_or_else(|unmade| panic!("{told}{unmade:?}"));
            let mut own = again[nth].texts.clone().unwrap_or_else(|| panic!("{told}{}", after.read()));
            own.figures.iter_mut().for_each(|one| one.sort());
            let mut expected = to.clone();
            expected.figures.iter_mut().for_each(|one| one.sort());
            assert_eq!(own, expected, "{told}{}", after.read());
            assert_eq!(
                after.read().matches('#').count() - to_notes(&to),
                text.read().matches('#').count() - to_notes(&was),
                "{told}{}",
                after.read()
            );
            let others = |all: &[WrittenCase]| {
                all.iter()
                    .enumerate()
                    .filter(|(at, _)| *at != nth)
                    .map(|(_, one)| one.texts.clone())
                    .collect::<Vec<_>>()
            };
            assert_eq!(others(&again), others(&cases), "{told}");
            if was == to {
                assert_eq!(after.read(), text.read(), "{told}");
            }
            if was.name != to.name {
                let key = cases[nth].keys.key("name").expect("a name");
                let (first, last) = shared(text.read().as_bytes(), after.read().as_bytes());
                assert!(first >= key.held.start && last >= text.read().len() - key.held.end, "{told}{}", after.read());
            }
        }
        // What stands in a list with notes, or has dots, is not always changed by itself.
        assert!(made > 750 && refused > 0, "{made} made, {refused} refused");
    }

    /// Signs of notes within what is typed.
    fn to_notes(typed: &CaseTexts) -> usize {
        let figures = typed.figures.iter().flatten().map(|(_, held)| held);
        let texts = figures.chain(&typed.says).chain(&typed.rule).chain([&typed.name]);
        texts.map(|text| text.matches('#').count()).sum()
    }
}
