//! Functions and methods with arguments, as they are listed.

use super::super::word::Function;

macro_rules! functions {
    ($($on:literal $signature:literal $meaning:literal;)+) => { &[$(Function { on: $on, signature: $signature, meaning: $meaning },)+] };
}

/// Every function a rule may call.
pub const FUNCTIONS: &[Function] = functions! {
    "i" "noun(n)" "the noun for this number: `child`, `children`";
    "i" "out_of_noun(n)" "the noun for this number of the whole: `plan`, `plans`";
    "i" "ago(n)" "the figure this many periods ago, as `previous`";
    "i" "compared(relation)" "the comparators it is \"better\", \"similar\", \"worse\", \"above\" or \"below\"";
    "i" "in_families(moved)" "the quartiles among named families that moved \"up\", \"down\", \"same\" or \"not known\"";
    "i" "targets(state)" "the targets that are \"met\", \"close to target\", \"missed\", \"on course\", \"behind\", \"not due\" or \"stated\"";
    "i" "count_targets(state)" "how many targets it has that stand so";
    "i" "tolerance()" "significance: the tolerance of report.toml for figures of this unit";
    "i" "extra(word)" "a word of the council's own from the catalogue's `extra`";
    "all" "list(|i| ...)" "a value from each, as a list with \"and\"";
    "r" "how_many(verdict)" "how many measures have this verdict, or how many targets stand so: \"met\", \"close to target\"";
    "r" "how_many_new(verdict)" "how many measures with a new figure have this verdict";
    "r" "share_of_targets(state)" "` (45%)` of the targets that are judged; empty if there are fewer than 20";
    "r" "judged_by(basis)" "how many measures have a verdict by a \"test\", a \"tolerance\", \"any change\" or the \"source\"";
    "r" "not_judged(reason)" "how many measures are not judged for this reason: \"too small to judge\"";
    "r" "for_information(reason)" "how many indicators without polarity have no figure for this reason: \"not available\"";
    "r" "in_quartile(n)" "how many measures are in this quartile, 1 (top) to 4";
    "" "words(n)" "a number in words up to nine: `three`, `12`";
    "" "said(n, one, many)" "a number with its words: `one has declined`, `no children`";
    "" "any_of(n, one, many)" "the same, but empty if the number is zero";
    "" "agree(n, one, many)" "singular or plural: `agree(i.count, \"was\", \"were\")`";
    "" "list([...])" "a list with \"and\"; empty items are left out";
    "" "phrase(head, tail)" "both with a space between, or empty if the tail is empty";
    "" "capital(text)" "with a capital first letter";
    "" "percent_of(part, whole)" "`28%`: the part as a whole percentage";
    "" "in_every(part, whole)" "`one in four`, to the nearest whole number";
    "" "number(name)" "a number set with `set_number`";
    "decide" "higher_is_better()" "polarity";
    "decide" "lower_is_better()" "polarity";
    "decide" "best_between(a, b)" "polarity: best between two figures, inclusive";
    "decide" "no_polarity()" "polarity: for information";
    "decide" "previous_period()" "baseline: the period before, or an undated earlier figure";
    "decide" "same_period_last_year()" "baseline: the same period a year before";
    "decide" "average_of_the_year()" "baseline: a quarter of the latest whole year's count";
    "decide" "whole_year()" "baseline: the latest whole year, for a figure that does not grow through it";
    "decide" "points(n)" "significance, closeness: at least this many (percentage) points";
    "decide" "relative(n)" "significance, closeness: at least this percentage of the earlier figure";
    "decide" "absolute(n)" "significance, closeness: at least this much in the figure's own unit";
    "decide" "any_change()" "significance, closeness: any difference at all";
    "decide" "proportions_differ(95)" "significance: a test of two percentages from their counts, at 95 or 99.8";
    "decide" "intervals_overlap(95)" "significance: the intervals of the two figures do not overlap, at 95 or 99.8";
    "decide" "rates_differ(95)" "significance: the exact test of two counts of separate events, or rates, at 95 or 99.8";
    "decide" "limits_differ()" "significance: the two figures differ by more than the confidence limits given with them allow";
    "decide" "prior_outside_interval(95)" "significance: the earlier figure is outside the interval of the latest";
    "decide" "and_at_least(tolerance)" "after a test, to ignore smaller changes: \
     `proportions_differ(95).and_at_least(points(1.0))`";
    "decide" "interval(95)" "closeness: similar if the other figure is within the interval; `interval(95, 99.8)` \
     also finds clear differences";
    "decide" "funnel(95)" "closeness: similar if within the funnel around the other percentage; `funnel(95, 99.8)`";
    "decide" "within_limits()" "closeness: similar if the other figure is within the confidence limits given with this one; if it has \
     limits too, if the two do not differ by more than both allow";
    "decide" "fewer_than(5)" "disclosure: hide counts of one to four, and anything that would reveal them";
    "decide" "and_round_to(5)" "after `fewer_than`: round the other counts to the nearest multiple and calculate \
     percentages from them";
    "decide" "round_to(5)" "disclosure: round counts to the nearest multiple and calculate percentages from them; \
     hide what would round to zero";
    "decide" "publish_all()" "disclosure: print every figure as it is";
    "decide" "rated(word, reason)" "rating: a word and its reason for the dashboard";
    "decide" "attention(reason)" "attention: why members should look at the figure first";
    "file" "rule(name)" "a new rule; each name can be used once";
    "file" "replace(name)" "another wording, condition or decision for an existing rule";
    "file" "remove(name)" "removes a rule";
    "file" "topic(name)" "a topic of sentences, with `.after(topic)` or `.before(topic)`";
    "file" "order([...])" "the topics in another order";
    "file" "set_number(name, n)" "a number that rules can read with `number(name)`";
    "chain" "about(topic)" "the topic of the rule; at most four";
    "chain" "when(|i| ...)" "the condition; without one the rule always applies";
    "chain" "say(|i| `...`)" "the whole sentence";
    "chain" "then(decision)" "the decision, or `|i| decision`";
    "chain" "because(text)" "the reason, for readers of the proof";
    "chain" "before(rule)" "comes before a rule in another file";
    "chain" "alone()" "never join this sentence with the next";
    "chain" "always()" "always say this sentence, whatever the length of the report";
    "chain" "if_room()" "say this sentence only if there is room after all others";
    "chain" "of(subject)" "what the sentence is about if not the latest figure: \"earlier\", \"year\", \"run\", \"count\", \
     \"target\" or \"area\"";
    "chain" "example(#{...}, text)" "figures, and words that the sentence must then contain";
};

/// The plain words of `all`.
pub const TOGETHER: &[(&str, &str)] = &[
    ("how_many", "how many indicators the paragraph reports"),
    ("unit", "their unit, if all have the same"),
    ("family", "their family, if all have the same"),
    ("done", "what was done, if it is the same for all"),
    ("theme", "their theme, if all have the same"),
    ("measure", "`percentage`, `number`, if it is the same for all"),
    ("in_period", "their period with its preposition, if it is the same"),
    ("period", "their period, if it is the same"),
    ("area", "the report's area"),
    ("published", "whether every one has a figure"),
];

/// The plain words of `r`.
pub const WHOLE: &[(&str, &str)] = &[
    ("which", "the word of the paragraph in report.toml: `overview = \"change\"`"),
    ("measures", "how many measures are judged or could have been: all except those without polarity"),
    ("benchmarked", "how many measures have a national quartile"),
    ("unmoved", "how many measures are the same as before, so that nothing had to judge them"),
    ("targets_judged", "how many targets are due, or of a year that is not over and can be judged"),
    ("targets_by_section", "how they stand in each section, if there is more than one: `Roads, two met`"),
    ("rated", "how many measures are rated"),
    ("ratings", "how many have each rating: `five are Green and two are Red`"),
    ("same_rating", "the rating that all of them have, if there are several; else empty"),
    ("ratings_rounded", "the percentages in `ratings` do not come to 100, because they are rounded"),
    ("targets_rounded", "the same of `r.share_of_targets`"),
    ("has_before", "an earlier report with totals of targets or ratings is approved"),
    ("before", "its totals: `r.before.how_many(\"met\")`, `.targets_judged`, `.ratings`, `.period`"),
    ("last_report", "the period of the last approved report: `quarter 2`"),
    ("new_figures", "how many measures have a figure that the last report did not have"),
    ("same_figures", "how many have the same latest figure as there"),
    ("revised_figures", "how many have a latest figure that was another there"),
    ("period", "the report's period: `quarter 3`"),
    ("in_full", "the same in full: `quarter 3 2019/20`"),
    ("months", "`October to December 2019`"),
    (
        "words",
        "what is printed for a verdict, as `[words]` of report.toml has it: `r.words.no_change`, `.better`, `.worse`",
    ),
    ("area", "the report's area"),
];
