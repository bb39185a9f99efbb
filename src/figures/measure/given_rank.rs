//! A rank that a source gives: `15 of 32`.

/// The area's rank among so many councils, 1 is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenRank {
    /// From 1, never more than `of`.
    pub rank: usize,
    /// How many are ranked: at least four, so that there are quartiles of them.
    pub of: usize,
    /// Whether it is shared with others.
    pub joint: bool,
}

impl GivenRank {
    /// Reads `15 of 32`, `15th of 32`, `joint 3rd out of 22`, `15/32`.
    pub fn read(words: &str) -> Option<GivenRank> {
        let plain = words.trim().to_lowercase().replace("out of", "/").replace(" of ", "/").replace('=', " joint ");
        let joint = plain.contains("joint");
        let (rank, of) = plain.split_once('/')?;
        let number = |text: &str| {
            let text = text.replace("joint", "");
            let text = text.trim();
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
            digits.trim().parse::<usize>().ok()
        };
        let (rank, of) = (number(rank)?, number(of)?);
        (rank >= 1 && rank <= of && of >= 4).then_some(GivenRank { rank, of, joint })
    }

    /// The quartile that it is in: four equal groups of the ranks.
    pub fn quartile(self) -> u8 {
        u8::try_from((4 * self.rank).div_ceil(self.of)).unwrap_or(4).clamp(1, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_read_as_scorecards_have_it() {
        for words in ["15 of 32", "15th of 32", "15/32", "15th out of 32"] {
            assert_eq!(GivenRank::read(words), Some(GivenRank { rank: 15, of: 32, joint: false }), "{words}");
        }
        assert_eq!(GivenRank::read("Joint 3rd of 22"), Some(GivenRank { rank: 3, of: 22, joint: true }));
        for words in ["15", "33 of 32", "0 of 32", "1 of 3", "second of eight"] {
            assert_eq!(GivenRank::read(words), None, "{words}");
        }
    }

    #[test]
    fn ranks_fall_into_four_groups() {
        let quartile = |rank, of| GivenRank { rank, of, joint: false }.quartile();
        assert_eq!([quartile(1, 32), quartile(8, 32), quartile(9, 32), quartile(32, 32)], [1, 1, 2, 4]);
        assert_eq!([quartile(5, 22), quartile(6, 22), quartile(11, 22), quartile(12, 22)], [1, 2, 2, 3]);
    }
}
