//! True sentences made false in one place, each put to the prose checks as if an officer had typed it: nine in ten of every
//! kind must be told of. The sentences are those of both fixtures and of the edge cases.

use std::collections::BTreeMap;

use super::mutations::mutants;
use super::*;
use crate::draft::lint::of_a_person;
use crate::draft::narrated;

/// How many are tried, of each kind as many.
const TRIED: usize = 3000;

/// Of a hundred at least so many must be told of.
const LEAST: usize = 90;

/// A sentence that is true, and the measure it is about.
struct True {
    text: String,
    subject: IndicatorContext,
    /// The figures, or the measure of a fixture.
    from: String,
}

/// A repeatable source of numbers.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % many.max(1)
    }
}

/// The rules' sentences about one measure alone.
fn of(narrative: &Narrative, from: &str) -> Vec<True> {
    let sentences = narrative.paragraphs.iter().flat_map(|(_, sentences)| sentences);
    sentences
        .filter_map(|sentence| {
            let [id] = &sentence.because.first()?.indicators[..] else { return None };
            let alone = sentence.because.iter().all(|because| because.indicators == [id.clone()] && !because.by_hand);
            let (_, subject) = narrative.subjects.iter().find(|(of, _)| of == id).filter(|_| alone)?;
            Some(True { text: sentence.text.clone(), subject: subject.clone(), from: format!("{from} {id}") })
        })
        .collect()
}

fn of_the_fixtures() -> Vec<True> {
    let said = ["anyshire", "leicestershire-2019-20-q3"].map(|name| {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
        let folder = Folder::open(&dir).0.expect("a report").in_full();
        let (book, _) = RuleBook::open(folder.rules());
        of(&narrated(&folder, &book, Vec::new()).0, name)
    });
    said.into_iter().flatten().collect()
}

fn of_the_grid(step: usize) -> Vec<True> {
    let (book, _) = RuleBook::open(&[]);
    let said = edge_case::rows().step_by(step).filter_map(|row| {
        let figures = EdgeCase::of(&row).figures();
        let written: Vec<String> = figures.iter().map(Figures::written).collect();
        let findings = findings("Anyshire", &figures).ok()?;
        let narrative = narrate(&book, &outline("Anyshire", Length::Full, &findings)?, &findings).0;
        Some(of(&narrative, &written.join(", ")))
    });
    said.flatten().collect()
}

#[test]
fn of_sentences_made_false_nine_in_ten_of_each_kind_are_told() {
    let all: Vec<True> = of_the_fixtures().into_iter().chain(of_the_grid(2)).collect();
    let mut made: BTreeMap<&str, Vec<(usize, String)>> = BTreeMap::new();
    for (nth, one) in all.iter().enumerate() {
        for (kind, text) in mutants(&one.text, &one.subject.finding) {
            made.entry(kind).or_default().push((nth, text));
        }
    }
    let each = TRIED / made.len();
    let mut seeded = Seeded(13);
    let (mut score, mut missed, mut enough) = (Vec::new(), Vec::new(), true);
    for (kind, mut texts) in made {
        assert!(texts.len() >= each, "only {} of the kind {kind}", texts.len());
        let mut told = 0;
        for _ in 0..each {
            let (nth, text) = texts.swap_remove(seeded.below(texts.len()));
            if of_a_person(&text, &all[nth].subject).is_empty() {
                missed.push(format!("{kind}: {text}\n      of: {}\n      {}", all[nth].text, all[nth].from));
            } else {
                told += 1;
            }
        }
        enough &= told * 100 >= each * LEAST;
        score.push(format!("{kind} {told} of {each}"));
    }
    println!("{}; not told of:\n{}", score.join(", "), missed.join("\n"));
    assert!(enough, "{}", score.join(", "));
}
