//! The kinds of wrong sentence that the program once printed: each as it was printed, with a folder that refutes it. The
//! reader must tell every one, and today's report of the same folder must be borne out.

use super::desk::Made;
use super::{read, told};
use crate::check::Reader;
use crate::folder::Folder;

/// A wrong paragraph beside its folder.
struct Kind {
    name: &'static str,
    /// The kind of statement that is not so.
    told: &'static str,
    period: &'static str,
    catalogue: &'static str,
    observations: &'static str,
    benchmarks: &'static str,
    /// How the changes were judged: `Test of two rates: Children in care`.
    method: &'static str,
    printed: &'static str,
}

const PLAIN: Kind = Kind {
    name: "",
    told: "",
    period: "quarter 3 2024/25",
    catalogue: "",
    observations: "",
    benchmarks: "",
    method: "",
    printed: "",
};

const KINDS: &[Kind] = &[
    Kind {
        name: "joined to a sentence about another figure",
        told: "target state",
        catalogue: "[a]\nname = \"reviews held in time\"\nunit = \"percent\"\ngood = \"high\"\ntarget = 80\n",
        observations: "a,,2023/24,77,,,,,\na,,quarter 3 2024/25,84,,,,,\n",
        printed: "The percentage of reviews held in time was 84% in quarter 3. The figure for the whole of 2023/24 was 77%, with which a figure for part of a year cannot be compared and meets the target of 80%.",
        ..PLAIN
    },
    Kind {
        name: "one sentence for two measures",
        told: "said",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\ntarget = 70\n[b]\nname = \"letters answered\"\nunit = \"percent\"\ngood = \"high\"\ntarget = 70\n",
        observations: "a,,quarter 3 2024/25,72,,,,,\nb,,quarter 3 2024/25,75,,,,,\n",
        printed: "The percentage of visits made was 72% in quarter 3. This meets the target of 70%. The percentage of letters answered was 75% in quarter 3.",
        ..PLAIN
    },
    Kind {
        name: "over a ceiling, and called short of it",
        told: "target state",
        catalogue: "[a]\nname = \"strain\"\nunit = \"score\"\ngood = \"low\"\ntarget = 20\n",
        observations: "a,,quarter 3 2024/25,20.4,,,,,\n",
        printed: "The score of strain was 20.4 in quarter 3. This is just short of the target of 20.",
        ..PLAIN
    },
    Kind {
        name: "the like figure is not the period just before",
        told: "like figure before",
        catalogue: "[a]\nname = \"days lost\"\nunit = \"rate\"\ngood = \"low\"\nfrequency = \"quarterly\"\n",
        observations: "a,,quarter 1 2024/25,2.1,,,,,\na,,quarter 3 2024/25,2.4,,,,,\n",
        printed: "The rate of days lost was 2.4 in quarter 3.",
        ..PLAIN
    },
    Kind {
        name: "every second year",
        told: "like figure before",
        period: "2024/25",
        catalogue: "[a]\nname = \"tenants satisfied\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"annual\"\n",
        observations: "a,,2022/23,71,,,,,\na,,2024/25,69,,,,,\n",
        printed: "The percentage of tenants satisfied was 69% in 2024/25.",
        ..PLAIN
    },
    Kind {
        name: "a quartile, and no figure",
        told: "said",
        catalogue: "[a]\nname = \"letters answered\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 3 2024/25,,,,not available,higher,\n",
        benchmarks: "a,quarter 3 2024/25,,,2,,\n",
        printed: "The percentage of letters answered was higher in quarter 3; the source gives no figure.",
        ..PLAIN
    },
    Kind {
        name: "a mark that is said as another",
        told: "not available",
        catalogue: "[a]\nname = \"letters answered\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 3 2024/25,,,,low,,\n",
        printed: "The percentage of letters answered was not available in quarter 3.",
        ..PLAIN
    },
    Kind {
        name: "two counts of events, told from chance",
        told: "verdict",
        catalogue: "[a]\nname = \"thefts\"\nunit = \"count\"\nnoun = [\"theft\", \"thefts\"]\ngood = \"low\"\n",
        observations: "a,,quarter 2 2024/25,702,,,,,\na,,quarter 3 2024/25,601,,,,,\n",
        method: "Test of two rates: Thefts",
        printed: "The number of thefts was 601 in quarter 3. This is 101 fewer than quarter 2 (702), which is not a significant change.",
        ..PLAIN
    },
    Kind {
        name: "seven points are six rises",
        told: "run",
        period: "July 2024",
        catalogue: "[a]\nname = \"claims open\"\nunit = \"count\"\nnoun = [\"claim\", \"claims\"]\ngood = \"low\"\nfrequency = \"monthly\"\nmeasure = \"stock\"\n",
        observations: "a,,January 2024,40,,,,,\na,,February 2024,41,,,,,\na,,March 2024,43,,,,,\na,,April 2024,44,,,,,\na,,May 2024,46,,,,,\na,,June 2024,47,,,,,\na,,July 2024,49,,,,,\n",
        printed: "The number of claims open was 49 at the end of July 2024. The figure has risen seven times running, from 40 at the end of January 2024.",
        ..PLAIN
    },
    Kind {
        name: "improved, and moved down",
        told: "moved",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 2 2024/25,80,,,,,\na,,quarter 3 2024/25,84,,,,improved,\n",
        benchmarks: "a,quarter 2 2024/25,,,1,,\na,quarter 3 2024/25,,,2,,\n",
        printed: "The percentage of visits made was 84% in quarter 3. This is 4 percentage points higher (better) than quarter 2 (80%). This improvement moves Anyshire into the second quartile of local authorities by available comparisons.",
        ..PLAIN
    },
    Kind {
        name: "on the tolerance, and called better",
        told: "comparator relation",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 3 2024/25,72,,,,,\n",
        benchmarks: "a,quarter 3 2024/25,England,69.5,,,\n",
        method: "Tolerance for a comparison: Visits made: 2.5 percentage points",
        printed: "The percentage of visits made was 72% in quarter 3. This is better than England (69.5%).",
        ..PLAIN
    },
    Kind {
        name: "a change that prints as nothing",
        told: "change of nothing",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\ndecimals = 1\n",
        observations: "a,,quarter 2 2024/25,61.03,,,,,\na,,quarter 3 2024/25,61.01,,,,,\n",
        printed: "The percentage of visits made was 61.0% in quarter 3. This is 0.0 percentage points lower than quarter 2 (61.0%).",
        ..PLAIN
    },
    Kind {
        name: "a year’s target for a quarter’s count",
        told: "target of another time",
        catalogue: "[a]\nname = \"homes built\"\nunit = \"count\"\nnoun = [\"home\", \"homes\"]\ngood = \"high\"\ntarget = { value = 90, by = \"2024/25\" }\n",
        period: "quarter 4 2024/25",
        observations: "a,,quarter 4 2024/25,31,,,,,\n",
        printed: "The number of homes built was 31 in quarter 4. This is 59 fewer (worse) than the target of 90 for 2024/25.",
        ..PLAIN
    },
    Kind {
        name: "a target that is over",
        told: "target of another time",
        catalogue: "[a]\nname = \"rent collected\"\nunit = \"percent\"\ngood = \"high\"\n[[a.target]]\nvalue = 30\nby = \"quarter 1 2024/25\"\n[[a.target]]\nvalue = 70\nby = \"quarter 3 2024/25\"\n",
        observations: "a,,quarter 3 2024/25,72,,,,,\n",
        printed: "The percentage of rent collected was 72% in quarter 3. This meets the target of 30% for quarter 1 and the target of 70% for quarter 3.",
        ..PLAIN
    },
    Kind {
        name: "met anew, where the figure before met it too",
        told: "newly",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\ntarget = 70\n",
        observations: "a,,quarter 2 2024/25,71,,,,,\na,,quarter 3 2024/25,72,,,,,\n",
        printed: "The percentage of visits made was 72% in quarter 3. This now meets the target of 70%.",
        ..PLAIN
    },
    Kind {
        name: "missed anew, where the target has risen and the figure would have missed it before",
        told: "newly",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n[[a.target]]\nvalue = 60\nby = \"quarter 2 2024/25\"\n[[a.target]]\nvalue = 75\nby = \"quarter 3 2024/25\"\n",
        observations: "a,,quarter 2 2024/25,71,,,,,\na,,quarter 3 2024/25,72,,,,,\n",
        printed: "The percentage of visits made was 72% in quarter 3. This now misses the target of 75% for quarter 3 (3 percentage points below).",
        ..PLAIN
    },
    Kind {
        name: "the quartile of a family as the nation’s",
        told: "quartile of a family",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 3 2024/25,72,,,,,\n",
        benchmarks: "a,quarter 3 2024/25,the family,70,1,,\na,quarter 3 2024/25,England,74,3,,\n",
        printed: "The percentage of visits made was 72% in quarter 3. This places Anyshire in the top quartile of local authorities by available comparisons and is similar to the family (70%) and England (74%).",
        ..PLAIN
    },
    Kind {
        name: "a comparator of an older year",
        told: "comparator period",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 3 2024/25,72,,,,,\n",
        benchmarks: "a,2022/23,England,71,,,\n",
        printed: "The percentage of visits made was 72% in quarter 3. This is similar to England (71%).",
        ..PLAIN
    },
    Kind {
        name: "the nation ranked with its councils",
        told: "number of areas",
        period: "2023/24",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\nfrequency = \"annual\"\n",
        observations: "a,,2023/24,72,,,,,\na,Alder,2023/24,60,,,,,\na,Birch,2023/24,64,,,,,\na,Cedar,2023/24,69,,,,,\na,Elm,2023/24,77,,,,,\na,England,2023/24,79,,,,,\n",
        printed: "The percentage of visits made was 72% in 2023/24. This places Anyshire third of the six areas with a figure for 2023/24, in the second quartile.",
        ..PLAIN
    },
    Kind {
        name: "stated against the figures",
        told: "goodness",
        catalogue: "[a]\nname = \"visits made\"\nunit = \"percent\"\ngood = \"high\"\n",
        observations: "a,,quarter 2 2024/25,62.4,,,,,\na,,quarter 3 2024/25,62.1,,,,improved,\n",
        printed: "The percentage of visits made was 62.1% in quarter 3. This is 0.3 percentage points lower (better) than quarter 2 (62.4%).",
        ..PLAIN
    },
    Kind {
        name: "the gap to a budget without its pounds",
        told: "unit",
        catalogue: "[a]\nname = \"care\"\nunit = \"money\"\ngood = \"low\"\ntarget = { value = 510000, name = \"budget\" }\n",
        observations: "a,,quarter 3 2024/25,560000,,,,,\n",
        printed: "The amount of care was £560,000 in quarter 3. This is 50,000 higher (worse) than the budget of £510,000.",
        ..PLAIN
    },
    Kind {
        name: "worse, and within the limits of the figure",
        told: "comparator relation",
        period: "2023/24",
        catalogue: "[a]\nname = \"infant deaths\"\nunit = \"rate\"\ngood = \"low\"\nfrequency = \"annual\"\n",
        observations: "a,,2023/24,4.4,,,,,,3.3,5.7\n",
        benchmarks: "a,2023/24,England,4.1,,,,,\n",
        method: "Comparison by given limits: Infant deaths",
        printed: "The rate of infant deaths was 4.4 in 2023/24. This is worse than England (4.1).",
    },
    Kind {
        name: "worse than before, by less than the limits allow",
        told: "verdict",
        period: "2023/24",
        catalogue: "[a]\nname = \"infant deaths\"\nunit = \"rate\"\ngood = \"low\"\nfrequency = \"annual\"\n",
        observations: "a,,2022/23,3.6,,,,,,2.6,4.9\na,,2023/24,4.4,,,,,,3.3,5.7\n",
        method: "Confidence limits given with the figures: Infant deaths",
        printed: "The rate of infant deaths was 4.4 in 2023/24. This is 0.8 higher (worse) than 2022/23 (3.6).",
        ..PLAIN
    },
];

impl Kind {
    fn made(&self) -> Made {
        let ids: Vec<String> = self
            .catalogue
            .lines()
            .filter_map(|line| {
                let id = line.strip_prefix('[')?.strip_suffix(']')?;
                (!id.starts_with('[')).then(|| format!("\"{id}\""))
            })
            .collect();
        Made {
            report: format!("area = \"Anyshire\"\nperiod = \"{}\"", self.period),
            paragraphs: format!("{{ indicators = [{}] }}", ids.join(", ")),
            catalogue: self.catalogue.into(),
            observations: self.observations.into(),
            benchmarks: self.benchmarks.into(),
            // Behind the note stand two more cells.
            limits: self.observations.lines().any(|row| row.split(',').count() > 9),
        }
    }

    /// The text edition as far as it matters: the wrong paragraph, and how it was judged.
    fn edition(&self) -> String {
        let method = match self.method.split(": ").collect::<Vec<_>>()[..] {
            [name, label] => format!("{name}\nWords.\nSetting: 95% confidence\nIndicators:\n- {label}\n"),
            [name, label, setting] => format!("{name}\nWords.\nSetting: {setting}\nIndicators:\n- {label}\n"),
            _ => String::new(),
        };
        format!(
            "Committee\nDate\n\nTitle\n\n1. {}\n\nAppendix A: dashboard\n\nAppendix B: method\n\n{method}\n",
            self.printed
        )
    }
}

/// What the program printed before it was mended is told, whatever it prints today.
#[test]
fn every_known_kind_is_told() {
    let mut missed = Vec::new();
    for kind in KINDS {
        let place = kind.made().write();
        let folder = Folder::read(place.path());
        let ledger = Reader::of(&folder, &kind.edition()).read();
        let found = ledger.troubles.iter().find(|trouble| trouble.kind == kind.told);
        match found {
            Some(trouble) => println!("{}: {trouble}", kind.name),
            None => missed.push(format!("{}: {:?}", kind.name, ledger.troubles)),
        }
    }
    assert!(missed.is_empty(), "the reader does not tell\n{}", missed.join("\n"));
}

#[test]
fn none_of_them_is_printed_today() {
    let mut wrong = String::new();
    for kind in KINDS {
        let place = kind.made().write();
        // A folder that contradicts itself is refused: that is no wrong sentence.
        if crate::press::print(place.path(), "text").is_err() {
            continue;
        }
        let ledger = read(place.path());
        if !ledger.troubles.is_empty() {
            wrong.push_str(&format!("{}\n{}", kind.name, told(place.path(), &ledger.troubles)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
