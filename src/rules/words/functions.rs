//! Functions and methods with arguments, as they are listed.

use super::super::vocabulary::Function;

macro_rules! functions {
    ($($on:literal $signature:literal $meaning:literal;)+) => { &[$(Function { on: $on, signature: $signature, meaning: $meaning },)+] };
}

/// Every function a rule may call.
pub const FUNCTIONS: &[Function] = functions! {
    "i" "noun(n)" "the noun for so many: `child`, `children`";
    "i" "out_of_noun(n)" "the noun for so many of those in all: `plan`, `plans`";
    "i" "ago(n)" "the figure so many periods ago, as `previous`";
    "i" "compared(relation)" "the comparators it is \"better\", \"similar\", \"worse\", \"above\" or \"below\"";
    "i" "targets(state)" "the targets that are \"met\", \"nearly met\", \"missed\", \"not yet due\" or \"no polarity\"";
    "i" "extra(word)" "a word of the council's own from the catalogue's `extra`";
    "all" "list(|i| ...)" "something of each, as a list with \"and\"";
    "r" "how_many(verdict)" "how many measures have this verdict";
    "r" "not_judged(reason)" "how many measures are not judged for this reason: \"too small to judge\"";
    "r" "in_quartile(n)" "how many measures are in this quartile, 1 (top) to 4";
    "" "words(n)" "a number in words up to nine: `three`, `12`";
    "" "said(n, one, many)" "a number with what goes with it: `one has declined`, `no children`";
    "" "any_of(n, one, many)" "the same, and nothing at all where the number is nought";
    "" "agree(n, one, many)" "the one or the other by number: `agree(i.count, \"was\", \"were\")`";
    "" "list([...])" "a list with \"and\"; empty items are left out";
    "" "phrase(head, tail)" "both with a space, or nothing where the tail is empty";
    "" "capital(text)" "with a capital first letter";
    "" "percent_of(part, whole)" "`28%`: the part as a whole percentage";
    "" "in_every(part, whole)" "`one in four`, where it is that to the nearest whole number";
    "" "number(name)" "a number set with `set_number`";
    "decide" "higher_is_better()" "polarity";
    "decide" "lower_is_better()" "polarity";
    "decide" "best_between(a, b)" "polarity: best between two figures, both included";
    "decide" "no_polarity()" "polarity: for information";
    "decide" "previous_period()" "baseline: the period before, or an undated earlier figure";
    "decide" "same_period_last_year()" "baseline: the same period a year before";
    "decide" "average_of_the_year()" "baseline: a quarter of the latest whole year's count";
    "decide" "points(n)" "significance, closeness: at least so many (percentage) points";
    "decide" "relative(n)" "significance, closeness: at least so many per cent of the earlier figure";
    "decide" "absolute(n)" "significance, closeness: at least so much in the figure's own unit";
    "decide" "any_change()" "significance, closeness: any difference at all";
    "decide" "proportions_differ(95)" "significance: two percentages by their counts, at 95 or 99.8";
    "decide" "intervals_overlap(95)" "significance: the intervals of the two figures part, at 95 or 99.8";
    "decide" "rates_differ(95)" "significance: the intervals of two counts or rates part, at 95 or 99.8";
    "decide" "prior_outside_interval(95)" "significance: the earlier figure lies outside the interval of the latest";
    "decide" "and_at_least(tolerance)" "after a test: a smaller change does not matter: `proportions_differ(95).and_at_least(points(1.0))`";
    "decide" "interval(95)" "closeness: similar where the other's figure lies within the interval; `interval(95, 99.8)` also says what is clearly apart";
    "decide" "funnel(95)" "closeness: similar within the funnel around the other's percentage; `funnel(95, 99.8)`";
    "decide" "fewer_than(5)" "disclosure: counts of one to four are hidden, and whatever would give them back";
    "decide" "and_round_to(5)" "after `fewer_than`: the other counts to the nearest multiple, percentages from them";
    "decide" "round_to(5)" "disclosure: counts to the nearest multiple, percentages from them; what would be nought is hidden";
    "decide" "publish_all()" "disclosure: every figure is printed as it is";
    "decide" "rated(word, reason)" "rating: a word and its reason for the dashboard";
    "file" "rule(name)" "a new rule; a name is used once";
    "file" "replace(name)" "another wording, condition or decision for a rule of the book";
    "file" "remove(name)" "takes a rule out of the book";
    "file" "topic(name)" "a topic of sentences, with `.after(topic)` or `.before(topic)`";
    "file" "order([...])" "the topics in another order";
    "file" "set_number(name, n)" "a number rules read with `number(name)`";
    "chain" "about(topic)" "what the rule is about; two at most";
    "chain" "when(|i| ...)" "the condition; without one the rule always fits";
    "chain" "say(|i| `...`)" "the whole sentence";
    "chain" "then(decision)" "the decision, or `|i| decision`";
    "chain" "because(text)" "why, for the reader of the proof";
    "chain" "before(rule)" "stands before a rule of another file";
    "chain" "alone()" "never joined with its neighbour";
    "chain" "example(#{...}, text)" "figures, and words that the sentence must then hold";
};

/// The plain words of `all`.
pub const TOGETHER: &[(&str, &str)] = &[
    ("how_many", "how many indicators the paragraph speaks of"),
    ("unit", "their unit, where all have the same"),
    ("family", "their family, where all have the same"),
    ("done", "what was done, where it is the same for all"),
    ("theme", "their theme, where all have the same"),
    ("measure", "`percentage`, `number`, where it is the same for all"),
    ("in_period", "their period with its preposition, where it is the same"),
    ("period", "their period, where it is the same"),
    ("area", "the report's area"),
    ("published", "whether every one has a figure"),
];

/// The plain words of `r`.
pub const WHOLE: &[(&str, &str)] = &[
    ("which", "the word of the paragraph in report.toml: `overview = \"change\"`"),
    ("measures", "how many measures are judged or could have been: all but those without polarity"),
    ("benchmarked", "how many measures have a national quartile"),
    ("period", "the report's period: `quarter 3`"),
    ("in_full", "the same in full: `quarter 3 2019/20`"),
    ("months", "`October to December 2019`"),
    ("area", "the report's area"),
];
