//! Schedule 12A to the Local Government Act 1972: which information is exempt, in the Act's own order, in plain words.

use super::Law;
use super::document::Exempt;
use crate::figures::prose::list;

/// Seven paragraphs, numbered 1 to 7 in Part 1 (England) and 12 to 18 in Part 4 (Wales).
const MEANINGS: [&str; 7] = [
    "information relating to an individual",
    "information that is likely to reveal who an individual is",
    "information relating to the financial or business affairs of a particular person, the authority included",
    "information relating to consultations or negotiations on labour relations",
    "information that could be kept back in court as legally privileged",
    "information that reveals that the authority proposes to give a notice, or to make an order or direction",
    "information relating to the prevention, investigation or prosecution of crime",
];

/// Why an item is exempt under these paragraphs; `None` if there is none.
pub fn exempt(law: Law, paragraphs: &[u32]) -> Option<Exempt> {
    let (least, _) = law.paragraphs();
    let part = match law {
        Law::England => 1,
        Law::Wales => 4,
    };
    let numbers: Vec<String> = paragraphs.iter().map(u32::to_string).collect();
    let meanings: Vec<String> =
        paragraphs.iter().map(|number| MEANINGS[(number - least) as usize]).map(str::to_owned).collect();
    (!paragraphs.is_empty()).then(|| Exempt {
        under: format!(
            "paragraph{} {} of Part {part} of Schedule 12A to the Local Government Act 1972",
            if numbers.len() == 1 { "" } else { "s" },
            list(&numbers)
        ),
        meaning: list(&meanings),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_nations_number_the_same_seven_reasons() {
        let said = |law, numbers: &[u32]| exempt(law, numbers).expect("exempt");
        let england = said(Law::England, &[3]);
        assert_eq!(england.under, "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972");
        assert_eq!(england.meaning, said(Law::Wales, &[14]).meaning);
        let two = said(Law::Wales, &[12, 18]);
        assert_eq!(two.under, "paragraphs 12 and 18 of Part 4 of Schedule 12A to the Local Government Act 1972");
        assert!(
            two.meaning.ends_with(
                "individual and information relating to the prevention, investigation or prosecution of crime"
            )
        );
        assert_eq!(exempt(Law::England, &[]), None);
    }
}
