//! A word of direction without anything to be set beside: whether it is about the change since the baseline, or of another
//! time, a part of the measure or something that was done.

use super::claim::Subject;
use super::lexicon::{Form, Meaning, WordRelation};
use super::reading::Reading;
use super::subject::named_by;

/// Words and marks after which a verb has no object: "has increased since".
const GOES_ON: &str = "for by from to since over in during on again slightly significantly sharply further between compared against at \
    and but , . ; : steadily this last for ( than year quarter every each through after because as with three \
    two four five six considerably markedly overall throughout while when until below above ! ? narrowly \
    just now yet so too";

impl Reading<'_> {
    /// "has increased waiting times": what follows is what was increased.
    pub fn takes_an_object(&self, at: usize) -> bool {
        let transitive =
            ["increased", "reduced", "improved", "dropped", "grown", "decreased", "up", "down", "doubled", "halved"];
        let Some(next) = self.statement.tokens.get(at + 1) else { return false };
        // "has come down a little"
        if next.is(&["a"]) && self.statement.word(at + 2, &["little", "bit", "fraction", "touch"]) {
            return false;
        }
        self.statement.word(at, &transitive) && !GOES_ON.split(' ').any(|word| next.low == word) && !next.figure
    }

    /// Whether a word without an object is about the change since the baseline.
    pub fn may_be_plain(&self, at: usize, end: usize, says: WordRelation) -> bool {
        let elsewhere = self.named.iter().any(|one| one.from > at && one.from < end && !self.is_latest(one.other));
        let while_ = [
            "seen",
            "expected",
            "planned",
            "over",
            "past",
            "last",
            "earlier",
            "previously",
            "towards",
            "start",
            "beginning",
            "half",
            "late",
            "early",
            "week",
            "weeks",
            "initially",
            "briefly",
            "first",
            "recently",
            "until",
            "once",
            "twice",
        ];
        let own_time = (at + 1..end).any(|next| self.is_its_own_time(next + 1, end));
        let qualified = (at + 1..end)
            .any(|next| self.statement.word(next, &while_) && !(own_time && self.statement.word(next, &["over"])));
        if elsewhere || qualified || self.statement.word(at, &["up", "down"]) && !self.by_hand {
            return false;
        }
        match says.form {
            Form::Verb => true,
            Form::Noun => self.by_hand || at == 1 && self.statement.word(0, &["this"]),
            // "represents five more children"
            Form::Comparative => {
                self.counting(at) && matches!(says.meaning, Meaning::Way(_)) && self.counted_before(at)
            }
            Form::Side => false,
        }
    }

    /// "improved in Adult Social Care", "rose among older staff": of a part of it.
    pub fn local(&self, at: usize, end: usize) -> bool {
        let parts = ["among", "amongst", "within", "across", "for"];
        if !self.by_hand {
            return false;
        }
        if (at + 1..end.min(at + 3)).any(|nth| {
            self.statement.word(nth, &parts)
                && self.statement.tokens.get(nth + 1).is_none_or(|next| {
                    let times = ["third", "fourth", "fifth", "second", "quarter", "year"];
                    let timed = next.is(&["the", "a"]) && self.statement.word(nth + 2, &times);
                    next.value.is_none() && !timed
                })
        }) {
            return true;
        }
        let Some(place) = (at + 1..end.min(at + 6)).find(|nth| self.statement.word(*nth, &["in"])) else {
            return false;
        };
        let times = ["quarter", "quarters", "year", "period", "month", "months", "row", "number", "percentage", "rate"];
        let timed = self.named.iter().any(|one| one.from > place && one.from <= place + 3)
            || (place + 1..place + 5).any(|nth| self.statement.word(nth, &times));
        let own = || {
            let to = (place + 1..end).find(|nth| !self.statement.tokens[*nth].is_word()).unwrap_or(end);
            matches!(
                named_by(self.statement, place + 1..to, self.about, &self.name),
                Subject::Figure | Subject::Counting | Subject::Council
            )
        };
        !timed && !own()
    }

    fn counted_before(&self, at: usize) -> bool {
        self.statement.before(at).is_some_and(|before| before.value.is_some())
    }
}
