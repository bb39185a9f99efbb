//! Which names are councils, and which are the nation, its regions, totals and averages.

/// The area that a report is about, among others.
pub struct Areas {
    own: String,
}

const NATIONS: [&str; 5] = ["england", "wales", "scotland", "northern ireland", "united kingdom"];
const REGIONS: [&str; 10] = [
    "north east",
    "north west",
    "yorkshire and the humber",
    "east midlands",
    "west midlands",
    "east of england",
    "east",
    "london",
    "south east",
    "south west",
];
const WORDS: [&str; 7] = ["average", "mean", "median", "total", "all authorities", "neighbours", "region"];

impl Areas {
    pub fn of(own: &str) -> Areas {
        Areas { own: own.to_lowercase() }
    }

    pub fn is_own(&self, name: &str) -> bool {
        name.to_lowercase() == self.own
    }

    /// Whether a name may be ranked: no nation, region, total or average.
    pub fn is_council(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let whole = name.strip_prefix("the ").unwrap_or(&name);
        !NATIONS.contains(&whole) && !REGIONS.contains(&whole) && !WORDS.iter().any(|word| whole.contains(word))
    }
}
