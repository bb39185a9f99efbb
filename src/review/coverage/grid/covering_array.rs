//! Which edge cases are put together: so many combinations that any three of them meet, and no more.
//!
//! An orthogonal array of strength three after Bush (1952): a row for each quadratic polynomial over the integers modulo a
//! prime, a column for each point at which it is worked out, and one more for its leading coefficient. Through three
//! points goes exactly one quadratic, so three columns show every triple of levels exactly once. With the prime 17 that
//! is 4,913 rows for up to 18 columns of up to 17 levels; the full product would be some 10^14.

/// The prime: at least as many as the columns and as the levels of any of them.
const PRIME: usize = 17;

/// One level for each column, row by row. A column has so many levels as `levels` says.
pub fn rows(levels: &[usize]) -> impl Iterator<Item = Vec<usize>> + '_ {
    assert!(
        levels.len() <= PRIME + 1 && levels.iter().all(|count| (1..=PRIME).contains(count)),
        "the prime is too small"
    );
    (0..PRIME * PRIME * PRIME).map(move |row| {
        let (a, b, c) = (row % PRIME, row / PRIME % PRIME, row / PRIME / PRIME);
        let symbol = |column: usize| if column == PRIME { c } else { (a + b * column + c * column * column) % PRIME };
        // More symbols than levels: the first levels come more often.
        levels.iter().enumerate().map(|(column, count)| symbol(column) % count).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn any_three_levels_of_three_columns_meet() {
        let levels = [17, 5, 11, 2, 17, 3, 9, 4, 7, 17, 6, 8, 10, 12, 13, 14, 15, 16];
        let rows: Vec<Vec<usize>> = rows(&levels).collect();
        assert_eq!(rows.len(), 4913);
        for (one, two, three) in [(0, 4, 9), (0, 1, 17), (2, 16, 17), (5, 9, 12), (14, 15, 16), (3, 4, 17)] {
            let met: BTreeSet<(usize, usize, usize)> =
                rows.iter().map(|row| (row[one], row[two], row[three])).collect();
            assert_eq!(met.len(), levels[one] * levels[two] * levels[three], "{one}, {two}, {three}");
        }
    }
}
