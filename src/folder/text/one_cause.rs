//! One cause, one error: what is wrong with many cells of one column in one way is told once, with how many there are and the
//! first three of them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::figures::prose::list;

use super::named::is_workbook;

/// So many of a kind are shown; more of them are one error.
const SHOWN: usize = 3;

/// So many errors of one file are read one by one; of more those of one code are put together, whatever their cause.
const LINES: usize = 10;

/// What is one kind: its code, the table, and what else is the same of them: the column, the words, the help.
type Kind = (Severity, Code, String, [Option<String>; 3]);

/// Puts together what has one cause, in the place of the first. In a file that is written by hand
/// each slip is one of its own, but for the same words.
pub fn one_a_cause(told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut left = Groups { told, groups: Vec::new(), gone: Vec::new() };
    left.gone = vec![false; left.told.len()];
    // One help in one column is one cause; then a text that is typed again and again, there or in a file written by hand.
    left.put_together(SHOWN, |column, one| Some([Some(column?), None, Some(one.help.clone()?)]));
    left.put_together(1, |column, one| Some([Some(column?), Some(one.message.clone()), None]));
    left.put_together(SHOWN, |column, one| column.is_none().then(|| [None, Some(one.message.clone()), None]));
    left.put_together(SHOWN, |column, _| Some([Some(column?), None, None]));
    left.where_there_are_many(|one| one.help.clone());
    left.where_there_are_many(|_| None);
    left.kept()
}

/// What is told, and what of it is one.
struct Groups {
    told: Vec<Diagnostic>,
    groups: Vec<Vec<usize>>,
    gone: Vec<bool>,
}

impl Groups {
    /// Puts together what is of one kind and not yet in a group with others, where there are more than so many.
    fn put_together(
        &mut self,
        more_than: usize,
        kind: impl Fn(Option<String>, &Diagnostic) -> Option<[Option<String>; 3]>,
    ) {
        let mut found: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for (nth, one) in self.told.iter().enumerate().filter(|(nth, _)| !self.gone[*nth]) {
            let Some(at) = &one.at else { continue };
            if let Some(kind) = kind(column(at), one) {
                found.entry((one.severity, one.code, at.file.to_string(), kind)).or_default().push(nth);
            }
        }
        for group in found.into_values().filter(|group| group.len() > more_than) {
            group.iter().for_each(|nth| self.gone[*nth] = true);
            self.groups.push(group);
        }
    }

    /// Of a table with very many errors those of one code and cause become one in all its columns, groups too.
    fn where_there_are_many(&mut self, cause: impl Fn(&Diagnostic) -> Option<String>) {
        let mut of_files: BTreeMap<String, Vec<Vec<usize>>> = BTreeMap::new();
        let alone = (0..self.told.len()).filter(|nth| !self.gone[*nth]).map(|nth| vec![nth]);
        for group in alone.chain(self.groups.iter().cloned()) {
            let at = self.told[group[0]].at.as_ref().filter(|at| column(at).is_some());
            let Some(at) = at else { continue };
            of_files.entry(at.file.to_string()).or_default().push(group);
        }
        for groups in of_files.into_values().filter(|groups| groups.len() > LINES) {
            let mut of_one: BTreeMap<(Severity, Code, Option<String>), Vec<Vec<usize>>> = BTreeMap::new();
            for group in groups {
                let one = &self.told[group[0]];
                of_one.entry((one.severity, one.code, cause(one))).or_default().push(group);
            }
            for several in of_one.into_values().filter(|several| several.len() > 1) {
                let all: Vec<usize> = several.concat();
                all.iter().for_each(|nth| self.gone[*nth] = true);
                self.groups.retain(|group| !all.contains(&group[0]));
                self.groups.push(all);
            }
        }
    }

    /// Each group in the place of the first of it that was told.
    fn kept(self) -> Vec<Diagnostic> {
        let mut joined: HashMap<usize, Vec<usize>> = HashMap::new();
        for mut found in self.groups {
            let first = found.iter().copied().min().unwrap_or(0);
            found.sort_by(|one, other| in_sheet_order(&self.told[*one], &self.told[*other]));
            joined.insert(first, found);
        }
        let mut kept = Vec::new();
        for nth in 0..self.told.len() {
            match joined.remove(&nth) {
                Some(found) => kept.push(together(&self.told, &found)),
                None if !self.gone[nth] => kept.push(self.told[nth].clone()),
                None => {}
            }
        }
        kept
    }
}

/// The column of a table that a place is in: of a workbook its letters, of a CSV file how many cells are before it. Empty where
/// a row is meant; `None` where no table is.
fn column(at: &Place) -> Option<String> {
    let lower = at.file.to_lowercase();
    let lower = lower.trim_end_matches(".gz");
    let is_table = is_workbook(lower) || [".csv", ".tsv"].iter().any(|ending| lower.ends_with(ending));
    if !is_table || (at.line == 0 && at.cell.is_none()) {
        return None;
    }
    if let Some((sheet, cell)) = at.sheet_and_cell() {
        let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
        return Some(format!("{sheet}!{letters}"));
    }
    if at.column <= 1 && at.width == 0 {
        return Some(String::new());
    }
    let before: String = at.text.chars().take(at.column.saturating_sub(1)).collect();
    Some(cells_before(&before).to_string())
}

/// How many cells end in a piece of a line.
fn cells_before(before: &str) -> usize {
    let mut quoted = false;
    let mut counts = [0; 3];
    for sign in before.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => counts[0] += 1,
            ';' if !quoted => counts[1] += 1,
            '\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    counts.into_iter().max().unwrap_or(0)
}

fn in_sheet_order(one: &Diagnostic, other: &Diagnostic) -> Ordering {
    let row = |told: &Diagnostic| {
        let at = told.at.as_ref()?;
        let digits =
            at.cell.as_ref().map(|cell| cell.chars().rev().take_while(char::is_ascii_digit).collect::<String>());
        Some(match digits {
            Some(digits) => digits.chars().rev().collect::<String>().parse().unwrap_or(0),
            None => at.line,
        })
    };
    row(one).cmp(&row(other))
}

/// The first of them, with the places of the next and how many there are besides.
fn together(told: &[Diagnostic], found: &[usize]) -> Diagnostic {
    let first = &told[found[0]];
    let others = found.len() - 1;
    let columns: Vec<Option<String>> = found.iter().map(|nth| told[*nth].at.as_ref().and_then(column)).collect();
    let is_one = columns.iter().all(|other| *other == columns[0]);
    let (one, many, within) = match &columns[0] {
        None => ("place", "places", "in this file"),
        Some(column) if column.is_empty() => ("row", "rows", "in this table"),
        Some(_) if is_one => ("cell", "cells", "in this column"),
        Some(_) => ("cell", "cells", "in this table"),
    };
    let more = if others == 1 {
        format!("there is one more such {one}")
    } else {
        format!("there are {others} more such {many}")
    };
    let causes = Causes::of(found.iter().map(|nth| &told[*nth]));
    let message = format!("{}; {more} {within}{}", first.message, causes.others());
    let mut together = Diagnostic { message, help: causes.help(), ..first.clone() };
    for place in found[1..].iter().take(SHOWN - 1).filter_map(|nth| told[*nth].at.clone()) {
        together = together.also(place, "and here");
    }
    together
}

/// So many of the causes that are put together are named, each with its help.
const NAMED: usize = 6;

/// What is wrong with each of those that are put together: what it is called in its message, and its help.
struct Causes<'a>(Vec<(Option<&'a str>, Option<&'a str>)>);

impl<'a> Causes<'a> {
    fn of(told: impl Iterator<Item = &'a Diagnostic>) -> Causes<'a> {
        // There can be a hundred thousand of them.
        let mut met = HashSet::new();
        let cause = |one: &'a Diagnostic| (one.message.split('`').nth(1), one.help.as_deref());
        Causes(told.map(cause).filter(|cause| met.insert(*cause)).collect())
    }

    /// With another help each is another cause, and the first alone would hide it: `: \`lots\`, \`12,34\` and 2 more`.
    fn others(&self) -> String {
        let helps: HashSet<Option<&str>> = self.0.iter().map(|(_, help)| *help).collect();
        let mut met: HashSet<&str> = self.0.iter().take(1).filter_map(|(name, _)| *name).collect();
        let names = self.0.iter().skip(1).filter_map(|(name, _)| *name).filter(|name| met.insert(name));
        let mut named: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        if helps.len() < 2 || named.is_empty() {
            return String::new();
        }
        if named.len() > NAMED {
            let more = named.len() - NAMED;
            named.truncate(NAMED);
            named.push(format!("{more} more"));
        }
        format!(": {}", list(&named))
    }

    /// The help of each of them, behind what it is of where there are several.
    fn help(&self) -> Option<String> {
        let mut met = HashSet::new();
        let helps: Vec<(&str, Option<&str>)> = self
            .0
            .iter()
            .filter_map(|(name, help)| Some(((*help)?, *name)))
            .filter(|(help, _)| met.insert(*help))
            .take(NAMED)
            .collect();
        match helps.as_slice() {
            [] => None,
            [(only, _)] => Some((*only).to_owned()),
            several => {
                let line = |(help, name): &(&str, Option<&str>)| match name {
                    Some(name) => format!("`{name}`: {help}"),
                    None => (*help).to_owned(),
                };
                Some(several.iter().map(line).collect::<Vec<_>>().join("\n"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(line: usize, column: usize, text: &str) -> Diagnostic {
        let at = Place::line("data/a.csv", line, text).span(column, 2);
        Diagnostic::error(Code::NotANumber, format!("`{line}` is not a number")).at(at)
    }

    #[test]
    fn many_of_a_column_are_one_with_the_first_three_of_the_sheet() {
        let told: Vec<Diagnostic> = [9, 2, 5, 7, 3].map(|line| cell(line, 5, "\"a,b\",xx,yy")).into();
        let told = one_a_cause([told, vec![cell(4, 10, "\"a,b\",xx,yy")]].concat());
        assert_eq!(told.len(), 2, "{told:#?}");
        assert_eq!(told[0].message, "`2` is not a number; there are 4 more such cells in this column");
        let lines: Vec<usize> = told[0].also.iter().map(|(at, _)| at.line).collect();
        assert_eq!((told[0].at.as_ref().map(|at| at.line), lines), (Some(2), vec![3, 5]));
    }

    #[test]
    fn three_that_differ_stay_and_two_of_the_same_words_are_one() {
        let three: Vec<Diagnostic> = [2, 3, 4].map(|line| cell(line, 3, "a,xx")).into();
        assert_eq!(one_a_cause(three).len(), 3);
        let same = |line: usize| Diagnostic { message: "`x` is not a number".into(), ..cell(line, 3, "a,xx") };
        let told = one_a_cause(vec![same(2), same(3)]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, "`x` is not a number; there is one more such cell in this column");
    }

    #[test]
    fn of_causes_that_are_put_together_each_is_named_with_its_help() {
        let of = |nth: usize| {
            let (text, help) = [("TBC", "write [x]"), ("lots", "write a number"), ("12,34", "use a point")][nth % 3];
            let message = format!("`{text}` is not a number");
            Diagnostic { message, ..cell(nth + 2, 3 + nth, "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s") }.help(help)
        };
        let told = one_a_cause((0..12).map(of).collect());
        assert!(told.len() < 4, "{told:#?}");
        let one_line =
            one_a_cause((0..12).map(|nth| Diagnostic { message: format!("`x{nth}` is not"), ..of(nth) }).collect());
        let texts: Vec<&str> = one_line.iter().map(|one| one.message.as_str()).collect();
        assert!(texts.len() < 4, "{texts:?}");
        let told = together(&[of(0), of(1), of(2)], &[0, 1, 2]);
        assert_eq!(
            (told.message.as_str(), told.help.as_deref()),
            (
                "`TBC` is not a number; there are 2 more such cells in this table: `lots` and `12,34`",
                Some("`TBC`: write [x]\n`lots`: write a number\n`12,34`: use a point")
            )
        );
    }

    #[test]
    fn rows_of_a_sheet_stand_in_its_order_and_not_in_that_of_the_alphabet() {
        let of = |row: usize| {
            Diagnostic::error(Code::NotANumber, "`x` is not a number")
                .at(Place::cell("data/a.xlsx", format!("Q3!C{row}")))
        };
        let told = one_a_cause(vec![of(10), of(9), of(100)]);
        assert_eq!(told[0].at.as_ref().and_then(|at| at.cell.clone()).as_deref(), Some("Q3!C9"));
    }
}
