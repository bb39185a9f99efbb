//! Slips as people make them, put in one by one by a seeded generator, and whether `check` tells of each: by the kind of slip, and
//! by what the table holds beside it. `.ci/long` puts in 2,000: into measures that stand alone, into the county of `fixtures/`,
//! into a county of 200 measures and, where somebody has it, into the department's table.

mod county;
mod department;
mod measure;
mod slip;
mod trial;

use scrutineer::Code;

use crate::desk::{Seeded, told};

use measure::{HOLDS, Measure, alone};
use slip::{SLIPS, Slip};
use trial::{Slipped, Trial};

/// Slips in made-up measures that stand alone.
fn of_measures(slips: usize) -> Trial {
    let mut seeded = Seeded(20_250_611);
    let mut trial = Trial::default();
    while trial.slips() < slips {
        let (slip, holds) = (SLIPS[seeded.below(SLIPS.len())], HOLDS[seeded.below(HOLDS.len())]);
        let sound = Measure::made(holds, slip, &mut seeded);
        let mut wrong = sound.clone();
        let Some(codes) = slip.put(&mut wrong, &mut seeded) else { continue };
        let without = told(alone(&sound));
        trial.sound(1, &without);
        let slipped = Slipped { slip, codes, sound: &sound, wrong: &wrong };
        trial.put(&slipped, &told(alone(&wrong)), &without);
    }
    trial
}

/// A message repeats no small number that the report hides; but a part of a person is none.
#[test]
fn a_count_that_is_not_whole_is_no_small_number() {
    let mut seeded = Seeded(1);
    let mut measure = Measure::made(HOLDS[1], Slip::Gap, &mut seeded);
    measure.unit = "count";
    let figures = [217.0, 204.0, 283.0, 226.0, 228.0, 240.0, 269.0, 255.0, 2.79];
    measure.rows.iter_mut().zip(figures).for_each(|(row, value)| row.value = value);
    let is_told = |measure: &Measure| told(alone(measure)).iter().any(|one| one.code == Code::DigitLikely);
    assert!(is_told(&measure));
    measure.rows[8].value = 3.0;
    assert!(!is_told(&measure), "three may be three people");
}

/// So many are put into each; `SLIPS` names another number.
fn many() -> usize {
    std::env::var("SLIPS").ok().and_then(|text| text.parse().ok()).unwrap_or(500)
}

#[test]
fn a_sample_of_slips_is_told() {
    of_measures(100).holds("measures that stand alone", 0);
}

#[test]
fn a_slip_is_told_among_the_measures_of_a_county() {
    county::of_the_fixture(20).holds("the county of fixtures/", 0);
}

#[test]
#[ignore = "named in .ci/long"]
fn five_hundred_slips_in_measures_that_stand_alone() {
    of_measures(many()).holds("measures that stand alone", 0);
}

#[test]
#[ignore = "named in .ci/long"]
fn five_hundred_slips_in_the_county_of_fixtures() {
    county::of_the_fixture(many()).holds("the county of fixtures/", 0);
}

#[test]
#[ignore = "named in .ci/long"]
fn five_hundred_slips_in_a_county_of_two_hundred_measures() {
    county::of_two_hundred(many()).holds("a county of 200 measures", 0);
}

#[test]
#[ignore = "named in .ci/long"]
fn five_hundred_slips_in_the_table_of_the_department() {
    if let Some(trial) = department::of_the_department(many(), many() * 4) {
        // Three in a thousand, and of a sample two standard deviations more.
        let expected = 0.003 * trial.sound as f64;
        trial.holds("the department's table", (expected + 2.0 * expected.sqrt()) as usize);
    }
}
